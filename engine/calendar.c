/* Calendar arithmetic in integers.
 * Days from a civil date: the year is counted from 1 March, so that the leap day comes last (era of 400 years =
 * 146097 days). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_calendar.h"

#include <stdio.h>
#include <string.h>

static int64_t floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

gn_freq gn_freq_of(char letter)
{
    const char upper = letter >= 'a' && letter <= 'z' ? (char)(letter - 'a' + 'A') : letter;
    return upper && strchr("ASQMWDH", upper) ? (gn_freq)upper : GN_FREQ_NONE;
}

int gn_freq_season(gn_freq f)
{
    switch (f) {
    case GN_FREQ_HALF: return 2;
    case GN_FREQ_QUARTER: return 4;
    case GN_FREQ_MONTH: return 12;
    case GN_FREQ_WEEK: return 52;
    case GN_FREQ_DAY: return 7;
    case GN_FREQ_HOUR: return 24;
    case GN_FREQ_YEAR:
    case GN_FREQ_NONE: break;
    }
    return 1;
}

bool gn_date_valid(gn_date d)
{
    return d.year >= 1 && d.year <= 9999 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
           d.day <= days_in_month(d.year, d.month);
}

int64_t gn_date_days(gn_date d)
{
    const int64_t y = d.year - (d.month <= 2);
    const int64_t era = floor_div(y, 400);
    const int64_t in_era = y - era * 400;
    const int64_t in_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

gn_date gn_date_from_days(int64_t days)
{
    days += 719468;
    const int64_t era = floor_div(days, 146097);
    const int64_t doe = days - era * 146097;
    const int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int64_t mp = (5 * doy + 2) / 153;
    gn_date d;
    d.day = (int32_t)(doy - (153 * mp + 2) / 5 + 1);
    d.month = (int32_t)(mp < 10 ? mp + 3 : mp - 9);
    d.year = (int32_t)(yoe + era * 400 + (d.month <= 2));
    return d;
}

/* `digits` decimal digits, nothing else. */
static bool number(const char **s, int digits, int *out)
{
    int v = 0;
    for (int i = 0; i < digits; i++) {
        if ((*s)[i] < '0' || (*s)[i] > '9') return false;
        v = 10 * v + ((*s)[i] - '0');
    }
    *s += digits;
    *out = v;
    return true;
}

/* Year, month, day with one separator throughout, '-' or '/' or none. */
static bool read_date(const char **s, gn_date *out)
{
    int y, m, d;
    if (!number(s, 4, &y)) return false;
    const char sep = **s == '-' || **s == '/' ? **s : '\0';
    if (sep) (*s)++;
    if (!number(s, 2, &m)) return false;
    if (sep && *(*s)++ != sep) return false;
    if (!number(s, 2, &d)) return false;
    const gn_date date = {y, m, d};
    if (!gn_date_valid(date)) return false;
    *out = date;
    return true;
}

bool gn_date_parse(const char *s, gn_date *out)
{
    gn_date d;
    if (!s || strlen(s) != 10 || s[4] != '-' || !read_date(&s, &d)) return false;
    *out = d;
    return true;
}

int64_t gn_month(int year, int month)
{
    return 12 * (int64_t)year + month - 1;
}

void gn_month_split(int64_t ordinal, int *year, int *month)
{
    *year = (int)floor_div(ordinal, 12);
    *month = (int)(ordinal - 12 * (int64_t)*year) + 1;
}

gn_period gn_period_of(gn_freq f, gn_date d)
{
    gn_period p = {f, 0};
    switch (f) {
    case GN_FREQ_YEAR: p.ordinal = d.year; break;
    case GN_FREQ_HALF: p.ordinal = 2 * (int64_t)d.year + (d.month - 1) / 6; break;
    case GN_FREQ_QUARTER: p.ordinal = 4 * (int64_t)d.year + (d.month - 1) / 3; break;
    case GN_FREQ_MONTH: p.ordinal = gn_month(d.year, d.month); break;
    case GN_FREQ_WEEK: p.ordinal = floor_div(gn_date_days(d) + 3, 7); break;
    case GN_FREQ_DAY: p.ordinal = gn_date_days(d); break;
    case GN_FREQ_HOUR: p.ordinal = 24 * gn_date_days(d); break;
    case GN_FREQ_NONE: break;
    }
    return p;
}

/* The first day of the period `n` months long that has this ordinal. */
static gn_date first_of(int64_t ordinal, int n)
{
    int y, m;
    gn_month_split(ordinal * n, &y, &m);
    return (gn_date){y, m, 1};
}

gn_date gn_period_first_day(gn_period p)
{
    switch (p.freq) {
    case GN_FREQ_YEAR: return first_of(p.ordinal, 12);
    case GN_FREQ_HALF: return first_of(p.ordinal, 6);
    case GN_FREQ_QUARTER: return first_of(p.ordinal, 3);
    case GN_FREQ_MONTH: return first_of(p.ordinal, 1);
    case GN_FREQ_WEEK: return gn_date_from_days(7 * p.ordinal - 3);
    case GN_FREQ_DAY: return gn_date_from_days(p.ordinal);
    case GN_FREQ_HOUR: return gn_date_from_days(floor_div(p.ordinal, 24));
    case GN_FREQ_NONE: break;
    }
    return (gn_date){0, 0, 0};
}

gn_date gn_period_last_day(gn_period p)
{
    if (p.freq == GN_FREQ_NONE) return (gn_date){0, 0, 0};
    if (p.freq == GN_FREQ_HOUR) return gn_period_first_day(p);
    const gn_period next = {p.freq, p.ordinal + 1};
    return gn_date_from_days(gn_date_days(gn_period_first_day(next)) - 1);
}

size_t gn_period_format(gn_period p, char *out, size_t size)
{
    const gn_date d = gn_period_first_day(p);
    int n = 0;
    switch (p.freq) {
    case GN_FREQ_YEAR: n = snprintf(out, size, "%04d", (int)d.year); break;
    case GN_FREQ_HALF: n = snprintf(out, size, "%04d-S%d", (int)d.year, (int)d.month / 6 + 1); break;
    case GN_FREQ_QUARTER: n = snprintf(out, size, "%04d-Q%d", (int)d.year, (int)d.month / 3 + 1); break;
    case GN_FREQ_MONTH: n = snprintf(out, size, "%04d-%02d", (int)d.year, (int)d.month); break;
    case GN_FREQ_WEEK: {
        /* ISO 8601: a week belongs to the year of its Thursday */
        const int64_t thursday = gn_date_days(d) + 3;
        const int year = (int)gn_date_from_days(thursday).year;
        const int week = (int)((thursday - gn_date_days((gn_date){year, 1, 1})) / 7) + 1;
        n = snprintf(out, size, "%04d-W%02d", year, week);
        break;
    }
    case GN_FREQ_DAY: n = snprintf(out, size, "%04d-%02d-%02d", (int)d.year, (int)d.month, (int)d.day); break;
    case GN_FREQ_HOUR:
        n = snprintf(out, size, "%04d-%02d-%02dT%02d", (int)d.year, (int)d.month, (int)d.day,
                     (int)(p.ordinal - 24 * floor_div(p.ordinal, 24)));
        break;
    case GN_FREQ_NONE:
        if (size) *out = '\0';
        break;
    }
    return n < 0 ? 0 : (size_t)n;
}

/* After the year: an optional '-', one of `letters`, a number of `digits` digits from 1 to `most`. */
static bool part(const char **s, const char *letters, int digits, int most, int *out)
{
    if (**s == '-') (*s)++;
    if (!**s || !strchr(letters, **s)) return false;
    (*s)++;
    return number(s, digits, out) && *out >= 1 && *out <= most;
}

static bool read_hour(const char **s, gn_date *d, int *hour)
{
    if (!read_date(s, d)) return false;
    if (**s != 'T' && **s != ' ') return false;
    (*s)++;
    if (!number(s, 2, hour) || *hour > 23) return false;
    for (int i = 0; i < 2 && **s == ':'; i++) {
        int zero;
        (*s)++;
        if (!number(s, 2, &zero) || zero != 0) return false;
    }
    if (**s == 'Z') (*s)++;
    return true;
}

bool gn_period_parse(const char *s, gn_freq f, gn_period *out)
{
    int y, k;
    gn_date d;
    gn_period p = {f, 0};
    if (!s) return false;
    switch (f) {
    case GN_FREQ_DAY:
    case GN_FREQ_HOUR:
        if (f == GN_FREQ_DAY ? !read_date(&s, &d) : !read_hour(&s, &d, &k)) return false;
        p = gn_period_of(f, d);
        if (f == GN_FREQ_HOUR) p.ordinal += k;
        break;
    case GN_FREQ_YEAR:
        if (!number(&s, 4, &y) || y < 1) return false;
        p.ordinal = y;
        break;
    case GN_FREQ_HALF:
        if (!number(&s, 4, &y) || y < 1 || !part(&s, "SH", 1, 2, &k)) return false;
        p.ordinal = 2 * (int64_t)y + k - 1;
        break;
    case GN_FREQ_QUARTER:
        if (!number(&s, 4, &y) || y < 1 || !part(&s, "Q", 1, 4, &k)) return false;
        p.ordinal = 4 * (int64_t)y + k - 1;
        break;
    case GN_FREQ_MONTH:
        if (!number(&s, 4, &y) || y < 1) return false;
        if (*s == 'M' || *s == '-' || *s == '/') s++;
        if (!number(&s, 2, &k) || k < 1 || k > 12) return false;
        p.ordinal = gn_month(y, k);
        break;
    case GN_FREQ_WEEK:
        if (!number(&s, 4, &y) || y < 1 || !part(&s, "W", 2, 53, &k)) return false;
        /* 4 January is always in week 1 */
        p.ordinal = gn_period_of(f, (gn_date){y, 1, 4}).ordinal + k - 1;
        if (k == 53 && gn_date_from_days(7 * p.ordinal).year != y) return false;
        break;
    case GN_FREQ_NONE: return false;
    }
    if (*s) return false;
    *out = p;
    return true;
}

size_t gn_span_format(gn_span s, char *out, size_t size)
{
    if (size) *out = '\0';
    if (s.freq == GN_FREQ_NONE) return 0;
    char first[32], last[32];
    gn_period_format((gn_period){s.freq, s.first}, first, sizeof first);
    gn_period_format((gn_period){s.freq, s.last}, last, sizeof last);
    const int n = snprintf(out, size, "%s/%s", first, last);
    return n < 0 ? 0 : (size_t)n;
}

bool gn_span_parse(const char *s, gn_span *out)
{
    const char *slash = s ? strchr(s, '/') : NULL;
    char first[16];
    gn_period a, b;
    if (!slash || (size_t)(slash - s) >= sizeof first) return false;
    memcpy(first, s, (size_t)(slash - s));
    first[slash - s] = '\0';
    if (!gn_period_parse(first, GN_FREQ_MONTH, &a) || !gn_period_parse(slash + 1, GN_FREQ_MONTH, &b)) return false;
    if (b.ordinal < a.ordinal) return false;
    *out = (gn_span){GN_FREQ_MONTH, a.ordinal, b.ordinal};
    return true;
}
