/* Figures of several places at once, or of all but one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

/* The mark or word at k joins two places. */
static bool joined(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    return g->end - g->start == 3 &&
           ((g->kind == GN_SEG_MARK && g->mark == 'd') ||
            (g->kind == GN_SEG_TEXT && (gn_seg_begins(w, g, "和") || gn_seg_begins(w, g, "与"))));
}

void gn_places_join(const gn_work *w, uint32_t k, bool behind, gn_label *out)
{
    const gn_structure *st = w->structure;
    /* 位于中国台湾和韩国 */
    while (behind && k + 2 < st->segs && st->seg[k + 2].kind == GN_SEG_AREA && joined(w, k + 1) &&
           st->seg[k + 2].clause == st->seg[k].clause)
        k += 2;
    uint32_t first = k;
    while (first >= 2 && k - first < 40 && st->seg[first - 2].kind == GN_SEG_AREA &&
           st->seg[first - 2].clause == st->seg[k].clause && joined(w, first - 1))
        first -= 2;
    if (first == k) return;
    for (uint32_t i = first; i <= k; i++) {
        const gn_seg *g = &st->seg[i];
        /* 亚洲和大洋洲; but 贵州省、重庆市 however they are joined */
        const bool whole =
            g->kind != GN_SEG_AREA && gn_lexicon_area(w->lexicon, g[-1].index)->level == GN_AREA_CONTINENT;
        const char *text = g->kind == GN_SEG_AREA ? gn_lexicon_area(w->lexicon, g->index)->official
                           : whole                ? gn_work_text(w, i)
                                                  : "、";
        gn_label_add(out, text, whole ? gn_work_len(w, i) : strlen(text));
    }
}

void gn_places_but_that(const gn_work *w, uint32_t k, gn_label *out)
{
    enum { LONG = 36 /* bytes of a bracket */ };
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_AREA || k + 1 >= w->structure->segs || g[1].start != g->end) return;
    const char *name = gn_lexicon_area(w->lexicon, g->index)->official, *t = w->clean->text + g->end;
    const size_t left = w->clean->length - g->end, n = left < LONG ? left : LONG;
    /* 亚太地区（不包括日本） */
    const char *close =
        *t == '(' && gn_words_begin("不包括|不含|不包含|剔除|除去|除", t + 1, n - 1) ? memchr(t, ')', n) : NULL;
    /* 杭州市（不含省级公司）: no place is left out */
    bool place = false;
    for (uint32_t i = k + 1;
         close && i < w->structure->segs && w->structure->seg[i].end <= (size_t)(close - w->clean->text); i++)
        place |= w->structure->seg[i].kind == GN_SEG_AREA;
    if (!(close && place) && !gn_seg_begins(w, &g[1], "以外")) return;
    gn_label_clear(out);
    gn_label_add(out, name, strlen(name));
    if (!close) {
        gn_label_add(out, "以外", strlen("以外"));
        return;
    }
    gn_label_add(out, "（", strlen("（"));
    gn_label_add(out, t + 1, (size_t)(close - t) - 1);
    gn_label_add(out, "）", strlen("）"));
}

bool gn_places_examples(const gn_work *w, uint32_t k)
{
    enum { MOST = 24 /* of them */ };
    static const char *const counted[] = {"城市", "国家", "省", "地区", "市场", "县", "区县", "直辖市", "地级市", "国"};
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause, end = k + MOST < st->segs ? k + MOST : st->segs;
    while (k + 2 < end && st->seg[k + 2].kind == GN_SEG_AREA && st->seg[k + 2].clause == clause && joined(w, k + 1))
        k += 2;
    if (k + 3 >= end || st->seg[k + 2].clause != clause || st->seg[k + 2].kind != GN_SEG_QUANTITY) return false;
    const gn_seg *g = &st->seg[k];
    return g[1].kind == GN_SEG_TEXT && g[1].start == g->end && g[1].end - g[1].start == 3 &&
           gn_seg_begins(w, &g[1], "等") && GN_BEGINS_WITH(gn_work_text(w, k + 3), gn_work_len(w, k + 3), counted);
}

uint32_t gn_places_counted(const gn_work *w, const gn_statement *s)
{
    static const char *const what[] = {"地",     "省",     "市",     "国",     "省市",   "省份",   "城市",   "个市场",
                                       "个地区", "个省份", "个城市", "个国家", "大市场", "大基地", "个区域", "大区域",
                                       "大地区", "大板块", "大区",   "个区",   "区",     "县"};
    static const char *const numbers[] = {"两", "三", "四", "五", "六", "七", "八"};
    const gn_seg *g = &w->structure->seg[s->from];
    const char *text = w->clean->text + g->start;
    const size_t n = w->structure->seg[s->list_seg].start - g->start;
    size_t at = n >= 3 && (memcmp(text, "这", 3) == 0 || memcmp(text, "其", 3) == 0) ? 3 : 0;
    if (n >= 6 && (memcmp(text, "上述", 6) == 0 || memcmp(text, "以上", 6) == 0)) at = 6;
    for (uint32_t i = 0; i < sizeof numbers / sizeof *numbers && n > at + 6; i++) {
        if (memcmp(text + at, numbers[i], 3) != 0) continue;
        for (size_t k = 0; k < sizeof what / sizeof *what; k++)
            if (n > at + 3 + strlen(what[k]) && memcmp(text + at + 3, what[k], strlen(what[k])) == 0) return i + 2;
    }
    return 0;
}

/* Joins the places into one text, the last one first. */
static void join_found(const gn_work *w, const uint32_t *found, uint32_t n, gn_statement *s)
{
    gn_label_clear(&s->areas);
    s->area = found[0];
    while (n-- > 0) {
        if (s->areas.n) gn_label_add(&s->areas, "、", 3);
        gn_label_add(&s->areas, gn_lexicon_area(w->lexicon, found[n])->official,
                     strlen(gn_lexicon_area(w->lexicon, found[n])->official));
    }
}

bool gn_places_together(const gn_work *w, gn_statement *s)
{
    enum { MOST = 8 };
    const gn_structure *st = w->structure;
    const gn_list *l = &w->memory.filling;
    const uint32_t count = gn_places_counted(w, s);
    uint32_t found[MOST], n = 0;
    if (!count && s->left & GN_CUE_BIT(TOTAL) && l->sentence == s->sentence && l->count > 1 && l->count <= MOST) {
        while (n < l->count && l->area[n] && (n == 0 || l->area[n] != l->area[0])) n++;
        if (n < l->count) return false;
        for (n = 0; n < l->count; n++) found[n] = l->area[l->count - 1 - n];
        join_found(w, found, n, s);
        return true;
    }
    if (!count || count > MOST) return false;
    const uint32_t from =
        s->sentence > 0 && st->sentence[s->sentence - 1].block == s->block ? s->sentence - 1 : s->sentence;
    for (uint32_t k = s->from; k-- > gn_look_back(s->from, st->sentence[from].first) && n < count;) {
        if (st->seg[k].kind != GN_SEG_AREA || gn_inherit_aside(w, k)) continue;
        bool again = false;
        for (uint32_t i = 0; i < n; i++)
            again |= strcmp(gn_lexicon_area(w->lexicon, found[i])->official,
                            gn_lexicon_area(w->lexicon, st->seg[k].index)->official) == 0;
        if (!again) found[n++] = st->seg[k].index;
    }
    if (n < count) return false;
    /* “三地产量分别增长a、b和c”: each its own */
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->list_count == count) {
        s->area = found[count - 1 - q->list_index];
        gn_label_clear(&s->areas);
        return true;
    }
    join_found(w, found, n, s);
    return true;
}

void gn_places_note(gn_memory *m, const gn_statement *s)
{
    if (m->told_sentence != s->sentence) m->told_count = 0;
    m->told_sentence = s->sentence;
    if (m->told_count == GN_NAMES_KEPT) {
        memmove(m->told_area, m->told_area + 1, (GN_NAMES_KEPT - 1) * sizeof *m->told_area);
        m->told_count--;
    }
    m->told_area[m->told_count++] = s->area;
}

/* The list of figures before this one, as long as it and of as many places. */
static const gn_list *placed_list(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    const gn_list *l = w->memory.filling.number == q->list ? &w->memory.list : &w->memory.filling;
    const gn_structure *st = w->structure;
    if (l->count != q->list_count || l->count > GN_LIST_KEPT || l->sentence > s->sentence ||
        l->sentence + 1 < s->sentence || st->sentence[l->sentence].block != s->block)
        return NULL;
    for (uint32_t i = 0; i < l->count; i++)
        for (uint32_t k = 0; k <= i; k++)
            if (!l->area[i] || (k < i && l->area[i] == l->area[k])) return NULL;
    return l;
}

/* “甲、乙和丙5G基站分别达到…，占比分别为…。5G用户分别达到…”: neither other places nor names, periods or things that the
 * figures belong to stand between the list of places and this one. */
static bool same_places(const gn_work *w, const gn_statement *s, const gn_list *l)
{
    enum { FAR = 60 /* segments */ };
    static const char *const joins[] = {"和", "与", "及"}, *const each[] = {"分别", "依次"};
    const gn_structure *st = w->structure;
    bool respectively = l->sentence == s->sentence;
    for (uint32_t k = s->list_seg, end = k > FAR ? k - FAR : 0; k-- > end;) {
        const gn_seg *g = &st->seg[k];
        const gn_quantity *q = g->kind == GN_SEG_QUANTITY ? gn_work_quantity(w, k) : NULL;
        if (q && q->list == l->number) return respectively;
        if (q && q->flags & GN_Q_DURATION) return false; /* 连续两个季度分别 */
        if (g->kind == GN_SEG_MARK && g->mark == 'd') return false;
        if (g->kind == GN_SEG_AREA && !gn_inherit_aside(w, k)) return false;
        for (size_t i = 0; i < sizeof each / sizeof *each; i++) respectively |= gn_seg_says(w, k, each[i]);
        for (size_t i = 0; l->count == 2 && g->kind == GN_SEG_TEXT && i < sizeof joins / sizeof *joins; i++)
            if (gn_seg_says(w, k, joins[i])) return false;
    }
    return false;
}

bool gn_places_in_turn(const gn_work *w, gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint32_t n = q->list_count;
    if (n < 2) return false;
    const gn_list *l = placed_list(w, s, q);
    if (l && same_places(w, s, l)) {
        s->area = l->area[q->list_index];
        gn_label_clear(&s->areas);
        return true;
    }
    if (s->measure == GN_MEASURE_LEVEL || m->told_sentence != s->sentence || m->told_count < n) return false;
    const uint32_t *area = m->told_area + m->told_count - n;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k <= i; k++)
            if (!area[i] || (k < i && area[i] == area[k])) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_AREA && !gn_inherit_aside(w, k)) return false;
    s->area = area[q->list_index];
    gn_label_clear(&s->areas);
    return true;
}
