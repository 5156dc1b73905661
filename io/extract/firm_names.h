/* Firms that no lexicon knows, by how their article speaks of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FIRM_NAMES_H
#define FIRM_NAMES_H

#include "io/extract/phrase.h"
#include "io/extract/structure.h"

/* A name that an article gives a firm. */
typedef struct gn_firm_name {
    uint32_t start, len;    /* in the clean text, where it is given */
    uint32_t article, last; /* that the name holds in, the first with its sections */
} gn_firm_name;

typedef struct gn_firm_names {
    gn_firm_name *name; /* by article */
    size_t count, cap;
} gn_firm_names;

/* Finds them: defined in brackets (某某有限公司（以下简称“某某”）, 某某（600000.SH）), said to publish, to have a
 * chairman or sales, or named among known firms, and named again in the article. Wherever the article names one, *st
 * has a segment of kind ORG with the index GN_ORG_UNKNOWN and no token. Linear time. *out to be freed with
 * gn_firm_names_free (zero-initialise before). Returns GN_OK, GN_E_NOMEM. */
GN_MUST_USE gn_status gn_firm_names_find(const gn_lexicon *lexicon, const gn_clean *c, gn_structure *st,
                                         gn_firm_names *out, gn_err *err);
/* Those of an article; *first, to begin with 0, goes forward with the articles. Returns how many. */
size_t gn_firm_names_of(const gn_firm_names *f, uint32_t article, size_t *first);
void gn_firm_names_free(gn_firm_names *f);

#endif
