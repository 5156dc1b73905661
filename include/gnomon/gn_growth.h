/* Growth and other transforms of indicator series: 同比, 环比, 累计, 当季, 两年平均, CAGR, 定基, 占比, 贡献率, 拉动.
 *
 * Rates are in percent (12 for 12 %), differences of rates in percentage points. NaN means missing. A flag is a
 * gn_obs_status letter. Wherever flags are parameters both may be NULL: no flags in (all GN_OBS_NORMAL), none wanted.
 *
 * Flags of a result: M where it is NaN, always. Else the strongest of what it was made from, in the order
 * A < P < I < E < F < B; and a change from t - lag to t is B only where a break lies after the base and not later than
 * t: two points on the same side of a break compare well.
 * A base that is missing, zero or negative gives NaN with M for rates and logarithms, never a number.
 *
 * All functions here are thread-safe and, unless they say otherwise, do not allocate. Outputs must not overlap inputs.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_GROWTH_H
#define GN_GROWTH_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"
#include "gnomon/gn_series.h"

/* ---- transforms by FRED's codes -----------------------------------------------------------------------------------
 */

/* key, title in English, title in Chinese, unit. `year` is one year back, m the periods of a year. */
#define GN_TRANSFORM_LIST(X)                                                                                           \
    X(GN_LIN, "lin", "level", "水平", GN_UNIT_SAME)                                   /* x */                          \
    X(GN_CHG, "chg", "change", "增减", GN_UNIT_SAME)                                  /* x[t] - x[t-1] */              \
    X(GN_CH1, "ch1", "change from year ago", "同比增减", GN_UNIT_SAME)                /* x[t] - x[t-m] */              \
    X(GN_PCH, "pch", "percent change", "环比（未季调，计算）", GN_UNIT_PERCENT)       /* 100 (x[t] / x[t-1] - 1) */    \
    X(GN_PC1, "pc1", "percent change from year ago", "同比（计算）", GN_UNIT_PERCENT) /* 100 (x[t] / x[t-m] - 1) */    \
    X(GN_PCA, "pca", "compounded annual rate of change", "环比折年率（计算）",                                         \
      GN_UNIT_PERCENT) /* 100 ((x[t] / x[t-1])^m - 1) */                                                               \
    X(GN_CCH, "cch", "continuously compounded rate of change", "对数环比",                                             \
      GN_UNIT_PERCENT) /* 100 ln(x[t] / x[t-1]) */                                                                     \
    X(GN_CCA, "cca", "continuously compounded annual rate of change", "对数环比年率", GN_UNIT_PERCENT) /* m cch */     \
    X(GN_LOG, "log", "natural logarithm", "自然对数", GN_UNIT_LOG)                                     /* ln x */

typedef enum gn_result_unit { GN_UNIT_SAME, GN_UNIT_PERCENT, GN_UNIT_LOG } gn_result_unit;

#define GN_TRANSFORM_ENUM(name, key, en, zh, unit) name,
typedef enum gn_transform { GN_TRANSFORM_LIST(GN_TRANSFORM_ENUM) GN_TRANSFORM_COUNT } gn_transform;
#undef GN_TRANSFORM_ENUM

GN_API const char *gn_transform_key(gn_transform t);
GN_API const char *gn_transform_title(gn_transform t);    /* English */
GN_API const char *gn_transform_title_zh(gn_transform t); /* Chinese; what is computed says so */
GN_API gn_result_unit gn_transform_unit(gn_transform t);
/* By key, or by the Chinese names 同比 and 环比. GN_TRANSFORM_COUNT for anything else. */
GN_API gn_transform gn_transform_find(const char *key);

/* One transform of one series.
 * freq  decides m (gn_freq_season); A, S, Q or M for those that look a year back or annualise
 * x     [n] in, oldest first, one value a period;  flag [n] in or NULL
 * out   [n] out, percent, log or x's unit; out[t] is NaN where t - lag is before the beginning
 * out_flag [n] out or NULL
 * Returns GN_OK; GN_E_ARG (pointer NULL with n > 0, no such transform, frequency without years). Outputs are untouched
 * on failure. Within 2 ULP of the exact value. Source of the formulas: FRED, "What formulas are used to calculate
 * growth rates?". */
GN_API GN_MUST_USE gn_status gn_transform_series(gn_transform t, gn_freq freq, const double *x, const char *flag,
                                                 size_t n, double *out, char *out_flag, gn_err *err);

/* The same for all series of a panel, in parallel (threads as in gn_parallel_for; the same bits for any number).
 * out [offset[count]], out_flag the same or NULL. */
GN_API GN_MUST_USE gn_status gn_transform_panel(gn_transform t, const gn_panel *in, int threads, double *out,
                                                char *out_flag, gn_err *err);

/* The change over any number of periods `lag` >= 1: absolute, in percent, or 100 ln(x[t] / x[t-lag]). */
typedef enum gn_change { GN_CHANGE_ABSOLUTE, GN_CHANGE_PERCENT, GN_CHANGE_LOG, GN_CHANGE_COUNT } gn_change;
GN_API GN_MUST_USE gn_status gn_change_series(gn_change kind, size_t lag, const double *x, const char *flag, size_t n,
                                              double *out, char *out_flag, gn_err *err);

/* ---- rates of single points ---------------------------------------------------------------------------------------
 */

/* 100 (now / base - 1); NaN where base is not above 0 or one is NaN. */
GN_API double gn_growth_percent(double now, double base);
/* The level that `percent` growth from it gives `now`: now / (1 + percent / 100); NaN where percent <= -100. It is an
 * estimate: flag E. */
GN_API double gn_implied_base(double now, double percent);
/* 两年平均: the geometric mean of two successive years' rates, ((1 + g)(1 + h))^(1/2) - 1; NaN for a rate <= -100. */
GN_API double gn_two_year_percent(double percent_now, double percent_year_before);
/* The same for `years` successive rates. years >= 1. */
GN_API double gn_average_percent(const double *percent, size_t years);
/* Compound annual growth from one level to another `steps` periods later, `per_year` periods a year (12 for months):
 * 100 ((to / from)^(per_year / steps) - 1). The base period is not one of the steps: 2016-2020 on the base 2015 has 5.
 * NaN unless both levels are above 0, steps >= 1 and per_year >= 1. Within 2 ULP (4
 * below 1e-10 %). */
GN_API double gn_cagr(double from, double to, int steps, int per_year);
/* What `percent` in one period is at an annual rate: 100 ((1 + percent/100)^per_year - 1). */
GN_API double gn_annualised_percent(double percent, int per_year);
/* The number of whole steps, 1 to 100, with which a published average rate fits two levels best, and the rate which
 * that gives (may be NULL); 0 where nothing can be said (levels not above 0, rate <= -100 or 0). For audits: it tells
 * whether the years named leave the base year out. */
GN_API int gn_cagr_steps(double from, double to, double percent, double *fitted);

/* Growth of a single month or quarter from two year-to-date levels and their published growth, through the implied
 * bases B = Y / (1 + g): 100 ((Y_N - Y_{N-1}) / (B_N - B_{N-1}) - 1). The published growth is on a comparable basis,
 * which differences of levels of two years are not. Only where level and growth share one price basis: not for GDP,
 * value added, 电信业务总量. For the first period of the year pass ytd_before = 0. NaN where a value is missing or the
 * implied base of the single period is not above 0. The result is derived: flag E. */
GN_API double gn_single_percent(double ytd, double ytd_percent, double ytd_before, double ytd_before_percent);

/* ---- series: averages over years ----------------------------------------------------------------------------------
 */

/* Average growth over `years` years from levels: 100 ((x[t] / x[t - years m])^(1/years) - 1), m periods a year. */
GN_API GN_MUST_USE gn_status gn_average_growth_series(size_t years, gn_freq freq, const double *x, const char *flag,
                                                      size_t n, double *out, char *out_flag, gn_err *err);
/* ... from published rates on a year before: the geometric mean of percent[t], percent[t - m], ... */
GN_API GN_MUST_USE gn_status gn_average_rates_series(size_t years, gn_freq freq, const double *percent,
                                                     const char *flag, size_t n, double *out, char *out_flag,
                                                     gn_err *err);
/* CAGR fitted by least squares of ln x on time, all points not NaN: 100 (exp(per_year slope) - 1). NaN with fewer than
 * two points or with one not above 0. */
GN_API double gn_cagr_fitted(const double *x, size_t n, int per_year);

/* ---- year to date and single periods ------------------------------------------------------------------------------
 */

/* Single periods (当月, 当季) of year-to-date values: out[t] = x[t] - x[t-1], and x[t] in the first period of a year.
 * For additive flows only. freq S, Q or M; `first` is the ordinal of x[0].
 * fiscal_start  month that the year begins with, 1 for calendar years; it must begin a period of freq
 * joined        (months only) where January, the first of the year, is missing, February's value is that of both
 * months, as published; it is then flagged as February's Elsewhere a missing predecessor gives NaN with M: no gap is
 * guessed. Returns GN_OK; GN_E_ARG. */
GN_API GN_MUST_USE gn_status gn_single_from_ytd(gn_freq freq, int64_t first, int fiscal_start, bool joined,
                                                const double *x, const char *flag, size_t n, double *out,
                                                char *out_flag, gn_err *err);
/* The same for every series of a panel, in parallel. */
GN_API GN_MUST_USE gn_status gn_single_from_ytd_panel(const gn_panel *in, int fiscal_start, bool joined, int threads,
                                                      double *out, char *out_flag, gn_err *err);
/* Year to date of single values: a gap makes the rest of its year NaN, except January under `joined`. A series that
 * begins within a year begins with NaN up to the next year. */
GN_API GN_MUST_USE gn_status gn_ytd_from_single(gn_freq freq, int64_t first, int fiscal_start, bool joined,
                                                const double *x, const char *flag, size_t n, double *out,
                                                char *out_flag, gn_err *err);
/* gn_single_percent along a series of year-to-date levels and their published growth. Results are flagged E, or
 * stronger. */
GN_API GN_MUST_USE gn_status gn_single_growth_from_ytd(gn_freq freq, int64_t first, int fiscal_start, bool joined,
                                                       const double *ytd, const double *ytd_percent, const char *flag,
                                                       size_t n, double *out, char *out_flag, gn_err *err);

/* ---- parts of a whole ---------------------------------------------------------------------------------------------
 */

/* 占比: 100 part / whole; NaN where the whole is not above 0. */
GN_API double gn_share_percent(double part, double whole);
/* 贡献率: 100 (part - part_base) / (whole - whole_base), NaN where the whole did not change.
 * 拉动, in percentage points: 100 (part - part_base) / whole_base, NaN where whole_base is not above 0. */
GN_API double gn_contribution_percent(double part, double part_base, double whole, double whole_base);
GN_API double gn_pull_points(double part, double part_base, double whole_base);

/* The three along a part and its whole, changes over `lag` periods (not for 占比: lag 0 there).
 * part, whole [n] of the same periods; flags of both may be NULL; out [n]. A result has the strongest flag of the
 * values it was made from, and B where a break of either lies after the base. Returns GN_OK; GN_E_ARG. */
typedef enum gn_part { GN_PART_SHARE, GN_PART_CONTRIBUTION, GN_PART_PULL, GN_PART_COUNT } gn_part;
GN_API GN_MUST_USE gn_status gn_part_series(gn_part what, size_t lag, const double *part, const double *whole,
                                            const char *flag_part, const char *flag_whole, size_t n, double *out,
                                            char *out_flag, gn_err *err);

/* Do parts add up to their whole? Each figure is known to half a unit of its last printed digit, so the difference may
 * be as large as the sum of these halves.
 * part [k], half_unit [k + 1]: of each part and, last, of the whole. difference (may be NULL): sum of parts - whole.
 * NaN among them: false, difference NaN. */
GN_API bool gn_adds_up(const double *part, size_t k, double whole, const double *half_unit, double *difference);

/* ---- levels: base, prices, units ----------------------------------------------------------------------------------
 */

/* 定基: 100 x[t] / mean of x[base_first .. base_last] (positions). NaN and M throughout if that mean is not above 0 or
 * a value of the base is missing. Returns GN_OK; GN_E_ARG (base outside the series or empty). */
GN_API GN_MUST_USE gn_status gn_rebase(const double *x, const char *flag, size_t n, size_t base_first, size_t base_last,
                                       double *out, char *out_flag, gn_err *err);
/* An index chained from rates on the period before: out[start] = level, forward out[t] = out[t-1] (1 + percent[t]/100),
 * backward by division. A missing rate ends the chain on its side. */
GN_API GN_MUST_USE gn_status gn_chain(const double *percent, const char *flag, size_t n, size_t start, double level,
                                      double *out, char *out_flag, gn_err *err);
/* Chain-linking over a break: `before` and `after` are the old and the new series on the same periods; the old one is
 * scaled by after[link] / before[link] for all periods before `link`, the new one holds from there. The periods taken
 * from the old series are flagged E. NaN factor (not above 0, or missing at `link`): GN_E_NUMERIC, outputs untouched.
 */
GN_API GN_MUST_USE gn_status gn_chain_link(const double *before, const double *after, const char *flag_before,
                                           const char *flag_after, size_t n, size_t link, double *out, char *out_flag,
                                           gn_err *err);
/* Real from nominal: 100 nominal / deflator (an index, 100 in the base period). */
GN_API GN_MUST_USE gn_status gn_deflate(const double *nominal, const double *deflator, const char *flag,
                                        const char *flag_deflator, size_t n, double *out, char *out_flag, gn_err *err);
/* out = factor x: another unit or currency. factor finite and not 0. */
GN_API GN_MUST_USE gn_status gn_scale(double factor, const double *x, size_t n, double *out, gn_err *err);

#endif
