/* A store opened for reading, as of a date where one is asked for. */
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
