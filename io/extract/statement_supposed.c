/* What is only supposed, and what figures were expected to be. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

/* 可达, 会有, 能卖到: the clause says what could be. */
static bool can_be(const gn_work *w, const gn_statement *s)
{
    static const char can[] = "可|能|会|将|就可|就能|就会|便可|便能|可能|或|有望|最多可|最高可";
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (g->kind == GN_SEG_CUE ? gn_words_begin(can, t, n) : gn_words_end(can, t, n)) return true;
    }
    return false;
}

/* “如果顺利发行，公司估值可达300亿美元”: a clause of the sentence before the number's begins with a condition. */
static bool condition_before(const gn_work *w, const gn_statement *s, const char *ifs, size_t all, const char *sums,
                             size_t sums_all)
{
    enum { MOST = 6 };
    const gn_structure *st = w->structure;
    for (uint32_t c = s->clause; c-- > st->sentence[s->sentence].first_clause && s->clause - c <= MOST;) {
        if (st->clause[c + 1].opener == ';') return false;
        for (uint32_t k = st->clause[c].first; k < st->clause[c].last && k < st->clause[c].first + 3; k++) {
            const char *t = gn_work_text(w, k);
            const size_t n = gn_work_len(w, k);
            if (gn_words_first(ifs, all, t, n, 0)) return !gn_words_first(sums, sums_all, t, n, 0);
        }
    }
    return false;
}

bool gn_statement_supposed(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"就算", "假设", "假定",   "假如", "倘若", "如果按",
                                        "若按", "如按", "如果以", "若以", "情景", "情境"};
    /* “如果销量达到10万辆，…”; but 如果加上其他品牌 */
    static const char ifs[] = "如果|一旦|要是|若",
                      sums[] =
                          "如果加|如果算|如果剔|如果不|如果把|如果从|如果说|若加|若算|若剔|若不|若把|若从|若说|若干";
    const uint32_t own = w->structure->clause[s->clause].first;
    if (own < s->list_seg && gn_words_begin(ifs, gn_work_text(w, own), gn_work_len(w, own)) &&
        !gn_words_begin(sums, gn_work_text(w, own), gn_work_len(w, own)))
        return true;
    bool any = false;
    GN_EACH (i, words) any |= gn_may_say(w, words[i]);
    if (any && gn_statement_said(w, gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first), s->list_seg,
                                 words, sizeof words / sizeof *words))
        return true;
    return can_be(w, s) && condition_before(w, s, ifs, sizeof ifs - 1, sums, sizeof sums - 1);
}

/* Whether the cue at segment k only says what figures were expected to be: 分析师预期, 市场普遍预估的. */
static bool expectation(const gn_work *w, uint32_t k)
{
    static const char expects[] = "预期|预估|预期值|预估值|预期的|预估的|指引|业绩指引";
    static const char whose[] = "分析师|市场|华尔街|机构|一致|此前|普遍|外界|平均|分析师的|市场的|分析师平均|业内|"
                                "高于|低于|超出|超过|好于|优于|不及|逊于|弱于|差于|符合|略超|远超|大超|超|达到|达";
    const gn_seg *g = &w->structure->seg[k];
    const char *t = gn_work_text(w, k);
    const size_t all = gn_work_len(w, k), n = gn_words_end(expects, t, all);
    if (!n) return false;
    if (n < all && gn_words_end(whose, t, all - n)) return true; /* 市场预期 is one word */
    return n == all && k > 0 && g[-1].end == g->start &&
           gn_words_end(whose, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
}

/* “高于分析师预期的88亿美元，净利润…”: all that the sentence says of the future in [from, to) is what a figure was
 * expected to be. */
static bool only_expected(const gn_work *w, uint32_t from, uint32_t to)
{
    const gn_structure *st = w->structure;
    bool any = false;
    for (uint32_t k = from; k < to; k++) {
        if (st->seg[k].kind != GN_SEG_CUE || st->seg[k].cue != GN_CUE_FORECAST) continue;
        if (!expectation(w, k)) return false;
        any = true;
    }
    return any;
}

bool gn_statement_expected_before(const gn_work *w, const gn_statement *s)
{
    return only_expected(w, gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first), s->from);
}

bool gn_statement_past_expectation(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (m->said_seg == GN_NO_INDEX || m->last_sentence != s->sentence || m->status != GN_FORECAST ||
        (s->measure != GN_MEASURE_YOY && s->measure != GN_MEASURE_POP && s->measure != GN_MEASURE_GROWTH))
        return false;
    /* growth told one after the other */
    uint32_t k = m->said_seg;
    if (k < st->sentence[s->sentence].first + 2) return false;
    const uint32_t to = k;
    while (
        k > st->clause[st->seg[to].clause].first &&
        ((st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue != GN_CUE_FORECAST) ||
         (st->seg[k - 1].kind == GN_SEG_TEXT && gn_work_len(w, k - 1) == 3 && gn_seg_ends(w, &st->seg[k - 1], "的"))))
        k--;
    if (k == 0 || st->seg[k - 1].kind != GN_SEG_CUE || !expectation(w, k - 1)) return false;
    bool figure = false; /* that came of it, and is not foretold itself: 预计营收100亿元，高于市场预期的95亿元，增长… */
    for (k = st->clause[st->seg[to].clause].first; k-- > gn_look_back(to, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_FORECAST || st->seg[k].cue == GN_CUE_TARGET) &&
            !expectation(w, k))
            return false;
        figure |= gn_work_figure(w, k);
    }
    return figure;
}

/* “每股收益为1.1美元，分析师预期的每股收益为1.2美元”: of the time of what came of it. */
static bool expected_of_told(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (m->last_sentence != s->sentence || m->status != GN_ACTUAL || s->left & GN_CUE_BIT(TARGET) ||
        !only_expected(w, s->from, s->list_seg))
        return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD) return false;
    return true;
}

bool gn_statement_ahead(const gn_work *w, const gn_statement *s)
{
    if (s->left & GN_CUE_BIT(FORECAST) && expected_of_told(w, s)) return false;
    if (s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET)) || s->before & GN_CUE_BIT(TARGET)) return true;
    return s->before & GN_CUE_BIT(FORECAST) && !gn_statement_expected_before(w, s);
}
