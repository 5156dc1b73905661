/* Panels: release, and a function of one series on all of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_parallel.h"
#include "gnomon/gn_series.h"

#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

void gn_panel_free(gn_panel *p)
{
    if (!p) return;
    free(p->offset);
    free(p->first);
    free(p->key);
    free(p->value);
    free(p->flag);
    free(p);
}

enum { PIECE = 16 };

typedef struct job {
    const gn_panel *in;
    gn_series_function *f;
    void *ctx;
    double *out;
    char *out_flag;
    gn_status *status;
    atomic_size_t failed; /* the first series of those that failed */
} job;

static void map_piece(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    job *j = ctx;
    for (size_t i = begin; i < end; i++) {
        const size_t at = j->in->offset[i], n = j->in->offset[i + 1] - at;
        const gn_status st = j->f(j->ctx, j->in, i, j->out + at, j->out_flag ? j->out_flag + at : NULL, NULL);
        if (j->status) j->status[i] = st;
        if (st == GN_OK) continue;
        for (size_t t = 0; t < n; t++) j->out[at + t] = NAN;
        if (j->out_flag) memset(j->out_flag + at, GN_OBS_MISSING, n);
        size_t first = atomic_load(&j->failed);
        while (i < first && !atomic_compare_exchange_weak(&j->failed, &first, i)) continue;
    }
}

gn_status gn_panel_map(const gn_panel *in, int threads, gn_series_function *f, void *ctx, double *out, char *out_flag,
                       gn_status *status, gn_err *err)
{
    if (!in || !f || (in->count && in->offset[in->count] && !out))
        return gn_fail(err, GN_E_ARG, "panel: no panel, no function or no place for the result");
    job j = {.in = in, .f = f, .ctx = ctx, .out = out, .out_flag = out_flag, .status = status};
    atomic_init(&j.failed, SIZE_MAX);
    if (gn_parallel_for(in->count, PIECE, threads, map_piece, &j) != GN_OK)
        return gn_fail(err, GN_E_ARG, "panel: %d threads, 0 to %d possible", threads, (int)GN_MAX_THREADS);
    const size_t first = atomic_load(&j.failed);
    if (status || first == SIZE_MAX) return GN_OK;
    /* once more for its message */
    const size_t at = in->offset[first], n = in->offset[first + 1] - at;
    const gn_status st = f(ctx, in, first, out + at, out_flag ? out_flag + at : NULL, err);
    for (size_t t = 0; st && t < n; t++) out[at + t] = NAN;
    if (st && out_flag) memset(out_flag + at, GN_OBS_MISSING, n);
    return st;
}
