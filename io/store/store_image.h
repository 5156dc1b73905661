/* The store as an HDF5 file in memory, without the header and the list of ranges around it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STORE_IMAGE_H
#define STORE_IMAGE_H

#include "gnomon/gn_store.h"
#include "gnomon/gn_write.h"

/* Appends the HDF5 file to `image` and one line a chunk of every dataset, "OFFSET LENGTH SHA256 /path\n" with offsets
 * from the start of the HDF5 file, to `map`. The same bytes for the same store. */
GN_MUST_USE gn_status store_image_write(const gn_store *s, gn_buf *image, gn_buf *map, gn_err *err);

/* Reads it back; everything in it is checked: types, shapes, checksums, ranges of numbers. The bytes should have passed
 * a checksum before: damaged ones can crash the library. */
GN_MUST_USE gn_status store_image_read(const void *bytes, size_t n, gn_store **out, gn_err *err);

#endif
