/* Layer 1 of the extractor, text: a document as blocks of clean text, each clean byte with a way back to the document.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLEAN_H
#define CLEAN_H

#include "gnomon/gn_base.h"

/* What the clean text is: valid UTF-8, one block after the other, each block followed by one '\n' and holding none.
 *
 * - Lines of a paragraph are joined, whatever the wrapping was and even if every second line is blank; a word or number
 *   broken by a line end is whole again.
 * - Taken out: page numbers, running headers and footers, tables of contents, web addresses, link targets, image links,
 *   tags (their text stays; <sup>[1]</sup> and the like go), emphasis marks, table rules, control characters,
 *   zero-width characters.
 * - Spaces: none beside a CJK character, a full-width mark or between a number and its % or unit ("10 亿人" is
 * "10亿人"); one ' ' between two Latin words; one ' ' between two CJK characters only where the writer put it inside a
 * line (headlines use it as a comma). None at a block's ends.
 * - Folded: full-width letters, digits, ％ ＋ ／ ＜ ＝ ＞ ＆ and （ ） to ASCII; ．to '.' between digits, ，to ','
 * within a number with thousands groups; － – − ‐ ‑ ─ ﹣ to '-'; ～ 〜 ∼ to '~'; ㎡ to 平方米, ℃ stays. The other way,
 * so that grammar meets one form only: , ; : ! ? beside a CJK character to ，；：！？. U+2014 (—) stays as it is.
 *   Everything else stays: “ ” 《 》 【 】 、 。 ． etc.
 * - Table rows stand between bars (| ｜ │). Lines whose cells are parted by tabs or by two spaces, as many in each, and
 *   that end in figures are table rows too, and so are lines of a word and figures parted by single spaces.
 * - The cells of a table row are separated by '|', without one at the row's ends; inside a cell '|' does not occur. */
typedef enum gn_block_kind {
    GN_BLOCK_PARAGRAPH,
    GN_BLOCK_HEADING, /* marked by # …, by <h1>, or a line of its own that is a headline; level says which */
    GN_BLOCK_LIST_ITEM, /* a Markdown bullet (marker taken out); 1. and （一） stay in the text, see GN_TOKEN_ORDINAL */
    GN_BLOCK_TABLE_ROW
} gn_block_kind;

typedef struct gn_block {
    uint32_t start, end; /* in the clean text, without the '\n' */
    uint32_t line;       /* of its first byte in the document's text, 1-based */
    uint32_t table;      /* of a table row: number of its table in the document, from 1; else 0 */
    uint8_t kind;        /* gn_block_kind */
    uint8_t level;       /* of a heading: 1 to 6 by its mark, 0 for a headline found by its form */
} gn_block;

/* The clean bytes from `clean` up to the next pair's stand in the document from `doc` on, byte by byte; a folded
 * character has a pair of its own, so that its first byte leads to the first byte of the character in the document. */
typedef struct gn_clean_pair {
    uint32_t clean, doc;
} gn_clean_pair;

typedef struct gn_clean {
    char *text; /* [length] and a final 0 */
    size_t length;
    gn_block *block; /* [blocks], ascending, covering the text */
    size_t blocks;
    gn_clean_pair *pair; /* [pairs], ascending; the first is clean 0 */
    size_t pairs;
    size_t doc_length;
    /* capacities and work space; private */
    size_t text_cap, block_cap, pair_cap, line_cap;
    struct clean_line *line;
} gn_clean;

/* Cleans text[0..length), valid UTF-8 and followed by a 0, into *c (zero-initialise before the first use; its memory is
 * used again by the next call). page_start[0..pages) are the offsets of the pages (gn_document), by which running
 * headers and footers are known; NULL and 0 where there are none. Linear time in the length, whatever the lines are; no
 * allocation per line. Returns GN_OK; GN_E_LIMIT (1 GiB or more); GN_E_NOMEM. Thread-safe for different c. */
GN_MUST_USE gn_status gn_clean_text(const char *text, size_t length, const size_t *page_start, size_t pages,
                                    gn_clean *c, gn_err *err);
void gn_clean_free(gn_clean *c);

/* The document's offset of a clean byte: of the first byte of the character that it came from. O(log pairs). */
size_t gn_clean_doc(const gn_clean *c, size_t clean);
/* The end in the document of an expression that ends before clean byte `end`: right after the character that clean byte
 * end - 1 came from (white space that was dropped after it does not count). end >= 1. `text` is the document's. */
size_t gn_clean_doc_end(const gn_clean *c, const char *text, size_t end);
/* The block that holds a clean byte (its '\n' belongs to it). O(log blocks). */
size_t gn_clean_block(const gn_clean *c, size_t clean);

#endif
