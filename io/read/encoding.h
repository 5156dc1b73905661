/* Encodings of plain text: which one it is, strict decoding to UTF-8, and the way back to the source's bytes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef ENCODING_H
#define ENCODING_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_write.h"

/* source offset = text offset plus what the encoding adds. A pair stands at every few hundred bytes of text and
 * wherever a character's width in the source is not the one that its width in UTF-8 lets expect. */
typedef struct gn_offset_map {
    uint8_t width[5]; /* expected bytes in the source of a character of 1 to 4 bytes in UTF-8 */
    size_t count, capacity;
    struct offset_pair {
        size_t text;
        uint64_t source;
    } * pairs;
} gn_offset_map;

/* The length of the valid UTF-8 (no surrogates, no overlong forms) at the front of s[0..n); n if all of it is. */
size_t utf8_valid(const char *s, size_t n);

/* Decodes the bytes of a plain text into *text. *map is NULL where text and source offsets are the same, else to be
 * freed with offset_map_free. Returns GN_OK; GN_E_FORMAT (binary, or in no known encoding: the message says where);
 * GN_E_NOMEM. On failure *text is empty. */
GN_MUST_USE gn_status encoding_decode(const char *bytes, size_t n, gn_buf *text, gn_offset_map **map,
                                      const char **encoding, gn_err *err);

uint64_t offset_map_find(const gn_offset_map *map, const char *text, size_t text_offset);
void offset_map_free(gn_offset_map *map);

#endif
