/* Series in CSV tables: a stream of them in, the spelling of their dates continued. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_CSV_H
#define GN_CSV_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"

typedef enum gn_layout {
    GN_LAYOUT_WIDE, /* id,v1,v2,... without a header */
    GN_LAYOUT_LONG  /* unique_id,ds,y with a header, the three in any order; rows of an id together, dates ascending. A
                       fourth column `flag` may hold a gn_obs_status letter a row */
} gn_layout;

/* One thing that is wrong in the table. line and column count from 1; column is the byte at which the cell begins. */
typedef void (*gn_csv_problem)(void *ctx, size_t line, size_t column, const char *text);

/* A series of the table. All pointers are the reader's and hold until its next call. */
typedef struct gn_csv_series {
    const char *id;   /* NULL: the table is at its end */
    const double *y;  /* [n], NaN = missing: an empty cell, NA or NaN, and in long tables a period without a row */
    const char *flag; /* [n] gn_obs_status; M where y is missing, A where the cell is empty. NULL: no such column */
    size_t n;
    size_t line;      /* of its first row */
    bool bad;         /* problems were reported for it */
    const char *last; /* long: the date of the last row as it is spelled; wide: NULL */
} gn_csv_series;

typedef struct gn_csv gn_csv;

/* Opens a table; path "-" is standard input. What cannot be read twice (a pipe) is first copied to a temporary file.
 * problem: called for each thing that is wrong, never NULL. Returns GN_OK; GN_E_NOTFOUND, GN_E_IO, GN_E_NOMEM.
 * Free with gn_csv_free. Memory: the longest series and 16 bytes an id. Not shared between threads. */
GN_API GN_MUST_USE gn_status gn_csv_open(const char *path, gn_layout layout, gn_freq freq, gn_csv_problem problem,
                                         void *ctx, gn_csv **out, gn_err *err);
/* The next series. Problems do not stop it: the series is marked bad. GN_E_FORMAT: no table at all (empty, binary, a
 * header that lacks a column, a line over 64 MiB), reported as a problem too where it has a line; GN_E_IO; GN_E_NOMEM.
 * out->id NULL with GN_OK at the end. Linear in the bytes read. */
GN_API GN_MUST_USE gn_status gn_csv_next(gn_csv *c, gn_csv_series *out, gn_err *err);
/* Another listener from here on. */
GN_API void gn_csv_listen(gn_csv *c, gn_csv_problem problem, void *ctx);
/* Back to the first series. */
GN_API GN_MUST_USE gn_status gn_csv_rewind(gn_csv *c, gn_err *err);
GN_API void gn_csv_free(gn_csv *c); /* NULL is fine */

enum { GN_DS_SIZE = 64 };
/* The date `steps` periods after `ds`, spelled the same way: "2021-10" 3 -> "2022-01", "2021Q4" 1 -> "2022Q1",
 * "2021-01-31" by months 1 -> "2021-02-28", "17" 2 -> "19". False: ds is no such date. */
GN_API bool gn_ds_continue(const char *ds, gn_freq freq, int64_t steps, char out[GN_DS_SIZE]);
/* The ordinal of a date: of its period, or of a plain whole number the number itself (then *plain). */
GN_API bool gn_ds_parse(const char *ds, gn_freq freq, int64_t *ordinal, bool *plain);

#endif
