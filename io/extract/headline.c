/* Figures of a headline that its article tells again: “算力市场规模达4550亿元” above “2022年，中国…达到4550亿元”. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/headline.h"

#include <math.h>
#include <string.h>

void gn_headline_note(gn_headline *h, const gn_work *w, const gn_statement *s, const gn_observations *o)
{
    enum { ABOVE = 2 }; /* headings of chapters */
    const gn_article *a = &w->structure->article[w->structure->sentence[s->sentence].article];
    if (s->block > a->first_block + ABOVE || w->clean->block[s->block].kind != GN_BLOCK_HEADING ||
        h->figures == GN_HEADLINE_FIGURES)
        return;
    const char period = s->chose_period.kind, area = s->chose_area.kind;
    const bool own = period && strchr("csrel", period);
    h->figure[h->figures].record = o->count - 1;
    h->figure[h->figures].dated = own;
    h->figure[h->figures].part_of_year =
        own && s->time && s->time->year_mode == GN_YEAR_NONE && s->time->part == GN_PART_MONTHS;
    h->figure[h->figures].placed = area && strchr("csrlb0", area);
    h->figures++;
}

static bool grows(uint8_t measure)
{
    return measure == GN_MEASURE_GROWTH || measure == GN_MEASURE_YOY || measure == GN_MEASURE_POP ||
           measure == GN_MEASURE_CAGR;
}

/* One figure told twice; a headline rounds amounts. */
static bool same_figure(const gn_observation *head, const gn_observation *r)
{
    const double rounding = 0.005;
    if (head->unit != r->unit || isnan(head->value_high) != isnan(r->value_high)) return false;
    if (head->measure != r->measure && !(grows(head->measure) && grows(r->measure))) return false;
    const bool amount = head->measure == GN_MEASURE_LEVEL && fabs(head->value) >= 100;
    return fabs(head->value - r->value) <= (amount ? rounding * fabs(head->value) : 0);
}

/* The same months, in whatever year. */
static bool same_months(const gn_span *a, const gn_span *b)
{
    return a->last - a->first == b->last - b->first && (a->first - b->first) % 12 == 0;
}

void gn_headline_settle(gn_headline *h, const gn_work *w, gn_observations *o)
{
    enum { LOOKED_AT = 40 };
    for (size_t i = 0; i < h->figures; i++) {
        gn_observation *head = &o->items[h->figure[i].record];
        const gn_span *main = &w->memory.main_period;
        /* “上半年…” above what is of the first half of another year than the report's */
        if (h->figure[i].part_of_year && main->freq != GN_FREQ_NONE && same_months(&head->period, main))
            head->period = *main;
        const size_t first = h->figure[h->figures - 1].record + 1;
        const gn_observation *r = NULL;
        for (size_t k = first; k < o->count && k < first + LOOKED_AT && !r; k++)
            if (same_figure(head, &o->items[k])) r = &o->items[k];
        if (!r) continue;
        if (r->period.freq != GN_FREQ_NONE && r->period_explicit &&
            (!h->figure[i].dated || (h->figure[i].part_of_year && same_months(&head->period, &r->period)))) {
            head->period = r->period;
            head->period_explicit = true;
            head->kind = r->kind;
        }
        if (!h->figure[i].placed) head->area = r->area;
        if (head->measure == GN_MEASURE_GROWTH) head->measure = r->measure;
        if (!head->indicator) head->indicator = r->indicator;
        /* “工信部：到2025年软件业务收入突破14万亿元” above the plan that says so */
        if (head->status == GN_FORECAST && r->status == GN_TARGET && head->period.last == r->period.last)
            head->status = GN_TARGET;
    }
    h->figures = 0;
}
