/* What the simplest models share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"

#include <math.h>

size_t basic_scratch(size_t n, int season, size_t horizon)
{
    (void)n, (void)season, (void)horizon;
    return 0;
}

double basic_step_sd(const model_series *s, size_t lag, double slope)
{
    const size_t least = slope != 0 ? 2 : 1;
    if (s->n < lag + least) return 0.1; /* the series is scaled to a mean absolute value of 1 */
    double squares = 0;
    for (size_t t = lag; t < s->n; t++) {
        const double e = s->y[t] - s->y[t - lag] - slope;
        squares += e * e;
    }
    const double count = (double)(s->n - lag), free = slope != 0 && count > 1 ? count - 1 : count;
    return sqrt(squares / free);
}
