/* Panels of many series over OpenBLAS and LAPACK.
 * With Z the centred values (0 where missing), Q their squares and M the 0/1 masks, the sums over common periods of all
 * pairs of two blocks are products: count MM', sums ZM' and MZ', squares QM' and MQ', products ZZ'. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_factor.h"

#include "gnomon/gn_parallel.h"
#include "gnomon/gn_stats.h"

#include <cblas.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* LAPACK, from OpenBLAS; Debian has no header for it. Texts' lengths follow as gfortran passes them. */
void dsyev_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
            const int *lwork, int *info, size_t jobz_len, size_t uplo_len);

enum { SIDE = 128, SUMS = 6 };

typedef struct panel {
    const double *X;
    double *Z, *Q, *M; /* [count n]; Q and M are NULL where nothing is missing */
    size_t count, n, least, blocks;
    bool *usable; /* [count] */
    double *work; /* [workers SUMS SIDE SIDE] */
    double *out;
} panel;

/* Z, Q and M of series [begin, end). A constant or infinite one is not usable: gn_correlation decides its pairs. */
static void standardise(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const panel *p = ctx;
    for (size_t i = begin; i < end; i++) {
        const double *x = p->X + i * p->n;
        double *const z = p->Z + i * p->n;
        const gn_summary s = gn_summarise(x, p->n);
        p->usable[i] = isfinite(s.sd) && isnormal(s.sd) && isfinite(1 / s.sd);
        for (size_t t = 0; t < p->n; t++) {
            const bool there = !isnan(x[t]);
            z[t] = there && p->usable[i] ? (x[t] - s.mean) / s.sd : 0;
            if (!p->M) continue;
            p->M[i * p->n + t] = there;
            p->Q[i * p->n + t] = z[t] * z[t];
        }
    }
}

static void multiply(const panel *p, const double *a, size_t i, size_t rows, const double *b, size_t j, size_t columns,
                     double *out)
{
    const int n = (int)p->n;
    cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasTrans, (int)rows, (int)columns, n, 1, a + i * p->n, n, b + j * p->n,
                n, 0, out, SIDE);
}

static void correlate(void *ctx, size_t begin, size_t end, int worker)
{
    const panel *p = ctx;
    double *const work = p->work + (size_t)worker * SUMS * SIDE * SIDE;
    double *const xy = work, *const m = work + SIDE * SIDE, *const x = m + SIDE * SIDE, *const y = x + SIDE * SIDE,
                  *const xx = y + SIDE * SIDE, *const yy = xx + SIDE * SIDE;
    for (size_t cell = begin; cell < end; cell++) {
        const size_t i = cell / p->blocks * SIDE, j = cell % p->blocks * SIDE;
        if (j > i) continue; /* the other half is its mirror */
        const size_t rows = p->count - i < SIDE ? p->count - i : SIDE;
        const size_t columns = p->count - j < SIDE ? p->count - j : SIDE;
        multiply(p, p->Z, i, rows, p->Z, j, columns, xy);
        if (p->M) {
            multiply(p, p->M, i, rows, p->M, j, columns, m);
            multiply(p, p->Z, i, rows, p->M, j, columns, x);
            multiply(p, p->M, i, rows, p->Z, j, columns, y);
            multiply(p, p->Q, i, rows, p->M, j, columns, xx);
            multiply(p, p->M, i, rows, p->Q, j, columns, yy);
        }
        for (size_t a = 0; a < rows; a++)
            for (size_t b = 0; b < columns; b++) {
                const size_t row = i + a, column = j + b, at = a * SIDE + b;
                if (column > row) continue;
                const double all = (double)p->n, pairs = p->M ? m[at] : all;
                double vx = all - 1, vy = all - 1, cross = xy[at], sx = vx, sy = vy;
                if (p->M) {
                    sx = xx[at];
                    sy = yy[at];
                    vx = sx - x[at] * x[at] / pairs;
                    vy = sy - y[at] * y[at] / pairs;
                    cross -= x[at] * y[at] / pairs;
                }
                const bool safe = p->usable[row] && p->usable[column] && vx > 1e-6 * sx && vy > 1e-6 * sy;
                double r = safe ? cross / (sqrt(vx) * sqrt(vy))
                                : gn_correlation(p->X + row * p->n, p->X + column * p->n, p->n, NULL);
                if (pairs < (double)p->least) r = NAN;
                r = row == column && !isnan(r) ? 1 : r > 1 ? 1 : r < -1 ? -1 : r;
                p->out[row * p->count + column] = p->out[column * p->count + row] = r;
            }
    }
}

gn_status gn_correlation_matrix(const double *X, size_t count, size_t n, size_t least, int threads, double *out,
                                gn_err *err)
{
    size_t values, cells, bytes;
    if (count == 0) return GN_OK;
    if (!X || !out || n == 0) return gn_fail(err, GN_E_ARG, "correlation_matrix: no values or no place for the result");
    if (threads < 0 || threads > GN_MAX_THREADS)
        return gn_fail(err, GN_E_ARG, "correlation_matrix: %d threads, 0 to %d", threads, GN_MAX_THREADS);
    if (n > INT_MAX || __builtin_mul_overflow(count, n, &values) || __builtin_mul_overflow(count, count, &cells) ||
        __builtin_mul_overflow(values > cells ? values : cells, sizeof *X, &bytes))
        return gn_fail(err, GN_E_ARG, "correlation_matrix: %zu series of %zu periods", count, n);
    bool missing = false;
    for (size_t i = 0; i < values && !missing; i++) missing = isnan(X[i]);
    panel p = {.X = X, .count = count, .n = n, .least = least ? least : 2, .out = out};
    p.blocks = (count + SIDE - 1) / SIDE;
    const size_t workers = (size_t)gn_parallel_workers(p.blocks * p.blocks, 1, threads);
    p.Z = malloc(values * sizeof *p.Z);
    p.usable = malloc(count * sizeof *p.usable);
    p.work = malloc(workers * SUMS * SIDE * SIDE * sizeof *p.work);
    if (missing) {
        p.Q = malloc(values * sizeof *p.Q);
        p.M = malloc(values * sizeof *p.M);
    }
    gn_status st = GN_OK;
    if (!p.Z || !p.usable || !p.work || (missing && (!p.Q || !p.M)))
        st = gn_fail(err, GN_E_NOMEM, "correlation_matrix: %zu series of %zu periods", count, n);
    if (st == GN_OK) st = gn_parallel_for(count, 64, threads, standardise, &p);
    if (st == GN_OK) st = gn_parallel_for(p.blocks * p.blocks, 1, threads, correlate, &p);
    free(p.Z);
    free(p.Q);
    free(p.M);
    free(p.usable);
    free(p.work);
    return st;
}

/* ---- principal components -----------------------------------------------------------------------------------------
 */

/* Eigenvalues, ascending, and vectors (by columns) of the symmetric a [k k]. */
static gn_status eigen(double *a, size_t k, double *value, gn_err *err)
{
    const int size = (int)k, query = -1;
    int info;
    double room;
    dsyev_("V", "L", &size, a, &size, value, &room, &query, &info, 1, 1);
    const int length = (int)room;
    double *work = malloc((size_t)length * sizeof *work);
    if (!work) return gn_fail(err, GN_E_NOMEM, "principal_components: %zu by %zu", k, k);
    dsyev_("V", "L", &size, a, &size, value, work, &length, &info, 1, 1);
    free(work);
    return info ? gn_fail(err, GN_E_NUMERIC, "principal_components: the eigenvalues did not converge") : GN_OK;
}

/* Length 1, the largest entry above 0. False for a vector of nothing. */
static bool normalise(double *v, size_t n)
{
    const double length = cblas_dnrm2((int)n, v, 1);
    if (!(length > 1e-7) || !isfinite(length)) return false;
    const double largest = v[cblas_idamax((int)n, v, 1)];
    cblas_dscal((int)n, (largest < 0 ? -1 : 1) / length, v, 1);
    return true;
}

/* The whole periods of each series, mean 0 and deviation 1: S [count][rows]. */
static gn_status whole_standardised(const double *X, size_t count, size_t n, const bool *whole, size_t rows, double *S,
                                    gn_err *err)
{
    for (size_t i = 0; i < count; i++) {
        double *const s = S + i * rows;
        for (size_t t = 0, r = 0; t < n; t++)
            if (whole[t]) s[r++] = X[i * n + t];
        const gn_summary sum = gn_summarise(s, rows);
        if (!isfinite(sum.sum) || !isfinite(sum.sd))
            return gn_fail(err, GN_E_RANGE, "principal_components: series %zu is infinite", i + 1);
        if (!(sum.sd > 0)) return gn_fail(err, GN_E_NUMERIC, "principal_components: series %zu is constant", i + 1);
        for (size_t r = 0; r < rows; r++) s[r] = (s[r] - sum.mean) / sum.sd;
    }
    return GN_OK;
}

gn_status gn_principal_components(const double *X, size_t count, size_t n, size_t want, double *loading, double *score,
                                  double *share, gn_err *err)
{
    enum { MOST = 4000 };
    size_t values, rows = 0;
    if (!X || !loading || !score || !share)
        return gn_fail(err, GN_E_ARG, "principal_components: no values or no place for the result");
    if (want == 0 || want > count)
        return gn_fail(err, GN_E_ARG, "principal_components: %zu of %zu series", want, count);
    if (n > INT_MAX || count > INT_MAX || __builtin_mul_overflow(count, n, &values) || values > SIZE_MAX / sizeof *X)
        return gn_fail(err, GN_E_ARG, "principal_components: %zu series of %zu periods", count, n);
    bool *whole = malloc(n + 1);
    if (!whole) return gn_fail(err, GN_E_NOMEM, "principal_components: %zu periods", n);
    double *S = NULL, *gram = NULL, *value = NULL, *result = NULL;
    gn_status st = GN_OK;
    for (size_t t = 0; t < n; t++) {
        whole[t] = true;
        for (size_t i = 0; i < count && whole[t]; i++) whole[t] = !isnan(X[i * n + t]);
        rows += whole[t];
    }
    const size_t k = count < rows ? count : rows;
    if (rows < want + 1) {
        st = gn_fail(err, GN_E_SHORT, "principal_components: %zu whole periods for %zu components", rows, want);
        goto done;
    }
    if (k > MOST) {
        st = gn_fail(err, GN_E_LIMIT, "principal_components: %zu series over %zu periods, one at most %d", count, rows,
                     MOST);
        goto done;
    }
    S = malloc(count * rows * sizeof *S);
    gram = malloc(k * k * sizeof *gram);
    value = malloc(k * sizeof *value);
    result = calloc(count * want + rows * want, sizeof *result);
    if (!S || !gram || !value || !result) {
        st = gn_fail(err, GN_E_NOMEM, "principal_components: %zu series of %zu periods", count, n);
        goto done;
    }
    st = whole_standardised(X, count, n, whole, rows, S, err);
    if (st) goto done;
    /* the smaller of the two products has the same eigenvalues that are not 0 */
    const bool by_series = count <= rows;
    const int C = (int)count, R = (int)rows, K = (int)k;
    cblas_dsyrk(CblasColMajor, CblasLower, by_series ? CblasTrans : CblasNoTrans, K, by_series ? R : C,
                1 / (double)(rows - 1), S, R, 0, gram, K);
    st = eigen(gram, k, value, err);
    if (st) goto done;
    for (size_t c = 0; c < want; c++) {
        const double *const v = gram + (k - 1 - c) * k;
        double *const l = result + c * count, *const s = result + want * count + c * rows;
        if (by_series)
            cblas_dcopy(C, v, 1, l, 1);
        else
            cblas_dgemv(CblasColMajor, CblasTrans, R, C, 1, S, R, v, 1, 0, l, 1);
        if (!normalise(l, count)) {
            st = gn_fail(err, GN_E_NUMERIC, "principal_components: there are only %zu", c);
            goto done;
        }
        cblas_dgemv(CblasColMajor, CblasNoTrans, R, C, 1, S, R, l, 1, 0, s, 1);
    }
    for (size_t i = 0; i < want * count; i++) loading[i] = result[i];
    for (size_t c = 0; c < want; c++) {
        const double *s = result + want * count + c * rows;
        share[c] = fmax(0, value[k - 1 - c]) / (double)count;
        for (size_t t = 0; t < n; t++) score[c * n + t] = whole[t] ? *s++ : NAN;
    }
done:
    free(whole);
    free(S);
    free(gram);
    free(value);
    free(result);
    return st;
}

gn_status gn_diffusion_index(const double *X, size_t count, size_t n, size_t lag, size_t least, double *out,
                             size_t *compared, gn_err *err)
{
    if (lag == 0 || (n && (!out || (count && !X))))
        return gn_fail(err, GN_E_ARG, "diffusion_index: no values, no place for the result or lag 0");
    for (size_t t = 0; t < n; t++) {
        size_t all = 0, half = 0; /* halves: 2 for a rise, 1 for no change */
        for (size_t i = 0; i < count && t >= lag; i++) {
            const double now = X[i * n + t], then = X[i * n + t - lag];
            if (isnan(now) || isnan(then)) continue;
            all++;
            half += now > then ? 2 : now == then;
        }
        out[t] = all < (least ? least : 1) ? NAN : 50 * (double)half / (double)all;
        if (compared) compared[t] = all;
    }
    return GN_OK;
}
