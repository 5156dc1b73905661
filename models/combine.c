/* Combinations by request: median, mean, or weights learnt from the last values of the series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/combine.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST = 8, LEAST_VALUES = 8, LONGEST_KEY = 16 };
static const char USUAL[] = "ets+dot+ces+arima";

/* The models named in `form`; 0: one is not known, or there are too many. */
static size_t read_members(const char *form, const gn_model *out[MOST], char wrong[LONGEST_KEY])
{
    size_t count = 0;
    for (const char *at = form;; at++) {
        const size_t length = strcspn(at, "+");
        snprintf(wrong, LONGEST_KEY, "%.*s", (int)(length < LONGEST_KEY ? length : LONGEST_KEY - 1), at);
        const char *none;
        const gn_model *m = model_lookup(wrong, &none);
        if (!m || none || m->combines || count == MOST) return 0;
        out[count++] = m;
        at += length;
        if (!*at) return count;
    }
}

gn_status combine_check_form(const char *form, gn_err *err)
{
    const gn_model *member[MOST];
    char wrong[LONGEST_KEY];
    if (read_members(form, member, wrong) > 0) return GN_OK;
    return gn_fail(err, GN_E_ARG, "'%s' in %s: up to %d models joined by + were expected, as in ets+dot+stl", wrong,
                   form, MOST);
}

size_t combine_min_obs(int season)
{
    (void)season;
    return 5;
}

size_t combine_scratch(size_t n, int season, size_t horizon)
{
    size_t most = 0;
    for (size_t i = 0; gn_model_at(i); i++) {
        const gn_model *m = gn_model_at(i);
        const size_t need = m->combines ? 0 : m->scratch(n, season, horizon);
        if (need > most) most = need;
    }
    const size_t steps = horizon > n ? horizon : n;
    return most + 2 * gn_arena_need(MOST * steps, 8);
}

/* Forecasts of all members, those that succeed moved together; how many. */
static size_t run(const gn_model **member, size_t count, const model_series *s, double *mean, double *sd, gn_arena *a,
                  gn_status *st)
{
    size_t done = 0;
    for (size_t i = 0; i < count; i++) {
        model_series own = *s;
        if (!member[i]->takes_x) own.n_x = 0;
        own.form = NULL;
        model_result r = {.mean = mean + done * s->horizon, .sd = sd + done * s->horizon};
        if (s->n < member[i]->min_obs(s->season)) continue;
        const gn_status got = member[i]->forecast(&own, a, &r);
        if (got == GN_E_NOMEM) *st = got;
        bool finite = got == GN_OK;
        for (size_t h = 0; finite && h < s->horizon; h++) finite = isfinite(r.mean[h]) && isfinite(r.sd[h]);
        if (finite) member[done++] = member[i];
    }
    return done;
}

/* Weights by how the last values would have been forecast from those before: one over the squared error, the smallest
 * counted as a quarter of their mean at least. A member that fails there has the weight of the worst. */
static void learn(const gn_model *const *member, size_t count, const model_series *s, double *mean, double *sd,
                  double *weight, gn_arena *a)
{
    const size_t third = s->n / 3, ahead = s->horizon < third ? s->horizon : third;
    model_series before = *s;
    before.n = s->n - ahead;
    before.horizon = ahead;
    if (before.n < 2 * (size_t)s->season) before.season = 1;
    double error[MOST], worst = 0, sum = 0;
    for (size_t i = 0; i < count; i++) {
        const gn_model *one[] = {member[i]};
        gn_status st = GN_OK;
        error[i] = NAN;
        if (before.n < LEAST_VALUES || run(one, 1, &before, mean, sd, a, &st) == 0) continue;
        error[i] = 0;
        for (size_t h = 0; h < ahead; h++) error[i] += (s->y[before.n + h] - mean[h]) * (s->y[before.n + h] - mean[h]);
        worst = fmax(worst, error[i]);
    }
    for (size_t i = 0; i < count; i++) {
        if (isnan(error[i])) error[i] = worst;
        sum += error[i] / (double)count;
    }
    for (size_t i = 0; i < count; i++) weight[i] = sum > 0 ? sum / fmax(error[i], sum / 4) : 1;
}

static double middle(double *v, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j > 0 && v[j - 1] > v[j]; j--) {
            const double w = v[j];
            v[j] = v[j - 1];
            v[j - 1] = w;
        }
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

gn_status combine_forecast(combine_kind kind, const model_series *s, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), steps = s->horizon, room = steps > s->n ? steps : s->n;
    const gn_model *member[MOST];
    char wrong[LONGEST_KEY];
    double weight[MOST], v[MOST];
    double *mean = gn_arena_get(a, MOST * room, 8), *sd = gn_arena_get(a, MOST * room, 8);
    gn_status st = mean && sd ? GN_OK : GN_E_NOMEM;
    size_t count = read_members(s->form ? s->form : USUAL, member, wrong);
    for (size_t i = 0; i < MOST; i++) weight[i] = 1;
    if (st == GN_OK && kind == COMBINE_LEARNT) learn(member, count, s, mean, sd, weight, a);
    const gn_model *asked[MOST];
    memcpy(asked, member, sizeof asked);
    if (st == GN_OK) count = run(member, count, s, mean, sd, a, &st);
    if (st == GN_OK && count == 0) st = GN_E_SHORT;
    for (size_t i = 0, k = 0; i < count; i++, k++) { /* the weights of those that succeeded */
        while (asked[k] != member[i]) k++;
        weight[i] = weight[k];
    }
    for (size_t h = 0; st == GN_OK && h < steps; h++) {
        double mu = 0, sum = 0, variance = 0;
        for (size_t i = 0; i < count; i++) {
            v[i] = mean[i * steps + h];
            mu += weight[i] * v[i];
            sum += weight[i];
        }
        mu = kind == COMBINE_MEDIAN ? middle(v, count) : mu / sum;
        for (size_t i = 0; i < count; i++) { /* what they disagree by is uncertainty too */
            const double d = mean[i * steps + h] - mu, own = sd[i * steps + h];
            variance += weight[i] / sum * (own * own + d * d);
        }
        out->mean[h] = mu;
        out->sd[h] = sqrt(variance);
    }
    if (st == GN_OK) {
        static const char *const name[] = {"median", "mean", "weighted mean"};
        int used = snprintf(out->reason, sizeof out->reason, "%s of", name[kind]);
        for (size_t i = 0; i < count && used < (int)sizeof out->reason - 24; i++)
            used += kind == COMBINE_LEARNT
                        ? snprintf(out->reason + used, sizeof out->reason - (size_t)used, " %s %.2f", member[i]->key,
                                   weight[i])
                        : snprintf(out->reason + used, sizeof out->reason - (size_t)used, " %s", member[i]->key);
    }
    gn_arena_release(a, mark);
    return st;
}
