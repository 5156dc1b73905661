/* Least squares of many series on the same regressors over OpenBLAS and LAPACK.
 * X = Q R over the whole rows. A series y without gaps: gamma = Q'y, beta = R^-1 gamma, (X'X)^-1 = R^-1 R^-T. With the
 * 0/1 mask m of its values: G = Q' diag(m) Q, gamma = G^-1 Q'(m y), (X'X)^-1 = R^-1 G^-1 R^-T. Products of columns of Q
 * make the G of all series of a block one product of matrices. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_regress.h"

#include "engine/least_squares.h"
#include "gnomon/gn_parallel.h"

#include <cblas.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void dgeqrf_(const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork,
             int *info);
void dorgqr_(const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau, double *work,
             const int *lwork, int *info);
void dtrtri_(const char *uplo, const char *diag, const int *n, double *a, const int *lda, int *info, size_t uplo_len,
             size_t diag_len);

enum { SIDE = 128, MOST = 1000 };

typedef struct job {
    const double *Y, *X;
    const size_t *row; /* [rows] whole periods of X */
    size_t count, n, k, rows, pairs;
    double *Q;       /* [rows k] by columns */
    double *inverse; /* [k k] R^-1, upper, by columns */
    double *spread;  /* [k] sqrt of the diagonal of (X'X)^-1 */
    double *P;       /* [rows pairs] by columns: products of columns a >= b of Q; NULL where nothing is missing */
    double *work;    /* [workers room] */
    size_t room;
    double *beta, *se, *sigma, *r2;
    size_t *used;
} job;

/* Lower Cholesky factor of g [k k] by columns in place; false where it is nearly singular. G has 1 on the diagonal at
 * most, so a pivot says how much of a direction is left. */
static bool cholesky(double *g, size_t k)
{
    for (size_t c = 0; c < k; c++) {
        double pivot = g[c * k + c];
        for (size_t b = 0; b < c; b++) pivot -= g[b * k + c] * g[b * k + c];
        if (!(pivot > 1e-8)) return false;
        const double root = sqrt(pivot);
        g[c * k + c] = root;
        for (size_t r = c + 1; r < k; r++) {
            double v = g[c * k + r];
            for (size_t b = 0; b < c; b++) v -= g[b * k + r] * g[b * k + c];
            g[c * k + r] = v / root;
        }
    }
    return true;
}

static void forward(const double *l, double *v, size_t k)
{
    for (size_t r = 0; r < k; r++) {
        for (size_t b = 0; b < r; b++) v[r] -= l[b * k + r] * v[b];
        v[r] /= l[r * k + r];
    }
}

static void backward(const double *l, double *v, size_t k)
{
    for (size_t r = k; r-- > 0;) {
        for (size_t b = r + 1; b < k; b++) v[r] -= l[r * k + b] * v[b];
        v[r] /= l[r * k + r];
    }
}

/* One series by itself, Householder's way, over its own rows. a [rows k], b [rows]. */
static bool alone(const job *j, const double *y, double *a, double *b, double *beta, double *spread, double *rss)
{
    size_t m = 0;
    for (size_t r = 0; r < j->rows; r++) m += !isnan(y[j->row[r]]);
    for (size_t r = 0, at = 0; r < j->rows; r++) {
        const size_t t = j->row[r];
        if (isnan(y[t])) continue;
        for (size_t c = 0; c < j->k; c++) a[c * m + at] = j->X[c * j->n + t];
        b[at++] = y[t];
    }
    if (m <= j->k || !gn_least_squares(a, b, m, j->k, beta, rss)) return false;
    /* row c of R^-1, for the diagonal of R^-1 R^-T */
    for (size_t c = 0; c < j->k; c++) {
        double sum = 0;
        for (size_t column = c; column < j->k; column++) {
            double v = column == c;
            for (size_t i = c; i < column; i++) v -= b[i] * a[column * m + i];
            b[column] = v / a[column * m + column];
            sum += b[column] * b[column];
        }
        spread[c] = sqrt(sum);
    }
    return true;
}

typedef struct moments {
    double count, mean, squares; /* about the mean */
} moments;

static moments moments_of(const job *j, const double *y)
{
    moments m = {0};
    double sum = 0;
    for (size_t r = 0; r < j->rows; r++) {
        const double v = y[j->row[r]];
        if (isnan(v)) continue;
        m.count++;
        sum += v;
    }
    m.mean = sum / m.count;
    for (size_t r = 0; r < j->rows; r++) {
        const double v = y[j->row[r]];
        if (!isnan(v)) m.squares += (v - m.mean) * (v - m.mean);
    }
    return m;
}

static void put(const job *j, size_t i, const moments *m, bool fits, const double *beta, const double *spread,
                double rss)
{
    const double sigma = fits ? sqrt(rss / (m->count - (double)j->k)) : NAN;
    for (size_t c = 0; c < j->k; c++) {
        j->beta[i * j->k + c] = fits ? beta[c] : NAN;
        if (j->se) j->se[i * j->k + c] = fits ? sigma * spread[c] : NAN;
    }
    if (j->sigma) j->sigma[i] = sigma;
    if (j->r2) j->r2[i] = fits && m->squares > 0 ? 1 - rss / m->squares : NAN;
    if (j->used) j->used[i] = (size_t)m->count;
}

static void regress_block(void *ctx, size_t begin, size_t end, int worker)
{
    const job *j = ctx;
    const size_t rows = j->rows, k = j->k, size = end - begin;
    const int R = (int)rows, K = (int)k, S = (int)size;
    double *const z = j->work + (size_t)worker * j->room, *const mask = z + SIDE * rows,
                  *const gamma = mask + SIDE * rows, *const gram = gamma + SIDE * k,
                  *const fitted = gram + SIDE * j->pairs, *const one = fitted + SIDE * rows, *const beta = one + k * k,
                  *const spread = beta + k, *const side = spread + k, *const a = side + k, *const b = a + rows * k;
    moments m[SIDE];
    bool solved[SIDE];
    bool missing = false;
    for (size_t s = 0; s < size; s++) {
        const double *y = j->Y + (begin + s) * j->n;
        m[s] = moments_of(j, y);
        solved[s] = m[s].count > (double)k && isfinite(m[s].squares);
        /* around the mean: a constant among the regressors takes the rest, and nothing is lost where there is none */
        for (size_t r = 0; r < rows; r++) {
            const double v = y[j->row[r]];
            const bool there = !isnan(v);
            mask[s * rows + r] = there;
            z[s * rows + r] = there && solved[s] ? v : 0;
            missing = missing || !there;
        }
    }
    cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, K, S, R, 1, j->Q, R, z, R, 0, gamma, K);
    if (missing)
        cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, (int)j->pairs, S, R, 1, j->P, R, mask, R, 0, gram,
                    (int)j->pairs);
    /* gamma becomes the coefficients of Q's columns, the factors stay in gram */
    bool whole[SIDE], itself[SIDE];
    for (size_t s = 0; s < size; s++) {
        whole[s] = m[s].count == (double)rows;
        itself[s] = false;
        if (!solved[s] || whole[s]) continue;
        const double *const g = gram + s * j->pairs;
        for (size_t p = 0, column = 0; column < k; column++)
            for (size_t r = column; r < k; r++) one[column * k + r] = g[p++];
        itself[s] = !cholesky(one, k);
        if (itself[s]) continue;
        forward(one, gamma + s * k, k);
        backward(one, gamma + s * k, k);
        for (size_t p = 0, column = 0; column < k; column++)
            for (size_t r = column; r < k; r++) gram[s * j->pairs + p++] = one[column * k + r];
    }
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, R, S, K, 1, j->Q, R, gamma, K, 0, fitted, R);
    for (size_t s = 0; s < size; s++) {
        const double *y = j->Y + (begin + s) * j->n;
        double rss = 0;
        if (!solved[s] || itself[s]) {
            const bool fits = itself[s] && alone(j, y, a, b, beta, spread, &rss);
            put(j, begin + s, &m[s], fits, beta, spread, rss);
            continue;
        }
        for (size_t r = 0; r < rows; r++) {
            const double e = mask[s * rows + r] * (z[s * rows + r] - fitted[s * rows + r]);
            rss += e * e;
        }
        memcpy(beta, gamma + s * k, k * sizeof *beta);
        cblas_dtrmv(CblasColMajor, CblasUpper, CblasNoTrans, CblasNonUnit, K, j->inverse, K, beta, 1);
        if (whole[s] || !j->se) {
            put(j, begin + s, &m[s], true, beta, j->spread, rss);
            continue;
        }
        for (size_t p = 0, column = 0; column < k; column++)
            for (size_t r = column; r < k; r++) one[column * k + r] = gram[s * j->pairs + p++];
        for (size_t c = 0; c < k; c++) { /* row c of R^-1, then |L^-1 row| */
            for (size_t r = 0; r < k; r++) side[r] = r < c ? 0 : j->inverse[r * k + c];
            forward(one, side, k);
            double sum = 0;
            for (size_t r = 0; r < k; r++) sum += side[r] * side[r];
            spread[c] = sqrt(sum);
        }
        put(j, begin + s, &m[s], true, beta, spread, rss);
    }
}

/* Q, R^-1 and what follows from them. */
static gn_status orthonormal(job *j, gn_err *err)
{
    const int R = (int)j->rows, K = (int)j->k, query = -1;
    int info;
    double room[2], *tau = malloc(j->k * sizeof *tau), *work = NULL;
    dgeqrf_(&R, &K, j->Q, &R, NULL, &room[0], &query, &info);
    dorgqr_(&R, &K, &K, j->Q, &R, NULL, &room[1], &query, &info);
    const int length = (int)fmax(room[0], room[1]);
    work = malloc((size_t)length * sizeof *work);
    gn_status st = GN_OK;
    if (!tau || !work) {
        st = gn_fail(err, GN_E_NOMEM, "regress: %zu periods, %zu regressors", j->rows, j->k);
        goto done;
    }
    for (size_t c = 0; c < j->k; c++) j->spread[c] = cblas_dnrm2(R, j->Q + c * j->rows, 1);
    dgeqrf_(&R, &K, j->Q, &R, tau, work, &length, &info);
    for (size_t c = 0; c < j->k; c++) {
        for (size_t r = 0; r < j->k; r++) j->inverse[c * j->k + r] = r <= c ? j->Q[c * j->rows + r] : 0;
        if (!(fabs(j->inverse[c * j->k + c]) > 1e-11 * j->spread[c])) {
            st = gn_fail(err, GN_E_NUMERIC, "regress: regressor %zu depends on those before it", c + 1);
            goto done;
        }
    }
    dorgqr_(&R, &K, &K, j->Q, &R, tau, work, &length, &info);
    dtrtri_("U", "N", &K, j->inverse, &K, &info, 1, 1);
    for (size_t c = 0; c < j->k; c++) {
        j->spread[c] = 0;
        for (size_t r = c; r < j->k; r++) j->spread[c] += j->inverse[r * j->k + c] * j->inverse[r * j->k + c];
        j->spread[c] = sqrt(j->spread[c]);
    }
    for (size_t p = 0, column = 0; j->P && column < j->k; column++)
        for (size_t other = column; other < j->k; other++, p++)
            for (size_t r = 0; r < j->rows; r++)
                j->P[p * j->rows + r] = j->Q[column * j->rows + r] * j->Q[other * j->rows + r];
done:
    free(tau);
    free(work);
    return st;
}

gn_status gn_regress_panel(const double *Y, size_t count, size_t n, const double *X, size_t k, int threads,
                           double *beta, double *se, double *sigma, double *r2, size_t *used, gn_err *err)
{
    size_t values, rows = 0;
    if (!Y || !X || !beta || k == 0 || n == 0)
        return gn_fail(err, GN_E_ARG, "regress: no values, no regressors or no place for the result");
    if (threads < 0 || threads > GN_MAX_THREADS)
        return gn_fail(err, GN_E_ARG, "regress: %d threads, 0 to %d", threads, GN_MAX_THREADS);
    if (n > INT_MAX || __builtin_mul_overflow(count, n, &values) || values > SIZE_MAX / sizeof *Y)
        return gn_fail(err, GN_E_ARG, "regress: %zu series of %zu periods", count, n);
    if (k > MOST) return gn_fail(err, GN_E_LIMIT, "regress: %zu regressors, at most %d", k, MOST);
    size_t *row = malloc(n * sizeof *row);
    if (!row) return gn_fail(err, GN_E_NOMEM, "regress: %zu periods", n);
    job j = {.Y = Y, .X = X, .row = row, .count = count, .n = n, .k = k, .beta = beta, .se = se, .sigma = sigma};
    j.r2 = r2;
    j.used = used;
    gn_status st = GN_OK;
    for (size_t t = 0; t < n && !st; t++) {
        bool whole = true;
        for (size_t c = 0; c < k; c++) {
            whole = whole && !isnan(X[c * n + t]);
            if (isinf(X[c * n + t])) st = gn_fail(err, GN_E_RANGE, "regress: regressor %zu is infinite", c + 1);
        }
        if (whole) row[rows++] = t;
    }
    if (!st && rows <= k) st = gn_fail(err, GN_E_SHORT, "regress: %zu whole periods for %zu regressors", rows, k);
    if (st) goto done;
    bool missing = false;
    for (size_t i = 0; i < count && !missing; i++)
        for (size_t r = 0; r < rows && !missing; r++) missing = isnan(Y[i * n + row[r]]);
    j.rows = rows;
    j.pairs = missing ? k * (k + 1) / 2 : 0;
    j.room = SIDE * (3 * rows + k + j.pairs) + k * k + 3 * k + rows * k + rows;
    const size_t workers = (size_t)gn_parallel_workers(count, SIDE, threads);
    size_t room, products = 0;
    if (__builtin_mul_overflow(workers * sizeof(double), j.room, &room) ||
        __builtin_mul_overflow(rows * sizeof(double), j.pairs, &products)) {
        st = gn_fail(err, GN_E_NOMEM, "regress: %zu periods, %zu regressors", rows, k);
        goto done;
    }
    j.Q = malloc(rows * k * sizeof *j.Q);
    j.inverse = malloc(k * k * sizeof *j.inverse);
    j.spread = malloc(k * sizeof *j.spread);
    j.work = malloc(room);
    if (missing) j.P = malloc(products);
    if (!j.Q || !j.inverse || !j.spread || !j.work || (missing && !j.P)) {
        st = gn_fail(err, GN_E_NOMEM, "regress: %zu periods, %zu regressors", rows, k);
        goto done;
    }
    for (size_t c = 0; c < k; c++)
        for (size_t r = 0; r < rows; r++) j.Q[c * rows + r] = X[c * n + row[r]];
    st = orthonormal(&j, err);
    if (!st) st = gn_parallel_for(count, SIDE, threads, regress_block, &j);
done:
    free(row);
    free(j.Q);
    free(j.inverse);
    free(j.spread);
    free(j.work);
    free(j.P);
    return st;
}
