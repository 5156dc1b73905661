/* Tries of the scanner: a set of words in two arrays, the longest one that begins at a place in the text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TRIE_H
#define TRIE_H

#include "gnomon/gn_base.h"

/* A double array over bytes: state s goes with byte c to t = base[s] + c if check[t] == s + 1; there is room behind
 * every base for all bytes. The first character is looked up as a whole: most characters of a text begin no word, and
 * that is then one load. */
typedef struct trie_state {
    int32_t base;
    uint32_t check; /* state before + 1, 0 = free */
    uint32_t value; /* of the word that ends in this state, 0 = none */
} trie_state;

typedef struct trie {
    trie_state *state; /* [size] */
    uint32_t *first;   /* [65536] state after this first character (UTF-16 unit), 0 = none */
    size_t size, cap;
} trie;

typedef struct trie_word {
    const char *text; /* UTF-8, 1 to TRIE_WORD_MAX bytes, no character beyond U+FFFF first */
    uint32_t length;
    uint32_t value; /* not 0 */
    uint64_t head;  /* of trie_build: the first eight bytes, in the order of texts */
} trie_word;

enum { TRIE_WORD_MAX = 240 };

/* Builds *t from words[0..n), which it sorts by text; of equal words the one of the lowest value counts.
 * Returns GN_OK or GN_E_NOMEM (trie_free is due in both cases). */
GN_MUST_USE gn_status trie_build(trie *t, trie_word *words, size_t n, gn_err *err);
void trie_free(trie *t);

/* The first character at s, < end; 0 for one beyond U+FFFF or for the end of the text. */
static inline uint32_t trie_char(const unsigned char *s, const unsigned char *end, unsigned *len)
{
    if (s >= end) {
        *len = 0;
        return 0;
    }
    const unsigned char c = *s;
    if (c < 0x80) {
        *len = 1;
        return c;
    }
    if (c >= 0xE0 && c < 0xF0 && end - s >= 3) {
        *len = 3;
        return ((c & 15u) << 12) | ((s[1] & 63u) << 6) | (s[2] & 63u);
    }
    if (c < 0xE0 && end - s >= 2) {
        *len = 2;
        return ((c & 31u) << 6) | (s[1] & 63u);
    }
    *len = end - s >= 4 ? 4 : (unsigned)(end - s);
    return 0;
}

/* The same from the state after the first character, whose end is p; s is where the word begins. */
static inline uint32_t trie_from(const trie *t, uint32_t state, const char *s, const char *p, const char *end,
                                 unsigned *len)
{
    uint32_t found = 0;
    for (;;) {
        const trie_state *const x = &t->state[state];
        if (x->value) {
            found = x->value;
            *len = (unsigned)(p - s);
        }
        if (p == end) break;
        const size_t next = (size_t)((int64_t)x->base + (unsigned char)*p);
        if (t->state[next].check != state + 1) break;
        state = (uint32_t)next;
        p++;
    }
    return found;
}

/* The value of the longest word at s, 0 if none; *len its bytes. */
static inline uint32_t trie_longest(const trie *t, const char *s, const char *end, unsigned *len)
{
    unsigned n;
    const uint32_t cp = trie_char((const unsigned char *)s, (const unsigned char *)end, &n);
    const uint32_t state = t->first[cp];
    return state ? trie_from(t, state, s, s + n, end, len) : 0;
}

#endif
