/* Forecasting: the registry of models, one fit-and-forecast call, what comes back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_FORECAST_H
#define GN_FORECAST_H

#include "gnomon/gn_arena.h"
#include "gnomon/gn_base.h"

enum { GN_MAX_LEVELS = 8, GN_MAX_HORIZON = 100000, GN_MAX_SEASON = 10000 };

/* What a series measures: it decides which values are possible. */
typedef enum gn_domain {
    GN_DOMAIN_REAL,     /* anything: growth rates, balances, changes */
    GN_DOMAIN_POSITIVE, /* amounts, counts, prices: never below 0 */
    GN_DOMAIN_PERCENT,  /* shares and coverage rates: 0 to 100 */
    GN_DOMAIN_AUTO      /* POSITIVE where no value is negative, else REAL */
} gn_domain;

typedef struct gn_forecast_options {
    const char *model; /* key in the registry, "auto" */
    int season;        /* observations a season, to GN_MAX_SEASON; 1: none */
    size_t horizon;    /* steps, 1 to GN_MAX_HORIZON */
    gn_domain domain;
    size_t n_levels;
    double level[GN_MAX_LEVELS]; /* percent, above 0 and below 100 */
} gn_forecast_options;

/* season 1, horizon 1, "auto", levels 80 and 95, domain AUTO */
GN_API gn_forecast_options gn_forecast_options_defaults(void);

/* mean [horizon], lower and upper [n_levels][horizon], level after level; caller-allocated. */
typedef struct gn_forecast {
    double *mean, *lower, *upper;
    const char
        *model;       /* key of the model that made it: for "auto" and after a fallback not the one asked for; static */
    char reason[160]; /* why this model, one phrase */
} gn_forecast;

/* Bytes of arena that gn_forecast_series needs for n observations. */
GN_API size_t gn_forecast_scratch(const gn_forecast_options *opt, size_t n);

/* Forecasts one series. y [n], oldest first, NaN = missing (filled for the models that need it; leading ones are
 * dropped). All results are finite; a model that fails falls back to a simpler one, named in out->model and reason.
 * Values missing at the end are steps of the forecast that are not given out. Deterministic. Returns GN_OK; GN_E_ARG
 * (unknown model, horizon, season or number of levels out of range, level outside (0, 100)); GN_E_SHORT (no observation
 * at all); GN_E_RANGE (an infinite value); GN_E_NUMERIC (values near the largest double); GN_E_NOMEM (arena too small).
 * No allocation of its own; thread-safe with an arena of each thread's own. */
GN_API GN_MUST_USE gn_status gn_forecast_series(const double *y, size_t n, const gn_forecast_options *opt,
                                                gn_arena *arena, gn_forecast *out, gn_err *err);

typedef struct gn_model gn_model;
/* The registry, in order; NULL past its end. */
GN_API const gn_model *gn_model_at(size_t i);
GN_API const gn_model *gn_model_find(const char *key);
GN_API const char *gn_model_key(const gn_model *m);
GN_API const char *gn_model_title(const gn_model *m);
GN_API const char *gn_model_source(const gn_model *m);
/* Fewer observations than this fall back. */
GN_API size_t gn_model_min_obs(const gn_model *m, int season);

#endif
