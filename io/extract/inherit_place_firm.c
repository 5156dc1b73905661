/* The place of a firm's figure: none, or that of its market. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_place_private.h"

#include <string.h>

/* “华为的全球份额，已超过50%”: the place of the clause right before, which has no figures; MAX_PLACES if none. */
static size_t before_comma(const gn_work *w, const gn_statement *s, const place *list, size_t n)
{
    if (s->predicate != s->from || s->previous != GN_NO_INDEX) return MAX_PLACES;
    for (size_t i = 0; i < n; i++)
        if (list[i].kind == 's' && list[i].clauses == 1 && !gn_inherit_origin(w, list[i].seg)) return i;
    return MAX_PLACES;
}

/* 以23%的份额位居中国市场第一: the market that is named behind a firm's figure; 0 if none. */
static uint32_t market_after(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->seg + 1; k + 1 < st->segs && k < s->seg + 6; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY) break;
        /* 以14%的份额领跑全球电动汽车市场, 占9%的全球份额 */
        if (g[1].kind == GN_SEG_TEXT && g[1].start == g->end &&
            (gn_seg_says(w, k + 1, "市场") || gn_seg_says(w, k + 1, "份额")) && gn_place_named(w, k))
            return gn_place_named(w, k);
    }
    return 0;
}

/* The place of the market that the firms before share: `own` says that the figure is a firm's. 0 if none is known. */
static uint32_t market_before(const gn_work *w, const gn_statement *s, bool own)
{
    const gn_memory *m = &w->memory;
    if (own && s->measure == GN_MEASURE_SHARE && m->area && gn_place_entry(w, m->area)->level == GN_AREA_WORLD &&
        m->area_block + 1 >= s->block)
        return m->area;
    const bool shared = m->market.n && gn_work_name(w, s->indicator.s, s->indicator.n, false) &&
                        memmem(s->indicator.s, s->indicator.n, m->market.s, m->market.n);
    if (!m->market_area || !(shared || (own && gn_market_noun(&s->indicator)))) return 0;
    /* The paragraph's market is nearest; then what the article is on, of which others told of were parts. */
    if (m->area && m->area_block == s->block && gn_place_large(w, m->area)) return m->area;
    return m->abroad == w->world && m->abroad_share >= MOSTLY ? m->abroad : m->market_area;
}

/* The number's own clause names the company: “积极布局欧洲市场，孚能科技的产能达到…”. */
static bool names_company(const gn_work *w, const gn_statement *s)
{
    const gn_seg *g = w->structure->seg;
    return memmem(w->clean->text + g[s->from].start, g[s->list_seg].start - g[s->from].start, w->memory.company.s,
                  w->memory.company.n);
}

/* 腾讯在国际市场的收入, 来自国内业务的收入: the market that a firm's figure is of, in words that are no names of
 * places. */
static uint32_t where_earned(const gn_work *w, const gn_statement *s)
{
    static const struct {
        const char *word, *place;
    } markets[] = {{"国际市场", "海外"}, {"国际业务", "海外"}, {"来自海外", "海外"}, {"来自境外", "境外"},
                   {"本土", "中国"},     {"国内业务", "中国"}, {"来自国内", "中国"}};
    const gn_seg *g = w->structure->seg;
    const char *text = w->clean->text + g[s->from].start;
    const size_t n = g[s->list_seg].start - g[s->from].start;
    GN_EACH (i, markets)
        if ((s->firm || w->memory.company_sure) && gn_may_say(w, markets[i].word) &&
            gn_find(text, n, markets[i].word, strlen(markets[i].word)))
            return gn_lexicon_find_area(w->lexicon, markets[i].place, strlen(markets[i].place));
    return 0;
}

/* Somebody else than the company tells what it and others of its market sold. */
static bool told_by_others(const gn_work *w)
{
    const gn_memory *m = &w->memory;
    const gn_label *by = m->source.n ? &m->source : &m->lead_source;
    return by->n && !memmem(by->s, by->n, m->company.s, m->company.n);
}

/* “行业合计营业收入”: the number's clause says that it is of more than the company. */
static bool of_industry(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"行业", "全市场", "两市", "全网"};
    const gn_seg *g = w->structure->seg;
    const char *text = w->clean->text + g[s->from].start;
    const size_t n = g[s->list_seg].start - g[s->from].start;
    if (names_company(w, s)) return false;
    GN_EACH (i, words)
        if (gn_may_say(w, words[i]) && gn_find(text, n, words[i], strlen(words[i]))) return true;
    return false;
}

/* “中远海控、某某轮船净利润分别为…”: a later member of a list whose first one is a known firm's. */
static bool among_firms(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_list *l = &w->memory.filling;
    return q->list_index > 0 && l->number == q->list && l->sentence == s->sentence &&
           gn_work_name(w, l->indicator[0].s, l->indicator[0].n, false) > 0;
}

bool gn_place_of_firm(gn_work *w, gn_statement *s, places *p)
{
    if (s->given) return false;
    const bool project = gn_place_of_project(w, s);
    const bool list = gn_work_quantity(w, s->seg)->list_count > 1 && !told_by_others(w);
    const bool named = (s->bracket || project || list) &&
                       (gn_phrases_prefix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_NAME, NULL) ||
                        (list && gn_inherit_result(w, s) && among_firms(w, s)));
    /* A project stands where the paragraph has been. */
    const bool placed = project && w->memory.area && w->memory.area != w->china && w->memory.area_block == s->block;
    const gn_label *reporter = &w->memory.reporter;
    const bool reported =
        reporter->n && s->indicator.n > reporter->n && !memcmp(s->indicator.s, reporter->s, reporter->n);
    const bool own = !placed && (named || (reported && !of_industry(w, s)) ||
                                 (w->memory.company.n && s->indicator.n > w->memory.company.n &&
                                  memcmp(s->indicator.s, w->memory.company.s, w->memory.company.n) == 0 &&
                                  !gn_inherit_kind_of_firm(&w->memory.company) &&
                                  (w->memory.company_sure || gn_inherit_result(w, s)) && !of_industry(w, s)));
    const bool noun_of_market = gn_market_noun(&s->indicator),
               of_market = s->measure == GN_MEASURE_SHARE || noun_of_market;
    uint32_t market = of_market ? market_after(w, s) : 0;
    if (market) {
        w->memory.market_area = s->area = market;
        return true;
    }
    for (size_t i = 0; i < p->n && own && of_market && gn_places_open(p); i++)
        if (p->list[i].kind == 'c' && !gn_inherit_origin(w, p->list[i].seg)) p->rule = i;
    if (gn_places_open(p) && own && of_market) p->rule = before_comma(w, s, p->list, p->n);
    if (!gn_places_open(p) && p->list[p->rule].kind == 's' && own && !of_market && names_company(w, s))
        p->rule = MAX_PLACES;
    /* “国内活跃用户数甲为x，乙为y”: where the first one's is */
    if (s->chose_indicator.kind == 'S' && w->memory.last_sentence == s->sentence &&
        gn_work_quantity(w, s->seg)->list_count < 2 && !gn_place_stated(w, s)) {
        s->area = w->memory.last_area;
        s->areas = w->memory.last_areas;
        return true;
    }
    if (!gn_places_open(p)) return false;
    s->area = where_earned(w, s);
    if (s->area) return true;
    market = of_market ? market_before(w, s, own) : 0;
    const bool told = noun_of_market && (s->measure == GN_MEASURE_SHARE || told_by_others(w));
    if (!market && (!own || told)) return false;
    s->area = market;
    if (!market) w->memory.no_area = true;
    return true;
}
