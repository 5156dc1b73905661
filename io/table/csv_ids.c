/* A set of ids by their hashes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_csv.h"

#include <stdlib.h>

struct gn_csv_ids {
    uint64_t *slot; /* open addressing, 0 is empty */
    size_t count, capacity;
};

uint64_t gn_csv_hash(const char *id)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a, its bits mixed */
    for (const char *p = id; *p; p++) h = (h ^ (unsigned char)*p) * 1099511628211u;
    h ^= h >> 32;
    h *= 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
    return h ? h : 1;
}

gn_status gn_csv_ids_new(gn_csv_ids **out, gn_err *err)
{
    *out = calloc(1, sizeof **out);
    return *out ? GN_OK : gn_fail(err, GN_E_NOMEM, "no memory for ids");
}

static size_t home(uint64_t hash, size_t capacity)
{
    return (size_t)(((unsigned __int128)hash * capacity) >> 64);
}

static size_t find(const uint64_t *slot, size_t capacity, uint64_t hash)
{
    size_t at = home(hash, capacity);
    while (slot[at] && slot[at] != hash) at = at + 1 < capacity ? at + 1 : 0;
    return at;
}

/* Half as large again when seven eighths are taken: 9 to 14 bytes an id. */
static bool grow(gn_csv_ids *s)
{
    const size_t capacity = s->capacity ? s->capacity + s->capacity / 2 : 1024;
    uint64_t *slot = calloc(capacity, sizeof *slot);
    if (!slot) return false;
    for (size_t i = 0; i < s->capacity; i++)
        if (s->slot[i]) slot[find(slot, capacity, s->slot[i])] = s->slot[i];
    free(s->slot);
    s->slot = slot;
    s->capacity = capacity;
    return true;
}

gn_status gn_csv_ids_add(gn_csv_ids *s, uint64_t hash, bool *before, gn_err *err)
{
    if (8 * (s->count + 1) > 7 * s->capacity && !grow(s)) return gn_fail(err, GN_E_NOMEM, "no memory for ids");
    const size_t at = find(s->slot, s->capacity, hash);
    *before = s->slot[at] != 0;
    s->slot[at] = hash;
    s->count += !*before;
    return GN_OK;
}

void gn_csv_ids_free(gn_csv_ids *s)
{
    if (!s) return;
    free(s->slot);
    free(s);
}
