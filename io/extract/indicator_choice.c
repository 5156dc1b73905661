/* Which candidate grammar alone would take. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* 铁路投资 after 交通固定资产投资: the noun of the measure is the last part of a longer one. */
static bool short_head(const gn_work *w, const gn_material *m, const gn_label *parent)
{
    const size_t n = gn_phrases_suffix(w->phrases, parent->s, parent->n, GN_PHRASE_HEAD);
    return n > m->head && m->np.n > m->head && gn_label_chars(&m->np) <= 8 && gn_label_ends(&m->np, "投资") &&
           gn_label_ends(parent, "固定资产投资") &&
           memcmp(parent->s + parent->n - m->head, m->np.s + m->np.n - m->head, m->head) == 0;
}

static bool has(const gn_candidates *c, char kind)
{
    return c->kinds[(unsigned char)kind >> 6 & 1] >> (kind & 63) & 1;
}

/* “面板出货量…，出货渗透率”: it begins with the same word as the last name's noun, so that the owner is the same. */
static bool same_stem(const gn_memory *p, const gn_material *m)
{
    const size_t head = p->indicator.n - p->entity.n, own = m->np.n - m->head;
    return p->entity.n && head >= 6 && own == 6 && memcmp(p->indicator.s + p->entity.n, m->np.s, 6) == 0;
}

/* 跨国投资公司, 年收入过亿元企业, 应用案例: counted by itself. */
static bool whole_noun(const gn_label *l)
{
    static const char *const nouns[] = {"公司", "企业", "机构", "项目"};
    static const char things[] = "案例|小程序|APP|App|应用|场景|平台|节点|标准|专利|解决方案|实验室|示范区|试点|园区|"
                                 "虚拟专网|专网|专网项目|网络项目|平台项目|应用项目|网站|智能体|大模型|数据集|城市|"
                                 "数据中心|研究院|创新中心|在建项目|建设项目";
    if (gn_words_end(things, l->s, l->n)) return true;
    GN_EACH (i, nouns)
        if (l->n >= strlen(nouns[i]) + 9 && gn_label_ends(l, nouns[i])) return true;
    return false;
}

/* 全省, 某市 before the number in its sentence: no company's figure; but 韩国三星电子. */
static bool speaks_of_place(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if ((st->seg[k].kind == GN_SEG_AREA && !gn_inherit_origin(w, k)) ||
            (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_PLACE_SELF))
            return true;
    return false;
}

/* “…，拉动收入增长1.7个百分点”, “影响CPI上涨…”: what does it was named before. */
static bool contributes(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t k = s->from;
    while (k < s->list_seg && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].clause != s->clause ||
                               (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_RESPECTIVELY)))
        k++;
    return k < s->list_seg && ((st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_CONTRIBUTION) ||
                               gn_seg_begins(w, &st->seg[k], "对"));
}

bool gn_indicator_hours(const gn_work *w, const gn_quantity *q)
{
    return strcmp(gn_lexicon_unit(w->lexicon, q->unit)->canonical, "小时") == 0;
}

/* 第一期, 第二批, 首期 at the beginning. */
static bool stage(const gn_label *l)
{
    static const char *const words[] = {"首期", "首批", "首轮"};
    static const char *const ends[] = {"期", "批", "轮"};
    if (l->n < 9) return false;
    GN_EACH (i, words)
        if (memcmp(l->s, words[i], 6) == 0) return true;
    GN_EACH (i, ends)
        if (memcmp(l->s, "第", 3) == 0 && memcmp(l->s + 6, ends[i], 3) == 0) return true;
    return false;
}

bool gn_indicator_of_first(const gn_label *l)
{
    static const char first[] = "前", counts[] = "家|名|强|大|位",
                      own[] = "客户|供应商|股东|经销商|代理商|门店|子公司|分公司"; /* of a firm's own */
    static const char *const digits[] = {"两", "三", "四", "五", "六", "七", "八", "九", "十", "百"};
    if (!gn_words_begin(first, l->s, l->n)) return false;
    const size_t from = sizeof first - 1;
    size_t at = from + strspn(l->s + from, "0123456789");
    while (at + 3 <= l->n && GN_IS_ONE_OF(l->s + at, 3, digits)) at += 3;
    const size_t count = at > from ? gn_words_begin(counts, l->s + at, l->n - at) : 0;
    return count && !gn_words_begin(own, l->s + at + count, l->n - at - count);
}

/* 行业合计营业收入, 前十大晶圆代工厂营收: no one firm's. */
bool gn_indicator_of_many(const gn_label *l)
{
    static const char words[] =
        "行业|全行业|A股|沪深|两市|上市公司|规模以上|各家|业内|前三大|前五大|前六大|前十大|前十|前五|"
        "前三|十大|五大|三大|两大|四大|六大|七大|八大|九大|TOP|Top|头部|整个行业|全球前|各大";
    static const char *const several[] = {"上市公司", "企业合计", "公司合计"};
    /* 运营商资本开支, 云厂商营收; but 运营商业务收入 is some firm's */
    static const char groups[] =
        "运营商|电信运营商|基础电信企业|电信企业|厂商|云厂商|国内厂商|云服务商|互联网企业|车企|房企|"
        "上市银行|险企|券商|快递企业|电商平台|手机厂商",
                      business[] = "业务|服务|网络|客户|市场|级|端|云|侧|线|渠道|定制|板块|领域|的";
    const size_t n = gn_words_begin(words, l->s, l->n), group = gn_words_begin(groups, l->s, l->n);
    if ((n && n < l->n) || gn_indicator_of_first(l)) return true;
    if (group && group < l->n && !gn_words_begin(business, l->s + group, l->n - group)) return true;
    GN_EACH (i, several)
        if (gn_find(l->s, l->n, several[i], strlen(several[i]))) return !gn_find(l->s, l->n, "归属于", 9);
    return false;
}

/* “561家数字经济公司营业收入x，净利润y”: goes on with what several companies have together. */
bool gn_indicator_of_group(const gn_work *w, const gn_statement *s)
{
    static const char many[] =
        "公司|企业|厂商|业者|券商|银行业|机构|品牌|公司合计|企业合计|公司共|企业共|航司|航企|房企|车企|钢企|"
        "险企|煤企|酒企|药企|猪企|发电集团|运营商|券商合计|航司合计|房企合计|险企合计";
    const gn_memory *p = &w->memory;
    return p->last_sentence == s->sentence &&
           (gn_np_ends_in(many, p->entity.s, p->entity.n) || gn_indicator_of_many(&p->entity)) &&
           !gn_owner_company_named(w, s) &&
           !(p->company.n && memmem(p->entity.s, p->entity.n, p->company.s, p->company.n)) &&
           !gn_phrases_prefix(w->phrases, p->entity.s, p->entity.n, GN_PHRASE_GROUP, NULL);
}

/* 市场份额 is a figure of its owner's own, unlike 占比. */
static bool market_share(const gn_label *l)
{
    return gn_label_ends(l, "份额") || gn_label_ends(l, "占有率") || gn_label_ends(l, "市占率");
}

/* 箱包出口额, 原油产量: another kind of goods takes the place of the first, as in 手机出口额; no part of the market or
 * of all that a firm sells. */
static bool by_goods(const gn_work *w, const gn_label *l, const gn_label *np)
{
    static const char *const words[] = {"产量",   "销量",   "出货量", "进口量", "出口量", "进口额",
                                        "出口额", "加工量", "采购量", "发电量", "用电量"};
    static const char *const parts[] = {"市场", "渠道", "线上", "线下", "地区", "企业", "品牌"};
    GN_EACH (i, parts)
        if (gn_label_ends(np, parts[i])) return false;
    GN_EACH (i, words)
        if (gn_label_ends(l, words[i])) return gn_work_name(w, l->s, l->n, false) + strlen(words[i]) < l->n;
    return false;
}

/* Whom 其 may stand for: the clause before's subject, the company, the sentence's or the one before's subject; 0 if
 * there is none. */
static char antecedent(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_memory *p,
                       const gn_candidates *c)
{
    enum { LONG = 12 };
    static const char person[] = "年薪|薪酬|薪资|身家|财富";
    if (has(c, 'B') && gn_label_chars(&m->stated) <= LONG && !gn_np_heads(w, &m->stated)) return 'B';
    if (has(c, 'z') && gn_words_end(person, m->np.s, m->np.n)) return 'z';
    if ((p->about.n || p->company_block == s->block) && has(c, 'c')) return 'c';
    if (has(c, 'y') && !gn_np_heads(w, &p->subject)) return 'y';
    return has(c, 'z') && !gn_np_heads(w, &p->earlier) ? 'z' : 0;
}

bool gn_indicator_goes_on(const gn_work *w, const gn_statement *s)
{
    const gn_seg *first = &w->structure->seg[s->from];
    return s->previous != GN_NO_INDEX && s->previous + 1 == s->from && first->kind == GN_SEG_MARK && first->mark == 'd';
}

/* “乙在连续增长后，三季度下降了4.6%”: the sentence is about a company that its figures so far have not been of. */
bool gn_indicator_other_firm(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    const gn_memory *p = &w->memory;
    return !m->np.n && p->last_sentence != s->sentence && p->last_block != GN_NO_INDEX && p->subject.n &&
           gn_work_names_firm(w, &p->subject) && !memmem(p->indicator.s, p->indicator.n, p->subject.s, p->subject.n);
}

/* 总投资, 达产产值, 占地面积: what a project has. */
static bool of_project(const gn_label *l)
{
    static const char words[] =
        "投资|投资额|产值|产能|面积|税收|收入|利税|产量|装机|容量|用地|占地|能力|岗位|床位|强度|造价|工期";
    return gn_words_end(words, l->s, l->n) > 0;
}

/* “某项目规划30GWh电池产能”, “某公司获5亿元融资”: the noun of the measure stands behind the number. */
static char object_with_noun(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_memory *p,
                             const gn_candidates *c)
{
    enum { LONG = 10 };
    if (m->owner.n && has(c, 'D')) return 'D';
    const bool acts = gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_BREAK | GN_PHRASE_VERB, NULL) > 0;
    if (!acts && gn_label_chars(&m->np) <= LONG && has(c, 'A')) return 'A';
    if (p->company_sure && (p->about.n || p->company_block == s->block) && has(c, 'C')) return 'C';
    return 'a';
}

/* “数字化服务快速发展，收入比上年增长…”: the clause before speaks of another trade than the last figure. */
static bool of_trade(const gn_material *m, const gn_memory *p)
{
    enum { LONG = 16 };
    static const char trades[] = "业|业务|服务|产品|板块|领域|贸易|渠道|平台|民营企业|国有企业|投资企业";
    return !(m->roles & GN_PHRASE_WHOLE) && gn_label_chars(&m->stated) <= LONG &&
           gn_np_ends_in(trades, m->stated.s, m->stated.n) &&
           !gn_find(p->indicator.s, p->indicator.n, m->stated.s, m->stated.n);
}

/* “…；烘干机成为黑马，零售额…”: the clause before begins a part of the sentence. */
static bool begins_part(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return false;
    const gn_clause *before = &st->clause[s->clause - 1];
    if (before->opener != ';') return false;
    for (uint32_t k = before->first; k < before->last; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD) return false; /* only says when */
    return true;
}

/* No percentage, points or multiple. */
static bool tells_amount(const gn_quantity *q)
{
    return !(q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE));
}

/* The name right before the figure's bracket has it; 0: it tells nothing. */
static char of_bracket(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    /* “甲（83万台）和乙（71万台）列第四、第五” */
    if (tells_amount(q) && has(c, 'v') && gn_work_names_firm(w, &m->named)) {
        /* “甲以5万亿元总资产居首，乙（4万亿元）”, “营收前三名为甲（…）” */
        if (p->last_sentence == s->sentence && p->unit == q->unit && has(c, '*')) return '*';
        return has(c, '+') && gn_np_heads(w, &p->subject) ? '+' : 'v';
    }
    if (q->flags & GN_Q_PERCENT) {
        /* “半导体销售额…。甲国（13%）、乙国（9%）的销售额增长” */
        if (gn_np_bare(w, &m->named) && gn_label_ends(&p->indicator, m->named.s) && has(c, 'i') &&
            p->last_block != GN_NO_INDEX && p->last_block + 1 >= s->block)
            return 'i';
        if (gn_np_heads(w, &m->named) && has(c, 'v')) return 'v'; /* 对东盟（13.8%）出口 */
        if (has(c, '+') && gn_np_heads(w, &p->subject)) return '+';
        if (has(c, '*') && p->last_sentence == s->sentence) return '*';
        return 'v';
    }
    return 0;
}

/* “…，是市值最大的行业，占…的”: the clause before only says what the last figure's thing is. */
static bool says_what_it_is(const gn_work *w, const gn_statement *s)
{
    if (s->clause <= w->structure->sentence[s->sentence].first_clause || w->memory.last_sentence != s->sentence)
        return false;
    const gn_clause *b = &w->structure->clause[s->clause - 1];
    uint32_t k = b->first;
    while (k < b->last && w->structure->seg[k].kind == GN_SEG_MARK) k++;
    return k < b->last && gn_words_begin("是|为|成为|系", gn_work_text(w, k), gn_work_len(w, k));
}

/* “某某养车覆盖300多个城市”: of the firm that does it. */
static bool by_firm(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    enum { SHORT = 6 };
    const gn_memory *p = &w->memory;
    return gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN && gn_label_chars(&m->after) <= SHORT &&
           !gn_np_heads(w, &m->after) && p->company_sure && (p->about.n || p->company_block == s->block) &&
           has(c, 'C') && (!speaks_of_place(w, s) || gn_owner_company_named(w, s));
}

/* “突破6月478亿元的营收纪录”: results that stand behind the figure are the company's of the paragraph. */
static bool results_behind(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_memory *p = &w->memory;
    return p->company_sure && p->company_block == s->block && has(c, 'C') &&
           gn_phrases_find(w->phrases, m->after.s, m->after.n, NULL) & GN_PHRASE_FIRM;
}

/* “主要产品出口量均出现下滑。空调下降10%”: the sentence before has told what moves. */
static bool moved_before(const gn_work *w, const gn_statement *s)
{
    const gn_memory *p = &w->memory;
    return p->moved_sentence != GN_NO_INDEX && p->moved_sentence + 1 == s->sentence &&
           p->last_sentence != s->sentence && w->structure->sentence[p->moved_sentence].block == s->block &&
           s->measure != GN_MEASURE_SHARE && gn_work_quantity(w, s->seg)->flags & (GN_Q_PERCENT | GN_Q_MULTIPLE);
}

/* Nothing that is measured stands in the clause before the figure. */
static char of_no_noun(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    if (has(c, '2')) return '2';
    if (has(c, 'E')) return 'E';
    if (moved_before(w, s) && has(c, 't')) return 't';
    if (m->turned && has(c, 'g')) return 'g';
    /* “…增速分别为a、b，丙、丁增速较低，分别为c、d” */
    const bool named = gn_np_heads(w, &m->before) && !gn_indicator_generic(&m->before);
    const bool theirs = gn_work_list(w, s) || named || gn_indicator_in_turn(w, s);
    if (m->own_members && theirs && (has(c, 'g') || has(c, 'b')))
        return gn_np_heads(w, &m->before) || !has(c, 'g') ? 'b' : 'g';
    if (gn_work_list(w, s)) return 'l';
    /* 6家为负增长 */
    if (has(c, 'r') && m->acting.n == m->after.n && memcmp(m->acting.s, m->after.s, m->after.n) == 0) return 'r';
    if (q->list_count > 1 && m->before.n && (has(c, 'g') || has(c, 'b')) && gn_indicator_counted(w, s, q) == s->clause)
        return has(c, 'g') ? 'g' : 'b';
    if (has(c, 'M')) return 'M';
    if (has(c, 'd')) return 'd';
    /* “从出口额看，甲省、乙省分别以9亿元、8亿元居前” */
    if (p->topic_sentence == s->sentence && p->last_sentence != s->sentence && q->list_count > 1 && tells_amount(q) &&
        has(c, 't'))
        return 't';
    if (m->of_after && gn_np_bare(w, &m->after) && has(c, 'Y') && gn_indicator_other_firm(w, s, m)) return 'Y';
    if (has(c, 'U')) return 'U';
    /* 5.2亿件 after 收入: no money */
    const bool count = (q->flags & GN_Q_COUNT_NOUN) && gn_words_end("收入|利润|营收", p->indicator.s, p->indicator.n);
    if ((!has(c, 'i') || count) && has(c, 'w')) return 'w';
    /* “…完成计划的75%，同比增加7.55亿元”: more of what had this unit. */
    if (s->measure == GN_MEASURE_CHANGE && !(q->flags & GN_Q_POINTS) && !m->after.n && has(c, 'w')) return 'w';
    if (s->bracket && s->previous != GN_NO_INDEX) return 'i';
    if (m->grew && (q->list_count > 1 || !gn_indicator_generic(&m->before)) && gn_label_chars(&m->before) <= 20) {
        if (gn_np_heads(w, &m->before) || s->measure == GN_MEASURE_LEVEL) return 'b';
        if (has(c, 'g')) return 'g';
    }
    /* “其次是技术层企业数，占比为…” */
    if (s->measure == GN_MEASURE_SHARE && m->before.n && gn_label_chars(&m->before) <= 16 && !says_what_it_is(w, s) &&
        !(m->after.n && s->list_seg == s->from) && !gn_find(m->before.s, m->before.n, "“", 3) &&
        !gn_phrases_prefix(w->phrases, m->before.s, m->before.n, GN_PHRASE_BREAK, NULL) &&
        gn_phrases_break(w->phrases, m->before.s, m->before.n) == m->before.n)
        return 'b';
    /* “租赁和商务服务业，同比增长32.7%”: a clause that is nothing but a trade's name */
    if (m->own_trade && has(c, 'g')) return 'g';
    /* “某业规模扩大，2016—2020年间，从a增长到b”: the sentence has said what. */
    if (p->last_sentence != s->sentence && m->before.n && gn_np_heads(w, &m->before) &&
        !gn_indicator_generic(&m->before))
        return 'b';
    if (has(c, '8') && !says_what_it_is(w, s)) return '8';
    /* “较上年20.8%的渗透率提高…”: of what was just said */
    if (m->of_after && gn_np_bare(w, &m->after) && p->last_block == s->block &&
        gn_label_ends(&p->indicator, m->after.s))
        return 'i';
    if (!m->after.n || (q->flags & GN_Q_POINTS) || (s->previous != GN_NO_INDEX && (s->near & GN_CUE_BIT(YOY))))
        return 'i';
    if (has(c, 'r') && !m->subject.n) return 'r';
    return by_firm(w, s, m, c) || results_behind(w, s, m, c) ? 'C' : 'a';
}

/* What is counted stands behind the figure. */
static char of_object(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    /* “实现30万片的产能目标” after 某某产能: told anew. */
    if (gn_np_bare(w, &m->after) && p->last_block == s->block && gn_label_ends(&p->indicator, m->after.s)) return 'i';
    if (m->made) return has(c, 'D') ? 'D' : 'a';
    if (has(c, 'A') && (m->owner.n || gn_np_bare(w, &m->after))) return 'A';
    if (has(c, 'r') && (q->flags & GN_Q_COUNT_NOUN)) return 'r';
    if (gn_np_bare(w, &m->after) && has(c, 'Y')) return 'Y';
    return by_firm(w, s, m, c) ? 'C' : 'a';
}

/* Whose a bare noun is that somebody has: the group's, the trade's, the company's; 0: nobody's. */
static char of_owner(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_memory *p = &w->memory;
    if ((m->roles & GN_PHRASE_FIRM) && m->total && p->last_sentence == s->sentence && has(c, 'e')) return 'e';
    /* 规模以上企业1093家，实现主营业务收入…，利润总额… */
    const bool money = gn_work_quantity(w, s->seg)->flags & (GN_Q_MONEY | GN_Q_PERCENT) &&
                       !(p->body_block == s->block && has(c, 'J')); /* 入驻企业: a park's */
    if ((m->roles & GN_PHRASE_FIRM || (money && !(m->roles & GN_PHRASE_WHOLE))) && has(c, 'e') &&
        gn_indicator_of_group(w, s))
        return 'e';
    if (p->trade_block == s->block && p->trade.n && has(c, '3') && !(m->roles & GN_PHRASE_WHOLE)) return '3';
    if (m->roles & GN_PHRASE_FIRM)
        return p->company.n                                     ? 'c'
               : p->owner_block == s->block && has(c, 'O')      ? 'O'
               : p->entity.n && p->last_sentence == s->sentence ? 'e'
                                                                : 'n';
    /* “某某银行公告，存款余额为…”: its own, though a country has such figures too */
    static const char banks[] = "存款余额|贷款余额|存款总额|贷款总额|保费收入|人民币贷款|人民币存款|票房|票房收入";
    if (p->company_sure && p->company_block == s->block && has(c, 'c') && gn_words_end(banks, m->np.s, m->np.n) &&
        gn_owner_company_named(w, s) && !speaks_of_place(w, s) && gn_work_names_firm(w, &p->company))
        return 'c';
    if (!(m->roles & GN_PHRASE_WHOLE)) {
        if (p->subject_sentence == s->sentence && has(c, 'y') && !gn_np_heads(w, &p->subject)) return 'y';
        if (p->owner_block == s->block && has(c, 'O')) return 'O';
        if (p->company_sure && ((p->about.n && p->last_sentence != s->sentence) || p->company_block == s->block) &&
            has(c, 'c') && !speaks_of_place(w, s))
            return 'c';
        if (p->body_block == s->block && has(c, 'J')) return 'J';
    }
    return 0;
}

/* “吸收外资方面，实际使用外资…”: the noun says what the clause before named. */
static bool says_again(const gn_material *m)
{
    enum { WORD = 6 };
    return (m->roles & GN_PHRASE_WHOLE) ||
           (m->stated.n >= WORD && (gn_find(m->np.s, m->np.n, m->stated.s + m->stated.n - WORD, WORD) ||
                                    gn_find(m->np.s, m->np.n, m->stated.s, WORD)));
}

/* “新房价格上涨1%，其中甲市和乙市价格分别上涨…”: the members are places. */
static bool of_places(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind == GN_SEG_AREA) return true;
    return gn_places_counted(w, s) > 0;
}

/* A span of times stands before the list in its clause: Q1-Q4, 一至四季度. */
static bool over_times(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (w->structure->seg[k].clause != s->clause || w->structure->seg[k].kind != GN_SEG_PERIOD) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (memchr(t, '-', n) || gn_find(t, n, "至", 3) || gn_find(t, n, "—", 3)) return true;
    }
    return false;
}

/* “焦炭明显加快。产量增长3%”: the sentence before has said of what, and no figure. */
static bool opened_before(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_memory *p)
{
    enum { LONG = 8 };
    return p->last_sentence != s->sentence && s->sentence > 0 && p->last_sentence + 1 != s->sentence &&
           w->structure->sentence[s->sentence - 1].block == s->block &&
           s->clause == w->structure->sentence[s->sentence].first_clause &&
           !(m->roles & (GN_PHRASE_WHOLE | GN_PHRASE_FIRM)) && gn_label_chars(&p->earlier) <= LONG &&
           !gn_np_heads(w, &p->earlier);
}

/* The company is named between the last ； and the number. */
static bool names_company_in_part(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_label *firm = &w->memory.company;
    uint32_t c = s->clause;
    while (c > st->sentence[s->sentence].first_clause && s->clause - c < GN_LOOK_BACK && st->clause[c].opener != ';')
        c--;
    const size_t from = st->seg[gn_look_back(s->list_seg, st->clause[c].first)].start;
    return gn_find(w->clean->text + from, st->seg[s->list_seg].start - from, firm->s, firm->n) != NULL;
}

/* “…Mac营收54亿美元。美洲营收增长7%，欧洲营收…”: all that the firm takes in there, where a sentence begins with it. */
static bool revenue_of_region(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    static const char income[] = "营业收入|净收入|收入|净营收|总营收|营收|净销售额|销售额";
    const gn_memory *p = &w->memory;
    const gn_structure *st = w->structure;
    if (!p->company.n || p->last_block == GN_NO_INDEX || p->last_sentence == s->sentence ||
        (s->left | s->before) & GN_CUE_BIT(PART) || gn_words_end(income, m->np.s, m->np.n) != m->np.n)
        return false;
    const uint32_t k = st->clause[s->clause].first;
    if (k + 1 >= st->segs || st->seg[k].kind != GN_SEG_AREA || st->seg[k + 1].kind != GN_SEG_TEXT ||
        st->seg[k + 1].start != st->seg[k].end)
        return false;
    static const char home[] = "中国|国内|我国|全国|全球";
    return !gn_words_begin(home, gn_work_text(w, k), gn_work_len(w, k)) &&
           gn_words_end(income, gn_work_text(w, k + 1), gn_work_len(w, k + 1)) == gn_work_len(w, k + 1);
}

/* Nothing but the noun of a measure stands there: 产量. */
/* “甲业务营收x，乙业务营收y。前三季度营收z”: of the whole again, behind several parts and with a time of its own. */
static bool behind_parts(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    enum { MORE = 6 /* bytes: what makes a part's name */ };
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    if (p->last_sentence == s->sentence || !p->company_sure || !p->company.n || s->previous != GN_NO_INDEX)
        return false;
    bool dated = false;
    for (uint32_t k = st->sentence[s->sentence].first; k < s->list_seg && !dated; k++)
        dated = st->seg[k].kind == GN_SEG_PERIOD;
    const gn_label *part = NULL;
    for (uint32_t i = p->recent_count; dated && i-- > 0;) {
        const gn_label *l = &p->recent[i];
        if (!gn_label_ends(l, m->np.s) || !memmem(l->s, l->n, p->company.s, p->company.n) ||
            l->n < p->company.n + m->np.n + MORE)
            continue;
        if (part && (part->n != l->n || memcmp(part->s, l->s, l->n) != 0)) return true;
        part = l;
    }
    return false;
}

static char of_bare_noun(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    enum { LONG = 12 };
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    static const char *const indices[] = {"CPI", "PPI"};
    const bool amount = tells_amount(q);
    if (has(c, 'E')) return 'E';
    /* “进出口总值增长7.7%，规模超过40万亿元”: that of what has grown */
    static const char *const sizes[] = {"规模", "总规模", "体量", "总量", "总额", "总值", "金额"};
    if (amount && p->last_sentence == s->sentence && p->said_seg != GN_NO_INDEX && gn_np_heads(w, &p->indicator) &&
        gn_work_quantity(w, p->said_seg)->flags & GN_Q_PERCENT &&
        (p->said_measure == GN_MEASURE_YOY || p->said_measure == GN_MEASURE_GROWTH) &&
        GN_IS_ONE_OF(m->np.s, m->np.n, sizes) && has(c, 'i'))
        return 'i';
    if (m->total && gn_list_members(&m->before) > 1 && has(c, 'B')) return 'B';
    if (m->total && gn_list_members(&p->subject) > 1 && has(c, 'y')) return 'y';
    if (m->total && gn_list_members(&p->earlier) > 1 && has(c, 'z')) return 'z';
    /* “在熟料产量方面，生产量…” */
    if (m->links && says_again(m) && m->np.n > 6 && m->before.n > m->np.n &&
        gn_label_ends(&m->before, m->np.s + m->np.n - 6))
        return 'b';
    /* 多晶硅环节，产量…: whose it is stands before. */
    if (m->links && has(c, 'B') && !says_again(m)) return 'B';
    if (has(c, 'N') && !(m->roles & GN_PHRASE_WHOLE)) return 'N';
    /* “水电业务利润降幅最大，利润仅为…” */
    if (m->before.n > m->np.n && gn_label_ends(&m->before, m->np.s)) return 'b';
    /* CPI after 核心CPI */
    if (GN_IS_ONE_OF(m->np.s, m->np.n, indices) && has(c, 'n')) return 'n';
    /* 进出口、出口、进口分别…: a member says itself what it is. */
    if (q->list_count > 1 && gn_label_ends(&p->indicator, m->np.s) && of_places(w, s) && has(c, 'i') &&
        !(gn_label_ends(&p->indicator, "进出口") && !gn_label_ends(&m->np, "进出口")))
        return 'i';
    /* “某某在甲、乙两地建厂，投资额分别为a和b” */
    if (q->list_count > 1 && !has(c, 'm') && has(c, 'c') && p->company_block == s->block && p->company_sure &&
        (m->roles & GN_PHRASE_FIRM || of_project(&m->np)) && names_company_in_part(w, s))
        return 'c';
    /* “药品销售总额为x，一至四季度销售额分别为a、b、c、d”: one noun over times, of what the sentence has told */
    const gn_label *full = q->list_count > 1 ? gn_indicator_full(p, gn_indicator_unit(q)) : NULL;
    if (full && has(c, 'w') && p->last_sentence == s->sentence && m->np.n >= 6 &&
        gn_find(full->s, full->n, m->np.s, 6) && over_times(w, s))
        return 'w';
    if (q->list_index > 0 && has(c, 'i') && m->np.n >= 6 && gn_find(p->indicator.s, p->indicator.n, m->np.s, 6) &&
        over_times(w, s))
        return 'i';
    if (q->list_count > 1) return has(c, 'm') ? 'm' : 'n';
    const bool act =
        gn_phrases_prefix(w->phrases, p->indicator.s, p->indicator.n, GN_PHRASE_VERB, NULL) + m->np.n == p->indicator.n;
    /* “甲位列第二，份额为…” */
    if (has(c, 'B') && (gn_work_names_firm(w, &m->stated) || gn_owner_company_name(w, &m->stated))) return 'B';
    if (p->turn_sentence == s->sentence && p->last_sentence != s->sentence && has(c, 'c')) return 'c';
    /* “秋粮再获丰收，产量…”, after another paragraph's output or another part of the sentence */
    if ((p->last_block != s->block || (begins_part(w, s) && !gn_find(m->stated.s, m->stated.n, "的", 3))) &&
        has(c, 'B') && !gn_np_bare(w, &m->stated) && !(m->roles & GN_PHRASE_WHOLE) &&
        gn_label_chars(&m->stated) <= LONG && !gn_find(m->stated.s, m->stated.n, "第", 3) &&
        (!(m->roles & GN_PHRASE_FIRM) || gn_owner_names_one(w, s, &m->stated)))
        return 'B';
    if (has(c, 'B') && of_trade(m, p)) return 'B';
    if (has(c, 'z') && opened_before(w, s, m, p)) return 'z';
    /* “销量a，其中电动汽车b；累计销量c”: of the whole again */
    if (has(c, 'P') && p->last_sentence == s->sentence && w->structure->clause[s->clause].opener == ';' &&
        !(s->left & GN_CUE_BIT(PART)) && gn_label_ends(&p->parent, m->np.s) && p->parent.n != p->indicator.n &&
        gn_label_ends(&p->indicator, m->np.s))
        return 'P';
    if (has(c, 'c') && (revenue_of_region(w, s, m) || behind_parts(w, s, m))) return 'c';
    if (gn_label_ends(&p->indicator, m->np.s) && !act && !gn_label_ends(&p->indicator, "进出口")) return 'i';
    /* 其中，6月利润… after 某企业利润总额 */
    if ((s->left | s->before) & GN_CUE_BIT(PART) && p->last_block == s->block && p->entity.n &&
        p->indicator.n > p->entity.n + m->np.n && memcmp(p->indicator.s + p->entity.n, m->np.s, m->np.n) == 0 &&
        has(c, 'e'))
        return 'e';
    if (memmem(p->indicator.s, p->indicator.n, m->np.s, m->np.n)) return 'n';
    const char whose = of_owner(w, s, m, c);
    if (whose) return whose;
    if (market_share(&m->np) && has(c, 'e') && p->last_sentence == s->sentence) return 'e';
    /* “软件业营业收入x亿元，从业人员y万人” */
    if (p->last_sentence == s->sentence && has(c, 'e') && !(m->roles & GN_PHRASE_WHOLE) &&
        gn_np_ends_in("业|产业|行业|制造业|服务业", p->entity.s, p->entity.n) && !gn_label_ends(&p->entity, "企业"))
        return 'e';
    if (!gn_indicator_generic(&m->np)) return 'n';
    if (has(c, 'B') && gn_owner_theme_end(&m->before) == m->before.n) return 'B';
    return p->last_sentence == s->sentence && has(c, 'e') ? 'e' : has(c, 'T') ? 'T' : 'n';
}

/* “造船完工3034万载重吨，其中海船为860万修正总吨”: a part that is weighed or measured, whatever in. */
static bool measured_part(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    static const char *const none[] = {"count", "money", "percent", "points", "multiple", "other", "time"};
    const gn_memory *p = &w->memory;
    if (!q->unit || !p->parent_unit || !(s->left & GN_CUE_BIT(PART))) return false;
    const char *d = gn_lexicon_unit(w->lexicon, q->unit)->dimension;
    GN_EACH (i, none)
        if (strcmp(d, none[i]) == 0) return false;
    return strcmp(d, gn_lexicon_unit(w->lexicon, p->parent_unit)->dimension) == 0;
}

/* 国内业务收入, 海外市场收入: a part of a firm's own. */
static bool of_business(const gn_label *l)
{
    static const char parts[] =
        "国内业务|海外业务|境外业务|国外业务|国际业务|海外市场|境外市场|国外市场|国际市场|本土市场";
    return gn_words_begin(parts, l->s, l->n) > 0;
}

/* “某公司发布半年报，高端产品销量增长7%”: nobody else's, and of no market. */
static bool own_result(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    static const char *const others[] = {"市场", "产业", "全国", "全球", "国内",
                                         "我国", "中国", "同业", "社会", "居民"};
    if (speaks_of_place(w, s) || gn_work_name(w, l->s, l->n, false) || gn_inherit_of_industry(l->s, l->n)) return false;
    GN_EACH (i, others)
        if (gn_find(l->s, l->n, others[i], 6)) return false;
    return true;
}

/* “某公司披露，12月移动用户达3亿户，行业客户数达2万家”: whom the firm
 * that the sentence begins or goes on with serves. */
static bool own_customers(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    static const char served[] =
        "用户|用户数|用户规模|用户总数|用户数量|客户|客户数|客户规模|客户总数|客户数量|会员|会员数|"
        "会员规模|连接|连接数|连接规模|ARPU|DOU|基站|基站数|用户渗透率|客户渗透率|套餐渗透率";
    const gn_structure *st = w->structure;
    if (!gn_words_end(served, m->np.s, m->np.n)) return false;
    uint32_t k = st->sentence[s->sentence].first;
    while (k < s->seg && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_PERIOD)) k++;
    const gn_memory *p = &w->memory;
    const bool goes_on = p->no_area && p->last_sentence == s->sentence;
    return k < s->seg && (goes_on || gn_work_company(w, &st->seg[k])) && own_result(w, s, &m->np);
}

/* 应用案例2万个; but 千兆城市22.2个/万人 */
static bool counted_itself(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    return gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN && whole_noun(&m->np) &&
           !memchr(gn_work_text(w, s->seg), '/', gn_work_len(w, s->seg));
}

/* “共享单车共有1950万辆”: no sales or output of them. */
static bool there_are(const gn_work *w, const gn_statement *s)
{
    uint32_t k = s->list_seg;
    while (k > s->from && w->structure->seg[k - 1].kind == GN_SEG_CUE && w->structure->seg[k - 1].cue == GN_CUE_BOUND)
        k--;
    return k > s->from && w->structure->seg[k - 1].kind != GN_SEG_MARK &&
           gn_words_end("共有|现有|已有|还有|拥有|尚有|仍有|存有|总共有", gn_work_text(w, k - 1),
                        gn_work_len(w, k - 1));
}

/* A noun with a name, or a name alone. */
static char of_noun(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    const bool amount = tells_amount(q);
    /* “若剔除货币基金，基金规模为…” */
    static const char without[] = "剔除|若剔除|如剔除|扣除|若扣除|不计|若不计|除去|不含";
    if (m->head && has(c, 'B') && gn_words_begin(without, m->stated.s, m->stated.n)) return 'B';
    /* “5G应用涵盖多个领域，案例累计超过2万个”: of what the clause before is about */
    static const char bare[] = "案例|场景|标准|专利|试点|节点|应用|项目";
    if (!m->head && has(c, 'B') && q->flags & GN_Q_COUNT_NOUN && gn_words_end(bare, m->np.s, m->np.n) == m->np.n &&
        !gn_np_bare(w, &m->stated) && !gn_work_names_firm(w, &m->stated))
        return 'B';
    /* 某某方面，下单金额…: that firm's */
    if (m->links && has(c, 'B') && gn_work_names_firm(w, &m->stated)) return 'B';
    /* “甲业务继续发展，收入占比为…” */
    if (s->measure == GN_MEASURE_SHARE && has(c, 'B') && m->head && of_trade(m, p) &&
        (gn_phrases_find(w->phrases, m->np.s, m->np.n - m->head, NULL) & GN_PHRASE_HEAD))
        return 'B';
    /* “亚马逊的增长率为28.7%” after what its income is: of that. */
    if (!m->head && (q->flags & GN_Q_PERCENT) && s->measure != GN_MEASURE_SHARE && p->last_block == s->block &&
        gn_work_names_firm(w, &m->np)) {
        const bool own = p->indicator.n > m->np.n && !memcmp(p->indicator.s, m->np.s, m->np.n);
        if (own && p->measure != GN_MEASURE_SHARE) return 'i';
        if (has(c, 'P') && p->parent.n > m->np.n && !memcmp(p->parent.s, m->np.s, m->np.n)) return 'P';
    }
    if (!m->head && amount && !m->after.n && there_are(w, s) && !gn_work_names_firm(w, &m->np)) return 'n';
    const char *noun;
    if (!m->head && amount && has(c, 'h') && gn_indicator_counted_by(w, s, &p->indicator, &noun)) return 'h';
    if (!m->head && amount && gn_indicator_goes_on(w, s) && p->last_sentence == s->sentence && has(c, 'h'))
        return has(c, 'H') && p->company.n && p->indicator.n > p->company.n &&
                       !memcmp(p->indicator.s, p->company.s, p->company.n)
                   ? 'H'
                   : 'h';
    /* “三大运营商收入达1.7万亿元，通信主业营收…” */
    if ((m->roles & GN_PHRASE_FIRM) && has(c, 'e') && gn_indicator_of_group(w, s)) return 'e';
    if ((m->roles & GN_PHRASE_FIRM) && has(c, 'c') && !gn_indicator_of_many(&m->np)) return 'c';
    if (m->head && has(c, 'c') && p->company_sure && p->company_block == s->block &&
        (of_business(&m->np) || own_customers(w, s, m) || (p->results_block == s->block && own_result(w, s, &m->np))))
        return 'c';
    /* “碳纤维运行产能20万吨，其中甲地运行产能6万吨”: a part of the same */
    if (m->head && (s->left | s->before) & GN_CUE_BIT(PART) && p->last_sentence == s->sentence &&
        p->indicator.n > m->np.n && gn_label_ends(&p->indicator, m->np.s) && has(c, 'i'))
        return 'i';
    if (m->head && has(c, 'e') && p->last_sentence == s->sentence && same_stem(p, m)) return 'e';
    /* 笔记本2亿台，手机3亿台: goods counted in one unit are no part of each other unless 其中 says so; 企业 are, of the
     * trade that was spoken of. */
    /* 纯电动车批发30万辆；插电混动车6万辆 */
    const bool beside = w->structure->clause[s->clause].opener == ';' && p->parent.n == p->indicator.n &&
                        memcmp(p->parent.s, p->indicator.s, p->parent.n) == 0 && has(c, 'W') &&
                        !gn_work_names_firm(w, &m->np);
    const bool siblings = (beside || !gn_np_heads(w, &p->parent)) && p->last_sentence == s->sentence &&
                          !gn_label_ends(&m->np, "企业") && !((s->left | s->before) & GN_CUE_BIT(PART));
    if (gn_label_ends(&m->np, "》") && amount && p->last_block == s->block && has(c, 'W')) return 'W';
    if (!m->head && amount && q->unit && (q->unit == p->parent_unit || measured_part(w, s, q)) && has(c, 'q') &&
        p->last_block == s->block && !siblings && gn_label_chars(&m->np) <= 10 && !counted_itself(w, s, m))
        return (s->measure == GN_MEASURE_CHANGE || by_goods(w, &p->parent, &m->np)) && has(c, 'W') ? 'W' : 'q';
    if (m->head && has(c, 'q') && p->last_block == s->block && short_head(w, m, &p->parent)) return 'q';
    if (!m->head && moved_before(w, s) && has(c, 't')) return 't';
    /* “渗透率为60%。互联网业务增长36%”: rates move by points */
    if (!m->head && q->flags & (GN_Q_PERCENT | GN_Q_MULTIPLE) && s->measure != GN_MEASURE_SHARE &&
        s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(YOY)) && p->topic_sentence != s->sentence &&
        gn_phrases_suffix(w->phrases, p->indicator.s, p->indicator.n, GN_PHRASE_RATE))
        return has(c, 'c') && p->company_sure && p->company_block == s->block ? 'c' : 'n';
    if (!m->head && (q->flags & (GN_Q_PERCENT | GN_Q_MULTIPLE)) && s->measure != GN_MEASURE_SHARE)
        return p->topic_sentence == s->sentence && has(c, 't') ? 't' : has(c, 'h') ? 'h' : has(c, 'm') ? 'm' : 'n';
    /* “从营业收入来看，食品为33亿元，饮料…” */
    const bool listed = amount && w->structure->clause[s->clause].opener == ':' && s->previous == GN_NO_INDEX;
    if (!m->head && (q->flags & GN_Q_MONEY || listed) && p->topic_sentence == s->sentence && has(c, 't')) return 't';
    /* No rate that was named before is what has a share. */
    if (has(c, 'W') && s->measure != GN_MEASURE_SHARE && !counted_itself(w, s, m) &&
        !gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB, NULL))
        return 'W';
    return has(c, 'm') ? 'm' : 'n';
}

char gn_indicator_rule(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    const bool share_noun = s->measure == GN_MEASURE_SHARE && m->head == m->np.n && (m->roles & GN_PHRASE_RATE) &&
                            (q->list_count > 1 || !market_share(&m->np));
    const bool amount = tells_amount(q);
    /* “是门票的2.5倍”: the base that it is compared with. */
    if (m->base && p->indicator.n) return 'i';
    if (m->deal.n && has(c, 'X')) return 'X';
    if ((m->deal.n || m->titled.n) && has(c, 'Q')) return 'Q';
    /* “21%股份即5250万股股份转让给…” */
    if (gn_label_ends(&p->indicator, "股权") && p->last_sentence == s->sentence && m->np.n == 6 &&
        gn_label_ends(&m->np, "股份") && has(c, 'i'))
        return 'i';
    if (s->measure == GN_MEASURE_CONTRIBUTION && contributes(w, s) && p->last_block == s->block && has(c, 'i'))
        return gn_work_list(w, s) && has(c, 'l') ? 'l' : 'i';
    const char named = m->named.n ? of_bracket(w, s, m, c) : 0;
    if (named) return named;
    if (m->of_after && (q->flags & GN_Q_PERCENT) && m->after.n && !m->head && !gn_np_heads(w, &m->after) &&
        !(s->near & (GN_CUE_BIT(SHARE) | GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(YOY)))) {
        if (has(c, 'G')) return 'G';
        return has(c, 'r') ? 'r' : 'a';
    }
    if (has(c, '&')) return '&';
    if (has(c, '4') && !m->np.n) return '4';
    if (has(c, '6')) return '6';
    if (has(c, '7') && !(m->head && gn_label_ends(&p->indicator, m->np.s))) return '7';
    if (m->versus && !m->head && has(c, 'h')) return 'h';
    if (m->refers && m->head && m->head == m->np.n && antecedent(w, s, m, p, c)) return antecedent(w, s, m, p, c);
    const char firm = m->refers && m->head && m->head < m->np.n ? antecedent(w, s, m, p, c) : 0;
    if (firm == 'c' || (firm == 'B' && gn_work_names_firm(w, &m->stated))) return firm;
    /* 某某宣布完成7亿元天使轮融资 */
    if (m->announcer.n && (q->flags & GN_Q_MONEY) && !m->head && gn_np_heads(w, &m->after) && has(c, 'C')) return 'C';
    if (!m->np.n || share_noun || (m->share && s->measure == GN_MEASURE_CHANGE)) return of_no_noun(w, s, m, c);
    if (has(c, 'I')) return 'I';
    if (has(c, 'R')) return 'R';
    /* “某些企业股价下跌，其中甲和乙分别下跌…” */
    if (has(c, 'j') && (q->flags & GN_Q_PERCENT)) return 'j';
    if (has(c, 'S')) return 'S';
    const size_t verb = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB);
    if (m->after.n && amount && !m->head && (verb || (q->flags & GN_Q_COUNT_NOUN) || m->of_after))
        return of_object(w, s, m, c);
    if (m->after.n && amount && !m->head && gn_np_heads(w, &m->after)) return object_with_noun(w, s, m, p, c);
    if (m->subject.n) return 's';
    /* “某公司在…提供服务，服务客户300万”: the deeds of a sentence are its firm's. */
    if (!m->head && amount && p->company_block == s->block && p->company_sure && has(c, 'c') &&
        gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB, NULL) && gn_owner_company_named(w, s))
        return 'c';
    /* 其中水电1578小时, after 发电设备平均利用小时. */
    if (!m->head && gn_indicator_hours(w, q) && has(c, 'V')) return 'V';
    /* 第一期投资: of what was spoken of. */
    if (m->head && stage(&m->np) && p->last_block == s->block && has(c, 'q')) return 'q';
    if (m->head && has(c, 'L') && gn_label_chars(&m->np) <= 8 && of_project(&m->np) &&
        (p->project_sentence == s->sentence || !gn_owner_company_named(w, s) ||
         memmem(p->project.s, p->project.n, p->company.s, p->company.n)))
        return 'L';
    /* “可转债发行最多，共发行644只” */
    if (amount && !m->head && verb == m->np.n && has(c, 'b') && m->before.n > verb &&
        gn_label_ends(&m->before, m->np.s))
        return 'b';
    if (m->head == m->np.n) return of_bare_noun(w, s, m, c);
    return of_noun(w, s, m, c);
}
