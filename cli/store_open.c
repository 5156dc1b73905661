/* A store opened for reading, as of a date where one is asked for; a transaction on one ended. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_store.h"

gn_status cli_store_open(const char *path, gn_date as_of, gn_store **out, gn_err *err)
{
    gn_status st = gn_store_open(path, out, err);
    if (st || !as_of.year) return st;
    gn_lexicon *lexicon;
    st = gn_lexicon_new(cli_lexicon, &lexicon, err);
    if (!st) {
        st = gn_store_as_of(*out, lexicon, as_of, err);
        gn_lexicon_free(lexicon);
    }
    if (st) {
        gn_store_free(*out);
        *out = NULL;
    }
    return st;
}

gn_status cli_store_end(const cli_command *self, const char *path, gn_store_tx *tx, gn_store *store,
                        const gn_lexicon *lexicon, gn_status st, gn_err *err)
{
    if (!st) st = gn_store_assemble(store, lexicon, err);
    if (st) {
        gn_store_abort(tx);
        return st;
    }
    const size_t documents = store->document_count, observations = store->observations->count,
                 series = gn_series_set_count(store->series);
    st = gn_store_commit(tx, err);
    if (!st) cli_note(self, "%s: %zu documents, %zu observations, %zu series", path, documents, observations, series);
    return st;
}
