/* gnomon export: the series of a store as CSV. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "panel_input.h"

#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

#include <math.h>
#include <string.h>

typedef struct view {
    const gn_store *store;
    const char *indicator, *area, *measure, *freq;
    long least;
} view;

static const char *text_of(const view *v, gn_str id)
{
    const char *t = gn_strings_get(v->store->observations->strings, id);
    return t ? t : "";
}

static bool wanted(const view *v, const gn_panel *p, size_t i)
{
    const gn_key *k = &p->key[i];
    if (!k->indicator) return false; /* nothing says what it is */
    size_t points = 0;
    for (size_t at = p->offset[i]; at < p->offset[i + 1]; at++) points += !isnan(p->value[at]);
    return points > 0 && (long)points >= v->least &&
           (!v->indicator || strstr(text_of(v, k->indicator), v->indicator)) &&
           (!v->area || strstr(text_of(v, k->area), v->area)) &&
           (!v->measure || strcmp(gn_measure_name((gn_measure)k->basis), v->measure) == 0);
}

/* The member that gave a point its value. */
static const gn_observation *giver(const view *v, const gn_series_group *g, size_t i, size_t point)
{
    for (size_t m = g->member_offset[i]; m < g->member_offset[i + 1]; m++)
        if (g->member[m].point >= 0 && (size_t)g->member[m].point == point)
            return &v->store->observations->items[g->member[m].observation];
    return NULL;
}

static void full_rows(const view *v, gn_buf *b, const gn_series_group *g, size_t i)
{
    const gn_panel *p = g->panel;
    const gn_key *k = &p->key[i];
    for (size_t at = p->offset[i]; at < p->offset[i + 1]; at++) {
        if (isnan(p->value[at])) continue;
        const size_t point = at - p->offset[i];
        const gn_observation *o = giver(v, g, i, point);
        char period[64];
        gn_period_format((gn_period){p->freq, p->first[i] + (int64_t)point}, period, sizeof period);
        if (o && o->period.freq == GN_FREQ_MONTH) {
            gn_span months = o->period;
            if (k->kind == GN_KIND_POINT) months.first = months.last; /* a point in time is one month */
            gn_span_format(months, period, sizeof period);
        }
        const char *texts[] = {text_of(v, k->indicator),
                               text_of(v, k->area),
                               text_of(v, k->unit),
                               gn_measure_name((gn_measure)k->basis),
                               gn_kind_name((gn_kind)k->kind),
                               k->future ? "future" : "actual",
                               period};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
            gn_csv_field(b, texts[t]);
            gn_buf_char(b, ',');
        }
        gn_buf_number(b, p->value[at]);
        gn_buf_printf(b, ",%c,%c,", p->flag[at], (char)p->freq);
        if (o) {
            gn_csv_field(b, text_of(v, v->store->documents[o->document].name));
            gn_buf_printf(b, ",%u,%u,", o->page, o->line);
            gn_csv_field(b, text_of(v, o->text));
        } else
            gn_buf_text(b, ",,,");
        gn_buf_char(b, '\n');
    }
}

static void long_rows(const view *v, gn_buf *b, const gn_panel *p, size_t i, cli_ids *known)
{
    gn_buf id = {0};
    b->failed |= !cli_ids_next(known, v->store->observations->strings, &p->key[i], &id);
    for (size_t at = p->offset[i]; at < p->offset[i + 1] && !b->failed; at++) {
        if (isnan(p->value[at])) continue;
        char period[64];
        gn_period_format((gn_period){p->freq, p->first[i] + (int64_t)(at - p->offset[i])}, period, sizeof period);
        gn_csv_field(b, id.data);
        gn_buf_printf(b, ",%s,", period);
        gn_buf_number(b, p->value[at]);
        gn_buf_char(b, '\n');
    }
    gn_buf_free(&id);
}

int cli_export(const cli_command *self, int argc, char **argv)
{
    const char *path = NULL, *layout = NULL, *output = NULL;
    gn_date as_of = {0};
    view v = {.least = 1};
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &path, 0, 0, "STORE", "the store"},
        {"--layout", NULL, CLI_TEXT, &layout, 0, 0, "full|long",
         "full: every field, for import; long: unique_id,ds,y, "
         "for forecast (full)"},
        {"--freq", NULL, CLI_TEXT, &v.freq, 0, 0, "A|S|Q|M|W|D|H", "only series of this frequency; needed for long"},
        {"--indicator", NULL, CLI_TEXT, &v.indicator, 0, 0, "TEXT", "only indicators that contain TEXT"},
        {"--area", NULL, CLI_TEXT, &v.area, 0, 0, "TEXT", "only areas that contain TEXT"},
        {"--measure", NULL, CLI_TEXT, &v.measure, 0, 0, "NAME", "only level, yoy, pop, growth, cagr, share, ..."},
        {"--least", NULL, CLI_INT, &v.least, 1, 1000000, "N", "only series of N points and more (1)"},
        {"--as-of", NULL, CLI_DATE, &as_of, 0, 0, "YYYY-MM-DD", "as known from documents up to this date"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE.csv", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon export -s indicators.h5 -o figures.csv\n"
                                   "  gnomon export -s indicators.h5 --layout long --freq M --least 3 -o monthly.csv\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s': no operand was expected (-s STORE names the store)", argv[1]);
    if (!cli_measure_known(self, v.measure, NULL)) return EXIT_USAGE;
    if (!path) return cli_usage(self, "no store was named (-s STORE)");
    static const char *const layouts[] = {"full", "long", NULL};
    const int form = layout ? cli_choice(self, "--layout", layout, layouts) : 0;
    if (form < 0) return EXIT_USAGE;
    if (v.freq && (!gn_freq_of(v.freq[0]) || v.freq[1]))
        return cli_usage(self, "--freq '%s': one of A S Q M W D H was expected", v.freq);
    if (form == 1 && !v.freq) return cli_usage(self, "--layout long needs --freq: a table has one frequency");
    gn_err err;
    gn_store *store;
    gn_status st = cli_store_open(path, as_of, &store, &err);
    if (st) return cli_failed(self, &err);
    v.store = store;
    gn_buf out = {0};
    cli_ids known = {0};
    st = cli_ids_new(&known, &err);
    gn_buf_text(&out, form == 0 ? "indicator,area,unit,measure,kind,status,period,value,flag,freq,file,page,line,text\n"
                                : "unique_id,ds,y\n");
    for (size_t g = 0; !st && g < GN_GROUPS; g++) {
        const gn_series_group *group = &store->series->group[g];
        if (v.freq && gn_freq_of(v.freq[0]) != group->panel->freq) continue;
        for (size_t i = 0; i < group->panel->count; i++) {
            if (!wanted(&v, group->panel, i)) continue;
            if (form == 0)
                full_rows(&v, &out, group, i);
            else
                long_rows(&v, &out, group->panel, i, &known);
        }
    }
    if (!st) st = gn_outfile_save(output, &out, &err);
    gn_buf_free(&out);
    cli_ids_free(&known);
    gn_store_free(store);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}
