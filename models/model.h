/* What a model is to the registry: a cleaned series in, means and standard deviations out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_H
#define MODEL_H

#include "gnomon/gn_arena.h"
#include "gnomon/gn_forecast.h"

#include "models/tape.h"

/* A series made ready by gn_forecast_series: finite, oldest first, scaled to a mean absolute value of 1, and neither
 * constant nor empty. */
typedef struct model_series {
    const double *y; /* [n] */
    size_t n;
    int season; /* 1: none, or too few values for one; else n >= 2 season, but for models that ask for less */
    size_t horizon;
    bool positive;          /* every value above 0 and the domain not REAL: multiplicative forms and logarithms apply */
    const char *form;       /* what follows the colon in the model's name, NULL: nothing */
    const int *more_season; /* longer seasons, ascending, of which the series has two or more */
    size_t n_more_seasons;
    const double *x; /* regressor i at time t (to n + horizon - 1): x[i * x_stride + t] */
    size_t n_x, x_stride;
    model_tape *tape; /* NULL: nothing is recorded or played back */
} model_series;

/* The futures of a simulated interval. */
typedef struct model_paths {
    size_t count;
    uint64_t seed;
    double *path; /* [count][horizon] */
    bool drawn;   /* by the model itself; else they are drawn around mean with sd */
} model_paths;

/* mean and sd (of the forecast error at each step) are the caller's; `reason` says what was chosen and why. */
typedef struct model_result {
    double *mean, *sd; /* [horizon] */
    char reason[160];
    model_paths *paths; /* NULL: none are asked for */
} model_result;

struct gn_model {
    const char *key, *title, *source;
    size_t (*min_obs)(int season);
    bool needs_season; /* the season is passed on even where it is seen only once */
    bool takes_x;      /* uses regressors where there are any: regressor_scratch more bytes are in the arena then */
    bool combines;     /* models of the registry: is no member of a combination itself */
    bool takes_model;  /* its form is a model of a series without season, whose scratch is in the arena then */
    /* Whether it takes this form; NULL: none. */
    gn_status (*check_form)(const char *form, gn_err *err);
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
    model_ets, model_theta, model_stm, model_otm, model_dstm, model_dot, model_ces, model_arima, model_stl,
    model_croston, model_sba, model_tsb, model_linear, model_loglinear, model_piecewise, model_mstl, model_median,
    model_average, model_weighted, model_auto;

/* As members of a combination: without the caution that makes them better alone, or with a mean instead of a choice. */
extern const gn_model member_ets, member_ets_seasonal, member_ces, member_arima, member_arima_logs;

/* What a regression on n_x regressors needs besides, for any model. */
size_t regressor_scratch(size_t n, int season, size_t horizon, size_t n_x);

/* The model of "key" or "key:form", *form what follows the colon or NULL, unchecked. */
const gn_model *model_lookup(const char *name, const char **form);

#endif
