/* Lower frequencies, disaggregation against dense matrices in R, gaps. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_frequency.h"
#include "gnomon/gn_series.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void a_quarter_needs_all_its_months(void **state)
{
    (void)state;
    /* February 2020 to March 2021 */
    const double x[] = {2, 3, 4, 5, 6, 7, NAN, 9, 10, 11, 12, 13, 14, 15};
    const char flag[] = "AAAEAAMAABAAAA";
    const int64_t first = gn_month(2020, 2);
    gn_span s;
    double out[5];
    char got[6] = "";
    assert_int_equal(gn_lower_span(GN_FREQ_MONTH, first, 14, GN_FREQ_QUARTER, &s, NULL), GN_OK);
    assert_int_equal(s.first, 4 * 2020);
    assert_int_equal(s.last, 4 * 2021);
#define LOWER(how, partial, joined)                                                                                    \
    assert_int_equal(                                                                                                  \
        gn_lower_frequency(how, GN_FREQ_MONTH, first, x, flag, 14, GN_FREQ_QUARTER, partial, joined, out, got, NULL),  \
        GN_OK)
    LOWER(GN_AGGREGATE_SUM, true, false);
    assert_string_equal(got, "MEMBA");
    check_bits(out[1], 15);
    check_bits(out[3], 33);
    check_bits(out[4], 42);
    LOWER(GN_AGGREGATE_SUM, false, true); /* January is in February's value */
    check_bits(out[0], 5);
    LOWER(GN_AGGREGATE_AVERAGE, true, false);
    assert_string_equal(got, "EEEBA");
    check_bits(out[0], 2.5);
    check_bits(out[2], 8);
    LOWER(GN_AGGREGATE_END, false, false);
    assert_string_equal(got, "AAABA");
    check_bits(out[0], 3);
    LOWER(GN_AGGREGATE_FIRST, false, false);
    assert_string_equal(got, "MAABA");
    check_bits(out[2], 7);
#undef LOWER
}

static void every_length_sums_whole_years_only(void **state)
{
    (void)state;
    double x[67], out[8];
    for (size_t t = 0; t < 67; t++) x[t] = (double)(t + 1);
    for (int start = 0; start < 12; start++)
        for (size_t n = 1; n <= 67; n++) {
            const int64_t first = gn_month(2001, 1) + start;
            assert_int_equal(gn_lower_frequency(GN_AGGREGATE_SUM, GN_FREQ_MONTH, first, x, NULL, n, GN_FREQ_YEAR, false,
                                                false, out, NULL, NULL),
                             GN_OK);
            for (int64_t year = 2001; 12 * year < first + (int64_t)n; year++) {
                double sum = 0;
                size_t count = 0;
                for (size_t t = 0; t < n; t++)
                    if ((first + (int64_t)t) / 12 == year) {
                        sum += x[t];
                        count++;
                    }
                check_close(out[year - 2001], count == 12 ? sum : NAN, 0, 0);
            }
        }
}

static void days_and_weeks_find_their_month(void **state)
{
    (void)state;
    double x[366], out[13];
    for (size_t t = 0; t < 366; t++) x[t] = 1;
    const int64_t day = gn_date_days((gn_date){2024, 1, 1});
    assert_int_equal(gn_lower_frequency(GN_AGGREGATE_SUM, GN_FREQ_DAY, day, x, NULL, 366, GN_FREQ_MONTH, false, false,
                                        out, NULL, NULL),
                     GN_OK);
    check_bits(out[1], 29);
    check_bits(out[11], 31);
    x[300] = NAN;
    assert_int_equal(gn_lower_frequency(GN_AGGREGATE_AVERAGE, GN_FREQ_DAY, day, x, NULL, 366, GN_FREQ_YEAR, true, true,
                                        out, NULL, NULL),
                     GN_OK);
    check_bits(out[0], 1);
    /* 2024 has 52 Thursdays, five of them in February */
    const int64_t week = gn_period_of(GN_FREQ_WEEK, (gn_date){2024, 1, 1}).ordinal;
    assert_int_equal(gn_lower_frequency(GN_AGGREGATE_SUM, GN_FREQ_WEEK, week, x, NULL, 52, GN_FREQ_MONTH, false, false,
                                        out, NULL, NULL),
                     GN_OK);
    check_bits(out[1], 5);
    gn_err err;
    gn_span s;
    assert_int_equal(gn_lower_span(GN_FREQ_YEAR, 2000, 3, GN_FREQ_MONTH, &s, &err), GN_E_ARG);
    assert_int_equal(gn_lower_span(GN_FREQ_MONTH, INT64_MAX, 3, GN_FREQ_YEAR, &s, &err), GN_E_ARG);
    assert_int_equal(gn_lower_span(GN_FREQ_MONTH, 24000, SIZE_MAX, GN_FREQ_YEAR, &s, &err), GN_E_ARG);
}

static void disaggregation_equals_the_dense_definition(void **state)
{
    (void)state;
    enum { N = 51, M = 12 };
    double X[2 * N], low[M], out[N], beta[2];
    for (size_t t = 0; t < N; t++) X[t] = 1;
    char *text = check_read_file("tests/oracle/disaggregate.csv", NULL), *rest = text;
    size_t rows = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line;) {
        const char *name = strsep(&line, ",");
        if (strcmp(name, "indicator") == 0 || strcmp(name, "low") == 0) {
            double *to = *name == 'i' ? X + N : low;
            for (size_t i = 0; line; i++) to[i] = strtod(strsep(&line, ","), NULL);
            continue;
        }
        double f[7];
        for (size_t i = 0; i < 7; i++) {
            const char *cell = strsep(&line, ",");
            f[i] = strcmp(cell, "NA") == 0 ? NAN : strtod(cell, NULL);
        }
        const gn_aggregate how = (gn_aggregate)f[0];
        double tolerance = 1e-9;
        if (strcmp(name, "denton") == 0) {
            assert_int_equal(gn_denton(how, low, M, 4, X + N, N, out, NULL), GN_OK);
        } else {
            gn_regression fit;
            const gn_disturbance d = *name == 'l' ? GN_DISTURBANCE_LITTERMAN : GN_DISTURBANCE_AR1;
            assert_int_equal(gn_chow_lin(how, d, f[1], low, M, 4, X, 2, N, out, beta, &fit, NULL), GN_OK);
            if (isnan(f[1])) tolerance = 1e-4; /* both stop searching somewhere on the flat top */
            check_close(fit.loglik, f[4], 0, 1e-9);
            check_close(fit.rho, f[2], 10 * tolerance, 0);
            check_close(fit.sigma2, f[3], 0, 10 * tolerance);
            check_close(beta[0], f[5], 10 * tolerance, 10 * tolerance);
            check_close(beta[1], f[6], 0, 10 * tolerance);
        }
        for (size_t t = 0; t < N; t++) check_close(out[t], strtod(strsep(&line, ","), NULL), 0, tolerance);
        rows++;
    }
    free(text);
    assert_int_equal(rows, 4 * 9);
}

static void what_is_disaggregated_adds_up_for_every_shape(void **state)
{
    (void)state;
    uint64_t seed = 5;
    double low[20], X[500], out[250];
    for (size_t ratio = 1; ratio <= 12; ratio++)
        for (size_t m = 3; m <= 20; m++) {
            const size_t n = m * ratio + ratio / 2;
            for (size_t t = 0; t < n; t++) {
                X[t] = 1;
                X[n + t] = 50 + 10 * check_uniform(&seed);
            }
            for (size_t g = 0; g < m; g++) low[g] = 1e6 * (1 + check_uniform(&seed));
            if (m > 5) low[2] = NAN;
            for (int method = 0; method < 3; method++) {
                const gn_disturbance d = method == 1 ? GN_DISTURBANCE_AR1 : GN_DISTURBANCE_LITTERMAN;
                assert_int_equal(
                    method ? gn_chow_lin(GN_AGGREGATE_SUM, d, 0.7, low, m, ratio, X, 2, n, out, NULL, NULL, NULL)
                           : gn_denton(GN_AGGREGATE_SUM, low, m, ratio, X + n, n, out, NULL),
                    GN_OK);
                for (size_t g = 0; g < m; g++) {
                    double sum = 0;
                    for (size_t j = 0; j < ratio; j++) sum += out[g * ratio + j];
                    if (!isnan(low[g])) check_close(sum, low[g], 0, 1e-9);
                }
            }
        }
}

static void wrong_disaggregations_are_named(void **state)
{
    (void)state;
    const double low[] = {1, 2, 3}, X[] = {1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2}, none[] = {NAN, NAN};
    double out[6] = {42};
    gn_err err;
    const double zero[] = {1, 0, 1, 1, 1, 1};
    assert_int_equal(gn_denton(GN_AGGREGATE_SUM, low, 3, 2, zero, 6, out, &err), GN_E_RANGE);
    assert_string_equal(err.msg, "denton: indicator 2 is not above 0");
    assert_int_equal(gn_denton(GN_AGGREGATE_SUM, low, 3, 4, NULL, 6, out, &err), GN_E_ARG);
    assert_int_equal(gn_denton(GN_AGGREGATE_SUM, none, 2, 2, NULL, 6, out, &err), GN_E_ARG);
#define CHOW(rho, m, k)                                                                                                \
    gn_chow_lin(GN_AGGREGATE_SUM, GN_DISTURBANCE_AR1, rho, low, m, 2, X, k, 6, out, NULL, NULL, &err)
    assert_int_equal(CHOW(0.5, 3, 2), GN_E_NUMERIC);
    assert_int_equal(CHOW(NAN, 3, 2), GN_E_NUMERIC);
    assert_int_equal(CHOW(1, 3, 1), GN_E_ARG);
    assert_int_equal(CHOW(0.5, 2, 2), GN_E_SHORT);
    assert_int_equal(CHOW(0.5, 4, 1), GN_E_ARG);
#undef CHOW
    check_bits(out[0], 42);
}

static void gaps_are_filled_and_flagged(void **state)
{
    (void)state;
    const double x[] = {NAN, 1, NAN, NAN, 4, NAN, 6, NAN};
    double out[8], season[48], filled_values[48];
    char got[9] = "";
    size_t filled;
    assert_int_equal(gn_fill_gaps(x, "MAMMEMAM", 8, 0, 0, out, got, &filled, NULL), GN_OK);
    assert_string_equal(got, "MAIIEIAM");
    assert_int_equal(filled, 3);
    for (int t = 1; t < 7; t++) check_close(out[t], t, 1e-15, 0);
    assert_int_equal(gn_fill_gaps(x, NULL, 8, 0, 1, out, got, &filled, NULL), GN_OK);
    assert_string_equal(got, "MAMMAIAM");
    for (size_t n = 0; n <= 8; n++) assert_int_equal(gn_fill_gaps(x, NULL, n, 0, 0, out, got, NULL, NULL), GN_OK);
    /* a line with a season is found again */
    for (size_t t = 0; t < 48; t++) season[t] = 10 + 0.5 * (double)t + (t % 12 == 3 ? 20 : 0) + (t % 12 == 7 ? -9 : 0);
    season[15] = season[16] = season[31] = season[40] = NAN;
    assert_int_equal(gn_fill_gaps(season, NULL, 48, 12, 0, filled_values, NULL, &filled, NULL), GN_OK);
    assert_int_equal(filled, 4);
    check_close(filled_values[15], 10 + 7.5 + 20, 1e-6, 0);
    check_close(filled_values[16], 10 + 8, 1e-6, 0);
    check_close(filled_values[31], 10 + 15.5 - 9, 1e-6, 0);
    check_close(filled_values[40], 10 + 20, 1e-6, 0);
    assert_int_equal(gn_fill_gaps(season, NULL, 20, 12, 0, filled_values, NULL, NULL, NULL), GN_E_SHORT);
    for (size_t t = 5; t < 48; t += 12) season[t] = NAN;
    assert_int_equal(gn_fill_gaps(season, NULL, 48, 12, 0, filled_values, NULL, NULL, NULL), GN_E_SHORT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quarter_needs_all_its_months),
        cmocka_unit_test(every_length_sums_whole_years_only),
        cmocka_unit_test(days_and_weeks_find_their_month),
        cmocka_unit_test(disaggregation_equals_the_dense_definition),
        cmocka_unit_test(what_is_disaggregated_adds_up_for_every_shape),
        cmocka_unit_test(wrong_disaggregations_are_named),
        cmocka_unit_test(gaps_are_filled_and_flagged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
