/* Panels: members in order of time, names of series, values and flags of their points. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assemble_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
        return as_no_memory(a);
    }
    for (size_t i = 0; i < a->count; i++)
        if (a->records[i].kind == GN_KIND_YTD && a->records[i].timed)
            ytd[a->records[i].base] = as_root(a, a->records[i].variant);
    for (size_t i = 0; i < a->count; i++) {
        const record *r = &a->records[i];
        int64_t ordinal;
        e[(*count)++] = entry_of(a, as_root(a, r->variant), r, r->ordinal, false);
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
        c[i] = (calling){as_standing_name(a, b->name, b->area), b->area, b->scope,
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
    const calling wanted = {as_standing_name(a, key->name, key->area), key->area, key->scope,
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
    gn_status st = order ? GN_OK : as_no_memory(a);
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
        if (!s->key.indicator) st = as_no_memory(a);
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
    gn_status st = tally && d ? make_callings(a, &callings, &n_callings) : as_no_memory(a);
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
        return as_no_memory(a);
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

gn_status as_fill_set(assembly *a, gn_series_set *set)
{
    entry *entries = NULL;
    draft *drafts = NULL;
    size_t n_entries, n_drafts;
    gn_status st = make_entries(a, &entries, &n_entries);
    if (!st) st = make_drafts(a, entries, n_entries, &drafts, &n_drafts);
    for (size_t i = 0; !st && i < GN_GROUPS; i++)
        st = fill_panel(a, entries, drafts, n_drafts, gn_group_freqs[i], &set->group[i]);
    free(entries);
    free(drafts);
    return st;
}
