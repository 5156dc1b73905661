/* ARIMA with a seasonal part: exact likelihood, estimation, prediction, automatic choice of orders. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ARIMA_CORE_H
#define ARIMA_CORE_H

#include "models/lanes.h"
#include "models/model.h"

enum {
    ARIMA_MOST_P = 5,
    ARIMA_MOST_SP = 2,
    ARIMA_MOST_D = 2,
    /* longer seasons are differenced where they are strong but get no seasonal terms: a fit would take seconds */
    ARIMA_LONGEST_SEASON = 60,
    ARIMA_PARAMETERS = 2 * (ARIMA_MOST_P + ARIMA_MOST_SP) + 1
};

typedef struct arima_order {
    int p, d, q, sp, sd, sq;
    bool constant; /* mean of the differenced series: a level where d + sd is 0, a drift where it is 1 */
} arima_order;

/* Coefficients in R's signs: y_t = ar y_(t-1) + ... + e_t + ma e_(t-1) + ... */
typedef struct arima_fit {
    arima_order order;
    double ar[ARIMA_MOST_P], ma[ARIMA_MOST_P], sar[ARIMA_MOST_SP], sma[ARIMA_MOST_SP], mean;
    double minus2loglik, aicc; /* of the differenced series, all constants included as in R's arima() */
    double sigma2;
    double x[ARIMA_PARAMETERS]; /* the minimiser's variables */
} arima_fit;

size_t arima_scratch(size_t n, int season, size_t horizon);
/* GN_E_SHORT (too few values for the orders), GN_E_CONVERGE (an estimate at the edge of what is stationary or
 * invertible), GN_E_NUMERIC. The best `starts` of eight starting points are followed; start: one to try as well, or
 * NULL. */
gn_status arima_estimate(const model_series *s, arima_order order, int starts, int rounds, double tol,
                         const double *start, arima_fit *f, gn_arena *a);
/* Generalised least squares: moves the coefficients b [n_x] of the regressors x [n_x][s->n] (of the undifferenced
 * series), and the constant of f, to where the likelihood of s->y - x b is greatest at the other coefficients of f. */
gn_status arima_gls(const model_series *s, arima_fit *f, const double *x, size_t n_x, double *b, gn_arena *a);
/* -2 log likelihood at given coefficients. */
double arima_minus2loglik(const model_series *s, const arima_fit *f, gn_arena *a);
gn_status arima_predict(const model_series *s, const arima_fit *f, gn_arena *a, double *mean, double *sd);
/* Orders by AICc, at most most_d (0 to ARIMA_MOST_D) differences besides seasonal ones. */
gn_status arima_choose(const model_series *s, int most_d, arima_fit *best, gn_arena *a);
/* Regression on s->x with ARIMA errors: orders given, or NULL and chosen; b [n_x] the coefficients of the regressors as
 * given, rest [n] what they leave of the series. */
gn_status arima_regress(const model_series *s, const arima_order *given, int most_d, arima_fit *best, double *b,
                        double *rest, gn_arena *a);
/* The best [keep] of the orders that the search meets, best first; *count of them. */
gn_status arima_choose_several(const model_series *s, int most_d, size_t keep, arima_fit *best, size_t *count,
                               gn_arena *a);
/* Records a fit on the series' tape, or takes it from there with sigma2 of the series as it is now. */
gn_status arima_tape(const model_series *s, arima_fit *f, gn_arena *a);
void arima_name(arima_order o, int season, char out[48]);

#endif
