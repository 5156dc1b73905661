/* Tables of series as inputs of forecast and backtest: checked whole before anything is done. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TABLE_INPUT_H
#define TABLE_INPUT_H

#include "cli.h"

#include "gnomon/gn_csv.h"
#include "gnomon/gn_forecast.h"

enum { TABLE_INPUT_FAULT = 160, TABLE_INPUT_LEVEL = 16 };

typedef struct table_input {
    const cli_command *self;
    const char *path; /* as messages name it */
    gn_layout layout;
    gn_freq freq;
    gn_csv *csv;
    int threads;
    const char *const *columns; /* of regressors, in long tables */
    size_t n_columns;
    /* What else a series must be: false and what is wrong with it; NULL: nothing. */
    bool (*judge)(const void *ctx, const gn_csv_series *s, char wrong[TABLE_INPUT_FAULT]);
    const void *judge_ctx;
    const char *find;             /* an id to look for, NULL: none */
    size_t found_line, found_at;  /* where it begins, and how many good series end with it; 0: nowhere */
    size_t problems, series, bad; /* what the check found */
    size_t *twice;                /* lines of series whose id was there before, ascending */
    size_t n_twice, twice_cap;
} table_input;

/* Sets layout and frequency from the options' words; false after a usage message. freq NULL: it is missing. */
bool table_input_words(table_input *t, const cli_command *self, const char *layout, const char *freq);
/* Opens the table, reads it once, prints up to 100 problems, fails if there were any and not skip_bad, goes back to the
 * start. Close it in any case. */
gn_status table_input_open(table_input *t, const char *path, bool skip_bad, gn_err *err);
/* Whether the series can be used: no problem of its own, an id of its own, a value; else what is wrong. */
bool table_input_good(const table_input *t, const gn_csv_series *s, char wrong[TABLE_INPUT_FAULT]);
/* A listener for those who read the table after the check. */
void table_input_silent(void *ctx, size_t line, size_t column, const char *text);
void table_input_close(table_input *t);

/* --level "80,95": sets the levels of f, and name [GN_MAX_LEVELS] to how they were written (NULL: not wanted); false
 * after a usage message. */
bool table_input_levels(const cli_command *self, const char *text, gn_forecast_options *f,
                        char (*name)[TABLE_INPUT_LEVEL]);
/* The words of gn_domain in its order, NULL behind them. */
extern const char *const table_input_domains[];
/* One of those words as gn_domain; -1: none of them. */
int table_input_domain(const char *word);
/* "single" 0, "ytd" 1; -1: neither. */
int table_input_kind(const char *word);

#endif
