/* Forecast variances of exponential smoothing against the sums as they are printed. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "models/ets_core.h"

#include <math.h>

enum { HORIZON = 64, SEASON = 5 };

/* Hyndman, Koehler, Ord, Snyder (2008), table 6.1: the weight of the error of j steps before. */
static double weight(const ets_fit *f, int j)
{
    double damp = 0;
    for (int i = 1; i <= j; i++) damp += pow(f->phi, i);
    return f->alpha + f->beta * damp + (f->form.season == SEASON_ADD && j % SEASON == 0 ? f->gamma : 0);
}

/* Eq. 6.2 and 6.4 term by term: theta_h = mu_h^2 + sigma^2 sum of c_j^2 theta_(h-j). */
static void literal(const ets_fit *f, double sd[HORIZON])
{
    double theta[HORIZON], level = f->level, slope = f->slope;
    for (int h = 0; h < HORIZON; h++) {
        slope *= f->phi;
        level += slope;
        const double w = f->form.season ? f->seasonal[h % SEASON] : 0;
        const double mu = f->form.season == SEASON_ADD ? level + w : level;
        const double sigma2 = f->form.error == ETS_MUL ? f->sigma2 : f->sigma2 / (mu * mu * w * w);
        theta[h] = mu * mu;
        for (int j = 1; j <= h; j++) theta[h] += sigma2 * weight(f, j) * weight(f, j) * theta[h - j];
        double spread = (1 + sigma2) * theta[h];
        if (f->form.season == SEASON_MUL) spread *= pow(1 + f->gamma * f->gamma * sigma2, h / SEASON);
        sd[h] = sqrt(spread - mu * mu) * (f->form.season == SEASON_MUL ? w : 1);
    }
}

static void variances_of_classes_two_and_three_are_the_printed_sums(void **state)
{
    (void)state;
    static const ets_form forms[] = {
        {ETS_MUL, TREND_NONE, SEASON_NONE}, {ETS_MUL, TREND_ADD, SEASON_NONE},  {ETS_MUL, TREND_DAMPED, SEASON_NONE},
        {ETS_MUL, TREND_NONE, SEASON_ADD},  {ETS_MUL, TREND_ADD, SEASON_ADD},   {ETS_MUL, TREND_DAMPED, SEASON_ADD},
        {ETS_MUL, TREND_NONE, SEASON_MUL},  {ETS_MUL, TREND_ADD, SEASON_MUL},   {ETS_MUL, TREND_DAMPED, SEASON_MUL},
        {ETS_ADD, TREND_NONE, SEASON_MUL},  {ETS_ADD, TREND_DAMPED, SEASON_MUL}};
    uint64_t seed = 7;
    for (int trial = 0; trial < 220; trial++) {
        const ets_form form = forms[trial % (int)(sizeof forms / sizeof *forms)];
        const bool trend = form.trend != TREND_NONE;
        double seasonal[SEASON], mean[HORIZON], sd[HORIZON], want[HORIZON], work[2 * SEASON];
        for (int i = 0; i < SEASON; i++) seasonal[i] = check_uniform(&seed) - (form.season == SEASON_MUL ? -0.5 : 0.5);
        const ets_fit f = {.form = form,
                           .alpha = check_uniform(&seed),
                           .beta = trend ? 0.2 * check_uniform(&seed) : 0,
                           .gamma = form.season ? check_uniform(&seed) : 0,
                           .phi = form.trend == TREND_DAMPED ? 0.8 + 0.18 * check_uniform(&seed) : 1,
                           .sigma2 = 0.02 * check_uniform(&seed),
                           .level = 1 + check_uniform(&seed),
                           .slope = trend ? 0.02 * check_uniform(&seed) : 0,
                           .seasonal = seasonal};
        ets_predict(&f, SEASON, HORIZON, mean, sd, work);
        literal(&f, want);
        for (int h = 0; h < HORIZON; h++) check_close(sd[h], want[h], 0, 1e-10);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(variances_of_classes_two_and_three_are_the_printed_sums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
