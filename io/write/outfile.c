/* Output files that appear whole or not at all. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_write.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct gn_outfile {
    int fd;
    char *path, *part; /* path NULL: standard output; part NULL: that, or a device or pipe, written to as it is */
};

static gn_status failed(gn_err *err, const char *path, const char *what)
{
    if (errno == EPIPE) return gn_fail(err, GN_E_PIPE, "%s: the reader has gone", path ? path : "standard output");
    return gn_fail(err, GN_E_IO, "%s: cannot %s: %s", path ? path : "standard output", what, strerror(errno));
}

static void release(gn_outfile *f)
{
    if (!f->part && f->path && f->fd >= 0) close(f->fd);
    free(f->path);
    free(f->part);
    free(f);
}

/* The file that a name leads to: a link stays, what it points at is written. A name without a file is itself. */
static char *resolve(const char *path)
{
    struct stat st;
    char *real = lstat(path, &st) == 0 && S_ISLNK(st.st_mode) ? realpath(path, NULL) : NULL;
    return real ? real : strdup(path);
}

/* /dev/stdout and its like, also where it was sent to a file: that one must not be exchanged for another. */
static bool is_standard_output(const char *path)
{
    struct stat named, ours;
    return stat(path, &named) == 0 && fstat(STDOUT_FILENO, &ours) == 0 && named.st_dev == ours.st_dev &&
           named.st_ino == ours.st_ino;
}

static gn_status open_part(const char *path, int flags, gn_outfile **out, gn_err *err)
{
    *out = NULL;
    gn_outfile *f = calloc(1, sizeof *f);
    if (!f) return gn_fail(err, GN_E_NOMEM, "%s: no memory", path ? path : "standard output");
    f->fd = STDOUT_FILENO;
    if (!path || strcmp(path, "-") == 0 || is_standard_output(path)) {
        *out = f;
        return GN_OK;
    }
    gn_status status = GN_OK;
    struct stat st;
    f->fd = -1;
    f->path = resolve(path);
    const size_t n = f->path ? strlen(f->path) : 0;
    if (!f->path)
        status = gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    else if (stat(f->path, &st) == 0 && S_ISDIR(st.st_mode))
        status = gn_fail(err, GN_E_IO, "%s: is a folder", path);
    else if (stat(f->path, &st) == 0 && !S_ISREG(st.st_mode)) {
        f->fd = open(f->path, O_WRONLY | O_CLOEXEC); /* renaming a file over /dev/null would take it from everybody */
        if (f->fd < 0) status = failed(err, path, "write");
    } else if (!(f->part = malloc(n + sizeof ".part")))
        status = gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    else {
        memcpy(f->part, f->path, n);
        memcpy(f->part + n, ".part", sizeof ".part");
        f->fd = open(f->part, O_WRONLY | flags | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (f->fd < 0) status = failed(err, f->part, "write");
    }
    if (status) {
        release(f);
        return status;
    }
    *out = f;
    return GN_OK;
}

gn_status gn_outfile_open(const char *path, gn_outfile **out, gn_err *err)
{
    return open_part(path, O_CREAT | O_TRUNC, out, err);
}

gn_status gn_outfile_resume(const char *path, uint64_t keep, gn_outfile **out, gn_err *err)
{
    gn_status st = open_part(path, 0, out, err);
    if (st) return st;
    gn_outfile *f = *out;
    if (!f->part) return GN_OK;
    if (ftruncate(f->fd, (off_t)keep) == 0 && lseek(f->fd, 0, SEEK_END) == (off_t)keep) return GN_OK;
    st = failed(err, f->part, "go on with");
    close(f->fd); /* the file stays: another try may fare better */
    release(f);
    *out = NULL;
    return st;
}

gn_status gn_outfile_write(gn_outfile *f, const void *data, size_t n, gn_err *err)
{
    const char *p = data;
    while (n > 0) {
        const ssize_t k = write(f->fd, p, n);
        if (k < 0) {
            if (errno == EINTR) continue;
            return failed(err, f->path, "write");
        }
        p += k;
        n -= (size_t)k;
    }
    return GN_OK;
}

gn_status gn_outfile_sync(gn_outfile *f, gn_err *err)
{
    /* a pipe or a device has nothing to synchronise */
    if (!f->part || fsync(f->fd) == 0 || errno == EINVAL || errno == EROFS) return GN_OK;
    return failed(err, f->path, "write");
}

const char *gn_outfile_part(const gn_outfile *f)
{
    return f->part ? f->part : "";
}

void gn_outfile_abort(gn_outfile *f)
{
    if (!f) return;
    if (f->part) {
        close(f->fd);
        unlink(f->part);
    }
    release(f);
}

gn_status gn_outfile_commit(gn_outfile *f, gn_err *err)
{
    gn_status st = GN_OK;
    if (f->part) {
        st = gn_outfile_sync(f, err);
        if (close(f->fd) != 0 && !st) st = failed(err, f->path, "write");
        if (!st && rename(f->part, f->path) != 0) st = failed(err, f->path, "rename the finished file to it");
        if (st)
            unlink(f->part);
        else {
            const int folder = open(dirname(f->part), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
            if (folder >= 0) {
                fsync(folder);
                close(folder);
            }
        }
    }
    release(f);
    return st;
}

gn_status gn_outfile_save(const char *path, const gn_buf *b, gn_err *err)
{
    if (b->failed) return gn_fail(err, GN_E_NOMEM, "%s: no memory for the output", path ? path : "standard output");
    gn_outfile *f;
    gn_status st = gn_outfile_open(path, &f, err);
    if (st) return st;
    st = gn_outfile_write(f, b->data, b->length, err);
    if (st) {
        gn_outfile_abort(f);
        return st;
    }
    return gn_outfile_commit(f, err);
}
