/* Numbers with magnitude, unit, range and bound. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "io/extract/scan_private.h"

enum { CP_HALF = 0x534A };

typedef struct number {
    const char *start, *digits_end, *end; /* numeral, and with magnitude and 多 */
    double value;                         /* magnitude applied */
    double plain, magnitude;
    bool chinese, vague, more, fraction, negative, positive, bare_magnitude;
    unsigned decimals, whole_digits;
} number;

typedef struct unit_hit {
    uint32_t unit, per;
    const char *start, *end;
} unit_hit;

const double sc_power10[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                               1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

static double scaled(double mantissa, int exponent)
{
    if (exponent >= 0) return exponent <= 22 ? mantissa * sc_power10[exponent] : mantissa * pow(10, exponent);
    return exponent >= -22 ? mantissa / sc_power10[-exponent] : mantissa * pow(10, exponent);
}

bool sc_splits_word(const struct words_behind *behind, const char *p, const char *end)
{
    enum { WIDE = 3 /* bytes */ };
    const char *list = behind->words;
    bool splits = false;
    if (end - p >= WIDE && !(behind->first & first_bit(p))) return false;
    while (*list) {
        const bool whole = *list == '!';
        list += whole;
        const char *stop = list;
        while (*stop && *stop != ' ') stop++;
        const size_t n = (size_t)(stop - list);
        if (n && sc_at(p, end, list, n)) {
            if (whole) return false;
            splits = true;
        }
        list = *stop ? stop + 1 : stop;
    }
    return splits;
}

static uint32_t unit_word(const scanner *sc, const char *p, unsigned *len)
{
    const uint32_t u = trie_longest(&sc->l->unit_trie, p, sc->end, len);
    if (!u) return 0;
    const char *const after = p + *len;
    if (sc_alnum(after[-1]) && after < sc->end && sc_alpha(*after)) return 0;
    if (after < sc->end && sc_splits_word(&sc->l->unit[u].not_before, after, sc->end)) {
        /* 部 fails before 门, but 个 in 5个月 was only the shorter word: nothing shorter is tried. */
        return 0;
    }
    return u;
}

/* 百 千 万 亿 behind a number, 兆 before money; 千瓦, 百帕 are units. Returns its power of ten or 0. */
static int magnitude_at(const scanner *sc, const char *p, unsigned *n)
{
    const uint32_t cp = sc_char(p, sc->end, n);
    int power;
    switch (cp) {
    case 0x767E: power = 2; break;
    case 0x5343: power = 3; break;
    case 0x4E07: return 4;
    case 0x4EBF: return 8;
    case 0x5146: { /* 1.85兆日元; 兆 alone is no magnitude */
        unsigned len;
        const uint32_t u = trie_longest(&sc->l->unit_trie, p + *n, sc->end, &len);
        const char *q = p + *n; /* 8兆8800亿, 1兆2千亿 */
        while (q < sc->end && sc_digit(*q)) q++;
        if (q > p + *n && (AT(q, sc->end, "亿") || AT(q, sc->end, "千亿") || AT(q, sc->end, "百亿"))) return 12;
        return u && sc->l->unit[u].flags & GN_Q_MONEY ? 12 : 0;
    }
    default: return 0;
    }
    unsigned len;
    if (trie_longest(&sc->l->unit_trie, p, sc->end, &len) && len > *n) return 0;
    return AT(p, sc->end, "百分") ? 0 : power;
}

/* 多 余 来 几 between a number and its magnitude or unit. */
static unsigned more_at(const scanner *sc, const char *p)
{
    const bool more = AT(p, sc->end, "多"), rest = AT(p, sc->end, "余"), about = AT(p, sc->end, "来");
    if (!more && !rest && !about) return 0;
    unsigned n, len;
    const char *const q = p + 3;
    if (magnitude_at(sc, q, &n) || AT(q, sc->end, "%")) return 3;
    if (trie_longest(&sc->l->unit_trie, q, sc->end, &len)) return 3;
    if (about || rest) return 0;
    return AT(q, sc->end, "数") || AT(q, sc->end, "样") ? 0 : 3;
}

bool sc_bare_number(const scanner *sc, const char *p, const char *q)
{
    while (p < q && sc_digit(*p)) p++;
    if (p < q) return false;
    unsigned n;
    return q == sc->end || (unsigned char)*q < 0x80 || magnitude_at(sc, q, &n) || more_at(sc, q) ||
           gn_words_begin("，|。|、|；|：|—|至|～", q, (size_t)(sc->end - q)) || unit_word(sc, q, &n);
}

static bool arabic(const char *p, const char *end, number *x)
{
    const char *q = p;
    double mantissa = 0;
    unsigned digits = 0;
    while (q < end && sc_digit(*q)) mantissa = mantissa * 10 + (*q++ - '0'), digits++;
    if (!digits) return false;
    if (digits <= 3) /* 1,234,567 */
        while (end - q >= 4 && *q == ',' && sc_digit(q[1]) && sc_digit(q[2]) && sc_digit(q[3]) &&
               !(end - q > 4 && sc_digit(q[4]))) {
            for (int i = 1; i <= 3; i++) mantissa = mantissa * 10 + (q[i] - '0');
            digits += 3;
            q += 4;
        }
    x->whole_digits = digits;
    x->decimals = 0;
    if (end - q >= 2 && *q == '.' && sc_digit(q[1])) {
        q++;
        while (q < end && sc_digit(*q)) {
            if (digits + x->decimals < 17) mantissa = mantissa * 10 + (*q - '0'), x->decimals++;
            q++;
        }
    }
    x->plain = mantissa;
    x->digits_end = q;
    return true;
}

/* 19. 2%, 12 000台: blanks where a page was set loosely. Between digits they count as nothing only if the number then
 * has a sign or word of quantity behind it, is no year and does not begin its line, where 1. is the mark of an item. */
static void close_up(const scanner *sc, number *x)
{
    enum { MOST = 3 };
    const char *const end = sc->end, *q = x->digits_end;
    if (x->decimals || x->whole_digits > MOST || x->start == sc->from || q + 2 >= end) return;
    /* iPhone 12 256GB */
    if (x->start - sc->from >= 2 && x->start[-1] == ' ' && sc_alpha(x->start[-2])) return;
    const bool point = *q == '.' && q[1] == ' ' && sc_digit(q[2]);
    if (!point && !(*q == ' ' && sc_digit(q[1]))) return;
    double mantissa = x->plain;
    unsigned digits = 0, n;
    q += point ? 2 : 1;
    for (; q < end && sc_digit(*q) && digits <= MOST; q++, digits++) mantissa = mantissa * 10 + (*q - '0');
    if (q < end && (sc_digit(*q) || *q == '.' || *q == ',')) return;
    if (point ? digits >= MOST : digits != MOST) return;
    const uint32_t cp = sc_char(q, end, &n);
    if (cp != '%' && cp != 0x4E07 && cp != 0x4EBF && !trie_longest(&sc->l->unit_trie, q, end, &n)) return;
    if (AT(q, end, "年") || AT(q, end, "月") || AT(q, end, "日") || AT(q, end, "号")) return;
    x->plain = mantissa;
    x->decimals = point ? digits : 0;
    x->whole_digits += point ? 0 : digits;
    x->digits_end = q;
}

/* 3万5千, 1亿2000万, 1亿2千万, 3亿3千3百万, 3亿零700万: adds what stands at q to *x; returns where it ends. */
static const char *smaller_parts(const scanner *sc, const char *q, number *x)
{
    const char *const end = sc->end;
    unsigned n;
    double below = x->magnitude;
    while (below >= 1e4 && !x->more && q < end) {
        number rest = {0};
        double add = 0, least = below;
        const char *r = AT(q, end, "零") ? q + 3 : q;
        if (r == end || !sc_digit(*r)) break;
        int second = 0;
        while (r < end && sc_digit(*r) && arabic(r, end, &rest) &&
               (second = magnitude_at(sc, rest.digits_end, &n)) != 0) {
            add += scaled(rest.plain, second - (int)rest.decimals);
            least = scaled(1, second);
            r = rest.digits_end + n;
            if (second >= 4) break;
        }
        if (second && second < 4)
            for (int m; (m = magnitude_at(sc, r, &n)) >= 4; r += n) {
                add *= scaled(1, m);
                least *= scaled(1, m);
            }
        if (!second || add >= below) break;
        x->value += add;
        x->magnitude = below = least;
        q = r;
    }
    return q;
}

/* 半数, 过半, 近半; 半年 and 半导体 are none. */
static bool half(const scanner *sc, const char *p, number *x)
{
    const char *const end = sc->end;
    const bool most = BEFORE(sc->from, p, "过") || BEFORE(sc->from, p, "近") || BEFORE(sc->from, p, "超") ||
                      BEFORE(sc->from, p, "逾");
    unsigned after;
    const uint32_t next = sc_char(p + 3, end, &after);
    const bool ends = after == 0 || next == 0xFF0C || next == 0x3002 || next == 0x3001 || next == 0xFF1B ||
                      AT(p + 3, end, "的") || AT(p + 3, end, "以上");
    const bool counted = AT(p, end, "半数");
    if (!counted && !(most && ends)) return false;
    x->digits_end = x->end = p + (counted ? 6 : 3);
    x->value = x->plain = 50;
    x->fraction = x->chinese = true;
    return true;
}

/* 三分之一, 百分之八十, 千分之三: *x is what stands before 分之, r behind it. */
static bool fraction(const scanner *sc, const char *r, number *x)
{
    const char *const end = sc->end;
    number part = {0};
    bool vague;
    unsigned decimals;
    double numerator = 0;
    const char *stop = NULL;
    if (r < end && sc_digit(*r)) {
        if (arabic(r, end, &part)) {
            numerator = scaled(part.plain, -(int)part.decimals);
            stop = part.digits_end;
        }
    } else if ((stop = sc_cn_number(r, end, &numerator, &vague, &decimals)) != NULL && vague) {
        x->vague = true;
    }
    if (stop && x->value > 0) {
        x->value = x->plain = x->value == 100 ? numerator : numerator * 100 / x->value;
        x->fraction = true;
        x->digits_end = x->end = stop;
        return true;
    }
    return false;
}

const char *sc_power_of_ten(const char *p, const char *end, int *power)
{
    static const char *const times[] = {"×10", "x10", "X10", "*10"}, *const spread[] = {"E+", "e+", "E-", "e-"};
    enum { MOST = 2 /* digits */ };
    const char *q = p;
    bool raised = false, minus = false;
    for (size_t i = 0; i < 4 && q == p; i++)
        if (sc_at(p, end, times[i], strlen(times[i]))) q += strlen(times[i]);
    if (q > p) {
        raised = !(q < end && *q == '^');
        q += !raised;
    } else {
        for (size_t i = 0; i < 4 && q == p; i++)
            if (sc_at(p, end, spread[i], 2)) q += 2, minus = spread[i][1] == '-';
        if (q == p) return NULL;
    }
    *power = 0;
    int digits = 0;
    for (; digits <= MOST && q < end; digits++) {
        unsigned n = 1;
        const uint32_t cp = sc_char(q, end, &n);
        const int d = !raised            ? (sc_digit(*q) ? *q - '0' : -1)
                      : cp == 0xB9       ? 1
                      : (cp | 1) == 0xB3 ? (int)(cp - 0xB0)
                      : cp >> 4 == 0x207 ? (int)(cp & 0xF)
                                         : -1;
        if (d < 0 || d > 9) break;
        *power = 10 * *power + d;
        q += n;
    }
    if (minus) *power = -*power;
    return digits && digits <= MOST ? q : NULL;
}

/* A numeral with its magnitude at p. */
static bool read_number(const scanner *sc, const char *p, number *x)
{
    *x = (number){.start = p, .magnitude = 1};
    const char *const end = sc->end;
    if (p < end && sc_digit(*p)) {
        if (!arabic(p, end, x)) return false;
        close_up(sc, x);
        const char *q = x->digits_end;
        int power = 0;
        const char *const raised = q < end && strchr("\xC3xX*Ee", *q) ? sc_power_of_ten(q, end, &power) : NULL;
        if (raised) x->digits_end = q = raised;
        unsigned n = more_at(sc, q);
        if (n) x->more = true, q += n;
        for (int m, steps = 0; steps < 4 && (m = magnitude_at(sc, q, &n)) != 0; steps++) power += m, q += n;
        if (power && !x->more && (n = more_at(sc, q)) != 0) {
            enum { TEN_THOUSAND = 4 };
            x->more = true, q += n;
            const int m = magnitude_at(sc, q, &n); /* 1万多亿元 */
            if (m >= TEN_THOUSAND) power += m, q += n;
        }
        const double mantissa = x->plain;
        x->plain = scaled(mantissa, -(int)x->decimals);
        x->value = scaled(mantissa, power - (int)x->decimals);
        x->magnitude = scaled(1, power);
        q = smaller_parts(sc, q, x);
        x->end = q;
        return true;
    }
    unsigned n;
    const uint32_t cp = sc_char(p, end, &n);
    if (!n || !sc_cn_start(sc, cp)) return false;
    if (cp == CP_HALF) return half(sc, p, x);
    if (AT(p, end, "一半")) {
        x->digits_end = x->end = p + 6;
        x->value = x->plain = 50;
        x->fraction = x->chinese = true;
        return true;
    }
    x->chinese = true;
    x->bare_magnitude = sc_cn_unit(cp) >= 100;
    const char *q = sc_cn_number(p, end, &x->value, &x->vague, &x->decimals);
    if (!q) return false;
    if (AT(q, end, "分之") && fraction(sc, q + 6, x)) return true;
    x->digits_end = q;
    x->plain = x->value;
    const unsigned more = more_at(sc, q);
    if (more) {
        x->more = true;
        q += more;
        int power = 0;
        for (int m, steps = 0; steps < 3 && (m = magnitude_at(sc, q, &n)) != 0; steps++) power += m, q += n;
        x->value = scaled(x->value, power);
    }
    x->end = q;
    return true;
}

/* The unit behind a number: 亿 is part of the number, here stands 元, 千瓦时, 个百分点, 元/吨, 台/万人. */
static bool read_unit(const scanner *sc, const char *p, unit_hit *hit)
{
    *hit = (unit_hit){.start = p, .end = p};
    const char *const end = sc->end;
    if (end - p >= 2 && *p == ' ' && (sc_alpha(p[1]))) p++;
    unsigned len;
    hit->unit = unit_word(sc, p, &len);
    if (!hit->unit) return false;
    hit->start = p;
    hit->end = p + len;
    for (int i = 0; i < 2; i++) {
        const char *q = hit->end;
        const bool each = AT(q, end, "每");
        if (q < end && *q == '/')
            q++;
        else if (each)
            q += 3;
        else
            break;
        /* 升/100公里, 部/百人; any other number there is a figure of its own: 10万千瓦/20万千瓦时 */
        if (!each && end - q >= 3 && *q == '1' && q[1] == '0') {
            const char *const digits = q;
            while (q < end && (*q == '0' || q == digits)) q++;
        }
        unsigned n;
        for (int steps = 0; steps < 3 && magnitude_at(sc, q, &n); steps++) q += n;
        const uint32_t per = unit_word(sc, q, &len);
        if (!per) break;
        if (each && (sc->l->unit[per].flags & GN_Q_DURATION) && !AT(q, end, "秒")) break;
        hit->per = per;
        hit->end = q + len;
        if (AT(hit->end, end, "·月")) hit->end += strlen("·月"); /* GB/户·月 */
    }
    return true;
}

/* 块 of a few is money (每度1块2), of many a count: 集成电路300亿块, 银幕6万块. */
static uint32_t counted_pieces(const scanner *sc, const number *x, const unit_hit *unit)
{
    enum { FEW = 1000 };
    static const char money[] = "块", count[] = "块(片)";
    unsigned n;
    if (unit->end - unit->start != 3 || memcmp(unit->start, money, 3) != 0 || x->value < FEW) return unit->unit;
    return trie_longest(&sc->l->unit_trie, count, count + strlen(count), &n);
}

/* A connector of a range at p, its length. */
static unsigned range_at(const char *p, const char *end)
{
    if (p < end && (*p == '-' || *p == '~')) return 1;
    if (AT(p, end, "—") && !AT(p + 3, end, "—")) return 3;
    if (AT(p, end, "——")) return p + 6 < end && sc_digit(p[6]) ? 6 : 0; /* 5000万元——8000万元 */
    if (AT(p, end, "至") || AT(p, end, "到")) return 3;
    return 0;
}

static const struct {
    const char *sign, *unit;
} currencies[] = {{"US$", "美元"}, {"HK$", "港元"}, {"NT$", "新台币"}, {"A$", "澳元"}, {"C$", "加元"}, {"$", "美元"},
                  {"￥", "元"},    {"¥", "元"},     {"€", "欧元"},     {"£", "英镑"},  {"₩", "韩元"},  {"₹", "卢比"},
                  {"RMB", "元"},   {"USD", "美元"}, {"EUR", "欧元"},   {"HKD", "港元"}};

static uint32_t unit_named(const scanner *sc, const char *name)
{
    unsigned len;
    return trie_longest(&sc->l->unit_trie, name, name + strlen(name), &len);
}

static uint32_t currency_before(const scanner *sc, const char *p, unsigned *len)
{
    const unsigned char first = p < sc->end ? (unsigned char)*p : '0';
    if (sc_digit((char)first) || (first >= 0xE4 && first < 0xEF)) return 0; /* nearly always */
    GN_EACH (i, currencies) {
        const size_t n = strlen(currencies[i].sign);
        if (!sc_at(p, sc->end, currencies[i].sign, n)) continue;
        *len = (unsigned)n;
        return unit_named(sc, currencies[i].unit);
    }
    return 0;
}

/* ---- the whole expression ------------------------------------------------------------------------------------------
 */
static uint8_t bound_before(const scanner *sc, const char *p, const char **whole)
{
    const uint32_t at = sc_offset(sc, p);
    for (size_t k = sc->s->tokens, steps = 0; k-- > 0 && steps < 4; steps++) {
        const gn_token *const t = &sc->s->token[k];
        if (t->end > at) continue;
        if (t->end < at || t->kind != GN_TOKEN_CUE || t->cue != GN_CUE_BOUND) break;
        if (sc->l->cue[t->index].where == CUE_AFTER) break;
        *whole = sc->text + t->start;
        return sc->l->cue[t->index].bound;
    }
    return GN_BOUND_EXACT;
}

static uint8_t bound_after(const scanner *sc, const char *p, const char **whole)
{
    unsigned n;
    if (AT(p, sc->end, "(含)")) p += 5;
    const uint32_t c = trie_longest(&sc->l->after_trie, p, sc->end, &n);
    if (!c) return GN_BOUND_EXACT;
    *whole = p + n;
    return sc->l->cue[c].bound;
}

static uint8_t join_bounds(uint8_t before, uint8_t after, bool more)
{
    if (more) return GN_BOUND_GE;
    if (before == GN_BOUND_EXACT) return after;
    if (before == GN_BOUND_APPROX && after != GN_BOUND_EXACT) return after;
    return before;
}

static uint32_t percent_unit(const scanner *sc)
{
    static const char sign[] = "%";
    unsigned n;
    return trie_longest(&sc->l->unit_trie, sign, sign + 1, &n);
}

/* How many times as large as the first number a second one may be to be of one range: not where a verb of change stands
 * right before p (上涨120元至4350元: by 120, to 4350; 净增800户至1100户). */
static double widest_range(const scanner *sc, const char *p, bool percent)
{
    if (sc->s->tokens == 0) return INFINITY;
    const gn_token *const t = &sc->s->token[sc->s->tokens - 1];
    if (t->end != sc_offset(sc, p) || t->kind != GN_TOKEN_CUE || (t->cue != GN_CUE_UP && t->cue != GN_CUE_DOWN))
        return INFINITY;
    if (percent) return 10;
    return AT(sc->text + t->start, sc->end, "净") ? 1 : 3;
}

/* A second numeral and its unit behind a range connector. */
static const char *read_high(const scanner *sc, const number *low, const unit_hit *low_unit, const char *p,
                             number *high, unit_hit *unit)
{
    const unsigned n = range_at(p, sc->end);
    if (!n) return NULL;
    const char *q = p + n;
    bool negative = false;
    if (*p != '-' && q < sc->end && *q == '-' && q + 1 < sc->end && sc_digit(q[1])) negative = true, q++;
    unsigned len;
    if (currency_before(sc, q, &len)) q += len;
    if (!read_number(sc, q, high) || high->vague) return NULL;
    if (high->chinese != low->chinese && !(high->chinese && high->bare_magnitude)) return NULL;
    high->negative = negative;
    const bool has = read_unit(sc, high->end, unit);
    if (low->fraction) return high->chinese || low->plain >= 1 ? (has ? unit->end : high->end) : NULL;
    if (!has) {
        if (low_unit->unit || low->chinese) return NULL;
        /* 2021-2023 is a time and comes before; 010-8888 is none of ours */
        if (low->magnitude != 1 || high->magnitude != 1) return high->end;
        return low->plain < high->plain ? high->end : NULL;
    }
    const bool word = n == 3 && !AT(p, sc->end, "—");
    if (low_unit->unit && word && !low_unit->per != !unit->per) return NULL;
    const bool percent = sc->l->unit[unit->unit].flags & GN_Q_PERCENT;
    if (low_unit->unit && word && high->value > low->value * widest_range(sc, low->start, percent)) return NULL;
    if (low_unit->unit && strcmp(sc->l->unit[low_unit->unit].pub.canonical, sc->l->unit[unit->unit].pub.canonical) != 0)
        return NULL;
    return unit->end;
}

static const char *emit_quantity(scanner *sc, const char *start, const number *x, const unit_hit *unit,
                                 const number *high, const char *end, uint32_t prefix_unit)
{
    gn_quantity *const q = sc_add_quantity(sc);
    if (!q) return end;
    const gn_lexicon *const l = sc->l;
    uint32_t u = unit->unit ? unit->unit : prefix_unit;
    double scale = 1;
    uint32_t flags = 0;
    if (x->fraction) u = percent_unit(sc), flags |= GN_Q_FRACTION | GN_Q_PERCENT | GN_Q_UNIT;
    if (u) {
        flags |= GN_Q_UNIT | l->unit[u].flags;
        scale = l->unit[u].scale;
        if (scale == 10) flags |= GN_Q_TENTHS;
    }
    q->value = x->negative ? -x->value : x->value;
    q->magnitude = x->magnitude;
    q->value_high = NAN;
    if (high) {
        /* 3-5万元: the magnitude belongs to both, unless the first would be the larger one then */
        if (x->magnitude == 1 && high->magnitude > 1 && x->plain <= high->plain && !x->chinese) {
            q->value = (x->negative ? -x->plain : x->plain) * high->magnitude;
            q->magnitude = high->magnitude;
        } else if (x->chinese && high->chinese && x->value < 10 && high->value >= 1e4) {
            double big = 1;
            while (high->value / big >= 10) big *= 10;
            if (x->value <= high->value / big) q->value *= big;
        }
        q->value_high = high->negative ? -high->value : high->value;
        flags |= GN_Q_RANGE;
        if (scale != 1) q->value_high *= scale;
    }
    if (scale != 1) q->value *= scale;
    if (x->negative || x->positive) flags |= GN_Q_SIGNED;
    if (x->chinese) flags |= GN_Q_CHINESE;
    if (!u && !x->chinese && !x->decimals && x->magnitude == 1 && x->value >= 1900 && x->value <= 2100)
        flags |= GN_Q_YEARLIKE;
    const char *before = start, *after = end;
    const uint8_t b = bound_before(sc, x->positive ? start - 1 : start, &before), a = bound_after(sc, end, &after);
    q->bound = join_bounds(b, a, x->more || (high && high->more));
    q->number_start = sc_offset(sc, x->start);
    q->number_end = sc_offset(sc, high ? high->digits_end : x->digits_end);
    q->unit_start = sc_offset(sc, unit->unit ? unit->start : end);
    q->unit_end = sc_offset(sc, unit->unit ? unit->end : end);
    q->whole_start = sc_offset(sc, before);
    q->whole_end = sc_offset(sc, after);
    q->unit = u;
    q->per = unit->per;
    q->decimals = (uint8_t)x->decimals;
    if ((BEFORE(sc->from, start, "(") || BEFORE(sc->from, start, "(+")) && end < sc->end && *end == ')')
        flags |= GN_Q_BRACKET;
    q->flags = flags;
    sc_emit(sc, GN_TOKEN_QUANTITY, start, end, (uint32_t)(sc->s->quantities - 1), 0);
    return end;
}

/* 翻番 翻倍 翻两番 翻了一番, 翻了近两番, 翻一番多: a multiple. */
static const char *doubling(scanner *sc, const char *p)
{
    const char *q = p + 3;
    if (AT(q, sc->end, "了")) q += 3;
    const bool nearly = AT(q, sc->end, "近"), above = AT(q, sc->end, "超") || AT(q, sc->end, "逾");
    if (nearly || above) q += 3;
    double power = 1;
    number x = {.start = p, .magnitude = 1, .chinese = true};
    if (AT(q, sc->end, "番") || AT(q, sc->end, "倍")) {
        q += 3;
    } else {
        bool vague;
        unsigned decimals;
        const char *const r = sc_cn_number(q, sc->end, &power, &vague, &decimals);
        if (!r || vague || power < 1 || power > 20 || decimals) return NULL;
        if (AT(r, sc->end, "倍")) {
            if (power != 1) return NULL;
        } else if (!AT(r, sc->end, "番")) {
            return NULL;
        }
        q = r + 3;
    }
    x.value = x.plain = pow(2, power);
    x.digits_end = x.end = q;
    static const char times[] = "倍";
    unsigned n;
    const uint32_t u = trie_longest(&sc->l->unit_trie, times, times + 3, &n);
    const unit_hit none = {.start = q, .end = q};
    x.more = above || AT(q, sc->end, "多");
    const char *const behind = emit_quantity(sc, p, &x, &none, NULL, q, u);
    if (nearly && behind && sc->s->quantities) sc->s->quantity[sc->s->quantities - 1].bound = GN_BOUND_APPROX;
    return behind;
}

/* A magnitude at p without a numeral names a unit: 单位：万辆，亿元; （万吨）; (12)万元; 元/百公里; 每千瓦时; a cell.
 */
static bool names_unit(const scanner *sc, const char *p)
{
    enum { REACH = 36 }; /* bytes from 单位 to the last unit named */
    static const char said[] = "单位";
    const size_t back = (size_t)(p - sc->from);
    if (p > sc->text && strchr(back ? "(/)" : "|", p[-1])) return true;
    if (BEFORE(sc->from, p, "每") || BEFORE(sc->from, p, "：")) return true;
    const char *const from = p - (back < REACH ? back : REACH);
    const char *const at = memmem(from, (size_t)(p - from), said, strlen(said));
    return at && !memmem(at, (size_t)(p - at), "。", 3) && !memchr(at, '\n', (size_t)(p - at)) &&
           (AT(at + 6, sc->end, "：") || AT(at + 6, sc->end, ":") || AT(at + 6, sc->end, "为"));
}

/* 2/3G, 2/3/4G: generations of networks. */
static bool generations(const char *p, const char *end)
{
    enum { MOST = 8 /* bytes */ };
    const char *q = p;
    while (q + 2 < end && q - p < MOST && sc_digit(q[0]) && q[1] == '/' && sc_digit(q[2])) q += 2;
    if (q == p || q + 1 >= end || q[1] != 'G') return false;
    const unsigned char next = q + 2 < end ? (unsigned char)(q[2] | 32) : 0;
    return next < 'a' || next > 'z'; /* 2/3Gbps */
}

const char *sc_quantity(scanner *sc, const char *p)
{
    const char *start = p, *const end = sc->end;
    if (AT(p, end, "翻")) return doubling(sc, p);
    if (p + 1 < end && p[1] == '/' && generations(p, end)) return NULL;
    bool negative = false;
    bool positive = false;
    if (p < end && *p == '-')
        negative = true, p++;
    else if (p < end && *p == '+')
        positive = true, start = ++p;
    else if (AT(p, end, "负"))
        negative = true, p += 3;
    unsigned len;
    uint32_t prefix = currency_before(sc, p, &len);
    if (prefix) {
        p += len;
        if (p < end && *p == ' ') p++;
    }
    number x, high;
    if (!read_number(sc, p, &x)) return NULL;
    if (x.vague) return NULL;                                             /* 两三百, 几十: no numeral */
    if (x.bare_magnitude && p > sc->from && sc_digit(p[-1])) return NULL; /* of a run of digits that was too long */
    if (x.bare_magnitude && names_unit(sc, p)) return NULL;
    x.negative = negative;
    x.positive = positive;
    if (x.magnitude > 1 && BEFORE(sc->from, start, "人民币")) prefix = unit_named(sc, "元"); /* 折合人民币260亿 */
    unit_hit unit, high_unit;
    bool has = read_unit(sc, x.end, &unit);
    if (has) unit.unit = counted_pieces(sc, &x, &unit);
    if (AT(p, end, "过半")) return NULL;
    /* 1/3 */
    if (!x.chinese && !has && x.decimals == 0 && x.value >= 1 && x.value < 10 && x.end < end && *x.end == '/' &&
        x.end + 1 < end && sc_digit(x.end[1])) {
        number below;
        unit_hit ignored;
        if (arabic(x.end + 1, end, &below) && below.decimals == 0 && below.plain > x.value && below.plain <= 10 &&
            !read_unit(sc, below.digits_end, &ignored) && !(below.digits_end < end && *below.digits_end == '/')) {
            x.value = x.plain = x.value * 100 / below.plain;
            x.fraction = true;
            x.digits_end = x.end = below.digits_end;
            unit = (unit_hit){.start = x.end, .end = x.end};
        }
    }
    const char *const first_end = has ? unit.end : x.end;
    const char *const range_end = read_high(sc, &x, &unit, first_end, &high, &high_unit);
    if (range_end) {
        if (x.fraction && !high_unit.unit) high_unit = (unit_hit){.start = range_end, .end = range_end};
        return emit_quantity(sc, start, &x, high_unit.unit ? &high_unit : &unit, &high, range_end, prefix);
    }
    if (x.chinese && !has && !x.fraction) {
        /* A Chinese numeral alone is a number only if it is large: 千亿, 两万亿 */
        if (x.value < 1e4 && !x.decimals) return NULL;
        if (x.bare_magnitude && x.value < 1e6) return NULL;
    }
    if (x.chinese && x.bare_magnitude && has && !x.more && x.value < 1e4 &&
        !(sc->l->unit[unit.unit].flags & GN_Q_MONEY)) {
        if (x.value < 1000) return NULL; /* 百家, 百户: a figure of speech */
    }
    /* 三成五; 王万成 is a name */
    if (has && sc->l->unit[unit.unit].scale == 10) {
        if (x.value > 10) return NULL;
        unsigned n;
        const uint32_t cp = sc_char(unit.end, end, &n);
        const int d = n ? sc_cn_digit(cp) : -1;
        unsigned k;
        if ((d > 0 || cp == CP_HALF) && !trie_longest(&sc->l->unit_trie, unit.end + n, end, &k)) {
            x.value += (d > 0 ? d : 5) / 10.0;
            x.decimals = 1;
            unit.end += n;
        }
    }
    /* 一倍多, 三成多 */
    if (has && AT(unit.end, end, "多") &&
        (sc->l->unit[unit.unit].scale == 10 || sc->l->unit[unit.unit].flags & GN_Q_MULTIPLE)) {
        unsigned n;
        const uint32_t next = sc_char(unit.end + 3, end, &n);
        x.more =
            !n || next == 0xFF0C || next == 0x3002 || next == 0xFF1B || next == 0x3001 || AT(unit.end + 3, end, "的");
    }
    return emit_quantity(sc, start, &x, &unit, NULL, has ? unit.end : x.end, prefix);
}
