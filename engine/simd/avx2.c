/* Kernels in vectors of four doubles: AVX2 and FMA. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/simd/kernels.h"

#include <immintrin.h>
#include <sleef.h>

enum { W = 4 };
typedef __m256d vd;
typedef __m256d vm;
#define OP static inline __attribute__((always_inline))

OP __m256i part(size_t n)
{
    static const long long ones[] = {-1, -1, -1, -1, 0, 0, 0, 0};
    return _mm256_loadu_si256((const __m256i_u *)(ones + 4 - n));
}

OP vd vset(double v)
{
    return _mm256_set1_pd(v);
}
OP vd vload(const double *p)
{
    return _mm256_loadu_pd(p);
}
OP void vstore(double *p, vd v)
{
    _mm256_storeu_pd(p, v);
}
OP void vstream(double *p, vd v)
{
    _mm256_stream_pd(p, v);
}
OP vd vload_part(const double *p, size_t n)
{
    return _mm256_maskload_pd(p, part(n));
}
OP void vstore_part(double *p, size_t n, vd v)
{
    _mm256_maskstore_pd(p, part(n), v);
}
OP vd vadd(vd a, vd b)
{
    return _mm256_add_pd(a, b);
}
OP vd vsub(vd a, vd b)
{
    return _mm256_sub_pd(a, b);
}
OP vd vmul(vd a, vd b)
{
    return _mm256_mul_pd(a, b);
}
OP vd vdiv(vd a, vd b)
{
    return _mm256_div_pd(a, b);
}
OP vd vsqrt(vd a)
{
    return _mm256_sqrt_pd(a);
}
OP vd vfma(vd a, vd b, vd c)
{
    return _mm256_fmadd_pd(a, b, c);
}
OP vd vmin(vd a, vd b)
{
    return _mm256_min_pd(a, b);
}
OP vd vmax(vd a, vd b)
{
    return _mm256_max_pd(a, b);
}
OP vm vgt(vd a, vd b)
{
    return _mm256_cmp_pd(a, b, _CMP_GT_OQ);
}
OP vm veq_self(vd a)
{
    return _mm256_cmp_pd(a, a, _CMP_EQ_OQ);
}
OP vd vsel(vm m, vd a, vd b)
{
    return _mm256_blendv_pd(b, a, m);
}
OP vd vand(vm m, vd a)
{
    return _mm256_and_pd(m, a);
}
OP vd vbehind(vd before, vd now)
{
    return _mm256_shuffle_pd(_mm256_permute2f128_pd(before, now, 0x21), now, 5);
}
OP vm vboth(vm a, vm b)
{
    return _mm256_and_pd(a, b);
}
OP unsigned vbits(vm m)
{
    return (unsigned)_mm256_movemask_pd(m);
}
OP vm vkeep(const unsigned long long *p)
{
    return _mm256_castsi256_pd(_mm256_loadu_si256((const __m256i_u *)p));
}
OP vd vlog(vd a)
{
    return Sleef_finz_logd4_u10avx2(a);
}
OP vd vlog1p(vd a)
{
    return Sleef_finz_log1pd4_u10avx2(a);
}
OP vd vexpm1(vd a)
{
    return Sleef_finz_expm1d4_u10avx2(a);
}

#include "engine/simd/body.h"

const gn_kernels gn_kernels_avx2 = KERNEL_TABLE("avx2");
