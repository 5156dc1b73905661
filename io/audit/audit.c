/* The published figures checked against each other: vintages, growth, averages, changes, sums over the year.
 *
 * Operands are intervals [v - h, v + h], h half a unit of the last printed digit; two figures agree where the intervals
 * that follow from them meet. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_audit.h"

#include "gnomon/gn_growth.h"
#include "gnomon/gn_table.h"
#include "gnomon/gn_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME(name, word) word,
static const char *const rule_names[] = {GN_AUDIT_LIST(NAME)};
static const char *const verdict_names[GN_VERDICT_COUNT] = {"agrees", "gap", "revised", "contradicts"};

const char *gn_audit_rule_name(gn_audit_rule r)
{
    return (unsigned)r < GN_AUDIT_COUNT ? rule_names[r] : "?";
}

const char *gn_verdict_name(gn_verdict v)
{
    return (unsigned)v < GN_VERDICT_COUNT ? verdict_names[v] : "?";
}

double gn_half_unit(const gn_observations *obs, const gn_observation *o)
{
    const char *text = gn_strings_get(obs->strings, o->text);
    char digits[64];
    size_t n = 0;
    bool point = false;
    for (; text && *text && n + 1 < sizeof digits; text++) {
        if (*text >= '0' && *text <= '9')
            digits[n++] = *text;
        else if (*text == '.' && n && !point)
            point = true;
        else if (*text != ',' && n)
            break;
    }
    digits[n] = '\0';
    /* 六成: the last digit is a tenth of the whole */
    if (!n && o->text && strstr(gn_strings_get(obs->strings, o->text), "成")) return 5;
    const double number = n ? strtod(digits, NULL) : 0; /* digits only: no locale is asked */
    if (!(number > 0) || !isfinite(o->value)) return 0.005 * fabs(o->value);
    double last = fabs(o->value) / number; /* the value of a unit of the last digit */
    /* 7681400000000元 is 76814亿元 written out: its zeros say nothing */
    size_t zeros = 0;
    while (!point && zeros < n && digits[n - 1 - zeros] == '0') zeros++;
    for (size_t i = 0; zeros >= 3 && i < zeros; i++) last *= 10;
    return 0.5 * last;
}

/* A series and where it is. */
typedef struct ref {
    gn_key key;
    char freq;
    uint32_t group, index;
} ref;

typedef struct audit {
    const gn_observations *obs;
    const gn_series_set *set;
    const gn_date *date;
    size_t documents;
    ref *refs; /* sorted by identity */
    size_t count;
    gn_findings *out;
    bool failed;
} audit;

/* A known value with its rounding. */
typedef struct figure {
    double value, half;
    uint32_t observation;
    bool borrowed; /* stated in another series: checked there */
} figure;

static int by_identity(const void *x, const void *y)
{
    const ref *a = x, *b = y;
    if (a->key.indicator != b->key.indicator) return a->key.indicator < b->key.indicator ? -1 : 1;
    if (a->key.area != b->key.area) return a->key.area < b->key.area ? -1 : 1;
    if (a->key.future != b->key.future) return a->key.future ? 1 : -1;
    if (a->key.basis != b->key.basis) return a->key.basis < b->key.basis ? -1 : 1;
    if (a->key.kind != b->key.kind) return a->key.kind < b->key.kind ? -1 : 1;
    if (a->freq != b->freq) return a->freq < b->freq ? -1 : 1;
    if (a->group != b->group) return a->group < b->group ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

/* The series of the same thing with another basis, kind or frequency; the first where there are several. */
static const ref *relative(const audit *a, const ref *of, gn_measure basis, gn_kind kind, char freq)
{
    ref want = *of;
    want.key.basis = (uint8_t)basis;
    want.key.kind = (uint8_t)kind;
    want.freq = freq;
    want.group = want.index = 0;
    size_t low = 0, n = a->count;
    while (n > 0) {
        const size_t half = n / 2;
        if (by_identity(&a->refs[low + half], &want) < 0) {
            low += half + 1;
            n -= half + 1;
        } else
            n = half;
    }
    const ref *r = low < a->count ? &a->refs[low] : NULL;
    return r && r->key.indicator == of->key.indicator && r->key.area == of->key.area &&
                   r->key.future == of->key.future && r->key.basis == basis && r->key.kind == kind && r->freq == freq
               ? r
               : NULL;
}

static bool is_exact(const gn_observation *o)
{
    return o->bound == GN_BOUND_EXACT && !isfinite(o->value_high);
}

/* The value of a series at an ordinal, if an exact statement gives it. */
static bool figure_at(const audit *a, const ref *r, int64_t ordinal, figure *out)
{
    if (!r) return false;
    const gn_series_group *g = &a->set->group[r->group];
    const gn_panel *p = g->panel;
    const int64_t k = ordinal - p->first[r->index];
    if (k < 0 || (uint64_t)k >= p->offset[r->index + 1] - p->offset[r->index]) return false;
    const double value = p->value[p->offset[r->index] + (size_t)k];
    if (!isfinite(value)) return false;
    /* members are ordered by point, those without one last */
    size_t low = g->member_offset[r->index], n = g->member_offset[r->index + 1] - low;
    while (n > 0) {
        const size_t half = n / 2;
        const int32_t at = g->member[low + half].point;
        if (at >= 0 && at < k) {
            low += half + 1;
            n -= half + 1;
        } else
            n = half;
    }
    if (low >= g->member_offset[r->index + 1] || g->member[low].point != k) return false;
    const gn_observation *o = &a->obs->items[g->member[low].observation];
    if (!is_exact(o)) return false;
    const double ratio = o->value != 0 ? fabs(value / o->value) : 1; /* of units */
    *out = (figure){value, gn_half_unit(a->obs, o) * ratio, g->member[low].observation, g->member[low].borrowed};
    return true;
}

static gn_finding *add(audit *a, gn_audit_rule rule, gn_verdict verdict, const ref *r, int64_t ordinal, figure stated,
                       double expected, double tolerance, uint32_t against)
{
    gn_findings *f = a->out;
    if (f->count == f->capacity) {
        const size_t cap = f->capacity ? 2 * f->capacity : 64;
        gn_finding *p = realloc(f->items, cap * sizeof *p);
        if (!p) {
            a->failed = true;
            return NULL;
        }
        f->items = p;
        f->capacity = cap;
    }
    gn_finding *x = &f->items[f->count++];
    *x = (gn_finding){.rule = rule,
                      .verdict = verdict,
                      .key = r->key,
                      .period = {gn_freq_of(r->freq), ordinal},
                      .stated = stated.value,
                      .expected = expected,
                      .tolerance = tolerance,
                      .observation = stated.observation,
                      .against = against};
    return x;
}

/* Ordinals of a frequency in a year. */
static int per_year(char freq)
{
    return freq == 'A' ? 1 : freq == 'S' ? 2 : freq == 'Q' ? 4 : freq == 'M' ? 12 : 0;
}

static void note_period(gn_finding *f, const char *before, char freq, int64_t ordinal)
{
    char text[32];
    gn_period_format((gn_period){gn_freq_of(freq), ordinal}, text, sizeof text);
    if (f) snprintf(f->note, sizeof f->note, "%s %s", before, text);
}

/* ---- the checks -----------------------------------------------------------------------------------------------------
 */
static int64_t day_of(const audit *a, const gn_observation *o)
{
    return a->date && o->document < a->documents && a->date[o->document].year ? gn_date_days(a->date[o->document])
                                                                              : INT64_MIN;
}

static void check_vintages(audit *a, const ref *r)
{
    const gn_series_group *g = &a->set->group[r->group];
    const gn_panel *p = g->panel;
    const size_t end = g->member_offset[r->index + 1];
    for (size_t m = g->member_offset[r->index], next; m < end && g->member[m].point >= 0; m = next) {
        figure used;
        const int64_t ordinal = p->first[r->index] + g->member[m].point;
        for (next = m; next < end && g->member[next].point == g->member[m].point;) next++;
        if (next == m + 1 || !figure_at(a, r, ordinal, &used) || used.borrowed) continue;
        const gn_observation *o = &a->obs->items[used.observation];
        for (size_t k = m + 1; k < next; k++) {
            const gn_observation *q = &a->obs->items[g->member[k].observation];
            if (!is_exact(q) || q->unit != o->unit || g->member[k].borrowed) continue;
            const double half = gn_half_unit(a->obs, q), tolerance = used.half + half;
            const bool agrees = fabs(q->value - o->value) <= tolerance * (1 + 1e-9);
            const gn_verdict verdict = agrees ? GN_AGREES : day_of(a, o) > day_of(a, q) ? GN_REVISED : GN_CONTRADICTS;
            add(a, GN_AUDIT_VINTAGE, verdict, r, ordinal, used, q->value, tolerance, g->member[k].observation);
        }
    }
}

/* 100 (now / base - 1) as an interval: the middle in *middle, half its width returned; below 0: nothing can be said. */
static double growth_interval(figure now, figure base, double *middle)
{
    const double low = gn_growth_percent(now.value - now.half, base.value + base.half);
    const double high = gn_growth_percent(now.value + now.half, base.value - base.half);
    *middle = gn_growth_percent(now.value, base.value);
    return isfinite(low) && isfinite(high) && isfinite(*middle) ? (high - low) / 2 : -1;
}

static void check_yoy(audit *a, const ref *growth)
{
    /* levels at current prices, growth at constant ones: nothing follows from one for the other */
    if (!gn_indicator_one_price(gn_strings_get(a->obs->strings, growth->key.indicator))) return;
    const ref *level = relative(a, growth, GN_MEASURE_LEVEL, growth->key.kind, growth->freq);
    const int year = per_year(growth->freq);
    if (!level || !year) return;
    const gn_panel *p = a->set->group[growth->group].panel;
    const size_t n = p->offset[growth->index + 1] - p->offset[growth->index];
    for (size_t k = 0; k < n; k++) {
        const int64_t t = p->first[growth->index] + (int64_t)k;
        figure g, now, base;
        double computed;
        if (!figure_at(a, growth, t, &g) || g.borrowed || !figure_at(a, level, t, &now) ||
            !figure_at(a, level, t - year, &base))
            continue;
        const double width = growth_interval(now, base, &computed);
        if (width < 0) continue;
        const double tolerance = width + g.half;
        gn_finding *f = add(a, GN_AUDIT_YOY, fabs(g.value - computed) <= tolerance ? GN_AGREES : GN_GAP, growth, t, g,
                            computed, tolerance, now.observation);
        note_period(f, "level against", growth->freq, t - year);
    }
}

static void check_two_year(audit *a, const ref *average)
{
    const ref *growth = relative(a, average, GN_MEASURE_YOY, average->key.kind, average->freq);
    const int year = per_year(average->freq);
    if (!growth || !year || average->key.kind == GN_KIND_SPAN) return;
    const gn_panel *p = a->set->group[average->group].panel;
    const size_t n = p->offset[average->index + 1] - p->offset[average->index];
    for (size_t k = 0; k < n; k++) {
        const int64_t t = p->first[average->index] + (int64_t)k;
        figure s, now, before;
        if (!figure_at(a, average, t, &s) || s.borrowed || !figure_at(a, growth, t, &now) ||
            !figure_at(a, growth, t - year, &before))
            continue;
        const double expected = gn_two_year_percent(now.value, before.value);
        if (!isfinite(expected)) continue;
        const double tolerance = s.half + (now.half + before.half) / 2;
        gn_finding *f = add(a, GN_AUDIT_TWO_YEAR, fabs(s.value - expected) <= tolerance ? GN_AGREES : GN_GAP, average,
                            t, s, expected, tolerance, now.observation);
        note_period(f, "growth against", average->freq, t - year);
    }
}

/* Tells which number of steps fits an average rate between two levels. years: those that the text names. unless_off:
 * say nothing where none fits, because `from` may not be the base that the text means. */
static void judge_cagr(audit *a, const ref *r, int64_t ordinal, figure rate, figure from, figure to, int years,
                       bool unless_off)
{
    double fitted;
    const int steps = gn_cagr_steps(from.value, to.value, rate.value, &fitted);
    if (!steps) return;
    const double low = gn_cagr(from.value + from.half, to.value - to.half, steps, 1);
    const double high = gn_cagr(from.value - from.half, to.value + to.half, steps, 1);
    if (!isfinite(low) || !isfinite(high)) return;
    const double tolerance = rate.half + (high - low) / 2;
    const bool fits = fabs(rate.value - fitted) <= tolerance;
    if (unless_off && (!fits || abs(steps - years) > 1)) return;
    gn_finding *f = add(a, GN_AUDIT_CAGR, fits && abs(steps - years) <= 1 ? GN_AGREES : GN_CONTRADICTS, r, ordinal,
                        rate, fits ? fitted : gn_cagr(from.value, to.value, years, 1), tolerance, to.observation);
    if (!f) return;
    if (fits)
        snprintf(f->note, sizeof f->note, "%d steps fit; %d years are named", steps, years);
    else
        snprintf(f->note, sizeof f->note, "%d years are named; %d steps come nearest, %.2f %%", years, steps, fitted);
}

/* Averages over a span of years: the levels are points of the yearly series, or stand in the same sentence. */
static void check_cagr(audit *a, const ref *average)
{
    const gn_series_group *g = &a->set->group[average->group];
    const ref *level = relative(a, average, GN_MEASURE_LEVEL, GN_KIND_SINGLE, 'A');
    for (size_t m = g->member_offset[average->index]; m < g->member_offset[average->index + 1]; m++) {
        const uint32_t index = g->member[m].observation;
        const gn_observation *o = &a->obs->items[index];
        if (!is_exact(o) || o->period.freq != GN_FREQ_MONTH || g->member[m].point < 0) continue;
        const int64_t months = o->period.last - o->period.first + 1;
        if (months < 24 || months % 12 != 0) continue;
        int first_year, month;
        gn_month_split(o->period.first, &first_year, &month);
        if (month != 1) continue;
        const int years = (int)(months / 12);
        const int64_t ordinal = a->set->group[average->group].panel->first[average->index] + g->member[m].point;
        const figure rate = {o->value, gn_half_unit(a->obs, o), index, false};
        figure from, to;
        /* the base year is the one before those named; some name it too */
        if (figure_at(a, level, first_year + years - 1, &to)) {
            const bool base = figure_at(a, level, first_year - 1, &from);
            if (base || figure_at(a, level, first_year, &from)) {
                judge_cagr(a, average, ordinal, rate, from, to, years, !base);
                continue;
            }
        }
        /* 从1325亿元增长到3819亿元，年均增长23.6% */
        const gn_observation *pair[2] = {NULL, NULL};
        uint32_t place[2] = {0, 0};
        size_t found = 0;
        for (uint32_t k = index; k-- > 0 && found < 2;) {
            const gn_observation *q = &a->obs->items[k];
            if (q->document != o->document || q->sentence_start != o->sentence_start) break;
            if (q->measure != GN_MEASURE_LEVEL || !is_exact(q) || q->area != o->area) continue;
            if (found && q->unit != pair[0]->unit) break;
            pair[found] = q;
            place[found++] = k;
        }
        if (found < 2 || o->sentence_end <= o->sentence_start || pair[1]->indicator != pair[0]->indicator) continue;
        from = (figure){pair[1]->value, gn_half_unit(a->obs, pair[1]), place[1], false};
        to = (figure){pair[0]->value, gn_half_unit(a->obs, pair[0]), place[0], false};
        judge_cagr(a, average, ordinal, rate, from, to, years, false);
    }
}

/* 比上年末净增4694万户, 同比增加…: the level less the change must be the level of a year ago, of the end of last year
 * or of the period before. Nothing is said where none of them is known. */
static void check_change(audit *a, const ref *change)
{
    const int year = per_year(change->freq);
    const ref *level = relative(a, change, GN_MEASURE_LEVEL, change->key.kind, change->freq);
    if (!level) level = relative(a, change, GN_MEASURE_LEVEL, GN_KIND_POINT, change->freq);
    if (!level || !year || level->key.unit != change->key.unit) return;
    const gn_panel *p = a->set->group[change->group].panel;
    const size_t n = p->offset[change->index + 1] - p->offset[change->index];
    for (size_t k = 0; k < n; k++) {
        const int64_t t = p->first[change->index] + (int64_t)k;
        const int64_t in_year = t - t / year * year;
        const int64_t bases[] = {t - in_year - 1, t - year, t - 1};
        figure c, now, base, nearest = {0};
        double gap = INFINITY;
        int64_t nearest_at = 0;
        if (!figure_at(a, change, t, &c) || c.borrowed || !figure_at(a, level, t, &now)) continue;
        for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
            if ((i == 0 && level->key.kind != GN_KIND_POINT) || (i == 2 && level->key.kind == GN_KIND_YTD)) continue;
            if (!figure_at(a, level, bases[i], &base)) continue;
            const double off = fabs(now.value - base.value - c.value);
            if (off >= gap) continue;
            gap = off;
            nearest = base;
            nearest_at = bases[i];
        }
        if (!isfinite(gap)) continue;
        const double tolerance = c.half + now.half + nearest.half;
        gn_finding *f = add(a, GN_AUDIT_CHANGE, gap <= tolerance * (1 + 1e-9) ? GN_AGREES : GN_GAP, change, t, c,
                            now.value - nearest.value, tolerance, nearest.observation);
        note_period(f, "level against", change->freq, nearest_at);
    }
}

/* 增速比前三季度回落1.3个百分点: growth now less the change is the growth of a period of the last twelve months. Which
 * one the text means is not known, so only a match says something. */
static void check_rate_change(audit *a, const ref *growth, const ref *change, int sign)
{
    const int year = per_year(growth->freq);
    if (!year) return;
    const gn_panel *p = a->set->group[change->group].panel;
    const size_t n = p->offset[change->index + 1] - p->offset[change->index];
    for (size_t k = 0; k < n; k++) {
        const int64_t t = p->first[change->index] + (int64_t)k;
        figure c, now, before;
        if (!figure_at(a, change, t, &c) || c.borrowed || !figure_at(a, growth, t, &now)) continue;
        for (int back = 1; back <= year; back++) {
            if (!figure_at(a, growth, t - back, &before)) continue;
            const double tolerance = c.half + now.half + before.half;
            const double moved = sign * (now.value - before.value);
            if (fabs(moved - c.value) > tolerance * (1 + 1e-9)) continue;
            gn_finding *f = add(a, GN_AUDIT_RATE_CHANGE, GN_AGREES, change, t, c, moved, tolerance, before.observation);
            note_period(f, "growth against", growth->freq, t - back);
            break;
        }
    }
}

/* A single month or quarter is the difference of two year-to-date values, for amounts that add up. */
static void check_single(audit *a, const ref *single)
{
    const ref *ytd = relative(a, single, GN_MEASURE_LEVEL, GN_KIND_YTD, 'M');
    const int months = single->freq == 'M' ? 1 : single->freq == 'Q' ? 3 : 0;
    if (!ytd || !months || ytd->key.unit != single->key.unit) return;
    const gn_strings *strings = a->obs->strings;
    if (!gn_indicator_additive(gn_strings_get(strings, ytd->key.indicator), gn_strings_get(strings, ytd->key.unit)))
        return; /* 毛利率 */
    const gn_panel *p = a->set->group[single->group].panel;
    const size_t n = p->offset[single->index + 1] - p->offset[single->index];
    for (size_t k = 0; k < n; k++) {
        const int64_t t = p->first[single->index] + (int64_t)k, last = months * t + months - 1;
        figure s, now, before;
        if (last % 12 == months - 1 || !figure_at(a, single, t, &s) || !figure_at(a, ytd, last, &now) ||
            !figure_at(a, ytd, last - months, &before))
            continue;
        const double expected = now.value - before.value, tolerance = s.half + now.half + before.half;
        gn_finding *f = add(a, GN_AUDIT_SINGLE, fabs(s.value - expected) <= tolerance * (1 + 1e-9) ? GN_AGREES : GN_GAP,
                            single, t, s, expected, tolerance, now.observation);
        note_period(f, "year to date less that of", 'M', last - months);
    }
}

/* 软件业务收入增速 and 软件业务收入: the growth series that a change of a rate belongs to; *sign is -1 for 降幅, which
 * grows as growth falls. */
static const ref *growth_of_rate(const audit *a, const ref *change, int *sign)
{
    static const char *const ends[] = {"增速", "增长率", "增幅", "同比增速", "涨幅", "升幅", "降幅", "跌幅"};
    enum { FALLS = 6 }; /* the first of them that does */
    const char *name = gn_strings_get(a->obs->strings, change->key.indicator);
    const size_t len = name ? strlen(name) : 0;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (len <= n || strcmp(name + len - n, ends[i]) != 0) continue;
        ref of = *change;
        of.key.indicator = gn_strings_find(a->obs->strings, name, len - n);
        const ref *r = of.key.indicator ? relative(a, &of, GN_MEASURE_YOY, change->key.kind, change->freq) : NULL;
        *sign = i < FALLS ? 1 : -1;
        if (r) return r;
    }
    return NULL;
}

static int by_rule(const void *x, const void *y)
{
    const gn_finding *a = x, *b = y;
    if (a->rule != b->rule) return a->rule < b->rule ? -1 : 1;
    if (a->observation != b->observation) return a->observation < b->observation ? -1 : 1;
    return a->against < b->against ? -1 : a->against > b->against;
}

gn_status gn_audit(const gn_observations *obs, const gn_series_set *set, const gn_date *document_date, size_t documents,
                   gn_findings **out, gn_err *err)
{
    if (!obs || !set || !out) return gn_fail(err, GN_E_ARG, "audit: no series or no place for the result");
    *out = NULL;
    audit a = {.obs = obs, .set = set, .date = document_date, .documents = documents};
    a.refs = calloc(gn_series_set_count(set) + 1, sizeof *a.refs);
    a.out = calloc(1, sizeof *a.out);
    a.failed = !a.refs || !a.out;
    for (uint32_t g = 0; !a.failed && g < GN_GROUPS; g++)
        for (uint32_t i = 0; i < set->group[g].panel->count; i++)
            if (set->group[g].panel->key[i].indicator)
                a.refs[a.count++] = (ref){set->group[g].panel->key[i], gn_group_freqs[g], g, i};
    if (!a.failed) qsort(a.refs, a.count, sizeof *a.refs, by_identity);
    for (size_t i = 0; !a.failed && i < a.count; i++) {
        const ref *r = &a.refs[i];
        check_vintages(&a, r);
        switch ((gn_measure)r->key.basis) {
        case GN_MEASURE_YOY: check_yoy(&a, r); break;
        case GN_MEASURE_CAGR:
            check_two_year(&a, r);
            check_cagr(&a, r);
            break;
        case GN_MEASURE_CHANGE: {
            int sign = 1;
            const ref *growth = growth_of_rate(&a, r, &sign);
            if (growth)
                check_rate_change(&a, growth, r, sign);
            else
                check_change(&a, r);
            break;
        }
        case GN_MEASURE_LEVEL:
            if (r->key.kind == GN_KIND_SINGLE) check_single(&a, r);
            break;
        default: break;
        }
    }
    free(a.refs);
    if (a.failed) {
        gn_findings_free(a.out);
        return gn_fail(err, GN_E_NOMEM, "audit: no memory for %zu series", gn_series_set_count(set));
    }
    if (a.out->count) qsort(a.out->items, a.out->count, sizeof *a.out->items, by_rule);
    *out = a.out;
    return GN_OK;
}

void gn_findings_free(gn_findings *f)
{
    if (!f) return;
    free(f->items);
    free(f);
}
