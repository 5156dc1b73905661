/* Taking a season out of a series and putting it back into forecasts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/adjust.h"

#include "models/season.h"

#include <math.h>
#include <string.h>

size_t adjust_scratch(size_t n, int season)
{
    return gn_arena_need(n, 8) + gn_arena_need((size_t)season, 8) + season_scratch(n, season);
}

/* James and Stein's estimate of the indices, as in Miller and Williams (2003): what they vary by within a season is
 * compared with what they vary by among seasons. */
static void draw_in(const model_series *s, bool multiplicative, double *index)
{
    const size_t m = (size_t)s->season, n = s->n, half = m / 2;
    double within = 0, among = 0, count = 0;
    for (size_t t = half; t + half < n; t++) {
        double w = 0;
        for (size_t k = t - half; k <= t + half; k++)
            w += (m % 2 == 0 && (k == t - half || k == t + half) ? 0.5 : 1) * s->y[k] / (double)m;
        const double e = (multiplicative ? s->y[t] / w : s->y[t] - w) - index[t % m];
        within += e * e;
        count++;
    }
    const double centre = multiplicative, seasons = (double)m;
    for (size_t j = 0; j < m; j++) among += (index[j] - centre) * (index[j] - centre) / (seasons - 1);
    const double variance = within / fmax(count - seasons, 1) * seasons / count; /* of an index */
    const double part = among > 0 ? fmin((seasons - 3) / (seasons - 1) * variance / among, 1) : 0;
    for (size_t j = 0; m > 3 && j < m; j++) index[j] -= part * (index[j] - centre);
}

bool adjust(const model_series *s, bool shrink, adjusted *out, gn_arena *a)
{
    const size_t m = (size_t)s->season;
    *out = (adjusted){.y = gn_arena_get(a, s->n, 8), .multiplicative = s->positive};
    double *index = gn_arena_get(a, m, 8);
    if (!out->y || !index) return false;
    memcpy(out->y, s->y, s->n * sizeof *out->y);
    if (!(shrink ? season_likely(s->y, s->n, s->season) : season_present(s->y, s->n, s->season))) return true;
    if (!season_indices(s->y, s->n, s->season, out->multiplicative, index, a)) return false;
    if (shrink) draw_in(s, out->multiplicative, index);
    for (size_t j = 0; j < m; j++)
        if (out->multiplicative && !(index[j] > 0.01)) return true; /* dividing by it would make an outlier */
    out->index = index;
    for (size_t t = 0; t < s->n; t++) out->y[t] = out->multiplicative ? s->y[t] / index[t % m] : s->y[t] - index[t % m];
    return true;
}

void adjust_back(const model_series *s, const adjusted *d, double *mean, double *sd)
{
    if (!d->index) return;
    for (size_t h = 0; h < s->horizon; h++) {
        const double index = d->index[(s->n + h) % (size_t)s->season];
        mean[h] = d->multiplicative ? mean[h] * index : mean[h] + index;
        if (d->multiplicative) sd[h] *= index;
    }
}

const char *adjust_name(const adjusted *d)
{
    return !d->index ? "no season found" : d->multiplicative ? "multiplicative season" : "additive season";
}
