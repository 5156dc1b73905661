/* gnomon growth: published and computed growth, two-year averages and compound rates of every period. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include "gnomon/gn_csv.h"
#include "gnomon/gn_growth.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct listener {
    const cli_command *self;
    const char *path;
    size_t problems;
} listener;

enum { MOST_PROBLEMS = 100 };

static void problem(void *ctx, size_t line, size_t column, const char *text)
{
    listener *l = ctx;
    gn_err err;
    if (l->problems++ >= MOST_PROBLEMS) return;
    gn_fail(&err, GN_E_FORMAT, "%s:%zu:%zu: %s", l->path, line, column, text);
    cli_failed(l->self, &err);
}

/* One series' rows: unique_id,ds,KEY,flag. */
static gn_status write_series(const gn_csv_series *s, gn_transform t, gn_freq freq, gn_buf *out, gn_err *err)
{
    double *x = malloc((s->n + 1) * sizeof *x);
    char *flag = malloc(s->n + 1);
    gn_status st = x && flag ? gn_transform_series(t, freq, s->y, NULL, s->n, x, flag, err)
                             : gn_fail(err, GN_E_NOMEM, "no memory for %zu values", s->n);
    for (size_t i = 0; !st && i < s->n; i++) {
        char ds[GN_DS_SIZE];
        if (!s->last || !gn_ds_continue(s->last, freq, (int64_t)i - (int64_t)(s->n - 1), ds))
            snprintf(ds, sizeof ds, "%zu", i + 1);
        gn_csv_field(out, s->id);
        gn_buf_printf(out, ",%s,", ds);
        if (isfinite(x[i])) gn_buf_number(out, x[i]);
        gn_buf_printf(out, ",%c\n", flag[i]);
    }
    free(x);
    free(flag);
    return st;
}

/* A table of series, transformed. */
static int transform(const cli_command *self, const char *key, const char *input, const char *layout_word,
                     const char *freq_word, const char *output)
{
    static const char *const layouts[] = {"wide", "long", NULL};
    const gn_transform t = gn_transform_find(key);
    if (t == GN_TRANSFORM_COUNT)
        return cli_usage(self, "--transform '%s': known are lin, chg, ch1, pch, pc1, pca, cch, cca, log", key);
    if (!input) return cli_usage(self, "--transform needs a table of series (--input FILE.csv)");
    const int layout = cli_choice(self, "--layout", layout_word, layouts);
    if (layout < 0) return EXIT_USAGE;
    const gn_freq freq = freq_word && freq_word[0] && !freq_word[1] ? gn_freq_of(freq_word[0]) : GN_FREQ_NONE;
    if (freq != GN_FREQ_YEAR && freq != GN_FREQ_HALF && freq != GN_FREQ_QUARTER && freq != GN_FREQ_MONTH)
        return cli_usage(self, "--freq: A, S, Q or M was expected");
    listener l = {self, input, 0};
    gn_csv *csv = NULL;
    gn_buf out = {0};
    gn_err err;
    gn_status st = gn_csv_open(input, layout == 0 ? GN_LAYOUT_WIDE : GN_LAYOUT_LONG, freq, problem, &l, &csv, &err);
    gn_buf_printf(&out, "unique_id,ds,%s,flag\n", gn_transform_key(t));
    while (!st) {
        gn_csv_series s;
        st = gn_csv_next(csv, &s, &err);
        if (st || !s.id) break;
        if (!s.bad) st = write_series(&s, t, freq, &out, &err);
    }
    if (!st && l.problems)
        st = gn_fail(&err, GN_E_FORMAT, "%s: %zu problem%s, nothing written", input, l.problems,
                     l.problems == 1 ? "" : "s");
    if (!st) st = gn_outfile_save(output, &out, &err);
    gn_csv_free(csv);
    gn_buf_free(&out);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}

int cli_growth(const cli_command *self, int argc, char **argv)
{
    enum { TABLE, CSV, JSON };
    static const char *const formats[] = {"table", "csv", "json", NULL};
    const char *format = "table", *output = NULL, *key = NULL, *layout = "long", *freq = NULL;
    cli_figures_options o = {0};
    const cli_option options[] = {
        CLI_FIGURES_OPTIONS(o),
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "FORM", "table, csv or json (table)"},
        {"--transform", NULL, CLI_TEXT, &key, 0, 0, "KEY",
         "of a table of series instead: chg, ch1, pch, pc1, pca, cch, cca, log (FRED's codes), 同比, 环比"},
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
    if (key) return transform(self, key, o.input, layout, freq, output);
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
