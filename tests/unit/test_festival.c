/* Spring Festival: its days against the new moons, its regressor, and effects put into a series and found again. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_festival.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void the_days_are_those_computed_from_the_new_moons(void **state)
{
    (void)state;
    char *csv = check_read_file("tests/oracle/festival.csv", NULL);
    char *line = strtok(csv, "\n");
    assert_string_equal(line, "date");
    for (int year = GN_FESTIVAL_FIRST; year <= GN_FESTIVAL_LAST; year++) {
        gn_date expected, got = gn_spring_festival(year);
        line = strtok(NULL, "\n");
        assert_non_null(line);
        assert_true(gn_date_parse(line, &expected));
        assert_int_equal(gn_date_days(got), gn_date_days(expected));
    }
    assert_null(strtok(NULL, "\n"));
    free(csv);
    assert_int_equal(gn_spring_festival(1989).year, 0);
    assert_int_equal(gn_spring_festival(2051).year, 0);
}

static void a_regressor_has_neither_level_nor_season(void **state)
{
    (void)state;
    enum { N = 61 * 12 };
    double r[N];
    const int64_t first = gn_month(GN_FESTIVAL_FIRST, 1);
    assert_int_equal(gn_festival_regressor(first, N, 20, 10, r, NULL), GN_OK);
    for (int m = 0; m < 12; m++) {
        double sum = 0;
        for (int y = 0; y < 61; y++) sum += r[12 * y + m];
        check_close(sum, 0, 1e-12, 0);
    }
    /* 2021-02-12, ten days of the new year: all of them in February; 2020-01-25: seven in January */
    double window[2];
    assert_int_equal(gn_festival_regressor(first, N, 0, 10, r, NULL), GN_OK);
    memcpy(window, r + 12 * 31, sizeof window);
    check_close(window[0] - r[12 * 30], -0.7, 1e-12, 0);
    check_close(window[1] - r[12 * 30 + 1], 0.7, 1e-12, 0);
}

static void an_effect_put_in_is_found_and_taken_out(void **state)
{
    (void)state;
    enum { N = 120 };
    double r[N], clean[N], x[N], back[N];
    char flag[N], out_flag[N];
    const int64_t first = gn_month(2010, 1);
    uint64_t seed = 4;
    assert_int_equal(gn_festival_regressor(first, N, 7, 14, r, NULL), GN_OK);
    for (int noisy = 0; noisy < 2; noisy++) {
        for (size_t t = 0; t < N; t++) {
            clean[t] = exp(5 + 0.01 * (double)t + 0.2 * sin(0.5235987755982988 * (double)t) +
                           (noisy ? 0.01 * check_normal(&seed) : 0));
            x[t] = clean[t] * exp(-0.15 * r[t]);
            flag[t] = 'A';
        }
        x[40] = NAN;
        flag[41] = 'F';
        gn_festival_fit fit;
        assert_int_equal(gn_festival_adjust(first, 7, 14, x, flag, N, &fit, back, out_flag, NULL), GN_OK);
        check_close(fit.effect, -0.15, noisy ? 0.02 : 1e-10, 0);
        assert_true(fit.t_value < -5);
        assert_int_equal(fit.used, N - 13 - 4);
        for (size_t t = 0; t < N; t++)
            if (t != 40) check_close(back[t], clean[t], 0, noisy ? 0.02 : 1e-9);
        assert_true(isnan(back[40]));
        assert_int_equal(out_flag[40], 'M');
        assert_int_equal(out_flag[41], 'F');
        assert_int_equal(out_flag[42], 'E');
    }
}

static void what_cannot_be_estimated_is_refused_with_its_reason(void **state)
{
    (void)state;
    double x[60], out[60] = {42};
    gn_err err = {0};
    gn_festival_fit fit = {1, 2, 3};
    const int64_t first = gn_month(2010, 1);
    for (size_t t = 0; t < 60; t++) x[t] = 100;
    assert_int_equal(gn_festival_adjust(first, 7, 7, x, NULL, 30, &fit, out, NULL, &err), GN_E_SHORT);
    assert_string_equal(err.msg, "spring festival: 17 usable points, 24 needed");
    assert_int_equal(gn_festival_adjust(first, 32, 7, x, NULL, 60, &fit, out, NULL, &err), GN_E_ARG);
    assert_int_equal(gn_festival_adjust(first, 0, 0, x, NULL, 60, &fit, out, NULL, &err), GN_E_ARG);
    assert_int_equal(gn_festival_adjust(gn_month(2048, 1), 7, 7, x, NULL, 60, &fit, out, NULL, &err), GN_E_RANGE);
    assert_int_equal(gn_festival_adjust(INT64_MIN, 7, 7, x, NULL, 60, &fit, out, NULL, &err), GN_E_RANGE);
    x[3] = 0;
    assert_int_equal(gn_festival_adjust(first, 7, 7, x, NULL, 60, &fit, out, NULL, &err), GN_E_RANGE);
    assert_string_equal(err.msg, "spring festival: value 4 is 0, above 0 needed");
    check_bits(out[0], 42);
    check_bits(fit.effect, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_days_are_those_computed_from_the_new_moons),
        cmocka_unit_test(a_regressor_has_neither_level_nor_season),
        cmocka_unit_test(an_effect_put_in_is_found_and_taken_out),
        cmocka_unit_test(what_cannot_be_estimated_is_refused_with_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
