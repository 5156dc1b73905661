/* The table as a workbook: a sheet with a column a quarter, a sheet with one figure a row and its sentence. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/report/table_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

/* Office Open XML, ECMA-376 part 1: the least that spreadsheet programs read. Text is inline, so there is no table of
 * shared strings; a text cell is never a formula. */
enum {
    MOST_ROWS = 1048576,   /* of a sheet */
    MOST_QUARTERS = 400,   /* columns; a century */
    MOST_CELL_TEXT = 32000 /* bytes, within the 32767 characters of a cell */
};
/* rows of cellXfs below */
typedef enum style { PLAIN, HEAD, DERIVED, FORECAST } style;

static const char types[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet2.xml\" "
    "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>";
static const char relations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
    "Target=\"xl/workbook.xml\"/></Relationships>";
static const char workbook_relations[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
    "Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId3\" "
    "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
    "Target=\"styles.xml\"/></Relationships>";
static const char styles[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><fonts count=\"4\"><font><sz "
    "val=\"11\"/></font><font><b/><sz val=\"11\"/></font><font><i/><sz val=\"11\"/><color rgb=\"FF5D6B7A\"/></font>"
    "<font><i/><sz val=\"11\"/><color rgb=\"FF8A4B08\"/></font></fonts><fills count=\"2\"><fill><patternFill "
    "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills><borders "
    "count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf "
    "fontId=\"0\" "
    "xfId=\"0\"/><xf fontId=\"1\" applyFont=\"1\" xfId=\"0\"/><xf fontId=\"2\" applyFont=\"1\" xfId=\"0\"/><xf "
    "fontId=\"3\" applyFont=\"1\" xfId=\"0\"/></cellXfs></styleSheet>";

typedef struct sheet {
    gn_buf xml;
    size_t row, column; /* 1-based row; 0-based column of the next cell */
} sheet;

/* A1 … */
static void place(sheet *s)
{
    char letters[8];
    size_t n = sizeof letters, c = s->column + 1;
    letters[--n] = '\0';
    for (; c; c = (c - 1) / 26) letters[--n] = (char)('A' + (c - 1) % 26);
    gn_buf_printf(&s->xml, "%s%zu", letters + n, s->row);
    s->column++;
}

static void begin_row(sheet *s)
{
    s->row++;
    s->column = 0;
    gn_buf_printf(&s->xml, "<row r=\"%zu\">", s->row);
}

static void end_row(sheet *s)
{
    gn_buf_text(&s->xml, "</row>\n");
}

/* Text without what XML cannot hold. */
static void text_cell(sheet *s, style how, const char *text)
{
    if (!text || !*text) {
        s->column++;
        return;
    }
    gn_buf clean = {0};
    for (const char *p = text; *p && clean.length < MOST_CELL_TEXT; p++)
        gn_buf_char(&clean, (unsigned char)*p < 0x20 && *p != '\t' && *p != '\n' ? ' ' : *p);
    while (clean.length && ((unsigned char)clean.data[clean.length - 1] & 0x80) && clean.length >= MOST_CELL_TEXT)
        clean.length--; /* no half character at the cut */
    if (clean.data) clean.data[clean.length] = '\0';
    gn_buf_text(&s->xml, "<c r=\"");
    place(s);
    gn_buf_printf(&s->xml, "\" s=\"%d\" t=\"inlineStr\"><is><t xml:space=\"preserve\">", how);
    gn_html_text(&s->xml, clean.data ? clean.data : "");
    gn_buf_text(&s->xml, "</t></is></c>");
    if (clean.failed) s->xml.failed = true;
    gn_buf_free(&clean);
}

static void number_cell(sheet *s, style how, const char *digits)
{
    gn_buf_text(&s->xml, "<c r=\"");
    place(s);
    gn_buf_printf(&s->xml, "\" s=\"%d\"><v>%s</v></c>", how, digits);
}

static style style_of(const gn_figure *f)
{
    return f->flag == GN_OBS_FORECAST ? FORECAST : f->flag == GN_OBS_NORMAL ? PLAIN : DERIVED;
}

static void figure_cell(sheet *s, const gn_figure *f, table_magnitude scale)
{
    if (!f) {
        s->column++;
        return;
    }
    gn_buf digits = {0};
    table_number(&digits, f, scale);
    number_cell(s, style_of(f), digits.data ? digits.data : "");
    if (digits.failed) s->xml.failed = true;
    gn_buf_free(&digits);
}

static void begin_sheet(sheet *s, int frozen_columns, const int *widths, size_t n)
{
    gn_buf_printf(&s->xml,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet "
                  "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView "
                  "workbookViewId=\"0\"><pane xSplit=\"%d\" ySplit=\"1\" topLeftCell=\"%c2\" "
                  "activePane=\"bottomRight\" state=\"frozen\"/></sheetView></sheetViews><cols>",
                  frozen_columns, 'A' + frozen_columns);
    for (size_t i = 0; i < n; i++)
        gn_buf_printf(&s->xml, "<col min=\"%zu\" max=\"%zu\" width=\"%d\" customWidth=\"1\"/>", i + 1, i + 1,
                      widths[i]);
    gn_buf_text(&s->xml, "</cols><sheetData>\n");
}

static void end_sheet(sheet *s)
{
    gn_buf_text(&s->xml, "</sheetData></worksheet>");
}

static int by_number(const void *a, const void *b)
{
    const int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* The quarters that any item has a cell in, ascending, the newest MOST_QUARTERS; *out is to be freed. */
static size_t all_quarters(const gn_table *t, int64_t **out)
{
    int64_t *q = *out = malloc((t->n_figures + 1) * sizeof *q);
    if (!q) return 0;
    size_t n = 0, different = 0;
    for (size_t i = 0; i < t->n_figures; i++) q[n++] = t->figures[i].quarter;
    qsort(q, n, sizeof *q, by_number);
    for (size_t i = 0; i < n; i++)
        if (!different || q[different - 1] != q[i]) q[different++] = q[i];
    if (different > MOST_QUARTERS) {
        memmove(q, q + different - MOST_QUARTERS, MOST_QUARTERS * sizeof *q);
        different = MOST_QUARTERS;
    }
    return different;
}

static void quarters_sheet(const gn_table *t, const gn_table_context *c, sheet *s)
{
    static const int widths[] = {14, 40, 10, 30};
    int64_t *quarters;
    const size_t n = all_quarters(t, &quarters);
    gn_buf text = {0};
    begin_sheet(s, 4, widths, sizeof widths / sizeof *widths);
    begin_row(s);
    text_cell(s, HEAD, table_label(c->lang, LABEL_AREA));
    text_cell(s, HEAD, table_label(c->lang, LABEL_INDICATOR));
    text_cell(s, HEAD, table_label(c->lang, LABEL_UNIT));
    text_cell(s, HEAD, table_label(c->lang, LABEL_KIND));
    for (size_t i = 0; i < n; i++) {
        gn_buf_clear(&text);
        table_quarter(&text, quarters[i]);
        text_cell(s, HEAD, text.data);
    }
    end_row(s);
    for (size_t i = 0; i < t->n_items; i++) {
        const gn_item *item = &t->items[i];
        table_column columns[TABLE_MOST_COLUMNS];
        const size_t k = table_columns(t, item, columns);
        const table_magnitude scale = table_scale(t, item, c->lang);
        for (size_t j = 0; j < k; j++) {
            begin_row(s);
            text_cell(s, PLAIN, gn_strings_get(t->strings, item->area));
            gn_buf_clear(&text);
            table_name(&text, t, item, c->lang);
            if (item->future) gn_buf_printf(&text, " (%s)", table_label(c->lang, LABEL_FUTURE));
            if (item->doubtful) gn_buf_printf(&text, " (%s)", table_label(c->lang, LABEL_DOUBTFUL));
            text_cell(s, PLAIN, text.data);
            gn_buf_clear(&text);
            if (columns[j].what == GN_FIGURE_LEVEL)
                table_unit(&text, t, item, scale, c->lang);
            else
                gn_buf_char(&text, '%');
            text_cell(s, PLAIN, text.data);
            gn_buf_clear(&text);
            table_column_label(&text, t, item, columns[j], c->lang);
            text_cell(s, PLAIN, text.data);
            for (size_t q = 0; q < n; q++)
                figure_cell(s, gn_table_at(t, item, columns[j].lane, columns[j].what, quarters[q]), scale);
            end_row(s);
        }
    }
    end_sheet(s);
    if (text.failed || !quarters) s->xml.failed = true;
    gn_buf_free(&text);
    free(quarters);
}

static void bound_cell(sheet *s, const gn_figure *f, double v, table_magnitude scale)
{
    if (!isfinite(v)) {
        s->column++;
        return;
    }
    gn_buf digits = {0};
    table_model_number(&digits, v, table_is_rate(f) ? (table_magnitude){1, ""} : scale);
    number_cell(s, FORECAST, digits.data ? digits.data : "");
    if (digits.failed) s->xml.failed = true;
    gn_buf_free(&digits);
}

static void figures_sheet(const gn_table *t, const gn_table_context *c, sheet *s)
{
    static const int widths[] = {14, 40, 10, 26, 20, 12, 8, 16, 12, 12, 12, 12, 26, 11, 60};
    static const table_label_id heads[] = {LABEL_AREA,     LABEL_INDICATOR,  LABEL_UNIT,     LABEL_KIND,
                                           LABEL_PERIOD,   LABEL_VALUE,      LABEL_FLAG,     LABEL_METHOD,
                                           LABEL_LOWER_80, LABEL_UPPER_80,   LABEL_LOWER_95, LABEL_UPPER_95,
                                           LABEL_SOURCE,   LABEL_CONFIDENCE, LABEL_SENTENCE};
    gn_buf text = {0};
    begin_sheet(s, 2, widths, sizeof widths / sizeof *widths);
    begin_row(s);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) text_cell(s, HEAD, table_label(c->lang, heads[i]));
    end_row(s);
    const gn_item *item = NULL;
    table_magnitude scale = {1, ""};
    for (size_t i = 0; i < t->n_figures; i++) {
        const gn_figure *f = &t->figures[i];
        if (item != &t->items[f->item]) { /* an item's figures stand together */
            item = &t->items[f->item];
            scale = table_scale(t, item, c->lang);
        }
        const gn_observation *o = table_source(t, f, c, 0);
        begin_row(s);
        text_cell(s, PLAIN, gn_strings_get(t->strings, item->area));
        gn_buf_clear(&text);
        table_name(&text, t, item, c->lang);
        if (item->doubtful) gn_buf_printf(&text, " (%s)", table_label(c->lang, LABEL_DOUBTFUL));
        text_cell(s, PLAIN, text.data);
        gn_buf_clear(&text);
        if (table_is_rate(f))
            gn_buf_char(&text, '%');
        else
            table_unit(&text, t, item, scale, c->lang);
        text_cell(s, PLAIN, text.data);
        gn_buf_clear(&text);
        table_column_label(&text, t, item, (table_column){f->lane, f->what}, c->lang);
        text_cell(s, PLAIN, text.data);
        gn_buf_clear(&text);
        table_period(&text, c->lang, f->lane, f->period);
        text_cell(s, PLAIN, text.data);
        figure_cell(s, f, scale);
        text_cell(s, PLAIN, (char[]){f->flag, 0});
        text_cell(s, PLAIN, table_method_label(c->lang, f->method));
        for (int l = 0; l < GN_TABLE_LEVELS; l++) {
            bound_cell(s, f, f->lower[l], scale);
            bound_cell(s, f, f->upper[l], scale);
        }
        gn_buf_clear(&text);
        table_place(&text, t, f, c);
        text_cell(s, PLAIN, text.data);
        gn_buf_clear(&text);
        const double sure = table_confidence(t, f, c);
        if (isnan(sure)) {
            s->column++;
        } else {
            gn_buf_fixed(&text, sure, 2);
            number_cell(s, PLAIN, text.data);
        }
        text_cell(s, PLAIN, o ? gn_strings_get(c->observations->strings, o->sentence) : NULL);
        end_row(s);
    }
    end_sheet(s);
    if (text.failed) s->xml.failed = true;
    gn_buf_free(&text);
}

/* Adds a part; its bytes must live until the archive is closed. The time is fixed: same table, same bytes. */
static bool add(zip_t *z, const char *name, const char *data, size_t n)
{
    zip_source_t *source = zip_source_buffer(z, data, n, 0);
    if (!source) return false;
    const zip_int64_t at = zip_file_add(z, name, source, ZIP_FL_ENC_UTF_8);
    if (at < 0) {
        zip_source_free(source);
        return false;
    }
    /* 1980-01-01, MS-DOS: zip_file_set_mtime would go through the local time zone */
    return zip_file_set_dostime(z, (zip_uint64_t)at, 0, 0x21, 0) == 0;
}

static bool pack(const sheet sheets[2], const gn_buf *workbook, gn_buf *out)
{
    zip_error_t error;
    zip_error_init(&error);
    bool ok = false;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &error);
    zip_t *z = target ? zip_open_from_source(target, ZIP_TRUNCATE, &error) : NULL;
    if (!z) {
        zip_source_free(target);
        zip_error_fini(&error);
        return false;
    }
    zip_source_keep(target);
    ok = add(z, "[Content_Types].xml", types, sizeof types - 1) &&
         add(z, "_rels/.rels", relations, sizeof relations - 1) &&
         add(z, "xl/workbook.xml", workbook->data, workbook->length) &&
         add(z, "xl/_rels/workbook.xml.rels", workbook_relations, sizeof workbook_relations - 1) &&
         add(z, "xl/styles.xml", styles, sizeof styles - 1) &&
         add(z, "xl/worksheets/sheet1.xml", sheets[0].xml.data, sheets[0].xml.length) &&
         add(z, "xl/worksheets/sheet2.xml", sheets[1].xml.data, sheets[1].xml.length);
    if (!ok || zip_close(z) != 0) {
        zip_discard(z);
        ok = false;
    }
    zip_stat_t stat;
    if (ok && zip_source_stat(target, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) && zip_source_open(target) == 0) {
        char part[65536];
        zip_int64_t n;
        while ((n = zip_source_read(target, part, sizeof part)) > 0) gn_buf_bytes(out, part, (size_t)n);
        ok = n == 0;
        zip_source_close(target);
    } else {
        ok = false;
    }
    zip_source_free(target);
    zip_error_fini(&error);
    return ok;
}

gn_status gn_table_xlsx(const gn_table *t, const gn_table_context *c, gn_buf *out, gn_err *err)
{
    if (t->n_figures >= MOST_ROWS)
        return gn_fail(err, GN_E_LIMIT, "xlsx: %zu figures, a sheet has %d rows; take CSV", t->n_figures, MOST_ROWS);
    sheet sheets[2] = {{{0}, 0, 0}, {{0}, 0, 0}};
    gn_buf workbook = {0};
    gn_status st = GN_OK;
    quarters_sheet(t, c, &sheets[0]);
    figures_sheet(t, c, &sheets[1]);
    gn_buf_printf(&workbook,
                  "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<workbook "
                  "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
                  "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet "
                  "name=\"%s\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"%s\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"
                  "</workbook>",
                  table_label(c->lang, LABEL_TITLE), table_label(c->lang, LABEL_FIGURES));
    if (sheets[0].xml.failed || sheets[1].xml.failed || workbook.failed)
        st = gn_fail(err, GN_E_NOMEM, "xlsx: no memory");
    else if (!pack(sheets, &workbook, out))
        st = gn_fail(err, GN_E_IO, "xlsx: the archive cannot be made");
    gn_buf_free(&sheets[0].xml);
    gn_buf_free(&sheets[1].xml);
    gn_buf_free(&workbook);
    return st;
}
