/* Syntetos and Boylan: Croston without its upward bias. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"
#include "models/intermittent.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    (void)a;
    return intermittent_forecast(s, CROSTON_SBA, out);
}

const gn_model model_sba = {.key = "sba",
                            .title = "Croston with the bias taken out",
                            .source = "Syntetos and Boylan (2005)",
                            .min_obs = intermittent_min_obs,
                            .scratch = basic_scratch,
                            .forecast = forecast};
