/* Exponential smoothing in state-space form: likelihood, estimation, prediction, automatic choice.
 *
 * Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing (2008), chapters 2, 5, 6; bounds of the
 * parameters and the forms tried as in R's ets(): 0 < alpha, beta < alpha, gamma < 1 - alpha, 0.8 <= phi <= 0.98. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/ets_core.h"

#include "models/season.h"
#include "models/simulate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Fitted values of multiplicative parts leave this range (the series' mean is 1) only where the fit has gone astray. */
static const double LEAST_FITTED = 1e-6, MOST_FITTED = 1e6;
/* A perfect fit has no likelihood: errors below 1e-10 of the mean count as that. */
static const double LEAST_SQUARE = 1e-20;
enum { SMOOTHING = 4, ROUNDS = 60 };

typedef struct ets_problem {
    const lane_kernels *kernels;
    ets_form form;
    const double *y;
    size_t n;
    int season;
    double *par;     /* [ETS_SEASONAL + season][LANES] */
    double *work;    /* [season][LANES] */
    size_t at[6];    /* index of alpha, beta, gamma, phi, level, slope in x; NONE: not estimated */
    size_t seasonal; /* index of the first of season - 1 */
    double caution;
} ets_problem;

static const size_t NONE = SIZE_MAX;

size_t ets_scratch(size_t n, int season)
{
    const size_t m = (size_t)season, p = 6 + m;
    (void)n;
    return gn_arena_need((ETS_SEASONAL + m) * LANES, 8) + gn_arena_need(m * LANES, 8) + 6 * gn_arena_need(p, 8) +
           8 * gn_arena_need(m + 2, 8) + minimise_scratch(p) + season_scratch(n, season) + gn_arena_need(n, 8);
}

bool ets_fit_new(ets_fit *f, int season, gn_arena *a)
{
    f->seasonal = gn_arena_get(a, (size_t)season, sizeof(double));
    f->start = gn_arena_get(a, (size_t)season + 2, sizeof(double));
    return f->seasonal && f->start;
}

/* Whether only positive values can be fitted. */
static bool multiplicative(ets_form form)
{
    return form.error == ETS_MUL || form.season == SEASON_MUL || form.trend >= TREND_MUL;
}

static bool damped(ets_form form)
{
    return form.trend == TREND_DAMPED || form.trend == TREND_MUL_DAMPED;
}

static double criterion(const ets_problem *q, const lane_sums *r, int lane)
{
    if (multiplicative(q->form))
        if (!(r->least[lane] > LEAST_FITTED) || !(r->most[lane] < MOST_FITTED)) return INFINITY;
    const double n = (double)q->n;
    double f = n * log(fmax(r->squares[lane], n * LEAST_SQUARE));
    if (q->form.error == ETS_MUL) f += 2 * (log(r->mantissa[lane]) + r->exponent[lane] * 0.693147180559945309417);
    return f;
}

/* From the minimiser's variables to the recursion's: beta = alpha x, gamma = (1 - alpha) x, so that the box is the
 * region of R's "usual" bounds; the last seasonal makes them sum to 0, or to the number of seasons. */
static void translate(const ets_problem *q, const double *x)
{
    double *par = q->par;
    const size_t m = (size_t)q->season;
    for (int k = 0; k < LANES; k++) {
        const double alpha = x[q->at[ETS_ALPHA] * LANES + k];
        par[ETS_ALPHA * LANES + k] = alpha;
        par[ETS_BETA * LANES + k] = q->at[ETS_BETA] == NONE ? 0 : alpha * x[q->at[ETS_BETA] * LANES + k];
        par[ETS_GAMMA * LANES + k] = q->at[ETS_GAMMA] == NONE ? 0 : (1 - alpha) * x[q->at[ETS_GAMMA] * LANES + k];
        par[ETS_PHI * LANES + k] = q->at[ETS_PHI] == NONE ? 1 : x[q->at[ETS_PHI] * LANES + k];
        par[ETS_LEVEL * LANES + k] = x[q->at[ETS_LEVEL] * LANES + k];
        par[ETS_SLOPE * LANES + k] = q->at[ETS_SLOPE] == NONE ? 0 : x[q->at[ETS_SLOPE] * LANES + k];
    }
    if (!q->form.season) return;
    for (int k = 0; k < LANES; k++) {
        double sum = 0;
        for (size_t j = 0; j + 1 < m; j++) {
            const double v = x[(q->seasonal + j) * LANES + k];
            par[(ETS_SEASONAL + j) * LANES + k] = v;
            sum += v;
        }
        par[(ETS_SEASONAL + m - 1) * LANES + k] = (q->form.season == SEASON_MUL ? (double)m : 0) - sum;
    }
}

static void objective(const double *x, double f[LANES], void *ctx)
{
    const ets_problem *q = ctx;
    lane_sums r;
    translate(q, x);
    q->kernels->ets(q->form, q->y, q->n, q->season, q->par, q->work, &r);
    for (int k = 0; k < LANES; k++) {
        f[k] = criterion(q, &r, k);
        if (q->at[ETS_BETA] != NONE) f[k] += q->caution * x[q->at[ETS_BETA] * LANES + k];
        if (q->form.season == SEASON_MUL)
            for (int j = 0; j < q->season; j++)
                if (!(q->par[(ETS_SEASONAL + j) * LANES + k] > LEAST_FITTED)) f[k] = INFINITY;
    }
}

double ets_minus2loglik(const double *y, size_t n, int season, ets_form form, const double smooth[4],
                        const double *start, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    const int m = form.season ? season : 1;
    ets_problem q = {.kernels = lane_kernels_get(), .form = form, .y = y, .n = n, .season = m};
    double f = NAN;
    q.par = gn_arena_get(a, (ETS_SEASONAL + (size_t)m) * LANES, 8);
    q.work = gn_arena_get(a, (size_t)m * LANES, 8);
    if (q.par && q.work) {
        for (int i = 0; i < ETS_SEASONAL + m; i++)
            for (int k = 0; k < LANES; k++) q.par[i * LANES + k] = i < SMOOTHING ? smooth[i] : start[i - SMOOTHING];
        lane_sums r;
        q.kernels->ets(form, y, n, m, q.par, q.work, &r);
        f = criterion(&q, &r, 0);
    }
    gn_arena_release(a, mark);
    return f;
}

/* Level and slope of a line through the first values, and seasonals by classical decomposition. */
static bool first_states(const model_series *s, ets_form form, double *start, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    const size_t n = s->n, m = form.season ? (size_t)s->season : 1;
    double *adjusted = gn_arena_get(a, n, 8);
    bool fine = adjusted != NULL;
    if (fine && form.season) {
        /* the first four seasons say how the series began */
        const size_t early = n < 4 * m ? n : 4 * m;
        fine = season_indices(s->y, early, (int)m, form.season == SEASON_MUL, start + 2, a);
    }
    if (fine) {
        const size_t early = n < (m > 10 ? m : 10) ? n : (m > 10 ? m : 10);
        double my = 0, sty = 0, stt = 0;
        for (size_t t = 0; t < early; t++) {
            adjusted[t] = !form.season                ? s->y[t]
                          : form.season == SEASON_MUL ? s->y[t] / start[2 + t % m]
                                                      : s->y[t] - start[2 + t % m];
            my += adjusted[t];
        }
        my /= (double)early;
        const double mt = ((double)early + 1) / 2;
        for (size_t t = 0; t < early; t++) {
            sty += ((double)t + 1 - mt) * (adjusted[t] - my);
            stt += ((double)t + 1 - mt) * ((double)t + 1 - mt);
        }
        const double slope = stt > 0 ? sty / stt : 0;
        start[0] = form.trend ? my - slope * mt : my;
        start[1] = form.trend ? slope : 0;
        if (multiplicative(form) && start[0] < 0.01) start[0] = fmax(adjusted[0], 0.01);
        if (form.trend >= TREND_MUL) start[1] = fmin(fmax(1 + slope / start[0], 0.8), 1.25);
    }
    gn_arena_release(a, mark);
    return fine;
}

/* One step of the recursion: the slope is damped first, then the error d of the fitted value moves the states. */
typedef struct ets_state {
    double level, slope;
} ets_state;

static double fitted_value(const ets_fit *f, ets_state *now, double season, double *q)
{
    const bool factor = f->form.trend >= TREND_MUL;
    now->slope = factor ? pow(now->slope, f->phi) : now->slope * f->phi;
    *q = factor ? now->level * now->slope : now->level + now->slope;
    return !f->form.season ? *q : f->form.season == SEASON_ADD ? *q + season : *q * season;
}

static void move(const ets_fit *f, ets_state *now, double *season, double q, double d)
{
    const double dl = f->form.season == SEASON_MUL ? d / *season : d;
    if (f->form.season) *season += f->gamma * (f->form.season == SEASON_MUL ? d / q : d);
    now->slope += f->beta * (f->form.trend >= TREND_MUL ? dl / now->level : dl);
    now->level = q + f->alpha * dl;
}

/* Level, slope and seasonal after the last observation, and the variance of the errors. */
static void run(const model_series *s, ets_fit *f)
{
    const ets_form form = f->form;
    const size_t m = form.season ? (size_t)s->season : 1;
    ets_state now = {f->start[0], f->start[1]};
    double squares = 0, q;
    memcpy(f->seasonal, f->start + 2, m * sizeof(double));
    for (size_t t = 0; t < s->n; t++) {
        const double fitted = fitted_value(f, &now, f->seasonal[t % m], &q), d = s->y[t] - fitted;
        const double e = form.error == ETS_MUL ? d / fitted : d;
        squares += e * e;
        move(f, &now, &f->seasonal[t % m], q, d);
    }
    f->level = now.level;
    f->slope = now.slope;
    /* turn the ring so that it begins with the next observation's */
    double *ring = f->seasonal;
    for (size_t r = s->n % m; r > 0; r--) {
        const double v = ring[0];
        memmove(ring, ring + 1, (m - 1) * sizeof *ring);
        ring[m - 1] = v;
    }
    const double free = (double)s->n - f->k;
    f->sigma2 = squares / (free > 1 ? free : 1);
}

static size_t variables(ets_problem *q)
{
    size_t p = 0;
    const bool has[6] = {true, q->form.trend != TREND_NONE, q->form.season != SEASON_NONE, damped(q->form),
                         true, q->form.trend != TREND_NONE};
    for (int i = 0; i < 6; i++) q->at[i] = has[i] ? p++ : NONE;
    q->seasonal = p;
    return p + (q->form.season ? (size_t)q->season - 1 : 0);
}

/* Bounds that a fit on a tape must keep: those of the search, states within what a scaled series can have. */
static void tape_ets(const model_series *s, ets_fit *f)
{
    model_tape *t = s->tape;
    const size_t m = f->form.season ? (size_t)s->season : 0;
    if (!tape_plays(t)) {
        const double head[] = {f->form.error, f->form.trend, f->form.season, f->alpha, f->beta,
                               f->gamma,      f->phi,        f->k,           f->aicc};
        for (size_t i = 0; i < sizeof head / sizeof *head; i++) tape_put(t, head[i]);
        for (size_t i = 0; i < m + 2; i++) tape_put(t, f->start[i]);
        return;
    }
    f->form.error = (ets_error)tape_index(t, ETS_MUL);
    f->form.trend = (ets_trend)tape_index(t, TREND_MUL_DAMPED);
    f->form.season = (ets_season)tape_index(t, SEASON_MUL);
    f->alpha = tape_get(t, 0, 1);
    f->beta = tape_get(t, 0, 1);
    f->gamma = tape_get(t, 0, 1);
    f->phi = tape_get(t, 0, 1);
    f->k = tape_index(t, 6 + s->season);
    f->aicc = tape_get(t, -1e9, 1e9);
    const size_t states = f->form.season ? (size_t)s->season : 0;
    const bool positive = f->form.error == ETS_MUL || f->form.season == SEASON_MUL || f->form.trend >= TREND_MUL;
    if (f->form.error < ETS_ADD || (states && s->season < 2) || (positive && !s->positive)) t->broken = true;
    for (size_t i = 0; i < states + 2 && !t->broken; i++) f->start[i] = tape_get(t, -MOST_FITTED, MOST_FITTED);
    if (!t->broken) run(s, f);
}

static gn_status estimate(const model_series *s, ets_form form, double caution, int starts, ets_fit *f, gn_arena *a)
{
    if (multiplicative(form) && !s->positive) return GN_E_NUMERIC;
    if (form.season && (s->season < 2 || s->n < 2 * (size_t)s->season)) return GN_E_SHORT;
    const size_t mark = gn_arena_mark(a);
    const size_t m = form.season ? (size_t)s->season : 1;
    ets_problem q = {
        .kernels = lane_kernels_get(), .form = form, .y = s->y, .n = s->n, .season = (int)m, .caution = caution};
    const size_t p = variables(&q);
    gn_status st = GN_E_SHORT;
    /* sigma2 is a parameter too; AICc needs one value more than that */
    if (s->n < p + 3) return st;
    q.par = gn_arena_get(a, (ETS_SEASONAL + m) * LANES, 8);
    q.work = gn_arena_get(a, m * LANES, 8);
    double *x = gn_arena_get(a, p, 8), *lo = gn_arena_get(a, p, 8), *hi = gn_arena_get(a, p, 8);
    double *trial = gn_arena_get(a, p, 8);
    double *lane = gn_arena_get(a, p * LANES, 8);
    st = GN_E_NOMEM;
    if (!q.par || !q.work || !x || !lo || !hi || !lane || !trial || !first_states(s, form, f->start, a)) goto done;
    static const double low[4] = {1e-4, 1e-4, 1e-4, 0.8}, high[4] = {0.9999, 0.9999, 0.9999, 0.98};
    for (int i = 0; i < SMOOTHING; i++)
        if (q.at[i] != NONE) {
            lo[q.at[i]] = low[i];
            hi[q.at[i]] = high[i];
        }
    for (size_t i = q.at[ETS_LEVEL]; i < p; i++) {
        lo[i] = -MOST_FITTED;
        hi[i] = MOST_FITTED;
    }
    x[q.at[ETS_LEVEL]] = f->start[0];
    if (q.at[ETS_SLOPE] != NONE) x[q.at[ETS_SLOPE]] = f->start[1];
    for (size_t j = 0; form.season && j + 1 < m; j++) x[q.seasonal + j] = f->start[2 + j];
    /* Eight starts from smooth to lively, the best one is followed. */
    static const double begin[4][LANES] = {{0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 0.3, 0.9},
                                           {0.1, 0.1, 0.1, 0.05, 0.05, 0.02, 0.5, 0.3},
                                           {0.05, 0.05, 0.1, 0.2, 0.3, 0.3, 0.02, 0.5},
                                           {0.97, 0.97, 0.95, 0.95, 0.95, 0.9, 0.97, 0.85}};
    for (int k = 0; k < LANES; k++) {
        for (size_t i = q.at[ETS_LEVEL]; i < p; i++) lane[i * LANES + k] = x[i];
        for (int i = 0; i < SMOOTHING; i++)
            if (q.at[i] != NONE) lane[q.at[i] * LANES + k] = begin[i][k];
    }
    double value[LANES];
    objective(lane, value, &q);
    /* The likelihood may have several maxima: the best starts are followed, the best end is kept. */
    double least = INFINITY;
    for (int followed = 0; followed < starts; followed++) {
        int best = 0;
        for (int k = 1; k < LANES; k++)
            if (value[k] < value[best]) best = k;
        if (!isfinite(value[best])) break;
        value[best] = INFINITY;
        for (size_t i = 0; i < p; i++) trial[i] = lane[i * LANES + best];
        const double found = minimise(objective, &q, p, lo, hi, trial, ROUNDS, 1e-7, a);
        if (!(found < least)) continue;
        least = found;
        memcpy(x, trial, p * sizeof *x);
    }
    st = GN_E_NUMERIC;
    if (!isfinite(least)) goto done;
    for (size_t i = 0; i < p; i++)
        for (int k = 0; k < LANES; k++) lane[i * LANES + k] = x[i];
    translate(&q, lane);
    f->form = form;
    f->alpha = q.par[ETS_ALPHA * LANES];
    f->beta = q.par[ETS_BETA * LANES];
    f->gamma = q.par[ETS_GAMMA * LANES];
    f->phi = q.par[ETS_PHI * LANES];
    for (size_t i = 0; i < 2 + (form.season ? m : 0); i++) f->start[i] = q.par[(ETS_LEVEL + i) * LANES];
    f->k = (int)p;
    f->minus2loglik = least - (q.at[ETS_BETA] == NONE ? 0 : caution * x[q.at[ETS_BETA]]);
    const double k = (double)p + 1, n = (double)s->n;
    f->aicc = least + 2 * k + 2 * k * (k + 1) / (n - k - 1);
    run(s, f);
    st = GN_OK;
done:
    gn_arena_release(a, mark);
    return st;
}

/* Weight of the error of `j` steps before in the forecast's error (2008, table 6.1), the seasonal part left to the
 * caller where it is multiplicative. */
static double weight(const ets_fit *f, int season, size_t j)
{
    double damp = (double)j;
    if (f->phi < 1) damp = f->phi * (1 - pow(f->phi, (double)j)) / (1 - f->phi);
    double c = f->alpha + f->beta * damp;
    if (f->form.season == SEASON_ADD && j % (size_t)season == 0) c += f->gamma;
    return c;
}

/* The slope is a factor: no formula. What an error at the first step leaves in the forecasts after it, relative to
 * them, stands for the errors of all steps. */
static void predict_factor(const ets_fit *f, size_t m, size_t horizon, double *mean, double *sd)
{
    ets_state now = {f->level, f->slope}, shocked = now;
    const double deviation = sqrt(f->sigma2);
    double q, sum = 0, ring = f->seasonal[0];
    for (size_t h = 0; h < horizon; h++) {
        mean[h] = fitted_value(f, &now, f->seasonal[h % m], &q);
        now.level = q;
        const double season = h > 0 && h % m == 0 ? ring : f->seasonal[h % m];
        const double moved = fitted_value(f, &shocked, season, &q);
        double effect = moved - mean[h];
        if (h == 0) {
            effect = f->form.error == ETS_MUL ? deviation * mean[0] : deviation;
            move(f, &shocked, &ring, q, effect);
        } else {
            shocked.level = q;
        }
        sum += effect * effect / (mean[h] * mean[h]);
        sd[h] = fabs(mean[h]) * sqrt(sum);
    }
}

/* sum of c_j^2 theta_(h-j), j from 1 to h, step by step: c_j = b_j, plus gamma where j is a multiple of an additive
 * season. b_j = phi b_(j-1) + kappa with b_0 = alpha, and b_(j+m) in the same way, so that each sum follows from those
 * of the step (or season) before; all terms are positive. */
typedef struct convolution {
    double phi, kappa, first;              /* of b_j one step on; b_1 */
    double gamma, phi_m, kappa_m, first_m; /* of b_j one season on; b_m */
    double plain, once, twice;             /* sums of theta, b theta, b^2 theta */
    size_t m, at;
    double *plain_m, *once_m; /* [m] the same at the multiples of the season, for the next m steps */
} convolution;

static convolution convolution_of(const ets_fit *f, int season, double *work)
{
    const double kappa = f->alpha * (1 - f->phi) + f->beta * f->phi;
    convolution c = {.phi = f->phi, .kappa = kappa, .first = f->phi * f->alpha + kappa};
    if (f->form.season != SEASON_ADD) return c;
    c.gamma = f->gamma;
    c.m = (size_t)season;
    c.phi_m = pow(f->phi, season);
    c.kappa_m = kappa * (f->phi < 1 ? (1 - c.phi_m) / (1 - f->phi) : season);
    c.first_m = c.phi_m * f->alpha + c.kappa_m;
    c.plain_m = work;
    c.once_m = work + season;
    for (size_t i = 0; i < 2 * c.m; i++) work[i] = 0;
    return c;
}

static double convolution_sum(const convolution *c)
{
    return c->m ? c->twice + c->gamma * (2 * c->once_m[c->at] + c->gamma * c->plain_m[c->at]) : c->twice;
}

static void convolution_step(convolution *c, double theta)
{
    c->twice = c->phi * (c->phi * c->twice + 2 * c->kappa * c->once) + c->kappa * c->kappa * c->plain +
               c->first * c->first * theta;
    c->once = c->phi * c->once + c->kappa * c->plain + c->first * theta;
    c->plain += theta;
    if (!c->m) return;
    double *const plain = &c->plain_m[c->at], *const once = &c->once_m[c->at];
    *once = c->phi_m * *once + c->kappa_m * *plain + c->first_m * theta;
    *plain += theta;
    c->at = c->at + 1 == c->m ? 0 : c->at + 1;
}

void ets_predict(const ets_fit *f, int season, size_t horizon, double *mean, double *sd, double *work)
{
    if (f->form.trend >= TREND_MUL) {
        predict_factor(f, f->form.season ? (size_t)season : 1, horizon, mean, sd);
        return;
    }
    const size_t m = f->form.season ? (size_t)season : 1;
    double slope = f->slope, q = f->level, sum = 0;
    convolution before = convolution_of(f, season, work);
    for (size_t h = 0; h < horizon; h++) {
        slope *= f->phi;
        q += slope;
        const double w = f->form.season ? f->seasonal[h % m] : 0;
        const double mu = f->form.season == SEASON_ADD ? q + w : q;
        mean[h] = f->form.season == SEASON_MUL ? q * w : mu;
        if (f->form.error == ETS_ADD && f->form.season != SEASON_MUL) { /* class 1 */
            sd[h] = sqrt(f->sigma2 * (1 + sum));
            const double c = weight(f, season, h + 1);
            sum += c * c;
            continue;
        }
        /* classes 2 and 3 (eq. 6.2, 6.4): theta_h = mu^2 + sigma2 sum of c_j^2 theta_(h-j) */
        const double sigma2 = f->form.error == ETS_MUL ? f->sigma2 : f->sigma2 / (mu * mu * w * w);
        const double theta = mu * mu + sigma2 * convolution_sum(&before);
        convolution_step(&before, theta);
        double spread = (1 + sigma2) * theta;
        if (f->form.season == SEASON_MUL) spread *= pow(1 + f->gamma * f->gamma * sigma2, (double)(h / m));
        sd[h] = sqrt(fmax(spread - mu * mu, 0)) * (f->form.season == SEASON_MUL ? fabs(w) : 1);
    }
}

void ets_simulate(const ets_fit *f, int season, size_t horizon, model_paths *p, double *ring)
{
    const size_t m = f->form.season ? (size_t)season : 1;
    const double deviation = sqrt(f->sigma2);
    uint64_t state = p->seed;
    for (size_t i = 0; i < p->count; i++) {
        ets_state now = {f->level, f->slope};
        memcpy(ring, f->seasonal, m * sizeof *ring);
        for (size_t h = 0; h < horizon; h++) {
            double q, e = deviation * simulate_normal(&state);
            const double fitted = fitted_value(f, &now, ring[h % m], &q);
            if (f->form.error == ETS_MUL) e = fmax(e, -0.99) * fitted; /* what is positive stays so */
            p->path[i * horizon + h] = fitted + e;
            move(f, &now, &ring[h % m], q, e);
        }
    }
    p->drawn = true;
}

void ets_name(ets_form form, char out[16])
{
    static const char *const trend[] = {"N", "A", "Ad", "M", "Md"}, *const season[] = {"N", "A", "M"};
    snprintf(out, 16, "ETS(%s,%s,%s)", form.error == ETS_MUL ? "M" : "A", trend[form.trend], season[form.season]);
}

gn_status ets_estimate(const model_series *s, ets_form form, double caution, int starts, ets_fit *f, gn_arena *a)
{
    if (tape_plays(s->tape)) { /* a form that could not be fitted is none now */
        const bool fitted = tape_index(s->tape, 1);
        if (fitted) tape_ets(s, f);
        return s->tape->broken || !fitted ? GN_E_NUMERIC : GN_OK;
    }
    const gn_status st = estimate(s, form, caution, starts, f, a);
    tape_put(s->tape, st == GN_OK);
    if (st == GN_OK) tape_ets(s, f);
    return st;
}

gn_status ets_choose(const model_series *s, const ets_form *forms, size_t count, ets_fit *best, gn_arena *a)
{
    ets_fit trial; /* it may change places with *best: both stay in the arena until the caller gives all back */
    if (!ets_fit_new(&trial, s->season, a)) return GN_E_NOMEM;
    gn_status st = GN_E_SHORT;
    bool any = false;
    if (tape_plays(s->tape)) {
        tape_ets(s, best);
        return s->tape->broken ? GN_E_NUMERIC : GN_OK;
    }
    for (size_t i = 0; i < count; i++) {
        const gn_status one = estimate(s, forms[i], ETS_CAUTION, 1, &trial, a);
        if (one == GN_E_NOMEM) return one;
        if (one != GN_OK) {
            if (!any) st = one;
            continue;
        }
        if (any && !(trial.aicc < best->aicc)) continue;
        const ets_fit spare = *best;
        *best = trial;
        trial.seasonal = spare.seasonal;
        trial.start = spare.start;
        any = true;
    }
    if (any) tape_ets(s, best);
    return any ? GN_OK : st;
}
