/* Year-to-date series, gaps, outliers and breaks before a forecast. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_treat.h"

#include <math.h>
#include <string.h>

enum { MOST = 64 };

typedef struct answer {
    double mean[MOST], lower[2 * MOST], upper[2 * MOST];
    gn_forecast f;
} answer;

static gn_status run(const double *y, size_t n, gn_treatment t, gn_forecast_options o, answer *to)
{
    gn_arena *a;
    gn_err err;
    to->f = (gn_forecast){.mean = to->mean, .lower = to->lower, .upper = to->upper};
    assert_int_equal(gn_arena_new(gn_forecast_treated_scratch(&t, &o, n), &a, NULL), GN_OK);
    const gn_status st = gn_forecast_treated(y, n, &t, &o, a, &to->f, &err);
    gn_arena_free(a);
    return st;
}

static gn_forecast_options options(const char *model, int season, size_t horizon)
{
    gn_forecast_options o = gn_forecast_options_defaults();
    o.model = model;
    o.season = season;
    o.horizon = horizon;
    return o;
}

static void year_to_date_quarters_are_forecast_singly_and_summed_up(void **state)
{
    (void)state;
    /* singles 10 20 30 40 each year; 2021 ends with its second quarter */
    const double y[] = {10, 30, 60, 100, 10, 30, 60, 100, 10, 30};
    const gn_treatment t = {.year_to_date = true, .freq = GN_FREQ_QUARTER, .last = 4 * 2021 + 1};
    answer a;
    assert_int_equal(run(y, 10, t, options("snaive", 4, 4), &a), GN_OK);
    const double expected[] = {60, 100, 10, 30};
    for (int h = 0; h < 4; h++) check_close(a.mean[h], expected[h], 0, 1e-12);
    assert_true(a.lower[0] >= 30); /* what is known of the year is certain */
    check_close(a.upper[1] - a.upper[0], 40 + a.upper[0] - 60, 1, 0);
    assert_non_null(strstr(a.f.reason, "by single periods"));
}

static void january_and_february_are_one_where_january_is_not_published(void **state)
{
    (void)state;
    double y[30];
    for (int i = 0; i < 30; i++) { /* from January 2019; 5 a month, no Januaries */
        const int month = i % 12;
        y[i] = month == 0 ? NAN : 5.0 * (month + 1);
    }
    const gn_treatment t = {.year_to_date = true, .freq = GN_FREQ_MONTH, .last = 12 * 2019 + 29};
    answer a;
    assert_true(gn_ytd_joined(t.freq, t.last, y, 30));
    assert_int_equal(run(y, 30, t, options("snaive", 12, 11), &a), GN_OK);
    for (int h = 0; h < 11; h++) {
        const int64_t period = gn_ytd_period(t.freq, t.last, true, (size_t)h + 1);
        assert_int_not_equal(period % 12, 0);
        check_close(a.mean[h], 5.0 * (double)(period % 12 + 1), 0, 1e-12);
    }
    check_close(a.mean[6], 10, 0, 1e-12); /* July to December are six steps, then February */
    assert_int_equal(gn_ytd_period(t.freq, t.last, true, 7), 12 * 2022 + 1);
}

static void values_missing_at_the_end_of_a_year_to_date_series_are_steps(void **state)
{
    (void)state;
    const double y[] = {10, 30, 60, 100, 10, 30, 60, 100, 10, NAN, NAN};
    const gn_treatment t = {.year_to_date = true, .freq = GN_FREQ_QUARTER, .last = 4 * 2021 + 2};
    answer a;
    assert_int_equal(run(y, 11, t, options("snaive", 4, 2), &a), GN_OK);
    check_close(a.mean[0], 100, 0, 1e-12);
    check_close(a.mean[1], 10, 0, 1e-12);
}

static void shares_are_not_summed_up_over_a_year(void **state)
{
    (void)state;
    const double y[] = {10, 30, 60, 100};
    const gn_treatment t = {.year_to_date = true, .freq = GN_FREQ_QUARTER, .last = 4 * 2021 + 3};
    gn_forecast_options o = options("naive", 1, 1);
    answer a;
    o.domain = GN_DOMAIN_PERCENT;
    assert_int_equal(run(y, 4, t, o, &a), GN_E_ARG);
}

static void gaps_are_bridged_or_zero_as_asked(void **state)
{
    (void)state;
    const double y[] = {4, 4, NAN, NAN, 4, 4, 4, 4};
    answer a;
    assert_int_equal(run(y, 8, (gn_treatment){0}, options("mean", 1, 1), &a), GN_OK);
    check_close(a.mean[0], 4, 0, 1e-12);
    assert_non_null(strstr(a.f.reason, "2 gaps bridged"));
    assert_int_equal(run(y, 8, (gn_treatment){.zero_gaps = true}, options("mean", 1, 1), &a), GN_OK);
    check_close(a.mean[0], 3, 0, 1e-12);
    assert_non_null(strstr(a.f.reason, "2 gaps as 0"));
}

static void outliers_are_taken_out_and_breaks_moved_to_the_newest_level(void **state)
{
    (void)state;
    double y[40], clean[40];
    uint64_t seed = 5;
    for (int i = 0; i < 40; i++) y[i] = clean[i] = 100 + check_normal(&seed);
    y[10] = 180;
    const gn_treatment t = {.outliers = true};
    answer a, b;
    assert_int_equal(run(y, 40, t, options("mean", 1, 1), &a), GN_OK);
    assert_int_equal(run(clean, 40, (gn_treatment){0}, options("mean", 1, 1), &b), GN_OK);
    check_close(a.mean[0], b.mean[0], 0, 0.2);
    assert_non_null(strstr(a.f.reason, "AO at value 11"));
    for (int i = 0; i < 20; i++) y[i] = clean[i] - 50;
    y[10] = clean[10] - 50;
    assert_int_equal(run(y, 40, t, options("mean", 1, 1), &a), GN_OK);
    check_close(a.mean[0], b.mean[0], 0, 2);
    assert_non_null(strstr(a.f.reason, "LS at value 21"));
    memcpy(y, clean, sizeof y);
    y[39] = 180; /* nobody knows yet */
    assert_int_equal(run(y, 40, t, options("naive", 1, 1), &a), GN_OK);
    check_close(a.mean[0], 180, 0, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(year_to_date_quarters_are_forecast_singly_and_summed_up),
        cmocka_unit_test(january_and_february_are_one_where_january_is_not_published),
        cmocka_unit_test(values_missing_at_the_end_of_a_year_to_date_series_are_steps),
        cmocka_unit_test(shares_are_not_summed_up_over_a_year),
        cmocka_unit_test(gaps_are_bridged_or_zero_as_asked),
        cmocka_unit_test(outliers_are_taken_out_and_breaks_moved_to_the_newest_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
