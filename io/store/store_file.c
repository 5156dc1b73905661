/* The store's file: a header with checksums, the HDF5 file, the list of ranges; reading, verifying, transactions.
 *
 * The header is HDF5's user block (512 bytes of text): other programs skip it, and we find damage before the HDF5
 * library, which single flipped bits can crash, sees a byte. Layout in docs/store.md. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_image.h"

#include "io/read/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HEADER = 512, HEADER_SUM = HEADER - 64 };
static const char magic[] = "gnomon store\n";
static const char hdf5_signature[8] = "\x89HDF\r\n\x1a\n";

static void hex_sum(const void *bytes, size_t n, char hex[65])
{
    uint8_t sum[32];
    sha256(bytes, n, sum);
    for (size_t i = 0; i < 32; i++) snprintf(hex + 2 * i, 3, "%02x", sum[i]);
}

/* The lengths and checksums that a header states. */
typedef struct header {
    uint64_t schema, hdf5_bytes, map_bytes;
    char hdf5_sum[65], map_sum[65];
} header;

static void header_write(const header *h, char out[HEADER])
{
    memset(out, 0, HEADER);
    snprintf(out, HEADER_SUM, "%sschema %" PRIu64 "\nhdf5 %" PRIu64 " %s\nmap %" PRIu64 " %s\n", magic, h->schema,
             h->hdf5_bytes, h->hdf5_sum, h->map_bytes, h->map_sum);
    char sum[65];
    hex_sum(out, HEADER_SUM, sum);
    memcpy(out + HEADER_SUM, sum, 64);
}

/* ---- looking at the bytes -------------------------------------------------------------------------------------------
 */
typedef struct bytes {
    uint8_t *data;
    size_t length;
} bytes;

static gn_status read_all(const char *path, bytes *out, gn_err *err)
{
    *out = (bytes){0};
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? gn_fail(err, GN_E_NOTFOUND, "there is no such store")
                               : gn_fail(err, GN_E_IO, "cannot open: %s", strerror(errno));
    struct stat st;
    gn_status status = GN_OK;
    if (fstat(fd, &st) != 0)
        status = gn_fail(err, GN_E_IO, "cannot read: %s", strerror(errno));
    else if (!S_ISREG(st.st_mode))
        status = gn_fail(err, GN_E_FORMAT, "not a store: not a regular file");
    else if (!(out->data = malloc((size_t)st.st_size + 1)))
        status = gn_fail(err, GN_E_NOMEM, "no memory for a store of %lld bytes", (long long)st.st_size);
    while (!status && out->length < (size_t)st.st_size) {
        const ssize_t k = read(fd, out->data + out->length, (size_t)st.st_size - out->length);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) status = gn_fail(err, GN_E_IO, "cannot read: %s", strerror(errno));
        if (k <= 0) break;
        out->length += (size_t)k;
    }
    close(fd);
    if (status) {
        free(out->data);
        *out = (bytes){0};
    }
    return status;
}

typedef struct report {
    void (*found)(void *context, const char *what);
    void *context;
    gn_err *err;
    gn_status status; /* of the first finding */
} report;

static void find(report *r, gn_status st, const char *fmt, ...) GN_PRINTF(3, 4);
static void find(report *r, gn_status st, const char *fmt, ...)
{
    char text[512];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (!r->status) r->status = gn_fail(r->err, st, "%s", text);
    if (r->found) r->found(r->context, text);
}

/* Goes through the list of ranges and names those that do not match; they are in the order of the datasets. */
static void examine_ranges(report *r, const uint8_t *hdf5, uint64_t hdf5_bytes, char *map)
{
    const gn_status before = r->status;
    size_t bad = 0;
    char last[64] = "";
    for (char *line = map, *next; *line; line = next) {
        next = line + strcspn(line, "\n");
        if (*next) *next++ = '\0';
        uint64_t at, size;
        char want[65], name[64], got[65];
        if (sscanf(line, "%" SCNu64 " %" SCNu64 " %64s %63s", &at, &size, want, name) != 4 || at > hdf5_bytes ||
            size > hdf5_bytes - at)
            continue; /* the list has passed its own checksum: only a forger writes such a line */
        hex_sum(hdf5 + at, size, got);
        if (strcmp(got, want) == 0) continue;
        if (strcmp(last, name) != 0)
            find(r, GN_E_DAMAGED, "damaged: %s (bytes %" PRIu64 " to %" PRIu64 ")", name, HEADER + at,
                 HEADER + at + size - 1);
        memcpy(last, name, sizeof last);
        bad++;
    }
    if (!bad && r->status == before)
        find(r, GN_E_DAMAGED, "damaged: HDF5's own structure, outside the values of the datasets");
}

/* Checks header, HDF5 part and list; on GN_OK *hdf5 and *n are the part for the library. */
static gn_status examine(const bytes *b, report *r, const uint8_t **hdf5, size_t *n)
{
    const bool at_start = b->length >= 8 && memcmp(b->data, hdf5_signature, 8) == 0;
    const bool at_block = b->length >= HEADER + 8 && memcmp(b->data + HEADER, hdf5_signature, 8) == 0;
    const bool ours = b->length >= sizeof magic - 1 && memcmp(b->data, magic, sizeof magic - 1) == 0;
    char sum[65];
    if (b->length >= HEADER) hex_sum(b->data, HEADER_SUM, sum);
    const bool intact = b->length >= HEADER && memcmp(sum, b->data + HEADER_SUM, 64) == 0;
    if (!ours && !intact) {
        if (at_start)
            find(r, GN_E_FORMAT, "an HDF5 file, but not a store of gnomon");
        else if (at_block && memcmp(b->data + 13, "schema ", 7) == 0)
            find(r, GN_E_DAMAGED, "damaged: the header");
        else if (at_block)
            find(r, GN_E_FORMAT, "an HDF5 file, but not a store of gnomon");
        else if (b->length == 0)
            find(r, GN_E_FORMAT, "not a store: the file is empty");
        else
            find(r, GN_E_FORMAT, "not a store: not an HDF5 file");
        return r->status;
    }
    if (!ours || !intact) {
        if (b->length < HEADER)
            find(r, GN_E_DAMAGED, "damaged: cut off after %zu bytes, within the header", b->length);
        else
            find(r, GN_E_DAMAGED, "damaged: the header");
        return r->status;
    }
    char text[HEADER + 1], again[HEADER];
    memcpy(text, b->data, HEADER);
    text[HEADER] = '\0';
    header h = {0};
    if (sscanf(text + sizeof magic - 1, "schema %" SCNu64, &h.schema) == 1 && h.schema > GN_STORE_SCHEMA) {
        find(r, GN_E_SCHEMA, "written by a newer gnomon (schema %" PRIu64 ", this one knows up to %d)", h.schema,
             GN_STORE_SCHEMA);
        return r->status;
    }
    const int fields =
        sscanf(text + sizeof magic - 1, "schema %" SCNu64 "\nhdf5 %" SCNu64 " %64s\nmap %" SCNu64 " %64s", &h.schema,
               &h.hdf5_bytes, h.hdf5_sum, &h.map_bytes, h.map_sum);
    header_write(&h, again);
    if (fields != 5 || memcmp(again, b->data, HEADER) != 0) {
        find(r, GN_E_DAMAGED, "damaged: the header");
        return r->status;
    }
    const uint64_t body = b->length - HEADER;
    if (h.hdf5_bytes > body || h.map_bytes != body - h.hdf5_bytes) {
        uint64_t want;
        if (__builtin_add_overflow(h.hdf5_bytes, h.map_bytes, &want)) want = UINT64_MAX - HEADER;
        find(r, GN_E_DAMAGED, "damaged: %s: %zu of %" PRIu64 " bytes", want > body ? "cut off" : "too long", b->length,
             want + HEADER);
        return r->status;
    }
    const uint8_t *part = b->data + HEADER;
    hex_sum(part + h.hdf5_bytes, h.map_bytes, sum);
    const bool map_good = strcmp(sum, h.map_sum) == 0;
    if (!map_good) find(r, GN_E_DAMAGED, "damaged: the list of checksums at the end of the file");
    hex_sum(part, h.hdf5_bytes, sum);
    if (strcmp(sum, h.hdf5_sum) != 0) {
        char *map = map_good ? strndup((const char *)part + h.hdf5_bytes, h.map_bytes) : NULL;
        if (map)
            examine_ranges(r, part, h.hdf5_bytes, map);
        else
            find(r, GN_E_DAMAGED, "damaged: the HDF5 part");
        free(map);
    }
    *hdf5 = part;
    *n = h.hdf5_bytes;
    return r->status;
}

static gn_status load(const char *path, report *r, gn_store **out)
{
    if (out) *out = NULL;
    gn_err err = {0};
    bytes b;
    gn_status st = read_all(path, &b, &err);
    if (st) {
        find(r, st, "%s", err.msg);
        return st;
    }
    const uint8_t *hdf5 = NULL;
    size_t n = 0;
    gn_store *s = NULL;
    st = examine(&b, r, &hdf5, &n);
    if (!st) {
        st = store_image_read(hdf5, n, &s, &err);
        if (st) find(r, st, "%s", err.msg);
    }
    free(b.data);
    if (out && !st)
        *out = s;
    else
        gn_store_free(s);
    return st;
}

gn_status gn_store_open(const char *path, gn_store **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "store: no place for the result");
    report r = {.err = err};
    const gn_status st = load(path, &r, out);
    if (st) gn_err_prefix(err, "%s: ", path);
    return st;
}

gn_status gn_store_verify(const char *path, void (*found)(void *, const char *), void *context, gn_err *err)
{
    report r = {.found = found, .context = context, .err = err};
    const gn_status st = load(path, &r, NULL);
    if (st) gn_err_prefix(err, "%s: ", path);
    return st;
}

/* ---- transactions ---------------------------------------------------------------------------------------------------
 */
struct gn_store_tx {
    char *path; /* links resolved: a rename must not replace the link */
    char *lock;
    int lock_fd;
    gn_store *store;
};

/* The lock is flock's, so a dead holder's is gone with it; the file's text only names the holder. The holder removes
 * the file; one who locked a file that is no longer the one in the folder tries again. */
static gn_status lock(gn_store_tx *tx, gn_err *err)
{
    for (;;) {
        tx->lock_fd = open(tx->lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (tx->lock_fd < 0) return gn_fail(err, GN_E_IO, "%s: cannot lock: %s", tx->lock, strerror(errno));
        if (flock(tx->lock_fd, LOCK_EX | LOCK_NB) != 0) {
            char holder[128] = "";
            const int why = errno;
            const ssize_t k = pread(tx->lock_fd, holder, sizeof holder - 1, 0);
            if (k > 0) holder[strcspn(holder, "\n")] = '\0';
            close(tx->lock_fd);
            tx->lock_fd = -1;
            if (why != EWOULDBLOCK) return gn_fail(err, GN_E_IO, "%s: cannot lock: %s", tx->lock, strerror(why));
            return gn_fail(err, GN_E_LOCKED, "%s: locked by %s, which is writing to it; try again when it has finished",
                           tx->path, holder[0] ? holder : "another process");
        }
        struct stat mine, there;
        if (fstat(tx->lock_fd, &mine) == 0 && stat(tx->lock, &there) == 0 && mine.st_ino == there.st_ino &&
            mine.st_dev == there.st_dev)
            break;
        close(tx->lock_fd);
    }
    /* naming the holder is a courtesy: on a full disk the lock holds all the same */
    char holder[64];
    const int n = snprintf(holder, sizeof holder, "process %ld\n", (long)getpid());
    if (ftruncate(tx->lock_fd, 0) != 0 || pwrite(tx->lock_fd, holder, (size_t)n, 0) != n) return GN_OK;
    return GN_OK;
}

void gn_store_abort(gn_store_tx *tx)
{
    if (!tx) return;
    if (tx->lock_fd >= 0) {
        unlink(tx->lock);
        close(tx->lock_fd);
    }
    gn_store_free(tx->store);
    free(tx->lock);
    free(tx->path);
    free(tx);
}

gn_status gn_store_begin(const char *path, gn_store_tx **out, gn_store **store, gn_err *err)
{
    if (!path || !out || !store) return gn_fail(err, GN_E_ARG, "store: no path or no place for the result");
    *out = NULL;
    *store = NULL;
    gn_store_tx *tx = calloc(1, sizeof *tx);
    if (!tx) return gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    tx->lock_fd = -1;
    tx->path = realpath(path, NULL);
    if (!tx->path) tx->path = strdup(path);
    const size_t n = tx->path ? strlen(tx->path) : 0;
    tx->lock = malloc(n + sizeof ".lock");
    gn_status st = GN_OK;
    if (!tx->path || !tx->lock)
        st = gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    else {
        memcpy(tx->lock, tx->path, n);
        memcpy(tx->lock + n, ".lock", sizeof ".lock");
        st = lock(tx, err);
    }
    if (!st) {
        st = gn_store_open(tx->path, &tx->store, err);
        if (st == GN_E_NOTFOUND) st = gn_store_new(&tx->store, err);
    }
    if (st) {
        gn_store_abort(tx);
        return st;
    }
    *out = tx;
    *store = tx->store;
    return GN_OK;
}

gn_status gn_store_commit(gn_store_tx *tx, gn_err *err)
{
    gn_buf image = {0}, map = {0};
    gn_outfile *file = NULL;
    gn_status st = store_image_write(tx->store, &image, &map, err);
    if (st) gn_err_prefix(err, "%s: ", tx->path);
    if (!st) st = gn_outfile_open(tx->path, &file, err);
    if (!st) {
        header h = {.schema = GN_STORE_SCHEMA, .hdf5_bytes = image.length, .map_bytes = map.length};
        hex_sum(image.data, image.length, h.hdf5_sum);
        hex_sum(map.data, map.length, h.map_sum);
        char head[HEADER];
        header_write(&h, head);
        st = gn_outfile_write(file, head, HEADER, err);
        if (!st) st = gn_outfile_write(file, image.data, image.length, err);
        if (!st) st = gn_outfile_write(file, map.data, map.length, err);
    }
    if (!st) {
        st = gn_outfile_sync(file, err);
        /* what stands on the disk must be what HDF5 reads */
        if (!st) st = gn_store_verify(gn_outfile_part(file), NULL, NULL, err);
    }
    if (st)
        gn_outfile_abort(file);
    else
        st = gn_outfile_commit(file, err);
    gn_buf_free(&image);
    gn_buf_free(&map);
    gn_store_abort(tx);
    return st;
}
