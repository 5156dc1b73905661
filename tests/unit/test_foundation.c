/* Calendar, interned strings, arena, panel: what everything stands on. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_arena.h"
#include "gnomon/gn_calendar.h"
#include "gnomon/gn_strings.h"

#include <stdio.h>
#include <string.h>

static void days_count_forward_and_back_over_four_centuries(void **state)
{
    (void)state;
    int64_t day = gn_date_days((gn_date){1899, 12, 31});
    gn_date d = {1900, 1, 1};
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    while (d.year < 2300) {
        assert_int_equal(gn_date_days(d), ++day);
        const gn_date back = gn_date_from_days(day);
        assert_true(back.year == d.year && back.month == d.month && back.day == d.day);
        const int leap = d.year % 4 == 0 && (d.year % 100 != 0 || d.year % 400 == 0);
        if (++d.day > length[d.month - 1] + (d.month == 2 && leap)) {
            d.day = 1;
            if (++d.month > 12) {
                d.month = 1;
                d.year++;
            }
        }
    }
    assert_int_equal(gn_date_days((gn_date){1970, 1, 1}), 0);
}

static void only_days_that_exist_are_dates(void **state)
{
    (void)state;
    gn_date d;
    assert_true(gn_date_parse("2020-02-29", &d));
    static const char *const bad[] = {"2021-02-29", "2021-13-01",  "2021-00-10", "2021-1-1",  "21-01-01",
                                      "2021/01/01", "2021-01-01x", "",           "0000-01-01"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(gn_date_parse(bad[i], &d));
    assert_false(gn_date_parse(NULL, &d));
}

static void periods_read_back_as_written_in_every_frequency(void **state)
{
    (void)state;
    static const gn_freq all[] = {GN_FREQ_YEAR, GN_FREQ_HALF, GN_FREQ_QUARTER, GN_FREQ_MONTH,
                                  GN_FREQ_WEEK, GN_FREQ_DAY,  GN_FREQ_HOUR};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const int64_t start = gn_period_of(all[i], (gn_date){1998, 11, 3}).ordinal;
        for (int64_t k = 0; k < 3000; k++) {
            const gn_period p = {all[i], start + k * (all[i] == GN_FREQ_YEAR ? 1 : 7)};
            if (gn_period_first_day(p).year > 9990) break;
            char text[32];
            gn_period back;
            gn_period_format(p, text, sizeof text);
            assert_true(gn_period_parse(text, all[i], &back));
            assert_int_equal(back.ordinal, p.ordinal);
            const gn_date first = gn_period_first_day(p), last = gn_period_last_day(p);
            assert_int_equal(gn_period_of(all[i], last).ordinal / (all[i] == GN_FREQ_HOUR ? 24 : 1),
                             p.ordinal / (all[i] == GN_FREQ_HOUR ? 24 : 1));
            assert_true(gn_date_days(first) <= gn_date_days(last));
        }
    }
}

static void other_spellings_of_periods_are_read(void **state)
{
    (void)state;
    gn_period p, q;
    assert_true(gn_period_parse("2021Q3", GN_FREQ_QUARTER, &p) && gn_period_parse("2021-Q3", GN_FREQ_QUARTER, &q));
    assert_int_equal(p.ordinal, q.ordinal);
    assert_true(gn_period_parse("202110", GN_FREQ_MONTH, &p) && gn_period_parse("2021M10", GN_FREQ_MONTH, &q));
    assert_int_equal(p.ordinal, q.ordinal);
    assert_true(gn_period_parse("2021H1", GN_FREQ_HALF, &p));
    assert_true(gn_period_parse("2020-W53", GN_FREQ_WEEK, &p));
    assert_false(gn_period_parse("2021-W53", GN_FREQ_WEEK, &p));
    assert_true(gn_period_parse("2021-10-05 13:00", GN_FREQ_HOUR, &p));
    assert_false(gn_period_parse("2021-10-05 13:30", GN_FREQ_HOUR, &p));
    assert_false(gn_period_parse("2021Q5", GN_FREQ_QUARTER, &p));
    assert_false(gn_period_parse("2021-10-05x", GN_FREQ_DAY, &p));
    assert_int_equal(gn_freq_of('q'), GN_FREQ_QUARTER);
    assert_int_equal(gn_freq_of('x'), GN_FREQ_NONE);
    assert_int_equal(gn_freq_season(GN_FREQ_MONTH), 12);
}

static void spans_of_months_read_back_as_written(void **state)
{
    (void)state;
    gn_span s = {0};
    char text[64];
    assert_true(gn_span_parse("2021-01/2021-10", &s));
    assert_int_equal(s.last - s.first, 9);
    gn_span_format(s, text, sizeof text);
    assert_string_equal(text, "2021-01/2021-10");
    assert_false(gn_span_parse("2021-10/2021-01", &s));
    assert_false(gn_span_parse("2021-10", &s));
    assert_int_equal(gn_span_format((gn_span){0}, text, sizeof text), 0);
    assert_string_equal(text, "");
}

static void each_text_has_one_number_in_the_order_of_first_use(void **state)
{
    (void)state;
    gn_strings *s;
    gn_err err;
    assert_int_equal(gn_strings_new(&s, &err), GN_OK);
    assert_int_equal(gn_strings_add(s, "软件", 6), 1);
    assert_int_equal(gn_strings_add(s, "", 0), 2);
    assert_int_equal(gn_strings_add(s, "软件业务", 6), 1);
    char text[16];
    for (int i = 0; i < 50000; i++)
        assert_int_equal(gn_strings_add(s, text, (size_t)snprintf(text, 16, "%d", i)), i + 3);
    for (int i = 0; i < 50000; i++)
        assert_int_equal(gn_strings_find(s, text, (size_t)snprintf(text, 16, "%d", i)), i + 3);
    assert_int_equal(gn_strings_count(s), 50002);
    assert_string_equal(gn_strings_get(s, 1), "软件");
    assert_int_equal(gn_strings_len(s, 2), 0);
    assert_null(gn_strings_get(s, 0));
    assert_null(gn_strings_get(s, 60000));
    assert_int_equal(gn_strings_find(s, "nowhere", 7), 0);
    gn_strings_free(s);
    gn_strings_free(NULL);
}

static void an_arena_gives_aligned_pieces_until_it_is_full(void **state)
{
    (void)state;
    gn_arena *a;
    gn_err err;
    const size_t need = gn_arena_need(10, sizeof(double)) + gn_arena_need(3, 1);
    assert_int_equal(gn_arena_new(need, &a, &err), GN_OK);
    double *x = gn_arena_get(a, 10, sizeof *x);
    char *y = gn_arena_get(a, 3, 1);
    assert_non_null(x);
    assert_non_null(y);
    assert_int_equal((uintptr_t)x % 64, 0);
    assert_int_equal((uintptr_t)y % 64, 0);
    memset(x, 1, 10 * sizeof *x);
    memset(y, 1, 3);
    assert_null(gn_arena_get(a, 1000, 1));
    assert_null(gn_arena_get(a, SIZE_MAX, 2));
    gn_arena_reset(a);
    assert_ptr_equal(gn_arena_get(a, 10, sizeof *x), x);
    gn_arena_free(a);
    gn_arena_free(NULL);
    assert_int_equal(gn_arena_new(1, NULL, &err), GN_E_ARG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_count_forward_and_back_over_four_centuries),
        cmocka_unit_test(only_days_that_exist_are_dates),
        cmocka_unit_test(periods_read_back_as_written_in_every_frequency),
        cmocka_unit_test(other_spellings_of_periods_are_read),
        cmocka_unit_test(spans_of_months_read_back_as_written),
        cmocka_unit_test(each_text_has_one_number_in_the_order_of_first_use),
        cmocka_unit_test(an_arena_gives_aligned_pieces_until_it_is_full),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
