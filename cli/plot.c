/* gnomon plot: one series with its forecast as an SVG file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include "gnomon/gn_forecast.h"
#include "gnomon/gn_report.h"

#include <string.h>

enum { MOST_NAMED = 10 };

static bool can_be_drawn(const gn_item *item, const char *measure)
{
    if (item->future) return false;
    if (measure) return strcmp(gn_measure_name((gn_measure)item->basis), measure) == 0;
    return item->basis == GN_MEASURE_LEVEL || item->basis == GN_MEASURE_YOY;
}

/* The item to draw: the only one, or the only one whose name is the word itself. NULL after a message. */
static const gn_item *choose(const cli_command *self, const gn_table *t, const char *word, const char *measure)
{
    const gn_item *found = NULL, *whole = NULL;
    size_t n = 0, n_whole = 0;
    for (size_t i = 0; i < t->n_items; i++) {
        const gn_item *item = &t->items[i];
        const char *name = gn_strings_get(t->strings, item->indicator);
        if (!can_be_drawn(item, measure)) continue;
        found = item;
        n++;
        if (word && name && strcmp(name, word) == 0) whole = item, n_whole++;
    }
    if (n_whole == 1) return whole;
    if (n == 1) return found;
    gn_err err;
    if (!n) {
        gn_fail(&err, GN_E_NOTFOUND, "no such series; gnomon table shows what there is");
        cli_failed(self, &err);
        return NULL;
    }
    gn_fail(&err, GN_E_ARG, "%zu series; name one with --indicator, --area and --measure:", n);
    cli_failed(self, &err);
    for (size_t i = 0, named = 0; i < t->n_items && named < MOST_NAMED; i++) {
        const char *area = gn_strings_get(t->strings, t->items[i].area);
        if (!can_be_drawn(&t->items[i], measure)) continue;
        cli_note(self, "  %s %s %s", gn_strings_get(t->strings, t->items[i].indicator), area ? area : "-",
                 gn_measure_name((gn_measure)t->items[i].basis));
        named++;
    }
    return NULL;
}

int cli_plot(const cli_command *self, int argc, char **argv)
{
    const char *output = NULL, *model = "auto", *measure = NULL;
    long horizon = 4;
    cli_figures_options o = {0};
    const cli_option options[] = {
        CLI_FIGURES_OPTIONS(o),
        {"--measure", NULL, CLI_TEXT, &measure, 0, 0, "NAME", "level, yoy, share, ... (level or yoy)"},
        {"--horizon", NULL, CLI_INT, &horizon, 0, 40, "N", "quarters to forecast, 0: none (4)"},
        {"--model", NULL, CLI_TEXT, &model, 0, 0, "NAME", "forecasting model (auto)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE.svg", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon plot -s out/store.h5 --indicator 国内生产总值 -o gdp.svg\n"
                                   "  gnomon plot --input data/series/retail.csv -o retail.svg\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s' was not expected", argv[1]);
    if (!cli_measure_known(self, measure, NULL)) return EXIT_USAGE;
    if (!gn_model_find(model)) return cli_usage(self, "--model '%s': gnomon models lists them", model);
    cli_figures f;
    gn_table *t = NULL;
    gn_buf out = {0};
    gn_err err;
    int code = cli_figures_load(self, &o, &f);
    if (code != EXIT_DONE) goto done;
    gn_status st = cli_figures_table(&f, model, horizon, &t, &err);
    if (!st) {
        const gn_item *item = choose(self, t, o.indicator, measure);
        if (!item) {
            code = EXIT_FAILED;
            goto done;
        }
        if (gn_report_chart_file(t, item, &f.context, &out))
            st = gn_outfile_save(output, &out, &err);
        else
            st = gn_fail(&err, GN_E_SHORT, "%s: fewer than three values, nothing to draw",
                         gn_strings_get(t->strings, item->indicator));
    }
    if (st) code = cli_failed(self, &err);
done:
    gn_buf_free(&out);
    gn_table_free(t);
    cli_figures_free(&f);
    return code;
}
