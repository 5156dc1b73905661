/* Linear trend with bends, of logarithms where all values are positive; least squares by LAPACK. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/regress.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return regress_forecast(s, true, REGRESS_BENT, a, out);
}

const gn_model model_piecewise = {.key = "piecewise",
                                  .title = "Trend with bends by least squares",
                                  .source = "Hyndman and Athanasopoulos (2021), section 7.7",
                                  .takes_x = true,
                                  .min_obs = regress_min_obs,
                                  .scratch = regress_scratch,
                                  .forecast = forecast};
