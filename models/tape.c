/* What fits found out, recorded once and played back over a longer series without a search. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/tape.h"

#include <math.h>

void tape_put(model_tape *t, double v)
{
    if (!t || t->replay) return;
    if (t->count < t->capacity && isfinite(v))
        t->value[t->count++] = v;
    else
        t->broken = true;
}

bool tape_plays(const model_tape *t)
{
    return t && t->replay;
}

double tape_get(model_tape *t, double lo, double hi)
{
    if (t->broken || t->at >= t->count || !(t->value[t->at] >= lo) || !(t->value[t->at] <= hi)) {
        t->broken = true;
        return NAN;
    }
    return t->value[t->at++];
}

int tape_index(model_tape *t, int most)
{
    const double v = tape_get(t, 0, most);
    if (!t->broken && v != floor(v)) t->broken = true;
    return t->broken ? 0 : (int)v;
}
