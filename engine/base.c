/* Status texts and error messages. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_base.h"

#include <stdio.h>
#include <string.h>

const char *gn_status_text(gn_status st)
{
#define TEXT(name, text) text,
    static const char *const texts[] = {GN_STATUS_LIST(TEXT)};
#undef TEXT
    return (unsigned)st < GN_STATUS_COUNT ? texts[st] : "unknown status";
}

/* A terminal obeys control characters, and file names and documents are not to be trusted; a cut in the middle of a
 * character would not be UTF-8 any more. */
static void tidy(char *msg, bool cut)
{
    size_t n = strlen(msg);
    if (cut) {
        while (n > 0 && ((unsigned char)msg[n - 1] & 0xC0) == 0x80) n--;
        if (n > 0 && (unsigned char)msg[n - 1] >= 0xC0) n--;
        msg[n] = '\0';
    }
    for (unsigned char *p = (unsigned char *)msg; *p; p++)
        if (*p < 0x20 || *p == 0x7F) *p = '?';
}

gn_status gn_fail(gn_err *err, gn_status st, const char *fmt, ...)
{
    if (!err) return st;
    va_list ap;
    va_start(ap, fmt);
    const int n = vsnprintf(err->msg, sizeof err->msg, fmt, ap);
    va_end(ap);
    tidy(err->msg, n >= (int)sizeof err->msg);
    err->status = st;
    return st;
}

void gn_err_prefix(gn_err *err, const char *fmt, ...)
{
    if (!err) return;
    char tail[sizeof err->msg];
    memcpy(tail, err->msg, sizeof tail);
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(err->msg, sizeof err->msg, fmt, ap);
    va_end(ap);
    if (n < 0) n = 0;
    if ((size_t)n < sizeof err->msg) n += snprintf(err->msg + n, sizeof err->msg - (size_t)n, "%s", tail);
    tidy(err->msg, n >= (int)sizeof err->msg);
}
