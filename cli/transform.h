/* What the operations of `gnomon transform` share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_TRANSFORM_H
#define CLI_TRANSFORM_H

#include "panel_input.h"
#include "sheet.h"

#include "gnomon/gn_frequency.h"
#include "gnomon/gn_growth.h"
#include "gnomon/gn_roll.h"

typedef struct cli_request cli_request;

/* What an operation cannot do without; the command line is refused before anything is computed. */
enum {
    NEEDS_DATES = 1,    /* periods that are dates */
    NEEDS_YEARS = 2,    /* frequency A, S, Q or M */
    NEEDS_WITH = 4,     /* --with */
    NEEDS_TO = 8,       /* --to */
    NEEDS_BASE = 16,    /* --base */
    NEEDS_WINDOW = 32,  /* --window */
    MACHINE_DIGITS = 64 /* passes through BLAS, GSL or libm: the last digits are the machine's and are not printed */
};

typedef struct cli_operation {
    const char *key;
    const char *zh;    /* Chinese names, divided by | */
    const char *group; /* heading in the list; NULL: the same as above */
    const char *brief; /* one line for the list */
    unsigned needs;
    int code;                  /* which of its kind */
    gn_series_function *each;  /* series to series of the same periods, ctx is the request */
    int (*run)(cli_request *); /* anything else; returns the exit code */
} cli_operation;

struct cli_request {
    const cli_command *self;
    const cli_operation *op;
    cli_panel in;
    cli_sheet sheet;
    cli_form form;
    const char *output;
    const char *head; /* of JSON */
    size_t skipped;   /* series that had to be left out, each named */
    /* parameters */
    const char *with, *by, *window, *base, *until, *to, *how, *method, *robust, *festival, *alpha, *factor, *critical;
    long years, least, lag, lags, most, span, season, longest, fiscal_start, components, threads;
    bool joined, partial, parts, additive, rates, loadings, corrected, logs;
    /* made of them */
    size_t other; /* --with as the place of a series */
    size_t width; /* --window in periods, GN_EXPANDING for all */
    gn_span base_span;
    int before, after; /* --festival */
    double number;     /* --alpha, --factor or --critical */
};

extern const cli_operation cli_operations[];
extern const size_t cli_operation_count;

/* A message about series i; it is left out of the result and the exit code says so. */
void cli_request_skip(cli_request *r, size_t i, const gn_err *err);
/* The other series on the periods of series i: value and flag [n of i], NaN and M where it has none. */
void cli_request_align(const cli_request *r, const gn_panel *in, size_t i, double *value, char *flag);
/* Common periods of all series as one table [count n]: first ordinal and n; NULL after a message. To be freed. */
double *cli_request_table(cli_request *r, int64_t *first, size_t *n);
/* Opens the sheet with these columns, and with the form and the digits of the operation. */
void cli_request_sheet(cli_request *r, const char *columns);
/* Writes unique_id,ds,y,flag of a panel whose series carry the request's names. */
void cli_request_rows(cli_request *r, const gn_panel *p, const gn_status *status);
gn_status cli_request_no_memory(gn_err *err);

/* transform_series.c */
gn_series_function cli_op_fred, cli_op_roll, cli_op_average, cli_op_exponential, cli_op_single, cli_op_ytd,
    cli_op_single_growth, cli_op_rebase, cli_op_chain, cli_op_deflate, cli_op_scale, cli_op_part, cli_op_fill,
    cli_op_clean, cli_op_roll_correlation;
/* transform_rows.c */
int cli_op_adjust(cli_request *r), cli_op_lower(cli_request *r), cli_op_higher(cli_request *r),
    cli_op_outliers(cli_request *r), cli_op_tests(cli_request *r), cli_op_describe(cli_request *r),
    cli_op_cagr(cli_request *r), cli_op_link(cli_request *r);
/* transform_panel.c */
int cli_op_correlate(cli_request *r), cli_op_lead_lag(cli_request *r), cli_op_diffusion(cli_request *r),
    cli_op_components(cli_request *r), cli_op_regress(cli_request *r);

#endif
