/* What a file is, by its first bytes; what is not read is named, with what to do about it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sniff.h"

#include <string.h>
#include <strings.h>

static bool holds(const char *bytes, size_t n, const char *what, size_t length)
{
    return memmem(bytes, n, what, length) != NULL;
}

/* Names in the directory of an OLE2 file are UTF-16LE. */
static bool has_stream(const char *bytes, size_t n, const char *name)
{
    char wide[64];
    const size_t k = strlen(name);
    for (size_t i = 0; i < k; i++) {
        wide[2 * i] = name[i];
        wide[2 * i + 1] = '\0';
    }
    return holds(bytes, n, wide, 2 * k);
}

static gn_status old_office(const char *bytes, size_t n, gn_err *err)
{
    if (has_stream(bytes, n, "EncryptedPackage"))
        return gn_fail(err, GN_E_UNSUPPORTED, "encrypted with a password; open it in Word and save it without one");
    if (has_stream(bytes, n, "WordDocument"))
        return gn_fail(err, GN_E_UNSUPPORTED, "an old Word or WPS document (.doc, .wps); save it as .docx");
    if (has_stream(bytes, n, "Workbook") || has_stream(bytes, n, "Book"))
        return gn_fail(err, GN_E_UNSUPPORTED,
                       "an old Excel workbook (.xls, .et), not a report; save the sheet as CSV for gnomon import");
    if (has_stream(bytes, n, "PowerPoint Document"))
        return gn_fail(err, GN_E_UNSUPPORTED, "an old PowerPoint presentation (.ppt, .dps); save it as PDF");
    return gn_fail(err, GN_E_UNSUPPORTED, "an old Office document (.doc, .wps or .xls); save it as .docx");
}

gn_status sniff_bytes(const char *bytes, size_t n, sniffed *out, gn_err *err)
{
    static const char picture[] = "a picture; run text recognition (OCR) on it and save the text";
    static const char packed[] = "a packed archive; unpack it and name the reports in it";
    static const struct {
        const char *magic;
        size_t length, at;
        const char *what;
    } known[] = {
        {"{\\rtf", 5, 0, "a rich-text document (.rtf); save it as .docx"},
        {"\x89PNG\r\n\x1A\n", 8, 0, picture},
        {"\xFF\xD8\xFF", 3, 0, picture},
        {"GIF8", 4, 0, picture},
        {"II*\0", 4, 0, picture},
        {"MM\0*", 4, 0, picture},
        {"WEBP", 4, 8, picture},
        {"\x1F\x8B", 2, 0, packed},
        {"BZh", 3, 0, packed},
        {"\xFD"
         "7zXZ\0",
         6, 0, packed},
        {"7z\xBC\xAF\x27\x1C", 6, 0, packed},
        {"Rar!\x1A\x07", 6, 0, packed},
        {"\x28\xB5\x2F\xFD", 4, 0, packed},
        {"ustar", 5, 257, packed},
        {"\x89HDF\r\n\x1A\n", 8, 0, "an HDF5 file (a gnomon store?), not a report"},
        {"\x7F"
         "ELF",
         4, 0, "a program, not a report"},
        {"SQLite format 3", 15, 0, "a database, not a report"},
        {"%!PS", 4, 0, "a PostScript file; convert it to PDF"},
    };
    *out = SNIFFED_TEXT;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (n >= known[i].at + known[i].length && memcmp(bytes + known[i].at, known[i].magic, known[i].length) == 0)
            return gn_fail(err, GN_E_UNSUPPORTED, "%s", known[i].what);
    if (n >= 8 && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0) return old_office(bytes, n, err);
    if (n >= 4 && (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "PK\5\6", 4) == 0))
        *out = SNIFFED_ZIP;
    else if (holds(bytes, n < 1024 ? n : 1024, "%PDF-", 5)) /* mail gateways put lines before it */
        *out = SNIFFED_PDF;
    return GN_OK;
}

static size_t skip_space_and_comments(const char *s, size_t n)
{
    size_t i = 0;
    for (;;) {
        while (i < n && strchr(" \t\r\n\f", s[i]) && s[i]) i++;
        if (n - i < 4 || memcmp(s + i, "<!--", 4) != 0) return i;
        const char *end = memmem(s + i, n - i, "-->", 3);
        if (!end) return i;
        i = (size_t)(end - s) + 3;
    }
}

static bool tag_at(const char *s, const char *name)
{
    const size_t k = strlen(name);
    return *s == '<' && strncasecmp(s + 1, name, k) == 0 && strchr(" \t\r\n>/", s[1 + k]) != NULL;
}

gn_status sniff_text(const char *text, size_t n, bool *html, gn_err *err)
{
    static const char *const page_tags[] = {"!doctype", "html",   "head",  "body", "meta",
                                            "title",    "script", "style", "link"};
    static const char *const piece_tags[] = {"div", "p",  "table", "article", "section", "main", "span", "center",
                                             "h1",  "h2", "h3",    "ul",      "ol",      "b",    "font", "header"};
    *html = false;
    const size_t at = skip_space_and_comments(text, n);
    const char *s = text + at;
    if (strncasecmp(s, "<?xml", 5) == 0) {
        const size_t head = n - at < 4096 ? n - at : 4096;
        if (holds(s, head, "<html", 5) || holds(s, head, "<!DOCTYPE html", 14))
            *html = true;
        else if (holds(s, head, "Word.Document", 13) || holds(s, head, "xmlPackage", 10))
            return gn_fail(err, GN_E_UNSUPPORTED, "a Word document in XML; save it as .docx");
        else
            return gn_fail(err, GN_E_UNSUPPORTED, "an XML file, not a report; reports are text, HTML, .docx or PDF");
    }
    if (strncasecmp(s, "MIME-Version:", 13) == 0 && holds(s, n - at < 4096 ? n - at : 4096, "multipart/related", 17))
        return gn_fail(err, GN_E_UNSUPPORTED, "a web archive (.mht); save the page as .html");
    for (size_t i = 0; i < sizeof page_tags / sizeof *page_tags; i++) *html = *html || tag_at(s, page_tags[i]);
    if (*html) return GN_OK;
    /* a piece of a page ends with a tag, too; Markdown that begins with one does not */
    size_t end = n;
    while (end > at && strchr(" \t\r\n", text[end - 1])) end--;
    if (end > at && text[end - 1] == '>')
        for (size_t i = 0; i < sizeof piece_tags / sizeof *piece_tags; i++) *html = *html || tag_at(s, piece_tags[i]);
    return GN_OK;
}
