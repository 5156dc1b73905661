/* Words that shape indicators, found by the two characters that they begin or end with. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/phrase.h"

#include "io/extract/lexicon.h"
#include "io/extract/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_WORD = 27, /* bytes of the longest word that is looked for: nine characters */
    SIX_BITS = 14,
    WIDE = 1 << 13 /* characters of three bytes, by the last bits of their code; behind them, the others by one byte */
};

typedef struct entry {
    const char *word, *noun;
    uint32_t row;
    uint16_t len, roles;
} entry;

/* The words that begin (or end) with the same bytes: six of the longer ones, three of the shorter, one of the shortest.
 */
typedef struct group {
    uint64_t bytes; /* and their number in the highest byte; 0: free */
    uint64_t nexts; /* the `next` of all of them, as a set of bits */
    uint32_t first; /* of `list` */
    uint16_t count;
    uint16_t brief; /* the first of them that has no `next`, as all behind it */
    uint16_t roles; /* that any of them has */
} group;

typedef struct item {
    const char *word;
    uint32_t entry;
    uint16_t len, roles;
} item;

typedef struct side {
    group *group;
    size_t groups;  /* a power of two */
    item *list;     /* by group, the longest first */
    uint32_t *next; /* of each item: the three bytes behind (or before) those of the group; 0 where there are fewer */
    uint16_t
        six[1 << SIX_BITS]; /* by hash, roles of the words with these six bytes: few pairs of characters begin one */
    struct {
        uint16_t any, brief; /* ... and of those found by three bytes */
    } roles[WIDE + 256];     /* of all words with this first (or last) character, and of some others */
} side;

struct gn_phrases {
    entry *entry;  /* the longest first */
    char *towards; /* the words that are put together, each with a final 0 */
    size_t count;
    side begin, end;
};

static uint64_t load(const char *s, size_t n)
{
    uint64_t v = 0;
    memcpy(&v, s, n);
    return v;
}

static uint64_t six(const char *s)
{
    return load(s, 4) | load(s + 4, 2) << 32 | UINT64_C(6) << 56;
}
static uint64_t three(const char *s)
{
    return load(s, 2) | (uint64_t)(unsigned char)s[2] << 16 | UINT64_C(3) << 56;
}
static uint64_t one(const char *s)
{
    return (unsigned char)*s | UINT64_C(1) << 56;
}

static inline uint64_t spread(uint64_t bytes)
{
    return bytes * 0x9E3779B97F4A7C15u;
}

static inline group *place(const side *x, uint64_t bytes)
{
    size_t i = (spread(bytes) >> 32) & (x->groups - 1);
    while (x->group[i].bytes != bytes && x->group[i].bytes) i = (i + 1) & (x->groups - 1);
    return &x->group[i];
}

/* The bytes by which a word of n bytes is found. */
static uint64_t bytes_of(const char *word, size_t n, bool end)
{
    if (n >= 6) return six(end ? word + n - 6 : word);
    if (n >= 3) return three(end ? word + n - 3 : word);
    return one(end ? word + n - 1 : word);
}

/* The place of the first (or last) character among `roles`. */
static inline uint32_t roles_at(const char *s, size_t n, bool end)
{
    const unsigned char *c = (const unsigned char *)(end && n >= 3 ? s + n - 3 : s);
    if (n >= 3 && (c[0] & 0xF0) == 0xE0) return ((unsigned)c[0] << 12 ^ (unsigned)c[1] << 6 ^ c[2]) & (WIDE - 1);
    return WIDE + (unsigned char)s[end ? n - 1 : 0];
}

/* Three bytes behind the first six (or before the last six) of s[0..n), 0 if there are fewer. */
static inline uint32_t next_to_six(const char *s, size_t n, bool end)
{
    return n < 9 ? 0 : end ? (uint32_t)(load(s + n - 9, 4) & 0xFFFFFF) : (uint32_t)(load(s + 5, 4) >> 8);
}

/* The bit of such bytes in a set. */
static inline uint64_t next_bit(uint32_t next)
{
    return UINT64_C(1) << ((next >> 8 ^ next >> 16) & 63);
}

static unsigned role_of(const char *name)
{
    static const char *const names[] = {"lead",  "tail",  "head", "stock", "rate",  "verb", "firm",
                                        "break", "group", "keep", "pair",  "whole", "vague"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return 1u << i;
    if (strcmp(name, "after") == 0) return GN_PHRASE_AFTER;
    if (strcmp(name, "cause") == 0) return GN_PHRASE_CAUSE | GN_PHRASE_BREAK;
    return strcmp(name, "adverb") == 0 ? GN_PHRASE_LEAD | GN_PHRASE_TAIL | GN_PHRASE_BREAK : 0;
}

/* The longest first, equal ones beside each other in the order of their rows. */
static int by_length(const void *a, const void *b)
{
    const entry *x = a, *y = b;
    if (x->len != y->len) return x->len < y->len ? 1 : -1;
    const int order = memcmp(x->word, y->word, x->len);
    return order ? order : x->row < y->row ? -1 : 1;
}

static void add(gn_phrases *p, const char *word, unsigned roles, const char *noun)
{
    const size_t n = strlen(word);
    if (!n || n > MAX_WORD) return;
    p->entry[p->count] = (entry){word, noun, (uint32_t)p->count, (uint16_t)n, (uint16_t)roles};
    p->count++;
}

/* A word of several rows has all their roles and the last noun. */
static void join(gn_phrases *p)
{
    size_t n = 0;
    qsort(p->entry, p->count, sizeof *p->entry, by_length);
    for (size_t i = 0; i < p->count; i++) {
        const entry *e = &p->entry[i];
        entry *last = n ? &p->entry[n - 1] : NULL;
        if (last && last->len == e->len && memcmp(last->word, e->word, e->len) == 0) {
            last->roles |= e->roles;
            if (*e->noun) last->noun = e->noun;
        } else {
            p->entry[n++] = *e;
        }
    }
    p->count = n;
}

static gn_status build(const gn_phrases *p, side *x, bool end, gn_err *err)
{
    for (x->groups = 64; x->groups < p->count + p->count / 4; x->groups *= 2) {
    }
    x->group = calloc(x->groups, sizeof *x->group);
    x->list = calloc(p->count + 1, sizeof *x->list);
    x->next = calloc(p->count + 1, sizeof *x->next);
    if (!x->group || !x->list || !x->next)
        return gn_fail(err, GN_E_NOMEM, "lexicon: no memory for %zu phrases", p->count);
    for (size_t i = 0; i < p->count; i++) {
        const entry *e = &p->entry[i];
        const uint64_t bytes = bytes_of(e->word, e->len, end);
        group *g = place(x, bytes);
        g->bytes = bytes;
        g->roles |= e->roles;
        const uint32_t at = roles_at(e->word, e->len, end);
        x->roles[at].any |= e->roles;
        if (e->len >= 6)
            x->six[spread(bytes) >> (64 - SIX_BITS)] |= e->roles;
        else
            x->roles[at].brief |= e->roles;
        if (++g->count == 0)
            return gn_fail(err, GN_E_LIMIT, "phrase.tsv: too many words begin or end like '%s'", e->word);
    }
    uint32_t next = 0;
    for (size_t i = 0; i < x->groups; i++) {
        x->group[i].first = next;
        next += x->group[i].count;
        x->group[i].count = 0;
    }
    for (size_t i = 0; i < p->count; i++) {
        const entry *e = &p->entry[i];
        group *g = place(x, bytes_of(e->word, e->len, end));
        const uint32_t more = e->len >= 6 ? next_to_six(e->word, e->len, end) : 0;
        x->next[g->first + g->count] = more;
        x->list[g->first + g->count++] = (item){e->word, (uint32_t)i, e->len, e->roles};
        if (more) g->nexts |= next_bit(more), g->brief = g->count;
    }
    return GN_OK;
}

/* 对越南, 对中国香港: with whom one trades keeps its 对. */
static bool add_partners(gn_phrases *p, const gn_lex_table areas)
{
    static const char *const levels[] = {"country", "continent"}, *const own[] = {"中国香港", "中国台湾", "中国澳门"};
    static const char to[] = "对";
    size_t bytes = 1;
    for (size_t i = 0; i < areas.rows; i++) bytes += strlen(gn_lex_field(areas, i, 0)) + sizeof to;
    char *at = p->towards = malloc(bytes);
    for (size_t i = 0; at && i < areas.rows; i++) {
        const char *word = gn_lex_field(areas, i, 0), *official = gn_lex_field(areas, i, 1),
                   *level = gn_lex_field(areas, i, 3);
        if (!GN_IS_ONE_OF(level, strlen(level), levels) && !GN_IS_ONE_OF(official, strlen(official), own)) continue;
        const size_t n = strlen(word);
        memcpy(at, to, sizeof to - 1);
        memcpy(at + sizeof to - 1, word, n + 1);
        add(p, at, GN_PHRASE_KEEP, "");
        at += sizeof to + n;
    }
    return at != NULL;
}

gn_status gn_phrases_new(const gn_lexicon *lexicon, gn_phrases **out, gn_err *err)
{
    *out = NULL;
    const gn_lex_table words = gn_lexicon_rows(lexicon, "phrase"), orgs = gn_lexicon_rows(lexicon, "org"),
                       areas = gn_lexicon_rows(lexicon, "area");
    gn_phrases *p = calloc(1, sizeof *p);
    if (p) p->entry = calloc(words.rows + orgs.rows + areas.rows + 1, sizeof *p->entry);
    if (!p || !p->entry || !add_partners(p, areas)) {
        gn_phrases_free(p);
        return gn_fail(err, GN_E_NOMEM, "lexicon: no memory for %zu phrases", words.rows);
    }
    gn_status st = GN_OK;
    for (size_t i = 0; i < words.rows && !st; i++) {
        const char *word = gn_lex_field(words, i, 0), *name = gn_lex_field(words, i, 1);
        const unsigned role = role_of(name);
        if (!role) st = gn_fail(err, GN_E_FORMAT, "phrase.tsv: '%s' of '%s' is no role", name, word);
        const unsigned stock_is_head =
            role & (GN_PHRASE_STOCK | GN_PHRASE_RATE | GN_PHRASE_FIRM | GN_PHRASE_WHOLE) ? GN_PHRASE_HEAD : 0;
        add(p, word, role | stock_is_head, gn_lex_field(words, i, 2));
    }
    for (size_t i = 0; i < orgs.rows; i++)
        if (strcmp(gn_lex_field(orgs, i, 2), "company") == 0 || strcmp(gn_lex_field(orgs, i, 2), "house") == 0)
            add(p, gn_lex_field(orgs, i, 0), GN_PHRASE_NAME | GN_PHRASE_KEEP, "");
    join(p);
    if (!st) st = build(p, &p->begin, false, err);
    if (!st) st = build(p, &p->end, true, err);
    if (st)
        gn_phrases_free(p);
    else
        *out = p;
    return st;
}

void gn_phrases_free(gn_phrases *p)
{
    if (!p) return;
    free(p->begin.group);
    free(p->begin.list);
    free(p->begin.next);
    free(p->end.group);
    free(p->end.list);
    free(p->end.next);
    free(p->entry);
    free(p->towards);
    free(p);
}

unsigned gn_phrases_find(const gn_phrases *p, const char *text, size_t len, const char **noun)
{
    if (noun) *noun = "";
    if (len == 0 || len > MAX_WORD) return 0;
    const uint64_t bytes = bytes_of(text, len, false);
    if (len >= 6 && !p->begin.six[spread(bytes) >> (64 - SIX_BITS)]) return 0;
    const group *g = place(&p->begin, bytes);
    const item *it = &p->begin.list[g->first];
    for (uint32_t i = 0; i < g->count; i++, it++)
        if (it->len == len && gn_same(it->word, text, len)) {
            if (noun) *noun = p->entry[it->entry].noun;
            return it->roles;
        }
    return 0;
}

/* Whether text[0..len) begins (or ends) with the word, which has one of the roles and of which `known` bytes are
 * compared already. */
static inline bool stands(const item *it, size_t known, const char *text, size_t len, bool end, unsigned roles)
{
    if (!(it->roles & roles) || it->len > len) return false;
    const char *at = end ? text + len - it->len : text;
    const bool whole =
        end ? ((unsigned char)*at & 0xC0) != 0x80 : it->len == len || ((unsigned char)text[it->len] & 0xC0) != 0x80;
    return whole && (it->len == known || gn_same(at, it->word, it->len));
}

/* The longest word of a group with one of the roles that text[0..len) begins (or ends) with. */
static inline const item *among(const side *x, const group *g, uint32_t next, const char *text, size_t len, bool end,
                                unsigned roles)
{
    const uint32_t *const nexts = &x->next[g->first];
    const item *const list = &x->list[g->first];
    if (g->nexts & next_bit(next))
        for (uint32_t i = 0; i < g->brief; i++)
            if (nexts[i] == next && stands(&list[i], 9, text, len, end, roles)) return &list[i];
    for (uint32_t i = g->brief; i < g->count; i++)
        if (stands(&list[i], list[i].len < 6 ? 3 : 6, text, len, end, roles)) return &list[i];
    return NULL;
}

/* The longest word with one of `roles` or `rivals` at the beginning (or the end) of text[0..len), whose first (or last)
 * character is at `first` among the roles; NULL if there is none with one of `roles`. */
static inline __attribute__((always_inline)) const item *find(const side *x, uint32_t first, const char *text,
                                                              size_t len, bool end, unsigned roles, unsigned rivals)
{
    const item *it = NULL;
    const unsigned all = roles | rivals;
    const uint64_t bytes = len >= 6 ? six(end ? text + len - 6 : text) : 0;
    const unsigned longer = bytes ? x->six[spread(bytes) >> (64 - SIX_BITS)] : 0;
    /* The others begin with one wide character, or with bytes of which `first` knows only one. */
    const unsigned brief = first < WIDE ? x->roles[first].brief : ~0u;
    if (!((longer | brief) & roles)) return NULL;
    if (longer & all) {
        const group *g = place(x, bytes);
        if (g->roles & all) it = among(x, g, next_to_six(text, len, end), text, len, end, all);
    }
    if (!it && (brief & all) && len >= 3) {
        const group *g = place(x, three(end ? text + len - 3 : text));
        if (g->roles & all) it = among(x, g, 0, text, len, end, all);
    }
    if (!it && first >= WIDE) {
        const group *g = place(x, one(end ? text + len - 1 : text));
        if (g->roles & all) it = among(x, g, 0, text, len, end, all);
    }
    return it && (it->roles & roles) ? it : NULL;
}

static const item *find_first(const side *x, uint32_t first, const char *text, size_t len, unsigned roles,
                              unsigned rivals)
{
    return find(x, first, text, len, false, roles, rivals);
}
static const item *find_last(const side *x, uint32_t last, const char *text, size_t len, unsigned roles,
                             unsigned rivals)
{
    return find(x, last, text, len, true, roles, rivals);
}

/* The same of all words: most characters begin or end none. */
static inline const item *look(const side *x, const char *text, size_t len, bool end, unsigned roles, unsigned rivals)
{
    if (!len) return NULL;
    const uint32_t at = roles_at(text, len, end);
    if (!(x->roles[at].any & roles)) return NULL;
    return end ? find_last(x, at, text, len, roles, rivals) : find_first(x, at, text, len, roles, rivals);
}

size_t gn_phrases_prefix(const gn_phrases *p, const char *text, size_t len, unsigned roles, const char **noun)
{
    const item *it = look(&p->begin, text, len, false, roles, 0);
    if (!it) return 0;
    if (noun) *noun = p->entry[it->entry].noun;
    return it->len;
}

size_t gn_phrases_prefix_of(const gn_phrases *p, const char *text, size_t len, unsigned roles, unsigned rivals,
                            unsigned *found)
{
    const item *it = look(&p->begin, text, len, false, roles, rivals);
    if (!it) return 0;
    *found = it->roles;
    return it->len;
}

size_t gn_phrases_suffix_of(const gn_phrases *p, const char *text, size_t len, unsigned roles, unsigned rivals,
                            unsigned *found)
{
    const item *it = look(&p->end, text, len, true, roles, rivals | GN_PHRASE_NAME);
    if (!it) return 0;
    *found = it->roles;
    return it->len;
}

size_t gn_phrases_suffix(const gn_phrases *p, const char *text, size_t len, unsigned roles)
{
    unsigned found;
    return gn_phrases_suffix_of(p, text, len, roles, 0, &found);
}

unsigned gn_phrases_may_end(const gn_phrases *p, const char *text, size_t len)
{
    const side *x = &p->end;
    if (!len) return 0;
    const uint32_t last = roles_at(text, len, true);
    if (last >= WIDE) return x->roles[last].any;
    return x->roles[last].brief | (len >= 6 ? x->six[spread(six(text + len - 6)) >> (64 - SIX_BITS)] : 0);
}

static size_t character_length(const char *s, size_t n)
{
    size_t len = 1;
    if (n >= 3 && ((unsigned char)s[0] & 0xF0) == 0xE0) return 3;
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

/* Whether a word with the role may begin at byte `at` or behind it: no if surely none does. */
static inline bool may_hold(const side *x, const char *text, size_t at, size_t len, unsigned role)
{
    for (; at < len; at += character_length(text + at, len - at)) {
        const uint32_t first = roles_at(text + at, len - at, false);
        if (!(x->roles[first].any & role)) continue;
        if (first >= WIDE || x->roles[first].brief & role) return true;
        if (len - at >= 6 && x->six[spread(six(text + at)) >> (64 - SIX_BITS)] & role) return true;
    }
    return false;
}

size_t gn_phrases_cause(const gn_phrases *p, const char *text, size_t len, size_t *verb)
{
    static const char of[] = "的";
    size_t found = len;
    *verb = 0;
    if (!may_hold(&p->begin, text, 0, len, GN_PHRASE_CAUSE)) return len;
    for (size_t at = 0; at < len;) {
        const size_t one = character_length(text + at, len - at);
        const uint32_t first = roles_at(text + at, len - at, false);
        const item *e = p->begin.roles[first].any ? find_first(&p->begin, first, text + at, len - at, ~0u, 0) : NULL;
        const size_t n = e ? e->len : 0;
        if (n && e->roles & GN_PHRASE_CAUSE && !(e->roles & GN_PHRASE_KEEP) && at + n < len &&
            (len - at - n < sizeof of - 1 || memcmp(text + at + n, of, sizeof of - 1) != 0))
            found = at, *verb = n;
        at += n > one ? n : one;
    }
    return found;
}

/* Bytes of 《…》 with which the text begins, 0 if it does not. */
static size_t titled(const char *text, size_t len)
{
    static const char open[] = "《", close[] = "》";
    if (*text != open[0] || len < sizeof open || memcmp(text, open, sizeof open - 1) != 0) return 0;
    const char *end = memmem(text, len, close, sizeof close - 1);
    return end ? (size_t)(end - text) + sizeof close - 1 : 0;
}

size_t gn_phrases_break(const gn_phrases *p, const char *text, size_t len)
{
    if (!len || !may_hold(&p->begin, text, character_length(text, len), len, GN_PHRASE_BREAK)) return len;
    size_t last = 0; /* bytes of the character before */
    for (size_t at = 0; at < len;) {
        const size_t one = character_length(text + at, len - at), title = titled(text + at, len - at);
        if (title) { /* 《狂飙》: no word of it is said */
            at += title;
            last = sizeof "》" - 1;
            continue;
        }
        /* Other words neither end a subject nor hide a verb. */
        const item *e =
            look(&p->begin, text + at, len - at, false, GN_PHRASE_BREAK | GN_PHRASE_HEAD | GN_PHRASE_KEEP, ~0u);
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
