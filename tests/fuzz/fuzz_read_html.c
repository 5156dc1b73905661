/* Fuzz target of the web page reader: any text as a page gives text that is UTF-8 without zero bytes, or a status. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/read/encoding.h"
#include "io/read/reading.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    if (utf8_valid(text, size) < size || memchr(text, 0, size)) return 0; /* the parent lets through nothing else */
    reading r;
    if (html_read(text, size, &r, NULL)) return 0;
    const size_t n = r.text.length;
    if (n && (utf8_valid(r.text.data, n) < n || memchr(r.text.data, 0, n))) abort();
    if (n > 64 * size + (16u << 20)) abort(); /* spans must not multiply the text */
    reading_free(&r);
    return 0;
}
