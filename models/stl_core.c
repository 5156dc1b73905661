/* Seasonal-trend decomposition by loess.
 *
 * Cleveland, Cleveland, McRae and Terpenning (1990), inner loop: cycle-subseries smoothed by loess, their low-pass part
 * taken out, the trend smoothed by loess. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stl_core.h"

#include <math.h>
#include <string.h>

enum { PASSES = 2 };

/* Local line through the q nearest of n values `stride` apart, at position x (may lie one outside). */
static double loess(const double *v, size_t n, size_t stride, int q, double x)
{
    const size_t width = (size_t)q < n ? (size_t)q : n;
    double left = floor(x - ((double)width - 1) / 2 + 0.5);
    if (left < 0) left = 0;
    if (left > (double)(n - width)) left = (double)(n - width);
    const size_t from = (size_t)left;
    double reach = fmax(x - left, left + (double)width - 1 - x);
    if ((size_t)q > n) reach += ((double)q - (double)n) / 2;
    if (!(reach > 0)) return v[from * stride];
    double sum = 0, mx = 0, my = 0, sxx = 0, sxy = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = from; i < from + width; i++) {
            const double r = fabs((double)i - x) / reach;
            if (r >= 0.999) continue;
            const double c = 1 - r * r * r, w = r <= 0.001 ? 1 : c * c * c, at = v[i * stride];
            if (pass == 0) {
                sum += w;
                mx += w * (double)i;
                my += w * at;
            } else {
                sxx += w * ((double)i - mx) * ((double)i - mx);
                sxy += w * ((double)i - mx) * (at - my);
            }
        }
        if (pass == 0 && !(sum > 0)) return v[from * stride];
        if (pass == 0) {
            mx /= sum;
            my /= sum;
            sxx = sxy = 0;
        }
    }
    const double range = (double)n - 1;
    /* all the weight in one place: a line through it would be wild */
    return sqrt(sxx / sum) > 0.001 * range ? my + sxy / sxx * (x - mx) : my;
}

static size_t average(const double *v, size_t n, size_t length, double *out)
{
    for (size_t t = 0; t + length <= n; t++) {
        double sum = 0;
        for (size_t k = 0; k < length; k++) sum += v[t + k];
        out[t] = sum / (double)length;
    }
    return n - length + 1;
}

size_t stl_scratch(size_t n, int m)
{
    return 4 * gn_arena_need(n + 2 * (size_t)m, 8);
}

static int odd(double v)
{
    const int k = (int)ceil(v);
    return k % 2 ? k : k + 1;
}

bool stl_decompose(const double *y, size_t n, int m, int span, double *seasonal, double *trend, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a), lag = (size_t)m, all = n + 2 * lag;
    double *cycle = gn_arena_get(a, all, 8), *low = gn_arena_get(a, all, 8), *work = gn_arena_get(a, all, 8);
    double *detrended = gn_arena_get(a, all, 8);
    const bool fine = cycle && low && work && detrended;
    const int trend_span = odd(1.5 * m / (1 - 1.5 / span)), low_span = odd(m);
    if (fine) memset(trend, 0, n * sizeof *trend);
    for (int pass = 0; fine && pass < PASSES; pass++) {
        for (size_t t = 0; t < n; t++) detrended[t] = y[t] - trend[t];
        for (size_t j = 0; j < lag; j++) { /* each subseries, one season longer at both ends */
            const size_t count = (n - j + lag - 1) / lag;
            for (size_t k = 0; k < count + 2; k++)
                cycle[j + k * lag] = loess(detrended + j, count, lag, span, (double)k - 1);
        }
        size_t left = average(cycle, all, lag, low);
        left = average(low, left, lag, work);
        left = average(work, left, 3, low);
        for (size_t t = 0; t < n; t++) seasonal[t] = cycle[t + lag] - loess(low, left, 1, low_span, (double)t);
        for (size_t t = 0; t < n; t++) work[t] = y[t] - seasonal[t];
        for (size_t t = 0; t < n; t++) trend[t] = loess(work, n, 1, trend_span, (double)t);
    }
    gn_arena_release(a, mark);
    return fine;
}
