/* The kernels, written once over vectors of W doubles. generic.c, avx2.c and avx512.c each define the vector (W, vd, vm
 * and the functions named in the list below) and include this file, so that no table can drift from the others.
 *
 * Same bits: every lane does the same IEEE operations in the same order in all tables; the compiler may not contract
 * (-ffp-contract=off), fused multiply-adds are written out; reductions run in eight lanes, value i in lane i mod 8, and
 * end in one tree.
 *
 * Needed:  vset vload vstore vstream vload_part vstore_part  vadd vsub vmul vdiv vsqrt vfma vmin vmax  (vmin(a, b) is
 *          a < b ? a : b, as the instruction has it)  vgt vle veq_self vand vsel (mask ? a : b) vboth (of masks)  vbits
 * (mask of W bits) vkeep (mask from 64-bit words)  vlog vlog1p vexpm1 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))
enum { LANES = 8, V = LANES / W };
/* Before loops of few turns over vectors, which must not stay in memory. */
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 12")
#endif
#define NOT_A_NUMBER __builtin_nan("")
#define INFINITE __builtin_inf()

/* ---- elementwise --------------------------------------------------------------------------------------------------
 */

typedef vd vfunction(vd x, vd base, const gn_kernel_args *a);

INLINE size_t to_boundary(const double *out, size_t n)
{
    const size_t k = ((64 - (uintptr_t)out % 64) % 64) / sizeof(double);
    return k < n ? k : n;
}

/* Less than eight values, to the boundary of a cache line or to the end. */
INLINE void map_part(const double *x, const double *base, double *out, size_t n, const gn_kernel_args *a, vfunction *f)
{
    for (size_t i = 0; i < n; i += W) {
        const size_t k = n - i < W ? n - i : W;
        vstore_part(out + i, k, f(vload_part(x + i, k), vload_part(base + i, k), a));
    }
}

INLINE void map(const double *x, const double *base, double *out, size_t n, const gn_kernel_args *a, vfunction *f)
{
    size_t i = 0;
    if (a->stream && (uintptr_t)out % sizeof(double) == 0) {
        i = to_boundary(out, n);
        map_part(x, base, out, i, a, f);
        for (; i + LANES <= n; i += LANES)
            for (size_t k = 0; k < LANES; k += W) vstream(out + i + k, f(vload(x + i + k), vload(base + i + k), a));
    }
    for (; i + W <= n; i += W) vstore(out + i, f(vload(x + i), vload(base + i), a));
    map_part(x + i, base + i, out + i, n - i, a, f);
}

INLINE vd f_triad(vd x, vd base, const gn_kernel_args *a)
{
    return vfma(vset(a->scale), base, x);
}

INLINE vd f_difference(vd x, vd base, const gn_kernel_args *a)
{
    (void)a;
    return vsub(x, base);
}

/* (x - base) / base and not x / base - 1, which loses the digits that the two have in common */
INLINE vd f_growth(vd x, vd base, const gn_kernel_args *a)
{
    (void)a;
    const vd r = vmul(vdiv(vsub(x, base), base), vset(100));
    return vsel(vgt(base, vset(0)), r, vset(NOT_A_NUMBER));
}

/* ln(x / base) from the smaller of the two: ln(1 + (high - low) / low) has full precision near 1 and its condition
 * number never exceeds 1. Where the quotient overflows, or log1p's range ends, ln high - ln low has nothing to cancel.
 */
INLINE vd log_ratio(vd x, vd base)
{
    const vm falls = vgt(base, x);
    const vd high = vsel(falls, base, x), low = vsel(falls, x, base);
    const vd r = vdiv(vsub(high, low), low);
    vd l = vlog1p(r);
    const vm far = vgt(r, vset(1e300));
    if (vbits(far)) l = vsel(far, vsub(vlog(high), vlog(low)), l);
    return vsel(falls, vsub(vset(0), l), l);
}

INLINE vm both_positive(vd x, vd base)
{
    return vgt(vmin(x, base), vset(0)); /* vmin gives its second operand if one is NaN: x is looked at below */
}

INLINE vd valid(vd x, vd base, vd r)
{
    const vd r1 = vsel(both_positive(x, base), r, vset(NOT_A_NUMBER));
    return vsel(veq_self(x), r1, vset(NOT_A_NUMBER));
}

INLINE vd f_log_growth(vd x, vd base, const gn_kernel_args *a)
{
    return valid(x, base, vmul(vset(a->scale), log_ratio(x, base)));
}

INLINE vd f_ratio(vd x, vd base, const gn_kernel_args *a)
{
    const vd r = vmul(vset(a->scale), vdiv(x, base));
    return vsel(vgt(base, vset(0)), r, vset(NOT_A_NUMBER));
}

INLINE vd f_log(vd x, vd base, const gn_kernel_args *a)
{
    (void)base, (void)a;
    return vsel(vgt(x, vset(0)), vlog(x), vset(NOT_A_NUMBER));
}

INLINE vd f_scale(vd x, vd base, const gn_kernel_args *a)
{
    (void)base;
    return vmul(vset(a->scale), x);
}

/* A number as the unevaluated sum high + low (Dekker 1971), for powers that keep their digits when 1 is taken away. */
typedef struct vdd {
    vd high, low;
} vdd;

INLINE vdd dd_multiply(vdd a, vdd b)
{
    const vd p = vmul(a.high, b.high);
    vd e = vfma(a.high, b.high, vsub(vset(0), p));
    e = vfma(a.high, b.low, e);
    e = vfma(a.low, b.high, e);
    const vd s = vadd(p, e);
    return (vdd){s, vsub(e, vsub(s, p))};
}

INLINE vdd dd_power(vdd x, int n)
{
    vdd p = x;
    int bit = 1;
    while (bit <= n / 2) bit *= 2;
    for (bit /= 2; bit; bit /= 2) {
        p = dd_multiply(p, p);
        if (n & bit) p = dd_multiply(p, x);
    }
    return p;
}

INLINE vd plain_power(vd x, int n)
{
    vd p = x;
    int bit = 1;
    while (bit <= n / 2) bit *= 2;
    for (bit /= 2; bit; bit /= 2) {
        p = vmul(p, p);
        if (n & bit) p = vmul(p, x);
    }
    return p;
}

INLINE vdd dd_ratio(vd x, vd base)
{
    const vd q = vdiv(x, base);
    const vd e = vdiv(vfma(vsub(vset(0), q), base, x), base);
    /* not a rest where q is infinite or the product was below the smallest number */
    const vm sound = vgt(q, vmax(e, vsub(vset(0), e)));
    return (vdd){q, vsel(sound, e, vset(0))};
}

/* 100 (p - 1) */
INLINE vd dd_percent(vdd p)
{
    const vd d = vsub(p.high, vset(1));
    const vd b = vsub(d, p.high);
    const vd e = vadd(vsub(p.high, vsub(d, b)), vsub(vset(-1), b));
    return vmul(vset(100), vadd(d, vadd(e, p.low)));
}

INLINE vd f_compound(vd x, vd base, const gn_kernel_args *a)
{
    const vdd ratio = dd_ratio(x, base);
    const vd r = dd_percent(dd_power(ratio, a->power));
    /* an overflow on the way leaves Inf - Inf in the low part; the plain power is then right to what is left of it */
    const vd plain = vmul(vset(100), vsub(plain_power(ratio.high, a->power), vset(1)));
    return valid(x, base, vsel(veq_self(r), r, plain));
}

/* exp(ln(ratio) power/root) - 1, then one Newton step on (1 + g)^root = ratio^power in double-double. */
INLINE vd f_cagr(vd x, vd base, const gn_kernel_args *a)
{
    if (a->root == 1) return f_compound(x, base, a);
    const vd l = vdiv(vmul(log_ratio(x, base), vset(a->power)), vset(a->root));
    const vd g = vexpm1(l);
    const vd s = vadd(vset(1), g);
    const vd b = vsub(s, vset(1));
    const vdd one_g = {s, vadd(vsub(vset(1), vsub(s, b)), vsub(g, b))};
    const vdd is = dd_power(one_g, a->root), should = dd_power(dd_ratio(x, base), a->power);
    const vd f = vdiv(vadd(vsub(should.high, is.high), vsub(should.low, is.low)), is.high);
    const vd step = vdiv(vmul(s, f), vset(a->root));
    /* no step where a power has left the range of doubles, or where g is so small that it needs none and the rest of
     * the double-double would show */
    const vm in_range = vgt(vset(1e-9), vmax(f, vsub(vset(0), f)));
    const vm large = vgt(vmax(g, vsub(vset(0), g)), vset(0x1p-40));
    const vd better = vadd(g, vsel(large, vsel(in_range, step, vset(0)), vset(0)));
    return valid(x, base, vmul(vset(100), better));
}

#define PAIR_KERNEL(name)                                                                                              \
    static void k_##name(const double *x, const double *base, double *out, size_t n, const gn_kernel_args *a)          \
    {                                                                                                                  \
        map(x, base, out, n, a, f_##name);                                                                             \
    }
PAIR_KERNEL(triad)
PAIR_KERNEL(difference)
PAIR_KERNEL(growth)
PAIR_KERNEL(log_growth)
PAIR_KERNEL(compound)
PAIR_KERNEL(cagr)
PAIR_KERNEL(ratio)

static void k_log(const double *x, double *out, size_t n, const gn_kernel_args *a)
{
    map(x, x, out, n, a, f_log);
}

static void k_scale(const double *x, double *out, size_t n, const gn_kernel_args *a)
{
    map(x, x, out, n, a, f_scale);
}

/* ---- year to date to single ---------------------------------------------------------------------------------------
 */

INLINE vd single_step(vd x, vd before, vm kept, vm joins, bool any_join)
{
    before = vand(kept, before); /* where it does not count it may be missing */
    if (any_join) before = vsel(joins, vand(veq_self(before), before), before);
    return vsub(x, before);
}

/* Less than W values. */
INLINE void single_part(const double *x, const double *before, double *out, size_t n, const gn_year_pattern *y,
                        size_t at)
{
    vstore_part(out, n,
                single_step(vload_part(x, n), vload_part(before, n), vkeep(y->keep + at), vkeep(y->join + at), true));
}

/* Years of 1, 2, 3, 4, 6 and 12 periods come round after TURN vectors: their masks stay in registers. */
enum { TURN = W < 4 ? 12 : 3 };

INLINE size_t single_turns(const double *x, double *out, size_t n, const gn_year_pattern *y, size_t at, bool stream,
                           bool any_join)
{
    vm keep[TURN], join[TURN];
    for (size_t k = 0; k < TURN; k++) {
        const size_t place = (at + k * W) % y->season;
        keep[k] = vkeep(y->keep + place);
        join[k] = vkeep(y->join + place);
    }
    size_t i = 0;
    if (n < TURN * W) return 0;
    vd before = vset(x[-1]);
    for (; i + TURN * W <= n; i += TURN * W) {
        UNROLL
        for (size_t k = 0; k < TURN; k++) {
            const size_t t = i + k * W;
            const vd now = vload(x + t);
            const vd r = single_step(now, vbehind(before, now), keep[k], join[k], any_join);
            before = now;
            if (stream)
                vstream(out + t, r);
            else
                vstore(out + t, r);
        }
    }
    return i;
}

static void k_single(const double *x, double before, double *out, size_t n, const gn_year_pattern *y, bool stream)
{
    if (n == 0) return;
    size_t at = y->phase, i = 1;
    single_part(x, &before, out, 1, y, at);
    if (++at >= y->season) at = 0;
    const bool even = (uintptr_t)out % sizeof(double) == 0, wide = stream && even;
    for (size_t head = even ? to_boundary(out + i, n - i) : 0; head;) {
        const size_t k = head < W ? head : W;
        single_part(x + i, x + i - 1, out + i, k, y, at);
        i += k;
        head -= k;
        at = (at + k) % y->season;
    }
    if (TURN * W % y->season == 0) {
        bool any_join = false;
        for (size_t k = 0; k < y->season; k++) any_join = any_join || y->join[k];
        /* written out, so that none of the choices is made within the loop */
        if (wide)
            i += any_join ? single_turns(x + i, out + i, n - i, y, at, true, true)
                          : single_turns(x + i, out + i, n - i, y, at, true, false);
        else
            i += any_join ? single_turns(x + i, out + i, n - i, y, at, false, true)
                          : single_turns(x + i, out + i, n - i, y, at, false, false);
    }
    while (i < n) {
        const size_t k = n - i < W ? n - i : W;
        single_part(x + i, x + i - 1, out + i, k, y, at);
        i += k;
        at = (at + k) % y->season;
    }
}

/* ---- reductions ---------------------------------------------------------------------------------------------------
 */

INLINE double tree(const vd *lane)
{
    double l[LANES];
    for (int k = 0; k < V; k++) vstore(l + k * W, lane[k]);
    return ((l[0] + l[4]) + (l[2] + l[6])) + ((l[1] + l[5]) + (l[3] + l[7]));
}

/* The last, incomplete row of eight, the rest of it filled with NaN, which every reduction leaves out. */
INLINE void last_row(const double *x, size_t n, double row[LANES])
{
    for (size_t k = 0; k < LANES; k++) row[k] = k < n ? x[k] : NOT_A_NUMBER;
}

INLINE void add_row(const double *row, vd *acc, size_t *missing)
{
    UNROLL
    for (int k = 0; k < V; k++) {
        const vd x = vload(row + k * W);
        const vm there = veq_self(x);
        const unsigned bits = vbits(there);
        if (bits != (1u << W) - 1) *missing += W - (unsigned)__builtin_popcount(bits);
        acc[k] = vadd(acc[k], vand(there, x));
    }
}

/* A value or, where it is missing, nothing. */
INLINE vd known(vd a, size_t *missing)
{
    const vm there = veq_self(a);
    *missing += W - (unsigned)__builtin_popcount(vbits(there));
    return vand(there, a);
}

/* Two rows are added to each other before they join the running sums: half as long a chain of additions that wait for
 * each other. Only where a sum of two is no number is it asked which of them is missing. */
static double k_sum(const double *x, size_t n, size_t *missing)
{
    vd acc[V];
    size_t gone = 0, i = 0;
    for (int k = 0; k < V; k++) acc[k] = vset(0);
    for (; i + 2 * LANES <= n; i += 2 * LANES) {
        UNROLL
        for (size_t k = 0; k < V; k++) {
            const vd a = vload(x + i + k * W), b = vload(x + i + LANES + k * W);
            vd both = vadd(a, b);
            if (vbits(veq_self(both)) != (1u << W) - 1) both = vadd(known(a, &gone), known(b, &gone));
            acc[k] = vadd(acc[k], both);
        }
    }
    if (i + LANES <= n) {
        add_row(x + i, acc, &gone);
        i += LANES;
    }
    if (i < n) {
        double row[LANES];
        last_row(x + i, n - i, row);
        add_row(row, acc, &gone);
        gone -= LANES - (n - i);
    }
    *missing = gone;
    return tree(acc);
}

INLINE void deviations_row(const double *row, vd c, vd *s, vd *q)
{
    UNROLL
    for (int k = 0; k < V; k++) {
        const vd x = vload(row + k * W);
        const vd d = vand(veq_self(x), vsub(x, c));
        s[k] = vadd(s[k], d);
        q[k] = vadd(q[k], vmul(d, d));
    }
}

static gn_deviations k_deviations(const double *x, size_t n, double centre)
{
    vd s[V], q[V];
    const vd c = vset(centre);
    size_t i = 0;
    for (int k = 0; k < V; k++) s[k] = q[k] = vset(0);
    for (; i + LANES <= n; i += LANES) deviations_row(x + i, c, s, q);
    if (i < n) {
        double row[LANES];
        last_row(x + i, n - i, row);
        deviations_row(row, c, s, q);
    }
    return (gn_deviations){tree(s), tree(q)};
}

INLINE void extremes_row(const double *row, vd *low, vd *high)
{
    UNROLL
    for (int k = 0; k < V; k++) {
        const vd x = vload(row + k * W);
        /* x second would carry its NaN on; first, the comparison fails and the old value stays */
        low[k] = vmin(x, low[k]);
        high[k] = vmax(x, high[k]);
    }
}

static void k_extremes(const double *x, size_t n, double *min, double *max)
{
    vd low[V], high[V];
    size_t i = 0;
    for (int k = 0; k < V; k++) low[k] = vset(INFINITE), high[k] = vset(-INFINITE);
    for (; i + LANES <= n; i += LANES) extremes_row(x + i, low, high);
    if (i < n) {
        double row[LANES];
        last_row(x + i, n - i, row);
        extremes_row(row, low, high);
    }
    double a[LANES], b[LANES];
    for (int k = 0; k < V; k++) vstore(a + k * W, low[k]), vstore(b + k * W, high[k]);
    for (int k = 1; k < LANES; k++) {
        a[0] = a[k] < a[0] ? a[k] : a[0];
        b[0] = b[k] > b[0] ? b[k] : b[0];
    }
    *min = a[0];
    *max = b[0];
}

INLINE void pair_row(const double *x, const double *y, vd *sx, vd *sy, size_t *missing)
{
    UNROLL
    for (int k = 0; k < V; k++) {
        const vd a = vload(x + k * W), b = vload(y + k * W);
        /* a missing one of either side makes both missing */
        const vd u = vsel(veq_self(b), a, b), v = vsel(veq_self(a), b, a);
        const vm there = veq_self(u);
        const unsigned bits = vbits(there);
        if (bits != (1u << W) - 1) *missing += W - (unsigned)__builtin_popcount(bits);
        sx[k] = vadd(sx[k], vand(there, u));
        sy[k] = vadd(sy[k], vand(there, v));
    }
}

static void k_pair_sums(const double *x, const double *y, size_t n, double *sum_x, double *sum_y, size_t *missing)
{
    vd sx[V], sy[V];
    size_t i = 0, gone = 0;
    for (int k = 0; k < V; k++) sx[k] = sy[k] = vset(0);
    for (; i + LANES <= n; i += LANES) pair_row(x + i, y + i, sx, sy, &gone);
    if (i < n) {
        double u[LANES], v[LANES];
        last_row(x + i, n - i, u);
        last_row(y + i, n - i, v);
        pair_row(u, v, sx, sy, &gone);
        gone -= LANES - (n - i);
    }
    *missing = gone;
    *sum_x = tree(sx);
    *sum_y = tree(sy);
}

typedef struct cross_lanes {
    vd x[V], y[V], xx[V], yy[V], xy[V];
} cross_lanes;

INLINE void cross_row(const double *x, const double *y, vd cx, vd cy, cross_lanes *s)
{
    for (int k = 0; k < V; k++) {
        const vd a = vsub(vload(x + k * W), cx), b = vsub(vload(y + k * W), cy);
        const vm has_a = veq_self(a), has_b = veq_self(b);
        const vd u = vand(has_b, vand(has_a, a)), v = vand(has_a, vand(has_b, b));
        s->x[k] = vadd(s->x[k], u);
        s->y[k] = vadd(s->y[k], v);
        s->xx[k] = vadd(s->xx[k], vmul(u, u));
        s->yy[k] = vadd(s->yy[k], vmul(v, v));
        s->xy[k] = vadd(s->xy[k], vmul(u, v));
    }
}

static gn_cross k_cross(const double *x, const double *y, size_t n, double centre_x, double centre_y)
{
    cross_lanes s;
    const vd cx = vset(centre_x), cy = vset(centre_y);
    size_t i = 0;
    for (int k = 0; k < V; k++) s.x[k] = s.y[k] = s.xx[k] = s.yy[k] = s.xy[k] = vset(0);
    for (; i + LANES <= n; i += LANES) cross_row(x + i, y + i, cx, cy, &s);
    if (i < n) {
        double u[LANES], v[LANES];
        last_row(x + i, n - i, u);
        last_row(y + i, n - i, v);
        cross_row(u, v, cx, cy, &s);
    }
    return (gn_cross){tree(s.x), tree(s.y), tree(s.xx), tree(s.yy), tree(s.xy)};
}

/* ---- windows ------------------------------------------------------------------------------------------------------
 * Every result is a lane of its own: its window is read from the oldest value on, whatever the width of the vectors. */

enum { GROUP = 4 }; /* vectors of results at once, for additions wait for each other */

typedef struct vwindow {
    vd count, sum, squares;
} vwindow;

INLINE vd window_load(const double *p, size_t n)
{
    return n == W ? vload(p) : vload_part(p, n);
}

INLINE bool window_moments(gn_window_kind what)
{
    return what >= GN_WINDOW_VARIANCE;
}

/* Of a finished window, and of its newest value. */
INLINE vd window_result(const vwindow *r, vd newest, double least, gn_window_kind what)
{
    vd v = r->sum;
    if (what == GN_WINDOW_MEAN) v = vdiv(r->sum, r->count);
    if (window_moments(what)) {
        /* what rounding left of the sum of the deviations is taken out again: sum is the mean now */
        v = vdiv(r->squares, vsub(r->count, vset(1)));
        if (what == GN_WINDOW_SD) v = vsqrt(v);
        if (what == GN_WINDOW_ZSCORE)
            v = vsel(vgt(v, vset(0)), vdiv(vsub(newest, r->sum), vsqrt(v)), vset(NOT_A_NUMBER));
    }
    return vsel(vgt(r->count, vset(least - 0.5)), v, vset(NOT_A_NUMBER));
}

/* Windows x[i .. i + w - 1] for `vectors` times W neighbours i, of the last vector only `last` lanes. whole: none of
 * the values is missing. */
INLINE void window_group(const double *x, size_t w, int vectors, size_t last, bool whole, double least,
                         gn_window_kind what, double *out)
{
    vwindow r[GROUP];
    UNROLL
    for (int v = 0; v < vectors; v++) r[v] = (vwindow){vset(whole ? (double)w : 0), vset(0), vset(0)};
    for (size_t k = 0; k < w; k++) {
        UNROLL
        for (int v = 0; v < vectors; v++) {
            const vd a = window_load(x + k + (size_t)v * W, last);
            const vm there = veq_self(a);
            if (!whole) r[v].count = vadd(r[v].count, vand(there, vset(1)));
            r[v].sum = vadd(r[v].sum, whole ? a : vand(there, a));
        }
    }
    if (window_moments(what)) {
        vd mean[GROUP], rest[GROUP];
        UNROLL
        for (int v = 0; v < vectors; v++) {
            mean[v] = vdiv(r[v].sum, r[v].count);
            rest[v] = vset(0);
        }
        for (size_t k = 0; k < w; k++) {
            UNROLL
            for (int v = 0; v < vectors; v++) {
                const vd a = window_load(x + k + (size_t)v * W, last);
                const vd d = whole ? vsub(a, mean[v]) : vand(veq_self(a), vsub(a, mean[v]));
                rest[v] = vadd(rest[v], d);
                r[v].squares = vfma(d, d, r[v].squares);
            }
        }
        UNROLL
        for (int v = 0; v < vectors; v++) {
            const vd part = vdiv(rest[v], r[v].count);
            r[v].squares = vsub(r[v].squares, vmul(rest[v], part));
            r[v].sum = vadd(mean[v], part);
        }
    }
    UNROLL
    for (int v = 0; v < vectors; v++) {
        const vd newest = window_load(x + w - 1 + (size_t)v * W, last);
        const vd result = window_result(&r[v], newest, least, what);
        if (last == W)
            vstore(out + (size_t)v * W, result);
        else
            vstore_part(out + (size_t)v * W, last, result);
    }
}

INLINE bool all_there(const double *x, size_t n)
{
    vm whole = veq_self(vset(0));
    size_t i = 0;
    for (; i + W <= n; i += W) whole = vboth(whole, veq_self(vload(x + i)));
    bool fine = vbits(whole) == (1u << W) - 1;
    for (; i < n; i++) fine = fine && x[i] == x[i];
    return fine;
}

INLINE void windows(const double *x, size_t n, size_t w, double least, gn_window_kind what, double *out)
{
    size_t i = 0;
    for (; i + (size_t)GROUP * W <= n; i += (size_t)GROUP * W) {
        if (all_there(x + i, (size_t)GROUP * W + w - 1))
            window_group(x + i, w, GROUP, W, true, least, what, out + i);
        else
            window_group(x + i, w, GROUP, W, false, least, what, out + i);
    }
    for (; i + W <= n; i += W) window_group(x + i, w, 1, W, false, least, what, out + i);
    if (i < n) window_group(x + i, w, 1, n - i, false, least, what, out + i);
}

static void k_window(gn_window_kind what, const double *x, size_t n, size_t w, size_t least, double *out)
{
    const bool two = what >= GN_WINDOW_VARIANCE && least < 2;
    const double enough = two ? 2 : (double)least;
    switch (what) { /* each a loop of its own */
    case GN_WINDOW_SUM: windows(x, n, w, enough, GN_WINDOW_SUM, out); break;
    case GN_WINDOW_MEAN: windows(x, n, w, enough, GN_WINDOW_MEAN, out); break;
    case GN_WINDOW_VARIANCE: windows(x, n, w, enough, GN_WINDOW_VARIANCE, out); break;
    case GN_WINDOW_SD: windows(x, n, w, enough, GN_WINDOW_SD, out); break;
    case GN_WINDOW_ZSCORE: windows(x, n, w, enough, GN_WINDOW_ZSCORE, out); break;
    }
}

#define KERNEL_TABLE(label)                                                                                            \
    {                                                                                                                  \
        .name = label, .triad = k_triad, .difference = k_difference, .growth = k_growth, .log_growth = k_log_growth,   \
        .compound = k_compound, .cagr = k_cagr, .ratio = k_ratio, .log = k_log, .scale = k_scale, .single = k_single,  \
        .sum = k_sum, .deviations = k_deviations, .extremes = k_extremes, .pair_sums = k_pair_sums, .cross = k_cross,  \
        .window = k_window                                                                                             \
    }
