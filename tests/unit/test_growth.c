/* Growth and single periods, against published figures where there are some. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_growth.h"
#include "gnomon/gn_stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void a_growth_rate_needs_a_base_above_zero(void **state)
{
    (void)state;
    check_close(gn_growth_percent(112, 100), 12, 0, 1e-15);
    assert_true(isnan(gn_growth_percent(1, 0)));
    assert_true(isnan(gn_growth_percent(1, -2)));
    assert_true(isnan(gn_growth_percent(NAN, 2)));
    const double x[] = {100, NAN, 0, 50, 60};
    double out[5];
    char flag[5];
    gn_err err;
    assert_int_equal(gn_change_series(GN_CHANGE_PERCENT, 1, x, NULL, 5, out, flag, &err), GN_OK);
    for (int i = 0; i < 4; i++) {
        assert_true(isnan(out[i]));
        assert_int_equal(flag[i], GN_OBS_MISSING);
    }
    check_close(out[4], 20, 0, 1e-15);
    assert_int_equal(flag[4], GN_OBS_NORMAL);
}

static void the_two_year_average_is_geometric_as_published(void **state)
{
    (void)state;
    /* retail sales of January and February 2021: 33.8 % after -20.5 %, published as 6.4 % over two years, 3.2 % a
     * year; both rates are rounded */
    check_close(gn_two_year_percent(33.8, -20.5), 3.2, 0.07, 0);
    assert_true(isnan(gn_two_year_percent(5, -100)));
    const double rates[] = {10, 20, 30};
    check_close(gn_average_percent(rates, 3), 100 * (cbrt(1.1 * 1.2 * 1.3) - 1), 1e-12, 0);
}

static void average_growth_leaves_the_base_year_out(void **state)
{
    (void)state;
    /* from 1325 to 3819 "2016-2020" with 23.6 % a year: five steps, four would give 30.3 % */
    double fitted;
    assert_int_equal(gn_cagr_steps(1325, 3819, 23.6, &fitted), 5);
    check_close(fitted, 23.6, 0.06, 0);
    check_close(gn_cagr(1325, 3819, 4, 1), 30.3, 0.06, 0);
    check_close(gn_cagr(100, 121, 24, 12), 10, 1e-12, 0);
    assert_true(isnan(gn_cagr(0, 121, 24, 12)));
    const double line[] = {100, 110, 121, 133.1};
    check_close(gn_cagr_fitted(line, 4, 1), 10, 1e-9, 0);
}

static void flags_travel_with_what_was_computed(void **state)
{
    (void)state;
    const double x[] = {100, 110, 120, 130, 140};
    const char flag[] = {'A', 'E', 'A', 'B', 'A'};
    double out[5];
    char got[5];
    gn_err err;
    assert_int_equal(gn_change_series(GN_CHANGE_PERCENT, 1, x, flag, 5, out, got, &err), GN_OK);
    assert_memory_equal(got, "MEEBA", 5);
}

static void transforms_answer_to_their_names(void **state)
{
    (void)state;
    for (int t = 0; t < GN_TRANSFORM_COUNT; t++)
        assert_int_equal(gn_transform_find(gn_transform_key((gn_transform)t)), t);
    assert_int_equal(gn_transform_find("同比"), GN_PC1);
    assert_int_equal(gn_transform_find("环比"), GN_PCH);
    assert_int_equal(gn_transform_find("nonsense"), GN_TRANSFORM_COUNT);
    assert_string_equal(gn_transform_title(GN_PC1), "percent change from year ago");
    assert_string_equal(gn_transform_title_zh(GN_PC1), "同比（计算）");
    assert_int_equal(gn_transform_unit(GN_PC1), GN_UNIT_PERCENT);
    assert_int_equal(gn_transform_unit(GN_CHG), GN_UNIT_SAME);
    check_close(gn_annualised_percent(1, 4), 100 * (1.01 * 1.01 * 1.01 * 1.01 - 1), 1e-12, 0);
    const double x[] = {100, 101, 102, 103, 110};
    double out[5];
    gn_err err;
    assert_int_equal(gn_transform_series(GN_PC1, GN_FREQ_QUARTER, x, NULL, 5, out, NULL, &err), GN_OK);
    check_close(out[4], 10, 0, 1e-14);
    assert_true(isnan(out[3]));
    assert_int_equal(gn_transform_series(GN_PCA, GN_FREQ_QUARTER, x, NULL, 5, out, NULL, &err), GN_OK);
    check_close(out[1], 100 * (pow(1.01, 4) - 1), 0, 1e-13);
    assert_int_equal(gn_transform_series(GN_LOG, GN_FREQ_QUARTER, x, NULL, 5, out, NULL, &err), GN_OK);
    check_close(out[0], log(100), 0, 1e-15);
}

static void single_periods_add_up_to_the_year_to_date(void **state)
{
    (void)state;
    const double ytd[] = {NAN, 20, 35, 50, 5, 12};
    const int64_t first = gn_month(2021, 1);
    double out[6], back[6];
    char flag[6];
    gn_err err;
    assert_int_equal(gn_single_from_ytd(GN_FREQ_MONTH, first, 1, true, ytd, NULL, 4, out, flag, &err), GN_OK);
    assert_true(isnan(out[0]));
    check_close(out[1], 20, 0, 0); /* January and February together */
    check_close(out[2], 15, 0, 0);
    assert_int_equal(gn_ytd_from_single(GN_FREQ_MONTH, first, 1, true, out, NULL, 4, back, NULL, &err), GN_OK);
    for (int i = 1; i < 4; i++) check_close(back[i], ytd[i], 1e-12, 0);
    assert_int_equal(gn_single_from_ytd(GN_FREQ_MONTH, first, 1, false, ytd, NULL, 4, out, flag, &err), GN_OK);
    assert_true(isnan(out[1])); /* no January, so no February: nothing is guessed */
    assert_int_equal(gn_single_from_ytd(GN_FREQ_DAY, first, 1, false, ytd, NULL, 4, out, flag, &err), GN_E_ARG);
}

static void parts_pull_their_whole(void **state)
{
    (void)state;
    const double now[] = {60, 55}, before[] = {50, 50};
    const double pull = gn_pull_points(now[0], before[0], 100) + gn_pull_points(now[1], before[1], 100);
    check_close(pull, gn_growth_percent(115, 100), 1e-12, 0);
    check_close(gn_contribution_percent(60, 50, 115, 100), 100 * 10.0 / 15, 1e-12, 0);
    const double half[] = {0.05, 0.05, 0.05};
    double difference;
    assert_true(gn_adds_up(now, 2, 115.1, half, &difference));
    check_close(difference, -0.1, 1e-12, 0);
    assert_false(gn_adds_up(now, 2, 115.4, half, NULL));
}

static void rebasing_and_chaining_keep_growth(void **state)
{
    (void)state;
    const double x[] = {80, 100, 120, 90};
    double out[4], growth[4], again[4];
    gn_err err;
    assert_int_equal(gn_rebase(x, NULL, 4, 0, 1, out, NULL, &err), GN_OK);
    check_close((out[0] + out[1]) / 2, 100, 1e-12, 0);
    for (int i = 1; i < 4; i++) check_close(out[i] / out[i - 1], x[i] / x[i - 1], 0, 1e-14);
    assert_int_equal(gn_rebase(x, NULL, 4, 3, 9, out, NULL, &err), GN_E_ARG);
    assert_int_equal(gn_change_series(GN_CHANGE_PERCENT, 1, x, NULL, 4, growth, NULL, &err), GN_OK);
    assert_int_equal(gn_chain(growth, NULL, 4, 2, 120, again, NULL, &err), GN_OK);
    for (int i = 0; i < 4; i++) check_close(again[i], x[i], 0, 1e-13);
}

/* Fields of a line of CSV, in place. */
static size_t split(char *line, char **field, size_t most)
{
    size_t n = 0;
    line[strcspn(line, "\r\n")] = '\0';
    for (char *p = line; p && n < most; n++) {
        field[n] = p;
        p = strchr(p, ',');
        if (p) *p++ = '\0';
    }
    return n;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void monthly_growth_of_profits_comes_out_of_year_to_date_figures(void **state)
{
    (void)state;
    FILE *f = fopen(check_shared("series/profit_ytd_2012_2019.csv"), "r");
    assert_non_null(f);
    char line[256], *v[6];
    double error[128], before = NAN, before_percent = NAN;
    size_t n = 0;
    assert_non_null(fgets(line, sizeof line, f));
    while (fgets(line, sizeof line, f)) {
        const size_t k = split(line, v, 6);
        const double ytd = strtod(v[2], NULL), percent = strtod(v[3], NULL);
        /* January and February are one: the year's first figure needs nothing before it */
        if (strcmp(v[1] + 5, "02") == 0)
            before = before_percent = 0;
        else if (k > 5 && *v[5]) {
            const double g = gn_single_percent(ytd, percent, before, before_percent);
            if (!isnan(g)) error[n++] = fabs(g - strtod(v[5], NULL));
        }
        before = ytd;
        before_percent = percent;
    }
    fclose(f);
    assert_true(n >= 70);
    qsort(error, n, sizeof *error, by_size);
    printf("monthly growth of profits through the implied base: %zu months, median error %.2f points\n", n,
           error[n / 2]);
    assert_true(error[n / 2] <= 0.25);
}

static void quarters_of_gdp_add_up_to_the_tenth(void **state)
{
    (void)state;
    FILE *f = fopen(check_shared("series/nbs_gdp_quarterly_2021q4_2026q1.csv"), "r");
    assert_non_null(f);
    char line[256], *v[5];
    int64_t single[8][4] = {{0}}, ytd[8][4] = {{0}}; /* tenths, years from 2021 */
    while (fgets(line, sizeof line, f)) {
        if (split(line, v, 5) < 5 || strcmp(v[0], "Gross Domestic Product") != 0) continue;
        const int year = atoi(v[3]) - 2021, quarter = atoi(v[3] + 5) / 3 - 1;
        assert_in_range(year, 0, 7);
        const int64_t tenths = llround(10 * strtod(v[4], NULL));
        if (strcmp(v[1], "quarter") == 0)
            single[year][quarter] = tenths;
        else if (strcmp(v[1], "ytd") == 0)
            ytd[year][quarter] = tenths;
    }
    fclose(f);
    int compared = 0;
    for (int y = 0; y < 8; y++)
        for (int q = 0; q < 4; q++) {
            int64_t sum = 0;
            bool whole = true;
            for (int k = 0; k <= q; k++) {
                sum += single[y][k];
                whole = whole && single[y][k];
            }
            if (!whole || !ytd[y][q]) continue;
            assert_in_range(sum - ytd[y][q] + 1, 0, 2); /* each figure is rounded to the tenth by itself */
            compared++;
        }
    assert_true(compared >= 12);
}

static void the_variance_is_stable_far_from_zero(void **state)
{
    (void)state;
    uint64_t seed = 3;
    static double x[20000];
    long double sum = 0, squares = 0;
    for (size_t i = 0; i < 20000; i++) x[i] = 1e8 + check_normal(&seed);
    for (size_t i = 0; i < 20000; i++) sum += x[i];
    for (size_t i = 0; i < 20000; i++) squares += (x[i] - sum / 20000) * (x[i] - sum / 20000);
    const gn_summary s = gn_summarise(x, 20000);
    size_t count;
    check_close(gn_sum(x, 20000, &count), s.sum, 0, 1e-12);
    assert_int_equal(count, s.count);
    assert_int_equal(s.count, 20000);
    check_close(s.mean, (double)(sum / 20000), 0, 1e-15);
    check_close(s.variance, (double)(squares / 19999), 0, 1e-8);
    double sorted[] = {3, NAN, 1, 2, 4}, work[5];
    check_close(gn_quantile(sorted, 5, 0.5, work), 2.5, 0, 0);
    const double up[] = {1, 2, 3, NAN}, down[] = {3, 2, 1, 9};
    check_close(gn_correlation(up, down, 4, NULL), -1, 1e-15, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_growth_rate_needs_a_base_above_zero),
        cmocka_unit_test(the_two_year_average_is_geometric_as_published),
        cmocka_unit_test(average_growth_leaves_the_base_year_out),
        cmocka_unit_test(flags_travel_with_what_was_computed),
        cmocka_unit_test(transforms_answer_to_their_names),
        cmocka_unit_test(single_periods_add_up_to_the_year_to_date),
        cmocka_unit_test(parts_pull_their_whole),
        cmocka_unit_test(rebasing_and_chaining_keep_growth),
        cmocka_unit_test(monthly_growth_of_profits_comes_out_of_year_to_date_figures),
        cmocka_unit_test(quarters_of_gdp_add_up_to_the_tenth),
        cmocka_unit_test(the_variance_is_stable_far_from_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
