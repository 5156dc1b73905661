/* Least squares by Householder reflections: the same bits on every machine, which BLAS does not promise. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_LEAST_SQUARES_H
#define ENGINE_LEAST_SQUARES_H

#include <stdbool.h>
#include <stddef.h>

/* Minimises |b - A beta|. a [n k] by columns and b [n] are overwritten, beta [k] filled. *rss: what is left, squared
 * and summed. After it a holds R of A = QR on and above its diagonal: a[i + j n], i <= j. Needs n >= k >= 1. Returns
 * false where a column depends on those before it (R's diagonal below 1e-11 of the column's length). */
bool gn_least_squares(double *a, double *b, size_t n, size_t k, double *beta, double *rss);

#endif
