/* Robust regression over GSL. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_regress.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multifit.h>
#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = {"bisquare", "huber", "cauchy", "fair", "welsch"};

const char *gn_robust_name(gn_robust r)
{
    return (unsigned)r < GN_ROBUST_COUNT ? names[r] : "";
}

gn_robust gn_robust_find(const char *name)
{
    int r = 0;
    while (name && r < GN_ROBUST_COUNT && strcmp(names[r], name) != 0) r++;
    return name ? (gn_robust)r : GN_ROBUST_COUNT;
}

static const gsl_multifit_robust_type *type_of(gn_robust r)
{
    switch (r) {
    case GN_ROBUST_HUBER: return gsl_multifit_robust_huber;
    case GN_ROBUST_CAUCHY: return gsl_multifit_robust_cauchy;
    case GN_ROBUST_FAIR: return gsl_multifit_robust_fair;
    case GN_ROBUST_WELSCH: return gsl_multifit_robust_welsch;
    default: return gsl_multifit_robust_bisquare;
    }
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void no_abort(void)
{
    gsl_set_error_handler_off(); /* GSL reports what it cannot do by ending the process */
}

/* Which periods have everything; SIZE_MAX after an infinite value. */
static size_t whole_rows(const double *y, const double *X, size_t n, size_t k, bool *whole)
{
    size_t rows = 0;
    for (size_t t = 0; t < n; t++) {
        double worst = y[t];
        bool infinite = isinf(y[t]);
        for (size_t c = 0; c < k; c++) {
            infinite = infinite || isinf(X[c * n + t]);
            worst += X[c * n + t];
        }
        if (infinite) return SIZE_MAX;
        whole[t] = !isnan(worst);
        rows += whole[t];
    }
    return rows;
}

gn_status gn_regress_robust(gn_robust kind, const double *y, size_t n, const double *X, size_t k, double *beta,
                            double *se, double *weight, gn_robust_fit *fit, gn_err *err)
{
    size_t cells;
    if ((unsigned)kind >= GN_ROBUST_COUNT) return gn_fail(err, GN_E_ARG, "robust: no kind %d", (int)kind);
    if (!y || !X || !beta || k == 0 || __builtin_mul_overflow(n, k, &cells))
        return gn_fail(err, GN_E_ARG, "robust: no values, no regressors or no place for the result");
    pthread_once(&once, no_abort);
    bool *whole = malloc(n + 1);
    if (!whole) return gn_fail(err, GN_E_NOMEM, "robust: %zu values", n);
    gsl_matrix *design = NULL, *covariance = NULL;
    gsl_vector *values = NULL, *coefficients = NULL;
    gsl_multifit_robust_workspace *w = NULL;
    gn_status st = GN_OK;
    const size_t rows = whole_rows(y, X, n, k, whole);
    if (rows == SIZE_MAX) {
        st = gn_fail(err, GN_E_RANGE, "robust: an infinite value");
        goto done;
    }
    if (rows <= k) {
        st = gn_fail(err, GN_E_SHORT, "robust: %zu whole periods for %zu regressors", rows, k);
        goto done;
    }
    design = gsl_matrix_alloc(rows, k);
    covariance = gsl_matrix_alloc(k, k);
    values = gsl_vector_alloc(rows);
    coefficients = gsl_vector_alloc(k);
    w = gsl_multifit_robust_alloc(type_of(kind), rows, k);
    if (!design || !covariance || !values || !coefficients || !w) {
        st = gn_fail(err, GN_E_NOMEM, "robust: %zu periods, %zu regressors", rows, k);
        goto done;
    }
    for (size_t t = 0, r = 0; t < n; t++) {
        if (!whole[t]) continue;
        for (size_t c = 0; c < k; c++) gsl_matrix_set(design, r, c, X[c * n + t]);
        gsl_vector_set(values, r++, y[t]);
    }
    const int code = gsl_multifit_robust(design, values, coefficients, covariance, w);
    bool finite = code == GSL_SUCCESS || code == GSL_EMAXITER;
    for (size_t c = 0; c < k; c++)
        finite = finite && isfinite(gsl_vector_get(coefficients, c)) && gsl_matrix_get(covariance, c, c) < INFINITY;
    /* columns that depend on each other show as directions that GSL's decomposition leaves out */
    if (!finite || gsl_multifit_linear_rank(1e-11, w->multifit_p) < k) {
        st = code == GSL_ENOMEM ? gn_fail(err, GN_E_NOMEM, "robust: %zu periods, %zu regressors", rows, k)
                                : gn_fail(err, GN_E_NUMERIC, "robust: no fit, the regressors may depend on each other");
        goto done;
    }
    if (code == GSL_EMAXITER) st = gn_fail(err, GN_E_CONVERGE, "robust: no convergence");
    const gsl_multifit_robust_stats s = gsl_multifit_robust_statistics(w);
    for (size_t c = 0; c < k; c++) {
        beta[c] = gsl_vector_get(coefficients, c);
        if (se) se[c] = sqrt(gsl_matrix_get(covariance, c, c)) * (s.sigma > 0 ? s.sigma_rob / s.sigma : 1);
    }
    for (size_t t = 0, r = 0; weight && t < n; t++) weight[t] = whole[t] ? gsl_vector_get(s.weights, r++) : NAN;
    if (fit) *fit = (gn_robust_fit){s.sigma_rob, rows, s.numit};
done:
    if (w) gsl_multifit_robust_free(w);
    if (coefficients) gsl_vector_free(coefficients);
    if (values) gsl_vector_free(values);
    if (covariance) gsl_matrix_free(covariance);
    if (design) gsl_matrix_free(design);
    free(whole);
    return st;
}
