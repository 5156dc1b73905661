/* Series of one frequency from a CSV table or a store, as one panel with their names. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel_input.h"

#include "gnomon/gn_csv.h"
#include "gnomon/gn_store.h"
#include "gnomon/gn_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_PROBLEMS = 100 };

/* ---- ids ----------------------------------------------------------------------------------------------------------
 */

gn_status cli_ids_new(cli_ids *ids, gn_err *err)
{
    return gn_strings_new(&ids->pool, err);
}

void cli_ids_free(cli_ids *ids)
{
    gn_strings_free(ids->pool);
    free(ids->times);
    *ids = (cli_ids){0};
}

static const char *text_of(const gn_strings *strings, gn_str id)
{
    const char *t = gn_strings_get(strings, id);
    return t ? t : "";
}

static void name_of(const gn_strings *strings, const gn_key *key, gn_buf *out)
{
    gn_buf_printf(out, "%s|%s|%s|%s|%s|%s", text_of(strings, key->indicator), text_of(strings, key->area),
                  text_of(strings, key->unit), gn_measure_name((gn_measure)key->basis),
                  gn_kind_name((gn_kind)key->kind), key->future ? "future" : "actual");
}

/* Series may differ in nothing but what sets statements apart that contradict each other: from the second time on an id
 * has its number. */
bool cli_ids_next(cli_ids *ids, const gn_strings *strings, const gn_key *key, gn_buf *out)
{
    name_of(strings, key, out);
    const gn_str s = out->failed ? 0 : gn_strings_add(ids->pool, out->data, out->length);
    if (!s) return false;
    if (s >= ids->capacity) {
        const size_t capacity = 2 * (size_t)s + 64;
        uint32_t *p = realloc(ids->times, capacity * sizeof *p);
        if (!p) return false;
        memset(p + ids->capacity, 0, (capacity - ids->capacity) * sizeof *p);
        ids->times = p;
        ids->capacity = capacity;
    }
    if (++ids->times[s] > 1) gn_buf_printf(out, "|%u", ids->times[s]);
    return !out->failed;
}

/* ---- a panel that grows -------------------------------------------------------------------------------------------
 */

static bool grow(void **p, size_t count, size_t size)
{
    void *q = realloc(*p, count * size);
    if (q) *p = q;
    return q != NULL;
}

static bool add(cli_panel *s, const char *id, const double *y, const char *flag, size_t n, int64_t first, bool plain)
{
    gn_panel *p = s->panel;
    const size_t at = p->offset[p->count];
    if (p->count + 1 >= s->cap) {
        const size_t cap = 2 * s->cap + 64;
        if (!grow((void **)&p->offset, cap + 1, sizeof *p->offset) ||
            !grow((void **)&p->first, cap, sizeof *p->first) || !grow((void **)&s->id, cap, sizeof *s->id) ||
            !grow((void **)&s->plain, cap, sizeof *s->plain))
            return false;
        s->cap = cap;
    }
    if (at + n > s->values) {
        const size_t values = 2 * (at + n) + 1024;
        if (!grow((void **)&p->value, values, sizeof *p->value) || !grow((void **)&p->flag, values, 1)) return false;
        s->values = values;
    }
    char *name = strdup(id);
    if (!name) return false;
    s->id[p->count] = name;
    s->plain[p->count] = plain;
    p->first[p->count] = first;
    for (size_t t = 0; t < n; t++) {
        p->value[at + t] = y[t];
        p->flag[at + t] = isnan(y[t]) ? (char)GN_OBS_MISSING : flag ? flag[t] : (char)GN_OBS_NORMAL;
    }
    p->offset[++p->count] = at + n;
    return true;
}

/* ---- sources ------------------------------------------------------------------------------------------------------
 */

/* measure: the name of one, or all. */
static bool wanted(const gn_strings *strings, const gn_key *k, const cli_panel_options *o, const char *measure)
{
    return k->indicator && (!o->indicator || strstr(text_of(strings, k->indicator), o->indicator)) &&
           (!o->area || strstr(text_of(strings, k->area), o->area)) &&
           (strcmp(measure, "all") == 0 || strcmp(measure, gn_measure_name((gn_measure)k->basis)) == 0);
}

typedef struct listener {
    const cli_command *self;
    const char *path;
    size_t problems;
} listener;

static void problem(void *ctx, size_t line, size_t column, const char *text)
{
    listener *l = ctx;
    gn_err err;
    if (l->problems++ >= MOST_PROBLEMS) return;
    gn_fail(&err, GN_E_FORMAT, "%s:%zu:%zu: %s", l->path, line, column, text);
    cli_failed(l->self, &err);
}

static gn_status load_csv(const cli_command *self, const char *path, gn_layout layout, cli_panel *s, gn_err *err)
{
    listener l = {self, path, 0};
    gn_csv *csv = NULL;
    const gn_freq freq = s->panel->freq;
    gn_status st = gn_csv_open(path, layout, freq, problem, &l, &csv, err);
    while (!st) {
        gn_csv_series c;
        st = gn_csv_next(csv, &c, err);
        if (st || !c.id) break;
        if (c.bad) continue;
        int64_t last = (int64_t)c.n;
        bool plain = true;
        if (c.last) gn_ds_parse(c.last, freq, &last, &plain);
        if (!add(s, c.id, c.y, c.flag, c.n, last - (int64_t)c.n + 1, plain))
            st = gn_fail(err, GN_E_NOMEM, "%s: no memory for the series", path);
    }
    if (st && gn_csv_holds_figures(csv))
        gn_fail(err, st, "%s: a table of figures, one a row: --layout figures reads it", path);
    gn_csv_free(csv);
    if (!st && l.problems)
        st = gn_fail(err, GN_E_FORMAT, "%s: %zu problem%s, nothing written", path, l.problems,
                     l.problems == 1 ? "" : "s");
    return st;
}

/* A figure's place: in series `series` of period `ordinal`. */
typedef struct placed {
    size_t series, row;
    int64_t ordinal;
    double value;
    char flag;
} placed;

static int by_place(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->series != y->series) return x->series < y->series ? -1 : 1;
    if (x->ordinal != y->ordinal) return x->ordinal < y->ordinal ? -1 : 1;
    return x->row < y->row ? -1 : 1;
}

/* The period of frequency `freq` that a figure belongs to: the last one that it reaches into where it is a year to date
 * or a point in time, its own where it is as long as one, and February for both months. */
static bool period_of(const gn_table_point *p, gn_freq freq, int64_t *ordinal)
{
    if (!strchr("ASQM", (char)freq) || p->period.freq != GN_FREQ_MONTH) return false;
    const int64_t months = 12 / gn_freq_season(freq), length = p->period.last - p->period.first + 1;
    if ((p->period.last + 1) % months != 0) return false;
    *ordinal = p->period.last / months;
    switch (p->key.kind) {
    case GN_KIND_YTD: return p->period.first % 12 == 0;
    case GN_KIND_POINT: return true;
    case GN_KIND_SINGLE: return length == months || (months == 1 && length == 2 && p->period.last % 12 == 1);
    default: return false;
    }
}

/* A table of figures, one a row: its series in the order of their first rows; of two figures for one period the later
 * row counts. */
static gn_status load_figures(const cli_command *self, const cli_panel_options *o, cli_panel *s, gn_err *err)
{
    const char *measure = o->measure ? o->measure : "level";
    listener l = {self, o->input, 0};
    gn_table_points points = {0};
    gn_strings *strings = NULL, *known = NULL;
    placed *list = NULL;
    size_t n = 0;
    gn_status st = gn_strings_new(&strings, err);
    if (!st) st = gn_strings_new(&known, err);
    if (!st) st = gn_table_points_read_csv(&points, o->input, strings, problem, &l, err);
    if (!st && !(list = malloc((points.count + 1) * sizeof *list))) st = gn_fail(err, GN_E_NOMEM, "no memory");
    for (size_t i = 0; !st && i < points.count; i++) {
        const gn_table_point *p = &points.items[i];
        int64_t ordinal;
        if (isnan(p->value) || !period_of(p, s->panel->freq, &ordinal) || !wanted(strings, &p->key, o, measure))
            continue;
        gn_buf id = {0};
        name_of(strings, &p->key, &id);
        const gn_str at = id.failed ? 0 : gn_strings_add(known, id.data, id.length);
        gn_buf_free(&id);
        if (!at) st = gn_fail(err, GN_E_NOMEM, "%s: no memory for the series", o->input);
        list[n++] = (placed){at - 1, i, ordinal, p->value, p->flag};
    }
    if (n) qsort(list, n, sizeof *list, by_place);
    for (size_t i = 0, end; !st && i < n; i = end) {
        for (end = i; end < n && list[end].series == list[i].series;) end++;
        const size_t length = (size_t)(list[end - 1].ordinal - list[i].ordinal) + 1;
        double *y = malloc(length * sizeof *y);
        char *flag = malloc(length);
        for (size_t t = 0; y && flag && t < length; t++) y[t] = NAN;
        for (size_t k = i; y && flag && k < end; k++) {
            y[list[k].ordinal - list[i].ordinal] = list[k].value;
            flag[list[k].ordinal - list[i].ordinal] = list[k].flag;
        }
        if (!y || !flag ||
            !add(s, gn_strings_get(known, (gn_str)list[i].series + 1), y, flag, length, list[i].ordinal, false))
            st = gn_fail(err, GN_E_NOMEM, "%s: no memory for the series", o->input);
        free(y);
        free(flag);
    }
    free(list);
    gn_table_points_free(&points);
    gn_strings_free(known);
    gn_strings_free(strings);
    return st;
}

static gn_status load_store(const cli_panel_options *o, cli_panel *s, gn_err *err)
{
    gn_store *store;
    gn_status st = cli_store_open(o->store, o->as_of, &store, err);
    if (st) return st;
    const gn_strings *strings = store->observations->strings;
    const char *measure = o->measure ? o->measure : "level";
    cli_ids ids = {0};
    st = cli_ids_new(&ids, err);
    for (size_t g = 0; !st && g < GN_GROUPS; g++) {
        const gn_panel *p = store->series->group[g].panel;
        if (p->freq != s->panel->freq) continue;
        for (size_t i = 0; !st && i < p->count; i++) {
            const gn_key *k = &p->key[i];
            size_t begin = p->offset[i], end = p->offset[i + 1];
            while (begin < end && isnan(p->value[begin])) begin++;
            while (end > begin && isnan(p->value[end - 1])) end--;
            if (begin == end || !wanted(strings, k, o, measure)) continue;
            gn_buf id = {0};
            const bool fine =
                cli_ids_next(&ids, strings, k, &id) && add(s, id.data, p->value + begin, p->flag + begin, end - begin,
                                                           p->first[i] + (int64_t)(begin - p->offset[i]), false);
            gn_buf_free(&id);
            if (!fine) st = gn_fail(err, GN_E_NOMEM, "%s: no memory for the series", o->store);
        }
    }
    cli_ids_free(&ids);
    gn_store_free(store);
    return st;
}

gn_freq cli_freq(const char *word)
{
    return word && word[0] && !word[1] ? gn_freq_of(word[0]) : GN_FREQ_NONE;
}

int cli_panel_load(const cli_command *self, const cli_panel_options *o, cli_panel *s)
{
    enum { LONG, WIDE, FIGURES };
    static const char *const layouts[] = {"long", "wide", "figures", NULL};
    gn_err err;
    *s = (cli_panel){0};
    if (!o->store == !o->input) return cli_usage(self, "one of --input FILE.csv and -s STORE is needed");
    const int layout = o->layout ? cli_choice(self, "--layout", o->layout, layouts) : LONG;
    if (layout < 0) return EXIT_USAGE;
    if (o->input && o->as_of.year) return cli_usage(self, "--as-of needs a store");
    if (o->input && layout != FIGURES && (o->indicator || o->area || o->measure))
        return cli_usage(self, "--indicator, --area and --measure go with a store and with figures");
    if (!cli_measure_known(self, o->measure, "all")) return EXIT_USAGE;
    const gn_freq freq = cli_freq(o->freq);
    if (freq == GN_FREQ_NONE) return cli_usage(self, "--freq: one of A, S, Q, M, W, D and H is needed");
    s->panel = calloc(1, sizeof *s->panel);
    if (s->panel) s->panel->offset = calloc(1, sizeof *s->panel->offset);
    gn_status st = GN_OK;
    if (!s->panel || !s->panel->offset) {
        st = gn_fail(&err, GN_E_NOMEM, "no memory for the series");
    } else {
        s->panel->freq = freq;
        st = o->store            ? load_store(o, s, &err)
             : layout == FIGURES ? load_figures(self, o, s, &err)
                                 : load_csv(self, o->input, layout == LONG ? GN_LAYOUT_LONG : GN_LAYOUT_WIDE, s, &err);
    }
    if (!st && s->panel->count == 0)
        st = gn_fail(&err, GN_E_NOTFOUND, "%s: no such series of frequency %c", o->store ? o->store : o->input,
                     (char)freq);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}

void cli_panel_free(cli_panel *s)
{
    for (size_t i = 0; s->panel && i < s->panel->count; i++) free(s->id[i]);
    free(s->id);
    free(s->plain);
    gn_panel_free(s->panel);
    *s = (cli_panel){0};
}

void cli_panel_period(const cli_panel *s, size_t i, size_t t, char out[CLI_PERIOD_SIZE])
{
    const int64_t ordinal = s->panel->first[i] + (int64_t)t;
    if (s->plain[i])
        snprintf(out, CLI_PERIOD_SIZE, "%lld", (long long)ordinal);
    else
        gn_period_format((gn_period){s->panel->freq, ordinal}, out, CLI_PERIOD_SIZE);
}
