/* Tests of series over GSL's distributions; the regression of the unit root test is our own least squares. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_tests.h"

#include "engine/least_squares.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

static gn_status check_values(const char *what, const double *x, size_t n, size_t least, const void *out, gn_err *err)
{
    if (!out || (n && !x)) return gn_fail(err, GN_E_ARG, "%s: no values or no place for the result", what);
    if (n < least) return gn_fail(err, GN_E_SHORT, "%s: %zu values, at least %zu are needed", what, n, least);
    for (size_t t = 0; t < n; t++)
        if (!isfinite(x[t])) return gn_fail(err, GN_E_RANGE, "%s: value %zu is missing or infinite", what, t + 1);
    return GN_OK;
}

static double mean_of(const double *x, size_t n)
{
    double sum = 0, rest = 0;
    for (size_t t = 0; t < n; t++) sum += x[t];
    const double first = sum / (double)n;
    for (size_t t = 0; t < n; t++) rest += x[t] - first;
    return first + rest / (double)n;
}

/* Sum of squared deviations; 0 also where they are no more than what rounding makes of equal values. */
static double squares_of(const double *x, size_t n, double mean)
{
    double sum = 0;
    for (size_t t = 0; t < n; t++) sum += (x[t] - mean) * (x[t] - mean);
    const double rounding = 4 * 0x1p-53 * mean;
    return sum > (double)n * rounding * rounding ? sum : 0;
}

static double autocorrelation(const double *x, size_t n, size_t lag, double mean, double squares)
{
    double sum = 0;
    for (size_t t = lag; t < n; t++) sum += (x[t] - mean) * (x[t - lag] - mean);
    return sum / squares;
}

gn_status gn_autocorrelation(const double *x, size_t n, size_t lags, double *out, gn_err *err)
{
    const gn_status st = check_values("autocorrelation", x, n, lags < SIZE_MAX ? lags + 1 : lags, out, err);
    if (st) return st;
    const double mean = mean_of(x, n), squares = squares_of(x, n, mean);
    if (!(squares > 0)) return gn_fail(err, GN_E_NUMERIC, "autocorrelation: the values are all the same");
    for (size_t k = 1; k <= lags; k++) out[k - 1] = autocorrelation(x, n, k, mean, squares);
    return GN_OK;
}

gn_status gn_ljung_box(const double *x, size_t n, size_t lags, size_t fitted, gn_test *out, gn_err *err)
{
    if (lags == 0 || fitted >= lags)
        return gn_fail(err, GN_E_ARG, "ljung_box: %zu lags, more than the %zu fitted parameters are needed", lags,
                       fitted);
    const gn_status st = check_values("ljung_box", x, n, lags < SIZE_MAX ? lags + 1 : lags, out, err);
    if (st) return st;
    const double mean = mean_of(x, n), squares = squares_of(x, n, mean);
    if (!(squares > 0)) return gn_fail(err, GN_E_NUMERIC, "ljung_box: the values are all the same");
    double sum = 0;
    for (size_t k = 1; k <= lags; k++) {
        const double r = autocorrelation(x, n, k, mean, squares);
        sum += r * r / (double)(n - k);
    }
    const double q = (double)n * ((double)n + 2) * sum;
    *out = (gn_test){q, gsl_cdf_chisq_Q(q, (double)(lags - fitted)), {NAN, NAN, NAN}, lags, n};
    return GN_OK;
}

gn_status gn_jarque_bera(const double *x, size_t n, gn_test *out, gn_err *err)
{
    const gn_status st = check_values("jarque_bera", x, n, 2, out, err);
    if (st) return st;
    const double count = (double)n, mean = mean_of(x, n), variance = squares_of(x, n, mean) / count;
    if (!(variance > 0)) return gn_fail(err, GN_E_NUMERIC, "jarque_bera: the values are all the same");
    double third = 0, fourth = 0;
    for (size_t t = 0; t < n; t++) {
        const double z = (x[t] - mean) / sqrt(variance);
        third += z * z * z / count;
        fourth += z * z * z * z / count;
    }
    const double jb = count / 6 * (third * third + (fourth - 3) * (fourth - 3) / 4);
    *out = (gn_test){jb, gsl_cdf_chisq_Q(jb, 2), {NAN, NAN, NAN}, 0, n};
    return GN_OK;
}

gn_status gn_residual_seasonality(const double *x, size_t n, size_t season, gn_test *out, gn_err *err)
{
    if (season < 2 || season > SIZE_MAX / 2 - 1)
        return gn_fail(err, GN_E_ARG, "residual_seasonality: a season of %zu periods", season);
    const gn_status st = check_values("residual_seasonality", x, n, 2 * season + 1, out, err);
    if (st) return st;
    const double count = (double)n, mean = mean_of(x, n), squares = squares_of(x, n, mean);
    if (!(squares > 0)) return gn_fail(err, GN_E_NUMERIC, "residual_seasonality: the values are all the same");
    const double one = autocorrelation(x, n, season, mean, squares);
    const double two = fmax(0, autocorrelation(x, n, 2 * season, mean, squares));
    const double qs =
        one > 0 ? count * (count + 2) * (one * one / (double)(n - season) + two * two / (double)(n - 2 * season)) : 0;
    *out = (gn_test){qs, gsl_cdf_chisq_Q(qs, 2), {NAN, NAN, NAN}, 2 * season, n};
    return GN_OK;
}

/* ---- unit root ----------------------------------------------------------------------------------------------------
 */

/* MacKinnon (1994), table 3, one series: the normal quantile of p as a polynomial in tau, one up to `star`, another
 * above it; p is 0 below `low` and 1 above `high`. MacKinnon (2010), table 2: critical values at 1, 5 and 10 % as a
 * polynomial in 1/T. Rows: none, constant, constant and trend. */
static const struct {
    double star, low, high, small[3], large[4], critical[3][4];
} surface[GN_TREND_COUNT] = {
    {-1.04,
     -19.04,
     INFINITY,
     {0.6344, 1.2378, 0.032496},
     {0.4797, 0.93557, -0.06999, 0.033066},
     {{-2.56574, -2.2358, -3.627, 0}, {-1.94100, -0.2686, -3.365, 31.223}, {-1.61682, 0.2656, -2.714, 25.364}}},
    {-1.61,
     -18.83,
     2.74,
     {2.1659, 1.4412, 0.038269},
     {1.7339, 0.93202, -0.12745, -0.010368},
     {{-3.43035, -6.5393, -16.786, -79.433}, {-2.86154, -2.8903, -4.234, -40.040}, {-2.56677, -1.5384, -2.809, 0}}},
    {-2.89,
     -16.18,
     0.7,
     {3.2512, 1.6047, 0.049588},
     {2.5261, 0.61654, -0.37956, -0.060285},
     {{-3.95877, -9.0531, -28.428, -134.155},
      {-3.41049, -4.3904, -9.036, -45.374},
      {-3.12705, -2.5856, -3.925, -22.380}}},
};

static double polynomial(const double *c, size_t n, double x)
{
    double sum = 0;
    while (n-- > 0) sum = sum * x + c[n];
    return sum;
}

static double unit_root_p(gn_trend trend, double tau)
{
    if (tau > surface[trend].high) return 1;
    if (tau < surface[trend].low) return 0;
    return gsl_cdf_ugaussian_P(tau <= surface[trend].star ? polynomial(surface[trend].small, 3, tau)
                                                          : polynomial(surface[trend].large, 4, tau));
}

/* The regression of x[t] - x[t-1] on x[t-1], `lags` earlier changes and the trend, for t = begin ... n - 1. The level
 * comes last, so that R's last diagonal alone gives its variance. work [rows (columns + 1)], beta [columns].
 * Returns false where it has no solution. */
static bool regress(const double *x, size_t n, size_t begin, gn_trend trend, size_t lags, double *work, double *beta,
                    double *rss, double *tau)
{
    const size_t rows = n - begin, columns = lags + (size_t)trend + 1;
    double *change = work + columns * rows;
    for (size_t i = 0; i < rows; i++) {
        const size_t t = begin + i;
        size_t c = 0;
        if (trend >= GN_TREND_CONSTANT) work[c++ * rows + i] = 1;
        if (trend == GN_TREND_LINEAR) work[c++ * rows + i] = (double)(i + 1);
        for (size_t k = 1; k <= lags; k++) work[c++ * rows + i] = x[t - k] - x[t - k - 1];
        work[c * rows + i] = x[t - 1];
        change[i] = x[t] - x[t - 1];
    }
    if (!gn_least_squares(work, change, rows, columns, beta, rss)) return false;
    const double sd = sqrt(*rss / (double)(rows - columns)) / fabs(work[(columns - 1) * rows + columns - 1]);
    *tau = beta[columns - 1] / sd;
    return isfinite(*tau);
}

gn_status gn_adf(const double *x, size_t n, gn_trend trend, size_t lags, bool search, gn_test *out, gn_err *err)
{
    if ((unsigned)trend >= GN_TREND_COUNT) return gn_fail(err, GN_E_ARG, "adf: no trend %d", (int)trend);
    if (lags > SIZE_MAX / 4) return gn_fail(err, GN_E_ARG, "adf: %zu lags", lags);
    /* one value more than there are coefficients, after the first 1 + lags are gone */
    gn_status st = check_values("adf", x, n, 2 * lags + (size_t)trend + 3, out, err);
    if (st) return st;
    const size_t columns = lags + (size_t)trend + 1;
    size_t room;
    double *work = NULL, *beta = calloc(columns, sizeof *beta);
    if (!__builtin_mul_overflow(n, columns + 1, &room)) work = calloc(room, sizeof *work);
    if (!work || !beta) {
        st = gn_fail(err, GN_E_NOMEM, "adf: %zu values with %zu lags", n, lags);
        goto done;
    }
    double rss, tau, best = INFINITY;
    size_t chosen = lags;
    for (size_t k = 0; search && k <= lags; k++) {
        if (!regress(x, n, lags + 1, trend, k, work, beta, &rss, &tau)) continue;
        const double rows = (double)(n - lags - 1), aic = rows * log(rss / rows) + 2 * (double)(k + (size_t)trend + 1);
        if (aic < best) {
            best = aic;
            chosen = k;
        }
    }
    if (!regress(x, n, chosen + 1, trend, chosen, work, beta, &rss, &tau)) {
        st = gn_fail(err, GN_E_NUMERIC, "adf: the regression with %zu lags has no solution", chosen);
        goto done;
    }
    *out = (gn_test){tau, unit_root_p(trend, tau), {0}, chosen, n - chosen - 1};
    for (size_t i = 0; i < 3; i++) out->critical[i] = polynomial(surface[trend].critical[i], 4, 1 / (double)out->used);
done:
    free(work);
    free(beta);
    return st;
}

/* ---- stationarity -------------------------------------------------------------------------------------------------
 */

gn_status gn_kpss(const double *x, size_t n, gn_trend trend, size_t lags, gn_test *out, gn_err *err)
{
    /* Kwiatkowski and others (1992), table 1: upper tail at 10, 5, 2.5 and 1 % */
    static const double level[] = {0.1, 0.05, 0.025, 0.01};
    static const double table[2][4] = {{0.347, 0.463, 0.574, 0.739}, {0.119, 0.146, 0.176, 0.216}};
    if (trend != GN_TREND_CONSTANT && trend != GN_TREND_LINEAR)
        return gn_fail(err, GN_E_ARG, "kpss: no trend %d", (int)trend);
    if (lags > SIZE_MAX / 4) return gn_fail(err, GN_E_ARG, "kpss: %zu lags", lags);
    const gn_status st = check_values("kpss", x, n, lags + 3, out, err);
    if (st) return st;
    const double count = (double)n, mean = mean_of(x, n), middle = (count - 1) / 2;
    if (!(squares_of(x, n, mean) > 0)) return gn_fail(err, GN_E_NUMERIC, "kpss: the values are all the same");
    double slope = 0;
    if (trend == GN_TREND_LINEAR) {
        for (size_t t = 0; t < n; t++) slope += ((double)t - middle) * (x[t] - mean);
        slope *= 12 / (count * (count * count - 1));
    }
    double *e = malloc(n * sizeof *e);
    if (!e) return gn_fail(err, GN_E_NOMEM, "kpss: %zu values", n);
    double partial = 0, eta = 0, variance = 0, largest = 0;
    for (size_t t = 0; t < n; t++) {
        e[t] = x[t] - mean - slope * ((double)t - middle);
        partial += e[t];
        eta += partial * partial;
        variance += e[t] * e[t];
        largest = fmax(largest, fabs(x[t]));
    }
    /* what rounding leaves of an exact line is not noise to be tested */
    const bool exact = !(variance > count * largest * largest * 0x1p-100);
    for (size_t k = 1; k <= lags; k++) {
        double sum = 0;
        for (size_t t = k; t < n; t++) sum += e[t] * e[t - k];
        variance += 2 * sum * (1 - (double)k / ((double)lags + 1));
    }
    free(e);
    const double statistic = eta / (count * variance);
    if (exact || !(variance > 0) || !isfinite(statistic))
        return gn_fail(err, GN_E_NUMERIC, "kpss: the long-run variance is not above 0");
    const double *c = table[trend == GN_TREND_LINEAR];
    double p = statistic <= c[0] ? level[0] : level[3];
    for (size_t i = 0; i < 3; i++)
        if (statistic > c[i] && statistic <= c[i + 1])
            p = level[i] + (level[i + 1] - level[i]) * (statistic - c[i]) / (c[i + 1] - c[i]);
    *out = (gn_test){statistic, p, {c[3], c[1], c[0]}, lags, n};
    return GN_OK;
}
