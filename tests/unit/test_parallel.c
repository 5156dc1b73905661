/* Parallel loop: every index once, the same cuts for any number of threads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_parallel.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct seen {
    unsigned char times[1000];
    size_t end_of[1000];
    int workers;
    bool wrong_worker;
} seen;

static void count(void *ctx, size_t begin, size_t end, int worker)
{
    seen *s = ctx;
    for (size_t i = begin; i < end; i++) s->times[i]++;
    s->end_of[begin] = end;
    if (worker < 0 || worker >= s->workers) s->wrong_worker = true;
}

static void every_index_is_visited_once_with_the_same_cuts_for_any_number_of_threads(void **state)
{
    (void)state;
    const size_t lengths[] = {0, 1, 2, 7, 64, 999, 1000}, chunks[] = {1, 3, 64, 2000};
    for (size_t a = 0; a < sizeof lengths / sizeof *lengths; a++)
        for (size_t b = 0; b < sizeof chunks / sizeof *chunks; b++)
            for (int threads = 0; threads <= 5; threads++) {
                seen *s = calloc(1, sizeof *s);
                assert_non_null(s);
                s->workers = gn_parallel_workers(lengths[a], chunks[b], threads);
                assert_int_equal(gn_parallel_for(lengths[a], chunks[b], threads, count, s), GN_OK);
                for (size_t i = 0; i < 1000; i++) assert_int_equal(s->times[i], i < lengths[a]);
                for (size_t i = 0; i < lengths[a]; i += chunks[b]) {
                    const size_t end = lengths[a] - i < chunks[b] ? lengths[a] : i + chunks[b];
                    assert_int_equal(s->end_of[i], end);
                }
                assert_false(s->wrong_worker);
                free(s);
            }
}

static void wrong_arguments_call_nothing(void **state)
{
    (void)state;
    seen s = {.workers = 1};
    assert_int_equal(gn_parallel_for(10, 0, 1, count, &s), GN_E_ARG);
    assert_int_equal(gn_parallel_for(10, 1, -1, count, &s), GN_E_ARG);
    assert_int_equal(gn_parallel_for(10, 1, GN_MAX_THREADS + 1, count, &s), GN_E_ARG);
    assert_int_equal(gn_parallel_for(10, 1, 1, NULL, &s), GN_E_ARG);
    for (size_t i = 0; i < 1000; i++) assert_int_equal(s.times[i], 0);
}

static void there_is_at_least_one_processor(void **state)
{
    (void)state;
    assert_in_range(gn_cpu_count(), 1, GN_MAX_THREADS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_index_is_visited_once_with_the_same_cuts_for_any_number_of_threads),
        cmocka_unit_test(wrong_arguments_call_nothing),
        cmocka_unit_test(there_is_at_least_one_processor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
