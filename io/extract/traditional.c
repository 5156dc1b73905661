/* Texts in traditional characters, which are read as if they were written in simplified ones. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/traditional.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST = 0x4000, COUNT = 0xA000 - FIRST /* characters that begin with E4 to E9 */ };

struct gn_traditional {
    uint64_t is[COUNT / 64];    /* a bit for each character of the table */
    uint16_t simplified[COUNT]; /* 0: none */
};

struct gn_written {
    const gn_traditional *of;
    uint32_t article;
    struct {
        uint32_t article;     /* that the others are of */
        int32_t more;         /* how much more often it is written in its traditional form */
        uint16_t traditional; /* form that was seen last */
    } character[COUNT];       /* by the simplified one */
};

static inline bool is_wide(const char *s)
{
    return (unsigned char)*s >= 0xE4 && (unsigned char)*s <= 0xE9;
}

/* The number of the character of three bytes at s. */
static inline unsigned number_at(const char *s)
{
    const unsigned char *const u = (const unsigned char *)s;
    return ((u[0] & 15u) << 12 | (u[1] & 63u) << 6 | (u[2] & 63u)) - FIRST;
}

static inline void put_number(char *s, unsigned number)
{
    const unsigned code = number + FIRST;
    s[0] = (char)(0xE0 | code >> 12);
    s[1] = (char)(0x80 | (code >> 6 & 63));
    s[2] = (char)(0x80 | (code & 63));
}

static inline bool is_traditional(const gn_traditional *t, unsigned number)
{
    return t->is[number / 64] >> (number % 64) & 1;
}

gn_status gn_traditional_new(const gn_lexicon *l, gn_traditional **out, gn_err *err)
{
    gn_traditional *const t = *out = calloc(1, sizeof *t);
    if (!t) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    const gn_lex_table rows = gn_lexicon_rows(l, "traditional");
    for (size_t i = 0; i < rows.rows; i++) {
        const char *const from = gn_lex_field(rows, i, 0), *const to = gn_lex_field(rows, i, 1);
        if (strlen(from) != 3 || strlen(to) != 3 || !is_wide(from) || !is_wide(to))
            return gn_fail(err, GN_E_FORMAT, "traditional.tsv: '%.40s': two Chinese characters were expected", from);
        const unsigned number = number_at(from);
        t->is[number / 64] |= UINT64_C(1) << number % 64;
        t->simplified[number] = (uint16_t)number_at(to);
    }
    return GN_OK;
}

void gn_traditional_free(gn_traditional *t)
{
    free(t);
}

/* Where the first traditional character from i on stands, `length` if there is none. Every byte of a document comes by:
 * a character's bit is looked up without its number. */
static size_t find(const gn_traditional *t, const char *text, size_t i, size_t length)
{
    const unsigned char *const u = (const unsigned char *)text;
    while (i + 3 <= length) {
        const unsigned lead = u[i] - 0xE4u;
        if (lead > 5) {
            i++;
            continue;
        }
        if (t->is[lead * 64 + (u[i + 1] & 63)] >> (u[i + 2] & 63) & 1) return i;
        i += 3;
    }
    return length;
}

bool gn_traditional_fold_in_place(const gn_traditional *t, char *text, size_t length)
{
    const size_t first = find(t, text, 0, length);
    for (size_t i = first; i < length; i = find(t, text, i + 3, length))
        put_number(text + i, t->simplified[number_at(text + i)]);
    return first < length;
}

gn_status gn_traditional_fold(const gn_traditional *t, const char *text, size_t length, char **out, gn_err *err)
{
    *out = NULL;
    const size_t first = find(t, text, 0, length);
    if (first == length) return GN_OK;
    char *const copy = malloc(length + 1);
    if (!copy) return gn_fail(err, GN_E_NOMEM, "extract: no memory for %zu bytes", length);
    memcpy(copy, text, length);
    copy[length] = '\0';
    (void)gn_traditional_fold_in_place(t, copy + first, length - first);
    *out = copy;
    return GN_OK;
}

gn_written *gn_written_new(const gn_traditional *t)
{
    gn_written *const w = calloc(1, sizeof *w);
    if (w) w->of = t;
    return w;
}

void gn_written_free(gn_written *w)
{
    free(w);
}

void gn_written_article(gn_written *w, const char *text, size_t length)
{
    w->article++;
    for (size_t i = 0; i + 3 <= length;) {
        if (!is_wide(text + i)) {
            i++;
            continue;
        }
        const unsigned number = number_at(text + i);
        const bool traditional = is_traditional(w->of, number);
        const unsigned simplified = traditional ? w->of->simplified[number] : number;
        if (w->character[simplified].article != w->article) {
            w->character[simplified].article = w->article;
            w->character[simplified].more = 0;
        }
        w->character[simplified].more += traditional ? 1 : -1;
        if (traditional) w->character[simplified].traditional = (uint16_t)number;
        i += 3;
    }
}

void gn_written_restore(const gn_written *w, char *s, size_t n)
{
    for (size_t i = 0; i + 3 <= n;) {
        if (!is_wide(s + i)) {
            i++;
            continue;
        }
        const unsigned number = number_at(s + i);
        if (w->character[number].article == w->article && w->character[number].more > 0)
            put_number(s + i, w->character[number].traditional);
        i += 3;
    }
}
