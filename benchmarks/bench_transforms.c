/* Seconds that transforms of a large panel take on one core: SERIES monthly series of 240 points (default 100,000), a
 * wandering level with a year-to-date twin. Prints CSV: tool,transform,seconds. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_cpu.h"
#include "gnomon/gn_growth.h"
#include "gnomon/gn_roll.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MONTHS = 240, ROUNDS = 3 };

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static gn_status growth(const gn_panel *p, double *out)
{
    return gn_transform_panel(GN_PC1, p, 1, out, NULL, NULL);
}

static gn_status rolling_mean(const gn_panel *p, double *out)
{
    return gn_roll_panel(GN_ROLL_MEAN, 12, 12, p, 1, out, NULL, NULL);
}

static gn_status single(const gn_panel *p, double *out)
{
    return gn_single_from_ytd_panel(p, 1, false, 1, out, NULL, NULL);
}

static void measure(const char *name, gn_status (*run)(const gn_panel *, double *), const gn_panel *p, double *out)
{
    double best = INFINITY;
    for (int i = 0; i < ROUNDS; i++) {
        const double start = seconds();
        const gn_status st = run(p, out);
        const double took = seconds() - start;
        if (st != GN_OK) {
            fprintf(stderr, "%s: %s\n", name, gn_status_text(st));
            exit(1);
        }
        best = fmin(best, took);
    }
    printf("gnomon,%s,%.4f\n", name, best);
}

int main(int argc, char **argv)
{
    gn_err err;
    if (gn_cpu_check(&err) != GN_OK) return fprintf(stderr, "%s\n", err.msg), 1;
    const size_t count = argc > 1 ? strtoull(argv[1], NULL, 10) : 100000;
    if (count == 0 || count > 10000000) return fprintf(stderr, "bench_transforms: 1 to 10000000 series\n"), 2;
    gn_panel *p = calloc(1, sizeof *p);
    double *out = malloc(count * MONTHS * sizeof *out);
    if (!p || !out) return 1;
    p->freq = GN_FREQ_MONTH;
    p->count = count;
    p->offset = malloc((count + 1) * sizeof *p->offset);
    p->first = malloc(count * sizeof *p->first);
    p->value = malloc(count * MONTHS * sizeof *p->value);
    if (!p->offset || !p->first || !p->value) return 1;
    uint64_t seed = 1;
    for (size_t i = 0; i <= count; i++) p->offset[i] = i * MONTHS;
    for (size_t i = 0; i < count; i++) {
        double level = 100;
        p->first[i] = gn_month(2000, 1);
        for (size_t t = 0; t < MONTHS; t++) p->value[i * MONTHS + t] = level *= 0.98 + 0.05 * uniform(&seed);
    }
    for (size_t i = 0; i < count * MONTHS; i++) out[i] = 0; /* pages are there before the clock runs */
    measure("growth", growth, p, out);
    measure("rolling_mean", rolling_mean, p, out);
    measure("cumulative_to_single", single, p, out);
    gn_panel_free(p);
    free(out);
    return 0;
}
