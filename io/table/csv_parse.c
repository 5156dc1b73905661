/* Rows of CSV tables as series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/table/csv.h"

#include "gnomon/gn_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const known[CSV_KNOWN] = {"unique_id", "ds", "y", "flag", "domain", "kind"};
/* Sums and squares of larger values are no longer finite. */
static const double MOST = 1e150;
/* More periods than this between two rows is a slip of the pen rather than a gap. */
static const int64_t LONGEST_GAP = 100000;

typedef struct cell {
    char *text; /* 0-terminated, unquoted, in the piece */
    size_t length, column;
} cell;

struct gn_csv_parser {
    const csv_shape *shape;
    gn_csv_problem problem;
    void *ctx;
    char *at, *end; /* the rest of the piece */
    size_t line;    /* of the row in `cells` */
    size_t next_line;
    cell *cells;
    size_t n_cells, cells_cap;
    double *y, *x;
    char *flag; /* long */
    size_t n, y_cap, x_cap, flag_cap;
    bool faulty;          /* problems were reported for the row in `cells` */
    bool pending;         /* long: cells hold the first row of the next series */
    bool told[CSV_KNOWN]; /* that words of this column differ within the series */
};

static void report(gn_csv_parser *p, size_t column, const char *fmt, ...) GN_PRINTF(3, 4);

static void report(gn_csv_parser *p, size_t column, const char *fmt, ...)
{
    char text[256];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    p->faulty = true;
    p->problem(p->ctx, p->line, column, text);
}

static gn_status no_memory(gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "no memory for the table");
}

gn_csv_parser *csv_parser_for(const csv_shape *shape)
{
    gn_csv_parser *p = calloc(1, sizeof *p);
    if (p) p->shape = shape;
    return p;
}

gn_status gn_csv_parser_new(const gn_csv *c, gn_csv_parser **out, gn_err *err)
{
    *out = csv_parser_for(&c->shape);
    return *out ? GN_OK : no_memory(err);
}

void gn_csv_parser_free(gn_csv_parser *p)
{
    if (!p) return;
    free(p->cells);
    free(p->y);
    free(p->x);
    free(p->flag);
    free(p);
}

void gn_csv_parser_begin(gn_csv_parser *p, gn_csv_piece *piece, gn_csv_problem problem, void *ctx)
{
    p->problem = problem;
    p->ctx = ctx;
    p->at = piece->text;
    p->end = piece->text + piece->length;
    p->next_line = piece->line;
    p->pending = false;
}

/* Cuts a line into cells (RFC 4180, quoted line ends apart). */
static gn_status split(gn_csv_parser *p, char *line, gn_err *err)
{
    char *s = line;
    if (p->line == 1 && strncmp(s, "\xEF\xBB\xBF", 3) == 0) s += 3;
    p->n_cells = 0;
    p->faulty = false;
    for (;;) {
        if (!csv_reserve((void **)&p->cells, &p->cells_cap, p->n_cells + 1, sizeof *p->cells)) return no_memory(err);
        while (*s == ' ' || *s == '\t') s++;
        cell *to = &p->cells[p->n_cells++];
        *to = (cell){s, 0, (size_t)(s - line) + 1};
        bool more;
        if (*s == '"') {
            char *w = ++s;
            to->text = w;
            while (*s && !(*s == '"' && s[1] != '"')) {
                if (*s == '"') s++;
                *w++ = *s++;
            }
            if (*s) {
                s++;
                const size_t rest = strcspn(s, ",");
                if (rest > strspn(s, " \t")) report(p, (size_t)(s - line) + 1, "text after the closing quote");
                s += rest;
            } else {
                report(p, to->column, "a quote that is not closed on its line");
            }
            more = *s == ',';
            *w = '\0';
            to->length = (size_t)(w - to->text);
        } else {
            while (*s && *s != ',') s++;
            char *end = s;
            while (end > to->text && (end[-1] == ' ' || end[-1] == '\t')) end--;
            more = *s == ',';
            *end = '\0';
            to->length = (size_t)(end - to->text);
        }
        if (!more) return GN_OK;
        s++;
    }
}

/* The next line that is not blank, cut into cells; *there false at the end. */
static gn_status next_row(gn_csv_parser *p, bool *there, gn_err *err)
{
    while (p->at < p->end) {
        char *line = p->at, *end = memchr(line, '\n', (size_t)(p->end - line));
        if (!end) end = p->end;
        p->at = end + 1;
        p->line = p->next_line++;
        while (end > line && end[-1] == '\r') end--;
        *end = '\0';
        if (line[strspn(line, " \t")] == '\0') continue;
        *there = true;
        return split(p, line, err);
    }
    *there = false;
    return GN_OK;
}

static bool is_missing(const cell *c)
{
    static const char *const word[] = {"NA", "NaN", "nan", "N/A", "null", "NULL", "None"};
    if (c->length == 0) return true;
    if (c->text[0] != 'N' && c->text[0] != 'n') return false;
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (strcmp(c->text, word[i]) == 0) return true;
    return false;
}

/* A value; false after a report. */
static bool value_of(gn_csv_parser *p, const cell *at, double *v)
{
    *v = NAN;
    if (is_missing(at)) return true;
    if (!gn_number_parse(at->text, at->length, v)) {
        report(p, at->column, "'%.60s' is not a number", at->text);
        return false;
    }
    if (fabs(*v) <= MOST) return true;
    report(p, at->column, isfinite(*v) ? "'%.60s' is too large" : "'%.60s' is not finite", at->text);
    return false;
}

/* The flag of a row of a long table; false after a report. */
static bool flag_of(gn_csv_parser *p, double y, char *flag)
{
    *flag = isnan(y) ? 'M' : 'A';
    if (p->shape->place[CSV_FLAG] == SIZE_MAX) return true;
    const cell *at = &p->cells[p->shape->place[CSV_FLAG]];
    if (!at->length) return true;
    if (at->length == 1 && strchr(isnan(y) ? "APEFIBM" : "APEFIB", at->text[0])) {
        if (!isnan(y)) *flag = at->text[0];
        return true;
    }
    report(p, at->column, "'%.60s' is no flag of a %s value (A P E F I B; M where it is missing)", at->text,
           isnan(y) ? "missing" : "known");
    return false;
}

static bool push(gn_csv_parser *p, double v, char flag)
{
    const size_t k = p->shape->n_extra;
    if (!csv_reserve((void **)&p->y, &p->y_cap, p->n + 1, sizeof *p->y) ||
        !csv_reserve((void **)&p->flag, &p->flag_cap, p->n + 1, 1) ||
        (k && !csv_reserve((void **)&p->x, &p->x_cap, (p->n + 1) * k, sizeof *p->x)))
        return false;
    for (size_t i = 0; i < k; i++) p->x[p->n * k + i] = NAN;
    p->flag[p->n] = flag;
    p->y[p->n++] = v;
    return true;
}

static void begin(gn_csv_parser *p, const cell *id, gn_csv_series *out)
{
    p->n = 0;
    memset(p->told, 0, sizeof p->told);
    out->line = p->line;
    out->column = id->column;
    out->id = id->text;
    if (id->length) return;
    report(p, id->column, "no id");
    out->bad = true;
}

static gn_status next_wide(gn_csv_parser *p, gn_csv_series *out, gn_err *err)
{
    bool there;
    gn_status st = next_row(p, &there, err);
    if (st || !there) return st;
    begin(p, &p->cells[0], out);
    out->bad = out->bad || p->faulty;
    size_t last = p->n_cells;
    while (last > 1 && is_missing(&p->cells[last - 1])) last--; /* tables pad short series */
    for (size_t i = 1; i < last; i++) {
        double v;
        if (!value_of(p, &p->cells[i], &v)) out->bad = true;
        if (!push(p, v, 'A')) return no_memory(err);
    }
    if (p->n == 0 && *out->id) {
        const bool one = p->n_cells == 1 && strpbrk(out->id, ";\t|");
        report(p, out->column, "'%.60s' has no values%s", out->id, one ? ": commas divide cells" : "");
        out->bad = true;
    }
    return GN_OK;
}

gn_status csv_header(gn_csv *c, gn_csv_piece *piece, gn_err *err)
{
    csv_shape *shape = &c->shape;
    gn_csv_parser *p = csv_parser_for(shape);
    bool there = false, fine = true;
    if (!p) return no_memory(err);
    gn_csv_parser_begin(p, piece, c->problem, c->ctx);
    gn_status st = next_row(p, &there, err);
    const size_t names = CSV_KNOWN + shape->n_extra;
    for (size_t k = 0; k < names; k++) shape->place[k] = SIZE_MAX;
    for (size_t i = 0; st == GN_OK && i < p->n_cells; i++) {
        size_t k = 0;
        while (k < names && strcmp(p->cells[i].text, k < CSV_KNOWN ? known[k] : shape->extra[k - CSV_KNOWN]) != 0) k++;
        if (k == names || shape->place[k] != SIZE_MAX) {
            report(p, p->cells[i].column,
                   "column '%.60s'%s: a long table has unique_id,ds,y, and may have flag, domain, kind",
                   p->cells[i].text, k < names ? " twice" : "");
            fine = false;
        } else {
            shape->place[k] = i;
        }
    }
    for (size_t k = 0; st == GN_OK && k < names; k++)
        if (shape->place[k] == SIZE_MAX && (k < CSV_NEEDED || k >= CSV_KNOWN)) {
            report(p, 1, "no column '%s'%s", k < CSV_KNOWN ? known[k] : shape->extra[k - CSV_KNOWN],
                   k < CSV_KNOWN ? ": a long table has unique_id,ds,y" : "");
            fine = false;
        }
    shape->columns = p->n_cells;
    gn_csv_parser_free(p);
    return st || fine ? st : gn_fail(err, GN_E_FORMAT, "%s: not a long table", c->path);
}

/* A row of a long table whose cells are all there. */
static bool row_complete(gn_csv_parser *p)
{
    const size_t columns = p->shape->columns;
    if (p->n_cells == columns) return true;
    report(p, p->cells[p->n_cells > columns ? columns : p->n_cells - 1].column, "%zu cells, the header has %zu",
           p->n_cells, columns);
    return false;
}

/* A word that holds for the whole series: in its first row, and where later rows have one too it is the same. */
static void word(gn_csv_parser *p, int column, const char **word, gn_csv_series *out)
{
    const size_t at = p->shape->place[column];
    if (at == SIZE_MAX || p->cells[at].length == 0) return;
    if (!*word && p->n <= 1) *word = p->cells[at].text;
    if ((*word && strcmp(*word, p->cells[at].text) == 0) || p->told[column]) return;
    p->told[column] = true;
    report(p, p->cells[at].column, "%s '%.40s': the series began with '%.40s'", known[column], p->cells[at].text,
           *word ? *word : "");
    out->bad = true;
}

static gn_status next_long(gn_csv_parser *p, gn_csv_series *out, gn_err *err)
{
    const csv_shape *shape = p->shape;
    bool there = p->pending, plain = false;
    gn_status st = GN_OK;
    /* rows too short to tell whose they are cannot begin a series */
    while (!p->pending) {
        st = next_row(p, &there, err);
        if (st || !there) return st;
        if (row_complete(p)) break;
    }
    p->pending = false;
    begin(p, &p->cells[shape->place[CSV_ID]], out);
    int64_t before = 0;
    for (bool first = true;;) {
        const cell *ds = &p->cells[shape->place[CSV_DS]];
        int64_t ordinal;
        bool is_plain;
        double v;
        char flag = 'M';
        if (p->faulty) out->bad = true;
        if (!value_of(p, &p->cells[shape->place[CSV_Y]], &v) || !flag_of(p, v, &flag)) out->bad = true;
        if (!gn_ds_parse(ds->text, shape->freq, &ordinal, &is_plain)) {
            report(p, ds->column, "'%.40s' is no date of frequency %c", ds->text, shape->freq);
            out->bad = true;
        } else if (!first && is_plain != plain) {
            report(p, ds->column, "'%.40s': numbers and dates in one series", ds->text);
            out->bad = true;
        } else if (!first && ordinal <= before) {
            report(p, ds->column,
                   ordinal == before ? "'%.40s': this period was there before" : "'%.40s': dates do not ascend",
                   ds->text);
            out->bad = true;
        } else if (!first && ordinal - before > LONGEST_GAP) {
            report(p, ds->column, "'%.40s': %lld periods after the row before", ds->text,
                   (long long)(ordinal - before));
            out->bad = true;
        } else {
            for (int64_t k = before + 1; !first && k < ordinal; k++)
                if (!push(p, NAN, 'M')) return no_memory(err);
            if (!push(p, v, flag)) return no_memory(err);
            for (size_t i = 0; i < shape->n_extra; i++)
                if (!value_of(p, &p->cells[shape->place[CSV_KNOWN + i]], &p->x[(p->n - 1) * shape->n_extra + i]))
                    out->bad = true;
            out->last = ds->text;
            before = ordinal;
            plain = is_plain;
            first = false;
        }
        word(p, CSV_DOMAIN, &out->domain, out);
        word(p, CSV_KIND, &out->kind, out);
        st = next_row(p, &there, err);
        while (st == GN_OK && there && !row_complete(p)) {
            out->bad = true;
            st = next_row(p, &there, err);
        }
        if (st || !there) return st;
        if (strcmp(p->cells[shape->place[CSV_ID]].text, out->id) != 0) {
            p->pending = true;
            return GN_OK;
        }
    }
}

gn_status gn_csv_parser_next(gn_csv_parser *p, gn_csv_series *out, gn_err *err)
{
    *out = (gn_csv_series){0};
    const gn_status st = p->shape->layout == GN_LAYOUT_WIDE ? next_wide(p, out, err) : next_long(p, out, err);
    out->y = p->y;
    out->x = p->x;
    out->flag = p->shape->layout == GN_LAYOUT_LONG && p->shape->place[CSV_FLAG] != SIZE_MAX ? p->flag : NULL;
    out->n = p->n;
    return st;
}
