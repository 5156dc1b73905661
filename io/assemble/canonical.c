/* Canonical names of indicators and classes of units. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canonical.h"

#include "io/extract/lexicon.h"
#include "io/extract/traditional.h"

#include <stdlib.h>
#include <string.h>

/* The words of one role of indicator.tsv, longest first, so that the longest of several matches wins. */
typedef struct word {
    const char *text, *to;
    size_t len;
} word;

typedef struct words {
    word *items;
    size_t count;
    uint64_t begins[16]; /* a bit for each hash of a word's first bytes: most places of a name begin none of them */
} words;

typedef enum role {
    PART,
    BEGIN,
    END,
    KEEP,
    GROWTH_END,
    SHARE_END,
    SAME,
    STOCK,
    FLOW,
    NEW,
    BARE,
    SELF,
    COMPANY,
    N_ROLES
} role;
static const char *const role_names[N_ROLES] = {"part",  "begin", "end", "keep", "growth", "share",  "same",
                                                "stock", "flow",  "new", "bare", "self",   "company"};

typedef struct unit {
    const char *word, *canonical, *dimension;
    double factor; /* NaN-free: 0 where the table states none */
} unit;

struct canonical {
    const gn_traditional *traditional; /* of the lexicon */
    words role[N_ROLES];
    unit *units; /* sorted by word */
    size_t unit_count;
    words company;         /* names of companies */
    gn_strings *same_from; /* canonical form of each `same` row; number i belongs to same_to[i] */
    gn_strings *same_texts;
    gn_str *same_to;
};

/* Of a word's first three bytes, which are one Chinese character; of a shorter word's first byte. */
static unsigned begin_hash(const char *s, size_t len)
{
    const unsigned char *u = (const unsigned char *)s;
    return (len < 3 || u[0] < 0xE0 ? u[0] : u[0] << 6 ^ u[1] << 4 ^ u[2]) & 1023;
}

static void words_index(words *w)
{
    for (size_t i = 0; i < w->count; i++) {
        const unsigned h = begin_hash(w->items[i].text, w->items[i].len);
        w->begins[h / 64] |= (uint64_t)1 << h % 64;
    }
}

/* The first word of `w`, the longest where they are sorted so, with which the text of n bytes begins, or NULL. */
static const word *words_at(const words *w, const char *s, size_t n)
{
    const unsigned h = n ? begin_hash(s, n) : 0;
    if (!n || !(w->begins[h / 64] >> h % 64 & 1)) return NULL;
    for (size_t k = 0; k < w->count; k++)
        if (w->items[k].len <= n && memcmp(s, w->items[k].text, w->items[k].len) == 0) return &w->items[k];
    return NULL;
}

static int longest_first(const void *a, const void *b)
{
    const word *x = a, *y = b;
    if (x->len != y->len) return x->len > y->len ? -1 : 1;
    return strcmp(x->text, y->text);
}

static int by_word(const void *a, const void *b)
{
    return strcmp(((const unit *)a)->word, ((const unit *)b)->word);
}

static gn_status load_words(canonical *c, const gn_lexicon *l, gn_err *err)
{
    const gn_lex_table t = gn_lexicon_rows(l, "indicator");
    for (size_t r = 0; r < N_ROLES; r++) {
        c->role[r].items = calloc(t.rows + 1, sizeof(word));
        if (!c->role[r].items) return gn_fail(err, GN_E_NOMEM, "no memory for the indicators' words");
    }
    for (size_t i = 0; i < t.rows; i++) {
        const char *name = gn_lex_field(t, i, 0);
        size_t r = 0;
        while (r < N_ROLES && strcmp(role_names[r], name) != 0) r++;
        const char *text = gn_lex_field(t, i, 1);
        if (r == N_ROLES || !*text)
            return gn_fail(err, GN_E_FORMAT,
                           "indicator.tsv: '%s': part, begin, end, keep, growth, share, same, stock, "
                           "flow, new, bare, self or company and a word were expected",
                           name);
        c->role[r].items[c->role[r].count++] = (word){text, gn_lex_field(t, i, 2), strlen(text)};
    }
    for (size_t r = 0; r < N_ROLES; r++) {
        if (r != SAME) qsort(c->role[r].items, c->role[r].count, sizeof(word), longest_first);
        words_index(&c->role[r]);
    }
    return GN_OK;
}

static gn_status load_units(canonical *c, const gn_lexicon *l, gn_err *err)
{
    const gn_lex_table t = gn_lexicon_rows(l, "unit");
    c->units = calloc(t.rows + 1, sizeof *c->units);
    if (!c->units) return gn_fail(err, GN_E_NOMEM, "no memory for the units");
    for (size_t i = 0; i < t.rows; i++) {
        const char *factor = gn_lex_field(t, i, 5);
        unit *u = &c->units[i];
        *u = (unit){gn_lex_field(t, i, 0), gn_lex_field(t, i, 1), gn_lex_field(t, i, 2), 0};
        if (!*u->canonical) u->canonical = u->word;
        if (*factor && !gn_number_parse(factor, strlen(factor), &u->factor)) u->factor = 0;
    }
    c->unit_count = t.rows;
    qsort(c->units, t.rows, sizeof *c->units, by_word);
    return GN_OK;
}

static gn_status load_companies(canonical *c, const gn_lexicon *l, gn_err *err)
{
    const gn_lex_table t = gn_lexicon_rows(l, "org");
    c->company.items = calloc(t.rows + 1, sizeof(word));
    if (!c->company.items) return gn_fail(err, GN_E_NOMEM, "no memory for the companies' names");
    for (size_t i = 0; i < t.rows; i++) {
        const char *text = gn_lex_field(t, i, 0);
        if (*text && strcmp(gn_lex_field(t, i, 2), "company") == 0)
            c->company.items[c->company.count++] = (word){text, gn_lex_field(t, i, 1), strlen(text)};
    }
    qsort(c->company.items, c->company.count, sizeof(word), longest_first);
    words_index(&c->company);
    return GN_OK;
}

static bool ends_with(const gn_buf *b, const word *w)
{
    return b->length >= w->len && memcmp(b->data + b->length - w->len, w->text, w->len) == 0;
}

static void cut(gn_buf *b, size_t length)
{
    b->length = length;
    b->data[length] = '\0';
}

/* What is left of a name must still name something: two Chinese characters or as many bytes. */
enum { LEAST = 6 };

/* Takes away words of a role at the end, again and again. */
static void drop_end(gn_buf *b, const words *w, const words *keep)
{
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; keep && i < keep->count; i++)
            if (ends_with(b, &keep->items[i])) return;
        for (size_t i = 0; i < w->count && !again; i++)
            if (ends_with(b, &w->items[i]) && b->length >= w->items[i].len + LEAST) {
                cut(b, b->length - w->items[i].len);
                again = true;
            }
    }
}

static void drop_begin(gn_buf *b, const words *w)
{
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < w->count && !again; i++) {
            const word *x = &w->items[i];
            if (b->length < x->len + LEAST || memcmp(b->data, x->text, x->len) != 0) continue;
            memmove(b->data, b->data + x->len, b->length - x->len + 1);
            b->length -= x->len;
            again = true;
        }
    }
}

/* Full-width forms, quotes, brackets and blanks: the same names are written with and without them. */
static const char *const dropped[] = {"“",  "”",  "‘", "’",  "《", "》", "「", "」", "（", "）", "·",
                                      "、", "，", "—", "－", "　", "的", "〈", "〉", "【", "】"};
static const char dropped_begin[] = "\xC2\xE2\xE3\xE7\xEF"; /* their first bytes */

/* A bracket that holds Latin letters only repeats the name: 国内生产总值（GDP）. Returns its length, else 0. */
static size_t latin_bracket(const char *s)
{
    size_t open, close;
    if (*s == '(')
        open = 1;
    else if (strncmp(s, "（", 3) == 0)
        open = 3;
    else
        return 0;
    size_t n = open;
    while ((s[n] >= 'A' && s[n] <= 'Z') || (s[n] >= 'a' && s[n] <= 'z')) n++;
    if (n == open) return 0;
    close = s[n] == ')' ? 1 : strncmp(s + n, "）", 3) == 0 ? 3 : 0;
    return close ? n + close : 0;
}

static void append_folded(gn_buf *out, const char *name)
{
    for (const char *s = name; *s;) {
        const size_t bracket = s == name ? 0 : latin_bracket(s);
        if (bracket) {
            s += bracket;
            continue;
        }
        size_t skip = 0;
        for (size_t i = 0; strchr(dropped_begin, *s) && i < sizeof dropped / sizeof *dropped && !skip; i++)
            if (strncmp(s, dropped[i], strlen(dropped[i])) == 0) skip = strlen(dropped[i]);
        if (!skip && strchr(" \t\r\n\"'()[],.-", *s)) skip = 1;
        /* ＡＢ１２ (U+FF01 to U+FF5E) to ASCII */
        const unsigned char *u = (const unsigned char *)s;
        if (!skip && u[0] == 0xEF && (u[1] == 0xBC || u[1] == 0xBD) && u[2]) {
            const unsigned code = (unsigned)(u[1] & 0x3F) << 6 | (u[2] & 0x3F); /* low bits of U+FFxx */
            if (u[1] == 0xBC ? u[2] >= 0x81 : u[2] <= 0x9E) {
                const char ascii = (char)(code - 0xF00 + 0x20);
                gn_buf_char(out, ascii >= 'a' && ascii <= 'z' ? (char)(ascii - 'a' + 'A') : ascii);
                s += 3;
                continue;
            }
        }
        if (skip) {
            s += skip;
            continue;
        }
        gn_buf_char(out, *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s);
        s++;
    }
}

/* Replaces every word of the role, from left to right, the longest first. */
static void replace(gn_buf *b, const words *w)
{
    gn_buf out = {0};
    for (size_t i = 0; i < b->length;) {
        const word *hit = words_at(w, b->data + i, b->length - i);
        if (hit)
            gn_buf_text(&out, hit->to);
        else
            gn_buf_char(&out, b->data[i]);
        i += hit ? hit->len : 1;
    }
    if (!out.length && !out.failed) {
        gn_buf_free(&out); /* a name of nothing but such words stays */
        return;
    }
    gn_buf_free(b);
    *b = out;
}

static bool text_begins(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

/* 小米集团出货 and 小米公司出货 to 小米出货, 小鹏交付 to 小鹏汽车交付: a company under the name that org.tsv gives it.
 */
static void name_company(const canonical *c, gn_buf *b)
{
    static const char *const forms[] = {"集团", "公司"};
    const word *w = words_at(&c->company, b->data, b->length);
    if (!w) return;
    size_t n = w->len;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (text_begins(b->data + n, forms[i])) n += strlen(forms[i]);
    const char *name = *w->to ? w->to : w->text;
    if (n == b->length || (n == w->len && strcmp(name, w->text) == 0)) return;
    gn_buf out = {0};
    gn_buf_text(&out, name);
    gn_buf_text(&out, b->data + n);
    gn_buf_free(b);
    *b = out;
}

/* 规模以上 goes without saying where an industry's money is told (规模以上工业企业利润), not where firms are counted.
 */
static void drop_size(const canonical *c, gn_buf *b)
{
    static const char size[] = "规模以上";
    const size_t n = sizeof size - 1;
    if (b->length < n + LEAST || !text_begins(b->data, size)) return;
    bool flow = false;
    for (size_t i = 0; i < c->role[FLOW].count && !flow; i++) flow = ends_with(b, &c->role[FLOW].items[i]);
    if (!flow) return;
    memmove(b->data, b->data + n, b->length - n + 1);
    b->length -= n;
}

/* 江苏省南京市 to 南京市; NULL where no further place follows. */
static const char *next_place(const char *area)
{
    static const char *const ends[] = {"省", "市", "区", "州"};
    const char *best = NULL;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *p = strstr(area, ends[i]);
        if (p && p[3] && (!best || p < best)) best = p + 3;
    }
    return best;
}

/* All steps but `same`. */
static void reduce(const canonical *c, const char *name, const char *area, gn_measure measure, gn_buf *out)
{
    gn_buf_clear(out);
    append_folded(out, name);
    if (!out->length) gn_buf_text(out, name);
    if (out->length && !out->failed) (void)gn_traditional_fold_in_place(c->traditional, out->data, out->length);
    if (out->failed || !out->length) return;
    if (area) {
        /* 江苏省南京市软件业务收入 and 南京市软件业务收入, both of the area 江苏省南京市 */
        for (const char *tail = area; tail; tail = next_place(tail)) {
            const size_t n = strlen(tail);
            if (out->length < n + LEAST || memcmp(out->data, tail, n) != 0) continue;
            memmove(out->data, out->data + n, out->length - n + 1);
            out->length -= n;
            break;
        }
    }
    name_company(c, out);
    replace(out, &c->role[PART]);
    drop_begin(out, &c->role[BEGIN]);
    drop_size(c, out);
    if (measure == GN_MEASURE_YOY || measure == GN_MEASURE_POP || measure == GN_MEASURE_GROWTH ||
        measure == GN_MEASURE_CAGR || measure == GN_MEASURE_MULTIPLE)
        drop_end(out, &c->role[GROWTH_END], NULL);
    if (measure == GN_MEASURE_SHARE) drop_end(out, &c->role[SHARE_END], NULL);
    drop_end(out, &c->role[END], &c->role[KEEP]);
}

void canonical_name(const canonical *c, const char *name, const char *area, gn_measure measure, gn_buf *out)
{
    reduce(c, name, area, measure, out);
    if (out->failed || !out->length) return;
    const gn_str hit = gn_strings_find(c->same_from, out->data, out->length);
    if (!hit) return;
    gn_buf_clear(out);
    gn_buf_text(out, gn_strings_get(c->same_texts, c->same_to[hit]));
}

static gn_status load_same(canonical *c, gn_err *err)
{
    gn_status st = gn_strings_new(&c->same_from, err);
    if (!st) st = gn_strings_new(&c->same_texts, err);
    if (!st && !(c->same_to = calloc(c->role[SAME].count + 2, sizeof *c->same_to)))
        st = gn_fail(err, GN_E_NOMEM, "no memory for the indicators' words");
    gn_buf from = {0}, to = {0};
    for (size_t i = 0; !st && i < c->role[SAME].count; i++) {
        reduce(c, c->role[SAME].items[i].text, NULL, GN_MEASURE_LEVEL, &from);
        reduce(c, c->role[SAME].items[i].to, NULL, GN_MEASURE_LEVEL, &to);
        gn_str a = 0, b = 0;
        if (!from.failed && !to.failed && from.length && to.length) {
            a = gn_strings_add(c->same_from, from.data, from.length);
            b = gn_strings_add(c->same_texts, to.data, to.length);
        }
        if (!a || !b)
            st = gn_fail(err, GN_E_NOMEM, "no memory for the indicators' words");
        else
            c->same_to[a] = b;
    }
    gn_buf_free(&from);
    gn_buf_free(&to);
    return st;
}

static void canonical_free(void *tables)
{
    canonical *const c = tables;
    if (!c) return;
    for (size_t r = 0; r < N_ROLES; r++) free(c->role[r].items);
    free(c->units);
    free(c->company.items);
    free(c->same_to);
    gn_strings_free(c->same_from);
    gn_strings_free(c->same_texts);
    free(c);
}

static gn_status canonical_new(const gn_lexicon *lexicon, void **out, gn_err *err)
{
    canonical *c = calloc(1, sizeof *c);
    if (!c) return gn_fail(err, GN_E_NOMEM, "no memory for the indicators' words");
    c->traditional = gn_lexicon_traditional(lexicon);
    gn_status st = load_words(c, lexicon, err);
    if (!st) st = load_units(c, lexicon, err);
    if (!st) st = load_companies(c, lexicon, err);
    if (!st) st = load_same(c, err);
    if (st)
        canonical_free(c);
    else
        *out = c;
    return st;
}

gn_status canonical_get(const gn_lexicon *lexicon, const canonical **out, gn_err *err)
{
    const void *tables;
    const gn_status st = gn_lexicon_derived(lexicon, canonical_new, canonical_free, &tables, err);
    *out = tables;
    return st;
}

static const unit *find_unit(const canonical *c, const char *name)
{
    const unit key = {.word = name};
    return c->unit_count ? bsearch(&key, c->units, c->unit_count, sizeof key, by_word) : NULL;
}

const char *canonical_unit(const canonical *c, const char *name, double *factor)
{
    *factor = 1;
    if (!name || !*name)
        return "count"; /* 4.7亿 without a word is a number of things, or of nothing else of that name */
    const unit *u = find_unit(c, name);
    if (!u) return name;
    if (strcmp(u->dimension, "count") == 0) return "count";
    if (strcmp(u->dimension, "money") == 0 || u->factor <= 0) return u->canonical;
    *factor = u->factor;
    return u->dimension;
}

bool canonical_is_bare(const canonical *c, const char *name)
{
    for (size_t i = 0; i < c->role[BARE].count; i++)
        if (strcmp(c->role[BARE].items[i].text, name) == 0) return true;
    for (size_t i = 0; i < c->role[SELF].count; i++)
        if (strncmp(c->role[SELF].items[i].text, name, c->role[SELF].items[i].len) == 0) return true;
    return false;
}

bool canonical_is_of_company(const canonical *c, const char *name)
{
    if (words_at(&c->company, name, strlen(name))) return true;
    for (size_t i = 0; i < c->role[COMPANY].count; i++) {
        /* at least two characters of a name before it: 菜鸟集团收入, but not 集团收入 */
        const char *p = strstr(name, c->role[COMPANY].items[i].text);
        if (p && p - name >= LEAST) return true;
    }
    return false;
}

/* Where the last match of a role ends; 0: none. The first of the list is the longest, so ties go to it. */
static size_t last_end(const words *w, const char *name, size_t *len)
{
    size_t end = 0;
    *len = 0;
    for (size_t i = 0; i < w->count; i++)
        for (const char *p = name; (p = strstr(p, w->items[i].text)) != NULL; p++) {
            const size_t e = (size_t)(p - name) + w->items[i].len;
            if (e > end || (e == end && w->items[i].len > *len)) {
                end = e;
                *len = w->items[i].len;
            }
        }
    return end;
}

bool canonical_is_stock(const canonical *c, const char *name, const char *unit_name)
{
    size_t stock_len, flow_len, new_len;
    /* 新增用户数 is a flow whatever follows */
    if (last_end(&c->role[NEW], name, &new_len)) return false;
    const size_t stock = last_end(&c->role[STOCK], name, &stock_len);
    const size_t flow = last_end(&c->role[FLOW], name, &flow_len);
    if (stock || flow) return stock > flow || (stock == flow && stock_len > flow_len);
    const unit *u = unit_name ? find_unit(c, unit_name) : NULL;
    /* things that are counted are there at a time; money, goods and energy flow */
    return u && strcmp(u->dimension, "count") == 0;
}
