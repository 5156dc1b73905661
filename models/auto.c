/* Automatic: the mean of five models that err in different ways. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const gn_model *const members[] = {&model_ets, &model_dot, &model_theta, &model_ces, &model_arima};
enum { MEMBERS = sizeof members / sizeof *members };
/* A member further than this many standard deviations from the median is taken at that distance: one that has gone
 * astray moves the mean little, and no more the further it goes. */
static const double REACH = 2;

static size_t min_obs(int season)
{
    (void)season;
    return 6;
}

static size_t scratch(size_t n, int season, size_t horizon)
{
    size_t most = 0;
    for (int i = 0; i < MEMBERS; i++) {
        const size_t need = members[i]->scratch(n, season, horizon);
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

static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a), horizon = s->horizon;
    double *mean = gn_arena_get(a, MEMBERS * horizon, sizeof *mean),
           *sd = gn_arena_get(a, MEMBERS * horizon, sizeof *sd);
    int n = 0;
    char names[64] = "";
    gn_status st = mean && sd ? GN_E_SHORT : GN_E_NOMEM;
    for (int i = 0; st != GN_E_NOMEM && i < MEMBERS; i++) {
        if (s->n < members[i]->min_obs(s->season)) continue;
        model_result one = {.mean = mean + (size_t)n * horizon, .sd = sd + (size_t)n * horizon};
        if (members[i]->forecast(s, a, &one) != GN_OK) continue;
        bool finite = true;
        for (size_t h = 0; h < horizon; h++) finite = finite && isfinite(one.mean[h]) && isfinite(one.sd[h]);
        if (!finite) continue;
        n++;
        snprintf(names + strlen(names), sizeof names - strlen(names), "%s%s", *names ? ", " : "", members[i]->key);
    }
    for (size_t h = 0; n > 0 && h < horizon; h++) {
        double means[MEMBERS], sds[MEMBERS];
        for (int i = 0; i < n; i++) {
            means[i] = mean[(size_t)i * horizon + h];
            sds[i] = sd[(size_t)i * horizon + h];
        }
        const double centre = median(means, n), reach = REACH * median(sds, n);
        double mu = 0, variance = 0;
        for (int i = 0; i < n; i++) {
            means[i] = fmin(fmax(means[i], centre - reach), centre + reach);
            mu += means[i] / n;
        }
        /* what they disagree by is uncertainty too */
        for (int i = 0; i < n; i++) variance += (sds[i] * sds[i] + (means[i] - mu) * (means[i] - mu)) / n;
        out->mean[h] = mu;
        out->sd[h] = sqrt(variance);
    }
    if (n > 0) {
        snprintf(out->reason, sizeof out->reason, "mean of %s", names);
        st = GN_OK;
    }
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_auto = {.key = "auto",
                             .title = "Automatic combination",
                             .source = "Petropoulos and Svetunkov (2020)",
                             .min_obs = min_obs,
                             .scratch = scratch,
                             .forecast = forecast};
