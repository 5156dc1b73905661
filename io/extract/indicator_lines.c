/* Lists by short lines: a line that says what is ranked, then one for each owner. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* 某某公司 以21万辆位居第一: 以 right before the figure. */
static bool ranked_line(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    return k + 1 < w->structure->segs && g->kind == GN_SEG_TEXT && g->end - g->start == 3 &&
           gn_seg_begins(w, g, "以") && g[1].kind == GN_SEG_QUANTITY;
}

/* “1. 某某公司：21万辆，同比增长…”: the line's owner, from *first to *last, before the colon, or the comma where the
 * line has a number; false if sentence i is no such line. */
static bool line_owner(const gn_work *w, uint32_t i, uint32_t *first, uint32_t *last)
{
    enum { FEW = 8, LONG = 36 /* bytes */ };
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[i];
    bool numbered = false;
    uint32_t k = s->first;
    for (; k < s->last && k < s->first + FEW; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_ORDINAL && g->cue == GN_ORDINAL_ITEM)
            numbered = true;
        else if (g->kind != GN_SEG_MARK || !strchr("() d.", g->mark))
            break;
    }
    *first = k;
    for (; k < s->last && k < *first + FEW; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK && (g->mark == ':' || (g->mark == ',' && numbered))) break;
        if (ranked_line(w, k)) break;
        if (g->kind == GN_SEG_MARK && g->mark == ' ' && k + 1 < s->last && ranked_line(w, k + 1)) break;
        if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_ORG && g->kind != GN_SEG_NAME && g->kind != GN_SEG_AREA)
            return false;
    }
    *last = k;
    if (k == *first || k + 1 >= s->last || k == *first + FEW || st->seg[k - 1].end - st->seg[*first].start > LONG)
        return false;
    while (k + 1 < s->last && (st->seg[k + 1].kind == GN_SEG_CUE || ranked_line(w, k + 1))) k++;
    return k + 1 < s->last && st->seg[k + 1].kind == GN_SEG_QUANTITY;
}

/* “10月某产品销量前五名”, “某产品产量排名前三的企业如下：”: what is ranked, into *noun; false if sentence i says
 * nothing of the kind. */
static bool list_head(const gn_work *w, uint32_t i, gn_label *noun)
{
    static const char ranks[] =
        "分布如下|情况如下|排名|排行|前三|前四|前五|前六|前八|前十|榜单|TOP|如下|前3|前4|前5|前6|前8|前10";
    enum { LONG = 150 /* bytes */ };
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[i];
    if (s->end - s->start > LONG) return false;
    gn_label text = {.n = 0};
    for (uint32_t k = s->first; k < s->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (gn_work_figure(w, k)) return false;
        if (g->kind == GN_SEG_MARK && strchr(",;:", g->mark) && k + 1 < s->last) gn_label_clear(&text);
        if (g->kind == GN_SEG_MARK || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA) continue;
        gn_label_add(&text, gn_work_text(w, k), gn_work_len(w, k));
    }
    size_t at = 0;
    while (at < text.n && !gn_words_begin(ranks, text.s + at, text.n - at)) at++;
    if (at == text.n) return false;
    gn_label_drop(&text, at, text.n - at);
    gn_np_trim(w, &text);
    if (!gn_np_heads(w, &text)) return false;
    /* 厂商份额: the lines say whose */
    const size_t whose =
        gn_words_begin("主要厂商|各厂商|各大厂商|厂商|各品牌|主要品牌|品牌|各企业|主要企业|企业", text.s, text.n);
    if (whose < text.n) gn_label_drop(&text, 0, whose);
    gn_label_drop(&text, 0, gn_words_begin("的", text.s, text.n));
    *noun = text;
    return true;
}

/* What the head, sentence i, says for its lines: its time and its place. */
static void take_head(gn_work *w, uint32_t i)
{
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    m->lines_span = (gn_span){.freq = GN_FREQ_NONE};
    m->lines_place = GN_NO_INDEX;
    for (uint32_t k = st->sentence[i].first; k < st->sentence[i].last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_PERIOD && m->lines_span.freq == GN_FREQ_NONE) gn_inherit_dates(w, i, k, &m->lines_span);
        if (g->kind == GN_SEG_AREA && !gn_inherit_of_firms(w, k)) m->lines_place = k;
    }
}

void gn_indicator_lines(gn_work *w, uint32_t sentence)
{
    gn_memory *m = &w->memory;
    uint32_t first, last;
    if (sentence == 0 || !line_owner(w, sentence, &first, &last)) return;
    if (m->lines_next != sentence) {
        if (!list_head(w, sentence - 1, &m->lines_noun)) return;
        take_head(w, sentence - 1);
    }
    m->lines_next = sentence + 1;
    if (m->lines_span.freq == GN_FREQ_NONE) return;
    m->period = m->flow = m->seen = m->lines_span;
    m->point = false;
}

void gn_indicator_of_line(const gn_work *w, const gn_statement *s, gn_label *np)
{
    enum { MOST = 22 /* characters */ };
    const gn_structure *st = w->structure;
    uint32_t first, last;
    if (w->memory.lines_next != s->sentence + 1 || np->n || s->previous != GN_NO_INDEX ||
        s->clause != st->sentence[s->sentence].first_clause + 1 || !line_owner(w, s->sentence, &first, &last))
        return;
    gn_label owner = {.n = 0};
    for (uint32_t k = first; k < last; k++) gn_label_add(&owner, gn_work_text(w, k), gn_work_len(w, k));
    if (gn_np_heads(w, &owner)) return;
    gn_label_add(&owner, w->memory.lines_noun.s, w->memory.lines_noun.n);
    if (gn_label_chars(&owner) <= MOST) *np = owner;
}

bool gn_lines_labelled(const gn_work *w, const gn_sentence *s, gn_label *out)
{
    enum { LABEL = 4 /* segments */, LEAST = 3, MOST = 6 /* characters */ };
    static const char *const told[] = {"净利润", "营收", "营业收入", "股东", "减持", "增持", "回购", "股份",
                                       "中标",   "定增", "质押",     "预增", "预亏", "扭亏", "控股", "子公司"};
    static const char nobody[] =
        "方面|数据|显示|资金|观点|建议|预测|点评|事件|提示|公告|业绩|财务|公司|行业|板块|市场|评级|精选|要闻|快讯|表现|"
        "情况|"
        "分析|简评|业务|产品|部分|分红|股市|港股|美股|收盘|开盘|指数|来源|时间|日期|摘要|标题|龙头|机构|基金|券商|记者|"
        "领域|来看|看|其中|此外|同时|另外|一是|二是|三是|指出|表示|认为|称|说|如下|股|债|概念|上市|部|局|会|省|市|区|"
        "县";
    const gn_structure *st = w->structure;
    const gn_block *b = &w->clean->block[s->block];
    if (s->start != b->start || b->kind == GN_BLOCK_HEADING) return false;
    uint32_t k = s->first, colon = s->first;
    while (colon < s->last && colon < s->first + LABEL &&
           !(st->seg[colon].kind == GN_SEG_MARK && st->seg[colon].mark == ':'))
        colon++;
    while (k < colon && st->seg[k].kind == GN_SEG_MARK) k++;
    if (colon + 1 >= s->last || colon == s->first + LABEL || k == colon) return false;
    for (uint32_t i = k; i < colon; i++)
        if (st->seg[i].kind != GN_SEG_TEXT && st->seg[i].kind != GN_SEG_AREA && st->seg[i].kind != GN_SEG_SECTOR)
            return false;
    gn_label_clear(out);
    gn_label_add(out, gn_work_text(w, k), st->seg[colon - 1].end - st->seg[k].start);
    const size_t chars = gn_label_chars(out);
    if (chars < LEAST || chars > MOST || st->seg[colon - 1].kind == GN_SEG_AREA || gn_np_heads(w, out) ||
        gn_words_end(nobody, out->s, out->n) || gn_find(out->s, out->n, "的", 3) ||
        gn_phrases_find(w->phrases, out->s, out->n, NULL))
        return false;
    GN_EACH (i, told)
        if (gn_may_say(w, told[i])) return true;
    return false;
}
