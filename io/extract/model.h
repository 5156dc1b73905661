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
#define GN_PRIOR 2.0f     /* statement or not */
#define GN_PRIOR_CHOICE 4 /* indicator, period, area */
#define GN_PRIOR_STRONG 7 /* measure, status */

/* What is added up for a choice among candidates is counted in whole millionths: the order makes no difference. */
enum { GN_ONE = 1000000 };

/* All weights of a feature, of which there are GN_SCORES, added at once. */
enum { GN_WEIGHTS = 16 };
typedef float gn_weights __attribute__((vector_size(GN_WEIGHTS * sizeof(float))));

typedef struct gn_model gn_model;

/* What short values of a template weighed when they were last looked up: nearly all features are such, and the same
 * ones come again and again. One for each thread that extracts; each value is at its own place or one of those that it
 * shares with three others. */
typedef struct gn_remembered {
    uint64_t key; /* the template's address and the value; 0: free */
    uint32_t row; /* or group, where the value is one without its kind */
    int32_t rank;
} gn_remembered;
enum { GN_REMEMBERED_BITS = 15, GN_REMEMBERED = 1 << GN_REMEMBERED_BITS, GN_REMEMBERED_WAYS = 4 };

/* Features of candidates for the indicator whose values are small whole numbers: their weights stand in a table. */
typedef enum gn_small {
    GN_FREP,
    GN_FVERB,
    GN_FDE,
    GN_FLIST,
    GN_FLEN,
    GN_FNP,
    GN_FCO,
    GN_FTH,
    GN_FMISS,
    GN_FSAID,
    GN_FMORE,
    GN_FREST,
    GN_IRULE,
    GN_SMALL_FEATURES
} gn_small;
enum { GN_SMALL_VALUES = 16 };

/* The same of values that begin with the candidate's kind, which a small whole number follows. */
typedef enum gn_kinded { GN_ICL, GN_IREL, GN_ILIKE, GN_IBEG, GN_ISAME, GN_KINDED_FEATURES } gn_kinded;
enum { GN_KINDED_VALUES = 128 };

/* The features of one number or candidate: hashes of "template=value" lead to rows of weights. Those of a candidate are
 * added up as they come; a number's rows are noted and added up at the end, all questions at once. Templates are
 * literals. If `names` is set, their spelling is written there, for the trainer. */
enum { GN_ROWS = 384 }; /* more than a number can have */
typedef struct gn_features {
    int32_t rank;              /* the sum for GN_SCORE_RANK; of a candidate */
    uint32_t rows;             /* that were noted; of a number */
    uint32_t *row;             /* room for GN_ROWS, NULL: a candidate's features */
    const gn_model *model;     /* NULL: there are no weights */
    const gn_weights *weights; /* ... of the model, by row */
    const int32_t *ranks;      /* ... for GN_SCORE_RANK alone */
    const int32_t (*small)[GN_SMALL_VALUES];
    const uint32_t (*kinded)[GN_KINDED_VALUES];
    const int32_t *by_kind;
    gn_remembered *remembered; /* GN_REMEMBERED of them */
    gn_buf *names;
} gn_features;

/* A template as a number, which the compiler works out for literals: nine bytes of it and its length. */
static inline uint64_t gn_template_seed(const char *t, size_t n)
{
    uint64_t h = n;
#define GN_SEED_BYTE(i) h ^= n > (i) ? (uint64_t)(unsigned char)t[i] << (7 * (i) + 1) : 0
    GN_SEED_BYTE(0);
    GN_SEED_BYTE(1);
    GN_SEED_BYTE(2);
    GN_SEED_BYTE(3);
    GN_SEED_BYTE(4);
    GN_SEED_BYTE(5);
    GN_SEED_BYTE(6);
    GN_SEED_BYTE(7);
#undef GN_SEED_BYTE
    return h * 0x9E3779B97F4A7C15u;
}
#define GN_SEED(template) gn_template_seed(template, strlen(template))

/* The feature's spelling. */
void gn_feature_name(gn_buf *names, const char *template, const char *value, size_t len);

/* Functions, not inlined: what describes a number is a long row of calls, and the shorter they are, the more of the
 * extractor stays in the processor's cache. */
/* A value that a number of 24 bits stands for, the same one for the same value of the template: the bytes of `head`, a
 * text (its first 32 bytes) and the bytes of `tail`. Bytes are told by a number whose lowest byte is the first. */
void gn_feature_known(gn_features *f, const char *template, uint32_t number, uint32_t head, const char *text,
                      uint32_t tail);
/* A value of up to three bytes, none of which is 0: the first one is the lowest byte of `number`. */
void gn_feature_bytes(gn_features *f, const char *template, uint32_t number);
/* A whole number from -99 to 999. */
void gn_feature_number(gn_features *f, const char *template, int v);
/* A value below GN_SMALL_VALUES, of a candidate. */
void gn_feature_name_small(const gn_features *f, gn_small which, unsigned v);
static inline void gn_feature_small(gn_features *f, gn_small which, unsigned v)
{
    if (f->names) gn_feature_name_small(f, which, v);
    if (f->model) f->rank += f->small[which][v];
}
/* A value below GN_KINDED_VALUES of a candidate; `number` is the kind's in the model. */
void gn_feature_name_kinded(const gn_features *f, gn_kinded which, char kind, unsigned v);
static inline void gn_feature_kinded(gn_features *f, gn_kinded which, char kind, uint8_t number, unsigned v)
{
    if (f->names) gn_feature_name_kinded(f, which, kind, v);
    if (f->model) f->rank += f->by_kind[f->kinded[which][v] + number];
}
/* Any text; `seed` is the template's. */
void gn_feature_seeded(gn_features *f, const char *template, uint64_t seed, const char *value, size_t len);
static inline void gn_feature_text(gn_features *f, const char *template, const char *value, size_t len)
{
    gn_feature_seeded(f, template, GN_SEED(template), value, len);
}
static inline void gn_feature_short(gn_features *f, const char *template, const char *value, size_t len)
{
    uint32_t number = 0;
    for (size_t i = 0; i < len; i++) number |= (uint32_t)(unsigned char)value[i] << (8 * i);
    gn_feature_bytes(f, template, number);
}
/* Up to three bytes as such a number; what is behind a 0 is left out. */
static inline uint32_t gn_feature_tail(int a, int b, int c)
{
    return (uint32_t)(unsigned char)a | (uint32_t)(unsigned char)b << 8 | (uint32_t)(unsigned char)c << 16;
}
/* A value of three characters: the candidate's kind and two classes. */
static inline void gn_feature_pair(gn_features *f, char kind, const char *template, int a, int b)
{
    gn_feature_bytes(f, template,
                     (unsigned char)kind | (uint32_t)(unsigned char)a << 8 | (uint32_t)(unsigned char)b << 16);
}

/* What all candidates of a statement are described with, each with its kind in front. The weights of all kinds
 * are looked up at once. */
enum { GN_SHARED = 32, GN_KINDS = 128 };
typedef struct gn_shared {
    const gn_model *model; /* NULL: there are no weights */
    gn_remembered *remembered;
    const int32_t *by_kind;         /* of the model */
    const int32_t *rank[GN_SHARED]; /* weights by the kind's number */
    size_t ranks, count;
    bool spelt; /* `value` is wanted, for the trainer */
    struct gn_shared_value {
        const char *template;
        char text[61]; /* without the kind */
        uint8_t len;
    } value[GN_SHARED];
} gn_shared;

/* Begins to add up; f is one of the candidates' to come. */
void gn_shared_begin(gn_shared *v, const gn_features *f);
/* A text of at most 60 bytes; two classes; a text that a number of 16 bits stands for, as in gn_feature_known, NULL:
 * its bytes. */
void gn_shared_text(gn_shared *v, const char *template, const char *text, size_t len);
void gn_shared_known(gn_shared *v, const char *template, uint32_t number, const char *text);
static inline void gn_shared_pair(gn_shared *v, const char *template, int a, int b)
{
    gn_shared_known(v, template, gn_feature_tail(a, b, 0), NULL);
}
/* The kind's number in the model, 0 if no weight has it. */
uint8_t gn_model_kind(const gn_model *m, char kind);
/* All of it, for a candidate. */
static inline void gn_feature_shared(gn_features *f, const gn_shared *v, char kind)
{
    for (size_t i = 0; i < v->count; i++) {
        gn_feature_name(f->names, v->value[i].template, &kind, 1);
        gn_buf_bytes(f->names, v->value[i].text, v->value[i].len);
    }
    if (!v->model) return;
    const uint8_t number = gn_model_kind(v->model, kind);
    for (size_t i = 0; i < v->ranks; i++) f->rank += v->rank[i][number];
}

/* The model of weights.tsv. Returns GN_OK, GN_E_FORMAT, GN_E_NOMEM. Read-only afterwards. */
GN_MUST_USE gn_status gn_model_new(const gn_lexicon *lexicon, gn_model **out, gn_err *err);
void gn_model_free(gn_model *m);
bool gn_model_empty(const gn_model *m);
/* The most that any value of a template says for a statement; 0 if none says anything for it. */
float gn_model_most(const gn_model *m, const char *template);
/* The one of the lexicon, which made it when it was read. */
const gn_model *gn_lexicon_model(const gn_lexicon *l);

/* Begins to add up: of a candidate, or of a number if there is room for its rows. */
void gn_features_begin(gn_features *f, const gn_model *m, gn_remembered *remembered, uint32_t *row, gn_buf *names);
/* The sums for all questions; of a number. */
void gn_features_score(const gn_features *f, gn_weights *sum);

#endif
