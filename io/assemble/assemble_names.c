/* Names that were found to call one thing: a union of names within an area. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include "like_names.h"

#include <stdlib.h>
#include <string.h>

/* The number of a name in an area; 0: no memory. */
static gn_str place_of(assembly *a, gn_str name, gn_str area)
{
    const gn_str key[2] = {name, area};
    const gn_str n = gn_strings_add(a->places, (const char *)key, sizeof key);
    if (n >= a->place_capacity) {
        const size_t capacity = 2 * (size_t)n + 64;
        gn_str *p = realloc(a->same_place, capacity * sizeof *p);
        if (!p) return 0;
        for (size_t i = a->place_capacity; i < capacity; i++) p[i] = (gn_str)i;
        a->same_place = p;
        a->place_capacity = capacity;
    }
    return n;
}

static gn_str place_root(assembly *a, gn_str p)
{
    while (a->same_place[p] != p) p = a->same_place[p] = a->same_place[a->same_place[p]];
    return p;
}

/* The name that stands for `name` in `area`. */
gn_str as_standing_name(assembly *a, gn_str name, gn_str area)
{
    const gn_str key[2] = {name, area};
    const gn_str n = gn_strings_find(a->places, (const char *)key, sizeof key);
    gn_str stands[2];
    if (!n) return name;
    memcpy(stands, gn_strings_get(a->places, place_root(a, n)), sizeof stands);
    return stands[0];
}

/* 手机出货 and 市场手机出货 with one amount of one time: two ways to call one thing, in its growth too. */
gn_status as_take_as_one_name(assembly *a, const record *x, const record *y)
{
    const base_key *p = &a->base[x->base].key, *q = &a->base[y->base].key;
    if (p->name == q->name || p->area != q->area || p->scope || q->scope || p->measure != GN_MEASURE_LEVEL ||
        as_is_percent(a, p->unit_class) || as_digits_of(a, x) < 3 || as_digits_of(a, y) < 3 ||
        (!names_shortened(a->names, p->name, q->name) && names_alike(a->names, p->name, q->name) < 0.6))
        return GN_OK;
    const gn_str i = place_of(a, p->name, p->area), j = place_of(a, q->name, q->area);
    if (!i || !j) return as_no_memory(a);
    const gn_str ri = place_root(a, i), rj = place_root(a, j);
    a->same_place[ri < rj ? rj : ri] = ri < rj ? ri : rj;
    return GN_OK;
}

/* The series of names that were taken as one are joined, kind by kind, unless they contradict each other. */
gn_status as_join_same_names(assembly *a, const record *const *by_series, const size_t *begin)
{
    gn_strings *keys;
    const size_t n = gn_strings_count(a->variants);
    uint32_t *first = calloc(n + 2, sizeof *first); /* variant by key */
    gn_status st = first ? gn_strings_new(&keys, a->err) : as_no_memory(a);
    if (st) {
        free(first);
        return st;
    }
    for (uint32_t v = 1; !st && v <= n; v++) {
        const variant *x = &a->variant[v];
        struct {
            base_key base;
            variant_key kind;
        } key = {a->base[x->key.base].key, x->key};
        if (key.base.scope) continue;
        key.base.name = as_standing_name(a, key.base.name, key.base.area);
        key.kind.base = 0;
        const gn_str k = gn_strings_add(keys, (const char *)&key, sizeof key);
        if (!k)
            st = as_no_memory(a);
        else if (!first[k])
            first[k] = v;
        else if (as_root(a, v) != as_root(a, first[k]) &&
                 !as_contradict(a, by_series + begin[v], x->records, by_series + begin[first[k]],
                                a->variant[first[k]].records)) {
            const uint32_t rx = as_root(a, v), ry = as_root(a, first[k]);
            a->variant[rx < ry ? ry : rx].parent = rx < ry ? rx : ry;
        }
    }
    gn_strings_free(keys);
    free(first);
    return st;
}
