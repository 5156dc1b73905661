/* Extraction: the numeric statements of a document as observations, and observations as text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_EXTRACT_H
#define GN_EXTRACT_H

#include "gnomon/gn_document.h"
#include "gnomon/gn_lexicon.h"
#include "gnomon/gn_observation.h"
#include "gnomon/gn_write.h"

typedef struct gn_extract_options {
    gn_date date; /* of the report, used where its own text and metadata give none; year 0: none */
    /* If not NULL, every number that may be a statement is described there, one line each, for the trainer of the
     * built-in weights (tools/train_model.py); nothing else changes. */
    gn_buf *features;
} gn_extract_options;

/* Appends the document's observations, in the order of the text, with `document` set to document_index.
 * Relative times without any date leave period null and are counted in *undated (may be NULL).
 * Returns GN_OK, GN_E_ARG, GN_E_LIMIT (2 GiB or more), GN_E_NOMEM; on failure `out` is as before but for strings added.
 * Time linear in the length of the text. Thread-safe for different `out`; the lexicon is only read. */
GN_API GN_MUST_USE gn_status gn_extract(const gn_lexicon *lexicon, const gn_document *doc, uint32_t document_index,
                                        const gn_extract_options *opt, gn_observations *out, size_t *undated,
                                        gn_err *err);

/* Appends copies of all of `from` with `document` set; strings are interned anew.
 * Returns GN_OK, GN_E_NOMEM (`into` keeps what it had, and strings). */
GN_API GN_MUST_USE gn_status gn_observations_append(gn_observations *into, const gn_observations *from,
                                                    uint32_t document, gn_err *err);

/* One observation as a JSON object on one line, all fields of the format always, null where unknown; `file` is the
 * input's name as given. */
GN_API void gn_observation_json(gn_buf *b, const gn_observations *o, const gn_observation *r, const char *file);

/* The same fields as a CSV line (RFC 4180, empty where unknown); the header line's columns are in the same order. */
GN_API void gn_observation_csv_header(gn_buf *b);
GN_API void gn_observation_csv(gn_buf *b, const gn_observations *o, const gn_observation *r, const char *file);

/* All observations as a table for reading on a terminal: period, area, indicator, measure, value, unit, status. */
GN_API void gn_observations_table(gn_buf *b, const gn_observations *o, const char *file);

#endif
