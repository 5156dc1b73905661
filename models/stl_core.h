/* Seasonal-trend decomposition by loess. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STL_CORE_H
#define STL_CORE_H

#include "gnomon/gn_arena.h"

/* y = trend + seasonal + rest. span: years of one season over which it is smoothed, odd, >= 3. Needs n >= 2m, m >= 2.
 * out [n]. Two passes, not robust. False: arena too small. Cost O(n (m + span)). */
bool stl_decompose(const double *y, size_t n, int m, int span, double *seasonal, double *trend, gn_arena *a);
size_t stl_scratch(size_t n, int m);

#endif
