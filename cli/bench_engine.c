/* gnomon bench engine: the engine's functions on a panel, as an analyst calls them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "gnomon/gn_cpu.h"
#include "gnomon/gn_factor.h"
#include "gnomon/gn_frequency.h"
#include "gnomon/gn_growth.h"
#include "gnomon/gn_outlier.h"
#include "gnomon/gn_regress.h"
#include "gnomon/gn_roll.h"
#include "gnomon/gn_seasonal.h"
#include "gnomon/gn_tests.h"

#include <math.h>
#include <stdlib.h>

enum { SERIES = 500, N = 240, VALUES = SERIES * N, ROUNDS = 3, REGRESSORS = 4, COMPONENTS = 3 };

typedef struct bench_panel {
    gn_panel p;
    double *out; /* [VALUES + SERIES SERIES] */
} bench_panel;

static gn_status growth(const bench_panel *b, gn_err *err)
{
    return gn_transform_panel(GN_PC1, &b->p, 1, b->out, NULL, err);
}
static gn_status single(const bench_panel *b, gn_err *err)
{
    return gn_single_from_ytd_panel(&b->p, 1, false, 1, b->out, NULL, err);
}
static gn_status roll(const bench_panel *b, gn_roll what, gn_err *err)
{
    return gn_roll_panel(what, 12, 12, &b->p, 1, b->out, NULL, err);
}
static gn_status roll_mean(const bench_panel *b, gn_err *err)
{
    return roll(b, GN_ROLL_MEAN, err);
}
static gn_status roll_sd(const bench_panel *b, gn_err *err)
{
    return roll(b, GN_ROLL_SD, err);
}
static gn_status roll_max(const bench_panel *b, gn_err *err)
{
    return roll(b, GN_ROLL_MAX, err);
}
static gn_status roll_median(const bench_panel *b, gn_err *err)
{
    return roll(b, GN_ROLL_MEDIAN, err);
}
static gn_status lower(const bench_panel *b, gn_err *err)
{
    gn_panel *made;
    const gn_status st =
        gn_lower_frequency_panel(GN_AGGREGATE_SUM, &b->p, GN_FREQ_QUARTER, false, false, 1, &made, err);
    gn_panel_free(made);
    return st;
}
static gn_status fill(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    (void)ctx;
    return gn_fill_gaps(in->value + in->offset[i], NULL, N, 12, 0, out, out_flag, NULL, err);
}
static gn_status fill_gaps(const bench_panel *b, gn_err *err)
{
    return gn_panel_map(&b->p, 1, fill, NULL, b->out, NULL, NULL, err);
}
static gn_status adjust(const bench_panel *b, gn_err *err)
{
    gn_seasonal_options o = gn_seasonal_options_defaults(GN_FREQ_MONTH);
    o.before = o.after = 10;
    return gn_seasonal_adjust_panel(&o, &b->p, 1, b->out, NULL, NULL, NULL, NULL, err);
}
static gn_status denton_one(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    (void)ctx, (void)out_flag;
    return gn_denton(GN_AGGREGATE_SUM, in->value + in->offset[i], N / 3, 3, NULL, N, out, err);
}
static gn_status denton(const bench_panel *b, gn_err *err)
{
    return gn_panel_map(&b->p, 1, denton_one, NULL, b->out, NULL, NULL, err);
}
static gn_status outliers_one(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    (void)ctx, (void)out_flag;
    gn_outlier found[5];
    size_t count;
    const gn_outlier_options o = {12, true, 4, 5};
    return gn_outliers_find(&o, in->value + in->offset[i], N, found, &count, out, err);
}
static gn_status outliers(const bench_panel *b, gn_err *err)
{
    return gn_panel_map(&b->p, 1, outliers_one, NULL, b->out, NULL, NULL, err);
}
static gn_status adf_one(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err)
{
    (void)ctx, (void)out_flag;
    gn_test t;
    const gn_status st = gn_adf(in->value + in->offset[i], N, GN_TREND_CONSTANT, 12, true, &t, err);
    if (st == GN_OK) out[0] = t.p;
    return st;
}
static gn_status adf(const bench_panel *b, gn_err *err)
{
    return gn_panel_map(&b->p, 1, adf_one, NULL, b->out, NULL, NULL, err);
}
static gn_status correlations(const bench_panel *b, gn_err *err)
{
    return gn_correlation_matrix(b->p.value, SERIES, N, 0, 1, b->out, err);
}
static gn_status components(const bench_panel *b, gn_err *err)
{
    return gn_principal_components(b->p.value, SERIES, N, COMPONENTS, b->out, b->out + COMPONENTS * SERIES,
                                   b->out + COMPONENTS * (SERIES + N), err);
}
static gn_status regress(const bench_panel *b, gn_err *err)
{
    return gn_regress_panel(b->p.value, SERIES, N, b->p.value, REGRESSORS, 1, b->out, b->out + REGRESSORS * SERIES,
                            NULL, NULL, NULL, err);
}

static const struct {
    const char *name;
    gn_status (*run)(const bench_panel *b, gn_err *err);
} benches[] = {{"engine.growth", growth},
               {"engine.single_from_ytd", single},
               {"engine.roll_mean", roll_mean},
               {"engine.roll_sd", roll_sd},
               {"engine.roll_max", roll_max},
               {"engine.roll_median", roll_median},
               {"engine.lower_frequency", lower},
               {"engine.fill_gaps", fill_gaps},
               {"engine.denton", denton},
               {"engine.seasonal_adjust", adjust},
               {"engine.outliers", outliers},
               {"engine.adf", adf},
               {"engine.correlation_matrix", correlations},
               {"engine.components", components},
               {"engine.regress", regress}};

static gn_status measure(bench_panel *b, void (*row)(void *ctx, const gn_bench_row *r), void *ctx, gn_err *err)
{
    for (size_t k = 0; k < sizeof benches / sizeof *benches; k++) {
        double least = INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            const double start = gn_bench_seconds();
            const gn_status st = benches[k].run(b, err);
            if (st) return st;
            least = fmin(least, gn_bench_seconds() - start);
        }
        row(ctx, &(gn_bench_row){benches[k].name, gn_cpu_isa(), VALUES, least * 1e9,
                                 VALUES * sizeof(double) / least * 1e-9, NAN});
    }
    return GN_OK;
}

gn_status bench_engine(void (*row)(void *ctx, const gn_bench_row *r), void *ctx, gn_err *err)
{
    size_t *offset = malloc((SERIES + 1) * sizeof *offset);
    int64_t *first = malloc(SERIES * sizeof *first);
    double *value = malloc(VALUES * sizeof *value), *out = calloc(VALUES + SERIES * SERIES, sizeof *out);
    gn_status st = GN_OK;
    if (!offset || !first || !value || !out) {
        st = gn_fail(err, GN_E_NOMEM, "bench: no memory for %d series", SERIES);
        goto done;
    }
    for (size_t i = 0; i <= SERIES; i++) offset[i] = i * N;
    for (size_t i = 0; i < SERIES; i++) {
        first[i] = gn_month(2001, 1);
        bench_series(value + i * N, N, i + 1);
    }
    bench_panel b = {{GN_FREQ_MONTH, SERIES, offset, first, NULL, value, NULL}, out};
    st = measure(&b, row, ctx, err);
done:
    free(offset);
    free(first);
    free(value);
    free(out);
    return st;
}
