/* Dates of reports: one for all, or a table by file name. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct row {
    char *report;
    gn_date date;
} row;

struct cli_dates {
    gn_date all;
    row *rows;
    size_t count;
};

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static gn_status add(cli_dates *d, const char *report, gn_date date, gn_err *err)
{
    row *p = realloc(d->rows, (d->count + 1) * sizeof *p);
    if (p) d->rows = p;
    char *copy = p ? strdup(report) : NULL;
    if (!copy) return gn_fail(err, GN_E_NOMEM, "no memory for the table of dates");
    d->rows[d->count++] = (row){copy, date};
    return GN_OK;
}

static gn_status read_rows(cli_dates *d, FILE *f, const char *tsv, gn_err *err)
{
    char *line = NULL;
    size_t cap = 0;
    gn_status st = GN_OK;
    ssize_t n;
    for (size_t at = 1; !st && (n = getline(&line, &cap, f)) >= 0; at++) {
        line[strcspn(line, "\r\n")] = '\0';
        static const char mark[] = "\xEF\xBB\xBF";
        char *const name = line + (at == 1 && strncmp(line, mark, sizeof mark - 1) == 0 ? sizeof mark - 1 : 0);
        if (!*name || *name == '#') continue;
        char *tab = strchr(name, '\t');
        if (tab) {
            *tab = '\0';
            tab[1 + strcspn(tab + 1, "\t")] = '\0';
        }
        gn_date date;
        if (tab && gn_date_parse(tab + 1, &date))
            st = add(d, name, date, err);
        else if (at > 1 || !tab || strchr("0123456789", tab[1])) /* a first row without a figure is a header */
            st = gn_fail(err, GN_E_FORMAT, "%s:%zu:%zu: REPORT, a tab and a date as YYYY-MM-DD were expected", tsv, at,
                         tab ? (size_t)(tab - line) + 2 : 1);
    }
    if (!st && ferror(f)) st = gn_fail(err, GN_E_IO, "%s: cannot read: %s", tsv, strerror(errno));
    free(line);
    return st;
}

gn_status cli_dates_new(gn_date all, const char *tsv, cli_dates **out, gn_err *err)
{
    *out = NULL;
    cli_dates *d = calloc(1, sizeof *d);
    if (!d) return gn_fail(err, GN_E_NOMEM, "no memory for the table of dates");
    d->all = all;
    gn_status st = GN_OK;
    if (tsv) {
        const bool standard = strcmp(tsv, "-") == 0;
        FILE *f = standard ? stdin : fopen(tsv, "re");
        if (!f)
            st = gn_fail(err, GN_E_NOTFOUND, "%s: cannot open: %s", tsv, strerror(errno));
        else {
            st = read_rows(d, f, tsv, err);
            if (!standard) fclose(f);
        }
    }
    if (st) {
        cli_dates_free(d);
        return st;
    }
    *out = d;
    return GN_OK;
}

gn_date cli_dates_of(const cli_dates *d, const char *path)
{
    for (size_t i = 0; i < d->count; i++)
        if (strcmp(d->rows[i].report, path) == 0) return d->rows[i].date;
    for (size_t i = 0; i < d->count; i++)
        if (strcmp(base_name(d->rows[i].report), base_name(path)) == 0) return d->rows[i].date;
    return d->all;
}

void cli_dates_free(cli_dates *d)
{
    if (!d) return;
    for (size_t i = 0; i < d->count; i++) free(d->rows[i].report);
    free(d->rows);
    free(d);
}
