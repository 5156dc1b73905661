/* Status flags of results. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/flags.h"

#include "gnomon/gn_series.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

static int rank(char flag)
{
    switch (flag) {
    case GN_OBS_PROVISIONAL: return 1;
    case GN_OBS_IMPUTED: return 2;
    case GN_OBS_ESTIMATED: return 3;
    case GN_OBS_FORECAST: return 4;
    case GN_OBS_BREAK: return 5;
    default: return 0;
    }
}

char gn_flag_stronger(char a, char b)
{
    const char strongest = rank(b) > rank(a) ? b : a;
    return rank(strongest) ? strongest : GN_OBS_NORMAL;
}

static bool all_normal(const char *flag, size_t n)
{
    return !flag || n == 0 || (flag[0] == GN_OBS_NORMAL && memcmp(flag, flag + 1, n - 1) == 0);
}

static void by_value(const double *out, size_t n, char *out_flag)
{
    for (size_t t = 0; t < n; t++) out_flag[t] = isnan(out[t]) ? GN_OBS_MISSING : GN_OBS_NORMAL;
}

void gn_flags_change(const char *flag, size_t n, size_t lag, const double *out, char *out_flag)
{
    if (!out_flag) return;
    if (all_normal(flag, n)) {
        by_value(out, n, out_flag);
        return;
    }
    size_t break_end = 0; /* one past the latest break, 0: none yet */
    for (size_t t = 0; t < n; t++) {
        if (flag[t] == GN_OBS_BREAK) break_end = t + 1;
        if (isnan(out[t])) {
            out_flag[t] = GN_OBS_MISSING;
            continue;
        }
        char f = gn_flag_stronger(GN_OBS_NORMAL, flag[t]);
        if (lag && t >= lag) {
            if (flag[t - lag] != GN_OBS_BREAK) f = gn_flag_stronger(f, flag[t - lag]);
            if (break_end > t - lag + 1) f = GN_OBS_BREAK;
        }
        out_flag[t] = f;
    }
}

void gn_flags_join(const char *a, const char *b, size_t n, const double *out, char *out_flag)
{
    if (!out_flag) return;
    for (size_t t = 0; t < n; t++)
        out_flag[t] = isnan(out[t]) ? GN_OBS_MISSING
                                    : gn_flag_stronger(a ? a[t] : (char)GN_OBS_NORMAL, b ? b[t] : (char)GN_OBS_NORMAL);
}

void gn_flags_raise(char least, const double *out, size_t n, char *out_flag)
{
    if (!out_flag) return;
    for (size_t t = 0; t < n; t++)
        if (!isnan(out[t])) out_flag[t] = gn_flag_stronger(out_flag[t], least);
}
