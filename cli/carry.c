/* Decisions of a reviewer carried over to documents that came again, and what is said of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_store.h"

enum { SHOWN = 10 }; /* lost decisions of a document that are shown without -v */

typedef struct teller {
    const cli_command *self;
    const char *name; /* the document's */
    size_t told;
} teller;

static void tell_lost(void *context, const gn_store *from, size_t row)
{
    teller *t = context;
    if (t->told++ >= SHOWN && !cli_verbose) return;
    const gn_observation *o = &from->observations->items[row];
    const char *text = gn_strings_get(from->observations->strings, o->text),
               *sentence = gn_strings_get(from->observations->strings, o->sentence);
    cli_warn(t->self, "%s: %s before, no such figure now: %s in: %s", t->name,
             from->decision[row] == GN_ACCEPTED ? "accepted" : "rejected", text ? text : "?",
             sentence ? sentence : "(no sentence)");
}

gn_status cli_carry(const cli_command *self, gn_store *store, size_t first, const gn_store *from, gn_err *err)
{
    gn_status st = GN_OK;
    for (size_t i = first; !st && i < store->document_count; i++) {
        teller t = {.self = self, .name = gn_strings_get(store->observations->strings, store->documents[i].name)};
        gn_carried c = {.tell = tell_lost, .context = &t};
        st = gn_store_carry(store, (uint32_t)i, from, &c, err);
        if (!st && (c.carried || c.lost))
            cli_note(self, "%s: decisions carried over: %zu, without their figure now: %zu%s", t.name, c.carried,
                     c.lost, c.lost > SHOWN && !cli_verbose ? " (-v lists all)" : "");
    }
    return st;
}
