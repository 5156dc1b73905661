/* Futures drawn at random, the same for the same seed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SIMULATE_H
#define SIMULATE_H

#include "models/model.h"

enum { SIMULATE_PATHS = 1000 };
/* So many steps at most: beyond them the futures would take hundreds of megabytes. */
enum { SIMULATE_STEPS = 10000 };

/* Standard normal; moves the state on (Steele, Lea and Flood, 2014; Box and Muller, 1958). */
double simulate_normal(uint64_t *state);
/* Futures whose distribution at each step is that of interval_value with mean and sd, and whose errors pile up as the
 * growth of sd says. */
void simulate_around(const double *mean, const double *sd, size_t horizon, bool nonnegative, model_paths *p);
/* Quantile `share` (0 to 1) of sorted v [n], linear between the values. */
double simulate_quantile(const double *v, size_t n, double share);

#endif
