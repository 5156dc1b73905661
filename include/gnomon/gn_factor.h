/* Panels of many series over the same periods: correlation matrix, principal components, diffusion index.
 *
 * A table X holds `count` series of n periods, series i at X[i n .. i n + n - 1]; NaN means missing. All functions are
 * thread-safe and give the same bits for any number of threads; between machines they agree to 1e-9 (OpenBLAS). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_FACTOR_H
#define GN_FACTOR_H

#include "gnomon/gn_base.h"

/* Pearson's correlation of every pair of series over the periods at which both have a value.
 * out      [count count]  symmetric; 1 on the diagonal; NaN where a pair has fewer than `least` common periods
 *                         (least 0: 2) or a side is constant over them
 * threads  as in gn_parallel_for
 * Series are centred and scaled by their own mean and deviation, then blocks of 128 by 128 pairs are products of
 * matrices (values and 0/1 masks). Where that would lose digits (common periods with less than 1e-6 of the sum of
 * squares as variance) and for constant or infinite series gn_correlation decides. Returns GN_OK; GN_E_ARG; GN_E_NOMEM.
 * Cost: 6 n count^2 multiplications where values are missing, else n count^2; memory 3 n count. */
GN_API GN_MUST_USE gn_status gn_correlation_matrix(const double *X, size_t count, size_t n, size_t least, int threads,
                                                   double *out, gn_err *err);

/* Principal components of the standardised series (mean 0, deviation 1, divisor rows - 1) over the periods at which all
 * series have a value.
 * want      components, 1 to the smaller of count and rows - 1
 * loading   [count want]  out, by columns, each of length 1; the sign is such that the entry largest in size is
 *                         above 0
 * score     [n want]      out, by columns: standardised values times loading; NaN at periods that were left out. The
 *                         first is a coincident index of the panel
 * share     [want]        out: the part of the whole variance
 * Returns GN_OK; GN_E_ARG; GN_E_SHORT (fewer than want + 1 whole periods); GN_E_RANGE (an infinite value);
 * GN_E_NUMERIC (a constant series; no convergence); GN_E_LIMIT (both count and rows above 4000); GN_E_NOMEM.
 * Cost O(count rows k + k^3) with k the smaller of count and rows. By LAPACK's dsyev. */
GN_API GN_MUST_USE gn_status gn_principal_components(const double *X, size_t count, size_t n, size_t want,
                                                     double *loading, double *score, double *share, gn_err *err);

/* Diffusion index: 100 (rose + half of unchanged) / compared, of the changes from t - lag to t; series that miss one of
 * the two values do not count. out [n]: NaN before lag, and where fewer than `least` series (0: 1) can be compared.
 * compared [n] or NULL. Returns GN_OK; GN_E_ARG (pointer NULL, lag 0). O(count n). */
GN_API GN_MUST_USE gn_status gn_diffusion_index(const double *X, size_t count, size_t n, size_t lag, size_t least,
                                                double *out, size_t *compared, gn_err *err);

#endif
