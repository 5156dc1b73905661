/* To a higher frequency: Denton by a banded system, Chow and Lin by generalised least squares.
 * Denton: the optimum of sum (u[t] - u[t-1])^2 under C P u = y, u = x/p, is the solution of
 * [D'D  PC'; CP  0] [u; lambda] = [0; y]. With each lambda placed behind its group the matrix is a band as wide as a
 * group, so the cost is linear in time.
 * Chow and Lin: with u = L e (L from the impulse response), W = C L and V = W W', beta is the least squares solution
 * whitened by V's Cholesky factor, and out = X beta + L W' V^-1 (y - C X beta). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/least_squares.h"
#include "gnomon/gn_frequency.h"

#include <cblas.h>
#include <math.h>
#include <stdlib.h>

/* LAPACK, from OpenBLAS; Debian has no header for it. Texts' lengths follow as gfortran passes them. */
void dgbsv_(const int *n, const int *kl, const int *ku, const int *nrhs, double *ab, const int *ldab, int *ipiv,
            double *b, const int *ldb, int *info);
void dpotrf_(const char *uplo, const int *n, double *a, const int *lda, int *info, size_t uplo_len);

/* What the j-th of `ratio` periods counts in an aggregate. */
static double weight_of(gn_aggregate how, size_t j, size_t ratio)
{
    switch (how) {
    case GN_AGGREGATE_AVERAGE: return 1 / (double)ratio;
    case GN_AGGREGATE_END: return j + 1 == ratio;
    case GN_AGGREGATE_FIRST: return j == 0;
    default: return 1;
    }
}

static gn_status check_low(const char *what, gn_aggregate how, const double *low, size_t m, size_t ratio, size_t n,
                           size_t *known, gn_err *err)
{
    size_t length;
    if ((unsigned)how >= GN_AGGREGATE_COUNT) return gn_fail(err, GN_E_ARG, "%s: no aggregate %d", what, (int)how);
    if (ratio == 0 || ratio > 1000) return gn_fail(err, GN_E_ARG, "%s: %zu periods in one, 1 to 1000", what, ratio);
    if (__builtin_mul_overflow(m, ratio, &length) || n < length)
        return gn_fail(err, GN_E_ARG, "%s: %zu periods, %zu times %zu are needed", what, n, m, ratio);
    *known = 0;
    for (size_t g = 0; g < m; g++) {
        if (isinf(low[g])) return gn_fail(err, GN_E_RANGE, "%s: low value %zu is infinite", what, g + 1);
        *known += !isnan(low[g]);
    }
    return GN_OK;
}

gn_status gn_denton(gn_aggregate how, const double *low, size_t m, size_t ratio, const double *indicator, size_t n,
                    double *out, gn_err *err)
{
    enum { MOST = 1 << 30 };
    size_t known, cells;
    if (!low || !out) return gn_fail(err, GN_E_ARG, "denton: no values or no place for the result");
    gn_status st = check_low("denton", how, low, m, ratio, n, &known, err);
    if (st) return st;
    if (known == 0) return gn_fail(err, GN_E_ARG, "denton: no low value at all");
    double size = 0; /* of the indicator: its unit must not matter to the pivots */
    for (size_t t = 0; t < n; t++) {
        const double p = indicator ? indicator[t] : 1;
        if (!(p > 0) || isinf(p)) return gn_fail(err, GN_E_RANGE, "denton: indicator %zu is not above 0", t + 1);
        size += p / (double)n;
    }
    const size_t band = ratio > 2 ? ratio : 2, depth = 3 * band + 1, order = m * (ratio + 1);
    if (order > MOST || __builtin_mul_overflow(order, depth, &cells) || cells > MOST)
        return gn_fail(err, GN_E_NOMEM, "denton: %zu periods of %zu", m, ratio);
    double *ab = calloc(cells, sizeof *ab), *b = calloc(order, sizeof *b);
    int *pivot = calloc(order, sizeof *pivot);
    if (!ab || !b || !pivot) {
        st = gn_fail(err, GN_E_NOMEM, "denton: %zu periods of %zu", m, ratio);
        goto done;
    }
/* row r and column c in LAPACK's band storage with room for the pivots */
#define AT(r, c) ab[(c)*depth + 2 * band + (r) - (c)]
    for (size_t t = 0; t < m * ratio; t++) {
        const size_t g = t / ratio, row = t + g, lambda = g * (ratio + 1) + ratio;
        const size_t next = row + (t % ratio + 1 == ratio ? 2 : 1);
        const double p = indicator ? indicator[t] / size : 1, c = weight_of(how, t % ratio, ratio) * p;
        if (t + 1 < m * ratio) {
            AT(row, row) += 1;
            AT(next, next) += 1;
            AT(row, next) = AT(next, row) = -1;
        }
        if (!isnan(low[g])) AT(row, lambda) = AT(lambda, row) = c;
        if (t % ratio == 0) {
            if (isnan(low[g])) AT(lambda, lambda) = 1;
            b[lambda] = isnan(low[g]) ? 0 : low[g];
        }
    }
#undef AT
    const int rows = (int)order, width = (int)band, one = 1, leading = (int)depth;
    int info;
    dgbsv_(&rows, &width, &width, &one, ab, &leading, pivot, b, &rows, &info);
    bool finite = info == 0;
    for (size_t i = 0; finite && i < order; i++) finite = isfinite(b[i]);
    if (!finite) {
        st = gn_fail(err, GN_E_NUMERIC, "denton: the system has no finite solution");
        goto done;
    }
    for (size_t t = 0; t < n; t++) {
        const size_t last = m * ratio - 1, s = t < last ? t : last;
        out[t] = b[s + s / ratio] * (indicator ? indicator[t] / size : 1);
    }
done:
    free(ab);
    free(b);
    free(pivot);
    return st;
}

/* ---- Chow and Lin -------------------------------------------------------------------------------------------------
 */

typedef struct gls {
    gn_aggregate how;
    gn_disturbance disturbance;
    size_t ratio, m, k, length; /* length: m ratio, the periods that the low values speak of */
    size_t known;               /* low values that are not missing */
    const size_t *group;        /* [known] which they are */
    const double *aggregated;   /* [known k] C X by columns */
    const double *y;            /* [known] */
    double *response;           /* [length + ratio] */
    double *W;                  /* [known length] by rows */
    double *V;                  /* [known known] by rows, lower: the Cholesky factor */
    double *white;              /* [known (k + 1)] */
    double *beta;               /* [k] */
} gls;

/* What the first e counts: AR(1) starts from its stationary distribution. */
static double start_weight(gn_disturbance d, double rho)
{
    return d == GN_DISTURBANCE_AR1 ? 1 / sqrt(1 - rho * rho) : 1;
}

/* Estimates at one rho. Returns false where there is no solution. */
static bool estimate(gls *s, double rho, gn_regression *fit)
{
    const size_t known = s->known, length = s->length;
    /* response[d]: what an e of d periods before a group's first period adds to the group; group and e may overlap,
     * so d begins at 1 - ratio */
    double *const response = s->response;
    for (size_t i = 0; i < length + s->ratio; i++) response[i] = 0;
    for (size_t j = 0; j < s->ratio; j++) {
        const double weight = weight_of(s->how, j, s->ratio);
        double power = 1, sum = 1;
        /* d + j periods after e, from 0 on */
        for (size_t i = s->ratio - 1 - j; i < length + s->ratio - 1; i++) {
            response[i] += weight * (s->disturbance == GN_DISTURBANCE_AR1 ? power : sum);
            power *= rho;
            sum += power;
        }
    }
    const double start = start_weight(s->disturbance, rho);
    for (size_t r = 0; r < known; r++) {
        const size_t begin = s->group[r] * s->ratio;
        double *const row = s->W + r * length;
        for (size_t t = 0; t < length; t++) row[t] = t < begin + s->ratio ? response[begin + s->ratio - 1 - t] : 0;
        row[0] *= start;
    }
    const int size = (int)known;
    int info;
    cblas_dsyrk(CblasRowMajor, CblasLower, CblasNoTrans, size, (int)length, 1, s->W, (int)length, 0, s->V, size);
    dpotrf_("U", &size, s->V, &size, &info, 1); /* lower by rows is upper by columns */
    if (info) return false;
    double half_determinant = 0, rss;
    for (size_t r = 0; r < known; r++) half_determinant += log(s->V[r * known + r]);
    double *const b = s->white + s->k * known;
    for (size_t i = 0; i < s->k * known; i++) s->white[i] = s->aggregated[i];
    for (size_t r = 0; r < known; r++) b[r] = s->y[r];
    for (size_t c = 0; c <= s->k; c++)
        cblas_dtrsv(CblasRowMajor, CblasLower, CblasNoTrans, CblasNonUnit, size, s->V, size, s->white + c * known, 1);
    if (!gn_least_squares(s->white, b, known, s->k, s->beta, &rss)) return false;
    const double count = (double)known;
    fit->rho = rho;
    fit->sigma2 = rss / count;
    fit->loglik = -0.5 * count * (log(2 * 3.14159265358979323846 * fit->sigma2) + 1) - half_determinant;
    return true;
}

/* The largest likelihood on a grid, then a golden section around it. */
static bool search_rho(gls *s, gn_regression *best)
{
    enum { GRID = 40, STEPS = 40 };
    const double step = 0.999 / GRID, golden = 0.61803398874989485;
    bool found = false;
    gn_regression here;
    for (int i = 0; i <= GRID; i++)
        if (estimate(s, step * i, &here) && (!found || here.loglik > best->loglik)) {
            *best = here;
            found = true;
        }
    if (!found) return false;
    double low = fmax(0, best->rho - step), high = fmin(0.999, best->rho + step);
    for (int i = 0; i < STEPS; i++) {
        const double a = high - golden * (high - low), b = low + golden * (high - low);
        gn_regression left, right;
        if (!estimate(s, a, &left) || !estimate(s, b, &right)) break;
        if (left.loglik > best->loglik) *best = left;
        if (right.loglik > best->loglik) *best = right;
        if (left.loglik >= right.loglik)
            high = b;
        else
            low = a;
    }
    return true;
}

gn_status gn_chow_lin(gn_aggregate how, gn_disturbance disturbance, double rho, const double *low, size_t m,
                      size_t ratio, const double *X, size_t k, size_t n, double *out, double *beta, gn_regression *fit,
                      gn_err *err)
{
    size_t known;
    if (!low || !X || !out || k == 0) return gn_fail(err, GN_E_ARG, "chow_lin: no values or no place for the result");
    if (disturbance != GN_DISTURBANCE_AR1 && disturbance != GN_DISTURBANCE_LITTERMAN)
        return gn_fail(err, GN_E_ARG, "chow_lin: no disturbance %d", (int)disturbance);
    if (!isnan(rho) && !(rho >= 0 && rho < 1))
        return gn_fail(err, GN_E_ARG, "chow_lin: rho %g, at least 0 and below 1 was expected", rho);
    if (m > 1000 || n > 20000) return gn_fail(err, GN_E_LIMIT, "chow_lin: %zu values, %zu periods", m, n);
    gn_status st = check_low("chow_lin", how, low, m, ratio, n, &known, err);
    if (st) return st;
    if (known <= k) return gn_fail(err, GN_E_SHORT, "chow_lin: %zu low values for %zu columns", known, k);
    for (size_t i = 0; i < k * n; i++)
        if (!isfinite(X[i]))
            return gn_fail(err, GN_E_RANGE, "chow_lin: column %zu is missing or infinite at %zu", i / n + 1, i % n + 1);
    const size_t length = m * ratio;
    size_t *group = calloc(known, sizeof *group);
    double *aggregated = calloc(known * (k + 1), sizeof *aggregated), *white = calloc(known * (k + 1), sizeof *white);
    double *response = calloc(length + ratio, sizeof *response), *coefficient = calloc(k, sizeof *coefficient);
    double *W = calloc(known * length, sizeof *W), *V = calloc(known * known, sizeof *V);
    double *e = calloc(length, sizeof *e);
    if (!group || !aggregated || !white || !response || !coefficient || !W || !V || !e) {
        st = gn_fail(err, GN_E_NOMEM, "chow_lin: %zu values, %zu periods", m, n);
        goto done;
    }
    double *const y = aggregated + known * k;
    for (size_t g = 0, r = 0; g < m; g++) {
        if (isnan(low[g])) continue;
        group[r] = g;
        y[r] = low[g];
        for (size_t c = 0; c < k; c++)
            for (size_t j = 0; j < ratio; j++)
                aggregated[c * known + r] += weight_of(how, j, ratio) * X[c * n + g * ratio + j];
        r++;
    }
    gls s = {how, disturbance, ratio, m, k, length, known, group, aggregated, y, response, W, V, white, coefficient};
    gn_regression best;
    if (isnan(rho) ? !search_rho(&s, &best) : !estimate(&s, rho, &best)) {
        st = gn_fail(err, GN_E_NUMERIC, "chow_lin: no solution: a column depends on the others");
        goto done;
    }
    /* once more at the best: the matrices are those of the last rho tried */
    if (!estimate(&s, best.rho, &best)) {
        st = gn_fail(err, GN_E_NUMERIC, "chow_lin: no solution at rho %g", best.rho);
        goto done;
    }
    double *const z = white;
    for (size_t r = 0; r < known; r++) {
        z[r] = y[r];
        for (size_t c = 0; c < k; c++) z[r] -= aggregated[c * known + r] * coefficient[c];
    }
    const int size = (int)known;
    cblas_dtrsv(CblasRowMajor, CblasLower, CblasNoTrans, CblasNonUnit, size, V, size, z, 1);
    cblas_dtrsv(CblasRowMajor, CblasLower, CblasTrans, CblasNonUnit, size, V, size, z, 1);
    cblas_dgemv(CblasRowMajor, CblasTrans, size, (int)length, 1, W, (int)length, z, 1, 0, e, 1);
    double u = 0, v = 0;
    for (size_t t = 0; t < n; t++) {
        const double shock = t == 0 ? e[0] * start_weight(disturbance, best.rho) : t < length ? e[t] : 0;
        v = best.rho * v + shock;
        u = disturbance == GN_DISTURBANCE_AR1 ? v : u + v;
        out[t] = u;
        for (size_t c = 0; c < k; c++) out[t] += X[c * n + t] * coefficient[c];
    }
    for (size_t c = 0; beta && c < k; c++) beta[c] = coefficient[c];
    if (fit) *fit = best;
done:
    free(group);
    free(aggregated);
    free(white);
    free(response);
    free(coefficient);
    free(W);
    free(V);
    free(e);
    return st;
}
