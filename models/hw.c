/* Holt-Winters: trend and season, ETS(A,A,A) or, where all values are positive and it fits better, ETS(M,A,M). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

static size_t min_obs(int season)
{
    return (size_t)season + 7 > 2 * (size_t)season ? (size_t)season + 7 : 2 * (size_t)season;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {{ETS_ADD, TREND_ADD, SEASON_ADD}, {ETS_MUL, TREND_ADD, SEASON_MUL}};
    return smooth_forecast(s, forms, sizeof forms / sizeof *forms, a, out);
}

const gn_model model_hw = {.key = "hw",
                           .title = "Holt-Winters",
                           .source = "Hyndman, Koehler, Ord and Snyder (2008), chapter 2",
                           .min_obs = min_obs,
                           .scratch = smooth_scratch,
                           .forecast = forecast};
