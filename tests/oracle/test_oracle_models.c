/* Models against R: likelihoods at R's own estimates, our optimum against R's, Theta's forecasts; and the accuracy on
 * M3 that must not get worse. The expected values are in the .csv files beside the scripts that made them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "models/arima_core.h"
#include "models/ets_core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_SERIES = 1500, MOST_VALUES = 160, MOST_FIELDS = 40 };

typedef struct table {
    size_t count, n[MOST_SERIES];
    double y[MOST_SERIES][MOST_VALUES];
} table;

static bool sanitised(void)
{
    const char *mode = getenv("MODE");
    return mode && (strcmp(mode, "asan") == 0 || strcmp(mode, "tsan") == 0 || strcmp(mode, "coverage") == 0);
}

static table *read_table(const char *file, const char *part)
{
    char name[64];
    snprintf(name, sizeof name, "forecasting/m3/%s-%s.csv", file, part);
    char *text = check_read_file(check_shared(name), NULL);
    table *t = calloc(1, sizeof *t);
    assert_non_null(t);
    char *rest = text;
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line;) {
        assert_true(t->count < MOST_SERIES);
        strsep(&line, ",");
        size_t *n = &t->n[t->count];
        for (char *cell; (cell = strsep(&line, ",")) != NULL && *cell;) {
            assert_true(*n < MOST_VALUES);
            t->y[t->count][(*n)++] = strtod(cell, NULL);
        }
        t->count++;
    }
    free(text);
    return t;
}

static const char *const files[] = {"yearly", "quarterly", "monthly", "other"};
static const int seasons[] = {1, 4, 12, 1};
static table *train[4];

/* The values of a row's series, divided by their mean absolute value. */
static model_series series_of(char **field, double *y, double *scale)
{
    for (int f = 0; f < 4; f++) {
        if (strcmp(files[f], field[0]) != 0) continue;
        if (!train[f]) train[f] = read_table(files[f], "train");
        const size_t row = (size_t)atoi(field[1]) - 1;
        assert_true(row < train[f]->count);
        const size_t n = train[f]->n[row];
        *scale = 0;
        for (size_t t = 0; t < n; t++) *scale += fabs(train[f]->y[row][t]) / (double)n;
        for (size_t t = 0; t < n; t++) y[t] = train[f]->y[row][t] / *scale;
        return (model_series){.y = y, .n = n, .season = seasons[f], .horizon = 8, .positive = true};
    }
    fail_msg("no file '%s'", field[0]);
    return (model_series){0};
}

typedef void (*row_check)(char **field, size_t n, gn_arena *a);

static void each_row(const char *path, size_t every, row_check check)
{
    check_shared("forecasting/m3/yearly-train.csv"); /* skips the test where it is missing */
    gn_arena *a;
    assert_int_equal(gn_arena_new(1 << 22, &a, NULL), GN_OK);
    char *text = check_read_file(path, NULL), *rest = text;
    size_t at = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line; at++) {
        if (at % every) continue;
        char *field[MOST_FIELDS];
        size_t n = 0;
        for (char *cell; n < MOST_FIELDS && (cell = strsep(&line, ",")) != NULL;) field[n++] = cell;
        gn_arena_reset(a);
        check(field, n, a);
    }
    free(text);
    gn_arena_free(a);
}

static size_t better, compared, edge;

/* R leaves constants out of the log likelihood: -2 loglik = n log(sum e^2) (+ 2 sum log|fitted|), as we do. Scaling by
 * c adds 2 n log(c) to it. */
static void check_ets(char **field, size_t n, gn_arena *a)
{
    double y[MOST_VALUES], scale, start[32] = {0}, smooth[4];
    const model_series s = series_of(field, y, &scale);
    const char *form = field[2];
    const bool damped = strchr(form, 'd') != NULL;
    const char season = form[strlen(form) - 1];
    const ets_form f = {form[0] == 'M' ? ETS_MUL : ETS_ADD,
                        form[1] == 'N'   ? TREND_NONE
                        : form[1] == 'M' ? (damped ? TREND_MUL_DAMPED : TREND_MUL)
                        : damped         ? TREND_DAMPED
                                         : TREND_ADD,
                        season == 'N'   ? SEASON_NONE
                        : season == 'A' ? SEASON_ADD
                                        : SEASON_MUL};
    for (int i = 0; i < 4; i++) smooth[i] = *field[4 + i] ? strtod(field[4 + i], NULL) : i == 3 ? 1 : 0;
    for (int i = 0; i < 2; i++)
        start[i] = *field[8 + i] ? strtod(field[8 + i], NULL) / (i && f.trend >= TREND_MUL ? 1 : scale) : 0;
    for (int j = 0; f.season && j < s.season; j++) {
        assert_true(10 + (size_t)j < n);
        start[2 + j] = strtod(field[10 + j], NULL) / (season == 'A' ? scale : 1);
    }
    const double theirs = -2 * strtod(field[3], NULL), shift = 2 * (double)s.n * log(scale);
    const double ours = ets_minus2loglik(y, s.n, s.season, f, smooth, start, a) + shift;
    check_close(ours, theirs, 0, 1e-6);
    ets_fit fit;
    assert_true(ets_fit_new(&fit, s.season, a));
    assert_int_equal(ets_estimate(&s, f, 0, LANES, &fit, a), GN_OK);
    compared++;
    better += fit.minus2loglik + shift <= theirs + 1e-6 * fabs(theirs);
    if (fit.minus2loglik + shift > theirs + 1e-6 * fabs(theirs))
        print_message("%s line %s %s: ours %.9g, R %.9g\n", field[0], field[1], form, fit.minus2loglik + shift, theirs);
}

static void ets_likelihood_equals_rs_and_our_optimum_is_not_worse(void **state)
{
    (void)state;
    better = compared = 0;
    each_row("tests/oracle/ets.csv", sanitised() ? 20 : 1, check_ets);
    print_message("%zu of %zu optima at least as good as R's\n", better, compared);
    assert_true(better == compared);
}

/* The forms that R leaves out by default. Their likelihoods have more maxima: ours is to be as high as R's, where R's
 * own estimate is one that we admit (fitted values above 0). */
static void ets_forms_on_request_have_rs_likelihood(void **state)
{
    (void)state;
    better = compared = 0;
    each_row("tests/oracle/ets_forms.csv", sanitised() ? 20 : 1, check_ets);
    print_message("%zu of %zu optima at least as good as R's\n", better, compared);
    assert_true(better * 50 >= compared * 49);
}

static void check_arima(char **field, size_t n, gn_arena *a)
{
    double y[MOST_VALUES], scale;
    const model_series s = series_of(field, y, &scale);
    int o[7];
    for (int i = 0; i < 7; i++) o[i] = atoi(field[2 + i]);
    arima_fit f = {.order = {o[0], o[1], o[2], o[3], o[4], o[5], o[6] == 1}};
    size_t at = 10;
    for (int i = 0; i < o[0]; i++) f.ar[i] = strtod(field[at++], NULL);
    for (int i = 0; i < o[2]; i++) f.ma[i] = strtod(field[at++], NULL);
    for (int i = 0; i < o[3]; i++) f.sar[i] = strtod(field[at++], NULL);
    for (int i = 0; i < o[5]; i++) f.sma[i] = strtod(field[at++], NULL);
    if (o[6]) f.mean = strtod(field[at++], NULL);
    assert_int_equal(at, n);
    const double theirs = -2 * strtod(field[9], NULL), ours = arima_minus2loglik(&s, &f, a);
    if (isinf(ours)) { /* R's estimate is a random walk, which is no stationary process */
        assert_true(o[0] + o[3] > 0);
        edge++;
        return;
    }
    /* Differenced: R starts from a diffuse prior of variance 1e6, we from the differences themselves. */
    const double tolerance = o[1] + o[4] ? 1e-4 : 1e-6;
    check_close(ours, theirs, 0, tolerance);
    arima_fit fit;
    const gn_status st = arima_estimate(&s, f.order, LANES, 100, 1e-9, NULL, &fit, a);
    assert_true(st == GN_OK || st == GN_E_CONVERGE);
    compared++;
    better += fit.minus2loglik <= theirs + tolerance * fabs(theirs);
    if (fit.minus2loglik > theirs + tolerance * fabs(theirs))
        print_message("%s line %s (%d,%d,%d)(%d,%d,%d): ours %.9g, R %.9g\n", field[0], field[1], o[0], o[1], o[2],
                      o[3], o[4], o[5], fit.minus2loglik, theirs);
}

static void arima_likelihood_equals_rs_and_our_optimum_is_not_worse(void **state)
{
    (void)state;
    better = compared = 0;
    each_row("tests/oracle/arima.csv", sanitised() ? 20 : 1, check_arima);
    print_message("%zu of %zu optima at least as good as R's\n", better, compared);
    assert_true(better == compared && edge * 20 < compared);
}

/* A regression with ARIMA errors: R's likelihood at R's estimates is that of what the regressors leave. One of 74
 * optima is missed, with a moving average at the edge of what is invertible. */
static void check_arima_x(char **field, size_t n, gn_arena *a)
{
    enum { X = 2 };
    double y[MOST_VALUES], rest[MOST_VALUES], x[X][MOST_VALUES], scale, b[X];
    model_series s = series_of(field, y, &scale), left = s;
    int o[7];
    for (int i = 0; i < 7; i++) o[i] = atoi(field[2 + i]);
    arima_fit f = {.order = {o[0], o[1], o[2], o[3], o[4], o[5], o[6] == 1}}, fit;
    size_t at = 10;
    for (int i = 0; i < o[0]; i++) f.ar[i] = strtod(field[at++], NULL);
    for (int i = 0; i < o[2]; i++) f.ma[i] = strtod(field[at++], NULL);
    for (int i = 0; i < o[3]; i++) f.sar[i] = strtod(field[at++], NULL);
    for (int i = 0; i < o[5]; i++) f.sma[i] = strtod(field[at++], NULL);
    if (o[6]) f.mean = strtod(field[at++], NULL);
    for (int i = 0; i < X; i++) b[i] = strtod(field[at++], NULL);
    assert_int_equal(at, n);
    for (size_t t = 0; t < s.n; t++) {
        x[0][t] = sin((double)(t + 1) / 3) + (double)(t + 1) / 50;
        x[1][t] = (t + 1) % 7 == 0;
        rest[t] = y[t] - b[0] * x[0][t] - b[1] * x[1][t];
    }
    left.y = rest;
    const double theirs = -2 * strtod(field[9], NULL), ours = arima_minus2loglik(&left, &f, a);
    const double tolerance = o[1] + o[4] ? 1e-4 : 1e-6;
    check_close(ours, theirs, 0, tolerance);
    s.x = x[0];
    s.n_x = X;
    s.x_stride = MOST_VALUES;
    assert_int_equal(arima_regress(&s, &f.order, 0, &fit, b, rest, a), GN_OK);
    compared++;
    better += fit.minus2loglik <= theirs + tolerance * fabs(theirs);
    if (fit.minus2loglik > theirs + tolerance * fabs(theirs))
        print_message("%s line %s: ours %.9g, R %.9g\n", field[0], field[1], fit.minus2loglik, theirs);
}

static void regressions_with_arima_errors_are_not_worse_than_rs(void **state)
{
    (void)state;
    better = compared = 0;
    each_row("tests/oracle/arima_x.csv", sanitised() ? 10 : 1, check_arima_x);
    print_message("%zu of %zu optima at least as good as R's\n", better, compared);
    assert_true(better * 50 >= compared * 49);
}

static double forecast_error, worst_error;

static void check_theta(char **field, size_t n, gn_arena *a)
{
    double y[MOST_VALUES], scale, mean[8], sd[8];
    (void)a;
    const model_series s = series_of(field, y, &scale);
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = "stm";
    opt.season = s.season;
    opt.horizon = 8;
    opt.n_levels = 0;
    gn_arena *arena;
    assert_int_equal(gn_arena_new(gn_forecast_scratch(&opt, s.n), &arena, NULL), GN_OK);
    gn_forecast f = {.mean = mean, .lower = sd, .upper = sd};
    assert_int_equal(gn_forecast_series(y, s.n, &opt, arena, &f, NULL), GN_OK);
    gn_arena_free(arena);
    assert_int_equal(n, 10);
    for (int h = 0; h < 8; h++) {
        const double error = fabs(mean[h] * scale / strtod(field[2 + h], NULL) - 1);
        forecast_error += error;
        if (error > worst_error) worst_error = error;
    }
    compared++;
}

/* R stops its search for alpha early; both are the same method to that precision. */
static void theta_forecasts_are_those_of_thetaf(void **state)
{
    (void)state;
    compared = 0;
    forecast_error = worst_error = 0;
    each_row("tests/oracle/theta.csv", sanitised() ? 10 : 1, check_theta);
    print_message("mean difference %.2g, largest %.2g\n", forecast_error / (8 * (double)compared), worst_error);
    assert_true(forecast_error / (8 * (double)compared) < 0.002);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ets_likelihood_equals_rs_and_our_optimum_is_not_worse),
        cmocka_unit_test(ets_forms_on_request_have_rs_likelihood),
        cmocka_unit_test(regressions_with_arima_errors_are_not_worse_than_rs),
        cmocka_unit_test(arima_likelihood_equals_rs_and_our_optimum_is_not_worse),
        cmocka_unit_test(theta_forecasts_are_those_of_thetaf),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    for (int f = 0; f < 4; f++) free(train[f]);
    return failed;
}
