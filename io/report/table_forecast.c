/* Forecasts of the table's items: quarters, for want of them years of like periods, for want of levels the growth. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_forecast.h"
#include "gnomon/gn_growth.h"
#include "gnomon/gn_table.h"
#include "gnomon/gn_treat.h"
#include "io/report/table_private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LEAST_VALUES = 3,
    LEAST_RATES = 4, /* of growth alone: rates scatter more than levels */
    MOST_HORIZON = 40,
    SEASONS_NEEDED = 2, /* whole years before a season is looked for */
};

/* Values of one lane in steps of `step` months, the newest last. */
typedef struct history {
    gn_lane lane;
    gn_figure_what what;
    int step;       /* 3: quarters, 12: years */
    gn_span newest; /* period of the last value */
    size_t n, values;
    double *y; /* [n] NaN = missing */
} history;

typedef struct candidate {
    int64_t at; /* position in steps */
    const gn_figure *figure;
} candidate;

static int by_position(const void *a, const void *b)
{
    const candidate *x = a, *y = b;
    return (x->at > y->at) - (x->at < y->at);
}

/* The newest stretch with fewer gaps than values, into *h if it has more values than *h holds. Implied levels fill
 * gaps, but are no evidence of their own. */
static bool take_stretch(const candidate *c, size_t n, history *h, gn_lane lane, gn_figure_what what, int step)
{
    size_t i = n - 1, values = 0, counted = 0;
    for (size_t k = n; k-- > 0;) {
        counted += c[k].figure->method != GN_METHOD_IMPLIED;
        if (c[n - 1].at - c[k].at + 1 < 2 * (int64_t)counted) i = k, values = counted;
    }
    if (values <= h->values) return true;
    const size_t length = (size_t)(c[n - 1].at - c[i].at + 1);
    double *y = malloc(length * sizeof *y);
    if (!y) return false;
    for (size_t k = 0; k < length; k++) y[k] = NAN;
    for (size_t k = i; k < n; k++) y[c[k].at - c[i].at] = c[k].figure->value;
    free(h->y);
    *h = (history){lane, what, step, c[n - 1].figure->period, length, values, y};
    return true;
}

/* Figures of one kind, one a quarter. */
static bool quarters_of(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what, candidate *c,
                        history *h)
{
    size_t n = 0;
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        const bool first_quarter = lane == GN_LANE_YTD && f->lane == GN_LANE_QUARTER && floor_mod(f->quarter, 4) == 0;
        if (!f->shown || f->what != what || (f->lane != lane && !first_quarter)) continue;
        if (lane == GN_LANE_YTD && f->lane == lane && floor_mod(f->quarter, 4) == 0 &&
            gn_table_at(t, item, lane, what, f->quarter) != f)
            continue; /* January and February stand behind the quarter */
        c[n++] = (candidate){f->quarter, f};
    }
    qsort(c, n, sizeof *c, by_position);
    return !n || take_stretch(c, n, h, lane, what, 3);
}

/* Levels of like periods, a year apart: each class is tried. */
static bool years_of(const gn_table *t, const gn_item *item, candidate *c, history *h)
{
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        if (f->what != GN_FIGURE_LEVEL || f->lane == GN_LANE_SPAN) continue;
        size_t n = 0;
        bool first_of_class = true;
        for (size_t k = 0; k < item->figures; k++) {
            const gn_figure *g = &t->figures[item->figure + k];
            if (g->what != f->what || g->lane != f->lane ||
                g->period.last - g->period.first != f->period.last - f->period.first ||
                floor_mod(g->period.last - f->period.last, 12) != 0)
                continue;
            if (k < i) {
                first_of_class = false;
                break;
            }
            c[n++] = (candidate){floor_div(g->period.last, 12), g};
        }
        if (!first_of_class) continue;
        qsort(c, n, sizeof *c, by_position);
        if (!take_stretch(c, n, h, f->lane, GN_FIGURE_LEVEL, 12)) return false;
    }
    return true;
}

static bool find_history(const gn_table *t, const gn_item *item, history *h)
{
    *h = (history){0};
    candidate *c = malloc((item->figures + 1) * sizeof *c);
    if (!c) return false;
    bool ok = quarters_of(t, item, GN_LANE_QUARTER, GN_FIGURE_LEVEL, c, h) &&
              quarters_of(t, item, GN_LANE_POINT, GN_FIGURE_LEVEL, c, h);
    if (ok && h->values < LEAST_VALUES) ok = years_of(t, item, c, h);
    if (ok && h->values < LEAST_VALUES) {
        history rates = {0};
        ok = quarters_of(t, item, GN_LANE_QUARTER, GN_FIGURE_YOY, c, &rates) &&
             quarters_of(t, item, GN_LANE_YTD, GN_FIGURE_YOY, c, &rates);
        if (rates.values >= LEAST_RATES) {
            free(h->y);
            *h = rates;
        } else {
            free(rates.y);
        }
    }
    free(c);
    return ok;
}

static gn_domain domain_of(const gn_table *t, const gn_item *item, const history *h)
{
    if (h->what != GN_FIGURE_LEVEL) return GN_DOMAIN_REAL;
    const char *unit = gn_strings_get(t->strings, item->unit), *name = gn_strings_get(t->strings, item->indicator);
    if (item->basis != GN_MEASURE_LEVEL && item->basis != GN_MEASURE_SHARE) return GN_DOMAIN_REAL;
    if (!unit || strcmp(unit, "%") != 0) return GN_DOMAIN_AUTO;
    if (item->basis == GN_MEASURE_LEVEL && name &&
        (strstr(name, "完成") || strstr(name, "增长") || strstr(name, "增速") || strstr(name, "负债率")))
        return GN_DOMAIN_AUTO;
    for (size_t i = 0; i < h->n; i++)
        if (h->y[i] < 0 || h->y[i] > 100) return GN_DOMAIN_AUTO;
    return GN_DOMAIN_PERCENT;
}

/* ---- the new list of figures ------------------------------------------------------------------------------------- */

typedef struct list {
    gn_figure *items;
    size_t count, capacity;
} list;

static bool append(list *l, const gn_figure *f, size_t n)
{
    if (n > l->capacity - l->count) {
        const size_t cap = 2 * (l->count + n) + 64;
        gn_figure *p = realloc(l->items, cap * sizeof *p);
        if (!p) return false;
        l->items = p;
        l->capacity = cap;
    }
    if (n) memcpy(l->items + l->count, f, n * sizeof *f);
    l->count += n;
    return true;
}

static gn_figure forecast_figure(const gn_figure_what what, gn_lane lane, gn_span period, double value)
{
    gn_figure f = {.what = (uint8_t)what,
                   .lane = (uint8_t)lane,
                   .method = GN_METHOD_MODEL,
                   .flag = GN_OBS_FORECAST,
                   .period = period,
                   .quarter = floor_div(period.last, 3),
                   .value = value};
    for (int l = 0; l < GN_TABLE_LEVELS; l++) f.lower[l] = f.upper[l] = NAN;
    return f;
}

/* A forecast level against the level of the same period a year before, known or forecast. */
static bool append_growth(const gn_table *t, const gn_item *item, const list *l, size_t own, const gn_figure *f,
                          list *out)
{
    double base = NAN;
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *g = &t->figures[item->figure + i];
        if (g->what == GN_FIGURE_LEVEL && g->period.first == f->period.first - 12 &&
            g->period.last == f->period.last - 12)
            base = g->value;
    }
    for (size_t i = own; i < l->count; i++)
        if (l->items[i].what == GN_FIGURE_LEVEL && l->items[i].flag == GN_OBS_FORECAST &&
            l->items[i].period.first == f->period.first - 12 && l->items[i].period.last == f->period.last - 12)
            base = l->items[i].value;
    const double rate = gn_growth_percent(f->value, base);
    if (!isfinite(rate) || rate > table_most_computed) return true;
    const gn_figure g = forecast_figure(GN_FIGURE_YOY_COMPUTED, f->lane, f->period, rate);
    return append(out, &g, 1);
}

static bool append_forecast(const gn_table *t, const gn_item *item, const history *h, const gn_forecast *fc,
                            size_t horizon, list *out)
{
    const size_t own = out->count;
    const char *name = gn_strings_get(t->strings, item->indicator), *unit = gn_strings_get(t->strings, item->unit);
    const bool growth = h->what == GN_FIGURE_LEVEL && item->basis == GN_MEASURE_LEVEL && unit && !strchr(unit, '%') &&
                        gn_indicator_comparable(name);
    gn_span s = h->newest;
    if (h->step == 3) { /* the whole quarter, or its last month, whatever month the newest value is of */
        const int64_t end = floor_div(s.last, 3) * 3 + 2;
        s.first = h->lane == GN_LANE_QUARTER ? end - 2 : h->lane == GN_LANE_YTD ? floor_div(end, 12) * 12 : end;
        s.last = end;
    }
    /* the year so far, for cumulating */
    const int64_t quarter = floor_div(s.last, 3);
    const gn_figure *so_far = NULL;
    if (item->additive && h->lane == GN_LANE_QUARTER && h->what == GN_FIGURE_LEVEL && floor_mod(quarter, 4) != 3)
        so_far = gn_table_at(t, item, GN_LANE_YTD, GN_FIGURE_LEVEL, quarter);
    if (so_far && so_far->period.last != s.last) so_far = NULL;
    const bool any_ytd = item->additive && table_newest(t, item, GN_LANE_YTD, GN_FIGURE_LEVEL, false) != NULL;
    gn_year_sum sum;
    gn_year_sum_set(&sum, so_far ? so_far->value : NAN);

    for (size_t k = 0; k < horizon; k++) {
        s.first += h->step;
        s.last += h->step;
        if (h->lane == GN_LANE_YTD) s.first = floor_div(s.last, 12) * 12;
        gn_figure f = forecast_figure(h->what, h->lane, s, fc->mean[k]);
        if (f.lane == GN_LANE_YTD && s.last - s.first == 2) f.lane = GN_LANE_QUARTER;
        for (int l = 0; l < GN_TABLE_LEVELS; l++) {
            f.lower[l] = fc->lower[(size_t)l * horizon + k];
            f.upper[l] = fc->upper[(size_t)l * horizon + k];
        }
        if (!append(out, &f, 1) || (growth && !append_growth(t, item, out, own, &f, out))) return false;
        if (!any_ytd || h->lane != GN_LANE_QUARTER || h->step != 3 || h->what != GN_FIGURE_LEVEL) continue;
        const int in_year = (int)floor_mod(f.quarter, 4);
        gn_year_sum_add(&sum, in_year == 0, f.value, f.lower, f.upper, 1, GN_TABLE_LEVELS);
        if (in_year == 0 || !isfinite(sum.mean)) continue;
        gn_figure y = forecast_figure(GN_FIGURE_LEVEL, GN_LANE_YTD,
                                      (gn_span){GN_FREQ_MONTH, floor_div(s.last, 12) * 12, s.last}, sum.mean);
        for (int l = 0; l < GN_TABLE_LEVELS; l++) y.lower[l] = sum.lower[l], y.upper[l] = sum.upper[l];
        if (!append(out, &y, 1) || (growth && !append_growth(t, item, out, own, &y, out))) return false;
    }
    return true;
}

static void no_forecast(gn_item *item, const history *h)
{
    item->model[0] = 0;
    snprintf(item->reason, sizeof item->reason,
             "%zu like period%s with a published value and no longer gaps, at least %d needed", h->values,
             h->values == 1 ? "" : "s", LEAST_VALUES);
}

/* Makes the forecast of one item and appends its figures; an item that gets none has its reason. */
static gn_status forecast_item(const gn_table *t, gn_item *item, const char *model, size_t quarters, gn_arena **arena,
                               size_t *arena_size, list *out, gn_err *err)
{
    history h;
    double *numbers = NULL;
    gn_status st = gn_fail(err, GN_E_NOMEM, "table forecast: no memory");
    if (!find_history(t, item, &h)) goto done;
    item->fitted = h.values;
    item->model[0] = item->reason[0] = 0;
    if (h.values < LEAST_VALUES) {
        no_forecast(item, &h);
        st = GN_OK;
        goto done;
    }
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = model;
    opt.horizon = h.step == 3 ? quarters : (quarters + 3) / 4;
    opt.season = h.step == 3 && h.what == GN_FIGURE_LEVEL && h.n >= 4 * SEASONS_NEEDED ? 4 : 1;
    opt.domain = domain_of(t, item, &h);
    opt.n_levels = GN_TABLE_LEVELS;
    opt.level[0] = 80;
    opt.level[1] = 95;
    const size_t need = gn_forecast_scratch(&opt, h.n);
    if (!*arena || need > *arena_size) {
        gn_arena_free(*arena);
        *arena = NULL;
        st = gn_arena_new(need ? need : 1, arena, err);
        if (st) goto done;
        *arena_size = need;
    }
    gn_arena_reset(*arena);
    numbers = malloc((1 + 2 * GN_TABLE_LEVELS) * opt.horizon * sizeof *numbers);
    if (!numbers) goto done;
    gn_forecast fc = {
        .mean = numbers, .lower = numbers + opt.horizon, .upper = numbers + opt.horizon * (1 + GN_TABLE_LEVELS)};
    gn_err why = {0};
    st = gn_forecast_series(h.y, h.n, &opt, *arena, &fc, &why);
    if (st == GN_E_ARG || st == GN_E_NOMEM) {
        if (err) *err = why;
        goto done;
    }
    if (st) {
        snprintf(item->reason, sizeof item->reason, "%.190s", why.msg);
        st = GN_OK;
        goto done;
    }
    if (!append_forecast(t, item, &h, &fc, opt.horizon, out)) {
        st = gn_fail(err, GN_E_NOMEM, "table forecast: no memory");
        goto done;
    }
    snprintf(item->model, sizeof item->model, "%s", fc.model);
    snprintf(item->reason, sizeof item->reason, "%s", fc.reason);
done:
    free(numbers);
    free(h.y);
    return st;
}

gn_status gn_table_forecast(gn_table *t, const char *model, size_t horizon, gn_err *err)
{
    if (!t || !model || horizon < 1 || horizon > MOST_HORIZON)
        return gn_fail(err, GN_E_ARG, "table forecast: %zu quarters, 1 to %d are possible", horizon, MOST_HORIZON);
    gn_status st = gn_fail(err, GN_E_NOMEM, "table forecast: no memory");
    gn_item *items = malloc((t->n_items + 1) * sizeof *items);
    list all = {0};
    gn_arena *arena = NULL;
    size_t arena_size = 0;
    if (!items) goto done;
    if (t->n_items) memcpy(items, t->items, t->n_items * sizeof *items);
    for (size_t i = 0; i < t->n_items; i++) {
        items[i].figure = all.count;
        if (!append(&all, t->figures + t->items[i].figure, t->items[i].figures)) goto done;
        if (!items[i].future) {
            gn_item old = t->items[i]; /* its figures are still in the old list */
            st = forecast_item(t, &old, model, horizon, &arena, &arena_size, &all, err);
            if (st) goto done;
            st = GN_E_NOMEM;
            old.figure = items[i].figure;
            items[i] = old;
        }
        items[i].figures = all.count - items[i].figure;
        for (size_t k = items[i].figure; k < all.count; k++) all.items[k].item = (uint32_t)i;
    }
    if (!all.items && t->n_figures) goto done;
    free(t->figures);
    free(t->items);
    t->figures = all.items;
    t->n_figures = all.count;
    t->items = items;
    all.items = NULL;
    items = NULL;
    for (size_t i = 0; i < t->n_items; i++) table_finish_item(t, &t->items[i]);
    st = GN_OK;
    if (err) *err = (gn_err){0};
done:
    gn_arena_free(arena);
    free(all.items);
    free(items);
    return st;
}
