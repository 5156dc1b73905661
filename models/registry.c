/* The registry of models. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"

#include <string.h>

/* Another model: one file, one row. The order is that of `gnomon models`. */
static const gn_model *const registry[] = {
    &model_auto,   &model_naive,   &model_snaive, &model_drift, &model_mean,      &model_ses, &model_holt,
    &model_damped, &model_hw,      &model_ets,    &model_theta, &model_dot,       &model_ces, &model_arima,
    &model_stl,    &model_croston, &model_sba,    &model_tsb,   &model_loglinear,
};
enum { COUNT = sizeof registry / sizeof *registry };

const gn_model *gn_model_at(size_t i)
{
    return i < COUNT ? registry[i] : NULL;
}

const gn_model *gn_model_find(const char *key)
{
    for (size_t i = 0; key && i < COUNT; i++)
        if (strcmp(registry[i]->key, key) == 0) return registry[i];
    return NULL;
}

const char *gn_model_key(const gn_model *m)
{
    return m->key;
}

const char *gn_model_title(const gn_model *m)
{
    return m->title;
}

const char *gn_model_source(const gn_model *m)
{
    return m->source;
}

size_t gn_model_min_obs(const gn_model *m, int season)
{
    return m->min_obs(season);
}
