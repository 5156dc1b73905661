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

/* The bits of all words of a list. Threads that do this at once find the same; the first ones, which say that all are
 * known, are stored last. */
static void note(gn_seen *seen, const char *words, size_t all, bool last)
{
    uint64_t bits[GN_SEEN_WORDS] = {1};
    for (size_t from = 0; from < all;) {
        const char *bar = memchr(words + from, '|', all - from);
        const size_t n = (bar ? (size_t)(bar - words) : all) - from;
        const unsigned bit = n < (last ? 1 : 3) ? 0 : last ? last_bit(words + from, n) : first_bit(words + from);
        bits[bit / 64] |= UINT64_C(1) << bit % 64;
        from += n + 1;
    }
    for (size_t i = GN_SEEN_WORDS; i-- > 0;) __atomic_store_n(&seen->bits[i], bits[i], __ATOMIC_RELEASE);
}

/* Whether a word may have that bit. */
static inline bool may_have(gn_seen *seen, unsigned bit, const char *words, size_t all, bool last)
{
    if (!__atomic_load_n(&seen->bits[0], __ATOMIC_ACQUIRE)) note(seen, words, all, last);
    return __atomic_load_n(&seen->bits[bit / 64], __ATOMIC_RELAXED) >> bit % 64 & 1;
}

size_t gn_words_last_seen(gn_seen *seen, const char *words, size_t all, const char *text, size_t len, size_t more)
{
    if (len == 0 || !may_have(seen, last_bit(text, len), words, all, true)) return 0;
    return gn_words_last(words, all, text, len, more);
}

size_t gn_words_first_seen(gn_seen *seen, const char *words, size_t all, const char *text, size_t len, size_t more)
{
    if (len < 3 || !may_have(seen, first_bit(text), words, all, false)) return 0;
    return gn_words_first(words, all, text, len, more);
}
