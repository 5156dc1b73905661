/* Every model of the registry on series of every shape. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { H = 14, LEVELS = 2, MOST = 120 };

typedef struct answer {
    double mean[H], lower[LEVELS * H], upper[LEVELS * H];
    const char *model;
    char reason[160];
} answer;

static gn_status ask(const char *model, const double *y, size_t n, int season, gn_domain domain, answer *a)
{
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = model;
    opt.season = season;
    opt.horizon = H;
    opt.domain = domain;
    gn_arena *arena;
    assert_int_equal(gn_arena_new(gn_forecast_scratch(&opt, n), &arena, NULL), GN_OK);
    gn_forecast f = {.mean = a->mean, .lower = a->lower, .upper = a->upper};
    gn_err err = {0};
    const gn_status st = gn_forecast_series(y, n, &opt, arena, &f, &err);
    gn_arena_free(arena);
    a->model = f.model;
    memcpy(a->reason, f.reason, sizeof a->reason);
    return st;
}

static void check_answer(const char *key, const char *shape, const answer *a, bool nonnegative)
{
    for (int h = 0; h < H; h++) {
        bool fine = isfinite(a->mean[h]);
        for (int i = 0; i < LEVELS; i++) {
            const double lo = a->lower[i * H + h], hi = a->upper[i * H + h];
            fine = fine && isfinite(lo) && isfinite(hi) && lo <= hi;
            if (nonnegative) fine = fine && lo >= 0 && a->mean[h] >= 0;
        }
        fine = fine && a->lower[H + h] <= a->lower[h] && a->upper[h] <= a->upper[H + h];
        if (!fine)
            print_error("%s on %s, step %d: %g [%g, %g] [%g, %g]\n", key, shape, h + 1, a->mean[h], a->lower[h],
                        a->upper[h], a->lower[H + h], a->upper[H + h]);
        assert_true(fine);
    }
}

static size_t make(int shape, double *y, const char **name)
{
    static const char *const names[] = {
        "constant", "zeros", "trend", "season",          "spikes",   "one value",  "three values", "gaps",
        "a break",  "huge",  "tiny",  "decline to zero", "negative", "many zeros", "exponential",  "alternating"};
    if (shape >= (int)(sizeof names / sizeof *names)) return 0;
    *name = names[shape];
    uint64_t seed = 1 + (uint64_t)shape;
    size_t n = 60;
    for (size_t t = 0; t < n; t++) {
        const double x = (double)t, e = check_normal(&seed);
        switch (shape) {
        case 0: y[t] = 7.5; break;
        case 1: y[t] = 0; break;
        case 2: y[t] = 10 + 2 * x; break;
        case 3: y[t] = 100 + 30 * sin(x * 0.5235987755982988) + e; break;
        case 4: y[t] = t % 17 == 5 ? 1000 : 10 + e; break;
        case 7: y[t] = t % 5 == 3 || t < 2 || t > 56 ? NAN : 20 + x + e; break;
        case 8: y[t] = (t < 30 ? 10 : 1000) + e; break;
        case 9: y[t] = 1e300 * (1 + 0.01 * e); break;
        case 10: y[t] = 1e-300 * (1 + 0.01 * e); break;
        case 11: y[t] = 100 * exp(-0.2 * x); break;
        case 12: y[t] = -50 + e; break;
        case 13: y[t] = t % 4 ? 0 : 5 + e; break;
        case 14: y[t] = exp(0.15 * x); break;
        case 15: y[t] = t % 2 ? 1 : 100; break;
        default: y[t] = 5 + x * x; break;
        }
    }
    return shape == 5 ? 1 : shape == 6 ? 3 : n;
}

static void every_model_gives_finite_ordered_bounds_on_every_shape(void **state)
{
    (void)state;
    static const int seasons[] = {1, 4, 12, 24};
    for (size_t i = 0; gn_model_at(i); i++)
        for (size_t k = 0; k < sizeof seasons / sizeof *seasons; k++) {
            double y[MOST];
            const char *name;
            size_t n;
            for (int shape = 0; (n = make(shape, y, &name)) > 0; shape++) {
                answer a, again;
                const char *key = gn_model_key(gn_model_at(i));
                assert_int_equal(ask(key, y, n, seasons[k], GN_DOMAIN_AUTO, &a), GN_OK);
                check_answer(key, name, &a, shape != 12);
                assert_int_equal(ask(key, y, n, seasons[k], GN_DOMAIN_AUTO, &again), GN_OK);
                assert_memory_equal(a.mean, again.mean, sizeof a.mean);
                assert_memory_equal(a.upper, again.upper, sizeof a.upper);
            }
        }
}

static void every_length_from_one_on_gives_a_forecast(void **state)
{
    (void)state;
    uint64_t seed = 5;
    double y[MOST];
    for (size_t t = 0; t < MOST; t++) y[t] = 50 + 10 * sin((double)t) + check_normal(&seed);
    for (size_t i = 0; gn_model_at(i); i++)
        for (size_t n = 1; n <= 40; n++) {
            answer a;
            const char *key = gn_model_key(gn_model_at(i));
            assert_int_equal(ask(key, y, n, 4, GN_DOMAIN_AUTO, &a), GN_OK);
            check_answer(key, "a short series", &a, true);
        }
}

static void scaling_a_series_scales_its_forecast(void **state)
{
    (void)state;
    uint64_t seed = 9;
    double y[MOST], scaled[MOST];
    for (size_t t = 0; t < 72; t++) {
        y[t] = (100 + (double)t) * (1 + 0.2 * sin((double)t * 0.5235987755982988)) + 3 * check_normal(&seed);
        scaled[t] = 1024 * y[t];
    }
    for (size_t i = 0; gn_model_at(i); i++) {
        answer a, b;
        const char *key = gn_model_key(gn_model_at(i));
        assert_int_equal(ask(key, y, 72, 12, GN_DOMAIN_AUTO, &a), GN_OK);
        assert_int_equal(ask(key, scaled, 72, 12, GN_DOMAIN_AUTO, &b), GN_OK);
        for (int h = 0; h < H; h++) {
            check_close(b.mean[h], 1024 * a.mean[h], 0, 1e-9);
            check_close(b.upper[h], 1024 * a.upper[h], 0, 1e-9);
        }
    }
}

static void shares_stay_between_zero_and_a_hundred(void **state)
{
    (void)state;
    double y[20];
    for (int t = 0; t < 20; t++) y[t] = 61 + 2 * t;
    answer a;
    assert_int_equal(ask("drift", y, 20, 1, GN_DOMAIN_PERCENT, &a), GN_OK);
    check_close(a.mean[0], 100, 0, 0);
    for (int h = 0; h < LEVELS * H; h++) assert_true(a.upper[h] <= 100);
}

static void a_model_that_needs_more_values_says_so_and_falls_back(void **state)
{
    (void)state;
    const double y[] = {10, 12, 11};
    answer a;
    assert_int_equal(ask("hw", y, 3, 12, GN_DOMAIN_AUTO, &a), GN_OK);
    assert_string_not_equal(a.model, "hw");
    assert_int_equal(strncmp(a.reason, "hw: too few values", 18), 0);
}

static void wrong_options_are_refused(void **state)
{
    (void)state;
    const double y[] = {1, 2, INFINITY, 4};
    const double nothing[] = {NAN, NAN};
    answer a;
    assert_int_equal(ask("naive", y, 4, 1, GN_DOMAIN_AUTO, &a), GN_E_RANGE);
    assert_int_equal(ask("naive", nothing, 2, 1, GN_DOMAIN_AUTO, &a), GN_E_SHORT);
    assert_int_equal(ask("naive", y, 2, 0, GN_DOMAIN_AUTO, &a), GN_E_ARG);
    assert_int_equal(ask("oracle", y, 2, 1, GN_DOMAIN_AUTO, &a), GN_E_ARG);
}

static void keys_are_unique_and_every_row_is_complete(void **state)
{
    (void)state;
    for (size_t i = 0; gn_model_at(i); i++) {
        const gn_model *m = gn_model_at(i);
        assert_ptr_equal(gn_model_find(gn_model_key(m)), m);
        assert_true(strlen(gn_model_title(m)) > 0 && strlen(gn_model_source(m)) > 0);
    }
    assert_null(gn_model_find("nonsense"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_model_gives_finite_ordered_bounds_on_every_shape),
        cmocka_unit_test(every_length_from_one_on_gives_a_forecast),
        cmocka_unit_test(scaling_a_series_scales_its_forecast),
        cmocka_unit_test(shares_stay_between_zero_and_a_hundred),
        cmocka_unit_test(a_model_that_needs_more_values_says_so_and_falls_back),
        cmocka_unit_test(wrong_options_are_refused),
        cmocka_unit_test(keys_are_unique_and_every_row_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
