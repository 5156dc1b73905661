/* Observations to series: the key of each, kinds by evidence, names that mean the same, panels with their members. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_assemble.h"

#include "canonical.h"
#include "same_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What makes observations candidates for one series whatever their period. Compared as bytes: no padding. */
typedef struct base_key {
    gn_str name, area, unit_class; /* name: in the pool of this run */
    uint32_t scope;                /* 0; or sets apart what the other fields do not tell apart */
    uint8_t measure, future, pad[2];
} base_key;

/* A base and a kind of period: a series. */
typedef struct variant_key {
    uint32_t base;
    uint8_t kind, freq, pad[2];
} variant_key;

/* How certain a period's reading is. 2021-01/2021-03 is a first quarter or three months of the year so far. */
typedef enum reading { CERTAIN, OPEN, UNDATED } reading;

typedef struct record {
    uint32_t observation, base, variant;
    uint8_t kind, freq, reading;
    bool stock; /* by its name, whatever its measure */
    bool timed; /* has an ordinal */
    int64_t ordinal;
    double value; /* in the unit of the class */
} record;

typedef struct variant {
    variant_key key;
    uint32_t parent; /* of the union of variants */
    size_t records;
} variant;

/* Tallies of a base that decide how open periods are read. */
typedef struct base {
    base_key key;
    uint32_t year_to_date, quarters, months, halves; /* certain ones */
} base;

typedef struct assembly {
    const gn_assemble_options *opt;
    const gn_observations *obs;
    const canonical *canon;
    gn_strings *names, *bases, *variants; /* pools: names, base_key and variant_key as bytes */
    record *records;
    size_t count;
    base *base;
    variant *variant;
    gn_strings *places; /* a name and an area as bytes: those found to be called in several ways */
    gn_str *same_place; /* [places] parent of the union */
    size_t place_capacity;
    gn_err *err;
} assembly;

static gn_status no_memory(const assembly *a)
{
    return gn_fail(a->err, GN_E_NOMEM, "series: no memory for %zu observations", a->obs->count);
}

static base_key key_of(const assembly *a, const record *r)
{
    base_key key;
    memcpy(&key, gn_strings_get(a->bases, r->base), sizeof key);
    return key;
}

/* ---- keys -----------------------------------------------------------------------------------------------------------
 */
/* Canonical names by indicator, area and measure are asked for again and again: remembered by those three. */
typedef struct name_cache {
    gn_strings *asked; /* the three numbers as bytes */
    gn_str *answer;    /* by number in asked */
    size_t capacity;
} name_cache;

static gn_status canonical_of(assembly *a, name_cache *cache, gn_buf *buf, const gn_observation *o, gn_str *out)
{
    const uint32_t question[3] = {o->indicator, o->area, o->measure};
    const gn_str q = gn_strings_add(cache->asked, (const char *)question, sizeof question);
    if (!q) return no_memory(a);
    if (q >= cache->capacity) {
        const size_t cap = 2 * (size_t)q + 64;
        gn_str *p = realloc(cache->answer, cap * sizeof *p);
        if (!p) return no_memory(a);
        memset(p + cache->capacity, 0, (cap - cache->capacity) * sizeof *p);
        cache->answer = p;
        cache->capacity = cap;
    }
    if (!cache->answer[q]) {
        const char *name = gn_strings_get(a->obs->strings, o->indicator);
        const char *area = gn_strings_get(a->obs->strings, o->area);
        canonical_name(a->canon, name ? name : "", area, o->measure, buf);
        if (buf->failed) return no_memory(a);
        cache->answer[q] = gn_strings_add(a->names, buf->length ? buf->data : "", buf->length);
        if (!cache->answer[q]) return no_memory(a);
    }
    *out = cache->answer[q];
    return GN_OK;
}

/* Years beyond these are misread numbers: such an observation is a member without a point. */
enum { FIRST_YEAR = 1700, LAST_YEAR = 2300 };

/* Kind, frequency and ordinal of the period. Months only come from reports; other frequencies from imported tables. */
static void read_period(const gn_observation *o, bool stock, record *r)
{
    const gn_span s = o->period;
    r->kind = stock ? GN_KIND_POINT : GN_KIND_SINGLE;
    r->freq = GN_FREQ_MONTH;
    r->reading = UNDATED;
    if (s.freq == GN_FREQ_NONE || (!o->period_explicit && !stock)) return;
    const gn_period last = {s.freq, s.last};
    const int year = gn_period_first_day((gn_period){s.freq, s.first}).year;
    if (year < FIRST_YEAR || gn_period_last_day(last).year > LAST_YEAR) return;
    r->reading = CERTAIN;
    r->timed = true;
    if (s.freq != GN_FREQ_MONTH) {
        r->freq = (uint8_t)s.freq;
        r->ordinal = s.last;
        return;
    }
    if (stock) {
        r->ordinal = s.last;
        return;
    }
    const int64_t n = s.last - s.first + 1;
    int first_year, first_month;
    gn_month_split(s.first, &first_year, &first_month);
    r->ordinal = s.last;
    if (n == 12 && first_month == 1) {
        r->freq = GN_FREQ_YEAR;
        r->ordinal = first_year;
    } else if (n > 12 && n % 12 == 0 && first_month == 1) {
        r->kind = GN_KIND_SPAN;
        r->freq = GN_FREQ_YEAR;
        r->ordinal = first_year + n / 12 - 1;
    } else if (n > 12)
        r->kind = GN_KIND_SPAN;
    else if (first_month == 1) {
        r->kind = GN_KIND_YTD;
        r->reading = n == 1 || n == 3 || n == 6 ? OPEN : CERTAIN;
    } else if (n == 3 && first_month % 3 == 1) {
        r->freq = GN_FREQ_QUARTER;
        r->ordinal = s.last / 3;
    } else if (n == 6 && first_month == 7) {
        r->freq = GN_FREQ_HALF;
        r->ordinal = s.last / 6;
    } else if (n > 1)
        r->kind = GN_KIND_SPAN; /* 3—5月: no frequency has it; its last month dates it */
}

/* Amounts of change and growth run over a period even where the thing itself is a stock. */
static bool moves(uint8_t measure)
{
    return measure == GN_MEASURE_CHANGE || measure == GN_MEASURE_GROWTH || measure == GN_MEASURE_CAGR ||
           measure == GN_MEASURE_MULTIPLE || measure == GN_MEASURE_CONTRIBUTION;
}

/* remembered: [strings] 0 not asked yet, 1 no, 2 yes */
static bool of_company(const assembly *a, uint8_t *remembered, gn_str indicator)
{
    const char *name = gn_strings_get(a->obs->strings, indicator);
    if (!name) return false;
    if (!remembered[indicator]) remembered[indicator] = canonical_is_of_company(a->canon, name) ? 2 : 1;
    return remembered[indicator] == 2;
}

static gn_status make_records(assembly *a)
{
    const gn_observations *obs = a->obs;
    a->records = calloc(obs->count + 1, sizeof *a->records);
    if (!a->records) return no_memory(a);
    name_cache cache = {0};
    gn_buf buf = {0};
    uint8_t *company = calloc(gn_strings_count(obs->strings) + 1, 1);
    gn_status st = company ? gn_strings_new(&cache.asked, a->err) : no_memory(a);
    for (size_t i = 0; !st && i < obs->count; i++) {
        if (a->opt->leave_out && a->opt->leave_out[i]) continue;
        const gn_observation *o = &obs->items[i];
        record *r = &a->records[a->count];
        *r = (record){.observation = (uint32_t)i};
        base_key key = {.area = o->area, .measure = o->measure, .future = o->status != GN_ACTUAL};
        double factor;
        const char *unit = gn_strings_get(obs->strings, o->unit), *area = gn_strings_get(obs->strings, o->area);
        if (area && strcmp(area, "中国") == 0 && o->measure != GN_MEASURE_SHARE && of_company(a, company, o->indicator))
            key.area = 0; /* a company's figure is no figure of its country */
        const char *class = canonical_unit(a->canon, unit, &factor);
        key.unit_class = gn_strings_add(a->names, class, strlen(class));
        st = key.unit_class ? canonical_of(a, &cache, &buf, o, &key.name) : no_memory(a);
        if (st) break;
        r->value = factor * (isfinite(o->value_high) ? (o->value + o->value_high) / 2 : o->value);
        const char *name = gn_strings_get(obs->strings, o->indicator);
        /* percent of a level are coverage and other rates: the name decides alone */
        r->stock = canonical_is_stock(a->canon, name ? name : "", unit);
        read_period(o, r->stock && !moves(o->measure), r);
        r->base = gn_strings_add(a->bases, (const char *)&key, sizeof key);
        if (!r->base) st = no_memory(a);
        a->count++;
    }
    free(company);
    free(cache.answer);
    gn_strings_free(cache.asked);
    gn_buf_free(&buf);
    return st;
}

/* ---- what one key holds and yet is not one thing --------------------------------------------------------------------
 */
enum {
    NEAR_BYTES = 200,     /* about a sentence: how far things told together stand apart */
    ARTICLE_BYTES = 1500, /* how far a name without a subject reaches where articles are not known */
    MOST_NEAR = 8,        /* statements on either side that may tell a row with one */
    MOST_ALIKE = 64,      /* statements that one is compared with, pair by pair */
    FAR_FACTOR = 1000     /* a level so far from the middle of its series is one of something else */
};

static gn_status set_apart(assembly *a, record *r, uint32_t scope, bool nowhere)
{
    base_key key = key_of(a, r);
    key.scope = scope;
    if (nowhere) key.area = 0;
    r->base = gn_strings_add(a->bases, (const char *)&key, sizeof key);
    return r->base ? GN_OK : no_memory(a);
}

static bool one_article(const gn_observation *o, const gn_observation *p)
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
    const base_key key = key_of(a, group[0]);
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
static int digits_of(const assembly *a, const record *r)
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
static bool same_value(const assembly *a, const record *x, const record *y)
{
    if (x->value == y->value) return true;
    const int m = digits_of(a, x), n = digits_of(a, y), digits = m < n ? m : n;
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
        same_value(a, r, q) || o->start == p->start || o->period.last - o->period.first >= 12)
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
    return number ? set_apart(a, r, (uint32_t)a->obs->count + number, false) : no_memory(a);
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
        if (!one_article(o, before) || (!o->article && !p->key.scope && o->start > before->start + NEAR_BYTES)) break;
        const bool compared = p->group[k]->base == p->base || (scope && key_of(a, p->group[k]).scope == scope);
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
            if (!gn_strings_add(p->things, (const char *)&use, sizeof use)) st = no_memory(a);
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

static gn_status set_apart_all(assembly *a)
{
    record **order = malloc((a->count + 1) * sizeof(record *));
    double *scratch = malloc((a->count + 1) * sizeof *scratch);
    uint32_t *article = number_articles(a);
    gn_strings *things = NULL;
    gn_status st = order && scratch && article ? gn_strings_new(&things, a->err) : no_memory(a);
    for (int pass = 0; !st && pass < 2; pass++) {
        for (size_t i = 0; i < a->count; i++) order[i] = &a->records[i];
        qsort((void *)order, a->count, sizeof *order, by_base_and_place);
        for (size_t i = 0, end; !st && i < a->count; i = end) {
            const uint32_t same = order[i]->base;
            for (end = i; end < a->count && order[end]->base == same;) end++;
            st = pass == 0 ? part_bare_names(a, order + i, end - i, article)
                           : part_contradictions(a, &(parting){key_of(a, order[i]), same, order + i, end - i, things},
                                                 scratch);
        }
    }
    free((void *)order);
    free(scratch);
    free(article);
    gn_strings_free(things);
    return st;
}

static gn_freq freq_of_months(int64_t months)
{
    return months == 3 ? GN_FREQ_QUARTER : months == 6 ? GN_FREQ_HALF : months == 1 ? GN_FREQ_MONTH : GN_FREQ_NONE;
}

/* 一、二、三季度分别增长: a sentence that tells the quarters, halves or months of a year one by one tells the first as
 * one of them, though the thing is told for the year so far elsewhere. */
static bool part_of_a_row(const assembly *a, size_t i)
{
    const record *r = &a->records[i];
    const gn_observation *o = &a->obs->items[r->observation];
    const gn_freq freq = freq_of_months(o->period.last - o->period.first + 1);
    for (int step = -1; step <= 1; step += 2)
        for (size_t k = i + (size_t)step; k < a->count && k + MOST_NEAR >= i && k <= i + MOST_NEAR; k += (size_t)step) {
            const record *q = &a->records[k];
            const gn_observation *p = &a->obs->items[q->observation];
            if (p->document != o->document || p->start > o->start + NEAR_BYTES || o->start > p->start + NEAR_BYTES)
                break;
            if (q->base == r->base && q->reading == CERTAIN && q->kind == GN_KIND_SINGLE && q->freq == (uint8_t)freq &&
                p->period.last / 12 == o->period.last / 12)
                return true;
        }
    return false;
}

/* Open periods are read as the base's certain ones are; undated ones join the only series of their base. */
static gn_status make_variants(assembly *a)
{
    const size_t n = gn_strings_count(a->bases);
    a->base = calloc(n + 1, sizeof *a->base);
    uint32_t *only = calloc(n + 1, sizeof *only); /* a base's only variant, UINT32_MAX where there are several */
    a->variant = calloc(a->count + 2, sizeof *a->variant);
    if (!a->base || !only || !a->variant) {
        free(only);
        return no_memory(a);
    }
    for (size_t i = 1; i <= n; i++) memcpy(&a->base[i].key, gn_strings_get(a->bases, (gn_str)i), sizeof(base_key));
    for (size_t i = 0; i < a->count; i++) {
        const record *r = &a->records[i];
        base *b = &a->base[r->base];
        if (r->reading != CERTAIN) continue;
        b->year_to_date += r->kind == GN_KIND_YTD;
        b->quarters += r->freq == GN_FREQ_QUARTER;
        b->halves += r->freq == GN_FREQ_HALF;
        b->months += r->kind == GN_KIND_SINGLE && r->freq == GN_FREQ_MONTH;
    }
    gn_status st = GN_OK;
    for (int pass = 0; !st && pass < 2; pass++) /* dated ones first */
        for (size_t i = 0; !st && i < a->count; i++) {
            record *r = &a->records[i];
            const base *b = &a->base[r->base];
            if ((r->reading == UNDATED) != (pass == 1)) continue;
            if (r->reading == OPEN) {
                const gn_span s = a->obs->items[r->observation].period;
                const int64_t months = s.last - s.first + 1;
                const gn_freq as = part_of_a_row(a, i)          ? freq_of_months(months)
                                   : b->year_to_date            ? GN_FREQ_NONE
                                   : months == 3 && b->quarters ? GN_FREQ_QUARTER
                                   : months == 6 && b->halves   ? GN_FREQ_HALF
                                   : months == 1                ? GN_FREQ_MONTH
                                                                : GN_FREQ_NONE;
                if (as) {
                    r->kind = GN_KIND_SINGLE;
                    r->freq = (uint8_t)as;
                    r->ordinal = s.last / months;
                }
            }
            const variant_key key = {.base = r->base, .kind = r->kind, .freq = r->freq};
            if (pass == 1 && only[r->base] && only[r->base] != UINT32_MAX)
                r->variant = only[r->base];
            else
                r->variant = gn_strings_add(a->variants, (const char *)&key, sizeof key);
            if (!r->variant) {
                st = no_memory(a);
                break;
            }
            variant *v = &a->variant[r->variant];
            if (!v->parent) *v = (variant){.key = key, .parent = r->variant};
            v->records++;
            if (pass == 0 && only[r->base] != r->variant) only[r->base] = only[r->base] ? UINT32_MAX : r->variant;
        }
    free(only);
    return st;
}

/* ---- the same figure under similar names ----------------------------------------------------------------------------
 */
static uint32_t root(assembly *a, uint32_t v)
{
    while (a->variant[v].parent != v) v = a->variant[v].parent = a->variant[a->variant[v].parent].parent;
    return v;
}

static size_t characters(const char *s, size_t n, uint32_t out[64])
{
    size_t count = 0;
    for (size_t i = 0; i < n && count < 64; count++) {
        uint32_t c = (unsigned char)s[i++];
        while (i < n && ((unsigned char)s[i] & 0xC0) == 0x80) c = c << 8 | (unsigned char)s[i++];
        out[count] = c;
    }
    return count;
}

/* Dice's coefficient of the pairs of neighbouring characters, each pair used once; 0 to 1. */
static double likeness(const gn_strings *names, gn_str x, gn_str y)
{
    uint32_t a[64], b[64];
    const size_t n = characters(gn_strings_get(names, x), gn_strings_len(names, x), a);
    const size_t m = characters(gn_strings_get(names, y), gn_strings_len(names, y), b);
    if (n < 2 || m < 2) return n == m && n && a[0] == b[0] ? 1 : 0;
    bool used[64] = {false};
    size_t hits = 0;
    for (size_t i = 0; i + 1 < n; i++)
        for (size_t j = 0; j + 1 < m; j++)
            if (!used[j] && a[i] == b[j] && a[i + 1] == b[j + 1]) {
                used[j] = true;
                hits++;
                break;
            }
    return 2.0 * (double)hits / (double)(n + m - 2);
}

/* 第一期 and 第二期, 5G and 4G: names that differ in their numbers name different things however alike they are. */
static bool same_numbers(const gn_strings *names, gn_str x, gn_str y)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "上", "下"};
    const char *p = gn_strings_get(names, x), *q = gn_strings_get(names, y);
    const char *side[2] = {p, q};
    int found[2];
    do {
        for (int k = 0; k < 2; k++) {
            found[k] = 0;
            for (const char *s = side[k]; *s && !found[k]; s++) {
                if (*s >= '0' && *s <= '9') found[k] = *s;
                for (int i = 0; !found[k] && i < (int)(sizeof numerals / sizeof *numerals); i++)
                    if (strncmp(s, numerals[i], 3) == 0) found[k] = 256 + i;
                side[k] = s + 1;
            }
        }
    } while (found[0] == found[1] && found[0]);
    return found[0] == found[1];
}

/* 终端连接 for 5G终端连接: an article that has named the thing in full leaves out the beginning later. */
static bool shortened(const gn_strings *names, gn_str x, gn_str y)
{
    enum { LEAST_LEFT = 12 }; /* four Chinese characters */
    const size_t n = gn_strings_len(names, x), m = gn_strings_len(names, y);
    const size_t less = n < m ? n : m;
    return n != m && less >= LEAST_LEFT &&
           memcmp(gn_strings_get(names, x) + n - less, gn_strings_get(names, y) + m - less, less) == 0;
}

/* 再保险 and 保险, 净利润 and 利润: one character more in front is another word. */
static bool one_character_more(const gn_strings *names, gn_str x, gn_str y)
{
    const gn_str longer = gn_strings_len(names, x) > gn_strings_len(names, y) ? x : y, shorter = longer == x ? y : x;
    const size_t n = gn_strings_len(names, longer), m = gn_strings_len(names, shorter);
    return n == m + 3 && (unsigned char)*gn_strings_get(names, longer) >= 0xE0 &&
           memcmp(gn_strings_get(names, longer) + 3, gn_strings_get(names, shorter), m) == 0;
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
    if (!f->item) return no_memory(a);
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
        if (!p) return no_memory(a);
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
 * article parallel sentences tell of several things. */
static bool same_news(const assembly *a, const record *x, const record *y, const words *p, const words *q)
{
    /* Unlike things with one value stay below 0.4 in the annotated reports; figures of one digit are of many things. */
    const double least = digits_of(a, x) >= 2 ? 0.45 : 0.6;
    const gn_observation *o = &a->obs->items[x->observation], *r = &a->obs->items[y->observation];
    if (one_article(o, r) || words_alike(p, q) < least) return false;
    const base_key b = key_of(a, x), c = key_of(a, y);
    return b.unit_class == c.unit_class && (b.area == c.area || !particular(a, b.area) || !particular(a, c.area)) &&
           (same_numbers(a->names, b.name, c.name) || likeness(a->names, b.name, c.name) < 0.5);
}

/* One name, place, time and figure, once as a forecast and once as a fact. */
static bool said_twice(const assembly *a, const record *x, const record *y)
{
    if (digits_of(a, x) < 2 || digits_of(a, y) < 2) return false;
    const base_key b = key_of(a, x), c = key_of(a, y);
    const gn_observation *o = &a->obs->items[x->observation], *p = &a->obs->items[y->observation];
    return b.name == c.name && b.area == c.area && b.unit_class == c.unit_class && b.measure == c.measure &&
           b.future != c.future && o->document == p->document &&
           memcmp(&o->period, &p->period, sizeof o->period) == 0 &&
           (o->article == p->article || !canonical_is_bare(a->canon, gn_strings_get(a->names, b.name)));
}

/* The same statement read in two ways: the surer reading holds for both, as to what kind of figure it is. Names, places
 * and times stay; series are joined later. */
static gn_status take_surer_readings(assembly *a)
{
    figures f = {0};
    const record **surest = calloc(a->count + 1, sizeof(record *)); /* by place in f.item */
    gn_status st = surest ? figures_new(a, &f) : no_memory(a);
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
        base_key key = key_of(a, r);
        const gn_observation *o = &a->obs->items[surest[i]->observation];
        key.measure = o->measure;
        key.future = o->status != GN_ACTUAL;
        const bool point = surest[i]->stock && !moves(o->measure);
        read_period(&a->obs->items[r->observation], point, r);
        /* a stock's figure is repeated with a later date; a flow's is not */
        if (!point && (r->kind != surest[i]->kind || r->freq != surest[i]->freq)) read_period(o, false, r);
        r->base = gn_strings_add(a->bases, (const char *)&key, sizeof key);
        if (!r->base) st = no_memory(a);
    }
    free((void *)surest);
    figures_free(&f);
    return st;
}

/* Two series contradict each other where both have exact statements of one time and share none. */
static bool contradict(const assembly *a, const record *const *x, size_t n, const record *const *y, size_t m)
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
                shared |= same_value(a, x[i], y[j_end]);
            }
        }
        if (exact_x && exact_y && !shared) return true;
        j = j_end;
    }
    return false;
}

static bool same_head(const gn_strings *names, gn_str x, gn_str y)
{
    enum { HEAD = 6 }; /* two Chinese characters: 营收, 股价, 销售 */
    const size_t n = gn_strings_len(names, x), m = gn_strings_len(names, y);
    return n >= HEAD && m >= HEAD &&
           memcmp(gn_strings_get(names, x) + n - HEAD, gn_strings_get(names, y) + m - HEAD, HEAD) == 0;
}

static bool world_and_country(const assembly *a, gn_str x, gn_str y)
{
    const char *p = gn_strings_get(a->obs->strings, x), *q = gn_strings_get(a->obs->strings, y);
    return (strcmp(p, "全球") == 0 && strcmp(q, "中国") == 0) || (strcmp(p, "中国") == 0 && strcmp(q, "全球") == 0);
}

/* Percents are shared by many things, amounts by few. */
static bool is_percent(const assembly *a, gn_str unit_class)
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
    const int digits = digits_of(a, x);
    const bool shorter = shortened(a->names, p->name, q->name);
    if (digits < 2 || (!shorter && !same_numbers(a->names, p->name, q->name)) ||
        one_character_more(a->names, p->name, q->name))
        return false;
    double alike = likeness(a->names, p->name, q->name);
    if (shorter && (p->measure == GN_MEASURE_LEVEL || p->measure == GN_MEASURE_SHARE)) alike = 1;
    const gn_observation *o = &a->obs->items[x->observation], *r = &a->obs->items[y->observation];
    const bool same_article = o->document == r->document && o->article && o->article == r->article;
    const bool rate = p->measure != GN_MEASURE_LEVEL || is_percent(a, p->unit_class);
    if (same_article && digits >= 3 &&
        (alike >= (rate ? 0.6 : 0.3) || (!rate && same_head(a->names, p->name, q->name))))
        return true;
    /* 市场规模达3111亿元, where the article has said before of what */
    if (same_article && digits >= 4 && p->measure == GN_MEASURE_LEVEL && !p->scope != !q->scope &&
        o->sentence != r->sentence)
        return true;
    /* 占全球比重超70%: the world is easily taken for the place, so one name and figure under both is the country's */
    const bool placed =
        p->area == q->area || !p->area || !q->area || (alike == 1 && world_and_country(a, p->area, q->area));
    if (p->scope || q->scope || !placed || (x->ordinal != y->ordinal && x->kind != GN_KIND_POINT)) return false;
    if (p->measure == GN_MEASURE_LEVEL) return alike >= (digits >= 4 ? 0.4 : digits == 3 ? 0.5 : 0.7);
    return alike >= (digits >= 4 ? 0.6 : digits == 3 ? 0.75 : 0.9);
}

/* Two statements of about one value for one time under one name, shortened or not. */
static bool about_same_figure(const assembly *a, const record *x, const record *y)
{
    const base_key *p = &a->base[x->base].key, *q = &a->base[y->base].key;
    return p->measure == GN_MEASURE_LEVEL && q->measure == GN_MEASURE_LEVEL && p->unit_class == q->unit_class &&
           p->future == q->future && p->area == q->area && !p->scope && !q->scope && x->timed && y->timed &&
           x->kind == y->kind && x->freq == y->freq && x->ordinal == y->ordinal &&
           shortened(a->names, p->name, q->name) && same_value(a, x, y);
}

/* The number of a name in an area; 0: no memory. */
static gn_str place_of(assembly *a, gn_str name, gn_str area)
{
    const gn_str key[2] = {name, area};
    const gn_str n = gn_strings_add(a->places, (const char *)key, sizeof key);
    if (n >= a->place_capacity) {
        const size_t capacity = 2 * (size_t)n + 64;
        gn_str *p = realloc(a->same_place, capacity * sizeof *p);
        if (!p) return 0;
        for (size_t i = a->place_capacity; i < capacity; i++) p[i] = (gn_str)i;
        a->same_place = p;
        a->place_capacity = capacity;
    }
    return n;
}

static gn_str place_root(assembly *a, gn_str p)
{
    while (a->same_place[p] != p) p = a->same_place[p] = a->same_place[a->same_place[p]];
    return p;
}

/* The name that stands for `name` in `area`. */
static gn_str standing_name(assembly *a, gn_str name, gn_str area)
{
    const gn_str key[2] = {name, area};
    const gn_str n = gn_strings_find(a->places, (const char *)key, sizeof key);
    gn_str stands[2];
    if (!n) return name;
    memcpy(stands, gn_strings_get(a->places, place_root(a, n)), sizeof stands);
    return stands[0];
}

/* 手机出货 and 市场手机出货 with one amount of one time: two ways to call one thing, in its growth too. */
static gn_status take_as_one_name(assembly *a, const record *x, const record *y)
{
    const base_key *p = &a->base[x->base].key, *q = &a->base[y->base].key;
    if (p->name == q->name || p->area != q->area || p->scope || q->scope || p->measure != GN_MEASURE_LEVEL ||
        is_percent(a, p->unit_class) || digits_of(a, x) < 3 || digits_of(a, y) < 3 ||
        (!shortened(a->names, p->name, q->name) && likeness(a->names, p->name, q->name) < 0.6))
        return GN_OK;
    const gn_str i = place_of(a, p->name, p->area), j = place_of(a, q->name, q->area);
    if (!i || !j) return no_memory(a);
    const gn_str ri = place_root(a, i), rj = place_root(a, j);
    a->same_place[ri < rj ? rj : ri] = ri < rj ? ri : rj;
    return GN_OK;
}

/* The series of names that were taken as one are joined, kind by kind, unless they contradict each other. */
static gn_status join_same_names(assembly *a, const record *const *by_series, const size_t *begin)
{
    gn_strings *keys;
    const size_t n = gn_strings_count(a->variants);
    uint32_t *first = calloc(n + 2, sizeof *first); /* variant by key */
    gn_status st = first ? gn_strings_new(&keys, a->err) : no_memory(a);
    if (st) {
        free(first);
        return st;
    }
    for (uint32_t v = 1; !st && v <= n; v++) {
        const variant *x = &a->variant[v];
        struct {
            base_key base;
            variant_key kind;
        } key = {a->base[x->key.base].key, x->key};
        if (key.base.scope) continue;
        key.base.name = standing_name(a, key.base.name, key.base.area);
        key.kind.base = 0;
        const gn_str k = gn_strings_add(keys, (const char *)&key, sizeof key);
        if (!k)
            st = no_memory(a);
        else if (!first[k])
            first[k] = v;
        else if (root(a, v) != root(a, first[k]) &&
                 !contradict(a, by_series + begin[v], x->records, by_series + begin[first[k]],
                             a->variant[first[k]].records)) {
            const uint32_t rx = root(a, v), ry = root(a, first[k]);
            a->variant[rx < ry ? ry : rx].parent = rx < ry ? rx : ry;
        }
    }
    gn_strings_free(keys);
    free(first);
    return st;
}

/* One figure for one time under names that are alike is one thing: the series of both are joined unless they contradict
 * each other elsewhere. */
static gn_status join_same_figures(assembly *a)
{
    figures f = {0};
    const record **by_series = malloc((a->count + 1) * sizeof(record *));
    size_t *begin = calloc(gn_strings_count(a->variants) + 2, sizeof *begin);
    gn_status st = by_series && begin ? figures_new(a, &f) : no_memory(a);
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
                const uint32_t rx = root(a, x->variant), ry = root(a, y->variant);
                if (rx == ry) continue;
                if (j < end ? !same_figure(a, x, y, &f.around[i - first], &f.around[j - first])
                            : !about_same_figure(a, x, y))
                    continue;
                const variant *vx = &a->variant[x->variant], *vy = &a->variant[y->variant];
                if (contradict(a, by_series + begin[x->variant], vx->records, by_series + begin[y->variant],
                               vy->records))
                    continue;
                a->variant[rx < ry ? ry : rx].parent = rx < ry ? rx : ry;
                st = take_as_one_name(a, x, y);
            }
    }
    if (!st) st = join_same_names(a, by_series, begin);
    free((void *)by_series);
    free(begin);
    figures_free(&f);
    return st;
}

/* ---- panels ---------------------------------------------------------------------------------------------------------
 */
/* A member on its way into a series. */
typedef struct entry {
    uint32_t series; /* root variant, later the place in its panel */
    const record *record;
    int64_t ordinal;
    bool timed, borrowed, preferred, replaced;
    uint8_t bound_rank;
    int64_t days; /* of the document, INT64_MIN: unknown */
} entry;

/* A series on its way into its panel. */
typedef struct draft {
    uint32_t root, scope;
    uint8_t freq;
    gn_key key;
    const char *indicator, *area, *unit;
    double unit_factor; /* from class to unit */
    size_t first_entry, entries;
} draft;

static int by_series_and_time(const void *x, const void *y)
{
    const entry *a = x, *b = y;
    if (a->series != b->series) return a->series < b->series ? -1 : 1;
    if (a->timed != b->timed) return a->timed ? -1 : 1;
    if (a->timed && a->ordinal != b->ordinal) return a->ordinal < b->ordinal ? -1 : 1;
    /* vintages: what a later print of its document replaces last, a reviewer's first, the most exact, then the newest
     * document */
    if (a->replaced != b->replaced) return b->replaced ? -1 : 1;
    if (a->preferred != b->preferred) return a->preferred ? -1 : 1;
    if (a->bound_rank != b->bound_rank) return a->bound_rank < b->bound_rank ? -1 : 1;
    if (a->days != b->days) return a->days > b->days ? -1 : 1;
    const uint32_t i = a->record->observation, j = b->record->observation;
    return i < j ? -1 : i > j;
}

static entry entry_of(const assembly *a, uint32_t series, const record *r, int64_t ordinal, bool borrowed)
{
    const gn_observation *o = &a->obs->items[r->observation];
    entry e = {.series = series, .record = r, .ordinal = ordinal, .borrowed = borrowed, .days = INT64_MIN};
    e.timed = r->timed && isfinite(r->value);
    e.preferred = a->opt->preferred && a->opt->preferred[r->observation];
    e.replaced = a->opt->replaced && o->document < a->opt->documents && a->opt->replaced[o->document];
    e.bound_rank = isfinite(o->value_high) ? 1 : o->bound == GN_BOUND_EXACT ? 0 : o->bound == GN_BOUND_APPROX ? 1 : 2;
    if (a->opt->document_date && o->document < a->opt->documents && a->opt->document_date[o->document].year)
        e.days = gn_date_days(a->opt->document_date[o->document]);
    return e;
}

/* The year-to-date series of a base takes in full years at December and single first quarters and half-years. */
static bool lends(const record *r, int64_t *ordinal)
{
    if (r->kind != GN_KIND_SINGLE || !r->timed) return false;
    switch (r->freq) {
    case GN_FREQ_YEAR: *ordinal = 12 * r->ordinal + 11; return true;
    case GN_FREQ_QUARTER: *ordinal = 3 * r->ordinal + 2; return r->ordinal % 4 == 0;
    case GN_FREQ_HALF: *ordinal = 6 * r->ordinal + 5; return r->ordinal % 2 == 0;
    default: return false;
    }
}

static gn_status make_entries(assembly *a, entry **out, size_t *count)
{
    const size_t n = gn_strings_count(a->bases);
    uint32_t *ytd = calloc(n + 1, sizeof *ytd); /* the year-to-date series of a base */
    entry *e = malloc((2 * a->count + 1) * sizeof *e);
    *out = e;
    *count = 0;
    if (!ytd || !e) {
        free(ytd);
        return no_memory(a);
    }
    for (size_t i = 0; i < a->count; i++)
        if (a->records[i].kind == GN_KIND_YTD && a->records[i].timed)
            ytd[a->records[i].base] = root(a, a->records[i].variant);
    for (size_t i = 0; i < a->count; i++) {
        const record *r = &a->records[i];
        int64_t ordinal;
        e[(*count)++] = entry_of(a, root(a, r->variant), r, r->ordinal, false);
        if (ytd[r->base] && lends(r, &ordinal)) e[(*count)++] = entry_of(a, ytd[r->base], r, ordinal, true);
    }
    free(ytd);
    qsort(e, *count, sizeof *e, by_series_and_time);
    return GN_OK;
}

/* The most frequent text of a field among a series' own members; ties to the shorter, then the lesser in bytes. */
static gn_str most_frequent(const assembly *a, const entry *e, size_t n, gn_str (*field)(const gn_observation *),
                            uint32_t *tally)
{
    const gn_strings *s = a->obs->strings;
    gn_str best = 0;
    uint32_t best_count = 0;
    for (size_t i = 0; i < n; i++)
        if (!e[i].borrowed) tally[field(&a->obs->items[e[i].record->observation])]++;
    for (size_t i = 0; i < n; i++) {
        if (e[i].borrowed) continue;
        const gn_str id = field(&a->obs->items[e[i].record->observation]);
        if (id == best || !gn_strings_len(s, id)) continue; /* 4.7亿 beside 4.5亿户: the word is the better one */
        const size_t len = gn_strings_len(s, id), best_len = best ? gn_strings_len(s, best) : 0;
        if (!best || tally[id] > best_count ||
            (tally[id] == best_count &&
             (len < best_len || (len == best_len && strcmp(gn_strings_get(s, id), gn_strings_get(s, best)) < 0)))) {
            best = id;
            best_count = tally[id];
        }
    }
    for (size_t i = 0; i < n; i++)
        if (!e[i].borrowed) tally[field(&a->obs->items[e[i].record->observation])] = 0;
    return best;
}

static gn_str unit_of(const gn_observation *o)
{
    return o->unit;
}
static gn_str area_of(const gn_observation *o)
{
    return o->area;
}

static const char *text_or_empty(const gn_strings *s, gn_str id)
{
    const char *t = gn_strings_get(s, id);
    return t ? t : "";
}

/* How one thing of one place is called: the same in its level, its growth and every frequency, so that tables can put
 * them side by side. */
typedef struct calling {
    gn_str name, area;
    uint32_t scope;
    gn_str indicator;
} calling;

static int by_calling(const void *x, const void *y)
{
    const calling *a = x, *b = y;
    if (a->name != b->name) return a->name < b->name ? -1 : 1;
    if (a->area != b->area) return a->area < b->area ? -1 : 1;
    if (a->scope != b->scope) return a->scope < b->scope ? -1 : 1;
    return a->indicator < b->indicator ? -1 : a->indicator > b->indicator;
}

static bool of_one_thing(const calling *a, const calling *b)
{
    return a->name == b->name && a->area == b->area && a->scope == b->scope;
}

/* One calling a name, place and scope, the most frequent; ties to the shorter, then the lesser in bytes. */
static gn_status make_callings(assembly *a, calling **out, size_t *count)
{
    calling *c = *out = malloc((a->count + 1) * sizeof *c);
    *count = 0;
    if (!c) return gn_fail(a->err, GN_E_NOMEM, "series: no memory for %zu observations", a->obs->count);
    for (size_t i = 0; i < a->count; i++) {
        const base_key *b = &a->base[a->records[i].base].key;
        c[i] = (calling){standing_name(a, b->name, b->area), b->area, b->scope,
                         a->obs->items[a->records[i].observation].indicator};
    }
    qsort(c, a->count, sizeof *c, by_calling);
    size_t best = 0;
    for (size_t i = 0, end; i < a->count; i = end) {
        for (end = i + 1; end < a->count && by_calling(&c[i], &c[end]) == 0;) end++;
        const size_t n = end - i;
        const calling one = c[i];
        if (!*count || !of_one_thing(&c[*count - 1], &one)) {
            c[(*count)++] = one;
            best = n;
            continue;
        }
        calling *had = &c[*count - 1];
        const size_t len = gn_strings_len(a->obs->strings, one.indicator),
                     had_len = gn_strings_len(a->obs->strings, had->indicator);
        if (n > best ||
            (n == best &&
             (len < had_len || (len == had_len && strcmp(text_or_empty(a->obs->strings, one.indicator),
                                                         text_or_empty(a->obs->strings, had->indicator)) < 0)))) {
            *had = one;
            best = n;
        }
    }
    return GN_OK;
}

static gn_str called(assembly *a, const calling *c, size_t n, const base_key *key)
{
    const calling wanted = {standing_name(a, key->name, key->area), key->area, key->scope,
                            0}; /* before all of its thing */
    size_t low = 0;
    while (n > 0) {
        const size_t half = n / 2;
        if (by_calling(&c[low + half], &wanted) < 0) {
            low += half + 1;
            n -= half + 1;
        } else
            n = half;
    }
    return c[low].indicator;
}

static int by_key(const void *x, const void *y)
{
    const draft *a = x, *b = y;
    int c = strcmp(a->indicator, b->indicator);
    if (!c) c = strcmp(a->area, b->area);
    if (!c) c = strcmp(a->unit, b->unit);
    if (!c) c = (int)a->key.basis - (int)b->key.basis;
    if (!c) c = (int)a->key.kind - (int)b->key.kind;
    if (!c) c = (int)a->key.future - (int)b->key.future;
    if (!c) c = a->root < b->root ? -1 : a->root > b->root; /* variants are numbered by first observation */
    return c;
}

static int by_calling_and_scope(const void *x, const void *y)
{
    const draft *a = *(draft *const *)x, *b = *(draft *const *)y;
    if (a->key.indicator != b->key.indicator) return a->key.indicator < b->key.indicator ? -1 : 1;
    if (a->key.area != b->key.area) return a->key.area < b->key.area ? -1 : 1;
    return a->scope < b->scope ? -1 : a->scope > b->scope;
}

/* Two things of one name and place: from the second on they are called 净利润 #2, so that no table mixes them. */
static gn_status number_namesakes(const assembly *a, draft *d, size_t n)
{
    draft **order = malloc((n + 1) * sizeof(draft *));
    gn_buf name = {0};
    gn_status st = order ? GN_OK : no_memory(a);
    for (size_t i = 0; !st && i < n; i++) order[i] = &d[i];
    if (!st) qsort((void *)order, n, sizeof *order, by_calling_and_scope);
    gn_str indicator = 0, area = 0;
    uint32_t scope = 0;
    size_t number = 0;
    for (size_t i = 0; !st && i < n; i++) {
        draft *s = order[i];
        if (!i || s->key.indicator != indicator || s->key.area != area) {
            indicator = s->key.indicator;
            area = s->key.area;
            number = 1;
        } else
            number += s->scope != scope;
        scope = s->scope;
        if (number < 2) continue;
        gn_buf_clear(&name);
        gn_buf_printf(&name, "%s #%zu", text_or_empty(a->obs->strings, indicator), number);
        s->key.indicator = name.failed ? 0 : gn_strings_add(a->obs->strings, name.data, name.length);
        if (!s->key.indicator) st = no_memory(a);
        s->indicator = text_or_empty(a->obs->strings, s->key.indicator);
    }
    free((void *)order);
    gn_buf_free(&name);
    return st;
}

static gn_status make_drafts(assembly *a, const entry *e, size_t n, draft **out, size_t *count)
{
    uint32_t *tally = calloc(gn_strings_count(a->obs->strings) + 1, sizeof *tally);
    draft *d = malloc((n + 1) * sizeof *d);
    *out = d;
    *count = 0;
    calling *callings = NULL;
    size_t n_callings;
    gn_status st = tally && d ? make_callings(a, &callings, &n_callings) : no_memory(a);
    if (st) {
        free(tally);
        free(callings);
        return st;
    }
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && e[end].series == e[i].series; end++) {
        }
        const variant *v = &a->variant[e[i].series];
        const base_key *b = &a->base[v->key.base].key;
        /* 华嵘控股营收 rather than 公司营收, where both are of the series */
        for (size_t k = i; k < end && canonical_is_bare(a->canon, gn_strings_get(a->names, b->name)); k++)
            if (!e[k].borrowed) b = &a->base[e[k].record->base].key;
        draft *s = &d[(*count)++];
        *s = (draft){.root = e[i].series, .scope = b->scope, .freq = v->key.freq, .first_entry = i, .entries = end - i};
        s->key = (gn_key){.indicator = called(a, callings, n_callings, b),
                          .area = b->area ? most_frequent(a, e + i, end - i, area_of, tally) : 0,
                          .unit = most_frequent(a, e + i, end - i, unit_of, tally),
                          .basis = b->measure,
                          .kind = v->key.kind,
                          .future = b->future};
        s->indicator = text_or_empty(a->obs->strings, s->key.indicator);
        s->area = text_or_empty(a->obs->strings, s->key.area);
        s->unit = text_or_empty(a->obs->strings, s->key.unit);
        canonical_unit(a->canon, s->unit, &s->unit_factor);
    }
    free(tally);
    free(callings);
    st = number_namesakes(a, d, *count);
    for (size_t i = 0; i < *count; i++) { /* the texts may have moved */
        d[i].indicator = text_or_empty(a->obs->strings, d[i].key.indicator);
        d[i].area = text_or_empty(a->obs->strings, d[i].key.area);
        d[i].unit = text_or_empty(a->obs->strings, d[i].key.unit);
    }
    qsort(d, *count, sizeof *d, by_key);
    return st;
}

/* A product of unit factors is a decimal number blurred in its last bits; the nearest one with 15 digits is meant. */
static double tidy(double v)
{
    if (v == 0 || !isfinite(v)) return v;
    const double scale = pow(10, 14 - floor(log10(fabs(v))));
    const double t = isfinite(scale) && scale > 0 ? nearbyint(v * scale) / scale : v;
    return fabs(t - v) <= 1e-14 * fabs(v) ? t : v;
}

static gn_status fill_panel(assembly *a, const entry *e, const draft *d, size_t n_drafts, char freq, gn_series_group *g)
{
    gn_panel *p = g->panel;
    size_t series = 0, points = 0, members = 0;
    for (size_t i = 0; i < n_drafts; i++) {
        if (d[i].freq != freq) continue;
        const entry *own = e + d[i].first_entry;
        size_t timed = d[i].entries;
        while (timed > 0 && !own[timed - 1].timed) timed--;
        series++;
        members += d[i].entries;
        if (timed) points += (size_t)(own[timed - 1].ordinal - own[0].ordinal + 1);
    }
    free(p->offset);
    free(g->member_offset);
    p->offset = calloc(series + 1, sizeof *p->offset);
    p->first = calloc(series + 1, sizeof *p->first);
    p->key = calloc(series + 1, sizeof *p->key);
    p->value = calloc(points + 1, sizeof *p->value);
    p->flag = calloc(points + 1, 1);
    g->member_offset = calloc(series + 1, sizeof *g->member_offset);
    g->member = calloc(members + 1, sizeof *g->member);
    if (!p->offset || !p->first || !p->key || !p->value || !p->flag || !g->member_offset || !g->member)
        return no_memory(a);
    size_t at = 0, m = 0;
    for (size_t i = 0; i < n_drafts; i++) {
        if (d[i].freq != freq) continue;
        const entry *own = e + d[i].first_entry;
        size_t timed = d[i].entries;
        while (timed > 0 && !own[timed - 1].timed) timed--;
        const int64_t first = timed ? own[0].ordinal : 0, last = timed ? own[timed - 1].ordinal : -1;
        p->key[p->count] = d[i].key;
        p->first[p->count] = first;
        for (int64_t k = first; k <= last; k++) {
            p->value[at + (size_t)(k - first)] = NAN;
            p->flag[at + (size_t)(k - first)] = GN_OBS_MISSING;
        }
        for (size_t k = 0; k < d[i].entries; k++) {
            const entry *x = &own[k];
            const gn_observation *o = &a->obs->items[x->record->observation];
            g->member[m++] = (gn_member){.observation = x->record->observation,
                                         .point = x->timed ? (int32_t)(x->ordinal - first) : -1,
                                         .borrowed = x->borrowed};
            if (!x->timed || (k > 0 && own[k - 1].ordinal == x->ordinal)) continue;
            const size_t to = at + (size_t)(x->ordinal - first);
            /* the unit of the series is mostly the statement's own: then nothing is computed */
            const bool plain = o->unit == d[i].key.unit && !isfinite(o->value_high);
            p->value[to] = plain ? o->value : tidy(x->record->value / d[i].unit_factor);
            p->flag[to] = d[i].key.future ? GN_OBS_FORECAST : x->bound_rank ? GN_OBS_ESTIMATED : GN_OBS_NORMAL;
        }
        at += (size_t)(last - first + 1);
        p->offset[++p->count] = at;
        g->member_offset[p->count] = m;
    }
    return GN_OK;
}

gn_status gn_assemble(const gn_lexicon *lexicon, const gn_observations *obs, const gn_assemble_options *opt,
                      gn_series_set **out, gn_err *err)
{
    if (!lexicon || !obs || !out) return gn_fail(err, GN_E_ARG, "series: no lexicon, observations or result");
    *out = NULL;
    static const gn_assemble_options none;
    assembly a = {.opt = opt ? opt : &none, .obs = obs, .err = err};
    entry *entries = NULL;
    draft *drafts = NULL;
    gn_series_set *set = NULL;
    size_t n_entries = 0, n_drafts = 0;
    gn_status st = canonical_get(lexicon, &a.canon, err);
    if (!st) st = gn_strings_new(&a.names, err);
    if (!st) st = gn_strings_new(&a.bases, err);
    if (!st) st = gn_strings_new(&a.variants, err);
    if (!st) st = gn_strings_new(&a.places, err);
    if (!st) st = make_records(&a);
    if (!st) st = take_surer_readings(&a);
    if (!st) st = set_apart_all(&a);
    if (!st) st = make_variants(&a);
    if (!st) st = join_same_figures(&a);
    if (!st) st = make_entries(&a, &entries, &n_entries);
    if (!st) st = make_drafts(&a, entries, n_entries, &drafts, &n_drafts);
    if (!st) st = gn_series_set_new(&set, err);
    for (size_t i = 0; !st && i < GN_GROUPS; i++)
        st = fill_panel(&a, entries, drafts, n_drafts, gn_group_freqs[i], &set->group[i]);
    gn_strings_free(a.names);
    gn_strings_free(a.bases);
    gn_strings_free(a.variants);
    gn_strings_free(a.places);
    free(a.same_place);
    free(a.records);
    free(a.base);
    free(a.variant);
    free(entries);
    free(drafts);
    if (st) {
        gn_series_set_free(set);
        return st;
    }
    *out = set;
    return GN_OK;
}

gn_status gn_indicator_canonical(const gn_lexicon *lexicon, const char *name, const char *area, gn_buf *out,
                                 gn_err *err)
{
    if (!lexicon || !name || !out) return gn_fail(err, GN_E_ARG, "series: no lexicon, name or result");
    const canonical *c;
    const gn_status st = canonical_get(lexicon, &c, err);
    if (st) return st;
    canonical_name(c, name, area, GN_MEASURE_LEVEL, out);
    return out->failed ? gn_fail(err, GN_E_NOMEM, "series: no memory for a name") : GN_OK;
}
