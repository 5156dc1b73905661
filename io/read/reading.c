/* What the readers of foreign formats share: release, and dates of metadata. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

void reading_free(reading *r)
{
    gn_buf_free(&r->text);
    free(r->page_start);
    *r = (reading){0};
}

/* Exactly or at most `most` digits; the number of digits read. */
static size_t digits(const char *s, size_t most, int32_t *out)
{
    size_t n = 0;
    *out = 0;
    while (n < most && s[n] >= '0' && s[n] <= '9') *out = *out * 10 + (s[n++] - '0');
    return n;
}

static size_t separator(const char *s, const char *hanzi)
{
    if (*s == '-' || *s == '/' || *s == '.') return 1;
    return strncmp(s, hanzi, 3) == 0 ? 3 : 0;
}

bool reading_date(const char *s, gn_date *out)
{
    s += strspn(s, " \t\r\n");
    if (strncmp(s, "D:", 2) == 0) s += 2;
    gn_date d;
    if (digits(s, 4, &d.year) != 4) return false;
    s += 4;
    const size_t gap = separator(s, "年");
    s += gap;
    size_t k = digits(s, 2, &d.month);
    if (k == 0 || (!gap && k != 2)) return false;
    s += k;
    if (gap) {
        const size_t second = separator(s, "月");
        if (!second) return false;
        s += second;
    }
    k = digits(s, 2, &d.day);
    if (k == 0 || (!gap && k != 2)) return false;
    if (!gn_date_valid(d) || d.year < 1900) return false;
    *out = d;
    return true;
}
