/* On which base growth is that names none itself: what the clauses before it say. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

/* 与2月创下的高点相比: the clause that ends at segment k compares with a high or a low. */
static bool compared_with_peak(const gn_work *w, const gn_clause *c, uint32_t k)
{
    static const char *const peaks[] = {"高点", "低点", "峰值", "最高点", "最低点", "高位", "低位"};
    return w->structure->seg[k].cue == GN_CUE_COMPARE && k > c->first &&
           GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), peaks);
}

static gn_measure clause_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return GN_MEASURE_COUNT;
    const gn_clause *b = &st->clause[s->clause - 1];
    gn_measure base = GN_MEASURE_COUNT;
    bool figure = false, amount = false, seen = false;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        const gn_seg *g = &st->seg[k];
        figure |= g->kind == GN_SEG_QUANTITY;
        amount = g->kind == GN_SEG_QUANTITY ? !(gn_work_quantity(w, k)->flags & (GN_Q_PERCENT | GN_Q_POINTS)) : amount;
        if (g->kind != GN_SEG_MARK) seen = gn_seg_ends(w, g, "看");
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_POP) base = GN_MEASURE_POP;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_YOY) base = GN_MEASURE_YOY;
        if (g->kind == GN_SEG_PERIOD && w->scan->time[g->index].part == GN_PART_SAME) /* 由去年同期的2亿元 */
            base = GN_MEASURE_YOY;
        else if ((g->kind == GN_SEG_PERIOD && w->scan->time[g->index].flags & GN_P_COMPARED) ||
                 (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
                  strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0) ||
                 (g->kind == GN_SEG_CUE && !figure && compared_with_peak(w, b, k)))
            base = GN_MEASURE_GROWTH;
    }
    if (base == GN_MEASURE_COUNT) return base;
    for (uint32_t k = s->predicate; k < s->list_seg; k++) /* 创同期新高，同比增速2.1% */
        if (st->seg[k].kind == GN_SEG_CUE && gn_seg_begins(w, &st->seg[k], "同比")) return GN_MEASURE_COUNT;
    if (!figure) {
        /* 连月环比增长，增幅1%; 与2月的高点相比，降幅达到9.7% */
        const bool goes_on =
            s->near & (GN_CUE_BIT(RATE) | GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) && s->predicate == s->from;
        return (base == GN_MEASURE_POP && seen) || (goes_on && base != GN_MEASURE_YOY) ? base : GN_MEASURE_COUNT;
    }
    if (!amount || w->memory.last_sentence != s->sentence) return GN_MEASURE_COUNT;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause == s->clause && g->kind != GN_SEG_MARK && g->kind != GN_SEG_CUE && gn_work_len(w, k) > 3)
            return GN_MEASURE_COUNT;
    }
    return s->near & GN_CUE_BIT(RATE) ? base : GN_MEASURE_COUNT;
}

gn_measure gn_statement_base_held(const gn_work *w, const gn_statement *s)
{
    enum { MOST = 16 /* clauses, with those of brackets */ };
    const gn_structure *st = w->structure;
    for (uint32_t i = s->clause; i-- > st->sentence[s->sentence].first_clause && s->clause - i < MOST;) {
        gn_measure said = GN_MEASURE_COUNT;
        bool figures = false;
        for (uint32_t k = gn_look_back(st->clause[i].last, st->clause[i].first); k < st->clause[i].last; k++) {
            const gn_seg *g = &st->seg[k];
            figures |= g->kind == GN_SEG_QUANTITY;
            if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_POP || g->cue == GN_CUE_YOY) &&
                gn_words_end("比较|相比|相较", gn_work_text(w, k), gn_work_len(w, k)))
                said = g->cue == GN_CUE_POP ? GN_MEASURE_POP : GN_MEASURE_YOY;
        }
        if (said != GN_MEASURE_COUNT) return figures ? GN_MEASURE_COUNT : said;
    }
    return GN_MEASURE_COUNT;
}

/* “价格由5月的6.95元降至7月的4.95元，降幅28.8%”: since the time that the amount before comes from; on the month or
 * quarter, or the year, before where that is it. GN_MEASURE_COUNT: no such clause. */
static gn_measure from_there(const gn_work *w, const gn_statement *s)
{
    enum { YEAR = 12, QUARTER = 3 };
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    const uint32_t from = m->from_seg;
    if (!(s->near & (GN_CUE_BIT(RATE) | GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))) || s->near & GN_CUE_BIT(TO) ||
        s->predicate != s->from || from == GN_NO_INDEX || m->last_sentence != s->sentence ||
        m->said_seg == GN_NO_INDEX || m->said_seg <= from || st->seg[m->said_seg].clause + 1 != s->clause ||
        st->seg[from].clause + 1 < st->seg[m->said_seg].clause)
        return GN_MEASURE_COUNT;
    for (uint32_t k = from; k-- > gn_look_back(from, st->clause[st->seg[from].clause].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return GN_MEASURE_COUNT;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        const gn_span *to = &m->said_span;
        gn_span own;
        if (t->part == GN_PART_DAYS) return GN_MEASURE_GROWTH;
        if (t->part == GN_PART_SAME || !gn_inherit_resolve(w, g->clause, t, &own) || to->freq == GN_FREQ_NONE)
            return GN_MEASURE_COUNT;
        const int64_t length = own.last - own.first;
        if (to->last - to->first != length || t->flags & GN_P_BEGIN) return GN_MEASURE_GROWTH;
        if (to->first - own.first == YEAR) return GN_MEASURE_YOY;
        return to->first == own.last + 1 && length < QUARTER ? GN_MEASURE_POP : GN_MEASURE_GROWTH;
    }
    return GN_MEASURE_COUNT;
}

/* “比上月末减少217万吨，下降10.7%”: growth beside the change that was told right before is on the base of that.
 * GN_MEASURE_COUNT: no such change, or no base of its own. */
static gn_measure beside_change(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (s->base_since || m->said_measure != GN_MEASURE_CHANGE || m->last_sentence != s->sentence ||
        m->said_seg == GN_NO_INDEX || m->said_seg >= s->seg ||
        !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(RATE))) || s->near & GN_CUE_BIT(TO) ||
        gn_work_quantity(w, m->said_seg)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE) ||
        s->near & (m->said_sign < 0 ? GN_CUE_BIT(UP) : GN_CUE_BIT(DOWN)))
        return GN_MEASURE_COUNT;
    const gn_clause *c = &st->clause[s->clause];
    const uint32_t told = st->seg[m->said_seg].clause;
    if (told != s->clause && told + 1 != s->clause && !(c->opener == '(' && told == c->parent)) return GN_MEASURE_COUNT;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].kind != GN_SEG_MARK && (k < s->predicate || st->seg[k].kind == GN_SEG_PERIOD))
            return GN_MEASURE_COUNT;
    gn_statement b;
    gn_statement_parse(w, m->said_seg, &b);
    gn_statement_measure_growth(w, &b);
    return b.measure == GN_MEASURE_POP || b.measure == GN_MEASURE_GROWTH ? b.measure : GN_MEASURE_COUNT;
}

gn_measure gn_statement_base_before(const gn_work *w, const gn_statement *s)
{
    gn_measure base = clause_before(w, s);
    if (base == GN_MEASURE_COUNT) base = beside_change(w, s);
    return base == GN_MEASURE_COUNT ? from_there(w, s) : base;
}
