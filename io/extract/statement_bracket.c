/* A percentage that stands alone in a bracket behind a name: the words around the bracket say what it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

enum { AHEAD = 40 /* segments behind a bracket */ };

/* What one segment of the clause around says; GN_MEASURE_COUNT: nothing. */
static gn_measure said_by(const gn_work *w, uint32_t k, bool *falls)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_CUE) return GN_MEASURE_COUNT;
    if (g->cue == GN_CUE_SHARE) return GN_MEASURE_SHARE;
    if (g->cue != GN_CUE_UP && g->cue != GN_CUE_DOWN && g->cue != GN_CUE_RATE && g->cue != GN_CUE_YOY)
        return GN_MEASURE_COUNT;
    *falls = g->cue == GN_CUE_DOWN || (gn_statement_cue_bits(w, k) & GN_CUE_BIT(DOWN)) ||
             (g->cue == GN_CUE_RATE && strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "down") == 0);
    return GN_MEASURE_YOY;
}

/* 利润增长较快的有石油开采业(112%); but 增长主要来自服装(35%): a part of it. Looks back from segment k to `first`. */
static gn_measure said_before(const gn_work *w, uint32_t k, uint32_t first, uint32_t clause, bool *falls)
{
    const gn_structure *st = w->structure;
    for (first = gn_look_back(k, first); k-- > first;) {
        if (st->seg[k].clause != clause) continue;
        /* 受出口下滑影响触底(3.6%): a cause */
        if (st->seg[k].kind == GN_SEG_QUANTITY ||
            (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_CONTRIBUTION))
            return GN_MEASURE_COUNT;
        if (st->seg[k].kind == GN_SEG_TEXT && (gn_seg_says(w, k, "来自") || gn_seg_says(w, k, "源于")))
            return GN_MEASURE_SHARE;
        const gn_measure said = said_by(w, k, falls);
        if (said != GN_MEASURE_COUNT) return said;
    }
    return GN_MEASURE_COUNT;
}

/* 中国(5%), 亚太地区及其他(3%): a name begins at segment k, and a bracket follows it. */
static bool name_in_front(const gn_work *w, uint32_t k, uint32_t last)
{
    enum { PARTS = 3 };
    for (uint32_t i = k; i < last && i <= k + PARTS; i++) {
        const gn_seg *g = &w->structure->seg[i];
        if (g->kind == GN_SEG_MARK) return i > k && g->mark == '(';
        if (g->kind != GN_SEG_AREA && g->kind != GN_SEG_ORG && g->kind != GN_SEG_TEXT) return false;
    }
    return false;
}

/* 对东盟(13.8%)和欧盟(5.6%)出口增长; 甲(9%)，乙(5%)的销售额增长: behind the last of the brackets that follow names. */
static gn_measure said_behind(const gn_work *w, const gn_statement *s, uint32_t open, bool *falls)
{
    const gn_structure *st = w->structure;
    const gn_sentence *sentence = &st->sentence[s->sentence];
    uint32_t clause = st->clause[s->clause].parent;
    for (uint32_t k = st->clause[s->clause].last; k < sentence->last && k < open + AHEAD; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) {
            if (st->clause[g->clause].parent != GN_NO_INDEX) continue;
            if (st->clause[g->clause].opener != ',' || !name_in_front(w, k, sentence->last)) return GN_MEASURE_COUNT;
            clause = g->clause;
        }
        if (g->kind == GN_SEG_QUANTITY) return GN_MEASURE_COUNT;
        const gn_measure said = said_by(w, k, falls);
        if (said != GN_MEASURE_COUNT) return said;
    }
    return GN_MEASURE_COUNT;
}

gn_measure gn_statement_bracket(const gn_work *w, const gn_statement *s, bool *falls)
{
    const gn_structure *st = w->structure;
    const uint32_t open = st->clause[s->clause].first - 1, parent = st->clause[s->clause].parent;
    *falls = false;
    if (parent == GN_NO_INDEX || st->clause[s->clause].first == 0) return GN_MEASURE_COUNT;
    const gn_clause *around = &st->clause[parent];
    /* 毛利率(35%) */
    if (open > around->first && st->seg[open - 1].kind == GN_SEG_TEXT &&
        gn_phrases_suffix(w->phrases, gn_work_text(w, open - 1), gn_work_len(w, open - 1), GN_PHRASE_RATE))
        return GN_MEASURE_LEVEL;
    gn_measure said = said_before(w, open, around->first, parent, falls);
    if (said == GN_MEASURE_COUNT && around->opener == ':' && parent > st->sentence[s->sentence].first_clause)
        said = said_before(w, around->first, around[-1].first, parent - 1, falls);
    if (said == GN_MEASURE_COUNT) said = said_behind(w, s, open, falls);
    if (said == GN_MEASURE_YOY && s->before & GN_CUE_BIT(POP) && gn_statement_base_held(w, s) == GN_MEASURE_POP)
        said = GN_MEASURE_POP;
    /* …的房价环比均上涨 */
    for (uint32_t k = st->clause[s->clause].last; said == GN_MEASURE_YOY && k < around->last && k < open + AHEAD; k++)
        if (st->seg[k].clause == parent && st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_POP)
            said = GN_MEASURE_POP;
    return said;
}
