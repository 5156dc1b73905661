/* What the parts of the assembly share: records, keys, kinds, series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ASSEMBLE_PRIVATE_H
#define ASSEMBLE_PRIVATE_H

#include "gnomon/gn_assemble.h"

#include "canonical.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    NEAR_BYTES = 200,     /* about a sentence: how far things told together stand apart */
    ARTICLE_BYTES = 1500, /* how far a name without a subject reaches where articles are not known */
    MOST_NEAR = 8,        /* statements on either side that may tell a row with one */
    MOST_ALIKE = 64,      /* statements that one is compared with, pair by pair */
    FAR_FACTOR = 1000     /* a level so far from the middle of its series is one of something else */
};

/* What makes observations candidates for one series whatever their period. Compared as bytes: no padding. */
typedef struct base_key {
    gn_str name, area, unit_class; /* name: in the pool of this run */
    uint32_t scope;                /* 0; or sets apart what the other fields do not tell apart */
    uint8_t measure, future, pad[2];
} base_key;

/* A base and a kind of period: a series. */
typedef struct variant_key {
    uint32_t base;
    uint8_t kind, freq, pad[2];
} variant_key;

/* How certain a period's reading is. 2021-01/2021-03 is a first quarter or three months of the year so far. */
typedef enum reading { CERTAIN, OPEN, UNDATED } reading;

typedef struct record {
    uint32_t observation, base, variant;
    uint8_t kind, freq, reading;
    bool stock; /* by its name, whatever its measure */
    bool timed; /* has an ordinal */
    int64_t ordinal;
    double value; /* in the unit of the class */
} record;

typedef struct variant {
    variant_key key;
    uint32_t parent; /* of the union of variants */
    size_t records;
} variant;

/* Tallies of a base that decide how open periods are read. */
typedef struct base {
    base_key key;
    uint32_t year_to_date, quarters, months, halves; /* certain ones */
} base;

typedef struct assembly {
    const gn_assemble_options *opt;
    const gn_observations *obs;
    const canonical *canon;
    gn_strings *names, *bases, *variants; /* pools: names, base_key and variant_key as bytes */
    record *records;
    size_t count;
    base *base;
    variant *variant;
    gn_strings *places; /* a name and an area as bytes: those found to be called in several ways */
    gn_str *same_place; /* [places] parent of the union */
    size_t place_capacity;
    gn_err *err;
} assembly;

gn_status as_no_memory(const assembly *a);
base_key as_key_of(const assembly *a, const record *r);

/* assemble_keys.c: a record for each statement that is to be in a series, with its key and what its period says. */
GN_MUST_USE gn_status as_make_records(assembly *a);
/* Kind, frequency and ordinal of the period. */
void as_read_period(const gn_observation *o, bool stock, record *r);
/* Amounts of change and growth run over a period even where the thing itself is a stock. */
bool as_moves(uint8_t measure);

/* assemble_apart.c: what one key holds and yet is not one thing gets keys of its own. */
GN_MUST_USE gn_status as_set_apart_all(assembly *a);
bool as_one_article(const gn_observation *o, const gn_observation *p);
/* Digits that a statement prints: the more, the less likely two things share them by chance. */
int as_digits_of(const assembly *a, const record *r);
/* 4.71亿 and 4.7亿: one value, where that with fewer digits is the other one rounded. */
bool as_same_value(const assembly *a, const record *x, const record *y);

/* assemble_kinds.c: a series for each key and kind of period. */
GN_MUST_USE gn_status as_make_variants(assembly *a);

/* assemble_figures.c: the same statement read in two ways; series that state the same figure. */
GN_MUST_USE gn_status as_take_surer_readings(assembly *a);
GN_MUST_USE gn_status as_join_same_figures(assembly *a);
/* Two series, sorted by time, contradict each other where both have exact statements of one time and share none. */
bool as_contradict(const assembly *a, const record *const *x, size_t n, const record *const *y, size_t m);
/* Percents are shared by many things, amounts by few. */
bool as_is_percent(const assembly *a, gn_str unit_class);
/* The series that v was joined to. */
uint32_t as_root(assembly *a, uint32_t v);

/* assemble_names.c: names found to call one thing. Statements x and y are of one figure. */
GN_MUST_USE gn_status as_take_as_one_name(assembly *a, const record *x, const record *y);
/* by_series: all records by variant and time, those of variant v from begin[v]. */
GN_MUST_USE gn_status as_join_same_names(assembly *a, const record *const *by_series, const size_t *begin);
/* The name that stands for `name` in `area`. */
gn_str as_standing_name(assembly *a, gn_str name, gn_str area);

/* assemble_panels.c: the panels with their members. */
GN_MUST_USE gn_status as_fill_set(assembly *a, gn_series_set *set);

#endif
