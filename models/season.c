/* The test for seasonality and classical decomposition. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/season.h"

#include <math.h>
#include <string.h>

/* Autocorrelation at lag m in standard errors (Bartlett); 0 where there are too few values. */
static double season_size(const double *y, size_t n, int m)
{
    const size_t lag = (size_t)m;
    if (m < 2 || n < 3 * lag) return 0;
    double mean = 0, c0 = 0, squares = 0, last = 0;
    for (size_t t = 0; t < n; t++) mean += y[t];
    mean /= (double)n;
    for (size_t t = 0; t < n; t++) c0 += (y[t] - mean) * (y[t] - mean);
    if (!(c0 > 0)) return 0;
    for (size_t k = 1; k <= lag; k++) {
        double c = 0;
        for (size_t t = k; t < n; t++) c += (y[t] - mean) * (y[t - k] - mean);
        last = c / c0;
        if (k < lag) squares += last * last;
    }
    return last / sqrt((1 + 2 * squares) / (double)n);
}

bool season_present(const double *y, size_t n, int m)
{
    return fabs(season_size(y, n, m)) > 1.645;
}

bool season_likely(const double *y, size_t n, int m)
{
    return season_size(y, n, m) > 0.5;
}

size_t season_scratch(size_t n, int m)
{
    (void)n;
    return gn_arena_need((size_t)m, 8);
}

bool season_indices(const double *y, size_t n, int m, bool multiplicative, double *out, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a), lag = (size_t)m, half = lag / 2;
    double *count = gn_arena_get(a, lag, 8);
    bool fine = count != NULL;
    if (fine) {
        memset(count, 0, lag * sizeof *count);
        memset(out, 0, lag * sizeof *out);
    }
    for (size_t t = half; fine && t + half < n; t++) {
        double w = 0; /* centred moving average over one season, summed anew each time */
        for (size_t k = t - half; k <= t + half; k++) {
            const bool end = lag % 2 == 0 && (k == t - half || k == t + half);
            w += end ? 0.5 * y[k] : y[k];
        }
        w /= (double)lag;
        if (multiplicative && !(w > 0)) fine = false;
        out[t % lag] += multiplicative ? y[t] / w : y[t] - w;
        count[t % lag]++;
    }
    double mean = 0;
    for (size_t j = 0; fine && j < lag; j++) {
        out[j] = count[j] > 0 ? out[j] / count[j] : multiplicative;
        mean += out[j] / (double)lag;
    }
    if (multiplicative && !(mean > 0)) fine = false;
    for (size_t j = 0; fine && j < lag; j++) out[j] = multiplicative ? out[j] / mean : out[j] - mean;
    gn_arena_release(a, mark);
    return fine;
}
