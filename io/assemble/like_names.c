/* How alike two names are. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "like_names.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

static size_t characters(const char *s, size_t n, uint32_t out[64])
{
    size_t count = 0;
    for (size_t i = 0; i < n && count < 64; count++) {
        uint32_t c = (unsigned char)s[i++];
        while (i < n && ((unsigned char)s[i] & 0xC0) == 0x80) c = c << 8 | (unsigned char)s[i++];
        out[count] = c;
    }
    return count;
}

double names_alike(const gn_strings *names, gn_str x, gn_str y)
{
    uint32_t a[64], b[64];
    const size_t n = characters(gn_strings_get(names, x), gn_strings_len(names, x), a);
    const size_t m = characters(gn_strings_get(names, y), gn_strings_len(names, y), b);
    if (n < 2 || m < 2) return n == m && n && a[0] == b[0] ? 1 : 0;
    bool used[64] = {false};
    size_t hits = 0;
    for (size_t i = 0; i + 1 < n; i++)
        for (size_t j = 0; j + 1 < m; j++)
            if (!used[j] && a[i] == b[j] && a[i + 1] == b[j + 1]) {
                used[j] = true;
                hits++;
                break;
            }
    return 2.0 * (double)hits / (double)(n + m - 2);
}

bool names_share_numbers(const gn_strings *names, gn_str x, gn_str y)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "上", "下"};
    const char *p = gn_strings_get(names, x), *q = gn_strings_get(names, y);
    const char *side[2] = {p, q};
    int found[2];
    do {
        for (int k = 0; k < 2; k++) {
            found[k] = 0;
            for (const char *s = side[k]; *s && !found[k]; s++) {
                if (*s >= '0' && *s <= '9') found[k] = *s;
                for (int i = 0; !found[k] && i < (int)(sizeof numerals / sizeof *numerals); i++)
                    if (strncmp(s, numerals[i], 3) == 0) found[k] = 256 + i;
                side[k] = s + 1;
            }
        }
    } while (found[0] == found[1] && found[0]);
    return found[0] == found[1];
}

bool names_shortened(const gn_strings *names, gn_str x, gn_str y)
{
    enum { LEAST_LEFT = 12 }; /* four Chinese characters */
    const size_t n = gn_strings_len(names, x), m = gn_strings_len(names, y);
    const size_t less = n < m ? n : m;
    return n != m && less >= LEAST_LEFT &&
           memcmp(gn_strings_get(names, x) + n - less, gn_strings_get(names, y) + m - less, less) == 0;
}

bool names_one_character_more(const gn_strings *names, gn_str x, gn_str y)
{
    const gn_str longer = gn_strings_len(names, x) > gn_strings_len(names, y) ? x : y, shorter = longer == x ? y : x;
    const size_t n = gn_strings_len(names, longer), m = gn_strings_len(names, shorter);
    return n == m + 3 && (unsigned char)*gn_strings_get(names, longer) >= 0xE0 &&
           memcmp(gn_strings_get(names, longer) + 3, gn_strings_get(names, shorter), m) == 0;
}

bool names_share_head(const gn_strings *names, gn_str x, gn_str y)
{
    enum { HEAD = 6 }; /* two Chinese characters: 营收, 股价, 销售 */
    const size_t n = gn_strings_len(names, x), m = gn_strings_len(names, y);
    return n >= HEAD && m >= HEAD &&
           memcmp(gn_strings_get(names, x) + n - HEAD, gn_strings_get(names, y) + m - HEAD, HEAD) == 0;
}
