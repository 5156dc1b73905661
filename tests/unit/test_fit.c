/* Stored fits: a longer series is forecast by the parameters of the shorter one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = 72, MORE = 6, H = 12 };

typedef struct answer {
    double mean[H], lower[2 * H], upper[2 * H];
    gn_forecast f;
} answer;

static void run(const double *y, size_t n, gn_forecast_options o, answer *to)
{
    gn_arena *a;
    gn_err err = {0};
    to->f = (gn_forecast){.mean = to->mean, .lower = to->lower, .upper = to->upper};
    assert_int_equal(gn_arena_new(gn_forecast_scratch(&o, n), &a, NULL), GN_OK);
    assert_int_equal(gn_forecast_series(y, n, &o, a, &to->f, &err), GN_OK);
    gn_arena_free(a);
}

static void make(double y[N + MORE], uint64_t seed)
{
    for (int t = 0; t < N + MORE; t++)
        y[t] = (100 + t) * (1 + 0.2 * sin(t * 6.283185307 / 12)) * exp(0.05 * check_normal(&seed));
}

static gn_forecast_options options(const char *model)
{
    gn_forecast_options o = gn_forecast_options_defaults();
    o.model = model;
    o.season = 12;
    o.horizon = H;
    return o;
}

static gn_fit new_fit(const gn_forecast_options *o)
{
    gn_fit f = {.capacity = gn_fit_capacity(o)};
    f.value = malloc(f.capacity * sizeof *f.value);
    assert_non_null(f.value);
    return f;
}

static void the_same_values_by_the_stored_fit_give_the_same_forecast(void **state)
{
    (void)state;
    double y[N + MORE];
    make(y, 11);
    y[5] = NAN;
    for (size_t i = 0; gn_model_at(i); i++) {
        gn_forecast_options o = options(gn_model_key(gn_model_at(i)));
        gn_fit fit = new_fit(&o), again = new_fit(&o);
        answer a, b;
        o.record = &fit;
        run(y, N, o, &a);
        o.replay = &fit;
        o.record = &again;
        run(y, N, o, &b);
        for (int h = 0; h < H; h++) {
            check_close(b.mean[h], a.mean[h], 1e-9, 0);
            check_close(b.lower[h], a.lower[h], 1e-6, 0);
            check_close(b.upper[H + h], a.upper[H + h], 1e-6, 0);
        }
        if (fit.count) {
            assert_non_null(strstr(b.f.reason, "stored fit of 72 values"));
            assert_int_equal(again.count, fit.count);
            assert_memory_equal(again.value, fit.value, fit.count * sizeof *fit.value);
        }
        free(fit.value);
        free(again.value);
    }
}

static void models_that_search_keep_what_they_found(void **state)
{
    (void)state;
    static const char *const names[] = {"auto",
                                        "ses",
                                        "holt",
                                        "damped",
                                        "hw",
                                        "ets",
                                        "ets:MAM",
                                        "theta",
                                        "dot",
                                        "stm",
                                        "ces",
                                        "arima",
                                        "arima:(0,1,1)(0,1,1)",
                                        "stl",
                                        "croston",
                                        "tsb"};
    double y[N + MORE];
    make(y, 12);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        gn_forecast_options o = options(names[i]);
        gn_fit fit = new_fit(&o);
        answer a, b;
        o.record = &fit;
        run(y, N, o, &a);
        assert_true(fit.count > 0);
        assert_int_equal(fit.n, N);
        o.record = NULL;
        o.replay = &fit;
        run(y, N + MORE, o, &b); /* what came since is in it */
        assert_non_null(strstr(b.f.reason, "stored fit of 72 values"));
        assert_true(fabs(b.mean[0] - a.mean[MORE]) < 0.5 * a.mean[MORE]);
        free(fit.value);
    }
}

/* Simple exponential smoothing by hand from the stored alpha and first level. */
static void an_update_is_the_recursion_with_the_stored_parameters(void **state)
{
    (void)state;
    double y[N + MORE];
    make(y, 13);
    gn_forecast_options o = options("ses");
    gn_fit fit = new_fit(&o);
    answer a;
    o.record = &fit;
    run(y, N, o, &a);
    o.record = NULL;
    o.replay = &fit;
    run(y, N + MORE, o, &a);
    const double alpha = fit.value[3];
    double level = fit.value[9];
    for (int t = 0; t < N + MORE; t++) level += alpha * (y[t] / fit.scale - level);
    check_close(a.mean[0], level * fit.scale, 1e-12, 0);
    free(fit.value);
}

static void fits_that_do_not_suit_are_not_used(void **state)
{
    (void)state;
    double y[N + MORE];
    answer plain, a;
    make(y, 14);
    static const char *const names[] = {"ets:MAM", "arima", "auto", "ces", "dot"};
    uint64_t seed = 15;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        gn_forecast_options o = options(names[k]);
        gn_fit fit = new_fit(&o);
        o.record = &fit;
        run(y, N, o, &plain);
        o.record = NULL;
        o.replay = &fit;
        for (int i = 0; i < 200; i++) { /* numbers that nobody vouches for */
            const size_t at = (size_t)(check_random(&seed) % fit.count);
            static const double bad[] = {NAN, INFINITY, -1e300, 1e300, 0.5, -1, 7, 1e6, 0};
            const double was = fit.value[at];
            fit.value[at] = bad[check_random(&seed) % (sizeof bad / sizeof *bad)];
            run(y, N, o, &a); /* finite results, whatever it is */
            for (int h = 0; h < H; h++) assert_true(isfinite(a.mean[h]) && isfinite(a.upper[h]));
            fit.value[at] = was;
        }
        const size_t count = fit.count;
        fit.count = count - 1;
        run(y, N, o, &a);
        assert_non_null(strstr(a.f.reason, "fitted anew"));
        check_close(a.mean[0], plain.mean[0], 1e-12, 0);
        fit.count = count;
        fit.season = 5;
        run(y, N, o, &a);
        assert_non_null(strstr(a.f.reason, "fitted anew"));
        fit.season = 12;
        strcpy(fit.model, "crystal");
        run(y, N, o, &a);
        assert_non_null(strstr(a.f.reason, "fitted anew"));
        free(fit.value);
    }
    gn_forecast_options o = options("ets:MAM");
    gn_fit fit = new_fit(&o);
    o.record = &fit;
    run(y, N, o, &plain);
    o.record = NULL;
    o.replay = &fit;
    y[N] = -5; /* no products of what is below 0 */
    run(y, N + 1, o, &a);
    assert_non_null(strstr(a.f.reason, "fitted anew"));
    free(fit.value);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_values_by_the_stored_fit_give_the_same_forecast),
        cmocka_unit_test(models_that_search_keep_what_they_found),
        cmocka_unit_test(an_update_is_the_recursion_with_the_stored_parameters),
        cmocka_unit_test(fits_that_do_not_suit_are_not_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
