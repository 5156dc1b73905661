/* What all tests share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "check.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void check_close_at(double a, double b, double abs, double rel, const char *what, const char *file, int line)
{
    if ((isnan(a) && isnan(b)) || a == b || fabs(a - b) <= abs + rel * fabs(b)) return;
    print_error("%s:%d: %s is %.17g, expected %.17g\n", file, line, what, a, b);
    _fail(file, line);
}

void check_bits_at(double a, double b, const char *what, const char *file, int line)
{
    if (memcmp(&a, &b, sizeof a) == 0) return;
    print_error("%s:%d: %s is %a, expected the bits of %a\n", file, line, what, a, b);
    _fail(file, line);
}

const char *check_tmp(const char *name)
{
    static char ring[8][512];
    static unsigned next;
    char *p = ring[next++ % 8];
    const char *dir = getenv("TMPDIR");
    snprintf(p, sizeof ring[0], "%s/%s", dir ? dir : "/tmp", name);
    return p;
}

void check_write_file(const char *path, const void *bytes, size_t n)
{
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

char *check_read_file(const char *path, size_t *n)
{
    FILE *f = fopen(path, "rb");
    if (!f) print_error("cannot open %s\n", path);
    assert_non_null(f);
    size_t cap = 1 << 16, len = 0;
    char *p = malloc(cap);
    assert_non_null(p);
    for (size_t k; (k = fread(p + len, 1, cap - len - 1, f)) > 0;) {
        len += k;
        if (cap - len < 2) {
            p = realloc(p, cap *= 2);
            assert_non_null(p);
        }
    }
    fclose(f);
    p[len] = '\0';
    if (n) *n = len;
    return p;
}

const char *check_shared(const char *path)
{
    static char ring[8][512];
    static unsigned next;
    char *p = ring[next++ % 8];
    snprintf(p, sizeof ring[0], "../shared/%s", path);
    if (access(p, R_OK) == 0) return p;
    printf("skipped: ../shared/%s is not there\n", path);
    skip();
    return NULL;
}

uint64_t check_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double check_uniform(uint64_t *state)
{
    return (double)(check_random(state) >> 11) * 0x1p-53;
}

double check_normal(uint64_t *state)
{
    const double u = 1 - check_uniform(state), v = check_uniform(state);
    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}
