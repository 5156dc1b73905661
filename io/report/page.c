/* The HTML page: overview, a card with chart and table for each series, lists of single figures, their sentences. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_report.h"
#include "io/report/table_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A page of more cards than this is no page any more: the other series stand in the overview. */
enum { MOST_CARDS = 500 };

static const char style[] =
    ":root{color-scheme:light dark;--bg:#f6f7f9;--card:#fff;--ink:#1c2733;--soft:#5d6b7a;--line:#dfe4ea;--blue:#1b62a5;"
    "--mark:#fff0b3;--fc:#8a4b08}"
    "@media(prefers-color-scheme:dark){:root{--bg:#12171d;--card:#1b222b;--ink:#e4e9ef;--soft:#9aa8b7;--line:#323d49;"
    "--blue:#6fb1ef;--mark:#5b4a12;--fc:#f0b26a}}"
    "*{box-sizing:border-box}html{scroll-behavior:smooth;scroll-padding-top:4rem}"
    "body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.6 'Noto Sans CJK SC','Noto Sans SC','Source Han "
    "Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',system-ui,sans-serif}"
    "main,header,footer{max-width:1180px;margin:0 auto;padding:0 20px}"
    "h1{font-size:1.7rem;margin:1.6rem 0 .2rem}h2{font-size:1.3rem;margin:2.4rem 0 .8rem;border-bottom:2px solid "
    "var(--blue);padding-bottom:.2rem}h3{font-size:1.08rem;margin:0 0 .4rem}h3 small{font-weight:400;color:var(--soft)}"
    "p.s,figcaption,footer,.m{color:var(--soft);font-size:.86rem}p.s{margin:.2rem 0}"
    "a{color:var(--blue);text-decoration:none}a:hover{text-decoration:underline}"
    ".bar{position:sticky;top:0;z-index:3;background:var(--bg);border-bottom:1px solid var(--line);padding:.5rem 0;"
    "display:flex;gap:.4rem 1rem;flex-wrap:wrap;align-items:center}"
    ".bar nav{display:flex;flex-wrap:wrap;gap:.1rem .9rem;font-size:.9rem;max-height:5.2em;overflow:auto}"
    ".bar input{font:inherit;padding:.15rem .6rem;border:1px solid "
    "var(--line);border-radius:6px;background:var(--card);"
    "color:inherit;width:14rem}"
    ".k{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem 1.2rem;margin:0 0 1rem}"
    ".k>.t table{width:auto;min-width:50%}#all .t table,[data-g] .w table{width:100%}"
    ".t{overflow:auto;max-height:27rem;border:1px solid var(--line);border-radius:8px;margin:.6rem 0}"
    "table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums;background:var(--"
    "card)}"
    "th,td{padding:.28rem .6rem;text-align:right;border-bottom:1px solid var(--line);white-space:nowrap}"
    "th{position:sticky;top:0;background:var(--card);color:var(--soft);font-weight:600;vertical-align:bottom;z-index:1;"
    "white-space:normal;min-width:5.2em}"
    ".g1 th{top:0;text-align:center;border-bottom:0;padding-bottom:0}.g2 th{top:1.75rem}td:first-child,.t "
    "th[rowspan]{position:sticky;left:0;background:var(--card)}.t th[rowspan]{z-index:2}.e,td.e{border-left:1px solid "
    "var(--line)}"
    "td:first-child,.n{text-align:left}tr:not(.g1):not(.g2) "
    "th:first-child{text-align:left}td.n{white-space:normal;min-width:11em}tr:last-child "
    "td{border-bottom:0}"
    "tr:hover td{background:color-mix(in srgb,var(--blue) 7%,var(--card))}"
    "td sup{color:var(--soft);font-size:.68em;margin-left:.15em}td.f,td.f sup{color:var(--fc)}"
    "td small{color:var(--soft);font-size:.82em}td a{color:inherit}td a:hover{color:var(--blue)}"
    ".v{overflow-x:auto}svg.c{width:100%;min-width:620px;height:auto;display:block}svg.c "
    "text{font-size:12px;fill:var(--soft)}"
    ".g{stroke:var(--line);fill:none}.l{stroke:var(--blue);stroke-width:2;fill:none;stroke-linejoin:round}"
    ".d{stroke-dasharray:5 4}.b80{fill:var(--blue);opacity:.2}.b95{fill:var(--blue);opacity:.11}"
    ".w80{stroke:var(--blue);stroke-width:7;opacity:.35}.w95{stroke:var(--blue);stroke-width:2.5;opacity:.45}"
    "circle.p{fill:var(--blue)}circle.e,circle.f{fill:var(--card);stroke:var(--blue);stroke-width:1.5}"
    "circle:hover{stroke:var(--ink);stroke-width:3}"
    "details{font-size:.88rem}summary{cursor:pointer;color:var(--blue)}details ol{margin:.4rem 0;padding-left:2.2rem}"
    "details li{margin:.25rem 0}li:target{outline:2px solid var(--blue);outline-offset:3px;border-radius:4px}"
    "mark{background:var(--mark);color:inherit;padding:0 .1em;border-radius:3px}td details{max-width:26rem;"
    "white-space:normal;text-align:left}[hidden]{display:none!important}"
    "@media(max-width:640px){main,header,footer{padding:0 10px}.k{padding:.7rem}}"
    "@media print{:root{color-scheme:light;--bg:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--blue:#1b4f86;"
    "--mark:#eee;--fc:#7a3e00}body{font-size:10.5pt}.bar{display:none}.t{max-height:none;overflow:visible;border:0}"
    "th{position:static}.k{break-inside:avoid;border:0;padding:0}h2{break-after:avoid}td.n{min-width:0}"
    "table{font-size:8pt}th,td{padding:.12rem .3rem}}";

/* The filter box and the opening of the sentence that a link leads to; the page is whole without them. */
static const char script[] =
    "(function(){var q=document.getElementById('q'),open=function(){var e=location.hash&&document.getElementById("
    "decodeURIComponent(location.hash.slice(1))),d=e&&e.closest('details');if(d){d.open=true;e.scrollIntoView({block:"
    "'center'})}};q.hidden=false;q.addEventListener('input',function(){var w=q.value.trim().toLowerCase();"
    "document.querySelectorAll('[data-k]').forEach(function(e){e.hidden=w!==''&&e.dataset.k.toLowerCase().indexOf(w)<0}"
    ");"
    "document.querySelectorAll('[data-g]').forEach(function(g){g.hidden=!g.querySelector('[data-k]:not([hidden])')})});"
    "addEventListener('hashchange',open);open()})();";

static void escaped(gn_buf *out, gn_buf *text)
{
    gn_html_text(out, text->data ? text->data : "");
    if (text->failed) out->failed = true;
    gn_buf_clear(text);
}

/* data-k="indicator area": what the filter looks at. */
static void filter_key(gn_buf *out, const gn_table *t, const gn_item *item)
{
    gn_buf_text(out, " data-k=\"");
    gn_html_text(out, gn_strings_get(t->strings, item->indicator));
    const char *area = gn_strings_get(t->strings, item->area);
    if (area) {
        gn_buf_char(out, ' ');
        gn_html_text(out, area);
    }
    gn_buf_char(out, '"');
}

/* The end of the figure, which has no blanks, where the sentence, which may have some, has it at s; else NULL. */
static const char *figure_end(const char *s, const char *figure)
{
    if (*s != *figure) return NULL;
    for (; *figure; s++) {
        if (*s == ' ' || *s == '\t') continue;
        if (*s != *figure++) return NULL;
    }
    return s;
}

/* The sentence with the figure marked: of several places the one nearest to where the figure stood. */
static void sentence(gn_buf *out, const gn_observation *o, const gn_table_context *c)
{
    const char *s = gn_strings_get(c->observations->strings, o->sentence);
    const char *figure = gn_strings_get(c->observations->strings, o->text);
    if (!s) return;
    const char *best = NULL, *best_end = NULL;
    const size_t want = o->start >= o->sentence_start ? (size_t)(o->start - o->sentence_start) : 0;
    size_t far = SIZE_MAX;
    for (const char *p = s; figure && *figure && *p; p++) {
        const char *end = figure_end(p, figure);
        const size_t at = (size_t)(p - s), away = at > want ? at - want : want - at;
        if (end && away < far) far = away, best = p, best_end = end;
    }
    gn_buf part = {0};
    if (best) {
        gn_buf_bytes(&part, s, (size_t)(best - s));
        escaped(out, &part);
        gn_buf_text(out, "<mark>");
        gn_buf_bytes(&part, best, (size_t)(best_end - best));
        escaped(out, &part);
        gn_buf_text(out, "</mark>");
    }
    gn_html_text(out, best ? best_end : s);
    gn_buf_free(&part);
}

/* The 80 % interval of a forecast. */
static void interval(gn_buf *out, const gn_figure *f, table_magnitude scale)
{
    if (!isfinite(f->lower[0])) return;
    const table_magnitude s = table_is_rate(f) ? (table_magnitude){1, ""} : scale;
    gn_buf_text(out, " <small>[");
    table_model_number(out, f->lower[0], s);
    gn_buf_text(out, ", ");
    table_model_number(out, f->upper[0], s);
    gn_buf_text(out, "]</small>");
}

/* A link to the sentence, and the sentence as the number's tooltip. */
static void number(gn_buf *out, const gn_table *t, size_t item, const gn_figure *f, table_magnitude scale,
                   const gn_table_context *c)
{
    gn_buf text = {0};
    const gn_observation *o = table_source(t, f, c, 0);
    gn_buf_printf(out, "<td%s", f->flag == GN_OBS_FORECAST ? " class=\"f\"" : "");
    if (f->method != GN_METHOD_PUBLISHED || o) gn_buf_text(out, " title=\"");
    if (f->method != GN_METHOD_PUBLISHED) {
        gn_html_text(out, table_method_label(c->lang, f->method));
        if (o) gn_buf_text(out, c->lang == GN_LANG_EN ? ". " : "。");
    }
    if (o) {
        gn_html_text(out, gn_strings_get(c->observations->strings, o->sentence));
        gn_buf_text(out, "（");
        table_place(&text, t, f, c);
        table_how_sure(&text, table_confidence(t, f, c), c->lang);
        escaped(out, &text);
        gn_buf_text(out, "）");
    }
    if (f->method != GN_METHOD_PUBLISHED || o) gn_buf_char(out, '"');
    gn_buf_char(out, '>');
    if (o) gn_buf_printf(out, "<a href=\"#s%zu-%u\">", item, t->sources[f->source]);
    table_bound(&text, t, f, c);
    table_number(&text, f, scale);
    escaped(out, &text);
    if (o) gn_buf_text(out, "</a>");
    if (table_flag(f)) gn_buf_printf(out, "<sup>%c</sup>", f->flag);
    interval(out, f, scale);
    table_short_period(&text, f, c->lang);
    if (text.length) {
        gn_buf_text(out, " <small>");
        escaped(out, &text);
        gn_buf_text(out, "</small>");
    }
    gn_buf_text(out, "</td>");
    gn_buf_free(&text);
}

static int by_number(const void *a, const void *b)
{
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The sentences of an item, each once, in the order of the reports. */
static void sources(gn_buf *out, const gn_table *t, size_t at, const gn_table_context *c)
{
    const gn_item *item = &t->items[at];
    size_t n = 0, kept = 0;
    if (!c->observations) return;
    for (size_t i = 0; i < item->figures; i++) n += t->figures[item->figure + i].n_sources;
    uint32_t *s = malloc((n + 1) * sizeof *s);
    if (!s) {
        out->failed = true;
        return;
    }
    n = 0;
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        for (uint32_t k = 0; k < f->n_sources; k++)
            if (t->sources[f->source + k] < c->observations->count) s[n++] = t->sources[f->source + k];
    }
    qsort(s, n, sizeof *s, by_number);
    for (size_t i = 0; i < n; i++)
        if (!kept || s[kept - 1] != s[i]) s[kept++] = s[i];
    if (kept) {
        gn_buf text = {0};
        gn_buf_printf(out, "<details><summary>%s (%zu)</summary><ol>", table_label(c->lang, LABEL_SOURCE), kept);
        for (size_t i = 0; i < kept; i++) {
            const gn_observation *o = &c->observations->items[s[i]];
            const gn_figure one = {.source = 0, .n_sources = 1};
            const gn_table view = {.sources = &s[i], .n_sources = 1};
            gn_buf_printf(out, "<li id=\"s%zu-%u\">", at, s[i]);
            sentence(out, o, c);
            gn_buf_text(out, " <span class=\"m\">");
            table_place(&text, &view, &one, c);
            escaped(out, &text);
            const char *who = gn_strings_get(c->observations->strings, o->source);
            if (who) {
                gn_buf_text(out, " · ");
                gn_html_text(out, who);
            }
            table_how_sure(out, o->confidence > 0 ? (double)o->confidence : NAN, c->lang);
            gn_buf_text(out, "</span></li>");
        }
        gn_buf_text(out, "</ol></details>");
        gn_buf_free(&text);
    }
    free(s);
}

static void forecast_note(gn_buf *out, const gn_item *item, gn_lang lang)
{
    if (item->model[0]) {
        gn_buf_printf(out, "<p class=\"s\">%s: %s — ", table_label(lang, LABEL_MODEL), item->model);
    } else if (item->reason[0]) {
        gn_buf_printf(out, "<p class=\"s\">%s: ", table_label(lang, LABEL_NO_FORECAST));
    } else {
        return;
    }
    gn_buf reason = {0};
    table_reason(&reason, item, lang);
    escaped(out, &reason);
    gn_buf_free(&reason);
    gn_buf_text(out, "</p>");
}

static void card(gn_buf *out, const gn_table *t, size_t at, const gn_table_context *c)
{
    const gn_item *item = &t->items[at];
    table_column columns[TABLE_MOST_COLUMNS];
    const size_t n = table_columns(t, item, columns);
    const table_magnitude scale = table_scale(t, item, c->lang);
    int64_t first = 0, last = 0;
    gn_buf text = {0};
    gn_buf_printf(out, "<section class=\"k\" id=\"i%zu\"", at);
    filter_key(out, t, item);
    gn_buf_text(out, "><h3>");
    table_name(&text, t, item, c->lang);
    escaped(out, &text);
    gn_buf_text(out, " <small>");
    table_unit(&text, t, item, scale, c->lang);
    escaped(out, &text);
    gn_buf_text(out, "</small></h3>");
    gn_buf_text(out, "<div class=\"v\">");
    gn_report_chart(t, item, c, out);
    gn_buf_text(out, "</div><div class=\"t\"><table><thead><tr class=\"g1\"><th rowspan=\"2\"></th>");
    for (size_t i = 0, k; i < n; i = k) { /* lanes above what is told of them */
        for (k = i; k < n && columns[k].lane == columns[i].lane;) k++;
        gn_buf_printf(out, "<th colspan=\"%zu\">%s</th>", k - i, table_lane_label(c->lang, columns[i].lane));
    }
    gn_buf_text(out, "</tr><tr class=\"g2\">");
    for (size_t i = 0; i < n; i++) {
        const bool level = columns[i].what == GN_FIGURE_LEVEL;
        gn_buf_printf(out, i && columns[i - 1].lane != columns[i].lane ? "<th class=\"e\">%s</th>" : "<th>%s</th>",
                      level && item->basis != GN_MEASURE_LEVEL ? table_basis_label(c->lang, item->basis)
                      : level                                  ? table_label(c->lang, LABEL_VALUE)
                                                               : table_item_label(t, item, c->lang, columns[i].what));
    }
    gn_buf_text(out, "</tr></thead><tbody>");
    const bool any = table_range(t, item, &first, &last);
    for (int64_t q = last; any && q >= first; q--) { /* the newest on top */
        const gn_figure *cells[TABLE_MOST_COLUMNS];
        bool filled = false;
        for (size_t i = 0; i < n; i++) {
            cells[i] = gn_table_at(t, item, columns[i].lane, columns[i].what, q);
            filled = filled || cells[i];
        }
        if (!filled) continue;
        gn_buf_text(out, "<tr><td>");
        table_quarter(out, q);
        gn_buf_text(out, "</td>");
        for (size_t i = 0; i < n; i++) {
            if (cells[i])
                number(out, t, at, cells[i], scale, c);
            else
                gn_buf_text(out, "<td></td>");
        }
        gn_buf_text(out, "</tr>\n");
    }
    gn_buf_text(out, "</tbody></table></div>");
    const gn_figure *cagr = table_compound(t, item);
    if (cagr) {
        gn_buf_printf(out, "<p class=\"s\">%s ", table_item_label(t, item, c->lang, GN_FIGURE_CAGR_COMPUTED));
        table_short_period(&text, cagr, c->lang);
        escaped(out, &text);
        gn_buf_text(out, ": ");
        table_number(out, cagr, scale);
        gn_buf_text(out, "%</p>");
    }
    forecast_note(out, item, c->lang);
    sources(out, t, at, c);
    gn_buf_text(out, "</section>\n");
    if (text.failed) out->failed = true;
    gn_buf_free(&text);
}

static void rates(gn_buf *out, const gn_table *t, const gn_item *item, const table_row *row, gn_lang lang)
{
    const gn_figure *f[GN_FIGURE_COUNT];
    const size_t n = table_rates(t, item, row, f);
    for (size_t k = 0; k < n; k++) {
        gn_buf_printf(out, "%s<small>%s</small> ", k ? "<br>" : "", table_item_label(t, item, lang, f[k]->what));
        table_number(out, f[k], (table_magnitude){1, ""});
        gn_buf_char(out, '%');
        if (table_flag(f[k])) gn_buf_printf(out, "<sup>%c</sup>", f[k]->flag);
    }
}

static void single(gn_buf *out, const gn_table *t, size_t at, const gn_table_context *c)
{
    const gn_item *item = &t->items[at];
    table_row *rows;
    const size_t n = table_period_rows(t, item, &rows);
    gn_buf text = {0};
    for (size_t i = 0; i < n; i++) {
        const table_magnitude scale = table_scale_of(t, item, rows[i].level, c->lang);
        const gn_figure *yoy = table_figure_of(t, item, &rows[i], GN_FIGURE_YOY);
        gn_buf_printf(out, i ? "<tr" : "<tr id=\"i%zu\"", at);
        filter_key(out, t, item);
        gn_buf_text(out, "><td class=\"n\">");
        table_name_in_list(&text, t, item, c->lang);
        escaped(out, &text);
        gn_buf_text(out, "</td><td class=\"n\">");
        table_period(&text, c->lang, rows[i].lane, rows[i].period);
        escaped(out, &text);
        gn_buf_text(out, "</td><td>");
        if (rows[i].level) {
            table_bound(&text, t, rows[i].level, c);
            table_number(&text, rows[i].level, scale);
            table_unit(&text, t, item, scale, c->lang);
            escaped(out, &text);
            if (table_flag(rows[i].level)) gn_buf_printf(out, "<sup>%c</sup>", rows[i].level->flag);
        }
        gn_buf_text(out, "</td><td>");
        if (yoy) {
            table_bound(out, t, yoy, c);
            gn_buf_number(out, yoy->value);
            gn_buf_char(out, '%');
        }
        gn_buf_text(out, "</td><td>");
        rates(out, t, item, &rows[i], c->lang);
        gn_buf_text(out, "</td><td class=\"n\">");
        if (!i) sources(out, t, at, c);
        gn_buf_text(out, "</td></tr>\n");
    }
    if (text.failed || !rows) out->failed = true;
    gn_buf_free(&text);
    free(rows);
}

static void singles(gn_buf *out, const gn_table *t, size_t from, size_t to, bool future, const gn_table_context *c)
{
    bool head = false;
    for (size_t i = from; i < to; i++) {
        const gn_item *item = &t->items[i];
        if (item->future != future || (!future && table_is_series(item))) continue;
        if (!head) {
            gn_buf_printf(out,
                          "<section class=\"k\" data-g><h3>%s</h3><div class=\"t w\" style=\"max-height:none\"><table>"
                          "<thead><tr><th>%s</th><th class=\"n\">%s</th><th>%s</th><th>%s</th><th>%s</th><th "
                          "class=\"n\">%s</th></tr></thead><tbody>",
                          table_label(c->lang, future ? LABEL_FUTURE : LABEL_SINGLES),
                          table_label(c->lang, LABEL_INDICATOR), table_label(c->lang, LABEL_PERIOD),
                          table_label(c->lang, LABEL_VALUE), table_what_label(c->lang, GN_FIGURE_YOY),
                          table_label(c->lang, LABEL_OTHER_RATES), table_label(c->lang, LABEL_SOURCE));
            head = true;
        }
        single(out, t, i, c);
    }
    if (head) gn_buf_text(out, "</tbody></table></div></section>\n");
}

/* The newest level of an item, for want of one its newest growth; the newest forecast step is the nearest one. */
static const gn_figure *headline(const gn_table *t, const gn_item *item, gn_figure_what what, bool forecast)
{
    static const gn_lane lanes[] = {GN_LANE_QUARTER, GN_LANE_YTD, GN_LANE_POINT, GN_LANE_MONTH, GN_LANE_SPAN};
    const gn_figure *best = NULL;
    for (size_t l = 0; l < sizeof lanes / sizeof *lanes; l++)
        for (size_t i = 0; i < item->figures; i++) {
            const gn_figure *f = &t->figures[item->figure + i];
            if (f->lane != lanes[l] || f->what != what || (f->flag == GN_OBS_FORECAST) != forecast) continue;
            if (!forecast && f->method != GN_METHOD_PUBLISHED) continue;
            if (!best || (forecast ? f->period.last < best->period.last : f->period.last > best->period.last)) best = f;
        }
    return best;
}

static void overview_cell(gn_buf *out, const gn_table *t, const gn_figure *f, table_magnitude scale,
                          const gn_table_context *c, bool period)
{
    gn_buf text = {0};
    gn_buf_text(out, f && f->flag == GN_OBS_FORECAST ? "<td class=\"f\">" : "<td>");
    if (f) {
        if (period) {
            gn_buf_text(out, "<small>");
            table_period(&text, c->lang, f->lane, f->period);
            escaped(out, &text);
            gn_buf_text(out, "</small> ");
        }
        table_bound(out, t, f, c);
        table_number(out, f, scale);
        if (table_is_rate(f)) gn_buf_char(out, '%');
        interval(out, f, scale);
    }
    gn_buf_text(out, "</td>");
    gn_buf_free(&text);
}

static void overview(gn_buf *out, const gn_table *t, const gn_table_context *c)
{
    size_t cards = 0;
    bool head = false;
    gn_buf text = {0};
    for (size_t i = 0; i < t->n_items; i++) {
        const gn_item *item = &t->items[i];
        if (item->future || !table_is_series(item)) continue;
        if (!head) {
            gn_buf_printf(out,
                          "<section class=\"k\" data-g id=\"all\"><h3>%s</h3><div class=\"t\" "
                          "style=\"max-height:none\"><table><thead><tr><th>%s"
                          "</th><th class=\"n\">%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>",
                          table_label(c->lang, LABEL_SERIES), table_label(c->lang, LABEL_INDICATOR),
                          table_label(c->lang, LABEL_UNIT), table_label(c->lang, LABEL_VALUE),
                          table_what_label(c->lang, GN_FIGURE_YOY), table_label(c->lang, LABEL_FORECAST));
            head = true;
        }
        const table_magnitude scale = table_scale(t, item, c->lang);
        const gn_figure *level = headline(t, item, GN_FIGURE_LEVEL, false), *yoy = NULL;
        const gn_figure *next = headline(t, item, level ? GN_FIGURE_LEVEL : GN_FIGURE_YOY, true);
        if (level) {
            const table_row row = {level->lane, level->period, level};
            yoy = table_figure_of(t, item, &row, GN_FIGURE_YOY);
        }
        const bool same_period = yoy != NULL;
        if (!yoy) yoy = headline(t, item, GN_FIGURE_YOY, false);
        gn_buf_text(out, "<tr");
        filter_key(out, t, item);
        const bool has_card = cards++ < MOST_CARDS;
        gn_buf_text(out, "><td class=\"n\">");
        if (has_card) gn_buf_printf(out, "<a href=\"#i%zu\">", i);
        table_name(&text, t, item, c->lang);
        escaped(out, &text);
        gn_buf_text(out, has_card ? "</a> <small>" : " <small>");
        gn_html_text(out, gn_strings_get(t->strings, item->area));
        gn_buf_text(out, "</small></td><td class=\"n\">");
        table_unit(&text, t, item, scale, c->lang);
        escaped(out, &text);
        gn_buf_text(out, "</td>");
        overview_cell(out, t, level, scale, c, true);
        overview_cell(out, t, yoy, scale, c, !same_period);
        overview_cell(out, t, next, scale, c, true);
        gn_buf_text(out, "</tr>\n");
    }
    if (head) gn_buf_text(out, "</tbody></table></div>");
    if (cards > MOST_CARDS)
        gn_buf_printf(out, "<p class=\"s\">%s %d</p>", table_label(c->lang, LABEL_CARDS), MOST_CARDS);
    if (head) gn_buf_text(out, "</section>\n");
    gn_buf_free(&text);
}

void gn_report_html(const gn_table *t, const gn_table_context *c, gn_buf *out)
{
    const char *title = table_label(c->lang, LABEL_TITLE);
    size_t cards = 0;
    size_t series_count = 0;
    for (size_t i = 0; i < t->n_items; i++) series_count += !t->items[i].future && table_is_series(&t->items[i]);
    gn_buf_printf(out,
                  "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                  "content=\"width=device-width,initial-scale=1\"><meta name=\"generator\" content=\"gnomon\">"
                  "<title>%s</title>\n<style>%s</style></head>\n<body><header><h1>%s</h1>",
                  c->lang == GN_LANG_EN ? "en" : "zh-CN", title, style, title);
    if (c->lang == GN_LANG_EN)
        gn_buf_printf(out, "<p class=\"s\">%zu reports, %zu series, %zu other indicators.", c->n_documents,
                      series_count, t->n_items - series_count);
    else
        gn_buf_printf(out, "<p class=\"s\">报告 %zu 份，序列 %zu 条，其他指标 %zu 项。", c->n_documents, series_count,
                      t->n_items - series_count);
    gn_buf_printf(out,
                  " %s</p>\n<div class=\"bar\"><input id=\"q\" type=\"search\" hidden placeholder=\"%s\" "
                  "aria-label=\"%s\"><nav>",
                  table_label(c->lang, t->n_items ? LABEL_LEGEND : LABEL_EMPTY), table_label(c->lang, LABEL_FILTER),
                  table_label(c->lang, LABEL_FILTER));
    for (size_t i = 0, k; i < t->n_items; i = k) {
        k = table_group_end(t, i);
        gn_buf_printf(out, "<a href=\"#a%zu\">", i);
        gn_html_text(out, table_group_label(t, i, c->lang));
        gn_buf_printf(out, "</a> <span class=\"m\">%zu</span> ", k - i);
    }
    gn_buf_text(out, "</nav></div></header>\n<main>");
    overview(out, t, c);
    for (size_t i = 0, k; i < t->n_items; i = k) {
        k = table_group_end(t, i);
        gn_buf_printf(out, "<div data-g><h2 id=\"a%zu\">", i);
        gn_html_text(out, table_group_label(t, i, c->lang));
        gn_buf_text(out, "</h2>\n");
        for (size_t j = i; j < k; j++)
            if (!t->items[j].future && table_is_series(&t->items[j]) && cards++ < MOST_CARDS) card(out, t, j, c);
        singles(out, t, i, k, false, c);
        singles(out, t, i, k, true, c);
        gn_buf_text(out, "</div>\n");
    }
    gn_buf_text(out, "</main>\n<footer><p>");
    for (size_t i = 0; i < c->n_documents; i++) {
        if (!i) gn_buf_printf(out, "%s: ", table_label(c->lang, LABEL_DOCUMENTS));
        if (i) gn_buf_text(out, ", ");
        if (c->documents[i]) gn_html_text(out, c->documents[i]);
    }
    gn_buf_printf(out, "</p><p>gnomon " GN_VERSION "</p></footer>\n<script>%s</script></body></html>\n", script);
}
