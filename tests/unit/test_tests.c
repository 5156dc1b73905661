/* Tests of series against statsmodels, and what they say of series that cannot be tested. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_tests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void statistics_and_probabilities_are_those_of_statsmodels(void **state)
{
    (void)state;
    double x[90];
    size_t n = 0, rows = 0;
    char *text = check_read_file("tests/oracle/tests.csv", NULL), *rest = text;
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line;) {
        const char *name = strsep(&line, ",");
        if (strcmp(name, "series") == 0) {
            for (n = 0; line && n < 90; n++) x[n] = strtod(strsep(&line, ","), NULL);
            continue;
        }
        double f[11];
        for (size_t i = 0; i < 11; i++) f[i] = strtod(strsep(&line, ","), NULL);
        const size_t option = (size_t)f[1], lags = (size_t)f[2];
        gn_test t = {0};
        gn_status st;
        if (strcmp(name, "ljung_box") == 0)
            st = gn_ljung_box(x, n, lags, option, &t, NULL);
        else if (strcmp(name, "jarque_bera") == 0)
            st = gn_jarque_bera(x, n, &t, NULL);
        else if (strcmp(name, "adf") == 0)
            st = gn_adf(x, n, (gn_trend)option, lags, f[3] == 1, &t, NULL);
        else
            st = gn_kpss(x, n, (gn_trend)option, lags, &t, NULL);
        assert_int_equal(st, GN_OK);
        check_close(t.statistic, f[4], 1e-10, 1e-8);
        check_close(t.p, f[5], 1e-10, 1e-7);
        assert_int_equal(t.lags, (size_t)f[6]);
        assert_int_equal(t.used, (size_t)f[7]);
        for (size_t i = 0; i < 3; i++) check_close(t.critical[i], f[8 + i], 1e-12, 1e-12);
        rows++;
    }
    free(text);
    assert_int_equal(rows, 4 * (3 + 1 + 9 + 6));
}

static void a_season_is_seen_and_noise_is_not_one(void **state)
{
    (void)state;
    uint64_t seed = 3;
    double wave[120], noise[120], r[24];
    for (size_t t = 0; t < 120; t++) {
        noise[t] = check_normal(&seed);
        wave[t] = (t % 12 == 1 ? 5 : 0) + noise[t];
    }
    gn_test q;
    assert_int_equal(gn_residual_seasonality(wave, 120, 12, &q, NULL), GN_OK);
    assert_true(q.p < 1e-6);
    assert_int_equal(gn_autocorrelation(wave, 120, 24, r, NULL), GN_OK);
    check_close(q.statistic, 120 * 122 * (r[11] * r[11] / 108 + r[23] * r[23] / 96), 0, 1e-12);
    assert_int_equal(gn_residual_seasonality(noise, 120, 12, &q, NULL), GN_OK);
    assert_true(q.p > 0.01);
    for (size_t t = 0; t < 120; t++) wave[t] = t / 12 % 2 ? noise[t % 12] : -noise[t % 12];
    assert_int_equal(gn_residual_seasonality(wave, 120, 12, &q, NULL), GN_OK); /* alternating years: none */
    check_bits(q.statistic, 0);
    check_bits(q.p, 1);
}

static void what_cannot_be_tested_is_named(void **state)
{
    (void)state;
    double x[30], line[30];
    for (size_t t = 0; t < 30; t++) {
        x[t] = 0.1;
        line[t] = 0.3 * (double)t;
    }
    gn_test q = {.statistic = 42};
    gn_err err;
    assert_int_equal(gn_ljung_box(x, 30, 4, 0, &q, &err), GN_E_NUMERIC);
    assert_int_equal(gn_jarque_bera(x, 30, &q, &err), GN_E_NUMERIC);
    assert_int_equal(gn_residual_seasonality(x, 30, 12, &q, &err), GN_E_NUMERIC);
    assert_int_equal(gn_adf(x, 30, GN_TREND_CONSTANT, 1, true, &q, &err), GN_E_NUMERIC);
    assert_int_equal(gn_kpss(x, 30, GN_TREND_CONSTANT, 1, &q, &err), GN_E_NUMERIC);
    assert_int_equal(gn_kpss(line, 30, GN_TREND_LINEAR, 1, &q, &err), GN_E_NUMERIC);
    assert_int_equal(gn_kpss(line, 30, GN_TREND_NONE, 1, &q, &err), GN_E_ARG);
    assert_int_equal(gn_ljung_box(line, 30, 3, 3, &q, &err), GN_E_ARG);
    assert_int_equal(gn_adf(line, 30, GN_TREND_LINEAR, 13, false, &q, &err), GN_E_SHORT);
    assert_string_equal(err.msg, "adf: 30 values, at least 31 are needed");
    for (size_t n = 0; n < 5; n++) assert_int_equal(gn_adf(line, n, GN_TREND_LINEAR, 0, false, &q, &err), GN_E_SHORT);
    line[4] = NAN;
    assert_int_equal(gn_ljung_box(line, 30, 3, 0, &q, &err), GN_E_RANGE);
    assert_string_equal(err.msg, "ljung_box: value 5 is missing or infinite");
    check_bits(q.statistic, 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statistics_and_probabilities_are_those_of_statsmodels),
        cmocka_unit_test(a_season_is_seen_and_noise_is_not_one),
        cmocka_unit_test(what_cannot_be_tested_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
