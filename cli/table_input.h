/* Tables of series as inputs of forecast and backtest: checked whole before anything is done. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TABLE_INPUT_H
#define TABLE_INPUT_H

#include "cli.h"

#include "gnomon/gn_csv.h"

typedef struct table_input {
    const cli_command *self;
    const char *path; /* as messages name it */
    gn_layout layout;
    gn_freq freq;
    gn_csv *csv;
    size_t problems, series, bad; /* what the check found */
} table_input;

/* Sets layout and frequency from the options' words; false after a usage message. freq NULL: it is missing. */
bool table_input_words(table_input *t, const cli_command *self, const char *layout, const char *freq);
/* Opens the table, reads it once, prints up to 100 problems, fails if there were any and not skip_bad, goes back to the
 * start. Close it in any case. */
gn_status table_input_open(table_input *t, const char *path, bool skip_bad, gn_err *err);
/* Whether the series has a value at all. */
bool table_input_has_values(const gn_csv_series *s);
void table_input_close(table_input *t);

#endif
