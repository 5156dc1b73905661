/* Intervals hold what they promise on series simulated from the models' own processes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_forecast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = 120, H = 6, WALK = 0, NOISE, TREND, SEASON, AR };

static bool sanitised(void)
{
    const char *mode = getenv("MODE");
    return mode && strcmp(mode, "release") != 0;
}

static void simulate(int process, uint64_t *seed, double *y)
{
    double level = 500, slope = 1, state = 0;
    for (int t = 0; t < N + H; t++) {
        const double e = check_normal(seed);
        switch (process) {
        case WALK: y[t] = level += 5 * e; break;
        case NOISE: y[t] = 500 + 10 * e; break;
        case TREND:
            y[t] = level + slope + 5 * e;
            level += slope + 0.3 * 5 * e;
            slope += 0.05 * 5 * e;
            break;
        case SEASON: y[t] = 500 + 50 * sin(t * 0.5235987755982988) + 10 * e; break;
        default:
            state = 0.7 * state + 10 * e;
            y[t] = 500 + state;
            break;
        }
    }
}

static void check_coverage(const char *model, int process, gn_interval interval)
{
    const int runs = sanitised() ? 10 : 150;
    uint64_t seed = 77;
    double y[N + H], mean[H], lower[2 * H], upper[2 * H], inside[2] = {0};
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = model;
    opt.season = 12;
    opt.interval = interval;
    opt.horizon = H;
    gn_arena *a;
    assert_int_equal(gn_arena_new(gn_forecast_scratch(&opt, N), &a, NULL), GN_OK);
    for (int i = 0; i < runs; i++) {
        simulate(process, &seed, y);
        gn_forecast f = {.mean = mean, .lower = lower, .upper = upper};
        assert_int_equal(gn_forecast_series(y, N, &opt, a, &f, NULL), GN_OK);
        for (int l = 0; l < 2; l++)
            for (int h = 0; h < H; h++)
                inside[l] += (y[N + h] >= lower[l * H + h] && y[N + h] <= upper[l * H + h]) / (double)(runs * H);
    }
    gn_arena_free(a);
    if (sanitised()) return;
    if (inside[0] < 0.74 || inside[0] > 0.92 || inside[1] < 0.90 || inside[1] > 0.99)
        print_error("%s on process %d, interval %d: %.3f in 80 %%, %.3f in 95 %%\n", model, process, (int)interval,
                    inside[0], inside[1]);
    assert_true(inside[0] >= 0.74 && inside[0] <= 0.92);
    assert_true(inside[1] >= 0.90 && inside[1] <= 0.99);
}

static void models_cover_their_own_processes(void **state)
{
    (void)state;
    static const struct {
        const char *model;
        int process;
    } rows[] = {{"naive", WALK}, {"drift", WALK},      {"ses", WALK},         {"ets", WALK},      {"arima", WALK},
                {"theta", WALK}, {"mean", NOISE},      {"ses", NOISE},        {"ets", NOISE},     {"arima", NOISE},
                {"holt", TREND}, {"ets", TREND},       {"arima", AR},         {"snaive", SEASON}, {"hw", SEASON},
                {"ets", SEASON}, {"stl", SEASON},      {"loglinear", SEASON}, {"linear", NOISE},  {"dot", WALK},
                {"otm", WALK},   {"stl:arima", SEASON}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_coverage(rows[i].model, rows[i].process, GN_INTERVAL_ANALYTIC);
        check_coverage(rows[i].model, rows[i].process, GN_INTERVAL_SIMULATED);
    }
}

static void auto_covers_every_process(void **state)
{
    (void)state;
    for (int process = WALK; process <= AR; process++) check_coverage("auto", process, GN_INTERVAL_ANALYTIC);
}

static void conformal_bounds_hold_what_they_promise(void **state)
{
    (void)state;
    static const struct {
        const char *model;
        int process;
    } rows[] = {{"naive", WALK}, {"ses", WALK}, {"mean", NOISE}, {"ses", NOISE},
                {"hw", SEASON},  {"mean", AR},  {"ets", AR}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_coverage(rows[i].model, rows[i].process, GN_INTERVAL_CONFORMAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(models_cover_their_own_processes),
        cmocka_unit_test(conformal_bounds_hold_what_they_promise),
        cmocka_unit_test(auto_covers_every_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
