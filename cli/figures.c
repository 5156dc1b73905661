/* Where the table's figures come from: a store or a CSV, filtered by the user's words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool cli_lang(const cli_command *self, const char *word, gn_lang *lang)
{
    static const char *const words[] = {"zh", "en", NULL};
    if (!word) {
        /* the variables themselves: setlocale knows only locales that are installed */
        static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
        const char *locale = NULL;
        for (int i = 0; i < 3 && (!locale || !*locale); i++) locale = getenv(variables[i]);
        /* the reports are Chinese: so are the labels, unless the user's language is another */
        const bool plain = !locale || !*locale || strcmp(locale, "C") == 0 || strncmp(locale, "C.", 2) == 0 ||
                           strcmp(locale, "POSIX") == 0;
        *lang = plain || strncmp(locale, "zh", 2) == 0 ? GN_LANG_ZH : GN_LANG_EN;
        return true;
    }
    const int choice = cli_choice(self, "--lang", word, words);
    if (choice < 0) return false;
    *lang = choice == 0 ? GN_LANG_ZH : GN_LANG_EN;
    return true;
}

const char **cli_document_names(const gn_store *s)
{
    const char **names = calloc(s->document_count + 1, sizeof *names);
    for (size_t i = 0; names && i < s->document_count; i++)
        names[i] = gn_strings_get(s->observations->strings, s->documents[i].name);
    return names;
}

void cli_complain(void *ctx, size_t line, size_t column, const char *text)
{
    const cli_complaint *c = ctx;
    gn_err err;
    gn_fail(&err, GN_E_FORMAT, "%s:%zu:%zu: %s", c->path, line, column, text);
    cli_failed(c->self, &err);
}

static gn_status load_store(const cli_figures_options *o, cli_figures *f, gn_err *err)
{
    gn_status st = cli_store_open(o->store, o->as_of, &f->store, err);
    if (st) return st;
    f->documents = cli_document_names(f->store);
    if (!f->documents) return gn_fail(err, GN_E_NOMEM, "no memory for %zu documents", f->store->document_count);
    f->context.observations = f->store->observations;
    f->context.documents = f->documents;
    f->context.n_documents = f->store->document_count;
    return gn_table_points_add_set(&f->points, f->store->series, f->store->observations, err);
}

static bool holds(const gn_strings *strings, gn_str text, const char *part)
{
    const char *s = gn_strings_get(strings, text);
    return !part || (s && strstr(s, part));
}

int cli_figures_load(const cli_command *self, const cli_figures_options *o, cli_figures *f)
{
    gn_err err;
    *f = (cli_figures){0};
    if (!o->store == !o->input) return cli_usage(self, "one of -s STORE and --input FILE.csv is needed");
    if (o->input && o->as_of.year) return cli_usage(self, "--as-of needs a store");
    if (!cli_lang(self, o->lang, &f->context.lang)) return EXIT_USAGE;
    gn_status st;
    if (o->store) {
        st = load_store(o, f, &err);
    } else {
        cli_complaint c = {self, o->input};
        st = gn_strings_new(&f->strings, &err);
        if (!st) st = gn_table_points_read_csv(&f->points, o->input, f->strings, cli_complain, &c, &err);
    }
    if (st) return cli_failed(self, &err);
    const gn_strings *strings = f->store ? f->store->observations->strings : f->strings;
    size_t kept = 0;
    for (size_t i = 0; i < f->points.count; i++) {
        const gn_table_point p = f->points.items[i];
        if (holds(strings, p.key.indicator, o->indicator) && holds(strings, p.key.area, o->area))
            f->points.items[kept++] = p;
    }
    f->points.count = kept;
    return EXIT_DONE;
}

gn_status cli_figures_table(const cli_figures *f, const char *model, long horizon, gn_table **t, gn_err *err)
{
    const gn_strings *strings = f->store ? f->store->observations->strings : f->strings;
    gn_status st = gn_table_new(f->points.items, f->points.count, strings, t, err);
    if (!st && horizon) st = gn_table_forecast(*t, model, (size_t)horizon, err);
    return st;
}

void cli_figures_free(cli_figures *f)
{
    gn_table_points_free(&f->points);
    gn_strings_free(f->strings);
    free(f->documents);
    gn_store_free(f->store);
    *f = (cli_figures){0};
}
