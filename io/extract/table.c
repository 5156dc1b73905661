/* Tables in the text: a cell is a statement with its row's and its column's heading. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/table_heading.h"
#include "io/extract/words.h"

#include <string.h>

static size_t split(const gn_work *w, uint32_t sentence, gn_table_span *c)
{
    const gn_sentence *s = &w->structure->sentence[sentence];
    size_t n = 0;
    uint32_t begin = s->first;
    for (uint32_t k = s->first; k <= s->last && n < GN_TABLE_COLUMNS; k++) {
        if (k < s->last && !gn_heading_mark(&w->structure->seg[k], '|')) continue;
        c[n++] = (gn_table_span){begin, k};
        begin = k + 1;
    }
    return n;
}

static bool is_row(const gn_work *w, uint32_t sentence, uint32_t table)
{
    if (sentence >= w->structure->sentences) return false;
    const gn_sentence *s = &w->structure->sentence[sentence];
    const gn_block *b = &w->clean->block[s->block];
    return b->kind == GN_BLOCK_TABLE_ROW && b->table == table && s->start == b->start;
}

static bool is_growth_word(const gn_seg *g)
{
    return g->kind == GN_SEG_CUE && (g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN);
}

/* (356): a loss or a decrease, as accounts write it. */
static bool is_negative(const gn_work *w, gn_table_span c)
{
    const gn_seg *seg = w->structure->seg;
    return c.last - c.first == 3 && gn_heading_mark(&seg[c.first], '(') && seg[c.first + 1].kind == GN_SEG_QUANTITY &&
           gn_heading_mark(&seg[c.first + 2], ')');
}

/* The number that a cell is, with at most a word of growth before it and a bracket behind it; GN_NO_INDEX if none. The
 * bracket may hold a percentage: 814.2（+28.2%）. */
static uint32_t figure_of(const gn_work *w, gn_table_span c)
{
    const gn_seg *seg = w->structure->seg;
    uint32_t k = c.first;
    if (is_negative(w, c)) return k + 1;
    if (k < c.last && is_growth_word(&seg[k])) k++;
    if (k >= c.last || seg[k].kind != GN_SEG_QUANTITY) return GN_NO_INDEX;
    const uint32_t number = k++;
    if (k < c.last && gn_heading_mark(&seg[k], '(')) {
        uint32_t numbers = 0;
        while (k < c.last && !gn_heading_mark(&seg[k], ')') && numbers < 2) numbers += seg[k++].kind == GN_SEG_QUANTITY;
        if (numbers > 1) return GN_NO_INDEX;
        k += k < c.last && gn_heading_mark(&seg[k], ')');
    }
    return k == c.last ? number : GN_NO_INDEX;
}

/* Whether seg is the percentage in the bracket behind a cell's figure. */
static bool is_growth_beside(const gn_work *w, gn_table_span c, uint32_t figure, uint32_t seg)
{
    return figure != GN_NO_INDEX && seg > figure && seg < c.last && (gn_work_quantity(w, seg)->flags & GN_Q_PERCENT);
}

/* A cell that says that there is no figure: —, …, -, /. */
static bool is_void(const gn_work *w, gn_table_span c)
{
    if (c.first >= c.last) return false;
    static const char *const marks[] = {"—", "…", "-", "/", "*", ".", "·", "–", " "};
    const char *s = w->clean->text + w->structure->seg[c.first].start, *const end = w->clean->text +
                                                                                    w->structure->seg[c.last - 1].end;
    while (s < end) {
        size_t n = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks && !n; i++)
            if (strncmp(s, marks[i], strlen(marks[i])) == 0) n = strlen(marks[i]);
        if (!n) return false;
        s += n;
    }
    return true;
}

/* Cells that are figures and no years, or stand for one; how many others but the first one are filled goes to *words.
 */
static size_t count_figures(const gn_work *w, uint32_t sentence, size_t *words)
{
    gn_table_span c[GN_TABLE_COLUMNS];
    const size_t n = split(w, sentence, c);
    size_t figures = 0;
    *words = 0;
    for (size_t i = 0; i < n; i++) {
        const uint32_t k = figure_of(w, c[i]);
        if ((k != GN_NO_INDEX && !gn_heading_year(gn_work_quantity(w, k))) || (i > 0 && is_void(w, c[i])))
            figures++;
        else
            *words += i > 0 && c[i].first < c[i].last;
    }
    return figures;
}

/* The heading of a row: the cells before its first figure. */
static void read_row(const gn_work *w, gn_table *t)
{
    const gn_table_span *const c = t->cell;
    const size_t n = t->cells;
    t->row = (gn_table_heading){.magnitude = 1};
    t->firm = t->labelled = false;
    uint32_t place = GN_NO_INDEX;
    for (size_t i = 0; i < n; i++) {
        /* 其他 may stand where the ranks do */
        if (i < t->columns && t->column[i].rank && (i + 1 == n || c[i + 1].first < c[i + 1].last)) continue;
        const uint32_t k = figure_of(w, c[i]);
        if (k != GN_NO_INDEX && !gn_heading_year(gn_work_quantity(w, k))) break;
        if (k != GN_NO_INDEX && i > 0) break;
        if (c[i].first >= c[i].last || t->prose[i] || (i > 0 && is_void(w, c[i]))) continue;
        if (i < t->columns && t->column[i].units) {
            const gn_seg *seg = w->structure->seg;
            (void)gn_heading_unit(w, w->clean->text + seg[c[i].first].start,
                                  seg[c[i].last - 1].end - seg[c[i].first].start, &t->row);
            continue;
        }
        if (t->row.name.n) { /* a cell of the kind, then one of the thing */
            t->group = t->row.name;
            gn_label_clear(&t->row.name);
        }
        if (w->structure->seg[c[i].first].kind == GN_SEG_AREA) place = c[i].first;
        t->firm |= gn_work_company(w, &w->structure->seg[c[i].first]);
        const bool had = t->row.unit_stated;
        gn_heading_read(w, c[i].first, c[i].last, &t->row);
        t->labelled |= !had && t->row.unit_stated;
    }
    /* 上海某某: a name that begins with a place. */
    if (place != GN_NO_INDEX && t->row.name.n && gn_np_joined(w->structure, place + 1) &&
        !gn_heading_noun(w, &t->row.name)) {
        gn_label_front(&t->row.name, gn_work_text(w, place), gn_work_len(w, place));
        t->row.area = 0;
    }
}

/* A row without figures: what the rows below are of, or how they divide what was named last (分三大门类). */
static void begin_group(gn_table *t)
{
    static const char *const divides[] = {"分", "按"};
    for (size_t i = 0; i < sizeof divides / sizeof *divides; i++)
        if (t->row.name.n > 6 && memcmp(t->row.name.s, divides[i], 3) == 0) t->row.part = true;
    t->divided = t->row.part;
    if (t->divided) return;
    t->group = t->row.name;
    gn_label_clear(&t->parent);
    t->parent_unit = 0;
}

static void add_head(const gn_work *w, gn_label *l, const gn_label *from)
{
    const size_t n = gn_heading_noun(w, from);
    gn_label_add(l, from->s + from->n - n, n);
}

/* 其中：住宅 below 房地产开发投资 is 住宅投资; 粗钢 below 主要产品产量 is 粗钢产量. */
static void name_row(const gn_work *w, gn_table *t)
{
    gn_table_heading *r = &t->row;
    t->name = r->name;
    if (!r->name.n) {
        if (r->measure != GN_MEASURE_LEVEL && !r->area && !r->timed) t->name = t->level;
        return;
    }
    const bool headed = gn_heading_noun(w, &r->name) > 0;
    const bool ordinal =
        t->cell[0].first < t->cell[0].last && w->structure->seg[t->cell[0].first].kind == GN_SEG_ORDINAL;
    if (r->part || (t->numbered && !ordinal && !headed && !r->unit_stated))
        t->divided = true; /* those below without a noun and a unit too: 其中：住宅, 办公楼 */
    else if (headed || r->unit_stated)
        t->divided = false;
    const bool part = t->divided;
    if (!headed && part && t->parent.n)
        add_head(w, &t->name, &t->parent);
    else if (!headed && t->group.n)
        add_head(w, &t->name, &t->group);
    if (part && !r->unit_stated && t->parent_unit) {
        r->unit = t->parent_unit;
        r->magnitude = t->parent_magnitude;
    }
    if ((headed || r->unit_stated) && !r->part && gn_heading_noun(w, &t->name)) {
        t->parent = t->name;
        t->parent_unit = r->unit_stated ? r->unit : 0;
        t->parent_magnitude = r->magnitude;
        t->numbered = ordinal;
    }
    if (r->measure == GN_MEASURE_LEVEL) t->level = t->name;
}

/* Sentences with figures, not just a name: long, with a mark. */
static bool is_prose(const gn_work *w, gn_table_span c)
{
    enum { SHORT = 30 }; /* bytes */
    const gn_seg *s = w->structure->seg;
    if (c.first >= c.last || s[c.last - 1].end - s[c.first].start < SHORT || figure_of(w, c) != GN_NO_INDEX)
        return false;
    bool figures = false, mark = false;
    for (uint32_t k = c.first; k < c.last && !(figures && mark); k++) {
        figures |= s[k].kind == GN_SEG_QUANTITY && (unsigned char)*gn_work_text(w, k) < 0x80; /* not (万辆) */
        mark |= s[k].kind == GN_SEG_MARK && strchr(",;.!?", s[k].mark);
    }
    return figures && mark;
}

gn_table_row_kind gn_table_row(const gn_work *w, uint32_t sentence, gn_table *t)
{
    enum { HEADINGS = 3 };
    const uint32_t table = w->clean->block[w->structure->sentence[sentence].block].table;
    if (!table || !is_row(w, sentence, table)) return GN_ROW_NONE;
    size_t words;
    const size_t figures = count_figures(w, sentence, &words);
    const bool opens = table != t->number;
    if (opens && split(w, sentence, t->cell) < 2 && is_row(w, sentence + 1, table)) return GN_ROW_NONE; /* its title */
    if (opens) *t = (gn_table){.number = table};
    const gn_table_span *const c = t->cell;
    const size_t n = t->cells = split(w, sentence, t->cell);
    bool prose = false;
    for (size_t i = 0; i < n; i++) prose |= t->prose[i] = is_prose(w, c[i]);
    if (opens) {
        gn_heading_caption(w, sentence, &t->caption);
        if (!figures && n > 1) t->headings = 1;
        for (uint32_t next = sentence + 1; t->headings && t->headings < HEADINGS && is_row(w, next, table); next++) {
            if (count_figures(w, next, &words) || words < 2) break;
            t->headings++;
        }
    }
    if (t->headings) {
        t->headings--;
        for (size_t i = t->columns; i < n; i++) t->column[i] = (gn_table_heading){.magnitude = 1};
        if (n > t->columns) t->columns = n;
        /* A blank cell behind a heading of several columns, where another row of headings follows, is the heading's. */
        gn_table_span below[GN_TABLE_COLUMNS];
        const size_t wide = t->headings ? split(w, sentence + 1, below) : n;
        size_t over = 0;
        for (size_t i = n; i < wide; i++)
            if (i >= t->columns) t->column[i] = (gn_table_heading){.magnitude = 1};
        if (wide > t->columns) t->columns = wide;
        for (size_t i = 0; i < n || i < wide; i++) {
            if (i < n && c[i].first < c[i].last) over = i;
            if (i >= n && !over) continue;
            const gn_table_span at = i >= n || (i > 1 && over && t->headings) ? c[over] : c[i];
            gn_heading_read(w, at.first, at.last, &t->column[i]);
        }
        if (!t->headings) gn_heading_finish(w, t);
        return prose ? GN_ROW_PROSE : GN_ROW_HEADING;
    }
    if (n < 2 && !t->columns) return GN_ROW_NONE;
    read_row(w, t);
    if (!figures) {
        begin_group(t);
        return prose ? GN_ROW_PROSE : GN_ROW_FIGURES;
    }
    name_row(w, t);
    if (t->row.timed && t->row.time.year_mode == GN_YEAR_GIVEN) {
        t->year = t->row.time.year;
        t->month = t->row.time.part == GN_PART_MONTHS ? t->row.time.first : 0;
    } else if (t->row.timed && t->row.time.part == GN_PART_MONTHS) {
        if (t->year && t->row.time.first < t->month) t->year++; /* 11月, 12月, 1月 */
        t->month = t->row.time.first;
    }
    return prose ? GN_ROW_PROSE : GN_ROW_FIGURES;
}

/* The cell that holds a segment; t->cells if it is behind the last one. */
static size_t cell_of(const gn_table *t, uint32_t seg)
{
    size_t i = 0;
    while (i < t->cells && t->cell[i].last <= seg) i++;
    return i;
}

bool gn_table_prose(const gn_table *t, uint32_t seg)
{
    const size_t column = cell_of(t, seg);
    return column < t->cells && t->prose[column];
}

static gn_span months(int64_t first, int64_t last)
{
    return (gn_span){GN_FREQ_MONTH, first, last};
}

/* A heading's time; `base` is what the table is about, for 本月 and 上年同期; a month without a year is of `year`. */
static gn_span span_of(gn_work *w, uint32_t clause, const gn_table_heading *h, gn_span base, int32_t year)
{
    gn_span out = {.freq = GN_FREQ_NONE};
    if (!h->timed) return out;
    const gn_time *t = &h->time;
    const bool based = base.freq != GN_FREQ_NONE;
    if (based && t->part == GN_PART_MONTH_OFFSET && t->first == 0) return months(base.last, base.last);
    const int32_t running = w->memory.year;
    const gn_span period = w->memory.period;
    if (based) w->memory.period = base;
    if (year)
        w->memory.year = year;
    else if (based)
        gn_month_split(base.last, &w->memory.year, &(int){0});
    (void)gn_inherit_resolve(w, clause, t, &out);
    w->memory.year = running;
    w->memory.period = period;
    return out;
}

/* The months of a cell: its column's or row's time, both where one has the year and the other the months; else the
 * caption's. */
static gn_span period_of(gn_work *w, uint32_t clause, const gn_table *t, const gn_table_heading *c)
{
    const gn_table_heading *r = &t->row;
    const gn_span none = {.freq = GN_FREQ_NONE};
    gn_span base = span_of(w, clause, &t->caption, none, 0);
    if (base.freq == GN_FREQ_NONE) base = w->memory.main_period;
    const bool both = c->timed && r->timed;
    const bool year_above = both && c->time.part == GN_PART_YEAR, year_beside = both && r->time.part == GN_PART_YEAR;
    gn_span out = none;
    if (year_above && r->time.year_mode == GN_YEAR_NONE)
        out = span_of(w, clause, r, base, c->time.year);
    else if (year_beside && c->time.year_mode == GN_YEAR_NONE)
        out = span_of(w, clause, c, base, r->time.year);
    else if (r->timed) {
        const gn_span row = span_of(w, clause, r, base, t->year);
        out = both ? span_of(w, clause, c, row, 0) : row;
    } else
        out = c->timed ? span_of(w, clause, c, base, 0) : t->caption.timed ? base : none;
    if (c->years_back && out.freq != GN_FREQ_NONE) {
        enum { YEAR = 12 };
        out = months(out.first - YEAR * c->years_back, out.last - YEAR * c->years_back);
    }
    if (c->cumulative || r->cumulative) {
        if (out.freq == GN_FREQ_NONE) out = base;
        int year, month;
        if (out.freq == GN_FREQ_NONE) return out;
        gn_month_split(out.last, &year, &month);
        if (out.first > gn_month(year, 1)) out.first = gn_month(year, 1);
    }
    return out;
}

/* Puts what the caption says the table is of before a bare noun: 汽车产销 or 汽车销量, 产量 is 汽车产量. */
static void front_caption(const gn_work *w, const gn_label *caption, gn_label *out)
{
    static const char *const made[] = {"生产销售", "产销量", "产销", "生产", "销售"};
    const size_t stem = out->n > 3 ? out->n - 3 : 0;
    if (gn_find(caption->s, caption->n, "进出口", strlen("进出口"))) return; /* 出口 is said as it is */
    size_t n = caption->n;
    for (size_t i = 0; i < sizeof made / sizeof *made && n == caption->n; i++)
        if (gn_label_ends(caption, made[i])) n -= strlen(made[i]);
    if (n == caption->n && stem && n > stem && memcmp(caption->s + n - stem, out->s, stem) == 0)
        n -= stem; /* 投资额 of 房地产开发投资 */
    else if (n == caption->n)
        n -= gn_heading_noun(w, caption); /* 产量 of all */
    gn_label_front(out, caption->s, n);
}

/* What the figures of a column in the present row are called. */
static void name_cell(const gn_work *w, const gn_table *t, const gn_table_heading *c, gn_label *out)
{
    static const char other[] = "其他", *const output[] = {"产量"};
    const gn_label *r = &t->name, *above = &c->name, *k = &t->caption.name;
    if (!r->n || !above->n)
        *out = r->n ? *r : *above;
    else if (memmem(r->s, r->n, above->s, above->n) ||
             (GN_IS_ONE_OF(above->s, above->n, output) && gn_label_ends(r, "量")))
        *out = *r; /* 发电量 among products */
    else if (gn_np_bare(w, r) && !gn_heading_noun(w, above)) {
        *out = *above;
        gn_label_add(out, r->s, r->n);
    } else {
        *out = t->row.name;
        gn_label_add(out, above->s, above->n);
    }
    const bool part = !r->n || gn_label_ends(k, "产销") || gn_label_ends(k, "产销量");
    if (out->n && part && gn_np_bare(w, out) && k->n && !memmem(k->s, k->n, out->s, out->n)) front_caption(w, k, out);
    if (out->n && !gn_heading_noun(w, out)) add_head(w, out, k);
    if (out->n && !gn_heading_noun(w, out) && r->n && t->row.unit_stated && gn_label_ends(k, "生产"))
        gn_label_add(out, "产量", strlen("产量"));
    if (!out->n && gn_heading_noun(w, k)) *out = *k;
    gn_np_trim(w, out);
    if (out->n && t->row.other) gn_label_front(out, other, strlen(other));
}

bool gn_table_cell(gn_work *w, const gn_table *t, uint32_t seg, gn_statement *s)
{
    static const gn_table_heading none = {.magnitude = 1};
    const size_t column = cell_of(t, seg);
    if (column == t->cells || (t->columns && (column == 0 || column >= t->columns))) return false;
    const gn_table_span at = t->cell[column];
    const uint32_t figure = figure_of(w, at);
    const bool beside = is_growth_beside(w, at, figure, seg);
    if (figure != seg && !beside) return false;
    const gn_table_heading *c = t->columns ? &t->column[column] : &none, *r = &t->row;
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (c->rank || c->units) return false;
    const gn_measure stated = c->measure != GN_MEASURE_LEVEL ? c->measure : r->measure;
    if (beside && stated != GN_MEASURE_LEVEL) return false;
    const gn_measure measure = beside ? GN_MEASURE_YOY : stated;
    name_cell(w, t, c, &s->indicator);
    if (!s->indicator.n) return false;
    /* The unit: the number's own, the one behind it, the one in its row's label, its column's, its row's, the corner's,
     * the caption's. */
    gn_table_heading own = none, percent = none;
    const gn_seg *g = w->structure->seg;
    if (!beside && seg + 2 < at.last) /* between the brackets behind it */
        (void)gn_heading_unit(w, w->clean->text + g[seg + 1].end, g[at.last - 1].start - g[seg + 1].end, &own);
    const bool rate = measure != GN_MEASURE_LEVEL && measure != GN_MEASURE_CHANGE;
    if (rate) (void)gn_heading_unit(w, "%", 1, &percent);
    const bool beside_label = !rate && t->labelled, in_corner = t->columns && t->column[0].unit;
    const gn_table_heading *unit = own.unit                 ? &own
                                   : (q->flags & GN_Q_UNIT) ? &none
                                   : beside_label           ? r /* 资产负债率（%） among amounts */
                                   : c->unit                ? c
                                   : rate                   ? &percent
                                   : r->unit                ? r
                                   : in_corner              ? &t->column[0]
                                                            : &t->caption;
    if (gn_heading_year(q) && !unit->unit && !c->name.n) return false;
    s->rule = "table.cell";
    s->confidence = 0.8f;
    s->measure = measure;
    s->unit = unit->unit;
    s->scale = unit->magnitude;
    s->unit_name = unit->unit_name;
    const uint32_t named = s->unit ? s->unit : q->unit;
    const gn_lex_unit *const u = gn_lexicon_unit(w->lexicon, named);
    const bool points = strcmp(u->dimension, "points") == 0;
    const bool amount = unit->unit_stated && u->dimension[0] && !points && strcmp(u->dimension, "percent") != 0 &&
                        strcmp(u->dimension, "multiple") != 0;
    if ((rate && points && measure != GN_MEASURE_CONTRIBUTION) ||
        (amount && (measure == GN_MEASURE_YOY || measure == GN_MEASURE_POP || measure == GN_MEASURE_GROWTH)))
        s->measure = GN_MEASURE_CHANGE; /* 比上期涨跌（元） */
    const bool down = seg > at.first && g[seg - 1].kind == GN_SEG_CUE && g[seg - 1].cue == GN_CUE_DOWN;
    s->sign = (down || is_negative(w, at)) && q->value > 0 ? -1 : 1;
    s->firm = t->firm;
    const gn_memory before = w->memory;
    gn_inherit_period(w, s);
    gn_inherit_area(w, s);
    if (t->firm) /* one company of several: none of them is credited */
        s->source = w->memory.source.n ? w->memory.source : w->memory.lead_source;
    else
        gn_inherit_source(w, s);
    w->memory = before;
    const gn_span span = period_of(w, g[seg].clause, t, c);
    if (span.freq != GN_FREQ_NONE) gn_inherit_period_stated(w, s, span);
    if (r->area || c->area || t->caption.area) {
        s->area = r->area ? r->area : c->area ? c->area : t->caption.area;
        gn_label_clear(&s->areas);
    } else if (t->firm && measure != GN_MEASURE_SHARE) {
        s->area = 0; /* a company's own */
    }
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    s->status = c->status != GN_ACTUAL ? c->status : r->status;
    if (s->status == GN_ACTUAL && d.year && s->period.freq != GN_FREQ_NONE &&
        s->period.first > gn_month(d.year, d.month))
        s->status = GN_FORECAST;
    return true;
}
