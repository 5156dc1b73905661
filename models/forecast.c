/* One series in, one forecast out: cleaning, scaling, the model or a simpler one, bounds. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/model.h"

#include "models/interval.h"
#include "models/simulate.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

gn_forecast_options gn_forecast_options_defaults(void)
{
    return (gn_forecast_options){.model = "auto",
                                 .season = 1,
                                 .horizon = 1,
                                 .domain = GN_DOMAIN_AUTO,
                                 .n_levels = 2,
                                 .level = {80, 95},
                                 .seed = 1};
}

/* A model that fits perfectly is not certain for that: 0.1 of the values' size over their number is the least
 * deviation. */
static const double NARROWEST = 0.1;

/* What stands in for a model that fails, in order; the last never does. */
static const gn_model *const simpler[] = {&model_auto, &model_ets,   &model_theta,
                                          &model_ses,  &model_drift, &model_naive};
enum { SIMPLER = sizeof simpler / sizeof *simpler };

/* Conformal bounds: this many earlier ends of the series, as many steps after each at most, fewer errors than this are
 * none. */
enum { ENDS = 8, WIDEST = 64, FEWEST = 10 };

/* What is asked of a series: the options with the model looked up. */
typedef struct request {
    const gn_forecast_options *opt;
    const gn_model *model;
    const char *form;
} request;

/* Regressors are of no use to most of a combination. */
static request request_of(const gn_forecast_options *opt)
{
    request q = {.opt = opt};
    q.model = model_lookup(opt->model, &q.form);
    if (q.model == &model_auto && opt->n_x > 0) q.model = &model_arima;
    return q;
}

/* Seasons are passed on whole or not at all, so this bounds every size below. */
static int season_for(const gn_model *m, int season, size_t n)
{
    const size_t want = (m->needs_season ? 1 : 2) * (size_t)season;
    return n >= want ? season : 1;
}

static gn_status check_options(const gn_forecast_options *opt, gn_err *err)
{
    gn_err inner = {0};
    if (gn_model_check(opt->model, &inner)) return gn_fail(err, GN_E_ARG, "forecast: %s", inner.msg);
    const request q = request_of(opt);
    if (opt->horizon < 1 || opt->horizon > GN_MAX_HORIZON)
        return gn_fail(err, GN_E_ARG, "forecast: horizon %zu, 1 to %d is possible", opt->horizon, GN_MAX_HORIZON);
    if (opt->season < 1 || opt->season > GN_MAX_SEASON)
        return gn_fail(err, GN_E_ARG, "forecast: season %d, 1 to %d is possible", opt->season, GN_MAX_SEASON);
    if (opt->n_more_seasons > GN_MORE_SEASONS)
        return gn_fail(err, GN_E_ARG, "forecast: %zu seasons, at most %d are possible", opt->n_more_seasons + 1,
                       GN_MORE_SEASONS + 1);
    for (size_t i = 0; i < opt->n_more_seasons; i++) {
        const int before = i ? opt->more_season[i - 1] : opt->season;
        if (opt->more_season[i] <= before || opt->more_season[i] > GN_MAX_SEASON)
            return gn_fail(err, GN_E_ARG, "forecast: season %d after %d, longer ones to %d are possible",
                           opt->more_season[i], before, GN_MAX_SEASON);
    }
    if (opt->n_levels > GN_MAX_LEVELS)
        return gn_fail(err, GN_E_ARG, "forecast: %zu levels, at most %d are possible", opt->n_levels, GN_MAX_LEVELS);
    for (size_t i = 0; i < opt->n_levels; i++)
        if (!(opt->level[i] > 0 && opt->level[i] < 100))
            return gn_fail(err, GN_E_ARG, "forecast: level %g, above 0 and below 100 is possible", opt->level[i]);
    if (opt->interval == GN_INTERVAL_SIMULATED && opt->horizon > SIMULATE_STEPS)
        return gn_fail(err, GN_E_ARG, "forecast: simulated intervals to horizon %d, %zu was asked", SIMULATE_STEPS,
                       opt->horizon);
    if (opt->n_x > GN_MAX_REGRESSORS)
        return gn_fail(err, GN_E_ARG, "forecast: %zu regressors, at most %d are possible", opt->n_x, GN_MAX_REGRESSORS);
    if (opt->n_x > 0 && !q.model->takes_x)
        return gn_fail(err, GN_E_ARG, "forecast: model '%s' takes no regressors", q.model->key);
    return GN_OK;
}

static gn_status check_values(const double *y, size_t n, const gn_forecast_options *opt, gn_err *err)
{
    if (!y || (opt->n_x > 0 && !opt->x)) return gn_fail(err, GN_E_ARG, "forecast: no values");
    for (size_t t = 0; t < n; t++)
        if (isinf(y[t])) return gn_fail(err, GN_E_RANGE, "forecast: value %zu is infinite", t + 1);
    const size_t rows = n + opt->horizon;
    for (size_t i = 0; i < opt->n_x * rows; i++)
        if (!isfinite(opt->x[i]))
            return gn_fail(err, GN_E_RANGE, "forecast: regressor %zu is not finite at step %zu", i / rows + 1,
                           i % rows + 1);
    return GN_OK;
}

size_t gn_forecast_scratch(const gn_forecast_options *opt, size_t n)
{
    if (check_options(opt, NULL)) return 0;
    const request q = request_of(opt);
    /* values missing at the end are steps too */
    const size_t steps = opt->horizon + n;
    const int season = n >= (size_t)opt->season ? opt->season : 1;
    size_t most = q.model->scratch(n, season, steps);
    for (size_t i = 0; i < opt->n_more_seasons; i++) {
        const size_t need = n >= (size_t)opt->more_season[i] ? q.model->scratch(n, opt->more_season[i], steps) : 0;
        if (need > most) most = need;
    }
    for (int i = 0; i < SIMPLER; i++) {
        const size_t need = simpler[i]->scratch(n, season, steps);
        if (need > most) most = need;
    }
    if (q.model->takes_model && q.form) most += gn_model_find(q.form)->scratch(n, 1, steps);
    if (opt->n_x > 0) most += regressor_scratch(n, season, steps, opt->n_x);
    if (opt->interval == GN_INTERVAL_SIMULATED)
        most += gn_arena_need(SIMULATE_PATHS * steps, 8) + gn_arena_need(SIMULATE_PATHS, 8);
    if (opt->interval == GN_INTERVAL_CONFORMAL) most += gn_arena_need(ENDS * WIDEST, 8) + 2 * gn_arena_need(WIDEST, 8);
    return most + gn_arena_need(n, 8) + 2 * gn_arena_need(steps, 8);
}

/* Gaps are bridged by a line. */
static void fill(double *y, size_t n)
{
    for (size_t t = 1; t < n; t++) {
        if (!isnan(y[t])) continue;
        size_t to = t;
        while (isnan(y[to])) to++; /* the last value is there */
        const double from = y[t - 1], step = (y[to] - from) / (double)(to - t + 1);
        for (size_t k = t; k < to; k++) y[k] = from + step * (double)(k - t + 1);
        t = to;
    }
}

static bool all_finite(const double *v, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!isfinite(v[i])) return false;
    return true;
}

static gn_status attempt(const gn_model *m, const char *form, model_series s, const gn_forecast_options *opt,
                         gn_arena *a, model_result *r, bool wild_guard)
{
    s.season = tape_plays(s.tape) ? s.tape->season : season_for(m, opt->season, s.n);
    s.form = form;
    if (m->combines && m != &model_auto) s.tape = NULL; /* its weights are of the whole series */
    if (s.tape && !s.tape->replay) s.tape->count = 0, s.tape->broken = false;
    s.more_season = opt->more_season;
    while (s.n_more_seasons < opt->n_more_seasons && s.n >= 2 * (size_t)opt->more_season[s.n_more_seasons])
        s.n_more_seasons++;
    if (!m->takes_x) s.n_x = 0;
    if (s.n < m->min_obs(m->needs_season ? opt->season : s.season)) return GN_E_SHORT;
    const size_t mark = gn_arena_mark(a);
    r->reason[0] = '\0';
    if (r->paths) r->paths->drawn = false;
    gn_status st = m->forecast(&s, a, r);
    gn_arena_release(a, mark);
    if (st) return st;
    if (!all_finite(r->mean, s.horizon) || !all_finite(r->sd, s.horizon)) return GN_E_NUMERIC;
    if (r->paths && r->paths->drawn && !all_finite(r->paths->path, r->paths->count * s.horizon))
        r->paths->drawn = false;
    /* An exploding fit: beyond a thousand times the largest value is no forecast. */
    double most = 0;
    for (size_t t = 0; t < s.n; t++) most = fmax(most, fabs(s.y[t]));
    for (size_t h = 0; wild_guard && h < s.horizon; h++)
        if (fabs(r->mean[h]) > 1000 * most) return GN_E_NUMERIC;
    return GN_OK;
}

static const char *why(gn_status st)
{
    return st == GN_E_SHORT     ? "too few values"
           : st == GN_E_NUMERIC ? "no finite result"
           : st == GN_E_ARG     ? "its form does not suit this series"
                                : gn_status_text(st);
}

static gn_status fit(const request *q, const model_series *s, gn_arena *a, model_result *r, const char **model,
                     char reason[160])
{
    const gn_forecast_options *opt = q->opt;
    gn_status st = attempt(q->model, q->form, *s, opt, a, r, true);
    *model = q->model->key;
    if (st == GN_OK) {
        const bool dropped = opt->season > 1 && season_for(q->model, opt->season, s->n) == 1;
        snprintf(reason, 160, "%.100s%s%s", r->reason, dropped && r->reason[0] ? "; " : "",
                 dropped ? "fewer than two seasons of values" : "");
        return GN_OK;
    }
    const gn_status first = st;
    for (int i = 0; i < SIMPLER && st != GN_OK && st != GN_E_NOMEM; i++) {
        if (simpler[i] == q->model && !q->form) continue;
        st = attempt(simpler[i], NULL, *s, opt, a, r, i + 1 < SIMPLER);
        *model = simpler[i]->key;
    }
    snprintf(reason, 160, "%s: %s%s%.80s", q->model->key, why(first), r->reason[0] ? "; " : "", r->reason);
    return st;
}

static int by_size(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* Absolute errors at earlier ends of the series, each in deviations of the model's formula, sorted. Returns how many.
 */
static size_t scores_of(const request *q, const model_series *s, double narrowest, gn_arena *a, double *score)
{
    const size_t mark = gn_arena_mark(a), least = s->n / 2 > 8 ? s->n / 2 : 8, season = (size_t)q->opt->season;
    double *mean = gn_arena_get(a, WIDEST, 8), *sd = gn_arena_get(a, WIDEST, 8);
    size_t count = 0;
    const size_t room = s->n > least ? s->n - least : 0, most = room < WIDEST ? room : WIDEST;
    const size_t ahead = s->horizon < most ? s->horizon : most;
    for (size_t end = 0; mean && sd && ahead > 0 && end < ENDS && ahead + end <= room; end++) {
        /* ends spread over the second half of the series */
        const size_t spare = room - ahead, back = ahead + (spare < ENDS ? end : end * spare / (ENDS - 1));
        model_series before = *s;
        before.n = s->n - back;
        before.horizon = ahead;
        before.tape = NULL;
        if (before.n >= 2 * season || s->n < 2 * season) {
            model_result r = {.mean = mean, .sd = sd};
            const char *model;
            char reason[160];
            if (fit(q, &before, a, &r, &model, reason)) continue;
            for (size_t h = 0; h < ahead; h++)
                score[count++] = fabs(s->y[before.n + h] - mean[h]) / fmax(sd[h], narrowest);
        }
    }
    gn_arena_release(a, mark);
    qsort(score, count, sizeof *score, by_size);
    return count;
}

/* Deviations that hold `level` percent of the scores, one more than there are counted as above all of them. */
static double score_quantile(const double *score, size_t count, double level)
{
    const double rank = ceil(((double)count + 1) * level / 100);
    return score[rank <= (double)count ? (size_t)rank - 1 : count - 1];
}

/* A series made ready, and what came of it. */
typedef struct result {
    gn_domain domain;
    double scale, lowest, highest;
    size_t missing; /* steps that are not given out */
    const double *mean, *sd;
    double narrowest, widening;
    model_paths *paths;
    const double *score;
    size_t scores;
} result;

static double fit_in(const result *r, double v)
{
    return fmin(fmax(v * r->scale, r->lowest), r->highest);
}

static void write_step(const result *r, const gn_forecast_options *opt, size_t h, size_t steps, double *column,
                       gn_forecast *out)
{
    const bool nonnegative = r->domain != GN_DOMAIN_REAL;
    const double mu = r->mean[r->missing + h], own = fmax(r->sd[r->missing + h], r->narrowest);
    const double spread = own * r->widening;
    out->mean[h] = fit_in(r, mu);
    if (r->paths) {
        for (size_t i = 0; i < r->paths->count; i++) column[i] = r->paths->path[i * steps + r->missing + h];
        qsort(column, r->paths->count, sizeof *column, by_size);
    }
    for (size_t i = 0; i < opt->n_levels; i++) {
        const double tail = 0.5 - opt->level[i] / 200;
        double lo, hi;
        if (r->paths) {
            lo = mu + fmin(simulate_quantile(column, r->paths->count, tail) - mu, 0);
            hi = mu + fmax(simulate_quantile(column, r->paths->count, 1 - tail) - mu, 0);
        } else if (r->scores >= FEWEST) {
            const double k = score_quantile(r->score, r->scores, opt->level[i]);
            lo = mu - k * own;
            hi = mu + k * own;
        } else {
            const double z = gsl_cdf_ugaussian_Pinv(1 - tail);
            lo = interval_value(mu, spread, -z, nonnegative);
            hi = interval_value(mu, spread, z, nonnegative);
        }
        out->lower[i * opt->horizon + h] = fit_in(r, lo);
        out->upper[i * opt->horizon + h] = fit_in(r, hi);
    }
}

/* Futures that the model has drawn itself are spread around the mean as its deviation is. */
static void widen(const result *r, size_t steps)
{
    model_paths *p = r->paths;
    for (size_t i = 0; i < p->count; i++)
        for (size_t h = 0; h < steps; h++) {
            double *v = &p->path[i * steps + h];
            *v = r->mean[h] + (*v - r->mean[h]) * r->widening;
        }
}

size_t gn_fit_capacity(const gn_forecast_options *opt)
{
    /* auto: every form of ETS, a season of states each; and a few of all else */
    return 40 * (16 + (size_t)opt->season) + 1024;
}

/* Goes on with a stored fit: s has the values as they are, v is where they lie. False: it does not suit them. */
static bool play(const gn_fit *old, const gn_forecast_options *opt, model_series s, double *v, gn_arena *a,
                 model_result *r, request *q)
{
    model_tape tape = {.value = old->value, .count = old->count, .replay = true, .season = old->season};
    if (gn_model_check(old->model, NULL) || !(old->scale > 0) || !isfinite(1 / old->scale)) return false;
    *q = (request){.opt = opt, .model = model_lookup(old->model, &q->form)};
    if (tape.season != 1 && tape.season != season_for(q->model, opt->season, s.n)) return false;
    for (size_t t = 0; t < s.n; t++) v[t] /= old->scale;
    s.tape = &tape;
    s.positive = old->positive;
    return attempt(q->model, q->form, s, opt, a, r, true) == GN_OK && !tape.broken && tape.at == tape.count;
}

static void keep_fit(gn_fit *to, const request *q, const char *model, const model_series *s, double scale)
{
    const bool asked = strcmp(model, q->model->key) == 0;
    const char *name = asked && q->form ? q->opt->model : model;
    const model_tape *t = s->tape;
    to->count = t->broken || strlen(name) >= GN_FIT_MODEL || s->n_x ? 0 : t->count;
    snprintf(to->model, sizeof to->model, "%s", strlen(name) < GN_FIT_MODEL ? name : "");
    to->scale = scale;
    to->positive = s->positive;
    to->season = season_for(asked ? q->model : gn_model_find(model), q->opt->season, s->n);
    to->n = s->n;
}

/* One series on its way to its forecast. */
typedef struct task {
    const gn_forecast_options *opt;
    gn_arena *arena;
    const double *y; /* [n] as given, without what is missing at either end */
    const double *x;
    double *v; /* [n] filled, later scaled */
    size_t n, steps, x_stride;
    double least, most, size;           /* of v; mean of |v| */
    double *mean, *sd, *column, *score; /* column: of simulated futures; score: of conformal bounds */
    model_paths paths;
    result done;
    model_series series;
    model_result made;
} task;

/* Leaves out what is missing at both ends. */
static void trim(task *k, const double *y, size_t n)
{
    k->x = k->opt->x;
    k->x_stride = n + k->opt->horizon;
    while (n > 0 && isnan(y[0])) y++, n--, k->x += k->opt->n_x > 0;
    while (n > 0 && isnan(y[n - 1])) k->done.missing++, n--;
    k->y = y;
    k->n = n;
    k->steps = k->opt->horizon + k->done.missing;
}

static bool take_memory(task *k)
{
    const bool simulated = k->opt->interval == GN_INTERVAL_SIMULATED,
               conformal = k->opt->interval == GN_INTERVAL_CONFORMAL;
    k->v = gn_arena_get(k->arena, k->n, 8);
    k->mean = gn_arena_get(k->arena, k->steps, 8);
    k->sd = gn_arena_get(k->arena, k->steps, 8);
    k->paths = (model_paths){.count = SIMULATE_PATHS, .seed = k->opt->seed};
    if (simulated) {
        k->paths.path = gn_arena_get(k->arena, SIMULATE_PATHS * k->steps, 8);
        k->column = gn_arena_get(k->arena, SIMULATE_PATHS, 8);
    }
    if (conformal) k->score = gn_arena_get(k->arena, ENDS * WIDEST, 8);
    return k->v && k->mean && k->sd && (!simulated || (k->paths.path && k->column)) && (!conformal || k->score);
}

static void fill_anew(task *k)
{
    memcpy(k->v, k->y, k->n * sizeof *k->v);
    fill(k->v, k->n);
}

/* What the values allow: domain, bounds, the least deviation. */
static void prepare(task *k)
{
    result *const d = &k->done;
    fill_anew(k);
    k->least = INFINITY;
    k->most = -INFINITY;
    for (size_t t = 0; t < k->n; t++) {
        k->least = fmin(k->least, k->v[t]);
        k->most = fmax(k->most, k->v[t]);
        k->size += fabs(k->v[t]) / (double)k->n;
    }
    d->scale = 1;
    d->mean = k->mean;
    d->sd = k->sd;
    d->score = k->score;
    d->domain = k->opt->domain;
    if (d->domain == GN_DOMAIN_AUTO) d->domain = k->least >= 0 ? GN_DOMAIN_POSITIVE : GN_DOMAIN_REAL;
    d->lowest = d->domain == GN_DOMAIN_REAL ? -INFINITY : 0;
    d->highest = d->domain == GN_DOMAIN_PERCENT ? 100 : INFINITY;
    d->narrowest = k->least == k->most ? 0 : NARROWEST / (double)k->n;
    if (k->column) d->paths = &k->paths;
    k->series = (model_series){
        .y = k->v, .n = k->n, .season = 1, .horizon = k->steps, .x = k->x, .n_x = k->opt->n_x, .x_stride = k->x_stride};
    k->made = (model_result){.mean = k->mean, .sd = k->sd, .paths = d->paths};
}

/* A stored fit that was played goes into the record as it is. */
static void copy_fit(gn_fit *to, const gn_fit *old)
{
    if (!to || to == old) return;
    to->count = 0;
    if (to->capacity < old->count) return;
    memcpy(to->value, old->value, old->count * sizeof *old->value);
    to->scale = old->scale;
    to->season = old->season;
    to->positive = old->positive;
    to->n = old->n;
    to->count = old->count;
    memcpy(to->model, old->model, sizeof to->model);
}

/* Goes on with the stored fit; false: it does not suit, and nothing has happened. */
static bool forecast_by_stored(task *k, const gn_fit *old, gn_forecast *out)
{
    request stored;
    if (!old || k->least == k->most) return false;
    if (old->positive && !(k->least > 0 && k->done.domain != GN_DOMAIN_REAL)) return false;
    if (!play(old, k->opt, k->series, k->v, k->arena, &k->made, &stored)) {
        fill_anew(k);
        return false;
    }
    k->done.scale = old->scale;
    out->model = stored.model->key;
    snprintf(out->reason, sizeof out->reason, "stored fit of %zu values; %.100s", old->n, k->made.reason);
    copy_fit(k->opt->record, old);
    if (k->score) {
        k->series.positive = old->positive;
        k->done.scores = scores_of(&stored, &k->series, k->done.narrowest, k->arena, k->score);
    }
    return true;
}

static gn_status forecast_by_fit(task *k, bool unsuited, gn_forecast *out)
{
    const request q = request_of(k->opt);
    gn_fit *const record = k->opt->record;
    model_tape tape = {0};
    /* zero, or smaller than any number that has a reciprocal, stays as it is */
    if (k->size > 0 && isfinite(1 / k->size)) k->done.scale = k->size;
    for (size_t t = 0; t < k->n; t++) k->v[t] /= k->done.scale;
    k->series.positive = k->done.domain != GN_DOMAIN_REAL && k->least > 0;
    if (record) {
        tape = (model_tape){.value = record->value, .capacity = record->capacity};
        k->series.tape = &tape;
    }
    const gn_status st = fit(&q, &k->series, k->arena, &k->made, &out->model, out->reason);
    if (st == GN_OK && record) keep_fit(record, &q, out->model, &k->series, k->done.scale);
    k->series.tape = NULL;
    if (st == GN_OK && unsuited) {
        char reason[sizeof out->reason];
        memcpy(reason, out->reason, sizeof reason);
        snprintf(out->reason, sizeof out->reason, "%.100s; the stored fit does not suit, fitted anew", reason);
    }
    if (st == GN_OK && k->score) {
        k->done.scores = scores_of(&q, &k->series, k->done.narrowest, k->arena, k->score);
        const size_t used = strlen(out->reason);
        if (k->done.scores < FEWEST)
            snprintf(out->reason + used, sizeof out->reason - used, "; bounds by formula: too few values");
    }
    return st;
}

static void forecast_constant(task *k, gn_forecast *out)
{
    for (size_t h = 0; h < k->steps; h++) k->mean[h] = k->v[0], k->sd[h] = 0;
    out->model = "naive";
    snprintf(out->reason, sizeof out->reason, "all values are the same");
}

/* Means and bounds in the values' own scale. */
static gn_status give_out(task *k, gn_forecast *out, gn_err *err)
{
    result *const d = &k->done;
    const gn_forecast_options *opt = k->opt;
    const gn_model *made_by = gn_model_find(out->model);
    d->widening = (made_by->widening > 0 ? made_by->widening : 1) * interval_widening(k->n);
    if (d->paths && k->paths.drawn) {
        widen(d, k->steps);
    } else if (d->paths) {
        for (size_t h = 0; h < k->steps; h++) k->sd[h] = fmax(k->sd[h], d->narrowest) * d->widening;
        simulate_around(k->mean, k->sd, k->steps, d->domain != GN_DOMAIN_REAL, &k->paths);
    }
    for (size_t h = 0; h < opt->horizon; h++) write_step(d, opt, h, k->steps, k->column, out);
    if (!all_finite(out->mean, opt->horizon) || !all_finite(out->lower, opt->horizon * opt->n_levels) ||
        !all_finite(out->upper, opt->horizon * opt->n_levels))
        return gn_fail(err, GN_E_NUMERIC, "forecast: values too large for a finite forecast");
    return GN_OK;
}

gn_status gn_forecast_series(const double *y, size_t n, const gn_forecast_options *opt, gn_arena *arena,
                             gn_forecast *out, gn_err *err)
{
    gn_status st = check_options(opt, err);
    if (st == GN_OK) st = check_values(y, n, opt, err);
    if (st) return st;
    task k = {.opt = opt, .arena = arena};
    trim(&k, y, n);
    if (k.n == 0) return gn_fail(err, GN_E_SHORT, "forecast: no value in the series");
    const size_t mark = gn_arena_mark(arena);
    if (!take_memory(&k)) {
        gn_arena_release(arena, mark);
        return gn_fail(err, GN_E_NOMEM, "forecast: the arena is too small for %zu values", k.n);
    }
    prepare(&k);
    const gn_fit *old = opt->replay && opt->replay->count > 0 && opt->n_x == 0 ? opt->replay : NULL;
    if (!forecast_by_stored(&k, old, out)) {
        if (opt->record) opt->record->count = 0;
        if (k.least == k.most && k.n > 1)
            forecast_constant(&k, out);
        else
            st = forecast_by_fit(&k, old != NULL, out);
    }
    if (st == GN_OK)
        st = give_out(&k, out, err);
    else
        gn_fail(err, st, "forecast: %s", gn_status_text(st));
    gn_arena_release(arena, mark);
    return st;
}
