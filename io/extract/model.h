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

/* All weights of a feature, of which there are GN_SCORES, added at once. */
enum { GN_WEIGHTS = 16 };
typedef float gn_weights __attribute__((vector_size(GN_WEIGHTS * sizeof(float))));

typedef struct gn_model gn_model;

/* What short values of a template weighed when they were last looked up: nearly all features are such, and the same
 * ones come again and again. One for each thread that extracts. */
typedef struct gn_remembered {
    uint64_t key; /* the template's address and the value; 0: free */
    uint32_t row;
    float rank;
} gn_remembered;
enum { GN_REMEMBERED_BITS = 14, GN_REMEMBERED = 1 << GN_REMEMBERED_BITS };

static inline gn_remembered *gn_remembered_place(gn_remembered *all, uint64_t key)
{
    return &all[key * 0x9E3779B97F4A7C15u >> (64 - GN_REMEMBERED_BITS)];
}

/* The features of one number or candidate, which are not kept but added up as they come: hashes of "template=value"
 * lead to the weights. Templates are literals. If `names` is set, their spelling is written there, for the trainer. */
typedef struct gn_features {
    gn_weights score;          /* sums for all questions; of a number */
    float rank;                /* the sum for GN_SCORE_RANK alone; of a candidate */
    bool number;               /* `score` is asked for, not `rank` */
    const gn_model *model;     /* NULL: there are no weights */
    const gn_weights *weights; /* ... of the model, by row */
    gn_remembered *remembered; /* GN_REMEMBERED of them */
    gn_buf *names;
    bool plain; /* there is a model, and no spelling is asked for */
} gn_features;

/* Adds the weights of a feature, after finding them. */
void gn_feature_add(gn_features *f, const char *template, size_t template_len, const char *value, size_t len);
/* Finds them and remembers them. */
void gn_feature_remember(const gn_features *f, gn_remembered *at, uint64_t key, const char *template, const char *value,
                         size_t len);
/* The feature's spelling. */
void gn_feature_name(gn_buf *names, const char *template, const char *value, size_t len);

/* A value that a number of 24 bits stands for, the same one for the same value of the template. The template's address
 * with it tells features apart: all templates lie in one program, so the 40 bits that are left of the address do. */
static inline void gn_feature_known(gn_features *f, const char *template, uint32_t number, const char *value,
                                    size_t len)
{
    if (!f->plain) {
        if (f->names) gn_feature_name(f->names, template, value, len);
        if (!f->model) return;
    }
    const uint64_t key = (uint64_t)(uintptr_t) template << 24 | number;
    gn_remembered *at = gn_remembered_place(f->remembered, key);
    if (at->key != key) gn_feature_remember(f, at, key, template, value, len);
    if (f->number)
        f->score += f->weights[at->row];
    else
        f->rank += at->rank;
}

/* A value of up to three bytes, none of which is 0. */
static inline void gn_feature_short(gn_features *f, const char *template, const char *value, size_t len)
{
    uint32_t number = 0;
    for (size_t i = 0; i < len; i++) number |= (uint32_t)(unsigned char)value[i] << (8 * i);
    gn_feature_known(f, template, number, value, len);
}

static inline void gn_feature_text(gn_features *f, const char *template, const char *value, size_t len)
{
    if (f->names) gn_feature_name(f->names, template, value, len);
    if (f->model) gn_feature_add(f, template, strlen(template), value, len);
}

/* A value of three characters: the candidate's kind and two classes. */
static inline void gn_feature_pair(gn_features *f, char kind, const char *template, int a, int b)
{
    const char v[3] = {kind, (char)a, (char)b};
    gn_feature_short(f, template, v, 3);
}

/* What several candidates are described with, each with its kind in front: two classes, or a text. */
typedef struct gn_pair {
    const char *template;
    uint64_t key; /* of kind 0 */
    char a, b;
} gn_pair;
typedef struct gn_stem {
    const char *template, *text;
    size_t len;
    uint64_t hash;
} gn_stem;

static inline gn_pair gn_pair_of(const char *template, int a, int b)
{
    const uint64_t number = (uint64_t)(unsigned char)a << 8 | (uint64_t)(unsigned char)b << 16;
    return (gn_pair){template, (uint64_t)(uintptr_t) template << 24 | number, (char)a, (char)b};
}

/* gn_feature_pair of each, for candidates. */
void gn_feature_pairs(gn_features *f, char kind, const gn_pair *pair, size_t n);
/* The text, which stays the caller's, is hashed here but for the kind. */
gn_stem gn_stem_of(const char *template, const char *text, size_t len);
/* gn_feature_text of kind and text, for candidates. */
void gn_feature_stem(gn_features *f, char kind, const gn_stem *stem);

/* Writes v in decimal before `end`; returns where it begins. */
char *gn_feature_digits(char *end, int v);

static inline void gn_feature_number(gn_features *f, const char *template, int v)
{
    char digits[16], *const end = digits + sizeof digits;
    if (v < 0 || v > 9) {
        char *at = gn_feature_digits(end, v);
        gn_feature_text(f, template, at, (size_t)(end - at));
        return;
    }
    end[-1] = (char)('0' + v);
    gn_feature_short(f, template, end - 1, 1);
}

/* The model of weights.tsv. Returns GN_OK, GN_E_FORMAT, GN_E_NOMEM. Read-only afterwards. */
GN_MUST_USE gn_status gn_model_new(const gn_lexicon *lexicon, gn_model **out, gn_err *err);
void gn_model_free(gn_model *m);
bool gn_model_empty(const gn_model *m);
/* The one of the lexicon, which made it when it was read. */
const gn_model *gn_lexicon_model(const gn_lexicon *l);

/* Begins to add up: of a number or of a candidate. */
void gn_features_begin(gn_features *f, const gn_model *m, gn_remembered *remembered, bool number, gn_buf *names);

#endif
