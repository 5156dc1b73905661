/* The store in memory: documents, their vintages, observations, series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "again.h"

#include <stdlib.h>
#include <string.h>

gn_status gn_store_new(gn_store **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "store: no place for the result");
    *out = NULL;
    gn_store *s = calloc(1, sizeof *s);
    if (!s) return gn_fail(err, GN_E_NOMEM, "store: no memory");
    gn_status st = gn_observations_new(&s->observations, err);
    if (!st) st = gn_series_set_new(&s->series, err);
    if (st) {
        gn_store_free(s);
        return st;
    }
    *out = s;
    return GN_OK;
}

void gn_store_free(gn_store *s)
{
    if (!s) return;
    free(s->documents);
    gn_observations_free(s->observations);
    free(s->decision);
    gn_series_set_free(s->series);
    free(s);
}

gn_status gn_store_add_document(gn_store *s, const gn_document *doc, gn_date date, uint32_t *index, bool *known,
                                gn_err *err)
{
    if (!s || !doc || !doc->name || !index || !known) return gn_fail(err, GN_E_ARG, "store: no document or no result");
    uint32_t vintage = 1;
    const gn_str name = gn_strings_add(s->observations->strings, doc->name, strlen(doc->name));
    const char *encoding = doc->encoding ? doc->encoding : "UTF-8";
    const gn_str enc = gn_strings_add(s->observations->strings, encoding, strlen(encoding));
    for (size_t i = 0; i < s->document_count; i++) {
        if (memcmp(s->documents[i].sha256, doc->sha256, 32) == 0) {
            *index = (uint32_t)i;
            *known = true;
            return GN_OK;
        }
        if (s->documents[i].name == name) vintage++;
    }
    gn_store_document *p = NULL;
    if (s->document_count < UINT32_MAX) p = realloc(s->documents, (s->document_count + 1) * sizeof *p);
    if (!p || !name || !enc) {
        if (p) s->documents = p;
        return gn_fail(err, GN_E_NOMEM, "store: no memory for document %s", doc->name);
    }
    s->documents = p;
    *index = (uint32_t)s->document_count;
    *known = false;
    gn_store_document *d = &p[s->document_count++];
    *d = (gn_store_document){.name = name,
                             .encoding = enc,
                             .date = date,
                             .bytes = doc->source_bytes,
                             .pages = (uint32_t)doc->pages,
                             .vintage = vintage,
                             .format = (uint8_t)doc->format};
    memcpy(d->sha256, doc->sha256, 32);
    return GN_OK;
}

/* The number that a text of another list has in the store's dictionary; 0 for null. */
static gn_str carried(gn_store *s, const gn_observations *from, gn_str id, bool *failed)
{
    if (!id) return 0;
    const gn_str to =
        gn_strings_add(s->observations->strings, gn_strings_get(from->strings, id), gn_strings_len(from->strings, id));
    if (!to) *failed = true;
    return to;
}

gn_status gn_store_add_observations(gn_store *s, uint32_t index, const gn_observations *obs, size_t from, size_t to,
                                    gn_err *err)
{
    if (!s || !obs || from > to || to > obs->count || index >= s->document_count || obs == s->observations)
        return gn_fail(err, GN_E_ARG, "store: no such document or observations");
    const size_t before = s->observations->count, total = before + (to - from);
    uint8_t *decision = realloc(s->decision, total + 1);
    if (!decision) return gn_fail(err, GN_E_NOMEM, "store: no memory for %zu observations", to - from);
    s->decision = decision;
    bool failed = false;
    for (size_t i = from; !failed && i < to; i++) {
        gn_observation *o = gn_observations_add(s->observations);
        if (!o) {
            failed = true;
            break;
        }
        *o = obs->items[i];
        o->document = index;
        gn_str *const texts[] = {&o->text, &o->unit,     &o->indicator, &o->area,      &o->source,
                                 &o->of,   &o->sentence, &o->rule,      &o->unit_code, &o->currency};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) *texts[k] = carried(s, obs, *texts[k], &failed);
    }
    if (failed) {
        s->observations->count = before;
        return gn_fail(err, GN_E_NOMEM, "store: no memory for %zu observations", to - from);
    }
    memset(s->decision + before, GN_UNDECIDED, total - before);
    return GN_OK;
}

gn_status gn_store_assemble(gn_store *s, const gn_lexicon *lexicon, gn_err *err)
{
    const size_t n = s->observations->count;
    gn_date *dates = calloc(s->document_count + 1, sizeof *dates);
    uint8_t *out = calloc(n + 1, 1), *accepted = calloc(n + 1, 1), *again = calloc(s->document_count + 1, 1);
    gn_status st = GN_OK;
    gn_series_set *set = NULL;
    if (!dates || !out || !accepted || !again)
        st = gn_fail(err, GN_E_NOMEM, "store: no memory to make the series");
    else
        st = documents_come_again(s, again, err);
    if (!st) {
        for (size_t i = 0; i < s->document_count; i++) dates[i] = s->documents[i].date;
        for (size_t i = 0; i < n; i++) {
            out[i] = s->decision[i] == GN_REJECTED;
            accepted[i] = s->decision[i] == GN_ACCEPTED;
        }
        const gn_assemble_options opt = {.document_date = dates,
                                         .documents = s->document_count,
                                         .leave_out = out,
                                         .preferred = accepted,
                                         .replaced = again};
        st = gn_assemble(lexicon, s->observations, &opt, &set, err);
    }
    free(dates);
    free(out);
    free(accepted);
    free(again);
    if (st) return st;
    gn_series_set_free(s->series);
    s->series = set;
    return GN_OK;
}

gn_status gn_store_as_of(gn_store *s, const gn_lexicon *lexicon, gn_date date, gn_err *err)
{
    gn_observations *o = s->observations;
    size_t kept = 0;
    for (size_t i = 0; i < o->count; i++) {
        const gn_date d = s->documents[o->items[i].document].date;
        if (d.year && gn_date_days(d) > gn_date_days(date)) continue;
        o->items[kept] = o->items[i];
        s->decision[kept++] = s->decision[i];
    }
    o->count = kept;
    return gn_store_assemble(s, lexicon, err);
}
