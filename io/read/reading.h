/* What the readers of foreign formats give: text, pages, date. They run in a child process (read_child.h). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef READING_H
#define READING_H

#include "gnomon/gn_document.h"
#include "gnomon/gn_write.h"

typedef struct reading {
    gn_buf text; /* valid UTF-8, no zero byte */
    size_t *page_start;
    size_t pages, pages_capacity;
    gn_date date;
    gn_date_kind date_kind;
} reading;

void reading_free(reading *r);

/* UTF-8 text of a web page. */
GN_MUST_USE gn_status html_read(const char *text, size_t n, reading *out, gn_err *err);

/* A zip archive: .docx, else the message says what it is. */
GN_MUST_USE gn_status docx_read(const char *bytes, size_t n, reading *out, gn_err *err);

/* What `pdftotext -bbox-layout` prints; a page after max_pages is GN_E_LIMIT. */
GN_MUST_USE gn_status pdf_words_read(const char *xml, size_t n, uint32_t max_pages, reading *out, gn_err *err);

/* A date at the front of text: 2021-11-26, 2021/11/26, 2021.11.26, 20211126, 2021年11月26日, D:20211126... */
bool reading_date(const char *s, gn_date *out);

#endif
