/* The growing buffer and what is written into it: numbers, JSON, CSV, HTML, Markdown. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_write.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

void gn_buf_free(gn_buf *b)
{
    free(b->data);
    *b = (gn_buf){0};
}

void gn_buf_clear(gn_buf *b)
{
    b->length = 0;
    if (b->data) b->data[0] = '\0';
}

static bool reserve(gn_buf *b, size_t n)
{
    if (b->failed) return false;
    if (n < b->capacity - b->length && b->capacity) return true;
    size_t cap;
    if (__builtin_add_overflow(b->length, n, &cap) || __builtin_add_overflow(cap, cap / 2 + 64, &cap)) {
        b->failed = true;
        return false;
    }
    char *p = realloc(b->data, cap);
    if (!p) {
        b->failed = true;
        return false;
    }
    b->data = p;
    b->capacity = cap;
    return true;
}

void gn_buf_bytes(gn_buf *b, const char *s, size_t n)
{
    if (!reserve(b, n + 1)) return;
    if (n) memcpy(b->data + b->length, s, n);
    b->length += n;
    b->data[b->length] = '\0';
}

void gn_buf_text(gn_buf *b, const char *s)
{
    if (s) gn_buf_bytes(b, s, strlen(s));
}

void gn_buf_char(gn_buf *b, char c)
{
    gn_buf_bytes(b, &c, 1);
}

void gn_buf_printf(gn_buf *b, const char *fmt, ...)
{
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    const int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n < 0)
        b->failed = true;
    else if (reserve(b, (size_t)n + 1)) {
        vsnprintf(b->data + b->length, (size_t)n + 1, fmt, again);
        b->length += (size_t)n;
    }
    va_end(again);
}

/* The C locale, so that the decimal point is '.' whatever the program around us has set. Made once, kept. */
static locale_t c_locale(void)
{
    static _Atomic(locale_t) kept;
    locale_t l = kept;
    if (!l) {
        l = newlocale(LC_ALL_MASK, "C", (locale_t)0);
        locale_t none = (locale_t)0;
        if (!__atomic_compare_exchange_n((locale_t *)&kept, &none, l, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
            freelocale(l);
            l = none;
        }
    }
    return l;
}

/* Powers of ten that a double holds exactly. */
static const double exact_power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                     1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
enum { MOST_POWER = 22 };

/* Numbers of at most 15 significant digits, nearly all there are: the first number of decimals that reads back the same
 * (a whole number over a power of ten is the double nearest to that decimal). 0: none. */
static size_t format_short(double v, char out[GN_NUMBER_SIZE])
{
    const double a = fabs(v);
    if (!(a >= 1e-5) || !(a < 1e15)) return 0;
    for (int decimals = 0; decimals <= MOST_POWER; decimals++) {
        const double whole = rint(a * exact_power[decimals]);
        if (whole >= 1e15) return 0;
        if (whole / exact_power[decimals] != a) continue;
        char digits[GN_NUMBER_SIZE];
        int n = 0;
        size_t length = 0;
        uint64_t rest = (uint64_t)whole;
        for (; rest > 0 || n <= decimals; rest /= 10) digits[n++] = (char)('0' + rest % 10);
        if (v < 0) out[length++] = '-';
        while (n > 0) {
            if (n == decimals) out[length++] = '.';
            out[length++] = digits[--n];
        }
        out[length] = '\0';
        return length;
    }
    return 0;
}

size_t gn_number_format(double v, char out[GN_NUMBER_SIZE])
{
    const size_t short_form = format_short(v, out);
    if (short_form) return short_form;
    if (isnan(v)) return (size_t)snprintf(out, GN_NUMBER_SIZE, "NaN");
    if (isinf(v)) return (size_t)snprintf(out, GN_NUMBER_SIZE, v < 0 ? "-Inf" : "Inf");
    if (v == 0) return (size_t)snprintf(out, GN_NUMBER_SIZE, "0");
    const locale_t before = uselocale(c_locale());
    size_t n = 0;
    const double a = fabs(v);
    if (a < 1e15 && a == floor(a))
        n = (size_t)snprintf(out, GN_NUMBER_SIZE, "%.0f", v);
    else {
        int digits = 15;
        for (; digits <= 17; digits++) {
            n = (size_t)snprintf(out, GN_NUMBER_SIZE, "%.*e", digits - 1, v);
            if (digits == 17 || strtod(out, NULL) == v) break;
        }
        if (a >= 1e-5 && a < 1e15) {
            /* the exponent is known from the scientific form; trailing zeros of the digits carry nothing */
            const int exponent = atoi(strchr(out, 'e') + 1);
            int decimals = digits - 1 - exponent;
            if (decimals < 0) decimals = 0;
            n = (size_t)snprintf(out, GN_NUMBER_SIZE, "%.*f", decimals, v);
            if (memchr(out, '.', n)) {
                while (out[n - 1] == '0') n--;
                if (out[n - 1] == '.') n--;
                out[n] = '\0';
            }
        } else {
            char *e = strchr(out, 'e');
            char *p = e;
            while (p[-1] == '0') p--;
            if (p[-1] == '.') p--;
            memmove(p, e, strlen(e) + 1);
            n = strlen(out);
        }
    }
    uselocale(before);
    return n;
}

void gn_buf_number(gn_buf *b, double v)
{
    char s[GN_NUMBER_SIZE];
    gn_buf_bytes(b, s, gn_number_format(v, s));
}

void gn_buf_fixed(gn_buf *b, double v, int decimals)
{
    if (!isfinite(v)) {
        gn_buf_number(b, v);
        return;
    }
    /* glibc's printf rounds half to even from the exact binary value; but people mean the decimal they read: 0.125 and
     * 2.5 are exact and go to even, 1.005 is below its decimal and stays below */
    const locale_t before = uselocale(c_locale());
    const size_t at = b->length;
    gn_buf_printf(b, "%.*f", decimals, v);
    uselocale(before);
    if (b->failed || b->data[at] != '-') return;
    if (strspn(b->data + at + 1, "0.") == b->length - at - 1) {
        memmove(b->data + at, b->data + at + 1, b->length - at);
        b->length--;
    }
}

double gn_number_round(double v, int digits)
{
    const double size = fabs(v);
    if (!(size >= 1e-11) || !(size < 1e22)) return v;
    int before = 0; /* digits before the point, less the zeros after it */
    while (before < MOST_POWER && size >= exact_power[before]) before++;
    for (double at = size; at < 0.1; at *= 10) before--;
    const int shift = digits - before;
    /* both operands are whole numbers that a double holds: the quotient is the nearest double to the decimal */
    if (shift >= 0) return shift <= MOST_POWER ? rint(v * exact_power[shift]) / exact_power[shift] : v;
    return rint(v / exact_power[-shift]) * exact_power[-shift];
}

/* Plain decimals of at most 15 digits: digits over a power of ten, both exact, so the quotient is the nearest double.
 */
static bool parse_short(const char *s, size_t n, double *out)
{
    uint64_t whole = 0;
    size_t digits = 0, decimals = 0, i = n > 0 && s[0] == '-';
    bool point = false;
    for (; i < n; i++) {
        if (s[i] >= '0' && s[i] <= '9') {
            whole = 10 * whole + (uint64_t)(s[i] - '0');
            decimals += point;
            if (++digits > 15) return false;
        } else if (s[i] == '.' && !point) {
            point = true;
        } else {
            return false;
        }
    }
    if (digits == 0) return false;
    const double v = (double)whole / exact_power[decimals];
    *out = s[0] == '-' ? -v : v;
    return true;
}

bool gn_number_parse(const char *s, size_t n, double *out)
{
    if (parse_short(s, n, out)) return true;
    char text[64];
    if (n == 0 || n >= sizeof text || s[0] == ' ' || s[0] == '\t' || memchr(s, 'x', n) || memchr(s, 'X', n))
        return false;
    memcpy(text, s, n);
    text[n] = '\0';
    char *end;
    const double v = strtod_l(text, &end, c_locale());
    if (end != text + n) return false;
    *out = v;
    return true;
}

void gn_json_string_n(gn_buf *b, const char *s, size_t n)
{
    gn_buf_char(b, '"');
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        const unsigned char c = (unsigned char)s[i];
        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
        gn_buf_bytes(b, s + from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\')
            gn_buf_printf(b, "\\%c", c);
        else if (c == '\n')
            gn_buf_text(b, "\\n");
        else if (c == '\t')
            gn_buf_text(b, "\\t");
        else if (c == '\r')
            gn_buf_text(b, "\\r");
        else
            gn_buf_printf(b, "\\u%04x", c);
    }
    gn_buf_bytes(b, s + from, n - from);
    gn_buf_char(b, '"');
}

void gn_json_string(gn_buf *b, const char *s)
{
    if (s)
        gn_json_string_n(b, s, strlen(s));
    else
        gn_buf_text(b, "null");
}

void gn_json_number(gn_buf *b, double v)
{
    if (isfinite(v))
        gn_buf_number(b, v);
    else
        gn_buf_text(b, "null");
}

void gn_json_key(gn_buf *b, const char *key)
{
    if (b->length && b->data[b->length - 1] != '{' && b->data[b->length - 1] != '[') gn_buf_text(b, ", ");
    gn_json_string(b, key);
    gn_buf_text(b, ": ");
}

void gn_csv_field(gn_buf *b, const char *s)
{
    if (!s) return;
    if (!s[strcspn(s, ",\"\r\n")]) {
        gn_buf_text(b, s);
        return;
    }
    gn_buf_char(b, '"');
    for (; *s; s++) {
        if (*s == '"') gn_buf_char(b, '"');
        gn_buf_char(b, *s);
    }
    gn_buf_char(b, '"');
}

void gn_html_text(gn_buf *b, const char *s)
{
    for (; s && *s; s++) switch (*s) {
        case '&': gn_buf_text(b, "&amp;"); break;
        case '<': gn_buf_text(b, "&lt;"); break;
        case '>': gn_buf_text(b, "&gt;"); break;
        case '"': gn_buf_text(b, "&quot;"); break;
        case '\'': gn_buf_text(b, "&#39;"); break;
        default: gn_buf_char(b, *s);
        }
}

void gn_markdown_cell(gn_buf *b, const char *s)
{
    for (; s && *s; s++) {
        if (*s == '|')
            gn_buf_text(b, "\\|");
        else
            gn_buf_char(b, *s == '\n' || *s == '\r' ? ' ' : *s);
    }
}

size_t gn_text_width(const char *s)
{
    size_t w = 0;
    utf8proc_int32_t c;
    while (s && *s) {
        const utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c);
        if (n <= 0) {
            s++;
            w++;
            continue;
        }
        s += n;
        w += (size_t)utf8proc_charwidth(c);
    }
    return w;
}
