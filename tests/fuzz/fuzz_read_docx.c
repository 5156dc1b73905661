/* Fuzz target of the Word reader: the input is an archive, or, so that the XML behind its checksums is reached, the
 * body of a document that the target packs itself. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/read/encoding.h"
#include "io/read/reading.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *pack(const uint8_t *data, size_t size, size_t *length)
{
    zip_error_t err;
    char *out = NULL;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &err);
    if (!memory) return NULL;
    zip_source_keep(memory);
    zip_t *z = zip_open_from_source(memory, ZIP_TRUNCATE, &err);
    zip_source_t *part = zip_source_buffer(z, data, size, 0);
    const zip_int64_t i = zip_file_add(z, "word/document.xml", part, 0);
    zip_stat_t st;
    if (i >= 0 && zip_set_file_compression(z, (zip_uint64_t)i, ZIP_CM_STORE, 0) == 0 && zip_close(z) == 0 &&
        zip_source_stat(memory, &st) == 0 && (out = malloc(st.size)) != NULL && zip_source_open(memory) == 0) {
        *length = (size_t)zip_source_read(memory, out, st.size);
        zip_source_close(memory);
    }
    zip_source_free(memory);
    return out;
}

static void read_one(const char *bytes, size_t n)
{
    reading r;
    if (docx_read(bytes, n, &r, NULL)) return;
    const size_t length = r.text.length;
    if (length && (utf8_valid(r.text.data, length) < length || memchr(r.text.data, 0, length))) abort();
    reading_free(&r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 2 && data[0] == 'P' && data[1] == 'K') {
        read_one((const char *)data, size);
        return 0;
    }
    size_t n = 0;
    char *zip = pack(data, size, &n);
    if (zip) read_one(zip, n);
    free(zip);
    return 0;
}
