/* Layer 1 of the extractor: lines to blocks, marks and spaces out, widths folded, with a map back to the document. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/clean.h"

#include <stdlib.h>
#include <string.h>

#include "io/extract/words.h"

/* All decisions about a line look at a few lines around it only, never at the whole document, so that a report reads
 * the same alone and behind another one. */

enum line_kind { LINE_TEXT, LINE_HEADING, LINE_LIST, LINE_TABLE, LINE_DROP };
enum line_flag {
    BLANK_BEFORE = 1,
    TERMINAL = 2,  /* ends a sentence */
    GOES_ON = 4,   /* ends in a comma or an open bracket: the paragraph cannot end here */
    CONTINUES = 8, /* begins with what no paragraph begins with */
    COMMA = 16,    /* holds ，。？ or ：“: more than a headline */
    TOC_ENTRY = 32,
    FURNITURE_BEFORE = 64, /* a page number, header, footer or address was taken out before it */
    MARKED = 128,          /* begins with an enumeration mark, （一） 1. 一、 */
    ALIGNED = 256          /* a table row whose cells are parted by tabs or two spaces */
};

/* A line that is not blank. */
struct clean_line {
    uint32_t start, end; /* its content, without marks and outer spaces */
    uint32_t number;     /* 1-based */
    uint32_t same;       /* index + 1 of the line before with the same text, for running headers */
    uint16_t width;      /* columns, at most WIDTH_MAX */
    uint16_t flags;
    uint8_t kind, level, indent, chain;
    uint8_t cells; /* parts between tabs or two spaces */
};

enum {
    WIDTH_MAX = 400,     /* longer lines are no wrapped lines; how long they are does not matter */
    WRAP_MAX = 200,      /* widest wrapping */
    WRAP_SLACK = 12,     /* columns that a wrapped line may stay behind its neighbours (Latin words do not break) */
    LONG_HEADLINE = 120, /* columns of one that stands apart */
    HEADLINE_MAX = 100,  /* columns of a headline found by its form */
    HEADER_REACH = 8192, /* bytes between two pages' running headers, at most */
    HEADER_MIN = 3,      /* as often a line has to come again to be one */
    HEADER_WIDTH = 80,
    SAME_SLOTS = 1024,
    LINK_MAX = 512, /* longest link or tag that is looked for */
    TAG_MAX = 300
};

static inline const unsigned char *bytes(const char *s)
{
    return (const unsigned char *)s;
}

/* Length of the character at p by its first byte; the text is valid UTF-8. */
static inline unsigned char_len(unsigned char c)
{
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

/* White space of any width at s, its length, or 0. */
static unsigned space_at(const unsigned char *s, const unsigned char *end)
{
    if (s >= end) return 0;
    if (*s <= ' ') return 1;
    if (*s == 0x7F) return 1;
    if (*s == 0xC2 && s[1] == 0xA0) return 2;
    if (*s == 0xE3 && s[1] == 0x80 && s[2] == 0x80) return 3;
    if (*s == 0xE2 && s[1] == 0x80 && (s[2] <= 0x8F || s[2] == 0xA8 || s[2] == 0xA9 || s[2] == 0xAF)) return 3;
    if (*s == 0xEF && s[1] == 0xBB && s[2] == 0xBF) return 3;
    return 0;
}

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(unsigned char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_alnum(unsigned char c)
{
    return is_digit(c) || is_alpha(c);
}

static bool starts(const unsigned char *s, const unsigned char *end, const char *word)
{
    if (s >= end || *s != (unsigned char)*word) return false; /* nearly always */
    const size_t n = strlen(word);
    return (size_t)(end - s) >= n && s[n - 1] == (unsigned char)word[n - 1] && memcmp(s, word, n) == 0;
}

static bool starts_any(const unsigned char *s, const unsigned char *end, const char *const *words)
{
    for (; *words; words++)
        if (starts(s, end, *words)) return true;
    return false;
}

static bool ends(const unsigned char *s, const unsigned char *end, const char *word)
{
    const size_t n = strlen(word);
    return (size_t)(end - s) >= n && end[-1] == (unsigned char)word[n - 1] && memcmp(end - n, word, n) == 0;
}

static const unsigned char *last_char(const unsigned char *s, const unsigned char *end)
{
    const unsigned char *p = end - 1;
    while (p > s && (*p & 0xC0) == 0x80) p--;
    return p;
}

/* The end of the line without spaces. */
static const unsigned char *trim_end(const unsigned char *s, const unsigned char *end)
{
    while (end > s) {
        const unsigned char *p = last_char(s, end);
        if (!space_at(p, end)) break;
        end = p;
    }
    return end;
}

/* ---- lines ---------------------------------------------------------------------------------------------------------
 */
static uint16_t width_of(const unsigned char *s, const unsigned char *end)
{
    if (end - s > 3 * WIDTH_MAX / 2) return WIDTH_MAX;
    unsigned w = 0;
    /* One for each first byte of a character, one more from 0xE0 on; eight bytes at a time. */
    const uint64_t ones = UINT64_C(0x0101010101010101);
    for (; end - s >= 8; s += 8) {
        uint64_t b;
        memcpy(&b, s, sizeof b);
        const uint64_t high = b >> 7 & ones, second = b >> 6 & ones, within = high & ~second;
        w += 8 + (unsigned)((((high & second & b >> 5) * ones) >> 56) - ((within * ones) >> 56));
    }
    for (; s < end; s++) w += (*s & 0x80) == 0 ? 1 : *s >= 0xE0 ? 2 : *s >= 0xC0 ? 1 : 0;
    return w < WIDTH_MAX ? (uint16_t)w : WIDTH_MAX;
}

static const char closers[] = "”|’|』|」|）|)|】|》|\"|'|*|_|`";
static const char terminals[] = "。|！|？|；|：|…|!|?|;|:";
static const char commas[] = "，|、|（|(|“|《|,|—|-|/|～|~|的|以及|并于|较";
static const char *const continuers[] = {"，", "。", "、", "；", "：", "）", ")",
                                         "”",  "》", "％", "%",  ",",  "．", NULL};

static uint16_t end_flags(const unsigned char *s, const unsigned char *end)
{
    if (gn_words_end(commas, (const char *)s, (size_t)(end - s))) return GOES_ON;
    for (int i = 0; i < 6 && end > s; i++) {
        if (gn_words_end(terminals, (const char *)s, (size_t)(end - s))) return TERMINAL;
        if (end - s > 1 && end[-1] == '.' && is_alpha(end[-2])) return TERMINAL;
        const unsigned char *const before = end;
        const size_t closer = gn_words_end(closers, (const char *)s, (size_t)(end - s));
        if (closer) end = trim_end(s, end - closer);
        if (end == before) break;
    }
    return 0;
}

/* An enumeration mark that begins a paragraph: 1. 1、 1) (1) 一、 （一） 第一， ①. */
static bool marked(const unsigned char *s, const unsigned char *end)
{
    static const char *const figures[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
    static const char *const special[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "【", NULL};
    if (starts_any(s, end, special)) return true;
    bool bracket = false, any = false;
    if (starts(s, end, "（"))
        s += 3, bracket = true;
    else if (starts(s, end, "("))
        s++, bracket = true;
    for (int i = 0; i < 3; i++) {
        if (s < end && is_digit(*s))
            s++, any = true;
        else if (starts_any(s, end, figures))
            s += 3, any = true;
    }
    if (!any) return false;
    if (starts(s, end, "）") || starts(s, end, ")")) return true;
    if (bracket) return false;
    if (starts(s, end, "、")) return true;
    const unsigned char *const next = s + (starts(s, end, "．") ? strlen("．") : s < end && *s == '.');
    return next > s && next < end && !is_digit(*next); /* 7.9% goes on */
}

/* A line that is nothing but a page number: 12, - 12 -, — 12 —, 第 12 页, 第12页 共30页, Page 12 of 30, 12 / 30. */
static bool page_number(const unsigned char *s, const unsigned char *end)
{
    if (end - s > 40) return false;
    static const char *const words[] = {"第", "页", "共", "Page", "page", "PAGE", "of", "-", "—",
                                        "–",  "－", "/",  "|",    ",",    "，",   "·",  NULL};
    unsigned digits = 0, groups = 0;
    bool in = false, word = false;
    while (s < end) {
        unsigned n = space_at(s, end);
        if (n == 0 && is_digit(*s)) {
            if (!in && *s == '0') return false; /* what a line end cut off a number */
            digits++;
            groups += !in;
            in = true;
            s++;
            continue;
        }
        in = false;
        for (const char *const *w = words; n == 0 && *w; w++)
            if (starts(s, end, *w)) n = (unsigned)strlen(*w), word = true;
        if (n == 0) return false;
        s += n;
    }
    return groups == 1 ? digits <= 4 : groups == 2 && word && digits <= 8;
}

/* An entry of a table of contents: dots or spaces, then a page number at the line's end. Leaders alone (no 目录 above)
 * are enough where there are four dots. */
static bool toc_entry(const unsigned char *s, const unsigned char *end, bool *leader)
{
    const unsigned char *p = end;
    unsigned digits = 0;
    while (p > s && is_digit(p[-1])) p--, digits++;
    *leader = false;
    if (digits == 0 || digits > 4) return false;
    const unsigned char *q = trim_end(s, p);
    unsigned dots = 0;
    for (;;) {
        if (q > s && q[-1] == '.')
            q--, dots++;
        else if (ends(s, q, "…"))
            q -= 3, dots += 3;
        else if (ends(s, q, "·"))
            q -= 2, dots++;
        else if (ends(s, q, "．"))
            q -= 3, dots++;
        else {
            const unsigned char *t = trim_end(s, q);
            if (t == q) break;
            q = t;
        }
    }
    *leader = dots >= 4;
    return (dots >= 1 || q < p) && q > s;
}

static bool contents_title(const unsigned char *s, const unsigned char *end)
{
    static const char *const titles[] = {"目录", "目次", "CONTENTS", "Contents", NULL};
    char word[16];
    size_t n = 0;
    for (; s < end; s += char_len(*s)) {
        const unsigned gap = space_at(s, end);
        if (gap) {
            s += gap - char_len(*s);
            continue;
        }
        for (unsigned k = 0; k < char_len(*s); k++)
            if (n + 1 < sizeof word)
                word[n++] = (char)s[k];
            else
                return false;
    }
    word[n] = 0;
    for (const char *const *t = titles; *t; t++)
        if (strcmp(word, *t) == 0) return true;
    return false;
}

static bool url_only(const unsigned char *s, const unsigned char *end)
{
    static const char *const schemes[] = {"http://", "https://", "www.", "ftp://", NULL};
    if (!starts_any(s, end, schemes)) return false;
    for (; s < end; s++)
        if (*s >= 0x80 || *s <= ' ') return false;
    return true;
}

/* ---, ***, ===, ___ and the second row of a Markdown table. */
static bool only_of(const unsigned char *s, const unsigned char *end, const char *set, unsigned least)
{
    if ((size_t)(end - s) < least) return false;
    for (; s < end; s++)
        if (!strchr(set, *s)) return false;
    return true;
}

/* 指　　标: white space between two characters that stand alone spreads one word. */
static bool spreads(const unsigned char *line, const unsigned char *s, const unsigned char *next,
                    const unsigned char *end)
{
    while (s > line && (s[-1] <= ' ' || (s - line >= 3 && space_at(s - 3, end) == 3))) s -= s[-1] <= ' ' ? 1 : 3;
    if (s - line < 3 || end - next < 3 || char_len(s[-3]) != 3 || char_len(*next) != 3) return false;
    const bool opens = s - line == 3 || s[-4] <= ' ' || (s - line >= 6 && space_at(s - 6, end) == 3);
    return opens && s[-3] >= 0xE4 && *next >= 0xE4 && (end - next == 3 || space_at(next + 3, end) > 0);
}

/* The length of white space of at least a tab or two columns at s in a line, or 0: the gap between two columns. */
static size_t column_gap(const unsigned char *line, const unsigned char *s, const unsigned char *end)
{
    const unsigned char *p = s;
    unsigned columns = 0;
    for (unsigned n; (n = space_at(p, end)) != 0; p += n) columns += *p == '\t' || n == 3 ? 2 : 1;
    return columns >= 2 && !spreads(line, s, p, end) ? (size_t)(p - s) : 0;
}

static uint8_t count_cells(const unsigned char *s, const unsigned char *end)
{
    unsigned cells = 1;
    for (const unsigned char *p = s; p < end;) {
        const bool space = *p <= ' ' || *p == 0xC2 || *p == 0xE2 || *p == 0xE3 || *p == 0xEF || *p == 0x7F;
        const size_t n = space ? column_gap(s, p, end) : 0;
        if (n && p + n < end) cells++;
        p += n ? n : char_len(*p);
    }
    return cells < 100 ? (uint8_t)cells : 100;
}

static void classify(struct clean_line *l, const unsigned char *text)
{
    const unsigned char *s = text + l->start, *end = text + l->end;
    while (s < end && *s == '>' && s + 1 < end && s[1] == ' ') s += 2; /* a quotation */
    l->kind = LINE_TEXT;
    if (*s == '|' || (end - s < 4096 && end[-1] == '|' && memchr(s, '|', (size_t)(end - s - 1)))) {
        l->kind = LINE_TABLE;
        if (only_of(s, end, "|-: \t", 3)) l->kind = LINE_DROP, l->level = 1;
    } else if (*s == '#') {
        unsigned n = 0;
        while (s + n < end && s[n] == '#') n++;
        if (n <= 6 && s + n < end && (s[n] == ' ' || s[n] == '\t')) {
            l->kind = LINE_HEADING;
            l->level = (uint8_t)n;
            s += n;
            const unsigned char *closing = end;
            while (closing > s && closing[-1] == '#') closing--;
            if (closing < end && closing > s && closing[-1] == ' ') end = trim_end(s, closing);
        }
    } else if (end - s > 3 && *s == '<' && (s[1] | 32) == 'h' && s[2] >= '1' && s[2] <= '6') {
        l->kind = LINE_HEADING;
        l->level = (uint8_t)(s[2] - '0');
    } else if (only_of(s, end, "-", 3) || only_of(s, end, "*", 3) || only_of(s, end, "=", 3) ||
               only_of(s, end, "_", 3) || url_only(s, end) || page_number(s, end) ||
               (starts(s, end, "![") && end[-1] == ')') || starts(s, end, "```")) {
        l->kind = LINE_DROP;
    } else {
        static const char *const bullets[] = {
            "- ", "* ",           "+ ",           "• ",           "●", "■", "◆", "➢", "▪", "◼",
            "□",  "\xEF\x82\xB7", "\xEF\x81\xAC", "\xEF\x83\x98", "•", NULL};
        for (const char *const *b = bullets; *b; b++)
            if (starts(s, end, *b)) {
                l->kind = LINE_LIST;
                s += strlen(*b);
                break;
            }
    }
    for (unsigned n; (n = space_at(s, end)) != 0;) s += n;
    l->start = (uint32_t)(s - text);
    l->end = (uint32_t)(end - text);
    if (s == end) {
        l->kind = LINE_DROP;
        return;
    }
    l->width = width_of(s, end);
    l->flags |= end_flags(s, end);
    if (starts_any(s, end, continuers)) l->flags |= CONTINUES;
    if (l->width < WIDTH_MAX) {
        l->cells = count_cells(s, end);
        for (const unsigned char *p = s; p + 2 < end && !(l->flags & COMMA); p++) {
            while (p + 2 < end && *p >= 0xE4 && *p <= 0xE9) p += 3; /* nearly always: no mark */
            if (p + 2 < end && ((*p == 0xEF && p[1] == 0xBC && (p[2] == 0x8C || p[2] == 0x9F)) ||
                                (*p == 0xE3 && p[1] == 0x80 && p[2] == 0x82) || starts(p, end, "：“")))
                l->flags |= COMMA;
        }
        if (marked(s, end)) l->flags |= MARKED;
        bool leader;
        if (toc_entry(s, end, &leader)) l->flags |= TOC_ENTRY;
        if (leader) l->kind = LINE_DROP;
    } else {
        l->flags |= COMMA;
    }
}

static gn_status split_lines(const char *text, size_t length, gn_clean *c, size_t *count, gn_err *err)
{
    const unsigned char *const t = bytes(text), *const stop = t + length;
    size_t n = 0;
    uint32_t number = 0;
    bool blank = false;
    for (const unsigned char *s = t; s < stop;) {
        const unsigned char *eol = memchr(s, '\n', (size_t)(stop - s));
        if (!eol) eol = stop;
        number++;
        const unsigned char *const end = trim_end(s, eol);
        unsigned indent = 0;
        for (unsigned k; s < end && (k = space_at(s, end)) != 0; s += k) indent += k == 3 ? 2 : 1;
        if (s == end) {
            blank = true;
        } else {
            if (n == c->line_cap) {
                const size_t cap = c->line_cap ? 2 * c->line_cap : 1024;
                struct clean_line *const more = realloc(c->line, cap * sizeof *more);
                if (!more) return gn_fail(err, GN_E_NOMEM, "clean: no memory for %zu lines", cap);
                c->line = more;
                c->line_cap = cap;
            }
            struct clean_line *const l = &c->line[n++];
            *l = (struct clean_line){.start = (uint32_t)(s - t), .end = (uint32_t)(end - t), .number = number};
            l->indent = indent < 100 ? (uint8_t)indent : 100;
            l->flags = blank ? BLANK_BEFORE : 0;
            classify(l, t);
            blank = false;
        }
        s = eol + 1;
    }
    *count = n;
    return GN_OK;
}

/* Entries below a line 目录, and the lines that they are wrapped over, up to the first line that is none. */
static void drop_contents(struct clean_line *line, size_t n, const unsigned char *t)
{
    for (size_t i = 0; i < n; i++) {
        if (line[i].width > 20 || !contents_title(t + line[i].start, t + line[i].end)) continue;
        size_t last = i, strange = 0;
        for (size_t k = i + 1; k < n && strange < 3; k++) {
            const bool entry = (line[k].flags & TOC_ENTRY) || line[k].kind == LINE_DROP;
            if (entry)
                last = k, strange = 0;
            else if (line[k].flags & (TERMINAL | COMMA))
                break;
            else
                strange++;
        }
        for (size_t k = i; k <= last; k++) line[k].kind = LINE_DROP;
        i = last;
    }
}

/* The hash of a short line without the page number at its start or end. */
static uint32_t line_hash(const unsigned char *s, const unsigned char *end)
{
    while (s < end && (is_digit(*s) || *s == '-' || space_at(s, end))) s += space_at(s, end) ? space_at(s, end) : 1;
    for (;;) {
        const unsigned char *p = trim_end(s, end);
        while (p > s && (is_digit(p[-1]) || p[-1] == '-')) p--;
        if (p == end) break;
        end = p;
    }
    uint32_t h = 2166136261u;
    for (; s < end; s++) h = (h ^ *s) * 16777619u;
    return h;
}

static bool same_line(const struct clean_line *a, const struct clean_line *b, const unsigned char *t)
{
    const size_t la = a->end - a->start, lb = b->end - b->start;
    return la + 8 > lb && lb + 8 > la && line_hash(t + a->start, t + a->end) == line_hash(t + b->start, t + b->end);
}

/* Short lines that come again and again at the distance of pages. */
static void drop_repeated(struct clean_line *line, size_t n, const unsigned char *t)
{
    uint32_t slot[SAME_SLOTS] = {0};
    for (size_t i = 0; i < n; i++) {
        struct clean_line *const l = &line[i];
        if (l->width > HEADER_WIDTH || (l->flags & (TERMINAL | GOES_ON | MARKED | CONTINUES)) ||
            l->kind == LINE_TABLE || l->kind == LINE_DROP || l->kind == LINE_LIST)
            continue;
        const uint32_t at = line_hash(t + l->start, t + l->end) % SAME_SLOTS;
        if (slot[at]) {
            struct clean_line *const before = &line[slot[at] - 1];
            const uint32_t gap = l->start - before->start;
            if (gap <= HEADER_REACH && gap >= 200 && same_line(l, before, t)) {
                l->same = slot[at];
                l->chain = before->chain < HEADER_MIN ? (uint8_t)(before->chain + 1) : before->chain;
            }
        }
        slot[at] = (uint32_t)i + 1;
        if (l->chain + 1 >= HEADER_MIN)
            for (uint32_t k = (uint32_t)i + 1; k != 0 && line[k - 1].kind != LINE_DROP; k = line[k - 1].same)
                line[k - 1].kind = LINE_DROP;
    }
}

/* The first and last two lines of each page that stand so on the page before or after, too. */
static void drop_page_headers(struct clean_line *line, size_t n, const unsigned char *t, const size_t *page,
                              size_t pages)
{
    size_t before_first = 0, before_last = 0, i = 0;
    for (size_t p = 0; p < pages; p++) {
        while (i < n && line[i].start < page[p]) i++;
        const size_t first = i;
        while (i < n && (p + 1 == pages || line[i].start < page[p + 1])) i++;
        const size_t last = i; /* one past */
        for (size_t k = 0; k < 2 && before_last > before_first; k++)
            for (size_t m = 0; m < 2; m++) {
                if (first + k < last && before_first + m < before_last && line[first + k].width <= HEADER_WIDTH &&
                    same_line(&line[first + k], &line[before_first + m], t))
                    line[first + k].kind = line[before_first + m].kind = LINE_DROP;
                if (first + k < last && before_first + m < before_last && line[last - 1 - k].width <= HEADER_WIDTH &&
                    same_line(&line[last - 1 - k], &line[before_last - 1 - m], t))
                    line[last - 1 - k].kind = line[before_last - 1 - m].kind = LINE_DROP;
            }
        before_first = first;
        before_last = last;
    }
}

/* Does the line end in a figure, as the rows of a table do? */
static bool ends_in_figure(const struct clean_line *l, const unsigned char *t)
{
    const unsigned char c = t[l->end - 1];
    return is_digit(c) || c == '%' || c == '-';
}

/* A short line between rows names the group of those below: 分地区. */
static bool names_group(const struct clean_line *l, const struct clean_line *row)
{
    enum { SHORT = 40 }; /* columns */
    return l->kind == LINE_TEXT && l->cells == 1 && l->width <= SHORT && !(l->flags & COMMA) &&
           l[1].kind == LINE_TEXT && l[1].cells == row->cells;
}

/* Lines with as many cells one after the other, most of them with a figure at the end: a table in columns. */
static void find_columns(struct clean_line *line, size_t n, const unsigned char *t)
{
    for (size_t i = 0; i < n;) {
        size_t last = i, figures = 0, groups = 0;
        while (last < n && line[last].kind == LINE_TEXT && line[i].cells >= 2) {
            if (line[last].cells == line[i].cells)
                figures += last > i && ends_in_figure(&line[last], t);
            else if (last + 1 < n && figures && names_group(&line[last], &line[i]))
                groups++;
            else
                break;
            last++;
        }
        const size_t rows = last - i - groups;
        if (rows >= (line[i].cells >= 3 ? 2u : 3u) && 2 * figures >= rows - 1 && figures) {
            for (size_t k = i; k < last; k++) {
                line[k].kind = LINE_TABLE;
                line[k].flags |= ALIGNED;
            }
        }
        i = last > i ? last : i + 1;
    }
}

/* Removes the dropped lines from the list; a table's rule leaves its trace on the row before. */
static size_t keep_lines(struct clean_line *line, size_t n)
{
    size_t kept = 0;
    uint16_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        if (line[i].kind == LINE_DROP) {
            carry |= line[i].flags & BLANK_BEFORE;
            if (!line[i].level) carry |= FURNITURE_BEFORE;
            continue;
        }
        line[kept] = line[i];
        line[kept++].flags |= carry;
        carry = 0;
    }
    return kept;
}

/* ---- characters ----------------------------------------------------------------------------------------------------
 */
enum out_class { OUT_NONE, OUT_ASCII, OUT_DIGIT, OUT_CJK, OUT_WIDE };
enum gap { GAP_NONE, GAP_SPACE, GAP_LINE };

typedef struct writer {
    gn_clean *c;
    const unsigned char *text;
    char *out;     /* where the next byte goes */
    int64_t delta; /* clean offset - document offset of the last pair */
    enum out_class last;
    enum gap gap;
    bool table, aligned;
    bool failed;
} writer;

static void pair(writer *w, uint32_t clean, uint32_t doc)
{
    gn_clean *const c = w->c;
    if (c->pairs == c->pair_cap) {
        const size_t cap = c->pair_cap ? 2 * c->pair_cap : 1024;
        gn_clean_pair *const more = realloc(c->pair, cap * sizeof *more);
        if (!more) {
            w->failed = true;
            return;
        }
        c->pair = more;
        c->pair_cap = cap;
    }
    c->pair[c->pairs++] = (gn_clean_pair){clean, doc};
    w->delta = (int64_t)clean - doc;
}

static inline void place(writer *w, size_t doc)
{
    const int64_t clean = w->out - w->c->text;
    if (clean - (int64_t)doc != w->delta) pair(w, (uint32_t)clean, (uint32_t)doc);
}

/* Does the text so far end in a number with 万 or 亿? */
static bool after_magnitude(const writer *w)
{
    const char *const p = w->out;
    return p - w->c->text >= 4 && is_digit((unsigned char)p[-4]) &&
           (memcmp(p - 3, "亿", 3) == 0 || memcmp(p - 3, "万", 3) == 0);
}

/* The space that is due before a character of class `next`, if it stays. */
static void close_gap(writer *w, enum out_class next, unsigned char c, size_t doc)
{
    const enum gap gap = w->gap;
    w->gap = GAP_NONE;
    if (w->last == OUT_NONE) return;
    const bool before = w->last == OUT_ASCII || w->last == OUT_DIGIT, after = next == OUT_ASCII || next == OUT_DIGIT;
    bool keep;
    if (before && after) {
        const unsigned char b = (unsigned char)w->out[-1];
        const unsigned char after_next = w->text[doc + 1]; /* of the document: text ends in a 0 */
        const bool broken =                                /* a word or number that a line end broke */
            ((b == '.' || b == ',' || is_digit(b)) && is_digit(c)) || b == '-' || (c == '-' && is_alpha(b)) ||
            (is_alpha(b) && w->out - w->c->text > 1 && is_digit((unsigned char)w->out[-2]) &&
             (is_digit(c) || (c >= 'a' && c <= 'z'))) ||
            (is_digit(b) && c >= 'A' && c <= 'Z' && !is_alpha(after_next));
        if (c == '%' || c == ')' || c == ',' || c == '.' || b == '(' || (gap == GAP_LINE && broken))
            keep = false;
        else
            keep = true;
    } else {
        keep = gap == GAP_SPACE && w->last == OUT_CJK && next == OUT_CJK && !after_magnitude(w);
    }
    if (keep) {
        place(w, doc - 1);
        *w->out++ = ' ';
    }
}

static inline void emit(writer *w, const char *s, size_t n, size_t doc, enum out_class class)
{
    if (w->gap) close_gap(w, class, (unsigned char)*s, doc);
    place(w, doc);
    for (size_t i = 0; i < n; i++) w->out[i] = s[i];
    w->out += n;
    w->last = class;
}

static void emit_ascii(writer *w, char ch, size_t doc)
{
    emit(w, &ch, 1, doc, is_digit((unsigned char)ch) ? OUT_DIGIT : OUT_ASCII);
}

/* An address's end. */
static size_t url_end(const unsigned char *t, size_t i, size_t end)
{
    while (i < end && t[i] > ' ' && t[i] < 0x7F && !strchr("\"<>|()[]{}", t[i])) i++;
    return i;
}

/* The length of a tag at '<', or 0. Sets *reference for <sup>[1]</sup> and its like, which go with their content. */
static size_t tag_length(const unsigned char *t, size_t i, size_t end)
{
    if (i + 2 >= end) return 0;
    const unsigned char c = t[i + 1];
    if (!is_alpha(c) && c != '/' && c != '!') return 0;
    const size_t reach = end - i < TAG_MAX ? end - i : TAG_MAX;
    const unsigned char *close = memchr(t + i, '>', reach);
    if (!close) return 0;
    for (const unsigned char *p = t + i + 1; p < close; p++)
        if (*p == '<') return 0;
    size_t n = (size_t)(close - t) - i + 1;
    if (n == 5 && memcmp(t + i, "<sup>", 5) == 0 && i + 5 < end && t[i + 5] == '[') {
        const size_t left = end - i < 32 ? end - i : 32;
        const unsigned char *out = memmem(t + i, left, "</sup>", 6);
        if (out) n = (size_t)(out - t) - i + 6;
    }
    return n;
}

/* Entities that converters leave behind. */
static size_t entity(const unsigned char *t, size_t i, size_t end, char *as)
{
    static const struct {
        const char *name;
        char as;
    } table[] = {{"&nbsp;", ' '}, {"&ensp;", ' '}, {"&emsp;", ' '}, {"&amp;", '&'}, {"&lt;", '<'},
                 {"&gt;", '>'},   {"&quot;", '"'}, {"&#39;", '\''}, {"&#160;", ' '}};
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if (starts(t + i, t + end, table[k].name)) {
            *as = table[k].as;
            return strlen(table[k].name);
        }
    return 0;
}

/* The next byte that is no space, or 0. */
static unsigned char peek(const unsigned char *t, size_t i, size_t end)
{
    unsigned n;
    for (int k = 0; k < 8 && i < end && (n = space_at(t + i, t + end)) != 0; k++) i += n;
    return i < end ? t[i] : 0;
}

/* Letters and marks with a full-width twin beside CJK text. */
static void punctuation(writer *w, unsigned char c, size_t i, size_t end)
{
    static const char ascii[] = ",;:!?";
    static const char *const wide[] = {"，", "；", "：", "！", "？"};
    const unsigned char next = peek(w->text, i + 1, end);
    const unsigned char *const after = w->text + i + 1;
    const bool number = w->last == OUT_DIGIT && i + 1 < end &&
                        (is_digit(*after) ||
                         (i + 3 < end && *after == 0xEF && after[1] == 0xBC && after[2] >= 0x90 && after[2] <= 0x99));
    if (!number && (w->last == OUT_CJK || w->last == OUT_WIDE || next >= 0x80)) {
        w->gap = GAP_NONE;
        emit(w, wide[strchr(ascii, c) - ascii], 3, i, OUT_WIDE);
    } else {
        emit_ascii(w, (char)c, i);
    }
}

/* U+FF01 to U+FF5E, ％ （ １ Ａ: EF BC 81 to EF BD 9E. */
static void fullwidth(writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const unsigned char ch = (unsigned char)(t[i + 1] == 0xBC ? t[i + 2] - 0x80 + 0x20 : t[i + 2] - 0x80 + 0x60);
    const unsigned char next = i + 3 < end ? t[i + 3] : 0;
    const bool wide_digit = next == 0xEF && i + 5 < end && t[i + 4] == 0xBC && t[i + 5] >= 0x90 && t[i + 5] <= 0x99;
    if (ch == '.' || ch == ',') {
        bool number = w->last == OUT_DIGIT && (is_digit(next) || wide_digit);
        if (number && ch == ',') { /* thousands: three digits and no fourth */
            size_t k = i + 3;
            unsigned digits = 0;
            for (; digits < 4 && k < end; digits++) {
                if (is_digit(t[k]))
                    k++;
                else if (k + 2 < end && t[k] == 0xEF && t[k + 1] == 0xBC && t[k + 2] >= 0x90 && t[k + 2] <= 0x99)
                    k += 3;
                else
                    break;
            }
            number = digits == 3;
        }
        if (number)
            emit_ascii(w, (char)ch, i);
        else
            emit(w, (const char *)t + i, 3, i, OUT_WIDE);
    } else if (ch == ';' || ch == ':' || ch == '!' || ch == '?') {
        w->gap = GAP_NONE;
        emit(w, (const char *)t + i, 3, i, OUT_WIDE);
    } else if (ch == '|') { /* no border of a cell */
        emit(w, (const char *)t + i, 3, i, OUT_WIDE);
    } else {
        emit_ascii(w, (char)ch, i);
    }
}

/* Squared letters of units: ㎡ and its like. */
static bool squared_unit(writer *w, size_t i)
{
    static const struct {
        unsigned char third;
        const char *as;
    } table[] = {{0xA1, "平方米"}, {0xA5, "立方米"}, {0x8F, "kg"},      {0x9E, "km"},
                 {0x9C, "mm"},     {0x9D, "cm"},     {0xA2, "平方公里"}};
    if (w->text[i + 1] != 0x8E) return false;
    for (size_t k = 0; k < sizeof table / sizeof *table; k++)
        if (w->text[i + 2] == table[k].third) {
            for (const char *s = table[k].as; *s; s += char_len((unsigned char)*s))
                emit(w, s, char_len((unsigned char)*s), i, (unsigned char)*s < 0x80 ? OUT_ASCII : OUT_CJK);
            return true;
        }
    return false;
}

/* What follows copies the beginning of t[i, end) and returns how many bytes that was; 0: something else stands there.
 */

static size_t ideographs(writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const size_t begin = i;
    emit(w, (const char *)t + i, 3, i, OUT_CJK);
    for (i += 3; i < end && t[i] >= 0xE4 && t[i] <= 0xE9; i += 3) {
        w->out[0] = (char)t[i];
        w->out[1] = (char)t[i + 1];
        w->out[2] = (char)t[i + 2];
        w->out += 3;
    }
    return i - begin;
}

static size_t digits(writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const size_t begin = i;
    emit(w, (const char *)t + i, 1, i, OUT_DIGIT);
    for (i++; i < end && is_digit(t[i]); i++) *w->out++ = (char)t[i];
    return i - begin;
}

/* Letters; web addresses are left out. */
static size_t letters(writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const size_t begin = i;
    const unsigned char c = t[i] | 32;
    if ((c == 'h' || c == 'w' || c == 'f') && (i == 0 || !is_alnum(t[i - 1])) &&
        (starts(t + i, t + end, "http://") || starts(t + i, t + end, "https://") || starts(t + i, t + end, "www.") ||
         starts(t + i, t + end, "ftp://"))) {
        w->gap = GAP_LINE; /* what was parted by the address only, is not parted now */
        return url_end(t, i, end) - begin;
    }
    emit(w, (const char *)t + i, 1, i, OUT_ASCII);
    for (i++; i < end && is_alpha(t[i]); i++) *w->out++ = (char)t[i];
    return i - begin;
}

/* A space, or what stands between two columns of the line that begins at `begin`. */
static size_t space(writer *w, size_t begin, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const unsigned n = space_at(t + i, t + end);
    if (!n) return 0;
    if (w->aligned) {
        const size_t columns = column_gap(t + begin, t + i, t + end);
        if (columns) {
            w->gap = GAP_NONE;
            emit(w, "|", 1, i, OUT_NONE);
            return columns;
        }
    }
    if (w->gap == GAP_NONE) w->gap = GAP_SPACE;
    /* zero-width characters join what they stand between */
    if (t[i] == 0xE2 && t[i + 2] >= 0x8B && t[i + 2] <= 0x8F && w->gap == GAP_SPACE) w->gap = GAP_NONE;
    return n;
}

static size_t html_tag(writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const size_t n = tag_length(t, i, end);
    if (n >= 4 && (t[i + 1] | 32) == 'b' && (t[i + 2] | 32) == 'r' && w->gap == GAP_NONE) w->gap = GAP_SPACE;
    return n;
}

static size_t html_entity(writer *w, size_t i, size_t end)
{
    char as = 0;
    const size_t n = entity(w->text, i, end, &as);
    if (n && as == ' ')
        w->gap = w->gap ? w->gap : GAP_SPACE;
    else if (n)
        emit_ascii(w, as, i);
    return n;
}

/* Markdown: ** __ ~~ * ` and the backslash before a mark go. */
static size_t emphasis(const writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const unsigned char c = t[i], next = i + 1 < end ? t[i + 1] : 0;
    if (c == '`') return 1;
    if (c == '\\') return next > ' ' && next < 0x7F && !is_alnum(next);
    if (next == c) return 2;
    return c == '*' && !(w->last == OUT_DIGIT && is_digit(next));
}

/* Markdown: ![text](address) goes. *no_link: no bracket closes in this line. */
static size_t image(const writer *w, size_t i, size_t end, bool *no_link)
{
    const unsigned char *const t = w->text;
    if (i + 1 >= end || t[i + 1] != '[' || *no_link) return 0;
    const unsigned char *const close = memchr(t + i, ')', end - i);
    *no_link = !close;
    return close ? (size_t)(close - t) + 1 - i : 0;
}

/* The reference [1] goes; of [text](address) the text stays. */
static size_t link_begin(const writer *w, size_t i, size_t end, bool no_link)
{
    const unsigned char *const t = w->text;
    size_t k = i + 1;
    while (k < end && k < i + 4 && is_digit(t[k])) k++;
    if (k > i + 1 && k < end && t[k] == ']' && !(k + 1 < end && t[k + 1] == '(')) return k + 1 - i;
    const size_t reach = end - i < LINK_MAX ? end - i : LINK_MAX;
    const unsigned char *const close = no_link ? NULL : memchr(t + i, ']', reach);
    return close && close + 1 < t + end && close[1] == '(';
}

static size_t link_end(const writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    if (i + 1 >= end || t[i + 1] != '(') return 0;
    const size_t reach = end - i < LINK_MAX ? end - i : LINK_MAX;
    const unsigned char *const close = memchr(t + i, ')', reach);
    return close ? (size_t)(close - t) + 1 - i : 0;
}

static size_t bar(writer *w, size_t i)
{
    if (w->table) {
        w->gap = GAP_NONE;
        emit(w, "|", 1, i, OUT_NONE);
    } else {
        emit(w, "｜", 3, i, OUT_WIDE);
    }
    return 1;
}

/* Characters of three bytes that have a usual twin: dashes, waves, full-width forms, squared units. */
static size_t twin(writer *w, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const unsigned char c = t[i], d = t[i + 1], e = t[i + 2];
    if (c == 0xEF) {
        if (d == 0xBC || (d == 0xBD && e <= 0x9E))
            fullwidth(w, i, end);
        else if (d == 0xB9 && e == 0xA3)
            emit_ascii(w, '-', i);
        else
            return 0;
    } else if (c == 0xE2) {
        if ((d == 0x80 && e >= 0x90 && e <= 0x93) || (d == 0x88 && e == 0x92) || (d == 0x94 && e == 0x80))
            emit_ascii(w, '-', i);
        else if (d == 0x80 && e == 0x95)
            emit(w, "—", 3, i, OUT_WIDE);
        else if (d == 0x88 && e == 0xBC)
            emit_ascii(w, '~', i);
        else
            return 0;
    } else if (d == 0x80 && e == 0x9C) {
        emit_ascii(w, '~', i);
    } else if (!squared_unit(w, i)) {
        return 0;
    }
    return 3;
}

static size_t mark(writer *w, size_t i, size_t end, bool *no_link)
{
    const unsigned char c = w->text[i];
    size_t n = 0;
    switch (c) {
    case '!': n = image(w, i, end, no_link); /* fall through */
    case ',':
    case ';':
    case ':':
    case '?':
        if (n) return n;
        punctuation(w, c, i, end);
        return 1;
    case '<': return html_tag(w, i, end);
    case '&': return html_entity(w, i, end);
    case '*':
    case '_':
    case '~':
    case '`':
    case '\\': return emphasis(w, i, end);
    case '[': return link_begin(w, i, end, *no_link);
    case ']': return link_end(w, i, end);
    case '|': return bar(w, i);
    case 0xE2:
    case 0xE3:
    case 0xEF: return twin(w, i, end);
    case 0xC2: return w->text[i + 1] == 0xAD ? 2 : 0; /* soft hyphen */
    default: return 0;
    }
}

static size_t any_character(writer *w, size_t i)
{
    const unsigned char c = w->text[i];
    const unsigned n = char_len(c);
    const bool ideograph = (c == 0xE3 && w->text[i + 1] >= 0x90) || c == 0xF0;
    emit(w, (const char *)w->text + i, n, i, c < 0x80 ? OUT_ASCII : ideograph ? OUT_CJK : OUT_WIDE);
    return n;
}

/* One line's content into the block that is open. */
static void copy_line(writer *w, size_t begin, size_t end)
{
    bool no_link = false;
    for (size_t i = begin, n; i < end; i += n) {
        const unsigned char c = w->text[i];
        if (c >= 0xE4 && c <= 0xE9) /* the bulk of the text */
            n = ideographs(w, i, end);
        else if (is_digit(c))
            n = digits(w, i, end);
        else if (is_alpha(c))
            n = letters(w, i, end);
        else if (!(n = space(w, begin, i, end)) && !(n = mark(w, i, end, &no_link)))
            n = any_character(w, i);
    }
}

/* ---- blocks --------------------------------------------------------------------------------------------------------
 */
/* The width to which the lines around line i are wrapped, 0 if they are not: the widest line for which two lines
 * without a sentence's end are about as wide. One long headline among them does not count then. */
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
        int full = 0;
        for (int b = 0; b < count; b++) full += open[b] && width[b] <= width[a] && width[b] + WRAP_SLACK >= width[a];
        if (full >= 2 && 3 * full >= count) widest = width[a];
    }
    return widest;
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

/* Words with which the first sentence of a news item begins. */
static bool lead(const unsigned char *s, const unsigned char *end)
{
    static const char *const words[] = {"据",   "根据", "近日",   "日前", "近期", "北京时间",
                                        "记者", "本报", "新华社", "中新", NULL};
    if (starts_any(s, end, words)) return true;
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

/* Does the paragraph of line a, which is the line_in_block-th of its block, go on in the next line b? */
static bool goes_on(const unsigned char *text, const struct clean_line *line, size_t n, size_t i, size_t line_in_block)
{
    const struct clean_line *const a = &line[i], *const b = &line[i + 1];
    if (b->kind != LINE_TEXT || (a->kind != LINE_TEXT && a->kind != LINE_LIST)) return false;
    if ((b->flags & CONTINUES) || (a->flags & GOES_ON)) return true;
    const unsigned char *const tail = text + a->end - 1;
    if (is_digit(text[b->start]) && a->end - a->start > 2 && (a->flags & COMMA) &&
        (is_digit(*tail) || (*tail == '.' && is_digit(tail[-1]))))
        return true; /* a number broken in its middle */
    if (b->flags & MARKED) return false;
    if (is_digit(*tail) && starts_any(text + b->start, text + b->end, magnitudes)) return true;
    const bool headline_due = line_in_block == 0 && i > 0 && before_headline(text, a - 1);
    const int wrap = wrap_width(line, n, i);
    if (wrap && a->width <= WRAP_MAX) {
        const bool indented = b->indent > a->indent + 1 && line_in_block > 0;
        if (indented) return false;
        if (a->flags & TERMINAL) return a->width + 1 >= wrap && !(b->flags & BLANK_BEFORE) && a->indent == b->indent;
        const bool full_stop = memmem(text + a->start, a->end - a->start, "。", strlen("。")) != NULL;
        if (line_in_block == 0 && !(a->flags & COMMA) && a->width + 4 < wrap) return false; /* a headline */
        if (line_in_block == 0 && !full_stop && (headline_due || a->width + 4 <= wrap) &&
            lead(text + b->start, text + b->end))
            return false; /* one with a comma */
        if (a->width + WRAP_SLACK >= wrap) return true;
        if (full_stop || (line_in_block > 0 && (a->flags & COMMA))) return 2 * a->width >= wrap; /* prose has an end */
        return line_in_block > 0 && (b->flags & FURNITURE_BEFORE);
    }
    if (a->flags & TERMINAL) return false;
    if (headline_due && a->width <= LONG_HEADLINE) return false;
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

static uint8_t block_kind(const struct clean_line *l, bool joined)
{
    switch (l->kind) {
    case LINE_TABLE: return GN_BLOCK_TABLE_ROW;
    case LINE_HEADING: return GN_BLOCK_HEADING;
    case LINE_LIST: return GN_BLOCK_LIST_ITEM;
    default:
        return !joined && !(l->flags & TERMINAL) && l->width <= HEADLINE_MAX ? GN_BLOCK_HEADING : GN_BLOCK_PARAGRAPH;
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
    gn_status st = split_lines(text, length, c, &n, err);
    if (st) return st;
    const unsigned char *const t = bytes(text);
    drop_contents(c->line, n, t);
    if (pages > 1) drop_page_headers(c->line, n, t, page_start, pages);
    drop_repeated(c->line, n, t);
    n = keep_lines(c->line, n);
    find_columns(c->line, n, t);

    /* An ASCII comma can become three bytes, a line one more for its '\n'. Room is made line by line. */
    writer w = {.c = c, .text = t, .delta = INT64_MIN};
    uint32_t table = 0;
    for (size_t i = 0; i < n;) {
        const struct clean_line *const l = &c->line[i];
        const uint32_t start = (uint32_t)c->length;
        size_t used = 0;
        w.last = OUT_NONE;
        w.gap = GAP_NONE;
        w.table = l->kind == LINE_TABLE;
        w.aligned = l->flags & ALIGNED;
        for (bool more = true; more; used++) {
            const struct clean_line *const k = &c->line[i + used];
            const size_t need = c->length + 3 * (size_t)(k->end - k->start) + 16;
            if (need > c->text_cap) {
                const size_t cap = need > 2 * c->text_cap ? need + 4096 : 2 * c->text_cap;
                char *const grown = realloc(c->text, cap);
                if (!grown) return gn_fail(err, GN_E_NOMEM, "clean: no memory for %zu bytes", cap);
                c->text = grown;
                c->text_cap = cap;
            }
            w.out = c->text + c->length;
            if (used) w.gap = GAP_LINE;
            size_t from = k->start;
            if (w.table && t[from] == '|') from++;
            copy_line(&w, from, k->end);
            c->length = (size_t)(w.out - c->text);
            more = i + used + 1 < n && goes_on(t, c->line, n, i + used, used);
        }
        if (w.table) {
            close_row(&w, start);
            c->length = (size_t)(w.out - c->text);
            const bool first = i == 0 || c->line[i - 1].kind != LINE_TABLE ||
                               ((l->flags & BLANK_BEFORE) && !(l->flags & FURNITURE_BEFORE));
            table += first;
        }
        if (c->length > start) {
            st = add_block(c,
                           (gn_block){.start = start,
                                      .end = (uint32_t)c->length,
                                      .line = l->number,
                                      .table = w.table ? table : 0,
                                      .kind = block_kind(l, used > 1),
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

/* ---- the way back --------------------------------------------------------------------------------------------------
 */
size_t gn_clean_doc(const gn_clean *c, size_t clean)
{
    size_t lo = 0, hi = c->pairs;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        if (c->pair[mid].clean <= clean)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (lo == 0) return 0;
    const size_t doc = c->pair[lo - 1].doc + (clean - c->pair[lo - 1].clean);
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
