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

enum { OBSERVATIONS, TABLE_CSV, TABLE_MD, TABLE_XLSX, GROWTH, FORECASTS, PAGE, N_FILES };

typedef struct output {
    const char *name, *what;
    gn_buf text;
    gn_outfile *file;
} output;

typedef struct job {
    const cli_command *self;
    const char *folder, *model;
    size_t horizon;
    gn_lang lang;
    gn_store_tx *tx;
    gn_store *store;          /* the transaction's */
    char *fresh, *store_path; /* the store is made anew each time, beside the old one */
    bool made;                /* the folder */
    gn_table_points points;
    gn_table *table;
    size_t documents, observations, series; /* of the store, told when it is closed */
    output files[N_FILES];
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
    for (size_t i = 0; i < o->count; i++)
        gn_observation_json(&j->files[OBSERVATIONS].text, o, &o->items[i], report->path);
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

/* The store of this run, empty, in the folder. */
static gn_status begin(job *j, gn_err *err)
{
    gn_status st = make_folder(j->folder, &j->made, err);
    if (st) return st;
    j->fresh = path_in(j->folder, "store.new.h5");
    j->store_path = path_in(j->folder, "store.h5");
    if (!j->fresh || !j->store_path) return gn_fail(err, GN_E_NOMEM, "no memory");
    remove(j->fresh);
    return gn_store_begin(j->fresh, &j->tx, &j->store, err);
}

static gn_status tabulate(job *j, const gn_lexicon *lexicon, gn_err *err)
{
    gn_status st = carry_from_last(j->self, j->store_path, j->store, err);
    if (!st) st = gn_store_assemble(j->store, lexicon, err);
    if (!st) st = gn_table_points_add_set(&j->points, j->store->series, j->store->observations, err);
    if (!st) st = gn_table_new(j->points.items, j->points.count, j->store->observations->strings, &j->table, err);
    if (!st) st = gn_table_forecast(j->table, j->model, j->horizon, err);
    return st;
}

static gn_status write_texts(job *j, gn_err *err)
{
    const char **documents = cli_document_names(j->store);
    if (!documents) return gn_fail(err, GN_E_NOMEM, "no memory");
    const gn_table_context context = {.lang = j->lang,
                                      .observations = j->store->observations,
                                      .documents = documents,
                                      .n_documents = j->store->document_count};
    gn_table_csv(j->table, &context, &j->files[TABLE_CSV].text);
    gn_table_markdown(j->table, &context, &j->files[TABLE_MD].text);
    const gn_status st = gn_table_xlsx(j->table, &context, &j->files[TABLE_XLSX].text, err);
    gn_table_growth_csv(j->table, &context, &j->files[GROWTH].text);
    gn_table_forecast_csv(j->table, &context, &j->files[FORECASTS].text);
    gn_report_html(j->table, &context, &j->files[PAGE].text);
    free(documents);
    return st;
}

/* Closes the store and puts everything in its place. */
static gn_status finish(job *j, gn_err *err)
{
    j->documents = j->store->document_count;
    j->observations = j->store->observations->count;
    j->series = gn_series_set_count(j->store->series);
    gn_status st = gn_store_commit(j->tx, err);
    j->tx = NULL;
    if (!st) st = save_all(j->folder, j->files, N_FILES, err);
    if (!st && rename(j->fresh, j->store_path) != 0)
        st = gn_fail(err, GN_E_IO, "%s: %s", j->store_path, strerror(errno));
    return st;
}

static void tell(const job *j)
{
    enum { WIDTH = 34 };
    size_t forecasts = 0;
    for (size_t i = 0; i < j->table->n_items; i++) forecasts += j->table->items[i].model[0] != 0;
    cli_note(j->self, "%zu report%s, %zu observations, %zu series, %zu indicators, %zu forecasts", j->documents,
             j->documents == 1 ? "" : "s", j->observations, j->series, j->table->n_items, forecasts);
    cli_note(j->self, "%-*s observations and series (HDF5)", WIDTH, j->store_path);
    for (size_t i = 0; i < N_FILES; i++) {
        char name[64];
        snprintf(name, sizeof name, "/%s", j->files[i].name);
        const int rest = WIDTH - (int)strlen(j->folder);
        cli_note(j->self, "%s%-*s %s", j->folder, rest > 0 ? rest : 0, name, j->files[i].what);
    }
}

static void end(job *j, bool failed)
{
    gn_store_abort(j->tx);
    if (j->fresh) remove(j->fresh);
    if (j->made && failed) rmdir(j->folder); /* empty again */
    for (size_t i = 0; i < N_FILES; i++) gn_buf_free(&j->files[i].text);
    free(j->fresh);
    free(j->store_path);
    gn_table_free(j->table);
    gn_table_points_free(&j->points);
}

int cli_run(const cli_command *self, int argc, char **argv)
{
    const char *tsv = NULL, *lang_word = NULL;
    gn_date date = {0};
    long threads = 0, horizon = 4;
    job j = {.self = self,
             .model = "auto",
             .files = {{"observations.jsonl", "every numeric statement with its sentence", {0}, NULL},
                       {"table.csv", "quarterly indicator table, one figure a row", {0}, NULL},
                       {"table.md", "the same to read", {0}, NULL},
                       {"table.xlsx", "the same as a workbook", {0}, NULL},
                       {"growth.csv", "growth and compound rates of every period", {0}, NULL},
                       {"forecasts.csv", "forecasts with 80 and 95 % intervals", {0}, NULL},
                       {"report.html", "table, charts and sources in one page", {0}, NULL}}};
    const cli_option options[] = {
        {"--output", "-o", CLI_TEXT, &j.folder, 0, 0, "DIR", "the folder to write to; made if it is not there"},
        {"--date", NULL, CLI_DATE, &date, 0, 0, "DATE", "date of the reports, YYYY-MM-DD, where they give none"},
        {"--dates", NULL, CLI_TEXT, &tsv, 0, 0, "FILE", "table of dates: report, tab, YYYY-MM-DD"},
        {"--horizon", NULL, CLI_INT, &horizon, 1, 40, "N", "quarters to forecast (4)"},
        {"--model", NULL, CLI_TEXT, &j.model, 0, 0, "NAME", "forecasting model (auto)"},
        {"--lang", NULL, CLI_TEXT, &lang_word, 0, 0, "LANG", "labels in zh or en (by the locale; zh where it is C)"},
        {"--threads", NULL, CLI_INT, &threads, 0, 1024, "N", "reports at a time (0: one for each processor)"},
    };
    static const char examples[] = "  gnomon run reports/*.pdf --date 2021-11-30 -o out\n"
                                   "  gnomon run reports/* --dates dates.tsv -o out --lang zh\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n == 0) return cli_usage(self, "no REPORT was named");
    if (!j.folder) return cli_usage(self, "no folder was named (-o DIR)");
    if (!gn_model_find(j.model)) return cli_usage(self, "--model '%s': gnomon models lists them", j.model);
    if (!cli_lang(self, lang_word, &j.lang)) return EXIT_USAGE;
    j.horizon = (size_t)horizon;
    gn_err err;
    cli_dates *dates = NULL;
    gn_lexicon *lexicon = NULL;
    size_t skipped = 0;
    gn_status st = cli_dates_new(date, tsv, &dates, &err);
    if (!st) st = gn_lexicon_new(cli_lexicon, &lexicon, &err);
    if (!st) st = begin(&j, &err);
    if (!st) {
        const cli_reports_options how = {.dates = dates, .lexicon = lexicon, .threads = (int)threads};
        st = cli_reports_each(self, (size_t)n, argv + 1, &how, each, &j, &skipped, &err);
    }
    const bool all_skipped = skipped == (size_t)n; /* each was named */
    if (!st && !all_skipped) {
        st = tabulate(&j, lexicon, &err);
        if (!st) st = write_texts(&j, &err);
        if (!st) st = finish(&j, &err);
        if (!st) tell(&j);
    }
    end(&j, st || all_skipped);
    gn_lexicon_free(lexicon);
    cli_dates_free(dates);
    return st ? cli_failed(self, &err) : cli_reports_exit((size_t)n, skipped);
}
