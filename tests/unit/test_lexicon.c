/* Tests of the lexicon: the built-in tables are sound, a user's folder goes on top, mistakes are named by their place.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "io/extract/lexicon.h"
#include "io/extract/trie.h"

static void the_built_in_tables_are_sound(void **state)
{
    (void)state;
    gn_lexicon *l;
    gn_err err;
    if (gn_lexicon_new(NULL, &l, &err)) fail_msg("%s", err.msg);
    static const char *const tables[] = {"unit", "area", "org", "cue", "name", "sector", "time"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) assert_true(gn_lexicon_rows(l, tables[i]).rows > 100);
    assert_int_equal(gn_lexicon_rows(l, "nonsense").rows, 0);
    assert_string_equal(gn_lex_field(gn_lexicon_rows(l, "unit"), 0, 0), "元");
    assert_string_equal(gn_lex_field(gn_lexicon_rows(l, "unit"), 0, 99), "");
    gn_lexicon_free(l);
}

static void areas_lead_to_their_province(void **state)
{
    (void)state;
    gn_lexicon *l;
    gn_err err;
    assert_int_equal(gn_lexicon_new(NULL, &l, &err), GN_OK);
    const gn_lex_area *a = gn_lexicon_area(l, gn_lexicon_find_area(l, "南京", strlen("南京")));
    assert_string_equal(a->official, "江苏省南京市");
    assert_string_equal(a->code, "320100");
    assert_int_equal(a->level, GN_AREA_CITY);
    a = gn_lexicon_area(l, a->parent);
    assert_string_equal(a->official, "江苏省");
    a = gn_lexicon_area(l, a->parent);
    assert_string_equal(a->official, "中国");
    assert_int_equal(gn_lexicon_find_area(l, "南", strlen("南")), 0);
    gn_lexicon_free(l);
}

static const char *folder_with(const char *name, const char *file, const char *rows)
{
    static char dir[512];
    char path[1024];
    snprintf(dir, sizeof dir, "%s", check_tmp(name));
    mkdir(dir, 0777);
    snprintf(path, sizeof path, "%s/%s", dir, file);
    check_write_file(path, rows, strlen(rows));
    return dir;
}

static void a_users_rows_come_on_top(void **state)
{
    (void)state;
    gn_lexicon *l;
    gn_err err;
    const char *const dir = folder_with("lexicon_user", "unit.tsv",
                                        "word\tcanonical\tdimension\n# mine\n瓶装箱\t箱\tcount\n元\t圆\tmoney\n");
    if (gn_lexicon_new(dir, &l, &err)) fail_msg("%s", err.msg);
    size_t yuan = 0, box = 0;
    for (uint32_t i = 1; *gn_lexicon_unit(l, i)->word; i++) {
        const gn_lex_unit *const u = gn_lexicon_unit(l, i);
        if (strcmp(u->word, "元") == 0) {
            yuan++;
            assert_string_equal(u->canonical, "圆");
        }
        if (strcmp(u->word, "瓶装箱") == 0) {
            box++;
            assert_string_equal(u->canonical, "箱");
        }
    }
    assert_int_equal(yuan, 1);
    assert_int_equal(box, 1);
    gn_lexicon_free(l);
}

static void a_place_within_itself_has_an_end(void **state)
{
    (void)state;
    gn_lexicon *l;
    gn_err err;
    const char *const dir = folder_with("lexicon_round", "area.tsv",
                                        "word\tofficial\tcode\tlevel\tparent\tweak\n甲新区\t甲新区\t\tregion\t甲新区\n"
                                        "乙新区\t乙新区\t\tregion\t丙新区\n丙新区\t丙新区\t\tregion\t乙新区\n");
    if (gn_lexicon_new(dir, &l, &err)) fail_msg("%s", err.msg);
    static const char *const words[] = {"甲新区", "乙新区", "丙新区"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t area = gn_lexicon_find_area(l, words[i], strlen(words[i]));
        assert_true(area);
        for (int k = 0; area && k < 4; k++) area = gn_lexicon_area(l, area)->parent;
        assert_int_equal(area, 0);
    }
    gn_lexicon_free(l);
}

static void mistakes_are_named_by_file_line_and_column(void **state)
{
    (void)state;
    static const struct {
        const char *file, *rows, *message;
    } cases[] = {
        {"cue.tsv", "word\tclass\tdetail\twhere\n飞涨\tupwards\t\t\n",
         "cue.tsv:2:8: 'upwards' in column class, a class of cue words was expected"},
        {"unit.tsv", "word\tcanonical\tdimension\tcode\tcurrency\tfactor\n斗\t\tvolume\t\t\tten\n",
         "unit.tsv:2:15: 'ten' in column factor, a number was expected"},
        {"unit.tsv", "word\tunit\n", "unit.tsv:1:6: column 'canonical' was expected"},
        {"area.tsv", "word\tofficial\tcode\tlevel\n甲\t甲市\t\ttown\n", "'town' in column level"},
        {"unit.tsv", "word\tcanonical\tdimension\n\t箱\tcount\n", "unit.tsv:2:1: the word is missing"},
        {"sector.tsv", "word\tcode\ttitle\n甲\t1\t甲\t乙\n", "sector.tsv:2:11: 4 columns, the table has 3"},
        {"nonsense.tsv", "a\tb\n", "nonsense.tsv: no such table"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char name[64];
        snprintf(name, sizeof name, "lexicon_bad_%zu", i);
        gn_lexicon *l = (gn_lexicon *)&i;
        gn_err err;
        assert_int_equal(gn_lexicon_new(folder_with(name, cases[i].file, cases[i].rows), &l, &err), GN_E_FORMAT);
        assert_null(l);
        if (!strstr(err.msg, cases[i].message)) fail_msg("%s", err.msg);
    }
    gn_lexicon *l;
    gn_err err;
    assert_int_equal(gn_lexicon_new("/nonexistent/folder", &l, &err), GN_E_NOTFOUND);
}

static void a_trie_finds_the_longest_word(void **state)
{
    (void)state;
    trie t;
    gn_err err;
    trie_word words[] = {{"增", 3, 1, 0}, {"增长", 6, 2, 0}, {"增长极", 9, 3, 0}, {"ab", 2, 4, 0}, {"增长", 6, 9, 0}};
    assert_int_equal(trie_build(&t, words, 5, &err), GN_OK);
    unsigned n = 0;
    static const char text[] = "增长了ab";
    assert_int_equal(trie_longest(&t, text, text + 11, &n), 2);
    assert_int_equal(n, 6);
    assert_int_equal(trie_longest(&t, text, text + 5, &n), 1); /* not beyond the end */
    assert_int_equal(trie_longest(&t, text + 3, text + 11, &n), 0);
    assert_int_equal(trie_longest(&t, text + 9, text + 11, &n), 4);
    assert_int_equal(trie_longest(&t, text + 11, text + 11, &n), 0);
    trie_free(&t);
}

/* Against a search through the list, on random words of few letters. */
static void a_trie_agrees_with_a_search_through_the_list(void **state)
{
    (void)state;
    uint64_t seed = 11;
    enum { N = 400 };
    static char store[N][8];
    trie_word words[N];
    for (uint32_t i = 0; i < N; i++) {
        const uint32_t n = 1 + (uint32_t)(check_random(&seed) % 6);
        for (uint32_t k = 0; k < n; k++) store[i][k] = (char)('a' + check_random(&seed) % 4);
        words[i] = (trie_word){store[i], n, i + 1, 0};
    }
    trie t;
    gn_err err;
    assert_int_equal(trie_build(&t, words, N, &err), GN_OK);
    for (int round = 0; round < 2000; round++) {
        char text[10];
        for (int k = 0; k < 10; k++) text[k] = (char)('a' + check_random(&seed) % 4);
        size_t best = 0;
        for (size_t i = 0; i < N; i++)
            if (words[i].length > best && memcmp(words[i].text, text, words[i].length) == 0) best = words[i].length;
        unsigned n = 0;
        const uint32_t v = trie_longest(&t, text, text + 10, &n);
        assert_int_equal(v != 0, best != 0);
        if (v) {
            assert_int_equal(n, best);
            assert_memory_equal(store[v - 1], text, n);
        }
    }
    trie_free(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_tables_are_sound),
        cmocka_unit_test(areas_lead_to_their_province),
        cmocka_unit_test(a_users_rows_come_on_top),
        cmocka_unit_test(a_place_within_itself_has_an_end),
        cmocka_unit_test(mistakes_are_named_by_file_line_and_column),
        cmocka_unit_test(a_trie_finds_the_longest_word),
        cmocka_unit_test(a_trie_agrees_with_a_search_through_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
