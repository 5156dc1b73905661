/* How far a batch that was ended came. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef RESUME_H
#define RESUME_H

#include "gnomon/gn_write.h"

/* The last series of PATH.part that has all its rows (`rows` of them) and the bytes up to its end; no such file or
 * none: an empty id and 0 bytes. GN_E_FORMAT: another header, or series of another number of rows. */
gn_status resume_last(const char *path, const gn_buf *header, size_t rows, gn_buf *id, uint64_t *bytes, gn_err *err);
/* The bytes of PATH.part to the end of the row of `id`. GN_E_FORMAT: another header, or no such row. */
gn_status resume_row(const char *path, const gn_buf *header, const char *id, uint64_t *bytes, gn_err *err);

#endif
