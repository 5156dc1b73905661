/* Seasonal adjustment: STL with a Spring Festival regressor, estimated together. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_SEASONAL_H
#define GN_SEASONAL_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_series.h"

typedef struct gn_seasonal_options {
    int season; /* periods a season, >= 2 */
    int span;   /* seasons over which the seasonal pattern is smoothed: odd, 3 to 1001; large: it stays the same */
    bool logs;  /* multiplicative: all values above 0 */
    int before, after; /* days of gn_festival_regressor; both 0: no festival (and always for a season that is not 12) */
    bool joined;       /* monthly: January and February are one observation, standing at February */
} gn_seasonal_options;

/* span 11, logs, no festival, not joined, the season of the frequency */
GN_API gn_seasonal_options gn_seasonal_options_defaults(gn_freq freq);

/* Arrays [n] of the caller, each may be NULL. Multiplicative: x = trend * seasonal * festival * irregular, trend in x's
 * unit, the others factors around 1; else x is their sum. adjusted = x without seasonal and festival. */
typedef struct gn_seasonal {
    double *trend, *seasonal, *festival, *irregular, *adjusted;
    char *flag;     /* of adjusted: E, or stronger where x's flag is */
    double effect;  /* of the festival as in gn_festival_fit (without logs in x's unit); 0 without a festival */
    double t_value; /* effect in standard errors; NaN without a festival, and where it does not move between periods */
    size_t used;    /* observations */
} gn_seasonal;

/* Takes season and festival out of one series.
 *
 * STL without robustness steps is a linear smoother S (trend + season), so the effect of a regressor r beside it is
 * least squares of what S leaves of y on what it leaves of r: effect = r'(I-S)'(I-S)y / r'(I-S)'(I-S)r (Speckman 1988),
 * season and trend are those of y - effect r. Missing values inside the series are replaced by what the model says of
 * them until they stay the same; they take no part in the effect, trend and season are given for them, and adjusted is
 * NaN with M. The standard error takes what is left as independent; the degrees of freedom that S spends are estimated
 * within 8 %.
 *
 * joined: values of January, where there are any, are added to February's; January is left out of the calendar (11
 * observations a year), its results are NaN with M. The regressor of the two is the mean of theirs (without logs the
 * sum).
 *
 * first  ordinal of x[0]; with a festival or joined a month
 * x, flag [n] in, NaN missing; flag may be NULL. No array of out may overlap them
 * Returns GN_OK; GN_E_ARG; GN_E_SHORT (fewer than two seasons between first and last value, three with a festival; a
 * position of the season without a value); GN_E_RANGE (infinite, not above 0 with logs, festival outside 1990 to 2050);
 * GN_E_CONVERGE (missing values go on changing); GN_E_NOMEM. Arrays are untouched on failure. Thread-safe.
 * Cost O(n (season + span)) a round, 2 rounds without missing values. Sources: Cleveland et al. (1990); Speckman,
 * Kernel smoothing in partial linear models (1988). */
GN_API GN_MUST_USE gn_status gn_seasonal_adjust(const gn_seasonal_options *opt, int64_t first, const double *x,
                                                const char *flag, size_t n, gn_seasonal *out, gn_err *err);

/* The same for every series of a panel, in parallel; a panel that is not monthly has no festival and is not joined.
 * logs are given up for a series with a value that is not above 0.
 * out [offset[count]] adjusted, out_flag the same or NULL. effect, t_value, status [count] or NULL. A series that
 * cannot be adjusted is NaN with M throughout, its status says why. Returns GN_OK, GN_E_ARG. */
GN_API GN_MUST_USE gn_status gn_seasonal_adjust_panel(const gn_seasonal_options *opt, const gn_panel *in, int threads,
                                                      double *out, char *out_flag, double *effect, double *t_value,
                                                      gn_status *status, gn_err *err);

#endif
