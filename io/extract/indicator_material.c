/* What a number's clause says of what it measures, before context is added. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “是门票的2.5倍”, “相当于上年的3倍”, “恢复到正常水平的90%”. */
static bool counted_from(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"是",   "为",   "相当于",   "达到", "达",  "有",
                                        "恢复", "仅为", "仅相当于", "回升", "只有"};
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

/* 三家合计, 出货合计: a total of several that were named. */
static bool total_of(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (!gn_may_cue(w, GN_CUE_BIT(TOTAL)) && !gn_may_say(w, "合计")) return false;
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
    if (!word || gn_find(l->s, l->n, names.s, names.n)) return; /* 甲、乙、丙三者 */
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
        if (st->seg[k].kind == GN_SEG_CUE && (gn_words_begin(words, gn_work_text(w, k), gn_work_len(w, k)) ||
                                              gn_words_end(words, gn_work_text(w, k), gn_work_len(w, k)))) /* 略低于 */
            from = k + 1;
    if (from == GN_NO_INDEX) return false;
    gn_label other, unused;
    gn_np_parse(w, s->clause, from, s->np_end, &other, &unused, NULL);
    gn_label stem = other;
    /* 低于同期外贸出口7.8%的增速 */
    const char *behind = w->clean->text + st->seg[s->seg].end;
    const size_t left = st->sentence[s->sentence].end - st->seg[s->seg].end;
    const bool rate =
        gn_words_begin("的增速|的增幅|的涨幅|的降幅|的跌幅|的增长率|的平均增", behind, left) && gn_np_heads(w, &other);
    if (gn_label_chars(&other) < 2 ||
        !(rate || gn_np_drop_rate(w, &stem) || gn_seg_ends(w, &st->seg[s->list_seg - 1], "的")))
        return false;
    *l = other;
    return true;
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
    static const char sums[] = "总额|金额|总金额|总规模|总价值|总价|价值";
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
    /* 甲、乙、丙三家企业共实现净利润 */
    const char *behind = w->clean->text + st->seg[count].end;
    const bool theirs = !kind && head && !gn_words_begin(kinds, m->np.s, m->np.n) &&
                        gn_words_begin(kinds, behind, st->seg[s->list_seg].start - st->seg[count].end);
    if ((!kind && !theirs && head + HEAD > m->np.n) || named->value < 2 || named->value > MOST) return;
    gn_label all, unused;
    gn_np_parse(w, s->clause, gn_look_back(count, st->clause[s->clause].first), count, &all, &unused, NULL);
    gn_label part = {.n = 0}, last = {.n = 0};
    if (!gn_list_member(&all, 0, (uint32_t)named->value, &part, &last)) return;
    const size_t noun = theirs ? m->np.n : head;
    if (!kind) gn_label_add(&all, m->np.s + m->np.n - noun, noun);
    if (m->subject.n && gn_words_begin(kinds, m->subject.s, m->subject.n) == m->subject.n) gn_label_clear(&m->subject);
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

/* How many firms the sentence has named before segment k. */
static uint32_t firms_named(const gn_work *w, uint32_t first, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t count = 0;
    for (uint32_t i = gn_look_back(k, first); i < k; i++) {
        bool again = !gn_work_company(w, &st->seg[i]);
        for (uint32_t o = gn_look_back(k, first); o < i && !again; o++)
            again = gn_work_company(w, &st->seg[o]) && gn_work_len(w, o) == gn_work_len(w, i) &&
                    !memcmp(gn_work_text(w, o), gn_work_text(w, i), gn_work_len(w, i));
        count += !again;
    }
    return count;
}

/* “甲、乙两家合计占九成”, “甲占五成，乙占四成，两家合计占九成”: whose total it is stands before their number; without
 * one it is of all that the sentence has given shares. */
static void total_before(const gn_work *w, const gn_statement *s, gn_material *m)
{
    enum { FEW = 2, MOST = 6 };
    const gn_structure *st = w->structure;
    const uint32_t first = st->clause[s->clause].first;
    gn_label unused;
    if (!m->np.n && m->total && s->measure == GN_MEASURE_SHARE && w->memory.said_measure == GN_MEASURE_SHARE &&
        w->memory.last_sentence == s->sentence && w->memory.several_sentence != s->sentence &&
        (s->previous == GN_NO_INDEX || s->previous < first || st->seg[s->previous].clause != s->clause)) {
        const uint32_t n = firms_named(w, st->sentence[s->sentence].first, s->list_seg);
        if (n >= FEW && n <= MOST) last_firms(w, s->list_seg, n, &m->np);
        m->every = m->np.n > 0;
        return;
    }
    const bool share = m->np.n && gn_market_share(&m->np) && gn_np_bare(w, &m->np); /* 甲和乙两家合计份额 */
    if ((m->np.n && !share) || !m->total || s->previous == GN_NO_INDEX || s->previous < first ||
        st->seg[s->previous].clause != s->clause)
        return;
    const gn_quantity *count = gn_work_quantity(w, s->previous);
    const bool alone = s->previous == first || (s->previous == first + 1 && st->seg[first].kind == GN_SEG_TEXT &&
                                                gn_seg_begins(w, &st->seg[first], "这"));
    const bool listed = w->memory.several_sentence == s->sentence;
    if (alone && !share && !listed && count->flags & GN_Q_COUNT_NOUN && count->value >= FEW && count->value <= MOST &&
        !count->decimals) {
        last_firms(w, s->previous, (uint32_t)count->value, &m->np);
        m->every = m->np.n > 0;
        return;
    }
    gn_label who;
    gn_np_parse(w, s->clause, gn_look_back(s->previous, first), s->previous, &who, &unused, NULL);
    if (gn_list_members(&who) > 1 || gn_list_of_firms(w, &who)) gn_label_front(&m->np, who.s, who.n);
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
static void narrow_stated(const gn_work *w, const gn_statement *s, gn_material *m)
{
    enum { LONGEST = 14 }; /* characters */
    if (!m->stated.n) gn_label_copy(&m->stated, &m->before);
    gn_owner_only(w, &m->stated);
    if (gn_subject_office(w, gn_look_back(s->from, w->structure->sentence[s->sentence].first), s->from, &m->stated))
        gn_label_clear(&m->stated);
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
    static const char results[] = "销售收入|主营业务收入|收入|利润|利润总额|利税|税金|工业总产值|总产值|产值|增加值";
    const bool result = noun == l->n && (roles & GN_PHRASE_FIRM || gn_words_end(results, l->s, l->n) == l->n);
    const gn_label *who = firm ? &p->company : result ? &p->entity : NULL;
    if (who && who->n && (sum || (gn_label_chars(who) <= MOST && !gn_find(who->s, who->n, "、", 3))) &&
        !gn_find(l->s, l->n, who->s, who->n))
        gn_label_front(l, who->s, who->n);
}

/* “化工板块资金净流入最多，净流入金额为…”: the noun begins with what that clause's subject ends in. */
static bool goes_on_from(const gn_work *w, gn_material *m)
{
    enum { WORD = 6, MOST = 16 /* characters of whose it is */ };
    const gn_label *of = &m->stated;
    if (of->n < 2 * WORD || m->np.n < WORD || !gn_np_heads(w, &m->np) || gn_label_chars(of) > MOST ||
        gn_words_begin("《", m->np.s, m->np.n) || gn_work_name(w, m->np.s, m->np.n, false) || gn_list_members(of) > 1 ||
        gn_find(of->s, of->n, "为", 3))
        return false;
    for (size_t same = of->n < m->np.n ? of->n - WORD : m->np.n; same >= WORD; same -= 3) {
        if (same == m->np.n && gn_np_bare(w, &m->np)) continue;
        if (of->n < same + WORD || memcmp(of->s + of->n - same, m->np.s, same) != 0) continue;
        if (gn_find(m->np.s, m->np.n, of->s, WORD) || gn_find(of->s, of->n - same, "和", 3)) return false;
        gn_label_front(&m->np, of->s, of->n - same);
        return true;
    }
    return false;
}

/* “纺织品进出口平稳增长，进出口额达…”: what the clause before says to have moved is what is measured. */
static void say_again(const gn_work *w, gn_material *m)
{
    static const char amounts[] = "额|量|总额|总值|值|总量|金额|规模", *const deeds[] = {
                                                                           "进出口", "出口", "进口", "贸易", "投资",
                                                                           "融资",   "消费", "交易", "成交", "销售"};
    enum { LEAST = 6, MOST = 14 /* characters of whose it is */ };
    static const char issue[] = "发行"; /* a deed by itself */
    if (m->before.n && goes_on_from(w, m)) return;
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

/* 产能合计占比: of a measure's noun alone, which is somebody's. */
static void bare_share(const gn_work *w, const gn_statement *s, gn_material *m)
{
    if (s->measure != GN_MEASURE_SHARE || !gn_words_end("占比|比重", m->np.s, m->np.n)) return;
    gn_label noun = m->np;
    gn_np_drop_share(w, &noun);
    gn_np_trim(w, &noun);
    if (noun.n && gn_np_bare(w, &noun)) m->np = noun;
}

/* “分产品看，电池系统收入139亿元，毛利率20%；…”: the margin of what had the revenue, where the sentence parts these. */
static void margin_of_segment(const gn_work *w, const gn_statement *s, gn_label *np)
{
    static const char margins[] = "毛利率|毛利", sales[] = "营业收入|销售收入|收入|营收|销售额",
                      all[] = "营业|主营业务|主营|总|公司|集团|业务|全年|累计",
                      parts[] = "分产品|分业务|分板块|分行业|分地区|分季度|从产品|从业务|从板块|按产品|按业务";
    enum { NEAR = 2 /* clauses */, LEAST = 6 };
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    const gn_label *of = &p->indicator;
    if (!np->n || gn_words_begin(margins, np->s, np->n) != np->n || p->last_sentence != s->sentence ||
        p->said_seg == GN_NO_INDEX || s->clause - st->seg[p->said_seg].clause > NEAR ||
        st->clause[s->clause].opener == ';')
        return;
    const size_t noun = gn_words_end(sales, of->s, of->n), firm = gn_work_name(w, of->s, of->n, false);
    if (!noun || firm + noun + LEAST > of->n || gn_words_begin(all, of->s + firm, of->n - firm - noun)) return;
    const char *t = w->clean->text + st->sentence[s->sentence].start;
    const size_t n = st->sentence[s->sentence].end - st->sentence[s->sentence].start;
    bool parted = gn_words_begin(parts, t, n) > 0;
    for (uint32_t c = st->sentence[s->sentence].first_clause; c <= s->clause && !parted; c++)
        parted = st->clause[c].opener == ';';
    if (parted) gn_label_front(np, of->s, of->n - noun);
}

/* “建成5G基站142万个，每万人拥有10个”: of the things that were counted by the same unit. */
static void for_each_head(const gn_work *w, const gn_quantity *q, gn_material *m)
{
    static const char of[] = "人|名|户|家企业|平方公里|公里|学生|员工|居民|人口",
                      has[] = "平均拥有|拥有|保有|平均有|平均|有", each[] = "每", own[] = "拥有";
    const gn_memory *p = &w->memory;
    const gn_label *l = m->np.n ? &m->np : &m->subject;
    if (!(q->flags & GN_Q_COUNT_NOUN) || !p->counted.n || p->counted_unit != q->unit || m->after.n ||
        !gn_words_begin(each, l->s, l->n))
        return;
    gn_label whole = *l, things;
    const size_t verb = gn_words_end(has, l->s, l->n);
    if (!gn_words_end(of, l->s, l->n - verb)) return;
    gn_label_copy(&things, &p->counted);
    gn_indicator_drop_acts(w, &things);
    const size_t held = gn_words_end("拥有量|保有量|总量|总数|数量", things.s, things.n);
    gn_label_drop(&things, things.n - held, held);
    gn_label_drop(&whole, whole.n - verb, verb);
    gn_label_add(&whole, own, sizeof own - 1);
    gn_label_add(&whole, things.s, things.n);
    m->np = whole;
    gn_label_clear(&m->subject);
}

/* “较去年的25.7%的水平提升6.6个百分点”: of a base, nothing that is measured. */
static void drop_level_of_base(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char levels[] = "水平|规模|体量|高位|低位|高点|低点|基础|纪录|峰值|成绩";
    const gn_memory *p = &w->memory;
    if (m->after.n && gn_words_begin(levels, m->after.s, m->after.n) == m->after.n && gn_statement_of_base(w, s))
        gn_label_clear(&m->after);
    if (m->np.n && p->said_base && p->said_seg == s->previous && s->previous + 1 == s->from &&
        gn_words_begin(levels, m->np.s, m->np.n) == m->np.n)
        gn_label_clear(&m->np);
}

/* What stands before the number, without what is no part of a name; what stands behind it. */
static void own_noun(gn_work *w, gn_statement *s, const gn_quantity *q, gn_material *m)
{
    gn_np_parse(w, s->clause, s->from, s->np_end, &m->np, &m->subject, &s->of);
    if (gn_inherit_named_base(w, s)) gn_label_clear(&m->np);
    /* 按平均汇率折算为1.4万美元: the amount before in other money */
    if (q->flags & GN_Q_MONEY && gn_words_end("折算|折合|换算|折算后|折算成", m->np.s, m->np.n)) gn_label_clear(&m->np);
    /* 扣除留抵退税因素后增长, 按自然口径计算下降: how it is reckoned */
    static const char reckoned[] = "扣除|剔除|按自然口径|自然口径|按可比口径|可比口径|按同口径|同口径|按可比价|可比价",
                      less[] = "扣除|剔除", what[] = "量|因素|影响|效应|后";
    const bool taken_off = gn_words_begin(less, m->np.s, m->np.n) && gn_words_end(what, m->np.s, m->np.n);
    if (taken_off || (q->flags & GN_Q_PERCENT && gn_words_begin(reckoned, m->np.s, m->np.n) && !gn_np_heads(w, &m->np)))
        gn_label_clear(&m->np);
    gn_drop_behind_noun(w, &m->np);
    margin_of_segment(w, s, &m->np);
    behind_count(w, s, &m->np);
    gn_indicator_of_line(w, s, &m->np);
    alone(w, s, m);
    gn_drop_manner(w, s, m);
    m->versus = compared_with(w, s, q, &m->np);
    name_latter(w, s, m->subject.n ? &m->subject : &m->np);
    gn_np_after(w, s, &m->after);
    /* 由下降3.9%转为正增长2.4% */
    if (gn_words_begin("转为|转正|转负|转成|变为", m->after.s, m->after.n)) gn_label_clear(&m->after);
    if (gn_statement_moves_behind(w, s)) gn_label_clear(&m->after);
    drop_level_of_base(w, s, m);
    gn_money_for_each(w, s, q, m);
    gn_money_spent_on(w, s, q, m);
    aim_reached(w, s, m);
    gn_drop_deed(w, s, m);
}

/* What a list's members have behind the last one, and whether 的 follows the number. */
static void noun_behind(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    const gn_structure *st = w->structure;
    /* 分别有83家、62家企业: what the last member has behind it is everybody's */
    if (q->list_count > 1 && !m->np.n && !m->after.n && q->flags & GN_Q_COUNT_NOUN) {
        gn_statement last = *s;
        last.seg = gn_indicator_last_member(w, s, q);
        if (last.seg != s->seg) gn_np_after(w, &last, &m->after);
    }
    gn_indicator_by_heads(w, s, m);
    if (gn_indicator_counts_known(w, s, &m->np)) {
        gn_label_clear(&m->after);
        return;
    }
    uint32_t next = gn_np_behind_bracket(w, s);
    if (next < st->segs && st->seg[next].kind == GN_SEG_CUE &&
        st->seg[next].cue == (q->flags & GN_Q_PERCENT ? GN_CUE_BOUND : GN_CUE_CURRENCY))
        next++;
    m->of_after = next < st->segs && st->seg[next].clause == s->clause && st->seg[next].kind == GN_SEG_TEXT &&
                  gn_seg_begins(w, &st->seg[next], "的");
    m->of_after |= strcmp(s->rule, "share.of_them") == 0 && m->after.n; /* 37%智能家居设备 */
}

/* 其, 该数字: whether the clause points back, and at what. */
static void point_back(const gn_work *w, const gn_statement *s, gn_material *m)
{
    m->refers = refers_back(w, s);
    gn_label_copy(&m->earlier, &w->memory.earlier);
    if (m->refers) {
        const size_t noun = gn_phrases_suffix(w->phrases, m->earlier.s, m->earlier.n, GN_PHRASE_HEAD);
        gn_label_drop(&m->earlier, m->earlier.n - noun, noun);
        gn_np_trim(w, &m->earlier);
    }
}

/* The noun of the measure where the clause says it by a verb or by the unit. */
static void add_measure(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    /* A verb whose object stands behind the number is left to that. */
    if (!m->after.n || !gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB)) gn_np_verb_to_noun(w, &m->np);
    gn_np_name_amount(w, &m->np);
    if (m->np.n && (q->flags & GN_Q_PERCENT) && !gn_np_heads(w, &m->np) && gn_statement_reprices(w, s))
        gn_label_add(&m->np, "价格", strlen("价格"));
    if (m->np.n && !gn_np_heads(w, &m->np) && gn_statement_yields(w, s)) gn_label_add(&m->np, "产量", strlen("产量"));
    if (by_weight(w, q) && m->np.n && !gn_np_heads(w, &m->np) && !m->after.n)
        gn_label_add(&m->np, "价格", strlen("价格"));
}

void gn_indicator_material(gn_work *w, gn_statement *s, gn_material *m)
{
    enum { MOST = 8, LONGEST = 22, RATIO = 6 }; /* characters of a firm's name, of a subject; bytes of 占比 */
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label_clear(&s->of);
    own_noun(w, s, q, m);
    /* 21%（固定汇率增长22%）: how it is reckoned */
    static const char *const reckoned[] = {"固定汇率", "恒定汇率", "不变汇率", "固定货币", "恒定货币", "不变货币"};
    if (GN_IS_ONE_OF(m->np.s, m->np.n, reckoned) ||
        (q->list_count > 1 && s->measure == GN_MEASURE_SHARE && gn_indicator_counts_lines(w, s, q)))
        gn_label_clear(&m->np);
    const bool ranked = name_ranked(w, s, q, &m->np);
    noun_behind(w, s, q, m);
    gn_indicator_covered(w, s, m);
    beside_count(w, s, q, m);
    gn_money_behind(w, s, q, m);
    gn_money_provided(w, s, q, m);
    gn_money_fined(w, s, q, m);
    m->total = total_of(w, s);
    m->every = false;
    gn_indicator_clause_before(w, s, q, m);
    if (q->list_count > 1) gn_drop_rank(w, m);
    m->base = counted_from(w, s);
    point_back(w, s, m);
    m->share = gn_words_end("占比|比重|所占比例", m->np.s, m->np.n) && gn_np_bare(w, &m->np);
    total_before(w, s, m);
    if (s->measure == GN_MEASURE_SHARE && gn_words_end("份额占比|市占率占比|占有率占比", m->np.s, m->np.n))
        gn_label_drop(&m->np, m->np.n - RATIO, RATIO);
    bare_share(w, s, m);
    m->rate = gn_np_drop_rate(w, &m->np);
    gn_indicator_name_numbers(w, s, q, &m->np);
    gn_indicator_member(w, s, q, m);
    gn_drop_disposer(w, &m->np);
    gn_owner_announcer(w, s, &m->announcer);
    gn_indicator_deal(w, s, m, &m->deal, &m->actor);
    if (!m->deal.n && !m->every) gn_indicator_noun_behind(w, s, q, m);
    gn_indicator_share_price(w, s, q, m);
    gn_indicator_share_moves(w, s, q, m);
    add_measure(w, s, q, m);
    if (gn_label_chars(&m->subject) > LONGEST) gn_label_clear(&m->subject);
    split_at_verb(w, m);
    gn_indicator_object(w, s, q, m);
    gn_indicator_bracket(w, s, &m->named);
    narrow_stated(w, s, m);
    say_again(w, m);
    gn_indicator_trade_partner(w, s, &m->np);
    gn_indicator_one_way(w, s, &m->np);
    of_term(w, s, &m->np);
    name_standard(w, m);
    same_subject(w, s, &m->np);
    /* 户籍人口43万人，其中男性占… */
    if (gn_words_begin("男性|女性", m->np.s, m->np.n) == m->np.n && gn_label_ends(&w->memory.parent, "人口"))
        gn_label_add(&m->np, "人口", strlen("人口"));
    for_each_head(w, q, m);
    m->head = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
    if (!m->head) firm_behind_noun(w, m);
    /* 隆基股份: a company, no shares */
    if (m->head && gn_label_chars(&m->np) <= MOST && gn_owner_like_company(w, s, &m->np)) m->head = 0;
    m->firm_first = ranked || (gn_work_name(w, m->np.s, m->np.n, false) > 0 && m->head);
    m->roles = m->head ? gn_phrases_find(w->phrases, m->np.s + m->np.n - m->head, m->head, NULL) : 0;
}
