/* The table for machines: CSV, one figure a row, and JSON. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/report/table_private.h"

#include <math.h>
#include <string.h>

static const char *what_word(const gn_item *item, const gn_figure *f)
{
    static const char *const words[GN_FIGURE_COUNT] = {"level",
                                                       "yoy_published",
                                                       "yoy_computed",
                                                       "yoy_comparable",
                                                       "two_year_published",
                                                       "two_year_from_growth",
                                                       "two_year_from_levels",
                                                       "pop_published",
                                                       "qoq_computed",
                                                       "cagr_published",
                                                       "cagr_computed"};
    return f->what == GN_FIGURE_LEVEL ? gn_measure_name(item->basis) : words[f->what];
}

static const char *const lane_words[GN_LANE_COUNT] = {"quarter", "ytd", "point", "month", "span"};
static const char *const method_words[GN_METHOD_COUNT] = {"published", "derived", "implied", "computed", "model"};

/* Shortest form for what was published; what was calculated is rounded where the digits stop to mean anything (and
 * where machines may differ). */
static void value(gn_buf *b, const gn_figure *f, double v)
{
    if (!isfinite(v)) return;
    if (f->method == GN_METHOD_PUBLISHED)
        gn_buf_number(b, v);
    else if (!table_is_rate(f) && fabs(v) >= 1e6)
        gn_buf_fixed(b, v, 0);
    else
        gn_buf_fixed(b, v, 4);
}

static void text(gn_buf *b, gn_str id, const gn_strings *strings)
{
    const char *s = gn_strings_get(strings, id);
    gn_csv_field(b, s ? s : "");
}

static const char *unit_of(const gn_table *t, const gn_item *item, const gn_figure *f)
{
    if (table_is_rate(f)) return "%";
    const char *s = gn_strings_get(t->strings, item->unit);
    return s ? s : "";
}

static void quarter_and_period(gn_buf *b, const gn_figure *f, const char *between)
{
    char q[32], p[64];
    gn_period_format((gn_period){GN_FREQ_QUARTER, f->quarter}, q, sizeof q);
    gn_span_format(f->period, p, sizeof p);
    gn_buf_printf(b, "%s%s%s", q, between, p);
}

static void row_head(gn_buf *b, const gn_table *t, const gn_item *item, const gn_figure *f)
{
    text(b, item->indicator, t->strings);
    gn_buf_char(b, ',');
    text(b, item->area, t->strings);
    gn_buf_char(b, ',');
    gn_csv_field(b, unit_of(t, item, f));
    gn_buf_printf(b, ",%s,%s,%s,", what_word(item, f), lane_words[f->lane], item->future ? "future" : "actual");
    quarter_and_period(b, f, ",");
    gn_buf_char(b, ',');
    value(b, f, f->value);
    gn_buf_printf(b, ",%c,%s", f->flag, method_words[f->method]);
    for (int i = 0; i < GN_TABLE_LEVELS; i++) {
        gn_buf_char(b, ',');
        value(b, f, f->lower[i]);
        gn_buf_char(b, ',');
        value(b, f, f->upper[i]);
    }
}

#define COLUMNS                                                                                                        \
    "indicator,area,unit,measure,kind,status,quarter,period,value,flag,method,lower_80,upper_80,lower_95,upper_95"

/* Whether an earlier source is the same sentence of the same report: it is named once. */
static bool named(const gn_table *t, const gn_figure *f, const gn_table_context *c, size_t i)
{
    const gn_observation *o = table_source(t, f, c, i);
    for (size_t k = 0; k < i; k++) {
        const gn_observation *p = table_source(t, f, c, k);
        if (p && p->document == o->document && p->sentence_start == o->sentence_start && p->line == o->line)
            return true;
    }
    return false;
}

static void joined(gn_buf *b, const gn_table *t, const gn_figure *f, const gn_table_context *c, int column)
{
    gn_buf cell = {0};
    bool first = true;
    for (size_t i = 0; i < f->n_sources; i++) {
        const gn_observation *o = table_source(t, f, c, i);
        if (!o || named(t, f, c, i)) continue;
        if (!first) gn_buf_text(&cell, " | ");
        first = false;
        switch (column) {
        case 0: gn_buf_text(&cell, table_document(o, c)); break;
        case 1:
            if (o->page) gn_buf_printf(&cell, "%u", o->page);
            break;
        case 2:
            if (o->line) gn_buf_printf(&cell, "%u", o->line);
            break;
        default: gn_buf_text(&cell, gn_strings_get(c->observations->strings, o->sentence));
        }
    }
    if (cell.length) gn_csv_field(b, cell.data);
    if (cell.failed) b->failed = true;
    gn_buf_free(&cell);
}

static void rows(const gn_table *t, const gn_table_context *c, bool all, gn_buf *out)
{
    gn_buf_text(out, COLUMNS ",document,page,line,sentence,confidence\n");
    for (size_t i = 0; i < t->n_items; i++)
        for (size_t k = 0; k < t->items[i].figures; k++) {
            const gn_figure *f = &t->figures[t->items[i].figure + k];
            if (!all && !f->shown) continue;
            if (all && f->flag == GN_OBS_FORECAST && !t->items[i].future) continue;
            row_head(out, t, &t->items[i], f);
            for (int column = 0; column < 4; column++) {
                gn_buf_char(out, ',');
                joined(out, t, f, c, column);
            }
            gn_buf_char(out, ',');
            const double sure = table_confidence(t, f, c);
            if (!isnan(sure)) gn_buf_fixed(out, sure, 2);
            gn_buf_char(out, '\n');
        }
}

void gn_table_csv(const gn_table *t, const gn_table_context *c, gn_buf *out)
{
    rows(t, c, false, out);
}

void gn_table_growth_csv(const gn_table *t, const gn_table_context *c, gn_buf *out)
{
    rows(t, c, true, out);
}

void gn_table_forecast_csv(const gn_table *t, const gn_table_context *c, gn_buf *out)
{
    (void)c;
    gn_buf_text(out, COLUMNS ",model,reason\n");
    for (size_t i = 0; i < t->n_items; i++) {
        const gn_item *item = &t->items[i];
        if (item->future) continue;
        if (!item->model[0]) {
            text(out, item->indicator, t->strings);
            gn_buf_char(out, ',');
            text(out, item->area, t->strings);
            gn_buf_char(out, ',');
            text(out, item->unit, t->strings);
            gn_buf_printf(out, ",%s,,actual,,,,,,,,,,,", gn_measure_name(item->basis));
            gn_csv_field(out, item->reason);
            gn_buf_char(out, '\n');
            continue;
        }
        for (size_t k = 0; k < item->figures; k++) {
            const gn_figure *f = &t->figures[item->figure + k];
            if (f->flag != GN_OBS_FORECAST) continue;
            row_head(out, t, item, f);
            gn_buf_printf(out, ",%s,", item->model);
            gn_csv_field(out, item->reason);
            gn_buf_char(out, '\n');
        }
    }
}

static void json_value(gn_buf *b, const char *key, const gn_figure *f, double v)
{
    gn_json_key(b, key);
    if (isfinite(v))
        value(b, f, v);
    else
        gn_buf_text(b, "null");
}

static void json_text(gn_buf *b, const char *key, const char *s)
{
    gn_json_key(b, key);
    gn_json_string(b, s);
}

static void json_confidence(gn_buf *b, double sure)
{
    gn_json_key(b, "confidence");
    if (isnan(sure))
        gn_buf_text(b, "null");
    else
        gn_buf_fixed(b, sure, 2);
}

void gn_table_json(const gn_table *t, const gn_table_context *c, bool all, gn_buf *out)
{
    static const char *const bounds[GN_TABLE_LEVELS][2] = {{"lower_80", "upper_80"}, {"lower_95", "upper_95"}};
    gn_buf_char(out, '[');
    bool first = true;
    for (size_t i = 0; i < t->n_items; i++)
        for (size_t k = 0; k < t->items[i].figures; k++) {
            const gn_item *item = &t->items[i];
            const gn_figure *f = &t->figures[item->figure + k];
            char period[64];
            if (all ? f->flag == GN_OBS_FORECAST && !item->future : !f->shown) continue;
            gn_buf_text(out, first ? "\n{" : ",\n{");
            first = false;
            json_text(out, "indicator", gn_strings_get(t->strings, item->indicator));
            json_text(out, "area", gn_strings_get(t->strings, item->area));
            json_text(out, "unit", unit_of(t, item, f));
            json_text(out, "measure", what_word(item, f));
            json_text(out, "kind", lane_words[f->lane]);
            json_text(out, "status", item->future ? "future" : "actual");
            gn_period_format((gn_period){GN_FREQ_QUARTER, f->quarter}, period, sizeof period);
            json_text(out, "quarter", period);
            gn_span_format(f->period, period, sizeof period);
            json_text(out, "period", period);
            json_value(out, "value", f, f->value);
            json_text(out, "flag", (char[]){f->flag, 0});
            json_text(out, "method", method_words[f->method]);
            for (int l = 0; l < GN_TABLE_LEVELS; l++) {
                json_value(out, bounds[l][0], f, f->lower[l]);
                json_value(out, bounds[l][1], f, f->upper[l]);
            }
            json_confidence(out, table_confidence(t, f, c));
            gn_json_key(out, "sources");
            gn_buf_char(out, '[');
            for (size_t s = 0; s < f->n_sources; s++) {
                const gn_observation *o = table_source(t, f, c, s);
                if (!o || named(t, f, c, s)) continue;
                gn_buf_text(out, out->length && out->data[out->length - 1] == '[' ? "{" : ",{");
                json_text(out, "document", table_document(o, c));
                gn_json_key(out, "page");
                if (o->page)
                    gn_buf_printf(out, "%u", o->page);
                else
                    gn_buf_text(out, "null");
                gn_json_key(out, "line");
                gn_buf_printf(out, "%u", o->line);
                gn_json_key(out, "start");
                gn_buf_printf(out, "%llu", (unsigned long long)o->start);
                json_text(out, "sentence", gn_strings_get(c->observations->strings, o->sentence));
                json_confidence(out, o->confidence > 0 ? (double)o->confidence : NAN);
                gn_buf_char(out, '}');
            }
            gn_buf_text(out, "]}");
        }
    gn_buf_text(out, "\n]\n");
}
