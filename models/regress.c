/* Least squares, and trend regressions: linear or log-linear, with seasonal dummies, regressors and bends. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/regress.h"

#include "models/season.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* LAPACK in OpenBLAS; Debian's package has no header for it. The trailing size is Fortran's length of `trans`. */
void dgels_(const char *trans, const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b,
            const int *ldb, double *work, const int *lwork, int *info, size_t trans_len);

void dposv_(const char *uplo, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb,
            int *info, size_t uplo_len);

enum { BENDS = 3, PLACES = 12, SHORTEST = 4 };
/* Regressors that say the same share the effect: their coefficients cost this much of the values' variance. */
static const double RIDGE = 1e-10;

gn_status regress_solve(double *x, size_t rows, size_t cols, double *b, double *work)
{
    const int m = (int)rows, n = (int)cols, one = 1, size = 64 * n;
    int info = 0;
    if (rows > INT_MAX / 64 || cols > INT_MAX / 64 || rows < cols) return GN_E_NUMERIC;
    dgels_("N", &m, &n, &one, x, &m, b, &m, work, &size, &info, 1);
    return info == 0 ? GN_OK : GN_E_NUMERIC;
}

gn_status regress_normal(double *g, size_t n, double *b)
{
    const int size = (int)n, one = 1;
    int info = 0;
    if (n > 0) dposv_("U", &size, &one, g, &size, b, &size, &info, 1);
    return info == 0 ? GN_OK : GN_E_NUMERIC;
}

static size_t dummies(size_t n, int season)
{
    return season > 1 && n >= 3 * (size_t)season ? (size_t)season - 1 : 0;
}

size_t regress_min_obs(int season)
{
    (void)season;
    return 3;
}

size_t regress_scratch(size_t n, int season, size_t horizon)
{
    (void)horizon;
    const size_t p = 2 + dummies(n, season) + BENDS;
    return gn_arena_need(n * p, 8) + 2 * gn_arena_need(n, 8) + gn_arena_need(p, 8) + gn_arena_need(64 * p, 8) +
           season_scratch(n, season);
}

size_t regressor_scratch(size_t n, int season, size_t horizon, size_t n_x)
{
    (void)horizon;
    /* of a regression: more rows and columns; of ARIMA: its series, the differenced ones, their products */
    const size_t p = 2 + (size_t)season + BENDS, all = n_x + 3;
    return gn_arena_need((n + n_x) * n_x + n_x * p, 8) + gn_arena_need((n + n_x) * all, 8) + gn_arena_need(n * all, 8) +
           3 * gn_arena_need(n + n_x, 8) + gn_arena_need(all * all, 8) + 6 * gn_arena_need(all, 8) +
           gn_arena_need(64 * (all + p), 8);
}

typedef struct design {
    const model_series *s;
    size_t dummies, cols, rows;
    double size[GN_MAX_REGRESSORS]; /* of the regressors: they are divided by it */
    size_t bend[BENDS], bends;
} design;

/* 1, time in spans of the series, dummies of all seasons but the first, regressors, time since each bend. */
static void row(const design *d, double *to, size_t stride, size_t t)
{
    const model_series *s = d->s;
    size_t at = 0;
    to[stride * at++] = 1;
    to[stride * at++] = (double)t / (double)s->n;
    for (size_t j = 0; j < d->dummies; j++) to[stride * at++] = t % (size_t)s->season == j + 1;
    for (size_t i = 0; i < s->n_x; i++) to[stride * at++] = s->x[i * s->x_stride + t] / d->size[i];
    for (size_t i = 0; i < d->bends; i++)
        to[stride * at++] = t > d->bend[i] ? (double)(t - d->bend[i]) / (double)s->n : 0;
}

/* Fits; the sum of squared residuals, NaN where that fails. */
static double solve(design *d, bool logs, double *x, double *b, double *work)
{
    const model_series *s = d->s;
    d->cols = 2 + d->dummies + s->n_x + d->bends;
    d->rows = s->n + s->n_x;
    if (s->n < d->cols + 1) return NAN;
    memset(x, 0, d->rows * d->cols * sizeof *x);
    for (size_t t = 0; t < s->n; t++) {
        row(d, x + t, d->rows, t);
        b[t] = logs ? log(s->y[t]) : s->y[t];
    }
    for (size_t i = 0; i < s->n_x; i++) {
        x[(2 + d->dummies + i) * d->rows + s->n + i] = sqrt(RIDGE * (double)s->n);
        b[s->n + i] = 0;
    }
    if (regress_solve(x, d->rows, d->cols, b, work)) return NAN;
    double squares = 0;
    for (size_t t = d->cols; t < d->rows; t++) squares += b[t] * b[t];
    return squares;
}

/* The next bend where it takes most off the residuals, as long as BIC falls; its place counts as a parameter too. */
static void find_bends(design *d, bool logs, double *x, double *b, double *work)
{
    const size_t n = d->s->n, season = d->dummies ? (size_t)d->s->season : 1;
    const size_t edge = season > SHORTEST ? season : SHORTEST, places = n / SHORTEST < PLACES ? n / SHORTEST : PLACES;
    double before = solve(d, logs, x, b, work);
    while (d->bends < BENDS) {
        double least = INFINITY;
        size_t best = 0;
        for (size_t i = 1; i <= places; i++) {
            const size_t place = i * n / (places + 1);
            bool apart = place >= edge && place + edge <= n;
            for (size_t k = 0; k < d->bends; k++)
                apart = apart && (place > d->bend[k] ? place - d->bend[k] : d->bend[k] - place) >= edge;
            if (!apart) continue;
            d->bend[d->bends++] = place;
            const double squares = solve(d, logs, x, b, work);
            d->bends--;
            if (!(squares < least)) continue;
            least = squares;
            best = place;
        }
        const double few = (double)n * 1e-20; /* a perfect fit has no logarithm */
        if (!((double)n * log(fmax(least, few) / fmax(before, few)) + 2 * log((double)n) < 0)) return;
        d->bend[d->bends++] = best;
        before = least;
    }
}

gn_status regress_forecast(const model_series *s, bool logs, regress_trend trend, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), n = s->n;
    design d = {.s = s};
    if (!s->positive) logs = false;
    if (s->season > 1 && season_present(s->y, n, s->season)) d.dummies = dummies(n, s->season);
    const size_t most = 2 + d.dummies + s->n_x + (trend == REGRESS_BENT ? BENDS : 0);
    for (size_t i = 0; i < s->n_x; i++) {
        double squares = 0;
        for (size_t t = 0; t < n; t++) squares += s->x[i * s->x_stride + t] * (s->x[i * s->x_stride + t] / (double)n);
        d.size[i] = squares > 0 && isfinite(squares) ? sqrt(squares) : 1;
    }
    double *x = gn_arena_get(a, (n + s->n_x) * most, 8), *b = gn_arena_get(a, n + s->n_x, 8);
    double *z = gn_arena_get(a, most, 8), *work = gn_arena_get(a, 64 * most, 8);
    gn_status st = x && b && z && work ? GN_OK : GN_E_NOMEM;
    if (st == GN_OK && trend == REGRESS_BENT) find_bends(&d, logs, x, b, work);
    if (st == GN_OK && n < 3 + d.dummies + s->n_x) st = GN_E_SHORT;
    const double squares = st == GN_OK ? solve(&d, logs, x, b, work) : NAN;
    if (st == GN_OK && isnan(squares)) st = GN_E_NUMERIC;
    for (size_t h = 0; st == GN_OK && h < s->horizon; h++) {
        double mu = 0, leverage = 0;
        row(&d, z, 1, n + h);
        for (size_t j = 0; j < d.cols; j++) mu += z[j] * b[j];
        for (size_t j = 0; j < d.cols; j++) { /* R' w = z; leverage = w'w */
            double v = z[j];
            for (size_t i = 0; i < j; i++) v -= x[j * d.rows + i] * z[i];
            z[j] = v / x[j * d.rows + j];
            leverage += z[j] * z[j];
        }
        const double sd = sqrt(squares / (double)(n - d.cols) * (1 + leverage));
        out->mean[h] = logs ? exp(mu) : mu;
        out->sd[h] = logs ? exp(mu) * sqrt(expm1(fmin(sd * sd, 1))) : sd;
    }
    if (st == GN_OK) {
        char parts[80] = "";
        size_t used = 0;
        if (d.bends) used += (size_t)snprintf(parts, sizeof parts, ", %zu bend%s", d.bends, d.bends > 1 ? "s" : "");
        if (s->n_x)
            used +=
                (size_t)snprintf(parts + used, sizeof parts - used, ", %zu regressor%s", s->n_x, s->n_x > 1 ? "s" : "");
        snprintf(out->reason, sizeof out->reason, "%s trend%s%s", logs ? "log-linear" : "linear",
                 d.dummies ? " with seasonal dummies" : "", parts);
    }
    gn_arena_release(a, mark);
    return st;
}
