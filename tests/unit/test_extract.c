/* The whole way from text to observations: rows of tests/data/extract.tsv, properties that must not change what is
 * found, and the annotated reports as a regression. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_extract.h"

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

/* ---- rows ---------------------------------------------------------------------------------------------------------- */
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
    snprintf(out, size, "%s|%s%s%s|%s|%s|%s|%s|%s|%s", or_dash(gn_strings_get(o->strings, r->text)), value,
             *high ? "~" : "", high, or_dash(gn_strings_get(o->strings, r->unit)), gn_measure_name(r->measure),
             or_dash(gn_strings_get(o->strings, r->indicator)), or_dash(gn_strings_get(o->strings, r->area)),
             or_dash(period), gn_outcome_name(r->status));
}

/* A row's expectations: observations separated by two bars; "none" for none. */
static int check_row(const char *text, const char *date, const char *want, size_t line)
{
    gn_date d = {0};
    if (!gn_date_parse(date, &d)) fail_msg("tests/data/extract.tsv:%zu: no date", line);
    gn_observations *o = extract(text, strlen(text), d);
    gn_buf got = {0};
    for (size_t i = 0; i < o->count; i++) {
        char one[1024];
        spell(o, &o->items[i], one, sizeof one);
        if (i) gn_buf_text(&got, " || ");
        gn_buf_text(&got, one);
    }
    if (!o->count) gn_buf_text(&got, "none");
    const int wrong = strcmp(got.data, want) != 0;
    if (wrong) print_error("tests/data/extract.tsv:%zu: %s\n  got  %s\n  want %s\n", line, text, got.data, want);
    gn_buf_free(&got);
    gn_observations_free(o);
    return wrong;
}

static void each_row_gives_the_observations_beside_it(void **state)
{
    (void)state;
    char *file = check_read_file("tests/data/extract.tsv", NULL);
    size_t line = 0;
    int wrong = 0;
    for (char *at = file, *next; at && *at; at = next) {
        next = strchr(at, '\n');
        if (next) *next++ = '\0';
        line++;
        if (*at == '#' || !*at) continue;
        char *date = strchr(at, '\t');
        char *want = date ? strchr(date + 1, '\t') : NULL;
        if (!want) fail_msg("tests/data/extract.tsv:%zu: text, date and observations were expected", line);
        *date++ = '\0';
        *want++ = '\0';
        wrong += check_row(at, date, want, line);
    }
    free(file);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_gives_the_observations_beside_it),
    };
    return cmocka_run_group_tests_name("extract", tests, load, unload);
}
