/* Times: years, months, quarters, days and plan periods, composed from figures and the words of time.tsv. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_private.h"

#include <stdlib.h>

/* ---- pieces --------------------------------------------------------------------------------------------------------
 */
/* Up to `most` digits at p; their number in *count. */
static const char *figures(const char *p, const char *end, unsigned most, int *value, unsigned *count)
{
    *value = 0;
    *count = 0;
    while (p < end && sc_digit(*p) && *count < most) *value = *value * 10 + (*p++ - '0'), ++*count;
    return p;
}

/* A whole number in figures or Chinese numerals, 0 to 99. */
static const char *small_number(const char *p, const char *end, int *value)
{
    unsigned count;
    if (p < end && sc_digit(*p)) {
        const char *const q = figures(p, end, 3, value, &count);
        return count <= 2 && !(q < end && (sc_digit(*q) || *q == '.' || *q == ',')) ? q : NULL;
    }
    double v;
    bool vague;
    unsigned decimals;
    const char *const q = sc_cn_number(p, end, &v, &vague, &decimals);
    if (!q || vague || decimals || v < 1 || v > 99) return NULL;
    *value = (int)v;
    return q;
}

static unsigned dash(const char *p, const char *end)
{
    if (p < end && (*p == '-' || *p == '~')) return 1;
    if (AT(p, end, "——")) return 6;
    if (AT(p, end, "—") || AT(p, end, "至") || AT(p, end, "到")) return 3;
    return 0;
}

static bool year_number(int y)
{
    return y >= 1900 && y <= 2199;
}

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
    if (!year_number(y) || !AT(p, end, "年")) return NULL;
    *year = y;
    return p + 3;
}

static void set_months(gn_time *t, int first, int last)
{
    t->part = GN_PART_MONTHS;
    t->first = (int16_t)first;
    t->last = (int16_t)last;
    if (first == 1 && last > 1) t->flags |= GN_P_YTD;
}

/* ---- within the year -----------------------------------------------------------------------------------------------
 */
/* Q3, Q1-Q3, H1, 1H, 3Q; not within a longer word. */
static const char *latin_part(const char *p, const char *end, gn_time *t)
{
    const char *q = p;
    int n = 0, m = 0;
    char kind = 0;
    if (q + 1 < end && (*q == 'Q' || *q == 'q' || *q == 'H' || *q == 'h') && sc_digit(q[1])) {
        kind = (char)(*q & ~32);
        n = q[1] - '0';
        q += 2;
    } else if (q + 1 < end && sc_digit(*q) && (q[1] == 'Q' || q[1] == 'H')) {
        kind = q[1];
        n = *q - '0';
        q += 2;
    } else {
        return NULL;
    }
    m = n;
    const unsigned d = dash(q, end);
    if (d && q + d < end) {
        const char *r = q + d;
        if (*r == kind) r++;
        if (r < end && *r >= '1' && *r <= '4' && !(r + 1 < end && sc_alnum(r[1]))) {
            m = *r - '0';
            q = r + 1;
        }
    }
    if (q < end && sc_alnum(*q)) return NULL;
    if (kind == 'Q' && n >= 1 && m >= n && m <= 4)
        set_months(t, 3 * n - 2, 3 * m);
    else if (kind == 'H' && n >= 1 && m >= n && m <= 2)
        set_months(t, 6 * n - 5, 6 * m);
    else
        return NULL;
    if (AT(q, end, "单季度")) q += 9;
    return q;
}

/* 10月, 1—10月份, 1月至10月, 十月, 11月3日, 9月29日至10月6日, 7、8月. */
static const char *month_part(const char *p, const char *end, gn_time *t)
{
    int m1, m2, d1;
    const char *q = small_number(p, end, &m1);
    if (!q || m1 < 1 || m1 > 12 || AT(p, end, "两")) return NULL; /* 连涨两月 */
    if (AT(q, end, "月")) {
        q += 3;
        if (AT(q, end, "份")) q += 3;
        const char *day = small_number(q, end, &d1);
        if (day && d1 >= 1 && d1 <= 31 && (AT(day, end, "日") || AT(day, end, "号")) && !AT(day, end, "日元") &&
            !AT(day, end, "日均")) {
            t->part = GN_PART_DAYS;
            t->first = t->last = (int16_t)m1;
            t->day = t->day2 = (int8_t)d1;
            t->flags |= GN_P_DAY;
            q = day + 3;
            const unsigned n = dash(q, end);
            if (n) {
                int a, b;
                const char *r = small_number(q + n, end, &a);
                if (r && AT(r, end, "月")) {
                    const char *const s = small_number(r + 3, end, &b);
                    if (s && (AT(s, end, "日") || AT(s, end, "号")) && a >= 1 && a <= 12 && b >= 1 && b <= 31) {
                        t->last = (int16_t)a;
                        t->day2 = (int8_t)b;
                        if (a < m1) t->year2 = t->year + 1;
                        return s + 3;
                    }
                } else if (r && (AT(r, end, "日") || AT(r, end, "号")) && a >= d1 && a <= 31) {
                    t->day2 = (int8_t)a;
                    return r + 3;
                }
            }
            return q;
        }
        const unsigned to = day ? dash(day, end) : 0; /* 10月1—7日 */
        if (to && d1 >= 1) {
            const char *const r = small_number(day + to, end, &m2);
            if (r && m2 >= d1 && m2 <= 31 && (AT(r, end, "日") || AT(r, end, "号"))) {
                t->part = GN_PART_DAYS;
                t->first = t->last = (int16_t)m1;
                t->day = (int8_t)d1;
                t->day2 = (int8_t)m2;
                t->flags |= GN_P_DAY;
                return r + 3;
            }
        }
        const unsigned n = dash(q, end);
        if (n) {
            const char *const r = small_number(q + n, end, &m2);
            if (r && AT(r, end, "月") && m2 >= m1 && m2 <= 12) {
                set_months(t, m1, m2);
                q = r + 3;
                return AT(q, end, "份") ? q + 3 : q;
            }
        }
        /* 5月累计增速: from January on. */
        set_months(t, AT(q, end, "累计增") || AT(q, end, "累计同比") ? 1 : m1, m1);
        return q;
    }
    unsigned n = dash(q, end);
    if (!n && (AT(q, end, "、") || AT(q, end, "和")) && !AT(p, end, "十")) n = 3;
    if (n) {
        const char *const r = small_number(q + n, end, &m2);
        const bool rate = r && AT(r + 3, end, "产") && !AT(r + 6, end, "量") && !AT(r + 6, end, "销") && /* 月产5万片 */
                          !AT(r + 6, end, "值") && !AT(r + 6, end, "出");
        if (r && AT(r, end, "月") && m2 >= m1 && m2 <= 12 && !rate && (dash(q, end) || m2 == m1 + 1)) {
            set_months(t, m1, m2);
            const char *const s = r + 3;
            return AT(s, end, "份") ? s + 3 : s;
        }
        if (r && dash(q, end) && m1 == 1 && m2 > m1 && m2 <= 12 && AT(r, end, "累计")) { /* 1-10累计 */
            set_months(t, m1, m2);
            return r;
        }
        if (r && dash(q, end) && m1 <= 4 && m2 <= 4 && m2 > m1 && (AT(r, end, "季度") || AT(r, end, "个季度"))) {
            set_months(t, 3 * m1 - 2, 3 * m2);
            return r + (AT(r, end, "季度") ? 6 : 9);
        }
    }
    return NULL;
}

/* 9、10两个月; 7月、8月和9月三个月: as many neighbours as are counted. */
static const char *counted_months(const char *p, const char *end, gn_time *t)
{
    int first, m, n = 1, count;
    const char *q = small_number(p, end, &first);
    if (!q || first < 1 || first > 11) return NULL;
    for (m = first;; n++) {
        if (AT(q, end, "月")) q += 3;
        if (!AT(q, end, "、") && !AT(q, end, "和")) break;
        int next;
        const char *const r = small_number(q + 3, end, &next);
        if (!r || next != m + 1 || next > 12) return NULL;
        m = next;
        q = r;
    }
    q = n > 1 ? small_number(q, end, &count) : NULL;
    if (!q || count != n || !AT(q, end, "个月")) return NULL;
    set_months(t, first, m);
    return AT(q + 6, end, "份") ? q + 9 : q + 6;
}

/* 前10月, 前8个月, 前三季度, 前9个月. */
static const char *first_months(const char *p, const char *end, gn_time *t)
{
    int n;
    if (AT(p, end, "前"))
        p += 3;
    else if (AT(p, end, "头") || AT(p, end, "首"))
        p += 3;
    else
        return NULL;
    const char *q = small_number(p, end, &n);
    if (!q) return NULL;
    const bool counted = AT(q, end, "个");
    if (counted) q += 3;
    if (AT(q, end, "月") && n <= 12) {
        q += 3;
        if (AT(q, end, "份")) q += 3;
        set_months(t, 1, n);
    } else if (AT(q, end, "季度") && n <= 4) {
        q += 6;
        set_months(t, 1, 3 * n);
    } else if (!counted && AT(q, end, "季") && n <= 4) {
        q += 3;
        set_months(t, 1, 3 * n);
    } else {
        return NULL;
    }
    t->flags |= GN_P_YTD;
    return q;
}

/* 期间, 假期, 黄金周 behind a feast, which then is a time as long as that; its end, p if there is none. */
static const char *holidays(const char *p, const char *end)
{
    static const char *const words[] = {"小长假", "黄金周", "假期", "长假", "假日", "期间", "当天", "档"};
    const char *q = p;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (sc_at(q, end, words[i], strlen(words[i]))) {
            q += strlen(words[i]);
            break;
        }
    if (q > p && AT(q, end, "期间")) q += 6;
    return q;
}

/* 春运 is a time as it stands. */
static bool alone_too(const gn_time *t)
{
    enum { TRAVEL = -4 };
    return t->first == TRAVEL;
}

/* Behind 2021年春节: 因素, 错位, 前 …: not within it. */
static bool moves(const char *p, const char *end)
{
    static const char *const words[] = {"因素", "错位", "效应", "前", "后", "较", "早", "晚", "提前", "推迟", "影响"};
    GN_EACH (i, words)
        if (sc_at(p, end, words[i], strlen(words[i]))) return true;
    return false;
}

/* The lexicon's time word at p that stands within a year: 上半年, 三季度, 年底. */
static const char *word_part(const scanner *sc, const char *p, gn_time *t)
{
    unsigned len;
    const uint32_t v = trie_longest(&sc->l->main_trie, p, sc->end, &len);
    if (!v || MAIN_KIND(v) != MAIN_TIME) return NULL;
    const struct time_entry *const e = &sc->l->time[MAIN_INDEX(v)];
    const bool feast = e->type == TIME_FEAST && (alone_too(&e->value) || holidays(p + len, sc->end) > p + len ||
                                                 (t->year_mode == GN_YEAR_GIVEN && !moves(p + len, sc->end)));
    if (e->type != TIME_MONTHS && e->type != TIME_DAYS && !feast) return NULL;
    t->part = e->value.part;
    t->first = e->value.first;
    t->last = e->value.last;
    t->day = e->value.day;
    t->day2 = e->value.day2;
    t->flags |= e->value.flags;
    return p + len;
}

/* 第1-3季度, 第3季度. */
static const char *numbered_quarters(const char *p, const char *end, gn_time *t)
{
    int a, b;
    if (!AT(p, end, "第")) return NULL;
    const char *q = small_number(p + 3, end, &a);
    if (!q || a < 1 || a > 4) return NULL;
    b = a;
    const unsigned n = dash(q, end);
    if (n) q = small_number(q + n, end, &b);
    if (!q || b < a || b > 4 || !AT(q, end, "季度")) return NULL;
    set_months(t, 3 * a - 2, 3 * b);
    return q + 6;
}

/* 第一、二、三季度, 第二和第三季度, 1、2季度: neighbours. */
static const char *listed_quarters(const char *p, const char *end, gn_time *t)
{
    int a, b;
    if (AT(p, end, "第")) p += 3;
    const char *q = small_number(p, end, &a);
    if (!q || a < 1 || a > 3) return NULL;
    for (b = a; AT(q, end, "、") || AT(q, end, "和") || AT(q, end, "及");) {
        int next;
        const char *r = q + 3;
        if (AT(r, end, "第")) r += 3;
        r = small_number(r, end, &next);
        if (!r || next != b + 1 || next > 4) return NULL;
        b = next;
        q = r;
    }
    if (b == a || !AT(q, end, "季度")) return NULL;
    set_months(t, 3 * a - 2, 3 * b);
    return q + 6;
}

/* 第一财季, 第二财年季度: quarters of a fiscal year, whose months are the company's own. */
static const char *fiscal_quarter(const char *p, const char *end, gn_time *t)
{
    int n;
    if (AT(p, end, "第")) p += 3;
    const char *q = small_number(p, end, &n);
    if (!q || n < 1 || n > 4 || !(AT(q, end, "财季") || AT(q, end, "财政季度"))) return NULL;
    set_months(t, 3 * n - 2, 3 * n);
    t->flags |= GN_P_FISCAL;
    return q + (AT(q, end, "财季") ? 6 : 12);
}

static const char *part(const scanner *sc, const char *p, gn_time *t)
{
    const char *q = latin_part(p, sc->end, t);
    if (!q) q = fiscal_quarter(p, sc->end, t);
    if (!q) q = numbered_quarters(p, sc->end, t);
    if (!q) q = listed_quarters(p, sc->end, t);
    if (!q) q = word_part(sc, p, t);
    if (!q) q = first_months(p, sc->end, t);
    if (!q) q = counted_months(p, sc->end, t);
    if (!q) q = month_part(p, sc->end, t);
    return q;
}

bool sc_within_year(const scanner *sc, const char *p)
{
    gn_time t = {0};
    return part(sc, p, &t) != NULL;
}

/* ---- the year ------------------------------------------------------------------------------------------------------
 */
/* Behind 2022: 、2023和2024年. The years follow each other. */
static const char *listed_years(const char *q, const char *end, gn_time *t)
{
    int y = t->year, next;
    unsigned count;
    while (AT(q, end, "、") || AT(q, end, "和") || AT(q, end, "及")) {
        q = figures(q + 3, end, 5, &next, &count);
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

/* 2021年, 2016-2020年, 2021年度, 2020财年, FY2023, 二〇二一年, 2023E, 2021Q2, 23H1. */
static const char *year_part(const scanner *sc, const char *p, gn_time *t)
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
    q = figures(p, end, 5, &y, &count);
    if (count == 2 && y >= 5 && y <= 45) {
        gn_time probe = *t;
        const char *const after = AT(q, end, "年") ? q + 3 : q;
        const bool named = t->flags & GN_P_FISCAL;
        if (after == q && !named) {
            if (!(q < end && (*q == 'Q' || *q == 'H')) || !latin_part(q, end, &probe)) return NULL;
        } else if (!named && !part(sc, after, &probe) && !short_year_again(sc, p, after, y)) {
            return NULL;
        }
        t->year = t->year2 = 2000 + y;
        return after;
    }
    if (count != 4 || !year_number(y)) return NULL;
    t->year = t->year2 = y;
    const char *const listed = listed_years(q, end, t);
    if (listed) return listed;
    if (q == end) return t->flags & GN_P_FISCAL ? q : NULL;
    /* 2016-2020年, 2016年至2020年, 2021-25年 */
    const char *const with = AT(q, end, "年") ? q + 3 : q;
    n = dash(with, end);
    if (n == 0 && with == q && *q == '/') n = 1;
    if (n) {
        const char *r = figures(with + n, end, 5, &y2, &count);
        if (count == 2 && with == q && y2 > y % 100) y2 += y / 100 * 100, count = 4;
        if (count == 4 && year_number(y2) && y2 < y && with != q && AT(r, end, "年")) { /* 2020年至2018年 */
            t->year = y2;
            r += 3;
            return AT(r, end, "度") && !AT(r, end, "度过") ? r + 3 : r;
        }
        if (count == 4 && year_number(y2) && y2 > y) {
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
            if (with == q && !(r < end && (sc_alnum(*r) || *r == '-' || *r == '/' || *r == '.'))) {
                unsigned len;
                if (!trie_longest(&sc->l->unit_trie, r, end, &len)) {
                    t->year2 = y2;
                    return r;
                }
            }
        }
    }
    if (with != q) {
        q = with;
        if (AT(q, end, "度") && !AT(q, end, "度过")) q += 3;
        return q;
    }
    if (AT(q, end, "财年") || AT(q, end, "财政年度")) {
        t->flags |= GN_P_FISCAL;
        return q + (AT(q, end, "财年") ? 6 : 12);
    }
    if (t->flags & GN_P_FISCAL) return q;
    gn_time probe = *t;
    if ((*q == 'Q' || *q == 'H') && latin_part(q, end, &probe)) return q;
    if ((AT(q, end, "上半年") || AT(q, end, "下半年") || AT(q, end, "一季度") || AT(q, end, "前三季度") ||
         AT(q, end, "全年") || AT(q, end, "三季度") || AT(q, end, "二季度") || AT(q, end, "四季度")))
        return q;
    if ((*q == 'E' || *q == 'A') && !(q + 1 < end && sc_alnum(q[1]))) {
        if (*q == 'E') t->flags |= GN_P_FORECAST;
        q++;
        n = dash(q, end); /* 2023E-2025E */
        const char *const r = n ? figures(q + n, end, 5, &y2, &count) : NULL;
        if (r && count == 4 && y2 > y && year_number(y2) && r < end && *r == 'E') {
            t->flags |= GN_P_FORECAST;
            t->year2 = y2;
            q = r + 1;
        }
        return q;
    }
    return NULL;
}

/* 2021-10-05, 2021/10/5, 2021.10.05, 2021-10, 2021/10. */
static const char *iso_date(const char *p, const char *end, gn_time *t)
{
    int y, m, d;
    unsigned count;
    const char *q = figures(p, end, 5, &y, &count);
    if (count != 4 || !year_number(y) || q == end || !(*q == '-' || *q == '/' || *q == '.')) return NULL;
    const char sep = *q;
    const char *r = figures(q + 1, end, 3, &m, &count);
    if (count < 1 || count > 2 || m < 1 || m > 12) return NULL;
    const bool two = count == 2;
    t->year_mode = GN_YEAR_GIVEN;
    t->year = t->year2 = y;
    if (r < end && *r == sep) {
        const char *const s = figures(r + 1, end, 3, &d, &count);
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
    set_months(t, m, m);
    t->flags &= ~(uint32_t)GN_P_YTD;
    return r;
}

/* “十四五”, 十四五期间, “十四五”末. */
static const char *plan_period(const char *p, const char *end, gn_time *t)
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

/* 近三年, 过去五年, 未来10年, 最近两个月, 今后5年; 三年来, 十年间. */
static const char *count_of_years(const char *from, const char *p, const char *end, gn_time *t)
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
    q = small_number(q, end, &n);
    if (!q) return NULL;
    const unsigned d = dash(q, end); /* 未来3-5年, 未来五到十年 */
    int m = n;
    if (d) {
        const char *const r = small_number(q + d, end, &m);
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
        set_months(t, 1, n);
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

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */
/* 末 底 初 以来 至今 同期 前 后 behind a time. */
static const char *suffix(const char *q, const char *end, gn_time *t)
{
    const bool months =
        t->part == GN_PART_MONTHS || t->part == GN_PART_MONTH_OFFSET || t->part == GN_PART_QUARTER_OFFSET;
    const bool year = t->part == GN_PART_YEAR;
    if (months || year) {
        if (AT(q, end, "末") || AT(q, end, "底")) {
            t->flags |= GN_P_POINT;
            q += 3;
            if (year) set_months(t, 12, 12), t->year = t->year2;
        } else if (year && (AT(q, end, "年末") || AT(q, end, "年底"))) {
            t->flags |= GN_P_POINT;
            q += 6;
            set_months(t, 12, 12);
        } else if (AT(q, end, "初") && !AT(q, end, "初步") && !AT(q, end, "初级")) {
            t->flags |= GN_P_BEGIN | GN_P_POINT;
            q += 3;
            if (year) set_months(t, 1, 1), t->flags &= ~(uint32_t)GN_P_YTD;
        } else if (year && AT(q, end, "中") && (AT(q, end, "中期"))) {
            q += 6;
            set_months(t, 6, 6);
        } else if (AT(q, end, "上旬") || AT(q, end, "中旬") || AT(q, end, "下旬")) {
            q += 6;
        }
    }
    if (AT(q, end, "当月")) {
        t->flags |= GN_P_SINGLE;
        if (months && t->last > t->first) return q;
        q += 6;
    }
    if (t->part == GN_PART_DAYS && (t->flags & GN_P_FEAST)) {
        const char *const after = holidays(q, end);
        if (after > q) t->flags &= ~(uint32_t)GN_P_DAY;
        q = after;
    }
    if (AT(q, end, "期间") && !AT(q, end, "期间费用")) q += 6;
    if (AT(q, end, "以来"))
        t->flags |= GN_P_SINCE, q += 6;
    else if (AT(q, end, "至今") || AT(q, end, "迄今"))
        t->flags |= GN_P_SINCE, q += 6;
    else if (AT(q, end, "起至今"))
        t->flags |= GN_P_SINCE, q += 9;
    else if (year && AT(q, end, "到目前为止"))
        t->flags |= GN_P_SINCE, q += 15;
    else if (year && (AT(q, end, "截至目前") || AT(q, end, "截止目前")))
        t->flags |= GN_P_SINCE, q += 12;
    else if (AT(q, end, "同期") || AT(q, end, "同月")) {
        t->flags |= GN_P_COMPARED, q += 6;
        if (year) t->part = GN_PART_SAME;
    } else if (AT(q, end, "之前") || AT(q, end, "以前"))
        t->flags |= GN_P_BEFORE, q += 6;
    else if (AT(q, end, "之后") || AT(q, end, "以后"))
        t->flags |= GN_P_AFTER, q += 6;
    else if (AT(q, end, "前") && year && !AT(q, end, "前三") && !AT(q, end, "前两") && !AT(q, end, "前后") &&
             !AT(q, end, "前十"))
        t->flags |= GN_P_BEFORE, q += 3;
    else if (AT(q, end, "后") && year)
        t->flags |= GN_P_AFTER, q += 3;
    else if (AT(q, end, "止") && (t->flags & GN_P_DAY))
        q += 3;
    return q;
}

static void prefix_flags(const scanner *sc, const char *p, gn_time *t)
{
    const char *const f = sc->from;
    if (BEFORE(f, p, "截至") || BEFORE(f, p, "截止") || BEFORE(f, p, "截止到") || BEFORE(f, p, "截至到"))
        t->flags |= GN_P_UNTIL | GN_P_POINT;
    else if (BEFORE(f, p, "到") || BEFORE(f, p, "至"))
        t->flags |= GN_P_UNTIL;
    if (BEFORE(f, p, "比") || BEFORE(f, p, "较") || BEFORE(f, p, "相比") || BEFORE(f, p, "相较于") ||
        BEFORE(f, p, "相比于") || BEFORE(f, p, "对比") || BEFORE(f, p, "相对") || BEFORE(f, p, "相对于"))
        t->flags |= GN_P_COMPARED;
    if (sc->title) t->flags |= GN_P_NAMED;
}

static void after_flags(const scanner *sc, const char *p, const char *q, gn_time *t)
{
    if (AT(q, sc->end, "相比") || AT(q, sc->end, "的同期")) t->flags |= GN_P_COMPARED;
    if (t->flags & GN_P_DAY) {
        static const char *const marks[] = {"电", "讯", "消息", "报道", NULL};
        for (const char *const *m = marks; *m; m++)
            if (sc_at(q, sc->end, *m, strlen(*m))) t->flags |= GN_P_DATELINE;
        if (BEFORE(sc->from, p, "【") || BEFORE(sc->from, p, "来源：")) t->flags |= GN_P_DATELINE;
    }
    if ((t->flags & GN_P_PLAN) && (AT(q, sc->end, "规划") || AT(q, sc->end, "发展规划"))) t->flags |= GN_P_NAMED;
}

/* Nothing before it that it would end: 投用后年门诊量 is no 后年. */
static bool stands_alone(const scanner *sc, const char *p)
{
    static const char *const before[] = {"，", "。", "；", "：", "、", "“",    "到", "至",
                                         "在", "于", "和", "及", "或", "预计", "明"};
    if (p == sc->from || (unsigned char)p[-1] < 0x80) return true;
    GN_EACH (i, before)
        if (sc_before(sc->from, p, before[i], strlen(before[i]))) return true;
    return false;
}

/* Only a day: 18日 in news, as against 3日 of a duration. */
static const char *lone_day(const scanner *sc, const char *p, gn_time *t)
{
    int d;
    unsigned count;
    const char *const end = sc->end;
    const char *q = figures(p, end, 3, &d, &count);
    if (count < 1 || count > 2 || d < 1 || d > 31 || !AT(q, end, "日")) return NULL;
    q += 3;
    int d2 = d;
    const unsigned to = dash(q, end);
    if (to) { /* 12日至14日 */
        const char *const r = figures(q + to, end, 3, &d2, &count);
        if (count >= 1 && count <= 2 && d2 > d && d2 <= 31 && AT(r, end, "日")) {
            t->year_mode = GN_YEAR_NONE;
            t->part = GN_PART_DAYS;
            t->first = t->last = 0;
            t->day = (int8_t)d;
            t->day2 = (int8_t)d2;
            t->flags |= GN_P_DAY;
            return r + 3;
        }
    }
    static const char *const behind[] = {
        "电",   "讯",   "晚",   "上午", "下午", "凌晨", "早间", "午间", "盘后", "发布", "消息", "从",   "在",   "举行",
        "公布", "宣布", "表示", "召开", "介绍", "，",   "至",   "透露", "报道", "对外", "收盘", "发表", "印发", "指出",
        "通报", "披露", "称",   "强调", "获悉", "回应", "签署", "启动", "开幕", "闭幕", "出炉", "公告", NULL};
    bool news = false;
    for (const char *const *b = behind; *b && !news; b++) news = sc_at(q, end, *b, strlen(*b));
    if (AT(q, end, "，") && p != sc->from && !BEFORE(sc->from, p, "。") && !BEFORE(sc->from, p, "，") &&
        !BEFORE(sc->from, p, "截至"))
        news = false;
    if (!news || AT(q, end, "电量")) return NULL;
    t->year_mode = GN_YEAR_NONE;
    t->part = GN_PART_DAYS;
    t->first = t->last = 0;
    t->day = t->day2 = (int8_t)d;
    t->flags |= GN_P_DAY;
    return q;
}

static const char *emit_time(scanner *sc, const char *p, const char *q, gn_time *t)
{
    q = suffix(q, sc->end, t);
    prefix_flags(sc, p, t);
    after_flags(sc, p, q, t);
    gn_time *const stored = sc_add_time(sc);
    if (!stored) return q;
    *stored = *t;
    sc_emit(sc, GN_TOKEN_PERIOD, p, q, (uint32_t)(sc->s->times - 1), 0);
    return q;
}

/* After a year and its part: 2022年12月至2023年2月, 2021年第四季度至2022年第一季度. */
static const char *to_other_year(const scanner *sc, const char *q, gn_time *t)
{
    if (t->year_mode != GN_YEAR_GIVEN || t->part != GN_PART_MONTHS) return q;
    const unsigned n = dash(q, sc->end);
    if (!n) return q;
    gn_time other = {0};
    const char *r = year_part(sc, q + n, &other);
    if (!r || other.year < t->year) return q;
    const char *const s = part(sc, r, &other);
    if (!s || other.part != GN_PART_MONTHS) return q;
    t->year2 = other.year2;
    t->last = other.last;
    return s;
}

/* Most numbers are no times: what follows the digits tells it quickly. */
static bool may_be_time(const char *p, const char *end)
{
    unsigned digits = 0;
    while (p < end && sc_digit(*p)) p++, digits++;
    if (p == end || digits > 4) return false;
    if (*p == '.') return digits == 4;
    if ((unsigned char)*p < 0x80) return *p != '%' && *p != ',' && *p != ')' && *p != ' ';
    static const char *const after[] = {"年", "月", "日", "号", "个", "季", "财", "至", "到", "—",  "、",
                                        "和", "周", "天", "上", "下", "全", "前", "一", "二", "三", "四"};
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (sc_at(p, end, after[i], 3)) return true;
    return false;
}

const char *sc_time(scanner *sc, const char *p, uint32_t word, unsigned len)
{
    const char *const end = sc->end;
    gn_time t = {0};
    const char *q;
    if (word) {
        const struct time_entry *const e = &sc->l->time[word];
        t = e->value;
        q = p + len;
        /* 截至今年6月 is no 至今. */
        if (t.part == GN_PART_NOW && BEFORE(p, q, "至今") && (AT(q, end, "年") || AT(q, end, "日") || AT(q, end, "天")))
            return NULL;
        if (t.part == GN_PART_YEAR && t.year_mode == GN_YEAR_RELATIVE && t.year == 2 && !stands_alone(sc, p))
            return NULL;
        if (t.part == GN_PART_YEAR) {
            const int year = t.year;
            gn_time inner = t;
            const char *s = AT(q, end, "的") ? q + 3 : q;
            const char *const r = part(sc, s, &inner);
            if (r) {
                t = inner;
                t.year = t.year2 = year;
                q = r;
            }
        }
        /* 春节 alone is no time: 春节因素, 春节错位. */
        if (t.part == GN_PART_DAYS && t.first < 0 && !alone_too(&t) && holidays(q, end) == q) return NULL;
        return emit_time(sc, p, q, &t);
    }
    const bool digit = sc_digit(*p);
    if (digit && !may_be_time(p, end)) return NULL;
    if (digit && (q = iso_date(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = year_part(sc, p, &t)) != NULL) {
        if (digit && p + 2 < end && !sc_digit(p[2])) {
            sc->short_year_at = p;
            sc->short_year = t.year % 100;
        }
        if (t.year2 == t.year) {
            gn_time inner = t;
            const char *const r = part(sc, AT(q, end, "的") ? q + 3 : q, &inner);
            if (r) {
                t = inner;
                q = to_other_year(sc, r, &t);
            }
        } else {
            gn_time inner = t;
            const char *const r = part(sc, q, &inner);
            if (r && inner.part == GN_PART_MONTHS) { /* 2016年至2020年10月 */
                t = inner;
                t.first = 1;
                q = r;
            }
        }
        return emit_time(sc, p, q, &t);
    }
    t = (gn_time){0};
    if (!digit && (q = plan_period(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = latin_part(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = fiscal_quarter(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (!digit && (q = numbered_quarters(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = listed_quarters(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (digit && (q = counted_months(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = month_part(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (!digit && (q = first_months(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = count_of_years(sc->from, p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (digit && (q = lone_day(sc, p, &t)) != NULL) return emit_time(sc, p, q, &t);
    return NULL;
}
