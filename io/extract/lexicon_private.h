/* The lexicon's inside: entries with what only the scanner needs, and the tries. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEXICON_PRIVATE_H
#define LEXICON_PRIVATE_H

#include <pthread.h>

#include "io/extract/lexicon.h"
#include "io/extract/model.h"
#include "io/extract/phrase.h"
#include "io/extract/scan.h"
#include "io/extract/trie.h"

enum { MAX_COLUMNS = 12 };
struct table {
    char name[64];
    size_t columns, rows, cap;
    const char **field; /* [rows * columns] */
    uint32_t *line;     /* [rows] of its file */
    size_t *source;     /* [rows] index of the file it came from */
    char head[MAX_COLUMNS][32];
};

struct text_file {
    char *path, *bytes;
};

/* Words, separated by spaces, before which a word is another one or none, and what they begin with, as a set of bits.
 */
struct words_behind {
    const char *words;
    uint64_t first;
};
static inline uint64_t first_bit(const char *p)
{
    const unsigned char *const u = (const unsigned char *)p;
    return UINT64_C(1) << (u[0] < 0xE0 ? u[0] & 63u : (u[1] * 5u + u[2]) & 63u);
}

struct unit_entry {
    gn_lex_unit pub;
    struct words_behind not_before; /* that make another word of it: 家 before 具 */
    uint32_t flags;                 /* gn_quantity_flag */
    double scale;                   /* value per number as written: 成 10, ‰ 0.1 */
};

struct area_entry {
    gn_lex_area pub;
    uint32_t same; /* the next entry of the same word, 0 none */
    const char *parent;
};

enum org_role { ORG_WORD, ORG_SUFFIX, ORG_COMPANY_SUFFIX };
struct org_entry {
    gn_lex_org pub;
    uint8_t role;
    struct words_behind not_before; /* before which it is no name: 中国电信 before 行业 */
};

enum cue_where { CUE_ANYWHERE, CUE_NUMBER, CUE_BEFORE, CUE_AFTER };
struct cue_entry {
    gn_lex_cue pub;
    uint8_t where; /* cue_where */
    uint8_t bound; /* gn_bound, of class bound */
};

enum name_kind { NAME_WORD, NAME_PREFIX, NAME_AFTER_NM, NAME_AFTER_INCH };
struct name_entry {
    const char *word;
    uint8_t kind;
    bool figures; /* holds digits: a NAME token; else it only keeps its parts from being read as something else */
};

enum time_type {
    TIME_RELATIVE,
    TIME_CONTEXT,
    TIME_MONTHS,
    TIME_RELATIVE_MONTHS,
    TIME_MONTH_OFFSET,
    TIME_MONTH_CONTEXT,
    TIME_QUARTER_OFFSET,
    TIME_QUARTER_CONTEXT,
    TIME_DAY_OFFSET,
    TIME_WEEK_OFFSET,
    TIME_LAST,
    TIME_NEXT,
    TIME_NOW,
    TIME_SAME,
    TIME_DAYS,
    TIME_YEAR_GIVEN,
    TIME_FEAST
};
struct time_entry {
    const char *word;
    gn_time value;
    uint8_t type;
};

/* Values of the main trie: kind in the upper byte, index of the entry below. */
enum main_kind { MAIN_TIME = 1, MAIN_ORG, MAIN_AREA, MAIN_SECTOR, MAIN_NAME, MAIN_CUE };
#define MAIN(kind, index) ((uint32_t)(kind) << 24 | (uint32_t)(index))
#define MAIN_KIND(v) ((v) >> 24)
#define MAIN_INDEX(v) ((v)&0xFFFFFFu)

enum { START_STATE = 0xFFFFFF, START_NUMERAL = 1 << 24, START_SPECIAL = 1 << 25, START_WORD = 1 << 26 };

/* Two characters beside each other as a bit of `pair`. */
enum { PAIR_BITS = 16 };
static inline uint32_t pair_bit(uint32_t one, uint32_t two)
{
    return ((one << 16 | two) * 0x9E3779B1u) >> (32 - PAIR_BITS);
}

/* Outside of struct gn_lexicon, which is const for all who have it. */
struct derived {
    pthread_mutex_t lock;
    void *tables;
    void (*release)(void *);
};

struct gn_lexicon {
    struct table *table;
    size_t tables;
    struct text_file *file;
    size_t files;
    struct unit_entry *unit; /* entry 0 of each is empty */
    struct area_entry *area;
    struct org_entry *org;
    struct cue_entry *cue;
    struct name_entry *name;
    gn_lex_sector *sector;
    struct time_entry *time;
    size_t units, areas, orgs, cues, names, sectors, times;
    /* [65536] by character: state of main_trie after it, and above START_STATE whether it is a word of it and what else
     * may begin with it */
    uint32_t *start;
    /* By pair_bit: pairs that words of main_trie may begin with. Few do, and the trie's states are far apart in memory.
     */
    uint64_t pair[1 << (PAIR_BITS - 6)];
    gn_phrases *phrases;
    gn_model *model;
    struct gn_traditional *traditional;
    struct derived *derived;
    trie main_trie, unit_trie, suffix_trie, after_trie, after_nm, after_inch;
};

/* lexicon_table.c: the tables of the program and of the user's folder `dir` (NULL: none), as text; what they take is
 * given back by gn_lexicon_forget(), after a failure too. */
gn_status gn_lexicon_read(gn_lexicon *l, const char *dir, gn_err *err);
void gn_lexicon_forget(gn_lexicon *l);
/* The table of that name, NULL if there is none. */
struct table *gn_lexicon_table(gn_lexicon *l, const char *name);

/* lexicon_entry.c: the entries of all tables. */
gn_status gn_lexicon_entries(gn_lexicon *l, gn_err *err);

#endif
