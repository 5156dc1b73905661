/* Log-linear trend: constant growth, with seasonal dummies where a season shows; least squares by LAPACK. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"
#include "models/season.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>

/* LAPACK in OpenBLAS; Debian's package has no header for it. The trailing size is Fortran's length of `trans`. */
void dgels_(const char *trans, const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b,
            const int *ldb, double *work, const int *lwork, int *info, size_t trans_len);

static size_t columns(size_t n, int season)
{
    return 2 + (season > 1 && n >= 3 * (size_t)season ? (size_t)season - 1 : 0);
}

static size_t min_obs(int season)
{
    (void)season;
    return 3;
}

static size_t scratch(size_t n, int season, size_t horizon)
{
    (void)horizon;
    const size_t p = columns(n, season);
    return 2 * gn_arena_need(n, 8) + gn_arena_need(n * p, 8) + gn_arena_need(p, 8) + gn_arena_need(64 * p, 8) +
           season_scratch(n, season);
}

/* Row of the design: 1, time in spans of the series, dummies of all seasons but the first. */
static void row(double *to, size_t stride, size_t p, size_t t, size_t n, int season)
{
    to[0] = 1;
    to[stride] = (double)t / (double)n;
    for (size_t j = 2; j < p; j++) to[j * stride] = t % (size_t)season == j - 1;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    const size_t n = s->n;
    const bool logs = s->positive;
    const size_t mark = gn_arena_mark(a);
    const bool seasonal = s->season > 1 && season_present(s->y, n, s->season);
    const size_t p = seasonal ? columns(n, s->season) : 2;
    double *x = gn_arena_get(a, n * p, 8), *b = gn_arena_get(a, n, 8), *z = gn_arena_get(a, p, 8);
    double *work = gn_arena_get(a, 64 * p, 8);
    gn_status st = GN_E_NOMEM;
    if (!x || !b || !z || !work) goto done;
    st = GN_E_SHORT;
    if (n < p + 1) goto done;
    for (size_t t = 0; t < n; t++) {
        row(x + t, n, p, t, n, s->season);
        b[t] = logs ? log(s->y[t]) : s->y[t];
    }
    st = GN_E_NUMERIC;
    /* after dgels: the coefficients in b[0..p), residuals' coordinates in the rest, the factor R in x */
    const int rows = (int)n, cols = (int)p, one = 1, size = 64 * cols;
    int info = 0;
    if (n > INT_MAX / 64) goto done;
    dgels_("N", &rows, &cols, &one, x, &rows, b, &rows, work, &size, &info, 1);
    if (info != 0) goto done;
    double squares = 0;
    for (size_t t = p; t < n; t++) squares += b[t] * b[t];
    const double sigma2 = squares / (double)(n - p);
    for (size_t h = 0; h < s->horizon; h++) {
        double mu = 0, leverage = 0;
        row(z, 1, p, n + h, n, s->season);
        for (size_t j = 0; j < p; j++) mu += z[j] * b[j];
        for (size_t j = 0; j < p; j++) { /* R' w = z; leverage = w'w */
            double v = z[j];
            for (size_t i = 0; i < j; i++) v -= x[j * n + i] * z[i];
            z[j] = v / x[j * n + j];
            leverage += z[j] * z[j];
        }
        const double sd = sqrt(sigma2 * (1 + leverage));
        out->mean[h] = logs ? exp(mu) : mu;
        out->sd[h] = logs ? exp(mu) * sqrt(expm1(fmin(sd * sd, 1))) : sd;
    }
    snprintf(out->reason, sizeof out->reason, "%s trend%s", logs ? "log-linear" : "values not positive: linear",
             seasonal ? " with seasonal dummies" : "");
    st = GN_OK;
done:
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_loglinear = {.key = "loglinear",
                                  .title = "Log-linear trend by least squares",
                                  .source = "definition; Hyndman and Athanasopoulos (2021), section 7.7",
                                  .min_obs = min_obs,
                                  .scratch = scratch,
                                  .forecast = forecast};
