/* What the models of intermittent demand share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INTERMITTENT_H
#define INTERMITTENT_H

#include "models/model.h"

typedef enum intermittent_kind { CROSTON, CROSTON_SBA, CROSTON_TSB } intermittent_kind;

size_t intermittent_min_obs(int season);
/* Weights are those of a grid with the least squared error of one step. */
gn_status intermittent_forecast(const model_series *s, intermittent_kind kind, model_result *out);

#endif
