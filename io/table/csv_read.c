/* Reading series from CSV tables, one series at a time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_csv.h"

#include "gnomon/gn_write.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { LONG_NEEDED = 3, LONG_COLUMNS = 4, ID = 0, DS = 1, Y = 2, FLAG = 3 };
static const char *const long_names[LONG_COLUMNS] = {"unique_id", "ds", "y", "flag"};
static const size_t LONGEST_LINE = (size_t)64 << 20;
/* Sums and squares of larger values are no longer finite. */
static const double MOST = 1e150;
/* More periods than this between two rows is a slip of the pen rather than a gap. */
static const int64_t LONGEST_GAP = 100000;

typedef struct cell {
    char *text; /* 0-terminated, unquoted, in the line buffer */
    size_t column;
} cell;

struct gn_csv {
    FILE *f;
    char *path;
    gn_layout layout;
    gn_freq freq;
    gn_csv_problem problem;
    void *ctx;
    char *line; /* getline's */
    size_t line_cap, line_no;
    cell *cells;
    size_t n_cells, cells_cap;
    double *y;
    char *flag; /* long */
    size_t n, y_cap, flag_cap;
    size_t columns;  /* of the header of a long table */
    char *id, *last; /* of the series being read */
    size_t place[LONG_COLUMNS];
    bool pending;   /* long: cells hold the first row of the next series */
    uint64_t *seen; /* hashes of ids, open addressing, 0 is empty */
    size_t seen_count, seen_cap;
};

static void report(gn_csv *c, size_t column, const char *fmt, ...) GN_PRINTF(3, 4);

static void report(gn_csv *c, size_t column, const char *fmt, ...)
{
    char text[256];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    c->problem(c->ctx, c->line_no, column, text);
}

static gn_status no_memory(const gn_csv *c, gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "%s: no memory for the table", c->path);
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
    c->layout = layout;
    c->freq = freq;
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
    free(c->line);
    free(c->cells);
    free(c->y);
    free(c->flag);
    free(c->id);
    free(c->last);
    free(c->seen);
    free(c);
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
    c->line_no = 0;
    c->pending = false;
    c->seen_count = 0;
    if (c->seen) memset(c->seen, 0, c->seen_cap * sizeof *c->seen);
    return GN_OK;
}

/* Grows an array for `need` elements. */
static bool reserve(void **p, size_t *cap, size_t need, size_t size)
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

/* One line without its end, 0-terminated; *length -1 at the end of the file. */
static gn_status read_line(gn_csv *c, int64_t *length, gn_err *err)
{
    size_t n = 0;
    *length = -1;
    for (;;) {
        if (!reserve((void **)&c->line, &c->line_cap, n + 4096, 1)) return no_memory(c, err);
        const size_t room = c->line_cap - n;
        c->line[n] = '\0';
        /* fgets stops at the line's end; a 0 byte inside shows as a length that falls short */
        if (!fgets(c->line + n, room > 1 << 30 ? 1 << 30 : (int)room, c->f)) break;
        const size_t got = strlen(c->line + n);
        if (got == 0 || (c->line[n + got - 1] != '\n' && got + 1 < room && !feof(c->f)))
            return gn_fail(err, GN_E_FORMAT, "%s:%zu:%zu: a 0 byte: not a CSV table", c->path, c->line_no + 1,
                           n + got + 1);
        n += got;
        if (c->line[n - 1] == '\n') break;
        if (n > LONGEST_LINE)
            return gn_fail(err, GN_E_FORMAT, "%s:%zu:1: a line of more than %zu MiB", c->path, c->line_no + 1,
                           LONGEST_LINE >> 20);
    }
    if (ferror(c->f)) return gn_fail(err, GN_E_IO, "%s: cannot read: %s", c->path, strerror(errno));
    if (n == 0) return GN_OK;
    while (n > 0 && (c->line[n - 1] == '\n' || c->line[n - 1] == '\r')) n--;
    c->line[n] = '\0';
    c->line_no++;
    *length = (int64_t)n;
    return GN_OK;
}

/* Cuts the line into cells (RFC 4180, quoted line ends apart). */
static gn_status split(gn_csv *c, gn_err *err)
{
    char *p = c->line;
    if (c->line_no == 1 && strncmp(p, "\xEF\xBB\xBF", 3) == 0) p += 3;
    c->n_cells = 0;
    for (;;) {
        if (!reserve((void **)&c->cells, &c->cells_cap, c->n_cells + 1, sizeof *c->cells)) return no_memory(c, err);
        while (*p == ' ' || *p == '\t') p++;
        cell *to = &c->cells[c->n_cells++];
        *to = (cell){p, (size_t)(p - c->line) + 1};
        bool more;
        if (*p == '"') {
            char *w = ++p;
            to->text = w;
            while (*p && !(*p == '"' && p[1] != '"')) {
                if (*p == '"') p++;
                *w++ = *p++;
            }
            if (*p) {
                p++;
                const size_t rest = strcspn(p, ",");
                if (rest > 0) report(c, (size_t)(p - c->line) + 1, "text after the closing quote");
                p += rest;
            } else {
                report(c, to->column, "a quote that is not closed on its line");
            }
            more = *p == ',';
            *w = '\0';
        } else {
            p += strcspn(p, ",");
            char *end = p;
            while (end > to->text && (end[-1] == ' ' || end[-1] == '\t')) end--;
            more = *p == ',';
            *end = '\0';
        }
        if (!more) return GN_OK;
        p++;
    }
}

static bool is_missing(const char *s)
{
    static const char *const word[] = {"", "NA", "NaN", "nan", "N/A", "null", "NULL", "None"};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (strcmp(s, word[i]) == 0) return true;
    return false;
}

/* A value; false after a report. */
static bool value_of(gn_csv *c, const cell *at, double *v)
{
    *v = NAN;
    if (is_missing(at->text)) return true;
    if (!gn_number_parse(at->text, strlen(at->text), v)) {
        report(c, at->column, "'%.60s' is not a number", at->text);
        return false;
    }
    if (fabs(*v) <= MOST) return true;
    report(c, at->column, isfinite(*v) ? "'%.60s' is too large" : "'%.60s' is not finite", at->text);
    return false;
}

/* The flag of a row of a long table; false after a report. */
static bool flag_of(gn_csv *c, double y, char *flag)
{
    *flag = isnan(y) ? 'M' : 'A';
    if (c->place[FLAG] == SIZE_MAX) return true;
    const cell *at = &c->cells[c->place[FLAG]];
    if (!*at->text) return true;
    if (at->text[1] == '\0' && strchr(isnan(y) ? "APEFIBM" : "APEFIB", at->text[0])) {
        if (!isnan(y)) *flag = at->text[0];
        return true;
    }
    report(c, at->column, "'%.60s' is no flag of a %s value (A P E F I B; M where it is missing)", at->text,
           isnan(y) ? "missing" : "known");
    return false;
}

static bool push(gn_csv *c, double v, char flag)
{
    if (!reserve((void **)&c->y, &c->y_cap, c->n + 1, sizeof *c->y) ||
        !reserve((void **)&c->flag, &c->flag_cap, c->n + 1, 1))
        return false;
    c->flag[c->n] = flag;
    c->y[c->n++] = v;
    return true;
}

/* Whether an id was seen before; remembers it. 64-bit hashes (FNV-1a): a million ids collide with odds of 3e-8. */
static gn_status remember(gn_csv *c, const char *id, bool *before, gn_err *err)
{
    if (2 * (c->seen_count + 1) > c->seen_cap) {
        const size_t cap = c->seen_cap ? 2 * c->seen_cap : 1024;
        uint64_t *table = calloc(cap, sizeof *table);
        if (!table) return no_memory(c, err);
        for (size_t i = 0; i < c->seen_cap; i++)
            if (c->seen[i]) {
                size_t at = c->seen[i] & (cap - 1);
                while (table[at]) at = (at + 1) & (cap - 1);
                table[at] = c->seen[i];
            }
        free(c->seen);
        c->seen = table;
        c->seen_cap = cap;
    }
    uint64_t h = 14695981039346656037u;
    for (const char *p = id; *p; p++) h = (h ^ (unsigned char)*p) * 1099511628211u;
    h ^= h >> 32;
    h += h == 0;
    size_t at = h & (c->seen_cap - 1);
    while (c->seen[at] && c->seen[at] != h) at = (at + 1) & (c->seen_cap - 1);
    *before = c->seen[at] == h;
    if (!*before) {
        c->seen[at] = h;
        c->seen_count++;
    }
    return GN_OK;
}

static bool keep(char **to, const char *text)
{
    char *copy = strdup(text);
    if (!copy) return false;
    free(*to);
    *to = copy;
    return true;
}

/* The next line that is not blank, cut into cells; *there false at the end. */
static gn_status next_row(gn_csv *c, bool *there, gn_err *err)
{
    for (;;) {
        int64_t length;
        const gn_status st = read_line(c, &length, err);
        *there = length >= 0;
        if (st || !*there) return st;
        if (c->line[strspn(c->line, " \t")] == '\0') continue;
        return split(c, err);
    }
}

static gn_status begin(gn_csv *c, const cell *id, gn_csv_series *out, gn_err *err)
{
    bool before = false;
    c->n = 0;
    out->line = c->line_no;
    if (!keep(&c->id, id->text)) return no_memory(c, err);
    out->id = c->id;
    if (!*id->text) {
        report(c, id->column, "no id");
        out->bad = true;
        return GN_OK;
    }
    const gn_status st = remember(c, c->id, &before, err);
    if (st == GN_OK && before) {
        report(c, id->column,
               c->layout == GN_LAYOUT_WIDE ? "the id '%.60s' was there before" : "rows of '%.60s' are not together",
               c->id);
        out->bad = true;
    }
    return st;
}

static gn_status next_wide(gn_csv *c, gn_csv_series *out, gn_err *err)
{
    bool there;
    gn_status st = next_row(c, &there, err);
    if (st || !there) return st;
    st = begin(c, &c->cells[0], out, err);
    if (st) return st;
    size_t last = c->n_cells;
    while (last > 1 && is_missing(c->cells[last - 1].text)) last--; /* tables pad short series */
    for (size_t i = 1; i < last; i++) {
        double v;
        if (!value_of(c, &c->cells[i], &v)) out->bad = true;
        if (!push(c, v, 'A')) return no_memory(c, err);
    }
    if (c->n == 0) {
        report(c, 1, "'%.60s' has no values", c->id);
        out->bad = true;
    }
    return GN_OK;
}

static gn_status header(gn_csv *c, gn_err *err)
{
    bool there;
    gn_status st = next_row(c, &there, err);
    if (st || !there) return st;
    bool fine = true;
    for (int k = 0; k < LONG_COLUMNS; k++) c->place[k] = SIZE_MAX;
    for (size_t i = 0; i < c->n_cells; i++) {
        int k = 0;
        while (k < LONG_COLUMNS && strcmp(c->cells[i].text, long_names[k]) != 0) k++;
        if (k == LONG_COLUMNS || c->place[k] != SIZE_MAX) {
            report(c, c->cells[i].column, "column '%.60s'%s: a long table has unique_id,ds,y", c->cells[i].text,
                   k < LONG_COLUMNS ? " twice" : "");
            fine = false;
        } else {
            c->place[k] = i;
        }
    }
    c->columns = c->n_cells;
    for (int k = 0; k < LONG_NEEDED; k++)
        if (c->place[k] == SIZE_MAX) {
            report(c, 1, "no column '%s': a long table has unique_id,ds,y", long_names[k]);
            fine = false;
        }
    return fine ? GN_OK : gn_fail(err, GN_E_FORMAT, "%s: not a long table", c->path);
}

/* A row of a long table whose cells are all there. */
static bool row_complete(gn_csv *c)
{
    if (c->n_cells == c->columns) return true;
    report(c, c->cells[c->n_cells > c->columns ? c->columns : c->n_cells - 1].column, "%zu cells, the header has %zu",
           c->n_cells, c->columns);
    return false;
}

static gn_status next_long(gn_csv *c, gn_csv_series *out, gn_err *err)
{
    bool there = c->pending, plain = false;
    gn_status st = GN_OK;
    if (c->line_no == 0 && (st = header(c, err)) != GN_OK) return st;
    /* rows too short to tell whose they are cannot begin a series */
    for (; !c->pending;) {
        st = next_row(c, &there, err);
        if (st || !there) return st;
        if (row_complete(c)) break;
    }
    c->pending = false;
    st = begin(c, &c->cells[c->place[ID]], out, err);
    int64_t before = 0;
    for (bool first = true; st == GN_OK;) {
        const cell *ds = &c->cells[c->place[DS]];
        int64_t ordinal;
        bool is_plain;
        double v;
        char flag = 'M';
        if (!value_of(c, &c->cells[c->place[Y]], &v) || !flag_of(c, v, &flag)) out->bad = true;
        if (!gn_ds_parse(ds->text, c->freq, &ordinal, &is_plain)) {
            report(c, ds->column, "'%.40s' is no date of frequency %c", ds->text, c->freq);
            out->bad = true;
        } else if (!first && is_plain != plain) {
            report(c, ds->column, "'%.40s': numbers and dates in one series", ds->text);
            out->bad = true;
        } else if (!first && ordinal <= before) {
            report(c, ds->column,
                   ordinal == before ? "'%.40s': this period was there before" : "'%.40s': dates do not ascend",
                   ds->text);
            out->bad = true;
        } else if (!first && ordinal - before > LONGEST_GAP) {
            report(c, ds->column, "'%.40s': %lld periods after the row before", ds->text,
                   (long long)(ordinal - before));
            out->bad = true;
        } else {
            for (int64_t k = before + 1; !first && k < ordinal; k++)
                if (!push(c, NAN, 'M')) return no_memory(c, err);
            if (!push(c, v, flag) || !keep(&c->last, ds->text)) return no_memory(c, err);
            before = ordinal;
            plain = is_plain;
            first = false;
        }
        st = next_row(c, &there, err);
        while (st == GN_OK && there && !row_complete(c)) {
            out->bad = true;
            st = next_row(c, &there, err);
        }
        if (st || !there) break;
        if (strcmp(c->cells[c->place[ID]].text, c->id) != 0) {
            c->pending = true;
            break;
        }
    }
    out->last = c->last;
    return st;
}

gn_status gn_csv_next(gn_csv *c, gn_csv_series *out, gn_err *err)
{
    *out = (gn_csv_series){0};
    const gn_status st = c->layout == GN_LAYOUT_WIDE ? next_wide(c, out, err) : next_long(c, out, err);
    out->y = c->y;
    out->n = c->n;
    out->flag = c->layout == GN_LAYOUT_LONG && c->place[FLAG] != SIZE_MAX ? c->flag : NULL;
    return st;
}
