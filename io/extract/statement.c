/* Layer 4 of the extractor, statements: what stands around a number, and what that makes of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <math.h>
#include <string.h>

#define GROWTH (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(RATE))

/* Cues that say how the number is reached; nouns among the cues (增速, 占比, 投资) may be part of what is measured. */
#define PREDICATE                                                                                                      \
    (GROWTH | GN_CUE_BIT(CAGR) | GN_CUE_BIT(SHARE) | GN_CUE_BIT(CONTRIBUTION) | GN_CUE_BIT(MULTIPLE) |                 \
     GN_CUE_BIT(LEVEL) | GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET) | GN_CUE_BIT(BOUND) | GN_CUE_BIT(FROM) |            \
     GN_CUE_BIT(TO) | GN_CUE_BIT(COMPARE) | GN_CUE_BIT(RESPECTIVELY) | GN_CUE_BIT(CUMULATIVE) | GN_CUE_BIT(NEGATION) | \
     GN_CUE_BIT(FLAT) | GN_CUE_BIT(CURRENCY) | GN_CUE_BIT(TOTAL) | GN_CUE_BIT(AVERAGE) | GN_CUE_BIT(RANK) |            \
     GN_CUE_BIT(LIMIT) | GN_CUE_BIT(GUIDANCE))

/* Segments between a member of a list and its ends. Nobody reads a list of more than a hundred figures as one, and each
 * member asks for its ends: without a limit a list of a million would take hours. */
static uint32_t list_reach(const gn_quantity *q)
{
    return 4 * (q->list_count < 100 ? q->list_count : 100) + 8;
}

/* The number of the list that q belongs to that stands first, as a segment. */
static uint32_t list_head(const gn_work *w, uint32_t seg)
{
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (!q->list || !q->list_index) return seg;
    uint32_t found = seg;
    const uint32_t clause = w->structure->seg[seg].clause;
    for (uint32_t i = seg; i-- > 0 && seg - i < list_reach(q);) {
        const gn_seg *g = &w->structure->seg[i];
        if (g->kind != GN_SEG_QUANTITY) continue;
        const gn_quantity *r = gn_work_quantity(w, i);
        if (r->list != q->list || g->clause != clause) break;
        found = i;
    }
    return found;
}

/* The last one. */
static uint32_t list_tail(const gn_work *w, uint32_t seg)
{
    const gn_quantity *q = gn_work_quantity(w, seg);
    uint32_t found = seg;
    if (!q->list) return seg;
    for (uint32_t i = seg + 1; i < w->structure->segs && i - seg < list_reach(q); i++) {
        const gn_seg *g = &w->structure->seg[i];
        if (g->kind != GN_SEG_QUANTITY) continue;
        if (gn_work_quantity(w, i)->list != q->list || g->clause != w->structure->seg[seg].clause) break;
        found = i;
    }
    return found;
}

static bool function_words(const gn_work *w, uint32_t seg)
{
    return gn_phrases_find(w->phrases, gn_work_text(w, seg), gn_work_len(w, seg), NULL) &
           (GN_PHRASE_TAIL | GN_PHRASE_LEAD);
}

/* 将增长, 将下降: a forecast and a movement in one word. */
static uint64_t cue_bits(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    uint64_t bits = UINT64_C(1) << g->cue;
    const char *word = gn_work_text(w, k);
    const size_t len = gn_work_len(w, k);
    if (g->cue == GN_CUE_BOUND && len == 6 && memcmp(word + 3, "占", 3) == 0) bits |= GN_CUE_BIT(SHARE);
    if (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP) { /* 季增, 年减: a base and a movement */
        if (gn_seg_ends(w, g, "增") || gn_seg_ends(w, g, "升")) bits |= GN_CUE_BIT(UP);
        if (gn_seg_ends(w, g, "减") || gn_seg_ends(w, g, "降")) bits |= GN_CUE_BIT(DOWN);
    }
    if (g->cue != GN_CUE_FORECAST && g->cue != GN_CUE_TARGET) return bits;
    static const char *const up[] = {"增长", "上升", "提高"}, *const down[] = {"下降", "减少", "降低"},
                             *const to[] = {"增至", "升至", "降至"};
    for (size_t i = 0; i < 3; i++) {
        if (gn_find(word, len, up[i], 6)) bits |= GN_CUE_BIT(UP);
        if (gn_find(word, len, down[i], 6)) bits |= GN_CUE_BIT(DOWN);
        if (gn_find(word, len, to[i], 6)) bits |= GN_CUE_BIT(TO);
    }
    return bits;
}

/* 完成, 实现, 新增: what accumulates. */
static bool flow_verb(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"完成", "实现", "新增", "签约", "新建"};
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (st->seg[k].clause != s->clause || (st->seg[k].kind != GN_SEG_CUE && st->seg[k].kind != GN_SEG_TEXT))
            continue;
        GN_EACH (i, words)
            if (gn_seg_says(w, k, words[i])) return true;
    }
    return false;
}

void gn_statement_parse(const gn_work *w, uint32_t seg, gn_statement *s)
{
    const gn_structure *st = w->structure;
    *s = (gn_statement){.seg = seg, .previous = GN_NO_INDEX, .rule = "", .sign = 1, .scale = 1};
    s->list_seg = list_head(w, seg);
    s->clause = st->seg[seg].clause;
    const gn_clause *c = &st->clause[s->clause];
    s->sentence = c->sentence;
    s->block = st->sentence[s->sentence].block;

    /* The left part: back to the number before or to the clause's beginning. */
    uint32_t i = s->list_seg;
    const uint32_t stop = gn_look_back(s->list_seg, c->first);
    while (i > stop) {
        const gn_seg *g = &st->seg[i - 1];
        /* 《探案3》 */
        const bool titled = g[1].kind == GN_SEG_MARK && g[1].mark == '>' && g[1].start == g->end;
        /* 出货量一年仅有1000万台: how long, not what. */
        const bool lasts = g->kind == GN_SEG_QUANTITY && gn_work_quantity(w, i - 1)->flags & GN_Q_DURATION &&
                           !(gn_work_quantity(w, seg)->flags & GN_Q_DURATION) && !gn_seg_ends(w, g, "岁");
        if (g->clause == s->clause && g->kind == GN_SEG_QUANTITY && !titled && !lasts) {
            /* “A、B和C 3个行业分别增长…”: the number that counts the members lies within the phrase. */
            const gn_quantity *before = gn_work_quantity(w, i - 1), *q = gn_work_quantity(w, seg);
            /* 占500家企业总营收的75%: so does the one that counts what the total is of. */
            const uint32_t of =
                i < 3 || st->seg[i - 2].kind == GN_SEG_CUE || !gn_seg_ends(w, &st->seg[i - 2], "全部") ? i - 2 : i - 3;
            /* 高出其他两家两倍 */
            if (before->flags & GN_Q_COUNT_NOUN && i >= 2 && st->seg[i - 2].clause == s->clause &&
                gn_words_end("其他|其它|另外|其余", gn_work_text(w, i - 2), gn_work_len(w, i - 2))) {
                i--;
                continue;
            }
            /* 出货量一年仅有1000万台: by the year */
            if (before->flags & GN_Q_DURATION && before->value == 1 && !before->decimals && i < s->list_seg &&
                g[1].kind == GN_SEG_CUE && g[1].cue != GN_CUE_UP && g[1].cue != GN_CUE_DOWN) {
                i--;
                continue;
            }
            if (!s->np_end && (before->flags & GN_Q_COUNT_NOUN) && q->flags & GN_Q_PERCENT && i >= 2 &&
                st->seg[of].clause == s->clause && st->seg[of].kind == GN_SEG_CUE && st->seg[of].cue == GN_CUE_SHARE) {
                s->np_end = of;
                i--;
                continue;
            }
            if (s->np_end || q->list_count < 2 || before->value != (double)q->list_count ||
                !(before->flags & GN_Q_COUNT_NOUN)) {
                s->previous = i - 1;
                break;
            }
            s->np_end = i - 1;
        }
        i--;
    }
    s->from = i;
    if (!s->np_end) s->np_end = s->list_seg;
    if (s->previous == GN_NO_INDEX && c->parent != GN_NO_INDEX && c->opener == '(') {
        for (uint32_t k = c->first; k-- > gn_look_back(c->first, st->clause[c->parent].first);)
            if (st->seg[k].clause == c->parent && st->seg[k].kind == GN_SEG_QUANTITY) {
                s->previous = k;
                break;
            }
    }

    /* The predicate: cues and function words right before the number. */
    bool open = true;
    s->predicate = s->list_seg;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        const uint64_t bit = g->kind == GN_SEG_CUE ? cue_bits(w, k) : 0;
        s->left |= bit;
        if (!open) continue;
        bool takes = (bit & PREDICATE) != 0;
        if (g->kind == GN_SEG_PERIOD)
            takes = (w->scan->time[g->index].flags & (GN_P_COMPARED | GN_P_AVERAGE)) ||
                    (k > s->from && g[-1].kind == GN_SEG_CUE && (g[-1].cue == GN_CUE_FROM || g[-1].cue == GN_CUE_TO));
        if (g->kind == GN_SEG_TEXT) takes = function_words(w, k);
        if (g->kind == GN_SEG_MARK) takes = g->mark == ' ' || g->mark == ':';
        if (!takes) {
            open = false;
            continue;
        }
        s->near |= bit;
        s->predicate = k;
        if (!s->nearest && g->cue == GN_CUE_BOUND && (bit & GN_CUE_BIT(SHARE))) s->nearest = GN_CUE_SHARE;
        if (!s->nearest && g->cue == GN_CUE_FORECAST && (bit & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))))
            s->nearest = bit & GN_CUE_BIT(UP) ? GN_CUE_UP : GN_CUE_DOWN;
        if (!s->nearest && (bit & (GROWTH | GN_CUE_BIT(SHARE) | GN_CUE_BIT(CAGR) | GN_CUE_BIT(CONTRIBUTION) |
                                   GN_CUE_BIT(MULTIPLE) | GN_CUE_BIT(COMPARE))))
            s->nearest = g->cue;
    }
    /* 较上年末增加A，增长B: the base holds on while nothing else is said. */
    if (!(s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE))) &&
        s->clause > st->sentence[s->sentence].first_clause && s->predicate == s->from) {
        const gn_clause *p = c - 1;
        for (uint32_t k = gn_look_back(p->last, p->first); k < p->last && !s->base_since; k++) {
            const gn_seg *g = &st->seg[k];
            s->base_since = g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
                            strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0;
        }
    }
    s->flow = flow_verb(w, s);
    s->bracket = c->opener == '(' && s->from == s->list_seg;

    const uint32_t begin = st->sentence[s->sentence].first;
    int title = 0;
    for (uint32_t k = gn_look_back(s->from, begin); k < s->from; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK) title += (g->mark == '<') - (g->mark == '>');
        /* 《…行动计划》 plans nothing here. */
        /* 市场预期12.6亿美元: that figure alone is one. */
        const bool own = g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST && k + 1 < st->segs &&
                         st->seg[k + 1].kind == GN_SEG_QUANTITY &&
                         (gn_seg_ends(w, g, "预期") || gn_seg_ends(w, g, "预估"));
        if (g->kind == GN_SEG_CUE && title <= 0 && !own) s->before |= UINT64_C(1) << g->cue;
    }
    const uint32_t tail = list_tail(w, seg);
    for (uint32_t k = tail + 1; k < c->last && k < tail + 4; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_MARK) break;
        if (g->kind == GN_SEG_CUE) s->right |= UINT64_C(1) << g->cue;
    }
}

/* The text right after a number, up to `max` bytes; 0 where a mark follows. */
static size_t text_after(const gn_work *w, uint32_t seg, const char **text)
{
    const gn_structure *st = w->structure;
    if (seg + 1 >= st->segs || st->seg[seg + 1].clause != st->seg[seg].clause) return 0;
    /* 半数以上的… */
    if (st->seg[seg + 1].kind == GN_SEG_CUE && st->seg[seg + 1].cue == GN_CUE_BOUND && seg + 2 < st->segs &&
        st->seg[seg + 2].clause == st->seg[seg].clause && st->seg[seg + 2].start == st->seg[seg + 1].end)
        seg++;
    const gn_seg *g = &st->seg[seg + 1];
    if (g->kind == GN_SEG_MARK || g->start != st->seg[seg].end) return 0;
    *text = gn_work_text(w, seg + 1);
    return gn_work_len(w, seg + 1);
}

/* Numbers that only name something: 60岁及以上人口, 每10万人, 600美元以上市场. */
static bool in_name(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, q->unit);
    const gn_seg *g = &st->seg[s->seg];
    if (strcmp(u->canonical, "岁") == 0 || strcmp(u->canonical, "周岁") == 0) return !(s->near & GN_CUE_BIT(LEVEL));
    if (q->flags & (GN_Q_PERCENT | GN_Q_COUNT_NOUN) || s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(TO))) return false;
    if (s->seg + 2 >= st->segs) return false;
    const gn_seg *b = &g[1], *n = &g[2];
    if (b->kind != GN_SEG_CUE || b->cue != GN_CUE_BOUND || b->start != g->end || n->start != b->end) return false;
    return n->clause == g->clause && n->kind == GN_SEG_TEXT && memcmp(w->clean->text + n->start, "的", 3) != 0;
}

/* 每10股, 每100户: what is counted by. */
static bool counted_by(const gn_work *w, uint32_t seg)
{
    const gn_seg *g = &w->structure->seg[seg];
    return seg > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK && gn_seg_ends(w, &g[-1], "每");
}

/* 2万元以上冰箱的销量: a class of goods by price, before anything is said of it. */
static bool price_class(const gn_work *w, uint32_t seg)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[seg];
    if (!(gn_work_quantity(w, seg)->flags & GN_Q_MONEY) || seg + 2 >= st->segs) return false;
    if (g[1].kind != GN_SEG_CUE || g[1].cue != GN_CUE_BOUND || g[1].start != g->end || !gn_seg_begins(w, &g[1], "以"))
        return false;
    const bool opens =
        seg == 0 || g[-1].kind == GN_SEG_MARK || g[-1].kind == GN_SEG_PERIOD || g[-1].clause != g->clause;
    return opens && g[2].kind == GN_SEG_TEXT && g[2].start == g[1].end && !gn_seg_begins(w, &g[2], "的");
}

/* 49英寸、55英寸等尺寸的面板: sizes that goods come in. */
static bool sizes_of_goods(const gn_work *w, uint32_t seg)
{
    enum { MOST = 20 };
    const gn_structure *st = w->structure;
    const uint32_t unit = gn_work_quantity(w, seg)->unit;
    if (!gn_seg_ends(w, &st->seg[seg], "寸")) return false;
    uint32_t k = seg;
    while (k + 2 < st->segs && k < seg + MOST && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == 'd' &&
           st->seg[k + 2].kind == GN_SEG_QUANTITY && gn_work_quantity(w, k + 2)->unit == unit)
        k += 2;
    return k + 1 < st->segs && st->seg[k + 1].start == st->seg[k].end && gn_seg_begins(w, &st->seg[k + 1], "等");
}

/* 12英寸晶圆, 8英寸100万片/月, 22纳米和28纳米的芯片: a size that names a thing. */
static bool names_size(const gn_work *w, const gn_statement *s)
{
    static const char *const units[] = {"英寸", "寸", "毫米", "mm", "纳米", "nm"};
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const char *unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical;
    bool size = false;
    for (size_t i = 0; i < sizeof units / sizeof *units && !size; i++) size = strcmp(unit, units[i]) == 0;
    if (!size) return false;
    uint32_t k = s->seg + 1;
    if (k < st->segs && st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_BOUND) k++;
    return k < st->segs && st->seg[k].start == st->seg[k - 1].end && st->seg[k].kind != GN_SEG_MARK;
}

/* 每万人拥有18个基站: counted by heads, however few. */
static bool by_heads(const gn_work *w, const gn_statement *s)
{
    if (s->previous == GN_NO_INDEX) return false;
    const gn_seg *g = &w->structure->seg[s->previous];
    return g->clause == s->clause && g->start >= 3 && memcmp(w->clean->text + g->start - 3, "每", 3) == 0;
}

/* 5500和5000大卡煤炭, 77GHz毫米波雷达, 10万元级别的市场, 2000万元及以上的企业: what kind of thing it is. */
static bool names_kind(const gn_work *w, uint32_t seg)
{
    static const char *const units[] = {"大卡", "GHz", "MHz", "马力", "W", "mAh", "Hz", "像素", "fps", "英寸", "寸"};
    static const char *const kinds[] = {"级别", "量级", "价位",   "级市场", "价格段", "价格带", "级",
                                        "列车", "巨轮", "的税率", "品位",   "纯度",   "浓度",   "酒精度"};
    static const char *const bodies[] = {"企业", "单位", "公司", "机构", "个体户", "项目"};
    const gn_structure *st = w->structure;
    const uint32_t tail = list_tail(w, seg);
    const gn_quantity *q = gn_work_quantity(w, tail);
    if (tail + 2 >= st->segs) return false;
    const gn_seg *g = &st->seg[tail + 1];
    if (g->start != st->seg[tail].end || g->clause != st->seg[tail].clause) return false;
    if (g->kind != GN_SEG_MARK && g->kind != GN_SEG_CUE) {
        const char *unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical;
        GN_EACH (i, units)
            if (strcmp(unit, units[i]) == 0) return true;
        GN_EACH (i, kinds)
            if (gn_seg_begins(w, g, kinds[i])) return true;
    }
    const bool limit =
        g->kind == GN_SEG_CUE &&
        (gn_seg_begins(w, g, "及以") || (q->flags & GN_Q_MONEY && g->cue == GN_CUE_BOUND && gn_seg_begins(w, g, "以")));
    if (!limit || !gn_seg_begins(w, &g[1], "的")) return false;
    const uint32_t last = st->clause[g->clause].last;
    for (uint32_t k = tail + 2; k < last && k < tail + 7; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY || st->seg[k].kind == GN_SEG_CUE) break;
        GN_EACH (i, bodies)
            if (gn_find(gn_work_text(w, k), gn_work_len(w, k), bodies[i], strlen(bodies[i]))) return true;
    }
    return false;
}

/* 前20家企业: a rank. */
static bool first_ones(const gn_work *w, uint32_t seg)
{
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (!(q->flags & GN_Q_COUNT_NOUN) || q->magnitude > 1 || q->list_count > 1 || seg == 0) return false;
    const gn_seg *g = &w->structure->seg[seg - 1];
    if (g->kind != GN_SEG_TEXT || g->end != g[1].start || !gn_seg_ends(w, g, "前")) return false;
    return g->end - g->start == 3 || gn_seg_ends(w, g, "在前") || gn_seg_ends(w, g, "排前") ||
           gn_seg_ends(w, g, "的前");
}

/* 26项重点举措, 8条措施: what the text itself counts up. */
static bool counts_itself(const gn_work *w, uint32_t seg)
{
    enum { MANY = 100 };
    static const char *const ends[] = {"举措", "措施", "任务", "意见", "建议", "要求", "原则", "规定", "清单"};
    const gn_quantity *q = gn_work_quantity(w, seg);
    const gn_seg *g = &w->structure->seg[seg + 1];
    if (!(q->flags & GN_Q_COUNT_NOUN) || q->value >= MANY || q->list_count > 1) return false;
    if (!gn_seg_ends(w, &g[-1], "项") && !gn_seg_ends(w, &g[-1], "条")) return false;
    if (g->kind != GN_SEG_TEXT || g->start != g[-1].end || gn_work_len(w, seg + 1) > 18) return false;
    GN_EACH (i, ends)
        if (gn_seg_ends(w, g, ends[i])) return true;
    return false;
}

/* 11日0点30分, 中午12点: the time of a day. */
static bool clock_time(const gn_work *w, uint32_t seg)
{
    static const char *const parts[] = {"上午", "中午", "下午", "晚上", "晚间", "凌晨",
                                        "早上", "夜间", "傍晚", "今晚", "当晚", "清晨"};
    const gn_quantity *q = gn_work_quantity(w, seg);
    const gn_seg *g = &w->structure->seg[seg];
    const bool hour = gn_seg_ends(w, g, "点") || gn_seg_ends(w, g, "时"), minute = gn_seg_ends(w, g, "分");
    if (seg == 0 || q->decimals || q->value >= 60 || !(hour || minute) || g[-1].end != g->start) return false;
    /* 3小时20分 is one duration. */
    if (minute) return g[-1].kind == GN_SEG_QUANTITY && (gn_seg_ends(w, &g[-1], "小时") || clock_time(w, seg - 1));
    if (q->value > 24) return false;
    GN_EACH (i, parts)
        if (gn_seg_ends(w, &g[-1], parts[i])) return true;
    return g[-1].kind == GN_SEG_PERIOD && w->scan->time[g[-1].index].flags & (GN_P_DAY | GN_P_FEAST);
}

bool gn_statement_never(const gn_work *w, uint32_t seg)
{
    if (names_kind(w, seg) || counts_itself(w, seg) || first_ones(w, seg) || clock_time(w, seg) || counted_by(w, seg) ||
        price_class(w, seg) || sizes_of_goods(w, seg))
        return true;
    /* 1月25日、26日 */
    if (seg >= 2 && w->structure->seg[seg - 1].kind == GN_SEG_MARK && w->structure->seg[seg - 1].mark == 'd' &&
        w->structure->seg[seg - 2].kind == GN_SEG_PERIOD && gn_seg_ends(w, &w->structure->seg[seg - 2], "日") &&
        gn_seg_ends(w, &w->structure->seg[seg], "日"))
        return true;
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (seg + 1 >= w->structure->segs) return false;
    const gn_seg *g = &w->structure->seg[seg + 1];
    /* 60岁及以上人口: an age that names a group. */
    if (gn_work_len(w, seg) > 3 && memcmp(gn_work_text(w, seg) + gn_work_len(w, seg) - 3, "岁", 3) == 0 &&
        g->start == w->structure->seg[seg].end && g->kind != GN_SEG_MARK)
        return true;
    if (!(q->flags & GN_Q_DURATION)) return false;
    /* 连续四个季度 */
    if (seg > 0 && w->structure->seg[seg - 1].end == w->structure->seg[seg].start &&
        w->structure->seg[seg - 1].kind != GN_SEG_MARK && gn_seg_ends(w, &w->structure->seg[seg - 1], "连续"))
        return true;
    if (g->start != w->structure->seg[seg].end) return false;
    if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_CAGR) return true;
    const char *text = gn_work_text(w, seg + 1);
    const size_t n = gn_work_len(w, seg + 1);
    if (n >= 3 && memcmp(text, "半", 3) == 0) return true;
    /* 在11日当天: a date */
    if (gn_seg_ends(w, &w->structure->seg[seg], "日") && gn_words_begin("当天|当日|当晚|晚|凌晨", text, n)) return true;
    return n >= 6 && (memcmp(text, "复合", 6) == 0 || memcmp(text, "平均", 6) == 0 || memcmp(text, "年均", 6) == 0);
}

/* 建成至少10座, 打造3个, 其中整车企业2家: counted, however few, right behind what is done, or behind what they are
 * where others were counted before. */
static bool made(const gn_work *w, const gn_statement *s, const gn_quantity *q, bool goes_on)
{
    static const char acts[] = "建成|打造|新建|建设|新增|培育|引进|落户|新开|关闭|开业|投产|开通|投运|新设|布局|改造",
                      least[] = "至少|不低于|不少于",
                      plans[] = "工程|任务|方面|行动|方向|领域|举措|措施|体系|环节|阶段|重点",
                      bodies[] = "企业|公司|平台|基地|项目|园区|机构|中心|工厂|品牌|门店|医院|高校|实验室";
    const gn_structure *st = w->structure;
    if (fabs(q->value) < 2 || s->list_seg == s->from) return false;
    uint32_t k = s->list_seg - 1;
    bool bound = false;
    for (; k > s->from && st->seg[k].kind == GN_SEG_CUE; k--)
        bound |= gn_words_end(least, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    const gn_seg *next = s->seg + 1 < st->segs ? &st->seg[s->seg + 1] : NULL;
    if (next && next->kind == GN_SEG_TEXT &&
        gn_words_end(plans, gn_work_text(w, s->seg + 1), gn_work_len(w, s->seg + 1)))
        return false;
    if (goes_on && (!next || next->kind == GN_SEG_MARK) && k + 1 == s->list_seg &&
        gn_words_end(bodies, gn_work_text(w, k), gn_work_len(w, k)))
        return true;
    return bound || gn_words_end(acts, gn_work_text(w, k), gn_work_len(w, k));
}

bool gn_statement_accept(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);

    if (s->near & (GN_CUE_BIT(RANK))) return false;
    /* 占500家企业总营收的75%: counts what the total is of. */
    if ((q->flags & GN_Q_COUNT_NOUN) && s->seg > s->from && w->structure->seg[s->seg - 1].kind == GN_SEG_CUE &&
        w->structure->seg[s->seg - 1].cue == GN_CUE_SHARE && s->seg + 1 < w->structure->segs &&
        w->structure->seg[s->seg + 1].kind != GN_SEG_MARK)
        return false;
    if (q->flags & GN_Q_YEARLIKE && !(q->flags & GN_Q_UNIT)) return false;
    if (in_name(w, s) || names_size(w, s)) return false;
    if (q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY)) return true;
    const bool verb = s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(BOUND) |
                                 GN_CUE_BIT(TO) | GN_CUE_BIT(CUMULATIVE));
    /* 水电1578小时，比上年同期减少523小时: the article has measured something in hours before. */
    bool goes_on = q->unit && w->memory.last_block == s->block && q->unit == w->memory.unit;
    for (uint32_t i = 0; i < GN_UNITS_KEPT && q->unit; i++) goes_on |= w->memory.full_unit[i] == q->unit;
    if (q->flags & GN_Q_DURATION)
        return goes_on || (verb && q->decimals) || (s->left & GN_CUE_BIT(AVERAGE)) ||
               gn_label_ends(&s->indicator, "小时") || gn_label_ends(&s->indicator, "时长");
    if (!(q->flags & GN_Q_UNIT)) return q->magnitude > 1 || (verb && q->decimals);
    if (q->flags & GN_Q_COUNT_NOUN)
        return fabs(q->value) >= 100 || (verb && fabs(q->value) >= 20) || by_heads(w, s) || made(w, s, q, goes_on);
    return true;
}

static bool near_compared(const gn_work *w, const gn_statement *s, unsigned what)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause == s->clause && g->kind == GN_SEG_PERIOD && (w->scan->time[g->index].flags & what)) return true;
    }
    return false;
}

/* “出现了6.2%的同比下滑”: the movement that the number is of ends its clause. 以35.8%的降幅收缩: it is a noun. */
static bool falls_behind(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const uint32_t tail = list_tail(w, s->seg), last = st->clause[s->clause].last;
    if (!(s->right & (GN_CUE_BIT(DOWN) | GN_CUE_BIT(RATE))) || tail + 2 >= last || gn_work_len(w, tail + 1) != 3 ||
        !gn_seg_begins(w, &st->seg[tail + 1], "的"))
        return false;
    uint32_t k = tail + 2;
    while (k + 1 < last && st->seg[k].kind == GN_SEG_CUE &&
           (st->seg[k].cue == GN_CUE_YOY || st->seg[k].cue == GN_CUE_POP))
        k++;
    if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_RATE)
        return strcmp(gn_lexicon_cue(w->lexicon, st->seg[k].index)->detail, "down") == 0;
    return st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_DOWN &&
           (k + 1 >= last || st->seg[k + 1].kind == GN_SEG_MARK);
}

static int direction(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->flags & GN_Q_SIGNED) return 1; /* the value has its sign already */
    if (falls_behind(w, s)) return -1;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause) continue;
        const char *word = gn_work_text(w, k);
        const size_t len = gn_work_len(w, k);
        const bool compared =
            q->flags & GN_Q_POINTS || (q->flags & GN_Q_PERCENT && s->left & (GN_CUE_BIT(COMPARE) | GN_CUE_BIT(YOY)));
        if (g->kind == GN_SEG_TEXT && compared && len >= 3 && k + 1 == s->list_seg) {
            /* 比全国高, 比上年低 */
            const char *end = word + len - 3;
            if (memcmp(end, "低", 3) == 0 || memcmp(end, "慢", 3) == 0 || memcmp(end, "少", 3) == 0) return -1;
            if (memcmp(end, "高", 3) == 0 || memcmp(end, "快", 3) == 0 || memcmp(end, "多", 3) == 0) return 1;
        }
        if (g->kind != GN_SEG_CUE) continue;
        switch (g->cue) {
        case GN_CUE_FORECAST:
        case GN_CUE_TARGET:
        case GN_CUE_YOY:
        case GN_CUE_POP:
            if (cue_bits(w, k) & GN_CUE_BIT(DOWN)) return -1;
            break;
        case GN_CUE_UP: return 1;
        case GN_CUE_DOWN: return -1;
        case GN_CUE_BOUND:
        case GN_CUE_COMPARE:
            if (len >= 3 &&
                (gn_find(word, len, "低于", 6) || gn_find(word, len, "慢于", 6) || gn_find(word, len, "少于", 6) ||
                 gn_find(word, len, "落后", 6) || gn_find(word, len, "弱于", 6) || gn_find(word, len, "逊于", 6)))
                return -1;
            if (len >= 6 &&
                (gn_find(word, len, "高于", 6) || gn_find(word, len, "快于", 6) || gn_find(word, len, "好于", 6)))
                return 1;
            break;
        case GN_CUE_RATE:
            /* 低于全国增速5个百分点: the rate is what is compared with. */
            if (q->flags & GN_Q_POINTS && s->left & (GN_CUE_BIT(COMPARE) | GN_CUE_BIT(BOUND)) &&
                !(s->left & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))))
                break;
            if (len >= 6 && (gn_find(word, len, "降", 3) || gn_find(word, len, "跌", 3))) return -1;
            if (strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "down") == 0) return -1;
            /* 下滑幅度超过80% */
            if (k > s->from && g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_DOWN && g[-1].end == g->start) return -1;
            return 1;
        default: break;
        }
    }
    return 1;
}

/* The clause before has no figures and ends in what this one's number is: “支出增幅最大，为29.8%”, “占比最高，达到84%”.
 * Returns the cue's segment; GN_NO_INDEX if there is none. */
static uint32_t announced(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    if (s->predicate != s->from || c->opener != ',' || s->previous != GN_NO_INDEX ||
        s->clause <= st->sentence[s->sentence].first_clause)
        return GN_NO_INDEX;
    uint32_t found = GN_NO_INDEX;
    for (uint32_t k = gn_look_back(c->first, c[-1].first); k < c[-1].last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return GN_NO_INDEX;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_RATE || g->cue == GN_CUE_SHARE)) found = k;
    }
    return found;
}

/* 增加296.7万吨(59.3亿斤), 近三分之一(31%), 773亿美元(约5345亿元): the bracket says the number before it again. */
static bool said_again(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (!s->bracket || s->previous == GN_NO_INDEX || w->memory.said_seg != s->previous || q->list_count > 1 ||
        q->flags & GN_Q_SIGNED || (s->near & ~(GN_CUE_BIT(BOUND) | GN_CUE_BIT(CURRENCY))))
        return false;
    for (uint32_t k = s->previous + 1; k < c->first; k++) /* 约31%(…), 左右(…) */
        if (!(st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == '(') &&
            !(st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_BOUND))
            return false;
    const gn_quantity *p = gn_work_quantity(w, s->previous);
    const uint32_t ratio = GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE;
    if ((p->flags & ratio) != (q->flags & ratio) || (!(q->flags & GN_Q_PERCENT) && p->unit == q->unit)) return false;
    if (!(q->flags & ratio) && (!q->unit || !p->unit)) return false;
    for (uint32_t k = s->seg + 1; k < c->last; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_QUANTITY) return false;
    return true;
}

static void set_sign(const gn_work *w, gn_statement *s)
{
    switch (s->measure) {
    case GN_MEASURE_YOY:
    case GN_MEASURE_POP:
    case GN_MEASURE_GROWTH:
    case GN_MEASURE_CAGR:
    case GN_MEASURE_CHANGE:
    case GN_MEASURE_CONTRIBUTION: {
        const uint32_t said = announced(w, s);
        s->sign = direction(w, s);
        if (gn_work_quantity(w, s->seg)->flags & GN_Q_SIGNED) break; /* 跌幅最大，为-23.2% */
        if (said != GN_NO_INDEX && w->structure->seg[said].cue == GN_CUE_RATE &&
            strcmp(gn_lexicon_cue(w->lexicon, w->structure->seg[said].index)->detail, "down") == 0)
            s->sign = -1;
        break;
    }
    default: s->sign = 1; break;
    }
}

/* “从两年平均看，上半年同比增长12.0%” */
static bool average_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    bool average = false;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY) return false;
        average |= st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_CAGR;
        if (st->seg[k].kind == GN_SEG_PERIOD) average |= (w->scan->time[st->seg[k].index].flags & GN_P_AVERAGE) != 0;
    }
    return average;
}

/* 水质优良比例: a rate; 占…的比例: a share. */
static bool plain_ratio(const gn_work *w, const gn_statement *s)
{
    bool ratio = false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_CUE) continue;
        const char *text = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (n >= 3 && (memcmp(text, "占", 3) == 0 || memcmp(text + n - 3, "占", 3) == 0)) return false;
        if (g->cue == GN_CUE_SHARE) ratio = n == 6 && memcmp(text, "比例", 6) == 0;
    }
    return ratio;
}

/* 新增 right before the number. */
static bool new_one(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_CUE && gn_work_len(w, k) >= 6 &&
            memcmp(gn_work_text(w, k), "新增", 6) == 0)
            return true;
    return false;
}

/* 比2020年的6.4亿元: what is compared with. */
static bool of_base(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_PERIOD && gn_inherit_base(w, k) == s->list_seg) return true;
    return false;
}

static bool each_year(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind != GN_SEG_MARK &&
            (gn_seg_says(w, k, "每年") || gn_seg_says(w, k, "年均")))
            return true;
    return false;
}

/* The last statement is in percent. */
static bool percent_before(const gn_work *w)
{
    const char *dimension = gn_lexicon_unit(w->lexicon, w->memory.unit)->dimension;
    return dimension == NULL || strcmp(dimension, "percent") == 0;
}

/* “4月份增速为100%，而5月份即下滑至49%”: still the growth that the sentence speaks of. */
static bool goes_on_to(const gn_work *w, const gn_statement *s)
{
    enum { ADVERB = 9 };
    if (!(s->near & GN_CUE_BIT(TO)) || s->left & GN_CUE_BIT(SHARE) || w->memory.last_sentence != s->sentence ||
        !percent_before(w))
        return false;
    if (w->memory.measure != GN_MEASURE_YOY && w->memory.measure != GN_MEASURE_POP) return false;
    if (near_compared(w, s, GN_P_COMPARED)) return false; /* 恢复至2019年同期的119% */
    for (uint32_t k = s->from; k < s->predicate; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        if (g->kind == GN_SEG_PERIOD) continue;
        if (g->kind != GN_SEG_TEXT || g->end - g->start > ADVERB) return false;
        if (gn_phrases_suffix(w->phrases, gn_work_text(w, k), gn_work_len(w, k),
                              GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK))
            return false;
    }
    return true;
}

/* “挪威的份额高达39%，冰岛为11.7%”, “份额为8%，而1月为5%”, “超过50%，达到51%”: nothing but a place, a house or a time
 * before the verb, after a percentage in the sentence. */
static bool parallel(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (w->memory.last_sentence != s->sentence || (s->near & ~(GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND)))) return false;
    static const char *const joins[] = {"而", "且", "但", "则", "却", "仅"};
    bool named =
        st->clause[s->clause].opener == ',' && w->memory.measure == GN_MEASURE_SHARE && s->near & GN_CUE_BIT(LEVEL);
    for (uint32_t k = s->from; k < s->predicate; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        bool join = g->kind == GN_SEG_PERIOD && !(w->scan->time[g->index].flags & GN_P_COMPARED);
        for (size_t i = 0; i < sizeof joins / sizeof *joins && !join; i++)
            join = g->end - g->start == 3 && gn_seg_begins(w, g, joins[i]);
        if (!join && g->kind != GN_SEG_AREA && g->kind != GN_SEG_ORG) return false;
        named |= !join || g->kind == GN_SEG_PERIOD;
    }
    return named && percent_before(w);
}

/* The clause names a measure of its own: 毛利率则由…. */
static bool own_noun(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_TEXT) continue;
        size_t n = gn_work_len(w, k);
        if (n > 3 && gn_seg_ends(w, g, "则")) n -= 3;
        if (gn_phrases_suffix(w->phrases, gn_work_text(w, k), n, GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK))
            return true;
    }
    return plain_ratio(w, s);
}

/* “甲500万台、6.9%排第四”, “7230万台（24.1%）”: beside what was shipped or sold stands which share of the market that
 * is. */
static bool beside_amount(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    if (s->near || s->list_seg > s->from + 1 || s->previous == GN_NO_INDEX || p->measure != GN_MEASURE_LEVEL ||
        (gn_work_quantity(w, s->seg)->flags & GN_Q_SIGNED) || !p->market_noun.n || p->last_sentence != s->sentence ||
        !gn_label_ends(&p->indicator, p->market_noun.s))
        return false;
    const gn_quantity *before = gn_work_quantity(w, s->previous);
    if (before->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY)) return false;
    return s->list_seg == s->from || (st->seg[s->from].kind == GN_SEG_MARK && strchr("d(", st->seg[s->from].mark));
}

/* “甲以15%的市占率居首，其次是乙的13%”: 的 right before the percentage, after a share in the sentence. */
static bool share_of_next(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (w->memory.last_sentence != s->sentence || w->memory.measure != GN_MEASURE_SHARE || s->list_seg < s->from + 2 ||
        (s->near & ~(GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND) | GN_CUE_BIT(RESPECTIVELY) | GN_CUE_BIT(COMPARE))))
        return false;
    const gn_seg *of = &st->seg[s->list_seg - 1];
    return of->clause == s->clause && of->kind == GN_SEG_TEXT && gn_seg_ends(w, of, "的") && !own_noun(w, s);
}

/* “增速高于全国（3.8%）1.4个百分点”, “高出实物型增速（34.3%）”: the measure of the rate that is compared with;
 * GN_MEASURE_COUNT if the bracket holds none. */
static gn_measure compared_rate(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    if (!s->bracket || c->first < 2) return GN_MEASURE_COUNT;
    bool compared = false;
    for (uint32_t k = c->first - 1; k-- > 0 && c->first - k < 12;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != c->parent || g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_MARK) break;
        compared |= g->kind == GN_SEG_CUE && (g->cue == GN_CUE_COMPARE || g->cue == GN_CUE_BOUND);
        compared |= g->kind == GN_SEG_TEXT && gn_seg_says(w, k, "跑赢");
        if (compared && g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE) return GN_MEASURE_YOY;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE && k + 2 >= c->first) return GN_MEASURE_YOY;
    }
    return compared && w->memory.measure < GN_MEASURE_COUNT ? (gn_measure)w->memory.measure : GN_MEASURE_COUNT;
}

/* “与2019年同期相比，服务进出口下降9%”, “7月以来价格上涨24%”: a base that the clause before or the time names. */
static bool compared_before(const gn_work *w, const gn_statement *s, int32_t year)
{
    const gn_structure *st = w->structure;
    bool compares = false, older = false;
    const uint32_t first = s->clause > st->sentence[s->sentence].first_clause ? s->clause - 1 : s->clause;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[first].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY && g->clause != s->clause) return false;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE && g->clause != s->clause) compares = true;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (t->flags & GN_P_SINCE && (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS) && t->flags & GN_P_BEGIN)
            return true;
        older |= g->clause != s->clause && t->year_mode == GN_YEAR_GIVEN && year && t->year <= year - 2;
        older |= g->clause != s->clause && t->year_mode == GN_YEAR_NONE && t->part == GN_PART_MONTHS &&
                 (t->flags & GN_P_POINT); /* 与3月底相比 */
    }
    return compares && older;
}

/* 比2019年, 比3年前, 较6月末: growth on another base than the year before. */
static bool other_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    int32_t year = d.year;
    for (uint32_t k = s->from; k-- > gn_look_back(s->from, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[st->seg[k].index];
        if (t->year_mode != GN_YEAR_GIVEN || t->flags & GN_P_COMPARED) continue;
        year = t->year2;
        break;
    }
    /* 比1月4日50.37美元上涨30.8%: the base has its number. */
    const bool has_number = s->previous != GN_NO_INDEX && st->seg[s->previous].clause == s->clause && s->previous > 0 &&
                            gn_inherit_base(w, s->previous - 1) == s->previous;
    if (compared_before(w, s, year)) return true;
    for (uint32_t k = has_number ? s->previous - 1 : s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (!(t->flags & GN_P_COMPARED)) {
            if (t->year_mode == GN_YEAR_GIVEN) year = t->year2;
            continue;
        }
        if (t->year_mode == GN_YEAR_GIVEN && year && t->year <= year - 2) return true;
        if (t->year_mode == GN_YEAR_RELATIVE && t->part == GN_PART_YEAR && t->year <= -2) return true;
        if (t->year_mode == GN_YEAR_NONE && (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS)) return true;
    }
    return false;
}

/* “6月销量比5月增长34%”: the month or quarter right before. */
static bool period_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_time *own = NULL, *base = NULL;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (t->part != GN_PART_MONTHS || t->flags & GN_P_POINT) continue;
        if (!(t->flags & GN_P_COMPARED))
            own = t;
        else if (g->clause == s->clause && k >= s->from)
            base = t;
    }
    return own && base && base->year_mode == GN_YEAR_NONE && base->last + 1 == own->first &&
           own->last - own->first == base->last - base->first;
}

/* 股价大涨15%, 收盘跌3%: never on the year before unless it says so. */
static bool of_shares(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"股价", "收盘", "收报", "美股", "港股", "A股", "个股", "盘中", "涨停", "跌停"};
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++)
        GN_EACH (i, words)
            if (st->seg[k].kind != GN_SEG_MARK && gn_seg_says(w, k, words[i])) return true;
    return false;
}

/* “近九成的企业实现增长”: what grows stands behind the figure, which is a part of it. */
static bool part_grows(const gn_work *w, const gn_statement *s)
{
    static const char *const verbs[] = {"实现", "出现", "保持", "取得", "预计", "预期"};
    const gn_structure *st = w->structure;
    const uint32_t k = list_tail(w, s->seg) + 1;
    if (!(s->right & (GN_CUE_BIT(UP) | GN_CUE_BIT(RATE))) || k + 1 >= st->segs || st->seg[k].clause != s->clause ||
        st->seg[k].kind == GN_SEG_MARK || !gn_seg_begins(w, &st->seg[k], "的"))
        return false;
    for (uint32_t i = k; i < k + 3 && i + 1 < st->segs && st->seg[i].clause == s->clause; i++)
        GN_EACH (j, verbs)
            if (gn_seg_ends(w, &st->seg[i], verbs[j]) && (i > k || gn_work_len(w, i) > strlen("的") + strlen(verbs[j])))
                return true;
    return false;
}

/* “八成来自居民”, “81%位于东部”, “六成是电动汽车”, “七成订单来自线下”: “37%智能家居设备将支持”: which part of
 * them. */
static bool part_of(const gn_work *w, const gn_statement *s)
{
    static const char *const verbs[] = {"来自",   "位于", "源自", "集中在", "集中于",
                                        "分布在", "流向", "投向", "属于",   "出自"};
    const gn_structure *st = w->structure;
    const uint32_t tail = list_tail(w, s->seg);
    for (uint32_t k = tail + 1; k < st->segs && k < tail + 4 && st->seg[k].clause == s->clause; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) return false;
        if (k == tail + 1 && gn_seg_begins(w, g, "的")) return false;
        if (k == tail + 1 && (gn_seg_begins(w, g, "是") || gn_seg_begins(w, g, "为"))) return true;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (gn_seg_says(w, k, verbs[i])) return true;
        if (k == tail + 2 && g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST && s->from == s->list_seg) return true;
    }
    return false;
}

/* “占比提高1.1个百分点至48.2%”, “增速回落1.3个百分点至5%”: the cue of what has moved, GN_CUE_NONE if none. */
static uint8_t moved_to(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->previous == GN_NO_INDEX || st->seg[s->previous].clause != s->clause ||
        !(gn_work_quantity(w, s->previous)->flags & GN_Q_POINTS))
        return GN_CUE_NONE;
    const bool to = s->near & GN_CUE_BIT(TO) || (s->list_seg > 0 && (gn_seg_ends(w, &st->seg[s->list_seg - 1], "至") ||
                                                                     gn_seg_ends(w, &st->seg[s->list_seg - 1], "到")));
    for (uint32_t k = s->previous; to && k-- > gn_look_back(s->previous, st->clause[s->clause].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_CUE) continue;
        if (g->cue == GN_CUE_RATE) return GN_CUE_RATE;
        if (g->cue == GN_CUE_SHARE) return gn_seg_ends(w, g, "比例") ? GN_CUE_NONE : GN_CUE_SHARE;
    }
    return GN_CUE_NONE;
}

/* “2020年9月的数据为6.4%”, “这一比例为36.8%”: what was told before. */
static bool refers_back(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"这一比例", "该比例", "这一数据", "的数据", "这一数字", "该数据", "这个数字"};
    if (w->memory.last_block != s->block || !percent_before(w) || w->memory.measure == GN_MEASURE_LEVEL) return false;
    const gn_seg *a = &w->structure->seg[s->from];
    const size_t from = a->start, n = w->structure->seg[s->list_seg].start - from;
    if (n > 60) return false;
    GN_EACH (i, words)
        if (gn_find(w->clean->text + from, n, words[i], strlen(words[i]))) return true;
    return false;
}

/* “贡献了55%的收入”: a part of the whole, where “贡献率55%” is one of its growth. */
static bool gave_part(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->list_seg; k-- > s->predicate;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_CONTRIBUTION) return gn_seg_ends(w, g, "贡献了");
    }
    return false;
}

/* 游客达到40%以上, 企业超过六成: how many of them. */
static bool some_of(const gn_work *w, const gn_statement *s)
{
    static const char *const them[] = {"企业", "城市", "地区",   "省份", "省市", "人",   "用户", "游客",
                                       "者",   "家庭", "消费者", "品类", "客人", "客户", "人员", "人群"};
    if ((s->near & ~(GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND))) || s->predicate == s->from || s->predicate == s->list_seg)
        return false;
    const gn_seg *g = &w->structure->seg[s->predicate - 1];
    if (g->clause != s->clause || g->kind != GN_SEG_TEXT ||
        !gn_find(w->clean->text + g->start, g->end - g->start, "的", 3))
        return false;
    GN_EACH (i, them)
        if (gn_seg_ends(w, g, them[i])) return true;
    return false;
}

/* 股权, 股份 right behind it, 持股 before it. */
static bool holding(const gn_work *w, const gn_statement *s, const char *after, size_t n)
{
    if (n >= 9 && memcmp(after, "的", 3) == 0) after += 3, n -= 3;
    if (n >= 6 && (memcmp(after, "股权", 6) == 0 || memcmp(after, "股份", 6) == 0)) return true;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind != GN_SEG_MARK &&
            (gn_seg_says(w, k, "持股") || (k + 1 == s->list_seg && gn_seg_ends(w, &w->structure->seg[k], "出资"))))
            return true;
    return false;
}

/* 覆盖全国97%以上的县区, 95%的乡镇实现5G覆盖: how far it reaches, a rate. */
static bool coverage(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    for (uint32_t k = gn_look_back(s->seg, c->first); k < c->last && k < s->seg + 16; k++)
        if (st->seg[k].clause == s->clause && (st->seg[k].kind == GN_SEG_CUE || st->seg[k].kind == GN_SEG_TEXT) &&
            gn_seg_says(w, k, "覆盖"))
            return true;
    return false;
}

/* “降幅也在5%上下”, “增速放缓至3%”: the rate that the noun right before the verb names. */
static bool rate_noun(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE) return true;
        if (g->kind == GN_SEG_CUE &&
            (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_BOUND || g->cue == GN_CUE_TO || g->cue == GN_CUE_FORECAST))
            continue;
        if (g->kind != GN_SEG_TEXT || gn_work_len(w, k) > 6) return false;
    }
    return false;
}

/* 市盈率41倍: ratios that are told in times. */
static bool told_in_times(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"市盈率", "市净率", "市销率", "市现率", "PE", "PB", "PS", "倍数", "杠杆率"};
    for (uint32_t k = s->from; k < s->list_seg; k++)
        GN_EACH (i, words)
            if (w->structure->seg[k].clause == s->clause && gn_seg_ends(w, &w->structure->seg[k], words[i]))
                return true;
    return false;
}

/* “其次是模拟芯片（41%）”: a bracket in a clause that goes on with a ranking. */
static bool next_in_rank(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"其次", "再次", "随后", "紧随其后"};
    const gn_structure *st = w->structure;
    const uint32_t around = st->clause[s->clause].parent;
    if (around == GN_NO_INDEX) return false;
    const gn_seg *g = &st->seg[st->clause[around].first];
    GN_EACH (i, words)
        if (gn_seg_begins(w, g, words[i])) return true;
    return false;
}

/* A percentage of growth: on what. */
bool gn_statement_reprices(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_CUE &&
            gn_words_end("涨价|降价|提价", gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    return false;
}

/* “到2030年将水耗减少30%”: over years to come. */
static bool years_ahead(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        if (st->seg[k].kind != GN_SEG_PERIOD || k == 0 || !gn_seg_ends(w, &st->seg[k - 1], "到")) continue;
        const gn_time *t = &w->scan->time[st->seg[k].index];
        if (t->year_mode == GN_YEAR_GIVEN && t->year >= gn_inherit_anchor(w, s->sentence).year + 2) return true;
    }
    return false;
}

/* “环比上升1.4点，升幅为1.3%”: on the base of the clause before, of which the rate says it again. “从环比看，增长1.8%”:
 * that clause names the base. GN_MEASURE_COUNT where it says none. */
static gn_measure base_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return GN_MEASURE_COUNT;
    const gn_clause *b = &st->clause[s->clause - 1];
    gn_measure base = GN_MEASURE_COUNT;
    bool figure = false, amount = false, seen = false;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        const gn_seg *g = &st->seg[k];
        figure |= g->kind == GN_SEG_QUANTITY;
        amount = g->kind == GN_SEG_QUANTITY ? !(gn_work_quantity(w, k)->flags & (GN_Q_PERCENT | GN_Q_POINTS)) : amount;
        if (g->kind != GN_SEG_MARK) seen = gn_seg_ends(w, g, "看");
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_POP) base = GN_MEASURE_POP;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_YOY) base = GN_MEASURE_YOY;
        if ((g->kind == GN_SEG_PERIOD && w->scan->time[g->index].flags & GN_P_COMPARED) ||
            (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
             strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0))
            base = GN_MEASURE_GROWTH;
    }
    if (base == GN_MEASURE_COUNT) return base;
    if (!figure) return base == GN_MEASURE_POP && seen ? base : GN_MEASURE_COUNT;
    if (!amount || w->memory.last_sentence != s->sentence) return GN_MEASURE_COUNT;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause == s->clause && g->kind != GN_SEG_MARK && g->kind != GN_SEG_CUE && gn_work_len(w, k) > 3)
            return GN_MEASURE_COUNT;
    }
    return s->near & GN_CUE_BIT(RATE) ? base : GN_MEASURE_COUNT;
}

static void measure_growth(const gn_work *w, gn_statement *s)
{
    const uint64_t near = s->near, all = s->near | s->left;
    const bool yoy = all & GN_CUE_BIT(YOY), pop = all & GN_CUE_BIT(POP);
    const gn_measure base = yoy || pop ? GN_MEASURE_COUNT : base_before(w, s);
    if (base != GN_MEASURE_COUNT) {
        s->measure = base;
        s->rule = "growth.again";
    } else if (near & GN_CUE_BIT(TO)) {
        s->measure = GN_MEASURE_LEVEL;
        s->rule = "level.reached";
    } else if (pop) {
        s->measure = GN_MEASURE_POP;
        s->rule = "growth.pop";
    } else if (yoy) {
        s->measure = GN_MEASURE_YOY;
        s->rule = "growth.yoy";
    } else {
        const bool other = other_base(w, s) || of_shares(w, s) || gn_statement_reprices(w, s) || years_ahead(w, s);
        s->measure = period_before(w, s) ? GN_MEASURE_POP : other ? GN_MEASURE_GROWTH : GN_MEASURE_YOY;
        s->rule = "growth.unnamed";
        bool since = s->base_since;
        for (uint32_t k = s->from; k < s->list_seg && !since; k++) {
            const gn_seg *g = &w->structure->seg[k];
            since = g->clause == s->clause && g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
                    strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0;
        }
        if (since) {
            s->measure = GN_MEASURE_GROWTH;
            s->rule = "growth.since";
        }
        for (uint32_t k = s->from; k < s->list_seg; k++) {
            const gn_seg *g = &w->structure->seg[k];
            if (g->clause != s->clause || g->kind != GN_SEG_PERIOD) continue;
            const gn_time *t = &w->scan->time[g->index];
            if ((t->flags & GN_P_COMPARED) && (t->flags & GN_P_POINT)) {
                s->measure = GN_MEASURE_GROWTH;
                s->rule = "growth.since";
            }
        }
    }
}

/* A percentage: what it is one of. */
/* “从纯电动汽车的占比来看，甲为0.1%”: what the clause before looks at. */
static bool shares_seen(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX || own_noun(w, s))
        return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    bool share = false, seen = false;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return false;
        if (g->kind == GN_SEG_MARK) continue;
        share |= g->kind == GN_SEG_CUE && g->cue == GN_CUE_SHARE;
        seen = gn_seg_ends(w, g, "看");
    }
    return share && seen;
}

/* “占有率提高了6个百分点，来到45.2%”: the share that has changed. */
static bool share_moved(const gn_work *w, const gn_statement *s)
{
    static const char shares[] = "占有率|份额|市占率|占比|比重";
    const gn_memory *p = &w->memory;
    if (p->last_sentence != s->sentence || !(s->near & GN_CUE_BIT(TO))) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_TEXT || w->structure->seg[k].kind == GN_SEG_ORG) return false;
    return gn_words_end(shares, p->indicator.s, p->indicator.n) > 0;
}

/* “37%智能家居设备将支持…”: a clause that begins with how many of them. */
static bool begins_clause(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->near || s->list_seg != s->seg || s->seg + 1 >= st->segs) return false;
    for (uint32_t k = s->from; k < s->seg; k++)
        if (st->seg[k].kind != GN_SEG_MARK && st->seg[k].kind != GN_SEG_PERIOD) return false;
    const gn_seg *next = &st->seg[s->seg + 1];
    const char *t = gn_work_text(w, s->seg + 1);
    const size_t n = gn_work_len(w, s->seg + 1);
    return next->kind == GN_SEG_TEXT && next->start == st->seg[s->seg].end && n >= 6 &&
           !gn_phrases_prefix(w->phrases, t, n, GN_PHRASE_TAIL | GN_PHRASE_LEAD | GN_PHRASE_BREAK, NULL);
}

static void measure_percent(const gn_work *w, gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint64_t near = s->near, all = s->near | s->left;
    const bool yoy = all & GN_CUE_BIT(YOY), pop = all & GN_CUE_BIT(POP);
    const bool moves = near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN));
    const bool compound = (all & GN_CUE_BIT(CAGR)) || average_before(w, s);
    const char *after = "";
    const size_t after_len = text_after(w, list_tail(w, s->seg), &after);
    const uint32_t said = announced(w, s);
    const uint8_t said_cue = said == GN_NO_INDEX ? GN_CUE_NONE : w->structure->seg[said].cue;
    /* …15%的速度, 30%的增长率: growth; 1.87%的平均水平: a level. */
    static const char *const growths[] = {"的速度", "的增速", "的增长", "的涨幅", "的降幅", "的高增长", "的增幅"};
    const gn_block *block = &w->clean->block[s->block];
    const char *raw = w->clean->text + w->structure->seg[list_tail(w, s->seg)].end;
    const size_t raw_len = (size_t)(w->clean->text + block->end - raw);
    bool growth_after = false;
    for (size_t i = 0; i < sizeof growths / sizeof *growths && !growth_after; i++)
        growth_after = raw_len >= strlen(growths[i]) && memcmp(raw, growths[i], strlen(growths[i])) == 0;
    const bool level_after = raw_len >= 9 && (memcmp(raw, "的平均", 9) == 0 || memcmp(raw, "的水平", 9) == 0);
    const gn_measure rate = compared_rate(w, s);
    if (rate != GN_MEASURE_COUNT) {
        s->measure = rate;
        s->rule = "compared.rate";
    } else if (!moves && !yoy && !pop && refers_back(w, s)) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "refers.back";
    } else if (moved_to(w, s)) {
        s->measure = moved_to(w, s) == GN_CUE_SHARE ? GN_MEASURE_SHARE : GN_MEASURE_YOY;
        s->rule = "moved.to";
    } else if (gave_part(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.given";
    } else if (all & GN_CUE_BIT(CONTRIBUTION) && (!moves || s->nearest == GN_CUE_CONTRIBUTION)) {
        s->measure = GN_MEASURE_CONTRIBUTION;
        s->rule = "contribution.percent";
    } else if (compound || (s->right & GN_CUE_BIT(CAGR)) || near_compared(w, s, GN_P_AVERAGE)) {
        s->measure = GN_MEASURE_CAGR;
        s->rule = "growth.average";
    } else if (!moves && !yoy && !pop && !(near & GN_CUE_BIT(RATE)) && (part_of(w, s) || part_grows(w, s))) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.part";
    } else if (holding(w, s, after, after_len)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.holding";
    } else if (said_cue == GN_CUE_SHARE) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.announced";
    } else if (said_cue == GN_CUE_RATE) {
        measure_growth(w, s);
        if (s->measure == GN_MEASURE_LEVEL) s->measure = GN_MEASURE_YOY;
        s->rule = "growth.announced";
    } else if (some_of(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.of_them";
    } else if (level_after) {
        s->rule = "level.average";
    } else if (growth_after) {
        const bool yearly = each_year(w, s);
        s->measure = yearly ? GN_MEASURE_CAGR : GN_MEASURE_YOY;
        s->rule = yearly ? "growth.average" : "growth.noun";
    } else if (!yoy && !pop && near & GN_CUE_BIT(RATE) && base_before(w, s) != GN_MEASURE_COUNT) {
        s->measure = base_before(w, s);
        s->rule = "growth.again";
    } else if (!yoy && !pop && !moves && rate_noun(w, s)) {
        s->measure = of_shares(w, s) ? GN_MEASURE_GROWTH : GN_MEASURE_YOY;
        s->rule = "growth.rate";
    } else if (share_of_next(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.next";
    } else if (beside_amount(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.beside";
    } else if (shares_seen(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.seen";
    } else if (parallel(w, s) || (goes_on_to(w, s) && !(all & GN_CUE_BIT(SHARE)))) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "parallel";
    } else if (of_base(w, s) && !own_noun(w, s) && !(all & GN_CUE_BIT(SHARE)) &&
               (w->memory.measure == GN_MEASURE_SHARE || w->memory.measure == GN_MEASURE_YOY)) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "base";
    } else if ((s->nearest == GN_CUE_SHARE || ((all & GN_CUE_BIT(SHARE)) && !moves)) && plain_ratio(w, s)) {
        s->rule = "level.ratio";
    } else if (s->nearest == GN_CUE_SHARE || ((all & GN_CUE_BIT(SHARE)) && !moves)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share";
    } else if (moves || yoy || pop || (near & GN_CUE_BIT(RATE)) || (s->right & (GN_CUE_BIT(RATE) | GN_CUE_BIT(UP))) ||
               falls_behind(w, s) || ((q->flags & GN_Q_SIGNED) && !(near & GN_CUE_BIT(LEVEL)))) {
        measure_growth(w, s);
    } else if (after_len && (memcmp(after, "的", after_len < 3 ? after_len : 3) == 0) &&
               !(s->right & (GN_CUE_BIT(RATE) | GN_CUE_BIT(SHARE)))) {
        s->measure = coverage(w, s) ? GN_MEASURE_LEVEL : GN_MEASURE_SHARE;
        s->rule = s->measure == GN_MEASURE_LEVEL ? "level.coverage" : "share.of_noun";
    } else if (s->right & GN_CUE_BIT(SHARE)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.noun";
    } else if (s->bracket && s->previous == GN_NO_INDEX) {
        /* “甲（同比增长70%），其次是乙（43%）”, “甲的42%增幅最大，其次是乙（41%）” */
        const bool again = w->memory.last_sentence == s->sentence && w->memory.measure != GN_MEASURE_LEVEL &&
                           (w->memory.bracket || next_in_rank(w, s));
        s->measure = again ? (gn_measure)w->memory.measure : GN_MEASURE_SHARE;
        s->rule = again ? "bracket.again" : "share.bracket";
    } else if (share_moved(w, s) || begins_clause(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.of_them";
    }
}

void gn_statement_measure(const gn_work *w, gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint64_t near = s->near, all = s->near | s->left;
    const bool yoy = all & GN_CUE_BIT(YOY);
    const bool moves = near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN));
    s->rule = "level";
    s->measure = GN_MEASURE_LEVEL;
    if (said_again(w, s)) {
        s->measure = (gn_measure)w->memory.said_measure;
        s->rule = "said.again";
        s->sign = w->memory.said_sign;
        return;
    }
    if ((near & GN_CUE_BIT(TO)) && s->previous != GN_NO_INDEX && w->memory.from_seg == s->previous &&
        gn_work_quantity(w, s->previous)->unit == q->unit) {
        /* 从11.4%提高到15%: both ends are one thing. */
        s->measure = (gn_measure)w->memory.from_measure;
        s->rule = "range.end";
    } else if (q->flags & GN_Q_MULTIPLE) {
        s->measure = GN_MEASURE_MULTIPLE;
        s->rule = "multiple";
        if (q->unit && !(moves || yoy || all & GN_CUE_BIT(RATE)) && (near & GN_CUE_BIT(LEVEL)) &&
            !(near & GN_CUE_BIT(COMPARE)) && (all & GN_CUE_BIT(LEVEL)) && s->right == 0 && q->list_count > 1)
            s->measure = GN_MEASURE_LEVEL;
        if (!(moves || yoy) && told_in_times(w, s)) {
            s->measure = GN_MEASURE_LEVEL;
            s->rule = "level.times";
        }
    } else if (q->flags & GN_Q_POINTS) {
        const bool pull = near & GN_CUE_BIT(CONTRIBUTION) || (all & GN_CUE_BIT(CONTRIBUTION));
        s->measure = pull ? GN_MEASURE_CONTRIBUTION : GN_MEASURE_CHANGE;
        s->rule = pull ? "contribution.points" : "change.points";
    } else if (q->flags & GN_Q_PERCENT) {
        measure_percent(w, s);
    } else if (moves && !(near & GN_CUE_BIT(TO)) && !of_base(w, s) &&
               (s->nearest == GN_CUE_UP || s->nearest == GN_CUE_DOWN)) {
        const bool of_additions = new_one(w, s) && w->memory.parent_unit == q->unit &&
                                  gn_find(w->memory.parent.s, w->memory.parent.n, "新增", 6);
        s->measure = of_additions ? GN_MEASURE_LEVEL : GN_MEASURE_CHANGE;
        s->rule = of_additions ? "level.additions" : "change.amount";
    } else if (of_base(w, s)) {
        s->rule = "level.base";
    } else if ((near & GN_CUE_BIT(COMPARE)) && s->nearest == GN_CUE_COMPARE) {
        s->measure = GN_MEASURE_CHANGE;
        s->rule = "change.compared";
    }
    set_sign(w, s);
}

void gn_statement_set_measure(const gn_work *w, gn_statement *s, gn_measure measure)
{
    if (measure == s->measure) return;
    s->measure = measure;
    s->rule = "weights";
    set_sign(w, s);
}

uint8_t gn_statement_bound(const gn_work *w, const gn_statement *s)
{
    static const char *const adverbs[] = {"至少", "最多", "大约", "约占", "约合", "折合约", "不低于", "不超过"};
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->bound != GN_BOUND_EXACT) return q->bound;
    /* 分别约为100万吨、67万吨 */
    if (s->list_seg != s->seg) {
        const gn_seg *g = &st->seg[s->list_seg - 1];
        const bool before = s->list_seg > s->from && g->kind == GN_SEG_CUE && g->cue == GN_CUE_BOUND;
        return before ? gn_work_quantity(w, s->list_seg)->bound : GN_BOUND_EXACT;
    }
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_TEXT && gn_seg_ends(w, g, "约合")) return GN_BOUND_APPROX;
        if (g->kind != GN_SEG_CUE || (g->cue != GN_CUE_BOUND && g->cue != GN_CUE_SHARE)) continue;
        const char *detail = gn_lexicon_cue(w->lexicon, g->index)->detail;
        GN_EACH (i, adverbs)
            if (gn_seg_begins(w, g, adverbs[i]))
                return strcmp(detail, "approx") == 0 ? GN_BOUND_APPROX
                       : strcmp(detail, "ge") == 0   ? GN_BOUND_GE
                       : strcmp(detail, "le") == 0   ? GN_BOUND_LE
                                                     : GN_BOUND_EXACT;
    }
    return GN_BOUND_EXACT;
}

/* 某市的意见提出, 印发…方案: what an office means to reach. */
static bool proposed(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"提出", "印发", "意见", "方案", "部署", "明确", "要求"};
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_CUE) continue;
        const bool solution = gn_seg_says(w, k, "解决方案");
        GN_EACH (i, words)
            if (!(solution && i == 3) && gn_seg_says(w, k, words[i])) return true;
    }
    return false;
}

/* The segment holds one of the words. */
static inline __attribute__((always_inline)) bool seg_holds(const gn_work *w, uint32_t k, const char *const *words,
                                                            size_t n)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_CUE) return false;
    GN_UNROLLED for (size_t i = 0; i < n; i++) if (gn_seg_says(w, k, words[i])) return true;
    return false;
}

/* “已获得20万辆订单”: done, whatever was planned before in the clause or sentence. */
static bool done_already(const gn_work *w, const gn_statement *s)
{
    static const char *const done[] = {"已经", "已", "实际"}, *const none[] = {"已将", "已计划", "已规划"};
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET)) return false;
        if (seg_holds(w, k, done, sizeof done / sizeof *done)) return !seg_holds(w, k, none, 3);
    }
    return false;
}

/* 目前 in the number's clause. */
static bool says_now(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > s->from;)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_PERIOD &&
            w->scan->time[st->seg[k].index].part == GN_PART_NOW && !(w->scan->time[st->seg[k].index].flags & GN_P_NEAR))
            return true;
    return false;
}

/* “达产后年产值5亿元”, “建成后可新增产能25万吨”: what a project will give. */
static bool once_built(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"达产",   "满产",   "建成后", "投产后", "投用后", "落地后",
                                        "竣工后", "完工后", "可年产", "可形成", "可新增"};
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && seg_holds(w, k, words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* A word between the sentence's beginning and the end of the number's clause says that a project begins. */
static bool project_begins(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"开工", "签约", "奠基", "动工", "开建", "协议", "落户", "宣布"};
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
         k < st->clause[s->clause].last && k < s->seg + 12; k++)
        if (seg_holds(w, k, words, sizeof words / sizeof *words)) return true;
    return false;
}

/* 总投资370亿元的项目, 二期扩建投资21亿元: money that somebody means to spend. */
static bool announced_investment(const gn_work *w, const gn_statement *s)
{
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || s->measure != GN_MEASURE_LEVEL) return false;
    static const char *const phases[] = {"一期", "二期", "三期", "首期", "扩建"};
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        if (gn_seg_begins(w, g, "总投资") || gn_seg_begins(w, g, "计划总投资")) return true;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_INVESTMENT && project_begins(w, s)) return true;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_INVESTMENT && k > s->from)
            GN_EACH (i, phases)
                if (gn_find(gn_work_text(w, k - 1), gn_work_len(w, k - 1), phases[i], 6)) return true;
    }
    return false;
}

/* 100亿美元的激励计划: its name, not what it aims at. */
static bool names_plan(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->seg + 1; k < st->segs && k < s->seg + 5 && st->seg[k].clause == s->clause; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_TARGET)
            return gn_seg_ends(w, &st->seg[k], "计划") && st->seg[k - 1].kind == GN_SEG_TEXT &&
                   gn_work_len(w, k - 1) > 3;
    return false;
}

/* Who forecasts: a house, a government, those of the trade. */
static bool forecaster(const gn_work *w, uint32_t k)
{
    static const char *const who[] = {"政府", "机构", "分析师", "专家", "业内", "协会", "券商", "人士"};
    const gn_seg *g = &w->structure->seg[k];
    /* IDC, IDC中国 */
    if (g->kind == GN_SEG_ORG || (g->kind == GN_SEG_AREA && k > 0 && g[-1].kind == GN_SEG_ORG)) return true;
    GN_EACH (i, who)
        if (g->kind == GN_SEG_TEXT && gn_seg_ends(w, g, who[i])) return true;
    return false;
}

/* What the clause says of the future: 将, 预计, IDC预计, that somebody means to do something. */
typedef struct future_cues {
    bool weak, strong, somebody, intends;
} future_cues;

static future_cues cues_of_clause(const gn_work *w, const gn_statement *s, bool future)
{
    const gn_structure *st = w->structure;
    future_cues a = {0};
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        const char *text = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST) {
            const bool will = n >= 3 && memcmp(text, "将", 3) == 0;
            a.weak |= will;
            a.strong |= !will;
            /* IDC预计, 政府预计: a forecast in a plan's text too. */
            a.somebody |= !will && k > s->from && g[-1].end == g->start && forecaster(w, k - 1);
            /* 将以10亿美元的价格 */
            a.intends |= will && k + 2 == s->list_seg && gn_seg_says(w, k + 1, "以") &&
                         gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY;
        }
        /* 将投入, 要达到: somebody means to. */
        static const char *const acts[] = {"投入", "投资", "建设", "新建", "推出", "发布", "设立", "打造",
                                           "引进", "持有", "销售", "再建", "新开", "采购", "收购", "投放",
                                           "回购", "增持", "斥资", "出资", "增资", "发行", "募集", "转让",
                                           "减持", "裁员", "裁减", "兴建", "扩建", "开设", "追加", "招聘"};
        for (size_t i = 0; a.weak && i < sizeof acts / sizeof *acts; i++)
            a.intends |= g->kind != GN_SEG_MARK && gn_find(text, n, acts[i], 6) != NULL;
        const bool must = g->kind == GN_SEG_TEXT && gn_seg_ends(w, g, "要") && !gn_seg_ends(w, g, "主要") &&
                          !gn_seg_ends(w, g, "重要") && !gn_seg_ends(w, g, "需要");
        if (must && (k >= s->predicate || (future && k + 1 == s->predicate))) a.intends = true;
        static const char *const musts[] = {"要达",   "要做到", "要实现", "要稳定",
                                            "要保持", "要控制", "要提高", "要超过"};
        for (size_t i = 0; future && g->kind != GN_SEG_MARK && i < sizeof musts / sizeof *musts; i++)
            a.intends |= gn_find(text, n, musts[i], strlen(musts[i])) != NULL;
    }
    return a;
}

/* “德勤预测，2022年机构将投资超过60亿美元”: a house says so, whoever means to. */
static bool foretold(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->from; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_FORECAST &&
            !gn_seg_begins(w, &st->seg[k], "将") && k > 0 && forecaster(w, k - 1))
            return true;
    return false;
}

/* “到2025年，建成加氢站15座”: nobody foretells it, somebody means to. */
static bool to_build(const gn_work *w, const gn_statement *s, const future_cues *a)
{
    static const char acts[] = "建成|打造|培育|引进|新建|建设|推广|布局|新增";
    if (a->weak || a->strong || s->before & GN_CUE_BIT(FORECAST) || s->from == s->list_seg) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind != GN_SEG_MARK &&
            gn_words_begin(acts, gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    return false;
}

/* The status by the clause's cues, by those before it, and by whether the period is to come. */
static void decide_status(const gn_work *w, gn_statement *s, const future_cues *a, bool future, bool past)
{
    const gn_memory *m = &w->memory;
    /* 2020年到2022年 of a plan: the span that it is made for, though some of it is over. */
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    const bool planned = m->plan && d.year && s->period.freq != GN_FREQ_NONE && s->period.last > gn_month(d.year, 12);
    const bool forecast = s->before & GN_CUE_BIT(FORECAST), target = s->before & GN_CUE_BIT(TARGET);
    if (a->somebody)
        s->status = GN_FORECAST;
    else if (s->left & GN_CUE_BIT(TARGET))
        s->status = (a->strong || (a->weak && forecast)) && !w->memory.plan ? GN_FORECAST : GN_TARGET;
    else if (a->intends && (!past || (s->left | s->before) & GN_CUE_BIT(SOURCE))) /* 去年7月，公司宣布将以… */
        s->status = forecast && foretold(w, s) ? GN_FORECAST : GN_TARGET;
    else if (a->weak || a->strong)
        s->status = target || w->memory.goals ||
                            (w->memory.plan &&
                             (w->memory.status == GN_TARGET || (!a->strong && w->memory.plan_block == s->block)))
                        ? GN_TARGET
                        : GN_FORECAST;
    else if (future)
        s->status = target || (m->status == GN_TARGET && m->last_block == s->block) || w->memory.goals ||
                            proposed(w, s) || to_build(w, s, a) || (w->memory.plan && w->memory.plan_block == s->block)
                        ? GN_TARGET
                    : forecast       ? GN_FORECAST
                    : w->memory.plan ? GN_TARGET
                                     : GN_FORECAST;
    else if (!past && forecast) /* 将持有10%，持股比例为…: goes on with what is meant */
        s->status = m->status == GN_TARGET && m->last_sentence == s->sentence ? GN_TARGET : GN_FORECAST;
    else if (!past && (target || m->goals || planned))
        s->status = GN_TARGET;
}

void gn_statement_status(const gn_work *w, gn_statement *s)
{
    s->status = GN_ACTUAL;
    bool future = false, past = false;
    if (s->period.freq != GN_FREQ_NONE && w->date.year) {
        const gn_article *a = &w->structure->article[w->structure->sentence[s->sentence].article];
        const gn_date d = a->date.year ? a->date : w->date;
        future = s->period.last > gn_month(d.year, d.month) && s->period.first > gn_month(d.year, 1);
        past = s->period.last < gn_month(d.year, d.month) && s->period_explicit;
    }
    const gn_memory *m = &w->memory;
    const bool same = m->last_span.freq != GN_FREQ_NONE && m->last_span.first == s->period.first &&
                      m->last_span.last == s->period.last;
    const bool own_cue = s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    if (s->linked && m->status != GN_ACTUAL && !own_cue && (same || !past)) {
        s->status = (gn_outcome)m->status;
        return;
    }
    /* 预计2021—2023年收入为A、B、C，对应PE为…: reckoned from those. */
    if (s->chose_period.kind == 'l' && !own_cue) {
        const gn_list *of = gn_inherit_dated_list(w, s);
        if (of) {
            s->status = (gn_outcome)of->status;
            return;
        }
    }
    /* 预计2021年收入…；净利润…: the year is over, its figures are not out. */
    if (m->last_sentence == s->sentence && m->status == GN_FORECAST && same && s->before & GN_CUE_BIT(FORECAST))
        past = false;
    /* A day that was is no forecast's. */
    if (s->time && s->time->flags & GN_P_DAY && s->time->part == GN_PART_DAYS && !future) past = true;
    const gn_structure *st = w->structure;
    /* 全年 before the year is over. */
    if (s->time && s->time->part == GN_PART_MONTHS && s->time->first == 1 && s->time->last == 12 &&
        s->period.freq != GN_FREQ_NONE) {
        const gn_date d = gn_inherit_anchor(w, s->sentence);
        future |= d.year && s->period.last > gn_month(d.year, d.month);
    }
    if ((done_already(w, s) || (says_now(w, s) && !own_cue)) && !future) return;
    if (!(s->left & GN_CUE_BIT(FORECAST)) && (announced_investment(w, s) || once_built(w, s))) {
        s->status = GN_TARGET;
        return;
    }
    /* 完成3000亿元目标的117%, 提出1000万台的目标; but 100亿美元的激励计划 */
    if (s->right & GN_CUE_BIT(TARGET) && !(s->left & GN_CUE_BIT(FORECAST)) && !names_plan(w, s)) {
        s->status = GN_TARGET;
        return;
    }
    /* 将从现在的30亿美元提升至…: where it comes from is so already. */
    if ((s->near & GN_CUE_BIT(FROM)) && !future) {
        bool from = false, ahead = false;
        for (uint32_t k = s->list_seg; k-- > s->predicate && !from && !ahead;) {
            from = st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_FROM;
            ahead =
                st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_FORECAST || st->seg[k].cue == GN_CUE_TARGET);
        }
        if (!ahead) return;
    }
    /* 其中 goes on with what was said. */
    if ((s->left | s->before) & GN_CUE_BIT(PART) && !past && w->memory.status != GN_ACTUAL &&
        w->memory.last_block == s->block && !(s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET)))) {
        s->status = (gn_outcome)w->memory.status;
        return;
    }
    const future_cues a = cues_of_clause(w, s, future);
    decide_status(w, s, &a, future, past);
}
