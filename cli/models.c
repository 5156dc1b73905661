/* gnomon models: the registry. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_forecast.h"
#include "gnomon/gn_write.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { TABLE, CSV, JSON };

static void as_csv(gn_buf *b)
{
    gn_buf_text(b, "model,title,least_observations,source\n");
    for (size_t i = 0; gn_model_at(i); i++) {
        const gn_model *m = gn_model_at(i);
        gn_csv_field(b, gn_model_key(m));
        gn_buf_char(b, ',');
        gn_csv_field(b, gn_model_title(m));
        gn_buf_printf(b, ",%zu,", gn_model_min_obs(m, 1));
        gn_csv_field(b, gn_model_source(m));
        gn_buf_char(b, '\n');
    }
}

static void as_json(gn_buf *b)
{
    gn_buf_char(b, '[');
    for (size_t i = 0; gn_model_at(i); i++) {
        const gn_model *m = gn_model_at(i);
        gn_buf_text(b, i ? ",\n{" : "{");
        gn_json_key(b, "model");
        gn_json_string(b, gn_model_key(m));
        gn_json_key(b, "title");
        gn_json_string(b, gn_model_title(m));
        gn_json_key(b, "least_observations");
        gn_json_number(b, (double)gn_model_min_obs(m, 1));
        gn_json_key(b, "source");
        gn_json_string(b, gn_model_source(m));
        gn_buf_char(b, '}');
    }
    gn_buf_text(b, "]\n");
}

static void as_table(gn_buf *b)
{
    size_t key = 0, title = 0;
    for (size_t i = 0; gn_model_at(i); i++) {
        const size_t k = strlen(gn_model_key(gn_model_at(i))), t = gn_text_width(gn_model_title(gn_model_at(i)));
        if (k > key) key = k;
        if (t > title) title = t;
    }
    for (size_t i = 0; gn_model_at(i); i++) {
        const gn_model *m = gn_model_at(i);
        gn_buf_printf(b, "%-*s  %-*s  %s\n", (int)key, gn_model_key(m), (int)title, gn_model_title(m),
                      gn_model_source(m));
    }
}

int cli_models(const cli_command *self, int argc, char **argv)
{
    const char *format = NULL;
    const cli_option options[] = {
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "F", "table, csv or json (default table)"},
    };
    const int operands = cli_parse(self, "  gnomon models\n  gnomon models --format json\n", options, 1, argc, argv);
    if (operands < 0) return cli_parse_exit(operands);
    if (operands > 0) return cli_usage(self, "unexpected '%s'", argv[1]);
    static const char *const formats[] = {"table", "csv", "json", NULL};
    const int f = format ? cli_choice(self, "--format", format, formats) : TABLE;
    if (f < 0) return EXIT_USAGE;
    gn_buf b = {0};
    if (f == CSV)
        as_csv(&b);
    else if (f == JSON)
        as_json(&b);
    else
        as_table(&b);
    gn_err err = {0};
    const gn_status st = gn_outfile_save(NULL, &b, &err);
    gn_buf_free(&b);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}
