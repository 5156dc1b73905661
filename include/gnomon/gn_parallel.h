/* Parallel loop: a range of indices over threads; results do not depend on how many. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_PARALLEL_H
#define GN_PARALLEL_H

#include "gnomon/gn_base.h"

enum { GN_MAX_THREADS = 1024 };

/* Processors that this process may run on (sched affinity), at least 1, at most GN_MAX_THREADS. */
GN_API int gn_cpu_count(void);

/* The workers that gn_parallel_for(n, chunk, threads, ...) will use at most: body's `worker` is below this, so that the
 * caller can lay out one arena for each. Never more than there are chunks. */
GN_API int gn_parallel_workers(size_t n, size_t chunk, int threads);

/* Calls body(ctx, begin, end, worker) for [0, n) cut into pieces of `chunk` indices (the last may be shorter), each
 * piece exactly once, in any order, from several threads. The cuts depend on n and chunk only, never on the number of
 * threads: a body that writes only what belongs to its indices gives the same result for any number.
 *
 * chunk    >= 1
 * threads  0: gn_cpu_count(); else 1 to GN_MAX_THREADS. The calling thread is worker 0; with one thread nothing is
 *          started. Where fewer threads can be started, those that did do the work.
 * body     must not call gn_parallel_for with threads != 1
 *
 * Returns GN_OK when all pieces are done; GN_E_ARG (body NULL, chunk 0, threads out of range), then nothing was called.
 * Pieces are handed out one by one, so uneven costs even out. Errors of the body are the body's to keep, by index. */
GN_API gn_status gn_parallel_for(size_t n, size_t chunk, int threads,
                                 void (*body)(void *ctx, size_t begin, size_t end, int worker), void *ctx);

#endif
