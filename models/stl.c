/* STL: the season taken out by loess, the rest by any model, the last season repeated. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stl_model.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return stl_forecast(s, &s->season, 1, a, out);
}

const gn_model model_stl = {.key = "stl",
                            .title = "STL and exponential smoothing or any model",
                            .source = "Cleveland, Cleveland, McRae and Terpenning (1990)",
                            .widening = 1.2,
                            .takes_model = true,
                            .min_obs = stl_forecast_min_obs,
                            .check_form = stl_check_form,
                            .scratch = stl_forecast_scratch,
                            .forecast = forecast};
