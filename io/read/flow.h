/* Flow: text built from the events of a markup (inline text, line breaks, blocks, headings, tables). Tables of data
 * become Markdown pipe tables with spans expanded; tables used for layout become the blocks of their cells. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FLOW_H
#define FLOW_H

#include "gnomon/gn_write.h"

typedef struct flow flow;

/* source_bytes bounds how much the copies of spanned cells may add. NULL when memory is short. */
flow *flow_new(size_t source_bytes);
void flow_free(flow *f);

/* Inline text: runs of white space collapse into one space, and into none between two wide characters where the source
 * breaks its line. */
void flow_text(flow *f, const char *s, size_t n);
/* The same, with line ends and spaces kept. */
void flow_preformatted(flow *f, const char *s, size_t n);
/* A colon behind what the open block holds, and no space before what follows; if none is open, or it has one, nothing.
 */
void flow_colon(flow *f);
void flow_line(flow *f);               /* a line break within a block */
void flow_block(flow *f);              /* ends the block, if one is open */
void flow_heading(flow *f, int level); /* the next block is a heading, 1 to 6 */

/* Tables nest; deeper ones than a fixed depth are taken as layout. */
void flow_table_begin(flow *f);
void flow_row_begin(flow *f, bool heading);
void flow_row_heading(flow *f); /* the row just begun is one of headings */
/* Spans below 1 count as 1. joins: the cell continues the one above it (Word's vertical merge). */
void flow_cell_begin(flow *f, long row_span, long column_span, bool heading, bool joins);
void flow_cell_end(flow *f);
void flow_table_end(flow *f);

/* Moves the text out (to be freed with gn_buf_free). Returns false when memory was short. */
bool flow_finish(flow *f, gn_buf *out);

/* A digit or a sign as Unicode's superscript; NULL: another character. */
const char *flow_raised(char c);

/* Digits and signs as Unicode superscripts, so that m<sup>2</sup> and 10<sup>8</sup> do not become m2 and 108. Appends
 * nothing and returns false if there is another character in s. */
bool flow_superscript(flow *f, const char *s, size_t n);

/* A grid of cells as a pipe table: `heads` leading rows are joined into the header. text_of(data, row, column) gives
 * the text, never NULL. Shared with the PDF reader. */
void flow_write_table(gn_buf *out, size_t rows, size_t columns, size_t heads,
                      const char *(*text_of)(const void *data, size_t row, size_t column), const void *data);

#endif
