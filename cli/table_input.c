/* Tables of series as inputs of forecast and backtest. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table_input.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_PROBLEMS = 100 };

static void problem(void *ctx, size_t line, size_t column, const char *text)
{
    table_input *t = ctx;
    if (t->problems++ >= MOST_PROBLEMS) return;
    gn_err tidy = {0};
    gn_fail(&tidy, GN_E_FORMAT, "%s:%zu:%zu: %s", t->path, line, column, text);
    fprintf(stderr, "gnomon %s: %s\n", t->self->name, tidy.msg);
}

static void ignore(void *ctx, size_t line, size_t column, const char *text)
{
    (void)ctx, (void)line, (void)column, (void)text;
}

bool table_input_words(table_input *t, const cli_command *self, const char *layout, const char *freq)
{
    static const char *const layouts[] = {"wide", "long", NULL};
    const int l = cli_choice(self, "--layout", layout, layouts);
    if (l < 0) return false;
    if (!freq) {
        cli_usage(self, "--freq is missing");
        return false;
    }
    t->self = self;
    t->layout = (gn_layout)l;
    t->freq = strlen(freq) == 1 ? gn_freq_of(freq[0]) : GN_FREQ_NONE;
    if (t->freq == GN_FREQ_NONE) cli_usage(self, "--freq '%s': one of A S Q M W D H was expected", freq);
    return t->freq != GN_FREQ_NONE;
}

bool table_input_has_values(const gn_csv_series *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (!isnan(s->y[i])) return true;
    return false;
}

static gn_status check(table_input *t, gn_err *err)
{
    gn_csv_series s;
    gn_status st;
    while ((st = gn_csv_next(t->csv, &s, err)) == GN_OK && s.id) {
        if (!s.bad && !table_input_has_values(&s)) {
            problem(t, s.line, 1, "a series without any value");
            s.bad = true;
        }
        t->series += !s.bad;
        t->bad += s.bad;
    }
    if (st == GN_OK && t->series + t->bad == 0) st = gn_fail(err, GN_E_FORMAT, "%s: no series in the table", t->path);
    if (t->problems > MOST_PROBLEMS)
        fprintf(stderr, "gnomon %s: %s: %zu further problems\n", t->self->name, t->path, t->problems - MOST_PROBLEMS);
    return st;
}

gn_status table_input_open(table_input *t, const char *path, bool skip_bad, gn_err *err)
{
    t->path = strcmp(path, "-") == 0 ? "standard input" : path;
    gn_status st = gn_csv_open(path, t->layout, t->freq, problem, t, &t->csv, err);
    if (st == GN_OK) st = check(t, err);
    if (st == GN_OK && t->bad + t->problems > 0 && !skip_bad)
        st = gn_fail(err, GN_E_FORMAT, "%s: %zu problem%s, nothing written (--skip-bad does the other %zu series)",
                     t->path, t->problems, t->problems == 1 ? "" : "s", t->series);
    if (st == GN_OK) st = gn_csv_rewind(t->csv, err);
    if (st == GN_OK) gn_csv_listen(t->csv, ignore, NULL); /* the problems were told */
    return st;
}

void table_input_close(table_input *t)
{
    gn_csv_free(t->csv);
    t->csv = NULL;
}
