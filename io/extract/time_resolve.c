/* Times against a date: which months, which days. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan.h"

static void set(gn_resolved *out, int64_t first, int64_t last)
{
    out->months = (gn_span){GN_FREQ_MONTH, first, last};
    out->first_day = gn_period_first_day((gn_period){GN_FREQ_MONTH, first});
    out->last_day = gn_period_last_day((gn_period){GN_FREQ_MONTH, last});
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

bool gn_time_resolve(const gn_time *t, const gn_time_context *context, bool future, gn_resolved *out)
{
    *out = (gn_resolved){0};
    const gn_date a = context->anchor;
    const bool dated = a.year != 0;
    const int running = context->year ? context->year : a.year;
    int year = 0, year2 = 0;
    switch ((gn_year_mode)t->year_mode) {
    case GN_YEAR_GIVEN:
        year = t->year;
        year2 = t->year2;
        break;
    case GN_YEAR_RELATIVE:
        if (!dated) return false;
        year = a.year + t->year;
        year2 = a.year + t->year2;
        break;
    case GN_YEAR_CONTEXT:
        if (!running && t->part != GN_PART_SAME) return false;
        year = running + t->year;
        year2 = running + t->year2;
        break;
    case GN_YEAR_NONE:
        if (t->part == GN_PART_MONTHS || t->part == GN_PART_DAYS) {
            year = running;
            /* 前11个月 in June is last year's; 一季度 in February may still be this one's */
            const bool ahead = t->first > a.month || ((t->flags & GN_P_YTD) && t->last < 12 && t->last > a.month + 1);
            /* 全年 in the first months, and what a report covers, are over. */
            const bool over = (t->first == 1 && t->last == 12 && t->part == GN_PART_MONTHS && a.month <= 4) ||
                              ((t->flags & GN_P_REPORT) && t->last >= a.month);
            if (!context->year && dated && !future && (ahead || over)) year--;
            year2 = year + t->year2; /* 9月29日至次年1月3日 carries 1 */
            if (!year) return false;
        }
        break;
    }
    if (year < 0 || year > 9999 || year2 > 9999) return false;
    int64_t first, last;
    switch ((gn_part)t->part) {
    case GN_PART_YEAR:
    case GN_PART_PLAN:
        if (year < 1) return false;
        first = gn_month(year, 1);
        last = gn_month(year2 > year ? year2 : year, 12);
        if (t->part == GN_PART_PLAN && (t->flags & GN_P_POINT)) first = gn_month(year2, 1);
        break;
    case GN_PART_MONTHS:
        if (year < 1) return false;
        first = gn_month(year, t->first);
        last = gn_month(year2 > year ? year2 : year, t->last);
        if (t->flags & GN_P_POINT) first = last;
        break;
    case GN_PART_DAYS: {
        int m1 = t->first, m2 = t->last;
        if (m1 == 0) { /* only a day: of the month before the anchor's day */
            if (!dated) return false;
            int64_t m = gn_month(a.year, a.month);
            if (t->day > a.day && !future) m--;
            set_days(out, day_of(m, t->day), day_of(m, t->day2));
            return true;
        }
        if (year < 1) return false;
        set_days(out, day_of(gn_month(year, m1), t->day), day_of(gn_month(year2 > year ? year2 : year, m2), t->day2));
        if (gn_date_days(out->last_day) < gn_date_days(out->first_day))
            out->last_day = out->first_day, out->months.last = out->months.first;
        if (t->flags & GN_P_SINCE && dated) {
            out->last_day = a;
            out->months.last = gn_month(a.year, a.month);
        }
        return true;
    }
    case GN_PART_MONTH_OFFSET:
        if (t->year_mode == GN_YEAR_CONTEXT && context->running.freq == GN_FREQ_MONTH)
            first = context->running.last + t->first;
        else if (dated)
            first = gn_month(a.year, a.month) + t->first;
        else
            return false;
        last = first;
        break;
    case GN_PART_QUARTER_OFFSET: {
        int64_t q;
        if (t->year_mode == GN_YEAR_CONTEXT && context->running.freq == GN_FREQ_MONTH)
            q = context->running.last / 3;
        else if (dated)
            q = gn_month(a.year, a.month) / 3;
        else
            return false;
        first = 3 * (q + t->first);
        last = first + 2;
        break;
    }
    case GN_PART_DAY_OFFSET: {
        if (!dated) return false;
        int64_t d = gn_date_days(a);
        if (t->unit == 'W') {
            d = (d + 3) / 7 * 7 - 3 + 7 * (int64_t)t->first;
            set_days(out, gn_date_from_days(d), gn_date_from_days(d + 6));
        } else {
            d += t->first;
            set_days(out, gn_date_from_days(d), gn_date_from_days(d));
        }
        return true;
    }
    case GN_PART_LAST:
    case GN_PART_NEXT: {
        if (!dated) return false;
        const int64_t here = gn_month(a.year, a.month);
        const int n = t->first > 0 ? t->first : 1;
        if (t->unit == 'D' || t->unit == 'W') {
            const int64_t days = (int64_t)n * (t->unit == 'W' ? 7 : 1), d = gn_date_days(a);
            if (t->part == GN_PART_LAST)
                set_days(out, gn_date_from_days(d - days + 1), a);
            else
                set_days(out, a, gn_date_from_days(d + days - 1));
            return true;
        }
        const bool next = t->part == GN_PART_NEXT || ((t->flags & GN_P_WITHIN) && future);
        const bool only = next && (t->flags & GN_P_AFTER);
        if (t->unit == 'A') { /* whole years; the anchor's own counts as past */
            first = gn_month(next ? a.year + (only ? n : 1) : a.year - n + 1, 1);
            last = gn_month(next ? a.year + n : a.year, 12);
        } else {
            const int64_t span = t->unit == 'Q' ? 3 * (int64_t)n : n;
            first = next ? here + (only ? span : 1) : here - span + 1;
            last = next ? here + span : here;
        }
        break;
    }
    case GN_PART_SAME:
        if (context->running.freq == GN_FREQ_MONTH) {
            int running_year, month;
            gn_month_split(context->running.last, &running_year, &month);
            const int64_t shift = 12 * (int64_t)(t->year_mode == GN_YEAR_CONTEXT ? t->year : year - running_year);
            first = context->running.first + shift;
            last = context->running.last + shift;
        } else if (dated) {
            if (t->year_mode == GN_YEAR_CONTEXT) year = a.year + t->year;
            first = gn_month(year, 1);
            last = gn_month(year, a.month);
        } else {
            return false;
        }
        if (t->flags & GN_P_POINT) first = last;
        break;
    case GN_PART_NOW:
    default:
        if (!dated) return false;
        set_days(out, a, a);
        return true;
    }
    if ((t->flags & GN_P_SINCE) && dated) {
        const int64_t here = gn_month(a.year, a.month);
        if (here > first) last = here;
    }
    set(out, first, last);
    return true;
}
