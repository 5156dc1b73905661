/* What the firms of an article share a market of: 智能手机 for 甲的出货量, 乙的份额. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* The noun of a measure that every firm of a market has: bytes at the end, 0 if it is none. */
static size_t market_noun(const gn_label *l)
{
    static const char *const words[] = {"出货量", "销量",     "装车量",   "装机量", "市场占有率",
                                        "市占率", "市场份额", "市场占比", "份额",   "占有率"};
    GN_EACH (i, words)
        if (gn_label_ends(l, words[i])) return strlen(words[i]);
    return 0;
}

static bool begins(const gn_label *l, const gn_label *with)
{
    return with->n && l->n > with->n && memcmp(l->s, with->s, with->n) == 0;
}

void gn_market_note(gn_work *w, const gn_statement *s, const gn_label *l)
{
    enum { LEAST = 6, MOST = 30 /* bytes */ };
    static const char market[] = "市场";
    gn_memory *p = &w->memory;
    const size_t n = market_noun(l);
    if (!n || l->n < n + LEAST) return;
    /* Where the market is told of again, its place may be another. */
    if (begins(l, &p->market) && s->measure == GN_MEASURE_LEVEL && gn_work_quantity(w, s->seg)->list_count < 2)
        p->market_seg = s->seg;
    if (p->market.n || l->n > n + MOST || s->measure == GN_MEASURE_SHARE || gn_owner_company_named(w, s) ||
        (p->company.n && memmem(l->s, l->n, p->company.s, p->company.n)))
        return;
    p->market_seg = s->seg;
    p->market = *l;
    gn_label_drop(&p->market, l->n - n, n);
    gn_label_clear(&p->market_noun);
    gn_label_add(&p->market_noun, l->s + l->n - n, n);
    if (p->market.n >= LEAST + sizeof market - 1 && gn_label_ends(&p->market, market))
        gn_label_drop(&p->market, p->market.n - (sizeof market - 1), sizeof market - 1);
}

static bool grows(const gn_statement *s)
{
    return s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_POP || s->measure == GN_MEASURE_GROWTH;
}

/* A firm's name alone, whose share or growth is told after figures of the market. */
static bool firm_alone(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    return s->measure != GN_MEASURE_LEVEL && s->measure != GN_MEASURE_CHANGE &&
           memmem(w->memory.indicator.s, w->memory.indicator.n, w->memory.market.s, w->memory.market.n) &&
           gn_owner_names_one(w, s, l);
}

void gn_market_say(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char market[] = "市场";
    const gn_memory *p = &w->memory;
    gn_label of = p->market;
    if (!of.n && gn_label_ends(&p->theme, market)) {
        of = p->theme;
        gn_label_drop(&of, of.n - (sizeof market - 1), sizeof market - 1);
    }
    const size_t n = market_noun(l);
    if (!of.n || gn_find(l->s, l->n, of.s, of.n)) return;
    gn_label name = *l, noun = {.n = 0};
    if (n && l->n > n) {
        gn_label_add(&noun, l->s + l->n - n, n);
        gn_label_drop(&name, l->n - n, n);
        if (!gn_owner_names_one(w, s, &name)) return;
        /* “市场份额为15%，同比增长20%”: it sold more. */
        if (grows(s) && p->market_noun.n && of.n == p->market.n) noun = p->market_noun;
    } else if (!n && p->market.n && firm_alone(w, s, l)) {
        noun = p->market_noun;
    } else {
        return;
    }
    *l = name;
    gn_label_add(l, of.s, of.n);
    gn_label_add(l, noun.s, noun.n);
}
