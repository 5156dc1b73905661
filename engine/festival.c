/* Spring Festival: table of days, regressor, estimate of the effect. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_festival.h"

#include "engine/flags.h"
#include "gnomon/gn_series.h"

#include <math.h>
#include <stdlib.h>

enum { YEARS = GN_FESTIVAL_LAST - GN_FESTIVAL_FIRST + 1, LEAST_POINTS = 24, YEAR = 12 };

static const unsigned char day_of_year[YEARS] = {27, 46, 35, 23, 41, 31, 50, 38, 28, 47, 36, 24, 43, 32, 22, 40,
                                                 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43,
                                                 32, 22, 41, 29, 48, 37, 26, 44, 34, 23, 42, 31, 50, 39, 28, 46,
                                                 35, 24, 43, 32, 22, 41, 30, 48, 37, 26, 45, 33, 23};

gn_date gn_spring_festival(int year)
{
    if (year < GN_FESTIVAL_FIRST || year > GN_FESTIVAL_LAST) return (gn_date){0, 0, 0};
    return gn_date_from_days(gn_date_days((gn_date){year, 1, 1}) + day_of_year[year - GN_FESTIVAL_FIRST] - 1);
}

static double share(int64_t month, int before, int after)
{
    int year, number;
    gn_month_split(month, &year, &number);
    /* the window of at most 31 days on each side never reaches beyond December and March: December looks ahead */
    const gn_date day = gn_spring_festival(number == 12 ? year + 1 : year);
    if (day.year == 0) return 0;
    const int64_t from = gn_date_days(day) - before, to = gn_date_days(day) + after;
    const gn_period p = {GN_FREQ_MONTH, month};
    const int64_t begin = gn_date_days(gn_period_first_day(p)), end = gn_date_days(gn_period_last_day(p)) + 1;
    const int64_t first = from > begin ? from : begin, last = to < end ? to : end;
    return last > first ? (double)(last - first) / (double)(before + after) : 0;
}

gn_status gn_festival_regressor(int64_t first, size_t n, int before, int after, double *out, gn_err *err)
{
    if (before < 0 || after < 0 || before > GN_FESTIVAL_MONTH_DAYS || after > GN_FESTIVAL_MONTH_DAYS ||
        before + after == 0)
        return gn_fail(err, GN_E_ARG, "spring festival: %d days before and %d after, 0 to 31 each and one at least",
                       before, after);
    if (n && !out) return gn_fail(err, GN_E_ARG, "spring festival: no array");
    const int64_t begin = gn_month(GN_FESTIVAL_FIRST, 1), end = gn_month(GN_FESTIVAL_LAST, 12) + 1;
    if (first < begin || first > end || n > (size_t)(end - first))
        return gn_fail(err, GN_E_RANGE, "spring festival: months beyond %d to %d", (int)GN_FESTIVAL_FIRST,
                       (int)GN_FESTIVAL_LAST);
    double mean[YEAR] = {0};
    for (int64_t m = begin; m < end; m++) mean[(m - begin) % YEAR] += share(m, before, after) / YEARS;
    for (size_t t = 0; t < n; t++) {
        const int64_t m = first + (int64_t)t;
        out[t] = share(m, before, after) - mean[(m - begin) % YEAR];
    }
    return GN_OK;
}

/* The difference over a month of the difference over a year; t >= YEAR + 1. */
static double twice(const double *x, size_t t)
{
    return (x[t] - x[t - YEAR]) - (x[t - 1] - x[t - 1 - YEAR]);
}

gn_status gn_festival_adjust(int64_t first, int before, int after, const double *x, const char *flag, size_t n,
                             gn_festival_fit *fit, double *adjusted, char *out_flag, gn_err *err)
{
    if (!fit || (n && !x)) return gn_fail(err, GN_E_ARG, "spring festival: no array");
    for (size_t t = 0; t < n; t++)
        if (!isnan(x[t]) && !(x[t] > 0 && isfinite(x[t])))
            return gn_fail(err, GN_E_RANGE, "spring festival: value %zu is %g, above 0 needed", t + 1, x[t]);
    size_t room;
    double *logs = __builtin_mul_overflow(n, 2 * sizeof *logs, &room) ? NULL : malloc(room ? room : 1);
    if (!logs) return gn_fail(err, GN_E_NOMEM, "spring festival: no memory for %zu values", n);
    double *regressor = logs + n;
    gn_status st = gn_festival_regressor(first, n, before, after, regressor, err);
    if (st != GN_OK) goto done;
    for (size_t t = 0; t < n; t++) logs[t] = log(x[t]);
    double rr = 0, ry = 0, left = 0;
    size_t used = 0;
    for (size_t t = YEAR + 1; t < n; t++) {
        const double y = twice(logs, t), r = twice(regressor, t);
        if (isnan(y)) continue;
        rr += r * r;
        ry += r * y;
        used++;
    }
    if (used < LEAST_POINTS || !(rr > 0)) {
        st = gn_fail(err, GN_E_SHORT, "spring festival: %zu usable points, %d needed", used, (int)LEAST_POINTS);
        goto done;
    }
    fit->effect = ry / rr;
    fit->used = used;
    for (size_t t = YEAR + 1; t < n; t++) {
        const double y = twice(logs, t);
        const double e = y - fit->effect * twice(regressor, t);
        if (!isnan(y)) left += e * e;
    }
    fit->t_value = fit->effect / sqrt(left / (double)(used - 1) / rr);
    for (size_t t = 0; adjusted && t < n; t++) adjusted[t] = x[t] / exp(fit->effect * regressor[t]);
    if (out_flag) {
        gn_flags_change(flag, n, 0, x, out_flag);
        gn_flags_raise(GN_OBS_ESTIMATED, x, n, out_flag);
    }
done:
    free(logs);
    return st;
}
