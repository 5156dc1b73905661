/* What a number's clause says of what it measures, before context is added. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* 60岁及以上人口, 0-14岁人口, 百亿级企业: a number that is part of the name. */
static void name_limit(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char *const words[] = {"及以上", "及以下", "以上", "以下"};
    if (s->previous == GN_NO_INDEX || s->previous + 1 != s->from || !l->n) return;
    const gn_seg *g = &w->structure->seg[s->previous];
    if (g->clause != s->clause) return;
    const char *t = w->clean->text;
    size_t bound = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !bound; i++)
        if (g->end + strlen(words[i]) < w->clean->length && memcmp(t + g->end, words[i], strlen(words[i])) == 0)
            bound = strlen(words[i]);
    const bool age = g->end >= 3 && memcmp(t + g->end - 3, "岁", 3) == 0,
               grade = g->end + 3 < w->clean->length && memcmp(t + g->end, "级", 3) == 0;
    if ((!bound && !age && !grade) || g->end - g->start > 30) return;
    GN_EACH (i, words)
        if (l->n > strlen(words[i]) && memcmp(l->s, words[i], strlen(words[i])) == 0)
            gn_label_drop(l, 0, strlen(words[i]));
    gn_label_front(l, t + g->start, g->end - g->start + bound);
    if (!(gn_work_quantity(w, s->previous)->flags & GN_Q_MONEY) || s->previous == 0 || g[-1].end != g->start) return;
    /* 收入20亿元以上企业 */
    const size_t head = g[-1].kind == GN_SEG_TEXT ? gn_phrases_suffix(w->phrases, gn_work_text(w, s->previous - 1),
                                                                      gn_work_len(w, s->previous - 1), GN_PHRASE_HEAD)
                                                  : 0;
    gn_label_front(l, t + g->start - head, head);
}

/* 前3家企业合计装车量: the rank that the firms have together. */
static void name_first_ones(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char kinds[] = "企业|公司|厂商|品牌|车企|房企|银行|大企业";
    const gn_structure *st = w->structure;
    const uint32_t k = s->previous;
    if (k == GN_NO_INDEX || k == 0 || k + 1 != s->from || st->seg[k].clause != s->clause ||
        !gn_words_begin(kinds, l->s, l->n) || !gn_words_end("前", gn_work_text(w, k - 1), gn_work_len(w, k - 1)) ||
        !(gn_work_quantity(w, k)->flags & GN_Q_COUNT_NOUN))
        return;
    gn_label_front(l, gn_work_text(w, k), gn_work_len(w, k));
    gn_label_front(l, "前", strlen("前"));
}

/* “港口5500、5000大卡煤炭价格分别为a和b”: which kind each price is of. */
static void name_kind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char heat[] = "大卡|千卡";
    const gn_structure *st = w->structure;
    if (!l->n || s->previous == GN_NO_INDEX || s->previous + 1 != s->from || st->seg[s->previous].clause != s->clause ||
        !gn_words_end(heat, gn_work_text(w, s->previous), gn_work_len(w, s->previous)))
        return;
    const gn_quantity *kind = gn_work_quantity(w, s->previous);
    uint32_t k = s->previous;
    if (kind->list_count > 1 && kind->list_count == q->list_count)
        for (uint32_t i = kind->list_index; i > q->list_index && k > 1; i--) k -= 2; /* a mark stands between two */
    if (st->seg[k].kind != GN_SEG_QUANTITY) return;
    gn_label name = {.n = 0};
    gn_label_add(&name, gn_work_text(w, k), gn_work_len(w, k));
    if (!gn_words_end(heat, name.s, name.n)) gn_label_add(&name, heat, strlen("大卡"));
    gn_label_front(l, name.s, name.n);
}

/* 营收超百亿元企业, 销售额超过1亿元的设计企业: a threshold that is part of the name of what is counted. */
static void name_threshold(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char *const members[] = {"企业", "公司", "项目", "园区", "集群",
                                          "城市", "区县", "品牌", "产品", "门店"};
    enum { MOST = 24 };
    const gn_structure *st = w->structure;
    if (s->previous == GN_NO_INDEX || s->previous + 1 != s->from || s->previous < 2 || !l->n ||
        !(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN))
        return;
    /* 营收超千亿企业: without 元 */
    const gn_quantity *limit = gn_work_quantity(w, s->previous);
    if (!(limit->flags & GN_Q_MONEY) && (limit->flags & GN_Q_UNIT || limit->value < 1e8)) return;
    bool member = false;
    GN_EACH (i, members) member |= gn_label_ends(l, members[i]);
    const gn_seg *bound = &st->seg[s->previous - 1], *noun = bound - 1;
    if (!member || bound->kind != GN_SEG_CUE || bound->cue != GN_CUE_BOUND || bound->clause != s->clause ||
        noun->kind != GN_SEG_TEXT || noun->clause != s->clause)
        return;
    gn_label name = {.n = 0};
    gn_label_add(&name, w->clean->text + noun->start, noun->end - noun->start);
    const size_t head = gn_phrases_suffix(w->phrases, name.s, name.n, GN_PHRASE_HEAD);
    if (!head) return;
    gn_label_drop(&name, 0, name.n - head);
    gn_label_add(&name, w->clean->text + bound->start, st->seg[s->previous].end - bound->start);
    gn_label_add(&name, "的", 3);
    if (gn_label_chars(&name) + gn_label_chars(l) <= MOST) gn_label_front(l, name.s, name.n);
}

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

/* Whether a clause ends as one that names what follows (方面, 环节), or how it is divided (分方式看). */
static bool clause_ends(const gn_work *w, const gn_clause *c, bool divides)
{
    if (c->last == c->first) return false;
    uint32_t k = c->last - 1;
    while (k > c->first && w->structure->seg[k].kind == GN_SEG_MARK) k--;
    const char *t = w->clean->text + w->structure->seg[c->first].start;
    const size_t n = w->structure->seg[k].end - w->structure->seg[c->first].start;
    return divides ? gn_np_ends_in("看|来说|来讲|划分|分", t, n) : gn_np_ends_in("环节|业务|板块|领域|方面", t, n);
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
    if (last > k && st->seg[last - 1].kind == GN_SEG_AREA) return;
    for (uint32_t i = k; i < last; i++)
        if (st->seg[i].kind == GN_SEG_CUE &&
            (st->seg[i].cue == GN_CUE_COMPARE || st->seg[i].cue == GN_CUE_PLACE_SELF || st->seg[i].cue == GN_CUE_BOUND))
            return;
    for (uint32_t i = k; i < last; i++) gn_label_add(out, gn_work_text(w, i), gn_work_len(w, i));
    for (size_t i = out->n; i-- > 3;) /* 前三名为海信, 最快的是海尔 */
        if (i + 3 < out->n && (memcmp(out->s + i, "为", 3) == 0 || memcmp(out->s + i, "是", 3) == 0)) {
            gn_label_drop(out, 0, i + 3);
            break;
        }
    gn_np_trim(w, out);
    gn_np_drop_rate(w, out);
    if (gn_label_chars(out) > 12) gn_label_clear(out);
    if (says && !gn_work_names_firm(w, out)) gn_label_clear(out);
}

/* “110家企业获得授信”: what is counted, and with what it does in front of it. */
static void split_object(const gn_work *w, const gn_statement *s, gn_material *m)
{
    enum { MOST = 22 };
    static const char ranks[] = "高居|位居|位列|稳居|居|名列|排名|排在|跃居|领先|领跑|荣登|登顶",
                      runs[] = "上线运行|投入使用|建成投产|建成投用|投入运营|上线",
                      fronts[] = "上榜|入围|参展|参会|获奖|在册";
    gn_label_clear(&m->acting);
    const size_t at = gn_phrases_break(w->phrases, m->after.s, m->after.n);
    if (at < 6 || at == m->after.n) return;
    const size_t verb = gn_phrases_prefix(w->phrases, m->after.s + at, m->after.n - at, GN_PHRASE_BREAK, NULL);
    const bool ranked = gn_words_begin(ranks, m->after.s + at, m->after.n - at) > 0 ||
                        gn_words_begin(runs, m->after.s + at, m->after.n - at) == m->after.n - at;
    const bool front = gn_words_begin(fronts, m->after.s + at, m->after.n - at) == m->after.n - at;
    if (at + verb >= m->after.n && !ranked && !front) return;
    gn_label counted = m->after;
    gn_label_drop(&counted, at, counted.n - at);
    gn_np_trim(w, &counted);
    if (counted.n < 6) return;
    if ((gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) && gn_np_drop_rate(w, &counted)) {
        gn_label_clear(&m->after); /* “近50%的绝对增速依然属于…” */
        return;
    }
    if (front) { /* 300家企业上榜: 上榜企业 */
        gn_label_front(&counted, m->after.s + at, m->after.n - at);
        m->after = counted;
        return;
    }
    if (ranked) { /* “甲以2191家企业居首” after 企业数量: told anew */
        m->after = counted;
        if (w->memory.last_block == s->block && counted.n == 6 &&
            memmem(w->memory.indicator.s, w->memory.indicator.n, counted.s, counted.n))
            gn_label_clear(&m->after);
        return;
    }
    gn_label_drop(&m->after, 0, at);
    for (size_t n = 1; n;) {
        n = gn_phrases_prefix(w->phrases, m->after.s, m->after.n, GN_PHRASE_LEAD, NULL);
        if (n != 3) break;
        gn_label_drop(&m->after, 0, n);
    }
    if (gn_label_chars(&m->after) + gn_label_chars(&counted) <= MOST) {
        m->acting = m->after;
        gn_label_add(&m->acting, "的", 3);
        gn_label_add(&m->acting, counted.s, counted.n);
    }
    m->after = counted;
}

/* “2016—2020年期间，”: a clause that only says when. */
static bool only_time(const gn_work *w, const gn_clause *c)
{
    enum { SHORT = 9 }; /* bytes: 期间, 以来 */
    bool time = false;
    for (uint32_t k = c->first; k < c->last; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_PERIOD)
            time = true;
        else if (g->kind != GN_SEG_MARK && g->end - g->start > SHORT)
            return false;
    }
    return time;
}

/* “为稳外贸作出贡献，”, “受益于需求回升，”: a clause that names nobody's figure. */
static bool only_purpose(const gn_work *w, const gn_clause *c)
{
    static const char begins[] = "为|受|随着|由于|得益于|在|带动|推动|使|使得|对|因|助力|促进";
    uint32_t k = c->first;
    while (k < c->last && w->structure->seg[k].kind == GN_SEG_MARK) k++;
    if (k == c->last || w->structure->seg[k].kind == GN_SEG_ORG) return false;
    for (uint32_t i = k; i < c->last; i++)
        if (gn_work_figure(w, i)) return false;
    return gn_words_begin(begins, gn_work_text(w, k), gn_work_len(w, k)) &&
           !gn_phrases_prefix(w->phrases, gn_work_text(w, k), gn_work_len(w, k), GN_PHRASE_KEEP | GN_PHRASE_NAME, NULL);
}

/* 西安、兰州两个铁路局; “A、B和C 3个行业增长较快，增幅分别为…” with as many figures: how many were named, no figure. */
static bool counts_members(const gn_work *w, uint32_t k, uint32_t figures)
{
    enum { MOST = 12 };
    const gn_quantity *q = gn_work_quantity(w, k);
    return (q->flags & GN_Q_COUNT_NOUN) && !q->decimals && q->magnitude == 1 && q->value > 0 && q->value <= MOST &&
           ((k > 0 && w->structure->seg[k - 1].kind == GN_SEG_AREA) || (figures > 1 && q->value == figures));
}

/* What a clause names before `figures` numbers in a list, into *out, and what stands before its verb, into *subject;
 * false if it has figures. */
static bool names_what(const gn_work *w, const gn_clause *c, uint32_t figures, gn_label *out, gn_label *subject)
{
    const gn_structure *st = w->structure;
    const uint32_t first = gn_look_back(c->last, c->first);
    gn_label_clear(out);
    gn_label_clear(subject);
    for (uint32_t k = first; k < c->last; k++)
        if (gn_work_figure(w, k) && !counts_members(w, k, figures) && !gn_statement_never(w, k)) return false;
    gn_np_parse(w, (uint32_t)(c - st->clause), first, c->last, out, subject, NULL);
    return true;
}

/* Whether a clause says of something that it has risen or fallen. */
static bool moves(const gn_work *w, const gn_clause *c)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(c->last, c->first); k < c->last; k++)
        if (st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_UP || st->seg[k].cue == GN_CUE_DOWN))
            return true;
    return false;
}

/* “火电利润增幅最大，同比上升…”, “产量再创新高，同比增长…”: what the clause before says to have grown, without how.
 * False if it says nothing of growth. */
static bool growth_of(const gn_work *w, const gn_statement *s, bool moved, gn_label *l)
{
    static const char *const words[] = {"增速", "增幅", "涨幅", "降幅", "跌幅", "新高", "新低", "增长", "下降", "回升",
                                        "回落", "上涨", "下跌", "扩大", "提高", "提升", "增得", "涨得", "跌得"};
    const bool growth = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_GROWTH ||
                        s->measure == GN_MEASURE_CAGR || s->measure == GN_MEASURE_POP ||
                        (s->measure == GN_MEASURE_LEVEL && (s->near & GN_CUE_BIT(FROM)));
    const bool rate = gn_np_drop_rate(w, l);
    if (!growth || !l->n) return false;
    if (rate) return true;
    gn_label what = *l;
    size_t at = l->n;
    GN_EACH (i, words) {
        const char *found = gn_find(l->s, l->n, words[i], strlen(words[i]));
        if (found && (size_t)(found - l->s) < at) at = (size_t)(found - l->s);
    }
    if (at == l->n) return moved && gn_np_heads(w, l);
    if (at < 6) return false;
    gn_label_drop(&what, at, what.n - at);
    gn_np_cut_at_verb(w, &what);
    gn_np_trim(w, &what);
    if (gn_label_chars(&what) < 2) return false;
    *l = what;
    return true;
}

/* “97%以上的县区和40%的乡镇实现5G网络覆盖”, “覆盖97%以上的县区”: of what how much is covered. */
static void covered_part(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char cover[] = "覆盖";
    static const char *const joins[] = {"和", "以及", "及", "、"};
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(&m->covered);
    if (!m->of_after || !m->after.n || !(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT)) return;
    uint32_t first = c->first;
    if (s->clause > st->sentence[s->sentence].first_clause) first = c[-1].first;
    first = gn_look_back(s->seg, first);
    const char *t = w->clean->text;
    const uint32_t last = c->last < s->seg + GN_LOOK_BACK ? c->last : s->seg + GN_LOOK_BACK;
    const size_t from = st->seg[first].start, at = st->seg[s->seg].start, end = st->seg[last - 1].end;
    const char *behind = memmem(t + at, end - at, cover, sizeof cover - 1);
    if (behind && gn_find(behind, end - (size_t)(behind - t), "率", 3)) return;
    if (!behind && !memmem(t + from, at - from, cover, sizeof cover - 1)) return;
    m->covered = m->after;
    const size_t n = gn_phrases_break(w->phrases, m->covered.s, m->covered.n);
    gn_label_drop(&m->covered, n, m->covered.n - n);
    GN_EACH (i, joins)
        if (gn_label_ends(&m->covered, joins[i]))
            gn_label_drop(&m->covered, m->covered.n - strlen(joins[i]), strlen(joins[i]));
    gn_np_trim(w, &m->covered);
    /* “…实现5G网络覆盖”: with what. */
    static const char brings[] = "实现";
    const char *with = behind ? memmem(t + at, (size_t)(behind - t) - at, brings, sizeof brings - 1) : NULL;
    if (with && behind - with < 40)
        gn_label_add(&m->covered, with + sizeof brings - 1, (size_t)(behind - with) - (sizeof brings - 1));
    if (m->covered.n) gn_label_add(&m->covered, "覆盖率", strlen("覆盖率"));
}

/* “A、B的利用率分别为…，毛利率分别为…”: the firms of a list, for the next figures that are each's. */
static void note_firms(gn_work *w, const gn_statement *s, const gn_label *whole, const gn_label *last)
{
    const size_t name = gn_work_name(w, last->s, last->n, false);
    if (!name || !gn_work_name(w, whole->s, whole->n, false)) return;
    w->memory.several = *whole;
    gn_label_drop(&w->memory.several, whole->n - last->n + name, last->n - name);
    w->memory.several_sentence = s->sentence;
}

/* Whether a firm is named between the number before and this one. */
static bool firm_since(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const uint32_t first = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > first && st->seg[k].kind != GN_SEG_QUANTITY;)
        if (gn_work_company(w, &st->seg[k])) return true;
    return false;
}

/* “A、B、C位列手机出货量厂商前三，份额为…”: whose share it is, and of what. */
static void firms_before(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const kinds[] = {"厂商", "企业", "供应商", "市场"};
    gn_label all = m->before, part = {0}, last = {0};
    if (!all.n && w->memory.several_sentence == s->sentence && !firm_since(w, s)) all = w->memory.several;
    const gn_label uncut = all;
    gn_np_cut_at_verb(w, &all);
    if (!gn_list_member(&all, q->list_index, q->list_count, &part, &last) &&
        !gn_list_member(&uncut, q->list_index, q->list_count, &part, &last))
        return;
    if (gn_list_members(&all) < gn_list_members(&uncut)) all = uncut; /* 在美国上市的甲、乙 */
    size_t name = gn_work_name(w, last.s, last.n, false);
    if (!name && !gn_np_bare(w, &m->np)) return;
    static const char kinds_of_firm[] = "集团|公司|控股|股份|科技|电脑|汽车|手机|智能云|云"; /* 百度集团 */
    if (name) name += gn_words_begin(kinds_of_firm, last.s + name, last.n - name);
    gn_label of = {0}, first = {0};
    /* 乙公司更是在, 在美国上市的甲公司: adverbs behind the last name, what the first one is. */
    static const char adverbs[] = "更是|也|都|均|则|还|却|已|将|在|于|近|今|当";
    if (name && gn_words_begin(adverbs, last.s + name, last.n - name)) {
        gn_label_drop(&all, all.n - last.n + name, last.n - name);
        if (q->list_index + 1 == q->list_count) gn_label_drop(&part, name, part.n - name);
        last.n = name;
    }
    if (name && name < last.n) {
        gn_label_add(&of, last.s + name, last.n - name);
        gn_label_drop(&all, all.n - of.n, of.n);
        if (part.n == last.n && memcmp(part.s, last.s, last.n) == 0) gn_label_drop(&part, name, part.n - name);
    }
    /* “化妆品、食品和日用品进口额排名前三，占比…”: goods with one noun */
    gn_np_trim(w, &last);
    const size_t noun = name ? 0 : gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
    if (noun && noun < last.n && !gn_np_heads(w, &part)) gn_label_add(&of, last.s + last.n - noun, noun);
    /* “装车量前三名分别是A、B和C” */
    gn_list_member(&all, 0, q->list_count, &first, &last);
    const size_t own = gn_work_name(w, first.s, first.n, true);
    if (own && own < first.n && !of.n) {
        gn_label_add(&of, first.s, first.n - own);
        gn_label_drop(&all, 0, of.n);
        if (!q->list_index) gn_label_drop(&part, 0, of.n);
        if (gn_label_ends(&of, "的")) gn_label_clear(&of);
    }
    GN_EACH (i, kinds)
        if (gn_label_ends(&of, kinds[i])) gn_label_drop(&of, of.n - strlen(kinds[i]), strlen(kinds[i]));
    gn_np_trim(w, &part);
    gn_np_trim(w, &of);
    w->memory.several = all;
    w->memory.several_sentence = s->sentence;
    if (of.n && gn_np_heads(w, &of)) gn_label_clear(&m->np); /* what has the share is named, not the share */
    gn_label_front(&m->np, of.s, of.n);
    gn_label_front(&m->np, part.s, part.n);
}

/* “甲、乙、丙位列前三，出货量分别为x台（24%）、y台（19%）、z台（11%）”: brackets part the numbers, and the first one
 * names the firms for all. */
static bool firms_in_turn(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    bool turn = false;
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        turn |= gn_seg_begins(w, &w->structure->seg[k], "分别") || gn_seg_begins(w, &w->structure->seg[k], "依次");
    if (q->list_count > 1 || !turn || !gn_np_bare(w, &m->np)) return false;
    gn_label all = m->before;
    gn_np_cut_at_verb(w, &all);
    const uint32_t n = gn_list_members(&all);
    gn_label part = {0}, last = {0};
    if (n < 3 || !gn_list_member(&all, n - 1, n, &part, &last)) return false;
    const size_t name = gn_work_name(w, last.s, last.n, false);
    if (!name) return false;
    gn_label_drop(&all, all.n - last.n + name, last.n - name);
    gn_label_add(&all, m->np.s, m->np.n);
    m->np = all;
    return gn_list_begin(w, s, q, &m->np, n);
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

/* Whether what follows the noun leaves it whole: the clause ends, or a verb begins. */
static bool noun_ends(const gn_work *w, const char *s, size_t n)
{
    static const char *const words[] = {"位", "排", "居", "重", "继", "引", "稳", "领", "成", "登", "在", "，", "。"};
    if (n < 3 || !((unsigned char)s[0] & 0x80)) return true;
    GN_EACH (i, words)
        if (memcmp(s, words[i], 3) == 0) return true;
    return gn_phrases_prefix(w->phrases, s, n, GN_PHRASE_BREAK | GN_PHRASE_LEAD, NULL) > 0;
}

/* The last number of the list that this one is a member of, else itself. */
static uint32_t last_member(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    enum { NEAR = 24 };
    const gn_structure *st = w->structure;
    uint32_t last = s->seg;
    for (uint32_t k = s->seg + 1; q->list_count > 1 && k < st->segs && k < s->seg + NEAR; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) {
            if (gn_work_quantity(w, k)->list != q->list) break;
            last = k;
        }
    return last;
}

/* “甲以21.6%的市场占有率居首”, “乙以5040万部的出货量位居第二”: what the figure is stands behind it. */
static void noun_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const shares[] = {"市场占有率", "市场份额", "市占率", "占有率", "份额"};
    static const char of[] = "的";
    const gn_structure *st = w->structure;
    const bool percent = q->flags & GN_Q_PERCENT;
    const uint32_t number = last_member(w, s, q);
    const size_t end = st->sentence[s->sentence].end;
    size_t at = st->seg[number].end;
    const bool of_it = at + sizeof of - 1 < end && memcmp(w->clean->text + at, of, sizeof of - 1) == 0;
    if (of_it) at += sizeof of - 1;
    /* 以5800亿元价值位列第二, 以60%的增长率和127亿美元收入位列第二 */
    const bool another = s->previous != GN_NO_INDEX && s->previous + 1 == s->from && s->list_seg > s->from &&
                         gn_seg_begins(w, &st->seg[s->from], of) &&
                         gn_words_end("和|与|及", gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1));
    if (!of_it && !another && !(s->list_seg > s->from && gn_seg_ends(w, &st->seg[s->list_seg - 1], "以"))) return;
    /* “以13.4%的份额和4430万台的出货量”: the first noun is the first number's. */
    if (s->previous != GN_NO_INDEX && s->previous + 1 == s->from && gn_seg_begins(w, &st->seg[s->from], of))
        gn_label_clear(&m->np);
    if (gn_np_heads(w, &m->np) || (q->flags & (GN_Q_POINTS | GN_Q_MULTIPLE))) return;
    const char *t = w->clean->text + at;
    size_t noun = 0;
    if (percent) {
        for (size_t i = 0; i < sizeof shares / sizeof *shares && !noun; i++)
            if (end - at >= strlen(shares[i]) && memcmp(t, shares[i], strlen(shares[i])) == 0) noun = strlen(shares[i]);
        if (!noun) { /* 以8.2%的GDP增速 */
            static const char rates[] = "增速|增幅|增长率|涨幅|降幅|跌幅";
            noun = gn_phrases_prefix(w->phrases, t, end - at, GN_PHRASE_HEAD, NULL);
            if (!gn_words_begin(rates, t + noun, end - at - noun)) noun = 0;
        }
    } else {
        unsigned roles = 0; /* 的数据中心: no 数 */
        noun = gn_phrases_prefix_of(w->phrases, t, end - at, GN_PHRASE_HEAD | GN_PHRASE_KEEP, &roles);
        if (!(roles & GN_PHRASE_HEAD) || roles & GN_PHRASE_RATE) return;
    }
    if (!noun || (!percent && !noun_ends(w, t + noun, end - at - noun))) return;
    gn_np_cut_at_verb(w, &m->np);
    if (gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_BREAK, NULL) == m->np.n) gn_label_clear(&m->np);
    const size_t name = gn_work_name(w, m->np.s, m->np.n, true);
    if (name) gn_label_drop(&m->np, 0, m->np.n - name);
    if (m->np.n && !percent && !gn_owner_names_one(w, s, &m->np)) return;
    gn_label_add(&m->np, t, noun);
    gn_label_clear(&m->after);
}

/* The noun of a measure that a relative clause has before its number: 估值, 年销售额. */
static bool titled_noun(const gn_work *w, const gn_quantity *q, gn_label *noun)
{
    static const char *const before[] = {"年", "月", "日", "总", "设计", "规划", "计划", "累计"};
    const size_t verb = gn_phrases_prefix(w->phrases, noun->s, noun->n, GN_PHRASE_VERB, NULL);
    if (verb < noun->n) gn_label_drop(noun, 0, verb);
    if (q->flags & GN_Q_PERCENT) { /* 股价下跌超过60%的某某 */
        const size_t head = gn_phrases_prefix(w->phrases, noun->s, noun->n, GN_PHRASE_HEAD, NULL);
        if (head) gn_label_drop(noun, head, noun->n - head);
    }
    const size_t head = gn_phrases_suffix(w->phrases, noun->s, noun->n, GN_PHRASE_HEAD);
    bool known = noun->n == head;
    GN_EACH (i, before) known |= noun->n == head + strlen(before[i]) && memcmp(noun->s, before[i], noun->n - head) == 0;
    return head && known;
}

/* “总投资N的某项目”, “设立规模N的基金”: the noun before the number belongs to what stands behind it. */
static void titled(const gn_work *w, const gn_quantity *q, gn_material *m)
{
    static const char *const yearly[] = {"年产", "月产", "日产"}, can[] = "产能";
    gn_label_clear(&m->titled);
    /* 估值300亿元的某某科技累计亏损… */
    const size_t name = gn_work_name(w, m->after.s, m->after.n, false);
    gn_label noun = m->rest.n ? m->rest : m->np;
    bool yields = false; /* 年产2万吨颗粒硅产能, 年产8GWh的生产线 */
    GN_EACH (i, yearly) yields |= gn_label_ends(&noun, yearly[i]);
    const size_t firm = yields ? gn_work_name(w, noun.s, noun.n, false) : 0;
    yields &= noun.n == firm + 6 || m->announcer.n || m->subject.n;
    gn_label actor = m->announcer.n ? m->announcer : m->subject;
    if (firm) gn_label_clear(&actor), gn_label_add(&actor, noun.s, firm);
    if (!m->after.n || (!m->of_after && !yields) || (!name && !yields && gn_np_heads(w, &m->after)) ||
        (q->flags & (GN_Q_POINTS | GN_Q_MULTIPLE)) || (!name && (q->flags & GN_Q_PERCENT)))
        return;
    if (yields)
        gn_label_drop(&noun, 0, noun.n - 6);
    else if (!titled_noun(w, q, &noun))
        return;
    m->titled = m->after;
    if (name) gn_label_drop(&m->titled, name, m->titled.n - name);
    const char *where = gn_find(m->titled.s, m->titled.n, "在", 3);
    if (where && where > m->titled.s)
        gn_label_drop(&m->titled, (size_t)(where - m->titled.s), m->titled.n - (size_t)(where - m->titled.s));
    gn_np_cut_at_verb(w, &m->titled);
    const size_t act = gn_phrases_prefix(w->phrases, m->titled.s, m->titled.n, GN_PHRASE_BREAK, NULL);
    if (act || !m->titled.n) {
        gn_label_clear(&m->titled);
        return;
    }
    if (!yields) {
        gn_label_add(&m->titled, noun.s, noun.n);
        return;
    }
    if (m->titled.n > sizeof can - 1 && gn_label_ends(&m->titled, can))
        gn_label_drop(&m->titled, m->titled.n - (sizeof can - 1), sizeof can - 1);
    gn_label_add(&m->titled, noun.s, 3);
    gn_label_add(&m->titled, can, sizeof can - 1);
    m->deal = m->titled;
    m->actor = actor;
}

/* “某某公司位居榜首，其市场份额…”: what the clause measures is somebody's who was named. */
static bool refers_back(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"其", "但其", "而其", "且其", "它的", "他的", "她的", "它们的", "他们的"};
    static const char *const others[] = {"其中", "其他", "其它", "其余", "其次", "其实"};
    const gn_structure *st = w->structure;
    uint32_t k = s->from;
    while (k < s->np_end && (st->seg[k].clause != s->clause || st->seg[k].kind == GN_SEG_PERIOD ||
                             st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_AREA))
        k++;
    if (k == s->np_end) return false;
    GN_EACH (i, others)
        if (gn_seg_begins(w, &st->seg[k], others[i])) return false;
    GN_EACH (i, words)
        if (gn_seg_begins(w, &st->seg[k], words[i])) return true;
    return false;
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

/* “远高于进口额增长率的23.6%”: the percentage is that of what it is compared with, into *l. */
static bool compared_with(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char *const words[] = {"高于", "低于", "大于",   "小于",   "多于",  "少于",
                                        "不及", "次于", "仅次于", "领先于", "落后于"};
    const gn_structure *st = w->structure;
    if (!(q->flags & GN_Q_PERCENT) || s->list_seg == s->from) return false;
    uint32_t from = GN_NO_INDEX;
    for (uint32_t k = s->from; k + 1 < s->list_seg; k++)
        for (size_t i = 0; st->seg[k].kind == GN_SEG_CUE && i < sizeof words / sizeof *words; i++)
            if (gn_seg_begins(w, &st->seg[k], words[i])) from = k + 1;
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

/* “售出19万辆新能源车”: the object behind the number is what the verb before it makes of it, 新能源车销量. */
static void object_of_verb(const gn_work *w, const gn_quantity *q, gn_material *m)
{
    enum { MOST = 15 };
    const char *noun = "";
    const size_t n = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB);
    m->made = false;
    if (!n || !m->after.n || gn_np_heads(w, &m->after) || gn_label_chars(&m->after) > MOST) return;
    gn_phrases_find(w->phrases, m->np.s + m->np.n - n, n, &noun);
    m->made = *noun && *noun != '=' && !(q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE));
    if (m->made) gn_label_add(&m->after, noun, strlen(noun));
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
    enum { MOST = 12 };
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
    if (gn_words_begin(kinds, m->np.s, m->np.n) != m->np.n || named->value < 2 || named->value > MOST) return;
    gn_label all, unused;
    gn_np_parse(w, s->clause, gn_look_back(count, st->clause[s->clause].first), count, &all, &unused, NULL);
    gn_label part = {.n = 0}, last = {.n = 0};
    if (gn_list_member(&all, 0, (uint32_t)named->value, &part, &last)) m->np = all;
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

/* “民营企业进出口x亿元，其中出口y亿元，进口z亿元”: one way of the trade that the sentence has named. */
static void one_way(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char both[] = "进出口";
    static const char *const ways[] = {"出口", "进口"};
    const gn_memory *p = &w->memory;
    if (p->last_block != s->block || l->n < 6 || l->n > 12) return;
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

/* 冰箱的零售量和零售额, 居民存款、贷款: whose the first member is holds for the others, which are nothing but a noun.
 */
static void share_owner(const gn_work *w, const gn_label *list, uint32_t count, gn_label *part)
{
    enum { MOST = 10, NOUN = 5 }; /* characters of the owner, of a noun by itself */
    gn_label first = {0}, last = {0};
    if (!part->n || gn_label_chars(part) > NOUN ||
        gn_phrases_suffix(w->phrases, part->s, part->n, GN_PHRASE_HEAD) != part->n)
        return;
    if (gn_phrases_find(w->phrases, part->s, part->n, NULL) & GN_PHRASE_WHOLE) return;
    if (!gn_list_member(list, 0, count, &first, &last)) return;
    const size_t head = gn_phrases_suffix(w->phrases, first.s, first.n, GN_PHRASE_HEAD);
    if (!head || head == first.n) return;
    gn_label_drop(&first, first.n - head, head);
    gn_np_trim(w, &first);
    if (!first.n || gn_label_chars(&first) > MOST || gn_phrases_break(w->phrases, first.s, first.n) < first.n) return;
    gn_label_front(part, first.s, first.n);
}

/* “青岛、烟台居前，进出口值分别为x和y”: each place's own, no two ways of the trade. */
static bool two_places(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    const gn_structure *st = w->structure;
    if (q->list_count != 2) return false;
    const uint32_t first = st->clause[s->clause].first, before = st->clause[s->clause - (s->clause > 0)].first;
    const bool same = st->seg[before].clause < s->clause && st->clause[s->clause - 1].sentence == s->sentence;
    for (uint32_t k = gn_look_back(s->list_seg, same ? before : first); k + 2 < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_AREA && st->seg[k + 2].kind == GN_SEG_AREA && gn_work_len(w, k + 1) == 3 &&
            st->seg[k + 1].start == st->seg[k].end && st->seg[k + 2].start == st->seg[k + 1].end)
            return true;
    return false;
}

void gn_indicator_material(gn_work *w, gn_statement *s, gn_material *m)
{
    enum { MOST = 8, LONGEST = 22 }; /* characters of a company's name, of a subject */
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label_clear(&s->of);
    gn_np_parse(w, s->clause, s->from, s->np_end, &m->np, &m->subject, &s->of);
    m->versus = compared_with(w, s, q, &m->np);
    name_latter(w, s, m->subject.n ? &m->subject : &m->np);
    gn_np_after(w, s, &m->after);
    /* 分别有83家、62家企业: what the last member has behind it is everybody's */
    if (q->list_count > 1 && !m->np.n && !m->after.n && q->flags & GN_Q_COUNT_NOUN) {
        gn_statement last = *s;
        last.seg = last_member(w, s, q);
        if (last.seg != s->seg) gn_np_after(w, &last, &m->after);
    }
    uint32_t next = s->seg + 1;
    if (next < st->segs && st->seg[next].kind == GN_SEG_CUE &&
        st->seg[next].cue == (q->flags & GN_Q_PERCENT ? GN_CUE_BOUND : GN_CUE_CURRENCY))
        next++;
    m->of_after = next < st->segs && st->seg[next].clause == s->clause && st->seg[next].kind == GN_SEG_TEXT &&
                  gn_seg_begins(w, &st->seg[next], "的");
    m->of_after |= strcmp(s->rule, "share.of_them") == 0 && m->after.n; /* 37%智能家居设备 */
    covered_part(w, s, m);
    beside_count(w, s, q, m);
    gn_label_clear(&m->before);
    gn_label_clear(&m->stated);
    m->links = m->grew = false;
    m->total = total_of(w, s);
    const gn_clause *c = &st->clause[s->clause];
    if (s->clause > st->sentence[s->sentence].first_clause && s->previous == GN_NO_INDEX) {
        const gn_clause *b = c - 1;
        if (b > &st->clause[st->sentence[s->sentence].first_clause] && (only_time(w, b) || only_purpose(w, b))) b--;
        /* “国内生产总值，按不变价格计算，同比增长…”: the clause before may name nothing. */
        if (names_what(w, b, q->list_count, &m->before, &m->stated) && !m->before.n &&
            b > &st->clause[st->sentence[s->sentence].first_clause])
            names_what(w, --b, q->list_count, &m->before, &m->stated);
        m->grew = growth_of(w, s, moves(w, b), &m->before);
        if (m->total && gn_list_members(&m->before) > 1) gn_np_cut_at_verb(w, &m->before);
        m->links = clause_ends(w, b, false);
        if (clause_ends(w, b, true)) gn_label_clear(&m->before);
    }
    m->base = counted_from(w, s);
    m->refers = refers_back(w, s);
    m->earlier = w->memory.earlier;
    if (m->refers) {
        const size_t noun = gn_phrases_suffix(w->phrases, m->earlier.s, m->earlier.n, GN_PHRASE_HEAD);
        gn_label_drop(&m->earlier, m->earlier.n - noun, noun);
        gn_np_trim(w, &m->earlier);
    }
    m->share = gn_words_end("占比|比重|所占比例", m->np.s, m->np.n) && gn_np_bare(w, &m->np);
    /* “甲、乙两家合计占九成”: whose total it is stands before their number. */
    if (!m->np.n && m->total && s->previous != GN_NO_INDEX && s->previous > c->first &&
        st->seg[s->previous].clause == s->clause) {
        gn_label unused;
        gn_np_parse(w, s->clause, gn_look_back(s->previous, c->first), s->previous, &m->np, &unused, NULL);
        if (gn_list_members(&m->np) < 2) gn_label_clear(&m->np);
    }
    m->rate = gn_np_drop_rate(w, &m->np);
    name_limit(w, s, &m->np);
    name_threshold(w, s, &m->np);
    name_kind(w, s, q, &m->np);
    name_first_ones(w, s, &m->np);
    gn_label_clear(&m->tailed);
    if (firms_in_turn(w, s, q, m) || gn_list_next(w, s, q, &m->np)) {
    } else if (q->list_count > 1 && m->np.n) {
        gn_list_spell_sectors(&m->np);
        gn_label part = {0}, last = {0};
        static const char pairs[] = "产、销|产、销量|进、出口|进、出口额|存、贷款"; /* with their own 、 */
        const bool split = !(q->list_count == 2 && gn_words_end(pairs, m->np.s, m->np.n)) &&
                           gn_list_member(&m->np, q->list_index, q->list_count, &part, &last);
        const bool pair = !split && !two_places(w, s, q);
        if (pair && gn_list_pair(w, &m->np, q->list_index, q->list_count)) {
        } else if (!split && gn_list_clause_member(w, s, q, &part)) {
            gn_np_trim(w, &part);
            if (!gn_np_heads(w, &part)) {
                const size_t n = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
                gn_label_add(&part, m->np.s + m->np.n - n, n);
            }
            m->np = part;
        } else if (split) {
            note_firms(w, s, &m->np, &last);
            const size_t numbered = gn_list_numbered(&m->np, &part, &last);
            if (!numbered) gn_np_trim(w, &part);
            if (!numbered) gn_np_trim(w, &last);
            if (!gn_np_heads(w, &part)) {
                const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
                static const char *const kinds[] = {"市场", "行业", "产业", "业务", "板块"}; /* DRAM、NAND闪存市场 */
                GN_EACH (i, kinds)
                    if (gn_label_ends(&last, kinds[i]) && !gn_label_ends(&part, kinds[i]))
                        gn_label_add(&part, kinds[i], 6);
                const size_t more = numbered ? numbered : gn_list_shared_tail(&part, &last);
                if (more > n) {
                    m->tailed = part;
                    gn_label_add(&m->tailed, last.s + last.n - more, more);
                }
                gn_label_add(&part, last.s + last.n - n, n);
            } else if (q->list_index + 1 == q->list_count) {
                gn_list_own_name(w, &part);
            }
            if (q->list_index) share_owner(w, &m->np, q->list_count, &part);
            if (part.n) m->np = part;
        } else if (pair && m->subject.n && gn_list_pair(w, &m->subject, q->list_index, q->list_count)) {
        } else if (m->subject.n && gn_list_member(&m->subject, q->list_index, q->list_count, &part, &last)) {
            gn_np_trim(w, &part);
            m->subject = part;
        } else if (gn_np_heads(w, &m->np)) {
            firms_before(w, s, q, m);
        }
    } else if (q->list_count == 2 && m->subject.n && gn_list_pair(w, &m->subject, q->list_index, q->list_count)) {
    } else if (q->list_count > 1 && m->before.n) {
        /* “A、B、C，分别为…”: the members stand in the clause before. */
        gn_label part = {0}, last = {0};
        if (gn_list_member(&m->before, q->list_index, q->list_count, &part, &last)) {
            gn_np_cut_at_verb(w, &part); /* 甲、乙、丙紧随其后 */
            gn_np_trim(w, &part);
            gn_np_trim(w, &last);
            if (!gn_np_heads(w, &part)) {
                const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
                gn_label_add(&part, last.s + last.n - n, n);
            }
            m->before = part;
        }
    }
    drop_disposer(w, &m->np);
    gn_owner_announcer(w, s, &m->announcer);
    gn_indicator_deal(w, s, m, &m->deal, &m->actor);
    if (!m->deal.n) noun_behind(w, s, q, m);
    share_price(w, s, q, m);
    /* A verb whose object stands behind the number is left to that. */
    if (!m->after.n || !gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB)) gn_np_verb_to_noun(w, &m->np);
    gn_np_name_amount(w, &m->np);
    if (m->np.n && (q->flags & GN_Q_PERCENT) && !gn_np_heads(w, &m->np) && gn_statement_reprices(w, s))
        gn_label_add(&m->np, "价格", strlen("价格"));
    if (by_weight(w, q) && m->np.n && !gn_np_heads(w, &m->np) && !m->after.n)
        gn_label_add(&m->np, "价格", strlen("价格"));
    if (gn_label_chars(&m->subject) > LONGEST) gn_label_clear(&m->subject);
    m->owner = m->np;
    gn_label_clear(&m->rest);
    if (gn_np_cut_at_verb(w, &m->owner)) {
        m->rest = m->np;
        const size_t at = gn_phrases_break(w->phrases, m->np.s, m->np.n);
        gn_label_drop(&m->rest, 0,
                      at + gn_phrases_prefix(w->phrases, m->np.s + at, m->np.n - at, GN_PHRASE_BREAK, NULL));
        gn_np_trim(w, &m->rest);
    } else {
        gn_label_clear(&m->owner);
    }
    split_object(w, s, m);
    object_of_verb(w, q, m);
    titled(w, q, m);
    bracket_name(w, s, &m->named);
    if (!m->stated.n) m->stated = m->before;
    gn_owner_only(w, &m->stated);
    while (gn_label_chars(&m->stated) > LONGEST - MOST) { /* 云计算、大数据等面向企业的数字化服务 */
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
    one_way(w, s, &m->np);
    of_term(w, s, &m->np);
    name_standard(w, m);
    m->head = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
    /* 隆基股份: a company, no shares */
    if (m->head && gn_label_chars(&m->np) <= MOST && gn_owner_like_company(w, s, &m->np)) m->head = 0;
    m->firm_first = gn_work_name(w, m->np.s, m->np.n, false) > 0 && m->head;
    m->roles = m->head ? gn_phrases_find(w->phrases, m->np.s + m->np.n - m->head, m->head, NULL) : 0;
}
