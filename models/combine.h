/* Combinations by request: median, mean, or weights learnt from the last values of the series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef COMBINE_H
#define COMBINE_H

#include "models/model.h"

typedef enum combine_kind { COMBINE_MEDIAN, COMBINE_MEAN, COMBINE_LEARNT } combine_kind;

/* Of the models that s->form names ("ets+dot+stl"; NULL: ets, dot, ces and arima), 8 at most; those that fail are left
 * out. mean: the median or the (weighted) mean of theirs; variance: the mean of theirs plus what they disagree by. */
gn_status combine_forecast(combine_kind kind, const model_series *s, gn_arena *a, model_result *out);
gn_status combine_check_form(const char *form, gn_err *err);
size_t combine_scratch(size_t n, int season, size_t horizon);
size_t combine_min_obs(int season);

#endif
