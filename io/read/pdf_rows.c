/* Words of a PDF page to visual lines: cells or lines of prose, by the gaps between words. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "flow.h"
#include "pdf_page.h"

#include <stdlib.h>
#include <string.h>

static int by_height(const void *a, const void *b)
{
    const word *v = a, *w = b;
    const double d = pdf_middle(v) - pdf_middle(w);
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

double pdf_median(double *v, size_t n)
{
    if (n == 0) return 0;
    qsort(v, n, sizeof *v, by_value);
    return v[n / 2];
}

size_t pdf_characters(const char *s, size_t n)
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

bool pdf_wide_end(const page *p, const word *w)
{
    return w->length >= 3 && ((unsigned char)p->text.data[w->text + w->length - 1] & 0x80);
}

bool pdf_wide_start(const page *p, const word *w)
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
    if (are_two_figures(p, before, w)) return 0.22 * pdf_em(before, w);
    return (is_figure_start(p, w) ? 0.42 : 0.6) * pdf_em(before, w);
}

void pdf_add_segment(page *p, size_t first, size_t end)
{
    segment *s = &p->segment[p->segments++];
    *s = (segment){.first = first, .end = end, .x0 = p->word[first].x0, .x1 = p->word[end - 1].x1};
    for (size_t w = first; w < end; w++) {
        s->characters += pdf_characters(p->text.data + p->word[w].text, p->word[w].length);
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

bool pdf_build_rows(page *p)
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
        double y = pdf_middle(&p->word[i]), sum = y, size = p->word[i].em;
        size_t j = i + 1;
        for (; j < p->words; j++) {
            const word *w = &p->word[j];
            if (pdf_middle(w) - y > 0.5 * (w->em < size ? w->em : size)) break;
            sum += pdf_middle(w);
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
            pdf_add_segment(p, from, w);
            from = w;
        }
        r->end = p->segments;
        for (size_t s = r->first; s < r->end; s++)
            if (p->segment[s].x1 > r->x1) r->x1 = p->segment[s].x1;
        i = j;
    }
    return true;
}

void pdf_write_words(const page *p, size_t first, size_t end, gn_buf *out)
{
    for (size_t w = first; w < end; w++) {
        const word *v = &p->word[w];
        if (w > first) {
            const word *before = v - 1;
            const bool cjk = pdf_wide_end(p, before) && pdf_wide_start(p, v), below = pdf_middle(v) > before->y1;
            if (below ? !pdf_wide_end(p, before) && !pdf_wide_start(p, v)
                      : !v->raised && v->x0 - before->x1 > (cjk ? 0.7 : 0.12) * pdf_em(before, v))
                gn_buf_char(out, ' ');
        }
        const char *text = p->text.data + v->text;
        for (size_t i = 0; i < v->length && v->raised; i++) gn_buf_text(out, flow_raised(text[i]));
        if (!v->raised) gn_buf_bytes(out, text, v->length);
    }
}

static bool is_year(const page *p, const segment *s)
{
    const word *w = &p->word[s->first];
    const char *t = p->text.data + w->text;
    return s->end - s->first == 1 && w->length == 4 && (memcmp(t, "19", 2) == 0 || memcmp(t, "20", 2) == 0) &&
           t[2] >= '0' && t[2] <= '9' && t[3] >= '0' && t[3] <= '9';
}

bool pdf_is_figures(const page *p, const row *r)
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
    return pdf_cells(r) >= 2 && figures > 0 && 2 * figures >= others && longest <= (figures > 1 ? 40 : 16) &&
           !(years > 1 && years == figures);
}
