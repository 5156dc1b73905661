/* Encodings: UTF-8, GB18030, Big5 and UTF-16, strictly, and the way back to the bytes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uchardet/uchardet.h>

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
        if (c >= 0xE1 && c <= 0xEC && n - i > 2 && (p[i + 1] & 0xC0) == 0x80 && (p[i + 2] & 0xC0) == 0x80) {
            i += 3; /* most Chinese characters */
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

static gn_status no_map(gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "no memory for the map of offsets");
}

/* Most bytes of text that a look-up has to walk. */
enum { STRIDE = 512 };

static size_t utf8_length(unsigned char first)
{
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static gn_offset_map *map_new(uint8_t w1, uint8_t w2, uint8_t w3, uint8_t w4)
{
    gn_offset_map *m = calloc(1, sizeof *m);
    if (m) memcpy(m->width + 1, (uint8_t[]){w1, w2, w3, w4}, 4);
    return m;
}

/* One character of GB18030: 1, 2 or 4 bytes; 0 if it is none. */
static size_t gb_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80) return 1;
    if (p[0] == 0x80 || p[0] == 0xFF || left < 2) return 0;
    if (p[1] >= 0x40 && p[1] <= 0xFE && p[1] != 0x7F) return 2;
    if (left >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 && p[2] <= 0xFE && p[3] >= 0x30 && p[3] <= 0x39)
        return 4;
    return 0;
}

/* How far the bytes are GB18030, and how many of their double bytes are punctuation, symbols (rows 1 to 9) or the 3755
 * most frequent hanzi of GB 2312 (rows 16 to 55): nearly all in Chinese text, few in another encoding's bytes. */
typedef struct gb_look {
    size_t good, wide, usual;
} gb_look;

static gb_look look_gb(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    gb_look l = {0};
    while (l.good < n) {
        const size_t k = gb_length(p + l.good, n - l.good);
        if (!k) break;
        if (k > 1) l.wide++;
        if (k == 2) {
            const unsigned char a = p[l.good], b = p[l.good + 1];
            if (b >= 0xA1 && ((a >= 0xA1 && a <= 0xA9) || (a >= 0xB0 && a <= 0xD7))) l.usual++;
        }
        l.good += k;
    }
    return l;
}

/* The same of Big5, as Windows knows it: 1 or 2 bytes; punctuation and the 5401 frequent characters. */
static size_t big5_length(const unsigned char *p, size_t left)
{
    if (p[0] < 0x80) return 1;
    if (p[0] == 0x80 || p[0] == 0xFF || left < 2) return 0;
    return (p[1] >= 0x40 && p[1] <= 0x7E) || (p[1] >= 0xA1 && p[1] <= 0xFE) ? 2 : 0;
}

static gb_look look_big5(const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    gb_look l = {0};
    for (size_t k; l.good < n && (k = big5_length(p + l.good, n - l.good)) != 0; l.good += k) {
        l.wide += k == 2;
        l.usual += k == 2 && p[l.good] >= 0xA1 && p[l.good] <= 0xC6;
    }
    return l;
}

/* Short Chinese text in GB2312 can be valid UTF-8 by chance. Its bytes then read as letters of several scripts side by
 * side (Latin, Greek, Cyrillic, Arabic), which no text of two-byte characters does. */
static bool mixes_scripts(const char *s, size_t n)
{
    static const unsigned char first[] = {0xC3, 0xCA, 0xCE, 0xD0, 0xD5, 0xD7, 0xD8};
    int before = -1;
    bool mixed = false;
    for (size_t i = 0; i < n;) {
        const unsigned char c = (unsigned char)s[i];
        const size_t k = utf8_length(c);
        if (k > 2) return false;
        int script = -1;
        if (k == 2)
            for (size_t j = 0; j < sizeof first; j++)
                if (c >= first[j]) script = (int)j;
        if (script >= 0 && before >= 0 && script != before) mixed = true;
        before = script;
        i += k;
    }
    return mixed;
}

/* What iconv calls it, and the bytes of its characters. */
typedef struct charset {
    const char *name;
    size_t (*length)(const unsigned char *p, size_t left);
} charset;
static const charset gb18030 = {"GB18030", gb_length}, big5 = {"CP950", big5_length};

static gn_status decode_wide(const charset *of, const char *bytes, size_t n, gn_buf *text, gn_offset_map **map,
                             gn_err *err)
{
    gn_offset_map *m = map_new(1, 2, 2, 4);
    if (!m || add_pair(m, 0, 0, err)) {
        offset_map_free(m);
        return no_map(err);
    }
    const iconv_t cd = iconv_open("UTF-8", of->name);
    if (cd == (iconv_t)-1) {
        offset_map_free(m);
        return gn_fail(err, GN_E_UNSUPPORTED, "this system's iconv does not know %s", of->name);
    }
    gn_status st = GN_OK;
    size_t at = 0;
    while (at < n && !st) {
        char chunk[4096];
        char *in = (char *)bytes + at, *to = chunk;
        size_t left = n - at, room = sizeof chunk;
        const size_t done = iconv(cd, &in, &left, &to, &room);
        if (done == (size_t)-1 && errno != E2BIG) {
            const size_t bad = n - left;
            st = gn_fail(err, GN_E_FORMAT, "not valid %s: byte 0x%02X at offset %zu; save it as UTF-8", of->name,
                         (unsigned char)bytes[bad], bad);
            break;
        }
        /* both sides in step, a character at a time, so that each text offset knows its source */
        const char *const end = to;
        for (to = chunk; to < end && !st;) {
            const size_t wide = utf8_length((unsigned char)*to);
            const size_t k = of->length((const unsigned char *)bytes + at, n - at);
            const size_t here = text->length + (size_t)(to - chunk);
            const bool odd = k != m->width[wide];
            if (odd || here >= m->pairs[m->count - 1].text + STRIDE) st = add_pair(m, here, at, err);
            at += k;
            to += wide;
            if (odd && !st) st = add_pair(m, here + wide, at, err);
        }
        gn_buf_bytes(text, chunk, (size_t)(end - chunk));
        if (text->failed) st = gn_fail(err, GN_E_NOMEM, "no memory for the text");
    }
    iconv_close(cd);
    if (st)
        offset_map_free(m);
    else
        *map = m;
    return st;
}

/* UTF-16 from byte `at`; what is wrong is told in *bad (an offset), n if nothing is. plausible counts the characters
 * that Chinese and English reports are made of. */
static gn_status decode_16(const char *bytes, size_t n, bool big, size_t at, gn_buf *text, gn_offset_map **map,
                           size_t *bad, size_t *chars, size_t *plausible, gn_err *err)
{
    *bad = n;
    *chars = *plausible = 0;
    gn_offset_map *m = map_new(2, 2, 2, 4);
    gn_status st = m ? add_pair(m, 0, at, err) : no_map(err);
    while (at < n && !st) {
        const unsigned char *p = (const unsigned char *)bytes + at;
        uint32_t c = n - at < 2 ? 0 : big ? (uint32_t)(p[0] << 8 | p[1]) : (uint32_t)(p[1] << 8 | p[0]);
        size_t k = 2;
        if (c >= 0xD800 && c <= 0xDBFF && n - at >= 4) {
            const uint32_t low = big ? (uint32_t)(p[2] << 8 | p[3]) : (uint32_t)(p[3] << 8 | p[2]);
            if (low >= 0xDC00 && low <= 0xDFFF) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                k = 4;
            }
        }
        if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
            *bad = at;
            break;
        }
        (*chars)++;
        if ((c >= 0x20 && c < 0x7F) || c == '\n' || c == '\r' || c == '\t' || (c >= 0x2010 && c <= 0x2030) ||
            (c >= 0x3000 && c <= 0x3020) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFE6))
            (*plausible)++;
        if (text->length >= m->pairs[m->count - 1].text + STRIDE) st = add_pair(m, text->length, at, err);
        char u[4];
        size_t len = 0;
        if (c < 0x80)
            u[len++] = (char)c;
        else if (c < 0x800) {
            u[len++] = (char)(0xC0 | c >> 6);
            u[len++] = (char)(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            u[len++] = (char)(0xE0 | c >> 12);
            u[len++] = (char)(0x80 | (c >> 6 & 0x3F));
            u[len++] = (char)(0x80 | (c & 0x3F));
        } else {
            u[len++] = (char)(0xF0 | c >> 18);
            u[len++] = (char)(0x80 | (c >> 12 & 0x3F));
            u[len++] = (char)(0x80 | (c >> 6 & 0x3F));
            u[len++] = (char)(0x80 | (c & 0x3F));
        }
        gn_buf_bytes(text, u, len);
        at += k;
    }
    if (!st && text->failed) st = gn_fail(err, GN_E_NOMEM, "no memory for the text");
    if (!st && *bad == n) {
        *map = m;
        return GN_OK;
    }
    offset_map_free(m);
    gn_buf_free(text);
    return st;
}

static gn_status marked_16(const char *bytes, size_t n, bool big, gn_buf *text, gn_offset_map **map, gn_err *err)
{
    size_t bad, chars, plausible;
    const gn_status st = decode_16(bytes, n, big, 2, text, map, &bad, &chars, &plausible, err);
    if (st || bad == n) return st;
    return gn_fail(err, GN_E_FORMAT, "not valid UTF-16%s, which its mark announces: see offset %zu", big ? "BE" : "LE",
                   bad);
}

/* UTF-16 without a mark: the order of bytes that is valid and gives the characters of reports. */
static gn_status unmarked_16(const char *bytes, size_t n, gn_buf *text, gn_offset_map **map, const char **encoding,
                             bool *found, gn_err *err)
{
    *found = false;
    size_t best = 0;
    for (int big = 0; big < 2; big++) {
        gn_buf t = {0};
        gn_offset_map *m = NULL;
        size_t bad, chars, plausible;
        const gn_status st = decode_16(bytes, n, big, 0, &t, &m, &bad, &chars, &plausible, err);
        if (st) {
            offset_map_free(*map);
            gn_buf_free(text);
            *map = NULL;
            return st;
        }
        if (bad == n && plausible > best && 10 * plausible >= 9 * chars) {
            offset_map_free(*map);
            gn_buf_free(text);
            *text = t;
            *map = m;
            *encoding = big ? "UTF-16BE" : "UTF-16LE";
            *found = true;
            best = plausible;
        } else {
            offset_map_free(m);
            gn_buf_free(&t);
        }
    }
    return GN_OK;
}

static gn_status utf8(const char *bytes, size_t n, size_t bom, gn_buf *text, gn_offset_map **map, gn_err *err)
{
    gn_buf_bytes(text, bytes + bom, n - bom);
    if (text->failed) return gn_fail(err, GN_E_NOMEM, "no memory for %zu bytes of text", n);
    if (!bom) return GN_OK;
    gn_offset_map *m = map_new(1, 2, 3, 4);
    if (!m || add_pair(m, 0, bom, err)) {
        offset_map_free(m);
        return no_map(err);
    }
    *map = m;
    return GN_OK;
}

/* What another encoding is called, for the message only: guesses on short texts are often wrong. */
static void guess(const char *bytes, size_t n, char *out, size_t size)
{
    uchardet_t u = uchardet_new();
    out[0] = '\0';
    if (!u) return;
    if (uchardet_handle_data(u, bytes, n < 1 << 20 ? n : 1 << 20) == 0) {
        uchardet_data_end(u);
        snprintf(out, size, "%s", uchardet_get_charset(u));
    }
    uchardet_delete(u);
}

/* Control characters that no text has. */
static size_t controls(const char *bytes, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)bytes[i];
        count += (c < 0x20) & !(0x0C003E00u >> (c & 31) & 1); /* but \t \n \v \f \r, Ctrl-Z and Esc */
    }
    return count;
}

static gn_status decode(const char *bytes, size_t n, gn_buf *text, gn_offset_map **map, const char **encoding,
                        gn_err *err)
{
    const size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (n >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) {
        *encoding = "UTF-16LE";
        return marked_16(bytes, n, false, text, map, err);
    }
    if (n >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) {
        *encoding = "UTF-16BE";
        return marked_16(bytes, n, true, text, map, err);
    }
    const char *nul = n ? memchr(bytes, 0, n) : NULL;
    const size_t strange = controls(bytes, n);
    const size_t good = bom + utf8_valid(bytes + bom, n - bom);
    gb_look gb = {0};
    if (!nul && 100 * strange <= n) {
        const bool is_utf8 = good == n;
        if (is_utf8 && (bom || !mixes_scripts(bytes, n))) return utf8(bytes, n, bom, text, map, err);
        gb = look_gb(bytes, n);
        if (gb.good == n && gb.wide > 0 && 10 * gb.usual >= 7 * gb.wide) {
            *encoding = "GB18030";
            return decode_wide(&gb18030, bytes, n, text, map, err);
        }
        if (is_utf8) return utf8(bytes, n, bom, text, map, err);
        const gb_look b = look_big5(bytes, n);
        if (b.good == n && b.wide > 0 && 10 * b.usual >= 9 * b.wide) {
            *encoding = "Big5";
            return decode_wide(&big5, bytes, n, text, map, err);
        }
    }
    bool found;
    const gn_status st = unmarked_16(bytes, n, text, map, encoding, &found, err);
    if (st || found) return st;
    if (nul)
        return gn_fail(err, GN_E_FORMAT,
                       "binary, not text: a zero byte at offset %zu; reports are text, HTML, .docx "
                       "or PDF",
                       (size_t)(nul - bytes));
    if (100 * strange > n) return gn_fail(err, GN_E_FORMAT, "binary, not text: it is full of control characters");
    char name[64];
    guess(bytes, n, name, sizeof name);
    if (gb.good == n && strcmp(name, "GB18030") == 0) {
        *encoding = "GB18030"; /* traditional or rare characters */
        return decode_wide(&gb18030, bytes, n, text, map, err);
    }
    /* the encoding that went further is the one that was meant */
    const bool meant_gb = gb.good > good && 10 * gb.usual >= 7 * gb.wide;
    const size_t bad = meant_gb ? gb.good : good;
    const bool named = name[0] && strcmp(name, "UTF-8") != 0 && strcmp(name, "GB18030") != 0;
    return gn_fail(err, GN_E_FORMAT, "not valid %s: byte 0x%02X at offset %zu%s%s; save it as UTF-8",
                   meant_gb ? "GB18030" : "UTF-8", (unsigned char)bytes[bad], bad, named ? "; it looks like " : "",
                   named ? name : "");
}

gn_status encoding_decode(const char *bytes, size_t n, gn_buf *text, gn_offset_map **map, const char **encoding,
                          gn_err *err)
{
    *map = NULL;
    *encoding = "UTF-8";
    const gn_status st = decode(bytes, n, text, map, encoding, err);
    if (st) gn_buf_free(text);
    return st;
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
        const size_t k = utf8_length(c);
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
