/* Period, area and source of a statement: from its clause, its sentence, or what went before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

static bool begins(const gn_work *w, const gn_seg *g, const char *word)
{
    const size_t n = strlen(word);
    return g->end - g->start >= n && memcmp(w->clean->text + g->start, word, n) == 0;
}

static bool ends_in(const gn_work *w, const gn_seg *g, const char *word)
{
    const size_t n = strlen(word);
    return g->end - g->start >= n && memcmp(w->clean->text + g->end - n, word, n) == 0;
}

/* ---- periods -------------------------------------------------------------------------------------------------------
 */
static gn_date anchor(const gn_work *w, uint32_t sentence)
{
    const gn_article *a = &w->structure->article[w->structure->sentence[sentence].article];
    return a->date.year ? a->date : w->date;
}

static bool resolve(const gn_work *w, uint32_t sentence, const gn_time *t, bool future, gn_span *out)
{
    const gn_time_context context = {
        .anchor = anchor(w, sentence), .year = w->memory.year, .running = w->memory.period};
    gn_resolved r;
    /* 本季度 of a report is the one that it speaks of, or the last full one; the running one is not over yet. */
    if (t->part == GN_PART_QUARTER_OFFSET && t->first == 0 && !future && context.anchor.year) {
        const gn_span *p = &w->memory.period;
        if (p->freq != GN_FREQ_NONE && p->last - p->first == 2) {
            *out = *p;
            return true;
        }
        const int64_t month = gn_month(context.anchor.year, context.anchor.month);
        const int64_t first = month - month % 3 - (month % 3 == 2 && context.anchor.day > 20 ? 0 : 3);
        *out = (gn_span){GN_FREQ_MONTH, first, first + 2};
        return true;
    }
    if (!gn_time_resolve(t, &context, future, &r) || r.months.freq == GN_FREQ_NONE) return false;
    *out = r.months;
    return true;
}

bool gn_inherit_resolve(const gn_work *w, uint32_t clause, const gn_time *t, gn_span *out)
{
    return resolve(w, w->structure->clause[clause].sentence, t, false, out);
}

enum { USE_NO, USE_WEAK, USE_YES };

/* Whether a time can date a figure: not a base of comparison, a document's name or the article's own date; a day or
 * "now" only where nothing better is there. */
static int use_of(const gn_time *t)
{
    if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_COMPARED | GN_P_AVERAGE)) return USE_NO;
    if (t->part == GN_PART_NOW) return USE_NO;
    if (t->part == GN_PART_LAST && t->unit == 'A' && t->first > 1) return USE_WEAK;
    if ((t->flags & GN_P_DAY) && !(t->flags & (GN_P_UNTIL | GN_P_POINT))) return USE_WEAK;
    return USE_YES;
}

/* “与6月份比”, “比上年末”, and a price basis: 上年不变价. */
static bool compared(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (w->scan->time[g->index].flags & GN_P_COMPARED) return true;
    /* 延续一季度的增长, 全年任务: no period of the figure. */
    if (k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK) {
        static const char *const other[] = {"延续", "快于", "慢于",   "高于",   "低于",  "好于",
                                            "超过", "超",   "相当于", "恢复至", "恢复到"};
        for (size_t i = 0; i < sizeof other / sizeof *other; i++)
            if (ends_in(w, &g[-1], other[i])) return true;
    }
    static const char *const plans[] = {"任务", "目标", "计划", "投资进度", "进度", "预期"};
    for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
        const size_t n = strlen(plans[i]);
        const gn_time *t = &w->scan->time[g->index];
        const bool year = t->part == GN_PART_YEAR || (t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12);
        if (year && t->year_mode != GN_YEAR_GIVEN && g->end + 30 <= w->clean->length) {
            const char *text = w->clean->text + g->end;
            if (memcmp(text, plans[i], n) == 0 || memmem(text, 30, "任务", 6)) return true;
        }
    }
    if (k + 1 < st->segs && g[1].start == g->end) {
        /* 与6月份相比, 与2010年的133972万人相比 */
        const char *before = g->start >= 3 ? w->clean->text + g->start - 3 : "   ";
        if (memcmp(before, "与", 3) == 0 || memcmp(before, "同", 3) == 0 || memcmp(before, "和", 3) == 0)
            for (uint32_t i = k + 1; i < st->segs && i < k + 6 && st->seg[i].clause == g->clause; i++)
                if (st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_COMPARE) return true;
        if (g[1].kind == GN_SEG_TEXT && g[1].end - g[1].start >= 9 &&
            (memcmp(w->clean->text + g[1].start, "不变价", 9) == 0 ||
             memcmp(w->clean->text + g[1].start, "可比价", 9) == 0))
            return true;
    }
    return false;
}

static bool is_stock(const gn_work *w, const gn_label *indicator)
{
    size_t left = indicator->n;
    size_t n = gn_phrases_suffix(w->phrases, indicator->s, left, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
    /* The share or rate of a stock is one too: 装机容量占比. */
    if (n && n < left && (gn_phrases_find(w->phrases, indicator->s + left - n, n, NULL) & GN_PHRASE_RATE)) {
        left -= n;
        n = gn_phrases_suffix(w->phrases, indicator->s, left, GN_PHRASE_STOCK | GN_PHRASE_HEAD);
        return n && (gn_phrases_find(w->phrases, indicator->s + left - n, n, NULL) & GN_PHRASE_STOCK);
    }
    return n && (gn_phrases_find(w->phrases, indicator->s + indicator->n - n, n, NULL) & GN_PHRASE_STOCK);
}

/* Its noun is one of what adds up over the year: 零售额, 产量, 投资. */
static bool accumulates(const gn_work *w, const gn_label *indicator)
{
    static const char *const ends[] = {"额",   "收入",   "产量",   "销量",   "投资", "利润",
                                       "产值", "增加值", "吞吐量", "业务量", "支出"};
    if (is_stock(w, indicator)) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (gn_label_ends(indicator, ends[i])) return true;
    return false;
}

/* The base of a change is the end of last year: 较上年末, 比年初; also 较上年末增加A，增长B. */
static bool since_year_end(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
            strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0)
            return true;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if ((t->flags & GN_P_COMPARED) && (t->flags & (GN_P_POINT | GN_P_BEGIN)) && t->part != GN_PART_MONTH_OFFSET)
            return true;
    }
    return s->base_since;
}

/* A list of figures over as many years, quarters or months that are named one by one or as a range (2023—2025年, Q1-Q2,
 * 3月-6月): each has its own. 上半年 is no such range. */
static void member_period(const gn_work *w, const gn_quantity *q, const gn_time *t, uint32_t seg, gn_span *p)
{
    if (q->list_count < 2 || p->freq == GN_FREQ_NONE || !t) return;
    const int64_t months = p->last - p->first + 1, n = q->list_count;
    int64_t step = 0;
    if (t->part == GN_PART_YEAR && t->year != t->year2 && months == 12 * n) step = 12;
    if (t->part == GN_PART_MONTHS && (months == 3 * n || months == n)) {
        const gn_seg *g = &w->structure->seg[seg];
        const char *text = w->clean->text + g->start;
        const size_t len = g->end - g->start;
        const char *first = memchr(text, 'Q', len), *month = memmem(text, len, "月", 3);
        const bool quarters = first && memchr(first + 1, 'Q', len - (size_t)(first + 1 - text));
        const bool two = month && memmem(month + 3, len - (size_t)(month + 3 - text), "月", 3);
        if (quarters && months == 3 * n) step = 3;
        if ((two || t->first > 1) && months == n) step = 1;
    }
    if (!step) return;
    p->first += step * q->list_index;
    p->last = p->first + step - 1;
}

/* “2018年、2019年及2020年，…分别为A、B、C”: the time of the member, as a segment; GN_NO_INDEX if there are not as many.
 */
static uint32_t listed_time(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->list_count < 2) return GN_NO_INDEX;
    const uint32_t begin = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > begin;) {
        if (st->seg[k].kind == GN_SEG_QUANTITY) return GN_NO_INDEX;
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        uint32_t first = k, n = 1;
        while (first >= begin + 2 && st->seg[first - 2].kind == GN_SEG_PERIOD &&
               st->seg[first - 1].end - st->seg[first - 1].start <= 3)
            first -= 2, n++;
        if (n != q->list_count) return GN_NO_INDEX;
        return first + 2 * q->list_index;
    }
    return GN_NO_INDEX;
}

/* “2016—2020年，从A增长到B”: A is the first year's, B the last one's. */
static void one_end(const gn_statement *s, const gn_time *t, gn_span *p)
{
    if (!t || t->part != GN_PART_YEAR || t->year == t->year2 || p->last - p->first < 23) return;
    if (s->measure != GN_MEASURE_LEVEL) return;
    if (s->near & GN_CUE_BIT(FROM)) p->last = p->first + 11;
    if (s->near & GN_CUE_BIT(TO)) p->first = p->last - 11;
}

/* What the period may be. The letter names it in features and weights: c a time in the clause, s one in the sentence
 * before, r one after the number, m that of the last statement, a one that the article spoke of, n the article's month,
 * e a list's, f one that the sentence goes on with; a capital the same from January on. */
enum { MAX_TIMES = 12 };
typedef struct moment {
    gn_span span;
    const gn_time *time; /* NULL for m, a, n */
    char kind;
    uint8_t use, nth, clauses; /* how many times lie between, how many clauses */
    bool semicolon, bracket;
    uint32_t seg;
} moment;

static void add_moment(moment *list, size_t *n, moment m, bool year_to_date)
{
    if (*n < MAX_TIMES) list[(*n)++] = m;
    if (!year_to_date || *n == MAX_TIMES || m.span.freq == GN_FREQ_NONE) return;
    int year, month;
    gn_month_split(m.span.last, &year, &month);
    if (m.span.first == gn_month(year, 1) || m.span.last - m.span.first > 2) return;
    m.span.first = gn_month(year, 1);
    m.kind = (char)(m.kind - 'a' + 'A');
    list[(*n)++] = m;
}

/* The clause has a time of its own that dates the figure. */
static bool own_time(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_PERIOD && !compared(w, k) &&
            use_of(&w->scan->time[st->seg[k].index]) != USE_NO)
            return true;
    return false;
}

static bool now_said(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD && w->scan->time[st->seg[k].index].part == GN_PART_NOW) return true;
    return false;
}

static void describe_moment(const gn_work *w, const gn_statement *s, const moment *m, bool rule, bool since,
                            gn_features *f)
{
    char v[24];
    const bool stock = is_stock(w, &s->indicator), cumulative = (s->left | s->near) & GN_CUE_BIT(CUMULATIVE);
    f->count = 0;
    v[0] = m->kind;
    gn_feature_text(f, "Pk", v, 1);
    gn_feature_number(f, "Prule", rule);
#define WITH(name, a, b)                                                                                               \
    do {                                                                                                               \
        v[1] = (char)(a);                                                                                              \
        v[2] = (char)(b);                                                                                              \
        gn_feature_text(f, name, v, 3);                                                                                \
    } while (0)
    WITH("Pn", '0' + (m->nth > 3 ? 3 : m->nth), '0' + (m->clauses > 4 ? 4 : m->clauses));
    WITH("Psemi", '0' + m->semicolon + 2 * m->bracket, '0' + (w->memory.period.freq != GN_FREQ_NONE));
    WITH("Pm", 'a' + s->measure, '0' + since);
    WITH("Pst", '0' + stock + 2 * cumulative, 'a' + s->measure);
    WITH("Popen", w->structure->clause[s->clause].opener ? w->structure->clause[s->clause].opener : '^',
         '0' + (s->previous != GN_NO_INDEX));
    const bool ahead = (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    WITH("Pahead", '0' + ahead, '0' + m->use);
    if (m->time) {
        const gn_quantity *q = gn_work_quantity(w, s->seg);
        WITH("Pcount", '0' + ((q->flags & GN_Q_COUNT_NOUN) != 0) + 2 * s->flow, 'a' + s->measure);
        WITH("Pptm", '0' + ((m->time->flags & GN_P_POINT) != 0) + 2 * s->flow, '0' + stock + 2 * cumulative);
        WITH("Ppm", 'a' + m->time->part, 'a' + s->measure);
        WITH("Ppart", 'a' + m->time->part, 'a' + m->time->year_mode);
        WITH("Pu", '0' + m->use, '0' + (m->nth == 0));
        for (unsigned k = 0; k < 16; k++)
            if (m->time->flags & (1u << k)) {
                WITH("Pf", 'a' + k, '0' + stock + 2 * cumulative);
                WITH("Pfm", 'a' + k, 'a' + s->measure);
                WITH("Pfu", 'a' + k, '0' + (m->clauses > 0) + (m->semicolon ? 2 : 0));
            }
        const gn_structure *st = w->structure;
        const gn_seg *g = &st->seg[m->seg];
        if (m->seg > 0) WITH("Pprev", 'a' + g[-1].kind, g[-1].kind == GN_SEG_MARK ? g[-1].mark : 'A' + g[-1].cue);
        if (m->seg + 1 < st->segs)
            WITH("Pnext", 'a' + g[1].kind, g[1].kind == GN_SEG_MARK ? g[1].mark : 'A' + g[1].cue);
    } else {
        WITH("Pq", '0' + m->semicolon, '0');
    }
#undef WITH
}

void gn_inherit_period(gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_sentence *sentence = &st->sentence[s->sentence];
    const bool ahead = (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    const bool since = since_year_end(w, s);
    if (s->linked && !since && !own_time(w, s) && w->memory.last_span.freq != GN_FREQ_NONE &&
        w->memory.measure != GN_MEASURE_COUNT) {
        const gn_quantity *q = gn_work_quantity(w, s->seg);
        const gn_list *of = gn_work_list(w, s);
        s->period = s->whole = of ? of->period[q->list_index] : w->memory.last_span;
        s->time = w->memory.last_time;
        if (!of) one_end(s, s->time, &s->period);
        s->period_explicit = true;
        s->kind = (gn_kind)w->memory.last_kind;
        return;
    }
    moment list[MAX_TIMES + 1];
    size_t n = 0, rule = 0;
    bool any = false, chosen = false, semicolon = false;
    size_t day = MAX_TIMES;
    uint8_t nth = 0, clauses = 0;
    uint32_t clause = s->clause;
    const uint32_t begin = gn_look_back(s->seg, sentence->first);
    for (uint32_t k = s->seg; k-- > begin && n < MAX_TIMES - 4;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) {
            clause = g->clause;
            if (clauses < 9) clauses++;
        }
        if (g->kind == GN_SEG_MARK && g->mark == ';' && g->clause != s->clause) semicolon = true;
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_AVERAGE)) continue;
        moment m = {.time = t,
                    .seg = k,
                    .nth = nth,
                    .clauses = clauses,
                    .use = (uint8_t)(compared(w, k) ? USE_NO : use_of(t)),
                    .semicolon = semicolon};
        m.kind = g->clause == s->clause ? 'c' : 's';
        m.bracket = st->clause[g->clause].parent != GN_NO_INDEX && g->clause != s->clause;
        if (!resolve(w, s->sentence, t, ahead, &m.span)) continue;
        if (nth < 9) nth++;
        any = true;
        if (!chosen && m.use == USE_YES && !m.bracket && !(semicolon && w->memory.period.freq != GN_FREQ_NONE)) {
            rule = n;
            chosen = true;
        }
        if (m.use == USE_WEAK && day == MAX_TIMES && !m.bracket && (t->flags & GN_P_DAY)) day = n;
        add_moment(list, &n, m, (t->flags & (GN_P_POINT | GN_P_UNTIL)) || since);
    }
    /* 截至9月底，…今年累计完成: the year alone says less than what the sentence said before. */
    if (chosen && list[rule].time->part == GN_PART_YEAR && list[rule].time->year_mode != GN_YEAR_GIVEN)
        for (size_t i = rule + 1; i < n; i++)
            if (list[i].kind >= 'a' && list[i].use == USE_YES && list[i].time->part == GN_PART_MONTHS &&
                list[i].span.first >= list[rule].span.first && list[i].span.last <= list[rule].span.last) {
                rule = i;
                break;
            }
    const uint32_t listed = listed_time(w, s);
    if (listed != GN_NO_INDEX) {
        moment m = {.time = &w->scan->time[st->seg[listed].index], .seg = listed, .kind = 'e', .use = USE_YES};
        if (resolve(w, s->sentence, m.time, ahead, &m.span)) {
            rule = n;
            chosen = any = true;
            add_moment(list, &n, m, false);
        }
    }
    const gn_clause *c = &st->clause[s->clause];
    for (uint32_t k = s->seg + 1; k < c->last && k < s->seg + 6 && n < MAX_TIMES - 4; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY) break;
        if (g->kind != GN_SEG_PERIOD) continue;
        moment m = {.time = &w->scan->time[g->index], .seg = k, .kind = 'r'};
        m.use = (uint8_t)use_of(m.time);
        if (resolve(w, s->sentence, m.time, ahead, &m.span)) add_moment(list, &n, m, false);
        break;
    }
    const size_t noun = gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD);
    const unsigned roles = noun ? gn_phrases_find(w->phrases, s->indicator.s + s->indicator.n - noun, noun, NULL) : 0;
    if (w->memory.point && noun && !(roles & (GN_PHRASE_STOCK | GN_PHRASE_RATE)) &&
        w->memory.flow.freq != GN_FREQ_NONE) {
        /* A point in time (9月末) is no period for what flows. */
        if (!chosen) rule = n;
        chosen = true;
        add_moment(list, &n, (moment){.span = w->memory.flow, .kind = 'w', .semicolon = any}, since);
    }
    /* A day of this sentence is nearer than a time that is long past. */
    if (!chosen && day < n && w->memory.period.freq != GN_FREQ_NONE &&
        list[day].span.first > w->memory.period.last + 3) {
        rule = day;
        chosen = true;
    }
    if (w->memory.period.freq != GN_FREQ_NONE) {
        if (!chosen) rule = n;
        chosen = true;
        add_moment(list, &n, (moment){.span = w->memory.period, .kind = 'm', .semicolon = any},
                   since || w->memory.point);
    }
    if (w->memory.seen.freq != GN_FREQ_NONE) {
        if (!chosen) rule = n;
        chosen = true;
        add_moment(list, &n, (moment){.span = w->memory.seen, .kind = 'a', .semicolon = any}, false);
    }
    /* Nothing before: the time that the sentence goes on with. */
    const uint32_t end = sentence->last;
    for (uint32_t k = s->seg + 1; !any && k < end && k < s->seg + 30; k++) {
        if (st->seg[k].kind != GN_SEG_PERIOD || compared(w, k)) continue;
        moment m = {.time = &w->scan->time[st->seg[k].index], .seg = k, .kind = 'f'};
        m.use = (uint8_t)use_of(m.time);
        if (m.use != USE_YES || !resolve(w, s->sentence, m.time, ahead, &m.span)) continue;
        if (!chosen) rule = n;
        chosen = true;
        add_moment(list, &n, m, false);
        break;
    }
    const gn_date d = anchor(w, s->sentence);
    if (d.year) {
        const int64_t month = gn_month(d.year, d.month);
        /* 目前: not the plan's year that was spoken of before. */
        const bool now = now_said(w, s) && chosen && list[rule].span.last > month && strchr("maw", list[rule].kind);
        if ((!chosen && !any) || now) rule = n;
        add_moment(list, &n, (moment){.span = {GN_FREQ_MONTH, month, month}, .kind = 'n', .semicolon = any}, false);
    }
    s->period = (gn_span){.freq = GN_FREQ_NONE};
    s->period_explicit = false;
    s->kind = GN_KIND_SINGLE;
    if (!n) {
        w->undated++;
        return;
    }
    /* Grammar alone: changes since the end of last year, and flows up to a point in time, run from January on. */
    if (rule + 1 < n && list[rule + 1].kind == list[rule].kind - 'a' + 'A') {
        const bool point = list[rule].time ? (list[rule].time->flags & GN_P_POINT) != 0 : w->memory.point;
        const bool until = list[rule].time && (list[rule].time->flags & GN_P_UNTIL) && accumulates(w, &s->indicator);
        const bool flow =
            ((s->left | s->near) & GN_CUE_BIT(CUMULATIVE) || s->flow || until) && !is_stock(w, &s->indicator) && point;
        if (flow || (since && (s->measure == GN_MEASURE_CHANGE || s->measure == GN_MEASURE_GROWTH))) rule++;
    }
    size_t best = rule;
    float most = -1e30f;
    for (size_t i = 0; i < n && (w->candidates || !gn_model_empty(w->model)); i++) {
        gn_features f = {.names = w->candidates};
        gn_span each = list[i].span;
        member_period(w, gn_work_quantity(w, s->seg), list[i].time, list[i].seg, &each);
        one_end(s, list[i].time, &each);
        if (w->candidates) {
            char text[64];
            gn_span_format(each, text, sizeof text);
            gn_buf_printf(w->candidates, "P\t%s", text);
        }
        describe_moment(w, s, &list[i], i == rule, since, &f);
        if (w->candidates) gn_buf_char(w->candidates, '\n');
        const float score =
            (i == rule ? GN_PRIOR_STRONG : 0.0f) + (gn_model_empty(w->model) ? 0.0f : gn_model_rank(w->model, &f));
        if (score > most) {
            most = score;
            best = i;
        }
    }
    const moment *m = &list[best];
    s->period = s->whole = m->span;
    s->time = m->time;
    s->period_explicit = m->kind != 'n';
    if (m->time) {
        w->memory.seen.freq = GN_FREQ_NONE;
        if (m->time->year_mode == GN_YEAR_GIVEN && m->time->part != GN_PART_PLAN && !ahead) {
            int year, month;
            gn_month_split(m->span.first, &year, &month);
            w->memory.year = year;
        }
        /* What later statements take over is the period itself, not the span since January that a change has. */
        w->memory.period = m->kind >= 'a' || best == 0 ? m->span : list[best - 1].span;
        w->memory.point = (m->time->flags & (GN_P_POINT | GN_P_BEGIN)) != 0;
        if (!w->memory.point) w->memory.flow = w->memory.period;
    } else if (m->kind == 'w') {
        w->memory.period = m->span;
        w->memory.point = false;
    }
    member_period(w, gn_work_quantity(w, s->seg), m->time, m->seg, &s->period);
    one_end(s, m->time, &s->period);
    int year, month;
    gn_month_split(s->period.last, &year, &month);
    if (s->period.last - s->period.first >= 12)
        s->kind = GN_KIND_SPAN;
    else if (is_stock(w, &s->indicator) || (m->time && (m->time->flags & GN_P_POINT)))
        s->kind = GN_KIND_POINT;
    else if (s->period.first == gn_month(year, 1) && s->period.last > s->period.first &&
             s->period.last < gn_month(year, 12))
        s->kind = GN_KIND_YTD;
    w->memory.last_kind = (uint8_t)s->kind;
}

/* ---- areas ---------------------------------------------------------------------------------------------------------
 */
static const gn_lex_area *area_of(const gn_work *w, uint32_t entry)
{
    return gn_lexicon_area(w->lexicon, entry);
}

static bool subnational(const gn_work *w, uint32_t area)
{
    const gn_area_level l = area_of(w, area)->level;
    return l == GN_AREA_PROVINCE || l == GN_AREA_CITY || l == GN_AREA_DISTRICT;
}

/* 全省, 我市 …: the last province or city that the text named before; 全国, 我国: China. */
static uint32_t own_place(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const char *level = gn_lexicon_cue(w->lexicon, g->index)->detail;
    if (strcmp(level, "country") == 0) return gn_lexicon_find_area(w->lexicon, "中国", 6);
    const bool province = strcmp(level, "province") == 0, district = strcmp(level, "district") == 0;
    uint32_t at = 0;
    const uint32_t begin = st->sentence[st->clause[g->clause].sentence].first;
    for (uint32_t i = k; i-- > gn_look_back(k, begin) && !at;)
        if (st->seg[i].kind == GN_SEG_AREA && subnational(w, st->seg[i].index)) at = st->seg[i].index;
    if (!at) at = w->memory.main_area ? w->memory.main_area : w->memory.province;
    /* 全区 of an autonomous region is the region. */
    uint32_t top = at;
    while (top && area_of(w, top)->level > GN_AREA_PROVINCE) top = area_of(w, top)->parent;
    if (!top || area_of(w, top)->level != GN_AREA_PROVINCE) return at;
    if (province) return top;
    if (district && area_of(w, at)->level != GN_AREA_DISTRICT && strstr(area_of(w, top)->official, "自治区"))
        return top;
    return at;
}

static uint32_t org_area(const gn_work *w, const gn_seg *g)
{
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (*o->area) return gn_lexicon_find_area(w->lexicon, o->area, strlen(o->area));
    /* 杭州市统计局: the place that its name begins with. */
    const gn_scan *s = w->scan;
    for (size_t t = g->token + 1; t < s->tokens && s->token[t].start < g->end; t++)
        if (s->token[t].kind == GN_TOKEN_AREA) return s->token[t].index;
    return 0;
}

/* The place that a segment names; 0 if none. */
static uint32_t place_of(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind == GN_SEG_AREA) return g->index;
    if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF) return own_place(w, k);
    return 0;
}

/* A place that is none of a figure's: the other side of a comparison or share (高于全国, 占全球, 全球占比), a
 * superlative (全球最大), where something happens (在上海成立), a part of a name, what a bracket's figure is of. */
static bool aside(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (begins(w, g, "港澳台")) return true;
    if (k > 1 && g[-1].kind == GN_SEG_MARK && g[-1].mark == 'd' && g[-2].kind == GN_SEG_AREA &&
        area_of(w, g->index)->level == GN_AREA_COUNTRY)
        return true;
    if (k > 0 && g[-1].clause == g->clause) {
        const gn_seg *b = &g[-1];
        if (b->kind == GN_SEG_CUE && (b->cue == GN_CUE_COMPARE || b->cue == GN_CUE_SHARE)) return true;
        if (b->kind == GN_SEG_CUE && b->cue == GN_CUE_BOUND && (begins(w, b, "高于") || begins(w, b, "低于")))
            return true;
        if (b->kind == GN_SEG_ORG && b->end == g->start && g->kind == GN_SEG_AREA) return true;
        static const char *const where[] = {"位于", "落户", "于", "赴", "占", "约占", "来自"};
        if (b->kind == GN_SEG_TEXT && b->end == g->start)
            for (size_t i = 0; i < sizeof where / sizeof *where; i++)
                if (ends_in(w, b, where[i])) return true;
    }
    if (k + 1 < st->segs) {
        const gn_seg *a = &g[1];
        if (a->kind == GN_SEG_CUE && a->clause == g->clause && a->cue == GN_CUE_SHARE && a->start == g->end)
            return true;
        if (a->kind == GN_SEG_MARK && a->mark == '(' && k + 2 < st->segs && st->seg[k + 2].kind == GN_SEG_QUANTITY &&
            (gn_work_quantity(w, k + 2)->flags & GN_Q_PERCENT))
            return true;
        static const char *const most[] = {"最", "规模最", "首", "领先", "第一", "前", "范围内最", "同类"};
        if (a->kind == GN_SEG_TEXT && a->start == g->end)
            for (size_t i = 0; i < sizeof most / sizeof *most; i++)
                if (begins(w, a, most[i])) return true;
        if (a->kind == GN_SEG_ORDINAL && a->start == g->end) return true;
    }
    return false;
}

/* A list of figures and as many places one after the other in the clause or the one before: each its own. */
static uint32_t member_area(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    const gn_structure *st = w->structure;
    if (q->list_count < 2) return 0;
    const bool two = s->clause > 0 && st->clause[s->clause - 1].sentence == s->sentence;
    const uint32_t begin = gn_look_back(s->list_seg, st->clause[s->clause - two].first);
    for (uint32_t k = s->list_seg; k-- > begin;) {
        if (st->seg[k].kind != GN_SEG_AREA) continue;
        uint32_t n = 1, first = k;
        while (first >= begin + 2 && st->seg[first - 2].kind == GN_SEG_AREA &&
               st->seg[first - 1].end - st->seg[first - 1].start <= 3) {
            first -= 2;
            n++;
        }
        if (n != q->list_count) return 0;
        return st->seg[first + 2 * q->list_index].index;
    }
    return 0;
}

/* What the area may be: b before the bracket, l of the list, c in the clause, s in the sentence before, r after the
 * number, o an organisation's, m that of the last statement, h of the article, k of the one before (a subheading's), p
 * the last province or city named, z China, w the world, 0 none (a company's own figure). */
enum { MAX_PLACES = 16 };
typedef struct place {
    uint32_t area, seg; /* seg: GN_NO_INDEX for m, h, p, z, w, 0 */
    char kind;
    uint8_t nth, clauses;
} place;

/* A character of three bytes begins there. */
static bool wide(const gn_work *w, size_t at)
{
    return at < w->clean->length && ((unsigned char)w->clean->text[at] & 0xF0) == 0xE0;
}

static void describe_place(const gn_work *w, const gn_statement *s, const place *p, bool rule, bool any, gn_features *f)
{
    const gn_structure *st = w->structure;
    char v[24];
    f->count = 0;
    v[0] = p->kind;
    gn_feature_text(f, "Lk", v, 1);
    gn_feature_number(f, "Lrule", rule);
#define WITH(name, a, b)                                                                                               \
    do {                                                                                                               \
        v[1] = (char)(a);                                                                                              \
        v[2] = (char)(b);                                                                                              \
        gn_feature_text(f, name, v, 3);                                                                                \
    } while (0)
    const int level = p->area ? area_of(w, p->area)->level : 9;
    WITH("Lrk", '0' + rule, '0' + s->firm);
    WITH("Lra", '0' + rule, '0' + any);
    WITH("Llev", '0' + level, '0' + any);
    WITH("Ln", '0' + (p->nth > 3 ? 3 : p->nth), '0' + (p->clauses > 4 ? 4 : p->clauses));
    WITH("Lm", 'a' + s->measure, '0' + s->own_np);
    WITH("Lfirm", '0' + s->firm, '0' + any);
    WITH("Lmem", '0' + (w->memory.area ? area_of(w, w->memory.area)->level : 9),
         '0' + (w->memory.main_area ? area_of(w, w->memory.main_area)->level : 9));
    const int firms = w->memory.firms > 7 ? 3 : w->memory.firms > 2 ? 2 : w->memory.firms > 0;
    WITH("Lfirms", '0' + firms, '0' + s->firm);
    WITH("Lfsh", '0' + firms, 'a' + w->memory.main_share / 2);
    WITH("Lfse", '0' + firms, '0' + w->memory.self);
    WITH("Lshare", 'a' + w->memory.main_share, '0' + w->memory.self);
    WITH("Lis", '0' + (p->area && p->area == w->memory.main_area), 'a' + w->memory.main_share);
    WITH("Lisa", '0' + (p->area && p->area == w->memory.main_area), '0' + any);
    WITH("Lmm", '0' + (w->memory.area == w->memory.main_area), '0' + level);
    WITH("Lop", st->clause[s->clause].opener ? st->clause[s->clause].opener : '^', '0' + (s->previous != GN_NO_INDEX));
    WITH("Lnp", '0' + s->own_np + 2 * s->after_np, '0' + ((s->left & GN_CUE_BIT(COMPARE)) != 0));
    WITH("Lcomp", '0' + w->memory.no_area, '0' + any);
    WITH("Lblock", '0' + (w->memory.area_block == st->sentence[s->sentence].block), '0' + level);
    if (p->seg != GN_NO_INDEX) {
        const gn_seg *g = &st->seg[p->seg];
        WITH("Laside", '0' + aside(w, p->seg), '0' + s->firm);
        WITH("Lweak", '0' + area_of(w, p->area)->weak, '0' + (g->kind == GN_SEG_CUE));
        if (p->seg > 0) {
            WITH("Lprev", 'a' + g[-1].kind, g[-1].kind == GN_SEG_MARK ? g[-1].mark : 'A' + g[-1].cue);
            if (g[-1].kind == GN_SEG_TEXT && wide(w, g[-1].end - 3)) {
                memcpy(v + 1, w->clean->text + g[-1].end - 3, 3);
                gn_feature_text(f, "Lpt", v, 4);
            }
        }
        if (p->seg + 1 < st->segs) {
            WITH("Lnext", 'a' + g[1].kind, g[1].kind == GN_SEG_MARK ? g[1].mark : 'A' + g[1].cue);
            if (g[1].kind == GN_SEG_TEXT && wide(w, g[1].start)) {
                memcpy(v + 1, w->clean->text + g[1].start, 3);
                gn_feature_text(f, "Lnt", v, 4);
            }
        }
    }
#undef WITH
}

static void add_place(place *list, size_t *n, place p)
{
    if (*n < MAX_PLACES && (p.area || p.kind == '0')) list[(*n)++] = p;
}

static bool own_area(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && place_of(w, k) && !aside(w, k)) return true;
    return member_area(w, s, gn_work_quantity(w, s->seg)) != 0;
}

/* 亚洲和大洋洲, 甘肃、新疆、山西等地: a figure of several places has them all. */
static void join_places(const gn_work *w, uint32_t k, gn_label *out)
{
    const gn_structure *st = w->structure;
    uint32_t first = k;
    while (first >= 2 && k - first < 40 && st->seg[first - 2].kind == GN_SEG_AREA &&
           st->seg[first - 2].clause == st->seg[k].clause && st->seg[first - 1].end - st->seg[first - 1].start == 3 &&
           ((st->seg[first - 1].kind == GN_SEG_MARK && st->seg[first - 1].mark == 'd') ||
            (st->seg[first - 1].kind == GN_SEG_TEXT &&
             (begins(w, &st->seg[first - 1], "和") || begins(w, &st->seg[first - 1], "与")))))
        first -= 2;
    if (first == k) return;
    for (uint32_t i = first; i <= k; i++) {
        const gn_seg *g = &st->seg[i];
        const char *text = g->kind == GN_SEG_AREA ? area_of(w, g->index)->official : gn_work_text(w, i);
        gn_label_add(out, text, g->kind == GN_SEG_AREA ? strlen(text) : gn_work_len(w, i));
    }
}

void gn_inherit_area(gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const uint32_t china = gn_lexicon_find_area(w->lexicon, "中国", 6),
                   world = gn_lexicon_find_area(w->lexicon, "全球", 6);
    const gn_clause *around = &st->clause[s->clause];
    if (s->linked && !own_area(w, s) && !(s->bracket && around->first >= 2 && place_of(w, around->first - 2))) {
        const gn_quantity *q = gn_work_quantity(w, s->seg);
        const gn_list *of = gn_work_list(w, s);
        s->area = of ? of->area[q->list_index] : w->memory.last_area;
        s->areas = w->memory.last_areas;
        return;
    }
    place list[MAX_PLACES];
    size_t n = 0, rule = MAX_PLACES;
    const uint32_t of_list = member_area(w, s, gn_work_quantity(w, s->seg));
    if (of_list) {
        rule = n;
        add_place(list, &n, (place){of_list, GN_NO_INDEX, 'l', 0, 0});
    }
    if (s->bracket && c->first >= 2) {
        const uint32_t area = place_of(w, c->first - 2);
        if (area && rule == MAX_PLACES) rule = n;
        add_place(list, &n, (place){area, c->first - 2, 'b', 0, 0});
    }
    uint8_t nth = 0, clauses = 0;
    uint32_t clause = s->clause;
    const uint32_t begin = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > begin && n < MAX_PLACES - 8;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) {
            clause = g->clause;
            if (clauses < 9) clauses++;
        }
        if (st->clause[g->clause].parent != GN_NO_INDEX && g->clause != s->clause) continue;
        uint32_t area = place_of(w, k);
        char kind = g->clause == s->clause ? 'c' : 's';
        if (!area && g->kind == GN_SEG_ORG) {
            area = org_area(w, g);
            kind = 'o';
        }
        if (!area) continue;
        if (rule == MAX_PLACES && kind != 'o' && !aside(w, k)) rule = n;
        add_place(list, &n, (place){area, k, kind, nth, clauses});
        if (nth < 9) nth++;
    }
    for (uint32_t k = s->seg + 1; k < c->last && k < s->seg + 5 && n < MAX_PLACES - 7; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY) break;
        const uint32_t area = place_of(w, k);
        if (!area) continue;
        add_place(list, &n, (place){area, k, 'r', 0, 0});
        break;
    }
    const bool any = n > 0;
    const gn_memory *m = &w->memory;
    /* An article on a province or city passes its place on; one that names several, the last; one on companies, none.
     */
    const bool regional = m->main_area && (m->self || m->main_share >= 4) && (m->firms < 3 || m->main_share >= 8);
    const bool several = regional && m->main_share < 6 && m->area && subnational(w, m->area);
    if (m->area) {
        const bool near =
            m->area_block == st->sentence[s->sentence].block && area_of(w, m->area)->level == GN_AREA_WORLD;
        if (rule == MAX_PLACES && (several || (near && !regional && !s->firm))) rule = n;
        add_place(list, &n, (place){m->area, GN_NO_INDEX, 'm', 0, 0});
    }
    if (m->main_area) {
        if (rule == MAX_PLACES && regional) rule = n;
        add_place(list, &n, (place){m->main_area, GN_NO_INDEX, 'h', 0, 0});
    }
    if (m->kept_area) {
        if (rule == MAX_PLACES && m->self) rule = n;
        add_place(list, &n, (place){m->kept_area, GN_NO_INDEX, 'k', 0, 0});
    }
    add_place(list, &n, (place){m->province, GN_NO_INDEX, 'p', 0, 0});
    /* A company's own figure has no place. */
    const size_t noun = gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD);
    const bool result =
        noun && (gn_phrases_find(w->phrases, s->indicator.s + s->indicator.n - noun, noun, NULL) & GN_PHRASE_FIRM);
    const bool own = m->company.n && s->indicator.n > m->company.n &&
                     memcmp(s->indicator.s, m->company.s, m->company.n) == 0 && (m->company_sure || result);
    if (rule == MAX_PLACES && own) {
        s->area = 0;
        w->memory.no_area = true;
        return;
    }
    if (rule == MAX_PLACES) rule = n;
    add_place(list, &n, (place){china, GN_NO_INDEX, 'z', 0, 0});
    add_place(list, &n, (place){world, GN_NO_INDEX, 'w', 0, 0});
    add_place(list, &n, (place){0, GN_NO_INDEX, '0', 0, 0});
    size_t best = rule;
    float most = -1e30f;
    for (size_t i = 0; i < n && (w->candidates || !gn_model_empty(w->model)); i++) {
        gn_features f = {.names = w->candidates};
        if (w->candidates)
            gn_buf_printf(w->candidates, "L\t%s", list[i].area ? area_of(w, list[i].area)->official : "");
        describe_place(w, s, &list[i], list[i].area == list[rule].area, any, &f);
        if (w->candidates) gn_buf_char(w->candidates, '\n');
        const float score = (list[i].area == list[rule].area ? GN_PRIOR_STRONG : 0.0f) +
                            (gn_model_empty(w->model) ? 0.0f : gn_model_rank(w->model, &f));
        if (score > most) {
            most = score;
            best = i;
        }
    }
    s->area = list[best].area;
    gn_label_clear(&s->areas);
    if (list[best].seg != GN_NO_INDEX && gn_work_quantity(w, s->seg)->list_count < 2)
        join_places(w, list[best].seg, &s->areas);
    const char kind = list[best].kind;
    if (kind == 'c' || kind == 's' || kind == 'r') {
        w->memory.area = s->area;
        w->memory.area_block = st->sentence[s->sentence].block;
    }
    w->memory.no_area = !s->area;
}

/* ---- sources -------------------------------------------------------------------------------------------------------
 */
void gn_inherit_source(gn_work *w, gn_statement *s)
{
    s->source = w->memory.source;
    const gn_label *company = &w->memory.company;
    if (!s->firm || !company->n) return;
    /* Its own report, unless somebody else reckons. */
    const size_t n = gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD);
    const bool result =
        n && (gn_phrases_find(w->phrases, s->indicator.s + s->indicator.n - n, n, NULL) & GN_PHRASE_FIRM) &&
        s->status == GN_ACTUAL && s->indicator.n > company->n && memcmp(s->indicator.s, company->s, company->n) == 0;
    if (!s->source.n || (result && w->memory.company_sure)) s->source = *company;
}

static bool org_like(const char *s, size_t n)
{
    static const char *const ends[] = {"公司", "集团", "银行", "协会",   "学会", "局",   "院",
                                       "部",   "厅",   "委",   "委员会", "所",   "中心", "控股",
                                       "股份", "证券", "联盟", "联合会", "机构", "大学"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t k = strlen(ends[i]);
        if (n > k + 3 && memcmp(s + n - k, ends[i], k) == 0) return true;
    }
    return false;
}

static void set_source(gn_work *w, const char *text, size_t n)
{
    gn_label_clear(&w->memory.source);
    gn_label_add(&w->memory.source, text, n);
}

/* An organisation of the lexicon, as the text first names it: 中国电力企业联合会 stays when it becomes 中电联; of
 * 国际数据公司(IDC) the short name. */
static void credit_org(gn_work *w, const gn_seg *g)
{
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    /* 杭州市统计局、国家统计局杭州调查队: both. */
    const gn_seg *first = g, *begin = w->structure->seg;
    while (first > begin && first[-1].kind == GN_SEG_ORG && first[-1].end == first->start) first--;
    while (first > begin + 1 && first[-1].kind == GN_SEG_MARK && first[-1].mark == 'd' &&
           first[-2].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, first[-2].index)->publishes)
        first -= 2;
    const char *text = w->clean->text + first->start;
    const size_t len = g->end - first->start;
    const char *name = *o->canonical ? o->canonical : o->word;
    if (w->memory.source.n && w->memory.source_name && strcmp(w->memory.source_name, name) == 0 &&
        w->memory.source.n >= len)
        return;
    w->memory.source_name = name;
    const char *open = memchr(text, '(', len);
    const char *close = open ? memchr(open, ')', len - (size_t)(open - text)) : NULL;
    if (close && (unsigned char)open[1] < 0x80)
        set_source(w, open + 1, (size_t)(close - open) - 1);
    else
        set_source(w, text, len);
}

/* Who is credited by the cue at k (发布, 显示, 据 …): the organisation before it in the clause, else behind it, else
 * the company that the clause begins with. */
static void credit(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause;
    const gn_clause *c = &st->clause[clause];
    gn_memory *m = &w->memory;
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t d = 1; d <= 10; d++) {
            if (pass ? k + d >= c->last : k < c->first + d) break;
            const gn_seg *g = &st->seg[pass ? k + d : k - d];
            if (g->clause != clause) continue;
            if (g->kind == GN_SEG_QUANTITY) break;
            if (g->kind != GN_SEG_ORG) continue;
            const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
            if (!o->publishes && strcmp(o->kind, "company") != 0) continue;
            /* 在国新办发布会上说: where, not who. */
            if (!pass && g > st->seg && g[-1].kind == GN_SEG_TEXT && ends_in(w, &g[-1], "在")) continue;
            credit_org(w, g);
            return;
        }
    /* “江苏省政府召开新闻发布会，通报…” */
    if (k == c->first && clause > st->sentence[c->sentence].first_clause) {
        const gn_clause *b = c - 1;
        for (uint32_t i = b->first; i < b->last && i < b->first + 12; i++)
            if (st->seg[i].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, st->seg[i].index)->publishes) {
                credit_org(w, &st->seg[i]);
                return;
            }
    }
    gn_label who;
    gn_label_clear(&who);
    int depth = 0;
    for (uint32_t i = gn_look_back(k, c->first); i < k; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_MARK) depth += (g->mark == '(') - (g->mark == ')');
        if (g->clause != clause || depth > 0 || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_MARK) continue;
        if (g->kind == GN_SEG_CUE || g->kind == GN_SEG_QUANTITY) {
            gn_label_clear(&who);
            continue;
        }
        gn_label_add(&who, gn_work_text(w, i), gn_work_len(w, i));
    }
    /* 某某院副院长张三: the house, not the person. */
    static const char *const titles[] = {"副主任", "主任",   "总经理", "副总",   "董事",   "总裁", "院长",
                                         "副院长", "秘书长", "会长",   "负责人", "分析师", "局长", "司长",
                                         "处长",   "部长",   "首席",   "发言人", "研究员", "教授"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        const char *at = memmem(who.s, who.n, titles[i], strlen(titles[i]));
        if (at && at - who.s >= 9) gn_label_drop(&who, (size_t)(at - who.s), who.n - (size_t)(at - who.s));
    }
    if (who.n > 60) return;
    const bool group = gn_phrases_find(w->phrases, who.s, who.n, NULL) & GN_PHRASE_GROUP;
    const bool company = m->company.n && m->company.n <= who.n && memcmp(who.s, m->company.s, m->company.n) == 0;
    if (group && m->company.n)
        set_source(w, m->company.s, m->company.n);
    else if (group || company || org_like(who.s, who.n))
        set_source(w, who.s, who.n);
    else
        return;
    m->source_name = NULL;
}

/* “（来源：11月19日，工信部）” at the article's end holds for all of it. */
static void credit_end(gn_work *w, uint32_t first_sentence)
{
    const gn_structure *st = w->structure;
    const uint32_t article = st->sentence[first_sentence].article;
    uint32_t last = first_sentence;
    while (last + 1 < st->sentences && st->sentence[last + 1].article == article) last++;
    const gn_sentence *s = &st->sentence[last];
    const uint32_t end = s->last;
    for (uint32_t k = s->first; k < end; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_CUE || g->cue != GN_CUE_SOURCE || !begins(w, g, "来源")) continue;
        for (uint32_t i = k + 1; i < end && i < k + 8; i++) {
            const gn_seg *o = &st->seg[i];
            if (o->kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, o->index)->publishes) {
                credit_org(w, o);
                return;
            }
            size_t n = o->end - o->start;
            const char *text = w->clean->text + o->start;
            if (o->kind == GN_SEG_TEXT && n > 6 && memcmp(text + n - 6, "整理", 6) == 0) n -= 6;
            if (o->kind == GN_SEG_TEXT && org_like(text, n)) {
                set_source(w, text, n);
                return;
            }
        }
    }
}

/* ---- what is remembered ---------------------------------------------------------------------------------------------
 */
static bool same_text(const gn_work *w, uint32_t a, uint32_t b)
{
    const size_t n = gn_work_len(w, a);
    return n == gn_work_len(w, b) && memcmp(gn_work_text(w, a), gn_work_text(w, b), n) == 0;
}

/* The place that the article is about: the province or city that it names most often, its first sentence and 全省, 全市
 * counting more. *share is what part of all places that makes, in tenths. */
enum { MAX_TALLY = 24 };
static uint32_t article_place(gn_work *w, uint32_t first_sentence, int *share, bool *self, int *firms)
{
    const gn_structure *st = w->structure;
    struct {
        uint32_t area, score;
    } tally[MAX_TALLY];
    size_t n = 0;
    uint32_t all = 0, firm[MAX_TALLY], firm_count[MAX_TALLY];
    size_t n_firms = 0;
    *self = false;
    *firms = 0;
    *share = 0;
    const uint32_t article = st->sentence[first_sentence].article;
    for (uint32_t i = first_sentence; i < st->sentences && st->sentence[i].article == article; i++) {
        const gn_sentence *s = &st->sentence[i];
        const uint32_t last = s->last;
        for (uint32_t k = s->first; k < last; k++) {
            const gn_seg *g = &st->seg[k];
            uint32_t area = g->kind == GN_SEG_AREA ? g->index : g->kind == GN_SEG_ORG ? org_area(w, g) : 0;
            if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF) {
                const char *level = gn_lexicon_cue(w->lexicon, g->index)->detail;
                if (strcmp(level, "country") != 0) *self = true;
            }
            if (g->kind == GN_SEG_ORG && strcmp(gn_lexicon_org(w->lexicon, g->index)->kind, "company") == 0) {
                ++*firms;
                size_t f = 0;
                while (f < n_firms && !same_text(w, firm[f], k)) f++;
                if (f == n_firms && n_firms < MAX_TALLY) {
                    firm[n_firms] = k;
                    firm_count[n_firms++] = 0;
                }
                if (f < n_firms) firm_count[f] += i < first_sentence + 1 ? 2 : 1;
            }
            if (g->kind == GN_SEG_TEXT && memmem(gn_work_text(w, k), gn_work_len(w, k), "公司", 6)) ++*firms;
            if (!area) continue;
            const uint32_t weight = i < first_sentence + 2 ? 3 : 1;
            all += weight;
            if (!subnational(w, area)) continue;
            size_t t = 0;
            while (t < n && tally[t].area != area) t++;
            if (t == n) {
                if (n == MAX_TALLY) continue;
                tally[n].area = area;
                tally[n++].score = 0;
            }
            tally[t].score += weight;
        }
    }
    /* 公司 is the company that the article names most, if it is on one. */
    size_t most = 0;
    for (size_t f = 1; f < n_firms; f++)
        if (firm_count[f] > firm_count[most]) most = f;
    if (n_firms && firm_count[most] >= 2 && 2 * firm_count[most] >= (uint32_t)*firms) {
        gn_label_add(&w->memory.company, gn_work_text(w, firm[most]), gn_work_len(w, firm[most]));
        w->memory.company_sure = true;
    }
    size_t best = 0;
    for (size_t t = 1; t < n; t++)
        if (tally[t].score > tally[best].score) best = t;
    if (!n || tally[best].score < 3) return 0;
    *share = (int)(10 * tally[best].score / all);
    return tally[best].area;
}

void gn_inherit_article(gn_work *w, uint32_t first_sentence)
{
    const uint32_t article = w->structure->sentence[first_sentence].article;
    const gn_article *a = &w->structure->article[article];
    gn_memory *m = &w->memory;
    /* A headline of a lower rank, or one within a dated article, opens a section: what the article's lead said is what
     * remains to go by. */
    const bool section = !a->dated && (m->dated || (m->level && a->level > m->level));
    const gn_label source = m->source;
    const char *source_name = m->source_name;
    const gn_span lead = section ? m->main_period : (gn_span){.freq = GN_FREQ_NONE};
    if (!section) {
        m->level = a->level;
        m->dated = a->dated;
        m->main_period = lead;
    }
    m->block = GN_NO_INDEX;
    m->period = m->seen = m->flow = m->last_span = (gn_span){.freq = GN_FREQ_NONE};
    m->point = false;
    m->last_sentence = GN_NO_INDEX;
    m->list_number = 0;
    m->list.count = m->filling.count = m->filling.number = 0;
    m->last_block = GN_NO_INDEX;
    m->parent_unit = 0;
    m->from_seg = GN_NO_INDEX;
    m->goals = m->plan = false;
    m->year = 0;
    /* A subheading does not move the article to another place. */
    if (m->main_area) m->kept_area = m->main_area;
    if (a->dated) m->kept_area = m->province = 0;
    m->area = 0;
    gn_label_clear(&m->source);
    m->source_name = NULL;
    if (section) {
        m->source = source;
        m->source_name = source_name;
        m->seen = lead;
    }
    credit_end(w, first_sentence);
    m->article_yoy = false;
    m->measure = GN_MEASURE_LEVEL;
    gn_label_clear(&m->indicator);
    gn_label_clear(&m->entity);
    gn_label_clear(&m->parent);
    gn_label_clear(&m->topic);
    gn_label_clear(&m->company);
    m->company_sure = false;
    m->main_area = article_place(w, first_sentence, &m->main_share, &m->self, &m->firms);
}

enum { OLD = 14, /* months */ LEAD = 2 /* blocks: headline, date, first paragraph */ };

void gn_inherit_sentence(gn_work *w, uint32_t number)
{
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[number];
    gn_memory *m = &w->memory;
    bool figures = false, opens = false;
    uint32_t title = GN_NO_INDEX;
    gn_span seen = {.freq = GN_FREQ_NONE};
    const uint32_t first = s->first;
    const uint32_t last = s->last;
    if (m->goals && m->goals_block + 1 < s->block) m->goals = false;
    const gn_date d = anchor(w, number);
    if (m->block != s->block && d.year && m->period.freq != GN_FREQ_NONE &&
        m->period.last + OLD < gn_month(d.year, d.month)) {
        /* A time long past was its paragraph's matter. */
        m->period = m->flow = m->main_period;
        m->point = false;
    }
    if (m->block != s->block && d.year && m->year && m->year < d.year - 1) m->year = 0;
    m->block = s->block;
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_TARGET && !figures &&
            (w->clean->block[s->block].kind == GN_BLOCK_HEADING ||
             (k + 1 < last && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == ':')) &&
            gn_work_len(w, k) > 6 && memmem(gn_work_text(w, k), gn_work_len(w, k), "目标", 6)) {
            m->goals = true;
            m->goals_block = s->block;
        }
        if (g->kind == GN_SEG_QUANTITY) figures = true;
        if (g->kind == GN_SEG_ORG) {
            const uint32_t area = org_area(w, g);
            if (area && subnational(w, area)) {
                m->province = area;
            }
        }
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_SOURCE) credit(w, k);
        /* IDC预计, 工信部： */
        if (g->kind == GN_SEG_ORG && k + 1 < last && gn_lexicon_org(w->lexicon, g->index)->publishes &&
            ((st->seg[k + 1].kind == GN_SEG_CUE && st->seg[k + 1].cue == GN_CUE_FORECAST) ||
             (k == first && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == ':')))
            credit_org(w, g);
        if (g->kind == GN_SEG_AREA && subnational(w, g->index)) {
            m->province = g->index;
        }
        if (g->kind == GN_SEG_PERIOD && seen.freq == GN_FREQ_NONE) {
            const gn_time *t = &w->scan->time[g->index];
            if (use_of(t) == USE_YES && !compared(w, k) && resolve(w, number, t, false, &seen))
                opens =
                    (k == first || s->start == w->clean->block[s->block].start || st->seg[k - 1].kind == GN_SEG_MARK) &&
                    !(t->flags & GN_P_SINCE) && t->part != GN_PART_PLAN && !(t->flags & GN_P_BEFORE);
        }
        if (g->kind == GN_SEG_MARK && g->mark == '<') title = k;
        if (g->kind == GN_SEG_MARK && g->mark == '>' && title != GN_NO_INDEX) {
            const char *name = w->clean->text + st->seg[title].start;
            const size_t n = g->end - st->seg[title].start;
            if (memmem(name, n, "规划", 6) || memmem(name, n, "计划", 6) || memmem(name, n, "方案", 6) ||
                memmem(name, n, "纲要", 6))
                m->plan = true;
        }
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_YOY) m->article_yoy = true;
    }
    if (m->main_period.freq == GN_FREQ_NONE && seen.freq != GN_FREQ_NONE &&
        s->block <= st->article[s->article].first_block + LEAD)
        m->main_period = seen;
    if (figures || seen.freq == GN_FREQ_NONE) return;
    m->seen = seen;
    /* A sentence without figures that begins with its time speaks for those that follow. */
    if (opens) {
        m->period = m->flow = seen;
        m->point = false;
    }
}
