/* Rolling-origin evaluation and measures of accuracy. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_backtest.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <string.h>

void gn_accuracy_add(gn_accuracy *to, const gn_accuracy *more)
{
    to->count += more->count;
    to->error += more->error;
    to->absolute += more->absolute;
    to->square += more->square;
    to->percent += more->percent;
    to->percents += more->percents;
    to->symmetric += more->symmetric;
    to->scaled += more->scaled;
    to->scaled_square += more->scaled_square;
    to->scaleds += more->scaleds;
    to->pinball += more->pinball;
    for (int i = 0; i < GN_MAX_LEVELS; i++) {
        to->winkler[i] += more->winkler[i];
        to->inside[i] += more->inside[i];
    }
}

gn_measures gn_accuracy_measures(const gn_accuracy *a, size_t n_levels)
{
    gn_measures m = {.me = a->error / a->count,
                     .mae = a->absolute / a->count,
                     .rmse = sqrt(a->square / a->count),
                     .mape = a->percent / a->percents,
                     .smape = a->symmetric / a->count,
                     .mase = a->scaled / a->scaleds,
                     .rmsse = sqrt(a->scaled_square / a->scaleds),
                     .crps = 2 * a->pinball / a->scaleds};
    for (size_t i = 0; i < n_levels; i++) {
        m.msis[i] = a->winkler[i] / a->scaleds;
        m.coverage[i] = a->inside[i] / a->count;
    }
    return m;
}

size_t gn_backtest_scratch(const gn_backtest_options *opt, size_t n)
{
    const size_t h = opt->forecast.horizon;
    return gn_forecast_scratch(&opt->forecast, n) + gn_arena_need(h, 8) +
           (opt->refit > 1 ? gn_arena_need(gn_fit_capacity(&opt->forecast), 8) : 0) +
           2 * gn_arena_need(h * (opt->forecast.n_levels + 1), 8);
}

/* Mean absolute change over a season; over one period where there is less than a season. */
static double scale_of(const double *y, size_t n, size_t season)
{
    const size_t lag = n > season ? season : 1;
    double sum = 0, count = 0;
    for (size_t t = lag; t < n; t++)
        if (!isnan(y[t]) && !isnan(y[t - lag])) {
            sum += fabs(y[t] - y[t - lag]);
            count++;
        }
    return count > 0 ? sum / count : 0;
}

static double pinball(double actual, double quantile, double share)
{
    return actual >= quantile ? share * (actual - quantile) : (1 - share) * (quantile - actual);
}

static void score(gn_accuracy *to, const gn_forecast_options *opt, const gn_forecast *f, size_t h, double actual,
                  double scale)
{
    const double e = f->mean[h] - actual, size = fabs(actual) + fabs(f->mean[h]);
    to->count++;
    to->error += e;
    to->absolute += fabs(e);
    to->square += e * e;
    if (actual != 0) {
        to->percent += 100 * fabs(e / actual);
        to->percents++;
    }
    to->symmetric += size > 0 ? 200 * fabs(e) / size : 0;
    double quantiles = pinball(actual, f->mean[h], 0.5);
    for (size_t i = 0; i < opt->n_levels; i++) {
        const double lo = f->lower[i * opt->horizon + h], hi = f->upper[i * opt->horizon + h];
        const double tail = (1 - opt->level[i] / 100) / 2;
        quantiles += pinball(actual, lo, tail) + pinball(actual, hi, 1 - tail);
        const double outside = fmax(lo - actual, 0) + fmax(actual - hi, 0);
        to->inside[i] += outside == 0;
        if (scale > 0) to->winkler[i] += (hi - lo + outside / tail) / scale;
    }
    if (!(scale > 0)) return;
    to->scaled += fabs(e) / scale;
    to->scaled_square += e * e / (scale * scale);
    to->scaleds++;
    to->pinball += quantiles / (double)(2 * opt->n_levels + 1) / scale;
}

gn_status gn_backtest_series(const double *y, size_t n, const gn_backtest_options *opt, gn_arena *arena,
                             gn_accuracy *by_step, double *loss, gn_err *err)
{
    const size_t horizon = opt->forecast.horizon, levels = opt->forecast.n_levels;
    if (opt->windows < 1 || opt->step < 1 || opt->least < 1)
        return gn_fail(err, GN_E_ARG, "backtest: %zu windows, %zu periods apart, from %zu values: 1 or more of each",
                       opt->windows, opt->step, opt->least);
    if (opt->refit > 1 && opt->longest)
        return gn_fail(err, GN_E_ARG, "backtest: a rolling window is fitted anew at each origin");
    memset(by_step, 0, horizon * sizeof *by_step);
    const size_t mark = gn_arena_mark(arena);
    gn_forecast f = {.mean = gn_arena_get(arena, horizon, 8),
                     .lower = gn_arena_get(arena, horizon * (levels + 1), 8),
                     .upper = gn_arena_get(arena, horizon * (levels + 1), 8)};
    gn_status st = f.mean && f.lower && f.upper ? GN_OK : gn_fail(err, GN_E_NOMEM, "backtest: the arena is too small");
    bool any = false;
    gn_forecast_options now = opt->forecast;
    gn_fit fit = {0};
    if (opt->refit > 1) {
        fit.capacity = gn_fit_capacity(&now);
        fit.value = gn_arena_get(arena, fit.capacity, 8);
        if (!fit.value) st = gn_fail(err, GN_E_NOMEM, "backtest: the arena is too small");
    }
    size_t made = 0;
    for (size_t w = opt->windows; st == GN_OK && w-- > 0;) {
        size_t back;
        if (loss) loss[opt->windows - 1 - w] = NAN;
        if (__builtin_mul_overflow(w, opt->step, &back) || __builtin_add_overflow(back, horizon, &back)) continue;
        if (back > n || n - back < opt->least) continue;
        const size_t origin = n - back, from = opt->longest && origin > opt->longest ? origin - opt->longest : 0;
        if (opt->refit > 1) {
            const bool anew = made++ % opt->refit == 0;
            now.record = anew ? &fit : NULL;
            now.replay = anew ? NULL : &fit;
        }
        st = gn_forecast_series(y + from, origin - from, &now, arena, &f, err);
        if (st == GN_E_SHORT) { /* nothing but gaps before this origin */
            st = GN_OK;
            continue;
        }
        if (st) break;
        any = true;
        const double scale = scale_of(y + from, origin - from, (size_t)opt->forecast.season);
        double sum = 0, count = 0;
        for (size_t h = 0; h < horizon; h++) {
            const double actual = y[origin + h];
            if (isnan(actual)) continue;
            score(&by_step[h], &opt->forecast, &f, h, actual, scale);
            sum += fabs(f.mean[h] - actual) / scale;
            count++;
        }
        if (loss && scale > 0 && count > 0) loss[opt->windows - 1 - w] = sum / count;
    }
    gn_arena_release(arena, mark);
    if (st == GN_OK && !any)
        st = gn_fail(err, GN_E_SHORT, "backtest: %zu values, %zu to forecast from and %zu to compare are needed", n,
                     opt->least, horizon);
    return st;
}

gn_status gn_diebold_mariano(const double *d, size_t n, size_t lags, double *statistic, double *p, gn_err *err)
{
    double mean = 0, count = 0, variance = 0, own = 0;
    for (size_t t = 0; t < n; t++)
        if (!isnan(d[t])) {
            mean += d[t];
            count++;
        }
    if (count < 3) return gn_fail(err, GN_E_SHORT, "%.0f differences of losses, 3 are needed", count);
    mean /= count;
    for (size_t k = 0; k <= lags && k < n; k++) {
        double c = 0;
        for (size_t t = k; t < n; t++)
            if (!isnan(d[t]) && !isnan(d[t - k])) c += (d[t] - mean) * (d[t - k] - mean);
        variance += (k ? 2 : 1) * c / count;
        if (k == 0) own = c / count;
    }
    /* With many lags the estimate may fall below 0: then the plain variance stands in. */
    const bool plain = !(variance > 0);
    if (plain) variance = own;
    if (!(variance > 1e-20 * mean * mean)) return gn_fail(err, GN_E_NUMERIC, "the differences of losses do not vary");
    const double h = plain ? 1 : (double)lags + 1, correct = (count + 1 - 2 * h + h * (h - 1) / count) / count;
    *statistic = mean / sqrt(variance / count) * sqrt(fmax(correct, 1 / count));
    *p = 2 * gsl_cdf_tdist_Q(fabs(*statistic), count - 1);
    return GN_OK;
}
