/* Taking a season out of a series and putting it back into forecasts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ADJUST_H
#define ADJUST_H

#include "models/model.h"

typedef struct adjusted {
    double *y;     /* [n] without the season */
    double *index; /* [season]; NULL: no season was found */
    bool multiplicative;
} adjusted;

size_t adjust_scratch(size_t n, int season);
/* Tests for a season; where there is one takes it out by classical decomposition, multiplicative where all values are
 * positive. shrink: the indices are drawn towards no season as far as they are noise, and the test is a weak one; else
 * as R's thetaf() does it. Pieces stay in the arena. False: arena too small. */
bool adjust(const model_series *s, bool shrink, adjusted *out, gn_arena *a);
/* Puts it back into mean and sd of steps 1 to horizon. */
void adjust_back(const model_series *s, const adjusted *d, double *mean, double *sd);
/* "no season found", "multiplicative season", "additive season" */
const char *adjust_name(const adjusted *d);

#endif
