/* Standard Theta, as R's thetaf(): exponential smoothing with half the slope of the linear trend, after taking out the
 * season. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/adjust.h"
#include "models/ets_core.h"

#include <math.h>
#include <stdio.h>

static size_t min_obs(int season)
{
    (void)season;
    return 5;
}

static size_t scratch(size_t n, int season, size_t horizon)
{
    (void)horizon;
    return adjust_scratch(n, season) + ets_scratch(n, 1) + 2 * gn_arena_need(8, 8);
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a);
    adjusted d;
    ets_fit f;
    gn_status st = GN_E_NOMEM;
    if (!adjust(s, false, &d, a) || !ets_fit_new(&f, 1, a)) goto done;
    const model_series flat = {.y = d.y, .n = s->n, .season = 1, .horizon = s->horizon, .tape = s->tape};
    st = ets_estimate(&flat, (ets_form){ETS_ADD, TREND_NONE, SEASON_NONE}, 0, 1, &f, a);
    if (st) goto done;
    const double n = (double)s->n, middle = (n - 1) / 2;
    double sty = 0, stt = 0;
    for (size_t t = 0; t < s->n; t++) {
        sty += ((double)t - middle) * d.y[t];
        stt += ((double)t - middle) * ((double)t - middle);
    }
    const double half = sty / stt / 2, started = (1 - pow(1 - f.alpha, n)) / f.alpha;
    for (size_t h = 0; h < s->horizon; h++) {
        out->mean[h] = f.level + half * ((double)h + started);
        out->sd[h] = sqrt(f.sigma2 * ((double)h * f.alpha * f.alpha + 1));
    }
    adjust_back(s, &d, out->mean, out->sd);
    snprintf(out->reason, sizeof out->reason, "alpha %.2f, %s", f.alpha, adjust_name(&d));
done:
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_stm = {.key = "stm",
                            .title = "Standard Theta",
                            .source = "Assimakopoulos and Nikolopoulos (2000); Hyndman and Billah (2003)",
                            .widening = 1.1,
                            .min_obs = min_obs,
                            .scratch = scratch,
                            .forecast = forecast};
