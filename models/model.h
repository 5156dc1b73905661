/* What a model is to the registry: a cleaned series in, means and standard deviations out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_H
#define MODEL_H

#include "gnomon/gn_arena.h"
#include "gnomon/gn_forecast.h"

/* A series made ready by gn_forecast_series: finite, oldest first, scaled to a mean absolute value of 1, and neither
 * constant nor empty. */
typedef struct model_series {
    const double *y; /* [n] */
    size_t n;
    int season; /* 1: none, or too few values for one; else n >= 2 season, but for models that ask for less */
    size_t horizon;
    bool positive; /* every value above 0 and the domain not REAL: multiplicative forms and logarithms apply */
} model_series;

/* mean and sd (of the forecast error at each step) are the caller's; `reason` says what was chosen and why. */
typedef struct model_result {
    double *mean, *sd; /* [horizon] */
    char reason[160];
} model_result;

struct gn_model {
    const char *key, *title, *source;
    size_t (*min_obs)(int season);
    bool needs_season; /* the season is passed on even where it is seen only once */
    /* Factor of sd for the bounds, 0 for 1: how much the model's own formula falls short on held-back ends of the
     * training parts of M3 (docs/forecasting.md). */
    double widening;
    /* bytes of arena */
    size_t (*scratch)(size_t n, int season, size_t horizon);
    /* GN_OK; GN_E_SHORT, GN_E_CONVERGE, GN_E_NUMERIC: the caller falls back; GN_E_NOMEM (the arena is too small, our
     * mistake). Results need not be finite: the caller checks. */
    gn_status (*forecast)(const model_series *s, gn_arena *a, model_result *out);
};

extern const gn_model model_naive, model_snaive, model_drift, model_mean, model_ses, model_holt, model_damped, model_hw,
    model_ets, model_theta, model_dot, model_ces, model_arima, model_stl, model_croston, model_sba, model_tsb,
    model_loglinear, model_auto;

/* As members of a combination: without the caution that makes them better alone. */
extern const gn_model member_ces, member_arima;

#endif
