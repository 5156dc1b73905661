/* Log-linear trend: constant growth, with seasonal dummies where a season shows; least squares by LAPACK. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/regress.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return regress_forecast(s, true, REGRESS_LINE, a, out);
}

const gn_model model_loglinear = {.key = "loglinear",
                                  .title = "Log-linear trend by least squares",
                                  .source = "definition; Hyndman and Athanasopoulos (2021), section 7.7",
                                  .takes_x = true,
                                  .min_obs = regress_min_obs,
                                  .scratch = regress_scratch,
                                  .forecast = forecast};
