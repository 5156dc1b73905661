/* Fuzz target of the whole way: any bytes as a report, its observations, their series, the store on disk and back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "gnomon/gn_extract.h"
#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) abort();
}

static void check_observations(const gn_observations *o, const gn_document *doc, size_t size)
{
    if (doc->format != GN_FORMAT_TEXT) size = doc->length; /* there places are those of the text */
    for (size_t i = 0; i < o->count; i++) {
        const gn_observation *r = &o->items[i];
        must(r->start < r->end && r->end <= size && (i == 0 || o->items[i - 1].start <= r->start));
        must(r->sentence_start <= r->start && r->end <= r->sentence_end);
        must(isfinite(r->confidence) && r->confidence >= 0 && r->confidence <= 1 && r->line >= 1);
        must(gn_strings_get(o->strings, r->text) && gn_strings_get(o->strings, r->sentence));
    }
    gn_buf b = {0};
    for (size_t i = 0; i < o->count && i < 20; i++) {
        gn_observation_json(&b, o, &o->items[i], doc->name);
        gn_observation_csv(&b, o, &o->items[i], doc->name);
    }
    must(!b.failed);
    gn_buf_free(&b);
}

/* The same figures in other bytes: every decision goes on to its figure, whatever stands in the sentences. */
static void come_again(gn_store *s, const gn_document *doc, const gn_observations *o)
{
    gn_err err;
    gn_document reprint = *doc;
    uint32_t index;
    bool known;
    reprint.sha256[0] ^= 1;
    for (size_t i = 0; i < o->count; i++) s->decision[i] = (uint8_t)(i % GN_DECISION_COUNT);
    must(gn_store_add_document(s, &reprint, (gn_date){2021, 11, 30}, &index, &known, &err) == GN_OK && !known);
    must(gn_store_add_observations(s, index, o, 0, o->count, &err) == GN_OK);
    gn_carried told = {0};
    must(gn_store_carry(s, index, s, &told, &err) == GN_OK && told.lost == 0);
    for (size_t i = 0; i < o->count; i++) must(s->decision[o->count + i] == s->decision[i]);
}

/* Through a file in memory where there is one: the disk's fsync would take most of the time. */
static void through_file(const gn_lexicon *lexicon, const gn_document *doc, const gn_observations *o)
{
    char path[128];
    gn_err err;
    snprintf(path, sizeof path, "%s/gnomon-fuzz-%ld.h5", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp",
             (long)getpid());
    gn_store_tx *tx;
    gn_store *s;
    uint32_t index;
    bool known;
    must(gn_store_begin(path, &tx, &s, &err) == GN_OK);
    must(gn_store_add_document(s, doc, (gn_date){2021, 11, 30}, &index, &known, &err) == GN_OK && !known);
    must(gn_store_add_observations(s, index, o, 0, o->count, &err) == GN_OK);
    must(gn_store_assemble(s, lexicon, &err) == GN_OK);
    const size_t series = gn_series_set_count(s->series);
    must(gn_store_commit(tx, &err) == GN_OK);
    must(gn_store_open(path, &s, &err) == GN_OK);
    must(s->document_count == 1 && s->observations->count == o->count && gn_series_set_count(s->series) == series);
    for (size_t i = 0; i < o->count; i++) {
        const gn_observation *a = &o->items[i], *b = &s->observations->items[i];
        must(a->start == b->start && a->end == b->end && a->measure == b->measure);
        must(a->value == b->value || (isnan(a->value) && isnan(b->value)));
        must(strcmp(gn_strings_get(o->strings, a->text), gn_strings_get(s->observations->strings, b->text)) == 0);
    }
    come_again(s, doc, o);
    gn_store_free(s);
    unlink(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static gn_lexicon *lexicon;
    static unsigned runs;
    gn_err err;
    if (!lexicon) must(gn_lexicon_new(NULL, &lexicon, &err) == GN_OK);
    gn_document *doc;
    if (gn_document_from_bytes("fuzz", data, size, &doc, &err)) return 0;
    gn_observations *o;
    must(gn_observations_new(&o, &err) == GN_OK);
    const gn_extract_options opt = {.date = {2021, 11, 30}};
    must(gn_extract(lexicon, doc, 0, &opt, o, NULL, &err) == GN_OK);
    check_observations(o, doc, size);

    /* Series are made of every input, files of one in 32, which cost as much as all the rest. */
    gn_series_set *set;
    const gn_date dates[1] = {{2021, 11, 30}};
    const gn_assemble_options with = {.document_date = dates, .documents = 1};
    must(gn_assemble(lexicon, o, &with, &set, &err) == GN_OK);
    size_t members = 0;
    for (size_t g = 0; g < GN_GROUPS; g++)
        for (size_t i = 0, n = set->group[g].panel->count; i < n; i++)
            for (size_t k = set->group[g].member_offset[i]; k < set->group[g].member_offset[i + 1]; k++)
                members += !set->group[g].member[k].borrowed;
    must(members == o->count);
    gn_series_set_free(set);
    if (runs++ % 32 == 0) through_file(lexicon, doc, o);
    gn_observations_free(o);
    gn_document_free(doc);
    return 0;
}
