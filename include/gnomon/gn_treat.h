/* Series that want treatment before a model sees them: year-to-date values, gaps, outliers and breaks. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_TREAT_H
#define GN_TREAT_H

#include "gnomon/gn_calendar.h"
#include "gnomon/gn_forecast.h"

typedef struct gn_treatment {
    bool year_to_date; /* values are sums from January on: single periods are forecast and summed up again */
    gn_freq freq;      /* of year-to-date series: S, Q or M */
    int64_t last;      /* ordinal of the last value's period, of year-to-date series */
    bool zero_gaps;    /* a missing value between others is 0; else a line bridges it */
    bool outliers; /* additive outliers and transitory changes are taken out, and the values before a level shift are
                      moved to the level after it; never judged by the last value alone */
} gn_treatment;

/* Whether January is not published (January and February are one): a January is missing where its February is there.
 * All years are then taken so. */
GN_API bool gn_ytd_joined(gn_freq freq, int64_t last, const double *y, size_t n);
/* The ordinal of the period `step` (from 1) published ones after `last`: Januaries do not count where joined. */
GN_API int64_t gn_ytd_period(gn_freq freq, int64_t last, bool joined, size_t step);

/* Bytes of arena that gn_forecast_treated needs for n values. */
GN_API size_t gn_forecast_treated_scratch(const gn_treatment *t, const gn_forecast_options *opt, size_t n);

/* As gn_forecast_series, of a treated series; out->reason says what was done. Year to date: y [n] holds one value a
 * period, the steps are published periods (gn_ytd_period), the season of joined months is 11 where opt has 12. The
 * bounds of a sum are the sums of the bounds, which is the outer limit. GN_E_ARG too where year_to_date goes with the
 * domain PERCENT (shares do not add up), with regressors or with another frequency. */
GN_API GN_MUST_USE gn_status gn_forecast_treated(const double *y, size_t n, const gn_treatment *t,
                                                 const gn_forecast_options *opt, gn_arena *arena, gn_forecast *out,
                                                 gn_err *err);

/* Forecasts of single periods summed up over the year, with their bounds. Set `mean`, `lower` and `upper` to the year's
 * sum so far, or begin with a new year. */
typedef struct gn_year_sum {
    double mean, lower[GN_MAX_LEVELS], upper[GN_MAX_LEVELS];
} gn_year_sum;
GN_API void gn_year_sum_set(gn_year_sum *s, double so_far);
GN_API void gn_year_sum_add(gn_year_sum *s, bool new_year, double mean, const double *lower, const double *upper,
                            size_t stride, size_t levels);

#endif
