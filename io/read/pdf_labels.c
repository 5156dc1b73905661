/* Labels of several lines in a table's first column on a PDF page. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_page.h"

#include <math.h>
#include <string.h>

/* Whether a line is nothing but words to the left of x. */
static bool is_label(const page *p, const row *r, double x)
{
    const segment *s = &p->segment[r->first];
    return pdf_cells(r) == 1 && !r->taken && r->top == r->bottom && !s->number && s->x1 < x;
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
    const double up = first ? pdf_step_to(&p->row[first - 1], &p->row[first]) : INFINITY;
    const double down = end < p->rows ? pdf_step_to(&p->row[end - 1], &p->row[end]) : INFINITY;
    const bool among = (up < NEAREST_ROWS * pitch && pdf_cells(&p->row[first - 1]) > 1) ||
                       (down < NEAREST_ROWS * pitch && pdf_cells(&p->row[end]) > 1);
    return up > 1.12 * pitch && down > 1.12 * pitch && among;
}

void pdf_join_labels(page *p)
{
    for (size_t r = 1; r + 1 < p->rows; r++) {
        row *const now = &p->row[r];
        if (now->taken || !pdf_is_figures(p, now) || pdf_cells(now + 1) != 1) continue;
        const bool own = p->segment[now->first].x0 < p->segment[now[1].first].x1;
        if (pdf_cells(now) < 2 + (size_t)own || (own && p->segment[now->first].number)) continue;
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

bool pdf_continues_label(const page *p, size_t r, double right)
{
    static const char *const begins[] = {"其中", "#", "一", "二", "三", "四", "五", "（", "(", "1", "2", "3", "4", "5"};
    const row *now = &p->row[r], *before = now - 1;
    const segment *s = &p->segment[now->first], *label = &p->segment[before->first];
    const word *w = &p->word[s->first], *last = &p->word[s->end - 1];
    const double unit = pdf_em(w, w);
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
