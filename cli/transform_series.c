/* Operations of `gnomon transform` that give a series of the same periods. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "transform.h"

#include "gnomon/gn_outlier.h"

#include <math.h>
#include <stdlib.h>

typedef struct view {
    const double *x;
    const char *flag;
    size_t n;
    int64_t first;
} view;

static view view_of(const gn_panel *in, size_t i)
{
    const size_t at = in->offset[i];
    return (view){in->value + at, in->flag + at, in->offset[i + 1] - at, in->first[i]};
}

gn_status cli_op_fred(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return gn_transform_series((gn_transform)r->op->code, in->freq, v.x, v.flag, v.n, out, out_flag, err);
}

gn_status cli_op_roll(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return gn_roll_series((gn_roll)r->op->code, r->width, (size_t)r->least, v.x, v.flag, v.n, out, out_flag, err);
}

gn_status cli_op_average(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return r->rates ? gn_average_rates_series((size_t)r->years, in->freq, v.x, v.flag, v.n, out, out_flag, err)
                    : gn_average_growth_series((size_t)r->years, in->freq, v.x, v.flag, v.n, out, out_flag, err);
}

gn_status cli_op_exponential(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return gn_exponential_average(r->number, r->corrected, v.x, v.flag, v.n, out, out_flag, err);
}

gn_status cli_op_single(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return gn_single_from_ytd(in->freq, v.first, (int)r->fiscal_start, r->joined, v.x, v.flag, v.n, out, out_flag, err);
}

gn_status cli_op_ytd(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return gn_ytd_from_single(in->freq, v.first, (int)r->fiscal_start, r->joined, v.x, v.flag, v.n, out, out_flag, err);
}

gn_status cli_op_scale(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    for (size_t t = 0; t < v.n; t++) out_flag[t] = v.flag[t];
    return gn_scale(r->number, v.x, v.n, out, err);
}

/* The places of the base in a series. */
static gn_status base_of(const cli_request *r, const view *v, size_t *from, size_t *to, gn_err *err)
{
    const int64_t last = v->first + (int64_t)v->n - 1;
    if (r->base_span.first < v->first || r->base_span.last > last)
        return gn_fail(err, GN_E_RANGE, "it does not reach over the base %s", r->base);
    *from = (size_t)(r->base_span.first - v->first);
    *to = (size_t)(r->base_span.last - v->first);
    return GN_OK;
}

gn_status cli_op_rebase(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const view v = view_of(in, i);
    size_t from = 0, to = 0;
    const gn_status st = base_of(ctx, &v, &from, &to, err);
    return st ? st : gn_rebase(v.x, v.flag, v.n, from, to, out, out_flag, err);
}

gn_status cli_op_chain(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const view v = view_of(in, i);
    size_t from = 0, to = 0;
    const gn_status st = base_of(ctx, &v, &from, &to, err);
    return st ? st : gn_chain(v.x, v.flag, v.n, from, 100, out, out_flag, err);
}

gn_status cli_op_fill(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    return gn_fill_gaps(v.x, v.flag, v.n, (size_t)r->season, (size_t)r->longest, out, out_flag, NULL, err);
}

gn_status cli_op_clean(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    const cli_request *r = ctx;
    const view v = view_of(in, i);
    const gn_outlier_options o = {(int)(r->season ? r->season : 1), r->logs, r->number, (size_t)r->most};
    size_t count;
    gn_outlier *found = calloc((size_t)r->most, sizeof *found);
    if (!found) return cli_request_no_memory(err);
    const gn_status st = gn_outliers_find(&o, v.x, v.n, found, &count, out, err);
    free(found);
    for (size_t t = 0; !st && t < v.n; t++) {
        out_flag[t] = v.flag[t];
        if (fabs(out[t] - v.x[t]) > 1e-12 * fabs(v.x[t]))
            out_flag[t] = GN_OBS_ESTIMATED;
        else
            out[t] = v.x[t];
    }
    return st;
}

/* ---- two series ---------------------------------------------------------------------------------------------------
 */

typedef gn_status pair_function(const cli_request *r, gn_freq freq, const view *v, const double *other,
                                const char *other_flag, double *out, char *out_flag, gn_err *err);

static gn_status with_other(const cli_request *r, const gn_panel *in, size_t i, pair_function *f, double *out,
                            char *out_flag, gn_err *err)
{
    const view v = view_of(in, i);
    double *other = malloc((v.n + 1) * sizeof *other);
    char *flag = malloc(v.n + 1);
    gn_status st = GN_E_NOMEM;
    if (other && flag) {
        cli_request_align(r, in, i, other, flag);
        st = f(r, in->freq, &v, other, flag, out, out_flag, err);
    } else {
        st = cli_request_no_memory(err);
    }
    free(other);
    free(flag);
    return st;
}

static gn_status deflate(const cli_request *r, gn_freq freq, const view *v, const double *other, const char *other_flag,
                         double *out, char *out_flag, gn_err *err)
{
    (void)r, (void)freq;
    return gn_deflate(v->x, other, v->flag, other_flag, v->n, out, out_flag, err);
}

gn_status cli_op_deflate(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    return with_other(ctx, in, i, deflate, out, out_flag, err);
}

static gn_status part(const cli_request *r, gn_freq freq, const view *v, const double *other, const char *other_flag,
                      double *out, char *out_flag, gn_err *err)
{
    const gn_part what = (gn_part)r->op->code;
    const size_t lag = what == GN_PART_SHARE ? 0 : r->lag ? (size_t)r->lag : (size_t)gn_freq_season(freq);
    return gn_part_series(what, lag, v->x, other, v->flag, other_flag, v->n, out, out_flag, err);
}

gn_status cli_op_part(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    return with_other(ctx, in, i, part, out, out_flag, err);
}

static gn_status correlation(const cli_request *r, gn_freq freq, const view *v, const double *other,
                             const char *other_flag, double *out, char *out_flag, gn_err *err)
{
    (void)freq;
    return gn_roll_correlation(r->width, (size_t)r->least, v->x, other, v->flag, other_flag, v->n, out, out_flag, err);
}

gn_status cli_op_roll_correlation(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    return with_other(ctx, in, i, correlation, out, out_flag, err);
}

static gn_status single_growth(const cli_request *r, gn_freq freq, const view *v, const double *other,
                               const char *other_flag, double *out, char *out_flag, gn_err *err)
{
    (void)other_flag; /* a published rate is what it is */
    return gn_single_growth_from_ytd(freq, v->first, (int)r->fiscal_start, r->joined, v->x, other, v->flag, v->n, out,
                                     out_flag, err);
}

gn_status cli_op_single_growth(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    return with_other(ctx, in, i, single_growth, out, out_flag, err);
}
