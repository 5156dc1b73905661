/* The source of a statement: whom the text credits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

void gn_inherit_source(gn_work *w, gn_statement *s)
{
    s->source = w->memory.source;
    const gn_label *company = &w->memory.company;
    if (!s->firm || !company->n) return;
    /* Its own report, unless somebody else reckons. */
    const size_t n = gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD);
    const bool result =
        n && (gn_phrases_find(w->phrases, s->indicator.s + s->indicator.n - n, n, NULL) & GN_PHRASE_FIRM) &&
        s->status == GN_ACTUAL && s->indicator.n > company->n && memcmp(s->indicator.s, company->s, company->n) == 0;
    if (!s->source.n || (result && w->memory.company_sure)) s->source = *company;
}

static bool org_like(const char *s, size_t n)
{
    static const char *const ends[] = {"公司", "集团", "银行", "协会",   "学会", "局",   "院",
                                       "部",   "厅",   "委",   "委员会", "所",   "中心", "控股",
                                       "股份", "证券", "联盟", "联合会", "机构", "大学"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t k = strlen(ends[i]);
        if (n > k + 3 && memcmp(s + n - k, ends[i], k) == 0) return true;
    }
    return false;
}

static void set_source(gn_work *w, const char *text, size_t n)
{
    gn_label_clear(&w->memory.source);
    gn_label_add(&w->memory.source, text, n);
}

/* An organisation of the lexicon, by the name that the lexicon reports. */
void gn_inherit_credit_org(gn_work *w, const gn_seg *g)
{
    /* 杭州市统计局、国家统计局杭州调查队: both. */
    const gn_seg *first = g, *begin = w->structure->seg;
    while (first > begin && first[-1].kind == GN_SEG_ORG && first[-1].end == first->start) first--;
    while (first > begin + 1 && first[-1].kind == GN_SEG_MARK && first[-1].mark == 'd' &&
           first[-2].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, first[-2].index)->publishes)
        first -= 2;
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (first == g && !strstr(o->kind, "suffix")) {
        set_source(w, o->canonical, strlen(o->canonical));
        return;
    }
    const char *text = w->clean->text + first->start;
    const size_t len = g->end - first->start;
    const char *open = memchr(text, '(', len);
    const char *close = open ? memchr(open, ')', len - (size_t)(open - text)) : NULL;
    if (close && (unsigned char)open[1] < 0x80)
        set_source(w, open + 1, (size_t)(close - open) - 1);
    else
        set_source(w, text, len);
}

/* Who is credited by the cue at k (发布, 显示, 据 …): the organisation before it in the clause, else behind it, else
 * the company that the clause begins with. */
void gn_inherit_credit(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause;
    const gn_clause *c = &st->clause[clause];
    gn_memory *m = &w->memory;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t d = 1; d <= 10; d++) {
            if (pass ? k + d >= c->last : k < c->first + d) break;
            const gn_seg *g = &st->seg[pass ? k + d : k - d];
            if (g->clause != clause) continue;
            if (g->kind == GN_SEG_QUANTITY) break;
            if (g->kind != GN_SEG_ORG) continue;
            const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
            if (!o->publishes && strcmp(o->kind, "company") != 0) continue;
            /* 在国新办发布会上说: where, not who. */
            if (!pass && g > st->seg && g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "在")) continue;
            gn_inherit_credit_org(w, g);
            return;
        }
    /* “江苏省政府召开新闻发布会，通报…” */
    if (k == c->first && clause > st->sentence[c->sentence].first_clause) {
        const gn_clause *b = c - 1;
        for (uint32_t i = b->first; i < b->last && i < b->first + 12; i++)
            if (st->seg[i].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, st->seg[i].index)->publishes) {
                gn_inherit_credit_org(w, &st->seg[i]);
                return;
            }
    }
    gn_label who;
    gn_label_clear(&who);
    int depth = 0;
    for (uint32_t i = gn_look_back(k, c->first); i < k; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_MARK) depth += (g->mark == '(') - (g->mark == ')');
        if (g->clause != clause || depth > 0 || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_MARK) continue;
        if (g->kind == GN_SEG_CUE || g->kind == GN_SEG_QUANTITY) {
            gn_label_clear(&who);
            continue;
        }
        gn_label_add(&who, gn_work_text(w, i), gn_work_len(w, i));
    }
    /* 某某院副院长张三: the house, not the person. */
    static const char *const titles[] = {"副主任", "主任",   "总经理", "副总",   "董事",   "总裁", "院长",
                                         "副院长", "秘书长", "会长",   "负责人", "分析师", "局长", "司长",
                                         "处长",   "部长",   "首席",   "发言人", "研究员", "教授"};
    const gn_charset set = gn_charset_of(who.s, who.n);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (!gn_holds(set, who.s, who.n, titles[i])) continue;
        const char *at = gn_find(who.s, who.n, titles[i], strlen(titles[i]));
        if (at && at - who.s >= 9) gn_label_drop(&who, (size_t)(at - who.s), who.n - (size_t)(at - who.s));
    }
    if (who.n > 60) return;
    const bool group = gn_phrases_find(w->phrases, who.s, who.n, NULL) & GN_PHRASE_GROUP;
    const bool company = m->company.n && m->company.n <= who.n && memcmp(who.s, m->company.s, m->company.n) == 0;
    if (group && m->company.n)
        set_source(w, m->company.s, m->company.n);
    else if (group || company || org_like(who.s, who.n))
        set_source(w, who.s, who.n);
    else
        return;
}

/* “（来源：11月19日，工信部）” at the article's end holds for all of it. */
void gn_inherit_credit_end(gn_work *w, uint32_t first_sentence)
{
    const gn_structure *st = w->structure;
    const uint32_t article = st->sentence[first_sentence].article;
    uint32_t last = first_sentence;
    while (last + 1 < st->sentences && st->sentence[last + 1].article == article) last++;
    const gn_sentence *s = &st->sentence[last];
    const uint32_t end = s->last;
    for (uint32_t k = s->first; k < end; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_CUE || g->cue != GN_CUE_SOURCE || !gn_seg_begins(w, g, "来源")) continue;
        for (uint32_t i = k + 1; i < end && i < k + 8; i++) {
            const gn_seg *o = &st->seg[i];
            if (o->kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, o->index)->publishes) {
                gn_inherit_credit_org(w, o);
                return;
            }
            size_t n = o->end - o->start;
            const char *text = w->clean->text + o->start;
            if (o->kind == GN_SEG_TEXT && n > 6 && memcmp(text + n - 6, "整理", 6) == 0) n -= 6;
            if (o->kind == GN_SEG_TEXT && org_like(text, n)) {
                set_source(w, text, n);
                return;
            }
        }
    }
}
