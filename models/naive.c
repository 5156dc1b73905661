/* Naive: the last value goes on. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"

#include <math.h>

static size_t min_obs(int season)
{
    (void)season;
    return 1;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    (void)a;
    const double sd = basic_step_sd(s, 1, 0);
    for (size_t h = 0; h < s->horizon; h++) {
        out->mean[h] = s->y[s->n - 1];
        out->sd[h] = sd * sqrt((double)h + 1);
    }
    return GN_OK;
}

const gn_model model_naive = {.key = "naive",
                              .title = "Last value",
                              .source = "Hyndman and Athanasopoulos (2021), section 5.2",
                              .min_obs = min_obs,
                              .scratch = basic_scratch,
                              .forecast = forecast};
