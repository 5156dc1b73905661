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

bool gn_inherit_of_industry(const char *t, size_t n)
{
    static const char trade[] = "行业", business[] =
                                            "客户|用户|应用|终端|专网|虚拟专网|数智|数字化|解决方案|云|大模型|模型|"
                                            "平台|场景|产品|伙伴|案例|项目|信息化|市场拓展|级";
    const char *end = t + n;
    for (const char *at; (at = gn_find(t, (size_t)(end - t), trade, sizeof trade - 1)) != NULL;) {
        t = at + sizeof trade - 1;
        if (!gn_words_begin(business, t, (size_t)(end - t))) return true;
    }
    return false;
}

/* “行业合计营业收入”: the number's clause says that it is of more than the company. */
static bool of_industry(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"全市场", "两市", "全网"};
    const gn_seg *g = w->structure->seg;
    const char *text = w->clean->text + g[s->from].start;
    const size_t n = g[s->list_seg].start - g[s->from].start;
    if (names_company(w, s)) return false;
    if (gn_may_say(w, "行业") && gn_inherit_of_industry(text, n)) return true;
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

/* The place at segment k is an authority's, with whom something is agreed: 与某县人民政府, 同某市经开区管委会. */
static uint32_t authority(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    enum { NAME = 60 /* bytes */ };
    static const char offices[] = "政府|管委会|管理委员会|管委", with[] = "与|和|同|跟|及";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const uint32_t area = g->kind == GN_SEG_ORG ? gn_inherit_org_area(w, g) : gn_place_named(w, k);
    if (!area || !gn_inherit_subnational(w, area) || k == s->first) return 0;
    uint32_t first = k;
    while (first > s->first && st->seg[first - 1].kind == GN_SEG_AREA && st->seg[first - 1].end == st->seg[first].start)
        first--;
    if (first == s->first || st->seg[first - 1].kind == GN_SEG_MARK ||
        !gn_words_end(with, gn_work_text(w, first - 1), gn_work_len(w, first - 1)))
        return 0;
    const char *t = w->clean->text + g->start;
    const size_t rest = s->end - g->start, n = rest < NAME ? rest : NAME;
    for (size_t i = 3; i < n && !gn_words_begin("，|签|于|就|共|、|《|“|达成", t + i, n - i); i++)
        if (gn_words_begin(offices, t + i, n - i)) return area;
    return 0;
}

/* “拟在某市投资建设…”: something will be built in the place at segment k. */
static uint32_t building_there(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    enum { NAME = 60 /* bytes */ };
    static const char in[] = "在|于|落户|落户于|选址|选址于", builds[] = "投资|建设|投建|新建|兴建|设立|扩建|建立|打造";
    const gn_structure *st = w->structure;
    uint32_t first = k;
    while (first > s->first && st->seg[first - 1].kind == GN_SEG_AREA && st->seg[first - 1].end == st->seg[first].start)
        first--;
    const uint32_t area = st->seg[k].kind == GN_SEG_AREA ? gn_place_named(w, k) : 0;
    if (!area || !gn_inherit_subnational(w, area) || first == s->first || st->seg[first - 1].kind == GN_SEG_MARK ||
        !gn_words_end(in, gn_work_text(w, first - 1), gn_work_len(w, first - 1)))
        return 0;
    const char *t = w->clean->text + st->seg[k].end;
    const size_t rest = s->end - st->seg[k].end, n = rest < NAME ? rest : NAME;
    for (size_t i = 0; i < n && !gn_words_begin("，|。|；|与|和|、|签", t + i, n - i); i++)
        if (gn_words_begin(builds, t + i, n - i)) return area;
    return 0;
}

void gn_inherit_site(gn_work *w, const gn_sentence *s)
{
    const gn_structure *st = w->structure;
    const bool agrees = gn_may_say(w, "签") || gn_may_say(w, "协议") || gn_may_say(w, "达成");
    const bool means = gn_may_say(w, "拟") || gn_may_say(w, "将") || gn_may_say(w, "计划") || gn_may_say(w, "决定") ||
                       gn_may_say(w, "投资");
    if (!agrees && !means) return;
    uint32_t area = 0;
    for (uint32_t k = s->first; k < s->last && k < s->first + GN_LOOK_BACK; k++) {
        if (st->seg[k].kind != GN_SEG_AREA && st->seg[k].kind != GN_SEG_ORG) continue;
        if (k + 1 < s->last && st->seg[k + 1].kind == GN_SEG_AREA && st->seg[k + 1].start == st->seg[k].end) continue;
        const uint32_t there = means ? building_there(w, s, k) : 0;
        if (there)
            area = there;
        else if (!area && agrees)
            area = authority(w, s, k);
    }
    if (!area) return;
    w->memory.site = area;
    w->memory.site_block = s->block;
    w->memory.site_article = s->article;
}

/* “甲、乙和丙共完成投资1849亿元”, “3家电信企业和甲合计…”: of all these firms, which is their trade's and none's own. */
static bool firms_together(const gn_work *w, const gn_statement *s)
{
    static const char with[] = "、|和|与|及|以及",
                      forms[] = "股份有限公司|集团股份有限公司|集团有限公司|有限责任公司|有限公司|集团|公司",
                      sums[] = "共|合计|共计|总计|一共|全年共|累计共|总共",
                      all[] =
                          "三家|四家|五家|3家|4家|5家|三大|四大|五大|等三家|等四家|等五家"; /* 甲、乙、丙三家电信企业 */
    static const char *const sum[] = {"共",  "合计", "总计", "三家", "四家", "五家",
                                      "3家", "4家",  "5家",  "三大", "四大", "五大"};
    const gn_structure *st = w->structure;
    bool may = false;
    GN_EACH (i, sum) may |= gn_may_say(w, sum[i]);
    if (!may || !gn_may_have(w, GN_SEG_ORG)) return false;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first) + 1; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_ORG || g[-1].end != g->start ||
            !(g[-1].kind == GN_SEG_MARK ? g[-1].mark == 'd'
                                        : gn_words_end(with, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) > 0))
            continue;
        if (gn_words_begin(all, w->clean->text + g->end, st->seg[s->list_seg].start - g->end)) return true;
        uint32_t next = k + 1;
        size_t form = /* 中国铁塔|股份有限公司共完成 */
            next < s->list_seg && st->seg[next].kind == GN_SEG_TEXT
                ? gn_words_begin(forms, gn_work_text(w, next), gn_work_len(w, next))
                : 0;
        if (form && form == gn_work_len(w, next)) next++, form = 0;
        while (next < s->list_seg && st->seg[next].kind == GN_SEG_PERIOD) next++;
        if (next < s->list_seg && st->seg[next].kind != GN_SEG_MARK &&
            gn_words_begin(sums, gn_work_text(w, next) + form, gn_work_len(w, next) - form) &&
            !gn_words_begin("共同|共建|共享|共有制", gn_work_text(w, next) + form, gn_work_len(w, next) - form))
            return true;
    }
    return false;
}

bool gn_place_of_firm(gn_work *w, gn_statement *s, places *p)
{
    if (s->given || firms_together(w, s)) return false;
    const bool project = gn_place_of_project(w, s);
    const bool list = gn_work_quantity(w, s->seg)->list_count > 1 && (!told_by_others(w) || gn_inherit_result(w, s));
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

void gn_inherit_to_site(const gn_work *w, gn_statement *s)
{
    enum { PARAGRAPHS = 3 };
    static const char *const works[] = {"项目", "一期", "二期", "达产", "投产", "基地", "产能"};
    const gn_memory *m = &w->memory;
    if (!m->site || s->status == GN_ACTUAL || s->measure != GN_MEASURE_LEVEL || (s->area && s->area != w->china) ||
        w->structure->sentence[s->sentence].article != m->site_article || s->block < m->site_block ||
        s->block - m->site_block > PARAGRAPHS || gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT ||
        gn_place_stated(w, s))
        return;
    bool of_works = s->block == m->site_block;
    GN_EACH (i, works) of_works |= gn_may_say(w, works[i]);
    if (of_works) s->area = m->site;
}
