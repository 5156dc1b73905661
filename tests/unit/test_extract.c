/* The whole way from text to observations: rows of tests/data/extract.tsv, properties that must not change what is
 * found, and the annotated reports as a regression. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_extract.h"

#include <iconv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gn_lexicon *lexicon;

static int load(void **state)
{
    (void)state;
    gn_err err;
    if (gn_lexicon_new(NULL, &lexicon, &err)) print_error("%s\n", err.msg);
    return lexicon ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    gn_lexicon_free(lexicon);
    return 0;
}

static gn_observations *extract(const char *bytes, size_t n, gn_date date)
{
    gn_err err;
    gn_document *doc;
    gn_observations *o;
    const gn_extract_options opt = {.date = date};
    if (gn_document_from_bytes("test", bytes, n, &doc, &err)) fail_msg("%s", err.msg);
    assert_int_equal(gn_observations_new(&o, &err), GN_OK);
    if (gn_extract(lexicon, doc, 0, &opt, o, NULL, &err)) fail_msg("%s", err.msg);
    gn_document_free(doc);
    return o;
}

/* ---- rows ----------------------------------------------------------------------------------------------------------
 */
static const char *or_dash(const char *s)
{
    return s && *s ? s : "-";
}

/* "76814亿元|7681400000000|元|level|软件业务收入|中国|2021-01/2021-10|actual" */
static void spell(const gn_observations *o, const gn_observation *r, char *out, size_t size)
{
    char value[GN_NUMBER_SIZE], high[GN_NUMBER_SIZE] = "", period[64];
    gn_number_format(r->value, value);
    if (!isnan(r->value_high)) gn_number_format(r->value_high, high);
    gn_span_format(r->period, period, sizeof period);
    char text[128]; /* `text` keeps the document's full-width digits */
    size_t n = 0;
    for (const char *p = or_dash(gn_strings_get(o->strings, r->text)); *p && n + 1 < sizeof text; p++)
        if ((unsigned char)p[0] == 0xEF && (unsigned char)p[1] == 0xBC && (unsigned char)p[2] - 0x90u < 10)
            text[n++] = (char)('0' + (unsigned char)p[2] - 0x90), p += 2;
        else
            text[n++] = *p;
    text[n] = 0;
    snprintf(out, size, "%s|%s%s%s|%s|%s|%s|%s|%s|%s", text, value, *high ? "~" : "", high,
             or_dash(gn_strings_get(o->strings, r->unit)), gn_measure_name(r->measure),
             or_dash(gn_strings_get(o->strings, r->indicator)), or_dash(gn_strings_get(o->strings, r->area)),
             or_dash(period), gn_outcome_name(r->status));
}

/* What a row expects: observations separated by two bars, or who is credited for each; "none" for none. */
static void spell_source(const gn_observations *o, const gn_observation *r, char *out, size_t size)
{
    snprintf(out, size, "%s", or_dash(gn_strings_get(o->strings, r->source)));
}

typedef void spelling(const gn_observations *o, const gn_observation *r, char *out, size_t size);
static int check_row(const char *path, spelling *spell_one, char *text, const char *date, const char *want, size_t line)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (from[0] == '\\' && from[1] == 'n') {
            *to++ = '\n';
            from++;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    gn_date d = {0};
    if (!gn_date_parse(date, &d)) fail_msg("%s:%zu: no date", path, line);
    gn_observations *o = extract(text, strlen(text), d);
    gn_buf got = {0};
    for (size_t i = 0; i < o->count; i++) {
        char one[1024];
        spell_one(o, &o->items[i], one, sizeof one);
        if (i) gn_buf_text(&got, " || ");
        gn_buf_text(&got, one);
    }
    if (!o->count) gn_buf_text(&got, "none");
    const int wrong = strcmp(got.data, want) != 0;
    if (wrong) print_error("%s:%zu: %s\n  got  %s\n  want %s\n", path, line, text, got.data, want);
    gn_buf_free(&got);
    gn_observations_free(o);
    return wrong;
}

static void check_rows(const char *path, spelling *spell_one)
{
    char *file = check_read_file(path, NULL);
    size_t line = 0;
    int wrong = 0;
    for (char *at = file, *next; at && *at; at = next) {
        next = strchr(at, '\n');
        if (next) *next++ = '\0';
        line++;
        if (*at == '#' || !*at) continue;
        char *date = strchr(at, '\t');
        char *want = date ? strchr(date + 1, '\t') : NULL;
        if (!want) fail_msg("%s:%zu: text, date and observations were expected", path, line);
        *date++ = '\0';
        *want++ = '\0';
        wrong += check_row(path, spell_one, at, date, want, line);
    }
    free(file);
    assert_int_equal(wrong, 0);
}

static void each_row_gives_the_observations_beside_it(void **state)
{
    (void)state;
    check_rows("tests/data/extract.tsv", spell);
}

static void each_row_credits_the_organisations_beside_it(void **state)
{
    (void)state;
    check_rows("tests/data/sources.tsv", spell_source);
}

/* ---- what must not change anything ---------------------------------------------------------------------------------
 */
static const char article[] =
    "【2022-08-20】\n"
    "据国家统计局网站消息，7月份，全国规模以上工业企业生产原煤3.7亿吨，同比增长16.1%，增速比上月加快0."
    "8个百分点，日均产量1202万吨。"
    "1—7月份，生产原煤25.6亿吨，同比增长11.5%。其中，动力煤占比达到八成。\n"
    "截至7月底，全国发电装机容量约24.6亿千瓦，同比增长8.0%；其中，风电3.4亿千瓦，太阳能发电3.4亿千瓦，"
    "同比分别增长17.2%和26.7%。预计到2025年，可再生能源装机将超过50%。\n";
static const char other[] = "【2022-09-01】\n浙江省统计局发布数据，上半年全省实现地区生产总值36222亿元，同比增长2.5%。"
                            "第三产业增加值19903亿元，增长2.7%。\n";
static const gn_date day = {2022, 8, 31};

/* All fields but the offsets, the line and the sentence's spelling. */
static void same(const gn_observations *a, size_t first_a, const gn_observations *b, size_t first_b, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char x[1024], y[1024];
        spell(a, &a->items[first_a + i], x, sizeof x);
        spell(b, &b->items[first_b + i], y, sizeof y);
        assert_string_equal(x, y);
        const char *s = gn_strings_get(a->strings, a->items[first_a + i].source);
        const char *t = gn_strings_get(b->strings, b->items[first_b + i].source);
        assert_string_equal(or_dash(s), or_dash(t));
    }
}

static void same_as_article(const char *bytes, size_t n, bool texts_too)
{
    gn_observations *a = extract(article, strlen(article), day), *b = extract(bytes, n, day);
    assert_true(a->count > 8);
    assert_int_equal(a->count, b->count);
    if (texts_too) same(a, 0, b, 0, a->count);
    for (size_t i = 0; i < a->count; i++) check_close(a->items[i].value, b->items[i].value, 0, 0);
    gn_observations_free(a);
    gn_observations_free(b);
}

static void full_width_digits_change_nothing(void **state)
{
    (void)state;
    gn_buf wide = {0};
    const char *end = strchr(article, '\n');
    gn_buf_bytes(&wide, article, (size_t)(end - article));
    for (const char *p = end; *p; p++)
        if (*p >= '0' && *p <= '9') {
            const char digit[] = {(char)0xEF, (char)0xBC, (char)(0x90 + *p - '0'), 0};
            gn_buf_text(&wide, digit);
        } else {
            gn_buf_char(&wide, *p);
        }
    gn_observations *a = extract(article, strlen(article), day), *b = extract(wide.data, wide.length, day);
    assert_int_equal(a->count, b->count);
    same(a, 0, b, 0, a->count);
    gn_observations_free(a);
    gn_observations_free(b);
    gn_buf_free(&wide);
}

static void blank_lines_change_nothing(void **state)
{
    (void)state;
    gn_buf blank = {0};
    for (const char *p = article; *p; p++) {
        gn_buf_char(&blank, *p);
        if (*p == '\n') gn_buf_text(&blank, "\n\n");
    }
    same_as_article(blank.data, blank.length, true);
    gn_buf_free(&blank);
}

static void line_ends_within_paragraphs_change_nothing(void **state)
{
    (void)state;
    for (size_t width = 20; width <= 40; width += 5) {
        gn_buf wrapped = {0};
        size_t column = 0;
        for (const char *p = article; *p; p++) {
            if (((unsigned char)*p & 0xC0) != 0x80 && p > article + 30) column++;
            if (*p == '\n') column = 0;
            if (column == width + 1) {
                gn_buf_char(&wrapped, '\n');
                column = 1;
            }
            gn_buf_char(&wrapped, *p);
        }
        gn_observations *a = extract(article, strlen(article), day), *b = extract(wrapped.data, wrapped.length, day);
        assert_int_equal(a->count, b->count);
        same(a, 0, b, 0, a->count);
        gn_observations_free(a);
        gn_observations_free(b);
        gn_buf_free(&wrapped);
    }
}

static void gb18030_changes_nothing_but_offsets(void **state)
{
    (void)state;
    iconv_t how = iconv_open("GB18030", "UTF-8");
    assert_true(how != (iconv_t)-1);
    char out[4 * sizeof article];
    char *from = (char *)(uintptr_t)article, *to = out;
    size_t left = strlen(article), room = sizeof out;
    assert_int_equal(iconv(how, &from, &left, &to, &room), 0);
    iconv_close(how);
    same_as_article(out, (size_t)(to - out), true);
}

static void a_report_behind_another_gives_the_same(void **state)
{
    (void)state;
    gn_buf both = {0};
    gn_buf_text(&both, article);
    gn_buf_text(&both, other);
    gn_observations *a = extract(article, strlen(article), day), *b = extract(other, strlen(other), day);
    gn_observations *ab = extract(both.data, both.length, day);
    assert_int_equal(ab->count, a->count + b->count);
    same(ab, 0, a, 0, a->count);
    same(ab, a->count, b, 0, b->count);
    gn_observations_free(a);
    gn_observations_free(b);
    gn_observations_free(ab);
    gn_buf_free(&both);
}

static void the_span_of_each_observation_holds_its_text(void **state)
{
    (void)state;
    gn_observations *o = extract(article, strlen(article), day);
    uint64_t last = 0;
    for (size_t i = 0; i < o->count; i++) {
        const gn_observation *r = &o->items[i];
        const char *text = gn_strings_get(o->strings, r->text);
        assert_true(r->start >= last && r->end > r->start && r->end <= strlen(article));
        assert_int_equal(strlen(text), r->end - r->start);
        assert_memory_equal(text, article + r->start, r->end - r->start);
        assert_true(r->sentence_start <= r->start && r->end <= r->sentence_end);
        assert_non_null(gn_strings_get(o->strings, r->rule));
        assert_true(r->confidence >= 0 && r->confidence <= 1);
        last = r->start;
    }
    gn_observations_free(o);
}

static void without_a_date_relative_times_stay_open(void **state)
{
    (void)state;
    static const char text[] = "去年软件业务收入100亿元。";
    gn_err err;
    gn_document *doc;
    gn_observations *o;
    size_t undated = 0;
    const gn_extract_options opt = {.date = {0}};
    assert_int_equal(gn_document_from_bytes("test", text, strlen(text), &doc, &err), GN_OK);
    assert_int_equal(gn_observations_new(&o, &err), GN_OK);
    assert_int_equal(gn_extract(lexicon, doc, 0, &opt, o, &undated, &err), GN_OK);
    assert_int_equal(o->count, 1);
    assert_int_equal(o->items[0].period.freq, GN_FREQ_NONE);
    assert_int_equal(undated, 1);
    gn_observations_free(o);
    gn_document_free(doc);
}

static void appended_observations_are_the_same_texts(void **state)
{
    (void)state;
    gn_observations *a = extract(article, strlen(article), day), *b = extract(other, strlen(other), day);
    const size_t n = a->count;
    gn_err err;
    assert_int_equal(gn_observations_append(a, b, 7, &err), GN_OK);
    assert_int_equal(a->count, n + b->count);
    same(a, n, b, 0, b->count);
    assert_int_equal(a->items[n].document, 7);
    gn_observations_free(a);
    gn_observations_free(b);
}

/* Rules that look for the beginning or the end of a run, or at the one like it before, must not do so figure by figure:
 * the stack or the patience would end. */
static void long_runs_of_one_construction_are_read_to_their_end(void **state)
{
    (void)state;
    static const struct {
        const char *unit, *end;
        size_t bytes;
    } runs[] = {
        {"同期", "钢材产量增长5%。", 4000000},
        {"去年三季度的150万台以及", "去年的160万台。", 200000},
        {"出资3亿元、", "出资5亿元。", 200000},
        {"广东", "钢材产量增长5%。", 200000},
        {"全球最大", "甲（增长5%）、乙（增长6%）。", 100000},
        {"甲产品（增长5%）、", "乙产品（增长6%）。", 100000},
        {"（5%，", "钢材产量增长5%。", 100000},
        {"钢材、水泥产量分别增长5%、6%，", "煤产量增长7%。", 100000},
        {"已增长5%，增长6%，", "增长7%。", 100000},
        {"广东增长5%；", "江苏增长6%。", 100000},
        {"甲、乙两家合计占11%，", "丙占5%。", 100000},
        {"钢材产量增长5%\n", "煤产量增长7%。", 100000},
        {"上年5亿元", "钢材产量增长5%。", 200000},
        {"2018年以来的5%", "钢材产量增长5%。", 500000},
        {"国际货币基金组织将预期", "钢材产量增长5%。", 500000},
        {"年产5亿元", "钢材产量增长5%。", 500000},
        {"\n甲,乙,丙", "\n钢材产量增长5%。", 1000000},
    };
    static const char lead[] = "2023年10月，市场预期将投资50亿元，实际52亿元，";
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        const size_t unit = strlen(runs[i].unit), times = runs[i].bytes / unit, end = strlen(runs[i].end);
        char *const text = malloc(sizeof lead + times * unit + end);
        assert_non_null(text);
        size_t n = sizeof lead - 1;
        memcpy(text, lead, n);
        for (size_t k = 0; k < times; k++, n += unit) memcpy(text + n, runs[i].unit, unit);
        memcpy(text + n, runs[i].end, end);
        n += end;
        gn_observations *o = extract(text, n, day);
        if (!o->count || o->items[o->count - 1].end + 60 < n) fail_msg("'%s' is not read to its end", runs[i].unit);
        gn_observations_free(o);
        free(text);
    }
}

/* One report in both scripts says the same, each in its own characters and with the places of the one in the other. */
static void traditional_characters_say_the_same(void **state)
{
    (void)state;
    static const char simplified[] = "2021年1—10月，全省软件业务收入港币3.5亿元，比上年增长12%，从业人员两万余人。";
    static const char traditional[] = "2021年1—10月，全省軟件業務收入港幣3.5億元，比上年增長12%，從業人員兩萬餘人。";
    const gn_date date = {2021, 11, 20};
    gn_observations *a = extract(simplified, sizeof simplified - 1, date);
    gn_observations *b = extract(traditional, sizeof traditional - 1, date);
    assert_int_equal(a->count, 3);
    assert_int_equal(b->count, 3);
    for (size_t i = 0; i < 3; i++) {
        const gn_observation *r = &a->items[i], *q = &b->items[i];
        assert_int_equal(r->start, q->start);
        assert_int_equal(r->end, q->end);
        check_close(r->value, q->value, 0, 0);
        assert_int_equal(r->measure, q->measure);
        assert_memory_equal(&r->period, &q->period, sizeof r->period);
        assert_string_equal(gn_strings_get(b->strings, q->sentence), traditional);
        assert_string_equal(gn_strings_get(b->strings, q->indicator), i == 2 ? "從業人員" : "軟件業務收入");
    }
    assert_string_equal(gn_strings_get(b->strings, b->items[0].text), "3.5億元");
    assert_string_equal(gn_strings_get(b->strings, b->items[0].currency), "HKD");
    gn_observations_free(a);
    gn_observations_free(b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(traditional_characters_say_the_same),
        cmocka_unit_test(each_row_gives_the_observations_beside_it),
        cmocka_unit_test(each_row_credits_the_organisations_beside_it),
        cmocka_unit_test(full_width_digits_change_nothing),
        cmocka_unit_test(blank_lines_change_nothing),
        cmocka_unit_test(line_ends_within_paragraphs_change_nothing),
        cmocka_unit_test(gb18030_changes_nothing_but_offsets),
        cmocka_unit_test(a_report_behind_another_gives_the_same),
        cmocka_unit_test(the_span_of_each_observation_holds_its_text),
        cmocka_unit_test(without_a_date_relative_times_stay_open),
        cmocka_unit_test(appended_observations_are_the_same_texts),
        cmocka_unit_test(long_runs_of_one_construction_are_read_to_their_end),
    };
    return cmocka_run_group_tests_name("extract", tests, load, unload);
}
