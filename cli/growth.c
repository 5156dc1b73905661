/* gnomon growth: published and computed growth, two-year averages and compound rates of every period. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

int cli_growth(const cli_command *self, int argc, char **argv)
{
    enum { TABLE, CSV, JSON };
    static const char *const formats[] = {"table", "csv", "json", NULL};
    const char *format = "table", *output = NULL;
    cli_figures_options o = {0};
    const cli_option options[] = {
        CLI_FIGURES_OPTIONS(o),
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "FORM", "table, csv or json (table)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon growth -s out/store.h5 --indicator 软件业务收入\n"
                                   "  gnomon growth --input data/series/profits_ytd.csv --format csv\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s' was not expected", argv[1]);
    const int form = cli_choice(self, "--format", format, formats);
    if (form < 0) return EXIT_USAGE;
    cli_figures f;
    gn_table *t = NULL;
    gn_buf out = {0};
    gn_err err;
    int code = cli_figures_load(self, &o, &f);
    if (code != EXIT_DONE) goto done;
    const gn_strings *strings = f.store ? f.store->observations->strings : f.strings;
    gn_status st = gn_table_new(f.points.items, f.points.count, strings, &t, &err);
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
