/* Whole panels: a function on every series, windows, lower frequencies; parts of a whole along series. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_frequency.h"
#include "gnomon/gn_growth.h"
#include "gnomon/gn_roll.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SERIES = 70, LONGEST = 50 };

typedef struct block {
    gn_panel p;
    size_t offset[SERIES + 1];
    int64_t first[SERIES];
    double value[SERIES * LONGEST], out[2][SERIES * LONGEST];
    char flag[SERIES * LONGEST], out_flag[2][SERIES * LONGEST];
} block;

/* Series of 0 to 49 months with gaps and flags. */
static block *make(void)
{
    block *b = calloc(1, sizeof *b);
    uint64_t seed = 21;
    assert_non_null(b);
    for (size_t i = 0; i < SERIES; i++) {
        b->first[i] = gn_month(2000, 1) + (int64_t)(check_random(&seed) % 24);
        b->offset[i + 1] = b->offset[i] + i % LONGEST;
    }
    for (size_t t = 0; t < b->offset[SERIES]; t++) {
        const double u = check_uniform(&seed);
        b->value[t] = u < 0.05 ? NAN : 100 * check_uniform(&seed);
        b->flag[t] = u < 0.05 ? 'M' : u < 0.1 ? 'B' : u < 0.2 ? 'E' : 'A';
    }
    b->p = (gn_panel){GN_FREQ_MONTH, SERIES, b->offset, b->first, NULL, b->value, b->flag};
    return b;
}

static void windows_of_a_panel_are_those_of_its_series_for_any_number_of_threads(void **state)
{
    (void)state;
    block *b = make();
    for (int what = 0; what < GN_ROLL_COUNT; what++) {
        for (int k = 0; k < 2; k++)
            assert_int_equal(gn_roll_panel((gn_roll)what, 6, 3, &b->p, k + 1, b->out[k], b->out_flag[k], NULL), GN_OK);
        assert_memory_equal(b->out[0], b->out[1], b->offset[SERIES] * sizeof(double));
        assert_memory_equal(b->out_flag[0], b->out_flag[1], b->offset[SERIES]);
        for (size_t i = 0; i < SERIES; i++) {
            const size_t at = b->offset[i], n = b->offset[i + 1] - at;
            double one[LONGEST];
            char flag[LONGEST];
            assert_int_equal(gn_roll_series((gn_roll)what, 6, 3, b->value + at, b->flag + at, n, one, flag, NULL),
                             GN_OK);
            assert_memory_equal(one, b->out[0] + at, n * sizeof *one);
            assert_memory_equal(flag, b->out_flag[0] + at, n);
        }
    }
    gn_err err = {0};
    assert_int_equal(gn_roll_panel(GN_ROLL_SUM, 0, 0, &b->p, 1, b->out[0], NULL, &err), GN_E_ARG);
    assert_int_equal(gn_roll_panel(GN_ROLL_SUM, 3, 0, &b->p, -1, b->out[0], NULL, &err), GN_E_ARG);
    assert_string_equal(err.msg, "panel: -1 threads, 0 to 1024 possible");
    free(b);
}

static gn_status odd_series_fail(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    (void)ctx;
    if (i % 2) return gn_fail(err, GN_E_RANGE, "series %zu is odd", i);
    for (size_t t = in->offset[i]; t < in->offset[i + 1]; t++) {
        out[t - in->offset[i]] = (double)i;
        if (out_flag) out_flag[t - in->offset[i]] = 'E';
    }
    return GN_OK;
}

static void a_series_that_fails_is_missing_and_the_first_of_them_is_told(void **state)
{
    (void)state;
    block *b = make();
    gn_status status[SERIES];
    gn_err err = {0};
    for (int threads = 1; threads <= 3; threads++) {
        assert_int_equal(gn_panel_map(&b->p, threads, odd_series_fail, NULL, b->out[0], b->out_flag[0], NULL, &err),
                         GN_E_RANGE);
        assert_string_equal(err.msg, "series 1 is odd");
        assert_int_equal(gn_panel_map(&b->p, threads, odd_series_fail, NULL, b->out[0], b->out_flag[0], status, &err),
                         GN_OK);
        for (size_t i = 0; i < SERIES; i++) {
            assert_int_equal(status[i], i % 2 ? GN_E_RANGE : GN_OK);
            for (size_t t = b->offset[i]; t < b->offset[i + 1]; t++) {
                check_close(b->out[0][t], i % 2 ? NAN : (double)i, 0, 0);
                assert_int_equal(b->out_flag[0][t], i % 2 ? 'M' : 'E');
            }
        }
    }
    free(b);
}

static void quarters_of_a_panel_are_those_of_its_series(void **state)
{
    (void)state;
    block *b = make();
    for (int how = 0; how < GN_AGGREGATE_COUNT; how++) {
        gn_panel *q[2];
        for (int k = 0; k < 2; k++)
            assert_int_equal(
                gn_lower_frequency_panel((gn_aggregate)how, &b->p, GN_FREQ_QUARTER, true, false, k + 1, &q[k], NULL),
                GN_OK);
        assert_int_equal(q[0]->count, SERIES);
        assert_int_equal(q[0]->freq, GN_FREQ_QUARTER);
        assert_memory_equal(q[0]->value, q[1]->value, q[0]->offset[SERIES] * sizeof(double));
        for (size_t i = 0; i < SERIES; i++) {
            const size_t at = b->offset[i], n = b->offset[i + 1] - at, to = q[0]->offset[i];
            double one[LONGEST];
            char flag[LONGEST];
            gn_span span;
            if (n == 0) {
                assert_int_equal(q[0]->offset[i + 1], to);
                continue;
            }
            assert_int_equal(gn_lower_span(GN_FREQ_MONTH, b->first[i], n, GN_FREQ_QUARTER, &span, NULL), GN_OK);
            assert_int_equal(q[0]->first[i], span.first);
            assert_int_equal(q[0]->offset[i + 1] - to, span.last - span.first + 1);
            assert_int_equal(gn_lower_frequency((gn_aggregate)how, GN_FREQ_MONTH, b->first[i], b->value + at,
                                                b->flag + at, n, GN_FREQ_QUARTER, true, false, one, flag, NULL),
                             GN_OK);
            assert_memory_equal(one, q[0]->value + to, (q[0]->offset[i + 1] - to) * sizeof *one);
            assert_memory_equal(flag, q[0]->flag + to, q[0]->offset[i + 1] - to);
        }
        gn_panel_free(q[0]);
        gn_panel_free(q[1]);
    }
    gn_panel *none = &b->p;
    assert_int_equal(gn_lower_frequency_panel(GN_AGGREGATE_SUM, &b->p, GN_FREQ_DAY, false, false, 1, &none, NULL),
                     GN_E_ARG);
    assert_null(none);
    free(b);
}

static void parts_along_series_are_those_of_points_with_the_flags_of_both(void **state)
{
    (void)state;
    const double part[] = {10, 12, 14, NAN, 15}, whole[] = {100, 110, 110, 120, -5};
    const char *const flag = "AAEMA", *const flag_whole = "AABAA";
    double out[5];
    char f[5];
    assert_int_equal(gn_part_series(GN_PART_SHARE, 0, part, whole, flag, flag_whole, 5, out, f, NULL), GN_OK);
    check_close(out[1], 1200.0 / 110, 0, 1e-15);
    assert_true(isnan(out[3]) && isnan(out[4]));
    assert_memory_equal(f, "AABMM", 5);
    assert_int_equal(gn_part_series(GN_PART_PULL, 1, part, whole, flag, flag_whole, 5, out, f, NULL), GN_OK);
    check_close(out[1], 2, 0, 1e-15);
    check_close(out[2], 200.0 / 110, 0, 1e-15);
    assert_true(isnan(out[0]) && isnan(out[3]) && isnan(out[4]));
    assert_memory_equal(f, "MABMM", 5);
    assert_int_equal(gn_part_series(GN_PART_CONTRIBUTION, 1, part, whole, flag, flag_whole, 5, out, f, NULL), GN_OK);
    check_close(out[1], 20, 0, 1e-15);
    assert_true(isnan(out[2])); /* the whole did not change */
    assert_memory_equal(f, "MAMMM", 5);
    /* over two periods a break lies after the base; from the break on all compares well */
    assert_int_equal(gn_part_series(GN_PART_PULL, 2, part, whole, NULL, flag_whole, 5, out, f, NULL), GN_OK);
    assert_memory_equal(f, "MMBMA", 5);
    assert_int_equal(gn_part_series(GN_PART_SHARE, 1, part, whole, NULL, NULL, 5, out, NULL, NULL), GN_E_ARG);
    assert_int_equal(gn_part_series(GN_PART_PULL, 0, part, whole, NULL, NULL, 5, out, NULL, NULL), GN_E_ARG);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(windows_of_a_panel_are_those_of_its_series_for_any_number_of_threads),
        cmocka_unit_test(a_series_that_fails_is_missing_and_the_first_of_them_is_told),
        cmocka_unit_test(quarters_of_a_panel_are_those_of_its_series),
        cmocka_unit_test(parts_along_series_are_those_of_points_with_the_flags_of_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
