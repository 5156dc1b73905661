/* Where the table's figures come from: a store or a CSV, filtered by the user's words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_FIGURES_H
#define CLI_FIGURES_H

#include "cli.h"
#include "gnomon/gn_store.h"
#include "gnomon/gn_table.h"

/* Options that `table`, `growth` and `report` share. */
typedef struct cli_figures_options {
    const char *store, *input;    /* one of the two */
    const char *indicator, *area; /* part of the name, or NULL */
    const char *lang;             /* zh, en, NULL: by the locale */
    gn_date as_of;                /* year 0: everything */
} cli_figures_options;

#define CLI_FIGURES_OPTIONS(o)                                                                                         \
    {"--store", "-s", CLI_TEXT, &(o).store, 0, 0, "STORE", "take the figures from a store"},                           \
        {"--input", NULL, CLI_TEXT, &(o).input, 0, 0, "FILE.csv", "take them from a CSV: indicator, area, unit, ..."}, \
        {"--indicator", NULL, CLI_TEXT, &(o).indicator, 0, 0, "WORD", "only indicators with WORD in their name"},      \
        {"--area", NULL, CLI_TEXT, &(o).area, 0, 0, "WORD", "only areas with WORD in their name"},                     \
        {"--as-of", NULL, CLI_DATE, &(o).as_of, 0, 0, "YYYY-MM-DD", "only what reports up to this day say"},           \
    {                                                                                                                  \
        "--lang", NULL, CLI_TEXT, &(o).lang, 0, 0, "LANG", "labels in zh or en (by the locale; zh where it is C)"      \
    }

typedef struct cli_figures {
    gn_store *store;     /* NULL for a CSV */
    gn_strings *strings; /* of the points; the store's own, or for a CSV these */
    const char **documents;
    gn_table_points points;
    gn_table_context context; /* for the writers */
} cli_figures;

/* The language by --lang, else by the locale's variables: Chinese for zh_*, C, POSIX and none, English else. False
 * after a message on a wrong word. */
bool cli_lang(const cli_command *self, const char *word, gn_lang *lang);

/* What is wrong in a CSV, on stderr with its place: for gn_table_points_parse_csv; ctx is a cli_complaint. */
typedef struct cli_complaint {
    const cli_command *self;
    const char *path;
} cli_complaint;
void cli_complain(void *ctx, size_t line, size_t column, const char *text);

/* Loads the figures. Returns EXIT_DONE, or the code to exit with after a message. Free with cli_figures_free always. */
int cli_figures_load(const cli_command *self, const cli_figures_options *o, cli_figures *f);
/* Their table, with forecasts of `horizon` quarters by the model (0: none); free with gn_table_free. */
gn_status cli_figures_table(const cli_figures *f, const char *model, long horizon, gn_table **t, gn_err *err);
void cli_figures_free(cli_figures *f);

/* The names of a store's documents, for a table's context; to be freed. NULL without memory. */
const char **cli_document_names(const gn_store *s);

#endif
