/* The lane recursions, written once in GCC's vector types and compiled for each instruction set. A pass takes as many
 * of the eight lanes as a register of the set holds (LANE_WIDTH); lanes never meet, and there is no contraction and no
 * reassociation, so every build gives the same bits. Included by lanes_*.c with LANE_TABLE, LANE_NAME, LANE_WIDTH
 * defined. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lanes.h"

#include <math.h>

#pragma GCC diagnostic ignored "-Wpsabi" /* vectors never leave this file */

typedef double vec __attribute__((vector_size(8 * LANE_WIDTH)));
typedef int64_t ivec __attribute__((vector_size(8 * LANE_WIDTH)));
#define EACH_PASS(o) for (int o = 0; o < LANES; o += LANE_WIDTH)
#define INLINE static inline __attribute__((always_inline))

INLINE vec lower(vec a, vec b)
{
    const ivec m = a < b;
    return (vec)((m & (ivec)a) | (~m & (ivec)b));
}

INLINE vec higher(vec a, vec b)
{
    const ivec m = a > b;
    return (vec)((m & (ivec)a) | (~m & (ivec)b));
}

INLINE vec load(const double *p)
{
    return *(const vec *)p;
}

INLINE void store(double *p, vec v)
{
    *(vec *)p = v;
}

/* Takes the binary exponent out of positive normal numbers. */
INLINE void take_exponent(vec *x, vec *exponent)
{
    const ivec bits = (ivec)*x, field = (bits >> 52) & 2047;
    /* 2^52 + k as a double has k in its low bits: a conversion without AVX-512's instruction */
    const vec magic = (vec){} + 4503599627370496.0;
    *exponent += (vec)(field | (ivec)magic) - (magic + 1023);
    *x = (vec)((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
}

/* Hyndman, Koehler, Ord, Snyder (2008), table 2.1: f = (level + slope) season, state updates by the error; the form
 * with multiplicative errors has the same updates, d = y - f being f times its error. */
INLINE void ets_run(const ets_error error, const ets_trend trend, const ets_season season, const double *y, size_t n,
                    int m, const double *par, double *work, lane_sums *out, int o)
{
    const vec alpha = load(par), beta = load(par + 8), gamma = load(par + 16), phi = load(par + 24);
    vec level = load(par + 32), slope = load(par + 40), squares = {}, product = (vec){} + 1, exponent = {};
    vec least = (vec){} + 1, most = (vec){} + 1;
    if (season)
        for (int j = 0; j < m; j++) store(work + 8 * j, load(par + 48 + 8 * j));
    int j = 0;
    for (size_t t = 0; t < n; t++) {
        if (trend == TREND_DAMPED) slope = phi * slope;
        if (trend == TREND_MUL_DAMPED)
            for (int k = 0; k < LANE_WIDTH; k++) slope[k] = slope[k] > 0 ? pow(slope[k], phi[k]) : slope[k];
        const vec q = trend >= TREND_MUL ? level * slope : trend ? level + slope : level;
        const vec turn = trend >= TREND_MUL ? beta / level : beta; /* of the slope by the level's error */
        vec s = {}, f = q;
        if (season) {
            s = load(work + 8 * j);
            f = season == SEASON_ADD ? q + s : q * s;
        }
        const vec d = y[t] - f;
        vec e = d;
        if (error == ETS_MUL || season == SEASON_MUL || trend >= TREND_MUL) least = lower(least, f);
        if (trend >= TREND_MUL) least = lower(lower(least, q), slope);
        if (error == ETS_MUL) {
            e = d / f;
            product *= f;
            if (t % 4 == 3) take_exponent(&product, &exponent);
        }
        most = higher(most, f);
        squares += e * e;
        if (season == SEASON_MUL) {
            least = lower(least, q);
            const vec r = error == ETS_MUL ? e : d / f;
            level = q + alpha * (r * q);
            if (trend) slope = slope + turn * (r * q);
            store(work + 8 * j, s + gamma * (r * s));
        } else {
            level = q + alpha * d;
            if (trend) slope = slope + turn * d;
            if (season) store(work + 8 * j, s + gamma * d);
        }
        if (season && ++j == m) j = 0;
    }
    if (error == ETS_MUL) take_exponent(&product, &exponent);
    store(out->squares + o, squares);
    store(out->mantissa + o, product);
    store(out->exponent + o, exponent);
    store(out->least + o, least);
    store(out->most + o, most);
}

#define ETS_CASE(e, t, s)                                                                                              \
    case 15 * e + 3 * t + s:                                                                                           \
        EACH_PASS(o) ets_run(e, t, s, y, n, m, par + o, work + o, out, o);                                             \
        break;
#define ETS_CASES(e, t) ETS_CASE(e, t, SEASON_NONE) ETS_CASE(e, t, SEASON_ADD) ETS_CASE(e, t, SEASON_MUL)

static void ets(ets_form form, const double *y, size_t n, int m, const double *par, double *work, lane_sums *out)
{
    switch (15 * (int)form.error + 3 * (int)form.trend + (int)form.season) {
        ETS_CASES(ETS_ADD, TREND_NONE)
        ETS_CASES(ETS_ADD, TREND_ADD)
        ETS_CASES(ETS_ADD, TREND_DAMPED)
        ETS_CASES(ETS_ADD, TREND_MUL)
        ETS_CASES(ETS_ADD, TREND_MUL_DAMPED)
        ETS_CASES(ETS_MUL, TREND_NONE)
        ETS_CASES(ETS_MUL, TREND_ADD)
        ETS_CASES(ETS_MUL, TREND_DAMPED)
        ETS_CASES(ETS_MUL, TREND_MUL)
        ETS_CASES(ETS_MUL, TREND_MUL_DAMPED)
    }
}

/* Svetunkov, Kourentzes and Ord (2022), table 1; the real part is the level, the imaginary one the potential. */
INLINE void ces_run(const ces_kind kind, const double *y, size_t n, int m, const double *par, const double *seasonal,
                    double *work, lane_sums *out, int o)
{
    const vec a0 = load(par), a1 = load(par + 8), b0 = load(par + 16), b1 = load(par + 24);
    const vec same = a0 - a1, cross = a0 + a1, keep = 1 - a1, fade = 1 - a0;
    vec level = load(par + 32), potential = load(par + 40), squares = {};
    for (int j = 0; kind != CES_NONE && j < m; j++) {
        store(work + 16 * j, (vec){} + seasonal[j]);
        store(work + 16 * j + 8, (vec){} + seasonal[j] / CES_START_RATIO);
    }
    int j = 0;
    for (size_t t = 0; t < n; t++) {
        vec s = {}, p = {};
        if (kind != CES_NONE) {
            s = load(work + 16 * j);
            p = load(work + 16 * j + 8);
        }
        const vec e = kind == CES_SIMPLE ? y[t] - s : kind == CES_NONE ? y[t] - level : y[t] - (level + s);
        squares += e * e;
        if (kind == CES_SIMPLE) {
            store(work + 16 * j, s - keep * p + same * e);
            store(work + 16 * j + 8, s + fade * p + cross * e);
        } else {
            const vec next = level - keep * potential + same * e;
            potential = level + fade * potential + cross * e;
            level = next;
        }
        if (kind == CES_PARTIAL) store(work + 16 * j, s + b0 * e);
        if (kind == CES_FULL) {
            store(work + 16 * j, s - (1 - b1) * p + (b0 - b1) * e);
            store(work + 16 * j + 8, s + (1 - b0) * p + (b0 + b1) * e);
        }
        if (++j == m) j = 0;
    }
    store(out->squares + o, squares);
}

static void ces(ces_kind kind, const double *y, size_t n, int m, const double *par, const double *seasonal,
                double *work, lane_sums *out)
{
    switch (kind) {
    case CES_NONE: EACH_PASS(o) ces_run(CES_NONE, y, n, m, par + o, seasonal, work + o, out, o); break;
    case CES_SIMPLE: EACH_PASS(o) ces_run(CES_SIMPLE, y, n, m, par + o, seasonal, work + o, out, o); break;
    case CES_PARTIAL: EACH_PASS(o) ces_run(CES_PARTIAL, y, n, m, par + o, seasonal, work + o, out, o); break;
    case CES_FULL: EACH_PASS(o) ces_run(CES_FULL, y, n, m, par + o, seasonal, work + o, out, o); break;
    }
}

/* Autocovariances 0 to `last` of an AR(p) process driven by noise of variance 1, by Levinson's recursion run down and
 * up again; coef [p + 1][p]. Returns the least 1 - (partial autocorrelation)^2: not positive, not stationary. */
INLINE vec ar_covariance(int p, const double *phi, int last, double *coef, double *gamma)
{
    vec least = (vec){} + 1, variance = least;
    for (int i = 0; i < p; i++) store(coef + 8 * (p * p + i), load(phi + 8 * i));
    for (int k = p; k > 0; k--) {
        const double *from = coef + 8 * k * p;
        double *to = coef + 8 * (k - 1) * p;
        const vec partial = load(from + 8 * (k - 1)), rest = 1 - partial * partial, inverse = 1 / rest;
        least = lower(least, rest);
        variance = variance * inverse;
        for (int j = 0; j < k - 1; j++)
            store(to + 8 * j, (load(from + 8 * j) + partial * load(from + 8 * (k - 2 - j))) * inverse);
    }
    store(gamma, variance);
    for (int k = 1; k <= last; k++) {
        vec sum = {};
        if (k <= p) { /* the variance left after k - 1 lags times the partial autocorrelation, and those lags */
            const double *before = coef + 8 * (k - 1) * p, *now = coef + 8 * k * p;
            const vec partial = load(now + 8 * (k - 1));
            sum = partial * variance;
            for (int j = 0; j < k - 1; j++) sum += load(before + 8 * j) * load(gamma + 8 * (k - 1 - j));
            variance = variance * (1 - partial * partial);
        } else {
            for (int j = 0; j < p; j++) sum += load(phi + 8 * j) * load(gamma + 8 * (k - 1 - j));
        }
        store(gamma + 8 * k, sum);
    }
    return least;
}

/* Kalman filter of a stationary ARMA process in Harvey's state form, by the recursions of Morf, Sidhu and Kailath
 * (1974): from the stationary start the covariance changes by a matrix of rank one, N L L', so a step costs O(r), not
 * O(r^2). F, M: variance of the error and unscaled gain; L' = T L - (M / F) z, N' = N - N^2 z^2 / F', z = L_0. */
INLINE void arma_run(const double *y, size_t n, int p, int q, const double *phi, const double *theta,
                     const double *mean, double *work, double *state, lane_sums *out, int o)
{
    const int r = p > q + 1 ? p : q + 1;
    double *coef = work, *gamma = coef + 8 * p * (p + 1), *own = gamma + 8 * (r + q + 2);
    double *psi = own + 8 * (r + 1), *gain = psi + 8 * (r + 1), *change = gain + 8 * (r + 1);
    const vec zero = {}, one = zero + 1, mu = load(mean);
    const vec least = ar_covariance(p, phi, r + q, coef, gamma);
    for (int k = 0; k <= r; k++) { /* y = theta(B) x with x autoregressive: covariances of y */
        vec sum = zero;
        for (int s = -q; s <= q; s++) {
            vec c = zero;
            const int d = s < 0 ? -s : s;
            for (int j = 0; j + d <= q; j++)
                c += (j ? load(theta + 8 * (j - 1)) : one) * (j + d ? load(theta + 8 * (j + d - 1)) : one);
            const int lag = k + s < 0 ? -(k + s) : k + s;
            sum += c * load(gamma + 8 * lag);
        }
        store(own + 8 * k, sum);
    }
    for (int k = 0; k < r; k++) {
        vec sum = k == 0 ? one : k <= q ? load(theta + 8 * (k - 1)) : zero;
        for (int j = 0; j < k && j < p; j++) sum += load(phi + 8 * j) * load(psi + 8 * (k - 1 - j));
        store(psi + 8 * k, sum);
    }
    for (int i = 0; i < r; i++) { /* covariance of state i with y: the first column of P */
        vec sum = zero;
        if (i == 0) sum = load(own);
        for (int j = i; i > 0 && j < r; j++) {
            if (j < p) sum += load(phi + 8 * j) * load(own + 8 * (j + 1 - i));
            if (j <= q) sum += load(theta + 8 * (j - 1)) * load(psi + 8 * (j - i));
        }
        store(change + 8 * i, sum);
    }
    vec variance = load(change), product = one, exponent = zero, squares = zero;
    for (int i = 0; i < r; i++) {
        vec m = i + 1 < r ? load(change + 8 * (i + 1)) : zero;
        if (i < p) m += load(phi + 8 * i) * variance;
        store(gain + 8 * i, m);
        store(state + 8 * i, zero);
    }
    for (int i = 0; i < r; i++) store(change + 8 * i, load(gain + 8 * i));
    vec weight = -1 / variance, inverse = 1 / variance;
    bool settled = false; /* the gain has stopped changing */
    for (size_t t = 0; t < n; t++) {
        const vec first = load(state), v = y[t] - mu - first, scaled = v * inverse;
        squares += v * scaled;
        product *= variance;
        if (t % 4 == 3) take_exponent(&product, &exponent);
        if (settled) {
            for (int i = 0; i < r; i++) {
                vec next = load(gain + 8 * i) * scaled;
                if (i + 1 < r) next += load(state + 8 * (i + 1));
                if (i < p) next += load(phi + 8 * i) * first;
                store(state + 8 * i, next);
            }
            continue;
        }
        const vec z = load(change), step = weight * z, back = z * inverse;
        for (int i = 0; i < r; i++) {
            const vec m = load(gain + 8 * i);
            vec next = m * scaled, turned = zero;
            if (i + 1 < r) {
                next += load(state + 8 * (i + 1));
                turned = load(change + 8 * (i + 1));
            }
            if (i < p) {
                next += load(phi + 8 * i) * first;
                turned += load(phi + 8 * i) * z;
            }
            store(state + 8 * i, next);
            store(gain + 8 * i, m + step * turned);
            store(change + 8 * i, turned - m * back);
        }
        variance += step * z;
        inverse = 1 / variance;
        weight -= step * step * inverse;
        if (t % 8 == 7) {
            vec most = zero;
            for (int i = 0; i < r; i++) {
                const vec c = load(change + 8 * i);
                most = higher(most, c * c);
            }
            /* A lane whose gain has stopped changing: without its change it stays as it is, to the bit. */
            const ivec moving = ~(-most * weight * inverse < 1e-18);
            settled = true;
            for (int k = 0; k < LANE_WIDTH; k++) settled = settled && moving[k] == 0;
            for (int i = 0; i < r; i++) store(change + 8 * i, (vec)(moving & (ivec)load(change + 8 * i)));
        }
    }
    take_exponent(&product, &exponent);
    store(out->squares + o, squares);
    store(out->mantissa + o, product);
    store(out->exponent + o, exponent);
    store(out->least + o, least);
}

static void arma(const double *y, size_t n, int p, int q, const double *phi, const double *theta, const double *mean,
                 double *work, double *state, lane_sums *out)
{
    EACH_PASS(o) arma_run(y, n, p, q, phi + o, theta + o, mean + o, work + o, state + o, out, o);
}

/* Fiorucci et al. (2016), eq. 9 to 14, errors from the third observation on. */
INLINE void theta_run(const double *y, size_t n, const double *a, const double *b, const double *par, lane_sums *out,
                      int o)
{
    const vec alpha = load(par + 8), weight = load(par + 16), rest = 1 - alpha, inverse = 1 / alpha;
    vec level = rest * load(par) + alpha * y[0], power = rest, squares = {};
    for (size_t t = 1; t < n; t++) {
        const vec next = power * rest;
        const vec f = level + weight * (power * a[t - 1] + (1 - next) * inverse * b[t - 1]);
        const vec e = y[t] - f;
        if (t >= 2) squares += e * e;
        level = alpha * y[t] + rest * level;
        power = next;
    }
    store(out->squares + o, squares);
}

static void theta(const double *y, size_t n, const double *a, const double *b, const double *par, lane_sums *out)
{
    EACH_PASS(o) theta_run(y, n, a, b, par + o, out, o);
}

const lane_kernels LANE_TABLE = {LANE_NAME, ets, ces, arma, theta};
