/* Layer 3 of the extractor, structure: articles, sentences, clauses and the segments that they are made of. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/structure.h"
#include "io/extract/words.h"

#include <stdlib.h>
#include <string.h>

enum {
    MAX_DEPTH = 8, /* brackets within brackets that are followed */
    MAX_BRACKET = 400
}; /* segments; a longer bracket is text like any other, which keeps time linear */

bool gn_structure_grow(void **items, size_t *cap, size_t size)
{
    const size_t more = *cap ? 2 * *cap : 1024;
    void *p = realloc(*items, more * size);
    if (!p) return false;
    *items = p;
    *cap = more;
    return true;
}

#define ADD(st, list, count, cap)                                                                                      \
    ((st)->count < (st)->cap || gn_structure_grow((void **)&(st)->list, &(st)->cap, sizeof *(st)->list)                \
         ? &(st)->list[(st)->count++]                                                                                  \
         : NULL)

/* 3月20日丨某公司公布业绩: the ideograph that news feeds write for a bar. */
static bool ideographic_bar(const char *p)
{
    return p[0] == '\xE4' && p[1] == '\xB8' && p[2] == '\xA8';
}

/* The mark at p and its length; 0 where there is none. */
static char mark_at(const char *p, const char *end, size_t *len)
{
    static const struct {
        const char *text;
        char mark;
    } wide[] = {{"，", ','}, {"。", '.'}, {"；", ';'}, {"：", ':'}, {"！", '!'}, {"？", '?'}, {"、", 'd'},
                {"《", '<'}, {"》", '>'}, {"【", '['}, {"】", ']'}, {"“", 'q'},  {"”", 'Q'},  {"‘", 'q'},
                {"’", 'Q'},  {"（", '('}, {"「", 'q'}, {"」", 'Q'}, {"『", 'q'}, {"』", 'Q'}, {"）", ')'},
                {"—", '-'},  {"–", '-'},  {"…", '.'},  {"▌", '.'},  {"●", '.'},  {"■", '.'}};
    const unsigned char first = (unsigned char)*p;
    if (first < 0x80) {
        *len = 1;
        switch (first) {
        case ',':
        case ';':
        case ':':
        case '!':
        case '?':
        case '(':
        case ')':
        case '~':
        case '/':
        case '+':
        case '|':
        case ' ': return (char)first;
        case '[': return '[';
        case ']': return ']';
        case '"': return 'q';
        default: return 0;
        }
    }
    if (first != 0xE2 && first != 0xE3 && first != 0xE4 && first != 0xEF) return 0;
    if (end - p < 3) return 0;
    if (first == 0xE4) {
        *len = 3;
        return ideographic_bar(p) ? '|' : 0;
    }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (memcmp(p, wide[i].text, 3) == 0) {
            *len = 3;
            return wide[i].mark;
        }
    return 0;
}

static bool ascii_word(char ch)
{
    return (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
}

typedef struct splitter {
    const gn_clean *c;
    const gn_scan *s;
    gn_structure *st;
    bool failed;
    size_t credit; /* the segment at which the present block's first sentence begins behind who reports it */
} splitter;

static void put_seg(splitter *p, gn_seg seg)
{
    gn_seg *r = ADD(p->st, seg, segs, seg_cap);
    if (r)
        *r = seg;
    else
        p->failed = true;
}

/* The text [start, end) without tokens: marks and runs. */
static void put_text(splitter *p, size_t start, size_t end)
{
    const char *t = p->c->text;
    size_t run = start;
    for (size_t i = start; i < end;) {
        size_t len = 1;
        if ((unsigned char)t[i] >= 0xE4 && (unsigned char)t[i] <= 0xE9 && end - i >= 3 &&
            !ideographic_bar(t + i)) { /* nearly always: no mark */
            i += 3;
            continue;
        }
        char mark = mark_at(t + i, t + end, &len);
        /* Within Latin words and names these are no marks: AT&T, TCP/IP, "Mate X2". */
        if ((mark == ' ' || mark == '/' || mark == '+' || mark == ':') && i > 0 && ascii_word(t[i - 1]) &&
            ascii_word(t[i + 1]))
            mark = 0;
        if (!mark) {
            i++;
            while (i < end && ((unsigned char)t[i] & 0xC0) == 0x80) i++;
            continue;
        }
        if (i > run)
            put_seg(p, (gn_seg){.start = (uint32_t)run, .end = (uint32_t)i, .token = GN_NO_INDEX, .kind = GN_SEG_TEXT});
        put_seg(p, (gn_seg){.start = (uint32_t)i,
                            .end = (uint32_t)(i + len),
                            .token = GN_NO_INDEX,
                            .kind = GN_SEG_MARK,
                            .mark = mark});
        i += len;
        run = i;
    }
    if (end > run)
        put_seg(p, (gn_seg){.start = (uint32_t)run, .end = (uint32_t)end, .token = GN_NO_INDEX, .kind = GN_SEG_TEXT});
}

static gn_seg_kind seg_kind(uint8_t token_kind)
{
    static const gn_seg_kind kinds[GN_TOKEN_KINDS] = {
        [GN_TOKEN_QUANTITY] = GN_SEG_QUANTITY, [GN_TOKEN_PERIOD] = GN_SEG_PERIOD, [GN_TOKEN_AREA] = GN_SEG_AREA,
        [GN_TOKEN_ORG] = GN_SEG_ORG,           [GN_TOKEN_CUE] = GN_SEG_CUE,       [GN_TOKEN_NAME] = GN_SEG_NAME,
        [GN_TOKEN_ORDINAL] = GN_SEG_ORDINAL,   [GN_TOKEN_SECTOR] = GN_SEG_SECTOR};
    return kinds[token_kind];
}

/* “倍增计划”, 倍增计划领导小组: a name, nothing that somebody means to do. */
static bool plan_of_name(const gn_clean *c, const gn_token *t)
{
    static const char kinds[] = "激励|补贴|扶持|刺激|资助|该|此|这一|这项",
                      ends[] = "”|工作|领导小组|办公室|名单|委员会";
    enum { FAR = 6 };
    if (t->kind != GN_TOKEN_CUE || t->cue != GN_CUE_TARGET) return false;
    if (gn_words_begin(ends, c->text + t->end, c->length - t->end)) return true;
    const size_t from = t->start < FAR ? 0 : t->start - FAR;
    return t->end - t->start == 6 && memcmp(c->text + t->start, "计划", 6) == 0 &&
           gn_words_end(kinds, c->text + from, t->start - from) > 0; /* 激励计划, 该计划 */
}

static void put_block(splitter *p, const gn_block *b, size_t *token)
{
    size_t at = b->start;
    const gn_scan *s = p->s;
    while (*token < s->tokens && s->token[*token].start < b->start) ++*token;
    for (; *token < s->tokens && s->token[*token].start < b->end; ++*token) {
        const gn_token *t = &s->token[*token];
        if (t->start < at || plan_of_name(p->c, t)) continue; /* within the one before, or within the text */
        put_text(p, at, t->start);
        put_seg(p, (gn_seg){.start = t->start,
                            .end = t->end,
                            .token = (uint32_t)*token,
                            .index = t->index,
                            .kind = (uint8_t)seg_kind(t->kind),
                            .cue = t->cue});
        at = t->end;
    }
    put_text(p, at, b->end);
}

/* Brackets: for each opening mark whether its closing one exists in the sentence and figures stand between. */
static bool bracket_has_figures(const gn_structure *st, size_t open, size_t last, size_t *close)
{
    int depth = 0;
    bool figures = false;
    const size_t stop = last - open > MAX_BRACKET ? open + MAX_BRACKET : last;
    for (size_t i = open; i < stop; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_QUANTITY) figures = true;
        if (g->kind != GN_SEG_MARK) continue;
        if (g->mark == '(') depth++;
        if (g->mark == ')' && --depth == 0) {
            *close = i;
            return figures;
        }
    }
    *close = last;
    return false;
}

static uint32_t new_clause(splitter *p, uint32_t sentence, uint32_t first, uint32_t parent, char opener)
{
    gn_clause *r = ADD(p->st, clause, clauses, clause_cap);
    if (!r) {
        p->failed = true;
        return 0;
    }
    *r = (gn_clause){.first = first, .last = first, .sentence = sentence, .parent = parent, .opener = opener};
    return (uint32_t)(p->st->clauses - 1);
}

/* 占比分别为：85%、15%; 同比增长：5%; (2019年：人民币5亿元): the colon at segment i parts nothing. */
static bool says(const splitter *p, size_t first, size_t i, size_t last)
{
    const gn_seg *g = &p->st->seg[i];
    if (g->mark != ':' || i == first || i + 1 == last) return false;
    if (g[-1].kind == GN_SEG_PERIOD && i - 1 > first && g[-2].kind == GN_SEG_MARK && g[-2].mark == '(') return true;
    if (g[1].kind != GN_SEG_QUANTITY) return false;
    if (g[-1].kind == GN_SEG_CUE) switch (g[-1].cue) {
        case GN_CUE_UP:
        case GN_CUE_DOWN:
        case GN_CUE_YOY:
        case GN_CUE_POP:
        case GN_CUE_RATE:
        case GN_CUE_CAGR:
        case GN_CUE_SHARE: return true;
        default: break;
        }
    return g[-1].end - g[-1].start >= 3 && memcmp(p->c->text + g[-1].end - 3, "为", 3) == 0;
}

/* 第一名为…的甲、第二名为…的乙: the mark before a further rank parts as a comma does. */
static bool next_rank(const splitter *p, const gn_seg *g)
{
    static const char numerals[] = "一|二|三|四|五|六|七|八|九|十", places[] = "名|位";
    const char *t = p->c->text + g->end;
    const size_t n = p->c->length - g->end;
    size_t at = gn_words_begin("第", t, n < 3 ? n : 3);
    if (g->mark != 'd' || !at) return false;
    for (size_t k; (k = gn_words_begin(numerals, t + at, n - at)) != 0;) at += k;
    while (at < n && t[at] >= '0' && t[at] <= '9') at++;
    const size_t place = gn_words_begin(places, t + at, n - at);
    return place && gn_words_begin("为|是", t + at + place, n - at - place);
}

static void put_sentence(splitter *p, size_t first, size_t last, uint32_t block, uint32_t article)
{
    gn_structure *st = p->st;
    if (first == last) return;
    gn_sentence *r = ADD(st, sentence, sentences, sentence_cap);
    if (!r) {
        p->failed = true;
        return;
    }
    const uint32_t number = (uint32_t)(st->sentences - 1);
    *r = (gn_sentence){.start = st->seg[first].start,
                       .end = st->seg[last - 1].end,
                       .first_clause = (uint32_t)st->clauses,
                       .first = (uint32_t)first,
                       .last = (uint32_t)last,
                       .block = block,
                       .article = article};
    uint32_t stack[MAX_DEPTH];
    size_t closes[MAX_DEPTH];
    int depth = 0;
    uint32_t current = new_clause(p, number, (uint32_t)first, GN_NO_INDEX, 0);
    /* A space parts headlines; in a sentence it is somebody's taste. */
    const gn_seg *full_stop = &st->seg[last - 1];
    const char *const marks =
        full_stop->kind == GN_SEG_MARK && strchr(".;!?", full_stop->mark) ? ",;:.!?|" : ",;:.!?| ";
    size_t plain_until = first; /* end of a bracket without figures */
    for (size_t i = first; i < last && !p->failed; i++) {
        gn_seg *g = &st->seg[i];
        const bool mark = g->kind == GN_SEG_MARK;
        if (mark && g->mark == '(' && i >= plain_until && depth < MAX_DEPTH) {
            size_t close;
            if (bracket_has_figures(st, i, last, &close)) {
                g->clause = current;
                st->clause[current].last = (uint32_t)i + 1;
                stack[depth] = current;
                closes[depth++] = close;
                current = new_clause(p, number, (uint32_t)i + 1, current, '(');
                continue;
            }
            if (close < last) plain_until = close + 1;
        }
        if (depth && i == closes[depth - 1]) {
            current = stack[--depth];
            /* The rest after the bracket belongs to the clause around it, whichever part of it was the last. */
            g->clause = current;
            st->clause[current].last = (uint32_t)i + 1;
            continue;
        }
        g->clause = current;
        st->clause[current].last = (uint32_t)i + 1;
        const bool ends =
            mark && i >= plain_until && (strchr(marks, g->mark) ? !says(p, first, i, last) : next_rank(p, g));
        if (i + 1 == p->credit && i + 1 < last)
            current = new_clause(p, number, (uint32_t)i + 1, GN_NO_INDEX, ':');
        else if (ends && i + 1 < last)
            current = new_clause(p, number, (uint32_t)i + 1, depth ? stack[depth - 1] : GN_NO_INDEX, g->mark);
    }
    st->sentence[number].last_clause = (uint32_t)st->clauses;
}

static bool is_dateline(const gn_scan *s, const gn_seg *g)
{
    return g->kind == GN_SEG_PERIOD && (s->time[g->index].flags & GN_P_DATELINE);
}

static gn_date dateline(const gn_scan *s, const gn_seg *g, gn_date date)
{
    const gn_time_context context = {.anchor = date};
    gn_resolved r;
    if (!gn_time_resolve(&s->time[g->index], &context, false, &r) || !r.first_day.year) return (gn_date){0};
    return r.first_day;
}

/* A line without rank right above a table is the table's caption, and no headline of an article, where it is numbered
 * (表1) or tells neither time nor place of its own. */
static bool is_caption(const gn_clean *c, const gn_structure *st, size_t block, size_t first)
{
    static const char unit[] = "单位";
    const gn_block *b = &c->block[block];
    size_t next = block + 1; /* a line 单位：亿元 may stand between them */
    if (next + 1 < c->blocks && b[1].end - b[1].start > sizeof unit &&
        memcmp(c->text + b[1].start, unit, sizeof unit - 1) == 0)
        next++;
    if (b->level || next == c->blocks || c->block[next].kind != GN_BLOCK_TABLE_ROW) return false;
    static const char *const marks[] = {"表", "附表"};
    const char *s = c->text + b->start;
    for (size_t i = 0; i < 2; i++) {
        const size_t n = strlen(marks[i]);
        if (b->end - b->start > n && memcmp(s, marks[i], n) == 0 && s[n] >= '0' && s[n] <= '9') return true;
    }
    for (size_t k = first; k < st->segs; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD || st->seg[k].kind == GN_SEG_AREA) return false;
    return true;
}

static bool is_mark(const gn_structure *st, size_t i, const char *marks)
{
    return i < st->segs && st->seg[i].kind == GN_SEG_MARK && strchr(marks, st->seg[i].mark);
}

/* What a segment before a sentence says of who reports: 某社…电, 某报讯; 记者, 编辑. */
enum { CREDIT_NONE, CREDIT_REPORT, CREDIT_PEOPLE };
static int credits(const gn_clean *c, const gn_seg *g)
{
    static const char report[] = "讯|电|消息|报道", people[] = "记者|编辑|通讯员|实习生";
    const char *t = c->text + g->start;
    const size_t n = g->end - g->start;
    if (g->kind == GN_SEG_MARK) return CREDIT_NONE;
    if (gn_words_end(people, t, n) || gn_words_begin(people, t, n)) return CREDIT_PEOPLE;
    return gn_words_end(report, t, n) ? CREDIT_REPORT : CREDIT_NONE;
}

/* The end of （记者某某） whose first segment is `open`; 0 if that names no reporter. */
static size_t reporters_end(const gn_clean *c, const gn_structure *st, size_t open)
{
    enum { BRACKET = 16 /* segments */ };
    bool people = false;
    for (size_t i = open + 1; i < st->segs && i < open + BRACKET; i++) {
        if (is_mark(st, i, ")")) return people ? i + 1 : 0;
        people |= credits(c, &st->seg[i]) == CREDIT_PEOPLE;
    }
    return 0;
}

/* “某社9月6日电，”, “某网消息，”: segment i ends a credit before a comma; not 据某报报道，, 全社会用电，. */
static bool credits_in_clause(const gn_clean *c, const gn_structure *st, size_t first, size_t i)
{
    if (!is_mark(st, i + 1, ",:")) return false;
    const char *t = c->text + st->seg[i].start, *whole = c->text + st->seg[first].start;
    const size_t n = st->seg[i].end - st->seg[i].start;
    if (gn_words_begin("据|根据|记者从|有|从", whole, st->seg[i].end - st->seg[first].start)) return false;
    return gn_words_end("讯|消息", t, n) ||
           (i > first && st->seg[i - 1].kind == GN_SEG_PERIOD && gn_words_begin("电|专电", t, n) == n);
}

/* Where the credit of a block that begins at segment `first` ends: “某社北京9月6日电（记者某某）”, “本报讯 ”, “某网记者
 * 某某 ”, “某网消息，”; `first` if it has none. It names nothing of the sentence behind it. */
static size_t credit_end(const gn_clean *c, const gn_structure *st, size_t first)
{
    enum { HEAD = 12 /* segments */, NAME = 15 /* bytes */ };
    size_t end = first;
    for (size_t i = first; i < st->segs && i < first + HEAD; i++) {
        if (st->seg[i].kind == GN_SEG_QUANTITY || is_mark(st, i, ",;:.!?d")) break;
        const int credit = credits(c, &st->seg[i]);
        if (credit == CREDIT_PEOPLE && is_mark(st, i + 1, " |") && is_mark(st, i + 3, " ") &&
            st->seg[i + 2].end - st->seg[i + 2].start <= NAME) {
            i += 3;
            end = i + 1;
        } else if (credit == CREDIT_REPORT && (is_mark(st, i + 1, " ") || credits_in_clause(c, st, first, i))) {
            end = i + 2;
        } else if (credit == CREDIT_REPORT && is_mark(st, i + 1, "(")) {
            const size_t close = reporters_end(c, st, i + 1);
            return close ? close : end;
        }
    }
    return end;
}

/* “【某某价格上涨】本周…”: where the title ends that a paragraph begins with; 0: it has none, or a date stands there.
 */
static size_t title_end(const gn_structure *st, size_t first)
{
    enum { LEAST = 12 /* bytes of its words */, MOST = 40 /* segments */ };
    const gn_seg *g = st->seg;
    if (first == st->segs || g[first].kind != GN_SEG_MARK || g[first].mark != '[') return 0;
    size_t words = 0; /* 某某会员降至1亿: of all kinds but figures and times */
    bool told = false;
    for (size_t k = first + 1; k + 1 < st->segs && k <= first + MOST; k++) {
        if (g[k].kind == GN_SEG_MARK && g[k].mark == ']') return told && words >= LEAST ? k : 0;
        if (g[k].kind == GN_SEG_MARK || g[k].kind == GN_SEG_QUANTITY || g[k].kind == GN_SEG_PERIOD) continue;
        words += g[k].end - g[k].start;
        told |= g[k].kind == GN_SEG_TEXT || g[k].kind == GN_SEG_CUE;
    }
    return 0;
}

gn_status gn_structure_find(const gn_clean *c, const gn_scan *s, gn_date date, gn_structure *st, gn_err *err)
{
    st->segs = st->clauses = st->sentences = st->articles = 0;
    splitter p = {.c = c, .s = s, .st = st};
    size_t token = 0;
    bool after_heading = false, closed = true;
    gn_date running = {0};
    for (size_t i = 0; i < c->blocks && !p.failed; i++) {
        const gn_block *b = &c->block[i];
        const size_t first = st->segs;
        put_block(&p, b, &token);
        if (p.failed) break;
        /* 【2023-08-10】 at a block's beginning, a headline after text, or the end of the article before opens one. */
        const size_t lead = first + (first < st->segs && st->seg[first].kind == GN_SEG_MARK);
        const bool dated = lead < st->segs && is_dateline(s, &st->seg[lead]) && st->seg[lead].start - b->start <= 6;
        /* （来源：…） may look like a headline; it closes the article. */
        const bool bracketed = first < st->segs && st->seg[first].kind == GN_SEG_MARK && st->seg[first].mark == '(';
        /* （2023年3月20日） right below a headline is its article's day */
        const bool day_below = dated && bracketed && after_heading && b->kind == GN_BLOCK_HEADING;
        const bool heading = b->kind == GN_BLOCK_HEADING && (!bracketed || day_below) && !is_caption(c, st, i, first);
        const size_t title = title_end(st, first);
        if (closed || (dated && !day_below && (lead > first || !after_heading)) ||
            ((heading || title) && !after_heading)) {
            gn_article *a = ADD(st, article, articles, article_cap);
            if (!a) {
                p.failed = true;
                break;
            }
            *a = (gn_article){.first_block = (uint32_t)i,
                              .date = running,
                              .level = heading ? b->level : 0,
                              .dated = dated,
                              .numbered = heading && lead < st->segs && st->seg[lead].kind == GN_SEG_ORDINAL,
                              .fresh = closed};
        }
        const bool headed = after_heading;
        after_heading = heading;
        closed = false;
        gn_article *a = &st->article[st->articles - 1];
        a->last_block = (uint32_t)i + 1;
        size_t from = first;
        p.credit = b->kind == GN_BLOCK_TABLE_ROW ? first : credit_end(c, st, first);
        for (size_t k = first; k < st->segs && !p.failed; k++) {
            const gn_seg *g = &st->seg[k];
            if (is_dateline(s, g)) {
                const gn_date d = dateline(s, g, running.year ? running : date);
                if (d.year) a->date = d;
                /* 【2023-08-10】 holds until the next one, over headlines too; “11月3日消息” is its article's own. */
                if (dated && k == lead && lead > first && !day_below) running = d;
                /* （来源：11月3日，…） stands at an article's end. */
                if (k + 8 >= st->segs && !day_below && (bracketed || (k > first + 8 && !headed))) closed = true;
            }
            if (b->kind == GN_BLOCK_TABLE_ROW) continue; /* … is an empty cell */
            if (g->kind != GN_SEG_MARK || !(strchr(".!?", g->mark) || (title && k == title))) continue;
            size_t end = k + 1;
            while (end < st->segs && st->seg[end].kind == GN_SEG_MARK && strchr(".!?Q)", st->seg[end].mark)) end++;
            put_sentence(&p, from, end, (uint32_t)i, (uint32_t)st->articles - 1);
            from = end;
            k = end - 1;
        }
        if (!p.failed) put_sentence(&p, from, st->segs, (uint32_t)i, (uint32_t)st->articles - 1);
    }
    return p.failed ? gn_fail(err, GN_E_NOMEM, "extract: no memory for the structure of %zu bytes", c->length) : GN_OK;
}

void gn_structure_free(gn_structure *st)
{
    if (!st) return;
    free(st->seg);
    free(st->clause);
    free(st->sentence);
    free(st->article);
    *st = (gn_structure){0};
}
