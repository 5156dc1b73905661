/* Money: what it is spent on or given for, fines, and what one unit of goods costs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

void gn_money_spent_on(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
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

void gn_money_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    if (m->np.n || !m->after.n || !(q->flags & GN_Q_MONEY) || q->list_count > 1 || m->of_after || s->bracket ||
        s->measure != GN_MEASURE_LEVEL || !gn_words_end("收入|利润|利润总额|产值|增加值", m->after.s, m->after.n) ||
        !gn_np_bare(w, &m->after))
        return;
    m->np = m->after;
    gn_label_clear(&m->after);
}

void gn_money_provided(const gn_work *w, gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char kinds[] = "补贴|补助|贷款|援助|融资|资金|担保|授信|奖励", to[] = "为|向|给",
                      no_to[] = "认|作|成|因|称|以|分别|转|面|意|方|动|导";
    enum { LEAST = 6, MOST = 18 /* characters */, CHARACTER = 3 };
    if (!(q->flags & GN_Q_MONEY) || q->list_count > 1 || !gn_may_say(w, "提供")) return;
    const char *t = w->clean->text + w->structure->seg[s->from].start;
    size_t n = w->structure->seg[s->np_end].start - w->structure->seg[s->from].start;
    const size_t verb = gn_words_end("提供|提供了", t, n);
    if (!verb) return;
    const gn_label *last = &w->memory.indicator, *noun = &m->after;
    size_t kind = gn_words_end(kinds, noun->s, noun->n);
    if (!noun->n && w->memory.last_sentence == s->sentence) kind = gn_words_end(kinds, (noun = last)->s, last->n);
    if (!kind) return;
    n -= verb;
    size_t at = n;
    while (at > 0 && (!gn_words_end(to, t, at) || gn_words_end(no_to, t, at - CHARACTER))) at--;
    gn_label who = {.n = 0};
    gn_label_add(&who, t + at, n - at);
    gn_np_trim(w, &who);
    if (!at || who.n < LEAST || gn_label_chars(&who) > MOST) return;
    gn_label_add(&who, noun->s + noun->n - kind, kind);
    m->np = who;
    gn_label_clear(&m->after);
    gn_label_clear(&m->subject); /* who gives it */
    s->given = true;
}

void gn_money_fined(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char verbs[] = "处以|处|被处以|被罚款|被罚|被处罚|被处罚款|处以罚款|罚款", fine[] = "罚款",
                      on[] = "对";
    enum { CHAR = 3, LEAST = 6, MOST = 14 /* characters */ };
    if (!(q->flags & GN_Q_MONEY) || (!gn_may_say(w, "处以") && !gn_may_say(w, fine))) return;
    const char *t = w->clean->text + w->structure->seg[s->from].start;
    size_t n = w->structure->seg[s->list_seg].start - w->structure->seg[s->from].start;
    const size_t verb = gn_words_end(verbs, t, n);
    if (!verb) return;
    n -= verb;
    size_t at = n;
    while (at >= CHAR && memcmp(t + at - CHAR, on, CHAR) != 0) at--;
    if (at < CHAR) at = 0;
    gn_label who = {.n = 0};
    for (size_t i = at; i < n && !who.n; i++) {
        const size_t firm = gn_work_name(w, t + i, n - i, false);
        if (firm) gn_label_add(&who, t + i, firm);
    }
    if (!who.n && at) gn_label_add(&who, t + at, n - at);
    gn_np_trim(w, &who);
    if (who.n < LEAST || gn_label_chars(&who) > MOST) return;
    gn_label_add(&who, fine, sizeof fine - 1);
    m->np = who;
    gn_label_clear(&m->after);
    gn_label_clear(&m->subject); /* who fines */
}

void gn_money_for_each(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char each[] =
        "每吨|每公斤|每千克|每平方米|每桶|每千瓦时|每度|每升|每立方米|每盎司|每克|每台|每辆|每部|每片",
                      amounts[] = "销售量|销量|产量|出货量|交付量|采购量|消费量|成交量|面积|数量|量|额",
                      price[] = "均价";
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    if (!(q->flags & GN_Q_MONEY) || m->np.n || m->subject.n || p->last_sentence != s->sentence || !p->indicator.n ||
        p->said_seg == GN_NO_INDEX || s->list_seg == s->from ||
        gn_words_end(each, gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1)) !=
            st->seg[s->list_seg].start - st->seg[s->from].start)
        return;
    gn_label_copy(&m->np, &p->indicator);
    const size_t n = gn_words_end(amounts, m->np.s, m->np.n);
    gn_label_drop(&m->np, m->np.n - n, n);
    if (m->np.n && !gn_label_ends(&m->np, price)) gn_label_add(&m->np, price, sizeof price - 1);
    gn_label_clear(&m->after);
}
