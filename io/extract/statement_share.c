/* Which percentages are a part of the things that are named around them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

bool gn_share_part_grows(const gn_work *w, const gn_statement *s)
{
    static const char *const verbs[] = {"实现", "出现", "保持", "取得", "预计", "预期"};
    const gn_structure *st = w->structure;
    const uint32_t k = gn_statement_list_tail(w, s->seg) + 1;
    if (!(s->right & (GN_CUE_BIT(UP) | GN_CUE_BIT(RATE))) || k + 1 >= st->segs || st->seg[k].clause != s->clause ||
        st->seg[k].kind == GN_SEG_MARK || !gn_seg_begins(w, &st->seg[k], "的"))
        return false;
    for (uint32_t i = k; i < k + 3 && i + 1 < st->segs && st->seg[i].clause == s->clause; i++)
        GN_EACH (j, verbs)
            if (gn_seg_ends(w, &st->seg[i], verbs[j]) && (i > k || gn_work_len(w, i) > strlen("的") + strlen(verbs[j])))
                return true;
    return false;
}

bool gn_share_part_of(const gn_work *w, const gn_statement *s)
{
    static const char *const verbs[] = {"来自",   "位于", "源自", "集中在", "集中于",
                                        "分布在", "流向", "投向", "属于",   "出自"};
    const gn_structure *st = w->structure;
    const uint32_t tail = gn_statement_list_tail(w, s->seg);
    for (uint32_t k = tail + 1; k < st->segs && k < tail + 4 && st->seg[k].clause == s->clause; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) return false;
        if (k == tail + 1 && gn_seg_begins(w, g, "的")) return false;
        if (k == tail + 1 && (gn_seg_begins(w, g, "是") || gn_seg_begins(w, g, "为"))) return true;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (gn_seg_says(w, k, verbs[i])) return true;
        if (k == tail + 2 && g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST && s->from == s->list_seg) return true;
    }
    return false;
}

/* 对经济增长的贡献: the clause, or what is told of, is growth. */
static bool of_growth(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind == GN_SEG_CUE &&
            (gn_statement_cue_bits(w, k) & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(RATE) | GN_CUE_BIT(YOY))))
            return true;
    return gn_words_end("增长|增速|增量", w->memory.indicator.s, w->memory.indicator.n) ||
           (s->before & (GN_CUE_BIT(UP) | GN_CUE_BIT(RATE)));
}

bool gn_share_gave_part(const gn_work *w, const gn_statement *s)
{
    if (!(s->left & GN_CUE_BIT(CONTRIBUTION))) return false;
    const gn_structure *st = w->structure;
    const uint32_t next = gn_statement_list_tail(w, s->seg) + 1;
    const bool of = next < st->segs && gn_seg_begins(w, &st->seg[next], "的");
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_CUE || g->cue != GN_CUE_CONTRIBUTION) continue;
        return gn_seg_ends(w, g, "贡献了") || (gn_seg_ends(w, g, "贡献") && (of || !of_growth(w, s)));
    }
    return false;
}

bool gn_share_some_of(const gn_work *w, const gn_statement *s)
{
    static const char them[] =
        "企业|公司|厂商|商家|经销商|供应商|运营商|服务商|制造商|城市|地区|省份|省市|县|村|人|人群|客人|网民|市民|农民|"
        "居民|家庭|"
        "农户|商户|用户|客户|住户|散户|者|消费者|品类|人员|员工|职工|学生|教师|医生|青年|老人|女性|男性|90后|00后|80后|"
        "游客|旅客|"
        "乘客|车主|房东|司机|门店|店铺|学校|医院|机构|园区|工厂|银行|券商|房企|车企|险企|药企|岗位|项目|订单";
    if ((s->near & ~(GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND))) || s->predicate == s->from || s->predicate == s->list_seg)
        return false;
    const gn_seg *g = &w->structure->seg[s->predicate - 1];
    const char *t = gn_work_text(w, s->predicate - 1);
    const size_t n = gn_work_len(w, s->predicate - 1);
    if (g->clause != s->clause || g->kind != GN_SEG_TEXT || !gn_words_end(them, t, n)) return false;
    /* 满意的用户超过60%, 中小企业超过六成 */
    return gn_find(t, n, "的", 3) || gn_seg_begins(w, g, "选择") || gn_work_quantity(w, s->seg)->flags & GN_Q_FRACTION;
}

bool gn_share_begins_clause(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->near || s->list_seg != s->seg || s->seg + 1 >= st->segs) return false;
    for (uint32_t k = s->from; k < s->seg; k++)
        if (st->seg[k].kind != GN_SEG_MARK && st->seg[k].kind != GN_SEG_PERIOD) return false;
    const gn_seg *next = &st->seg[s->seg + 1];
    const char *t = gn_work_text(w, s->seg + 1);
    const size_t n = gn_work_len(w, s->seg + 1);
    return next->kind == GN_SEG_TEXT && next->start == st->seg[s->seg].end && n >= 6 &&
           !gn_phrases_prefix(w->phrases, t, n, GN_PHRASE_TAIL | GN_PHRASE_LEAD | GN_PHRASE_BREAK, NULL);
}

bool gn_share_ahead_by(const gn_work *w, const gn_statement *s)
{
    if (w->memory.measure != GN_MEASURE_SHARE || w->memory.last_sentence != s->sentence) return false;
    for (uint32_t k = gn_look_back(s->list_seg, w->structure->clause[s->clause].first); k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause == s->clause && g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
            gn_words_begin("领先|落后", gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    }
    return false;
}

bool gn_share_coverage(const gn_work *w, const gn_statement *s)
{
    /* “80%的乡镇通达5G网络”, “98%的学校实现网络接入” */
    static const char *const reached[] = {"通达", "接入", "开通", "通了", "通上", "收到", "连通"}, *const nets[] = {
                                                                                                       "网络",   "光纤",
                                                                                                       "宽带",   "信号",
                                                                                                       "互联网", "公路",
                                                                                                       "光网"};
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    bool may = false, is_reached = false, net = false;
    GN_EACH (i, reached) may |= gn_may_say(w, reached[i]);
    for (uint32_t k = gn_look_back(s->seg, c->first); k < c->last && k < s->seg + 16; k++) {
        if (st->seg[k].clause != s->clause || st->seg[k].kind == GN_SEG_MARK) continue;
        if ((st->seg[k].kind == GN_SEG_CUE || st->seg[k].kind == GN_SEG_TEXT) && gn_seg_says(w, k, "覆盖")) return true;
        if (!may || k <= s->seg) continue;
        GN_EACH (i, reached) is_reached |= gn_seg_says(w, k, reached[i]);
        GN_EACH (i, nets) net |= gn_find(gn_work_text(w, k), gn_work_len(w, k), nets[i], strlen(nets[i])) != NULL;
    }
    static const char rate[] = "覆盖率";
    if ((is_reached && net) || (s->previous != GN_NO_INDEX && w->memory.said_seg == s->previous &&
                                gn_words_end(rate, w->memory.indicator.s, w->memory.indicator.n)))
        return true;
    /* “5G网络已覆盖所有地级市，超过98%的县城”: the list goes on */
    if (s->predicate > s->from || s->clause <= st->sentence[s->sentence].first_clause) return false;
    for (uint32_t k = gn_look_back(c[-1].last, c[-1].first); k < c[-1].last; k++) {
        if (gn_work_figure(w, k)) return false;
        if (st->seg[k].kind == GN_SEG_TEXT && gn_seg_says(w, k, "覆盖")) return true;
    }
    return false;
}

bool gn_share_of_other(const gn_work *w, const gn_statement *s)
{
    static const char is[] = "为|约为|仅为|相当于";
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const gn_memory *p = &w->memory;
    if (c->opener != ',' || c->first >= s->list_seg || p->last_sentence != s->sentence || p->said_seg == GN_NO_INDEX ||
        p->measure != GN_MEASURE_LEVEL || st->seg[p->said_seg].clause + 1 != s->clause ||
        gn_work_quantity(w, p->said_seg)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE) ||
        gn_work_quantity(w, s->seg)->flags & GN_Q_SIGNED)
        return false;
    for (uint32_t k = s->list_seg; k-- > c->first && k + 2 >= s->list_seg;) /* 为去年同期的80% */
        if (st->seg[k].kind == GN_SEG_PERIOD) return false;
    const uint32_t from = st->seg[c->first].start, to = st->seg[s->list_seg].start;
    const char *t = w->clean->text + from;
    return to - from > 9 && gn_words_begin(is, t, to - from) && gn_words_end("的|的约|的近", t, to - from);
}

bool gn_share_of_next(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (w->memory.last_sentence != s->sentence || w->memory.measure != GN_MEASURE_SHARE || s->list_seg < s->from + 2 ||
        (s->near & ~(GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND) | GN_CUE_BIT(RESPECTIVELY) | GN_CUE_BIT(COMPARE))))
        return false;
    const gn_seg *of = &st->seg[s->list_seg - 1];
    return of->clause == s->clause && of->kind == GN_SEG_TEXT && gn_seg_ends(w, of, "的") &&
           !gn_statement_own_noun(w, s);
}

bool gn_share_held(const gn_work *w, const gn_statement *s, const char *after, size_t n)
{
    if (n >= 9 && memcmp(after, "的", 3) == 0) after += 3, n -= 3;
    if (n >= 6 && (memcmp(after, "股权", 6) == 0 || memcmp(after, "股份", 6) == 0)) return true;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind != GN_SEG_MARK &&
            (gn_seg_says(w, k, "持股") || (k + 1 == s->list_seg && gn_seg_ends(w, &w->structure->seg[k], "出资"))))
            return true;
    return false;
}

bool gn_share_seen(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX ||
        gn_statement_own_noun(w, s))
        return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    bool share = false, seen = false;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return false;
        if (g->kind == GN_SEG_MARK) continue;
        share |= g->kind == GN_SEG_CUE && g->cue == GN_CUE_SHARE;
        seen = gn_seg_ends(w, g, "看");
    }
    return share && seen;
}

bool gn_share_moved(const gn_work *w, const gn_statement *s)
{
    static const char shares[] = "占有率|份额|市占率|占比|比重";
    const gn_memory *p = &w->memory;
    if (p->last_sentence != s->sentence || !(s->near & GN_CUE_BIT(TO))) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_TEXT || w->structure->seg[k].kind == GN_SEG_ORG) return false;
    return gn_words_end(shares, p->indicator.s, p->indicator.n) > 0;
}

bool gn_share_ranks(const gn_work *w, const gn_statement *s, const char *after, size_t n)
{
    static const char ranks[] = "位列|位居|排名|排|居|紧随|紧跟|列|名列|屈居|分列|的成绩";
    const bool told = w->memory.measure == GN_MEASURE_SHARE && w->memory.last_block == s->block;
    bool firm = false;
    for (uint32_t k = s->from; w->memory.market.n && w->memory.market_noun.n && k < s->list_seg; k++)
        firm |= gn_work_company(w, &w->structure->seg[k]);
    return (told || firm) && s->list_seg > s->from && gn_seg_ends(w, &w->structure->seg[s->list_seg - 1], "以") &&
           (gn_words_begin(ranks, after, n) || gn_phrases_prefix(w->phrases, after, n, GN_PHRASE_BREAK, NULL));
}

bool gn_share_line(const gn_work *w, const gn_statement *s)
{
    static const char shares[] = "份额|市占率|占有率|占比|比重";
    const gn_memory *p = &w->memory;
    return p->lines_next == s->sentence + 1 && s->previous == GN_NO_INDEX && !s->near &&
           gn_words_end(shares, p->lines_noun.s, p->lines_noun.n);
}

bool gn_share_of_growth(const gn_work *w, const gn_statement *s)
{
    const gn_seg *g = w->structure->seg;
    uint32_t k = s->list_seg;
    while (k > s->from && g[k - 1].kind == GN_SEG_CUE && g[k - 1].cue == GN_CUE_BOUND) k--;
    return k >= s->from + 2 && s->left & GN_CUE_BIT(SHARE) && g[k - 1].kind == GN_SEG_TEXT &&
           gn_work_len(w, k - 1) == strlen("的") && gn_seg_begins(w, &g[k - 1], "的") && g[k - 2].kind == GN_SEG_CUE;
}

bool gn_share_named(const gn_work *w, uint32_t k, bool yoy)
{
    const char *t = gn_work_text(w, k);
    const size_t n = gn_work_len(w, k);
    return gn_words_end("市占率|占有率|占比|比重|市场份额", t, n) || (!yoy && gn_words_end("份额", t, n));
}
