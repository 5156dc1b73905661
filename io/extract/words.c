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
