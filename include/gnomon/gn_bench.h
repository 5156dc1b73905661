/* Benchmarks of the kernels: time and bandwidth of each on each instruction set, beside the machine's own bandwidth. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_BENCH_H
#define GN_BENCH_H

#include "gnomon/gn_base.h"

typedef struct gn_bench_row {
    const char *bench; /* kernel; static */
    const char *isa;   /* "generic", "avx2", "avx512"; static */
    size_t n;          /* values a call */
    double ns;         /* a call, the best of 20 runs of at least 2 ms each */
    double gb_per_s;   /* bytes read and written as the program asks for them, 1e9 bytes a second */
    double roofline;   /* gb_per_s over that of the triad a + s b -> c (24 bytes a value) on a working set of the same
                          size, measured in the same run with the same way of storing; NaN: does not apply */
} gn_bench_row;

/* The kernels' names, in order; NULL past the end. */
GN_API const char *gn_bench_kernel(size_t i);

/* Measures one kernel (a name of gn_bench_kernel) on every instruction set that this processor has, on working sets of
 * 16 KiB, 256 KiB, 4 MiB and `largest` bytes, and hands each row to `row`. Where the working set exceeds the last cache
 * results are stored past the caches, the triad's too. Returns GN_OK, GN_E_ARG (no such kernel, largest below 4 MiB),
 * GN_E_NOMEM. Takes seconds. */
GN_API GN_MUST_USE gn_status gn_bench_kernels(const char *name, size_t largest,
                                              void (*row)(void *ctx, const gn_bench_row *r), void *ctx, gn_err *err);

/* Seconds of a clock that only goes forward, for measuring. */
GN_API double gn_bench_seconds(void);

#endif
