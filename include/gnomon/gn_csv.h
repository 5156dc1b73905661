/* Series in CSV tables: a stream of them in, the spelling of their dates continued. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_CSV_H
#define GN_CSV_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"

typedef enum gn_layout {
    GN_LAYOUT_WIDE, /* id,v1,v2,... without a header */
    GN_LAYOUT_LONG  /* unique_id,ds,y with a header, in any order; rows of an id together, dates ascending; besides
                       `flag` (a gn_obs_status letter a row), `domain`, `kind`, and what gn_csv_columns names */
} gn_layout;

/* One thing that is wrong in the table. line and column count from 1; column is the byte at which the cell begins. */
typedef void (*gn_csv_problem)(void *ctx, size_t line, size_t column, const char *text);

/* A series of the table. All pointers are the reader's and hold until its next call. */
typedef struct gn_csv_series {
    const char *id;   /* NULL: the table is at its end */
    const double *y;  /* [n], NaN = missing: an empty cell, NA or NaN, and in long tables a period without a row */
    const char *flag; /* [n] gn_obs_status; M where y is missing, A where the cell is empty. NULL: no such column */
    size_t n;
    const double *x;    /* [n][columns named by gn_csv_columns], row after row */
    size_t line;        /* of its first row */
    size_t column;      /* of its id there */
    bool bad;           /* problems were reported for it */
    const char *last;   /* long: the date of the last row as it is spelled; wide: NULL */
    const char *domain; /* long: that column in the first row, NULL without one or where it is empty */
    const char *kind;   /* the same */
} gn_csv_series;

typedef struct gn_csv gn_csv;

/* Opens a table; path "-" is standard input. What cannot be read twice (a pipe) is first copied to a temporary file.
 * problem: called for each thing that is wrong, never NULL. Returns GN_OK; GN_E_NOTFOUND, GN_E_IO, GN_E_NOMEM.
 * Free with gn_csv_free. Memory: the longest series and up to 14 bytes an id. Not shared between threads. */
GN_API GN_MUST_USE gn_status gn_csv_open(const char *path, gn_layout layout, gn_freq freq, gn_csv_problem problem,
                                         void *ctx, gn_csv **out, gn_err *err);
/* Further columns of a long table that hold numbers, at most GN_CSV_MOST_COLUMNS; before anything is read. names: the
 * caller's, kept. */
enum { GN_CSV_MOST_COLUMNS = 32 };
GN_API void gn_csv_columns(gn_csv *c, const char *const *names, size_t n);
/* The next series. Problems do not stop it: the series is marked bad. GN_E_FORMAT: no table at all (empty, binary, a
 * header that lacks a column, figures, a line over 64 MiB), a wrong header reported as problems too; GN_E_IO;
 * GN_E_NOMEM.
 * out->id NULL with GN_OK at the end. Linear in the bytes read. */
GN_API GN_MUST_USE gn_status gn_csv_next(gn_csv *c, gn_csv_series *out, gn_err *err);
/* Whether reading failed because the table has figures, one a row (columns indicator, period and value), and no series:
 * gn_table_points_read_csv reads those. NULL is fine: no. */
GN_API bool gn_csv_holds_figures(const gn_csv *c);
/* Another listener from here on. */
GN_API void gn_csv_listen(gn_csv *c, gn_csv_problem problem, void *ctx);
/* Back to the first series. */
GN_API GN_MUST_USE gn_status gn_csv_rewind(gn_csv *c, gn_err *err);
GN_API void gn_csv_free(gn_csv *c); /* NULL is fine */

/* ---- large tables on all processors ------------------------------------------------------------------------------ */

/* Whole series of the table as text. */
typedef struct gn_csv_piece {
    char *text; /* [length], changed by parsing */
    size_t length, capacity;
    size_t line; /* number of its first line */
} gn_csv_piece;

/* Reads pieces; one a thread. */
typedef struct gn_csv_parser gn_csv_parser;
GN_API GN_MUST_USE gn_status gn_csv_parser_new(const gn_csv *c, gn_csv_parser **out, gn_err *err);
GN_API void gn_csv_parser_begin(gn_csv_parser *p, gn_csv_piece *piece, gn_csv_problem problem, void *ctx);
/* As gn_csv_next, for the piece; ids that were there before are not looked for. Texts hold as long as the piece. */
GN_API GN_MUST_USE gn_status gn_csv_parser_next(gn_csv_parser *p, gn_csv_series *out, gn_err *err);
GN_API void gn_csv_parser_free(gn_csv_parser *p); /* NULL is fine */

/* Takes the rest of the table through `work` (in any order, from several threads) and `finish` (in the table's order,
 * one at a time), piece by piece: while one block of pieces is worked on, the one before is finished and the next one
 * is read. slot: below gn_csv_slots, the piece's own from work to finish. Results that depend on series alone are the
 * same for any number of threads. Memory: two blocks. Returns the first error of reading (what was read before is
 * finished) or of finish; threads as in gn_parallel_for. */
GN_API size_t gn_csv_slots(int threads);
GN_API GN_MUST_USE gn_status gn_csv_stream(gn_csv *c, int threads,
                                           void (*work)(void *ctx, gn_csv_piece *p, size_t slot, int worker),
                                           gn_status (*finish)(void *ctx, size_t slot, gn_err *err), void *ctx,
                                           gn_err *err);

/* Which ids were there before, by 64-bit hashes: a million ids collide with odds of 3e-8. At most 14 bytes an id. */
typedef struct gn_csv_ids gn_csv_ids;
GN_API uint64_t gn_csv_hash(const char *id);
GN_API GN_MUST_USE gn_status gn_csv_ids_new(gn_csv_ids **out, gn_err *err);
GN_API GN_MUST_USE gn_status gn_csv_ids_add(gn_csv_ids *s, uint64_t hash, bool *before, gn_err *err);
GN_API void gn_csv_ids_free(gn_csv_ids *s); /* NULL is fine */

enum { GN_DS_SIZE = 64 };
/* The date `steps` periods after `ds`, spelled the same way: "2021-10" 3 -> "2022-01", "2021Q4" 1 -> "2022Q1",
 * "2021-01-31" by months 1 -> "2021-02-28", "17" 2 -> "19". False: ds is no such date. */
GN_API bool gn_ds_continue(const char *ds, gn_freq freq, int64_t steps, char out[GN_DS_SIZE]);
/* The ordinal of a date: of its period, or of a plain whole number the number itself (then *plain). */
GN_API bool gn_ds_parse(const char *ds, gn_freq freq, int64_t *ordinal, bool *plain);

#endif
