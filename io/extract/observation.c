/* Observations: names of the enums and the growing list. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_extract.h"

#include <math.h>
#include <stdlib.h>

const char *gn_bound_name(gn_bound b)
{
    static const char *const names[GN_BOUND_COUNT] = {"exact", "approx", "ge", "le"};
    return (unsigned)b < GN_BOUND_COUNT ? names[b] : "?";
}

const char *gn_measure_name(gn_measure m)
{
    static const char *const names[GN_MEASURE_COUNT] = {"level", "yoy",          "pop",    "growth",  "cagr",
                                                        "share", "contribution", "change", "multiple"};
    return (unsigned)m < GN_MEASURE_COUNT ? names[m] : "?";
}

const char *gn_outcome_name(gn_outcome s)
{
    static const char *const names[GN_OUTCOME_COUNT] = {"actual", "forecast", "target"};
    return (unsigned)s < GN_OUTCOME_COUNT ? names[s] : "?";
}

const char *gn_kind_name(gn_kind k)
{
    static const char *const names[GN_KIND_COUNT] = {"single", "ytd", "point", "span"};
    return (unsigned)k < GN_KIND_COUNT ? names[k] : "?";
}

gn_status gn_observations_new(gn_observations **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "observations: no place for the result");
    *out = NULL;
    gn_observations *o = calloc(1, sizeof *o);
    if (!o) return gn_fail(err, GN_E_NOMEM, "observations: no memory");
    const gn_status st = gn_strings_new(&o->strings, err);
    if (st) {
        free(o);
        return st;
    }
    *out = o;
    return GN_OK;
}

void gn_observations_free(gn_observations *o)
{
    if (!o) return;
    free(o->items);
    gn_strings_free(o->strings);
    free(o);
}

gn_observation *gn_observations_add(gn_observations *o)
{
    if (o->count == o->capacity) {
        const size_t cap = o->capacity ? 2 * o->capacity : 64;
        gn_observation *p = realloc(o->items, cap * sizeof *p);
        if (!p) return NULL;
        o->items = p;
        o->capacity = cap;
    }
    gn_observation *r = &o->items[o->count++];
    *r = (gn_observation){.value = NAN, .value_high = NAN, .factor = NAN};
    return r;
}

static gn_str intern(gn_strings *into, const gn_strings *from, gn_str id, bool *failed)
{
    if (!id) return 0;
    const gn_str r = gn_strings_add(into, gn_strings_get(from, id), gn_strings_len(from, id));
    if (!r) *failed = true;
    return r;
}

gn_status gn_observations_append(gn_observations *into, const gn_observations *from, uint32_t document, gn_err *err)
{
    const size_t before = into->count;
    for (size_t i = 0; i < from->count; i++) {
        gn_observation *r = gn_observations_add(into);
        bool failed = !r;
        if (r) {
            *r = from->items[i];
            r->document = document;
            gn_str *texts[] = {&r->text, &r->unit,     &r->indicator, &r->area,      &r->source,
                               &r->of,   &r->sentence, &r->rule,      &r->unit_code, &r->currency};
            for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
                *texts[k] = intern(into->strings, from->strings, *texts[k], &failed);
        }
        if (failed) {
            into->count = before;
            return gn_fail(err, GN_E_NOMEM, "observations: no memory for %zu more", from->count);
        }
    }
    return GN_OK;
}
