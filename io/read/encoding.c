/* Encodings: UTF-8, strictly. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <stdlib.h>
#include <string.h>

/* Unicode 15, table 3-7: which second bytes a first byte allows; 0 in `length` means never first. */
size_t utf8_valid(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    size_t i = 0;
    while (i < n) {
        const unsigned char c = p[i];
        if (c < 0x80) {
            i++;
            continue;
        }
        size_t more;
        unsigned char low = 0x80, high = 0xBF;
        if (c >= 0xC2 && c <= 0xDF)
            more = 1;
        else if (c >= 0xE0 && c <= 0xEF) {
            more = 2;
            if (c == 0xE0) low = 0xA0;
            if (c == 0xED) high = 0x9F;
        } else if (c >= 0xF0 && c <= 0xF4) {
            more = 3;
            if (c == 0xF0) low = 0x90;
            if (c == 0xF4) high = 0x8F;
        } else
            return i;
        if (n - i <= more || p[i + 1] < low || p[i + 1] > high) return i;
        for (size_t k = 2; k <= more; k++)
            if (p[i + k] < 0x80 || p[i + k] > 0xBF) return i;
        i += more + 1;
    }
    return n;
}

static gn_status add_pair(gn_offset_map *m, size_t text, uint64_t source, gn_err *err)
{
    if (m->count == m->capacity) {
        const size_t cap = 2 * m->capacity + 16;
        struct offset_pair *p = realloc(m->pairs, cap * sizeof *p);
        if (!p) return gn_fail(err, GN_E_NOMEM, "no memory for the map of offsets");
        m->pairs = p;
        m->capacity = cap;
    }
    m->pairs[m->count++] = (struct offset_pair){text, source};
    return GN_OK;
}

gn_status encoding_decode(const char *bytes, size_t n, gn_buf *text, gn_offset_map **map, const char **encoding,
                          gn_err *err)
{
    *map = NULL;
    *encoding = "UTF-8";
    const size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    const char *nul = memchr(bytes, 0, n);
    if (nul) return gn_fail(err, GN_E_FORMAT, "binary, not text: a zero byte at offset %zu", (size_t)(nul - bytes));
    const size_t good = bom + utf8_valid(bytes + bom, n - bom);
    if (good < n)
        return gn_fail(err, GN_E_FORMAT, "not valid UTF-8: byte 0x%02X at offset %zu", (unsigned char)bytes[good],
                       good);
    gn_buf_bytes(text, bytes + bom, n - bom);
    if (text->failed) return gn_fail(err, GN_E_NOMEM, "no memory for %zu bytes of text", n);
    if (bom) {
        gn_offset_map *m = calloc(1, sizeof *m);
        if (!m || add_pair(m, 0, bom, err)) {
            free(m);
            gn_buf_free(text);
            return gn_fail(err, GN_E_NOMEM, "no memory for the map of offsets");
        }
        for (uint8_t k = 1; k <= 4; k++) m->width[k] = k;
        *map = m;
    }
    return GN_OK;
}

uint64_t offset_map_find(const gn_offset_map *map, const char *text, size_t text_offset)
{
    if (!map || !map->count) return text_offset;
    size_t low = 0, high = map->count; /* pairs[low].text <= text_offset */
    while (high - low > 1) {
        const size_t mid = low + (high - low) / 2;
        if (map->pairs[mid].text <= text_offset)
            low = mid;
        else
            high = mid;
    }
    uint64_t source = map->pairs[low].source;
    size_t at = map->pairs[low].text;
    if (map->width[1] == 1 && map->width[2] == 2 && map->width[3] == 3) return source + (text_offset - at);
    while (at < text_offset) {
        const unsigned char c = (unsigned char)text[at];
        const size_t k = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        if (at + k > text_offset) break;
        at += k;
        source += map->width[k];
    }
    return source;
}

void offset_map_free(gn_offset_map *map)
{
    if (!map) return;
    free(map->pairs);
    free(map);
}
