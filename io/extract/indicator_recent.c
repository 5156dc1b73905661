/* The amounts that were told last, for 分别 over several clauses and for 三项增速, and the last full name of each unit.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

uint32_t gn_indicator_unit(const gn_quantity *q)
{
    return q->unit | q->per << 16;
}

const gn_label *gn_indicator_full(const gn_memory *p, uint32_t unit)
{
    for (uint32_t i = 0; i < GN_UNITS_KEPT; i++)
        if (unit && p->full_unit[i] == unit && p->full[i].n) return &p->full[i];
    return NULL;
}

void gn_indicator_keep_full(gn_memory *p, uint32_t unit, const gn_label *l)
{
    uint32_t at = 0;
    while (at < GN_UNITS_KEPT && p->full_unit[at] != unit) at++;
    if (at == GN_UNITS_KEPT) at = p->full_next++ % GN_UNITS_KEPT;
    p->full_unit[at] = unit;
    gn_label_copy(&p->full[at], l);
}

void gn_indicator_note_recent(gn_memory *p, const gn_statement *s, const gn_label *l)
{
    const bool other = p->recent_sentence != s->sentence;
    if (other && p->recent_block != s->block) p->recent_count = 0;
    if (other) p->recent_own = 0;
    p->recent_sentence = s->sentence;
    p->recent_block = s->block;
    if (s->measure != GN_MEASURE_LEVEL && p->recent_own) return; /* growth of what is told already, or of all of it */
    if (p->recent_count == GN_RECENT_KEPT) {
        memmove(p->recent, p->recent + 1, (GN_RECENT_KEPT - 1) * sizeof *p->recent);
        p->recent_count--;
        p->recent_own -= p->recent_own == GN_RECENT_KEPT;
    }
    p->recent[p->recent_count++] = *l;
    p->recent_own++;
}

uint32_t gn_indicator_counted(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    static const char these[] = "这|该|此|上述|以上|其";
    const gn_structure *st = w->structure;
    if (q->list_count < 2) return GN_NO_INDEX;
    /* “…，而去年这几个数字分别为…” */
    static const char all[] =
        "这几个数字|这几个数据|这几项指标|这几项数据|这些数字|这些指标|上述数字|上述指标|上述数据|几个数字";
    const bool may = gn_may_say(w, "数字") || gn_may_say(w, "数据") || gn_may_say(w, "指标");
    const char *t = w->clean->text + st->seg[s->from].start, *const end = w->clean->text + st->seg[s->list_seg].start;
    for (; may && t < end; t++)
        if (gn_words_begin(all, t, (size_t)(end - t))) return s->clause;
    uint32_t clause = s->clause;
    if (clause > st->sentence[s->sentence].first_clause && s->np_end <= st->clause[clause].first + 2) clause--;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[clause].first); k < s->list_seg; k++) {
        if (st->seg[k].kind != GN_SEG_QUANTITY) continue;
        const gn_quantity *n = gn_work_quantity(w, k);
        if (!(n->flags & GN_Q_COUNT_NOUN) || n->decimals || n->magnitude != 1 || n->value != q->list_count) continue;
        if (k == st->clause[clause].first || st->seg[k - 1].kind == GN_SEG_MARK) return clause;
        if (gn_words_end(these, gn_work_text(w, k - 1), gn_work_len(w, k - 1))) return clause;
    }
    return GN_NO_INDEX;
}

bool gn_indicator_counts_lines(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    static const char digits[] = "一二三四五六七八九十", these[] = "这|该|此|上述|以上|其|公司|集团",
                      sorts[] = "块|大|项|个|类|种|条|部分|大类|个主要|项主要|大核心|大主要|项核心",
                      lines[] = "业务|板块|产品|部门|分部|事业部|品牌|事业群|收入|分部业务|业务板块|产品线";
    const gn_structure *st = w->structure;
    const char *t = w->clean->text + st->seg[st->clause[s->clause].first].start;
    const char *const end = w->clean->text + st->seg[s->list_seg].start;
    const size_t skip = gn_words_begin(these, t, (size_t)(end - t));
    t += skip;
    if (end - t < 9) return false;
    uint32_t n = 0;
    if (*t >= '2' && *t <= '9') {
        n = (uint32_t)(*t++ - '0');
    } else {
        const char *at = gn_find(digits, sizeof digits - 1, t, 3);
        n = memcmp(t, "两", 3) == 0 ? 2 : at && (at - digits) % 3 == 0 ? (uint32_t)(at - digits) / 3 + 1 : 0;
        t += 3;
    }
    const size_t sort = n == q->list_count ? gn_words_begin(sorts, t, (size_t)(end - t)) : 0;
    return sort && gn_words_begin(lines, t + sort, (size_t)(end - t) - sort);
}

/* “进出口总值x，其中出口y，顺差z。逐月看，1月下降7%”: of the whole again. */
static bool by_months(const gn_work *w, const gn_statement *s)
{
    static const char each[] =
        "逐月看|逐月来看|分月看|分月来看|分月份看|按月看|从各月看|月度看|从月度看|分季度看|分季看|"
        "逐季看|分季度来看|从各季度看|从月度走势看";
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    return w->memory.last_sentence != s->sentence &&
           gn_words_begin(each, w->clean->text + of->start, of->end - of->start);
}

/* “接待游客3万人次，旅游收入2亿元，同比增长12%和9%”: two rates of growth are of two things. */
static bool rates_in_turn(const gn_work *w, const gn_memory *p, const gn_statement *s, const gn_quantity *q)
{
    return q->list_count > 1 && q->flags & GN_Q_PERCENT && s->predicate == s->from && s->previous == GN_NO_INDEX &&
           (s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_POP || s->measure == GN_MEASURE_GROWTH) &&
           p->measure == GN_MEASURE_LEVEL && p->said_seg != GN_NO_INDEX &&
           gn_work_quantity(w, p->said_seg)->list_count < 2 && gn_statement_two_bases(w, s) == GN_MEASURE_COUNT;
}

const gn_label *gn_indicator_over_recent(const gn_work *w, gn_memory *p, const gn_statement *s, const gn_quantity *q,
                                         const gn_material *m)
{
    const bool listed = q->list_count > 1;
    if (!m->np.n && p->recent_block == s->block && p->recent_count && by_months(w, s)) return &p->recent[0];
    if (listed && s->measure == GN_MEASURE_SHARE && p->recent_block == s->block && p->recent_count >= q->list_count &&
        gn_indicator_counts_lines(w, s, q))
        return &p->recent[p->recent_count - q->list_count + q->list_index];
    if (m->np.n && !m->share) return NULL; /* 占比分别为… too */
    /* “三项增速分别低于…” */
    if (listed && p->recent_block == s->block && p->recent_count >= q->list_count) {
        const uint32_t clause = gn_indicator_counted(w, s, q);
        if (clause < s->clause || (clause == s->clause && !m->before.n))
            return &p->recent[p->recent_count - q->list_count + q->list_index];
    }
    if (p->recent_sentence != s->sentence) return NULL;
    if ((s->near & GN_CUE_BIT(RESPECTIVELY) ||
         ((m->share || m->rate || s->near & GN_CUE_BIT(RATE) || s->measure == GN_MEASURE_SHARE) &&
          gn_indicator_in_turn(w, s)) ||
         rates_in_turn(w, p, s, q)) &&
        (!listed || q->list_index == 0)) {
        uint32_t n = gn_list_figures(w, s); /* “分别下降x、y和增长z” too */
        if (n < 2 || p->recent_own < n || (listed && n < q->list_count)) n = listed ? q->list_count : 2;
        if (p->recent_own < n) return NULL;
        p->recent_first = p->recent_count - n;
        p->recent_clause = s->clause;
        p->recent_turn = 0;
    } else if (p->recent_clause == s->clause) {
        p->recent_turn++;
    } else {
        return NULL;
    }
    const uint32_t at = p->recent_first + p->recent_turn;
    return at < p->recent_count ? &p->recent[at] : NULL;
}
