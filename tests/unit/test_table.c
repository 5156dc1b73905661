/* The quarterly table: additivity, quarters from years to date, stocks, growth, flags, forecasts, writers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_report.h"
#include "gnomon/gn_table.h"
#include "tests/support/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct fixture {
    gn_strings *strings;
    gn_table_points points;
    gn_table *table;
} fixture;

static int start(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    gn_err err;
    assert_int_equal(gn_strings_new(&f->strings, &err), GN_OK);
    *state = f;
    return 0;
}

static int finish(void **state)
{
    fixture *f = *state;
    gn_table_free(f->table);
    gn_table_points_free(&f->points);
    gn_strings_free(f->strings);
    free(f);
    return 0;
}

static gn_str text(fixture *f, const char *s)
{
    return gn_strings_add(f->strings, s, strlen(s));
}

/* A value of 中国: "2021-01/2021-10". */
static void add(fixture *f, const char *indicator, const char *unit, gn_measure basis, gn_kind kind, const char *period,
                double value)
{
    gn_table_point p = {.key = {.indicator = text(f, indicator),
                                .area = text(f, "中国"),
                                .unit = text(f, unit),
                                .basis = (uint8_t)basis,
                                .kind = (uint8_t)kind},
                        .value = value,
                        .flag = GN_OBS_NORMAL,
                        .observation = GN_NO_OBSERVATION};
    gn_err err;
    assert_true(gn_span_parse(period, &p.period));
    assert_int_equal(gn_table_points_add(&f->points, &p, &err), GN_OK);
}

static void level(fixture *f, const char *indicator, const char *period, double value)
{
    add(f, indicator, "元", GN_MEASURE_LEVEL, GN_KIND_YTD, period, value);
}

static void yoy(fixture *f, const char *indicator, const char *period, double value)
{
    add(f, indicator, "%", GN_MEASURE_YOY, GN_KIND_YTD, period, value);
}

static void build(fixture *f)
{
    gn_err err;
    assert_int_equal(gn_table_new(f->points.items, f->points.count, f->strings, &f->table, &err), GN_OK);
}

static const gn_item *item_of(const fixture *f, const char *indicator)
{
    for (size_t i = 0; i < f->table->n_items; i++)
        if (strcmp(gn_strings_get(f->strings, f->table->items[i].indicator), indicator) == 0)
            return &f->table->items[i];
    fail_msg("no item %s", indicator);
    return NULL;
}

static const gn_figure *figure(const fixture *f, const char *indicator, gn_figure_what what, const char *period)
{
    const gn_item *item = item_of(f, indicator);
    gn_span s;
    assert_true(gn_span_parse(period, &s));
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *g = &f->table->figures[item->figure + i];
        if (g->what == what && g->period.first == s.first && g->period.last == s.last) return g;
    }
    return NULL;
}

static void a_quarter_is_the_difference_of_years_to_date_and_is_flagged_derived(void **state)
{
    fixture *f = *state;
    level(f, "软件业务收入", "2021-01/2021-03", 100);
    level(f, "软件业务收入", "2021-01/2021-06", 250);
    level(f, "软件业务收入", "2021-01/2021-09", 420);
    build(f);
    const gn_figure *q = figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2021-04/2021-06");
    assert_non_null(q);
    check_close(q->value, 150, 0, 0);
    assert_int_equal(q->flag, GN_OBS_ESTIMATED);
    assert_int_equal(q->method, GN_METHOD_DERIVED);
    assert_int_equal(q->lane, GN_LANE_QUARTER);
    q = figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2021-01/2021-03");
    assert_int_equal(q->flag, GN_OBS_NORMAL);
    assert_int_equal(q->lane, GN_LANE_QUARTER);
    q = figure(f, "软件业务收入", GN_FIGURE_QOQ_COMPUTED, "2021-07/2021-09");
    check_close(q->value, 100 * (170.0 / 150 - 1), 0, 1e-12);
}

static void a_quarter_is_the_sum_of_its_months_and_half_years_count(void **state)
{
    fixture *f = *state;
    add(f, "零售额", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2015-04/2015-04", 1);
    add(f, "零售额", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2015-05/2015-05", 2);
    add(f, "零售额", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2015-06/2015-06", 4);
    add(f, "零售额", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2015-01/2015-06", 10);
    build(f);
    check_close(figure(f, "零售额", GN_FIGURE_LEVEL, "2015-04/2015-06")->value, 7, 0, 0);
    check_close(figure(f, "零售额", GN_FIGURE_LEVEL, "2015-01/2015-03")->value, 3, 0, 0);
}

static void rates_indices_and_stocks_are_never_subtracted(void **state)
{
    fixture *f = *state;
    add(f, "产能利用率", "%", GN_MEASURE_LEVEL, GN_KIND_YTD, "2021-01/2021-03", 77);
    add(f, "产能利用率", "%", GN_MEASURE_LEVEL, GN_KIND_YTD, "2021-01/2021-06", 78);
    add(f, "手机平均价格", "元", GN_MEASURE_LEVEL, GN_KIND_YTD, "2021-01/2021-03", 2000);
    add(f, "手机平均价格", "元", GN_MEASURE_LEVEL, GN_KIND_YTD, "2021-01/2021-06", 2100);
    add(f, "5G基站数", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2021-03/2021-03", 800000);
    add(f, "5G基站数", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2021-06/2021-06", 960000);
    build(f);
    assert_null(figure(f, "产能利用率", GN_FIGURE_LEVEL, "2021-04/2021-06"));
    assert_null(figure(f, "手机平均价格", GN_FIGURE_LEVEL, "2021-04/2021-06"));
    assert_null(figure(f, "5G基站数", GN_FIGURE_LEVEL, "2021-04/2021-06"));
    check_close(figure(f, "5G基站数", GN_FIGURE_QOQ_COMPUTED, "2021-06/2021-06")->value, 20, 1e-12, 0);
    assert_int_equal(figure(f, "5G基站数", GN_FIGURE_LEVEL, "2021-06/2021-06")->lane, GN_LANE_POINT);
}

static void published_and_computed_growth_are_two_figures(void **state)
{
    fixture *f = *state;
    level(f, "软件业务收入", "2022-01/2022-07", 5456000000000);
    level(f, "软件业务收入", "2023-01/2023-07", 6457000000000);
    yoy(f, "软件业务收入", "2023-01/2023-07", 13.6);
    build(f);
    const gn_figure *p = figure(f, "软件业务收入", GN_FIGURE_YOY, "2023-01/2023-07");
    const gn_figure *c = figure(f, "软件业务收入", GN_FIGURE_YOY_COMPUTED, "2023-01/2023-07");
    check_close(p->value, 13.6, 0, 0);
    assert_int_equal(p->flag, GN_OBS_NORMAL);
    check_close(c->value, 18.3, 0.05, 0);
    assert_int_equal(c->flag, GN_OBS_ESTIMATED);
    assert_int_equal(f->table->n_items, 1);
}

static void two_year_average_is_geometric_from_published_growth(void **state)
{
    fixture *f = *state;
    yoy(f, "社会消费品零售总额", "2020-01/2020-02", -20.5);
    yoy(f, "社会消费品零售总额", "2021-01/2021-02", 33.8);
    add(f, "社会消费品零售总额", "%", GN_MEASURE_CAGR, GN_KIND_YTD, "2021-01/2021-02", 3.2);
    build(f);
    check_close(figure(f, "社会消费品零售总额", GN_FIGURE_TWO_YEAR_CHAINED, "2021-01/2021-02")->value, 3.14, 0.01, 0);
    check_close(figure(f, "社会消费品零售总额", GN_FIGURE_TWO_YEAR, "2021-01/2021-02")->value, 3.2, 0, 0);
}

static void the_level_a_year_ago_is_implied_by_growth_but_not_for_gdp(void **state)
{
    fixture *f = *state;
    level(f, "软件业务收入", "2021-01/2021-10", 76814);
    yoy(f, "软件业务收入", "2021-01/2021-10", 19.2);
    level(f, "国内生产总值", "2021-01/2021-03", 249310);
    yoy(f, "国内生产总值", "2021-01/2021-03", 18.3);
    build(f);
    const gn_figure *b = figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2020-01/2020-10");
    check_close(b->value, 76814 / 1.192, 1e-9, 0);
    assert_int_equal(b->flag, GN_OBS_ESTIMATED);
    assert_int_equal(b->method, GN_METHOD_IMPLIED);
    /* the growth that made the base is not computed from it again */
    assert_null(figure(f, "软件业务收入", GN_FIGURE_YOY_COMPUTED, "2021-01/2021-10"));
    assert_null(figure(f, "国内生产总值", GN_FIGURE_LEVEL, "2020-01/2020-03"));
}

static void growth_alone_implies_the_level_and_goes_on_from_itself(void **state)
{
    fixture *f = *state;
    level(f, "软件业务收入", "2020-01/2020-12", 100);
    yoy(f, "软件业务收入", "2021-01/2021-12", 12);
    yoy(f, "软件业务收入", "2022-01/2022-12", 10);
    level(f, "国内生产总值", "2020-01/2020-12", 100);
    yoy(f, "国内生产总值", "2021-01/2021-12", 8);
    build(f);
    const gn_figure *b = figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2021-01/2021-12");
    check_close(b->value, 112, 1e-12, 0);
    assert_int_equal(b->flag, GN_OBS_ESTIMATED);
    assert_int_equal(b->method, GN_METHOD_IMPLIED);
    check_close(figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2022-01/2022-12")->value, 123.2, 1e-12, 0);
    assert_null(figure(f, "国内生产总值", GN_FIGURE_LEVEL, "2021-01/2021-12"));
}

static void growth_of_a_derived_quarter_goes_through_the_implied_bases(void **state)
{
    fixture *f = *state;
    /* profits of 2014: 12942.4 (+10.1 %) to March, 28649.8 (+11.4 %) to June */
    level(f, "利润总额", "2014-01/2014-03", 12942.4);
    yoy(f, "利润总额", "2014-01/2014-03", 10.1);
    level(f, "利润总额", "2014-01/2014-06", 28649.8);
    yoy(f, "利润总额", "2014-01/2014-06", 11.4);
    level(f, "利润总额", "2013-01/2013-03", 11740.08);
    level(f, "利润总额", "2013-01/2013-06", 25836.64);
    build(f);
    const double base = 28649.8 / 1.114 - 12942.4 / 1.101;
    check_close(figure(f, "利润总额", GN_FIGURE_YOY_COMPARABLE, "2014-04/2014-06")->value,
                100 * ((28649.8 - 12942.4) / base - 1), 0, 1e-9);
    check_close(figure(f, "利润总额", GN_FIGURE_YOY_COMPUTED, "2014-04/2014-06")->value,
                100 * ((28649.8 - 12942.4) / (25836.64 - 11740.08) - 1), 0, 1e-9);
}

static void implied_levels_are_not_mixed_with_published_ones(void **state)
{
    fixture *f = *state;
    level(f, "利润总额", "2013-01/2013-03", 100); /* published */
    level(f, "利润总额", "2014-01/2014-06", 330); /* implies 300 for the first half of 2013 */
    yoy(f, "利润总额", "2014-01/2014-06", 10);
    build(f);
    assert_non_null(figure(f, "利润总额", GN_FIGURE_LEVEL, "2013-01/2013-06"));
    assert_null(figure(f, "利润总额", GN_FIGURE_LEVEL, "2013-04/2013-06"));
}

static void nothing_is_computed_from_a_level_that_is_not_exact(void **state)
{
    fixture *f = *state;
    level(f, "软件业务收入", "2021-01/2021-03", 100);
    level(f, "软件业务收入", "2021-01/2021-06", 250);
    level(f, "软件业务收入", "2022-01/2022-06", 300);
    f->points.items[1].flag = GN_OBS_ESTIMATED; /* 超过250亿元 */
    build(f);
    assert_non_null(figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2021-01/2021-06"));
    assert_null(figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2021-04/2021-06"));
    assert_null(figure(f, "软件业务收入", GN_FIGURE_YOY_COMPUTED, "2022-01/2022-06"));
}

static void compound_growth_counts_the_steps_between_like_periods(void **state)
{
    fixture *f = *state;
    level(f, "市场规模", "2015-01/2015-12", 1325);
    level(f, "市场规模", "2020-01/2020-12", 3819);
    build(f);
    const gn_figure *c = figure(f, "市场规模", GN_FIGURE_CAGR_COMPUTED, "2015-01/2020-12");
    check_close(c->value, 23.6, 0.05, 0);
}

static void levels_at_the_prices_of_the_year_before_are_not_compared(void **state)
{
    fixture *f = *state;
    level(f, "电信业务总量", "2021-01/2021-12", 16960);
    level(f, "电信业务总量", "2022-01/2022-12", 17498);
    yoy(f, "电信业务总量", "2022-01/2022-12", 21.3);
    build(f);
    assert_null(figure(f, "电信业务总量", GN_FIGURE_YOY_COMPUTED, "2022-01/2022-12"));
    assert_non_null(figure(f, "电信业务总量", GN_FIGURE_YOY, "2022-01/2022-12"));
}

static void the_cell_of_a_quarter_is_its_newest_period_and_says_which(void **state)
{
    fixture *f = *state;
    level(f, "软件业务收入", "2021-01/2021-07", 51400);
    level(f, "软件业务收入", "2021-01/2021-08", 59700);
    level(f, "软件业务收入", "2021-01/2021-10", 76814);
    build(f);
    const gn_item *item = item_of(f, "软件业务收入");
    const gn_figure *c = gn_table_at(f->table, item, GN_LANE_YTD, GN_FIGURE_LEVEL, 4 * 2021 + 2);
    check_close(c->value, 59700, 0, 0);
    assert_int_equal(c->period.last, gn_month(2021, 8));
    assert_true(c->shown);
    assert_null(gn_table_at(f->table, item, GN_LANE_YTD, GN_FIGURE_LEVEL, 4 * 2021 + 1));
    assert_int_equal(item->quarters, 2);
}

static void of_several_vintages_the_last_counts(void **state)
{
    fixture *f = *state;
    level(f, "国内生产总值", "2024-01/2024-03", 296299);
    level(f, "国内生产总值", "2024-01/2024-03", 304525.2);
    build(f);
    check_close(figure(f, "国内生产总值", GN_FIGURE_LEVEL, "2024-01/2024-03")->value, 304525.2, 0, 0);
    assert_int_equal(f->table->n_figures, 1);
}

static void growth_joins_the_unit_with_most_levels(void **state)
{
    fixture *f = *state;
    add(f, "出口额", "美元", GN_MEASURE_LEVEL, GN_KIND_YTD, "2021-01/2021-06", 15);
    level(f, "出口额", "2021-01/2021-03", 40);
    level(f, "出口额", "2021-01/2021-06", 98);
    yoy(f, "出口额", "2021-01/2021-06", 28);
    add(f, "出口额", "%", GN_MEASURE_SHARE, GN_KIND_YTD, "2021-01/2021-06", 12);
    build(f);
    assert_int_equal(f->table->n_items, 3);
    for (size_t i = 0; i < 3; i++) {
        const gn_item *item = &f->table->items[i];
        const char *unit = gn_strings_get(f->strings, item->unit);
        bool has_yoy = false;
        for (size_t k = 0; k < item->figures; k++)
            has_yoy = has_yoy || f->table->figures[item->figure + k].what == GN_FIGURE_YOY;
        assert_int_equal(has_yoy, strcmp(unit, "元") == 0);
    }
}

static void gdp(fixture *f)
{
    static const double quarters[] = {277175.8, 299111.5, 315399.6, 342342.4, 292368.8, 316237.5,
                                      328440.7, 357224.8, 304525.2, 328585.4, 341443.2, 373512.4};
    for (int i = 0; i < 12; i++) {
        char period[32];
        gn_span_format((gn_span){GN_FREQ_MONTH, gn_month(2022, 1) + 3 * i, gn_month(2022, 3) + 3 * i}, period,
                       sizeof period);
        add(f, "国内生产总值", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, period, quarters[i] * 1e8);
    }
}

static void quarters_are_forecast_with_intervals_and_cumulated(void **state)
{
    fixture *f = *state;
    gn_err err;
    gdp(f);
    build(f);
    const size_t before = f->table->n_figures;
    assert_int_equal(gn_table_forecast(f->table, "auto", 4, &err), GN_OK);
    assert_true(f->table->n_figures > before);
    const gn_item *item = item_of(f, "国内生产总值");
    assert_true(item->model[0] != 0);
    double sum = 0;
    for (int q = 0; q < 4; q++) {
        const gn_figure *c = gn_table_at(f->table, item, GN_LANE_QUARTER, GN_FIGURE_LEVEL, 4 * 2025 + q);
        assert_non_null(c);
        assert_int_equal(c->flag, GN_OBS_FORECAST);
        assert_true(c->lower[1] <= c->lower[0] && c->lower[0] <= c->value && c->value <= c->upper[0] &&
                    c->upper[0] <= c->upper[1]);
        assert_true(c->value > 250000e8 && c->value < 450000e8);
        sum += c->value;
        assert_non_null(gn_table_at(f->table, item, GN_LANE_QUARTER, GN_FIGURE_YOY_COMPUTED, 4 * 2025 + q));
    }
    const gn_figure *year = gn_table_at(f->table, item, GN_LANE_YTD, GN_FIGURE_LEVEL, 4 * 2025 + 3);
    check_close(year->value, sum, 0, 1e-12);
    check_close(figure(f, "国内生产总值", GN_FIGURE_LEVEL, "2024-01/2024-12")->value, 1348066.2e8, 0, 1e-9);
}

static void a_series_without_enough_values_has_a_reason_and_no_numbers(void **state)
{
    fixture *f = *state;
    gn_err err;
    level(f, "软件业务收入", "2021-01/2021-07", 51400);
    level(f, "软件业务收入", "2021-01/2021-10", 76814);
    build(f);
    assert_int_equal(gn_table_forecast(f->table, "auto", 4, &err), GN_OK);
    const gn_item *item = item_of(f, "软件业务收入");
    assert_string_equal(item->model, "");
    assert_string_equal(item->reason, "1 like period with a published value and no longer gaps, at least 3 needed");
    for (size_t i = 0; i < f->table->n_figures; i++) assert_int_not_equal(f->table->figures[i].flag, GN_OBS_FORECAST);
}

static void scattered_or_implied_values_are_not_forecast(void **state)
{
    fixture *f = *state;
    gn_err err;
    add(f, "营收", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2019-01/2019-03", 10); /* three in ten quarters */
    add(f, "营收", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2020-04/2020-06", 12);
    add(f, "营收", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2021-04/2021-06", 14);
    for (int q = 0; q < 2; q++) { /* four quarters in a row or a year apart, two of them implied */
        const char *const periods[] = {"2021-01/2021-03", "2021-04/2021-06"};
        add(f, "产量", "吨", GN_MEASURE_LEVEL, GN_KIND_SINGLE, periods[q], 100 + q);
        add(f, "产量", "%", GN_MEASURE_YOY, GN_KIND_SINGLE, periods[q], 5);
    }
    build(f);
    assert_int_equal(gn_table_forecast(f->table, "auto", 4, &err), GN_OK);
    assert_string_equal(item_of(f, "营收")->model, "");
    assert_string_equal(item_of(f, "产量")->model, "");
    assert_true(item_of(f, "产量")->reason[0] != 0);
}

static void like_periods_of_several_years_are_forecast_by_year(void **state)
{
    fixture *f = *state;
    gn_err err;
    level(f, "软件业务收入", "2020-01/2020-07", 42300);
    level(f, "软件业务收入", "2021-01/2021-07", 51400);
    level(f, "软件业务收入", "2022-01/2022-07", 54560);
    level(f, "软件业务收入", "2023-01/2023-07", 64570);
    build(f);
    assert_int_equal(gn_table_forecast(f->table, "drift", 4, &err), GN_OK);
    const gn_figure *c = figure(f, "软件业务收入", GN_FIGURE_LEVEL, "2024-01/2024-07");
    assert_non_null(c);
    check_close(c->value, 64570 + (64570 - 42300) / 3.0, 1e-6, 0);
    assert_int_equal(c->flag, GN_OBS_FORECAST);
}

static void bad_arguments_are_named(void **state)
{
    fixture *f = *state;
    gn_err err;
    gdp(f);
    build(f);
    assert_int_equal(gn_table_forecast(f->table, "auto", 0, &err), GN_E_ARG);
    const size_t figures = f->table->n_figures;
    assert_int_equal(gn_table_forecast(f->table, "no-such-model", 4, &err), GN_E_ARG);
    assert_non_null(strstr(err.msg, "no-such-model"));
    assert_int_equal(f->table->n_figures, figures);
}

static void a_panel_gives_its_points_with_their_months(void **state)
{
    fixture *f = *state;
    gn_err err;
    size_t offset[] = {0, 3};
    int64_t first[] = {4 * 2021};
    gn_key key[] = {{.indicator = text(f, "投资额"), .area = text(f, "中国"), .unit = text(f, "元")}};
    double value[] = {1, NAN, 3};
    char flag[] = {'A', 'M', 'P'};
    const gn_panel p = {GN_FREQ_QUARTER, 1, offset, first, key, value, flag};
    assert_int_equal(gn_table_points_add_panel(&f->points, &p, NULL, &err), GN_OK);
    assert_int_equal(f->points.count, 2);
    assert_int_equal(f->points.items[1].period.first, gn_month(2021, 7));
    assert_int_equal(f->points.items[1].period.last, gn_month(2021, 9));
    assert_int_equal(f->points.items[1].flag, 'P');
}

static void hostile_text_stays_text_in_every_format(void **state)
{
    fixture *f = *state;
    const char *evil = "<script>alert(1)</script>|\"&'";
    for (int i = 0; i < 4; i++) {
        char period[32];
        gn_span_format((gn_span){GN_FREQ_MONTH, gn_month(2021, 1) + 3 * i, gn_month(2021, 3) + 3 * i}, period,
                       sizeof period);
        add(f, evil, "元\n,<b>", GN_MEASURE_LEVEL, GN_KIND_SINGLE, period, 1e12 + i);
    }
    add(f, "单<i>", "%", GN_MEASURE_SHARE, GN_KIND_SINGLE, "2021-01/2021-03", 5);
    build(f);
    const gn_table_context c = {.lang = GN_LANG_ZH};
    gn_buf out = {0};
    gn_report_html(f->table, &c, &out);
    assert_false(out.failed);
    assert_null(strstr(out.data, "<script>alert"));
    assert_null(strstr(out.data, "<b>"));
    assert_null(strstr(out.data, "<i>"));
    assert_non_null(strstr(out.data, "&lt;script&gt;alert(1)"));
    gn_buf_clear(&out);
    gn_table_csv(f->table, &c, &out);
    assert_non_null(strstr(out.data, "\"<script>alert(1)</script>|\"\"&'\""));
    gn_buf_clear(&out);
    gn_table_json(f->table, &c, false, &out);
    assert_non_null(strstr(out.data, "\\n,<b>"));
    gn_buf_clear(&out);
    gn_table_markdown(f->table, &c, &out);
    assert_non_null(strstr(out.data, "\\|"));
    gn_buf_free(&out);
}

static void a_workbook_is_the_same_bytes_each_time(void **state)
{
    fixture *f = *state;
    gn_err err;
    gdp(f);
    add(f, "=1+1\x01<&", "元", GN_MEASURE_LEVEL, GN_KIND_SINGLE, "2021-01/2021-03", 5);
    build(f);
    const gn_table_context c = {.lang = GN_LANG_ZH};
    gn_buf out[2] = {{0}, {0}};
    for (int i = 0; i < 2; i++) assert_int_equal(gn_table_xlsx(f->table, &c, &out[i], &err), GN_OK);
    assert_true(out[0].length > 1000 && memcmp(out[0].data, "PK", 2) == 0);
    assert_int_equal(out[0].length, out[1].length);
    assert_memory_equal(out[0].data, out[1].data, out[0].length);
    gn_buf_free(&out[0]);
    gn_buf_free(&out[1]);
}

static void an_empty_table_is_written_in_every_format(void **state)
{
    fixture *f = *state;
    build(f);
    gn_err err;
    assert_int_equal(gn_table_forecast(f->table, "auto", 4, &err), GN_OK);
    const gn_table_context c = {.lang = GN_LANG_EN};
    gn_buf out = {0};
    gn_table_csv(f->table, &c, &out);
    gn_table_growth_csv(f->table, &c, &out);
    gn_table_forecast_csv(f->table, &c, &out);
    gn_table_json(f->table, &c, false, &out);
    gn_table_markdown(f->table, &c, &out);
    gn_table_text(f->table, &c, 100, 0, &out);
    gn_report_html(f->table, &c, &out);
    assert_false(out.failed);
    gn_buf book = {0};
    assert_int_equal(gn_table_xlsx(f->table, &c, &book, &err), GN_OK);
    gn_buf_free(&book);
    assert_non_null(strstr(out.data, "No figure with a period was found."));
    gn_buf_free(&out);
}

/* The Chinese Markdown of the fixture's table with forecasts; free it. */
static char *markdown(fixture *f)
{
    gn_err err;
    build(f);
    assert_int_equal(gn_table_forecast(f->table, "auto", 4, &err), GN_OK);
    const gn_table_context c = {.lang = GN_LANG_ZH};
    gn_buf out = {0};
    gn_table_markdown(f->table, &c, &out);
    assert_false(out.failed);
    return out.data;
}

static void figures_that_were_read_with_doubt_stand_in_a_group_of_their_own(void **state)
{
    fixture *f = *state;
    level(f, "竹笋产值", "2022-01/2022-06", 5e8);
    level(f, "很难", "2022-01/2022-06", 1500);
    level(f, "苔藓产值", "2022-01/2022-06", 7e8);
    level(f, "苔藓产值", "2022-01/2022-09", 9e8);
    f->points.items[0].confidence = 0.9f;
    f->points.items[1].confidence = 0.3f;
    f->points.items[2].confidence = 0.3f; /* one figure that is sure is enough */
    f->points.items[3].confidence = 0.8f;
    char *text = markdown(f);
    const char *group = strstr(text, "## 待核对");
    assert_non_null(group);
    assert_true(strstr(text, "竹笋产值") < group);
    assert_true(strstr(text, "苔藓产值") < group);
    assert_non_null(strstr(group, "| 很难 · 中国 | 2022年上半年 | 1500元 |"));
    free(text);
}

static void each_single_figure_has_a_unit_in_which_it_can_be_read(void **state)
{
    fixture *f = *state;
    add(f, "换电站", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2022-03/2022-03", 5);
    add(f, "换电站", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2022-06/2022-06", 1291000);
    char *text = markdown(f);
    assert_non_null(strstr(text, "| 5个 |"));
    assert_non_null(strstr(text, "| 129.1万个 |"));
    free(text);
}

static void the_unit_of_a_series_lets_its_smallest_value_be_read(void **state)
{
    fixture *f = *state;
    add(f, "换电站", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2022-03/2022-03", 50);
    add(f, "换电站", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2022-06/2022-06", 900);
    add(f, "换电站", "个", GN_MEASURE_LEVEL, GN_KIND_POINT, "2022-09/2022-09", 12900);
    char *text = markdown(f);
    assert_non_null(strstr(text, "### 换电站，个"));
    free(text);
}

static void reasons_are_told_in_chinese(void **state)
{
    fixture *f = *state;
    for (int year = 2017; year < 2022; year++) {
        char period[32];
        snprintf(period, sizeof period, "%d-01/%d-12", year, year);
        level(f, "竹笋产值", period, 5e8 + 3e7 * (year - 2017));
    }
    level(f, "苔藓产值", "2021-01/2021-12", 7e8);
    level(f, "苔藓产值", "2021-01/2021-09", 6e8);
    level(f, "苔藓产值", "2021-01/2021-06", 5e8);
    char *text = markdown(f);
    assert_non_null(strstr(text, "5个值：按平均变动的三分之二递推"));
    assert_non_null(strstr(text, "至少需要 3 期"));
    assert_null(strstr(text, "values"));
    free(text);
}

static void chinese_columns_of_the_terminal_are_aligned(void **state)
{
    fixture *f = *state;
    gdp(f);
    build(f);
    const gn_table_context c = {.lang = GN_LANG_ZH};
    gn_buf out = {0};
    gn_table_text(f->table, &c, 100, 0, &out);
    size_t width = 0, rows = 0;
    for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n")) {
        if (!strstr(line, "2024Q4") && !strstr(line, "373512.4")) continue;
        if (!width) width = gn_text_width(line) - strlen("2024Q4");
        assert_int_equal(gn_text_width(line), strstr(line, "2024Q4") ? width + 6 : width + 6);
        rows++;
    }
    assert_int_equal(rows, 2);
    gn_buf_free(&out);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, start, finish)
    const struct CMUnitTest tests[] = {
        T(a_quarter_is_the_difference_of_years_to_date_and_is_flagged_derived),
        T(a_quarter_is_the_sum_of_its_months_and_half_years_count),
        T(rates_indices_and_stocks_are_never_subtracted),
        T(published_and_computed_growth_are_two_figures),
        T(two_year_average_is_geometric_from_published_growth),
        T(the_level_a_year_ago_is_implied_by_growth_but_not_for_gdp),
        T(growth_alone_implies_the_level_and_goes_on_from_itself),
        T(growth_of_a_derived_quarter_goes_through_the_implied_bases),
        T(implied_levels_are_not_mixed_with_published_ones),
        T(nothing_is_computed_from_a_level_that_is_not_exact),
        T(compound_growth_counts_the_steps_between_like_periods),
        T(levels_at_the_prices_of_the_year_before_are_not_compared),
        T(the_cell_of_a_quarter_is_its_newest_period_and_says_which),
        T(of_several_vintages_the_last_counts),
        T(growth_joins_the_unit_with_most_levels),
        T(quarters_are_forecast_with_intervals_and_cumulated),
        T(a_series_without_enough_values_has_a_reason_and_no_numbers),
        T(scattered_or_implied_values_are_not_forecast),
        T(like_periods_of_several_years_are_forecast_by_year),
        T(bad_arguments_are_named),
        T(a_panel_gives_its_points_with_their_months),
        T(hostile_text_stays_text_in_every_format),
        T(a_workbook_is_the_same_bytes_each_time),
        T(an_empty_table_is_written_in_every_format),
        T(figures_that_were_read_with_doubt_stand_in_a_group_of_their_own),
        T(each_single_figure_has_a_unit_in_which_it_can_be_read),
        T(the_unit_of_a_series_lets_its_smallest_value_be_read),
        T(reasons_are_told_in_chinese),
        T(chinese_columns_of_the_terminal_are_aligned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
