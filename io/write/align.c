/* Columns for a terminal. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_write.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 64 };

/* Goes through the cells of a line; returns the number of them. Cell i is text[start[i], start[i + 1] - 1). */
static size_t split(const char *line, size_t n, size_t start[MOST_COLUMNS + 1])
{
    size_t count = 0;
    start[0] = 0;
    for (size_t i = 0; i < n && count + 2 <= MOST_COLUMNS; i++)
        if (line[i] == '\t') start[++count] = i + 1;
    start[++count] = n + 1;
    return count;
}

static size_t width_of(const char *cell, size_t n, gn_buf *scratch)
{
    gn_buf_clear(scratch);
    gn_buf_bytes(scratch, cell, n);
    return scratch->failed ? n : gn_text_width(scratch->data);
}

void gn_table_align(gn_buf *b, const char *align)
{
    size_t width[MOST_COLUMNS] = {0}, start[MOST_COLUMNS + 1];
    gn_buf out = {0}, scratch = {0};
    const size_t letters = strlen(align);
    for (int pass = 0; pass < 2; pass++)
        for (size_t at = 0; at < b->length;) {
            const char *line = b->data + at, *end = memchr(line, '\n', b->length - at);
            const size_t n = end ? (size_t)(end - line) : b->length - at;
            const size_t cells = split(line, n, start);
            at += n + 1;
            for (size_t c = 0; c < cells; c++) {
                const char *cell = line + start[c];
                const size_t len = start[c + 1] - 1 - start[c], w = width_of(cell, len, &scratch);
                if (pass == 0) {
                    if (w > width[c]) width[c] = w;
                    continue;
                }
                const size_t pad = width[c] - w;
                if (c) gn_buf_text(&out, "  ");
                const bool right = c < letters && align[c] == 'r';
                for (size_t k = 0; right && k < pad; k++) gn_buf_char(&out, ' ');
                gn_buf_bytes(&out, cell, len);
                for (size_t k = 0; !right && k < pad; k++) gn_buf_char(&out, ' ');
            }
            while (pass == 1 && out.length && out.data[out.length - 1] == ' ') out.data[--out.length] = '\0';
            if (pass == 1) gn_buf_char(&out, '\n');
        }
    gn_buf_free(&scratch);
    out.failed |= b->failed;
    gn_buf_free(b);
    *b = out;
}
