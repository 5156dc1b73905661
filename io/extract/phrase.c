/* Words that shape indicators, in one open-addressing table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/phrase.h"

#include "io/extract/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { CHARACTERS = 4096 };
enum { MAX_WORD = 27 }; /* bytes of the longest word that is looked for: nine characters */

typedef struct entry {
    const char *word, *noun;
    uint32_t len, roles;
} entry;

struct gn_phrases {
    entry *slot;
    size_t slots; /* a power of two */
    /* Lengths, as bits, of the words that begin or end with a character: most places of a text have none. */
    uint32_t begin[CHARACTERS], end[CHARACTERS];
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

/* The character at s as an index of the masks. */
static unsigned character(const char *s, size_t n)
{
    const unsigned char *u = (const unsigned char *)s;
    if (n >= 3 && u[0] >= 0xE0) return (((u[0] & 15u) << 12) ^ ((u[1] & 63u) << 6) ^ (u[2] & 63u)) * 2654435761u >> 20;
    return u[0];
}

static unsigned last_character(const char *s, size_t n)
{
    size_t at = n - 1;
    while (at > 0 && ((unsigned char)s[at] & 0xC0) == 0x80) at--;
    return character(s + at, n - at);
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
        p->begin[character(word, n)] |= 1u << n;
        p->end[last_character(word, n)] |= 1u << n;
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

size_t gn_phrases_prefix(const gn_phrases *p, const char *text, size_t len, unsigned roles, const char **noun)
{
    if (!len) return 0;
    const uint32_t lengths = p->begin[character(text, len)];
    for (size_t n = len < MAX_WORD ? len : MAX_WORD; lengths && n > 0; n--) {
        if (!(lengths >> n & 1) || (n < len && ((unsigned char)text[n] & 0xC0) == 0x80)) continue;
        if (gn_phrases_find(p, text, n, noun) & roles) return n;
    }
    return 0;
}

size_t gn_phrases_suffix(const gn_phrases *p, const char *text, size_t len, unsigned roles)
{
    if (!len) return 0;
    const uint32_t lengths = p->end[last_character(text, len)];
    for (size_t n = len < MAX_WORD ? len : MAX_WORD; lengths && n > 0; n--) {
        if (!(lengths >> n & 1) || ((unsigned char)text[len - n] & 0xC0) == 0x80) continue;
        if (gn_phrases_find(p, text + len - n, n, NULL) & roles) return n;
    }
    return 0;
}
