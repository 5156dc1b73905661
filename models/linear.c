/* Linear trend, with seasonal dummies where a season shows; least squares by LAPACK. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/regress.h"

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return regress_forecast(s, false, REGRESS_LINE, a, out);
}

const gn_model model_linear = {.key = "linear",
                               .title = "Linear trend by least squares",
                               .source = "definition; Hyndman and Athanasopoulos (2021), section 7.4",
                               .takes_x = true,
                               .min_obs = regress_min_obs,
                               .scratch = regress_scratch,
                               .forecast = forecast};
