/* Layer 4 of the extractor, statements: what stands around a number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

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

uint32_t gn_statement_list_tail(const gn_work *w, uint32_t seg)
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

bool gn_statement_takes_object(const gn_work *w, uint32_t k)
{
    static const char objects[] = "其持有|其所持|其拥有|所持|其名下|其手中|手中|名下";
    static const char done[] = "已|已经|曾|成功|一举"; /* 已将产能提升至10万片 */
    const gn_seg *g = &w->structure->seg[k];
    return gn_work_len(w, k) == 3 && gn_seg_begins(w, g, "将") &&
           (gn_words_begin(objects, w->clean->text + g->end, w->clean->length - g->end) ||
            gn_words_end(done, w->clean->text, g->start));
}

bool gn_statement_names_reached(const gn_work *w, uint32_t k)
{
    static const char reached[] = "完成|达到|达成|实现|完不成|未完成|没有完成|超额完成", of[] = "的",
                      aims[] = "目标|任务|计划";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (!gn_words_end(aims, gn_work_text(w, k), gn_work_len(w, k)) || k + 1 >= st->segs || g[1].start != g->end ||
        g[1].kind != GN_SEG_TEXT || !gn_seg_begins(w, &g[1], of) || gn_work_len(w, k + 1) == sizeof of - 1)
        return false;
    for (uint32_t i = k; i > gn_look_back(k, st->clause[g->clause].first); i--)
        if (gn_words_end(reached, gn_work_text(w, i - 1), gn_work_len(w, i - 1)) ||
            gn_words_begin(reached, gn_work_text(w, i - 1), gn_work_len(w, i - 1)))
            return true;
    return false;
}

uint64_t gn_statement_cue_bits(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->cue == GN_CUE_FORECAST && gn_statement_takes_object(w, k)) return 0;
    if (g->cue == GN_CUE_TARGET && gn_statement_names_reached(w, k)) return 0;
    uint64_t bits = UINT64_C(1) << g->cue;
    const char *word = gn_work_text(w, k);
    const size_t len = gn_work_len(w, k);
    if (g->cue == GN_CUE_BOUND && len == 6 && memcmp(word + 3, "占", 3) == 0) bits |= GN_CUE_BIT(SHARE);
    if (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP) { /* 季增, 年减: a base and a movement */
        if (gn_words_end("增|升|长|涨|加", word, len)) bits |= GN_CUE_BIT(UP);
        if (gn_words_end("减|降|退|跌|滑|少", word, len)) bits |= GN_CUE_BIT(DOWN);
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
    bool may = false;
    GN_EACH (i, words) may |= gn_may_say(w, words[i]);
    for (uint32_t k = s->from; may && k < s->list_seg; k++) {
        if (st->seg[k].clause != s->clause || (st->seg[k].kind != GN_SEG_CUE && st->seg[k].kind != GN_SEG_TEXT))
            continue;
        GN_EACH (i, words)
            if (gn_seg_says(w, k, words[i])) return true;
    }
    return false;
}

/* The left part: back to the number before or to the clause's beginning. */
static void left_part(const gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    uint32_t i = s->list_seg;
    const uint32_t stop = gn_look_back(s->list_seg, st->clause[s->clause].first);
    while (i > stop) {
        const gn_seg *g = &st->seg[i - 1];
        /* 《探案3》 */
        const bool titled = g[1].kind == GN_SEG_MARK && g[1].mark == '>' && g[1].start == g->end;
        /* 出货量一年仅有1000万台: how long, not what. */
        const bool lasts = g->kind == GN_SEG_QUANTITY && gn_work_quantity(w, i - 1)->flags & GN_Q_DURATION &&
                           !(q->flags & GN_Q_DURATION) && !gn_seg_ends(w, g, "岁");
        if (g->clause == s->clause && g->kind == GN_SEG_QUANTITY && !titled && !lasts) {
            /* “A、B和C 3个行业分别增长…”: the number that counts the members lies within the phrase. */
            const gn_quantity *before = gn_work_quantity(w, i - 1);
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
}

/* The number before the bracket that the clause is. */
static void number_around(const gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    for (uint32_t k = c->first; k-- > gn_look_back(c->first, st->clause[c->parent].first);)
        if (st->seg[k].clause == c->parent && st->seg[k].kind == GN_SEG_QUANTITY) {
            s->previous = k;
            return;
        }
}

/* The predicate: cues and function words right before the number. */
static void read_predicate(const gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    bool open = true, turned = false;
    s->predicate = s->list_seg;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        const uint64_t bit = g->kind == GN_SEG_CUE ? gn_statement_cue_bits(w, k) : 0;
        s->left |= bit;
        if (!open) continue;
        bool takes = (bit & PREDICATE) != 0;
        if (g->kind == GN_SEG_PERIOD)
            takes = (w->scan->time[g->index].flags & (GN_P_COMPARED)) ||
                    (k > s->from && g[-1].kind == GN_SEG_CUE && (g[-1].cue == GN_CUE_FROM || g[-1].cue == GN_CUE_TO));
        if (g->kind == GN_SEG_TEXT) takes = function_words(w, k);
        if (g->kind == GN_SEG_MARK) takes = g->mark == ' ' || g->mark == ':';
        if (!takes) {
            open = false;
            continue;
        }
        /* 由持平转为下降0.3%: the number is not where it comes from */
        if (g->kind != GN_SEG_MARK && gn_words_begin("转|变为|改为", gn_work_text(w, k), gn_work_len(w, k)))
            turned = true;
        s->near |= turned ? bit & ~GN_CUE_BIT(FROM) : bit;
        s->predicate = k;
        if (!s->nearest && g->cue == GN_CUE_BOUND && (bit & GN_CUE_BIT(SHARE))) s->nearest = GN_CUE_SHARE;
        if (!s->nearest && g->cue == GN_CUE_FORECAST && (bit & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))))
            s->nearest = bit & GN_CUE_BIT(UP) ? GN_CUE_UP : GN_CUE_DOWN;
        if (!s->nearest && (bit & (GROWTH | GN_CUE_BIT(SHARE) | GN_CUE_BIT(CAGR) | GN_CUE_BIT(CONTRIBUTION) |
                                   GN_CUE_BIT(MULTIPLE) | GN_CUE_BIT(COMPARE))))
            s->nearest = g->cue;
    }
}

/* “一季度末与去年底相比，…”: a clause without figures names the end of last year as the base of what follows. */
static bool base_of_clauses(const gn_work *w, const gn_statement *s)
{
    enum { MOST = 6 };
    const gn_structure *st = w->structure;
    const uint32_t first = st->sentence[s->sentence].first_clause;
    for (uint32_t i = s->clause; i-- > first && s->clause - i < MOST;) {
        bool figures = false, base = false;
        for (uint32_t k = gn_look_back(st->clause[i].last, st->clause[i].first); k < st->clause[i].last; k++) {
            const gn_seg *g = &st->seg[k];
            if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP)) return false;
            figures |= g->kind == GN_SEG_QUANTITY;
            base |= g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
                    strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0;
            if (g->kind != GN_SEG_PERIOD) continue;
            const gn_time *t = &w->scan->time[g->index];
            base |= t->flags & GN_P_POINT && (t->flags & GN_P_BEGIN || t->year < 0) && gn_inherit_compared(w, k);
        }
        if (!figures) return base;
    }
    return false;
}

/* 较上年末增加A，增长B: the base holds on while nothing else is said. */
static bool held_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) &&
        !(s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE))) && base_of_clauses(w, s))
        return true;
    if (!gn_may_cue(w, GN_CUE_BIT(COMPARE)) || s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE)) ||
        s->clause <= st->sentence[s->sentence].first_clause || s->predicate != s->from)
        return false;
    const gn_clause *p = &st->clause[s->clause - 1];
    for (uint32_t k = gn_look_back(p->last, p->first); k < p->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
            strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0)
            return true;
    }
    return false;
}

/* “业绩好于市场预期，”, “远超预期，”: the clause says how it was, nothing of the future. */
static bool against_expectation(const gn_work *w, uint32_t k)
{
    enum { NEAR = 4 };
    static const char words[] = "于|超|超出|超过|不及|不如|符合|合乎|达到|未达|未达到|不达|没达到|逊|胜|强过|好过|出乎",
                      expected[] = "预期|预料|预想";
    const gn_seg *g = w->structure->seg;
    if (!gn_seg_says(w, k, "预") || !gn_words_end(expected, gn_work_text(w, k), gn_work_len(w, k)) ||
        k + 1 >= w->structure->segs || (g[k + 1].kind != GN_SEG_MARK && g[k + 1].clause == g[k].clause))
        return false;
    for (uint32_t i = k; i-- > 0 && k - i < NEAR && g[i].clause == g[k].clause && g[i].kind != GN_SEG_MARK;)
        if (g[i].kind == GN_SEG_CUE && (g[i].cue == GN_CUE_COMPARE || g[i].cue == GN_CUE_BOUND)) return true;
    for (uint32_t i = k; i-- > 0 && k - i < NEAR && g[i].clause == g[k].clause && g[i].kind != GN_SEG_MARK;)
        if (gn_words_end(words, gn_work_text(w, i), gn_work_len(w, i))) return true;
    return false;
}

/* The cues of the sentence before the left part. */
static uint64_t cues_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint64_t cues = 0;
    const uint32_t begin = st->sentence[s->sentence].first;
    int title = 0;
    for (uint32_t k = gn_look_back(s->from, begin); k < s->from; k++) {
        const gn_seg *g = &st->seg[k];
        /* 《…行动计划》 plans nothing here. */
        title += (g->kind == GN_SEG_MARK) * ((g->mark == '<') - (g->mark == '>'));
        /* 市场预期12.6亿美元: that figure alone is one. */
        const bool own = (g->kind == GN_SEG_CUE) & (g->cue == GN_CUE_FORECAST) &&
                         ((k + 1 < st->segs && st->seg[k + 1].kind == GN_SEG_QUANTITY &&
                           (gn_seg_ends(w, g, "预期") || gn_seg_ends(w, g, "预估"))) ||
                          gn_statement_takes_object(w, k) || against_expectation(w, k));
        cues |= (uint64_t)((g->kind == GN_SEG_CUE) & (title <= 0) & !own) << (g->cue & 63);
    }
    return cues;
}

/* The cues right behind the number or its list. */
static uint64_t cues_behind(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    uint64_t cues = 0;
    const uint32_t tail = gn_statement_list_tail(w, s->seg);
    for (uint32_t k = tail + 1; k < c->last && k < tail + 4; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_MARK) break;
        if (g->kind == GN_SEG_CUE) cues |= UINT64_C(1) << g->cue;
    }
    return cues;
}

/* 提早完成了定下的2万个目标, 超额完成100万吨的目标 */
static bool aim_reached(const gn_work *w, const gn_statement *s)
{
    static const char *const done[] = {"完成", "达成", "实现", "超额", "超过"}, *const not_yet[] = {"将", "力争", "要"};
    bool reached = false;
    if (!(s->right & GN_CUE_BIT(TARGET)) || (s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET)))) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (w->structure->seg[k].clause != s->clause || w->structure->seg[k].kind == GN_SEG_MARK) continue;
        GN_EACH (i, done) reached |= gn_seg_says(w, k, done[i]);
        GN_EACH (i, not_yet)
            if (gn_seg_says(w, k, not_yet[i])) return false;
    }
    return reached;
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
    left_part(w, s);
    if (s->previous == GN_NO_INDEX && c->parent != GN_NO_INDEX && c->opener == '(') number_around(w, s);
    read_predicate(w, s);
    s->base_since = held_base(w, s);
    s->base_kept = !s->base_since && gn_inherit_keeps_base(w, s);
    s->flow = flow_verb(w, s);
    s->bracket = c->opener == '(' && s->from == s->list_seg;
    s->before = cues_before(w, s);
    if (gn_statement_asked_for(w, s)) s->before |= GN_CUE_BIT(TARGET);
    s->right = cues_behind(w, s);
    s->aim = aim_reached(w, s);
}
