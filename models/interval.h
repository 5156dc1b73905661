/* Bounds of a forecast from its mean and standard deviation. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INTERVAL_H
#define INTERVAL_H

#include <stdbool.h>
#include <stddef.h>

/* Factor of the standard deviation for what a model does not know: its parameters are estimates, its form is a guess,
 * and the fewer values there were the more so. Found on held-back ends of the training parts of M3
 * (docs/forecasting.md). */
double interval_widening(size_t n);

/* The value z deviations from the mean: normal, or for quantities that cannot be negative half way between the normal
 * one cut at 0 and the lognormal one of the same deviation: growing quantities err upwards further than downwards. */
double interval_value(double mean, double sd, double z, bool nonnegative);

#endif
