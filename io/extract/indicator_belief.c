/* Layer 5 of the extractor, the choice: the name that is expected to be most like the right one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

/* The pairs of neighbouring characters of a name, as a set of bits. */
enum { WORDS = 2 };
typedef struct pairs {
    uint64_t bit[WORDS];
    int count;
} pairs;

static void add_pair(pairs *p, uint32_t one, uint32_t two)
{
    const uint32_t at = (one * 0x9E3779B1u ^ two * 0x85EBCA6Bu) * 0xC2B2AE35u >> 25;
    p->bit[at / 64] |= UINT64_C(1) << at % 64;
}

static void pairs_of(const gn_label *l, pairs *out)
{
    *out = (pairs){.count = 0};
    uint32_t before = 0;
    for (size_t k = 0; k < l->n;) {
        uint32_t one = (unsigned char)l->s[k++];
        while (k < l->n && ((unsigned char)l->s[k] & 0xC0) == 0x80) one = one << 8 | (unsigned char)l->s[k++];
        if (before || k == l->n) add_pair(out, before, one); /* a name of one character is a pair of its own */
        before = one;
    }
    for (int i = 0; i < WORDS; i++) out->count += __builtin_popcountll(out->bit[i]);
}

/* How much of two names is the same, from 0 to 1. */
static double alike(const pairs *a, const pairs *b)
{
    int both = 0;
    for (int i = 0; i < WORDS; i++) both += __builtin_popcountll(a->bit[i] & b->bit[i]);
    return 2.0 * both / (a->count + b->count);
}

/* How likely a score is that is `behind` the best one: about exp(-behind), the same on every machine. */
static double belief(int64_t behind)
{
    const double one = 1 / (1 + (double)behind / (16.0 * GN_ONE)), two = one * one, four = two * two;
    return four * four * four * four;
}

/* The name that is expected to share most with the right one, by how likely each is; how much that is, of `all`. */
static size_t expected_name(const gn_candidates *c, const double *believed, double all, double *most)
{
    enum { LEAST = 64 }; /* a part of the belief that is too small to matter */
    pairs p[GN_MAX_CANDIDATES];
    uint8_t name[GN_MAX_CANDIDATES] = {0};
    double expected[GN_MAX_CANDIDATES] = {0};
    size_t n = 0, best = 0;
    for (size_t i = 0; i < c->count; i++)
        if (believed[i] * LEAST > all) {
            pairs_of(&c->text[i], &p[n]);
            expected[n] = believed[i];
            name[n++] = (uint8_t)i;
        }
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++) {
            const double like = alike(&p[i], &p[k]);
            expected[i] += believed[name[k]] * like;
            expected[k] += believed[name[i]] * like;
        }
    for (size_t i = 1; i < n; i++)
        if (expected[i] > expected[best]) best = i;
    *most = expected[best];
    return name[best];
}

size_t gn_indicator_expected(const gn_candidates *c, const int32_t *score, bool weighed, gn_choice *choice)
{
    const double sure = 0.6;
    double believed[GN_MAX_CANDIDATES] = {0}, all = 0, most;
    size_t best = 0;
    for (size_t i = 1; i < c->count; i++)
        if (score[i] > score[best]) best = i;
    for (size_t i = 0; i < c->count; i++) {
        const double b = belief((int64_t)score[best] - score[i]);
        believed[c->first[i]] += b;
        all += b;
    }
    most = believed[c->first[best]];
    if (weighed && most <= sure * all) {
        const size_t name = expected_name(c, believed, all, &most);
        /* Of those with that name, which one it was made as. */
        best = name;
        for (size_t i = name; i < c->count; i++)
            if (c->first[i] == name && score[i] > score[best]) best = i;
    }
    choice->kind = c->kind[best];
    choice->likely = (uint8_t)(10 * most / all);
    return best;
}
