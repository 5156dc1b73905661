/* Times against a date: which months, which days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan.h"

static void set(gn_resolved *out, int64_t first, int64_t last)
{
    out->months = (gn_span){GN_FREQ_MONTH, first, last};
    out->first_day = gn_period_first_day((gn_period){GN_FREQ_MONTH, first});
    out->last_day = gn_period_last_day((gn_period){GN_FREQ_MONTH, last});
}

/* Spring festival, dragon boat and mid-autumn of the years from FEAST_FIRST on, as 100 * month + day. The moon's
 * calendar moves them; after the table's end they date nothing. */
enum { FEASTS = 3, FEAST_FIRST = 2000, FEAST_YEARS = 36 };
static const int16_t feasts[FEASTS][FEAST_YEARS] = {
    {205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128,
     216, 205, 125, 212, 201, 122, 210, 129, 217, 207, 126, 213, 202, 123, 211, 131, 219, 208},
    {606, 625, 615, 604, 622, 611, 531, 619, 608, 528, 616, 606, 623, 612, 602, 620, 609, 530,
     618, 607, 625, 614, 603, 622, 610, 531, 619, 609, 528, 616, 605, 624, 612, 601, 620, 610},
    {912, 1001, 921,  911, 928, 918, 1006, 925,  914, 1003, 922,  912, 930, 919,  908, 927, 915, 1004,
     924, 913,  1001, 921, 910, 929, 917,  1006, 925, 915,  1003, 922, 912, 1001, 919, 908, 927, 916}};

/* Puts the days of a feast in that year into *t, whose `first` is the feast's number below zero: those of the table,
 * the forty days of travel around Spring festival, the day of Qingming. */
static bool set_feast(gn_time *t, int feast, int year)
{
    enum { SPRING = 1, TRAVEL = 4, QINGMING = 5, DAYS = 6, WEEK = 6, BEFORE = 15, AFTER = 24 };
    if (feast == DAYS) feast = SPRING; /* 大年初一 */
    if (feast < SPRING || feast > QINGMING || year < FEAST_FIRST || year >= FEAST_FIRST + FEAST_YEARS) return false;
    const int day = feast == QINGMING ? 405 : feasts[feast == TRAVEL ? 0 : feast - 1][year - FEAST_FIRST];
    gn_date first = {year, day / 100, day % 100};
    const int64_t at = gn_date_days(first);
    const gn_date last = gn_date_from_days(at + (feast == SPRING ? WEEK : feast == TRAVEL ? AFTER : 0));
    if (feast == TRAVEL) first = gn_date_from_days(at - BEFORE);
    t->first = (int16_t)first.month;
    t->day = (int8_t)first.day;
    t->last = (int16_t)last.month;
    t->day2 = (int8_t)last.day;
    return true;
}

/* The last day of a month for a day that it does not have (31 November of a misprint). */
static gn_date day_of(int64_t month, int day)
{
    int y, m;
    gn_month_split(month, &y, &m);
    gn_date d = {y, m, day};
    const gn_date last = gn_period_last_day((gn_period){GN_FREQ_MONTH, month});
    if (day > last.day) d.day = last.day;
    if (day < 1) d.day = 1;
    return d;
}

static void set_days(gn_resolved *out, gn_date first, gn_date last)
{
    out->months = (gn_span){GN_FREQ_MONTH, gn_month(first.year, first.month), gn_month(last.year, last.month)};
    out->first_day = first;
    out->last_day = last;
}

/* The years of a time against its context, before any part of the year is looked at. */
typedef struct years {
    int first, last;
} years;

static bool resolve_years(const gn_time *t, const gn_time_context *context, bool future, years *out)
{
    enum { OCTOBER = 10 };
    const gn_date a = context->anchor;
    const bool dated = a.year != 0;
    const int running = context->year ? context->year : a.year;
    *out = (years){0, 0};
    switch ((gn_year_mode)t->year_mode) {
    case GN_YEAR_GIVEN: *out = (years){t->year, t->year2}; break;
    case GN_YEAR_RELATIVE:
        if (!dated) return false;
        *out = (years){a.year + t->year, a.year + t->year2};
        break;
    case GN_YEAR_CONTEXT:
        if (!running && t->part != GN_PART_SAME) return false;
        *out = (years){running + t->year, running + t->year2};
        break;
    case GN_YEAR_NONE:
        if (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS) {
            out->first = running;
            /* “五一”期间 in April is this year's: one looks ahead to feasts. */
            const int soon = t->flags & GN_P_FEAST ? 1 : 0;
            /* 前11个月 in June is last year's; 一季度 in February may still be this one's */
            const bool ahead = t->first > a.month + soon ||
                               ((t->flags & GN_P_YTD) && t->last < 12 && t->last > a.month + 1) ||
                               (t->first == a.month && t->last - t->first == 2); /* 二季度 in April has just begun */
            /* 全年 in the first months, and what a report covers, are over. */
            const bool over = (t->first == 1 && t->last == 12 && t->part == GN_PART_MONTHS && a.month <= 4) ||
                              ((t->flags & GN_P_REPORT) && t->last >= a.month);
            /* 预计四季度, 预计12月 in January: just over, and not told yet */
            const bool told_soon = future && a.month == 1 && t->part == GN_PART_MONTHS && t->first >= OCTOBER;
            if (!context->year && dated && (future ? told_soon : ahead || over)) out->first--;
            out->last = out->first + t->year2; /* 9月29日至次年1月3日 carries 1 */
            if (!out->first) return false;
        }
        break;
    }
    return out->first >= 0 && out->first <= 9999 && out->last <= 9999;
}

static bool resolve_days(const gn_time *t, gn_date a, years y, bool future, gn_resolved *out)
{
    const bool dated = a.year != 0;
    if (t->first == 0) { /* only a day: of the month before the anchor's day */
        if (!dated) return false;
        int64_t m = gn_month(a.year, a.month);
        if (t->day > a.day && !future) m--;
        set_days(out, day_of(m, t->day), day_of(m, t->day2));
        return true;
    }
    if (y.first < 1) return false;
    set_days(out, day_of(gn_month(y.first, t->first), t->day),
             day_of(gn_month(y.last > y.first ? y.last : y.first, t->last), t->day2));
    if (gn_date_days(out->last_day) < gn_date_days(out->first_day)) {
        out->last_day = out->first_day;
        out->months.last = out->months.first;
    }
    if (t->flags & GN_P_SINCE && dated) {
        out->last_day = a;
        out->months.last = gn_month(a.year, a.month);
    }
    return true;
}

/* 昨日, 上周, 周二: a day or a week counted from the anchor's; a day of the week is the last one. */
static void offset_days(const gn_time *t, gn_date a, bool future, gn_resolved *out)
{
    enum { WEEK = 7 };
    const int64_t d = gn_date_days(a);
    int64_t first = t->unit == 'W' ? (d + 3) / WEEK * WEEK - 3 + WEEK * (int64_t)t->first : d + t->first;
    if (t->day) {
        first += t->day - 1;
        if (first > d && !future) first -= WEEK;
    }
    const bool week = t->unit == 'W' && !t->day;
    set_days(out, gn_date_from_days(first), gn_date_from_days(week ? first + WEEK - 1 : first));
}

/* 近七天, 未来两周: up to the anchor's day, or from it on. */
static void run_of_days(const gn_time *t, gn_date a, gn_resolved *out)
{
    const int64_t days = (int64_t)(t->first > 0 ? t->first : 1) * (t->unit == 'W' ? 7 : 1), d = gn_date_days(a);
    if (t->part == GN_PART_LAST)
        set_days(out, gn_date_from_days(d - days + 1), a);
    else
        set_days(out, a, gn_date_from_days(d + days - 1));
}

/* 近三年, 未来六个月 */
static gn_span run_of_months(const gn_time *t, gn_date a, bool future)
{
    const int n = t->first > 0 ? t->first : 1;
    const bool next = t->part == GN_PART_NEXT || ((t->flags & GN_P_WITHIN) && future);
    const bool only = next && (t->flags & GN_P_AFTER);
    if (t->unit == 'A') { /* whole years; the anchor's own counts as past, unless it has only begun */
        enum { BEGUN = 3 /* months */ };
        const int now = a.year - (!next && n > 1 && a.month <= BEGUN);
        return (gn_span){GN_FREQ_MONTH, gn_month(next ? now + (only ? n : 1) : now - n + 1, 1),
                         gn_month(next ? now + n : now, 12)};
    }
    const int64_t here = gn_month(a.year, a.month), span = t->unit == 'Q' ? 3 * (int64_t)n : n;
    if (next) return (gn_span){GN_FREQ_MONTH, here + (only ? span : 1), here + span};
    return (gn_span){GN_FREQ_MONTH, here - span + 1, here};
}

/* 同期: the running period, in the year or from the first to the last of the years that are meant; without one, the
 * anchor's year up to its month. */
static gn_span same_months(const gn_time *t, const gn_time_context *context, int year, int year2)
{
    const gn_date a = context->anchor;
    const gn_span *running = &context->running;
    gn_span out = {.freq = GN_FREQ_MONTH};
    if (running->freq == GN_FREQ_MONTH) {
        int running_year, month;
        gn_month_split(running->last, &running_year, &month);
        const int64_t shift = 12 * (int64_t)(t->year_mode == GN_YEAR_CONTEXT ? t->year : year - running_year);
        out.first = running->first + shift;
        out.last = running->last + shift + 12 * (int64_t)(year2 - year);
    } else {
        if (t->year_mode == GN_YEAR_CONTEXT) year = a.year + t->year;
        out.first = gn_month(year, 1);
        out.last = gn_month(year, a.month);
    }
    if (t->flags & GN_P_POINT) out.first = out.last;
    return out;
}

bool gn_time_resolve(const gn_time *t, const gn_time_context *context, bool future, gn_resolved *out)
{
    *out = (gn_resolved){0};
    const gn_date a = context->anchor;
    const bool dated = a.year != 0, running = context->running.freq == GN_FREQ_MONTH;
    years y;
    gn_time feast;
    if (t->part == GN_PART_DAYS && t->first < 0) {
        const int number = -t->first, now = context->year ? context->year : a.year;
        feast = *t;
        if (!set_feast(&feast, number, t->year_mode == GN_YEAR_GIVEN ? t->year : now) ||
            !resolve_years(&feast, context, future, &y) || !set_feast(&feast, number, y.first))
            return false;
        t = &feast;
    }
    if (!resolve_years(t, context, future, &y)) return false;
    const int64_t here = dated ? gn_month(a.year, a.month) : 0;
    /* What 上月 and 上季度 are counted from. */
    const bool follows = t->year_mode == GN_YEAR_CONTEXT && running;
    const int64_t from = follows ? context->running.last : here;
    gn_span p = {.freq = GN_FREQ_MONTH};
    switch ((gn_part)t->part) {
    case GN_PART_YEAR:
    case GN_PART_PLAN:
        if (y.first < 1) return false;
        p.first = gn_month(y.first, 1);
        p.last = gn_month(y.last > y.first ? y.last : y.first, 12);
        if (t->part == GN_PART_PLAN && (t->flags & GN_P_POINT)) p.first = gn_month(y.last, 1);
        break;
    case GN_PART_MONTHS:
        if (y.first < 1) return false;
        p.first = gn_month(y.first, t->first);
        p.last = gn_month(y.last > y.first ? y.last : y.first, t->last);
        if (t->flags & GN_P_POINT) p.first = p.last;
        if (t->flags & GN_P_RUN) p.first = p.last - t->unit + 1;
        break;
    case GN_PART_DAYS: return resolve_days(t, a, y, future, out);
    case GN_PART_MONTH_OFFSET:
        if (!follows && !dated) return false;
        p.first = p.last = from + t->first;
        break;
    case GN_PART_QUARTER_OFFSET:
        if (!follows && !dated) return false;
        p.first = 3 * (from / 3 + t->first);
        p.last = p.first + 2;
        if (t->flags & GN_P_POINT) p.first = p.last;
        break;
    case GN_PART_DAY_OFFSET:
        if (!dated) return false;
        offset_days(t, a, future, out);
        return true;
    case GN_PART_LAST:
    case GN_PART_NEXT:
        if (!dated) return false;
        if (t->unit == 'D' || t->unit == 'W') {
            run_of_days(t, a, out);
            return true;
        }
        p = run_of_months(t, a, future);
        break;
    case GN_PART_SAME:
        if (!running && !dated) return false;
        p = same_months(t, context, y.first, y.last);
        break;
    case GN_PART_NOW:
    default:
        if (!dated) return false;
        set_days(out, a, a);
        return true;
    }
    if ((t->flags & GN_P_SINCE) && dated && here >= p.first) p.last = here;
    set(out, p.first, p.last);
    return true;
}
