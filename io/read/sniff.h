/* What a file is, by its first bytes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SNIFF_H
#define SNIFF_H

#include "gnomon/gn_base.h"

typedef enum sniffed { SNIFFED_TEXT, SNIFFED_PDF, SNIFFED_ZIP } sniffed;

/* By the bytes as they stand. GN_E_UNSUPPORTED for what is known and not read: the message says what to do. */
GN_MUST_USE gn_status sniff_bytes(const char *bytes, size_t n, sniffed *out, gn_err *err);

/* By decoded text: *html for web pages; GN_E_UNSUPPORTED as above. text[n] is 0. */
GN_MUST_USE gn_status sniff_text(const char *text, size_t n, bool *html, gn_err *err);

#endif
