/* Operations of `gnomon transform` on all series together. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "transform.h"

#include "gnomon/gn_factor.h"
#include "gnomon/gn_regress.h"
#include "gnomon/gn_stats.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int no_memory(const cli_request *r)
{
    gn_err err;
    cli_request_no_memory(&err);
    return cli_failed(r->self, &err);
}

static void period_of(const cli_request *r, int64_t ordinal, char out[CLI_PERIOD_SIZE])
{
    cli_panel_period(&r->in, 0, (size_t)(ordinal - r->in.panel->first[0]), out);
}

int cli_op_correlate(cli_request *r)
{
    int64_t first;
    size_t n, count = r->in.panel->count;
    double *X = cli_request_table(r, &first, &n);
    if (!X) return EXIT_FAILED;
    if (count > 20000) {
        free(X);
        gn_err err;
        gn_fail(&err, GN_E_LIMIT, "%zu series, at most 20000 can be set against each other", count);
        return cli_failed(r->self, &err);
    }
    double *out = malloc(count * count * sizeof *out);
    gn_err err;
    int code = out ? EXIT_DONE : no_memory(r);
    if (out && gn_correlation_matrix(X, count, n, (size_t)r->least, (int)r->threads, out, &err))
        code = cli_failed(r->self, &err);
    if (code == EXIT_DONE) {
        cli_request_sheet(r, "unique_id,with,#correlation");
        for (size_t i = 0; i < count; i++)
            for (size_t k = i + 1; k < count; k++) {
                cli_sheet_text(&r->sheet, r->in.id[i]);
                cli_sheet_text(&r->sheet, r->in.id[k]);
                cli_sheet_number(&r->sheet, out[i * count + k]);
            }
    }
    free(X);
    free(out);
    return code;
}

int cli_op_lead_lag(cli_request *r)
{
    const size_t most = (size_t)r->most, all = 2 * most + 1, count = r->in.panel->count;
    int64_t first;
    size_t n;
    double *X = cli_request_table(r, &first, &n), *out = malloc(all * sizeof *out);
    size_t *pairs = malloc(all * sizeof *pairs);
    gn_err err;
    int code = !X ? EXIT_FAILED : out && pairs ? EXIT_DONE : no_memory(r);
    if (code == EXIT_DONE) cli_request_sheet(r, "unique_id,with,#lead,#correlation,#pairs,best");
    for (size_t i = 0; i < count && code == EXIT_DONE; i++) {
        if (i == r->other) continue;
        if (gn_lead_lag(X + i * n, X + r->other * n, n, most, out, pairs, &err)) {
            code = cli_failed(r->self, &err);
            break;
        }
        size_t best = all;
        for (size_t k = 0; k < all; k++)
            if (!isnan(out[k]) && (best == all || fabs(out[k]) > fabs(out[best]))) best = k;
        for (size_t k = 0; k < all; k++) {
            cli_sheet_text(&r->sheet, r->in.id[i]);
            cli_sheet_text(&r->sheet, r->in.id[r->other]);
            cli_sheet_number(&r->sheet, (double)k - (double)most);
            cli_sheet_number(&r->sheet, out[k]);
            cli_sheet_count(&r->sheet, pairs[k]);
            cli_sheet_text(&r->sheet, k == best ? "best" : "");
        }
    }
    free(X);
    free(out);
    free(pairs);
    return code;
}

int cli_op_diffusion(cli_request *r)
{
    int64_t first;
    size_t n;
    double *X = cli_request_table(r, &first, &n);
    if (!X) return EXIT_FAILED;
    double *out = malloc(n * sizeof *out);
    size_t *compared = malloc(n * sizeof *compared);
    gn_err err;
    int code = out && compared ? EXIT_DONE : no_memory(r);
    if (code == EXIT_DONE && gn_diffusion_index(X, r->in.panel->count, n, r->lag ? (size_t)r->lag : 1, (size_t)r->least,
                                                out, compared, &err))
        code = cli_failed(r->self, &err);
    if (code == EXIT_DONE) {
        cli_request_sheet(r, "unique_id,ds,#y,flag,#compared");
        for (size_t t = 0; t < n; t++) {
            char ds[CLI_PERIOD_SIZE];
            period_of(r, first + (int64_t)t, ds);
            cli_sheet_text(&r->sheet, "diffusion");
            cli_sheet_text(&r->sheet, ds);
            cli_sheet_number(&r->sheet, out[t]);
            cli_sheet_flag(&r->sheet, isnan(out[t]) ? GN_OBS_MISSING : GN_OBS_ESTIMATED);
            cli_sheet_count(&r->sheet, compared[t]);
        }
    }
    free(X);
    free(out);
    free(compared);
    return code;
}

int cli_op_components(cli_request *r)
{
    int64_t first;
    size_t n, count = r->in.panel->count, want = (size_t)r->components;
    if (want > count) return cli_usage(r->self, "--components %zu: there are %zu series", want, count);
    double *X = cli_request_table(r, &first, &n);
    if (!X) return EXIT_FAILED;
    double *loading = malloc(count * want * sizeof *loading), *score = malloc(n * want * sizeof *score);
    double *share = malloc(want * sizeof *share);
    gn_err err;
    int code = loading && score && share ? EXIT_DONE : no_memory(r);
    if (code == EXIT_DONE && gn_principal_components(X, count, n, want, loading, score, share, &err))
        code = cli_failed(r->self, &err);
    char name[32];
    if (code == EXIT_DONE && r->loadings) {
        cli_request_sheet(r, "component,unique_id,#loading,#share");
        for (size_t k = 0; k < want; k++)
            for (size_t i = 0; i < count; i++) {
                snprintf(name, sizeof name, "pc%zu", k + 1);
                cli_sheet_text(&r->sheet, name);
                cli_sheet_text(&r->sheet, r->in.id[i]);
                cli_sheet_number(&r->sheet, loading[k * count + i]);
                cli_sheet_number(&r->sheet, share[k]);
            }
    } else if (code == EXIT_DONE) {
        cli_request_sheet(r, "unique_id,ds,#y,flag");
        for (size_t k = 0; k < want; k++)
            for (size_t t = 0; t < n; t++) {
                char ds[CLI_PERIOD_SIZE];
                snprintf(name, sizeof name, "pc%zu", k + 1);
                period_of(r, first + (int64_t)t, ds);
                cli_sheet_text(&r->sheet, name);
                cli_sheet_text(&r->sheet, ds);
                cli_sheet_number(&r->sheet, score[k * n + t]);
                cli_sheet_flag(&r->sheet, isnan(score[k * n + t]) ? GN_OBS_MISSING : GN_OBS_ESTIMATED);
            }
    }
    free(X);
    free(loading);
    free(score);
    free(share);
    return code;
}

enum { CONSTANT, SLOPE, REGRESSORS };

static void regression_row(cli_request *r, size_t i, size_t c, double beta, double se, double sigma, double r2,
                           size_t used)
{
    cli_sheet_text(&r->sheet, r->in.id[i]);
    cli_sheet_text(&r->sheet, c == CONSTANT ? "constant" : r->in.id[r->other]);
    cli_sheet_number(&r->sheet, beta);
    cli_sheet_number(&r->sheet, se);
    cli_sheet_number(&r->sheet, beta / se);
    cli_sheet_number(&r->sheet, sigma);
    cli_sheet_number(&r->sheet, r2);
    cli_sheet_count(&r->sheet, used);
}

/* Every other series on a constant and the one of --with, by least squares or robustly. */
int cli_op_regress(cli_request *r)
{
    const gn_panel *p = r->in.panel;
    const gn_robust kind = gn_robust_find(r->robust);
    if (r->robust && kind == GN_ROBUST_COUNT)
        return cli_usage(r->self, "--robust '%s': known are bisquare, huber, cauchy, fair, welsch", r->robust);
    int64_t first;
    size_t n;
    double *X = cli_request_table(r, &first, &n);
    if (!X) return EXIT_FAILED;
    const size_t count = p->count;
    double *design = malloc(REGRESSORS * n * sizeof *design), *figures = malloc(6 * count * sizeof *figures);
    size_t *used = malloc(count * sizeof *used);
    int code = design && figures && used ? EXIT_DONE : no_memory(r);
    gn_err err;
    if (code == EXIT_DONE) {
        double *const beta = figures, *const se = figures + 2 * count, *const sigma = figures + 4 * count,
                      *const r2 = figures + 5 * count;
        for (size_t t = 0; t < n; t++) design[t] = 1;
        memcpy(design + n, X + r->other * n, n * sizeof *design);
        if (!r->robust &&
            gn_regress_panel(X, count, n, design, REGRESSORS, (int)r->threads, beta, se, sigma, r2, used, &err))
            code = cli_failed(r->self, &err);
        if (code == EXIT_DONE) cli_request_sheet(r, "unique_id,regressor,#beta,#se,#t,#sigma,#r2,#n");
        for (size_t i = 0; i < count && code == EXIT_DONE; i++) {
            if (i == r->other) continue;
            double *b = beta + i * REGRESSORS, *s = se + i * REGRESSORS;
            if (r->robust) {
                gn_robust_fit fit;
                if (gn_regress_robust(kind, X + i * n, n, design, REGRESSORS, b, s, NULL, &fit, &err)) {
                    cli_request_skip(r, i, &err);
                    continue;
                }
                sigma[i] = fit.sigma;
                used[i] = fit.used;
                r2[i] = NAN;
            } else if (isnan(b[CONSTANT])) {
                gn_fail(&err, GN_E_SHORT, "%zu common periods with %s tell nothing of it", used[i], r->in.id[r->other]);
                cli_request_skip(r, i, &err);
                continue;
            }
            for (size_t c = 0; c < REGRESSORS; c++) regression_row(r, i, c, b[c], s[c], sigma[i], r2[i], used[i]);
        }
    }
    free(X);
    free(design);
    free(figures);
    free(used);
    return code;
}
