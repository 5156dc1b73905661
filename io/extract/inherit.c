/* What an article, a sentence and a statement leave behind for those that follow. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"

#include <string.h>

static bool same_text(const gn_work *w, uint32_t a, uint32_t b)
{
    const size_t n = gn_work_len(w, a);
    return n == gn_work_len(w, b) && memcmp(gn_work_text(w, a), gn_work_text(w, b), n) == 0;
}

/* How often each company is named. */
enum { MAX_TALLY = 24 };
typedef struct firms {
    uint32_t seg[MAX_TALLY], count[MAX_TALLY]; /* where it is named first, and how often */
    size_t n;
    uint32_t all;
} firms;

static void count_firm(const gn_work *w, firms *t, uint32_t k, uint32_t weight)
{
    t->all++;
    size_t f = 0;
    while (f < t->n && !same_text(w, t->seg[f], k)) f++;
    if (f == MAX_TALLY) return;
    if (f == t->n) {
        t->seg[f] = k;
        t->count[t->n++] = 0;
    }
    t->count[f] += weight;
}

/* The one that is named most, where any is. */
static size_t most_named(const firms *t)
{
    size_t most = 0;
    for (size_t f = 1; f < t->n; f++)
        if (t->count[f] > t->count[most]) most = f;
    return most;
}

/* The province that a place lies in, the place itself if it is one; 0 outside of them. */
static uint32_t province_of(const gn_work *w, uint32_t area)
{
    while (area && gn_lexicon_area(w->lexicon, area)->level > GN_AREA_PROVINCE)
        area = gn_lexicon_area(w->lexicon, area)->parent;
    return area && gn_lexicon_area(w->lexicon, area)->level == GN_AREA_PROVINCE ? area : 0;
}

/* “去年上市成绩单出炉 广东居首位”: of the places that the article compares, the one that leads. */
static bool leads_in_headline(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    enum { FAR = 8 };
    static const char leads[] = "居首|第一|领跑|领先|最多|最高|夺冠|登顶|居前|霸榜|位列|排名|拔得头筹|稳居";
    const gn_seg *g = w->structure->seg;
    if (w->clean->block[s->block].kind != GN_BLOCK_HEADING || k < s->first + 2 || g[k - 1].kind != GN_SEG_MARK)
        return false;
    for (uint32_t i = k + 1; i < s->last && i < k + FAR && g[i].kind != GN_SEG_MARK; i++) {
        const char *t = gn_work_text(w, i);
        for (size_t n = gn_work_len(w, i), at = 0; at < n; at++)
            if (gn_words_begin(leads, t + at, n - at)) return true;
    }
    return false;
}

/* The place that the article is about: the province or city that it names most often, its first sentence and 全省, 全市
 * counting more. *share is what part of all places that makes, in tenths. */
static uint32_t article_place(gn_work *w, uint32_t first_sentence, int *share, bool *self, int *companies)
{
    const gn_structure *st = w->structure;
    struct {
        uint32_t area, score;
    } tally[MAX_TALLY];
    size_t n = 0;
    uint32_t all = 0, dateline = 0, mine = 0;
    firms named = {.n = 0};
    bool nation = false; /* the headline or lead is of 我国, 全国 */
    *self = false;
    *companies = 0;
    *share = 0;
    const uint32_t article = st->sentence[first_sentence].article;
    const bool section = gn_inherit_section(&st->article[article], w->memory.dated, w->memory.level);
    const uint32_t headline = gn_inherit_headlines(w, first_sentence);
    for (uint32_t i = first_sentence; i < st->sentences && st->sentence[i].article == article; i++) {
        const gn_sentence *s = &st->sentence[i];
        const uint32_t last = s->last;
        if (gn_inherit_rows(w, s)) continue;
        const bool says_firm = gn_find(w->clean->text + s->start, s->end - s->start, "公司", 6) != NULL;
        bool figure = false;
        for (uint32_t k = s->first; k < last; k++) {
            const gn_seg *g = &st->seg[k];
            figure |= g->kind == GN_SEG_QUANTITY;
            if (g->kind == GN_SEG_AREA) gn_inherit_short_name(w, k);
            if (g->kind == GN_SEG_AREA && gn_seg_begins(w, g, "港澳台")) continue; /* with whom, or whose money */
            uint32_t area = g->kind == GN_SEG_AREA  ? gn_inherit_of_firms(w, k) ? 0 : g->index
                            : g->kind == GN_SEG_ORG ? gn_inherit_org_area(w, g)
                                                    : 0;
            if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF) {
                const char *level = gn_lexicon_cue(w->lexicon, g->index)->detail;
                if (strcmp(level, "country") != 0) {
                    *self = true;
                    mine += gn_seg_begins(w, g, "我");
                } else {
                    nation |= i < headline + 2 && !figure;
                }
            }
            if (gn_work_company(w, g) && !gn_owner_one_of_group(w, k)) {
                ++*companies;
                count_firm(w, &named, k, i < headline + 2 ? 2 : 1);
            }
            if (says_firm && g->kind == GN_SEG_TEXT && gn_find(gn_work_text(w, k), gn_work_len(w, k), "公司", 6))
                ++*companies;
            if (area && g->kind == GN_SEG_AREA && gn_inherit_dateline(w, k)) {
                if (gn_inherit_subnational(w, area)) dateline = area;
                continue;
            }
            if (!area || gn_inherit_mentioned(w, k) || gn_inherit_set_against(w, k) || leads_in_headline(w, s, k))
                continue;
            if (g->kind == GN_SEG_AREA && gn_lexicon_area(w->lexicon, area)->level <= GN_AREA_COUNTRY &&
                gn_inherit_ranks(w, k))
                continue;
            if (g->kind == GN_SEG_AREA && gn_lexicon_area(w->lexicon, area)->level < GN_AREA_PROVINCE &&
                gn_inherit_partner(w, k))
                continue;
            const bool office =
                g->kind == GN_SEG_ORG && strcmp(gn_lexicon_org(w->lexicon, g->index)->kind, "company_suffix") != 0;
            const uint32_t weight = i < headline + (section ? 1 : 2) || (office && i < headline + 3) ? 3 : 1;
            all += weight;
            const gn_lex_area *place = gn_lexicon_area(w->lexicon, area);
            const bool china = strcmp(place->official, "中国") == 0;
            const bool abroad = place->level == GN_AREA_COUNTRY && !china;
            nation |= china && i < headline + 2 && !figure;
            size_t t = 0;
            while (t < n && tally[t].area != area) t++;
            /* A region counts where the headline or lead names it. */
            if (!abroad && !gn_inherit_subnational(w, area) &&
                !(place->level == GN_AREA_REGION && (t < n || i < headline + 2)))
                continue;
            /* “收入增长11.6% 中西部地区增势突出” above what is of 我国: a part of it */
            const bool part = place->level == GN_AREA_REGION && place->parent == w->china;
            if (part && (nation || (figure && w->clean->block[s->block].kind == GN_BLOCK_HEADING))) continue;
            if (t == n) {
                if (n == MAX_TALLY) continue;
                tally[n].area = area;
                tally[n++].score = 0;
            }
            tally[t].score += weight;
        }
    }
    /* 公司 is the company that the article names most, if it is on one. */
    const size_t most = most_named(&named);
    if (named.n && named.count[most] >= 2 && 2 * named.count[most] >= named.all) {
        gn_label_add(&w->memory.company, gn_work_text(w, named.seg[most]), gn_work_len(w, named.seg[most]));
        w->memory.company_sure = true;
    }
    size_t best = 0;
    for (size_t t = 1; t < n; t++)
        if (tally[t].score > tally[best].score) best = t;
    /* 我省, which is not named: where all its cities lie, else where it was written. */
    if (mine > 1 && (!n || tally[best].score < 3)) {
        uint32_t province = 0;
        for (size_t t = 0; t < n; t++) {
            const uint32_t of = province_of(w, tally[t].area);
            if (province && of != province) return 0;
            province = of;
        }
        *share = 10;
        return province ? province : dateline;
    }
    if (!n || tally[best].score < 3) return 0;
    /* Its own cities do not take from a province. */
    for (size_t i = 0; i < n; i++)
        if (i != best && province_of(w, tally[i].area) == tally[best].area) all -= tally[i].score;
    *share = (int)(10 * tally[best].score / all);
    return tally[best].area;
}

bool gn_inherit_section(const gn_article *a, bool dated, uint8_t level)
{
    return !a->dated && !a->fresh && (dated || (level && a->level > level));
}

/* The company that an article, or with all its sections, is about: more than half of all that are named, four times or
 * more. *out stays where there is none. */
static void article_company(const gn_work *w, uint32_t first_sentence, bool sections, gn_label *out)
{
    enum { OFTEN = 4 };
    const gn_structure *st = w->structure;
    const uint32_t article = st->sentence[first_sentence].article;
    const gn_article *a = &st->article[article];
    firms named = {.n = 0};
    for (uint32_t i = first_sentence; i < st->sentences; i++) {
        const gn_sentence *s = &st->sentence[i];
        if (s->article != article && !(sections && gn_inherit_section(&st->article[s->article], a->dated, a->level)))
            break;
        for (uint32_t k = s->first; k < s->last; k++)
            if (gn_work_company(w, &st->seg[k])) count_firm(w, &named, k, 1);
    }
    const size_t most = most_named(&named);
    if (!named.n || named.count[most] < OFTEN || 5 * named.count[most] < 3 * named.all) return;
    gn_label_clear(out);
    gn_label_add(out, gn_work_text(w, named.seg[most]), gn_work_len(w, named.seg[most]));
}

enum {
    OLD = 14,
    /* months */ PLAN = 6 /* blocks after one that names a plan */,
    LEAD = 2 /* blocks: headline, date, first paragraph */
};

enum { LOWEST = 7 /* rank of a section without one */, HOME = 8 /* tenths of an article's places */ };
static size_t rank_of(const gn_article *a)
{
    return a->level && a->level < LOWEST ? a->level : LOWEST;
}

/* Begins a section of this rank, 0: an article. The months that the lead of what it is a part of has stated; those
 * without rank go on with each other's. */
static gn_span open_chapter(gn_work *w, size_t rank)
{
    gn_memory *m = &w->memory;
    gn_span lead = {.freq = GN_FREQ_NONE};
    for (size_t i = 0; i <= LOWEST; i++)
        if (i >= rank && rank < LOWEST)
            m->chapter[i].freq = GN_FREQ_NONE;
        else if (m->chapter[i].freq != GN_FREQ_NONE)
            lead = m->chapter[i];
    return lead.freq == GN_FREQ_NONE && m->dated && rank ? m->flow : lead;
}

/* A headline names the place, which the article's sections are of too. */
static bool headed(const gn_work *w, uint32_t first_sentence, uint32_t area)
{
    const gn_structure *st = w->structure;
    const uint32_t end = gn_inherit_headlines(w, first_sentence);
    for (uint32_t i = first_sentence; area && i <= end && i < st->sentences; i++)
        for (uint32_t k = st->sentence[i].first; k < st->sentence[i].last; k++)
            if (st->seg[k].kind == GN_SEG_AREA && strcmp(gn_lexicon_area(w->lexicon, st->seg[k].index)->official,
                                                         gn_lexicon_area(w->lexicon, area)->official) == 0)
                return true;
    return false;
}

void gn_inherit_article(gn_work *w, uint32_t first_sentence)
{
    const uint32_t article = w->structure->sentence[first_sentence].article;
    const gn_article *a = &w->structure->article[article];
    gn_memory *m = &w->memory;
    /* A headline of a lower rank, or one within a dated article, opens a section: what the article's lead said is what
     * remains to go by. */
    const bool section = m->section = gn_inherit_section(a, m->dated, m->level);
    const gn_label source = m->source;
    /* “第二名：…”, “3. …” as a headline: an item of what a lead before has dated. */
    const bool item = section || (a->numbered && !a->dated && !a->fresh);
    const gn_span lead = open_chapter(w, item ? rank_of(a) : 0);
    m->main_period = lead;
    m->main_unsaid = false;
    m->main_borrowed = item && !section;
    if (!item) m->headed_year = 0;
    if (!section) {
        m->years.freq = GN_FREQ_NONE;
        m->prospectus = false;
        m->level = a->level;
        m->dated = a->dated;
    }
    m->block = m->sentence = m->source_sentence = m->intro_block = m->national_block = GN_NO_INDEX;
    m->period = m->seen = m->flow = m->last_span = m->titled = m->plan_span = m->past = m->point_span =
        m->main_of_aside = m->run = m->month = m->begun = (gn_span){.freq = GN_FREQ_NONE};
    m->has_begun = false;
    m->point = m->around.kept = false;
    m->head_sentence = m->reported_sentence = GN_NO_INDEX;
    m->last_sentence = m->said_seg = m->rate_sentence = GN_NO_INDEX;
    m->list_number = 0;
    m->list.count = m->filling.count = m->filling.number = 0;
    m->last_block = GN_NO_INDEX;
    m->parent_unit = 0;
    m->from_seg = m->ends.seg = GN_NO_INDEX;
    m->goals = m->plan = false;
    if (!section) m->tasks = false;
    m->year = 0;
    /* A subheading does not move the article to another place. */
    if (m->main_area) m->kept_area = m->main_area;
    if (a->dated || (a->level && !section)) m->kept_area = m->province = 0;
    m->area = m->block_area = m->whole_area = 0;
    m->parted_sentence = GN_NO_INDEX;
    gn_label_clear(&m->source);
    if (!section) memset(m->in_full, 0, sizeof m->in_full);
    if (section) {
        if (!m->source_title) m->source = source;
    }
    if (item) m->seen = lead;
    gn_inherit_credit_end(w, first_sentence);
    /* A lead that comes before its source. */
    gn_label_clear(&m->lead_source);
    const bool credited = m->source.n > 0;
    for (uint32_t i = first_sentence; !m->source.n && i < w->structure->sentences; i++) {
        const gn_sentence *s = &w->structure->sentence[i];
        if (s->article != article || s->block > a->first_block + LEAD) break;
        for (uint32_t k = s->first; k < s->last && !m->source.n; k++) gn_inherit_credit_at(w, k, s->first, s->last);
    }
    if (!credited) {
        m->lead_source = m->source;
        m->lead_research = m->source_research;
        gn_label_clear(&m->source);
    }
    m->article_yoy = false;
    m->growth_sentence = m->change_sentence = m->grown_sentence = GN_NO_INDEX;
    m->pop_block = m->now_block = m->yoy_block = m->bracket_sentence = m->foretold_sentence = GN_NO_INDEX;
    m->measure = GN_MEASURE_LEVEL;
    gn_label_clear(&m->indicator);
    gn_label_clear(&m->entity);
    gn_label_clear(&m->parent);
    gn_label_clear(&m->whole);
    gn_label_clear(&m->main_part);
    gn_label_clear(&m->topic);
    gn_label_clear(&m->company);
    m->company_sure = false;
    m->company_block = GN_NO_INDEX;
    if (!section) {
        gn_label_clear(&m->main_about);
        article_company(w, first_sentence, true, &m->main_about);
    }
    m->about = m->main_about;
    article_company(w, first_sentence, false, &m->about);
    m->period_block = GN_NO_INDEX;
    m->main_area = article_place(w, first_sentence, &m->main_share, &m->self, &m->firms);
    m->headed = headed(w, first_sentence, m->main_area);
    if (!item) m->home_area = m->main_share >= HOME && m->headed ? m->main_area : 0;
    gn_inherit_article_abroad(w, first_sentence, section);
    if (!m->company.n && m->about.n) m->company = m->about, m->company_sure = true;
}

/* “工业增加值增长6%。其中，汽车制造业增长14%。”, then “分地区看，东部增加值…”: of the whole, not of its last part. */
static void part_whole(gn_work *w, const gn_sentence *s)
{
    gn_memory *m = &w->memory;
    const bool near = m->main_part.n && m->main_block + 1 >= s->block; /* of the paragraph or the one before */
    const gn_label *l = near ? &m->main_part : &m->whole;
    const size_t head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    if (!head || (!near && (head == l->n || m->indicator.n <= head ||
                            memcmp(m->indicator.s + m->indicator.n - head, l->s + l->n - head, head) != 0)))
        return;
    gn_label_copy(&m->indicator, l);
    gn_label_copy(&m->entity, l);
    gn_label_drop(&m->entity, l->n - head, head);
}

/* “从地区看…。从品类看…”: after the places the matter is whole again. */
static void part_matter(gn_work *w, const gn_sentence *s)
{
    static const char *const by[] = {"从", "分", "按"}, *const places[] = {"地区", "区域",   "国别", "国家",
                                                                           "省",   "来源地", "城市"};
    enum { HEAD = 24 };
    const char *text = w->clean->text + s->start;
    const size_t n = s->end - s->start < HEAD ? s->end - s->start : HEAD;
    bool parts = false, place = false;
    GN_EACH (i, by) parts |= n > 6 && memcmp(text, by[i], 3) == 0;
    if (!parts || (!gn_find(text, n, "看", 3) && memcmp(text, "按", 3) != 0)) return;
    GN_EACH (i, places) place |= gn_find(text, n, places[i], strlen(places[i])) != NULL;
    gn_memory *m = &w->memory;
    if (place && !m->whole_area) m->whole_area = m->area;
    if (place) part_whole(w, s);
    if (place || !m->whole_area) return;
    m->area = m->block_area = m->whole_area;
    m->area_block = s->block;
}

/* 招股书, 过会, IPO: shares are offered, and a prospectus tells of years. Whether segment k says so; whether the
 * sentence may. */
static const char *const offering[] = {"招股", "过会", "IPO", "首发", "申报稿"};
static bool of_offering(const gn_work *w, uint32_t k)
{
    GN_EACH (i, offering)
        if (gn_seg_says(w, k, offering[i])) return true;
    return false;
}
static bool may_offer(const gn_work *w)
{
    GN_EACH (i, offering)
        if (gn_may_say(w, offering[i])) return true;
    return false;
}

/* “2018年至2020年”, “2018年、2019年及2020年一季度”: the years that a prospectus reports on, from segment k on.
 */
static void note_years(gn_work *w, uint32_t k, uint32_t last)
{
    enum { LEAST = 3 };
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    const gn_time *t = &w->scan->time[st->seg[k].index];
    if (m->years.freq != GN_FREQ_NONE || t->part != GN_PART_YEAR || t->year_mode != GN_YEAR_GIVEN) return;
    int count = t->year2 - t->year + 1;
    uint32_t end = k;
    while (count == (int)(end - k) / 2 + 1 && end + 2 < last && st->seg[end + 2].kind == GN_SEG_PERIOD &&
           w->scan->time[st->seg[end + 2].index].year_mode == GN_YEAR_GIVEN) {
        end += 2;
        count++;
    }
    gn_span from, to;
    if (count < LEAST || !gn_inherit_resolve(w, st->seg[k].clause, t, &from) ||
        !gn_inherit_resolve(w, st->seg[k].clause, &w->scan->time[st->seg[end].index], &to))
        return;
    m->years = (gn_span){GN_FREQ_MONTH, from.first, to.last};
}

/* “环比增长5%”: growth on the quarter or month before is of one as long. */
static bool grows_on_last(const gn_work *w, const gn_sentence *s, const gn_span *now, const gn_span *main)
{
    enum { QUARTER = 3, HALF = 6 };
    if (now->last - now->first >= QUARTER || main->last - main->first + 1 < HALF || !gn_may_say(w, "环比"))
        return false;
    for (uint32_t k = s->first; k < s->last && k < s->first + GN_LOOK_BACK; k++)
        if (w->structure->seg[k].kind == GN_SEG_CUE && w->structure->seg[k].cue == GN_CUE_POP) return true;
    return false;
}

/* “三季报显示：” as a paragraph; the short ones below go on with its time. */
static bool below_intro(gn_work *w, const gn_sentence *s)
{
    const gn_block *b = &w->clean->block[s->block];
    gn_memory *m = &w->memory;
    const bool below =
        m->intro_block != GN_NO_INDEX && m->intro_block + 1 == s->block && s->start == b->start && s->end + 1 >= b->end;
    if (below) m->intro_block = s->block;
    return below;
}

/* The whole of a year of which the article's own month is a part, and not the last one. */
static bool year_around(const gn_memory *m, const gn_span *p, gn_date d)
{
    const gn_span *main = &m->main_period;
    return d.year && main->freq != GN_FREQ_NONE && main->first == main->last && p->freq != GN_FREQ_NONE &&
           p->last - p->first == 11 && p->first <= main->first && main->last < p->last &&
           main->last <= gn_month(d.year, d.month);
}

/* “其中，…”, “环比增长0.8%”: the sentence tells parts or the growth of what the one before has told. */
static bool goes_on_with(const gn_work *w, const gn_sentence *s)
{
    if (s->last == s->first) return false;
    const gn_seg *g = &w->structure->seg[s->first];
    return gn_seg_begins(w, g, "其中") || (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP));
}

/* The time that a remark or a paragraph before was of is no longer what the text goes on with. */
static void leave_paragraph(gn_work *w, const gn_sentence *s, gn_date d)
{
    enum { QUARTER = 2 /* months behind the first */ };
    gn_memory *m = &w->memory;
    if (m->main_of_aside.freq != GN_FREQ_NONE && !(m->block == s->block && goes_on_with(w, s))) {
        m->period = m->flow = m->main_of_aside;
        m->main_of_aside.freq = GN_FREQ_NONE;
    }
    if (m->block != s->block && d.year && m->period.freq != GN_FREQ_NONE &&
        m->period.last + OLD < gn_month(d.year, d.month)) {
        /* A time long past was its paragraph's matter. */
        m->period = m->flow = m->main_period;
        m->point = false;
    }
    if (m->block != s->block && d.year && m->period.freq != GN_FREQ_NONE &&
        m->period.first > gn_month(d.year, d.month)) {
        /* So was a time to come. */
        m->period = m->flow = m->main_period;
        m->point = false;
    }
    /* “…截至6月30日，门店1万家。”, “【某某会员过亿】…”: an item of its own, of the months that the text is on */
    if (m->block != s->block && m->point && m->flow.freq != GN_FREQ_NONE && m->flow.last == m->period.last &&
        gn_words_begin("【", w->clean->text + w->clean->block[s->block].start,
                       s->end - w->clean->block[s->block].start)) {
        m->period = m->flow;
        m->point = false;
    }
    /* 其中：… goes on with the paragraph before. */
    const bool goes_on = s->last > s->first && gn_seg_begins(w, &w->structure->seg[s->first], "其中");
    if (goes_on && m->area_block == m->block) m->area_block = s->block;
    const gn_span *main = &m->main_period, *now = &m->period;
    if (m->block != s->block && !goes_on && year_around(m, now, d)) {
        m->period = m->flow = *main;
        m->point = m->main_point;
        m->seen.freq = GN_FREQ_NONE;
    }
    if (m->block != s->block && !goes_on && main->freq != GN_FREQ_NONE && now->freq != GN_FREQ_NONE && !m->point &&
        ((now->first >= main->first && now->last <= main->last) ||
         ((main->first == main->last || main->last - main->first == QUARTER) && !m->main_point &&
          m->period_block == m->block && m->block_period.first == main->first && m->block_period.last == main->last)) &&
        !below_intro(w, s) && !grows_on_last(w, s, now, main)) {
        /* A quarter or month of it was its paragraph's matter too, and so were the months of the year up to it, the
         * month or the quarter that the article is on. */
        m->period = m->flow = m->main_period;
        if (m->seen.first >= main->first && m->seen.last <= main->last) m->seen.freq = GN_FREQ_NONE;
    }
}

/* 主要目标, 发展目标: the cue at k as a heading, or before what they are. */
static bool names_goals(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    const gn_structure *st = w->structure;
    return st->seg[k].cue == GN_CUE_TARGET &&
           (w->clean->block[s->block].kind == GN_BLOCK_HEADING ||
            (k + 1 < s->last && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == ':')) &&
           gn_work_len(w, k) > 6 && gn_find(gn_work_text(w, k), gn_work_len(w, k), "目标", 6);
}

/* The years of a plan, and the time that a report is about. */
static void note_title_time(gn_work *w, const gn_sentence *s, const gn_seg *g)
{
    gn_memory *m = &w->memory;
    const gn_time *t = &w->scan->time[g->index];
    gn_span span;
    const bool plan =
        t->part == GN_PART_PLAN || (t->part == GN_PART_YEAR && t->flags & GN_P_NAMED && t->year2 > t->year);
    if (plan && gn_inherit_resolve(w, g->clause, t, &span)) m->plan_span = span;
    /* What a report is about; a plan's years are no time of figures. */
    if ((t->flags & GN_P_NAMED) && !(t->flags & GN_P_EVENT) && t->part != GN_PART_PLAN && t->year == t->year2 &&
        gn_inherit_resolve(w, g->clause, t, &span)) {
        m->titled = span;
        m->titled_block = s->block;
    }
}

/* 《…规划》: the title between two marks is a plan's. */
static bool names_plan(const gn_work *w, uint32_t open, uint32_t close)
{
    const gn_structure *st = w->structure;
    const char *name = w->clean->text + st->seg[open].start;
    const size_t n = st->seg[close].end - st->seg[open].start;
    return gn_find(name, n, "规划", 6) || gn_find(name, n, "计划", 6) || gn_find(name, n, "方案", 6) ||
           gn_find(name, n, "纲要", 6) || gn_find(name, n, "建设指南", 12);
}

/* 从环比看，…: the base of all growth that the paragraph goes on with, until 同比. */
static void note_base(gn_work *w, const gn_sentence *s, uint32_t k)
{
    static const char *const looks[] = {"看", "来看", "方面", "上看", "比较", "比较看", "而言", "来说", "角度看"};
    const gn_seg *g = &w->structure->seg[k];
    if (g->cue == GN_CUE_YOY) {
        w->memory.pop_block = GN_NO_INDEX;
        w->memory.yoy_block = s->block;
    } else if (k + 1 < s->last && g[1].kind == GN_SEG_TEXT
                   ? GN_IS_ONE_OF(gn_work_text(w, k + 1), gn_work_len(w, k + 1), looks)
                   : k + 1 < s->last && k == w->structure->clause[g->clause].first && g[1].kind == GN_SEG_MARK &&
                         g[1].mark == ',') /* 环比，… */
        w->memory.pop_block = s->block;
}

/* “二季度回升。整体来看，均价…”: the sentence goes back to the time of the whole that its paragraph began with. */
static void whole_again(gn_work *w, const gn_sentence *s)
{
    static const char whole[] = "整体来看|总体来看|总的来看|整体看|总体看|总的看|综合来看|整体而言|总体而言|总的来说|"
                                "总体来说|整体来说|总体上看|整体上看";
    gn_memory *m = &w->memory;
    const gn_span *first = &m->block_period;
    if (m->period_block != s->block || first->freq == GN_FREQ_NONE || m->period.freq == GN_FREQ_NONE ||
        !gn_words_begin(whole, w->clean->text + s->start, s->end - s->start) || m->period.first < first->first ||
        m->period.last > first->last)
        return;
    m->period = m->flow = *first;
    m->point = false;
}

/* “4月以来，各家陆续发布了2020年业绩报告”: what the report at segment k is on, not when it came out. */
static bool names_report(const gn_work *w, uint32_t k)
{
    static const char papers[] = "业绩|财报|财务报告|年报|年度报告|半年报|季报|季度报告|经营数据|成绩单";
    const gn_seg *g = &w->structure->seg[k];
    return w->scan->time[g->index].flags & GN_P_REPORT ||
           (k + 1 < w->structure->segs && g[1].start == g->end && g[1].kind != GN_SEG_MARK &&
            gn_words_begin(papers, gn_work_text(w, k + 1), gn_work_len(w, k + 1)));
}

/* “截至4月20日，某网整理了13家企业2020年年报的数据。”: what the reports are on is what the next sentence tells of. */
static void go_on_with_report(gn_work *w, uint32_t number)
{
    static const char *const deeds[] = {"整理", "梳理", "统计", "披露", "发布", "公布", "出炉", "汇总"};
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[number];
    gn_memory *m = &w->memory;
    bool told = false;
    GN_EACH (i, deeds) told |= gn_may_say(w, deeds[i]);
    for (uint32_t k = s->last; told && k-- > s->first && st->seg[k].kind != GN_SEG_QUANTITY;)
        if (st->seg[k].kind == GN_SEG_PERIOD && names_report(w, k) &&
            gn_inherit_time_at(w, number, k, false, &m->reported)) {
            m->reported_sentence = number;
            return;
        }
}

/* The rank of what a lead is of: of the last of an article's headlines, 0 where that is its title. */
static size_t chapter_of(const gn_work *w, const gn_sentence *s)
{
    const gn_article *a = &w->structure->article[s->article];
    const gn_block *b = w->clean->block;
    if (w->memory.section) return rank_of(a);
    size_t rank = 0;
    for (uint32_t i = a->first_block + 1; i <= s->block && b[i].kind == GN_BLOCK_HEADING && b[i].level > a->level; i++)
        rank = b[i].level < LOWEST ? b[i].level : 0;
    return a->level ? rank : 0;
}

/* Whether a sentence is a headline below those that its article begins with, and no day of publication: “2021年9月”,
 * then “一、2019年发展情况”. */
static bool last_of_headlines(const gn_work *w, const gn_sentence *s, const gn_time *stated)
{
    enum { MOST = 8 };
    const gn_block *b = w->clean->block;
    const uint32_t first = w->structure->article[s->article].first_block;
    if (stated->year_mode != GN_YEAR_GIVEN || s->block == first || s->block > first + MOST) return false;
    for (uint32_t i = first; i <= s->block; i++)
        if (b[i].kind != GN_BLOCK_HEADING) return false;
    return b[s->block].end - b[s->block].start > strlen("2021年12月31日");
}

/* Whether the months that the sentence states are its article's: the first ones of a lead, those of a section's title.
 */
static bool leads(const gn_work *w, const gn_sentence *s, const gn_span *seen, const gn_time *stated, bool begins,
                  gn_date d)
{
    const gn_memory *m = &w->memory;
    const uint32_t first = w->structure->article[s->article].first_block;
    if (m->main_period.freq == GN_FREQ_NONE || (m->main_borrowed && begins)) return s->block <= first + LEAD;
    /* “上半年…” as headline, “2022年上半年…” in the lead: which year's they are. */
    if (m->main_unsaid && stated->year_mode == GN_YEAR_GIVEN && s->block <= first + LEAD &&
        seen->last - seen->first == m->main_period.last - m->main_period.first &&
        (seen->last - m->main_period.last) % 12 == 0)
        return true;
    if (last_of_headlines(w, s, stated)) return true;
    return m->section && s->block == first && w->clean->block[first].kind == GN_BLOCK_HEADING && d.year &&
           seen->last <= gn_month(d.year, d.month); /* no plan */
}

/* 2021年某平台“双11”: the time at k is a part of the year at `year`, parted from it by a name only. */
static bool within_year(const gn_work *w, uint32_t year, uint32_t k)
{
    if (year == GN_NO_INDEX) return false;
    const gn_seg *g = w->structure->seg;
    const gn_time *of = &w->scan->time[g[year].index], *t = &w->scan->time[g[k].index];
    return g[year].clause == g[k].clause && of->part == GN_PART_YEAR && of->year == of->year2 &&
           t->year_mode == GN_YEAR_NONE && (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS);
}

/* The article is on months of the year in which it was written: a year before was its paragraph's matter. */
static bool of_this_year(const gn_work *w, const gn_sentence *s, gn_date d)
{
    enum { REVIEWS = 4 }; /* months in which one looks back on the year before */
    const gn_memory *m = &w->memory;
    const bool late = w->structure->article[s->article].date.year && d.month > REVIEWS && !m->headed_year &&
                      m->period.last - m->period.first >= 11; /* 2018年，… in news of November 2019 */
    return m->main_period.freq != GN_FREQ_NONE && (m->main_period.last >= gn_month(d.year, 1) || late);
}

void gn_inherit_sentence(gn_work *w, uint32_t number)
{
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[number];
    gn_memory *m = &w->memory;
    if (m->reported_sentence != GN_NO_INDEX && m->reported_sentence + 1 == number) {
        m->period = m->flow = m->seen = m->reported;
        m->point = false;
    }
    gn_inherit_leave_bracket(w);
    const bool offers = !m->prospectus && may_offer(w);
    bool figures = false, opens = false, begins = false, day = false, since = false, point = false;
    uint32_t title = GN_NO_INDEX, said = GN_NO_INDEX, flags;
    const gn_time *stated = NULL;
    gn_span seen = {.freq = GN_FREQ_NONE};
    const uint32_t first = s->first;
    const uint32_t last = s->last;
    if (m->goals && m->goals_block + 1 < s->block) m->goals = false;
    part_matter(w, s);
    const gn_date d = gn_inherit_anchor(w, number);
    leave_paragraph(w, s, d);
    whole_again(w, s);
    if (m->block != s->block && d.year && m->year && m->year < (of_this_year(w, s, d) ? d.year : d.year - 1))
        m->year = 0;
    m->block = s->block;
    m->sentence = number;
    if (m->plan && m->plan_block + PLAN < s->block) m->plan = false;
    if (m->titled_block + 1 < s->block) m->titled = (gn_span){.freq = GN_FREQ_NONE};
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (offers && g->kind != GN_SEG_MARK) m->prospectus |= of_offering(w, k);
        switch ((gn_seg_kind)g->kind) {
        case GN_SEG_QUANTITY: figures = true; break;
        case GN_SEG_TEXT: gn_inherit_credit_text(w, k); break;
        case GN_SEG_CUE:
            if (!figures && names_goals(w, s, k)) {
                m->goals = true;
                m->goals_block = s->block;
            }
            gn_inherit_credit_cue(w, k);
            if (g->cue == GN_CUE_YOY) m->article_yoy = true;
            if (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP) note_base(w, s, k);
            break;
        case GN_SEG_ORG: {
            const uint32_t area = gn_inherit_org_area(w, g);
            if (area && gn_inherit_subnational(w, area)) m->province = area;
            gn_inherit_credit_org(w, k, first, last);
            break;
        }
        case GN_SEG_AREA:
            gn_inherit_credit_area(w, k, last);
            if (gn_inherit_subnational(w, g->index) && !gn_inherit_of_firms(w, k)) m->province = g->index;
            break;
        case GN_SEG_PERIOD:
            note_years(w, k, last);
            note_title_time(w, s, g);
            /* 发言人2日指出，今年1—7月…: the day is when it was said. */
            flags = w->scan->time[g->index].flags;
            if (seen.freq != GN_FREQ_NONE && (!(day || (since && names_report(w, k))) || flags & GN_P_DAY) &&
                (figures || !within_year(w, said, k)))
                break;
            day = flags & GN_P_DAY;
            since = flags & GN_P_SINCE;
            if (gn_inherit_dates(w, number, k, &seen)) {
                stated = &w->scan->time[g->index];
                said = k;
                point = flags & GN_P_POINT;
                begins = k == first || st->seg[k - 1].kind == GN_SEG_MARK ||
                         w->clean->block[s->block].kind == GN_BLOCK_HEADING;
                opens =
                    (k == first || s->start == w->clean->block[s->block].start || st->seg[k - 1].kind == GN_SEG_MARK) &&
                    !(flags & (GN_P_SINCE | GN_P_BEFORE)) && w->scan->time[g->index].part != GN_PART_PLAN;
            }
            break;
        case GN_SEG_MARK:
            gn_inherit_credit_mark(w, k, first, last);
            if (g->mark == '<') title = k;
            if (g->mark == '>' && title != GN_NO_INDEX && names_plan(w, title, k)) {
                m->plan = true;
                m->plan_block = s->block;
            }
            break;
        default: break;
        }
    }
    if (seen.freq != GN_FREQ_NONE && leads(w, s, &seen, stated, begins, d)) {
        const size_t rank = chapter_of(w, s);
        if (!m->main_borrowed && (rank < LOWEST || m->main_period.freq == GN_FREQ_NONE)) m->chapter[rank] = seen;
        m->main_period = seen;
        m->main_borrowed = false;
        m->main_point = point;
        m->main_unsaid = stated->year_mode == GN_YEAR_NONE;
        /* 全年, 上半年 below “某市2022年统计公报”, “2020年回顾” */
        const bool whole = stated->year_mode == GN_YEAR_GIVEN && stated->part == GN_PART_YEAR;
        if (w->clean->block[s->block].kind == GN_BLOCK_HEADING)
            m->headed_year = whole && stated->year == stated->year2 ? stated->year : 0;
    }
    /* “### 8月SUV销量前十” below another article: its own month */
    else if (seen.freq != GN_FREQ_NONE && opens && seen.first == seen.last && m->main_period.freq != GN_FREQ_NONE &&
             w->clean->block[s->block].kind == GN_BLOCK_HEADING && s->block == st->article[s->article].first_block)
        m->main_period = seen, m->main_point = point;
    if (figures) go_on_with_report(w, number);
    gn_statement_note_tasks(w, number);
    if (figures || seen.freq == GN_FREQ_NONE) return;
    /* “9月销量出炉。…2021年竞争激烈”: a year is no time that an article on one of its months goes on with. */
    if (year_around(m, &seen, d)) return;
    /* 2018年，公司收购了…: what happened long ago is no time that the text goes on with. */
    if (m->period.freq != GN_FREQ_NONE && m->last_block == s->block && seen.last < m->period.first && d.year &&
        seen.last + OLD < gn_month(d.year, d.month))
        return;
    m->seen = seen;
    /* 公布2022年上半年数据。上半年…: the year that such a sentence states is the text's from there on. */
    if (stated->year_mode == GN_YEAR_GIVEN && stated->year == stated->year2 && d.year && stated->year <= d.year &&
        (opens || stated->part == GN_PART_MONTHS) && !(stated->flags & GN_P_SINCE))
        m->year = stated->year;
    /* A sentence without figures that begins with its time speaks for those that follow. */
    const bool intro = s->start == w->clean->block[s->block].start && w->structure->seg[last - 1].mark == ':';
    if (opens || intro) {
        m->period = m->flow = seen;
        m->point = false;
    }
    if (intro) m->intro_block = s->block;
}
