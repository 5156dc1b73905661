/* Cells of a small CSV file's lines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_cell.h"

#include <string.h>

const char *csv_cell(const char *at, gn_buf *cell)
{
    gn_buf_clear(cell);
    gn_buf_bytes(cell, "", 0);
    if (*at != '"') {
        const size_t n = strcspn(at, ",\r\n");
        gn_buf_bytes(cell, at, n);
        at += n;
    } else {
        for (at++; *at && (*at != '"' || at[1] == '"'); at++) {
            at += *at == '"';
            gn_buf_char(cell, *at);
        }
        at += strcspn(at, ",\r\n");
    }
    return *at == ',' ? at + 1 : NULL;
}
