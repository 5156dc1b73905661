/* Short lists of words, looked through often. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/words.h"

size_t gn_words_last(const char *words, size_t all, const char *text, size_t len, size_t more)
{
    if (!len) return 0;
    for (size_t i = 0; i < all; i++) {
        const char *at = memchr(words + i, text[len - 1], all - i);
        if (!at) return 0;
        i = (size_t)(at - words);
        if (i + 1 < all && words[i + 1] != '|') continue;
        size_t n = 1;
        while (n < len && n <= i && words[i - n] != '|' && words[i - n] == text[len - 1 - n]) n++;
        if ((n > i || words[i - n] == '|') && n + more <= len) return n;
    }
    return 0;
}

size_t gn_words_first(const char *words, size_t all, const char *text, size_t len, size_t more)
{
    if (len < 3) return 0;
    /* The third byte tells words apart best; a shorter one is no word here. */
    for (size_t i = 2; i < all; i++) {
        const char *at = memchr(words + i, text[2], all - i);
        if (!at) return 0;
        i = (size_t)(at - words);
        if (words[i - 1] != text[1] || words[i - 2] != text[0] || (i > 2 && words[i - 3] != '|')) continue;
        size_t n = 3;
        while (n < len && i - 2 + n < all && words[i - 2 + n] != '|' && words[i - 2 + n] == text[n]) n++;
        if ((i - 2 + n == all || words[i - 2 + n] == '|') && n + more <= len) return n;
    }
    return 0;
}

/* The number of the last character's bit: of its last two bytes, or of its only one. */
static unsigned last_bit(const char *text, size_t len)
{
    const unsigned char *end = (const unsigned char *)text + len;
    return (end[-1] < 0x80 || len < 2 ? end[-1] : end[-2] * 77u + end[-1]) % (64 * GN_SEEN_WORDS);
}

/* The same of the first character, of three bytes. */
static unsigned first_bit(const char *text)
{
    const unsigned char *u = (const unsigned char *)text;
    return (u[1] * 77u + u[2]) % (64 * GN_SEEN_WORDS);
}

/* The number of the bit of two characters, of three bytes each. */
static unsigned pair_bit(const char *six)
{
    uint32_t one, two;
    memcpy(&one, six, sizeof one);
    memcpy(&two, six + 2, sizeof two);
    return (one * 0x9E3779B1u ^ two * 0x85EBCA6Bu) >> 24;
}

static inline bool has(const uint64_t *bits, unsigned bit)
{
    return __atomic_load_n(&bits[bit / 64], __ATOMIC_RELAXED) >> bit % 64 & 1;
}

/* The bits of all words of a list. Threads that do this at once find the same; the first ones, which say that all are
 * known, are stored last. */
static __attribute__((cold, noinline)) void note(gn_seen *seen, const char *words, size_t all, bool last)
{
    enum { PAIR = 6 };
    gn_seen found = {.bits = {1}};
    for (size_t from = 0; from < all;) {
        const char *word = words + from, *bar = memchr(word, '|', all - from);
        const size_t n = (bar ? (size_t)(bar - words) : all) - from;
        const unsigned bit = n < (last ? 1 : 3) ? 0 : last ? last_bit(word, n) : first_bit(word);
        const unsigned pair = n < PAIR ? 0 : pair_bit(last ? word + n - PAIR : word);
        found.bits[bit / 64] |= UINT64_C(1) << bit % 64;
        if (n < PAIR)
            found.brief[bit / 64] |= UINT64_C(1) << bit % 64;
        else
            found.pairs[pair / 64] |= UINT64_C(1) << pair % 64;
        from += n + 1;
    }
    for (size_t i = 0; i < GN_SEEN_WORDS; i++) {
        __atomic_store_n(&seen->brief[i], found.brief[i], __ATOMIC_RELAXED);
        __atomic_store_n(&seen->pairs[i], found.pairs[i], __ATOMIC_RELAXED);
    }
    for (size_t i = GN_SEEN_WORDS; i-- > 0;) __atomic_store_n(&seen->bits[i], found.bits[i], __ATOMIC_RELEASE);
}

/* The first time, and where the first look does not tell: out of line, so that the others are a few instructions. */
static __attribute__((noinline)) size_t last_of(gn_seen *seen, const char *words, size_t all, const char *text,
                                                size_t len, size_t more)
{
    if (!__atomic_load_n(&seen->bits[0], __ATOMIC_ACQUIRE)) note(seen, words, all, true);
    const unsigned bit = last_bit(text, len);
    if (!has(seen->bits, bit)) return 0;
    if (!has(seen->brief, bit) && (len < 6 || !has(seen->pairs, pair_bit(text + len - 6)))) return 0;
    return gn_words_last(words, all, text, len, more);
}

static __attribute__((noinline)) size_t first_of(gn_seen *seen, const char *words, size_t all, const char *text,
                                                 size_t len, size_t more)
{
    if (!__atomic_load_n(&seen->bits[0], __ATOMIC_ACQUIRE)) note(seen, words, all, false);
    const unsigned bit = first_bit(text);
    if (!has(seen->bits, bit)) return 0;
    if (!has(seen->brief, bit) && (len < 6 || !has(seen->pairs, pair_bit(text)))) return 0;
    return gn_words_first(words, all, text, len, more);
}

size_t gn_words_last_seen(gn_seen *seen, const char *words, size_t all, const char *text, size_t len, size_t more)
{
    if (len == 0) return 0;
    const bool known = __atomic_load_n(&seen->bits[0], __ATOMIC_ACQUIRE) != 0;
    return known && !has(seen->bits, last_bit(text, len)) ? 0 : last_of(seen, words, all, text, len, more);
}

size_t gn_words_first_seen(gn_seen *seen, const char *words, size_t all, const char *text, size_t len, size_t more)
{
    if (len < 3) return 0;
    const bool known = __atomic_load_n(&seen->bits[0], __ATOMIC_ACQUIRE) != 0;
    return known && !has(seen->bits, first_bit(text)) ? 0 : first_of(seen, words, all, text, len, more);
}
