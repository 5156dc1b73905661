/* The text of a PDF page: tables, columns of prose, headings, paragraphs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    MAX_SPLITS = 3,   /* columns within columns */
    MAX_STRIP = 1600, /* lines; keeps the search linear */
};

static int heading_level(const page *p, size_t r);

/* Two lines side by side whose heights differ: columns of prose need not stand on the same lines. */
static bool are_staggered(const page *p, size_t r)
{
    if (r + 1 >= p->rows || pdf_cells(&p->row[r]) != 1 || pdf_cells(&p->row[r + 1]) != 1) return false;
    const row *a = &p->row[r], *b = a + 1;
    const word *w = &p->word[p->segment[a->first].first];
    return b->y - a->y < 1.1 * pdf_em(w, w) && (a->x1 < b->x0 || b->x1 < a->x0);
}

/* Does nothing stand on the other side of the strip beside line r? */
static bool stands_alone(const page *p, size_t r, double strip)
{
    const row *now = &p->row[r];
    const bool right = now->x0 > strip;
    if (!right && now->x1 > strip) return false;
    for (size_t k = r > 2 ? r - 2 : 0; k < p->rows && k <= r + 2; k++) {
        const row *other = &p->row[k];
        if (k != r && fabs(other->y - now->y) < now->height && (right ? other->x0 < strip : other->x1 > strip))
            return false;
    }
    return true;
}

/* The first headline of the lines from `first` to `end` that no column goes on beside: what follows is below both. */
static size_t columns_end(const page *p, size_t first, size_t end, double strip)
{
    for (size_t r = first + 1; r < end; r++)
        if (heading_level(p, r) && stands_alone(p, r, strip)) return r;
    return end;
}

/* A strip of the page that no line from `first` to the result crosses, with prose on both sides; returns `first` where
 * there is none. */
static size_t strip_end(const page *p, size_t first, double *strip)
{
    double x0 = 0, x1 = 0;
    size_t end = first, left = 0, right = 0, numbers = 0, all = 0, left_characters = 0, right_characters = 0;
    for (size_t r = first; r < p->rows && r - first < MAX_STRIP; r++) {
        const row *now = &p->row[r];
        if (r > first && now->y - p->row[r - 1].y > 6 * now->height) break;
        double from = x0, to = x1;
        if (r == first && pdf_cells(now) == 1) {
            from = now->x1 < now[1].x0 ? now->x1 : now[1].x1;
            to = now->x1 < now[1].x0 ? now[1].x0 : now->x0;
        } else if (r == first) { /* the widest gap of the line */
            for (size_t s = now->first + 1; s < now->end; s++)
                if (p->segment[s].x0 - p->segment[s - 1].x1 > to - from) {
                    from = p->segment[s - 1].x1;
                    to = p->segment[s].x0;
                }
        } else
            for (size_t s = now->first; s < now->end; s++) {
                const segment *g = &p->segment[s];
                if (g->x1 <= from || g->x0 >= to) continue;
                /* the strip gets narrower, on the side where the segment has most of its width */
                if (g->x0 + g->x1 < from + to)
                    from = g->x1;
                else
                    to = g->x0;
            }
        const word *w = &p->word[p->segment[now->first].first];
        if (to - from < 0.9 * pdf_em(w, w)) break;
        x0 = from;
        x1 = to;
        bool on_left = false, on_right = false;
        for (size_t s = now->first; s < now->end; s++) {
            const segment *g = &p->segment[s];
            *(g->x1 <= from + 0.01 ? &on_left : &on_right) = true;
            *(g->x1 <= from + 0.01 ? &left_characters : &right_characters) += g->characters;
            numbers += g->number;
            all++;
        }
        left += on_left;
        right += on_right;
        end = r + 1;
    }
    *strip = (x0 + x1) / 2;
    const bool prose =
        left >= 3 && right >= 3 && 4 * numbers <= all && left_characters >= 8 * left && right_characters >= 8 * right;
    return prose ? columns_end(p, first, end, *strip) : first;
}

static void measure(page *p)
{
    double widest = 0;
    for (size_t r = 0; r < p->rows; r++)
        if (p->row[r].x1 - p->row[r].x0 > widest) widest = p->row[r].x1 - p->row[r].x0;
    p->left = INFINITY;
    p->right = -INFINITY;
    double *steps = calloc(p->rows + 1, sizeof *steps);
    size_t n = 0, lines = 0;
    bool wide_before = false;
    for (size_t r = 0; r < p->rows; r++)
        lines += pdf_cells(&p->row[r]) == 1 && p->row[r].x1 - p->row[r].x0 >= 0.6 * widest;
    for (size_t r = 0; r < p->rows; r++) {
        const row *now = &p->row[r];
        /* tables, headers and footers can be wider than the prose */
        const bool wide = now->x1 - now->x0 >= 0.6 * widest && (pdf_cells(now) == 1 || lines == 0);
        if (wide && now->x0 < p->left) p->left = now->x0;
        if (wide && now->x1 > p->right) p->right = now->x1;
        /* lines of prose follow each other at the same distance; those of tables have another */
        if (wide && wide_before && steps && now->y - now[-1].y < 3 * now->height) steps[n++] = now->y - now[-1].y;
        wide_before = wide;
    }
    p->pitch = n ? pdf_median(steps, n) : 0;
    free(steps);
}

/* A line begins a paragraph if there is more space above it, if it is indented, or if its first word would still have
 * found room on the line before. */
static bool begins_paragraph(const page *p, size_t r)
{
    const row *now = &p->row[r], *before = &p->row[r - 1];
    const word *w = &p->word[p->segment[now->first].first];
    const double unit = pdf_em(w, w);
    const double step = pdf_step_to(before, now);
    if (step > 1.3 * (p->pitch > 0 ? p->pitch : 1.6 * now->height)) return true;
    if (now->x0 > p->left + 1.2 * unit && now->x0 > before->x0 + 1.2 * unit) return true;
    const double need = pdf_wide_start(p, w) ? 2.6 * unit : w->x1 - w->x0 + 0.6 * unit;
    return before->x1 + need < p->right;
}

static bool write_words_of(page *p, int depth, gn_buf *out);

static void gap_before(gn_buf *out, size_t start, const char *gap)
{
    if (out->length > start) gn_buf_text(out, gap);
}

/* The two sides of a strip, one after the other, as pages of their own. */
static bool write_sides(const page *p, size_t first, size_t end, double strip, int depth, gn_buf *out)
{
    const size_t w0 = p->segment[p->row[first].first].first, w1 = p->segment[p->row[end - 1].end - 1].end;
    const size_t start = out->length;
    bool fine = true;
    for (int side = 0; side < 2 && fine; side++) {
        page half = {.text = p->text}; /* borrowed, only read */
        half.word = calloc(w1 - w0, sizeof *half.word);
        fine = half.word != NULL;
        for (size_t w = w0; w < w1 && fine; w++)
            if ((p->word[w].x0 + p->word[w].x1 > 2 * strip) == (side == 1)) half.word[half.words++] = p->word[w];
        if (side) gap_before(out, start, "\n\n");
        fine = fine && write_words_of(&half, depth + 1, out);
        free(half.word);
        free(half.segment);
        free(half.row);
    }
    return fine;
}

/* 0, or the level of a heading: a short line in a larger type that is no sentence. */
static int heading_level(const page *p, size_t r)
{
    const row *now = &p->row[r];
    size_t n = 0;
    for (size_t s = now->first; s < now->end; s++) n += p->segment[s].characters;
    if (p->type <= 0 || n < 2 || n > 60 || now->size < 1.18 * p->type) return 0;
    for (size_t w = p->segment[now->first].first; w < p->segment[now->end - 1].end; w++)
        if (memmem(p->text.data + p->word[w].text, p->word[w].length, "。", 3)) return 0;
    return now->size >= 1.3 * p->type ? 1 : 2;
}

/* Between two segments of a line of prose: a wide gap is two spaces. */
static void write_gap(const page *p, size_t s, gn_buf *out)
{
    const word *before = &p->word[p->segment[s].first - 1], *after = before + 1;
    gn_buf_text(out, after->x0 - before->x1 > 1.2 * pdf_em(before, after) ? "  " : " ");
}

static void write_line(const page *p, const row *r, gn_buf *out)
{
    for (size_t s = r->first; s < r->end; s++) {
        if (s > r->first) write_gap(p, s, out);
        pdf_write_words(p, p->segment[s].first, p->segment[s].end, out);
    }
}

/* A heading of one or more lines as one line; returns the line after it. */
static size_t write_heading(const page *p, size_t r, int level, gn_buf *out)
{
    gn_buf_text(out, level == 1 ? "# " : "## ");
    write_line(p, &p->row[r], out);
    for (r++; r < p->rows && heading_level(p, r) == level; r++) {
        const row *now = &p->row[r], *before = now - 1;
        if (fabs(now->size - before->size) > 0.05 * now->size || now->y - before->y > 1.6 * now->height) break;
        const word *last = &p->word[p->segment[before->end - 1].end - 1];
        if (!pdf_wide_end(p, last)) gn_buf_char(out, ' ');
        write_line(p, now, out);
    }
    return r;
}

/* Writes what stands on the page, without a line end after the last line. */
static bool write_words_of(page *p, int depth, gn_buf *out)
{
    if (!p->words) return true;
    if (!pdf_build_rows(p)) return false;
    pdf_join_labels(p);
    measure(p);
    const size_t start = out->length;
    size_t written = 0; /* rows that a table's headings may not reach back over */
    bool apart = true;  /* a table or columns came before */
    for (size_t r = 0; r < p->rows;) {
        /* the body of a table may begin a few lines below its headings */
        columns c;
        size_t body = r, end = r, head = r;
        const bool shortish = pdf_cells(&p->row[r]) >= 2 || p->segment[p->row[r].first].characters <= 16;
        while (shortish && body < p->rows && body - r <= HEAD_LINES && !pdf_is_figures(p, &p->row[body])) body++;
        if (body < p->rows && pdf_is_figures(p, &p->row[body])) {
            end = pdf_table_end(p, body, &c);
            if (end > body) head = pdf_table_start(p, body, written, &c);
        }
        if (end > body && head <= r) {
            gap_before(out, start, "\n\n");
            if (!pdf_write_table(p, r, body, end, &c, out)) return false;
            if (out->length) out->data[--out->length] = '\0'; /* the next block brings its own line end */
            apart = true;
            written = r = end;
            continue;
        }
        double strip;
        if (depth < MAX_SPLITS && (pdf_cells(&p->row[r]) >= 2 || are_staggered(p, r)) &&
            (end = strip_end(p, r, &strip)) > r) {
            gap_before(out, start, "\n\n");
            if (!write_sides(p, r, end, strip, depth, out)) return false;
            apart = true;
            written = r = end;
            continue;
        }
        const int level = heading_level(p, r);
        gap_before(out, start, apart || level || begins_paragraph(p, r) ? "\n\n" : "\n");
        apart = level > 0;
        if (level) {
            written = r = write_heading(p, r, level, out);
            continue;
        }
        write_line(p, &p->row[r], out);
        written = ++r;
    }
    return !out->failed;
}

/* A page whose words mostly stand on end is turned, so that its lines lie. They begin where they are even, at the top
 * or at the bottom; where that does not tell, the next line is to the left of lines that begin at the top (as columns
 * of upright characters are, too). */
static void turn(page *p)
{
    enum { LONG = 8 }; /* characters; figures are even at their ends */
    size_t upright = 0, lying = 0;
    double from_bottom = 0;
    const word *before = NULL;
    for (size_t i = 0; i < p->words; i++) {
        const word *const w = &p->word[i];
        const double wide = w->x1 - w->x0, high = w->y1 - w->y0;
        const size_t n = pdf_characters(p->text.data + w->text, w->length);
        if (n < 3 || high <= 1.5 * wide) {
            lying += wide > high ? n : 0;
            continue;
        }
        upright += n;
        if (n < LONG) continue;
        if (before && fabs(w->x0 - before->x0) > 0.5 * wide) {
            from_bottom += (fabs(w->y1 - before->y1) < 1) - (fabs(w->y0 - before->y0) < 1);
            from_bottom += w->x0 > before->x0 ? 0.1 : -0.1;
        }
        before = w;
    }
    if (upright <= 2 * lying) return;
    for (word *w = p->word; w < p->word + p->words; w++) {
        const word old = *w;
        w->x0 = from_bottom > 0 ? -old.y1 : old.y0;
        w->x1 = from_bottom > 0 ? -old.y0 : old.y1;
        w->y0 = from_bottom > 0 ? old.x0 : -old.x1;
        w->y1 = from_bottom > 0 ? old.x1 : -old.x0;
    }
}

bool pdf_write_page(page *p, gn_buf *out)
{
    const size_t start = out->length;
    turn(p);
    if (!write_words_of(p, 0, out)) return false;
    gap_before(out, start, "\n");
    return !out->failed;
}
