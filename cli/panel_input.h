/* Series of one frequency from a CSV table or a store, as one panel with their names. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PANEL_INPUT_H
#define CLI_PANEL_INPUT_H

#include "cli.h"
#include "gnomon/gn_series.h"
#include "gnomon/gn_strings.h"

typedef struct cli_panel_options {
    const char *store, *input;              /* one of the two */
    const char *layout;                     /* of the input: long, wide or figures */
    const char *freq;                       /* "A" ... "H" */
    const char *indicator, *area, *measure; /* of the store; NULL: all */
    gn_date as_of;
} cli_panel_options;

#define CLI_PANEL_OPTIONS(o)                                                                                           \
    {"--input", "-i", CLI_TEXT, &(o).input, 0, 0, "FILE.csv", "series from a table; - is standard input"},             \
        {"--layout",                                                                                                   \
         NULL,                                                                                                         \
         CLI_TEXT,                                                                                                     \
         &(o).layout,                                                                                                  \
         0,                                                                                                            \
         0,                                                                                                            \
         "WORD",                                                                                                       \
         "of it: long (unique_id,ds,y[,flag]), wide (id,v1,v2,...), figures (indicator,period,value,...) (long)"},     \
        {"--store", "-s", CLI_TEXT, &(o).store, 0, 0, "STORE", "series from a store"},                                 \
        {"--freq", "-f", CLI_TEXT, &(o).freq, 0, 0, "F", "frequency of the series: A, S, Q, M, W, D or H"},            \
        {"--indicator", NULL, CLI_TEXT, &(o).indicator, 0, 0, "WORD", "of a store or figures: WORD in the indicator"}, \
        {"--area", NULL, CLI_TEXT, &(o).area, 0, 0, "WORD", "of both: WORD in the area"},                              \
        {"--measure", NULL, CLI_TEXT, &(o).measure, 0, 0, "NAME", "of both: level, yoy, ... or all (level)"},          \
    {                                                                                                                  \
        "--as-of", NULL, CLI_DATE, &(o).as_of, 0, 0, "YYYY-MM-DD", "of a store: what reports up to this day say"       \
    }

typedef struct cli_panel {
    gn_panel *panel; /* with flags */
    char **id;       /* [count] */
    bool *plain;     /* [count] the periods are numbers, not dates */
    size_t cap;      /* of id, plain and the panel's series */
    size_t values;   /* capacity of the panel's values */
} cli_panel;

/* The frequency of one letter; GN_FREQ_NONE for anything else. */
gn_freq cli_freq(const char *word);
/* Loads the series. Returns EXIT_DONE, or the code to exit with after messages. Free with cli_panel_free always. */
int cli_panel_load(const cli_command *self, const cli_panel_options *o, cli_panel *s);
void cli_panel_free(cli_panel *s);
/* How period t of series i is spelled. */
enum { CLI_PERIOD_SIZE = 64 };
void cli_panel_period(const cli_panel *s, size_t i, size_t t, char out[CLI_PERIOD_SIZE]);

/* The ids under which a store's series are written: indicator|area|unit|measure|kind|status, made distinct by a number
 * where two keys have the same texts. Zero-initialise; free with cli_ids_free. */
typedef struct cli_ids {
    gn_strings *pool;
    uint32_t *times; /* [capacity] by id in the pool */
    size_t capacity;
} cli_ids;
gn_status cli_ids_new(cli_ids *ids, gn_err *err);
/* Appends the next id to the empty `out`; false without memory. */
bool cli_ids_next(cli_ids *ids, const gn_strings *strings, const gn_key *key, gn_buf *out);
void cli_ids_free(cli_ids *ids);

#endif
