/* Reconciled forecasts against values worked out by hand and against the projection written out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_hierarchy.h"

#include <math.h>

enum { N = 7, K = 30 };
/* 0 = 1 + 2; 1 = 3 + 4; 2 = 5 + 6 */
static const size_t parent[N] = {GN_NO_PARENT, 0, 0, 1, 1, 2, 2};

static void check_sums(const double *v, size_t horizon)
{
    for (size_t h = 0; h < horizon; h++) {
        check_close(v[h], v[horizon + h] + v[2 * horizon + h], 1e-12, 0);
        check_close(v[horizon + h], v[3 * horizon + h] + v[4 * horizon + h], 1e-12, 0);
        check_close(v[2 * horizon + h], v[5 * horizon + h] + v[6 * horizon + h], 1e-12, 0);
    }
}

static void bottom_up_keeps_the_leaves(void **state)
{
    (void)state;
    const double base[N] = {99, 50, 40, 20, 25, 15, 18};
    double out[N];
    assert_int_equal(gn_reconcile_forecasts(GN_RECONCILE_BOTTOM_UP, parent, N, base, 1, NULL, 0, NULL, out, NULL),
                     GN_OK);
    check_close(out[3], 20, 0, 0);
    check_close(out[0], 78, 0, 0);
    check_sums(out, 1);
}

/* (S' W^-1 S)^-1 S' W^-1 y by Gaussian elimination, W a diagonal. */
static void project(const double *y, const double *w, double *out)
{
    static const double s[N][4] = {{1, 1, 1, 1}, {1, 1, 0, 0}, {0, 0, 1, 1}, {1, 0, 0, 0},
                                   {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    double a[4][5] = {{0}};
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < N; k++) {
            for (int j = 0; j < 4; j++) a[i][j] += s[k][i] * s[k][j] / w[k];
            a[i][4] += s[k][i] * y[k] / w[k];
        }
    for (int i = 0; i < 4; i++)
        for (int r = 0; r < 4; r++) {
            if (r == i) continue;
            const double f = a[r][i] / a[i][i];
            for (int j = i; j < 5; j++) a[r][j] -= f * a[i][j];
        }
    for (int k = 0; k < N; k++) {
        out[k] = 0;
        for (int i = 0; i < 4; i++) out[k] += s[k][i] * a[i][4] / a[i][i];
    }
}

static void minimum_trace_is_the_projection_of_its_definition(void **state)
{
    (void)state;
    const double base[2 * N] = {99, 101, 50, 52, 40, 41, 20, 21, 25, 24, 15, 16, 18, 17};
    static const double alike[N] = {1, 1, 1, 1, 1, 1, 1}, leaves[N] = {4, 2, 2, 1, 1, 1, 1};
    double out[2 * N], y[N], expected[N];
    for (int method = GN_RECONCILE_OLS; method <= GN_RECONCILE_STRUCT; method++) {
        assert_int_equal(gn_reconcile_forecasts((gn_reconcile)method, parent, N, base, 2, NULL, 0, NULL, out, NULL),
                         GN_OK);
        check_sums(out, 2);
        for (int h = 0; h < 2; h++) {
            for (int i = 0; i < N; i++) y[i] = base[2 * i + h];
            project(y, method == GN_RECONCILE_OLS ? alike : leaves, expected);
            for (int i = 0; i < N; i++) check_close(out[2 * i + h], expected[i], 1e-12, 0);
        }
    }
}

static void shrunk_weights_trust_the_nodes_that_err_little(void **state)
{
    (void)state;
    double errors[N * K], base[N] = {99, 50, 40, 20, 25, 15, 18}, out[N];
    uint64_t seed = 3;
    for (int i = 0; i < N; i++)
        for (int t = 0; t < K; t++) errors[i * K + t] = check_normal(&seed) * (i == 0 ? 0.001 : i == 3 ? 0.01 : 2);
    assert_int_equal(gn_reconcile_forecasts(GN_RECONCILE_SHRINK, parent, N, base, 1, errors, K, NULL, out, NULL),
                     GN_OK);
    check_sums(out, 1);
    check_close(out[0], 99, 0, 0.05);
    check_close(out[3], 20, 0, 0.05);
    assert_int_equal(gn_reconcile_forecasts(GN_RECONCILE_SHRINK, parent, N, base, 1, errors, 2, NULL, out, NULL),
                     GN_E_SHORT);
    for (int i = 0; i < N * K; i++) errors[i] = 0; /* perfect fits are no reason to fail or to blow up */
    const gn_status st = gn_reconcile_forecasts(GN_RECONCILE_SHRINK, parent, N, base, 1, errors, K, NULL, out, NULL);
    assert_true(st == GN_OK || st == GN_E_NUMERIC);
}

static void what_cannot_be_negative_is_not(void **state)
{
    (void)state;
    const double base[N] = {20, 50, 40, 20, 1, 15, 18};
    const bool amounts[N] = {true, true, true, true, true, true, true};
    double out[N];
    assert_int_equal(gn_reconcile_forecasts(GN_RECONCILE_OLS, parent, N, base, 1, NULL, 0, amounts, out, NULL), GN_OK);
    for (int i = 0; i < N; i++) assert_true(out[i] >= 0);
    check_sums(out, 1);
}

static void a_node_that_is_part_of_itself_is_refused(void **state)
{
    (void)state;
    const size_t ring[4] = {GN_NO_PARENT, 2, 3, 1};
    size_t order[4], bad = 0;
    double v[4] = {0};
    assert_int_equal(gn_hierarchy_order(ring, 4, order, &bad, NULL), GN_E_ARG);
    assert_int_equal(bad, 1);
    assert_int_equal(gn_reconcile_forecasts(GN_RECONCILE_OLS, ring, 4, v, 1, NULL, 0, NULL, v, NULL), GN_E_ARG);
}

static void series_without_parts_stay_as_they_are(void **state)
{
    (void)state;
    const size_t none[2] = {GN_NO_PARENT, GN_NO_PARENT};
    const double base[2] = {3, 4};
    double out[2];
    assert_int_equal(gn_reconcile_forecasts(GN_RECONCILE_OLS, none, 2, base, 1, NULL, 0, NULL, out, NULL), GN_OK);
    check_close(out[0], 3, 0, 0);
    check_close(out[1], 4, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bottom_up_keeps_the_leaves),
        cmocka_unit_test(minimum_trace_is_the_projection_of_its_definition),
        cmocka_unit_test(shrunk_weights_trust_the_nodes_that_err_little),
        cmocka_unit_test(what_cannot_be_negative_is_not),
        cmocka_unit_test(a_node_that_is_part_of_itself_is_refused),
        cmocka_unit_test(series_without_parts_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
