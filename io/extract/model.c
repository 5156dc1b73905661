/* Linear model: weights by feature, a cache line each, found through open-addressing tables. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

_Static_assert((int)GN_SCORES <= (int)GN_WEIGHTS, "all weights of a feature have room");

/* An open-addressing table: where a feature's weights are. */
typedef struct slot {
    uint32_t hash; /* 0: free */
    uint32_t row;
} slot;

/* The weights for a candidate's choice whose values differ in nothing but the kind, their first character. */
typedef struct group {
    uint64_t stem; /* hash of template and value without the kind; 0: free */
    uint32_t row;  /* in `by_kind`; the first one is zeros */
} group;

/* What the values of a template say at most for a statement. */
enum { TEMPLATES = 1 << 9 };
typedef struct bound {
    uint64_t seed; /* 0: free */
    float weight;
} bound;

static const char *const small_names[GN_SMALL_FEATURES] = {"Frep", "Fverb", "Fde",   "Flist", "Flen",  "Fnp",  "Fco",
                                                           "Fth",  "Fmiss", "Fsaid", "Fmore", "Frest", "Irule"};

static const char *const kinded_names[GN_KINDED_FEATURES] = {"Icl", "Irel", "Ilike", "Ibeg", "Isame"};

struct gn_model {
    int32_t small[GN_SMALL_FEATURES][GN_SMALL_VALUES];
    uint32_t kinded[GN_KINDED_FEATURES][GN_KINDED_VALUES]; /* where in `by_kind` their weights are */
    bound most[TEMPLATES];
    uint64_t may[1 << 11]; /* bits by hash of all features: most that are looked for have no weight */
    gn_weights *rows;      /* the first one is zeros, for features without weights */
    int32_t *ranks;        /* the weights for GN_SCORE_RANK, in GN_ONE */
    size_t count;
    slot *slot;
    group *group;
    int32_t *by_kind; /* rows of `kinds` weights, in GN_ONE; a multiple of a cache line */
    size_t kinds;
    uint8_t kind[GN_KINDS]; /* their numbers, from 1 on */
    size_t slots;           /* a power of two; of groups as well */
};

#define COLD __attribute__((cold, noinline))

COLD void gn_feature_name(gn_buf *names, const char *template, const char *value, size_t len)
{
    gn_buf_char(names, '\t');
    gn_buf_text(names, template);
    gn_buf_char(names, '=');
    gn_buf_bytes(names, value, len);
}

/* The bytes of a short value. */
static size_t bytes_of(uint32_t number, char out[4])
{
    size_t n = 0;
    for (; number; number >>= 8) out[n++] = (char)(number & 255);
    return n;
}

static COLD void name_short(gn_buf *names, const char *template, uint32_t number)
{
    char value[4];
    gn_feature_name(names, template, value, bytes_of(number, value));
}

/* The bytes of its digits. */
static uint32_t digits_of(int v)
{
    if (v >= 0 && v < 100) { /* nearly always; one digit or two, without a branch */
        const uint32_t u = (uint32_t)v, two = ('0' + u / 10) | ('0' + u % 10) << 8;
        return u > 9 ? two : '0' + u;
    }
    uint32_t digits = 0;
    unsigned left = v < 0 ? 0u - (unsigned)v : (unsigned)v;
    do {
        digits = digits << 8 | (uint32_t)('0' + left % 10);
        left /= 10;
    } while (left);
    return v < 0 ? digits << 8 | '-' : digits;
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

static uint32_t hash_whole(uint64_t stem, char first)
{
    const uint64_t all = (stem ^ (unsigned char)first) * 0x9E3779B97F4A7C15u;
    const uint32_t h = (uint32_t)((all ^ all >> 32) >> 16);
    return h ? h : 1;
}

static uint32_t hash(uint64_t seed, const char *value, size_t len)
{
    return len ? hash_whole(hash_on(seed, value + 1, len - 1), value[0]) : hash_whole(hash_on(seed, value, 0), 0);
}

/* Where a template is among `most`, or would be; NULL if there are too many. */
static const bound *most_place(const gn_model *m, uint64_t seed)
{
    for (size_t i = 0; i < TEMPLATES; i++) {
        const bound *at = &m->most[((seed >> 32) + i) % TEMPLATES];
        if (at->seed == seed || !at->seed) return at;
    }
    return NULL;
}

float gn_model_most(const gn_model *m, const char *template)
{
    const bound *at = most_place(m, gn_template_seed(template, strlen(template)));
    return !at ? INFINITY : at->seed ? at->weight : 0;
}

static slot *place(const gn_model *m, uint32_t hash)
{
    size_t i = hash & (m->slots - 1);
    while (m->slot[i].hash && m->slot[i].hash != hash) i = (i + 1) & (m->slots - 1);
    return &m->slot[i];
}

/* The group of a value without its kind, or where it would be. */
static group *group_place(const gn_model *m, uint64_t stem)
{
    size_t i = stem & (m->slots - 1);
    while (m->group[i].stem && m->group[i].stem != stem) i = (i + 1) & (m->slots - 1);
    return &m->group[i];
}

void gn_features_begin(gn_features *f, const gn_model *m, gn_remembered *remembered, uint32_t *row, gn_buf *names)
{
    f->rank = 0;
    f->rows = 0;
    f->row = row;
    f->model = gn_model_empty(m) ? NULL : m;
    f->weights = m->rows;
    f->ranks = m->ranks;
    f->small = m->small;
    f->kinded = m->kinded;
    f->by_kind = m->by_kind;
    f->remembered = remembered;
    f->names = names;
}

void gn_features_score(const gn_features *f, gn_weights *sum)
{
    gn_weights all = {0};
    for (size_t i = 0; i < f->rows; i++) all += f->weights[f->row[i]];
    *sum = all;
}

/* The row of a feature, 0 if it has no weights; `seed` is the template's. */
static uint32_t row_of(const gn_model *m, uint64_t seed, const char *value, size_t len)
{
    const uint32_t h = hash(seed, value, len);
    return m->may[h >> 21] >> (h >> 15 & 63) & 1 ? place(m, h)->row : 0;
}

/* The template's address with the value tells features apart: all templates lie in one program, so the 40 bits that are
 * left of the address do. */
static inline uint64_t key_of(const char *template, uint32_t number)
{
    return (uint64_t)(uintptr_t) template << 24 | number;
}

static inline gn_remembered *remembered(gn_remembered *all, uint64_t key)
{
    return &all[key * 0x9E3779B97F4A7C15u >> (64 - GN_REMEMBERED_BITS)];
}

/* Makes room for a value at its own place: what was there goes to the next one that they share, and so on. If the value
 * is at one of them, it changes places with the one at its own, and it is found. */
static bool found_beside(gn_remembered *all, gn_remembered *at, uint64_t key)
{
    const size_t i = (size_t)(at - all);
    const gn_remembered old = *at;
    for (size_t k = 1; k < GN_REMEMBERED_WAYS; k++)
        if (all[i ^ k].key == key) {
            *at = all[i ^ k];
            all[i ^ k] = old;
            return true;
        }
    for (size_t k = GN_REMEMBERED_WAYS - 1; k > 0; k--) all[i ^ k] = all[i ^ (k - 1)];
    return false;
}

static inline void take(gn_features *f, const gn_remembered *at)
{
    if (!f->row)
        f->rank += at->rank;
    else if (f->rows < GN_ROWS) {
        __builtin_prefetch(&f->weights[at->row]);
        f->row[f->rows] = at->row;
        f->rows += at->row != 0;
    }
}

/* A value that is not at its place among those remembered, or that is to be spelt. */
static COLD void take_text(gn_features *f, const char *template, uint32_t number, const char *value, size_t len)
{
    if (f->names) gn_feature_name(f->names, template, value, len);
    if (!f->model) return;
    const uint64_t key = key_of(template, number);
    gn_remembered *at = remembered(f->remembered, key);
    if (at->key != key && !found_beside(f->remembered, at, key)) {
        const uint32_t row = row_of(f->model, gn_template_seed(template, strlen(template)), value, len);
        *at = (gn_remembered){key, row, f->model->ranks[row]};
    }
    take(f, at);
}

static COLD void take_bytes(gn_features *f, const char *template, uint32_t number)
{
    char value[4];
    take_text(f, template, number, value, bytes_of(number, value));
}

static COLD void take_parts(gn_features *f, const char *template, uint32_t number, uint32_t head, const char *text,
                            uint32_t tail)
{
    enum { MOST = 32 };
    char value[MOST + 2 * sizeof head];
    size_t n = bytes_of(head, value);
    const size_t len = strnlen(text, MOST);
    memcpy(value + n, text, len);
    n += len;
    take_text(f, template, number, value, n + bytes_of(tail, value + n));
}

void gn_feature_known(gn_features *f, const char *template, uint32_t number, uint32_t head, const char *text,
                      uint32_t tail)
{
    const uint64_t key = key_of(template, number);
    const gn_remembered *at = remembered(f->remembered, key);
    if (at->key == key && !f->names)
        take(f, at);
    else
        take_parts(f, template, number, head, text, tail);
}

void gn_feature_bytes(gn_features *f, const char *template, uint32_t number)
{
    const uint64_t key = key_of(template, number);
    const gn_remembered *at = remembered(f->remembered, key);
    if (at->key == key && !f->names)
        take(f, at);
    else
        take_bytes(f, template, number);
}

void gn_feature_number(gn_features *f, const char *template, int v)
{
    gn_feature_bytes(f, template, digits_of(v));
}

COLD void gn_feature_name_small(const gn_features *f, gn_small which, unsigned v)
{
    name_short(f->names, small_names[which], digits_of((int)v));
}

/* What stands behind the kind. */
static size_t kinded_value(gn_kinded which, unsigned v, char out[2])
{
    out[0] = (char)(which == GN_ICL ? 'a' + v / 2 : which == GN_IREL || which == GN_ISAME ? v : '0' + v);
    out[1] = which == GN_ICL ? (char)('0' + v % 2) : '.';
    return which == GN_ISAME ? 1 : 2;
}

COLD void gn_feature_name_kinded(const gn_features *f, gn_kinded which, char kind, unsigned v)
{
    char value[3] = {kind};
    const size_t n = kinded_value(which, v, value + 1);
    gn_feature_name(f->names, kinded_names[which], value, n + 1);
}

void gn_feature_seeded(gn_features *f, const char *template, uint64_t seed, const char *value, size_t len)
{
    if (f->names) gn_feature_name(f->names, template, value, len);
    if (!f->model) return;
    const uint32_t row = row_of(f->model, seed, value, len);
    if (row) take(f, &(gn_remembered){0, row, f->model->ranks[row]});
}

void gn_shared_begin(gn_shared *v, const gn_features *f)
{
    v->model = f->model;
    v->remembered = f->remembered;
    v->by_kind = f->model ? f->model->by_kind : NULL;
    v->spelt = f->names != NULL;
    v->ranks = v->count = 0;
}

uint8_t gn_model_kind(const gn_model *m, char kind)
{
    return m->kind[(unsigned char)kind % GN_KINDS];
}

static COLD void spell(gn_shared *v, const char *template, const char *text, size_t len)
{
    if (v->count == GN_SHARED) return;
    struct gn_shared_value *at = &v->value[v->count++];
    at->template = template;
    at->len = (uint8_t)(len < sizeof at->text ? len : sizeof at->text);
    memcpy(at->text, text, at->len);
}

/* Where in `by_kind` the weights of a value without its kind are; 0: there are none. */
static uint32_t group_weights(const gn_model *m, const char *template, const char *text, size_t len)
{
    const uint64_t seed = gn_template_seed(template, strlen(template));
    return group_place(m, hash_on(seed, text, len))->row * (uint32_t)m->kinds;
}

void gn_shared_text(gn_shared *v, const char *template, const char *text, size_t len)
{
    if (v->spelt) spell(v, template, text, len);
    const uint32_t at = v->model ? group_weights(v->model, template, text, len) : 0;
    if (at && v->ranks < GN_SHARED) v->rank[v->ranks++] = v->by_kind + at;
}

static inline void share(gn_shared *v, const gn_remembered *at)
{
    if (at->row && v->ranks < GN_SHARED) v->rank[v->ranks++] = v->by_kind + at->row;
}

/* Numbers of single candidates have a kind in the lowest byte, which is never 0. */
static inline uint64_t shared_key(const char *template, uint32_t number)
{
    return key_of(template, number << 8);
}

static COLD void share_text(gn_shared *v, const char *template, uint32_t number, const char *text)
{
    char value[4];
    const size_t len = text ? strlen(text) : bytes_of(number, value);
    if (!text) text = value;
    if (v->spelt) spell(v, template, text, len);
    if (!v->model) return;
    const uint64_t key = shared_key(template, number);
    gn_remembered *at = remembered(v->remembered, key);
    if (at->key != key && !found_beside(v->remembered, at, key))
        *at = (gn_remembered){key, group_weights(v->model, template, text, len), 0};
    share(v, at);
}

void gn_shared_known(gn_shared *v, const char *template, uint32_t number, const char *text)
{
    const uint64_t key = shared_key(template, number);
    const gn_remembered *at = remembered(v->remembered, key);
    if (at->key == key && !v->spelt)
        share(v, at);
    else
        share_text(v, template, number, text);
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

/* "template=value" */
static uint64_t take_apart(const char *name, const char **value)
{
    const size_t n = strcspn(name, "=");
    *value = name[n] ? name + n + 1 : name + n;
    return gn_template_seed(name, n);
}

/* A row's value in two parts, for a choice: the hash of all but the kind, and that, its first character. */
typedef struct part {
    uint64_t stem;
    uint8_t kind; /* 0: of no choice */
} part;

static part part_of(uint64_t seed, const char *value)
{
    if (!*value || (unsigned char)*value >= GN_KINDS) return (part){0};
    return (part){hash_on(seed, value + 1, strlen(value + 1)), (uint8_t)*value};
}

/* Gives each kind of a choice its number: the more weights it has, the lower, so that those which are asked for mostly
 * stand together. */
static void number_kinds(gn_model *m, const uint32_t *count)
{
    enum { LINE = 16 }; /* weights in a cache line */
    size_t next = 1;
    for (uint32_t most = 1; most;) {
        size_t best = 0;
        most = 0;
        for (size_t k = 0; k < GN_KINDS; k++)
            if (!m->kind[k] && count[k] > most) most = count[best = k];
        if (most) m->kind[best] = (uint8_t)next++;
    }
    m->kinds = (next + LINE - 1) / LINE * LINE;
}

/* Joins what candidates may be asked about with any kind in front; parts[i] is of row i of the model. */
static gn_status find_groups(const part *parts, gn_model *m, gn_err *err)
{
    uint32_t groups = 0, count[GN_KINDS] = {0};
    m->group = calloc(m->slots, sizeof *m->group);
    if (!m->group) return gn_fail(err, GN_E_NOMEM, "model: no memory for its features");
    for (size_t i = 1; i <= m->count; i++) {
        if (!m->ranks[i] || !parts[i].kind) continue;
        count[parts[i].kind]++;
        group *g = group_place(m, parts[i].stem);
        g->stem = parts[i].stem;
        if (!g->row) g->row = ++groups;
    }
    number_kinds(m, count);
    const size_t bytes = ((size_t)groups + 1) * m->kinds * sizeof *m->by_kind;
    m->by_kind = aligned_alloc(sizeof *m->rows, bytes);
    if (!m->by_kind) return gn_fail(err, GN_E_NOMEM, "model: no memory for its features");
    memset(m->by_kind, 0, bytes);
    for (size_t i = 1; i <= m->count; i++)
        if (m->ranks[i] && parts[i].kind)
            m->by_kind[group_place(m, parts[i].stem)->row * m->kinds + m->kind[parts[i].kind]] = m->ranks[i];
    for (size_t i = 0; i < GN_KINDED_FEATURES; i++)
        for (unsigned v = 0; v < GN_KINDED_VALUES; v++) {
            char value[2];
            m->kinded[i][v] = group_weights(m, kinded_names[i], value, kinded_value((gn_kinded)i, v, value));
        }
    return GN_OK;
}

/* The rows of weights.tsv; parts[i] becomes that of row i of the model. */
static gn_status read_rows(gn_lex_table table, gn_model *m, part *parts, gn_err *err)
{
    m->rows[0] = (gn_weights){0};
    for (size_t i = 0; i < table.rows; i++) {
        const char *name = gn_lex_field(table, i, 0), *text = gn_lex_field(table, i, 1), *value;
        if (strcmp(name, "*") == 0) { /* a user's table that is to stand alone */
            memset(m->slot, 0, m->slots * sizeof *m->slot);
            m->count = 0;
            continue;
        }
        const uint64_t seed = take_apart(name, &value);
        const uint32_t h = hash(seed, value, strlen(value));
        slot *s = place(m, h);
        if (!s->hash) {
            *s = (slot){h, (uint32_t)++m->count};
            m->may[h >> 21] |= UINT64_C(1) << (h >> 15 & 63);
            m->rows[s->row] = (gn_weights){0};
            parts[s->row] = part_of(seed, value);
        }
        if (!read_weights(text, &m->rows[s->row]))
            return gn_fail(err, GN_E_FORMAT, "weights.tsv: feature '%s': '%s' is no list of ANSWER:WEIGHT", name, text);
        const float weight = m->rows[s->row][GN_SCORE_STATEMENT];
        bound *of = (bound *)most_place(m, seed);
        if (of && weight > of->weight) *of = (bound){seed, weight};
    }
    for (size_t i = 1; i <= m->count; i++) m->ranks[i] = (int32_t)lrintf(m->rows[i][GN_SCORE_RANK] * GN_ONE);
    for (size_t i = 0; i < GN_SMALL_FEATURES; i++)
        for (int v = 0; v < GN_SMALL_VALUES; v++) {
            char digits[4];
            const size_t n = bytes_of(digits_of(v), digits);
            const uint64_t seed = gn_template_seed(small_names[i], strlen(small_names[i]));
            m->small[i][v] = m->ranks[row_of(m, seed, digits, n)];
        }
    return find_groups(parts, m, err);
}

gn_status gn_model_new(const gn_lexicon *lexicon, gn_model **out, gn_err *err)
{
    *out = NULL;
    gn_model *m = calloc(1, sizeof *m);
    if (!m) return gn_fail(err, GN_E_NOMEM, "model: no memory");
    const gn_lex_table table = gn_lexicon_rows(lexicon, "weights");
    for (m->slots = 64; m->slots < 2 * table.rows; m->slots *= 2) {
    }
    m->slot = calloc(m->slots, sizeof *m->slot);
    m->rows = aligned_alloc(sizeof *m->rows, (table.rows + 1) * sizeof *m->rows);
    m->ranks = calloc(table.rows + 1, sizeof *m->ranks);
    part *parts = calloc(table.rows + 1, sizeof *parts);
    const gn_status st = m->slot && m->rows && m->ranks && parts
                             ? read_rows(table, m, parts, err)
                             : gn_fail(err, GN_E_NOMEM, "model: no memory for its features");
    free(parts);
    if (st) {
        gn_model_free(m);
        return st;
    }
    *out = m;
    return GN_OK;
}

void gn_model_free(gn_model *m)
{
    if (!m) return;
    free(m->by_kind);
    free(m->group);
    free(m->ranks);
    free(m->rows);
    free(m->slot);
    free(m);
}

bool gn_model_empty(const gn_model *m)
{
    return m->count == 0;
}
