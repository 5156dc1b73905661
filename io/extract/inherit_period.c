/* The period of a statement: from its clause, its sentence, or what went before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"
#include "io/extract/words.h"

#include <string.h>

static int32_t describe_moment(const gn_work *w, const gn_statement *s, const gn_moment *m, bool rule, bool since,
                               bool stock, gn_features f)
{
    const bool cumulative = (s->left | s->near) & GN_CUE_BIT(CUMULATIVE);
    gn_feature_short(&f, "Pk", &m->kind, 1);
    gn_feature_number(&f, "Prule", rule);
    gn_feature_pair(&f, m->kind, "Pn", '0' + (m->nth > 3 ? 3 : m->nth), '0' + (m->clauses > 4 ? 4 : m->clauses));
    gn_feature_pair(&f, m->kind, "Psemi", '0' + m->semicolon + 2 * m->bracket,
                    '0' + (w->memory.period.freq != GN_FREQ_NONE));
    gn_feature_pair(&f, m->kind, "Pm", 'a' + s->measure, '0' + since);
    gn_feature_pair(&f, m->kind, "Pst", '0' + stock + 2 * cumulative, 'a' + s->measure);
    gn_feature_pair(&f, m->kind, "Popen",
                    w->structure->clause[s->clause].opener ? w->structure->clause[s->clause].opener : '^',
                    '0' + (s->previous != GN_NO_INDEX));
    const bool ahead = (s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    gn_feature_pair(&f, m->kind, "Pahead", '0' + ahead, '0' + m->use);
    if (m->time) {
        const gn_quantity *q = gn_work_quantity(w, s->seg);
        gn_feature_pair(&f, m->kind, "Pcount", '0' + ((q->flags & GN_Q_COUNT_NOUN) != 0) + 2 * s->flow,
                        'a' + s->measure);
        gn_feature_pair(&f, m->kind, "Pptm", '0' + ((m->time->flags & GN_P_POINT) != 0) + 2 * s->flow,
                        '0' + stock + 2 * cumulative);
        gn_feature_pair(&f, m->kind, "Ppm", 'a' + m->time->part, 'a' + s->measure);
        gn_feature_pair(&f, m->kind, "Ppart", 'a' + m->time->part, 'a' + m->time->year_mode);
        gn_feature_pair(&f, m->kind, "Pu", '0' + m->use, '0' + (m->nth == 0));
        for (unsigned k = 0; k < 16; k++)
            if (m->time->flags & (1u << k)) {
                gn_feature_pair(&f, m->kind, "Pf", 'a' + k, '0' + stock + 2 * cumulative);
                gn_feature_pair(&f, m->kind, "Pfm", 'a' + k, 'a' + s->measure);
                gn_feature_pair(&f, m->kind, "Pfu", 'a' + k, '0' + (m->clauses > 0) + (m->semicolon ? 2 : 0));
            }
        const gn_structure *st = w->structure;
        const gn_seg *g = &st->seg[m->seg];
        if (m->seg > 0)
            gn_feature_pair(&f, m->kind, "Pprev", 'a' + g[-1].kind,
                            g[-1].kind == GN_SEG_MARK ? g[-1].mark : 'A' + g[-1].cue);
        if (m->seg + 1 < st->segs)
            gn_feature_pair(&f, m->kind, "Pnext", 'a' + g[1].kind,
                            g[1].kind == GN_SEG_MARK ? g[1].mark : 'A' + g[1].cue);
    } else {
        gn_feature_pair(&f, m->kind, "Pq", '0' + m->semicolon, '0');
    }
    return f.rank;
}

/* The candidate that the weights like best; the rules' choice starts ahead of the others, and wins without weights. */
static size_t choose(const gn_work *w, gn_statement *s, const gn_moments *c)
{
    size_t best = c->rule;
    int32_t most = GN_CHOICE_LEAST;
    for (size_t i = 0; i < c->n && (w->candidates || !gn_model_empty(w->model)); i++) {
        const gn_moment *m = &c->list[i];
        gn_features f;
        gn_features_begin(&f, w->model, w->remembered, NULL, w->candidates);
        if (w->candidates) {
            char text[64];
            gn_span_format(gn_inherit_adjust(w, s, m, m->span), text, sizeof text);
            gn_buf_printf(w->candidates, "P\t%s", text);
        }
        const int32_t rank = describe_moment(w, s, m, i == c->rule, c->from.what != GN_SINCE_NONE, c->keeps, f);
        if (w->candidates) gn_buf_char(w->candidates, '\n');
        const int32_t score = (i == c->rule ? GN_PRIOR_CHOICE * GN_ONE : 0) + rank;
        if (score > most) best = i;
        gn_choice_see(score, &most, &s->chose_period);
    }
    if ((s->base_kept && c->from.what) || c->sure)
        best = c->rule; /* the weights have seen no base but those that are named */
    s->chose_period.kind = c->list[best].kind;
    return best;
}

/* “较去年同期增速31%下降了3个百分点”: the number is what the growth was then. */
static bool rate_then(const gn_work *w, const gn_statement *s)
{
    static const char then[] = "年同期";
    const gn_seg *g = &w->structure->seg[s->list_seg];
    return s->list_seg >= s->from + 2 && g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_RATE &&
           g[-2].kind == GN_SEG_CUE && g[-2].cue == GN_CUE_YOY && gn_seg_ends(w, &g[-2], then) &&
           s->list_seg + 1 < w->structure->segs && g[1].kind == GN_SEG_CUE &&
           (g[1].cue == GN_CUE_UP || g[1].cue == GN_CUE_DOWN);
}

/* “一季度收入1.8亿元，比去年1.4亿元增长30%”: the amount behind the words of a comparison is what was then. */
static bool amount_then(const gn_work *w, const gn_statement *s)
{
    const gn_seg *g = &w->structure->seg[s->list_seg];
    if (s->measure != GN_MEASURE_LEVEL || s->list_seg != s->seg || s->seg == 0 || s->seg + 1 >= w->structure->segs ||
        gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT || w->memory.last_span.last - w->memory.last_span.first > 11)
        return false;
    return g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_YOY && g[-1].end == g->start && g[1].kind == GN_SEG_CUE &&
           (g[1].cue == GN_CUE_UP || g[1].cue == GN_CUE_DOWN) &&
           gn_words_end("去年|上年|去年同期|上年同期", gn_work_text(w, s->seg - 1), gn_work_len(w, s->seg - 1));
}

/* “从180人增至现在的3000人” */
static bool says_now(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->list_seg; k-- > s->from && w->structure->seg[k].kind != GN_SEG_QUANTITY;)
        if (w->structure->seg[k].kind == GN_SEG_PERIOD && w->scan->time[w->structure->seg[k].index].part == GN_PART_NOW)
            return true;
    return false;
}

/* A和B: the second figure of a pair is of the first one's period. */
static bool linked_period(const gn_work *w, gn_statement *s, const gn_since_base *from)
{
    if (!s->linked || from->what || s->measure == GN_MEASURE_CAGR || says_now(w, s) || gn_inherit_own_time(w, s) ||
        gn_inherit_dated_list(w, s) || w->memory.last_span.freq == GN_FREQ_NONE ||
        w->memory.measure == GN_MEASURE_COUNT || gn_inherit_end_of_average(w, s, &(gn_span){0}) ||
        gn_inherit_run(w, s, &(gn_span){0}) || gn_inherit_run_end(w, s, &(gn_span){0}))
        return false;
    /* 2021—2023年分别为0.7元，1.1元和1.4元: each its own. */
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (gn_work_quantity(w, s->list_seg)->list_index > 0 && w->memory.filling.number == q->list) return false;
    const gn_list *of = gn_work_list(w, s);
    s->period = s->whole = of ? of->period[gn_work_quantity(w, s->seg)->list_index] : w->memory.last_span;
    s->time = w->memory.last_time;
    if (!of) gn_inherit_one_end(w, s, s->time, &s->period);
    if (!of && (rate_then(w, s) || amount_then(w, s))) s->period.first -= 12, s->period.last -= 12;
    s->period_explicit = true;
    s->kind = (gn_kind)w->memory.last_kind;
    return true;
}

/* The time of a base is only its own; what follows is of the time that the text speaks of. */
static void pass_base(gn_work *w, gn_statement *s, const gn_moments *c, const gn_moment *m)
{
    for (size_t i = 0; i < c->n; i++) {
        const gn_moment *other = &c->list[i];
        if (other == m || other->use != GN_USE_YES || !strchr("cs", other->kind) || other->bracket) continue;
        s->whole = other->span;
        s->time = other->time;
        return;
    }
    if (w->memory.period.freq == GN_FREQ_NONE) {
        /* 由去年同期的11%提升到24%, and no other time: a year on */
        if (m->time->year_mode != GN_YEAR_GIVEN && m->time->year < 0) {
            s->whole.first -= 12 * (int64_t)m->time->year;
            s->whole.last -= 12 * (int64_t)m->time->year;
        } else if (s->near & GN_CUE_BIT(FROM)) {
            s->whole.freq = GN_FREQ_NONE; /* 由2012年底的10%提升至94%: to what it is now */
        }
        return;
    }
    s->whole = w->memory.period;
    s->time = NULL;
    /* From 2017 on, told after 2017 itself: to the year after. */
    if ((s->near & GN_CUE_BIT(FROM)) && s->whole.first == m->span.first && s->whole.last == m->span.last &&
        m->span.last - m->span.first == 11) {
        s->whole.first += 12;
        s->whole.last += 12;
        w->memory.period = w->memory.flow = s->whole;
    }
}

/* “分季度看，一季度…”: a sentence that parts the time spoken of. */
static bool by_time(const gn_work *w, uint32_t sentence)
{
    static const char *const words[] = {"分季度", "分月",   "逐月", "逐季", "各季度看",
                                        "各月看", "从季度", "按季", "按月", "从环比"};
    const gn_sentence *s = &w->structure->sentence[sentence];
    enum { HEAD = 30 };
    const size_t n = s->end - s->start < HEAD ? s->end - s->start : HEAD;
    GN_EACH (i, words)
        if (gn_find(w->clean->text + s->start, n, words[i], strlen(words[i]))) return true;
    return false;
}

/* 其中9月当月…, 五一期间…: a remark within the period that the text speaks of, to which the next sentence goes back. */
static void note_aside(gn_work *w, const gn_statement *s, const gn_moment *m)
{
    gn_span *main = &w->memory.main_of_aside;
    if (main->freq == GN_FREQ_NONE) *main = w->memory.period;
    const bool remark = m->time->flags & (GN_P_SINGLE | GN_P_FEAST) || (s->left | s->before) & GN_CUE_BIT(PART) ||
                        by_time(w, s->sentence);
    const bool within = m->span.first >= main->first && m->span.last <= main->last &&
                        m->span.last - m->span.first < main->last - main->first;
    if (!remark || !within || m->time->flags & GN_P_POINT) main->freq = GN_FREQ_NONE;
}

/* Later statements take over the time that was stated for this one, and its year. */
static void pass_time(gn_work *w, const gn_statement *s, const gn_moments *c, const gn_moment *m)
{
    gn_memory *after = &w->memory;
    note_aside(w, s, m);
    after->seen.freq = GN_FREQ_NONE;
    if (m->time->year_mode == GN_YEAR_RELATIVE && m->time->year == 0) after->year = 0;
    if (m->time->year_mode == GN_YEAR_GIVEN && m->time->part != GN_PART_PLAN) {
        int first, last, month;
        gn_month_split(m->span.first, &first, &month);
        gn_month_split(m->span.last, &last, &month);
        /* 到2025年 is no year that the text goes on in; from 2022年2月到2023年1月 it goes on in the latter. */
        const gn_date here = gn_inherit_anchor(w, s->sentence);
        const int year = here.year && last > here.year ? first : last;
        if (!c->ahead && (!here.year || year <= here.year)) after->year = year;
        if (c->ahead && year == here.year) after->year = 0; /* 预计2022年达100家。截至9月底… */
    }
    if (m->time->year_mode == GN_YEAR_NONE && !c->ahead) {
        const int32_t year = gn_inherit_stated_year(w, s->sentence, m->seg);
        if (year > 0) after->year = year;
    }
    /* What later statements take over is the period itself, not the span since January that a change has. */
    const gn_span own = m->kind >= 'a' || m == c->list ? m->span : m[-1].span;
    /* 2021年净增2亿户: beside the stock at the year's end, which the text goes on with. */
    if (s->measure == GN_MEASURE_CHANGE && c->keeps && after->point && after->period.last == own.last &&
        after->last_sentence == s->sentence)
        return;
    if (after->period_block != s->block) after->block_period = own;
    after->period_block = s->block;
    after->period = own;
    if (own.first == own.last && !c->ahead) after->month = own;
    after->point = (m->time->flags & (GN_P_POINT | GN_P_BEGIN)) != 0;
    if (!after->point)
        after->flow = after->period;
    else {
        after->point_span = after->period;
        /* 截至上半年…保费收入: what flows up to a point */
        if (!c->from.what && m->span.last > m->span.first) after->flow = m->span;
    }
}

/* “…为2%，而2018年5月为3%”, “毛利率21%，一季度为19%”: told to compare with, and no time that the text goes on with.
 */
static bool contrast(const gn_work *w, const gn_statement *s, const gn_moment *m)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    const gn_span *now = &w->memory.period;
    /* “资产8.9万亿元。2021年末为8.2万亿元。”: a sentence of its own */
    if (m->time && m->kind == 'c' && !c->opener && m->seg == c->first && !s->own_np && s->predicate == c->first + 1 &&
        w->memory.last_sentence + 1 == s->sentence && w->memory.last_block == s->block && now->freq != GN_FREQ_NONE &&
        m->span.last < now->first)
        return true;
    /* 上半年增长1.9%，1—5月为下降0.3% */
    const bool was = m->seg + 1 < st->segs && gn_seg_begins(w, &st->seg[m->seg + 1], "为") && m->span.last < now->last;
    return m->time && m->kind == 'c' && c->opener == ',' && m->seg <= c->first + 1 &&
           (gn_seg_begins(w, &st->seg[c->first], "而") || (m->seg == c->first && !s->own_np)) &&
           w->memory.last_sentence == s->sentence && now->freq != GN_FREQ_NONE && (was || m->span.last < now->first);
}

/* 售出6万套（2019年为5万套），其中…: the time of a bracket's figure is the bracket's alone. */
static void keep_around(gn_work *w, const gn_statement *s, const gn_moment *m)
{
    const gn_structure *st = w->structure;
    gn_memory *now = &w->memory;
    if (now->around.kept || st->clause[s->clause].parent == GN_NO_INDEX || !m->time ||
        st->clause[st->seg[m->seg].clause].parent == GN_NO_INDEX)
        return;
    now->around.period = now->period;
    now->around.flow = now->flow;
    now->around.point_span = now->point_span;
    now->around.item = now->item;
    now->around.year = now->year;
    now->around.point = now->point;
    now->around.kept = true;
}

void gn_inherit_leave_bracket(gn_work *w)
{
    gn_memory *now = &w->memory;
    if (!now->around.kept) return;
    now->around.kept = false;
    now->item = now->around.item;
    if (now->around.period.freq == GN_FREQ_NONE) return;
    now->period = now->around.period;
    now->flow = now->around.flow;
    now->point_span = now->around.point_span;
    now->year = now->around.year;
    now->point = now->around.point;
}

/* What the statements after this one take over. */
static void remember(gn_work *w, gn_statement *s, const gn_moments *c, const gn_moment *m)
{
    gn_memory *after = &w->memory;
    gn_span run;
    if (!after->has_begun && s->whole.freq != GN_FREQ_NONE) {
        after->has_begun = true;
        if (s->whole.first == s->whole.last && s->measure == GN_MEASURE_LEVEL && !s->flow) after->begun = s->whole;
    }
    if (gn_inherit_run(w, s, &run)) after->run = run, after->run_sentence = s->sentence;
    /* 一年前, 上年同期, 以及上季度44.3%: passes nothing on, whatever verb it stands with. */
    keep_around(w, s, m);
    const bool offset =
        m->time && (m->time->part == GN_PART_MONTH_OFFSET || m->time->part == GN_PART_QUARTER_OFFSET) &&
        m->time->first < 0 &&
        (m->seg + 1 == s->list_seg || (after->last_sentence == s->sentence && /* 本月X套；上月成交Y套 */
                                       m->seg == w->structure->clause[w->structure->seg[m->seg].clause].first));
    const bool part = m->time && m->time->part == GN_PART_YEAR && m->span.last - m->span.first < 11;
    const bool before =
        offset || part ||
        (m->time && m->time->part == GN_PART_SAME && m->time->year_mode == GN_YEAR_CONTEXT && m->time->year < 0);
    /* 今年以来…，同比增长…: the growth is of these months too; the text goes on with its own */
    const bool since = part && m->time->flags & GN_P_SINCE && m->kind == 'c' && !contrast(w, s, m);
    if (since) {
        s->whole = m->span;
    } else if ((c->of_base && m->time &&
                (gn_inherit_base(w, m->seg) == s->list_seg || gn_inherit_year_before(w, m->seg))) ||
               before || contrast(w, s, m)) {
        pass_base(w, s, c, m);
    } else if (m->time && s->measure == GN_MEASURE_CAGR && m->span.last - m->span.first >= 12 &&
               after->period.freq != GN_FREQ_NONE) {
        /* The years of an average are its own, and of those beside it. */
        after->average = m->span;
        after->average_sentence = s->sentence;
        s->whole = after->period;
        s->time = NULL;
    } else if (m->time && m->time->part == GN_PART_NOW && !(m->time->flags & GN_P_NEAR)) {
        after->now_block = s->block; /* what the text goes on with for what is so, not for what has happened */
    } else if (m->time && gn_inherit_finishes(w, m->seg)) {
        s->whole = s->period; /* 预计2024年投产，年产值50亿元: the next sentence is of no such year */
    } else if (m->time) {
        after->now_block = GN_NO_INDEX;
        pass_time(w, s, c, m);
    } else if (m->kind == 'w' || m->kind == 'i' || m->kind == 'v') {
        after->period = m->span;
        after->point = false;
    }
    /* 今年以来新建1万个。…累计2万家: as many as there are */
    if (part && m->time->flags & GN_P_SINCE && m->time->year_mode == GN_YEAR_RELATIVE) after->now_block = s->block;
    if (m->kind == 'm' && after->period_block != s->block)
        after->block_period = m->span, after->period_block = s->block;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (s->whole.freq != GN_FREQ_NONE && d.year && !c->ahead && s->whole.first <= gn_month(d.year, d.month))
        after->past = s->whole;
    /* “截至9月1日，已有60家披露，上半年营收…；净利润…”: the part began with a day, and goes on with what that told. */
    const bool spans = m->time && m->use == GN_USE_YES && !(m->time->flags & (GN_P_DAY | GN_P_COMPARED)) &&
                       after->period.freq != GN_FREQ_NONE && after->period.first == m->span.first;
    if (after->item.freq == GN_FREQ_NONE || (after->item_day && spans)) {
        after->item = s->whole;
        after->item_day = m->time && m->time->flags & GN_P_DAY;
    }
    if (after->head_sentence != s->sentence || s->period.first < after->head.first) {
        after->head = s->period;
        after->head_sentence = s->sentence;
    }
}

static gn_kind kind_of(const gn_span *p, bool point)
{
    int year, month;
    gn_month_split(p->last, &year, &month);
    if (p->last - p->first >= 12) return GN_KIND_SPAN;
    if (point) return GN_KIND_POINT;
    const bool begun = p->first == gn_month(year, 1) && p->last > p->first && p->last < gn_month(year, 12);
    return begun ? GN_KIND_YTD : GN_KIND_SINGLE;
}

void gn_inherit_period_stated(const gn_work *w, gn_statement *s, gn_span span)
{
    /* 比上年末增长: since January */
    const bool since = s->measure == GN_MEASURE_CHANGE || s->measure == GN_MEASURE_GROWTH ||
                       (s->measure == GN_MEASURE_MULTIPLE && s->near & GN_CUE_BIT(UP));
    const bool point = gn_inherit_stock(w, &s->indicator) && !since;
    if (point && span.last - span.first < 12) span.first = span.last; /* 1—5月待售面积: of the end of May */
    s->period = s->whole = span;
    s->period_explicit = true;
    s->kind = kind_of(&span, point);
}

bool gn_inherit_all_time(const gn_work *w, const gn_statement *s)
{
    if (!((s->left | s->near) & GN_CUE_BIT(CUMULATIVE))) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_CUMULATIVE && !gn_seg_begins(w, g, "累")) return true;
    }
    return false;
}

/* “前三季度，甲公司营收同比…。乙公司的营收由26亿元增加到46亿元”: of the same months of the year before, where the text
 * compares with these and gives the rise no time of its own. */
static bool rise_over_year(const gn_work *w, const gn_statement *s)
{
    static const char others[] = "资本|目标价|预期|预测|预估|评级|定价";
    const int64_t months = s->period.last - s->period.first;
    return s->near & GN_CUE_BIT(FROM) && w->memory.article_yoy && s->period.freq != GN_FREQ_NONE && months > 1 &&
           months < 12 && s->chose_period.kind != 'n' &&
           !((s->left | s->right) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET))) &&
           !gn_words_end(others, s->indicator.s, s->indicator.n) && !gn_inherit_own_time(w, s);
}

/* “…同比增长5%，份额从3%升到4%”: where it comes from is of the year before, as the growth is. */
static bool of_year_before(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const bool growth = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_POP || s->measure == GN_MEASURE_GROWTH;
    return s->near & GN_CUE_BIT(FROM) && !growth && s->clause > 0 && m->said_seg != GN_NO_INDEX &&
           m->last_sentence == s->sentence && m->said_measure == GN_MEASURE_YOY &&
           w->structure->seg[m->said_seg].clause + 1 == s->clause && s->period.freq != GN_FREQ_NONE &&
           s->period.last - s->period.first < 12 && !gn_inherit_own_time(w, s);
}

/* “上半年用户净增970万户，达到3亿户”: what is added to net is there to stay, whatever its noun. */
static bool after_net(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (s->measure != GN_MEASURE_LEVEL || (s->own_np && !s->linked) || m->said_seg == GN_NO_INDEX ||
        m->last_sentence != s->sentence || m->said_measure != GN_MEASURE_CHANGE)
        return false;
    for (uint32_t k = m->said_seg; k-- > st->clause[st->seg[m->said_seg].clause].first;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return false;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN)) return gn_seg_begins(w, g, "净");
    }
    return false;
}

/* “用户达到3亿户，渗透率为40%”: as of the day that the stock beside it is of. */
static bool rate_of_stock(const gn_work *w, const gn_statement *s)
{
    static const char rate[] = "渗透率";
    const gn_memory *m = &w->memory;
    return m->last_sentence == s->sentence && m->last_kind == GN_KIND_POINT && s->measure == GN_MEASURE_LEVEL &&
           m->measure == GN_MEASURE_LEVEL && gn_words_end(rate, s->indicator.s, s->indicator.n) &&
           !gn_statement_ahead(w, s) && !gn_inherit_own_time(w, s);
}

void gn_inherit_period(gn_work *w, gn_statement *s)
{
    if (w->structure->clause[s->clause].parent == GN_NO_INDEX) gn_inherit_leave_bracket(w);
    gn_moments c = {.day = GN_MAX_TIMES, .from = gn_inherit_since(w, s)};
    c.net = after_net(w, s) || rate_of_stock(w, s);
    if (!c.net && linked_period(w, s, &c.from)) {
        gn_span over; /* the text goes on with its end */
        if (gn_statement_risen_over(w, s, &over)) s->period = over;
        return;
    }
    c.ahead = gn_statement_ahead(w, s);
    c.keeps = c.net || gn_inherit_stock(w, &s->indicator) || gn_inherit_all_time(w, s);
    c.stock = c.keeps && s->measure != GN_MEASURE_CHANGE && !c.from.what;
    gn_inherit_moments(w, s, &c);
    s->period = (gn_span){.freq = GN_FREQ_NONE};
    s->period_explicit = false;
    s->kind = GN_KIND_SINGLE;
    if (!c.n) {
        w->undated++;
        return;
    }
    const gn_moment *m = &c.list[choose(w, s, &c)];
    s->period = s->whole = m->span;
    s->time = m->time;
    s->period_explicit = m->kind != 'n' && !(m->time && m->time->part == GN_PART_NOW);
    remember(w, s, &c, m);
    /* 《通知》要求，…: for the year in which it is written */
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (s->before & GN_CUE_BIT(TARGET) && m->span.first == m->span.last && d.year &&
        m->span.first == gn_month(d.year, d.month) && gn_statement_asked_for(w, s) && !gn_inherit_own_time(w, s))
        s->period = s->whole = (gn_span){GN_FREQ_MONTH, gn_month(d.year, 1), gn_month(d.year, 12)};
    if (m->kind < 'a' && m > c.list && c.from.what)
        s->whole = m[-1].span; /* what is beside a change since then is of its end */
    s->period = gn_inherit_adjust(w, s, m, s->period);
    if (!s->time) s->time = gn_inherit_same_time(w, m);
    if (!c.ahead && (of_year_before(w, s) || rise_over_year(w, s))) s->period.first -= 12, s->period.last -= 12;
    s->kind = kind_of(&s->period, c.keeps || (m->time && (m->time->flags & GN_P_POINT)));
    w->memory.last_kind = (uint8_t)s->kind;
}
