/* Accuracy on the 3003 series of the M3 competition, against floors: nobody makes a model worse without noticing. Under
 * the sanitisers a sample, for finite results only. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_forecast.h"
#include "gnomon/gn_parallel.h"
#include "models/season.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SERIES = 1500, MOST_VALUES = 160, MOST_STEPS = 18, FILES = 4 };

typedef struct table {
    size_t count, n[MOST_SERIES];
    double y[MOST_SERIES][MOST_VALUES];
} table;

/* Sums over series of sMAPE, MASE, MSIS, share inside the 95 % interval; of Naive2's sMAPE and MASE. */
typedef struct score {
    double smape, mase, msis, inside, naive_smape, naive_mase;
    bool sound; /* done, all finite and in order: asserted in the main thread */
} score;

typedef struct run {
    const table *train, *test;
    const char *model;
    int season;
    size_t every;
    score *of; /* each series */
} run;

static const char *const files[FILES] = {"yearly", "quarterly", "monthly", "other"};
static const int seasons[FILES] = {1, 4, 12, 1};
static table *train[FILES], *test[FILES];

static bool sanitised(void)
{
    const char *mode = getenv("MODE");
    return mode && strcmp(mode, "release") != 0;
}

static table *read_table(const char *file, const char *part)
{
    char name[64];
    snprintf(name, sizeof name, "forecasting/m3/%s-%s.csv", file, part);
    char *text = check_read_file(check_shared(name), NULL), *rest = text;
    table *t = calloc(1, sizeof *t);
    assert_non_null(t);
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line; t->count++) {
        assert_true(t->count < MOST_SERIES);
        strsep(&line, ",");
        size_t *n = &t->n[t->count];
        for (char *cell; (cell = strsep(&line, ",")) != NULL && *cell;) {
            assert_true(*n < MOST_VALUES);
            t->y[t->count][(*n)++] = strtod(cell, NULL);
        }
    }
    free(text);
    return t;
}

/* The naive forecast after taking out a significant season, as in the M4 competition. */
static void naive2(const double *y, size_t n, int m, size_t steps, double *out)
{
    gn_arena *a;
    double index[12];
    const bool seasonal =
        gn_arena_new(1 << 16, &a, NULL) == GN_OK && season_present(y, n, m) && season_indices(y, n, m, true, index, a);
    for (size_t h = 0; h < steps; h++)
        out[h] = seasonal ? y[n - 1] / index[(n - 1) % (size_t)m] * index[(n + h) % (size_t)m] : y[n - 1];
    gn_arena_free(a);
}

static void measure(const double *actual, const double *f, size_t steps, double scale, double *smape, double *mase)
{
    *smape = *mase = 0;
    for (size_t h = 0; h < steps; h++) {
        const double e = fabs(actual[h] - f[h]);
        *smape += e > 0 ? 200 * e / (fabs(actual[h]) + fabs(f[h])) / (double)steps : 0;
        *mase += e / scale / (double)steps;
    }
}

static void one_series(const run *r, size_t i)
{
    const double *y = r->train->y[i], *actual = r->test->y[i];
    const size_t n = r->train->n[i], steps = r->test->n[i], m = (size_t)r->season;
    double mean[MOST_STEPS], lower[MOST_STEPS], upper[MOST_STEPS], base[MOST_STEPS], scale = 0;
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = r->model;
    opt.season = r->season;
    opt.horizon = steps;
    opt.n_levels = 1;
    opt.level[0] = 95;
    gn_arena *a;
    gn_forecast f = {.mean = mean, .lower = lower, .upper = upper};
    score *s = &r->of[i];
    *s = (score){.sound = gn_arena_new(gn_forecast_scratch(&opt, n), &a, NULL) == GN_OK &&
                          gn_forecast_series(y, n, &opt, a, &f, NULL) == GN_OK};
    gn_arena_free(a);
    if (!s->sound) return;
    for (size_t t = m; t < n; t++) scale += fabs(y[t] - y[t - m]) / (double)(n - m);
    for (size_t h = 0; h < steps; h++) {
        s->sound = s->sound && isfinite(mean[h]) && lower[h] >= 0 && lower[h] <= upper[h];
        const double outside = fmax(lower[h] - actual[h], 0) + fmax(actual[h] - upper[h], 0);
        s->msis += (upper[h] - lower[h] + 40 * outside) / scale / (double)steps;
        s->inside += (outside == 0) / (double)steps;
    }
    measure(actual, mean, steps, scale, &s->smape, &s->mase);
    naive2(y, n, r->season, steps, base);
    measure(actual, base, steps, scale, &s->naive_smape, &s->naive_mase);
}

static void body(void *ctx, size_t begin, size_t end, int worker)
{
    const run *r = ctx;
    (void)worker;
    for (size_t i = begin; i < end; i++)
        if (i % r->every == 0) one_series(r, i);
}

/* Fails where OWA over all series is above `owa`. */
static void check_floor(const char *model, double owa, double most_msis, double least_inside, double most_inside)
{
    check_shared("forecasting/m3/yearly-train.csv");
    score sum = {0};
    size_t count = 0;
    for (int f = 0; f < FILES; f++) {
        if (!train[f]) {
            train[f] = read_table(files[f], "train");
            test[f] = read_table(files[f], "test");
        }
        const size_t every = sanitised() ? 40 : 1;
        score *of = calloc(train[f]->count, sizeof *of), part = {0};
        assert_non_null(of);
        run r = {train[f], test[f], model, seasons[f], every, of};
        assert_int_equal(gn_parallel_for(train[f]->count, 1, 0, body, &r), GN_OK);
        for (size_t i = 0; i < train[f]->count; i += every) {
            assert_true(of[i].sound);
            part.smape += of[i].smape;
            part.mase += of[i].mase;
            part.msis += of[i].msis;
            part.inside += of[i].inside;
            part.naive_smape += of[i].naive_smape;
            part.naive_mase += of[i].naive_mase;
            count++;
        }
        free(of);
        sum.smape += part.smape;
        sum.mase += part.mase;
        sum.msis += part.msis;
        sum.inside += part.inside;
        sum.naive_smape += part.naive_smape;
        sum.naive_mase += part.naive_mase;
    }
    const double n = (double)count, got = (sum.smape / sum.naive_smape + sum.mase / sum.naive_mase) / 2;
    print_message("%s: OWA %.4f, MSIS %.2f, coverage %.3f on %zu series\n", model, got, sum.msis / n, sum.inside / n,
                  count);
    if (sanitised()) return;
    assert_int_equal(count, 3003);
    assert_true(got <= owa);
    assert_true(sum.msis / n <= most_msis);
    assert_true(sum.inside / n >= least_inside && sum.inside / n <= most_inside);
}

static void auto_is_as_accurate_and_calibrated_as_documented(void **state)
{
    (void)state;
    check_floor("auto", 0.8045, 10.8, 0.93, 0.97);
}

static void ets_is_as_accurate_as_documented(void **state)
{
    (void)state;
    check_floor("ets", 0.8465, 11.8, 0.93, 0.97);
}

static void dot_is_as_accurate_as_documented(void **state)
{
    (void)state;
    check_floor("dot", 0.8290, 12.3, 0.92, 0.97);
}

static void theta_is_as_accurate_as_documented(void **state)
{
    (void)state;
    check_floor("theta", 0.8295, 12.3, 0.92, 0.97);
}

static void ces_is_as_accurate_as_documented(void **state)
{
    (void)state;
    check_floor("ces", 0.8745, 13.0, 0.92, 0.97);
}

static void arima_is_as_accurate_as_documented(void **state)
{
    (void)state;
    check_floor("arima", 0.8680, 13.2, 0.93, 0.97);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(auto_is_as_accurate_and_calibrated_as_documented),
        cmocka_unit_test(ets_is_as_accurate_as_documented),
        cmocka_unit_test(dot_is_as_accurate_as_documented),
        cmocka_unit_test(theta_is_as_accurate_as_documented),
        cmocka_unit_test(ces_is_as_accurate_as_documented),
        cmocka_unit_test(arima_is_as_accurate_as_documented),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (int f = 0; f < FILES; f++) {
        free(train[f]);
        free(test[f]);
    }
    return failed;
}
