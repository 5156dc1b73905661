/* What fits found out, recorded once and played back over a longer series without a search. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TAPE_H
#define TAPE_H

#include <stdbool.h>
#include <stddef.h>

/* Numbers in the order in which a model came to them. A model that searches puts what it found; played back, it gets
 * the same instead of searching. Numbers on a tape may come from a file: every one is checked against its bounds, and
 * once one is missing or out of them the tape is broken and the model is fitted anew. */
typedef struct model_tape {
    double *value; /* [capacity] */
    size_t count, capacity, at;
    bool replay, broken;
    int season; /* played back: that of the fit */
} model_tape;

/* Nothing without a tape or while it is played back. */
void tape_put(model_tape *t, double v);
bool tape_plays(const model_tape *t);
/* The next number, from lo to hi, or NaN with the tape broken; tape_index: a whole number from 0 to most, or 0. */
double tape_get(model_tape *t, double lo, double hi);
int tape_index(model_tape *t, int most);

#endif
