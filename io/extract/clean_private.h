/* The text layer's parts: lines, characters, blocks. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLEAN_PRIVATE_H
#define CLEAN_PRIVATE_H

#include <string.h>

#include "io/extract/clean.h"

enum line_kind { LINE_TEXT, LINE_HEADING, LINE_LIST, LINE_TABLE, LINE_DROP };
enum line_flag {
    BLANK_BEFORE = 1,
    TERMINAL = 2,  /* ends a sentence */
    GOES_ON = 4,   /* ends in a comma or an open bracket: the paragraph cannot end here */
    CONTINUES = 8, /* begins with what no paragraph begins with */
    COMMA = 16,    /* holds ，。？ or ：“: more than a headline */
    TOC_ENTRY = 32,
    FURNITURE_BEFORE = 64, /* a page number, header, footer or address was taken out before it */
    MARKED = 128,          /* begins with an enumeration mark, （一） 1. 一、 */
    ALIGNED = 256,         /* a table row whose cells are parted by tabs or two spaces */
    SPACED = 512,          /* ... by single spaces */
    RULE_AFTER = 1024,     /* a table row above a rule */
    PAGE_NUMBER = 2048,    /* nothing but one, or a cell of a table */
    STACKED = 4096         /* the first cell of a table row whose `level` cells stand below one another */
};

enum { WIDTH_MAX = 400 }; /* longer lines are no wrapped lines; how long they are does not matter */

/* A line that is not blank. */
struct clean_line {
    uint32_t start, end; /* its content, without marks and outer spaces */
    uint32_t number;     /* 1-based */
    uint32_t same;       /* index + 1 of the line before with the same text, for running headers */
    uint32_t columns;    /* of a table row with blank cells: bit k where one of its cells stands in column k; 0: none */
    uint16_t width;      /* columns, at most WIDTH_MAX */
    uint16_t flags;
    uint8_t kind, level, indent, chain;
    uint8_t cells;  /* parts between tabs or two spaces */
    char separator; /* of the cells of a table row: a comma, semicolon or tab that ends each; 0 */
};

static inline const unsigned char *bytes(const char *s)
{
    return (const unsigned char *)s;
}

/* Length of the character at p by its first byte; the text is valid UTF-8. */
static inline unsigned char_len(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* White space of any width at s, its length, or 0. */
static inline unsigned space_at(const unsigned char *s, const unsigned char *end)
{
    if (s >= end) return 0;
    if (*s <= ' ') return 1;
    if (*s == 0x7F) return 1;
    if (*s == 0xC2 && s[1] == 0xA0) return 2;
    if (*s == 0xE3 && s[1] == 0x80 && s[2] == 0x80) return 3;
    if (*s == 0xE2 && s[1] == 0x80 && (s[2] <= 0x8F || s[2] == 0xA8 || s[2] == 0xA9 || s[2] == 0xAF)) return 3;
    if (*s == 0xEF && s[1] == 0xBB && s[2] == 0xBF) return 3;
    return 0;
}

static inline bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

/* The length of an ornament at s, ★ ▶ ◆ ✔ or a picture, or 0. ▲ and the like before a digit are signs. */
static inline unsigned ornament_at(const unsigned char *s, const unsigned char *end)
{
    if (s >= end || (*s != 0xE2 && *s != 0xF0 && *s != 0xEF)) return 0;
    if (*s == 0xF0) return s[1] == 0x9F ? 4 : 0;
    if (*s == 0xEF) return s[1] == 0xB8 && s[2] == 0x8F ? 3 : 0; /* how a picture is drawn */
    if (s[1] < 0x96 || s[1] > 0x9E || (s[1] == 0x96 && s[2] < 0xA0)) return 0;
    const bool sign = (s[1] == 0x96 && s[2] >= 0xB2 && s[2] <= 0xBD) && (s[2] < 0xB6 || s[2] >= 0xBC);
    return sign && s + 3 < end && is_digit(s[3]) ? 0 : 3;
}

/* The length of a bar between cells at s, | ｜ │ ┃ ║, or 0. */
static inline unsigned bar_at(const unsigned char *s, const unsigned char *end)
{
    if (s >= end) return 0;
    if (*s == '|') return 1;
    if ((*s != 0xE2 && *s != 0xEF) || end - s < 3) return 0;
    return (*s == 0xEF && s[1] == 0xBD && s[2] == 0x9C) || (*s == 0xE2 && s[1] == 0x94 && (s[2] | 1) == 0x83) ||
                   (*s == 0xE2 && s[1] == 0x95 && s[2] == 0x91)
               ? 3
               : 0;
}

/* The length of the digit at s, full-width or not, or 0. */
static inline unsigned digit_at(const unsigned char *s, const unsigned char *end)
{
    if (s >= end) return 0;
    if (is_digit(*s)) return 1;
    return *s == 0xEF && end - s >= 3 && s[1] == 0xBC && s[2] >= 0x90 && s[2] <= 0x99 ? 3 : 0;
}

/* The length of the digit that ends at `end`, or 0. */
static inline unsigned digit_before(const unsigned char *s, const unsigned char *end)
{
    if (end > s && is_digit(end[-1])) return 1;
    return end - s >= 3 && digit_at(end - 3, end) == 3 ? 3 : 0;
}

static inline bool is_alpha(unsigned char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool is_alnum(unsigned char c)
{
    return is_digit(c) || is_alpha(c);
}

static inline bool starts(const unsigned char *s, const unsigned char *end, const char *word)
{
    if (s >= end || *s != (unsigned char)*word) return false; /* nearly always */
    const size_t n = strlen(word);
    return (size_t)(end - s) >= n && s[n - 1] == (unsigned char)word[n - 1] && memcmp(s, word, n) == 0;
}

static inline bool starts_any(const unsigned char *s, const unsigned char *end, const char *const *words)
{
    for (; *words; words++)
        if (starts(s, end, *words)) return true;
    return false;
}

/* Lines (clean_line.c). */
/* The lines of a document into c->line, furniture and contents out, each with what it is; *count of them. */
gn_status gn_clean_lines(const char *text, size_t length, const size_t *page_start, size_t pages, gn_clean *c,
                         size_t *count, gn_err *err);
/* 指　　标: whether the white space [s, next) between two characters that stand alone spreads one word. */
bool gn_clean_spreads(const unsigned char *line, const unsigned char *s, const unsigned char *next,
                      const unsigned char *end);
/* The length of white space of at least a tab or two columns at s in a line, or 0: the gap between two columns. */
size_t gn_clean_column_gap(const unsigned char *line, const unsigned char *s, const unsigned char *end);

/* Tables without bars (clean_table.c), which make rows of the lines that they are. Cells that stand below one another,
 * where no pages are known; Markdown rows without outer bars, by the rules that are dropped; and, once the dropped
 * lines are gone, separated values, columns and words parted by spaces. Linear time. */
void gn_clean_find_stacked(struct clean_line *line, size_t n, const unsigned char *t);
void gn_clean_find_bare_rows(struct clean_line *line, size_t n, const unsigned char *t);
void gn_clean_find_rows(struct clean_line *line, size_t n, const unsigned char *t);

/* Characters (clean_char.c). */
enum out_class { OUT_NONE, OUT_ASCII, OUT_DIGIT, OUT_CJK, OUT_WIDE };
enum gap { GAP_NONE, GAP_SPACE, GAP_LINE };

typedef struct writer {
    gn_clean *c;
    const unsigned char *text;
    char *out;     /* where the next byte goes */
    int64_t delta; /* clean offset - document offset of the last pair */
    enum out_class last;
    enum gap gap;
    bool table, aligned;
    bool spaced;      /* any space parts two cells */
    bool headline;    /* the line may be one: a space behind a figure parts two of them */
    uint32_t columns; /* of the cells to come, see clean_line; 0: each in the next one */
    bool wide_bars;   /* ｜ and the like do */
    char separator;   /* each of them ends a cell, if it is none */
    bool quoted;      /* but not between " */
    bool failed;
} writer;

/* The bar between two cells of a table row, the first of which ends at `doc`; more where blank cells stand between. */
void gn_clean_part_cells(writer *w, size_t doc);
/* The bars of the blank cells that a row begins with. */
void gn_clean_begin_cells(writer *w, size_t doc);
/* One line's content into the block that is open. */
void gn_clean_copy_line(writer *w, size_t begin, size_t end);

#endif
