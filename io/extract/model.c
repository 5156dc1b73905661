/* Linear model: weights by feature in one open-addressing table, a cache line or two each. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/model.h"

#include <stdlib.h>
#include <string.h>

typedef struct row {
    uint32_t hash; /* 0: free */
    float weight[GN_SCORES];
} row;

/* Candidates are many and ask one question only: a table of its own that stays in the cache. */
typedef struct rank_row {
    uint32_t hash; /* 0: free */
    float weight;
} rank_row;

struct gn_model {
    row *rows;
    rank_row *ranks;
    size_t slots; /* a power of two */
    size_t count;
};

static uint32_t hash_on(uint32_t h, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 16777619u;
    return h;
}

static uint32_t hash_end(uint32_t h)
{
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    return h ? h : 1;
}

void gn_feature_text(gn_features *f, const char *template, const char *value, size_t len)
{
    if (f->count == GN_MAX_FEATURES) return;
    uint32_t h = hash_on(2166136261u, template, strlen(template));
    h = hash_on(h, "=", 1);
    f->hash[f->count++] = hash_end(hash_on(h, value, len));
    if (!f->names) return;
    gn_buf_char(f->names, '\t');
    gn_buf_text(f->names, template);
    gn_buf_char(f->names, '=');
    gn_buf_bytes(f->names, value, len);
}

void gn_feature_pair(gn_features *f, char kind, const char *template, int a, int b)
{
    const char v[3] = {kind, (char)a, (char)b};
    gn_feature_text(f, template, v, sizeof v);
}

void gn_feature_number(gn_features *f, const char *template, int value)
{
    char digits[16];
    size_t n = sizeof digits;
    unsigned v = value < 0 ? 0u - (unsigned)value : (unsigned)value;
    do {
        digits[--n] = (char)('0' + v % 10);
        v /= 10;
    } while (v);
    if (value < 0) digits[--n] = '-';
    gn_feature_text(f, template, digits + n, sizeof digits - n);
}

static row *place(const gn_model *m, uint32_t hash)
{
    size_t i = hash & (m->slots - 1);
    while (m->rows[i].hash && m->rows[i].hash != hash) i = (i + 1) & (m->slots - 1);
    return &m->rows[i];
}

static rank_row *rank_place(const gn_model *m, uint32_t hash)
{
    size_t i = hash & (m->slots - 1);
    while (m->ranks[i].hash && m->ranks[i].hash != hash) i = (i + 1) & (m->slots - 1);
    return &m->ranks[i];
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
    for (m->slots = 64; m->slots < 2 * rows; m->slots *= 2) {
    }
    m->rows = calloc(m->slots, sizeof *m->rows);
    m->ranks = calloc(m->slots, sizeof *m->ranks);
    if (!m->rows || !m->ranks) {
        gn_model_free(m);
        return gn_fail(err, GN_E_NOMEM, "model: no memory for its features");
    }
    for (size_t i = 0; i < rows; i++) {
        const char *name = gn_lexicon_field(lexicon, "weights", i, 0);
        if (strcmp(name, "*") == 0) { /* a user's table that is to stand alone */
            memset(m->rows, 0, m->slots * sizeof *m->rows);
            m->count = 0;
            continue;
        }
        const uint32_t h = hash_end(hash_on(2166136261u, name, strlen(name)));
        row *r = place(m, h);
        r->hash = h;
        m->count++;
        const char *text = gn_lexicon_field(lexicon, "weights", i, 1);
        if (!read_weights(text, r->weight)) {
            free(m->rows);
            free(m->ranks);
            free(m);
            return gn_fail(err, GN_E_FORMAT, "weights.tsv: feature '%s': '%s' is no list of ANSWER:WEIGHT", name, text);
        }
    }
    for (size_t i = 0; i < m->slots; i++) {
        if (!m->rows[i].hash || m->rows[i].weight[GN_SCORE_RANK] == 0) continue;
        rank_row *r = rank_place(m, m->rows[i].hash);
        *r = (rank_row){m->rows[i].hash, m->rows[i].weight[GN_SCORE_RANK]};
    }
    *out = m;
    return GN_OK;
}

void gn_model_free(gn_model *m)
{
    if (!m) return;
    free(m->rows);
    free(m->ranks);
    free(m);
}

bool gn_model_empty(const gn_model *m)
{
    return m->count == 0;
}

void gn_model_scores(const gn_model *m, const gn_features *f, float out[GN_SCORES])
{
    for (size_t k = 0; k < GN_SCORES; k++) out[k] = 0;
    for (size_t i = 0; i < f->count; i++) {
        const row *r = place(m, f->hash[i]);
        if (!r->hash) continue;
        for (size_t k = 0; k < GN_SCORES; k++) out[k] += r->weight[k];
    }
}

float gn_model_rank(const gn_model *m, const gn_features *f)
{
    float sum = 0;
    for (size_t i = 0; i < f->count; i++) sum += rank_place(m, f->hash[i])->weight;
    return sum;
}
