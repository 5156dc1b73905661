/* Headings of tables, for the table reader. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TABLE_HEADING_H
#define TABLE_HEADING_H

#include "io/extract/indicator_private.h"
#include "io/extract/table.h"

static inline bool gn_heading_mark(const gn_seg *g, char mark)
{
    return g->kind == GN_SEG_MARK && g->mark == mark;
}

static inline bool gn_heading_year(const gn_quantity *q)
{
    return (q->flags & GN_Q_YEARLIKE) && !(q->flags & GN_Q_UNIT);
}

static inline size_t gn_heading_noun(const gn_work *w, const gn_label *l)
{
    return gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
}

/* A unit with its magnitude: 亿元, 单位：万台, 万元/吨; of several (亿元、%) the first. False if it is none. */
bool gn_heading_unit(const gn_work *w, const char *text, size_t n, gn_table_heading *h);
/* What the segments [first, last) of a cell say, into *h. */
void gn_heading_read(const gn_work *w, uint32_t first, uint32_t last, gn_table_heading *h);
/* What the lines above the table whose first row is `sentence` say: its name, unit, time and place. */
void gn_heading_caption(const gn_work *w, uint32_t sentence, gn_table_heading *h);
/* What columns take over from those to their left, once all headings are read. */
void gn_heading_finish(const gn_work *w, gn_table *t);

#endif
