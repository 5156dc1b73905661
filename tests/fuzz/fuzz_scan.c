/* Fuzz target of text layer and scanner: any bytes as a report; what is found lies in order inside the text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "gnomon/gn_scan.h"
#include "io/extract/clean.h"
#include "io/extract/scan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static gn_lexicon *lexicon;
    gn_err err;
    if (!lexicon) must(gn_lexicon_new(NULL, &lexicon, &err) == GN_OK);
    gn_document *doc;
    if (gn_document_from_bytes("fuzz", data, size, &doc, &err)) return 0;

    gn_clean c = {0};
    gn_scan s = {0};
    must(gn_clean_text(doc->text, doc->length, NULL, 0, &c, &err) == GN_OK);
    must(gn_scan_text(lexicon, &c, &s, &err) == GN_OK);
    size_t before = 0;
    for (size_t i = 0; i < c.length; i++) {
        const size_t at = gn_clean_doc(&c, i);
        if (((unsigned char)c.text[i] & 0xC0) == 0x80 || c.text[i] == '\n') continue;
        must(at >= before && at <= doc->length);
        before = at;
    }
    for (size_t i = 0; i < s.tokens; i++) {
        const gn_token *const t = &s.token[i];
        must(t->start < t->end && t->end <= c.length && (i == 0 || s.token[i - 1].start <= t->start));
        must(gn_clean_block(&c, t->start) == gn_clean_block(&c, t->end - 1));
        must(t->kind != GN_TOKEN_QUANTITY || t->index < s.quantities);
        must(t->kind != GN_TOKEN_PERIOD || t->index < s.times);
        if (t->kind == GN_TOKEN_QUANTITY) {
            size_t len;
            const char *const unit = gn_quantity_unit(lexicon, &c, &s.quantity[t->index], &len);
            must(unit != NULL && len < 4096);
        }
    }
    gn_scan_free(&s);
    gn_clean_free(&c);

    gn_found *found;
    size_t n;
    must(gn_scan_document(lexicon, doc, (gn_date){2021, 11, 30}, &found, &n, &err) == GN_OK);
    for (size_t i = 0; i < n; i++) must(found[i].text_start < found[i].text_end && found[i].text_end <= doc->length);
    free(found);
    gn_document_free(doc);
    return 0;
}
