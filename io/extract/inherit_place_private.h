/* The places that a statement may have (inherit_place*.c). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INHERIT_PLACE_PRIVATE_H
#define INHERIT_PLACE_PRIVATE_H

#include "io/extract/work.h"

#include <string.h>

/* What the area may be: b before the bracket, l of the list, c in the clause, s in the sentence before, r after the
 * number, o an organisation's, m that of the last statement, h of the article, k of the one before (a subheading's), p
 * the last province or city named, f the country or larger place that the article is on, z China, w the world, 0 none
 * (a company's own figure). */
enum { MAX_PLACES = 16, MOSTLY = 6 /* tenths of an article's places */ };
typedef struct place {
    uint32_t area, seg; /* seg: GN_NO_INDEX for m, h, p, z, w, 0 */
    char kind;
    uint8_t nth, clauses;
    bool aside; /* gn_inherit_aside() of seg */
} place;

/* The candidates, and which of them the rules choose; MAX_PLACES: none yet. */
typedef struct places {
    place list[MAX_PLACES];
    size_t n, rule;
    uint32_t makers; /* the segment behind that of 中国 in 中国厂商, in an article on another country; 0: none */
} places;

static inline const gn_lex_area *gn_place_entry(const gn_work *w, uint32_t entry)
{
    return gn_lexicon_area(w->lexicon, entry);
}

/* A part of China, or another country. */
static inline bool gn_place_narrow(const gn_work *w, uint32_t area)
{
    return gn_inherit_subnational(w, area) || (gn_place_entry(w, area)->level == GN_AREA_COUNTRY &&
                                               strcmp(gn_place_entry(w, area)->official, "中国") != 0);
}

/* A country, or what is larger. */
static inline bool gn_place_large(const gn_work *w, uint32_t area)
{
    const gn_area_level l = gn_place_entry(w, area)->level;
    return l == GN_AREA_WORLD || l == GN_AREA_CONTINENT || l == GN_AREA_COUNTRY;
}

static inline bool gn_places_open(const places *p)
{
    return p->rule == MAX_PLACES;
}

/* Adds a place that the rules choose if `yes` holds and none was chosen before. */
static inline void gn_places_offer(places *p, place one, bool yes)
{
    if (yes && gn_places_open(p)) p->rule = p->n;
    if (p->n < MAX_PLACES && (one.area || one.kind == '0')) p->list[p->n++] = one;
}

/* The place that a segment names; 0 if none. */
uint32_t gn_place_named(const gn_work *w, uint32_t k);
/* The statement's own clause names a place, or its part of the sentence since the last number does. */
bool gn_place_stated(const gn_work *w, const gn_statement *s);
/* 某某公司存储器基地总投资: of the project that was told of. */
bool gn_place_of_project(const gn_work *w, const gn_statement *s);
/* A company's own figure has no place but the one that its sentence names; its share is of the market's. Returns true
 * where that decides. */
bool gn_place_of_firm(gn_work *w, gn_statement *s, places *p);
/* The candidate that the rules and the weights together are most for; `any`: the text named one near the number. */
size_t gn_place_best(gn_work *w, gn_statement *s, const places *p, bool any);

#endif
