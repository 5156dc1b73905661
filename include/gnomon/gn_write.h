/* Writing: a growing buffer, numbers in their shortest form, JSON, and files that appear whole or not at all. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_WRITE_H
#define GN_WRITE_H

#include "gnomon/gn_base.h"

/* Text that grows. Zero-initialise it; free with gn_buf_free. When memory runs out `failed` is set, further appends do
 * nothing, and the writer checks once at the end. Not shared between threads. */
typedef struct gn_buf {
    char *data; /* [length], followed by 0 once anything was appended */
    size_t length, capacity;
    bool failed;
} gn_buf;

GN_API void gn_buf_free(gn_buf *b);
GN_API void gn_buf_clear(gn_buf *b); /* length 0, memory kept */
GN_API void gn_buf_bytes(gn_buf *b, const char *s, size_t n);
GN_API void gn_buf_text(gn_buf *b, const char *s); /* NULL: nothing */
GN_API void gn_buf_char(gn_buf *b, char c);
GN_API void gn_buf_printf(gn_buf *b, const char *fmt, ...) GN_PRINTF(2, 3);

enum { GN_NUMBER_SIZE = 32 };
/* The shortest decimal form that reads back the same double ("19.2"), plain up to 1e15 and from 1e-5, else with an
 * exponent; "NaN", "Inf", "-Inf". The decimal point is '.' in every locale. Returns the length. */
GN_API size_t gn_number_format(double v, char out[GN_NUMBER_SIZE]);
GN_API void gn_buf_number(gn_buf *b, double v);
/* The nearest number of `digits` (1 to 15) significant decimal digits: computed results printed without the noise of
 * their last bits. NaN, infinities and numbers beyond 1e22 or below 1e-11 come back as they are. */
GN_API double gn_number_round(double v, int digits);
/* With a fixed number of decimals (0 to 15), half to even from the exact value (GB/T 8170); never "-0". */
GN_API void gn_buf_fixed(gn_buf *b, double v, int decimals);
/* Reads a whole decimal number in the C locale's form, whatever the process's locale. n bytes exactly must be the
 * number ("1.5", "-3e5", "nan", "inf" too). Returns false otherwise. */
GN_API bool gn_number_parse(const char *s, size_t n, double *out);

/* JSON text. Strings are escaped; NULL becomes null; numbers that are not finite become null. */
GN_API void gn_json_string(gn_buf *b, const char *s);
GN_API void gn_json_string_n(gn_buf *b, const char *s, size_t n);
GN_API void gn_json_number(gn_buf *b, double v);
/* "key": with a comma before it unless the last byte is '{' or '['. */
GN_API void gn_json_key(gn_buf *b, const char *key);

/* One CSV field (RFC 4180): quoted only where it must be. No separator. */
GN_API void gn_csv_field(gn_buf *b, const char *s);
/* Text for HTML, & < > " ' escaped. */
GN_API void gn_html_text(gn_buf *b, const char *s);
/* A Markdown table cell: | escaped, line ends become spaces. */
GN_API void gn_markdown_cell(gn_buf *b, const char *s);
/* Columns of a terminal that UTF-8 text takes (CJK two, combining none). */
GN_API size_t gn_text_width(const char *s);

/* Rows of cells divided by tabs become columns for a terminal, two blanks between them, CJK counted double; `align` has
 * one letter a column: l or r. Trailing blanks are left out. */
GN_API void gn_table_align(gn_buf *b, const char *align);

/* An output file: written as PATH.part, renamed to PATH by gn_outfile_commit, removed by gn_outfile_abort. PATH NULL or
 * "-" is standard output (nothing to rename); a device or a pipe is written to as it is; behind a link its file. */
typedef struct gn_outfile gn_outfile;
GN_API GN_MUST_USE gn_status gn_outfile_open(const char *path, gn_outfile **out, gn_err *err);
/* Goes on with the PATH.part of a run that was ended: its first `keep` bytes stay, what follows them is cut off. */
GN_API GN_MUST_USE gn_status gn_outfile_resume(const char *path, uint64_t keep, gn_outfile **out, gn_err *err);
GN_API GN_MUST_USE gn_status gn_outfile_write(gn_outfile *f, const void *data, size_t n, gn_err *err);
/* The bytes so far are on the disk (fsync), in the file that gn_outfile_part names ("" where nothing is
 * renamed). For
 * writers that read back what they wrote before they commit. */
GN_API GN_MUST_USE gn_status gn_outfile_sync(gn_outfile *f, gn_err *err);
GN_API const char *gn_outfile_part(const gn_outfile *f);
/* Flush, fsync, close, rename, fsync of the folder. Frees f in any case; on failure the .part is removed. */
GN_API GN_MUST_USE gn_status gn_outfile_commit(gn_outfile *f, gn_err *err);
GN_API void gn_outfile_abort(gn_outfile *f); /* NULL is fine */
/* Writes the whole buffer to a file in one go; GN_E_NOMEM if the buffer failed. */
GN_API GN_MUST_USE gn_status gn_outfile_save(const char *path, const gn_buf *b, gn_err *err);

#endif
