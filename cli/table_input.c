/* Tables of series as inputs of forecast and backtest. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table_input.h"

#include "gnomon/gn_parallel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROBLEMS = 100 };

typedef struct message {
    size_t line, column;
    char text[256];
} message;

typedef struct found {
    uint64_t hash;
    size_t line, column;
    const char *id;
    bool bad;
} found;

/* What the check of one piece brought to light. */
typedef struct findings {
    found *series;
    size_t count, capacity;
    message *message; /* the first MOST_PROBLEMS */
    size_t messages, message_cap;
    gn_status status;
} findings;

typedef struct checker {
    table_input *t;
    findings *slot;
    gn_csv_parser **parser; /* one a worker */
    gn_csv_ids *ids;
    uint64_t wanted;
} checker;

static void tell(table_input *t, size_t line, size_t column, const char *text)
{
    if (t->problems++ >= MOST_PROBLEMS) return;
    gn_err tidy = {0};
    gn_fail(&tidy, GN_E_FORMAT, "%s:%zu:%zu: %s", t->path, line, column, text);
    fprintf(stderr, "gnomon %s: %s\n", t->self->name, tidy.msg);
}

/* Of the header, which is read before the pieces. */
static void header_problem(void *ctx, size_t line, size_t column, const char *text)
{
    tell(ctx, line, column, text);
}

static void keep(void *ctx, size_t line, size_t column, const char *text)
{
    findings *f = ctx;
    if (f->messages++ >= MOST_PROBLEMS) return;
    if (f->messages > f->message_cap) {
        message *p = realloc(f->message, MOST_PROBLEMS * sizeof *p);
        if (!p) {
            f->status = GN_E_NOMEM;
            f->messages--;
            return;
        }
        f->message = p;
        f->message_cap = MOST_PROBLEMS;
    }
    message *m = &f->message[f->messages - 1];
    m->line = line;
    m->column = column;
    snprintf(m->text, sizeof m->text, "%s", text);
}

void table_input_silent(void *ctx, size_t line, size_t column, const char *text)
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

bool table_input_levels(const cli_command *self, const char *text, gn_forecast_options *f,
                        char (*name)[TABLE_INPUT_LEVEL])
{
    f->n_levels = 0;
    for (const char *p = text; *p;) {
        const size_t n = strcspn(p, ",");
        double v;
        bool good = gn_number_parse(p, n, &v) && v > 0 && v < 100;
        for (size_t i = 0; good && i < f->n_levels; i++) good = f->level[i] != v; /* names of columns */
        if (f->n_levels == GN_MAX_LEVELS || n >= TABLE_INPUT_LEVEL || !good) {
            cli_usage(self, "--level '%s': up to %d different numbers above 0 and below 100 were expected, as 80,95",
                      text, GN_MAX_LEVELS);
            return false;
        }
        if (name) snprintf(name[f->n_levels], TABLE_INPUT_LEVEL, "%.*s", (int)n, p);
        f->level[f->n_levels++] = v;
        p += n;
        if (*p == ',' && p[1]) p++;
    }
    return true;
}

static int index_of(const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(word, words[i]) == 0) return i;
    return -1;
}

const char *const table_input_domains[] = {"real", "positive", "percent", "auto", NULL};

int table_input_domain(const char *word)
{
    return index_of(word, table_input_domains);
}

int table_input_kind(const char *word)
{
    static const char *const words[] = {"single", "ytd", NULL};
    return index_of(word, words);
}

static bool has_values(const gn_csv_series *s)
{
    for (size_t i = 0; i < s->n; i++)
        if (!isnan(s->y[i])) return true;
    return false;
}

/* What is wrong with a series whose cells are all right. */
static bool makes_sense(const table_input *t, const gn_csv_series *s, char wrong[TABLE_INPUT_FAULT])
{
    if (!has_values(s))
        snprintf(wrong, TABLE_INPUT_FAULT, "a series without any value");
    else if (s->domain && table_input_domain(s->domain) < 0)
        snprintf(wrong, TABLE_INPUT_FAULT, "domain '%.40s': known are real, positive, percent, auto", s->domain);
    else if (s->kind && table_input_kind(s->kind) < 0)
        snprintf(wrong, TABLE_INPUT_FAULT, "kind '%.40s': known are single, ytd", s->kind);
    else
        return !t->judge || t->judge(t->judge_ctx, s, wrong);
    return false;
}

static int by_line(const void *a, const void *b)
{
    const size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

bool table_input_good(const table_input *t, const gn_csv_series *s, char wrong[TABLE_INPUT_FAULT])
{
    const bool twice = t->n_twice && bsearch(&s->line, t->twice, t->n_twice, sizeof *t->twice, by_line) != NULL;
    if (twice || s->bad) snprintf(wrong, TABLE_INPUT_FAULT, twice ? "its id was there before" : "bad input");
    return !twice && !s->bad && makes_sense(t, s, wrong);
}

static void check_piece(void *ctx, gn_csv_piece *p, size_t slot, int worker)
{
    checker *c = ctx;
    findings *f = &c->slot[slot];
    gn_csv_series s;
    gn_err err;
    f->count = f->messages = 0;
    if (!c->parser[worker]) f->status = gn_csv_parser_new(c->t->csv, &c->parser[worker], &err);
    if (f->status) return;
    gn_csv_parser_begin(c->parser[worker], p, keep, f);
    while ((f->status = gn_csv_parser_next(c->parser[worker], &s, &err)) == GN_OK && s.id) {
        char wrong[TABLE_INPUT_FAULT];
        if (!s.bad && !makes_sense(c->t, &s, wrong)) {
            keep(f, s.line, s.column, wrong);
            s.bad = true;
        }
        if (f->count == f->capacity) {
            const size_t cap = f->capacity ? 2 * f->capacity : 64;
            found *q = realloc(f->series, cap * sizeof *q);
            if (!q) {
                f->status = GN_E_NOMEM;
                return;
            }
            f->series = q;
            f->capacity = cap;
        }
        f->series[f->count++] = (found){gn_csv_hash(s.id), s.line, s.column, s.id, s.bad};
    }
}

static gn_status remember_twice(table_input *t, size_t line, gn_err *err)
{
    if (t->n_twice == t->twice_cap) {
        const size_t cap = t->twice_cap ? 2 * t->twice_cap : 64;
        size_t *p = realloc(t->twice, cap * sizeof *p);
        if (!p) return gn_fail(err, GN_E_NOMEM, "%s: no memory", t->path);
        t->twice = p;
        t->twice_cap = cap;
    }
    t->twice[t->n_twice++] = line;
    return GN_OK;
}

/* Tells the messages before a place in the table. */
static size_t tell_until(table_input *t, const findings *f, size_t next, size_t line, size_t column)
{
    const size_t kept = f->messages < MOST_PROBLEMS ? f->messages : MOST_PROBLEMS;
    for (; next < kept; next++) {
        const message *m = &f->message[next];
        if (m->line > line || (m->line == line && m->column > column)) break;
        tell(t, m->line, m->column, m->text);
    }
    return next;
}

static gn_status check_done(void *ctx, size_t slot, gn_err *err)
{
    checker *c = ctx;
    table_input *t = c->t;
    findings *f = &c->slot[slot];
    size_t next = 0;
    gn_status st = f->status ? gn_fail(err, f->status, "%s: no memory", t->path) : GN_OK;
    for (size_t i = 0; st == GN_OK && i < f->count; i++) {
        const found *s = &f->series[i];
        bool before = false;
        if (*s->id) st = gn_csv_ids_add(c->ids, s->hash, &before, err);
        if (before) {
            char text[128];
            snprintf(text, sizeof text,
                     t->layout == GN_LAYOUT_WIDE ? "the id '%.60s' was there before"
                                                 : "rows of '%.60s' are not together",
                     s->id);
            next = tell_until(t, f, next, s->line, s->column);
            tell(t, s->line, s->column, text);
            if (st == GN_OK) st = remember_twice(t, s->line, err);
        }
        const bool bad = before || s->bad;
        t->series += !bad;
        t->bad += bad;
        if (t->find && !bad && s->hash == c->wanted && strcmp(s->id, t->find) == 0) {
            t->found_line = s->line;
            t->found_at = t->series;
        }
    }
    tell_until(t, f, next, SIZE_MAX, SIZE_MAX);
    if (f->messages > MOST_PROBLEMS) t->problems += f->messages - MOST_PROBLEMS;
    return st;
}

static gn_status check(table_input *t, gn_err *err)
{
    const size_t slots = gn_csv_slots(t->threads), workers = (size_t)gn_parallel_workers(slots, 1, t->threads);
    checker c = {.t = t, .wanted = t->find ? gn_csv_hash(t->find) : 0};
    c.slot = calloc(slots, sizeof *c.slot);
    c.parser = calloc(workers, sizeof *c.parser);
    gn_status st = c.slot && c.parser ? GN_OK : gn_fail(err, GN_E_NOMEM, "%s: no memory", t->path);
    if (st == GN_OK) st = gn_csv_ids_new(&c.ids, err);
    if (st == GN_OK) st = gn_csv_stream(t->csv, t->threads, check_piece, check_done, &c, err);
    for (size_t i = 0; c.slot && i < slots; i++) {
        free(c.slot[i].series);
        free(c.slot[i].message);
    }
    for (size_t i = 0; c.parser && i < workers; i++) gn_csv_parser_free(c.parser[i]);
    free(c.slot);
    free(c.parser);
    gn_csv_ids_free(c.ids);
    if (st == GN_OK && t->series + t->bad == 0) st = gn_fail(err, GN_E_FORMAT, "%s: no series in the table", t->path);
    if (t->problems > MOST_PROBLEMS)
        fprintf(stderr, "gnomon %s: %s: %zu further problems\n", t->self->name, t->path, t->problems - MOST_PROBLEMS);
    return st;
}

gn_status table_input_open(table_input *t, const char *path, bool skip_bad, gn_err *err)
{
    t->path = strcmp(path, "-") == 0 ? "standard input" : path;
    gn_status st = gn_csv_open(path, t->layout, t->freq, header_problem, t, &t->csv, err);
    if (st == GN_OK) gn_csv_columns(t->csv, t->columns, t->n_columns);
    if (st == GN_OK) st = check(t, err);
    if (st && gn_csv_holds_figures(t->csv))
        gn_fail(err, st,
                "%s: a table of figures, one a row; gnomon import FILE -s STORE and gnomon export -s STORE --layout "
                "long --freq %c make a table of series of it, for --layout long",
                t->path, (char)t->freq);
    if (st == GN_OK && t->bad + t->problems > 0 && !skip_bad)
        st = gn_fail(err, GN_E_FORMAT, "%s: %zu problem%s, nothing written (--skip-bad does the other %zu series)",
                     t->path, t->problems, t->problems == 1 ? "" : "s", t->series);
    if (st == GN_OK) st = gn_csv_rewind(t->csv, err);
    if (st == GN_OK) gn_csv_listen(t->csv, table_input_silent, NULL); /* the problems were told */
    return st;
}

void table_input_close(table_input *t)
{
    gn_csv_free(t->csv);
    free(t->twice);
    t->csv = NULL;
    t->twice = NULL;
    t->n_twice = t->twice_cap = 0;
}
