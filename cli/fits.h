/* Files of stored fits (docs/forecasting.md): a line a series, each with a checksum over it and all before it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef FITS_H
#define FITS_H

#include "gnomon/gn_calendar.h"
#include "gnomon/gn_forecast.h"
#include "gnomon/gn_write.h"

/* A series with its fit as it was stored. */
typedef struct fits_entry {
    char *id, *last; /* last: date of the last value as it was spelled, NULL: it had none */
    gn_domain domain;
    bool year_to_date;
    double *y; /* [n] */
    size_t n;
    gn_fit fit;
} fits_entry;
void fits_entry_free(fits_entry *e);

typedef struct fits fits;
/* Opens a file and checks all of it: GN_E_NOTFOUND, GN_E_FORMAT, GN_E_SCHEMA, GN_E_DAMAGED (with the line). Memory: 17
 * bytes a fit. */
gn_status fits_open(const char *path, gn_freq freq, fits **out, gn_err *err);
/* The fit of an id into *e (to be freed), *found false: none. From several threads. */
gn_status fits_find(const fits *f, const char *id, fits_entry *e, bool *found, gn_err *err);
/* Marks a fit as gone on with; of each id from one thread. The next one that is not, as a line for fits_seal; *at from
 * 0 on. False at the end. */
void fits_mark(fits *f, const char *id);
bool fits_next_unmarked(fits *f, size_t *at, gn_buf *line, gn_status *st, gn_err *err);
void fits_close(fits *f);

/* Header, one line without its checksum, the line of the end; fits_seal puts the checksums behind the lines of `text`.
 */
void fits_header(gn_buf *to, gn_freq freq);
void fits_line(gn_buf *to, const char *id, const char *last, gn_domain domain, bool year_to_date, const double *y,
               size_t n, const gn_fit *fit);
void fits_end(gn_buf *to);
uint64_t fits_begin_chain(gn_freq freq);
void fits_seal(const gn_buf *text, uint64_t *chain, gn_buf *to);
/* The chain as it is after the first `bytes` of PATH.part. */
gn_status fits_chain_of_part(const char *path, uint64_t bytes, uint64_t *chain, gn_err *err);

#endif
