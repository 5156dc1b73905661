/* gnomon scan: the numbers and times that the scanner recognises, one JSON object a line. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <stdlib.h>

#include "gnomon/gn_scan.h"
#include "gnomon/gn_write.h"

static void date_field(gn_buf *out, const char *key, gn_date d)
{
    gn_json_key(out, key);
    if (d.year)
        gn_buf_printf(out, "\"%04d-%02d-%02d\"", d.year, d.month, d.day);
    else
        gn_buf_text(out, "null");
}

/* The text without white space, that of full width too. */
static void text_field(gn_buf *out, const gn_document *doc, size_t from, size_t to, gn_buf *work)
{
    gn_buf_clear(work);
    for (size_t i = from; i < to; i++) {
        const unsigned char c = (unsigned char)doc->text[i];
        if (c <= ' ') continue;
        if (c == 0xE3 && i + 2 < to && (unsigned char)doc->text[i + 1] == 0x80 &&
            (unsigned char)doc->text[i + 2] == 0x80) {
            i += 2;
            continue;
        }
        gn_buf_char(work, (char)c);
    }
    gn_json_key(out, "text");
    gn_json_string_n(out, work->data ? work->data : "", work->length);
}

static void record(gn_buf *out, const gn_document *doc, const gn_found *f, gn_buf *work)
{
    gn_buf_char(out, '{');
    gn_json_key(out, "file");
    gn_json_string(out, doc->name);
    gn_json_key(out, "kind");
    gn_json_string(out, f->kind == GN_FOUND_QUANTITY ? "quantity" : "period");
    gn_json_key(out, "start");
    gn_buf_printf(out, "%llu", (unsigned long long)f->start);
    gn_json_key(out, "end");
    gn_buf_printf(out, "%llu", (unsigned long long)f->end);
    text_field(out, doc, f->text_start, f->text_end, work);
    if (f->kind == GN_FOUND_QUANTITY) {
        gn_json_key(out, "value");
        gn_json_number(out, f->value);
        gn_json_key(out, "value_high");
        gn_json_number(out, f->value_high);
        gn_json_key(out, "unit");
        gn_json_string(out, *f->unit ? f->unit : NULL);
        gn_json_key(out, "bound");
        gn_json_string(out, gn_bound_name(f->bound));
    } else {
        char span[64];
        gn_json_key(out, "period");
        gn_json_string(out, gn_span_format(f->months, span, sizeof span) ? span : NULL);
        date_field(out, "first_day", f->first_day);
        date_field(out, "last_day", f->last_day);
    }
    gn_buf_text(out, "}\n");
}

int cli_scan(const cli_command *self, int argc, char **argv)
{
    const char *output = NULL, *tsv = NULL;
    gn_date date = {0};
    const cli_option options[] = {
        {"--date", NULL, CLI_DATE, &date, 0, 0, "DATE", "date of the reports, YYYY-MM-DD, where they give none"},
        {"--dates", NULL, CLI_TEXT, &tsv, 0, 0, "FILE", "dates by report: name, tab, date"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon scan report.txt --date 2021-11-30\n"
                                   "  echo '1—10月，软件业务收入76814亿元' | gnomon scan - --date 2021-11-30\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n == 0) return cli_usage(self, "no FILE was named");
    gn_err err;
    gn_lexicon *lexicon = NULL;
    cli_dates *dates = NULL;
    gn_buf out = {0}, work = {0};
    int skipped = 0, code = EXIT_FAILED;
    if (cli_dates_new(date, tsv, &dates, &err) || gn_lexicon_new(cli_lexicon, &lexicon, &err)) {
        cli_failed(self, &err);
        goto done;
    }
    for (int i = 1; i <= n; i++) {
        gn_document *doc = NULL;
        gn_found *found = NULL;
        size_t count = 0;
        gn_status st = gn_document_read(argv[i], NULL, &doc, &err);
        if (!st) st = gn_scan_document(lexicon, doc, cli_dates_of(dates, argv[i]), &found, &count, &err);
        if (st) {
            cli_failed(self, &err);
            skipped++;
        }
        for (size_t k = 0; !st && k < count; k++) record(&out, doc, &found[k], &work);
        free(found);
        gn_document_free(doc);
    }
    if (skipped < n && gn_outfile_save(output, &out, &err))
        cli_failed(self, &err);
    else
        code = skipped == n ? EXIT_FAILED : skipped ? EXIT_SKIPPED : EXIT_DONE;
done:
    gn_buf_free(&out);
    gn_buf_free(&work);
    gn_lexicon_free(lexicon);
    cli_dates_free(dates);
    return code;
}
