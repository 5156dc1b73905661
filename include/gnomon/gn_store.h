/* The store: documents, observations and series in one HDF5 file, written by transaction. The layout of the file is
 * described in docs/store.md. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_STORE_H
#define GN_STORE_H

#include "gnomon/gn_assemble.h"
#include "gnomon/gn_document.h"
#include "gnomon/gn_observation.h"

#define GN_STORE_SCHEMA 1

typedef struct gn_store_document {
    gn_str name; /* as given when it was added */
    gn_str encoding;
    uint8_t sha256[32];
    gn_date date; /* of the report; year 0: unknown */
    uint64_t bytes;
    uint32_t pages;
    uint32_t vintage; /* 1 for the first content under this name, 2 for the next, ... */
    uint8_t format;   /* gn_format */
} gn_store_document;

/* A reviewer's word on an observation. */
typedef enum gn_decision { GN_UNDECIDED, GN_ACCEPTED, GN_REJECTED, GN_DECISION_COUNT } gn_decision;

/* Texts are numbers in observations->strings, which is the store's dictionary. */
typedef struct gn_store {
    gn_store_document *documents; /* [document_count] in the order they were added */
    size_t document_count;
    gn_observations *observations; /* their `document` is an index into documents */
    uint8_t *decision;             /* [observations->count] gn_decision */
    gn_series_set *series;         /* as of the last gn_store_assemble */
} gn_store;

/* An empty store in memory. */
GN_API GN_MUST_USE gn_status gn_store_new(gn_store **out, gn_err *err);
GN_API void gn_store_free(gn_store *s);

/* Reads a whole version of the store; a writer at work does not disturb. Damage is found by checksum before the HDF5
 * library sees the bytes. Returns GN_OK; GN_E_NOTFOUND; GN_E_IO; GN_E_FORMAT (not HDF5, or HDF5 of another program);
 * GN_E_DAMAGED (the message names the dataset where it can); GN_E_SCHEMA (written by a newer gnomon); GN_E_LIMIT,
 * GN_E_NOMEM. err->msg names the file. *out is NULL on failure. Calls of gn_store_open, _commit and _verify must not
 * run in two threads at once. Memory: about twice the file and the data. */
GN_API GN_MUST_USE gn_status gn_store_open(const char *path, gn_store **out, gn_err *err);

/* A document that is in the store already (same bytes, whatever its name) is *known, and *index is its place; else it
 * is added. The same name with other bytes is a new vintage. */
GN_API GN_MUST_USE gn_status gn_store_add_document(gn_store *s, const gn_document *doc, gn_date date, uint32_t *index,
                                                   bool *known, gn_err *err);
/* Copies observations [from, to) of another list, as those of document `index`. */
GN_API GN_MUST_USE gn_status gn_store_add_observations(gn_store *s, uint32_t index, const gn_observations *obs,
                                                       size_t from, size_t to, gn_err *err);
/* Adds observations written as JSON lines (docs/observations.md) held in memory. Their field `file` names the document;
 * a document's checksum is that of its lines, so the same lines twice are *skipped. `name` is the JSON file's, for
 * messages and for lines without `file`. GN_E_FORMAT: file:line and what was expected; then nothing was added. */
GN_API GN_MUST_USE gn_status gn_store_add_jsonl(gn_store *s, const char *name, const char *text, size_t n,
                                                gn_date (*date_of)(void *context, const char *file), void *context,
                                                size_t *added, size_t *skipped, gn_err *err);

/* Applies a reviewer's words: lines of `accept` or `reject`, a tab, the document's name, a tab, the observation's
 * start, and any number of tabs with FIELD=VALUE that correct it (indicator, area, unit, source, value, period,
 * measure, status, bound) or say which figure is meant (text). Cells and lines that begin with #, a header that begins
 * with `decision` and lines of `?` are left out. The newest document of a name is meant. GN_E_FORMAT, GN_E_NOTFOUND (no
 * such observation): name:line:column and what was expected; the lines before it are applied, so abort the transaction.
 * O(lines x observations). */
GN_API GN_MUST_USE gn_status gn_store_review(gn_store *s, const char *name, const char *text, size_t n, size_t *decided,
                                             gn_err *err);

/* What gn_store_carry found; counts are added to. */
typedef struct gn_carried {
    size_t carried, lost;
    /* told of each decision that is lost: row of from->observations; may be NULL */
    void (*tell)(void *context, const gn_store *from, size_t row);
    void *context;
} gn_carried;

/* Gives the undecided observations of `document` the decisions that `from` (s itself, or another store) has on earlier
 * comings of it: other bytes under the same name, or under the same base name with the same date. A figure is the same
 * when its sentence (without white space and forms of width), its text and its place among equal ones are, or when one
 * sentence holds the other and the same stands beside the figure, which is the only such one; accepted
 * ones come with their corrections, but not when the document's date changed and the period with it. Where several
 * comings were decided, the newest counts. Decisions on the print before (same base name and date) without such a
 * figure are told as lost; they stay with the old document. GN_OK, GN_E_ARG, GN_E_NOMEM (some may be carried then).
 * Linear in the documents and in the observations of those that are the same. */
GN_API GN_MUST_USE gn_status gn_store_carry(gn_store *s, uint32_t document, const gn_store *from, gn_carried *told,
                                            gn_err *err);

/* Makes the series anew from all observations that were not rejected. Accepted ones give the value before others; those
 * of a document that has come again (same base name and date) after all others. */
GN_API GN_MUST_USE gn_status gn_store_assemble(gn_store *s, const gn_lexicon *lexicon, gn_err *err);
/* Leaves in memory only what documents dated on or before `date` say (documents without a date stay); series are made
 * anew. What was known then, as far as documents tell. */
GN_API GN_MUST_USE gn_status gn_store_as_of(gn_store *s, const gn_lexicon *lexicon, gn_date date, gn_err *err);

/* A transaction: locks PATH (GN_E_LOCKED names the holder) and reads it, or starts an empty store where there is none
 * yet. The caller changes *store, which belongs to the transaction, and ends with commit or abort; both release the
 * lock and free everything. Statuses as gn_store_open. */
typedef struct gn_store_tx gn_store_tx;
GN_API GN_MUST_USE gn_status gn_store_begin(const char *path, gn_store_tx **out, gn_store **store, gn_err *err);
/* New file beside the old one, fsync, read back and compared, rename, fsync of the folder. On any failure (GN_E_IO:
 * full disk and others) the store is as it was. The bytes depend on the content only. */
GN_API GN_MUST_USE gn_status gn_store_commit(gn_store_tx *tx, gn_err *err);
GN_API void gn_store_abort(gn_store_tx *tx); /* NULL is fine */

/* Looks for damage: header, every range of every dataset, manifest, references. Every finding is told to `found` (may
 * be NULL) as one line. Statuses as gn_store_open; err->msg is the first finding. */
GN_API GN_MUST_USE gn_status gn_store_verify(const char *path, void (*found)(void *context, const char *what),
                                             void *context, gn_err *err);

#endif
