/* What Markdown, terminal and page share: which columns and rows an item has, how a cell reads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/report/table_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool has_column(const table_column *columns, size_t n, gn_lane lane, gn_figure_what what)
{
    for (size_t i = 0; i < n; i++)
        if (columns[i].lane == lane && columns[i].what == what) return true;
    return false;
}

size_t table_columns(const gn_table *t, const gn_item *item, table_column out[TABLE_MOST_COLUMNS])
{
    size_t n = 0, kept = 0;
    for (size_t i = 0; i < item->figures; i++) { /* sorted by lane and what already */
        const gn_figure *f = &t->figures[item->figure + i];
        if (n && out[n - 1].lane == (gn_lane)f->lane && out[n - 1].what == (gn_figure_what)f->what) continue;
        if (f->what != GN_FIGURE_CAGR_COMPUTED) out[n++] = (table_column){f->lane, f->what};
    }
    for (size_t i = 0; i < n; i++) /* one way to a two-year average is enough, growth as published the better one */
        if (out[i].what != GN_FIGURE_TWO_YEAR_COMPUTED || !has_column(out, n, out[i].lane, GN_FIGURE_TWO_YEAR_CHAINED))
            out[kept++] = out[i];
    return kept;
}

const gn_figure *table_compound(const gn_table *t, const gn_item *item)
{
    const gn_figure *best = NULL;
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        if (f->what != GN_FIGURE_CAGR_COMPUTED) continue;
        const bool year = floor_mod(f->period.last, 12) == 11 && f->lane == GN_LANE_YTD;
        const bool best_year = best && floor_mod(best->period.last, 12) == 11 && best->lane == GN_LANE_YTD;
        if (!best || (year && !best_year) ||
            (year == best_year && f->period.last - f->period.first > best->period.last - best->period.first))
            best = f;
    }
    return best;
}

void table_column_label(gn_buf *b, const gn_table *t, const gn_item *item, table_column c, gn_lang lang)
{
    if (c.what == GN_FIGURE_LEVEL) {
        const char *basis = table_basis_label(lang, item->basis);
        gn_buf_text(b, table_lane_label(lang, c.lane));
        if (*basis) gn_buf_printf(b, lang == GN_LANG_EN ? ", %s" : "%s", basis);
        return;
    }
    if (c.lane != GN_LANE_QUARTER && c.lane != GN_LANE_POINT)
        gn_buf_printf(b, lang == GN_LANG_EN ? "%s, " : "%s", table_lane_label(lang, c.lane));
    gn_buf_text(b, table_item_label(t, item, lang, c.what));
}

static int by_end(const void *a, const void *b)
{
    const table_row *x = a, *y = b;
    if (x->period.last != y->period.last) return x->period.last < y->period.last ? -1 : 1;
    if (x->period.first != y->period.first) return x->period.first < y->period.first ? -1 : 1;
    return (int)x->lane - (int)y->lane;
}

const gn_figure *table_figure_of(const gn_table *t, const gn_item *item, const table_row *row, gn_figure_what what)
{
    /* from the end of the quarter's figures of this lane and kind back through them; a quarter has few */
    const int64_t quarter = floor_div(row->period.last, 3);
    const gn_figure *f = table_last(t, item, row->lane, what, quarter), *first = t->figures + item->figure;
    for (; f && f >= first && f->lane == row->lane && f->what == what && f->quarter == quarter; f--) {
        if (f->period.last != row->period.last) continue;
        /* a compound rate begins with its base, years before the row's period */
        if (f->period.first == row->period.first ||
            (what == GN_FIGURE_CAGR_COMPUTED && floor_mod(row->period.first - f->period.first, 12) == 0))
            return f;
    }
    return NULL;
}

static size_t period_rows(const gn_table *t, const gn_item *item, bool all, table_row **rows)
{
    table_row *r = *rows = malloc((item->figures + 1) * sizeof *r);
    if (!r) return 0;
    size_t n = 0;
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        if (f->what == GN_FIGURE_CAGR_COMPUTED) continue;
        if (all || f->method == GN_METHOD_PUBLISHED) r[n++] = (table_row){f->lane, f->period, NULL};
    }
    qsort(r, n, sizeof *r, by_end);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++)
        if (!kept || by_end(&r[kept - 1], &r[i]) != 0) r[kept++] = r[i];
    for (size_t i = 0; i < kept; i++) r[i].level = table_figure_of(t, item, &r[i], GN_FIGURE_LEVEL);
    return kept;
}

size_t table_period_rows(const gn_table *t, const gn_item *item, table_row **rows)
{
    return period_rows(t, item, false, rows);
}

size_t table_all_rows(const gn_table *t, const gn_item *item, table_row **rows)
{
    return period_rows(t, item, true, rows);
}

size_t table_group_end(const gn_table *t, size_t i)
{
    size_t k = i;
    while (k < t->n_items && t->items[k].doubtful == t->items[i].doubtful &&
           (t->items[k].area == t->items[i].area || t->items[i].doubtful))
        k++;
    return k;
}

const char *table_group_label(const gn_table *t, size_t i, gn_lang lang)
{
    if (t->items[i].doubtful) return table_label(lang, LABEL_DOUBTFUL);
    const char *area = gn_strings_get(t->strings, t->items[i].area);
    return area ? area : table_label(lang, LABEL_AREA_NONE);
}

bool table_is_series(const gn_item *item)
{
    enum { LEAST_QUARTERS = 3 };
    return item->quarters >= LEAST_QUARTERS && !item->doubtful;
}

void table_short_period(gn_buf *b, const gn_figure *f, gn_lang lang)
{
    const bool end = floor_mod(f->period.last, 3) == 2;
    int y1, m1, y2, m2;
    if (f->lane == GN_LANE_QUARTER || (f->lane == GN_LANE_YTD && end) || (f->lane == GN_LANE_POINT && end)) {
        if (f->what != GN_FIGURE_CAGR_COMPUTED) return;
    }
    gn_month_split(f->period.first, &y1, &m1);
    gn_month_split(f->period.last, &y2, &m2);
    if (f->what == GN_FIGURE_CAGR_COMPUTED) {
        gn_buf_printf(b, "%d–%d", y1, y2);
        return;
    }
    if (f->lane == GN_LANE_SPAN && y1 != y2) {
        table_period(b, lang, f->lane, f->period);
        return;
    }
    if (lang == GN_LANG_EN && m1 == m2)
        gn_buf_printf(b, "%02d", m2);
    else if (lang == GN_LANG_EN)
        gn_buf_printf(b, "%02d…%02d", m1, m2);
    else if (m1 == m2)
        gn_buf_printf(b, "%d月", m2);
    else
        gn_buf_printf(b, "%d—%d月", m1, m2);
}

char table_flag(const gn_figure *f)
{
    if (f->flag == GN_OBS_NORMAL || (f->flag == GN_OBS_ESTIMATED && f->method == GN_METHOD_PUBLISHED)) return 0;
    return f->flag;
}

void table_cell_text(gn_buf *b, const gn_table *t, const gn_figure *f, table_magnitude scale, const gn_table_context *c)
{
    table_bound(b, t, f, c);
    table_number(b, f, scale);
    if (table_flag(f)) gn_buf_printf(b, " %c", f->flag);
}

size_t table_rates(const gn_table *t, const gn_item *item, const table_row *row, const gn_figure *out[GN_FIGURE_COUNT])
{
    static const gn_figure_what kinds[] = {GN_FIGURE_TWO_YEAR,
                                           GN_FIGURE_POP,
                                           GN_FIGURE_CAGR,
                                           GN_FIGURE_YOY_COMPUTED,
                                           GN_FIGURE_YOY_COMPARABLE,
                                           GN_FIGURE_QOQ_COMPUTED,
                                           GN_FIGURE_TWO_YEAR_CHAINED,
                                           GN_FIGURE_CAGR_COMPUTED};
    size_t n = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        out[n] = table_figure_of(t, item, row, kinds[i]);
        n += out[n] != NULL;
    }
    return n;
}
