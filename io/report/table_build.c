/* The quarterly table from known values: quarters by difference, growth, averages and compound rates. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_growth.h"
#include "gnomon/gn_table.h"
#include "io/report/table_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- points ------------------------------------------------------------------------------------------------------ */

static bool grow(void **items, size_t *capacity, size_t need, size_t size)
{
    if (need <= *capacity) return true;
    size_t cap = *capacity ? *capacity : 64;
    while (cap < need)
        if (__builtin_mul_overflow(cap, 2, &cap)) return false;
    size_t bytes;
    if (__builtin_mul_overflow(cap, size, &bytes)) return false;
    void *p = realloc(*items, bytes);
    if (!p) return false;
    *items = p;
    *capacity = cap;
    return true;
}

gn_status gn_table_points_add(gn_table_points *p, const gn_table_point *point, gn_err *err)
{
    if (!grow((void **)&p->items, &p->capacity, p->count + 1, sizeof *p->items))
        return gn_fail(err, GN_E_NOMEM, "table: no memory for %zu points", p->count + 1);
    p->items[p->count++] = *point;
    return GN_OK;
}

gn_status gn_table_points_add_panel(gn_table_points *p, const gn_panel *panel, const uint32_t *observation, gn_err *err)
{
    int months;
    switch (panel->freq) {
    case GN_FREQ_YEAR: months = 12; break;
    case GN_FREQ_HALF: months = 6; break;
    case GN_FREQ_QUARTER: months = 3; break;
    case GN_FREQ_MONTH: months = 1; break;
    default: return gn_fail(err, GN_E_UNSUPPORTED, "table: a panel of frequency %c", panel->freq ? panel->freq : '-');
    }
    if (!panel->key) return gn_fail(err, GN_E_ARG, "table: a panel without keys");
    for (size_t i = 0; i < panel->count; i++)
        for (size_t k = panel->offset[i]; k < panel->offset[i + 1]; k++) {
            if (!isfinite(panel->value[k])) continue;
            const int64_t ordinal = panel->first[i] + (int64_t)(k - panel->offset[i]);
            gn_span s = {GN_FREQ_MONTH, ordinal * months, ordinal * months + months - 1};
            if (panel->key[i].kind == GN_KIND_POINT) s.first = s.last;
            if (panel->key[i].kind == GN_KIND_YTD) s.first = floor_div(s.last, 12) * 12;
            const gn_table_point point = {panel->key[i],
                                          s,
                                          panel->value[k],
                                          panel->flag[k],
                                          observation ? observation[k] : GN_NO_OBSERVATION,
                                          0,
                                          0,
                                          0,
                                          0};
            const gn_status st = gn_table_points_add(p, &point, err);
            if (st) return st;
        }
    return GN_OK;
}

gn_status gn_table_points_add_set(gn_table_points *p, const gn_series_set *set, const gn_observations *observations,
                                  gn_err *err)
{
    for (int g = 0; g < GN_GROUPS; g++) {
        const gn_series_group *group = &set->group[g];
        const gn_panel *panel = group->panel;
        for (size_t i = 0; panel && i < panel->count; i++) {
            int32_t done = -1;
            for (size_t k = group->member_offset[i]; k < group->member_offset[i + 1]; k++) {
                const gn_member *m = &group->member[k];
                if (m->point < 0 || m->point == done || m->observation >= observations->count) continue;
                done = m->point; /* the first member of a point is the one that gave its value */
                const size_t at = panel->offset[i] + (size_t)m->point;
                const gn_observation *o = &observations->items[m->observation];
                if (at >= panel->offset[i + 1] || !isfinite(panel->value[at]) || o->period.freq != GN_FREQ_MONTH)
                    continue;
                gn_table_point point = {
                    panel->key[i], o->period, panel->value[at], panel->flag[at], m->observation, 0, 0, 0,
                    o->confidence};
                if (point.key.kind == GN_KIND_POINT) point.period.first = point.period.last;
                const gn_status st = gn_table_points_add(p, &point, err);
                if (st) return st;
            }
        }
    }
    return GN_OK;
}

void gn_table_points_free(gn_table_points *p)
{
    free(p->items);
    *p = (gn_table_points){0};
}

/* ---- building ---------------------------------------------------------------------------------------------------- */

typedef struct builder {
    gn_table *t;
    size_t items_cap, figures_cap, sources_cap;
    const gn_table_point *points;
    bool failed;
} builder;

static gn_lane lane_of(uint8_t kind, gn_span s)
{
    if (kind == GN_KIND_POINT) return GN_LANE_POINT;
    const int64_t months = s.last - s.first + 1;
    if (months == 3 && floor_mod(s.first, 3) == 0) return GN_LANE_QUARTER;
    if (months == 1) return GN_LANE_MONTH;
    if (months <= 12 && floor_mod(s.first, 12) == 0) return GN_LANE_YTD;
    return GN_LANE_SPAN;
}

static void add_source(builder *b, uint32_t observation)
{
    gn_table *t = b->t;
    if (observation == GN_NO_OBSERVATION || b->failed) return;
    if (!grow((void **)&t->sources, &b->sources_cap, t->n_sources + 1, sizeof *t->sources)) {
        b->failed = true;
        return;
    }
    t->sources[t->n_sources++] = observation;
}

/* The sources of an existing figure once more, for a new one that stands on it. */
static void add_sources_of(builder *b, size_t figure)
{
    const gn_figure f = b->t->figures[figure];
    for (uint32_t i = 0; i < f.n_sources; i++) add_source(b, b->t->sources[f.source + i]);
}

/* Adds a figure whose sources were added since `source`. Returns its index, SIZE_MAX without memory. */
static size_t add_figure(builder *b, gn_figure f, size_t source)
{
    gn_table *t = b->t;
    if (b->failed || !grow((void **)&t->figures, &b->figures_cap, t->n_figures + 1, sizeof *t->figures)) {
        b->failed = true;
        return SIZE_MAX;
    }
    f.item = (uint32_t)t->n_items;
    f.quarter = floor_div(f.period.last, 3);
    f.source = source;
    f.n_sources = (uint32_t)(t->n_sources - source);
    for (int i = 0; i < GN_TABLE_LEVELS; i++) f.lower[i] = f.upper[i] = NAN;
    t->figures[t->n_figures] = f;
    return t->n_figures++;
}

/* A value with its period, the row of a small sorted table that one item's arithmetic looks things up in. */
typedef struct entry {
    gn_span period;
    bool stock;
    double value;
    size_t figure; /* in the table; SIZE_MAX: none, then observation */
    uint32_t observation;
    uint32_t growth_observation; /* of an implied base: where the growth was published */
} entry;

typedef struct entries {
    entry *items;
    size_t count, capacity;
} entries;

static int by_period(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->stock != y->stock) return x->stock - y->stock;
    if (x->period.first != y->period.first) return x->period.first < y->period.first ? -1 : 1;
    return (x->period.last > y->period.last) - (x->period.last < y->period.last);
}

static const entry *lookup(const entries *e, bool stock, int64_t first, int64_t last)
{
    if (!e->count) return NULL; /* bsearch of a null array */
    const entry want = {.stock = stock, .period = {GN_FREQ_MONTH, first, last}};
    return bsearch(&want, e->items, e->count, sizeof want, by_period);
}

static void put(builder *b, entries *e, entry x)
{
    if (b->failed || !grow((void **)&e->items, &e->capacity, e->count + 1, sizeof x)) {
        b->failed = true;
        return;
    }
    e->items[e->count++] = x;
}

static void sort_entries(entries *e)
{
    if (e->count) qsort(e->items, e->count, sizeof *e->items, by_period);
}

/* ---- sums and differences ---------------------------------------------------------------------------------------- */

enum {
    REACH = 12,                     /* months on both sides of the wanted span that operands may touch */
    MOST_NODES = 12 + 2 * REACH + 1 /* boundaries between months in that window */
};

/* A published sum from boundary `from` to boundary `to` is an edge; the sum between two boundaries is the value of a
 * path between them, edges against their direction negative. Breadth first, so over the fewest operands. */
typedef struct path {
    double value;
    size_t length;
    size_t edge[MOST_NODES];
} path;

static bool find_path(const entries *e, int64_t first, int64_t last, path *out)
{
    const int64_t low = first - REACH, high = last + 1 + REACH;
    size_t begin = 0, end = e->count;
    while (begin < end) { /* first flow entry that begins at or after `low`; flows come before stocks */
        const size_t mid = begin + (end - begin) / 2;
        if (!e->items[mid].stock && e->items[mid].period.first < low)
            begin = mid + 1;
        else
            end = mid;
    }
    size_t via[MOST_NODES];
    int8_t sign[MOST_NODES];
    int depth[MOST_NODES];
    const int nodes = (int)(high - low) + 1;
    for (int i = 0; i < nodes; i++) depth[i] = -1;
    const int start = (int)(first - low), goal = (int)(last + 1 - low);
    depth[start] = 0;
    for (int level = 0, changed = 1; changed && depth[goal] < 0; level++) {
        changed = 0;
        for (size_t i = begin; i < e->count && !e->items[i].stock && e->items[i].period.first <= high; i++) {
            const gn_span s = e->items[i].period;
            if (s.last + 1 > high) continue;
            const int a = (int)(s.first - low), z = (int)(s.last + 1 - low);
            if (depth[a] == level && depth[z] < 0) {
                depth[z] = level + 1, via[z] = i, sign[z] = 1, changed = 1;
            } else if (depth[z] == level && depth[a] < 0) {
                depth[a] = level + 1, via[a] = i, sign[a] = -1, changed = 1;
            }
        }
    }
    if (depth[goal] < 0) return false;
    *out = (path){0};
    for (int n = goal; n != start;) {
        const entry *x = &e->items[via[n]];
        out->edge[out->length++] = via[n];
        out->value += sign[n] * x->value;
        n = (int)((sign[n] > 0 ? x->period.first : x->period.last + 1) - low);
    }
    return true;
}

static void add_entry_sources(builder *b, const entry *x)
{
    add_source(b, x->observation);
    add_source(b, x->growth_observation);
}

/* ---- one item ---------------------------------------------------------------------------------------------------- */

typedef struct work {
    entries level;   /* published */
    entries implied; /* levels a year ago, from level and growth */
    entries all;     /* every level of the item: published, then derived, then implied */
    entries yoy;
} work;

static void work_clear(work *w)
{
    w->level.count = w->implied.count = w->all.count = w->yoy.count = 0;
}

static void add_level(builder *b, work *w, gn_span s, bool stock, double value, gn_method method, char flag,
                      size_t source, uint32_t observation)
{
    const gn_lane lane = lane_of(stock ? GN_KIND_POINT : GN_KIND_SINGLE, s);
    const size_t f = add_figure(
        b,
        (gn_figure){.what = GN_FIGURE_LEVEL, .lane = lane, .method = method, .flag = flag, .period = s, .value = value},
        source);
    put(b, &w->all, (entry){s, stock, value, f, observation, GN_NO_OBSERVATION});
}

static int by_number(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The quarter and the year to date that end with a known boundary, where they are not published. */
static void derive(builder *b, work *w, const entries *from, gn_method method)
{
    int64_t *ends = malloc((2 * from->count + 1) * sizeof *ends);
    if (!ends) {
        b->failed = true;
        return;
    }
    size_t n = 0, known = w->all.count;
    for (size_t i = 0; i < from->count && !from->items[i].stock; i++) {
        const int64_t last[2] = {from->items[i].period.last, from->items[i].period.first - 1};
        for (int k = 0; k < 2; k++)
            if (floor_mod(last[k], 3) == 2) ends[n++] = last[k];
    }
    qsort(ends, n, sizeof *ends, by_number);
    for (size_t i = 0; i < n && !b->failed; i++) {
        if (i && ends[i] == ends[i - 1]) continue;
        const int64_t last = ends[i], quarter = last - 2, january = floor_div(last, 12) * 12;
        for (int k = 0; k < (january < quarter ? 2 : 1); k++) {
            const int64_t first = k ? january : quarter;
            const entries old = {w->all.items, known, 0}; /* what this pass adds is behind, not yet sorted in */
            path p;
            if (lookup(&old, false, first, last) || !find_path(from, first, last, &p)) continue;
            const size_t source = b->t->n_sources;
            for (size_t j = 0; j < p.length; j++) add_entry_sources(b, &from->items[p.edge[j]]);
            add_level(b, w, (gn_span){GN_FREQ_MONTH, first, last}, false, p.value, method, GN_OBS_ESTIMATED, source,
                      GN_NO_OBSERVATION);
        }
    }
    free(ends);
    sort_entries(&w->all);
}

/* Levels that differ by more than this (in %) within a year or a quarter are seldom levels of one thing: a report's
 * ellipsis was filled with the wrong company, or units were mistaken. Published growth has no such limit. */
const double table_most_computed = 1000;

/* Whether rates may be made from a level: not from an implied one, which is on a comparable basis while published
 * levels are not, and not from one that a report did not state exactly (超过, 近). */
static bool exact(const builder *b, const entry *x)
{
    const gn_figure *f = &b->t->figures[x->figure];
    return f->method != GN_METHOD_IMPLIED && !(f->method == GN_METHOD_PUBLISHED && f->flag == GN_OBS_ESTIMATED);
}

static void add_rate(builder *b, gn_figure_what what, gn_method method, gn_span s, gn_lane lane, double value,
                     size_t source)
{
    if (!isfinite(value) || fabs(value) > table_most_computed) return;
    add_figure(b,
               (gn_figure){.what = (uint8_t)what,
                           .lane = (uint8_t)lane,
                           .method = (uint8_t)method,
                           .flag = GN_OBS_ESTIMATED,
                           .period = s,
                           .value = value},
               source);
}

/* Rates between two levels of the item, years or a quarter apart. */
static void rates_of_levels(builder *b, const work *w, bool across_years)
{
    for (size_t i = 0; i < w->all.count && !b->failed; i++) {
        const entry *x = &w->all.items[i];
        const gn_span s = x->period;
        const gn_lane lane = b->t->figures[x->figure].lane;
        if (!exact(b, x)) continue;
        for (int years = 1; years <= 2 && across_years; years++) {
            const entry *y = lookup(&w->all, x->stock, s.first - 12 * years, s.last - 12 * years);
            if (!y || y->value <= 0 || !exact(b, y)) continue;
            if (years == 2 && x->value < 0) continue;
            const size_t source = b->t->n_sources;
            add_sources_of(b, x->figure);
            add_sources_of(b, y->figure);
            add_rate(b, years == 1 ? GN_FIGURE_YOY_COMPUTED : GN_FIGURE_TWO_YEAR_COMPUTED, GN_METHOD_COMPUTED, s, lane,
                     years == 1 ? gn_growth_percent(x->value, y->value) : gn_cagr(y->value, x->value, 2, 1), source);
        }
        if (lane == GN_LANE_QUARTER || (lane == GN_LANE_POINT && floor_mod(s.last, 3) == 2)) {
            const entry *y = lookup(&w->all, x->stock, s.first - 3, s.last - 3);
            if (!y || y->value <= 0 || !exact(b, y)) continue;
            const size_t source = b->t->n_sources;
            add_sources_of(b, x->figure);
            add_sources_of(b, y->figure);
            add_rate(b, GN_FIGURE_QOQ_COMPUTED, GN_METHOD_COMPUTED, s, lane, gn_growth_percent(x->value, y->value),
                     source);
        }
    }
}

/* Growth of a derived quarter on a comparable basis: the quarter by published levels over the same quarter of the year
 * before by implied bases. */
static void comparable_growth(builder *b, const work *w)
{
    for (size_t i = 0; i < w->all.count && !b->failed; i++) {
        const entry *x = &w->all.items[i];
        if (x->stock || x->observation != GN_NO_OBSERVATION) continue;
        const gn_figure f = b->t->figures[x->figure];
        path p;
        if (f.method != GN_METHOD_DERIVED || f.lane != GN_LANE_QUARTER) continue;
        if (lookup(&w->yoy, false, f.period.first, f.period.last)) continue;
        if (!find_path(&w->implied, f.period.first - 12, f.period.last - 12, &p) || p.value <= 0) continue;
        const size_t source = b->t->n_sources;
        for (size_t j = 0; j < p.length; j++) add_entry_sources(b, &w->implied.items[p.edge[j]]);
        add_rate(b, GN_FIGURE_YOY_COMPARABLE, GN_METHOD_COMPUTED, f.period, GN_LANE_QUARTER,
                 gn_growth_percent(x->value, p.value), source);
    }
}

static void chained_growth(builder *b, const work *w)
{
    for (size_t i = 0; i < w->yoy.count && !b->failed; i++) {
        const entry *x = &w->yoy.items[i];
        const entry *y = lookup(&w->yoy, x->stock, x->period.first - 12, x->period.last - 12);
        if (!y || x->value <= -100 || y->value <= -100) continue;
        const size_t source = b->t->n_sources;
        add_source(b, x->observation);
        add_source(b, y->observation);
        add_rate(b, GN_FIGURE_TWO_YEAR_CHAINED, GN_METHOD_COMPUTED, x->period,
                 lane_of(x->stock ? GN_KIND_POINT : GN_KIND_SINGLE, x->period), gn_two_year_percent(x->value, y->value),
                 source);
    }
}

/* Like periods next to each other: July to September of each year, October's end of each year. */
static int by_likeness(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    const int64_t mx = floor_mod(x->period.last, 12), my = floor_mod(y->period.last, 12);
    const int64_t nx = x->period.last - x->period.first, ny = y->period.last - y->period.first;
    if (x->stock != y->stock) return x->stock - y->stock;
    if (nx != ny) return nx < ny ? -1 : 1;
    if (mx != my) return mx < my ? -1 : 1;
    return (x->period.last > y->period.last) - (x->period.last < y->period.last);
}

static bool alike(const entry *x, const entry *y)
{
    return x->stock == y->stock && x->period.last - x->period.first == y->period.last - y->period.first &&
           floor_mod(x->period.last - y->period.last, 12) == 0;
}

/* Compound growth from the earliest to the newest level of like periods, for each kind of like periods once. Leaves
 * w->all in another order. */
static void compound_growth(builder *b, work *w)
{
    if (w->all.count) qsort(w->all.items, w->all.count, sizeof *w->all.items, by_likeness);
    for (size_t i = 0, k; i < w->all.count && !b->failed; i = k) {
        const entry *base = NULL, *x = NULL;
        for (k = i; k < w->all.count && alike(&w->all.items[i], &w->all.items[k]); k++) {
            if (!exact(b, &w->all.items[k])) continue;
            x = &w->all.items[k];
            if (!base) base = x;
        }
        if (!base) continue;
        const int64_t years = (x->period.last - base->period.last) / 12;
        if (years < 2 || base->value <= 0 || x->value <= 0) continue;
        const size_t source = b->t->n_sources;
        add_sources_of(b, x->figure);
        add_sources_of(b, base->figure);
        add_rate(b, GN_FIGURE_CAGR_COMPUTED, GN_METHOD_COMPUTED,
                 (gn_span){GN_FREQ_MONTH, base->period.first, x->period.last}, b->t->figures[x->figure].lane,
                 gn_cagr(base->value, x->value, (int)years, 1), source);
    }
}

static gn_figure_what what_of(const gn_table_point *p)
{
    switch (p->key.basis) {
    case GN_MEASURE_YOY: return GN_FIGURE_YOY;
    case GN_MEASURE_POP: return GN_FIGURE_POP;
    case GN_MEASURE_CAGR:
        /* 两年平均 keeps the observation's period, 年均 of several years has those years */
        return p->period.last - p->period.first < 12 && !p->key.future ? GN_FIGURE_TWO_YEAR : GN_FIGURE_CAGR;
    default: return GN_FIGURE_LEVEL;
    }
}

static int by_lane(const void *a, const void *b)
{
    const gn_figure *x = a, *y = b;
    if (x->lane != y->lane) return x->lane - y->lane;
    if (x->what != y->what) return x->what - y->what;
    if (x->quarter != y->quarter) return x->quarter < y->quarter ? -1 : 1;
    /* the last of a quarter is its cell: what was said of July goes before what is implied for September */
    const bool ix = x->method == GN_METHOD_IMPLIED, iy = y->method == GN_METHOD_IMPLIED;
    if (ix != iy) return ix ? -1 : 1;
    if (x->period.last != y->period.last) return x->period.last < y->period.last ? -1 : 1;
    if (x->period.first != y->period.first) return x->period.first > y->period.first ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

void table_finish_item(gn_table *t, gn_item *item)
{
    gn_figure *f = t->figures + item->figure;
    qsort(f, item->figures, sizeof *f, by_lane);
    for (size_t i = 0; i < item->figures; i++)
        f[i].shown = i + 1 == item->figures || f[i + 1].lane != f[i].lane || f[i + 1].what != f[i].what ||
                     f[i + 1].quarter != f[i].quarter;
}

/* The number of different quarters with a published figure, and the newest of them. */
static bool count_quarters(const gn_table *t, gn_item *item)
{
    int64_t *q = malloc((item->figures + 1) * sizeof *q);
    if (!q) return false;
    size_t n = 0, different = 0;
    for (size_t i = 0; i < item->figures; i++)
        if (t->figures[item->figure + i].method == GN_METHOD_PUBLISHED) q[n++] = t->figures[item->figure + i].quarter;
    qsort(q, n, sizeof *q, by_number);
    for (size_t i = 0; i < n; i++) different += i == 0 || q[i] != q[i - 1];
    item->quarters = different;
    item->newest = n ? q[n - 1] : 0;
    free(q);
    return true;
}

/* Implied levels of periods that have none yet (the first `known` of all). */
static void add_implied(builder *b, work *w, const entries *implied, size_t known)
{
    for (size_t i = 0; i < implied->count; i++) {
        const entry *x = &implied->items[i];
        const entries old = {w->all.items, known, 0};
        if (lookup(&old, x->stock, x->period.first, x->period.last)) continue;
        const size_t source = b->t->n_sources;
        add_entry_sources(b, x);
        add_level(b, w, x->period, x->stock, x->value, GN_METHOD_IMPLIED, GN_OBS_ESTIMATED, source, GN_NO_OBSERVATION);
    }
}

/* Levels of periods that have a published growth alone: the level a year before times it, oldest first, so that growth
 * goes on from growth. They are no bases of comparable growth. */
static void add_grown(builder *b, work *w, size_t known)
{
    entries grown = {0};
    for (size_t i = 0; i < w->yoy.count; i++) {
        const entry *g = &w->yoy.items[i];
        if (g->value <= -100 || lookup(&w->level, g->stock, g->period.first, g->period.last)) continue;
        const int64_t first = g->period.first - 12, last = g->period.last - 12;
        const entry *base = lookup(&w->level, g->stock, first, last);
        if (!base) base = lookup(&w->implied, g->stock, first, last);
        for (size_t k = grown.count; !base && k-- > 0 && grown.items[k].period.first >= first;)
            if (grown.items[k].stock == g->stock && grown.items[k].period.first == first &&
                grown.items[k].period.last == last)
                base = &grown.items[k];
        if (!base || lookup(&w->implied, g->stock, g->period.first, g->period.last)) continue;
        put(b, &grown,
            (entry){g->period, g->stock, base->value * (1 + g->value / 100), SIZE_MAX, base->observation,
                    g->observation});
    }
    add_implied(b, w, &grown, known);
    free(grown.items);
}

/* One item from the points order[0..n). Its levels have key.unit == unit (or all points belong where there are none).
 */
static void build_item(builder *b, work *w, const size_t *order, size_t n, gn_item item)
{
    gn_table *t = b->t;
    if (b->failed) return;
    if (!grow((void **)&t->items, &b->items_cap, t->n_items + 1, sizeof *t->items)) {
        b->failed = true;
        return;
    }
    const char *indicator = gn_strings_get(t->strings, item.indicator);
    const char *unit = gn_strings_get(t->strings, item.unit);
    item.figure = t->n_figures;
    item.first_point = SIZE_MAX;
    item.doubtful = true;
    item.additive = item.basis == GN_MEASURE_LEVEL && gn_indicator_additive(indicator, unit);
    work_clear(w);
    for (size_t i = 0; i < n; i++) {
        const gn_table_point *p = &b->points[order[i]];
        const size_t place = p->observation == GN_NO_OBSERVATION ? order[i] : p->observation;
        if (place < item.first_point) item.first_point = place;
        if (p->confidence <= 0 || p->confidence >= 0.5f) item.doubtful = false;
        const bool stock = p->key.kind == GN_KIND_POINT;
        const gn_figure_what what = what_of(p);
        const entry x = {p->period, stock, p->value, SIZE_MAX, p->observation, GN_NO_OBSERVATION};
        if (what == GN_FIGURE_LEVEL) {
            if (p->flag != GN_OBS_ESTIMATED) put(b, &w->level, x); /* nothing is derived from 超过 and 近 */
            continue;
        }
        if (what == GN_FIGURE_YOY) put(b, &w->yoy, x);
        const size_t source = t->n_sources;
        add_source(b, p->observation);
        add_figure(b,
                   (gn_figure){.what = (uint8_t)what,
                               .lane = (uint8_t)lane_of(p->key.kind, p->period),
                               .method = GN_METHOD_PUBLISHED,
                               .flag = p->flag,
                               .period = p->period,
                               .value = p->value},
                   source);
    }
    sort_entries(&w->level);
    sort_entries(&w->yoy);
    for (size_t i = 0; i < n; i++) {
        const gn_table_point *p = &b->points[order[i]];
        if (what_of(p) != GN_FIGURE_LEVEL) continue;
        const size_t source = t->n_sources;
        add_source(b, p->observation);
        add_level(b, w, p->period, p->key.kind == GN_KIND_POINT, p->value, GN_METHOD_PUBLISHED, p->flag, source,
                  p->observation);
    }
    sort_entries(&w->all);

    const bool rate = unit && strchr(unit, '%') != NULL;
    if (item.basis == GN_MEASURE_LEVEL && !item.future) {
        if (!rate && gn_indicator_one_price(indicator)) {
            for (size_t i = 0; i < w->level.count; i++) {
                const entry *x = &w->level.items[i];
                const entry *g = lookup(&w->yoy, x->stock, x->period.first, x->period.last);
                if (!g || g->value <= -100) continue;
                const gn_span s = {GN_FREQ_MONTH, x->period.first - 12, x->period.last - 12};
                put(b, &w->implied,
                    (entry){s, x->stock, gn_implied_base(x->value, g->value), SIZE_MAX, x->observation,
                            g->observation});
            }
            sort_entries(&w->implied);
        }
        if (item.additive) derive(b, w, &w->level, GN_METHOD_DERIVED);
        const size_t known = w->all.count;
        add_implied(b, w, &w->implied, known);
        if (!rate && gn_indicator_one_price(indicator)) add_grown(b, w, known);
        sort_entries(&w->all);
        if (item.additive) derive(b, w, &w->implied, GN_METHOD_IMPLIED);
        if (!rate) {
            const bool across = gn_indicator_comparable(indicator);
            rates_of_levels(b, w, across);
            comparable_growth(b, w);
            if (across) compound_growth(b, w);
        }
    }
    chained_growth(b, w);

    if (b->failed) return;
    item.figures = t->n_figures - item.figure;
    t->items[t->n_items] = item;
    table_finish_item(t, &t->items[t->n_items]);
    if (!count_quarters(t, &t->items[t->n_items])) b->failed = true;
    t->n_items++;
}

/* ---- grouping ---------------------------------------------------------------------------------------------------- */

/* Levels and the growth that belongs to them are one group; the other bases stand alone. */
static int group_of(const gn_key *k)
{
    switch (k->basis) {
    case GN_MEASURE_YOY:
    case GN_MEASURE_POP:
    case GN_MEASURE_CAGR: return GN_MEASURE_LEVEL;
    default: return k->basis;
    }
}

/* By indicator, area, status group and group of bases. */
static int compare_groups(const gn_table_point *x, const gn_table_point *y)
{
    if (x->key.indicator != y->key.indicator) return x->key.indicator < y->key.indicator ? -1 : 1;
    if (x->key.area != y->key.area) return x->key.area < y->key.area ? -1 : 1;
    if (x->key.future != y->key.future) return x->key.future - y->key.future;
    return group_of(&x->key) - group_of(&y->key);
}

static int compare_points(const void *a, const void *b, void *points)
{
    const size_t i = *(const size_t *)a, k = *(const size_t *)b;
    const gn_table_point *x = (const gn_table_point *)points + i, *y = (const gn_table_point *)points + k;
    int c = compare_groups(x, y);
    if (c) return c;
    const bool gx = what_of(x) != GN_FIGURE_LEVEL, gy = what_of(y) != GN_FIGURE_LEVEL;
    if (gx != gy) return gx - gy; /* levels first */
    if (!gx && x->key.unit != y->key.unit) return x->key.unit < y->key.unit ? -1 : 1;
    c = (int)what_of(x) - (int)what_of(y);
    if (c) return c;
    const bool sx = x->key.kind == GN_KIND_POINT, sy = y->key.kind == GN_KIND_POINT;
    if (sx != sy) return sx - sy;
    if (x->period.first != y->period.first) return x->period.first < y->period.first ? -1 : 1;
    if (x->period.last != y->period.last) return x->period.last < y->period.last ? -1 : 1;
    return i < k ? -1 : i > k; /* vintages stay in order */
}

static bool same_point(const gn_table_point *x, const gn_table_point *y)
{
    return compare_groups(x, y) == 0 && what_of(x) == what_of(y) &&
           (what_of(x) != GN_FIGURE_LEVEL || x->key.unit == y->key.unit) && x->period.first == y->period.first &&
           x->period.last == y->period.last && (x->key.kind == GN_KIND_POINT) == (y->key.kind == GN_KIND_POINT);
}

static bool in_percent(const builder *b, size_t point)
{
    const char *unit = gn_strings_get(b->t->strings, b->points[point].key.unit);
    return unit && strchr(unit, '%');
}

static void build_group(builder *b, work *w, size_t *order, size_t n)
{
    size_t levels = 0;
    while (levels < n && what_of(&b->points[order[levels]]) == GN_FIGURE_LEVEL) levels++;
    const gn_key first = b->points[order[0]].key;
    gn_item item = {.indicator = first.indicator,
                    .area = first.area,
                    .unit = first.unit,
                    .basis = first.basis,
                    .future = first.future};
    if (!levels) {
        build_item(b, w, order, n, item);
        return;
    }
    size_t best = 0, best_count = 0;
    for (size_t i = 0, k; i < levels; i = k) {
        for (k = i; k < levels && b->points[order[k]].key.unit == b->points[order[i]].key.unit;) k++;
        /* of as many shares and amounts the amounts grow */
        const bool better = k - i == best_count && in_percent(b, order[best]) && !in_percent(b, order[i]);
        if (k - i > best_count || better) best = i, best_count = k - i;
    }
    for (size_t i = 0, k; i < levels; i = k) {
        for (k = i; k < levels && b->points[order[k]].key.unit == b->points[order[i]].key.unit;) k++;
        item.unit = b->points[order[i]].key.unit;
        item.basis = b->points[order[i]].key.basis;
        if (i != best) build_item(b, w, order + i, k - i, item);
    }
    /* the growth goes with the unit that has most levels: its points are brought next to each other */
    memmove(order, order + best, best_count * sizeof *order);
    memmove(order + best_count, order + levels, (n - levels) * sizeof *order);
    item.unit = b->points[order[0]].key.unit;
    item.basis = b->points[order[0]].key.basis;
    build_item(b, w, order, best_count + n - levels, item);
}

/* ---- order of the items ------------------------------------------------------------------------------------------ */

typedef struct rank {
    gn_item item;
    size_t area; /* rank of the area */
} rank;

static int by_rank(const void *a, const void *b)
{
    const rank *x = a, *y = b;
    if (x->item.doubtful != y->item.doubtful) return x->item.doubtful ? 1 : -1;
    if (x->area != y->area) return x->area < y->area ? -1 : 1;
    if (x->item.future != y->item.future) return x->item.future - y->item.future;
    const bool sx = table_is_series(&x->item), sy = table_is_series(&y->item);
    if (sx != sy) return sx ? -1 : 1;
    const int64_t yx = floor_div(x->item.newest, 4), yy = floor_div(y->item.newest, 4);
    if (sx && yx != yy) return yx > yy ? -1 : 1;
    const size_t qx = sx ? x->item.quarters : 0, qy = sy ? y->item.quarters : 0;
    if (qx != qy) return qx > qy ? -1 : 1;
    if (x->item.first_point != y->item.first_point) return x->item.first_point < y->item.first_point ? -1 : 1;
    return x->item.figure < y->item.figure ? -1 : x->item.figure > y->item.figure;
}

typedef struct area_count {
    gn_str area;
    size_t items, first;
    int home; /* 0 for China, 1 the world, 2 others, 3 none */
} area_count;

static int by_area(const void *a, const void *b)
{
    const area_count *x = a, *y = b;
    return x->area < y->area ? -1 : x->area > y->area;
}

static int by_weight(const void *a, const void *b)
{
    const area_count *x = a, *y = b;
    if (x->home != y->home) return x->home - y->home;
    if (x->items != y->items) return x->items > y->items ? -1 : 1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* China, the world, the other areas with most items first, what has no area; then the doubtful items in that order. */
static bool order_items(gn_table *t)
{
    const size_t n = t->n_items;
    rank *r = calloc(n + 1, sizeof *r);
    area_count *areas = calloc(n + 1, sizeof *areas);
    if (!r || !areas) {
        free(r);
        free(areas);
        return false;
    }
    for (size_t i = 0; i < n; i++)
        areas[i] = (area_count){.area = t->items[i].area, .items = 1, .first = t->items[i].first_point};
    qsort(areas, n, sizeof *areas, by_area);
    size_t m = 0;
    for (size_t i = 0; i < n; i++) {
        if (m && areas[m - 1].area == areas[i].area) {
            areas[m - 1].items++;
            if (areas[i].first < areas[m - 1].first) areas[m - 1].first = areas[i].first;
            continue;
        }
        areas[m] = areas[i];
        const char *name = gn_strings_get(t->strings, areas[m].area);
        areas[m++].home = !name ? 3 : strcmp(name, "中国") == 0 ? 0 : strcmp(name, "全球") == 0 ? 1 : 2;
    }
    qsort(areas, m, sizeof *areas, by_weight);
    /* each area's place, back in an order that can be searched */
    for (size_t i = 0; i < m; i++) areas[i].items = i;
    qsort(areas, m, sizeof *areas, by_area);
    for (size_t i = 0; i < n; i++) {
        const area_count want = {.area = t->items[i].area};
        const area_count *a = bsearch(&want, areas, m, sizeof want, by_area);
        r[i] = (rank){t->items[i], a ? a->items : m};
    }
    qsort(r, n, sizeof *r, by_rank);
    for (size_t i = 0; i < n; i++) {
        t->items[i] = r[i].item;
        for (size_t k = 0; k < r[i].item.figures; k++) t->figures[r[i].item.figure + k].item = (uint32_t)i;
    }
    free(r);
    free(areas);
    return true;
}

gn_status gn_table_new(const gn_table_point *points, size_t n, const gn_strings *strings, gn_table **out, gn_err *err)
{
    if (!out || !strings || (n && !points)) return gn_fail(err, GN_E_ARG, "table: null pointer");
    *out = NULL;
    gn_status st = gn_fail(err, GN_E_NOMEM, "table: no memory for %zu points", n);
    work w = {0};
    builder b = {.points = points};
    size_t *order = malloc((n + 1) * sizeof *order);
    b.t = calloc(1, sizeof *b.t);
    if (!order || !b.t) goto done;
    b.t->strings = strings;
    size_t used = 0;
    for (size_t i = 0; i < n; i++)
        if (isfinite(points[i].value) && points[i].period.freq == GN_FREQ_MONTH && points[i].key.indicator &&
            points[i].period.first <= points[i].period.last)
            order[used++] = i;
    qsort_r(order, used, sizeof *order, compare_points, (void *)points);
    size_t kept = 0;
    for (size_t i = 0; i < used; i++) {
        if (kept && same_point(&points[order[kept - 1]], &points[order[i]])) kept--;
        order[kept++] = order[i];
    }
    for (size_t i = 0, k; i < kept; i = k) {
        for (k = i; k < kept && compare_groups(&points[order[i]], &points[order[k]]) == 0;) k++;
        build_group(&b, &w, order + i, k - i);
    }
    if (b.failed || !order_items(b.t)) goto done;
    *out = b.t;
    b.t = NULL;
    st = GN_OK;
    if (err) *err = (gn_err){0};
done:
    free(w.level.items);
    free(w.implied.items);
    free(w.all.items);
    free(w.yoy.items);
    free(order);
    gn_table_free(b.t);
    return st;
}

void gn_table_free(gn_table *t)
{
    if (!t) return;
    free(t->items);
    free(t->figures);
    free(t->sources);
    free(t);
}

const gn_figure *table_last(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what, int64_t quarter)
{
    const gn_figure *f = t->figures + item->figure;
    size_t low = 0, high = item->figures;
    while (low < high) { /* past the last figure that is not beyond the cell */
        const size_t mid = low + (high - low) / 2;
        const gn_figure *x = &f[mid];
        const bool beyond = x->lane != lane ? x->lane > lane : x->what != what ? x->what > what : x->quarter > quarter;
        if (beyond)
            high = mid;
        else
            low = mid + 1;
    }
    if (!low) return NULL;
    const gn_figure *x = &f[low - 1];
    return x->lane == lane && x->what == what && x->quarter == quarter ? x : NULL;
}

const gn_figure *gn_table_at(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what, int64_t quarter)
{
    if (lane == GN_LANE_YTD && floor_mod(quarter, 4) == 0) {
        const gn_figure *first = table_last(t, item, GN_LANE_QUARTER, what, quarter);
        if (first) return first;
    }
    return table_last(t, item, lane, what, quarter);
}
