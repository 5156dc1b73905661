/* The lane recursions: the same bits from each instruction set, and each lane as if it ran alone. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "models/lanes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = 61, M = 12, PAR = 64 * LANES };

static size_t tables(const lane_kernels **out)
{
    size_t n = 0;
    out[n++] = &lane_kernels_generic;
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) out[n++] = &lane_kernels_avx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) out[n++] = &lane_kernels_avx512;
#endif
    return n;
}

typedef struct data {
    _Alignas(64) double par[PAR], work[PAR], state[PAR], y[N], a[N], b[N], seasonal[M];
} data;

static void fill(data *d, uint64_t seed)
{
    for (int t = 0; t < N; t++) {
        d->y[t] = 1 + 0.2 * sin(t * 0.5236) + 0.05 * check_normal(&seed);
        d->a[t] = 1 + 0.1 * check_normal(&seed);
        d->b[t] = 0.01 * check_normal(&seed);
    }
    for (int j = 0; j < M; j++) d->seasonal[j] = 0.1 * check_normal(&seed);
    for (int i = 0; i < PAR; i++) d->par[i] = 0.05 + 0.9 * check_uniform(&seed);
}

static void same(const lane_sums *x, const lane_sums *y, bool product, bool least)
{
    for (int k = 0; k < LANES; k++) {
        check_bits(x->squares[k], y->squares[k]);
        if (product) check_bits(x->mantissa[k], y->mantissa[k]);
        if (product) check_bits(x->exponent[k], y->exponent[k]);
        if (least) check_bits(x->least[k], y->least[k]);
    }
}

static void run(const lane_kernels *k, int which, data *d, lane_sums *out)
{
    memset(out, 0, sizeof *out);
    memset(d->work, 0, sizeof d->work);
    if (which < 30) {
        const ets_form form = {which < 15 ? ETS_ADD : ETS_MUL, which / 3 % 5, which % 3};
        k->ets(form, d->y, N, M, d->par, d->work, out);
    } else if (which < 34) {
        k->ces((ces_kind)(which - 30), d->y, N, M, d->par, d->seasonal, d->work, out);
    } else {
        k->theta(d->y, N, d->a, d->b, d->par, out);
    }
}

static void every_instruction_set_gives_the_same_bits(void **state)
{
    (void)state;
    const lane_kernels *table[3];
    const size_t count = tables(table);
    data *d = aligned_alloc(64, (sizeof *d + 63) / 64 * 64);
    assert_non_null(d);
    for (int which = 0; which < 35; which++) {
        lane_sums first, other;
        fill(d, (uint64_t)which + 3);
        run(table[0], which, d, &first);
        for (size_t i = 1; i < count; i++) {
            run(table[i], which, d, &other);
            same(&first, &other, which >= 15 && which < 30, which < 30);
        }
    }
    free(d);
}

static void arma_gives_the_same_bits_and_lanes_do_not_meet(void **state)
{
    (void)state;
    const lane_kernels *table[3];
    const size_t count = tables(table);
    _Alignas(64) double phi[3 * LANES], theta[2 * LANES], mean[LANES], alone[3 * LANES], alone_theta[2 * LANES];
    _Alignas(64) double final[3 * LANES];
    double *work = aligned_alloc(64, (arma_work(3, 2) * sizeof *work + 63) / 64 * 64), y[N];
    assert_non_null(work);
    uint64_t seed = 11;
    for (int t = 0; t < N; t++) y[t] = check_normal(&seed);
    for (int k = 0; k < LANES; k++) { /* some lanes settle soon, some never, one is not stationary */
        phi[k] = 0.1 * k;
        phi[LANES + k] = -0.05 * k;
        phi[2 * LANES + k] = k == 5 ? 1.2 : 0.01;
        theta[k] = 0.9 - 0.2 * k;
        theta[LANES + k] = k == 3 ? -0.95 : 0;
        mean[k] = 0.1;
    }
    lane_sums first, other;
    for (size_t i = 0; i < count; i++) {
        table[i]->arma(y, N, 3, 2, phi, theta, mean, work, final, i ? &other : &first);
        for (int k = 0; i > 0 && k < LANES; k++) {
            if (k == 5) continue; /* NaN, of whatever sign */
            check_bits(other.squares[k], first.squares[k]);
            check_bits(other.mantissa[k], first.mantissa[k]);
        }
    }
    assert_false(first.least[5] > 0);
    for (int k = 0; k < LANES; k++) {
        if (k == 5) continue;
        for (int i = 0; i < 3 * LANES; i++) alone[i] = phi[i / LANES * LANES + k];
        for (int i = 0; i < 2 * LANES; i++) alone_theta[i] = theta[i / LANES * LANES + k];
        table[0]->arma(y, N, 3, 2, alone, alone_theta, mean, work, final, &other);
        check_bits(other.squares[0], first.squares[k]);
        check_bits(other.squares[7], first.squares[k]);
    }
    free(work);
}

/* The likelihood of white noise and of AR(1) by hand. */
static void arma_likelihood_is_the_exact_one(void **state)
{
    (void)state;
    _Alignas(64) double phi[LANES], none[LANES] = {0}, final[LANES];
    double work[256] __attribute__((aligned(64)));
    const double y[] = {1, -0.5, 0.25};
    lane_sums r;
    for (int k = 0; k < LANES; k++) phi[k] = 0.6;
    assert_true(arma_work(1, 0) <= 256);
    lane_kernels_generic.arma(y, 3, 1, 0, phi, none, none, work, final, &r);
    check_close(r.squares[0], 1 * (1 - 0.36) + (-0.5 - 0.6) * (-0.5 - 0.6) + (0.25 + 0.3) * (0.25 + 0.3), 0, 1e-14);
    check_close(ldexp(r.mantissa[0], (int)r.exponent[0]), 1 / (1 - 0.36), 0, 1e-14);
    check_close(final[0], 0.6 * 0.25, 0, 1e-14);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_instruction_set_gives_the_same_bits),
        cmocka_unit_test(arma_gives_the_same_bits_and_lanes_do_not_meet),
        cmocka_unit_test(arma_likelihood_is_the_exact_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
