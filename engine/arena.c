/* Arena: a bump pointer over one block, with red zones under AddressSanitizer. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_arena.h"

#include <stdlib.h>

#if defined(__has_feature) /* clang; gcc defines __SANITIZE_ADDRESS__ itself */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { RED = 64 };
#define POISON(p, n) ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
enum { RED = 0 };
#define POISON(p, n) ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum { ALIGN = 64 };

struct gn_arena {
    unsigned char *base;
    size_t cap, used;
};

size_t gn_arena_need(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) return SIZE_MAX;
    if (__builtin_add_overflow(bytes, (size_t)(ALIGN - 1 + RED), &bytes)) return SIZE_MAX;
    return bytes & ~(size_t)(ALIGN - 1);
}

gn_status gn_arena_new(size_t capacity, gn_arena **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "arena: no place for the result");
    *out = NULL;
    const size_t cap = gn_arena_need(capacity ? capacity : 1, 1);
    gn_arena *a = cap == SIZE_MAX ? NULL : calloc(1, sizeof *a);
    if (a) a->base = aligned_alloc(ALIGN, cap);
    if (!a || !a->base) {
        free(a);
        return gn_fail(err, GN_E_NOMEM, "arena: %zu bytes not available", capacity);
    }
    a->cap = cap;
    POISON(a->base, cap);
    *out = a;
    return GN_OK;
}

void *gn_arena_get(gn_arena *a, size_t count, size_t size)
{
    const size_t need = gn_arena_need(count, size);
    if (need > a->cap - a->used) return NULL;
    unsigned char *p = a->base + a->used;
    a->used += need;
    UNPOISON(p, count * size);
    return p;
}

void gn_arena_reset(gn_arena *a)
{
    a->used = 0;
    POISON(a->base, a->cap);
}

size_t gn_arena_mark(const gn_arena *a)
{
    return a->used;
}

void gn_arena_release(gn_arena *a, size_t mark)
{
    if (mark > a->used) return;
    POISON(a->base + mark, a->used - mark);
    a->used = mark;
}

void gn_arena_free(gn_arena *a)
{
    if (!a) return;
    UNPOISON(a->base, a->cap);
    free(a->base);
    free(a);
}
