/* gnomon verify: is a store undamaged? */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_store.h"

#include <stdio.h>

static void print_finding(void *context, const char *what)
{
    printf("%s: %s\n", (const char *)context, what);
}

int cli_verify(const cli_command *self, int argc, char **argv)
{
    const char *named = NULL;
    const cli_option options[] = {
        {"--store", "-s", CLI_TEXT, &named, 0, 0, "STORE", "the store; operands are stores too"},
    };
    static const char examples[] = "  gnomon verify indicators.h5\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n == 0 && !named) return cli_usage(self, "no STORE was named");
    int code = EXIT_DONE;
    for (int i = named ? 0 : 1; i <= n; i++) {
        const char *path = i == 0 ? named : argv[i];
        gn_err err;
        gn_store *store;
        if (gn_store_verify(path, print_finding, (void *)(uintptr_t)path, &err)) {
            code = EXIT_FAILED;
            continue;
        }
        if (gn_store_open(path, &store, &err)) return cli_failed(self, &err);
        printf("%s: undamaged: %zu documents, %zu observations, %zu series\n", path, store->document_count,
               store->observations->count, gn_series_set_count(store->series));
        gn_store_free(store);
    }
    return code;
}
