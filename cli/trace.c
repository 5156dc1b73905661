/* gnomon trace: a figure back to the sentences it came from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_assemble.h"
#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct view {
    const gn_store *store;
    const char *series, *period, *area, *measure;
    bool json;
    const char *mark, *unmark; /* around the figure */
    gn_buf out;
    size_t found, near;        /* figures shown; series of that name */
    const gn_lexicon *lexicon; /* set: names that mean the same are taken, as the form of `series` says */
    gn_buf form, other;
} view;

static const char *text_of(const view *v, gn_str id)
{
    return gn_strings_get(v->store->observations->strings, id);
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where `figure`, which holds no blanks, stands in the sentence, blanks in between allowed: the end of the match that
 * begins at s, or NULL. */
static const char *match(const char *s, const char *figure)
{
    while (*figure) {
        while (blank(*s)) s++;
        if (*s != *figure) return NULL;
        s++;
        figure++;
    }
    return s;
}

/* The sentence with the figure marked. A figure that stands there several times is told by how far into the sentence
 * the observation begins. */
static void marked_sentence(const view *v, gn_buf *b, const gn_observation *o)
{
    const char *sentence = text_of(v, o->sentence), *figure = text_of(v, o->text);
    if (!sentence) return;
    const char *best = NULL, *best_end = NULL;
    if (figure && *figure) {
        const double length = (double)strlen(sentence);
        const double span = o->sentence_end > o->sentence_start ? (double)(o->sentence_end - o->sentence_start) : 1;
        const double want = o->start > o->sentence_start ? length * (double)(o->start - o->sentence_start) / span : 0;
        double nearest = 0;
        for (const char *s = sentence; *s; s++) {
            const char *end = blank(*s) ? NULL : match(s, figure);
            if (!end) continue;
            const double off =
                (double)(s - sentence) > want ? (double)(s - sentence) - want : want - (double)(s - sentence);
            if (best && off >= nearest) continue;
            nearest = off;
            best = s;
            best_end = end;
        }
    }
    if (!best) {
        gn_buf_text(b, sentence);
        return;
    }
    gn_buf_bytes(b, sentence, (size_t)(best - sentence));
    gn_buf_text(b, v->mark);
    gn_buf_bytes(b, best, (size_t)(best_end - best));
    gn_buf_text(b, v->unmark);
    gn_buf_text(b, best_end);
}

static void key_text(const view *v, gn_buf *b, const gn_key *k)
{
    gn_buf_text(b, text_of(v, k->indicator));
    if (k->area) gn_buf_printf(b, " · %s", text_of(v, k->area));
    gn_buf_printf(b, " · %s %s%s", gn_measure_name((gn_measure)k->basis), gn_kind_name((gn_kind)k->kind),
                  k->future ? " future" : "");
}

static void show_text(view *v, const gn_key *k, const char *at, double value, char flag, const gn_member *m, size_t n)
{
    gn_buf *b = &v->out;
    if (v->found) gn_buf_char(b, '\n');
    key_text(v, b, k);
    gn_buf_printf(b, " · %s: ", at);
    gn_buf_number(b, value);
    if (k->unit) gn_buf_printf(b, " %s", text_of(v, k->unit));
    gn_buf_printf(b, " (%c)\n", flag);
    for (size_t i = 0; i < n; i++) {
        const gn_observation *o = &v->store->observations->items[m[i].observation];
        const gn_store_document *d = &v->store->documents[o->document];
        gn_buf_printf(b, "  %s", text_of(v, d->name));
        if (d->vintage > 1) gn_buf_printf(b, " (vintage %u)", d->vintage);
        if (d->date.year) gn_buf_printf(b, ", %04d-%02d-%02d", d->date.year, d->date.month, d->date.day);
        if (o->page) gn_buf_printf(b, ", page %u", o->page);
        if (o->line) gn_buf_printf(b, ", line %u", o->line);
        gn_buf_printf(b, ", byte %llu", (unsigned long long)o->start);
        if (o->source) gn_buf_printf(b, ", source %s", text_of(v, o->source));
        if (o->rule) gn_buf_printf(b, ", rule %s", text_of(v, o->rule));
        if (o->confidence > 0) gn_buf_printf(b, ", confidence %.2f", (double)o->confidence);
        if (i > 0)
            gn_buf_text(b, o->value == v->store->observations->items[m[0].observation].value ? ", the same"
                                                                                             : ", not used");
        gn_buf_text(b, "\n    ");
        if (o->sentence)
            marked_sentence(v, b, o);
        else
            gn_buf_printf(b, "%s%s%s", v->mark, o->text ? text_of(v, o->text) : "", v->unmark);
        gn_buf_char(b, '\n');
    }
}

static void show_json(view *v, const gn_key *k, const char *at, double value, char flag, const gn_member *m, size_t n)
{
    gn_buf *b = &v->out;
    const char letter[2] = {flag, '\0'};
    for (size_t i = 0; i < n; i++) {
        const gn_observation *o = &v->store->observations->items[m[i].observation];
        const gn_store_document *d = &v->store->documents[o->document];
        gn_buf_char(b, '{');
        const struct {
            const char *key, *value;
        } texts[] = {{"indicator", text_of(v, k->indicator)},
                     {"area", text_of(v, k->area)},
                     {"unit", text_of(v, k->unit)},
                     {"measure", gn_measure_name((gn_measure)k->basis)},
                     {"kind", gn_kind_name((gn_kind)k->kind)},
                     {"status", k->future ? "future" : "actual"},
                     {"period", at},
                     {"flag", letter},
                     {"file", text_of(v, d->name)},
                     {"text", text_of(v, o->text)},
                     {"sentence", text_of(v, o->sentence)},
                     {"source", text_of(v, o->source)},
                     {"rule", text_of(v, o->rule)}};
        for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
            gn_json_key(b, texts[t].key);
            gn_json_string(b, texts[t].value);
        }
        const struct {
            const char *key;
            double value;
        } numbers[] = {
            {"value", value}, {"stated", o->value}, {"page", o->page}, {"line", o->line}, {"start", (double)o->start}};
        for (size_t t = 0; t < sizeof numbers / sizeof *numbers; t++) {
            gn_json_key(b, numbers[t].key);
            gn_json_number(b, numbers[t].value);
        }
        gn_json_key(b, "used");
        gn_buf_text(b, i == 0 ? "true" : "false");
        gn_buf_text(b, "}\n");
    }
}

/* 社零 for 社会消费品零售总额. */
static bool means_the_same(view *v, const char *name, gn_str area)
{
    gn_err err;
    if (gn_indicator_canonical(v->lexicon, name, text_of(v, area), &v->other, &err)) return false;
    return v->other.length == v->form.length && v->form.length &&
           memcmp(v->other.data, v->form.data, v->form.length) == 0;
}

/* The series' own name, or how one of its statements has it. */
static bool named(view *v, const gn_series_group *g, size_t i)
{
    const char *name = text_of(v, g->panel->key[i].indicator); /* NULL: none of its statements has one */
    if (v->lexicon) return name && means_the_same(v, name, g->panel->key[i].area);
    if (name && strcmp(name, v->series) == 0) return true;
    for (size_t m = g->member_offset[i]; m < g->member_offset[i + 1]; m++) {
        const char *own = text_of(v, v->store->observations->items[g->member[m].observation].indicator);
        if (own && strcmp(own, v->series) == 0) return true;
    }
    return false;
}

static bool asked_for(view *v, const gn_series_group *g, size_t i)
{
    const gn_key *k = &g->panel->key[i];
    const char *area = text_of(v, k->area);
    return named(v, g, i) && (!v->area || (area && strstr(area, v->area))) &&
           (!v->measure || strcmp(gn_measure_name((gn_measure)k->basis), v->measure) == 0);
}

static void show_point(view *v, const gn_series_group *g, size_t i, int64_t point)
{
    const gn_panel *p = g->panel;
    size_t first = g->member_offset[i];
    while (first < g->member_offset[i + 1] && g->member[first].point != point) first++;
    size_t end = first;
    while (end < g->member_offset[i + 1] && g->member[end].point == point) end++;
    if (end == first) return;
    char text[32];
    gn_period_format((gn_period){p->freq, p->first[i] + point}, text, sizeof text);
    const size_t where = p->offset[i] + (size_t)point;
    (v->json ? show_json : show_text)(v, &p->key[i], text, p->value[where], p->flag[where], g->member + first,
                                      end - first);
    v->found++;
}

/* The figure of the period itself. */
static void look(view *v, const gn_series_group *g, size_t i)
{
    const gn_panel *p = g->panel;
    gn_period at;
    if (!asked_for(v, g, i)) return;
    v->near++;
    if (!gn_period_parse(v->period, p->freq, &at)) return;
    const int64_t point = at.ordinal - p->first[i];
    if (point >= 0 && (uint64_t)point < p->offset[i + 1] - p->offset[i]) show_point(v, g, i, point);
}

/* For want of one the figures of shorter periods within it: January to October stands in the table's fourth quarter. */
static void look_within(view *v, const gn_series_group *g, size_t i)
{
    const gn_panel *p = g->panel;
    if (!asked_for(v, g, i)) return;
    for (int64_t point = 0; (uint64_t)point < p->offset[i + 1] - p->offset[i]; point++) {
        const gn_period at = {p->freq, p->first[i] + point};
        const gn_date first = gn_period_first_day(at), last = gn_period_last_day(at);
        bool within = false;
        for (size_t f = 0; f < GN_GROUPS && !within; f++) {
            gn_period whole;
            within = gn_period_parse(v->period, gn_freq_of(gn_group_freqs[f]), &whole) &&
                     gn_period_of(whole.freq, first).ordinal == whole.ordinal &&
                     gn_period_of(whole.freq, last).ordinal == whole.ordinal;
        }
        if (within) show_point(v, g, i, point);
    }
}

static void look_through(view *v, void (*at_series)(view *, const gn_series_group *, size_t))
{
    for (size_t g = 0; g < GN_GROUPS; g++)
        for (size_t i = 0; i < v->store->series->group[g].panel->count; i++)
            at_series(v, &v->store->series->group[g], i);
}

/* ---- names near the one asked for -------------------------------------------------------------------------------- */

enum { MAX_NAME = 64, MOST_NEAR = 3 }; /* characters of a name that are compared; names offered */

typedef struct nearby {
    double alike[MOST_NEAR]; /* the best first */
    const char *name[MOST_NEAR];
} nearby;

static size_t characters_of(const char *s, uint32_t out[MAX_NAME])
{
    size_t n = 0;
    for (const unsigned char *u = (const unsigned char *)s; *u; u++) {
        if ((*u & 0xC0) != 0x80) {
            if (n == MAX_NAME) break;
            out[n++] = 0;
        }
        if (n) out[n - 1] = out[n - 1] << 8 | *u;
    }
    return n;
}

/* How much of two names is the same characters in the same order, 0 to 1. */
static double likeness(const char *a, const char *b)
{
    uint32_t x[MAX_NAME], y[MAX_NAME];
    const size_t n = characters_of(a, x), m = characters_of(b, y);
    unsigned char row[MAX_NAME + 1] = {0}; /* length of the longest common subsequence with y[0..k) */
    for (size_t i = 0; i < n; i++) {
        unsigned char corner = 0;
        for (size_t k = 0; k < m; k++) {
            const unsigned char above = row[k + 1];
            row[k + 1] = x[i] == y[k] ? (unsigned char)(corner + 1) : above > row[k] ? above : row[k];
            corner = above;
        }
    }
    return n + m ? 2.0 * row[m] / (double)(n + m) : 0;
}

static void offer(nearby *c, const char *name, double alike)
{
    for (size_t k = 0; k < MOST_NEAR; k++)
        if (c->name[k] && strcmp(c->name[k], name) == 0) return;
    for (size_t k = 0; k < MOST_NEAR; k++) {
        if (c->name[k] && alike <= c->alike[k]) continue;
        memmove(c->alike + k + 1, c->alike + k, (MOST_NEAR - k - 1) * sizeof *c->alike);
        memmove(c->name + k + 1, c->name + k, (MOST_NEAR - k - 1) * sizeof *c->name);
        c->alike[k] = alike;
        c->name[k] = name;
        return;
    }
}

/* Says that there is no such series, and which ones are called nearly so. */
static gn_status no_series(view *v, const char *path, gn_err *err)
{
    nearby c = {0};
    for (size_t g = 0; g < GN_GROUPS; g++) {
        const gn_panel *p = v->store->series->group[g].panel;
        for (size_t i = 0; i < p->count; i++) {
            const char *name = text_of(v, p->key[i].indicator);
            if (named(v, &v->store->series->group[g], i))
                return gn_fail(err, GN_E_NOTFOUND, "%s: no series called %s has that --area and --measure", path,
                               v->series);
            const double alike = name ? likeness(v->series, name) : 0;
            if (alike >= 0.5) offer(&c, name, alike);
        }
    }
    gn_buf near = {0};
    for (size_t k = 0; k < MOST_NEAR && c.name[k]; k++) {
        gn_buf_text(&near, k ? ", " : " (near it: ");
        gn_buf_text(&near, c.name[k]);
    }
    if (near.length) gn_buf_char(&near, ')');
    gn_fail(err, GN_E_NOTFOUND, "%s: no series is called %s%s; gnomon series lists them", path, v->series,
            near.data && !near.failed ? near.data : "");
    gn_buf_free(&near);
    return GN_E_NOTFOUND;
}

static void look_for(view *v)
{
    look_through(v, look);
    if (!v->found) look_through(v, look_within);
}

/* For want of a series of that name those whose names mean the same by the lexicon. */
static gn_status look_for_meaning(view *v, gn_err *err)
{
    gn_lexicon *lexicon;
    gn_status st = gn_lexicon_new(cli_lexicon, &lexicon, err);
    if (st) return st;
    st = gn_indicator_canonical(lexicon, v->series, v->area, &v->form, err);
    v->lexicon = lexicon;
    if (!st) look_for(v);
    v->lexicon = NULL;
    gn_lexicon_free(lexicon);
    return st;
}

int cli_trace(const cli_command *self, int argc, char **argv)
{
    const char *path = NULL, *format = NULL;
    view v = {.mark = "«", .unmark = "»"};
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &path, 0, 0, "STORE", "the store"},
        {"--area", NULL, CLI_TEXT, &v.area, 0, 0, "TEXT", "only areas that contain TEXT"},
        {"--measure", NULL, CLI_TEXT, &v.measure, 0, 0, "NAME", "only level, yoy, pop, growth, cagr, share, ..."},
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "text|jsonl", "form of the output (text)"},
    };
    static const char examples[] = "  gnomon trace -s indicators.h5 软件业务收入 2021-10\n"
                                   "  gnomon trace -s indicators.h5 地区生产总值 2023-Q2 --area 江苏省 --measure yoy\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (!path) return cli_usage(self, "no store was named (-s STORE)");
    if (!cli_measure_known(self, v.measure, NULL)) return EXIT_USAGE;
    if (n != 2) return cli_usage(self, "a SERIES and a PERIOD (2021, 2021-Q3, 2021-10) were expected");
    static const char *const formats[] = {"text", "jsonl", NULL};
    const int form = format ? cli_choice(self, "--format", format, formats) : 0;
    if (form < 0) return EXIT_USAGE;
    v.series = argv[1];
    v.period = argv[2];
    v.json = form == 1;
    gn_period any;
    bool dated = false;
    for (size_t i = 0; i < GN_GROUPS; i++) dated |= gn_period_parse(v.period, gn_freq_of(gn_group_freqs[i]), &any);
    if (!dated) return cli_usage(self, "'%s': a PERIOD as 2021, 2021-Q3 or 2021-10 was expected", v.period);
    if (cli_is_terminal(STDOUT_FILENO) && !getenv("NO_COLOR")) {
        v.mark = "\033[7m";
        v.unmark = "\033[0m";
    }
    gn_err err;
    gn_store *store;
    if (gn_store_open(path, &store, &err)) return cli_failed(self, &err);
    v.store = store;
    look_for(&v);
    gn_status st = v.near ? GN_OK : look_for_meaning(&v, &err);
    if (!st)
        st = v.found  ? gn_outfile_save(NULL, &v.out, &err)
             : v.near ? gn_fail(&err, GN_E_NOTFOUND, "%s: %s has no figure of %s; gnomon series lists its periods",
                                path, v.series, v.period)
                      : no_series(&v, path, &err);
    gn_buf_free(&v.out);
    gn_buf_free(&v.form);
    gn_buf_free(&v.other);
    gn_store_free(store);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}
