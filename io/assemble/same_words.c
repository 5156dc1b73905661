/* The words around a figure: pairs of characters before and after it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "same_words.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_GRAMS = 8 };

/* Bytes of the UTF-8 character at s, which ends before `end`. */
static size_t character(const char *s, const char *end)
{
    size_t n = 1;
    while (s + n < end && ((unsigned char)s[n] & 0xC0) == 0x80) n++;
    return n;
}

/* Blanks, ASCII marks, and the blocks of Chinese marks (U+2010 to U+203F, U+3000 to U+301F, U+FF01 to U+FF1F). */
static bool is_mark(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;
    if (n == 1) return u[0] <= ' ' || strchr(",.;:!?()[]\"'-", s[0]);
    if (n != 3) return false;
    return (u[0] == 0xE2 && u[1] == 0x80) || (u[0] == 0xE3 && u[1] == 0x80 && u[2] <= 0x9F) ||
           (u[0] == 0xEF && u[1] == 0xBC && (u[2] <= 0x8F || u[2] >= 0x9A));
}

static uint32_t code(const char *s, size_t n)
{
    uint32_t c = 0;
    for (size_t i = 0; i < n; i++) c = c << 8 | (unsigned char)s[i];
    return c;
}

static size_t without_blanks(const char *s, char *out)
{
    size_t n = 0;
    for (; *s; s++)
        if (*s != ' ') out[n++] = *s;
    out[n] = '\0';
    return n;
}

static int by_gram(const void *a, const void *b)
{
    return (int)*(const uint16_t *)a - (int)*(const uint16_t *)b;
}

static uint16_t gram(uint32_t a, uint32_t b)
{
    const uint32_t h = (a * 2654435761u) ^ (b * 2246822519u);
    return (uint16_t)(h >> 16);
}

void words_around(const char *sentence, const char *text, double at, words *out)
{
    out->count = 0;
    if (!sentence || !text || !*text) return;
    char *s = malloc(strlen(sentence) + strlen(text) + 2);
    if (!s) return;
    const size_t n = without_blanks(sentence, s);
    char *t = s + n + 1;
    const size_t m = without_blanks(text, t);
    const char *found = NULL;
    for (const char *p = s; m && (p = strstr(p, t)) != NULL; p++)
        if (!found || fabs((double)(p - s) / (double)n - at) < fabs((double)(found - s) / (double)n - at)) found = p;
    if (found) {
        uint32_t before[WORDS_BEFORE], last = 0;
        size_t held = 0;
        for (const char *p = s; p < found;) {
            const size_t k = character(p, found);
            if (!is_mark(p, k)) before[held++ % WORDS_BEFORE] = code(p, k);
            p += k;
        }
        const size_t first = held > WORDS_BEFORE ? held - WORDS_BEFORE : 0;
        for (size_t i = first; i < held; i++) {
            const uint32_t c = before[i % WORDS_BEFORE];
            if (i > first) out->gram[out->count++] = gram(last, c);
            last = c;
        }
        last = 0; /* the value itself stands between */
        size_t after = 0;
        for (const char *p = found + m; p < s + n && after < WORDS_AFTER;) {
            const size_t k = character(p, s + n);
            if (!is_mark(p, k)) {
                out->gram[out->count++] = gram(last, code(p, k));
                last = code(p, k);
                after++;
            }
            p += k;
        }
        qsort(out->gram, out->count, sizeof *out->gram, by_gram);
    }
    free(s);
}

double words_alike(const words *a, const words *b)
{
    if (a->count < LEAST_GRAMS || b->count < LEAST_GRAMS) return 0;
    size_t hits = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->gram[i] == b->gram[j]) {
            hits++;
            i++;
            j++;
        } else if (a->gram[i] < b->gram[j])
            i++;
        else
            j++;
    }
    return 2.0 * (double)hits / (double)(a->count + b->count);
}
