/* The result of a reader as bytes on a pipe. What comes from a child that parsed a hostile file is hostile, too. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"
#include "read_child.h"

#include <stdlib.h>
#include <string.h>

const char read_wire_magic[8] = {'G', 'N', 'R', 'E', 'A', 'D', '0', '1'};

void read_wire_write(const reading *r, gn_status st, const gn_err *err, gn_buf *out)
{
    read_wire w = {.status = st, .message_length = st ? (uint32_t)strlen(err->msg) : 0};
    memcpy(w.magic, read_wire_magic, sizeof w.magic);
    if (!st) {
        w.date_kind = r->date_kind;
        w.year = r->date.year;
        w.month = r->date.month;
        w.day = r->date.day;
        w.pages = r->pages;
        w.text_length = r->text.length;
    }
    gn_buf_bytes(out, (const char *)&w, sizeof w);
    if (st) {
        gn_buf_bytes(out, err->msg, w.message_length);
        return;
    }
    for (size_t i = 0; i < r->pages; i++) {
        const uint64_t at = r->page_start[i];
        gn_buf_bytes(out, (const char *)&at, sizeof at);
    }
    if (r->text.length) gn_buf_bytes(out, r->text.data, r->text.length);
}

static gn_status wrong(gn_err *err)
{
    return gn_fail(err, GN_E_DAMAGED, "damaged: its reader gave no usable result");
}

gn_status read_wire_parse(const char *bytes, size_t n, reading *out, gn_err *err)
{
    *out = (reading){0};
    read_wire w;
    if (n < sizeof w) return wrong(err);
    memcpy(&w, bytes, sizeof w);
    const size_t rest = n - sizeof w;
    if (memcmp(w.magic, read_wire_magic, sizeof w.magic) != 0 || w.message_length > rest || w.pages > rest / 8 ||
        w.text_length > rest || w.message_length + 8 * w.pages + w.text_length != rest || w.status >= GN_STATUS_COUNT)
        return wrong(err);
    const char *p = bytes + sizeof w;
    if (w.status) {
        if (!w.message_length || utf8_valid(p, w.message_length) != w.message_length) return wrong(err);
        return gn_fail(err, (gn_status)w.status, "%.*s", (int)(w.message_length < 900 ? w.message_length : 900), p);
    }
    p += w.message_length;
    if (w.pages) {
        out->page_start = calloc(w.pages, sizeof *out->page_start);
        if (!out->page_start) return gn_fail(err, GN_E_NOMEM, "no memory for the pages");
        for (uint64_t before = 0; out->pages < w.pages; out->pages++, p += 8) {
            uint64_t at;
            memcpy(&at, p, sizeof at);
            if (at < before || at > w.text_length) {
                reading_free(out);
                return wrong(err);
            }
            out->page_start[out->pages] = before = at;
        }
    }
    if (utf8_valid(p, w.text_length) != w.text_length || (w.text_length && memchr(p, 0, w.text_length))) {
        reading_free(out);
        return wrong(err);
    }
    gn_buf_bytes(&out->text, p, w.text_length);
    if (out->text.failed) {
        reading_free(out);
        return gn_fail(err, GN_E_NOMEM, "no memory for the text");
    }
    const gn_date d = {w.year, w.month, w.day};
    if (gn_date_valid(d) && (w.date_kind == GN_DATE_PUBLISHED || w.date_kind == GN_DATE_CREATED)) {
        out->date = d;
        out->date_kind = (gn_date_kind)w.date_kind;
    }
    return GN_OK;
}
