/* The table for a terminal: the newest quarters that fit, columns aligned by the width that a terminal shows. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/report/table_private.h"

#include <stdlib.h>
#include <string.h>

enum { NAME_WIDTH = 30, CELL_WIDTH = 14, MOST_CELLS = 24, MOST_FORECASTS = 2 };

static void pad(gn_buf *out, const char *text, size_t width, bool right)
{
    const size_t w = gn_text_width(text);
    if (right)
        for (size_t i = w; i < width; i++) gn_buf_char(out, ' ');
    gn_buf_text(out, text);
    if (!right)
        for (size_t i = w; i < width; i++) gn_buf_char(out, ' ');
}

static void rule(gn_buf *out, size_t width)
{
    for (size_t i = 0; i < width; i++) gn_buf_text(out, "─");
    gn_buf_char(out, '\n');
}

static int by_number(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The quarters to show: the newest that have figures, at most two of them forecasts. Returns their number. */
static size_t window(const gn_table *t, const gn_item *item, size_t most, int64_t quarters[MOST_CELLS])
{
    int64_t *all = malloc((item->figures + 1) * sizeof *all);
    if (!all) return 0;
    int64_t actual = INT64_MIN;
    size_t n = 0, different = 0, ahead = 0;
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        all[n++] = f->quarter;
        if (f->flag != GN_OBS_FORECAST && f->quarter > actual) actual = f->quarter;
    }
    qsort(all, n, sizeof *all, by_number);
    for (size_t i = 0; i < n; i++) {
        if (different && all[different - 1] == all[i]) continue;
        if (all[i] > actual && ++ahead > MOST_FORECASTS) break;
        all[different++] = all[i];
    }
    const size_t shown = different < most ? different : most;
    memcpy(quarters, all + different - shown, shown * sizeof *quarters);
    free(all);
    return shown;
}

/* A terminal has no room for months beside quarters. */
static bool wanted(const table_column *columns, size_t n, const table_column *c)
{
    for (size_t i = 0; i < n; i++)
        if (c->lane == GN_LANE_MONTH && columns[i].lane == GN_LANE_QUARTER && columns[i].what == GN_FIGURE_LEVEL)
            return false;
    return true;
}

static void series(const gn_table *t, const gn_item *item, const gn_table_context *c, size_t name_width, size_t cells,
                   const int64_t *quarters, gn_buf *out)
{
    table_column columns[TABLE_MOST_COLUMNS];
    const size_t n = table_columns(t, item, columns);
    const table_magnitude scale = table_scale(t, item, c->lang);
    gn_buf text = {0};
    table_name(&text, t, item, c->lang);
    const char *area = gn_strings_get(t->strings, item->area);
    if (area) gn_buf_printf(&text, " · %s", area);
    gn_buf_text(&text, " · ");
    table_unit(&text, t, item, scale, c->lang);
    const gn_figure *cagr = table_compound(t, item);
    if (cagr) {
        gn_buf_printf(&text, " · %s ", table_item_label(t, item, c->lang, GN_FIGURE_CAGR_COMPUTED));
        table_short_period(&text, cagr, c->lang);
        gn_buf_char(&text, ' ');
        table_number(&text, cagr, scale);
        gn_buf_char(&text, '%');
    }
    gn_buf_printf(out, "%s\n", text.data ? text.data : "");
    for (size_t i = 0; i < n; i++) {
        bool any = false;
        for (size_t k = 0; k < cells; k++)
            any = any || gn_table_at(t, item, columns[i].lane, columns[i].what, quarters[k]);
        if (!any || !wanted(columns, n, &columns[i])) continue;
        gn_buf_clear(&text);
        gn_buf_text(&text, "  ");
        table_column_label(&text, t, item, columns[i], c->lang);
        pad(out, text.data ? text.data : "", name_width, false);
        for (size_t k = 0; k < cells; k++) {
            const gn_figure *f = gn_table_at(t, item, columns[i].lane, columns[i].what, quarters[k]);
            int year, first, last;
            gn_buf_clear(&text);
            gn_buf_char(&text, ' ');
            if (f) table_bound(&text, t, f, c);
            if (f) table_number(&text, f, scale);
            if (f && f->lane != GN_LANE_QUARTER && floor_mod(f->period.last, 3) != 2) {
                gn_month_split(f->period.first, &year, &first);
                gn_month_split(f->period.last, &year, &last);
                if (first == last)
                    gn_buf_printf(&text, "(%d)", last);
                else
                    gn_buf_printf(&text, "(%d-%d)", first, last);
            }
            if (f && table_flag(f))
                gn_buf_printf(&text, " %c", f->flag);
            else
                gn_buf_text(&text, "  "); /* numbers stand below each other */
            pad(out, text.data ? text.data : "", CELL_WIDTH, true);
        }
        while (out->length && out->data[out->length - 1] == ' ') out->length--;
        gn_buf_char(out, '\n');
    }
    if (text.failed) out->failed = true;
    gn_buf_free(&text);
}

/* Wide enough for every label of a row. */
static size_t label_width(const gn_table *t, gn_lang lang)
{
    size_t most = NAME_WIDTH;
    gn_buf text = {0};
    for (size_t i = 0; i < t->n_items; i++) {
        table_column columns[TABLE_MOST_COLUMNS];
        if (t->items[i].future || !table_is_series(&t->items[i])) continue;
        const size_t n = table_columns(t, &t->items[i], columns);
        for (size_t k = 0; k < n; k++) {
            if (!wanted(columns, n, &columns[k])) continue;
            gn_buf_clear(&text);
            table_column_label(&text, t, &t->items[i], columns[k], lang);
            const size_t w = gn_text_width(text.data ? text.data : "") + 2;
            if (w > most) most = w;
        }
    }
    gn_buf_free(&text);
    return most;
}

static void header(gn_buf *out, size_t name_width, size_t cells, const int64_t *quarters)
{
    gn_buf text = {0};
    pad(out, "", name_width, false);
    for (size_t i = 0; i < cells; i++) {
        gn_buf_clear(&text);
        table_quarter(&text, quarters[i]);
        gn_buf_text(&text, "  ");
        pad(out, text.data ? text.data : "", CELL_WIDTH, true);
    }
    while (out->length && out->data[out->length - 1] == ' ') out->length--;
    gn_buf_char(out, '\n');
    rule(out, name_width + cells * CELL_WIDTH);
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
        const char *area = gn_strings_get(t->strings, item->area);
        gn_buf_clear(&text);
        table_name(&text, t, item, c->lang);
        if (area) gn_buf_printf(&text, " · %s", area);
        gn_buf_text(&text, "  ");
        pad(out, text.data ? text.data : "", NAME_WIDTH + 2 * CELL_WIDTH, false);
        gn_buf_clear(&text);
        table_period(&text, c->lang, rows[i].lane, rows[i].period);
        pad(out, text.data ? text.data : "", CELL_WIDTH + 5, false);
        gn_buf_clear(&text);
        gn_buf_text(&text, "");
        if (rows[i].level) {
            table_bound(&text, t, rows[i].level, c);
            table_number(&text, rows[i].level, scale);
            table_unit(&text, t, item, scale, c->lang);
        }
        pad(out, rows[i].level && text.data ? text.data : "", CELL_WIDTH + 3, true);
        gn_buf_clear(&text);
        const gn_figure *rates[GN_FIGURE_COUNT + 1];
        rates[0] = table_figure_of(t, item, &rows[i], GN_FIGURE_YOY);
        const size_t known = rates[0] ? 1 : 0;
        const size_t n_rates = known + table_rates(t, item, &rows[i], rates + known);
        for (size_t k = 0; k < n_rates; k++) {
            gn_buf_printf(&text, "  %s ", table_item_label(t, item, c->lang, rates[k]->what));
            table_number(&text, rates[k], scale);
            gn_buf_char(&text, '%');
            if (table_flag(rates[k])) gn_buf_printf(&text, " %c", rates[k]->flag);
        }
        gn_buf_printf(out, "%s\n", text.length ? text.data : "");
    }
    if (text.failed || !rows) out->failed = true;
    gn_buf_free(&text);
    free(rows);
}

void gn_table_text(const gn_table *t, const gn_table_context *c, size_t columns, size_t items, gn_buf *out)
{
    int64_t shown[MOST_CELLS] = {0}, quarters[MOST_CELLS];
    size_t n_shown = 0;
    const size_t name_width = label_width(t, c->lang);
    size_t cells = columns > name_width + CELL_WIDTH ? (columns - name_width) / CELL_WIDTH : 1, printed = 0, left = 0;
    if (cells > MOST_CELLS) cells = MOST_CELLS;
    bool any = false;
    if (!t->n_items) gn_buf_printf(out, "%s\n", table_label(c->lang, LABEL_EMPTY));
    for (size_t i = 0; i < t->n_items; i++) {
        if (t->items[i].future || !table_is_series(&t->items[i])) continue;
        if (items && printed == items) {
            left++;
            continue;
        }
        const size_t n = window(t, &t->items[i], cells, quarters);
        if (!any || n != n_shown || memcmp(shown, quarters, n * sizeof *quarters) != 0) {
            if (any) gn_buf_char(out, '\n');
            header(out, name_width, n, quarters);
            memcpy(shown, quarters, n * sizeof *quarters);
            n_shown = n;
        }
        any = true;
        series(t, &t->items[i], c, name_width, n, quarters, out);
        printed++;
    }
    for (int list = 0; list < 3; list++) { /* facts, forecasts and targets, doubtful ones */
        bool head = false;
        for (size_t i = 0; i < t->n_items; i++) {
            const gn_item *item = &t->items[i];
            if (list != (item->doubtful ? 2 : item->future) || (!list && table_is_series(item))) continue;
            if (items && printed == items) {
                left++;
                continue;
            }
            if (!head) {
                if (any) gn_buf_char(out, '\n');
                gn_buf_printf(out, "%s\n",
                              table_label(c->lang, list == 2 ? LABEL_DOUBTFUL
                                                   : list    ? LABEL_FUTURE
                                                             : LABEL_SINGLES));
                rule(out, name_width + cells * CELL_WIDTH);
            }
            head = any = true;
            single(t, item, c, out);
            printed++;
        }
    }
    if (left) gn_buf_printf(out, "\n%s %zu\n", table_label(c->lang, LABEL_MORE), left);
    if (t->n_items) gn_buf_printf(out, "\n%s\n", table_label(c->lang, LABEL_LEGEND));
}

void gn_table_growth_text(const gn_table *t, const gn_table_context *c, gn_buf *out)
{
    enum { PERIOD_WIDTH = 22 };
    gn_buf text = {0};
    bool any = false;
    for (size_t i = 0; i < t->n_items; i++) {
        const gn_item *item = &t->items[i];
        const table_magnitude scale = table_scale(t, item, c->lang);
        bool used[GN_FIGURE_COUNT] = {false};
        if (any) gn_buf_char(out, '\n');
        any = true;
        gn_buf_clear(&text);
        table_name(&text, t, item, c->lang);
        const char *area = gn_strings_get(t->strings, item->area);
        if (area) gn_buf_printf(&text, " · %s", area);
        gn_buf_text(&text, " · ");
        table_unit(&text, t, item, scale, c->lang);
        gn_buf_printf(out, "%s\n", text.data ? text.data : "");
        for (size_t k = 0; k < item->figures; k++) used[t->figures[item->figure + k].what] = true;
        pad(out, "", PERIOD_WIDTH, false);
        for (int w = 0; w < GN_FIGURE_COUNT; w++) {
            if (!used[w]) continue;
            const char *label = table_item_label(t, item, c->lang, (gn_figure_what)w);
            gn_buf_text(out, "  ");
            pad(out, label, CELL_WIDTH, true);
        }
        gn_buf_char(out, '\n');
        table_row *rows;
        const size_t n = table_all_rows(t, item, &rows);
        for (size_t r = 0; r < n; r++) {
            gn_buf_clear(&text);
            table_period(&text, c->lang, rows[r].lane, rows[r].period);
            pad(out, text.data, PERIOD_WIDTH, false);
            for (int w = 0; w < GN_FIGURE_COUNT; w++) {
                if (!used[w]) continue;
                const gn_figure *f = table_figure_of(t, item, &rows[r], (gn_figure_what)w);
                const size_t width = gn_text_width(table_item_label(t, item, c->lang, (gn_figure_what)w));
                gn_buf_clear(&text);
                gn_buf_text(&text, "");
                if (f) table_cell_text(&text, t, f, scale, c);
                gn_buf_text(out, "  ");
                pad(out, f && text.data ? text.data : "", width > CELL_WIDTH ? width : CELL_WIDTH, true);
            }
            while (out->length && out->data[out->length - 1] == ' ') out->length--;
            gn_buf_char(out, '\n');
        }
        if (!rows) out->failed = true;
        free(rows);
    }
    if (!t->n_items) gn_buf_printf(out, "%s\n", table_label(c->lang, LABEL_EMPTY));
    if (text.failed) out->failed = true;
    gn_buf_free(&text);
}
