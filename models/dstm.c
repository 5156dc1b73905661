/* Dynamic standard Theta: the line moves with the series, theta stays 2. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/theta_core.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return theta_model(THETA_DYNAMIC, s, a, out);
}

const gn_model model_dstm = {.key = "dstm",
                             .title = "Dynamic standard Theta",
                             .source = "Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016)",
                             .widening = 1.2,
                             .min_obs = theta_model_min_obs,
                             .scratch = theta_model_scratch,
                             .forecast = forecast};
