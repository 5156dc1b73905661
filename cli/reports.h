/* Reports in bulk: read and extracted on several threads, handed over in order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_REPORTS_H
#define CLI_REPORTS_H

#include "cli.h"
#include "gnomon/gn_extract.h"

/* One report that was read. Owned by cli_reports_each; valid during the call only. */
typedef struct cli_report {
    const char *path;
    size_t index; /* of the path in the list */
    const gn_document *doc;
    const gn_observations *observations; /* document is `index` in each */
    size_t undated;                      /* statements left without a period for want of a date */
    gn_date date;                        /* of the report: its own, else by the options; year 0: none */
    const gn_buf *features;              /* see gn_extract_options; NULL unless asked for */
} cli_report;

typedef struct cli_reports_options {
    const cli_dates *dates;
    const gn_lexicon *lexicon;
    int threads; /* 0: all processors */
    bool features;
} cli_reports_options;

/* Reads and extracts paths[0..n) with gn_parallel_for, a few at a time so that memory does not grow with their number,
 * and calls each(ctx, report) in their order on the calling thread. A report that cannot be read is named on stderr
 * with the cause and skipped; so is, with a warning, one that has statements without a date. Stops when `each` fails.
 * *skipped is the number of those skipped. Returns GN_OK, GN_E_NOMEM or what `each` returned. */
gn_status cli_reports_each(const cli_command *self, size_t n, char **paths, const cli_reports_options *opt,
                           gn_status (*each)(void *ctx, const cli_report *report, gn_err *err), void *ctx,
                           size_t *skipped, gn_err *err);

/* The exit code for n inputs of which `skipped` could not be read. */
int cli_reports_exit(size_t n, size_t skipped);

#endif
