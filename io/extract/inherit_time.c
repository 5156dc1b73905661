/* The months of a time in the text: its year, and what it counts from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"

gn_date gn_inherit_anchor(const gn_work *w, uint32_t sentence)
{
    const gn_article *a = &w->structure->article[w->structure->sentence[sentence].article];
    return a->date.year ? a->date : w->date;
}

int32_t gn_inherit_stated_year(const gn_work *w, uint32_t sentence, uint32_t k)
{
    enum { TIMES = 24 }; /* that are looked at: all times of a sentence ask here for each of its figures */
    const gn_structure *st = w->structure;
    const gn_time *of = &w->scan->time[st->seg[k].index];
    /* 当年 is the year named last, whatever was said of it: 从2020年起回升，当年… */
    const bool that = of->part == GN_PART_YEAR && of->year_mode == GN_YEAR_CONTEXT && of->year == 0;
    for (uint32_t i = k, times = 0; i-- > gn_look_back(k, st->sentence[sentence].first) && times < TIMES;) {
        if (st->seg[i].kind != GN_SEG_PERIOD) continue;
        times++;
        const gn_time *t = &w->scan->time[st->seg[i].index];
        if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_COMPARED | GN_P_PLAN)) continue;
        if (t->flags & GN_P_SINCE && !that) continue;
        if (i > 0 && gn_seg_ends(w, &st->seg[i - 1], "作为")) continue; /* 作为2020年的销量冠军，10月… */
        if (t->part != GN_PART_YEAR && t->part != GN_PART_MONTHS && t->part != GN_PART_DAYS) continue;
        if (!that && i > 0 && st->seg[i - 1].kind == GN_SEG_CUE && st->seg[i - 1].cue == GN_CUE_FROM) continue;
        if (gn_inherit_base(w, i) != GN_NO_INDEX) continue; /* 超过去年三季度的150万台，三季度… */
        if (gn_inherit_measured_by(w, i)) continue;         /* 恢复至2017年的85%，年末… */
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
        /* 截至9月30日，…。当季…: the quarter of that day */
        const bool told = t->year_mode == GN_YEAR_CONTEXT && p->freq != GN_FREQ_NONE &&
                          p->last <= gn_month(context.anchor.year, context.anchor.month);
        const int64_t first = told ? p->last - p->last % 3 : last_quarter(context.anchor);
        *out = p->freq != GN_FREQ_NONE && p->last - p->first == 2 ? *p : (gn_span){GN_FREQ_MONTH, first, first + 2};
        if (t->flags & GN_P_POINT) out->first = out->last;
        return true;
    }
    if (!gn_time_resolve(t, &context, future, &r) || r.months.freq == GN_FREQ_NONE) return false;
    *out = r.months;
    /* 三季报 of an article whose headline tells of the third quarter */
    const gn_span *lead = &w->memory.main_period;
    if (t->flags & GN_P_REPORT && lead->freq != GN_FREQ_NONE && lead->last == out->last &&
        lead->last - lead->first == 2 && lead->first > out->first)
        *out = *lead;
    /* 2024财年第一季度 in a report of August 2023: the last full quarter, or for a forecast the running one. */
    if (t->flags & GN_P_FISCAL && t->part == GN_PART_MONTHS && out->last - out->first == 2 && context.anchor.year) {
        const int64_t now = last_quarter(context.anchor) + (future ? 3 : 0);
        /* 发布第二财季业绩, 本财年第二季度 */
        const bool unsaid =
            (t->year_mode == GN_YEAR_NONE && year == 0) || (t->year_mode == GN_YEAR_RELATIVE && t->year == 0);
        if (unsaid || (out->first >= now - 3 && out->first <= now + 12)) *out = (gn_span){GN_FREQ_MONTH, now, now + 2};
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

/* “三季度销售60亿元，较上年的72亿元下降16%”, “使收入从去年的5亿元增至6亿元”: the base is of the same months. */
static bool base_year_before(const gn_work *w, uint32_t k, const gn_span *running)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (t->part != GN_PART_YEAR || t->year != -1 || t->year2 != -1 || t->year_mode == GN_YEAR_GIVEN || k == 0 ||
        w->memory.last_sentence != st->clause[g->clause].sentence || running->freq == GN_FREQ_NONE ||
        running->last - running->first > 8 || g[-1].end != g->start ||
        !gn_words_end("较|比|同比|较之|相比|从|由", gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
        return false;
    const uint32_t base = gn_inherit_base(w, k);
    return base != GN_NO_INDEX && base + 1 < st->segs && !(gn_work_quantity(w, base)->flags & GN_Q_PERCENT) &&
           st->seg[base + 1].kind == GN_SEG_CUE &&
           (st->seg[base + 1].cue == GN_CUE_UP || st->seg[base + 1].cue == GN_CUE_DOWN ||
            st->seg[base + 1].cue == GN_CUE_TO);
}

/* “，一季度为19%”: nothing but a verb stands between the time that begins the clause and its figure. */
static bool beside(const gn_work *w, uint32_t k)
{
    enum { VERB = 6 };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[st->seg[k].clause];
    return c->opener == ',' && c->first == k && k + 2 < st->segs && st->seg[k + 2].kind == GN_SEG_QUANTITY &&
           st->seg[k + 2].clause == st->seg[k].clause && st->seg[k + 1].kind != GN_SEG_MARK &&
           gn_work_len(w, k + 1) <= VERB;
}

/* “…，上月为下降1.9%”, “（上月：50.1%）”: only what the figure before was then follows the time at segment k. */
static bool was_then(const gn_work *w, uint32_t k)
{
    static const char was[] = "为|是|仅为|则为|则|分别为|约为|：|:";
    const gn_structure *st = w->structure;
    const gn_seg *next = &st->seg[k + 1];
    if (k + 1 >= st->segs || next->clause != st->seg[k].clause) return false;
    if (k > st->clause[next->clause].first && next[-2].kind != GN_SEG_MARK && gn_work_len(w, k - 1) > 3) return false;
    return next->kind == GN_SEG_QUANTITY ||
           (next->kind == GN_SEG_CUE && (next->cue == GN_CUE_UP || next->cue == GN_CUE_DOWN)) ||
           gn_words_begin(was, gn_work_text(w, k + 1), gn_work_len(w, k + 1)) == gn_work_len(w, k + 1);
}

bool gn_inherit_time_at(const gn_work *w, uint32_t sentence, uint32_t k, bool future, gn_span *out)
{
    const gn_time *t = &w->scan->time[w->structure->seg[k].index];
    int32_t year = 0;
    if ((t->year_mode == GN_YEAR_NONE || t->year_mode == GN_YEAR_CONTEXT) &&
        (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS || t->part == GN_PART_YEAR))
        year = gn_inherit_stated_year(w, sentence, k);
    /* 预计全年: of this year, whatever was spoken of before. */
    const bool whole =
        future && t->year_mode == GN_YEAR_NONE && t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12;
    if (whole && !year) year = gn_inherit_anchor(w, sentence).year;
    if (w->scan->fiscal && gn_inherit_fiscal(w, k, out)) return true;
    gn_span running = w->memory.period;
    const bool same = t->part == GN_PART_SAME && t->year == 0 && !(t->flags & (GN_P_COMPARED | GN_P_POINT));
    if (same && w->memory.prospectus && w->memory.years.freq != GN_FREQ_NONE &&
        gn_seg_begins(w, &w->structure->seg[k], "报告期")) {
        *out = w->memory.years;
        return true;
    }
    /* 报告期: is over, whatever year to come has been spoken of. */
    const gn_span *main_ = &w->memory.main_period;
    if (same && running.freq != GN_FREQ_NONE && main_->freq != GN_FREQ_NONE && main_->last < running.last &&
        gn_seg_begins(w, &w->structure->seg[k], "报告期") &&
        running.last > gn_month(gn_inherit_anchor(w, sentence).year, gn_inherit_anchor(w, sentence).month))
        running = *main_;
    /* 上年, 次年: of the year that the text speaks of. */
    if (!year && t->year_mode == GN_YEAR_CONTEXT && t->part == GN_PART_YEAR && t->year != 0 && !w->memory.year &&
        running.freq != GN_FREQ_NONE) {
        int spoken, month;
        gn_month_split(running.last, &spoken, &month);
        if (spoken <= gn_inherit_anchor(w, sentence).year) year = spoken;
    }
    /* “双11成交额500亿元，去年为450亿元”: of the same time. */
    if (same_year_before(w, k, &running) || base_year_before(w, k, &running)) {
        *out = (gn_span){GN_FREQ_MONTH, running.first - 12, running.last - 12};
        return true;
    }
    /* 当日, 当晚: in the month that the text speaks of. */
    if (t->part == GN_PART_DAY_OFFSET && running.freq != GN_FREQ_NONE && running.first == running.last &&
        gn_seg_begins(w, &w->structure->seg[k], "当")) {
        *out = running;
        return true;
    }
    /* 本月 in news of December on November's figures */
    const gn_date here = gn_inherit_anchor(w, sentence);
    if (t->part == GN_PART_MONTH_OFFSET && t->first == 0 && !future && running.freq != GN_FREQ_NONE &&
        running.first == running.last && running.last + 1 == gn_month(here.year, here.month) &&
        w->memory.last_block == w->structure->sentence[sentence].block) {
        *out = running;
        return true;
    }
    /* 单月, 当月, 本月 in an article on a month that is over, whatever year the text has spoken of since. */
    const gn_span *main = &w->memory.main_period;
    const bool moved = running.freq == GN_FREQ_NONE || running.first < running.last || running.first == main->first ||
                       w->memory.last_block == GN_NO_INDEX;
    enum { FRESH = 11 /* months */ };
    if (t->part == GN_PART_MONTH_OFFSET && t->first == 0 && !future && main->freq != GN_FREQ_NONE &&
        main->first == main->last && !year && moved &&
        (t->year_mode == GN_YEAR_CONTEXT ||
         (main->last < gn_month(here.year, here.month) && main->last + FRESH >= gn_month(here.year, here.month)))) {
        *out = *main;
        return true;
    }
    /* 本年 in a report on a year that is over */
    if (t->part == GN_PART_YEAR && t->year_mode == GN_YEAR_RELATIVE && t->year == 0 && !(t->flags & GN_P_SINCE) &&
        !future && main->freq != GN_FREQ_NONE && main->last - main->first == 11 &&
        main->last < gn_month(here.year, here.month) &&
        gn_words_begin("本年", gn_work_text(w, k), gn_work_len(w, k)) == gn_work_len(w, k)) {
        *out = *main;
        return true;
    }
    /* “…发布半年报，报告期内…”, “9月…由上年同期的…” */
    const bool base = t->part == GN_PART_QUARTER_OFFSET && t->first < 0 && gn_inherit_base(w, k) != GN_NO_INDEX;
    /* “11月运营数据显示，当月…”: the month that the sentence has named. */
    const bool of_month = t->part == GN_PART_MONTH_OFFSET && t->first == 0 && t->year_mode == GN_YEAR_CONTEXT;
    if (base || of_month || (t->part == GN_PART_SAME && (t->year == 0 || t->year_mode == GN_YEAR_CONTEXT))) {
        const gn_structure *st = w->structure;
        bool fallback = false;
        for (uint32_t i = k; i-- > gn_look_back(k, st->sentence[sentence].first);) {
            if (st->seg[i].kind != GN_SEG_PERIOD) continue;
            /* “3亿元（2020年：2亿元），…，去年同期…”: what a bracket is of ends with it. */
            if (st->seg[i].clause != st->seg[k].clause && st->clause[st->seg[i].clause].parent != GN_NO_INDEX) continue;
            if (gn_inherit_said_run(w, i)) continue;
            const gn_time *before = &w->scan->time[st->seg[i].index];
            gn_span span;
            if (before->part == GN_PART_SAME || before->part == GN_PART_NOW ||
                before->flags & (GN_P_COMPARED | GN_P_DATELINE | GN_P_DAY) ||
                (t->part == GN_PART_SAME && gn_inherit_base(w, i) != GN_NO_INDEX) || /* 高于7月的5亿元和去年同期的 */
                !resolve_time(w, sentence, before, w->memory.year, running, false, &span) ||
                (of_month && span.first != span.last))
                continue;
            /* “二季度21%，一季度为19%，去年同期23%”: not of the quarter that was only compared with. */
            if (t->part == GN_PART_SAME && beside(w, i) && !fallback) {
                running = span;
                fallback = true;
                continue;
            }
            if (!fallback || span.first > running.last) running = span;
            break;
        }
    }
    /* 前值4.4%: of the figure that was told before, a month, quarter or more earlier; up to the month before of one
     * since January. */
    if (t->part == GN_PART_MONTH_OFFSET && t->first < 0 && running.freq != GN_FREQ_NONE &&
        gn_seg_begins(w, &w->structure->seg[k], "前值")) {
        const int64_t n = running.last - running.first + 1;
        int y, month;
        gn_month_split(running.first, &y, &month);
        const bool to_date = n > 1 && n != 3 && n != 6 && n != 12 && month == 1;
        *out = (gn_span){GN_FREQ_MONTH, running.first - (to_date ? 0 : n), running.last - (to_date ? 1 : n)};
        return true;
    }
    /* 由上季度的34.5%, “三季度…，而上季度…”: the one before that which the text speaks of. */
    gn_time before = *t;
    const bool quarter =
        t->part == GN_PART_QUARTER_OFFSET && running.last - running.first == 2 && w->memory.last_sentence == sentence;
    /* “10月…，上月为…” in November: not the month that it is about */
    bool month = t->part == GN_PART_MONTH_OFFSET && running.first == running.last &&
                 w->memory.last_sentence == sentence && running.last <= gn_month(here.year, here.month) + t->first;
    if (month && !was_then(w, k)) {
        uint32_t i = w->structure->sentence[sentence].first;
        while (i < k && w->structure->seg[i].kind != GN_SEG_PERIOD) i++;
        month = i < k && running.last == gn_month(here.year, here.month) + t->first;
    }
    if ((t->part == GN_PART_MONTH_OFFSET || t->part == GN_PART_QUARTER_OFFSET) && t->first < 0 &&
        running.freq != GN_FREQ_NONE && (quarter || month || gn_inherit_base(w, k) != GN_NO_INDEX))
        before.year_mode = GN_YEAR_CONTEXT;
    /* “第三财季…，预计下一财季…” in August: the one behind that which is told of, which is running. */
    if (t->part == GN_PART_QUARTER_OFFSET && t->first > 0 && running.freq != GN_FREQ_NONE &&
        running.last - running.first == 2 && here.year && running.last < gn_month(here.year, here.month) &&
        running.last + 3 >= gn_month(here.year, here.month))
        before.year_mode = GN_YEAR_CONTEXT;
    const int32_t headed = !future && w->memory.headed_year < here.year ? w->memory.headed_year : 0;
    const int32_t of_year = year ? year : w->memory.year ? w->memory.year : headed;
    if (!resolve_time(w, sentence, &before, of_year, running, future, out)) return false;
    /* “…2020年度业绩预告。第四季度净利润预计为” in January 2021: the last quarter of that year is over */
    enum { SOON = 4 /* months */ };
    gn_span over;
    if (future && !year && t->part == GN_PART_MONTHS && t->year_mode == GN_YEAR_NONE && running.freq != GN_FREQ_NONE &&
        running.first < running.last && here.year && running.last + SOON > gn_month(here.year, here.month) &&
        resolve_time(w, sentence, &before, of_year, running, false, &over) && over.last == running.last &&
        over.first > running.first && over.last < gn_month(here.year, here.month)) {
        *out = over;
        return true;
    }
    /* “2022年四季度…。公司预计一季度…” in February 2023: what is foretold is still to come. */
    if (future && !year && w->memory.year && t->part == GN_PART_MONTHS && t->year_mode == GN_YEAR_NONE && here.year &&
        out->last < gn_month(here.year, here.month) && !resolve_time(w, sentence, &before, 0, running, future, out))
        return false;
    /* 年内 of what has been: up to the article's month. */
    if (t->part == GN_PART_YEAR && !future && here.year && gn_seg_begins(w, &w->structure->seg[k], "年内") &&
        !(k > 0 && gn_seg_ends(w, &w->structure->seg[k - 1], "财")) && out->last > gn_month(here.year, here.month))
        out->last = gn_month(here.year, here.month);
    /* 今年以来累计 in news of September on August's figures */
    if (t->part == GN_PART_YEAR && t->flags & GN_P_SINCE && t->year_mode == GN_YEAR_RELATIVE && !t->year &&
        running.freq != GN_FREQ_NONE && running.first == running.last && running.last > out->first &&
        running.last + 1 == out->last && w->memory.last_block == w->structure->sentence[sentence].block &&
        gn_words_begin("累计|共累计|，累计", w->clean->text + w->structure->seg[k].end,
                       w->clean->length - w->structure->seg[k].end))
        out->last = running.last;
    return true;
}

bool gn_inherit_resolve(const gn_work *w, uint32_t clause, const gn_time *t, gn_span *out)
{
    return resolve_time(w, w->structure->clause[clause].sentence, t, w->memory.year, w->memory.period, false, out);
}
