/* Mean of all values. */
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
    const double n = (double)s->n;
    double mean = 0, squares = 0;
    for (size_t t = 0; t < s->n; t++) mean += s->y[t] / n;
    for (size_t t = 0; t < s->n; t++) squares += (s->y[t] - mean) * (s->y[t] - mean);
    for (size_t h = 0; h < s->horizon; h++) {
        out->mean[h] = mean;
        out->sd[h] = sqrt(squares / (n - 1) * (1 + 1 / n));
    }
    return GN_OK;
}

const gn_model model_mean = {.key = "mean",
                             .title = "Mean of all values",
                             .source = "Hyndman and Athanasopoulos (2021), section 5.2",
                             .min_obs = min_obs,
                             .scratch = basic_scratch,
                             .forecast = forecast};
