/* Lexicon: tables read into entries and tries, and the access to them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/lexicon.h"

#include <stdlib.h>
#include <string.h>

#include "io/extract/lexicon_private.h"
#include "io/extract/traditional.h"

static gn_status add_word(trie_word *words, size_t *n, const char *text, uint32_t value, gn_err *err)
{
    const size_t len = strlen(text);
    if (len == 0 || len > TRIE_WORD_MAX || (unsigned char)*text >= 0xF0)
        return gn_fail(err, GN_E_FORMAT, "lexicon: '%.40s': a word of 1 to %d bytes was expected", text, TRIE_WORD_MAX);
    words[(*n)++] = (trie_word){.text = text, .length = (uint32_t)len, .value = value};
    return GN_OK;
}

/* What the words begin with. */
static void note_pairs(gn_lexicon *l, const trie_word *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned char *const s = (const unsigned char *)words[i].text, *const end = s + words[i].length;
        unsigned first, second;
        const uint32_t one = trie_char(s, end, &first), two = trie_char(s + first, end, &second);
        const uint32_t bit = pair_bit(one, two);
        l->pair[bit >> 6] |= UINT64_C(1) << (bit & 63);
    }
}

/* Areas of one word in a chain, unless it stands for something else before; words that trie_build has sorted. */
static void link_areas(gn_lexicon *l, const trie_word *words, size_t n)
{
    for (size_t i = 1, first = 0; i < n; i++) {
        if (words[i].length != words[first].length || memcmp(words[i].text, words[first].text, words[i].length) != 0)
            first = i;
        else if (MAIN_KIND(words[first].value) == MAIN_AREA && MAIN_KIND(words[i].value) == MAIN_AREA)
            l->area[MAIN_INDEX(words[i - 1].value)].same = MAIN_INDEX(words[i].value);
    }
}

/* The main trie's words in the order in which kinds go before each other where a word is in two tables. */
static gn_status build_tries(gn_lexicon *l, gn_err *err)
{
    const size_t total = l->times + l->orgs + l->areas + l->sectors + l->names + l->cues + l->units + 16;
    trie_word *const words = malloc(total * sizeof *words);
    if (!words) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    gn_status st = GN_OK;
    size_t n = 0;
    for (size_t i = 1; !st && i < l->units; i++) st = add_word(words, &n, l->unit[i].pub.word, (uint32_t)i, err);
    if (!st) st = trie_build(&l->unit_trie, words, n, err);

    n = 0;
    for (size_t i = 1; !st && i < l->orgs; i++)
        if (l->org[i].role != ORG_WORD) st = add_word(words, &n, l->org[i].pub.word, (uint32_t)i, err);
    if (!st) st = trie_build(&l->suffix_trie, words, n, err);

    for (int kind = NAME_AFTER_NM; kind <= NAME_AFTER_INCH; kind++) {
        n = 0;
        for (size_t i = 1; !st && i < l->names; i++)
            if (l->name[i].kind == kind) st = add_word(words, &n, l->name[i].word, (uint32_t)i, err);
        if (!st) st = trie_build(kind == NAME_AFTER_NM ? &l->after_nm : &l->after_inch, words, n, err);
    }

    n = 0;
    for (size_t i = 1; !st && i < l->times; i++) st = add_word(words, &n, l->time[i].word, MAIN(MAIN_TIME, i), err);
    for (size_t i = 1; !st && i < l->orgs; i++)
        if (l->org[i].role == ORG_WORD) st = add_word(words, &n, l->org[i].pub.word, MAIN(MAIN_ORG, i), err);
    for (size_t i = 1; !st && i < l->areas; i++) st = add_word(words, &n, l->area[i].pub.word, MAIN(MAIN_AREA, i), err);
    for (size_t i = 1; !st && i < l->sectors; i++)
        st = add_word(words, &n, l->sector[i].word, MAIN(MAIN_SECTOR, i), err);
    for (size_t i = 1; !st && i < l->names; i++)
        if (l->name[i].kind <= NAME_PREFIX) st = add_word(words, &n, l->name[i].word, MAIN(MAIN_NAME, i), err);
    for (size_t i = 1; !st && i < l->cues; i++) st = add_word(words, &n, l->cue[i].pub.word, MAIN(MAIN_CUE, i), err);
    if (!st) st = trie_build(&l->main_trie, words, n, err);
    if (!st) note_pairs(l, words, n);
    if (!st) link_areas(l, words, n);

    /* Bound words that follow a number. */
    n = 0;
    for (size_t i = 1; !st && i < l->cues; i++)
        if (l->cue[i].pub.cue == GN_CUE_BOUND && l->cue[i].where == CUE_AFTER)
            st = add_word(words, &n, l->cue[i].pub.word, (uint32_t)i, err);
    if (!st) st = trie_build(&l->after_trie, words, n, err);
    free(words);
    return st;
}

/* Characters that may begin a numeral, and others that the scanner looks at although they begin no word of the tables:
 * times with figures (前3个月, 近5年, 第3季度), 翻番, marks. */
static gn_status mark_starts(gn_lexicon *l, gn_err *err)
{
    l->start = malloc(65536 * sizeof *l->start);
    if (!l->start) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    if (l->main_trie.size > START_STATE) return gn_fail(err, GN_E_LIMIT, "lexicon: too many words");
    memcpy(l->start, l->main_trie.first, 65536 * sizeof *l->start);
    for (size_t i = 0; i < 65536; i++)
        if (l->start[i] && l->main_trie.state[l->start[i]].value) l->start[i] |= START_WORD;
    static const struct {
        const char *characters;
        uint32_t flag;
    } sets[] = {{"零〇一二两三四五六七八九十百千万亿半几数壹贰叁肆伍陆柒捌玖", START_NUMERAL},
                {"省市区县《》第前头近最过未今此随接往以财“翻负￥上首①②③④⑤⑥⑦⑧⑨⑩❶❷❸❹❺❻❼❽❾❿"
                 "➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓",
                 START_SPECIAL}};
    for (size_t k = 0; k < 2; k++) {
        const unsigned char *s = (const unsigned char *)sets[k].characters, *const end = s + strlen(sets[k].characters);
        for (unsigned n; s < end; s += n) {
            const uint32_t cp = trie_char(s, end, &n);
            l->start[cp] |= sets[k].flag;
        }
    }
    return GN_OK;
}

/* The first and the last area so far of a full name; an open-addressing table. */
struct named {
    uint32_t first, last;
};

static struct named *named_place(const gn_lexicon *l, struct named *all, size_t size, const char *name)
{
    uint32_t h = 2166136261u;
    for (const char *s = name; *s; s++) h = (h ^ (unsigned char)*s) * 16777619u;
    size_t i = h & (size - 1);
    while (all[i].first && strcmp(l->area[all[i].first].pub.official, name) != 0) i = (i + 1) & (size - 1);
    return &all[i];
}

/* The parents of areas by their full names. */
static gn_status find_parents(gn_lexicon *l, gn_err *err)
{
    enum { NEAR = 400 /* rows */, DEEPEST = 16 /* places within places */ };
    size_t size = 64;
    while (size < 2 * l->areas) size *= 2;
    struct named *const all = calloc(size, sizeof *all);
    if (!all) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    for (uint32_t i = 1; i < l->areas; i++) {
        struct named *const of = named_place(l, all, size, l->area[i].pub.official);
        if (!of->first) of->first = i;
    }
    for (uint32_t i = 1; i < l->areas; i++) {
        if (i > 1) named_place(l, all, size, l->area[i - 1].pub.official)->last = i - 1;
        struct area_entry *const a = &l->area[i];
        if (*a->parent == 0) continue;
        if (i > 1 && strcmp(a->parent, l->area[i - 1].parent) == 0) { /* rows of one city stand together */
            a->pub.parent = l->area[i - 1].pub.parent;
            continue;
        }
        /* Full names of a province or country are words; those of a city stand among its own rows. */
        uint32_t p = gn_lexicon_find_area(l, a->parent, strlen(a->parent));
        if (p == 0) {
            const struct named *const of = named_place(l, all, size, a->parent);
            p = of->last && i - of->last < NEAR ? of->last : of->first;
        }
        a->pub.parent = p;
    }
    /* A user's table may make a place a part of itself: such a chain is cut, or nobody who follows it gets to its end.
     */
    for (uint32_t i = 1; i < l->areas; i++) {
        uint32_t up = i;
        for (int k = 0; up && k < DEEPEST; k++) up = l->area[up].pub.parent;
        if (up) l->area[i].pub.parent = 0;
    }
    free(all);
    return GN_OK;
}

gn_status gn_lexicon_new(const char *dir, gn_lexicon **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "lexicon: no place for the result");
    *out = NULL;
    gn_lexicon *const l = calloc(1, sizeof *l);
    if (!l) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    l->derived = calloc(1, sizeof *l->derived);
    if (l->derived) pthread_mutex_init(&l->derived->lock, NULL);
    gn_status st = l->derived ? GN_OK : gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    if (!st) st = gn_lexicon_read(l, dir, err);
    if (!st) st = gn_lexicon_entries(l, err);
    if (!st) st = build_tries(l, err);
    if (!st) st = mark_starts(l, err);
    if (!st) st = gn_phrases_new(l, &l->phrases, err);
    if (!st) st = gn_model_new(l, &l->model, err);
    if (!st) st = gn_traditional_new(l, &l->traditional, err);
    if (!st) st = find_parents(l, err);
    if (st) {
        gn_lexicon_free(l);
        return st;
    }
    *out = l;
    return GN_OK;
}

const gn_phrases *gn_lexicon_phrases(const gn_lexicon *l)
{
    return l->phrases;
}

gn_status gn_lexicon_derived(const gn_lexicon *l, gn_status (*make)(const gn_lexicon *, void **out, gn_err *),
                             void (*release)(void *), const void **out, gn_err *err)
{
    struct derived *const d = l->derived;
    pthread_mutex_lock(&d->lock);
    d->release = release;
    const gn_status st = d->tables ? GN_OK : make(l, &d->tables, err);
    *out = d->tables;
    pthread_mutex_unlock(&d->lock);
    return st;
}

const gn_model *gn_lexicon_model(const gn_lexicon *l)
{
    return l->model;
}

const gn_traditional *gn_lexicon_traditional(const gn_lexicon *l)
{
    return l->traditional;
}

void gn_lexicon_free(gn_lexicon *l)
{
    if (!l) return;
    if (l->derived) {
        if (l->derived->tables) l->derived->release(l->derived->tables);
        pthread_mutex_destroy(&l->derived->lock);
        free(l->derived);
    }
    gn_lexicon_forget(l);
    free(l->unit);
    free(l->area);
    free(l->org);
    free(l->cue);
    free(l->name);
    free(l->sector);
    free(l->time);
    free(l->start);
    gn_phrases_free(l->phrases);
    gn_model_free(l->model);
    gn_traditional_free(l->traditional);
    trie_free(&l->main_trie);
    trie_free(&l->unit_trie);
    trie_free(&l->suffix_trie);
    trie_free(&l->after_trie);
    trie_free(&l->after_nm);
    trie_free(&l->after_inch);
    free(l);
}

const gn_lex_unit *gn_lexicon_unit(const gn_lexicon *l, uint32_t index)
{
    return &l->unit[index < l->units ? index : 0].pub;
}

const gn_lex_area *gn_lexicon_area(const gn_lexicon *l, uint32_t index)
{
    return &l->area[index < l->areas ? index : 0].pub;
}

const gn_lex_org *gn_lexicon_org(const gn_lexicon *l, uint32_t index)
{
    static const gn_lex_org unknown = {.word = "", .canonical = "", .kind = "company", .company = true, .area = ""};
    if (index == GN_ORG_UNKNOWN) return &unknown;
    return &l->org[index < l->orgs ? index : 0].pub;
}

const gn_lex_cue *gn_lexicon_cue(const gn_lexicon *l, uint32_t index)
{
    return &l->cue[index < l->cues ? index : 0].pub;
}

const gn_lex_sector *gn_lexicon_sector(const gn_lexicon *l, uint32_t index)
{
    return &l->sector[index < l->sectors ? index : 0];
}

uint32_t gn_lexicon_find_area(const gn_lexicon *l, const char *word, size_t len)
{
    unsigned n = 0;
    const uint32_t v = trie_longest(&l->main_trie, word, word + len, &n);
    return v && n == len && MAIN_KIND(v) == MAIN_AREA ? MAIN_INDEX(v) : 0;
}

uint32_t gn_lexicon_find_unit(const gn_lexicon *l, const char *word, size_t len)
{
    unsigned n = 0;
    const uint32_t v = trie_longest(&l->unit_trie, word, word + len, &n);
    return n == len ? v : 0;
}
