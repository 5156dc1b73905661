/* CPU time of each model a series: yearly, quarterly and monthly ones of the lengths of the M3 competition, drawn from
 * a seeded generator. Prints CSV; --json prints JSON lines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_cpu.h"
#include "gnomon/gn_forecast.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SERIES = 24, LONGEST = 126, ROUNDS = 3 };

typedef struct kind {
    const char *name;
    int season;
    size_t n, horizon;
} kind;

static const kind kinds[] = {{"yearly", 1, 28, 6}, {"quarterly", 4, 49, 8}, {"monthly", 12, 117, 18}};

static double uniform(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

/* A level that wanders upwards, a season, noise: each of its own size. */
static void draw(const kind *k, uint64_t seed, double *y)
{
    const double drift = 0.02 * uniform(&seed), wander = 0.08 * uniform(&seed), swing = 0.3 * uniform(&seed);
    const double noise = 0.01 + 0.1 * uniform(&seed);
    double level = 8;
    for (size_t t = 0; t < k->n; t++) {
        level += drift + wander * (uniform(&seed) + uniform(&seed) - 1);
        const double season = k->season > 1 ? swing * sin(6.283185307179586 * (double)t / k->season) : 0;
        y[t] = exp(level + season + noise * (uniform(&seed) + uniform(&seed) - 1));
    }
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

/* Milliseconds a series, the best of a few rounds; negative after a failure. */
static double time_model(const char *model, const kind *k)
{
    static volatile double sink;
    double y[LONGEST], mean[18], lower[18], upper[18], best = INFINITY;
    gn_forecast_options opt = gn_forecast_options_defaults();
    opt.model = model;
    opt.season = k->season;
    opt.horizon = k->horizon;
    opt.n_levels = 1;
    gn_arena *a = NULL;
    if (gn_arena_new(gn_forecast_scratch(&opt, k->n), &a, NULL) != GN_OK) return -1;
    for (int round = 0; round < ROUNDS; round++) {
        double spent = 0;
        for (int i = 0; i < SERIES; i++) {
            gn_forecast f = {.mean = mean, .lower = lower, .upper = upper};
            draw(k, (uint64_t)i + 1, y);
            const double from = cpu_ms();
            gn_arena_reset(a);
            if (gn_forecast_series(y, k->n, &opt, a, &f, NULL) != GN_OK) best = -1;
            spent += cpu_ms() - from;
            sink = mean[0];
        }
        if (spent / SERIES < best) best = spent / SERIES;
    }
    (void)sink;
    gn_arena_free(a);
    return best;
}

int main(int argc, char **argv)
{
    const bool json = argc > 1 && strcmp(argv[1], "--json") == 0;
    gn_err err = {0};
    if (gn_cpu_check(&err) != GN_OK) {
        fprintf(stderr, "bench_models: %s\n", err.msg);
        return 1;
    }
    if (!json) puts("bench,isa,model,frequency,n,ms_per_series");
    for (size_t i = 0; gn_model_at(i); i++)
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
            const char *model = gn_model_key(gn_model_at(i));
            const double ms = time_model(model, &kinds[k]);
            if (ms < 0) return 1;
            printf(
                json ? "{\"bench\": \"models\", \"isa\": \"%s\", \"model\": \"%s\", \"frequency\": \"%s\", \"n\": %zu, "
                       "\"ms_per_series\": %.4f}\n"
                     : "models,%s,%s,%s,%zu,%.4f\n",
                gn_cpu_isa(), model, kinds[k].name, kinds[k].n, ms);
        }
    return 0;
}
