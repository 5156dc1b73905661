/* The country or larger place that an article is on: by its places, its house of research, its headings. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

enum { MOSTLY = 6 /* tenths: what the article is on, whatever else it names */ };

bool gn_inherit_rows(const gn_work *w, const gn_sentence *s)
{
    return w->clean->block[s->block].kind == GN_BLOCK_TABLE_ROW &&
           memchr(w->clean->text + s->start, '|', s->end - s->start);
}

bool gn_inherit_set_against(const gn_work *w, uint32_t k)
{
    static const char words[] = "低于|高于|超过|不及|仅次于|快于|慢于|好于|优于|逊于|落后于|不如";
    const gn_seg *b = k > 0 ? &w->structure->seg[k - 1] : NULL;
    return b && b->kind != GN_SEG_MARK && b->end == w->structure->seg[k].start &&
           gn_words_end(words, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) > 0;
}

/* 【2021-08-12】 on a line by itself. */
static bool only_day(const gn_structure *st, const gn_sentence *s)
{
    const gn_seg *g = &st->seg[s->first];
    return s->last - s->first == 3 && g->kind == GN_SEG_MARK && g->mark == '[' && g[1].kind == GN_SEG_PERIOD;
}

uint32_t gn_inherit_headlines(const gn_work *w, uint32_t sentence)
{
    const gn_structure *st = w->structure;
    const gn_block *block = w->clean->block;
    for (; sentence + 1 < st->sentences; sentence++) {
        const gn_sentence *s = &st->sentence[sentence];
        if (s[1].article != s->article || block[s[1].block].kind != GN_BLOCK_HEADING ||
            (s[1].block != s->block && block[s[1].block].level <= block[s->block].level && !only_day(st, s)))
            break;
    }
    return sentence;
}

/* IDC, 世界钢铁协会: a house that counts the world's markets. */
static bool counts_world(const gn_work *w, const gn_seg *g)
{
    if (g->kind != GN_SEG_ORG || g->index == GN_ORG_UNKNOWN) return false;
    return strcmp(gn_lexicon_org(w->lexicon, g->index)->area, "全球") == 0;
}

/* Countries and larger places of an article, China the first: how often each is named, and what the lead says. */
enum { MOST_PLACES = 12 };
typedef struct tally {
    uint32_t area[MOST_PLACES], score[MOST_PLACES], all;
    size_t n;
    bool said[2][MOST_PLACES]; /* which of them the headlines name, the lead */
    bool house, country, firm; /* the headlines or the lead credit a house of the world's markets, name any other place,
                                * a company */
} tally;

/* 占全球60%, 占世界的八成: only the whole of which the figure has a share. */
static bool shared(const gn_work *w, uint32_t k)
{
    static const char of[] = "的";
    const gn_seg *g = &w->structure->seg[k], *b = k > 0 ? g - 1 : NULL, *a = g + 1;
    if (!b || b->kind != GN_SEG_CUE || b->cue != GN_CUE_SHARE || b->end != g->start || k + 2 >= w->structure->segs)
        return false;
    if (a->kind == GN_SEG_TEXT && a->end - a->start == sizeof of - 1 && gn_seg_begins(w, a, of)) a++;
    return a->kind == GN_SEG_QUANTITY || (a->kind == GN_SEG_CUE && a->cue == GN_CUE_BOUND);
}

/* Counts the place at segment k of a sentence, `behind` from the last headline; `figures`: behind one of its figures.
 */
static void count_place(const gn_work *w, uint32_t k, int64_t behind, bool figures, tally *t)
{
    static const char *const elsewhere[] = {"海外", "境外"}; /* no place that an article is on */
    const gn_seg *g = &w->structure->seg[k];
    uint32_t at = g->kind == GN_SEG_AREA ? g->index : g->kind == GN_SEG_ORG ? gn_inherit_org_area(w, g) : 0;
    if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF) at = w->china;
    if (!at) return;
    const gn_area_level level = gn_lexicon_area(w->lexicon, at)->level;
    if (behind > 0 && gn_inherit_makers(w, k)) return;
    if (level != GN_AREA_WORLD && level != GN_AREA_CONTINENT && level != GN_AREA_COUNTRY)
        at = w->china;
    else if (g->kind == GN_SEG_AREA &&
             (gn_inherit_of_firms(w, k) || gn_inherit_mentioned(w, k) || gn_inherit_set_against(w, k) ||
              gn_inherit_partner(w, k) || gn_inherit_ranks(w, k) || shared(w, k)))
        return;
    const char *name = gn_lexicon_area(w->lexicon, at)->official;
    if (GN_IS_ONE_OF(name, strlen(name), elsewhere)) return;
    const uint32_t weight = behind < 2 ? 3 : 1;
    if (level != GN_AREA_WORLD && behind < 2 && !figures && !gn_inherit_origin(w, k)) t->country = true;
    t->all += weight;
    size_t i = 0;
    while (i < t->n && strcmp(gn_lexicon_area(w->lexicon, t->area[i])->official, name) != 0) i++;
    if (i == MOST_PLACES) return;
    if (i == t->n) t->area[t->n] = at, t->score[t->n++] = 0;
    t->score[i] += weight;
    if (behind < 2) t->said[behind > 0][i] = true;
}

/* Opens the article in the chain of headlines that it stands under: its bit there; whether one of those is on the
 * world.
 */
static uint8_t headed(gn_memory *m, const gn_article *a, bool section, bool *world)
{
    enum { RANKS = 7 };
    const uint8_t level = a->level < RANKS ? a->level : RANKS, bit = (uint8_t)(section ? 1u << level : 1u);
    m->world_headed &= (uint8_t)(bit - 1);
    *world = section && level && m->world_headed;
    return section && !level ? 0 : bit;
}

void gn_inherit_article_abroad(gn_work *w, uint32_t first_sentence, bool section)
{
    enum { SELDOM = 3, NEAR = 3 /* blocks behind the headline, where no place is named before the house */ };
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    const uint32_t article = st->sentence[first_sentence].article;
    bool kept;
    const uint8_t bit = headed(m, &st->article[article], section, &kept);
    tally t = {.area = {w->china}, .n = 1};
    const uint32_t headline = gn_inherit_headlines(w, first_sentence);
    for (uint32_t i = first_sentence; i < st->sentences && st->sentence[i].article == article; i++) {
        if (gn_inherit_rows(w, &st->sentence[i])) continue;
        bool figures = false;
        for (uint32_t k = st->sentence[i].first; k < st->sentence[i].last; k++) {
            t.house |= (i < headline + 2 ||
                        (!t.all && !t.firm && st->sentence[i].block <= st->sentence[headline].block + NEAR)) &&
                       counts_world(w, &st->seg[k]);
            t.firm |= i < headline + 2 && gn_work_company(w, &st->seg[k]);
            figures = figures || gn_work_figure(w, k);
            count_place(w, k, (int64_t)i - headline, figures, &t);
        }
    }
    size_t best = 0;
    for (size_t i = 1; i < t.n; i++) { /* no country that is only named in passing */
        const bool counts = t.area[i] == w->world || t.said[0][i] || t.said[1][i] || t.score[i] >= SELDOM;
        if (counts && (!best || t.score[i] > t.score[best])) best = i;
    }
    m->abroad = best ? t.area[best] : 0;
    m->abroad_share = best ? (int)(10 * t.score[best] / t.all) : 0;
    /* What a headline and its lead tell of the world is so still where the text parts it by countries; of Europe, where
     * they do not name China. */
    for (size_t i = 1; i < t.n; i++) {
        if (!t.said[0][i] || !t.said[1][i] || t.score[i] < t.score[0]) continue;
        if (t.area[i] != w->world &&
            (gn_lexicon_area(w->lexicon, t.area[i])->level != GN_AREA_CONTINENT || t.said[0][0] || t.said[1][0]))
            continue;
        m->abroad = t.area[i];
        m->abroad_share = (int)(10 * t.score[i] / t.all);
        if (m->abroad_share < MOSTLY) m->abroad_share = MOSTLY;
        if (m->abroad == w->world) break;
    }
    /* A section goes on with its chapter's world; a house that counts the world's markets and names no place, too. */
    if ((kept || (t.house && t.score[0] < SELDOM)) && !t.country && m->abroad_share < MOSTLY) {
        m->abroad = w->world;
        m->abroad_share = MOSTLY;
    }
    for (size_t i = 1; i < t.n; i++)
        if (t.said[0][i] && t.area[i] == w->world && m->abroad == w->world && m->abroad_share >= MOSTLY)
            m->world_headed |= bit;
}
