/* What is done to a series before a model sees it, and undone in its forecast. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_treat.h"

#include "gnomon/gn_growth.h"
#include "gnomon/gn_outlier.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_OUTLIERS = 10 };
static const double FADES = 0.7; /* of a transitory change, as gn_outliers_find has it */

static int64_t in_year(int64_t ordinal, int64_t periods)
{
    const int64_t r = ordinal % periods;
    return r < 0 ? r + periods : r;
}

bool gn_ytd_joined(gn_freq freq, int64_t last, const double *y, size_t n)
{
    if (freq != GN_FREQ_MONTH) return false;
    for (size_t t = 0; t + 1 < n; t++)
        if (in_year(last - (int64_t)(n - 1 - t), 12) == 0 && isnan(y[t]) && !isnan(y[t + 1])) return true;
    return n > 0 && in_year(last - (int64_t)(n - 1), 12) == 1 && n < 12; /* begins in February: no January was seen */
}

int64_t gn_ytd_period(gn_freq freq, int64_t last, bool joined, size_t step)
{
    (void)freq;
    if (!joined) return last + (int64_t)step;
    int64_t at = last;
    for (size_t k = 0; k < step; k++)
        if (in_year(++at, 12) == 0) at++;
    return at;
}

void gn_year_sum_set(gn_year_sum *s, double so_far)
{
    s->mean = so_far;
    for (int i = 0; i < GN_MAX_LEVELS; i++) s->lower[i] = s->upper[i] = so_far;
}

void gn_year_sum_add(gn_year_sum *s, bool new_year, double mean, const double *lower, const double *upper,
                     size_t stride, size_t levels)
{
    if (new_year) gn_year_sum_set(s, 0);
    s->mean += mean;
    for (size_t i = 0; i < levels; i++) {
        s->lower[i] += lower[i * stride];
        s->upper[i] += upper[i * stride];
    }
}

size_t gn_forecast_treated_scratch(const gn_treatment *t, const gn_forecast_options *opt, size_t n)
{
    gn_forecast_options longer = *opt;
    const size_t steps = opt->horizon + (t->year_to_date ? n : 0), bounds = steps * (opt->n_levels + 1);
    longer.horizon = steps < GN_MAX_HORIZON ? steps : GN_MAX_HORIZON;
    return gn_forecast_scratch(&longer, n) + 3 * gn_arena_need(n, 8) + gn_arena_need(steps, 8) +
           2 * gn_arena_need(bounds, 8);
}

static void add_note(char *notes, size_t size, const char *fmt, ...) GN_PRINTF(3, 4);

static void add_note(char *notes, size_t size, const char *fmt, ...)
{
    const size_t n = strlen(notes);
    int k = n ? snprintf(notes + n, size - n, ", ") : 0;
    if (k < 0 || n + (size_t)k >= size) return;
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(notes + n + k, size - n - (size_t)k, fmt, ap);
    va_end(ap);
}

/* Takes outliers out of x in place. Those of the last value stay: whether it is an error or a new level shows later. */
static void take_out(double *x, size_t n, int season, char *notes, size_t size)
{
    gn_outlier found[MOST_OUTLIERS];
    size_t count = 0;
    double least = INFINITY;
    for (size_t i = 0; i < n; i++)
        if (!isnan(x[i])) least = fmin(least, x[i]);
    gn_outlier_options opt = gn_outlier_options_defaults();
    opt.season = n > 2 * (size_t)season ? season : 1;
    opt.logs = least > 0;
    opt.most = MOST_OUTLIERS;
    if (gn_outliers_find(&opt, x, n, found, &count, NULL, NULL) != GN_OK) return;
    for (size_t k = 0; k < count; k++) {
        const gn_outlier *o = &found[k];
        if (o->at + 1 >= n) continue;
        double effect = o->effect;
        const bool shift = o->kind == GN_OUTLIER_LEVEL_SHIFT;
        for (size_t i = shift ? 0 : o->at; i < (shift ? o->at : o->kind == GN_OUTLIER_ADDITIVE ? o->at + 1 : n); i++) {
            const double by = shift ? effect : -effect;
            x[i] = opt.logs ? x[i] * exp(by) : x[i] + by;
            if (!shift) effect *= FADES;
        }
        add_note(notes, size, "%s at value %zu", gn_outlier_name(o->kind), o->at + 1);
    }
}

/* Single periods of y, Januaries left out where joined; returns their number. */
static size_t singles(const double *y, size_t n, const gn_treatment *t, int64_t last, bool joined, double *from,
                      double *to)
{
    const int64_t first = last - (int64_t)(n - 1);
    memcpy(from, y, n * sizeof *from);
    for (size_t i = 0; joined && i < n; i++)
        if (in_year(first + (int64_t)i, 12) == 0) from[i] = NAN;
    if (gn_single_from_ytd(t->freq, first, 1, joined, from, NULL, n, to, NULL, NULL) != GN_OK) return 0;
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!joined || in_year(first + (int64_t)i, 12) != 0) to[kept++] = to[i];
    return kept;
}

/* Gaps within series[0, n) and outliers; what is changed, is in x, which is the series then. */
static void treat(const double *series, double *x, size_t n, const gn_treatment *t, int season, char *notes,
                  size_t notes_size)
{
    size_t begin = 0, end = n, gaps = 0;
    while (begin < end && isnan(series[begin])) begin++;
    while (begin < end && isnan(series[end - 1])) end--;
    for (size_t i = begin; i < end; i++) {
        if (!isnan(series[i])) continue;
        gaps++;
        if (t->zero_gaps) x[i] = 0;
    }
    if (gaps) add_note(notes, notes_size, "%zu gap%s %s", gaps, gaps > 1 ? "s" : "", t->zero_gaps ? "as 0" : "bridged");
    if (t->outliers) take_out(x + begin, end - begin, season, notes, notes_size);
}

/* Forecasts f of `steps` single periods behind `last`, summed up from the year's value so far; the first `missing` of
 * them are not given out. */
static void sum_up(const gn_treatment *t, const gn_forecast_options *opt, int64_t last, bool joined, double so_far,
                   const gn_forecast *f, size_t steps, size_t missing, gn_forecast *out)
{
    const int periods = gn_freq_season(t->freq);
    gn_year_sum sum;
    gn_year_sum_set(&sum, so_far);
    for (size_t k = 0; k < steps; k++) {
        const int64_t period = gn_ytd_period(t->freq, last, joined, k + 1);
        gn_year_sum_add(&sum, in_year(period, periods) == (joined ? 1 : 0), f->mean[k], f->lower + k, f->upper + k,
                        steps, opt->n_levels);
        if (k < missing) continue;
        out->mean[k - missing] = sum.mean;
        for (size_t i = 0; i < opt->n_levels; i++) {
            out->lower[i * opt->horizon + k - missing] = sum.lower[i];
            out->upper[i * opt->horizon + k - missing] = sum.upper[i];
        }
    }
}

gn_status gn_forecast_treated(const double *y, size_t n, const gn_treatment *t, const gn_forecast_options *opt,
                              gn_arena *arena, gn_forecast *out, gn_err *err)
{
    const int periods = gn_freq_season(t->freq);
    if (t->year_to_date && (opt->domain == GN_DOMAIN_PERCENT ||
                            (t->freq != GN_FREQ_HALF && t->freq != GN_FREQ_QUARTER && t->freq != GN_FREQ_MONTH)))
        return gn_fail(err, GN_E_ARG,
                       opt->domain == GN_DOMAIN_PERCENT ? "forecast: shares do not add up over the year"
                                                        : "forecast: year-to-date series are of frequency S, Q or M");
    const size_t mark = gn_arena_mark(arena);
    char notes[120] = "";
    double *x = gn_arena_get(arena, n, 8), *a = gn_arena_get(arena, n, 8), *b = gn_arena_get(arena, n, 8);
    gn_status st = x && a && b ? GN_OK : gn_fail(err, GN_E_NOMEM, "forecast: the arena is too small for %zu values", n);
    if (st) goto done;
    size_t from = 0, to = n, missing = 0;
    while (from < to && isnan(y[from])) from++;
    while (from < to && isnan(y[to - 1])) to--;
    st = from < to ? GN_OK : gn_fail(err, GN_E_SHORT, "forecast: no value in the series");
    if (st) goto done;

    gn_forecast_options opt_single = *opt;
    gn_forecast f = *out;
    const double *series = y;
    size_t length = n;
    bool joined = false;
    int64_t last = t->last;
    if (t->year_to_date) {
        last -= (int64_t)(n - to);
        joined = gn_ytd_joined(t->freq, t->last, y, n);
        while (gn_ytd_period(t->freq, last, joined, missing + 1) <= t->last) missing++;
        length = singles(y + from, to - from, t, last, joined, a, x);
        series = x;
        if (joined && opt->season == periods) opt_single.season = 11;
        opt_single.horizon = opt->horizon + missing;
        f.mean = gn_arena_get(arena, opt_single.horizon, 8);
        f.lower = gn_arena_get(arena, opt_single.horizon * (opt->n_levels + 1), 8);
        f.upper = gn_arena_get(arena, opt_single.horizon * (opt->n_levels + 1), 8);
        if (!f.mean || !f.lower || !f.upper) {
            st = gn_fail(err, GN_E_NOMEM, "forecast: the arena is too small for %zu values", n);
            goto done;
        }
        add_note(notes, sizeof notes, "by single periods%s", joined ? ", January and February as one" : "");
    } else if (t->zero_gaps || t->outliers) {
        memcpy(x, y, n * sizeof *x);
        series = x;
    }
    treat(series, x, length, t, opt_single.season, notes, sizeof notes); /* singles may begin where y does not */
    st = gn_forecast_series(series, length, &opt_single, arena, &f, err);
    if (st) goto done;
    if (t->year_to_date) sum_up(t, opt, last, joined, y[to - 1], &f, opt_single.horizon, missing, out);
    out->model = f.model;
    if (!*notes)
        memcpy(out->reason, f.reason, sizeof out->reason);
    else
        snprintf(out->reason, sizeof out->reason, "%.80s%s%.70s", f.reason, *f.reason ? "; " : "", notes);
done:
    gn_arena_release(arena, mark);
    return st;
}
