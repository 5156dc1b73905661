/* Word boxes of PDF pages (pdftotext -bbox-layout) to text: visual lines, paragraphs, and tables by their columns. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "encoding.h"
#include "flow.h"
#include "reading.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_PAGE_WORDS = 1 << 18,
    MAX_COLUMNS = 40,
    MAX_HEADS = 4,
    MAX_ROWS = 400, /* of a table on one page; keeps the search linear */
};

typedef struct word {
    double x0, y0, x1, y1;
    size_t text, length;
} word;

/* Words of a line without a wide gap between them: a cell, or a line of prose. */
typedef struct segment {
    size_t first, end; /* words */
    double x0, x1;
    size_t characters;
    bool number; /* reads like a figure in a table */
} segment;

typedef struct row {
    size_t first, end; /* segments */
    double y, height, x0, x1;
} row;

typedef struct page {
    gn_buf text; /* of the words, one after the other */
    word *word;
    size_t words, word_capacity;
    segment *segment;
    size_t segments;
    row *row;
    size_t rows;
    double left, right, pitch; /* of the prose */
} page;

typedef struct columns {
    size_t count;
    double x0[MAX_COLUMNS], x1[MAX_COLUMNS];
} columns;

/* A recognised table while it is written. */
typedef struct table {
    size_t rows, columns;
    size_t *at; /* [rows * columns] offset of the cell's text */
    gn_buf text;
} table;

static double middle(const word *w)
{
    return (w->y0 + w->y1) / 2;
}

static int by_height(const void *a, const void *b)
{
    const word *v = a, *w = b;
    const double d = middle(v) - middle(w);
    if (d != 0) return d < 0 ? -1 : 1;
    return v->x0 < w->x0 ? -1 : v->x0 > w->x0 ? 1 : v->text < w->text ? -1 : 1;
}

static int by_left(const void *a, const void *b)
{
    const word *v = a, *w = b;
    return v->x0 < w->x0 ? -1 : v->x0 > w->x0 ? 1 : v->text < w->text ? -1 : 1;
}

static int by_value(const void *a, const void *b)
{
    const double v = *(const double *)a, w = *(const double *)b;
    return v < w ? -1 : v > w;
}

static double median(double *v, size_t n)
{
    if (n == 0) return 0;
    qsort(v, n, sizeof *v, by_value);
    return v[n / 2];
}

/* ---- lines and segments ------------------------------------------------------------------------------------------ */

static size_t characters(const char *s, size_t n)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) k += ((unsigned char)s[i] & 0xC0) != 0x80;
    return k;
}

/* Digits with signs, separators and percent signs, a dash for "none", or a range: what stands in columns of figures. */
static bool is_number(const page *p, const segment *s)
{
    size_t digits = 0, others = 0;
    for (size_t w = s->first; w < s->end; w++)
        for (size_t i = 0; i < p->word[w].length; i++) {
            const char c = p->text.data[p->word[w].text + i];
            if (c >= '0' && c <= '9')
                digits++;
            else if (!strchr("+-,.%()~/ ", c) && (unsigned char)c < 0x80)
                others++;
            else if (((unsigned char)c & 0xC0) == 0xC0)
                others++;
        }
    if (digits == 0)
        return s->characters <= 2 && others <= 2 && s->end - s->first == 1 && p->word[s->first].length <= 6 &&
               strspn(p->text.data + p->word[s->first].text, "-\xE2\x80\x93\x94/") > 0;
    return others == 0 || digits > 3 * others;
}

static bool wide_end(const page *p, const word *w)
{
    return w->length >= 3 && ((unsigned char)p->text.data[w->text + w->length - 1] & 0x80);
}

static bool wide_start(const page *p, const word *w)
{
    return w->length >= 3 && (unsigned char)p->text.data[w->text] >= 0xE2;
}

static double em(const word *v, const word *w)
{
    const double a = v->y1 - v->y0, b = w->y1 - w->y0;
    return 0.75 * (a < b ? a : b); /* boxes are higher than the type's size, those of Chinese fonts most */
}

static void add_segment(page *p, size_t first, size_t end)
{
    segment *s = &p->segment[p->segments++];
    *s = (segment){.first = first, .end = end, .x0 = p->word[first].x0, .x1 = p->word[end - 1].x1};
    for (size_t w = first; w < end; w++) {
        s->characters += characters(p->text.data + p->word[w].text, p->word[w].length);
        if (p->word[w].x1 > s->x1) s->x1 = p->word[w].x1;
    }
    s->number = is_number(p, s);
}

static bool build_rows(page *p)
{
    p->segments = p->rows = 0;
    free(p->segment);
    free(p->row);
    p->segment = calloc(p->words + 1, sizeof *p->segment);
    p->row = calloc(p->words + 1, sizeof *p->row);
    if (!p->segment || !p->row) return false;
    qsort(p->word, p->words, sizeof *p->word, by_height);
    for (size_t i = 0; i < p->words;) {
        /* words whose middles are near each other stand on one line */
        double y = middle(&p->word[i]), sum = y, height = p->word[i].y1 - p->word[i].y0;
        size_t j = i + 1;
        for (; j < p->words; j++) {
            const double h = p->word[j].y1 - p->word[j].y0;
            if (middle(&p->word[j]) - y > 0.45 * (h < height ? h : height)) break;
            sum += middle(&p->word[j]);
            y = sum / (double)(j - i + 1);
            if (h > height) height = h;
        }
        qsort(p->word + i, j - i, sizeof *p->word, by_left);
        row *r = &p->row[p->rows++];
        *r = (row){.first = p->segments, .y = y, .height = height, .x0 = p->word[i].x0, .x1 = p->word[i].x1};
        size_t from = i;
        for (size_t w = i + 1; w <= j; w++) {
            if (w < j && p->word[w].x0 - p->word[w - 1].x1 < 1.2 * em(&p->word[w - 1], &p->word[w])) continue;
            add_segment(p, from, w);
            from = w;
        }
        r->end = p->segments;
        for (size_t s = r->first; s < r->end; s++)
            if (p->segment[s].x1 > r->x1) r->x1 = p->segment[s].x1;
        i = j;
    }
    return true;
}

static void write_segment(const page *p, const segment *s, gn_buf *out)
{
    for (size_t w = s->first; w < s->end; w++) {
        const word *v = &p->word[w];
        if (w > s->first) {
            const word *before = v - 1;
            const double gap = v->x0 - before->x1, unit = em(before, v);
            const bool cjk = wide_end(p, before) && wide_start(p, v);
            if (gap > (cjk ? 0.7 : 0.12) * unit) gn_buf_char(out, ' ');
        }
        gn_buf_bytes(out, p->text.data + v->text, v->length);
    }
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

static size_t cells(const row *r)
{
    return r->end - r->first;
}

/* Rows from `first` that may be one table: lines of several segments, and single ones between them (a cell's second
 * line, a heading within the table) that are no lines of prose. */
static size_t region_end(const page *p, size_t first)
{
    size_t end = first + 1;
    for (size_t r = first + 1; r < p->rows && r - first < MAX_ROWS; r++) {
        if (p->row[r].y - p->row[r - 1].y > 3.5 * p->row[r - 1].height) break;
        if (cells(&p->row[r]) >= 2) {
            end = r + 1;
            continue;
        }
        if (p->row[r].x1 - p->row[r].x0 > 0.6 * (p->right - p->left)) break;
        if (r - end >= 2) break;
    }
    return end;
}

/* The columns: the k-th segments of all rows that have the commonest large number of segments, if these do not overlap.
 */
static bool find_columns(const page *p, size_t first, size_t end, columns *c)
{
    size_t times[MAX_COLUMNS + 1] = {0}, all = 0;
    for (size_t r = first; r < end; r++)
        if (cells(&p->row[r]) >= 2 && cells(&p->row[r]) <= MAX_COLUMNS) {
            times[cells(&p->row[r])]++;
            all++;
        }
    for (size_t n = MAX_COLUMNS; n >= 2; n--) {
        if (times[n] < 2 || 4 * times[n] < all) continue;
        c->count = n;
        for (size_t k = 0; k < n; k++) {
            c->x0[k] = INFINITY;
            c->x1[k] = -INFINITY;
        }
        for (size_t r = first; r < end; r++) {
            if (cells(&p->row[r]) != n) continue;
            for (size_t k = 0; k < n; k++) {
                const segment *s = &p->segment[p->row[r].first + k];
                if (s->x0 < c->x0[k]) c->x0[k] = s->x0;
                if (s->x1 > c->x1[k]) c->x1[k] = s->x1;
            }
        }
        bool apart = true;
        for (size_t k = 1; k < n; k++) apart = apart && c->x0[k] > c->x1[k - 1] - 1;
        if (apart) return true;
    }
    return false;
}

/* Prose in two columns also gives rows of two segments; in tables the segments are short or figures. */
static bool looks_like_data(const page *p, size_t first, size_t end, const columns *c)
{
    size_t n = 0, letters = 0, numbers = 0, full = 0;
    for (size_t r = first; r < end; r++) {
        full += cells(&p->row[r]) == c->count;
        for (size_t s = p->row[r].first; s < p->row[r].end; s++) {
            if (cells(&p->row[r]) < 2) continue;
            n++;
            letters += p->segment[s].characters;
            numbers += p->segment[s].number;
        }
    }
    if (full < 2) return false;
    if (c->count == 2) return 10 * numbers >= 3 * n && letters <= 20 * n;
    return 5 * numbers >= n ? letters <= 25 * n : letters <= 12 * n && full >= 3;
}

/* First and last column that a segment stands over. */
static void covered(const columns *c, const segment *s, size_t *first, size_t *last)
{
    *first = c->count;
    *last = 0;
    for (size_t k = 0; k < c->count; k++) {
        const double from = s->x0 > c->x0[k] ? s->x0 : c->x0[k], to = s->x1 < c->x1[k] ? s->x1 : c->x1[k];
        const double width = c->x1[k] - c->x0[k] < s->x1 - s->x0 ? c->x1[k] - c->x0[k] : s->x1 - s->x0;
        if (to - from <= 0.3 * width) continue;
        if (*first == c->count) *first = k;
        *last = k;
    }
    if (*first < c->count) return;
    size_t nearest = 0;
    for (size_t k = 1; k < c->count; k++)
        if (fabs(s->x0 + s->x1 - c->x0[k] - c->x1[k]) < fabs(s->x0 + s->x1 - c->x0[nearest] - c->x1[nearest]))
            nearest = k;
    *first = *last = nearest;
}

static const char *table_cell(const void *data, size_t r, size_t k)
{
    const table *t = data;
    return t->text.data + t->at[r * t->columns + k];
}

/* Lines nearer to each other than the rows of the table are belong to one row: the cells' text is wrapped. */
static void join_lines(const page *p, size_t first, size_t end, const columns *c, size_t *line_of)
{
    double *steps = calloc(end - first, sizeof *steps);
    size_t n = 0;
    for (size_t r = first + 1; r < end && steps; r++)
        if (cells(&p->row[r]) + 1 >= c->count && cells(&p->row[r - 1]) + 1 >= c->count)
            steps[n++] = p->row[r].y - p->row[r - 1].y;
    const double step = n ? median(steps, n) : 0;
    free(steps);
    size_t line = 0;
    for (size_t r = first; r < end; r++) {
        if (r > first && !(p->row[r].y - p->row[r - 1].y < 0.8 * step)) line++;
        line_of[r - first] = line;
    }
}

static bool write_table(const page *p, size_t first, size_t end, const columns *c, gn_buf *out)
{
    size_t *line_of = calloc(end - first, sizeof *line_of);
    table t = {.columns = c->count};
    t.at = calloc((end - first) * c->count, sizeof *t.at);
    if (!line_of || !t.at) {
        free(line_of);
        free(t.at);
        return false;
    }
    join_lines(p, first, end, c, line_of);
    t.rows = line_of[end - first - 1] + 1;
    gn_buf_char(&t.text, '\0'); /* offset 0: the empty cell */
    size_t heads = 0;
    bool in_heads = true;
    for (size_t line = 0, r0 = first; line < t.rows; line++) {
        size_t r1 = r0;
        while (r1 < end && line_of[r1 - first] == line) r1++;
        size_t figures = 0, words = 0;
        for (size_t k = 0; k < c->count; k++) {
            gn_buf cell = {0};
            for (size_t r = r0; r < r1; r++)
                for (size_t s = p->row[r].first; s < p->row[r].end; s++) {
                    size_t from, to;
                    covered(c, &p->segment[s], &from, &to);
                    if (k < from || k > to || (k > from && !in_heads)) continue;
                    if (cell.length) gn_buf_char(&cell, '\n');
                    write_segment(p, &p->segment[s], &cell);
                    if (k == 0 && from == 0 && to == 0) continue;
                    if (p->segment[s].number)
                        figures++;
                    else
                        words++;
                }
            if (cell.length) {
                t.at[line * c->count + k] = t.text.length;
                gn_buf_bytes(&t.text, cell.data, cell.length + 1);
            }
            if (cell.failed) t.text.failed = true;
            gn_buf_free(&cell);
        }
        if (figures > words) in_heads = false;
        if (in_heads && heads < MAX_HEADS) heads++;
        r0 = r1;
    }
    if (heads == t.rows || (in_heads && heads > 1)) heads = 1;
    const bool fine = !t.text.failed;
    if (fine) flow_write_table(out, t.rows, t.columns, heads, table_cell, &t);
    free(line_of);
    free(t.at);
    gn_buf_free(&t.text);
    return fine;
}

/* ---- prose ------------------------------------------------------------------------------------------------------- */

static void measure(page *p)
{
    double *steps = calloc(p->rows + 1, sizeof *steps);
    double widest = 0;
    size_t n = 0;
    for (size_t r = 0; r < p->rows; r++) {
        const double width = p->row[r].x1 - p->row[r].x0;
        if (width > widest) widest = width;
        if (r && steps) steps[n++] = p->row[r].y - p->row[r - 1].y;
    }
    p->pitch = n ? median(steps, n) : 0;
    free(steps);
    p->left = INFINITY;
    p->right = -INFINITY;
    for (size_t r = 0; r < p->rows; r++) {
        if (p->row[r].x1 - p->row[r].x0 < 0.6 * widest) continue;
        if (p->row[r].x0 < p->left) p->left = p->row[r].x0;
        if (p->row[r].x1 > p->right) p->right = p->row[r].x1;
    }
}

/* A line begins a paragraph if there is more space above it, if it is indented, or if its first word would still have
 * found room on the line before. */
static bool begins_paragraph(const page *p, size_t r)
{
    const row *now = &p->row[r], *before = &p->row[r - 1];
    const word *w = &p->word[p->segment[now->first].first];
    const double unit = em(w, w);
    if (now->y - before->y > 1.4 * p->pitch && now->y - before->y > 1.6 * now->height) return true;
    if (now->x0 > p->left + 1.2 * unit && now->x0 > before->x0 + 1.2 * unit) return true;
    const double need = wide_start(p, w) ? 2.6 * unit : w->x1 - w->x0 + 0.6 * unit;
    return before->x1 + need < p->right;
}

static bool write_page(page *p, gn_buf *out)
{
    if (!p->words) return true;
    if (!build_rows(p)) return false;
    measure(p);
    const size_t start = out->length;
    bool after_table = false;
    for (size_t r = 0; r < p->rows;) {
        columns c;
        if (cells(&p->row[r]) >= 2) {
            const size_t end = region_end(p, r);
            if (end - r >= 2 && find_columns(p, r, end, &c) && looks_like_data(p, r, end, &c)) {
                if (out->length > start) gn_buf_text(out, "\n\n");
                if (!write_table(p, r, end, &c, out)) return false;
                out->data[--out->length] = '\0'; /* the next block brings its own line ends */
                after_table = true;
                r = end;
                continue;
            }
        }
        if (out->length > start) gn_buf_text(out, after_table || begins_paragraph(p, r) ? "\n\n" : "\n");
        after_table = false;
        for (size_t s = p->row[r].first; s < p->row[r].end; s++) {
            if (s > p->row[r].first) gn_buf_text(out, "  ");
            write_segment(p, &p->segment[s], out);
        }
        r++;
    }
    if (out->length > start) gn_buf_char(out, '\n');
    return !out->failed;
}

/* ---- the list of boxes ------------------------------------------------------------------------------------------- */

/* name="12.5" within a tag that ends before `end`. */
static bool box_number(const char *tag, const char *end, const char *name, double *out)
{
    const size_t n = strlen(name);
    for (const char *p = tag; (size_t)(end - p) > n + 2; p++) {
        if (memcmp(p, name, n) != 0 || p[n] != '=' || p[n + 1] != '"') continue;
        p += n + 2;
        const char *close = memchr(p, '"', (size_t)(end - p));
        return close && gn_number_parse(p, (size_t)(close - p), out) && fabs(*out) < 1e6;
    }
    return false;
}

static void unescape(const char *s, size_t n, gn_buf *out)
{
    static const struct {
        const char *name;
        char c;
    } known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&#39;", '\''}};
    enum { KNOWN = sizeof known / sizeof *known };
    for (size_t i = 0; i < n;) {
        size_t k = s[i] == '&' ? 0 : KNOWN;
        while (k < KNOWN &&
               !(n - i >= strlen(known[k].name) && memcmp(s + i, known[k].name, strlen(known[k].name)) == 0))
            k++;
        if (k < KNOWN) {
            gn_buf_char(out, known[k].c);
            i += strlen(known[k].name);
        } else if ((unsigned char)s[i] < 0x20) /* control characters have no place in a line */
            i++;
        else
            gn_buf_char(out, s[i++]);
    }
}

static gn_status add_word(page *p, const char *tag, const char *text, const char *end, gn_err *err)
{
    word w;
    if (!box_number(tag, text, "xMin", &w.x0) || !box_number(tag, text, "yMin", &w.y0) ||
        !box_number(tag, text, "xMax", &w.x1) || !box_number(tag, text, "yMax", &w.y1))
        return GN_OK; /* a word without a place cannot be read in order */
    if (w.y1 - w.y0 < 0.1 || w.x1 < w.x0) return GN_OK;
    w.text = p->text.length;
    if (utf8_valid(text, (size_t)(end - text)) != (size_t)(end - text)) return GN_OK;
    unescape(text, (size_t)(end - text), &p->text);
    w.length = p->text.length - w.text;
    if (!w.length) return GN_OK;
    if (p->words == MAX_PAGE_WORDS) return gn_fail(err, GN_E_LIMIT, "more than %d words on one page", MAX_PAGE_WORDS);
    if (p->words == p->word_capacity) {
        const size_t cap = 2 * p->word_capacity + 1024;
        word *wide = realloc(p->word, cap * sizeof *wide);
        if (!wide) return gn_fail(err, GN_E_NOMEM, "no memory for a page's words");
        p->word = wide;
        p->word_capacity = cap;
    }
    p->word[p->words++] = w;
    return GN_OK;
}

static gn_status begin_page(reading *out, uint32_t max_pages, gn_err *err)
{
    if (out->pages == max_pages) return gn_fail(err, GN_E_LIMIT, "more than %u pages; split it", max_pages);
    if (out->pages == out->pages_capacity) {
        const size_t cap = 2 * out->pages_capacity + 64;
        size_t *wide = realloc(out->page_start, cap * sizeof *wide);
        if (!wide) return gn_fail(err, GN_E_NOMEM, "no memory for the pages");
        out->page_start = wide;
        out->pages_capacity = cap;
    }
    if (out->pages) gn_buf_char(&out->text, '\f');
    out->page_start[out->pages++] = out->text.length;
    return GN_OK;
}

static bool starts(const char *p, const char *end, const char *prefix)
{
    const size_t n = strlen(prefix);
    return (size_t)(end - p) >= n && memcmp(p, prefix, n) == 0;
}

gn_status pdf_words_read(const char *xml, size_t n, uint32_t max_pages, reading *out, gn_err *err)
{
    *out = (reading){0};
    page p = {0};
    gn_status st = GN_OK;
    const char *const end = xml + n;
    for (const char *at = xml; st == GN_OK && (at = memchr(at, '<', (size_t)(end - at))) != NULL; at++) {
        if (starts(at, end, "<word ")) {
            const char *text = memchr(at, '>', (size_t)(end - at));
            const char *close = text ? memchr(text, '<', (size_t)(end - text)) : NULL;
            if (!close) break;
            st = add_word(&p, at, text + 1, close, err);
            at = close;
        } else if (starts(at, end, "<page ")) {
            st = begin_page(out, max_pages, err);
            p.words = 0;
            gn_buf_clear(&p.text);
        } else if (starts(at, end, "</page>")) {
            if (p.text.failed || !write_page(&p, &out->text)) st = gn_fail(err, GN_E_NOMEM, "no memory for a page");
        } else if (starts(at, end, "<meta name=\"CreationDate\" content=\"") && !out->date.year) {
            char text[32] = {0};
            const char *from = at + strlen("<meta name=\"CreationDate\" content=\"");
            if ((size_t)(end - from) > sizeof text) memcpy(text, from, sizeof text - 1);
            if (reading_date(text, &out->date)) out->date_kind = GN_DATE_CREATED;
        }
    }
    gn_buf_free(&p.text);
    free(p.word);
    free(p.segment);
    free(p.row);
    if (!st && out->text.failed) st = gn_fail(err, GN_E_NOMEM, "no memory for the text");
    if (st) reading_free(out);
    return st;
}
