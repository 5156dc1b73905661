/* Short lists of words, looked through often. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Before a loop whose count the compiler knows, and GN_EACH: for each i of a short list of words. The loop is unrolled,
 * so that the words' lengths and bytes are in the code. */
#define GN_UNROLLED _Pragma("GCC unroll 128")
#define GN_EACH(i, words) GN_UNROLLED for (size_t i = 0; i < sizeof(words) / sizeof *(words); i++)

/* Whether s[0..n) is, begins with or ends in one of the words of an array of literals. */
enum { GN_WHOLE, GN_BEGIN, GN_END };
static inline __attribute__((always_inline)) bool gn_words_any(const char *s, size_t n, const char *const *words,
                                                               size_t count, int where)
{
    GN_UNROLLED for (size_t i = 0; i < count; i++)
    {
        const size_t k = strlen(words[i]);
        if ((where == GN_WHOLE ? n == k : n >= k) && memcmp(where == GN_END ? s + n - k : s, words[i], k) == 0)
            return true;
    }
    return false;
}
#define GN_IS_ONE_OF(s, n, words) gn_words_any(s, n, words, sizeof(words) / sizeof *(words), GN_WHOLE)
#define GN_BEGINS_WITH(s, n, words) gn_words_any(s, n, words, sizeof(words) / sizeof *(words), GN_BEGIN)
#define GN_ENDS_IN(s, n, words) gn_words_any(s, n, words, sizeof(words) / sizeof *(words), GN_END)

/* Whether n bytes are the same: those of a word, which are too few for a call. */
static inline bool gn_same(const char *a, const char *b, size_t n)
{
    uint64_t x, y;
    uint32_t u, v;
    if (n < 4) return memcmp(a, b, n) == 0;
    if (n < 8) {
        memcpy(&u, a, 4), memcpy(&v, b, 4);
        if (u != v) return false;
        memcpy(&u, a + n - 4, 4), memcpy(&v, b + n - 4, 4);
        return u == v;
    }
    for (size_t i = 0; i + 8 < n; i += 8) {
        memcpy(&x, a + i, 8), memcpy(&y, b + i, 8);
        if (x != y) return false;
    }
    memcpy(&x, a + n - 8, 8), memcpy(&y, b + n - 8, 8);
    return x == y;
}

/* memmem for short words, which at these lengths is mostly the time to prepare it. */
static inline const char *gn_find(const char *s, size_t n, const char *word, size_t len)
{
    if (n < len) return NULL;
    if (len < 3) return memmem(s, n, word, len); /* LG, 80 */
    const char *const end = s + n - len + 3;
    for (const char *at = s + 2; at < end && (at = memchr(at, word[2], (size_t)(end - at))) != NULL; at++)
        if (at[-1] == word[1] && at[-2] == word[0] && (len == 3 || memcmp(at + 1, word + 3, len - 3) == 0))
            return at - 2;
    return NULL;
}

/* Lists of words in one literal, parted by |: the bytes of a word that text[0..len) ends (or begins) with, 0 if there
 * is none. The text has to have `more` bytes besides. Words to begin with have three bytes at least. */
size_t gn_words_last(const char *words, size_t all, const char *text, size_t len, size_t more);
size_t gn_words_first(const char *words, size_t all, const char *text, size_t len, size_t more);

/* The same of an array that is looked through often: `seen` holds what its words end (or begin) with, as sets of bits
 * that are found when it is first asked for. Most texts have none of them. */
enum { GN_SEEN_WORDS = 4 };
typedef struct gn_seen {
    uint64_t bits[GN_SEEN_WORDS];  /* by one character; the first one is not 0 once they are known */
    uint64_t brief[GN_SEEN_WORDS]; /* the same of words that are shorter than two wide characters */
    uint64_t pairs[GN_SEEN_WORDS]; /* of the others, by two */
} gn_seen;
size_t gn_words_last_seen(gn_seen *seen, const char *words, size_t all, const char *text, size_t len, size_t more);
size_t gn_words_first_seen(gn_seen *seen, const char *words, size_t all, const char *text, size_t len, size_t more);
#define GN_WORDS_SEEN(find, words, text, len, more)                                                                    \
    __extension__({                                                                                                    \
        _Static_assert(!__builtin_types_compatible_p(__typeof__(words), __typeof__(&(words)[0])), "not an array");     \
        static gn_seen seen_;                                                                                          \
        find(&seen_, words, sizeof(words) - 1, text, len, more);                                                       \
    })
#define gn_words_end(words, text, len) GN_WORDS_SEEN(gn_words_last_seen, words, text, len, 0)
#define gn_words_begin(words, text, len) GN_WORDS_SEEN(gn_words_first_seen, words, text, len, 0)

#endif
