/* Growth and other transforms: the formulas stand in gn_growth.h, the loops over values are the kernels'. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_growth.h"

#include "engine/flags.h"
#include "engine/simd/kernels.h"
#include "gnomon/gn_cpu.h"
#include "gnomon/gn_parallel.h"

#include <math.h>
#include <string.h>

static const struct {
    const char *key, *title, *title_zh;
    gn_result_unit unit;
} transforms[] = {
#define ROW(name, key, en, zh, unit) {key, en, zh, unit},
    GN_TRANSFORM_LIST(ROW)
#undef ROW
};

const char *gn_transform_key(gn_transform t)
{
    return (unsigned)t < GN_TRANSFORM_COUNT ? transforms[t].key : "";
}

const char *gn_transform_title(gn_transform t)
{
    return (unsigned)t < GN_TRANSFORM_COUNT ? transforms[t].title : "";
}

const char *gn_transform_title_zh(gn_transform t)
{
    return (unsigned)t < GN_TRANSFORM_COUNT ? transforms[t].title_zh : "";
}

gn_result_unit gn_transform_unit(gn_transform t)
{
    return (unsigned)t < GN_TRANSFORM_COUNT ? transforms[t].unit : GN_UNIT_SAME;
}

gn_transform gn_transform_find(const char *key)
{
    if (!key) return GN_TRANSFORM_COUNT;
    for (int t = 0; t < GN_TRANSFORM_COUNT; t++)
        if (strcmp(key, transforms[t].key) == 0) return (gn_transform)t;
    if (strcmp(key, "同比") == 0) return GN_PC1;
    if (strcmp(key, "环比") == 0) return GN_PCH;
    return GN_TRANSFORM_COUNT;
}

/* ---- changes over time --------------------------------------------------------------------------------------------
 */

static void lagged(gn_kernel_pair *kernel, const gn_kernel_args *a, size_t lag, const double *x, size_t n, double *out)
{
    const size_t gap = lag < n ? lag : n;
    for (size_t t = 0; t < gap; t++) out[t] = NAN;
    if (gap < n) kernel(x + gap, x, out + gap, n - gap, a);
}

static void transform(gn_transform t, size_t m, const double *x, const char *flag, size_t n, bool stream, double *out,
                      char *out_flag)
{
    const gn_kernels *k = gn_kernels_get();
    gn_kernel_args a = {.scale = 100, .power = (int)m, .root = 1, .stream = stream};
    size_t lag = 1;
    switch (t) {
    case GN_LIN:
        lag = 0;
        if (n) memcpy(out, x, n * sizeof *out);
        break;
    case GN_LOG:
        lag = 0;
        k->log(x, out, n, &a);
        break;
    case GN_CHG: lagged(k->difference, &a, lag, x, n, out); break;
    case GN_CH1: lagged(k->difference, &a, lag = m, x, n, out); break;
    case GN_PCH: lagged(k->growth, &a, lag, x, n, out); break;
    case GN_PC1: lagged(k->growth, &a, lag = m, x, n, out); break;
    case GN_PCA: lagged(k->compound, &a, lag, x, n, out); break;
    case GN_CCA: a.scale = 100.0 * (double)m; /* fall through */
    case GN_CCH: lagged(k->log_growth, &a, lag, x, n, out); break;
    case GN_TRANSFORM_COUNT: break;
    }
    gn_flags_change(flag, n, lag, out, out_flag);
}

static bool needs_year(gn_transform t)
{
    return t == GN_CH1 || t == GN_PC1 || t == GN_PCA || t == GN_CCA;
}

/* Periods of a year, or 0 where years are no whole number of periods. */
static size_t periods_a_year(gn_freq f)
{
    return f == GN_FREQ_YEAR || f == GN_FREQ_HALF || f == GN_FREQ_QUARTER || f == GN_FREQ_MONTH
               ? (size_t)gn_freq_season(f)
               : 0;
}

static gn_status check_transform(gn_transform t, gn_freq freq, gn_err *err)
{
    if ((unsigned)t >= GN_TRANSFORM_COUNT) return gn_fail(err, GN_E_ARG, "transform: no transform number %d", (int)t);
    if (needs_year(t) && periods_a_year(freq) == 0)
        return gn_fail(err, GN_E_ARG, "transform %s: needs yearly, half-yearly, quarterly or monthly values",
                       transforms[t].key);
    return GN_OK;
}

gn_status gn_transform_series(gn_transform t, gn_freq freq, const double *x, const char *flag, size_t n, double *out,
                              char *out_flag, gn_err *err)
{
    const gn_status st = check_transform(t, freq, err);
    if (st != GN_OK) return st;
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "transform %s: no array", transforms[t].key);
    transform(t, periods_a_year(freq), x, flag, n, false, out, out_flag);
    return GN_OK;
}

/* Results larger than the last cache are written past it: they would only push out what is still to be read. */
static bool worth_streaming(size_t values)
{
    return values > gn_cpu_cache() / sizeof(double);
}

enum { SERIES_A_PIECE = 64 };

typedef struct panel_job {
    const gn_panel *in;
    double *out;
    char *out_flag;
    bool stream;
    gn_transform transform;
    int fiscal_start;
    bool joined;
} panel_job;

static void transform_piece(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const panel_job *j = ctx;
    const gn_panel *p = j->in;
    for (size_t i = begin; i < end; i++) {
        const size_t at = p->offset[i];
        transform(j->transform, periods_a_year(p->freq), p->value + at, p->flag ? p->flag + at : NULL,
                  p->offset[i + 1] - at, j->stream, j->out + at, j->out_flag ? j->out_flag + at : NULL);
    }
}

gn_status gn_transform_panel(gn_transform t, const gn_panel *in, int threads, double *out, char *out_flag, gn_err *err)
{
    if (!in) return gn_fail(err, GN_E_ARG, "transform: no panel");
    const gn_status st = check_transform(t, in->freq, err);
    if (st != GN_OK) return st;
    if (in->count && in->offset[in->count] && !out)
        return gn_fail(err, GN_E_ARG, "transform %s: no array", transforms[t].key);
    panel_job j = {.in = in, .out = out, .out_flag = out_flag, .transform = t};
    j.stream = in->count && worth_streaming(in->offset[in->count]);
    if (gn_parallel_for(in->count, SERIES_A_PIECE, threads, transform_piece, &j) != GN_OK)
        return gn_fail(err, GN_E_ARG, "transform: %d threads, 0 to %d possible", threads, (int)GN_MAX_THREADS);
    return GN_OK;
}

gn_status gn_change_series(gn_change kind, size_t lag, const double *x, const char *flag, size_t n, double *out,
                           char *out_flag, gn_err *err)
{
    if ((unsigned)kind >= GN_CHANGE_COUNT) return gn_fail(err, GN_E_ARG, "change: no kind number %d", (int)kind);
    if (lag == 0) return gn_fail(err, GN_E_ARG, "change: lag 0, at least 1 needed");
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "change: no array");
    const gn_kernels *k = gn_kernels_get();
    gn_kernel_pair *const kernel[] = {k->difference, k->growth, k->log_growth};
    lagged(kernel[kind], &(gn_kernel_args){.scale = 100, .power = 1, .root = 1}, lag, x, n, out);
    gn_flags_change(flag, n, lag, out, out_flag);
    return GN_OK;
}

/* ---- rates of single points ---------------------------------------------------------------------------------------
 */

double gn_growth_percent(double now, double base)
{
    return base > 0 ? (now - base) / base * 100 : NAN;
}

double gn_implied_base(double now, double percent)
{
    return percent > -100 ? now / (1 + percent / 100) : NAN;
}

double gn_two_year_percent(double percent_now, double percent_year_before)
{
    return gn_average_percent((const double[]){percent_now, percent_year_before}, 2);
}

double gn_average_percent(const double *percent, size_t years)
{
    double logs = 0;
    for (size_t i = 0; i < years; i++) {
        if (!(percent[i] > -100)) return NAN;
        logs += log1p(percent[i] / 100);
    }
    return years ? 100 * expm1(logs / (double)years) : NAN;
}

static int common_divisor(int a, int b)
{
    while (b) {
        const int r = a % b;
        a = b;
        b = r;
    }
    return a;
}

double gn_cagr(double from, double to, int steps, int per_year)
{
    if (steps < 1 || per_year < 1) return NAN;
    const int d = common_divisor(steps, per_year); /* smaller powers leave the range of doubles later */
    double out;
    gn_kernels_get()->cagr(&to, &from, &out, 1, &(gn_kernel_args){.power = per_year / d, .root = steps / d});
    return out;
}

double gn_annualised_percent(double percent, int per_year)
{
    if (per_year < 1) return NAN;
    const double x = 100 + percent, base = 100;
    double out;
    gn_kernels_get()->compound(&x, &base, &out, 1, &(gn_kernel_args){.power = per_year, .root = 1});
    return out;
}

int gn_cagr_steps(double from, double to, double percent, double *fitted)
{
    if (fitted) *fitted = NAN;
    if (!(percent > -100) || percent == 0) return 0;
    int best = 0;
    double gap = INFINITY;
    for (int steps = 1; steps <= 100; steps++) {
        const double rate = gn_cagr(from, to, steps, 1);
        if (fabs(rate - percent) < gap) {
            gap = fabs(rate - percent);
            best = steps;
            if (fitted) *fitted = rate;
        }
    }
    return best;
}

double gn_single_percent(double ytd, double ytd_percent, double ytd_before, double ytd_before_percent)
{
    const double base = gn_implied_base(ytd, ytd_percent);
    const double base_before = ytd_before == 0 ? 0 : gn_implied_base(ytd_before, ytd_before_percent);
    return gn_growth_percent(ytd - ytd_before, base - base_before);
}

/* ---- averages over years ------------------------------------------------------------------------------------------
 */

static gn_status check_years(const char *what, size_t years, gn_freq freq, const void *x, const void *out, size_t n,
                             gn_err *err)
{
    if (years < 1 || years > 1000) return gn_fail(err, GN_E_ARG, "%s: %zu years, 1 to 1000 possible", what, years);
    if (periods_a_year(freq) == 0)
        return gn_fail(err, GN_E_ARG, "%s: needs yearly, half-yearly, quarterly or monthly values", what);
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "%s: no array", what);
    return GN_OK;
}

gn_status gn_average_growth_series(size_t years, gn_freq freq, const double *x, const char *flag, size_t n, double *out,
                                   char *out_flag, gn_err *err)
{
    const gn_status st = check_years("average growth", years, freq, x, out, n, err);
    if (st != GN_OK) return st;
    const size_t lag = years * periods_a_year(freq);
    lagged(gn_kernels_get()->cagr, &(gn_kernel_args){.power = 1, .root = (int)years}, lag, x, n, out);
    gn_flags_change(flag, n, lag, out, out_flag);
    return GN_OK;
}

gn_status gn_average_rates_series(size_t years, gn_freq freq, const double *percent, const char *flag, size_t n,
                                  double *out, char *out_flag, gn_err *err)
{
    const gn_status st = check_years("average of rates", years, freq, percent, out, n, err);
    if (st != GN_OK) return st;
    const size_t m = periods_a_year(freq);
    for (size_t t = 0; t < n; t++) {
        double logs = 0;
        char f = GN_OBS_NORMAL;
        for (size_t y = 0; y < years; y++) {
            const bool there = t >= y * m && percent[t - y * m] > -100;
            logs += there ? log1p(percent[t - y * m] / 100) : NAN;
            if (there && flag) f = gn_flag_stronger(f, flag[t - y * m]);
            if (!there) break;
        }
        out[t] = 100 * expm1(logs / (double)years);
        if (out_flag) out_flag[t] = isnan(out[t]) ? (char)GN_OBS_MISSING : f;
    }
    return GN_OK;
}

double gn_cagr_fitted(const double *x, size_t n, int per_year)
{
    double count = 0, mt = 0, my = 0;
    for (size_t t = 0; t < n; t++) {
        if (isnan(x[t])) continue;
        if (!(x[t] > 0) || isinf(x[t])) return NAN;
        count++;
        mt += ((double)t - mt) / count;
        my += (log(x[t]) - my) / count;
    }
    double tt = 0, ty = 0;
    for (size_t t = 0; t < n; t++) {
        if (isnan(x[t])) continue;
        const double d = (double)t - mt;
        tt += d * d;
        ty += d * (log(x[t]) - my);
    }
    return tt > 0 && per_year >= 1 ? 100 * expm1(ty / tt * per_year) : NAN;
}

/* ---- year to date -------------------------------------------------------------------------------------------------
 */

/* The position of the series' first period in its year, and the number of positions. */
static gn_status place_in_year(const char *what, gn_freq freq, int64_t first, int fiscal_start, bool joined,
                               size_t *phase, size_t *season, gn_err *err)
{
    const size_t m = periods_a_year(freq);
    if (m < 2) return gn_fail(err, GN_E_ARG, "%s: needs half-yearly, quarterly or monthly values", what);
    const int months = 12 / (int)m;
    if (fiscal_start < 1 || fiscal_start > 12 || (fiscal_start - 1) % months != 0)
        return gn_fail(err, GN_E_ARG, "%s: no year of whole periods begins in month %d", what, fiscal_start);
    if (joined && freq != GN_FREQ_MONTH)
        return gn_fail(err, GN_E_ARG, "%s: the first two months are one in monthly series only", what);
    const int64_t s = (int64_t)m, shifted = first - (fiscal_start - 1) / months;
    *phase = (size_t)((shifted % s + s) % s);
    *season = m;
    return GN_OK;
}

static gn_year_pattern year_pattern(size_t season, size_t phase, bool joined)
{
    gn_year_pattern y = {.season = season, .phase = phase};
    for (size_t i = 0; i < season + 8; i++) {
        y.keep[i] = i % season == 0 ? 0 : ~0ull;
        y.join[i] = joined && i % season == 1 ? ~0ull : 0;
    }
    return y;
}

static void single(const gn_year_pattern *y, const double *x, const char *flag, size_t n, bool stream, double *out,
                   char *out_flag)
{
    gn_kernels_get()->single(x, NAN, out, n, y, stream);
    /* a change within a year; at its beginning, or where the predecessor was taken as part of it, a point of its own */
    gn_flags_change(flag, n, 1, out, out_flag);
    if (!flag || !out_flag) return;
    for (size_t t = (y->season - y->phase) % y->season; t < n; t += y->season)
        if (!isnan(out[t])) out_flag[t] = gn_flag_stronger(GN_OBS_NORMAL, flag[t]);
}

gn_status gn_single_from_ytd(gn_freq freq, int64_t first, int fiscal_start, bool joined, const double *x,
                             const char *flag, size_t n, double *out, char *out_flag, gn_err *err)
{
    size_t phase, season;
    const gn_status st =
        place_in_year("single from year to date", freq, first, fiscal_start, joined, &phase, &season, err);
    if (st != GN_OK) return st;
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "single from year to date: no array");
    const gn_year_pattern y = year_pattern(season, phase, joined);
    single(&y, x, flag, n, false, out, out_flag);
    return GN_OK;
}

static void single_piece(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const panel_job *j = ctx;
    const gn_panel *p = j->in;
    size_t phase, season;
    if (place_in_year("", p->freq, 0, j->fiscal_start, j->joined, &phase, &season, NULL) != GN_OK) return;
    gn_year_pattern y = year_pattern(season, phase, j->joined);
    const int64_t s = (int64_t)season;
    for (size_t i = begin; i < end; i++) {
        const size_t at = p->offset[i];
        y.phase = (phase + (size_t)((p->first[i] % s + s) % s)) % season;
        single(&y, p->value + at, p->flag ? p->flag + at : NULL, p->offset[i + 1] - at, j->stream, j->out + at,
               j->out_flag ? j->out_flag + at : NULL);
    }
}

gn_status gn_single_from_ytd_panel(const gn_panel *in, int fiscal_start, bool joined, int threads, double *out,
                                   char *out_flag, gn_err *err)
{
    size_t phase, season;
    if (!in) return gn_fail(err, GN_E_ARG, "single from year to date: no panel");
    const gn_status st =
        place_in_year("single from year to date", in->freq, 0, fiscal_start, joined, &phase, &season, err);
    if (st != GN_OK) return st;
    if (in->count && in->offset[in->count] && !out) return gn_fail(err, GN_E_ARG, "single from year to date: no array");
    panel_job j = {.in = in, .out = out, .out_flag = out_flag, .fiscal_start = fiscal_start, .joined = joined};
    j.stream = in->count && worth_streaming(in->offset[in->count]);
    if (gn_parallel_for(in->count, SERIES_A_PIECE, threads, single_piece, &j) != GN_OK)
        return gn_fail(err, GN_E_ARG, "single from year to date: %d threads, 0 to %d possible", threads,
                       (int)GN_MAX_THREADS);
    return GN_OK;
}

gn_status gn_ytd_from_single(gn_freq freq, int64_t first, int fiscal_start, bool joined, const double *x,
                             const char *flag, size_t n, double *out, char *out_flag, gn_err *err)
{
    size_t at, season;
    const gn_status st =
        place_in_year("year to date from single", freq, first, fiscal_start, joined, &at, &season, err);
    if (st != GN_OK) return st;
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "year to date from single: no array");
    double sum = NAN;
    char strongest = GN_OBS_NORMAL;
    for (size_t t = 0; t < n; t++, at = at + 1 == season ? 0 : at + 1) {
        if (at == 0 || (joined && at == 1 && isnan(sum))) {
            sum = 0;
            strongest = GN_OBS_NORMAL;
        }
        sum += x[t];
        if (flag) strongest = gn_flag_stronger(strongest, flag[t]);
        out[t] = sum;
        if (out_flag) out_flag[t] = isnan(sum) ? (char)GN_OBS_MISSING : strongest;
    }
    return GN_OK;
}

gn_status gn_single_growth_from_ytd(gn_freq freq, int64_t first, int fiscal_start, bool joined, const double *ytd,
                                    const double *ytd_percent, const char *flag, size_t n, double *out, char *out_flag,
                                    gn_err *err)
{
    size_t at, season;
    const gn_status st =
        place_in_year("single growth from year to date", freq, first, fiscal_start, joined, &at, &season, err);
    if (st != GN_OK) return st;
    if (n && (!ytd || !ytd_percent || !out)) return gn_fail(err, GN_E_ARG, "single growth from year to date: no array");
    for (size_t t = 0; t < n; t++, at = at + 1 == season ? 0 : at + 1) {
        const bool begins = at == 0 || (joined && at == 1 && (t == 0 || isnan(ytd[t - 1])));
        char f = flag ? gn_flag_stronger(GN_OBS_NORMAL, flag[t]) : (char)GN_OBS_NORMAL;
        if (begins) {
            out[t] = ytd_percent[t]; /* as published: nothing is derived */
        } else {
            out[t] = t == 0 ? NAN : gn_single_percent(ytd[t], ytd_percent[t], ytd[t - 1], ytd_percent[t - 1]);
            if (flag && t > 0 && flag[t - 1] != GN_OBS_BREAK) f = gn_flag_stronger(f, flag[t - 1]);
            f = gn_flag_stronger(f, GN_OBS_ESTIMATED);
        }
        if (out_flag) out_flag[t] = isnan(out[t]) ? (char)GN_OBS_MISSING : f;
    }
    return GN_OK;
}

/* ---- parts of a whole ---------------------------------------------------------------------------------------------
 */

double gn_share_percent(double part, double whole)
{
    return whole > 0 ? part / whole * 100 : NAN;
}

double gn_contribution_percent(double part, double part_base, double whole, double whole_base)
{
    const double change = whole - whole_base;
    return change != 0 ? (part - part_base) / change * 100 : NAN;
}

double gn_pull_points(double part, double part_base, double whole_base)
{
    return whole_base > 0 ? (part - part_base) / whole_base * 100 : NAN;
}

gn_status gn_part_series(gn_part what, size_t lag, const double *part, const double *whole, const char *flag_part,
                         const char *flag_whole, size_t n, double *out, char *out_flag, gn_err *err)
{
    if ((unsigned)what >= GN_PART_COUNT) return gn_fail(err, GN_E_ARG, "part of a whole: no measure %d", (int)what);
    if ((what == GN_PART_SHARE) != (lag == 0))
        return gn_fail(err, GN_E_ARG, "part of a whole: lag %zu, a share has none, the others at least 1", lag);
    if (n && (!part || !whole || !out)) return gn_fail(err, GN_E_ARG, "part of a whole: no array");
    for (size_t t = 0; t < n; t++) {
        const double before = t < lag ? NAN : part[t - lag], base = t < lag ? NAN : whole[t - lag];
        switch (what) {
        case GN_PART_CONTRIBUTION: out[t] = gn_contribution_percent(part[t], before, whole[t], base); break;
        case GN_PART_PULL: out[t] = isnan(whole[t]) ? NAN : gn_pull_points(part[t], before, base); break;
        default: out[t] = gn_share_percent(part[t], whole[t]); break;
        }
    }
    if (!out_flag) return GN_OK;
    size_t break_end = 0; /* one past the latest break of either */
    for (size_t t = 0; t < n; t++) {
        char f = GN_OBS_NORMAL;
        const char *const flags[] = {flag_part, flag_whole};
        for (int i = 0; i < 2; i++) {
            if (!flags[i]) continue;
            if (flags[i][t] == GN_OBS_BREAK) break_end = t + 1;
            f = gn_flag_stronger(f, flags[i][t]);
            if (lag && t >= lag && flags[i][t - lag] != GN_OBS_BREAK) f = gn_flag_stronger(f, flags[i][t - lag]);
        }
        if (lag && t >= lag && break_end > t - lag + 1) f = GN_OBS_BREAK;
        out_flag[t] = isnan(out[t]) ? (char)GN_OBS_MISSING : f;
    }
    return GN_OK;
}

bool gn_adds_up(const double *part, size_t k, double whole, const double *half_unit, double *difference)
{
    double gap = -whole, allowed = half_unit[k], size = fabs(whole);
    for (size_t i = 0; i < k; i++) {
        gap += part[i];
        allowed += half_unit[i];
        size += fabs(part[i]);
    }
    if (difference) *difference = gap;
    /* decimals are not exact in binary: 1e-12 of the figures' size is far below any printed digit */
    return fabs(gap) <= allowed + 1e-12 * size;
}

/* ---- levels -------------------------------------------------------------------------------------------------------
 */

gn_status gn_rebase(const double *x, const char *flag, size_t n, size_t base_first, size_t base_last, double *out,
                    char *out_flag, gn_err *err)
{
    if (base_first > base_last || base_last >= n)
        return gn_fail(err, GN_E_ARG, "rebase: base %zu to %zu, %zu values", base_first, base_last, n);
    if (!x || !out) return gn_fail(err, GN_E_ARG, "rebase: no array");
    const size_t count = base_last - base_first + 1;
    double sum = 0; /* a missing value of the base makes it NaN, and so every result */
    char base_flag = GN_OBS_NORMAL;
    for (size_t t = base_first; t <= base_last; t++) {
        sum += x[t];
        if (flag && flag[t] != GN_OBS_BREAK) base_flag = gn_flag_stronger(base_flag, flag[t]);
    }
    const double base = sum / (double)count;
    for (size_t t = 0; t < n; t++) out[t] = base > 0 ? 100 * (x[t] / base) : NAN;
    gn_flags_change(flag, n, 0, out, out_flag);
    gn_flags_raise(base_flag, out, n, out_flag);
    return GN_OK;
}

gn_status gn_chain(const double *percent, const char *flag, size_t n, size_t start, double level, double *out,
                   char *out_flag, gn_err *err)
{
    if (n && (!percent || !out)) return gn_fail(err, GN_E_ARG, "chain: no array");
    if (start >= n) return gn_fail(err, GN_E_ARG, "chain: start %zu, %zu values", start, n);
    char f = GN_OBS_NORMAL;
    out[start] = level;
    if (out_flag) out_flag[start] = isnan(level) ? GN_OBS_MISSING : GN_OBS_NORMAL;
    for (size_t t = start + 1; t < n; t++) {
        out[t] = percent[t] > -100 ? out[t - 1] * (1 + percent[t] / 100) : NAN;
        if (flag) f = gn_flag_stronger(f, flag[t]);
        if (out_flag) out_flag[t] = isnan(out[t]) ? (char)GN_OBS_MISSING : f;
    }
    f = GN_OBS_NORMAL;
    for (size_t t = start; t-- > 0;) {
        out[t] = percent[t + 1] > -100 ? out[t + 1] / (1 + percent[t + 1] / 100) : NAN;
        if (flag) f = gn_flag_stronger(f, flag[t + 1]);
        if (out_flag) out_flag[t] = isnan(out[t]) ? (char)GN_OBS_MISSING : f;
    }
    return GN_OK;
}

gn_status gn_chain_link(const double *before, const double *after, const char *flag_before, const char *flag_after,
                        size_t n, size_t link, double *out, char *out_flag, gn_err *err)
{
    if (n && (!before || !after || !out)) return gn_fail(err, GN_E_ARG, "chain-link: no array");
    if (link >= n) return gn_fail(err, GN_E_ARG, "chain-link: link %zu, %zu values", link, n);
    const double factor = before[link] > 0 && after[link] > 0 ? after[link] / before[link] : NAN;
    if (!isfinite(factor))
        return gn_fail(err, GN_E_NUMERIC, "chain-link: %g and %g at the link, both above 0 needed", before[link],
                       after[link]);
    for (size_t t = 0; t < n; t++) out[t] = t < link ? before[t] * factor : after[t];
    gn_flags_change(flag_before, link, 0, out, out_flag);
    gn_flags_raise(GN_OBS_ESTIMATED, out, link, out_flag);
    gn_flags_change(flag_after ? flag_after + link : NULL, n - link, 0, out + link, out_flag ? out_flag + link : NULL);
    return GN_OK;
}

gn_status gn_deflate(const double *nominal, const double *deflator, const char *flag, const char *flag_deflator,
                     size_t n, double *out, char *out_flag, gn_err *err)
{
    if (n && (!nominal || !deflator || !out)) return gn_fail(err, GN_E_ARG, "deflate: no array");
    gn_kernels_get()->ratio(nominal, deflator, out, n, &(gn_kernel_args){.scale = 100});
    gn_flags_join(flag, flag_deflator, n, out, out_flag);
    return GN_OK;
}

gn_status gn_scale(double factor, const double *x, size_t n, double *out, gn_err *err)
{
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "scale: no array");
    if (!isfinite(factor) || factor == 0)
        return gn_fail(err, GN_E_ARG, "scale: factor %g, finite and not 0 needed", factor);
    gn_kernels_get()->scale(x, out, n, &(gn_kernel_args){.scale = factor});
    return GN_OK;
}
