/* Kernels without vectors: one double at a time. Needs a processor with FMA, as SLEEF's scalar functions do. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/simd/kernels.h"

#ifndef FP_FAST_FMA
#define FP_FAST_FMA 1 /* sleef.h declares its scalar FMA functions under this condition; we ask for FMA */
#endif
#include <emmintrin.h>
#include <sleef.h>
#include <string.h>

enum { W = 1 };
typedef double vd;
typedef bool vm;
#define OP static inline __attribute__((always_inline))

OP vd vset(double v)
{
    return v;
}
OP vd vload(const double *p)
{
    double v;
    memcpy(&v, p, sizeof v);
    return v;
}
OP void vstore(double *p, vd v)
{
    memcpy(p, &v, sizeof v);
}
OP void vstream(double *p, vd v)
{
    vstore(p, v);
}
OP vd vload_part(const double *p, size_t n)
{
    (void)n;
    return vload(p);
}
OP void vstore_part(double *p, size_t n, vd v)
{
    (void)n;
    vstore(p, v);
}
OP vd vadd(vd a, vd b)
{
    return a + b;
}
OP vd vsub(vd a, vd b)
{
    return a - b;
}
OP vd vmul(vd a, vd b)
{
    return a * b;
}
OP vd vdiv(vd a, vd b)
{
    return a / b;
}
OP vd vsqrt(vd a)
{
    return _mm_cvtsd_f64(_mm_sqrt_sd(_mm_setzero_pd(), _mm_set_sd(a)));
}
OP vd vfma(vd a, vd b, vd c)
{
    return __builtin_fma(a, b, c);
}
OP vd vmin(vd a, vd b)
{
    return a < b ? a : b;
}
OP vd vmax(vd a, vd b)
{
    return a > b ? a : b;
}
OP vm vgt(vd a, vd b)
{
    return a > b;
}
OP vm veq_self(vd a)
{
    return a == a;
}
OP vd vsel(vm m, vd a, vd b)
{
    return m ? a : b;
}
OP vd vand(vm m, vd a)
{
    return m ? a : 0.0;
}
OP vd vbehind(vd before, vd now)
{
    (void)now;
    return before;
}
OP vm vboth(vm a, vm b)
{
    return a & b;
}
OP unsigned vbits(vm m)
{
    return m;
}
OP vm vkeep(const unsigned long long *p)
{
    return *p != 0;
}
OP vd vlog(vd a)
{
    return Sleef_finz_logd1_u10purecfma(a);
}
OP vd vlog1p(vd a)
{
    return Sleef_finz_log1pd1_u10purecfma(a);
}
OP vd vexpm1(vd a)
{
    return Sleef_finz_expm1d1_u10purecfma(a);
}

#include "engine/simd/body.h"

const gn_kernels gn_kernels_generic = KERNEL_TABLE("generic");
