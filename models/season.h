/* Seasonality: is there one, and which. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SEASON_H
#define SEASON_H

#include "gnomon/gn_arena.h"

/* Autocorrelation at lag m beyond 1.645 standard errors (Bartlett), with n >= 3m: the test of the Theta method. */
bool season_present(const double *y, size_t n, int m);
/* The same beyond half a standard error, for indices that are shrunk. */
bool season_likely(const double *y, size_t n, int m);
/* Classical decomposition: out[j] belongs to t = j, j + m, ...; sums to 0, or means 1. Needs n >= 2m. False: arena too
 * small, or a trend that is not positive under a multiplicative season. */
bool season_indices(const double *y, size_t n, int m, bool multiplicative, double *out, gn_arena *a);
size_t season_scratch(size_t n, int m);

#endif
