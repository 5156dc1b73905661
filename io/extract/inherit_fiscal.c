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

/* 2019财年第三季度（自然年2018年第四季度）, 第二财季（即2021年10—12月）: the months that the bracket behind the fiscal
 * time at segment k gives it. */
static bool explained(const gn_work *w, uint32_t k, const fiscal *f, gn_span *out)
{
    enum { NEAR = 3 };
    const gn_structure *st = w->structure;
    uint32_t i = k + 1;
    while (i + 1 < st->segs && i < k + NEAR && st->seg[i].kind != GN_SEG_MARK) i++;
    if (i + 1 >= st->segs || st->seg[i].kind != GN_SEG_MARK || st->seg[i].mark != '(') return false;
    for (const uint32_t to = i + NEAR; ++i < st->segs && i < to && st->seg[i].kind != GN_SEG_MARK;) {
        if (st->seg[i].kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[st->seg[i].index];
        return t->part == GN_PART_MONTHS && (t->year_mode == GN_YEAR_GIVEN || t->year_mode == GN_YEAR_RELATIVE) &&
               !(t->flags & (GN_P_FISCAL | GN_P_COMPARED | GN_P_POINT)) &&
               gn_inherit_time_at(w, st->clause[st->seg[i].clause].sentence, i, false, out) &&
               out->last - out->first == f->last - f->first;
    }
    return false;
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

/* The last month of a fiscal year that the article tells the end of, and its number; `run`: only by a span of so many
 * months up to a day. */
static bool told_end(const gn_work *w, uint32_t k, bool run, int64_t *month, int32_t *number)
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
        if (day->flags & GN_P_RUN && day->unit > QUARTER) {
            of = (fiscal){0, 1, day->unit};
            if ((run && day->unit < YEAR) || !gn_inherit_time_at(w, sentence, i, false, &span)) continue;
            *month = span.last + YEAR - of.last;
        } else if (!run && day->flags & GN_P_UNTIL && day->part == GN_PART_DAYS && ends_with(w, i, &of) &&
                   gn_inherit_time_at(w, sentence, i, false, &span)) {
            *month = span.last - (day->day2 <= HALF) + YEAR - of.last;
        } else if (!run && day->flags & GN_P_FISCAL && fiscal_time(w, i, &of) && explained(w, i, &of, &span)) {
            *month = span.last + YEAR - of.last;
        } else {
            continue;
        }
        int year, unused;
        gn_month_split(*month, &year, &unused);
        *number = of.year ? of.year : year;
        return true;
    }
    return false;
}

/* 本年度, 年内, 上年度 of a firm that tells what it did in so many months up to a day. */
static bool year_of_run(const gn_work *w, uint32_t k, int *offset)
{
    const gn_seg *g = &w->structure->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (t->part != GN_PART_YEAR || t->year != t->year2 || t->flags & (GN_P_SINCE | GN_P_POINT | GN_P_BEFORE) ||
        !gn_words_begin("本年度|年内|上年度|上一年度", gn_work_text(w, k), gn_work_len(w, k)))
        return false;
    *offset = t->year;
    return t->year == 0 || t->year == -1;
}

/* “公布第二财季业绩，第二季度营收…”: the fiscal quarter of that number that the article has named; GN_NO_INDEX if none.
 */
static uint32_t fiscal_quarter(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_time *t = &w->scan->time[st->seg[k].index];
    if (t->part != GN_PART_MONTHS || t->last != t->first + QUARTER - 1 || t->year_mode != GN_YEAR_NONE ||
        t->flags & (GN_P_FISCAL | GN_P_POINT | GN_P_COMPARED | GN_P_RUN))
        return GN_NO_INDEX;
    const uint32_t article = st->sentence[st->clause[st->seg[k].clause].sentence].article;
    for (uint32_t i = k; i-- > gn_look_back(k, 0);) {
        if (st->seg[i].kind != GN_SEG_PERIOD) continue;
        if (st->sentence[st->clause[st->seg[i].clause].sentence].article < article) break;
        const gn_time *f = &w->scan->time[st->seg[i].index];
        if (f->flags & GN_P_FISCAL && f->part == GN_PART_MONTHS && f->first == t->first && f->last == t->last &&
            !(f->flags & GN_P_COMPARED))
            return i;
        if (f->part == GN_PART_MONTHS && f->year_mode == GN_YEAR_GIVEN && f->last == t->last) break;
    }
    return GN_NO_INDEX;
}

bool gn_inherit_fiscal(const gn_work *w, uint32_t k, gn_span *out)
{
    const gn_structure *st = w->structure;
    const gn_time *t = &w->scan->time[st->seg[k].index];
    fiscal f = {0, 1, YEAR};
    int64_t end;
    int32_t number;
    int offset = 0;
    const bool fiscal_name = t->flags & GN_P_FISCAL;
    if (t->flags & GN_P_RUN) return false; /* 2022财年3月31日止年度 says itself which months it has */
    if (!fiscal_name) {
        const uint32_t same = fiscal_quarter(w, k);
        if (same != GN_NO_INDEX)
            return gn_inherit_time_at(w, st->clause[st->seg[same].clause].sentence, same, false, out);
        if (!year_of_run(w, k, &offset)) return false;
    } else {
        if (!fiscal_time(w, k, &f)) return false;
        if (t->year_mode == GN_YEAR_RELATIVE) offset = t->year;
    }
    if (!told_end(w, k, !fiscal_name, &end, &number)) return false;
    end += YEAR * (int64_t)(f.year ? f.year - number : offset);
    *out = (gn_span){GN_FREQ_MONTH, end - YEAR + f.first, end - YEAR + f.last};
    if (t->flags & GN_P_POINT) out->first = out->last;
    return true;
}

bool gn_inherit_said_run(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause;
    if (!w->scan->fiscal || !(w->scan->time[st->seg[k].index].flags & GN_P_REPORT)) return false;
    for (uint32_t i = k; i-- > gn_look_back(k, st->clause[clause].first);)
        if (st->seg[i].kind == GN_SEG_PERIOD && w->scan->time[st->seg[i].index].flags & GN_P_RUN) return true;
    return false;
}
