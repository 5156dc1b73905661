/* Least squares, and trend regressions: linear or log-linear, with seasonal dummies, regressors and bends. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef REGRESS_H
#define REGRESS_H

#include "models/model.h"

/* Coefficients of x [rows][cols], column after column, for b [rows]: in b[0..cols) after it, coordinates of the
 * residuals in the rest, the factor R in x. work [64 cols]. GN_E_NUMERIC where the columns depend on each other. */
gn_status regress_solve(double *x, size_t rows, size_t cols, double *b, double *work);

/* Solution of the normal equations g [n][n] b = b. GN_E_NUMERIC where g is not positive definite. */
gn_status regress_normal(double *g, size_t n, double *b);

typedef enum regress_trend { REGRESS_LINE, REGRESS_BENT } regress_trend;

/* logs: of the values, where all are positive. REGRESS_BENT: up to three bends, placed and counted by BIC. */
gn_status regress_forecast(const model_series *s, bool logs, regress_trend trend, gn_arena *a, model_result *out);
size_t regress_min_obs(int season);
size_t regress_scratch(size_t n, int season, size_t horizon);

#endif
