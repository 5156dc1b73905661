/* The text layer's characters: marks and spaces out, widths folded. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/clean_private.h"
#include "io/extract/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINK_MAX = 512, /* longest link or tag that is looked for */
    TAG_MAX = 300
};

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

/* Does a line end at `doc` cut a Latin word among Chinese ones in two: Op|enAI, IPv|6? Only if the text has the whole
 * word near by. */
static bool cuts_word(const writer *w, size_t doc)
{
    enum { LONGEST = 32, LEAST = 4, REACH = 8192 };
    const char *const out = w->out, *const text = (const char *)w->text;
    size_t before = 0, after = 0;
    while (before < LONGEST && out - w->c->text > (ptrdiff_t)before &&
           is_alnum((unsigned char)out[-1 - (ptrdiff_t)before]))
        before++;
    if (out - w->c->text > (ptrdiff_t)before && (unsigned char)out[-1 - (ptrdiff_t)before] < 0x80) return false;
    while (after < LONGEST && is_alnum((unsigned char)text[doc + after])) after++;
    char word[2 * LONGEST];
    const size_t n = before + after;
    if (n < LEAST || before == LONGEST || after == LONGEST) return false;
    memcpy(word, out - before, before);
    memcpy(word + before, text + doc, after);
    const size_t from = doc > REACH ? doc - REACH : 0;
    const size_t to = w->c->doc_length - doc > REACH ? doc + REACH : w->c->doc_length;
    for (const char *at = text + from; (at = memmem(at, (size_t)(text + to - at), word, n)) != NULL; at++)
        if ((at == text || !is_alnum((unsigned char)at[-1])) && !is_alnum((unsigned char)at[n])) return true;
    return false;
}

/* 300 元 - 500 元, 1 - 10 月, 增速为 - 5.2%: no space stays before the dash c at doc, or behind the one that was
 * written last, if a digit stands behind it and a digit or a word before. */
static bool spaced_dash(const writer *w, unsigned char c, size_t doc)
{
    const char b = w->out[-1];
    if ((is_digit((unsigned char)b) || b == '%') && (c == '-' || c == '~')) {
        const unsigned char *t = w->text + doc + (w->text[doc] < 0x80 ? 1 : 3);
        if (doc + 3 > w->c->doc_length) return false;
        while (*t == ' ') t++;
        return is_digit(*t);
    }
    if (!is_digit(c) || (b != '-' && b != '~') || w->out - w->c->text < 4) return false;
    static const char marks[] = "。；，、！？”）》";
    const unsigned char before = (unsigned char)w->out[-2];
    if (is_digit(before) || before == '%') return true;
    if (before < 0x80) return false;
    for (const char *m = marks; *m; m += 3)
        if (memcmp(w->out - 4, m, 3) == 0) return false;
    return true;
}

/* “收入增长11.6% 西部领先”, “日均4.28亿元 5G成为主流”: what ends before doc is a figure with its unit that is written
 * without a space before its digits, so that the space behind it parts a headline. */
static bool parts_headline(const writer *w, size_t doc)
{
    enum { UNIT = 4 /* characters */ };
    const unsigned char *const t = w->text;
    size_t i = doc;
    while (i > 0 && t[i - 1] == ' ') i--;
    const size_t end = i;
    if (i > 0 && t[i - 1] == '%')
        i--;
    else
        for (int k = 0; k < UNIT && i >= 3 && t[i - 1] >= 0x80; k++) i -= 3;
    const size_t digits = i;
    if (end == doc || digits == end) return false;
    while (i > 0 && (is_digit(t[i - 1]) || t[i - 1] == '.' || t[i - 1] == ',')) i--;
    return i < digits && i > 0 && t[i - 1] >= 0x80;
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
        if (gap == GAP_SPACE && spaced_dash(w, c, doc))
            keep = false;
        else if (c == '%' || c == ')' || c == ',' || c == '.' || b == '(' || (c == '(' && is_digit(b)) ||
                 (gap == GAP_LINE && (broken || (is_alnum(b) && is_alnum(c) && cuts_word(w, doc)))))
            keep = false;
        else
            keep = true;
    } else {
        keep = gap == GAP_SPACE && w->last == OUT_CJK && next == OUT_CJK && !after_magnitude(w);
        if (gap == GAP_SPACE && w->headline && next != OUT_WIDE) keep |= parts_headline(w, doc);
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

/* IDC:2022年, Gartner:PC出货量: does what stands behind a colon run into CJK text? */
static bool runs_into_cjk(const unsigned char *t, const unsigned char *end)
{
    enum { WORDS = 24 /* bytes */ };
    for (int k = 0; k < WORDS && t < end && (is_alnum(*t) || *t == '.' || *t == ' '); k++) t++;
    return t < end && *t >= 0xE3 && *t <= 0xE9;
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
    if (!number && (w->last == OUT_CJK || w->last == OUT_WIDE || next >= 0x80 ||
                    (c == ':' && w->last == OUT_ASCII && is_alpha((unsigned char)w->out[-1]) && is_alnum(next) &&
                     runs_into_cjk(after, w->text + end)))) {
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
         starts(t + i, t + end, "ftp://") || starts(t + i, t + end, "file://"))) {
        w->gap = GAP_LINE; /* what was parted by the address only, is not parted now */
        return url_end(t, i, end) - begin;
    }
    emit(w, (const char *)t + i, 1, i, OUT_ASCII);
    for (i++; i < end && is_alpha(t[i]); i++) *w->out++ = (char)t[i];
    return i - begin;
}

void gn_clean_begin_cells(writer *w, size_t doc)
{
    w->gap = GAP_NONE;
    for (; w->columns && !(w->columns & 1); w->columns >>= 1) emit(w, "|", 1, doc, OUT_NONE);
    w->columns >>= w->columns != 0;
}

void gn_clean_part_cells(writer *w, size_t doc)
{
    w->gap = GAP_NONE;
    emit(w, "|", 1, doc, OUT_NONE);
    gn_clean_begin_cells(w, doc);
}

/* A space, or what stands between two columns of the line that begins at `begin`. */
static size_t space(writer *w, size_t begin, size_t i, size_t end)
{
    const unsigned char *const t = w->text;
    const unsigned n = space_at(t + i, t + end);
    if (!n) return 0;
    if (t[i] == '\t' && w->separator == '\t') {
        gn_clean_part_cells(w, i);
        return n;
    }
    if (w->aligned) {
        size_t columns = w->spaced ? n : gn_clean_column_gap(t + begin, t + i, t + end);
        while (w->spaced && space_at(t + i + columns, t + end)) columns += space_at(t + i + columns, t + end);
        if (columns) {
            gn_clean_part_cells(w, i);
            return columns;
        }
    }
    if (w->table && w->last == OUT_CJK) { /* 北　京 */
        const unsigned char *next = t + i + n;
        for (unsigned k; (k = space_at(next, t + end)) != 0;) next += k;
        if (gn_clean_spreads(t + begin, t + i, next, t + end)) return (size_t)(next - t) - i;
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

/* The mark of a footnote behind a Chinese word, a figure, a percent sign or a bracket: 收入¹, 91.2³, 5%². What makes
 * areas and volumes of a unit stays, and an exponent: 千米², 10⁸. */
static size_t footnote(const writer *w, size_t i)
{
    static const char *const units[] = {"米", "里"};
    const unsigned char *const t = w->text + i;
    const size_t n = t[0] == 0xC2 ? (t[1] == 0xB9 || t[1] == 0xB2 || t[1] == 0xB3 ? 2 : 0)
                                  : (t[1] == 0x81 && t[2] >= 0xB0 && t[2] <= 0xB9 ? 3 : 0);
    if (!n || w->gap != GAP_NONE || w->out == w->c->text) return 0;
    if (w->last == OUT_CJK) return GN_ENDS_IN(w->c->text, (size_t)(w->out - w->c->text), units) ? 0 : n;
    const char *const text = w->c->text, *const out = w->out;
    if (w->last == OUT_DIGIT)
        return out - text >= 2 && memcmp(out - 2, "10", 2) == 0 && (out - text == 2 || !is_digit((uint8_t)out[-3])) ? 0
                                                                                                                    : n;
    return out[-1] == '%' || out[-1] == ')' ? n : 0;
}

/* The reference [1] or [^a] goes; of [text](address) the text stays. */
static size_t link_begin(const writer *w, size_t i, size_t end, bool no_link)
{
    const unsigned char *const t = w->text;
    size_t k = i + 1;
    const bool note = k < end && t[k] == '^';
    k += note;
    while (k < end && k < i + (note ? 16 : 4) && (is_digit(t[k]) || (note && is_alpha(t[k])))) k++;
    if (k > i + 1 + note && k < end && t[k] == ']' && !(k + 1 < end && t[k + 1] == '(')) return k + 1 - i;
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
        gn_clean_part_cells(w, i);
    } else {
        emit(w, "｜", 3, i, OUT_WIDE);
    }
    return w->text[i] == '|' ? 1 : 3;
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

/* ★ ▶ ✔ and pictures part what stands on either side, as spaces do. */
static size_t ornament(writer *w, size_t i, size_t end)
{
    const unsigned n = ornament_at(w->text + i, w->text + end);
    if (n && w->gap == GAP_NONE) w->gap = GAP_SPACE;
    return n;
}

static size_t mark(writer *w, size_t i, size_t end, bool *no_link)
{
    const unsigned char c = w->text[i];
    size_t n = 0;
    if (w->separator && c == '"') {
        w->quoted = !w->quoted;
        return 1;
    }
    if (w->separator == (char)c && !w->quoted) {
        gn_clean_part_cells(w, i);
        return 1;
    }
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
    case 0xF0: return ornament(w, i, end);
    case 0xE2: {
        if ((n = ornament(w, i, end)) != 0) return n;
        if (w->wide_bars && bar_at(w->text + i, w->text + end)) return bar(w, i);
        const size_t note = footnote(w, i);
        return note ? note : twin(w, i, end);
    }
    case 0xEF:
        if (w->wide_bars && bar_at(w->text + i, w->text + end)) return bar(w, i);
        n = ornament(w, i, end);
        return n ? n : twin(w, i, end);
    case 0xE3: return twin(w, i, end);
    case 0xC2: return w->text[i + 1] == 0xAD ? 2 : footnote(w, i); /* soft hyphen */
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

void gn_clean_copy_line(writer *w, size_t begin, size_t end)
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
