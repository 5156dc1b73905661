/* Kinds of period: which series a statement of a key belongs to, open and missing dates by evidence. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include <stdlib.h>
#include <string.h>

static gn_freq freq_of_months(int64_t months)
{
    return months == 3 ? GN_FREQ_QUARTER : months == 6 ? GN_FREQ_HALF : months == 1 ? GN_FREQ_MONTH : GN_FREQ_NONE;
}

/* 一、二、三季度分别增长: a sentence that tells the quarters, halves or months of a year one by one tells the first as
 * one of them, though the thing is told for the year so far elsewhere. */
static bool part_of_a_row(const assembly *a, size_t i)
{
    const record *r = &a->records[i];
    const gn_observation *o = &a->obs->items[r->observation];
    const gn_freq freq = freq_of_months(o->period.last - o->period.first + 1);
    for (int step = -1; step <= 1; step += 2)
        for (size_t k = i + (size_t)step; k < a->count && k + MOST_NEAR >= i && k <= i + MOST_NEAR; k += (size_t)step) {
            const record *q = &a->records[k];
            const gn_observation *p = &a->obs->items[q->observation];
            if (p->document != o->document || p->start > o->start + NEAR_BYTES || o->start > p->start + NEAR_BYTES)
                break;
            if (q->base == r->base && q->reading == CERTAIN && q->kind == GN_KIND_SINGLE && q->freq == (uint8_t)freq &&
                p->period.last / 12 == o->period.last / 12)
                return true;
        }
    return false;
}

/* Open periods are read as the base's certain ones are; undated ones join the only series of their base. */
gn_status as_make_variants(assembly *a)
{
    const size_t n = gn_strings_count(a->bases);
    a->base = calloc(n + 1, sizeof *a->base);
    uint32_t *only = calloc(n + 1, sizeof *only); /* a base's only variant, UINT32_MAX where there are several */
    a->variant = calloc(a->count + 2, sizeof *a->variant);
    if (!a->base || !only || !a->variant) {
        free(only);
        return as_no_memory(a);
    }
    for (size_t i = 1; i <= n; i++) memcpy(&a->base[i].key, gn_strings_get(a->bases, (gn_str)i), sizeof(base_key));
    for (size_t i = 0; i < a->count; i++) {
        const record *r = &a->records[i];
        base *b = &a->base[r->base];
        if (r->reading != CERTAIN) continue;
        b->year_to_date += r->kind == GN_KIND_YTD;
        b->quarters += r->freq == GN_FREQ_QUARTER;
        b->halves += r->freq == GN_FREQ_HALF;
        b->months += r->kind == GN_KIND_SINGLE && r->freq == GN_FREQ_MONTH;
    }
    gn_status st = GN_OK;
    for (int pass = 0; !st && pass < 2; pass++) /* dated ones first */
        for (size_t i = 0; !st && i < a->count; i++) {
            record *r = &a->records[i];
            const base *b = &a->base[r->base];
            if ((r->reading == UNDATED) != (pass == 1)) continue;
            if (r->reading == OPEN) {
                const gn_span s = a->obs->items[r->observation].period;
                const int64_t months = s.last - s.first + 1;
                const gn_freq as = part_of_a_row(a, i)          ? freq_of_months(months)
                                   : b->year_to_date            ? GN_FREQ_NONE
                                   : months == 3 && b->quarters ? GN_FREQ_QUARTER
                                   : months == 6 && b->halves   ? GN_FREQ_HALF
                                   : months == 1                ? GN_FREQ_MONTH
                                                                : GN_FREQ_NONE;
                if (as) {
                    r->kind = GN_KIND_SINGLE;
                    r->freq = (uint8_t)as;
                    r->ordinal = s.last / months;
                }
            }
            const variant_key key = {.base = r->base, .kind = r->kind, .freq = r->freq};
            if (pass == 1 && only[r->base] && only[r->base] != UINT32_MAX)
                r->variant = only[r->base];
            else
                r->variant = gn_strings_add(a->variants, (const char *)&key, sizeof key);
            if (!r->variant) {
                st = as_no_memory(a);
                break;
            }
            variant *v = &a->variant[r->variant];
            if (!v->parent) *v = (variant){.key = key, .parent = r->variant};
            v->records++;
            if (pass == 0 && only[r->base] != r->variant) only[r->base] = only[r->base] ? UINT32_MAX : r->variant;
        }
    free(only);
    return st;
}
