/* Words, periods and numbers of the table in Chinese and English. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/report/table_private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *table_label(gn_lang lang, table_label_id l)
{
    static const char *const words[LABEL_COUNT][2] = {
        [LABEL_INDICATOR] = {"指标", "Indicator"},
        [LABEL_UNIT] = {"单位", "Unit"},
        [LABEL_PERIOD] = {"期间", "Period"},
        [LABEL_VALUE] = {"数值", "Value"},
        [LABEL_FORECAST] = {"预测", "Forecast"},
        [LABEL_SOURCE] = {"出处", "Source"},
        [LABEL_AREA_NONE] = {"未注明地区", "No area stated"},
        [LABEL_FUTURE] = {"报告所载预测与目标", "Forecasts and targets in the reports"},
        [LABEL_SINGLES] = {"不足三个季度的指标", "Figures of fewer than three quarters"},
        [LABEL_SERIES] = {"序列", "Series"},
        [LABEL_TITLE] = {"季度指标表", "Quarterly indicators"},
        [LABEL_NOTES] = {"说明", "Notes"},
        [LABEL_LEGEND] =
            {"标记：E 推算或计算值，F 预测值，其余为发布值；[ ] 为 80% 预测区间；累计为1月至所列月份。"
             "发布同比按可比口径，计算同比由两期发布值直接相除，二者可能不同。",
             "Flags: E derived or computed, F forecast, all others as published; [ ] is the 80 % interval; year to "
             "date "
             "is January to the month given. Published growth is on a comparable basis, computed growth is the plain "
             "ratio of two levels: they may differ."},
        [LABEL_CONTENTS] = {"目录", "Contents"},
        [LABEL_FILTER] = {"筛选指标…", "Filter indicators…"},
        [LABEL_MODEL] = {"预测模型", "Model"},
        [LABEL_NO_FORECAST] = {"未作预测", "No forecast"},
        [LABEL_KIND] = {"口径", "Kind"},
        [LABEL_DOCUMENTS] = {"报告", "Reports"},
        [LABEL_MORE] = {"另有", "further items:"},
        [LABEL_BASED_ON] = {"依据", "Based on"},
        [LABEL_GROWTH] = {"同比", "Year on year"},
        [LABEL_OTHER_RATES] = {"其他增速", "Other rates"},
        [LABEL_AREA] = {"地区", "Area"},
        [LABEL_FLAG] = {"标记", "Flag"},
        [LABEL_METHOD] = {"来历", "Method"},
        [LABEL_LOWER_80] = {"80%下限", "Lower 80 %"},
        [LABEL_UPPER_80] = {"80%上限", "Upper 80 %"},
        [LABEL_LOWER_95] = {"95%下限", "Lower 95 %"},
        [LABEL_UPPER_95] = {"95%上限", "Upper 95 %"},
        [LABEL_SENTENCE] = {"原句", "Sentence"},
        [LABEL_CONFIDENCE] = {"把握", "Confidence"},
        [LABEL_CARDS] = {"序列过多：图表和季度表只列前", "Too many series: charts and tables are shown of the first"},
        [LABEL_DOUBTFUL] = {"待核对：读取把握不足一半", "To be checked: read with a confidence below a half"},
        [LABEL_FIGURES] = {"明细", "Figures"},
        [LABEL_EMPTY] = {"没有带期间的数值。", "No figure with a period was found."},
    };
    return words[l][lang == GN_LANG_EN];
}

const char *table_what_label(gn_lang lang, gn_figure_what what)
{
    static const char *const words[GN_FIGURE_COUNT][2] = {
        [GN_FIGURE_LEVEL] = {"数值", "level"},
        [GN_FIGURE_YOY] = {"同比（发布）", "yoy, published"},
        [GN_FIGURE_YOY_COMPUTED] = {"同比（计算）", "yoy, computed"},
        [GN_FIGURE_YOY_COMPARABLE] = {"同比（可比口径推算）", "yoy, comparable"},
        [GN_FIGURE_TWO_YEAR] = {"两年平均（发布）", "2-year average, published"},
        [GN_FIGURE_TWO_YEAR_CHAINED] = {"两年平均（由发布同比）", "2-year average, from yoy"},
        [GN_FIGURE_TWO_YEAR_COMPUTED] = {"两年平均（由数值）", "2-year average, from levels"},
        [GN_FIGURE_POP] = {"环比（发布）", "on previous, published"},
        [GN_FIGURE_QOQ_COMPUTED] = {"环比（未季调，计算）", "qoq, unadjusted, computed"},
        [GN_FIGURE_CAGR] = {"年均（发布）", "CAGR, published"},
        [GN_FIGURE_CAGR_COMPUTED] = {"CAGR（计算）", "CAGR, computed"},
    };
    return words[what][lang == GN_LANG_EN];
}

const char *table_item_label(const gn_table *t, const gn_item *item, gn_lang lang, gn_figure_what what)
{
    /* levels at current prices, growth at constant ones: what is computed from levels is another thing */
    static const char *const nominal[][2] = {{"同比（计算，现价）", "yoy, computed, nominal"},
                                             {"两年平均（由现价数值）", "2-year average, nominal"},
                                             {"CAGR（计算，现价）", "CAGR, computed, nominal"}};
    const char *name = gn_strings_get(t->strings, item->indicator);
    if (!name || gn_indicator_one_price(name)) return table_what_label(lang, what);
    switch (what) {
    case GN_FIGURE_YOY_COMPUTED: return nominal[0][lang == GN_LANG_EN];
    case GN_FIGURE_TWO_YEAR_COMPUTED: return nominal[1][lang == GN_LANG_EN];
    case GN_FIGURE_CAGR_COMPUTED: return nominal[2][lang == GN_LANG_EN];
    default: return table_what_label(lang, what);
    }
}

const char *table_lane_label(gn_lang lang, gn_lane lane)
{
    static const char *const words[GN_LANE_COUNT][2] = {
        [GN_LANE_QUARTER] = {"当季", "quarter"},       [GN_LANE_YTD] = {"累计", "ytd"},
        [GN_LANE_POINT] = {"期末", "end of period"},   [GN_LANE_MONTH] = {"当月", "month"},
        [GN_LANE_SPAN] = {"其他期间", "other period"},
    };
    return words[lane][lang == GN_LANG_EN];
}

const char *table_method_label(gn_lang lang, gn_method m)
{
    static const char *const words[GN_METHOD_COUNT][2] = {
        [GN_METHOD_PUBLISHED] = {"发布", "published"},
        [GN_METHOD_DERIVED] = {"由累计或分期值加减推算", "sum or difference of published levels"},
        [GN_METHOD_IMPLIED] = {"由相邻年份数值与同比推算", "implied by growth and the level of the year beside"},
        [GN_METHOD_COMPUTED] = {"计算", "computed"},
        [GN_METHOD_MODEL] = {"模型预测", "forecast by model"},
    };
    return words[m][lang == GN_LANG_EN];
}

const char *table_basis_label(gn_lang lang, gn_measure m)
{
    static const char *const words[GN_MEASURE_COUNT][2] = {
        [GN_MEASURE_LEVEL] = {"", ""},
        [GN_MEASURE_YOY] = {"同比", "yoy"},
        [GN_MEASURE_POP] = {"环比", "previous period"},
        [GN_MEASURE_GROWTH] = {"增幅", "growth"},
        [GN_MEASURE_CAGR] = {"年均增长", "CAGR"},
        [GN_MEASURE_SHARE] = {"占比", "share"},
        [GN_MEASURE_CONTRIBUTION] = {"拉动", "contribution"},
        [GN_MEASURE_CHANGE] = {"变动", "change"},
        [GN_MEASURE_MULTIPLE] = {"倍数", "multiple"},
    };
    return words[(unsigned)m < GN_MEASURE_COUNT ? m : GN_MEASURE_LEVEL][lang == GN_LANG_EN];
}

void table_quarter(gn_buf *b, int64_t quarter)
{
    gn_buf_printf(b, "%lldQ%d", (long long)floor_div(quarter, 4), (int)floor_mod(quarter, 4) + 1);
}

void table_period(gn_buf *b, gn_lang lang, gn_lane lane, gn_span s)
{
    static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度"};
    char text[64];
    int y1, m1, y2, m2;
    gn_month_split(s.first, &y1, &m1);
    gn_month_split(s.last, &y2, &m2);
    if (lang == GN_LANG_EN) {
        if (lane == GN_LANE_QUARTER) {
            table_quarter(b, floor_div(s.first, 3));
        } else if (y1 == y2 && m1 == 1 && m2 == 12) {
            gn_buf_printf(b, "%d", y1);
        } else {
            gn_period_format((gn_period){GN_FREQ_MONTH, s.first}, text, sizeof text);
            gn_buf_text(b, text);
            if (s.first == s.last) return;
            if (y1 == y2) {
                gn_buf_printf(b, "…%02d", m2);
                return;
            }
            gn_period_format((gn_period){GN_FREQ_MONTH, s.last}, text, sizeof text);
            gn_buf_printf(b, "…%s", text);
        }
        return;
    }
    gn_buf_printf(b, "%d", y1);
    if (y1 != y2) {
        if (m1 == 1 && m2 == 12)
            gn_buf_printf(b, "—%d年", y2);
        else
            gn_buf_printf(b, "年%d月—%d年%d月", m1, y2, m2);
    } else if (m1 == 1 && m2 == 12) {
        gn_buf_text(b, "年");
    } else if (lane == GN_LANE_QUARTER) {
        gn_buf_printf(b, "年%s", quarters[(m1 - 1) / 3]);
    } else if (s.last - s.first == 5 && (m1 == 1 || m1 == 7)) {
        gn_buf_text(b, m1 == 1 ? "年上半年" : "年下半年");
    } else if (m1 != m2) {
        gn_buf_printf(b, "年%d—%d月", m1, m2);
    } else {
        gn_buf_printf(b, "年%d月%s", m1, lane == GN_LANE_POINT ? "末" : "");
    }
}

bool table_is_rate(const gn_figure *f)
{
    return f->what != GN_FIGURE_LEVEL;
}

static bool scalable(const char *unit)
{
    static const char *const plain[] = {"%", "百分点", "倍", "pp", "pct", "bp", "年", "天", "小时", "分钟", "秒"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strstr(unit, plain[i])) return false;
    return true;
}

static table_magnitude magnitude_of(double most, double least, gn_lang lang)
{
    static const table_magnitude scales[2][3] = {{{1e8, "亿"}, {1e4, "万"}, {1, ""}},
                                                 {{1e9, "bn "}, {1e6, "mn "}, {1, ""}}};
    const double readable = 0.01; /* 115万个 beside 5个: in 万 the small one would be 0.0005 */
    for (size_t i = 0; i < 2; i++) {
        const table_magnitude m = scales[lang == GN_LANG_EN][i];
        if (most >= m.divisor && least >= readable * m.divisor) return m;
    }
    return scales[0][2];
}

table_magnitude table_scale(const gn_table *t, const gn_item *item, gn_lang lang)
{
    const char *unit = gn_strings_get(t->strings, item->unit);
    double most = 0, least = INFINITY;
    if (unit && !scalable(unit)) return (table_magnitude){1, ""};
    for (size_t i = 0; i < item->figures; i++) {
        const gn_figure *f = &t->figures[item->figure + i];
        if (f->what != GN_FIGURE_LEVEL) continue;
        const double size = fabs(f->value);
        if (size > most) most = size;
        if (size > 0 && size < least && f->method == GN_METHOD_PUBLISHED) least = size;
    }
    return magnitude_of(most, least, lang);
}

table_magnitude table_scale_of(const gn_table *t, const gn_item *item, const gn_figure *f, gn_lang lang)
{
    const char *unit = gn_strings_get(t->strings, item->unit);
    if (!f) return table_scale(t, item, lang);
    return unit && !scalable(unit) ? (table_magnitude){1, ""} : magnitude_of(fabs(f->value), fabs(f->value), lang);
}

void table_unit(gn_buf *b, const gn_table *t, const gn_item *item, table_magnitude scale, gn_lang lang)
{
    static const char *const english[][2] = {
        {"元", "CNY"},  {"美元", "USD"},   {"户", "subscribers"}, {"家", "firms"}, {"人", "people"},   {"吨", "t"},
        {"千瓦", "kW"}, {"千瓦时", "kWh"}, {"个", "units"},       {"台", "sets"},  {"个百分点", "pp"}, {"倍", "times"}};
    const char *unit = gn_strings_get(t->strings, item->unit);
    gn_buf_text(b, scale.prefix);
    if (!unit) return;
    if (lang == GN_LANG_EN)
        for (size_t i = 0; i < sizeof english / sizeof *english; i++)
            if (strcmp(unit, english[i][0]) == 0) unit = english[i][1];
    gn_buf_text(b, unit);
}

void table_model_number(gn_buf *b, double v, table_magnitude scale)
{
    const double x = v / scale.divisor, size = fabs(x);
    gn_buf_fixed(b, x, size >= 1000 ? 0 : size >= 100 ? 1 : 2);
}

void table_bound(gn_buf *b, const gn_table *t, const gn_figure *f, const gn_table_context *c)
{
    static const char *const signs[GN_BOUND_COUNT] = {"", "≈", "≥", "≤"};
    const gn_observation *o = f->method == GN_METHOD_PUBLISHED ? table_source(t, f, c, 0) : NULL;
    if (o && o->bound < GN_BOUND_COUNT) gn_buf_text(b, signs[isfinite(o->value_high) ? GN_BOUND_APPROX : o->bound]);
}

void table_number(gn_buf *b, const gn_figure *f, table_magnitude scale)
{
    if (table_is_rate(f)) {
        if (f->method == GN_METHOD_PUBLISHED)
            gn_buf_number(b, f->value);
        else
            gn_buf_fixed(b, f->value, 1);
        return;
    }
    if (f->method == GN_METHOD_PUBLISHED)
        gn_buf_number(b, f->value / scale.divisor);
    else if (f->method == GN_METHOD_DERIVED) /* as many decimals as the operands had, without the noise of doubles */
        gn_buf_number(b, round(f->value / scale.divisor * 1e4) / 1e4);
    else
        table_model_number(b, f->value, scale);
}

const gn_observation *table_source(const gn_table *t, const gn_figure *f, const gn_table_context *c, size_t i)
{
    if (!c->observations || i >= f->n_sources) return NULL;
    const uint32_t index = t->sources[f->source + i];
    return index < c->observations->count ? &c->observations->items[index] : NULL;
}

const char *table_document(const gn_observation *o, const gn_table_context *c)
{
    return o && c->documents && o->document < c->n_documents && c->documents[o->document] ? c->documents[o->document]
                                                                                          : "";
}

void table_place(gn_buf *b, const gn_table *t, const gn_figure *f, const gn_table_context *c)
{
    const gn_observation *o = table_source(t, f, c, 0);
    if (!o) return;
    const char *name = table_document(o, c), *slash = strrchr(name, '/');
    gn_buf_text(b, slash ? slash + 1 : name);
    if (o->page)
        gn_buf_printf(b, c->lang == GN_LANG_EN ? " p. %u" : " 第%u页", o->page);
    else if (o->line)
        gn_buf_printf(b, ":%u", o->line);
}

double table_confidence(const gn_table *t, const gn_figure *f, const gn_table_context *c)
{
    double least = NAN;
    for (size_t i = 0; i < f->n_sources; i++) {
        const gn_observation *o = table_source(t, f, c, i);
        if (!o || o->confidence <= 0) return NAN;
        least = fmin(least, (double)o->confidence);
    }
    return least;
}

void table_how_sure(gn_buf *b, double confidence, gn_lang lang)
{
    if (isnan(confidence)) return;
    gn_buf_printf(b, " · %s ", table_label(lang, LABEL_CONFIDENCE));
    gn_buf_fixed(b, confidence, 2);
}

void table_name(gn_buf *b, const gn_table *t, const gn_item *item, gn_lang lang)
{
    const char *name = gn_strings_get(t->strings, item->indicator), *basis = table_basis_label(lang, item->basis);
    gn_buf_text(b, name ? name : "?");
    if (!*basis || (name && strstr(name, basis))) return;
    gn_buf_printf(b, lang == GN_LANG_EN ? " (%s)" : "（%s）", basis);
}

void table_name_in_list(gn_buf *b, const gn_table *t, const gn_item *item, gn_lang lang)
{
    const char *area = item->doubtful ? gn_strings_get(t->strings, item->area) : NULL;
    table_name(b, t, item, lang);
    if (area) gn_buf_printf(b, " · %s", area);
}

const gn_figure *table_newest(const gn_table *t, const gn_item *item, gn_lane lane, gn_figure_what what, bool forecast)
{
    for (size_t i = item->figures; i-- > 0;) {
        const gn_figure *f = &t->figures[item->figure + i];
        if (f->lane == lane && f->what == what && (f->flag == GN_OBS_FORECAST) == forecast) return f;
    }
    return NULL;
}

bool table_range(const gn_table *t, const gn_item *item, int64_t *first, int64_t *last)
{
    bool any = false;
    for (size_t i = 0; i < item->figures; i++) {
        const int64_t q = t->figures[item->figure + i].quarter;
        if (!any || q < *first) *first = q;
        if (!any || q > *last) *last = q;
        any = true;
    }
    return any;
}

/* The models' phrases, longer ones before those that begin like them. */
static const char *const phrases[][2] = {
    {"one value: it goes on, a tenth a step is the deviation assumed", "只有一个值，照此延续，每步偏差按十分之一假定"},
    {" values: ", "个值："},
    {"two thirds of the mean change", "按平均变动的三分之二递推"},
    {"half way between the last and their mean", "取末值与均值的中点"},
    {"mean of ", "以下模型的加权平均："},
    {"all values are the same", "各期数值相同"},
    {"bounds by formula: too few values", "值太少，区间按公式计算"},
    {"fewer than two seasons of values", "不足两个周期的数值"},
    {"too few values", "值太少"},
    {"no finite result", "没有有限的结果"},
    {"its form does not suit this series", "模型形式不适合此序列"},
    {"clearly better on the last values", "对末几期明显更准"},
    {" with seasonal dummies", "，含季节哑变量"},
    {"no season found", "未见季节性"},
    {"multiplicative season", "乘法季节"},
    {"additive season", "加法季节"},
    {"log-linear trend", "对数线性趋势"},
    {"linear trend", "线性趋势"},
    {"trend weight ", "趋势权重"},
    {" values are zero, weight ", "个值为零，权重"},
    {"of logarithms", "取对数"},
    {" regressors", "个回归变量"},
    {" bends", "个拐点"},
    {" bend", "个拐点"},
    {" by AICc", "（按AICc选定）"},
    {"season: ", "季节："},
    {"; ", "；"},
    {", ", "，"},
};

void table_reason(gn_buf *out, const gn_item *item, gn_lang lang)
{
    if (lang != GN_LANG_ZH) {
        gn_buf_text(out, item->reason);
        return;
    }
    if (!item->model[0] && item->fitted < 3) {
        gn_buf_printf(out, "可比的发布值只有 %zu 期，至少需要 3 期", item->fitted);
        return;
    }
    for (const char *s = item->reason; *s;) {
        size_t n = 0, i = 0;
        for (; i < sizeof phrases / sizeof *phrases && !n; i++)
            if (strncmp(s, phrases[i][0], strlen(phrases[i][0])) == 0) n = strlen(phrases[i][0]);
        if (n)
            gn_buf_text(out, phrases[i - 1][1]);
        else
            gn_buf_char(out, *s);
        s += n ? n : 1;
    }
}
