/* Short lists of words, looked through often. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WORDS_H
#define WORDS_H

#include <string.h>

/* Before a loop whose count the compiler knows, and GN_EACH: for each i of a short list of words. The loop is unrolled,
 * so that the words' lengths and bytes are in the code. */
#define GN_UNROLLED _Pragma("GCC unroll 128")
#define GN_EACH(i, words) GN_UNROLLED for (size_t i = 0; i < sizeof(words) / sizeof *(words); i++)

/* Lists of words in one literal, parted by |: the bytes of a word that text[0..len) ends (or begins) with, 0 if there
 * is none. The text has to have `more` bytes besides. Most texts cost one look at the list. */
size_t gn_words_last(const char *words, size_t all, const char *text, size_t len, size_t more);
size_t gn_words_first(const char *words, size_t all, const char *text, size_t len, size_t more);
static inline size_t gn_words_end(const char *words, const char *text, size_t len)
{
    return gn_words_last(words, strlen(words), text, len, 0);
}
static inline size_t gn_words_begin(const char *words, const char *text, size_t len)
{
    return gn_words_first(words, strlen(words), text, len, 0);
}

#endif
