/* The table as Markdown: a table for each series with a row a quarter, then the figures of one quarter as a list. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/report/table_private.h"

#include <math.h>
#include <stdlib.h>

static void cell(gn_buf *out, const gn_buf *text)
{
    gn_buf_char(out, ' ');
    gn_markdown_cell(out, text->data ? text->data : "");
    gn_buf_text(out, " |");
}

static void figure_cell(gn_buf *out, const gn_table *t, const gn_figure *f, table_magnitude scale,
                        const gn_table_context *c)
{
    gn_buf text = {0}, period = {0};
    if (f) {
        table_cell_text(&text, t, f, scale, c);
        if (isfinite(f->lower[0])) {
            gn_buf_text(&text, " [");
            table_model_number(&text, f->lower[0], table_is_rate(f) ? (table_magnitude){1, ""} : scale);
            gn_buf_text(&text, ", ");
            table_model_number(&text, f->upper[0], table_is_rate(f) ? (table_magnitude){1, ""} : scale);
            gn_buf_char(&text, ']');
        }
        table_short_period(&period, f, c->lang);
        if (period.length) gn_buf_printf(&text, c->lang == GN_LANG_EN ? " (%s)" : "（%s）", period.data);
    }
    cell(out, &text);
    if (text.failed || period.failed) out->failed = true;
    gn_buf_free(&text);
    gn_buf_free(&period);
}

/* The least sure of a row's figures; NULL: no figure. */
static void confidence_cell(gn_buf *out, const gn_table *t, const gn_figure *const *figures, size_t n,
                            const gn_table_context *c)
{
    double least = NAN;
    for (size_t i = 0; i < n; i++)
        if (figures[i]) least = fmin(least, table_confidence(t, figures[i], c));
    gn_buf_char(out, ' ');
    if (!isnan(least)) gn_buf_fixed(out, least, 2);
    gn_buf_text(out, " |");
}

static void series(const gn_table *t, const gn_item *item, const gn_table_context *c, gn_buf *out)
{
    table_column columns[TABLE_MOST_COLUMNS];
    const size_t n = table_columns(t, item, columns);
    const table_magnitude scale = table_scale(t, item, c->lang);
    int64_t first = 0, last = 0;
    gn_buf text = {0};
    table_name(&text, t, item, c->lang);
    gn_buf_text(out, "### ");
    gn_markdown_cell(out, text.data ? text.data : "");
    gn_buf_clear(&text);
    table_unit(&text, t, item, scale, c->lang);
    if (text.length) {
        gn_buf_text(out, c->lang == GN_LANG_EN ? ", " : "，");
        gn_markdown_cell(out, text.data);
    }
    gn_buf_text(out, "\n\n|  |");
    for (size_t i = 0; i < n; i++) {
        gn_buf_clear(&text);
        table_column_label(&text, t, item, columns[i], c->lang);
        cell(out, &text);
    }
    gn_buf_printf(out, " %s | %s |\n|---|", table_label(c->lang, LABEL_SOURCE), table_label(c->lang, LABEL_CONFIDENCE));
    for (size_t i = 0; i < n; i++) gn_buf_text(out, "---:|");
    gn_buf_text(out, "---|---:|\n");
    const bool any = table_range(t, item, &first, &last);
    for (int64_t q = first; any && q <= last; q++) {
        const gn_figure *cells[TABLE_MOST_COLUMNS], *known = NULL;
        bool filled = false;
        for (size_t i = 0; i < n; i++) {
            cells[i] = gn_table_at(t, item, columns[i].lane, columns[i].what, q);
            if (!cells[i]) continue;
            filled = true;
            if (!known || (known->method != GN_METHOD_PUBLISHED && cells[i]->method == GN_METHOD_PUBLISHED))
                known = cells[i];
        }
        if (!filled) continue;
        gn_buf_text(out, "| ");
        table_quarter(out, q);
        gn_buf_text(out, " |");
        for (size_t i = 0; i < n; i++) figure_cell(out, t, cells[i], scale, c);
        gn_buf_clear(&text);
        if (known) table_place(&text, t, known, c);
        cell(out, &text);
        confidence_cell(out, t, cells, n, c);
        gn_buf_char(out, '\n');
    }
    const gn_figure *cagr = table_compound(t, item);
    if (cagr) {
        gn_buf_clear(&text);
        table_short_period(&text, cagr, c->lang);
        gn_buf_printf(out, "\n%s %s: ", table_item_label(t, item, c->lang, GN_FIGURE_CAGR_COMPUTED),
                      text.data ? text.data : "");
        table_number(out, cagr, scale);
        gn_buf_text(out, "%\n");
    }
    if (item->model[0]) {
        gn_buf_printf(out, "\n%s: %s. ", table_label(c->lang, LABEL_MODEL), item->model);
        gn_buf_clear(&text);
        table_reason(&text, item, c->lang);
        gn_markdown_cell(out, text.data ? text.data : "");
        gn_buf_char(out, '\n');
    } else if (item->reason[0]) {
        gn_buf_printf(out, "\n%s: ", table_label(c->lang, LABEL_NO_FORECAST));
        gn_buf_clear(&text);
        table_reason(&text, item, c->lang);
        gn_markdown_cell(out, text.data ? text.data : "");
        gn_buf_char(out, '\n');
    }
    gn_buf_char(out, '\n');
    if (text.failed) out->failed = true;
    gn_buf_free(&text);
}

static void single(const gn_table *t, const gn_item *item, const gn_table_context *c, gn_buf *out)
{
    table_row *rows;
    const size_t n = table_period_rows(t, item, &rows);
    gn_buf text = {0};
    for (size_t i = 0; i < n; i++) {
        const table_magnitude scale = table_scale_of(t, item, rows[i].level, c->lang);
        gn_buf_char(out, '|');
        gn_buf_clear(&text);
        table_name_in_list(&text, t, item, c->lang);
        cell(out, &text);
        gn_buf_clear(&text);
        table_period(&text, c->lang, rows[i].lane, rows[i].period);
        cell(out, &text);
        gn_buf_clear(&text);
        const gn_figure *yoy = table_figure_of(t, item, &rows[i], GN_FIGURE_YOY), *any = rows[i].level;
        if (rows[i].level) {
            table_bound(&text, t, rows[i].level, c);
            table_number(&text, rows[i].level, scale);
            table_unit(&text, t, item, scale, c->lang);
            if (table_flag(rows[i].level)) gn_buf_printf(&text, " %c", rows[i].level->flag);
        }
        cell(out, &text);
        gn_buf_clear(&text);
        if (yoy) {
            table_bound(&text, t, yoy, c);
            gn_buf_number(&text, yoy->value);
            gn_buf_char(&text, '%');
            if (!any) any = yoy;
        }
        cell(out, &text);
        gn_buf_clear(&text);
        const gn_figure *rates[GN_FIGURE_COUNT + 2];
        size_t n_rates = table_rates(t, item, &rows[i], rates);
        for (size_t k = 0; k < n_rates; k++) {
            if (text.length) gn_buf_text(&text, "; ");
            gn_buf_printf(&text, "%s ", table_item_label(t, item, c->lang, rates[k]->what));
            table_number(&text, rates[k], scale);
            gn_buf_char(&text, '%');
            if (!any) any = rates[k];
        }
        cell(out, &text);
        gn_buf_clear(&text);
        if (any) table_place(&text, t, any, c);
        cell(out, &text);
        rates[n_rates++] = rows[i].level;
        rates[n_rates++] = yoy;
        confidence_cell(out, t, rates, n_rates, c);
        gn_buf_char(out, '\n');
    }
    if (text.failed || !rows) out->failed = true;
    gn_buf_free(&text);
    free(rows);
}

/* The items [from, to) that stand in the list, under a heading. */
static void singles(const gn_table *t, size_t from, size_t to, bool future, const gn_table_context *c, gn_buf *out)
{
    bool head = false;
    for (size_t i = from; i < to; i++) {
        const gn_item *item = &t->items[i];
        if (item->future != future || (!future && table_is_series(item))) continue;
        if (!head) {
            gn_buf_printf(out, "### %s\n\n| %s | %s | %s | %s | %s | %s | %s |\n|---|---|---:|---:|---|---|---:|\n",
                          table_label(c->lang, future ? LABEL_FUTURE : LABEL_SINGLES),
                          table_label(c->lang, LABEL_INDICATOR), table_label(c->lang, LABEL_PERIOD),
                          table_label(c->lang, LABEL_VALUE), table_what_label(c->lang, GN_FIGURE_YOY),
                          table_label(c->lang, LABEL_OTHER_RATES), table_label(c->lang, LABEL_SOURCE),
                          table_label(c->lang, LABEL_CONFIDENCE));
            head = true;
        }
        single(t, item, c, out);
    }
    if (head) gn_buf_char(out, '\n');
}

void gn_table_markdown(const gn_table *t, const gn_table_context *c, gn_buf *out)
{
    gn_buf_printf(out, "# %s\n\n%s\n\n", table_label(c->lang, LABEL_TITLE),
                  table_label(c->lang, t->n_items ? LABEL_LEGEND : LABEL_EMPTY));
    for (size_t i = 0, k; i < t->n_items; i = k) {
        k = table_group_end(t, i);
        gn_buf_text(out, "## ");
        gn_markdown_cell(out, table_group_label(t, i, c->lang));
        gn_buf_text(out, "\n\n");
        for (size_t j = i; j < k; j++)
            if (!t->items[j].future && table_is_series(&t->items[j])) series(t, &t->items[j], c, out);
        singles(t, i, k, false, c, out);
        singles(t, i, k, true, c, out);
    }
}
