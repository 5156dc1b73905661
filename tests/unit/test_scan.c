/* Tests of the scanner: rows of tests/data/scan.tsv and words.tsv, and what must not change its answers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gnomon/gn_scan.h"
#include "gnomon/gn_write.h"
#include "io/extract/lexicon.h"
#include "io/extract/scan.h"

static gn_lexicon *lexicon;

static int load(void **state)
{
    (void)state;
    gn_err err;
    if (gn_lexicon_new(NULL, &lexicon, &err)) {
        print_error("%s\n", err.msg);
        return 1;
    }
    return 0;
}

static int unload(void **state)
{
    (void)state;
    gn_lexicon_free(lexicon);
    return 0;
}

static gn_date date_of(const char *s)
{
    gn_date d = {0};
    if (*s) assert_true(gn_date_parse(s, &d));
    return d;
}

/* White space and full-width forms out, so that variants of one text can be compared. */
static void add_text(gn_buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)s[i];
        if (c == 0xEF && i + 2 < n && (unsigned char)s[i + 1] == 0xBC && (unsigned char)s[i + 2] >= 0x90 &&
            (unsigned char)s[i + 2] <= 0x99) {
            gn_buf_char(out, (char)((unsigned char)s[i + 2] - 0x90 + '0'));
            i += 2;
        } else if (c > ' ') {
            gn_buf_char(out, (char)c);
        }
    }
}

/* All numbers and times of a text: "76814亿元=7681400000000 元; 1—10月=2021-01/2021-10". */
static void found_in(const char *text, gn_date date, gn_buf *out)
{
    gn_err err;
    gn_document *doc;
    gn_found *found;
    size_t n;
    gn_buf_clear(out);
    gn_buf_text(out, "");
    assert_int_equal(gn_document_from_bytes("test", text, strlen(text), &doc, &err), GN_OK);
    assert_int_equal(gn_scan_document(lexicon, doc, date, &found, &n, &err), GN_OK);
    for (size_t i = 0; i < n; i++) {
        const gn_found *const f = &found[i];
        if (i) gn_buf_text(out, "; ");
        add_text(out, doc->text + f->text_start, f->text_end - f->text_start);
        gn_buf_char(out, '=');
        if (f->kind == GN_FOUND_PERIOD) {
            char span[64];
            gn_buf_text(out, gn_span_format(f->months, span, sizeof span) ? span : "?");
            continue;
        }
        gn_buf_number(out, f->value);
        if (!isnan(f->value_high)) {
            gn_buf_char(out, '~');
            gn_buf_number(out, f->value_high);
        }
        if (*f->unit) gn_buf_printf(out, " %s", f->unit);
        if (f->bound != GN_BOUND_EXACT) gn_buf_printf(out, " %s", gn_bound_name(f->bound));
    }
    free(found);
    gn_document_free(doc);
}

static size_t split(char *line, char **field, size_t most)
{
    size_t n = 0;
    for (char *s = line; s && n < most;) {
        field[n++] = s;
        s = strchr(s, '\t');
        if (s) *s++ = 0;
    }
    return n;
}

static void each_row_of(const char *path, void (*row)(char **field, size_t fields, gn_buf *out), size_t expected_field)
{
    char *const text = check_read_file(path, NULL);
    gn_buf out = {0};
    int line = 0, wrong = 0;
    for (char *s = text, *next; s && *s; s = next) {
        line++;
        next = strchr(s, '\n');
        if (next) *next++ = 0;
        if (*s == '#' || *s == 0) continue;
        char *field[4] = {"", "", "", ""};
        const size_t n = split(s, field, 4);
        row(field, n, &out);
        if (strcmp(out.data, field[expected_field]) != 0) {
            print_error("%s:%d: %s\n  expected %s\n  found    %s\n", path, line, field[0], field[expected_field],
                        out.data);
            wrong++;
        }
    }
    gn_buf_free(&out);
    free(text);
    assert_int_equal(wrong, 0);
}

static void scan_row(char **field, size_t fields, gn_buf *out)
{
    (void)fields;
    found_in(field[0], date_of(field[1]), out);
}

static void numbers_and_times_are_found_as_the_table_says(void **state)
{
    (void)state;
    each_row_of("tests/data/scan.tsv", scan_row, 2);
}

static void words_row(char **field, size_t fields, gn_buf *out)
{
    (void)fields;
#define CUE_WORD(name, word) word,
    static const char *const cues[] = {GN_CUE_LIST(CUE_WORD)};
#undef CUE_WORD
    gn_clean c = {0};
    gn_scan s = {0};
    gn_err err;
    gn_buf_clear(out);
    gn_buf_text(out, "");
    assert_int_equal(gn_clean_text(field[0], strlen(field[0]), NULL, 0, &c, &err), GN_OK);
    assert_int_equal(gn_scan_text(lexicon, &c, &s, &err), GN_OK);
    for (size_t i = 0; i < s.tokens; i++) {
        const gn_token *const t = &s.token[i];
        const char *kind, *name = NULL;
        switch (t->kind) {
        case GN_TOKEN_AREA: kind = "area", name = gn_lexicon_area(lexicon, t->index)->official; break;
        case GN_TOKEN_ORG: kind = "org", name = gn_lexicon_org(lexicon, t->index)->canonical; break;
        case GN_TOKEN_CUE: kind = cues[t->cue]; break;
        case GN_TOKEN_NAME: kind = "name"; break;
        case GN_TOKEN_ORDINAL: kind = t->cue == GN_ORDINAL_ITEM ? "item" : "rank"; break;
        case GN_TOKEN_SECTOR: kind = "sector", name = gn_lexicon_sector(lexicon, t->index)->code; break;
        default: continue;
        }
        if (out->length) gn_buf_text(out, "; ");
        gn_buf_printf(out, "%s ", kind);
        gn_buf_bytes(out, c.text + t->start, t->end - t->start);
        if (name) gn_buf_printf(out, "=%s", name);
    }
    gn_scan_free(&s);
    gn_clean_free(&c);
}

static void words_are_found_as_the_table_says(void **state)
{
    (void)state;
    each_row_of("tests/data/words.tsv", words_row, 1);
}

static const char report[] =
    "前三季度，全国规模以上工业企业实现利润总额63440.8亿元，同比增长44.7%，比2019年同期增长41.2%，两年平均增长18.8%。\n"
    "其中，国有控股企业实现利润20600.1亿元，同比增长77.9%；截至9月末，应收账款18.3万亿元，超过去年全年的1—2倍。\n"
    "北京市统计局预计，到2025年软件业务收入将突破3万亿元，占GDP的比重约为三成五，出口额达12,345.6万美元。\n";

static void full_width_digits_give_the_same_numbers(void **state)
{
    (void)state;
    gn_buf plain = {0}, wide = {0}, text = {0};
    for (const char *s = report; *s; s++) {
        if (*s >= '0' && *s <= '9')
            gn_buf_printf(&text, "\xEF\xBC%c", (char)(*s - '0' + 0x90));
        else
            gn_buf_char(&text, *s);
    }
    found_in(report, date_of("2021-10-28"), &plain);
    found_in(text.data, date_of("2021-10-28"), &wide);
    assert_string_equal(wide.data, plain.data);
    assert_true(plain.length > 200);
    gn_buf_free(&plain);
    gn_buf_free(&wide);
    gn_buf_free(&text);
}

/* Breaks every paragraph into lines of `width` columns with `gap` between them. */
static void wrap(const char *text, unsigned width, const char *gap, gn_buf *out)
{
    unsigned column = 0;
    for (const char *s = text; *s;) {
        if (*s == '\n') {
            gn_buf_text(out, "\n\n");
            column = 0;
            s++;
            continue;
        }
        unsigned n = 1;
        while (((unsigned char)s[n] & 0xC0) == 0x80) n++;
        const unsigned columns = n > 1 ? 2 : 1;
        if (column + columns > width) {
            gn_buf_text(out, gap);
            column = 0;
        }
        gn_buf_bytes(out, s, n);
        column += columns;
        s += n;
    }
}

static void other_line_wrapping_gives_the_same_numbers(void **state)
{
    (void)state;
    gn_buf plain = {0}, other = {0}, text = {0};
    found_in(report, date_of("2021-10-28"), &plain);
    static const char *const gaps[] = {"\n", "\n\n", " \r\n", "\n\n\n"};
    for (unsigned width = 40; width <= 90; width++)
        for (size_t g = 0; g < 4; g++) {
            gn_buf_clear(&text);
            wrap(report, width, gaps[g], &text);
            found_in(text.data, date_of("2021-10-28"), &other);
            assert_string_equal(other.data, plain.data);
        }
    gn_buf_free(&plain);
    gn_buf_free(&other);
    gn_buf_free(&text);
}

static void a_report_reads_the_same_behind_another(void **state)
{
    (void)state;
    gn_buf plain = {0}, both = {0}, text = {0};
    found_in(report, date_of("2021-10-28"), &plain);
    gn_buf_printf(&text, "%s\n%s", report, report);
    found_in(text.data, date_of("2021-10-28"), &both);
    assert_int_equal(both.length, 2 * plain.length + 2);
    assert_memory_equal(both.data, plain.data, plain.length);
    assert_string_equal(both.data + plain.length + 2, plain.data);
    gn_buf_free(&plain);
    gn_buf_free(&both);
    gn_buf_free(&text);
}

static void tokens_stand_in_order_and_do_not_cross(void **state)
{
    (void)state;
    gn_clean c = {0};
    gn_scan s = {0};
    gn_err err;
    gn_buf text = {0};
    uint64_t seed = 7;
    static const char *const pieces[] = {
        "2021",   "年", "1",    "—",        "10",   "月", "亿", "万",     "元", "%",  "、", "和", "增长", "北京市",
        "统计局", "约", "以上", "三分之一", "成",   "五", "十", "“",      "”",  "，", "。", "5G", "-",    "+",
        "|",      "(",  ")",    "第",       "季度", "近", "前", "翻一番", " ",  "至", "/",  "Q3", ".",    "\n"};
    for (int i = 0; i < 20000; i++) gn_buf_text(&text, pieces[check_random(&seed) % (sizeof pieces / sizeof *pieces)]);
    assert_int_equal(gn_clean_text(text.data, text.length, NULL, 0, &c, &err), GN_OK);
    assert_int_equal(gn_scan_text(lexicon, &c, &s, &err), GN_OK);
    assert_true(s.tokens > 1000);
    for (size_t i = 0; i < s.tokens; i++) {
        const gn_token *const t = &s.token[i];
        assert_true(t->start < t->end && t->end <= c.length);
        assert_int_equal(gn_clean_block(&c, t->start), gn_clean_block(&c, t->end - 1));
        for (size_t k = i; k-- > 0 && i - k < 4;) {
            const gn_token *const b = &s.token[k];
            assert_true(b->start <= t->start);
            assert_true(b->end <= t->start || (t->end <= b->end && (b->start < t->start || b->end >= t->end)));
        }
    }
    gn_scan_free(&s);
    gn_clean_free(&c);
    gn_buf_free(&text);
}

static void a_time_without_any_date_stays_open(void **state)
{
    (void)state;
    gn_buf out = {0};
    found_in("1—10月，收入增长5%，2020年为3%", date_of(""), &out);
    assert_string_equal(out.data, "1—10月=?; 5%=5 %; 2020年=2020-01/2020-12; 3%=3 %");
    gn_buf_free(&out);
}

/* Every annotated value is a number of the scanner's, with the same span, value and unit; a floor below what was
 * measured (1751 of 1758). */
static void the_annotated_values_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *name, *date;
    } files[] = {{"000", "2021-11-30"},      {"002", "2021-11-30"},     {"003", "2021-12-31"},
                 {"energy", "2023-08-31"},   {"regions", "2023-08-31"}, {"companies", "2023-08-31"},
                 {"logistics", "2023-08-31"}};
    size_t gold = 0, right = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[128];
        snprintf(path, sizeof path, "extraction/reports/%s.txt", files[i].name);
        char *const report_path = strdup(check_shared(path));
        snprintf(path, sizeof path, "extraction/gold/%s.jsonl", files[i].name);
        char *const annotations = check_read_file(check_shared(path), NULL);
        gn_document *doc;
        gn_found *found;
        size_t n;
        gn_err err;
        assert_int_equal(gn_document_read(report_path, NULL, &doc, &err), GN_OK);
        assert_int_equal(gn_scan_document(lexicon, doc, date_of(files[i].date), &found, &n, &err), GN_OK);
        for (char *s = annotations, *next; s && *s; s = next) {
            next = strchr(s, '\n');
            if (next) *next++ = 0;
            const char *const start = strstr(s, "\"start\": "), *const end = strstr(s, "\"end\": "),
                              *const value = strstr(s, "\"value\": ");
            if (!start || !end || !value || strstr(s, "\"optional\": true")) continue;
            const size_t a = strtoull(start + 9, NULL, 10), b = strtoull(end + 7, NULL, 10);
            const double v = fabs(strtod(value + 9, NULL));
            gold++;
            for (size_t k = 0; k < n; k++)
                if (found[k].kind == GN_FOUND_QUANTITY && found[k].start == a && found[k].end == b) {
                    right += fabs(fabs(found[k].value) - v) <= 1e-5 * v;
                    break;
                }
        }
        free(found);
        gn_document_free(doc);
        free(annotations);
        free(report_path);
    }
    print_message("%zu of %zu annotated values have their span and value\n", right, gold);
    assert_true(right * 100 >= gold * 98);
}

static void a_text_of_too_many_numbers_is_refused_by_name(void **state)
{
    (void)state;
    const char *const mode = getenv("MODE");
    if (mode && strcmp(mode, "release") != 0) {
        print_message("skipped: only in a release build, it takes 800 MB\n");
        return;
    }
    const size_t n = (size_t)2 * GN_MOST_QUANTITIES + 2;
    char *const text = malloc(n);
    assert_non_null(text);
    for (size_t i = 0; i < n; i++) text[i] = i % 2 ? ',' : '1';
    gn_document *doc;
    gn_found *found;
    size_t count;
    gn_err err;
    assert_int_equal(gn_document_from_bytes("much", text, n, &doc, &err), GN_OK);
    assert_int_equal(gn_scan_document(lexicon, doc, date_of("2021-11-30"), &found, &count, &err), GN_E_LIMIT);
    assert_non_null(strstr(err.msg, "8000000 numbers"));
    gn_document_free(doc);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_times_are_found_as_the_table_says),
        cmocka_unit_test(words_are_found_as_the_table_says),
        cmocka_unit_test(full_width_digits_give_the_same_numbers),
        cmocka_unit_test(other_line_wrapping_gives_the_same_numbers),
        cmocka_unit_test(a_report_reads_the_same_behind_another),
        cmocka_unit_test(tokens_stand_in_order_and_do_not_cross),
        cmocka_unit_test(a_time_without_any_date_stays_open),
        cmocka_unit_test(the_annotated_values_are_found),
        cmocka_unit_test(a_text_of_too_many_numbers_is_refused_by_name),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
