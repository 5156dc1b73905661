/* Shares and parts whose owner, market or total was named before: 份额 of the firm that a clause is about, 自筹资金 of
 * whose money was told in all. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

static const char share_nouns[] = "市场占有率|市占率|市场份额|市场占比|份额|占有率";

/* “苹果居首，份额40%”, “华为第二，出货量…，份额…”: the firm that the part of the sentence up to the number is about. */
static bool firm_of_part(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { CLAUSES = 6 };
    static const char joins[] = "而|但|其中|此外|同时|另外|排名第二的|位居第二的|紧随其后的";
    const gn_structure *st = w->structure;
    const uint32_t first = st->sentence[s->sentence].first_clause;
    for (uint32_t c = s->clause + 1; c-- > first && s->clause - c < CLAUSES;) {
        const gn_clause *clause = &st->clause[c];
        if (clause->parent != GN_NO_INDEX) continue;
        uint32_t k = clause->first;
        while (k < clause->last && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_PERIOD ||
                                    (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_PART) ||
                                    gn_words_begin(joins, gn_work_text(w, k), gn_work_len(w, k)) == gn_work_len(w, k)))
            k++;
        if (k < clause->last && k < s->list_seg && gn_work_company(w, &st->seg[k])) {
            /* 甲、乙居前: not of one */
            if (k + 1 < clause->last && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == 'd') return false;
            gn_label_clear(out);
            gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
            return true;
        }
        if (clause->opener == ';') return false;
    }
    return false;
}

/* A bare share is the firm's that its part of the sentence is about; the goods are put in later. */
static void name_share(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    static const char rank[] = "第";
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label firm;
    if (s->measure != GN_MEASURE_SHARE || q->list_count > 1 || s->bracket || s->of.n ||
        gn_words_end(share_nouns, m->np.s, m->np.n) != m->np.n || !m->np.n || !firm_of_part(w, s, &firm) ||
        (gn_find(l->s, l->n, firm.s, firm.n) && !gn_find(l->s, l->n, rank, sizeof rank - 1)))
        return;
    gn_label_clear(l);
    gn_label_add(l, firm.s, firm.n);
    gn_label_add(l, m->np.s, m->np.n);
}

/* “甲出货500万台，份额20%，同比增长8%”: shares grow by points; what has grown is the amount. */
static void name_grown(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    enum { LEAST = 6 };
    const gn_memory *p = &w->memory;
    const size_t share = gn_words_end(share_nouns, l->s, l->n);
    if ((s->measure != GN_MEASURE_YOY && s->measure != GN_MEASURE_POP && s->measure != GN_MEASURE_GROWTH) || m->np.n ||
        !share || share == l->n || p->measure != GN_MEASURE_SHARE || p->last_sentence != s->sentence ||
        p->recent_sentence != s->sentence)
        return;
    const size_t firm = gn_work_name(w, l->s, l->n, false);
    for (uint32_t i = p->recent_count; i-- > 0 && firm;) {
        const gn_label *of = &p->recent[i];
        if (of->n < firm + LEAST || memcmp(of->s, l->s, firm) != 0 || gn_words_end(share_nouns, of->s, of->n) ||
            !gn_market_noun(of))
            continue;
        *l = *of;
        return;
    }
}

/* The tail of a total that is parted by where the money is from: 到位资金, 资金来源. */
static size_t money_in_all(const gn_label *l)
{
    static const char words[] = "到位资金|资金来源|到位资金总额|资金来源总计|资金来源合计|资金总额";
    return gn_words_end(words, l->s, l->n);
}

void gn_part_note(gn_memory *p, const gn_label *l)
{
    static const char kinds[] = "本年|本年度|年度|实际|累计|的|已|全年";
    const size_t n = money_in_all(l);
    if (!n) return;
    p->funds = *l;
    gn_label_drop(&p->funds, l->n - n, n);
    for (size_t k; (k = gn_words_end(kinds, p->funds.s, p->funds.n)) != 0;) gn_label_drop(&p->funds, p->funds.n - k, k);
    p->funds_told = true;
}

/* “房地产开发企业到位资金…，其中国内贷款…，自筹资金…”: the kinds of money are whose it is. */
static void name_funds(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char kinds[] =
        "非银行金融机构贷款|国家预算内资金|国家预算资金|预算内资金|国内贷款|银行贷款|个人按揭贷款|个人住房按揭贷款|"
        "按揭贷款|"
        "利用外资|利用外商投资|外商直接投资|企业自有资金|自有资金|自筹资金|其他资金|其它资金|其他到位资金|"
        "定金及预收款|定金和预收款|定金及预付款|各项应付款|应付款|债券";
    static const char loans[] = "贷款", home[] = "国内贷款", in[] = "到位", sum[] = "总额";
    const gn_memory *p = &w->memory;
    if (!p->funds_told || !l->n) return;
    gn_label name = *l;
    if (gn_label_ends(&name, in)) gn_label_drop(&name, name.n - (sizeof in - 1), sizeof in - 1);
    if (gn_label_ends(&name, sum)) gn_label_drop(&name, name.n - (sizeof sum - 1), sizeof sum - 1);
    size_t n = gn_words_end(kinds, name.s, name.n);
    const char *kind = name.s + name.n - n;
    if (!n && gn_label_ends(&name, loans) && gn_may_say(w, home)) {
        const gn_seg *g = w->structure->seg;
        const size_t from = g[gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first)].start;
        if (gn_find(w->clean->text + from, g[s->list_seg].start - from, home, sizeof home - 1))
            kind = home, n = sizeof home - 1;
    }
    if (!n || gn_owner_company_named(w, s)) return;
    gn_label whole = {.n = 0};
    gn_label_add(&whole, p->funds.s, p->funds.n);
    gn_label_add(&whole, kind, n);
    *l = whole;
}

/* “亚太是最大的市场”, “手机为其最大应用领域”: what the clause before the number's says to be the largest, empty where
 * that is a place, into *what; of which goods into *goods. */
static bool largest(const gn_work *w, const gn_statement *s, gn_label *what, gn_label *goods)
{
    static const char
        words[] = "最大的|最大|第一大|第二大|最主要的|最重要的|最主要|最重要|的主要|主要的",
        kinds[] = "消费市场|销售市场|应用市场|出口市场|单一市场|细分市场|下游市场|应用领域|下游领域|应用场景|"
                  "进口来源国|进口来源地|出口目的地|消费国|生产国|进口国|出口国|来源国|来源地|目的地|市场|国家|地区|"
                  "区域|产地|产区|细分|领域|应用|下游|客户",
        uses[] = "消费|销售|应用|需求|采购|生产|出口|进口|来源", is[] = "是|为|成为",
        of[] = "其|全球|世界|国内|我国|中国|全国|该|当前|目前|仍|仍然|也|公司|集团|的";
    enum { FAR = 24 /* bytes of goods */, LONG = 150 };
    const gn_structure *st = w->structure;
    if (!gn_may_say(w, "最大") && !gn_may_say(w, "一大") && !gn_may_say(w, "最主") && !gn_may_say(w, "最重") &&
        !gn_may_say(w, "主要"))
        return false;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return false;
    const gn_clause *c = &st->clause[s->clause - 1];
    uint32_t k = c->first;
    gn_label_clear(what);
    gn_label_clear(goods);
    while (k < c->last && st->seg[k].kind != GN_SEG_TEXT && st->seg[k].kind != GN_SEG_NAME &&
           st->seg[k].kind != GN_SEG_ORG && st->seg[k].kind != GN_SEG_SECTOR)
        k++;
    uint32_t last = c->last;
    while (last > k && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    if (k == last) return false;
    const char *t = gn_work_text(w, k);
    const size_t whole = st->seg[last - 1].end - st->seg[k].start, n = whole < LONG ? whole : 0;
    size_t at = 0, verb, word = 0, mid = 0;
    for (; at < n; at++)
        if ((verb = gn_words_begin(is, t + at, n - at)) != 0) {
            for (mid = at + verb; (word = gn_words_begin(of, t + mid, n - mid)) != 0; mid += word) continue;
            /* 是三星最大的市场, 是锌消耗的主要领域 */
            size_t far = mid;
            while (far < n && far < mid + FAR && !(word = gn_words_begin(words, t + far, n - far))) far++;
            if (!word) continue;
            if (!gn_work_name(w, t + mid, far - mid, false)) gn_label_add(goods, t + mid, far - mid);
            mid = far + word;
            break;
        }
    if (at >= n) return false;
    gn_label_add(what, t, at);
    gn_np_trim(w, what);
    gn_np_trim(w, goods);
    gn_label_add(goods, t + mid, n - mid);
    const size_t kind = gn_words_end(kinds, goods->s, goods->n);
    gn_label_drop(goods, goods->n - kind, kind);
    const size_t use = gn_words_end(uses, goods->s, goods->n);
    gn_label_drop(goods, goods->n - use, use);
    return kind > 0;
}

/* “亚太是最大的市场，占有…的份额”, “印度是三星最大的市场，占总出货量的…”: the place is the figure's; of what it has a
 * share stands in the clause, in what it is a share of, or was told before. */
static void name_largest(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char all[] = "全球|世界|全国|国内|中国|我国|的|总|全部|整体|全年|当季|同期|公司";
    enum { MOST = 14 };
    gn_label what, goods, noun = s->of;
    if (s->measure != GN_MEASURE_SHARE || !largest(w, s, &what, &goods) || gn_label_chars(&what) > MOST) return;
    for (size_t n; (n = gn_words_begin(all, noun.s, noun.n)) != 0;) gn_label_drop(&noun, 0, n);
    if (!gn_np_heads(w, &noun)) gn_label_clear(&noun);
    const gn_memory *p = &w->memory;
    const gn_label *told = p->parent.n ? &p->parent : &p->indicator,
                   *of = p->revenue_of.n ? &p->revenue_of : &p->market;
    const bool known = told->n && p->last_block == s->block;
    gn_label whole = what;
    if (goods.n && noun.n && gn_find(noun.s, noun.n, goods.s, goods.n)) gn_label_clear(&goods);
    if (goods.n && !noun.n && known && gn_find(told->s, told->n, goods.s, goods.n)) {
        gn_label_add(&whole, told->s, told->n);
        *l = whole;
        return;
    }
    if (goods.n)
        gn_label_add(&whole, goods.s, goods.n);
    else if (what.n && known && of->n && !gn_find(what.s, what.n, of->s, of->n))
        gn_label_add(&whole, of->s, of->n);
    if (noun.n && (goods.n || what.n || !known))
        gn_label_add(&whole, noun.s, noun.n);
    else if (whole.n)
        gn_label_add(&whole, "市场份额", strlen("市场份额"));
    else if (known)
        whole = *told;
    else
        return;
    *l = whole;
}

/* “某某公司营收…。按应用分，手机占44%，汽车占5%”: so much of what the firm takes in. */
static void name_field(const gn_work *w, const gn_statement *s, gn_label *l)
{
    enum { MOST = 10, LEAST = 2 /* characters */ };
    static const char by[] = "按|分", parts[] = "分|分类|划分|来分|看|来看|计|区分|分布", income[] = "收入";
    const gn_memory *p = &w->memory;
    const gn_structure *st = w->structure;
    const gn_clause *first = &st->clause[st->sentence[s->sentence].first_clause];
    const gn_label *told = p->parent.n ? &p->parent : &p->indicator;
    if (s->measure != GN_MEASURE_SHARE || s->of.n || !p->reporter.n || told->n <= p->reporter.n ||
        memcmp(told->s, p->reporter.s, p->reporter.n) != 0 || s->clause == (uint32_t)(first - st->clause) ||
        !gn_words_begin(by, gn_work_text(w, first->first), gn_work_len(w, first->first)))
        return;
    uint32_t last = first->last;
    while (last > first->first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    const size_t chars = gn_label_chars(l);
    if (last == first->first || !gn_words_end(parts, gn_work_text(w, last - 1), gn_work_len(w, last - 1)) ||
        chars < LEAST || chars > MOST || gn_np_heads(w, l) || gn_work_name(w, l->s, l->n, false))
        return;
    gn_label_front(l, p->reporter.s, p->reporter.n);
    gn_label_add(l, income, sizeof income - 1);
}

/* 阿里巴巴腾讯营收: a member of a list that is a firm itself has none in front. */
static void name_member(const gn_work *w, const gn_statement *s, gn_label *l)
{
    if (gn_work_quantity(w, s->seg)->list_count < 2) return;
    const size_t firm = gn_work_name(w, l->s, l->n, false);
    const size_t own = firm ? gn_work_name(w, l->s + firm, l->n - firm, false) : 0;
    if (own && firm + own < l->n) gn_label_drop(l, 0, firm);
    /* 联通的用户 beside 移动用户 */
    const size_t last = own ? own : firm, of = gn_words_begin("的", l->s + last, l->n - last);
    if (last && last + of < l->n) gn_label_drop(l, last, of);
}

/* “住户贷款…，其中中长期贷款…；企业贷款…”: a part of the sentence that names its own is not of what the one before
 * came to last. */
static void name_sibling(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    enum { LEAST = 12 };
    const size_t own = m->np.n - m->head;
    if (m->head && own >= LEAST && l->n > m->np.n && w->structure->clause[s->clause].opener == ';' &&
        memcmp(l->s, m->np.s, own) == 0 && memcmp(l->s + l->n - m->head, m->np.s + own, m->head) == 0)
        *l = m->np;
}

void gn_part_name(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    name_share(w, s, m, l);
    name_grown(w, s, m, l);
    name_funds(w, s, l);
    name_largest(w, s, l);
    name_field(w, s, l);
    name_member(w, s, l);
    name_sibling(w, s, m, l);
}
