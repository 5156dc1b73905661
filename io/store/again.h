/* When a document comes again: other bytes under its base name with its date (its name, where no date is known). */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef AGAIN_H
#define AGAIN_H

#include "gnomon/gn_store.h"

/* Behind the last slash. */
const char *base_name(const char *path);

/* again[i] = 1 where document i has come again later (and says something). again has room for document_count bytes.
 * GN_E_NOMEM. */
GN_MUST_USE gn_status documents_come_again(const gn_store *s, uint8_t *again, gn_err *err);

#endif
