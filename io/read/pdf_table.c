/* Tables of a PDF page: columns, headings over them, cells of several lines. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"
#include "pdf_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_PARTS = 128, /* of a line of a table */
    MAX_ROWS = 400,  /* of a table on one page; keeps the search linear */
};

/* A recognised table while it is written. */
typedef struct table {
    size_t rows, columns;
    size_t *at; /* [rows * columns] offset of the cell's text */
    gn_buf text;
} table;

/* Adds a line's segments to the columns, which are the parts of the page's width that they cover. False, and nothing is
 * added, if columns would merge: the line has another layout. */
static bool add_to_columns(columns *c, const page *p, const row *r)
{
    columns next = *c;
    for (size_t s = r->first; s < r->end; s++) {
        double x0 = p->segment[s].x0, x1 = p->segment[s].x1;
        size_t from = 0;
        while (from < next.count && next.x1[from] < x0) from++;
        size_t to = from;
        while (to < next.count && next.x0[to] <= x1) to++;
        if (to - from > 1) return false;
        if (to - from == 1) {
            if (x0 < next.x0[from]) next.x0[from] = x0;
            if (x1 > next.x1[from]) next.x1[from] = x1;
            continue;
        }
        if (next.count == MAX_COLUMNS) return false;
        memmove(next.x0 + from + 1, next.x0 + from, (next.count - from) * sizeof *next.x0);
        memmove(next.x1 + from + 1, next.x1 + from, (next.count - from) * sizeof *next.x1);
        next.x0[from] = x0;
        next.x1[from] = x1;
        next.count++;
    }
    *c = next;
    return true;
}

static size_t nearest_column(const columns *c, double x0, double x1)
{
    size_t nearest = 0;
    for (size_t k = 1; k < c->count; k++)
        if (fabs(x0 + x1 - c->x0[k] - c->x1[k]) < fabs(x0 + x1 - c->x0[nearest] - c->x1[nearest])) nearest = k;
    return nearest;
}

/* First and last column that the part [x0, x1] of a line stands over; the nearest one if it is over none. */
static bool covered(const columns *c, double x0, double x1, size_t *first, size_t *last)
{
    *first = c->count;
    *last = 0;
    for (size_t k = 0; k < c->count; k++) {
        const double from = x0 > c->x0[k] ? x0 : c->x0[k], to = x1 < c->x1[k] ? x1 : c->x1[k];
        const double width = c->x1[k] - c->x0[k] < x1 - x0 ? c->x1[k] - c->x0[k] : x1 - x0;
        if (to - from <= 0.3 * width) continue;
        if (*first == c->count) *first = k;
        *last = k;
    }
    if (*first < c->count) return true;
    *first = *last = nearest_column(c, x0, x1);
    return false;
}

/* The end of the part of a segment that begins at word `w`: headings of neighbouring columns can be so near each other
 * that they make one segment, which the space between the columns divides. */
static size_t part_end(const page *p, const segment *s, size_t w, const columns *c)
{
    for (size_t v = w + 1; v < s->end; v++) {
        const word *before = &p->word[v - 1], *now = &p->word[v];
        /* Word processors leave a fifth of a character between figures and Chinese words. */
        const bool mixed = pdf_wide_end(p, before) != pdf_wide_start(p, now);
        if (now->x0 - before->x1 < (mixed ? 0.3 : 0.15) * pdf_em(before, now)) continue;
        size_t a, left, b, right;
        (void)covered(c, p->word[w].x0, before->x1, &a, &left);
        (void)covered(c, now->x0, now->x1, &right, &b);
        if (left < right) return v;
    }
    return s->end;
}

/* Divides a line anew where it crosses from one column into the next, if that makes it a line of this table: cells can
 * stand as near to each other as words do. */
static bool divide(page *p, row *r, columns *c)
{
    if (r->divided) return false;
    row next = *r;
    const size_t before = p->segments;
    next.first = p->segments;
    for (size_t s = r->first; s < r->end; s++) {
        const segment old = p->segment[s];
        for (size_t w = old.first, e; w < old.end; w = e) {
            e = part_end(p, &old, w, c);
            pdf_add_segment(p, w, e);
        }
    }
    next.end = p->segments;
    if (pdf_cells(&next) > pdf_cells(r) && pdf_is_figures(p, &next) && add_to_columns(c, p, &next)) {
        *r = next;
        r->divided = true;
        return true;
    }
    p->segments = before;
    return false;
}

size_t pdf_table_end(page *p, size_t first, columns *c)
{
    *c = (columns){0};
    size_t end = first, lines = 0;
    for (size_t r = first; r < p->rows && r - first < MAX_ROWS; r++) {
        row *now = &p->row[r];
        if (r > first && pdf_step_to(now - 1, now) > 3.5 * now->height) break;
        const bool figures = pdf_is_figures(p, now);
        if ((figures && add_to_columns(c, p, now)) || (c->count >= 2 && divide(p, now, c))) {
            lines++;
            end = r + 1;
        } else if (figures || r - end >= 2 || now->x1 - now->x0 > 0.6 * (p->right - p->left))
            break;
    }
    while (end > first && end < p->rows && pdf_continues_label(p, end, c->x1[0])) end++;
    return lines >= 2 || (lines == 1 && c->count >= 3) ? end : first;
}

static bool names_unit(const page *p, const segment *s)
{
    for (const word *w = &p->word[s->first]; w < p->word + s->end; w++)
        if (memmem(p->text.data + w->text, w->length, "单位", 6)) return true;
    return false;
}

/* Whether a line consists of short parts that stand over the columns. Beside figures at the left of a wide last column
 * its heading may begin behind them. */
static bool are_short(const page *p, const row *r, const columns *c, size_t *parts)
{
    const size_t last = c->count - 1;
    const double slack = last ? 0.5 * (c->x0[last] - c->x0[last - 1]) : 2;
    for (size_t i = r->first; i < r->end; i++) {
        const segment *s = &p->segment[i];
        if (s->x1 < c->x0[0] - 2 || s->x0 > c->x1[last] + slack) return false;
        for (size_t w = s->first, e; w < s->end; w = e, ++*parts) {
            size_t n = 0;
            e = part_end(p, s, w, c);
            for (size_t v = w; v < e; v++) n += pdf_characters(p->text.data + p->word[v].text, p->word[v].length);
            if (n > 16) return false;
        }
    }
    return true;
}

/* 表1, 表 3-2, 附表, 图2: the number of a table. */
static bool begins_with_number(const page *p, const segment *s)
{
    static const char *const names[] = {"表", "附表", "图", "图表", "Table", "Tab.", "Figure", "Fig."};
    enum { MOST = 32 }; /* bytes */
    char text[MOST + 1];
    size_t n = 0;
    for (const word *w = &p->word[s->first]; w < p->word + s->end; w++)
        for (size_t i = 0; i < w->length && n < MOST; i++) text[n++] = p->text.data[w->text + i];
    text[n] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const size_t k = strlen(names[i]);
        if (strncmp(text, names[i], k) != 0) continue;
        const char *at = text + k;
        if ((*at >= '0' && *at <= '9') || strncmp(text, "附", strlen("附")) == 0 || strncmp(at, "：", 3) == 0)
            return true;
        for (const char *d = "一二三四五六七八九十"; *d; d += 3)
            if (strncmp(at, d, 3) == 0) return true;
    }
    return false;
}

/* Whether a line above the headings is the table's caption: it has a number or a unit, it runs on from the first column
 * into others, or it is too long, or long and in the middle of all columns, for a heading over some of them. */
static bool is_caption(const page *p, const row *r, const columns *c, size_t parts)
{
    enum { LONG = 14, LONGISH = 8 }; /* characters */
    const segment *s = &p->segment[r->first];
    if (begins_with_number(p, s)) return true;
    for (size_t i = r->first; i < r->end && pdf_cells(r) <= 2; i++) /* not the heading of a column of units */
        if (names_unit(p, &p->segment[i])) return true;
    if (pdf_cells(r) > 1 || parts >= c->count) return false;
    const word *w = &p->word[s->first];
    return (s->x0 <= c->x1[0] && parts > 1) || s->characters > LONG ||
           (s->characters >= LONGISH && fabs(s->x0 + s->x1 - c->x0[0] - c->x1[c->count - 1]) < 3 * pdf_em(w, w));
}

size_t pdf_table_start(const page *p, size_t first, size_t lowest, const columns *c)
{
    size_t start = first;
    for (size_t r = first; r-- > lowest && first - r <= HEAD_LINES;) {
        const row *now = &p->row[r];
        if (pdf_step_to(now, now + 1) > 3 * now[1].height) break;
        size_t parts = 0;
        if (!are_short(p, now, c, &parts)) break;
        if (is_caption(p, now, c, parts)) break; /* stands above the table, for all of it */
        const segment *only = &p->segment[now->first];
        if (parts >= 2)
            start = r;
        else if (only->x0 > c->x1[0])
            start = r; /* a heading over several columns; one at the left may be the title, or the prose above */
    }
    return start;
}

typedef struct part {
    size_t first, end; /* words */
    double x0, x1;
    size_t from, to; /* columns */
} part;

/* Whether each segment of a line is the heading of one column: as many as there are, or as there are behind the first.
 */
static bool is_whole(const page *p, const row *r, const columns *c)
{
    return !pdf_is_figures(p, r) &&
           (pdf_cells(r) == c->count || (pdf_cells(r) + 1 == c->count && p->segment[r->first].x0 > c->x1[0]));
}

/* The parts of a line and the columns that they stand over. Of a line of headings with as many parts as there are
 * columns each has its own; one midway between two columns is a heading of both. Returns the number of parts. */
static size_t parts_of(const page *p, const row *r, const columns *c, bool heading, part *parts, size_t most)
{
    size_t n = 0;
    const bool whole = is_whole(p, r, c);
    for (size_t i = r->first; i < r->end; i++) {
        const segment *s = &p->segment[i];
        for (size_t w = s->first, e; w < s->end && n < most; w = e) {
            e = whole ? s->end : part_end(p, s, w, c);
            part *q = &parts[n++];
            *q = (part){.first = w, .end = e, .x0 = p->word[w].x0, .x1 = p->word[e - 1].x1};
            if (covered(c, q->x0, q->x1, &q->from, &q->to)) {
                if (!heading && q->to > q->from) q->from = q->to = nearest_column(c, q->x0, q->x1);
                continue;
            }
            const size_t k = q->from;
            const size_t left = q->x0 + q->x1 > c->x0[k] + c->x1[k] || k == 0 ? k : k - 1;
            if (!heading || left + 1 == c->count) continue;
            const double apart = c->x0[left + 1] + c->x1[left + 1] - c->x0[left] - c->x1[left];
            if (fabs(q->x0 + q->x1 - c->x0[left] - c->x1[left + 1]) < 0.15 * apart) {
                q->from = left;
                q->to = left + 1;
            }
        }
    }
    if (heading && (whole || n == c->count))
        for (size_t k = 0; k < n; k++) parts[k].from = parts[k].to = k + c->count - n;
    return n;
}

/* The headings of a table: the parts of its lines above the body. */
typedef struct heads {
    part at[MAX_PARTS];
    size_t row[MAX_PARTS];
    size_t count;
} heads;

static double center(const part *q)
{
    return (q->x0 + q->x1) / 2;
}

/* The neighbouring leaves that a part stands over: the several that it overlaps, the two that it is midway between, or
 * the one that it overlaps. False if there are none. */
static bool over_leaves(part *const *leaf, size_t n, part *q)
{
    q->from = n;
    for (size_t k = 0; k < n; k++)
        if (q->x0 < leaf[k]->x1 && leaf[k]->x0 < q->x1) {
            if (q->from == n) q->from = k;
            q->to = k;
        }
    if (q->from < n && q->to > q->from) return true;
    for (size_t k = 0; k + 1 < n; k++) {
        const double apart = center(leaf[k + 1]) - center(leaf[k]);
        if (fabs(center(q) - (leaf[k]->x0 + leaf[k + 1]->x1) / 2) > 0.15 * apart) continue;
        q->from = k;
        q->to = k + 1;
        return true;
    }
    return q->from < n;
}

static int by_center(const void *a, const void *b)
{
    const double d = center(*(part *const *)a) - center(*(part *const *)b);
    return d < 0 ? -1 : d > 0;
}

/* Gives the headings their columns: those of the lowest line and those that reach down beside them are one for each
 * column, from left to right; the others stand over them. Columns without a line of their own in the body's geometry
 * are found by this. Returns false where the numbers do not fit. */
static bool plan_heads(const page *p, size_t first, size_t body, const columns *c, heads *h)
{
    part *leaf[MAX_PARTS];
    size_t leaves = 0;
    h->count = 0;
    for (size_t r = body; r-- > first;) {
        const size_t n = parts_of(p, &p->row[r], c, false, h->at + h->count, MAX_PARTS - h->count);
        for (size_t i = 0; i < n; i++) h->row[h->count + i] = r;
        h->count += n;
        if (r == body - 1)
            while (leaves < n) {
                leaf[leaves] = &h->at[leaves];
                leaves++;
            }
    }
    const size_t lowest = leaves;
    if (!lowest) return false;
    for (size_t i = lowest; i < h->count; i++)
        if (!over_leaves(leaf, lowest, &h->at[i])) {
            leaf[leaves++] = &h->at[i];
        }
    if (leaves != c->count) return false;
    qsort(leaf, leaves, sizeof *leaf, by_center);
    for (size_t i = lowest; i < h->count; i++) {
        bool is_leaf = false;
        for (size_t k = 0; k < leaves; k++) is_leaf = is_leaf || leaf[k] == &h->at[i];
        if (!is_leaf && !over_leaves(leaf, leaves, &h->at[i])) return false;
    }
    for (size_t k = 0; k < leaves; k++) leaf[k]->from = leaf[k]->to = k;
    return true;
}

/* Headings and wrapped labels can be wider than the cells of the lines of figures: from the lowest line up they widen
 * the columns, so that headings over several columns are seen to be. */
static void widen(const page *p, size_t first, size_t body, size_t end, columns *c)
{
    part parts[MAX_PARTS];
    for (size_t r = end; r-- > first;) {
        if (r >= body && pdf_is_figures(p, &p->row[r])) continue;
        const size_t n = parts_of(p, &p->row[r], c, r < body, parts, MAX_PARTS);
        for (size_t i = 0; i < n; i++) {
            const part *q = &parts[i];
            const size_t k = q->from;
            if (k != q->to) continue;
            if (q->x0 < c->x0[k] && (k == 0 || q->x0 > c->x1[k - 1])) c->x0[k] = q->x0;
            if (q->x1 > c->x1[k] && (k + 1 == c->count || q->x1 < c->x0[k + 1])) c->x1[k] = q->x1;
        }
    }
}

static const char *table_cell(const void *data, size_t r, size_t k)
{
    const table *t = data;
    return t->text.data + t->at[r * t->columns + k];
}

/* Lines nearer to each other than the rows of the table are belong to one row, and so does the rest of a label in the
 * first column, which ends at `labels`: the cells' text is wrapped. */
static void join_lines(const page *p, size_t first, size_t body, size_t end, double labels, size_t *line_of)
{
    double *steps = calloc(end - first, sizeof *steps);
    size_t n = 0;
    for (size_t r = body + 1; r < end && steps; r++)
        if (pdf_is_figures(p, &p->row[r]) && pdf_is_figures(p, &p->row[r - 1]))
            steps[n++] = pdf_step_to(&p->row[r - 1], &p->row[r]);
    const double step = n ? pdf_median(steps, n) : 0;
    free(steps);
    size_t line = 0;
    for (size_t r = first; r < end; r++) {
        const bool both = r > first && pdf_is_figures(p, &p->row[r]) && pdf_is_figures(p, &p->row[r - 1]);
        const bool near = r > first && pdf_step_to(&p->row[r - 1], &p->row[r]) < 0.8 * step;
        if (r > first && (both || r == body || !(near || (r > body && pdf_continues_label(p, r, labels))))) line++;
        line_of[r - first] = line;
    }
}

/* （亿: the unit of a heading goes on in the next line. */
static bool ends_open(const gn_buf *cell)
{
    const char *at = cell->data + cell->length;
    for (size_t n = cell->length; n >= 3 && (unsigned char)at[-3] >= 0xE2; n -= 3) {
        at -= 3;
        if (memcmp(at, "（", 3) == 0) return true;
        if (memcmp(at, "）", 3) == 0) return false;
    }
    return false;
}

static void put_part(const page *p, const part *q, gn_buf *cell)
{
    for (size_t k = q->from; k <= q->to; k++) {
        if (cell[k].length && cell[k].data[cell[k].length - 1] != ' ' && !ends_open(&cell[k]))
            gn_buf_char(&cell[k], '\n');
        pdf_write_words(p, q->first, q->end, &cell[k]);
        if (q->to > q->from) gn_buf_char(&cell[k], ' '); /* a heading over several is apart from theirs */
    }
}

/* The text of the cells of one row of the table, line by line. */
static void fill_row(const page *p, size_t r0, size_t r1, const columns *c, bool heading, const heads *plan,
                     gn_buf *cell)
{
    part parts[MAX_PARTS];
    for (size_t r = r0; r < r1; r++) {
        if (heading && plan) {
            for (size_t i = 0; i < plan->count; i++)
                if (plan->row[i] == r) put_part(p, &plan->at[i], cell);
            continue;
        }
        const size_t n = parts_of(p, &p->row[r], c, heading, parts, MAX_PARTS);
        for (size_t i = 0; i < n; i++) put_part(p, &parts[i], cell);
    }
}

bool pdf_write_table(const page *p, size_t first, size_t body, size_t end, columns *c, gn_buf *out)
{
    heads plan;
    const bool planned = plan_heads(p, first, body, c, &plan);
    const double labels = c->x1[0];
    widen(p, planned ? body : first, body, end, c);
    size_t *line_of = calloc(end - first, sizeof *line_of);
    table t = {.columns = c->count};
    t.at = calloc((end - first) * c->count, sizeof *t.at);
    bool fine = line_of && t.at;
    if (fine) {
        join_lines(p, first, body, end, labels, line_of);
        t.rows = line_of[end - first - 1] + 1;
        gn_buf_char(&t.text, '\0'); /* offset 0: the empty cell */
    }
    const size_t head_lines = fine ? line_of[body - first] : 0;
    for (size_t line = 0, r0 = first; fine && line < t.rows; line++) {
        size_t r1 = r0;
        while (r1 < end && line_of[r1 - first] == line) r1++;
        gn_buf cell[MAX_COLUMNS] = {0};
        fill_row(p, r0, r1, c, line < head_lines, planned ? &plan : NULL, cell);
        for (size_t k = 0; k < c->count; k++) {
            if (cell[k].length) {
                t.at[line * c->count + k] = t.text.length;
                gn_buf_bytes(&t.text, cell[k].data, cell[k].length + 1);
            }
            if (cell[k].failed) t.text.failed = true;
            gn_buf_free(&cell[k]);
        }
        r0 = r1;
        fine = !t.text.failed;
    }
    if (fine) flow_write_table(out, t.rows, t.columns, head_lines, table_cell, &t);
    free(line_of);
    free(t.at);
    gn_buf_free(&t.text);
    return fine;
}
