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
    HEAD_LINES = 16, /* of all headings of a table */
    MAX_PARTS = 128, /* of a line of a table */
    MAX_SPLITS = 3,  /* columns within columns */
    MAX_ROWS = 400,  /* of a table on one page; keeps the search linear */
};

typedef struct word {
    double x0, y0, x1, y1;
    double em;     /* size of the type; boxes of some fonts are 2.6 times as high */
    double halves; /* width in halves of an em, by the characters */
    size_t text, length;
    bool raised; /* smaller digits above the line: a note's mark, an exponent */
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
    double size;        /* of its type, on average */
    double top, bottom; /* y of the first and last line of its first cell */
    bool divided;       /* anew, by a table's columns */
    bool taken;         /* into another line's first cell */
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
    double type;               /* usual size of the type; 0: not known */
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

/* Digits with signs, separators and percent signs, a dash for "none", or a range: what stands in columns of figures.
 * Times (2020年) stand in their headings. */
static bool is_number(const page *p, const segment *s)
{
    static const char *const times[] = {"年", "月", "日", "季"};
    size_t digits = 0, others = 0;
    for (size_t w = s->first; w < s->end; w++) {
        const char *text = p->text.data + p->word[w].text;
        const size_t n = p->word[w].length;
        for (size_t i = 0; i < sizeof times / sizeof *times; i++)
            if (memmem(text, n, times[i], strlen(times[i]))) return false;
        for (size_t i = 0; i < n; i++) {
            const unsigned char c = (unsigned char)text[i];
            if (c >= '0' && c <= '9')
                digits++;
            else if (c >= 0xC0 || (c < 0x80 && !strchr("+-,.%()~/", c)))
                others++;
        }
    }
    if (digits) return digits > 3 * others;
    const word *w = &p->word[s->first];
    return s->characters <= 2 && (p->text.data[w->text] == '-' || strncmp(p->text.data + w->text, "—", 3) == 0 ||
                                  strncmp(p->text.data + w->text, "–", 3) == 0);
}

static bool wide_end(const page *p, const word *w)
{
    return w->length >= 3 && ((unsigned char)p->text.data[w->text + w->length - 1] & 0x80);
}

static bool wide_start(const page *p, const word *w)
{
    return w->length >= 3 && (unsigned char)p->text.data[w->text] >= 0xE2;
}

/* From the width, as Chinese characters are as wide as high and Latin ones half of that; words too short for that get
 * the page's median, unless their height forbids it. */
static bool estimate_em(page *p)
{
    struct weighted {
        double value, weight;
    } *all = calloc(p->words, sizeof *all);
    if (!all) return false;
    size_t n = 0;
    double total = 0, below = 0;
    for (size_t i = 0; i < p->words; i++) {
        word *w = &p->word[i];
        w->halves = 0;
        for (size_t k = 0; k < w->length; k++) {
            const unsigned char c = (unsigned char)p->text.data[w->text + k];
            if ((c & 0xC0) != 0x80) w->halves += c >= 0xE2 ? 2 : 1;
        }
        const double height = w->y1 - w->y0;
        w->em = 2 * (w->x1 - w->x0) / w->halves;
        if (w->em > height) w->em = height;
        if (w->halves < 4 || w->em < 0.3 * height)
            w->em = 0;
        else {
            all[n++] = (struct weighted){w->em, w->halves};
            total += w->halves;
        }
    }
    qsort(all, n, sizeof *all, by_value); /* the value stands first */
    p->type = 0;
    for (size_t i = 0; i < n && 2 * below < total; i++) {
        p->type = all[i].value;
        below += all[i].weight;
    }
    free(all);
    for (size_t i = 0; i < p->words; i++) {
        word *w = &p->word[i];
        const double height = w->y1 - w->y0;
        if (w->em == 0) w->em = p->type < height && p->type > 0.3 * height ? p->type : 0.8 * height;
    }
    return true;
}

static double em(const word *v, const word *w)
{
    return v->em < w->em ? v->em : w->em;
}

static bool is_figure_start(const page *p, const word *w)
{
    const char *s = p->text.data + w->text;
    return (s[0] >= '0' && s[0] <= '9') || s[0] == '+' || s[0] == '-' || s[0] == '(' || strncmp(s, "—", 3) == 0;
}

/* Two figures that are no parts of one, as 12 345 is: the second goes on with other than three digits, or the first has
 * its decimals already. */
static bool are_two_figures(const page *p, const word *before, const word *w)
{
    const char *a = p->text.data + before->text, *b = p->text.data + w->text;
    for (size_t i = 0; i < before->length; i++)
        if (!strchr("0123456789.,%-+", a[i])) return false;
    size_t digits = 0;
    while (digits < w->length && b[digits] >= '0' && b[digits] <= '9') digits++;
    for (size_t i = digits; i < w->length; i++)
        if (!strchr("0123456789.,%-+", b[i])) return false;
    return digits != 3 || memchr(a, '.', before->length) || memchr(a, '%', before->length);
}

/* The gap from which on two words are cells and not a phrase; figures stand nearer to each other. */
static double least_gap(const page *p, const word *before, const word *w)
{
    if (are_two_figures(p, before, w)) return 0.22 * em(before, w);
    return (is_figure_start(p, w) ? 0.42 : 0.6) * em(before, w);
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

/* Digits in smaller type right behind a word and above it at head and foot: a note's mark, or an exponent. Boxes are as
 * high as their font wants, but figures of another font in the same size reach no higher with a lower box. */
static bool is_raised(const page *p, const word *w)
{
    const word *before = w - 1;
    const char *s = p->text.data + w->text;
    for (size_t i = 0; i < w->length; i++)
        if (!flow_raised(s[i])) return false;
    const double high = before->y1 - before->y0, gap = w->x0 - before->x1;
    return gap < 0.3 * before->em && gap > -0.3 * before->em && !before->raised && w->y1 - w->y0 < 0.9 * high &&
           w->y1 < before->y1 - 0.1 * high && w->y0 < before->y0 - 0.01 * high &&
           w->x1 - w->x0 < 0.55 * before->em * (double)w->length;
}

static bool build_rows(page *p)
{
    p->segments = p->rows = 0;
    free(p->segment);
    free(p->row);
    p->segment = calloc(2 * p->words + 1, sizeof *p->segment); /* each line may be divided anew once */
    p->row = calloc(p->words + 1, sizeof *p->row);
    if (!p->segment || !p->row || !estimate_em(p)) return false;
    qsort(p->word, p->words, sizeof *p->word, by_height);
    for (size_t i = 0; i < p->words;) {
        /* words whose middles are near each other stand on one line */
        double y = middle(&p->word[i]), sum = y, size = p->word[i].em;
        size_t j = i + 1;
        for (; j < p->words; j++) {
            const word *w = &p->word[j];
            if (middle(w) - y > 0.5 * (w->em < size ? w->em : size)) break;
            sum += middle(w);
            y = sum / (double)(j - i + 1);
            if (w->em > size) size = w->em;
        }
        qsort(p->word + i, j - i, sizeof *p->word, by_left);
        for (size_t w = i + 1; w < j; w++) p->word[w].raised = is_raised(p, &p->word[w]);
        row *r = &p->row[p->rows++];
        *r = (row){.first = p->segments,
                   .y = y,
                   .top = y,
                   .bottom = y,
                   .height = 1.3 * size,
                   .x0 = p->word[i].x0,
                   .x1 = p->word[i].x1};
        double halves = 0;
        r->size = 0;
        for (size_t w = i; w < j; w++) {
            r->size += p->word[w].em * p->word[w].halves;
            halves += p->word[w].halves;
        }
        r->size /= halves;
        size_t from = i;
        for (size_t w = i + 1; w <= j; w++) {
            if (w < j && p->word[w].x0 - p->word[w - 1].x1 < least_gap(p, &p->word[w - 1], &p->word[w])) continue;
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

/* Between two segments of a line of prose: a wide gap is two spaces. */
static void write_gap(const page *p, size_t s, gn_buf *out)
{
    const word *before = &p->word[p->segment[s].first - 1], *after = before + 1;
    gn_buf_text(out, after->x0 - before->x1 > 1.2 * em(before, after) ? "  " : " ");
}

static void write_words(const page *p, size_t first, size_t end, gn_buf *out)
{
    for (size_t w = first; w < end; w++) {
        const word *v = &p->word[w];
        if (w > first) {
            const word *before = v - 1;
            const bool cjk = wide_end(p, before) && wide_start(p, v), below = middle(v) > before->y1;
            if (below ? !wide_end(p, before) && !wide_start(p, v)
                      : !v->raised && v->x0 - before->x1 > (cjk ? 0.7 : 0.12) * em(before, v))
                gn_buf_char(out, ' ');
        }
        const char *text = p->text.data + v->text;
        for (size_t i = 0; i < v->length && v->raised; i++) gn_buf_text(out, flow_raised(text[i]));
        if (!v->raised) gn_buf_bytes(out, text, v->length);
    }
}

/* ---- tables ------------------------------------------------------------------------------------------------------ */

static size_t cells(const row *r)
{
    return r->end - r->first;
}

/* From one line down to a later one; of a cell of several lines its nearest counts. */
static double step_to(const row *before, const row *now)
{
    return now->top - before->bottom;
}

static bool is_year(const page *p, const segment *s)
{
    const word *w = &p->word[s->first];
    const char *t = p->text.data + w->text;
    return s->end - s->first == 1 && w->length == 4 && (memcmp(t, "19", 2) == 0 || memcmp(t, "20", 2) == 0) &&
           t[2] >= '0' && t[2] <= '9' && t[3] >= '0' && t[3] <= '9';
}

/* A line of a table's body: figures behind its first cell, and nothing as long as prose. Years side by side are
 * headings. */
static bool is_figures(const page *p, const row *r)
{
    size_t figures = 0, years = 0, others = 0, longest = 0;
    for (size_t s = r->first; s < r->end; s++) {
        const segment *g = &p->segment[s];
        if (g->number) {
            figures++;
            years += is_year(p, g);
        } else if (s > r->first) {
            others++;
            if (g->characters > longest) longest = g->characters;
        }
    }
    return cells(r) >= 2 && figures > 0 && 2 * figures >= others && longest <= (figures > 1 ? 40 : 16) &&
           !(years > 1 && years == figures);
}

/* Whether a line is nothing but words to the left of x. */
static bool is_label(const page *p, const row *r, double x)
{
    const segment *s = &p->segment[r->first];
    return cells(r) == 1 && !r->taken && r->top == r->bottom && !s->number && s->x1 < x;
}

/* How many lines of a label stand beyond row r, on the side `way` (-1 above, 1 below), from the distance `first` on
 * at steps of `pitch`, left of x. */
static size_t label_lines(const page *p, size_t r, int way, double first, double pitch, double x)
{
    enum { MOST = 8 };
    size_t n = 0;
    for (size_t i = r; n < MOST; n++) {
        if (way < 0 ? i == 0 : i + 1 >= p->rows) break;
        const size_t next = way < 0 ? i - 1 : i + 1;
        const double step = fabs(p->row[next].y - p->row[i].y), due = n ? pitch : first;
        if (!is_label(p, &p->row[next], x) || fabs(step - due) > 0.15 * pitch) break;
        i = next;
    }
    return n;
}

static bool ends_in_colon(const page *p, const segment *s)
{
    const word *const w = &p->word[s->end - 1];
    const char *const end = p->text.data + w->text + w->length;
    return end[-1] == ':' || (w->length >= 3 && memcmp(end - 3, "：", 3) == 0);
}

/* Whether the lines of a label, but for the last, are full: a heading above a row seldom is. */
static bool are_full(const page *p, size_t first, size_t end)
{
    const segment *const label = &p->segment[p->row[first].first];
    const double unit = p->word[label->first].em;
    double right = label->x1, left = label->x0;
    for (size_t r = first; r < end; r++) {
        const segment *const s = &p->segment[p->row[r].first];
        if (s->x1 > right) right = s->x1;
        if (s->x0 < left) left = s->x0;
    }
    for (size_t r = first; r < end; r++) {
        const segment *const s = &p->segment[p->row[r].first];
        if (s->x0 > left + 2.5 * unit || (r + 1 < end && (s->x1 < right - 1.5 * unit || ends_in_colon(p, s))))
            return false;
    }
    return true;
}

/* Turns words [first, end) so that those from `middle` on come first. */
static void rotate(word *w, size_t first, size_t middle, size_t end)
{
    for (int part = 0; part < 3; part++) {
        size_t a = part == 1 ? middle : first, b = part == 0 ? middle : end;
        for (; a + 1 < b; a++, b--) {
            const word swap = w[a];
            w[a] = w[b - 1];
            w[b - 1] = swap;
        }
    }
}

/* Makes lines [first, end) one cell of several lines, the first cell of row r among them, whose line it has been a part
 * of if it is its `own`. */
static void take_label(page *p, size_t r, size_t first, size_t end, bool own)
{
    row *const now = &p->row[r];
    const size_t figures = p->segment[now->first + own].first, figures_end = p->segment[now->end - 1].end;
    const size_t words_end = p->segment[p->row[end - 1].end - 1].end, below = words_end - figures_end;
    segment label = p->segment[p->row[first].first];
    label.characters = 0;
    for (size_t i = first; i < end; i++) {
        const segment *const s = &p->segment[p->row[i].first];
        p->row[i].taken = i != r;
        if (i == r && !own) continue;
        if (s->x0 < label.x0) label.x0 = s->x0;
        if (s->x1 > label.x1) label.x1 = s->x1;
        label.characters += s->characters;
    }
    now->top = p->row[first].y;
    now->bottom = p->row[end - 1].y;
    if (label.x0 < now->x0) now->x0 = label.x0;
    rotate(p->word, figures, figures_end, words_end);
    for (size_t s = now->first + own; s < now->end; s++) {
        p->segment[s].first += below;
        p->segment[s].end += below;
    }
    label.end = figures + below;
    if (!own) now->first--; /* the segment of the line above, the only one there */
    p->segment[now->first] = label;
}

/* Whether lines [first, end) are nearer to each other than to what stands above and below, and other rows follow or
 * went before: one row of a table. */
static bool is_apart(const page *p, size_t first, size_t end, double pitch)
{
    enum { NEAREST_ROWS = 4 }; /* times the pitch */
    const double up = first ? step_to(&p->row[first - 1], &p->row[first]) : INFINITY;
    const double down = end < p->rows ? step_to(&p->row[end - 1], &p->row[end]) : INFINITY;
    const bool among = (up < NEAREST_ROWS * pitch && cells(&p->row[first - 1]) > 1) ||
                       (down < NEAREST_ROWS * pitch && cells(&p->row[end]) > 1);
    return up > 1.12 * pitch && down > 1.12 * pitch && among;
}

/* Labels of several lines: figures stand beside their middle, so that there are as many lines above the row as below,
 * or beside their first line. */
static void join_labels(page *p)
{
    for (size_t r = 1; r + 1 < p->rows; r++) {
        row *const now = &p->row[r];
        if (now->taken || !is_figures(p, now) || cells(now + 1) != 1) continue;
        const bool own = p->segment[now->first].x0 < p->segment[now[1].first].x1;
        if (cells(now) < 2 + (size_t)own || (own && p->segment[now->first].number)) continue;
        const double x = p->segment[now->first + own].x0;
        const double up = now->y - now[-1].y, down = now[1].y - now->y, pitch = own ? down : up + down;
        if (pitch > 1.7 * now->size) continue;
        const size_t above = label_lines(p, r, -1, own ? pitch : up, pitch, x);
        const size_t below = label_lines(p, r, 1, down, pitch, x), n = above < below ? above : below;
        const bool even = own || fabs(up - down) < 0.35 * now->size;
        if (below && own && above == 0 && is_apart(p, r, r + below + 1, pitch))
            take_label(p, r, r, r + below + 1, own);
        else if (n && even && (!own || are_full(p, r - n, r + n + 1) || is_apart(p, r - n, r + n + 1, pitch)))
            take_label(p, r, r - n, r + n + 1, own);
    }
    size_t kept = 0;
    for (size_t r = 0; r < p->rows; r++)
        if (!p->row[r].taken) p->row[kept++] = p->row[r];
    p->rows = kept;
}

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
        const bool mixed = wide_end(p, before) != wide_start(p, now);
        if (now->x0 - before->x1 < (mixed ? 0.3 : 0.15) * em(before, now)) continue;
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
            add_segment(p, w, e);
        }
    }
    next.end = p->segments;
    if (cells(&next) > cells(r) && is_figures(p, &next) && add_to_columns(c, p, &next)) {
        *r = next;
        r->divided = true;
        return true;
    }
    p->segments = before;
    return false;
}

static bool begins_with(const page *p, const segment *s, const char *prefix)
{
    const word *w = &p->word[s->first];
    return w->length >= strlen(prefix) && memcmp(p->text.data + w->text, prefix, strlen(prefix)) == 0;
}

static bool is_open(const page *p, const segment *s)
{
    bool open = false;
    for (const word *w = &p->word[s->first]; w < p->word + s->end; w++)
        for (size_t i = 0; i < w->length; i++) {
            const char *at = p->text.data + w->text + i;
            if (*at == '(' || (w->length - i >= 3 && memcmp(at, "（", 3) == 0)) open = true;
            if (*at == ')' || (w->length - i >= 3 && memcmp(at, "）", 3) == 0)) open = false;
        }
    return open;
}

/* Whether each part of a line, none of them a figure, stands below one of the line before. */
static bool hangs_below(const page *p, const row *now, const row *before)
{
    size_t above = before->first;
    for (size_t i = now->first; i < now->end; i++) {
        const segment *s = &p->segment[i];
        while (above < before->end && p->segment[above].x1 <= s->x0) above++;
        if (s->number || above == before->end || p->segment[above].x0 >= s->x1) return false;
    }
    return true;
}

/* Whether line r is the rest of the label of the line before: below it at a line's distance, words in the first column,
 * which ends at `right`, under a label that fills this column or left a bracket open, or a whole bracket. */
static bool continues_label(const page *p, size_t r, double right)
{
    static const char *const begins[] = {"其中", "#", "一", "二", "三", "四", "五", "（", "(", "1", "2", "3", "4", "5"};
    const row *now = &p->row[r], *before = now - 1;
    const segment *s = &p->segment[now->first], *label = &p->segment[before->first];
    const word *w = &p->word[s->first], *last = &p->word[s->end - 1];
    const double unit = em(w, w);
    if (now->y - before->y > 1.7 * unit || label->number || s->x1 > right + 0.5 * unit ||
        label->x1 > right + 0.5 * unit || fabs(s->x0 - label->x0) > 2.5 * unit || !hangs_below(p, now, before))
        return false;
    if (is_open(p, label)) return true;
    const bool bracket = begins_with(p, s, "（") || begins_with(p, s, "(");
    const char *const end = p->text.data + last->text + last->length;
    if (bracket && (end[-1] == ')' || (last->length >= 3 && memcmp(end - 3, "）", 3) == 0))) return true;
    for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
        if (begins_with(p, s, begins[i])) return false;
    return label->x1 + 0.7 * unit > right && s->characters < label->characters + 2;
}

/* The last line but one of a table's body that begins with line `first`: lines of figures in the same columns, between
 * them at most two others (the rest of a wrapped label, a heading within the table). */
static size_t body_end(page *p, size_t first, columns *c)
{
    *c = (columns){0};
    size_t end = first, lines = 0;
    for (size_t r = first; r < p->rows && r - first < MAX_ROWS; r++) {
        row *now = &p->row[r];
        if (r > first && step_to(now - 1, now) > 3.5 * now->height) break;
        const bool figures = is_figures(p, now);
        if ((figures && add_to_columns(c, p, now)) || (c->count >= 2 && divide(p, now, c))) {
            lines++;
            end = r + 1;
        } else if (figures || r - end >= 2 || now->x1 - now->x0 > 0.6 * (p->right - p->left))
            break;
    }
    while (end > first && end < p->rows && continues_label(p, end, c->x1[0])) end++;
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
            for (size_t v = w; v < e; v++) n += characters(p->text.data + p->word[v].text, p->word[v].length);
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
    for (size_t i = r->first; i < r->end && cells(r) <= 2; i++) /* not the heading of a column of units */
        if (names_unit(p, &p->segment[i])) return true;
    if (cells(r) > 1 || parts >= c->count) return false;
    const word *w = &p->word[s->first];
    return (s->x0 <= c->x1[0] && parts > 1) || s->characters > LONG ||
           (s->characters >= LONGISH && fabs(s->x0 + s->x1 - c->x0[0] - c->x1[c->count - 1]) < 3 * em(w, w));
}

/* The line on which the headings above the body begin: lines of short segments near it. */
static size_t heads_start(const page *p, size_t first, size_t lowest, const columns *c)
{
    size_t start = first;
    for (size_t r = first; r-- > lowest && first - r <= HEAD_LINES;) {
        const row *now = &p->row[r];
        if (step_to(now, now + 1) > 3 * now[1].height) break;
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
    return !is_figures(p, r) &&
           (cells(r) == c->count || (cells(r) + 1 == c->count && p->segment[r->first].x0 > c->x1[0]));
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
        if (r >= body && is_figures(p, &p->row[r])) continue;
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
        if (is_figures(p, &p->row[r]) && is_figures(p, &p->row[r - 1]))
            steps[n++] = step_to(&p->row[r - 1], &p->row[r]);
    const double step = n ? median(steps, n) : 0;
    free(steps);
    size_t line = 0;
    for (size_t r = first; r < end; r++) {
        const bool both = r > first && is_figures(p, &p->row[r]) && is_figures(p, &p->row[r - 1]);
        const bool near = r > first && step_to(&p->row[r - 1], &p->row[r]) < 0.8 * step;
        if (r > first && (both || r == body || !(near || (r > body && continues_label(p, r, labels))))) line++;
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
        write_words(p, q->first, q->end, &cell[k]);
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

static bool write_table(const page *p, size_t first, size_t body, size_t end, columns *c, gn_buf *out)
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

/* ---- columns of prose -------------------------------------------------------------------------------------------- */

/* A strip of the page that no line from `first` to the result crosses, with prose on both sides; returns `first` where
 * there is none. */
static size_t strip_end(const page *p, size_t first, double *strip)
{
    double x0 = 0, x1 = 0;
    size_t end = first, left = 0, right = 0, numbers = 0, all = 0, left_characters = 0, right_characters = 0;
    for (size_t r = first; r < p->rows && r - first < 4 * MAX_ROWS; r++) {
        const row *now = &p->row[r];
        if (r > first && now->y - p->row[r - 1].y > 6 * now->height) break;
        double from = x0, to = x1;
        if (r == first) { /* the widest gap of the line */
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
        if (to - from < 0.9 * em(w, w)) break;
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
    return prose ? end : first;
}

/* ---- prose ------------------------------------------------------------------------------------------------------- */

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
    for (size_t r = 0; r < p->rows; r++) lines += cells(&p->row[r]) == 1 && p->row[r].x1 - p->row[r].x0 >= 0.6 * widest;
    for (size_t r = 0; r < p->rows; r++) {
        const row *now = &p->row[r];
        /* tables, headers and footers can be wider than the prose */
        const bool wide = now->x1 - now->x0 >= 0.6 * widest && (cells(now) == 1 || lines == 0);
        if (wide && now->x0 < p->left) p->left = now->x0;
        if (wide && now->x1 > p->right) p->right = now->x1;
        /* lines of prose follow each other at the same distance; those of tables have another */
        if (wide && wide_before && steps && now->y - now[-1].y < 3 * now->height) steps[n++] = now->y - now[-1].y;
        wide_before = wide;
    }
    p->pitch = n ? median(steps, n) : 0;
    free(steps);
}

/* A line begins a paragraph if there is more space above it, if it is indented, or if its first word would still have
 * found room on the line before. */
static bool begins_paragraph(const page *p, size_t r)
{
    const row *now = &p->row[r], *before = &p->row[r - 1];
    const word *w = &p->word[p->segment[now->first].first];
    const double unit = em(w, w);
    const double step = step_to(before, now);
    if (step > 1.3 * (p->pitch > 0 ? p->pitch : 1.6 * now->height)) return true;
    if (now->x0 > p->left + 1.2 * unit && now->x0 > before->x0 + 1.2 * unit) return true;
    const double need = wide_start(p, w) ? 2.6 * unit : w->x1 - w->x0 + 0.6 * unit;
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

static void write_line(const page *p, const row *r, gn_buf *out)
{
    for (size_t s = r->first; s < r->end; s++) {
        if (s > r->first) write_gap(p, s, out);
        write_words(p, p->segment[s].first, p->segment[s].end, out);
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
        if (!wide_end(p, last)) gn_buf_char(out, ' ');
        write_line(p, now, out);
    }
    return r;
}

/* Writes what stands on the page, without a line end after the last line. */
static bool write_words_of(page *p, int depth, gn_buf *out)
{
    if (!p->words) return true;
    if (!build_rows(p)) return false;
    join_labels(p);
    measure(p);
    const size_t start = out->length;
    size_t written = 0; /* rows that a table's headings may not reach back over */
    bool apart = true;  /* a table or columns came before */
    for (size_t r = 0; r < p->rows;) {
        /* the body of a table may begin a few lines below its headings */
        columns c;
        size_t body = r, end = r, head = r;
        const bool shortish = cells(&p->row[r]) >= 2 || p->segment[p->row[r].first].characters <= 16;
        while (shortish && body < p->rows && body - r <= HEAD_LINES && !is_figures(p, &p->row[body])) body++;
        if (body < p->rows && is_figures(p, &p->row[body])) {
            end = body_end(p, body, &c);
            if (end > body) head = heads_start(p, body, written, &c);
        }
        if (end > body && head <= r) {
            gap_before(out, start, "\n\n");
            if (!write_table(p, r, body, end, &c, out)) return false;
            if (out->length) out->data[--out->length] = '\0'; /* the next block brings its own line end */
            apart = true;
            written = r = end;
            continue;
        }
        double strip;
        if (depth < MAX_SPLITS && cells(&p->row[r]) >= 2 && (end = strip_end(p, r, &strip)) > r) {
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
        const size_t n = characters(p->text.data + w->text, w->length);
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

static bool write_page(page *p, gn_buf *out)
{
    const size_t start = out->length;
    turn(p);
    if (!write_words_of(p, 0, out)) return false;
    gap_before(out, start, "\n");
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
    word w = {0};
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
