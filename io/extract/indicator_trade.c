/* Trade that is named by one way of it only: of what kind it is, and with whom. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “技术贸易总额x亿元，其中，出口y亿元，逆差z亿元”: one side of a kind of trade that was told of as a whole. */
static bool one_side(const gn_work *w, gn_label *l)
{
    static const char sides[] = "出口额|进口额|出口|进口|逆差|顺差", trade[] = "贸易",
                      wholes[] = "进出口总额|进出口额|进出口|出口额|进口额|出口|进口|逆差|顺差|总额|总值|总量|规模|额";
    enum { LEAST = 6, TRADE = 6 };
    const gn_label *of = &w->memory.indicator;
    const char *at = gn_words_begin(sides, l->s, l->n) == l->n ? gn_find(of->s, of->n, trade, TRADE) : NULL;
    if (!at || at < of->s + LEAST || gn_words_end("对外|外", of->s, (size_t)(at - of->s))) return false;
    const size_t kind = (size_t)(at - of->s) + TRADE;
    if (gn_words_begin(wholes, of->s + kind, of->n - kind) != of->n - kind) return false;
    gn_label_front(l, of->s, kind);
    return true;
}

/* “民营企业进出口x亿元，其中出口y亿元，进口z亿元”: one way of the trade that the sentence has named. */
void gn_indicator_one_way(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char both[] = "进出口";
    static const char *const ways[] = {"出口", "进口"};
    const gn_memory *p = &w->memory;
    if (p->last_block != s->block || l->n < 6 || l->n > 12) return;
    /* 货物贸易进出口总值…。6月份进出口增长… */
    if (l->n == sizeof both - 1 && memcmp(l->s, both, l->n) == 0 && gn_find(p->parent.s, p->parent.n, both, l->n)) {
        gn_label_front(l, p->parent.s, gn_words_begin("货物贸易|服务贸易|货物", p->parent.s, p->parent.n));
        return;
    }
    if (one_side(w, l)) return;
    const size_t way = memcmp(l->s, ways[0], 6) == 0 ? 0 : 1;
    if (memcmp(l->s, ways[way], 6) != 0 || !(gn_phrases_find(w->phrases, l->s, l->n, NULL) & GN_PHRASE_HEAD)) return;
    const gn_label *of = &p->indicator;
    const char *at = gn_find(of->s, of->n, both, sizeof both - 1);
    size_t n = sizeof both - 1;
    if (!at) at = gn_find(of->s, of->n, ways[!way], n = 6);
    if (!at && !(p->last_sentence == s->sentence && (at = gn_find(of->s, of->n, ways[way], 6)) != NULL)) return;
    gn_label whole = {.n = 0};
    gn_label_add(&whole, of->s, (size_t)(at - of->s));
    gn_label_add(&whole, l->s, l->n);
    n += (size_t)(at - of->s);
    if (l->n == 6) gn_label_add(&whole, of->s + n, gn_words_begin("值|总值", of->s + n, of->n - n));
    if (at > of->s && !memchr(of->s, '(', of->n)) *l = whole;
}

/* The last place abroad before segment k in its paragraph, not before `first`, that stands behind 与, 对 and the like
 * or is said to be a trading partner; GN_NO_INDEX. */
static uint32_t last_partner(const gn_work *w, uint32_t k, uint32_t first, uint32_t block)
{
    const gn_structure *st = w->structure;
    for (first = gn_look_back(k, first); k-- > first && k > 0;) {
        const gn_seg *g = &st->seg[k], *b = &st->seg[k - 1];
        if (st->sentence[st->clause[g->clause].sentence].block != block) break;
        if (g->kind != GN_SEG_AREA) continue;
        const bool behind = b->kind != GN_SEG_MARK && b->end == g->start &&
                            gn_words_end("与|对|同|和|自|向", gn_work_text(w, k - 1), gn_work_len(w, k - 1));
        if (!behind && !gn_inherit_partner(w, k)) continue;
        const gn_area_level level = gn_lexicon_area(w->lexicon, g->index)->level;
        if ((level == GN_AREA_COUNTRY || level == GN_AREA_CONTINENT) && g->index != w->china) return k;
    }
    return GN_NO_INDEX;
}

/* 对其出口, 自其进口: towards or from whom was named before; NULL: no such thing. */
static const char *way_of_it(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"对其", "自其", "从其", "向其"};
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (w->structure->seg[k].kind != GN_SEG_TEXT) continue;
        GN_EACH (i, words)
            if (gn_seg_begins(w, &w->structure->seg[k], words[i])) return words[i];
    }
    return NULL;
}

/* “民营企业仍是主力军，进出口2万亿元”: whose trade or what kind of it the clause before, without figures, begins with.
 */
static bool trade_of_kind(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char kinds[] =
        "民营企业|外商投资企业|外资企业|外企|国有企业|国企|民企|生产型企业|专精特新企业|一般贸易|加工贸易|保税物流|"
        "跨境电商|市场采购|综合保税区|自贸试验区|边境贸易|边境小额贸易|机电产品|劳动密集型产品|高新技术产品|农产品|"
        "消费品|大宗商品|服装|手机|汽车";
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    size_t kind = 0;
    uint32_t at = b->first;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY || k < at) return false;
        if (kind || st->seg[k].kind == GN_SEG_PERIOD || st->seg[k].kind == GN_SEG_MARK ||
            st->seg[k].kind == GN_SEG_AREA || (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_PLACE_SELF))
            continue;
        kind = gn_words_begin(kinds, gn_work_text(w, k), gn_work_len(w, k));
        if (!kind) return false;
        at = k;
    }
    if (kind) gn_label_front(l, gn_work_text(w, at), kind);
    return kind > 0;
}

/* “我国与东盟合作更加紧密，进出口增长9%”, “对越南出口…。双方贸易额…”: with whom one trades was said before. */
void gn_indicator_trade_partner(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char
        both[] = "双方|双边|两国",
        trade[] = "货物贸易进出口|货物贸易额|货物贸易总额|进出口|进出口额|进出口值|进出口总额|进出口总值|进出口规模|"
                  "贸易|贸易额|贸易值|贸易总额|贸易总值|贸易规模|贸易总量",
        ways[] = "出口|出口额|出口值|进口|进口额|进口值";
    const gn_structure *st = w->structure;
    const bool way = l->n && gn_words_end(ways, l->s, l->n) == l->n;
    const char *it = l->n ? way_of_it(w, s) : NULL, *with = it                                   ? it
                                                            : !way                               ? "与"
                                                            : gn_words_begin("进口", l->s, l->n) ? "自"
                                                                                                 : "对";
    if (way && !it && !gn_may_have(w, GN_SEG_AREA) && !gn_may_say(w, "企业") && !gn_may_say(w, "贸易")) return;
    const size_t pair = gn_words_begin(both, l->s, l->n);
    if (!way &&
        (gn_words_begin(trade, l->s + pair, l->n - pair) == 0 || gn_words_end(trade, l->s, l->n) != l->n - pair))
        return;
    if (!pair && !it && trade_of_kind(w, s, l)) return;
    const uint32_t first = pair ? 0 : st->sentence[s->sentence].first;
    for (uint32_t k = gn_look_back(s->from, first); !pair && k < s->from; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) return;
    const uint32_t k = last_partner(w, s->from, first, s->block);
    /* “欧盟为第二大出口市场，出口2亿元” */
    if (k == GN_NO_INDEX || (way && !it && !gn_inherit_partner(w, k))) return;
    gn_label_drop(l, 0, pair);
    gn_label_front(l, gn_work_text(w, k), gn_work_len(w, k));
    gn_label_front(l, with, 3);
}
