/* The table of kernels that each instruction set fills. Arguments are checked above; all tables give the same bits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENGINE_SIMD_KERNELS_H
#define ENGINE_SIMD_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

/* What an elementwise kernel is told beside its arrays. */
typedef struct gn_kernel_args {
    double scale;
    int power;   /* >= 1 */
    int root;    /* >= 1 */
    bool stream; /* write past the caches: for results larger than the last of them */
} gn_kernel_args;

/* out[i] = f(x[i], base[i]) for i in [0, n). out must not overlap x and base; x and base may be one array, shifted. */
typedef void gn_kernel_pair(const double *x, const double *base, double *out, size_t n, const gn_kernel_args *a);

typedef struct gn_deviations {
    double sum, squares;
} gn_deviations;

typedef struct gn_cross {
    double x, y, xx, yy, xy;
} gn_cross;

/* Year-to-date to single: which positions of a year begin it, and at which a missing predecessor counts as zero. */
enum { GN_KERNEL_SEASON = 12, GN_KERNEL_PATTERN = GN_KERNEL_SEASON + 8 };
typedef struct gn_year_pattern {
    size_t season; /* 1 to GN_KERNEL_SEASON */
    size_t phase;  /* position of x[0] in its year */
    /* for positions 0, 1, ... season - 1, 0, 1, ... : all bits set or none */
    unsigned long long keep[GN_KERNEL_PATTERN]; /* the predecessor counts */
    unsigned long long join[GN_KERNEL_PATTERN]; /* a missing predecessor is 0 */
} gn_year_pattern;

typedef enum gn_window_kind {
    GN_WINDOW_SUM,
    GN_WINDOW_MEAN,
    GN_WINDOW_VARIANCE, /* this and what follows: moments, divisor count - 1 */
    GN_WINDOW_SD,
    GN_WINDOW_ZSCORE /* of the newest value */
} gn_window_kind;

typedef struct gn_kernels {
    const char *name;
    /* elementwise */
    gn_kernel_pair *triad;      /* x + scale base: what the machine's bandwidth is measured with */
    gn_kernel_pair *difference; /* x - base */
    gn_kernel_pair *growth;     /* 100 (x - base) / base; NaN unless base > 0 */
    gn_kernel_pair *log_growth; /* scale ln(x / base); NaN unless both > 0 */
    gn_kernel_pair *compound;   /* 100 ((x / base)^power - 1); NaN unless both > 0 */
    gn_kernel_pair *cagr;       /* 100 ((x / base)^(power / root) - 1); NaN unless both > 0 */
    gn_kernel_pair *ratio;      /* scale x / base; NaN unless base > 0 */
    void (*log)(const double *x, double *out, size_t n, const gn_kernel_args *a);   /* ln x; NaN unless x > 0 */
    void (*scale)(const double *x, double *out, size_t n, const gn_kernel_args *a); /* scale x */
    /* out[i] = x[i] - (predecessor), p[0] being the predecessor of x[0] (read only where the pattern keeps it) */
    void (*single)(const double *x, double before, double *out, size_t n, const gn_year_pattern *y, bool stream);
    /* eight lanes, one tree, NaN left out */
    double (*sum)(const double *x, size_t n, size_t *missing);
    gn_deviations (*deviations)(const double *x, size_t n, double centre);
    void (*extremes)(const double *x, size_t n, double *min, double *max); /* +Inf, -Inf without values */
    void (*pair_sums)(const double *x, const double *y, size_t n, double *sum_x, double *sum_y, size_t *missing);
    /* out[i] of the window x[i .. i + w - 1] for i in [0, n), missing values left out, NaN with fewer than `least`
     * values (moments: 2); x [n + w - 1]. Cost O(n w) */
    void (*window)(gn_window_kind what, const double *x, size_t n, size_t w, size_t least, double *out);
    gn_cross (*cross)(const double *x, const double *y, size_t n, double centre_x, double centre_y);
} gn_kernels;

extern const gn_kernels gn_kernels_generic, gn_kernels_avx2, gn_kernels_avx512;

/* The table in use. */
const gn_kernels *gn_kernels_get(void);
/* The table of this name, or NULL if there is none or this processor cannot run it. */
const gn_kernels *gn_kernels_find(const char *name);
/* The names of all tables, from the plainest on; NULL past the end. */
const char *gn_kernels_name(size_t i);

#endif
