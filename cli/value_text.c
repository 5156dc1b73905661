/* A value as people write it: 76814亿元. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <math.h>

void cli_value_text(gn_buf *b, double v, const char *unit)
{
    const double a = fabs(v);
    const char *scale = "";
    if (a >= 1e12 && fmod(a, 1e10) == 0) {
        v /= 1e12;
        scale = "万亿";
    } else if (a >= 1e8) {
        v /= 1e8;
        scale = "亿";
    } else if (a >= 1e4 && fmod(a, 1) == 0) {
        v /= 1e4;
        scale = "万";
    }
    gn_buf_number(b, fabs(v) < 1e10 ? nearbyint(v * 1e4) / 1e4 : v); /* four decimals are enough for a look */
    gn_buf_text(b, scale);
    gn_buf_text(b, unit);
}
