/* Dates of long tables: read in the spellings people use, continued in the one they used. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A spelling as up to four numbers and what stands before, between and after them. */
typedef struct spelling {
    int count;
    int64_t number[4];
    size_t at[4], width[4];
    size_t length;
} spelling;

enum { PLAIN, PERIOD, DATE, HOUR };

static bool digits_only(const char *s)
{
    const size_t n = strspn(s, "0123456789");
    return n > 0 && n <= 15 && s[n] == '\0';
}

static spelling take_apart(const char *s)
{
    spelling p = {.length = strlen(s)};
    for (size_t i = 0; i < p.length && p.count < 4;) {
        const size_t n = strspn(s + i, "0123456789");
        if (n == 0) {
            i++;
            continue;
        }
        if (n > 4) break;
        p.at[p.count] = i;
        p.width[p.count] = n;
        p.number[p.count++] = strtol(s + i, NULL, 10);
        i += n;
    }
    return p;
}

/* YYYY-MM-DD or YYYY/MM/DD, and a time of day that is midnight. */
static bool date_of(const char *s, gn_date *d)
{
    const spelling p = take_apart(s);
    if (p.count < 3 || p.at[0] != 0 || p.width[0] != 4 || p.width[1] > 2 || p.width[2] > 2) return false;
    if ((s[4] != '-' && s[4] != '/') || p.at[1] != 5 || p.at[2] != p.at[1] + p.width[1] + 1 || s[p.at[2] - 1] != s[4])
        return false;
    const char *rest = s + p.at[2] + p.width[2];
    if (*rest && strcmp(rest, " 00:00:00") != 0 && strcmp(rest, "T00:00:00") != 0) return false;
    *d = (gn_date){(int32_t)p.number[0], (int32_t)p.number[1], (int32_t)p.number[2]};
    return gn_date_valid(*d);
}

/* YYYY-MM-DD, T or space, HH and minutes and seconds that are zero. */
static bool hour_of(const char *s, gn_period *out)
{
    const char *rest = s + (strlen(s) < 13 ? strlen(s) : 13);
    if (*rest && strcmp(rest, ":00") != 0 && strcmp(rest, ":00:00") != 0) return false;
    char head[14];
    snprintf(head, sizeof head, "%s", s);
    return gn_period_parse(head, GN_FREQ_HOUR, out);
}

static bool read_ds(const char *s, gn_freq freq, int *kind, gn_period *p, gn_date *d)
{
    const size_t n = strlen(s);
    if (n == 0 || n >= GN_DS_SIZE) return false;
    *p = (gn_period){freq, 0};
    const bool compact = (freq == GN_FREQ_MONTH && n == 6) || (freq == GN_FREQ_DAY && n == 8);
    if (digits_only(s) && !(compact && gn_period_parse(s, freq, p))) {
        *kind = PLAIN;
        p->ordinal = strtoll(s, NULL, 10);
        return true;
    }
    if (freq == GN_FREQ_HOUR) {
        *kind = HOUR;
        return hour_of(s, p);
    }
    if (date_of(s, d)) {
        *kind = DATE;
        *p = gn_period_of(freq, *d);
        return true;
    }
    *kind = PERIOD;
    return gn_period_parse(s, freq, p);
}

bool gn_ds_parse(const char *ds, gn_freq freq, int64_t *ordinal, bool *plain)
{
    gn_period p;
    gn_date d;
    int kind;
    if (!read_ds(ds, freq, &kind, &p, &d)) return false;
    *ordinal = p.ordinal;
    *plain = kind == PLAIN;
    return true;
}

/* The same spelling with other numbers. */
static void put_together(const char *model, const spelling *p, const int64_t *number, int count, char out[GN_DS_SIZE])
{
    size_t from = 0, n = 0;
    bool padded = true; /* 2024/2/28 goes on as 2024/3/1 */
    for (int i = 1; i < count; i++) padded = padded && p->width[i] > 1;
    for (int i = 0; i < count; i++) {
        const int k = snprintf(out + n, GN_DS_SIZE - n, "%.*s%0*lld", (int)(p->at[i] - from), model + from,
                               i == 0 || padded ? (int)p->width[i] : 1, (long long)number[i]);
        n += (size_t)k;
        if (n >= GN_DS_SIZE) return;
        from = p->at[i] + p->width[i];
    }
    snprintf(out + n, GN_DS_SIZE - n, "%s", model + from);
}

/* A date in a later period: the last day stays the last, else the place within the period is kept. */
static gn_date later_date(gn_date d, gn_freq freq, gn_period from, gn_period to)
{
    if (gn_date_days(d) == gn_date_days(gn_period_last_day(from))) return gn_period_last_day(to);
    const gn_date start = gn_period_first_day(from);
    gn_date then = gn_period_first_day(to);
    if (freq == GN_FREQ_WEEK || freq == GN_FREQ_DAY)
        return gn_date_from_days(gn_date_days(then) + gn_date_days(d) - gn_date_days(start));
    int year, month;
    gn_month_split(gn_month(then.year, then.month) + d.month - start.month, &year, &month);
    then = (gn_date){year, month, d.day};
    while (!gn_date_valid(then) && then.day > 28) then.day--;
    return then;
}

bool gn_ds_continue(const char *ds, gn_freq freq, int64_t steps, char out[GN_DS_SIZE])
{
    gn_period p;
    gn_date d = {0};
    int kind;
    if (!read_ds(ds, freq, &kind, &p, &d)) return false;
    const gn_period to = {freq, p.ordinal + steps};
    if (kind == PLAIN) {
        snprintf(out, GN_DS_SIZE, "%0*lld", ds[0] == '0' ? (int)strlen(ds) : 1, (long long)to.ordinal);
        return true;
    }
    spelling s = take_apart(ds);
    int64_t number[4];
    if (kind == DATE) {
        const gn_date then = later_date(d, freq, p, to);
        number[0] = then.year;
        number[1] = then.month;
        number[2] = then.day;
        put_together(ds, &s, number, 3, out);
        return true;
    }
    char text[GN_DS_SIZE];
    gn_period_format(to, text, sizeof text);
    const spelling t = take_apart(text);
    if (s.count == 0) { /* 202110, 20211005: digits in a row */
        const size_t n = strlen(text);
        size_t k = 0;
        for (size_t i = 0; i < n; i++)
            if (text[i] != '-') out[k++] = text[i];
        out[k] = '\0';
        return true;
    }
    put_together(ds, &s, t.number, t.count < s.count ? t.count : s.count, out);
    return true;
}
