/* Benchmarks of the kernels. A run doubles its calls until it lasts 2 ms; the best of 20 runs counts, because all that
 * disturbs a run makes it slower. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_bench.h"

#include "engine/simd/kernels.h"
#include "gnomon/gn_cpu.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LAG = 12, RUNS = 20, SETS = 4 };
static const double LEAST_SECONDS = 2e-3;

/* What a call works on: n values each. x has LAG more before it, so that a lagged change reads one array. */
typedef struct job {
    const gn_kernels *k;
    const double *x, *base;
    double *out;
    size_t n;
    gn_kernel_args args;
    gn_year_pattern year;
} job;

static volatile double sink;

static void run_triad(const job *j)
{
    j->k->triad(j->x, j->base, j->out, j->n, &j->args);
}
static void run_change(const job *j)
{
    j->k->difference(j->x, j->x - LAG, j->out, j->n, &j->args);
}
static void run_percent(const job *j)
{
    j->k->growth(j->x, j->x - LAG, j->out, j->n, &j->args);
}
static void run_log_change(const job *j)
{
    j->k->log_growth(j->x, j->x - LAG, j->out, j->n, &j->args);
}
static void run_annualised(const job *j)
{
    j->k->compound(j->x, j->x - 1, j->out, j->n, &j->args);
}
static void run_cagr(const job *j)
{
    j->k->cagr(j->x, j->base, j->out, j->n, &j->args);
}
static void run_share(const job *j)
{
    j->k->ratio(j->x, j->base, j->out, j->n, &j->args);
}
static void run_log(const job *j)
{
    j->k->log(j->x, j->out, j->n, &j->args);
}
static void run_single(const job *j)
{
    j->k->single(j->x, 0, j->out, j->n, &j->year, j->args.stream);
}
static void run_sum(const job *j)
{
    size_t missing;
    sink = j->k->sum(j->x, j->n, &missing);
}
static void run_deviations(const job *j)
{
    sink = j->k->deviations(j->x, j->n, 100).squares;
}
static void run_extremes(const job *j)
{
    double least, most;
    j->k->extremes(j->x, j->n, &least, &most);
    sink = least + most;
}
static void run_cross(const job *j)
{
    sink = j->k->cross(j->x, j->base, j->n, 100, 100).xy;
}

static void run_window_mean(const job *j)
{
    j->k->window(GN_WINDOW_MEAN, j->x, j->n - LAG, LAG, LAG, j->out);
}
static void run_window_sd(const job *j)
{
    j->k->window(GN_WINDOW_SD, j->x, j->n - LAG, LAG, LAG, j->out);
}

static const struct bench {
    const char *name;
    void (*run)(const job *j);
    size_t bytes; /* a value, as the program asks for them */
} benches[] = {
    {"triad", run_triad, 24},
    {"change", run_change, 16},
    {"change_percent", run_percent, 16},
    {"change_log", run_log_change, 16},
    {"annualised", run_annualised, 16},
    {"cagr", run_cagr, 24},
    {"share", run_share, 24},
    {"log", run_log, 16},
    {"single_from_ytd", run_single, 16},
    {"sum", run_sum, 8},
    {"variance", run_deviations, 8},
    {"extremes", run_extremes, 8},
    {"covariance", run_cross, 16},
    {"window_mean", run_window_mean, 16},
    {"window_sd", run_window_sd, 16},
};
enum { N_BENCHES = sizeof benches / sizeof *benches };

const char *gn_bench_kernel(size_t i)
{
    return i < N_BENCHES ? benches[i].name : NULL;
}

double gn_bench_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Seconds a call. */
static double best(const struct bench *b, const job *j)
{
    size_t calls = 1;
    double least = INFINITY;
    b->run(j);
    for (int run = 0; run < RUNS;) {
        const double start = gn_bench_seconds();
        for (size_t c = 0; c < calls; c++) b->run(j);
        const double took = gn_bench_seconds() - start;
        if (took < LEAST_SECONDS && run == 0) {
            calls *= 2;
            continue;
        }
        if (took / (double)calls < least) least = took / (double)calls;
        run++;
    }
    return least;
}

static job prepare(const gn_kernels *k, double *block, size_t most, size_t set, size_t bytes)
{
    job j = {.k = k, .x = block + LAG, .base = block + LAG + most, .out = block + LAG + 2 * most, .n = set / bytes};
    j.args = (gn_kernel_args){100, 1, 5, set > gn_cpu_cache()};
    j.year = (gn_year_pattern){.season = 12, .phase = 0};
    for (size_t i = 0; i < GN_KERNEL_PATTERN; i++) j.year.keep[i] = i % 12 ? ~0ull : 0;
    return j;
}

gn_status gn_bench_kernels(const char *name, size_t largest, void (*row)(void *ctx, const gn_bench_row *r), void *ctx,
                           gn_err *err)
{
    const struct bench *b = NULL;
    for (size_t i = 0; i < N_BENCHES; i++)
        if (strcmp(benches[i].name, name) == 0) b = &benches[i];
    if (!b) return gn_fail(err, GN_E_ARG, "bench: no kernel '%s'", name);
    if (largest < (size_t)4 << 20) return gn_fail(err, GN_E_ARG, "bench: largest working set below 4 MiB");
    const size_t sets[SETS] = {(size_t)16 << 10, (size_t)256 << 10, (size_t)4 << 20, largest};
    /* three arrays of the most values that any kernel takes, each on a cache line of its own */
    const size_t most = (largest / 8 + 7) / 8 * 8;
    double *block = aligned_alloc(64, (3 * most + 64) * sizeof *block);
    if (!block) return gn_fail(err, GN_E_NOMEM, "bench: no memory for %zu values", 3 * most);
    uint64_t state = 1;
    for (size_t i = 0; i < 3 * most + 64; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        block[i] = 100 + (double)(state >> 40) * 0x1p-24;
    }
    for (size_t s = 0; s < SETS; s++) {
        if (s && sets[s] == sets[s - 1]) continue;
        const char *isa;
        for (size_t t = 0; (isa = gn_kernels_name(t)) != NULL; t++) {
            const gn_kernels *k = gn_kernels_find(isa);
            if (!k) continue;
            const job triad = prepare(k, block, most, sets[s], benches[0].bytes);
            const job j = prepare(k, block, most, sets[s], b->bytes);
            const double bandwidth = (double)(triad.n * benches[0].bytes) / best(&benches[0], &triad) * 1e-9;
            const double seconds = best(b, &j);
            const double gb = (double)(j.n * b->bytes) / seconds * 1e-9;
            row(ctx, &(gn_bench_row){b->name, isa, j.n, seconds * 1e9, gb, gb / bandwidth});
        }
    }
    free(block);
    return GN_OK;
}
