/* gnomon ingest: reports, or observations written as JSON lines, into a store. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <string.h>
#include <unistd.h>

#include "gnomon/gn_store.h"
#include "reports.h"

static gn_date date_of(void *context, const char *file)
{
    return cli_dates_of(context, file);
}

typedef struct sink {
    const cli_command *self;
    gn_store *store;
} sink;

static gn_status add_report(void *context, const cli_report *report, gn_err *err)
{
    const sink *to = context;
    uint32_t index;
    bool known;
    gn_status st = gn_store_add_document(to->store, report->doc, report->date, &index, &known, err);
    if (!st && known)
        cli_note(to->self, "%s: in the store already, as %s", report->path,
                 gn_strings_get(to->store->observations->strings, to->store->documents[index].name));
    else if (!st)
        st = gn_store_add_observations(to->store, index, report->observations, 0, report->observations->count, err);
    return st;
}

static gn_status add_jsonl(const cli_command *self, gn_store *store, const char *path, cli_dates *dates, gn_err *err)
{
    gn_document *doc;
    size_t added, skipped;
    gn_status st = gn_document_read(path, NULL, &doc, err);
    if (st) return st;
    st = gn_store_add_jsonl(store, path, doc->text, doc->length, date_of, dates, &added, &skipped, err);
    gn_document_free(doc);
    if (!st && skipped)
        cli_note(self, "%s: %zu of %zu documents are in the store already", path, skipped, added + skipped);
    return st;
}

static gn_status apply_review(const cli_command *self, gn_store *store, const char *path, gn_err *err)
{
    gn_document *doc;
    size_t decided;
    gn_status st = gn_document_read(path, NULL, &doc, err);
    if (st) return st;
    st = gn_store_review(store, path, doc->text, doc->length, &decided, err);
    size_t open = 0;
    for (const char *line = doc->text; !st && line && *line; line = strchr(line, '\n'), line += line != NULL)
        open += strncmp(line, "?\t", 2) == 0;
    if (!st && open)
        cli_note(self, "%s: %zu observations accepted or rejected, %zu left with their question mark", path, decided,
                 open);
    else if (!st)
        cli_note(self, "%s: %zu observations accepted or rejected", path, decided);
    gn_document_free(doc);
    return st;
}

int cli_ingest(const cli_command *self, int argc, char **argv)
{
    const char *path = NULL, *dates_tsv = NULL, *jsonl = NULL, *review = NULL;
    gn_date date = {0};
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &path, 0, 0, "STORE", "the store to write to; made if it is not there"},
        {"--date", NULL, CLI_DATE, &date, 0, 0, "YYYY-MM-DD", "date of reports that have none of their own"},
        {"--dates", NULL, CLI_TEXT, &dates_tsv, 0, 0, "FILE.tsv", "dates by report: name, tab, date"},
        {"--observations", NULL, CLI_TEXT, &jsonl, 0, 0, "FILE.jsonl",
         "add observations as `gnomon extract` prints them"},
        {"--review", NULL, CLI_TEXT, &review, 0, 0, "FILE.tsv",
         "accept or reject observations, as extract --review --format tsv lists them"},
    };
    static const char examples[] = "  gnomon ingest -s indicators.h5 reports/*.pdf --date 2021-11-30\n"
                                   "  gnomon ingest -s indicators.h5 --observations checked.jsonl\n"
                                   "  gnomon ingest -s indicators.h5 --review decisions.tsv\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (!path) return cli_usage(self, "no store was named (-s STORE)");
    if (n == 0 && !jsonl && !review) return cli_usage(self, "no REPORT was named");
    gn_err err;
    cli_dates *dates = NULL;
    gn_lexicon *lexicon = NULL;
    gn_store_tx *tx = NULL;
    gn_store *store = NULL;
    gn_status st = cli_dates_new(date, dates_tsv, &dates, &err);
    if (!st) st = gn_lexicon_new(cli_lexicon, &lexicon, &err);
    if (!st && review && !n && !jsonl && access(path, F_OK) != 0)
        st = gn_fail(&err, GN_E_NOTFOUND, "%s: no store, so nothing to review", path);
    if (!st) st = gn_store_begin(path, &tx, &store, &err);
    size_t skipped = 0;
    const size_t known = st ? 0 : store->document_count;
    if (!st && n) {
        const cli_reports_options how = {.dates = dates, .lexicon = lexicon};
        sink to = {self, store};
        st = cli_reports_each(self, (size_t)n, argv + 1, &how, add_report, &to, &skipped, &err);
    }
    const bool all_skipped = n && skipped == (size_t)n && !jsonl && !review; /* nothing to write */
    if (!st && jsonl) st = add_jsonl(self, store, jsonl, dates, &err);
    if (!st) st = cli_carry(self, store, known, store, &err);
    if (!st && review) st = apply_review(self, store, review, &err);
    if (all_skipped)
        gn_store_abort(tx);
    else
        st = cli_store_end(self, path, tx, store, lexicon, st, &err);
    gn_lexicon_free(lexicon);
    cli_dates_free(dates);
    if (st) return cli_failed(self, &err);
    return all_skipped ? EXIT_FAILED : skipped ? EXIT_SKIPPED : EXIT_DONE;
}
