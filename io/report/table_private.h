/* What the parts of the table share: calendar arithmetic, labels, numbers as an analyst reads them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TABLE_PRIVATE_H
#define TABLE_PRIVATE_H

#include "gnomon/gn_table.h"

static inline int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b != 0 && (a % b < 0) != (b < 0));
}

static inline int64_t floor_mod(int64_t a, int64_t b)
{
    return a - floor_div(a, b) * b;
}

/* No rate beyond this (in %) is computed, table_build.c. */
extern const double table_most_computed;

/* The last of an item's figures of one lane, kind and quarter: its cell; NULL for none. */
const gn_figure *table_last(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what, int64_t quarter);

/* Sorts an item's figures and marks those that are cells of the table. */
void table_finish_item(gn_table *t, gn_item *item);

/* ---- labels and numbers, table_labels.c -------------------------------------------------------------------------- */

typedef enum table_label_id {
    LABEL_INDICATOR,
    LABEL_UNIT,
    LABEL_PERIOD,
    LABEL_VALUE,
    LABEL_FORECAST,
    LABEL_SOURCE,
    LABEL_AREA_NONE,
    LABEL_FUTURE,
    LABEL_SINGLES,
    LABEL_SERIES,
    LABEL_TITLE,
    LABEL_NOTES,
    LABEL_LEGEND,
    LABEL_CONTENTS,
    LABEL_FILTER,
    LABEL_MODEL,
    LABEL_NO_FORECAST,
    LABEL_KIND,
    LABEL_DOCUMENTS,
    LABEL_MORE,
    LABEL_BASED_ON,
    LABEL_GROWTH,
    LABEL_OTHER_RATES,
    LABEL_EMPTY,
    LABEL_AREA,
    LABEL_FLAG,
    LABEL_METHOD,
    LABEL_LOWER_80,
    LABEL_UPPER_80,
    LABEL_LOWER_95,
    LABEL_UPPER_95,
    LABEL_SENTENCE,
    LABEL_CONFIDENCE,
    LABEL_FIGURES,
    LABEL_CARDS,
    LABEL_DOUBTFUL,
    LABEL_COUNT
} table_label_id;

const char *table_label(gn_lang lang, table_label_id l);
/* Why an item has this forecast or none, in the language of the labels. */
void table_reason(gn_buf *out, const gn_item *item, gn_lang lang);
const char *table_what_label(gn_lang lang, gn_figure_what what);
/* The same for one item: rates computed from levels at current prices say so. */
const char *table_item_label(const gn_table *t, const gn_item *item, gn_lang lang, gn_figure_what what);
const char *table_lane_label(gn_lang lang, gn_lane lane);
const char *table_method_label(gn_lang lang, gn_method m);
/* "" for a level; 占比, 变动 … for other bases */
const char *table_basis_label(gn_lang lang, gn_measure m);

/* 2021Q4 */
void table_quarter(gn_buf *b, int64_t quarter);
/* 2021年1—10月, 2021年三季度, 2021年10月末; in English SDMX's spelling */
void table_period(gn_buf *b, gn_lang lang, gn_lane lane, gn_span s);

/* The magnitude in which an item's values read well. */
typedef struct table_magnitude {
    double divisor;
    const char *prefix; /* 亿, 万, "" */
} table_magnitude;
table_magnitude table_scale(const gn_table *t, const gn_item *item, gn_lang lang);
/* The same for one figure alone, NULL: for the item. */
table_magnitude table_scale_of(const gn_table *t, const gn_item *item, const gn_figure *f, gn_lang lang);
/* The unit with its magnitude: 亿元. */
void table_unit(gn_buf *b, const gn_table *t, const gn_item *item, table_magnitude scale, gn_lang lang);
/* ≈ ≥ ≤ before a published figure that is not exact (of a range the middle stands in the table). */
void table_bound(gn_buf *b, const gn_table *t, const gn_figure *f, const gn_table_context *c);
/* A figure's number without unit: levels in the scale, rates with one decimal where computed. */
void table_number(gn_buf *b, const gn_figure *f, table_magnitude scale);
/* One bound or value in the scale, as table_number prints a forecast. */
void table_model_number(gn_buf *b, double v, table_magnitude scale);
bool table_is_rate(const gn_figure *f);
/* document:line of the figure's first source; nothing where unknown. */
void table_place(gn_buf *b, const gn_table *t, const gn_figure *f, const gn_table_context *c);
/* How sure the least sure reading is that the figure stands on, 0 to 1; NaN where one of them is unknown. */
double table_confidence(const gn_table *t, const gn_figure *f, const gn_table_context *c);
/* " · 把握 0.93"; nothing where unknown. */
void table_how_sure(gn_buf *b, double confidence, gn_lang lang);
const gn_observation *table_source(const gn_table *t, const gn_figure *f, const gn_table_context *c, size_t i);
const char *table_document(const gn_observation *o, const gn_table_context *c);
/* Indicator with the basis where it is no level: 云计算（占比）. */
void table_name(gn_buf *b, const gn_table *t, const gn_item *item, gn_lang lang);
/* The same with the area where no heading above the list says it. */
void table_name_in_list(gn_buf *b, const gn_table *t, const gn_item *item, gn_lang lang);
/* The item's newest figure of the given kind of rate in this lane, NULL if there is none. */
const gn_figure *table_newest(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what, bool forecast);
/* First and last quarter of the item's figures; false where it has none. */
bool table_range(const gn_table *t, const gn_item *item, int64_t *first, int64_t *last);

/* ---- layout, table_layout.c -------------------------------------------------------------------------------------- */

/* A column of an item's own table: one kind of figure in one lane. */
typedef struct table_column {
    gn_lane lane;
    gn_figure_what what;
} table_column;
enum { TABLE_MOST_COLUMNS = GN_LANE_COUNT * GN_FIGURE_COUNT + 1 };
/* The columns that have a figure, levels before rates, lane after lane; returns their number. Compound rates have no
 * column (table_compound), nor has a two-year average from levels where there is one from growth. */
size_t table_columns(const gn_table *t, const gn_item *item, table_column out[TABLE_MOST_COLUMNS]);
/* 当季, 累计同比（发布）, CAGR（计算） … */
void table_column_label(gn_buf *b, const gn_table *t, const gn_item *item, table_column c, gn_lang lang);

/* The compound rate over most years, whole years before parts of them; NULL without one. */
const gn_figure *table_compound(const gn_table *t, const gn_item *item);

/* A published period of an item: its rows in the list of single figures. */
typedef struct table_row {
    gn_lane lane;
    gn_span period;
    const gn_figure *level; /* NULL: growth only */
} table_row;
/* The distinct periods with published figures, oldest first; *rows is to be freed. Returns their number, 0 without
 * memory too. */
size_t table_period_rows(const gn_table *t, const gn_item *item, table_row **rows);
/* The same for all figures, derived ones and forecasts too. */
size_t table_all_rows(const gn_table *t, const gn_item *item, table_row **rows);
/* The figure of a kind for exactly this period, or NULL. */
const gn_figure *table_figure_of(const gn_table *t, const gn_item *item, const table_row *row, gn_figure_what what);

/* Rates of a row besides the published year-on-year growth, published ones first; returns their number. */
size_t table_rates(const gn_table *t, const gn_item *item, const table_row *row, const gn_figure *out[GN_FIGURE_COUNT]);

/* Items stand by area, the doubtful ones in a group of their own at the end: the end of the group that begins with item
 * i, and its heading. */
size_t table_group_end(const gn_table *t, size_t i);
const char *table_group_label(const gn_table *t, size_t i, gn_lang lang);
/* Whether an item is laid out as a series (three quarters or more) or in the list of single figures. */
bool table_is_series(const gn_item *item);
/* The figure's period where the column does not say it already: "1—10月"; nothing for a whole quarter, the year to a
 * quarter's end, a quarter's last month. */
void table_short_period(gn_buf *b, const gn_figure *f, gn_lang lang);
/* 318466.4, ≥115, 104242.3 E, 392000 F. A published figure has no E: its sign says it. */
void table_cell_text(gn_buf *b, const gn_table *t, const gn_figure *f, table_magnitude scale,
                     const gn_table_context *c);
/* The flag to show, 0 for none: a published figure's sign says already that it is not exact. */
char table_flag(const gn_figure *f);

#endif
