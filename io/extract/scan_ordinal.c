/* Marks of list items and ranks. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_private.h"
#include "io/extract/words.h"

#include <string.h>

static bool item_place(const scanner *sc, const char *p)
{
    return p == sc->from || BEFORE(sc->from, p, "。") || BEFORE(sc->from, p, "；") || BEFORE(sc->from, p, "：") ||
           BEFORE(sc->from, p, "，") || BEFORE(sc->from, p, "”") || BEFORE(sc->from, p, "！") ||
           BEFORE(sc->from, p, " ");
}

const char *sc_item_mark(const scanner *sc, const char *p)
{
    const char *q = p;
    if (!item_place(sc, p)) return NULL;
    const bool start = p == sc->from;
    bool bracket = false;
    if (*q == '(') q++, bracket = true;
    unsigned n, digits = 0, figures = 0;
    while (q < sc->end && sc_digit(*q) && digits < 3) q++, digits++;
    if (!digits)
        while (figures < 3) {
            const uint32_t cp = sc_char(q, sc->end, &n);
            if (!n || (sc_cn_digit(cp) < 1 && cp != 0x5341)) break;
            q += n;
            figures++;
        }
    if (digits > 2 || digits + figures == 0) return NULL;
    if (q < sc->end && *q == ')') return q + 1;
    if (bracket) return NULL;
    if (AT(q, sc->end, "、") && (start || figures)) return figures && !start ? NULL : q + 3;
    if (digits && start && q < sc->end && *q == '.' && !(q + 1 < sc->end && sc_digit(q[1]))) return q + 1;
    if (figures && AT(q, sc->end, "是") && !AT(p, sc->end, "十")) return q + 3;
    return NULL;
}

/* TOP1, NO.2 at the beginning of a block: the end of the mark, NULL if it is none. */
const char *sc_rank_mark(const scanner *sc, const char *p)
{
    static const char *const marks[] = {"TOP", "Top", "NO.", "No.", "NO", "No"};
    if (p != sc->from) return NULL;
    GN_EACH (i, marks) {
        const size_t n = strlen(marks[i]);
        if (!sc_at(p, sc->end, marks[i], n)) continue;
        const char *q = p + n;
        while (q < sc->end && *q == ' ') q++;
        const char *const digits = q;
        while (q < sc->end && sc_digit(*q)) q++;
        return q > digits && q <= digits + 2 && !(q < sc->end && sc_alnum(*q)) ? q : NULL;
    }
    return NULL;
}

/* The end of the whole number in figures or Chinese numerals that begins at q; NULL if there is none. */
static const char *behind_number(const scanner *sc, const char *q)
{
    double v;
    bool vague;
    unsigned decimals;
    if (q >= sc->end || !sc_digit(*q)) return sc_cn_number(q, sc->end, &v, &vague, &decimals);
    while (q < sc->end && sc_digit(*q)) q++;
    return q;
}

const char *sc_rank(scanner *sc, const char *p)
{
    const char *q = behind_number(sc, p + 3);
    if (!q) return NULL;
    static const char *const rest[] = {"大", "位", "名", "个", "次",   "届", "批", "期", "轮",
                                       "条", "家", "款", "代", "产业", "季", "章", "号", NULL};
    for (const char *const *r = rest; *r; r++)
        if (sc_at(q, sc->end, *r, strlen(*r))) {
            q += strlen(*r);
            break;
        }
    sc_emit(sc, GN_TOKEN_ORDINAL, p, q, 0, GN_ORDINAL_RANK);
    return q;
}

const char *sc_top(scanner *sc, const char *p)
{
    const char *q = behind_number(sc, p + 3);
    if (!q) return NULL;
    const bool named = AT(q, sc->end, "名") || AT(q, sc->end, "位") || AT(q, sc->end, "强") || AT(q, sc->end, "大");
    /* 排名前3的企业 */
    if (!named && !(AT(q, sc->end, "的") && BEFORE(sc->from, p, "排名"))) return NULL;
    q += named ? 3 : 0;
    sc_emit(sc, GN_TOKEN_ORDINAL, p, q, 0, GN_ORDINAL_RANK);
    return q;
}
