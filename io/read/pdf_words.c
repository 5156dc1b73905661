/* The list of word boxes that pdftotext -bbox-layout writes, to the text of the pages. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"
#include "pdf_page.h"
#include "reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_PAGE_WORDS = 1 << 18 };

/* name="12.5" within a tag that ends before `end`. */
static bool box_number(const char *tag, const char *end, const char *name, double *out)
{
    const size_t n = strlen(name);
    for (const char *p = tag; (size_t)(end - p) > n + 2; p++) {
        if (memcmp(p, name, n) != 0 || p[n] != '=' || p[n + 1] != '"') continue;
        p += n + 2;
        const char *close = memchr(p, '"', (size_t)(end - p));
        return close && gn_number_parse(p, (size_t)(close - p), out) && fabs(*out) < 1e6;
    }
    return false;
}

static void unescape(const char *s, size_t n, gn_buf *out)
{
    static const struct {
        const char *name;
        char c;
    } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
    enum { KNOWN = sizeof known / sizeof *known };
    for (size_t i = 0; i < n;) {
        size_t k = s[i] == '&' ? 0 : KNOWN;
        while (k < KNOWN &&
               !(n - i >= strlen(known[k].name) && memcmp(s + i, known[k].name, strlen(known[k].name)) == 0))
            k++;
        if (k < KNOWN) {
            gn_buf_char(out, known[k].c);
            i += strlen(known[k].name);
        } else if ((unsigned char)s[i] < 0x20) /* control characters have no place in a line */
            i++;
        else
            gn_buf_char(out, s[i++]);
    }
}

static gn_status add_word(page *p, const char *tag, const char *text, const char *end, gn_err *err)
{
    word w = {0};
    if (!box_number(tag, text, "xMin", &w.x0) || !box_number(tag, text, "yMin", &w.y0) ||
        !box_number(tag, text, "xMax", &w.x1) || !box_number(tag, text, "yMax", &w.y1))
        return GN_OK; /* a word without a place cannot be read in order */
    if (w.y1 - w.y0 < 0.1 || w.x1 < w.x0) return GN_OK;
    w.text = p->text.length;
    if (utf8_valid(text, (size_t)(end - text)) != (size_t)(end - text)) return GN_OK;
    unescape(text, (size_t)(end - text), &p->text);
    w.length = p->text.length - w.text;
    if (!w.length) return GN_OK;
    if (p->words == MAX_PAGE_WORDS) return gn_fail(err, GN_E_LIMIT, "more than %d words on one page", MAX_PAGE_WORDS);
    if (p->words == p->word_capacity) {
        const size_t cap = 2 * p->word_capacity + 1024;
        word *wide = realloc(p->word, cap * sizeof *wide);
        if (!wide) return gn_fail(err, GN_E_NOMEM, "no memory for a page's words");
        p->word = wide;
        p->word_capacity = cap;
    }
    p->word[p->words++] = w;
    return GN_OK;
}

static gn_status begin_page(reading *out, uint32_t max_pages, gn_err *err)
{
    if (out->pages == max_pages) return gn_fail(err, GN_E_LIMIT, "more than %u pages; split it", max_pages);
    if (out->pages == out->pages_capacity) {
        const size_t cap = 2 * out->pages_capacity + 64;
        size_t *wide = realloc(out->page_start, cap * sizeof *wide);
        if (!wide) return gn_fail(err, GN_E_NOMEM, "no memory for the pages");
        out->page_start = wide;
        out->pages_capacity = cap;
    }
    if (out->pages) gn_buf_char(&out->text, '\f');
    out->page_start[out->pages++] = out->text.length;
    return GN_OK;
}

static bool starts(const char *p, const char *end, const char *prefix)
{
    const size_t n = strlen(prefix);
    return (size_t)(end - p) >= n && memcmp(p, prefix, n) == 0;
}

gn_status pdf_words_read(const char *xml, size_t n, uint32_t max_pages, reading *out, gn_err *err)
{
    *out = (reading){0};
    page p = {0};
    gn_status st = GN_OK;
    const char *const end = xml + n;
    for (const char *at = xml; st == GN_OK && (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++) {
        if (starts(at, end, "<word ")) {
            const char *text = memchr(at, '>', (size_t)(end - at));
            const char *close = text ? memchr(text, '<', (size_t)(end - text)) : NULL;
            if (!close) break;
            st = add_word(&p, at, text + 1, close, err);
            at = close;
        } else if (starts(at, end, "<page ")) {
            st = begin_page(out, max_pages, err);
            p.words = 0;
            gn_buf_clear(&p.text);
        } else if (starts(at, end, "</page>")) {
            if (p.text.failed || !pdf_write_page(&p, &out->text)) st = gn_fail(err, GN_E_NOMEM, "no memory for a page");
        } else if (starts(at, end, "<meta name=\"CreationDate\" content=\"") && !out->date.year) {
            char text[32] = {0};
            const char *from = at + strlen("<meta name=\"CreationDate\" content=\"");
            if ((size_t)(end - from) > sizeof text) memcpy(text, from, sizeof text - 1);
            if (reading_date(text, &out->date)) out->date_kind = GN_DATE_CREATED;
        }
    }
    gn_buf_free(&p.text);
    free(p.word);
    free(p.segment);
    free(p.row);
    if (!st && out->text.failed) st = gn_fail(err, GN_E_NOMEM, "no memory for the text");
    if (st) reading_free(out);
    return st;
}
