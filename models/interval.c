/* Bounds of a forecast from its mean and standard deviation. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/interval.h"

#include <math.h>

double interval_widening(size_t n)
{
    const double factor = 1 + 10 / (double)n;
    return factor < 2 ? factor : 2;
}

double interval_value(double mean, double sd, double z, bool nonnegative)
{
    const double normal = mean + z * sd;
    if (!nonnegative || !(sd < 1e6 * mean)) return normal; /* such a mean is as good as 0 */
    const double ratio = sd / mean, logs = sqrt(log1p(ratio * ratio));
    return ((z < 0 ? fmax(normal, 0) : normal) + mean * exp(z * logs)) / 2;
}
