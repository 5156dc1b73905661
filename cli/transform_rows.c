/* Operations of `gnomon transform` on one series after the other whose results are no series of the same periods. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "transform.h"

#include "gnomon/gn_outlier.h"
#include "gnomon/gn_parallel.h"
#include "gnomon/gn_seasonal.h"
#include "gnomon/gn_stats.h"
#include "gnomon/gn_tests.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct view {
    const double *x;
    const char *flag;
    size_t n;
} view;

static view view_of(const cli_request *r, size_t i)
{
    const gn_panel *p = r->in.panel;
    return (view){p->value + p->offset[i], p->flag + p->offset[i], p->offset[i + 1] - p->offset[i]};
}

static int season_of(const cli_request *r)
{
    return r->season ? (int)r->season : gn_freq_season(r->in.panel->freq);
}

/* ---- seasonal adjustment ------------------------------------------------------------------------------------------
 */

/* One series' place in the results of all. */
typedef struct adjusted {
    double *trend, *seasonal, *festival, *irregular, *adjusted;
    char *flag;
    gn_seasonal *fit; /* [count] */
    gn_status *status;
} adjusted;

typedef struct adjust_job {
    const cli_request *r;
    gn_seasonal_options options;
    adjusted all;
} adjust_job;

static gn_status adjust_one(const adjust_job *j, size_t i, gn_seasonal *s, gn_err *err)
{
    const gn_panel *p = j->r->in.panel;
    const size_t at = p->offset[i];
    const adjusted *a = &j->all;
    const view v = view_of(j->r, i);
    *s = (gn_seasonal){.trend = a->trend + at,
                       .seasonal = a->seasonal + at,
                       .festival = a->festival + at,
                       .irregular = a->irregular + at,
                       .adjusted = a->adjusted + at,
                       .flag = a->flag + at};
    return gn_seasonal_adjust(&j->options, p->first[i], v.x, v.flag, v.n, s, err);
}

static void adjust_piece(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const adjust_job *j = ctx;
    for (size_t i = begin; i < end; i++) j->all.status[i] = adjust_one(j, i, &j->all.fit[i], NULL);
}

static void adjust_rows(cli_request *r, const adjusted *a)
{
    const gn_panel *p = r->in.panel;
    cli_request_sheet(r, r->parts ? "unique_id,ds,#y,#adjusted,#trend,#seasonal,#festival,#irregular,flag"
                                  : "unique_id,ds,#y,flag");
    for (size_t i = 0; i < p->count; i++) {
        if (a->status[i]) continue;
        if (r->before || r->after)
            cli_note(r->self, "%s: effect of the festival %.4g, t %.3g, %zu observations", r->in.id[i],
                     a->fit[i].effect, a->fit[i].t_value, a->fit[i].used);
        for (size_t at = p->offset[i]; at < p->offset[i + 1]; at++) {
            char ds[CLI_PERIOD_SIZE];
            cli_panel_period(&r->in, i, at - p->offset[i], ds);
            cli_sheet_text(&r->sheet, r->in.id[i]);
            cli_sheet_text(&r->sheet, ds);
            if (r->parts) {
                cli_sheet_number(&r->sheet, p->value[at]);
                cli_sheet_number(&r->sheet, a->adjusted[at]);
                cli_sheet_number(&r->sheet, a->trend[at]);
                cli_sheet_number(&r->sheet, a->seasonal[at]);
                cli_sheet_number(&r->sheet, a->festival[at]);
                cli_sheet_number(&r->sheet, a->irregular[at]);
            } else {
                cli_sheet_number(&r->sheet, a->adjusted[at]);
            }
            cli_sheet_flag(&r->sheet, a->flag[at]);
        }
    }
}

int cli_op_adjust(cli_request *r)
{
    const gn_panel *p = r->in.panel;
    const size_t n = p->offset[p->count] + 1;
    gn_err err;
    adjust_job j = {.r = r, .options = gn_seasonal_options_defaults(p->freq)};
    j.options.season = season_of(r);
    j.options.span = (int)r->span;
    j.options.logs = !r->additive;
    j.options.joined = r->joined;
    j.options.before = r->before;
    j.options.after = r->after;
    double *values = calloc(5 * n, sizeof *values);
    j.all = (adjusted){.flag = calloc(n, 1),
                       .fit = calloc(p->count, sizeof *j.all.fit),
                       .status = calloc(p->count, sizeof *j.all.status)};
    gn_status st = GN_OK;
    if (values && j.all.flag && j.all.fit && j.all.status) {
        j.all.trend = values;
        j.all.seasonal = values + n;
        j.all.festival = values + 2 * n;
        j.all.irregular = values + 3 * n;
        j.all.adjusted = values + 4 * n;
        st = gn_parallel_for(p->count, 4, (int)r->threads, adjust_piece, &j);
        for (size_t i = 0; i < p->count; i++)
            if (j.all.status[i] && adjust_one(&j, i, &j.all.fit[i], &err)) cli_request_skip(r, i, &err);
        adjust_rows(r, &j.all);
    } else {
        st = cli_request_no_memory(&err);
    }
    free(values);
    free(j.all.flag);
    free(j.all.fit);
    free(j.all.status);
    return st ? cli_failed(r->self, &err) : EXIT_DONE;
}

/* ---- other frequencies --------------------------------------------------------------------------------------------
 */

static bool aggregate_of(const cli_request *r, gn_aggregate *how)
{
    static const char *const words[] = {"sum", "average", "end", "first", NULL};
    const int choice = cli_choice(r->self, "--how", r->how, words);
    *how = (gn_aggregate)choice;
    return choice >= 0;
}

int cli_op_lower(cli_request *r)
{
    gn_aggregate how;
    gn_err err;
    gn_panel *out;
    if (!aggregate_of(r, &how)) return EXIT_USAGE;
    if (gn_lower_frequency_panel(how, r->in.panel, cli_freq(r->to), r->partial, r->joined, (int)r->threads, &out, &err))
        return cli_failed(r->self, &err);
    cli_request_sheet(r, "unique_id,ds,#y,flag");
    cli_request_rows(r, out, NULL);
    gn_panel_free(out);
    return EXIT_DONE;
}

/* The indicator's values from the first period of the target on, NULL where there is none; *extra: periods that it
 * reaches beyond `n`. */
static const double *indicator_of(const cli_panel *by, const char *id, int64_t first, size_t n, size_t *extra)
{
    const gn_panel *p = by->panel;
    *extra = 0;
    for (size_t i = 0; i < p->count; i++) {
        if (p->count > 1 && strcmp(by->id[i], id) != 0) continue;
        const size_t len = p->offset[i + 1] - p->offset[i];
        const int64_t skip = first - p->first[i];
        if (skip < 0 || (uint64_t)skip >= len || len - (size_t)skip < n) return NULL;
        *extra = len - (size_t)skip - n;
        return p->value + p->offset[i] + skip;
    }
    return NULL;
}

enum { DENTON, CHOW_LIN, LITTERMAN };

/* One series at the higher frequency; out [n + extra]. */
static gn_status disaggregate(const cli_request *r, int method, gn_aggregate how, size_t i, size_t ratio,
                              const double *indicator, size_t n, double *out, gn_err *err)
{
    const view v = view_of(r, i);
    if (method == DENTON) return gn_denton(how, v.x, v.n, ratio, indicator, n, out, err);
    double *X = malloc(2 * n * sizeof *X);
    if (!X) return cli_request_no_memory(err);
    for (size_t t = 0; t < n; t++) {
        X[t] = 1;
        X[n + t] = indicator ? indicator[t] : 0;
    }
    const gn_status st = gn_chow_lin(how, method == CHOW_LIN ? GN_DISTURBANCE_AR1 : GN_DISTURBANCE_LITTERMAN, NAN, v.x,
                                     v.n, ratio, X, indicator ? 2 : 1, n, out, NULL, NULL, err);
    free(X);
    return st;
}

static void higher_rows(cli_request *r, size_t i, gn_freq to, int64_t first, size_t within, const double *out, size_t n)
{
    for (size_t t = 0; t < n; t++) {
        char ds[CLI_PERIOD_SIZE];
        gn_period_format((gn_period){to, first + (int64_t)t}, ds, sizeof ds);
        cli_sheet_text(&r->sheet, r->in.id[i]);
        cli_sheet_text(&r->sheet, ds);
        cli_sheet_number(&r->sheet, out[t]);
        cli_sheet_flag(&r->sheet, isnan(out[t]) ? GN_OBS_MISSING : t < within ? GN_OBS_ESTIMATED : GN_OBS_FORECAST);
    }
}

int cli_op_higher(cli_request *r)
{
    static const char *const methods[] = {"denton", "chow-lin", "litterman", NULL};
    const gn_panel *p = r->in.panel;
    const gn_freq to = cli_freq(r->to);
    gn_aggregate how;
    gn_err err;
    const int method = cli_choice(r->self, "--method", r->method, methods);
    if (method < 0 || !aggregate_of(r, &how)) return EXIT_USAGE;
    const int from = gn_freq_season(p->freq), many = gn_freq_season(to);
    if (!strchr("SQM", (char)to) || many <= from)
        return cli_usage(r->self, "--to %s is not higher than the frequency of the series, of A, S, Q and M", r->to);
    const size_t ratio = (size_t)(many / from);
    cli_panel by = {0};
    int code = EXIT_DONE;
    if (r->by) {
        code = cli_panel_load(r->self, &(cli_panel_options){.input = r->by, .freq = r->to}, &by);
        if (code != EXIT_DONE) goto done;
    }
    cli_request_sheet(r, "unique_id,ds,#y,flag");
    for (size_t i = 0; i < p->count && code == EXIT_DONE; i++) {
        const size_t n = (p->offset[i + 1] - p->offset[i]) * ratio;
        const int64_t first = gn_period_of(to, gn_period_first_day((gn_period){p->freq, p->first[i]})).ordinal;
        size_t extra = 0;
        const double *indicator = by.panel ? indicator_of(&by, r->in.id[i], first, n, &extra) : NULL;
        if (by.panel && !indicator) {
            gn_fail(&err, GN_E_NOTFOUND, "%s has no indicator over all its periods", r->by);
            cli_request_skip(r, i, &err);
            continue;
        }
        double *out = malloc((n + extra + 1) * sizeof *out);
        gn_status st =
            out ? disaggregate(r, method, how, i, ratio, indicator, n + extra, out, &err) : cli_request_no_memory(&err);
        if (st == GN_E_NOMEM)
            code = cli_failed(r->self, &err);
        else if (st)
            cli_request_skip(r, i, &err);
        else
            higher_rows(r, i, to, first, n, out, n + extra);
        free(out);
    }
done:
    cli_panel_free(&by);
    return code;
}

/* The old series (--with) goes on as each of the others. */
int cli_op_link(cli_request *r)
{
    const gn_panel *p = r->in.panel;
    int code = EXIT_DONE;
    gn_err err;
    cli_request_sheet(r, "unique_id,ds,#y,flag");
    for (size_t i = 0; i < p->count && code == EXIT_DONE; i++) {
        if (i == r->other) continue;
        const size_t n_old = p->offset[r->other + 1] - p->offset[r->other], n_new = p->offset[i + 1] - p->offset[i];
        const int64_t end_old = p->first[r->other] + (int64_t)n_old, end_new = p->first[i] + (int64_t)n_new;
        const int64_t first = p->first[r->other] < p->first[i] ? p->first[r->other] : p->first[i];
        const int64_t end = end_old > end_new ? end_old : end_new;
        if (r->base_span.first < first || r->base_span.first >= end || end - first > 10000000) {
            gn_fail(&err, GN_E_RANGE, "%s is not among the periods of the two series", r->base);
            cli_request_skip(r, i, &err);
            continue;
        }
        /* the two on their common periods, as a panel of one series, so that alignment is done in one place */
        size_t offset[2] = {0, (size_t)(end - first)};
        int64_t start[1] = {first};
        const size_t n = offset[1];
        double *value = malloc(3 * n * sizeof *value);
        char *flag = malloc(3 * n);
        if (!value || !flag) {
            cli_request_no_memory(&err);
            code = cli_failed(r->self, &err);
        } else {
            const gn_panel both = {.freq = p->freq, .count = 1, .offset = offset, .first = start};
            cli_request_align(r, &both, 0, value, flag);
            const size_t other = r->other;
            r->other = i;
            cli_request_align(r, &both, 0, value + n, flag + n);
            r->other = other;
            const gn_status st = gn_chain_link(value, value + n, flag, flag + n, n,
                                               (size_t)(r->base_span.first - first), value + 2 * n, flag + 2 * n, &err);
            if (st) cli_request_skip(r, i, &err);
            for (size_t t = 0; !st && t < n; t++) {
                char ds[CLI_PERIOD_SIZE];
                gn_period_format((gn_period){p->freq, first + (int64_t)t}, ds, sizeof ds);
                cli_sheet_text(&r->sheet, r->in.id[i]);
                cli_sheet_text(&r->sheet, ds);
                cli_sheet_number(&r->sheet, value[2 * n + t]);
                cli_sheet_flag(&r->sheet, flag[2 * n + t]);
            }
        }
        free(value);
        free(flag);
    }
    return code;
}

/* ---- tables -------------------------------------------------------------------------------------------------------
 */

int cli_op_outliers(cli_request *r)
{
    const gn_panel *p = r->in.panel;
    const gn_outlier_options o = {(int)(r->season ? r->season : 1), r->logs, r->number, (size_t)r->most};
    gn_err err;
    gn_outlier *found = calloc((size_t)r->most, sizeof *found);
    if (!found) {
        cli_request_no_memory(&err);
        return cli_failed(r->self, &err);
    }
    cli_request_sheet(r, "unique_id,ds,kind,#effect,#t");
    for (size_t i = 0; i < p->count; i++) {
        const view v = view_of(r, i);
        size_t count;
        if (gn_outliers_find(&o, v.x, v.n, found, &count, NULL, &err)) {
            cli_request_skip(r, i, &err);
            continue;
        }
        for (size_t k = 0; k < count; k++) {
            char ds[CLI_PERIOD_SIZE];
            cli_panel_period(&r->in, i, found[k].at, ds);
            cli_sheet_text(&r->sheet, r->in.id[i]);
            cli_sheet_text(&r->sheet, ds);
            cli_sheet_text(&r->sheet, gn_outlier_name(found[k].kind));
            cli_sheet_number(&r->sheet, found[k].effect);
            cli_sheet_number(&r->sheet, found[k].t_value);
        }
    }
    free(found);
    return EXIT_DONE;
}

enum { LJUNG_BOX, JARQUE_BERA, QS, ADF, KPSS, TESTS };

static gn_status test(int which, const view *v, size_t lags, int season, gn_test *out, gn_err *err)
{
    /* Schwert's rule for the number of lags, as R and statsmodels have it */
    const size_t root = (size_t)(12 * pow((double)v->n / 100, 0.25));
    switch (which) {
    case LJUNG_BOX: return gn_ljung_box(v->x, v->n, lags ? lags : v->n / 5 < 10 ? v->n / 5 : 10, 0, out, err);
    case JARQUE_BERA: return gn_jarque_bera(v->x, v->n, out, err);
    case QS: return gn_residual_seasonality(v->x, v->n, (size_t)season, out, err);
    case ADF: return gn_adf(v->x, v->n, GN_TREND_CONSTANT, lags ? lags : root, lags == 0, out, err);
    default: return gn_kpss(v->x, v->n, GN_TREND_CONSTANT, lags ? lags : root, out, err);
    }
}

int cli_op_tests(cli_request *r)
{
    static const struct {
        const char *key, *null;
    } names[TESTS] = {{"ljung-box", "no autocorrelation"},
                      {"jarque-bera", "normal"},
                      {"qs", "no seasonality"},
                      {"adf", "unit root"},
                      {"kpss", "stationary"}};
    const gn_panel *p = r->in.panel;
    const int season = season_of(r);
    cli_request_sheet(r, "unique_id,test,null_hypothesis,#statistic,#p,#lags,#n");
    for (size_t i = 0; i < p->count; i++) {
        const view v = view_of(r, i);
        for (int k = 0; k < TESTS; k++) {
            if (k == QS && season < 2) continue;
            gn_test t;
            gn_err err;
            if (test(k, &v, (size_t)r->lags, season, &t, &err)) {
                cli_request_skip(r, i, &err);
                if (err.status == GN_E_RANGE) break; /* missing values: the same for all */
                continue;
            }
            cli_sheet_text(&r->sheet, r->in.id[i]);
            cli_sheet_text(&r->sheet, names[k].key);
            cli_sheet_text(&r->sheet, names[k].null);
            cli_sheet_number(&r->sheet, t.statistic);
            cli_sheet_number(&r->sheet, t.p);
            cli_sheet_count(&r->sheet, t.lags);
            cli_sheet_count(&r->sheet, t.used);
        }
    }
    return EXIT_DONE;
}

int cli_op_describe(cli_request *r)
{
    const gn_panel *p = r->in.panel;
    size_t longest = 0;
    for (size_t i = 0; i < p->count; i++)
        longest = p->offset[i + 1] - p->offset[i] > longest ? p->offset[i + 1] - p->offset[i] : longest;
    double *work = malloc((longest + 1) * sizeof *work);
    gn_err err;
    if (!work) {
        cli_request_no_memory(&err);
        return cli_failed(r->self, &err);
    }
    cli_request_sheet(r, "unique_id,first,last,#count,#missing,#sum,#mean,#sd,#min,#median,#max");
    for (size_t i = 0; i < p->count; i++) {
        const view v = view_of(r, i);
        const gn_summary s = gn_summarise(v.x, v.n);
        char first[CLI_PERIOD_SIZE], last[CLI_PERIOD_SIZE];
        cli_panel_period(&r->in, i, 0, first);
        cli_panel_period(&r->in, i, v.n - 1, last);
        cli_sheet_text(&r->sheet, r->in.id[i]);
        cli_sheet_text(&r->sheet, first);
        cli_sheet_text(&r->sheet, last);
        cli_sheet_count(&r->sheet, s.count);
        cli_sheet_count(&r->sheet, v.n - s.count);
        const double figures[] = {s.sum, s.mean, s.sd, s.min, gn_quantile(v.x, v.n, 0.5, work), s.max};
        for (size_t k = 0; k < sizeof figures / sizeof *figures; k++) cli_sheet_number(&r->sheet, figures[k]);
    }
    free(work);
    return EXIT_DONE;
}

/* The place of a period in a series, SIZE_MAX outside. */
static size_t place(const gn_panel *p, size_t i, int64_t ordinal)
{
    const int64_t at = ordinal - p->first[i];
    return at < 0 || (uint64_t)at >= p->offset[i + 1] - p->offset[i] ? SIZE_MAX : (size_t)at;
}

int cli_op_cagr(cli_request *r)
{
    const gn_panel *p = r->in.panel;
    const int per_year = gn_freq_season(p->freq);
    gn_period until = {0};
    if (r->until && !gn_period_parse(r->until, p->freq, &until))
        return cli_usage(r->self, "--until '%s' is no period of frequency %c", r->until, (char)p->freq);
    cli_request_sheet(r, "unique_id,from,to,#steps,#cagr,#fitted,flag");
    for (size_t i = 0; i < p->count; i++) {
        const view v = view_of(r, i);
        size_t from = 0, to = v.n - 1;
        while (from < to && isnan(v.x[from])) from++;
        while (to > from && isnan(v.x[to])) to--;
        if (r->base) from = place(p, i, r->base_span.first);
        if (r->until) to = place(p, i, until.ordinal);
        gn_err err;
        if (from == SIZE_MAX || to == SIZE_MAX || from >= to) {
            gn_fail(&err, GN_E_RANGE, "no two points to grow from and to");
            cli_request_skip(r, i, &err);
            continue;
        }
        char first[CLI_PERIOD_SIZE], last[CLI_PERIOD_SIZE], flag[2] = {0}, in[2] = {v.flag[from], v.flag[to]};
        double change;
        /* the flag of a change from one to the other, with every break between them */
        for (size_t t = from + 1; t < to; t++)
            if (v.flag[t] == GN_OBS_BREAK) in[1] = GN_OBS_BREAK;
        const double ends[2] = {v.x[from], v.x[to]};
        double both[2];
        if (gn_change_series(GN_CHANGE_PERCENT, 1, ends, in, 2, both, flag, &err)) return cli_failed(r->self, &err);
        change = gn_cagr(v.x[from], v.x[to], (int)(to - from), per_year);
        cli_panel_period(&r->in, i, from, first);
        cli_panel_period(&r->in, i, to, last);
        cli_sheet_text(&r->sheet, r->in.id[i]);
        cli_sheet_text(&r->sheet, first);
        cli_sheet_text(&r->sheet, last);
        cli_sheet_count(&r->sheet, to - from);
        cli_sheet_number(&r->sheet, change);
        cli_sheet_number(&r->sheet, gn_cagr_fitted(v.x + from, to - from + 1, per_year));
        cli_sheet_flag(&r->sheet, flag[1]);
    }
    return EXIT_DONE;
}
