/* Projected BFGS for a few bounded parameters, eight evaluations at a time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lanes.h"

#include <math.h>
#include <string.h>

typedef struct search {
    lane_objective f;
    void *ctx;
    size_t p;
    const double *lo, *hi;
    double *lane;                /* [p][LANES] */
    double *x, *g, *gn, *d, *dx; /* [p] */
    double *first;               /* [p] first guess of the inverse curvature */
    double *h;                   /* [p][p] inverse of the Hessian */
} search;

size_t minimise_scratch(size_t p)
{
    return gn_arena_need(p * LANES, 8) + 6 * gn_arena_need(p, 8) + gn_arena_need(p * p, 8);
}

static double inside(const search *s, size_t i, double v)
{
    return v < s->lo[i] ? s->lo[i] : v > s->hi[i] ? s->hi[i] : v;
}

static void spread(const search *s, const double *x)
{
    for (size_t i = 0; i < s->p; i++)
        for (int k = 0; k < LANES; k++) s->lane[i * LANES + k] = x[i];
}

/* The width over which a parameter is varied: its own size, or that of its box. */
static double size_of(const search *s, size_t i)
{
    const double box = s->hi[i] - s->lo[i];
    const double own = fabs(s->x[i]) > 0.01 ? fabs(s->x[i]) : 0.01;
    return own < box ? own : box;
}

/* Central differences over a wide step give a first gradient and the curvature that scales the first steps. Two lanes
 * a parameter. */
static void first_curvature(search *s, double f0)
{
    double f[LANES];
    for (size_t from = 0; from < s->p; from += LANES / 2) {
        const size_t count = s->p - from < LANES / 2 ? s->p - from : LANES / 2;
        spread(s, s->x);
        double up[LANES / 2], down[LANES / 2];
        for (size_t k = 0; k < count; k++) {
            const size_t i = from + k;
            const double step = 1e-3 * size_of(s, i);
            s->lane[i * LANES + 2 * k] = inside(s, i, s->x[i] + step);
            s->lane[i * LANES + 2 * k + 1] = inside(s, i, s->x[i] - step);
            up[k] = s->lane[i * LANES + 2 * k] - s->x[i];
            down[k] = s->x[i] - s->lane[i * LANES + 2 * k + 1];
        }
        s->f(s->lane, f, s->ctx);
        for (size_t k = 0; k < count; k++) {
            const size_t i = from + k;
            double a = f[2 * k] - f0, b = f[2 * k + 1] - f0, curvature = 0;
            if (!isfinite(a)) a = 0, up[k] = 0;
            if (!isfinite(b)) b = 0, down[k] = 0;
            s->g[i] = up[k] + down[k] > 0 ? (a - b) / (up[k] + down[k]) : 0;
            if (up[k] > 0 && down[k] > 0) curvature = 2 * (a / up[k] + b / down[k]) / (up[k] + down[k]);
            const double width = size_of(s, i);
            /* Not convex here, or flat: a step of a fifth of the parameter's size along the gradient. */
            const double least = fabs(s->g[i]) / (0.2 * width);
            s->first[i] = 1 / fmax(fmax(curvature, least), 1e-8 / (width * width));
        }
    }
}

static void gradient(search *s, double f0, double *g)
{
    double f[LANES], step[LANES];
    for (size_t from = 0; from < s->p; from += LANES) {
        const size_t count = s->p - from < LANES ? s->p - from : LANES;
        spread(s, s->x);
        for (size_t k = 0; k < count; k++) {
            const size_t i = from + k;
            double h = 1e-6 * size_of(s, i);
            if (s->x[i] + h > s->hi[i]) h = -h;
            s->lane[i * LANES + k] = s->x[i] + h;
            step[k] = s->lane[i * LANES + k] - s->x[i];
        }
        s->f(s->lane, f, s->ctx);
        for (size_t k = 0; k < count; k++) {
            const double d = (f[k] - f0) / step[k];
            g[from + k] = isfinite(d) ? d : 0;
        }
    }
}

static void reset(search *s)
{
    memset(s->h, 0, s->p * s->p * sizeof *s->h);
    for (size_t i = 0; i < s->p; i++) s->h[i * s->p + i] = s->first[i];
}

/* d = -H g over the parameters that are not pressed against their bound. Returns the slope along d. */
static double direction(search *s)
{
    double slope = 0;
    for (size_t i = 0; i < s->p; i++) {
        const bool fixed = (s->x[i] <= s->lo[i] && s->g[i] > 0) || (s->x[i] >= s->hi[i] && s->g[i] < 0);
        s->gn[i] = fixed ? 0 : s->g[i];
    }
    for (size_t i = 0; i < s->p; i++) {
        double v = 0;
        if (s->gn[i] != 0)
            for (size_t j = 0; j < s->p; j++) v -= s->h[i * s->p + j] * s->gn[j];
        s->d[i] = v;
        slope += v * s->g[i];
    }
    return slope;
}

/* Tries eight step lengths; moves x to the best if it is better. Returns the new minimum, dx is the step taken. */
static double walk(search *s, double f0)
{
    static const double length[LANES] = {1, 0.5, 0.2, 0.06, 0.015, 0.002, 2, 5};
    double f[LANES];
    for (size_t i = 0; i < s->p; i++)
        for (int k = 0; k < LANES; k++) s->lane[i * LANES + k] = inside(s, i, s->x[i] + length[k] * s->d[i]);
    s->f(s->lane, f, s->ctx);
    int best = -1;
    for (int k = 0; k < LANES; k++)
        if (isfinite(f[k]) && f[k] < (best < 0 ? f0 : f[best])) best = k;
    for (size_t i = 0; i < s->p; i++) {
        const double to = best < 0 ? s->x[i] : s->lane[i * LANES + best];
        s->dx[i] = to - s->x[i];
        s->x[i] = to;
    }
    return best < 0 ? f0 : f[best];
}

/* Nocedal and Wright (2006), eq. 6.17, left out where the curvature along the step is not positive. */
static void update(search *s)
{
    const size_t p = s->p;
    double sy = 0, yhy = 0, *hy = s->d; /* the direction is used up */
    for (size_t i = 0; i < p; i++) {
        double v = 0;
        for (size_t j = 0; j < p; j++) v += s->h[i * p + j] * (s->gn[j] - s->g[j]);
        hy[i] = v;
        sy += s->dx[i] * (s->gn[i] - s->g[i]);
        yhy += v * (s->gn[i] - s->g[i]);
    }
    if (!(sy > 0) || !(yhy > 0)) return;
    const double a = (1 + yhy / sy) / sy;
    if (!isfinite(a)) return;
    for (size_t i = 0; i < p; i++)
        for (size_t j = 0; j < p; j++)
            s->h[i * p + j] += a * s->dx[i] * s->dx[j] - (hy[i] * s->dx[j] + s->dx[i] * hy[j]) / sy;
}

double minimise(lane_objective fn, void *ctx, size_t p, const double *lo, const double *hi, double *x, int rounds,
                double tol, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    search s = {.f = fn, .ctx = ctx, .p = p, .lo = lo, .hi = hi, .x = x};
    s.lane = gn_arena_get(a, p * LANES, 8);
    s.g = gn_arena_get(a, p, 8);
    s.gn = gn_arena_get(a, p, 8);
    s.d = gn_arena_get(a, p, 8);
    s.dx = gn_arena_get(a, p, 8);
    s.first = gn_arena_get(a, p, 8);
    s.h = gn_arena_get(a, p * p, 8);
    double best = NAN, f[LANES];
    if (!s.lane || !s.g || !s.gn || !s.d || !s.dx || !s.first || !s.h) goto done;
    spread(&s, x);
    fn(s.lane, f, ctx);
    best = f[0];
    if (!isfinite(best) || p == 0) goto done;
    first_curvature(&s, best);
    reset(&s);
    bool fresh = true; /* H is the first guess */
    int small = 0;
    for (int round = 0; round < rounds; round++) {
        if (!(direction(&s) < 0)) {
            if (fresh) break;
            reset(&s);
            fresh = true;
            continue;
        }
        const double now = walk(&s, best);
        const double gain = best - now;
        best = now;
        if (gain <= tol * (1 + fabs(best))) {
            if (fresh || gain > 0) small++;
            if (small >= 2) break;
            if (gain == 0) {
                if (fresh) break;
                reset(&s);
                fresh = true;
                gradient(&s, best, s.g);
                continue;
            }
        } else {
            small = 0;
        }
        gradient(&s, best, s.gn);
        update(&s);
        fresh = false;
        memcpy(s.g, s.gn, p * sizeof *s.g);
    }
done:
    gn_arena_release(a, mark);
    return best;
}
