/* Layer 1 of the extractor: lines to blocks, marks and spaces out, widths folded, with a map back to the document. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/clean_private.h"
#include "io/extract/words.h"

#include <stdlib.h>
#include <string.h>

/* All decisions about a line look at a few lines around it only, never at the whole document, so that a report reads
 * the same alone and behind another one. */

enum {
    WRAP_MAX = 200,      /* widest wrapping */
    NARROW = 40,         /* a narrower one is none where blank lines stand between */
    WRAP_SLACK = 12,     /* columns that a wrapped line may stay behind its neighbours (Latin words do not break) */
    COMMA_SLACK = 16,    /* one with a comma, which headlines seldom have */
    LONG_HEADLINE = 120, /* columns of one that stands apart */
    HEADLINE_MAX = 100,  /* columns of a headline found by its form */
};

/* The width to which the lines around line i are wrapped, 0 if they are not: the widest line for which two lines
 * without a sentence's end are about as wide, and a third of all but the ends of paragraphs below such lines. One long
 * headline among them does not count then. */
static int wrap_width(const struct clean_line *line, size_t n, size_t i)
{
    const size_t first = i < 6 ? 0 : i - 6, last = i + 7 < n ? i + 7 : n;
    int width[13], open[13], count = 0, widest = 0;
    for (size_t k = first; k < last; k++) {
        if (line[k].kind != LINE_TEXT && line[k].kind != LINE_LIST) continue;
        if (line[k].width > WRAP_MAX) return 0; /* whole paragraphs stand on a line here */
        width[count] = line[k].width;
        open[count++] = !(line[k].flags & TERMINAL);
    }
    for (int a = 0; a < count; a++) {
        if (width[a] <= widest || width[a] < 20) continue;
        int full = 0, ends = 0;
        bool above = false;
        for (int b = 0; b < count; b++) {
            const bool is = open[b] && width[b] <= width[a] && width[b] + WRAP_SLACK >= width[a];
            full += is;
            ends += above && !open[b] && width[b] <= width[a];
            above = is;
        }
        if (full >= 2 && 3 * full >= count - ends) widest = width[a];
    }
    return widest;
}

/* Do the lines around line i, wrapped to `wrap`, stand one right below the other, so that a blank line parts blocks? */
static bool is_tight(const struct clean_line *line, size_t n, size_t i, int wrap)
{
    const size_t first = i < 6 ? 0 : i - 6, last = i + 7 < n ? i + 7 : n;
    int tight = 0;
    for (size_t k = first; k + 1 < last; k++)
        if (line[k].kind == LINE_TEXT && !(line[k].flags & TERMINAL) && line[k].width + WRAP_SLACK >= wrap)
            tight += line[k + 1].flags & BLANK_BEFORE ? -1 : 1;
    return tight > 0;
}

/* What a number at the end of a line goes on with. */
static const char *const magnitudes[] = {"亿", "万", "元", "年", "月", "日", "个", "倍", "吨", "千", "百", NULL};

/* Does a headline follow: 【2021-10-29】, 【国际】 and nothing else, or whom the item before is taken from? */
static bool before_headline(const unsigned char *text, const struct clean_line *l)
{
    static const char open[] = "【", close[] = "】";
    static const char *const credits[] = {"（来源", "(来源", "来源：", NULL};
    enum { MARK = sizeof open - 1, MOST = 24 };
    const size_t n = l->end - l->start;
    if (starts_any(text + l->start, text + l->end, credits)) return true;
    return n > 2 * MARK && n <= 2 * MARK + MOST && memcmp(text + l->start, open, MARK) == 0 &&
           memcmp(text + l->end - MARK, close, MARK) == 0;
}

/* Does an item end there: …。（来源：7月21日，某报）原文链接, where the line may have begun within the credit? */
static bool ends_item(const unsigned char *text, const struct clean_line *l)
{
    const char *const s = (const char *)text + l->start;
    const size_t n = l->end - l->start;
    return gn_words_end("）|)|链接", s, n) &&
           (memmem(s, n, "源：", strlen("源：")) || memmem(s, n, "源:", strlen("源:")));
}

static bool has_full_stop(const unsigned char *text, const struct clean_line *l)
{
    return gn_find((const char *)text + l->start, l->end - l->start, "。", strlen("。")) != NULL;
}

/* Words with which the first sentence of a news item begins. */
static bool lead(const unsigned char *s, const unsigned char *end)
{
    static const char *const words[] = {"据",   "根据", "近日",   "日前", "近期", "北京时间",
                                        "记者", "本报", "新华社", "中新", NULL};
    if (starts_any(s, end, words)) return true;
    /* 某网消息，某某社6月12日电 */
    static const char *const news[] = {"消息，", "消息,", "消息 ", "日消息", "日电", "日讯", "讯，", "讯 ", "讯　"};
    const size_t reach = end - s < 48 ? (size_t)(end - s) : 48;
    for (size_t i = 0; i < sizeof news / sizeof *news; i++)
        if (gn_find((const char *)s, reach, news[i], strlen(news[i]))) return true;
    /* 11 月 3 日 */
    for (int part = 0; part < 2; part++) {
        const unsigned char *const digits = s;
        while (s < end && is_digit(*s)) s++;
        if (s == digits || s - digits > 2) return false;
        while (s < end && space_at(s, end)) s += space_at(s, end);
        if (!starts(s, end, part ? "日" : "月")) return false;
        s += strlen("月");
        while (s < end && space_at(s, end)) s += space_at(s, end);
    }
    return true;
}

/* 某某公司：8.1万辆，同比…: a line of a list, a name and its figure. */
static bool labelled(const unsigned char *text, const struct clean_line *l)
{
    static const char colon[] = "：", comma[] = "，";
    enum { LEAST = 4, MOST = 45 /* bytes of the name */ };
    const char *const s = (const char *)text + l->start;
    const size_t n = l->end - l->start, near = n < MOST ? n : MOST;
    const char *at = gn_find(s, near, colon, sizeof colon - 1);
    if (!at || at < s + LEAST || gn_find(s, (size_t)(at - s), comma, sizeof comma - 1)) return false;
    at += sizeof colon - 1;
    return digit_at(bytes(at), bytes(s + n)) > 0;
}

/* 某某公司以21万辆居首，同比下降3%: narrow, with a comma, ends in a percentage and in no mark. */
static bool ends_in_percent(const unsigned char *text, const struct clean_line *l)
{
    enum { NARROWER = 64 /* columns */ };
    return l->kind == LINE_TEXT && l->width <= NARROWER && (l->flags & (COMMA | TERMINAL | GOES_ON)) == COMMA &&
           l->end - l->start > 2 && text[l->end - 1] == '%' && is_digit(text[l->end - 2]);
}

/* Is line i one of a list of such lines: two below a line that ends in a colon, or three? What a line end parts seldom
 * begins right behind a percentage without a mark, and no three times. */
static bool in_percent_list(const unsigned char *text, const struct clean_line *line, size_t n, size_t i)
{
    enum { FAR = 6 };
    static const char colons[] = "：|:";
    if (!ends_in_percent(text, &line[i])) return false;
    size_t first = i, last = i + 1;
    while (first > 0 && i - first < FAR && ends_in_percent(text, &line[first - 1])) first--;
    while (last < n && last - i < FAR && ends_in_percent(text, &line[last])) last++;
    const struct clean_line *const head = first > 0 ? &line[first - 1] : NULL;
    return last - first >= 3 || (last - first == 2 && head &&
                                 gn_words_end(colons, (const char *)text + head->start, head->end - head->start));
}

/* 来源：某某, 作者：某某: what a page says of itself, each on a line. */
static bool about_page(const unsigned char *text, const struct clean_line *l)
{
    static const char *const labels[] = {"来源：",     "来源:",      "稿源：",     "出处：", "时间：", "时间:",
                                         "日期：",     "日期:",      "作者：",     "作者:",  "编辑：", "记者：",
                                         "发布时间：", "发布日期：", "责任编辑：", NULL};
    return starts_any(text + l->start, text + l->end, labels);
}

/* A marked headline as wide as the lines around it, whose last words stand alone on the next line. */
static bool headline_goes_on(const struct clean_line *line, size_t n, size_t i)
{
    const struct clean_line *const a = &line[i], *const b = &line[i + 1];
    if (a->kind != LINE_HEADING || b->kind != LINE_TEXT || b->flags & (BLANK_BEFORE | MARKED | TERMINAL) ||
        a->flags & TERMINAL || 2 * b->width > a->width || (i + 2 < n && !(line[i + 2].flags & BLANK_BEFORE)))
        return false;
    const int wrap = wrap_width(line, n, i), width = a->width + a->level + 1;
    return wrap >= NARROW && width <= wrap + 1 && width + 3 >= wrap;
}

/* Does the paragraph of line a, which is the line_in_block-th of its block, go on in the next line b? */
static bool goes_on(const unsigned char *text, const struct clean_line *line, size_t n, size_t i, size_t line_in_block)
{
    const struct clean_line *const a = &line[i], *const b = &line[i + 1];
    if (line_in_block == 0 && headline_goes_on(line, n, i)) return true;
    if (b->kind != LINE_TEXT || (a->kind != LINE_TEXT && a->kind != LINE_LIST)) return false;
    if ((b->flags & CONTINUES) || (a->flags & GOES_ON)) return true;
    if (ends_item(text, a)) return false;
    const unsigned char *const tail = text + a->end - 1;
    const bool digit = digit_before(text + a->start, text + a->end) > 0;
    if (digit_at(text + b->start, text + b->end) && a->end - a->start > 2 && (a->flags & COMMA) &&
        (digit || (*tail == '.' && is_digit(tail[-1]))))
        return true; /* a number broken in its middle */
    if (b->flags & MARKED || about_page(text, b)) return false;
    if (labelled(text, b) && (labelled(text, a) || a->flags & TERMINAL)) return false;
    if (in_percent_list(text, line, n, i)) return false;
    if (digit && starts_any(text + b->start, text + b->end, magnitudes)) return true;
    const bool headline_due = line_in_block == 0 && i > 0 && before_headline(text, a - 1);
    const int around = wrap_width(line, n, i);
    /* Short lines that stand apart are headings, captions and units, however alike their widths. */
    const int wrap = around >= NARROW || !(b->flags & BLANK_BEFORE) ? around : 0;
    /* A paragraph's first line stands further in; what it is short of is no room left. */
    const int width = a->width + (line_in_block == 0 && a->indent > b->indent ? a->indent - b->indent : 0);
    if (wrap && a->width <= WRAP_MAX) {
        const bool indented = b->indent > a->indent + 1 && line_in_block > 0;
        if (indented) return false;
        if (a->flags & TERMINAL) return width + 1 >= wrap && !(b->flags & BLANK_BEFORE) && a->indent == b->indent;
        /* “…下降5%；” and then a short line: no headline stands within a sentence. */
        if (line_in_block == 0 && i > 0 && a[-1].kind == LINE_TEXT &&
            gn_words_end("；", (const char *)text + a[-1].start, a[-1].end - a[-1].start))
            return 2 * width >= wrap;
        const bool full_stop = has_full_stop(text, a);
        if (line_in_block == 0 && !(a->flags & COMMA) && width + 4 < wrap) return false; /* a headline */
        if (line_in_block == 0 && !full_stop && (headline_due || width + 4 <= wrap) &&
            lead(text + b->start, text + b->end))
            return false; /* one with a comma */
        if (line_in_block == 0 && !full_stop && (b->flags & BLANK_BEFORE) && !(b->flags & FURNITURE_BEFORE) &&
            is_tight(line, n, i, wrap))
            return false;
        if (width + WRAP_SLACK >= wrap) return true;
        if (line_in_block == 0 && (a->flags & COMMA) && !headline_due && width + COMMA_SLACK >= wrap) return true;
        if (full_stop || (line_in_block > 0 && (a->flags & COMMA))) return 2 * width >= wrap; /* prose has an end */
        return line_in_block > 0 && (b->flags & FURNITURE_BEFORE);
    }
    if (a->flags & TERMINAL) return false;
    if (headline_due && a->width <= LONG_HEADLINE) return false;
    if (line_in_block == 0 && a->width <= LONG_HEADLINE && b->width > WRAP_MAX / 2 && !has_full_stop(text, a) &&
        lead(text + b->start, text + b->end))
        return false; /* a headline with a comma */
    return a->width >= HEADLINE_MAX || (a->width >= 60 && (a->flags & COMMA));
}

static gn_status add_block(gn_clean *c, gn_block b, gn_err *err)
{
    if (c->blocks == c->block_cap) {
        const size_t cap = c->block_cap ? 2 * c->block_cap : 256;
        gn_block *const more = realloc(c->block, cap * sizeof *more);
        if (!more) return gn_fail(err, GN_E_NOMEM, "clean: no memory for %zu blocks", cap);
        c->block = more;
        c->block_cap = cap;
    }
    c->block[c->blocks++] = b;
    return GN_OK;
}

/* 网上购物用户：7.49亿↑: a name and its figure with a unit, and nothing else: no headline. */
static bool entry(const unsigned char *text, const struct clean_line *l)
{
    static const char colon[] = "：", comma[] = "，";
    static const char *const times[] = {"年", "月", "日", NULL};
    enum { MOST = 21 /* bytes behind the figure */ };
    if (!labelled(text, l)) return false;
    const unsigned char *const end = text + l->end;
    const unsigned char *s = memmem(text + l->start, l->end - l->start, colon, sizeof colon - 1);
    s += sizeof colon - 1;
    for (unsigned k; s < end && ((k = digit_at(s, end)) || *s == '.' || *s == ','); s += k ? k : 1) {
    }
    return end - s <= MOST && !starts_any(s, end, times) && !memmem(s, (size_t)(end - s), comma, sizeof comma - 1);
}

/* 网民规模: the few characters that such lines stand under. */
static bool entry_head(const unsigned char *text, const struct clean_line *l)
{
    enum { SHORT = 24 };
    if (l->end - l->start > SHORT || l[1].kind != LINE_TEXT || !entry(text, l + 1)) return false;
    for (size_t i = l->start; i < l->end; i++)
        if (digit_at(text + i, text + l->end)) return false;
    return true;
}

/* What the block of `lines` lines from l on is; a headline can be wrapped, too. */
static uint8_t block_kind(const unsigned char *text, const struct clean_line *line, size_t n, size_t i, size_t lines)
{
    const struct clean_line *const l = &line[i];
    const bool last = i + lines == n;
    const struct clean_line *const end = l + lines - 1;
    const int width = l->width + (lines > 1 ? end->width : 0);
    const bool tight = lines == 1 || (lines == 2 && !(end->flags & BLANK_BEFORE));
    switch (l->kind) {
    case LINE_TABLE: return GN_BLOCK_TABLE_ROW;
    case LINE_HEADING: return GN_BLOCK_HEADING;
    case LINE_LIST: return GN_BLOCK_LIST_ITEM;
    default:
        return tight && !((l->flags | end->flags) & TERMINAL) && width <= HEADLINE_MAX && !entry(text, l) &&
                       (last || !entry_head(text, l)) && !in_percent_list(text, line, n, i)
                   ? GN_BLOCK_HEADING
                   : GN_BLOCK_PARAGRAPH;
    }
}

/* Cuts spaces and the outer '|' of a table row. */
static void close_row(writer *w, uint32_t start)
{
    while (w->out > w->c->text + start && (w->out[-1] == '|' || w->out[-1] == ' ')) w->out--;
}

gn_status gn_clean_text(const char *text, size_t length, const size_t *page_start, size_t pages, gn_clean *c,
                        gn_err *err)
{
    c->length = c->blocks = c->pairs = 0;
    c->doc_length = length;
    if (length >= (size_t)1 << 30) return gn_fail(err, GN_E_LIMIT, "clean: %zu bytes, at most 1 GiB", length);
    size_t n = 0;
    gn_status st = gn_clean_lines(text, length, page_start, pages, c, &n, err);
    if (st) return st;
    const unsigned char *const t = bytes(text);

    /* An ASCII comma can become three bytes, a line one more for its '\n'. Room is made line by line. */
    writer w = {.c = c, .text = t, .delta = INT64_MIN};
    uint32_t table = 0;
    bool ruled = false; /* the present table has a rule below its headings, so that one without is no new one */
    for (size_t i = 0; i < n;) {
        const struct clean_line *const l = &c->line[i];
        const uint32_t start = (uint32_t)c->length;
        size_t used = 0;
        w.last = OUT_NONE;
        w.gap = GAP_NONE;
        w.table = l->kind == LINE_TABLE;
        w.aligned = l->flags & ALIGNED;
        w.spaced = l->flags & SPACED;
        w.headline = l->kind <= LINE_HEADING && !(l->flags & TERMINAL) && l->width <= HEADLINE_MAX &&
                     (i + 1 == n || !goes_on(t, c->line, n, i, 0));
        w.columns = l->columns;
        w.separator = l->separator;
        w.quoted = false;
        w.wide_bars = w.table && bar_at(t + l->start, t + l->end) > 1;
        for (bool more = true; more; used++) {
            const struct clean_line *const k = &c->line[i + used];
            const size_t need = c->length + 3 * (size_t)(k->end - k->start) + 48; /* bars of blank cells, too */
            if (need > c->text_cap) {
                const size_t cap = need > 2 * c->text_cap ? need + 4096 : 2 * c->text_cap;
                char *const grown = realloc(c->text, cap);
                if (!grown) return gn_fail(err, GN_E_NOMEM, "clean: no memory for %zu bytes", cap);
                c->text = grown;
                c->text_cap = cap;
            }
            w.out = c->text + c->length;
            if (!used && w.columns)
                gn_clean_begin_cells(&w, l->start);
            else if (used && l->flags & STACKED)
                gn_clean_part_cells(&w, k[-1].end);
            else if (used)
                w.gap = GAP_LINE;
            size_t from = k->start;
            if (w.table) from += bar_at(t + from, t + k->end);
            gn_clean_copy_line(&w, from, k->end);
            c->length = (size_t)(w.out - c->text);
            more =
                i + used + 1 < n && (l->flags & STACKED ? used + 1 < l->level : goes_on(t, c->line, n, i + used, used));
        }
        if (w.table) {
            close_row(&w, start);
            c->length = (size_t)(w.out - c->text);
            const bool first = i == 0 || c->line[i - 1].kind != LINE_TABLE ||
                               ((l->flags & BLANK_BEFORE) && !(l->flags & FURNITURE_BEFORE) &&
                                !(ruled && !(l->flags & (RULE_AFTER | ALIGNED))));
            table += first;
            ruled = (ruled && !first) || (l->flags & RULE_AFTER);
        }
        if (c->length > start) {
            st = add_block(c,
                           (gn_block){.start = start,
                                      .end = (uint32_t)c->length,
                                      .line = l->number,
                                      .table = w.table ? table : 0,
                                      .kind = block_kind(t, c->line, n, i, used),
                                      .level = l->kind == LINE_HEADING ? l->level : 0},
                           err);
            if (st) return st;
            c->text[c->length++] = '\n';
        }
        if (w.failed) return gn_fail(err, GN_E_NOMEM, "clean: no memory for the map");
        i += used;
    }
    if (!c->text && !(c->text = calloc(1, c->text_cap = 16))) return gn_fail(err, GN_E_NOMEM, "clean: no memory");
    c->text[c->length] = 0;
    return GN_OK;
}

void gn_clean_free(gn_clean *c)
{
    if (!c) return;
    free(c->text);
    free(c->block);
    free(c->pair);
    free(c->line);
    *c = (gn_clean){0};
}

/* The way back. */
size_t gn_clean_doc(const gn_clean *c, size_t clean)
{
    const gn_clean_pair *at = c->pair; /* the last one that is not behind it; which half it is in cannot be guessed */
    if (!c->pairs || at->clean > clean) return 0;
    for (size_t n = c->pairs, half; n > 1; n -= half) {
        half = n / 2;
        at = at[half].clean <= clean ? at + half : at;
    }
    const size_t doc = at->doc + (clean - at->clean);
    return doc < c->doc_length ? doc : c->doc_length;
}

size_t gn_clean_doc_end(const gn_clean *c, const char *text, size_t end)
{
    size_t at = end - 1;
    while (at > 0 && ((unsigned char)c->text[at] & 0xC0) == 0x80) at--;
    const size_t doc = gn_clean_doc(c, at);
    size_t after = doc + (doc < c->doc_length ? char_len((unsigned char)text[doc]) : 0);
    if (after + 6 <= c->doc_length && memcmp(text + after, "</sup>", 6) == 0) after += 6; /* m<sup>3</sup> */
    return after < c->doc_length ? after : c->doc_length;
}

size_t gn_clean_block(const gn_clean *c, size_t clean)
{
    size_t lo = 0, hi = c->blocks;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        if (c->block[mid].start <= clean)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo ? lo - 1 : 0;
}
