/* Figures of a headline that its article tells again. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_HEADLINE_H
#define GN_HEADLINE_H

#include "gnomon/gn_extract.h"
#include "io/extract/work.h"

enum { GN_HEADLINE_FIGURES = 6 };

typedef struct gn_headline {
    size_t figures;
    struct {
        size_t record;
        bool dated, placed; /* the headline itself says when and where */
        bool part_of_year;  /* it names months without a year */
    } figure[GN_HEADLINE_FIGURES];
} gn_headline;

/* Notes that `s` is the last record of `o`; only figures of an article's headline are kept. */
void gn_headline_note(gn_headline *h, const gn_work *w, const gn_statement *s, const gn_observations *o);
/* The article is over: what its headline left out of a figure is taken from where the text tells the same figure, among
 * the records next to it, and the year of its months from what the text is about. */
void gn_headline_settle(gn_headline *h, const gn_work *w, gn_observations *o);

#endif
