/* Chinese numerals: 三, 十五点八, 一亿二千万, 两三百. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_private.h"

#include <math.h>

int sc_cn_digit(uint32_t cp)
{
    switch (cp) {
    case 0x96F6: /* 零 */
    case 0x3007: /* 〇 */ return 0;
    case 0x4E00: return 1;
    case 0x4E8C: /* 二 */
    case 0x4E24: /* 两 */ return 2;
    case 0x4E09: return 3;
    case 0x56DB: return 4;
    case 0x4E94: return 5;
    case 0x516D: return 6;
    case 0x4E03: return 7;
    case 0x516B: return 8;
    case 0x4E5D: return 9;
    default: return -1;
    }
}

double sc_cn_unit(uint32_t cp)
{
    switch (cp) {
    case 0x5341: return 10;
    case 0x767E: return 100;
    case 0x5343: return 1000;
    case 0x4E07: return 1e4;
    case 0x4EBF: return 1e8;
    default: return 0;
    }
}

/* 壹贰叁肆伍陆柒捌玖, as money is written in contracts. */
static int bank_digit(uint32_t cp)
{
    static const uint16_t digits[] = {0x96F6, 0x58F9, 0x8D30, 0x53C1, 0x8086, 0x4F0D, 0x9646, 0x67D2, 0x634C, 0x7396};
    for (int i = 0; i < 10; i++)
        if (cp == digits[i]) return i;
    return -1;
}

static double bank_unit(uint32_t cp)
{
    return cp == 0x62FE ? 10 : cp == 0x4F70 ? 100 : cp == 0x4EDF ? 1000 : sc_cn_unit(cp); /* 拾佰仟 */
}

enum { CP_SOME = 0x51E0, CP_NUMBER = 0x6570, CP_POINT = 0x70B9 };

const char *sc_cn_number(const char *p, const char *end, double *value, bool *vague, unsigned *decimals)
{
    double total = 0, section = 0, unit_before = 0;
    int digit = -1;
    bool any = false, loose = false, after_zero = false, big = false;
    unsigned n, after;
    const char *q = p;
    *decimals = 0;
    const bool bank = bank_digit(sc_char(p, end, &n)) > 0; /* 陆家嘴, 伍某: its second character is a unit */
    if (bank && bank_unit(sc_char(p + n, end, &after)) == 0) return NULL;
    for (int steps = 0; steps < 24; steps++) {
        const uint32_t cp = sc_char(q, end, &n);
        const int d = n == 0 ? -1 : bank ? bank_digit(cp) : sc_cn_digit(cp);
        const double u = n == 0 ? 0 : bank ? bank_unit(cp) : sc_cn_unit(cp);
        if (d >= 0) {
            if (digit > 0 && d > 0) loose = true; /* 两三百, 七八成 */
            after_zero |= d == 0;
            digit = d;
            big = false;
            if (d == 0 && !any && unit_before == 0 && q != p) loose = true;
            q += n;
            any = true;
            continue;
        }
        if (n && (cp == CP_SOME || (cp == CP_NUMBER && q == p))) { /* 几十, 数百: no number */
            unsigned m;
            const uint32_t next = sc_char(q + n, end, &m);
            if (!m || (sc_cn_unit(next) == 0 && cp == CP_NUMBER)) break;
            if (cp == CP_SOME && sc_cn_unit(next) == 0 && q == p) break;
            loose = true;
            digit = 1;
            q += n;
            any = true;
            continue;
        }
        if (u == 0) break;
        if (u < 1e4) {
            if (big && digit < 0 && section == 0 && total > 0) break; /* 万百: two numbers */
            section += (digit > 0 ? digit : 1) * u;
            digit = -1;
        } else {
            const double x = section + (digit > 0 ? digit : 0);
            if (x == 0 && total == 0)
                total = u;
            else if (x == 0)
                total *= u;
            else if (total > 0 && total < u)
                total = (total + x) * u;
            else
                total += x * u;
            section = 0;
            digit = -1;
            big = true;
        }
        after_zero = false;
        unit_before = u;
        q += n;
        any = true;
    }
    if (!any) return NULL;
    double v = total + section;
    if (digit > 0) v += unit_before >= 100 && !after_zero ? digit * unit_before / 10 : digit; /* 三万五 */
    /* 十五点八 */
    unsigned m, k;
    if (digit >= 0 || unit_before == 10) {
        const uint32_t point = sc_char(q, end, &m);
        if (point == CP_POINT && sc_cn_digit(sc_char(q + m, end, &k)) >= 0 && k) {
            double scale = 0.1;
            q += m;
            for (int d; *decimals < 12 && (d = sc_cn_digit(sc_char(q, end, &k))) >= 0 && k; q += k, scale /= 10) {
                v += d * scale;
                ++*decimals;
            }
            const double power = pow(10, *decimals);
            v = round(v * power);
            double scale_up = 1; /* 一点五亿 */
            for (double u; (u = sc_cn_unit(sc_char(q, end, &k))) >= 1e4 && k; q += k) scale_up *= u;
            v = v * scale_up / power;
        }
    }
    *value = v;
    *vague = loose;
    return q;
}
