/* Figures over so many years that the text has counted: 十年增加50万人, 五年累计投入. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"

#include <string.h>

/* “十年增加”, “五年累计”, “三年共”: the years right before the verb in the number's clause, 0 if there are none. */
static int years_counted(const gn_work *w, const gn_statement *s)
{
    enum { MOST = 60 };
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k + 1 < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k], *next = &g[1];
        if (g->kind != GN_SEG_QUANTITY || g->clause != s->clause) continue;
        const gn_quantity *q = gn_work_quantity(w, k);
        if (!(q->flags & GN_Q_DURATION) || q->decimals || q->value < 2 || q->value > MOST || !gn_seg_ends(w, g, "年"))
            continue;
        const bool verb = next->kind == GN_SEG_CUE &&
                          (next->cue == GN_CUE_UP || next->cue == GN_CUE_DOWN || next->cue == GN_CUE_CUMULATIVE);
        const bool sum = next->kind == GN_SEG_TEXT && gn_words_begin("共|少|多|里|内|净|总共|一共|合计",
                                                                     gn_work_text(w, k + 1), gn_work_len(w, k + 1));
        if (next->start == g->end && (verb || sum)) return (int)q->value;
    }
    return 0;
}

/* “比十年前上升4个百分点” */
static int years_ago(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind != GN_SEG_PERIOD || g->clause != s->clause || !gn_seg_ends(w, g, "年前")) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (t->part == GN_PART_YEAR && t->year_mode == GN_YEAR_RELATIVE && t->year < -1 && t->flags & GN_P_COMPARED)
            return -t->year;
    }
    return 0;
}

bool gn_inherit_goes_on_run(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    return m->run.freq != GN_FREQ_NONE && m->run_sentence == s->sentence && m->last_sentence == s->sentence &&
           m->said_seg != GN_NO_INDEX && w->structure->seg[m->said_seg].clause + 1 == s->clause &&
           s->predicate == s->from && !(s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE)));
}

bool gn_inherit_over_years(const gn_work *w, const gn_statement *s)
{
    return years_counted(w, s) > 0 || gn_inherit_goes_on_run(w, s);
}

void gn_inherit_census(const gn_work *w, const gn_statement *s, gn_span *span)
{
    const gn_span *now = &w->memory.period;
    if (now->freq == GN_FREQ_NONE || now->first != now->last || span->last - span->first != 11 ||
        !gn_inherit_named_base(w, s) || !gn_may_say(w, "普查"))
        return;
    span->first = span->last = span->first + now->last % 12;
}

bool gn_inherit_run(const gn_work *w, const gn_statement *s, gn_span *out)
{
    const gn_span *now = &w->memory.period;
    const bool change = s->measure == GN_MEASURE_CHANGE;
    int years = s->measure == GN_MEASURE_SHARE ? 0 : years_counted(w, s);
    if (!years && change) years = years_ago(w, s);
    if (!years || now->freq == GN_FREQ_NONE || gn_inherit_own_time(w, s)) return false;
    const int64_t months = now->last - now->first;
    if (months != 0 && months != 11) return false; /* a point in time or a year */
    *out = (gn_span){GN_FREQ_MONTH, now->last + (months == 11) - 12 * (int64_t)years, now->last};
    return true;
}

void gn_inherit_last_year(const gn_work *w, const gn_statement *s, uint32_t k, gn_span *span)
{
    enum { YEAR = 12, BEGUN = 3 };
    const gn_structure *st = w->structure;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!d.year) return;
    /* 过去一年 of a place in the year's first months: the year before */
    if (d.month <= BEGUN && !(s->firm && w->memory.company.n) && !w->memory.company_sure) {
        *span = (gn_span){GN_FREQ_MONTH, gn_month(d.year - 1, 1), gn_month(d.year - 1, YEAR)};
        return;
    }
    const int64_t here = gn_month(d.year, d.month);
    gn_span to = w->memory.period;
    for (uint32_t i = k; i-- > gn_look_back(k, st->sentence[s->sentence].first);)
        if (st->seg[i].kind == GN_SEG_PERIOD && gn_inherit_dates(w, s->sentence, i, &to)) break;
    const bool known = to.freq != GN_FREQ_NONE && to.last <= here && to.last > here - YEAR;
    span->last = known ? to.last : here;
    span->first = span->last - YEAR + 1;
}

/* “自2017年转型以来，”: the clause says since when, and the time at segment k is its beginning. */
static bool since_deed(const gn_work *w, uint32_t k)
{
    enum { REACH = 60 /* bytes */ };
    static const char since[] = "以来，";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g->kind != GN_SEG_PERIOD || k == 0 || g[-1].end != g->start || g[-1].kind == GN_SEG_MARK ||
        !gn_words_end("自|从", gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
        return false;
    const size_t left = st->sentence[st->clause[g->clause].sentence].end - g->end, n = left < REACH ? left : REACH;
    const char *t = w->clean->text + g->end, *at = gn_find(t, n, since, sizeof since - 1);
    return at && at > t && !gn_find(t, (size_t)(at - t), "，", 3);
}

bool gn_inherit_since_deed(const gn_work *w, const gn_statement *s, gn_span *out)
{
    const gn_structure *st = w->structure;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!((s->left | s->near) & GN_CUE_BIT(CUMULATIVE)) || !d.year || !gn_may_say(w, "以来")) return false;
    int64_t last = gn_month(d.year, d.month);
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind != GN_SEG_PERIOD || !gn_inherit_time_at(w, s->sentence, k, false, out)) continue;
        if (w->scan->time[st->seg[k].index].flags & GN_P_UNTIL) last = out->last;
        if (!since_deed(w, k)) continue;
        out->last = last;
        return out->first < last;
    }
    return false;
}

/* “换购比例比2017年显著提升，换购比重由10%增至23%”: the year that the sentence compares with before, without its
 * figures. */
static bool compared_year(const gn_work *w, const gn_statement *s, uint32_t from, gn_span *out)
{
    const gn_structure *st = w->structure;
    const uint32_t first = gn_look_back(from, st->sentence[s->sentence].first);
    for (uint32_t k = from; k-- > first;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return false;
        if (g->kind != GN_SEG_PERIOD || !gn_inherit_compared(w, k)) continue;
        const gn_time *t = &w->scan->time[g->index];
        return t->part == GN_PART_YEAR && gn_inherit_time_at(w, s->sentence, k, false, out);
    }
    return false;
}

/* What the statement's sentence goes on with beside the year that it compares with. */
static gn_span beside_compared(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    gn_span now = w->memory.period;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);)
        if (st->seg[k].kind == GN_SEG_PERIOD && gn_inherit_dates(w, s->sentence, k, &now)) return now;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (now.freq == GN_FREQ_NONE && d.year)
        now = (gn_span){GN_FREQ_MONTH, gn_month(d.year, d.month), gn_month(d.year, d.month)};
    return now;
}

/* The number's part of the clause names a time. */
static bool dated(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_PERIOD && w->structure->seg[k].clause == s->clause) return true;
    return false;
}

/* “由2015年的7亿增至2020年的10亿，普及率由50%提升至70%”: between the same two times, until another one is named. */
static bool same_ends(const gn_work *w, const gn_statement *s, bool from, gn_span *out)
{
    enum { FAR = 40 /* segments */ };
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (m->ends.seg == GN_NO_INDEX || m->ends.to.freq == GN_FREQ_NONE || m->last_block != s->block ||
        s->list_seg - m->ends.seg > FAR)
        return false;
    for (uint32_t k = m->ends.seg; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD || (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_YOY))
            return false;
    *out = from ? m->ends.from : m->ends.to;
    return true;
}

void gn_inherit_note_ends(gn_work *w, const gn_statement *s)
{
    gn_memory *m = &w->memory;
    if (s->period.freq == GN_FREQ_NONE) return;
    if (s->near & GN_CUE_BIT(FROM)) {
        if (dated(w, s)) m->ends.from = s->period, m->ends.to.freq = GN_FREQ_NONE, m->ends.seg = s->seg;
    } else if (s->previous != GN_NO_INDEX && s->previous == m->from_seg && m->ends.seg != GN_NO_INDEX &&
               s->period.first > m->ends.from.first) {
        const bool again = m->ends.to.freq != GN_FREQ_NONE && m->ends.to.last == s->period.last;
        if (!again && s->previous != m->ends.seg) return;
        m->ends.to = s->period;
        m->ends.seg = s->seg;
    }
}

bool gn_inherit_run_end(const gn_work *w, const gn_statement *s, gn_span *out)
{
    enum { NEAR = 3 /* sentences */ };
    const gn_memory *m = &w->memory;
    const bool from = s->near & GN_CUE_BIT(FROM);
    const bool to = s->near & GN_CUE_BIT(TO) && s->previous != GN_NO_INDEX && m->from_seg == s->previous;
    if ((!from && !to) || dated(w, s)) return false;
    if (same_ends(w, s, from, out)) return true;
    if (compared_year(w, s, from ? s->list_seg : m->from_seg, out)) {
        if (to) *out = beside_compared(w, s);
        return out->freq != GN_FREQ_NONE;
    }
    if (m->run.freq == GN_FREQ_NONE || m->period.last != m->run.last || m->last_block != s->block ||
        s->sentence - m->run_sentence > NEAR || (s->before & GN_CUE_BIT(YOY)))
        return false;
    /* “…，到2025年占比将由一成提高到两成” */
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD && st->seg[k].clause == s->clause) return false;
    if (to) {
        *out = m->period;
        return true;
    }
    const int64_t months = m->period.last - m->period.first;
    *out = (gn_span){GN_FREQ_MONTH, m->run.first - (months == 11 ? 12 : 0), m->run.first - (months == 11 ? 1 : 0)};
    return true;
}
