/* Word documents (.docx, ECMA-376) to text: paragraphs, headings and tables of the body, then the notes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"
#include "reading.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
    MAX_ENTRIES = 20000,
    MAX_PART = 256 << 20, /* bytes of a part, unpacked */
    FREE_RATIO = 4 << 20, /* parts below this many bytes may have any ratio */
    MAX_RATIO = 200,      /* unpacked to packed; Word's own XML reaches about 30 */
    MAX_STYLES = 5000,
};

/* ---- parts of the archive ---------------------------------------------------------------------------------------- */

/* Reads a part into memory; *bytes is NULL and the status GN_OK where the archive has none of this name. */
static gn_status part(zip_t *z, const char *name, gn_buf *out, bool *there, gn_err *err)
{
    *there = false;
    zip_stat_t s;
    const zip_int64_t i = zip_name_locate(z, name, 0);
    if (i < 0) return GN_OK;
    zip_stat_init(&s);
    if (zip_stat_index(z, (zip_uint64_t)i, 0, &s) != 0 || !(s.valid & ZIP_STAT_SIZE) || !(s.valid & ZIP_STAT_COMP_SIZE))
        return gn_fail(err, GN_E_DAMAGED, "damaged: the archive's entry %s cannot be read", name);
    if ((s.valid & ZIP_STAT_ENCRYPTION_METHOD) && s.encryption_method != ZIP_EM_NONE)
        return gn_fail(err, GN_E_UNSUPPORTED, "encrypted; save it without a password");
    if (s.size > MAX_PART || (s.size > FREE_RATIO && s.size / MAX_RATIO > s.comp_size))
        return gn_fail(err, GN_E_LIMIT, "%s unpacks from %llu to %llu bytes: an archive made to harm", name,
                       (unsigned long long)s.comp_size, (unsigned long long)s.size);
    zip_file_t *f = zip_fopen_index(z, (zip_uint64_t)i, 0);
    if (!f) return gn_fail(err, GN_E_DAMAGED, "damaged: the archive's entry %s cannot be opened", name);
    gn_status st = GN_OK;
    char chunk[1 << 14];
    zip_int64_t k;
    while ((k = zip_fread(f, chunk, sizeof chunk)) > 0 && !st) {
        gn_buf_bytes(out, chunk, (size_t)k);
        /* the directory's size may lie */
        if (out->length > MAX_PART || (out->length > FREE_RATIO && out->length / MAX_RATIO > s.comp_size))
            st = gn_fail(err, GN_E_LIMIT, "%s unpacks to more than %zu bytes: an archive made to harm", name,
                         out->length);
    }
    if (!st && out->length < s.size)
        st = gn_fail(err, GN_E_DAMAGED,
                     "damaged: the archive's entry %s breaks off after %zu of %llu bytes; copy it anew", name,
                     out->length, (unsigned long long)s.size);
    else if (!st && (k < 0 || out->length != s.size))
        st = gn_fail(err, GN_E_DAMAGED, "damaged: wrong checksum or size of %s; copy it anew", name);
    /* the checksum was verified by the last read; closing reports it again */
    if (zip_fclose(f) != 0 && !st) st = gn_fail(err, GN_E_DAMAGED, "damaged: wrong checksum of %s; copy it anew", name);
    if (!st && out->failed) st = gn_fail(err, GN_E_NOMEM, "no memory for %s", name);
    *there = !st;
    return st;
}

/* ---- XML --------------------------------------------------------------------------------------------------------- */

static void quiet(void *userdata, const char *msg, xmlParserSeverities severity, xmlTextReaderLocatorPtr where)
{
    (void)userdata;
    (void)msg;
    (void)severity;
    (void)where;
}

static xmlTextReaderPtr reader(const gn_buf *xml)
{
    if (xml->length > INT32_MAX) return NULL;
    /* no entities are replaced, nothing is loaded, the parser's own limits stay on */
    xmlTextReaderPtr r =
        xmlReaderForMemory(xml->data, (int)xml->length, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    if (r) xmlTextReaderSetErrorHandler(r, quiet, NULL);
    return r;
}

static gn_status broken(xmlTextReaderPtr r, const char *name, gn_err *err)
{
    return gn_fail(err, GN_E_DAMAGED, "damaged: %s is not well-formed XML (line %d)", name,
                   xmlTextReaderGetParserLineNumber(r));
}

static bool named(xmlTextReaderPtr r, const char *name)
{
    const xmlChar *local = xmlTextReaderConstLocalName(r);
    return local && strcmp((const char *)local, name) == 0;
}

/* The value of an attribute by its local name (Word's prefix is w:, others use other prefixes); to be freed. */
static char *attribute(xmlTextReaderPtr r, const char *name)
{
    char *value = NULL;
    if (xmlTextReaderMoveToFirstAttribute(r) == 1) {
        do
            if (named(r, name)) {
                const xmlChar *v = xmlTextReaderConstValue(r);
                value = v ? strdup((const char *)v) : NULL;
                break;
            }
        while (xmlTextReaderMoveToNextAttribute(r) == 1);
        xmlTextReaderMoveToElement(r);
    }
    return value;
}

static long attribute_number(xmlTextReaderPtr r, const char *name, long otherwise)
{
    char *v = attribute(r, name);
    const long n = v ? strtol(v, NULL, 10) : otherwise;
    free(v);
    return n;
}

/* <w:vanish/> is on, <w:vanish w:val="0"/> is off. */
static bool is_on(xmlTextReaderPtr r)
{
    char *v = attribute(r, "val");
    const bool off = v && (strcmp(v, "0") == 0 || strcmp(v, "false") == 0 || strcmp(v, "off") == 0);
    free(v);
    return !off;
}

/* ---- styles: which are headings ---------------------------------------------------------------------------------- */

typedef struct style {
    char *id, *based_on;
    int level; /* 1 to 6, 0 none, -1 not said */
} style;

typedef struct styles {
    style *at;
    size_t count;
} styles;

static void styles_free(styles *s)
{
    for (size_t i = 0; i < s->count; i++) {
        free(s->at[i].id);
        free(s->at[i].based_on);
    }
    free(s->at);
}

static int outline_level(long level)
{
    return level >= 0 && level < 9 ? level > 5 ? 6 : (int)level + 1 : 0;
}

static int named_level(const char *name)
{
    if (!name) return -1;
    if (strncasecmp(name, "heading ", 8) == 0 && name[8] >= '1' && name[8] <= '9') return outline_level(name[8] - '1');
    return strcasecmp(name, "title") == 0 ? 1 : -1;
}

static gn_status read_styles(zip_t *z, styles *s, gn_err *err)
{
    gn_buf xml = {0};
    bool there;
    gn_status st = part(z, "word/styles.xml", &xml, &there, err);
    xmlTextReaderPtr r = !st && there ? reader(&xml) : NULL;
    s->at = r ? calloc(MAX_STYLES, sizeof *s->at) : NULL;
    style *now = NULL;
    while (s->at && xmlTextReaderRead(r) == 1) {
        const int type = xmlTextReaderNodeType(r);
        if (type == XML_READER_TYPE_DOCUMENT_TYPE) break;
        if (type == XML_READER_TYPE_END_ELEMENT && named(r, "style")) now = NULL;
        if (type != XML_READER_TYPE_ELEMENT) continue;
        if (named(r, "style") && s->count < MAX_STYLES) {
            now = &s->at[s->count++];
            now->id = attribute(r, "styleId");
            now->level = -1;
            if (xmlTextReaderIsEmptyElement(r)) now = NULL;
        } else if (now && named(r, "name")) {
            char *name = attribute(r, "val");
            if (now->level < 0) now->level = named_level(name);
            free(name);
        } else if (now && named(r, "basedOn") && !now->based_on)
            now->based_on = attribute(r, "val");
        else if (now && named(r, "outlineLvl"))
            now->level = outline_level(attribute_number(r, "val", 9));
    }
    if (r) xmlFreeTextReader(r);
    gn_buf_free(&xml);
    return st;
}

static int style_level(const styles *s, const char *id)
{
    for (int hops = 0; id && hops < 10; hops++) {
        const style *found = NULL;
        for (size_t i = 0; i < s->count && !found; i++)
            if (s->at[i].id && strcmp(s->at[i].id, id) == 0) found = &s->at[i];
        if (!found) return 0;
        if (found->level >= 0) return found->level;
        id = found->based_on;
    }
    return 0;
}

/* ---- the body ---------------------------------------------------------------------------------------------------- */

/* Properties of a cell stand inside it, before its text; so the cell is begun when they are known. */
typedef struct pending_cell {
    bool waits, joins;
    long span;
} pending_cell;

typedef struct body {
    flow *flow;
    const styles *styles;
    pending_cell cell;
    bool in_text, hidden, superscript, in_paragraph_properties;
    int level; /* of the paragraph being read, by its style or itself */
} body;

static void begin_cell(body *b)
{
    if (!b->cell.waits) return;
    b->cell.waits = false;
    flow_cell_begin(b->flow, 1, b->cell.span, false, b->cell.joins);
}

static void start(body *b, xmlTextReaderPtr r, const char *name)
{
    const bool empty = xmlTextReaderIsEmptyElement(r);
    if (strcmp(name, "p") == 0) {
        begin_cell(b);
        flow_block(b->flow);
        b->level = 0;
    } else if (strcmp(name, "pPr") == 0)
        b->in_paragraph_properties = !empty;
    else if (strcmp(name, "pStyle") == 0) {
        char *id = attribute(r, "val");
        b->level = style_level(b->styles, id);
        free(id);
    } else if (strcmp(name, "outlineLvl") == 0)
        b->level = outline_level(attribute_number(r, "val", 9));
    else if (strcmp(name, "r") == 0)
        b->hidden = b->superscript = false;
    else if (strcmp(name, "vanish") == 0)
        b->hidden = !b->in_paragraph_properties && is_on(r);
    else if (strcmp(name, "vertAlign") == 0 && !b->in_paragraph_properties) {
        char *v = attribute(r, "val");
        b->superscript = v && strcmp(v, "superscript") == 0;
        free(v);
    } else if (strcmp(name, "t") == 0)
        b->in_text = !empty;
    else if (strcmp(name, "tab") == 0 && !b->in_paragraph_properties)
        flow_text(b->flow, " ", 1);
    else if (strcmp(name, "br") == 0 || strcmp(name, "cr") == 0)
        flow_line(b->flow);
    else if (strcmp(name, "noBreakHyphen") == 0)
        flow_text(b->flow, "-", 1);
    else if (strcmp(name, "tbl") == 0) {
        begin_cell(b);
        flow_table_begin(b->flow);
    } else if (strcmp(name, "tr") == 0)
        flow_row_begin(b->flow, false);
    else if (strcmp(name, "tblHeader") == 0 && is_on(r))
        flow_row_heading(b->flow);
    else if (strcmp(name, "tc") == 0)
        b->cell = (pending_cell){.waits = true, .span = 1};
    else if (strcmp(name, "gridSpan") == 0)
        b->cell.span = attribute_number(r, "val", 1);
    else if (strcmp(name, "vMerge") == 0) {
        char *v = attribute(r, "val");
        b->cell.joins = !v || strcmp(v, "restart") != 0;
        free(v);
    }
}

static void end(body *b, const char *name)
{
    if (strcmp(name, "p") == 0) {
        flow_block(b->flow);
        flow_heading(b->flow, 0);
    } else if (strcmp(name, "pPr") == 0) {
        b->in_paragraph_properties = false;
        if (b->level) flow_heading(b->flow, b->level);
    } else if (strcmp(name, "t") == 0)
        b->in_text = false;
    else if (strcmp(name, "tc") == 0) {
        begin_cell(b);
        flow_cell_end(b->flow);
    } else if (strcmp(name, "tbl") == 0)
        flow_table_end(b->flow);
}

/* Parts whose text is not the document's: what a reviser took out, and the second form of what stands there already. */
static bool is_skipped(const char *name)
{
    static const char *const names[] = {"del", "moveFrom", "Fallback", "sdtPr", "sectPr", "tblGrid", "instrText"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0) return true;
    return false;
}

static gn_status read_body(const gn_buf *xml, const char *part_name, body *b, gn_err *err)
{
    if (xml->length && memmem(xml->data, xml->length, "<!DOCTYPE", 9))
        return gn_fail(err, GN_E_DAMAGED, "%s declares a document type, which no Word document does: made to harm",
                       part_name);
    xmlTextReaderPtr r = reader(xml);
    if (!r) return gn_fail(err, GN_E_NOMEM, "no memory to parse %s", part_name);
    int more = xmlTextReaderRead(r);
    gn_status st = GN_OK;
    while (more == 1 && !st) {
        const int type = xmlTextReaderNodeType(r);
        const char *name = (const char *)xmlTextReaderConstLocalName(r);
        if (type == XML_READER_TYPE_ELEMENT && is_skipped(name)) {
            more = xmlTextReaderNext(r);
            continue;
        }
        if (type == XML_READER_TYPE_ELEMENT) {
            start(b, r, name);
            if (xmlTextReaderIsEmptyElement(r)) end(b, name);
        } else if (type == XML_READER_TYPE_END_ELEMENT)
            end(b, name);
        else if (b->in_text && !b->hidden &&
                 (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                  type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE)) {
            const char *s = (const char *)xmlTextReaderConstValue(r);
            const size_t n = s ? strlen(s) : 0;
            if (!b->superscript || !flow_superscript(b->flow, s, n)) flow_text(b->flow, s, n);
        }
        more = xmlTextReaderRead(r);
    }
    if (!st && more != 0) st = broken(r, part_name, err);
    xmlFreeTextReader(r);
    return st;
}

/* ---- the day it was made ----------------------------------------------------------------------------------------- */

static gn_status read_core(zip_t *z, reading *out, gn_err *err)
{
    gn_buf xml = {0};
    bool there;
    const gn_status st = part(z, "docProps/core.xml", &xml, &there, err);
    xmlTextReaderPtr r = !st && there ? reader(&xml) : NULL;
    bool in_created = false;
    while (r && xmlTextReaderRead(r) == 1) {
        const int type = xmlTextReaderNodeType(r);
        if (type == XML_READER_TYPE_DOCUMENT_TYPE) break;
        if (type == XML_READER_TYPE_ELEMENT) in_created = named(r, "created");
        if (type == XML_READER_TYPE_TEXT && in_created) {
            const char *s = (const char *)xmlTextReaderConstValue(r);
            if (s && reading_date(s, &out->date)) out->date_kind = GN_DATE_CREATED;
            break;
        }
    }
    if (r) xmlFreeTextReader(r);
    gn_buf_free(&xml);
    return st;
}

static gn_status read_parts(zip_t *z, size_t n, reading *out, gn_err *err)
{
    static const char *const parts[] = {"word/document.xml", "word/footnotes.xml", "word/endnotes.xml"};
    styles known = {0};
    body b = {.flow = flow_new(n), .styles = &known};
    gn_status st = b.flow ? read_styles(z, &known, err) : gn_fail(err, GN_E_NOMEM, "no memory for the document");
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !st; i++) {
        gn_buf xml = {0};
        bool there;
        st = part(z, parts[i], &xml, &there, err);
        if (!st && there) st = read_body(&xml, parts[i], &b, err);
        gn_buf_free(&xml);
    }
    if (!st) st = read_core(z, out, err);
    if (b.flow && !flow_finish(b.flow, &out->text) && !st) st = gn_fail(err, GN_E_NOMEM, "no memory for the text");
    flow_free(b.flow);
    styles_free(&known);
    return st;
}

/* What a zip archive is, if it is no Word document. */
static gn_status other_archive(zip_t *z, gn_err *err)
{
    static const struct {
        const char *entry, *what;
    } kinds[] = {
        {"xl/workbook.xml", "an Excel workbook (.xlsx), not a report; save the sheet as CSV for gnomon import"},
        {"xl/workbook.bin", "an Excel workbook (.xlsb), not a report; save the sheet as CSV for gnomon import"},
        {"ppt/presentation.xml", "a PowerPoint presentation (.pptx); save it as PDF"},
        {"OFD.xml", "an OFD document; save it as PDF or .docx"},
        {"META-INF/container.xml", "an e-book (EPUB); save it as PDF or HTML"},
        {"content.xml", "an OpenDocument file; save a text as .docx, a sheet as CSV for gnomon import"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (zip_name_locate(z, kinds[i].entry, 0) >= 0) return gn_fail(err, GN_E_UNSUPPORTED, "%s", kinds[i].what);
    return gn_fail(err, GN_E_UNSUPPORTED, "a zip archive, not a report; unpack it and name the reports in it");
}

gn_status docx_read(const char *bytes, size_t n, reading *out, gn_err *err)
{
    *out = (reading){0};
    zip_error_t why;
    zip_error_init(&why);
    zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &why);
    zip_t *z = source ? zip_open_from_source(source, ZIP_RDONLY, &why) : NULL;
    if (!z) {
        const gn_status st = gn_fail(err, GN_E_DAMAGED,
                                     "damaged: not a whole .docx or zip archive (%s); copy it anew "
                                     "or open it in Word and save it again",
                                     zip_error_strerror(&why));
        zip_source_free(source);
        zip_error_fini(&why);
        return st;
    }
    gn_status st;
    const zip_int64_t entries = zip_get_num_entries(z, 0);
    if (entries > MAX_ENTRIES)
        st = gn_fail(err, GN_E_LIMIT, "an archive of %lld entries, at most %d are read", (long long)entries,
                     MAX_ENTRIES);
    else if (zip_name_locate(z, "word/document.xml", 0) < 0)
        st = other_archive(z, err);
    else
        st = read_parts(z, n, out, err);
    zip_discard(z);
    zip_error_fini(&why);
    if (st) reading_free(out);
    return st;
}
