/* What the models of exponential smoothing share: try some forms, keep the best, predict. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SMOOTH_H
#define SMOOTH_H

#include "models/ets_core.h"

size_t smooth_scratch(size_t n, int season, size_t horizon);
/* The best of the forms by AICc, and its forecast. */
gn_status smooth_forecast(const model_series *s, const ets_form *forms, size_t count, gn_arena *a, model_result *out);
/* The mean of the forms' forecasts, weighted by exp(-AICc / 2): steadier than the best one (Kolassa, 2011). */
gn_status smooth_average(const model_series *s, const ets_form *forms, size_t count, gn_arena *a, model_result *out);

#endif
