/* Tests of series: autocorrelation, unit root, stationarity, normality, seasonality in what is left.
 *
 * All take [n] values, oldest first, without missing ones: GN_E_RANGE names the first that is missing or infinite.
 * Other failures: GN_E_ARG (pointer NULL, option out of range), GN_E_SHORT (too few values for what was asked),
 * GN_E_NUMERIC (a constant series: nothing to test), GN_E_NOMEM. *out is untouched on failure. Thread-safe. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_TESTS_H
#define GN_TESTS_H

#include "gnomon/gn_base.h"

typedef struct gn_test {
    double statistic;
    double p;           /* probability of a statistic at least as extreme under the null hypothesis */
    double critical[3]; /* at 1, 5 and 10 %; NaN where p is exact */
    size_t lags;        /* lags used */
    size_t used;        /* values that the regression or the sum ran over */
} gn_test;

/* Autocorrelations out[k] of lags 1 .. lags (out [lags]): sum of (x[t] - mean)(x[t-k] - mean) over the sum of squares.
 */
GN_API GN_MUST_USE gn_status gn_autocorrelation(const double *x, size_t n, size_t lags, double *out, gn_err *err);

/* Ljung and Box (1978): n(n+2) sum of r_k^2 / (n-k), chi-squared with lags - fitted degrees of freedom. Null: no
 * autocorrelation. fitted: parameters of the model that the residuals come from, below lags. */
GN_API GN_MUST_USE gn_status gn_ljung_box(const double *x, size_t n, size_t lags, size_t fitted, gn_test *out,
                                          gn_err *err);

/* Jarque and Bera (1980): n/6 (skewness^2 + (kurtosis - 3)^2 / 4), chi-squared with 2 degrees of freedom. Null: normal.
 * Moments with divisor n. Needs 2 values. */
GN_API GN_MUST_USE gn_status gn_jarque_bera(const double *x, size_t n, gn_test *out, gn_err *err);

/* Residual seasonality: QS = n(n+2) (r_s^2 / (n-s) + max(0, r_2s)^2 / (n-2s)) where r_s > 0, else 0; chi-squared with 2
 * degrees of freedom (Maravall, 2012; as X-13ARIMA-SEATS prints it). For values without a trend (differenced, or
 * residuals). season >= 2, n > 2 season. */
GN_API GN_MUST_USE gn_status gn_residual_seasonality(const double *x, size_t n, size_t season, gn_test *out,
                                                     gn_err *err);

typedef enum gn_trend { GN_TREND_NONE, GN_TREND_CONSTANT, GN_TREND_LINEAR, GN_TREND_COUNT } gn_trend;

/* Augmented Dickey and Fuller: t statistic of x[t-1] in the regression of the change on it, `lags` earlier changes and
 * the trend. Null: a unit root. search: the number of lags, 0 to `lags`, of the smallest AIC, all compared over the
 * same values; the regression is then done anew over all that this number leaves. p from the response surfaces of
 * MacKinnon (1994), critical values from MacKinnon (2010). Cost O(n lags^2), with search O(n lags^3). */
GN_API GN_MUST_USE gn_status gn_adf(const double *x, size_t n, gn_trend trend, size_t lags, bool search, gn_test *out,
                                    gn_err *err);

/* Kwiatkowski, Phillips, Schmidt and Shin (1992): sum of squared partial sums of the residuals from the trend
 * (GN_TREND_CONSTANT or GN_TREND_LINEAR) over n^2 times their long-run variance with Bartlett weights up to `lags`.
 * Null: stationary. p by interpolation in their table 1, so within 0.01 and 0.1: an end of the table is given for what
 * lies beyond it. */
GN_API GN_MUST_USE gn_status gn_kpss(const double *x, size_t n, gn_trend trend, size_t lags, gn_test *out, gn_err *err);

#endif
