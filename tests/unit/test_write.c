/* Buffers, numbers, JSON, CSV and output files. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_write.h"

#include <fcntl.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *number(double v)
{
    static char s[GN_NUMBER_SIZE];
    const size_t n = gn_number_format(v, s);
    assert_int_equal(n, strlen(s));
    return s;
}

static void numbers_print_in_the_shortest_form_that_reads_back(void **state)
{
    (void)state;
    assert_string_equal(number(19.2), "19.2");
    assert_string_equal(number(0.1 + 0.2), "0.30000000000000004");
    assert_string_equal(number(7681400000000), "7681400000000");
    assert_string_equal(number(-0.0), "0");
    assert_string_equal(number(100), "100");
    assert_string_equal(number(1e-5), "0.00001");
    assert_string_equal(number(1.5e-7), "1.5e-07");
    assert_string_equal(number(1e22), "1e+22");
    assert_string_equal(number(NAN), "NaN");
    assert_string_equal(number(-INFINITY), "-Inf");
}

static void every_number_survives_writing_and_reading(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        const uint64_t bits = check_random(&seed);
        double v, back;
        memcpy(&v, &bits, sizeof v);
        if (!isfinite(v)) continue;
        if (i % 2) v = nearbyint(check_normal(&seed) * 1e6) / 1000;
        const char *s = number(v);
        assert_true(gn_number_parse(s, strlen(s), &back));
        check_close(back, v, 0, 0);
    }
}

static void reading_takes_whole_numbers_only(void **state)
{
    (void)state;
    double v = 42;
    static const char *const bad[] = {"", " 1", "1 ", "1,5", "0x10", "1e", "--1", "1.2.3", "abc"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_false(gn_number_parse(bad[i], strlen(bad[i]), &v));
    check_close(v, 42, 0, 0);
    assert_true(gn_number_parse("-3e5x", 4, &v));
    check_close(v, -3e5, 0, 0);
}

static void the_decimal_point_is_a_point_in_every_locale(void **state)
{
    (void)state;
    /* C.UTF-8 is always there; a locale with a comma where the machine has one */
    static const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "C.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_ALL, names[i])) break;
    double v;
    assert_string_equal(number(1.5), "1.5");
    assert_true(gn_number_parse("2.25", 4, &v));
    check_close(v, 2.25, 0, 0);
    setlocale(LC_ALL, "C");
}

static void fixed_decimals_round_half_to_even_and_know_no_minus_zero(void **state)
{
    (void)state;
    gn_buf b = {0};
    static const double values[] = {0.125, 0.375, -0.004, -1.125, NAN};
    for (size_t i = 0; i < 5; i++) {
        gn_buf_fixed(&b, values[i], 2);
        gn_buf_char(&b, ' ');
    }
    assert_string_equal(b.data, "0.12 0.38 0.00 -1.12 NaN ");
    gn_buf_free(&b);
}

static void text_is_escaped_for_where_it_goes(void **state)
{
    (void)state;
    gn_buf b = {0};
    gn_json_string(&b, "a\"b\\c\n\x01软件");
    gn_json_string(&b, NULL);
    assert_string_equal(b.data, "\"a\\\"b\\\\c\\n\\u0001软件\"null");
    gn_buf_clear(&b);
    gn_csv_field(&b, "plain");
    gn_buf_char(&b, ',');
    gn_csv_field(&b, "a,\"b\"\nc");
    assert_string_equal(b.data, "plain,\"a,\"\"b\"\"\nc\"");
    gn_buf_clear(&b);
    gn_html_text(&b, "<script>\"'&");
    assert_string_equal(b.data, "&lt;script&gt;&quot;&#39;&amp;");
    gn_buf_clear(&b);
    gn_markdown_cell(&b, "a|b\nc");
    assert_string_equal(b.data, "a\\|b c");
    gn_buf_clear(&b);
    gn_buf_char(&b, '{');
    gn_json_key(&b, "x");
    gn_json_number(&b, INFINITY);
    gn_json_key(&b, "y");
    gn_json_number(&b, 1.5);
    assert_string_equal(b.data, "{\"x\": null, \"y\": 1.5");
    gn_buf_free(&b);
}

static void chinese_takes_two_columns(void **state)
{
    (void)state;
    assert_int_equal(gn_text_width("软件5G"), 6);
    assert_int_equal(gn_text_width(""), 0);
    assert_int_equal(gn_text_width("\xff"), 1);
}

static void an_output_file_appears_whole_or_not_at_all(void **state)
{
    (void)state;
    gn_err err;
    gn_outfile *f;
    const char *path = check_tmp("whole.txt"), *part = check_tmp("whole.txt.part");
    remove(path);
    assert_int_equal(gn_outfile_open(path, &f, &err), GN_OK);
    assert_int_equal(gn_outfile_write(f, "abc", 3, &err), GN_OK);
    assert_int_equal(access(path, F_OK), -1);
    assert_int_equal(access(part, F_OK), 0);
    gn_outfile_abort(f);
    assert_int_equal(access(part, F_OK), -1);
    gn_buf b = {0};
    gn_buf_text(&b, "done\n");
    assert_int_equal(gn_outfile_save(path, &b, &err), GN_OK);
    gn_buf_free(&b);
    char *text = check_read_file(path, NULL);
    assert_string_equal(text, "done\n");
    free(text);
    assert_int_equal(access(part, F_OK), -1);
}

static void a_place_that_cannot_be_written_is_named(void **state)
{
    (void)state;
    gn_err err;
    gn_outfile *f;
    assert_int_equal(gn_outfile_open(check_tmp("no/such/folder.txt"), &f, &err), GN_E_IO);
    assert_non_null(strstr(err.msg, "no/such/folder.txt"));
    /* a link in place of the part file is not followed: nobody can aim our writes elsewhere */
    const char *part = check_tmp("aimed.part");
    remove(part);
    assert_int_equal(symlink("/dev/null", part), 0);
    assert_int_equal(gn_outfile_open(check_tmp("aimed"), &f, &err), GN_E_IO);
    assert_non_null(strstr(err.msg, "aimed.part"));
    remove(part);
}

static void devices_and_links_stay_what_they_are(void **state)
{
    (void)state;
    gn_err err;
    gn_outfile *f;
    gn_buf b = {0};
    gn_buf_text(&b, "new\n");
    struct stat st;
    const char *pipe = check_tmp("pipe"), *link = check_tmp("link"), *file = check_tmp("linked.txt");
    remove(pipe);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    const int reader = open(pipe, O_RDONLY | O_NONBLOCK);
    assert_int_equal(gn_outfile_save(pipe, &b, &err), GN_OK);
    char got[8] = "";
    assert_int_equal(read(reader, got, sizeof got - 1), 4);
    assert_string_equal(got, "new\n");
    close(reader);
    assert_int_equal(lstat(pipe, &st), 0);
    assert_true(S_ISFIFO(st.st_mode));
    remove(pipe);
    remove(link);
    remove(file);
    assert_int_equal(symlink(file, link), 0);
    FILE *old = fopen(file, "w");
    assert_non_null(old);
    fclose(old);
    assert_int_equal(gn_outfile_save(link, &b, &err), GN_OK);
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    char *text = check_read_file(file, NULL);
    assert_string_equal(text, "new\n");
    free(text);
    remove(link);
    remove(file);
    gn_buf_free(&b);
    assert_int_equal(gn_outfile_open(check_tmp("."), &f, &err), GN_E_IO);
    assert_non_null(strstr(err.msg, "is a folder"));
}

static void error_messages_stay_one_line_of_whole_characters(void **state)
{
    (void)state;
    gn_err err;
    assert_int_equal(gn_fail(&err, GN_E_FORMAT, "%s: a\nb\x1b[31m", "文件"), GN_E_FORMAT);
    assert_string_equal(err.msg, "文件: a?b?[31m");
    gn_err_prefix(&err, "line %d: ", 3);
    assert_string_equal(err.msg, "line 3: 文件: a?b?[31m");
    char longer[3001];
    for (size_t i = 0; i + 3 < sizeof longer; i += 3) memcpy(longer + i, "文", 4);
    gn_fail(&err, GN_E_FORMAT, "x%s", longer);
    assert_int_equal((strlen(err.msg) - 1) % 3, 0);
    assert_int_equal(gn_fail(NULL, GN_E_IO, "nobody listens"), GN_E_IO);
    for (int s = 0; s < GN_STATUS_COUNT; s++) assert_true(strlen(gn_status_text((gn_status)s)) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_print_in_the_shortest_form_that_reads_back),
        cmocka_unit_test(every_number_survives_writing_and_reading),
        cmocka_unit_test(reading_takes_whole_numbers_only),
        cmocka_unit_test(the_decimal_point_is_a_point_in_every_locale),
        cmocka_unit_test(fixed_decimals_round_half_to_even_and_know_no_minus_zero),
        cmocka_unit_test(text_is_escaped_for_where_it_goes),
        cmocka_unit_test(chinese_takes_two_columns),
        cmocka_unit_test(an_output_file_appears_whole_or_not_at_all),
        cmocka_unit_test(a_place_that_cannot_be_written_is_named),
        cmocka_unit_test(devices_and_links_stay_what_they_are),
        cmocka_unit_test(error_messages_stay_one_line_of_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
