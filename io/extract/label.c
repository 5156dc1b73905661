/* Short texts that are put together. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

void gn_label_copy(gn_label *to, const gn_label *from)
{
    enum { STEP = 16, MOSTLY = 64 }; /* nearly all are shorter: their length costs no wrong guess */
    _Static_assert(GN_LABEL_SIZE % STEP == 0, "the last step ends with the text's room");
    memcpy(to->s, from->s, MOSTLY);
    for (size_t i = MOSTLY; i <= from->n; i += STEP) memcpy(to->s + i, from->s + i, STEP);
    to->n = from->n;
}

/* The length of the longest whole-character prefix of at most `room` bytes. */
static size_t fit(const char *s, size_t n, size_t room)
{
    if (n <= room) return n;
    n = room;
    while (n > 0 && ((unsigned char)s[n] & 0xC0) == 0x80) n--;
    return n;
}

void gn_label_add(gn_label *l, const char *s, size_t n)
{
    n = fit(s, n, GN_LABEL_SIZE - 1 - l->n);
    memcpy(l->s + l->n, s, n);
    l->n += n;
    l->s[l->n] = '\0';
}

void gn_label_front(gn_label *l, const char *s, size_t n)
{
    if (n + l->n > GN_LABEL_SIZE - 1) return;
    memmove(l->s + n, l->s, l->n + 1);
    memcpy(l->s, s, n);
    l->n += n;
}

void gn_label_drop(gn_label *l, size_t from, size_t n)
{
    if (!n) return;
    l->n -= n;
    memmove(l->s + from, l->s + from + n, l->n - from);
    l->s[l->n] = '\0';
}

size_t gn_label_chars(const gn_label *l)
{
    _Static_assert(GN_LABEL_SIZE % 8 == 0, "the last eight bytes can be loaded");
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t rest = 0; /* bytes within characters: 10xxxxxx */
    size_t i = 0;
    uint64_t eight;
    for (; i + 8 <= l->n; i += 8) {
        memcpy(&eight, l->s + i, sizeof eight);
        rest += (eight >> 7) & (~eight >> 6) & ones; /* eight sums at once, of at most 30 each */
    }
    memcpy(&eight, l->s + i, sizeof eight);
    eight &= (UINT64_C(1) << 8 * (l->n - i)) - 1;
    rest += (eight >> 7) & (~eight >> 6) & ones;
    return l->n - (size_t)(rest * ones >> 56);
}
