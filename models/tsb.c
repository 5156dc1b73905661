/* Teunter, Syntetos and Babai: size of demands times their chance, which falls while there is none. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"
#include "models/intermittent.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    (void)a;
    return intermittent_forecast(s, CROSTON_TSB, out);
}

const gn_model model_tsb = {.key = "tsb",
                            .title = "Demand that may cease: size and chance",
                            .source = "Teunter, Syntetos and Babai (2011)",
                            .min_obs = intermittent_min_obs,
                            .scratch = basic_scratch,
                            .forecast = forecast};
