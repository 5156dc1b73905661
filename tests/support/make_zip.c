/* A zip archive in memory. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "make_zip.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

char *make_zip(const zip_part *parts, size_t count, size_t *length)
{
    zip_error_t err;
    zip_source_t *memory = zip_source_buffer_create(NULL, 0, 0, &err);
    assert_non_null(memory);
    zip_source_keep(memory);
    zip_t *z = zip_open_from_source(memory, ZIP_TRUNCATE, &err);
    assert_non_null(z);
    for (size_t i = 0; i < count; i++) {
        const size_t n = parts[i].n ? parts[i].n : strlen(parts[i].bytes);
        zip_source_t *s = zip_source_buffer(z, parts[i].bytes, n, 0);
        assert_non_null(s);
        assert_true(zip_file_add(z, parts[i].name, s, 0) >= 0);
    }
    assert_int_equal(zip_close(z), 0);
    zip_stat_t st;
    assert_int_equal(zip_source_stat(memory, &st), 0);
    *length = st.size;
    char *out = malloc(st.size);
    assert_non_null(out);
    assert_int_equal(zip_source_open(memory), 0);
    assert_int_equal(zip_source_read(memory, out, st.size), st.size);
    zip_source_close(memory);
    zip_source_free(memory);
    return out;
}
