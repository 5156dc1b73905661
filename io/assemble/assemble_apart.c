/* Statements of one key that are of two things: bare names, contradictions, figures far off. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static gn_status set_apart(assembly *a, record *r, uint32_t scope, bool nowhere)
{
    base_key key = as_key_of(a, r);
    key.scope = scope;
    if (nowhere) key.area = 0;
    r->base = gn_strings_add(a->bases, (const char *)&key, sizeof key);
    return r->base ? GN_OK : as_no_memory(a);
}

bool as_one_article(const gn_observation *o, const gn_observation *p)
{
    return o->document == p->document && o->article == p->article;
}

static int by_base_and_place(const void *x, const void *y)
{
    const record *p = *(record *const *)x, *q = *(record *const *)y;
    if (p->base != q->base) return p->base < q->base ? -1 : 1;
    return p->observation < q->observation ? -1 : p->observation > q->observation;
}

static int by_magnitude(const void *x, const void *y)
{
    const double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

/* 净利润 without a company, in two articles, is of two companies: such names reach as far as their article. What a
 * company earns is no figure of the country that the article is about. */
static gn_status part_bare_names(assembly *a, record **group, size_t n, const uint32_t *article)
{
    const base_key key = as_key_of(a, group[0]);
    if (!canonical_is_bare(a->canon, gn_strings_get(a->names, key.name))) return GN_OK;
    const char *area = gn_strings_get(a->obs->strings, key.area);
    const bool country = area && strcmp(area, "中国") == 0;
    gn_status st = GN_OK;
    uint32_t scope = 0;
    for (size_t i = 0; !st && i < n; i++) {
        const gn_observation *o = &a->obs->items[group[i]->observation];
        const gn_observation *before = i ? &a->obs->items[group[i - 1]->observation] : NULL;
        /* articles are not known: what stands close together is one */
        const bool close = before && before->document == o->document && o->start <= before->start + ARTICLE_BYTES;
        if (o->article || !close) scope = article[group[i]->observation];
        st = set_apart(a, group[i], scope, country);
    }
    return st;
}

/* A number for each statement: 1 + the first statement of its article, its own where articles are not known. */
static uint32_t *number_articles(const assembly *a)
{
    const gn_observations *obs = a->obs;
    uint32_t *number = malloc((obs->count + 1) * sizeof *number);
    for (size_t i = 0; number && i < obs->count; i++) {
        const gn_observation *o = &obs->items[i];
        const bool same = i && o->article && o->article == o[-1].article && o->document == o[-1].document;
        number[i] = same ? number[i - 1] : (uint32_t)i + 1;
    }
    return number;
}

/* Digits that a statement prints, leading zeros aside; of its value, where its text has none. The more digits, the less
 * likely two things share them by chance. */
int as_digits_of(const assembly *a, const record *r)
{
    const gn_observation *o = &a->obs->items[r->observation];
    const char *text = gn_strings_get(a->obs->strings, o->text);
    char number[GN_NUMBER_SIZE];
    int digits = 0, zeros = 0;
    for (const char *s = text; s && *s; s++) digits += *s >= '0' && *s <= '9' && (digits || *s != '0');
    if (digits) return digits;
    gn_number_format(fabs(o->value), number);
    for (const char *s = number; *s && *s != 'e'; s++) {
        if (*s == '.' || (*s == '0' && !digits)) continue;
        digits++;
        zeros = *s == '0' ? zeros + 1 : 0;
    }
    return digits - zeros;
}

/* 4.71亿 and 4.7亿: one value, where that with fewer digits is the other one rounded. */
bool as_same_value(const assembly *a, const record *x, const record *y)
{
    if (x->value == y->value) return true;
    const int m = as_digits_of(a, x), n = as_digits_of(a, y), digits = m < n ? m : n;
    const double coarse = fabs(m < n ? x->value : y->value);
    if (m == n || digits < 2 || !(coarse > 0) || !isfinite(x->value) || !isfinite(y->value)) return false;
    const double last = pow(10, floor(log10(coarse)) - (digits - 1)); /* a unit of the last digit */
    return fabs(x->value - y->value) <= 0.5 * last * (1 + 1e-9);
}

/* Two statements of an article give one time two values. 从3万家增长到10万余家 over a span of years is one thing at its
 * two ends, and 超过1200亿元 goes with 1206亿元. */
static bool contradicts(const assembly *a, const gn_observation *o, const record *r, const gn_observation *p,
                        const record *q)
{
    if (!r->timed || !q->timed || q->kind != r->kind || q->freq != r->freq || q->ordinal != r->ordinal ||
        as_same_value(a, r, q) || o->start == p->start || o->period.last - o->period.first >= 12)
        return false;
    const bool exact = o->bound == GN_BOUND_EXACT && p->bound == GN_BOUND_EXACT;
    return exact || fabs(r->value - q->value) > 0.05 * fabs(r->value);
}

/* What is set apart of a base: all of one name of it, the same whatever the measure, or one statement. No padding. */
typedef struct thing {
    gn_str name, area;
    uint32_t scope;
    gn_str indicator;     /* 0: one statement */
    uint32_t observation; /* 1 + the statement, 0: all of one name */
} thing;

/* One name of a base in a document. */
typedef struct name_use {
    uint32_t base, document;
    gn_str indicator;
} name_use;

/* A base's statements while it is parted. */
typedef struct parting {
    base_key key;
    uint32_t base;
    record **group;
    size_t count;
    gn_strings *things; /* things and name_uses set apart so far, as bytes; of all bases */
} parting;

static gn_status set_apart_as(assembly *a, const parting *p, record *r, gn_str indicator, uint32_t observation)
{
    const thing t = {p->key.name, p->key.area, p->key.scope, indicator, observation};
    const gn_str number = gn_strings_add(p->things, (const char *)&t, sizeof t);
    /* the articles' numbers are below */
    return number ? set_apart(a, r, (uint32_t)a->obs->count + number, false) : as_no_memory(a);
}

/* Figures far from the middle of what is left of the base. */
static bool far_from(double middle, const record *r)
{
    const double size = fabs(r->value);
    return middle > 0 && size > 0 && (size > FAR_FACTOR * middle || size * FAR_FACTOR < middle);
}

static double middle_of(const parting *p, double *scratch)
{
    if (p->key.measure != GN_MEASURE_LEVEL || p->count < 3) return 0;
    for (size_t i = 0; i < p->count; i++) scratch[i] = isfinite(p->group[i]->value) ? fabs(p->group[i]->value) : 0;
    qsort(scratch, p->count, sizeof *scratch, by_magnitude);
    return scratch[p->count / 2];
}

/* The scope of a name that is set apart; 0: it is not. */
static uint32_t scope_of_name(const assembly *a, const parting *p, gn_str indicator)
{
    const thing t = {p->key.name, p->key.area, p->key.scope, indicator, 0};
    const gn_str number = gn_strings_find(p->things, (const char *)&t, sizeof t);
    return number ? (uint32_t)a->obs->count + number : 0;
}

/* The statement before i that gives another figure of the same time in its article (where articles are not known, close
 * by), NULL: none. Of those that are set apart only the ones of its name count. */
static const gn_observation *contradicted(const assembly *a, const parting *p, size_t i)
{
    const gn_observation *o = &a->obs->items[p->group[i]->observation];
    const uint32_t scope = scope_of_name(a, p, o->indicator);
    for (size_t k = i; k-- > 0 && i - k <= MOST_ALIKE;) {
        const gn_observation *before = &a->obs->items[p->group[k]->observation];
        if (!as_one_article(o, before) || (!o->article && !p->key.scope && o->start > before->start + NEAR_BYTES))
            break;
        const bool compared = p->group[k]->base == p->base || (scope && as_key_of(a, p->group[k]).scope == scope);
        if (compared && contradicts(a, o, p->group[i], before, p->group[k])) return before;
    }
    return NULL;
}

/* Figures far from the middle, and other figures of one time within an article: of something the name does not tell.
 * 净利润 and 归母净利润: two names that contradict each other are two things in all of the document. */
static gn_status part_contradictions(assembly *a, const parting *p, double *scratch)
{
    const double middle = middle_of(p, scratch);
    gn_status st = GN_OK;
    bool names = false;
    for (size_t i = 0; !st && i < p->count; i++) {
        record *r = p->group[i];
        const gn_observation *o = &a->obs->items[r->observation], *other = contradicted(a, p, i);
        const name_use use = {p->base, o->document, o->indicator};
        const bool known = names && gn_strings_find(p->things, (const char *)&use, sizeof use);
        if (far_from(middle, r) || (other && other->indicator == o->indicator))
            st = set_apart_as(a, p, r, 0, r->observation + 1);
        else if (known || other)
            st = set_apart_as(a, p, r, o->indicator, 0);
        if (!st && other && other->indicator != o->indicator && !known) {
            names = true;
            if (!gn_strings_add(p->things, (const char *)&use, sizeof use)) st = as_no_memory(a);
        }
    }
    for (size_t i = 0; !st && names && i < p->count; i++) { /* those before the contradiction */
        const gn_observation *o = &a->obs->items[p->group[i]->observation];
        const name_use use = {p->base, o->document, o->indicator};
        if (p->group[i]->base == p->base && gn_strings_find(p->things, (const char *)&use, sizeof use))
            st = set_apart_as(a, p, p->group[i], o->indicator, 0);
    }
    return st;
}

gn_status as_set_apart_all(assembly *a)
{
    record **order = malloc((a->count + 1) * sizeof(record *));
    double *scratch = malloc((a->count + 1) * sizeof *scratch);
    uint32_t *article = number_articles(a);
    gn_strings *things = NULL;
    gn_status st = order && scratch && article ? gn_strings_new(&things, a->err) : as_no_memory(a);
    for (int pass = 0; !st && pass < 2; pass++) {
        for (size_t i = 0; i < a->count; i++) order[i] = &a->records[i];
        qsort((void *)order, a->count, sizeof *order, by_base_and_place);
        for (size_t i = 0, end; !st && i < a->count; i = end) {
            const uint32_t same = order[i]->base;
            for (end = i; end < a->count && order[end]->base == same;) end++;
            st = pass == 0 ? part_bare_names(a, order + i, end - i, article)
                           : part_contradictions(
                                 a, &(parting){as_key_of(a, order[i]), same, order + i, end - i, things}, scratch);
        }
    }
    free((void *)order);
    free(scratch);
    free(article);
    gn_strings_free(things);
    return st;
}
