/* STL: the season taken out by loess, the rest by exponential smoothing, the last season repeated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"
#include "models/stl_core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Seasons change slowly: R's mstl() smooths them over eleven years too. */
enum { SPAN = 11 };

static size_t min_obs(int season)
{
    (void)season;
    return 5;
}

static size_t scratch(size_t n, int season, size_t horizon)
{
    return 3 * gn_arena_need(n, 8) + stl_scratch(n, season) + smooth_scratch(n, 1, horizon);
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {
        {ETS_ADD, TREND_NONE, SEASON_NONE}, {ETS_ADD, TREND_ADD, SEASON_NONE}, {ETS_ADD, TREND_DAMPED, SEASON_NONE}};
    const size_t mark = gn_arena_mark(a), n = s->n, m = (size_t)s->season;
    const bool logs = s->positive;
    double *y = gn_arena_get(a, n, 8), *seasonal = gn_arena_get(a, n, 8), *trend = gn_arena_get(a, n, 8);
    gn_status st = GN_E_NOMEM;
    if (!y || !seasonal || !trend) goto done;
    for (size_t t = 0; t < n; t++) y[t] = logs ? log(s->y[t]) : s->y[t];
    memset(seasonal, 0, n * sizeof *seasonal);
    if (m > 1 && !stl_decompose(y, n, s->season, SPAN, seasonal, trend, a)) goto done;
    for (size_t t = 0; t < n; t++) y[t] -= seasonal[t];
    const model_series rest = {.y = y, .n = n, .season = 1, .horizon = s->horizon};
    st = smooth_forecast(&rest, forms, sizeof forms / sizeof *forms, a, out);
    /* The season has taken part of the noise with it: about two parameters a period. */
    const double taken = m > 1 ? sqrt(1 + 2 * (double)m / (double)n) : 1;
    for (size_t h = 0; st == GN_OK && h < s->horizon; h++) {
        out->sd[h] *= taken;
        out->mean[h] += m > 1 ? seasonal[n - m + h % m] : 0;
        if (!logs) continue;
        out->mean[h] = exp(out->mean[h]);
        out->sd[h] = out->mean[h] * sqrt(expm1(fmin(out->sd[h] * out->sd[h], 1)));
    }
    if (st == GN_OK) {
        char inner[sizeof out->reason];
        memcpy(inner, out->reason, sizeof inner);
        snprintf(out->reason, sizeof out->reason, "%s%s%.100s", logs ? "of logarithms, " : "",
                 m > 1 ? "season by loess, rest " : "no season, ", inner);
    }
done:
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_stl = {.key = "stl",
                            .title = "STL and exponential smoothing",
                            .source = "Cleveland, Cleveland, McRae and Terpenning (1990)",
                            .widening = 1.2,
                            .min_obs = min_obs,
                            .scratch = scratch,
                            .forecast = forecast};
