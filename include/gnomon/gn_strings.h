/* Interned strings: each different text once, known by a number. Observations, keys and the store's dictionary share
 * these numbers. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_STRINGS_H
#define GN_STRINGS_H

#include "gnomon/gn_base.h"

typedef struct gn_strings gn_strings;

/* 0 stands for "absent" (null in JSON); the empty string is a string. */
typedef uint32_t gn_str;

GN_API GN_MUST_USE gn_status gn_strings_new(gn_strings **out, gn_err *err);
GN_API void gn_strings_free(gn_strings *s);

/* The number of text[0..len), added if new. Returns 0 only when memory or the 2^32 - 2 numbers are used up.
 * `text` must not point into this pool. Numbers are given in order of first use: 1, 2, ... Amortised O(len). Not
 * thread-safe. */
GN_API gn_str gn_strings_add(gn_strings *s, const char *text, size_t len);

/* The number of text[0..len), or 0 if it was never added. */
GN_API gn_str gn_strings_find(const gn_strings *s, const char *text, size_t len);

/* The text of a number, 0-terminated, valid until the next add; NULL for 0 or an unknown number. */
GN_API const char *gn_strings_get(const gn_strings *s, gn_str id);
GN_API size_t gn_strings_len(const gn_strings *s, gn_str id);

/* How many there are; the largest number in use. */
GN_API size_t gn_strings_count(const gn_strings *s);

#endif
