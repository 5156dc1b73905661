/* Figures over so many years that the text has counted: 十年增加50万人, 五年累计投入. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"

#include <string.h>

/* “十年增加”, “五年累计”, “三年共”: the years right before the verb in the number's clause, 0 if there are none. */
static int years_counted(const gn_work *w, const gn_statement *s)
{
    enum { MOST = 60 };
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k + 1 < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k], *next = &g[1];
        if (g->kind != GN_SEG_QUANTITY || g->clause != s->clause) continue;
        const gn_quantity *q = gn_work_quantity(w, k);
        if (!(q->flags & GN_Q_DURATION) || q->decimals || q->value < 2 || q->value > MOST || !gn_seg_ends(w, g, "年"))
            continue;
        const bool verb = next->kind == GN_SEG_CUE &&
                          (next->cue == GN_CUE_UP || next->cue == GN_CUE_DOWN || next->cue == GN_CUE_CUMULATIVE);
        const bool sum = next->kind == GN_SEG_TEXT && gn_words_begin("共|少|多|里|内|净|总共|一共|合计",
                                                                     gn_work_text(w, k + 1), gn_work_len(w, k + 1));
        if (next->start == g->end && (verb || sum)) return (int)q->value;
    }
    return 0;
}

/* “比十年前上升4个百分点” */
static int years_ago(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind != GN_SEG_PERIOD || g->clause != s->clause || !gn_seg_ends(w, g, "年前")) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (t->part == GN_PART_YEAR && t->year_mode == GN_YEAR_RELATIVE && t->year < -1 && t->flags & GN_P_COMPARED)
            return -t->year;
    }
    return 0;
}

bool gn_inherit_goes_on_run(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    return m->run.freq != GN_FREQ_NONE && m->run_sentence == s->sentence && m->last_sentence == s->sentence &&
           m->said_seg != GN_NO_INDEX && w->structure->seg[m->said_seg].clause + 1 == s->clause &&
           s->predicate == s->from && !(s->left & (GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(COMPARE)));
}

bool gn_inherit_over_years(const gn_work *w, const gn_statement *s)
{
    return years_counted(w, s) > 0 || gn_inherit_goes_on_run(w, s);
}

void gn_inherit_census(const gn_work *w, const gn_statement *s, gn_span *span)
{
    const gn_span *now = &w->memory.period;
    if (now->freq == GN_FREQ_NONE || now->first != now->last || span->last - span->first != 11 ||
        !gn_inherit_named_base(w, s) || !gn_may_say(w, "普查"))
        return;
    span->first = span->last = span->first + now->last % 12;
}

bool gn_inherit_run(const gn_work *w, const gn_statement *s, gn_span *out)
{
    const gn_span *now = &w->memory.period;
    const bool change = s->measure == GN_MEASURE_CHANGE;
    int years = s->measure == GN_MEASURE_SHARE ? 0 : years_counted(w, s);
    if (!years && change) years = years_ago(w, s);
    if (!years || now->freq == GN_FREQ_NONE || gn_inherit_own_time(w, s)) return false;
    const int64_t months = now->last - now->first;
    if (months != 0 && months != 11) return false; /* a point in time or a year */
    *out = (gn_span){GN_FREQ_MONTH, now->last + (months == 11) - 12 * (int64_t)years, now->last};
    return true;
}

bool gn_inherit_run_end(const gn_work *w, const gn_statement *s, gn_span *out)
{
    const gn_memory *m = &w->memory;
    const bool from = s->near & GN_CUE_BIT(FROM);
    const bool to = s->near & GN_CUE_BIT(TO) && s->previous != GN_NO_INDEX && m->from_seg == s->previous;
    if ((!from && !to) || m->run.freq == GN_FREQ_NONE || m->run_sentence != s->sentence || gn_inherit_own_time(w, s))
        return false;
    if (to) {
        *out = m->period;
        return true;
    }
    const int64_t months = m->period.last - m->period.first;
    *out = (gn_span){GN_FREQ_MONTH, m->run.first - (months == 11 ? 12 : 0), m->run.first - (months == 11 ? 1 : 0)};
    return true;
}
