/* Lexicon: what the extractor knows of the trade's words. The built-in one is data/lexicon, compiled in. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_LEXICON_H
#define GN_LEXICON_H

#include "gnomon/gn_base.h"

typedef struct gn_lexicon gn_lexicon;

/* The built-in lexicon and, if dir is not NULL, the *.tsv of that folder on top: same file names and columns as
 * data/lexicon, rows are added and replace those with the same word.
 * Returns GN_OK; GN_E_NOTFOUND, GN_E_IO; GN_E_FORMAT (file:line:column and what was expected); GN_E_NOMEM.
 * *out is NULL on failure; free with gn_lexicon_free. Read-only afterwards, so shared by threads. */
GN_API GN_MUST_USE gn_status gn_lexicon_new(const char *dir, gn_lexicon **out, gn_err *err);
GN_API void gn_lexicon_free(gn_lexicon *l);

#endif
