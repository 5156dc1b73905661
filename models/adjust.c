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

bool adjust(const model_series *s, adjusted *out, gn_arena *a)
{
    const size_t m = (size_t)s->season;
    *out = (adjusted){.y = gn_arena_get(a, s->n, 8), .multiplicative = s->positive};
    double *index = gn_arena_get(a, m, 8);
    if (!out->y || !index) return false;
    memcpy(out->y, s->y, s->n * sizeof *out->y);
    if (!season_present(s->y, s->n, s->season)) return true;
    if (!season_indices(s->y, s->n, s->season, out->multiplicative, index, a)) return false;
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
