/* Damped trend: ETS(A,Ad,N). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

static size_t min_obs(int season)
{
    (void)season;
    return 8;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {{ETS_ADD, TREND_DAMPED, SEASON_NONE}};
    return smooth_forecast(s, forms, sizeof forms / sizeof *forms, a, out);
}

const gn_model model_damped = {.key = "damped",
                               .title = "Damped trend",
                               .source = "Gardner and McKenzie (1985); Hyndman, Koehler, Ord and Snyder (2008)",
                               .min_obs = min_obs,
                               .scratch = smooth_scratch,
                               .forecast = forecast};
