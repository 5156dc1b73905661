/* Regressions of panels against one series at a time, and robust fits with points far away. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "engine/least_squares.h"
#include "gnomon/gn_regress.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT = 300, N = 80, K = 4 };

typedef struct panel {
    double X[K * N], Y[COUNT * N], beta[COUNT * K], se[COUNT * K], sigma[COUNT], r2[COUNT];
    size_t used[COUNT];
} panel;

static void fill(panel *p, uint64_t seed, bool gaps)
{
    for (size_t t = 0; t < N; t++) {
        p->X[t] = 1;
        p->X[N + t] = 1e6 + (double)t; /* badly scaled against the constant on purpose */
        for (size_t c = 2; c < K; c++) p->X[c * N + t] = check_normal(&seed);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t t = 0; t < N; t++) {
            double v = check_normal(&seed);
            for (size_t c = 0; c < K; c++) v += (double)(c + i % 7) * (c == 1 ? p->X[N + t] - 1e6 : p->X[c * N + t]);
            p->Y[i * N + t] = gaps && i % 3 && check_uniform(&seed) < 0.1 ? NAN : v;
        }
}

/* Householder's way over the rows that are there; (X'X)^-1's diagonal by unit vectors. */
static bool literal(const panel *p, size_t i, double *beta, double *se, double *sigma, double *r2)
{
    double a[K * N], b[N], r[K * N], rss, mean = 0, squares = 0;
    size_t m = 0, at[N];
    for (size_t t = 0; t < N; t++) {
        bool whole = !isnan(p->Y[i * N + t]);
        for (size_t c = 0; c < K; c++) whole = whole && !isnan(p->X[c * N + t]);
        if (whole) at[m++] = t;
    }
    for (size_t s = 0; s < m; s++) {
        for (size_t c = 0; c < K; c++) a[c * m + s] = p->X[c * N + at[s]];
        b[s] = p->Y[i * N + at[s]];
        mean += b[s] / (double)m;
    }
    for (size_t s = 0; s < m; s++) squares += (b[s] - mean) * (b[s] - mean);
    if (m <= K || !gn_least_squares(a, b, m, K, beta, &rss)) return false;
    memcpy(r, a, sizeof r);
    *sigma = sqrt(rss / (double)(m - K));
    *r2 = 1 - rss / squares;
    for (size_t c = 0; c < K; c++) { /* solve R'v = e_c: |v|^2 is entry c of (R'R)^-1 */
        double v[K], sum = 0;
        for (size_t row = 0; row < K; row++) {
            v[row] = row == c;
            for (size_t q = 0; q < row; q++) v[row] -= r[row * m + q] * v[q];
            v[row] /= r[row * m + row];
            sum += v[row] * v[row];
        }
        se[c] = *sigma * sqrt(sum);
    }
    return true;
}

static void a_panel_is_fitted_as_one_series_at_a_time(void **state)
{
    (void)state;
    panel *p = calloc(1, sizeof *p), *q = calloc(1, sizeof *q);
    assert_non_null(p);
    assert_non_null(q);
    for (int gaps = 0; gaps < 2; gaps++) {
        fill(p, 11, gaps);
        if (gaps) p->X[2 * N + 5] = NAN;
        assert_int_equal(gn_regress_panel(p->Y, COUNT, N, p->X, K, 1, p->beta, p->se, p->sigma, p->r2, p->used, NULL),
                         GN_OK);
        for (size_t i = 0; i < COUNT; i++) {
            double beta[K], se[K], sigma, r2;
            assert_true(literal(p, i, beta, se, &sigma, &r2));
            for (size_t c = 1; c < K; c++) {
                check_close(p->beta[i * K + c], beta[c], 1e-8, 1e-8);
                check_close(p->se[i * K + c], se[c], 0, 1e-6);
            }
            check_close(p->beta[i * K], beta[0], 1e-2, 1e-8); /* a constant beside 1e6 + t */
            check_close(p->sigma[i], sigma, 0, 1e-8);
            check_close(p->r2[i], r2, 1e-9, 0);
        }
        memcpy(q->beta, p->beta, sizeof p->beta);
        assert_int_equal(gn_regress_panel(p->Y, COUNT, N, p->X, K, 2, p->beta, p->se, p->sigma, p->r2, p->used, NULL),
                         GN_OK);
        assert_memory_equal(q->beta, p->beta, sizeof p->beta);
        assert_int_equal(p->used[0], gaps ? N - 1 : N);
    }
    free(p);
    free(q);
}

static void series_that_cannot_be_fitted_are_missing_and_hurt_no_other(void **state)
{
    (void)state;
    panel *p = calloc(1, sizeof *p);
    assert_non_null(p);
    fill(p, 12, false);
    for (size_t t = 0; t < N; t++) p->X[3 * N + t] = t < 40; /* known only where the first half is */
    for (size_t t = 0; t < 40; t++) p->Y[5 * N + t] = NAN;
    p->Y[6 * N] = INFINITY;
    for (size_t t = K; t < N; t++) p->Y[7 * N + t] = NAN;
    for (size_t t = 1; t < 40; t++) p->Y[8 * N + t] = NAN; /* one period tells of it: by itself */
    for (size_t t = 0; t < N; t++) p->Y[9 * N + t] = 3;
    assert_int_equal(gn_regress_panel(p->Y, COUNT, N, p->X, K, 0, p->beta, p->se, p->sigma, p->r2, p->used, NULL),
                     GN_OK);
    for (size_t i = 5; i < 8; i++) assert_true(isnan(p->beta[i * K]) && isnan(p->se[i * K]) && isnan(p->sigma[i]));
    double beta[K], se[K], sigma, r2;
    assert_true(literal(p, 8, beta, se, &sigma, &r2));
    for (size_t c = 1; c < K; c++) check_close(p->beta[8 * K + c], beta[c], 1e-8, 1e-6);
    for (size_t c = 1; c < K; c++) check_close(p->se[8 * K + c], se[c], 0, 1e-6);
    assert_true(isnan(p->r2[9]));
    assert_true(literal(p, 10, beta, se, &sigma, &r2));
    for (size_t c = 1; c < K; c++) check_close(p->beta[10 * K + c], beta[c], 1e-8, 1e-6);
    free(p);
}

static void regressors_that_depend_on_each_other_are_named(void **state)
{
    (void)state;
    double X[3 * 10], Y[10], beta[3] = {42};
    gn_err err = {0};
    for (size_t t = 0; t < 10; t++) {
        X[t] = 1;
        X[10 + t] = (double)t;
        X[20 + t] = 3 - 2 * (double)t;
        Y[t] = (double)(t * t);
    }
    assert_int_equal(gn_regress_panel(Y, 1, 10, X, 3, 1, beta, NULL, NULL, NULL, NULL, &err), GN_E_NUMERIC);
    assert_string_equal(err.msg, "regress: regressor 3 depends on those before it");
    assert_int_equal(gn_regress_panel(Y, 1, 3, X, 3, 1, beta, NULL, NULL, NULL, NULL, &err), GN_E_SHORT);
    assert_int_equal(gn_regress_robust(GN_ROBUST_HUBER, Y, 10, X, 3, beta, NULL, NULL, NULL, &err), GN_E_NUMERIC);
    assert_int_equal(gn_regress_robust(GN_ROBUST_HUBER, Y, 2, X, 2, beta, NULL, NULL, NULL, &err), GN_E_SHORT);
    X[4] = INFINITY;
    assert_int_equal(gn_regress_panel(Y, 1, 10, X, 2, 1, beta, NULL, NULL, NULL, NULL, &err), GN_E_RANGE);
    assert_int_equal(gn_regress_robust(GN_ROBUST_HUBER, Y, 10, X, 2, beta, NULL, NULL, NULL, &err), GN_E_RANGE);
    check_bits(beta[0], 42);
}

static void far_points_do_not_move_a_robust_fit(void **state)
{
    (void)state;
    enum { M = 60 };
    double X[2 * M], y[M], beta[2], se[2], weight[M];
    uint64_t seed = 3;
    for (size_t t = 0; t < M; t++) {
        X[t] = 1;
        X[M + t] = (double)t;
        y[t] = 5 + 2 * (double)t + 0.1 * check_normal(&seed);
    }
    y[10] = 1e4;
    y[45] = -1e5;
    y[50] = NAN;
    for (int kind = 0; kind < GN_ROBUST_COUNT; kind++) {
        gn_robust_fit fit;
        assert_int_equal(gn_regress_robust((gn_robust)kind, y, M, X, 2, beta, se, weight, &fit, NULL), GN_OK);
        check_close(beta[1], 2, 0.01, 0);
        check_close(beta[0], 5, 0.2, 0);
        assert_int_equal(fit.used, M - 1);
        assert_true(weight[45] < 0.02);
        assert_true(isnan(weight[50]));
        if (kind == GN_ROBUST_BISQUARE) {
            check_bits(weight[10], 0);
            check_close(fit.sigma, 0.1, 0.05, 0);
            check_close(beta[1], 2, 5 * se[1], 0);
        }
        assert_int_equal(gn_robust_find(gn_robust_name((gn_robust)kind)), kind);
    }
    assert_int_equal(gn_robust_find("mean"), GN_ROBUST_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_panel_is_fitted_as_one_series_at_a_time),
        cmocka_unit_test(series_that_cannot_be_fitted_are_missing_and_hurt_no_other),
        cmocka_unit_test(regressors_that_depend_on_each_other_are_named),
        cmocka_unit_test(far_points_do_not_move_a_robust_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
