/* Documents from files: readers in child processes, their limits, and threads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_document.h"
#include "gnomon/gn_write.h"
#include "tests/support/check.h"
#include "tests/support/make_zip.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_reader(void **state)
{
    (void)state;
    const char *program = getenv("GNOMON");
    if (program) gn_document_set_reader(program);
    return program ? 0 : -1;
}

static void check_refused(const char *path, const gn_read_options *o, gn_status want, const char *says)
{
    gn_document *d = (gn_document *)path;
    gn_err err = {0};
    assert_int_equal(gn_document_read(path, o, &d, &err), want);
    assert_null(d);
    assert_true(strncmp(err.msg, path, strlen(path)) == 0);
    if (!strstr(err.msg, says)) print_error("%s\n", err.msg);
    assert_non_null(strstr(err.msg, says));
}

static void a_pdf_has_pages_and_a_table(void **state)
{
    (void)state;
    gn_document *d;
    assert_int_equal(gn_document_read("tests/data/readers/report.pdf", NULL, &d, NULL), GN_OK);
    assert_int_equal(d->format, GN_FORMAT_PDF);
    assert_int_equal(d->pages, 1);
    assert_int_equal(gn_document_page(d, d->length / 2), 1);
    assert_int_equal(gn_document_offset(d, 10), 10);
    assert_non_null(strstr(d->text, "| 软件产品 | 18,872 | 16.4 |"));
    gn_document_free(d);
}

static void the_days_of_publication_user_and_making_come_in_this_order(void **state)
{
    (void)state;
    const gn_date none = {0}, given = {2021, 11, 30};
    gn_document d = {.date = {2020, 1, 2}, .date_kind = GN_DATE_PUBLISHED};
    assert_int_equal(gn_document_date(&d, given).year, 2020);
    d.date_kind = GN_DATE_CREATED;
    assert_int_equal(gn_document_date(&d, given).year, 2021);
    assert_int_equal(gn_document_date(&d, none).year, 2020);
    d = (gn_document){0};
    assert_int_equal(gn_document_date(&d, given).year, 2021);
    assert_int_equal(gn_document_date(&d, none).year, 0);
}

static void a_damaged_file_does_not_end_the_batch(void **state)
{
    (void)state;
    static const char *const good = "tests/data/readers/report.docx";
    size_t n;
    char *bytes = check_read_file(good, &n);
    const char *path = check_tmp("damaged.docx");
    uint64_t seed = 5;
    for (int i = 0; i < 25; i++) {
        for (int k = 0; k < 20; k++) bytes[check_random(&seed) % n] ^= (char)(1 << check_random(&seed) % 8);
        check_write_file(path, bytes, n);
        gn_document *d;
        gn_err err = {0};
        if (gn_document_read(path, NULL, &d, &err) == GN_OK)
            gn_document_free(d);
        else
            assert_true(strncmp(err.msg, path, strlen(path)) == 0);
    }
    gn_document *d;
    assert_int_equal(gn_document_read(good, NULL, &d, NULL), GN_OK);
    gn_document_free(d);
    free(bytes);
}

static void a_page_that_takes_too_long_is_given_up(void **state)
{
    (void)state;
    enum { DEEP = 100000 };
    gn_buf html = {0};
    gn_buf_text(&html, "<html><body>");
    for (int i = 0; i < DEEP; i++) gn_buf_text(&html, "<div>");
    gn_buf_text(&html, "19.2%</body></html>");
    const char *path = check_tmp("deep.html");
    check_write_file(path, html.data, html.length);
    gn_buf_free(&html);
    gn_read_options o = gn_read_options_defaults();
    o.max_seconds = 1;
    gn_document *d = NULL;
    gn_err err = {0};
    const gn_status st = gn_document_read(path, &o, &d, &err);
    if (st) { /* a fast machine may well finish it */
        assert_int_equal(st, GN_E_LIMIT);
        assert_non_null(strstr(err.msg, "takes more than 1 s to read"));
    }
    gn_document_free(d);
}

static void a_reader_that_needs_too_much_memory_is_stopped(void **state)
{
    (void)state;
    enum { PARAGRAPHS = 200000 };
    gn_buf html = {0};
    gn_buf_text(&html, "<html><body>");
    for (int i = 0; i < PARAGRAPHS; i++) gn_buf_text(&html, "<p class=a id=b><i>c</i>");
    const char *path = check_tmp("large.html");
    check_write_file(path, html.data, html.length);
    gn_buf_free(&html);
    gn_read_options o = gn_read_options_defaults();
    o.max_memory = (uint64_t)96 << 20;
    check_refused(path, &o, GN_E_LIMIT, "memory");
}

static void a_zip_bomb_and_a_file_too_large_are_refused(void **state)
{
    (void)state;
    enum { MUCH = 64 << 20 };
    char *blank = malloc(MUCH);
    assert_non_null(blank);
    memset(blank, ' ', MUCH);
    const zip_part bomb = {"word/document.xml", blank, MUCH};
    size_t n;
    char *zip = make_zip(&bomb, 1, &n);
    const char *path = check_tmp("bomb.docx");
    check_write_file(path, zip, n);
    free(zip);
    free(blank);
    check_refused(path, NULL, GN_E_LIMIT, "made to harm");
    gn_read_options o = gn_read_options_defaults();
    o.max_bytes = 1000;
    check_refused(path, &o, GN_E_LIMIT, "at most 1000 are read");
    check_refused("/dev/zero", &o, GN_E_LIMIT, "larger than 1000 bytes");
}

static void too_many_pages_are_refused(void **state)
{
    (void)state;
    gn_read_options o = gn_read_options_defaults();
    o.max_pages = 0;
    check_refused("tests/data/readers/report.pdf", &o, GN_E_LIMIT, "more than 0 pages");
}

static void unreadable_things_are_named_with_their_cause(void **state)
{
    (void)state;
    check_refused("/nowhere/report.txt", NULL, GN_E_NOTFOUND, "No such file or directory");
    check_refused("tests", NULL, GN_E_IO, "a folder, not a file");
    const char *closed = check_tmp("closed.txt");
    check_write_file(closed, "text", 4);
    assert_int_equal(chmod(closed, 0), 0);
    if (geteuid() != 0) check_refused(closed, NULL, GN_E_IO, "Permission denied");
}

static void a_reader_that_is_not_there_is_said_so(void **state)
{
    (void)state;
    gn_document_set_reader("/nowhere/gnomon");
    check_refused("tests/data/readers/report.docx", NULL, GN_E_IO, "cannot start its reader /nowhere/gnomon");
    gn_document_set_reader("/bin/true");
    check_refused("tests/data/readers/report.docx", NULL, GN_E_DAMAGED, "its reader gave no usable result");
    set_reader(NULL);
}

static void *read_many(void *failed)
{
    static const char *const paths[] = {"tests/data/readers/report.docx", "tests/data/readers/report.md",
                                        "tests/data/readers/report.pdf", "tests/data/readers/scan.pdf"};
    for (int i = 0; i < 8; i++) {
        gn_document *d;
        gn_err err;
        const gn_status st = gn_document_read(paths[i % 4], NULL, &d, &err);
        if (st != (i % 4 == 3 ? GN_E_FORMAT : GN_OK)) *(bool *)failed = true;
        if (!st && !strstr(d->text, "19.2%")) *(bool *)failed = true;
        gn_document_free(d);
    }
    return NULL;
}

static void threads_read_at_the_same_time(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    pthread_t t[THREADS];
    bool failed[THREADS] = {false};
    for (int i = 0; i < THREADS; i++) assert_int_equal(pthread_create(&t[i], NULL, read_many, &failed[i]), 0);
    for (int i = 0; i < THREADS; i++) pthread_join(t[i], NULL);
    for (int i = 0; i < THREADS; i++) assert_false(failed[i]);
}

static size_t open_descriptors(void)
{
    size_t n = 0;
    for (int fd = 0; fd < 256; fd++) n += fcntl(fd, F_GETFD) >= 0;
    return n;
}

static void no_descriptor_is_left_open(void **state)
{
    (void)state;
    const size_t before = open_descriptors();
    bool failed = false;
    read_many(&failed);
    assert_false(failed);
    assert_int_equal(open_descriptors(), before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pdf_has_pages_and_a_table),
        cmocka_unit_test(the_days_of_publication_user_and_making_come_in_this_order),
        cmocka_unit_test(a_damaged_file_does_not_end_the_batch),
        cmocka_unit_test(a_page_that_takes_too_long_is_given_up),
        cmocka_unit_test(a_reader_that_needs_too_much_memory_is_stopped),
        cmocka_unit_test(a_zip_bomb_and_a_file_too_large_are_refused),
        cmocka_unit_test(too_many_pages_are_refused),
        cmocka_unit_test(unreadable_things_are_named_with_their_cause),
        cmocka_unit_test(a_reader_that_is_not_there_is_said_so),
        cmocka_unit_test(threads_read_at_the_same_time),
        cmocka_unit_test(no_descriptor_is_left_open),
    };
    return cmocka_run_group_tests(tests, set_reader, NULL);
}
