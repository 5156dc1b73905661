/* ARIMA with a seasonal part.
 *
 * Box and Jenkins' multiplicative form on the differenced series, exact Gaussian likelihood (lane_kernels.arma).
 * Partial autocorrelations are the variables, so that every point of the box is stationary and invertible
 * (Barndorff-Nielsen and Schou, 1973; Jones, 1980). Orders by Hyndman and Khandakar (2008): differences by the strength
 * of the season and the KPSS test, the others stepwise by AICc. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/arima_core.h"

#include "models/regress.h"
#include "models/season.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Found on held-back ends of the training parts of M3: differencing seasons that are less than clear costs more than it
 * gains (docs/forecasting.md). */
static const double STRONG = 0.8;
/* Closer to 1 an estimate is at the edge: a unit root that differencing has not taken out or has put in. */
static const double EDGE = 0.985, MOST_PARTIAL = 0.99999;

typedef struct problem {
    const lane_kernels *kernels;
    arima_order order;
    int season, p, q; /* of the multiplied polynomials */
    const double *w;
    size_t n;
    double *phi, *theta, *mean, *work, *state;
} problem;

static int full_p(arima_order o, int m)
{
    return o.p + m * o.sp;
}

static int full_q(arima_order o, int m)
{
    return o.q + m * o.sq;
}

static size_t lost(arima_order o, int m)
{
    return (size_t)o.d + (size_t)o.sd * (size_t)m;
}

static int parameters(arima_order o)
{
    return o.p + o.q + o.sp + o.sq + o.constant;
}

size_t arima_scratch(size_t n, int season, size_t horizon)
{
    const int terms = season <= ARIMA_LONGEST_SEASON ? ARIMA_MOST_SP * season : 0;
    const int p = ARIMA_MOST_P + terms, q = p;
    const size_t r = (size_t)q + 1, d = (size_t)(ARIMA_MOST_D + season);
    return 4 * gn_arena_need(n, 8) + 3 * gn_arena_need(r * LANES, 8) + gn_arena_need(LANES, 8) +
           gn_arena_need(arma_work(p, q), 8) + gn_arena_need(ARIMA_PARAMETERS * LANES, 8) +
           minimise_scratch(ARIMA_PARAMETERS) + 4 * gn_arena_need(horizon, 8) +
           2 * gn_arena_need((size_t)p + d + 2, 8) + 4 * gn_arena_need((size_t)season, 8) + season_scratch(n, season);
}

/* Coefficients of an AR polynomial from its partial autocorrelations. */
static void from_partials(const double *partial, int p, double *out)
{
    double before[ARIMA_MOST_P];
    for (int k = 0; k < p; k++) {
        memcpy(before, out, (size_t)k * sizeof *before);
        for (int j = 0; j < k; j++) out[j] = before[j] - partial[k] * before[k - 1 - j];
        out[k] = partial[k];
    }
}

/* (1 - a(B)) (1 - b(B^m)) - 1 with its sign turned, into lane k. */
static void multiply(const double *a, int na, const double *b, int nb, int m, int k, double *out)
{
    for (int i = 0; i < na + m * nb; i++) out[i * LANES + k] = 0;
    for (int i = 0; i < na; i++) out[i * LANES + k] = a[i];
    for (int j = 1; j <= nb; j++) {
        out[(j * m - 1) * LANES + k] += b[j - 1];
        for (int i = 0; i < na; i++) out[(j * m + i) * LANES + k] -= b[j - 1] * a[i];
    }
}

static void set_lane(const problem *q, const arima_fit *f, int k)
{
    double turned[ARIMA_MOST_P], seasonal[ARIMA_MOST_SP];
    multiply(f->ar, q->order.p, f->sar, q->order.sp, q->season, k, q->phi);
    for (int i = 0; i < q->order.q; i++) turned[i] = -f->ma[i];
    for (int i = 0; i < q->order.sq; i++) seasonal[i] = -f->sma[i];
    multiply(turned, q->order.q, seasonal, q->order.sq, q->season, k, q->theta);
    for (int i = 0; i < q->q; i++) q->theta[i * LANES + k] = -q->theta[i * LANES + k];
    q->mean[k] = f->mean;
}

/* Coefficients from the minimiser's variables: partial autocorrelations of ar, ma, sar, sma, then the constant. */
static void read_variables(arima_order o, const double *x, size_t stride, arima_fit *f)
{
    double partial[ARIMA_MOST_P];
    const int count[4] = {o.p, o.q, o.sp, o.sq};
    double *const to[4] = {f->ar, f->ma, f->sar, f->sma};
    for (int g = 0; g < 4; g++) {
        for (int i = 0; i < count[g]; i++) partial[i] = *x, x += stride;
        from_partials(partial, count[g], to[g]);
        for (int i = 0; g % 2 == 1 && i < count[g]; i++) to[g][i] = -to[g][i];
    }
    f->mean = o.constant ? *x : 0;
}

static double criterion(const problem *q, const lane_sums *r, int k)
{
    if (!(r->least[k] > 1e-9)) return INFINITY;
    const double n = (double)q->n, sigma2 = fmax(r->squares[k] / n, 1e-20); /* a perfect fit has no logarithm */
    return n * (log(6.283185307179586 * sigma2) + 1) + log(r->mantissa[k]) + r->exponent[k] * 0.693147180559945309417;
}

static void objective(const double *x, double f[LANES], void *ctx)
{
    const problem *q = ctx;
    lane_sums r;
    arima_fit at;
    for (int k = 0; k < LANES; k++) {
        read_variables(q->order, x + k, LANES, &at);
        set_lane(q, &at, k);
    }
    q->kernels->arma(q->w, q->n, q->p, q->q, q->phi, q->theta, q->mean, q->work, q->state, &r);
    for (int k = 0; k < LANES; k++) f[k] = criterion(q, &r, k);
}

/* In place; returns how many values are left, 0: too few. */
static size_t take_differences(double *w, size_t n, arima_order o, int m)
{
    for (int i = 0; i < o.sd + o.d; i++) {
        const size_t lag = i < o.sd ? (size_t)m : 1;
        if (n <= lag) return 0;
        for (size_t t = 0; t + lag < n; t++) w[t] = w[t + lag] - w[t];
        n -= lag;
    }
    return n;
}

static bool set_up(problem *q, const model_series *s, arima_order o, gn_arena *a)
{
    const int m = s->season;
    *q = (problem){.kernels = lane_kernels_get(), .order = o, .season = m, .p = full_p(o, m), .q = full_q(o, m)};
    const size_t r = (size_t)(q->p > q->q + 1 ? q->p : q->q + 1);
    double *w = gn_arena_get(a, s->n, 8);
    q->phi = gn_arena_get(a, r * LANES, 8);
    q->theta = gn_arena_get(a, r * LANES, 8);
    q->state = gn_arena_get(a, r * LANES, 8);
    q->mean = gn_arena_get(a, LANES, 8);
    q->work = gn_arena_get(a, arma_work(q->p, q->q), 8);
    if (!w || !q->phi || !q->theta || !q->state || !q->mean || !q->work) return false;
    memcpy(w, s->y, s->n * sizeof *w);
    q->w = w;
    q->n = take_differences(w, s->n, o, m);
    return q->n > 0;
}

gn_status arima_estimate(const model_series *s, arima_order o, int starts, int rounds, double tol, const double *start,
                         arima_fit *f, gn_arena *a)
{
    const size_t count = (size_t)parameters(o);
    if (s->n < lost(o, s->season) + count + 4) return GN_E_SHORT;
    const size_t mark = gn_arena_mark(a);
    problem q;
    gn_status st = GN_E_NOMEM;
    double *lane = gn_arena_get(a, ARIMA_PARAMETERS * LANES, 8);
    if (!lane || !set_up(&q, s, o, a)) goto done;
    double mean = 0, spread = 0;
    for (size_t t = 0; t < q.n; t++) mean += q.w[t] / (double)q.n;
    for (size_t t = 0; t < q.n; t++) spread += fabs(q.w[t] - mean) / (double)q.n;
    /* Starts: ar, ma, sar, sma, each for the first lag, none for the others. */
    static const double begin[4][LANES] = {{0.05, 0.4, 0.8, 0.05, 0.4, -0.4, 0.8, 0.3},
                                           {0.05, 0.1, 0.4, 0.5, -0.4, 0.1, 0.7, 0.6},
                                           {0.1, 0.3, 0.1, 0.2, 0.5, -0.2, 0.1, 0.3},
                                           {0.1, 0.5, 0.7, 0.5, 0.1, 0.5, 0.6, 0.3}};
    const int group[4] = {o.p, o.q, o.sp, o.sq};
    double lo[ARIMA_PARAMETERS], hi[ARIMA_PARAMETERS], value[LANES];
    size_t at = 0;
    for (int g = 0; g < 4; g++)
        for (int i = 0; i < group[g]; i++, at++) {
            lo[at] = -MOST_PARTIAL;
            hi[at] = MOST_PARTIAL;
            for (int k = 0; k < LANES; k++) lane[at * LANES + (size_t)k] = i ? 0.02 : begin[g][k];
        }
    if (o.constant) {
        lo[at] = mean - 10 * spread;
        hi[at] = mean + 10 * spread;
        for (int k = 0; k < LANES; k++) lane[at * LANES + (size_t)k] = mean;
    }
    if (start)
        for (size_t i = 0; i < count; i++) lane[i * LANES] = start[i];
    objective(lane, value, &q);
    double least = count ? INFINITY : value[0], x[ARIMA_PARAMETERS];
    for (int followed = 0; count && followed < starts; followed++) {
        int best = 0;
        for (int k = 1; k < LANES; k++)
            if (value[k] < value[best]) best = k;
        if (!isfinite(value[best])) break;
        value[best] = INFINITY;
        for (size_t i = 0; i < count; i++) x[i] = lane[i * LANES + (size_t)best];
        const double found = minimise(objective, &q, count, lo, hi, x, rounds, tol, a);
        if (!(found < least)) continue;
        least = found;
        memcpy(f->x, x, count * sizeof *x);
    }
    f->minus2loglik = least;
    st = GN_E_NUMERIC;
    if (!isfinite(least)) goto done;
    f->order = o;
    read_variables(o, f->x, 1, f);
    const double n = (double)q.n, k = (double)count + 1;
    f->aicc = f->minus2loglik + 2 * k + 2 * k * (k + 1) / (n - k - 1);
    for (int i = 0; i < LANES; i++) set_lane(&q, f, i);
    lane_sums r;
    q.kernels->arma(q.w, q.n, q.p, q.q, q.phi, q.theta, q.mean, q.work, q.state, &r);
    f->sigma2 = r.squares[0] / fmax(n - (double)count, 1);
    st = GN_OK;
    for (size_t i = 0; i + o.constant < count; i++)
        if (fabs(f->x[i]) > EDGE) st = GN_E_CONVERGE;
done:
    gn_arena_release(a, mark);
    return st;
}

double arima_minus2loglik(const model_series *s, const arima_fit *f, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    problem q;
    double value = NAN;
    if (set_up(&q, s, f->order, a)) {
        for (int k = 0; k < LANES; k++) set_lane(&q, f, k);
        lane_sums r;
        q.kernels->arma(q.w, q.n, q.p, q.q, q.phi, q.theta, q.mean, q.work, q.state, &r);
        value = criterion(&q, &r, 0);
    }
    gn_arena_release(a, mark);
    return value;
}

/* v' S v, S the inverse covariance of the fitted process. */
static double product(const problem *q, const double *v)
{
    lane_sums r;
    for (int k = 0; k < LANES; k++) q->mean[k] = 0;
    q->kernels->arma(v, q->n, q->p, q->q, q->phi, q->theta, q->mean, q->work, q->state, &r);
    return r.squares[0];
}

/* u' S v by the squares of sum and difference; sum [n] is spare room. */
static double cross_product(const problem *q, const double *u, const double *v, double *sum)
{
    for (size_t t = 0; t < q->n; t++) sum[t] = u[t] + v[t];
    const double plus = product(q, sum);
    for (size_t t = 0; t < q->n; t++) sum[t] = u[t] - v[t];
    return (plus - product(q, sum)) / 4;
}

gn_status arima_gls(const model_series *s, arima_fit *f, const double *x, size_t n_x, double *b, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a), cols = n_x + f->order.constant;
    problem q;
    double *column = gn_arena_get(a, s->n * (cols + 2), 8), *g = gn_arena_get(a, cols * cols, 8);
    double *step = gn_arena_get(a, cols, 8), *size = gn_arena_get(a, cols, 8);
    gn_status st = GN_E_NOMEM;
    if (!column || !g || !step || !size || !set_up(&q, s, f->order, a)) goto done;
    for (int k = 0; k < LANES; k++) set_lane(&q, f, k);
    const size_t n = q.n;
    double *rest = column + cols * s->n, *spare = rest + s->n;
    for (size_t t = 0; t < n; t++) rest[t] = q.w[t] - f->mean;
    for (size_t i = 0; i < cols; i++) {
        double *c = column + i * s->n;
        for (size_t t = 0; t < s->n; t++) c[t] = i < n_x ? x[i * s->n + t] : 1;
        if (i < n_x) take_differences(c, s->n, f->order, s->season);
        for (size_t t = 0; i < n_x && t < n; t++) rest[t] -= b[i] * c[t];
        size[i] = sqrt(product(&q, c));
        /* nothing is left of it: the differences have taken it away */
        if (!(size[i] > 1e-9)) size[i] = 0;
        for (size_t t = 0; t < n; t++) c[t] = size[i] > 0 ? c[t] / size[i] : 0;
    }
    const double left = sqrt(product(&q, rest));
    st = GN_E_NUMERIC;
    if (!(left > 0) || !isfinite(left)) goto done;
    for (size_t t = 0; t < n; t++) rest[t] /= left;
    for (size_t i = 0; i < cols; i++) {
        step[i] = cross_product(&q, column + i * s->n, rest, spare);
        for (size_t j = 0; j < i; j++)
            g[i * cols + j] = g[j * cols + i] = cross_product(&q, column + i * s->n, column + j * s->n, spare);
        g[i * cols + i] = 1 + 1e-10; /* regressors that say the same share the effect */
    }
    st = regress_normal(g, cols, step);
    for (size_t i = 0; st == GN_OK && i < cols; i++) {
        const double moved = size[i] > 0 ? step[i] * left / size[i] : 0;
        if (i < n_x)
            b[i] += moved;
        else
            f->mean += moved;
    }
    if (f->order.constant) f->x[parameters(f->order) - 1] = f->mean;
done:
    gn_arena_release(a, mark);
    return st;
}

/* Multiplies 1 - sum poly_i B^i by 1 - B^lag in place; degree grows by lag. */
static int difference(double *poly, int degree, int lag)
{
    for (int i = degree; i < degree + lag; i++) poly[i] = 0;
    for (int i = degree - 1; i >= 0; i--) poly[i + lag] -= poly[i];
    poly[lag - 1] += 1;
    return degree + lag;
}

gn_status arima_predict(const model_series *s, const arima_fit *f, gn_arena *a, double *mean, double *sd)
{
    const size_t mark = gn_arena_mark(a), steps = s->horizon;
    const int m = s->season;
    const arima_order o = f->order;
    problem q;
    gn_status st = GN_E_NOMEM;
    const size_t degree = (size_t)full_p(o, m) + lost(o, m);
    double *poly = gn_arena_get(a, degree + 1, 8), *psi = gn_arena_get(a, steps, 8);
    if (!poly || !psi || !set_up(&q, s, o, a)) goto done;
    for (int k = 0; k < LANES; k++) set_lane(&q, f, k);
    lane_sums r;
    q.kernels->arma(q.w, q.n, q.p, q.q, q.phi, q.theta, q.mean, q.work, q.state, &r);
    const int size = q.p > q.q + 1 ? q.p : q.q + 1;
    int d = 0;
    for (int i = 0; i < o.sd; i++) d = difference(poly, d, m);
    for (int i = 0; i < o.d; i++) d = difference(poly, d, 1);
    for (size_t h = 0; h < steps; h++) {
        const double first = q.state[0];
        for (int i = 0; i < size; i++)
            q.state[i * LANES] =
                (i + 1 < size ? q.state[(i + 1) * LANES] : 0) + (i < q.p ? q.phi[i * LANES] * first : 0);
        mean[h] = first + f->mean;
        for (int i = 0; i < d; i++) {
            const size_t back = (size_t)i + 1;
            mean[h] += poly[i] * (h >= back ? mean[h - back] : s->y[s->n + h - back]);
        }
    }
    /* weights of the errors: of the polynomial with the differences in it */
    int full = q.p;
    for (int i = 0; i < full; i++) poly[i] = q.phi[i * LANES];
    for (int i = 0; i < o.sd; i++) full = difference(poly, full, m);
    for (int i = 0; i < o.d; i++) full = difference(poly, full, 1);
    double sum = 0;
    for (size_t h = 0; h < steps; h++) {
        psi[h] = h == 0 ? 1 : h <= (size_t)q.q ? q.theta[(h - 1) * LANES] : 0;
        for (size_t i = 0; i < (size_t)full && i < h; i++) psi[h] += poly[i] * psi[h - 1 - i];
        sum += psi[h] * psi[h];
        sd[h] = sqrt(f->sigma2 * sum);
    }
    st = GN_OK;
done:
    gn_arena_release(a, mark);
    return st;
}

/* Kwiatkowski, Phillips, Schmidt and Shin (1992), level, 5 %; lags as in R's ndiffs(). */
static bool wanders(const double *w, size_t n)
{
    const size_t lags = (size_t)(3 * sqrt((double)n) / 13);
    double mean = 0, variance = 0, sum = 0, squares = 0;
    for (size_t t = 0; t < n; t++) mean += w[t] / (double)n;
    for (size_t k = 0; k <= lags; k++) {
        double c = 0;
        for (size_t t = k; t < n; t++) c += (w[t] - mean) * (w[t - k] - mean);
        variance += (k ? 2 * (1 - (double)k / ((double)lags + 1)) : 1) * c / (double)n;
    }
    for (size_t t = 0; t < n; t++) {
        sum += w[t] - mean;
        squares += sum * sum;
    }
    return variance > 0 && squares / ((double)n * (double)n * variance) > 0.463;
}

/* Whether the season is so strong that it is differenced away (Wang, Smith and Hyndman, 2006): share of the variance
 * around the trend that it explains. */
static bool season_strong(const model_series *s, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a), m = (size_t)s->season, half = m / 2;
    double *index = gn_arena_get(a, m, 8);
    bool strong = false;
    if (m > 1 && s->n >= 2 * m + 5 && index && season_indices(s->y, s->n, s->season, false, index, a)) {
        double around = 0, left = 0, mean_around = 0, mean_left = 0, count = 0;
        for (size_t t = half; t + half < s->n; t++) {
            double trend = 0;
            for (size_t k = t - half; k <= t + half; k++)
                trend += (m % 2 == 0 && (k == t - half || k == t + half) ? 0.5 : 1) * s->y[k] / (double)m;
            const double d = s->y[t] - trend, e = d - index[t % m];
            around += d * d;
            left += e * e;
            mean_around += d;
            mean_left += e;
            count++;
        }
        around -= mean_around * mean_around / count;
        left -= mean_left * mean_left / count;
        strong = around > 0 && 1 - left / around > STRONG;
    }
    gn_arena_release(a, mark);
    return strong;
}

static bool differences(const model_series *s, int most_d, arima_order *o, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    double *w = gn_arena_get(a, s->n, 8);
    if (w) {
        memcpy(w, s->y, s->n * sizeof *w);
        size_t n = s->n;
        o->sd = season_strong(s, a);
        for (size_t t = 0; o->sd && t + (size_t)s->season < n; t++) w[t] = w[t + (size_t)s->season] - w[t];
        n -= o->sd ? (size_t)s->season : 0;
        while (o->d < most_d && n > 4 && wanders(w, n)) {
            for (size_t t = 0; t + 1 < n; t++) w[t] = w[t + 1] - w[t];
            n--;
            o->d++;
        }
    }
    gn_arena_release(a, mark);
    return w != NULL;
}

typedef struct steps {
    const model_series *s;
    arima_fit best, trial;
    arima_fit *kept; /* [keep] the best ones, best first */
    size_t keep, count;
    bool any;
    gn_status first; /* of the first failure */
    uint8_t tried[(ARIMA_MOST_P + 1) * (ARIMA_MOST_P + 1) * (ARIMA_MOST_SP + 1) * (ARIMA_MOST_SP + 1) * 2];
} steps;

static void keep_fit(steps *t)
{
    if (t->keep == 0) return;
    const bool full = t->count == t->keep;
    if (full && !(t->trial.aicc < t->kept[t->keep - 1].aicc)) return;
    size_t at = full ? t->keep - 1 : t->count++;
    for (; at > 0 && t->trial.aicc < t->kept[at - 1].aicc; at--) t->kept[at] = t->kept[at - 1];
    t->kept[at] = t->trial;
}

/* Fits a neighbour once; true when it becomes the best. */
static bool try_order(steps *t, arima_order o, gn_arena *a)
{
    const bool seasonal = t->s->season > 1 && t->s->season <= ARIMA_LONGEST_SEASON;
    if (o.p < 0 || o.q < 0 || o.sp < 0 || o.sq < 0 || o.p > ARIMA_MOST_P || o.q > ARIMA_MOST_P ||
        o.sp > (seasonal ? ARIMA_MOST_SP : 0) || o.sq > (seasonal ? ARIMA_MOST_SP : 0) ||
        (o.constant && o.d + o.sd > 1))
        return false;
    const int at =
        (((o.p * (ARIMA_MOST_P + 1) + o.q) * (ARIMA_MOST_SP + 1) + o.sp) * (ARIMA_MOST_SP + 1) + o.sq) * 2 + o.constant;
    if (t->tried[at]++) return false;
    const gn_status st = arima_estimate(t->s, o, 1, 15, 1e-5, NULL, &t->trial, a);
    if (st != GN_OK) {
        if (t->first == GN_OK) t->first = st;
        return false;
    }
    keep_fit(t);
    if (t->any && !(t->trial.aicc < t->best.aicc)) return false;
    t->best = t->trial;
    t->any = true;
    return true;
}

static gn_status search(steps *found, int most_d, gn_arena *a)
{
    const model_series *s = found->s;
    steps t = *found;
    arima_order o = {0};
    if (!differences(s, most_d, &o, a)) return GN_E_NOMEM;
    const int season = s->season > 1 && s->season <= ARIMA_LONGEST_SEASON;
    const bool constant = o.d + o.sd <= 1;
    static const int start[4][4] = {{2, 2, 1, 1}, {0, 0, 0, 0}, {1, 0, 1, 0}, {0, 1, 0, 1}};
    for (int i = 0; i < 4; i++)
        try_order(
            &t,
            (arima_order){start[i][0], o.d, start[i][1], start[i][2] * season, o.sd, start[i][3] * season, constant},
            a);
    try_order(&t, (arima_order){.d = o.d, .sd = o.sd}, a);
    /* Any neighbour that is better becomes the centre at once, as in Hyndman and Khandakar's search. */
    static const int move[][4] = {{0, 0, -1, 0},  {0, 0, 0, -1}, {0, 0, 1, 0},  {0, 0, 0, 1},
                                  {0, 0, -1, -1}, {0, 0, 1, 1},  {0, 0, -1, 1}, {0, 0, 1, -1},
                                  {-1, 0, 0, 0},  {0, -1, 0, 0}, {1, 0, 0, 0},  {0, 1, 0, 0},
                                  {-1, -1, 0, 0}, {1, 1, 0, 0},  {-1, 1, 0, 0}, {1, -1, 0, 0}};
    for (bool better = t.any; better;) {
        better = false;
        const arima_order c = t.best.order;
        for (size_t i = 0; i < sizeof move / sizeof *move && !better; i++)
            better = try_order(&t,
                               (arima_order){c.p + move[i][0], c.d, c.q + move[i][1], c.sp + move[i][2], c.sd,
                                             c.sq + move[i][3], c.constant},
                               a);
        if (!better) better = try_order(&t, (arima_order){c.p, c.d, c.q, c.sp, c.sd, c.sq, !c.constant}, a);
    }
    if (!t.any) return t.first ? t.first : GN_E_SHORT;
    *found = t;
    return GN_OK;
}

gn_status arima_choose(const model_series *s, int most_d, arima_fit *best, gn_arena *a)
{
    steps t = {.s = s};
    const gn_status st = search(&t, most_d, a);
    if (st) return st;
    double from[ARIMA_PARAMETERS];
    memcpy(from, t.best.x, sizeof from);
    *best = t.best;
    if (arima_estimate(s, t.best.order, 1, 60, 1e-8, from, &t.trial, a) == GN_OK) *best = t.trial;
    return GN_OK;
}

gn_status arima_choose_several(const model_series *s, int most_d, size_t keep, arima_fit *best, size_t *count,
                               gn_arena *a)
{
    steps t = {.s = s, .kept = best, .keep = keep};
    if (tape_plays(s->tape)) {
        *count = (size_t)tape_index(s->tape, (int)keep);
        gn_status st = s->tape->broken || *count == 0 ? GN_E_NUMERIC : GN_OK;
        for (size_t i = 0; i < *count && st == GN_OK; i++) st = arima_tape(s, &best[i], a);
        return st;
    }
    const gn_status st = search(&t, most_d, a);
    *count = t.count;
    tape_put(s->tape, (double)t.count);
    for (size_t i = 0; i < t.count && s->tape; i++) (void)arima_tape(s, &best[i], a);
    return st;
}

gn_status arima_tape(const model_series *s, arima_fit *f, gn_arena *a)
{
    model_tape *t = s->tape;
    const bool plays = tape_plays(t);
    if (!t) return GN_OK;
    arima_order *o = &f->order;
    int *const part[] = {&o->p, &o->d, &o->q, &o->sp, &o->sd, &o->sq};
    static const int most[] = {ARIMA_MOST_P, ARIMA_MOST_D, ARIMA_MOST_P, ARIMA_MOST_SP, 1, ARIMA_MOST_SP};
    for (int i = 0; i < 6; i++) {
        if (plays)
            *part[i] = tape_index(t, most[i]);
        else
            tape_put(t, *part[i]);
    }
    if (plays) {
        o->constant = tape_index(t, 1);
        f->aicc = tape_get(t, -1e9, 1e9);
    } else {
        tape_put(t, o->constant);
        tape_put(t, f->aicc);
    }
    if (t->broken) return GN_E_NUMERIC;
    if (plays && o->sp + o->sd + o->sq > 0 && (s->season < 2 || s->season > ARIMA_LONGEST_SEASON)) t->broken = true;
    const size_t count = (size_t)parameters(*o);
    for (size_t i = 0; i < count && !t->broken; i++) {
        const bool mean = o->constant && i + 1 == count;
        if (plays)
            f->x[i] = tape_get(t, mean ? -1e6 : -MOST_PARTIAL, mean ? 1e6 : MOST_PARTIAL);
        else
            tape_put(t, f->x[i]);
    }
    if (!plays) return GN_OK;
    if (!t->broken && s->n < lost(*o, s->season) + count + 4) t->broken = true;
    if (t->broken) return GN_E_NUMERIC;
    const size_t mark = gn_arena_mark(a);
    problem q;
    gn_status st = GN_E_NOMEM;
    read_variables(*o, f->x, 1, f);
    if (set_up(&q, s, *o, a)) {
        lane_sums r;
        for (int k = 0; k < LANES; k++) set_lane(&q, f, k);
        q.kernels->arma(q.w, q.n, q.p, q.q, q.phi, q.theta, q.mean, q.work, q.state, &r);
        f->sigma2 = r.squares[0] / fmax((double)q.n - (double)count, 1);
        st = GN_OK;
    }
    gn_arena_release(a, mark);
    return st;
}

void arima_name(arima_order o, int season, char out[48])
{
    int n = snprintf(out, 48, "ARIMA(%d,%d,%d)", o.p, o.d, o.q);
    if (o.sp + o.sd + o.sq > 0) n += snprintf(out + n, 48 - (size_t)n, "(%d,%d,%d)[%d]", o.sp, o.sd, o.sq, season);
    if (o.constant) snprintf(out + n, 48 - (size_t)n, o.d + o.sd ? " with drift" : " with mean");
}
