/* gnomon: dispatch of subcommands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_cpu.h"

#include "gnomon/gn_document.h"

#include <errno.h>
#include <gsl/gsl_errno.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const cli_command commands[] = {
    {"extract", "[--date DATE] FILE...", "Print the numeric statements of reports", cli_extract, false},
    {"run", "REPORT... -o DIR [--date DATE | --dates FILE.tsv]", "Do everything: reports in, a folder of results out",
     cli_run, false},
    {"ingest", "-s STORE REPORT...", "Add reports to a store", cli_ingest, false},
    {"import", "-s STORE FILE.csv...", "Add figures from CSV to a store", cli_import, false},
    {"export", "-s STORE [-o FILE.csv]", "Write the series of a store as CSV", cli_export, false},
    {"series", "-s STORE", "List the series of a store", cli_series, false},
    {"audit", "-s STORE", "Check the published figures against each other", cli_audit, false},
    {"trace", "-s STORE SERIES PERIOD", "Lead a figure back to its sentences", cli_trace, false},
    {"verify", "STORE...", "Look for damage in a store", cli_verify, false},
    {"text", "FILE...", "Print a report as the text that the extractor reads", cli_text, false},
    {"scan", "FILE... [--date DATE]", "Print the numbers and times that a report holds", cli_scan, false},
    {"table", "-s STORE | --input FILE.csv [options]", "Show the quarterly indicator table", cli_table, false},
    {"growth", "-s STORE | --input FILE.csv [options]", "Show growth and compound rates of every period", cli_growth,
     false},
    {"transform", "OPERATION -i FILE.csv | -s STORE -f FREQ [options]",
     "Growth, windows, frequency, seasonal adjustment, tests ... of series", cli_transform, false},
    {"plot", "-s STORE | --input FILE.csv --indicator NAME [options]", "Draw a series with its forecast as SVG",
     cli_plot, false},
    {"forecast", "--input FILE.csv --freq F --horizon N [options]", "Forecast the series of a CSV table", cli_forecast,
     false},
    {"backtest", "--input FILE.csv --freq F --horizon N [options]", "Measure how accurate forecasts would have been",
     cli_backtest, false},
    {"models", "[--format table|csv|json]", "List the forecasting models", cli_models, false},
    {"bench", "[--json] [NAME...]", "Measure kernels, models and extractor on this machine", cli_bench, false},
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static void usage(FILE *to)
{
    fputs("gnomon: industry reports in; series, growth tables and forecasts out\n\n"
          "Examples:\n"
          "  gnomon run reports/*.docx --date 2021-11-30 -o out   everything, into a folder\n"
          "  gnomon extract report.txt --date 2021-11-30          the figures of one report\n"
          "  gnomon forecast --input sales.csv --layout wide --freq M --horizon 12 --output forecast.csv\n\n"
          "Usage: gnomon COMMAND [options]\n\nCommands:\n",
          to);
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (!commands[i].hidden) fprintf(to, "  %-10s %s\n", commands[i].name, commands[i].brief);
    fputs("\ngnomon COMMAND --help or gnomon help COMMAND shows a command's options; gnomon --version the version.\n"
          "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some inputs were skipped, 130 or 143 interrupted.\n",
          to);
}

/* The code to leave with: output that could not be written is a failure too. */
static int leave(const char *name, int code)
{
    if (fflush(stdout) == 0 || code != EXIT_DONE) return code;
    if (errno != EPIPE) fprintf(stderr, "gnomon%s%s: cannot write the output\n", *name ? " " : "", name);
    return EXIT_FAILED;
}

/* Ctrl-C and SIGTERM end the program as they always do (130 and 143 for a shell), but say what that means: stores and
 * output files appear whole or not at all. */
static void interrupted(int sig)
{
    static const char message[] = "gnomon: interrupted; what was not finished was not written\n";
    if (write(STDERR_FILENO, message, sizeof message - 1) < 0) { /* nobody there to be told */
    }
    signal(sig, SIG_DFL);
    raise(sig);
}

static void watch(int sig)
{
    if (signal(sig, interrupted) == SIG_IGN) signal(sig, SIG_IGN); /* as nohup and scripts ask for */
}

int main(int argc, char **argv)
{
    /* a reader of a foreign format, started by gn_document_read: before all else, it has limits to set */
    if (argc > 1 && strcmp(argv[1], "--read-child") == 0) return gn_document_reader_main(argc, argv);
    gn_document_set_reader("/proc/self/exe");
    gsl_set_error_handler_off();
    setlocale(LC_MESSAGES, "");
    watch(SIGINT);
    watch(SIGTERM);
    signal(SIGXFSZ, SIG_IGN); /* so is a limit on the size of files */
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of the write, said like any other */
    if (argc < 2) {
        usage(stderr);
        return EXIT_USAGE;
    }
    if (argc > 2 && strcmp(argv[1], "help") == 0) { /* gnomon help COMMAND */
        static char option[] = "--help";
        argv[1] = argv[2];
        argv[2] = option;
        argc = 3;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        usage(stdout);
        return leave("", EXIT_DONE);
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("gnomon " GN_VERSION);
        return leave("", EXIT_DONE);
    }
    gn_err err;
    if (gn_cpu_check(&err)) {
        fprintf(stderr, "gnomon: %s\n", err.msg);
        return err.status == GN_E_ARG ? EXIT_USAGE : EXIT_FAILED;
    }
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return leave(argv[1], commands[i].run(&commands[i], argc - 1, argv + 1));
    fprintf(stderr, "gnomon: unknown command '%s'\nusage: gnomon COMMAND [options]\nmore: gnomon --help\n", argv[1]);
    return EXIT_USAGE;
}
