/* Which build of the lane recursions this processor runs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lanes.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const lane_kernels *chosen;

static bool usable(const lane_kernels *k)
{
#if defined(__x86_64__)
    if (k == &lane_kernels_avx512) return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq");
    if (k == &lane_kernels_avx2) return __builtin_cpu_supports("avx2");
#endif
    return k == &lane_kernels_generic;
}

static void choose(void)
{
    static const lane_kernels *const table[] = {&lane_kernels_avx512, &lane_kernels_avx2, &lane_kernels_generic};
    const char *forced = getenv("GN_ISA");
    for (size_t i = 0; i < sizeof table / sizeof *table && !chosen; i++)
        if (usable(table[i]) && (!forced || !*forced || strcmp(forced, table[i]->name) == 0)) chosen = table[i];
    if (!chosen) chosen = &lane_kernels_generic;
}

size_t arma_work(int p, int q)
{
    const size_t r = (size_t)(p > q + 1 ? p : q + 1);
    return LANES * ((size_t)p * ((size_t)p + 1) + 6 * (r + (size_t)q + 2));
}

const lane_kernels *lane_kernels_get(void)
{
    pthread_once(&once, choose);
    return chosen;
}
