/* ARIMA: orders given or chosen automatically, with regressors where there are any. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/arima_core.h"
#include "models/average.h"
#include "models/regress.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* The likelihood is raised by turns over the coefficients of the regressors and those of the process. */
enum { TURNS = 60, MEMBERS = 8 };
static const double RIDGE = 1e-10;

static size_t min_obs(int season)
{
    (void)season;
    return 8;
}

/* Reads "(1,1,1)"; what follows it, or NULL. */
static const char *read_triple(const char *at, const int most[3], int out[3])
{
    if (*at++ != '(') return NULL;
    for (int i = 0; i < 3; i++) {
        if (*at < '0' || *at > '0' + most[i]) return NULL;
        out[i] = *at++ - '0';
        if (*at++ != (i < 2 ? ',' : ')')) return NULL;
    }
    return at;
}

/* "(p,d,q)(P,D,Q)season+c"; *season is 0 where it is left out. A constant goes with series that are not differenced, as
 * in R's arima(), unless +c or -c says otherwise. */
static bool read_form(const char *form, arima_order *o, int *season)
{
    static const int plain[3] = {ARIMA_MOST_P, ARIMA_MOST_D, ARIMA_MOST_P},
                     seasonal[3] = {ARIMA_MOST_SP, 1, ARIMA_MOST_SP};
    int v[3];
    *season = 0;
    const char *at = read_triple(form, plain, v);
    if (!at) return false;
    *o = (arima_order){.p = v[0], .d = v[1], .q = v[2]};
    if (*at == '(') {
        at = read_triple(at, seasonal, v);
        if (!at) return false;
        o->sp = v[0];
        o->sd = v[1];
        o->sq = v[2];
        for (; *at >= '0' && *at <= '9' && *season < GN_MAX_SEASON; at++) *season = 10 * *season + (*at - '0');
    }
    o->constant = o->d + o->sd == 0;
    if (strcmp(at, "+c") == 0 || strcmp(at, "-c") == 0) {
        o->constant = *at == '+';
        at += 2;
    }
    return !*at && !(o->constant && o->d + o->sd > 1);
}

static gn_status check_form(const char *form, gn_err *err)
{
    arima_order o;
    int season;
    if (read_form(form, &o, &season)) return GN_OK;
    return gn_fail(
        err, GN_E_ARG,
        "arima:%s: (p,d,q)(P,D,Q), p and q to %d, d to %d, P and Q to %d, D to 1, then +c or -c was expected", form,
        ARIMA_MOST_P, ARIMA_MOST_D, ARIMA_MOST_SP);
}

static gn_status find_orders(const model_series *s, const arima_order *given, int most_d, arima_fit *f, gn_arena *a)
{
    if (tape_plays(s->tape)) return arima_tape(s, f, a);
    gn_status st = given ? arima_estimate(s, *given, 2, 60, 1e-8, NULL, f, a) : arima_choose(s, most_d, f, a);
    if (given && st == GN_E_CONVERGE) st = GN_OK;
    return st ? st : arima_tape(s, f, a); /* orders that are asked for may lie at the edge */
}

/* Regressors divided by their size, and first coefficients from a line and them by least squares. */
static gn_status start_regression(const model_series *s, double *x, double *size, double *b, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a), n = s->n, rows = n + s->n_x, cols = s->n_x + 2;
    double *design = gn_arena_get(a, rows * cols, 8), *left = gn_arena_get(a, rows, 8),
           *work = gn_arena_get(a, 64 * cols, 8);
    gn_status st = GN_E_NOMEM;
    if (!design || !left || !work) goto done;
    memset(design, 0, rows * cols * sizeof *design);
    memset(left, 0, rows * sizeof *left);
    memcpy(left, s->y, n * sizeof *left);
    for (size_t i = 0; i < s->n_x; i++) {
        const double *from = s->x + i * s->x_stride;
        double most = 0;
        for (size_t t = 0; t < n; t++) most = fmax(most, fabs(from[t]));
        size[i] = most > 0 && isfinite(1 / most) ? most : 1;
        for (size_t t = 0; t < n; t++) design[(i + 2) * rows + t] = x[i * n + t] = from[t] / size[i];
        design[(i + 2) * rows + n + i] = sqrt(RIDGE * (double)n);
    }
    for (size_t t = 0; t < n; t++) {
        design[t] = 1;
        design[rows + t] = (double)t / (double)n;
    }
    st = n > cols ? regress_solve(design, rows, cols, left, work) : GN_E_SHORT;
    for (size_t i = 0; st == GN_OK && i < s->n_x; i++) b[i] = left[i + 2];
done:
    gn_arena_release(a, mark);
    return st;
}

static void subtract(const model_series *s, const double *x, const double *b, double *rest)
{
    for (size_t t = 0; t < s->n; t++) {
        rest[t] = s->y[t];
        for (size_t i = 0; i < s->n_x; i++) rest[t] -= b[i] * x[i * s->n + t];
    }
}

/* From the coefficients in b to where no turn gains any more. */
static gn_status take_turns(const model_series *s, const double *x, const arima_order *given, int most_d, double *rest,
                            double *b, arima_fit *best, gn_arena *a)
{
    model_series left = *s;
    left.y = rest;
    left.n_x = 0;
    subtract(s, x, b, rest);
    gn_status st = find_orders(&left, given, most_d, best, a);
    for (int turn = 0; st == GN_OK && turn < TURNS; turn++) {
        arima_fit next = *best;
        st = arima_gls(s, &next, x, s->n_x, b, a);
        if (st) break;
        subtract(s, x, b, rest);
        const double before = best->minus2loglik;
        st = arima_estimate(&left, best->order, 1, 60, 1e-10, next.x, &next, a);
        if (st == GN_E_CONVERGE) st = GN_OK;
        if (st == GN_OK) *best = next;
        if (before - best->minus2loglik < 1e-9 * (1 + fabs(before))) break;
    }
    return st;
}

gn_status arima_regress(const model_series *s, const arima_order *given, int most_d, arima_fit *best, double *b,
                        double *rest, gn_arena *a)
{
    const size_t mark = gn_arena_mark(a);
    double *x = gn_arena_get(a, s->n * s->n_x, 8), *size = gn_arena_get(a, s->n_x, 8);
    double *none = gn_arena_get(a, s->n_x, 8);
    gn_status st = x && size && none ? start_regression(s, x, size, b, a) : GN_E_NOMEM;
    if (st == GN_OK) st = take_turns(s, x, given, most_d, rest, b, best, a);
    if (st == GN_OK) {
        /* the likelihood may have another maximum nearer to no effect at all */
        arima_fit other;
        for (size_t i = 0; i < s->n_x; i++) none[i] = 0;
        if (take_turns(s, x, &best->order, most_d, rest, none, &other, a) == GN_OK &&
            other.minus2loglik < best->minus2loglik) {
            *best = other;
            memcpy(b, none, s->n_x * sizeof *b);
        }
        subtract(s, x, b, rest);
        const arima_order o = best->order;
        const double free = (double)s->n - o.d - o.sd * s->season - (o.p + o.q + o.sp + o.sq + o.constant);
        best->sigma2 *= fmax(free, 1) / fmax(free - (double)s->n_x, 1);
        for (size_t i = 0; i < s->n_x; i++) b[i] /= size[i];
    }
    gn_arena_release(a, mark);
    return st;
}

static gn_status choose(const model_series *s, int most_d, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a);
    arima_fit best;
    arima_order given = {0};
    int season = 0;
    const bool asked = s->form && read_form(s->form, &given, &season);
    double *b = gn_arena_get(a, s->n_x, 8), *rest = gn_arena_get(a, s->n_x ? s->n : 0, 8);
    gn_status st = b && rest ? GN_OK : GN_E_NOMEM;
    const bool seasonal = given.sp + given.sd + given.sq > 0;
    if (st == GN_OK && ((seasonal && s->season < 2) || (season > 0 && season != s->season) ||
                        (given.sp + given.sq > 0 && s->season > ARIMA_LONGEST_SEASON)))
        st = GN_E_ARG;
    model_series left = *s;
    if (st == GN_OK && s->n_x > 0) {
        st = arima_regress(s, asked ? &given : NULL, most_d, &best, b, rest, a);
        left.y = rest;
    } else if (st == GN_OK) {
        st = find_orders(s, asked ? &given : NULL, most_d, &best, a);
    }
    if (st == GN_OK) st = arima_predict(&left, &best, a, out->mean, out->sd);
    for (size_t h = 0; st == GN_OK && h < s->horizon; h++)
        for (size_t i = 0; i < s->n_x; i++) out->mean[h] += b[i] * s->x[i * s->x_stride + s->n + h];
    if (st == GN_OK) {
        char name[48];
        arima_name(best.order, s->season, name);
        int used = snprintf(out->reason, sizeof out->reason, "%s%s", name, asked ? "" : " by AICc");
        if (s->n_x) snprintf(out->reason + used, sizeof out->reason - (size_t)used, ", %zu regressors", s->n_x);
    }
    gn_arena_release(a, mark);
    return st;
}

/* A second difference continues the last slope for ever: alone it costs more than it gains. */
static gn_status forecast(const model_series *s, gn_arena *a, model_result *out)
{
    return choose(s, 1, a, out);
}

/* Among other models, most of which flatten their trends, a second difference is what they lack; and orders of nearly
 * the same AICc are better than the best one alone. */
static gn_status forecast_member(const model_series *s, gn_arena *a, model_result *out)
{
    const size_t mark = gn_arena_mark(a);
    arima_fit fit[MEMBERS];
    size_t count = 0;
    double *mean = gn_arena_get(a, s->horizon, 8), *sd = gn_arena_get(a, s->horizon, 8);
    gn_status st = mean && sd ? arima_choose_several(s, ARIMA_MOST_D, MEMBERS, fit, &count, a) : GN_E_NOMEM;
    average sum;
    average_start(&sum, s->horizon, out);
    for (size_t i = 0; st == GN_OK && i < count; i++) {
        st = arima_predict(s, &fit[i], a, mean, sd);
        if (st == GN_OK) average_add(&sum, fit[i].aicc, mean, sd);
    }
    if (st == GN_OK && !average_end(&sum)) st = GN_E_NUMERIC;
    gn_arena_release(a, mark);
    return st;
}

const gn_model model_arima = {.key = "arima",
                              .title = "ARIMA with seasonal part, orders by AICc",
                              .source = "Box and Jenkins (1970); Hyndman and Khandakar (2008)",
                              .widening = 1.15,
                              .takes_x = true,
                              .min_obs = min_obs,
                              .check_form = check_form,
                              .scratch = arima_scratch,
                              .forecast = forecast};

const gn_model member_arima = {
    .key = "arima", .min_obs = min_obs, .scratch = arima_scratch, .forecast = forecast_member};

/* The same of logarithms: a season and a variance that grow with the level. */
static gn_status forecast_logs(const model_series *s, gn_arena *a, model_result *out)
{
    if (!s->positive) return GN_E_NUMERIC;
    const size_t mark = gn_arena_mark(a);
    double *y = gn_arena_get(a, s->n, 8);
    gn_status st = y ? GN_OK : GN_E_NOMEM;
    for (size_t t = 0; y && t < s->n; t++) y[t] = log(s->y[t]);
    model_series logs = *s;
    logs.y = y;
    logs.positive = false;
    if (st == GN_OK) st = forecast_member(&logs, a, out);
    for (size_t h = 0; st == GN_OK && h < s->horizon; h++) {
        out->mean[h] = exp(out->mean[h]);
        out->sd[h] = out->mean[h] * sqrt(expm1(fmin(out->sd[h] * out->sd[h], 1)));
    }
    gn_arena_release(a, mark);
    return st;
}

const gn_model member_arima_logs = {
    .key = "arima of logarithms", .min_obs = min_obs, .scratch = arima_scratch, .forecast = forecast_logs};
