/* Seasonal adjustment: against the smoother as a dense matrix, effects put in and found again, published figures. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "engine/least_squares.h"
#include "gnomon/gn_festival.h"
#include "gnomon/gn_seasonal.h"
#include "gnomon/gn_tests.h"
#include "models/stl_core.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = 96, SPAN = 7 };

/* Trend, then season, of the unit vectors: the columns of the smoother. */
static void smoother(double *trend, double *season)
{
    gn_arena *a;
    double unit[N] = {0};
    assert_int_equal(gn_arena_new(stl_scratch(N, 12), &a, NULL), GN_OK);
    for (size_t i = 0; i < N; i++) {
        unit[i] = 1;
        assert_true(stl_decompose(unit, N, 12, SPAN, season + i * N, trend + i * N, a));
        unit[i] = 0;
    }
    gn_arena_free(a);
}

static void apply(const double *matrix, const double *v, double *out)
{
    memset(out, 0, N * sizeof *out);
    for (size_t i = 0; i < N; i++)
        for (size_t t = 0; t < N; t++) out[t] += v[i] * matrix[i * N + t];
}

static void made_series(double *x, const double *r, double effect, double noise, uint64_t seed)
{
    for (size_t t = 0; t < N; t++)
        x[t] = exp(6 + 0.008 * (double)t + 0.15 * sin(0.5235987755982988 * (double)t + 0.02 * (double)(t / 12)) +
                   effect * r[t] + noise * check_normal(&seed));
}

static void effect_season_and_trend_are_those_of_least_squares_beside_the_smoothers_matrix(void **state)
{
    (void)state;
    double *trend = calloc(N * N, sizeof *trend), *season = calloc(N * N, sizeof *season);
    double x[N], y[N], r[N], sy[N], ty[N], sr[N], tr[N], design[N], left[N], effect, rss;
    assert_non_null(trend);
    assert_non_null(season);
    smoother(trend, season);
    const int64_t first = gn_month(2008, 3);
    assert_int_equal(gn_festival_regressor(first, N, 10, 14, r, NULL), GN_OK);
    made_series(x, r, -0.12, 0.02, 5);
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.span = SPAN;
    o.before = 10;
    o.after = 14;
    double got[5][N];
    char flag[N];
    gn_seasonal s = {got[0], got[1], got[2], got[3], got[4], flag, 0, 0, 0};
    assert_int_equal(gn_seasonal_adjust(&o, first, x, NULL, N, &s, NULL), GN_OK);
    for (size_t t = 0; t < N; t++) y[t] = log(x[t]);
    apply(season, y, sy);
    apply(trend, y, ty);
    apply(season, r, sr);
    apply(trend, r, tr);
    for (size_t t = 0; t < N; t++) {
        design[t] = r[t] - sr[t] - tr[t];
        left[t] = y[t] - sy[t] - ty[t];
    }
    double sum = 0;
    for (size_t t = 0; t < N; t++) sum += design[t] * design[t];
    assert_true(gn_least_squares(design, left, N, 1, &effect, &rss));
    check_close(s.effect, effect, 0, 1e-9);
    check_close(s.effect, -0.12, 0.02, 0);
    double spent = 1; /* the trace of the smoother, and the effect */
    for (size_t t = 0; t < N; t++) spent += trend[t * N + t] + season[t * N + t];
    check_close(s.t_value, effect / sqrt(rss / (N - spent) / sum), 0, 0.05);
    assert_int_equal(s.used, N);
    for (size_t t = 0; t < N; t++) {
        check_close(got[0][t], exp(ty[t] - effect * tr[t]), 0, 1e-9);
        check_close(got[1][t], exp(sy[t] - effect * sr[t]), 0, 1e-9);
        check_close(got[2][t], exp(effect * r[t]), 0, 1e-9);
        check_close(got[0][t] * got[1][t] * got[2][t] * got[3][t], x[t], 0, 1e-13);
        check_close(got[4][t] * got[1][t] * got[2][t], x[t], 0, 1e-13);
        assert_int_equal(flag[t], 'E');
    }
    free(trend);
    free(season);
}

static void missing_values_are_what_the_model_says_of_them(void **state)
{
    (void)state;
    double x[N], r[N] = {0}, adjusted[N], trend[N], season[N], festival[N];
    char flag[N], out_flag[N];
    const int64_t first = gn_month(2010, 1);
    assert_int_equal(gn_festival_regressor(first, N, 10, 14, r, NULL), GN_OK);
    made_series(x, r, -0.2, 0.005, 9);
    memset(flag, 'A', N);
    const double known = x[50];
    x[0] = x[50] = x[51] = x[N - 1] = NAN;
    flag[60] = 'F';
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.before = 10;
    o.after = 14;
    gn_seasonal s = {.adjusted = adjusted, .trend = trend, .seasonal = season, .festival = festival, .flag = out_flag};
    assert_int_equal(gn_seasonal_adjust(&o, first, x, flag, N, &s, NULL), GN_OK);
    assert_int_equal(s.used, N - 4);
    check_close(s.effect, -0.2, 0.02, 0);
    check_close(trend[50] * season[50] * festival[50], known, 0, 0.04);
    /* what it says of them changes nothing: with it in their place the result is the same */
    double whole[N], again[N];
    memcpy(whole, x, sizeof x);
    whole[50] = trend[50] * season[50] * festival[50];
    whole[51] = trend[51] * season[51] * festival[51];
    gn_seasonal t2 = {.trend = again};
    assert_int_equal(gn_seasonal_adjust(&o, first, whole, NULL, N, &t2, NULL), GN_OK);
    check_close(t2.effect, s.effect, 0, 1e-6);
    for (size_t t = 1; t < N - 1; t++) check_close(again[t], trend[t], 0, 1e-8);
    assert_int_equal(out_flag[0], 'M');
    assert_int_equal(out_flag[50], 'M');
    assert_true(isnan(adjusted[50]) && isnan(adjusted[0]) && isnan(trend[0]));
    assert_int_equal(out_flag[60], 'F');
    assert_int_equal(out_flag[61], 'E');
}

static void joined_months_are_one_observation_of_eleven_a_year(void **state)
{
    (void)state;
    double x[N], both[N], r[N], one[N], other[N];
    char flag[N];
    const int64_t first = gn_month(2010, 1);
    assert_int_equal(gn_festival_regressor(first, N, 20, 25, r, NULL), GN_OK);
    made_series(x, r, -0.1, 0.005, 3);
    for (size_t t = 0; t < N; t++) {
        const bool february = t % 12 == 1;
        both[t] = t % 12 == 0 ? NAN : february ? x[t] + x[t - 1] : x[t];
    }
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.joined = true;
    o.before = 20;
    o.after = 25; /* reaches into March, or nothing could be seen */
    gn_seasonal a = {.adjusted = one, .flag = flag}, b = {.adjusted = other};
    assert_int_equal(gn_seasonal_adjust(&o, first, x, NULL, N, &a, NULL), GN_OK);
    assert_int_equal(gn_seasonal_adjust(&o, first, both, NULL, N, &b, NULL), GN_OK);
    assert_int_equal(a.used, N / 12 * 11);
    check_close(a.effect, -0.1, 0.05, 0);
    for (size_t t = 0; t < N; t++) {
        check_bits(one[t], other[t]);
        assert_int_equal(flag[t], t % 12 == 0 ? 'M' : 'E');
    }
    /* a window that never leaves the two months has no effect that could be seen */
    o.before = 5;
    o.after = 5;
    assert_int_equal(gn_seasonal_adjust(&o, first, both, NULL, N, &b, NULL), GN_OK);
    assert_true(isnan(b.t_value));
    check_bits(b.effect, 0);
}

static void retail_sales_of_2012_to_2018_keep_no_season(void **state)
{
    (void)state;
    char *csv = check_read_file(check_shared("series/retail_month_2012_2018.csv"), NULL);
    enum { MONTHS = 84 };
    double x[MONTHS], adjusted[MONTHS], seasonal[MONTHS], trend[MONTHS], left[MONTHS];
    size_t n = 0;
    for (size_t t = 0; t < MONTHS; t++) x[t] = NAN;
    for (char *line = strtok(csv, "\n"); (line = strtok(NULL, "\n")) != NULL;) {
        int from, year, month;
        double value;
        if (sscanf(line, "%d-%*d,%d-%d,%lf", &from, &year, &month, &value) != 4) continue;
        const size_t at = (size_t)(gn_month(year, month) - gn_month(2012, 1));
        assert_true(at < MONTHS);
        x[at] = value;
        if (at + 1 > n) n = at + 1;
    }
    free(csv);
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.joined = true;
    o.before = 20;
    o.after = 20;
    gn_seasonal s = {.adjusted = adjusted, .seasonal = seasonal, .trend = trend};
    gn_err err = {0};
    assert_int_equal(gn_seasonal_adjust(&o, gn_month(2012, 1), x, NULL, n, &s, &err), GN_OK);
    assert_true(seasonal[1] > 1.5); /* two months in one */
    size_t m = 0;
    double last = NAN, worst = 0;
    for (size_t t = 0; t < n; t++) {
        if (isnan(adjusted[t])) continue;
        worst = fmax(worst, fabs(adjusted[t] / trend[t] - 1));
        if (!isnan(last)) left[m++] = log(adjusted[t] / last);
        last = adjusted[t];
    }
    gn_test qs;
    assert_int_equal(gn_residual_seasonality(left, m, 11, &qs, NULL), GN_OK);
    print_message("retail sales, %zu observations: effect %.4f (t %.2f), residual seasonality QS %.2f (p %.2f), "
                  "largest distance from the trend %.2f %%\n",
                  s.used, s.effect, s.t_value, qs.statistic, qs.p, 100 * worst);
    assert_true(qs.p > 0.05);
    assert_true(worst < 0.05);
}

static void a_panel_gives_the_same_bits_for_any_number_of_threads(void **state)
{
    (void)state;
    enum { SERIES = 9 };
    double value[SERIES * N], out[2][SERIES * N], r[N], effect[SERIES], t_value[SERIES];
    char flag[SERIES * N];
    size_t offset[SERIES + 1];
    int64_t first[SERIES];
    gn_status status[SERIES];
    assert_int_equal(gn_festival_regressor(gn_month(2005, 1), N, 10, 10, r, NULL), GN_OK);
    for (size_t i = 0; i <= SERIES; i++) offset[i] = i * N;
    for (size_t i = 0; i < SERIES; i++) {
        first[i] = gn_month(2005, 1);
        made_series(value + i * N, r, 0.1, 0.01, i + 1);
    }
    value[2 * N + 7] = -1;                                 /* not in logs */
    for (size_t t = 0; t < N; t++) value[3 * N + t] = NAN; /* nothing there */
    gn_panel p = {.freq = GN_FREQ_MONTH, .count = SERIES, .offset = offset, .first = first, .value = value};
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.before = o.after = 10;
    for (int threads = 1; threads <= 2; threads++)
        assert_int_equal(
            gn_seasonal_adjust_panel(&o, &p, threads, out[threads - 1], flag, effect, t_value, status, NULL), GN_OK);
    assert_memory_equal(out[0], out[1], sizeof out[0]);
    for (size_t i = 0; i < SERIES; i++) assert_int_equal(status[i], i == 3 ? GN_E_SHORT : GN_OK);
    check_close(effect[0], 0.1, 0.02, 0);
    assert_true(isfinite(out[0][2 * N + 7]));
    assert_true(isnan(out[0][3 * N]) && flag[3 * N] == 'M' && isnan(effect[3]));
}

static void what_cannot_be_adjusted_is_refused_with_its_reason(void **state)
{
    (void)state;
    double x[N], out[N] = {42};
    gn_err err = {0};
    for (size_t t = 0; t < N; t++) x[t] = 100;
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    gn_seasonal s = {.adjusted = out};
    assert_int_equal(gn_seasonal_adjust(&o, 24000, x, NULL, 23, &s, &err), GN_E_SHORT);
    assert_string_equal(err.msg, "seasonal: 23 periods, two seasons of 12 needed");
    o.span = 8;
    assert_int_equal(gn_seasonal_adjust(&o, 24000, x, NULL, N, &s, &err), GN_E_ARG);
    o.span = 11;
    o.season = 4;
    o.before = 3;
    assert_int_equal(gn_seasonal_adjust(&o, 24000, x, NULL, N, &s, &err), GN_E_ARG);
    o.season = 12;
    assert_int_equal(gn_seasonal_adjust(&o, gn_month(2049, 1), x, NULL, N, &s, &err), GN_E_RANGE);
    x[5] = 0;
    assert_int_equal(gn_seasonal_adjust(&o, 24000, x, NULL, N, &s, &err), GN_E_RANGE);
    assert_string_equal(err.msg, "seasonal: value 6 is 0, above 0 needed");
    check_bits(out[0], 42);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effect_season_and_trend_are_those_of_least_squares_beside_the_smoothers_matrix),
        cmocka_unit_test(missing_values_are_what_the_model_says_of_them),
        cmocka_unit_test(joined_months_are_one_observation_of_eleven_a_year),
        cmocka_unit_test(retail_sales_of_2012_to_2018_keep_no_season),
        cmocka_unit_test(a_panel_gives_the_same_bits_for_any_number_of_threads),
        cmocka_unit_test(what_cannot_be_adjusted_is_refused_with_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
