/* The same figure under similar names: two readings of one statement, series that state it both. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include "like_names.h"
#include "same_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

uint32_t as_root(assembly *a, uint32_t v)
{
    while (a->variant[v].parent != v) v = a->variant[v].parent = a->variant[a->variant[v].parent].parent;
    return v;
}

static int by_figure(const void *x, const void *y)
{
    const record *a = *(const record *const *)x, *b = *(const record *const *)y;
    if (a->value != b->value) return a->value < b->value ? -1 : 1;
    return a->observation < b->observation ? -1 : a->observation > b->observation;
}

static int by_variant(const void *x, const void *y)
{
    const record *a = *(const record *const *)x, *b = *(const record *const *)y;
    if (a->variant != b->variant) return a->variant < b->variant ? -1 : 1;
    if (a->timed != b->timed) return a->timed ? -1 : 1;
    if (a->ordinal != b->ordinal) return a->ordinal < b->ordinal ? -1 : 1;
    return a->observation < b->observation ? -1 : a->observation > b->observation;
}

/* Statements of one value, in the order of by_figure, and the words around each. */
typedef struct figures {
    record **item;
    size_t count;
    words *around; /* [capacity] of the group that is being looked at */
    size_t capacity;
} figures;

static gn_status figures_new(assembly *a, figures *f)
{
    *f = (figures){.item = malloc((a->count + 1) * sizeof(record *))};
    if (!f->item) return as_no_memory(a);
    for (size_t i = 0; i < a->count; i++)
        if (isfinite(a->records[i].value)) f->item[f->count++] = &a->records[i];
    qsort((void *)f->item, f->count, sizeof *f->item, by_figure);
    return GN_OK;
}

static void figures_free(figures *f)
{
    free((void *)f->item);
    free(f->around);
}

/* The statements [first, *end) have one value; their words are in f->around. */
static gn_status figures_group(assembly *a, figures *f, size_t first, size_t *end)
{
    *end = first + 1;
    while (*end < f->count && f->item[*end]->value == f->item[first]->value) ++*end;
    const size_t n = *end - first;
    if (n == 1) return GN_OK;
    if (n > f->capacity) {
        words *p = realloc(f->around, 2 * n * sizeof *p);
        if (!p) return as_no_memory(a);
        f->around = p;
        f->capacity = 2 * n;
    }
    for (size_t i = 0; i < n; i++) {
        const gn_observation *o = &a->obs->items[f->item[first + i]->observation];
        const double length = (double)(o->sentence_end - o->sentence_start);
        words_around(gn_strings_get(a->obs->strings, o->sentence), gn_strings_get(a->obs->strings, o->text),
                     length > 0 ? (double)(o->start - o->sentence_start) / length : 0, &f->around[i]);
    }
    return GN_OK;
}

/* A place that says which: neither left out nor the country or the world, which are easily taken for it. */
static bool particular(const assembly *a, gn_str area)
{
    const char *s = gn_strings_get(a->obs->strings, area);
    return s && strcmp(s, "中国") != 0 && strcmp(s, "全球") != 0;
}

/* One figure in the same words in two articles: both tell the same news, whatever was made of either. Within one
 * article parallel sentences tell of several things; and what names alike do not say, the words must say the clearer:
 * all bulletins tell their growths in like words, and figures of one digit are of many things. */
static bool same_news(const assembly *a, const record *x, const record *y, const words *p, const words *q)
{
    const gn_observation *o = &a->obs->items[x->observation], *r = &a->obs->items[y->observation];
    const double around = words_alike(p, q);
    if (around < 0.45 || as_one_article(o, r)) return false; /* unlike things stay below 0.4 mostly */
    const base_key b = as_key_of(a, x), c = as_key_of(a, y);
    const double names = names_alike(a->names, b.name, c.name);
    const double least = as_digits_of(a, x) < 2                                     ? 0.6
                         : names >= 0.5                                             ? 0.45
                         : as_is_percent(a, b.unit_class) && as_digits_of(a, x) < 4 ? 0.65
                                                                                    : 0.55;
    return around >= least && b.unit_class == c.unit_class &&
           (b.area == c.area || !particular(a, b.area) || !particular(a, c.area)) &&
           (names < 0.5 || names_share_numbers(a->names, b.name, c.name));
}

/* One name, place, time and figure, once as a forecast and once as a fact. */
static bool said_twice(const assembly *a, const record *x, const record *y)
{
    if (as_digits_of(a, x) < 2 || as_digits_of(a, y) < 2) return false;
    const base_key b = as_key_of(a, x), c = as_key_of(a, y);
    const gn_observation *o = &a->obs->items[x->observation], *p = &a->obs->items[y->observation];
    return b.name == c.name && b.area == c.area && b.unit_class == c.unit_class && b.measure == c.measure &&
           b.future != c.future && o->document == p->document &&
           memcmp(&o->period, &p->period, sizeof o->period) == 0 &&
           (o->article == p->article || !canonical_is_bare(a->canon, gn_strings_get(a->names, b.name)));
}

/* The same statement read in two ways: the surer reading holds for both, as to what kind of figure it is. Names, places
 * and times stay; series are joined later. */
gn_status as_take_surer_readings(assembly *a)
{
    figures f = {0};
    const record **surest = calloc(a->count + 1, sizeof(record *)); /* by place in f.item */
    gn_status st = surest ? figures_new(a, &f) : as_no_memory(a);
    for (size_t first = 0, end; !st && first < f.count; first = end) {
        st = figures_group(a, &f, first, &end);
        for (size_t i = first; !st && i + 1 < end; i++)
            for (size_t j = i + 1; j < end && j <= i + MOST_ALIKE; j++) {
                record *x = f.item[i], *y = f.item[j];
                if (x->base == y->base && x->kind == y->kind && x->freq == y->freq) continue; /* read alike */
                if (!same_news(a, x, y, &f.around[i - first], &f.around[j - first]) && !said_twice(a, x, y)) continue;
                const record *sure =
                    a->obs->items[y->observation].confidence > a->obs->items[x->observation].confidence ? y : x;
                for (int k = 0; k < 2; k++) {
                    const record **s = &surest[k ? j : i];
                    if (!*s ||
                        a->obs->items[sure->observation].confidence > a->obs->items[(*s)->observation].confidence)
                        *s = sure;
                }
            }
    }
    for (size_t i = 0; !st && i < f.count; i++) {
        record *r = f.item[i];
        if (!surest[i] || surest[i] == r) continue;
        base_key key = as_key_of(a, r);
        const gn_observation *o = &a->obs->items[surest[i]->observation];
        key.measure = o->measure;
        key.future = o->status != GN_ACTUAL;
        const bool point = surest[i]->stock && !as_moves(o->measure);
        as_read_period(&a->obs->items[r->observation], point, r);
        /* a stock's figure is repeated with a later date; a flow's is not */
        if (!point && (r->kind != surest[i]->kind || r->freq != surest[i]->freq)) as_read_period(o, false, r);
        r->base = gn_strings_add(a->bases, (const char *)&key, sizeof key);
        if (!r->base) st = as_no_memory(a);
    }
    free((void *)surest);
    figures_free(&f);
    return st;
}

/* Two series contradict each other where both have exact statements of one time and share none. */
bool as_contradict(const assembly *a, const record *const *x, size_t n, const record *const *y, size_t m)
{
    for (size_t i = 0, j = 0; i < n && j < m && x[i]->timed && y[j]->timed;) {
        if (x[i]->ordinal != y[j]->ordinal) {
            if (x[i]->ordinal < y[j]->ordinal)
                i++;
            else
                j++;
            continue;
        }
        const int64_t at = x[i]->ordinal;
        bool exact_x = false, exact_y = false, shared = false;
        size_t j_end = j;
        for (; i < n && x[i]->timed && x[i]->ordinal == at; i++) {
            exact_x |= a->obs->items[x[i]->observation].bound == GN_BOUND_EXACT;
            for (j_end = j; j_end < m && y[j_end]->timed && y[j_end]->ordinal == at; j_end++) {
                exact_y |= a->obs->items[y[j_end]->observation].bound == GN_BOUND_EXACT;
                shared |= as_same_value(a, x[i], y[j_end]);
            }
        }
        if (exact_x && exact_y && !shared) return true;
        j = j_end;
    }
    return false;
}

static bool world_and_country(const assembly *a, gn_str x, gn_str y)
{
    const char *p = gn_strings_get(a->obs->strings, x), *q = gn_strings_get(a->obs->strings, y);
    return (strcmp(p, "全球") == 0 && strcmp(q, "中国") == 0) || (strcmp(p, "中国") == 0 && strcmp(q, "全球") == 0);
}

/* Percents are shared by many things, amounts by few. */
bool as_is_percent(const assembly *a, gn_str unit_class)
{
    const char *s = gn_strings_get(a->names, unit_class);
    return s && (strcmp(s, "%") == 0 || strcmp(s, "percent") == 0);
}

/* Two statements of one value: of one thing? A growth of 4.7 % is shared by many things, an amount of 3111亿元 by few;
 * and an article says the same figure again in its headline, its text and its summary, with and without the subject. */
static bool same_figure(const assembly *a, const record *x, const record *y, const words *around_x,
                        const words *around_y)
{
    const base_key *p = &a->base[x->base].key, *q = &a->base[y->base].key;
    if (p->unit_class != q->unit_class || p->measure != q->measure || p->future != q->future || x->timed != y->timed ||
        x->kind != y->kind || x->freq != y->freq)
        return false;
    if (same_news(a, x, y, around_x, around_y)) return true;
    const int digits = as_digits_of(a, x);
    const bool shorter = names_shortened(a->names, p->name, q->name);
    if (digits < 2 || (!shorter && !names_share_numbers(a->names, p->name, q->name)) ||
        names_one_character_more(a->names, p->name, q->name))
        return false;
    double alike = names_alike(a->names, p->name, q->name);
    if (shorter && (p->measure == GN_MEASURE_LEVEL || p->measure == GN_MEASURE_SHARE)) alike = 1;
    const gn_observation *o = &a->obs->items[x->observation], *r = &a->obs->items[y->observation];
    const bool same_article = o->document == r->document && o->article && o->article == r->article;
    const bool rate = p->measure != GN_MEASURE_LEVEL || as_is_percent(a, p->unit_class);
    if (same_article && digits >= 3 &&
        (alike >= (rate ? 0.6 : 0.3) || (!rate && names_share_head(a->names, p->name, q->name))))
        return true;
    /* 市场规模达3111亿元, where the article has said before of what */
    if (same_article && digits >= 4 && p->measure == GN_MEASURE_LEVEL && !p->scope != !q->scope &&
        o->sentence != r->sentence)
        return true;
    /* 占全球比重超70%: the world is easily taken for the place, so one name and figure under both is the country's */
    const bool placed =
        p->area == q->area || !p->area || !q->area || (alike == 1 && world_and_country(a, p->area, q->area));
    if (p->scope || q->scope || !placed || (x->ordinal != y->ordinal && x->kind != GN_KIND_POINT)) return false;
    if (p->measure == GN_MEASURE_LEVEL) return alike >= (digits >= 3 ? 0.5 : 0.7);
    return alike >= (digits >= 4 ? 0.6 : digits == 3 ? 0.75 : 0.9);
}

/* Two statements of about one value for one time under one name, shortened or not. */
static bool about_same_figure(const assembly *a, const record *x, const record *y)
{
    const base_key *p = &a->base[x->base].key, *q = &a->base[y->base].key;
    return p->measure == GN_MEASURE_LEVEL && q->measure == GN_MEASURE_LEVEL && p->unit_class == q->unit_class &&
           p->future == q->future && p->area == q->area && !p->scope && !q->scope && x->timed && y->timed &&
           x->kind == y->kind && x->freq == y->freq && x->ordinal == y->ordinal &&
           names_shortened(a->names, p->name, q->name) && as_same_value(a, x, y);
}

/* One figure for one time under names that are alike is one thing: the series of both are joined unless they contradict
 * each other elsewhere. */
gn_status as_join_same_figures(assembly *a)
{
    figures f = {0};
    const record **by_series = malloc((a->count + 1) * sizeof(record *));
    size_t *begin = calloc(gn_strings_count(a->variants) + 2, sizeof *begin);
    gn_status st = by_series && begin ? figures_new(a, &f) : as_no_memory(a);
    if (!st) {
        for (size_t i = 0; i < a->count; i++) by_series[i] = &a->records[i];
        qsort((void *)by_series, a->count, sizeof *by_series, by_variant);
        for (size_t i = a->count; i-- > 0;) begin[by_series[i]->variant] = i;
    }
    for (size_t first = 0, end; !st && first < f.count; first = end) {
        st = figures_group(a, &f, first, &end);
        for (size_t i = first; !st && i < end; i++)
            for (size_t j = i + 1; !st && j < f.count && j <= i + MOST_ALIKE; j++) {
                const record *x = f.item[i], *y = f.item[j];
                if (j >= end && !(y->value <= x->value + 0.06 * fabs(x->value))) break; /* no rounding reaches so far */
                const uint32_t rx = as_root(a, x->variant), ry = as_root(a, y->variant);
                if (rx == ry) continue;
                if (j < end ? !same_figure(a, x, y, &f.around[i - first], &f.around[j - first])
                            : !about_same_figure(a, x, y))
                    continue;
                const variant *vx = &a->variant[x->variant], *vy = &a->variant[y->variant];
                if (as_contradict(a, by_series + begin[x->variant], vx->records, by_series + begin[y->variant],
                                  vy->records))
                    continue;
                a->variant[rx < ry ? ry : rx].parent = rx < ry ? rx : ry;
                st = as_take_as_one_name(a, x, y);
            }
    }
    if (!st) st = as_join_same_names(a, by_series, begin);
    free((void *)by_series);
    free(begin);
    figures_free(&f);
    return st;
}
