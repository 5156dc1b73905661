/* The child's side: limits and system-call filters first, then the parser, then the result to standard output. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read_child.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__has_feature) /* clang; gcc defines the macros itself */
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#if __has_feature(thread_sanitizer)
#define __SANITIZE_THREAD__ 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { SANITISED = 1 }; /* shadow memory takes terabytes of addresses: the parent watches what is resident instead */
#else
enum { SANITISED = 0 };
#endif

static void limit(int what, rlim_t most)
{
    struct rlimit r;
    if (getrlimit(what, &r) != 0) return;
    if (r.rlim_max != RLIM_INFINITY && most > r.rlim_max) most = r.rlim_max;
    r.rlim_cur = r.rlim_max = most;
    setrlimit(what, &r);
}

static void set_limits(rlim_t seconds, rlim_t memory, bool addresses)
{
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, seconds);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 32);
    if (addresses) limit(RLIMIT_AS, memory);
}

/* Where the kernel has no filters (some containers) the limits above have to do: no document can bring that about. */
static void load(scmp_filter_ctx filter, bool fine)
{
    if (filter && fine) seccomp_load(filter);
    seccomp_release(filter);
}

/* Our own parsers: memory, the three open descriptors, and an end. Everything else fails with EPERM. */
static void filter_strict(void)
{
    static const char *const allowed[] = {
        "read",         "write",          "readv",        "writev",    "pread64",     "close",
        "fstat",        "newfstatat",     "lseek",        "mmap",      "munmap",      "mremap",
        "mprotect",     "madvise",        "brk",          "exit",      "exit_group",  "rt_sigreturn",
        "rt_sigaction", "rt_sigprocmask", "sigaltstack",  "futex",     "getpid",      "gettid",
        "tgkill",       "clock_gettime",  "gettimeofday", "getrandom", "sched_yield", "restart_syscall",
        "prlimit64",    "getrlimit",
    };
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    bool fine = filter != NULL;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed && fine; i++) {
        const int call = seccomp_syscall_resolve_name(allowed[i]);
        if (call >= 0) fine = seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0;
    }
    load(filter, fine);
}

/* pdftotext: may load its libraries and tables; no sockets, no new processes, nothing opened for writing. */
static void filter_pdftotext(void)
{
    static const char *const denied[] = {
        "socket",         "socketpair",
        "connect",        "bind",
        "listen",         "accept",
        "accept4",        "sendto",
        "sendmsg",        "ptrace",
        "fork",           "vfork",
        "clone",          "clone3",
        "creat",          "openat2",
        "unlink",         "unlinkat",
        "rename",         "renameat",
        "renameat2",      "mkdir",
        "mkdirat",        "rmdir",
        "truncate",       "link",
        "linkat",         "symlink",
        "symlinkat",      "chmod",
        "fchmodat",       "chown",
        "fchownat",       "mount",
        "umount2",        "setxattr",
        "io_uring_setup", "process_vm_writev",
        "kill",           "bpf",
        "userfaultfd",    "memfd_create",
    };
    static const int writing[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    bool fine = filter != NULL;
    for (size_t i = 0; i < sizeof denied / sizeof *denied && fine; i++) {
        const int call = seccomp_syscall_resolve_name(denied[i]);
        if (call >= 0) fine = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) == 0;
    }
    for (size_t i = 0; i < sizeof writing / sizeof *writing && fine; i++) {
        const scmp_datum_t flag = (scmp_datum_t)writing[i];
        fine = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, flag, flag)) == 0 &&
               seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(open), 1,
                                SCMP_A1(SCMP_CMP_MASKED_EQ, flag, flag)) == 0;
    }
    load(filter, fine);
}

static int run_pdftotext(rlim_t seconds, rlim_t memory, unsigned long pages)
{
    char last[32];
    snprintf(last, sizeof last, "%lu", pages + 1); /* one more shows that there are more */
    filter_pdftotext();
    set_limits(seconds, memory, true);
    execlp("pdftotext", "pdftotext", "-bbox-layout", "-enc", "UTF-8", "-l", last, "/proc/self/fd/0", "-", (char *)NULL);
    dprintf(2, "gnomon: pdftotext cannot be started (%s); install the package poppler-utils\n", strerror(errno));
    return 126;
}

/* All of standard input: a memory file is mapped, a pipe is read. */
static gn_status input(gn_buf *out, const char **bytes, size_t *n, gn_err *err)
{
    struct stat s;
    if (fstat(STDIN_FILENO, &s) == 0 && S_ISREG(s.st_mode) && s.st_size > 0) {
        void *p = mmap(NULL, (size_t)s.st_size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
        if (p == MAP_FAILED) return gn_fail(err, GN_E_NOMEM, "no memory to read it");
        *bytes = p;
        *n = (size_t)s.st_size;
        return GN_OK;
    }
    static char chunk[1 << 16];
    ssize_t k;
    while ((k = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return gn_fail(err, GN_E_IO, "cannot read it: %s", strerror(errno));
        gn_buf_bytes(out, chunk, (size_t)k);
        if (out->failed) return gn_fail(err, GN_E_LIMIT, "needs too much memory to read: damaged or made to harm");
    }
    gn_buf_bytes(out, "", 0);
    *bytes = out->data;
    *n = out->length;
    return GN_OK;
}

static bool put(const gn_buf *b)
{
    for (size_t done = 0; done < b->length;) {
        const ssize_t k = write(STDOUT_FILENO, b->data + done, b->length - done);
        if (k < 0 && errno == EINTR) continue;
        if (k <= 0) return false;
        done += (size_t)k;
    }
    return !b->failed;
}

int gn_document_reader_main(int argc, char **argv)
{
    if (argc != 6) {
        fputs("gnomon: --read-child is for gnomon itself\n", stderr);
        return 2;
    }
    const char *format = argv[2];
    const rlim_t seconds = strtoul(argv[3], NULL, 10), memory = strtoull(argv[4], NULL, 10);
    const unsigned long pages = strtoul(argv[5], NULL, 10);
    if (strcmp(format, "pdftotext") == 0) return run_pdftotext(seconds, memory, pages);
    set_limits(seconds, memory, !SANITISED);
    filter_strict();
    gn_buf bytes = {0}, result = {0};
    const char *p = NULL;
    size_t n = 0;
    reading r = {0};
    gn_err err = {0};
    gn_status st = input(&bytes, &p, &n, &err);
    if (!st && strcmp(format, "html") == 0)
        st = html_read(p, n, &r, &err);
    else if (!st && strcmp(format, "docx") == 0)
        st = docx_read(p, n, &r, &err);
    else if (!st && strcmp(format, "pdf-words") == 0)
        st = pdf_words_read(p, n, (uint32_t)pages, &r, &err);
    else if (!st)
        st = gn_fail(&err, GN_E_ARG, "unknown reader %s", format);
    if (st == GN_E_NOMEM)
        st = gn_fail(&err, GN_E_LIMIT, "needs more than %llu MB of memory to read: damaged or made to harm",
                     (unsigned long long)(memory >> 20));
    read_wire_write(&r, st, &err, &result);
    /* no destructors: a sanitiser's check for leaks would need calls that the filter denies */
    _exit(put(&result) ? 0 : 1);
}
