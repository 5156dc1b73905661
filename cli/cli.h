/* The command line: the table of subcommands, one option parser, one way to say what is wrong. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_H
#define CLI_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"
#include "gnomon/gn_write.h"

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2, EXIT_SKIPPED = 3 };

/* An option of a subcommand. The parser and --help read the same row. Values land in *target by kind. */
typedef enum cli_kind { CLI_FLAG, CLI_TEXT, CLI_INT, CLI_DATE } cli_kind;

typedef struct cli_option {
    const char *name;  /* "--output" */
    const char *alias; /* "-o" or NULL */
    cli_kind kind;
    void *target;      /* bool*, const char**, long*, gn_date* ; keep the default in it */
    long min, max;     /* of CLI_INT */
    const char *value; /* "FILE", shown in help; NULL for flags */
    const char *help;  /* one line, the default included */
} cli_option;

typedef struct cli_command {
    const char *name;
    const char *args;  /* "REPORT... -o DIR" */
    const char *brief; /* one line for the list of commands */
    int (*run)(const struct cli_command *self, int argc, char **argv);
    bool hidden; /* internal modes */
} cli_command;

/* Parses argv[1..): fills options, moves the operands to the front of argv[1..] and returns their number; "--" ends the
 * options, "--name=value" works, "-" is an operand. On wrong usage prints one line naming the word and a hint, and
 * returns -1 (exit with EXIT_USAGE). On --help prints `examples`, usage and options to stdout and returns -2 (exit with
 * EXIT_DONE). The common options -q, -v and --lexicon are known to every command. */
int cli_parse(const cli_command *self, const char *examples, const cli_option *options, size_t n_options, int argc,
              char **argv);
/* The exit code for a negative return of cli_parse. */
int cli_parse_exit(int parsed);

/* "gnomon extract: MESSAGE" on stderr; returns EXIT_USAGE. */
int cli_usage(const cli_command *self, const char *fmt, ...) GN_PRINTF(2, 3);
/* The error's message on stderr; returns EXIT_FAILED. */
int cli_failed(const cli_command *self, const gn_err *err);
/* A warning or a note on stderr, unless -q. */
void cli_warn(const cli_command *self, const char *fmt, ...) GN_PRINTF(2, 3);
void cli_note(const cli_command *self, const char *fmt, ...) GN_PRINTF(2, 3);

/* --format: the index of `word` in the NULL-terminated list, or -1 after a usage message. */
int cli_choice(const cli_command *self, const char *option, const char *word, const char *const *choices);
/* Whether `measure`, what stands behind --measure, is NULL, the name of a measure, or `also` (NULL: no other word);
 * says what is known if not. */
bool cli_measure_known(const cli_command *self, const char *measure, const char *also);

bool cli_is_terminal(int fd);
extern bool cli_quiet, cli_verbose;
extern const char *cli_lexicon; /* --lexicon DIR or NULL */

/* Dates of reports: --date D for all, --dates FILE.tsv (report, tab, date; further columns and a header line are
 * ignored; reports are matched by name, then by base name). */
typedef struct cli_dates cli_dates;
gn_status cli_dates_new(gn_date all, const char *tsv, cli_dates **out, gn_err *err);
gn_date cli_dates_of(const cli_dates *d, const char *path); /* year 0: none */
void cli_dates_free(cli_dates *d);

/* A value with magnitude and unit, rounded to four decimals: 76814亿元. */
void cli_value_text(gn_buf *b, double v, const char *unit);

/* Opens a store for reading; as_of with a year: only what documents dated up to it say. *out is NULL on failure. */
struct gn_store;
gn_status cli_store_open(const char *path, gn_date as_of, struct gn_store **out, gn_err *err);

/* Ends a transaction: where `st` is GN_OK makes the series, commits and says what the store holds; else aborts. Returns
 * the status; tx may be NULL. */
struct gn_store_tx;
struct gn_lexicon;
gn_status cli_store_end(const cli_command *self, const char *path, struct gn_store_tx *tx, struct gn_store *store,
                        const struct gn_lexicon *lexicon, gn_status st, gn_err *err);

/* Decisions on earlier comings of the documents from `first` on are carried over to them (gn_store_carry), within the
 * store or from another one; how many, and which found no figure any more, is told on stderr. */
gn_status cli_carry(const cli_command *self, struct gn_store *store, size_t first, const struct gn_store *from,
                    gn_err *err);

/* The subcommands, one file each. */
int cli_extract(const cli_command *self, int argc, char **argv);
int cli_audit(const cli_command *self, int argc, char **argv);
int cli_export(const cli_command *self, int argc, char **argv);
int cli_import(const cli_command *self, int argc, char **argv);
int cli_ingest(const cli_command *self, int argc, char **argv);
int cli_series(const cli_command *self, int argc, char **argv);
int cli_trace(const cli_command *self, int argc, char **argv);
int cli_verify(const cli_command *self, int argc, char **argv);
int cli_text(const cli_command *self, int argc, char **argv);
int cli_scan(const cli_command *self, int argc, char **argv);
int cli_run(const cli_command *self, int argc, char **argv);
int cli_table(const cli_command *self, int argc, char **argv);
int cli_plot(const cli_command *self, int argc, char **argv);
int cli_growth(const cli_command *self, int argc, char **argv);
int cli_transform(const cli_command *self, int argc, char **argv);
int cli_forecast(const cli_command *self, int argc, char **argv);
int cli_backtest(const cli_command *self, int argc, char **argv);
int cli_models(const cli_command *self, int argc, char **argv);
int cli_bench(const cli_command *self, int argc, char **argv);

#endif
