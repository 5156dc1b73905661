/* Correlation matrices, components and diffusion indices, against R and pair by pair. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_factor.h"
#include "gnomon/gn_stats.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void correlations_and_components_are_those_of_r(void **state)
{
    (void)state;
    double X[240], expected[240], got[240], loading[16], score[160], share[4];
    char *text = check_read_file("tests/oracle/factor.csv", NULL), *rest = text;
    size_t rows = 0;
    for (char *line; (line = strsep(&rest, "\n")) != NULL && *line; rows++) {
        const char *name = strsep(&line, ",");
        size_t k = 0;
        while (line && k < 240) expected[k++] = strtod(strsep(&line, ","), NULL);
        if (strcmp(name, "series") == 0) {
            memcpy(X, expected, sizeof X);
            assert_int_equal(gn_principal_components(X, 4, 40, 4, loading, score, share, NULL), GN_OK);
            continue;
        }
        size_t n = k;
        if (strcmp(name, "correlation") == 0) {
            assert_int_equal(gn_correlation_matrix(X, 6, 40, 0, 1, got, NULL), GN_OK);
        } else if (strcmp(name, "share") == 0) {
            memcpy(got, share, sizeof share);
        } else if (strcmp(name, "loading") == 0) {
            memcpy(got, loading, sizeof loading);
        } else {
            n = 0;
            for (size_t i = 0; i < 160; i++)
                if (!isnan(score[i])) got[n++] = score[i];
        }
        assert_int_equal(n, k);
        for (size_t i = 0; i < n; i++) check_close(got[i], expected[i], 1e-11, 1e-10);
    }
    free(text);
    assert_int_equal(rows, 5);
}

static void a_large_matrix_equals_pair_by_pair_for_any_threads(void **state)
{
    (void)state;
    enum { COUNT = 150, N = 67 };
    static double X[COUNT * N], out[COUNT * COUNT], again[COUNT * COUNT];
    for (int missing = 0; missing < 2; missing++) {
        uint64_t seed = 6;
        for (size_t i = 0; i < COUNT; i++)
            for (size_t t = 0; t < N; t++) {
                X[i * N + t] = 1e6 * (double)i + check_normal(&seed) + (double)t * 0.05;
                if (missing && check_uniform(&seed) < 0.3) X[i * N + t] = NAN;
            }
        for (size_t t = 0; t < N; t++) {
            X[3 * N + t] = 5;                               /* constant */
            if (missing) X[7 * N + t] = t < 60 ? 1e9 : NAN; /* nothing but one jump beside equal values */
            if (missing) X[8 * N + t] = t == 66 ? 1 : NAN;
        }
        X[7 * N + 1] = -1e9;
        X[9 * N] = INFINITY;
        assert_int_equal(gn_correlation_matrix(X, COUNT, N, 5, 1, out, NULL), GN_OK);
        for (size_t i = 0; i < COUNT; i++)
            for (size_t j = 0; j < COUNT; j++) {
                size_t pairs;
                double r = gn_correlation(X + i * N, X + j * N, N, &pairs);
                if (pairs < 5) r = NAN;
                check_close(out[i * COUNT + j], i == j && !isnan(r) ? 1 : r, 1e-9, 0);
            }
        assert_int_equal(gn_correlation_matrix(X, COUNT, N, 5, 3, again, NULL), GN_OK);
        assert_memory_equal(out, again, sizeof out);
    }
}

static void more_series_than_periods_have_the_same_components(void **state)
{
    (void)state;
    enum { COUNT = 30, N = 9, WANT = 8 };
    uint64_t seed = 12;
    double X[COUNT * N], loading[COUNT * WANT], score[N * WANT], share[WANT], sum = 0;
    for (size_t i = 0; i < COUNT * N; i++) X[i] = check_normal(&seed);
    assert_int_equal(gn_principal_components(X, COUNT, N, WANT, loading, score, share, NULL), GN_OK);
    for (size_t c = 0; c < WANT; c++) {
        const gn_summary s = gn_summarise(score + c * N, N);
        check_close(s.mean, 0, 1e-12, 0);
        check_close(s.variance, share[c] * COUNT, 0, 1e-10);
        sum += share[c];
        for (size_t d = 0; d < WANT; d++) {
            double product = 0;
            for (size_t i = 0; i < COUNT; i++) product += loading[c * COUNT + i] * loading[d * COUNT + i];
            check_close(product, c == d, 1e-12, 0);
        }
    }
    check_close(sum, 1, 1e-12, 0);
    gn_err err;
    assert_int_equal(gn_principal_components(X, COUNT, N, 9, loading, score, share, &err), GN_E_SHORT);
    for (size_t t = 0; t < N; t++) X[t] = 3;
    assert_int_equal(gn_principal_components(X, COUNT, N, 2, loading, score, share, &err), GN_E_NUMERIC);
    assert_string_equal(err.msg, "principal_components: series 1 is constant");
}

static void a_diffusion_index_counts_rises_and_halves(void **state)
{
    (void)state;
    const double X[] = {1, 2, 3, 1, 1, NAN, 5, 4, 4};
    double out[3];
    size_t compared[3];
    assert_int_equal(gn_diffusion_index(X, 3, 3, 1, 0, out, compared, NULL), GN_OK);
    assert_true(isnan(out[0]));
    check_bits(out[1], 50);
    check_bits(out[2], 75);
    assert_int_equal(compared[2], 2);
    assert_int_equal(gn_diffusion_index(X, 3, 3, 2, 3, out, NULL, NULL), GN_OK);
    assert_true(isnan(out[2]));
    assert_int_equal(gn_diffusion_index(X, 3, 3, 0, 0, out, NULL, NULL), GN_E_ARG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(correlations_and_components_are_those_of_r),
        cmocka_unit_test(a_large_matrix_equals_pair_by_pair_for_any_threads),
        cmocka_unit_test(more_series_than_periods_have_the_same_components),
        cmocka_unit_test(a_diffusion_index_counts_rises_and_halves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
