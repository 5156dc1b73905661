/* Theta, the kind chosen by how the last values of the series would have been forecast. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/theta_core.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The first is the most accurate one on most series: another has to halve its error to take its place
 * (docs/forecasting.md). */
static const gn_model *const kinds[] = {&model_dot, &model_stm, &model_otm, &model_dstm};
enum { KINDS = sizeof kinds / sizeof *kinds, LEAST = 8 };
static const double CLEARLY = 0.5;

static size_t scratch(size_t n, int season, size_t horizon)
{
    size_t most = 0;
    for (int i = 0; i < KINDS; i++) {
        const size_t need = kinds[i]->scratch(n, season, horizon);
        if (need > most) most = need;
    }
    return most + 2 * gn_arena_need(n, 8);
}

/* Mean absolute error of forecasts of the last values from those before. */
static gn_status end_error(const gn_model *m, const model_series *s, double *mean, double *sd, gn_arena *a, double *out)
{
    model_result r = {.mean = mean, .sd = sd};
    const gn_status st = m->forecast(s, a, &r);
    *out = INFINITY;
    if (st) return st;
    *out = 0;
    for (size_t h = 0; h < s->horizon; h++) *out += fabs(s->y[s->n + h] - mean[h]);
    return GN_OK;
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), third = s->n / 3, ahead = s->horizon < third ? s->horizon : third;
    model_series before = *s;
    before.n = s->n - ahead;
    before.horizon = ahead;
    before.tape = NULL;
    if (before.n < 2 * (size_t)s->season) before.season = 1;
    double *mean = gn_arena_get(a, s->n, 8), *sd = gn_arena_get(a, s->n, 8), least = INFINITY, error;
    int best = 0;
    gn_status st = mean && sd ? GN_OK : GN_E_NOMEM;
    for (int i = 0; st != GN_E_NOMEM && !tape_plays(s->tape) && before.n >= LEAST && i < KINDS; i++) {
        st = end_error(kinds[i], &before, mean, sd, a, &error);
        if (i > 0 && !(error < least)) continue;
        least = i == 0 ? CLEARLY * error : error;
        best = i;
    }
    if (tape_plays(s->tape)) best = tape_index(s->tape, KINDS - 1);
    tape_put(s->tape, best);
    if (st != GN_E_NOMEM) st = kinds[best]->forecast(s, a, out);
    if (st == GN_OK) {
        char inner[sizeof out->reason];
        memcpy(inner, out->reason, sizeof inner);
        snprintf(out->reason, sizeof out->reason, "%s%s: %.120s", kinds[best]->key,
                 best ? ", clearly better on the last values" : "", inner);
    }
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_theta = {.key = "theta",
                              .title = "Theta, kind by the last values",
                              .source = "Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler (2016)",
                              .widening = 1.25,
                              .min_obs = theta_model_min_obs,
                              .scratch = scratch,
                              .forecast = forecast};
