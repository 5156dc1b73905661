/* Other frequencies: to a lower one (months to quarters), to a higher one (disaggregation), and gaps filled.
 *
 * NaN means missing. Flags as in gn_growth.h; flag pointers may be NULL. Everything is thread-safe; outputs must not
 * overlap inputs and are untouched on failure unless said otherwise. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_FREQUENCY_H
#define GN_FREQUENCY_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"
#include "gnomon/gn_series.h"

/* How the periods of the higher frequency make one of the lower. */
typedef enum gn_aggregate {
    GN_AGGREGATE_SUM,     /* flows */
    GN_AGGREGATE_AVERAGE, /* rates, indices */
    GN_AGGREGATE_END,     /* stocks: the last period's value */
    GN_AGGREGATE_FIRST,
    GN_AGGREGATE_COUNT
} gn_aggregate;

/* ---- to a lower frequency -----------------------------------------------------------------------------------------
 */

/* The periods of frequency `to` that n periods of frequency `from`, the first of ordinal `first`, lie in. Weeks belong
 * to the period of their Thursday (ISO 8601). Returns GN_OK; GN_E_ARG (no such frequency, `to` not lower than `from`,
 * to weeks other than from days or hours, n 0, a period outside the years 1 to 9999). */
GN_API GN_MUST_USE gn_status gn_lower_span(gn_freq from, int64_t first, size_t n, gn_freq to, gn_span *out,
                                           gn_err *err);

/* One value for each period of gn_lower_span, in order.
 * x [n], flag [n] or NULL; out [last - first + 1], out_flag the same or NULL.
 * A sum or average needs every one of its periods, an end (first) its last (first) one; else it is NaN with M.
 * partial  an average, end or first of what there is, flagged E; never a sum, which would look like a fall
 * joined   (months only) a missing January counts as 0 where February has a value: that of both months, as published
 * Flags: the strongest of the values used; B where any of the periods is a break. Returns GN_OK; GN_E_ARG. O(n). */
GN_API GN_MUST_USE gn_status gn_lower_frequency(gn_aggregate how, gn_freq from, int64_t first, const double *x,
                                                const char *flag, size_t n, gn_freq to, bool partial, bool joined,
                                                double *out, char *out_flag, gn_err *err);

/* The same for every series of a panel, in parallel: a new panel of frequency `to` with the same keys (NULL where `in`
 * has none) and with flags, to be freed with gn_panel_free; a series without periods stays one. *out is NULL on
 * failure. Returns also GN_E_NOMEM. */
GN_API GN_MUST_USE gn_status gn_lower_frequency_panel(gn_aggregate how, const gn_panel *in, gn_freq to, bool partial,
                                                      bool joined, int threads, gn_panel **out, gn_err *err);

/* ---- to a higher frequency ----------------------------------------------------------------------------------------
 */

/* Denton's proportional first differences in Cholette's form: the x closest in its movement to an indicator p, minimum
 * of sum over t > 0 of (x[t]/p[t] - x[t-1]/p[t-1])^2, whose aggregates are the low values.
 *
 * low        [m]  in   NaN: no condition on this period
 * ratio      >= 1      periods of the high frequency in one of the low
 * indicator  [n]  in   above 0, from the first period of low[0] on; n >= m ratio. NULL: all 1
 * out        [n]  out  beyond m ratio the last ratio x/p goes on; all are estimates (flag E)
 *
 * Returns GN_OK; GN_E_ARG (pointer NULL, no low value at all, n too small, ratio above 1000), GN_E_RANGE (an indicator
 * not above 0, an infinite value), GN_E_NUMERIC, GN_E_NOMEM. Cost O(n ratio^2). Sources: Denton (1971); Cholette
 * (1984); IMF, Quarterly National Accounts Manual (2017), chapter 6. */
GN_API GN_MUST_USE gn_status gn_denton(gn_aggregate how, const double *low, size_t m, size_t ratio,
                                       const double *indicator, size_t n, double *out, gn_err *err);

typedef enum gn_disturbance {
    GN_DISTURBANCE_AR1,      /* u[t] = rho u[t-1] + e[t], stationary: Chow and Lin (1971) */
    GN_DISTURBANCE_LITTERMAN /* u[t] = u[t-1] + v[t], v[t] = rho v[t-1] + e[t], from 0; rho 0: Fernandez (1981) */
} gn_disturbance;

typedef struct gn_regression {
    double rho;
    double sigma2; /* variance of e, divisor: number of low values used */
    double loglik; /* of the low values at beta, rho and sigma2 */
} gn_regression;

/* Chow and Lin: x = X beta + u, the low values aggregates of x; generalised least squares, what is left of the low
 * values distributed by the covariance of u, so that the aggregates of out are the low values.
 *
 * low     [m]    in   NaN: left out
 * X       [n k]  in   by columns (a constant is one of them), finite; n >= m ratio, low[0] begins at row 0
 * rho     in [0, 1) (Litterman: [0, 1)); NaN: of the largest likelihood, searched on [0, 0.999]
 * out     [n]    out  beyond m ratio a forecast from X and u
 * beta    [k]    out or NULL;  fit: out or NULL
 *
 * Returns GN_OK; GN_E_ARG (pointer NULL, k 0, n too small, rho outside), GN_E_SHORT (not more than k low values),
 * GN_E_RANGE (X or low infinite, X missing), GN_E_LIMIT (m above 1000 or n above 20000), GN_E_NUMERIC (columns depend
 * on each other), GN_E_NOMEM. Cost O(m^2 n + m^3), with a search 100 times that. Passes through BLAS and LAPACK: equal
 * to 1e-9 between machines. Sources: Chow and Lin (1971); Litterman (1983). */
GN_API GN_MUST_USE gn_status gn_chow_lin(gn_aggregate how, gn_disturbance disturbance, double rho, const double *low,
                                         size_t m, size_t ratio, const double *X, size_t k, size_t n, double *out,
                                         double *beta, gn_regression *fit, gn_err *err);

/* ---- gaps ----------------------------------------------------------------------------------------------------------
 */

/* Fills what is missing between two values on the straight line between them; gaps longer than `longest` (0: any) and
 * both ends stay missing. season >= 2: a seasonal pattern (mean distance of each position in the season from a centred
 * moving average, refined until filled values stay the same) is taken out first and put back; it needs two whole
 * seasons and a value at each position: else GN_E_SHORT. season 0 or 1: none.
 * out_flag: I for filled points, M for those still missing, else the flag given. *filled (may be NULL): how many.
 * Returns GN_OK; GN_E_ARG; GN_E_SHORT; GN_E_NOMEM. O(n), seasonal at most O(100 n season). */
GN_API GN_MUST_USE gn_status gn_fill_gaps(const double *x, const char *flag, size_t n, size_t season, size_t longest,
                                          double *out, char *out_flag, size_t *filled, gn_err *err);

#endif
