/* Documents: bytes in, text with offsets and pages out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_document.h"

#include "encoding.h"
#include "sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

gn_read_options gn_read_options_defaults(void)
{
    return (gn_read_options){
        .max_bytes = (uint64_t)1 << 30, .max_pages = 5000, .max_seconds = 8, .max_memory = (uint64_t)768 << 20};
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

static gn_status build(const char *name, const char *bytes, size_t n, gn_document **out, gn_err *err)
{
    if (n == 0) return gn_fail(err, GN_E_FORMAT, "the file is empty");
    gn_document *d = calloc(1, sizeof *d);
    if (!d || !(d->name = strdup(name))) {
        gn_document_free(d);
        return gn_fail(err, GN_E_NOMEM, "no memory for the document");
    }
    gn_buf text = {0};
    gn_status st = encoding_decode(bytes, n, &text, &d->map, &d->encoding, err);
    if (!st) {
        gn_buf_bytes(&text, "", 0); /* a file that is only a BOM has a text, too */
        d->text = text.data;
        d->length = text.length;
        d->source_bytes = n;
        sha256(bytes, n, d->sha256);
        if (strspn(d->text, " \t\r\n") == d->length) st = gn_fail(err, GN_E_FORMAT, "the file holds no text");
    }
    if (st) {
        gn_document_free(d);
        return st;
    }
    *out = d;
    return GN_OK;
}

gn_status gn_document_read(const char *path, const gn_read_options *opt, gn_document **out, gn_err *err)
{
    *out = NULL;
    const gn_read_options o = opt ? *opt : gn_read_options_defaults();
    gn_buf bytes = {0};
    gn_status st = load(path, o.max_bytes, &bytes, err);
    if (!st) st = build(path, bytes.data, bytes.length, out, err);
    gn_buf_free(&bytes);
    if (st) gn_err_prefix(err, "%s: ", spoken(path));
    return st;
}

gn_status gn_document_from_bytes(const char *name, const void *bytes, size_t n, gn_document **out, gn_err *err)
{
    *out = NULL;
    const gn_status st = build(name, bytes, n, out, err);
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
