/* Times within a year: months, quarters, halves, days, feasts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_time_private.h"

#include <string.h>

const char *sc_small_number(const char *p, const char *end, int *value)
{
    unsigned count;
    if (p < end && sc_digit(*p)) {
        const char *const q = sc_figures(p, end, 3, value, &count);
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

const char *sc_latin_part(const char *p, const char *end, gn_time *t)
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
    const unsigned d = sc_dash(q, end);
    if (d && q + d < end) {
        const char *r = q + d;
        if (*r == kind) r++;
        if (r < end && *r >= '1' && *r <= '4' && !(r + 1 < end && sc_alnum(r[1]))) {
            m = *r - '0';
            q = r + 1;
        }
    }
    /* 3Q21, 1H2021 */
    int year;
    unsigned digits;
    const char *const dated = sc_figures(q, end, 5, &year, &digits);
    if (kind && t->year_mode == GN_YEAR_NONE && sc_digit(*p) && (digits == 2 || digits == 4) &&
        !(dated < end && (sc_alnum(*dated) || *dated == '.' || *dated == '%'))) {
        t->year_mode = GN_YEAR_GIVEN;
        t->year = t->year2 = digits == 2 ? 2000 + year : year;
        q = dated;
    }
    if (q < end && sc_alnum(*q)) return NULL;
    if (kind == 'Q' && n >= 1 && m >= n && m <= 4)
        sc_set_months(t, 3 * n - 2, 3 * m);
    else if (kind == 'H' && n >= 1 && m >= n && m <= 2)
        sc_set_months(t, 6 * n - 5, 6 * m);
    else
        return NULL;
    if (AT(q, end, "单季度"))
        q += 9;
    else if (kind == 'Q' && (AT(q, end, "季度") || AT(q, end, "财季"))) /* Q3季度 */
        q += 6;
    return q;
}

const char *sc_month_part(const char *p, const char *end, gn_time *t)
{
    int m1, m2, d1;
    const char *q = sc_small_number(p, end, &m1);
    if (!q || m1 < 1 || m1 > 12 || AT(p, end, "两")) return NULL; /* 连涨两月 */
    if (AT(q, end, "月")) {
        q += 3;
        if (AT(q, end, "份")) q += 3;
        const char *day = sc_small_number(q, end, &d1);
        if (day && d1 >= 1 && d1 <= 31 && (AT(day, end, "日") || AT(day, end, "号")) && !AT(day, end, "日元") &&
            !AT(day, end, "日均")) {
            t->part = GN_PART_DAYS;
            t->first = t->last = (int16_t)m1;
            t->day = t->day2 = (int8_t)d1;
            t->flags |= GN_P_DAY;
            q = day + 3;
            const unsigned n = sc_dash(q, end);
            if (n) {
                int a, b;
                const char *r = sc_small_number(q + n, end, &a);
                if (r && AT(r, end, "月")) {
                    const char *const s = sc_small_number(r + 3, end, &b);
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
        const unsigned to = day ? sc_dash(day, end) : 0; /* 10月1—7日 */
        if (to && d1 >= 1) {
            const char *const r = sc_small_number(day + to, end, &m2);
            if (r && m2 >= d1 && m2 <= 31 && (AT(r, end, "日") || AT(r, end, "号"))) {
                t->part = GN_PART_DAYS;
                t->first = t->last = (int16_t)m1;
                t->day = (int8_t)d1;
                t->day2 = (int8_t)m2;
                t->flags |= GN_P_DAY;
                return r + 3;
            }
        }
        const unsigned n = sc_dash(q, end);
        if (n) {
            const char *const r = sc_small_number(q + n, end, &m2);
            if (r && AT(r, end, "月") && m2 >= m1 && m2 <= 12) {
                sc_set_months(t, m1, m2);
                q = r + 3;
                return AT(q, end, "份") ? q + 3 : q;
            }
        }
        /* 5月累计增速: from January on. */
        sc_set_months(t, AT(q, end, "累计增") || AT(q, end, "累计同比") ? 1 : m1, m1);
        return q;
    }
    unsigned n = sc_dash(q, end);
    if (!n && (AT(q, end, "、") || AT(q, end, "和")) && !AT(p, end, "十")) n = 3;
    if (n) {
        const char *const r = sc_small_number(q + n, end, &m2);
        const bool rate = r && AT(r + 3, end, "产") && !AT(r + 6, end, "量") && !AT(r + 6, end, "销") && /* 月产5万片 */
                          !AT(r + 6, end, "值") && !AT(r + 6, end, "出");
        if (r && AT(r, end, "月") && m2 >= m1 && m2 <= 12 && !rate && (sc_dash(q, end) || m2 == m1 + 1)) {
            sc_set_months(t, m1, m2);
            const char *const s = r + 3;
            return AT(s, end, "份") ? s + 3 : s;
        }
        if (r && sc_dash(q, end) && m1 == 1 && m2 > m1 && m2 <= 12 && AT(r, end, "累计")) { /* 1-10累计 */
            sc_set_months(t, m1, m2);
            return r;
        }
        if (r && sc_dash(q, end) && m1 <= 4 && m2 <= 4 && m2 > m1 && (AT(r, end, "季度") || AT(r, end, "个季度"))) {
            sc_set_months(t, 3 * m1 - 2, 3 * m2);
            return r + (AT(r, end, "季度") ? 6 : 9);
        }
    }
    return NULL;
}

const char *sc_counted_months(const char *p, const char *end, gn_time *t)
{
    int first, m, n = 1, count;
    const char *q = sc_small_number(p, end, &first);
    if (!q || first < 1 || first > 11) return NULL;
    for (m = first;; n++) {
        if (AT(q, end, "月")) q += 3;
        if (!AT(q, end, "、") && !AT(q, end, "和")) break;
        int next;
        const char *const r = sc_small_number(q + 3, end, &next);
        if (!r || next != m + 1 || next > 12) return NULL;
        m = next;
        q = r;
    }
    q = n > 1 ? sc_small_number(q, end, &count) : NULL;
    if (!q || count != n || !AT(q, end, "个月")) return NULL;
    sc_set_months(t, first, m);
    return AT(q + 6, end, "份") ? q + 9 : q + 6;
}

const char *sc_first_months(const char *p, const char *end, gn_time *t)
{
    int n;
    if (AT(p, end, "前"))
        p += 3;
    else if (AT(p, end, "头") || AT(p, end, "首"))
        p += 3;
    else
        return NULL;
    const char *q = sc_small_number(p, end, &n);
    if (!q || n < 1) return NULL; /* 前0个月 */
    const bool counted = AT(q, end, "个");
    if (counted) q += 3;
    if (AT(q, end, "月") && n <= 12) {
        q += 3;
        if (AT(q, end, "份")) q += 3;
        sc_set_months(t, 1, n);
    } else if (AT(q, end, "季度") && n <= 4) {
        q += 6;
        sc_set_months(t, 1, 3 * n);
    } else if (!counted && AT(q, end, "季") && n <= 4) {
        q += 3;
        sc_set_months(t, 1, 3 * n);
    } else {
        return NULL;
    }
    t->flags |= GN_P_YTD;
    return q;
}

const char *sc_holidays(const char *p, const char *end)
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

bool sc_alone_too(const gn_time *t)
{
    enum { TRAVEL = -4, DAYS = -6 };
    return t->first == TRAVEL || t->first == DAYS;
}

/* Behind 2021年春节: 因素, 错位, 前 …: not within it. */
static bool moves(const char *p, const char *end)
{
    static const char *const words[] = {"因素", "错位", "效应", "前", "后", "较", "早", "晚",
                                        "提前", "推迟", "影响", "属", "是", "在", "为"};
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
    if (sc_bare_number(sc, p, p + len) && !AT(p + len, sc->end, "，")) return NULL; /* 2021年618件, 今年618，全网 */
    const struct time_entry *const e = &sc->l->time[MAIN_INDEX(v)];
    const bool feast =
        e->type == TIME_FEAST &&
        (sc_alone_too(&e->value) || sc_holidays(p + len, sc->end) > p + len ||
         ((t->year_mode == GN_YEAR_GIVEN || t->year_mode == GN_YEAR_RELATIVE) && !moves(p + len, sc->end)));
    if (e->type != TIME_MONTHS && e->type != TIME_DAYS && !feast) return NULL;
    t->part = e->value.part;
    t->first = e->value.first;
    t->last = e->value.last;
    t->day = e->value.day;
    t->day2 = e->value.day2;
    t->flags |= e->value.flags;
    return p + len;
}

const char *sc_numbered_quarters(const char *p, const char *end, gn_time *t)
{
    int a, b;
    if (!AT(p, end, "第")) return NULL;
    const char *q = sc_small_number(p + 3, end, &a);
    if (!q || a < 1 || a > 4) return NULL;
    b = a;
    const unsigned n = sc_dash(q, end);
    if (n) q = sc_small_number(q + n, end, &b);
    if (!q || b < a || b > 4 || !AT(q, end, "季度")) return NULL;
    sc_set_months(t, 3 * a - 2, 3 * b);
    return q + 6;
}

const char *sc_listed_quarters(const char *p, const char *end, gn_time *t)
{
    int a, b;
    if (AT(p, end, "第")) p += 3;
    const char *q = sc_small_number(p, end, &a);
    if (!q || a < 1 || a > 3) return NULL;
    for (b = a; AT(q, end, "、") || AT(q, end, "和") || AT(q, end, "及");) {
        int next;
        const char *r = q + 3;
        if (AT(r, end, "第")) r += 3;
        const bool alike = ((unsigned char)*p < 0x80) == (r < end && (unsigned char)*r < 0x80); /* 1、二季度 */
        r = sc_small_number(r, end, &next);
        if (!r || !alike || next != b + 1 || next > 4) return NULL;
        b = next;
        q = r;
    }
    if (b == a || !AT(q, end, "季度")) return NULL;
    sc_set_months(t, 3 * a - 2, 3 * b);
    return q + 6;
}

const char *sc_fiscal_quarter(const char *p, const char *end, gn_time *t)
{
    int n;
    if (AT(p, end, "第")) p += 3;
    const char *q = sc_small_number(p, end, &n);
    if (!q || n < 1 || n > 4 || !(AT(q, end, "财季") || AT(q, end, "财政季度"))) return NULL;
    sc_set_months(t, 3 * n - 2, 3 * n);
    t->flags |= GN_P_FISCAL;
    return q + (AT(q, end, "财季") ? 6 : 12);
}

const char *sc_part(const scanner *sc, const char *p, gn_time *t)
{
    const char *q = sc_latin_part(p, sc->end, t);
    if (!q) q = sc_fiscal_quarter(p, sc->end, t);
    if (!q) q = sc_numbered_quarters(p, sc->end, t);
    if (!q) q = sc_listed_quarters(p, sc->end, t);
    if (!q) q = word_part(sc, p, t);
    if (!q) q = sc_first_months(p, sc->end, t);
    if (!q) q = sc_counted_months(p, sc->end, t);
    if (!q) q = sc_month_part(p, sc->end, t);
    return q;
}

bool sc_within_year(const scanner *sc, const char *p)
{
    gn_time t = {0};
    return sc_part(sc, p, &t) != NULL;
}
