/* gnomon import: figures of a CSV into a store. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include <stdio.h>
#include <string.h>

/* Units are kept without magnitude: 亿元 is 元 and 1e8. */
static double magnitude(const char **unit)
{
    static const struct {
        const char *word;
        double factor;
    } rows[] = {{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}};
    for (size_t i = 0; *unit && i < sizeof rows / sizeof *rows; i++)
        if (strncmp(*unit, rows[i].word, strlen(rows[i].word)) == 0) {
            *unit += strlen(rows[i].word);
            return rows[i].factor;
        }
    return 1;
}

/* Each figure becomes an observation of the document that the CSV is. */
static gn_status observe(const gn_document *doc, const gn_table_points *points, gn_observations *obs, gn_err *err)
{
    for (size_t i = 0; i < points->count; i++) {
        const gn_table_point *p = &points->items[i];
        gn_observation *o = gn_observations_add(obs);
        char text[GN_NUMBER_SIZE + 64];
        const size_t n = gn_number_format(p->value, text);
        const char *written = gn_strings_get(obs->strings, p->key.unit), *unit = written;
        const double factor = magnitude(&unit);
        char word[64] = "";
        if (written) snprintf(text + n, sizeof text - n, "%.60s", written); /* 54560亿元, as a report has it */
        if (unit) snprintf(word, sizeof word, "%.60s", unit);
        if (!o) return gn_fail(err, GN_E_NOMEM, "no memory for %zu figures", points->count);
        o->indicator = p->key.indicator;
        o->area = p->key.area;
        o->unit = factor == 1 ? p->key.unit : *word ? gn_strings_add(obs->strings, word, strlen(word)) : 0;
        o->measure = p->key.basis;
        o->kind = p->key.kind;
        o->status = p->key.future ? GN_FORECAST : GN_ACTUAL;
        o->bound = p->flag == GN_OBS_ESTIMATED ? GN_BOUND_APPROX : GN_BOUND_EXACT;
        o->period = p->period;
        o->period_explicit = true;
        o->value = factor * p->value;
        o->line = p->line;
        o->start = gn_document_offset(doc, p->offset);
        o->end = gn_document_offset(doc, p->offset + p->length);
        o->confidence = 1;
        o->text = gn_strings_add(obs->strings, text, strlen(text));
        o->rule = gn_strings_add(obs->strings, "import", 6);
        if (!o->text || !o->rule || (*word && !o->unit))
            return gn_fail(err, GN_E_NOMEM, "no memory for %zu figures", points->count);
    }
    return GN_OK;
}

static gn_status add_file(const cli_command *self, gn_store *store, const char *path, gn_date date, gn_err *err)
{
    gn_observations *obs;
    gn_document *doc = NULL;
    gn_table_points points = {0};
    gn_status st = gn_observations_new(&obs, err);
    if (st) return st;
    st = gn_document_read(path, NULL, &doc, err);
    if (!st && doc->format != GN_FORMAT_TEXT)
        st = gn_fail(err, GN_E_FORMAT, "%s: not a text, a CSV file was expected", path);
    if (!st)
        st = gn_table_points_parse_csv(&points, path, doc->text, doc->length, obs->strings, cli_complain,
                                       &(cli_complaint){self, path}, err);
    if (!st) st = observe(doc, &points, obs, err);
    uint32_t index;
    bool known;
    if (!st) st = gn_store_add_document(store, doc, date, &index, &known, err);
    if (!st && known)
        cli_note(self, "%s: in the store already", path);
    else if (!st)
        st = gn_store_add_observations(store, index, obs, 0, obs->count, err);
    gn_table_points_free(&points);
    gn_document_free(doc);
    gn_observations_free(obs);
    return st;
}

int cli_import(const cli_command *self, int argc, char **argv)
{
    const char *path = NULL;
    gn_date date = {0};
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &path, 0, 0, "STORE", "the store to write to; made if it is not there"},
        {"--date", NULL, CLI_DATE, &date, 0, 0, "YYYY-MM-DD", "when the figures were published; orders vintages"},
    };
    static const char examples[] =
        "  gnomon import -s indicators.h5 figures.csv --date 2022-01-31\n"
        "\nThe header names at least indicator, measure, period (2021-01/2021-10) and value; area, "
        "unit, kind,\nstatus and flag may stand there; further columns are left out.\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (!path) return cli_usage(self, "no store was named (-s STORE)");
    if (n == 0) return cli_usage(self, "no FILE.csv was named");
    gn_err err;
    gn_lexicon *lexicon = NULL;
    gn_store_tx *tx = NULL;
    gn_store *store = NULL;
    gn_status st = gn_lexicon_new(cli_lexicon, &lexicon, &err);
    if (!st) st = gn_store_begin(path, &tx, &store, &err);
    const size_t known = st ? 0 : store->document_count;
    for (int i = 1; !st && i <= n; i++) st = add_file(self, store, argv[i], date, &err);
    if (!st) st = cli_carry(self, store, known, store, &err);
    st = cli_store_end(self, path, tx, store, lexicon, st, &err);
    gn_lexicon_free(lexicon);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}
