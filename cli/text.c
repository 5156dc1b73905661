/* gnomon text: a report as the text that the extractor reads. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_document.h"
#include "gnomon/gn_write.h"

int cli_text(const cli_command *self, int argc, char **argv)
{
    const char *output = NULL;
    const cli_option options[] = {
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] = "  gnomon text report.pdf | less\n  gnomon text - < report.html\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (n == 0) return cli_usage(self, "no FILE was named");
    gn_err err;
    gn_buf out = {0};
    int skipped = 0;
    for (int i = 1; i <= n; i++) {
        gn_document *doc;
        if (gn_document_read(argv[i], NULL, &doc, &err)) {
            cli_failed(self, &err);
            skipped++;
            continue;
        }
        gn_buf_bytes(&out, doc->text, doc->length);
        gn_document_free(doc);
    }
    const gn_status st = skipped == n ? GN_OK : gn_outfile_save(output, &out, &err);
    gn_buf_free(&out);
    if (st) return cli_failed(self, &err);
    return skipped == n ? EXIT_FAILED : skipped ? EXIT_SKIPPED : EXIT_DONE;
}
