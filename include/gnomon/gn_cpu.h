/* The machine: which instruction set the kernels use. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_CPU_H
#define GN_CPU_H

#include "gnomon/gn_base.h"

/* Chooses the kernels: the widest set this processor has, or the one the environment variable GN_ISA names (generic,
 * avx2, avx512). The choice is made once; all sets give the same bits.
 *
 * Returns GN_OK; GN_E_ARG (GN_ISA names no set); GN_E_UNSUPPORTED (the processor has not what GN_ISA asks for, or has
 * no fused multiply-add, which every set needs). After a failure the engine works with the generic set, which on a
 * processor without FMA ends in an illegal instruction: a program calls this first and stops. Thread-safe. */
GN_API GN_MUST_USE gn_status gn_cpu_check(gn_err *err);

/* "generic", "avx2" or "avx512": the set in use. */
GN_API const char *gn_cpu_isa(void);

/* Bytes of the last level of cache, 32 MiB where the system does not say. */
GN_API size_t gn_cpu_cache(void);

#endif
