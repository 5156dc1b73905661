/* gnomon table: the quarterly indicator table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include "gnomon/gn_forecast.h"
#include "gnomon/gn_report.h"

#include <sys/ioctl.h>
#include <unistd.h>

enum { PLAIN_COLUMNS = 120 };

/* The terminal's width, or that of a file. */
static size_t columns(const char *output)
{
    struct winsize w;
    if (!output && isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col >= 60)
        return w.ws_col;
    return PLAIN_COLUMNS;
}

int cli_table(const cli_command *self, int argc, char **argv)
{
    enum { TABLE, CSV, JSON, MARKDOWN, HTML, XLSX };
    static const char *const formats[] = {"table", "csv", "json", "md", "html", "xlsx", NULL};
    const char *format = "table", *output = NULL, *model = "auto";
    long horizon = 4, items = 0;
    cli_figures_options o = {0};
    const cli_option options[] = {
        CLI_FIGURES_OPTIONS(o),
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "FORM", "table, csv, json, md, html or xlsx (table)"},
        {"--horizon", NULL, CLI_INT, &horizon, 0, 40, "N", "quarters to forecast, 0: none (4)"},
        {"--model", NULL, CLI_TEXT, &model, 0, 0, "NAME", "forecasting model (auto)"},
        {"--items", NULL, CLI_INT, &items, 0, 1000000, "N", "of the form table: only the N richest items, 0: all (0)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon table -s out/store.h5\n"
                                   "  gnomon table -s out/store.h5 --indicator 软件 --lang zh --format md\n"
                                   "  gnomon table --input data/series/profits_ytd.csv --horizon 8\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s' was not expected", argv[1]);
    const int form = cli_choice(self, "--format", format, formats);
    if (form < 0) return EXIT_USAGE;
    if (form == XLSX && !output && cli_is_terminal(STDOUT_FILENO))
        return cli_usage(self, "a workbook is no text for a terminal: name a file (-o FILE.xlsx)");
    if (!gn_model_find(model)) return cli_usage(self, "--model '%s': gnomon models lists them", model);
    cli_figures f;
    gn_table *t = NULL;
    gn_buf out = {0};
    gn_err err;
    int code = cli_figures_load(self, &o, &f);
    if (code != EXIT_DONE) goto done;
    gn_status st = cli_figures_table(&f, model, horizon, &t, &err);
    if (!st) {
        switch (form) {
        case CSV: gn_table_csv(t, &f.context, &out); break;
        case JSON: gn_table_json(t, &f.context, false, &out); break;
        case MARKDOWN: gn_table_markdown(t, &f.context, &out); break;
        case HTML: gn_report_html(t, &f.context, &out); break;
        case XLSX: st = gn_table_xlsx(t, &f.context, &out, &err); break;
        default: gn_table_text(t, &f.context, columns(output), (size_t)items, &out); break;
        }
        if (!st) st = gn_outfile_save(output, &out, &err);
    }
    if (st) code = cli_failed(self, &err);
done:
    gn_buf_free(&out);
    gn_table_free(t);
    cli_figures_free(&f);
    return code;
}
