/* Automatic: the mean of models that err in different ways. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/basic.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The first ones say where the middle is and how uncertain it is; the others lean a little towards what they cannot
 * see, those that know seasons in a way of their own only where there is one. Members and weights were found on
 * held-back ends of the training parts of M3: docs/forecasting.md. */
typedef enum part { LEADING, PLAIN, SEASONAL } part;
typedef struct member {
    const gn_model *model;
    double weight;
    part part;
} member;
static const member members[] = {{&member_ets, 1, LEADING},         {&model_dot, 1, LEADING},
                                 {&member_ces, 0.5, LEADING},       {&model_ces, 0.5, LEADING},
                                 {&member_arima, 0.75, LEADING},    {&member_arima_logs, 0.75, PLAIN},
                                 {&model_stl, 0.5, SEASONAL},       {&model_snaive, 0.5, SEASONAL},
                                 {&model_loglinear, 0.5, SEASONAL}, {&member_ets_seasonal, 1, SEASONAL}};
enum { MEMBERS = sizeof members / sizeof *members };
/* A member further than this many standard deviations from the median is taken at that distance: one that has gone
 * astray moves the mean little, and no more the further it goes. */
static const double REACH = 2;
enum { FEW = 8 };

static size_t min_obs(int season)
{
    (void)season;
    return 1;
}

static size_t scratch(size_t n, int season, size_t horizon)
{
    size_t most = 0;
    for (int i = 0; i < MEMBERS; i++) {
        const size_t need = members[i].model->scratch(n, season, horizon);
        if (need > most) most = need;
    }
    return most + 2 * gn_arena_need(MEMBERS * horizon, sizeof(double));
}

static double median(const double *v, int n)
{
    double s[MEMBERS];
    for (int i = 0; i < n; i++) {
        int j = i;
        for (; j > 0 && s[j - 1] > v[i]; j--) s[j] = s[j - 1];
        s[j] = v[i];
    }
    return n % 2 ? s[n / 2] : (s[n / 2 - 1] + s[n / 2]) / 2;
}

/* The weighted mean of one step's forecasts: the first `leading` ones say where the middle is. */
static void combine(double *means, const double *sds, const double *weight, int n, int leading, double *mean,
                    double *sd)
{
    const double centre = median(means, leading), reach = REACH * median(sds, leading);
    double mu = 0, variance = 0, sum = 0;
    for (int i = 0; i < n; i++) {
        means[i] = fmin(fmax(means[i], centre - reach), centre + reach);
        mu += weight[i] * means[i];
        sum += weight[i];
    }
    mu /= sum;
    /* what they disagree by is uncertainty too; the others know too little of levels to say how far they err */
    for (int i = 0; i < leading; i++) variance += (sds[i] * sds[i] + (means[i] - mu) * (means[i] - mu)) / leading;
    *mean = mu;
    *sd = sqrt(variance);
}

/* Too few values for a fit. Amounts go on by two thirds of their mean change: on the last 4 to 6 values of yearly
 * series of M3 that is more accurate than the naive, the drift and every fitted model. What may be negative (growth
 * rates, balances) turns back to its mean instead: half of the way. */
static void short_forecast(const model_series *s, model_result *out)
{
    const double last = s->y[s->n - 1], n = (double)s->n, sd = basic_step_sd(s, 1, 0);
    const double slope = s->n > 1 ? (last - s->y[0]) / (n - 1) * 2 / 3 : 0;
    const double rate = slope < 0 && s->positive ? log(last / s->y[0]) / (n - 1) * 2 / 3 : 0; /* never down to 0 */
    double mean = 0;
    for (size_t t = 0; t < s->n; t++) mean += s->y[t] / n;
    for (size_t h = 0; h < s->horizon; h++) {
        const double ahead = (double)h + 1;
        out->mean[h] = !s->positive ? (last + mean) / 2 : slope < 0 ? last * exp(ahead * rate) : last + ahead * slope;
        out->sd[h] = sd * sqrt(ahead);
    }
    if (s->n == 1)
        snprintf(out->reason, sizeof out->reason, "one value: it goes on, a tenth a step is the deviation assumed");
    else
        snprintf(out->reason, sizeof out->reason, "%zu values: %s", s->n,
                 s->positive ? "two thirds of the mean change" : "half way between the last and their mean");
}

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), horizon = s->horizon;
    double *mean = gn_arena_get(a, MEMBERS * horizon, 8), *sd = gn_arena_get(a, MEMBERS * horizon, 8);
    double weight[MEMBERS];
    if (s->n < FEW) {
        short_forecast(s, out);
        return GN_OK;
    }
    int n = 0, leading = 0;
    char names[120] = "";
    gn_status st = mean && sd ? GN_E_SHORT : GN_E_NOMEM;
    for (int i = 0; st != GN_E_NOMEM && i < MEMBERS; i++) {
        const gn_model *m = members[i].model;
        if (s->n < m->min_obs(s->season) || (members[i].part == SEASONAL && s->season < 2) ||
            (members[i].part != LEADING && leading == 0))
            continue;
        model_result one = {.mean = mean + (size_t)n * horizon, .sd = sd + (size_t)n * horizon};
        model_tape *tape = s->tape;
        const size_t from = tape ? tape->count : 0;
        if (tape_plays(tape) && tape_index(tape, 1) == 0) continue; /* it was of no use to the fit */
        tape_put(tape, 1);
        const gn_status got = m->forecast(s, a, &one);
        if (got == GN_E_NOMEM) st = got;
        bool finite = got == GN_OK;
        for (size_t h = 0; finite && h < horizon; h++) finite = isfinite(one.mean[h]) && isfinite(one.sd[h]);
        if (!finite && tape && !tape->replay && from < tape->count) {
            tape->value[from] = 0;
            tape->count = from + 1;
        }
        if (!finite) continue;
        weight[n++] = members[i].weight;
        leading += members[i].part == LEADING;
        if (members[i].model != &model_ces || !strstr(names, "ces"))
            snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", *names ? ", " : "", m->key);
    }
    for (size_t h = 0; leading > 0 && st != GN_E_NOMEM && h < horizon; h++) {
        double means[MEMBERS], sds[MEMBERS];
        for (int i = 0; i < n; i++) {
            means[i] = mean[(size_t)i * horizon + h];
            sds[i] = sd[(size_t)i * horizon + h];
        }
        combine(means, sds, weight, n, leading, &out->mean[h], &out->sd[h]);
    }
    if (leading > 0 && st != GN_E_NOMEM) {
        snprintf(out->reason, sizeof out->reason, "mean of %s", names);
        st = GN_OK;
    }
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_auto = {.key = "auto",
                             .title = "Automatic combination",
                             .source = "Petropoulos and Svetunkov (2020)",
                             .combines = true,
                             .min_obs = min_obs,
                             .scratch = scratch,
                             .forecast = forecast};
