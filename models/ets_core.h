/* Exponential smoothing in state-space form: fit of one form, its forecasts, and the choice among forms. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ETS_CORE_H
#define ETS_CORE_H

#include "models/lanes.h"
#include "models/model.h"

/* A fitted form. State at the end of the series; `seasonal` [season] begins with the one of the next observation. */
typedef struct ets_fit {
    ets_form form;
    double alpha, beta, gamma, phi; /* of the recursion; beta and gamma 0, phi 1 where the form has none */
    double minus2loglik; /* n log(sum of squared errors) (+ 2 sum log|fitted|), as R's ets(): constants left out */
    double aicc;         /* with the cost of caution in it */
    double sigma2;       /* of the one-step errors, n - k in the denominator */
    double level, slope, *seasonal;
    double *start; /* [2 + season] level, slope and seasonal before the first observation */
    int k;         /* estimated parameters, sigma2 not counted */
} ets_fit;

size_t ets_scratch(size_t n, int season);
/* Gets the arrays of a fit from the arena. */
bool ets_fit_new(ets_fit *f, int season, gn_arena *a);
/* What beta / alpha costs in units of -2 log likelihood: an exponential prior of mean 0.1, since slopes change slowly.
 * On held-back ends of the training parts of M3 it takes 2 % off the errors of plain maximum likelihood (caution 0),
 * which follows the last turn of a short series too readily. docs/forecasting.md has the figures. */
#define ETS_CAUTION 20.0
/* Maximum likelihood of one form, `caution` beta / alpha added to -2 log likelihood; from the best `starts` of eight
 * starting points. One is enough for forecasts as accurate as any; with all eight none of 1004 series of M3 ends below
 * R's optimum, with one 2 % do. GN_E_SHORT where there are too few
 * values for it; GN_E_NUMERIC where it does not apply (multiplicative parts and values that are not positive). `f` has
 * its arrays. */
gn_status ets_estimate(const model_series *s, ets_form form, double caution, int starts, ets_fit *f, gn_arena *a);
/* The criterion at given parameters: par as in lane_kernels.ets, one candidate, start [2 + season]. */
double ets_minus2loglik(const double *y, size_t n, int season, ets_form form, const double smooth[4],
                        const double *start, gn_arena *a);
/* Means and standard deviations of steps 1 to horizon; work [2 season]. O(horizon + season). */
void ets_predict(const ets_fit *f, int season, size_t horizon, double *mean, double *sd, double *work);
/* Futures of the fitted process with normal errors; ring [season]. */
void ets_simulate(const ets_fit *f, int season, size_t horizon, model_paths *p, double *ring);
/* "ETS(A,Ad,N)" */
void ets_name(ets_form form, char out[16]);
/* The best of the forms by AICc; `best` has its arrays, those of a second fit are taken from the arena and stay. */
gn_status ets_choose(const model_series *s, const ets_form *forms, size_t count, ets_fit *best, gn_arena *a);

#endif
