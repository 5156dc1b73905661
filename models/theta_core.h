/* The Theta models that Fiorucci et al. (2016) write in state-space form. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef THETA_CORE_H
#define THETA_CORE_H

#include "models/adjust.h"

/* Line through the whole series, or through the values up to each step; theta 2, or estimated. */
typedef enum theta_kind { THETA_OPTIMISED, THETA_DYNAMIC, THETA_DYNAMIC_OPTIMISED } theta_kind;

/* Of a fit: smoothing, weight of the trend 1 - 1 / theta, sum of the squared one-step errors from the third on. */
typedef struct theta_fit {
    double alpha, weight, squares;
} theta_fit;
/* Fits to s->y, which has no season, and predicts s->horizon steps. GN_E_NUMERIC, GN_E_NOMEM. */
gn_status theta_estimate(theta_kind kind, const model_series *s, gn_arena *a, double *mean, double *sd, theta_fit *f);
size_t theta_scratch(size_t n);

/* A whole model: season out, fit, season in. */
gn_status theta_model(theta_kind kind, const model_series *s, gn_arena *a, model_result *out);
size_t theta_model_min_obs(int season);
size_t theta_model_scratch(size_t n, int season, size_t horizon);

#endif
