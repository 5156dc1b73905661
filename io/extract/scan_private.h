/* The scanner's parts: what they share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCAN_PRIVATE_H
#define SCAN_PRIVATE_H

#include <string.h>

#include "io/extract/lexicon_private.h"
#include "io/extract/scan.h"
#include "io/extract/words.h"

/* One block or table cell at a time: no token reaches over from..end. */
typedef struct scanner {
    const gn_lexicon *l;
    gn_scan *s;
    const char *text; /* the clean text */
    const char *from, *end;
    uint32_t title;            /* depth of 《 》 */
    uint32_t place;            /* last area of the level of a city or province: chooses among districts of one name */
    uint32_t lists;            /* number of the last list */
    const char *short_year_at; /* where a year was last written with two figures (18年1—7月), and which */
    int short_year;
    bool failed;  /* out of memory, or crowded */
    bool crowded; /* more numbers than a document may hold */
} scanner;

static inline bool sc_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool sc_alpha(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static inline bool sc_alnum(char c)
{
    return sc_digit(c) || sc_alpha(c);
}

/* Does the text go on with `word` at p? */
#define AT(p, end, word) sc_at((p), (end), (word), sizeof(word) - 1)
static inline bool sc_at(const char *p, const char *end, const char *word, size_t n)
{
    return (size_t)(end - p) >= n && p[n - 1] == word[n - 1] && memcmp(p, word, n) == 0; /* last bytes differ most */
}

/* Does `word` stand right before p? */
#define BEFORE(from, p, word) sc_before((from), (p), (word), sizeof(word) - 1)
static inline bool sc_before(const char *from, const char *p, const char *word, size_t n)
{
    return (size_t)(p - from) >= n && p[-1] == word[n - 1] && memcmp(p - n, word, n) == 0;
}

static inline uint32_t sc_offset(const scanner *sc, const char *p)
{
    return (uint32_t)(p - sc->text);
}

/* The code point at p (3-byte characters, else 0 or ASCII); *n its bytes, 0 at the end. */
static inline uint32_t sc_char(const char *p, const char *end, unsigned *n)
{
    return trie_char((const unsigned char *)p, (const unsigned char *)end, n);
}

/* Chinese numerals (scan_numeral.c). 0 to 9 for 零〇一二两三四五六七八九, else -1. */
int sc_cn_digit(uint32_t cp);
/* 10, 100, 1000, 1e4, 1e8 for 十百千万亿, else 0. */
double sc_cn_unit(uint32_t cp);
/* Could a Chinese numeral begin with this character? */
static inline bool sc_cn_start(const scanner *sc, uint32_t cp)
{
    return sc->l->start[cp] & START_NUMERAL;
}

/* A Chinese integer or decimal at p: 三, 十五点八, 一亿二千万, 千亿. *vague: 两三百, 几十. Returns its end or NULL. */
const char *sc_cn_number(const char *p, const char *end, double *value, bool *vague, unsigned *decimals);

/* 10^0 to 10^22 are exact doubles, so m * 10^e and m / 10^e are rounded once. */
extern const double sc_power10[23];

/* ×10^8, ×10⁸ behind a number, E+08 as spreadsheets write it: its end, the power of ten in *power; NULL if there is
 * none. ×108, which has lost its raised digit, may be anything. */
const char *sc_power_of_ten(const char *p, const char *end, int *power);

/* “43英寸、50英寸和65英寸液晶面板”, “43、50和65英寸液晶面板”: where the size at p ends that stands there, alone or in a
 * list, before goods; NULL if none does. */
const char *sc_size_of_goods(const scanner *sc, const char *p);

/* Numbers (scan_number.c). Each returns the end of what it took, or NULL. */
const char *sc_quantity(scanner *sc, const char *p);

/* Whether the word p[0..q) is nothing but the digits of a number, 618 in 618亿元: no word stands behind it. */
bool sc_bare_number(const scanner *sc, const char *p, const char *q);
/* Whether one of the list's words, separated by spaces, begins at p and makes another word of what is before it: 具
 * after 家. One with ! does not: 31家园区. */
bool sc_splits_word(const struct words_behind *behind, const char *p, const char *end);
/* Numbers that belong together (scan_list.c): 83、84、97小时. For a block after its tokens are found. */
void sc_lists(scanner *sc, size_t first_quantity);

/* A name of the lexicon's places at p, entry `area` with `len` bytes (scan_place.c): emits what it means here, and the
 * body that it begins (北京市统计局); returns the end of what it took. */
const char *sc_place(scanner *sc, const char *p, uint32_t area, unsigned len);
/* 东中西部: three regions, not parted by marks; the last one's word, NULL if these are none. */
const char *sc_three_regions(scanner *sc, const char *p, unsigned len);

/* Times (scan_time.c): a time that begins at p, whose lexicon entry is `word` with `len` bytes (0: it begins with
 * figures or letters). Emits and returns its end, or NULL. */
const char *sc_time(scanner *sc, const char *p, uint32_t word, unsigned len);

/* Marks and ranks (scan_ordinal.c): where one that begins at p ends, NULL if none does. */
/* 1. 2、 3) 一、 （二） (3) ① 一是 其二 at the beginning of a block or clause; emits nothing. */
const char *sc_item_mark(const scanner *sc, const char *p);
const char *sc_rank_mark(const scanner *sc, const char *p);
/* 第三, 第12位, 第一大; 第一季度 is a time and comes first. */
const char *sc_rank(scanner *sc, const char *p);
/* 前三名, 前10强, 前五大: the first so many of a ranking. */
const char *sc_top(scanner *sc, const char *p);

/* Does a part of a year (12月份, 三季度) begin at p? */
bool sc_within_year(const scanner *sc, const char *p);

void sc_emit(scanner *sc, gn_token_kind kind, const char *from, const char *to, uint32_t index, uint8_t cue);
gn_quantity *sc_add_quantity(scanner *sc);
gn_time *sc_add_time(scanner *sc);

#endif
