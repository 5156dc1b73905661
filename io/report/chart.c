/* Line charts as SVG: the known values, the forecast dashed, its 80 and 95 % bands. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_report.h"
#include "io/report/table_private.h"

#include <math.h>
#include <stdlib.h>

enum { WIDTH = 1080, HEIGHT = 260, LEFT = 84, RIGHT = 16, TOP = 26, BOTTOM = 28, MOST_TICKS = 12, LEAST = 3 };

typedef struct frame {
    int64_t first, last; /* months */
    double low, high, step;
    table_magnitude scale;
} frame;

static double x_at(const frame *f, int64_t month)
{
    const double span = f->last > f->first ? (double)(f->last - f->first) : 1;
    return LEFT + (WIDTH - LEFT - RIGHT) * (double)(month - f->first) / span;
}

static double y_at(const frame *f, double v)
{
    return TOP + (HEIGHT - TOP - BOTTOM) * (f->high - v) / (f->high - f->low);
}

static void point(gn_buf *b, const frame *f, const char *before, int64_t month, double v)
{
    gn_buf_text(b, before);
    gn_buf_fixed(b, x_at(f, month), 1);
    gn_buf_char(b, ' ');
    gn_buf_fixed(b, y_at(f, v), 1);
}

typedef struct plot {
    gn_lane lane;
    gn_figure_what what;
    size_t known, forecasts;
} plot;

static bool belongs(const gn_figure *f, const plot *p)
{
    if (f->what != p->what) return false;
    if (f->lane == p->lane) return true;
    /* January to March is both the first quarter and the year to date */
    return p->lane == GN_LANE_YTD && f->lane == GN_LANE_QUARTER && floor_mod(f->quarter, 4) == 0;
}

/* What to draw: what was forecast, else the lane with most values. */
static plot choose(const gn_table *t, const gn_item *item)
{
    static const plot plots[] = {{GN_LANE_QUARTER, GN_FIGURE_LEVEL, 0, 0}, {GN_LANE_POINT, GN_FIGURE_LEVEL, 0, 0},
                                 {GN_LANE_YTD, GN_FIGURE_LEVEL, 0, 0},     {GN_LANE_MONTH, GN_FIGURE_LEVEL, 0, 0},
                                 {GN_LANE_QUARTER, GN_FIGURE_YOY, 0, 0},   {GN_LANE_YTD, GN_FIGURE_YOY, 0, 0},
                                 {GN_LANE_MONTH, GN_FIGURE_YOY, 0, 0},     {GN_LANE_POINT, GN_FIGURE_YOY, 0, 0}};
    plot best = {0};
    for (size_t i = 0; i < sizeof plots / sizeof *plots; i++) {
        plot p = plots[i];
        for (size_t k = 0; k < item->figures; k++) {
            const gn_figure *f = &t->figures[item->figure + k];
            if (!belongs(f, &p)) continue;
            if (f->flag == GN_OBS_FORECAST && !item->future)
                p.forecasts++;
            else
                p.known += f->method != GN_METHOD_IMPLIED;
        }
        /* the first that was forecast, single quarters before years to date; else the one with most values */
        if (p.known >= LEAST && !best.forecasts && (p.forecasts || p.known > best.known)) best = p;
    }
    return best;
}

static void find_frame(const gn_table *t, const gn_item *item, const plot *p, frame *f)
{
    bool any = false;
    for (size_t k = 0; k < item->figures; k++) {
        const gn_figure *g = &t->figures[item->figure + k];
        if (!belongs(g, p)) continue;
        const double low = isfinite(g->lower[1]) ? g->lower[1] : g->value;
        const double high = isfinite(g->upper[1]) ? g->upper[1] : g->value;
        if (!any || g->period.last < f->first) f->first = g->period.last;
        if (!any || g->period.last > f->last) f->last = g->period.last;
        if (!any || low < f->low) f->low = low;
        if (!any || high > f->high) f->high = high;
        any = true;
    }
    double range = f->high - f->low;
    if (f->low > 0 && f->low < 0.5 * f->high) f->low = 0; /* amounts far apart stand on zero */
    range = f->high - f->low;
    if (!(range > 0)) {
        range = fabs(f->high) > 0 ? fabs(f->high) * 0.2 : 1;
        f->low -= range / 2;
        f->high += range / 2;
    }
    const double rough = range / 4, power = pow(10, floor(log10(rough))), lead = rough / power;
    f->step = power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10);
    f->low = floor(f->low / f->step) * f->step;
    f->high = ceil(f->high / f->step) * f->step;
}

static void axes(gn_buf *b, const frame *f, gn_lang lang)
{
    for (int i = 0; i <= MOST_TICKS; i++) {
        const double v = f->low + i * f->step;
        if (v > f->high + f->step / 2) break;
        gn_buf_printf(b, "<path class=\"g\" d=\"M%d ", LEFT);
        gn_buf_fixed(b, y_at(f, v), 1);
        gn_buf_printf(b, "H%d\"/><text x=\"%d\" y=\"", WIDTH - RIGHT, LEFT - 8);
        gn_buf_fixed(b, y_at(f, v) + 4, 1);
        gn_buf_text(b, "\" text-anchor=\"end\">");
        gn_buf_number(b, round(v / f->scale.divisor * 1e6) / 1e6);
        gn_buf_text(b, "</text>");
    }
    const int64_t years = floor_div(f->last, 12) - floor_div(f->first, 12) + 1;
    const int64_t every = years > 10 ? (years + 9) / 10 : 1;
    for (int64_t y = floor_div(f->first, 12); y <= floor_div(f->last, 12); y += every) {
        int64_t month = 12 * y;
        if (month < f->first) month = f->first;
        /* a year is marked at its first month, where there is room for its name */
        if (y == floor_div(f->first, 12) && years > 1 && x_at(f, 12 * (y + every)) - x_at(f, month) < 44) continue;
        if (x_at(f, month) > WIDTH - RIGHT - 20 && years > 1) continue;
        gn_buf_text(b, "<path class=\"g\" d=\"M");
        gn_buf_fixed(b, x_at(f, month), 1);
        gn_buf_printf(b, " %dv5\"/><text x=\"", HEIGHT - BOTTOM);
        gn_buf_fixed(b, x_at(f, month), 1);
        gn_buf_printf(b, lang == GN_LANG_EN ? "\" y=\"%d\">%lld</text>" : "\" y=\"%d\">%lld年</text>", HEIGHT - 8,
                      (long long)y);
    }
}

static void dot(gn_buf *b, const frame *f, const gn_figure *g, const gn_table *t, const gn_item *item,
                const gn_table_context *c)
{
    gn_buf title = {0};
    table_period(&title, c->lang, g->lane, g->period);
    gn_buf_text(&title, ": ");
    table_number(&title, g, f->scale);
    if (table_is_rate(g))
        gn_buf_char(&title, '%');
    else
        table_unit(&title, t, item, f->scale, c->lang);
    if (g->flag != GN_OBS_NORMAL) gn_buf_printf(&title, " (%c)", g->flag);
    if (isfinite(g->lower[0]))
        for (int l = 0; l < GN_TABLE_LEVELS; l++) {
            gn_buf_text(&title, l ? ", 95% [" : ", 80% [");
            table_model_number(&title, g->lower[l], f->scale);
            gn_buf_text(&title, ", ");
            table_model_number(&title, g->upper[l], f->scale);
            gn_buf_char(&title, ']');
        }
    gn_buf_printf(b, "<circle class=\"%s\" cx=\"",
                  g->flag == GN_OBS_FORECAST         ? "f"
                  : g->method == GN_METHOD_PUBLISHED ? "p"
                                                     : "e");
    gn_buf_fixed(b, x_at(f, g->period.last), 1);
    gn_buf_text(b, "\" cy=\"");
    gn_buf_fixed(b, y_at(f, g->value), 1);
    gn_buf_text(b, "\" r=\"3.2\"><title>");
    gn_html_text(b, title.data ? title.data : "");
    gn_buf_text(b, "</title></circle>");
    if (title.failed) b->failed = true;
    gn_buf_free(&title);
}

/* Whether a line may join two neighbours: no quarter between them is missing, years to date do not cross the year. */
static bool joined(const gn_figure *a, const gn_figure *z, const plot *p)
{
    if (p->lane == GN_LANE_YTD && p->what == GN_FIGURE_LEVEL)
        return floor_div(a->period.last, 12) == floor_div(z->period.last, 12);
    return p->lane != GN_LANE_QUARTER || z->period.last - a->period.last <= 3;
}

static int by_time(const void *a, const void *b)
{
    const gn_figure *x = *(const gn_figure *const *)a, *y = *(const gn_figure *const *)b;
    if (x->period.last != y->period.last) return x->period.last < y->period.last ? -1 : 1;
    return x < y ? -1 : x > y;
}

/* The figures of the plot in order of time, to be freed; NULL without memory. Those of one lane are so already, but
 * first quarters that stand in for a year to date are not among them. */
static const gn_figure **in_time(const gn_table *t, const gn_item *item, const plot *p, size_t *n)
{
    const gn_figure **order = malloc((item->figures + 1) * sizeof *order);
    *n = 0;
    if (!order) return NULL;
    for (size_t k = 0; k < item->figures; k++)
        if (belongs(&t->figures[item->figure + k], p)) order[(*n)++] = &t->figures[item->figure + k];
    qsort(order, *n, sizeof *order, by_time);
    return order;
}

static void body(const gn_table *t, const gn_item *item, const gn_table_context *c, const plot *p, const frame *f,
                 gn_buf *out)
{
    size_t n;
    const gn_figure **order = in_time(t, item, p, &n);
    if (!order) out->failed = true;
    gn_buf line = {0}, dots = {0}, dashed = {0}, bands[GN_TABLE_LEVELS] = {{0}, {0}};
    const gn_figure *fan_start = NULL, *before = NULL;
    for (size_t i = 0; i < n; i++) {
        const gn_figure *next = order[i];
        const bool forecast = next->flag == GN_OBS_FORECAST && !item->future;
        if (!forecast) {
            point(&line, f, before && joined(before, next, p) ? "L" : "M", next->period.last, next->value);
        } else {
            const bool near = before && next->period.last - before->period.last <= 3 && joined(before, next, p);
            if (near && !fan_start) {
                fan_start = before;
                point(&dashed, f, "M", before->period.last, before->value);
            }
            point(&dashed, f, near ? "L" : "M", next->period.last, next->value);
            if (!near && isfinite(next->lower[0])) { /* years apart: a bar each instead of a band */
                for (int l = 0; l < GN_TABLE_LEVELS; l++) {
                    point(&bands[l], f, "M", next->period.last, next->lower[l]);
                    point(&bands[l], f, "L", next->period.last, next->upper[l]);
                }
            }
        }
        dot(&dots, f, next, t, item, c);
        before = next;
    }
    if (fan_start)
        for (int l = GN_TABLE_LEVELS; l-- > 0;) {
            /* up along the upper bounds, back along the lower ones */
            gn_buf_printf(out, "<path class=\"b%d\" d=\"", l ? 95 : 80);
            point(out, f, "M", fan_start->period.last, fan_start->value);
            for (size_t i = 0; i < n; i++)
                if (order[i]->flag == GN_OBS_FORECAST && isfinite(order[i]->upper[l]))
                    point(out, f, "L", order[i]->period.last, order[i]->upper[l]);
            for (size_t i = n; i-- > 0;)
                if (order[i]->flag == GN_OBS_FORECAST && isfinite(order[i]->lower[l]))
                    point(out, f, "L", order[i]->period.last, order[i]->lower[l]);
            gn_buf_text(out, "Z\"/>");
        }
    else
        for (int l = GN_TABLE_LEVELS; l-- > 0;)
            if (bands[l].length) gn_buf_printf(out, "<path class=\"w%d\" d=\"%s\"/>", l ? 95 : 80, bands[l].data);
    gn_buf_printf(out, "<path class=\"l\" d=\"%s\"/>", line.data ? line.data : "");
    if (dashed.length) gn_buf_printf(out, "<path class=\"l d\" d=\"%s\"/>", dashed.data);
    gn_buf_text(out, dots.data);
    if (line.failed || dots.failed || dashed.failed || bands[0].failed || bands[1].failed) out->failed = true;
    gn_buf_free(&line);
    gn_buf_free(&dots);
    gn_buf_free(&dashed);
    gn_buf_free(&bands[0]);
    gn_buf_free(&bands[1]);
    free(order);
}

static bool chart(const gn_table *t, const gn_item *item, const gn_table_context *c, const char *style, gn_buf *out)
{
    const plot p = choose(t, item);
    if (p.known < LEAST) return false;
    frame f = {.scale = p.what == GN_FIGURE_LEVEL ? table_scale(t, item, c->lang) : (table_magnitude){1, ""}};
    find_frame(t, item, &p, &f);
    gn_buf label = {0};
    table_name(&label, t, item, c->lang);
    gn_buf_text(&label, ", ");
    table_column_label(&label, t, item, (table_column){p.lane, p.what}, c->lang);
    gn_buf_text(&label, " (");
    if (p.what == GN_FIGURE_LEVEL)
        table_unit(&label, t, item, f.scale, c->lang);
    else
        gn_buf_char(&label, '%');
    gn_buf_char(&label, ')');
    gn_buf_printf(out,
                  "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"c\" viewBox=\"0 0 %d %d\" role=\"img\"><title>",
                  WIDTH, HEIGHT);
    gn_html_text(out, label.data ? label.data : "");
    gn_buf_printf(out, "</title>%s<text x=\"%d\" y=\"14\">", style, LEFT);
    gn_buf_clear(&label);
    if (*style) { /* a file of its own has no heading */
        table_name(&label, t, item, c->lang);
        gn_buf_text(&label, " · ");
    }
    table_column_label(&label, t, item, (table_column){p.lane, p.what}, c->lang);
    gn_buf_char(&label, ' ');
    if (p.what == GN_FIGURE_LEVEL)
        table_unit(&label, t, item, f.scale, c->lang);
    else
        gn_buf_char(&label, '%');
    gn_html_text(out, label.data ? label.data : "");
    gn_buf_text(out, "</text>");
    axes(out, &f, c->lang);
    body(t, item, c, &p, &f, out);
    gn_buf_text(out, "</svg>");
    if (label.failed) out->failed = true;
    gn_buf_free(&label);
    return true;
}

bool gn_report_chart(const gn_table *t, const gn_item *item, const gn_table_context *c, gn_buf *out)
{
    return chart(t, item, c, "", out);
}

bool gn_report_chart_file(const gn_table *t, const gn_item *item, const gn_table_context *c, gn_buf *out)
{
    static const char style[] =
        "<style>text{font:12px 'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;fill:#555}"
        ".g{stroke:#ddd;fill:none}.l{stroke:#1b62a5;stroke-width:2;fill:none}.d{stroke-dasharray:5 4}"
        ".b80{fill:#1b62a5;opacity:.22}.b95{fill:#1b62a5;opacity:.12}.w80{stroke:#1b62a5;stroke-width:6;opacity:.35}"
        ".w95{stroke:#1b62a5;stroke-width:2;opacity:.4}.p{fill:#1b62a5}.e,.f{fill:#fff;stroke:#1b62a5}</style>"
        "<rect width=\"1080\" height=\"260\" fill=\"#fff\"/>";
    return chart(t, item, c, style, out);
}
