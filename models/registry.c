/* The registry of models. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"

#include <string.h>

/* Another model: one file, one row. The order is that of `gnomon models`. */
static const gn_model *const registry[] = {
    &model_auto,   &model_naive,  &model_snaive,    &model_drift,     &model_mean,   &model_ses,     &model_holt,
    &model_damped, &model_hw,     &model_ets,       &model_theta,     &model_stm,    &model_otm,     &model_dstm,
    &model_dot,    &model_ces,    &model_arima,     &model_stl,       &model_mstl,   &model_croston, &model_sba,
    &model_tsb,    &model_linear, &model_loglinear, &model_piecewise, &model_median, &model_average, &model_weighted,
};
enum { COUNT = sizeof registry / sizeof *registry };

const gn_model *gn_model_at(size_t i)
{
    return i < COUNT ? registry[i] : NULL;
}

const gn_model *model_lookup(const char *name, const char **form)
{
    const char *colon = name ? strchr(name, ':') : NULL;
    const size_t length = colon ? (size_t)(colon - name) : name ? strlen(name) : 0;
    *form = colon ? colon + 1 : NULL;
    for (size_t i = 0; i < COUNT; i++)
        if (strncmp(registry[i]->key, name ? name : "", length) == 0 && !registry[i]->key[length]) return registry[i];
    return NULL;
}

gn_status gn_model_check(const char *name, gn_err *err)
{
    const char *form;
    const gn_model *m = model_lookup(name, &form);
    if (!m) return gn_fail(err, GN_E_ARG, "unknown model '%s'", name ? name : "");
    if (!form) return GN_OK;
    if (!m->check_form) return gn_fail(err, GN_E_ARG, "model '%s' takes no form, '%s' was given", m->key, form);
    return m->check_form(form, err);
}

const gn_model *gn_model_find(const char *name)
{
    const char *form;
    return gn_model_check(name, NULL) == GN_OK ? model_lookup(name, &form) : NULL;
}

bool gn_model_takes_x(const gn_model *m)
{
    return m->takes_x;
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
