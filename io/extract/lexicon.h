/* Inside of the lexicon: entries that the scanner's tokens name, and tables by column for the later layers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LEXICON_H
#define LEXICON_H

#include "gnomon/gn_lexicon.h"

/* Texts of entries live as long as the lexicon and are 0-terminated; never NULL ("" where the row has none). */
typedef struct gn_lex_unit {
    const char *word;      /* as written in text */
    const char *canonical; /* unit to report: 台（套） -> 台 */
    const char
        *dimension;   /* money, percent, points, multiple, count, length, area, mass, energy, power, data, time … */
    const char *code; /* UN/CEFACT Recommendation 20 or UCUM; "" */
    const char *currency; /* ISO 4217; "" */
    double factor;        /* to the unit that stands for the dimension; 1 if not stated */
} gn_lex_unit;

typedef enum gn_area_level {
    GN_AREA_WORLD,
    GN_AREA_CONTINENT, /* world regions too: 欧洲, 东盟, 亚太 */
    GN_AREA_COUNTRY,
    GN_AREA_PROVINCE,
    GN_AREA_CITY,
    GN_AREA_DISTRICT,
    GN_AREA_REGION /* within a country: 京津冀, 长三角, 东部地区 */
} gn_area_level;

typedef struct gn_lex_area {
    const char *word;     /* as written: 南京 */
    const char *official; /* full: 江苏省南京市 (what the observation's area says) */
    const char *code;     /* GB/T 2260, or ISO 3166 alpha-3; "" */
    gn_area_level level;
    uint32_t parent; /* entry of the province or country, 0 none */
    bool weak;       /* a short form that is also a common word or a person's or company's name */
} gn_lex_area;

typedef struct gn_lex_org {
    const char *word, *canonical;
    const char *kind; /* authority, statistics, association, research, house, exchange, company, media, international */
    bool company;     /* its kind is */
    bool research;    /* its kind is research or house */
    bool house;       /* a house of research that has accounts of its own: a broker, a bank, an auditor */
    bool publishes;   /* figures are credited to it; media only report them */
    const char *area; /* of a country's or city's authority; "" */
} gn_lex_org;

typedef struct gn_lex_cue {
    const char *word, *detail; /* detail: column 3 of cue.tsv: noun, verb, ge, le, approx, province, city … */
    uint8_t cue;               /* gn_cue of scan.h */
} gn_lex_cue;

typedef struct gn_lex_sector {
    const char *word, *code, *title; /* GB/T 4754-2017 */
} gn_lex_sector;

/* The index of a company that the text names and the lexicon does not know. */
#define GN_ORG_UNKNOWN (UINT32_MAX - 1)

/* Entries by the index of a token; index 0 is an entry of empty texts. */
const gn_lex_unit *gn_lexicon_unit(const gn_lexicon *l, uint32_t index);
const gn_lex_area *gn_lexicon_area(const gn_lexicon *l, uint32_t index);
const gn_lex_org *gn_lexicon_org(const gn_lexicon *l, uint32_t index);
const gn_lex_cue *gn_lexicon_cue(const gn_lexicon *l, uint32_t index);
const gn_lex_sector *gn_lexicon_sector(const gn_lexicon *l, uint32_t index);

/* The area of an official name or any of its forms; 0 if unknown. */
uint32_t gn_lexicon_find_area(const gn_lexicon *l, const char *word, size_t len);

/* The unit of that word; 0 if it is none. */
uint32_t gn_lexicon_find_unit(const gn_lexicon *l, const char *word, size_t len);

/* Any table of data/lexicon by its file name without .tsv, the user's rows behind the built-in ones, comments and the
 * header line left out; without rows if there is none. Fields are 0-terminated, missing ones "". */
typedef struct gn_lex_table {
    size_t rows, columns;
    const char *const *field;
} gn_lex_table;
gn_lex_table gn_lexicon_rows(const gn_lexicon *l, const char *table);
static inline const char *gn_lex_field(gn_lex_table t, size_t row, size_t column)
{
    return row < t.rows && column < t.columns ? t.field[row * t.columns + column] : "";
}

/* What the module that makes series derives from the tables: `make` is called once, any thread may ask first, and
 * `release` when the lexicon is freed. */
GN_MUST_USE gn_status gn_lexicon_derived(const gn_lexicon *l,
                                         gn_status (*make)(const gn_lexicon *, void **out, gn_err *),
                                         void (*release)(void *), const void **out, gn_err *err);

#endif
