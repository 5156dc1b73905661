/* Documents: a file of any known kind as UTF-8 text, with a way back to its bytes and pages. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_DOCUMENT_H
#define GN_DOCUMENT_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"

/* Found by content, never by the file's name. */
typedef enum gn_format { GN_FORMAT_TEXT, GN_FORMAT_HTML, GN_FORMAT_DOCX, GN_FORMAT_PDF } gn_format;

/* The text is valid UTF-8 without BOM and without NUL, as it stands: no folding of widths, no joining of lines (the
 * extractor does that). Tables of HTML, DOCX and PDF stand in it as Markdown pipe tables with a |---| row, so that the
 * extractor meets one kind of table. Headings of HTML and DOCX begin with "# " to "###### ". */
typedef struct gn_document {
    char *name; /* as given by the user; "-" for standard input */
    gn_format format;
    const char *encoding; /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"; static */
    char *text;           /* [length] and a final 0 */
    size_t length;
    gn_date date;       /* from the file's own metadata, else year 0; the extractor looks for datelines itself */
    size_t *page_start; /* [pages] offset in text where each page begins, ascending; NULL where there are none */
    size_t pages;
    uint64_t source_bytes; /* size of the file */
    uint8_t sha256[32];    /* of the file's bytes */
    /* Plain text only: source offset = text offset, plus what BOM and encoding add. Pairs (text, source), ascending;
     * between two pairs both sides advance in step with characters of source_width bytes. Private to gn_document_*. */
    struct gn_offset_map *map;
} gn_document;

typedef struct gn_read_options {
    uint64_t max_bytes; /* of the file */
    uint32_t max_pages;
    uint32_t max_seconds; /* processor time of a foreign format's reader */
    uint64_t max_memory;  /* of a foreign format's reader, bytes */
} gn_read_options;

GN_API gn_read_options gn_read_options_defaults(void);

/* Reads a file ("-": standard input) into *out. Foreign formats are parsed in a child process with the limits given.
 * opt may be NULL (defaults). Returns GN_OK; GN_E_NOTFOUND, GN_E_IO (cannot be read); GN_E_FORMAT (empty, binary,
 * wrongly encoded, damaged, a scan without a text layer); GN_E_UNSUPPORTED (.doc, .wps, .xls and others: the message
 * says what to do); GN_E_LIMIT; GN_E_NOMEM. err->msg names the file. *out is NULL on failure; the caller frees it with
 * gn_document_free. Thread-safe. */
GN_API GN_MUST_USE gn_status gn_document_read(const char *path, const gn_read_options *opt, gn_document **out,
                                              gn_err *err);

/* The same from memory (plain text and HTML only); name is copied. */
GN_API GN_MUST_USE gn_status gn_document_from_bytes(const char *name, const void *bytes, size_t n, gn_document **out,
                                                    gn_err *err);

GN_API void gn_document_free(gn_document *d);

/* The offset to report for a place in the text: for plain text the byte in the file as it stands, in its own encoding;
 * for HTML, DOCX and PDF the offset in the text itself. O(log of the map). */
GN_API uint64_t gn_document_offset(const gn_document *d, size_t text_offset);

/* 1-based page of a place in the text; 0 where there are no pages. */
GN_API uint32_t gn_document_page(const gn_document *d, size_t text_offset);

#endif
