/* Tables in the text: a cell is a statement with its row's and its column's heading. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/table.h"

#include <string.h>

/* The unit that a heading names, with its magnitude: （亿元）, 单位：万台, 增速/%. */
static void read_unit(const gn_work *w, const char *text, size_t n, gn_table_column *c)
{
    static const struct {
        const char *word;
        double factor;
    } magnitudes[] = {{"万亿", 1e12}, {"千万", 1e7}, {"百万", 1e6}, {"亿", 1e8}, {"万", 1e4}, {"千", 1e3}};
    const char *open = memchr(text, '(', n);
    const char *from = open ? open + 1 : memchr(text, '/', n) ? (const char *)memchr(text, '/', n) + 1 : NULL;
    if (!from) return;
    size_t len = (size_t)(text + n - from);
    const char *close = memchr(from, ')', len);
    if (close) len = (size_t)(close - from);
    if (len > 12 && memcmp(from, "单位：", 9) == 0) from += 9, len -= 9;
    double magnitude = 1;
    const size_t rows = gn_lexicon_rows(w->lexicon, "unit");
    for (size_t m = 0; m <= sizeof magnitudes / sizeof *magnitudes; m++) {
        const char *rest = from;
        size_t left = len;
        if (m) {
            const size_t k = strlen(magnitudes[m - 1].word);
            if (left <= k || memcmp(from, magnitudes[m - 1].word, k) != 0) continue;
            rest += k;
            left -= k;
            magnitude = magnitudes[m - 1].factor;
        }
        for (size_t i = 0; i < rows; i++) {
            const char *word = gn_lexicon_field(w->lexicon, "unit", i, 0);
            if (strlen(word) == left && memcmp(word, rest, left) == 0) {
                c->unit = (uint32_t)i + 1;
                c->magnitude = magnitude;
                return;
            }
        }
    }
}

static gn_measure named_measure(const char *s, size_t n)
{
    static const struct {
        const char *word;
        gn_measure measure;
    } names[] = {{"环比", GN_MEASURE_POP},    {"同比", GN_MEASURE_YOY},  {"年均", GN_MEASURE_CAGR},
                 {"复合增", GN_MEASURE_CAGR}, {"增速", GN_MEASURE_YOY},  {"增长", GN_MEASURE_YOY},
                 {"增幅", GN_MEASURE_YOY},    {"涨幅", GN_MEASURE_YOY},  {"占比", GN_MEASURE_SHARE},
                 {"比重", GN_MEASURE_SHARE},  {"份额", GN_MEASURE_SHARE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (memmem(s, n, names[i].word, strlen(names[i].word))) return names[i].measure;
    return GN_MEASURE_LEVEL;
}

/* A heading cell, the segments [first, last). */
static void read_heading(const gn_work *w, uint32_t first, uint32_t last, gn_table_column *c)
{
    const gn_structure *st = w->structure;
    *c = (gn_table_column){.magnitude = 1, .measure = GN_MEASURE_LEVEL};
    if (first == last) return;
    const char *text = w->clean->text + st->seg[first].start;
    const size_t n = st->seg[last - 1].end - st->seg[first].start;
    read_unit(w, text, n, c);
    c->measure = named_measure(text, n);
    int depth = 0;
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK && g->mark == '(') depth++;
        const bool inside = depth > 0;
        if (g->kind == GN_SEG_MARK && g->mark == ')' && depth) depth--;
        if (g->kind == GN_SEG_PERIOD) {
            c->time = &w->scan->time[g->index];
            continue;
        }
        if (g->kind == GN_SEG_AREA) {
            c->area = g->index;
            continue;
        }
        if (inside || g->kind == GN_SEG_QUANTITY) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP || g->cue == GN_CUE_UP ||
                                      g->cue == GN_CUE_DOWN || g->cue == GN_CUE_RATE || g->cue == GN_CUE_CAGR))
            continue;
        if (g->kind == GN_SEG_MARK && g->mark == '/') break;
        gn_label_add(&c->name, gn_work_text(w, k), gn_work_len(w, k));
    }
}

static bool cell_mark(const gn_seg *g)
{
    return g->kind == GN_SEG_MARK && g->mark == '|';
}

bool gn_table_row(const gn_work *w, uint32_t sentence, gn_table *t)
{
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[sentence];
    const gn_block *b = &w->clean->block[s->block];
    if (b->kind != GN_BLOCK_TABLE_ROW || s->start != b->start) return false;
    const uint32_t first = s->first, last = s->last;
    uint32_t begin = first;
    if (b->table != t->number) {
        t->number = b->table;
        t->columns = 0;
        for (uint32_t k = first; k <= last && t->columns < GN_TABLE_COLUMNS; k++) {
            if (k < last && !cell_mark(&st->seg[k])) continue;
            read_heading(w, begin, k, &t->column[t->columns++]);
            begin = k + 1;
        }
        return false;
    }
    uint32_t end = first;
    while (end < last && !cell_mark(&st->seg[end])) end++;
    read_heading(w, first, end, &t->row);
    return true;
}

bool gn_table_cell(gn_work *w, const gn_table *t, uint32_t seg, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_sentence *sentence = &st->sentence[st->clause[st->seg[seg].clause].sentence];
    const uint32_t first = sentence->first, last = sentence->last;
    /* Alone in its cell, but not in the first one. */
    if (seg == first || !cell_mark(&st->seg[seg - 1])) return false;
    if (seg + 1 < last && !cell_mark(&st->seg[seg + 1])) return false;
    size_t column = 0;
    for (uint32_t k = first; k < seg && column < GN_TABLE_COLUMNS; k++) column += cell_mark(&st->seg[k]);
    if (column >= t->columns) return false;
    const gn_table_column *c = &t->column[column], *r = &t->row;
    const gn_quantity *q = gn_work_quantity(w, seg);
    const gn_time *time = c->time ? c->time : r->time;
    if (!c->name.n && !r->name.n) return false;
    if ((q->flags & GN_Q_YEARLIKE) && !c->unit && !(q->flags & GN_Q_UNIT) && !time) return false;
    s->rule = "table.cell";
    s->confidence = 0.8f;
    s->measure = c->measure != GN_MEASURE_LEVEL ? c->measure : r->measure;
    s->sign = 1;
    s->unit = q->flags & GN_Q_UNIT ? 0 : c->unit ? c->unit : r->unit;
    s->scale = q->flags & GN_Q_UNIT ? 1 : c->unit ? c->magnitude : r->magnitude;
    s->indicator = r->name;
    if (!memmem(r->name.s, r->name.n, c->name.s, c->name.n)) gn_label_add(&s->indicator, c->name.s, c->name.n);
    if (r->area || c->area) s->area = r->area ? r->area : c->area;
    gn_span both = {.freq = GN_FREQ_NONE};
    if (time) gn_inherit_resolve(w, st->seg[seg].clause, time, &both);
    if (both.freq != GN_FREQ_NONE) {
        s->period = both;
        s->period_explicit = true;
    }
    return true;
}
