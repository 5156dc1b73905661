/* Futures drawn at random, the same for the same seed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/simulate.h"

#include "models/interval.h"

#include <math.h>

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return ((double)((z ^ (z >> 31)) >> 11) + 0.5) * 0x1p-53;
}

double simulate_normal(uint64_t *state)
{
    const double u = uniform(state), v = uniform(state);
    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}

void simulate_around(const double *mean, const double *sd, size_t horizon, bool nonnegative, model_paths *p)
{
    uint64_t state = p->seed;
    for (size_t i = 0; i < p->count; i++) {
        double *path = p->path + i * horizon, sum = 0, variance = 0;
        for (size_t h = 0; h < horizon; h++) {
            /* the variance that this step adds; where it falls (a season's deviations differ) the sum shrinks */
            const double now = sd[h] * sd[h], z = simulate_normal(&state);
            if (now < variance) sum *= sqrt(now / variance);
            sum += sqrt(fmax(now - variance, 0)) * z;
            variance = now;
            path[h] = interval_value(mean[h], sd[h], sd[h] > 0 ? sum / sd[h] : 0, nonnegative);
        }
    }
}

double simulate_quantile(const double *v, size_t n, double share)
{
    const double at = share * (double)(n - 1);
    const size_t i = (size_t)at;
    return i + 1 < n ? v[i] + (at - (double)i) * (v[i + 1] - v[i]) : v[n - 1];
}
