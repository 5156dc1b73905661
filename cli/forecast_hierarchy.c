/* Forecasts of an industry and its parts that add up. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch.h"

#include "csv_cell.h"

#include "gnomon/gn_parallel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROBLEMS = 100, MOST_ORIGINS = 24, LEAST_ORIGINS = 3, LEAST_VALUES = 4 };

typedef struct node {
    char *id, *last;
    double *y; /* [n] */
    size_t n, line;
    gn_domain domain;
    bool in_table;
    gn_status status;
    gn_err err;
    const char *model;
    char reason[160];
} node;

typedef struct family {
    const batch_options *o;
    table_input *in;
    node *nodes;
    size_t count, capacity, problems;
    size_t *by_id; /* nodes sorted by id */
    size_t *parent;
    double *mean, *bounds; /* [count][horizon], [count][2 levels][horizon] */
    double *errors;        /* [count][origins] */
    size_t origins;
    bool *nonnegative;
} family;

static int by_id(const void *a, const void *b, void *ctx)
{
    const node *nodes = ctx;
    return strcmp(nodes[*(const size_t *)a].id, nodes[*(const size_t *)b].id);
}

static gn_status no_memory(gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "no memory for the hierarchy");
}

static node *add_node(family *f, const char *id)
{
    if (f->count == f->capacity) {
        const size_t cap = f->capacity ? 2 * f->capacity : 64;
        node *p = realloc(f->nodes, cap * sizeof *p);
        if (!p) return NULL;
        f->nodes = p;
        f->capacity = cap;
    }
    node *x = &f->nodes[f->count];
    *x = (node){.id = strdup(id)};
    if (!x->id) return NULL;
    f->count++;
    return x;
}

static size_t find(const family *f, const char *id, size_t sorted)
{
    size_t lo = 0, hi = sorted;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        const int c = strcmp(f->nodes[f->by_id[mid]].id, id);
        if (c == 0) return f->by_id[mid];
        if (c < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return SIZE_MAX;
}

static gn_status sort_nodes(family *f, gn_err *err)
{
    size_t *p = realloc(f->by_id, (f->count + 1) * sizeof *p);
    if (!p) return no_memory(err);
    f->by_id = p;
    for (size_t i = 0; i < f->count; i++) p[i] = i;
    qsort_r(p, f->count, sizeof *p, by_id, f->nodes);
    return GN_OK;
}

static gn_status read_table(family *f, size_t *skipped, gn_err *err)
{
    gn_csv_series s;
    gn_status st;
    while ((st = gn_csv_next(f->in->csv, &s, err)) == GN_OK && s.id) {
        char wrong[TABLE_INPUT_FAULT];
        if (!table_input_good(f->in, &s, wrong)) {
            cli_warn(f->o->self, "%s:%zu: '%s' skipped: %s", f->in->path, s.line, s.id, wrong);
            ++*skipped;
            continue;
        }
        node *x = add_node(f, s.id);
        if (!x) return no_memory(err);
        x->y = malloc(s.n * sizeof *x->y);
        x->last = s.last ? strdup(s.last) : NULL;
        if (!x->y || (s.last && !x->last)) return no_memory(err);
        memcpy(x->y, s.y, s.n * sizeof *x->y);
        x->n = s.n;
        x->line = s.line;
        x->in_table = true;
        x->domain = s.domain ? (gn_domain)table_input_domain(s.domain) : f->o->forecast.domain;
    }
    return st;
}

static void problem(family *f, size_t line, const char *fmt, ...) GN_PRINTF(3, 4);

static void problem(family *f, size_t line, const char *fmt, ...)
{
    char text[256];
    va_list ap;
    if (f->problems++ >= MOST_PROBLEMS) return;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    gn_err tidy;
    gn_fail(&tidy, GN_E_FORMAT, "%s:%zu: %s", f->o->hierarchy, line, text);
    fprintf(stderr, "gnomon %s: %s\n", f->o->self->name, tidy.msg);
}

typedef struct edge {
    char *parent, *child;
    size_t line;
} edge;

static gn_status read_edges(family *f, edge **edges, size_t *count, gn_err *err)
{
    FILE *file = fopen(f->o->hierarchy, "re");
    char *line = NULL;
    size_t cap = 0, number = 0, room = 0;
    gn_buf parent = {0}, child = {0};
    gn_status st = file ? GN_OK : gn_fail(err, GN_E_NOTFOUND, "%s: cannot open", f->o->hierarchy);
    for (ssize_t n; st == GN_OK && (n = getline(&line, &cap, file)) > 0;) {
        const char *text = number++ == 0 && strncmp(line, "\xEF\xBB\xBF", 3) == 0 ? line + 3 : line;
        if (text[strspn(text, " \t\r\n")] == '\0') continue;
        const char *next = csv_cell(text, &parent);
        const char *more = next ? csv_cell(next, &child) : NULL;
        if (parent.failed || child.failed) st = no_memory(err);
        if (st == GN_OK && number == 1) {
            if (!next || more || strcmp(parent.data, "parent") != 0 || strcmp(child.data, "child") != 0)
                st = gn_fail(err, GN_E_FORMAT, "%s:1: the header parent,child was expected", f->o->hierarchy);
            continue;
        }
        if (!next || more || !parent.length || !child.length || strlen(line) != (size_t)n) {
            problem(f, number, "two names were expected: parent,child");
            continue;
        }
        if (*count == room) {
            room = room ? 2 * room : 64;
            edge *p = realloc(*edges, room * sizeof *p);
            if (!p) {
                st = no_memory(err);
                break;
            }
            *edges = p;
        }
        edge *e = &(*edges)[(*count)++];
        *e = (edge){strdup(parent.data), strdup(child.data), number};
        if (!e->parent || !e->child) st = no_memory(err);
    }
    if (st == GN_OK && *count == 0 && f->problems == 0)
        st = gn_fail(err, GN_E_FORMAT, "%s: no rows parent,child", f->o->hierarchy);
    if (file) fclose(file);
    free(line);
    gn_buf_free(&parent);
    gn_buf_free(&child);
    return st;
}

/* Wholes that the table has no series of become nodes behind it. */
static gn_status add_wholes(family *f, const edge *edges, size_t count, gn_err *err)
{
    gn_status st = sort_nodes(f, err);
    const size_t sorted = f->count;
    for (size_t i = 0; st == GN_OK && i < count; i++)
        if (find(f, edges[i].parent, sorted) == SIZE_MAX && !add_node(f, edges[i].parent)) st = no_memory(err);
    if (st == GN_OK && f->count > sorted) { /* a name stands in one row for each of its parts */
        st = sort_nodes(f, err);
        bool *again = calloc(f->count, 1);
        if (st == GN_OK && !again) st = no_memory(err);
        for (size_t i = 1; st == GN_OK && i < f->count; i++)
            if (strcmp(f->nodes[f->by_id[i]].id, f->nodes[f->by_id[i - 1]].id) == 0) {
                const size_t a = f->by_id[i - 1], b = f->by_id[i];
                again[a > b ? a : b] = true;
                if (a < b) f->by_id[i] = a; /* the first one is kept through a run of equal names */
            }
        size_t kept = sorted;
        for (size_t i = sorted; st == GN_OK && i < f->count; i++) {
            if (again[i])
                free(f->nodes[i].id);
            else
                f->nodes[kept++] = f->nodes[i];
        }
        if (st == GN_OK) f->count = kept;
        free(again);
        if (st == GN_OK) st = sort_nodes(f, err);
    }
    return st;
}

static gn_status read_hierarchy(family *f, gn_err *err)
{
    edge *edges = NULL;
    size_t count = 0, bad;
    gn_status st = read_edges(f, &edges, &count, err);
    if (st == GN_OK) st = add_wholes(f, edges, count, err);
    if (st == GN_OK && !(f->parent = malloc((f->count + 1) * sizeof *f->parent))) st = no_memory(err);
    for (size_t i = 0; st == GN_OK && i < f->count; i++) f->parent[i] = GN_NO_PARENT;
    for (size_t i = 0; st == GN_OK && i < count; i++) {
        const size_t up = find(f, edges[i].parent, f->count), down = find(f, edges[i].child, f->count);
        if (down == SIZE_MAX)
            problem(f, edges[i].line, "'%.60s' is neither a series of the table nor a whole", edges[i].child);
        else if (f->parent[down] != GN_NO_PARENT)
            problem(f, edges[i].line, "'%.60s' is part of '%.60s' already", edges[i].child,
                    f->nodes[f->parent[down]].id);
        else
            f->parent[down] = up;
    }
    for (size_t i = 0; i < count; i++) {
        free(edges[i].parent);
        free(edges[i].child);
    }
    free(edges);
    size_t *order = st == GN_OK && f->problems == 0 ? malloc((f->count + 1) * sizeof *order) : NULL;
    if (order && gn_hierarchy_order(f->parent, f->count, order, &bad, err) == GN_E_ARG)
        problem(f, 1, "'%.60s' is part of itself, or of one that is", f->nodes[bad].id);
    /* sums of histories, from the parts up */
    for (size_t k = 0; order && f->problems == 0 && st == GN_OK && k < f->count; k++) {
        const node *x = &f->nodes[order[k]];
        const size_t up = f->parent[order[k]];
        if (up == GN_NO_PARENT) continue;
        node *whole = &f->nodes[up];
        if (whole->in_table) {
            const bool ends = !x->last || !whole->last || strcmp(x->last, whole->last) == 0;
            if (!ends) problem(f, 1, "'%.40s' ends %.20s, '%.40s' %.20s", x->id, x->last, whole->id, whole->last);
            continue;
        }
        if (!whole->y) {
            whole->y = malloc(x->n * sizeof *whole->y);
            whole->last = x->last ? strdup(x->last) : NULL;
            if (!whole->y || (x->last && !whole->last)) {
                st = no_memory(err);
                break;
            }
            memcpy(whole->y, x->y, x->n * sizeof *whole->y);
            whole->n = x->n;
            whole->domain = x->domain;
            continue;
        }
        if (x->last && strcmp(x->last, whole->last) != 0)
            problem(f, 1, "'%.40s' ends %.20s, other parts of '%.40s' %.20s", x->id, x->last, whole->id, whole->last);
        const size_t n = x->n < whole->n ? x->n : whole->n; /* where all parts have begun */
        for (size_t t = 0; t < n; t++) whole->y[t] = whole->y[whole->n - n + t] + x->y[x->n - n + t];
        whole->n = n;
        if (x->domain != whole->domain) whole->domain = GN_DOMAIN_AUTO;
    }
    free(order);
    if (st == GN_OK && f->problems)
        st = gn_fail(err, GN_E_FORMAT, "%s: %zu problem%s, nothing written", f->o->hierarchy, f->problems,
                     f->problems == 1 ? "" : "s");
    return st;
}

/* Base forecast of each node and, for the covariance, its errors of one step at the last origins. */
static void base_forecasts(void *ctx, size_t begin, size_t end, int worker)
{
    family *f = ctx;
    (void)worker;
    for (size_t i = begin; i < end; i++) {
        node *x = &f->nodes[i];
        gn_forecast_options opt = f->o->forecast;
        const size_t h = opt.horizon, levels = opt.n_levels;
        gn_treatment t = f->o->treatment;
        gn_arena *a = NULL;
        opt.domain = x->domain;
        gn_forecast one = {.mean = f->mean + i * h, .lower = f->bounds + i * 2 * levels * h};
        one.upper = one.lower + levels * h;
        x->status = gn_arena_new(gn_forecast_treated_scratch(&t, &opt, x->n), &a, &x->err);
        if (x->status == GN_OK) x->status = gn_forecast_treated(x->y, x->n, &t, &opt, a, &one, &x->err);
        x->model = one.model;
        memcpy(x->reason, one.reason, sizeof x->reason);
        bool negative = false;
        for (size_t k = 0; k < x->n; k++) negative = negative || x->y[k] < 0;
        f->nonnegative[i] = x->domain == GN_DOMAIN_POSITIVE || x->domain == GN_DOMAIN_PERCENT ||
                            (x->domain == GN_DOMAIN_AUTO && !negative);
        opt.horizon = 1;
        opt.n_levels = 0;
        for (size_t k = 0; x->status == GN_OK && k < f->origins; k++) {
            double mean = NAN, none[1];
            gn_forecast next = {.mean = &mean, .lower = none, .upper = none};
            const size_t n = x->n - f->origins + k;
            gn_arena_reset(a);
            if (gn_forecast_treated(x->y, n, &t, &opt, a, &next, NULL)) mean = NAN;
            f->errors[i * f->origins + k] = x->y[n] - mean;
        }
        gn_arena_free(a);
    }
}

/* Origins without an error of some node say nothing of how errors go together. */
static void drop_origins(family *f)
{
    size_t kept = 0;
    for (size_t k = 0; k < f->origins; k++) {
        bool all = true;
        for (size_t i = 0; all && i < f->count; i++) all = isfinite(f->errors[i * f->origins + k]);
        if (!all) continue;
        for (size_t i = 0; i < f->count; i++) f->errors[i * f->origins + kept] = f->errors[i * f->origins + k];
        kept++;
    }
    for (size_t i = 0; i < f->count; i++)
        memmove(f->errors + i * kept, f->errors + i * f->origins, kept * sizeof *f->errors);
    f->origins = kept;
}

static gn_status reconcile(family *f, const char **how, gn_err *err)
{
    static const char *const names[] = {"bottom-up", "MinT, ols", "MinT, struct", "MinT, shrink"};
    const size_t h = f->o->forecast.horizon, levels = f->o->forecast.n_levels;
    double *base = malloc(f->count * h * sizeof *base);
    if (!base) return no_memory(err);
    memcpy(base, f->mean, f->count * h * sizeof *base);
    gn_reconcile method = f->o->reconcile;
    if (method == GN_RECONCILE_SHRINK) drop_origins(f);
    if (method == GN_RECONCILE_SHRINK && f->origins < LEAST_ORIGINS) {
        cli_warn(f->o->self, "too few values for a covariance of errors: --reconcile struct instead");
        method = GN_RECONCILE_STRUCT;
    }
    *how = names[method];
    gn_status st = gn_reconcile_forecasts(method, f->parent, f->count, base, h, f->errors, f->origins, f->nonnegative,
                                          f->mean, err);
    /* bounds go with their forecast: by its factor where nothing can be negative, else by its shift */
    for (size_t i = 0; st == GN_OK && i < f->count; i++)
        for (size_t l = 0; l < 2 * levels; l++)
            for (size_t k = 0; k < h; k++) {
                double *bound = &f->bounds[(i * 2 * levels + l) * h + k];
                const double before = base[i * h + k], now = f->mean[i * h + k];
                *bound = f->nonnegative[i] && before > 0 ? *bound * (now / before) : *bound + (now - before);
            }
    free(base);
    return st;
}

static gn_status write_files(const family *f, const char *how, gn_err *err)
{
    const batch_options *o = f->o;
    const size_t h = o->forecast.horizon, levels = o->forecast.n_levels;
    gn_buf text[BATCH_FILES] = {0};
    gn_status st = GN_OK;
    for (int k = 0; k < BATCH_FILES; k++) batch_header(o, f->in->freq, (batch_file)k, &text[k]);
    for (size_t i = 0; i < f->count; i++) {
        const node *x = &f->nodes[i];
        gn_forecast one = {.mean = f->mean + i * h, .lower = f->bounds + i * 2 * levels * h};
        one.upper = one.lower + levels * h;
        for (size_t k = 0; k < h; k++) {
            gn_buf *to = &text[BATCH_FORECASTS];
            char ds[GN_DS_SIZE];
            gn_csv_field(to, x->id);
            gn_buf_char(to, ',');
            if (x->last && gn_ds_continue(x->last, f->in->freq, (int64_t)k + 1, ds))
                gn_csv_field(to, ds);
            else
                gn_buf_printf(to, "%zu", k + 1);
            batch_step(o, to, &one, k);
        }
        char reason[256];
        snprintf(reason, sizeof reason, "%s%s%s; %s", x->reason, *x->reason ? "; " : "",
                 x->in_table ? "in the table" : "sum of its parts", how);
        batch_report(&text[BATCH_REPORT], x->id, x->model, reason, "");
    }
    for (int k = 0; k < BATCH_FILES && st == GN_OK; k++)
        if (o->path[k] || k == BATCH_FORECASTS) st = gn_outfile_save(o->path[k], &text[k], err);
    for (int k = 0; k < BATCH_FILES; k++) gn_buf_free(&text[k]);
    return st;
}

gn_status batch_run_hierarchy(const batch_options *o, table_input *in, size_t *skipped, gn_err *err)
{
    family f = {.o = o, .in = in};
    const size_t h = o->forecast.horizon;
    gn_status st = table_input_open(in, o->input, o->skip_bad, err);
    if (st == GN_OK) st = read_table(&f, skipped, err);
    if (st == GN_OK) st = read_hierarchy(&f, err);
    if (st == GN_OK && o->reconcile == GN_RECONCILE_SHRINK) {
        size_t least = SIZE_MAX;
        for (size_t i = 0; i < f.count; i++) least = f.nodes[i].n < least ? f.nodes[i].n : least;
        f.origins = least > LEAST_VALUES ? (least - LEAST_VALUES) / 2 : 0;
        if (f.origins > MOST_ORIGINS) f.origins = MOST_ORIGINS;
    }
    if (st == GN_OK) {
        f.mean = malloc(f.count * h * sizeof *f.mean);
        f.bounds = malloc(f.count * h * (2 * o->forecast.n_levels + 1) * sizeof *f.bounds);
        f.errors = malloc((f.count * f.origins + 1) * sizeof *f.errors);
        f.nonnegative = calloc(f.count + 1, sizeof *f.nonnegative);
        if (!f.mean || !f.bounds || !f.errors || !f.nonnegative) st = no_memory(err);
    }
    const char *how = "";
    if (st == GN_OK && gn_parallel_for(f.count, 1, in->threads, base_forecasts, &f))
        st = gn_fail(err, GN_E_ARG, "threads could not be started");
    for (size_t i = 0; st == GN_OK && i < f.count; i++) {
        if (f.nodes[i].status == GN_OK) continue;
        st = f.nodes[i].status;
        if (err) *err = f.nodes[i].err;
        gn_err_prefix(err, "'%s': ", f.nodes[i].id);
    }
    if (st == GN_OK) st = reconcile(&f, &how, err);
    if (st == GN_OK) st = write_files(&f, how, err);
    for (size_t i = 0; i < f.count; i++) {
        free(f.nodes[i].id);
        free(f.nodes[i].last);
        free(f.nodes[i].y);
    }
    free(f.nodes);
    free(f.by_id);
    free(f.parent);
    free(f.mean);
    free(f.bounds);
    free(f.errors);
    free(f.nonnegative);
    table_input_close(in);
    return st;
}
