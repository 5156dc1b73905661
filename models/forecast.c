/* One series in, one forecast out: cleaning, scaling, the model or a simpler one, bounds. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"

#include "models/interval.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

gn_forecast_options gn_forecast_options_defaults(void)
{
    return (gn_forecast_options){
        .model = "auto", .season = 1, .horizon = 1, .domain = GN_DOMAIN_AUTO, .n_levels = 2, .level = {80, 95}};
}

/* A model that fits perfectly is not certain for that: 0.1 of the values' size over their number is the least
 * deviation. */
static const double NARROWEST = 0.1;

/* What stands in for a model that fails, in order; the last never does. */
static const gn_model *const simpler[] = {&model_auto, &model_ets,   &model_theta,
                                          &model_ses,  &model_drift, &model_naive};
enum { SIMPLER = sizeof simpler / sizeof *simpler };

/* Seasons are passed on whole or not at all, so this bounds every size below. */
static int season_for(const gn_model *m, int season, size_t n)
{
    const size_t want = (m->needs_season ? 1 : 2) * (size_t)season;
    return n >= want ? season : 1;
}

size_t gn_forecast_scratch(const gn_forecast_options *opt, size_t n)
{
    const gn_model *m = gn_model_find(opt->model);
    /* values missing at the end are steps too */
    const size_t steps = opt->horizon + n;
    const int season = n >= (size_t)opt->season ? opt->season : 1;
    size_t most = m ? m->scratch(n, season, steps) : 0;
    for (int i = 0; i < SIMPLER; i++) {
        const size_t need = simpler[i]->scratch(n, season, steps);
        if (need > most) most = need;
    }
    return most + gn_arena_need(n, 8) + 2 * gn_arena_need(steps, 8);
}

static gn_status check(const double *y, size_t n, const gn_forecast_options *opt, const gn_model *m, gn_err *err)
{
    if (!y || !m) return gn_fail(err, GN_E_ARG, "forecast: unknown model '%s'", opt->model ? opt->model : "");
    if (opt->horizon < 1 || opt->horizon > GN_MAX_HORIZON)
        return gn_fail(err, GN_E_ARG, "forecast: horizon %zu, 1 to %d is possible", opt->horizon, GN_MAX_HORIZON);
    if (opt->season < 1 || opt->season > GN_MAX_SEASON)
        return gn_fail(err, GN_E_ARG, "forecast: season %d, 1 to %d is possible", opt->season, GN_MAX_SEASON);
    if (opt->n_levels > GN_MAX_LEVELS)
        return gn_fail(err, GN_E_ARG, "forecast: %zu levels, at most %d are possible", opt->n_levels, GN_MAX_LEVELS);
    for (size_t i = 0; i < opt->n_levels; i++)
        if (!(opt->level[i] > 0 && opt->level[i] < 100))
            return gn_fail(err, GN_E_ARG, "forecast: level %g, above 0 and below 100 is possible", opt->level[i]);
    for (size_t t = 0; t < n; t++)
        if (isinf(y[t])) return gn_fail(err, GN_E_RANGE, "forecast: value %zu is infinite", t + 1);
    return GN_OK;
}

/* Gaps are bridged by a line, or where the season is known and both neighbours a season away are there, by them. */
static void fill(double *y, size_t n)
{
    for (size_t t = 1; t < n; t++) {
        if (!isnan(y[t])) continue;
        size_t to = t;
        while (isnan(y[to])) to++; /* the last value is there */
        const double from = y[t - 1], step = (y[to] - from) / (double)(to - t + 1);
        for (size_t k = t; k < to; k++) y[k] = from + step * (double)(k - t + 1);
        t = to;
    }
}

static bool all_finite(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i])) return false;
    return true;
}

static gn_status attempt(const gn_model *m, model_series s, int season, gn_arena *a, model_result *r, bool wild_guard)
{
    s.season = season_for(m, season, s.n);
    if (s.n < m->min_obs(m->needs_season ? season : s.season)) return GN_E_SHORT;
    const size_t mark = gn_arena_mark(a);
    r->reason[0] = '\0';
    gn_status st = m->forecast(&s, a, r);
    gn_arena_release(a, mark);
    if (st) return st;
    if (!all_finite(r->mean, s.horizon) || !all_finite(r->sd, s.horizon)) return GN_E_NUMERIC;
    /* An exploding fit: beyond a thousand times the largest value is no forecast. */
    double most = 0;
    for (size_t t = 0; t < s.n; t++) most = fmax(most, fabs(s.y[t]));
    for (size_t h = 0; wild_guard && h < s.horizon; h++)
        if (fabs(r->mean[h]) > 1000 * most) return GN_E_NUMERIC;
    return GN_OK;
}

static const char *why(gn_status st)
{
    return st == GN_E_SHORT ? "too few values" : st == GN_E_NUMERIC ? "no finite result" : gn_status_text(st);
}

static gn_status fit(const gn_model *asked, const model_series *s, int season, gn_arena *a, model_result *r,
                     gn_forecast *out)
{
    gn_status st = attempt(asked, *s, season, a, r, true);
    out->model = asked->key;
    if (st == GN_OK) {
        const bool dropped = season > 1 && season_for(asked, season, s->n) == 1;
        snprintf(out->reason, sizeof out->reason, "%.100s%s%s", r->reason, dropped && r->reason[0] ? "; " : "",
                 dropped ? "fewer than two seasons of values" : "");
        return GN_OK;
    }
    const gn_status first = st;
    for (int i = 0; i < SIMPLER && st != GN_OK && st != GN_E_NOMEM; i++) {
        if (simpler[i] == asked) continue;
        st = attempt(simpler[i], *s, season, a, r, i + 1 < SIMPLER);
        out->model = simpler[i]->key;
    }
    snprintf(out->reason, sizeof out->reason, "%s: %s%s%.80s", asked->key, why(first), r->reason[0] ? "; " : "",
             r->reason);
    return st;
}

gn_status gn_forecast_series(const double *y, size_t n, const gn_forecast_options *opt, gn_arena *arena,
                             gn_forecast *out, gn_err *err)
{
    const gn_model *asked = gn_model_find(opt->model);
    gn_status st = check(y, n, opt, asked, err);
    if (st) return st;
    size_t missing = 0;
    while (n > 0 && isnan(y[0])) y++, n--;
    while (n > 0 && isnan(y[n - 1])) missing++, n--;
    if (n == 0) return gn_fail(err, GN_E_SHORT, "forecast: no value in the series");
    const size_t mark = gn_arena_mark(arena), steps = opt->horizon + missing;
    double *x = gn_arena_get(arena, n, 8), *mean = gn_arena_get(arena, steps, 8), *sd = gn_arena_get(arena, steps, 8);
    if (!x || !mean || !sd) {
        gn_arena_release(arena, mark);
        return gn_fail(err, GN_E_NOMEM, "forecast: the arena is too small for %zu values", n);
    }
    memcpy(x, y, n * sizeof *x);
    fill(x, n);
    double least = INFINITY, most = -INFINITY, scale = 0;
    for (size_t t = 0; t < n; t++) {
        least = fmin(least, x[t]);
        most = fmax(most, x[t]);
        scale += fabs(x[t]) / (double)n;
    }
    gn_domain domain = opt->domain;
    if (domain == GN_DOMAIN_AUTO) domain = least >= 0 ? GN_DOMAIN_POSITIVE : GN_DOMAIN_REAL;
    model_series s = {.y = x, .n = n, .season = 1, .horizon = steps};
    model_result r = {.mean = mean, .sd = sd};
    if (least == most && n > 1) {
        for (size_t h = 0; h < steps; h++) mean[h] = x[0], sd[h] = 0;
        scale = 1;
        out->model = "naive";
        snprintf(out->reason, sizeof out->reason, "all values are the same");
    } else {
        if (!(scale > 0) || !isfinite(1 / scale))
            scale = 1; /* zero, or smaller than any number that has a reciprocal */
        for (size_t t = 0; t < n; t++) x[t] /= scale;
        s.positive = domain != GN_DOMAIN_REAL && least > 0;
        st = fit(asked, &s, opt->season, arena, &r, out);
    }
    if (st == GN_OK) {
        const double lowest = domain == GN_DOMAIN_REAL ? -INFINITY : 0;
        const double highest = domain == GN_DOMAIN_PERCENT ? 100 : INFINITY;
        const gn_model *made_by = gn_model_find(out->model);
        const double own = made_by->widening > 0 ? made_by->widening : 1;
        const double widening = own * interval_widening(n), narrowest = least == most ? 0 : NARROWEST / (double)n;
        for (size_t h = 0; h < opt->horizon; h++) {
            const double mu = mean[missing + h], spread = fmax(sd[missing + h], narrowest) * widening;
            out->mean[h] = fmin(fmax(mu * scale, lowest), highest);
            for (size_t i = 0; i < opt->n_levels; i++) {
                double lo, hi;
                interval_bounds(mu, spread, opt->level[i], domain != GN_DOMAIN_REAL, &lo, &hi);
                out->lower[i * opt->horizon + h] = fmin(fmax(lo * scale, lowest), highest);
                out->upper[i * opt->horizon + h] = fmin(fmax(hi * scale, lowest), highest);
            }
        }
        if (!all_finite(out->mean, opt->horizon) || !all_finite(out->lower, opt->horizon * opt->n_levels) ||
            !all_finite(out->upper, opt->horizon * opt->n_levels))
            st = gn_fail(err, GN_E_NUMERIC, "forecast: values too large for a finite forecast");
    } else {
        gn_fail(err, st, "forecast: %s", gn_status_text(st));
    }
    gn_arena_release(arena, mark);
    return st;
}
