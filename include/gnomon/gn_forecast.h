/* Forecasting: the registry of models, one fit-and-forecast call, what comes back. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_FORECAST_H
#define GN_FORECAST_H

#include "gnomon/gn_arena.h"
#include "gnomon/gn_base.h"

enum {
    GN_MAX_LEVELS = 8,
    GN_MAX_HORIZON = 100000,
    GN_MAX_SEASON = 10000,
    GN_MORE_SEASONS = 3, /* besides the first */
    GN_MAX_REGRESSORS = 32
};

/* What a series measures: it decides which values are possible. */
typedef enum gn_domain {
    GN_DOMAIN_REAL,     /* anything: growth rates, balances, changes */
    GN_DOMAIN_POSITIVE, /* amounts, counts, prices: never below 0 */
    GN_DOMAIN_PERCENT,  /* shares and coverage rates: 0 to 100 */
    GN_DOMAIN_AUTO      /* POSITIVE where no value is negative, else REAL */
} gn_domain;

/* Where the bounds come from. */
typedef enum gn_interval {
    GN_INTERVAL_ANALYTIC,  /* the model's own formula, widened for what it does not know */
    GN_INTERVAL_SIMULATED, /* quantiles of 1000 futures drawn from the model, widened the same way */
    GN_INTERVAL_CONFORMAL  /* quantiles of the model's errors at earlier ends of the series, each scaled by the formula
                            */
} gn_interval;

/* What a fit found out, so that a longer series can be forecast by it without a search. The caller has room for
 * gn_fit_capacity values. */
enum { GN_FIT_MODEL = 64 };
typedef struct gn_fit {
    char model[GN_FIT_MODEL]; /* the one that made the forecast, with its form */
    double scale;             /* what the values were divided by */
    int season;               /* that was looked at, 1: none */
    bool positive;            /* logarithms and products were open to it */
    size_t n;                 /* values it was made from */
    double *value;            /* [capacity] forms, parameters and first states, in the order of the search */
    size_t count, capacity;   /* count 0: nothing was searched for */
} gn_fit;

typedef struct gn_forecast_options {
    const char *model; /* key in the registry, "auto"; some take a form after a colon: gn_model_check */
    int season;        /* observations a season, to GN_MAX_SEASON; 1: none */
    size_t horizon;    /* steps, 1 to GN_MAX_HORIZON */
    gn_domain domain;
    size_t n_levels;
    double level[GN_MAX_LEVELS]; /* percent, above 0 and below 100 */
    /* Longer seasons for "mstl", each 2 to GN_MAX_SEASON and longer than the one before; the others leave them out. */
    int more_season[GN_MORE_SEASONS];
    size_t n_more_seasons;
    gn_interval interval;
    uint64_t seed; /* of simulated intervals: the same seed gives the same bounds */
    /* Regressors that are known for the horizon too: x [n_x][n + horizon], regressor after regressor, every value
     * finite; row t goes with y[t]. Only models for which gn_model_takes_x is true take them; "auto" is "arima" then.
     */
    const double *x;
    size_t n_x; /* 0 to GN_MAX_REGRESSORS */
    /* NULL, or where to keep the fit; NULL, or a fit to go on with: of the same series when it was shorter. Its
     * parameters stay, states and deviations follow the values. It may come from a file that nobody vouches for: one
     * that does not suit the series is not used, and out->reason says so. Not with regressors. */
    gn_fit *record;
    const gn_fit *replay;
} gn_forecast_options;

/* season 1, horizon 1, "auto", levels 80 and 95, domain AUTO, analytic intervals, seed 1, no regressors */
GN_API gn_forecast_options gn_forecast_options_defaults(void);

/* mean [horizon], lower and upper [n_levels][horizon], level after level; caller-allocated. */
typedef struct gn_forecast {
    double *mean, *lower, *upper;
    const char
        *model;       /* key of the model that made it: for "auto" and after a fallback not the one asked for; static */
    char reason[160]; /* why this model, one phrase */
} gn_forecast;

/* Room that a fit may need. */
GN_API size_t gn_fit_capacity(const gn_forecast_options *opt);

/* Bytes of arena that gn_forecast_series needs for n observations; 0 for options that it refuses. */
GN_API size_t gn_forecast_scratch(const gn_forecast_options *opt, size_t n);

/* Forecasts one series. y [n], oldest first, NaN = missing (filled for the models that need it; leading ones are
 * dropped). All results are finite; a model that fails falls back to a simpler one, named in out->model and reason.
 * Values missing at the end are steps of the forecast that are not given out. Deterministic. Returns GN_OK; GN_E_ARG
 * (unknown model or form, horizon, season, number of levels or regressors out of range, level outside (0, 100),
 * regressors for a model that takes none); GN_E_SHORT (no observation at all); GN_E_RANGE (an infinite value, a
 * regressor that is not finite); GN_E_NUMERIC (values near the largest double); GN_E_NOMEM (arena too small). No
 * allocation of its own; thread-safe with an arena of each thread's own. */
GN_API GN_MUST_USE gn_status gn_forecast_series(const double *y, size_t n, const gn_forecast_options *opt,
                                                gn_arena *arena, gn_forecast *out, gn_err *err);

typedef struct gn_model gn_model;
/* The registry, in order; NULL past its end. */
GN_API const gn_model *gn_model_at(size_t i);
/* The model of "key" or "key:form"; NULL where gn_model_check would fail. */
GN_API const gn_model *gn_model_find(const char *name);
/* Whether `name` is a model's key, alone or with a form that it takes:
 *
 *   ets:MAM  ets:AAdN  ets:ZZN                 error A M, trend N A Ad M Md, season N A M; Z: by AICc
 *   arima:(1,1,1)  arima:(0,1,1)(0,1,1)12      orders, seasonal orders and the season
 *   arima:(2,0,0)(1,0,0)+c                     +c with, -c without a constant
 *   stl:arima  mstl:theta                      any model for what is left when the seasons are taken out
 *   median:ets+dot  average:...  weighted:...  the models combined, at most 8
 *
 * GN_E_ARG names what is wrong. In lists of models commas within parentheses do not separate. */
GN_API GN_MUST_USE gn_status gn_model_check(const char *name, gn_err *err);
/* Whether regressors are of use to it. */
GN_API bool gn_model_takes_x(const gn_model *m);
GN_API const char *gn_model_key(const gn_model *m);
GN_API const char *gn_model_title(const gn_model *m);
GN_API const char *gn_model_source(const gn_model *m);
/* Fewer observations than this fall back. */
GN_API size_t gn_model_min_obs(const gn_model *m, int season);

#endif
