/* A batch of forecasts: the table streams through all processors, results and reports come out in its order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef BATCH_H
#define BATCH_H

#include "table_input.h"

#include "gnomon/gn_hierarchy.h"
#include "gnomon/gn_treat.h"

/* The files that a batch writes, one or more rows a series in each. */
typedef enum batch_file { BATCH_FITS, BATCH_REPORT, BATCH_TIMES, BATCH_FORECASTS, BATCH_FILES } batch_file;

typedef struct batch_options {
    const cli_command *self;
    const char *input, *path[BATCH_FILES]; /* NULL: not wanted; of the forecasts standard output */
    gn_forecast_options forecast;
    gn_treatment treatment; /* freq and last are set by the batch */
    char level_name[GN_MAX_LEVELS][TABLE_INPUT_LEVEL];
    bool skip_bad, resume;
    const char *fit_in;    /* FILE of stored fits to go on with, NULL: none */
    const char *hierarchy; /* FILE of parents and children, NULL: none */
    gn_reconcile reconcile;
} batch_options;

/* The header of a file; the numbers of one step, from the comma on; a row of the report. */
void batch_header(const batch_options *o, gn_freq freq, batch_file which, gn_buf *to);
void batch_step(const batch_options *o, gn_buf *to, const gn_forecast *f, size_t step);
void batch_report(gn_buf *to, const char *id, const char *model, const char *reason, const char *error);

/* The same for series that form a hierarchy: all are read, forecast and reconciled (o->hierarchy is set). */
gn_status batch_run_hierarchy(const batch_options *o, table_input *in, size_t *skipped, gn_err *err);
/* Does it all; `in` has its words set. *skipped: series left out. */
gn_status batch_run(const batch_options *o, table_input *in, size_t *skipped, gn_err *err);

#endif
