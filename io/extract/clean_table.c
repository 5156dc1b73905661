/* The text layer's tables: lines that are rows without bars. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/clean_private.h"

/* Does the line end in a figure, as the rows of a table do? */
static bool ends_in_figure(const struct clean_line *l, const unsigned char *t)
{
    const unsigned char c = t[l->end - 1];
    return is_digit(c) || c == '%' || c == '-';
}

/* A short line between rows names the group of those below: 分地区. */
static bool is_group(const struct clean_line *l)
{
    enum { SHORT = 40 }; /* columns */
    return l->kind == LINE_TEXT && l->cells == 1 && l->width <= SHORT && !(l->flags & COMMA) && l[1].kind == LINE_TEXT;
}

/* Where the cells of a line, or the columns of a table, stand: from one display column to before another. */
typedef struct places {
    unsigned count;
    uint16_t from[32], to[32];
} places;
enum { MOST_PLACES = 32 };

/* The places of a line's cells; none where tabs part them, or there are too many. */
static void find_places(const struct clean_line *l, const unsigned char *t, places *p)
{
    const unsigned char *const begin = t + l->start, *const end = t + l->end;
    uint16_t at = l->indent;
    *p = (places){.count = 1, .from = {at}};
    for (const unsigned char *s = begin; s < end;) {
        const size_t gap = gn_clean_column_gap(begin, s, end);
        if (gap) {
            if (p->count == MOST_PLACES || memchr(s, '\t', gap)) {
                p->count = 0;
                return;
            }
            p->to[p->count - 1] = at;
            const unsigned char *const next = s + gap;
            for (unsigned k; s < next; s += k, at = (uint16_t)(at + (k == 3 ? 2 : 1))) k = space_at(s, end);
            p->from[p->count++] = at;
            continue;
        }
        const unsigned n = char_len(*s);
        at = (uint16_t)(at + (n > 2 ? 2 : 1));
        s += n;
    }
    p->to[p->count - 1] = at;
}

/* How many display columns lie between two places; below 0 so many they share. */
static int apart(const places *a, unsigned i, const places *b, unsigned k)
{
    const int from = a->from[i] > b->from[k] ? a->from[i] : b->from[k], to = a->to[i] < b->to[k] ? a->to[i] : b->to[k];
    return from - to;
}

/* The columns that the cells of a row with blank ones stand in, a bit each; 0 if one stands in none. */
static uint32_t row_columns(const places *cells, const places *table)
{
    uint32_t columns = 0;
    unsigned next = 0;
    for (unsigned i = 0; i < cells->count; i++) {
        unsigned best = table->count;
        for (unsigned k = next; k < table->count; k++)
            if (apart(cells, i, table, k) < (best < table->count ? apart(cells, i, table, best) : 0)) best = k;
        if (best == table->count) return 0;
        columns |= UINT32_C(1) << best;
        next = best + 1;
    }
    return columns;
}

/* The same of a row of headings, which may stand above several columns: each but the first belongs to the heading that
 * is nearest, and the bit is that of a heading's first column. *each: none stands above more than one. */
static uint32_t heading_columns(const places *cells, const places *table, bool *each)
{
    uint32_t columns = 0, used = 0;
    unsigned before = 0;
    *each = true;
    if (cells->count > table->count) return 0;
    for (unsigned k = 0; k < table->count; k++) {
        unsigned best = before;
        for (unsigned i = before + 1; i < cells->count; i++)
            if (apart(cells, i, table, k) < apart(cells, best, table, k)) best = i;
        /* the first column's heading is above it, or there is none */
        if (k == 0 && (best > 0 || apart(cells, 0, table, 1) < apart(cells, 0, table, 0))) continue;
        *each = *each && !(used >> best & 1);
        if (k > 0 && best == 0 && columns & 1) {
            if (cells->count < 2) return 0;
            best = 1;
        }
        if (!(used >> best & 1)) columns |= UINT32_C(1) << k;
        used |= UINT32_C(1) << best;
        before = best;
    }
    return used == (UINT32_C(1) << cells->count) - 1 ? columns : 0;
}

/* The same of a line that may be such a row. */
static uint32_t blank_columns(const struct clean_line *l, const unsigned char *t, const places *table)
{
    if (l->cells < 2 || l->cells > table->count || !ends_in_figure(l, t)) return 0;
    places cells;
    find_places(l, t, &cells);
    const uint32_t columns = cells.count ? row_columns(&cells, table) : 0;
    return columns & 1 ? columns : 0;
}

static void align(struct clean_line *l, uint32_t columns)
{
    l->kind = LINE_TABLE;
    l->flags |= ALIGNED;
    l->columns = columns & (columns + 1) ? columns : 0; /* one after the other from the first on */
}

/* Where the columns of the table of lines [first, last) stand, by its rows with figures in all cells. */
static void table_places(const struct clean_line *line, size_t first, size_t last, const unsigned char *t, places *p)
{
    enum { ENOUGH = 64 };
    const unsigned cells = line[first].cells;
    *p = (places){0};
    for (size_t k = first; k < last && k - first < ENOUGH; k++) {
        if (line[k].cells != cells || !ends_in_figure(&line[k], t)) continue;
        places row;
        find_places(&line[k], t, &row);
        if (row.count != cells) continue;
        for (unsigned i = 0; i < cells; i++) {
            if (!p->count || row.from[i] < p->from[i]) p->from[i] = row.from[i];
            if (row.to[i] > p->to[i]) p->to[i] = row.to[i];
        }
        p->count = cells;
    }
}

/* Rows of headings right above a table in columns whose cells are fewer: 7月 above 绝对量 and 同比增长. */
static void head_columns(struct clean_line *line, size_t first, const unsigned char *t, const places *table)
{
    enum { HEADINGS = 3 };
    bool headed = !ends_in_figure(&line[first], t);
    for (size_t k = first; k > 0 && first - k < HEADINGS && !(line[k].flags & BLANK_BEFORE); k--) {
        const struct clean_line *const l = &line[k - 1];
        if (l->kind != LINE_TEXT || l->cells < 2 || l->flags & (TERMINAL | COMMA | GOES_ON)) return;
        if (memmem(t + l->start, l->end - l->start, "单位：", strlen("单位："))) return; /* 2022年度      单位：万元 */
        places cells;
        find_places(l, t, &cells);
        bool each;
        const uint32_t columns = cells.count ? heading_columns(&cells, table, &each) : 0;
        if (!columns || !(each || headed)) return;
        headed = true;
        align(&line[k - 1], columns);
    }
}

/* Lines of differing numbers of cells from line i on, below one another and all in the columns of those that have most:
 * 其中：营业收入 with a note, 营业总收入 without. Returns the line behind them; *rows: how many are rows, 0: no table.
 */
static size_t place_rows(struct clean_line *line, size_t n, size_t i, const unsigned char *t, size_t *rows)
{
    enum { LEAST = 3, MOST = 400 };
    size_t end = i, widest = i;
    for (; end < n && end - i < MOST && line[end].kind == LINE_TEXT && (line[end].cells >= 2 || is_group(&line[end]));
         end++)
        if (ends_in_figure(&line[end], t) &&
            (!ends_in_figure(&line[widest], t) || line[end].cells > line[widest].cells))
            widest = end;
    *rows = 0;
    if (line[widest].cells < LEAST || !ends_in_figure(&line[widest], t)) return end;
    places table;
    table_places(line, widest, end, t, &table);
    size_t first = end;
    for (size_t k = i; k < end; k++) {
        const bool row = blank_columns(&line[k], t, &table) != 0;
        if (row && first == end) first = k;
        *rows += row;
        if (first < end && !row && line[k].cells > 1) return *rows = 0, end;
    }
    if (*rows < LEAST) return *rows = 0, end;
    for (size_t k = first; k < end; k++) align(&line[k], line[k].cells > 1 ? blank_columns(&line[k], t, &table) : 0);
    head_columns(line, first, t, &table);
    return end;
}

/* Lines with as many cells one after the other, most of them with a figure at the end: a table in columns. Rows with
 * blank cells, and headings above several columns, are known by the places of their cells. */
static void find_columns(struct clean_line *line, size_t n, const unsigned char *t)
{
    size_t tried = 0; /* up to there no lines of differing numbers of cells are a table */
    for (size_t i = 0; i < n;) {
        size_t last = i, figures = 0, groups = 0;
        if (i >= tried && line[i].kind == LINE_TEXT && line[i].cells >= 2) {
            size_t rows;
            tried = place_rows(line, n, i, t, &rows);
            if (rows) {
                i = tried;
                continue;
            }
        }
        while (last < n && line[last].kind == LINE_TEXT && line[i].cells >= 2) {
            if (line[last].cells == line[i].cells)
                figures += last > i && ends_in_figure(&line[last], t);
            else if (last + 1 < n && figures && is_group(&line[last]) && line[last + 1].cells == line[i].cells)
                groups++;
            else
                break;
            last++;
        }
        const size_t rows = last - i - groups;
        if (rows >= (line[i].cells >= 3 ? 2u : 3u) && 2 * figures >= rows - 1 && figures) {
            places table = {0};
            if (line[i].cells >= 3) table_places(line, i, last, t, &table);
            for (size_t k = i; k < last; k++) align(&line[k], 0);
            if (table.count) head_columns(line, i, t, &table);
            for (; table.count && last < n && line[last].kind == LINE_TEXT; last++) {
                struct clean_line *const l = &line[last];
                const bool group = last + 1 < n && is_group(l);
                const uint32_t columns = blank_columns(l + group, t, &table);
                if (!columns) break;
                align(l, group ? 0 : columns);
            }
        }
        i = last > i ? last : i + 1;
    }
}

/* A field of a line of separated values that is a figure, or stands for one. */
static bool is_value(const unsigned char *s, const unsigned char *end)
{
    static const char *const marks[] = {"—", "…", "–", "－", "％", "−", NULL};
    const unsigned char *const begin = s;
    for (unsigned n; s < end; s += n) {
        n = char_len(*s);
        if (!digit_at(s, end) && !(n == 1 && strchr(".,%+-()", *s)) && !starts_any(s, end, marks)) return false;
    }
    return s > begin;
}

/* 5,674,312      4,987,650: blanks between words, where columns and no commas part the cells. */
static bool parts_columns(const unsigned char *s, const unsigned char *end)
{
    while (s < end && *s == ' ') s++;
    while (s < end && end[-1] == ' ') end--;
    return memmem(s, (size_t)(end - s), "  ", 2) != NULL;
}

/* The fields of a line between separators, none of them between quotation marks; 0 if it has none or fields as no table
 * has. How many are figures goes to *figures. */
static size_t separated(const struct clean_line *l, const unsigned char *t, char separator, size_t *figures)
{
    enum { LONGEST = 120 /* bytes of a field */ };
    const unsigned char *const end = t + l->end;
    size_t fields = 0;
    *figures = 0;
    for (const unsigned char *s = t + l->start; s <= end;) {
        const bool quoted = s < end && *s == '"';
        const unsigned char *stop = quoted ? memchr(s + 1, '"', (size_t)(end - s - 1)) : NULL;
        if (quoted && (!stop || (stop + 1 < end && stop[1] != (unsigned char)separator))) return 0;
        const unsigned char *const next = stop ? stop + 1 : memchr(s, separator, (size_t)(end - s));
        if (!stop) stop = next ? next : end;
        if (stop - s > LONGEST || (!quoted && separator != '\t' && parts_columns(s, stop))) return 0;
        *figures += is_value(s + quoted, stop);
        fields++;
        if (!next || next == end) break;
        s = next + 1;
    }
    return fields;
}

/* Lines of values between commas, semicolons or tabs, as spreadsheets write them: one of headings, and below it two or
 * more with figures. Blanks at a line's end are no fields. */
static void find_separated(struct clean_line *line, size_t n, const unsigned char *t)
{
    static const char separators[] = "\t,;";
    enum { WORDS = 16 /* rows without figures that may come before those that have some */ };
    for (size_t i = 0; i + 2 < n; i++) {
        if (line[i].kind != LINE_TEXT || line[i].flags & TERMINAL || line[i].width == WIDTH_MAX) continue;
        for (const char *c = separators; *c; c++) {
            const bool tab = *c == '\t';
            if (!memchr(t + line[i].start, *c, line[i].end - line[i].start)) continue;
            size_t figures, rows = 0, last = i + 1, good = 0; /* good: where the table ends, if it is one */
            const size_t fields =
                separated(&line[i], t, *c, &figures) + (tab && line[i].start && t[line[i].start - 1] == '\t');
            if (fields < (tab ? 2 : 3)) continue;
            for (; last < n && line[last].kind == LINE_TEXT && last - i <= 2 * rows + WORDS; last++) {
                const size_t k = separated(&line[last], t, *c, &figures);
                if (tab ? k < 2 || k > fields : k != fields) break;
                rows += figures > 0;
                if (rows >= 2 && 2 * rows >= last - i) good = last + 1;
            }
            if (!good) continue;
            for (size_t k = i; k < good; k++) {
                line[k].kind = LINE_TABLE;
                line[k].separator = *c;
                while (tab && line[k].start && t[line[k].start - 1] == '\t') line[k].start--;
            }
            i = good - 1;
            break;
        }
    }
}

/* The fields of a line between white space; 0 if it has figures = true and they are no words and then only figures. */
static unsigned count_fields(const struct clean_line *l, const unsigned char *t, bool figures)
{
    static const char *const marks[] = {"—", "…", "–", NULL};
    const unsigned char *s = t + l->start, *const end = t + l->end;
    unsigned fields = 0;
    bool figure = false, begun = false;
    for (unsigned n; s < end; s += n) {
        n = space_at(s, end);
        if (n) {
            begun = false;
            continue;
        }
        if (!begun && figures && fields && figure != (fields > 1)) return 0;
        if (!begun) fields++, begun = figure = true;
        n = char_len(*s);
        figure &= is_digit(*s) || (n == 1 && strchr(".,%+-()", *s)) || starts_any(s, end, marks);
    }
    return figures && figure != (fields > 1) ? 0 : fields;
}

static bool may_be_spaced(const struct clean_line *l)
{
    enum { WIDEST = 160 };
    return l->kind == LINE_TEXT && l->cells == 1 && l->width <= WIDEST && !(l->flags & (TERMINAL | COMMA | GOES_ON));
}

/* Lines of a word and as many figures, parted by single spaces, below a line of as many headings: a table whose columns
 * were lost. */
static void find_spaced(struct clean_line *line, size_t n, const unsigned char *t)
{
    enum { LEAST = 3 };
    for (size_t i = 1; i < n; i++) {
        if (!may_be_spaced(&line[i]) || !ends_in_figure(&line[i], t) || !may_be_spaced(&line[i - 1])) continue;
        const unsigned fields = count_fields(&line[i], t, true);
        if (fields < LEAST || count_fields(&line[i - 1], t, false) != fields) continue;
        size_t last = i + 1;
        while (last < n && may_be_spaced(&line[last]) && count_fields(&line[last], t, true) == fields) last++;
        if (last - i >= 2)
            for (size_t k = i - 1; k < last; k++) {
                line[k].kind = LINE_TABLE;
                line[k].flags |= ALIGNED | SPACED;
            }
        i = last;
    }
}

static bool has_bar(const struct clean_line *l, const unsigned char *t)
{
    return l->kind == LINE_TEXT && l->width < WIDTH_MAX && memchr(t + l->start, '|', l->end - l->start);
}

/* Markdown rows without outer bars: the line above a rule with bars, and those below it. */
void gn_clean_find_bare_rows(struct clean_line *line, size_t n, const unsigned char *t)
{
    for (size_t i = 1; i < n; i++) {
        if (line[i].kind != LINE_DROP || line[i].level != 1 ||
            !memchr(t + line[i].start, '|', line[i].end - line[i].start))
            continue;
        if (has_bar(&line[i - 1], t)) line[i - 1].kind = LINE_TABLE;
        while (i + 1 < n && has_bar(&line[i + 1], t)) line[++i].kind = LINE_TABLE;
    }
}

/* A line that is a figure and nothing else, or stands for one: a cell. */
static bool is_figure(const struct clean_line *l, const unsigned char *t)
{
    enum { LONGEST = 20 };
    return (l->kind == LINE_TEXT || l->flags & PAGE_NUMBER) && l->width <= LONGEST &&
           is_value(t + l->start, t + l->end);
}

static bool is_label(const struct clean_line *l, const unsigned char *t)
{
    enum { LONGEST = 60 };
    return l->kind == LINE_TEXT && l->width <= LONGEST && !(l->flags & (TERMINAL | COMMA | GOES_ON)) &&
           !is_figure(l, t);
}

/* The rows of a table whose cells stand below one another, as copied from pages: from line i on `words` words and
 * `figures` figures, again and again. Returns how many. */
static size_t stacked_rows(const struct clean_line *line, size_t n, const unsigned char *t, size_t i, size_t words,
                           size_t figures)
{
    size_t rows = 0;
    for (size_t k; i + words + figures <= n; i += k, rows++) {
        for (k = 0; k < words && is_label(&line[i + k], t); k++) {
        }
        for (; k >= words && k < words + figures && is_figure(&line[i + k], t); k++) {
        }
        if (k < words + figures) break;
    }
    return rows;
}

static void stack(struct clean_line *line, size_t cells)
{
    for (size_t k = 0; k < cells; k++) {
        line[k].kind = LINE_TABLE;
        line[k].flags &= (uint16_t)~BLANK_BEFORE;
    }
    line->flags |= STACKED;
    line->level = (uint8_t)cells;
}

static bool same_text(const struct clean_line *a, const struct clean_line *b, const unsigned char *t)
{
    return a->end - a->start == b->end - b->start && memcmp(t + a->start, t + b->start, a->end - a->start) == 0;
}

/* Headings of two levels above the first row, which begins at line i: 指标, 8月, 1—8月, then 产量, 同比, 产量, 同比.
 * They are known by the lower ones, which come again. Returns how many stand above them, 0: there is one level only. */
static size_t upper_headings(const struct clean_line *line, const unsigned char *t, size_t i, size_t before,
                             size_t words, size_t figures)
{
    for (size_t groups = 2; 2 * groups <= figures && words + groups + figures <= before; groups++) {
        if (figures % groups) continue;
        const struct clean_line *const lower = &line[i - figures];
        const size_t period = figures / groups;
        size_t k = period;
        while (k < figures && same_text(&lower[k], &lower[k - period], t)) k++;
        if (k == figures && !same_text(&lower[0], &lower[1], t)) return groups;
    }
    return 0;
}

/* Such tables: as many headings as there are cells in a row, or two levels of them, and two rows or more. The first
 * figure tells what a row is: so many figures, and so many words up to the next one. */
void gn_clean_find_stacked(struct clean_line *line, size_t n, const unsigned char *t)
{
    enum { MOST_WORDS = 3, MOST_CELLS = 20, LEAST_OF_TWO = 3, WIDE = 20 };
    size_t begin = 0; /* of the words before a figure */
    for (size_t i = 0; i < n; i++) {
        if (is_label(&line[i], t)) continue;
        if (!is_figure(&line[i], t)) {
            begin = i + 1;
            continue;
        }
        size_t figures = 1, words = 0;
        while (i + figures < n && figures < MOST_CELLS && is_figure(&line[i + figures], t)) figures++;
        while (i + figures + words < n && words <= MOST_WORDS && is_label(&line[i + figures + words], t)) words++;
        const size_t cells = words + figures, next = i + figures;
        const size_t before = i - begin; /* words before the first figure */
        const bool fits = words && words <= MOST_WORDS && cells <= MOST_CELLS && before >= words + cells;
        const size_t head = fits ? i - words - cells : 0;
        const size_t rows = fits ? stacked_rows(line, n, t, i - words, words, figures) : 0;
        const size_t upper = rows >= 2 ? upper_headings(line, t, i - words, before - words, words, figures) : 0;
        const size_t first = i - words;
        begin = next;
        i = next - 1;
        if (rows < (cells == 2 ? LEAST_OF_TWO : 2)) continue;
        if (upper) {
            struct clean_line *const top = &line[first - figures - upper - words], *const lower =
                                                                                       &line[first - figures];
            uint32_t columns = (UINT32_C(1) << words) - 1;
            for (size_t k = 0; k < upper; k++) columns |= UINT32_C(1) << (words + k * (figures / upper));
            stack(top, words + upper);
            top->columns = columns;
            stack(lower, figures);
            lower->columns = ((UINT32_C(1) << figures) - 1) << words;
            for (size_t k = 0; k < rows; k++) stack(&line[first + k * cells], cells);
            begin = first + rows * cells;
            i = begin - 1;
            continue;
        }
        /* More words above are a caption; several short ones are headings of several columns, which cannot be placed.
         */
        if (before > words + cells + 1 && line[head - 1].width < WIDE && line[head - 2].width < WIDE) continue;
        for (size_t k = 0; k <= rows; k++) stack(&line[head + k * cells], cells);
        begin = head + (rows + 1) * cells;
        i = begin - 1;
    }
}

void gn_clean_find_rows(struct clean_line *line, size_t n, const unsigned char *t)
{
    find_separated(line, n, t);
    find_columns(line, n, t);
    find_spaced(line, n, t);
}
