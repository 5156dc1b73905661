/* Numbers that belong together: 83、84、97小时. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_private.h"

#include <math.h>
#include <string.h>

/* 65英寸液晶电视, 75英寸及以上的机型: a size before goods is a part of their name; not 达到53英寸, 53英寸，. `end` is
 * behind the unit. */
static bool before_goods(const scanner *sc, const char *start, const char *end)
{
    static const char measured[] = "为|达|到|至|超|增加|提升|扩大|下降|减少|缩小|约|近|尺寸|厚度|长|宽|直径|是|在",
                      none[] =
                          "，|。|、|；|：|！|？|（|）|“|”|》|—|和|与|及|至|到|左右|上下|增|升|降|减|提|扩|同比|环比|"
                          "较|比|大小|以内|之间|不等",
                      more[] = "及以上|及以下|以上|以下|级";
    const char *const from = start - sc->text > 12 ? start - 12 : sc->text;
    if (gn_words_end(measured, from, (size_t)(start - from))) return false;
    end += gn_words_begin(more, end, (size_t)(sc->end - end));
    const size_t left = (size_t)(sc->end - end);
    if (left >= 3 && gn_words_begin("的", end, left)) end += 3;
    return sc->end - end >= 3 && ((unsigned char)*end >= 0x80 || sc_alpha(*end)) &&
           !gn_words_begin(none, end, (size_t)(sc->end - end));
}

const char *sc_size_of_goods(const scanner *sc, const char *p)
{
    enum { MOST = 10 };
    static const char inches[] = "英寸|寸|吋", joins[] = "、|和|与|及|以及";
    const char *const start = p, *first = NULL;
    for (int k = 0; k < MOST; k++) {
        const char *const digits = p;
        while (p < sc->end && (sc_digit(*p) || (*p == '.' && p + 1 < sc->end && sc_digit(p[1])))) p++;
        if (p == digits) return NULL;
        const size_t unit = gn_words_begin(inches, p, (size_t)(sc->end - p));
        p += unit;
        if (!first) first = p;
        if (unit && before_goods(sc, start, p)) return first;
        const size_t join = p < sc->end ? gn_words_begin(joins, p, (size_t)(sc->end - p)) : 0;
        if (!join) return NULL;
        p += join;
    }
    return NULL;
}

/* What may stand between two members. A comma parts what has not the same unit. */
static bool list_gap(const char *p, const char *q, bool alike)
{
    if (q - p > 3 && q[-1] == '-') q--; /* -0.2%、-4.6% */
    size_t n = (size_t)(q - p);
    if (n == 1) return *p == '/' || *p == ',';
    if (n == 2) return *p == '/' && (p[1] == '+' || p[1] == '-');
    static const char *const before[] = {"人民币", "约", "近", "超过", "超", "逾"}; /* 367亿元及人民币102亿元 */
    const size_t first = n > 3 && memcmp(p, "以及", 6) == 0 ? 6 : 3;
    for (size_t i = 0; n > first && i < sizeof before / sizeof *before; i++)
        if (n - first == strlen(before[i]) && memcmp(p + first, before[i], n - first) == 0) {
            n = first;
            alike = false;
        }
    if (n == 3)
        return memcmp(p, "、", 3) == 0 || memcmp(p, "和", 3) == 0 || memcmp(p, "及", 3) == 0 ||
               memcmp(p, "与", 3) == 0 || (alike && memcmp(p, "，", 3) == 0);
    if (n == 6) return memcmp(p, "以及", 6) == 0;
    return false;
}

/* 6.3个和0.8个百分点: what the first member says of its unit is the beginning of the last one's. */
static bool unit_begun(const gn_lexicon *l, const gn_quantity *q, const gn_quantity *end)
{
    return strcmp(l->unit[q->unit].pub.word, "个") == 0 && (end->flags & GN_Q_POINTS);
}

/* 以139万台和12%的份额居第二: a quantity and a percentage are no list. */
static bool same_kind(const gn_quantity *a, const gn_quantity *b)
{
    const uint32_t ratio = GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE;
    return !a->unit || !b->unit || a->flags & ratio || !(b->flags & GN_Q_PERCENT);
}

void sc_lists(scanner *sc, size_t first)
{
    gn_scan *const s = sc->s;
    const gn_lexicon *const l = sc->l;
    for (size_t i = first; i < s->quantities;) {
        size_t last = i;
        while (last + 1 < s->quantities && s->quantity[last].unit_end <= s->quantity[last + 1].number_start &&
               list_gap(sc->text + s->quantity[last].unit_end, sc->text + s->quantity[last + 1].number_start,
                        !s->quantity[last].unit || s->quantity[last].unit == s->quantity[last + 1].unit) &&
               same_kind(&s->quantity[last], &s->quantity[last + 1]))
            last++;
        if (last > i) {
            const gn_quantity *const end = &s->quantity[last];
            sc->lists++;
            size_t inherits = last; /* the first member that the end speaks for: a ，parts what stands before it */
            while (inherits > i && !AT(sc->text + s->quantity[inherits - 1].unit_end, sc->end, "，")) inherits--;
            for (size_t k = i; k <= last; k++) {
                gn_quantity *const q = &s->quantity[k];
                q->list = sc->lists;
                q->list_index = (uint32_t)(k - i);
                q->list_count = (uint32_t)(last - i + 1);
                if (k < inherits || k == last || (q->unit && !unit_begun(l, q, end)) ||
                    (!end->unit && end->magnitude == 1) || (q->flags & GN_Q_YEARLIKE && end->flags & GN_Q_DURATION))
                    continue;
                /* Stated once at the end: the unit, and the magnitude unless this one has its own. */
                q->unit = end->unit;
                q->per = end->per;
                q->unit_start = end->unit_start;
                q->unit_end = end->unit_end;
                if (q->magnitude == 1 && end->magnitude > 1) {
                    const int decimals = q->decimals;
                    q->value = round(q->value * sc_power10[decimals]) * end->magnitude / sc_power10[decimals];
                    if (q->flags & GN_Q_RANGE) q->value_high *= end->magnitude;
                    q->magnitude = end->magnitude;
                }
                const double scale = l->unit[q->unit].scale;
                q->value *= scale;
                q->value_high *= scale;
                q->flags =
                    (q->flags & ~(uint32_t)(GN_Q_YEARLIKE | GN_Q_COUNT_NOUN)) | GN_Q_LIST_UNIT | l->unit[q->unit].flags;
                if (q->unit) q->flags |= GN_Q_UNIT;
            }
        }
        i = last + 1;
    }
}
