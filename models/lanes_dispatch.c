/* Which build of the lane recursions this processor runs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/lanes.h"

#include "gnomon/gn_cpu.h"

#include <string.h>

size_t arma_work(int p, int q)
{
    const size_t r = (size_t)(p > q + 1 ? p : q + 1);
    return LANES * ((size_t)p * ((size_t)p + 1) + 6 * (r + (size_t)q + 2));
}

const lane_kernels *lane_kernels_get(void)
{
    const char *isa = gn_cpu_isa();
    if (strcmp(isa, lane_kernels_avx512.name) == 0) return &lane_kernels_avx512;
    if (strcmp(isa, lane_kernels_avx2.name) == 0) return &lane_kernels_avx2;
    return &lane_kernels_generic;
}
