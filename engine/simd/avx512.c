/* Kernels in vectors of eight doubles: AVX-512 F, DQ and VL. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/simd/kernels.h"

#include <immintrin.h>
#include <sleef.h>

enum { W = 8 };
typedef __m512d vd;
typedef __mmask8 vm;
#define OP static inline __attribute__((always_inline))

OP __mmask8 part(size_t n)
{
    return (__mmask8)((1u << n) - 1);
}

OP vd vset(double v)
{
    return _mm512_set1_pd(v);
}
OP vd vload(const double *p)
{
    return _mm512_loadu_pd(p);
}
OP void vstore(double *p, vd v)
{
    _mm512_storeu_pd(p, v);
}
OP void vstream(double *p, vd v)
{
    _mm512_stream_pd(p, v);
}
OP vd vload_part(const double *p, size_t n)
{
    return _mm512_maskz_loadu_pd(part(n), p);
}
OP void vstore_part(double *p, size_t n, vd v)
{
    _mm512_mask_storeu_pd(p, part(n), v);
}
OP vd vadd(vd a, vd b)
{
    return _mm512_add_pd(a, b);
}
OP vd vsub(vd a, vd b)
{
    return _mm512_sub_pd(a, b);
}
OP vd vmul(vd a, vd b)
{
    return _mm512_mul_pd(a, b);
}
OP vd vdiv(vd a, vd b)
{
    return _mm512_div_pd(a, b);
}
OP vd vsqrt(vd a)
{
    return _mm512_sqrt_pd(a);
}
OP vd vfma(vd a, vd b, vd c)
{
    return _mm512_fmadd_pd(a, b, c);
}
OP vd vmin(vd a, vd b)
{
    return _mm512_min_pd(a, b);
}
OP vd vmax(vd a, vd b)
{
    return _mm512_max_pd(a, b);
}
OP vm vgt(vd a, vd b)
{
    return _mm512_cmp_pd_mask(a, b, _CMP_GT_OQ);
}
OP vm veq_self(vd a)
{
    return _mm512_cmp_pd_mask(a, a, _CMP_EQ_OQ);
}
OP vd vsel(vm m, vd a, vd b)
{
    return _mm512_mask_blend_pd(m, b, a);
}
OP vd vand(vm m, vd a)
{
    return _mm512_maskz_mov_pd(m, a);
}
OP vd vbehind(vd before, vd now)
{
    return _mm512_castsi512_pd(_mm512_alignr_epi64(_mm512_castpd_si512(now), _mm512_castpd_si512(before), 7));
}
OP vm vboth(vm a, vm b)
{
    return (__mmask8)(a & b);
}
OP unsigned vbits(vm m)
{
    return m;
}
OP vm vkeep(const unsigned long long *p)
{
    return _mm512_movepi64_mask(_mm512_loadu_si512(p));
}
OP vd vlog(vd a)
{
    return Sleef_finz_logd8_u10avx512f(a);
}
OP vd vlog1p(vd a)
{
    return Sleef_finz_log1pd8_u10avx512f(a);
}
OP vd vexpm1(vd a)
{
    return Sleef_finz_expm1d8_u10avx512f(a);
}

#include "engine/simd/body.h"

const gn_kernels gn_kernels_avx512 = KERNEL_TABLE("avx512");
