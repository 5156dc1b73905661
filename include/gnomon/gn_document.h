/* Documents: a file of any known kind as UTF-8 text, with a way back to its bytes and pages. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GN_DOCUMENT_H
#define GN_DOCUMENT_H

#include "gnomon/gn_base.h"
#include "gnomon/gn_calendar.h"

/* Found by content, never by the file's name. */
typedef enum gn_format { GN_FORMAT_TEXT, GN_FORMAT_HTML, GN_FORMAT_DOCX, GN_FORMAT_PDF } gn_format;

/* What a document's date is: day of publication that the page names, or the day its file was made (perhaps by a
 * converter, years later: take it only where neither the text nor the user names a date). */
typedef enum gn_date_kind { GN_DATE_NONE, GN_DATE_PUBLISHED, GN_DATE_CREATED } gn_date_kind;

/* The text is valid UTF-8 without BOM and without NUL, as it stands: no folding of widths, no joining of lines (the
 * extractor does that). Tables of HTML, DOCX and PDF stand in it as Markdown pipe tables with a |---| row, so that the
 * extractor meets one kind of table. Headings of HTML and DOCX begin with "# " to "###### ". Blocks (paragraphs, list
 * items, tables) of HTML, DOCX and PDF are set apart by an empty line. */
typedef struct gn_document {
    char *name; /* as given by the user; "-" for standard input */
    gn_format format;
    const char *encoding; /* "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"; static */
    char *text;           /* [length] and a final 0 */
    size_t length;
    gn_date date; /* from the file's own metadata, else year 0; the extractor looks for datelines itself */
    gn_date_kind date_kind;
    size_t *page_start; /* [pages] offset in text where each page begins, ascending; NULL where there are none. A form
                         * feed ends each page but the last */
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

/* The same from memory and in this process, without limits of time: for bytes that are trusted. No PDF. name is copied.
 */
GN_API GN_MUST_USE gn_status gn_document_from_bytes(const char *name, const void *bytes, size_t n, gn_document **out,
                                                    gn_err *err);

/* The program that reads foreign formats is this library's own `gnomon`, started as `PATH --read-child ...`: found in
 * $PATH, unless another path is set here. A program that calls gn_document_reader_main first thing in main, when
 * argv[1] is "--read-child", and returns its result, may name itself ("/proc/self/exe"). Call it before there are
 * threads; the path is copied, at most 4095 bytes. */
GN_API void gn_document_set_reader(const char *path);
GN_API int gn_document_reader_main(int argc, char **argv);

GN_API void gn_document_free(gn_document *d);

/* The offset to report for a place in the text: for plain text the byte in the file as it stands, in its own encoding;
 * for HTML, DOCX and PDF the offset in the text itself. O(log of the map). */
GN_API uint64_t gn_document_offset(const gn_document *d, size_t text_offset);

/* The day to read a document by: the day of publication that its metadata name, else `given` (the user's; year 0:
 * none), else the day its file was made. */
GN_API gn_date gn_document_date(const gn_document *d, gn_date given);

/* 1-based page of a place in the text; 0 where there are no pages. */
GN_API uint32_t gn_document_page(const gn_document *d, size_t text_offset);

#endif
