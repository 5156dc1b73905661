/* When a document comes again, and what a reviewer said of it: a corrected reprint, another encoding, other lines.
 *
 * A figure is known again by its sentence without white space and forms of width (NFKC), by its text, and by which of
 * the equal ones it is; where its sentence begins or ends elsewhere now, by what stands on either side of it. All work
 * is linear in the observations of the documents that are the same. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "again.h"

#include "gnomon/gn_write.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *name_of(const gn_store *s, size_t document)
{
    return gn_strings_get(s->observations->strings, s->documents[document].name);
}

static bool same_date(gn_date a, gn_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* The same issue: one of the two prints is a later one. */
static bool same_issue(const gn_store *a, size_t i, const gn_store *b, size_t j)
{
    const gn_date day = a->documents[i].date;
    const char *x = name_of(a, i), *y = name_of(b, j);
    return same_date(day, b->documents[j].date) &&
           strcmp(day.year ? base_name(x) : x, day.year ? base_name(y) : y) == 0;
}

/* What has the same name and another date may be the next issue, or the same one with its date corrected. */
static bool same_document(const gn_store *a, size_t i, const gn_store *b, size_t j)
{
    return strcmp(name_of(a, i), name_of(b, j)) == 0 || same_issue(a, i, b, j);
}

static gn_status no_memory(gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "store: no memory to compare documents");
}

/* The rows of one document's observations: they stand together, in the order of documents. */
typedef struct rows {
    const gn_store *store;
    size_t from, to;
} rows;

static size_t first_row(const gn_observations *o, size_t document)
{
    size_t low = 0, high = o->count;
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (o->items[mid].document < document)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static rows rows_of(const gn_store *s, size_t document)
{
    return (rows){s, first_row(s->observations, document), first_row(s->observations, document + 1)};
}

gn_status documents_come_again(const gn_store *s, uint8_t *again, gn_err *err)
{
    gn_strings *later;
    gn_buf issue = {0};
    gn_status st = gn_strings_new(&later, err);
    for (size_t i = s->document_count; !st && i-- > 0;) {
        const gn_date d = s->documents[i].date;
        const rows r = rows_of(s, i);
        gn_buf_clear(&issue);
        gn_buf_printf(&issue, "%d-%d-%d %s", d.year, d.month, d.day, d.year ? base_name(name_of(s, i)) : name_of(s, i));
        if (issue.failed) {
            st = no_memory(err);
            break;
        }
        again[i] = gn_strings_find(later, issue.data, issue.length) != 0;
        /* one that says nothing takes nothing back; gn_store_as_of leaves those without observations */
        if (r.from < r.to && !gn_strings_add(later, issue.data, issue.length)) st = no_memory(err);
    }
    gn_buf_free(&issue);
    gn_strings_free(later);
    return st;
}

/* ---- which figure is which ------------------------------------------------------------------------------------------
 */

/* How often a figure stands in a document. */
typedef struct tally {
    size_t all, come;
} tally;

typedef struct carrier {
    gn_strings *places;  /* sentence and figure */
    gn_strings *figures; /* place, which one of how many */
    tally *tallies;      /* [n_tallies] by place, all zero between documents */
    size_t n_tallies;
    gn_buf text;
} carrier;

/* The text without white space, in one form of width. */
static bool add_folded(gn_buf *b, const char *text)
{
    utf8proc_uint8_t *norm = NULL;
    const utf8proc_option_t how =
        UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE;
    const utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)text, 0, &norm, how);
    if (n == UTF8PROC_ERROR_NOMEM) return false;
    for (const char *s = n < 0 ? text : (const char *)norm; *s; s++)
        if (!strchr(" \t\r\n\v\f", *s)) gn_buf_char(b, *s);
    free(norm);
    return !b->failed;
}

/* c->text: the sentence of an observation (where it has none, as in an import, what it is of), a line end, its text. */
static bool write_place(carrier *c, const gn_store *s, const gn_observation *o)
{
    const gn_strings *strings = s->observations->strings;
    const char *context = gn_strings_get(strings, o->sentence ? o->sentence : o->indicator);
    const char *text = gn_strings_get(strings, o->text);
    gn_buf *b = &c->text;
    gn_buf_clear(b);
    if (!add_folded(b, context ? context : "")) return false;
    if (!o->sentence) {
        char period[64];
        gn_span_format(o->period, period, sizeof period);
        gn_buf_printf(b, "\t%s\t%s", period, gn_measure_name((gn_measure)o->measure));
    }
    gn_buf_char(b, '\n');
    return add_folded(b, text ? text : "");
}

/* Cuts c->text down to the figure and what stands on either side of it; false where that tells too little: the figure
 * stands at the beginning of its sentence, or twice in it. */
static bool cut_to_surroundings(carrier *c)
{
    enum { BESIDE = 24 };
    gn_buf *b = &c->text;
    char *end = memchr(b->data, '\n', b->length);
    const size_t sentence = (size_t)(end - b->data), figure = b->length - sentence - 1;
    const char *at = figure ? memmem(b->data, sentence, end + 1, figure) : NULL;
    if (!at || at - b->data < BESIDE) return false;
    const size_t behind = sentence - (size_t)(at - b->data) - figure;
    if (memmem(at + figure, behind, end + 1, figure)) return false;
    const size_t n = BESIDE + figure + (behind < BESIDE ? behind : BESIDE);
    memmove(b->data + 1, at - BESIDE, n);
    b->data[0] = '\n'; /* no sentence begins so */
    b->length = n + 1;
    return true;
}

/* The number of c->text as a place, with room to count. 0: no memory. */
static gn_str place_of(carrier *c)
{
    const gn_str place = gn_strings_add(c->places, c->text.data, c->text.length);
    if (place < c->n_tallies) return place;
    const size_t n = 2 * (size_t)place + 64;
    tally *grown = realloc(c->tallies, n * sizeof *grown);
    if (!grown) return 0;
    memset(grown + c->n_tallies, 0, (n - c->n_tallies) * sizeof *grown);
    c->tallies = grown;
    c->n_tallies = n;
    return place;
}

/* key[i] of row from + i: the same number for the same figure in any document. Where equal figures are more or fewer
 * than elsewhere, which is which cannot be said, and their keys differ. `near`: by the surroundings, 0 where these are
 * not the figure's alone. */
static gn_status key_figures(carrier *c, rows r, bool near, gn_str *key, gn_err *err)
{
    const size_t n = r.to - r.from;
    for (size_t i = 0; i < n; i++) {
        key[i] = 0;
        if (!write_place(c, r.store, &r.store->observations->items[r.from + i])) return no_memory(err);
        if (near && !cut_to_surroundings(c)) continue;
        key[i] = place_of(c);
        if (!key[i]) return no_memory(err);
        c->tallies[key[i]].all++;
    }
    for (size_t i = 0; i < n; i++) {
        if (!key[i]) continue;
        tally *t = &c->tallies[key[i]];
        t->come++;
        const size_t figure[3] = {key[i], t->come, t->all};
        const bool alone = t->all == 1;
        if (t->come == t->all) *t = (tally){0};
        key[i] = near && !alone ? 0 : gn_strings_add(c->figures, (const char *)figure, sizeof figure);
        if (!key[i] && !(near && !alone)) return no_memory(err);
    }
    return GN_OK;
}

/* ---- carrying decisions over ----------------------------------------------------------------------------------------
 */

/* A text of another store in this one; 0 for null and without memory. */
static gn_str text_in(gn_store *s, const gn_store *from, gn_str id, bool *failed)
{
    if (!id || s == from) return id;
    const gn_strings *theirs = from->observations->strings;
    const gn_str mine =
        gn_strings_add(s->observations->strings, gn_strings_get(theirs, id), gn_strings_len(theirs, id));
    if (!mine) *failed = true;
    return mine;
}

/* What a reviewer accepted is taken as it was accepted, with the corrections; its place stays the new document's. */
static gn_status take_over(gn_store *s, size_t row, const gn_store *from, size_t old_row, gn_err *err)
{
    gn_observation *o = &s->observations->items[row];
    const gn_observation *old = &from->observations->items[old_row];
    s->decision[row] = from->decision[old_row];
    if (s->decision[row] != GN_ACCEPTED) return GN_OK;
    gn_observation taken = *old;
    bool failed = false;
    gn_str *const texts[] = {&taken.unit, &taken.indicator, &taken.area,    &taken.source,
                             &taken.of,   &taken.unit_code, &taken.currency};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = text_in(s, from, *texts[i], &failed);
    if (failed) return no_memory(err);
    taken.document = o->document;
    taken.page = o->page;
    taken.line = o->line;
    taken.article = o->article;
    taken.start = o->start;
    taken.end = o->end;
    taken.sentence_start = o->sentence_start;
    taken.sentence_end = o->sentence_end;
    taken.text = o->text;
    taken.sentence = o->sentence;
    taken.rule = o->rule;
    *o = taken;
    return GN_OK;
}

static bool same_span(gn_span a, gn_span b)
{
    return a.freq == b.freq && a.first == b.first && a.last == b.last;
}

/* A figure of the new document, by key. */
typedef struct fate {
    size_t row; /* + 1; 0: not in the new document */
    bool settled;
} fate;

typedef struct errand {
    gn_store *to;
    const gn_store *from;
    uint32_t document;
    carrier c;
    fate *fates; /* [n_fates] by key */
    size_t n_fates;
    gn_carried *told;
} errand;

static fate *fate_of(errand *e, gn_str key)
{
    if (key >= e->n_fates) {
        const size_t n = 2 * (size_t)key + 64;
        fate *grown = realloc(e->fates, n * sizeof *grown);
        if (!grown) return NULL;
        memset(grown + e->n_fates, 0, (n - e->n_fates) * sizeof *grown);
        e->fates = grown;
        e->n_fates = n;
    }
    return &e->fates[key];
}

/* Whether one of two sentences is part of the other: no word of it is another one now. */
static bool one_in_other(errand *e, const gn_observation *a, const gn_observation *b)
{
    gn_buf s = {0}, t = {0};
    const char *x = gn_strings_get(e->from->observations->strings, a->sentence),
               *y = gn_strings_get(e->to->observations->strings, b->sentence);
    const bool holds = x && y && add_folded(&s, x) && add_folded(&t, y) && s.length && t.length &&
                       (strstr(s.data, t.data) || strstr(t.data, s.data));
    gn_buf_free(&s);
    gn_buf_free(&t);
    return holds;
}

/* The row of the new document that has the figure of row `old`, + 1; 0: none. */
static size_t row_of(errand *e, const fate *exact, gn_str near, size_t old)
{
    if (exact->row || !near) return exact->row;
    const fate *f = fate_of(e, near);
    if (!f || !f->row) return 0;
    return one_in_other(e, &e->from->observations->items[old], &e->to->observations->items[f->row - 1]) ? f->row : 0;
}

/* The decisions on an earlier coming of the document; those on a later one went before and are settled. */
static gn_status carry_from(errand *e, size_t earlier, bool tell_lost, gn_err *err)
{
    const gn_store *from = e->from;
    const rows r = rows_of(from, earlier);
    const bool reprint = same_issue(e->to, e->document, from, earlier);
    const size_t n = r.to - r.from;
    gn_str *key = calloc(2 * n, sizeof *key), *near = key + n;
    if (!key) return no_memory(err);
    gn_status st = key_figures(&e->c, r, false, key, err);
    if (!st) st = key_figures(&e->c, r, true, near, err);
    for (size_t i = r.from; !st && i < r.to; i++) {
        if (from->decision[i] == GN_UNDECIDED) continue;
        fate *f = fate_of(e, key[i - r.from]);
        if (!f)
            st = no_memory(err);
        else if (!f->settled) {
            f->settled = true;
            const gn_observation *old = &from->observations->items[i];
            const size_t row = row_of(e, f, near[i - r.from], i);
            if (row && e->to->decision[row - 1] != GN_UNDECIDED) continue; /* by a later print */
            /* with another date, 今年 is another year: what was accepted holds only if it is still read so */
            if (row && (reprint || from->decision[i] == GN_REJECTED ||
                        same_span(old->period, e->to->observations->items[row - 1].period))) {
                st = take_over(e->to, row - 1, from, i, err);
                e->told->carried++;
            } else if (tell_lost) {
                e->told->lost++;
                if (e->told->tell) e->told->tell(e->told->context, from, i);
            }
        }
    }
    free(key);
    return st;
}

static gn_status place_rows(errand *e, gn_err *err)
{
    const rows r = rows_of(e->to, e->document);
    gn_str *key = calloc(r.to - r.from + 1, sizeof *key);
    gn_status st = key ? GN_OK : no_memory(err);
    for (int near = 0; !st && near < 2; near++) {
        st = key_figures(&e->c, r, near, key, err);
        for (size_t i = r.from; !st && i < r.to; i++) {
            if (!key[i - r.from]) continue;
            fate *f = fate_of(e, key[i - r.from]);
            if (f)
                *f = (fate){.row = i + 1, .settled = e->to->decision[i] != GN_UNDECIDED};
            else
                st = no_memory(err);
        }
    }
    free(key);
    return st;
}

static bool any_decided(const gn_store *s, rows r)
{
    for (size_t i = r.from; i < r.to; i++)
        if (s->decision[i] != GN_UNDECIDED) return true;
    return false;
}

gn_status gn_store_carry(gn_store *s, uint32_t document, const gn_store *from, gn_carried *told, gn_err *err)
{
    if (!s || !from || !told || document >= s->document_count)
        return gn_fail(err, GN_E_ARG, "store: no such document to carry decisions to");
    errand e = {.to = s, .from = from, .document = document, .told = told};
    gn_status st = GN_OK;
    bool placed = false, told_once = false;
    for (size_t i = from == s ? document : from->document_count; !st && i-- > 0;) {
        if (!same_document(s, document, from, i)) continue;
        /* a print before the last: what is lost of it was told when the last one came */
        const bool tell_lost = !told_once && same_issue(s, document, from, i);
        told_once |= tell_lost;
        if (!any_decided(from, rows_of(from, i))) continue;
        if (!placed) {
            st = gn_strings_new(&e.c.places, err);
            if (!st) st = gn_strings_new(&e.c.figures, err);
            if (!st) st = place_rows(&e, err);
            placed = true;
        }
        if (!st) st = carry_from(&e, i, tell_lost, err);
    }
    gn_strings_free(e.c.places);
    gn_strings_free(e.c.figures);
    gn_buf_free(&e.c.text);
    free(e.c.tallies);
    free(e.fates);
    return st;
}
