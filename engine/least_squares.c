/* Least squares by Householder reflections (Golub and Van Loan, 2013, section 5.2). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/least_squares.h"

#include <math.h>

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++) sum += a[i] * b[i];
    return sum;
}

/* b -= v (2 v'b / v'v) */
static void reflect(const double *v, double vv, double *b, size_t n)
{
    const double factor = 2 * dot(v, b, n) / vv;
    for (size_t i = 0; i < n; i++) b[i] -= factor * v[i];
}

bool gn_least_squares(double *a, double *b, size_t n, size_t k, double *beta, double *rss)
{
    for (size_t j = 0; j < k; j++) {
        double *v = a + j * n + j;
        const size_t len = n - j;
        const double whole = sqrt(dot(a + j * n, a + j * n, n)), length = sqrt(dot(v, v, len));
        if (!(length > 1e-11 * whole) || !isfinite(length)) return false;
        const double diagonal = v[0] > 0 ? -length : length;
        v[0] -= diagonal;
        const double vv = dot(v, v, len);
        for (size_t c = j + 1; c < k; c++) reflect(v, vv, a + c * n + j, len);
        reflect(v, vv, b + j, len);
        v[0] = diagonal;
    }
    *rss = dot(b + k, b + k, n - k);
    for (size_t j = k; j-- > 0;) {
        double sum = b[j];
        for (size_t c = j + 1; c < k; c++) sum -= a[c * n + j] * beta[c];
        beta[j] = sum / a[j * n + j];
    }
    return true;
}
