/* Observations: one numeric statement of a report each, with where it came from. The fields and their meaning are the
 * interchange format "gnomon observations" (docs/observations.md). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_OBSERVATION_H
#define GN_OBSERVATION_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"
#include "gnomon/gn_strings.h"

#define GN_OBSERVATION_SCHEMA 1

typedef enum gn_bound { GN_BOUND_EXACT, GN_BOUND_APPROX, GN_BOUND_GE, GN_BOUND_LE, GN_BOUND_COUNT } gn_bound;

typedef enum gn_measure {
    GN_MEASURE_LEVEL,
    GN_MEASURE_YOY,
    GN_MEASURE_POP,
    GN_MEASURE_GROWTH,
    GN_MEASURE_CAGR,
    GN_MEASURE_SHARE,
    GN_MEASURE_CONTRIBUTION,
    GN_MEASURE_CHANGE,
    GN_MEASURE_MULTIPLE,
    GN_MEASURE_COUNT
} gn_measure;

typedef enum gn_outcome { GN_ACTUAL, GN_FORECAST, GN_TARGET, GN_OUTCOME_COUNT } gn_outcome;

/* Kind of period: one month, quarter, half or year by itself · January up to a month · a point in time · a span of
 * several years. */
typedef enum gn_kind { GN_KIND_SINGLE, GN_KIND_YTD, GN_KIND_POINT, GN_KIND_SPAN, GN_KIND_COUNT } gn_kind;

/* Texts are numbers in the gn_strings that goes with the observations; 0 is null. Value, value_high, factor: NaN is
 * null. Offsets are those of gn_document_offset. */
typedef struct gn_observation {
    uint32_t document;   /* index of the document in the run or in the store */
    uint32_t page, line; /* 1-based; page 0: the document has none; line: in the document's text */
    uint32_t article;    /* 1-based article of the document; 0: unknown */
    uint64_t start, end; /* the value expression */
    uint64_t sentence_start, sentence_end;
    double value, value_high; /* magnitude applied, signed */
    double factor;            /* of a multiple: how often the base the whole is */
    gn_span period;           /* months; freq NONE: null */
    gn_str text, unit, indicator, area, source, of;
    gn_str sentence;                      /* its text, lines joined */
    gn_str rule;                          /* name of the rule that made it */
    gn_str unit_code, currency;           /* UN/CEFACT or UCUM where there is one; ISO 4217 */
    float confidence;                     /* 0 to 1 */
    uint8_t bound, measure, status, kind; /* gn_bound, gn_measure, gn_outcome, gn_kind */
    bool period_explicit;
} gn_observation;

typedef struct gn_observations {
    gn_observation *items; /* [count] in the order of document and text */
    size_t count, capacity;
    gn_strings *strings; /* owned */
} gn_observations;

/* The words of the format: "exact", "level", "actual", "single" …; never NULL. */
GN_API const char *gn_bound_name(gn_bound b);
GN_API const char *gn_measure_name(gn_measure m);
GN_API const char *gn_outcome_name(gn_outcome s);
GN_API const char *gn_kind_name(gn_kind k);

GN_API GN_MUST_USE gn_status gn_observations_new(gn_observations **out, gn_err *err);
GN_API void gn_observations_free(gn_observations *o);
/* A cleared record at the end (NaN values, no period), valid until the next call; NULL without memory. */
GN_API gn_observation *gn_observations_add(gn_observations *o);

#endif
