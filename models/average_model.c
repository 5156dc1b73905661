/* Mean of several models. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/combine.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return combine_forecast(COMBINE_MEAN, s, a, out);
}

const gn_model model_average = {.key = "average",
                                .title = "Mean of models",
                                .source = "Petropoulos and Svetunkov (2020)",
                                .combines = true,
                                .min_obs = combine_min_obs,
                                .check_form = combine_check_form,
                                .scratch = combine_scratch,
                                .forecast = forecast};
