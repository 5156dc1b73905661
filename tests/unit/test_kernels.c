/* Kernels: literal oracles, and the same bits from every instruction set, length and alignment. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "engine/simd/kernels.h"
#include "gnomon/gn_cpu.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 67, SHIFTS = 8, ROOM = LONGEST + 2 * SHIFTS + 16 };
static const double GUARD = 1234567.875;

static const gn_kernels *table(size_t i)
{
    const char *name = gn_kernels_name(i);
    const gn_kernels *k = name ? gn_kernels_find(name) : NULL;
    if (name && !k) printf("skipped: this processor has no %s\n", name);
    return k;
}

/* Ordinary values with the awkward ones among them. */
static double awkward(uint64_t *seed)
{
    static const double special[] = {0.0,    -0.0,   INFINITY, -INFINITY,   NAN,        1e300, -1e300,
                                     1e-300, 5e-324, -5e-324,  2e-308,      DBL_MAX,    1,     -1,
                                     100,    1e16,   -1e16,    1 + 0x1p-52, 1 - 0x1p-53};
    const uint64_t r = check_random(seed);
    if (r % 5 == 0) return special[(r >> 8) % (sizeof special / sizeof *special)];
    if (r % 5 == 1) return exp(50 * check_normal(seed));
    return 100 + 10 * check_normal(seed);
}

typedef struct ulp_kernel {
    const char *name;
    size_t offset; /* of the function in the table */
    long double (*oracle)(long double x, long double base, const gn_kernel_args *a);
    int ulps;
} ulp_kernel;

static long double o_triad(long double x, long double base, const gn_kernel_args *a)
{
    return (long double)fma(a->scale, (double)base, (double)x);
}
static long double o_difference(long double x, long double base, const gn_kernel_args *a)
{
    (void)a;
    return (double)x - (double)base;
}
static long double o_growth(long double x, long double base, const gn_kernel_args *a)
{
    (void)a;
    return base > 0 ? 100 * ((x - base) / base) : (long double)NAN;
}
static long double o_log_growth(long double x, long double base, const gn_kernel_args *a)
{
    if (!(x > 0 && base > 0)) return (long double)NAN;
    return a->scale * (fabsl(x - base) < base / 4 ? log1pl((x - base) / base) : logl(x) - logl(base));
}
static long double o_compound(long double x, long double base, const gn_kernel_args *a)
{
    if (!(x > 0 && base > 0)) return (long double)NAN;
    return 100 * expm1l(a->power * (fabsl(x - base) < base / 4 ? log1pl((x - base) / base) : logl(x) - logl(base)));
}
static long double o_cagr(long double x, long double base, const gn_kernel_args *a)
{
    if (!(x > 0 && base > 0)) return (long double)NAN;
    const long double l = fabsl(x - base) < base / 4 ? log1pl((x - base) / base) : logl(x) - logl(base);
    return 100 * expm1l(l * a->power / a->root);
}
static long double o_ratio(long double x, long double base, const gn_kernel_args *a)
{
    return base > 0 ? a->scale * (x / base) : (long double)NAN;
}

#define ROW(name, ulps)                                                                                                \
    {                                                                                                                  \
#name, offsetof(gn_kernels, name), o_##name, ulps                                                              \
    }
static const ulp_kernel pairs[] = {ROW(triad, 0),    ROW(difference, 0), ROW(growth, 2), ROW(log_growth, 2),
                                   ROW(compound, 2), ROW(cagr, 2),       ROW(ratio, 2)};
enum { N_PAIRS = sizeof pairs / sizeof *pairs };

static gn_kernel_pair *pair_of(const gn_kernels *k, size_t i)
{
    gn_kernel_pair *f;
    memcpy(&f, (const char *)k + pairs[i].offset, sizeof f);
    return f;
}

static double ulps_apart(double a, long double exact)
{
    if (isnan(a) || isnan(exact)) return isnan(a) && isnan(exact) ? 0 : INFINITY;
    if ((long double)a == exact || (double)exact == a) return 0;
    if (isinf(a)) return fabsl(exact) > 1.797e308L ? 0 : INFINITY;
    const double near = fabs((double)exact);
    const double ulp = nextafter(near, INFINITY) - near;
    return (double)(fabsl((long double)a - exact) / ulp);
}

static void elementwise_kernels_are_within_two_units_of_the_last_place(void **state)
{
    (void)state;
    const gn_kernels *k = gn_kernels_get();
    static const gn_kernel_args args[] = {
        {100, 1, 1, false}, {1200, 12, 1, false}, {100, 4, 5, false}, {0.5, 1, 10, false}};
    uint64_t seed = 1;
    for (size_t i = 0; i < N_PAIRS; i++) {
        double worst = 0;
        for (int round = 0; round < 60000; round++) {
            const gn_kernel_args *a = &args[round % 4];
            const double base = exp(3 * check_normal(&seed)), g = 0.3 * check_normal(&seed);
            const double x = round % 7 == 0 ? nextafter(base, INFINITY) : base * exp(round % 2 ? g : g * 1e-4);
            double out;
            pair_of(k, i)(&x, &base, &out, 1, a);
            const long double exact = pairs[i].oracle(x, base, a);
            double apart = ulps_apart(out, exact);
            /* rates below 1e-10 % have two more: they are made without the Newton step */
            if (pairs[i].oracle == o_cagr && fabsl(exact) < 1e-10L) apart -= 2;
            if (apart > worst) worst = apart;
            if (apart > pairs[i].ulps)
                print_error("%s(%a, %a; %g %d/%d) = %.17g, exact %.20Lg\n", pairs[i].name, x, base, a->scale, a->power,
                            a->root, out, exact);
            assert_true(apart <= pairs[i].ulps);
        }
        printf("%s: at most %.2f ulp\n", pairs[i].name, worst);
    }
}

static void rates_on_a_base_that_is_not_above_zero_are_missing(void **state)
{
    (void)state;
    static const double bad[] = {0.0, -0.0, -1, -1e300, -INFINITY, NAN, -5e-324};
    const double x = 3;
    const gn_kernel_args a = {100, 2, 3, false};
    const gn_kernels *k = gn_kernels_get();
    for (size_t b = 0; b < sizeof bad / sizeof *bad; b++) {
        double out = 1;
        k->growth(&x, &bad[b], &out, 1, &a);
        assert_true(isnan(out));
        k->log_growth(&x, &bad[b], &out, 1, &a);
        assert_true(isnan(out));
        k->log_growth(&bad[b], &x, &out, 1, &a);
        assert_true(isnan(out));
        k->compound(&x, &bad[b], &out, 1, &a);
        assert_true(isnan(out));
        k->cagr(&bad[b], &x, &out, 1, &a);
        assert_true(isnan(out));
        k->ratio(&x, &bad[b], &out, 1, &a);
        assert_true(isnan(out));
        k->log(&bad[b], &out, 1, &a);
        assert_true(isnan(out));
    }
}

static void extreme_values_do_not_spoil_logarithms_and_powers(void **state)
{
    (void)state;
    const gn_kernels *k = gn_kernels_get();
    const struct {
        double x, base;
    } c[] = {{1e300, 1e-300}, {1e-300, 1e300}, {5e-324, 1}, {1, 5e-324}, {1e-300, 2e-300}, {1e308, 1e-5}};
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        double out;
        const gn_kernel_args a = {100, 12, 1, false}, b = {100, 1, 10, false};
        k->log_growth(&c[i].x, &c[i].base, &out, 1, &a);
        assert_true(ulps_apart(out, o_log_growth(c[i].x, c[i].base, &a)) <= 2);
        k->compound(&c[i].x, &c[i].base, &out, 1, &a);
        assert_true(ulps_apart(out, o_compound(c[i].x, c[i].base, &a)) <= 2);
        k->cagr(&c[i].x, &c[i].base, &out, 1, &b);
        check_close(out, (double)o_cagr(c[i].x, c[i].base, &b), 0, 1e-13);
    }
}

static void all_instruction_sets_give_the_same_bits_for_every_length_and_alignment(void **state)
{
    (void)state;
    const gn_kernels *plain = table(0);
    uint64_t seed = 7;
    _Alignas(64) double x[ROOM], b[ROOM], expected[ROOM], got[ROOM];
    for (size_t t = 1; gn_kernels_name(t); t++) {
        const gn_kernels *k = table(t);
        if (!k) continue;
        for (size_t n = 0; n <= LONGEST; n++)
            for (size_t shift = 0; shift < SHIFTS; shift++) {
                for (size_t i = 0; i < ROOM; i++) x[i] = awkward(&seed), b[i] = awkward(&seed);
                const size_t shift_out = (shift * 3) % SHIFTS;
                for (size_t f = 0; f < N_PAIRS + 2; f++)
                    for (int stream = 0; stream < 2; stream++) {
                        const gn_kernel_args a = {f == 3 ? 1200 : 100, 1 + (int)(n % 12), 1 + (int)(n % 7), stream};
                        for (size_t i = 0; i < ROOM; i++) expected[i] = got[i] = GUARD;
                        if (f < N_PAIRS) {
                            pair_of(plain, f)(x + shift, b + shift / 2, expected + shift_out, n, &a);
                            pair_of(k, f)(x + shift, b + shift / 2, got + shift_out, n, &a);
                        } else if (f == N_PAIRS) {
                            plain->log(x + shift, expected + shift_out, n, &a);
                            k->log(x + shift, got + shift_out, n, &a);
                        } else {
                            plain->scale(x + shift, expected + shift_out, n, &a);
                            k->scale(x + shift, got + shift_out, n, &a);
                        }
                        if (memcmp(expected, got, sizeof got) != 0) {
                            for (size_t i = 0; i < ROOM; i++)
                                if (memcmp(expected + i, got + i, 8) != 0)
                                    print_error("%s kernel %zu n %zu: [%zu] %a, plain %a\n", k->name, f, n,
                                                i - shift_out, got[i], expected[i]);
                            fail();
                        }
                    }
                size_t ma, mb;
                check_bits(k->sum(x + shift, n, &ma), plain->sum(x + shift, n, &mb));
                assert_int_equal(ma, mb);
                const gn_deviations da = k->deviations(x + shift, n, 99), db = plain->deviations(x + shift, n, 99);
                check_bits(da.sum, db.sum);
                check_bits(da.squares, db.squares);
                double low[2], high[2];
                k->extremes(x + shift, n, low, high);
                plain->extremes(x + shift, n, low + 1, high + 1);
                check_bits(low[0], low[1]);
                check_bits(high[0], high[1]);
                k->pair_sums(x + shift, b, n, low, high, &ma);
                plain->pair_sums(x + shift, b, n, low + 1, high + 1, &mb);
                check_bits(low[0], low[1]);
                check_bits(high[0], high[1]);
                assert_int_equal(ma, mb);
                const gn_cross ca = k->cross(x + shift, b, n, 99, 98), cb = plain->cross(x + shift, b, n, 99, 98);
                assert_memory_equal(&ca, &cb, sizeof ca);
                for (size_t season = 1; season <= GN_KERNEL_SEASON; season += 1 + season / 2) {
                    gn_year_pattern y = {.season = season, .phase = shift % season};
                    for (size_t i = 0; i < season + 8; i++) {
                        y.keep[i] = i % season == 0 ? 0 : ~0ull;
                        y.join[i] = i % season == 1 ? ~0ull : 0;
                    }
                    for (int stream = 0; stream < 2; stream++) {
                        for (size_t i = 0; i < ROOM; i++) expected[i] = got[i] = GUARD;
                        plain->single(x + shift, 5, expected + shift_out, n, &y, false);
                        k->single(x + shift, 5, got + shift_out, n, &y, stream);
                        assert_memory_equal(expected, got, sizeof got);
                    }
                }
            }
    }
}

static void long_sums_and_windows_have_the_same_bits_everywhere(void **state)
{
    (void)state;
    enum { MOST = 1100, WINDOWS = 6 };
    static double x[MOST + SHIFTS], a[100], b[100];
    const gn_kernels *plain = gn_kernels_find("generic");
    const size_t widths[WINDOWS] = {1, 2, 3, 12, 40, 97};
    const char *isa;
    uint64_t seed = 8;
    for (size_t i = 0; i < MOST + SHIFTS; i++)
        x[i] = i / 100 % 3 == 0 && check_random(&seed) % 3 == 0 ? NAN : 1e8 + check_normal(&seed);
    for (size_t t = 0; (isa = gn_kernels_name(t)) != NULL; t++) {
        const gn_kernels *k = gn_kernels_find(isa);
        if (!k) continue;
        for (size_t shift = 0; shift < SHIFTS; shift++) {
            for (size_t n = 500; n <= MOST; n += 7) {
                size_t gone, expected;
                check_bits(k->sum(x + shift, n, &gone), plain->sum(x + shift, n, &expected));
                assert_int_equal(gone, expected);
            }
            for (size_t w = 0; w < WINDOWS; w++)
                for (size_t n = 0; n <= 70; n++) {
                    const double *from = x + shift + 13 * n % 200;
                    for (int what = GN_WINDOW_SUM; what <= GN_WINDOW_ZSCORE; what++) {
                        const size_t least = n % 2 ? widths[w] : 1;
                        for (size_t i = 0; i < 100; i++) a[i] = b[i] = GUARD;
                        k->window((gn_window_kind)what, from, n, widths[w], least, a + shift);
                        plain->window((gn_window_kind)what, from, n, widths[w], least, b + shift);
                        assert_memory_equal(a, b, sizeof a);
                    }
                }
        }
    }
}

static void sums_and_extremes_leave_missing_values_out(void **state)
{
    (void)state;
    const gn_kernels *k = gn_kernels_get();
    uint64_t seed = 3;
    double x[LONGEST + SHIFTS];
    for (size_t n = 0; n <= LONGEST; n++)
        for (size_t shift = 0; shift < SHIFTS; shift++) {
            size_t missing = 0, got;
            long double sum = 0, size = 0;
            double low = INFINITY, high = -INFINITY, min, max;
            for (size_t i = 0; i < n; i++) {
                x[shift + i] = check_random(&seed) % 4 ? 1e6 * check_normal(&seed) : NAN;
                if (isnan(x[shift + i])) {
                    missing++;
                    continue;
                }
                sum += x[shift + i];
                size += fabs(x[shift + i]);
                low = fmin(low, x[shift + i]);
                high = fmax(high, x[shift + i]);
            }
            const double s = k->sum(x + shift, n, &got);
            assert_int_equal(got, missing);
            assert_true(fabsl(s - sum) <= ((long double)n / 8 + 3) * 0x1p-53L * size);
            k->extremes(x + shift, n, &min, &max);
            check_bits(min, low);
            check_bits(max, high);
        }
}

static void a_single_value_is_the_difference_within_a_year_and_itself_at_its_beginning(void **state)
{
    (void)state;
    const gn_kernels *k = gn_kernels_get();
    uint64_t seed = 5;
    double x[LONGEST], out[LONGEST];
    for (size_t n = 0; n <= LONGEST; n++)
        for (size_t phase = 0; phase < 12; phase++) {
            gn_year_pattern y = {.season = 12, .phase = phase};
            for (size_t i = 0; i < 20; i++) y.keep[i] = i % 12 ? ~0ull : 0, y.join[i] = i % 12 == 1 ? ~0ull : 0;
            for (size_t i = 0; i < n; i++) x[i] = check_random(&seed) % 5 ? check_normal(&seed) : NAN;
            k->single(x, NAN, out, n, &y, false);
            for (size_t i = 0; i < n; i++) {
                const size_t at = (phase + i) % 12;
                double before = i ? x[i - 1] : NAN;
                if (at == 0 || (at == 1 && isnan(before))) before = 0;
                check_close(out[i], x[i] - before, 0, 0);
            }
        }
}

static void the_set_in_use_is_one_of_the_known_ones(void **state)
{
    (void)state;
    assert_non_null(gn_kernels_find(gn_cpu_isa()));
    assert_null(gn_kernels_find("neon"));
    assert_true(gn_cpu_cache() > 0);
}

int main(void)
{
    gn_err err;
    if (gn_cpu_check(&err) != GN_OK) {
        printf("skipped: %s\n", err.msg);
        return 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elementwise_kernels_are_within_two_units_of_the_last_place),
        cmocka_unit_test(rates_on_a_base_that_is_not_above_zero_are_missing),
        cmocka_unit_test(extreme_values_do_not_spoil_logarithms_and_powers),
        cmocka_unit_test(all_instruction_sets_give_the_same_bits_for_every_length_and_alignment),
        cmocka_unit_test(long_sums_and_windows_have_the_same_bits_everywhere),
        cmocka_unit_test(sums_and_extremes_leave_missing_values_out),
        cmocka_unit_test(a_single_value_is_the_difference_within_a_year_and_itself_at_its_beginning),
        cmocka_unit_test(the_set_in_use_is_one_of_the_known_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
