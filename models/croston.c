/* Croston: smoothed size of demands over smoothed gap between them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"
#include "models/intermittent.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    (void)a;
    return intermittent_forecast(s, CROSTON, out);
}

const gn_model model_croston = {.key = "croston",
                                .title = "Croston: sizes and gaps of intermittent demand",
                                .source = "Croston (1972)",
                                .min_obs = intermittent_min_obs,
                                .scratch = basic_scratch,
                                .forecast = forecast};
