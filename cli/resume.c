/* How far a batch that was ended came: its .part files, row by row. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "resume.h"

#include "csv_cell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct part {
    FILE *f;
    gn_buf name;
    char *line;
    size_t capacity, length;
    uint64_t at; /* bytes to the end of the line */
} part;

/* NULL file: there is none. */
static gn_status open_part(part *p, const char *path, gn_err *err)
{
    *p = (part){0};
    gn_buf_printf(&p->name, "%s.part", path);
    if (p->name.failed) return gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    p->f = fopen(p->name.data, "re");
    return GN_OK;
}

static void close_part(part *p)
{
    if (p->f) fclose(p->f);
    free(p->line);
    gn_buf_free(&p->name);
}

/* The next whole line. */
static bool next(part *p)
{
    const ssize_t n = p->f ? getline(&p->line, &p->capacity, p->f) : -1;
    if (n <= 0 || p->line[n - 1] != '\n') return false;
    p->length = (size_t)n;
    p->at += (uint64_t)n;
    return true;
}

static gn_status check_header(part *p, const gn_buf *header, gn_err *err)
{
    if (p->length == header->length && memcmp(p->line, header->data, p->length) == 0) return GN_OK;
    return gn_fail(err, GN_E_FORMAT, "%s: made with other options, --resume cannot go on with it", p->name.data);
}

gn_status resume_last(const char *path, const gn_buf *header, size_t rows, gn_buf *id, uint64_t *bytes, gn_err *err)
{
    part p;
    gn_buf now = {0}, before = {0};
    size_t count = 0;
    *bytes = 0;
    gn_buf_clear(id);
    gn_status st = open_part(&p, path, err);
    if (st == GN_OK && next(&p)) st = check_header(&p, header, err);
    while (st == GN_OK && next(&p)) {
        csv_cell(p.line, &now);
        const bool same = count > 0 && now.length == before.length && memcmp(now.data, before.data, now.length) == 0;
        if (!same && count % rows != 0)
            st = gn_fail(err, GN_E_FORMAT, "%s: made with another horizon, --resume cannot go on with it", p.name.data);
        count = same ? count + 1 : 1;
        if (count == rows) {
            *bytes = p.at;
            gn_buf_clear(id);
            gn_buf_bytes(id, now.data, now.length);
        } else if (count > rows) {
            st = gn_fail(err, GN_E_FORMAT, "%s: made with another horizon, --resume cannot go on with it", p.name.data);
        }
        gn_buf_clear(&before);
        gn_buf_bytes(&before, now.data, now.length);
    }
    if (st == GN_OK && (now.failed || before.failed || id->failed))
        st = gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    gn_buf_free(&now);
    gn_buf_free(&before);
    close_part(&p);
    return st;
}

gn_status resume_row(const char *path, const gn_buf *header, const char *id, uint64_t *bytes, gn_err *err)
{
    part p;
    gn_buf now = {0};
    *bytes = 0;
    gn_status st = open_part(&p, path, err);
    if (st == GN_OK && next(&p)) st = check_header(&p, header, err);
    while (st == GN_OK && *bytes == 0 && next(&p)) {
        csv_cell(p.line, &now);
        if (now.length && strcmp(now.data, id) == 0) *bytes = p.at;
    }
    if (st == GN_OK && *bytes == 0)
        st = gn_fail(err, GN_E_FORMAT, "%s: no row of '%.60s', --resume cannot go on with it", p.name.data, id);
    gn_buf_free(&now);
    close_part(&p);
    return st;
}
