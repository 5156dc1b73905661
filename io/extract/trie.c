/* Tries of the scanner: building the double array. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/trie.h"

#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
    const trie_word *const x = a, *const y = b;
    if (x->head != y->head) return x->head < y->head ? -1 : 1;
    const uint32_t n = x->length < y->length ? x->length : y->length;
    const int order = memcmp(x->text, y->text, n);
    if (order) return order;
    if (x->length != y->length) return x->length < y->length ? -1 : 1;
    return x->value < y->value ? -1 : x->value > y->value;
}

static uint64_t head_of(const trie_word *w)
{
    uint64_t head = 0;
    for (uint32_t i = 0; i < 8; i++) head = head << 8 | (i < w->length ? (unsigned char)w->text[i] : 0);
    return head;
}

static bool grow(trie *t, size_t need)
{
    if (need <= t->size) return true;
    if (need > t->cap) {
        size_t cap = t->cap ? t->cap : 4096;
        while (cap < need) cap *= 2;
        trie_state *const more = realloc(t->state, cap * sizeof *more);
        if (!more) return false;
        memset(more + t->cap, 0, (cap - t->cap) * sizeof *more);
        t->state = more;
        t->cap = cap;
    }
    t->size = need;
    return true;
}

/* Children of one state: words[from..to) that agree in their first `depth` bytes, which lead to `state`. */
typedef struct range {
    uint32_t from, to, depth, state;
} range;

enum { HINTS = 8 }; /* one for each number of children up to 6, one for more */

static bool place_children(trie *t, const trie_word *words, range r, range *children, size_t *count, size_t hint[HINTS])
{
    unsigned char bytes[256];
    size_t n = 0;
    uint32_t i = r.from;
    while (i < r.to && words[i].length == r.depth) { /* ends here; the first of equal words counts */
        if (!t->state[r.state].value) t->state[r.state].value = words[i].value;
        i++;
    }
    for (uint32_t k = i; k < r.to;) {
        const unsigned char c = (unsigned char)words[k].text[r.depth];
        uint32_t stop = k;
        while (stop < r.to && (unsigned char)words[stop].text[r.depth] == c) stop++;
        bytes[n] = c;
        children[n++] = (range){k, stop, r.depth + 1, 0};
        k = stop;
    }
    *count = n;
    if (n == 0) return true;
    /* The first base at which all children are free, looked for from where the last one for as many was found: below
     * that it is crowded, and looking there again and again would take quadratic time. */
    size_t *const from = &hint[n < HINTS ? n : HINTS - 1];
    size_t at = *from;
    while (at < t->size && t->state[at].check) at++;
    for (;; at++) {
        if (at < bytes[0]) continue;
        const size_t base = at - bytes[0];
        size_t k = 0;
        while (k < n && (base + bytes[k] >= t->size || t->state[base + bytes[k]].check == 0)) k++;
        if (k == n) {
            *from = at;
            if (!grow(t, base + 256)) return false;
            t->state[r.state].base = (int32_t)base;
            for (k = 0; k < n; k++) {
                t->state[base + bytes[k]].check = r.state + 1;
                children[k].state = (uint32_t)(base + bytes[k]);
            }
            return true;
        }
    }
}

gn_status trie_build(trie *t, trie_word *words, size_t n, gn_err *err)
{
    *t = (trie){0};
    gn_status st = gn_fail(err, GN_E_NOMEM, "lexicon: no memory for %zu words", n);
    range *stack = NULL;
    size_t depth = 0, cap = 4096, hint[HINTS] = {1, 1, 1, 1, 1, 1, 1, 1};
    for (size_t i = 0; i < n; i++) words[i].head = head_of(&words[i]);
    qsort(words, n, sizeof *words, by_text);
    t->first = calloc(65536, sizeof *t->first);
    stack = malloc(cap * sizeof *stack);
    if (!t->first || !stack || !grow(t, 512)) goto done;
    t->state[0].check = UINT32_MAX; /* the root */
    stack[depth++] = (range){0, (uint32_t)n, 0, 0};
    while (depth) {
        range children[256];
        size_t count;
        const range r = stack[--depth];
        if (!place_children(t, words, r, children, &count, hint)) goto done;
        if (depth + count > cap) {
            range *const more = realloc(stack, 2 * (cap + count) * sizeof *stack);
            if (!more) goto done;
            stack = more;
            cap = 2 * (cap + count);
        }
        memcpy(stack + depth, children, count * sizeof *children);
        depth += count;
    }
    for (size_t i = 0; i < n; i++) {
        const unsigned char *const s = (const unsigned char *)words[i].text;
        unsigned len;
        const uint32_t cp = trie_char(s, s + words[i].length, &len);
        size_t state = 0;
        for (unsigned k = 0; k < len; k++) state = (size_t)t->state[state].base + s[k];
        t->first[cp] = (uint32_t)state;
    }
    t->first[0] = 0;
    st = GN_OK;
done:
    free(stack);
    return st;
}

void trie_free(trie *t)
{
    free(t->state);
    free(t->first);
    *t = (trie){0};
}
