/* Fuzz target of the PDF word boxes: any bytes as what pdftotext prints give text that is UTF-8, pages in order, and
 * every page within the limit. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/read/encoding.h"
#include "io/read/reading.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { MOST = 20 };
    char *text = malloc(size + 1); /* the reader's input ends with a 0 */
    if (!text) return 0;
    memcpy(text, data, size);
    text[size] = '\0';
    reading r;
    if (pdf_words_read(text, size, MOST, &r, NULL) == GN_OK) {
        const size_t n = r.text.length;
        if (r.pages > MOST || (n && (utf8_valid(r.text.data, n) < n || memchr(r.text.data, 0, n)))) abort();
        for (size_t i = 0; i < r.pages; i++)
            if (r.page_start[i] > n || (i && r.page_start[i] < r.page_start[i - 1])) abort();
        reading_free(&r);
    }
    free(text);
    return 0;
}
