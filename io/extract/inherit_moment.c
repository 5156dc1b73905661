/* What the period of a statement may be: the times before and beside it, and what went before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"
#include "io/extract/words.h"

#include <string.h>

/* Whether the rules take what is offered: no, if they have taken nothing so far, or in any case. */
enum { TAKE_NOT, TAKE_FIRST, TAKE };

static void offer(gn_moments *c, int take, gn_moment m)
{
    if (c->n == GN_MAX_TIMES) return;
    if (take == TAKE || (take == TAKE_FIRST && !c->chosen)) {
        c->rule = c->n;
        c->chosen = true;
    }
    c->list[c->n++] = m;
}

/* The same, and beside it the span up to its end from the base of the change, or from January if year_to_date. */
static void offer_since(gn_moments *c, int take, gn_moment m, bool year_to_date)
{
    offer(c, take, m);
    if (!(year_to_date || c->from.what) || m.span.freq == GN_FREQ_NONE) return;
    const int64_t first = gn_inherit_since_month(&c->from, m.span.last);
    if (m.span.first == first || m.span.last - m.span.first > 2) return;
    m.span.first = first;
    m.kind = (char)(m.kind - 'a' + 'A');
    offer(c, TAKE_NOT, m);
}

/* The segment before the number that says 目前 (not 近日); GN_NO_INDEX if none does. */
static uint32_t now_said(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->seg; k-- > gn_look_back(s->seg, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[st->seg[k].index];
        if (t->part != GN_PART_NOW || t->flags & GN_P_NEAR) continue;
        const bool terms =
            k > 0 && gn_words_end("按|按照|以|依|对应", gn_work_text(w, k - 1), gn_work_len(w, k - 1)) > 0;
        return terms ? GN_NO_INDEX : k;
    }
    return GN_NO_INDEX;
}

/* Finds the ；-part of the sentence that the statement stands in. */
static void new_item(gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t clause = s->clause;
    const uint32_t first = st->sentence[s->sentence].first_clause;
    while (clause > first && s->clause - clause < 40 && st->clause[clause].opener != ';') clause--;
    gn_memory *m = &w->memory;
    if (m->item_sentence == s->sentence && m->item_clause == clause) return;
    m->item_before = m->item_sentence == s->sentence ? m->item : (gn_span){.freq = GN_FREQ_NONE};
    m->item = (gn_span){.freq = GN_FREQ_NONE};
    m->item_sentence = s->sentence;
    m->item_clause = clause;
}

/* The clause of the time at segment k goes on with an average growth. */
static bool of_average_growth(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    for (uint32_t i = k + 1; i < st->segs && i < k + 8 && st->seg[i].clause == st->seg[k].clause; i++)
        if (st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_CAGR) return true;
    return false;
}

/* 一季度…。由于对其2022年的产品进行改进，份额为24%: what another thing is of, told before the figure's clause. */
static bool of_attribute(const gn_work *w, const gn_statement *s, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    const gn_seg *g = &st->seg[k];
    if (g->clause == s->clause || m->period.freq == GN_FREQ_NONE || m->last_block != s->block || k + 1 >= st->segs ||
        g[1].start != g->end || g[1].kind != GN_SEG_TEXT || !gn_seg_begins(w, &g[1], "的") ||
        k == st->clause[g->clause].first)
        return false;
    for (uint32_t i = k; i < st->clause[g->clause].last; i++)
        if (st->seg[i].kind == GN_SEG_QUANTITY) return false;
    return true;
}

/* 公司2015年成立，两年后获得…: told of what is past; fills in the span. */
static bool years_later(const gn_work *w, const gn_statement *s, gn_moment *m)
{
    int32_t year = gn_inherit_stated_year(w, s->sentence, m->seg);
    if (!year) year = w->memory.year;
    if (!year || m->time->unit != 'A' || year + m->time->first > gn_inherit_anchor(w, s->sentence).year) return false;
    m->span = (gn_span){GN_FREQ_MONTH, gn_month(year + m->time->first, 1), gn_month(year + m->time->first, 12)};
    return true;
}

/* A time that dates figures stands in the number's clause before segment k. */
static bool time_before(const gn_work *w, const gn_statement *s, uint32_t k)
{
    const gn_structure *st = w->structure;
    for (uint32_t i = gn_look_back(k, st->clause[s->clause].first); i < k; i++)
        if (st->seg[i].kind == GN_SEG_PERIOD && st->seg[i].clause == s->clause && !gn_inherit_compared(w, i) &&
            gn_inherit_use(&w->scan->time[st->seg[i].index]) == GN_USE_YES)
            return true;
    return false;
}

/* 上半年收入3亿元（2020年：2亿元）: the same months of the year before; puts them into the span. */
static bool year_beside(const gn_work *w, const gn_statement *s, gn_moment *m)
{
    enum { YEAR = 12 };
    const gn_structure *st = w->structure;
    const gn_span *now = &w->memory.period;
    const gn_time *t = m->time;
    const uint32_t k = m->seg;
    if (t->part != GN_PART_YEAR || t->year_mode != GN_YEAR_GIVEN || t->year != t->year2 || now->freq == GN_FREQ_NONE ||
        w->memory.last_sentence != s->sentence || k != st->clause[s->clause].first ||
        st->clause[s->clause].parent == GN_NO_INDEX || st->seg[k + 1].kind != GN_SEG_MARK || st->seg[k + 1].mark != ':')
        return false;
    int year, month;
    gn_month_split(now->last, &year, &month);
    if (year != t->year + 1) return false;
    m->span = (gn_span){GN_FREQ_MONTH, now->first - YEAR, now->last - YEAR};
    return true;
}

/* “园区于2015年成立，引进企业120家”: since when it is there, told before the figure's clause. */
static bool founded(const gn_work *w, const gn_statement *s, uint32_t k)
{
    static const char births[] = "成立|正式成立|挂牌成立|注册成立|开始建设|建园|创建|创办|组建|开园|设立|起步|建校|"
                                 "建厂|建院|创立";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g->clause == s->clause || k + 1 >= st->segs || g[1].start != g->end || g[1].kind == GN_SEG_MARK ||
        !gn_words_begin(births, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return false;
    for (uint32_t i = k + 1; i < st->clause[g->clause].last; i++) /* 2020年成立企业500家 */
        if (st->seg[i].kind == GN_SEG_QUANTITY) return false;
    const gn_date here = gn_inherit_anchor(w, s->sentence);
    gn_span span;
    return here.year && gn_inherit_time_at(w, s->sentence, k, false, &span) && span.last < gn_month(here.year, 1) - 12;
}

/* A ； stands between two segments. */
static bool parted(const gn_work *w, uint32_t from, uint32_t to)
{
    for (uint32_t k = gn_look_back(to, from); k < to; k++)
        if (w->structure->seg[k].kind == GN_SEG_MARK && w->structure->seg[k].mark == ';') return true;
    return false;
}

/* Fills in what the time of `m` is to the statement, and its months; false if it can be none of its period. */
static bool weigh_time(const gn_work *w, const gn_statement *s, gn_moments *c, gn_moment *m)
{
    const gn_seg *g = &w->structure->seg[m->seg];
    const gn_time *t = m->time;
    if (t->flags & (GN_P_DATELINE | GN_P_NAMED) || gn_inherit_how_long(w, s, m->seg) ||
        gn_inherit_superlative(w, m->seg))
        return false;
    const bool later = t->part == GN_PART_NEXT && t->flags & GN_P_AFTER && !c->ahead;
    if (later && !years_later(w, s, m)) return false;
    if (of_attribute(w, s, m->seg) || founded(w, s, m->seg)) return false;
    /* 一期2022年6月投产；二期投资40亿元 */
    if (g->clause != s->clause && parted(w, m->seg, s->list_seg) && gn_inherit_finishes(w, m->seg)) return false;
    if (gn_inherit_said_run(w, m->seg)) return false;
    m->use = (uint8_t)(gn_inherit_compared(w, m->seg) ? GN_USE_NO : gn_inherit_use(t));
    if (gn_inherit_year_before(w, m->seg)) {
        if (g->clause != s->clause) return false;
        m->use = GN_USE_YES;
        c->of_base = true;
    }
    /* 未来5年复合增长率为30%，占比将…: the years of the average are its own. */
    if (g->clause != s->clause && (t->part == GN_PART_NEXT || t->part == GN_PART_LAST) &&
        s->measure != GN_MEASURE_CAGR && of_average_growth(w, m->seg))
        return false;
    const uint32_t base = gn_inherit_base(w, m->seg);
    if (base != GN_NO_INDEX) {
        if (base != s->list_seg || (gn_work_quantity(w, base)->flags & GN_Q_MULTIPLE)) return false;
        m->use = GN_USE_YES;
        c->of_base = true;
    }
    m->kind = g->clause == s->clause ? 'c' : 's';
    /* 1—7月发行2545亿元，…占2019年全年的76%, 四季度约占2021年总量的50%: the time of the whole. */
    if (m->kind == 'c' && s->measure == GN_MEASURE_SHARE && m->seg > w->structure->clause[s->clause].first &&
        g[-1].end == g->start && g[-1].kind != GN_SEG_MARK && gn_seg_ends(w, &g[-1], "占") &&
        ((w->memory.last_sentence == s->sentence && w->memory.period.freq != GN_FREQ_NONE) ||
         time_before(w, s, m->seg)))
        return false;
    bool recent = false;
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    const bool opens = m->seg == of->first && m->seg + 1 < of->last && g[1].kind == GN_SEG_MARK && g[1].mark == ',';
    if (m->use == GN_USE_WEAK && (m->kind == 'c' || (opens && s->left & GN_CUE_BIT(CUMULATIVE))) &&
        t->part == GN_PART_LAST && !(t->flags & GN_P_VAGUE) &&
        ((s->left & GN_CUE_BIT(CUMULATIVE)) || s->measure == GN_MEASURE_MULTIPLE ||
         (s->measure == GN_MEASURE_CAGR && t->first > 2))) {
        m->use = GN_USE_YES;
        recent = t->unit == 'A';
    }
    /* 当月，…, 该季度…, 单季…: said of the whole clause */
    if (m->use == GN_USE_WEAK && t->flags & GN_P_SINGLE &&
        gn_words_begin("当|该|单季", gn_work_text(w, m->seg), gn_work_len(w, m->seg)) &&
        m->seg == w->structure->clause[g->clause].first)
        m->use = GN_USE_YES;
    if (t->flags & GN_P_WITHIN && c->ahead) m->use = GN_USE_YES; /* 力争五年内达到 */
    m->bracket = w->structure->clause[g->clause].parent != GN_NO_INDEX && g->clause != s->clause;
    /* 本季度…, 比预期的…: what it was read as once it stays. */
    const gn_memory *before = &w->memory;
    if (t->part == GN_PART_QUARTER_OFFSET && t == before->last_time && before->last_sentence == s->sentence &&
        before->period.freq != GN_FREQ_NONE) {
        m->span = before->period;
        return true;
    }
    if (!later && !gn_inherit_time_at(w, s->sentence, m->seg, c->ahead, &m->span)) return false;
    if (year_beside(w, s, m)) return true;
    if (base != GN_NO_INDEX) gn_inherit_census(w, s, &m->span);
    /* 《三年行动计划（2020—2022年）》…未来三年: the years of the plan */
    const gn_span *plan = &w->memory.plan_span;
    if ((t->part == GN_PART_NEXT || t->flags & GN_P_WITHIN) && t->unit == 'A' && plan->freq != GN_FREQ_NONE &&
        !(t->flags & GN_P_VAGUE) && m->span.last - m->span.first == plan->last - plan->first &&
        plan->last > m->span.first)
        m->span = *plan;
    if (t->part == GN_PART_LAST && t->unit == 'A' && t->first == 1 && !(t->flags & GN_P_VAGUE))
        gn_inherit_last_year(w, s, m->seg, &m->span);
    /* 《2020年…报告》显示，过去10年: up to that year. */
    const gn_span *titled = &w->memory.titled;
    if (t->part == GN_PART_LAST && t->unit == 'A' && !(t->flags & GN_P_VAGUE) && titled->freq != GN_FREQ_NONE) {
        m->span.first += titled->last - m->span.last;
        m->span.last = titled->last;
        return true;
    }
    /* 用户3亿户，2021年净增2亿户，渗透率40%: of the stock, not of what was added. */
    const gn_memory *said = &w->memory;
    if (m->kind == 's' && said->point && said->said_measure == GN_MEASURE_CHANGE && said->said_seg != GN_NO_INDEX &&
        w->structure->seg[said->said_seg].clause == g->clause && m->span.last == said->period.last &&
        s->measure != GN_MEASURE_CHANGE && !gn_inherit_accumulates(w, &s->indicator))
        return false;
    /* 近五年 ends with the year that the text speaks of. */
    const gn_date here = gn_inherit_anchor(w, s->sentence);
    const int64_t year_before = here.year ? gn_month(here.year - 1, 12) : 0;
    const bool running = t->part == GN_PART_LAST && t->unit == 'A' && t->first > 2 && s->measure == GN_MEASURE_CAGR &&
                         here.month < 12; /* a yearly rate: of years that are over */
    if (here.year && m->span.last == gn_month(here.year, 12) &&
        (running || (recent && w->memory.period.freq != GN_FREQ_NONE && w->memory.period.last == year_before))) {
        m->span.first -= 12;
        m->span.last -= 12;
    }
    return true;
}

/* “1—10月…，累计建成基站4500个”: as many as there are at the end of the months. */
static bool so_far(const gn_statement *s, const gn_span *months)
{
    return (s->left | s->near) & GN_CUE_BIT(CUMULATIVE) && s->measure == GN_MEASURE_LEVEL &&
           months->last - months->first < 11;
}

/* The times of the sentence before the number, the nearest first; not all, since they may be many that say nothing. */
static void collect_before(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    enum { LOOKED_AT = 24 };
    const gn_structure *st = w->structure;
    const uint32_t begin = gn_look_back(s->seg, st->sentence[s->sentence].first);
    uint32_t clause = s->clause;
    gn_moment place = {.nth = 0};
    if (!gn_may_have(w, GN_SEG_PERIOD)) return;
    for (uint32_t k = s->seg, times = 0; k-- > begin && c->n < GN_MAX_TIMES - 4 && times < LOOKED_AT;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) {
            clause = g->clause;
            if (place.clauses < 9) place.clauses++;
        }
        if (g->kind == GN_SEG_MARK && g->mark == ';' && g->clause != s->clause) place.semicolon = true;
        if (g->kind != GN_SEG_PERIOD) continue;
        times++;
        gn_moment m = place;
        const gn_time *t = m.time = &w->scan->time[g->index];
        m.seg = k;
        if (!weigh_time(w, s, c, &m)) continue;
        if (place.nth < 9) place.nth++;
        c->any = true;
        if (m.use == GN_USE_WEAK && c->day == GN_MAX_TIMES && !m.bracket && (t->flags & GN_P_DAY)) c->day = c->n;
        /* “十三五”期间，…；培育企业25家: nothing has been told since */
        const bool told = m.semicolon && w->memory.last_sentence == s->sentence;
        const bool far = m.bracket || (told && w->memory.period.freq != GN_FREQ_NONE);
        offer_since(c, m.use == GN_USE_YES && !far ? TAKE_FIRST : TAKE_NOT, m,
                    t->flags & (GN_P_POINT | GN_P_UNTIL) && !(t->flags & GN_P_SINCE));
        /* 截至上半年 of a stock is its last month. */
        if (c->stock && m.span.last > m.span.first && m.span.last - m.span.first < 12) {
            const bool taken = c->chosen && c->rule == c->n - 1;
            const gn_span whole = m.span;
            m.span.first = m.span.last;
            m.kind = 'x';
            offer(c,
                  taken && (c->net || (t->flags & GN_P_UNTIL && t->part == GN_PART_MONTHS) || so_far(s, &whole))
                      ? TAKE
                      : TAKE_NOT,
                  m);
        }
    }
}

/* 截至9月底，…今年累计完成: the year alone says less than what the sentence said before. */
static void prefer_months(gn_moments *c)
{
    if (!c->chosen) return;
    const gn_moment *year = &c->list[c->rule];
    if (!year->time || year->time->part != GN_PART_YEAR || year->time->year_mode != GN_YEAR_RELATIVE) return;
    for (size_t i = c->rule + 1; i < c->n; i++) {
        const gn_moment *m = &c->list[i];
        if (m->kind >= 'a' && m->use == GN_USE_YES && m->time->part == GN_PART_MONTHS &&
            m->span.first >= year->span.first && m->span.last <= year->span.last) {
            c->rule = i;
            return;
        }
    }
}

/* “10月销量30万辆，累计销量300万辆”: from January on. */
static void collect_cumulative(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_moment *m = &c->list[c->rule];
    const bool before = c->chosen && m->kind == 's' && !(m->time->flags & (GN_P_POINT | GN_P_UNTIL));
    const gn_span *now = before ? &m->span : &w->memory.period;
    const gn_time *last = before ? m->time : w->memory.last_time;
    if (last && last->flags & (GN_P_FEAST | GN_P_DAY)) return; /* 双11累计 */
    if (!((s->left | s->near) & GN_CUE_BIT(CUMULATIVE)) || (c->chosen && !before) || c->keeps || c->ahead ||
        (!before && w->memory.point) || now->freq == GN_FREQ_NONE || now->first != now->last ||
        !gn_inherit_accumulates(w, &s->indicator))
        return;
    int year, month;
    gn_month_split(now->last, &year, &month);
    if (month > 1)
        offer(c, TAKE,
              (gn_moment){.span = {now->freq, gn_month(year, 1), now->last}, .kind = 'o', .semicolon = c->any});
}

/* 本年新增, 今年累计, 2021年累计 in that year: in a report on months or on one of them, up to the last of them. */
static void collect_reported(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!c->chosen || !d.year || c->ahead) return;
    const gn_time *t = c->list[c->rule].time;
    if (!t || t->part != GN_PART_YEAR || t->year != t->year2 || t->flags & GN_P_SINCE) return;
    const bool this = t->year_mode == GN_YEAR_RELATIVE && t->year == 0;
    const bool cumulative = (s->left | s->near) & GN_CUE_BIT(CUMULATIVE);
    /* “截至4月底，2023年业务量突破…”: the year up to then */
    gn_span *year = &c->list[c->rule].span;
    for (size_t i = c->rule + 1; i < c->n && !c->keeps && gn_inherit_accumulates(w, &s->indicator); i++) {
        const gn_moment *m = &c->list[i];
        if (m->kind == 's' && m->time->flags & GN_P_UNTIL && m->span.last >= year->first && m->span.last < year->last &&
            (m->time->part == GN_PART_MONTHS || m->time->part == GN_PART_DAYS)) {
            year->last = m->span.last;
            return;
        }
    }
    if (!this && !(cumulative && t->year_mode == GN_YEAR_GIVEN && t->year == d.year)) return;
    if (!cumulative && !gn_seg_begins(w, &w->structure->seg[c->list[c->rule].seg], "本")) return;
    const int64_t january = gn_month(d.year, 1);
    const gn_span *spans[] = {NULL, &w->memory.period, &w->memory.main_period};
    for (size_t i = c->rule + 1; i < c->n && !spans[0]; i++) { /* 截至9月底，…今年累计完成 */
        const gn_moment *m = &c->list[i];
        if (m->kind == 's' && m->use == GN_USE_YES && m->time->part == GN_PART_MONTHS) spans[0] = &m->span;
    }
    for (size_t i = spans[0] ? 0 : 1; i < 3; i++) {
        const bool month = spans[i]->first == spans[i]->last && cumulative && !c->keeps;
        if (spans[i]->freq != GN_FREQ_NONE && (spans[i]->first == january || (month && spans[i]->first > january)) &&
            spans[i]->last > january && spans[i]->last < january + 11 && spans[i]->last <= gn_month(d.year, d.month)) {
            const gn_span so_far = {GN_FREQ_MONTH, january, spans[i]->last};
            if (cumulative)
                *year = so_far;
            else
                offer(c, TAKE, (gn_moment){.span = so_far, .kind = 'j', .semicolon = c->any});
            return;
        }
    }
}

const gn_list *gn_inherit_dated_list(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *m = &w->memory;
    const bool member = q->list_count > 1,
               sum = !member && (s->left | s->near) & (GN_CUE_BIT(TOTAL) | GN_CUE_BIT(CUMULATIVE));
    const gn_list *l = member && m->filling.number == q->list ? &m->list : &m->filling;
    if (!(member || sum) || l->count < 2 || l->count > GN_LIST_KEPT || (member && l->count != q->list_count) ||
        l->sentence > s->sentence || l->sentence + member < s->sentence ||
        w->structure->sentence[l->sentence].block != s->block || gn_inherit_own_time(w, s))
        return NULL;
    return l->period[0].freq != GN_FREQ_NONE && l->period[0].first < l->period[1].first ? l : NULL;
}

/* “2021—2023年收入为A、B、C，对应PE为a、b、c，收入合计D”: each its own year's, and the sum all of them. */
static void collect_list(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_list *l = gn_inherit_dated_list(w, s);
    if (!l) return;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_span span = l->period[q->list_count > 1 ? q->list_index : 0];
    if (q->list_count < 2) span.last = l->period[l->count - 1].last;
    if (span.last >= span.first) offer(c, TAKE, (gn_moment){.span = span, .kind = 'l', .semicolon = c->any});
}

/* 11月、12月和1月: the member of a list of months that goes over the year's end. */
static void over_new_year(const gn_work *w, const gn_statement *s, gn_moment *m, bool future)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint32_t first = m->seg - 2 * q->list_index, last = first + 2 * (q->list_count - 1);
    const gn_time *begin = &w->scan->time[w->structure->seg[first].index];
    gn_span from, to;
    if (m->time->part != GN_PART_MONTHS || m->time->year_mode != GN_YEAR_NONE ||
        !gn_inherit_time_at(w, s->sentence, first, future, &from) ||
        !gn_inherit_time_at(w, s->sentence, last, future, &to))
        return;
    const int64_t year = begin->year_mode != GN_YEAR_NONE && m->span.first < from.first ? 12
                         : begin->year_mode == GN_YEAR_NONE && m->span.first > to.first ? -12
                                                                                        : 0;
    m->span.first += year;
    m->span.last += year;
}

/* The time of the member of a list, and the one that follows the number in its clause. */
static void collect_beside(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_structure *st = w->structure;
    const uint32_t listed = gn_inherit_listed_time(w, s);
    if (listed != GN_NO_INDEX) {
        gn_moment m = {.time = &w->scan->time[st->seg[listed].index], .seg = listed, .kind = 'e', .use = GN_USE_YES};
        if (gn_inherit_time_at(w, s->sentence, m.seg, c->ahead, &m.span)) {
            over_new_year(w, s, &m, c->ahead);
            /* 2020年、2021年、2022年末: the end of each */
            const gn_quantity *q = gn_work_quantity(w, s->seg);
            const gn_time *end = &w->scan->time[st->seg[listed + 2 * (q->list_count - 1 - q->list_index)].index];
            if (m.time->part == GN_PART_YEAR && end->flags & GN_P_POINT && end->part == GN_PART_MONTHS &&
                end->first == 12)
                m.span.first = m.span.last;
            c->any = true;
            offer(c, TAKE, m);
        }
    }
    const uint32_t last = st->clause[s->clause].last;
    for (uint32_t k = s->seg + 1; k < last && k < s->seg + 6 && c->n < GN_MAX_TIMES - 4; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY) break;
        if (g->kind != GN_SEG_PERIOD) continue;
        gn_moment m = {.time = &w->scan->time[g->index], .seg = k, .kind = 'r'};
        m.use = (uint8_t)gn_inherit_use(m.time);
        /* “以8.4%的份额在2021年第二季度名列第四” */
        const bool in = gn_seg_ends(w, &g[-1], "在") && m.time->year_mode == GN_YEAR_GIVEN && m.use == GN_USE_YES &&
                        !(c->chosen && c->list[c->rule].kind == 'c');
        if (gn_inherit_time_at(w, s->sentence, m.seg, c->ahead, &m.span)) offer(c, in ? TAKE : TAKE_NOT, m);
        break;
    }
}

/* A point in time (9月末) is no period for what flows: the last flow's is. */
static void collect_flow(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_memory *before = &w->memory;
    const gn_moment *m = &c->list[c->rule];
    if (c->chosen && m->kind == 's' && m->time->part == GN_PART_SAME && (m->time->flags & GN_P_POINT) &&
        gn_inherit_accumulates(w, &s->indicator))
        c->chosen = false; /* 期末门店…家，销售额… */
    if (!before->point || before->period.freq == GN_FREQ_NONE) return;
    /* 资产负债率中位数: what the middle is of. */
    const size_t n = s->indicator.n - gn_words_end("中位数|平均值|均值", s->indicator.s, s->indicator.n);
    const size_t noun = gn_phrases_suffix(w->phrases, s->indicator.s, n, GN_PHRASE_HEAD);
    if (!noun) return;
    const unsigned roles = gn_phrases_find(w->phrases, s->indicator.s + n - noun, noun, NULL);
    if (roles & (GN_PHRASE_STOCK | GN_PHRASE_RATE)) return;
    if (gn_inherit_count(&s->indicator) && !s->flow) return;
    int flow_year = 0, point_year = 0, month;
    if (before->flow.freq != GN_FREQ_NONE) gn_month_split(before->flow.last, &flow_year, &month);
    gn_month_split(before->period.last, &point_year, &month);
    /* 一季度末存栏…，产量…: a point in time, and no flow yet */
    if (flow_year != point_year && c->chosen == false && gn_inherit_accumulates(w, &s->indicator)) {
        offer(c, TAKE_FIRST,
              (gn_moment){.span = {before->period.freq, gn_month(point_year, 1), before->period.last},
                          .kind = 'w',
                          .semicolon = c->any});
        return;
    }
    if (flow_year == point_year)
        offer_since(c, TAKE_FIRST, (gn_moment){.span = before->flow, .kind = 'w', .semicolon = c->any}, false);
}

/* The years of an average growth that the sentence has stated before, as such or as two ends. */
static void collect_average(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_memory *before = &w->memory;
    gn_span end;
    if (gn_inherit_end_of_average(w, s, &end))
        offer(c, TAKE, (gn_moment){.span = end, .kind = 'g', .semicolon = c->any});
    if (s->measure != GN_MEASURE_CAGR || gn_inherit_own_time(w, s)) return;
    if (before->average.freq != GN_FREQ_NONE && before->average_sentence == s->sentence)
        offer(c, TAKE, (gn_moment){.span = before->average, .kind = 'g', .semicolon = c->any});
    /* 由2021年的…增至2025年的…，年复合增长率: between the two. */
    const gn_span *head = &before->head, *to = &before->last_span;
    if (before->last_sentence != s->sentence || before->head_sentence != s->sentence || head->freq == GN_FREQ_NONE ||
        to->freq == GN_FREQ_NONE || to->last - to->first != 11)
        return;
    /* 从目前的30亿美元增至2026年的150亿美元: the running year is the first. */
    const int64_t first = head->last - head->first == 11 ? head->first : head->first - head->first % 12;
    if (head->last - head->first > 11 || to->first < first + 24) return;
    offer(c, TAKE, (gn_moment){.span = {to->freq, first, to->last}, .kind = 'q', .semicolon = c->any});
}

/* “十年增加50万人，增长2%，占比由14%升至17%” */
static void collect_run(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    gn_span span;
    if (gn_inherit_run(w, s, &span) || gn_inherit_run_end(w, s, &span) || gn_inherit_since_deed(w, s, &span))
        offer(c, TAKE, (gn_moment){.span = span, .kind = 'g', .semicolon = c->any});
    else if (gn_inherit_goes_on_run(w, s) && s->measure != GN_MEASURE_LEVEL && s->measure != GN_MEASURE_SHARE)
        offer(c, TAKE, (gn_moment){.span = w->memory.run, .kind = 'g', .semicolon = c->any});
}

/* “数据显示，现存企业62万家”: told as a fact before the number. */
static bool shown(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"显示", "现存", "现有", "据统计"};
    const gn_structure *st = w->structure;
    const size_t from = st->seg[gn_look_back(s->list_seg, st->sentence[s->sentence].first)].start,
                 to = st->seg[s->list_seg].start;
    GN_EACH (i, words)
        if (gn_may_say(w, words[i]) && gn_find(w->clean->text + from, to - from, words[i], strlen(words[i])))
            return true;
    return false;
}

/* “预计2022年支出将达1000亿元。其中，…”, “…。甲地支出为340亿元，乙地…”: parts of what was foretold right before. */
static bool parts_of_foretold(const gn_work *w, const gn_statement *s)
{
    static const char by[] = "其中|从地区|从区域|分地区|分区域|按地区|按区域|按国家|分国家";
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    uint32_t k = st->sentence[s->sentence].first;
    if (p->last_sentence == GN_NO_INDEX || p->last_sentence + 1 != s->sentence || p->last_block != s->block)
        return false;
    while (k < s->list_seg && st->seg[k].kind == GN_SEG_MARK) k++;
    if (gn_words_begin(by, gn_work_text(w, k), st->sentence[s->sentence].end - st->seg[k].start)) return true;
    const gn_label *of = &p->parent, *l = &s->indicator;
    const size_t noun = gn_phrases_suffix(w->phrases, of->s, of->n, GN_PHRASE_HEAD);
    return st->seg[k].kind == GN_SEG_AREA && noun && l->n >= noun &&
           !memcmp(l->s + l->n - noun, of->s + of->n - noun, noun);
}

/* What was forecast was the matter of its sentence: after it, the text goes on with what is past. So it does after an
 * aim where the clause says that something is done, or the sentence that it is so. */
static void collect_past(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    enum { YEAR = 12 };
    const gn_memory *before = &w->memory;
    const gn_date anchor = gn_inherit_anchor(w, s->sentence);
    const int64_t now = gn_month(anchor.year, anchor.month);
    const bool open = before->period.freq == GN_FREQ_NONE;
    const gn_span *spoken = open ? &before->seen : &before->period;
    if (!anchor.year || spoken->freq == GN_FREQ_NONE || c->ahead || c->chosen || spoken->last <= now ||
        before->last_sentence == s->sentence)
        return;
    const bool foretold =
        !open && before->status == GN_FORECAST && before->last_span.last == spoken->last && !parts_of_foretold(w, s);
    const bool done = (spoken->first > now || spoken->last > now + YEAR) && (gn_statement_done(w, s) || shown(w, s));
    const bool any = before->past.freq != GN_FREQ_NONE;
    const gn_span span = any ? before->past : (gn_span){GN_FREQ_MONTH, now, now};
    if ((any && foretold) || done) offer(c, TAKE, (gn_moment){.span = span, .kind = 'v', .semicolon = c->any});
}

/* The periods of the statements before, and what else the article spoke of. */
static void collect_memory(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_memory *before = &w->memory;
    const gn_span *now = &before->period, *item = &before->item_before;
    /* A；B: B goes on where A began, not with what A was compared with at its end. */
    if (before->item.freq == GN_FREQ_NONE && item->freq != GN_FREQ_NONE &&
        !(item->first == now->first && item->last == now->last))
        offer_since(c, TAKE_FIRST, (gn_moment){.span = *item, .kind = 'i', .semicolon = c->any}, false);
    /* 截至10月底…。2021年新增…。保有量…: a stock goes on with the point in time that the paragraph is of. */
    if (c->stock && !c->any && !before->point && before->point_span.freq != GN_FREQ_NONE && now->freq != GN_FREQ_NONE &&
        now->last < before->point_span.last && before->last_block == s->block && before->last_sentence != s->sentence)
        offer(c, TAKE_FIRST, (gn_moment){.span = before->point_span, .kind = 'y', .semicolon = c->any});
    if (now->freq != GN_FREQ_NONE) {
        offer_since(c, TAKE_FIRST, (gn_moment){.span = *now, .kind = 'm', .semicolon = c->any}, before->point);
        if (c->stock && !before->point && now->last > now->first) {
            /* 截至8月末…，1—8月新增…: a stock goes on with the point in time. */
            const bool reached =
                (s->near & GN_CUE_BIT(TO)) && s->measure == GN_MEASURE_LEVEL && now->last - now->first < 11;
            const bool same = before->point_span.freq != GN_FREQ_NONE && before->point_span.last == now->last;
            const bool balance = now->last - now->first < 11 && gn_inherit_balance(&s->indicator) &&
                                 (s->measure == GN_MEASURE_LEVEL || s->measure == GN_MEASURE_SHARE);
            offer(c, c->rule == c->n - 1 && (c->net || reached || same || balance || so_far(s, now)) ? TAKE : TAKE_NOT,
                  (gn_moment){.span = {now->freq, now->last, now->last}, .kind = 'y', .semicolon = c->any});
        }
    }
    if (before->seen.freq != GN_FREQ_NONE)
        offer(c, TAKE_FIRST, (gn_moment){.span = before->seen, .kind = 'a', .semicolon = c->any});
}

/* Nothing before: the time that the sentence goes on with. */
static void collect_after(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    static const char done[] = "投产|建成|竣工|完工|开工|量产|达产|投运|投用|试产|正式投产|全面投产|全部建成";
    const gn_structure *st = w->structure;
    const uint32_t end = gn_may_have(w, GN_SEG_PERIOD) ? st->sentence[s->sentence].last : 0;
    const gn_date here = gn_inherit_anchor(w, s->sentence);
    for (uint32_t k = s->seg + 1; !c->any && k < end && k < s->seg + 30; k++) {
        if (st->seg[k].kind != GN_SEG_PERIOD || gn_inherit_compared(w, k)) continue;
        if (st->seg[k].clause != s->clause && k + 1 < end &&
            gn_words_begin(done, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
            continue; /* 一期投资12亿元，2024年投产 */
        gn_moment m = {.time = &w->scan->time[st->seg[k].index], .seg = k, .kind = 'f'};
        m.use = (uint8_t)gn_inherit_use(m.time);
        if (m.use != GN_USE_YES || !gn_inherit_time_at(w, s->sentence, m.seg, c->ahead, &m.span)) continue;
        /* 建成基站2万个，力争到2025年全覆盖: what is there is not of the year to come */
        if (st->seg[k].clause != s->clause && !c->ahead && !w->memory.plan && here.year &&
            m.span.first > gn_month(here.year, here.month))
            return;
        offer(c, TAKE_FIRST, m);
        return;
    }
}

/* 目前 at segment `said`: not what was spoken of before, unless a time stands beside it (2022年到目前为止) or what is
 * expected has a time. */
static bool is_now(const gn_work *w, const gn_moments *c, uint32_t said, int64_t month)
{
    const gn_seg *seg = w->structure->seg;
    const gn_moment *m = &c->list[c->rule];
    if (!c->chosen || (c->ahead && m->span.last <= month)) return false;
    if (!m->time) return strchr("mawiyv", m->kind) != NULL;
    if (said > 0 && m->seg < said && seg[said - 1].kind == GN_SEG_CUE && seg[said - 1].cue == GN_CUE_TO) return true;
    return m->seg < said && (seg[m->seg].clause != seg[said].clause || m->span.last > month);
}

/* “目前在建项目1800个。…平台超过100家”: the paragraph goes on with what is so. */
static bool still_now(const gn_work *w, const gn_statement *s, const gn_moments *c)
{
    const gn_memory *m = &w->memory;
    return m->now_block == s->block && c->chosen && !c->ahead && !c->list[c->rule].time && m->last_block == s->block &&
           (s->measure == GN_MEASURE_LEVEL || s->measure == GN_MEASURE_SHARE) && !s->flow &&
           strchr("mawiy", c->list[c->rule].kind) && !gn_inherit_accumulates(w, &s->indicator) &&
           (c->keeps || !gn_words_end("量", s->indicator.s, s->indicator.n)); /* 装车量 has happened */
}

/* “截至8月底，基站100万个。五年来，投资2万亿元。\n在建项目1600个”: behind years that another paragraph spoke of, what
 * there is is of the month that the article has begun with. */
static bool as_begun(const gn_work *w, const gn_statement *s, const gn_moments *c)
{
    enum { YEAR = 12 };
    const gn_memory *m = &w->memory;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (m->begun.freq == GN_FREQ_NONE || !c->chosen || c->ahead || m->last_block == s->block ||
        s->measure != GN_MEASURE_LEVEL || s->flow || s->after_np || q->flags & GN_Q_MONEY ||
        !(c->keeps || q->flags & (GN_Q_COUNT_NOUN | GN_Q_PERCENT)) || gn_inherit_accumulates(w, &s->indicator))
        return false;
    const gn_structure *st = w->structure;
    const size_t from = w->clean->block[s->block].start;
    /* “2022年，成果涌现。项目超4000个”: the paragraph has a time of its own */
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, 0) && st->seg[k].start >= from;)
        if (st->seg[k].kind == GN_SEG_PERIOD) return false;
    const gn_moment *at = &c->list[c->rule];
    return !at->time && strchr("ma", at->kind) && at->span.last - at->span.first + 1 >= YEAR &&
           at->span.first < m->begun.first;
}

/* The period of the title, and the article's month. */
static void collect_article(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    bool any = false; /* time but those of bases */
    for (size_t i = 0; i < c->n; i++) any |= !c->list[i].time || c->list[i].use != GN_USE_NO;
    if (!c->chosen && !any && w->memory.titled.freq != GN_FREQ_NONE)
        offer(c, TAKE, (gn_moment){.span = w->memory.titled, .kind = 't'});
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!d.year) return;
    const int64_t month = gn_month(d.year, d.month);
    const uint32_t said = now_said(w, s);
    const bool now = said != GN_NO_INDEX ? is_now(w, c, said, month) : still_now(w, s, c);
    const bool take = (!c->chosen && !any) || now;
    c->sure = now && said == GN_NO_INDEX;
    if (!now && (c->sure = as_begun(w, s, c)))
        offer(c, TAKE, (gn_moment){.span = w->memory.begun, .kind = 'i', .semicolon = c->any});
    for (size_t i = 0; i < c->n && now; i++)
        if (c->list[i].time && c->list[i].seg == said) {
            c->rule = i;
            c->chosen = true;
            return;
        }
    offer(c, take ? TAKE : TAKE_NOT,
          (gn_moment){.span = {GN_FREQ_MONTH, month, month}, .kind = 'n', .semicolon = c->any});
}

/* Grammar alone: changes since the end of last year, and flows up to a point in time, run from January on. */
static void prefer_since(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_moment *m = &c->list[c->rule];
    if (c->rule + 1 >= c->n || m[1].kind != m->kind - 'a' + 'A') return;
    const bool point = m->time ? (m->time->flags & GN_P_POINT) != 0 : w->memory.point;
    const bool until = m->time && (m->time->flags & GN_P_UNTIL) && gn_inherit_accumulates(w, &s->indicator);
    /* 三季度末保费收入 */
    const bool ends = m->time && m->time->part == GN_PART_MONTHS && gn_seg_ends(w, &w->structure->seg[m->seg], "末") &&
                      gn_inherit_accumulates(w, &s->indicator);
    /* 一季度末存栏4000万头。猪肉产量…: a quarter's end has been told of, and what flows goes on from January. */
    const bool after_end =
        !m->time && m->kind == 'm' && m->span.last % 3 == 2 && gn_inherit_accumulates(w, &s->indicator);
    /* 截至4月累计入驻企业600家: as many as there are */
    const bool counted = gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN &&
                         (m->time ? m->time->flags & GN_P_UNTIL : point) != 0 &&
                         !gn_inherit_accumulates(w, &s->indicator);
    const bool cumulative = (s->left | s->near) & GN_CUE_BIT(CUMULATIVE) && !counted;
    const bool flow = (cumulative || s->flow || until || ends || after_end) && !c->keeps && point;
    const bool grown = s->measure == GN_MEASURE_MULTIPLE && s->near & GN_CUE_BIT(UP); /* 比上年末增长1倍 */
    const bool change = s->measure == GN_MEASURE_CHANGE || s->measure == GN_MEASURE_GROWTH || grown;
    if (flow || (c->from.what && change)) c->rule++;
}

/* Between the time at segment k and the number somebody publishes or says something. */
static bool told(const gn_work *w, const gn_statement *s, uint32_t k)
{
    for (uint32_t i = k + 1; i < s->list_seg; i++)
        if (w->structure->seg[i].kind == GN_SEG_CUE && w->structure->seg[i].cue == GN_CUE_SOURCE) return true;
    return false;
}

/* A day of this sentence is nearer than what was spoken of before it, unless it is when somebody said so. */
static void prefer_day(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    if (c->day >= c->n) return;
    const gn_moment *day = &c->list[c->day];
    const bool said = told(w, s, day->seg);
    const gn_span *spoken = &w->memory.period;
    /* 21日发布：上半年产量9亿吨；销量增长3% */
    const bool goes_on =
        w->memory.last_sentence == s->sentence && w->memory.last_time && w->memory.last_time != day->time;
    if (said &&
        (c->chosen || goes_on || spoken->freq == GN_FREQ_NONE || day->span.first <= spoken->last + (c->ahead ? 0 : 3)))
        return;
    if (c->chosen && c->rule < c->day) return;
    c->rule = c->day;
    c->chosen = true;
}

/* The number is said to be of one month: 单月, or growth 与上月相比. */
static bool of_one_month(const gn_work *w, const gn_statement *s)
{
    static const char months[] = "月|上月|上个月|上一月|上一个月|前月|前一个月";
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_PERIOD && g->clause == s->clause) {
            const gn_time *t = &w->scan->time[g->index];
            if (t->part == GN_PART_MONTH_OFFSET && t->flags & GN_P_SINGLE && t->year_mode == GN_YEAR_CONTEXT)
                return true;
        }
        if (s->measure != GN_MEASURE_POP || g->kind != GN_SEG_CUE || g->cue != GN_CUE_POP) continue;
        const char *text = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k), skip = gn_words_begin("与|和|同|跟|比|较|相比|相较", text, n);
        return gn_words_begin(months, text + skip, n - skip);
    }
    return false;
}

/* “3月销售额…。一季度…。与上月相比，甲增长1%，乙单月售出2万辆”: of the month, not of what was spoken of last. */
static void prefer_month(const gn_work *w, const gn_statement *s, gn_moments *c)
{
    const gn_memory *p = &w->memory;
    const gn_moment *m = &c->list[c->rule];
    const gn_span *main = &p->main_period;
    const bool of_main = main->freq != GN_FREQ_NONE && main->first == main->last;
    const bool within =
        p->month.freq != GN_FREQ_NONE && p->month.first >= m->span.first && p->month.last <= m->span.last;
    if (!c->chosen || m->time || m->span.first == m->span.last || !(of_main || within) || !of_one_month(w, s)) return;
    offer(c, TAKE, (gn_moment){.span = of_main ? *main : p->month, .kind = 'i', .semicolon = c->any});
}

void gn_inherit_moments(gn_work *w, const gn_statement *s, gn_moments *c)
{
    collect_before(w, s, c);
    collect_reported(w, s, c);
    prefer_months(c);
    collect_beside(w, s, c);
    collect_list(w, s, c);
    collect_cumulative(w, s, c);
    collect_flow(w, s, c);
    prefer_day(w, s, c);
    collect_average(w, s, c);
    collect_run(w, s, c);
    collect_past(w, s, c);
    new_item(w, s);
    collect_memory(w, s, c);
    collect_after(w, s, c);
    collect_article(w, s, c);
    prefer_since(w, s, c);
    prefer_month(w, s, c);
}
