/* Tables in the text: a cell is a statement with its row's and its column's heading. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TABLE_H
#define TABLE_H

#include "io/extract/work.h"

enum { GN_TABLE_COLUMNS = 48 }; /* further columns of a wider table are left out */

typedef struct gn_table_column {
    gn_label name;       /* heading without unit and time: 业务收入 */
    double magnitude;    /* of the heading's unit: 亿元 is 1e8; 1 if none */
    uint32_t unit;       /* entry of unit.tsv, 0 none */
    const gn_time *time; /* a time in the heading; NULL none */
    uint32_t area;       /* a place in the heading; 0 none */
    gn_measure measure;  /* that the heading names, else level */
} gn_table_column;

typedef struct gn_table {
    uint32_t number; /* of the table that the columns belong to; 0 none */
    size_t columns;
    gn_table_column column[GN_TABLE_COLUMNS];
    gn_table_column row; /* the heading of the present row */
} gn_table;

/* Reads the row of a sentence: the first row of a table gives the columns, further ones their heading. Returns true if
 * the row may hold figures. */
bool gn_table_row(const gn_work *w, uint32_t sentence, gn_table *t);

/* Whether the number at seg is a cell by itself; if so fills measure, indicator, period, area, unit and scale. */
bool gn_table_cell(gn_work *w, const gn_table *t, uint32_t seg, gn_statement *s);

#endif
