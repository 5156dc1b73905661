/* Headings of tables: what columns, rows and captions say. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/table_heading.h"

#include <string.h>

/* A unit with its magnitude: 亿元, 单位：万台, 万元/吨; of several (亿元、%) the first. False if it is none. */
bool gn_heading_unit(const gn_work *w, const char *text, size_t n, gn_table_heading *h)
{
    static const struct {
        const char *word;
        double factor;
    } magnitudes[] = {{"万亿", 1e12}, {"千万", 1e7}, {"百万", 1e6}, {"亿", 1e8}, {"万", 1e4}, {"千", 1e3}, {"", 1}};
    static const char *const said[] = {"计量", "单位", "：", ":", " ", "人民币"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        while (n >= strlen(said[i]) && memcmp(text, said[i], strlen(said[i])) == 0)
            text += strlen(said[i]), n -= strlen(said[i]);
    static const char *const ends[] = {"、", "，", "；", " "};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *end = memmem(text, n, ends[i], strlen(ends[i]));
        if (end) n = (size_t)(end - text);
    }
    for (size_t m = 0; m < sizeof magnitudes / sizeof *magnitudes; m++) {
        const size_t k = strlen(magnitudes[m].word);
        if (n <= k || memcmp(text, magnitudes[m].word, k) != 0) continue;
        const char *per = memchr(text + k, '/', n - k);
        uint32_t unit = gn_lexicon_find_unit(w->lexicon, text + k, per ? (size_t)(per - text) - k : n - k);
        if (!unit || (per && !gn_lexicon_find_unit(w->lexicon, per + 1, (size_t)(text + n - per) - 1))) continue;
        if (n - k == strlen("块") && memcmp(text + k, "块", n - k) == 0) /* no money in a heading */
            unit = gn_lexicon_find_unit(w->lexicon, "块(片)", strlen("块(片)"));
        h->unit = unit;
        h->magnitude = magnitudes[m].factor;
        h->unit_stated = true;
        gn_label_clear(&h->unit_name);
        if (per) gn_label_add(&h->unit_name, text + k, n - k);
        return true;
    }
    return false;
}

static gn_measure named_measure(const char *s, size_t n)
{
    static const struct {
        const char *word;
        gn_measure measure;
    } names[] = {{"拉动", GN_MEASURE_CONTRIBUTION},
                 {"贡献", GN_MEASURE_CONTRIBUTION},
                 {"增减额", GN_MEASURE_CHANGE},
                 {"年初增加", GN_MEASURE_CHANGE}, /* a percentage is growth, an amount behind 增长 a change */
                 {"年末增加", GN_MEASURE_CHANGE},
                 {"上年底增加", GN_MEASURE_CHANGE},
                 {"年初增减", GN_MEASURE_CHANGE},
                 {"年末增减", GN_MEASURE_CHANGE},
                 {"比年初", GN_MEASURE_GROWTH},
                 {"较年初", GN_MEASURE_GROWTH},
                 {"比上年末", GN_MEASURE_GROWTH},
                 {"较上年末", GN_MEASURE_GROWTH},
                 {"比去年底", GN_MEASURE_GROWTH},
                 {"比上年底", GN_MEASURE_GROWTH},
                 {"增加额", GN_MEASURE_CHANGE},
                 {"增量", GN_MEASURE_CHANGE},
                 {"净增", GN_MEASURE_CHANGE},
                 {"环比", GN_MEASURE_POP},
                 {"比上月", GN_MEASURE_POP},
                 {"比上期", GN_MEASURE_POP},
                 {"同比", GN_MEASURE_YOY},
                 {"年均", GN_MEASURE_CAGR},
                 {"复合增", GN_MEASURE_CAGR},
                 {"增速", GN_MEASURE_YOY},
                 {"增长", GN_MEASURE_YOY},
                 {"增幅", GN_MEASURE_YOY},
                 {"增减", GN_MEASURE_YOY},
                 {"涨幅", GN_MEASURE_YOY},
                 {"涨跌", GN_MEASURE_YOY},
                 {"比上年", GN_MEASURE_YOY},
                 {"比去年", GN_MEASURE_YOY},
                 {"±%", GN_MEASURE_YOY},
                 {"占比", GN_MEASURE_SHARE},
                 {"比重", GN_MEASURE_SHARE},
                 {"份额", GN_MEASURE_SHARE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (memmem(s, n, names[i].word, strlen(names[i].word))) return names[i].measure;
    return GN_MEASURE_LEVEL;
}

/* A bracket in a heading: a unit, a short part of the name, or an explanation. */
static void read_bracket(const gn_work *w, size_t from, size_t to, gn_table_heading *h)
{
    enum { SHORT = 21 }; /* bytes */
    const char *text = w->clean->text + from;
    if (gn_heading_unit(w, text, to - from, h)) return;
    if (gn_find(text, to - from, "累计", strlen("累计"))) { /* 净利润（本年累计） */
        h->cumulative = true;
        return;
    }
    if (to <= from || to - from > SHORT || h->measure != GN_MEASURE_LEVEL || !h->name.n || memchr(text, '=', to - from))
        return;
    gn_label_add(&h->name, "(", 1);
    gn_label_add(&h->name, text, to - from);
    gn_label_add(&h->name, ")", 1);
}

/* What a word with a role of its own adds to the heading; false if it is part of the name. */
static bool read_cue(const gn_work *w, uint32_t k, gn_table_heading *h)
{
    switch (w->structure->seg[k].cue) {
    case GN_CUE_YOY:
    case GN_CUE_POP:
    case GN_CUE_UP:
    case GN_CUE_DOWN:
    case GN_CUE_RATE:
    case GN_CUE_CAGR:
    case GN_CUE_COMPARE: return true;
    case GN_CUE_SHARE:
    case GN_CUE_CONTRIBUTION: return h->measure == GN_MEASURE_SHARE || h->measure == GN_MEASURE_CONTRIBUTION;
    case GN_CUE_CUMULATIVE: h->cumulative = true; return true;
    case GN_CUE_PART:
        h->part = true;
        gn_label_clear(&h->name);
        return true;
    case GN_CUE_TOTAL: return !h->name.n;
    case GN_CUE_PLACE_SELF: /* 全国 in a table of provinces */
        if (strcmp(gn_lexicon_cue(w->lexicon, w->structure->seg[k].index)->detail, "country") == 0) h->area = w->china;
        return true;
    case GN_CUE_FORECAST: h->status = GN_FORECAST; return true;
    case GN_CUE_TARGET: h->status = GN_TARGET; return true;
    case GN_CUE_RANK: h->rank = true; return true;
    default: return false;
    }
}

/* A time in a heading. 本月 behind 上年 is the month of the year before; 上年同期 behind 比 is what growth is on. */
static void read_time(const gn_work *w, uint32_t k, gn_table_heading *h)
{
    const gn_time *const t = &w->scan->time[w->structure->seg[k].index], above = h->time;
    const gn_seg *const before = k ? &w->structure->seg[k - 1] : NULL;
    if (before && before->kind == GN_SEG_CUE && before->cue == GN_CUE_COMPARE) return;
    const bool in_year = h->timed && above.part == GN_PART_YEAR && above.year_mode != GN_YEAR_NONE;
    h->time = *t;
    h->timed = true;
    if (h->time.flags & GN_P_FORECAST) h->status = GN_FORECAST; /* 2023E */
    if (in_year && t->part == GN_PART_MONTH_OFFSET && above.year_mode != GN_YEAR_GIVEN) {
        h->years_back = -above.year;
    } else if (in_year && t->part == GN_PART_MONTHS && t->year_mode == GN_YEAR_NONE) {
        h->time.year_mode = above.year_mode;
        h->time.year = h->time.year2 = above.year;
    }
}

/* Adds a heading cell, the segments [first, last), to what the cells above it have said. */
void gn_heading_read(const gn_work *w, uint32_t first, uint32_t last, gn_table_heading *h)
{
    static const char *const ranks[] = {"序号", "排名", "位次", "编号", "名次", "代码", "附注", "注释"};
    static const char *const units[] = {"单位", "计量单位"};
    static const char *const signs[] = {"±", "%", "±%", "‰"};
    static const char *const to_date[] = {"1-本月", "1—本月", "1至本月"}, *const year_to_date[] = {"年初至本月"};
    static const char *const others[] = {"其他", "其它", "其余"};
    static const char *const nothing[] = {
        "指标",   "项目",   "名称",     "绝对量",   "绝对数", "绝对值", "数值", "指标值", "本期",
        "本期数", "实际",   "实际完成", "完成",     "完成数", "本年",   "值",   "±",      "幅度",
        "水平",   "情况",   "指标名称", "本年累计", "合计",   "总计",   "累计", "数",     "增减",
        "涨跌",   "增减额", "年",       "金额",     "绝对额", "数额",   "总值", "增幅",   "增速"};
    const gn_structure *st = w->structure;
    if (first >= last) return;
    const char *text = w->clean->text + st->seg[first].start;
    const size_t n = st->seg[last - 1].end - st->seg[first].start;
    const gn_measure measure = named_measure(text, n);
    if (measure != GN_MEASURE_LEVEL) h->measure = measure;
    /* 比年初增加: since January */
    h->cumulative |= measure == GN_MEASURE_GROWTH ||
                     (measure == GN_MEASURE_CHANGE &&
                      (gn_find(text, n, "年初", strlen("年初")) || gn_find(text, n, "上年末", strlen("上年末"))));
    h->based |= gn_find(text, n, "同比", strlen("同比")) || gn_find(text, n, "上年", strlen("上年")) ||
                gn_find(text, n, "去年", strlen("去年"));
    gn_label above = h->name;
    gn_label_clear(&h->name);
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (gn_heading_mark(g, '(')) {
            uint32_t close = k + 1;
            while (close < last && !gn_heading_mark(&st->seg[close], ')')) close++;
            read_bracket(w, g->end, close < last ? st->seg[close].start : st->seg[last - 1].end, h);
            k = close;
        } else if (gn_heading_mark(g, '/') && k + 1 < last &&
                   gn_heading_unit(w, w->clean->text + g->end, st->seg[last - 1].end - g->end, h)) {
            break;
        } else if (g->kind == GN_SEG_PERIOD) {
            read_time(w, k, h);
        } else if (GN_BEGINS_WITH(w->clean->text + g->start, (size_t)(text + n - w->clean->text) - g->start, to_date)) {
            h->cumulative = true;
            while (k + 1 < last && st->seg[k + 1].kind != GN_SEG_PERIOD) k++;
        } else if (g->kind == GN_SEG_QUANTITY && gn_heading_year(gn_work_quantity(w, k))) {
            const int32_t year = (int32_t)gn_work_quantity(w, k)->value;
            h->time = (gn_time){.year = year, .year2 = year, .year_mode = GN_YEAR_GIVEN, .part = GN_PART_YEAR};
            h->timed = true;
        } else if (g->kind == GN_SEG_AREA) {
            h->area = g->index;
        } else if (h->measure == GN_MEASURE_SHARE && h->name.n && gn_work_len(w, k) == strlen("占") &&
                   memcmp(gn_work_text(w, k), "占", strlen("占")) == 0) {
            while (k + 1 < last && !gn_heading_mark(&st->seg[k + 1], '(')) k++; /* 占GDP比重: of what */
        } else if (GN_IS_ONE_OF(gn_work_text(w, k), gn_work_len(w, k), signs)) {
            continue;
        } else if (g->kind != GN_SEG_ORDINAL && !(g->kind == GN_SEG_CUE && read_cue(w, k, h)) &&
                   !(g->kind == GN_SEG_MARK && !strchr("d/+-", g->mark))) {
            gn_label_add(&h->name, gn_work_text(w, k), gn_work_len(w, k));
        }
    }
    if (h->timed && h->name.n == 1 && strchr("AEF", h->name.s[0])) { /* 2023年E, 2022年A */
        if (h->name.s[0] != 'A') h->status = GN_FORECAST;
        gn_label_clear(&h->name);
    }
    h->cumulative |= GN_BEGINS_WITH(text, n, year_to_date);
    if (h->cumulative && h->timed && h->time.part == GN_PART_YEAR && h->time.year_mode != GN_YEAR_GIVEN &&
        !h->time.year)
        h->timed = false;                                       /* 本年累计: up to what the table is of */
    const char *const kind = memchr(h->name.s, '_', h->name.n); /* 原煤产量_当期值 */
    if (kind && kind > h->name.s)
        gn_label_drop(&h->name, (size_t)(kind - h->name.s), h->name.n - (size_t)(kind - h->name.s));
    if (h->name.n && h->name.s[h->name.n - 1] == '%') gn_label_drop(&h->name, h->name.n - 1, 1);
    if (h->name.n > 1 && h->name.s[0] == '#') { /* 各项存款, #住户存款 */
        h->part = true;
        gn_label_drop(&h->name, 0, 1);
    }
    gn_np_trim(w, &h->name);
    h->other |= GN_BEGINS_WITH(text, n, others) && !GN_BEGINS_WITH(h->name.s, h->name.n, others);
    h->rank |= GN_IS_ONE_OF(h->name.s, h->name.n, ranks) || gn_label_ends(&h->name, "代码");
    h->units |= GN_IS_ONE_OF(h->name.s, h->name.n, units);
    if (GN_IS_ONE_OF(h->name.s, h->name.n, nothing)) gn_label_clear(&h->name);
    if (!above.n || memmem(h->name.s, h->name.n, above.s, above.n)) return;
    if (!memmem(above.s, above.n, h->name.s, h->name.n)) gn_label_add(&above, h->name.s, h->name.n);
    h->name = above;
}

static bool same_name(const gn_table_heading *a, const gn_table_heading *b)
{
    return a->measure == b->measure && a->name.n == b->name.n && memcmp(a->name.s, b->name.s, a->name.n) == 0;
}

/* Of the columns before `end` that are called like column `at`, the one of the newest year. */
static const gn_table_heading *newest(const gn_table *t, size_t at, size_t end)
{
    const gn_table_heading *best = &t->column[at];
    for (size_t k = 1; k < end; k++) {
        const gn_table_heading *h = &t->column[k];
        if (same_name(h, best) && h->timed && best->timed && h->time.year_mode == GN_YEAR_GIVEN &&
            best->time.year_mode == GN_YEAR_GIVEN && h->time.year > best->time.year)
            best = h;
    }
    return best;
}

/* An amount without a unit has that of the one before it only if it is of the same kind: 信息技术服务收入 beside
 * 软件业务收入, or 住宅 beside 投资额 where growth follows under the same names; 企业个数 is none. */
static bool same_kind(const gn_work *w, const gn_table *t, size_t i)
{
    const gn_label *own = &t->column[i].name, *left = &t->column[i - 1].name;
    const size_t n = gn_heading_noun(w, own), k = gn_heading_noun(w, left);
    if (n) return n == k && memcmp(own->s + own->n - n, left->s + left->n - k, n) == 0;
    for (size_t next = i + 1; next < t->columns; next++)
        if (t->column[next].name.n == own->n && memcmp(t->column[next].name.s, own->s, own->n) == 0) return true;
    return false;
}

/* Growth without a name of its own is that of the amounts to its left; where the columns of amounts come first and then
 * those of growth under the same names, it is that of the one before the first name that comes again. */
void gn_heading_finish(const gn_work *w, gn_table *t)
{
    for (size_t i = 1; i < t->columns; i++) {
        gn_table_heading *h = &t->column[i];
        const gn_table_heading *left = &t->column[i - 1];
        for (size_t k = 1; k < i && h->measure == GN_MEASURE_LEVEL && h->name.n && !h->unit_stated; k++)
            if (t->column[k].unit_stated && same_name(&t->column[k], h)) {
                h->unit = t->column[k].unit;
                h->magnitude = t->column[k].magnitude;
                h->unit_stated = true;
            }
        if (h->measure == GN_MEASURE_LEVEL && left->measure == GN_MEASURE_LEVEL && h->name.n && !h->unit_stated &&
            left->unit && !t->caption.unit_stated && same_kind(w, t, i)) {
            h->unit = left->unit;
            h->magnitude = left->magnitude;
        }
        if (h->measure == GN_MEASURE_YOY && !h->based && left->measure == GN_MEASURE_POP)
            h->measure = GN_MEASURE_POP; /* 涨跌幅 beside 比上期涨跌 */
        size_t twin = i;
        for (size_t k = 1; k < i && h->name.n; k++)
            if (t->column[k].measure == GN_MEASURE_LEVEL && same_name(&t->column[k], h) && !h->timed) twin = k;
        if (twin < i && h->measure == GN_MEASURE_LEVEL && left->measure != GN_MEASURE_LEVEL) {
            h->measure = left->measure;
            h->unit = left->unit;
            h->magnitude = left->magnitude;
            h->unit_stated = left->unit_stated;
            continue;
        }
        if (h->measure == GN_MEASURE_LEVEL || h->name.n) continue;
        size_t of = i;
        while (of > 1 && t->column[of - 1].measure != GN_MEASURE_LEVEL) of--;
        if (of-- <= 1) continue;
        const gn_table_heading *next = i + 1 < t->columns ? &t->column[i + 1] : NULL;
        for (size_t k = 2; next && next->name.n && k < i; k++)
            if (same_name(&t->column[k], next) && t->column[k - 1].measure == GN_MEASURE_LEVEL &&
                !(next->timed && t->column[k].timed)) /* the same of another year */
                of = k - 1;
        const gn_table_heading *level = newest(t, of, i);
        if (level->rank || level->units) continue;
        h->name = level->name;
        if (!h->timed) h->time = level->time, h->timed = level->timed, h->cumulative |= level->cumulative;
        if (!h->area) h->area = level->area;
    }
}

/* The lines above a table: its name, unit, time and place. */
void gn_heading_caption(const gn_work *w, uint32_t sentence, gn_table_heading *h)
{
    enum { LINES = 3, LONG = 150 /* bytes */ };
    static const char *const front[] = {"各省市", "各省份", "各省",   "各地区",           "各地",          "各市",
                                        "分地区", "分省份", "分省",   "分行业",           "主要",          "重点",
                                        "部分",   "各季度", "分季度", "各月份",           "各月",          "分月",
                                        "历年",   "近年来", "近年",   "对主要国家(地区)", "主要国家(地区)"};
    static const char *const nothing[] = {"行业", "企业", "产品", "地区", "公司",
                                          "品种", "项目", "指标", "分项", "分类"};
    static const char *const back[] = {
        "完成情况", "运行情况", "主要数据", "主要财务指标", "主要经济指标", "主要指标", "统计表", "一览表", "汇总表",
        "预测表",   "统计",     "情况",     "数据",         "表",           "排行",     "排名",   "对比",   "变化",
        "变动",     "走势",     "趋势",     "预测",         "预计",         "汇总",     "一览",   "概况",   "市场"};
    const gn_structure *st = w->structure;
    const uint32_t table = w->clean->block[st->sentence[sentence].block].table;
    *h = (gn_table_heading){.magnitude = 1};
    for (uint32_t i = sentence, lines = 0; i-- > 0 && lines < LINES; lines++) {
        const gn_sentence *s = &st->sentence[i];
        const gn_block *b = &w->clean->block[s->block];
        const bool row = b->kind == GN_BLOCK_TABLE_ROW &&
                         (b->table != table || memchr(w->clean->text + b->start, '|', b->end - b->start));
        if (row || b->end - b->start > LONG || s->start != b->start || s->end != b->end) return;
        if (s->last > s->first && gn_heading_mark(&st->seg[s->last - 1], '.')) return;
        gn_table_heading line = {.magnitude = 1};
        const char *unit = memmem(w->clean->text + b->start, b->end - b->start, "单位", strlen("单位"));
        if (unit && !h->unit_stated) {
            size_t n = (size_t)(w->clean->text + b->end - unit);
            const char *close = memchr(unit, ')', n);
            if (close) n = (size_t)(close - unit);
            (void)gn_heading_unit(w, unit, n, h);
        }
        /* What the table is of stands behind its time and place, before its unit. */
        uint32_t from = s->first, last = s->last;
        while (unit && last > s->first && w->clean->text + st->seg[last - 1].end > unit) last--;
        while (unit && last > s->first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
        for (uint32_t k = s->first; k < last; k++) {
            const gn_seg *g = &st->seg[k];
            if (g->kind == GN_SEG_PERIOD && !(w->scan->time[g->index].flags & GN_P_DATELINE) &&
                w->scan->time[g->index].part != GN_PART_DAYS) {
                const gn_time before = line.time;
                line.time = w->scan->time[g->index];
                if (line.timed && before.year_mode == GN_YEAR_GIVEN && line.time.year_mode == GN_YEAR_NONE) {
                    line.time.year_mode = GN_YEAR_GIVEN; /* 2023年三季度和前三季度 */
                    line.time.year = line.time.year2 = before.year;
                }
                line.timed = true;
            }
            if (g->kind == GN_SEG_AREA) line.area = g->index;
            if (g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA || g->kind == GN_SEG_ORDINAL ||
                (g->kind == GN_SEG_MARK && !strchr("d()", g->mark)) ||
                (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF))
                from = k + 1;
        }
        for (uint32_t k = from; k < last; k++) gn_label_add(&line.name, gn_work_text(w, k), gn_work_len(w, k));
        for (size_t k = 0; k < sizeof front / sizeof *front; k++)
            if (line.name.n > strlen(front[k]) && memcmp(line.name.s, front[k], strlen(front[k])) == 0)
                gn_label_drop(&line.name, 0, strlen(front[k]));
        for (size_t k = 0; k < sizeof back / sizeof *back; k++)
            if (gn_label_ends(&line.name, back[k]))
                gn_label_drop(&line.name, line.name.n - strlen(back[k]), strlen(back[k]));
        gn_np_drop_rate(w, &line.name);
        gn_np_trim(w, &line.name);
        if (GN_IS_ONE_OF(line.name.s, line.name.n, nothing)) gn_label_clear(&line.name);
        if (line.timed && !h->timed) h->time = line.time, h->timed = true;
        if (line.area && !h->area) h->area = line.area;
        if (!h->name.n && gn_label_chars(&line.name) <= 16) h->name = line.name;
    }
}
