/* Forecasts of a whole and its parts made to add up: bottom-up and minimum trace (MinT). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_HIERARCHY_H
#define GN_HIERARCHY_H

#include "gnomon/gn_base.h"

/* Weights of the base forecasts' errors: their inverse says how far each forecast gives way. */
typedef enum gn_reconcile {
    GN_RECONCILE_BOTTOM_UP, /* the leaves stay, sums take the place of all others */
    GN_RECONCILE_OLS,       /* all alike */
    GN_RECONCILE_STRUCT,    /* variance as the number of leaves below */
    GN_RECONCILE_SHRINK     /* covariance of errors, shrunk to its diagonal (Schaefer and Strimmer, 2005) */
} gn_reconcile;

/* Nodes that minimum trace takes: it solves a dense system. */
enum { GN_HIERARCHY_MOST = 4000 };

/* No parent: a root, or a series that belongs to no whole. */
#define GN_NO_PARENT SIZE_MAX

/* Checks parents (below n, or GN_NO_PARENT) for cycles; order [n] gets the nodes so that each comes before its parent.
 * GN_E_ARG names a node (by *bad) on a cycle; GN_E_NOMEM. Linear. */
GN_API GN_MUST_USE gn_status gn_hierarchy_order(const size_t *parent, size_t n, size_t *order, size_t *bad,
                                                gn_err *err);

/* Reconciles base [n][horizon] into out [n][horizon]; they may be the same. errors [n][k]: errors of one step at k past
 * origins, for SHRINK only. nonnegative [n] (or NULL): leaves of that kind below 0 become 0 before the sums. Every
 * parent's result is the sum of its children's as added in node order. Returns GN_OK; GN_E_ARG (a cycle, more than
 * GN_HIERARCHY_MOST nodes for anything but bottom-up); GN_E_SHORT (fewer than 3 errors); GN_E_NUMERIC; GN_E_NOMEM.
 * Thread-safe. Cost: bottom-up n horizon; else with m nodes that have children m^3 / 3 + (n m + m^2) horizon, for
 * SHRINK n^2 (k + m) more. Source: Wickramasuriya, Athanasopoulos and Hyndman (2019), in the form that solves for the
 * constraints. */
GN_API GN_MUST_USE gn_status gn_reconcile_forecasts(gn_reconcile method, const size_t *parent, size_t n,
                                                    const double *base, size_t horizon, const double *errors, size_t k,
                                                    const bool *nonnegative, double *out, gn_err *err);

#endif
