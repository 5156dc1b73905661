/* Reading series from CSV tables, and continuing their dates. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_csv.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct heard {
    int count;
    size_t line, column;
    char text[256];
} heard;

static void hear(void *ctx, size_t line, size_t column, const char *text)
{
    heard *h = ctx;
    h->count++;
    h->line = line;
    h->column = column;
    snprintf(h->text, sizeof h->text, "%s", text);
}

static gn_csv *open_text(const char *text, size_t n, gn_layout layout, gn_freq freq, heard *h)
{
    const char *path = check_tmp("table.csv");
    gn_csv *c;
    *h = (heard){0};
    check_write_file(path, text, n);
    assert_int_equal(gn_csv_open(path, layout, freq, hear, h, &c, NULL), GN_OK);
    return c;
}

static void wide_rows_become_series_with_gaps_as_nan(void **state)
{
    (void)state;
    const char text[] = "\xEF\xBB\xBF"
                        "a, 1 ,2.5,,NA,-3e2,,\r\n\n\"b \"\"x\"\", y\",7\nlast,1";
    heard h;
    gn_csv *c = open_text(text, sizeof text - 1, GN_LAYOUT_WIDE, GN_FREQ_MONTH, &h);
    gn_csv_series s;
    for (int pass = 0; pass < 2; pass++) {
        assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
        assert_string_equal(s.id, "a");
        assert_int_equal(s.n, 5);
        check_close(s.y[1], 2.5, 0, 0);
        check_close(s.y[2], NAN, 0, 0);
        check_close(s.y[4], -300, 0, 0);
        assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
        assert_string_equal(s.id, "b \"x\", y");
        assert_int_equal(s.line, 3);
        assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
        assert_string_equal(s.id, "last");
        assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
        assert_null(s.id);
        assert_int_equal(gn_csv_rewind(c, NULL), GN_OK);
    }
    assert_int_equal(h.count, 0);
    gn_csv_free(c);
}

static void long_rows_are_grouped_and_missing_periods_filled(void **state)
{
    (void)state;
    const char text[] = "y,unique_id,ds\n1,a,2021-01\n2,a,2021-02\n,a,2021-03\n5,a,2021-06\n9,b,3\n";
    heard h;
    gn_csv *c = open_text(text, sizeof text - 1, GN_LAYOUT_LONG, GN_FREQ_MONTH, &h);
    gn_csv_series s;
    assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_string_equal(s.id, "a");
    assert_int_equal(s.n, 6);
    check_close(s.y[1], 2, 0, 0);
    check_close(s.y[3], NAN, 0, 0);
    check_close(s.y[5], 5, 0, 0);
    assert_string_equal(s.last, "2021-06");
    assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_string_equal(s.id, "b");
    assert_string_equal(s.last, "3");
    assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_null(s.id);
    assert_int_equal(h.count, 0);
    gn_csv_free(c);
}

static void a_column_of_flags_goes_with_the_values(void **state)
{
    (void)state;
    const char text[] = "flag,unique_id,ds,y\nE,a,2020-01,1\n,a,2020-02,\nB,a,2020-04,3\nM,a,2020-05,NA\n,a,2020-06,4\n"
                        "Z,b,2020-01,1\nM,b,2020-02,2\n";
    heard h;
    gn_csv *c = open_text(text, sizeof text - 1, GN_LAYOUT_LONG, GN_FREQ_MONTH, &h);
    gn_csv_series s;
    assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_int_equal(s.n, 6);
    assert_false(s.bad);
    assert_memory_equal(s.flag, "EMMBMA", 6);
    assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_true(s.bad);
    assert_int_equal(h.count, 2);
    assert_int_equal(h.line, 8);
    assert_string_equal(h.text, "'M' is no flag of a known value (A P E F I B; M where it is missing)");
    gn_csv_free(c);
    c = open_text("unique_id,ds,y\na,1,2\n", 21, GN_LAYOUT_LONG, GN_FREQ_MONTH, &h);
    assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_null(s.flag);
    gn_csv_free(c);
}

static void what_is_wrong_is_told_with_line_and_column(void **state)
{
    (void)state;
    static const struct {
        gn_layout layout;
        const char *text, *problem;
        size_t line, column;
    } rows[] = {
        {GN_LAYOUT_WIDE, "a,1,1 000\n", "'1 000' is not a number", 1, 5},
        {GN_LAYOUT_WIDE, "a,1\nb,-inf\n", "'-inf' is not finite", 2, 3},
        {GN_LAYOUT_WIDE, "a,1,1e200\n", "'1e200' is too large", 1, 5},
        {GN_LAYOUT_WIDE, "a,1\na,2\n", "the id 'a' was there before", 2, 1},
        {GN_LAYOUT_WIDE, "a,\"1\"x\n", "text after the closing quote", 1, 6},
        {GN_LAYOUT_WIDE, "a\n", "'a' has no values", 1, 1},
        {GN_LAYOUT_LONG, "unique_id,ds,y\na,2021-02-30,1\n", "'2021-02-30' is no date of frequency M", 2, 3},
        {GN_LAYOUT_LONG, "unique_id,ds,y\na,2021-02,1\na,3,1\n", "'3': numbers and dates in one series", 3, 3},
        {GN_LAYOUT_LONG, "unique_id,ds,y\na,0001-02,1\na,9999-02,1\n", "'9999-02': 119976 periods after the row before",
         3, 3},
        {GN_LAYOUT_LONG, "unique_id,ds,y\na,1\n", "2 cells, the header has 3", 2, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        heard h;
        gn_csv *c = open_text(rows[i].text, strlen(rows[i].text), rows[i].layout, GN_FREQ_MONTH, &h);
        gn_csv_series s;
        while (gn_csv_next(c, &s, NULL) == GN_OK && s.id) {
        }
        assert_int_equal(h.count, 1);
        assert_string_equal(h.text, rows[i].problem);
        assert_int_equal(h.line, rows[i].line);
        assert_int_equal(h.column, rows[i].column);
        gn_csv_free(c);
    }
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    static const char binary[] = "a,1\nb,\0,2\nc,3\n";
    heard h;
    gn_err err;
    gn_csv_series s;
    gn_csv *c = open_text(binary, sizeof binary - 1, GN_LAYOUT_WIDE, GN_FREQ_MONTH, &h);
    assert_int_equal(gn_csv_next(c, &s, &err), GN_OK);
    assert_int_equal(gn_csv_next(c, &s, &err), GN_E_FORMAT);
    gn_csv_free(c);
    c = open_text("id,v\na,1\n", 9, GN_LAYOUT_LONG, GN_FREQ_MONTH, &h);
    assert_int_equal(gn_csv_next(c, &s, &err), GN_E_FORMAT);
    assert_true(h.count > 0);
    gn_csv_free(c);
    assert_int_equal(gn_csv_open(check_tmp("missing"), GN_LAYOUT_WIDE, GN_FREQ_MONTH, hear, &h, &c, &err),
                     GN_E_NOTFOUND);
    assert_null(c);
    assert_int_equal(gn_csv_open(check_tmp("."), GN_LAYOUT_WIDE, GN_FREQ_MONTH, hear, &h, &c, &err), GN_E_IO);
}

static void many_ids_are_told_apart(void **state)
{
    (void)state;
    const char *path = check_tmp("many.csv");
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 0; i < 5000; i++) fprintf(f, "series-%d,%d\n", i, i);
    fprintf(f, "series-77,1\n");
    fclose(f);
    heard h = {0};
    gn_csv *c;
    assert_int_equal(gn_csv_open(path, GN_LAYOUT_WIDE, GN_FREQ_YEAR, hear, &h, &c, NULL), GN_OK);
    gn_csv_series s;
    int n = 0;
    while (gn_csv_next(c, &s, NULL) == GN_OK && s.id) n++;
    assert_int_equal(n, 5001);
    assert_int_equal(h.count, 1);
    assert_int_equal(h.line, 5001);
    gn_csv_free(c);
}

static void dates_go_on_in_their_own_spelling(void **state)
{
    (void)state;
    static const struct {
        const char *from;
        gn_freq freq;
        int64_t steps;
        const char *to;
    } rows[] = {
        {"2021", 'A', 3, "2024"},
        {"2021-12-31", 'A', 1, "2022-12-31"},
        {"2021-S2", 'S', 1, "2022-S1"},
        {"2021H1", 'S', 2, "2022H1"},
        {"2021Q3", 'Q', 2, "2022Q1"},
        {"2021-06-30", 'Q', 1, "2021-09-30"},
        {"2021-02-15", 'Q', 1, "2021-05-15"},
        {"2021M11", 'M', 2, "2022M01"},
        {"2021/11", 'M', 2, "2022/01"},
        {"2024-01-31", 'M', 1, "2024-02-29"},
        {"2024-01-30", 'M', 1, "2024-02-29"},
        {"2024-01-01 00:00:00", 'M', 12, "2025-01-01 00:00:00"},
        {"202112", 'M', 1, "202201"},
        {"2020-W53", 'W', 1, "2021-W01"},
        {"2021-12-29", 'W', 1, "2022-01-05"},
        {"20240228", 'D', 1, "20240229"},
        {"2023/12/31", 'D', 1, "2024/01/01"},
        {"2021-12-31T23", 'H', 1, "2022-01-01T00"},
        {"2021-12-31 22:00:00", 'H', 3, "2022-01-01 01:00:00"},
        {"17", 'M', 2, "19"},
        {"007", 'D', 4, "011"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char out[GN_DS_SIZE];
        int64_t a, b;
        bool plain;
        assert_true(gn_ds_continue(rows[i].from, rows[i].freq, rows[i].steps, out));
        assert_string_equal(out, rows[i].to);
        assert_true(gn_ds_parse(rows[i].from, rows[i].freq, &a, &plain));
        assert_true(gn_ds_parse(out, rows[i].freq, &b, &plain));
        assert_int_equal(b - a, rows[i].steps);
    }
    char out[GN_DS_SIZE];
    static const char *const no[] = {"",
                                     "soon",
                                     "2021-13",
                                     "2021-02-30",
                                     "2021-10-05 12:30:00",
                                     "21-10",
                                     "-5",
                                     "1234567890123456789012345678901234567890123456789012345678901234567890"};
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) assert_false(gn_ds_continue(no[i], GN_FREQ_MONTH, 1, out));
}

typedef struct gathered {
    gn_csv *csv;
    gn_csv_parser *parser[8];
    char ids[1024][24]; /* the first one of a piece */
    size_t series[1024], total, expected;
    size_t in_order;
} gathered;

static void count_piece(void *ctx, gn_csv_piece *p, size_t slot, int worker)
{
    gathered *g = ctx;
    gn_csv_series s;
    heard h = {0};
    if (!g->parser[worker]) assert_int_equal(gn_csv_parser_new(g->csv, &g->parser[worker], NULL), GN_OK);
    gn_csv_parser_begin(g->parser[worker], p, hear, &h);
    g->series[slot] = 0;
    while (gn_csv_parser_next(g->parser[worker], &s, NULL) == GN_OK && s.id) {
        if (g->series[slot]++ == 0) snprintf(g->ids[slot], sizeof g->ids[slot], "%s", s.id);
        if (s.n == 0 || s.y[s.n - 1] != atof(s.id + 1)) h.count++;
    }
    if (h.count) g->series[slot] = 1000000;
}

static gn_status add_piece(void *ctx, size_t slot, gn_err *err)
{
    gathered *g = ctx;
    (void)err;
    g->in_order += g->ids[slot][0] && atof(g->ids[slot] + 1) == (double)g->total;
    g->expected++;
    g->total += g->series[slot];
    return GN_OK;
}

static void pieces_of_a_table_hold_whole_series_and_come_in_order(void **state)
{
    (void)state;
    enum { SERIES = 3000 };
    const char *path = check_tmp("pieces.csv");
    for (int layout = GN_LAYOUT_WIDE; layout <= GN_LAYOUT_LONG; layout++) {
        FILE *f = fopen(path, "w");
        if (layout == GN_LAYOUT_LONG) fputs("y,unique_id,ds\n", f);
        for (int i = 0; i < SERIES; i++)
            if (layout == GN_LAYOUT_WIDE)
                fprintf(f, "s%d,1,2,%d\n", i, i);
            else /* some rows have their id in quotes */
                for (int k = 0; k < i % 7 + 1; k++) fprintf(f, k % 2 ? "%d,\"s%d\",%d\r\n" : "%d,s%d,%d\r\n", i, i, k);
        fclose(f);
        for (int threads = 1; threads <= 4; threads += 3) {
            heard h = {0};
            gathered *g = calloc(1, sizeof *g);
            assert_non_null(g);
            assert_true(gn_csv_slots(threads) <= 1024);
            assert_int_equal(gn_csv_open(path, (gn_layout)layout, GN_FREQ_MONTH, hear, &h, &g->csv, NULL), GN_OK);
            assert_int_equal(gn_csv_stream(g->csv, threads, count_piece, add_piece, g, NULL), GN_OK);
            assert_int_equal(g->total, SERIES);
            assert_int_equal(g->in_order, g->expected);
            assert_true(g->expected > 10);
            for (int i = 0; i < 8; i++) gn_csv_parser_free(g->parser[i]);
            gn_csv_free(g->csv);
            free(g);
        }
    }
}

static void figures_one_a_row_are_told_from_series(void **state)
{
    (void)state;
    const char figures[] = "\xEF\xBB\xBFindicator,area,period,value\r\na,b,2021-01/2021-01,1\n";
    const char near[] = "indicator,1\nperiod,2\nvalue,3\n"; /* series of these names */
    heard h;
    for (int layout = GN_LAYOUT_WIDE; layout <= GN_LAYOUT_LONG; layout++) {
        gn_csv *c = open_text(figures, sizeof figures - 1, (gn_layout)layout, GN_FREQ_MONTH, &h);
        gn_csv_series s;
        assert_false(gn_csv_holds_figures(c));
        assert_int_equal(gn_csv_next(c, &s, NULL), GN_E_FORMAT);
        assert_true(gn_csv_holds_figures(c));
        assert_int_equal(h.count, 0);
        gn_csv_free(c);
    }
    gn_csv *c = open_text(near, sizeof near - 1, GN_LAYOUT_WIDE, GN_FREQ_MONTH, &h);
    gn_csv_series s;
    for (int i = 0; i < 3; i++) assert_int_equal(gn_csv_next(c, &s, NULL), GN_OK);
    assert_string_equal(s.id, "value");
    assert_false(gn_csv_holds_figures(c));
    gn_csv_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wide_rows_become_series_with_gaps_as_nan),
        cmocka_unit_test(long_rows_are_grouped_and_missing_periods_filled),
        cmocka_unit_test(a_column_of_flags_goes_with_the_values),
        cmocka_unit_test(what_is_wrong_is_told_with_line_and_column),
        cmocka_unit_test(what_is_no_table_is_refused),
        cmocka_unit_test(many_ids_are_told_apart),
        cmocka_unit_test(dates_go_on_in_their_own_spelling),
        cmocka_unit_test(pieces_of_a_table_hold_whole_series_and_come_in_order),
        cmocka_unit_test(figures_one_a_row_are_told_from_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
