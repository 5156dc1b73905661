/* Linear model: weights by feature, several questions answered by one look-up of each feature. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_H
#define MODEL_H

#include "gnomon/gn_observation.h"
#include "gnomon/gn_write.h"
#include "io/extract/lexicon.h"

#include <string.h>

/* The questions; data/lexicon/weights.tsv has "answer:weight" for each that a feature speaks to. */
enum {
    GN_SCORE_STATEMENT,                                    /* is it a statement? */
    GN_SCORE_MEASURE,                                      /* ... GN_MEASURE_COUNT of them, by gn_measure */
    GN_SCORE_STATUS = GN_SCORE_MEASURE + GN_MEASURE_COUNT, /* ... by gn_outcome */
    GN_SCORE_RANK = GN_SCORE_STATUS + GN_OUTCOME_COUNT,    /* of a candidate for indicator, area or period */
    GN_SCORE_RIGHT,                                        /* is the whole reading right? */
    GN_SCORES
};

/* What the rules' answer has before any weight is added; tools/train_model.py learns with the same. */
#define GN_PRIOR 2.0f /* statement or not */
#define GN_PRIOR_INDICATOR 4.0f
#define GN_PRIOR_STRONG 7.0f /* measure, status, period, area */

/* The features of one number: hashes of "template=value", and, if `names` is set, their spelling for the trainer. */
enum { GN_MAX_FEATURES = 160 };
typedef struct gn_features {
    uint32_t hash[GN_MAX_FEATURES];
    size_t count;
    gn_buf *names;
} gn_features;

/* The hash of a feature, in three steps: template, value, end. The compiler folds the first where the template is a
 * literal, as it mostly is. */
static inline uint32_t gn_hash_byte(uint32_t h, const char *s, size_t n, size_t i)
{
    return i < n ? (h ^ (unsigned char)s[i]) * 16777619u : h;
}
static inline __attribute__((always_inline)) uint32_t gn_hash_template(const char *t)
{
    const size_t n = strlen(t);
    uint32_t h = 2166136261u;
    h = gn_hash_byte(gn_hash_byte(gn_hash_byte(gn_hash_byte(h, t, n, 0), t, n, 1), t, n, 2), t, n, 3);
    h = gn_hash_byte(gn_hash_byte(gn_hash_byte(gn_hash_byte(h, t, n, 4), t, n, 5), t, n, 6), t, n, 7);
    for (size_t i = 8; i < n; i++) h = gn_hash_byte(h, t, n, i);
    return gn_hash_byte(h, "=", 1, 0);
}
static inline uint32_t gn_hash_end(uint32_t h)
{
    h ^= h >> 16;
    h *= 0x85EBCA6Bu;
    h ^= h >> 13;
    return h ? h : 1;
}

/* The feature's spelling, for the trainer. */
void gn_feature_name(gn_buf *names, const char *template, const char *value, size_t len);

static inline void gn_feature_put(gn_features *f, uint32_t hash, const char *template, const char *value, size_t len)
{
    f->hash[f->count++] = gn_hash_end(hash);
    if (f->names) gn_feature_name(f->names, template, value, len);
}

static inline __attribute__((always_inline)) void gn_feature_text(gn_features *f, const char *template,
                                                                  const char *value, size_t len)
{
    if (f->count == GN_MAX_FEATURES) return;
    uint32_t h = gn_hash_template(template);
    for (size_t i = 0; i < len; i++) h = gn_hash_byte(h, value, len, i);
    gn_feature_put(f, h, template, value, len);
}

/* A value of three characters: the candidate's kind and two classes. */
static inline __attribute__((always_inline)) void gn_feature_pair(gn_features *f, char kind, const char *template,
                                                                  int a, int b)
{
    if (f->count == GN_MAX_FEATURES) return;
    const char v[3] = {kind, (char)a, (char)b};
    uint32_t h = gn_hash_byte(gn_hash_template(template), v, 3, 0);
    h = gn_hash_byte(gn_hash_byte(h, v, 3, 1), v, 3, 2);
    gn_feature_put(f, h, template, v, 3);
}

/* Writes v in decimal before `end`; returns where it begins. */
char *gn_feature_digits(char *end, int v);

static inline __attribute__((always_inline)) void gn_feature_number(gn_features *f, const char *template, int v)
{
    char digits[16], *const end = digits + sizeof digits;
    char *at = end - 1;
    if (v < 0 || v > 9) {
        at = gn_feature_digits(end, v);
        gn_feature_text(f, template, at, (size_t)(end - at));
        return;
    }
    if (f->count == GN_MAX_FEATURES) return;
    *at = (char)('0' + v);
    gn_feature_put(f, gn_hash_byte(gn_hash_template(template), at, 1, 0), template, at, 1);
}

typedef struct gn_model gn_model;

/* The model of weights.tsv. Returns GN_OK, GN_E_FORMAT, GN_E_NOMEM. Read-only afterwards. */
GN_MUST_USE gn_status gn_model_new(const gn_lexicon *lexicon, gn_model **out, gn_err *err);
void gn_model_free(gn_model *m);
bool gn_model_empty(const gn_model *m);

/* Sums of the features' weights, one for each question. O(count). */
void gn_model_scores(const gn_model *m, const gn_features *f, float out[GN_SCORES]);
/* The candidate's score alone. */
float gn_model_rank(const gn_model *m, const gn_features *f);

#endif
