/* Period, area and source of a statement: from its clause, its sentence, or what went before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

/* ---- periods -------------------------------------------------------------------------------------------------------
 */
static gn_date anchor(const gn_work *w, uint32_t sentence)
{
    const gn_article *a = &w->structure->article[w->structure->sentence[sentence].article];
    return a->date.year ? a->date : w->date;
}

static bool resolve(const gn_work *w, uint32_t sentence, const gn_time *t, bool future, gn_span *out)
{
    const gn_time_context context = {
        .anchor = anchor(w, sentence), .year = w->memory.year, .running = w->memory.period};
    gn_resolved r;
    if (!gn_time_resolve(t, &context, future, &r) || r.months.freq == GN_FREQ_NONE) return false;
    *out = r.months;
    return true;
}

enum { USE_NO, USE_WEAK, USE_YES };

/* Whether a time can date a figure: not a base of comparison, a document's name or the article's own date; a day or
 * "now" only where nothing better is there. */
static int use_of(const gn_time *t)
{
    if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_COMPARED | GN_P_AVERAGE)) return USE_NO;
    if (t->part == GN_PART_NOW) return USE_NO;
    if ((t->flags & GN_P_DAY) && !(t->flags & (GN_P_UNTIL | GN_P_POINT))) return USE_WEAK;
    return USE_YES;
}

static bool is_stock(const gn_work *w, const gn_label *indicator)
{
    const size_t n = gn_phrases_suffix(w->phrases, indicator->s, indicator->n, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
    return n && (gn_phrases_find(w->phrases, indicator->s + indicator->n - n, n, NULL) & GN_PHRASE_STOCK);
}

/* The base of a change is the end of last year: 较上年末, 比年初. */
static bool since_year_end(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = st->clause[s->clause].first; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if ((t->flags & GN_P_COMPARED) && (t->flags & (GN_P_POINT | GN_P_BEGIN)) && t->part != GN_PART_MONTH_OFFSET)
            return true;
    }
    return false;
}

/* A list of figures over a span that has as many years, quarters or months: each has its own. */
static void member_period(const gn_quantity *q, gn_span *p)
{
    if (q->list_count < 2 || p->freq == GN_FREQ_NONE) return;
    const int64_t months = p->last - p->first + 1, n = q->list_count;
    const int64_t step = months == 12 * n ? 12 : months == 3 * n ? 3 : months == n ? 1 : 0;
    if (!step) return;
    p->first += step * q->list_index;
    p->last = p->first + step - 1;
}

void gn_inherit_period(gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_sentence *sentence = &st->sentence[s->sentence];
    const gn_time *found = NULL, *weak = NULL;
    bool own_clause = false;
    int distance = 0;
    uint32_t clause = s->clause;
    const uint32_t begin = st->clause[sentence->first_clause].first;
    for (uint32_t k = s->seg; k-- > begin;) {
        const gn_seg *g = &st->seg[k];
        /* Other brackets are asides. */
        if (st->clause[g->clause].parent != GN_NO_INDEX && g->clause != s->clause) continue;
        if (g->clause != clause) {
            clause = g->clause;
            distance++;
        }
        /* Past a semicolon only what the statements there used counts (below). */
        if (distance && g->kind == GN_SEG_MARK && g->mark == ';' && w->memory.period.freq != GN_FREQ_NONE) break;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        const int use = use_of(t);
        if (use == USE_WEAK && !weak) weak = t;
        if (use != USE_YES) continue;
        found = t;
        own_clause = g->clause == s->clause;
        break;
    }
    (void)own_clause;
    const bool ahead = (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    s->period = (gn_span){.freq = GN_FREQ_NONE};
    s->period_explicit = false;
    s->kind = GN_KIND_SINGLE;
    uint32_t flags = 0;
    if (found && resolve(w, s->sentence, found, ahead, &s->period)) {
        s->period_explicit = true;
        flags = found->flags;
        if (found->year_mode == GN_YEAR_GIVEN || found->year_mode == GN_YEAR_RELATIVE) {
            int year, month;
            gn_month_split(s->period.first, &year, &month);
            if (found->part != GN_PART_PLAN && !ahead) w->memory.year = year;
        }
    } else if (found) {
        w->undated++;
    } else if (w->memory.period.freq != GN_FREQ_NONE) {
        s->period = w->memory.period;
        s->period_explicit = true;
    } else if (w->memory.seen.freq != GN_FREQ_NONE) {
        s->period = w->memory.seen;
        s->period_explicit = true;
    } else if (weak && resolve(w, s->sentence, weak, ahead, &s->period)) {
        s->period_explicit = true;
    } else {
        const gn_date d = anchor(w, s->sentence);
        if (d.year)
            s->period = (gn_span){GN_FREQ_MONTH, gn_month(d.year, d.month), gn_month(d.year, d.month)};
        else
            w->undated++;
    }
    if (s->period.freq == GN_FREQ_NONE) return;
    if (found) w->memory.period = s->period;
    member_period(gn_work_quantity(w, s->seg), &s->period);

    int year, month;
    gn_month_split(s->period.last, &year, &month);
    const int64_t january = gn_month(year, 1);
    const bool flow = (s->left | s->near) & GN_CUE_BIT(CUMULATIVE);
    if ((flags & GN_P_POINT) && flow && s->period.first == s->period.last && !is_stock(w, &s->indicator))
        s->period.first = january;
    if ((s->measure == GN_MEASURE_CHANGE || s->measure == GN_MEASURE_GROWTH) && since_year_end(w, s))
        s->period.first = january;
    if (s->period.last - s->period.first >= 12)
        s->kind = GN_KIND_SPAN;
    else if (is_stock(w, &s->indicator) || (flags & GN_P_POINT))
        s->kind = GN_KIND_POINT;
    else if (s->period.first == january && s->period.last > january)
        s->kind = GN_KIND_YTD;
}

/* ---- areas ---------------------------------------------------------------------------------------------------------
 */
static const gn_lex_area *area_of(const gn_work *w, uint32_t entry)
{
    return gn_lexicon_area(w->lexicon, entry);
}

/* 全省, 我市 …: the last province or city that the text named; 全国, 我国: China. */
static uint32_t own_place(const gn_work *w, const gn_seg *g)
{
    const char *level = gn_lexicon_cue(w->lexicon, g->index)->detail;
    if (strcmp(level, "country") == 0) return gn_lexicon_find_area(w->lexicon, "中国", 6);
    uint32_t at = w->memory.province;
    const bool province = strcmp(level, "province") == 0;
    while (at && province && area_of(w, at)->level > GN_AREA_PROVINCE && area_of(w, at)->level != GN_AREA_REGION)
        at = area_of(w, at)->parent;
    return at;
}

static uint32_t org_area(const gn_work *w, const gn_seg *g)
{
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (*o->area) return gn_lexicon_find_area(w->lexicon, o->area, strlen(o->area));
    /* 杭州市统计局: the place that its name begins with. */
    const gn_scan *s = w->scan;
    for (size_t t = g->token + 1; t < s->tokens && s->token[t].start < g->end; t++)
        if (s->token[t].kind == GN_TOKEN_AREA) return s->token[t].index;
    return 0;
}

/* The place that a segment names; 0 if none. */
static uint32_t place_of(const gn_work *w, const gn_seg *g)
{
    if (g->kind == GN_SEG_AREA) return g->index;
    if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF) return own_place(w, g);
    return 0;
}

static bool subnational(const gn_work *w, uint32_t area)
{
    const gn_area_level l = area_of(w, area)->level;
    return l == GN_AREA_PROVINCE || l == GN_AREA_CITY || l == GN_AREA_DISTRICT;
}

/* A list of figures and as many places in the clause or the one before: each its own. */
static uint32_t member_area(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    const gn_structure *st = w->structure;
    if (q->list_count < 2) return 0;
    const uint32_t begin = s->clause > 0 && st->clause[s->clause - 1].sentence == s->sentence
                               ? st->clause[s->clause - 1].first
                               : st->clause[s->clause].first;
    uint32_t n = 0, last = 0;
    for (uint32_t k = begin; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_AREA) {
            n++;
            last = k;
        }
    if (n != q->list_count) return 0;
    uint32_t nth = q->list_index;
    for (uint32_t k = begin; k <= last; k++)
        if (st->seg[k].kind == GN_SEG_AREA && nth-- == 0) return st->seg[k].index;
    return 0;
}

void gn_inherit_area(gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    s->area = member_area(w, s, q);
    if (s->area) return;
    /* In a bracket: the place right before it. */
    const gn_clause *c = &st->clause[s->clause];
    if (s->bracket && c->first >= 2) {
        s->area = place_of(w, &st->seg[c->first - 2]);
        if (s->area) return;
    }
    /* The clause, from the number back: not what it is compared with. */
    uint32_t candidate = 0;
    bool object = false;
    for (uint32_t k = s->list_seg; k-- > c->first;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        const uint32_t place = place_of(w, g);
        if (place && !object) candidate = place;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_COMPARE || g->cue == GN_CUE_SHARE)) {
            /* 高于全国, 占全国: what stands behind is the other side. */
            if (g->cue == GN_CUE_COMPARE || candidate) candidate = 0;
        }
        object = false;
    }
    if (!candidate) {
        for (uint32_t k = c->first; k-- > st->clause[st->sentence[s->sentence].first_clause].first;) {
            const gn_seg *g = &st->seg[k];
            if (st->clause[g->clause].parent != GN_NO_INDEX && g->clause != c->parent) continue;
            const uint32_t place = place_of(w, g);
            if (!place) continue;
            if (k > 0 && st->seg[k - 1].kind == GN_SEG_CUE &&
                (st->seg[k - 1].cue == GN_CUE_COMPARE || st->seg[k - 1].cue == GN_CUE_SHARE))
                continue;
            candidate = place;
            break;
        }
    }
    if (candidate) {
        w->memory.area = candidate;
    } else {
        candidate = w->memory.area ? w->memory.area : w->memory.main_area;
    }
    s->area = candidate ? candidate : gn_lexicon_find_area(w->lexicon, "中国", 6);
}

/* ---- sources -------------------------------------------------------------------------------------------------------
 */
void gn_inherit_source(gn_work *w, gn_statement *s)
{
    gn_label_clear(&s->source);
    if (w->memory.source_token == GN_NO_INDEX) return;
    const gn_token *t = &w->scan->token[w->memory.source_token];
    const char *name = gn_lexicon_org(w->lexicon, t->index)->canonical;
    if (!*name) name = gn_lexicon_org(w->lexicon, t->index)->word;
    gn_label_add(&s->source, w->clean->text + t->start, t->end - t->start);
    (void)name;
}

/* ---- what is remembered ---------------------------------------------------------------------------------------------
 */
void gn_inherit_article(gn_work *w, uint32_t article)
{
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    m->period = m->seen = (gn_span){.freq = GN_FREQ_NONE};
    m->year = 0;
    m->area = m->main_area = 0;
    m->source_token = GN_NO_INDEX;
    m->article_yoy = false;
    m->measure = GN_MEASURE_LEVEL;
    gn_label_clear(&m->indicator);
    gn_label_clear(&m->entity);
    gn_label_clear(&m->parent);
    gn_label_clear(&m->topic);
    gn_label_clear(&m->company);
    (void)article;
    (void)st;
}

void gn_inherit_sentence(gn_work *w, uint32_t number)
{
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[number];
    gn_memory *m = &w->memory;
    bool figures = false;
    gn_span seen = {.freq = GN_FREQ_NONE};
    const uint32_t first = st->clause[s->first_clause].first;
    const uint32_t last = st->clause[s->last_clause - 1].last;
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) figures = true;
        if (g->kind == GN_SEG_ORG) {
            const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
            const uint32_t area = org_area(w, g);
            if (area && subnational(w, area)) {
                m->province = area;
                if (!m->main_area) m->main_area = area;
            }
            /* 据X数据, X发布, X显示: the clause credits it. */
            bool credited = false;
            for (uint32_t i = k + 1; i < last && i < k + 8 && !credited; i++)
                credited = st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_SOURCE;
            if (k > first && st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_SOURCE) credited = true;
            if (credited && o->publishes) m->source_token = g->token;
        }
        if (g->kind == GN_SEG_AREA && subnational(w, g->index)) {
            m->province = g->index;
            if (!m->main_area && k < first + 12) m->main_area = g->index;
        }
        if (g->kind == GN_SEG_PERIOD && seen.freq == GN_FREQ_NONE) {
            const gn_time *t = &w->scan->time[g->index];
            if (use_of(t) == USE_YES) resolve(w, number, t, false, &seen);
        }
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_YOY) m->article_yoy = true;
    }
    if (!figures && seen.freq != GN_FREQ_NONE) m->seen = seen;
}
