/* A CSV of figures, one a row, as the points of a table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_table.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROBLEMS = 100, MOST_CELLS = 64 };
static const size_t most_bytes = (size_t)1 << 30;

typedef enum column { INDICATOR, AREA, UNIT, MEASURE, KIND, STATUS, PERIOD, VALUE, FLAG, METHOD, COLUMNS } column;
static const char *const names[COLUMNS] = {"indicator", "area",   "unit",  "measure", "kind",
                                           "status",    "period", "value", "flag",    "method"};

typedef struct reader {
    char *text;
    size_t length, at, line;
    size_t n;                  /* cells of the row */
    char *cell[MOST_CELLS];    /* 0-terminated, inside text */
    size_t column[MOST_CELLS]; /* where it begins, bytes from 1 */
    size_t row_line;
    int where[COLUMNS]; /* -1: the table has no such column */
    size_t problems;
    gn_table_problem problem;
    void *ctx;
} reader;

static void wrong(reader *r, size_t line, size_t col, const char *text)
{
    if (r->problems++ < MOST_PROBLEMS && r->problem) r->problem(r->ctx, line, col, text);
}

static gn_status load(const char *path, gn_buf *b, gn_err *err)
{
    const bool standard = strcmp(path, "-") == 0;
    FILE *f = standard ? stdin : fopen(path, "rb");
    if (!f) return gn_fail(err, errno == ENOENT ? GN_E_NOTFOUND : GN_E_IO, "%s: %s", path, strerror(errno));
    char part[65536];
    size_t n;
    while ((n = fread(part, 1, sizeof part, f)) > 0 && b->length <= most_bytes) gn_buf_bytes(b, part, n);
    const bool failed = ferror(f) != 0;
    if (!standard) fclose(f);
    if (failed) return gn_fail(err, GN_E_IO, "%s: cannot be read", path);
    return GN_OK;
}

/* The next row with anything in it: cells are cut in place, quotes taken off (RFC 4180). False at the end. */
static bool next_row(reader *r)
{
    r->n = 0;
    while (r->at < r->length && (r->text[r->at] == '\n' || r->text[r->at] == '\r')) r->line += r->text[r->at++] == '\n';
    if (r->at >= r->length) return false;
    r->row_line = r->line;
    const size_t start = r->at;
    bool more = true;
    while (more) {
        char *out = r->text + r->at, *begin = out;
        const size_t col = r->at - start + 1;
        if (r->at < r->length && r->text[r->at] == '"') {
            const size_t line = r->line;
            for (r->at++;; r->at++) {
                if (r->at >= r->length) {
                    wrong(r, line, col, "a quote that is never closed");
                    break;
                }
                if (r->text[r->at] == '"') {
                    if (r->at + 1 >= r->length || r->text[r->at + 1] != '"') {
                        r->at++;
                        break;
                    }
                    r->at++;
                }
                r->line += r->text[r->at] == '\n';
                *out++ = r->text[r->at];
            }
        }
        while (r->at < r->length && r->text[r->at] != ',' && r->text[r->at] != '\n') *out++ = r->text[r->at++];
        more = r->at < r->length && r->text[r->at] == ',';
        if (r->at < r->length) r->line += r->text[r->at++] == '\n';
        while (out > begin && out[-1] == '\r') out--;
        *out = '\0'; /* the separator's place or before; the text's end has a 0 of its own */
        if (r->n < MOST_CELLS) {
            r->cell[r->n] = begin;
            r->column[r->n++] = col;
        } else if (r->n == MOST_CELLS) {
            wrong(r, r->row_line, col, "more than 64 cells in a row");
            r->n++;
        }
    }
    if (r->n > MOST_CELLS) r->n = MOST_CELLS;
    return true;
}

static const char *cell(const reader *r, column c)
{
    return r->where[c] >= 0 && (size_t)r->where[c] < r->n ? r->cell[r->where[c]] : "";
}

static size_t place(const reader *r, column c)
{
    return r->where[c] >= 0 && (size_t)r->where[c] < r->n ? r->column[r->where[c]] : 1;
}

static void complain(reader *r, column c, const char *expected)
{
    char text[256];
    snprintf(text, sizeof text, "%s '%.100s': %s was expected", names[c], cell(r, c), expected);
    wrong(r, r->row_line, place(r, c), text);
}

static bool read_head(reader *r)
{
    for (int c = 0; c < COLUMNS; c++) r->where[c] = -1;
    if (!next_row(r)) return false;
    for (size_t i = 0; i < r->n; i++)
        for (int c = 0; c < COLUMNS; c++)
            if (strcmp(r->cell[i], names[c]) == 0 && r->where[c] < 0) r->where[c] = (int)i;
    static const column needed[] = {INDICATOR, MEASURE, PERIOD, VALUE};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (r->where[needed[i]] < 0) {
            char text[96];
            snprintf(text, sizeof text, "the header has no column '%s'", names[needed[i]]);
            wrong(r, r->row_line, 1, text);
        }
    return true;
}

static gn_str text_of(reader *r, column c, gn_strings *strings, bool *failed)
{
    const char *s = cell(r, c);
    if (!*s) return 0;
    const gn_str id = gn_strings_add(strings, s, strlen(s));
    if (!id) *failed = true;
    return id;
}

/* Returns false for a row that is wrong or is left out. */
static bool read_point(reader *r, gn_strings *strings, gn_table_point *p, bool *failed)
{
    const size_t before = r->problems;
    const char *method = cell(r, METHOD), *kind = cell(r, KIND), *status = cell(r, STATUS), *flag = cell(r, FLAG);
    if (*method && strcmp(method, "published") != 0) return false;
    *p = (gn_table_point){.flag = GN_OBS_NORMAL, .observation = GN_NO_OBSERVATION, .line = (uint32_t)r->row_line};
    if (r->where[VALUE] >= 0 && (size_t)r->where[VALUE] < r->n) {
        p->offset = (uint64_t)(r->cell[r->where[VALUE]] - r->text);
        p->length = strlen(cell(r, VALUE));
    }
    size_t word = strlen(cell(r, MEASURE));
    const char *published = strstr(cell(r, MEASURE), "_published");
    if (published) word = (size_t)(published - cell(r, MEASURE));
    int basis = 0;
    for (; basis < GN_MEASURE_COUNT; basis++) {
        const char *name = gn_measure_name((gn_measure)basis);
        if (strlen(name) == word && memcmp(name, cell(r, MEASURE), word) == 0) break;
    }
    if (word == 8 && memcmp(cell(r, MEASURE), "two_year", 8) == 0) basis = GN_MEASURE_CAGR;
    if (basis == GN_MEASURE_COUNT)
        complain(r, MEASURE, "level, yoy, pop, growth, cagr, share, contribution, change or multiple");
    p->key.basis = (uint8_t)basis;
    if (!*cell(r, INDICATOR)) complain(r, INDICATOR, "a name");
    int k = 0;
    for (; k < GN_KIND_COUNT; k++)
        if (strcmp(kind, gn_kind_name((gn_kind)k)) == 0) break;
    if (strcmp(kind, "quarter") == 0 || strcmp(kind, "month") == 0 || !*kind) k = GN_KIND_SINGLE;
    if (k == GN_KIND_COUNT) complain(r, KIND, "single, ytd, point or span");
    p->key.kind = (uint8_t)k;
    if (strcmp(status, "future") == 0 || strcmp(status, "forecast") == 0 || strcmp(status, "target") == 0)
        p->key.future = true;
    else if (*status && strcmp(status, "actual") != 0)
        complain(r, STATUS, "actual, forecast, target or future");
    if (!gn_span_parse(cell(r, PERIOD), &p->period) || p->period.last < p->period.first)
        complain(r, PERIOD, "months as 2021-01/2021-10");
    if (!gn_number_parse(cell(r, VALUE), strlen(cell(r, VALUE)), &p->value) || !isfinite(p->value))
        complain(r, VALUE, "a number");
    if (*flag) {
        if (flag[1] || !strchr("APEFIMB", *flag))
            complain(r, FLAG, "one of A, P, E, F, I, M, B");
        else
            p->flag = *flag;
    }
    if (k == GN_KIND_POINT) p->period.first = p->period.last;
    if (r->problems != before) return false;
    p->key.indicator = text_of(r, INDICATOR, strings, failed);
    p->key.area = text_of(r, AREA, strings, failed);
    p->key.unit = text_of(r, UNIT, strings, failed);
    return p->flag != GN_OBS_MISSING;
}

/* Cuts b's text into cells where it stands. */
static gn_status parse(gn_table_points *p, const char *name, gn_buf *b, gn_strings *strings, gn_table_problem problem,
                       void *ctx, gn_err *err)
{
    if (b->failed) return gn_fail(err, GN_E_NOMEM, "%s: no memory", name);
    if (b->length > most_bytes) return gn_fail(err, GN_E_LIMIT, "%s: larger than 1 GiB", name);
    if (!b->length) return gn_fail(err, GN_E_FORMAT, "%s: empty", name);
    if (memchr(b->data, '\0', b->length)) return gn_fail(err, GN_E_FORMAT, "%s: binary, a CSV file was expected", name);
    reader r = {.text = b->data, .length = b->length, .line = 1, .problem = problem, .ctx = ctx};
    if (b->length >= 3 && memcmp(b->data, "\xEF\xBB\xBF", 3) == 0) r.at = 3;
    const size_t before = p->count;
    bool failed = false;
    gn_status st = GN_OK;
    if (!read_head(&r)) wrong(&r, 1, 1, "no header");
    const bool head = r.problems == 0; /* without its columns a table's rows say nothing */
    for (size_t known = 0; head && !st && !failed && next_row(&r); known = r.problems) {
        gn_table_point point;
        if (r.problems != known) continue; /* no row at all */
        if (read_point(&r, strings, &point, &failed)) st = gn_table_points_add(p, &point, err);
    }
    if (failed) st = gn_fail(err, GN_E_NOMEM, "%s: no memory", name);
    if (!st && r.problems)
        st = gn_fail(err, GN_E_FORMAT, "%s: %zu problem%s", name, r.problems, r.problems == 1 ? "" : "s");
    if (st) p->count = before;
    return st;
}

gn_status gn_table_points_read_csv(gn_table_points *p, const char *path, gn_strings *strings, gn_table_problem problem,
                                   void *ctx, gn_err *err)
{
    gn_buf b = {0};
    gn_status st = load(path, &b, err);
    if (!st) st = parse(p, path, &b, strings, problem, ctx, err);
    gn_buf_free(&b);
    return st;
}

gn_status gn_table_points_parse_csv(gn_table_points *p, const char *name, const char *text, size_t length,
                                    gn_strings *strings, gn_table_problem problem, void *ctx, gn_err *err)
{
    gn_buf b = {0};
    gn_buf_bytes(&b, text, length);
    const gn_status st = parse(p, name, &b, strings, problem, ctx, err);
    gn_buf_free(&b);
    return st;
}
