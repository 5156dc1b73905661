/* Rolling and expanding statistics, the exponential average, and correlations over time and over leads and lags.
 *
 * Missing values (NaN) are left out of a window; a window with fewer than `least` values gives NaN with flag M. Where
 * x[t] itself is missing, a window that holds enough others still has its value, but a z-score and an exponential
 * average have none. Flags: the strongest among the window's values in the order of gn_growth.h, and B where a break
 * lies inside the window after its oldest period. Flag pointers may be NULL.
 *
 * Windows are not updated by adding and subtracting: each is read anew or joined from the end of one block and the
 * beginning of the next, so that nothing that has left the window (1e16, an infinity, a NaN) leaves a trace. All
 * functions are thread-safe; outputs must not overlap inputs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_ROLL_H
#define GN_ROLL_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_series.h"

/* The window that takes everything up to t. */
#define GN_EXPANDING SIZE_MAX

typedef enum gn_roll {
    GN_ROLL_SUM,
    GN_ROLL_MEAN,
    GN_ROLL_VARIANCE, /* divisor count - 1; NaN below two values */
    GN_ROLL_SD,
    GN_ROLL_MIN,
    GN_ROLL_MAX,
    GN_ROLL_MEDIAN, /* the mean of the two middle values of an even number */
    GN_ROLL_ZSCORE, /* (x[t] - mean) / sd of the window that ends with x[t]; NaN where sd is 0 */
    GN_ROLL_COUNT
} gn_roll;

/* out[t] of the window x[t - window + 1 .. t], cut off at the beginning.
 * window   >= 1 periods, or GN_EXPANDING; it may be longer than the series
 * least    values that a window must hold, at most `window`; 0: all of them (for GN_EXPANDING 1)
 * x        [n] in; flag [n] in or NULL; out [n]; out_flag [n] or NULL
 * Returns GN_OK; GN_E_ARG (pointer NULL with n > 0, window 0, least above window, no such statistic); GN_E_NOMEM.
 * Outputs are untouched on failure. A variance keeps 8 digits and more at mean/sd = 1e8; one of infinities is NaN.
 * Cost O(n), median O(n log window); windows of at most 96 periods (sums 48) are read anew for each period, by vectors
 * and in two passes, and medians of at most 512 kept sorted. Memory O(window). Sources: blocks as in van Herk (1992);
 * moments joined by Chan, Golub and LeVeque (1979). */
GN_API GN_MUST_USE gn_status gn_roll_series(gn_roll what, size_t window, size_t least, const double *x,
                                            const char *flag, size_t n, double *out, char *out_flag, gn_err *err);

/* The same for every series of a panel, in parallel (threads as in gn_parallel_for; the same bits for any number).
 * out [offset[count]], out_flag the same or NULL. */
GN_API GN_MUST_USE gn_status gn_roll_panel(gn_roll what, size_t window, size_t least, const gn_panel *in, int threads,
                                           double *out, char *out_flag, gn_err *err);

/* Pearson's correlation of the pairs x[s], y[s] in the window that ends with t, of which neither is NaN; NaN below two
 * pairs or for a constant side. Window, least (pairs), flags, errors and cost as above. In [-1, 1]. */
GN_API GN_MUST_USE gn_status gn_roll_correlation(size_t window, size_t least, const double *x, const double *y,
                                                 const char *flag_x, const char *flag_y, size_t n, double *out,
                                                 char *out_flag, gn_err *err);

/* Exponential average with the weight alpha in (0, 1] of the newest value: out[t] = out[t-1] + alpha (x[t] - out[t-1]),
 * beginning with the first value. `corrected`: a weighted mean of all values, weights (1 - alpha)^age, instead. While
 * values are missing the weight of the past goes on to fall by 1 - alpha a period. out[t] is NaN with M where x[t] is
 * missing; flags are the strongest so far. Returns GN_OK; GN_E_ARG (pointer NULL with n > 0, alpha outside). O(n). */
GN_API GN_MUST_USE gn_status gn_exponential_average(double alpha, bool corrected, const double *x, const char *flag,
                                                    size_t n, double *out, char *out_flag, gn_err *err);

/* out[most + k] = correlation of x[t] with y[t + k] for k = -most ... most: a peak at k > 0 says that x leads y by k.
 * out [2 most + 1]; pairs [2 most + 1] or NULL: how many pairs had both values. NaN as in gn_correlation, so also for
 * |k| >= n - 1. Returns GN_OK; GN_E_ARG (pointer NULL, most above 1000000). O(n most), no allocation. */
GN_API GN_MUST_USE gn_status gn_lead_lag(const double *x, const double *y, size_t n, size_t most, double *out,
                                         size_t *pairs, gn_err *err);

#endif
