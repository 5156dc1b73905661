/* Pages of word boxes (pdftotext -bbox-layout) to text, in steps: words to visual lines (pdf_rows.c), wrapped labels
 * (pdf_labels.c), tables by their columns (pdf_table.c), prose and all of it (pdf_page.c). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PDF_PAGE_H
#define PDF_PAGE_H

#include "gnomon/gn_write.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    MAX_COLUMNS = 40,
    HEAD_LINES = 16, /* of all headings of a table */
};

typedef struct word {
    double x0, y0, x1, y1;
    double em;     /* size of the type; boxes of some fonts are 2.6 times as high */
    double halves; /* width in halves of an em, by the characters */
    size_t text, length;
    bool raised; /* smaller digits above the line: a note's mark, an exponent */
} word;

/* Words of a line without a wide gap between them: a cell, or a line of prose. */
typedef struct segment {
    size_t first, end; /* words */
    double x0, x1;
    size_t characters;
    bool number; /* reads like a figure in a table */
} segment;

typedef struct row {
    size_t first, end; /* segments */
    double y, height, x0, x1;
    double size;        /* of its type, on average */
    double top, bottom; /* y of the first and last line of its first cell */
    bool divided;       /* anew, by a table's columns */
    bool taken;         /* into another line's first cell */
} row;

typedef struct page {
    gn_buf text; /* of the words, one after the other */
    word *word;
    size_t words, word_capacity;
    segment *segment;
    size_t segments;
    row *row;
    size_t rows;
    double left, right, pitch; /* of the prose */
    double type;               /* usual size of the type; 0: not known */
} page;

typedef struct columns {
    size_t count;
    double x0[MAX_COLUMNS], x1[MAX_COLUMNS];
} columns;

static inline double pdf_middle(const word *w)
{
    return (w->y0 + w->y1) / 2;
}

static inline double pdf_em(const word *v, const word *w)
{
    return v->em < w->em ? v->em : w->em;
}

static inline size_t pdf_cells(const row *r)
{
    return r->end - r->first;
}

/* From one line down to a later one; of a cell of several lines its nearest counts. */
static inline double pdf_step_to(const row *before, const row *now)
{
    return now->top - before->bottom;
}

/* ---- pdf_rows.c ---- */
/* The upper median; sorts v. 0 of nothing. */
double pdf_median(double *v, size_t n);
size_t pdf_characters(const char *s, size_t n);
/* Whether a word ends in, begins with a character as wide as it is high. */
bool pdf_wide_end(const page *p, const word *w);
bool pdf_wide_start(const page *p, const word *w);
/* Words [first, end) as one more segment, for which there is room. */
void pdf_add_segment(page *p, size_t first, size_t end);
/* Sorts the page's words into lines of segments. False without memory; free(p->segment), free(p->row) either way. */
bool pdf_build_rows(page *p);
void pdf_write_words(const page *p, size_t first, size_t end, gn_buf *out);
/* A line of a table's body: figures behind its first cell, and nothing as long as prose. Years side by side are
 * headings. */
bool pdf_is_figures(const page *p, const row *r);

/* ---- pdf_labels.c ---- */
/* Labels of several lines: figures stand beside their middle, so that there are as many lines above the row as below,
 * or beside their first line. Their lines become one row. */
void pdf_join_labels(page *p);
/* Whether line r is the rest of the label of the line before: below it at a line's distance, words in the first column,
 * which ends at `right`, under a label that fills this column or left a bracket open, or a whole bracket. */
bool pdf_continues_label(const page *p, size_t r, double right);

/* ---- pdf_table.c ---- */
/* The end of a table's body that begins with line `first`, and its columns: lines of figures in the same columns,
 * between them at most two others (the rest of a wrapped label, a heading within the table). `first` if there is none.
 */
size_t pdf_table_end(page *p, size_t first, columns *c);
/* The line on which the headings above the body begin: lines of short segments near it, none before `lowest`. */
size_t pdf_table_start(const page *p, size_t first, size_t lowest, const columns *c);
/* Lines [first, end), of which those from `body` on are no headings. False without memory. */
bool pdf_write_table(const page *p, size_t first, size_t body, size_t end, columns *c, gn_buf *out);

/* ---- pdf_page.c ---- */
/* Writes what stands on the page, whose words are known. False without memory. */
bool pdf_write_page(page *p, gn_buf *out);

#endif
