/* Audit: what agrees, what rounding explains, what does not. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_audit.h"
#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gn_lexicon *lexicon;

/* A statement of the document MONTH.txt of 2021: its text, value, unit, measure, indicator, period. */
typedef struct statement {
    int month;
    const char *text;
    double value;
    const char *unit, *measure, *indicator, *period;
} statement;

static gn_date date_of(void *context, const char *file)
{
    (void)context;
    return (gn_date){2021, atoi(file), 28};
}

/* The only finding of a rule that the statements give, or a failure; verdict GN_VERDICT_COUNT: there is none. */
static gn_finding audit(gn_audit_rule rule, const statement *rows, size_t n)
{
    gn_buf b = {0};
    for (size_t i = 0; i < n; i++) {
        const statement *r = &rows[i];
        gn_buf_printf(&b, "{\"file\": \"%d.txt\", \"start\": %zu, \"text\": \"%s\", \"value\": ", r->month, 1000 * i,
                      r->text);
        gn_buf_number(&b, r->value);
        gn_buf_printf(&b,
                      ", \"unit\": \"%s\", \"measure\": \"%s\", \"indicator\": \"%s\", \"area\": \"中国\", "
                      "\"period\": \"%s\"}\n",
                      r->unit, r->measure, r->indicator, r->period);
    }
    gn_err err = {0};
    gn_store *s;
    gn_findings *f;
    assert_int_equal(gn_store_new(&s, &err), GN_OK);
    if (gn_store_add_jsonl(s, "x", b.data, b.length, date_of, NULL, NULL, NULL, &err)) fail_msg("%s", err.msg);
    gn_buf_free(&b);
    assert_int_equal(gn_store_assemble(s, lexicon, &err), GN_OK);
    gn_date dates[16] = {{0}};
    for (size_t i = 0; i < s->document_count; i++) dates[i] = s->documents[i].date;
    assert_int_equal(gn_audit(s->observations, s->series, dates, s->document_count, &f, &err), GN_OK);
    gn_finding found = {.verdict = GN_VERDICT_COUNT};
    for (size_t i = 0; i < f->count; i++)
        if (f->items[i].rule == rule) {
            assert_int_equal(found.verdict, GN_VERDICT_COUNT);
            found = f->items[i];
        }
    gn_findings_free(f);
    gn_store_free(s);
    return found;
}
#define AUDIT(rule, ...)                                                                                               \
    audit(rule, (const statement[]){__VA_ARGS__}, sizeof((const statement[]){__VA_ARGS__}) / sizeof(statement))

static void rounded_and_full_figures_agree(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_VINTAGE, {1, "76814亿元", 76814e8, "元", "level", "软件业务收入", "2021-01/2021-10"},
                         {2, "7.68万亿元", 7.68e12, "元", "level", "软件业务收入", "2021-01/2021-10"});
    assert_int_equal(f.verdict, GN_AGREES);
    check_close(f.tolerance, 0.5e8 + 0.5e10, 0, 1e-12);
}

static void a_later_other_value_is_a_revision_and_an_equal_date_a_contradiction(void **state)
{
    (void)state;
    gn_finding f =
        AUDIT(GN_AUDIT_VINTAGE, {1, "296299亿元", 296299e8, "元", "level", "国内生产总值", "2020-01/2020-12"},
              {2, "304525.2亿元", 304525.2e8, "元", "level", "国内生产总值", "2020-01/2020-12"});
    assert_int_equal(f.verdict, GN_REVISED);
    check_bits(f.stated, 304525.2e8);
    f = AUDIT(GN_AUDIT_VINTAGE, {1, "50%", 50, "%", "level", "5G网络覆盖率", "2021-10/2021-10"},
              {1, "35%", 35, "%", "level", "5G网络覆盖率", "2021-10/2021-10"});
    assert_int_equal(f.verdict, GN_CONTRADICTS);
}

static void growth_that_rounding_explains_agrees(void **state)
{
    (void)state;
    /* 3601 / 3381 = 6.507 % */
    gn_finding f = AUDIT(GN_AUDIT_YOY, {1, "3381亿元", 3381e8, "元", "level", "电信业务收入", "2020-01/2020-05"},
                         {2, "3601亿元", 3601e8, "元", "level", "电信业务收入", "2021-01/2021-05"},
                         {2, "6.5%", 6.5, "%", "yoy", "电信业务收入", "2021-01/2021-05"});
    assert_int_equal(f.verdict, GN_AGREES);
}

static void published_growth_on_another_basis_is_a_gap(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_YOY, {1, "54560亿元", 54560e8, "元", "level", "软件业务收入", "2022-01/2022-07"},
                         {2, "64570亿元", 64570e8, "元", "level", "软件业务收入", "2023-01/2023-07"},
                         {2, "13.6%", 13.6, "%", "yoy", "软件业务收入", "2023-01/2023-07"});
    assert_int_equal(f.verdict, GN_GAP);
    check_close(f.expected, 18.3468, 1e-4, 0);
    assert_string_equal(f.note, "level against 2022-07");
}

static void growth_at_constant_prices_is_not_compared_with_levels(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_YOY, {1, "1101亿元", 1101e8, "元", "level", "地区生产总值", "2022-01/2022-12"},
                         {2, "1212亿元", 1212e8, "元", "level", "地区生产总值", "2023-01/2023-12"},
                         {2, "5.2%", 5.2, "%", "yoy", "地区生产总值", "2023-01/2023-12"});
    assert_int_equal(f.verdict, GN_VERDICT_COUNT);
}

static void the_two_year_average_is_geometric(void **state)
{
    (void)state;
    /* (1.192 * 1.117)^0.5 = 1.15389 */
    gn_finding f = AUDIT(GN_AUDIT_TWO_YEAR, {1, "11.7%", 11.7, "%", "yoy", "软件业务收入", "2020-01/2020-10"},
                         {2, "19.2%", 19.2, "%", "yoy", "软件业务收入", "2021-01/2021-10"},
                         {2, "15.4%", 15.4, "%", "cagr", "软件业务收入", "2021-01/2021-10"});
    assert_int_equal(f.verdict, GN_AGREES);
}

static void the_number_of_steps_of_an_average_growth_is_found(void **state)
{
    (void)state;
    /* 1325 to 3819 at 23.6 % a year is five steps, on the base of 2015 */
    gn_finding f = AUDIT(GN_AUDIT_CAGR, {1, "1325亿元", 1325e8, "元", "level", "集成电路设计业规模", "2015-01/2015-12"},
                         {1, "3819亿元", 3819e8, "元", "level", "集成电路设计业规模", "2020-01/2020-12"},
                         {1, "23.6%", 23.6, "%", "cagr", "集成电路设计业规模", "2016-01/2020-12"});
    assert_int_equal(f.verdict, GN_AGREES);
    assert_string_equal(f.note, "5 steps fit; 5 years are named");
    f = AUDIT(GN_AUDIT_CAGR, {1, "1325亿元", 1325e8, "元", "level", "集成电路设计业规模", "2015-01/2015-12"},
              {1, "3819亿元", 3819e8, "元", "level", "集成电路设计业规模", "2020-01/2020-12"},
              {1, "35%", 35, "%", "cagr", "集成电路设计业规模", "2016-01/2020-12"});
    assert_int_equal(f.verdict, GN_CONTRADICTS);
    check_close(f.expected, 23.5796, 1e-3, 0);
    /* a base year that is not known may explain anything */
    f = AUDIT(GN_AUDIT_CAGR, {1, "4.23亿元", 4.23e8, "元", "level", "电池业净利", "2023-01/2023-12"},
              {1, "7.16亿元", 7.16e8, "元", "level", "电池业净利", "2025-01/2025-12"},
              {1, "38%", 38, "%", "cagr", "电池业净利", "2023-01/2025-12"});
    assert_int_equal(f.verdict, GN_VERDICT_COUNT);
}

static void a_change_is_checked_against_the_end_of_last_year(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_CHANGE, {1, "15.94亿户", 15.94e8, "户", "level", "移动电话用户", "2020-12/2020-12"},
                         {1, "16.41亿户", 16.41e8, "户", "level", "移动电话用户", "2021-10/2021-10"},
                         {1, "4694万户", 4694e4, "户", "change", "移动电话用户", "2021-01/2021-10"});
    assert_int_equal(f.verdict, GN_AGREES);
    assert_string_equal(f.note, "level against 2020-12");
}

static void a_slower_rate_tells_the_rate_before(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_RATE_CHANGE, {1, "20.5%", 20.5, "%", "yoy", "软件业务收入", "2021-01/2021-09"},
                         {2, "19.2%", 19.2, "%", "yoy", "软件业务收入", "2021-01/2021-10"},
                         {2, "1.3个百分点", -1.3, "个百分点", "change", "软件业务收入增速", "2021-01/2021-10"});
    assert_int_equal(f.verdict, GN_AGREES);
    assert_string_equal(f.note, "growth against 2021-09");
}

static void a_month_is_the_difference_of_the_year_to_date(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_SINGLE, {1, "69007亿元", 69007e8, "元", "level", "软件业务收入", "2021-01/2021-09"},
                         {2, "76814亿元", 76814e8, "元", "level", "软件业务收入", "2021-01/2021-10"},
                         {2, "7807亿元", 7807e8, "元", "level", "软件业务收入", "2021-10/2021-10"});
    assert_int_equal(f.verdict, GN_AGREES);
    f = AUDIT(GN_AUDIT_SINGLE, {1, "69007亿元", 69007e8, "元", "level", "软件业务收入", "2021-01/2021-09"},
              {2, "76814亿元", 76814e8, "元", "level", "软件业务收入", "2021-01/2021-10"},
              {2, "7907亿元", 7907e8, "元", "level", "软件业务收入", "2021-10/2021-10"});
    assert_int_equal(f.verdict, GN_GAP);
    check_close(f.expected, 7807e8, 0, 1e-12);
    /* a margin does not add up */
    f = AUDIT(GN_AUDIT_SINGLE, {1, "28.7%", 28.7, "%", "level", "毛利率", "2023-01/2023-03"},
              {2, "28.9%", 28.9, "%", "level", "毛利率", "2023-01/2023-06"},
              {2, "29.1%", 29.1, "%", "level", "毛利率", "2023-04/2023-06"});
    assert_int_equal(f.verdict, GN_VERDICT_COUNT);
}

static void nothing_to_compare_gives_no_finding(void **state)
{
    (void)state;
    gn_finding f = AUDIT(GN_AUDIT_YOY, {1, "6.5%", 6.5, "%", "yoy", "电信业务收入", "2021-01/2021-05"});
    assert_int_equal(f.verdict, GN_VERDICT_COUNT);
}

int main(void)
{
    gn_err err = {0};
    if (gn_lexicon_new(NULL, &lexicon, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounded_and_full_figures_agree),
        cmocka_unit_test(a_later_other_value_is_a_revision_and_an_equal_date_a_contradiction),
        cmocka_unit_test(growth_that_rounding_explains_agrees),
        cmocka_unit_test(published_growth_on_another_basis_is_a_gap),
        cmocka_unit_test(growth_at_constant_prices_is_not_compared_with_levels),
        cmocka_unit_test(the_two_year_average_is_geometric),
        cmocka_unit_test(the_number_of_steps_of_an_average_growth_is_found),
        cmocka_unit_test(a_change_is_checked_against_the_end_of_last_year),
        cmocka_unit_test(a_slower_rate_tells_the_rate_before),
        cmocka_unit_test(a_month_is_the_difference_of_the_year_to_date),
        cmocka_unit_test(nothing_to_compare_gives_no_finding),
    };
    const int failed = cmocka_run_group_tests_name("audit", tests, NULL, NULL);
    gn_lexicon_free(lexicon);
    return failed;
}
