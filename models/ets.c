/* Exponential smoothing in state-space form, the form chosen by AICc among the fifteen that R's ets() tries. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

static size_t min_obs(int season)
{
    (void)season;
    return 5;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    static const ets_form forms[] = {
        {ETS_ADD, TREND_NONE, SEASON_NONE}, {ETS_ADD, TREND_ADD, SEASON_NONE}, {ETS_ADD, TREND_DAMPED, SEASON_NONE},
        {ETS_MUL, TREND_NONE, SEASON_NONE}, {ETS_MUL, TREND_ADD, SEASON_NONE}, {ETS_MUL, TREND_DAMPED, SEASON_NONE},
        {ETS_ADD, TREND_NONE, SEASON_ADD},  {ETS_ADD, TREND_ADD, SEASON_ADD},  {ETS_ADD, TREND_DAMPED, SEASON_ADD},
        {ETS_MUL, TREND_NONE, SEASON_ADD},  {ETS_MUL, TREND_ADD, SEASON_ADD},  {ETS_MUL, TREND_DAMPED, SEASON_ADD},
        {ETS_MUL, TREND_NONE, SEASON_MUL},  {ETS_MUL, TREND_ADD, SEASON_MUL},  {ETS_MUL, TREND_DAMPED, SEASON_MUL}};
    return smooth_forecast(s, forms, sizeof forms / sizeof *forms, a, out);
}

const gn_model model_ets = {.key = "ets",
                            .title = "Exponential smoothing, form by AICc",
                            .source = "Hyndman, Koehler, Ord and Snyder (2008); Hyndman and Khandakar (2008)",
                            .widening = 1.1,
                            .min_obs = min_obs,
                            .scratch = smooth_scratch,
                            .forecast = forecast};
