/* Calendar: dates, frequencies by SDMX's letters, periods and spans, in integers only (proleptic Gregorian). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_CALENDAR_H
#define GN_CALENDAR_H

#include "gnomon/gn_base.h"

/* The enum's values are SDMX's letters (CL_FREQ). GN_FREQ_NONE marks an absent period. */
typedef enum gn_freq {
    GN_FREQ_NONE = 0,
    GN_FREQ_YEAR = 'A',
    GN_FREQ_HALF = 'S',
    GN_FREQ_QUARTER = 'Q',
    GN_FREQ_MONTH = 'M',
    GN_FREQ_WEEK = 'W',
    GN_FREQ_DAY = 'D',
    GN_FREQ_HOUR = 'H'
} gn_freq;

/* year 0 means "no date". */
typedef struct gn_date {
    int32_t year, month, day;
} gn_date;

/* Ordinals: A year; S 2 year + half - 1; Q 4 year + quarter - 1; M 12 year + month - 1; D days since 1970-01-01;
 * W (days since 1970-01-01 + 3) / 7 rounded down, so weeks begin on Monday (ISO 8601); H 24 days + hour. */
typedef struct gn_period {
    gn_freq freq;
    int64_t ordinal;
} gn_period;

/* First and last period of one frequency, inclusive. freq == GN_FREQ_NONE: absent. Observations use months. */
typedef struct gn_span {
    gn_freq freq;
    int64_t first, last;
} gn_span;

/* 'A' ... 'H' (either case) to a frequency; GN_FREQ_NONE for anything else. */
GN_API gn_freq gn_freq_of(char letter);

/* Periods in the natural season: A 1, S 2, Q 4, M 12, W 52, D 7, H 24; 1 for none. */
GN_API int gn_freq_season(gn_freq f);

/* A date that exists, years 1 to 9999. */
GN_API bool gn_date_valid(gn_date d);
/* Days since 1970-01-01, and back. The date must be valid. */
GN_API int64_t gn_date_days(gn_date d);
GN_API gn_date gn_date_from_days(int64_t days);
/* Exactly YYYY-MM-DD. Returns false and leaves *out for anything else, a day that does not exist included. */
GN_API bool gn_date_parse(const char *s, gn_date *out);

/* The month ordinal of year and month (1 to 12), and back. */
GN_API int64_t gn_month(int year, int month);
GN_API void gn_month_split(int64_t ordinal, int *year, int *month);

/* The period of frequency f that holds the date. */
GN_API gn_period gn_period_of(gn_freq f, gn_date d);
/* First and last day of a period (for hours, the day). */
GN_API gn_date gn_period_first_day(gn_period p);
GN_API gn_date gn_period_last_day(gn_period p);

/* SDMX / ISO spelling: 2021, 2021-S1, 2021-Q3, 2021-10, 2021-W05, 2021-10-05, 2021-10-05T13. Writes at most `size`
 * bytes with the final 0 and returns the length. */
GN_API size_t gn_period_format(gn_period p, char *out, size_t size);
/* Reads what gn_period_format writes, and for months 2021/10, 202110, 2021M10; quarters 2021Q3; half-years 2021H1;
 * days 2021/10/05 and 20211005; ISO date-times of hours with 'T' or a space. Returns false if it is no such period. */
GN_API bool gn_period_parse(const char *s, gn_freq f, gn_period *out);

/* Span of months "2021-01/2021-10"; writes "" for none. */
GN_API size_t gn_span_format(gn_span s, char *out, size_t size);
GN_API bool gn_span_parse(const char *s, gn_span *out);

#endif
