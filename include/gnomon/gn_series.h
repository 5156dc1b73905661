/* Series and panels: the values of one thing over time, and many of them in one block. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_SERIES_H
#define GN_SERIES_H

#include "gnomon/gn_calendar.h"
#include "gnomon/gn_observation.h"

/* SDMX CL_OBS_STATUS. */
typedef enum gn_obs_status {
    GN_OBS_NORMAL = 'A',
    GN_OBS_PROVISIONAL = 'P',
    GN_OBS_ESTIMATED = 'E', /* estimated or derived */
    GN_OBS_FORECAST = 'F',
    GN_OBS_IMPUTED = 'I',
    GN_OBS_MISSING = 'M',
    GN_OBS_BREAK = 'B'
} gn_obs_status;

/* What a series is. Texts are numbers in the strings of the panel or of the observations it came with. */
typedef struct gn_key {
    gn_str indicator; /* canonical name */
    gn_str area;      /* 0: none */
    gn_str unit;      /* canonical; units that count the same thing are one */
    uint8_t basis;    /* gn_measure */
    uint8_t kind;     /* gn_kind */
    bool future;      /* forecast and target against actual */
} gn_key;

/* Many series of one frequency. Series i has the values [offset[i], offset[i + 1]), the first of them of period
 * first[i], one per period without gaps: NaN with flag M is a missing one. */
typedef struct gn_panel {
    gn_freq freq;
    size_t count;   /* series */
    size_t *offset; /* [count + 1] */
    int64_t *first; /* [count] ordinal of the first period */
    gn_key *key;    /* [count]; NULL for panels that come from a table */
    double *value;  /* [offset[count]] */
    char *flag;     /* [offset[count]] gn_obs_status */
} gn_panel;

GN_API void gn_panel_free(gn_panel *p);

/* A function of one series: out and out_flag (may be NULL) have as many places as series i. */
typedef gn_status gn_series_function(void *ctx, const gn_panel *in, size_t i, double *out, char *out_flag, gn_err *err);

/* Applies f to every series in parallel: any function of the engine on a whole panel, the same bits for any number of
 * threads. f is called from several threads.
 * out [offset[count]], out_flag the same or NULL; status [count] or NULL
 * A series for which f fails is NaN with M throughout. With `status` that is all and the result is GN_OK; without, the
 * status and message of the first such series are given, all others are done. GN_E_ARG as gn_parallel_for. */
GN_API GN_MUST_USE gn_status gn_panel_map(const gn_panel *in, int threads, gn_series_function *f, void *ctx,
                                          double *out, char *out_flag, gn_status *status, gn_err *err);

#endif
