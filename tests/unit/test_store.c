/* The store: what is written is read back, damage never passes, a failed write leaves everything as it was. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_store.h"
#include "io/read/sha256.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static gn_lexicon *lexicon;

static const char october[] =
    "{\"file\": \"oct.txt\", \"start\": 10, \"end\": 25, \"text\": \"76814亿元\", \"value\": 7681400000000, \"unit\": "
    "\"元\", "
    "\"measure\": \"level\", \"indicator\": \"软件业务收入\", \"area\": \"中国\", \"period\": \"2021-01/2021-10\", "
    "\"source\": \"工信部\", \"page\": 3, \"line\": 12, \"confidence\": 0.75, \"sentence\": "
    "\"软件业务收入76814亿元。\"}\n"
    "{\"file\": \"oct.txt\", \"start\": 40, \"end\": 45, \"text\": \"19.2%\", \"value\": 19.2, \"unit\": \"%\", "
    "\"measure\": \"yoy\", \"indicator\": \"软件业务收入\", \"area\": \"中国\", \"period\": \"2021-01/2021-10\"}\n"
    "{\"file\": \"oct.txt\", \"start\": 50, \"end\": 60, \"text\": \"2-3倍\", \"value\": 2, \"value_high\": 3, "
    "\"unit\": \"倍\", "
    "\"bound\": \"approx\", \"measure\": \"multiple\", \"indicator\": \"算力\", \"area\": null, \"period\": null, "
    "\"status\": \"target\"}\n";
static const char november[] = "{\"file\": \"nov.txt\", \"start\": 10, \"end\": 25, \"text\": \"85371亿元\", "
                               "\"value\": 8537100000000, \"unit\": \"元\", "
                               "\"measure\": \"level\", \"indicator\": \"软件业完成软件业务收入\", \"area\": \"中国\", "
                               "\"period\": \"2021-01/2021-11\"}\n";

static gn_date date_of(void *context, const char *file)
{
    (void)context;
    return strstr(file, "oct.txt") ? (gn_date){2021, 11, 30} : (gn_date){2021, 12, 31};
}

static void add(const char *path, const char *jsonl)
{
    gn_err err = {0};
    gn_store_tx *tx;
    gn_store *s;
    assert_int_equal(gn_store_begin(path, &tx, &s, &err), GN_OK);
    assert_int_equal(gn_store_add_jsonl(s, "x.jsonl", jsonl, strlen(jsonl), date_of, NULL, NULL, NULL, &err), GN_OK);
    assert_int_equal(gn_store_assemble(s, lexicon, &err), GN_OK);
    assert_int_equal(gn_store_commit(tx, &err), GN_OK);
}

static const char *fresh(const char *name)
{
    const char *path = check_tmp(name);
    unlink(path);
    return path;
}

static const char *text_of(const gn_store *s, gn_str id)
{
    return gn_strings_get(s->observations->strings, id);
}

static void what_is_written_is_read_back(void **state)
{
    (void)state;
    const char *path = fresh("round.h5");
    add(path, october);
    add(path, november);
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_open(path, &s, &err), GN_OK);
    assert_int_equal(s->document_count, 2);
    assert_string_equal(text_of(s, s->documents[0].name), "oct.txt");
    assert_int_equal(s->documents[0].date.year, 2021);
    assert_int_equal(s->documents[0].date.day, 30);
    assert_int_equal(s->documents[0].bytes, strlen(october));
    assert_int_equal(s->observations->count, 4);
    const gn_observation *o = &s->observations->items[0];
    assert_string_equal(text_of(s, o->text), "76814亿元");
    assert_string_equal(text_of(s, o->sentence), "软件业务收入76814亿元。");
    assert_string_equal(text_of(s, o->source), "工信部");
    assert_int_equal(o->start, 10);
    assert_int_equal(o->page, 3);
    assert_int_equal(o->line, 12);
    check_bits(o->value, 7681400000000.0);
    assert_true(isnan(o->value_high));
    assert_true(o->confidence == 0.75f);
    assert_int_equal(o->period.first, gn_month(2021, 1));
    assert_int_equal(o->period.last, gn_month(2021, 10));
    o = &s->observations->items[2];
    assert_int_equal(o->bound, GN_BOUND_APPROX);
    assert_int_equal(o->measure, GN_MEASURE_MULTIPLE);
    assert_int_equal(o->status, GN_TARGET);
    assert_int_equal(o->period.freq, GN_FREQ_NONE);
    assert_int_equal(o->area, 0);
    check_bits(o->value_high, 3);
    assert_int_equal(gn_series_set_count(s->series), 3);
    const gn_series_group *g = &s->series->group[3];
    assert_int_equal(g->panel->freq, GN_FREQ_MONTH);
    size_t i = 0;
    while (i < g->panel->count && g->panel->key[i].basis != GN_MEASURE_LEVEL) i++;
    assert_int_equal(g->panel->first[i], gn_month(2021, 10));
    assert_int_equal(g->panel->offset[i + 1] - g->panel->offset[i], 2);
    check_bits(g->panel->value[g->panel->offset[i]], 7681400000000.0);
    check_bits(g->panel->value[g->panel->offset[i] + 1], 8537100000000.0);
    assert_int_equal(g->panel->flag[g->panel->offset[i]], GN_OBS_NORMAL);
    assert_int_equal(g->panel->key[i].kind, GN_KIND_YTD);
    gn_store_free(s);
}

static void the_same_content_gives_the_same_bytes(void **state)
{
    (void)state;
    const char *a = fresh("a.h5"), *b = fresh("b.h5");
    add(a, october);
    add(b, october);
    size_t n, m;
    char *x = check_read_file(a, &n), *y = check_read_file(b, &m);
    assert_int_equal(n, m);
    assert_memory_equal(x, y, n);
    free(x);
    free(y);
}

static void the_same_document_again_changes_nothing(void **state)
{
    (void)state;
    const char *path = fresh("again.h5");
    add(path, october);
    size_t n, m;
    char *x = check_read_file(path, &n);
    add(path, october);
    char *y = check_read_file(path, &m);
    assert_int_equal(n, m);
    assert_memory_equal(x, y, n);
    free(x);
    free(y);
}

static void another_content_under_a_name_is_a_new_vintage(void **state)
{
    (void)state;
    const char *path = fresh("vintage.h5");
    char *revised = strdup(october), *value = strstr(revised, "7681400000000");
    memcpy(value, "7681500000000", 13);
    add(path, october);
    add(path, revised);
    free(revised);
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_open(path, &s, &err), GN_OK);
    assert_int_equal(s->document_count, 2);
    assert_int_equal(s->documents[0].vintage, 1);
    assert_int_equal(s->documents[1].vintage, 2);
    assert_int_equal(s->observations->count, 6);
    assert_int_equal(gn_series_set_count(s->series), 3);
    gn_store_free(s);
}

/* The lines of one document: a figure in each, all in one sentence. */
static void add_print(gn_store *s, const char *file, const char *const *figures, const char *sentence)
{
    char lines[2048];
    size_t n = 0;
    for (int i = 0; figures[i]; i++)
        n += (size_t)snprintf(lines + n, sizeof lines - n,
                              "{\"file\": \"%s\", \"start\": %d, \"text\": \"%s\", \"value\": %d, \"unit\": \"家\", "
                              "\"indicator\": \"企业\", \"sentence\": \"%s\"}\n",
                              file, 10 * i, figures[i], i, sentence);
    gn_err err = {0};
    assert_int_equal(gn_store_add_jsonl(s, "x.jsonl", lines, n, date_of, NULL, NULL, NULL, &err), GN_OK);
}

static void decisions_go_on_to_a_reprint_where_the_figure_is_certain(void **state)
{
    (void)state;
    gn_err err = {0};
    gn_store *s;
    assert_int_equal(gn_store_new(&s, &err), GN_OK);
    add_print(s, "a/oct.txt", (const char *[]){"12家", "3家", "12家", "7家", NULL}, "甲12家，乙3家，丙12家，丁7家。");
    static const char words[] = "reject\toct.txt\t20\naccept\toct.txt\t10\tindicator=乙类企业\nreject\toct.txt\t30\n";
    assert_int_equal(gn_store_review(s, "r", words, sizeof words - 1, NULL, &err), GN_OK);
    /* full-width, with blanks: all known again, also the second of two that look alike */
    add_print(s, "b/oct.txt", (const char *[]){"12家", "３家", "12家", "7家", NULL},
              "甲12家， 乙３家，丙12家，\u3000丁7家。");
    gn_carried c = {0};
    assert_int_equal(gn_store_carry(s, 1, s, &c, &err), GN_OK);
    assert_int_equal(c.carried, 3);
    assert_int_equal(c.lost, 0);
    assert_int_equal(s->decision[4], GN_UNDECIDED);
    assert_int_equal(s->decision[5], GN_ACCEPTED);
    assert_string_equal(text_of(s, s->observations->items[5].indicator), "乙类企业");
    assert_int_equal(s->decision[6], GN_REJECTED);
    /* one 12家 less: which of the two is left nobody knows; 7家 is gone */
    add_print(s, "oct.txt", (const char *[]){"3家", "12家", NULL}, "甲12家，乙3家，丙12家，丁7家。");
    c = (gn_carried){0};
    assert_int_equal(gn_store_carry(s, 2, s, &c, &err), GN_OK);
    assert_int_equal(c.carried, 1);
    assert_int_equal(c.lost, 2);
    assert_int_equal(s->decision[8], GN_ACCEPTED);
    assert_int_equal(s->decision[9], GN_UNDECIDED);
    /* back again: the print before the last still knows; what it lost then is not told twice */
    add_print(s, "c/oct.txt", (const char *[]){"12家", "3家", "12家", NULL}, "甲12家，乙3家，丙12家，丁7家。");
    c = (gn_carried){0};
    assert_int_equal(gn_store_carry(s, 3, s, &c, &err), GN_OK);
    assert_int_equal(c.carried, 2);
    assert_int_equal(c.lost, 0);
    assert_int_equal(s->decision[12], GN_REJECTED);
    gn_store_free(s);
}

static void a_sentence_that_begins_elsewhere_now_keeps_its_decisions(void **state)
{
    (void)state;
    static const char *const figures[] = {"12家", "7家", NULL};
    static const struct {
        const char *sentence;
        size_t carried;
    } prints[] = {{"今年以来全省新开的茶叶企业12家，咖啡企业7家。", 2},
                  {"茶业观察 今年以来全省新开的茶叶企业12家，咖啡企业7家。", 2},
                  {"茶业观察 去年以来全省新开的茶叶企业12家，咖啡企业7家。", 0}};
    for (size_t i = 1; i < sizeof prints / sizeof *prints; i++) {
        gn_err err = {0};
        gn_store *s;
        assert_int_equal(gn_store_new(&s, &err), GN_OK);
        add_print(s, "oct.txt", figures, prints[0].sentence);
        static const char words[] = "reject\toct.txt\t0\naccept\toct.txt\t10\n";
        assert_int_equal(gn_store_review(s, "r", words, sizeof words - 1, NULL, &err), GN_OK);
        add_print(s, "oct.txt", figures, prints[i].sentence);
        gn_carried c = {0};
        assert_int_equal(gn_store_carry(s, 1, s, &c, &err), GN_OK);
        assert_int_equal(c.carried, prints[i].carried);
        assert_int_equal(c.lost, 2 - prints[i].carried);
        gn_store_free(s);
    }
}

static void what_was_known_at_a_date_leaves_later_documents_out(void **state)
{
    (void)state;
    const char *path = fresh("asof.h5");
    add(path, october);
    add(path, november);
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_open(path, &s, &err), GN_OK);
    assert_int_equal(gn_store_as_of(s, lexicon, (gn_date){2021, 12, 1}, &err), GN_OK);
    assert_int_equal(s->observations->count, 3);
    gn_store_free(s);
}

/* The store's bytes with one of them changed: found, whichever it is, and the program lives. */
static void every_flipped_bit_is_found(void **state)
{
    (void)state;
    const char *path = fresh("flip.h5"), *bad = check_tmp("flipped.h5");
    add(path, october);
    size_t n;
    char *bytes = check_read_file(path, &n);
    uint64_t seed = 7;
    size_t named = 0;
    for (size_t i = 0; i < 600; i++) {
        /* every part of the header, then anywhere */
        const size_t at = i < 100 ? i * 512 / 100 : (size_t)(check_random(&seed) % n);
        const char before = bytes[at];
        bytes[at] ^= (char)(1 << (check_random(&seed) % 8));
        check_write_file(bad, bytes, n);
        bytes[at] = before;
        gn_store *s;
        gn_err err = {0};
        const gn_status st = gn_store_open(bad, &s, &err);
        if (st != GN_E_DAMAGED) print_error("byte %zu: status %d: %s\n", at, st, err.msg);
        assert_int_equal(st, GN_E_DAMAGED);
        assert_null(s);
        named += strstr(err.msg, "damaged: /") != NULL;
    }
    assert_true(named > 0);
    free(bytes);
}

static void damage_is_named_by_its_dataset(void **state)
{
    (void)state;
    const char *path = fresh("named.h5");
    add(path, october);
    size_t n;
    char *bytes = check_read_file(path, &n), want[64];
    /* the list of ranges at the end says where the values are */
    const char *line = strstr(bytes + n - 40000 * (n > 40000), " /observations/value\n");
    for (size_t i = 0; !line && i + 21 < n; i++)
        if (memcmp(bytes + i, " /observations/value\n", 21) == 0) line = bytes + i;
    assert_non_null(line);
    while (line[-1] != '\n') line--;
    const size_t at = 512 + strtoul(line, NULL, 10);
    bytes[at + 3] ^= 1;
    check_write_file(path, bytes, n);
    gn_err err = {0};
    assert_int_equal(gn_store_verify(path, NULL, NULL, &err), GN_E_DAMAGED);
    snprintf(want, sizeof want, "damaged: /observations/value (bytes %zu to", at);
    assert_non_null(strstr(err.msg, want));
    free(bytes);
}

static void every_truncation_is_found(void **state)
{
    (void)state;
    const char *path = fresh("cut.h5");
    add(path, october);
    size_t n;
    char *bytes = check_read_file(path, &n);
    for (size_t keep = 1; keep < n; keep += 1 + n / 97) {
        check_write_file(path, bytes, keep);
        gn_store *s;
        gn_err err = {0};
        const gn_status st = gn_store_open(path, &s, &err);
        assert_true(st == GN_E_DAMAGED || (keep < 13 && st == GN_E_FORMAT));
    }
    free(bytes);
}

static void each_kind_of_wrong_file_has_its_own_message(void **state)
{
    (void)state;
    const char *path = fresh("wrong.h5");
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_open(path, &s, &err), GN_E_NOTFOUND);
    assert_non_null(strstr(err.msg, "there is no such store"));
    check_write_file(path, "", 0);
    assert_int_equal(gn_store_open(path, &s, &err), GN_E_FORMAT);
    assert_non_null(strstr(err.msg, "empty"));
    check_write_file(path, "a,b\n1,2\n", 8);
    assert_int_equal(gn_store_open(path, &s, &err), GN_E_FORMAT);
    assert_non_null(strstr(err.msg, "not an HDF5 file"));
    check_write_file(path, "\x89HDF\r\n\x1a\n and the rest", 21);
    assert_int_equal(gn_store_open(path, &s, &err), GN_E_FORMAT);
    assert_non_null(strstr(err.msg, "not a store of gnomon"));
}

static void a_newer_schema_is_refused_by_name(void **state)
{
    (void)state;
    const char *path = fresh("newer.h5");
    add(path, october);
    size_t n;
    char *bytes = check_read_file(path, &n);
    char *schema = strstr(bytes, "schema 1\n");
    assert_non_null(schema);
    schema[7] = '9';
    uint8_t sum[32];
    sha256(bytes, 448, sum);
    for (size_t i = 0; i < 32; i++) {
        char hex[3];
        snprintf(hex, sizeof hex, "%02x", sum[i]);
        memcpy(bytes + 448 + 2 * i, hex, 2);
    }
    check_write_file(path, bytes, n);
    free(bytes);
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_open(path, &s, &err), GN_E_SCHEMA);
    assert_non_null(strstr(err.msg, "schema 9"));
}

static void a_second_writer_is_told_who_holds_the_lock(void **state)
{
    (void)state;
    const char *path = fresh("lock.h5");
    add(path, october);
    gn_store_tx *tx, *other;
    gn_store *s, *seen;
    gn_err err = {0};
    assert_int_equal(gn_store_begin(path, &tx, &s, &err), GN_OK);
    assert_int_equal(gn_store_begin(path, &other, &seen, &err), GN_E_LOCKED);
    char pid[32];
    snprintf(pid, sizeof pid, "process %ld", (long)getpid());
    assert_non_null(strstr(err.msg, pid));
    /* readers are not kept waiting and see the whole old version */
    assert_int_equal(gn_store_open(path, &seen, &err), GN_OK);
    assert_int_equal(seen->document_count, 1);
    gn_store_free(seen);
    gn_store_abort(tx);
    add(path, november);
}

static void a_dead_writers_lock_does_not_keep_the_next_out(void **state)
{
    (void)state;
    const char *path = fresh("stale.h5"), *lock = check_tmp("stale.h5.lock"), *part = check_tmp("stale.h5.part");
    check_write_file(lock, "process 1\n", 10);
    check_write_file(part, "half", 4);
    add(path, october);
    assert_int_equal(access(lock, F_OK), -1);
    assert_int_equal(access(part, F_OK), -1);
}

static void a_full_disk_leaves_the_store_as_it_was(void **state)
{
    (void)state;
    const char *path = fresh("full.h5"), *part = check_tmp("full.h5.part");
    add(path, october);
    size_t n, m;
    char *before = check_read_file(path, &n);
    gn_store_tx *tx;
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_begin(path, &tx, &s, &err), GN_OK);
    assert_int_equal(gn_store_add_jsonl(s, "x.jsonl", november, sizeof november - 1, date_of, NULL, NULL, NULL, &err),
                     GN_OK);
    assert_int_equal(gn_store_assemble(s, lexicon, &err), GN_OK);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit had, small;
    getrlimit(RLIMIT_FSIZE, &had);
    small = had;
    small.rlim_cur = 8192;
    setrlimit(RLIMIT_FSIZE, &small);
    const gn_status st = gn_store_commit(tx, &err);
    setrlimit(RLIMIT_FSIZE, &had);
    assert_int_equal(st, GN_E_IO);
    assert_non_null(strstr(err.msg, "cannot write"));
    assert_int_equal(access(part, F_OK), -1);
    char *after = check_read_file(path, &m);
    assert_int_equal(n, m);
    assert_memory_equal(before, after, n);
    free(before);
    free(after);
    add(path, november);
}

static void a_store_behind_a_link_stays_behind_it(void **state)
{
    (void)state;
    const char *path = fresh("target.h5"), *link = fresh("link.h5");
    add(path, october);
    assert_int_equal(symlink(path, link), 0);
    add(link, november);
    struct stat st;
    assert_int_equal(lstat(link, &st), 0);
    assert_true(S_ISLNK(st.st_mode));
    gn_store *s;
    gn_err err = {0};
    assert_int_equal(gn_store_open(path, &s, &err), GN_OK);
    assert_int_equal(s->document_count, 2);
    gn_store_free(s);
}

static void a_wrong_line_of_json_is_named_and_nothing_added(void **state)
{
    (void)state;
    static const struct {
        const char *line, *message;
    } rows[] = {
        {"{\"value\": 1}", "x.jsonl:2: field 'indicator': a text or null was expected"},
        {"{\"value\": \"1\", \"indicator\": \"a\"}", "x.jsonl:2: field 'value': a number or null was expected"},
        {"{\"value\": 1, \"indicator\": \"a\", \"measure\": \"x\"}",
         "x.jsonl:2: field 'measure': one of the words of the "
         "format was expected"},
        {"{\"value\": 1, \"indicator\": \"a\", \"period\": \"2021\"}",
         "x.jsonl:2: field 'period': months as 2021-01/2021-10 or null was expected"},
        {"{\"value\": 1, \"indicator\": \"a\", \"start\": -1}",
         "x.jsonl:2: field 'start': a whole number, not negative, was expected"},
        {"[1]", "x.jsonl:2:1: a JSON object was expected: something else stands there"},
        {"{", "x.jsonl:2:1: a JSON object was expected: string or '}' expected near end of file"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[512];
        const int n = snprintf(text, sizeof text, "{\"value\": 2, \"indicator\": \"b\"}\n%s\n", rows[i].line);
        gn_err err = {0};
        gn_store *s;
        assert_int_equal(gn_store_new(&s, &err), GN_OK);
        assert_int_equal(gn_store_add_jsonl(s, "x.jsonl", text, (size_t)n, NULL, NULL, NULL, NULL, &err), GN_E_FORMAT);
        assert_string_equal(err.msg, rows[i].message);
        assert_int_equal(s->document_count, 0);
        assert_int_equal(s->observations->count, 0);
        gn_store_free(s);
    }
}

int main(void)
{
    gn_err err = {0};
    if (gn_lexicon_new(NULL, &lexicon, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(the_same_content_gives_the_same_bytes),
        cmocka_unit_test(the_same_document_again_changes_nothing),
        cmocka_unit_test(another_content_under_a_name_is_a_new_vintage),
        cmocka_unit_test(decisions_go_on_to_a_reprint_where_the_figure_is_certain),
        cmocka_unit_test(a_sentence_that_begins_elsewhere_now_keeps_its_decisions),
        cmocka_unit_test(what_was_known_at_a_date_leaves_later_documents_out),
        cmocka_unit_test(every_flipped_bit_is_found),
        cmocka_unit_test(damage_is_named_by_its_dataset),
        cmocka_unit_test(every_truncation_is_found),
        cmocka_unit_test(each_kind_of_wrong_file_has_its_own_message),
        cmocka_unit_test(a_newer_schema_is_refused_by_name),
        cmocka_unit_test(a_second_writer_is_told_who_holds_the_lock),
        cmocka_unit_test(a_dead_writers_lock_does_not_keep_the_next_out),
        cmocka_unit_test(a_full_disk_leaves_the_store_as_it_was),
        cmocka_unit_test(a_store_behind_a_link_stays_behind_it),
        cmocka_unit_test(a_wrong_line_of_json_is_named_and_nothing_added),
    };
    const int failed = cmocka_run_group_tests_name("store", tests, NULL, NULL);
    gn_lexicon_free(lexicon);
    return failed;
}
