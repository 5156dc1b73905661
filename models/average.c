/* Mean of forecasts that are weighted by an information criterion, taken one after the other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/average.h"

#include <math.h>

void average_start(average *v, size_t steps, model_result *out)
{
    *v = (average){.steps = steps, .out = out, .least = INFINITY};
    for (size_t h = 0; h < steps; h++) out->mean[h] = out->sd[h] = 0;
}

void average_add(average *v, double criterion, const double *mean, const double *sd)
{
    for (size_t h = 0; h < v->steps; h++)
        if (!isfinite(mean[h]) || !isfinite(sd[h])) return;
    if (!isfinite(criterion)) return;
    if (criterion < v->least) { /* what was added before weighs less now */
        const double fade = v->sum > 0 ? exp((criterion - v->least) / 2) : 0;
        v->sum *= fade;
        for (size_t h = 0; h < v->steps; h++) {
            v->out->mean[h] *= fade;
            v->out->sd[h] *= fade;
        }
        v->least = criterion;
    }
    const double weight = exp((v->least - criterion) / 2);
    v->sum += weight;
    for (size_t h = 0; h < v->steps; h++) {
        v->out->mean[h] += weight * mean[h];
        v->out->sd[h] += weight * (sd[h] * sd[h] + mean[h] * mean[h]);
    }
}

bool average_end(average *v)
{
    if (!(v->sum > 0)) return false;
    for (size_t h = 0; h < v->steps; h++) {
        double *mean = &v->out->mean[h], *sd = &v->out->sd[h];
        *mean /= v->sum;
        *sd = sqrt(fmax(*sd / v->sum - *mean * *mean, 0));
    }
    return true;
}
