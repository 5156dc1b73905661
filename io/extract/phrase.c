/* Words that shape indicators, in one open-addressing table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/phrase.h"

#include "io/extract/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORD = 27 }; /* bytes of the longest word that is looked for: nine characters */

typedef struct entry {
    const char *word, *noun;
    uint32_t len, roles, hash;
} entry;

struct gn_phrases {
    entry *slot;
    size_t slots; /* a power of two */
    /* Of the words whose first or last bytes are these, six of the longer ones (two characters), three of the shorter,
     * one of the shortest: their lengths, as bits, and the roles that any of them has. Most places of a text have no
     * such words. */
    struct words {
        struct ahead {
            uint32_t lengths, roles;
        } three[1 << 11], six[1 << 13], few[256];
    } begin, end;
};

static uint64_t load(const char *s, size_t n)
{
    uint64_t v = 0;
    memcpy(&v, s, n);
    return v;
}

/* The first and the last eight bytes and those between, which overlap; only places in the table depend on it. */
static uint32_t hash(const char *s, size_t n)
{
    uint64_t h = n * 0x9E3779B97F4A7C15u;
    if (n >= 8) {
        h ^= load(s, 8) * 0xBF58476D1CE4E5B9u ^ load(s + n - 8, 8);
        if (n > 16) h = (h ^ load(s + 8, 8)) * 0xD6E8FEB86659FD93u;
    } else if (n >= 4) {
        h ^= load(s, 4) << 32 ^ load(s + n - 4, 4);
    } else {
        h ^= (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[n / 2] << 8 | (unsigned char)s[n - 1];
    }
    h *= 0x94D049BB133111EBu;
    return (uint32_t)(h >> 32);
}

static entry *place(const gn_phrases *p, const char *s, size_t n)
{
    const uint32_t h = hash(s, n);
    size_t i = h & (p->slots - 1);
    while (p->slot[i].word && (p->slot[i].hash != h || p->slot[i].len != n || memcmp(p->slot[i].word, s, n) != 0))
        i = (i + 1) & (p->slots - 1);
    return &p->slot[i];
}

/* The word if it has one of the roles, else NULL: most words that are found have others, and are not compared. */
static inline const entry *with_role(const gn_phrases *p, const char *s, size_t n, uint32_t roles)
{
    const uint32_t h = hash(s, n);
    for (size_t i = h & (p->slots - 1); p->slot[i].word; i = (i + 1) & (p->slots - 1)) {
        const entry *e = &p->slot[i];
        if (e->hash == h && (e->roles & roles) && e->len == n && memcmp(e->word, s, n) == 0) return e;
    }
    return NULL;
}

/* The place of three bytes, of six. */
static uint32_t three(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    return (((uint32_t)u[0] << 16 | (uint32_t)u[1] << 8 | u[2]) * 2654435761u) >> 21;
}
static uint32_t six(const char *s)
{
    return (uint32_t)((load(s, 4) << 32 | load(s + 2, 4)) * 0x9E3779B97F4A7C15u >> 51);
}

static void note(struct words *l, const char *word, size_t n, bool end, unsigned roles)
{
    struct ahead *a = n >= 6   ? &l->six[six(end ? word + n - 6 : word)]
                      : n >= 3 ? &l->three[three(end ? word + n - 3 : word)]
                               : &l->few[(unsigned char)(end ? word[n - 1] : word[0])];
    a->lengths |= 1u << n;
    a->roles |= roles;
}

/* What words with one of the roles at the beginning or end of s[0..n) there may be. */
static inline struct ahead ahead(const struct words *l, const char *s, size_t n, bool end, unsigned roles)
{
    struct ahead all = {0, 0};
    const struct ahead *a = &l->few[(unsigned char)(end ? s[n - 1] : s[0])];
    if (a->roles & roles) all = *a;
    if (n >= 3) {
        a = &l->three[three(end ? s + n - 3 : s)];
        if (a->roles & roles) all.lengths |= a->lengths, all.roles |= a->roles;
    }
    if (n >= 6) {
        a = &l->six[six(end ? s + n - 6 : s)];
        if (a->roles & roles) all.lengths |= a->lengths, all.roles |= a->roles;
    }
    if (n < MAX_WORD) all.lengths &= (2u << n) - 1;
    return all;
}

static unsigned role_of(const char *name)
{
    static const char *const names[] = {"lead",  "tail",  "head", "stock", "rate",  "verb", "firm",
                                        "break", "group", "keep", "pair",  "whole", "vague"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return 1u << i;
    return 0;
}

static void add(gn_phrases *p, const char *word, uint32_t roles, const char *noun)
{
    const size_t n = strlen(word);
    if (!n || n > MAX_WORD) return;
    entry *e = place(p, word, n);
    const char *kept = *noun ? noun : e->noun ? e->noun : "";
    *e = (entry){word, kept, (uint32_t)n, e->roles | roles, hash(word, n)};
    note(&p->begin, word, n, false, e->roles);
    note(&p->end, word, n, true, e->roles);
}

gn_status gn_phrases_new(const gn_lexicon *lexicon, gn_phrases **out, gn_err *err)
{
    *out = NULL;
    const size_t rows = gn_lexicon_rows(lexicon, "phrase"), orgs = gn_lexicon_rows(lexicon, "org");
    gn_phrases *p = calloc(1, sizeof *p);
    if (p) {
        for (p->slots = 64; p->slots < 3 * (rows + orgs); p->slots *= 2) {
        }
        p->slot = calloc(p->slots, sizeof *p->slot);
    }
    if (!p || !p->slot) {
        gn_phrases_free(p);
        return gn_fail(err, GN_E_NOMEM, "lexicon: no memory for %zu phrases", rows);
    }
    for (size_t i = 0; i < rows; i++) {
        const char *word = gn_lexicon_field(lexicon, "phrase", i, 0);
        const unsigned role = role_of(gn_lexicon_field(lexicon, "phrase", i, 1));
        if (!role) {
            gn_phrases_free(p);
            return gn_fail(err, GN_E_FORMAT, "phrase.tsv: '%s' of '%s' is no role",
                           gn_lexicon_field(lexicon, "phrase", i, 1), word);
        }
        const unsigned stock_is_head =
            role & (GN_PHRASE_STOCK | GN_PHRASE_RATE | GN_PHRASE_FIRM | GN_PHRASE_WHOLE) ? GN_PHRASE_HEAD : 0;
        add(p, word, role | stock_is_head, gn_lexicon_field(lexicon, "phrase", i, 2));
    }
    for (size_t i = 0; i < orgs; i++)
        if (strcmp(gn_lexicon_field(lexicon, "org", i, 2), "company") == 0)
            add(p, gn_lexicon_field(lexicon, "org", i, 0), GN_PHRASE_NAME | GN_PHRASE_KEEP, "");
    *out = p;
    return GN_OK;
}

void gn_phrases_free(gn_phrases *p)
{
    if (!p) return;
    free(p->slot);
    free(p);
}

unsigned gn_phrases_find(const gn_phrases *p, const char *text, size_t len, const char **noun)
{
    if (len == 0 || len > MAX_WORD) return 0;
    const entry *e = place(p, text, len);
    if (noun) *noun = e->word ? e->noun : "";
    return e->roles;
}

static size_t longest(uint32_t lengths)
{
    return 31u - (unsigned)__builtin_clz(lengths);
}

/* The longest of them at the beginning; that may have one of the roles. */
static const entry *longest_first(const gn_phrases *p, const char *text, size_t len, unsigned roles, uint32_t lengths)
{
    while (lengths) {
        const size_t n = longest(lengths);
        if (n == len || ((unsigned char)text[n] & 0xC0) != 0x80) {
            const entry *e = with_role(p, text, n, roles);
            if (e) return e;
        }
        lengths ^= 1u << n;
    }
    return NULL;
}

static const entry *prefix(const gn_phrases *p, const char *text, size_t len, unsigned roles)
{
    return len ? longest_first(p, text, len, roles, ahead(&p->begin, text, len, false, roles).lengths) : NULL;
}

size_t gn_phrases_prefix(const gn_phrases *p, const char *text, size_t len, unsigned roles, const char **noun)
{
    const entry *e = prefix(p, text, len, roles);
    if (!e) return 0;
    if (noun) *noun = e->noun;
    return e->len;
}

size_t gn_phrases_prefix_of(const gn_phrases *p, const char *text, size_t len, unsigned roles, unsigned *found)
{
    const entry *e = prefix(p, text, len, roles);
    if (!e) return 0;
    *found = e->roles;
    return e->len;
}

size_t gn_phrases_suffix_of(const gn_phrases *p, const char *text, size_t len, unsigned roles, unsigned *found)
{
    if (!len) return 0;
    for (uint32_t lengths = ahead(&p->end, text, len, true, roles | GN_PHRASE_NAME).lengths; lengths;) {
        const size_t n = longest(lengths);
        if (((unsigned char)text[len - n] & 0xC0) != 0x80) {
            const entry *e = with_role(p, text + len - n, n, roles | GN_PHRASE_NAME);
            if (e) *found = e->roles;
            if (e) return e->roles & roles ? n : 0;
        }
        lengths ^= 1u << n;
    }
    return 0;
}

size_t gn_phrases_suffix(const gn_phrases *p, const char *text, size_t len, unsigned roles)
{
    unsigned found;
    return gn_phrases_suffix_of(p, text, len, roles, &found);
}

static size_t character_length(const char *s, size_t n)
{
    size_t len = 1;
    while (len < n && ((unsigned char)s[len] & 0xC0) == 0x80) len++;
    return len;
}

/* 率 of 覆盖率, 量 of 交付量: the verb before it is part of a noun. */
static bool makes_noun(const char *s, size_t n)
{
    static const char ends[] = "率量额价数型度面期人者费权性力网机线点品物业地区园厂商员";
    if (n < 3) return false;
    for (size_t i = 0; i + 3 < sizeof ends; i += 3)
        if (memcmp(ends + i, s, 3) == 0) return true;
    return false;
}

size_t gn_phrases_break(const gn_phrases *p, const char *text, size_t len)
{
    size_t last = 0; /* bytes of the character before */
    for (size_t at = 0; at < len;) {
        const size_t one = character_length(text + at, len - at);
        const struct ahead a = ahead(&p->begin, text + at, len - at, false, ~0u);
        /* Other words neither end a subject nor hide a verb. */
        if (!(a.roles & (GN_PHRASE_BREAK | GN_PHRASE_HEAD | GN_PHRASE_KEEP))) {
            last = one;
            at += one;
            continue;
        }
        const entry *e = longest_first(p, text + at, len - at, ~0u, a.lengths);
        const size_t n = e ? e->len : 0;
        const unsigned roles = e ? e->roles : 0;
        if (at > 0 && (roles & GN_PHRASE_BREAK) && !makes_noun(text + at + n, len - at - n) &&
            !(n == one && (gn_phrases_find(p, text + at - last, last + one, NULL) & GN_PHRASE_KEEP)))
            return at;
        const bool word = n > one && (roles & (GN_PHRASE_HEAD | GN_PHRASE_KEEP));
        last = one;
        at += word ? n : one;
        if (word)
            for (last = 1; ((unsigned char)text[at - last] & 0xC0) == 0x80; last++) {
            }
    }
    return len;
}
