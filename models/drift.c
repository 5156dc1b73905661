/* Drift: the line through the first and the last value goes on. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"

#include <math.h>

static size_t min_obs(int season)
{
    (void)season;
    return 2;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    (void)a;
    const double steps = (double)s->n - 1, slope = (s->y[s->n - 1] - s->y[0]) / steps;
    const double sd = basic_step_sd(s, 1, slope);
    for (size_t h = 0; h < s->horizon; h++) {
        const double ahead = (double)h + 1;
        out->mean[h] = s->y[s->n - 1] + ahead * slope;
        out->sd[h] = sd * sqrt(ahead * (1 + ahead / steps));
    }
    return GN_OK;
}

const gn_model model_drift = {.key = "drift",
                              .title = "Random walk with drift",
                              .source = "Hyndman and Athanasopoulos (2021), section 5.2",
                              .min_obs = min_obs,
                              .scratch = basic_scratch,
                              .forecast = forecast};
