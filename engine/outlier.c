/* Outliers: with y the differenced series and g the equally differenced pattern of an outlier at t,
 * effect = sum g y / sum g^2, t = effect sqrt(sum g^2) / sigma, sigma = 1.4826 median|y - median y|. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_outlier.h"

#include "gnomon/gn_stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST_DIFFERENCES = 12, FADED = 60 }; /* 0.7^60 < 1e-9 */
static const double FADE = 0.7;

const char *gn_outlier_name(gn_outlier_kind k)
{
    static const char *const names[] = {"AO", "LS", "TC"};
    return (unsigned)k < GN_OUTLIER_KINDS ? names[k] : "";
}

gn_outlier_options gn_outlier_options_defaults(void)
{
    return (gn_outlier_options){.season = 1, .logs = false, .critical = 4, .most = 10};
}

/* How far the outlier reaches into the series `age` periods after it happened. */
static double pattern(gn_outlier_kind k, int64_t age)
{
    if (age < 0) return 0;
    switch (k) {
    case GN_OUTLIER_ADDITIVE: return age == 0;
    case GN_OUTLIER_LEVEL_SHIFT: return 1;
    case GN_OUTLIER_TRANSITORY: return age < FADED ? pow(FADE, (double)age) : 0;
    case GN_OUTLIER_KINDS: break;
    }
    return 0;
}

static double differenced_pattern(gn_outlier_kind k, int64_t age, int64_t season)
{
    const double d = pattern(k, age) - pattern(k, age - 1);
    return season > 1 ? d - (pattern(k, age - season) - pattern(k, age - 1 - season)) : d;
}

/* y[t] for t in [start, n), NaN before and where a value is missing. */
static void difference(const double *x, size_t n, size_t season, size_t start, double *y)
{
    for (size_t t = 0; t < n; t++) {
        y[t] = t < start ? NAN : x[t] - x[t - 1];
        if (t >= start && season > 1) y[t] -= x[t - season] - x[t - 1 - season];
    }
}

static double spread(const double *y, size_t n, double *work)
{
    const double middle = gn_quantile(y, n, 0.5, work);
    size_t m = 0;
    double *size = work + n;
    for (size_t t = 0; t < n; t++)
        if (!isnan(y[t])) size[m++] = fabs(y[t] - middle);
    return 1.4826 * gn_quantile(size, m, 0.5, work);
}

/* The clearest outlier in y; t_value 0 if there is none. g [kinds][reach] holds the differenced patterns. */
static gn_outlier clearest(const double *y, size_t n, size_t start, const double *g, size_t reach, double sigma)
{
    gn_outlier best = {0};
    for (size_t at = start; at < n; at++) {
        if (isnan(y[at])) continue;
        for (int k = 0; k < GN_OUTLIER_KINDS; k++) {
            const double *p = g + (size_t)k * reach;
            double gy = 0, gg = 0;
            for (size_t age = 0; age < reach && at + age < n; age++) {
                if (isnan(y[at + age])) continue;
                gy += p[age] * y[at + age];
                gg += p[age] * p[age];
            }
            const double t = gy / sqrt(gg) / sigma;
            /* the same pattern at the end of the series gives the same t but for rounding */
            if (fabs(t) > fabs(best.t_value) * (1 + 1e-9)) best = (gn_outlier){(gn_outlier_kind)k, at, gy / gg, t};
        }
    }
    return best;
}

gn_status gn_outliers_find(const gn_outlier_options *opt, const double *x, size_t n, gn_outlier *found, size_t *count,
                           double *adjusted, gn_err *err)
{
    if (!opt || !count || (n && !x) || (opt->most && !found)) return gn_fail(err, GN_E_ARG, "outliers: no array");
    if (opt->season < 1 || opt->season > 10000 || !(opt->critical > 0))
        return gn_fail(err, GN_E_ARG, "outliers: season %d, critical value %g", opt->season, opt->critical);
    for (size_t t = 0; t < n; t++)
        if (isinf(x[t]) || (opt->logs && x[t] <= 0))
            return gn_fail(err, GN_E_RANGE, "outliers: value %zu is %g%s", t + 1, x[t],
                           opt->logs ? ", above 0 needed" : "");
    const size_t season = (size_t)opt->season, start = season > 1 ? season + 1 : 1, reach = FADED + season + 1;
    size_t room;
    if (__builtin_mul_overflow(n, (size_t)4 * sizeof(double), &room))
        return gn_fail(err, GN_E_NOMEM, "outliers: %zu", n);
    double *level = calloc(room ? room : 1, 1), *g = malloc(GN_OUTLIER_KINDS * reach * sizeof *g);
    gn_outlier *list =
        opt->most < n ? calloc(opt->most ? opt->most : 1, sizeof *list) : calloc(n ? n : 1, sizeof *list);
    gn_status st = GN_OK;
    if (!level || !g || !list) {
        st = gn_fail(err, GN_E_NOMEM, "outliers: no memory for %zu values", n);
        goto done;
    }
    double *y = level + n, *work = level + 2 * n;
    for (int k = 0; k < GN_OUTLIER_KINDS; k++)
        for (size_t age = 0; age < reach; age++)
            g[(size_t)k * reach + age] = differenced_pattern((gn_outlier_kind)k, (int64_t)age, (int64_t)season);
    for (size_t t = 0; t < n; t++) level[t] = opt->logs ? log(x[t]) : x[t];
    difference(level, n, season, start, y);
    size_t known = 0;
    for (size_t t = 0; t < n; t++) known += !isnan(y[t]);
    if (known < LEAST_DIFFERENCES) {
        st = gn_fail(err, GN_E_SHORT, "outliers: %zu differences, %d needed", known, (int)LEAST_DIFFERENCES);
        goto done;
    }
    size_t m = 0;
    while (m < opt->most && m < n) {
        const double sigma = spread(y, n, work);
        if (!(sigma > 0)) {
            /* what was found before stays: the rest moves as evenly as a rule */
            if (m == 0) st = gn_fail(err, GN_E_NUMERIC, "outliers: more than half of the differences are equal");
            break;
        }
        const gn_outlier o = clearest(y, n, start, g, reach, sigma);
        if (fabs(o.t_value) < opt->critical) break;
        list[m++] = o;
        for (size_t t = o.at; t < n; t++) level[t] -= o.effect * pattern(o.kind, (int64_t)(t - o.at));
        difference(level, n, season, start, y);
    }
    if (st != GN_OK) goto done;
    if (m) memcpy(found, list, m * sizeof *list);
    *count = m;
    for (size_t t = 0; adjusted && t < n; t++) adjusted[t] = m == 0 ? x[t] : opt->logs ? exp(level[t]) : level[t];
done:
    free(level);
    free(g);
    free(list);
    return st;
}
