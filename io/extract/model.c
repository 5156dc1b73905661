/* Linear model: weights by feature, a cache line each, found through open-addressing tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/model.h"

#include <stdlib.h>
#include <string.h>

_Static_assert((int)GN_SCORES <= (int)GN_WEIGHTS, "all weights of a feature have room");

/* An open-addressing table: where a feature's weights are. */
typedef struct slot {
    uint32_t hash; /* 0: free */
    uint32_t row;
} slot;

struct gn_model {
    gn_weights *rows; /* the first one is zeros, for features without weights */
    size_t count;
    slot *slot;
    size_t slots; /* a power of two */
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

static uint64_t load(const char *s, size_t n)
{
    uint64_t v = 0;
    memcpy(&v, s, n);
    return v;
}

/* Eight bytes at a time, the last ones overlapping. Only places in the table depend on it. */
static uint64_t hash_on(uint64_t h, const char *s, size_t n)
{
    const uint64_t k = 0x9E3779B97F4A7C15u;
    h = (h ^ n) * k;
    if (n >= 8) {
        for (size_t i = 0; i + 8 < n; i += 8) {
            h = (h ^ load(s + i, 8)) * k;
            h ^= h >> 32;
        }
        h ^= load(s + n - 8, 8);
    } else if (n >= 4) {
        h ^= load(s, 4) << 32 | load(s + n - 4, 4);
    } else if (n) {
        h ^= (uint64_t)(unsigned char)s[0] << 16 | (uint64_t)(unsigned char)s[n / 2] << 8 | (unsigned char)s[n - 1];
    }
    h *= k;
    return h ^ h >> 32;
}

/* Of all but the value's first byte. */
static uint64_t hash_stem(const char *template, size_t template_len, const char *rest, size_t len)
{
    return hash_on(hash_on(0, template, template_len), rest, len);
}

static uint32_t hash_whole(uint64_t stem, char first)
{
    const uint64_t all = (stem ^ (unsigned char)first) * 0x9E3779B97F4A7C15u;
    const uint32_t h = (uint32_t)((all ^ all >> 32) >> 16);
    return h ? h : 1;
}

static uint32_t hash(const char *template, size_t template_len, const char *value, size_t len)
{
    return len ? hash_whole(hash_stem(template, template_len, value + 1, len - 1), value[0])
               : hash_whole(hash_stem(template, template_len, value, 0), 0);
}

static slot *place(const gn_model *m, uint32_t hash)
{
    size_t i = hash & (m->slots - 1);
    while (m->slot[i].hash && m->slot[i].hash != hash) i = (i + 1) & (m->slots - 1);
    return &m->slot[i];
}

static uint32_t find(const gn_model *m, const char *template, size_t template_len, const char *value, size_t len)
{
    return place(m, hash(template, template_len, value, len))->row;
}

void gn_features_begin(gn_features *f, const gn_model *m, gn_remembered *remembered, bool number, gn_buf *names)
{
    f->score = (gn_weights){0};
    f->rank = 0;
    f->number = number;
    f->model = gn_model_empty(m) ? NULL : m;
    f->weights = m->rows;
    f->remembered = remembered;
    f->names = names;
    f->plain = f->model && !names;
}

void gn_feature_add(gn_features *f, const char *template, size_t template_len, const char *value, size_t len)
{
    const uint32_t row = find(f->model, template, template_len, value, len);
    if (f->number)
        f->score += f->weights[row];
    else
        f->rank += f->weights[row][GN_SCORE_RANK];
}

void gn_feature_remember(const gn_features *f, gn_remembered *at, uint64_t key, const char *template, const char *value,
                         size_t len)
{
    const uint32_t row = find(f->model, template, strlen(template), value, len);
    *at = (gn_remembered){key, row, f->weights[row][GN_SCORE_RANK]};
}

void gn_feature_pairs(gn_features *f, char kind, const gn_pair *pair, size_t n)
{
    for (size_t i = 0; i < n && f->names; i++)
        gn_feature_name(f->names, pair[i].template, (const char[]){kind, pair[i].a, pair[i].b}, 3);
    if (!f->model) return;
    for (size_t i = 0; i < n; i++) {
        const uint64_t key = pair[i].key | (unsigned char)kind;
        gn_remembered *at = gn_remembered_place(f->remembered, key);
        if (at->key != key)
            gn_feature_remember(f, at, key, pair[i].template, (const char[]){kind, pair[i].a, pair[i].b}, 3);
        f->rank += at->rank;
    }
}

gn_stem gn_stem_of(const char *template, const char *text, size_t len)
{
    return (gn_stem){template, text, len, hash_stem(template, strlen(template), text, len)};
}

void gn_feature_stem(gn_features *f, char kind, const gn_stem *stem)
{
    if (f->names) {
        gn_feature_name(f->names, stem->template, &kind, 1);
        gn_buf_bytes(f->names, stem->text, stem->len);
    }
    if (f->model) f->rank += f->weights[place(f->model, hash_whole(stem->hash, kind))->row][GN_SCORE_RANK];
}

/* "0:1.25 3:-0.4": answer and weight. */
static bool read_weights(const char *text, gn_weights *weights)
{
    for (const char *at = text; *at;) {
        const size_t n = strcspn(at, " ");
        const char *colon = memchr(at, ':', n);
        double k, v;
        if (!colon || !gn_number_parse(at, (size_t)(colon - at), &k) || k < 0 || k >= GN_SCORES ||
            !gn_number_parse(colon + 1, n - (size_t)(colon + 1 - at), &v))
            return false;
        (*weights)[(size_t)k] = (float)v;
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
    m->slot = calloc(m->slots, sizeof *m->slot);
    m->rows = aligned_alloc(sizeof *m->rows, (rows + 1) * sizeof *m->rows);
    if (!m->slot || !m->rows) {
        gn_model_free(m);
        return gn_fail(err, GN_E_NOMEM, "model: no memory for its features");
    }
    m->rows[0] = (gn_weights){0};
    for (size_t i = 0; i < rows; i++) {
        const char *name = gn_lexicon_field(lexicon, "weights", i, 0);
        if (strcmp(name, "*") == 0) { /* a user's table that is to stand alone */
            memset(m->slot, 0, m->slots * sizeof *m->slot);
            m->count = 0;
            continue;
        }
        const size_t n = strcspn(name, "=");
        const char *value = name[n] ? name + n + 1 : name + n;
        const uint32_t h = hash(name, n, value, strlen(value));
        slot *s = place(m, h);
        if (!s->hash) {
            *s = (slot){h, (uint32_t)++m->count};
            m->rows[s->row] = (gn_weights){0};
        }
        const char *text = gn_lexicon_field(lexicon, "weights", i, 1);
        if (!read_weights(text, &m->rows[s->row])) {
            gn_model_free(m);
            return gn_fail(err, GN_E_FORMAT, "weights.tsv: feature '%s': '%s' is no list of ANSWER:WEIGHT", name, text);
        }
    }
    *out = m;
    return GN_OK;
}

void gn_model_free(gn_model *m)
{
    if (!m) return;
    free(m->rows);
    free(m->slot);
    free(m);
}

bool gn_model_empty(const gn_model *m)
{
    return m->count == 0;
}
