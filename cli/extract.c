/* gnomon extract: the numeric statements of reports as JSON lines, CSV or a table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef enum form { FORM_JSONL, FORM_CSV, FORM_TABLE, FORM_TSV } form;
static const char *const forms[] = {"jsonl", "csv", "table", "tsv", NULL};

enum { FLUSH_AT = 1 << 20 };

typedef struct job {
    form form;
    bool review, features;
    gn_outfile *file;
    gn_buf out;
    gn_observations *all; /* of --review, from all files */
} job;

static gn_status flush(job *j, gn_err *err)
{
    if (j->out.failed) return gn_fail(err, GN_E_NOMEM, "no memory for the output");
    const gn_status st = gn_outfile_write(j->file, j->out.data, j->out.length, err);
    gn_buf_clear(&j->out);
    return st;
}

static gn_status each(void *ctx, const cli_report *report, gn_err *err)
{
    job *j = ctx;
    const gn_observations *o = report->observations;
    if (j->features) {
        gn_buf_bytes(&j->out, report->features->data, report->features->length);
        return flush(j, err);
    }
    if (j->review) return gn_observations_append(j->all, o, (uint32_t)report->index, err);
    if (j->form == FORM_TABLE)
        gn_observations_table(&j->out, o, report->path);
    else
        for (size_t i = 0; i < o->count; i++) {
            if (j->form == FORM_CSV)
                gn_observation_csv(&j->out, o, &o->items[i], report->path);
            else
                gn_observation_json(&j->out, o, &o->items[i], report->path);
            /* a long report's output can be far longer than the report */
            if (j->out.length < FLUSH_AT) continue;
            const gn_status st = flush(j, err);
            if (st) return st;
        }
    return flush(j, err);
}

typedef struct doubt {
    float confidence;
    size_t index;
} doubt;

static int by_doubt(const void *a, const void *b)
{
    const doubt *x = a, *y = b;
    if (x->confidence != y->confidence) return x->confidence < y->confidence ? -1 : 1;
    return x->index < y->index ? -1 : x->index > y->index;
}

static void tsv_cell(gn_buf *b, const char *field, const char *value)
{
    gn_buf_printf(b, "\t%s", field);
    for (const char *s = value ? value : ""; *s; s++) gn_buf_char(b, strchr("\t\r\n", *s) ? ' ' : *s);
}

/* A line to be decided: accept or reject in place of the question mark, and corrections in the fields. */
static void undecided(gn_buf *b, const gn_observations *o, const gn_observation *r, const char *file)
{
    char period[64], note[32];
    const gn_strings *s = o->strings;
    gn_span_format(r->period, period, sizeof period);
    snprintf(note, sizeof note, "# %.0f %%: ", 100.0 * (double)r->confidence);
    gn_buf_char(b, '?');
    tsv_cell(b, "", file);
    gn_buf_printf(b, "\t%llu", (unsigned long long)r->start);
    tsv_cell(b, "text=", gn_strings_get(s, r->text));
    tsv_cell(b, "indicator=", gn_strings_get(s, r->indicator));
    tsv_cell(b, "area=", gn_strings_get(s, r->area));
    tsv_cell(b, "period=", period);
    tsv_cell(b, "measure=", gn_measure_name(r->measure));
    tsv_cell(b, "status=", gn_outcome_name(r->status));
    gn_buf_text(b, "\tvalue=");
    gn_buf_number(b, r->value);
    tsv_cell(b, "unit=", gn_strings_get(s, r->unit));
    tsv_cell(b, "bound=", gn_bound_name(r->bound));
    tsv_cell(b, "source=", gn_strings_get(s, r->source));
    tsv_cell(b, note, gn_strings_get(s, r->sentence));
    gn_buf_char(b, '\n');
}

/* The least certain first, each with its sentence. */
static gn_status review(job *j, char **paths, gn_err *err)
{
    const gn_observations *o = j->all;
    doubt *order = calloc(o->count + 1, sizeof *order);
    if (!order) return gn_fail(err, GN_E_NOMEM, "no memory for %zu observations", o->count);
    if (j->form == FORM_TSV)
        gn_buf_text(&j->out, "# accept or reject in place of ?, the fields corrected where wrong\n");
    for (size_t i = 0; i < o->count; i++) order[i] = (doubt){o->items[i].confidence, i};
    qsort(order, o->count, sizeof *order, by_doubt);
    for (size_t i = 0; i < o->count; i++) {
        const gn_observation *r = &o->items[order[i].index];
        const char *file = paths[r->document];
        if (j->form == FORM_JSONL)
            gn_observation_json(&j->out, o, r, file);
        else if (j->form == FORM_CSV)
            gn_observation_csv(&j->out, o, r, file);
        else if (j->form == FORM_TSV)
            undecided(&j->out, o, r, file);
        else {
            char period[64];
            gn_span_format(r->period, period, sizeof period);
            const char *area = gn_strings_get(o->strings, r->area),
                       *indicator = gn_strings_get(o->strings, r->indicator);
            gn_buf_printf(&j->out, "%3.0f %%  %s:%u:%llu  %s  %s · %s · %s · %s · %s\n       %s\n",
                          100.0 * (double)r->confidence, file, r->line, (unsigned long long)r->start,
                          gn_strings_get(o->strings, r->text), indicator ? indicator : "?", gn_measure_name(r->measure),
                          area ? area : "-", *period ? period : "-", gn_outcome_name(r->status),
                          gn_strings_get(o->strings, r->sentence));
        }
    }
    free(order);
    return flush(j, err);
}

int cli_extract(const cli_command *self, int argc, char **argv)
{
    const char *format = NULL, *tsv = NULL, *output = NULL;
    gn_date date = {0};
    long threads = 0;
    job j = {0};
    const cli_option options[] = {
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "FORM",
         "jsonl, csv or table (a table on a terminal, else jsonl); of --review tsv too"},
        {"--date", NULL, CLI_DATE, &date, 0, 0, "DATE", "date of the reports, YYYY-MM-DD, where they give none"},
        {"--dates", NULL, CLI_TEXT, &tsv, 0, 0, "FILE", "table of dates: report, tab, YYYY-MM-DD"},
        {"--review", NULL, CLI_FLAG, &j.review, 0, 0, NULL, "the doubtful ones first, with their sentences"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
        {"--threads", NULL, CLI_INT, &threads, 0, 1024, "N", "reports at a time (0: one for each processor)"},
        {"--features", NULL, CLI_FLAG, &j.features, 0, 0, NULL, "what the weights see, for tools/train_model.py"},
    };
    static const char examples[] = "  gnomon extract report.txt --date 2021-11-30\n"
                                   "  gnomon extract --format csv --dates dates.tsv reports/*.pdf > figures.csv\n"
                                   "  gnomon extract --review report.docx\n"
                                   "  gnomon extract --review --format tsv report.docx -o decisions.tsv   to be filled "
                                   "in for gnomon ingest --review\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n == 0) return cli_usage(self, "no FILE was named");
    j.form = cli_is_terminal(STDOUT_FILENO) && !output ? FORM_TABLE : FORM_JSONL;
    if (format) {
        const int choice = cli_choice(self, "--format", format, forms);
        if (choice < 0) return EXIT_USAGE;
        j.form = (form)choice;
        if (j.form == FORM_TSV && !j.review) return cli_usage(self, "--format tsv: of --review only");
    } else if (j.review && !output) {
        j.form = FORM_TABLE;
    }
    gn_err err;
    cli_dates *dates = NULL;
    gn_lexicon *lexicon = NULL;
    size_t skipped = 0;
    gn_status st = cli_dates_new(date, tsv, &dates, &err);
    if (!st) st = gn_lexicon_new(cli_lexicon, &lexicon, &err);
    if (!st) st = gn_observations_new(&j.all, &err);
    if (!st) st = gn_outfile_open(output, &j.file, &err);
    if (!st && j.form == FORM_CSV && !j.features) gn_observation_csv_header(&j.out);
    if (!st) {
        const cli_reports_options how = {dates, lexicon, (int)threads, j.features};
        st = cli_reports_each(self, (size_t)n, argv + 1, &how, each, &j, &skipped, &err);
    }
    if (!st && j.review) st = review(&j, argv + 1, &err);
    if (!st && skipped < (size_t)n) {
        st = gn_outfile_commit(j.file, &err);
        j.file = NULL;
    }
    gn_outfile_abort(j.file);
    gn_buf_free(&j.out);
    gn_observations_free(j.all);
    gn_lexicon_free(lexicon);
    cli_dates_free(dates);
    return st ? cli_failed(self, &err) : cli_reports_exit((size_t)n, skipped);
}
