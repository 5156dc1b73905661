/* Backtest: forecasts from past origins against what came, by step, and the usual measures of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_BACKTEST_H
#define GN_BACKTEST_H

#include "gnomon/gn_forecast.h"

/* Origins are n - horizon, n - horizon - step, ...; each forecast is made from the values before its origin. */
typedef struct gn_backtest_options {
    gn_forecast_options forecast; /* model, season, horizon, levels, domain */
    size_t windows;               /* origins, >= 1 */
    size_t step;                  /* periods between them, >= 1 */
    size_t longest;               /* values a forecast sees at most (a rolling window); 0: all before its origin */
    size_t refit; /* the model is fitted anew at every refit-th origin from the oldest on; between them it
                     goes on with its parameters (gn_fit). 0 and 1: at each; others not with `longest` */
    size_t least; /* an origin with fewer values before it is left out, >= 1 */
} gn_backtest_options;

/* Sums over forecasts, so that parts add up: of steps, of series, of all. Scaled errors are divided by the mean
 * absolute change over a season of the values before the origin; where that is 0 they are left out. */
typedef struct gn_accuracy {
    double count;           /* forecasts with an actual value */
    double error, absolute; /* forecast - actual */
    double square;
    double percent, percents; /* 100 |error / actual|, over `percents` actual values that are not 0 */
    double symmetric;         /* 200 |error| / (|actual| + |forecast|), 0 where both are 0 */
    double scaled, scaled_square, scaleds;
    double pinball; /* scaled, mean over the quantiles of all levels and the median */
    double winkler[GN_MAX_LEVELS], inside[GN_MAX_LEVELS]; /* scaled; count */
} gn_accuracy;

GN_API void gn_accuracy_add(gn_accuracy *to, const gn_accuracy *more);

/* The measures read from sums; NaN without forecasts. crps: twice the mean pinball loss, which is its approximation by
 * the quantiles at hand. */
typedef struct gn_measures {
    double me, mae, rmse, mape, smape, mase, rmsse, crps;
    double msis[GN_MAX_LEVELS], coverage[GN_MAX_LEVELS];
} gn_measures;
GN_API gn_measures gn_accuracy_measures(const gn_accuracy *a, size_t n_levels);

/* Bytes of arena for a series of n values. */
GN_API size_t gn_backtest_scratch(const gn_backtest_options *opt, size_t n);

/* Backtests one series. by_step [horizon] is set. loss [windows] (may be NULL): mean scaled absolute error of each
 * window, oldest first, NaN where there was none. Returns GN_OK; GN_E_SHORT (no origin has `least` values before it);
 * GN_E_ARG and the others as gn_forecast_series. Actual values that are missing are left out. Thread-safe, no
 * allocation. */
GN_API GN_MUST_USE gn_status gn_backtest_series(const double *y, size_t n, const gn_backtest_options *opt,
                                                gn_arena *arena, gn_accuracy *by_step, double *loss, gn_err *err);

/* Diebold and Mariano (1995) with the correction of Harvey, Leybourne and Newbold (1997): whether mean(d) differs from
 * 0, d [n] differences of losses of two models, NaN left out; lags: autocovariances that count (steps - 1 for windows
 * one period apart, 0 for independent series). With c_k = sum_t (d_t - m)(d_{t-k} - m) / n, m = mean(d), h = lags + 1:
 * statistic = m / sqrt((c_0 + 2 (c_1 + ... + c_lags)) / n) sqrt((n + 1 - 2h + h (h - 1) / n) / n), about t with n - 1
 * degrees of freedom; p: two-sided. Where the sum of c is not above 0, c_0 alone stands for it and h is 1; the
 * correction is never below 1 / n. GN_E_SHORT below 3 differences; GN_E_NUMERIC where they do not vary. n lags steps,
 * no allocation, thread-safe. */
GN_API GN_MUST_USE gn_status gn_diebold_mariano(const double *d, size_t n, size_t lags, double *statistic, double *p,
                                                gn_err *err);

#endif
