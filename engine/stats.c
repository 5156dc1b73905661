/* Statistics of one series over the kernels.
 * Blocks of values are joined by Chan, Golub and LeVeque (1979): with counts a and b, means u and v, d = v - u,
 * M2 = M2a + M2b + d^2 ab/(a+b). In a block the deviations are taken from its own mean c; what rounding left of their
 * sum is taken out again: M2 = sum d^2 - (sum d)^2 / n, mean = c + sum d / n. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_stats.h"

#include "engine/simd/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 4096 }; /* 32 KiB: stays in the first cache between the readings */

double gn_sum(const double *x, size_t n, size_t *count)
{
    size_t missing;
    const double sum = gn_kernels_get()->sum(x, n, &missing);
    if (count) *count = n - missing;
    return sum;
}

gn_summary gn_summarise(const double *x, size_t n)
{
    const gn_kernels *k = gn_kernels_get();
    double count = 0, mean = 0, m2 = 0, total = 0, low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < n; i += BLOCK) {
        const size_t len = n - i < BLOCK ? n - i : BLOCK;
        size_t missing;
        double min, max;
        const double sum = k->sum(x + i, len, &missing);
        const double here = (double)(len - missing);
        if (here == 0) continue;
        k->extremes(x + i, len, &min, &max);
        const double centre = sum / here;
        const gn_deviations d = k->deviations(x + i, len, centre);
        const double block_mean = centre + d.sum / here;
        const double block_m2 = d.squares - d.sum * d.sum / here;
        const double delta = block_mean - mean, all = count + here;
        m2 = count == 0 ? block_m2 : m2 + block_m2 + delta * delta * (count * here / all);
        mean = count == 0 ? block_mean : mean + delta * (here / all);
        count = all;
        total += sum;
        low = fmin(low, min);
        high = fmax(high, max);
    }
    gn_summary s = {(size_t)count, total, NAN, NAN, NAN, NAN, NAN};
    if (count == 0) return s;
    s.min = low;
    s.max = high;
    s.mean = isfinite(total) ? mean : total / count;
    if (count > 1) {
        s.variance = m2 < 0 ? 0 : m2 / (count - 1);
        s.sd = sqrt(s.variance);
    }
    return s;
}

double gn_correlation(const double *x, const double *y, size_t n, size_t *pairs)
{
    const gn_kernels *k = gn_kernels_get();
    double count = 0, mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < n; i += BLOCK) {
        const size_t len = n - i < BLOCK ? n - i : BLOCK;
        size_t missing;
        double sx, sy;
        k->pair_sums(x + i, y + i, len, &sx, &sy, &missing);
        const double here = (double)(len - missing);
        if (here == 0) continue;
        const double cx = sx / here, cy = sy / here;
        const gn_cross c = k->cross(x + i, y + i, len, cx, cy);
        const double bx = cx + c.x / here, by = cy + c.y / here;
        const double dx = bx - mx, dy = by - my, all = count + here;
        const double weight = count == 0 ? 0 : count * here / all; /* the first block has no mean before it */
        xx += c.xx - c.x * c.x / here + dx * dx * weight;
        yy += c.yy - c.y * c.y / here + dy * dy * weight;
        xy += c.xy - c.x * c.y / here + dx * dy * weight;
        mx = count == 0 ? bx : mx + dx * (here / all);
        my = count == 0 ? by : my + dy * (here / all);
        count = all;
    }
    if (pairs) *pairs = (size_t)count;
    if (!(count >= 2) || !(xx > 0) || !(yy > 0)) return NAN;
    const double r = xy / (sqrt(xx) * sqrt(yy));
    return r > 1 ? 1 : r < -1 ? -1 : r;
}

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double gn_quantile(const double *x, size_t n, double p, double *work)
{
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i])) work[m++] = x[i];
    if (m == 0 || !(p >= 0 && p <= 1)) return NAN;
    qsort(work, m, sizeof *work, ascending);
    const double at = p * (double)(m - 1);
    const size_t i = (size_t)at;
    const double part = at - (double)i;
    if (part == 0 || work[i] == work[i + 1]) return work[i];
    return work[i] + part * (work[i + 1] - work[i]);
}
