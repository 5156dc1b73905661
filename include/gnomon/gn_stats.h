/* Statistics of one series: sums and moments that skip missing values. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_STATS_H
#define GN_STATS_H

#include "gnomon/gn_base.h"

/* What is known of n values, the missing ones (NaN) left out. With count 0 everything but count and sum (0) is NaN;
 * variance and sd need two values. */
typedef struct gn_summary {
    size_t count;
    double sum, mean;
    double variance, sd; /* divisor count - 1 */
    double min, max;
} gn_summary;

/* Sum of the values that are not NaN. Value i goes to lane i mod 8 of eight running sums, which are added in one fixed
 * tree: the same bits on every processor and for every alignment. |error| <= (n/8 + 3) 2^-53 sum|x|. Infinities count;
 * +Inf and -Inf together give NaN. count (may be NULL): how many were not NaN. O(n), thread-safe. */
GN_API double gn_sum(const double *x, size_t n, size_t *count);

/* All of gn_summary in one reading: blocks of 4096 values, each with its mean first and the deviations from it second
 * while it is in the cache, blocks joined by the formula of Chan, Golub and LeVeque (1979). The variance keeps 8 digits
 * and more at mean/sd = 1e8. O(n), no allocation, thread-safe. */
GN_API gn_summary gn_summarise(const double *x, size_t n);

/* Pearson's correlation of the pairs of which neither is NaN; NaN with fewer than two such pairs or a constant side.
 * pairs (may be NULL): how many. In [-1, 1]. O(n), thread-safe. */
GN_API double gn_correlation(const double *x, const double *y, size_t n, size_t *pairs);

/* The quantile p in [0, 1] of the values that are not NaN, linear between order statistics (type 7 of Hyndman and Fan,
 * 1996; p = 0.5 is the median). Sorts `work` [n] of the caller. NaN without values or with p outside [0, 1]. */
GN_API double gn_quantile(const double *x, size_t n, double p, double *work);

#endif
