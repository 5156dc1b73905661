/* What the groups of `gnomon bench` share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_BENCH_H
#define CLI_BENCH_H

#include "gnomon/gn_bench.h"

/* Seeded monthly series with trend, season and noise, above 0. */
void bench_series(double *y, size_t n, uint64_t state);
/* The engine's functions on a panel of 500 series of 240 months, one thread, the best of three: a row for each. */
gn_status bench_engine(void (*row)(void *ctx, const gn_bench_row *r), void *ctx, gn_err *err);

#endif
