/* gnomon audit: the published figures of a store checked against each other. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_audit.h"
#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

#include <stdlib.h>
#include <string.h>

static const char *text_of(const gn_store *s, gn_str id)
{
    return gn_strings_get(s->observations->strings, id);
}

static void place(gn_buf *b, const gn_store *s, uint32_t observation)
{
    const gn_observation *o = &s->observations->items[observation];
    gn_buf_printf(b, "%s:%u", text_of(s, s->documents[o->document].name), o->line);
}

static void table_row(gn_buf *b, const gn_store *s, const gn_finding *f)
{
    char period[32];
    const char *area = text_of(s, f->key.area), *unit = text_of(s, f->key.unit);
    gn_period_format(f->period, period, sizeof period);
    gn_buf_printf(b, "%s\t%s\t%s\t%s\t%s %s %s\t", gn_verdict_name(f->verdict), gn_audit_rule_name(f->rule),
                  text_of(s, f->key.indicator), area ? area : "", gn_measure_name((gn_measure)f->key.basis),
                  gn_kind_name((gn_kind)f->key.kind), period);
    cli_value_text(b, f->stated, unit);
    gn_buf_char(b, '\t');
    cli_value_text(b, f->expected, unit);
    gn_buf_char(b, '\t');
    cli_value_text(b, f->tolerance, unit);
    gn_buf_char(b, '\t');
    place(b, s, f->observation);
    gn_buf_char(b, '\t');
    place(b, s, f->against);
    gn_buf_printf(b, "\t%s\n", f->note);
}

static void data_row(gn_buf *b, const gn_store *s, const gn_finding *f, bool json)
{
    char period[32];
    gn_period_format(f->period, period, sizeof period);
    const gn_observation *o = &s->observations->items[f->observation], *q = &s->observations->items[f->against];
    const struct {
        const char *key, *value;
    } texts[] = {{"verdict", gn_verdict_name(f->verdict)},
                 {"rule", gn_audit_rule_name(f->rule)},
                 {"indicator", text_of(s, f->key.indicator)},
                 {"area", text_of(s, f->key.area)},
                 {"measure", gn_measure_name((gn_measure)f->key.basis)},
                 {"kind", gn_kind_name((gn_kind)f->key.kind)},
                 {"period", period},
                 {"unit", text_of(s, f->key.unit)},
                 {"file", text_of(s, s->documents[o->document].name)},
                 {"against_file", text_of(s, s->documents[q->document].name)},
                 {"note", f->note}};
    const struct {
        const char *key;
        double value;
    } numbers[] = {{"stated", f->stated},
                   {"expected", f->expected},
                   {"tolerance", f->tolerance},
                   {"start", (double)o->start},
                   {"against_start", (double)q->start}};
    if (json) gn_buf_char(b, '{');
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (json) {
            gn_json_key(b, texts[i].key);
            gn_json_string(b, texts[i].value);
        } else {
            gn_csv_field(b, texts[i].value);
            gn_buf_char(b, ',');
        }
    }
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        if (json)
            gn_json_key(b, numbers[i].key);
        else if (i)
            gn_buf_char(b, ',');
        gn_buf_number(b, numbers[i].value);
    }
    gn_buf_text(b, json ? "}\n" : "\n");
}

static void print(gn_buf *b, const gn_store *s, const gn_findings *findings, int form, bool all, const char *indicator)
{
    size_t counts[GN_VERDICT_COUNT] = {0}, shown = 0;
    if (form == 0)
        gn_buf_text(b, "verdict\tcheck\tindicator\tarea\tfigure\tstated\texpected\trounding\twhere\tagainst\tnote\n");
    if (form == 1)
        gn_buf_text(b, "verdict,rule,indicator,area,measure,kind,period,unit,file,against_file,note,stated,expected,"
                       "tolerance,start,against_start\n");
    for (size_t i = 0; i < findings->count; i++) {
        const gn_finding *f = &findings->items[i];
        if (indicator && !strstr(text_of(s, f->key.indicator), indicator)) continue;
        counts[f->verdict]++;
        if (f->verdict == GN_AGREES && !all) continue;
        shown++;
        if (form == 0)
            table_row(b, s, f);
        else
            data_row(b, s, f, form == 2);
    }
    if (form != 0) return;
    if (!shown) gn_buf_clear(b);
    gn_table_align(b, "lllllrrrlll");
    gn_buf_printf(b, "%s%zu checks: %zu agree, %zu gaps, %zu revised, %zu contradict\n", shown ? "\n" : "",
                  counts[0] + counts[1] + counts[2] + counts[3], counts[GN_AGREES], counts[GN_GAP], counts[GN_REVISED],
                  counts[GN_CONTRADICTS]);
}

int cli_audit(const cli_command *self, int argc, char **argv)
{
    const char *path = NULL, *format = NULL, *output = NULL, *indicator = NULL;
    gn_date as_of = {0};
    bool all = false;
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &path, 0, 0, "STORE", "the store"},
        {"--indicator", NULL, CLI_TEXT, &indicator, 0, 0, "TEXT", "only indicators that contain TEXT"},
        {"--all", NULL, CLI_FLAG, &all, 0, 0, NULL, "show what agrees too"},
        {"--as-of", NULL, CLI_DATE, &as_of, 0, 0, "YYYY-MM-DD", "as known from documents up to this date"},
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "table|csv|jsonl", "form of the output (table)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] =
        "  gnomon audit -s indicators.h5\n"
        "  gnomon audit -s indicators.h5 --all --indicator 软件业务收入\n"
        "\nWhat is checked: two statements of one figure; published growth, two-year and longer averages, changes\n"
        "and single periods against the levels. `rounding` is what half a unit of each last printed digit explains.\n"
        "A gap is no error: published growth is on a comparable basis, levels are not.\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s': no operand was expected (-s STORE names the store)", argv[1]);
    if (!path) return cli_usage(self, "no store was named (-s STORE)");
    static const char *const formats[] = {"table", "csv", "jsonl", NULL};
    const int form = format ? cli_choice(self, "--format", format, formats) : 0;
    if (form < 0) return EXIT_USAGE;
    gn_err err;
    gn_store *store;
    gn_findings *findings = NULL;
    gn_buf out = {0};
    gn_status st = cli_store_open(path, as_of, &store, &err);
    if (st) return cli_failed(self, &err);
    gn_date *dates = calloc(store->document_count + 1, sizeof *dates);
    if (!dates) st = gn_fail(&err, GN_E_NOMEM, "no memory for %zu documents", store->document_count);
    for (size_t i = 0; !st && i < store->document_count; i++) dates[i] = store->documents[i].date;
    if (!st) st = gn_audit(store->observations, store->series, dates, store->document_count, &findings, &err);
    if (!st) {
        print(&out, store, findings, form, all, indicator);
        st = gn_outfile_save(output, &out, &err);
    }
    gn_findings_free(findings);
    gn_buf_free(&out);
    free(dates);
    gn_store_free(store);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}
