/* The quarterly indicator table: levels, growth and forecasts of each indicator, each figure with where it came from.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_TABLE_H
#define GN_TABLE_H

#include "gnomon/gn_assemble.h"
#include "gnomon/gn_observation.h"
#include "gnomon/gn_series.h"
#include "gnomon/gn_write.h"

#define GN_NO_OBSERVATION UINT32_MAX

/* One known value: what the table is made of. */
typedef struct gn_table_point {
    gn_key key;
    gn_span period; /* months; of a point in time its month */
    double value;
    char flag;            /* gn_obs_status */
    uint32_t observation; /* index of the observation it comes from, or GN_NO_OBSERVATION */
    uint32_t line;        /* of the CSV that it was read from, else 0; and the bytes of it where its value stands */
    uint64_t offset, length;
    float confidence; /* that the reading is right, 0: unknown */
} gn_table_point;

typedef struct gn_table_points {
    gn_table_point *items; /* [count] */
    size_t count, capacity;
} gn_table_points;

/* Zero-initialised before the first use. Returns GN_OK or GN_E_NOMEM (points unchanged). */
GN_API GN_MUST_USE gn_status gn_table_points_add(gn_table_points *p, const gn_table_point *point, gn_err *err);
/* Adds all values of a panel of years, half-years, quarters or months (others: GN_E_UNSUPPORTED); missing ones are left
 * out. The panel needs keys. observation [offset[count]] may be NULL. */
GN_API GN_MUST_USE gn_status gn_table_points_add_panel(gn_table_points *p, const gn_panel *panel,
                                                       const uint32_t *observation, gn_err *err);
/* Adds all points of assembled series, each with the observation that gave its value and with that one's months. */
GN_API GN_MUST_USE gn_status gn_table_points_add_set(gn_table_points *p, const gn_series_set *set,
                                                     const gn_observations *observations, gn_err *err);
/* One thing that is wrong in a table of figures; line and column (of the cell) count from 1. */
typedef void (*gn_table_problem)(void *ctx, size_t line, size_t column, const char *text);
/* Reads a CSV of figures, one a row, with a header that names at least indicator, measure, period (2021-01/2021-10) and
 * value; area, unit, kind (single, ytd, point, span; default single), status (actual, forecast, target, future) and
 * flag may stand there, further columns are ignored. measure: level, yoy, pop, cagr and the others of the observations'
 * format, or yoy_published and the like as gn_table_csv writes them; computed, derived, implied and model figures of
 * such a table (column method) are left out, for they are made anew. All problems are told, 100 at most; then
 * GN_E_FORMAT, and points are unchanged. Also GN_E_NOTFOUND, GN_E_IO, GN_E_LIMIT (over 1 GiB), GN_E_NOMEM. "-" is
 * standard input. */
GN_API GN_MUST_USE gn_status gn_table_points_read_csv(gn_table_points *p, const char *path, gn_strings *strings,
                                                      gn_table_problem problem, void *ctx, gn_err *err);
/* The same from text in memory; name is for messages, points' offsets count in text. */
GN_API GN_MUST_USE gn_status gn_table_points_parse_csv(gn_table_points *p, const char *name, const char *text,
                                                       size_t length, gn_strings *strings, gn_table_problem problem,
                                                       void *ctx, gn_err *err);
GN_API void gn_table_points_free(gn_table_points *p); /* the items, not p */

/* What a figure says. The published and the computed rate are two things: published growth is on a comparable basis,
 * levels are not. All rates in %. */
typedef enum gn_figure_what {
    GN_FIGURE_LEVEL,             /* the item's own value */
    GN_FIGURE_YOY,               /* 同比, published */
    GN_FIGURE_YOY_COMPUTED,      /* L(t) / L(t - 1 year) - 1 */
    GN_FIGURE_YOY_COMPARABLE,    /* of a derived quarter through the implied bases: (Y2 - Y1) / (B2 - B1) - 1 */
    GN_FIGURE_TWO_YEAR,          /* 两年平均, published */
    GN_FIGURE_TWO_YEAR_CHAINED,  /* ((1 + g(t)) (1 + g(t - 1)))^1/2 - 1 of published growth */
    GN_FIGURE_TWO_YEAR_COMPUTED, /* (L(t) / L(t - 2 years))^1/2 - 1 */
    GN_FIGURE_POP,               /* 环比, published */
    GN_FIGURE_QOQ_COMPUTED,      /* 环比（未季调，计算） */
    GN_FIGURE_CAGR,              /* 年均, published, over several years */
    GN_FIGURE_CAGR_COMPUTED,     /* (L(t) / L(t - n years))^1/n - 1 of like periods, n >= 2 */
    GN_FIGURE_COUNT
} gn_figure_what;

/* What kind of period the figure is of; the rows of an item. */
typedef enum gn_lane {
    GN_LANE_QUARTER, /* one quarter; January to March too */
    GN_LANE_YTD,     /* January to a later month of the same year, the whole year included */
    GN_LANE_POINT,   /* a stock */
    GN_LANE_MONTH,
    GN_LANE_SPAN, /* anything else: a half-year, several years */
    GN_LANE_COUNT
} gn_lane;

typedef enum gn_method {
    GN_METHOD_PUBLISHED,
    GN_METHOD_DERIVED,  /* sums and differences of published levels of additive flows */
    GN_METHOD_IMPLIED,  /* a level a year ago from level and growth: Y / (1 + g) */
    GN_METHOD_COMPUTED, /* a rate from two figures */
    GN_METHOD_MODEL,    /* a forecast, or a rate with a forecast in it */
    GN_METHOD_COUNT
} gn_method;

enum { GN_TABLE_LEVELS = 2 }; /* intervals of 80 and 95 % */

typedef struct gn_figure {
    uint32_t item;
    uint8_t what, lane, method; /* gn_figure_what, gn_lane, gn_method */
    char flag;                  /* gn_obs_status */
    bool shown;                 /* a cell of the table: the newest of its quarter, lane and kind, not an implied one
                                   where there is another */
    gn_span period;             /* months; of a CAGR the first month of the base to the last month */
    int64_t quarter;            /* ordinal of the quarter that holds the period's last month */
    double value;
    double lower[GN_TABLE_LEVELS], upper[GN_TABLE_LEVELS]; /* NaN where it is no forecast */
    size_t source;                                         /* first in gn_table.sources */
    uint32_t n_sources;                                    /* observations it stands on */
} gn_figure;

/* An indicator of an area: its level in one unit with the growth that belongs to it, or, without a published level, the
 * growth alone; shares, changes and multiples are items of their own. */
typedef struct gn_item {
    gn_str indicator, area, unit;
    uint8_t basis;      /* gn_measure of GN_FIGURE_LEVEL, or GN_MEASURE_YOY … for growth alone */
    bool future;        /* forecasts and targets found in reports */
    bool doubtful;      /* none of its figures was read with a confidence of a half */
    bool additive;      /* quarters may be derived by difference */
    size_t figure;      /* first in gn_table.figures */
    size_t figures;     /* sorted by lane, what, quarter, implied ones first, last month, first month */
    size_t first_point; /* its first observation, without observations its first point: the order of the reports */
    size_t quarters;    /* number of different quarters with published figures */
    int64_t newest;     /* ordinal of the newest of these quarters */
    size_t fitted;      /* values that the forecast was made from, or most that could be found for one */
    char model[32];     /* of its forecast; "" for none */
    char reason[192];   /* why this model, or why there is no forecast; English, one phrase */
} gn_item;

typedef struct gn_table {
    gn_item *items; /* [n_items] doubtful ones last; by area (中国 first); series before single figures, those of newer
                       years first, then those with more quarters; then in the reports' order */
    size_t n_items;
    gn_figure *figures;
    size_t n_figures;
    uint32_t *sources;
    size_t n_sources;
    const gn_strings *strings; /* of the keys; borrowed */
} gn_table;

/* Builds the table without forecasts. Of several points with one key and one period the last counts (the newest
 * vintage). Flags: a published figure keeps its own, what is derived, implied or computed has E.
 * Rules: quarters of additive flows are the sum or difference of published levels, over the fewest operands; implied
 * levels are never mixed with published ones, and nothing is computed from a level that has the flag E already (超过,
 * 近); stocks take the month itself; nothing is computed across years for
 * 业务总量 (each year at the prices of the year before), no implied base for GDP and value added (levels at current,
 * growth at constant prices); a computed rate beyond 1000 % is left out, for the levels are hardly of one thing.
 * strings must live as long as the table. Returns GN_OK, GN_E_ARG, GN_E_NOMEM; *out is NULL on failure.
 * Cost O(n log n). Thread-safe. */
GN_API GN_MUST_USE gn_status gn_table_new(const gn_table_point *points, size_t n, const gn_strings *strings,
                                          gn_table **out, gn_err *err);
GN_API void gn_table_free(gn_table *t);

/* Adds forecasts (flag F) to each item of actual values with at least 3 points of one kind and fewer gaps than points
 * (implied ones fill gaps, but do not count): quarters, for want of them
 * years of like periods (January to July of each year …), for want of levels the growth. Forecast quarters are
 * cumulated to the year where the item has year-to-date figures; the bounds of such a sum are the sums of the bounds,
 * which is the outer limit. horizon in quarters (1 to 40). An item without forecast has its reason.
 * Returns GN_OK, GN_E_ARG (horizon, unknown model), GN_E_NOMEM; the table stays whole on failure. */
GN_API GN_MUST_USE gn_status gn_table_forecast(gn_table *t, const char *model, size_t horizon, gn_err *err);

/* Whether levels of the indicator may be added up over time: amounts and counts of a flow, but no rates, indices,
 * prices, averages, stocks by name. */
GN_API bool gn_indicator_additive(const char *indicator, const char *unit);
/* Whether published growth and level share a price basis, so that Y / (1 + g) is the level a year ago. */
GN_API bool gn_indicator_one_price(const char *indicator);
/* Whether levels of different years can be compared at all. */
GN_API bool gn_indicator_comparable(const char *indicator);

/* The newest figure of a cell, or NULL. For GN_LANE_YTD the first quarter's figure stands for January to March. */
GN_API const gn_figure *gn_table_at(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what,
                                    int64_t quarter);

typedef enum gn_lang { GN_LANG_ZH, GN_LANG_EN } gn_lang;

/* What the writers need besides the table. */
typedef struct gn_table_context {
    const gn_observations *observations; /* may be NULL: no provenance */
    const char *const *documents;        /* [n_documents] names; may be NULL */
    size_t n_documents;
    gn_lang lang;
} gn_table_context;

/* CSV, one figure a row, header line first, LF: indicator, area, unit, measure, kind, status, quarter, period, value,
 * flag, method, lower_80, upper_80, lower_95, upper_95, document, page, line, sentence, confidence. Values in the unit
 * as it stands (yuan, not 亿元), rates in %. Several sources are joined by " | ", each sentence once; confidence is
 * that of the least sure of them (0 to 1, empty: unknown). */
GN_API void gn_table_csv(const gn_table *t, const gn_table_context *c, gn_buf *out);
/* The growth table in the same columns: every level and rate of every period, not only the newest of a quarter. */
GN_API void gn_table_growth_csv(const gn_table *t, const gn_table_context *c, gn_buf *out);
/* The growth table for a terminal: a row a period, published and computed rates beside each other. */
GN_API void gn_table_growth_text(const gn_table *t, const gn_table_context *c, gn_buf *out);
/* The forecasts in the same columns with model and reason in place of the provenance; items without forecast have one
 * row with empty figures and the reason. */
GN_API void gn_table_forecast_csv(const gn_table *t, const gn_table_context *c, gn_buf *out);
/* The rows of gn_table_csv, or with `all` those of gn_table_growth_csv, as an array of objects. */
GN_API void gn_table_json(const gn_table *t, const gn_table_context *c, bool all, gn_buf *out);
/* Markdown: series by area with a column a quarter, then single figures as a list. */
GN_API void gn_table_markdown(const gn_table *t, const gn_table_context *c, gn_buf *out);
/* A workbook (.xlsx): a sheet with a row for each indicator and kind of figure and a column a quarter (the newest 400),
 * a sheet with one figure a row, its intervals, place and sentence. Numbers are numbers, in the unit beside them; text
 * is never a formula. The same table gives the same bytes. Returns GN_OK; GN_E_LIMIT (more figures than a sheet has
 * rows), GN_E_NOMEM, GN_E_IO. */
GN_API GN_MUST_USE gn_status gn_table_xlsx(const gn_table *t, const gn_table_context *c, gn_buf *out, gn_err *err);
/* For a terminal of `columns` columns: the newest quarters that fit; `items` most (0: all). */
GN_API void gn_table_text(const gn_table *t, const gn_table_context *c, size_t columns, size_t items, gn_buf *out);

#endif
