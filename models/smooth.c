/* What the models of exponential smoothing share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/smooth.h"

#include "models/average.h"

#include <stdio.h>

size_t smooth_scratch(size_t n, int season, size_t horizon)
{
    return ets_scratch(n, season) + 4 * gn_arena_need((size_t)season + 2, 8) + gn_arena_need(2 * (size_t)season, 8) +
           2 * gn_arena_need(horizon, 8);
}

gn_status smooth_forecast(const model_series *s, const ets_form *forms, size_t count, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a);
    ets_fit best;
    gn_status st = GN_E_NOMEM;
    double *work = gn_arena_get(a, 2 * (size_t)s->season, sizeof *work);
    if (work && ets_fit_new(&best, s->season, a)) st = ets_choose(s, forms, count, &best, a);
    if (st == GN_OK) {
        char name[16];
        ets_predict(&best, s->season, s->horizon, out->mean, out->sd, work);
        if (out->paths) ets_simulate(&best, s->season, s->horizon, out->paths, work);
        ets_name(best.form, name);
        snprintf(out->reason, sizeof out->reason, "%s%s, alpha %.2f", name, count > 1 ? " by AICc" : "", best.alpha);
    }
    gn_arena_release(a, mark);
    return st;
}

gn_status smooth_average(const model_series *s, const ets_form *forms, size_t count, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), steps = s->horizon;
    ets_fit f;
    average sum;
    double *work = gn_arena_get(a, 2 * (size_t)s->season, sizeof *work), *mean = gn_arena_get(a, steps, 8);
    double *sd = gn_arena_get(a, steps, 8);
    gn_status st = work && mean && sd && ets_fit_new(&f, s->season, a) ? GN_OK : GN_E_NOMEM;
    average_start(&sum, steps, out);
    for (size_t i = 0; st != GN_E_NOMEM && i < count; i++) {
        st = ets_estimate(s, forms[i], ETS_CAUTION, 1, &f, a);
        if (st != GN_OK) continue;
        ets_predict(&f, s->season, steps, mean, sd, work);
        average_add(&sum, f.aicc, mean, sd);
    }
    if (st != GN_E_NOMEM) st = average_end(&sum) ? GN_OK : GN_E_NUMERIC;
    if (st == GN_OK) snprintf(out->reason, sizeof out->reason, "forms weighted by AICc");
    gn_arena_release(a, mark);
    return st;
}
