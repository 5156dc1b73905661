/* Flow: blocks, headings and tables as text. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_DEPTH = 8,       /* tables in tables */
    MAX_COLUMNS = 256,   /* of a table of data; wider ones are not for reading */
    MAX_CELLS = 1 << 18, /* of a grid with its spans expanded */
    LONGEST_CELL = 600,  /* bytes; a longer one is prose, so the table is layout */
    MAX_HEADS = 4,       /* header rows that are joined into one */
    SPARE = 4 << 20,     /* bytes that spans may add to any document */
};

/* Where text goes: the document, or a cell. */
typedef struct sink {
    gn_buf text;
    int heading; /* of the next block */
    bool open;   /* a block has begun */
    bool space;  /* a collapsed space waits for the next character */
    bool broken; /* ... and the source's line broke in it */
} sink;

typedef struct cell {
    size_t text, length; /* in the table's cells */
    size_t row, column;
    uint32_t row_span, column_span;
    bool heading, joins;
} cell;

typedef struct table {
    gn_buf cells; /* the blocks of the cells, one after the other, each ended by a 0 */
    cell *cell;
    size_t count, capacity;
    size_t rows;
    size_t head_rows; /* leading rows that the source marks as heading */
    bool in_cell, in_row, layout;
    sink saved; /* the cell being filled */
} table;

struct flow {
    sink document;
    table tables[MAX_DEPTH];
    size_t depth, ignored; /* open tables; those deeper than MAX_DEPTH */
    size_t spare;          /* bytes that copies of spanned cells may still add */
    bool failed;
};

flow *flow_new(size_t source_bytes)
{
    flow *f = calloc(1, sizeof *f);
    if (f) f->spare = source_bytes / 2 + SPARE;
    return f;
}

static void free_table(table *t)
{
    gn_buf_free(&t->cells);
    gn_buf_free(&t->saved.text);
    free(t->cell);
    *t = (table){0};
}

void flow_free(flow *f)
{
    if (!f) return;
    gn_buf_free(&f->document.text);
    for (size_t i = 0; i < f->depth; i++) free_table(&f->tables[i]);
    free(f);
}

/* Text between two cells has no place in a table: it goes to the cell or document around it. */
static sink *target(flow *f)
{
    for (size_t d = f->depth; d > 0; d--)
        if (f->tables[d - 1].in_cell) return &f->tables[d - 1].saved;
    return &f->document;
}

static void begin_block(sink *s)
{
    if (s->open) return;
    if (s->text.length) gn_buf_text(&s->text, "\n\n");
    if (s->heading) {
        gn_buf_bytes(&s->text, "######", (size_t)s->heading);
        gn_buf_char(&s->text, ' ');
    }
    s->open = true;
    s->space = s->broken = false;
}

static bool is_wide(const char *s, size_t n)
{
    return n >= 3 && (unsigned char)s[0] >= 0xE2;
}

static bool ends_wide(const gn_buf *b)
{
    size_t i = b->length;
    while (i > 0 && ((unsigned char)b->data[i - 1] & 0xC0) == 0x80) i--;
    return i > 0 && is_wide(b->data + i - 1, b->length - i + 1);
}

static void put(sink *s, const char *p, size_t n)
{
    if (!n) return;
    begin_block(s);
    if (s->space && s->text.length && s->text.data[s->text.length - 1] != '\n' &&
        !(s->broken && ends_wide(&s->text) && is_wide(p, n)))
        gn_buf_char(&s->text, ' ');
    s->space = s->broken = false;
    gn_buf_bytes(&s->text, p, n);
}

void flow_text(flow *f, const char *p, size_t n)
{
    sink *s = target(f);
    size_t i = 0;
    while (i < n) {
        size_t from = i;
        while (i < n && (unsigned char)p[i] > ' ' && p[i] != 0x7F &&
               !((unsigned char)p[i] == 0xC2 && i + 1 < n && (unsigned char)p[i + 1] == 0xA0))
            i++;
        put(s, p + from, i - from);
        if (i == n) break;
        if (s->open) s->space = true; /* white space before a block's first character is dropped */
        if (p[i] == '\n') s->broken = true;
        i += (unsigned char)p[i] == 0xC2 ? 2 : 1; /* a no-break space is a space, too */
    }
}

void flow_preformatted(flow *f, const char *p, size_t n)
{
    sink *s = target(f);
    size_t from = 0;
    for (size_t i = 0; i <= n; i++) {
        if (i < n && p[i] != '\r' && p[i] != '\f' && p[i] != '\0') continue;
        if (i > from) {
            begin_block(s);
            gn_buf_bytes(&s->text, p + from, i - from);
        }
        from = i + 1;
    }
}

static void trim_end(gn_buf *b)
{
    while (b->length && strchr(" \n\t", b->data[b->length - 1])) b->data[--b->length] = '\0';
}

void flow_colon(flow *f)
{
    static const char wide[] = "：";
    sink *s = target(f);
    if (!s->open) return;
    trim_end(&s->text);
    s->space = s->broken = false;
    const size_t n = s->text.length;
    if (n && s->text.data[n - 1] != ':' && (n < 3 || memcmp(s->text.data + n - 3, wide, 3) != 0))
        gn_buf_text(&s->text, wide);
}

void flow_line(flow *f)
{
    sink *s = target(f);
    if (!s->open) return;
    s->space = s->broken = false;
    gn_buf_char(&s->text, s->heading ? ' ' : '\n');
}

static void end_block(sink *s)
{
    if (!s->open) return;
    trim_end(&s->text);
    s->open = s->space = s->broken = false;
    s->heading = 0;
}

void flow_block(flow *f)
{
    end_block(target(f));
}

void flow_heading(flow *f, int level)
{
    sink *s = target(f);
    end_block(s);
    s->heading = level;
}

const char *flow_raised(char c)
{
    static const char *const digit[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    return c == '-' ? "⁻" : c == '+' ? "⁺" : c >= '0' && c <= '9' ? digit[c - '0'] : NULL;
}

bool flow_superscript(flow *f, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!flow_raised(p[i])) return false;
    for (size_t i = 0; i < n; i++) put(target(f), flow_raised(p[i]), strlen(flow_raised(p[i])));
    return true;
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

static table *top(flow *f)
{
    return f->ignored || !f->depth ? NULL : &f->tables[f->depth - 1];
}

void flow_table_begin(flow *f)
{
    flow_block(f);
    if (f->depth == MAX_DEPTH) {
        f->ignored++;
        return;
    }
    table *outer = top(f);
    if (outer) outer->layout = true; /* a table that holds a table arranges the page */
    f->tables[f->depth++] = (table){0};
}

void flow_row_begin(flow *f, bool heading)
{
    table *t = top(f);
    if (!t) {
        flow_block(f);
        return;
    }
    if (t->in_cell) flow_cell_end(f);
    t->rows++;
    t->in_row = true;
    if (heading) flow_row_heading(f);
}

void flow_row_heading(flow *f)
{
    table *t = top(f);
    if (t && t->rows && t->head_rows == t->rows - 1) t->head_rows++;
}

void flow_cell_begin(flow *f, long row_span, long column_span, bool heading, bool joins)
{
    table *t = top(f);
    if (!t) {
        flow_block(f);
        return;
    }
    if (t->in_cell) flow_cell_end(f);
    if (!t->in_row) flow_row_begin(f, false);
    if (t->count == t->capacity) {
        const size_t cap = 2 * t->capacity + 32;
        cell *p = realloc(t->cell, cap * sizeof *p);
        if (!p) {
            f->failed = true;
            return;
        }
        t->cell = p;
        t->capacity = cap;
    }
    t->cell[t->count] = (cell){.row = t->rows - 1,
                               .row_span = row_span < 1       ? 1
                                           : row_span > 65535 ? 65535
                                                              : (uint32_t)row_span,
                               .column_span = column_span < 1      ? 1
                                              : column_span > 1000 ? 1000
                                                                   : (uint32_t)column_span,
                               .heading = heading,
                               .joins = joins};
    t->in_cell = true;
}

void flow_cell_end(flow *f)
{
    table *t = top(f);
    if (!t) {
        flow_block(f);
        return;
    }
    if (!t->in_cell) return;
    end_block(&t->saved);
    if (t->saved.text.failed) f->failed = true;
    cell *c = &t->cell[t->count++];
    c->text = t->cells.length;
    c->length = t->saved.text.length;
    gn_buf_bytes(&t->cells, t->saved.text.data, t->saved.text.length);
    gn_buf_char(&t->cells, '\0');
    gn_buf_clear(&t->saved.text);
    t->saved.heading = 0;
    t->in_cell = false;
}

/* ---- a finished table: a grid with spans expanded ---------------------------------------------------------------- */

typedef struct grid {
    const table *t;
    size_t rows, columns;
    uint32_t *at; /* [rows * columns] 1 + the cell's number; 0: empty */
} grid;

static const char *grid_cell(const void *data, size_t row, size_t column)
{
    const grid *g = data;
    const uint32_t i = g->at[row * g->columns + column];
    return i ? g->t->cells.data + g->t->cell[i - 1].text : "";
}

/* Gives each cell its row and column, as browsers do; false where the table is too wide to be one of data. */
static bool place(table *t, size_t *columns)
{
    size_t covered[MAX_COLUMNS] = {0}; /* rows from above that still reach into the current one */
    size_t row = 0, column = 0;
    *columns = 0;
    for (size_t i = 0; i < t->count; i++) {
        cell *c = &t->cell[i];
        for (; row < c->row; row++) {
            for (size_t k = 0; k < MAX_COLUMNS; k++) covered[k] -= covered[k] > 0;
            column = 0;
        }
        while (column < MAX_COLUMNS && covered[column]) column++;
        if (c->column_span > MAX_COLUMNS || column + c->column_span > MAX_COLUMNS) return false;
        c->column = column;
        if (c->row_span > t->rows - row) c->row_span = (uint32_t)(t->rows - row);
        for (size_t k = column; k < column + c->column_span; k++) covered[k] = c->row_span;
        column += c->column_span;
        if (column > *columns) *columns = column;
    }
    return *columns > 0 && t->rows <= MAX_CELLS / *columns;
}

static bool fill(flow *f, grid *g)
{
    g->at = calloc(g->rows * g->columns, sizeof *g->at);
    if (!g->at) {
        f->failed = true;
        return false;
    }
    for (size_t i = 0; i < g->t->count; i++) {
        const cell *c = &g->t->cell[i];
        uint32_t what = (uint32_t)i + 1;
        if (c->joins && c->row > 0) what = g->at[(c->row - 1) * g->columns + c->column];
        const size_t copies = (size_t)c->row_span * c->column_span - !c->joins;
        const size_t length = what ? g->t->cell[what - 1].length : 0;
        bool copy = true;
        if (copies && length && copies > f->spare / length)
            copy = false; /* a bomb of spans: the text stands once */
        else
            f->spare -= copies * length;
        /* a heading across the whole table stands at its left only */
        if (c->column_span > 1 && c->column_span == g->columns) copy = false;
        for (size_t r = c->row; r < c->row + c->row_span; r++)
            for (size_t k = c->column; k < c->column + c->column_span; k++)
                if (copy || (r == c->row && k == c->column)) g->at[r * g->columns + k] = what;
    }
    return true;
}

/* How many rows of headings a table has, behind those of its title. */
static size_t head_rows(const table *t, size_t skip)
{
    if (t->head_rows) return t->head_rows > skip ? t->head_rows - skip : 1;
    size_t marked = 0, first = 0;
    while (first < t->count && t->cell[first].row < skip) first++;
    for (size_t i = first; i < t->count && t->cell[i].row == skip + marked;) {
        size_t all = 0, heads = 0;
        for (; i < t->count && t->cell[i].row == skip + marked; i++) {
            all++;
            heads += t->cell[i].heading || t->cell[i].joins;
        }
        if (heads < all) break;
        marked++;
    }
    if (marked) return marked;
    /* without marks: where the first row has headings over several columns, as deep as its other cells reach down
     * (指标 beside 2021年, which stands over two sub-headings) */
    bool wide = false;
    size_t deep = 1;
    for (size_t i = first; i < t->count && t->cell[i].row == skip; i++) {
        wide = wide || t->cell[i].column_span > 1;
        if (t->cell[i].row_span > deep) deep = t->cell[i].row_span;
    }
    for (size_t i = first; i < t->count && t->cell[i].row <= skip + deep; i++)
        if (t->cell[i].joins && t->cell[i].row == skip + deep) deep++;
    return wide ? deep : 1;
}

static void cell_text(gn_buf *out, const char *s)
{
    const size_t marks = strspn(s, "#"); /* a heading in a cell is a cell */
    if (marks && s[marks] == ' ') s += marks + 1;
    for (; *s; s++) {
        if (*s == '|')
            gn_buf_text(out, "\\|");
        else if (*s == '\n' || *s == '\r' || *s == '\t') {
            const bool wide = ends_wide(out) && is_wide(s + 1, strlen(s + 1) > 3 ? 3 : strlen(s + 1));
            if (!wide && out->data[out->length - 1] != ' ' && s[1] && s[1] != '\n') gn_buf_char(out, ' ');
        } else
            gn_buf_char(out, *s);
    }
}

void flow_write_table(gn_buf *out, size_t rows, size_t columns, size_t heads,
                      const char *(*text_of)(const void *data, size_t row, size_t column), const void *data)
{
    if (heads == 0) { /* Markdown wants a heading */
        gn_buf_char(out, '|');
        for (size_t k = 0; k < columns; k++) gn_buf_text(out, " |");
        gn_buf_text(out, "\n|");
        for (size_t k = 0; k < columns; k++) gn_buf_text(out, "---|");
        gn_buf_char(out, '\n');
    }
    for (size_t r = heads > 0 ? heads - 1 : 0; r < rows; r++) {
        gn_buf_char(out, '|');
        for (size_t k = 0; k < columns; k++) {
            gn_buf_char(out, ' ');
            if (r + 1 == heads) {
                const char *before = "";
                for (size_t h = 0; h < heads; h++) {
                    const char *s = text_of(data, h, k);
                    if (!*s || strcmp(s, before) == 0) continue;
                    if (*before) gn_buf_char(out, ' ');
                    cell_text(out, s);
                    before = s;
                }
            } else
                cell_text(out, text_of(data, r, k));
            gn_buf_text(out, " |");
        }
        gn_buf_char(out, '\n');
        if (r + 1 == heads) {
            gn_buf_char(out, '|');
            for (size_t k = 0; k < columns; k++) gn_buf_text(out, "---|");
            gn_buf_char(out, '\n');
        }
    }
}

static void as_block(const table *t, const cell *c, sink *to)
{
    if (!c->length) return;
    end_block(to);
    begin_block(to);
    gn_buf_bytes(&to->text, t->cells.data + c->text, c->length);
    end_block(to);
}

static void as_blocks(const table *t, sink *to)
{
    for (size_t i = 0; i < t->count; i++) as_block(t, &t->cell[i], to);
}

/* First rows in which only one cell holds something are the table's title, its unit: they become lines before it.
 * Returns how many. */
static size_t write_titles(const table *t, sink *to)
{
    size_t rows = 0;
    for (size_t i = 0, next = 0; rows + 2 < t->rows && i < t->count && t->cell[i].row == rows; i = next, rows++) {
        const cell *filled = NULL;
        bool title = true;
        for (; next < t->count && t->cell[next].row == rows; next++) {
            const cell *const c = &t->cell[next];
            title = title && c->row_span == 1 && !(filled && c->length);
            if (c->length) filled = c;
        }
        if (!title) break;
        if (filled) as_block(t, filled, to);
    }
    return rows;
}

static bool is_data(const table *t, size_t columns)
{
    if (t->layout || columns < 2 || t->rows < 2) return false;
    for (size_t i = 0; i < t->count; i++)
        if (t->cell[i].length > LONGEST_CELL) return false;
    return true;
}

void flow_table_end(flow *f)
{
    if (f->ignored) {
        f->ignored--;
        flow_block(f);
        return;
    }
    table *t = top(f);
    if (!t) return;
    if (t->in_cell) flow_cell_end(f);
    table done = *t;
    f->depth--;
    sink *to = target(f);
    size_t columns = 0;
    if (done.cells.failed) f->failed = true;
    if (!f->failed && done.count) {
        grid g = {&done, done.rows, 0, NULL};
        if (place(&done, &columns) && is_data(&done, columns)) {
            g.columns = columns;
            if (fill(f, &g)) {
                const size_t skip = write_titles(&done, to);
                size_t heads = head_rows(&done, skip);
                g.at += skip * columns;
                if (heads > MAX_HEADS || heads >= done.rows - skip) heads = 1;
                end_block(to);
                begin_block(to);
                flow_write_table(&to->text, done.rows - skip, columns, heads, grid_cell, &g);
                end_block(to);
                g.at -= skip * columns;
            }
            free(g.at);
        } else
            as_blocks(&done, to);
    }
    free_table(&done);
    *t = (table){0};
}

bool flow_finish(flow *f, gn_buf *out)
{
    while (f->depth) flow_table_end(f);
    end_block(&f->document);
    if (f->document.text.length) gn_buf_char(&f->document.text, '\n');
    *out = f->document.text;
    f->document.text = (gn_buf){0};
    return !f->failed && !out->failed;
}
