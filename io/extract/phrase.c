/* Words that shape indicators, in one open-addressing table. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/phrase.h"

#include "io/extract/lexicon.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_WORD = 27 }; /* bytes of the longest word that is looked for: nine characters */

typedef struct entry {
    const char *word, *noun;
    uint32_t len, roles;
} entry;

struct gn_phrases {
    entry *slot;
    size_t slots; /* a power of two */
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

static unsigned role_of(const char *name)
{
    static const char *const names[] = {"lead", "tail", "head", "stock", "rate",
                                        "verb", "firm", "cut",  "group", "keep", "pair"};
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
        entry *e = place(p, word, strlen(word));
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
    for (size_t n = len < MAX_WORD ? len : MAX_WORD; n > 0; n--) {
        if (n < len && ((unsigned char)text[n] & 0xC0) == 0x80) continue;
        if (gn_phrases_find(p, text, n, noun) & roles) return n;
    }
    return 0;
}

size_t gn_phrases_suffix(const gn_phrases *p, const char *text, size_t len, unsigned roles)
{
    for (size_t n = len < MAX_WORD ? len : MAX_WORD; n > 0; n--) {
        if (((unsigned char)text[len - n] & 0xC0) == 0x80) continue;
        if (gn_phrases_find(p, text + len - n, n, NULL) & roles) return n;
    }
    return 0;
}
