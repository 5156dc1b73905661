/* Measures of accuracy against values worked out by hand. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_backtest.h"

#include <math.h>

static gn_backtest_options options(const char *model, size_t horizon, size_t windows)
{
    gn_backtest_options o = {.forecast = gn_forecast_options_defaults(), .windows = windows, .step = 1, .least = 3};
    o.forecast.model = model;
    o.forecast.horizon = horizon;
    return o;
}

static gn_status run(const double *y, size_t n, const gn_backtest_options *o, gn_accuracy *by_step, double *loss)
{
    gn_arena *a;
    assert_int_equal(gn_arena_new(gn_backtest_scratch(o, n), &a, NULL), GN_OK);
    const gn_status st = gn_backtest_series(y, n, o, a, by_step, loss, NULL);
    gn_arena_free(a);
    return st;
}

static void measures_are_those_of_their_definitions(void **state)
{
    (void)state;
    /* origins after 14 and after 16: naive misses 16 by 2, 18 by 4, then 18 by 2, 13 by 3 */
    const double y[] = {10, 12, 14, 16, 18, 13};
    gn_accuracy a[2], all = {0};
    double loss[2];
    gn_backtest_options o = options("naive", 2, 2);
    o.forecast.level[0] = 99.99;
    assert_int_equal(run(y, 6, &o, a, loss), GN_OK);
    check_close(a[0].count, 2, 0, 0);
    gn_accuracy_add(&all, &a[0]);
    gn_accuracy_add(&all, &a[1]);
    const gn_measures m = gn_accuracy_measures(&all, 2);
    check_close(m.me, (-2 - 4 - 2 + 3) / 4.0, 0, 1e-15);
    check_close(m.mae, (2 + 4 + 2 + 3) / 4.0, 0, 1e-15);
    check_close(m.rmse, sqrt((4 + 16 + 4 + 9) / 4.0), 0, 1e-15);
    check_close(m.mase, (2 + 4 + 2 + 3) / 4.0 / 2, 0, 1e-15);
    check_close(m.mape, 100 * (2 / 16.0 + 4 / 18.0 + 2 / 18.0 + 3 / 13.0) / 4, 0, 1e-15);
    check_close(m.smape, 200 * (2 / 30.0 + 4 / 32.0 + 2 / 34.0 + 3 / 29.0) / 4, 0, 1e-14);
    check_close(m.coverage[0], 1, 0, 0);
    check_close(loss[0], 1.5, 0, 1e-15);
    check_close(loss[1], 1.25, 0, 1e-15);
}

static void missing_actual_values_are_left_out(void **state)
{
    (void)state;
    const double y[] = {1, 2, 3, 4, NAN, 6};
    gn_accuracy a[2];
    const gn_backtest_options o = options("naive", 2, 1);
    assert_int_equal(run(y, 6, &o, a, NULL), GN_OK);
    check_close(a[0].count, 0, 0, 0);
    check_close(a[1].count, 1, 0, 0);
    check_close(a[1].absolute, 2, 0, 1e-12);
}

static void a_rolling_window_forgets_what_is_older(void **state)
{
    (void)state;
    const double y[] = {1000, 1000, 1, 1, 2, 1, 1};
    gn_accuracy a[1];
    gn_backtest_options o = options("mean", 1, 1);
    o.longest = 4;
    assert_int_equal(run(y, 7, &o, a, NULL), GN_OK);
    check_close(a[0].absolute, 0.25, 0, 1e-12);
}

static void between_fits_the_parameters_stay(void **state)
{
    (void)state;
    double y[60], each[4], once[4];
    uint64_t seed = 4;
    for (int t = 0; t < 60; t++) y[t] = 50 + t + 5 * check_normal(&seed);
    gn_accuracy a[1];
    gn_backtest_options o = options("ses", 1, 4);
    assert_int_equal(run(y, 60, &o, a, each), GN_OK);
    o.refit = 4;
    assert_int_equal(run(y, 60, &o, a, once), GN_OK);
    check_close(once[0], each[0], 1e-12, 0); /* the oldest origin is fitted */
    assert_true(once[3] != each[3]);
    check_close(once[3], each[3], 0.3, 0);
    o.refit = 1;
    assert_int_equal(run(y, 60, &o, a, once), GN_OK);
    assert_memory_equal(once, each, sizeof once);
    o.refit = 2;
    o.longest = 20;
    gn_arena *arena;
    assert_int_equal(gn_arena_new(gn_backtest_scratch(&o, 60), &arena, NULL), GN_OK);
    assert_int_equal(gn_backtest_series(y, 60, &o, arena, a, NULL, NULL), GN_E_ARG);
    gn_arena_free(arena);
}

static void too_short_a_series_is_said_to_be_so(void **state)
{
    (void)state;
    const double y[] = {1, 2, 3, 4};
    gn_accuracy a[2];
    const gn_backtest_options o = options("naive", 2, 3);
    assert_int_equal(run(y, 4, &o, a, NULL), GN_E_SHORT);
}

static void diebold_mariano_is_the_corrected_t_statistic(void **state)
{
    (void)state;
    const double d[] = {1, 2, 3, 4, NAN, 5};
    double t, p;
    assert_int_equal(gn_diebold_mariano(d, 6, 0, &t, &p, NULL), GN_OK);
    /* mean 3, variance 2 (n in the denominator), correction sqrt((n - 1) / n) */
    check_close(t, 3 / sqrt(2 / 5.0) * sqrt(4 / 5.0), 0, 1e-14);
    check_close(p, 0.0133, 0.0001, 0);
    const double same[] = {1, 1, 1, 1};
    assert_int_equal(gn_diebold_mariano(same, 4, 0, &t, &p, NULL), GN_E_NUMERIC);
    assert_int_equal(gn_diebold_mariano(d, 2, 0, &t, &p, NULL), GN_E_SHORT);
}

/* Figures of dm.test(d + 1, rep(1, 10), h = lags + 1, power = 1) of R's forecast 8.20. */
static void diebold_mariano_counts_neighbours_of_overlapping_windows(void **state)
{
    (void)state;
    const double d[] = {0.3, -0.1, 0.4, 0.25, 0.9, -0.35, 0.15, 0.6, 0.05, 0.2};
    enum { N = sizeof d / sizeof *d };
    double t, p, mean = 0, c[2] = {0};
    for (int i = 0; i < N; i++) mean += d[i] / N;
    for (int k = 0; k < 2; k++)
        for (int i = k; i < N; i++) c[k] += (d[i] - mean) * (d[i - k] - mean) / N;
    assert_int_equal(gn_diebold_mariano(d, N, 1, &t, &p, NULL), GN_OK);
    check_close(t, mean / sqrt((c[0] + 2 * c[1]) / N) * sqrt((N + 1 - 2 * 2 + 2 * 1 / (double)N) / N), 0, 1e-13);
    check_close(t, 6.090551055905, 1e-11, 0);
    check_close(p, 0.000181312422, 1e-11, 0);
    assert_int_equal(gn_diebold_mariano(d, N, 0, &t, &p, NULL), GN_OK);
    check_close(t, 2.166945355544, 1e-11, 0);
    check_close(p, 0.058403293325, 1e-11, 0);
    const double plain = t; /* with two lags the sum is below 0: as without */
    assert_int_equal(gn_diebold_mariano(d, N, 2, &t, &p, NULL), GN_OK);
    check_close(t, plain, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(measures_are_those_of_their_definitions),
        cmocka_unit_test(missing_actual_values_are_left_out),
        cmocka_unit_test(a_rolling_window_forgets_what_is_older),
        cmocka_unit_test(between_fits_the_parameters_stay),
        cmocka_unit_test(too_short_a_series_is_said_to_be_so),
        cmocka_unit_test(diebold_mariano_is_the_corrected_t_statistic),
        cmocka_unit_test(diebold_mariano_counts_neighbours_of_overlapping_windows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
