/* Layer 3 of the extractor, structure: articles, sentences, clauses and the segments that they are made of. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STRUCTURE_H
#define STRUCTURE_H

#include "io/extract/scan.h"

#define GN_NO_INDEX UINT32_MAX

/* A piece of a block: a token of the scanner, a mark, or the text between them. Segments do not overlap; a token that
 * lies inside another is left to the outer one. */
typedef enum gn_seg_kind {
    GN_SEG_TEXT,
    GN_SEG_MARK, /* `mark` says which */
    GN_SEG_QUANTITY,
    GN_SEG_PERIOD,
    GN_SEG_AREA,
    GN_SEG_ORG,
    GN_SEG_CUE,
    GN_SEG_NAME,
    GN_SEG_ORDINAL,
    GN_SEG_SECTOR
} gn_seg_kind;

/* Marks by an ASCII letter: , ; : . ! ? as they are (full-width ones too), 'd' 、, '(' ')', '<' '>' for 《 》, '[' ']'
 * for 【 】, 'q' an opening and 'Q' a closing quotation mark, '-' for — and –, '~', '/', '+', '|', ' '. */
typedef struct gn_seg {
    uint32_t start, end; /* in the clean text */
    uint32_t token;      /* index in scan->token; GN_NO_INDEX for text and marks */
    uint32_t index;      /* of the token */
    uint32_t clause;
    uint8_t kind, cue;
    char mark;
    bool in_name; /* of a place: a part of firms' or events' names, of gn_inherit_names() */
} gn_seg;

/* A clause ends at ， ； ： 。 or at a bracket that holds figures; such a bracket is a clause of its own whose parent
 * is the clause around it. The segments of a clause lie in [first, last) but those of its brackets lie there too: look
 * at seg.clause. */
typedef struct gn_clause {
    uint32_t first, last;
    uint32_t sentence;
    uint32_t parent; /* clause around the bracket, else GN_NO_INDEX */
    char opener;     /* the mark before it: ',' ';' ':' '(' '|' ' ' or 0 at a sentence's beginning */
} gn_clause;

typedef struct gn_sentence {
    uint32_t start, end; /* in the clean text */
    uint32_t first_clause, last_clause;
    uint32_t first, last; /* segments */
    uint32_t block, article;
} gn_sentence;

/* What stands under one headline or one date. */
typedef struct gn_article {
    uint32_t first_block, last_block;
    gn_date date;  /* of its dateline, year 0: none */
    uint8_t level; /* of its headline's mark, 0: none */
    bool dated;    /* begins with a date of its own, so that nothing before it is its context */
    bool numbered; /* its headline begins with a number: 1. 第一名 二、 */
    bool fresh;    /* the article before ended with （来源：…）: it is none of its sections */
} gn_article;

typedef struct gn_structure {
    gn_seg *seg;
    size_t segs, seg_cap;
    gn_clause *clause;
    size_t clauses, clause_cap;
    gn_sentence *sentence;
    size_t sentences, sentence_cap;
    gn_article *article;
    size_t articles, article_cap;
} gn_structure;

/* Finds the structure of scanned text into *st (zero-initialise before the first use; memory is used again). `date` is
 * the report's, for datelines without a year. Linear time. Returns GN_OK, GN_E_NOMEM. */
GN_MUST_USE gn_status gn_structure_find(const gn_clean *c, const gn_scan *s, gn_date date, gn_structure *st,
                                        gn_err *err);
void gn_structure_free(gn_structure *st);
/* Doubles the room of a list of items of `size` bytes; false, and the list as it was, where there is no memory. */
bool gn_structure_grow(void **items, size_t *cap, size_t size);

#endif
