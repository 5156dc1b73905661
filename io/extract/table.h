/* Tables in the text: a cell is a statement with its row's and its column's heading. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TABLE_H
#define TABLE_H

#include "io/extract/work.h"

enum { GN_TABLE_COLUMNS = 48 }; /* further columns of a wider table are left out */

/* What a heading says: of a column, of a row, or the caption of the table. */
typedef struct gn_table_heading {
    gn_label name;      /* without unit, time, place and measure: 业务收入 */
    gn_label unit_name; /* a compound unit as written: 元/吨; empty: `unit` */
    uint32_t unit;      /* entry of unit.tsv, 0 none */
    double magnitude;   /* of the unit: 亿元 is 1e8; 1 if none */
    gn_time time;       /* if timed */
    int32_t years_back; /* of a month that 本月 names: 1 of the year before */
    uint32_t area;      /* a place; 0 none */
    gn_measure measure; /* that is named, else level */
    gn_outcome status;
    bool timed, unit_stated;
    bool cumulative; /* 累计: since January */
    bool part;       /* 其中 */
    bool rank;       /* 排名, 序号: no figures */
    bool units;      /* the column of units */
    bool other;      /* 其他 */
    bool based;      /* 同比, 比上年: the base of growth is said */
} gn_table_heading;

/* The segments [first, last) of one cell. */
typedef struct gn_table_span {
    uint32_t first, last;
} gn_table_span;

typedef struct gn_table {
    uint32_t number;   /* of the table that the columns belong to; 0 none */
    uint32_t headings; /* rows that are still to come as headings */
    size_t columns;
    gn_table_heading column[GN_TABLE_COLUMNS];
    size_t cells; /* of the present row */
    gn_table_span cell[GN_TABLE_COLUMNS];
    bool prose[GN_TABLE_COLUMNS];
    gn_table_heading row, caption;
    gn_label group;       /* the row without figures that the rows below belong to */
    gn_label parent;      /* the last row with a measure's noun: what 其中 is part of */
    gn_label level;       /* the last row that is no growth of another */
    uint32_t parent_unit; /* of that row */
    double parent_magnitude;
    bool labelled;       /* the present row's label has its unit: 资产负债率（%） */
    bool firm;           /* the present row is a company's */
    bool numbered;       /* `parent` is: 一、营业总收入 */
    bool divided;        /* the rows divide what `parent` names */
    int32_t year, month; /* of the last row whose heading is a time; 0 none */
    gn_label name;       /* of the present row, as figures are called by it */
} gn_table;

typedef enum gn_table_row_kind {
    GN_ROW_NONE, /* no row of a table, or the only cell of its row: text */
    GN_ROW_HEADING,
    GN_ROW_FIGURES,
    GN_ROW_PROSE /* figures or headings, and cells of prose */
} gn_table_row_kind;

/* Reads the row that is a sentence: the first rows of a table, those without figures, give the columns; further ones
 * their heading. */
gn_table_row_kind gn_table_row(const gn_work *w, uint32_t sentence, gn_table *t);

/* Whether the number at seg of a row with prose stands in a cell of it, to be read as text is. */
bool gn_table_prose(const gn_table *t, uint32_t seg);

/* Whether the number at seg is a cell by itself; if so the statement (parsed) is filled in. What is not said by the
 * table, its place, time and source, comes from the text around it. */
bool gn_table_cell(gn_work *w, const gn_table *t, uint32_t seg, gn_statement *s);

#endif
