/* A zip archive in memory, for tests of the .docx reader. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_MAKE_ZIP_H
#define TESTS_MAKE_ZIP_H

#include <stddef.h>

/* n == 0: bytes is a string. */
typedef struct zip_part {
    const char *name, *bytes;
    size_t n;
} zip_part;

/* To be freed; fails the test when it cannot be made. */
char *make_zip(const zip_part *parts, size_t count, size_t *length);

#endif
