/* The words around a figure, and how alike those of two figures are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SAME_WORDS_H
#define SAME_WORDS_H

#include <stddef.h>
#include <stdint.h>

enum { WORDS_BEFORE = 20, WORDS_AFTER = 12, WORDS_GRAMS = WORDS_BEFORE + WORDS_AFTER };

/* Pairs of neighbouring characters around a value expression, as hashes in order. */
typedef struct words {
    uint16_t gram[WORDS_GRAMS];
    size_t count;
} words;

/* The characters before and after `text` in `sentence`, blanks and marks left out. Where it stands several times, the
 * one nearest to `at` counts (0 the sentence's beginning, 1 its end). None where it does not stand there. */
void words_around(const char *sentence, const char *text, double at, words *out);

/* Dice's coefficient of the pairs, 0 to 1; 0 where one has too few to say anything. */
double words_alike(const words *a, const words *b);

#endif
