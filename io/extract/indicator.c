/* Layer 5 of the extractor, indicators: the noun phrase that is measured, ellipsis resolved. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

static void remember(gn_work *w, const gn_label *indicator)
{
    gn_memory *m = &w->memory;
    gn_label_copy(&m->indicator, indicator);
    gn_label_copy(&m->entity, indicator);
    const size_t head = gn_phrases_suffix(w->phrases, indicator->s, indicator->n, GN_PHRASE_HEAD);
    gn_label_drop(&m->entity, indicator->n - head, head);
    /* 抗癌药总采购量: the total is the figure's, not the drug's; of 营业收入、利润 the first is none either. */
    static const char kinds[] = "总|总体|整体|累计|平均|日均|月均|年均|户均|人均|单户|全口径|、|年|月|已|共|已经";
    size_t kind = gn_words_end(kinds, m->entity.s, m->entity.n);
    gn_label_drop(&m->entity, m->entity.n - kind, kind);
    /* 公司已开设门店: the firm's, not its having opened them */
    const size_t deed = gn_phrases_suffix(w->phrases, m->entity.s, m->entity.n, GN_PHRASE_VERB);
    kind = deed ? gn_words_end("已经|已|累计|共计|共", m->entity.s, m->entity.n - deed) : 0;
    const size_t who = m->entity.n - deed - kind;
    if (kind || (deed && (gn_work_name(w, m->entity.s, who, false) == who ||
                          gn_phrases_find(w->phrases, m->entity.s, who, NULL) & GN_PHRASE_GROUP)))
        gn_label_drop(&m->entity, who, deed + kind);
    /* 出货周期, 核销贷款: what is done is nobody; 归属于上市公司股东 neither. */
    if (gn_words_begin("归属", m->entity.s, m->entity.n)) gn_label_clear(&m->entity);
    if (gn_phrases_find(w->phrases, m->entity.s, m->entity.n, NULL) & (GN_PHRASE_HEAD | GN_PHRASE_BREAK))
        gn_label_clear(&m->entity);
}

/* “甲新增23万台（其中乙8万台），比上年增长”: after a bracket goes on what was said before it. */
static void leave_bracket(gn_work *w, const gn_statement *s)
{
    gn_memory *p = &w->memory;
    const gn_clause *c = &w->structure->clause[s->clause];
    if (p->outer_clause == s->clause + 1) return;
    /* （结算价x元，同比-5%）: still within */
    if (p->outer_clause && c->parent != GN_NO_INDEX && c->opener != '(' &&
        w->structure->clause[p->outer_clause - 1].parent == c->parent)
        return;
    if (p->outer_clause && w->structure->clause[p->outer_clause - 1].sentence == c->sentence) {
        const gn_label outer = p->outer;
        remember(w, &outer);
    }
    p->outer_clause = 0;
    if (c->parent == GN_NO_INDEX || c->opener != '(' || !p->indicator.n) return;
    p->outer = p->indicator;
    p->outer_clause = s->clause + 1;
}

/* “占500家企业营收的75%”: a number in the name of a total; the share that follows is not of it. */
static bool within_total(const gn_work *w, const gn_statement *s)
{
    enum { NEAR = 8 };
    const gn_structure *st = w->structure;
    if (gn_work_quantity(w, s->seg)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE)) return false;
    bool share = false;
    for (uint32_t k = gn_look_back(s->seg, s->from); k < s->seg; k++)
        share |= st->seg[k].clause == s->clause && (st->seg[k].kind == GN_SEG_CUE || st->seg[k].kind == GN_SEG_TEXT) &&
                 gn_np_share_verb(gn_work_text(w, k), gn_work_len(w, k));
    const uint32_t last = st->clause[s->clause].last;
    for (uint32_t k = s->seg + 1; share && k < last && k <= s->seg + NEAR && st->seg[k].clause == s->clause; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) {
            uint32_t before = k - 1;
            while (before > s->seg && st->seg[before].kind == GN_SEG_CUE) before--;
            return (gn_work_quantity(w, k)->flags & GN_Q_PERCENT) && gn_seg_ends(w, &st->seg[before], "的");
        }
    return false;
}

/* “通信设备制造业增加值…”: the trade that a paragraph is on, as long as it names no other. */
static void note_trade(gn_memory *p, const gn_statement *s)
{
    if (p->trade_block != s->block) gn_label_clear(&p->trade);
    const bool same = p->trade.n && p->entity.n >= p->trade.n && !memcmp(p->entity.s, p->trade.s, p->trade.n);
    if (p->trade_block != s->block && gn_words_end("业", p->entity.s, p->entity.n) &&
        !gn_words_end("企业|就业|物业|创业", p->entity.s, p->entity.n))
        p->trade = p->entity;
    else if (p->entity.n && !same)
        gn_label_clear(&p->trade);
    p->trade_block = s->block;
}

static void set_company(gn_memory *p, uint32_t block, const char *name, size_t n)
{
    gn_label_clear(&p->company);
    gn_label_add(&p->company, name, n);
    p->company_sure = true;
    p->company_block = block;
}

/* The company that the number's clause names before it. */
static void name_company(gn_work *w, const gn_statement *s)
{
    if (!gn_may_have(w, GN_SEG_ORG)) return;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && gn_work_company(w, &w->structure->seg[k]) &&
            !gn_owner_one_of_group(w, k) && !gn_owner_in_title(w, k)) {
            set_company(&w->memory, s->block, gn_work_text(w, k), gn_work_len(w, k));
            return;
        }
}

/* “股份支付比例为64%，合计2.7亿元”: the amount of what had the share. */
static void amount_of_share(const gn_memory *p, gn_statement *s)
{
    const size_t rate = gn_words_end("比例|占比|比重|份额|比率", p->indicator.s, p->indicator.n);
    if (!rate || p->last_block != s->block) return;
    s->indicator = p->indicator;
    gn_label_drop(&s->indicator, s->indicator.n - rate, rate);
}

/* Whether a name goes on behind that of a company. */
static bool begins_with(const gn_label *l, const gn_label *firm)
{
    return firm->n && l->n > firm->n && memcmp(l->s, firm->s, firm->n) == 0;
}

/* “甲以20%的份额居首，出货1300万部”: a bare noun, or growth without one, behind a firm's figure of the sentence is the
 * firm's by grammar; weights that know the market's name from many sides do not take the firm from it. */
static size_t keep_firm(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c,
                        char rule, size_t best)
{
    if (c->kind[best] == rule || m->head != m->np.n || m->after.n || w->memory.last_sentence != s->sentence)
        return best;
    const char *of_rule = memchr(c->kind, rule, c->count);
    if (!of_rule) return best;
    const size_t ruled = (size_t)(of_rule - c->kind);
    const gn_label *own = &c->text[ruled], *l = &c->text[best];
    const size_t firm = gn_work_name(w, own->s, own->n, false);
    const bool without = firm && l->n >= own->n - firm && l->n < own->n &&
                         !memcmp(own->s + own->n - l->n, l->s, l->n) && !gn_find(l->s, l->n, own->s, firm);
    if (!without || !gn_owner_company_named(w, s)) return best;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind == GN_SEG_AREA) return best;
    return ruled;
}

void gn_indicator_find(gn_work *w, gn_statement *s)
{
    gn_memory *p = &w->memory;
    leave_bracket(w, s);
    gn_label company_before;
    gn_label_copy(&company_before, &p->company);
    name_company(w, s);
    gn_project_turned_to(w, s);
    gn_material m;
    gn_indicator_material(w, s, &m);
    if ((gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) && !m.deal.n) gn_owner_announced(w, s, &m.announcer);
    m.np_chars = gn_label_chars(&m.np);
    m.np_set = gn_charset_of(m.np.s, m.np.n);
    m.company_set = gn_charset_of(p->company.s, p->company.n);
    m.theme_set = gn_charset_of(p->theme.s, p->theme.n);
    const gn_quantity *number = gn_work_quantity(w, s->seg);
    gn_candidates c;
    gn_indicator_gather(w, s, &m, &company_before, &c);
    gn_label_clear(&s->indicator);
    s->own_np = m.np.n > 0;
    s->after_np = false;
    if (!c.count) return;
    gn_indicator_refine(w, s, &c);
    if (!c.count) {
        amount_of_share(p, s);
        return;
    }
    const char rule = gn_indicator_rule(w, s, &m, &c);
    const size_t best = keep_firm(w, s, &m, &c, rule, gn_indicator_rank(w, s, &m, &c, rule));
    if (c.owner[best]) {
        p->owner = *c.owner[best];
        p->owner_block = s->block;
        if (gn_work_names_firm(w, &p->owner)) set_company(p, s->block, p->owner.s, p->owner.n);
    } else if (m.np.n > m.head) {
        gn_label_clear(&p->owner);
    }
    s->linked = (c.kind[best] == 'i' || c.kind[best] == 'l') && p->last_sentence == s->sentence && !m.np.n;
    s->of_parent = memchr("qhWVt", c.kind[best], 5) != NULL;
    s->after_np = c.kind[best] == 'a' || c.kind[best] == 'C';
    gn_label l;
    gn_label_copy(&l, &c.text[best]);
    gn_indicator_name_whole(w, s, &m, c.kind[best], &l);
    /* 总投资N的某某基地, 投资N建设某某工厂, 某某项目总投资N: what comes after it is that project's. */
    if (number->flags & GN_Q_MONEY &&
        (c.kind[best] == 'Q' || c.kind[best] == 'X' || gn_words_end("总投资|总投资额|计划投资", l.s, l.n))) {
        gn_label project = l;
        const size_t noun = gn_phrases_suffix(w->phrases, l.s, l.n, GN_PHRASE_HEAD);
        gn_label_drop(&project, l.n - noun, noun);
        gn_subject_note_project(w, &w->structure->sentence[s->sentence], &project);
    }
    if (gn_market_of_place(w, s, &m)) gn_label_copy(&l, &m.np);
    gn_indicator_name_size(w, s, &l);
    gn_market_note(w, s, &l);
    const bool share_of = gn_market_say(w, s, &l);
    if (!share_of) gn_indicator_name_goods(w, s, &l);
    if (m.np.n && l.n) gn_indicator_note_recent(p, s, &l);
    if (m.subject.n && gn_owner_like_company(w, s, &m.subject)) set_company(p, s->block, m.subject.s, m.subject.n);
    if (m.head) gn_label_clear(&p->topic);
    gn_part_note(p, &l);
    gn_indicator_name_by_unit(w, s, &m, &l);
    gn_label moving;
    bool bare = false; /* what moves was named before: it still is */
    if (gn_indicator_those_that_move(w, s, &moving, &bare) && bare) gn_label_copy(&l, &p->indicator);
    const bool within = within_total(w, s);
    /* 比出口额的420亿元多出80亿元: more of what was told before */
    const bool beside = m.versus && (number->flags & GN_Q_PERCENT ? (s->right & GN_CUE_BIT(RATE)) != 0 : !number->per);
    if (l.n && !within && !beside && (s->measure != GN_MEASURE_CONTRIBUTION || !p->indicator.n)) remember(w, &l);
    /* “分别为a、b和c，占全省x%”: of all of them again. */
    if (c.kind[best] == 'M' && number->list_index + 1 == number->list_count) remember(w, &p->before_list);
    if (gn_label_ends(&l, "利用") && gn_indicator_hours(w, number)) gn_label_add(&l, "小时", 6);
    if (l.n && !within && c.kind[best] != 'V' && gn_np_heads(w, &l) &&
        (s->measure == GN_MEASURE_LEVEL || s->measure == GN_MEASURE_CHANGE))
        gn_indicator_keep_full(p, gn_indicator_unit(number), &l);
    if (l.n && !within && number->flags & GN_Q_COUNT_NOUN && s->measure == GN_MEASURE_LEVEL) {
        p->counted = l;
        p->counted_unit = number->unit;
    }
    gn_indicator_name_rate(w, s, &m, &l);
    if (m.rate && s->measure == GN_MEASURE_CHANGE) s->rule = "change.rate";
    gn_indicator_name_series(w, s, &l);
    if (share_of) gn_label_add(&l, "份额", strlen("份额"));
    gn_label_copy(&s->indicator, &l);
    if (m.np.n && !within) note_trade(p, s);
    if (!p->company.n && l.n > 6 && memcmp(l.s, "公司", 6) == 0) {
        gn_label_add(&p->company, "公司", 6);
        p->company_sure = true;
    }
    /* “某公司上半年营业额x亿元。高端产品销量增长7%” */
    if (m.roles & GN_PHRASE_FIRM && begins_with(&l, &p->company) && gn_work_names_firm(w, &p->company))
        p->results_block = s->block, p->results = p->company;
    s->firm = (m.roles & GN_PHRASE_FIRM) || begins_with(&l, &p->company) || begins_with(&l, &p->reporter);
}
