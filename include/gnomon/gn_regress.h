/* Linear regressions: many series on the same regressors at once, and robust fits of one.
 *
 * Regressors X [n k] by columns; a constant is one of them and is not added. NaN means missing: periods at which a
 * regressor is missing are left out throughout, those at which the series is missing from its own fit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_REGRESS_H
#define GN_REGRESS_H

#include "gnomon/gn_base.h"

/* Least squares of each of `count` series on X.
 *
 * Y      [count n]  series i at Y[i n ..]
 * beta   [count k]  out, series by series
 * se     [count k]  out or NULL: standard errors, residuals taken as independent
 * sigma  [count]    out or NULL: residual standard deviation, divisor used - k
 * r2     [count]    out or NULL: 1 - residual squares / squares about the mean; NaN for a constant series
 * used   [count]    out or NULL: periods of the fit
 * threads           as in gn_parallel_for; the same bits for any number
 * A series with no more than k periods, an infinite value, or over whose periods the regressors depend on each other
 * has NaN. The regressors are made orthonormal once (Householder, LAPACK); blocks of 128 series are then products of
 * matrices, with 0/1 masks where values are missing, and each series a k by k Cholesky factor; residuals are formed, so
 * that sigma does not suffer from cancellation. Where missing periods spoil the factor the series is fitted by itself.
 * Returns GN_OK; GN_E_ARG; GN_E_SHORT (not more than k whole rows in X); GN_E_RANGE (X infinite); GN_E_NUMERIC (columns
 * of X depend on each other); GN_E_LIMIT (k above 1000); GN_E_NOMEM. Outputs are untouched on failure.
 * Cost 4 count n k, where values are missing count n k^2 / 2 more; memory n (k + k^2 / 2) and 3 n 128 a thread. Between
 * machines equal to 1e-9 (OpenBLAS). */
GN_API GN_MUST_USE gn_status gn_regress_panel(const double *Y, size_t count, size_t n, const double *X, size_t k,
                                              int threads, double *beta, double *se, double *sigma, double *r2,
                                              size_t *used, gn_err *err);

/* How little far points count, by GSL's names. */
typedef enum gn_robust {
    GN_ROBUST_BISQUARE, /* Tukey's: beyond 4.685 scales not at all */
    GN_ROBUST_HUBER,    /* beyond 1.345 scales by their distance only */
    GN_ROBUST_CAUCHY,
    GN_ROBUST_FAIR,
    GN_ROBUST_WELSCH,
    GN_ROBUST_COUNT
} gn_robust;

GN_API const char *gn_robust_name(gn_robust r);    /* "bisquare" ...; never NULL */
GN_API gn_robust gn_robust_find(const char *name); /* GN_ROBUST_COUNT: none of that name */

typedef struct gn_robust_fit {
    double sigma; /* standard deviation of the errors, GSL's sigma_rob */
    size_t used, iterations;
} gn_robust_fit;

/* Robust regression of y [n] on X by iteratively reweighted least squares (GSL, gsl_multifit_robust).
 * beta, se   [k] out; se may be NULL. With sigma_rob: GSL's own sigma mixes in that of ordinary least squares, which a
 *            single far point makes as large as it likes
 * weight     [n] out or NULL: 1 counts fully, 0 not at all; NaN at periods left out
 * Returns GN_OK; GN_E_CONVERGE (100 iterations were not enough: the last values are given); GN_E_ARG; GN_E_SHORT (not
 * more than k whole rows); GN_E_RANGE (infinite); GN_E_NUMERIC (columns depend on each other); GN_E_NOMEM. On other
 * failures outputs are untouched. Turns GSL's aborting error handler off for the process. Thread-safe. */
GN_API GN_MUST_USE gn_status gn_regress_robust(gn_robust kind, const double *y, size_t n, const double *X, size_t k,
                                               double *beta, double *se, double *weight, gn_robust_fit *fit,
                                               gn_err *err);

#endif
