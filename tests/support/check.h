/* What all tests share: cmocka with its headers, a comparison of doubles, temporary files, ../shared. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* |a - b| <= abs + rel * |b|; NaN equals NaN, infinities equal themselves. cmocka's own assert narrows to float. */
#define check_close(a, b, abs, rel) check_close_at((a), (b), (abs), (rel), #a, __FILE__, __LINE__)
void check_close_at(double a, double b, double abs, double rel, const char *what, const char *file, int line);
/* The same bits. */
#define check_bits(a, b) check_bits_at((a), (b), #a, __FILE__, __LINE__)
void check_bits_at(double a, double b, const char *what, const char *file, int line);

/* TMPDIR/name in a static ring of buffers (8 calls). */
const char *check_tmp(const char *name);
void check_write_file(const char *path, const void *bytes, size_t n);
/* Whole file, 0-terminated, to be freed; fails the test if it cannot be read. *n may be NULL. */
char *check_read_file(const char *path, size_t *n);

/* The path of a file below ../shared, or, where that folder is missing, prints "skipped: ..." and skips the test. */
const char *check_shared(const char *path);

/* A seeded generator (splitmix64): the same numbers on every machine. */
uint64_t check_random(uint64_t *state);
double check_uniform(uint64_t *state); /* [0, 1) */
double check_normal(uint64_t *state);

#endif
