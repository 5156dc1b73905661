/* Observations from JSON lines into the store. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_store.h"

#include "io/read/sha256.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct line_reader {
    const char *name;
    size_t line;
    gn_observations *obs;
    gn_err *err;
} line_reader;

static gn_status expected(const line_reader *r, const char *field, const char *what)
{
    return gn_fail(r->err, GN_E_FORMAT, "%s:%zu: field '%s': %s was expected", r->name, r->line, field, what);
}

static gn_status get_text(line_reader *r, const json_t *o, const char *field, gn_str *out)
{
    const json_t *v = json_object_get(o, field);
    *out = 0;
    if (!v || json_is_null(v)) return GN_OK;
    if (!json_is_string(v)) return expected(r, field, "a text or null");
    *out = gn_strings_add(r->obs->strings, json_string_value(v), json_string_length(v));
    return *out ? GN_OK : gn_fail(r->err, GN_E_NOMEM, "%s:%zu: no memory", r->name, r->line);
}

static gn_status get_number(line_reader *r, const json_t *o, const char *field, double *out)
{
    const json_t *v = json_object_get(o, field);
    if (!v || json_is_null(v)) return GN_OK;
    if (!json_is_number(v)) return expected(r, field, "a number or null");
    *out = json_number_value(v);
    return GN_OK;
}

static gn_status get_count(line_reader *r, const json_t *o, const char *field, uint64_t most, uint64_t *out)
{
    const json_t *v = json_object_get(o, field);
    *out = 0;
    if (!v || json_is_null(v)) return GN_OK;
    if (!json_is_integer(v) || json_integer_value(v) < 0 || (uint64_t)json_integer_value(v) > most)
        return expected(r, field, "a whole number, not negative,");
    *out = (uint64_t)json_integer_value(v);
    return GN_OK;
}

static gn_status get_word(line_reader *r, const json_t *o, const char *field, const char *(*name)(unsigned),
                          unsigned count, uint8_t *out)
{
    const json_t *v = json_object_get(o, field);
    if (!v || json_is_null(v)) return GN_OK;
    for (unsigned i = 0; json_is_string(v) && i < count; i++)
        if (strcmp(json_string_value(v), name(i)) == 0) {
            *out = (uint8_t)i;
            return GN_OK;
        }
    return expected(r, field, "one of the words of the format");
}

static const char *bound_word(unsigned i)
{
    return gn_bound_name((gn_bound)i);
}
static const char *measure_word(unsigned i)
{
    return gn_measure_name((gn_measure)i);
}
static const char *outcome_word(unsigned i)
{
    return gn_outcome_name((gn_outcome)i);
}
static const char *kind_word(unsigned i)
{
    return gn_kind_name((gn_kind)i);
}

static gn_status read_fields(line_reader *r, const json_t *o, gn_observation *b)
{
    const struct {
        const char *field;
        gn_str *to;
    } texts[] = {{"text", &b->text},         {"unit", &b->unit},     {"indicator", &b->indicator},
                 {"area", &b->area},         {"source", &b->source}, {"of", &b->of},
                 {"sentence", &b->sentence}, {"rule", &b->rule},     {"unit_code", &b->unit_code},
                 {"currency", &b->currency}};
    gn_status st = GN_OK;
    for (size_t i = 0; !st && i < sizeof texts / sizeof *texts; i++) st = get_text(r, o, texts[i].field, texts[i].to);
    uint64_t page = 0, line = 0, article = 0;
    double confidence = 0;
    if (!st) st = get_number(r, o, "value", &b->value);
    if (!st && !isfinite(b->value)) st = expected(r, "value", "a number");
    if (!st && !json_object_get(o, "indicator")) st = expected(r, "indicator", "a text or null");
    if (!st) st = get_number(r, o, "value_high", &b->value_high);
    if (!st) st = get_number(r, o, "factor", &b->factor);
    if (!st) st = get_number(r, o, "confidence", &confidence);
    if (!st) st = get_count(r, o, "start", INT64_MAX, &b->start);
    if (!st) st = get_count(r, o, "end", INT64_MAX, &b->end);
    if (!st) st = get_count(r, o, "page", UINT32_MAX, &page);
    if (!st) st = get_count(r, o, "line", UINT32_MAX, &line);
    if (!st) st = get_count(r, o, "article", UINT32_MAX, &article);
    if (!st) st = get_word(r, o, "bound", bound_word, GN_BOUND_COUNT, &b->bound);
    if (!st) st = get_word(r, o, "measure", measure_word, GN_MEASURE_COUNT, &b->measure);
    if (!st) st = get_word(r, o, "status", outcome_word, GN_OUTCOME_COUNT, &b->status);
    if (!st) st = get_word(r, o, "kind", kind_word, GN_KIND_COUNT, &b->kind);
    b->page = (uint32_t)page;
    b->line = (uint32_t)line;
    b->article = (uint32_t)article;
    b->confidence = (float)confidence;
    const json_t *explicit = json_object_get(o, "period_explicit"), *period = json_object_get(o, "period");
    b->period_explicit = explicit ? json_is_true(explicit) : true;
    if (!st && period && !json_is_null(period) &&
        (!json_is_string(period) || !gn_span_parse(json_string_value(period), &b->period)))
        st = expected(r, "period", "months as 2021-01/2021-10 or null");
    return st;
}

/* The lines of one document within the file. */
typedef struct part {
    char *file;
    char *bytes; /* its lines, for the checksum */
    size_t length, capacity;
} part;

typedef struct parts {
    part *items;
    size_t count;
} parts;

static part *part_of(parts *p, const char *file)
{
    /* lines of a document follow each other, so the last one is nearly always it */
    for (size_t i = p->count; i-- > 0;)
        if (strcmp(p->items[i].file, file) == 0) return &p->items[i];
    part *grown = realloc(p->items, (p->count + 1) * sizeof *grown);
    if (!grown) return NULL;
    p->items = grown;
    grown[p->count] = (part){.file = strdup(file)};
    return grown[p->count].file ? &grown[p->count++] : NULL;
}

static bool append(part *p, const char *line, size_t n)
{
    if (n + 1 > p->capacity - p->length) {
        const size_t cap = 2 * p->capacity + n + 4096;
        char *grown = realloc(p->bytes, cap);
        if (!grown) return false;
        p->bytes = grown;
        p->capacity = cap;
    }
    memcpy(p->bytes + p->length, line, n);
    p->bytes[p->length + n] = '\n';
    p->length += n + 1;
    return true;
}

static gn_status read_lines(line_reader *r, const char *text, size_t n, parts *p)
{
    gn_status st = GN_OK;
    for (size_t at = 0; !st && at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        const size_t len = end ? (size_t)(end - text) - at : n - at;
        const char *line = text + at;
        at += len + 1;
        r->line++;
        size_t blank = 0;
        while (blank < len && strchr(" \t\r", line[blank])) blank++;
        if (blank == len) continue;
        json_error_t why;
        json_t *o = json_loadb(line, len, 0, &why);
        if (!json_is_object(o))
            st = gn_fail(r->err, GN_E_FORMAT, "%s:%zu:%d: a JSON object was expected: %s", r->name, r->line,
                         o ? 1 : why.column, o ? "something else stands there" : why.text);
        const json_t *file = json_object_get(o, "file");
        if (!st && file && !json_is_string(file)) st = expected(r, "file", "a text");
        part *doc = st ? NULL : part_of(p, file ? json_string_value(file) : r->name);
        gn_observation *b = doc ? gn_observations_add(r->obs) : NULL;
        if (!st && (!b || !append(doc, line, len))) st = gn_fail(r->err, GN_E_NOMEM, "%s: no memory", r->name);
        if (!st) {
            b->document = (uint32_t)(doc - p->items);
            st = read_fields(r, o, b);
        }
        json_decref(o);
    }
    return st;
}

gn_status gn_store_add_jsonl(gn_store *s, const char *name, const char *text, size_t n,
                             gn_date (*date_of)(void *context, const char *file), void *context, size_t *added,
                             size_t *skipped, gn_err *err)
{
    if (!s || !name || (!text && n)) return gn_fail(err, GN_E_ARG, "store: no observations to add");
    line_reader r = {.name = name, .err = err};
    parts p = {0};
    size_t fresh = 0, known = 0;
    gn_status st = gn_observations_new(&r.obs, err);
    if (!st) st = read_lines(&r, text, n, &p);
    for (size_t i = 0; !st && i < p.count; i++) {
        gn_document doc = {.name = p.items[i].file, .encoding = "UTF-8", .source_bytes = p.items[i].length};
        sha256(p.items[i].bytes, p.items[i].length, doc.sha256);
        uint32_t index;
        bool there;
        st = gn_store_add_document(s, &doc, date_of ? date_of(context, doc.name) : (gn_date){0}, &index, &there, err);
        known += !st && there;
        fresh += !st && !there;
        for (size_t k = 0, end; !st && !there && k < r.obs->count; k = end) {
            for (end = k; end < r.obs->count && r.obs->items[end].document == r.obs->items[k].document;) end++;
            if (r.obs->items[k].document == i) st = gn_store_add_observations(s, index, r.obs, k, end, err);
        }
    }
    for (size_t i = 0; i < p.count; i++) {
        free(p.items[i].file);
        free(p.items[i].bytes);
    }
    free(p.items);
    gn_observations_free(r.obs);
    if (added) *added = fresh;
    if (skipped) *skipped = known;
    return st;
}
