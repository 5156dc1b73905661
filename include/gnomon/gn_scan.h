/* Scanning: every number with its unit and every time in a document, whether or not it is part of a statement. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_SCAN_H
#define GN_SCAN_H

#include "gnomon/gn_document.h"
#include "gnomon/gn_lexicon.h"
#include "gnomon/gn_observation.h"

typedef enum gn_found_kind { GN_FOUND_QUANTITY, GN_FOUND_PERIOD } gn_found_kind;

typedef struct gn_found {
    gn_found_kind kind;
    uint64_t start, end;         /* as gn_document_offset reports them */
    size_t text_start, text_end; /* in the document's text */
    double value, value_high;    /* of a quantity, magnitude applied; value_high NaN unless a range */
    char unit[64];               /* canonical; empty: none */
    gn_bound bound;
    gn_span months;              /* of a time; freq NONE: it needs a date and there is none */
    gn_date first_day, last_day; /* year 0 likewise */
} gn_found;

/* All quantities and times of the document in the order of its text into *out [*count], to be released with free().
 * Times are resolved against the last full date that the text gives as its own (【2023-08-10】), else the document's
 * date, else `date` (year 0: none); a month without a year is of the year that its paragraph named last.
 * Returns GN_OK, GN_E_LIMIT (1 GiB or more), GN_E_NOMEM; *out is NULL on failure. Linear time; thread-safe. */
GN_API GN_MUST_USE gn_status gn_scan_document(const gn_lexicon *lexicon, const gn_document *doc, gn_date date,
                                              gn_found **out, size_t *count, gn_err *err);

#endif
