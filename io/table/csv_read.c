/* CSV tables as files: whole series of them as text, and one series after the other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/table/csv.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const size_t LONGEST_LINE = (size_t)64 << 20;
/* Of the reader that gives one series after the other. */
enum { PIECE = 1 << 16 };

static gn_status no_memory(const gn_csv *c, gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "%s: no memory for the table", c->path);
}

bool csv_reserve(void **p, size_t *cap, size_t need, size_t size)
{
    if (need <= *cap) return true;
    size_t to = *cap ? *cap : 64;
    while (to < need)
        if (__builtin_mul_overflow(to, (size_t)2, &to)) return false;
    size_t bytes;
    if (__builtin_mul_overflow(to, size, &bytes)) return false;
    void *q = realloc(*p, bytes);
    if (!q) return false;
    *p = q;
    *cap = to;
    return true;
}

/* A copy that can be read twice. */
static FILE *spool(FILE *from)
{
    FILE *to = tmpfile();
    char block[1 << 16];
    size_t n;
    while (to && (n = fread(block, 1, sizeof block, from)) > 0)
        if (fwrite(block, 1, n, to) != n) {
            fclose(to);
            return NULL;
        }
    if (to && (ferror(from) || fflush(to) != 0 || fseek(to, 0, SEEK_SET) != 0)) {
        fclose(to);
        return NULL;
    }
    return to;
}

gn_status gn_csv_open(const char *path, gn_layout layout, gn_freq freq, gn_csv_problem problem, void *ctx, gn_csv **out,
                      gn_err *err)
{
    *out = NULL;
    const bool input = strcmp(path, "-") == 0;
    const char *name = input ? "standard input" : path;
    gn_csv *c = calloc(1, sizeof *c);
    if (c) c->path = strdup(name);
    if (!c || !c->path) {
        free(c);
        return gn_fail(err, GN_E_NOMEM, "%s: no memory", name);
    }
    c->shape.layout = layout;
    c->shape.freq = freq;
    c->problem = problem;
    c->ctx = ctx;
    FILE *f = input ? stdin : fopen(path, "re");
    struct stat st;
    gn_status status = GN_OK;
    if (!f || fstat(fileno(f), &st) != 0)
        status = gn_fail(err, f ? GN_E_IO : GN_E_NOTFOUND, "%s: cannot open: %s", name, strerror(errno));
    else if (S_ISDIR(st.st_mode))
        status = gn_fail(err, GN_E_IO, "%s: is a folder", name);
    else if (input || !S_ISREG(st.st_mode)) {
        c->f = spool(f);
        if (!c->f) status = gn_fail(err, GN_E_IO, "%s: cannot copy to a temporary file: %s", name, strerror(errno));
    } else {
        c->f = f;
    }
    if (f && f != c->f && !input) fclose(f);
    if (c->f && fstat(fileno(c->f), &st) == 0) c->size = (uint64_t)st.st_size;
    if (status) {
        gn_csv_free(c);
        return status;
    }
    *out = c;
    return GN_OK;
}

void gn_csv_free(gn_csv *c)
{
    if (!c) return;
    if (c->f) fclose(c->f);
    free(c->path);
    free(c->raw);
    free(c->piece.text);
    gn_csv_parser_free(c->parser);
    gn_csv_ids_free(c->ids);
    free(c);
}

void gn_csv_columns(gn_csv *c, const char *const *names, size_t n)
{
    c->shape.extra = names;
    c->shape.n_extra = n < GN_CSV_MOST_COLUMNS ? n : GN_CSV_MOST_COLUMNS;
}

void gn_csv_listen(gn_csv *c, gn_csv_problem problem, void *ctx)
{
    c->problem = problem;
    c->ctx = ctx;
}

gn_status gn_csv_rewind(gn_csv *c, gn_err *err)
{
    if (fseek(c->f, 0, SEEK_SET) != 0)
        return gn_fail(err, GN_E_IO, "%s: cannot read again: %s", c->path, strerror(errno));
    c->from = c->to = c->lines = c->piece.length = 0;
    c->ended = c->begun = c->broken = false;
    if (c->parser) gn_csv_parser_begin(c->parser, &c->piece, c->problem, c->ctx);
    gn_csv_ids_free(c->ids);
    c->ids = NULL;
    return GN_OK;
}

static size_t count_lines(const char *s, size_t n)
{
    size_t lines = 0;
    for (const char *end = s + n; (s = memchr(s, '\n', (size_t)(end - s))) != NULL; s++) lines++;
    return lines;
}

/* Reads on until `want` bytes are there. What makes it no table (a 0 byte, an endless line) ends it before that line.
 */
static gn_status fill(gn_csv *c, size_t want, gn_err *err)
{
    if (c->from > 0) {
        memmove(c->raw, c->raw + c->from, c->to - c->from);
        c->to -= c->from;
        c->from = 0;
    }
    if (!csv_reserve((void **)&c->raw, &c->capacity, want, 1)) return no_memory(c, err);
    while (!c->ended && c->to < want) {
        const size_t got = fread(c->raw + c->to, 1, want - c->to, c->f);
        if (got == 0 && ferror(c->f)) return gn_fail(err, GN_E_IO, "%s: cannot read: %s", c->path, strerror(errno));
        c->ended = got == 0;
        const char *zero = memchr(c->raw + c->to, 0, got);
        c->to += got;
        if (!zero) continue;
        const char *start = memrchr(c->raw, '\n', (size_t)(zero - c->raw));
        start = start ? start + 1 : c->raw;
        c->to = (size_t)(start - c->raw);
        gn_fail(&c->error, GN_E_FORMAT, "%s:%zu:%zu: a 0 byte: not a CSV table", c->path,
                c->lines + count_lines(c->raw, c->to) + 1, (size_t)(zero - start) + 1);
        c->ended = c->broken = true;
    }
    const char *last = memrchr(c->raw, '\n', c->to);
    const size_t start = last ? (size_t)(last - c->raw) + 1 : 0;
    if (!c->broken && c->to - start > LONGEST_LINE) {
        gn_fail(&c->error, GN_E_FORMAT, "%s:%zu:1: a line of more than %zu MiB", c->path,
                c->lines + count_lines(c->raw, start) + 1, LONGEST_LINE >> 20);
        c->to = start;
        c->ended = c->broken = true;
    }
    return GN_OK;
}

/* The id cell of a row, its quotes taken off; NULL for rows that have none. */
static const char *id_of_row(const csv_shape *shape, const char *row, const char *end, size_t *length)
{
    for (size_t cell = 0;; cell++) {
        while (row < end && (*row == ' ' || *row == '\t')) row++;
        const char *from = row;
        const bool quoted = row < end && *row == '"';
        if (quoted)
            for (row++; row < end && (*row != '"' || (row + 1 < end && row[1] == '"')); row++) row += *row == '"';
        while (row < end && *row != ',') row++;
        if (cell == shape->place[CSV_ID]) {
            const char *to = row;
            while (to > from && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r')) to--;
            if (quoted && to - from >= 2 && to[-1] == '"') from++, to--;
            *length = (size_t)(to - from);
            return from;
        }
        if (row++ >= end) return NULL;
    }
}

/* Where the last series of the raw text that may go on behind it begins; 0: it is the only one. */
static size_t cut(const gn_csv *c)
{
    const char *end = memrchr(c->raw, '\n', c->to);
    if (!end) return 0;
    if (c->shape.layout == GN_LAYOUT_WIDE) return (size_t)(end - c->raw) + 1;
    const char *last = NULL, *start = end;
    size_t last_length = 0;
    for (const char *row_end = end; row_end; row_end = start > c->raw ? start - 1 : NULL) {
        const char *before = row_end > c->raw ? memrchr(c->raw, '\n', (size_t)(row_end - c->raw)) : NULL;
        const char *row = before ? before + 1 : c->raw;
        size_t length = 0;
        const char *id = id_of_row(&c->shape, row, row_end, &length);
        if (id && last && (length != last_length || memcmp(id, last, length) != 0))
            return (size_t)(row_end - c->raw) + 1;
        if (id && !last) {
            last = id;
            last_length = length;
        }
        start = row;
    }
    return 0;
}

static gn_status give(gn_csv *c, size_t n, gn_csv_piece *p, gn_err *err)
{
    if (!csv_reserve((void **)&p->text, &p->capacity, n + 1, 1)) return no_memory(c, err);
    memcpy(p->text, c->raw + c->from, n);
    p->text[n] = '\0';
    p->length = n;
    p->line = c->lines + 1;
    c->lines += count_lines(p->text, n);
    c->from += n;
    return GN_OK;
}

/* The header of a table of figures; the line is not changed. */
static bool names_figures(const char *line, const char *end)
{
    static const char *const names[] = {"indicator", "period", "value"};
    enum { NAMES = sizeof names / sizeof *names };
    bool seen[NAMES] = {false};
    if (end - line >= 3 && memcmp(line, "\xEF\xBB\xBF", 3) == 0) line += 3;
    for (const char *cell = line; cell < end;) {
        const char *comma = memchr(cell, ',', (size_t)(end - cell)), *to = comma ? comma : end;
        while (to > cell && strchr("\r\n", to[-1])) to--;
        for (int k = 0; k < NAMES; k++)
            if ((size_t)(to - cell) == strlen(names[k]) && memcmp(cell, names[k], strlen(names[k])) == 0)
                seen[k] = true;
        cell = comma ? comma + 1 : end;
    }
    return seen[0] && seen[1] && seen[2];
}

static gn_status figures(gn_csv *c, gn_err *err)
{
    c->figures = true;
    return gn_fail(err, GN_E_FORMAT, "%s: a table of figures, one a row, not of series", c->path);
}

bool gn_csv_holds_figures(const gn_csv *c)
{
    return c && c->figures;
}

gn_status csv_take(gn_csv *c, size_t want, gn_csv_piece *p, gn_err *err)
{
    p->length = 0;
    while (c->shape.layout == GN_LAYOUT_LONG && !c->begun) {
        const gn_status st = fill(c, want, err);
        const char *end = memchr(c->raw, '\n', c->to);
        if (!st && !end && !c->ended) {
            want *= 2;
            continue;
        }
        const gn_status got = st ? st : give(c, end ? (size_t)(end - c->raw) + 1 : c->to, p, err);
        if (got) return got;
        if (p->length == 0) break;
        c->begun = p->text[strspn(p->text, " \t\r\n")] != '\0'; /* blank lines before it */
        if (c->begun && names_figures(p->text, p->text + p->length)) return figures(c, err);
        if (c->begun && csv_header(c, p, err)) return GN_E_FORMAT;
        p->length = 0;
    }
    for (;; want *= 2) {
        const gn_status st = fill(c, want, err);
        if (st) return st;
        const size_t n = c->ended ? c->to : cut(c);
        if (!c->begun && n > 0) {
            const char *end = memchr(c->raw, '\n', n);
            if (names_figures(c->raw, end ? end : c->raw + n)) return figures(c, err);
            c->begun = true;
        }
        if (n > 0) return give(c, n, p, err);
        if (!c->ended) continue;
        if (c->broken && err) *err = c->error;
        return c->broken ? c->error.status : GN_OK;
    }
}

gn_status gn_csv_next(gn_csv *c, gn_csv_series *out, gn_err *err)
{
    *out = (gn_csv_series){0};
    gn_status st = GN_OK;
    if (!c->parser && !(c->parser = csv_parser_for(&c->shape))) return no_memory(c, err);
    if (!c->ids) st = gn_csv_ids_new(&c->ids, err);
    while (st == GN_OK) {
        st = c->piece.length ? gn_csv_parser_next(c->parser, out, err) : GN_OK;
        if (st || out->id) break;
        st = csv_take(c, PIECE, &c->piece, err);
        if (st || c->piece.length == 0) return st;
        gn_csv_parser_begin(c->parser, &c->piece, c->problem, c->ctx);
    }
    bool before = false;
    if (st == GN_OK && *out->id) st = gn_csv_ids_add(c->ids, gn_csv_hash(out->id), &before, err);
    if (before) {
        char text[128];
        snprintf(text, sizeof text,
                 c->shape.layout == GN_LAYOUT_WIDE ? "the id '%.60s' was there before"
                                                   : "rows of '%.60s' are not together",
                 out->id);
        c->problem(c->ctx, out->line, out->column, text);
        out->bad = true;
    }
    return st;
}
