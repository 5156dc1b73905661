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

#endif
