/* gnomon series: the series of a store. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

#include <math.h>
#include <string.h>

/* One line of the list. */
typedef struct row {
    const gn_key *key;
    const char *indicator, *area, *unit;
    char freq;
    size_t points; /* that are there */
    char first[32], last[32];
    double latest;
    char flag;
} row;

typedef struct view {
    const gn_store *store;
    const char *indicator, *area, *measure, *freq;
    long least;
    bool members, points;
} view;

static const char *text_of(const gn_store *s, gn_str id)
{
    return gn_strings_get(s->observations->strings, id);
}

static row make_row(const gn_store *s, const gn_panel *p, size_t i)
{
    row r = {.key = &p->key[i],
             .indicator = text_of(s, p->key[i].indicator),
             .area = text_of(s, p->key[i].area),
             .unit = text_of(s, p->key[i].unit),
             .freq = (char)p->freq,
             .latest = NAN,
             .flag = GN_OBS_MISSING};
    for (size_t k = p->offset[i]; k < p->offset[i + 1]; k++) {
        if (isnan(p->value[k])) continue;
        const gn_period at = {p->freq, p->first[i] + (int64_t)(k - p->offset[i])};
        if (!r.points++) gn_period_format(at, r.first, sizeof r.first);
        gn_period_format(at, r.last, sizeof r.last);
        r.latest = p->value[k];
        r.flag = p->flag[k];
    }
    return r;
}

static bool holds(const char *text, const char *part)
{
    return !part || (text && strstr(text, part));
}

static bool wanted(const view *v, const row *r)
{
    return holds(r->indicator, v->indicator) && holds(r->area, v->area) && (long)r->points >= v->least &&
           (!v->measure || strcmp(gn_measure_name((gn_measure)r->key->basis), v->measure) == 0) &&
           (!v->freq || gn_freq_of(v->freq[0]) == (gn_freq)r->freq);
}

static void json_row(const view *v, gn_buf *b, const gn_series_group *g, size_t i, const row *r)
{
    const gn_panel *p = g->panel;
    const char freq[2] = {r->freq, '\0'}, flag[2] = {r->flag, '\0'};
    gn_buf_char(b, '{');
    const struct {
        const char *key, *value;
    } texts[] = {{"indicator", r->indicator},
                 {"area", r->area},
                 {"unit", r->unit},
                 {"measure", gn_measure_name((gn_measure)r->key->basis)},
                 {"kind", gn_kind_name((gn_kind)r->key->kind)},
                 {"status", r->key->future ? "future" : "actual"},
                 {"freq", freq},
                 {"first", r->points ? r->first : NULL},
                 {"last", r->points ? r->last : NULL}};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        gn_json_key(b, texts[k].key);
        gn_json_string(b, texts[k].value);
    }
    gn_json_key(b, "points");
    gn_json_number(b, (double)r->points);
    gn_json_key(b, "latest");
    gn_json_number(b, r->latest);
    gn_json_key(b, "flag");
    gn_json_string(b, flag);
    if (v->points) {
        gn_json_key(b, "values");
        gn_buf_char(b, '[');
        for (size_t k = p->offset[i], n = 0; k < p->offset[i + 1]; k++) {
            if (isnan(p->value[k])) continue;
            char at[32];
            gn_period_format((gn_period){p->freq, p->first[i] + (int64_t)(k - p->offset[i])}, at, sizeof at);
            const char f[2] = {p->flag[k], '\0'};
            gn_buf_text(b, n++ ? ", [" : "[");
            gn_json_string(b, at);
            gn_buf_text(b, ", ");
            gn_json_number(b, p->value[k]);
            gn_buf_text(b, ", ");
            gn_json_string(b, f);
            gn_buf_char(b, ']');
        }
        gn_buf_char(b, ']');
    }
    if (v->members) {
        gn_json_key(b, "members");
        gn_buf_char(b, '[');
        for (size_t m = g->member_offset[i], n = 0; m < g->member_offset[i + 1]; m++) {
            if (g->member[m].borrowed) continue;
            const gn_observation *o = &v->store->observations->items[g->member[m].observation];
            gn_buf_text(b, n++ ? ", {" : "{");
            gn_json_key(b, "file");
            gn_json_string(b, text_of(v->store, v->store->documents[o->document].name));
            gn_json_key(b, "start");
            gn_json_number(b, (double)o->start);
            gn_buf_char(b, '}');
        }
        gn_buf_char(b, ']');
    }
    gn_buf_text(b, "}\n");
}

static void csv_row(gn_buf *b, const row *r)
{
    const char *texts[] = {r->indicator,
                           r->area,
                           r->unit,
                           gn_measure_name((gn_measure)r->key->basis),
                           gn_kind_name((gn_kind)r->key->kind),
                           r->key->future ? "future" : "actual"};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++) {
        gn_csv_field(b, texts[k]);
        gn_buf_char(b, ',');
    }
    gn_buf_printf(b, "%c,%zu,%s,%s,", r->freq, r->points, r->first, r->last);
    if (r->points) gn_buf_number(b, r->latest);
    gn_buf_printf(b, ",%c\n", r->flag);
}

static void table_row(gn_buf *b, const row *r)
{
    gn_buf_printf(b, "%s\t%s\t%s\t%s%s\t%zu\t%s%s%s\t", r->indicator ? r->indicator : "", r->area ? r->area : "",
                  gn_measure_name((gn_measure)r->key->basis), gn_kind_name((gn_kind)r->key->kind),
                  r->key->future ? " future" : "", r->points, r->first, r->points > 1 ? " … " : "",
                  r->points > 1 ? r->last : "");
    if (r->points) cli_value_text(b, r->latest, r->unit);
    gn_buf_char(b, '\n');
}

static void print(const view *v, int format, gn_buf *b, size_t *shown)
{
    if (format == 0) gn_buf_text(b, "indicator\tarea\tmeasure\tkind\tpoints\tperiod\tlatest\n");
    if (format == 1) gn_buf_text(b, "indicator,area,unit,measure,kind,status,freq,points,first,last,latest,flag\n");
    for (size_t g = 0; g < GN_GROUPS; g++) {
        const gn_series_group *group = &v->store->series->group[g];
        for (size_t i = 0; i < group->panel->count; i++) {
            const row r = make_row(v->store, group->panel, i);
            if (!wanted(v, &r)) continue;
            ++*shown;
            if (format == 0)
                table_row(b, &r);
            else if (format == 1)
                csv_row(b, &r);
            else
                json_row(v, b, group, i, &r);
        }
    }
}

int cli_series(const cli_command *self, int argc, char **argv)
{
    const char *path = NULL, *format = NULL, *output = NULL;
    gn_date as_of = {0};
    view v = {0};
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &path, 0, 0, "STORE", "the store"},
        {"--indicator", NULL, CLI_TEXT, &v.indicator, 0, 0, "TEXT", "only indicators that contain TEXT"},
        {"--area", NULL, CLI_TEXT, &v.area, 0, 0, "TEXT", "only areas that contain TEXT"},
        {"--measure", NULL, CLI_TEXT, &v.measure, 0, 0, "NAME", "only level, yoy, pop, growth, cagr, share, ..."},
        {"--freq", NULL, CLI_TEXT, &v.freq, 0, 0, "A|S|Q|M|W|D|H", "only series of this frequency"},
        {"--least", NULL, CLI_INT, &v.least, 0, 1000000, "N", "only series of N points and more (0)"},
        {"--as-of", NULL, CLI_DATE, &as_of, 0, 0, "YYYY-MM-DD", "as known from documents up to this date"},
        {"--members", NULL, CLI_FLAG, &v.members, 0, 0, NULL, "jsonl: the observations of each series"},
        {"--points", NULL, CLI_FLAG, &v.points, 0, 0, NULL, "jsonl: the values of each series"},
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "table|csv|jsonl", "form of the output (table)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] =
        "  gnomon series -s indicators.h5 --least 2\n"
        "  gnomon series -s indicators.h5 --indicator 软件业务收入 --members --format jsonl\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n > 0) return cli_usage(self, "'%s': no operand was expected (-s STORE names the store)", argv[1]);
    if (!cli_measure_known(self, v.measure, NULL)) return EXIT_USAGE;
    if (!path) return cli_usage(self, "no store was named (-s STORE)");
    static const char *const formats[] = {"table", "csv", "jsonl", NULL};
    const int form = format ? cli_choice(self, "--format", format, formats) : 0;
    if (form < 0) return EXIT_USAGE;
    if ((v.members || v.points) && form != 2) return cli_usage(self, "--members and --points need --format jsonl");
    if (v.freq && (!gn_freq_of(v.freq[0]) || v.freq[1]))
        return cli_usage(self, "--freq '%s': one of A S Q M W D H was expected", v.freq);
    gn_err err;
    gn_store *store;
    gn_status st = cli_store_open(path, as_of, &store, &err);
    if (st) return cli_failed(self, &err);
    gn_buf out = {0};
    size_t shown = 0;
    v.store = store;
    print(&v, form, &out, &shown);
    if (form == 0) gn_table_align(&out, "llllrlr");
    st = gn_outfile_save(output, &out, &err);
    if (!st && !shown) cli_note(self, "%s: no series as asked for", path);
    gn_buf_free(&out);
    gn_store_free(store);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}
