/* Bounds of a forecast from its mean and standard deviation. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

double interval_widening(size_t n)
{
    const double factor = 1 + 10 / (double)n;
    return factor < 2 ? factor : 2;
}

void interval_bounds(double mean, double sd, double level, bool nonnegative, double *lo, double *hi)
{
    const double z = gsl_cdf_ugaussian_Pinv(0.5 + level / 200);
    *lo = mean - z * sd;
    *hi = mean + z * sd;
    if (!nonnegative || !(sd < 1e6 * mean)) return; /* such a mean is as good as 0 */
    const double ratio = sd / mean, logs = sqrt(log1p(ratio * ratio));
    *lo = (fmax(*lo, 0) + mean * exp(-z * logs)) / 2;
    *hi = (*hi + mean * exp(z * logs)) / 2;
}
