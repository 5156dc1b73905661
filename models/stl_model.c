/* Forecasts from a series without its seasons: seasons by loess, the rest by any model. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stl_model.h"

#include "models/smooth.h"
#include "models/stl_core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Seasons change slowly: R's mstl() smooths them over 11, 15, 19, ... rounds too. */
enum { SPAN = 11, WIDER = 4, PASSES = 2 };

size_t stl_forecast_min_obs(int season)
{
    (void)season;
    return 5;
}

size_t stl_forecast_scratch(size_t n, int season, size_t horizon)
{
    return (4 + GN_MORE_SEASONS) * gn_arena_need(n, 8) + stl_scratch(n, season) + smooth_scratch(n, 1, horizon);
}

gn_status stl_check_form(const char *form, gn_err *err)
{
    const char *inner;
    const gn_model *m = model_lookup(form, &inner);
    if (m && m->takes_model) return gn_fail(err, GN_E_ARG, "'%s' takes the season out a second time", form);
    return gn_model_check(form, err);
}

/* Bandara, Hyndman and Bergmeir (2021): each season is taken out of what the others leave, twice. `rest` in: the
 * series. */
static gn_status take_seasons(double *rest, size_t n, const int *season, size_t count, double *seasonal, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    double *trend = gn_arena_get(a, n, 8);
    gn_status st = trend ? GN_OK : GN_E_NOMEM;
    memset(seasonal, 0, n * count * sizeof *seasonal);
    for (int pass = 0; pass < (count > 1 ? PASSES : 1); pass++)
        for (size_t i = 0; st == GN_OK && i < count; i++) {
            double *own = seasonal + i * n;
            for (size_t t = 0; t < n; t++) rest[t] += own[t];
            if (!stl_decompose(rest, n, season[i], SPAN + WIDER * (int)i, own, trend, a)) st = GN_E_NOMEM;
            for (size_t t = 0; t < n; t++) rest[t] -= own[t];
        }
    gn_arena_release(a, mark);
    return st;
}

static double season_ahead(const double *seasonal, size_t n, const int *season, size_t count, size_t h)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += seasonal[i * n + n - (size_t)season[i] + h % (size_t)season[i]];
    return sum;
}

static gn_status forecast_rest(const model_series *rest, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {
        {ETS_ADD, TREND_NONE, SEASON_NONE}, {ETS_ADD, TREND_ADD, SEASON_NONE}, {ETS_ADD, TREND_DAMPED, SEASON_NONE}};
    if (!rest->form) return smooth_forecast(rest, forms, sizeof forms / sizeof *forms, a, out);
    model_series s = *rest;
    const gn_model *m = model_lookup(rest->form, &s.form);
    return s.n < m->min_obs(1) ? GN_E_SHORT : m->forecast(&s, a, out);
}

gn_status stl_forecast(const model_series *s, const int *season, size_t n_seasons, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), n = s->n, steps = s->horizon;
    const bool logs = s->positive;
    const size_t count = season[0] > 1 ? n_seasons : 0;
    double *y = gn_arena_get(a, n, 8), *seasonal = gn_arena_get(a, n * (count ? count : 1), 8);
    gn_status st = y && seasonal ? GN_OK : GN_E_NOMEM;
    for (size_t t = 0; st == GN_OK && t < n; t++) y[t] = logs ? log(s->y[t]) : s->y[t];
    if (st == GN_OK) st = take_seasons(y, n, season, count, seasonal, a);
    model_series rest = *s;
    rest.y = y;
    rest.season = 1;
    rest.n_more_seasons = 0;
    rest.positive = false;
    if (st == GN_OK) st = forecast_rest(&rest, a, out);
    /* The seasons have taken part of the noise with them: about two parameters a period. */
    double taken = 1;
    for (size_t i = 0; i < count; i++) taken += 2 * (double)season[i] / (double)n;
    for (size_t h = 0; st == GN_OK && h < steps; h++) {
        const double ahead = season_ahead(seasonal, n, season, count, h);
        out->sd[h] *= sqrt(taken);
        out->mean[h] += ahead;
        if (logs) {
            out->mean[h] = exp(out->mean[h]);
            out->sd[h] = out->mean[h] * sqrt(expm1(fmin(out->sd[h] * out->sd[h], 1)));
        }
        for (size_t i = 0; out->paths && out->paths->drawn && i < out->paths->count; i++) {
            double *v = &out->paths->path[i * steps + h];
            *v = logs ? exp(*v + ahead) : *v + ahead;
        }
    }
    if (st == GN_OK) {
        char inner[sizeof out->reason];
        memcpy(inner, out->reason, sizeof inner);
        snprintf(out->reason, sizeof out->reason, "%s%s%.100s", logs ? "of logarithms, " : "",
                 count > 1    ? "seasons by loess, rest "
                 : count == 1 ? "season by loess, rest "
                              : "no season, ",
                 inner);
    }
    gn_arena_release(a, mark);
    return st;
}
