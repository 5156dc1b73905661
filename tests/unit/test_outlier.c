/* Outliers: what is put into a wandering series is found with its kind, place and size. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_outlier.h"

#include <math.h>
#include <string.h>

enum { N = 120 };

static void wander(double *x, bool seasonal, uint64_t seed)
{
    double level = 500;
    for (size_t t = 0; t < N; t++) {
        level += check_normal(&seed);
        x[t] = level + (seasonal ? 40 * sin(0.5235987755982988 * (double)t) : 0);
    }
}

static void each_kind_is_found_where_it_was_put_in(void **state)
{
    (void)state;
    double x[N], back[N], clean[N];
    for (int seasonal = 0; seasonal < 2; seasonal++)
        for (int kind = 0; kind < GN_OUTLIER_KINDS; kind++)
            for (int sign = -1; sign <= 1; sign += 2) {
                wander(clean, seasonal, 5);
                memcpy(x, clean, sizeof x);
                for (size_t t = 70; t < N; t++)
                    x[t] += sign * 15 * (kind == 0 ? t == 70 : kind == 1 ? 1 : pow(0.7, (double)(t - 70)));
                gn_outlier_options opt = gn_outlier_options_defaults();
                opt.season = seasonal ? 12 : 1;
                opt.critical = 5;
                gn_outlier found[10];
                size_t count = 0;
                assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, back, NULL), GN_OK);
                assert_int_equal(count, 1);
                assert_int_equal(found[0].kind, kind);
                assert_int_equal(found[0].at, 70);
                check_close(found[0].effect, sign * 15, 3, 0);
                for (size_t t = 0; t < N; t++) check_close(back[t], clean[t], 3, 0);
            }
}

static void several_are_found_the_clearest_first_and_logs_are_multiplicative(void **state)
{
    (void)state;
    double x[N], back[N];
    uint64_t seed = 9;
    for (size_t t = 0; t < N; t++)
        x[t] = exp(3 + 0.01 * (double)t + 0.01 * check_normal(&seed) + (t == 30 ? 0.3 : 0) + (t >= 80 ? -0.5 : 0));
    x[50] = NAN;
    gn_outlier_options opt = gn_outlier_options_defaults();
    opt.logs = true;
    gn_outlier found[10];
    size_t count = 0;
    assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, back, NULL), GN_OK);
    assert_int_equal(count, 2);
    assert_int_equal(found[0].kind, GN_OUTLIER_LEVEL_SHIFT);
    assert_int_equal(found[0].at, 80);
    check_close(found[0].effect, -0.5, 0.06, 0);
    assert_int_equal(found[1].kind, GN_OUTLIER_ADDITIVE);
    assert_int_equal(found[1].at, 30);
    check_close(back[30], x[30] * exp(-found[1].effect), 0, 1e-12);
    assert_true(isnan(back[50]));
    opt.most = 1;
    assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, NULL, NULL), GN_OK);
    assert_int_equal(count, 1);
}

static void a_plain_series_has_none_and_comes_back_as_it_was(void **state)
{
    (void)state;
    double x[N], back[N];
    wander(x, false, 77);
    gn_outlier_options opt = gn_outlier_options_defaults();
    gn_outlier found[10];
    size_t count = 9;
    assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, back, NULL), GN_OK);
    assert_int_equal(count, 0);
    assert_memory_equal(x, back, sizeof x);
}

static void what_cannot_be_judged_is_refused_with_its_reason(void **state)
{
    (void)state;
    double x[N], back[1] = {42};
    gn_outlier found[10];
    gn_err err = {0};
    size_t count = 9;
    gn_outlier_options opt = gn_outlier_options_defaults();
    for (size_t t = 0; t < N; t++) x[t] = (double)t;
    x[60] = 1000;
    assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, NULL, &err), GN_E_NUMERIC);
    assert_int_equal(gn_outliers_find(&opt, x, 12, found, &count, back, &err), GN_E_SHORT);
    assert_string_equal(err.msg, "outliers: 11 differences, 12 needed");
    assert_int_equal(gn_outliers_find(&opt, NULL, 0, found, &count, back, &err), GN_E_SHORT);
    opt.logs = true;
    assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, back, &err), GN_E_RANGE);
    assert_string_equal(err.msg, "outliers: value 1 is 0, above 0 needed");
    opt.critical = NAN;
    assert_int_equal(gn_outliers_find(&opt, x, N, found, &count, back, &err), GN_E_ARG);
    assert_int_equal(count, 9);
    check_bits(back[0], 42);
    assert_string_equal(gn_outlier_name(GN_OUTLIER_TRANSITORY), "TC");
    assert_string_equal(gn_outlier_name(GN_OUTLIER_KINDS), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_is_found_where_it_was_put_in),
        cmocka_unit_test(several_are_found_the_clearest_first_and_logs_are_multiplicative),
        cmocka_unit_test(a_plain_series_has_none_and_comes_back_as_it_was),
        cmocka_unit_test(what_cannot_be_judged_is_refused_with_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
