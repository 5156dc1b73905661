/* Seasonal adjustment by STL with a Spring Festival regressor.
 * On the axis of observations (without January where it is joined to February), with y the values or their logarithms
 * and r the regressor, S the smoother of stl_core.c: e_y = y - S y, e_r = r - S r over the periods that have a value,
 * effect = e_r'e_y / e_r'e_r, fit = S y - effect S r. Missing y are replaced by fit + effect r, and all is done again.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_seasonal.h"

#include "engine/flags.h"
#include "gnomon/gn_arena.h"
#include "gnomon/gn_festival.h"
#include "gnomon/gn_frequency.h"
#include "gnomon/gn_parallel.h"
#include "models/stl_core.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR = 12, ROUNDS = 300, MOST = 10000000 };

typedef struct work {
    size_t n; /* observations from the first to the last value */
    int season;
    double *y, *filled, *r, *seasonal, *trend, *r_seasonal, *r_trend;
    size_t *at; /* where in x an observation stands */
    double effect, t_value;
    size_t used;
} work;

gn_seasonal_options gn_seasonal_options_defaults(gn_freq freq)
{
    return (gn_seasonal_options){.season = gn_freq_season(freq), .span = 11, .logs = true};
}

static gn_status check(const gn_seasonal_options *o, int64_t first, const double *x, size_t n, const gn_seasonal *out,
                       gn_err *err)
{
    if (!o || !out || (n && !x)) return gn_fail(err, GN_E_ARG, "seasonal: no options, no values or no results");
    if (o->season < 2 || o->season > 100000)
        return gn_fail(err, GN_E_ARG, "seasonal: a season of %d periods, at least 2 needed", o->season);
    if (o->span < 3 || o->span > 1001 || o->span % 2 == 0)
        return gn_fail(err, GN_E_ARG, "seasonal: span %d, an odd number from 3 to 1001 needed", o->span);
    if ((o->joined || o->before || o->after) && o->season != YEAR)
        return gn_fail(err, GN_E_ARG, "seasonal: Spring Festival and joined months are for a season of 12");
    if (n > MOST) return gn_fail(err, GN_E_ARG, "seasonal: %zu values, at most %d", n, (int)MOST);
    if (o->joined && (first < gn_month(1, 1) || first > gn_month(9999, 12)))
        return gn_fail(err, GN_E_ARG, "seasonal: no such month");
    for (size_t t = 0; t < n; t++)
        if (isinf(x[t]) || (o->logs && x[t] <= 0))
            return gn_fail(err, GN_E_RANGE, "seasonal: value %zu is %g%s", t + 1, x[t],
                           o->logs ? ", above 0 needed" : "");
    return GN_OK;
}

/* The axis of observations: y, r and at. */
static void lay_out(const gn_seasonal_options *o, int64_t first, const double *x, const double *regressor, size_t n,
                    work *w)
{
    size_t m = 0, begin = SIZE_MAX, end = 0;
    for (size_t t = 0; t < n; t++) {
        const int month = (int)((first + (int64_t)t) % YEAR);
        if (o->joined && month == 0) continue;
        double v = x[t], r = regressor[t];
        if (o->joined && month == 1 && t > 0) {
            if (!isnan(x[t - 1])) v += x[t - 1];
            r += regressor[t - 1];
            if (o->logs) r /= 2;
        }
        if (!isnan(v)) {
            if (begin == SIZE_MAX) begin = m;
            end = m + 1;
        }
        w->y[m] = o->logs ? log(v) : v;
        w->r[m] = r;
        w->at[m++] = t;
    }
    if (begin == SIZE_MAX) begin = 0;
    w->n = end - begin;
    w->season = o->joined ? YEAR - 1 : o->season;
    memmove(w->y, w->y + begin, w->n * sizeof *w->y);
    memmove(w->r, w->r + begin, w->n * sizeof *w->r);
    memmove(w->at, w->at + begin, w->n * sizeof *w->at);
}

/* Degrees of freedom that STL spends, its trace: formulas for what unit vectors gave, within 8 % for seasons of 4 to 24
 * periods, spans of 7 to 35 and 3 to 20 seasons. */
static double spent(const work *w, int span)
{
    const double seasons = (double)w->n / w->season, wide = 1.5 * w->season / (1 - 1.5 / span);
    const double bends = 1.1 * seasons / span;
    return 2 * (w->season - 1) * cbrt(1 + bends * bends * bends) + 0.4 + 1.85 * (double)w->n / wide;
}

static void estimate(work *w, int span)
{
    double rr = 0, ry = 0, left = 0;
    w->used = 0;
    for (size_t t = 0; t < w->n; t++) {
        if (isnan(w->y[t])) continue;
        const double er = w->r[t] - w->r_seasonal[t] - w->r_trend[t];
        const double ey = w->filled[t] - w->seasonal[t] - w->trend[t];
        rr += er * er;
        ry += er * ey;
        w->used++;
    }
    /* a window that no period boundary ever cuts leaves nothing of the regressor but rounding */
    w->effect = rr > 1e-9 ? ry / rr : 0;
    for (size_t t = 0; t < w->n; t++) {
        if (isnan(w->y[t])) continue;
        const double er = w->r[t] - w->r_seasonal[t] - w->r_trend[t];
        const double e = w->filled[t] - w->seasonal[t] - w->trend[t] - w->effect * er;
        left += e * e;
    }
    const double freedom = (double)w->used - spent(w, span) - 1;
    w->t_value = rr > 1e-9 && freedom > 0 ? w->effect / sqrt(left / freedom / rr) : NAN;
}

static gn_status fit(work *w, int span, bool festival, gn_arena *a, gn_err *err)
{
    size_t missing = 0;
    for (size_t t = 0; t < w->n; t++) missing += isnan(w->y[t]);
    if (missing) {
        const gn_status st = gn_fill_gaps(w->y, NULL, w->n, (size_t)w->season, 0, w->filled, NULL, NULL, err);
        if (st) return st;
    } else {
        memcpy(w->filled, w->y, w->n * sizeof *w->y);
    }
    if (festival && !stl_decompose(w->r, w->n, w->season, span, w->r_seasonal, w->r_trend, a)) goto no_memory;
    double size = 0;
    for (size_t t = 0; t < w->n; t++) size = fmax(size, fabs(w->filled[t]));
    for (int round = 0; round < ROUNDS; round++) {
        if (!stl_decompose(w->filled, w->n, w->season, span, w->seasonal, w->trend, a)) goto no_memory;
        estimate(w, span);
        if (!missing) return GN_OK;
        double moved = 0;
        for (size_t t = 0; t < w->n; t++) {
            if (!isnan(w->y[t])) continue;
            const double er = w->r[t] - w->r_seasonal[t] - w->r_trend[t];
            const double better = w->seasonal[t] + w->trend[t] + w->effect * er;
            moved = fmax(moved, fabs(better - w->filled[t]));
            w->filled[t] = better;
        }
        if (moved <= 1e-12 * size) return GN_OK;
    }
    return gn_fail(err, GN_E_CONVERGE, "seasonal: %zu missing values do not settle", missing);
no_memory:
    return gn_fail(err, GN_E_NOMEM, "seasonal: %zu values", w->n);
}

static void put(double *to, size_t at, double v)
{
    if (to) to[at] = v;
}

static void write_results(const work *w, const gn_seasonal_options *o, int64_t first, const double *x, const char *flag,
                          size_t n, gn_seasonal *out)
{
    double *const all[] = {out->trend, out->seasonal, out->festival, out->irregular, out->adjusted};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (size_t t = 0; all[i] && t < n; t++) all[i][t] = NAN;
    if (out->flag) memset(out->flag, GN_OBS_MISSING, n);
    for (size_t k = 0; k < w->n; k++) {
        const size_t t = w->at[k];
        const double season = w->seasonal[k] - w->effect * w->r_seasonal[k];
        const double trend = w->trend[k] - w->effect * w->r_trend[k], moving = w->effect * w->r[k];
        const double rest = w->y[k] - season - trend - moving;
        const bool both = o->joined && t > 0 && (first + (int64_t)t) % YEAR == 1 && !isnan(x[t - 1]);
        const double value = both ? x[t] + x[t - 1] : x[t];
        put(out->trend, t, o->logs ? exp(trend) : trend);
        put(out->seasonal, t, o->logs ? exp(season) : season);
        put(out->festival, t, o->logs ? exp(moving) : moving);
        put(out->irregular, t, o->logs ? exp(rest) : rest);
        put(out->adjusted, t, o->logs ? value / exp(season + moving) : value - season - moving);
        if (!out->flag || isnan(value)) continue;
        char f = flag ? flag[t] : (char)GN_OBS_NORMAL;
        if (both && flag) f = gn_flag_stronger(f, flag[t - 1]);
        out->flag[t] = gn_flag_stronger(f, GN_OBS_ESTIMATED);
    }
    out->effect = w->effect;
    out->t_value = w->t_value;
    out->used = w->used;
}

gn_status gn_seasonal_adjust(const gn_seasonal_options *opt, int64_t first, const double *x, const char *flag, size_t n,
                             gn_seasonal *out, gn_err *err)
{
    gn_status st = check(opt, first, x, n, out, err);
    if (st) return st;
    const bool festival = opt->before || opt->after;
    const int season = opt->joined ? YEAR - 1 : opt->season;
    if (n < 2 * (size_t)season)
        return gn_fail(err, GN_E_SHORT, "seasonal: %zu periods, two seasons of %d needed", n, season);
    gn_arena *a;
    st = gn_arena_new(8 * gn_arena_need(n, sizeof(double)) + stl_scratch(n, season), &a, err);
    if (st) return st;
    double *part[7];
    for (int i = 0; i < 7; i++) part[i] = gn_arena_get(a, n, sizeof(double));
    work w = {.y = part[0],
              .filled = part[1],
              .r = part[2],
              .seasonal = part[3],
              .trend = part[4],
              .r_seasonal = part[5],
              .r_trend = part[6],
              .at = gn_arena_get(a, n, sizeof(size_t))};
    double *const regressor = w.filled; /* free until the fit begins */
    memset(w.r_seasonal, 0, n * sizeof(double));
    memset(w.r_trend, 0, n * sizeof(double));
    memset(regressor, 0, n * sizeof(double));
    if (festival) st = gn_festival_regressor(first, n, opt->before, opt->after, regressor, err);
    if (st == GN_OK) {
        lay_out(opt, first, x, regressor, n, &w);
        const size_t seasons = festival ? 3 : 2;
        if (w.n < seasons * (size_t)season)
            st = gn_fail(err, GN_E_SHORT, "seasonal: %zu periods, %zu seasons of %d needed", w.n, seasons, season);
    }
    if (st == GN_OK) st = fit(&w, opt->span, festival, a, err);
    if (st == GN_OK) write_results(&w, opt, first, x, flag, n, out);
    gn_arena_free(a);
    return st;
}

typedef struct panel_job {
    gn_seasonal_options opt;
    const gn_panel *in;
    double *out, *effect, *t_value;
    char *out_flag;
    gn_status *status;
} panel_job;

static void adjust_piece(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const panel_job *j = ctx;
    for (size_t i = begin; i < end; i++) {
        const size_t at = j->in->offset[i], n = j->in->offset[i + 1] - at;
        gn_seasonal_options o = j->opt;
        for (size_t t = 0; t < n && o.logs; t++) o.logs = !(j->in->value[at + t] <= 0);
        gn_seasonal s = {.adjusted = j->out + at, .flag = j->out_flag ? j->out_flag + at : NULL};
        const gn_status st = gn_seasonal_adjust(&o, j->in->first[i], j->in->value + at,
                                                j->in->flag ? j->in->flag + at : NULL, n, &s, NULL);
        for (size_t t = 0; st && t < n; t++) j->out[at + t] = NAN;
        if (st && j->out_flag) memset(j->out_flag + at, GN_OBS_MISSING, n);
        if (j->effect) j->effect[i] = st ? NAN : s.effect;
        if (j->t_value) j->t_value[i] = st ? NAN : s.t_value;
        if (j->status) j->status[i] = st;
    }
}

gn_status gn_seasonal_adjust_panel(const gn_seasonal_options *opt, const gn_panel *in, int threads, double *out,
                                   char *out_flag, double *effect, double *t_value, gn_status *status, gn_err *err)
{
    if (!in || !opt || (in->count && !out)) return gn_fail(err, GN_E_ARG, "seasonal: no options, panel or results");
    panel_job j = {*opt, in, out, effect, t_value, out_flag, status};
    if (in->freq != GN_FREQ_MONTH) j.opt.before = j.opt.after = j.opt.joined = 0;
    gn_seasonal unused = {0};
    const gn_status st = check(&j.opt, gn_month(2000, 1), NULL, 0, &unused, err);
    if (st) return st;
    if (gn_parallel_for(in->count, 4, threads, adjust_piece, &j) != GN_OK)
        return gn_fail(err, GN_E_ARG, "seasonal: %d threads, 0 to %d possible", threads, (int)GN_MAX_THREADS);
    return GN_OK;
}
