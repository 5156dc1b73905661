/* Parallel loop over indices on pthreads: pieces are taken from one atomic counter. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_parallel.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

typedef struct job {
    atomic_size_t next; /* piece to be taken */
    size_t n, chunk, pieces;
    void (*body)(void *ctx, size_t begin, size_t end, int worker);
    void *ctx;
} job;

typedef struct worker {
    job *job;
    pthread_t thread;
    int number;
} worker;

int gn_cpu_count(void)
{
    cpu_set_t set;
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    if (n < 1) n = 1;
    return n < GN_MAX_THREADS ? n : GN_MAX_THREADS;
}

int gn_parallel_workers(size_t n, size_t chunk, int threads)
{
    if (chunk == 0 || n == 0 || threads < 0) return 1;
    const size_t pieces = n / chunk + (n % chunk != 0);
    const size_t wanted = threads ? (size_t)threads : (size_t)gn_cpu_count();
    return (int)(wanted < pieces ? wanted : pieces);
}

static void work(job *j, int number)
{
    for (;;) {
        const size_t piece = atomic_fetch_add_explicit(&j->next, 1, memory_order_relaxed);
        if (piece >= j->pieces) return;
        const size_t begin = piece * j->chunk;
        j->body(j->ctx, begin, j->n - begin < j->chunk ? j->n : begin + j->chunk, number);
    }
}

static void *run(void *arg)
{
    const worker *w = arg;
    work(w->job, w->number);
    return NULL;
}

gn_status gn_parallel_for(size_t n, size_t chunk, int threads,
                          void (*body)(void *ctx, size_t begin, size_t end, int worker), void *ctx)
{
    if (!body || chunk == 0 || threads < 0 || threads > GN_MAX_THREADS) return GN_E_ARG;
    if (n == 0) return GN_OK;
    job j = {.n = n, .chunk = chunk, .pieces = n / chunk + (n % chunk != 0), .body = body, .ctx = ctx};
    atomic_init(&j.next, 0);
    const int wanted = gn_parallel_workers(n, chunk, threads) - 1;
    /* without memory for the list of threads the caller's own thread does it all */
    worker *others = wanted > 0 ? calloc((size_t)wanted, sizeof *others) : NULL;
    int started = 0;
    for (; others && started < wanted; started++) {
        others[started].job = &j;
        others[started].number = started + 1;
        if (pthread_create(&others[started].thread, NULL, run, &others[started]) != 0) break;
    }
    work(&j, 0);
    for (int i = 0; i < started; i++) pthread_join(others[i].thread, NULL);
    free(others);
    return GN_OK;
}
