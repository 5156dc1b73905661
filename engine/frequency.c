/* To a lower frequency, and gaps filled. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_frequency.h"

#include "engine/flags.h"
#include "gnomon/gn_parallel.h"
#include "gnomon/gn_series.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- to a lower frequency -----------------------------------------------------------------------------------------
 */

static int height(gn_freq f)
{
    switch (f) {
    case GN_FREQ_HOUR: return 1;
    case GN_FREQ_DAY: return 2;
    case GN_FREQ_WEEK: return 3;
    case GN_FREQ_MONTH: return 4;
    case GN_FREQ_QUARTER: return 5;
    case GN_FREQ_HALF: return 6;
    case GN_FREQ_YEAR: return 7;
    case GN_FREQ_NONE: break;
    }
    return 0;
}

static int64_t ordinal_in(gn_freq to, gn_freq from, int64_t ordinal)
{
    gn_date day = gn_period_first_day((gn_period){from, ordinal});
    if (from == GN_FREQ_WEEK) day = gn_date_from_days(gn_date_days(day) + 3); /* Thursday */
    return gn_period_of(to, day).ordinal;
}

gn_status gn_lower_span(gn_freq from, int64_t first, size_t n, gn_freq to, gn_span *out, gn_err *err)
{
    if (!out || n == 0) return gn_fail(err, GN_E_ARG, "lower_span: no periods or no place for the result");
    if (!height(from) || height(to) <= height(from))
        return gn_fail(err, GN_E_ARG, "lower_span: from frequency %c to %c is not lower", from ? (char)from : '-',
                       to ? (char)to : '-');
    const int64_t begin = gn_period_of(from, (gn_date){1, 1, 1}).ordinal;
    const int64_t end = gn_period_of(from, (gn_date){9999, 12, 31}).ordinal;
    if (first < begin || first > end || n - 1 > (uint64_t)(end - first))
        return gn_fail(err, GN_E_ARG, "lower_span: %zu periods from %lld leave the years 1 to 9999", n,
                       (long long)first);
    *out = (gn_span){to, ordinal_in(to, from, first), ordinal_in(to, from, first + (int64_t)n - 1)};
    return GN_OK;
}

/* One group of periods [begin, end) of x; `whole_before`, `whole_after`: it is not cut off by the series' ends. */
typedef struct group {
    size_t begin, end;
    bool whole_before, whole_after;
} group;

static double aggregate(gn_aggregate how, const double *x, const group *g, bool partial, const bool *replaced,
                        bool *incomplete)
{
    double sum = 0, ends[2] = {NAN, NAN};
    size_t count = 0, missing = 0;
    for (size_t t = g->begin; t < g->end; t++) {
        if (isnan(x[t])) {
            missing += !replaced || !replaced[t - g->begin];
            continue;
        }
        if (count++ == 0) ends[0] = x[t];
        ends[1] = x[t];
        sum += x[t];
    }
    switch (how) {
    case GN_AGGREGATE_END: *incomplete = !g->whole_after || isnan(x[g->end - 1]); break;
    case GN_AGGREGATE_FIRST: *incomplete = !g->whole_before || isnan(x[g->begin]); break;
    default: *incomplete = !g->whole_before || !g->whole_after || missing > 0; break;
    }
    if (count == 0 || (*incomplete && (!partial || how == GN_AGGREGATE_SUM))) return NAN;
    switch (how) {
    case GN_AGGREGATE_END: return ends[1];
    case GN_AGGREGATE_FIRST: return ends[0];
    case GN_AGGREGATE_AVERAGE: return sum / (double)count;
    default: return sum;
    }
}

/* The flags of the values that were used; of ends only the one that was taken counts, and breaks in all. */
static char group_flag(gn_aggregate how, const double *x, const char *flag, const group *g)
{
    char f = GN_OBS_NORMAL;
    bool broken = false;
    for (size_t i = 0; flag && i < g->end - g->begin; i++) {
        const size_t t = how == GN_AGGREGATE_FIRST ? g->end - 1 - i : g->begin + i;
        broken = broken || flag[t] == GN_OBS_BREAK;
        if (isnan(x[t])) continue;
        const bool single = how == GN_AGGREGATE_END || how == GN_AGGREGATE_FIRST;
        f = gn_flag_stronger(single ? (char)GN_OBS_NORMAL : f, flag[t]);
    }
    return broken ? (char)GN_OBS_BREAK : f;
}

gn_status gn_lower_frequency(gn_aggregate how, gn_freq from, int64_t first, const double *x, const char *flag, size_t n,
                             gn_freq to, bool partial, bool joined, double *out, char *out_flag, gn_err *err)
{
    gn_span span;
    if ((unsigned)how >= GN_AGGREGATE_COUNT)
        return gn_fail(err, GN_E_ARG, "lower_frequency: no aggregate %d", (int)how);
    if (!x || !out) return gn_fail(err, GN_E_ARG, "lower_frequency: no values or no place for the result");
    const gn_status st = gn_lower_span(from, first, n, to, &span, err);
    if (st) return st;
    joined = joined && from == GN_FREQ_MONTH && how == GN_AGGREGATE_SUM;
    /* with January joined into it, a series that begins with February begins its year */
    const bool february = joined && (first % 12 + 12) % 12 == 1 && !isnan(x[0]);
    size_t begin = 0;
    for (int64_t period = span.first; period <= span.last; period++) {
        group g = {begin, begin, true, true};
        bool replaced[12] = {false}; /* months of a year at most, and only where they are joined */
        while (g.end < n && ordinal_in(to, from, first + (int64_t)g.end) == period) {
            const int64_t month = first + (int64_t)g.end;
            if (joined && (month % 12 + 12) % 12 == 0 && g.end + 1 < n && !isnan(x[g.end + 1]))
                replaced[g.end - begin] = true;
            g.end++;
        }
        if (begin == 0) g.whole_before = ordinal_in(to, from, first - (february ? 2 : 1)) != period;
        if (g.end == n) g.whole_after = ordinal_in(to, from, first + (int64_t)n) != period;
        bool incomplete;
        const size_t at = (size_t)(period - span.first);
        out[at] = aggregate(how, x, &g, partial, joined ? replaced : NULL, &incomplete);
        if (out_flag) {
            out_flag[at] = isnan(out[at]) ? (char)GN_OBS_MISSING : group_flag(how, x, flag, &g);
            if (incomplete && !isnan(out[at])) out_flag[at] = gn_flag_stronger(out_flag[at], GN_OBS_ESTIMATED);
        }
        begin = g.end;
    }
    return GN_OK;
}

typedef struct lower_job {
    gn_aggregate how;
    const gn_panel *in;
    gn_panel *out;
    bool partial, joined;
} lower_job;

/* What could fail was tried before: the options and every series' span. */
static void lower_piece(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const lower_job *j = ctx;
    for (size_t i = begin; i < end; i++) {
        const size_t at = j->in->offset[i], n = j->in->offset[i + 1] - at, to = j->out->offset[i];
        if (n == 0) continue;
        const gn_status st = gn_lower_frequency(j->how, j->in->freq, j->in->first[i], j->in->value + at,
                                                j->in->flag ? j->in->flag + at : NULL, n, j->out->freq, j->partial,
                                                j->joined, j->out->value + to, j->out->flag + to, NULL);
        assert(st == GN_OK);
        (void)st;
    }
}

gn_status gn_lower_frequency_panel(gn_aggregate how, const gn_panel *in, gn_freq to, bool partial, bool joined,
                                   int threads, gn_panel **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "lower_frequency: no place for the result");
    *out = NULL;
    if (!in || (unsigned)how >= GN_AGGREGATE_COUNT || threads < 0 || threads > GN_MAX_THREADS)
        return gn_fail(err, GN_E_ARG, "lower_frequency: no panel, no aggregate %d or %d threads", (int)how, threads);
    gn_panel *p = calloc(1, sizeof *p);
    gn_status st = GN_E_NOMEM;
    if (!p) goto done;
    p->freq = to;
    p->count = in->count;
    p->offset = calloc(in->count + 1, sizeof *p->offset);
    p->first = calloc(in->count + 1, sizeof *p->first);
    if (in->key) p->key = calloc(in->count + 1, sizeof *p->key);
    if (!p->offset || !p->first || (in->key && !p->key)) goto done;
    for (size_t i = 0; i < in->count; i++) {
        const size_t n = in->offset[i + 1] - in->offset[i];
        gn_span span = {to, 0, -1};
        if (in->key) p->key[i] = in->key[i];
        st = n ? gn_lower_span(in->freq, in->first[i], n, to, &span, err) : GN_OK;
        if (st) {
            gn_panel_free(p);
            return st;
        }
        p->first[i] = span.first;
        p->offset[i + 1] = p->offset[i] + (size_t)(span.last - span.first + 1);
    }
    st = GN_E_NOMEM;
    p->value = calloc(p->offset[in->count] + 1, sizeof *p->value);
    p->flag = calloc(p->offset[in->count] + 1, 1);
    if (!p->value || !p->flag) goto done;
    lower_job j = {how, in, p, partial, joined};
    st = gn_parallel_for(in->count, 64, threads, lower_piece, &j);
    if (st == GN_OK) {
        *out = p;
        p = NULL;
    }
done:
    gn_panel_free(p);
    return st == GN_E_NOMEM ? gn_fail(err, st, "lower_frequency: no memory for %zu series", in->count) : st;
}

/* ---- gaps ----------------------------------------------------------------------------------------------------------
 */

/* out: x less the pattern (period `season`), gaps on straight lines, pattern put back; ends stay NaN. */
static void bridge(const double *x, size_t n, const double *pattern, size_t season, double *out)
{
    size_t before = SIZE_MAX;
    for (size_t t = 0; t < n; t++) {
        out[t] = x[t];
        if (isnan(x[t])) continue;
        if (before != SIZE_MAX && t - before > 1) {
            const double from = x[before] - pattern[before % season], to = x[t] - pattern[t % season];
            for (size_t i = before + 1; i < t; i++)
                out[i] = from + (to - from) * ((double)(i - before) / (double)(t - before)) + pattern[i % season];
        }
        before = t;
    }
}

/* The mean distance of each position from the centred moving average of `filled`, over observed points only. False
 * where a position has none. */
static bool find_pattern(const double *x, const double *filled, size_t begin, size_t end, size_t season,
                         double *pattern, double *count)
{
    for (size_t i = 0; i < season; i++) pattern[i] = count[i] = 0;
    const size_t half = season / 2;
    for (size_t t = begin + half; t + half < end; t++) {
        if (isnan(x[t])) continue;
        double sum = 0;
        for (size_t i = t - half; i <= t + half; i++) sum += filled[i];
        if (season % 2 == 0) sum -= 0.5 * (filled[t - half] + filled[t + half]);
        pattern[t % season] += x[t] - sum / (double)season;
        count[t % season]++;
    }
    double mean = 0;
    for (size_t i = 0; i < season; i++) {
        if (count[i] == 0) return false;
        pattern[i] /= count[i];
        mean += pattern[i] / (double)season;
    }
    for (size_t i = 0; i < season; i++) pattern[i] -= mean;
    return true;
}

gn_status gn_fill_gaps(const double *x, const char *flag, size_t n, size_t season, size_t longest, double *out,
                       char *out_flag, size_t *filled, gn_err *err)
{
    enum { ROUNDS = 100 };
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "fill_gaps: no values or no place for the result");
    size_t begin = 0, end = n;
    while (begin < n && isnan(x[begin])) begin++;
    while (end > begin && isnan(x[end - 1])) end--;
    gn_status st = GN_OK;
    double level[1] = {0}, *work = NULL, *now = out;
    const double *pattern = level;
    if (season >= 2) {
        if ((end - begin) / 2 < season)
            return gn_fail(err, GN_E_SHORT, "fill_gaps: %zu periods, two seasons of %zu are needed", end - begin,
                           season);
        work = calloc(2 * season + n, sizeof *work);
        if (!work) return gn_fail(err, GN_E_NOMEM, "fill_gaps: %zu values", n);
        now = work + 2 * season;
        pattern = work;
    }
    bridge(x, n, pattern, season >= 2 ? season : 1, now);
    for (int round = 0; season >= 2 && round < ROUNDS; round++) {
        if (!find_pattern(x, now, begin, end, season, work, work + season)) {
            st = gn_fail(err, GN_E_SHORT, "fill_gaps: a position in the season of %zu has no value", season);
            goto done;
        }
        double change = 0, size = 0;
        /* the values of the round before are needed for one comparison only: sums tell whether they moved */
        for (size_t t = begin; t < end; t++) {
            size = fmax(size, fabs(now[t]));
            change -= isnan(x[t]) ? now[t] : 0;
        }
        bridge(x, n, pattern, season, now);
        for (size_t t = begin; t < end; t++) change += isnan(x[t]) ? now[t] : 0;
        if (fabs(change) <= 1e-14 * size && round >= 20) break;
    }
    size_t total = 0;
    for (size_t t = 0, gap = 0; t < n; t++) {
        if (!isnan(x[t])) {
            gap = 0;
            out[t] = x[t];
            if (out_flag) out_flag[t] = flag ? flag[t] : (char)GN_OBS_NORMAL;
            continue;
        }
        if (gap == 0)
            while (t + gap < n && isnan(x[t + gap])) gap++; /* once a gap: linear */
        const bool inside = t >= begin && t < end;
        const bool wanted = inside && (longest == 0 || gap <= longest);
        out[t] = wanted ? now[t] : NAN;
        if (out_flag) out_flag[t] = wanted ? GN_OBS_IMPUTED : GN_OBS_MISSING;
        total += wanted;
    }
    if (filled) *filled = total;
done:
    free(work);
    return st;
}
