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

/* The bit of the last character: of its last two bytes, or of its only one. */
static unsigned last_bit(const char *text, size_t len)
{
    const unsigned char *end = (const unsigned char *)text + len;
    return (end[-1] < 0x80 || len < 2 ? end[-1] : end[-2] * 5u + end[-1]) & 63u;
}

/* The bit of the first character, of three bytes. */
static unsigned first_bit(const char *text)
{
    const unsigned char *u = (const unsigned char *)text;
    return (u[1] * 5u + u[2]) & 63u;
}

/* The bits of all words of a list. Threads that do this at once find the same. */
static uint64_t note(uint64_t *seen, const char *words, size_t all, bool last)
{
    uint64_t set = 0;
    for (size_t from = 0; from < all;) {
        const char *bar = memchr(words + from, '|', all - from);
        const size_t n = (bar ? (size_t)(bar - words) : all) - from;
        if (last ? n > 0 : n >= 3) set |= UINT64_C(1) << (last ? last_bit(words + from, n) : first_bit(words + from));
        from += n + 1;
    }
    __atomic_store_n(seen, set, __ATOMIC_RELAXED);
    return set;
}

size_t gn_words_last_seen(uint64_t *seen, const char *words, size_t all, const char *text, size_t len, size_t more)
{
    uint64_t set = __atomic_load_n(seen, __ATOMIC_RELAXED);
    if (!set) set = note(seen, words, all, true);
    return len > 0 && set >> last_bit(text, len) & 1 ? gn_words_last(words, all, text, len, more) : 0;
}

size_t gn_words_first_seen(uint64_t *seen, const char *words, size_t all, const char *text, size_t len, size_t more)
{
    uint64_t set = __atomic_load_n(seen, __ATOMIC_RELAXED);
    if (!set) set = note(seen, words, all, false);
    return len >= 3 && set >> first_bit(text) & 1 ? gn_words_first(words, all, text, len, more) : 0;
}
