/* Bounds of a forecast from its mean and standard deviation. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INTERVAL_H
#define INTERVAL_H

#include <stdbool.h>

/* Central interval of `level` percent: normal, or for quantities that cannot be negative a lognormal one of the same
 * mean and deviation, once the normal one would come near zero. */
void interval_bounds(double mean, double sd, double level, bool nonnegative, double *lo, double *hi);

#endif
