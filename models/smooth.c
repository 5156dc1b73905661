/* What the models of exponential smoothing share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

#include <stdio.h>

size_t smooth_scratch(size_t n, int season, size_t horizon)
{
    return ets_scratch(n, season) + 4 * gn_arena_need((size_t)season + 2, 8) + gn_arena_need(horizon, 8);
}

gn_status smooth_forecast(const model_series *s, const ets_form *forms, size_t count, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a);
    ets_fit best;
    gn_status st = GN_E_NOMEM;
    double *work = gn_arena_get(a, s->horizon, sizeof *work);
    if (work && ets_fit_new(&best, s->season, a)) st = ets_choose(s, forms, count, &best, a);
    if (st == GN_OK) {
        char name[16];
        ets_predict(&best, s->season, s->horizon, out->mean, out->sd, work);
        ets_name(best.form, name);
        snprintf(out->reason, sizeof out->reason, "%s%s, alpha %.2f", name, count > 1 ? " by AICc" : "", best.alpha);
    }
    gn_arena_release(a, mark);
    return st;
}
