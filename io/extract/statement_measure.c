/* What a number is: a level, growth, a change, or the same again; percentages have a file of their own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

bool gn_statement_compared(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause == s->clause && g->kind == GN_SEG_PERIOD && (w->scan->time[g->index].flags & GN_P_COMPARED))
            return true;
    }
    return false;
}

/* (约5345亿元), （约合人民币42亿元）: money alone, with what says that it is reckoned. */
static bool reckoned(const gn_work *w, const gn_statement *s)
{
    const gn_clause *c = &w->structure->clause[s->clause];
    if (c->opener != '(' || c->parent == GN_NO_INDEX || !(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY))
        return false;
    for (uint32_t k = c->first; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind != GN_SEG_CUE || (g->cue != GN_CUE_BOUND && g->cue != GN_CUE_CURRENCY)) return false;
    }
    return true;
}

/* 增加296.7万吨(59.3亿斤), 近三分之一(31%), 773亿美元(约5345亿元): the bracket says the number before it again. */
static bool said_again(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (!(s->bracket || reckoned(w, s)) || s->previous == GN_NO_INDEX || w->memory.said_seg != s->previous ||
        q->list_count > 1 || q->flags & GN_Q_SIGNED || (s->near & ~(GN_CUE_BIT(BOUND) | GN_CUE_BIT(CURRENCY))))
        return false;
    for (uint32_t k = s->previous + 1; k < c->first; k++) /* 约31%(…), 左右(…) */
        if (!(st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == '(') &&
            !(st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_BOUND))
            return false;
    const gn_quantity *p = gn_work_quantity(w, s->previous);
    const uint32_t ratio = GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE;
    if ((p->flags & ratio) != (q->flags & ratio) || (!(q->flags & GN_Q_PERCENT) && p->unit == q->unit)) return false;
    if (!(q->flags & ratio) && (!q->unit || !p->unit)) return false;
    for (uint32_t k = s->seg + 1; k < c->last; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_QUANTITY) return false;
    return true;
}

/* 减少7%（17.4亿美元）, 同比（34.4亿美元）减少12.8%: by how much, beside the rate; the direction, 0 if it is not said.
 */
static int amount_of_growth(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const gn_memory *m = &w->memory;
    if (!s->bracket || c->parent == GN_NO_INDEX || c->first < 2 || c->last != s->seg + 1 ||
        gn_work_quantity(w, s->seg)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_SIGNED))
        return 0;
    const gn_seg *before = &st->seg[c->first - 2];
    if (c->first - 2 == s->previous && m->said_seg == s->previous &&
        gn_work_quantity(w, s->previous)->flags & GN_Q_PERCENT && m->last_sentence == s->sentence &&
        (m->said_measure == GN_MEASURE_YOY || m->said_measure == GN_MEASURE_POP ||
         m->said_measure == GN_MEASURE_GROWTH))
        return gn_work_quantity(w, s->previous)->value < 0 ? -1 : m->said_sign;
    const uint32_t next = c->last + 1;
    if (before->kind != GN_SEG_CUE || (before->cue != GN_CUE_YOY && before->cue != GN_CUE_POP) || next >= st->segs ||
        st->seg[next].clause != c->parent || st->seg[next].kind != GN_SEG_CUE)
        return 0;
    return st->seg[next].cue == GN_CUE_UP ? 1 : st->seg[next].cue == GN_CUE_DOWN ? -1 : 0;
}

/* 新增 right before the number. */
static bool new_one(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_CUE && gn_work_len(w, k) >= 6 &&
            memcmp(gn_work_text(w, k), "新增", 6) == 0)
            return true;
    return false;
}

bool gn_statement_of_base(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_PERIOD && gn_inherit_base(w, k) == s->list_seg) return true;
    return false;
}

/* 市盈率41倍: ratios that are told in times. */
static bool told_in_times(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"市盈率", "市净率", "市销率", "市现率", "PE", "PB", "PS", "倍数", "杠杆率"};
    for (uint32_t k = s->from; k < s->list_seg; k++)
        GN_EACH (i, words)
            if (w->structure->seg[k].clause == s->clause && gn_seg_ends(w, &w->structure->seg[k], words[i]))
                return true;
    return false;
}

/* 高于…贡献率 before the number: what is higher than that of another. */
static bool over_contribution(const gn_work *w, const gn_statement *s)
{
    bool compared = false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_CUE) continue;
        if (g->cue == GN_CUE_CONTRIBUTION) return compared && gn_seg_ends(w, g, "率");
        compared |= gn_words_end("高于|低于", gn_work_text(w, k), gn_work_len(w, k)) > 0;
    }
    return false;
}

bool gn_statement_by_how_much(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"低", "高", "贵", "低出", "高出", "便宜"};
    if (s->list_seg == s->from) return false;
    const gn_seg *g = &w->structure->seg[s->list_seg - 1];
    if (g->kind != GN_SEG_TEXT || !GN_ENDS_IN(gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1), words))
        return false;
    return s->left & (GN_CUE_BIT(COMPARE) | GN_CUE_BIT(YOY) | GN_CUE_BIT(POP)) || gn_statement_compared(w, s);
}

/* 高出美国200亿元, 领先浙江3万亿元: than whom, right between the verb and the amount. */
static bool more_than_whom(const gn_work *w, const gn_statement *s)
{
    static const char verbs[] = "高出|多出|领先|落后|少于|多于";
    const gn_seg *g = &w->structure->seg[s->list_seg];
    return s->list_seg >= s->from + 2 && g[-1].end == g->start && g[-2].end == g[-1].start &&
           (g[-1].kind == GN_SEG_AREA || gn_work_company(w, &g[-1])) && g[-2].kind == GN_SEG_CUE &&
           g[-2].cue == GN_CUE_COMPARE && gn_words_begin(verbs, gn_work_text(w, s->list_seg - 2), 6);
}

/* 净增用户800万户, 净增会员数为300万, 较上年末新增网民1900万, 蒸发市值300亿元: how many more or less there are, the
 * noun behind the verb. */
static bool net_addition(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (!((s->left | s->near) & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)))) return false;
    const bool told = s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(TO));
    bool base = false;
    for (uint32_t k = s->from; k + 1 < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        base |= g->clause == s->clause && ((g->kind == GN_SEG_PERIOD && gn_inherit_compared(w, k)) ||
                                           (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP)));
        if (g->clause != s->clause || g->kind != GN_SEG_CUE || (g->cue != GN_CUE_UP && g->cue != GN_CUE_DOWN)) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (gn_words_begin("净增|净减", t, n) ||
            (base && !told && gn_words_begin("新增|增加|减少", t, n) && !gn_seg_begins(w, &g[1], "就业")) ||
            (!told && gn_words_begin("蒸发|缩水|增产|减产", t, n) && !gn_seg_begins(w, &g[1], "量")))
            return g[1].kind == GN_SEG_TEXT && g[1].start == g->end;
    }
    return false;
}

/* 超出年初计划20万个, 低于预算3亿元: by how much, than what was meant, right before the number. */
static bool than_meant(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 4 };
    static const char meant[] = "计划|目标|预期|预算|任务|定额|规划",
                      past[] = "超出|超额|高于|低于|多于|少于|超过|超|落后|不及";
    if (s->list_seg == s->from ||
        !gn_words_end(meant, gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1)))
        return false;
    for (uint32_t k = s->list_seg; k-- > s->from && s->list_seg - k <= FAR;)
        if (w->structure->seg[k].kind == GN_SEG_CUE && gn_words_begin(past, gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    return false;
}

/* 从11.4%提高到15%, 从11.4%，提高到15%: the number before is where it comes from. */
static bool other_end(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const uint32_t from = w->memory.from_seg;
    if (from == GN_NO_INDEX || gn_work_quantity(w, from)->unit != gn_work_quantity(w, s->seg)->unit) return false;
    if (s->previous != GN_NO_INDEX) return from == s->previous;
    return s->predicate == s->from && s->clause > st->sentence[s->sentence].first_clause &&
           st->seg[from].clause + 1 == s->clause && from + 2 >= s->from;
}

/* “占比较二季度的20%提升至30%”: the number before in the clause is the base, a share or a rate too. */
static bool base_of(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const gn_structure *st = w->structure;
    if (s->previous == GN_NO_INDEX || s->previous != m->said_seg || st->seg[s->previous].clause != s->clause ||
        m->said_measure != GN_MEASURE_SHARE || s->predicate != s->from ||
        !(gn_work_quantity(w, s->previous)->flags & gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT))
        return false;
    for (uint32_t k = s->previous; k-- > gn_look_back(s->previous, st->clause[s->clause].first);)
        if (st->seg[k].kind == GN_SEG_PERIOD) return gn_inherit_base(w, k) == s->previous;
    return false;
}

gn_pace gn_statement_moves_behind(const gn_work *w, const gn_statement *s)
{
    static const char how[] =
        "罕见的|惊人的|显著的|明显的|较大幅度的|较大幅度|显著|小幅|大幅|明显|温和|轻微|较大|较小|较快|较高|高速|强劲|"
        "惊人|可观|两位数|快速|迅猛|稳定|"
        "稳步|微弱|微幅|略微|正|负|高|超高|巨大|剧烈|持续|历史性|罕见|最大|最高|整体|平均|年度|季度|"
        "急剧|急速|意外|不小的|双位数|个位数|逆势|逆市|"
        "平稳|适度|中低速|中高速|爆发式|井喷式|跨越式|断崖式|恢复性|实际|名义|单月|月度|周|日|绝对",
                      of[] = "的";
    const gn_structure *st = w->structure;
    const uint32_t tail = gn_statement_list_tail(w, s->seg), last = st->clause[s->clause].last;
    if (!(s->right & (GN_CUE_BIT(DOWN) | GN_CUE_BIT(UP) | GN_CUE_BIT(RATE))) || tail + 2 >= last ||
        st->seg[tail + 1].kind != GN_SEG_TEXT || !gn_seg_begins(w, &st->seg[tail + 1], of))
        return GN_PACE_NONE;
    const char *t = gn_work_text(w, tail + 1) + strlen(of);
    const size_t n = gn_work_len(w, tail + 1) - strlen(of);
    if (n && gn_words_begin(how, t, n) != n) return GN_PACE_NONE;
    uint32_t k = tail + 2;
    while (k + 1 < last && st->seg[k].kind == GN_SEG_CUE &&
           (st->seg[k].cue == GN_CUE_YOY || st->seg[k].cue == GN_CUE_POP))
        k++;
    const gn_seg *g = &st->seg[k];
    if (g->kind != GN_SEG_CUE) return GN_PACE_NONE;
    if (g->cue == GN_CUE_RATE)
        return strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "down") == 0 ? GN_PACE_DOWN : GN_PACE_UP;
    if ((g->cue != GN_CUE_DOWN && g->cue != GN_CUE_UP) || (k + 1 < last && g[1].kind != GN_SEG_MARK))
        return GN_PACE_NONE;
    return g->cue == GN_CUE_DOWN ? GN_PACE_DOWN : GN_PACE_UP;
}

gn_pace gn_statement_pace(const gn_work *w, const gn_statement *s)
{
    static const char paces[] = "的速度|的幅度|的速率|的步伐|的节奏|的势头|的增速|的降速|的涨幅|的降幅|的跌幅|的增幅",
                      downs[] = "的降速|的降幅|的跌幅", before[] = "以|按|按照";
    enum { NEAR = 3, FAR = 4 };
    const gn_structure *st = w->structure;
    const uint32_t tail = gn_statement_list_tail(w, s->seg), last = st->clause[s->clause].last;
    uint32_t k = tail + 1, from = s->list_seg;
    if (k < last && st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_BOUND) k++;
    if (k >= last || st->seg[k].kind == GN_SEG_MARK) return GN_PACE_NONE;
    const char *t = gn_work_text(w, k);
    const size_t n = (size_t)(w->clean->text + w->clean->block[s->block].end - t), pace = gn_words_begin(paces, t, n);
    if (!pace) return GN_PACE_NONE;
    bool by = false;
    while (from > s->from && s->list_seg - from < NEAR && !by) {
        const gn_seg *g = &st->seg[--from];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) break;
        const char *word = gn_work_text(w, from);
        const size_t len = gn_work_len(w, from);
        by = gn_words_end(before, word, len) || gn_words_begin("以|按", word, len) || gn_find(word, len, "以每", 6) ||
             gn_find(word, len, "按每", 6);
    }
    if (!by) return GN_PACE_NONE;
    const size_t end = (size_t)(t - w->clean->text) + pace;
    for (uint32_t i = k; i < last && i < k + FAR; i++)
        if (st->seg[i].start >= end && st->seg[i].kind == GN_SEG_CUE &&
            (st->seg[i].cue == GN_CUE_DOWN || st->seg[i].cue == GN_CUE_UP))
            return st->seg[i].cue == GN_CUE_DOWN ? GN_PACE_DOWN : GN_PACE_UP;
    return gn_words_begin(downs, t, n) ? GN_PACE_DOWN : GN_PACE_UP;
}

gn_measure gn_statement_two_bases(const gn_work *w, const gn_statement *s)
{
    static const char both[] = "同环比", turned[] = "环同比";
    enum { NEAR = 8, JOINT = 3 };
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_seg *g = w->structure->seg;
    if (q->list_count != 2) return GN_MEASURE_COUNT;
    for (uint32_t k = s->list_seg; k-- > s->from && s->list_seg - k < NEAR;) {
        if (g[k].kind != GN_SEG_CUE || (g[k].cue != GN_CUE_YOY && g[k].cue != GN_CUE_POP)) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        bool yoy = gn_words_begin(both, t, n) > 0; /* the first one's */
        if (!yoy && !gn_words_begin(turned, t, n)) {
            if (k < s->from + 2 || g[k - 1].end - g[k - 1].start > JOINT || g[k - 2].kind != GN_SEG_CUE ||
                g[k - 2].clause != g[k].clause || (g[k - 2].cue != GN_CUE_YOY && g[k - 2].cue != GN_CUE_POP) ||
                g[k - 2].cue == g[k].cue)
                return GN_MEASURE_COUNT;
            yoy = g[k - 2].cue == GN_CUE_YOY;
        }
        return yoy == (q->list_index == 0) ? GN_MEASURE_YOY : GN_MEASURE_POP;
    }
    return GN_MEASURE_COUNT;
}

/* “价格上涨的有32个”: as many as did so, no more than before. */
static bool counts_movers(const gn_work *w, const gn_statement *s)
{
    static const char has[] =
        "共有|分别有|仅有|只有|已有|还有|约有|有|分别为|为|分别达|多达|达|达到|超过|仅|共|共计|合计";
    const gn_seg *g = w->structure->seg;
    if (!(gn_work_quantity(w, s->list_seg)->flags & GN_Q_COUNT_NOUN) || s->list_seg == s->from) return false;
    uint32_t k = s->list_seg - 1;
    for (; k > s->from && g[k].end == g[k + 1].start; k--) {
        const char *t = gn_work_text(w, k);
        size_t n = gn_work_len(w, k);
        if (g[k].kind == GN_SEG_TEXT) n -= gn_words_end(has, t, n);
        if (gn_words_end("的", t, n)) return n > strlen("的") || g[k - 1].kind == GN_SEG_CUE;
        if (g[k].kind != GN_SEG_CUE && n) return false;
    }
    return false;
}

void gn_statement_measure(const gn_work *w, gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint64_t near = s->near, all = s->near | s->left;
    const bool yoy = all & GN_CUE_BIT(YOY);
    const bool moves = near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN));
    s->rule = "level";
    s->measure = GN_MEASURE_LEVEL;
    if (said_again(w, s)) {
        s->measure = (gn_measure)w->memory.said_measure;
        s->rule = "said.again";
        s->sign = w->memory.said_sign;
        return;
    }
    const int by = amount_of_growth(w, s);
    if (by) {
        s->measure = GN_MEASURE_CHANGE;
        s->rule = "change.beside";
        s->sign = by;
        return;
    }
    if ((near & GN_CUE_BIT(TO)) && base_of(w, s)) {
        s->measure = (gn_measure)w->memory.said_measure;
        s->rule = "range.end";
    } else if ((near & GN_CUE_BIT(TO)) && other_end(w, s)) {
        /* 从11.4%提高到15%: both ends are one thing. */
        s->measure = (gn_measure)w->memory.from_measure;
        s->rule = "range.end";
    } else if (q->flags & GN_Q_MULTIPLE) {
        s->measure = GN_MEASURE_MULTIPLE;
        s->rule = "multiple";
        if (q->unit && !(moves || yoy || all & GN_CUE_BIT(RATE)) && (near & GN_CUE_BIT(LEVEL)) &&
            !(near & GN_CUE_BIT(COMPARE)) && (all & GN_CUE_BIT(LEVEL)) && s->right == 0 && q->list_count > 1)
            s->measure = GN_MEASURE_LEVEL;
        if (!(moves || yoy) && told_in_times(w, s)) {
            s->measure = GN_MEASURE_LEVEL;
            s->rule = "level.times";
        }
    } else if (q->flags & GN_Q_POINTS) {
        /* 高于资本形成的贡献率14.3个百分点: a difference */
        const bool pull = all & GN_CUE_BIT(CONTRIBUTION) && !over_contribution(w, s);
        s->measure = pull ? GN_MEASURE_CONTRIBUTION : GN_MEASURE_CHANGE;
        s->rule = pull ? "contribution.points" : "change.points";
    } else if (q->flags & GN_Q_PERCENT) {
        gn_statement_measure_percent(w, s);
    } else if (gn_statement_pace(w, s)) {
        s->rule = "level.pace";
    } else if (moves && counts_movers(w, s)) {
        s->rule = "level.movers";
    } else if (moves && !(near & GN_CUE_BIT(TO)) && !gn_statement_of_base(w, s) &&
               (s->nearest == GN_CUE_UP || s->nearest == GN_CUE_DOWN)) {
        const bool of_additions = new_one(w, s) && w->memory.parent_unit == q->unit &&
                                  gn_find(w->memory.parent.s, w->memory.parent.n, "新增", 6);
        s->measure = of_additions ? GN_MEASURE_LEVEL : GN_MEASURE_CHANGE;
        s->rule = of_additions ? "level.additions" : "change.amount";
    } else if (net_addition(w, s) || than_meant(w, s)) {
        s->measure = GN_MEASURE_CHANGE;
        s->rule = "change.net";
    } else if (gn_statement_of_base(w, s)) {
        s->rule = "level.base";
    } else if (((near & GN_CUE_BIT(COMPARE)) && s->nearest == GN_CUE_COMPARE) || gn_statement_by_how_much(w, s) ||
               more_than_whom(w, s)) {
        s->measure = GN_MEASURE_CHANGE;
        s->rule = "change.compared";
    }
    gn_statement_set_sign(w, s);
}

void gn_statement_set_measure(const gn_work *w, gn_statement *s, gn_measure measure)
{
    if (measure == s->measure) return;
    s->measure = measure;
    s->rule = "weights";
    gn_statement_set_sign(w, s);
}
