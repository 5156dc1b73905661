/* Extraction: the numeric statements of a document as observations. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_EXTRACT_H
#define GN_EXTRACT_H

#include "gnomon/gn_document.h"
#include "gnomon/gn_lexicon.h"
#include "gnomon/gn_observation.h"

typedef struct gn_extract_options {
    gn_date date; /* of the report, used where its own text and metadata give none; year 0: none */
} gn_extract_options;

/* Appends the document's observations, in the order of the text, with `document` set to document_index.
 * Relative times without any date leave period null and are counted in *undated (may be NULL).
 * Returns GN_OK, GN_E_ARG, GN_E_NOMEM; on failure `out` is as before but for strings added.
 * Time linear in the length of the text. Thread-safe for different `out`; the lexicon is only read. */
GN_API GN_MUST_USE gn_status gn_extract(const gn_lexicon *lexicon, const gn_document *doc, uint32_t document_index,
                                        const gn_extract_options *opt, gn_observations *out, size_t *undated,
                                        gn_err *err);

#endif
