/* Which table of kernels: asks the processor, obeys GN_ISA. No instruction set beyond the base is used in this file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/simd/kernels.h"

#include "gnomon/gn_cpu.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* AVX and FMA are asked of the processor and of the system, which must save the wider registers. */
static bool has_generic(void)
{
    return __builtin_cpu_supports("avx") && __builtin_cpu_supports("fma");
}

static bool has_avx2(void)
{
    return has_generic() && __builtin_cpu_supports("avx2");
}

static bool has_avx512(void)
{
    return has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vl");
}

static const struct {
    const gn_kernels *kernels;
    const char *name;
    bool (*usable)(void);
} tables[] = {
    {&gn_kernels_generic, "generic", has_generic},
    {&gn_kernels_avx2, "avx2", has_avx2},
    {&gn_kernels_avx512, "avx512", has_avx512},
};
enum { N_TABLES = sizeof tables / sizeof *tables };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const gn_kernels *chosen;
static gn_err complaint;

static void choose(void)
{
    __builtin_cpu_init();
    chosen = &gn_kernels_generic;
    const char *wanted = getenv("GN_ISA");
    if (!has_generic()) {
        gn_fail(&complaint, GN_E_UNSUPPORTED,
                "this processor has no AVX with fused multiply-add (FMA), which all kernels need");
        return;
    }
    for (size_t i = 0; i < N_TABLES; i++) {
        const bool named = wanted && *wanted && strcmp(wanted, tables[i].name) == 0;
        if (named && !tables[i].usable()) {
            gn_fail(&complaint, GN_E_UNSUPPORTED, "GN_ISA=%s: this processor or its system does not support it",
                    wanted);
            return;
        }
        if (named || (tables[i].usable() && !(wanted && *wanted))) {
            chosen = tables[i].kernels;
            if (named) return;
        }
    }
    if (wanted && *wanted)
        gn_fail(&complaint, GN_E_ARG, "GN_ISA=%s: no such instruction set, expected generic, avx2 or avx512", wanted);
}

const gn_kernels *gn_kernels_get(void)
{
    pthread_once(&once, choose);
    return chosen;
}

const gn_kernels *gn_kernels_find(const char *name)
{
    for (size_t i = 0; i < N_TABLES; i++)
        if (strcmp(tables[i].name, name) == 0) return tables[i].usable() ? tables[i].kernels : NULL;
    return NULL;
}

const char *gn_kernels_name(size_t i)
{
    return i < N_TABLES ? tables[i].name : NULL;
}

gn_status gn_cpu_check(gn_err *err)
{
    gn_kernels_get();
    if (complaint.status == GN_OK) return GN_OK;
    return gn_fail(err, complaint.status, "%s", complaint.msg);
}

const char *gn_cpu_isa(void)
{
    return gn_kernels_get()->name;
}

size_t gn_cpu_cache(void)
{
    const long bytes = sysconf(_SC_LEVEL3_CACHE_SIZE);
    return bytes > 0 ? (size_t)bytes : (size_t)32 << 20;
}
