/* Seasonal naive: the value of a season before goes on. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"

#include <math.h>

static size_t min_obs(int season)
{
    return (size_t)season;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    (void)a;
    const size_t m = (size_t)s->season;
    const double sd = basic_step_sd(s, m, 0);
    for (size_t h = 0; h < s->horizon; h++) {
        out->mean[h] = s->y[s->n - m + h % m];
        out->sd[h] = sd * sqrt((double)(h / m) + 1);
    }
    return GN_OK;
}

const gn_model model_snaive = {.key = "snaive",
                               .title = "Value of the same season before",
                               .source = "Hyndman and Athanasopoulos (2021), section 5.2",
                               .min_obs = min_obs,
                               .needs_season = true,
                               .scratch = basic_scratch,
                               .forecast = forecast};
