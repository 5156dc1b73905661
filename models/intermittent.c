/* Intermittent demand: sizes of demands and the gaps between them are smoothed apart. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/intermittent.h"

#include <math.h>
#include <stdio.h>

size_t intermittent_min_obs(int season)
{
    (void)season;
    return 4;
}

/* Runs over the series; *rate is the demand a period expected after it. Returns the mean squared error of one step
 * after the first demand; NaN without any. */
static double run(const model_series *s, intermittent_kind kind, double alpha, double beta, double *rate)
{
    double size = 0, gap = 0, chance = 0, since = 1, squares = 0, count = 0;
    bool begun = false;
    *rate = 0;
    for (size_t t = 0; t < s->n; t++) {
        const double y = s->y[t];
        const bool demand = y != 0;
        if (begun) {
            squares += (y - *rate) * (y - *rate);
            count++;
        }
        if (demand && !begun) {
            size = y;
            gap = since;
            chance = 1 / since;
            begun = true;
        } else if (begun) {
            if (demand) {
                size += alpha * (y - size);
                gap += alpha * (since - gap);
            }
            chance += beta * (demand - chance);
        }
        since = demand ? 1 : since + 1;
        if (begun) *rate = kind == CROSTON_TSB ? chance * size : size / gap * (kind == CROSTON_SBA ? 1 - alpha / 2 : 1);
    }
    return count > 0 ? squares / count : NAN;
}

gn_status intermittent_forecast(const model_series *s, intermittent_kind kind, model_result *out)
{
    static const double grid[] = {0.02, 0.05, 0.1, 0.15, 0.2, 0.3};
    enum { GRID = sizeof grid / sizeof *grid };
    double best = INFINITY, rate = 0, alpha = 0, mean = 0, spread = 0;
    const bool known = tape_plays(s->tape);
    const int known_i = known ? tape_index(s->tape, GRID - 1) : 0, known_j = known ? tape_index(s->tape, GRID - 1) : 0;
    if (known && s->tape->broken) return GN_E_NUMERIC;
    int best_i = 0, best_j = 0;
    for (int i = 0; i < GRID; i++)
        for (int j = 0; j < (kind == CROSTON_TSB ? GRID : 1); j++) {
            double at;
            if (known && (i != known_i || j != known_j)) continue;
            const double error = run(s, kind, grid[i], kind == CROSTON_TSB ? grid[j] : 0, &at);
            if (!(error < best)) continue;
            best = error;
            rate = at;
            alpha = grid[i];
            best_i = i;
            best_j = j;
        }
    if (!isfinite(best)) return GN_E_NUMERIC;
    tape_put(s->tape, best_i);
    tape_put(s->tape, best_j);
    size_t zeros = 0;
    for (size_t t = 0; t < s->n; t++) {
        mean += s->y[t] / (double)s->n;
        zeros += s->y[t] == 0;
    }
    for (size_t t = 0; t < s->n; t++) spread += (s->y[t] - mean) * (s->y[t] - mean) / (double)s->n;
    for (size_t h = 0; h < s->horizon; h++) {
        out->mean[h] = rate;
        out->sd[h] = sqrt(fmax(best, spread)); /* the rate is flat: single periods spread around it as they did */
    }
    snprintf(out->reason, sizeof out->reason, "%zu of %zu values are zero, weight %.2f", zeros, s->n, alpha);
    return GN_OK;
}
