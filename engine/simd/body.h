/* The kernels, written once over vectors of W doubles. generic.c, avx2.c and avx512.c each define the vector (W, vd, vm
 * and the functions named in the list below) and include this file, so that no table can drift from the others.
 *
 * Same bits: every lane does the same IEEE operations in the same order in all tables; the compiler may not contract
 * (-ffp-contract=off), fused multiply-adds are written out; reductions run in eight lanes, value i in lane i mod 8, and
 * end in one tree.
 *
 * Needed:  vset vload vstore vstream vload_part vstore_part  vadd vsub vmul vdiv vfma vmin vmax  (vmin(a, b) is
 *          a < b ? a : b, as the instruction has it)  vgt vle veq_self vand vsel (mask ? a : b) vbits (mask of W bits)
 *          vkeep (mask from 64-bit words)  vlog vlog1p vexpm1 */
/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdint.h>

#define INLINE static inline __attribute__((always_inline))
enum { LANES = 8, V = LANES / W };
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

INLINE vd single_step(vd x, vd before, const gn_year_pattern *y, size_t at)
{
    const vm kept = vkeep(y->keep + at), joins = vkeep(y->join + at);
    before = vsel(kept, before, vset(0));
    const vd filled = vsel(veq_self(before), before, vset(0));
    return vsub(x, vsel(joins, filled, before));
}

static void k_single(const double *x, double before, double *out, size_t n, const gn_year_pattern *y, bool stream)
{
    if (n == 0) return;
    size_t at = y->phase, i = 0;
    {
        double first = before;
        vstore_part(out, 1, single_step(vload_part(x, 1), vload_part(&first, 1), y, at));
        i = 1;
        if (++at >= y->season) at = 0;
    }
    const bool wide = stream && (uintptr_t)out % sizeof(double) == 0;
    size_t head = wide ? to_boundary(out + i, n - i) : 0;
    while (i < n) {
        size_t k = n - i < W ? n - i : W;
        if (head) k = head < k ? head : k;
        if (k < W) {
            vstore_part(out + i, k, single_step(vload_part(x + i, k), vload_part(x + i - 1, k), y, at));
        } else {
            const vd r = single_step(vload(x + i), vload(x + i - 1), y, at);
            if (wide && !head)
                vstream(out + i, r);
            else
                vstore(out + i, r);
        }
        if (head) head -= k;
        i += k;
        at += k;
        while (at >= y->season) at -= y->season;
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
    for (int k = 0; k < V; k++) {
        const vd x = vload(row + k * W);
        const vm there = veq_self(x);
        const unsigned bits = vbits(there);
        if (bits != (1u << W) - 1) *missing += W - (unsigned)__builtin_popcount(bits);
        acc[k] = vadd(acc[k], vand(there, x));
    }
}

static double k_sum(const double *x, size_t n, size_t *missing)
{
    vd acc[V];
    size_t gone = 0, i = 0;
    for (int k = 0; k < V; k++) acc[k] = vset(0);
    for (; i + LANES <= n; i += LANES) add_row(x + i, acc, &gone);
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

#define KERNEL_TABLE(label)                                                                                            \
    {                                                                                                                  \
        .name = label, .triad = k_triad, .difference = k_difference, .growth = k_growth, .log_growth = k_log_growth,   \
        .compound = k_compound, .cagr = k_cagr, .ratio = k_ratio, .log = k_log, .scale = k_scale, .single = k_single,  \
        .sum = k_sum, .deviations = k_deviations, .extremes = k_extremes, .pair_sums = k_pair_sums, .cross = k_cross   \
    }
