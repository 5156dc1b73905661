/* Readers of foreign formats in child processes with limits: the parent's side and what both sides agree on. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef READ_CHILD_H
#define READ_CHILD_H

#include "reading.h"

/* The result on the pipe: this, the message, the pages' offsets, the text. Both ends are the same program. */
typedef struct read_wire {
    char magic[8];
    uint32_t status, date_kind;
    int32_t year, month, day;
    uint32_t message_length;
    uint64_t pages, text_length;
} read_wire;

extern const char read_wire_magic[8];

/* Runs the reader of `format` on the bytes (for HTML: UTF-8 text). The message of a failure does not name the file. */
GN_MUST_USE gn_status read_child_run(gn_format format, const char *bytes, size_t n, const gn_read_options *o,
                                     reading *out, gn_err *err);

/* The result in memory as the pipe carries it, checked: sizes, pages in order, valid UTF-8 without zero bytes. */
GN_MUST_USE gn_status read_wire_parse(const char *bytes, size_t n, reading *out, gn_err *err);
void read_wire_write(const reading *r, gn_status st, const gn_err *err, gn_buf *out);

#endif
