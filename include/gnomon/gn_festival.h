/* Spring Festival: its days, and what its moving between January and February does to monthly series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_FESTIVAL_H
#define GN_FESTIVAL_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"

enum { GN_FESTIVAL_FIRST = 1990, GN_FESTIVAL_LAST = 2050, GN_FESTIVAL_MONTH_DAYS = 31 };

/* The first day of the Chinese calendar's year, year 0 (no date) outside GN_FESTIVAL_FIRST to GN_FESTIVAL_LAST. A
 * table; tests/oracle/festival.py computes it from the new moons. */
GN_API gn_date gn_spring_festival(int year);

/* Regressor for months: the share of the days [festival - before, festival + after) that fall into the month, less the
 * mean share of that calendar month over all years of the table, so that it has no season and no level of its own.
 * first   ordinal of the first month; all months within the table's years
 * before, after   days, 0 to 31 each, not both 0
 * out     [n]
 * Returns GN_OK; GN_E_ARG; GN_E_RANGE (months outside the table). Outputs are untouched on failure. Thread-safe.
 * Source: Lin and Liu, Modeling and Seasonal Adjustment of Chinese New Year Effects (2002); X-13's genhol. */
GN_API GN_MUST_USE gn_status gn_festival_regressor(int64_t first, size_t n, int before, int after, double *out,
                                                   gn_err *err);

typedef struct gn_festival_fit {
    double effect;  /* in logs: a month that held the whole window, had none usually, would be higher by this */
    double t_value; /* effect / its standard error; beyond 2 in size the effect is there */
    size_t used;    /* points the fit rests on */
} gn_festival_fit;

/* Estimates the effect of the festival on a series of positive monthly values and takes it out.
 * Least squares of the difference over a month of the difference over a year of ln x on that of the regressor: both
 * take trend and season out, so neither has to be modelled. Points next to missing values are left out. x         [n]
 * in, above 0 or NaN;  flag [n] or NULL adjusted  [n] out or NULL: x / exp(effect regressor), flagged E or stronger in
 * out_flag ([n] or NULL) Returns GN_OK; GN_E_ARG; GN_E_RANGE (a value not above 0 or infinite, months outside the
 * table); GN_E_SHORT (fewer than 24 usable points, as where January is never given); GN_E_NOMEM. Outputs are untouched
 * on failure. */
GN_API GN_MUST_USE gn_status gn_festival_adjust(int64_t first, int before, int after, const double *x, const char *flag,
                                                size_t n, gn_festival_fit *fit, double *adjusted, char *out_flag,
                                                gn_err *err);

#endif
