/* The parts that times are composed of. Each returns the end of what it took at p, or NULL. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCAN_TIME_PRIVATE_H
#define SCAN_TIME_PRIVATE_H

#include "io/extract/scan_private.h"

/* Up to `most` digits at p; their number in *count. */
static inline const char *sc_figures(const char *p, const char *end, unsigned most, int *value, unsigned *count)
{
    *value = 0;
    *count = 0;
    while (p < end && sc_digit(*p) && *count < most) *value = *value * 10 + (*p++ - '0'), ++*count;
    return p;
}

static inline unsigned sc_dash(const char *p, const char *end)
{
    if (p < end && (*p == '-' || *p == '~')) return 1;
    if (AT(p, end, "——")) return 6;
    if (AT(p, end, "—") || AT(p, end, "至") || AT(p, end, "到")) return 3;
    return 0;
}

static inline bool sc_year_number(int y)
{
    return y >= 1900 && y <= 2199;
}

static inline void sc_set_months(gn_time *t, int first, int last)
{
    t->part = GN_PART_MONTHS;
    t->first = (int16_t)first;
    t->last = (int16_t)last;
    if (first == 1 && last > 1) t->flags |= GN_P_YTD;
}

/* Within the year (scan_month.c). */
/* A whole number in figures or Chinese numerals, 0 to 99. */
const char *sc_small_number(const char *p, const char *end, int *value);
/* Any of those below, but the ones that count. */
const char *sc_part(const scanner *sc, const char *p, gn_time *t);
/* 10月, 1—10月份, 1月至10月, 十月, 11月3日, 9月29日至10月6日, 7、8月. */
const char *sc_month_part(const char *p, const char *end, gn_time *t);
/* Q3, Q1-Q3, H1, 1H, 3Q; not within a longer word. */
const char *sc_latin_part(const char *p, const char *end, gn_time *t);
/* 9、10两个月; 7月、8月和9月三个月: as many neighbours as are counted. */
const char *sc_counted_months(const char *p, const char *end, gn_time *t);
/* 前10月, 前8个月, 前三季度, 前9个月. */
const char *sc_first_months(const char *p, const char *end, gn_time *t);
/* 期间, 假期, 黄金周 behind a feast, which then is a time as long as that; its end, p if there is none. */
const char *sc_holidays(const char *p, const char *end);
/* 春运 is a time as it stands. */
bool sc_alone_too(const gn_time *t);
/* 第1-3季度, 第3季度. */
const char *sc_numbered_quarters(const char *p, const char *end, gn_time *t);
/* 第一、二、三季度, 第二和第三季度, 1、2季度: neighbours. */
const char *sc_listed_quarters(const char *p, const char *end, gn_time *t);
/* 第一财季, 第二财年季度: quarters of a fiscal year, whose months are the company's own. */
const char *sc_fiscal_quarter(const char *p, const char *end, gn_time *t);

/* The year (scan_year.c). */
/* 2021年, 2016-2020年, 2021年度, 2020财年, FY2023, 二〇二一年, 2023E, 2021Q2, 23H1. */
const char *sc_year_part(const scanner *sc, const char *p, gn_time *t);
/* 2021-10-05, 2021/10/5, 2021.10.05, 2021-10, 2021/10. */
const char *sc_iso_date(const char *p, const char *end, gn_time *t);
/* “十四五”, 十四五期间, “十四五”末. */
const char *sc_plan_period(const char *p, const char *end, gn_time *t);
/* 近三年, 过去五年, 未来10年, 最近两个月, 今后5年; 三年来, 十年间. */
const char *sc_count_of_years(const char *from, const char *p, const char *end, gn_time *t);

#endif
