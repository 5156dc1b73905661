/* The parent's side: starts readers with posix_spawn, feeds them through a memory file, and watches time and memory. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { COMPLAINTS = 8192, TICK_MS = 20 };

static char reader_path[4096] = "gnomon";

void gn_document_set_reader(const char *path)
{
    snprintf(reader_path, sizeof reader_path, "%s", path);
}

typedef struct child {
    pid_t pid; /* 0: none or reaped */
    int status;
    const char *killed_for; /* NULL: it ended by itself */
} child;

static int64_t now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static gn_status start(child *c, const char *mode, const gn_read_options *o, size_t n, int in, int out, int complaints,
                       gn_err *err)
{
    char seconds[32], memory[32], pages[32];
    snprintf(seconds, sizeof seconds, "%u", o->max_seconds);
    snprintf(memory, sizeof memory, "%llu", (unsigned long long)(o->max_memory + n));
    snprintf(pages, sizeof pages, "%u", o->max_pages);
    char *argv[] = {"gnomon", "--read-child", (char *)mode, seconds, memory, pages, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int e = posix_spawn_file_actions_init(&actions);
    if (e) return gn_fail(err, GN_E_NOMEM, "no memory to start its reader");
    e = posix_spawnattr_init(&attributes);
    sigset_t none, pipe_only;
    sigemptyset(&none);
    sigemptyset(&pipe_only);
    sigaddset(&pipe_only, SIGPIPE);
    /* descriptors above 3 first: 0 to 2 may be closed in a caller, and then be ours */
    if (!e) e = posix_spawn_file_actions_adddup2(&actions, in, 0);
    if (!e) e = posix_spawn_file_actions_adddup2(&actions, out, 1);
    if (!e && complaints >= 0) e = posix_spawn_file_actions_adddup2(&actions, complaints, 2);
    if (!e && complaints < 0) e = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    if (!e) e = posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    if (!e) e = posix_spawnattr_setsigmask(&attributes, &none);
    if (!e) e = posix_spawnattr_setsigdefault(&attributes, &pipe_only);
    if (!e) e = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    if (!e) e = posix_spawnp(&c->pid, reader_path, &actions, &attributes, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (!e) return GN_OK;
    c->pid = 0;
    return gn_fail(err, GN_E_IO, "cannot start its reader %s: %s", reader_path, strerror(e));
}

static uint64_t resident(pid_t pid)
{
    char path[64], text[128];
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    const ssize_t n = read(fd, text, sizeof text - 1);
    close(fd);
    if (n <= 0) return 0;
    text[n] = '\0';
    const char *second = strchr(text, ' ');
    return second ? strtoull(second, NULL, 10) * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static void stop(child *c, const char *why)
{
    if (!c->pid) return;
    if (!c->killed_for) c->killed_for = why;
    kill(c->pid, SIGKILL);
}

static void reap(child *c, bool wait)
{
    if (!c->pid) return;
    pid_t k;
    do k = waitpid(c->pid, &c->status, wait ? 0 : WNOHANG);
    while (k < 0 && errno == EINTR);
    if (k != 0) c->pid = 0;
}

static const char too_long[] = "time", too_large[] = "memory";

/* Reads both pipes to their ends while the children run. *result gets all of `from`, *complaints the beginning of
 * `grumble` (-1: none). Children beyond their limits are killed. All are reaped. */
static gn_status watch(child *c, size_t n_children, int from, int grumble, const gn_read_options *o, size_t input,
                       gn_buf *result, gn_buf *complaints, gn_err *err)
{
    static const int64_t grace_ms = 1000;
    const int64_t deadline = now_ms() + (int64_t)o->max_seconds * 1000 + grace_ms;
    char *chunk = malloc(1 << 16);
    gn_status st = chunk ? GN_OK : gn_fail(err, GN_E_NOMEM, "no memory to read it");
    struct pollfd p[2] = {{from, POLLIN, 0}, {grumble, POLLIN, 0}};
    bool running = true;
    while (!st && (running || p[0].fd >= 0)) {
        const int k = poll(p, 2, p[0].fd < 0 ? 1 : TICK_MS);
        if (k < 0 && errno != EINTR) st = gn_fail(err, GN_E_IO, "cannot wait for its reader: %s", strerror(errno));
        for (int i = 0; i < 2 && k > 0; i++) {
            if (p[i].fd < 0 || !p[i].revents) continue;
            const ssize_t got = read(p[i].fd, chunk, 1 << 16);
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0)
                p[i].fd = -1;
            else if (i == 0)
                gn_buf_bytes(result, chunk, (size_t)got);
            else if (complaints->length < COMPLAINTS)
                gn_buf_bytes(complaints, chunk, (size_t)got);
        }
        if (result->failed || result->length > o->max_memory)
            st = gn_fail(err, GN_E_LIMIT, "its text is larger than %llu MB", (unsigned long long)(o->max_memory >> 20));
        const bool late = now_ms() > deadline;
        running = false;
        for (size_t i = 0; i < n_children; i++) {
            if (c[i].pid && late) stop(&c[i], too_long);
            if (c[i].pid && resident(c[i].pid) > o->max_memory + input) stop(&c[i], too_large);
            reap(&c[i], false);
            running = running || c[i].pid;
        }
    }
    for (size_t i = 0; i < n_children; i++) {
        if (st) stop(&c[i], too_large);
        reap(&c[i], true);
    }
    free(chunk);
    return st;
}

/* GN_OK if a child ended well, else the limit that it ran into, or that it crashed. */
static gn_status judge(const child *c, const gn_read_options *o, gn_err *err)
{
    const int sig = WIFSIGNALED(c->status) ? WTERMSIG(c->status) : 0;
    if (c->killed_for == too_large)
        return gn_fail(err, GN_E_LIMIT, "needs more than %llu MB of memory to read: damaged or made to harm",
                       (unsigned long long)(o->max_memory >> 20));
    if (c->killed_for || sig == SIGXCPU || sig == SIGKILL)
        return gn_fail(err, GN_E_LIMIT, "takes more than %u s to read: damaged, made to harm, or to be split",
                       o->max_seconds);
    if (sig == SIGABRT) /* so a C++ program ends when it gets no memory */
        return gn_fail(err, GN_E_LIMIT, "its reader gave up: it needs more than %llu MB of memory, or is damaged",
                       (unsigned long long)(o->max_memory >> 20));
    if (sig) return gn_fail(err, GN_E_DAMAGED, "damaged: its reader stopped with signal %d (%s)", sig, strsignal(sig));
    return GN_OK;
}

/* ---- HTML and DOCX: one child ------------------------------------------------------------------------------------ */

static gn_status memory_file(const char *bytes, size_t n, int *out, gn_err *err)
{
    *out = memfd_create("gnomon", MFD_CLOEXEC);
    if (*out < 0) return gn_fail(err, GN_E_IO, "cannot hand it to its reader: %s", strerror(errno));
    for (size_t done = 0; done < n;) {
        const ssize_t k = write(*out, bytes + done, n - done);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) {
            const gn_status st = gn_fail(err, GN_E_NOMEM, "no memory to hand it to its reader: %s", strerror(errno));
            close(*out);
            return st;
        }
        done += (size_t)k;
    }
    if (lseek(*out, 0, SEEK_SET) == 0) return GN_OK;
    close(*out);
    return gn_fail(err, GN_E_IO, "cannot hand it to its reader: %s", strerror(errno));
}

static void shut(int *fd)
{
    if (*fd >= 0) close(*fd);
    *fd = -1;
}

static gn_status no_pipe(gn_err *err)
{
    return gn_fail(err, GN_E_IO, "cannot open a pipe to its reader: %s", strerror(errno));
}

static gn_status run_one(const char *mode, int in, size_t n, const gn_read_options *o, reading *out, gn_err *err)
{
    int fd[2] = {-1, -1};
    if (pipe2(fd, O_CLOEXEC) != 0) return no_pipe(err);
    child c = {0};
    gn_buf result = {0}, none = {0};
    gn_status st = start(&c, mode, o, n, in, fd[1], -1, err);
    shut(&fd[1]);
    if (!st) st = watch(&c, 1, fd[0], -1, o, n, &result, &none, err);
    if (!st) st = judge(&c, o, err);
    if (!st) st = read_wire_parse(result.data, result.length, out, err);
    shut(&fd[0]);
    gn_buf_free(&result);
    return st;
}

/* ---- PDF: pdftotext, and a child that makes text of its word boxes -------------------------------------------------
 */

/* The first line of pdftotext's messages that holds `word`; false if none does. */
static bool complains(const gn_buf *b, const char *word, char *line, size_t size)
{
    const char *at = b->length ? strstr(b->data, word) : NULL;
    if (!at) return false;
    snprintf(line, size, "%.*s", (int)strcspn(at, "\r\n"), at);
    return true;
}

static gn_status judge_pdftotext(const child *c, const gn_buf *complaints, const gn_read_options *o, gn_err *err)
{
    char line[160];
    if (complains(complaints, "Incorrect password", line, sizeof line))
        return gn_fail(err, GN_E_UNSUPPORTED, "a PDF encrypted with a password; save it without one");
    if (complains(complaints, "Missing language pack", line, sizeof line) ||
        complains(complaints, "Unknown character collection", line, sizeof line))
        return gn_fail(err, GN_E_UNSUPPORTED, "its Chinese fonts need the package poppler-data");
    if (complains(complaints, "gnomon: ", line, sizeof line))
        return gn_fail(err, GN_E_IO, "%s", line + strlen("gnomon: "));
    gn_status st = judge(c, o, err);
    if (st) return st;
    if (complains(complaints, "Out of memory", line, sizeof line))
        return gn_fail(err, GN_E_LIMIT, "needs more than %llu MB of memory to read: damaged or made to harm",
                       (unsigned long long)(o->max_memory >> 20));
    if (complains(complaints, "Syntax Error", line, sizeof line))
        return gn_fail(err, GN_E_DAMAGED, "a damaged PDF (%s); copy it anew or print it to a new PDF", line);
    if (WIFEXITED(c->status) && WEXITSTATUS(c->status) == 3)
        return gn_fail(err, GN_E_UNSUPPORTED, "a PDF that does not permit its text to be copied");
    if (!WIFEXITED(c->status) || WEXITSTATUS(c->status) != 0)
        return gn_fail(err, GN_E_DAMAGED, "a damaged PDF; copy it anew or print it to a new PDF");
    return GN_OK;
}

static gn_status run_pdf(int in, size_t n, const gn_read_options *o, reading *out, gn_err *err)
{
    int boxes[2] = {-1, -1}, fd[2] = {-1, -1}, complaint[2] = {-1, -1};
    child c[2] = {0}; /* pdftotext, the reader of its boxes */
    gn_buf result = {0}, complaints = {0};
    gn_status st = GN_OK;
    if (pipe2(boxes, O_CLOEXEC) != 0 || pipe2(fd, O_CLOEXEC) != 0 || pipe2(complaint, O_CLOEXEC) != 0)
        st = no_pipe(err);
    if (!st) st = start(&c[0], "pdftotext", o, n, in, boxes[1], complaint[1], err);
    if (!st) st = start(&c[1], "pdf-words", o, 0, boxes[0], fd[1], -1, err);
    shut(&boxes[0]);
    shut(&boxes[1]);
    shut(&fd[1]);
    shut(&complaint[1]);
    if (st)
        for (int i = 0; i < 2; i++) {
            stop(&c[i], too_long);
            reap(&c[i], true);
        }
    else
        st = watch(c, 2, fd[0], complaint[0], o, n, &result, &complaints, err);
    shut(&fd[0]);
    shut(&complaint[0]);
    if (!st) st = judge(&c[1], o, err);
    if (!st) {
        /* a limit that the second one met makes the first one fail as well; else the first one's words count */
        st = read_wire_parse(result.data, result.length, out, err);
        if (st != GN_E_LIMIT) {
            gn_err first;
            const gn_status before = judge_pdftotext(&c[0], &complaints, o, &first);
            if (before) {
                reading_free(out);
                st = before;
                if (err) *err = first;
            }
        }
    }
    if (!st && strspn(out->text.data ? out->text.data : "", " \f\n") == out->text.length) {
        st = gn_fail(err, GN_E_FORMAT,
                     "a scan without a text layer: %zu page%s of pictures; run text recognition (OCR) "
                     "on it first",
                     out->pages, out->pages == 1 ? "" : "s");
        reading_free(out);
    }
    gn_buf_free(&result);
    gn_buf_free(&complaints);
    return st;
}

gn_status read_child_run(gn_format format, const char *bytes, size_t n, const gn_read_options *o, reading *out,
                         gn_err *err)
{
    *out = (reading){0};
    int in;
    gn_status st = memory_file(bytes, n, &in, err);
    if (st) return st;
    if (format == GN_FORMAT_PDF)
        st = run_pdf(in, n, o, out, err);
    else
        st = run_one(format == GN_FORMAT_HTML ? "html" : "docx", in, n, o, out, err);
    close(in);
    return st;
}
