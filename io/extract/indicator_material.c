/* What a number's clause says of what it measures, before context is added. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “公司决定把新建门店由30家减到12家”: what is changed stands behind 把. */
static void drop_disposer(const gn_work *w, gn_label *l)
{
    static const char take[] = "把";
    for (size_t at = l->n; at-- > 0;) {
        if (at + 9 > l->n || memcmp(l->s + at, take, 3) != 0) continue;
        if (at >= 3 && (gn_phrases_find(w->phrases, l->s + at - 3, 6, NULL) & GN_PHRASE_KEEP)) continue;
        if (gn_phrases_prefix(w->phrases, l->s + at, l->n - at, ~0u, NULL) != 3) continue; /* 把握 */
        gn_label_drop(l, 0, at + 3);
        gn_np_trim(w, l);
        return;
    }
}

/* “是门票的2.5倍”, “相当于上年的3倍”. */
static bool counted_from(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"是", "为", "相当于", "达到", "达", "有"};
    const gn_structure *st = w->structure;
    if (!(gn_work_quantity(w, s->seg)->flags & (GN_Q_MULTIPLE | GN_Q_PERCENT)) || s->list_seg == s->from) return false;
    const gn_seg *last = &st->seg[s->list_seg - 1], *first = &st->seg[s->from];
    if (last->kind == GN_SEG_CUE && s->list_seg - 1 > s->from) last--;
    if (last->kind != GN_SEG_TEXT || !gn_seg_ends(w, last, "的")) return false;
    if (first->kind == GN_SEG_MARK && s->from + 1 < s->list_seg) first++;
    GN_EACH (i, words)
        if (gn_seg_begins(w, first, words[i])) return true;
    return false;
}

/* “对东盟（13.8%）和欧盟（5.6%）出口增长”, “电子（15%）、汽车（12%）行业增加值均…”: what stands behind the last bracket
 * of an enumeration is each member's noun. `close` is the end of the bracket at hand. */
static void noun_behind_brackets(const gn_work *w, const gn_statement *s, uint32_t close, gn_label *out)
{
    enum { FAR = 32 };
    const gn_structure *st = w->structure;
    const uint32_t around = st->clause[s->clause].parent;
    const uint32_t end = close + FAR < st->clause[around].last ? close + FAR : st->clause[around].last;
    gn_label tail = {0};
    for (uint32_t k = close; k < end; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != around) continue;
        if (g->kind == GN_SEG_MARK && g->mark == '(') gn_label_clear(&tail);
        if (g->kind == GN_SEG_MARK && (g->mark == '(' || g->mark == ')')) continue;
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD ||
            (g->kind == GN_SEG_CUE && g->cue != GN_CUE_RATE && g->cue != GN_CUE_RESPECTIVELY))
            break;
        if (g->kind == GN_SEG_MARK && g->mark != 'd') break;
        gn_label_add(&tail, gn_work_text(w, k), gn_work_len(w, k));
    }
    const size_t verb = gn_phrases_break(w->phrases, tail.s, tail.n);
    if (verb < tail.n) gn_label_drop(&tail, verb, tail.n - verb);
    gn_np_trim(w, &tail);
    if (tail.n && gn_phrases_suffix(w->phrases, tail.s, tail.n, GN_PHRASE_HEAD)) gn_label_add(out, tail.s, tail.n);
}

/* “利润下降的行业包括：甲（5%）、乙（3%）”, “增加值增长的有甲（5%）”: the noun that the list begins with, up to its
 * verb. */
static void noun_before_brackets(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { FAR = 32 };
    const gn_structure *st = w->structure;
    uint32_t around = st->clause[s->clause].parent;
    if (st->clause[around].opener == ':' && around > st->sentence[s->sentence].first_clause) around--;
    gn_label noun = {0};
    const uint32_t first = st->clause[around].first, last = first + FAR < s->list_seg ? first + FAR : s->list_seg;
    for (uint32_t k = first; k < st->clause[around].last && k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != around || g->kind == GN_SEG_CUE || g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) break;
        if (g->kind == GN_SEG_TEXT) gn_label_add(&noun, gn_work_text(w, k), gn_work_len(w, k));
    }
    gn_np_trim(w, &noun);
    if (noun.n && gn_np_heads(w, &noun)) gn_label_add(out, noun.s, noun.n);
}

/* 对东盟（13.8%）和欧盟（5.6%）: with whom, as the first of them says it. */
static void partner_name(const gn_work *w, uint32_t place, gn_label *out)
{
    enum { MOST = 20 };
    static const char with[] = "自|从|对|向|与|同";
    const gn_structure *st = w->structure;
    uint32_t k = place;
    for (uint32_t i = 0; i < MOST && k > 0; i++, k--) {
        const gn_seg *b = &st->seg[k - 1];
        const size_t n = b->kind == GN_SEG_MARK ? 0 : gn_words_end(with, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
        if (!n) continue;
        gn_label_add(out, w->clean->text + b->end - n, n);
        break;
    }
    gn_label_add(out, gn_work_text(w, place), gn_work_len(w, place));
}

/* “机电产品（增长5%）、服装（下降3%）和家具（增长8%）”: a bracket beside others of its kind; its name begins at segment
 * k. */
static bool bracket_list(const gn_work *w, const gn_statement *s, uint32_t k)
{
    static const char joins[] = "、|和|及|以及";
    const char *t = w->clean->text;
    const size_t end = w->clean->length, at = w->structure->seg[s->seg].end, start = w->structure->seg[k].start;
    if (at < end && t[at] == ')' && gn_words_begin(joins, t + at + 1, end - at - 1)) return true;
    const size_t join = gn_words_end(joins, t, start);
    return start > join && t[start - join - 1] == ')' && (join || gn_words_begin(joins, t + start, end - start));
}

/* “份额前三名为甲（34%）、乙（11%）”: the name right before a bracket that holds nothing but its figure. */
static void bracket_name(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { NEAR = 8 };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    if (c->opener != '(' || c->parent == GN_NO_INDEX) return;
    bool says = false; /* （同比增长12%）: of a company's name only */
    for (uint32_t i = s->from; i < s->list_seg; i++) {
        if (st->seg[i].kind == GN_SEG_MARK && st->seg[i].mark == '+') continue;
        if (st->seg[i].kind != GN_SEG_CUE) return;
        says = true;
    }
    uint32_t k = c->first;
    while (k > 0 && st->seg[k - 1].clause == c->parent && st->seg[k - 1].kind == GN_SEG_MARK &&
           st->seg[k - 1].mark == '(')
        k--;
    const uint32_t last = k;
    while (k > 0 && last - k < NEAR && st->seg[k - 1].clause == c->parent) {
        const gn_seg *g = &st->seg[k - 1];
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD) break;
        if (g->kind == GN_SEG_MARK && strchr("d,)/", g->mark)) break;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_RESPECTIVELY)) break;
        k--;
    }
    /* 重点集中在海淀区（52%）, 高于全国（3.8%）: a place, or what it is compared with. */
    if (last > k && st->seg[last - 1].kind == GN_SEG_AREA) {
        /* 四川（12%）、重庆（11%）的进出口总额同比增长 */
        if (!gn_inherit_partner(w, last - 1)) {
            if (bracket_list(w, s, last - 1)) noun_behind_brackets(w, s, c->last, out);
            return;
        }
        partner_name(w, last - 1, out);
        noun_behind_brackets(w, s, c->last, out);
        return;
    }
    /* 领先第二名的乙（市占25%）: its own share */
    if (says && last > k && s->left & GN_CUE_BIT(SHARE) && gn_work_company(w, &st->seg[last - 1])) k = last - 1;
    for (uint32_t i = k; i < last; i++)
        if (st->seg[i].kind == GN_SEG_CUE &&
            (st->seg[i].cue == GN_CUE_COMPARE || st->seg[i].cue == GN_CUE_PLACE_SELF || st->seg[i].cue == GN_CUE_BOUND))
            return;
    for (uint32_t i = k; i < last; i++) gn_label_add(out, gn_work_text(w, i), gn_work_len(w, i));
    for (size_t i = out->n; i-- > 3;) { /* 前三名为海信, 最快的是海尔, 增加值下降的有纺织业 */
        static const char verbs[] =
            "为|是|的有|包括|品种有|产品有|行业有|企业有|厂商有|省份有|地区有|城市有|国家有|品类有";
        const size_t verb = gn_words_begin(verbs, out->s + i, out->n - i);
        if (!verb || i + verb == out->n) continue;
        gn_label_drop(out, 0, i + verb);
        break;
    }
    /* 毛利率受原材料上涨影响触底（13.6%） */
    const char *act =
        gn_may_say(w, "影响") && gn_find(out->s, out->n, "影响", 6) ? gn_find(out->s, out->n, "受", 3) : NULL;
    if (act && act > out->s + 3) gn_label_drop(out, (size_t)(act - out->s), out->n - (size_t)(act - out->s));
    gn_np_trim(w, out);
    gn_np_drop_rate(w, out);
    if (out->n && s->measure == GN_MEASURE_YOY && !gn_np_heads(w, out)) {
        noun_behind_brackets(w, s, c->last, out);
        if (!gn_np_heads(w, out)) noun_before_brackets(w, s, out);
    }
    if (gn_label_chars(out) > 12) gn_label_clear(out);
    if (says && !bracket_list(w, s, k) && !gn_work_names_firm(w, out)) gn_label_clear(out);
}

/* 三家合计, 出货合计: a total of several that were named. */
static bool total_of(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, s->from); k < s->list_seg; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_CUE &&
            (st->seg[k].cue == GN_CUE_TOTAL || gn_seg_begins(w, &st->seg[k], "合计")))
            return true;
    return false;
}

/* “某某公司位居榜首，其市场份额…”: what the clause measures is somebody's who was named. */
static bool refers_back(const gn_work *w, const gn_statement *s)
{
    static const char words[] = "其|但其|而其|且其|它的|他的|她的|它们的|他们的",
                      others[] = "其中|其他|其它|其余|其次|其实";
    const gn_structure *st = w->structure;
    uint32_t k = s->from;
    while (k < s->np_end && (st->seg[k].clause != s->clause || st->seg[k].kind == GN_SEG_PERIOD ||
                             st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_AREA))
        k++;
    if (k == s->np_end) return false;
    const char *t = gn_work_text(w, k);
    const size_t n = gn_work_len(w, k);
    return !gn_words_begin(others, t, n) && gn_words_begin(words, t, n);
}

/* “领先乙公司，后者的市值约为…”, “甲及乙，两者均为6%”: the firms named last that the word stands for. */
static void name_latter(gn_work *w, const gn_statement *s, gn_label *l)
{
    gn_label names;
    const size_t word = gn_owner_latter(w, s->from, s->np_end, &names);
    if (!word) return;
    static const char adverbs[] = "的|则|也|却|均|都";
    static const char latter[] = "后者|前者|两者|二者|双方|三者";
    if (gn_words_begin(latter, l->s, l->n)) gn_label_drop(l, 0, word);
    const size_t adverb = gn_words_begin(adverbs, l->s, l->n);
    if (adverb < l->n) gn_label_drop(l, 0, adverb);
    gn_label_front(l, names.s, names.n);
}

/* “进口额500亿元，比出口额的420亿元多出80亿元”: what the amount is compared with is named before it; *from is where. */
static bool more_than_other(const gn_work *w, const gn_statement *s, uint32_t *from)
{
    static const char by[] = "高出|多出|低出|少|多|高|低|贵|便宜|大|增加|减少|下降|增长";
    const gn_structure *st = w->structure;
    const uint32_t next = s->seg + 1;
    if (s->list_seg == s->from || next >= st->segs || st->seg[next].clause != s->clause ||
        st->seg[next].start != st->seg[s->seg].end || !gn_seg_ends(w, &st->seg[s->list_seg - 1], "的") ||
        !gn_words_begin(by, gn_work_text(w, next), gn_work_len(w, next)))
        return false;
    for (uint32_t k = s->list_seg; k-- > s->from && st->seg[k].kind != GN_SEG_PERIOD;)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_COMPARE) {
            *from = k + 1;
            return k + 1 < s->list_seg;
        }
    return false;
}

/* “远高于进口额增长率的23.6%”: the percentage is that of what it is compared with, into *l. */
static bool compared_with(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char words[] = "高于|低于|大于|小于|多于|少于|不及|次于|仅次于|领先于|落后于";
    const gn_structure *st = w->structure;
    uint32_t from = GN_NO_INDEX;
    const bool other_amount = more_than_other(w, s, &from);
    if ((!(q->flags & GN_Q_PERCENT) && !q->per && !other_amount) || s->list_seg == s->from) return false;
    for (uint32_t k = s->from; k + 1 < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_CUE && gn_words_begin(words, gn_work_text(w, k), gn_work_len(w, k))) from = k + 1;
    if (from == GN_NO_INDEX) return false;
    gn_label other, unused;
    gn_np_parse(w, s->clause, from, s->np_end, &other, &unused, NULL);
    gn_label stem = other;
    if (gn_label_chars(&other) < 2 || !(gn_np_drop_rate(w, &stem) || gn_seg_ends(w, &st->seg[s->list_seg - 1], "的")))
        return false;
    *l = other;
    return true;
}

/* “收报125.07美元”, “收于每股20元”: what closes is the price of a share. */
static void share_price(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char closes[] = "收报|报收|报收于|收报于|收于|收盘报|收盘价报|股价报|收盘价为|收盘于";
    const gn_structure *st = w->structure;
    if (!(q->flags & GN_Q_MONEY) || s->list_seg == s->from || gn_np_heads(w, &m->np)) return;
    const size_t at = st->seg[s->from].start, end = st->seg[s->list_seg].start;
    const size_t n = end - at < sizeof m->np.s ? end - at : sizeof m->np.s;
    static const char each[] = "每股";
    const size_t less = n > 6 && memcmp(w->clean->text + end - 6, each, 6) == 0 ? 6 : 0;
    if (!gn_np_ends_in(closes, w->clean->text + end - n, n - less)) return;
    const size_t name = gn_work_name(w, m->np.s, m->np.n, false);
    if (name) gn_label_drop(&m->np, name, m->np.n - name);
    gn_label_add(&m->np, "股价", strlen("股价"));
}

/* “某某公司盘后转跌，截至发稿已下跌14%”: what moves while shares are traded is the price of them. */
static void share_moves(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const hours[] = {"盘后", "盘前", "盘中", "早盘", "尾盘", "午盘", "开盘", "收盘"};
    enum { HOUR = 6, LEAST = 6, MOST = 24 /* bytes of a name */ };
    const gn_memory *p = &w->memory;
    if (!(q->flags & GN_Q_PERCENT) || !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))) || gn_np_heads(w, &m->np) ||
        s->measure == GN_MEASURE_SHARE)
        return;
    const gn_structure *st = w->structure;
    const uint32_t before = s->clause - (s->clause > st->sentence[s->sentence].first_clause);
    bool traded = false;
    gn_label firm = {.n = 0};
    if (p->company_sure && p->company_block == s->block) firm = p->company;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[before].first); k < s->list_seg; k++) {
        if (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_QUANTITY) continue;
        const char *text = gn_work_text(w, k);
        size_t name = gn_work_name(w, text, gn_work_len(w, k), false);
        GN_EACH (i, hours) {
            const char *at = gn_may_say(w, hours[i]) ? gn_find(text, gn_work_len(w, k), hours[i], HOUR) : NULL;
            traded |= at != NULL;
            if (at && at >= text + LEAST && at <= text + MOST && !name) name = (size_t)(at - text);
        }
        if (!name) continue;
        gn_label_clear(&firm);
        gn_label_add(&firm, text, name);
    }
    if (!traded || !firm.n) return;
    m->np = firm;
    gn_label_add(&m->np, "股价", strlen("股价"));
}

/* 元/吨, 美元/桶: money by what is weighed or measured is a price. */
static bool by_weight(const gn_work *w, const gn_quantity *q)
{
    static const char *const kinds[] = {"mass", "volume", "energy", "area"};
    if (!q->per || !(q->flags & GN_Q_MONEY)) return false;
    const char *d = gn_lexicon_unit(w->lexicon, q->per)->dimension;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(d, kinds[i]) == 0) return true;
    return false;
}

/* The number right before this one in its clause if that counts things, else GN_NO_INDEX. */
static uint32_t count_before(const gn_work *w, const gn_statement *s)
{
    if (s->previous == GN_NO_INDEX || s->previous + 1 != s->from || s->from >= s->list_seg ||
        w->structure->seg[s->previous].clause != s->clause ||
        gn_work_quantity(w, s->previous)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY))
        return GN_NO_INDEX;
    return s->previous;
}

/* “3000家体验店和500家工厂”, “在10个行业建成30个工厂”, “甲、乙、丙三家企业合计”: what a count before the number has
 * behind it is no name of this one's. */
static void beside_count(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char joins[] = "和|与|及|以及|并", towards[] = "在|于|对|向|为|给|从",
                      kinds[] = "企业|公司|厂商|品牌|巨头|机构|银行|运营商|车企|房企|集团|供应商|平台|店";
    enum { MOST = 12, HEAD = 3 /* bytes of what stands before the noun */ };
    const gn_structure *st = w->structure;
    /* 总额达亿元的A轮融资 */
    static const char sums[] = "总额|金额|总金额|总规模|总价|总价值|价值";
    if (m->of_after && m->after.n && (q->flags & GN_Q_MONEY) && m->np.n &&
        (gn_words_begin(sums, m->np.s, m->np.n) == m->np.n || gn_label_ends(&m->np, "个价值") ||
         gn_label_ends(&m->np, "座价值")))
        gn_label_clear(&m->np);
    const uint32_t count = count_before(w, s);
    if (count == GN_NO_INDEX || !m->np.n) return;
    uint32_t k = s->list_seg - 1;
    while (k > s->from && st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_BOUND) k--;
    const bool mark = st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == 'd';
    if (m->after.n &&
        (mark || (st->seg[k].kind == GN_SEG_TEXT && gn_words_end(joins, gn_work_text(w, k), gn_work_len(w, k))))) {
        gn_label_clear(&m->np);
        return;
    }
    if (m->after.n && count > 0 && gn_words_end(towards, gn_work_text(w, count - 1), gn_work_len(w, count - 1))) {
        const size_t at = gn_phrases_break(w->phrases, m->np.s, m->np.n);
        if (at < m->np.n) gn_label_drop(&m->np, 0, at);
        return;
    }
    const gn_quantity *named = gn_work_quantity(w, count);
    /* 甲公司在建的三座工厂合计产能 */
    if (count > st->clause[s->clause].first && gn_seg_ends(w, &st->seg[count - 1], "的") && gn_np_heads(w, &m->np)) {
        gn_label owner, unused;
        gn_np_parse(w, s->clause, gn_look_back(count, st->clause[s->clause].first), count, &owner, &unused, NULL);
        const size_t firm = gn_work_name(w, owner.s, owner.n, false);
        if (firm && !gn_work_name(w, m->np.s, m->np.n, false)) gn_label_front(&m->np, owner.s, firm);
        return;
    }
    /* 冰箱、空调两大类家电零售额 */
    const size_t head = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
    const bool kind = gn_words_begin(kinds, m->np.s, m->np.n) == m->np.n;
    if ((!kind && head + HEAD > m->np.n) || named->value < 2 || named->value > MOST) return;
    gn_label all, unused;
    gn_np_parse(w, s->clause, gn_look_back(count, st->clause[s->clause].first), count, &all, &unused, NULL);
    gn_label part = {.n = 0}, last = {.n = 0};
    if (!gn_list_member(&all, 0, (uint32_t)named->value, &part, &last)) return;
    if (!kind) gn_label_add(&all, m->np.s + m->np.n - head, head);
    m->np = all;
}

/* “住户贷款增加x，其中，短期贷款增加y，中长期贷款增加z”: whose loans the terms are told of. */
static void of_term(const gn_work *w, const gn_statement *s, gn_label *l)
{
    enum { LONG = 42 /* bytes of the owner */ };
    static const char terms[] = "短期|中长期|长期|活期|定期|票据", kinds[] = "贷款|存款|融资";
    static const char *const parts[] = {"短期", "中长期", "活期", "定期", "票据", "贷款", "存款"};
    const gn_label *of = &w->memory.indicator;
    if (w->memory.last_sentence != s->sentence || !gn_words_begin(terms, l->s, l->n) ||
        !gn_words_end(kinds, l->s, l->n) || !gn_words_end(kinds, of->s, of->n))
        return;
    const char *at = of->s + of->n;
    GN_EACH (i, parts) {
        const char *part = gn_find(of->s, of->n, parts[i], strlen(parts[i]));
        if (part && part < at) at = part;
    }
    if (at > of->s && at - of->s <= LONG) gn_label_front(l, of->s, (size_t)(at - of->s));
}

/* “非国际财务报告准则下，净利润…”: by which rules it is reckoned. */
static void name_standard(const gn_work *w, gn_material *m)
{
    static const char *const standards[] = {
        "非国际财务报告准则", "非国际会计准则", "非美国通用会计准则", "非通用会计准则", "非公认会计准则",
        "Non-GAAP",           "Non-IFRS"};
    if (m->before.n < 6 || !gn_np_heads(w, &m->np)) return;
    GN_EACH (i, standards) {
        const size_t n = strlen(standards[i]);
        if (!gn_find(m->before.s, m->before.n, standards[i], n)) continue;
        const size_t name = gn_work_name(w, m->np.s, m->np.n, false);
        gn_label whole = m->np;
        gn_label_drop(&whole, name, whole.n - name);
        gn_label_add(&whole, standards[i], n);
        gn_label_add(&whole, m->np.s + name, m->np.n - name);
        m->np = whole;
        return;
    }
}

/* “技术贸易总额x亿元，其中，出口y亿元，逆差z亿元”: one side of a kind of trade that was told of as a whole. */
static bool one_side(const gn_work *w, gn_label *l)
{
    static const char sides[] = "出口额|进口额|出口|进口|逆差|顺差", trade[] = "贸易",
                      wholes[] = "进出口总额|进出口额|进出口|出口额|进口额|出口|进口|逆差|顺差|总额|总值|总量|规模|额";
    enum { LEAST = 6, TRADE = 6 };
    const gn_label *of = &w->memory.indicator;
    const char *at = gn_words_begin(sides, l->s, l->n) == l->n ? gn_find(of->s, of->n, trade, TRADE) : NULL;
    if (!at || at < of->s + LEAST || gn_words_end("对外|外", of->s, (size_t)(at - of->s))) return false;
    const size_t kind = (size_t)(at - of->s) + TRADE;
    if (gn_words_begin(wholes, of->s + kind, of->n - kind) != of->n - kind) return false;
    gn_label_front(l, of->s, kind);
    return true;
}

/* “民营企业进出口x亿元，其中出口y亿元，进口z亿元”: one way of the trade that the sentence has named. */
static void one_way(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char both[] = "进出口";
    static const char *const ways[] = {"出口", "进口"};
    const gn_memory *p = &w->memory;
    if (p->last_block != s->block || l->n < 6 || l->n > 12) return;
    /* 货物贸易进出口总值…。6月份进出口增长… */
    if (l->n == sizeof both - 1 && memcmp(l->s, both, l->n) == 0 && gn_find(p->parent.s, p->parent.n, both, l->n)) {
        gn_label_front(l, p->parent.s, gn_words_begin("货物贸易|服务贸易|货物", p->parent.s, p->parent.n));
        return;
    }
    if (one_side(w, l)) return;
    const size_t way = memcmp(l->s, ways[0], 6) == 0 ? 0 : 1;
    if (memcmp(l->s, ways[way], 6) != 0 || !(gn_phrases_find(w->phrases, l->s, l->n, NULL) & GN_PHRASE_HEAD)) return;
    const gn_label *of = &p->indicator;
    const char *at = gn_find(of->s, of->n, both, sizeof both - 1);
    size_t n = sizeof both - 1;
    if (!at) at = gn_find(of->s, of->n, ways[!way], n = 6);
    if (!at && !(p->last_sentence == s->sentence && (at = gn_find(of->s, of->n, ways[way], 6)) != NULL)) return;
    gn_label whole = {.n = 0};
    gn_label_add(&whole, of->s, (size_t)(at - of->s));
    gn_label_add(&whole, l->s, l->n);
    n += (size_t)(at - of->s);
    if (l->n == 6) gn_label_add(&whole, of->s + n, gn_words_begin("值|总值", of->s + n, of->n - n));
    if (at > of->s && !memchr(of->s, '(', of->n)) *l = whole;
}

/* The last place abroad before segment k in its paragraph, not before `first`, that stands behind 与, 对 and the like;
 * GN_NO_INDEX. */
static uint32_t last_partner(const gn_work *w, uint32_t k, uint32_t first, uint32_t block)
{
    const gn_structure *st = w->structure;
    for (first = gn_look_back(k, first); k-- > first && k > 0;) {
        const gn_seg *g = &st->seg[k], *b = &st->seg[k - 1];
        if (st->sentence[st->clause[g->clause].sentence].block != block) break;
        if (g->kind != GN_SEG_AREA || b->kind == GN_SEG_MARK || b->end != g->start) continue;
        const gn_area_level level = gn_lexicon_area(w->lexicon, g->index)->level;
        if ((level == GN_AREA_COUNTRY || level == GN_AREA_CONTINENT) && g->index != w->china &&
            gn_words_end("与|对|同|和|自|向", gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
            return k;
    }
    return GN_NO_INDEX;
}

/* “我国与东盟合作更加紧密，进出口增长9%”, “对越南出口…。双方贸易额…”: with whom one trades was said before. */
static void trade_partner(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char both[] = "双方|双边|两国",
                      trade[] =
                          "进出口|进出口额|进出口值|进出口总额|进出口总值|贸易|贸易额|贸易总额|货物贸易额|贸易规模";
    const gn_structure *st = w->structure;
    const size_t pair = gn_words_begin(both, l->s, l->n);
    if (gn_words_begin(trade, l->s + pair, l->n - pair) == 0 || gn_words_end(trade, l->s, l->n) != l->n - pair) return;
    const uint32_t first = pair ? 0 : st->sentence[s->sentence].first;
    for (uint32_t k = gn_look_back(s->from, first); !pair && k < s->from; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) return;
    const uint32_t k = last_partner(w, s->from, first, s->block);
    if (k == GN_NO_INDEX) return;
    gn_label_drop(l, 0, pair);
    gn_label_front(l, gn_work_text(w, k), gn_work_len(w, k));
    gn_label_front(l, "与", 3);
}

/* The firms that this sentence and the one before have named last before segment k, as many as said; *out is empty
 * where there are fewer. */
static void last_firms(const gn_work *w, uint32_t k, uint32_t count, gn_label *out)
{
    const gn_structure *st = w->structure;
    const uint32_t sentence = st->clause[st->seg[k].clause].sentence;
    const bool before = sentence > 0 && st->sentence[sentence - 1].block == st->sentence[sentence].block;
    gn_label_clear(out);
    for (uint32_t i = k, first = gn_look_back(k, st->sentence[sentence - before].first); count && i-- > first;) {
        if (!gn_work_company(w, &st->seg[i]) || memmem(out->s, out->n, gn_work_text(w, i), gn_work_len(w, i))) continue;
        if (out->n) gn_label_front(out, "、", 3);
        gn_label_front(out, gn_work_text(w, i), gn_work_len(w, i));
        count--;
    }
    if (count) gn_label_clear(out);
}

/* “甲、乙两家合计占九成”, “甲占五成，乙占四成，两家合计占九成”: whose total it is stands before their number. */
static void total_before(const gn_work *w, const gn_statement *s, gn_material *m)
{
    enum { MOST = 6 };
    const gn_structure *st = w->structure;
    const uint32_t first = st->clause[s->clause].first;
    gn_label unused;
    if (m->np.n || !m->total || s->previous == GN_NO_INDEX || s->previous < first ||
        st->seg[s->previous].clause != s->clause)
        return;
    const gn_quantity *count = gn_work_quantity(w, s->previous);
    const bool alone = s->previous == first || (s->previous == first + 1 && st->seg[first].kind == GN_SEG_TEXT &&
                                                gn_seg_begins(w, &st->seg[first], "这"));
    const bool listed = w->memory.several_sentence == s->sentence;
    if (alone && !listed && count->flags & GN_Q_COUNT_NOUN && count->value >= 2 && count->value <= MOST &&
        !count->decimals) {
        last_firms(w, s->previous, (uint32_t)count->value, &m->np);
        m->every = m->np.n > 0;
        return;
    }
    gn_np_parse(w, s->clause, gn_look_back(s->previous, first), s->previous, &m->np, &unused, NULL);
    if (gn_list_members(&m->np) < 2) gn_label_clear(&m->np);
}

/* “冰箱、空调两大类家电零售额分别为a、b”: the noun of the measure stands behind the number that counts the members. */
static void behind_count(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char places[] = "地区|区域|省份|省市|省区|省|城市|市|国家|国|地";
    const gn_structure *st = w->structure;
    if (s->np_end >= s->list_seg || gn_np_heads(w, l) || st->seg[s->np_end].kind != GN_SEG_QUANTITY) return;
    gn_label rest, unused;
    gn_np_parse(w, s->clause, s->np_end + 1, s->predicate, &rest, &unused, NULL);
    if (!l->n) { /* 东部、中部、西部三大区域投资 */
        gn_label_drop(&rest, 0, gn_words_begin(places, rest.s, rest.n));
        if (s->np_end > s->from && st->seg[s->np_end - 1].kind == GN_SEG_AREA) *l = rest;
        return;
    }
    if (gn_np_drop_rate(w, &rest)) return;
    const size_t head = gn_phrases_suffix(w->phrases, rest.s, rest.n, GN_PHRASE_HEAD);
    gn_label_add(l, rest.s + rest.n - head, head);
}

/* “甲一家就占六成”, “某车一款车就卖出3万辆”: who alone does it stands before the 一. */
static void alone(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char only[] = "就|便|即|独|车就|车型就|占";
    const gn_structure *st = w->structure;
    const uint32_t first = st->clause[s->clause].first;
    if (s->previous == GN_NO_INDEX || s->previous <= first || s->previous + 1 != s->from || s->from >= s->list_seg ||
        st->seg[s->previous].clause != s->clause || !gn_seg_begins(w, &st->seg[s->previous], "一") ||
        !(gn_work_quantity(w, s->previous)->flags & GN_Q_COUNT_NOUN) ||
        !gn_words_begin(only, gn_work_text(w, s->from), gn_work_len(w, s->from)))
        return;
    gn_label name, unused;
    gn_np_parse(w, s->clause, gn_look_back(s->previous, first), s->previous, &name, &unused, NULL);
    const char *noun = "";
    const size_t verb = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB);
    gn_phrases_find(w->phrases, m->np.s + m->np.n - verb, verb, &noun);
    if (name.n < 6 || gn_np_heads(w, &m->np)) return;
    if (*noun && *noun != '=') gn_label_add(&name, noun, strlen(noun));
    m->np = name;
}

/* 大众公用|持有|股份: np before and behind a verb in it. */
static void split_at_verb(const gn_work *w, gn_material *m)
{
    gn_label_copy(&m->owner, &m->np);
    gn_label_clear(&m->rest);
    if (gn_np_cut_at_verb(w, &m->owner)) {
        gn_label_copy(&m->rest, &m->np);
        const size_t at = gn_phrases_break(w->phrases, m->np.s, m->np.n);
        gn_label_drop(&m->rest, 0,
                      at + gn_phrases_prefix(w->phrases, m->np.s + at, m->np.n - at, GN_PHRASE_BREAK, NULL));
        gn_np_trim(w, &m->rest);
    } else {
        gn_label_clear(&m->owner);
    }
}

/* “提早完成了定下的2万个目标”: an aim that was reached is of what the sentence has told. */
static void aim_reached(const gn_work *w, const gn_statement *s, gn_material *m)
{
    if (!s->aim || w->memory.last_sentence != s->sentence || gn_np_heads(w, &m->np)) return;
    gn_label_clear(&m->np);
    gn_label_clear(&m->after);
}

/* What of the clause before may own the figure. */
static void narrow_stated(const gn_work *w, gn_material *m)
{
    enum { LONGEST = 14 }; /* characters */
    if (!m->stated.n) gn_label_copy(&m->stated, &m->before);
    gn_owner_only(w, &m->stated);
    while (gn_label_chars(&m->stated) > LONGEST) { /* 云计算、大数据等面向企业的数字化服务 */
        const char *of = gn_find(m->stated.s, m->stated.n, "的", 3);
        if (!of) break;
        gn_label_drop(&m->stated, 0, (size_t)(of - m->stated.s) + 3);
    }
    /* “某人的薪酬大增，其年薪…”: 其 is whose it was. */
    if (m->refers) {
        const size_t head = gn_phrases_suffix(w->phrases, m->stated.s, m->stated.n, GN_PHRASE_HEAD);
        gn_label_drop(&m->stated, m->stated.n - head, head);
        gn_np_trim(w, &m->stated);
    }
}

/* “…月活跃用户数甲为x，乙为y”: the firm behind the noun is whose it is. */
static void firm_behind_noun(const gn_work *w, gn_material *m)
{
    enum { LEAST = 9 /* bytes */ };
    const size_t firm = m->np.n > LEAST ? gn_work_name(w, m->np.s, m->np.n, true) : 0;
    const size_t noun = firm ? gn_phrases_suffix(w->phrases, m->np.s, m->np.n - firm, GN_PHRASE_HEAD) : 0;
    if (firm && gn_words_end("中", m->np.s, m->np.n - firm)) { /* 直播平台中甲占45% */
        gn_label_drop(&m->np, 0, m->np.n - firm);
        return;
    }
    if (!noun || noun + firm + 6 > m->np.n) return;
    gn_label whole = {.n = 0};
    gn_label_add(&whole, m->np.s + m->np.n - firm, firm);
    gn_label_add(&whole, m->np.s, m->np.n - firm);
    m->np = whole;
    m->head = noun;
}

/* “某公司签约面积500万平方米；实现签约金额…”, “酱酒产能75万千升；实现利润…”: a part of the sentence that begins with
 * its verb is of the one before's subject. */
static void same_subject(const gn_work *w, const gn_statement *s, gn_label *l)
{
    enum { MOST = 12 };
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    const char opener = st->clause[s->clause].opener;
    if ((opener != ';' && opener != ',') || p->last_sentence != s->sentence || s->previous != GN_NO_INDEX) return;
    const size_t noun = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    const unsigned roles = noun ? gn_phrases_find(w->phrases, l->s + l->n - noun, noun, NULL) : GN_PHRASE_WHOLE;
    uint32_t k = s->from;
    while (k < s->list_seg && st->seg[k].kind == GN_SEG_MARK) k++;
    if (roles & GN_PHRASE_WHOLE || k == s->list_seg) return;
    /* 上市公司总营收70亿元，合计利润总额… */
    const bool sum = gn_words_begin("合计", gn_work_text(w, k), gn_work_len(w, k));
    if (!sum && (opener != ';' || !gn_words_begin("实现|完成|取得|录得", gn_work_text(w, k), gn_work_len(w, k))))
        return;
    for (; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_ORG || st->seg[k].kind == GN_SEG_AREA) return;
    const bool firm =
        p->company.n && p->indicator.n > p->company.n && !memcmp(p->indicator.s, p->company.s, p->company.n);
    static const char results[] = "销售收入|收入|主营业务收入|利润|利润总额|利税|税金|产值|总产值|工业总产值|增加值";
    const bool result = noun == l->n && (roles & GN_PHRASE_FIRM || gn_words_end(results, l->s, l->n) == l->n);
    const gn_label *who = firm ? &p->company : result ? &p->entity : NULL;
    if (who && who->n && (sum || (gn_label_chars(who) <= MOST && !gn_find(who->s, who->n, "、", 3))) &&
        !gn_find(l->s, l->n, who->s, who->n))
        gn_label_front(l, who->s, who->n);
}

/* “纺织品进出口平稳增长，进出口额达…”: what the clause before says to have moved is what is measured. */
static void say_again(const gn_work *w, gn_material *m)
{
    static const char amounts[] = "额|量|总额|总值|值|总量|金额|规模", *const deeds[] = {
                                                                           "进出口", "出口", "进口", "贸易", "投资",
                                                                           "融资",   "消费", "交易", "成交", "销售"};
    enum { LEAST = 6, MOST = 14 /* characters of whose it is */ };
    static const char issue[] = "发行"; /* a deed by itself */
    if (!m->before.n || m->np.n < LEAST || m->np.n > 2 * LEAST + 3 ||
        !(gn_np_bare(w, &m->np) || gn_words_begin(issue, m->np.s, m->np.n) == m->np.n))
        return;
    GN_EACH (i, deeds) {
        const size_t n = strlen(deeds[i]);
        if (m->np.n < n || memcmp(m->np.s, deeds[i], n) != 0) continue;
        if (m->np.n > n && gn_words_begin(amounts, m->np.s + n, m->np.n - n) != m->np.n - n) return;
        const char *at = gn_find(m->before.s, m->before.n, deeds[i], n);
        if (at == m->before.s && m->stated.n >= LEAST && gn_label_chars(&m->stated) <= MOST &&
            !gn_find(m->np.s, m->np.n, m->stated.s, m->stated.n)) {
            gn_label_front(&m->np, m->stated.s, m->stated.n); /* 混合型基金|发行最多，共发行 */
            return;
        }
        if (!at || at < m->before.s + LEAST || memcmp(at - 3, "进", 3) == 0) return;
        gn_label who = m->before;
        const size_t deed = (size_t)(at - m->before.s);
        gn_label_drop(&who, deed, who.n - deed);
        if (gn_label_ends(&who, "的")) gn_label_drop(&who, who.n - 3, 3);
        for (const char *of; (of = gn_find(who.s, who.n, "的", 3)) != NULL;)
            gn_label_drop(&who, 0, (size_t)(of - who.s) + 3);
        gn_np_trim(w, &who);
        if (who.n < LEAST || gn_label_chars(&who) > MOST || gn_phrases_break(w->phrases, who.s, who.n) < who.n) return;
        gn_label_front(&m->np, who.s, who.n);
        return;
    }
}

/* The noun that a ranking by this figure is about: behind another of its figures (以1.4GWh的装机量排在末位), or at the
 * end of the sentence before (看点在于装机量。); into *l behind the firm that it names. */
static bool name_ranked(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    enum { FAR = 60, SHORT = 12 /* characters */ };
    const gn_structure *st = w->structure;
    if (s->list_seg == s->from || !l->n || q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE) ||
        !gn_seg_ends(w, &st->seg[s->list_seg - 1], "以") || gn_np_heads(w, l))
        return false;
    static const char adverbs[] = "则|也|却|还|就|便|更|仍|都|均";
    gn_label name = *l;
    gn_label_drop(&name, name.n - gn_words_end(adverbs, name.s, name.n), gn_words_end(adverbs, name.s, name.n));
    if (gn_label_chars(&name) > SHORT) return false;
    if (w->memory.lines_next == s->sentence + 1) { /* below “手机出货排名：” */
        *l = name;
        gn_label_add(l, w->memory.lines_noun.s, w->memory.lines_noun.n);
        return true;
    }
    const uint32_t end = st->sentence[s->sentence].last;
    for (uint32_t k = s->seg + 1; k + 1 < end && k < s->seg + FAR; k++) {
        if (st->seg[k].kind != GN_SEG_QUANTITY || gn_work_quantity(w, k)->unit != q->unit ||
            !gn_seg_begins(w, &st->seg[k + 1], "的"))
            continue;
        gn_statement other = *s;
        gn_label noun;
        other.seg = other.list_seg = k;
        other.clause = st->seg[k].clause;
        gn_np_after(w, &other, &noun);
        const size_t head = gn_phrases_prefix(w->phrases, noun.s, noun.n, GN_PHRASE_HEAD, NULL);
        if (!head) continue;
        *l = name;
        gn_label_add(l, noun.s, head);
        return true;
    }
    if (s->sentence == 0 || st->sentence[s->sentence - 1].block != s->block || w->memory.last_sentence == s->sentence ||
        w->memory.last_sentence + 1 == s->sentence)
        return false;
    const gn_sentence *before = &st->sentence[s->sentence - 1];
    uint32_t k = before->last;
    while (k > before->first && st->seg[k - 1].kind == GN_SEG_MARK) k--;
    const size_t n = k > before->first ? gn_work_len(w, k - 1) : 0;
    const char *t = n ? gn_work_text(w, k - 1) : "";
    const size_t head = gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_HEAD);
    if (!head) return false;
    *l = name;
    gn_label_add(l, t + n - head, head);
    return true;
}

/* 其中中国市场9.5亿: the place says which part; 连续第6个月突破100亿美元: for how long; 日均5亿件: by what time. */
static void drop_place_or_run(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char runs[] = "连续第|连续";
    const gn_structure *st = w->structure;
    if (l->n == 6 && gn_words_begin("市场", l->s, l->n) && w->memory.last_block == s->block) {
        for (uint32_t k = s->from; k + 1 < s->list_seg; k++)
            if (st->seg[k].kind == GN_SEG_AREA && st->seg[k + 1].start == st->seg[k].end) {
                gn_label_clear(l);
                return;
            }
    }
    static const char each[] = "日均|月均|年均|周均";
    if (l->n && gn_words_begin(each, l->s, l->n) == l->n && w->memory.last_block == s->block) gn_label_clear(l);
    if (gn_words_begin(runs, l->s, l->n) && gn_words_end("个月|个季度|季度|月|年|个财季|周", l->s, l->n) &&
        w->memory.last_sentence == s->sentence)
        gn_label_clear(l);
}

/* “打破去年创下的310亿美元纪录”, “以中间值46亿美元计算”: what is done with the figure names nothing. */
static void drop_doing(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char beats[] = "打破|打破了|刷新|刷新了|挑战|冲击|超越|超越了|突破|突破了",
                      middles[] = "区间中值|区间上限|区间下限|中间值|中值|中位值|中位数|平均值|均值|上限|下限",
                      counts[] = "计|测算|估算|来算|推算|算";
    if (strcmp(s->rule, "level.base") == 0 && gn_words_end(beats, m->np.s, m->np.n)) gn_label_clear(&m->np);
    if (w->memory.last_sentence == s->sentence && s->measure == GN_MEASURE_LEVEL &&
        gn_words_end(middles, m->np.s, m->np.n) == m->np.n && gn_words_begin(counts, m->after.s, m->after.n)) {
        gn_label_clear(&m->np);
        gn_label_clear(&m->after);
    }
}

/* “速度创新高，助力交付量达到…”, “推动产量突破…”: what makes it so is no part of what is measured. */
static void drop_effect(const gn_work *w, gn_label *l)
{
    static const char verbs[] = "助力|推动|带动|助推|促使|使得|推升|促进|拉动|致使|驱动|支撑";
    enum { LEAST = 6 };
    const size_t n = gn_words_begin(verbs, l->s, l->n);
    if (n && n == l->n) gn_label_clear(l);
    if (!n || n + LEAST > l->n || !gn_np_heads(w, l)) return;
    if (gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_KEEP | GN_PHRASE_HEAD, NULL) > n) return;
    gn_label_drop(l, 0, n);
    gn_np_trim(w, l);
}

/* 居民消费价格(CPI): the letters say the measure again. */
static void drop_letters(const gn_work *w, gn_label *l)
{
    if (!l->n || l->s[l->n - 1] != ')') return;
    size_t at = l->n - 1;
    while (at > 0 && ((l->s[at - 1] >= 'A' && l->s[at - 1] <= 'Z') || (l->s[at - 1] >= 'a' && l->s[at - 1] <= 'z')))
        at--;
    if (at < 2 || l->s[at - 1] != '(') return;
    if (gn_phrases_suffix(w->phrases, l->s, at - 1, GN_PHRASE_HEAD)) gn_label_drop(l, at - 1, l->n - at + 1);
}

/* “水泥产量最多的省份是甲、乙和丙，分别为…”: which places they are, no part of what is measured there. */
static void drop_kind_of_place(const gn_work *w, gn_label *l)
{
    static const char kinds[] = "的省份|的省|的省市|的省区|的城市|的地区|的国家|的国家和地区|的区域|的市|的区县";
    static const char most[] = "最多|最高|最大|较多|较高|较大|居前|居前列|靠前|领先";
    size_t n = gn_words_end(kinds, l->s, l->n);
    if (!n) return;
    n += gn_words_end(most, l->s, l->n - n);
    if (l->n - n < 6) return;
    gn_label what = *l;
    gn_label_drop(&what, what.n - n, n);
    gn_np_trim(w, &what);
    if (!gn_np_bare(w, &what)) *l = what;
}

/* “募资10亿元，其中4亿元用于甲项目、6亿元用于乙项目”: the money is named by what it is for. */
static void spent_on(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char verbs[] = "用于|将用于|拟用于|主要用于|计划用于|投向|将投向|用作|用以|用来";
    enum { LEAST = 6, MOST = 18 /* characters */ };
    const gn_structure *st = w->structure;
    if (!(q->flags & GN_Q_MONEY) || s->seg + 1 >= st->clause[s->clause].last) return;
    const bool beside = s->previous != GN_NO_INDEX && s->previous + 1 == s->from &&
                        gn_work_quantity(w, s->previous)->flags & GN_Q_MONEY;
    if (beside && gn_words_begin(verbs, m->np.s, m->np.n)) gn_label_clear(&m->np); /* what the one before was for */
    if (m->np.n || w->memory.last_sentence != s->sentence) return;
    uint32_t k = s->seg + 1;
    const size_t verb = gn_words_begin(verbs, gn_work_text(w, k), gn_work_len(w, k));
    if (!verb || st->seg[k].kind == GN_SEG_MARK) return;
    gn_label use = {.n = 0};
    gn_label_add(&use, gn_work_text(w, k) + verb, gn_work_len(w, k) - verb);
    for (k++; k < st->clause[s->clause].last && st->seg[k].clause == s->clause; k++) {
        if (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_QUANTITY) break;
        gn_label_add(&use, gn_work_text(w, k), gn_work_len(w, k));
    }
    gn_np_trim(w, &use);
    const gn_label *whole = &w->memory.indicator;
    static const char sums[] = "募资总额|募集资金总额|募资净额|募资金额|融资总额|融资金额|资金总额|贷款总额|投资总额";
    const size_t sum = gn_words_end(sums, whole->s, whole->n),
                 noun = sum ? sum : gn_phrases_suffix(w->phrases, whole->s, whole->n, GN_PHRASE_HEAD);
    if (use.n < LEAST || gn_label_chars(&use) > MOST || !noun) return;
    if (!gn_words_end("资金|投资|支出|费用|经费", use.s, use.n)) gn_label_add(&use, whole->s + whole->n - noun, noun);
    m->np = use;
    gn_label_clear(&m->after);
}

void gn_indicator_material(gn_work *w, gn_statement *s, gn_material *m)
{
    enum { MOST = 8, LONGEST = 22, RATIO = 6 }; /* characters of a firm's name, of a subject; bytes of 占比 */
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label_clear(&s->of);
    gn_np_parse(w, s->clause, s->from, s->np_end, &m->np, &m->subject, &s->of);
    if (gn_inherit_named_base(w, s)) gn_label_clear(&m->np);
    /* 按平均汇率折算为1.4万美元: the amount before in other money */
    if (q->flags & GN_Q_MONEY && gn_words_end("折算|折合|换算|折算后|折算成", m->np.s, m->np.n)) gn_label_clear(&m->np);
    behind_count(w, s, &m->np);
    gn_indicator_of_line(w, s, &m->np);
    alone(w, s, m);
    drop_letters(w, &m->np);
    drop_effect(w, &m->np);
    drop_effect(w, &m->subject);
    m->versus = compared_with(w, s, q, &m->np);
    name_latter(w, s, m->subject.n ? &m->subject : &m->np);
    gn_np_after(w, s, &m->after);
    spent_on(w, s, q, m);
    aim_reached(w, s, m);
    drop_doing(w, s, m);
    drop_place_or_run(w, s, &m->np);
    const bool ranked = name_ranked(w, s, q, &m->np);
    /* 分别有83家、62家企业: what the last member has behind it is everybody's */
    if (q->list_count > 1 && !m->np.n && !m->after.n && q->flags & GN_Q_COUNT_NOUN) {
        gn_statement last = *s;
        last.seg = gn_indicator_last_member(w, s, q);
        if (last.seg != s->seg) gn_np_after(w, &last, &m->after);
    }
    uint32_t next = gn_np_behind_bracket(w, s);
    if (next < st->segs && st->seg[next].kind == GN_SEG_CUE &&
        st->seg[next].cue == (q->flags & GN_Q_PERCENT ? GN_CUE_BOUND : GN_CUE_CURRENCY))
        next++;
    m->of_after = next < st->segs && st->seg[next].clause == s->clause && st->seg[next].kind == GN_SEG_TEXT &&
                  gn_seg_begins(w, &st->seg[next], "的");
    m->of_after |= strcmp(s->rule, "share.of_them") == 0 && m->after.n; /* 37%智能家居设备 */
    gn_indicator_covered(w, s, m);
    beside_count(w, s, q, m);
    m->total = total_of(w, s);
    m->every = false;
    gn_indicator_clause_before(w, s, q, m);
    if (q->list_count > 1) drop_kind_of_place(w, m->np.n ? &m->np : &m->before);
    m->base = counted_from(w, s);
    m->refers = refers_back(w, s);
    gn_label_copy(&m->earlier, &w->memory.earlier);
    if (m->refers) {
        const size_t noun = gn_phrases_suffix(w->phrases, m->earlier.s, m->earlier.n, GN_PHRASE_HEAD);
        gn_label_drop(&m->earlier, m->earlier.n - noun, noun);
        gn_np_trim(w, &m->earlier);
    }
    m->share = gn_words_end("占比|比重|所占比例", m->np.s, m->np.n) && gn_np_bare(w, &m->np);
    total_before(w, s, m);
    if (s->measure == GN_MEASURE_SHARE && gn_words_end("份额占比|市占率占比|占有率占比", m->np.s, m->np.n))
        gn_label_drop(&m->np, m->np.n - RATIO, RATIO);
    m->rate = gn_np_drop_rate(w, &m->np);
    gn_indicator_name_numbers(w, s, q, &m->np);
    gn_indicator_member(w, s, q, m);
    drop_disposer(w, &m->np);
    gn_owner_announcer(w, s, &m->announcer);
    gn_indicator_deal(w, s, m, &m->deal, &m->actor);
    if (!m->deal.n && !m->every) gn_indicator_noun_behind(w, s, q, m);
    share_price(w, s, q, m);
    share_moves(w, s, q, m);
    /* A verb whose object stands behind the number is left to that. */
    if (!m->after.n || !gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB)) gn_np_verb_to_noun(w, &m->np);
    gn_np_name_amount(w, &m->np);
    if (m->np.n && (q->flags & GN_Q_PERCENT) && !gn_np_heads(w, &m->np) && gn_statement_reprices(w, s))
        gn_label_add(&m->np, "价格", strlen("价格"));
    if (m->np.n && !gn_np_heads(w, &m->np) && gn_statement_yields(w, s)) gn_label_add(&m->np, "产量", strlen("产量"));
    if (by_weight(w, q) && m->np.n && !gn_np_heads(w, &m->np) && !m->after.n)
        gn_label_add(&m->np, "价格", strlen("价格"));
    if (gn_label_chars(&m->subject) > LONGEST) gn_label_clear(&m->subject);
    split_at_verb(w, m);
    gn_indicator_object(w, s, q, m);
    bracket_name(w, s, &m->named);
    narrow_stated(w, m);
    say_again(w, m);
    one_way(w, s, &m->np);
    trade_partner(w, s, &m->np);
    of_term(w, s, &m->np);
    name_standard(w, m);
    same_subject(w, s, &m->np);
    /* 户籍人口43万人，其中男性占… */
    if (gn_words_begin("男性|女性", m->np.s, m->np.n) == m->np.n && gn_label_ends(&w->memory.parent, "人口"))
        gn_label_add(&m->np, "人口", strlen("人口"));
    m->head = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
    if (!m->head) firm_behind_noun(w, m);
    /* 隆基股份: a company, no shares */
    if (m->head && gn_label_chars(&m->np) <= MOST && gn_owner_like_company(w, s, &m->np)) m->head = 0;
    m->firm_first = ranked || (gn_work_name(w, m->np.s, m->np.n, false) > 0 && m->head);
    m->roles = m->head ? gn_phrases_find(w->phrases, m->np.s + m->np.n - m->head, m->head, NULL) : 0;
}
