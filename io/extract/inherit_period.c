/* The period of a statement: from its clause, its sentence, or what went before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

gn_date gn_inherit_anchor(const gn_work *w, uint32_t sentence)
{
    const gn_article *a = &w->structure->article[w->structure->sentence[sentence].article];
    return a->date.year ? a->date : w->date;
}

/* “2020年公司全年…”: the year that the sentence has stated before the time at segment k; 0 if none. */
static int32_t stated_year(const gn_work *w, uint32_t sentence, uint32_t k)
{
    const gn_structure *st = w->structure;
    for (uint32_t i = k; i-- > gn_look_back(k, st->sentence[sentence].first);) {
        if (st->seg[i].kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[st->seg[i].index];
        if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_AVERAGE | GN_P_COMPARED | GN_P_PLAN | GN_P_SINCE)) continue;
        if (i > 0 && gn_seg_ends(w, &st->seg[i - 1], "作为")) continue; /* 作为2020年的销量冠军，10月… */
        if (t->part != GN_PART_YEAR && t->part != GN_PART_MONTHS && t->part != GN_PART_DAYS) continue;
        if (i > 0 && st->seg[i - 1].kind == GN_SEG_CUE && st->seg[i - 1].cue == GN_CUE_FROM) continue;
        if (t->year_mode == GN_YEAR_GIVEN) return t->year2;
        const gn_date a = gn_inherit_anchor(w, sentence);
        if (t->year_mode == GN_YEAR_RELATIVE && a.year) return a.year + t->year2;
    }
    return 0;
}

/* The first month of the quarter that was over, or nearly so, on a day. */
static int64_t last_quarter(gn_date day)
{
    enum { NEARLY = 20 };
    const int64_t month = gn_month(day.year, day.month);
    return month - month % 3 - (month % 3 == 2 && day.day > NEARLY ? 0 : 3);
}

static bool resolve_time(const gn_work *w, uint32_t sentence, const gn_time *t, int32_t year, gn_span running,
                         bool future, gn_span *out)
{
    const gn_time_context context = {.anchor = gn_inherit_anchor(w, sentence), .year = year, .running = running};
    gn_resolved r;
    /* 本季度 of a report is the one that it speaks of, or the last full one; the running one is not over yet. */
    if (t->part == GN_PART_QUARTER_OFFSET && t->first == 0 && !future && context.anchor.year) {
        const gn_span *p = &w->memory.period;
        const int64_t first = last_quarter(context.anchor);
        *out = p->freq != GN_FREQ_NONE && p->last - p->first == 2 ? *p : (gn_span){GN_FREQ_MONTH, first, first + 2};
        if (t->flags & GN_P_POINT) out->first = out->last;
        return true;
    }
    if (!gn_time_resolve(t, &context, future, &r) || r.months.freq == GN_FREQ_NONE) return false;
    *out = r.months;
    /* 2024财年第一季度 in a report of August 2023: the last full quarter, or for a forecast the running one. */
    if (t->flags & GN_P_FISCAL && t->part == GN_PART_MONTHS && out->last - out->first == 2 && context.anchor.year) {
        const int64_t now = last_quarter(context.anchor) + (future ? 3 : 0);
        if (out->first >= now - 3 && out->first <= now + 12) *out = (gn_span){GN_FREQ_MONTH, now, now + 2};
    }
    return true;
}

/* 去年为450亿元 behind what is of a part of this year. */
static bool same_year_before(const gn_work *w, uint32_t k, const gn_span *running)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (t->part != GN_PART_YEAR || t->year_mode != GN_YEAR_RELATIVE || t->year != -1 || t->year2 != -1 ||
        k + 2 >= st->segs || k != st->clause[g->clause].first ||
        w->memory.last_sentence != st->clause[g->clause].sentence || running->freq == GN_FREQ_NONE ||
        running->last - running->first > 8)
        return false;
    return g[1].end == g[2].start && g[1].end - g[1].start == 3 && g[2].kind == GN_SEG_QUANTITY &&
           (gn_seg_begins(w, &g[1], "为") || gn_seg_begins(w, &g[1], "是"));
}

/* The time at segment k. */
static bool resolve(const gn_work *w, uint32_t sentence, uint32_t k, bool future, gn_span *out)
{
    const gn_time *t = &w->scan->time[w->structure->seg[k].index];
    int32_t year = 0;
    if ((t->year_mode == GN_YEAR_NONE || t->year_mode == GN_YEAR_CONTEXT) &&
        (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS || t->part == GN_PART_YEAR))
        year = stated_year(w, sentence, k);
    /* 预计全年: of this year, whatever was spoken of before. */
    const bool whole =
        future && t->year_mode == GN_YEAR_NONE && t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12;
    if (whole && !year) year = gn_inherit_anchor(w, sentence).year;
    gn_span running = w->memory.period;
    const bool same = t->part == GN_PART_SAME && t->year == 0 && !(t->flags & (GN_P_COMPARED | GN_P_POINT));
    if (same && w->memory.prospectus && w->memory.years.freq != GN_FREQ_NONE &&
        gn_seg_begins(w, &w->structure->seg[k], "报告期")) {
        *out = w->memory.years;
        return true;
    }
    /* 上年, 次年: of the year that the text speaks of. */
    if (!year && t->year_mode == GN_YEAR_CONTEXT && t->part == GN_PART_YEAR && t->year != 0 && !w->memory.year &&
        running.freq != GN_FREQ_NONE) {
        int spoken, month;
        gn_month_split(running.last, &spoken, &month);
        if (spoken <= gn_inherit_anchor(w, sentence).year) year = spoken;
    }
    /* “双11成交额500亿元，去年为450亿元”: of the same time. */
    if (same_year_before(w, k, &running)) {
        *out = (gn_span){GN_FREQ_MONTH, running.first - 12, running.last - 12};
        return true;
    }
    /* 当日, 当晚: in the month that the text speaks of. */
    if (t->part == GN_PART_DAY_OFFSET && running.freq != GN_FREQ_NONE && running.first == running.last &&
        gn_seg_begins(w, &w->structure->seg[k], "当")) {
        *out = running;
        return true;
    }
    /* “…发布半年报，报告期内…”, “9月…由上年同期的…” */
    const bool base = t->part == GN_PART_QUARTER_OFFSET && t->first < 0 && gn_inherit_base(w, k) != GN_NO_INDEX;
    if (base || (t->part == GN_PART_SAME && (t->year == 0 || t->year_mode == GN_YEAR_CONTEXT))) {
        const gn_structure *st = w->structure;
        for (uint32_t i = k; i-- > gn_look_back(k, st->sentence[sentence].first);) {
            if (st->seg[i].kind != GN_SEG_PERIOD) continue;
            const gn_time *before = &w->scan->time[st->seg[i].index];
            gn_span span;
            if (before->part == GN_PART_SAME || before->part == GN_PART_NOW ||
                before->flags & (GN_P_COMPARED | GN_P_AVERAGE | GN_P_DATELINE | GN_P_DAY) ||
                !resolve_time(w, sentence, before, w->memory.year, running, false, &span))
                continue;
            running = span;
            break;
        }
    }
    /* 由上季度的34.5%, “三季度…，而上季度…”: the one before that which the text speaks of. */
    gn_time before = *t;
    const bool quarter =
        t->part == GN_PART_QUARTER_OFFSET && running.last - running.first == 2 && w->memory.last_sentence == sentence;
    if ((t->part == GN_PART_MONTH_OFFSET || t->part == GN_PART_QUARTER_OFFSET) && t->first < 0 &&
        running.freq != GN_FREQ_NONE && (quarter || gn_inherit_base(w, k) != GN_NO_INDEX))
        before.year_mode = GN_YEAR_CONTEXT;
    return resolve_time(w, sentence, &before, year ? year : w->memory.year, running, future, out);
}

bool gn_inherit_resolve(const gn_work *w, uint32_t clause, const gn_time *t, gn_span *out)
{
    return resolve_time(w, w->structure->clause[clause].sentence, t, w->memory.year, w->memory.period, false, out);
}

enum { USE_NO, USE_WEAK, USE_YES };

/* Whether a time can date a figure: not a base of comparison, a document's name or the article's own date; a day or
 * "now" only where nothing better is there. */
static int use_of(const gn_time *t)
{
    if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_COMPARED | GN_P_AVERAGE)) return USE_NO;
    if (t->part == GN_PART_NOW) return USE_NO;
    if (t->part == GN_PART_LAST && t->unit == 'A' && t->first > 1) return USE_WEAK;
    /* 3月—6月单月: says how, not when. */
    if ((t->flags & GN_P_SINGLE) && t->year_mode == GN_YEAR_CONTEXT) return USE_WEAK;
    const bool days = t->part == GN_PART_DAYS && (t->first != t->last || t->day != t->day2);
    if ((t->flags & GN_P_DAY) && !days && !(t->flags & (GN_P_UNTIL | GN_P_POINT))) return USE_WEAK;
    return USE_YES;
}

/* 自2009年进入中国以来, 自2014年的8年来最快: since when something is so. */
static bool since_then(const gn_work *w, uint32_t k)
{
    enum { REACH = 36 };
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || g[-1].end != g->start || g[-1].kind == GN_SEG_MARK || !gn_seg_ends(w, &g[-1], "自")) return false;
    const size_t end = st->sentence[st->clause[g->clause].sentence].end;
    const size_t n = end - g->end < REACH ? end - g->end : REACH;
    const char *at = gn_find(w->clean->text + g->end, n, "以来", 6);
    if (!at) at = gn_find(w->clean->text + g->end, n, "年来", 6);
    return at && at > w->clean->text + g->end &&
           !gn_find(w->clean->text + g->end, (size_t)(at - (w->clean->text + g->end)), "，", 3);
}

/* 创下2015年3月以后的最高纪录, 2020年12月以来的第二高增速, 突破2011年3月的历史高点: when it was like that before. */
static bool of_record(const gn_work *w, uint32_t k)
{
    enum { NEAR = 36 /* bytes */ };
    static const char *const record[] = {"纪录", "记录", "最高", "最低", "最大", "最多", "最快",
                                         "最慢", "最好", "最差", "高点", "低点", "高位", "低位",
                                         "新高", "新低", "二高", "三高", "峰值", "历史"};
    static const char *const beat[] = {"突破", "打破", "刷新", "超过", "超越", "超", "跌破", "高于", "低于"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    const bool since = t->flags & (GN_P_SINCE | GN_P_AFTER);
    if (!since && !(k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK &&
                    GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), beat)))
        return false;
    const size_t clause = st->seg[st->clause[g->clause].last - 1].end;
    const char *text = w->clean->text + g->end;
    size_t n = clause > g->end ? clause - g->end : 0;
    if (n > NEAR) n = NEAR;
    if (n < 3 || (memcmp(text, "的", 3) != 0 && memcmp(text, "创", 3) != 0)) return false;
    for (uint32_t i = k + 1; i < st->clause[g->clause].last; i++)
        if (st->seg[i].kind == GN_SEG_QUANTITY && st->seg[i].start < g->end + n) n = st->seg[i].start - g->end;
    const gn_charset set = gn_charset_of(text, n);
    GN_EACH (i, record)
        if (gn_holds(set, text, n, record[i])) return true;
    return false;
}

/* 三年来首次, 2018年以来新低: since when nothing was like that. */
static bool superlative(const gn_work *w, uint32_t k)
{
    static const char *const what[] = {"首次",   "首度",   "新高", "新低", "最",   "第一次", "罕见",
                                       "单月最", "单季最", "同期", "历史", "之最", "次高",   "次低"};
    const gn_seg *g = &w->structure->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (since_then(w, k) || of_record(w, k)) return true;
    if (!(t->flags & GN_P_SINCE) && t->part != GN_PART_LAST && !gn_seg_begins(w, g, "年内")) return false;
    const size_t block =
        (size_t)(w->clean->block[w->structure->sentence[w->structure->clause[g->clause].sentence].block].end);
    const char *text = w->clean->text + g->end;
    size_t n = block > g->end ? block - g->end : 0;
    if (n >= 3 && memcmp(text, "的", 3) == 0) text += 3, n -= 3;
    GN_EACH (i, what)
        if (n >= strlen(what[i]) && memcmp(text, what[i], strlen(what[i])) == 0) return true;
    return false;
}

/* “与6月份比”, “比上年末”, and a price basis: 上年不变价. */
static bool compared(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (w->scan->time[g->index].flags & GN_P_COMPARED) return true;
    if (superlative(w, k)) return true;
    /* 相对疫情前的2019年 */
    if (k >= 2 && g[-1].end == g->start && g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "前的") &&
        g[-2].kind == GN_SEG_CUE && g[-2].cue == GN_CUE_COMPARE)
        return true;
    /* 延续一季度的增长, 全年任务: no period of the figure. */
    if (k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK) {
        static const char *const other[] = {"延续", "延续了", "快于",   "慢于",   "高于",   "低于", "好于", "超过",
                                            "超",   "扭转",   "相当于", "恢复至", "恢复到", "打破", "刷新", "结束"};
        GN_EACH (i, other)
            if (gn_seg_ends(w, &g[-1], other[i])) return true;
    }
    static const char *const plans[] = {"任务", "目标", "计划", "投资进度", "进度", "预期"};
    GN_EACH (i, plans) {
        const size_t n = strlen(plans[i]);
        const gn_time *t = &w->scan->time[g->index];
        const bool year = t->part == GN_PART_YEAR || (t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12);
        if (year && t->year_mode != GN_YEAR_GIVEN && g->end + 30 <= w->clean->length) {
            const char *text = w->clean->text + g->end;
            if (memcmp(text, plans[i], n) == 0 || gn_find(text, 30, "任务", 6)) return true;
        }
    }
    if (k + 1 < st->segs && g[1].start == g->end) {
        /* 与6月份相比, 与2010年的133972万人相比 */
        const char *before = g->start >= 3 ? w->clean->text + g->start - 3 : "   ";
        if (memcmp(before, "与", 3) == 0 || memcmp(before, "同", 3) == 0 || memcmp(before, "和", 3) == 0)
            for (uint32_t i = k + 1; i < st->segs && i < k + 6 && st->seg[i].clause == g->clause; i++)
                if (st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_COMPARE) return true;
        if (g[1].kind == GN_SEG_TEXT &&
            (gn_seg_begins(w, &g[1], "不变价") || gn_seg_begins(w, &g[1], "可比价") || gn_seg_begins(w, &g[1], "价格")))
            return true;
        /* 年初预计: when it was said. */
        if ((w->scan->time[g->index].flags & GN_P_BEGIN) && g[1].kind == GN_SEG_CUE &&
            (g[1].cue == GN_CUE_FORECAST || g[1].cue == GN_CUE_TARGET))
            return true;
    }
    return false;
}

/* A year, or all months of one. */
static bool whole_year(const gn_time *t)
{
    return t->part == GN_PART_YEAR || (t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12);
}

/* 全年3000亿元目标的117%, 全年2600台的任务: the number at k is what was aimed at. */
static bool aimed_at(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t i = k + 1;
    if (i < st->segs && st->seg[i].kind == GN_SEG_TEXT && gn_work_len(w, i) == 3 && gn_seg_begins(w, &st->seg[i], "的"))
        i++;
    return i < st->segs && st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_TARGET &&
           st->seg[i].clause == st->seg[k].clause;
}

/* “由上年的16.3%提高到…”, “由去年同期下降5%转为”, “比2020年的占比9.5%”, “远超去年1131亿美元”, “是2014年的14倍”: the
 * number that alone has the time at segment k; GN_NO_INDEX if there is none. */
uint32_t gn_inherit_base(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || k + 2 >= st->segs || g->kind != GN_SEG_PERIOD || g[1].start != g->end) return GN_NO_INDEX;
    const bool of = g[1].kind == GN_SEG_TEXT && gn_seg_begins(w, &g[1], "的") && g[1].end - g[1].start == 3;
    const bool cue = g[-1].kind == GN_SEG_CUE, start = cue && g[-1].cue == GN_CUE_FROM;
    /* 远超去年1131亿美元的水平 */
    const bool past =
        g[-1].end == g->start && (of || w->scan->time[g->index].year < 0) &&
        (gn_seg_ends(w, &g[-1], "超") || gn_seg_ends(w, &g[-1], "超过") || gn_seg_ends(w, &g[-1], "高于"));
    const bool from = start || (cue && g[-1].cue == GN_CUE_COMPARE) ||
                      (g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "与")) || past;
    /* 上年2.4倍的32万辆 */
    if (g[1].kind == GN_SEG_QUANTITY && g[1].clause == g->clause && w->scan->time[g->index].year < 0 &&
        gn_work_quantity(w, k + 1)->flags & GN_Q_MULTIPLE)
        return k + 1;
    if (g[1].kind == GN_SEG_QUANTITY && g[1].clause == g->clause && whole_year(&w->scan->time[g->index]) &&
        aimed_at(w, k + 1))
        return k + 1;
    if (!of && !from) return GN_NO_INDEX;
    /* 恢复至2019年同期的119%: measured by it, and of today. */
    if (of && !from &&
        (gn_seg_begins(w, &g[-1], "恢复") || gn_seg_ends(w, &g[-1], "恢复到") || gn_seg_ends(w, &g[-1], "恢复至") ||
         gn_seg_ends(w, &g[-1], "相当于")))
        return GN_NO_INDEX;
    uint32_t number = k + 1 + of;
    const uint32_t stop = number + 2 < st->segs ? number + 2 : (uint32_t)st->segs;
    while (number < stop && st->seg[number].kind == GN_SEG_CUE &&
           (st->seg[number].cue == GN_CUE_BOUND ||
            (start && (st->seg[number].cue == GN_CUE_UP || st->seg[number].cue == GN_CUE_DOWN ||
                       st->seg[number].cue == GN_CUE_LOSS)) ||
            (from && of && (st->seg[number].cue == GN_CUE_SHARE || st->seg[number].cue == GN_CUE_RATE))))
        number++;
    if (number >= st->segs || st->seg[number].kind != GN_SEG_QUANTITY || st->seg[number].clause != g->clause)
        return GN_NO_INDEX;
    if (past && gn_work_quantity(w, number)->flags & GN_Q_POINTS) return GN_NO_INDEX; /* by how much it is higher */
    const bool multiple = of && gn_work_quantity(w, number)->flags & GN_Q_MULTIPLE;
    return multiple || from || (of && w->scan->time[g->index].flags & GN_P_COMPARED) ? number : GN_NO_INDEX;
}

/* “…，上年同期为2.2亿元”: begins its clause, and is no base of comparison but the figure's own time. */
static bool year_before(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (t->part != GN_PART_SAME || (t->year_mode != GN_YEAR_GIVEN && (t->year_mode != GN_YEAR_CONTEXT || t->year >= 0)))
        return false;
    const gn_clause *c = &st->clause[g->clause];
    if (k > c->first + 1 || (k == c->first + 1 && (g[-1].kind != GN_SEG_TEXT || gn_work_len(w, k - 1) > 6)))
        return false;
    static const char *const with[] = {"与", "比", "较", "同"};
    const bool beside = k == c->first + 1 && gn_work_len(w, k - 1) == 6 && gn_seg_begins(w, &g[-1], "对比");
    for (size_t i = 0; !beside && k == c->first + 1 && i < sizeof with / sizeof *with; i++)
        if (gn_seg_ends(w, &g[-1], with[i])) return false;
    for (uint32_t i = k + 1; i < c->last && i < k + 10; i++) {
        if (st->seg[i].clause != g->clause) continue;
        /* 去年同期为增长3%: the growth that was then */
        const bool was = i == k + 2 && gn_seg_ends(w, &st->seg[k + 1], "为");
        if (st->seg[i].kind == GN_SEG_CUE && !was &&
            (st->seg[i].cue == GN_CUE_COMPARE || st->seg[i].cue == GN_CUE_UP || st->seg[i].cue == GN_CUE_DOWN ||
             st->seg[i].cue == GN_CUE_YOY))
            return false;
        if (st->seg[i].kind == GN_SEG_QUANTITY) return true;
    }
    return false;
}

static bool is_stock(const gn_work *w, const gn_label *indicator)
{
    /* What is added to a stock flows. */
    static const char *const added[] = {"新增", "新建", "投产", "增量", "出生", "死亡"};
    const gn_charset set = gn_charset_of(indicator->s, indicator->n);
    GN_EACH (i, added)
        if (gn_holds(set, indicator->s, indicator->n, added[i])) return false;
    size_t left = indicator->n;
    size_t n = gn_phrases_suffix(w->phrases, indicator->s, left, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
    /* The share or rate of a stock is one too: 装机容量占比. */
    if (n && n < left && (gn_phrases_find(w->phrases, indicator->s + left - n, n, NULL) & GN_PHRASE_RATE)) {
        left -= n;
        n = gn_phrases_suffix(w->phrases, indicator->s, left, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
        return n && (gn_phrases_find(w->phrases, indicator->s + left - n, n, NULL) & GN_PHRASE_STOCK);
    }
    return n && (gn_phrases_find(w->phrases, indicator->s + indicator->n - n, n, NULL) & GN_PHRASE_STOCK);
}

/* Cards, machines, shops: as many as there are, unless the text says that they are new; an index as it stands. */
static bool is_count(const gn_label *indicator)
{
    return gn_words_end("数量|总数|指数", indicator->s, indicator->n) > 0;
}

/* Its noun is one of what adds up over the year: 零售额, 产量, 投资. */
static bool accumulates(const gn_work *w, const gn_label *indicator)
{
    static const char *const ends[] = {"额",   "收入",   "产量",   "销量",   "投资", "利润",
                                       "产值", "增加值", "吞吐量", "业务量", "支出"};
    if (is_stock(w, indicator)) return false;
    GN_EACH (i, ends)
        if (gn_label_ends(indicator, ends[i])) return true;
    return false;
}

/* The first month after the base that a change is counted from, given the last month of its period; 0 if no point in
 * time is its base. 较上年末, 比年初: January; 较上季末: the quarter's first; 比10月末: November. */
enum { SINCE_NONE, SINCE_YEAR, SINCE_QUARTER, SINCE_POINT };
typedef struct since_base {
    int what;
    gn_span base; /* of SINCE_POINT */
} since_base;

/* “较上季末增加751亿元，不良率微升0.01个百分点”: on the same base. */
static bool carries_quarter(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->measure != GN_MEASURE_CHANGE || s->clause <= st->sentence[s->sentence].first_clause ||
        st->clause[s->clause].opener != ',' || s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE)))
        return false;
    const gn_clause *p = &st->clause[s->clause - 1];
    for (uint32_t k = gn_look_back(p->last, p->first); k < p->last; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_POP && gn_seg_ends(w, &st->seg[k], "季末"))
            return true;
    return false;
}

static since_base find_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
            strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0)
            return (since_base){.what = SINCE_YEAR};
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_POP && gn_find(gn_work_text(w, k), gn_work_len(w, k), "季", 3) &&
            gn_seg_ends(w, g, "末"))
            return (since_base){.what = SINCE_QUARTER};
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        /* 网商306万家，较2019年增加36万家: a stock is compared with the one at that year's end. */
        if (t->flags & GN_P_COMPARED && t->part == GN_PART_YEAR && s->measure == GN_MEASURE_CHANGE &&
            (is_stock(w, &s->indicator) || is_count(&s->indicator)))
            return (since_base){.what = SINCE_YEAR};
        if (!(t->flags & GN_P_COMPARED) || !(t->flags & (GN_P_POINT | GN_P_BEGIN)) || t->part == GN_PART_MONTH_OFFSET)
            continue;
        since_base out = {.what = SINCE_POINT};
        if (t->flags & GN_P_BEGIN || !resolve(w, s->sentence, k, false, &out.base)) out.what = SINCE_YEAR;
        return out;
    }
    if (!s->base_since && carries_quarter(w, s)) return (since_base){.what = SINCE_QUARTER};
    return (since_base){.what = s->base_since ? SINCE_YEAR : SINCE_NONE};
}

/* The first month of the span that a change up to `last` has. */
static int64_t since_month(const since_base *b, int64_t last)
{
    int year, month;
    gn_month_split(last, &year, &month);
    const int64_t january = gn_month(year, 1);
    if (b->what == SINCE_QUARTER) return last - (month - 1) % 3;
    if (b->what == SINCE_POINT && b->base.last >= january && b->base.last < last) return b->base.last + 1;
    return january;
}

/* 2020年至2018年 */
static bool backwards(const gn_work *w, const gn_time *t, uint32_t seg)
{
    const char *text = gn_work_text(w, seg);
    int year = 0;
    for (int i = 0; i < 4 && text[i] >= '0' && text[i] <= '9'; i++) year = 10 * year + (text[i] - '0');
    return t->year_mode == GN_YEAR_GIVEN && t->year < t->year2 && year == t->year2;
}

/* A list of figures over as many years, quarters or months that are named one by one or as a range (2023—2025年, Q1-Q2,
 * 3月-6月): each has its own. 上半年 is no such range. */
static void member_period(const gn_work *w, const gn_quantity *q, const gn_time *t, uint32_t seg, gn_span *p)
{
    if (q->list_count < 2 || p->freq == GN_FREQ_NONE || !t) return;
    const int64_t months = p->last - p->first + 1, n = q->list_count;
    int64_t step = 0;
    if (((t->part == GN_PART_YEAR && t->year != t->year2) || t->part == GN_PART_SAME) && months == 12 * n) step = 12;
    /* 2019—2021年9月: whole years, and what was over of the last one */
    if (t->part == GN_PART_MONTHS && t->year_mode == GN_YEAR_GIVEN && t->year2 > t->year && t->first == 1 &&
        n == t->year2 - t->year + 1) {
        p->first += 12 * q->list_index;
        if (q->list_index + 1 < q->list_count) p->last = p->first + 11;
        return;
    }
    if (t->part == GN_PART_MONTHS && (months == 3 * n || months == n)) {
        const gn_seg *g = &w->structure->seg[seg];
        const char *text = w->clean->text + g->start;
        const size_t len = g->end - g->start;
        const char *first = memchr(text, 'Q', len), *month = gn_find(text, len, "月", 3);
        static const char *const joiners[] = {"、", "和", "及", "至", "到", "—"};
        const bool season = gn_seg_ends(w, g, "季度");
        bool quarters =
            (first && memchr(first + 1, 'Q', len - (size_t)(first + 1 - text))) || (season && memchr(text, '-', len));
        for (size_t i = 0; i < sizeof joiners / sizeof *joiners && !quarters && season; i++)
            quarters = gn_find(text, len, joiners[i], strlen(joiners[i])) != NULL;
        const bool two = month && gn_find(month + 3, len - (size_t)(month + 3 - text), "月", 3);
        if (quarters && months == 3 * n) step = 3;
        /* 3—6月, 7、8月; a quarter named as one is not parted. */
        enum { MANY = 4 }; /* 1—7月分别为 and seven figures */
        if ((two || ((t->first > 1 || n >= MANY) && month)) && months == n) step = 1;
    }
    if (!step) return;
    const int64_t nth = step == 12 && backwards(w, t, seg) ? n - 1 - q->list_index : q->list_index;
    p->first += step * nth;
    p->last = p->first + step - 1;
}

/* “2018年、2019年及2020年，…分别为A、B、C”: the time of the member, as a segment; GN_NO_INDEX if there are not as many.
 */
static uint32_t listed_time(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->list_count < 2) return GN_NO_INDEX;
    const uint32_t begin = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > begin;) {
        if (st->seg[k].kind == GN_SEG_QUANTITY) return GN_NO_INDEX;
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        uint32_t first = k, n = 1;
        while (
            first >= begin + 2 && st->seg[first - 2].kind == GN_SEG_PERIOD &&
            (st->seg[first - 1].end - st->seg[first - 1].start <= 3 || gn_seg_begins(w, &st->seg[first - 1], "以及")))
            first -= 2, n++;
        if (n != q->list_count) return GN_NO_INDEX;
        return first + 2 * q->list_index;
    }
    return GN_NO_INDEX;
}

/* “2016—2020年，从A增长到B”: A is the first year's, B the last one's. */
static void one_end(const gn_statement *s, const gn_time *t, gn_span *p)
{
    if (!t || s->measure != GN_MEASURE_LEVEL || p->last - p->first < 23) return;
    /* 未来十年扩大到…: at their end. */
    if (t->part == GN_PART_NEXT && t->unit == 'A' && s->near & GN_CUE_BIT(TO)) p->first = p->last - 11;
    if (t->part != GN_PART_YEAR || t->year == t->year2) return;
    if (s->near & GN_CUE_BIT(FROM)) p->last = p->first + 11;
    if (s->near & GN_CUE_BIT(TO)) p->first = p->last - 11;
}

/* An average growth has years: of the plan up to whose end it is meant, and of 未来三年 the running one first. */
static void of_average(const gn_work *w, const gn_statement *s, const gn_time *t, gn_span *p)
{
    const gn_span *ends = &w->memory.plan_span;
    if (p->freq == GN_FREQ_NONE) return;
    if (!t) { /* 《“十四五”规划》…，到2025年…。…年均增长15%: of the plan's years */
        if (s->measure == GN_MEASURE_CAGR && ends->freq != GN_FREQ_NONE && ends->last == p->last &&
            p->last - p->first == 11)
            p->first = ends->first;
        return;
    }
    /* 从2019年到2020年增长2倍: the last year's growth. */
    const bool moved = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_MULTIPLE;
    if (moved && t->part == GN_PART_YEAR && t->year_mode == GN_YEAR_GIVEN && t->year2 == t->year + 1 &&
        gn_work_quantity(w, s->seg)->list_count < 2 && p->last - p->first == 23)
        p->first += 12;
    if (s->measure != GN_MEASURE_CAGR) return;
    if (t->part == GN_PART_YEAR && (t->flags & GN_P_UNTIL) && ends->freq != GN_FREQ_NONE && ends->last == p->last &&
        p->last - p->first == 11)
        p->first = ends->first;
    if (t->part == GN_PART_NEXT && t->unit == 'A' && !(t->flags & GN_P_AFTER)) {
        p->first -= 12;
        p->last -= 12;
    }
}

/* What the period may be. The letter names it in features and weights: c a time in the clause, s one in the sentence
 * before, r one after the number, m that of the last statement, a one that the article spoke of, n the article's month,
 * e a list's, f one that the sentence goes on with; a capital the same from January on. */
enum { MAX_TIMES = 12 };
typedef struct moment {
    gn_span span;
    const gn_time *time; /* NULL for m, a, n */
    char kind;
    uint8_t use, nth, clauses; /* how many times lie between, how many clauses */
    bool semicolon, bracket;
    uint32_t seg;
} moment;

/* The candidates for a statement's period, and which of them the rules take. */
typedef struct candidates {
    moment list[MAX_TIMES];
    size_t n, rule;
    size_t day;      /* the first that is no more than a day of the sentence; MAX_TIMES if there is none */
    bool any;        /* the sentence has a time before the number */
    bool chosen;     /* the rules have taken one */
    bool of_base;    /* a time dates a base of comparison, which is the statement's own number */
    bool ahead;      /* a forecast or target */
    bool keeps;      /* the indicator is a stock */
    bool stock;      /* and so is the figure: no change of it */
    since_base from; /* what a change is counted from */
} candidates;

/* Whether the rules take what is offered: no, if they have taken nothing so far, or in any case. */
enum { TAKE_NOT, TAKE_FIRST, TAKE };

static void offer(candidates *c, int take, moment m)
{
    if (c->n == MAX_TIMES) return;
    if (take == TAKE || (take == TAKE_FIRST && !c->chosen)) {
        c->rule = c->n;
        c->chosen = true;
    }
    c->list[c->n++] = m;
}

/* The same, and beside it the span up to its end from the base of the change, or from January if year_to_date. */
static void offer_since(candidates *c, int take, moment m, bool year_to_date)
{
    offer(c, take, m);
    if (!(year_to_date || c->from.what) || m.span.freq == GN_FREQ_NONE) return;
    const int64_t first = since_month(&c->from, m.span.last);
    if (m.span.first == first || m.span.last - m.span.first > 2) return;
    m.span.first = first;
    m.kind = (char)(m.kind - 'a' + 'A');
    offer(c, TAKE_NOT, m);
}

/* 六年间: how long, not when. */
static bool how_long(const gn_work *w, const gn_statement *s, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    return s->measure == GN_MEASURE_CAGR && w->scan->time[g->index].part == GN_PART_LAST && gn_seg_ends(w, g, "间");
}

/* A time that dates the figure stands between the number before and this one. */
static bool own_time(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind == GN_SEG_QUANTITY && k < s->from) return false;
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        if (how_long(w, s, k)) continue;
        if (gn_inherit_base(w, k) == s->list_seg || year_before(w, k)) return true;
        if (!compared(w, k) && use_of(&w->scan->time[st->seg[k].index]) != USE_NO) return true;
    }
    return false;
}

/* The segment before the number that says 目前; GN_NO_INDEX if none does. */
static uint32_t now_said(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->seg; k-- > gn_look_back(s->seg, st->sentence[s->sentence].first);)
        if (st->seg[k].kind == GN_SEG_PERIOD && w->scan->time[st->seg[k].index].part == GN_PART_NOW) return k;
    return GN_NO_INDEX;
}

static int32_t describe_moment(const gn_work *w, const gn_statement *s, const moment *m, bool rule, bool since,
                               bool stock, gn_features f)
{
    const bool cumulative = (s->left | s->near) & GN_CUE_BIT(CUMULATIVE);
    gn_feature_short(&f, "Pk", &m->kind, 1);
    gn_feature_number(&f, "Prule", rule);
    gn_feature_pair(&f, m->kind, "Pn", '0' + (m->nth > 3 ? 3 : m->nth), '0' + (m->clauses > 4 ? 4 : m->clauses));
    gn_feature_pair(&f, m->kind, "Psemi", '0' + m->semicolon + 2 * m->bracket,
                    '0' + (w->memory.period.freq != GN_FREQ_NONE));
    gn_feature_pair(&f, m->kind, "Pm", 'a' + s->measure, '0' + since);
    gn_feature_pair(&f, m->kind, "Pst", '0' + stock + 2 * cumulative, 'a' + s->measure);
    gn_feature_pair(&f, m->kind, "Popen",
                    w->structure->clause[s->clause].opener ? w->structure->clause[s->clause].opener : '^',
                    '0' + (s->previous != GN_NO_INDEX));
    const bool ahead = (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    gn_feature_pair(&f, m->kind, "Pahead", '0' + ahead, '0' + m->use);
    if (m->time) {
        const gn_quantity *q = gn_work_quantity(w, s->seg);
        gn_feature_pair(&f, m->kind, "Pcount", '0' + ((q->flags & GN_Q_COUNT_NOUN) != 0) + 2 * s->flow,
                        'a' + s->measure);
        gn_feature_pair(&f, m->kind, "Pptm", '0' + ((m->time->flags & GN_P_POINT) != 0) + 2 * s->flow,
                        '0' + stock + 2 * cumulative);
        gn_feature_pair(&f, m->kind, "Ppm", 'a' + m->time->part, 'a' + s->measure);
        gn_feature_pair(&f, m->kind, "Ppart", 'a' + m->time->part, 'a' + m->time->year_mode);
        gn_feature_pair(&f, m->kind, "Pu", '0' + m->use, '0' + (m->nth == 0));
        for (unsigned k = 0; k < 16; k++)
            if (m->time->flags & (1u << k)) {
                gn_feature_pair(&f, m->kind, "Pf", 'a' + k, '0' + stock + 2 * cumulative);
                gn_feature_pair(&f, m->kind, "Pfm", 'a' + k, 'a' + s->measure);
                gn_feature_pair(&f, m->kind, "Pfu", 'a' + k, '0' + (m->clauses > 0) + (m->semicolon ? 2 : 0));
            }
        const gn_structure *st = w->structure;
        const gn_seg *g = &st->seg[m->seg];
        if (m->seg > 0)
            gn_feature_pair(&f, m->kind, "Pprev", 'a' + g[-1].kind,
                            g[-1].kind == GN_SEG_MARK ? g[-1].mark : 'A' + g[-1].cue);
        if (m->seg + 1 < st->segs)
            gn_feature_pair(&f, m->kind, "Pnext", 'a' + g[1].kind,
                            g[1].kind == GN_SEG_MARK ? g[1].mark : 'A' + g[1].cue);
    } else {
        gn_feature_pair(&f, m->kind, "Pq", '0' + m->semicolon, '0');
    }
    return f.rank;
}

/* Finds the ；-part of the sentence that the statement stands in. */
static void new_item(gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t clause = s->clause;
    const uint32_t first = st->sentence[s->sentence].first_clause;
    while (clause > first && s->clause - clause < 40 && st->clause[clause].opener != ';') clause--;
    gn_memory *m = &w->memory;
    if (m->item_sentence == s->sentence && m->item_clause == clause) return;
    m->item_before = m->item_sentence == s->sentence ? m->item : (gn_span){.freq = GN_FREQ_NONE};
    m->item = (gn_span){.freq = GN_FREQ_NONE};
    m->item_sentence = s->sentence;
    m->item_clause = clause;
}

/* “2021—2027年，市场将以8%的复合增长率增至…”: where the years of the average end. */
static bool end_of_average(const gn_work *w, const gn_statement *s, gn_span *out)
{
    const gn_memory *before = &w->memory;
    if (!(s->near & GN_CUE_BIT(TO)) || s->measure != GN_MEASURE_LEVEL || before->average.freq == GN_FREQ_NONE ||
        before->average_sentence != s->sentence || before->measure != GN_MEASURE_CAGR ||
        before->said_seg == GN_NO_INDEX || w->structure->seg[before->said_seg].clause != s->clause || own_time(w, s))
        return false;
    *out = (gn_span){GN_FREQ_MONTH, before->average.last - 11, before->average.last};
    return true;
}

/* A和B: the second figure of a pair is of the first one's period. */
static bool linked_period(const gn_work *w, gn_statement *s, const since_base *from)
{
    if (!s->linked || from->what || s->measure == GN_MEASURE_CAGR || own_time(w, s) || gn_inherit_dated_list(w, s) ||
        w->memory.last_span.freq == GN_FREQ_NONE || w->memory.measure == GN_MEASURE_COUNT ||
        end_of_average(w, s, &(gn_span){0}))
        return false;
    /* 2021—2023年分别为0.7元，1.1元和1.4元: each its own. */
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (gn_work_quantity(w, s->list_seg)->list_index > 0 && w->memory.filling.number == q->list) return false;
    const gn_list *of = gn_work_list(w, s);
    s->period = s->whole = of ? of->period[gn_work_quantity(w, s->seg)->list_index] : w->memory.last_span;
    s->time = w->memory.last_time;
    if (!of) one_end(s, s->time, &s->period);
    s->period_explicit = true;
    s->kind = (gn_kind)w->memory.last_kind;
    return true;
}

/* The clause of the time at segment k goes on with an average growth. */
static bool of_average_growth(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    for (uint32_t i = k + 1; i < st->segs && i < k + 8 && st->seg[i].clause == st->seg[k].clause; i++)
        if (st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_CAGR) return true;
    return false;
}

/* Fills in what the time of `m` is to the statement, and its months; false if it can be none of its period. */
static bool weigh_time(const gn_work *w, const gn_statement *s, candidates *c, moment *m)
{
    const gn_seg *g = &w->structure->seg[m->seg];
    const gn_time *t = m->time;
    if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_AVERAGE) || how_long(w, s, m->seg) || superlative(w, m->seg))
        return false;
    m->use = (uint8_t)(compared(w, m->seg) ? USE_NO : use_of(t));
    if (year_before(w, m->seg)) {
        if (g->clause != s->clause) return false;
        m->use = USE_YES;
        c->of_base = true;
    }
    /* 未来5年复合增长率为30%，占比将…: the years of the average are its own. */
    if (g->clause != s->clause && (t->part == GN_PART_NEXT || t->part == GN_PART_LAST) &&
        s->measure != GN_MEASURE_CAGR && of_average_growth(w, m->seg))
        return false;
    const uint32_t base = gn_inherit_base(w, m->seg);
    if (base != GN_NO_INDEX) {
        if (base != s->list_seg || (gn_work_quantity(w, base)->flags & GN_Q_MULTIPLE)) return false;
        m->use = USE_YES;
        c->of_base = true;
    }
    m->kind = g->clause == s->clause ? 'c' : 's';
    bool recent = false;
    if (m->use == USE_WEAK && m->kind == 'c' && t->part == GN_PART_LAST && !(t->flags & GN_P_VAGUE) &&
        ((s->left & GN_CUE_BIT(CUMULATIVE)) || s->measure == GN_MEASURE_MULTIPLE ||
         (s->measure == GN_MEASURE_CAGR && t->first > 2))) {
        m->use = USE_YES;
        recent = t->unit == 'A';
    }
    /* 当月，…: said of the whole clause */
    if (m->use == USE_WEAK && t->flags & GN_P_SINGLE && gn_seg_begins(w, g, "当") &&
        m->seg == w->structure->clause[g->clause].first)
        m->use = USE_YES;
    if (t->flags & GN_P_WITHIN && c->ahead) m->use = USE_YES; /* 力争五年内达到 */
    m->bracket = w->structure->clause[g->clause].parent != GN_NO_INDEX && g->clause != s->clause;
    /* 本季度…, 比预期的…: what it was read as once it stays. */
    const gn_memory *before = &w->memory;
    if (t->part == GN_PART_QUARTER_OFFSET && t == before->last_time && before->last_sentence == s->sentence &&
        before->period.freq != GN_FREQ_NONE) {
        m->span = before->period;
        return true;
    }
    if (!resolve(w, s->sentence, m->seg, c->ahead, &m->span)) return false;
    /* 《2020年…报告》显示，过去10年: up to that year. */
    const gn_span *titled = &w->memory.titled;
    if (t->part == GN_PART_LAST && t->unit == 'A' && !(t->flags & GN_P_VAGUE) && titled->freq != GN_FREQ_NONE) {
        m->span.first += titled->last - m->span.last;
        m->span.last = titled->last;
        return true;
    }
    /* 用户3亿户，2021年净增2亿户，渗透率40%: of the stock, not of what was added. */
    const gn_memory *said = &w->memory;
    if (m->kind == 's' && said->point && said->said_measure == GN_MEASURE_CHANGE && said->said_seg != GN_NO_INDEX &&
        w->structure->seg[said->said_seg].clause == g->clause && m->span.last == said->period.last &&
        s->measure != GN_MEASURE_CHANGE && !accumulates(w, &s->indicator))
        return false;
    /* 近五年 ends with the year that the text speaks of. */
    const gn_date here = gn_inherit_anchor(w, s->sentence);
    if (recent && w->memory.period.freq != GN_FREQ_NONE && here.year &&
        w->memory.period.last == gn_month(here.year - 1, 12)) {
        m->span.first -= 12;
        m->span.last -= 12;
    }
    return true;
}

/* “1—10月…，累计建成基站4500个”: as many as there are at the end of the months. */
static bool so_far(const gn_statement *s, const gn_span *months)
{
    return (s->left | s->near) & GN_CUE_BIT(CUMULATIVE) && s->measure == GN_MEASURE_LEVEL &&
           months->last - months->first < 11;
}

/* The times of the sentence before the number, the nearest first. */
static void collect_before(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_structure *st = w->structure;
    const uint32_t begin = gn_look_back(s->seg, st->sentence[s->sentence].first);
    uint32_t clause = s->clause;
    moment place = {.nth = 0};
    for (uint32_t k = s->seg; k-- > begin && c->n < MAX_TIMES - 4;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) {
            clause = g->clause;
            if (place.clauses < 9) place.clauses++;
        }
        if (g->kind == GN_SEG_MARK && g->mark == ';' && g->clause != s->clause) place.semicolon = true;
        if (g->kind != GN_SEG_PERIOD) continue;
        moment m = place;
        const gn_time *t = m.time = &w->scan->time[g->index];
        m.seg = k;
        if (!weigh_time(w, s, c, &m)) continue;
        if (place.nth < 9) place.nth++;
        c->any = true;
        if (m.use == USE_WEAK && c->day == MAX_TIMES && !m.bracket && (t->flags & GN_P_DAY)) c->day = c->n;
        const bool far = m.bracket || (m.semicolon && w->memory.period.freq != GN_FREQ_NONE);
        offer_since(c, m.use == USE_YES && !far ? TAKE_FIRST : TAKE_NOT, m,
                    t->flags & (GN_P_POINT | GN_P_UNTIL) && !(t->flags & GN_P_SINCE));
        /* 截至上半年 of a stock is its last month. */
        if (c->stock && m.span.last > m.span.first && m.span.last - m.span.first < 12) {
            const bool taken = c->chosen && c->rule == c->n - 1;
            const gn_span whole = m.span;
            m.span.first = m.span.last;
            m.kind = 'x';
            offer(c,
                  taken && ((t->flags & GN_P_UNTIL && t->part == GN_PART_MONTHS) || so_far(s, &whole)) ? TAKE
                                                                                                       : TAKE_NOT,
                  m);
        }
    }
}

/* 截至9月底，…今年累计完成: the year alone says less than what the sentence said before. */
static void prefer_months(candidates *c)
{
    if (!c->chosen) return;
    const moment *year = &c->list[c->rule];
    if (year->time->part != GN_PART_YEAR || year->time->year_mode != GN_YEAR_RELATIVE) return;
    for (size_t i = c->rule + 1; i < c->n; i++) {
        const moment *m = &c->list[i];
        if (m->kind >= 'a' && m->use == USE_YES && m->time->part == GN_PART_MONTHS &&
            m->span.first >= year->span.first && m->span.last <= year->span.last) {
            c->rule = i;
            return;
        }
    }
}

/* “10月销量30万辆，累计销量300万辆”: from January on. */
static void collect_cumulative(const gn_work *w, const gn_statement *s, candidates *c)
{
    const moment *m = &c->list[c->rule];
    const bool before = c->chosen && m->kind == 's' && !(m->time->flags & (GN_P_POINT | GN_P_UNTIL));
    const gn_span *now = before ? &m->span : &w->memory.period;
    const gn_time *last = before ? m->time : w->memory.last_time;
    if (last && last->flags & (GN_P_FEAST | GN_P_DAY)) return; /* 双11累计 */
    if (!((s->left | s->near) & GN_CUE_BIT(CUMULATIVE)) || (c->chosen && !before) || c->keeps || c->ahead ||
        (!before && w->memory.point) || now->freq == GN_FREQ_NONE || now->first != now->last ||
        !accumulates(w, &s->indicator))
        return;
    int year, month;
    gn_month_split(now->last, &year, &month);
    if (month > 1)
        offer(c, TAKE, (moment){.span = {now->freq, gn_month(year, 1), now->last}, .kind = 'o', .semicolon = c->any});
}

/* 本年新增, 今年累计: in a report on months, up to the last of them. */
static void collect_reported(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!c->chosen || !d.year || c->ahead) return;
    const gn_time *t = c->list[c->rule].time;
    if (!t || t->part != GN_PART_YEAR || t->year_mode != GN_YEAR_RELATIVE || t->year || t->year2 ||
        t->flags & GN_P_SINCE)
        return;
    const gn_seg *g = &w->structure->seg[c->list[c->rule].seg];
    if (!gn_seg_begins(w, g, "本") && !((s->left | s->near) & GN_CUE_BIT(CUMULATIVE))) return;
    const int64_t january = gn_month(d.year, 1);
    const gn_span *spans[] = {&w->memory.period, &w->memory.main_period};
    GN_EACH (i, spans)
        if (spans[i]->freq != GN_FREQ_NONE && spans[i]->first == january && spans[i]->last > january &&
            spans[i]->last < january + 11 && spans[i]->last <= gn_month(d.year, d.month)) {
            offer(c, TAKE, (moment){.span = *spans[i], .kind = 'j', .semicolon = c->any});
            return;
        }
}

const gn_list *gn_inherit_dated_list(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *m = &w->memory;
    const bool member = q->list_count > 1,
               sum = !member && (s->left | s->near) & (GN_CUE_BIT(TOTAL) | GN_CUE_BIT(CUMULATIVE));
    const gn_list *l = member && m->filling.number == q->list ? &m->list : &m->filling;
    if (!(member || sum) || l->count < 2 || l->count > GN_LIST_KEPT || (member && l->count != q->list_count) ||
        l->sentence > s->sentence || l->sentence + member < s->sentence ||
        w->structure->sentence[l->sentence].block != s->block || own_time(w, s))
        return NULL;
    return l->period[0].freq != GN_FREQ_NONE && l->period[0].first < l->period[1].first ? l : NULL;
}

/* “2021—2023年收入为A、B、C，对应PE为a、b、c，收入合计D”: each its own year's, and the sum all of them. */
static void collect_list(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_list *l = gn_inherit_dated_list(w, s);
    if (!l) return;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_span span = l->period[q->list_count > 1 ? q->list_index : 0];
    if (q->list_count < 2) span.last = l->period[l->count - 1].last;
    if (span.last >= span.first) offer(c, TAKE, (moment){.span = span, .kind = 'l', .semicolon = c->any});
}

/* 11月、12月和1月: the member of a list of months that goes over the year's end. */
static void over_new_year(const gn_work *w, const gn_statement *s, moment *m, bool future)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint32_t first = m->seg - 2 * q->list_index, last = first + 2 * (q->list_count - 1);
    const gn_time *begin = &w->scan->time[w->structure->seg[first].index];
    gn_span from, to;
    if (m->time->part != GN_PART_MONTHS || m->time->year_mode != GN_YEAR_NONE ||
        !resolve(w, s->sentence, first, future, &from) || !resolve(w, s->sentence, last, future, &to))
        return;
    const int64_t year = begin->year_mode != GN_YEAR_NONE && m->span.first < from.first ? 12
                         : begin->year_mode == GN_YEAR_NONE && m->span.first > to.first ? -12
                                                                                        : 0;
    m->span.first += year;
    m->span.last += year;
}

/* The time of the member of a list, and the one that follows the number in its clause. */
static void collect_beside(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_structure *st = w->structure;
    const uint32_t listed = listed_time(w, s);
    if (listed != GN_NO_INDEX) {
        moment m = {.time = &w->scan->time[st->seg[listed].index], .seg = listed, .kind = 'e', .use = USE_YES};
        if (resolve(w, s->sentence, m.seg, c->ahead, &m.span)) {
            over_new_year(w, s, &m, c->ahead);
            c->any = true;
            offer(c, TAKE, m);
        }
    }
    const uint32_t last = st->clause[s->clause].last;
    for (uint32_t k = s->seg + 1; k < last && k < s->seg + 6 && c->n < MAX_TIMES - 4; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY) break;
        if (g->kind != GN_SEG_PERIOD) continue;
        moment m = {.time = &w->scan->time[g->index], .seg = k, .kind = 'r'};
        m.use = (uint8_t)use_of(m.time);
        /* “以8.4%的份额在2021年第二季度名列第四” */
        const bool in = gn_seg_ends(w, &g[-1], "在") && m.time->year_mode == GN_YEAR_GIVEN && m.use == USE_YES &&
                        !(c->chosen && c->list[c->rule].kind == 'c');
        if (resolve(w, s->sentence, m.seg, c->ahead, &m.span)) offer(c, in ? TAKE : TAKE_NOT, m);
        break;
    }
}

/* A point in time (9月末) is no period for what flows: the last flow's is. */
static void collect_flow(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_memory *before = &w->memory;
    const moment *m = &c->list[c->rule];
    if (c->chosen && m->kind == 's' && m->time->part == GN_PART_SAME && (m->time->flags & GN_P_POINT) &&
        accumulates(w, &s->indicator))
        c->chosen = false; /* 期末门店…家，销售额… */
    if (!before->point || before->flow.freq == GN_FREQ_NONE) return;
    /* 资产负债率中位数: what the middle is of. */
    const size_t n = s->indicator.n - gn_words_end("中位数|平均值|均值", s->indicator.s, s->indicator.n);
    const size_t noun = gn_phrases_suffix(w->phrases, s->indicator.s, n, GN_PHRASE_HEAD);
    if (!noun) return;
    const unsigned roles = gn_phrases_find(w->phrases, s->indicator.s + n - noun, noun, NULL);
    if (roles & (GN_PHRASE_STOCK | GN_PHRASE_RATE)) return;
    if (is_count(&s->indicator) && !s->flow) return;
    int flow_year = 0, point_year = 0, month;
    if (before->period.freq != GN_FREQ_NONE) {
        gn_month_split(before->flow.last, &flow_year, &month);
        gn_month_split(before->period.last, &point_year, &month);
    }
    if (flow_year == point_year)
        offer_since(c, TAKE_FIRST, (moment){.span = before->flow, .kind = 'w', .semicolon = c->any}, false);
}

/* The years of an average growth that the sentence has stated before, as such or as two ends. */
static void collect_average(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_memory *before = &w->memory;
    gn_span end;
    if (end_of_average(w, s, &end)) offer(c, TAKE, (moment){.span = end, .kind = 'g', .semicolon = c->any});
    if (s->measure != GN_MEASURE_CAGR || own_time(w, s)) return;
    if (before->average.freq != GN_FREQ_NONE && before->average_sentence == s->sentence)
        offer(c, TAKE, (moment){.span = before->average, .kind = 'g', .semicolon = c->any});
    /* 由2021年的…增至2025年的…，年复合增长率: between the two. */
    const gn_span *head = &before->head, *to = &before->last_span;
    if (before->last_sentence != s->sentence || before->head_sentence != s->sentence || head->freq == GN_FREQ_NONE ||
        to->freq == GN_FREQ_NONE || to->last - to->first != 11)
        return;
    /* 从目前的30亿美元增至2026年的150亿美元: the running year is the first. */
    const int64_t first = head->last - head->first == 11 ? head->first : head->first - head->first % 12;
    if (head->last - head->first > 11 || to->first < first + 24) return;
    offer(c, TAKE, (moment){.span = {to->freq, first, to->last}, .kind = 'q', .semicolon = c->any});
}

/* What was forecast was the matter of its sentence: after it, the text goes on with what is past. */
static void collect_past(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_memory *before = &w->memory;
    const gn_date anchor = gn_inherit_anchor(w, s->sentence);
    if (anchor.year && before->period.freq != GN_FREQ_NONE && !c->ahead && !c->chosen &&
        before->period.first > gn_month(anchor.year, anchor.month) && before->last_sentence != s->sentence &&
        before->status == GN_FORECAST && before->past.freq != GN_FREQ_NONE &&
        before->last_span.last == before->period.last)
        offer(c, TAKE, (moment){.span = before->past, .kind = 'v', .semicolon = c->any});
}

/* The periods of the statements before, and what else the article spoke of. */
static void collect_memory(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_memory *before = &w->memory;
    const gn_span *now = &before->period, *item = &before->item_before;
    /* A；B: B goes on where A began, not with what A was compared with at its end. */
    if (before->item.freq == GN_FREQ_NONE && item->freq != GN_FREQ_NONE &&
        !(item->first == now->first && item->last == now->last))
        offer_since(c, TAKE_FIRST, (moment){.span = *item, .kind = 'i', .semicolon = c->any}, false);
    if (now->freq != GN_FREQ_NONE) {
        offer_since(c, TAKE_FIRST, (moment){.span = *now, .kind = 'm', .semicolon = c->any}, before->point);
        if (c->stock && !before->point && now->last > now->first) {
            /* 截至8月末…，1—8月新增…: a stock goes on with the point in time. */
            const bool reached =
                (s->near & GN_CUE_BIT(TO)) && s->measure == GN_MEASURE_LEVEL && now->last - now->first < 11;
            const bool same = before->point_span.freq != GN_FREQ_NONE && before->point_span.last == now->last;
            offer(c, c->rule == c->n - 1 && (reached || same || so_far(s, now)) ? TAKE : TAKE_NOT,
                  (moment){.span = {now->freq, now->last, now->last}, .kind = 'y', .semicolon = c->any});
        }
    }
    if (before->seen.freq != GN_FREQ_NONE)
        offer(c, TAKE_FIRST, (moment){.span = before->seen, .kind = 'a', .semicolon = c->any});
}

/* Nothing before: the time that the sentence goes on with. */
static void collect_after(const gn_work *w, const gn_statement *s, candidates *c)
{
    const gn_structure *st = w->structure;
    const uint32_t end = st->sentence[s->sentence].last;
    for (uint32_t k = s->seg + 1; !c->any && k < end && k < s->seg + 30; k++) {
        if (st->seg[k].kind != GN_SEG_PERIOD || compared(w, k)) continue;
        moment m = {.time = &w->scan->time[st->seg[k].index], .seg = k, .kind = 'f'};
        m.use = (uint8_t)use_of(m.time);
        if (m.use != USE_YES || !resolve(w, s->sentence, m.seg, c->ahead, &m.span)) continue;
        offer(c, TAKE_FIRST, m);
        return;
    }
}

/* The period of the title, and the article's month. */
static void collect_article(const gn_work *w, const gn_statement *s, candidates *c)
{
    if (!c->chosen && !c->any && w->memory.titled.freq != GN_FREQ_NONE)
        offer(c, TAKE, (moment){.span = w->memory.titled, .kind = 't'});
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!d.year) return;
    const int64_t month = gn_month(d.year, d.month);
    const moment *m = &c->list[c->rule];
    /* 目前: not the plan's year that was spoken of before. */
    const uint32_t said = now_said(w, s);
    const bool now = said != GN_NO_INDEX && c->chosen && m->span.last > month &&
                     (m->time ? m->seg < said : strchr("mawi", m->kind) != NULL);
    offer(c, (!c->chosen && !c->any) || now ? TAKE : TAKE_NOT,
          (moment){.span = {GN_FREQ_MONTH, month, month}, .kind = 'n', .semicolon = c->any});
}

/* Grammar alone: changes since the end of last year, and flows up to a point in time, run from January on. */
static void prefer_since(const gn_work *w, const gn_statement *s, candidates *c)
{
    const moment *m = &c->list[c->rule];
    if (c->rule + 1 >= c->n || m[1].kind != m->kind - 'a' + 'A') return;
    const bool point = m->time ? (m->time->flags & GN_P_POINT) != 0 : w->memory.point;
    const bool until = m->time && (m->time->flags & GN_P_UNTIL) && accumulates(w, &s->indicator);
    /* 三季度末保费收入 */
    const bool ends = m->time && m->time->part == GN_PART_MONTHS && gn_seg_ends(w, &w->structure->seg[m->seg], "末") &&
                      accumulates(w, &s->indicator);
    const bool flow = ((s->left | s->near) & GN_CUE_BIT(CUMULATIVE) || s->flow || until || ends) && !c->keeps && point;
    const bool change = s->measure == GN_MEASURE_CHANGE || s->measure == GN_MEASURE_GROWTH;
    if (flow || (c->from.what && change)) c->rule++;
}

/* Between the time at segment k and the number somebody publishes or says something. */
static bool told(const gn_work *w, const gn_statement *s, uint32_t k)
{
    for (uint32_t i = k + 1; i < s->list_seg; i++)
        if (w->structure->seg[i].kind == GN_SEG_CUE && w->structure->seg[i].cue == GN_CUE_SOURCE) return true;
    return false;
}

/* A day of this sentence is nearer than what was spoken of before it, unless it is when somebody said so. */
static void prefer_day(const gn_work *w, const gn_statement *s, candidates *c)
{
    if (c->day >= c->n) return;
    const moment *day = &c->list[c->day];
    const bool said = told(w, s, day->seg);
    const gn_span *spoken = &w->memory.period;
    if (said && (c->chosen || spoken->freq == GN_FREQ_NONE || day->span.first <= spoken->last + (c->ahead ? 0 : 3)))
        return;
    if (c->chosen && c->rule < c->day) return;
    c->rule = c->day;
    c->chosen = true;
}

static void collect(gn_work *w, const gn_statement *s, candidates *c)
{
    collect_before(w, s, c);
    prefer_months(c);
    collect_beside(w, s, c);
    collect_list(w, s, c);
    collect_reported(w, s, c);
    collect_cumulative(w, s, c);
    collect_flow(w, s, c);
    prefer_day(w, s, c);
    collect_average(w, s, c);
    collect_past(w, s, c);
    new_item(w, s);
    collect_memory(w, s, c);
    collect_after(w, s, c);
    collect_article(w, s, c);
    prefer_since(w, s, c);
}

/* “7月和8月价格”, “2021年和2022年投资总额”: one figure of both. */
static void join_before(const gn_work *w, const gn_statement *s, const moment *m, gn_span *p)
{
    const gn_structure *st = w->structure;
    if (!m->time || m->seg < 2 || gn_work_quantity(w, s->seg)->list_count > 1 || p->freq == GN_FREQ_NONE) return;
    const gn_seg *g = &st->seg[m->seg];
    if (g[-2].kind != GN_SEG_PERIOD || g[-2].clause != g->clause || g[-2].end != g[-1].start || g[-1].end != g->start ||
        g[-1].end - g[-1].start != 3 ||
        !(gn_seg_begins(w, &g[-1], "和") || gn_seg_begins(w, &g[-1], "与") || gn_seg_begins(w, &g[-1], "、")))
        return;
    gn_span before;
    const gn_time *t = &w->scan->time[g[-2].index];
    if (t->part != m->time->part || !resolve(w, s->sentence, m->seg - 2, false, &before)) return;
    const int64_t gap = p->first - 1 - before.last;
    if (gap == 0 || (t->year_mode == GN_YEAR_NONE && gap % 12 == 0)) p->first = before.first + gap;
}

/* The candidate's span, parted or moved to what the figure itself is of. */
static gn_span adjust(const gn_work *w, const gn_statement *s, const moment *m, gn_span span)
{
    member_period(w, gn_work_quantity(w, s->seg), m->time, m->seg, &span);
    one_end(s, m->time, &span);
    of_average(w, s, m->time, &span);
    join_before(w, s, m, &span);
    return span;
}

/* The candidate that the weights like best; the rules' choice starts ahead of the others, and wins without weights. */
static size_t choose(const gn_work *w, gn_statement *s, const candidates *c)
{
    size_t best = c->rule;
    int32_t most = GN_CHOICE_LEAST;
    for (size_t i = 0; i < c->n && (w->candidates || !gn_model_empty(w->model)); i++) {
        const moment *m = &c->list[i];
        gn_features f;
        gn_features_begin(&f, w->model, w->remembered, NULL, w->candidates);
        if (w->candidates) {
            char text[64];
            gn_span_format(adjust(w, s, m, m->span), text, sizeof text);
            gn_buf_printf(w->candidates, "P\t%s", text);
        }
        const int32_t rank = describe_moment(w, s, m, i == c->rule, c->from.what != SINCE_NONE, c->keeps, f);
        if (w->candidates) gn_buf_char(w->candidates, '\n');
        const int32_t score = (i == c->rule ? GN_PRIOR_STRONG * GN_ONE : 0) + rank;
        if (score > most) best = i;
        gn_choice_see(score, &most, &s->chose_period);
    }
    s->chose_period.kind = c->list[best].kind;
    return best;
}

/* The time of a base is only its own; what follows is of the time that the text speaks of. */
static void pass_base(gn_work *w, gn_statement *s, const candidates *c, const moment *m)
{
    for (size_t i = 0; i < c->n; i++) {
        const moment *other = &c->list[i];
        if (other == m || other->use != USE_YES || !strchr("cs", other->kind) || other->bracket) continue;
        s->whole = other->span;
        s->time = other->time;
        return;
    }
    if (w->memory.period.freq == GN_FREQ_NONE) return;
    s->whole = w->memory.period;
    s->time = NULL;
    /* From 2017 on, told after 2017 itself: to the year after. */
    if ((s->near & GN_CUE_BIT(FROM)) && s->whole.first == m->span.first && s->whole.last == m->span.last &&
        m->span.last - m->span.first == 11) {
        s->whole.first += 12;
        s->whole.last += 12;
        w->memory.period = w->memory.flow = s->whole;
    }
}

/* “分季度看，一季度…”: a sentence that parts the time spoken of. */
static bool by_time(const gn_work *w, uint32_t sentence)
{
    static const char *const words[] = {"分季度", "分月",   "逐月", "逐季", "各季度看",
                                        "各月看", "从季度", "按季", "按月"};
    const gn_sentence *s = &w->structure->sentence[sentence];
    enum { HEAD = 30 };
    const size_t n = s->end - s->start < HEAD ? s->end - s->start : HEAD;
    GN_EACH (i, words)
        if (gn_find(w->clean->text + s->start, n, words[i], strlen(words[i]))) return true;
    return false;
}

/* 其中9月当月…, 五一期间…: a remark within the period that the text speaks of, to which the next sentence goes back. */
static void note_aside(gn_work *w, const gn_statement *s, const moment *m)
{
    gn_span *main = &w->memory.main_of_aside;
    if (main->freq == GN_FREQ_NONE) *main = w->memory.period;
    const bool remark = m->time->flags & (GN_P_SINGLE | GN_P_FEAST) || (s->left | s->before) & GN_CUE_BIT(PART) ||
                        by_time(w, s->sentence);
    const bool within = m->span.first >= main->first && m->span.last <= main->last &&
                        m->span.last - m->span.first < main->last - main->first;
    if (!remark || !within || m->time->flags & GN_P_POINT) main->freq = GN_FREQ_NONE;
}

/* Later statements take over the time that was stated for this one, and its year. */
static void pass_time(gn_work *w, const gn_statement *s, const candidates *c, const moment *m)
{
    gn_memory *after = &w->memory;
    note_aside(w, s, m);
    after->seen.freq = GN_FREQ_NONE;
    if (m->time->year_mode == GN_YEAR_RELATIVE && m->time->year == 0) after->year = 0;
    if (m->time->year_mode == GN_YEAR_GIVEN && m->time->part != GN_PART_PLAN && !c->ahead) {
        int year, month;
        gn_month_split(m->span.first, &year, &month);
        /* 到2025年 is no year that the text goes on in. */
        const gn_date here = gn_inherit_anchor(w, s->sentence);
        if (!here.year || year <= here.year) after->year = year;
    }
    if (m->time->year_mode == GN_YEAR_NONE && !c->ahead) {
        const int32_t year = stated_year(w, s->sentence, m->seg);
        if (year > 0) after->year = year;
    }
    /* What later statements take over is the period itself, not the span since January that a change has. */
    const gn_span own = m->kind >= 'a' || m == c->list ? m->span : m[-1].span;
    /* 2021年净增2亿户: beside the stock at the year's end, which the text goes on with. */
    if (s->measure == GN_MEASURE_CHANGE && c->keeps && after->point && after->period.last == own.last &&
        after->last_sentence == s->sentence)
        return;
    after->period = own;
    after->point = (m->time->flags & (GN_P_POINT | GN_P_BEGIN)) != 0;
    if (!after->point)
        after->flow = after->period;
    else
        after->point_span = after->period;
}

/* “…为0.7%，而2020年9月为6.4%”: told to compare with, and no time that the text goes on with. */
static bool contrast(const gn_work *w, const gn_statement *s, const moment *m)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const gn_span *now = &w->memory.period;
    return m->time && m->kind == 'c' && c->opener == ',' && gn_seg_begins(w, &st->seg[c->first], "而") &&
           m->seg <= c->first + 1 && now->freq != GN_FREQ_NONE && m->span.last < now->first;
}

/* What the statements after this one take over. */
static void remember(gn_work *w, gn_statement *s, const candidates *c, const moment *m)
{
    gn_memory *after = &w->memory;
    /* 一年前, 上年同期, 以及上季度44.3%: passes nothing on, whatever verb it stands with. */
    const bool offset = m->time && (m->time->part == GN_PART_MONTH_OFFSET || m->time->part == GN_PART_QUARTER_OFFSET) &&
                        m->time->first < 0 && m->seg + 1 == s->list_seg;
    const bool part = m->time && m->time->part == GN_PART_YEAR && m->span.last - m->span.first < 11;
    const bool before =
        offset || part ||
        (m->time && m->time->part == GN_PART_SAME && m->time->year_mode == GN_YEAR_CONTEXT && m->time->year < 0);
    if ((c->of_base && m->time && (gn_inherit_base(w, m->seg) == s->list_seg || year_before(w, m->seg))) || before ||
        contrast(w, s, m)) {
        pass_base(w, s, c, m);
    } else if (m->time && s->measure == GN_MEASURE_CAGR && m->span.last - m->span.first >= 12 &&
               after->period.freq != GN_FREQ_NONE) {
        /* The years of an average are its own, and of those beside it. */
        after->average = m->span;
        after->average_sentence = s->sentence;
        s->whole = after->period;
        s->time = NULL;
    } else if (m->time) {
        pass_time(w, s, c, m);
    } else if (m->kind == 'w' || m->kind == 'i' || m->kind == 'v') {
        after->period = m->span;
        after->point = false;
    }
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (s->whole.freq != GN_FREQ_NONE && d.year && s->whole.first <= gn_month(d.year, d.month)) after->past = s->whole;
    if (after->item.freq == GN_FREQ_NONE) after->item = s->whole;
    if (after->head_sentence != s->sentence || s->period.first < after->head.first) {
        after->head = s->period;
        after->head_sentence = s->sentence;
    }
}

static gn_kind kind_of(const gn_span *p, bool point)
{
    int year, month;
    gn_month_split(p->last, &year, &month);
    if (p->last - p->first >= 12) return GN_KIND_SPAN;
    if (point) return GN_KIND_POINT;
    const bool begun = p->first == gn_month(year, 1) && p->last > p->first && p->last < gn_month(year, 12);
    return begun ? GN_KIND_YTD : GN_KIND_SINGLE;
}

void gn_inherit_period_stated(const gn_work *w, gn_statement *s, gn_span span)
{
    const bool point = is_stock(w, &s->indicator) && s->measure != GN_MEASURE_CHANGE;
    if (point && span.last - span.first < 12) span.first = span.last; /* 1—5月待售面积: of the end of May */
    s->period = s->whole = span;
    s->period_explicit = true;
    s->kind = kind_of(&span, point);
}

void gn_inherit_period(gn_work *w, gn_statement *s)
{
    candidates c = {.day = MAX_TIMES, .from = find_base(w, s)};
    if (linked_period(w, s, &c.from)) return;
    c.ahead = (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    c.keeps = is_stock(w, &s->indicator);
    c.stock = c.keeps && s->measure != GN_MEASURE_CHANGE && !c.from.what;
    collect(w, s, &c);
    s->period = (gn_span){.freq = GN_FREQ_NONE};
    s->period_explicit = false;
    s->kind = GN_KIND_SINGLE;
    if (!c.n) {
        w->undated++;
        return;
    }
    const moment *m = &c.list[choose(w, s, &c)];
    s->period = s->whole = m->span;
    s->time = m->time;
    s->period_explicit = m->kind != 'n';
    remember(w, s, &c, m);
    if (m->kind < 'a' && m > c.list && c.from.what)
        s->whole = m[-1].span; /* what is beside a change since then is of its end */
    s->period = adjust(w, s, m, s->period);
    s->kind = kind_of(&s->period, c.keeps || (m->time && (m->time->flags & GN_P_POINT)));
    w->memory.last_kind = (uint8_t)s->kind;
}

bool gn_inherit_dates(const gn_work *w, uint32_t sentence, uint32_t k, gn_span *out)
{
    const gn_time *t = &w->scan->time[w->structure->seg[k].index];
    if (t->part == GN_PART_SAME && w->memory.prospectus) return false; /* 报告期: of several years */
    return use_of(t) == USE_YES && !compared(w, k) && resolve(w, sentence, k, false, out);
}
