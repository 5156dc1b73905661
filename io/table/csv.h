/* What the readers of CSV tables share: the file in csv_read.c, its rows in csv_parse.c. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CSV_H
#define CSV_H

#include "gnomon/gn_csv.h"

#include <stdio.h>

enum { CSV_ID, CSV_DS, CSV_Y, CSV_NEEDED, CSV_FLAG = CSV_NEEDED, CSV_DOMAIN, CSV_KIND, CSV_KNOWN };

/* What the rows look like; constant once the header was read. */
typedef struct csv_shape {
    gn_layout layout;
    gn_freq freq;
    size_t columns;                                /* long: cells of the header */
    size_t place[CSV_KNOWN + GN_CSV_MOST_COLUMNS]; /* of each column, SIZE_MAX: not there */
    const char *const *extra;
    size_t n_extra;
} csv_shape;

struct gn_csv {
    FILE *f;
    char *path;
    csv_shape shape;
    gn_csv_problem problem;
    void *ctx;
    char *raw; /* read, not yet given out: [from, to) */
    size_t from, to, capacity;
    size_t lines;              /* given out */
    uint64_t size;             /* of the file */
    bool ended, begun, broken; /* begun: its first line was looked at */
    bool figures;              /* it has no series */
    gn_err error;              /* said once what was before it is given out */
    /* one series after the other */
    gn_csv_piece piece;
    gn_csv_parser *parser;
    gn_csv_ids *ids;
};

/* About `want` bytes of whole series into p; length 0 at the end. */
gn_status csv_take(gn_csv *c, size_t want, gn_csv_piece *p, gn_err *err);
/* The header of a long table: sets the shape. p holds its line. */
gn_status csv_header(gn_csv *c, gn_csv_piece *p, gn_err *err);
gn_csv_parser *csv_parser_for(const csv_shape *shape);

/* Grows an array for `need` elements. */
bool csv_reserve(void **p, size_t *cap, size_t need, size_t size);

#endif
