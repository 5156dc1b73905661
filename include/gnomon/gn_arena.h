/* Arena: one block, many aligned pieces, released together. A model fit takes one, sized beforehand. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_ARENA_H
#define GN_ARENA_H

#include "gnomon/gn_base.h"

typedef struct gn_arena gn_arena;

/* Allocates an arena of at least `capacity` bytes. Returns GN_OK, GN_E_NOMEM, GN_E_ARG (out NULL); *out is NULL on
 * failure. The caller frees it with gn_arena_free. Not shared between threads. */
GN_API GN_MUST_USE gn_status gn_arena_new(size_t capacity, gn_arena **out, gn_err *err);

/* count * size bytes aligned to 64, not cleared, or NULL when the arena is full or the product overflows.
 * Valid until reset or free. */
GN_API void *gn_arena_get(gn_arena *a, size_t count, size_t size);

/* All pieces are given back; the block stays. */
GN_API void gn_arena_reset(gn_arena *a);

/* Gives back all pieces taken since the mark: work of a part of a fit, nested like calls. */
GN_API size_t gn_arena_mark(const gn_arena *a);
GN_API void gn_arena_release(gn_arena *a, size_t mark);

/* Bytes that gn_arena_get needs for count * size, alignment included; for sizing an arena. SIZE_MAX on overflow. */
GN_API size_t gn_arena_need(size_t count, size_t size);

/* NULL is fine. */
GN_API void gn_arena_free(gn_arena *a);

#endif
