/* Keys of observations: canonical name, area, unit, measure, and what the period says. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
    if (!q) return as_no_memory(a);
    if (q >= cache->capacity) {
        const size_t cap = 2 * (size_t)q + 64;
        gn_str *p = realloc(cache->answer, cap * sizeof *p);
        if (!p) return as_no_memory(a);
        memset(p + cache->capacity, 0, (cap - cache->capacity) * sizeof *p);
        cache->answer = p;
        cache->capacity = cap;
    }
    if (!cache->answer[q]) {
        const char *name = gn_strings_get(a->obs->strings, o->indicator);
        const char *area = gn_strings_get(a->obs->strings, o->area);
        canonical_name(a->canon, name ? name : "", area, o->measure, buf);
        if (buf->failed) return as_no_memory(a);
        cache->answer[q] = gn_strings_add(a->names, buf->length ? buf->data : "", buf->length);
        if (!cache->answer[q]) return as_no_memory(a);
    }
    *out = cache->answer[q];
    return GN_OK;
}

/* Years beyond these are misread numbers: such an observation is a member without a point. */
enum { FIRST_YEAR = 1700, LAST_YEAR = 2300 };

/* Kind, frequency and ordinal of the period. Months only come from reports; other frequencies from imported tables. */
void as_read_period(const gn_observation *o, bool stock, record *r)
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
bool as_moves(uint8_t measure)
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

gn_status as_make_records(assembly *a)
{
    const gn_observations *obs = a->obs;
    a->records = calloc(obs->count + 1, sizeof *a->records);
    if (!a->records) return as_no_memory(a);
    name_cache cache = {0};
    gn_buf buf = {0};
    uint8_t *company = calloc(gn_strings_count(obs->strings) + 1, 1);
    gn_status st = company ? gn_strings_new(&cache.asked, a->err) : as_no_memory(a);
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
        st = key.unit_class ? canonical_of(a, &cache, &buf, o, &key.name) : as_no_memory(a);
        if (st) break;
        r->value = factor * (isfinite(o->value_high) ? (o->value + o->value_high) / 2 : o->value);
        const char *name = gn_strings_get(obs->strings, o->indicator);
        /* percent of a level are coverage and other rates: the name decides alone */
        r->stock = canonical_is_stock(a->canon, name ? name : "", unit);
        as_read_period(o, r->stock && !as_moves(o->measure), r);
        r->base = gn_strings_add(a->bases, (const char *)&key, sizeof key);
        if (!r->base) st = as_no_memory(a);
        a->count++;
    }
    free(company);
    free(cache.answer);
    gn_strings_free(cache.asked);
    gn_buf_free(&buf);
    return st;
}
