/* A table of results, row by row, as CSV, JSON or aligned columns. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_SHEET_H
#define CLI_SHEET_H

#include "gnomon/gn_write.h"

typedef enum cli_form { CLI_TABLE, CLI_CSV, CLI_JSON } cli_form;

/* Columns beyond these do not exist: no result has more than a few, components and regressors come as rows. */
enum { CLI_SHEET_COLUMNS = 12 };

typedef struct cli_sheet {
    gn_buf out;
    cli_form form;
    const char *columns[CLI_SHEET_COLUMNS];
    char align[CLI_SHEET_COLUMNS + 1]; /* l: text, r: number */
    size_t width, at;                  /* at: column of the next cell */
    int digits;                        /* significant digits of numbers in CSV and JSON */
} cli_sheet;

/* columns: names divided by commas, numbers marked by a '#' before the name: "unique_id,ds,#y,flag". JSON begins with
 * the members `head` ("\"transform\":\"pc1\"") and holds the rows in "rows". The text of columns must outlive it. */
void cli_sheet_begin(cli_sheet *s, cli_form form, const char *columns, const char *head, int digits);
void cli_sheet_text(cli_sheet *s, const char *text);
/* NaN: an empty cell, in JSON null. */
void cli_sheet_number(cli_sheet *s, double v);
void cli_sheet_count(cli_sheet *s, size_t n);
void cli_sheet_flag(cli_sheet *s, char flag);
/* Ends the table and writes it to `path` (NULL: standard output). */
gn_status cli_sheet_save(cli_sheet *s, const char *path, gn_err *err);
void cli_sheet_free(cli_sheet *s);

#endif
