/* Rolling statistics against literal ones over all short lengths, against pandas, and where running sums fail. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_roll.h"
#include "gnomon/gn_series.h"
#include "gnomon/gn_stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 67 };

static int ascending(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* The definition, for the values of one window. */
static double literal(gn_roll what, const double *x, size_t n, size_t least)
{
    double v[1000], sum = 0, squares = 0;
    size_t m = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i])) v[m++] = x[i];
    if (m < least || m == 0) return NAN;
    for (size_t i = 0; i < m; i++) sum += v[i];
    const double mean = sum / (double)m;
    for (size_t i = 0; i < m; i++) squares += (v[i] - mean) * (v[i] - mean);
    const double sd = m > 1 ? sqrt(squares / (double)(m - 1)) : NAN;
    qsort(v, m, sizeof *v, ascending);
    switch (what) {
    case GN_ROLL_SUM: return sum;
    case GN_ROLL_MEAN: return mean;
    case GN_ROLL_VARIANCE: return sd * sd;
    case GN_ROLL_SD: return sd;
    case GN_ROLL_MIN: return v[0];
    case GN_ROLL_MAX: return v[m - 1];
    case GN_ROLL_MEDIAN: return (v[(m - 1) / 2] + v[m / 2]) / 2;
    default: return sd > 0 ? (x[n - 1] - mean) / sd : NAN;
    }
}

static void compare(const double *x, const double *y, size_t n, size_t window, size_t least)
{
    double out[1000];
    const size_t needed = least ? least : window == GN_EXPANDING ? 1 : window;
    for (gn_roll what = 0; what < GN_ROLL_COUNT; what++) {
        assert_int_equal(gn_roll_series(what, window, least, x, NULL, n, out, NULL, NULL), GN_OK);
        for (size_t t = 0; t < n; t++) {
            const size_t len = t + 1 < window ? t + 1 : window;
            check_close(out[t], literal(what, x + t + 1 - len, len, needed), 1e-12, 1e-11);
        }
    }
    assert_int_equal(gn_roll_correlation(window, least, x, y, NULL, NULL, n, out, NULL, NULL), GN_OK);
    for (size_t t = 0; t < n; t++) {
        const size_t len = t + 1 < window ? t + 1 : window;
        size_t pairs;
        const double r = gn_correlation(x + t + 1 - len, y + t + 1 - len, len, &pairs);
        check_close(out[t], pairs < needed ? NAN : r, 1e-12, 0);
    }
}

static void all_short_lengths_equal_the_definition(void **state)
{
    (void)state;
    uint64_t seed = 7;
    double x[MOST], y[MOST];
    const size_t windows[] = {1, 2, 3, 5, 12, 66, 67, 68, 1000, GN_EXPANDING};
    for (size_t n = 0; n <= MOST; n++)
        for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) {
            for (size_t t = 0; t < n; t++) {
                x[t] = check_uniform(&seed) < 0.2 ? NAN : floor(8 * check_normal(&seed));
                y[t] = check_uniform(&seed) < 0.1 ? NAN : check_normal(&seed) + 0.1 * x[t];
            }
            for (size_t least = 0; least <= 3; least += 1)
                if (least <= windows[w]) compare(x, y, n, windows[w], least);
        }
}

static void long_windows_equal_the_definition(void **state)
{
    (void)state;
    uint64_t seed = 8;
    double x[1000], y[1000];
    for (size_t t = 0; t < 1000; t++) {
        x[t] = check_uniform(&seed) < 0.05 ? NAN : floor(20 * check_normal(&seed));
        y[t] = check_normal(&seed);
    }
    const size_t windows[] = {7, 127, 128, 129, 255, 256, 257, 400, 999, 1000};
    for (size_t w = 0; w < sizeof windows / sizeof *windows; w++) compare(x, y, 1000, windows[w], 2);
}

static void what_has_left_the_window_leaves_no_trace(void **state)
{
    (void)state;
    const double x[] = {1, 2, 1e16, 3, 4, 5, INFINITY, 6, 7, 8, NAN, 1, 1, 1}, jump[] = {1e8 + 1, 1e8 + 2, 1e8 + 3};
    double out[14];
    assert_int_equal(gn_roll_series(GN_ROLL_SUM, 3, 0, x, NULL, 14, out, NULL, NULL), GN_OK);
    check_bits(out[5], 12);
    check_bits(out[6], INFINITY);
    check_bits(out[9], 21);
    assert_true(isnan(out[12]));
    check_bits(out[13], 3);
    assert_int_equal(gn_roll_series(GN_ROLL_VARIANCE, 3, 0, x, NULL, 14, out, NULL, NULL), GN_OK);
    check_close(out[5], 1, 0, 1e-15);
    assert_true(isnan(out[7]));
    check_close(out[9], 1, 0, 1e-15);
    check_bits(out[13], 0);
    assert_int_equal(gn_roll_series(GN_ROLL_ZSCORE, 3, 0, x, NULL, 14, out, NULL, NULL), GN_OK);
    assert_true(isnan(out[13]));
    assert_int_equal(gn_roll_series(GN_ROLL_VARIANCE, GN_EXPANDING, 0, jump, NULL, 3, out, NULL, NULL), GN_OK);
    check_close(out[2], 1, 0, 1e-8);
}

static void flags_are_the_strongest_of_the_window(void **state)
{
    (void)state;
    const double x[] = {1, 2, 3, 4, 5, NAN, 7, 8, 9, 10};
    const char flag[] = "AEAABMFAAA";
    double out[10];
    char got[11] = "";
    assert_int_equal(gn_roll_series(GN_ROLL_MEAN, 2, 0, x, flag, 10, out, got, NULL), GN_OK);
    /* the window that begins with the break lies on one side of it */
    assert_string_equal(got, "MEEABMMFAA");
    assert_int_equal(gn_roll_series(GN_ROLL_MEAN, GN_EXPANDING, 0, x, flag, 10, out, got, NULL), GN_OK);
    assert_string_equal(got, "AEEEBBBBBB");
    assert_int_equal(gn_exponential_average(0.5, false, x, flag, 5, out, got, NULL), GN_OK);
    assert_memory_equal(got, "AEEEB", 5);
}

static void values_are_those_of_pandas(void **state)
{
    (void)state;
    static const char *const names[] = {"sum", "mean", "var", "std", "min", "max", "median"};
    double series[2][60], expected[60], out[60];
    char *text = check_read_file("tests/oracle/roll.csv", NULL), *rest = text;
    size_t rows = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line; rows++) {
        const char *name = strsep(&line, ",");
        const size_t window = strtoul(strsep(&line, ","), NULL, 10), least = strtoul(strsep(&line, ","), NULL, 10);
        double *to = rows < 2 ? series[rows] : expected;
        for (size_t t = 0; t < 60; t++) to[t] = strtod(strsep(&line, ","), NULL);
        if (rows < 2) continue;
        const size_t w = window ? window : GN_EXPANDING;
        if (strcmp(name, "corr") == 0)
            assert_int_equal(gn_roll_correlation(w, least, series[0], series[1], NULL, NULL, 60, out, NULL, NULL),
                             GN_OK);
        else if (strcmp(name, "ewm") == 0)
            assert_int_equal(gn_exponential_average(0.3, least == 1, series[0], NULL, 60, out, NULL, NULL), GN_OK);
        else
            for (size_t k = 0; k < 7; k++)
                if (strcmp(name, names[k]) == 0)
                    assert_int_equal(gn_roll_series((gn_roll)k, w, least, series[0], NULL, 60, out, NULL, NULL), GN_OK);
        for (size_t t = 0; t < 60; t++) check_close(out[t], expected[t], 1e-9, 1e-10);
    }
    assert_int_equal(rows, 2 + 7 * 8 + 2);
    free(text);
}

static void a_peak_at_a_positive_lead_says_that_x_leads(void **state)
{
    (void)state;
    uint64_t seed = 9;
    double x[100], y[100], r[21];
    size_t pairs[21];
    for (size_t t = 0; t < 100; t++) x[t] = check_normal(&seed);
    for (size_t t = 0; t < 100; t++) y[t] = t < 3 ? NAN : 5 - 2 * x[t - 3];
    assert_int_equal(gn_lead_lag(x, y, 100, 10, r, pairs, NULL), GN_OK);
    check_close(r[13], -1, 1e-14, 0);
    assert_int_equal(pairs[13], 97);
    assert_int_equal(pairs[0], 87); /* y 3..89 with x 10 later */
    for (size_t i = 0; i < 21; i++) assert_true(i == 13 || fabs(r[i]) < 0.5);
    assert_int_equal(gn_lead_lag(x, y, 4, 10, r, NULL, NULL), GN_OK);
    assert_true(isnan(r[0]) && isnan(r[20]));
}

static void wrong_windows_are_refused_and_leave_out(void **state)
{
    (void)state;
    const double x[] = {1};
    double out[] = {42};
    gn_err err;
    assert_int_equal(gn_roll_series(GN_ROLL_SUM, 0, 0, x, NULL, 1, out, NULL, &err), GN_E_ARG);
    assert_int_equal(gn_roll_series(GN_ROLL_SUM, 2, 3, x, NULL, 1, out, NULL, &err), GN_E_ARG);
    assert_string_equal(err.msg, "roll: at least 3 values in a window of 2");
    assert_int_equal(gn_roll_series(GN_ROLL_COUNT, 2, 0, x, NULL, 1, out, NULL, &err), GN_E_ARG);
    assert_int_equal(gn_exponential_average(0, false, x, NULL, 1, out, NULL, &err), GN_E_ARG);
    check_bits(out[0], 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_short_lengths_equal_the_definition),
        cmocka_unit_test(long_windows_equal_the_definition),
        cmocka_unit_test(what_has_left_the_window_leaves_no_trace),
        cmocka_unit_test(flags_are_the_strongest_of_the_window),
        cmocka_unit_test(values_are_those_of_pandas),
        cmocka_unit_test(a_peak_at_a_positive_lead_says_that_x_leads),
        cmocka_unit_test(wrong_windows_are_refused_and_leave_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
