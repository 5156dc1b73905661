/* Cells of a small CSV file's lines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CSV_CELL_H
#define CSV_CELL_H

#include "gnomon/gn_write.h"

/* The cell that begins at `at`, without its quotes, into `cell`; returns where the next one begins, or NULL at the end
 * of the line. */
const char *csv_cell(const char *at, gn_buf *cell);

#endif
