/* Statuses, errors and visibility: what every other header stands on. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_BASE_H
#define GN_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GN_API __attribute__((visibility("default")))
#define GN_MUST_USE __attribute__((warn_unused_result))
#define GN_PRINTF(f, a) __attribute__((format(printf, f, a)))

#define GN_VERSION "0.1.0"

/* Statuses tell the program what happened, gn_err tells the person.
 * New ones are appended: the numbers are part of the interface. */
#define GN_STATUS_LIST(X)                                                                                              \
    X(GN_OK, "done")                                                                                                   \
    X(GN_E_ARG, "wrong argument")                                                                                      \
    X(GN_E_NOMEM, "out of memory")                                                                                     \
    X(GN_E_SHORT, "too few values")                                                                                    \
    X(GN_E_RANGE, "value out of range")                                                                                \
    X(GN_E_IO, "input or output failed")                                                                               \
    X(GN_E_NOTFOUND, "not found")                                                                                      \
    X(GN_E_FORMAT, "not in the expected format")                                                                       \
    X(GN_E_UNSUPPORTED, "not supported")                                                                               \
    X(GN_E_LIMIT, "over a limit")                                                                                      \
    X(GN_E_LOCKED, "locked by another process")                                                                        \
    X(GN_E_DAMAGED, "damaged")                                                                                         \
    X(GN_E_SCHEMA, "from a newer version")                                                                             \
    X(GN_E_CONVERGE, "did not converge")                                                                               \
    X(GN_E_NUMERIC, "no finite result")                                                                                \
    X(GN_E_PIPE, "nobody reads the output any more")

#define GN_STATUS_ENUM(name, text) name,
typedef enum gn_status { GN_STATUS_LIST(GN_STATUS_ENUM) GN_STATUS_COUNT } gn_status;
#undef GN_STATUS_ENUM

typedef struct gn_err {
    gn_status status;
    char msg[1024]; /* UTF-8, one line, no full stop */
} gn_err;

/* A status as a short English phrase; never NULL. */
GN_API const char *gn_status_text(gn_status st);

/* Fills *err (if not NULL) with st and the formatted message and returns st, so that a failure is one statement:
 * return gn_fail(err, GN_E_SHORT, "roll_mean: %zu values, window needs %zu", n, w).
 * Messages longer than the buffer are cut at a whole UTF-8 character; control characters become '?'. */
GN_API gn_status gn_fail(gn_err *err, gn_status st, const char *fmt, ...) GN_PRINTF(3, 4);

/* Puts a prefix ("file: ") before an existing message. Does nothing if err is NULL. */
GN_API void gn_err_prefix(gn_err *err, const char *fmt, ...) GN_PRINTF(2, 3);

#endif
