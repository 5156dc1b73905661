/* Holt's linear trend: ETS(A,A,N). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

static size_t min_obs(int season)
{
    (void)season;
    return 7;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {{ETS_ADD, TREND_ADD, SEASON_NONE}};
    return smooth_forecast(s, forms, sizeof forms / sizeof *forms, a, out);
}

const gn_model model_holt = {.key = "holt",
                             .title = "Holt's linear trend",
                             .source = "Hyndman, Koehler, Ord and Snyder (2008), chapter 2",
                             .min_obs = min_obs,
                             .scratch = smooth_scratch,
                             .forecast = forecast};
