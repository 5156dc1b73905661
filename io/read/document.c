/* Documents: bytes in, text with offsets and pages out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_document.h"

#include "encoding.h"
#include "read_child.h"
#include "sha256.h"
#include "sniff.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gn_read_options gn_read_options_defaults(void)
{
    return (gn_read_options){
        .max_bytes = (uint64_t)256 << 20, .max_pages = 5000, .max_seconds = 8, .max_memory = (uint64_t)768 << 20};
}

static gn_status cannot_read(gn_err *err, int number)
{
    const gn_status st = number == ENOENT || number == ENOTDIR ? GN_E_NOTFOUND : GN_E_IO;
    return gn_fail(err, st, "cannot read: %s", strerror(number));
}

/* The whole of a file or a pipe, with a limit on its size. */
static gn_status slurp(int fd, uint64_t max, gn_buf *out, gn_err *err)
{
    char chunk[1 << 16];
    for (;;) {
        const ssize_t k = read(fd, chunk, sizeof chunk);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return cannot_read(err, errno);
        if (k == 0) return GN_OK;
        if (out->length + (size_t)k > max)
            return gn_fail(err, GN_E_LIMIT, "larger than %llu bytes, the most that is read", (unsigned long long)max);
        gn_buf_bytes(out, chunk, (size_t)k);
        if (out->failed) return gn_fail(err, GN_E_NOMEM, "no memory for the file's %zu bytes", out->length);
    }
}

static gn_status load(const char *path, uint64_t max, gn_buf *out, gn_err *err)
{
    if (strcmp(path, "-") == 0) return slurp(STDIN_FILENO, max, out, err);
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return cannot_read(err, errno);
    struct stat s;
    gn_status st = GN_OK;
    if (fstat(fd, &s) != 0)
        st = cannot_read(err, errno);
    else if (S_ISDIR(s.st_mode))
        st = gn_fail(err, GN_E_IO, "a folder, not a file; name the reports in it");
    else if (S_ISREG(s.st_mode) && (uint64_t)s.st_size > max)
        st = gn_fail(err, GN_E_LIMIT, "%llu bytes, at most %llu are read", (unsigned long long)s.st_size,
                     (unsigned long long)max);
    else
        st = slurp(fd, max, out, err);
    close(fd);
    return st;
}

static const char *spoken(const char *name)
{
    return strcmp(name, "-") == 0 ? "standard input" : name;
}

static gn_status no_memory(gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "no memory for the document");
}

static gn_status no_text(gn_err *err)
{
    return gn_fail(err, GN_E_FORMAT, "it holds no text");
}

static bool is_blank(const char *s, size_t n)
{
    static const char *const wide[] = {"\u3000", "\u00A0", "\uFEFF"};
    for (const char *const end = s + n; s < end;) {
        size_t space = (unsigned char)*s <= ' ';
        for (size_t i = 0; i < sizeof wide / sizeof *wide && !space; i++)
            if (strncmp(s, wide[i], strlen(wide[i])) == 0) space = strlen(wide[i]);
        if (!space) return false;
        s += space;
    }
    return true;
}

/* The reader of a foreign format, as it is reached: in a child process, or here. */
typedef gn_status foreign(gn_format format, const char *bytes, size_t n, const gn_read_options *o, reading *out,
                          gn_err *err);

static gn_status in_process(gn_format format, const char *bytes, size_t n, const gn_read_options *o, reading *out,
                            gn_err *err)
{
    (void)o;
    if (format == GN_FORMAT_HTML) return html_read(bytes, n, out, err);
    if (format == GN_FORMAT_DOCX) return docx_read(bytes, n, out, err);
    return gn_fail(err, GN_E_UNSUPPORTED, "a PDF, which is read from a file only");
}

static gn_status adopt(gn_document *d, reading *r, gn_err *err)
{
    d->text = r->text.data;
    d->length = r->text.length;
    d->page_start = r->page_start;
    d->pages = r->pages;
    d->date = r->date;
    d->date_kind = r->date_kind;
    *r = (reading){0};
    return !d->text || is_blank(d->text, d->length) ? no_text(err) : GN_OK;
}

/* Lines that end in a carriage return alone, as old Macs wrote them. */
static void end_lines(char *text, size_t n)
{
    if (memchr(text, '\n', n)) return;
    for (char *p = text; (p = memchr(p, '\r', (size_t)(text + n - p))) != NULL;) *p++ = '\n';
}

static gn_status fill(gn_document *d, const char *bytes, size_t n, const gn_read_options *o, foreign *read, gn_err *err)
{
    sniffed kind;
    gn_status st = sniff_bytes(bytes, n, &kind, err);
    if (st) return st;
    reading r;
    d->encoding = "UTF-8";
    if (kind != SNIFFED_TEXT) {
        d->format = kind == SNIFFED_PDF ? GN_FORMAT_PDF : GN_FORMAT_DOCX;
        st = read(d->format, bytes, n, o, &r, err);
        return st ? st : adopt(d, &r, err);
    }
    gn_buf text = {0};
    st = encoding_decode(bytes, n, &text, &d->map, &d->encoding, err);
    if (st) return st;
    gn_buf_bytes(&text, "", 0); /* a file that is only a BOM has a text, too */
    d->text = text.data;
    d->length = text.length;
    bool html;
    st = sniff_text(d->text, d->length, &html, err);
    if (st) return st;
    if (!html) {
        end_lines(d->text, d->length);
        return is_blank(d->text, d->length) ? no_text(err) : GN_OK;
    }
    d->format = GN_FORMAT_HTML;
    d->text = NULL;
    d->length = 0;
    offset_map_free(d->map); /* offsets lead into the text, not into the page's source */
    d->map = NULL;
    st = read(GN_FORMAT_HTML, text.data, text.length, o, &r, err);
    gn_buf_free(&text);
    return st ? st : adopt(d, &r, err);
}

static gn_status build(const char *name, const char *bytes, size_t n, const gn_read_options *o, foreign *read,
                       gn_document **out, gn_err *err)
{
    if (n == 0) return gn_fail(err, GN_E_FORMAT, "the file is empty");
    gn_document *d = calloc(1, sizeof *d);
    if (!d || !(d->name = strdup(name))) {
        gn_document_free(d);
        return no_memory(err);
    }
    d->source_bytes = n;
    sha256(bytes, n, d->sha256);
    const gn_status st = fill(d, bytes, n, o, read, err);
    if (st)
        gn_document_free(d);
    else
        *out = d;
    return st;
}

gn_status gn_document_read(const char *path, const gn_read_options *opt, gn_document **out, gn_err *err)
{
    *out = NULL;
    const gn_read_options o = opt ? *opt : gn_read_options_defaults();
    gn_buf bytes = {0};
    gn_status st = load(path, o.max_bytes, &bytes, err);
    if (!st) st = build(path, bytes.data, bytes.length, &o, read_child_run, out, err);
    gn_buf_free(&bytes);
    if (st) gn_err_prefix(err, "%s: ", spoken(path));
    return st;
}

gn_status gn_document_from_bytes(const char *name, const void *bytes, size_t n, gn_document **out, gn_err *err)
{
    *out = NULL;
    const gn_status st = build(name, bytes, n, NULL, in_process, out, err);
    if (st) gn_err_prefix(err, "%s: ", spoken(name));
    return st;
}

void gn_document_free(gn_document *d)
{
    if (!d) return;
    free(d->name);
    free(d->text);
    free(d->page_start);
    offset_map_free(d->map);
    free(d);
}

uint64_t gn_document_offset(const gn_document *d, size_t text_offset)
{
    return offset_map_find(d->map, d->text, text_offset);
}

gn_date gn_document_date(const gn_document *d, gn_date given)
{
    return d->date_kind == GN_DATE_PUBLISHED || given.year == 0 ? d->date : given;
}

uint32_t gn_document_page(const gn_document *d, size_t text_offset)
{
    size_t low = 0, high = d->pages; /* pages that begin at or before the place: [0, low) */
    while (low < high) {
        const size_t mid = low + (high - low) / 2;
        if (d->page_start[mid] <= text_offset)
            low = mid + 1;
        else
            high = mid;
    }
    return (uint32_t)low;
}
