/* Memory that runs out: the k-th allocation of every engine function fails, for k = 1, 2, ... until none is left to
 * fail. Each time the function says GN_E_NOMEM and gives back what it had. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_arena.h"
#include "gnomon/gn_factor.h"
#include "gnomon/gn_festival.h"
#include "gnomon/gn_frequency.h"
#include "gnomon/gn_outlier.h"
#include "gnomon/gn_regress.h"
#include "gnomon/gn_roll.h"
#include "gnomon/gn_seasonal.h"
#include "gnomon/gn_strings.h"
#include "gnomon/gn_tests.h"

#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t n);
void *__real_calloc(size_t count, size_t n);
void *__real_realloc(void *p, size_t n);
void *__real_aligned_alloc(size_t align, size_t n);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t count, size_t n);
void *__wrap_realloc(void *p, size_t n);
void *__wrap_aligned_alloc(size_t align, size_t n);
void __wrap_free(void *p);

static atomic_int left = -1; /* allocations until one fails; below 0: none does */
static atomic_int held;      /* pieces not given back yet */

static bool refuse(void)
{
    return atomic_load(&left) >= 0 && atomic_fetch_sub(&left, 1) == 0;
}

static void *counted(void *p)
{
    if (p) atomic_fetch_add(&held, 1);
    return p;
}

void *__wrap_malloc(size_t n)
{
    return refuse() ? NULL : counted(__real_malloc(n));
}

void *__wrap_calloc(size_t count, size_t n)
{
    return refuse() ? NULL : counted(__real_calloc(count, n));
}

void *__wrap_realloc(void *p, size_t n)
{
    if (refuse()) return NULL;
    void *q = __real_realloc(p, n);
    if (!p) counted(q);
    return q;
}

void *__wrap_aligned_alloc(size_t align, size_t n)
{
    return refuse() ? NULL : counted(__real_aligned_alloc(align, n));
}

void __wrap_free(void *p)
{
    if (p) atomic_fetch_sub(&held, 1);
    __real_free(p);
}

enum { N = 120, COUNT = 20, MOST_ALLOCATIONS = 200 };
static const double GUARD = 4711;
static double x[COUNT * N], gaps[COUNT * N], out[COUNT * COUNT * 4 + COUNT * N];

static gn_status roll(gn_err *err)
{
    return gn_roll_series(GN_ROLL_MAX, 150, 1, x, NULL, 1000, out, NULL, err);
}
static gn_status roll_wide(gn_err *err)
{
    return gn_roll_series(GN_ROLL_SD, 200, 1, x, NULL, 1000, out, NULL, err);
}
static gn_status roll_median(gn_err *err)
{
    return gn_roll_series(GN_ROLL_MEDIAN, 600, 1, x, NULL, 1000, out, NULL, err);
}
static gn_status roll_correlation(gn_err *err)
{
    return gn_roll_correlation(200, 2, x, x + 1, NULL, NULL, 1000, out, NULL, err);
}
static gn_status fill(gn_err *err)
{
    return gn_fill_gaps(gaps, NULL, N, 12, 0, out, NULL, NULL, err);
}
static gn_status denton(gn_err *err)
{
    return gn_denton(GN_AGGREGATE_SUM, x, N / 3, 3, NULL, N, out, err);
}
static gn_status chow_lin(gn_err *err)
{
    return gn_chow_lin(GN_AGGREGATE_SUM, GN_DISTURBANCE_AR1, NAN, x, N / 3, 3, x + N, 2, N, out, NULL, NULL, err);
}
static gn_status correlations(gn_err *err)
{
    return gn_correlation_matrix(gaps, COUNT, N, 0, 1, out, err);
}
static gn_status components(gn_err *err)
{
    return gn_principal_components(x, COUNT, N, 2, out, out + 2 * COUNT, out + 2 * COUNT + 2 * N, err);
}
static gn_status outliers(gn_err *err)
{
    gn_outlier found[3];
    size_t count;
    const gn_outlier_options o = {12, true, 4, 3};
    return gn_outliers_find(&o, x, N, found, &count, out, err);
}
static gn_status festival(gn_err *err)
{
    gn_festival_fit fit;
    return gn_festival_adjust(gn_month(2001, 1), 7, 7, x, NULL, N, &fit, out, NULL, err);
}
static gn_status adjust(gn_err *err)
{
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.before = o.after = 10;
    gn_seasonal s = {.adjusted = out};
    return gn_seasonal_adjust(&o, gn_month(2001, 1), gaps, NULL, N, &s, err);
}
static gn_status adf(gn_err *err)
{
    gn_test t;
    return gn_adf(x, N, GN_TREND_CONSTANT, 6, true, &t, err);
}
static gn_status kpss(gn_err *err)
{
    gn_test t;
    return gn_kpss(x, N, GN_TREND_CONSTANT, 6, &t, err);
}
static gn_status regress(gn_err *err)
{
    return gn_regress_panel(gaps, COUNT, N, x, 3, 1, out, out + 3 * COUNT, NULL, NULL, NULL, err);
}
static gn_status robust(gn_err *err)
{
    return gn_regress_robust(GN_ROBUST_HUBER, x, N, x + N, 2, out, NULL, NULL, NULL, err);
}
static gn_status lower(gn_err *err)
{
    size_t offset[COUNT + 1];
    int64_t first[COUNT] = {0};
    gn_key key[COUNT] = {{0}};
    gn_panel *made;
    for (size_t i = 0; i <= COUNT; i++) offset[i] = i * N;
    for (size_t i = 0; i < COUNT; i++) first[i] = gn_month(2000, 1);
    const gn_panel p = {GN_FREQ_MONTH, COUNT, offset, first, key, x, NULL};
    const gn_status st = gn_lower_frequency_panel(GN_AGGREGATE_SUM, &p, GN_FREQ_QUARTER, false, false, 1, &made, err);
    gn_panel_free(made);
    return st;
}
static gn_status arena(gn_err *err)
{
    gn_arena *a;
    const gn_status st = gn_arena_new(1000, &a, err);
    gn_arena_free(a);
    return st;
}
static gn_status strings(gn_err *err)
{
    gn_strings *s;
    gn_status st = gn_strings_new(&s, err);
    for (int i = 0; st == GN_OK && i < 300; i++) {
        char text[32];
        snprintf(text, sizeof text, "text %d", i);
        if (!gn_strings_add(s, text, strlen(text))) st = gn_fail(err, GN_E_NOMEM, "strings: %d", i);
    }
    gn_strings_free(s);
    return st;
}

static const struct {
    const char *name;
    gn_status (*run)(gn_err *err);
} functions[] = {{"roll", roll},
                 {"roll wide", roll_wide},
                 {"roll median", roll_median},
                 {"roll correlation", roll_correlation},
                 {"fill gaps", fill},
                 {"denton", denton},
                 {"chow-lin", chow_lin},
                 {"correlation matrix", correlations},
                 {"principal components", components},
                 {"outliers", outliers},
                 {"festival", festival},
                 {"seasonal adjustment", adjust},
                 {"adf", adf},
                 {"kpss", kpss},
                 {"regress", regress},
                 {"robust", robust},
                 {"lower frequency", lower},
                 {"arena", arena},
                 {"strings", strings}};

static void every_allocation_may_fail(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (size_t t = 0; t < COUNT * N; t++) {
        x[t] = 100 + 10 * sin(0.5235987755982988 * (double)(t % 12)) + check_normal(&seed);
        gaps[t] = t % 37 == 20 ? NAN : x[t];
    }
    for (size_t f = 0; f < sizeof functions / sizeof *functions; f++) {
        int k = 0;
        for (;; k++) {
            gn_err err = {0};
            assert_true(k < MOST_ALLOCATIONS);
            out[0] = GUARD;
            const int before = atomic_load(&held);
            atomic_store(&left, k);
            const gn_status st = functions[f].run(&err);
            const bool failed = atomic_exchange(&left, -1) < 0;
            if (atomic_load(&held) != before)
                fail_msg("%s keeps %d pieces after allocation %d failed", functions[f].name,
                         atomic_load(&held) - before, k + 1);
            if (!failed) {
                if (st) fail_msg("%s: %s", functions[f].name, err.msg);
                break;
            }
            if (st != GN_E_NOMEM) fail_msg("%s, allocation %d: status %d", functions[f].name, k + 1, (int)st);
            assert_int_equal(err.status, GN_E_NOMEM);
            assert_true(err.msg[0] != '\0');
            check_bits(out[0], GUARD);
        }
        if (k == 0) fail_msg("%s allocates nothing", functions[f].name);
        print_message("%s: %d allocations\n", functions[f].name, k);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
