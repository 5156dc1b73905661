/* Linear model: weights by feature, several questions answered by one look-up of each feature. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef MODEL_H
#define MODEL_H

#include "gnomon/gn_observation.h"
#include "gnomon/gn_write.h"
#include "io/extract/lexicon.h"

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

void gn_feature_text(gn_features *f, const char *template, const char *value, size_t len);
/* A value of three characters: the candidate's kind and two classes. */
void gn_feature_pair(gn_features *f, char kind, const char *template, int a, int b);
void gn_feature_number(gn_features *f, const char *template, int value);

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
