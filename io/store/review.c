/* A reviewer's words on observations: accepted, rejected, corrected. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "again.h"

#include "gnomon/gn_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct review {
    gn_store *store;
    const char *name;
    size_t line;
    gn_err *err;
} review;

static gn_status wrong(const review *r, size_t column, const char *expected)
{
    return gn_fail(r->err, GN_E_FORMAT, "%s:%zu:%zu: %s expected", r->name, r->line, column, expected);
}

/* The observation that begins at `start` in the newest document of that name or base name. */
static gn_observation *find(const review *r, const char *file, uint64_t start)
{
    gn_store *s = r->store;
    gn_observation *found = NULL;
    for (size_t i = 0; i < s->observations->count; i++) {
        gn_observation *o = &s->observations->items[i];
        if (o->start != start) continue;
        const char *name = gn_strings_get(s->observations->strings, s->documents[o->document].name);
        if (strcmp(name, file) != 0 && strcmp(base_name(name), base_name(file)) != 0) continue;
        if (!found || o->document >= found->document) found = o;
    }
    return found;
}

static gn_status set_text(const review *r, gn_str *to, const char *value)
{
    *to = *value ? gn_strings_add(r->store->observations->strings, value, strlen(value)) : 0;
    return *to || !*value ? GN_OK : gn_fail(r->err, GN_E_NOMEM, "%s: no memory", r->name);
}

static bool set_word(uint8_t *to, const char *value, const char *(*name)(unsigned), unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        if (strcmp(name(i), value) == 0) {
            *to = (uint8_t)i;
            return true;
        }
    return false;
}

/* A word that is none of those known, which are named. */
static gn_status unknown(const review *r, size_t column, const char *field, const char *value,
                         const char *(*name)(unsigned), unsigned count)
{
    char known[128] = "";
    for (unsigned i = 0; i < count; i++) {
        const size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, "%s%s", !i ? "" : i + 1 < count ? ", " : " or ", name(i));
    }
    return gn_fail(r->err, GN_E_FORMAT, "%s:%zu:%zu: %s '%.40s': %s was expected", r->name, r->line, column, field,
                   value, known);
}

static const char *measure_word(unsigned i)
{
    return gn_measure_name((gn_measure)i);
}
static const char *outcome_word(unsigned i)
{
    return gn_outcome_name((gn_outcome)i);
}
static const char *bound_word(unsigned i)
{
    return gn_bound_name((gn_bound)i);
}

static gn_status set_value(const review *r, gn_observation *o, const char *value, size_t column)
{
    double v;
    if (!gn_number_parse(value, strlen(value), &v) || !isfinite(v)) return wrong(r, column, "a number was");
    if (v == o->value) return GN_OK; /* a range stays one */
    o->value = v;
    o->value_high = NAN;
    return GN_OK;
}

static gn_status set_period(const review *r, gn_observation *o, const char *value, size_t column)
{
    gn_span span = {0};
    if (*value && !gn_span_parse(value, &span)) return wrong(r, column, "months as 2021-01/2021-10 were");
    if (span.freq == o->period.freq && span.first == o->period.first && span.last == o->period.last) return GN_OK;
    o->period = span;
    o->period_explicit = *value != '\0';
    return GN_OK;
}

/* The decision was made on this figure, or on another print of the document. */
static gn_status same_text(const review *r, const gn_observation *o, const char *text, size_t column)
{
    const char *there = gn_strings_get(r->store->observations->strings, o->text);
    if (strcmp(there ? there : "", text) == 0) return GN_OK;
    return gn_fail(r->err, GN_E_NOTFOUND, "%s:%zu:%zu: '%s' stands there in the store, not '%s'", r->name, r->line,
                   column, there ? there : "", text);
}

/* field=value on an observation. */
static gn_status correct(const review *r, gn_observation *o, char *cell, size_t column)
{
    char *value = strchr(cell, '=');
    if (!value) return wrong(r, column, "FIELD=VALUE was");
    *value++ = '\0';
    if (strcmp(cell, "text") == 0) return same_text(r, o, value, column);
    if (strcmp(cell, "value") == 0) return set_value(r, o, value, column);
    if (strcmp(cell, "period") == 0) return set_period(r, o, value, column);
    const struct {
        const char *field;
        gn_str *to;
    } texts[] = {{"indicator", &o->indicator}, {"area", &o->area}, {"unit", &o->unit}, {"source", &o->source}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (strcmp(cell, texts[i].field) == 0) return set_text(r, texts[i].to, value);
    if (strcmp(cell, "measure") == 0)
        return set_word(&o->measure, value, measure_word, GN_MEASURE_COUNT)
                   ? GN_OK
                   : unknown(r, column, cell, value, measure_word, GN_MEASURE_COUNT);
    if (strcmp(cell, "status") == 0)
        return set_word(&o->status, value, outcome_word, GN_OUTCOME_COUNT)
                   ? GN_OK
                   : unknown(r, column, cell, value, outcome_word, GN_OUTCOME_COUNT);
    if (strcmp(cell, "bound") == 0)
        return set_word(&o->bound, value, bound_word, GN_BOUND_COUNT)
                   ? GN_OK
                   : unknown(r, column, cell, value, bound_word, GN_BOUND_COUNT);
    return wrong(r, column, "indicator, area, unit, source, value, period, measure, status or bound was");
}

/* What stands behind the fields for the reader; a spreadsheet may have put it in quotes. */
static bool is_comment(const char *cell)
{
    return cell[cell[0] == '"'] == '#';
}

/* DECISION file start [field=value ...] [# comment] */
static gn_status apply_line(const review *r, char *line)
{
    char *cell[16];
    size_t n = 0;
    for (char *p = line; p && n < sizeof cell / sizeof *cell; n++) {
        cell[n] = p;
        p = strchr(p, '\t');
        if (p) *p++ = '\0';
    }
    const bool accept = strcasecmp(cell[0], "accept") == 0;
    if (!accept && strcasecmp(cell[0], "reject") != 0)
        return gn_fail(r->err, GN_E_FORMAT,
                       "%s:%zu:1: '%.40s': accept or reject, a tab, a file and a start were expected", r->name, r->line,
                       cell[0]);
    if (n < 3) return wrong(r, 1, "accept or reject, a tab, a file, a tab and a start were");
    const size_t start_column = (size_t)(cell[2] - line) + 1;
    char *end;
    const unsigned long long start = strtoull(cell[2], &end, 10);
    if (*end || end == cell[2] || cell[2][0] == '-') return wrong(r, start_column, "the observation's start was");
    gn_observation *o = find(r, cell[1], start);
    if (!o)
        return gn_fail(r->err, GN_E_NOTFOUND, "%s:%zu:%zu: the store has no observation at byte %llu of %s", r->name,
                       r->line, start_column, start, cell[1]);
    gn_status st = GN_OK;
    for (size_t i = 3; !st && i < n; i++)
        if (*cell[i] && !is_comment(cell[i])) st = correct(r, o, cell[i], (size_t)(cell[i] - line) + 1);
    if (st) return st;
    r->store->decision[o - r->store->observations->items] = accept ? GN_ACCEPTED : GN_REJECTED;
    if (accept) o->confidence = 1; /* a person has read it */
    return GN_OK;
}

gn_status gn_store_review(gn_store *s, const char *name, const char *text, size_t n, size_t *decided, gn_err *err)
{
    if (!s || !name || (!text && n)) return gn_fail(err, GN_E_ARG, "store: no review to apply");
    review r = {.store = s, .name = name, .err = err};
    gn_status st = GN_OK;
    size_t count = 0;
    for (size_t at = 0; !st && at < n;) {
        const char *end = memchr(text + at, '\n', n - at);
        size_t len = end ? (size_t)(end - text) - at : n - at;
        const size_t next = at + len + 1;
        if (len && text[at + len - 1] == '\r') len--;
        char *line = strndup(text + at, len);
        at = next;
        r.line++;
        if (!line) {
            st = gn_fail(err, GN_E_NOMEM, "%s: no memory", name);
            break;
        }
        /* "?": not decided yet */
        if (*line && !is_comment(line) && strncmp(line, "?\t", 2) != 0 && strncmp(line, "decision\t", 9) != 0) {
            st = apply_line(&r, line);
            count += !st;
        }
        free(line);
    }
    if (decided) *decided = count;
    return st;
}
