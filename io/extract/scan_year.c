/* Years, dates in figures, plan periods, spans of years. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_time_private.h"
#include "io/extract/words.h"

#include <stdlib.h>
#include <string.h>

/* 二〇二一 */
static const char *chinese_year(const char *p, const char *end, int *year)
{
    int y = 0;
    unsigned n;
    for (int i = 0; i < 4; i++) {
        const int d = sc_cn_digit(sc_char(p, end, &n));
        if (n == 0 || d < 0 || AT(p, end, "两")) return NULL;
        y = y * 10 + d;
        p += n;
    }
    if (!sc_year_number(y) || !AT(p, end, "年")) return NULL;
    *year = y;
    return p + 3;
}

/* Behind 2022: 、2023和2024年. The years follow each other. */
static const char *listed_years(const char *q, const char *end, gn_time *t)
{
    int y = t->year, next;
    unsigned count;
    while (AT(q, end, "、") || AT(q, end, "和") || AT(q, end, "及")) {
        q = sc_figures(q + 3, end, 5, &next, &count);
        if (count != 4 || next != y + 1) return NULL;
        y = next;
    }
    if (y == t->year || !AT(q, end, "年")) return NULL;
    t->year2 = y;
    q += 3;
    return AT(q, end, "度") && !AT(q, end, "度过") ? q + 3 : q;
}

/* 较17年的…: in a text that has just written 18年1—7月. */
static bool short_year_again(const scanner *sc, const char *p, const char *after, int y)
{
    enum { NEAR = 3000 /* bytes */, APART = 6 };
    static const char *const long_[] = {"来", "间", "内", "以上", "多", "期", "时间", "后", "前", "左右", "历史"};
    static const char *const count[] = {"近", "第", "过去", "未来", "连续", "共",
                                        "满", "约", "长达", "为期", "超",   "超过"};
    if (!sc->short_year_at || p - sc->short_year_at > NEAR || abs(y - sc->short_year) > APART) return false;
    GN_EACH (i, long_)
        if (sc_at(after, sc->end, long_[i], strlen(long_[i]))) return false;
    GN_EACH (i, count)
        if (sc_before(sc->from, p, count[i], strlen(count[i]))) return false;
    return true;
}

/* 21年营收, 21年的毛利率, 21年全年, 21年报: no duration has such results. */
static bool short_year_of_results(const char *after, const char *end, int y)
{
    enum { FROM = 12, TO = 35 };
    static const char results[] = "营收|营业收入|净利|归母|扣非|毛利|业绩|全年|报";
    const size_t skip = AT(after, end, "的") ? 3 : 0;
    return y >= FROM && y <= TO && gn_words_begin(results, after + skip, (size_t)(end - after) - skip);
}

/* “15年超过100万辆，16年接近200万辆”: the year after it begins another clause. */
static bool short_year_of_series(const scanner *sc, const char *p, const char *after, int y)
{
    enum { FROM = 8, TO = 35, FAR = 160 };
    static const char marks[] = "，|。|；|：|、|！|？|(";
    if (y < FROM || y >= TO || !(p == sc->from || gn_words_end(marks, sc->from, (size_t)(p - sc->from)))) return false;
    const char *const end = sc->end - after < FAR ? sc->end : after + FAR;
    for (const char *q = after; (q = gn_find(q, (size_t)(end - q), "年", 3)) != NULL; q += 3) {
        const int next = q - after > 4 && sc_digit(q[-1]) && sc_digit(q[-2]) ? 10 * (q[-2] - '0') + (q[-1] - '0') : 0;
        if (next) return next == y + 1 && gn_words_end(marks, after, (size_t)(q - 2 - after)) > 0;
    }
    return false;
}

/* 由21年的60%提升至70%: what it comes from has a year, no duration. */
static bool short_year_of_base(const scanner *sc, const char *p, const char *after, int y)
{
    enum { FROM = 12, TO = 35 };
    const bool from = BEFORE(sc->from, p, "由") || BEFORE(sc->from, p, "从");
    return from && y >= FROM && y <= TO && AT(after, sc->end, "的") && after + 3 < sc->end && after[3] >= '0' &&
           after[3] <= '9';
}

/* 2021—2022学年, 2021学年: from September to the next August. */
static const char *school_year(const char *q, const char *end, gn_time *t)
{
    enum { SEPTEMBER = 9, AUGUST = 8 };
    if (!AT(q, end, "学年")) return NULL;
    t->part = GN_PART_MONTHS;
    t->first = SEPTEMBER;
    t->last = AUGUST;
    t->year2 = t->year + 1;
    q += strlen("学年");
    return AT(q, end, "度") ? q + 3 : q;
}

/* 2016-2020年, 2016年至2020年, 2021-25年, 2023-2025E: the end of what follows year y, read up to q; NULL if it is one
 * year. `with`: behind its 年, else q. */
static const char *second_year(const scanner *sc, const char *q, const char *with, int y, gn_time *t)
{
    const char *const end = sc->end;
    int y2;
    unsigned count, n = sc_dash(with, end);
    if (n == 0 && with == q && *q == '/') n = 1;
    if (!n) return NULL;
    const char *r = sc_figures(with + n, end, 5, &y2, &count);
    if (count == 2 && with == q && y2 > y % 100) y2 += y / 100 * 100, count = 4;
    if (count != 4 || !sc_year_number(y2)) return NULL;
    if (y2 < y && with != q && AT(r, end, "年")) { /* 2020年至2018年 */
        t->year = y2;
        r += 3;
        return AT(r, end, "度") && !AT(r, end, "度过") ? r + 3 : r;
    }
    if (y2 <= y) return NULL;
    const char *const school = y2 == y + 1 ? school_year(r, end, t) : NULL;
    if (school) return school;
    if (AT(r, end, "年") || AT(r, end, "财年")) {
        if (AT(r, end, "财年")) t->flags |= GN_P_FISCAL, r += 3;
        /* 2021年至2022年10月 ends within a year; the second year's part is read by the caller */
        t->year2 = y2;
        r += 3;
        return AT(r, end, "度") && !AT(r, end, "度过") ? r + 3 : r;
    }
    if (r < end && (*r == 'E' || *r == 'A') && !(r + 1 < end && sc_alnum(r[1]))) {
        if (*r == 'E') t->flags |= GN_P_FORECAST;
        t->year2 = y2;
        return r + 1;
    }
    unsigned len;
    if (with != q || (r < end && (sc_alnum(*r) || *r == '-' || *r == '/' || *r == '.')) ||
        trie_longest(&sc->l->unit_trie, r, end, &len))
        return NULL;
    t->year2 = y2;
    return r;
}

/* 2018/2019财年, 2018/19财年, 20/21财年, FY2021-22: the fiscal year that ends in the second one; q is behind the first,
 * y. NULL if it is none. */
static const char *fiscal_pair(const char *q, const char *end, int y, gn_time *t)
{
    int y2;
    unsigned count;
    const unsigned n = q < end && *q == '/' ? 1 : sc_dash(q, end);
    if (!n || AT(q, end, "至") || AT(q, end, "到")) return NULL;
    const char *const r = sc_figures(q + n, end, 5, &y2, &count);
    if (count == 2) y2 += y / 100 * 100;
    if ((count != 2 && count != 4) || y2 != y + 1) return NULL;
    const size_t year = AT(r, end, "财年") ? strlen("财年") : AT(r, end, "财政年度") ? strlen("财政年度") : 0;
    if (!year && !(t->flags & GN_P_FISCAL && (r == end || !sc_alnum(*r)))) return NULL;
    t->year = t->year2 = y2;
    t->flags |= GN_P_FISCAL;
    return r + year;
}

const char *sc_year_part(const scanner *sc, const char *p, gn_time *t)
{
    const char *const end = sc->end;
    t->year_mode = GN_YEAR_GIVEN;
    t->part = GN_PART_YEAR;
    int y, y2;
    unsigned n, count;
    const char *q = chinese_year(p, end, &y);
    if (q) {
        t->year = t->year2 = y;
        return q;
    }
    if (AT(p, end, "FY") || AT(p, end, "fy")) {
        p += 2;
        t->flags |= GN_P_FISCAL;
    } else if (AT(p, end, "财年") && p + 6 < end && sc_digit(p[6])) {
        p += 6;
        t->flags |= GN_P_FISCAL;
    }
    q = sc_figures(p, end, 5, &y, &count);
    if (count == 2 && y >= 5 && y <= 45) {
        const char *const pair = fiscal_pair(q, end, 2000 + y, t);
        if (pair) return pair;
        gn_time probe = *t;
        const char *const after = AT(q, end, "年") ? q + 3 : q;
        const bool named = t->flags & GN_P_FISCAL;
        if (AT(q, end, "财年")) {
            t->year = t->year2 = 2000 + y;
            t->flags |= GN_P_FISCAL;
            return q + strlen("财年");
        }
        if (after == q && !named) {
            if (!(q < end && (*q == 'Q' || *q == 'H')) || !sc_latin_part(q, end, &probe)) return NULL;
        } else if (!named && !sc_part(sc, after, &probe) && !short_year_again(sc, p, after, y) &&
                   !short_year_of_results(after, end, y) && !short_year_of_base(sc, p, after, y) &&
                   !short_year_of_series(sc, p, after, y)) {
            return NULL;
        }
        t->year = t->year2 = 2000 + y;
        return after;
    }
    if (count != 4 || !sc_year_number(y)) return NULL;
    const char *const pair = fiscal_pair(q, end, y, t);
    if (pair) return pair;
    t->year = t->year2 = y;
    const char *const listed = listed_years(q, end, t);
    if (listed) return listed;
    if (q == end) return t->flags & GN_P_FISCAL ? q : NULL;
    const char *const with = AT(q, end, "年") ? q + 3 : q;
    const char *const both = second_year(sc, q, with, y, t);
    if (both) return both;
    if (with != q) {
        q = with;
        if (AT(q, end, "度") && !AT(q, end, "度过")) q += 3;
        return q;
    }
    const char *const school = school_year(q, end, t);
    if (school) return school;
    if (AT(q, end, "财年") || AT(q, end, "财政年度")) {
        t->flags |= GN_P_FISCAL;
        return q + (AT(q, end, "财年") ? 6 : 12);
    }
    if (t->flags & GN_P_FISCAL) return q;
    gn_time probe = *t;
    if ((*q == 'Q' || *q == 'H') && sc_latin_part(q, end, &probe)) return q;
    if ((AT(q, end, "上半年") || AT(q, end, "下半年") || AT(q, end, "一季度") || AT(q, end, "前三季度") ||
         AT(q, end, "全年") || AT(q, end, "三季度") || AT(q, end, "二季度") || AT(q, end, "四季度")))
        return q;
    /* 比2021的160亿美元 */
    if (AT(q, end, "的") && (BEFORE(sc->from, p, "比") || BEFORE(sc->from, p, "较") || BEFORE(sc->from, p, "由") ||
                             BEFORE(sc->from, p, "从")))
        return q;
    /* 2017中国网络购物市场, 2018春节档 */
    static const char *const feasts[] = {"春节", "五一", "国庆", "中秋", "端午", "清明"};
    if (AT(q, end, "中国") || AT(q, end, "全球")) return q;
    GN_EACH (i, feasts)
        if (sc_at(q, end, feasts[i], 6)) return q;
    /* 2018第三季度, 截至2015底 */
    if (AT(q, end, "第") && sc_part(sc, q, &probe)) return q;
    if ((AT(q, end, "底") || AT(q, end, "末")) && !AT(q, end, "底部") && !AT(q, end, "底盘") && !AT(q, end, "底片"))
        return q;
    if ((*q == 'E' || *q == 'A') && !(q + 1 < end && sc_alnum(q[1]))) {
        if (*q == 'E') t->flags |= GN_P_FORECAST;
        q++;
        n = sc_dash(q, end); /* 2023E-2025E */
        const char *const r = n ? sc_figures(q + n, end, 5, &y2, &count) : NULL;
        if (r && count == 4 && y2 > y && sc_year_number(y2) && r < end && *r == 'E') {
            t->flags |= GN_P_FORECAST;
            t->year2 = y2;
            q = r + 1;
        }
        return q;
    }
    return NULL;
}

const char *sc_iso_date(const char *p, const char *end, gn_time *t)
{
    int y, m, d;
    unsigned count;
    const char *q = sc_figures(p, end, 5, &y, &count);
    if (count != 4 || !sc_year_number(y) || q == end || !(*q == '-' || *q == '/' || *q == '.')) return NULL;
    const char sep = *q;
    const char *r = sc_figures(q + 1, end, 3, &m, &count);
    if (count < 1 || count > 2 || m < 1 || m > 12) return NULL;
    const bool two = count == 2;
    t->year_mode = GN_YEAR_GIVEN;
    t->year = t->year2 = y;
    if (r < end && *r == sep) {
        const char *const s = sc_figures(r + 1, end, 3, &d, &count);
        if (count >= 1 && count <= 2 && d >= 1 && d <= 31 && !(s < end && (sc_digit(*s) || *s == sep))) {
            t->part = GN_PART_DAYS;
            t->first = t->last = (int16_t)m;
            t->day = t->day2 = (int8_t)d;
            t->flags |= GN_P_DAY;
            return s;
        }
        return NULL;
    }
    if (!two || sep == '.' || (r < end && (sc_alnum(*r) || *r == '.' || *r == '%'))) return NULL;
    if (AT(r, end, "年")) return NULL;
    sc_set_months(t, m, m);
    t->flags &= ~(uint32_t)GN_P_YTD;
    return r;
}

const char *sc_plan_period(const char *p, const char *end, gn_time *t)
{
    const bool quoted = AT(p, end, "“");
    const char *q = p + (quoted ? 3 : 0);
    /* 十四五 is 十四 + 五: the numeral reader takes 十四 and stops at no unit, so the digits are read one by one */
    unsigned n;
    int number = 0;
    const char *r = q;
    if (AT(r, end, "二十"))
        number = 20, r += 6;
    else if (AT(r, end, "十"))
        number = 10, r += 3;
    const int first = sc_cn_digit(sc_char(r, end, &n));
    if (first < 1) return NULL;
    if (number && AT(r, end, "五") && !AT(r + 3, end, "五")) {
        r += 3; /* 十五: the fifteenth needs one more 五, so this is the tenth */
    } else {
        number += first;
        r += n;
        if (!AT(r, end, "五")) return NULL;
        r += 3;
    }
    if (number < 3 || number > 30) return NULL;
    if (quoted) {
        if (!AT(r, end, "”")) return NULL;
        r += 3;
    } else if (!(AT(r, end, "期间") || AT(r, end, "时期") || AT(r, end, "规划") || AT(r, end, "以来") ||
                 AT(r, end, "末"))) {
        return NULL;
    }
    t->year_mode = GN_YEAR_GIVEN;
    t->part = GN_PART_PLAN;
    t->year = 1966 + 5 * (number - 3);
    t->year2 = t->year + 4;
    t->flags |= GN_P_PLAN;
    if (AT(r, end, "期间") || AT(r, end, "时期") || AT(r, end, "期内")) r += 6;
    if (AT(r, end, "开局") || AT(r, end, "首年")) {
        t->year2 = t->year;
        t->part = GN_PART_YEAR;
        t->flags &= ~(uint32_t)GN_P_PLAN;
        r += AT(r, end, "开局之年") ? 12 : 6;
    } else if (AT(r, end, "末期") || AT(r, end, "期末") || AT(r, end, "收官")) {
        t->flags |= GN_P_POINT;
        r += 6;
    } else if (AT(r, end, "末")) {
        t->flags |= GN_P_POINT;
        r += 3;
    } else if (AT(r, end, "初期")) {
        t->flags |= GN_P_BEGIN;
        r += 6;
    }
    return r;
}

const char *sc_count_of_years(const char *from, const char *p, const char *end, gn_time *t)
{
    static const struct {
        const char *word;
        bool next;
    } heads[] = {{"近", false},  {"最近", false}, {"过去", false}, {"以往", false},  {"此前", false}, {"未来", true},
                 {"今后", true}, {"此后", true},  {"随后", true},  {"接下来", true}, {"往后", true}};
    const char *q = NULL;
    bool next = false;
    GN_EACH (i, heads)
        if (sc_at(p, end, heads[i].word, strlen(heads[i].word))) {
            q = p + strlen(heads[i].word);
            next = heads[i].next;
        }
    const bool headed = q != NULL;
    if (!q) q = p;
    if (AT(q, end, "的")) q += 3;
    int n;
    q = sc_small_number(q, end, &n);
    if (!q) return NULL;
    const unsigned d = sc_dash(q, end); /* 未来3-5年, 未来五到十年 */
    int m = n;
    if (d) {
        const char *const r = sc_small_number(q + d, end, &m);
        if (!r || m <= n) return NULL;
        q = r;
    }
    char unit;
    if (AT(q, end, "年") && !AT(q, end, "年级") && !AT(q, end, "年期"))
        unit = 'A', q += 3;
    else if (AT(q, end, "个季度"))
        unit = 'Q', q += 9;
    else if (AT(q, end, "季度") && headed && n > 1)
        unit = 'Q', q += 6;
    else if (AT(q, end, "个月"))
        unit = 'M', q += 6;
    else if (AT(q, end, "个财年"))
        unit = 'A', q += 9;
    else if ((AT(q, end, "天") || AT(q, end, "日")) && headed)
        unit = 'D', q += 3;
    else if (AT(q, end, "周") && headed)
        unit = 'W', q += 3;
    else
        return NULL;
    bool since = false;
    if (!headed && unit == 'A' && AT(q, end, "前") && !AT(q, end, "前后") && !AT(q, end, "前三") &&
        !AT(q, end, "前两")) {
        t->year_mode = GN_YEAR_RELATIVE;
        t->part = GN_PART_YEAR;
        t->year = t->year2 = -n;
        return q + 3;
    }
    /* 7个月累计: from January on. */
    if (!headed && unit == 'M' && n >= 2 && n <= 11 && AT(q, end, "累计") && !BEFORE(from, p, "连续") &&
        !BEFORE(from, p, "前")) {
        t->year_mode = GN_YEAR_NONE;
        sc_set_months(t, 1, n);
        return q;
    }
    if (!headed && unit != 'D' && (AT(q, end, "后") || AT(q, end, "之后")) && !AT(q, end, "后续")) {
        q += AT(q, end, "后") ? 3 : 6;
        t->flags |= GN_P_AFTER;
        since = next = true;
    } else if (!headed && (AT(q, end, "内") || AT(q, end, "之内"))) {
        q += AT(q, end, "内") ? 3 : 6;
        t->flags |= GN_P_WITHIN;
        since = true;
    } else if (AT(q, end, "以来"))
        since = true, q += 6;
    else if (AT(q, end, "来"))
        since = true, q += 3;
    else if (AT(q, end, "间") && !headed)
        since = true, q += 3;
    else if (AT(q, end, "内") && next)
        q += 3;
    if (!headed && !since) return NULL;
    t->year_mode = GN_YEAR_NONE;
    t->part = next ? GN_PART_NEXT : GN_PART_LAST;
    t->first = (int16_t)m;
    t->last = (int16_t)m;
    t->unit = unit;
    return q;
}
