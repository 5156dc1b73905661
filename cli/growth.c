/* gnomon growth: published and computed growth, two-year averages and compound rates of every period. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

/* A table of series instead: what `gnomon transform` does. */
static int transform(const cli_command *self, const char *key, const char *input, const char *layout, const char *freq,
                     const char *format, const char *output)
{
    const char *const words[] = {"transform", key, "--input", input, "--layout", layout, "--freq", freq};
    enum { FIXED = sizeof words / sizeof *words };
    char *argv[FIXED + 4];
    int argc = 0;
    if (!input) return cli_usage(self, "--transform needs a table of series (--input FILE.csv)");
    if (!freq) return cli_usage(self, "--transform needs the frequency of the table (--freq A, S, Q or M)");
    for (; argc < FIXED; argc++) argv[argc] = (char *)words[argc];
    if (format) {
        argv[argc++] = (char *)"--format";
        argv[argc++] = (char *)format;
    }
    if (output) {
        argv[argc++] = (char *)"--output";
        argv[argc++] = (char *)output;
    }
    return cli_transform(self, argc, argv);
}

int cli_growth(const cli_command *self, int argc, char **argv)
{
    enum { TABLE, CSV, JSON };
    static const char *const formats[] = {"table", "csv", "json", NULL};
    const char *format = NULL, *output = NULL, *key = NULL, *layout = "long", *freq = NULL;
    cli_figures_options o = {0};
    const cli_option options[] = {
        CLI_FIGURES_OPTIONS(o),
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "FORM", "table, csv or json (table)"},
        {"--transform", NULL, CLI_TEXT, &key, 0, 0, "KEY",
         "of a table of series instead: an operation of gnomon transform (pc1, 同比, 环比, ...)"},
        {"--layout", NULL, CLI_TEXT, &layout, 0, 0, "WORD", "of that table: long (unique_id,ds,y) or wide (long)"},
        {"--freq", NULL, CLI_TEXT, &freq, 0, 0, "F", "of that table: A, S, Q or M"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon growth -s out/store.h5 --indicator 软件业务收入\n"
                                   "  gnomon growth --input data/series/profits_ytd.csv --format csv\n"
                                   "  gnomon growth --input data/series/gdp_quarterly.csv --transform pc1 --freq Q\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s' was not expected", argv[1]);
    if (key && o.store) return cli_usage(self, "--transform goes with --input");
    if (key) return transform(self, key, o.input, layout, freq, format, output);
    const int form = format ? cli_choice(self, "--format", format, formats) : TABLE;
    if (form < 0) return EXIT_USAGE;
    cli_figures f;
    gn_table *t = NULL;
    gn_buf out = {0};
    gn_err err;
    int code = cli_figures_load(self, &o, &f);
    if (code != EXIT_DONE) goto done;
    gn_status st = cli_figures_table(&f, NULL, 0, &t, &err);
    if (!st) {
        switch (form) {
        case CSV: gn_table_growth_csv(t, &f.context, &out); break;
        case JSON: gn_table_json(t, &f.context, true, &out); break;
        default: gn_table_growth_text(t, &f.context, &out); break;
        }
        st = gn_outfile_save(output, &out, &err);
    }
    if (st) code = cli_failed(self, &err);
done:
    gn_buf_free(&out);
    gn_table_free(t);
    cli_figures_free(&f);
    return code;
}
