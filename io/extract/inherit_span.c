/* Which part of a stated span is the figure's own: of a list, of two ends, of an average. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"
#include "io/extract/statement_private.h"
#include "io/extract/words.h"

#include <string.h>

/* 2020年至2018年 */
static bool backwards(const gn_work *w, const gn_time *t, uint32_t seg)
{
    const char *text = gn_work_text(w, seg);
    int year = 0;
    for (int i = 0; i < 4 && text[i] >= '0' && text[i] <= '9'; i++) year = 10 * year + (text[i] - '0');
    return t->year_mode == GN_YEAR_GIVEN && t->year < t->year2 && year == t->year2;
}

/* “1—4月，对东盟、欧盟、美国和日本分别出口”: what the members are of is named behind the time at segment k. */
static bool names_members(const gn_work *w, uint32_t list, uint32_t k)
{
    static const char comma[] = "、";
    const gn_seg *g = w->structure->seg;
    return k < list && list - k < GN_LOOK_BACK &&
           gn_find(w->clean->text + g[k].end, g[list].start - g[k].end, comma, sizeof comma - 1);
}

/* A list of figures over as many years, quarters or months that are named one by one or as a range (2023—2025年, Q1-Q2,
 * 3月-6月): each has its own. 上半年 is no such range. */
static void member_period(const gn_work *w, const gn_statement *s, const gn_time *t, uint32_t seg, gn_span *p)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
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
    /* 2019—2021年末: the end of each */
    if (t->part == GN_PART_MONTHS && t->year_mode == GN_YEAR_GIVEN && t->flags & GN_P_POINT && t->first == 12 &&
        n == t->year2 - t->year + 1) {
        p->first = p->last = p->last - 12 * (n - 1 - q->list_index);
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
        if (months == n && month && (two || ((t->first > 1 || n >= MANY) && !names_members(w, s->list_seg, seg))))
            step = 1;
    }
    /* 2021年各季度出货量分别为a、b、c、d; 去年四个季度; 上半年各月 */
    const bool named = names_members(w, s->list_seg, seg);
    if (!step && !named && months == 3 * n &&
        (gn_may_say(w, "各季") || gn_may_say(w, "分季度") || gn_may_say(w, "逐季") || gn_may_say(w, "四个季度")))
        step = 3;
    if (!step && !named && months == n && n > 2 && (gn_may_say(w, "各月") || gn_may_say(w, "逐月"))) step = 1;
    if (!step) return;
    const int64_t nth = step == 12 && backwards(w, t, seg) ? n - 1 - q->list_index : q->list_index;
    p->first += step * nth;
    p->last = p->first + step - 1;
}

uint32_t gn_inherit_listed_time(const gn_work *w, const gn_statement *s)
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
        /* 较上半年、第三季度分别收窄5.1个和3.2个百分点: bases, not their own */
        if (n != q->list_count || gn_inherit_compared(w, first)) return GN_NO_INDEX;
        return first + 2 * q->list_index;
    }
    return GN_NO_INDEX;
}

/* 从1月到4月, 3月到8月: two months, of which the figures are. 1月至4月 alone adds up from January on. */
static bool names_ends(const gn_work *w, const gn_statement *s, const gn_time *t)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_PERIOD || &w->scan->time[g->index] != t) continue;
        const char *text = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (!gn_find(text, n, "月到", 6) && !gn_find(text, n, "月至", 6)) return false;
        return t->first > 1 || (k > 0 && g[-1].end == g->start &&
                                gn_words_end("从|由|自", gn_work_text(w, k - 1), gn_work_len(w, k - 1)));
    }
    return false;
}

void gn_inherit_one_end(const gn_work *w, const gn_statement *s, const gn_time *t, gn_span *p)
{
    if (!t) return;
    /* 2019年至2021年末，由120家增至180家 */
    if (t->part == GN_PART_MONTHS && t->year_mode == GN_YEAR_GIVEN && t->flags & GN_P_POINT && t->first == 12 &&
        t->year2 > t->year && s->near & GN_CUE_BIT(FROM))
        p->first = p->last = gn_month(t->year, 12);
    /* 从1月到4月，均价从36元下降到32元 */
    const bool from = s->near & GN_CUE_BIT(FROM), to = s->near & GN_CUE_BIT(TO);
    if (t->part == GN_PART_MONTHS && t->last > t->first && from != to && s->measure == GN_MEASURE_LEVEL &&
        names_ends(w, s, t)) {
        if (from)
            p->last = p->first;
        else
            p->first = p->last;
        return;
    }
    if (p->last - p->first < 23) return;
    /* 占比从5%上升到13%; not 从2018年到2019年，超五成来自… */
    const gn_seg *before = s->list_seg > s->from ? &w->structure->seg[s->list_seg - 1] : NULL;
    const bool share = s->measure == GN_MEASURE_SHARE && before && before->kind == GN_SEG_CUE &&
                       (before->cue == GN_CUE_FROM || before->cue == GN_CUE_TO);
    if (!share && s->measure != GN_MEASURE_LEVEL) return;
    /* 未来十年扩大到…: at their end. */
    if (t->part == GN_PART_NEXT && t->unit == 'A' && s->near & GN_CUE_BIT(TO)) p->first = p->last - 11;
    if (t->part != GN_PART_YEAR || t->year == t->year2) return;
    if (s->near & GN_CUE_BIT(FROM)) p->last = p->first + 11;
    if (s->near & GN_CUE_BIT(TO)) p->first = p->last - 11;
}

const gn_time *gn_inherit_same_time(const gn_work *w, const gn_moment *m)
{
    const gn_span *last = &w->memory.last_span;
    const bool same = last->freq == m->span.freq && last->first == m->span.first && last->last == m->span.last;
    const gn_time *t = m->kind == 'm' && same ? w->memory.last_time : NULL;
    return t && t->part == GN_PART_YEAR && t->year != t->year2 ? t : NULL;
}

/* 五年复合增长率, 未来5年CAGR: how many years the clause counts before the average; 0 if it does not say. */
static int years_counted(const gn_work *w, const gn_statement *s)
{
    static const char *const figures[] = {"两", "三", "四", "五", "六", "七", "八", "九", "十"};
    enum { LEAST = 2, MOST = 20 };
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->clause[s->clause].first);) {
        const char *text = gn_work_text(w, k);
        size_t n = gn_work_len(w, k);
        const size_t year = gn_words_end("年|年期|年间|年的|年内", text, n);
        if (!year || st->seg[k].kind == GN_SEG_MARK) continue;
        n -= year;
        GN_EACH (i, figures)
            if (n >= 3 && memcmp(text + n - 3, figures[i], 3) == 0) return LEAST + (int)i;
        int years = 0, scale = 1;
        for (; n > 0 && text[n - 1] >= '0' && text[n - 1] <= '9' && scale <= 100; n--, scale *= 10)
            years += scale * (text[n - 1] - '0');
        return years >= LEAST && years <= MOST ? years : 0;
    }
    return 0;
}

/* “未来几年将以年均11.6%的速度增长，到2025年达…”: the year up to which the sentence then looks, 0 if it does not. */
static int32_t year_ahead(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 16 };
    const gn_structure *st = w->structure;
    if (!((s->left | s->before) & GN_CUE_BIT(FORECAST))) return 0;
    for (uint32_t k = s->seg + 1; k < st->sentence[s->sentence].last && k < s->seg + FAR; k++) {
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[st->seg[k].index];
        const bool until =
            t->flags & GN_P_UNTIL || gn_seg_ends(w, &st->seg[k - 1], "到") || gn_seg_ends(w, &st->seg[k - 1], "至");
        return until && t->part == GN_PART_YEAR && t->year_mode == GN_YEAR_GIVEN && t->year == t->year2 ? t->year : 0;
    }
    return 0;
}

/* 2020, 2025: a five-year plan ends with the year and has begun. */
static bool plan_ends(const gn_span *p, gn_date here)
{
    enum { YEARS = 5, YEAR = 12 };
    int year, month;
    gn_month_split(p->last, &year, &month);
    return year % YEARS == 0 && year > here.year && year - here.year < YEARS + 1 && month == YEAR;
}

/* “2026年达到3.8亿台，五年复合增长率为3.5%”: an average growth is of no single year, but of those that the clause
 * counts or the article has averaged over before up to that year, else of those from now on. */
static void of_more_years(const gn_work *w, const gn_statement *s, gn_span *p)
{
    enum { YEAR = 12 };
    if (s->measure != GN_MEASURE_CAGR || p->last - p->first != YEAR - 1) return;
    const gn_span *told = &w->memory.average;
    const int years = years_counted(w, s);
    const int64_t long_ = told->freq == GN_FREQ_NONE ? 0 : (told->last - told->first + 1) / YEAR;
    if (long_ && told->last == p->last && (!years || years == long_ || years + 1 == long_)) {
        p->first = told->first;
        return;
    }
    const gn_date here = gn_inherit_anchor(w, s->sentence);
    const int32_t ahead = years || !here.year ? 0 : year_ahead(w, s);
    if (ahead > here.year && p->first <= gn_month(here.year, YEAR) && p->last <= gn_month(here.year, YEAR)) {
        /* from the last year told of on */
        p->first =
            gn_month(w->memory.past.freq != GN_FREQ_NONE && w->memory.past.last < gn_month(here.year, 1) ? here.year - 1
                                                                                                         : here.year,
                     1);
        p->last = gn_month(ahead, YEAR);
        return;
    }
    if (years)
        p->first = p->last + 1 - YEAR * (int64_t)years;
    else if (here.year && plan_ends(p, here) && !s->firm &&
             (!((s->left | s->before) & GN_CUE_BIT(FORECAST)) ||
              (w->memory.province && !w->memory.source_research && gn_statement_only_will(w, s))))
        p->first = p->last + 1 - 5 * YEAR; /* 到2025年，…年均增长9%: the five years of a plan */
    else if (here.year && (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET)) &&
             p->first > gn_month(here.year + 1, YEAR))
        p->first = gn_month(here.year, 1);
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

bool gn_inherit_end_of_average(const gn_work *w, const gn_statement *s, gn_span *out)
{
    const gn_memory *before = &w->memory;
    if (!(s->near & GN_CUE_BIT(TO)) || s->measure != GN_MEASURE_LEVEL || before->average.freq == GN_FREQ_NONE ||
        before->average_sentence != s->sentence || before->measure != GN_MEASURE_CAGR ||
        before->said_seg == GN_NO_INDEX || w->structure->seg[before->said_seg].clause != s->clause ||
        gn_inherit_own_time(w, s))
        return false;
    *out = (gn_span){GN_FREQ_MONTH, before->average.last - 11, before->average.last};
    return true;
}

/* “7月和8月价格”, “2021年和2022年投资总额”: one figure of both. */
static void join_before(const gn_work *w, const gn_statement *s, const gn_moment *m, gn_span *p)
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
    if (t->part != m->time->part || !gn_inherit_time_at(w, s->sentence, m->seg - 2, false, &before)) return;
    const int64_t gap = p->first - 1 - before.last;
    if (gap == 0 || (t->year_mode == GN_YEAR_NONE && gap % 12 == 0)) p->first = before.first + gap;
}

gn_span gn_inherit_adjust(const gn_work *w, const gn_statement *s, const gn_moment *m, gn_span span)
{
    member_period(w, s, m->time, m->seg, &span);
    /* “从2012年到2021年，规模从a增长到b。占比从c，上升到d”: so do those that follow. */
    gn_inherit_one_end(w, s, m->time ? m->time : gn_inherit_same_time(w, m), &span);
    of_average(w, s, m->time, &span);
    of_more_years(w, s, &span);
    join_before(w, s, m, &span);
    return span;
}
