/* The Theta models that Fiorucci et al. (2016) write in state-space form. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/theta_core.h"

#include "models/lanes.h"

#include <math.h>
#include <stdio.h>

enum { LEVEL, ALPHA, WEIGHT, PARAMETERS };

typedef struct problem {
    const lane_kernels *kernels;
    const double *y, *a, *b;
    size_t n;
} problem;

size_t theta_model_min_obs(int season)
{
    (void)season;
    return 6;
}

size_t theta_scratch(size_t n)
{
    return 2 * gn_arena_need(n, 8) + gn_arena_need(PARAMETERS * LANES, 8) + minimise_scratch(PARAMETERS);
}

size_t theta_model_scratch(size_t n, int season, size_t horizon)
{
    (void)horizon;
    return adjust_scratch(n, season) + theta_scratch(n);
}

static void objective(const double *x, double f[LANES], void *ctx)
{
    const problem *q = ctx;
    lane_sums r;
    q->kernels->theta(q->y, q->n, q->a, q->b, x, &r);
    const double n = (double)q->n;
    for (int k = 0; k < LANES; k++) f[k] = n * log(fmax(r.squares[k], n * 1e-20)); /* a perfect fit has no logarithm */
}

/* Intercept and slope of the line through y[0..t], from those of the step before; t counts from 1. */
static void line_step(double t, double y, double *mean, double *a, double *b)
{
    const double before = *mean;
    *mean = ((t - 1) * before + y) / t;
    *b = t < 2 ? 0 : ((t - 2) * *b + 6 * (y - before) / t) / (t + 1);
    *a = *mean - (t + 1) / 2 * *b;
}

gn_status theta_estimate(theta_kind kind, const model_series *s, gn_arena *arena, double *out_mean, double *out_sd,
                         theta_fit *fit)
{
    const size_t mark = gn_arena_mark(arena), n = s->n;
    const double *y = s->y;
    const bool dynamic = kind != THETA_OPTIMISED, optimised = kind != THETA_DYNAMIC;
    gn_status st = GN_E_NOMEM;
    double *a = gn_arena_get(arena, n, 8), *b = gn_arena_get(arena, n, 8);
    double *lane = gn_arena_get(arena, PARAMETERS * LANES, 8);
    if (!a || !b || !lane) goto done;
    double mean = 0, intercept = 0, slope = 0;
    for (size_t t = 0; t < n; t++) {
        line_step((double)t + 1, y[t], &mean, &intercept, &slope);
        a[t] = intercept;
        b[t] = slope;
    }
    for (size_t t = 0; !dynamic && t < n; t++) {
        a[t] = intercept;
        b[t] = slope;
    }
    problem q = {lane_kernels_get(), y, a, b, n};
    static const double begin[2][LANES] = {{0.1, 0.25, 0.5, 0.75, 0.95, 0.2, 0.5, 0.9},
                                           {0.5, 0.5, 0.5, 0.5, 0.5, 0.9, 0.9, 0.1}};
    for (int k = 0; k < LANES; k++) {
        lane[LEVEL * LANES + k] = y[0];
        lane[ALPHA * LANES + k] = begin[0][k];
        lane[WEIGHT * LANES + k] = optimised ? begin[1][k] : 0.5;
    }
    double value[LANES], least;
    objective(lane, value, &q);
    int best = 0;
    for (int k = 1; k < LANES; k++)
        if (value[k] < value[best]) best = k;
    const double lo[] = {-1e6, 0.1, optimised ? 0 : 0.5}, hi[] = {1e6, 0.99, optimised ? 1 : 0.5};
    double x[PARAMETERS] = {lane[LEVEL * LANES + best], lane[ALPHA * LANES + best], lane[WEIGHT * LANES + best]};
    if (tape_plays(s->tape)) {
        for (int i = 0; i < PARAMETERS; i++) {
            x[i] = tape_get(s->tape, lo[i], hi[i]);
            for (int k = 0; k < LANES; k++) lane[i * LANES + k] = x[i];
        }
        objective(lane, value, &q);
        least = s->tape->broken ? INFINITY : value[0];
    } else {
        least = minimise(objective, &q, PARAMETERS, lo, hi, x, 60, 1e-7, arena);
        for (int i = 0; i < PARAMETERS; i++) tape_put(s->tape, x[i]);
    }
    st = GN_E_NUMERIC;
    if (!isfinite(least)) goto done;
    const double alpha = x[ALPHA], weight = x[WEIGHT];
    double level = (1 - alpha) * x[LEVEL] + alpha * y[0], power = 1 - alpha;
    for (size_t t = 1; t < n; t++) {
        level = alpha * y[t] + (1 - alpha) * level;
        power *= 1 - alpha;
    }
    /* Forecasts stand in for the observations to come. */
    *fit = (theta_fit){alpha, weight, exp(least / (double)n)};
    const double sigma2 = fit->squares / fmax((double)n - 2 - optimised, 1);
    for (size_t h = 0; h < s->horizon; h++) {
        const double next = power * (1 - alpha);
        const double f = level + weight * (power * intercept + (1 - next) / alpha * slope);
        out_mean[h] = f;
        out_sd[h] = sqrt(sigma2 * (1 + (double)h * alpha * alpha));
        if (dynamic) line_step((double)(n + h) + 1, f, &mean, &intercept, &slope);
        level = alpha * f + (1 - alpha) * level;
        power = next;
    }
    st = GN_OK;
done:
    gn_arena_release(arena, mark);
    return st;
}

gn_status theta_model(theta_kind kind, const model_series *s, gn_arena *arena, model_result *out)
{
    const size_t mark = gn_arena_mark(arena);
    adjusted d;
    theta_fit f;
    gn_status st = GN_E_NOMEM;
    if (adjust(s, true, &d, arena)) {
        const model_series flat = {.y = d.y, .n = s->n, .season = 1, .horizon = s->horizon, .tape = s->tape};
        st = theta_estimate(kind, &flat, arena, out->mean, out->sd, &f);
    }
    if (st == GN_OK) {
        adjust_back(s, &d, out->mean, out->sd);
        snprintf(out->reason, sizeof out->reason, "alpha %.2f, trend weight %.2f, %s", f.alpha, f.weight,
                 adjust_name(&d));
    }
    gn_arena_release(arena, mark);
    return st;
}
