/* Fiscal years: which months they have, where the text says on which day one of them ends. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"
#include "io/extract/words.h"

enum { YEAR = 12, QUARTER = 3 };

/* The year, and the first and last month of it, that a time of a fiscal year names: 第三财季 7 to 9. */
typedef struct fiscal {
    int32_t year; /* 0: not said */
    int first, last;
} fiscal;

static bool fiscal_time(const gn_work *w, uint32_t k, fiscal *out)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_PERIOD) return false;
    const gn_time *t = &w->scan->time[g->index];
    if (!(t->flags & GN_P_FISCAL) || t->year2 != t->year || (t->part != GN_PART_MONTHS && t->part != GN_PART_YEAR))
        return false;
    *out = t->part == GN_PART_YEAR ? (fiscal){0, 1, YEAR} : (fiscal){0, t->first, t->last};
    if (t->year_mode == GN_YEAR_GIVEN) out->year = t->year;
    return true;
}

/* The fiscal time that ends with the day at segment `day`: 截至7月1日的2023财年第三财季, 2021财年（截至6月30日）,
 * 2020财年业绩（财年截至3月31日）, 截至6月30日止季度及全年. */
static bool ends_with(const gn_work *w, uint32_t day, fiscal *out)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[day];
    if (day + 2 < st->segs && g[1].start == g->end && gn_work_len(w, day + 1) == 3 && gn_seg_begins(w, &g[1], "的") &&
        fiscal_time(w, day + 2, out))
        return true;
    if (day < 2 || !gn_words_end("截至|截止|截止到", gn_work_text(w, day - 1), gn_work_len(w, day - 1))) return false;
    const char *behind = w->clean->text + g->end;
    const bool year = gn_seg_ends(w, g, "止") &&
                      gn_words_begin("年度|全年|财年|财政年度|十二个月|季度及全年|季度和全年|季度及年度|三个月及全年",
                                     behind, w->clean->length - g->end);
    if (year || gn_words_end("财年截至|财年截止", gn_work_text(w, day - 1), gn_work_len(w, day - 1)) ||
        gn_seg_ends(w, &g[-2], "财年")) {
        *out = (fiscal){0, 1, YEAR};
        return true;
    }
    return day >= 3 && g[-2].kind == GN_SEG_MARK && g[-2].mark == '(' && fiscal_time(w, day - 3, out);
}

/* The last month of a fiscal year that the article tells the end of, and its number. */
static bool told_end(const gn_work *w, uint32_t k, int64_t *month, int32_t *number)
{
    enum { HALF = 15, AHEAD = 4 };
    const gn_structure *st = w->structure;
    const uint32_t article = st->sentence[st->clause[st->seg[k].clause].sentence].article;
    const uint32_t from = k + AHEAD < st->segs ? k + AHEAD : (uint32_t)st->segs - 1;
    for (uint32_t i = from + 1; i-- > gn_look_back(k, 0);) {
        const gn_seg *g = &st->seg[i];
        if (g->kind != GN_SEG_PERIOD) continue;
        const uint32_t sentence = st->clause[g->clause].sentence;
        if (st->sentence[sentence].article < article) return false;
        const gn_time *day = &w->scan->time[g->index];
        fiscal of;
        gn_span span;
        if (!(day->flags & GN_P_UNTIL) || day->part != GN_PART_DAYS || !ends_with(w, i, &of) ||
            !gn_inherit_time_at(w, sentence, i, false, &span))
            continue;
        *month = span.last - (day->day2 <= HALF) + YEAR - of.last;
        int year, unused;
        gn_month_split(*month, &year, &unused);
        *number = of.year ? of.year : year;
        return true;
    }
    return false;
}

bool gn_inherit_fiscal(const gn_work *w, uint32_t k, gn_span *out)
{
    const gn_time *t = &w->scan->time[w->structure->seg[k].index];
    fiscal f;
    int64_t end;
    int32_t number;
    if (!fiscal_time(w, k, &f) || !told_end(w, k, &end, &number)) return false;
    if (f.year) end += YEAR * (int64_t)(f.year - number);
    *out = (gn_span){GN_FREQ_MONTH, end - YEAR + f.first, end - YEAR + f.last};
    if (t->flags & GN_P_POINT) out->first = out->last;
    return true;
}
