/* Recursions of eight parameter candidates of one series at once, and a minimiser that asks for eight at a time. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef LANES_H
#define LANES_H

#include "gnomon/gn_arena.h"

enum { LANES = 8 };

typedef enum ets_error { ETS_ADD = 1, ETS_MUL = 2 } ets_error;
/* TREND_MUL and on: the slope is a factor. */
typedef enum ets_trend { TREND_NONE, TREND_ADD, TREND_DAMPED, TREND_MUL, TREND_MUL_DAMPED } ets_trend;
typedef enum ets_season { SEASON_NONE, SEASON_ADD, SEASON_MUL } ets_season;
typedef struct ets_form {
    ets_error error;
    ets_trend trend;
    ets_season season;
} ets_form;

/* Complex exponential smoothing: without season; lagged by a season; with a plain, with a complex seasonal part. */
typedef enum ces_kind { CES_NONE, CES_SIMPLE, CES_PARTIAL, CES_FULL } ces_kind;
enum { CES_A0, CES_A1, CES_B0, CES_B1, CES_LEVEL, CES_POTENTIAL, CES_PARAMETERS };
/* The seasonal potential that goes with a seasonal state at the start. */
#define CES_START_RATIO 1.1

enum { ETS_ALPHA, ETS_BETA, ETS_GAMMA, ETS_PHI, ETS_LEVEL, ETS_SLOPE, ETS_SEASONAL };

/* What a candidate's run gives: the product of the fitted values (multiplicative errors) is mantissa * 2^exponent, so
 * that no logarithm stands in the recursion. */
typedef struct lane_sums {
    _Alignas(64) double squares[LANES], mantissa[LANES], exponent[LANES];
    _Alignas(64) double least[LANES], most[LANES]; /* of what must stay positive, and of the fitted values' size */
} lane_sums;

/* All arrays [k][LANES], 64-byte aligned. The same bits from every table. */
typedef struct lane_kernels {
    const char *name;
    /* par: alpha, beta, gamma, phi, level, slope, seasonal of the first m observations; work [m][LANES] */
    void (*ets)(ets_form form, const double *y, size_t n, int m, const double *par, double *work, lane_sums *out);
    /* par: alpha0, alpha1, beta0, beta1, level, potential; seasonal [m] the first seasonal states of all candidates,
     * for CES_SIMPLE the first levels; work [2 m][LANES] */
    void (*ces)(ces_kind kind, const double *y, size_t n, int m, const double *par, const double *seasonal,
                double *work, lane_sums *out);
    /* Exact likelihood of an ARMA process of variance 1: phi [p], theta [q], mean of each candidate; work [arma_work(p,
     * q)] doubles; state [max(p, q + 1)][LANES] out: expected values of the state after the series. squares: of the
     * standardised errors, mantissa and exponent: product of their variances, least: not positive where the process is
     * not stationary. */
    void (*arma)(const double *y, size_t n, int p, int q, const double *phi, const double *theta, const double *mean,
                 double *work, double *state, lane_sums *out);
    /* par: first level, alpha, weight of the trend 1 - 1/theta; a, b [n]: intercept and slope after each observation */
    void (*theta)(const double *y, size_t n, const double *a, const double *b, const double *par, lane_sums *out);
} lane_kernels;

extern const lane_kernels lane_kernels_generic, lane_kernels_avx2, lane_kernels_avx512;
const lane_kernels *lane_kernels_get(void);

size_t arma_work(int p, int q);

/* f(x) for eight candidates, x [p][LANES]; not finite where the candidate is not admissible. */
typedef void (*lane_objective)(const double *x, double f[LANES], void *ctx);

/* Minimises over the box lo <= x <= hi by projected BFGS with differences from eight evaluations at once and eight step
 * lengths tried at once. x [p] in: start, admissible; out: best point found. Stops when two steps in a row gain less
 * than tol (1 + |f|), or after `rounds` steps. Returns the minimum; not finite if the start was not admissible or the
 * arena too small (minimise_scratch bytes; given back). */
double minimise(lane_objective f, void *ctx, size_t p, const double *lo, const double *hi, double *x, int rounds,
                double tol, gn_arena *a);
size_t minimise_scratch(size_t p);

#endif
