/* Words that shape indicators, in one open-addressing table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/phrase.h"

#include "io/extract/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { CHARACTERS = 4096, PAIRS = 8192 };
enum { MAX_WORD = 27 }; /* bytes of the longest word that is looked for: nine characters */

typedef struct entry {
    const char *word, *noun;
    uint32_t len, roles;
} entry;

struct gn_phrases {
    entry *slot;
    size_t slots; /* a power of two */
    /* Lengths, as bits, of the words that begin or end with a character or two: most places of a text have none. */
    struct lengths {
        uint32_t one[CHARACTERS], two[PAIRS];
    } begin, end;
};

static uint32_t hash(const char *s, size_t n)
{
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h ^ (h >> 15);
}

static entry *place(const gn_phrases *p, const char *s, size_t n)
{
    size_t i = hash(s, n) & (p->slots - 1);
    while (p->slot[i].word && (p->slot[i].len != n || memcmp(p->slot[i].word, s, n) != 0)) i = (i + 1) & (p->slots - 1);
    return &p->slot[i];
}

/* The last byte but two of a character and what follows tell characters apart well enough; the masks only filter. */
static uint32_t mix(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;
    return n >= 3 ? ((u[n - 3] & 15u) << 12 ^ (u[n - 2] & 63u) << 6 ^ (u[n - 1] & 63u)) + 1 : u[0] + (uint32_t)n;
}

/* Bytes of the character at the beginning, at the end of s[0..n), n > 0. */
static size_t first_character(const char *s, size_t n)
{
    size_t len = 1;
    while (len < n && ((unsigned char)s[len] & 0xC0) == 0x80) len++;
    return len;
}
static size_t last_character(const char *s, size_t n)
{
    size_t at = n - 1;
    while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80) at--;
    return n - at;
}

/* The masks' places for the outer character, and for it and the one further in; `inner` is 0 if there is none. */
typedef struct places {
    uint32_t one, two;
    bool pair;
} places;

static places at_begin(const char *s, size_t n)
{
    const size_t a = first_character(s, n);
    places p = {mix(s, a) * 2654435761u >> 20, 0, n > a};
    if (p.pair) p.two = (mix(s, a) * 2654435761u ^ mix(s + a, first_character(s + a, n - a))) * 2246822519u >> 19;
    return p;
}

static places at_end(const char *s, size_t n)
{
    const size_t a = last_character(s, n);
    places p = {mix(s + n - a, a) * 2654435761u >> 20, 0, n > a};
    if (p.pair) {
        const size_t b = last_character(s, n - a);
        p.two = (mix(s + n - a, a) * 2654435761u ^ mix(s + n - a - b, b)) * 2246822519u >> 19;
    }
    return p;
}

static void note(struct lengths *l, places p, size_t n)
{
    if (p.pair)
        l->two[p.two] |= 1u << n;
    else
        l->one[p.one] |= 1u << n;
}

/* The lengths that words at p may have, up to `most`. */
static uint32_t lengths_at(const struct lengths *l, places p, size_t most)
{
    const uint32_t lengths = l->one[p.one] | (p.pair ? l->two[p.two] : 0);
    return most >= MAX_WORD ? lengths : lengths & ((2u << most) - 1);
}

static unsigned role_of(const char *name)
{
    static const char *const names[] = {"lead", "tail", "head",  "stock", "rate", "verb",
                                        "firm", "cut",  "group", "keep",  "pair"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return 1u << i;
    return 0;
}

gn_status gn_phrases_new(const gn_lexicon *lexicon, gn_phrases **out, gn_err *err)
{
    *out = NULL;
    const size_t rows = gn_lexicon_rows(lexicon, "phrase");
    gn_phrases *p = calloc(1, sizeof *p);
    if (p) {
        for (p->slots = 64; p->slots < 3 * rows; p->slots *= 2) {
        }
        p->slot = calloc(p->slots, sizeof *p->slot);
    }
    if (!p || !p->slot) {
        gn_phrases_free(p);
        return gn_fail(err, GN_E_NOMEM, "lexicon: no memory for %zu phrases", rows);
    }
    for (size_t i = 0; i < rows; i++) {
        const char *word = gn_lexicon_field(lexicon, "phrase", i, 0);
        const char *noun = gn_lexicon_field(lexicon, "phrase", i, 2);
        const unsigned role = role_of(gn_lexicon_field(lexicon, "phrase", i, 1));
        if (!role) {
            gn_phrases_free(p);
            return gn_fail(err, GN_E_FORMAT, "phrase.tsv: '%s' of '%s' is no role",
                           gn_lexicon_field(lexicon, "phrase", i, 1), word);
        }
        const size_t n = strlen(word);
        if (!n || n > MAX_WORD) continue;
        note(&p->begin, at_begin(word, n), n);
        note(&p->end, at_end(word, n), n);
        entry *e = place(p, word, n);
        const unsigned stock_is_head = role & (GN_PHRASE_STOCK | GN_PHRASE_RATE | GN_PHRASE_FIRM) ? GN_PHRASE_HEAD : 0;
        *e = (entry){word,
                     *noun     ? noun
                     : e->noun ? e->noun
                               : "",
                     (uint32_t)strlen(word), e->roles | role | stock_is_head};
    }
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

size_t gn_phrases_prefix(const gn_phrases *p, const char *text, size_t len, unsigned roles, const char **noun)
{
    if (!len) return 0;
    for (uint32_t lengths = lengths_at(&p->begin, at_begin(text, len), len); lengths;) {
        const size_t n = longest(lengths);
        if ((n == len || ((unsigned char)text[n] & 0xC0) != 0x80) && (gn_phrases_find(p, text, n, noun) & roles))
            return n;
        lengths ^= 1u << n;
    }
    return 0;
}

size_t gn_phrases_suffix(const gn_phrases *p, const char *text, size_t len, unsigned roles)
{
    if (!len) return 0;
    for (uint32_t lengths = lengths_at(&p->end, at_end(text, len), len); lengths;) {
        const size_t n = longest(lengths);
        if (((unsigned char)text[len - n] & 0xC0) != 0x80 && (gn_phrases_find(p, text + len - n, n, NULL) & roles))
            return n;
        lengths ^= 1u << n;
    }
    return 0;
}
