/* Outliers and breaks of one series: single points, level shifts, transitory changes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_OUTLIER_H
#define GN_OUTLIER_H

#include "gnomon/gn_base.h"

typedef enum gn_outlier_kind {
    GN_OUTLIER_ADDITIVE,    /* AO: one point */
    GN_OUTLIER_LEVEL_SHIFT, /* LS: this point and all after it */
    GN_OUTLIER_TRANSITORY,  /* TC: this point and, each period 0.7 times as large, those after it */
    GN_OUTLIER_KINDS
} gn_outlier_kind;

/* "AO", "LS", "TC"; never NULL. */
GN_API const char *gn_outlier_name(gn_outlier_kind k);

typedef struct gn_outlier {
    gn_outlier_kind kind;
    size_t at;
    double effect;  /* x's unit, or its logarithm */
    double t_value; /* effect in standard errors */
} gn_outlier;

typedef struct gn_outlier_options {
    int season;      /* periods a season, 1: none */
    bool logs;       /* multiplicative: work on ln x */
    double critical; /* size of t from which on a point is one, above 0 */
    size_t most;     /* search for no more than these */
} gn_outlier_options;

/* season 1, no logs, 4, 10 */
GN_API gn_outlier_options gn_outlier_options_defaults(void);

/* Finds outliers one after the other, the clearest first: for every point and kind the effect by least squares on the
 * differenced series (over a period, and with a season also over that), t by the residuals' median absolute deviation;
 * the largest |t| at or above `critical` is taken out and the search begins anew. The differences are taken as
 * uncorrelated; in a series that returns to its level, t is smaller than it could be. Ties go to AO, then LS: at the
 * last point the three cannot be told apart. The first period, with a season the first season + 1, are not looked at.
 * x        [n] in; NaN = missing
 * found    [most] out, *count of them, in the order found
 * adjusted [n] out or NULL: x without the effects; not to overlap x
 * Returns GN_OK; GN_E_ARG; GN_E_SHORT (fewer than 12 differences); GN_E_RANGE (infinite, or not above 0 with logs);
 * GN_E_NUMERIC (more than half of the differences are equal: no scale to judge by); GN_E_NOMEM. Outputs are untouched
 * on failure. Cost O(most n (season + 60)). Source: Tsay (1988), Chen and Liu (1993), for the random walk with and
 * without a season. */
GN_API GN_MUST_USE gn_status gn_outliers_find(const gn_outlier_options *opt, const double *x, size_t n,
                                              gn_outlier *found, size_t *count, double *adjusted, gn_err *err);

#endif
