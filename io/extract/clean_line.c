/* The text layer's lines: what each is, and which are furniture. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/clean_private.h"

#include <stdlib.h>
#include <string.h>

#include "io/extract/words.h"

enum {
    HEADER_REACH = 8192, /* bytes between two pages' running headers, at most */
    HEADER_MIN = 3,      /* as often a line has to come again to be one */
    HEADER_WIDTH = 80,
    SAME_SLOTS = 1024
};

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

static uint16_t width_of(const unsigned char *s, const unsigned char *end)
{
    if (end - s > 3 * WIDTH_MAX / 2) return WIDTH_MAX;
    unsigned w = 0, spaces = 0;
    /* One for each first byte of a character, one more from 0xE0 on; eight bytes at a time. */
    const uint64_t ones = UINT64_C(0x0101010101010101), low = 0x7F * ones;
    for (; end - s >= 8; s += 8) {
        uint64_t b;
        memcpy(&b, s, sizeof b);
        const uint64_t high = b >> 7 & ones, second = b >> 6 & ones, within = high & ~second, x = b ^ ' ' * ones;
        w += 8 + (unsigned)((((high & second & b >> 5) * ones) >> 56) - ((within * ones) >> 56));
        spaces += (unsigned)((((~(((x & low) + low) | x) >> 7) & ones) * ones) >> 56);
    }
    for (; s < end; s++) {
        w += (*s & 0x80) == 0 ? 1 : *s >= 0xE0 ? 2 : *s >= 0xC0 ? 1 : 0;
        spaces += *s == ' ';
    }
    w -= spaces / 2;
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
        const unsigned digit = digit_at(s, end);
        if (digit)
            s += digit, any = true;
        else if (starts_any(s, end, figures))
            s += 3, any = true;
    }
    if (!any) return false;
    if (starts(s, end, "）") || starts(s, end, ")")) return true;
    if (bracket) return false;
    if (starts(s, end, "、")) return true;
    const unsigned char *const next = s + (starts(s, end, "．") ? strlen("．") : s < end && *s == '.');
    return next > s && next < end && !digit_at(next, end); /* 7.9% goes on */
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
        const unsigned digit = n == 0 ? digit_at(s, end) : 0;
        if (digit) {
            if (!in && (*s == '0' || s[digit - 1] == 0x90)) return false; /* what a line end cut off a number */
            digits++;
            groups += !in;
            in = true;
            s += digit;
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
    for (unsigned n; (n = digit_before(s, p)) != 0; p -= n) digits++;
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
    static const char *const schemes[] = {"http://", "https://", "www.", "ftp://", "file://", NULL};
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

/* A line between rows of a table: |---|:-:|, +---+===+, --- ---, ├──┼──┤. */
static bool table_rule(const unsigned char *s, const unsigned char *end)
{
    if (end - s < 3 || !(strchr("|-+=:", *s) || *s == 0xE2)) return false;
    unsigned dashes = 0, others = 0;
    for (; s < end; s++) {
        if (*s == '-' || *s == '=') {
            dashes++;
        } else if (*s == 0xE2 && end - s >= 3 && (s[1] == 0x94 || s[1] == 0x95)) {
            if (bar_at(s, end)) return false;
            dashes++, others++;
            s += 2;
        } else if (strchr("|+: \t", *s)) {
            others++;
        } else {
            return false;
        }
    }
    return others && dashes >= 3;
}

bool gn_clean_spreads(const unsigned char *line, const unsigned char *s, const unsigned char *next,
                      const unsigned char *end)
{
    while (s > line && (s[-1] <= ' ' || (s - line >= 3 && space_at(s - 3, end) == 3))) s -= s[-1] <= ' ' ? 1 : 3;
    if (s - line < 3 || end - next < 3 || char_len(s[-3]) != 3 || char_len(*next) != 3) return false;
    const bool opens = s - line == 3 || s[-4] <= ' ' || (s - line >= 6 && space_at(s - 6, end) == 3);
    return opens && s[-3] >= 0xE4 && *next >= 0xE4 && (end - next == 3 || space_at(next + 3, end) > 0);
}

size_t gn_clean_column_gap(const unsigned char *line, const unsigned char *s, const unsigned char *end)
{
    const unsigned char *p = s;
    unsigned columns = 0;
    for (unsigned n; (n = space_at(p, end)) != 0; p += n) columns += *p == '\t' || n == 3 ? 2 : 1;
    return columns >= 2 && !gn_clean_spreads(line, s, p, end) ? (size_t)(p - s) : 0;
}

static uint8_t count_cells(const unsigned char *s, const unsigned char *end)
{
    unsigned cells = 1;
    for (const unsigned char *p = s; p < end;) {
        if (*p >= 0xE4 && *p <= 0xE9) { /* nearly always: no space */
            p += 3;
            continue;
        }
        const bool space = *p <= ' ' || *p == 0xC2 || *p == 0xE2 || *p == 0xE3 || *p == 0xEF || *p == 0x7F;
        const size_t n = space ? gn_clean_column_gap(s, p, end) : 0;
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
    if (table_rule(s, end)) {
        l->kind = LINE_DROP;
        l->level = 1;
    } else if (bar_at(s, end) || (end - s < 4096 && end[-1] == '|' && memchr(s, '|', (size_t)(end - s - 1)))) {
        l->kind = LINE_TABLE;
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
    } else if (page_number(s, end)) {
        l->kind = LINE_DROP;
        l->flags |= PAGE_NUMBER;
    } else if (only_of(s, end, "-", 3) || only_of(s, end, "*", 3) || only_of(s, end, "=", 3) ||
               only_of(s, end, "_", 3) || url_only(s, end) || (starts(s, end, "![") && end[-1] == ')') ||
               starts(s, end, "```")) {
        l->kind = LINE_DROP;
    } else {
        static const char *const bullets[] = {"- ",           "* ",           "+ ",           "·", "•",
                                              "\xEF\x82\xB7", "\xEF\x81\xAC", "\xEF\x83\x98", NULL};
        for (const char *const *b = bullets; *b; b++)
            if (starts(s, end, *b)) {
                l->kind = LINE_LIST;
                s += strlen(*b);
                break;
            }
        for (unsigned n; (n = ornament_at(s, end)) != 0; s += n) l->kind = LINE_LIST;
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
        while (p > s && (is_digit(p[-1]) || p[-1] == '-' || p[-1] == '/')) p--; /* 1/12 */
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

/* Removes the dropped lines from the list; a table's rule leaves its trace on the row before. */
static size_t keep_lines(struct clean_line *line, size_t n)
{
    size_t kept = 0;
    uint16_t carry = 0;
    for (size_t i = 0; i < n; i++) {
        if (line[i].kind == LINE_DROP) {
            carry |= line[i].flags & BLANK_BEFORE;
            if (!line[i].level)
                carry |= FURNITURE_BEFORE;
            else if (kept && line[kept - 1].kind == LINE_TABLE)
                line[kept - 1].flags |= RULE_AFTER;
            continue;
        }
        line[kept] = line[i];
        line[kept++].flags |= carry;
        carry = 0;
    }
    return kept;
}

gn_status gn_clean_lines(const char *text, size_t length, const size_t *page_start, size_t pages, gn_clean *c,
                         size_t *count, gn_err *err)
{
    const gn_status st = split_lines(text, length, c, count, err);
    if (st) return st;
    const unsigned char *const t = bytes(text);
    drop_contents(c->line, *count, t);
    if (pages > 1)
        drop_page_headers(c->line, *count, t, page_start, pages);
    else
        gn_clean_find_stacked(c->line, *count, t);
    drop_repeated(c->line, *count, t);
    gn_clean_find_bare_rows(c->line, *count, t);
    *count = keep_lines(c->line, *count);
    gn_clean_find_rows(c->line, *count, t);
    return GN_OK;
}
