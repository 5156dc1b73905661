/* The name that a bracket with a figure stands behind: 甲（34%）、乙（11%）. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “对东盟（13.8%）和欧盟（5.6%）出口增长”, “电子（15%）、汽车（12%）行业增加值均…”: what stands behind the last bracket
 * of an enumeration is each member's noun. `close` is the end of the bracket at hand. */
static void noun_behind_brackets(const gn_work *w, const gn_statement *s, uint32_t close, gn_label *out)
{
    enum { FAR = 32 };
    const gn_structure *st = w->structure;
    const uint32_t around = st->clause[s->clause].parent;
    const uint32_t end = close + FAR < st->clause[around].last ? close + FAR : st->clause[around].last;
    gn_label tail = {0};
    for (uint32_t k = close; k < end; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != around) continue;
        if (g->kind == GN_SEG_MARK && g->mark == '(') gn_label_clear(&tail);
        if (g->kind == GN_SEG_MARK && (g->mark == '(' || g->mark == ')')) continue;
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD ||
            (g->kind == GN_SEG_CUE && g->cue != GN_CUE_RATE && g->cue != GN_CUE_RESPECTIVELY))
            break;
        if (g->kind == GN_SEG_MARK && g->mark != 'd') break;
        gn_label_add(&tail, gn_work_text(w, k), gn_work_len(w, k));
    }
    const size_t verb = gn_phrases_break(w->phrases, tail.s, tail.n);
    if (verb < tail.n) gn_label_drop(&tail, verb, tail.n - verb);
    gn_np_trim(w, &tail);
    if (tail.n && gn_phrases_suffix(w->phrases, tail.s, tail.n, GN_PHRASE_HEAD)) gn_label_add(out, tail.s, tail.n);
}

/* “利润下降的行业包括：甲（5%）、乙（3%）”, “增加值增长的有甲（5%）”: the noun that the list begins with, up to its
 * verb. */
static void noun_before_brackets(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { FAR = 32 };
    const gn_structure *st = w->structure;
    uint32_t around = st->clause[s->clause].parent;
    if (st->clause[around].opener == ':' && around > st->sentence[s->sentence].first_clause) around--;
    gn_label noun = {0};
    const uint32_t first = st->clause[around].first, last = first + FAR < s->list_seg ? first + FAR : s->list_seg;
    for (uint32_t k = first; k < st->clause[around].last && k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != around || g->kind == GN_SEG_CUE || g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) break;
        if (g->kind == GN_SEG_TEXT) gn_label_add(&noun, gn_work_text(w, k), gn_work_len(w, k));
    }
    gn_np_trim(w, &noun);
    if (noun.n && gn_np_heads(w, &noun)) gn_label_add(out, noun.s, noun.n);
}

/* 对东盟（13.8%）和欧盟（5.6%）: with whom, as the first of them says it. */
static void partner_name(const gn_work *w, uint32_t place, gn_label *out)
{
    enum { MOST = 20 };
    static const char with[] = "自|从|对|向|与|同";
    const gn_structure *st = w->structure;
    uint32_t k = place;
    for (uint32_t i = 0; i < MOST && k > 0; i++, k--) {
        const gn_seg *b = &st->seg[k - 1];
        const size_t n = b->kind == GN_SEG_MARK ? 0 : gn_words_end(with, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
        if (!n) continue;
        gn_label_add(out, w->clean->text + b->end - n, n);
        break;
    }
    gn_label_add(out, gn_work_text(w, place), gn_work_len(w, place));
}

/* “机电产品（增长5%）、服装（下降3%）和家具（增长8%）”: a bracket beside others of its kind; its name begins at segment
 * k. */
static bool bracket_list(const gn_work *w, const gn_statement *s, uint32_t k)
{
    static const char joins[] = "、|和|及|以及";
    const char *t = w->clean->text;
    const size_t end = w->clean->length, at = w->structure->seg[s->seg].end, start = w->structure->seg[k].start;
    if (at < end && t[at] == ')' && gn_words_begin(joins, t + at + 1, end - at - 1)) return true;
    const size_t join = gn_words_end(joins, t, start);
    return start > join && t[start - join - 1] == ')' && (join || gn_words_begin(joins, t + start, end - start));
}

/* “份额前三名为甲（34%）、乙（11%）”: the name right before a bracket that holds nothing but its figure. */
void gn_indicator_bracket(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { NEAR = 8 };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    if (c->opener != '(' || c->parent == GN_NO_INDEX) return;
    bool says = false; /* （同比增长12%）: of a company's name only */
    for (uint32_t i = s->from; i < s->list_seg; i++) {
        if (st->seg[i].kind == GN_SEG_MARK && st->seg[i].mark == '+') continue;
        if (st->seg[i].kind != GN_SEG_CUE) return;
        says = true;
    }
    uint32_t k = c->first;
    while (k > 0 && st->seg[k - 1].clause == c->parent && st->seg[k - 1].kind == GN_SEG_MARK &&
           st->seg[k - 1].mark == '(')
        k--;
    const uint32_t last = k;
    while (k > 0 && last - k < NEAR && st->seg[k - 1].clause == c->parent) {
        const gn_seg *g = &st->seg[k - 1];
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD) break;
        if (g->kind == GN_SEG_MARK && strchr("d,)/", g->mark)) break;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_RESPECTIVELY)) break;
        k--;
    }
    /* 重点集中在海淀区（52%）, 高于全国（3.8%）: a place, or what it is compared with. */
    if (last > k && st->seg[last - 1].kind == GN_SEG_AREA) {
        /* 四川（12%）、重庆（11%）的进出口总额同比增长 */
        if (!gn_inherit_partner(w, last - 1)) {
            if (bracket_list(w, s, last - 1)) noun_behind_brackets(w, s, c->last, out);
            return;
        }
        partner_name(w, last - 1, out);
        noun_behind_brackets(w, s, c->last, out);
        return;
    }
    /* 领先第二名的乙（市占25%）: its own share */
    if (says && last > k && s->left & GN_CUE_BIT(SHARE) && gn_work_company(w, &st->seg[last - 1])) k = last - 1;
    for (uint32_t i = k; i < last; i++)
        if (st->seg[i].kind == GN_SEG_CUE &&
            (st->seg[i].cue == GN_CUE_COMPARE || st->seg[i].cue == GN_CUE_PLACE_SELF || st->seg[i].cue == GN_CUE_BOUND))
            return;
    for (uint32_t i = k; i < last; i++) gn_label_add(out, gn_work_text(w, i), gn_work_len(w, i));
    for (size_t i = out->n; i-- > 3;) { /* 前三名为海信, 最快的是海尔, 增加值下降的有纺织业 */
        static const char verbs[] =
            "为|是|的有|包括|品种有|产品有|行业有|企业有|厂商有|省份有|地区有|城市有|国家有|品类有";
        const size_t verb = gn_words_begin(verbs, out->s + i, out->n - i);
        if (!verb || i + verb == out->n) continue;
        gn_label_drop(out, 0, i + verb);
        break;
    }
    /* 毛利率受原材料上涨影响触底（13.6%） */
    const char *act =
        gn_may_say(w, "影响") && gn_find(out->s, out->n, "影响", 6) ? gn_find(out->s, out->n, "受", 3) : NULL;
    if (act && act > out->s + 3) gn_label_drop(out, (size_t)(act - out->s), out->n - (size_t)(act - out->s));
    gn_np_trim(w, out);
    gn_np_drop_rate(w, out);
    if (out->n && s->measure == GN_MEASURE_YOY && !gn_np_heads(w, out)) {
        noun_behind_brackets(w, s, c->last, out);
        if (!gn_np_heads(w, out)) noun_before_brackets(w, s, out);
    }
    if (gn_label_chars(out) > 12) gn_label_clear(out);
    if (says && !bracket_list(w, s, k) && !gn_work_names_firm(w, out)) gn_label_clear(out);
}
