/* Reconciling forecasts of hierarchies: the leaves give way so that the whole has the least error variance.
 *
 * With C y = 0 for coherent y (a row for each node with children: itself less the leaves below), the reconciled
 * forecasts are y - W C' (C W C')^-1 C y (Wickramasuriya, Athanasopoulos and Hyndman, 2019); only the leaves are taken
 * from it, the others are summed up. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_hierarchy.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* LAPACK in OpenBLAS; Debian's package has no header for it. The trailing size is Fortran's length of `uplo`. */
void dposv_(const char *uplo, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb,
            int *info, size_t uplo_len);

gn_status gn_hierarchy_order(const size_t *parent, size_t n, size_t *order, size_t *bad, gn_err *err)
{
    size_t *waiting = calloc(n ? n : 1, sizeof *waiting), placed = 0;
    if (!waiting) return gn_fail(err, GN_E_NOMEM, "hierarchy: no memory for %zu nodes", n);
    for (size_t i = 0; i < n; i++)
        if (parent[i] != GN_NO_PARENT) waiting[parent[i]]++;
    for (size_t i = 0; i < n; i++)
        if (waiting[i] == 0) order[placed++] = i;
    for (size_t k = 0; k < placed; k++) {
        const size_t up = parent[order[k]];
        if (up != GN_NO_PARENT && --waiting[up] == 0) order[placed++] = up;
    }
    size_t left = 0; /* the first that still waits: on a cycle or above one */
    while (left < n && waiting[left] == 0) left++;
    free(waiting);
    if (placed == n) return GN_OK;

    *bad = left;
    return gn_fail(err, GN_E_ARG, "hierarchy: a node is part of itself");
}

typedef struct tree {
    const size_t *parent, *order;
    size_t n, wholes;
    size_t *row; /* [n] of the constraint of a node with children, SIZE_MAX: a leaf */
} tree;

/* Adds v of every leaf to all nodes above it. */
static void sum_up(const tree *t, double *v, size_t horizon)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->row[i] != SIZE_MAX) memset(v + i * horizon, 0, horizon * sizeof *v);
    for (size_t k = 0; k < t->n; k++) {
        const size_t i = t->order[k], up = t->parent[i];
        for (size_t h = 0; up != GN_NO_PARENT && h < horizon; h++) v[up * horizon + h] += v[i * horizon + h];
    }
}

/* Covariance of errors, its correlations shrunk by the share that makes their mean squared error least. */
static void shrunk_covariance(const double *errors, size_t n, size_t k, double *w)
{
    double above = 0, below = 0, largest = 0;
    const double count = (double)k;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++) {
            double sum = 0;
            for (size_t t = 0; t < k; t++) sum += errors[i * k + t] * errors[j * k + t];
            w[i * n + j] = w[j * n + i] = sum / count;
            if (i == j) largest = fmax(largest, w[i * n + i]);
        }
    for (size_t i = 0; i < n; i++) w[i * n + i] = fmax(w[i * n + i], 1e-12 * largest); /* a node without any error */
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++) {
            const double size = sqrt(w[i * n + i] * w[j * n + j]), r = w[i * n + j] / size;
            double variance = 0;
            for (size_t t = 0; t < k; t++) {
                const double d = errors[i * k + t] * errors[j * k + t] / size - r;
                variance += d * d;
            }
            above += variance / (count * (count - 1));
            below += r * r;
        }
    const double shrink = below > 0 ? fmin(fmax(above / below, 0), 1) : 1;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            if (i != j) w[i * n + j] *= 1 - shrink;
}

/* The columns of W C': of the node itself less those of the leaves below. W is a diagonal, or full. */
static void weighted_constraints(const tree *t, const double *diagonal, const double *full, double *x)
{
    const size_t n = t->n, m = t->wholes;
    memset(x, 0, n * m * sizeof *x);
    for (size_t i = 0; i < n; i++) {
        const bool leaf = t->row[i] == SIZE_MAX;
        for (size_t up = leaf ? t->parent[i] : i; up != GN_NO_PARENT; up = leaf ? t->parent[up] : GN_NO_PARENT) {
            double *to = x + t->row[up] * n;
            const double sign = leaf ? -1 : 1;
            if (full)
                for (size_t j = 0; j < n; j++) to[j] += sign * full[i * n + j];
            else
                to[i] += sign * diagonal[i];
        }
    }
}

/* C v for one column v [n] with the given stride. */
static void constrain(const tree *t, const double *v, size_t stride, double *out)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->row[i] != SIZE_MAX) out[t->row[i]] = v[i * stride];
    for (size_t i = 0; i < t->n; i++)
        for (size_t up = t->row[i] == SIZE_MAX ? t->parent[i] : GN_NO_PARENT; up != GN_NO_PARENT; up = t->parent[up])
            out[t->row[up]] -= v[i * stride];
}

static gn_status give_way(const tree *t, gn_reconcile method, const double *errors, size_t k, double *v, size_t horizon,
                          gn_err *err)
{
    const size_t n = t->n, m = t->wholes;
    double *x = malloc(n * m * sizeof *x), *system = malloc(m * m * sizeof *system),
           *gap = malloc(m * horizon * sizeof *gap);
    double *diagonal = malloc(n * sizeof *diagonal),
           *full = method == GN_RECONCILE_SHRINK ? malloc(n * n * sizeof *full) : NULL;
    gn_status st = GN_OK;
    if (!x || !system || !gap || !diagonal || (method == GN_RECONCILE_SHRINK && !full)) {
        st = gn_fail(err, GN_E_NOMEM, "hierarchy: no memory for %zu nodes", n);
        goto done;
    }
    for (size_t i = 0; i < n; i++) diagonal[i] = 1;
    if (method == GN_RECONCILE_STRUCT) sum_up(t, diagonal, 1);
    if (full) shrunk_covariance(errors, n, k, full);
    weighted_constraints(t, diagonal, full, x);
    for (size_t b = 0; b < m; b++) constrain(t, x + b * n, 1, system + b * m);
    for (size_t h = 0; h < horizon; h++) constrain(t, v + h, horizon, gap + h * m);
    const int size = (int)m, columns = (int)horizon;
    int info = 0;
    dposv_("L", &size, &columns, system, &size, gap, &size, &info, 1);
    if (info != 0) {
        st = gn_fail(err, GN_E_NUMERIC, "hierarchy: the weights are singular");
        goto done;
    }
    for (size_t i = 0; i < n; i++) {
        if (t->row[i] != SIZE_MAX) continue;
        for (size_t b = 0; b < m; b++)
            for (size_t h = 0; h < horizon; h++) v[i * horizon + h] -= x[b * n + i] * gap[h * m + b];
    }
done:
    free(x);
    free(system);
    free(gap);
    free(diagonal);
    free(full);
    return st;
}

gn_status gn_reconcile_forecasts(gn_reconcile method, const size_t *parent, size_t n, const double *base,
                                 size_t horizon, const double *errors, size_t k, const bool *nonnegative, double *out,
                                 gn_err *err)
{
    if (method != GN_RECONCILE_BOTTOM_UP && n > GN_HIERARCHY_MOST)
        return gn_fail(err, GN_E_ARG, "hierarchy: %zu nodes, minimum trace takes %d (bottom-up any number)", n,
                       GN_HIERARCHY_MOST);
    if (method == GN_RECONCILE_SHRINK && k < 3)
        return gn_fail(err, GN_E_SHORT, "hierarchy: %zu errors to estimate a covariance from, at least 3 are needed",
                       k);
    size_t *order = malloc((n + 1) * sizeof *order), *row = malloc((n + 1) * sizeof *row), bad;
    tree t = {.parent = parent, .order = order, .n = n, .row = row};
    gn_status st = order && row ? gn_hierarchy_order(parent, n, order, &bad, err)
                                : gn_fail(err, GN_E_NOMEM, "hierarchy: no memory for %zu nodes", n);
    if (st == GN_OK) {
        for (size_t i = 0; i < n; i++) row[i] = SIZE_MAX;
        for (size_t i = 0; i < n; i++)
            if (parent[i] != GN_NO_PARENT && row[parent[i]] == SIZE_MAX) row[parent[i]] = t.wholes++;
        if (out != base) memcpy(out, base, n * horizon * sizeof *out);
        if (method != GN_RECONCILE_BOTTOM_UP && t.wholes > 0) st = give_way(&t, method, errors, k, out, horizon, err);
    }
    if (st == GN_OK) {
        for (size_t i = 0; i < n; i++)
            for (size_t h = 0; nonnegative && nonnegative[i] && row[i] == SIZE_MAX && h < horizon; h++)
                out[i * horizon + h] = fmax(out[i * horizon + h], 0);
        sum_up(&t, out, horizon);
    }
    free(order);
    free(row);
    return st;
}
