/* Forecasts from a series without its seasons: seasons by loess, the rest by any model. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STL_MODEL_H
#define STL_MODEL_H

#include "models/model.h"

/* The last round of each season goes on. s->form names the model of the rest; NULL: exponential smoothing by AICc. */
gn_status stl_forecast(const model_series *s, const int *season, size_t n_seasons, gn_arena *a, model_result *out);
size_t stl_forecast_scratch(size_t n, int season, size_t horizon);
size_t stl_forecast_min_obs(int season);
gn_status stl_check_form(const char *form, gn_err *err);

#endif
