/* Fuzz target of plain text: any bytes give UTF-8 whose offsets lead into the file in order, or a status. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_document.h"
#include "io/read/encoding.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    gn_buf text = {0};
    gn_offset_map *map;
    const char *encoding;
    gn_err err;
    if (encoding_decode((const char *)data, size, &text, &map, &encoding, &err)) {
        if (text.data || map || !err.msg[0]) abort();
        return 0;
    }
    if (text.length && (utf8_valid(text.data, text.length) < text.length || memchr(text.data, 0, text.length))) abort();
    uint64_t before = 0;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && ((unsigned char)text.data[i] & 0xC0) == 0x80) continue;
        const uint64_t at = offset_map_find(map, text.data, i);
        if (at < before || (i && at == before) || at > size) abort();
        before = at;
    }
    if (before != size && !(size == 0 && before == 0)) abort(); /* the end of the text is the end of the file */
    offset_map_free(map);
    gn_buf_free(&text);
    return 0;
}
