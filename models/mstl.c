/* MSTL: several seasons taken out by loess, the rest by any model, the last round of each repeated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stl_model.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    int season[1 + GN_MORE_SEASONS] = {s->season};
    size_t count = 1;
    /* where the series is too short for the first season it is for all */
    for (size_t i = 0; s->season > 1 && i < s->n_more_seasons; i++) season[count++] = s->more_season[i];
    return stl_forecast(s, season, count, a, out);
}

const gn_model model_mstl = {.key = "mstl",
                             .title = "Several seasons by STL and exponential smoothing or any model",
                             .source = "Bandara, Hyndman and Bergmeir (2021)",
                             .widening = 1.2,
                             .takes_model = true,
                             .min_obs = stl_forecast_min_obs,
                             .check_form = stl_check_form,
                             .scratch = stl_forecast_scratch,
                             .forecast = forecast};
