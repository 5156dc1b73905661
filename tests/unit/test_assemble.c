/* Assembly: which statements are one series, and what its points are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gn_lexicon *lexicon;

/* A statement: document (its date is the last day of that month of 2021; 0: no date), value, unit, indicator, area,
 * period ("" none), measure, bound, status. */
typedef struct statement {
    int document;
    double value;
    const char *unit, *indicator, *area, *period, *measure, *bound, *status;
} statement;

static gn_date date_of(void *context, const char *file)
{
    (void)context;
    const int month = atoi(file);
    return month ? (gn_date){2021, month, 28} : (gn_date){0};
}

static gn_store *store_of(const statement *rows, size_t n)
{
    gn_buf b = {0};
    for (size_t i = 0; i < n; i++) {
        const statement *r = &rows[i];
        gn_buf_printf(&b, "{\"file\": \"%d.txt\", \"start\": %zu, \"end\": %zu, \"value\": ", r->document, 100 * i,
                      100 * i + 5);
        gn_buf_number(&b, r->value);
        gn_buf_printf(&b,
                      ", \"unit\": \"%s\", \"indicator\": \"%s\", \"area\": \"%s\", \"measure\": \"%s\", "
                      "\"bound\": \"%s\", \"status\": \"%s\"",
                      r->unit, r->indicator, r->area ? r->area : "中国", r->measure ? r->measure : "level",
                      r->bound ? r->bound : "exact", r->status ? r->status : "actual");
        if (r->period && *r->period)
            gn_buf_printf(&b, ", \"period\": \"%s\"}\n", r->period);
        else
            gn_buf_text(&b, "}\n");
    }
    gn_err err = {0};
    gn_store *s;
    assert_int_equal(gn_store_new(&s, &err), GN_OK);
    if (gn_store_add_jsonl(s, "x", b.data, b.length, date_of, NULL, NULL, NULL, &err)) fail_msg("%s", err.msg);
    if (gn_store_assemble(s, lexicon, &err)) fail_msg("%s", err.msg);
    gn_buf_free(&b);
    return s;
}
#define ROW(d, v, u, i, ...)                                                                                           \
    {                                                                                                                  \
        .document = (d), .value = (v), .unit = (u), .indicator = (i), .period = __VA_ARGS__                            \
    }
#define STORE(...)                                                                                                     \
    store_of((const statement[]){__VA_ARGS__}, sizeof((const statement[]){__VA_ARGS__}) / sizeof(statement))

/* The series that observation i is a member of: frequency's letter and index, as 1000 * letter + index. */
static int series_of(const gn_store *s, uint32_t observation)
{
    int found = -1;
    for (size_t g = 0; g < GN_GROUPS; g++) {
        const gn_series_group *group = &s->series->group[g];
        for (size_t i = 0; i < group->panel->count; i++)
            for (size_t m = group->member_offset[i]; m < group->member_offset[i + 1]; m++)
                if (group->member[m].observation == observation && !group->member[m].borrowed) {
                    assert_int_equal(found, -1); /* of exactly one */
                    found = 1000 * gn_group_freqs[g] + (int)i;
                }
    }
    assert_int_not_equal(found, -1);
    return found;
}

static const char *name_of(const gn_store *s, uint32_t observation)
{
    const int at = series_of(s, observation);
    size_t g = 0;
    while (gn_group_freqs[g] != (char)(at / 1000)) g++;
    return gn_strings_get(s->observations->strings, s->series->group[g].panel->key[at % 1000].indicator);
}

/* Statements as the extractor writes them, one JSON object a line. */
static gn_store *store_of_lines(const char *const *line, size_t n)
{
    gn_err err = {0};
    gn_store *s;
    gn_buf lines = {0};
    for (size_t i = 0; i < n; i++) gn_buf_text(&lines, line[i]);
    assert_false(lines.failed);
    assert_int_equal(gn_store_new(&s, &err), GN_OK);
    if (gn_store_add_jsonl(s, "x", lines.data, lines.length, date_of, NULL, NULL, NULL, &err)) fail_msg("%s", err.msg);
    gn_buf_free(&lines);
    if (gn_store_assemble(s, lexicon, &err)) fail_msg("%s", err.msg);
    return s;
}
#define LINES(...)                                                                                                     \
    store_of_lines((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))
#define LINE(file, article, start, value, text, rest, sentence)                                                        \
    "{\"file\": \"" file "\", \"article\": " #article ", \"start\": " #start ", \"end\": " #start                      \
    "1, \"value\": " #value ", \"text\": \"" text "\", " rest                                                          \
    ", \"period\": \"2023-05/2023-05\", \"area\": \"中国\", \"sentence\": \"" sentence "\"}\n"

static void one_figure_in_the_same_words_is_one_thing_however_it_was_read(void **state)
{
    (void)state;
    gn_store *s =
        LINES(LINE("1.txt", 1, 40, 83, "83%",
                   "\"unit\": \"%\", \"indicator\": \"乡镇卫生院\", \"measure\": \"share\", \"confidence\": 0.3",
                   "全国县级医院全部开通远程会诊，83%的乡镇卫生院接入影像平台。"),
              LINE("2.txt", 4, 70, 83, "83%",
                   "\"unit\": \"%\", \"indicator\": \"影像平台覆盖率\", \"measure\": \"level\", \"confidence\": 0.8",
                   "县级医院全部开通远程会诊，有83%的乡镇卫生院接入了影像平台。"),
              LINE("2.txt", 4, 170, 83, "83%",
                   "\"unit\": \"%\", \"indicator\": \"家庭医生签约率\", \"measure\": \"level\", \"confidence\": 0.8",
                   "家庭医生签约率83%，比上年提高两个点。"),
              LINE("3.txt", 1, 40, 83, "83%",
                   "\"unit\": \"%\", \"indicator\": \"茶园机采率\", \"measure\": \"level\", \"confidence\": 0.8",
                   "主产县茶园机采率83%，鲜叶均价每斤十二元。"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 1), series_of(s, 2));
    assert_int_not_equal(series_of(s, 1), series_of(s, 3));
    gn_store_free(s);
}

static void the_same_words_in_other_provinces_are_other_things(void **state)
{
    (void)state;
    gn_store *s = LINES(
        "{\"file\": \"1.txt\", \"article\": 1, \"start\": 10, \"end\": 20, \"value\": 12.5, \"unit\": \"%\", \"text\": "
        "\"12.5%\", "
        "\"indicator\": \"快递业务量\", \"measure\": \"yoy\", \"area\": \"江西省\", \"period\": \"2023-01/2023-05\", "
        "\"sentence\": \"1至5月，江西省快递业务量同比增长12.5%，增速高于全国平均水平。\"}\n",
        "{\"file\": \"2.txt\", \"article\": 1, \"start\": 10, \"end\": 20, \"value\": 12.5, \"unit\": \"%\", \"text\": "
        "\"12.5%\", "
        "\"indicator\": \"快递业务量\", \"measure\": \"yoy\", \"area\": \"湖南省\", \"period\": \"2023-01/2023-05\", "
        "\"sentence\": \"1至5月，湖南省快递业务量同比增长12.5%，增速高于全国平均水平。\"}\n");
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    gn_store_free(s);
}

static void a_shortened_name_with_the_figure_rounded_is_the_same_thing(void **state)
{
    (void)state;
    gn_store *s =
        LINES(LINE("1.txt", 1, 10, 52300000, "5230万户", "\"unit\": \"户\", \"indicator\": \"智能水表联网用户\"", ""),
              LINE("2.txt", 1, 10, 52000000, "5200万户", "\"unit\": \"户\", \"indicator\": \"水表联网用户\"", ""),
              LINE("3.txt", 1, 10, 52000000, "5200万户", "\"unit\": \"户\", \"indicator\": \"门锁用户\"", ""),
              LINE("4.txt", 1, 10, 4700, "4700户", "\"unit\": \"户\", \"indicator\": \"智能气表联网用户\"", ""),
              LINE("5.txt", 1, 10, 4810, "4810户", "\"unit\": \"户\", \"indicator\": \"气表联网用户\"", ""));
    assert_int_not_equal(series_of(s, 0), series_of(s, 2));
    assert_int_not_equal(series_of(s, 3), series_of(s, 4));
    gn_store_free(s);
    s = LINES(LINE("1.txt", 1, 10, 471000000, "4.71亿户", "\"unit\": \"户\", \"indicator\": \"智能水表联网用户\"", ""),
              LINE("2.txt", 1, 10, 470000000, "4.7亿户", "\"unit\": \"户\", \"indicator\": \"水表联网用户\"", ""));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    gn_store_free(s);
}

static void a_name_without_its_subject_goes_with_the_figure_that_the_article_has_named(void **state)
{
    (void)state;
    gn_store *s = LINES(LINE("1.txt", 3, 10, 311100000000, "3111亿元",
                             "\"unit\": \"元\", \"indicator\": \"养老服务业营收\"", "养老服务业营收3111亿元。"),
                        LINE("1.txt", 3, 410, 311100000000, "3111亿元", "\"unit\": \"元\", \"indicator\": \"市场规模\"",
                             "市场规模达3111亿元。"),
                        LINE("1.txt", 4, 810, 311100000000, "3111亿元", "\"unit\": \"元\", \"indicator\": \"市场规模\"",
                             "市场规模3111亿元。"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 0), series_of(s, 2));
    gn_store_free(s);
}

static void two_things_of_one_name_are_numbered(void **state)
{
    (void)state;
    gn_store *s =
        LINES(LINE("1.txt", 1, 10, 100, "100元", "\"unit\": \"元\", \"indicator\": \"净利润\"", "净利润100元。"),
              LINE("1.txt", 1, 40, 7, "7%", "\"unit\": \"%\", \"measure\": \"yoy\", \"indicator\": \"净利润\"",
                   "净利润增长7%。"),
              LINE("2.txt", 1, 10, 250, "250元", "\"unit\": \"元\", \"indicator\": \"净利润\"", "净利润250元。"),
              LINE("2.txt", 1, 40, 9, "9%", "\"unit\": \"%\", \"measure\": \"yoy\", \"indicator\": \"净利润\"",
                   "净利润增长9%。"));
    static const char *const names[] = {"净利润", "净利润", "净利润 #2", "净利润 #2"};
    for (uint32_t i = 0; i < 4; i++) assert_string_equal(name_of(s, i), names[i]);
    gn_store_free(s);
}

static void a_forecast_whose_figure_the_report_states_as_a_fact_is_the_fact(void **state)
{
    (void)state;
    gn_store *s =
        LINES(LINE("1.txt", 1, 10, 970000000, "9.7亿元",
                   "\"unit\": \"元\", \"indicator\": \"青禾车灯营收\", \"status\": \"actual\", \"confidence\": 0.9",
                   "营收9.7亿元"),
              LINE("1.txt", 2, 90, 970000000, "9.7亿元",
                   "\"unit\": \"元\", \"indicator\": \"青禾车灯营收\", \"status\": \"forecast\", \"confidence\": 0.4",
                   "从9.7亿元起步"),
              LINE("1.txt", 2, 190, 3500000000, "35亿元",
                   "\"unit\": \"元\", \"indicator\": \"青禾车灯营收\", \"status\": \"forecast\", \"confidence\": 0.9",
                   "增至35亿元"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 0), series_of(s, 2));
    gn_store_free(s);
}

static double value_at(const gn_store *s, int series, const char *period)
{
    const gn_freq f = gn_freq_of((char)(series / 1000));
    size_t g = 0;
    while (gn_group_freqs[g] != (char)f) g++;
    const gn_panel *p = s->series->group[g].panel;
    const size_t i = (size_t)(series % 1000);
    gn_period at;
    assert_true(gn_period_parse(period, f, &at));
    const int64_t k = at.ordinal - p->first[i];
    return k < 0 || (size_t)k >= p->offset[i + 1] - p->offset[i] ? NAN : p->value[p->offset[i] + (size_t)k];
}

static void join(const char *unit_a, const char *a, const char *unit_b, const char *b, bool wanted)
{
    gn_store *s = STORE(ROW(1, 123, unit_a, a, "2021-01/2021-05"), ROW(1, 456, unit_b, b, "2021-01/2021-06"));
    if ((series_of(s, 0) == series_of(s, 1)) != wanted)
        fail_msg("%s and %s are %s series", a, b, wanted ? "two" : "one");
    gn_store_free(s);
}

static void names_of_one_thing_are_one_series(void **state)
{
    (void)state;
    join("元", "软件业务收入", "元", "软件业完成软件业务收入", true);
    join("元", "软件业务收入", "元", "软件和信息技术服务业收入", true);
    join("个", "5G基站数", "座", "累计建成5G基站", true);
    join("个", "“5G+工业互联网”在建项目", "个", "5G+工业互联网在建项目数量", true);
    join("元", "地区生产总值（GDP）", "元", "生产总值", true);
    join("元", "规上工业企业利润总额", "元", "规模以上工业企业实现利润总额", true);
    join("元", "ＧＤＰ", "元", "国内生产总值", true);
    join("元", "外贸进出口值", "元", "货物贸易进出口总额", true);
    join("元", "机电产品出口额", "元", "机电产品出口总值", true);
    join("%", "第三产业用电量", "%", "第三产业用电", true);
    join("GWh", "动力电池装机总量", "GWh", "动力电池装车量", true);
    join("%", "商业银行不良率", "%", "商业银行不良贷款率", true);
    join("元", "国内出游总花费", "元", "国内旅游收入", true);
    join("元", "固投", "元", "固定资产投资（不含农户）", true);
    join("台", "智能手环总出货量", "部", "智能手环市场出货量", true);
    join("架", "在用数据中心机架总规模", "架", "在用数据中心机架规模", true);
    join("件", "快递行业业务量", "件", "快递服务企业业务量", true);
    join("元", "云计算、大数据服务收入", "元", "云计算和大数据服务收入", true);
    join("元", "归属于母公司股东的净利润", "元", "归母净利润", true);
    join("EFLOPS", "智能算力规模", "次/秒", "智能算力总规模", true);
    join("元", "小米集团智能手机收入", "元", "小米智能手机业务收入", true);
    join("辆", "小鹏交付量", "辆", "小鹏汽车交付量", true);
    join("元", "规模以上电子信息制造业利润总额", "元", "电子信息制造业利润", true);
    join("千瓦", "新增风电装机", "GW", "风电新增发电装机容量", true);
    join("元", "对东盟进出口", "元", "与东盟进出口总值", true);
    join("元", "彩电市场零售额", "元", "彩电零售额", true);
}

static void names_of_two_things_are_two_series(void **state)
{
    (void)state;
    join("元", "集成电路设计业销售额", "元", "集成电路设计业规模", false);
    join("元", "软件业务收入", "元", "软件业务出口", false);
    join("元", "电子信息产业收入", "元", "电子信息制造业收入", false);
    join("元", "软件业务收入", "美元", "软件业务收入", false);
    join("%", "县城城区5G网络覆盖率", "%", "乡镇镇区5G网络覆盖率", false);
    join("", "制造业采购经理指数", "", "制造业采购经理指", false);
    join("元", "营业收入", "元", "主营业务收入", false);
    join("辆", "汽车产量", "辆", "汽车销量", false);
    join("辆", "乘用车零售量", "辆", "乘用车批发量", false);
    join("户", "5G用户", "户", "5G套餐用户", false);
    join("千瓦", "风电新增装机", "千瓦", "风电累计装机", false);
    join("元", "净利润", "元", "净利息收入", false);
    join("%", "净利率", "%", "毛利率", false);
    join("元", "网上零售额", "元", "实物商品网上零售额", false);
    join("元", "固定资产投资", "元", "房地产开发投资", false);
    join("元", "旅游收入", "元", "国内旅游收入", false);
    join("家", "软件企业", "家", "规模以上软件企业", false);
    join("元", "商品零售", "元", "限额以上单位商品零售", false);
    join("辆", "特斯拉销量", "辆", "特斯拉中国销量", false);
    join("元", "净利润", "元", "利润总额", false);
    join("元", "快递业务收入", "元", "快递单票收入", false);
}

static void place_status_and_measure_are_part_of_the_key(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 10, "元", "软件业务收入", "2021-01/2021-10", .area = "中国"),
                        ROW(1, 11, "元", "软件业务收入", "2021-01/2021-10", .area = "江苏省"),
                        ROW(1, 12, "元", "软件业务收入", "2021-01/2021-10", .area = "中国", .status = "target"),
                        ROW(1, 13, "元", "软件业务收入", "2021-01/2021-11", .area = "中国", .status = "forecast"),
                        ROW(1, 14, "元", "软件业务收入", "2021-01/2021-10", .area = "中国", .measure = "change"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 0), series_of(s, 2));
    assert_int_not_equal(series_of(s, 0), series_of(s, 4));
    assert_int_equal(series_of(s, 2), series_of(s, 3));
    gn_store_free(s);
}

static void a_stock_is_a_point_whatever_its_date_is_called(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 600000, "个", "5G基站数", "2020-01/2020-12"),
                        ROW(1, 1291000, "个", "5G基站数", "2021-10/2021-10"));
    const int i = series_of(s, 0);
    assert_int_equal(i / 1000, 'M');
    assert_int_equal(series_of(s, 1), i);
    check_bits(value_at(s, i, "2020-12"), 600000);
    check_bits(value_at(s, i, "2021-10"), 1291000);
    assert_true(isnan(value_at(s, i, "2021-05")));
    gn_store_free(s);
}

static void a_first_quarter_goes_with_its_neighbours(void **state)
{
    (void)state;
    gn_store *s =
        STORE(ROW(1, 10, "元", "甲公司营收", "2021-01/2021-03"), ROW(1, 12, "元", "甲公司营收", "2021-04/2021-06"),
              ROW(1, 20, "元", "乙公司营收", "2021-01/2021-03"), ROW(1, 22, "元", "乙公司营收", "2021-01/2021-09"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_equal(series_of(s, 0) / 1000, 'Q');
    assert_int_equal(series_of(s, 2), series_of(s, 3));
    assert_int_equal(series_of(s, 2) / 1000, 'M');
    gn_store_free(s);
}

static void quarters_told_one_by_one_are_quarters_beside_the_year_so_far(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 3.0, "%", "灯具用电量", "2021-01/2021-09", .measure = "yoy"),
                        ROW(1, 3.4, "%", "灯具用电量", "2021-01/2021-03", .measure = "yoy"),
                        ROW(1, 3.1, "%", "灯具用电量", "2021-04/2021-06", .measure = "yoy"),
                        ROW(1, 2.7, "%", "灯具用电量", "2021-07/2021-09", .measure = "yoy"),
                        ROW(2, 9.5, "%", "灯具用电量", "2020-01/2020-03", .measure = "yoy"));
    assert_int_equal(series_of(s, 1) / 1000, 'Q');
    assert_int_equal(series_of(s, 1), series_of(s, 3));
    assert_int_equal(series_of(s, 0) / 1000, 'M');
    check_bits(value_at(s, series_of(s, 0), "2021-03"), 3.4); /* lent */
    assert_int_equal(series_of(s, 4), series_of(s, 0));       /* told alone */
    gn_store_free(s);
}

static void two_names_that_contradict_each_other_keep_their_own_words(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 4.0, "元", "青禾车灯净利润", "2021-01/2021-09"),
                        ROW(1, 3.1, "元", "青禾车灯归母净利润", "2021-01/2021-09"),
                        ROW(1, 6, "%", "青禾车灯净利润", "2021-01/2021-09", .measure = "yoy"),
                        ROW(1, 5, "%", "青禾车灯归母净利润", "2021-01/2021-09", .measure = "yoy"),
                        ROW(1, 2.2, "元", "青禾车灯归母净利润", "2021-01/2021-08"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    assert_int_equal(series_of(s, 1), series_of(s, 4));
    assert_string_equal(name_of(s, 0), "青禾车灯净利润");
    assert_string_equal(name_of(s, 1), "青禾车灯归母净利润");
    assert_string_equal(name_of(s, 3), "青禾车灯归母净利润");
    gn_store_free(s);
}

static void of_one_name_that_is_set_apart_two_values_are_two_things_still(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 614, "户", "宽带接入用户总数", "2023-06/2023-06"),
                        ROW(1, 579, "户", "宽带接入用户", "2023-06/2023-06"),
                        ROW(1, 128, "户", "宽带接入用户", "2023-06/2023-06"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 1), series_of(s, 2));
    gn_store_free(s);
}

static void names_that_give_one_amount_are_one_in_growth_too(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 26037000, "部", "手环出货量", "2023-05/2023-05"),
                        ROW(2, 26037000, "部", "地区手环出货量", "2023-05/2023-05"),
                        ROW(2, 25.2, "%", "地区手环出货量", "2023-05/2023-05", .measure = "yoy"),
                        ROW(3, 7.1, "%", "手环出货量", "2023-06/2023-06", .measure = "yoy"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_equal(series_of(s, 2), series_of(s, 3));
    assert_string_equal(name_of(s, 0), name_of(s, 2));
    gn_store_free(s);
}

static void one_growth_of_two_things_joins_nothing(void **state)
{
    (void)state;
#define GROWTH(start, value, text, name)                                                                               \
    LINE("1.txt", 1, start, value, text, "\"unit\": \"%\", \"measure\": \"growth\", \"indicator\": \"" name "\"", "")
    gn_store *s = LINES(GROWTH(10, 4.5, "4.5%", "保险公司总资产"), GROWTH(410, 4.5, "4.5%", "再保险公司总资产"),
                        GROWTH(810, 18.5, "18.5%", "灯具服务收入"), GROWTH(1210, 18.5, "18.5%", "门锁业务收入"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 2), series_of(s, 3));
    gn_store_free(s);
}

static void an_article_gives_one_thing_and_time_one_value_rounded_or_not(void **state)
{
    (void)state;
#define SHIPPED(start, value, text)                                                                                    \
    LINE("1.txt", 1, start, value, text, "\"unit\": \"部\", \"indicator\": \"手环出货量\"", "")
    gn_store *s = LINES(SHIPPED(10, 280000000, "2.8亿部"), SHIPPED(910, 278400000, "2.784亿部"),
                        SHIPPED(1910, 55800000, "5580万部"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 1), series_of(s, 2));
    gn_store_free(s);
}

static void like_words_of_two_bulletins_join_no_two_growths(void **state)
{
    (void)state;
#define TOLD(file, value, text, name, sentence)                                                                        \
    LINE(file, 1, 40, value, text, "\"unit\": \"%\", \"measure\": \"yoy\", \"indicator\": \"" name "\"", sentence)
    gn_store *s = LINES(TOLD("1.txt", 11.3, "11.3%", "青禾车灯营业收入",
                             "青禾车灯发布半年报，报告期内实现营业收入35.37亿元，同比增长11.3%；净利润2.56亿元。"),
                        TOLD("2.txt", 11.3, "11.3%", "远山门锁营业收入",
                             "据了解，远山门锁2021年实现营业收入4341.6亿元，同比增长11.3%；实现净利润259.5亿元。"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    gn_store_free(s);
}

static void a_figure_of_the_next_article_contradicts_nothing(void **state)
{
    (void)state;
    gn_store *s = LINES(LINE("1.txt", 1, 10, 350, "350元", "\"unit\": \"元\", \"indicator\": \"路灯业务收入\"", ""),
                        LINE("1.txt", 2, 90, 360, "360元", "\"unit\": \"元\", \"indicator\": \"路灯业务收入\"", ""));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    gn_store_free(s);
}

static void a_full_year_is_lent_to_the_year_to_date(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 81616, "元", "软件业务收入", "2020-01/2020-12"),
                        ROW(1, 76814, "元", "软件业务收入", "2021-01/2021-10"));
    assert_int_equal(series_of(s, 0) / 1000, 'A');
    assert_int_equal(series_of(s, 1) / 1000, 'M');
    check_bits(value_at(s, series_of(s, 1), "2020-12"), 81616);
    check_bits(value_at(s, series_of(s, 0), "2020"), 81616);
    gn_store_free(s);
}

static void units_of_one_dimension_are_converted(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 1e8, "千瓦", "光伏产品出口", "2021-01/2021-05"),
                        ROW(1, 108, "GW", "光伏产品出口", "2021-01/2021-06"),
                        ROW(1, 1.2e8, "千瓦", "光伏产品出口", "2021-01/2021-07"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    check_bits(value_at(s, series_of(s, 0), "2021-05"), 1e8);
    check_bits(value_at(s, series_of(s, 0), "2021-06"), 1.08e8);
    gn_store_free(s);
}

static void one_figure_under_like_names_is_one_thing(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 311100000000, "元", "集成电路设计行业销售规模", "2021-01/2021-09"),
                        ROW(1, 311100000000, "元", "集成电路设计行业规模", "2021-01/2021-09"),
                        ROW(1, 10, "元", "第一期工程项目投资", "2021-01/2021-09"),
                        ROW(1, 10, "元", "第二期工程项目投资", "2021-01/2021-09"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 2), series_of(s, 3));
    gn_store_free(s);
}

static void what_contradicts_each_other_stays_two_things(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 123400, "元", "集成电路设计行业收入", "2021-01/2021-09"),
                        ROW(1, 123400, "元", "集成电路设计业内收入", "2021-01/2021-09"),
                        ROW(1, 150000, "元", "集成电路设计行业收入", "2021-01/2021-10"),
                        ROW(1, 160000, "元", "集成电路设计业内收入", "2021-01/2021-10"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    gn_store_free(s);
}

static void the_most_exact_and_newest_vintage_gives_the_value(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 100, "元", "软件业利润总额", "2021-01/2021-02"),
                        ROW(3, 101, "元", "软件业利润总额", "2021-01/2021-02"),
                        ROW(2, 102, "元", "软件业利润总额", "2021-01/2021-02"),
                        ROW(4, 99, "元", "软件业利润总额", "2021-01/2021-02", .bound = "ge"),
                        ROW(4, 98, "元", "软件业利润总额", "2021-01/2021-04", .bound = "ge"));
    const int i = series_of(s, 0);
    check_bits(value_at(s, i, "2021-02"), 101);
    check_bits(value_at(s, i, "2021-04"), 98);
    const gn_panel *p = s->series->group[3].panel;
    const char *flag = p->flag + p->offset[i % 1000];
    assert_int_equal(flag[0], GN_OBS_NORMAL);
    assert_int_equal(flag[1], GN_OBS_MISSING);
    assert_int_equal(flag[2], GN_OBS_ESTIMATED);
    gn_store_free(s);
}

static void a_statement_without_period_joins_without_a_point(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 100, "元", "行业利润", "2021-01/2021-02"), ROW(1, 101, "元", "行业利润", ""),
                        ROW(1, 5, "元", "别的利润", ""));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 2), series_of(s, 0));
    const gn_panel *p = s->series->group[3].panel;
    assert_int_equal(p->offset[p->count], 1);
    gn_store_free(s);
}

static void two_values_of_one_time_in_a_sentence_are_two_things(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 25.3, "%", "手机面板份额", "2021-07/2021-09", .measure = "share"),
                        ROW(1, 8.2, "%", "手机面板份额", "2021-07/2021-09", .measure = "share"),
                        ROW(1, 120000, "元", "软件业利润总额", "2021-01/2021-09", .bound = "ge"),
                        ROW(1, 120600, "元", "软件业利润总额", "2021-01/2021-09"));
    assert_int_not_equal(series_of(s, 0), series_of(s, 1));
    assert_int_equal(series_of(s, 2), series_of(s, 3));
    gn_store_free(s);
}

static void a_name_without_its_subject_reaches_no_further_than_its_article(void **state)
{
    (void)state;
    gn_store *s =
        STORE(ROW(1, 3.02, "元", "净利润", "2021-01/2021-09"), ROW(1, 4.15, "元", "净利润", "2021-01/2021-06"),
              ROW(2, 9.99, "元", "净利润", "2021-01/2021-08"));
    assert_int_equal(series_of(s, 0), series_of(s, 1));
    assert_int_not_equal(series_of(s, 0), series_of(s, 2));
    gn_store_free(s);
}

static void a_companys_figure_is_no_figure_of_its_country(void **state)
{
    (void)state;
    gn_store *s =
        STORE(ROW(1, 3, "元", "菜鸟集团收入", "2021-01/2021-09"), ROW(1, 4, "元", "菜鸟集团收入", "2021-01/2021-06"),
              ROW(1, 5, "元", "基础电信业务收入", "2021-01/2021-09"));
    assert_int_equal(s->series->group[3].panel->key[series_of(s, 0) % 1000].area, 0);
    assert_int_not_equal(s->series->group[3].panel->key[series_of(s, 2) % 1000].area, 0);
    gn_store_free(s);
}

static void a_level_far_from_its_series_is_of_something_else(void **state)
{
    (void)state;
    gn_store *s =
        STORE(ROW(1, 718000, "个", "5G基站", "2020-12/2020-12"), ROW(1, 1150000, "个", "5G基站", "2021-08/2021-08"),
              ROW(1, 1291000, "个", "5G基站", "2021-10/2021-10"), ROW(1, 5, "个", "5G基站", "2020-10/2020-10"));
    assert_int_equal(series_of(s, 0), series_of(s, 2));
    assert_int_not_equal(series_of(s, 0), series_of(s, 3));
    gn_store_free(s);
}

static void a_rejected_observation_belongs_to_no_series(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 100, "元", "利润", "2021-01/2021-02"), ROW(1, 200, "元", "收入", "2021-01/2021-02"));
    gn_err err = {0};
    s->decision[1] = GN_REJECTED;
    assert_int_equal(gn_store_assemble(s, lexicon, &err), GN_OK);
    assert_int_equal(gn_series_set_count(s->series), 1);
    gn_store_free(s);
}

static void misread_years_give_no_point(void **state)
{
    (void)state;
    gn_store *s = STORE(ROW(1, 100, "元", "利润", "2021-01/2021-02"), ROW(1, 200, "元", "利润", "9021-01/9021-02"));
    const gn_panel *p = s->series->group[3].panel;
    assert_int_equal(p->offset[p->count], 1);
    gn_store_free(s);
}

static void no_observations_make_no_series(void **state)
{
    (void)state;
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_new(&s, &err), GN_OK);
    assert_int_equal(gn_store_assemble(s, lexicon, &err), GN_OK);
    assert_int_equal(gn_series_set_count(s->series), 0);
    gn_store_free(s);
}

int main(void)
{
    gn_err err = {0};
    if (gn_lexicon_new(NULL, &lexicon, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_one_thing_are_one_series),
        cmocka_unit_test(names_of_two_things_are_two_series),
        cmocka_unit_test(place_status_and_measure_are_part_of_the_key),
        cmocka_unit_test(a_stock_is_a_point_whatever_its_date_is_called),
        cmocka_unit_test(a_first_quarter_goes_with_its_neighbours),
        cmocka_unit_test(a_full_year_is_lent_to_the_year_to_date),
        cmocka_unit_test(quarters_told_one_by_one_are_quarters_beside_the_year_so_far),
        cmocka_unit_test(two_names_that_contradict_each_other_keep_their_own_words),
        cmocka_unit_test(of_one_name_that_is_set_apart_two_values_are_two_things_still),
        cmocka_unit_test(names_that_give_one_amount_are_one_in_growth_too),
        cmocka_unit_test(one_growth_of_two_things_joins_nothing),
        cmocka_unit_test(an_article_gives_one_thing_and_time_one_value_rounded_or_not),
        cmocka_unit_test(like_words_of_two_bulletins_join_no_two_growths),
        cmocka_unit_test(a_figure_of_the_next_article_contradicts_nothing),
        cmocka_unit_test(units_of_one_dimension_are_converted),
        cmocka_unit_test(one_figure_under_like_names_is_one_thing),
        cmocka_unit_test(what_contradicts_each_other_stays_two_things),
        cmocka_unit_test(the_most_exact_and_newest_vintage_gives_the_value),
        cmocka_unit_test(a_statement_without_period_joins_without_a_point),
        cmocka_unit_test(two_values_of_one_time_in_a_sentence_are_two_things),
        cmocka_unit_test(a_name_without_its_subject_reaches_no_further_than_its_article),
        cmocka_unit_test(a_companys_figure_is_no_figure_of_its_country),
        cmocka_unit_test(a_level_far_from_its_series_is_of_something_else),
        cmocka_unit_test(a_rejected_observation_belongs_to_no_series),
        cmocka_unit_test(misread_years_give_no_point),
        cmocka_unit_test(one_figure_in_the_same_words_is_one_thing_however_it_was_read),
        cmocka_unit_test(the_same_words_in_other_provinces_are_other_things),
        cmocka_unit_test(a_shortened_name_with_the_figure_rounded_is_the_same_thing),
        cmocka_unit_test(a_name_without_its_subject_goes_with_the_figure_that_the_article_has_named),
        cmocka_unit_test(two_things_of_one_name_are_numbered),
        cmocka_unit_test(a_forecast_whose_figure_the_report_states_as_a_fact_is_the_fact),
        cmocka_unit_test(no_observations_make_no_series),
    };
    const int failed = cmocka_run_group_tests_name("assemble", tests, NULL, NULL);
    gn_lexicon_free(lexicon);
    return failed;
}
