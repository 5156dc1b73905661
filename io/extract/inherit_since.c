/* Stocks and flows, and the base that a change is counted from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"

#include <string.h>

bool gn_inherit_stock(const gn_work *w, const gn_label *indicator)
{
    /* What is added to a stock flows. */
    static const char *const added[] = {"新增", "新建", "投产", "增量", "出生", "死亡", "自然增长"};
    const gn_charset set = gn_charset_of(indicator->s, indicator->n);
    GN_EACH (i, added)
        if (gn_holds(set, indicator->s, indicator->n, added[i])) return false;
    size_t left = indicator->n;
    size_t n = gn_phrases_suffix(w->phrases, indicator->s, left, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
    /* The share or rate of a stock is one too: 装机容量占比. */
    const unsigned roles = n ? gn_phrases_find(w->phrases, indicator->s + left - n, n, NULL) : 0;
    if (roles & GN_PHRASE_STOCK) return true; /* 资产负债率 too */
    if (n && n < left && (roles & GN_PHRASE_RATE)) {
        left -= n;
        n = gn_phrases_suffix(w->phrases, indicator->s, left, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
        return n && (gn_phrases_find(w->phrases, indicator->s + left - n, n, NULL) & GN_PHRASE_STOCK);
    }
    return false;
}

bool gn_inherit_balance(const gn_label *indicator)
{
    static const char balances[] =
        "余额|资产总额|总资产|资产|贷款|存款|债务|净资产|负债总额|总负债|不良贷款率|不良率|拨备覆盖率|资本充足率|"
        "保有量|待售面积|资产负债率|网民规模|外汇储备|存量|在校生|登记失业率";
    return gn_words_end(balances, indicator->s, indicator->n) > 0;
}

bool gn_inherit_count(const gn_label *indicator)
{
    return gn_words_end("数量|总数|指数", indicator->s, indicator->n) > 0;
}

bool gn_inherit_accumulates(const gn_work *w, const gn_label *indicator)
{
    static const char ends[] =
        "额|收入|产量|销量|投资|利润|产值|增加值|吞吐量|业务量|支出|发行|发行量|外资|赔付|给付|发电量|"
        "用电量|成交量|交易量|采购量|消费量|发货量|客运量|货运量|运量|营收|税收|进口|出口|进出口|开支|费用|运营成本|"
        "营业成本|投入|亏损|净利|盈利|分红|派息|总票房|零售量|批发量|销售量";
    if (gn_inherit_stock(w, indicator)) return false;
    return gn_words_end(ends, indicator->s, indicator->n) > 0;
}

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

gn_since_base gn_inherit_since(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const bool may = gn_may_have(w, GN_SEG_PERIOD) || gn_may_cue(w, GN_CUE_BIT(COMPARE) | GN_CUE_BIT(POP));
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); may && k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
            strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0)
            return (gn_since_base){.what = GN_SINCE_YEAR};
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_POP && gn_find(gn_work_text(w, k), gn_work_len(w, k), "季", 3) &&
            gn_seg_ends(w, g, "末"))
            return (gn_since_base){.what = GN_SINCE_QUARTER};
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        /* 网商306万家，较2019年增加36万家: a stock is compared with the one at that year's end. */
        if (t->flags & GN_P_COMPARED && t->part == GN_PART_YEAR && s->measure == GN_MEASURE_CHANGE &&
            (gn_inherit_stock(w, &s->indicator) || gn_inherit_count(&s->indicator)))
            return (gn_since_base){.what = GN_SINCE_YEAR};
        /* 截至6月，网民9亿，较3月增长3000万: what is of a point in time is compared with one too. */
        const bool months = t->flags & GN_P_COMPARED && t->part == GN_PART_MONTHS && t->first == t->last &&
                            s->measure == GN_MEASURE_CHANGE && w->memory.point &&
                            w->memory.last_sentence == s->sentence;
        if (!(t->flags & GN_P_COMPARED) || (!(t->flags & (GN_P_POINT | GN_P_BEGIN)) && !months) ||
            t->part == GN_PART_MONTH_OFFSET)
            continue;
        /* 比11月初 */
        if (t->flags & GN_P_BEGIN && t->part == GN_PART_MONTHS && t->first > 1) continue;
        gn_since_base out = {.what = GN_SINCE_POINT};
        if (t->flags & GN_P_BEGIN || !gn_inherit_time_at(w, s->sentence, k, false, &out.base)) out.what = GN_SINCE_YEAR;
        out.given = t->year_mode == GN_YEAR_GIVEN;
        /* 较3月: with that month; 较3月末, 较2020年12月: from the next one on */
        enum { DECEMBER = 12 };
        if (months && !(t->flags & GN_P_POINT) && t->last != DECEMBER) out.base.last--;
        return out;
    }
    /* 比6月底上涨800元，涨幅18% */
    const gn_memory *m = &w->memory;
    if (s->measure == GN_MEASURE_GROWTH && m->said_measure == GN_MEASURE_CHANGE && m->said_seg < s->seg &&
        strcmp(s->rule, "growth.again") == 0) {
        gn_statement told;
        gn_statement_parse(w, m->said_seg, &told);
        told.measure = GN_MEASURE_CHANGE;
        gn_label_copy(&told.indicator, &s->indicator);
        return gn_inherit_since(w, &told);
    }
    if (!s->base_since && carries_quarter(w, s)) return (gn_since_base){.what = GN_SINCE_QUARTER};
    if (s->base_kept && s->measure != GN_MEASURE_LEVEL) {
        const int64_t before = w->memory.since_first - 1;
        return (gn_since_base){GN_SINCE_POINT, {GN_FREQ_MONTH, before, before}, true};
    }
    return (gn_since_base){.what = s->base_since ? GN_SINCE_YEAR : GN_SINCE_NONE};
}

/* 较2019年同期, 与2019年相比: the clause or one before it in the sentence names a year that it is compared with. */
static bool compares(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_PERIOD && w->scan->time[g->index].year_mode == GN_YEAR_GIVEN && gn_inherit_compared(w, k))
            return true;
    }
    return false;
}

bool gn_inherit_part_of_other(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    return m->growth_other && m->last_block == s->block && m->growth_sentence + 1 >= s->sentence &&
           (s->left | s->before) & GN_CUE_BIT(PART) && s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) &&
           !(s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE)));
}

void gn_inherit_note_base(gn_work *w, const gn_statement *s)
{
    gn_memory *m = &w->memory;
    const bool growth = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_POP || s->measure == GN_MEASURE_GROWTH;
    if ((!growth && s->measure != GN_MEASURE_CHANGE) || strcmp(s->rule, "change.rate") == 0) return;
    const int what = gn_inherit_since(w, s).what;
    const bool since = s->measure != GN_MEASURE_YOY && s->measure != GN_MEASURE_POP && s->period.freq != GN_FREQ_NONE &&
                       (what == GN_SINCE_YEAR || what == GN_SINCE_POINT);
    if (since) m->since_first = s->period.first;
    /* “同比增长6%，比2019年增长13%。其中，住宅增长8%”: what grew on the year before goes on with that */
    if (s->measure == GN_MEASURE_YOY) m->grown_sentence = s->sentence;
    const bool alone = m->grown_sentence != s->sentence;
    *(growth ? &m->growth_since : &m->change_since) = since && (alone || !growth);
    if (growth)
        m->growth_other =
            s->measure == GN_MEASURE_GROWTH && !since && alone && (compares(w, s) || gn_inherit_part_of_other(w, s));
    *(growth ? &m->growth_sentence : &m->change_sentence) = s->sentence;
}

/* The noun before the statement's predicate adds up over the year. */
static bool of_flow(const gn_work *w, const gn_statement *s)
{
    gn_label noun;
    for (uint32_t k = s->predicate; k-- > s->from;) {
        if (w->structure->seg[k].clause != s->clause || w->structure->seg[k].kind == GN_SEG_MARK) continue;
        gn_label_clear(&noun);
        gn_label_add(&noun, gn_work_text(w, k), gn_work_len(w, k));
        return gn_inherit_accumulates(w, &noun);
    }
    return false;
}

bool gn_inherit_keeps_base(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const uint64_t moves = GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(RATE),
                   other = GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE) | GN_CUE_BIT(CAGR);
    if (m->last_block != s->block || !(m->growth_since || m->change_since) || !(s->near & moves) || s->left & other ||
        s->near & GN_CUE_BIT(TO))
        return false;
    const bool growth = gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT;
    /* The last one of its own kind says, where the paragraph has one, else the last of the other kind. */
    const bool told[] = {m->growth_sentence != GN_NO_INDEX && m->growth_sentence + 1 >= s->sentence,
                         m->change_sentence != GN_NO_INDEX && m->change_sentence + 1 >= s->sentence},
               since[] = {m->growth_since, m->change_since};
    const int kind = growth ? 0 : 1;
    if (!(told[kind] ? since[kind] : told[!kind] && since[!kind])) return false;
    /* as long as the paragraph tells of the same point in time */
    const bool listed = gn_work_quantity(w, s->seg)->list_index > 0 && m->last_span.first == m->since_first;
    if (m->last_span.freq == GN_FREQ_NONE || (m->last_span.first != m->last_span.last && !listed) ||
        gn_inherit_accumulates(w, &m->indicator) || of_flow(w, s))
        return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind == GN_SEG_PERIOD) return false;
    return true;
}

int64_t gn_inherit_since_month(const gn_since_base *b, int64_t last)
{
    int year, month;
    gn_month_split(last, &year, &month);
    const int64_t january = gn_month(year, 1);
    if (b->what == GN_SINCE_QUARTER) return last - (month - 1) % 3;
    enum { YEAR = 12, LONG = 120 };
    if (b->what == GN_SINCE_POINT && b->base.last + (b->given ? LONG : YEAR) > last && b->base.last < last)
        return b->base.last + 1;
    return january;
}
