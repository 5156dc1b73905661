/* What the documentation claims of every forecast, on random series with extremes: finite, within the domain, bounds in
 * order and nested, the same every time; sensible at breaks, outliers, gaps and on few values. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_forecast.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { H = 13, LEVELS = 2, MOST = 90, KINDS = 12 };

typedef struct answer {
    double mean[H], lower[LEVELS * H], upper[LEVELS * H];
    const char *model;
    char reason[160];
} answer;

static bool sanitised(void)
{
    const char *mode = getenv("MODE");
    return mode && strcmp(mode, "release") != 0;
}

static double uniform(uint64_t *seed)
{
    return 0.5 * (1 + erf(check_normal(seed) / sqrt(2)));
}

static gn_forecast_options options(const char *model, int season, gn_domain domain)
{
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = model;
    opt.season = season;
    opt.horizon = H;
    opt.domain = domain;
    return opt;
}

static gn_status ask(const gn_forecast_options *opt, const double *y, size_t n, answer *a)
{
    gn_arena *arena;
    assert_int_equal(gn_arena_new(gn_forecast_scratch(opt, n), &arena, NULL), GN_OK);
    gn_forecast f = {.mean = a->mean, .lower = a->lower, .upper = a->upper};
    const gn_status st = gn_forecast_series(y, n, opt, arena, &f, NULL);
    gn_arena_free(arena);
    a->model = f.model;
    memcpy(a->reason, f.reason, sizeof a->reason);
    return st;
}

static void draw(int kind, uint64_t *seed, double *y, size_t n)
{
    double level = 100, growth = 0;
    for (size_t t = 0; t < n; t++) {
        const double e = check_normal(seed), x = (double)t;
        level *= exp(0.1 * e);
        growth += e;
        switch (kind) {
        case 0: y[t] = level; break;
        case 1: y[t] = growth; break;                                                       /* rates of growth */
        case 2: y[t] = uniform(seed) < 0.7 ? 0 : floor(exp(2 * check_normal(seed))); break; /* counts */
        case 3: y[t] = 100 / (1 + exp(-0.3 * growth)); break;                               /* shares */
        case 4: y[t] = uniform(seed) < 0.05 ? 1e9 : 5 + e; break;                           /* outliers */
        case 5: y[t] = (t < n / 2 ? 1 : 1000) * (10 + e); break;                            /* a break */
        case 6: y[t] = (100 + x) * (1 + 0.5 * sin(x * 1.5707963267948966)) * exp(0.05 * e); break;
        case 7: y[t] = exp(12 * e); break;
        case 8: y[t] = 1e-300 * (2 + e * e); break;
        case 9: y[t] = 1e290 * (e + 3); break;
        case 10: y[t] = uniform(seed) < 0.3 ? NAN : level; break;
        default: y[t] = 3; break;
        }
        if (kind == 11 && t + 1 == n) y[t] = e; /* constant to the last but one */
    }
    if (isnan(y[n - 1])) y[n - 1] = 50;
}

static void check_claims(const gn_forecast_options *opt, const double *y, size_t n, const char *what)
{
    answer a, again;
    memset(&a, 0, sizeof a);
    memset(&again, 0, sizeof again);
    const gn_status st = ask(opt, y, n, &a);
    bool negative = false;
    for (size_t t = 0; t < n; t++) negative = negative || y[t] < 0;
    const bool floor = opt->domain != GN_DOMAIN_REAL && (opt->domain != GN_DOMAIN_AUTO || !negative);
    bool fine = st == GN_OK && a.reason[sizeof a.reason - 1] == '\0' && a.model != NULL;
    for (int h = 0; fine && h < H; h++) {
        fine = fine && isfinite(a.mean[h]) && a.lower[H + h] <= a.lower[h] && a.upper[h] <= a.upper[H + h];
        for (int i = 0; i < LEVELS; i++) {
            const double lo = a.lower[i * H + h], hi = a.upper[i * H + h];
            fine = fine && isfinite(lo) && isfinite(hi) && lo <= a.mean[h] && a.mean[h] <= hi;
            if (floor) fine = fine && lo >= 0;
            if (opt->domain == GN_DOMAIN_PERCENT) fine = fine && hi <= 100;
        }
    }
    if (!fine)
        print_error("%s: %s, season %d, interval %d, %zu values\n", what, opt->model, opt->season, (int)opt->interval,
                    n);
    assert_true(fine);
    assert_int_equal(ask(opt, y, n, &again), GN_OK);
    assert_memory_equal(a.mean, again.mean, sizeof a.mean);
    assert_memory_equal(a.lower, again.lower, sizeof a.lower);
    assert_memory_equal(a.upper, again.upper, sizeof a.upper);
}

static void all_claims_hold_on_random_series(void **state)
{
    (void)state;
    const char *names[64] = {"ets:MMdM", "ets:AAM", "arima:(2,1,2)(1,1,1)", "arima:(0,2,1)", "stl:arima", "mstl:auto"};
    static const int seasons[] = {1, 4, 12};
    size_t count = 6;
    for (size_t i = 0; gn_model_at(i); i++) names[count++] = gn_model_key(gn_model_at(i));
    uint64_t seed = 2024;
    for (size_t m = 0; m < count; m++)
        for (int kind = 0; kind < KINDS; kind++)
            for (int round = 0; round < (sanitised() ? 1 : 3); round++) {
                double y[MOST];
                char what[32];
                const size_t n = 1 + (size_t)(uniform(&seed) * (MOST - 1));
                draw(kind, &seed, y, n);
                snprintf(what, sizeof what, "kind %d", kind);
                gn_forecast_options opt =
                    options(names[m], seasons[(kind + round) % 3], kind == 3 ? GN_DOMAIN_PERCENT : GN_DOMAIN_AUTO);
                opt.interval = (gn_interval)((kind + round) % 3);
                check_claims(&opt, y, n, what);
            }
}

/* Thirteen steps ahead, within six times the range of the values: nothing explodes where there is little to learn from.
 */
static void three_to_ten_values_give_a_forecast_near_them_and_a_reason(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (size_t n = 3; n <= 10; n++)
        for (int i = 0; i < (sanitised() ? 10 : 60); i++) {
            double y[10], least = INFINITY, most = -INFINITY;
            for (size_t t = 0; t < n; t++) {
                y[t] = 100 + 5 * (double)t * (i % 2) + 10 * check_normal(&seed);
                least = fmin(least, y[t]);
                most = fmax(most, y[t]);
            }
            answer a;
            const gn_forecast_options opt = options("auto", i % 3 ? 1 : 4, GN_DOMAIN_AUTO);
            assert_int_equal(ask(&opt, y, n, &a), GN_OK);
            assert_true(a.reason[0] != '\0');
            const double reach = 6 * (most - least);
            for (int h = 0; h < H; h++) assert_true(a.mean[h] > least - reach && a.mean[h] < most + reach);
        }
}

static void one_outlier_does_not_carry_the_forecast_away(void **state)
{
    (void)state;
    uint64_t seed = 3;
    double y[48], spoilt[48];
    for (int t = 0; t < 48; t++) spoilt[t] = y[t] = 100 + 3 * check_normal(&seed);
    spoilt[20] = 2000;
    answer a, b;
    const gn_forecast_options opt = options("auto", 1, GN_DOMAIN_AUTO);
    assert_int_equal(ask(&opt, y, 48, &a), GN_OK);
    assert_int_equal(ask(&opt, spoilt, 48, &b), GN_OK);
    for (int h = 0; h < H; h++) check_close(b.mean[h], a.mean[h], 0, 0.3);
}

static void after_a_break_the_new_level_goes_on(void **state)
{
    (void)state;
    uint64_t seed = 4;
    double y[60];
    for (int t = 0; t < 60; t++) y[t] = (t < 36 ? 100 : 300) + 3 * check_normal(&seed);
    answer a;
    const gn_forecast_options opt = options("auto", 1, GN_DOMAIN_AUTO);
    assert_int_equal(ask(&opt, y, 60, &a), GN_OK);
    for (int h = 0; h < H; h++) check_close(a.mean[h], 300, 0, 0.15);
}

static void gaps_change_little(void **state)
{
    (void)state;
    uint64_t seed = 5;
    double y[60], gaps[60];
    for (int t = 0; t < 60; t++) gaps[t] = y[t] = 200 + 2 * t + 4 * check_normal(&seed);
    for (int t = 3; t < 55; t += 6) gaps[t] = gaps[t + 1] = NAN;
    answer a, b;
    const gn_forecast_options opt = options("auto", 1, GN_DOMAIN_AUTO);
    assert_int_equal(ask(&opt, y, 60, &a), GN_OK);
    assert_int_equal(ask(&opt, gaps, 60, &b), GN_OK);
    for (int h = 0; h < H; h++) check_close(b.mean[h], a.mean[h], 0, 0.05);
}

static void all_zero_and_constant_series_go_on(void **state)
{
    (void)state;
    double zero[24] = {0}, constant[24];
    for (int t = 0; t < 24; t++) constant[t] = 7;
    for (size_t m = 0; gn_model_at(m); m++) {
        answer a;
        const gn_forecast_options opt = options(gn_model_key(gn_model_at(m)), 12, GN_DOMAIN_AUTO);
        assert_int_equal(ask(&opt, zero, 24, &a), GN_OK);
        for (int h = 0; h < H; h++) check_close(a.mean[h], 0, 0, 0);
        assert_int_equal(ask(&opt, constant, 24, &a), GN_OK);
        for (int h = 0; h < H; h++) check_close(a.mean[h], 7, 0, 0);
        assert_string_equal(a.reason, "all values are the same");
    }
}

/* Adding a constant to a series that is no amount adds it to the forecasts. Models that search take another way to
 * their optimum, so a hundredth of a deviation is allowed. */
static void shifting_a_series_shifts_additive_models(void **state)
{
    (void)state;
    static const char *const additive[] = {
        "naive",         "snaive", "drift", "mean",  "ses", "holt", "linear", "ets:AAA", "arima:(0,1,1)(0,1,1)",
        "arima:(1,0,0)", "stl",    "stm",   "snaive"};
    uint64_t seed = 12;
    double y[72], moved[72];
    for (int t = 0; t < 72; t++) {
        y[t] = 20 * sin(t * 1.5707963267948966) + 0.5 * t + 4 * check_normal(&seed);
        moved[t] = y[t] + 500;
    }
    for (size_t i = 0; i < sizeof additive / sizeof *additive; i++) {
        answer a, b;
        const gn_forecast_options opt = options(additive[i], 4, GN_DOMAIN_REAL);
        assert_int_equal(ask(&opt, y, 72, &a), GN_OK);
        assert_int_equal(ask(&opt, moved, 72, &b), GN_OK);
        for (int h = 0; h < H; h++) {
            if (!(fabs(b.mean[h] - 500 - a.mean[h]) < 0.5))
                print_error("%s, step %d: %g and %g\n", additive[i], h + 1, a.mean[h], b.mean[h] - 500);
            assert_true(fabs(b.mean[h] - 500 - a.mean[h]) < 0.5);
        }
    }
}

static void another_seed_moves_simulated_bounds_a_little(void **state)
{
    (void)state;
    uint64_t seed = 8;
    double y[60];
    for (int t = 0; t < 60; t++) y[t] = 500 + 20 * check_normal(&seed);
    gn_forecast_options opt = options("ets", 1, GN_DOMAIN_AUTO);
    opt.interval = GN_INTERVAL_SIMULATED;
    answer a, b;
    assert_int_equal(ask(&opt, y, 60, &a), GN_OK);
    opt.seed = 99;
    assert_int_equal(ask(&opt, y, 60, &b), GN_OK);
    assert_memory_equal(a.mean, b.mean, sizeof a.mean);
    assert_true(memcmp(a.upper, b.upper, sizeof a.upper) != 0);
    for (int h = 0; h < H; h++) check_close(b.upper[H + h] - b.mean[h], a.upper[H + h] - a.mean[h], 0, 0.2);
}

static void regressors_that_explain_a_series_explain_its_future(void **state)
{
    (void)state;
    enum { N = 60, ALL = N + H };
    uint64_t seed = 21;
    double y[N], x[2 * ALL], truth[ALL];
    static const char *const models[] = {"arima", "linear", "loglinear", "piecewise", "auto", "arima:(1,0,0)"};
    for (int t = 0; t < ALL; t++) {
        x[t] = sin(t * 0.9) + 0.3 * check_normal(&seed);
        x[ALL + t] = t % 11 == 0;
        truth[t] = 100 + 20 * x[t] - 30 * x[ALL + t];
        if (t < N) y[t] = truth[t] + check_normal(&seed);
    }
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        gn_forecast_options opt = options(models[i], 1, GN_DOMAIN_AUTO);
        opt.x = x;
        opt.n_x = 2;
        answer a;
        assert_int_equal(ask(&opt, y, N, &a), GN_OK);
        const double tolerance = strcmp(models[i], "loglinear") == 0 || strcmp(models[i], "piecewise") == 0 ? 15 : 5;
        for (int h = 0; h < H; h++) assert_true(fabs(a.mean[h] - truth[N + h]) < tolerance);
        assert_non_null(strstr(a.reason, "2 regressors"));
    }
    gn_forecast_options opt = options("ets", 1, GN_DOMAIN_AUTO);
    opt.x = x;
    opt.n_x = 2;
    answer a;
    gn_forecast f = {.mean = a.mean, .lower = a.lower, .upper = a.upper};
    assert_int_equal(gn_forecast_series(y, N, &opt, NULL, &f, NULL), GN_E_ARG);
    opt.model = "linear";
    x[5] = NAN;
    assert_int_equal(ask(&opt, y, N, &a), GN_E_RANGE);
}

static void several_seasons_are_found_and_go_on(void **state)
{
    (void)state;
    enum { N = 84 };
    uint64_t seed = 31;
    double y[N + H];
    for (int t = 0; t < N + H; t++) y[t] = 300 + 40 * (t % 4 == 1) + 25 * (t % 21 < 7) + check_normal(&seed);
    gn_forecast_options opt = options("mstl", 4, GN_DOMAIN_AUTO);
    opt.more_season[0] = 21;
    opt.n_more_seasons = 1;
    answer a;
    assert_int_equal(ask(&opt, y, N, &a), GN_OK);
    double error = 0;
    for (int h = 0; h < H; h++) error += fabs(a.mean[h] - y[N + h]) / H;
    assert_true(error < 6);
    opt.more_season[0] = 3;
    gn_forecast f = {.mean = a.mean, .lower = a.lower, .upper = a.upper};
    assert_int_equal(gn_forecast_series(y, N, &opt, NULL, &f, NULL), GN_E_ARG);
}

static void forms_are_read_and_wrong_ones_refused(void **state)
{
    (void)state;
    static const char *const good[] = {"ets:MAM",
                                       "ets:AAdN",
                                       "ets:ZZZ",
                                       "ets:MMdM",
                                       "ets:ZAZ",
                                       "arima:(1,1,1)",
                                       "arima:(0,1,1)(0,1,1)12",
                                       "arima:(1,0,0)-c",
                                       "arima:(0,1,0)+c",
                                       "stl:arima",
                                       "mstl:ets:AAN",
                                       "stl:arima:(1,1,0)"};
    static const char *const bad[] = {"ets:",
                                      "ets:XYZ",
                                      "ets:MAAM",
                                      "ets:AdAN",
                                      "arima:",
                                      "arima:1,1,1",
                                      "arima:(1,1)",
                                      "arima:(6,0,0)",
                                      "arima:(1,3,0)",
                                      "arima:(0,2,0)+c",
                                      "arima:(1,1,1)(0,2,1)",
                                      "arima:(1,0,0)x",
                                      "stl:",
                                      "stl:mstl",
                                      "stl:nothing",
                                      "naive:x",
                                      "",
                                      ":"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (gn_model_check(good[i], NULL) != GN_OK) print_error("%s\n", good[i]);
        assert_int_equal(gn_model_check(good[i], NULL), GN_OK);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        gn_err err = {0};
        if (gn_model_check(bad[i], &err) != GN_E_ARG) print_error("%s\n", bad[i]);
        assert_int_equal(gn_model_check(bad[i], &err), GN_E_ARG);
        assert_true(err.msg[0] != '\0');
        assert_null(gn_model_find(bad[i]));
    }
    assert_int_equal(gn_model_check(NULL, NULL), GN_E_ARG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_claims_hold_on_random_series),
        cmocka_unit_test(three_to_ten_values_give_a_forecast_near_them_and_a_reason),
        cmocka_unit_test(one_outlier_does_not_carry_the_forecast_away),
        cmocka_unit_test(after_a_break_the_new_level_goes_on),
        cmocka_unit_test(gaps_change_little),
        cmocka_unit_test(all_zero_and_constant_series_go_on),
        cmocka_unit_test(shifting_a_series_shifts_additive_models),
        cmocka_unit_test(another_seed_moves_simulated_bounds_a_little),
        cmocka_unit_test(regressors_that_explain_a_series_explain_its_future),
        cmocka_unit_test(several_seasons_are_found_and_go_on),
        cmocka_unit_test(forms_are_read_and_wrong_ones_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
