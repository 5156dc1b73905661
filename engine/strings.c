/* Interned strings: texts in one growing block, an open-addressing table of numbers beside it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_strings.h"

#include <stdlib.h>
#include <string.h>

struct gn_strings {
    char *text; /* all texts, each followed by 0 */
    size_t used, cap;
    size_t *at; /* at[id - 1]: where its text begins; at[count]: end of the last */
    size_t count, at_cap;
    gn_str *slot; /* hash table of numbers, 0 = free */
    size_t slots; /* a power of two */
};

/* Eight bytes at a time, multiplied and folded. Only where a text lies in the table depends on it, so the machine's
 * byte order does not matter. Sentences are interned, so its speed shows. */
static uint64_t hash(const char *s, size_t n)
{
    const uint64_t k = 0x9E3779B97F4A7C15u;
    uint64_t h = n * k;
    for (; n >= 8; s += 8, n -= 8) {
        uint64_t w;
        memcpy(&w, s, 8);
        h = (h ^ w) * k;
        h ^= h >> 32;
    }
    uint64_t rest = 0;
    memcpy(&rest, s, n);
    h = (h ^ rest) * k;
    return h ^ (h >> 29);
}

gn_status gn_strings_new(gn_strings **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "strings: no place for the result");
    *out = NULL;
    gn_strings *s = calloc(1, sizeof *s);
    if (s) {
        s->slots = 256;
        s->slot = calloc(s->slots, sizeof *s->slot);
        s->at_cap = 128;
        s->at = calloc(s->at_cap, sizeof *s->at);
    }
    if (!s || !s->slot || !s->at) {
        gn_strings_free(s);
        return gn_fail(err, GN_E_NOMEM, "strings: no memory");
    }
    *out = s;
    return GN_OK;
}

void gn_strings_free(gn_strings *s)
{
    if (!s) return;
    free(s->text);
    free(s->at);
    free(s->slot);
    free(s);
}

size_t gn_strings_count(const gn_strings *s)
{
    return s->count;
}

const char *gn_strings_get(const gn_strings *s, gn_str id)
{
    return id == 0 || id > s->count ? NULL : s->text + s->at[id - 1];
}

size_t gn_strings_len(const gn_strings *s, gn_str id)
{
    return id == 0 || id > s->count ? 0 : s->at[id] - s->at[id - 1] - 1;
}

static size_t place(const gn_strings *s, const char *text, size_t len)
{
    size_t i = hash(text, len) & (s->slots - 1);
    for (; s->slot[i]; i = (i + 1) & (s->slots - 1)) {
        const gn_str id = s->slot[i];
        if (gn_strings_len(s, id) == len && memcmp(gn_strings_get(s, id), text, len) == 0) break;
    }
    return i;
}

gn_str gn_strings_find(const gn_strings *s, const char *text, size_t len)
{
    return s->slot[place(s, text, len)];
}

static bool grow_slots(gn_strings *s)
{
    gn_str *old = s->slot;
    gn_str *wide = calloc(2 * s->slots, sizeof *wide);
    if (!wide) return false;
    s->slot = wide;
    s->slots *= 2;
    for (size_t id = 1; id <= s->count; id++)
        s->slot[place(s, gn_strings_get(s, (gn_str)id), gn_strings_len(s, (gn_str)id))] = (gn_str)id;
    free(old);
    return true;
}

gn_str gn_strings_add(gn_strings *s, const char *text, size_t len)
{
    size_t i = place(s, text, len);
    if (s->slot[i]) return s->slot[i];
    if (s->count >= UINT32_MAX - 1 || len > SIZE_MAX / 4) return 0;
    if (s->used + len + 1 > s->cap) {
        const size_t cap = 2 * (s->used + len + 1) + 1024;
        char *p = realloc(s->text, cap);
        if (!p) return 0;
        s->text = p;
        s->cap = cap;
    }
    if (s->count + 2 > s->at_cap) {
        size_t *p = realloc(s->at, 2 * s->at_cap * sizeof *p);
        if (!p) return 0;
        s->at = p;
        s->at_cap *= 2;
    }
    if (2 * (s->count + 1) > s->slots) {
        if (!grow_slots(s)) return 0;
        i = place(s, text, len);
    }
    memcpy(s->text + s->used, text, len);
    s->text[s->used + len] = '\0';
    s->at[s->count] = s->used;
    s->used += len + 1;
    s->count++;
    s->at[s->count] = s->used;
    return s->slot[i] = (gn_str)s->count;
}
