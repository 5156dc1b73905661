/* On which base growth is that names none itself: what the clauses before it say. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

/* “与2019年同期相比，服务进出口下降9%”, “7月以来价格上涨24%”: a base that the clause before or the time names. */
static bool compared_before(const gn_work *w, const gn_statement *s, int32_t year)
{
    const gn_structure *st = w->structure;
    bool compares = false, older = false;
    const uint32_t first = s->clause > st->sentence[s->sentence].first_clause ? s->clause - 1 : s->clause;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[first].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY && g->clause != s->clause) return false;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE && g->clause != s->clause) compares = true;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (t->flags & GN_P_SINCE && (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS) && t->flags & GN_P_BEGIN)
            return true;
        older |= g->clause != s->clause && t->year_mode == GN_YEAR_GIVEN && year && t->year <= year - 2;
        older |= g->clause != s->clause && t->year_mode == GN_YEAR_NONE && t->part == GN_PART_MONTHS &&
                 (t->flags & GN_P_POINT); /* 与3月底相比 */
    }
    return compares && older;
}

/* “与2019年同期相比，进出口下降9%，两年平均下降4.6%，其中出口增长21%”: the base holds until another is named. */
static bool compared_first(const gn_work *w, const gn_statement *s, int32_t year)
{
    enum { MOST = 5, APART = 2 /* years */ };
    const gn_structure *st = w->structure;
    if (!gn_may_say(w, "相比") && !gn_may_say(w, "对比")) return false;
    for (uint32_t c = s->clause; c-- > st->sentence[s->sentence].first_clause && s->clause - c <= MOST;) {
        bool compares = false, older = false, figure = false;
        for (uint32_t k = gn_look_back(st->clause[c].last, st->clause[c].first); k < st->clause[c].last; k++) {
            const gn_seg *g = &st->seg[k];
            figure |= g->kind == GN_SEG_QUANTITY;
            if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP)) return false;
            compares |= (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE) || gn_seg_ends(w, g, "对比");
            if (g->kind != GN_SEG_PERIOD) continue;
            const gn_time *t = &w->scan->time[g->index];
            older |= t->year_mode == GN_YEAR_GIVEN && year && t->year <= year - APART;
        }
        if (compares && older && !figure) return true;
    }
    return false;
}

uint32_t gn_statement_from_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->previous == GN_NO_INDEX || st->seg[s->previous].clause != s->clause) return s->from;
    uint32_t k = s->previous;
    while (k-- > gn_look_back(s->previous, st->clause[s->clause].first))
        if (st->seg[k].kind == GN_SEG_PERIOD) return gn_inherit_base(w, k) == s->previous ? k : s->from;
    return s->from;
}

bool gn_statement_than_peak(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 6 };
    static const char peaks[] =
        "高点|低点|峰值|最高点|最低点|高位|低位|谷底|顶峰|最高值|最低值|高峰|高峰时|巅峰|发行价|成本价";
    const gn_structure *st = w->structure;
    uint32_t since = GN_NO_INDEX;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        const bool year = g->kind == GN_SEG_CUE && g->cue == GN_CUE_YOY && /* 较去年高点 */
                          gn_words_begin("比|较|相比|相较", gn_work_text(w, k), gn_work_len(w, k));
        if (year || (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE) ||
            (g->kind == GN_SEG_PERIOD && gn_inherit_compared(w, k)))
            since = k;
        else if (since != GN_NO_INDEX && k - since <= FAR &&
                 (gn_words_end(peaks, gn_work_text(w, k), gn_work_len(w, k)) ||
                  (k == since + 1 && gn_words_begin(peaks, gn_work_text(w, k), gn_work_len(w, k)))))
            return true;
    }
    return false;
}

/* “第四季度比2020年第一季度低3%”: the base at segment k is a part of a year, and not the one that is told of. */
static bool other_part(const gn_work *w, const gn_statement *s, uint32_t k)
{
    enum { YEAR = 12 };
    const gn_structure *st = w->structure;
    const gn_time *t = &w->scan->time[st->seg[k].index];
    gn_span base, own = {.freq = GN_FREQ_NONE};
    if (t->part != GN_PART_MONTHS || !gn_inherit_resolve(w, s->clause, t, &base) || base.last - base.first + 1 >= YEAR)
        return false;
    for (uint32_t i = k; i-- > gn_look_back(k, st->sentence[s->sentence].first);)
        if (st->seg[i].kind == GN_SEG_PERIOD && gn_inherit_dates(w, s->sentence, i, &own))
            return (own.first - base.first) % YEAR != 0 || own.last - own.first != base.last - base.first;
    return false;
}

bool gn_statement_other_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    int32_t year = d.year, month;
    if (w->memory.last_block == s->block && w->memory.period.freq != GN_FREQ_NONE)
        gn_month_split(w->memory.period.last, &year, &month);
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[st->seg[k].index];
        if (t->year_mode != GN_YEAR_GIVEN || t->flags & GN_P_COMPARED) continue;
        year = t->year2;
        break;
    }
    if (compared_before(w, s, year) || compared_first(w, s, year) || gn_statement_than_peak(w, s)) return true;
    for (uint32_t k = gn_statement_from_base(w, s); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        /* 比疫情前, 较上一代, 比2014年目标: of no year before */
        static const char others[] =
            "疫情前|疫前|上一代|上代|前代|前一代|传统|普通|常规|同类|旧款|老款|竞品|目标|计划|"
            "预期|年初计划|原计划|上一轮|"
            "上轮|上次|前次|上一次|上一批|前一批|首批|上批|以往|往期|上一期|前一期|前期|月初|周初|节前|"
            "春节前|假期前|调整前";
        if (k > 0 && g[-1].end == g->start && (g->kind == GN_SEG_TEXT || g->kind == GN_SEG_CUE) &&
            ((g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_COMPARE) ||
             (g[-1].kind == GN_SEG_PERIOD && w->scan->time[g[-1].index].flags & GN_P_COMPARED)) &&
            gn_words_begin(others, gn_work_text(w, k), gn_work_len(w, k)))
            return true;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (!(t->flags & GN_P_COMPARED)) {
            if (t->year_mode == GN_YEAR_GIVEN) year = t->year2;
            continue;
        }
        if (t->year_mode == GN_YEAR_GIVEN && year && t->year <= year - 2) return true;
        if (t->year_mode == GN_YEAR_GIVEN && other_part(w, s, k)) return true;
        if (t->year_mode == GN_YEAR_RELATIVE && t->part == GN_PART_YEAR && t->year <= -2) return true;
        if (t->year_mode == GN_YEAR_NONE && (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS)) return true;
    }
    return false;
}

/* The time that a growth is measured from: 比5月, 比5月的346亿元, or of the clause before (与一季度相比，…);
 * GN_NO_INDEX if none is named. */
static uint32_t named_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const uint32_t numbered = gn_statement_from_base(w, s);
    if (numbered < s->from) return numbered;
    for (uint32_t k = s->list_seg; k-- > s->from;)
        if (st->seg[k].kind == GN_SEG_PERIOD && st->seg[k].clause == s->clause && gn_inherit_compared(w, k)) return k;
    if (s->previous != GN_NO_INDEX || s->clause <= st->sentence[s->sentence].first_clause) return GN_NO_INDEX;
    const gn_clause *b = &st->clause[s->clause - 1];
    uint32_t found = GN_NO_INDEX;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY) return GN_NO_INDEX;
        if (st->seg[k].kind == GN_SEG_PERIOD && gn_inherit_compared(w, k)) found = k;
    }
    return found;
}

bool gn_statement_period_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const uint32_t base = named_base(w, s);
    if (base == GN_NO_INDEX) return false;
    const gn_time *t = &w->scan->time[st->seg[base].index];
    gn_span from, own = {.freq = GN_FREQ_NONE};
    /* 比3月中下旬 */
    if (base + 1 < st->segs && st->seg[base + 1].start == st->seg[base].end && st->seg[base + 1].kind != GN_SEG_MARK &&
        gn_words_begin("上旬|中旬|中下旬|下旬|上半月|下半月", gn_work_text(w, base + 1), gn_work_len(w, base + 1)))
        return false;
    /* 较上一季度的1.3亿: of whatever quarter is told of */
    const bool before = (t->part == GN_PART_MONTH_OFFSET || t->part == GN_PART_QUARTER_OFFSET) && t->first == -1;
    if (before && !(t->flags & GN_P_SINCE)) return true;
    if ((t->part != GN_PART_MONTHS && t->part != GN_PART_MONTH_OFFSET && t->part != GN_PART_QUARTER_OFFSET) ||
        t->flags & (GN_P_BEGIN | GN_P_SINCE) || !gn_inherit_resolve(w, s->clause, t, &from) ||
        from.last - from.first > 5 || (t->flags & GN_P_POINT && t->part != GN_PART_MONTHS))
        return false; /* 11月末比10月末 is on the month before */
    for (uint32_t k = base; k-- > gn_look_back(base, st->sentence[s->sentence].first);)
        if (st->seg[k].kind == GN_SEG_PERIOD && gn_inherit_dates(w, s->sentence, k, &own)) break;
    if (own.freq == GN_FREQ_NONE && w->memory.last_block == s->block) own = w->memory.period;
    return own.freq != GN_FREQ_NONE && own.first == from.last + 1 && own.last - own.first == from.last - from.first;
}

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
static gn_measure from_there(const gn_work *w, const gn_statement *s, gn_span *over)
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
        const bool days = t->part == GN_PART_DAYS, known = gn_inherit_resolve(w, g->clause, t, &own);
        if (known && to->freq != GN_FREQ_NONE && own.first <= to->last) {
            const bool ended = t->flags & GN_P_POINT && !(t->flags & GN_P_BEGIN) && own.last < to->last;
            *over = (gn_span){GN_FREQ_MONTH, ended ? own.last + 1 : own.first, to->last};
        }
        if (days) return GN_MEASURE_GROWTH;
        if (t->part == GN_PART_SAME) return t->year < 0 ? GN_MEASURE_YOY : GN_MEASURE_COUNT;
        if (!known || to->freq == GN_FREQ_NONE) return GN_MEASURE_COUNT;
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
    gn_measure base = beside_change(w, s);
    if (base == GN_MEASURE_COUNT) base = clause_before(w, s);
    gn_span over;
    return base == GN_MEASURE_COUNT ? from_there(w, s, &over) : base;
}

bool gn_statement_risen_over(const gn_work *w, const gn_statement *s, gn_span *over)
{
    const bool again = s->measure == GN_MEASURE_GROWTH && (s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP))) == 0;
    const bool amount = (s->measure == GN_MEASURE_CHANGE || s->measure == GN_MEASURE_MULTIPLE) &&
                        !(gn_work_quantity(w, s->seg)->flags & (GN_Q_POINTS | GN_Q_PERCENT));
    over->freq = GN_FREQ_NONE;
    return (again || amount) && w->memory.from_seg != GN_NO_INDEX && !s->base_since &&
           from_there(w, s, over) == GN_MEASURE_GROWTH && over->freq != GN_FREQ_NONE;
}
