/* Linear model: weights by feature, a cache line each, found through open-addressing tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/model.h"

#include <stdlib.h>
#include <string.h>

enum { ROW = 16 }; /* GN_SCORES, and up to a cache line of floats */
_Static_assert((int)GN_SCORES <= (int)ROW, "a row holds all weights of a feature");

/* All weights of a feature; a cache line, added at once. */
typedef float row __attribute__((vector_size(ROW * sizeof(float))));

/* Where a feature's row is, and its weight as a candidate's: candidates are many and ask that question only. */
typedef struct slot {
    uint32_t hash; /* 0: free */
    union {
        uint32_t row;
        float rank;
    };
} slot;

/* An open-addressing table. Most features have no weights: one bit of `seen` tells that of nearly all. */
enum { SEEN = 1 << 15 }; /* bits */
typedef struct index {
    slot *slot;
    size_t slots; /* a power of two */
    uint64_t seen[SEEN / 64];
} index_table;

struct gn_model {
    row *rows; /* the first one is zeros */
    size_t count;
    index_table full, rank;
};

void gn_feature_name(gn_buf *names, const char *template, const char *value, size_t len)
{
    gn_buf_char(names, '\t');
    gn_buf_text(names, template);
    gn_buf_char(names, '=');
    gn_buf_bytes(names, value, len);
}

char *gn_feature_digits(char *end, int value)
{
    unsigned v = value < 0 ? 0u - (unsigned)value : (unsigned)value;
    do {
        *--end = (char)('0' + v % 10);
        v /= 10;
    } while (v);
    if (value < 0) *--end = '-';
    return end;
}

static inline slot *place(const index_table *t, uint32_t hash)
{
    size_t i = hash & (t->slots - 1);
    while (t->slot[i].hash && t->slot[i].hash != hash) i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

static inline bool seen(const index_table *t, uint32_t hash)
{
    const uint32_t bit = hash >> 17;
    return t->seen[bit / 64] >> (bit % 64) & 1;
}

static slot *add(index_table *t, uint32_t hash)
{
    const uint32_t bit = hash >> 17;
    t->seen[bit / 64] |= UINT64_C(1) << (bit % 64);
    slot *s = place(t, hash);
    s->hash = hash;
    return s;
}

static void forget(index_table *t)
{
    memset(t->slot, 0, t->slots * sizeof *t->slot);
    memset(t->seen, 0, sizeof t->seen);
}

/* "0:1.25 3:-0.4": answer and weight. */
static bool read_weights(const char *text, float weight[GN_SCORES])
{
    for (const char *at = text; *at;) {
        const size_t n = strcspn(at, " ");
        const char *colon = memchr(at, ':', n);
        double k, v;
        if (!colon || !gn_number_parse(at, (size_t)(colon - at), &k) || k < 0 || k >= GN_SCORES ||
            !gn_number_parse(colon + 1, n - (size_t)(colon + 1 - at), &v))
            return false;
        weight[(size_t)k] = (float)v;
        at += n + (at[n] == ' ');
    }
    return true;
}

gn_status gn_model_new(const gn_lexicon *lexicon, gn_model **out, gn_err *err)
{
    *out = NULL;
    gn_model *m = calloc(1, sizeof *m);
    if (!m) return gn_fail(err, GN_E_NOMEM, "model: no memory");
    const size_t rows = gn_lexicon_rows(lexicon, "weights");
    size_t slots = 64;
    while (slots < 2 * rows) slots *= 2;
    m->full.slots = m->rank.slots = slots;
    m->full.slot = calloc(slots, sizeof(slot));
    m->rank.slot = calloc(slots, sizeof(slot));
    m->rows = aligned_alloc(sizeof *m->rows, (rows + 1) * sizeof *m->rows);
    if (!m->full.slot || !m->rank.slot || !m->rows) {
        gn_model_free(m);
        return gn_fail(err, GN_E_NOMEM, "model: no memory for its features");
    }
    m->rows[0] = (row){0};
    for (size_t i = 0; i < rows; i++) {
        const char *name = gn_lexicon_field(lexicon, "weights", i, 0);
        if (strcmp(name, "*") == 0) { /* a user's table that is to stand alone */
            forget(&m->full);
            forget(&m->rank);
            m->count = 0;
            continue;
        }
        uint32_t h = 2166136261u;
        const size_t n = strlen(name);
        for (size_t k = 0; k < n; k++) h = gn_hash_byte(h, name, n, k);
        h = gn_hash_end(h);
        slot *s = place(&m->full, h);
        const uint32_t at = s->hash ? s->row : (uint32_t)++m->count;
        row *r = &m->rows[at];
        if (!s->hash) *r = (row){0};
        const char *text = gn_lexicon_field(lexicon, "weights", i, 1);
        if (!read_weights(text, (float *)r)) {
            gn_model_free(m);
            return gn_fail(err, GN_E_FORMAT, "weights.tsv: feature '%s': '%s' is no list of ANSWER:WEIGHT", name, text);
        }
        add(&m->full, h)->row = at;
        const float rank = (*r)[GN_SCORE_RANK];
        if (rank != 0 || place(&m->rank, h)->hash) add(&m->rank, h)->rank = rank;
    }
    *out = m;
    return GN_OK;
}

void gn_model_free(gn_model *m)
{
    if (!m) return;
    free(m->rows);
    free(m->full.slot);
    free(m->rank.slot);
    free(m);
}

bool gn_model_empty(const gn_model *m)
{
    return m->count == 0;
}

void gn_model_scores(const gn_model *m, const gn_features *f, float out[GN_SCORES])
{
    row sum = {0};
    for (size_t i = 0; i < f->count; i++) {
        if (!seen(&m->full, f->hash[i])) continue;
        const slot *s = place(&m->full, f->hash[i]);
        if (!s->hash) continue;
        sum += m->rows[s->row];
    }
    memcpy(out, &sum, GN_SCORES * sizeof *out);
}

float gn_model_rank(const gn_model *m, const gn_features *f)
{
    float sum = 0;
    for (size_t i = 0; i < f->count; i++)
        if (seen(&m->rank, f->hash[i])) sum += place(&m->rank, f->hash[i])->rank;
    return sum;
}
