/* gnomon run: everything, from reports to a folder with store, tables, forecasts and page. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"
#include "reports.h"

#include "gnomon/gn_forecast.h"
#include "gnomon/gn_report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct job {
    const cli_command *self;
    gn_store *store; /* the transaction's */
    gn_buf observations;
} job;

static gn_status each(void *ctx, const cli_report *report, gn_err *err)
{
    job *j = ctx;
    const gn_observations *o = report->observations;
    uint32_t index;
    bool known;
    gn_status st = gn_store_add_document(j->store, report->doc, report->date, &index, &known, err);
    if (st) return st;
    if (known) {
        cli_note(j->self, "%s: the same report twice, taken once", report->path);
        return GN_OK;
    }
    for (size_t i = 0; i < o->count; i++) gn_observation_json(&j->observations, o, &o->items[i], report->path);
    return gn_store_add_observations(j->store, index, o, 0, o->count, err);
}

/* FOLDER/NAME, to be freed. */
static char *path_in(const char *folder, const char *name)
{
    char *p = NULL;
    return asprintf(&p, "%s/%s", folder, name) < 0 ? NULL : p;
}

static gn_status make_folder(const char *folder, bool *made, gn_err *err)
{
    struct stat s;
    *made = false;
    if (stat(folder, &s) == 0) {
        if (S_ISDIR(s.st_mode)) return GN_OK;
        return gn_fail(err, GN_E_IO, "%s: not a folder", folder);
    }
    char *p = strdup(folder);
    if (!p) return gn_fail(err, GN_E_NOMEM, "%s: no memory", folder);
    gn_status st = GN_OK;
    for (char *at = p + 1; !st; at++) { /* each folder on the way */
        if (*at && *at != '/') continue;
        const char end = *at;
        *at = '\0';
        if (mkdir(p, 0777) != 0 && errno != EEXIST) st = gn_fail(err, GN_E_IO, "%s: %s", p, strerror(errno));
        *at = end;
        if (!end) break;
    }
    free(p);
    *made = !st;
    return st;
}

typedef struct output {
    const char *name, *what;
    gn_buf text;
    gn_outfile *file;
} output;

/* All files are written beside their places first; only when none of them failed do they take these. */
static gn_status save_all(const char *folder, output *files, size_t n, gn_err *err)
{
    gn_status st = GN_OK;
    for (size_t i = 0; i < n && !st; i++) {
        char *path = path_in(folder, files[i].name);
        if (!path || files[i].text.failed)
            st = gn_fail(err, GN_E_NOMEM, "%s: no memory", files[i].name);
        else
            st = gn_outfile_open(path, &files[i].file, err);
        if (!st)
            st = gn_outfile_write(files[i].file, files[i].text.data ? files[i].text.data : "", files[i].text.length,
                                  err);
        free(path);
    }
    for (size_t i = 0; i < n && !st; i++) {
        gn_outfile *f = files[i].file;
        files[i].file = NULL;
        st = gn_outfile_commit(f, err);
    }
    for (size_t i = 0; i < n; i++) gn_outfile_abort(files[i].file);
    return st;
}

static size_t decisions_in(const gn_store *s)
{
    size_t n = 0;
    for (size_t i = 0; i < s->observations->count; i++) n += s->decision[i] != GN_UNDECIDED;
    return n;
}

/* What a reviewer said in the store of the last run, which this run's replaces. */
static gn_status carry_from_last(const cli_command *self, const char *path, gn_store *store, gn_err *err)
{
    gn_store *last = NULL;
    gn_err why = {0};
    gn_status st = gn_store_open(path, &last, &why);
    if (st == GN_E_NOTFOUND) return GN_OK;
    if (st) {
        cli_warn(self, "%s; decisions in it, if any, are not carried over", why.msg);
        return GN_OK;
    }
    const size_t before = decisions_in(last);
    if (before) {
        st = cli_carry(self, store, 0, last, err);
        const size_t now = decisions_in(store);
        if (!st) cli_note(self, "%s: decisions of the last run carried over: %zu of %zu", path, now, before);
    }
    gn_store_free(last);
    return st;
}

int cli_run(const cli_command *self, int argc, char **argv)
{
    const char *folder = NULL, *tsv = NULL, *lang_word = NULL, *model = "auto";
    gn_date date = {0};
    long threads = 0, horizon = 4;
    const cli_option options[] = {
        {"--output", "-o", CLI_TEXT, &folder, 0, 0, "DIR", "the folder to write to; made if it is not there"},
        {"--date", NULL, CLI_DATE, &date, 0, 0, "DATE", "date of the reports, YYYY-MM-DD, where they give none"},
        {"--dates", NULL, CLI_TEXT, &tsv, 0, 0, "FILE", "table of dates: report, tab, YYYY-MM-DD"},
        {"--horizon", NULL, CLI_INT, &horizon, 1, 40, "N", "quarters to forecast (4)"},
        {"--model", NULL, CLI_TEXT, &model, 0, 0, "NAME", "forecasting model (auto)"},
        {"--lang", NULL, CLI_TEXT, &lang_word, 0, 0, "LANG", "labels in zh or en (by the locale; zh where it is C)"},
        {"--threads", NULL, CLI_INT, &threads, 0, 1024, "N", "reports at a time (0: one for each processor)"},
    };
    static const char examples[] = "  gnomon run reports/*.pdf --date 2021-11-30 -o out\n"
                                   "  gnomon run reports/* --dates dates.tsv -o out --lang zh\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n == 0) return cli_usage(self, "no REPORT was named");
    if (!folder) return cli_usage(self, "no folder was named (-o DIR)");
    if (!gn_model_find(model)) return cli_usage(self, "--model '%s': gnomon models lists them", model);
    gn_table_context context = {0};
    if (!cli_lang(self, lang_word, &context.lang)) return EXIT_USAGE;

    output files[] = {{"observations.jsonl", "every numeric statement with its sentence", {0}, NULL},
                      {"table.csv", "quarterly indicator table, one figure a row", {0}, NULL},
                      {"table.md", "the same to read", {0}, NULL},
                      {"table.xlsx", "the same as a workbook", {0}, NULL},
                      {"growth.csv", "growth and compound rates of every period", {0}, NULL},
                      {"forecasts.csv", "forecasts with 80 and 95 % intervals", {0}, NULL},
                      {"report.html", "table, charts and sources in one page", {0}, NULL}};
    enum { N_FILES = sizeof files / sizeof *files };
    job j = {.self = self};
    gn_err err;
    cli_dates *dates = NULL;
    gn_lexicon *lexicon = NULL;
    gn_store_tx *tx = NULL;
    gn_table_points points = {0};
    gn_table *table = NULL;
    const char **documents = NULL;
    char *fresh = NULL, *store_path = NULL;
    size_t skipped = 0, counts[5] = {0};
    bool made = false;
    gn_status st = cli_dates_new(date, tsv, &dates, &err);
    if (!st) st = gn_lexicon_new(cli_lexicon, &lexicon, &err);
    if (!st) st = make_folder(folder, &made, &err);
    /* the store is made anew each time, beside the old one: a folder holds what its own run said */
    if (!st && (!(fresh = path_in(folder, "store.new.h5")) || !(store_path = path_in(folder, "store.h5"))))
        st = gn_fail(&err, GN_E_NOMEM, "no memory");
    if (!st) remove(fresh);
    if (!st) st = gn_store_begin(fresh, &tx, &j.store, &err);
    if (!st) {
        const cli_reports_options how = {.dates = dates, .lexicon = lexicon, .threads = (int)threads};
        st = cli_reports_each(self, (size_t)n, argv + 1, &how, each, &j, &skipped, &err);
    }
    if (!st && skipped == (size_t)n) goto done; /* each was named */
    if (!st) st = carry_from_last(self, store_path, j.store, &err);
    if (!st) st = gn_store_assemble(j.store, lexicon, &err);
    if (!st) st = gn_table_points_add_set(&points, j.store->series, j.store->observations, &err);
    if (!st && !(documents = cli_document_names(j.store))) st = gn_fail(&err, GN_E_NOMEM, "no memory");
    if (!st) st = gn_table_new(points.items, points.count, j.store->observations->strings, &table, &err);
    if (!st) st = gn_table_forecast(table, model, (size_t)horizon, &err);
    if (!st) {
        context.observations = j.store->observations;
        context.documents = documents;
        context.n_documents = j.store->document_count;
        files[0].text = j.observations;
        j.observations = (gn_buf){0};
        gn_table_csv(table, &context, &files[1].text);
        gn_table_markdown(table, &context, &files[2].text);
        st = gn_table_xlsx(table, &context, &files[3].text, &err);
        gn_table_growth_csv(table, &context, &files[4].text);
        gn_table_forecast_csv(table, &context, &files[5].text);
        gn_report_html(table, &context, &files[6].text);
        counts[0] = j.store->document_count;
        counts[1] = j.store->observations->count;
        counts[2] = gn_series_set_count(j.store->series);
        counts[3] = table->n_items;
        for (size_t i = 0; i < table->n_items; i++) counts[4] += table->items[i].model[0] != 0;
    }
    if (!st) {
        st = gn_store_commit(tx, &err);
        tx = NULL;
    }
    if (!st) st = save_all(folder, files, N_FILES, &err);
    if (!st && rename(fresh, store_path) != 0) st = gn_fail(&err, GN_E_IO, "%s: %s", store_path, strerror(errno));
    if (!st) {
        cli_note(self, "%zu report%s, %zu observations, %zu series, %zu indicators, %zu forecasts", counts[0],
                 counts[0] == 1 ? "" : "s", counts[1], counts[2], counts[3], counts[4]);
        cli_note(self, "%-34s observations and series (HDF5)", store_path);
        for (size_t i = 0; i < N_FILES; i++) {
            char name[64];
            snprintf(name, sizeof name, "/%s", files[i].name);
            cli_note(self, "%s%-*s %s", folder, 34 - (int)strlen(folder) > 0 ? 34 - (int)strlen(folder) : 0, name,
                     files[i].what);
        }
    }
done:
    gn_store_abort(tx);
    if (fresh) remove(fresh);
    if (made && (st || skipped == (size_t)n)) rmdir(folder); /* empty again */
    for (size_t i = 0; i < N_FILES; i++) gn_buf_free(&files[i].text);
    gn_buf_free(&j.observations);
    free(fresh);
    free(store_path);
    free(documents);
    gn_table_free(table);
    gn_table_points_free(&points);
    gn_lexicon_free(lexicon);
    cli_dates_free(dates);
    return st ? cli_failed(self, &err) : cli_reports_exit((size_t)n, skipped);
}
