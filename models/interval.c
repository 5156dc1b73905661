/* Bounds of a forecast from its mean and standard deviation. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

void interval_bounds(double mean, double sd, double level, bool nonnegative, double *lo, double *hi)
{
    const double z = gsl_cdf_ugaussian_Pinv(0.5 + level / 200);
    *lo = mean - z * sd;
    *hi = mean + z * sd;
    if (nonnegative && *lo < 0) *lo = 0;
}
