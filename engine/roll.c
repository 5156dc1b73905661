/* Rolling statistics without drift.
 * Time is cut into blocks of one window. A window that ends in block b is the end (suffix) of block b - 1 joined with
 * the beginning (prefix) of block b. Suffixes of the last block are kept, the prefix grows as time goes on: three joins
 * a value, and nothing is ever subtracted (van Herk, 1992). Narrow windows of sums and moments are read anew instead.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_roll.h"

#include "engine/flags.h"
#include "engine/simd/kernels.h"
#include "gnomon/gn_series.h"
#include "gnomon/gn_stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Up to this width a window is read anew for every period by vectors, which is faster than joining blocks and leaves
 * less rounding. */
enum { NARROW_SUMS = 48, NARROW_MOMENTS = 96, NARROW_MEDIAN = 512 };
enum { ON_STACK = 128, MEDIAN_CHUNK = 256 };

/* What is known of the pairs of a part of a window; y is x where there is one series only. */
typedef struct moments {
    double count, x, y; /* means */
    double xx, yy, xy;  /* sums of products of the deviations from them */
} moments;

typedef struct extent {
    double count, sum, low, high;
} extent;

static const extent nothing = {0, 0, INFINITY, -INFINITY};

static extent extent_join(extent a, extent b)
{
    return (extent){a.count + b.count, a.sum + b.sum, a.low < b.low ? a.low : b.low, a.high > b.high ? a.high : b.high};
}

static extent extent_of(double x)
{
    return isnan(x) ? nothing : (extent){1, x, x, x};
}

static moments moments_join(moments a, moments b)
{
    if (a.count == 0) return b;
    if (b.count == 0) return a;
    const double n = a.count + b.count, part = b.count / n, weight = a.count * part;
    const double dx = b.x - a.x, dy = b.y - a.y;
    return (moments){n,
                     a.x + dx * part,
                     a.y + dy * part,
                     a.xx + b.xx + dx * dx * weight,
                     a.yy + b.yy + dy * dy * weight,
                     a.xy + b.xy + dx * dy * weight};
}

static moments moments_of(double x, double y)
{
    return isnan(x) || isnan(y) ? (moments){0} : (moments){1, x, y, 0, 0, 0};
}

static double correlation_of(const moments *m)
{
    if (m->count < 2 || !(m->xx > 0) || !(m->yy > 0)) return NAN;
    const double r = m->xy / (sqrt(m->xx) * sqrt(m->yy));
    return r > 1 ? 1 : r < -1 ? -1 : r;
}

static double extent_value(gn_roll what, const extent *e)
{
    switch (what) {
    case GN_ROLL_SUM: return e->sum;
    case GN_ROLL_MEAN: return e->sum / e->count;
    case GN_ROLL_MIN: return e->low;
    default: return e->high;
    }
}

static double moments_value(gn_roll what, const moments *m, double newest)
{
    if (m->count < 2) return NAN;
    const double variance = m->xx / (m->count - 1);
    switch (what) {
    case GN_ROLL_VARIANCE: return variance;
    case GN_ROLL_SD: return sqrt(variance);
    default: return variance > 0 ? (newest - m->x) / sqrt(variance) : NAN;
    }
}

/* suffix [window]: suffix[i] holds the values of the block before from its position i on. */
static void roll_extents(gn_roll what, size_t window, double least, const double *x, size_t n, extent *suffix,
                         double *out)
{
    for (size_t begin = 0; begin < n; begin += window) {
        const size_t len = n - begin < window ? n - begin : window;
        extent prefix = nothing;
        for (size_t i = 0; i < len; i++) {
            prefix = extent_join(prefix, extent_of(x[begin + i]));
            const extent all = begin && i + 1 < window ? extent_join(suffix[i + 1], prefix) : prefix;
            out[begin + i] = all.count < least ? NAN : extent_value(what, &all);
        }
        if (n - begin <= window) break; /* no later window needs this block */
        extent tail = nothing;
        for (size_t i = window; i-- > 0;) suffix[i] = tail = extent_join(extent_of(x[begin + i]), tail);
    }
}

/* Windows of whole width, out[window - 1 ...]; those before only where none of them can have enough values. */
static void narrow_windows(gn_roll what, size_t window, size_t least, const double *x, size_t n, double *out)
{
    static const gn_window_kind kinds[GN_ROLL_COUNT] = {[GN_ROLL_SUM] = GN_WINDOW_SUM,
                                                        [GN_ROLL_MEAN] = GN_WINDOW_MEAN,
                                                        [GN_ROLL_VARIANCE] = GN_WINDOW_VARIANCE,
                                                        [GN_ROLL_SD] = GN_WINDOW_SD,
                                                        [GN_ROLL_ZSCORE] = GN_WINDOW_ZSCORE};
    for (size_t t = 0; least == window && t + 1 < window; t++) out[t] = NAN;
    gn_kernels_get()->window(kinds[what], x, n + 1 - window, window, least, out + window - 1);
}

/* what == GN_ROLL_COUNT: the correlation. */
static void roll_moments(gn_roll what, size_t window, double least, const double *x, const double *y, size_t n,
                         moments *suffix, double *out)
{
    for (size_t begin = 0; begin < n; begin += window) {
        const size_t len = n - begin < window ? n - begin : window;
        moments prefix = {0};
        for (size_t i = 0; i < len; i++) {
            prefix = moments_join(prefix, moments_of(x[begin + i], y[begin + i]));
            const moments all = begin && i + 1 < window ? moments_join(suffix[i + 1], prefix) : prefix;
            const double value = what == GN_ROLL_COUNT ? correlation_of(&all) : moments_value(what, &all, x[begin + i]);
            out[begin + i] = all.count < least ? NAN : value;
        }
        if (n - begin <= window) break; /* no later window needs this block */
        moments tail = {0};
        for (size_t i = window; i-- > 0;) {
            tail = moments_join(moments_of(x[begin + i], y[begin + i]), tail);
            suffix[i] = tail;
        }
    }
}

/* ---- median of narrow windows: they are kept sorted, one value goes and one comes ---------------------------------
 */

/* The first place in sorted[0 .. count) whose value is not below v. */
static size_t lower_bound(const double *sorted, size_t count, double v)
{
    size_t from = 0;
    while (count > 0) {
        const size_t half = count / 2;
        const bool below = sorted[from + half] < v;
        from += below ? half + 1 : 0;
        count = below ? count - half - 1 : half;
    }
    return from;
}

/* sorted [window + 1] */
static void sorted_median(size_t window, size_t least, const double *x, size_t n, double *sorted, double *out)
{
    size_t count = 0;
    for (size_t t = 0; t < n; t++) {
        if (t >= window && !isnan(x[t - window])) {
            const size_t at = lower_bound(sorted, count, x[t - window]);
            memmove(sorted + at, sorted + at + 1, (--count - at) * sizeof *sorted);
        }
        if (!isnan(x[t])) {
            const size_t at = lower_bound(sorted, count, x[t]);
            memmove(sorted + at + 1, sorted + at, (count++ - at) * sizeof *sorted);
            sorted[at] = x[t];
        }
        out[t] = NAN;
        if (count < least) continue;
        const double high = sorted[count / 2], low = count % 2 ? high : sorted[count / 2 - 1];
        out[t] = low == high ? low : low + 0.5 * (high - low);
    }
}

/* ---- median of wide windows: in each chunk of periods the values are ranked once, then a Fenwick tree counts the
 * ranks in the window
 */

typedef struct ranked {
    double value;
    size_t at;
} ranked;

static int by_value(const void *a, const void *b)
{
    const ranked *x = a, *y = b;
    if (x->value != y->value) return x->value < y->value ? -1 : 1;
    return x->at < y->at ? -1 : 1;
}

static void tree_add(size_t *tree, size_t size, size_t rank, size_t amount)
{
    for (size_t i = rank + 1; i <= size; i += i & -i) tree[i] += amount; /* amount may be (size_t)-1: wraps */
}

/* The rank of the k-th smallest, k from 0. */
static size_t tree_find(const size_t *tree, size_t size, size_t k)
{
    size_t at = 0, step = 1;
    while (step <= size / 2) step *= 2;
    for (; step; step /= 2)
        if (at + step <= size && tree[at + step] <= k) {
            at += step;
            k -= tree[at];
        }
    return at;
}

static size_t median_room(size_t window, size_t n)
{
    const size_t chunk = window > MEDIAN_CHUNK ? window : MEDIAN_CHUNK;
    return window > n || chunk > n - window ? n : chunk + window; /* values that one chunk of outputs can see */
}

/* sorted [room], rank [room], tree [room + 1] */
static void roll_median(size_t window, size_t least, const double *x, size_t n, size_t room, ranked *sorted,
                        size_t *rank, size_t *tree, double *out)
{
    const size_t chunk = room == n ? n : room - window;
    for (size_t begin = 0; begin < n; begin += chunk) {
        const size_t end = n - begin < chunk ? n : begin + chunk;
        const size_t from = begin < window ? 0 : begin + 1 - window;
        size_t size = 0, count = 0;
        for (size_t t = from; t < end; t++)
            if (!isnan(x[t])) sorted[size++] = (ranked){x[t], t - from};
        qsort(sorted, size, sizeof *sorted, by_value);
        for (size_t i = 0; i < size; i++) rank[sorted[i].at] = i;
        for (size_t i = 0; i <= size; i++) tree[i] = 0;
        for (size_t t = from; t < end; t++) {
            if (t >= from + window && !isnan(x[t - window])) {
                tree_add(tree, size, rank[t - window - from], (size_t)-1);
                count--;
            }
            if (!isnan(x[t])) {
                tree_add(tree, size, rank[t - from], 1);
                count++;
            }
            if (t < begin) continue;
            out[t] = NAN;
            if (count < least) continue;
            const double high = sorted[tree_find(tree, size, count / 2)].value;
            const double low = count % 2 ? high : sorted[tree_find(tree, size, count / 2 - 1)].value;
            out[t] = low == high ? low : low + 0.5 * (high - low);
        }
    }
}

/* ---- flags --------------------------------------------------------------------------------------------------------
 */

/* The latest period of each flag tells whether it is in the window. missing: NaN in x or y. */
static void roll_flags(size_t window, const double *x, const double *y, const char *flag_x, const char *flag_y,
                       size_t n, const double *out, char *out_flag)
{
    static const char letters[] = {GN_OBS_PROVISIONAL, GN_OBS_IMPUTED, GN_OBS_ESTIMATED, GN_OBS_FORECAST};
    size_t latest[sizeof letters] = {0}, break_end = 0; /* one past the latest, 0: none yet */
    for (size_t t = 0; out_flag && t < n; t++) {
        const size_t begin = t + 1 < window ? 0 : t + 1 - window;
        const char a = flag_x ? flag_x[t] : (char)GN_OBS_NORMAL, b = flag_y ? flag_y[t] : (char)GN_OBS_NORMAL;
        if (a == GN_OBS_BREAK || b == GN_OBS_BREAK) break_end = t + 1;
        char f = GN_OBS_NORMAL;
        for (size_t i = 0; i < sizeof letters; i++) {
            if ((a == letters[i] || b == letters[i]) && !isnan(x[t]) && !isnan(y[t])) latest[i] = t + 1;
            if (latest[i] > begin) f = gn_flag_stronger(f, letters[i]);
        }
        if (break_end > begin + 1) f = GN_OBS_BREAK;
        out_flag[t] = isnan(out[t]) ? (char)GN_OBS_MISSING : f;
    }
}

/* ---- public -------------------------------------------------------------------------------------------------------
 */

static gn_status check_window(const char *what, size_t window, size_t *least, gn_err *err)
{
    if (window == 0) return gn_fail(err, GN_E_ARG, "%s: a window of 0 periods", what);
    if (*least > window)
        return gn_fail(err, GN_E_ARG, "%s: at least %zu values in a window of %zu", what, *least, window);
    if (*least == 0) *least = window == GN_EXPANDING ? 1 : window;
    return GN_OK;
}

/* Room for the suffixes: none is needed where no window ends beyond the first block. */
static void *suffixes(size_t window, size_t n, size_t size, void *on_stack)
{
    return window >= n || window <= ON_STACK ? on_stack : calloc(window, size);
}

/* How many values the recursion has to do: all, or where windows are read anew only those before the first full one. */
static size_t recursive_until(bool narrow, size_t window, size_t least, size_t n)
{
    if (!narrow) return n;
    return least < window ? window - 1 : 0;
}

gn_status gn_roll_series(gn_roll what, size_t window, size_t least, const double *x, const char *flag, size_t n,
                         double *out, char *out_flag, gn_err *err)
{
    if ((unsigned)what >= GN_ROLL_COUNT) return gn_fail(err, GN_E_ARG, "roll: no statistic %d", (int)what);
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "roll: no values or no place for the result");
    const gn_status st = check_window("roll", window, &least, err);
    if (st) return st;
    if (what == GN_ROLL_MEDIAN && (window < n ? window : n) <= NARROW_MEDIAN) {
        double small[ON_STACK];
        const size_t room = (window < n ? window : n) + 1;
        double *sorted = room <= ON_STACK ? small : malloc(room * sizeof *sorted);
        if (!sorted) return gn_fail(err, GN_E_NOMEM, "roll: a window of %zu periods", window);
        sorted_median(window, least, x, n, sorted, out);
        if (sorted != small) free(sorted);
    } else if (what == GN_ROLL_MEDIAN) {
        const size_t room = median_room(window, n);
        ranked *sorted = calloc(room + 1, sizeof *sorted);
        size_t *rank = calloc(room + 1, sizeof *rank), *tree = calloc(room + 1, sizeof *tree);
        const bool ok = sorted && rank && tree;
        if (ok) roll_median(window, least, x, n, room, sorted, rank, tree, out);
        free(sorted);
        free(rank);
        free(tree);
        if (!ok) return gn_fail(err, GN_E_NOMEM, "roll: a window of %zu periods", window);
    } else if (what == GN_ROLL_VARIANCE || what == GN_ROLL_SD || what == GN_ROLL_ZSCORE) {
        moments small[ON_STACK], *suffix = suffixes(window, n, sizeof *suffix, small);
        if (!suffix) return gn_fail(err, GN_E_NOMEM, "roll: a window of %zu periods", window);
        const bool narrow = window <= NARROW_MOMENTS && window < n;
        roll_moments(what, window < n ? window : n, (double)least, x, x, recursive_until(narrow, window, least, n),
                     suffix, out);
        if (narrow) narrow_windows(what, window, least, x, n, out);
        if (suffix != small) free(suffix);
    } else {
        extent small[ON_STACK], *suffix = suffixes(window, n, sizeof *suffix, small);
        if (!suffix) return gn_fail(err, GN_E_NOMEM, "roll: a window of %zu periods", window);
        const bool narrow = window <= NARROW_SUMS && window < n && (what == GN_ROLL_SUM || what == GN_ROLL_MEAN);
        roll_extents(what, window < n ? window : n, (double)least, x, recursive_until(narrow, window, least, n), suffix,
                     out);
        if (narrow) narrow_windows(what, window, least, x, n, out);
        if (suffix != small) free(suffix);
    }
    roll_flags(window, x, x, flag, NULL, n, out, out_flag);
    return GN_OK;
}

typedef struct roll_job {
    gn_roll what;
    size_t window, least;
} roll_job;

static gn_status roll_one(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const roll_job *j = ctx;
    const size_t at = in->offset[i];
    return gn_roll_series(j->what, j->window, j->least, in->value + at, in->flag ? in->flag + at : NULL,
                          in->offset[i + 1] - at, out, out_flag, err);
}

gn_status gn_roll_panel(gn_roll what, size_t window, size_t least, const gn_panel *in, int threads, double *out,
                        char *out_flag, gn_err *err)
{
    return gn_panel_map(in, threads, roll_one, &(roll_job){what, window, least}, out, out_flag, NULL, err);
}

gn_status gn_roll_correlation(size_t window, size_t least, const double *x, const double *y, const char *flag_x,
                              const char *flag_y, size_t n, double *out, char *out_flag, gn_err *err)
{
    if (n && (!x || !y || !out))
        return gn_fail(err, GN_E_ARG, "roll_correlation: no values or no place for the result");
    const gn_status st = check_window("roll_correlation", window, &least, err);
    if (st) return st;
    moments small[ON_STACK], *suffix = suffixes(window, n, sizeof *suffix, small);
    if (!suffix) return gn_fail(err, GN_E_NOMEM, "roll_correlation: a window of %zu periods", window);
    roll_moments(GN_ROLL_COUNT, window < n ? window : n, (double)least, x, y, n, suffix, out);
    if (suffix != small) free(suffix);
    roll_flags(window, x, y, flag_x, flag_y, n, out, out_flag);
    return GN_OK;
}

gn_status gn_exponential_average(double alpha, bool corrected, const double *x, const char *flag, size_t n, double *out,
                                 char *out_flag, gn_err *err)
{
    if (n && (!x || !out)) return gn_fail(err, GN_E_ARG, "exponential_average: no values or no place for the result");
    if (!(alpha > 0 && alpha <= 1))
        return gn_fail(err, GN_E_ARG, "exponential_average: alpha %g, above 0 and at most 1 was expected", alpha);
    const double fresh = corrected ? 1 : alpha;
    double level = NAN, past = 1; /* past: weight of the level against `fresh` of a new value */
    for (size_t t = 0; t < n; t++) {
        if (!isnan(level)) past *= 1 - alpha;
        out[t] = NAN;
        if (isnan(x[t])) continue;
        if (isnan(level)) {
            level = x[t];
        } else {
            level += fresh / (past + fresh) * (x[t] - level);
            past = corrected ? past + fresh : 1;
        }
        out[t] = level;
    }
    roll_flags(GN_EXPANDING, x, x, flag, NULL, n, out, out_flag);
    return GN_OK;
}

gn_status gn_lead_lag(const double *x, const double *y, size_t n, size_t most, double *out, size_t *pairs, gn_err *err)
{
    if (!out || (n && (!x || !y))) return gn_fail(err, GN_E_ARG, "lead_lag: no values or no place for the result");
    if (most > 1000000) return gn_fail(err, GN_E_ARG, "lead_lag: %zu leads, at most 1000000", most);
    for (size_t i = 0; i <= 2 * most; i++) {
        const size_t lead = i > most ? i - most : 0, lag = i < most ? most - i : 0, gap = lead + lag;
        size_t count = 0;
        out[i] = gap < n ? gn_correlation(x + lag, y + lead, n - gap, &count) : NAN;
        if (pairs) pairs[i] = count;
    }
    return GN_OK;
}
