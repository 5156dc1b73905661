/* Observations to series: the steps of the assembly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include <stdlib.h>
#include <string.h>

gn_status as_no_memory(const assembly *a)
{
    return gn_fail(a->err, GN_E_NOMEM, "series: no memory for %zu observations", a->obs->count);
}

base_key as_key_of(const assembly *a, const record *r)
{
    base_key key;
    memcpy(&key, gn_strings_get(a->bases, r->base), sizeof key);
    return key;
}

gn_status gn_assemble(const gn_lexicon *lexicon, const gn_observations *obs, const gn_assemble_options *opt,
                      gn_series_set **out, gn_err *err)
{
    if (!lexicon || !obs || !out) return gn_fail(err, GN_E_ARG, "series: no lexicon, observations or result");
    *out = NULL;
    static const gn_assemble_options none;
    assembly a = {.opt = opt ? opt : &none, .obs = obs, .err = err};
    gn_series_set *set = NULL;
    gn_status st = canonical_get(lexicon, &a.canon, err);
    if (!st) st = gn_strings_new(&a.names, err);
    if (!st) st = gn_strings_new(&a.bases, err);
    if (!st) st = gn_strings_new(&a.variants, err);
    if (!st) st = gn_strings_new(&a.places, err);
    if (!st) st = as_make_records(&a);
    if (!st) st = as_take_surer_readings(&a);
    if (!st) st = as_set_apart_all(&a);
    if (!st) st = as_make_variants(&a);
    if (!st) st = as_join_same_figures(&a);
    if (!st) st = gn_series_set_new(&set, err);
    if (!st) st = as_fill_set(&a, set);
    gn_strings_free(a.names);
    gn_strings_free(a.bases);
    gn_strings_free(a.variants);
    gn_strings_free(a.places);
    free(a.same_place);
    free(a.records);
    free(a.base);
    free(a.variant);
    if (st) {
        gn_series_set_free(set);
        return st;
    }
    *out = set;
    return GN_OK;
}

gn_status gn_indicator_canonical(const gn_lexicon *lexicon, const char *name, const char *area, gn_buf *out,
                                 gn_err *err)
{
    if (!lexicon || !name || !out) return gn_fail(err, GN_E_ARG, "series: no lexicon, name or result");
    const canonical *c;
    const gn_status st = canonical_get(lexicon, &c, err);
    if (st) return st;
    canonical_name(c, name, area, GN_MEASURE_LEVEL, out);
    return out->failed ? gn_fail(err, GN_E_NOMEM, "series: no memory for a name") : GN_OK;
}
