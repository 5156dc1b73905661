/* What a percentage is: a share, a rate, growth, a contribution or a change. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

/* The text right after a number and its length; 0 where a mark follows. */
static size_t text_after(const gn_work *w, uint32_t seg, const char **text)
{
    const gn_structure *st = w->structure;
    if (seg + 1 >= st->segs || st->seg[seg + 1].clause != st->seg[seg].clause) return 0;
    /* 半数以上的… */
    if (st->seg[seg + 1].kind == GN_SEG_CUE && st->seg[seg + 1].cue == GN_CUE_BOUND && seg + 2 < st->segs &&
        st->seg[seg + 2].clause == st->seg[seg].clause && st->seg[seg + 2].start == st->seg[seg + 1].end)
        seg++;
    const gn_seg *g = &st->seg[seg + 1];
    if (g->kind == GN_SEG_MARK || g->start != st->seg[seg].end) return 0;
    *text = gn_work_text(w, seg + 1);
    return gn_work_len(w, seg + 1);
}

/* “从两年平均看，上半年同比增长12.0%” */
static bool average_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    bool average = false;
    for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY) return false;
        average |= st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_CAGR;
    }
    return average;
}

/* 年均分别增长20%和16%, 年均实际增长9%, 年均保持15%以上的增长: words between 年均 and how it moves. 年均浓度下降5% is
 * none. */
static bool year_by_year(const gn_work *w, const gn_statement *s)
{
    static const char average[] = "年均|年平均|每年平均|平均每年",
                      between[] =
                          "分别|各|实际|名义|保持在|保持|再|可望|可|要|将|大约|同步|实现|维持在|维持|继续|稳定在|"
                          "稳定|持续|快速|以|在|按|计划|达到|都|均|也|就|仍|呈|高速|稳步|双双";
    const gn_structure *st = w->structure;
    if (!(gn_may_say(w, "年均") || gn_may_say(w, "年平") || gn_may_say(w, "平均")) ||
        !((s->near | s->right) & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(RATE))))
        return false;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->clause[s->clause].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_CUE) return false;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (gn_words_end(average, t, n)) return true;
        if (g->kind == GN_SEG_TEXT && gn_words_begin(between, t, n) != n) return false;
    }
    return false;
}

/* 近两年, 2015—2019年, 两年: several years. */
static bool several_years(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind == GN_SEG_QUANTITY) return gn_work_quantity(w, k)->flags & GN_Q_DURATION && gn_seg_ends(w, g, "年");
    if (g->kind != GN_SEG_PERIOD) return false;
    const gn_time *t = &w->scan->time[g->index];
    return t->part == GN_PART_LAST || t->part == GN_PART_NEXT ? t->unit == 'A' && t->first > 1 : t->year2 > t->year;
}

/* “近两年平均分别增长13.1%”, “2015—2019年同期平均增速为6.1%”: 平均 after several years says growth a year. */
static bool average_of_years(const gn_work *w, const gn_statement *s)
{
    if (!(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(RATE)))) return false;
    const gn_structure *st = w->structure;
    bool average = false;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->clause[s->clause].first);) {
        const gn_seg *g = &st->seg[k];
        if (average && several_years(w, k)) return true;
        if (g->kind == GN_SEG_QUANTITY) return false;
        average |=
            g->kind == GN_SEG_CUE && (g->cue == GN_CUE_AVERAGE || g->cue == GN_CUE_RATE) && gn_seg_begins(w, g, "平均");
    }
    return false;
}

/* The last statement is in percent. */
static bool percent_before(const gn_work *w)
{
    const char *dimension = gn_lexicon_unit(w->lexicon, w->memory.unit)->dimension;
    return dimension == NULL || strcmp(dimension, "percent") == 0;
}

/* “增速10.3%，高于全国0.6个百分点，10月当月13%”: the last statement tells by how much a growth differs. */
static bool points_of_growth(const gn_work *w)
{
    const char *dimension = gn_lexicon_unit(w->lexicon, w->memory.unit)->dimension;
    return dimension != NULL && strcmp(dimension, "points") == 0 && w->memory.measure == GN_MEASURE_YOY;
}

/* 水质优良比例: a rate; 占…的比例, 乘坐地铁的乘客比例: a share. */
static bool plain_ratio(const gn_work *w, const gn_statement *s)
{
    static const char people[] = "游客|旅客|乘客|用户|企业|人群|消费者|受访者|网民|家庭|客户|人员|居民|员工|者";
    bool ratio = false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_CUE) continue;
        const char *text = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (n >= 3 && (memcmp(text, "占", 3) == 0 || memcmp(text + n - 3, "占", 3) == 0)) return false;
        if (g->cue == GN_CUE_SHARE) ratio = n == 6 && memcmp(text, "比例", 6) == 0;
        if (ratio && k > s->from && gn_words_end(people, gn_work_text(w, k - 1), gn_work_len(w, k - 1))) return false;
        /* “白酒企业市值4万亿元，比例约为65%”: of the amount before */
        if (ratio && s->predicate == s->from && s->previous == GN_NO_INDEX && w->memory.last_sentence == s->sentence &&
            w->memory.measure == GN_MEASURE_LEVEL && !percent_before(w))
            return false;
    }
    return ratio;
}

static bool each_year(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind != GN_SEG_MARK &&
            (gn_seg_says(w, k, "每年") || gn_seg_says(w, k, "年均")))
            return true;
    return false;
}

/* 以每周5%的速度 */
static bool each_time(const gn_work *w, const gn_statement *s)
{
    static const char times[] = "每月|月均|每周|周均|每天|每日|日均|每季度|每季|每小时";
    for (uint32_t k = s->list_seg; k-- > s->from && s->list_seg - k <= 3;)
        for (size_t i = 0; i < gn_work_len(w, k); i++)
            if (gn_words_begin(times, gn_work_text(w, k) + i, gn_work_len(w, k) - i)) return true;
    return false;
}

/* “4月份增速为100%，而5月份即下滑至49%”: still the growth that the sentence speaks of. */
static bool goes_on_to(const gn_work *w, const gn_statement *s)
{
    enum { ADVERB = 9 };
    if (!(s->near & GN_CUE_BIT(TO)) || s->left & GN_CUE_BIT(SHARE) || w->memory.last_sentence != s->sentence ||
        !percent_before(w))
        return false;
    if (w->memory.measure != GN_MEASURE_YOY && w->memory.measure != GN_MEASURE_POP) return false;
    if (gn_statement_compared(w, s)) return false; /* 恢复至2019年同期的119% */
    for (uint32_t k = s->from; k < s->predicate; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        if (g->kind == GN_SEG_PERIOD || (g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST)) continue;
        if (g->kind == GN_SEG_CUE && gn_words_begin("上调|下调|上修|下修", gn_work_text(w, k), gn_work_len(w, k)))
            continue;
        if (g->kind != GN_SEG_TEXT || g->end - g->start > ADVERB) return false;
        if (gn_phrases_suffix(w->phrases, gn_work_text(w, k), gn_work_len(w, k),
                              GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK))
            return false;
    }
    return true;
}

/* “轿车份额48%，SUV为45%”: the words at k are what has a share in its turn, and no measure of another kind. */
static bool short_name(const gn_work *w, const gn_statement *s, uint32_t k)
{
    enum { LONGEST = 24 };
    static const char others[] = "覆盖|达标|完成|实现|合格|毛利|中标|降价|满意|开工|利用|率|度|比|指数|水平|的|了";
    const char *t = gn_work_text(w, k);
    const size_t n = gn_work_len(w, k);
    return w->structure->seg[k].kind == GN_SEG_TEXT && n <= LONGEST && s->predicate > k &&
           !gn_words_end(others, t, n) && !gn_words_begin(others, t, n);
}

/* “挪威的份额高达39%，冰岛为11.7%”, “份额为8%，而1月为5%”, “超过50%，达到51%”: nothing but a place, a house or a time
 * before the verb, after a percentage in the sentence. */
static bool parallel(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const bool shares = w->memory.measure == GN_MEASURE_SHARE;
    /* “甲的份额由15%升到18%，乙则由12%降到8%”, “甲占15%，乙、丙分别为12%和8%” */
    const uint32_t fine = GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND) |
                          (shares ? GN_CUE_BIT(FROM) | GN_CUE_BIT(RESPECTIVELY) | GN_CUE_BIT(TOTAL) : 0);
    if (w->memory.last_sentence != s->sentence || (s->near & ~fine)) return false;
    /* “同比下降2%，甲以18%的份额居首” */
    if (s->right & GN_CUE_BIT(SHARE) && !shares) return false;
    static const char *const joins[] = {"而", "且", "但", "则", "却", "仅", "和", "与", "及"};
    const uint32_t behind = gn_statement_list_tail(w, s->seg) + 1;
    const bool share = shares && !gn_market_share(&w->memory.indicator) &&
                       !(behind < st->segs && gn_seg_begins(w, &st->seg[behind], "的")) && !gn_statement_own_noun(w, s);
    bool named = st->clause[s->clause].opener == ',' && shares && s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(TOTAL));
    for (uint32_t k = s->from; k < s->predicate; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        bool join = g->kind == GN_SEG_PERIOD && !(w->scan->time[g->index].flags & GN_P_COMPARED);
        for (size_t i = 0; i < sizeof joins / sizeof *joins && !join; i++)
            join = g->end - g->start == 3 && gn_seg_begins(w, g, joins[i]);
        if (!join && g->kind != GN_SEG_AREA && g->kind != GN_SEG_ORG && !(share && short_name(w, s, k))) return false;
        named |= !join || g->kind == GN_SEG_PERIOD;
    }
    return named && (percent_before(w) || points_of_growth(w));
}

bool gn_statement_own_noun(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_TEXT) continue;
        size_t n = gn_work_len(w, k);
        if (n > 3 && gn_seg_ends(w, g, "则")) n -= 3;
        if (gn_phrases_suffix(w->phrases, gn_work_text(w, k), n, GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK))
            return true;
    }
    return plain_ratio(w, s);
}

/* “甲500万台、6.9%排第四”, “7230万台（24.1%）”: beside what was shipped or sold stands which share of the market that
 * is. */
static bool beside_amount(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    if (s->near || s->list_seg > s->from + 1 || s->previous == GN_NO_INDEX || p->measure != GN_MEASURE_LEVEL ||
        (gn_work_quantity(w, s->seg)->flags & GN_Q_SIGNED) || !p->market_noun.n || p->last_sentence != s->sentence ||
        !gn_label_ends(&p->indicator, p->market_noun.s))
        return false;
    const gn_quantity *before = gn_work_quantity(w, s->previous);
    if (before->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY)) return false;
    return s->list_seg == s->from || (st->seg[s->from].kind == GN_SEG_MARK && strchr("d(", st->seg[s->from].mark));
}

/* “增速高于全国（3.8%）1.4个百分点”, “高出实物型增速（34.3%）”: the measure of the rate that is compared with;
 * GN_MEASURE_COUNT if the bracket holds none. */
static gn_measure compared_rate(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    if (!s->bracket || c->first < 2) return GN_MEASURE_COUNT;
    bool compared = false;
    for (uint32_t k = c->first - 1; k-- > 0 && c->first - k < 12;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != c->parent || g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_MARK) break;
        compared |= g->kind == GN_SEG_CUE && (g->cue == GN_CUE_COMPARE || g->cue == GN_CUE_BOUND);
        compared |= g->kind == GN_SEG_TEXT && gn_seg_says(w, k, "跑赢");
        if (compared && g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE) return GN_MEASURE_YOY;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE && k + 2 >= c->first) return GN_MEASURE_YOY;
    }
    return compared && w->memory.measure < GN_MEASURE_COUNT ? (gn_measure)w->memory.measure : GN_MEASURE_COUNT;
}

/* “占比提高1.1个百分点，达48.2%”: the share that the clause before has moved by points, where this one names nothing.
 */
static bool share_moved_before(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (s->previous != GN_NO_INDEX || s->predicate != s->from || m->said_measure != GN_MEASURE_CHANGE ||
        m->last_sentence != s->sentence || m->said_seg == GN_NO_INDEX || st->clause[s->clause].opener != ',' ||
        st->seg[m->said_seg].clause + 1 != s->clause || !(gn_work_quantity(w, m->said_seg)->flags & GN_Q_POINTS) ||
        s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(YOY) | GN_CUE_BIT(POP) | GN_CUE_BIT(RATE)))
        return false;
    for (uint32_t k = m->said_seg; k-- > gn_look_back(m->said_seg, st->clause[st->seg[m->said_seg].clause].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return false;
        if (g->kind != GN_SEG_CUE) continue;
        if (g->cue == GN_CUE_RATE) return false;
        if (g->cue == GN_CUE_SHARE) return !gn_seg_ends(w, g, "比例");
    }
    return false;
}

/* “占比提高1.1个百分点至48.2%”, “增速回落1.3个百分点至5%”: the cue of what has moved, GN_CUE_NONE if none. */
static uint8_t moved_to(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (share_moved_before(w, s)) return GN_CUE_SHARE;
    if (s->previous == GN_NO_INDEX || st->seg[s->previous].clause != s->clause ||
        !(gn_work_quantity(w, s->previous)->flags & GN_Q_POINTS))
        return GN_CUE_NONE;
    const bool to = s->near & GN_CUE_BIT(TO) || (s->list_seg > 0 && (gn_seg_ends(w, &st->seg[s->list_seg - 1], "至") ||
                                                                     gn_seg_ends(w, &st->seg[s->list_seg - 1], "到")));
    /* “出口增速回升，分别比上月提高1.1和2.4个百分点至5.6%和9.5%” */
    uint32_t begin = st->clause[s->clause].first;
    if (s->clause > st->sentence[s->sentence].first_clause && st->clause[s->clause].parent == GN_NO_INDEX) {
        const uint32_t first = gn_look_back(begin, st->clause[s->clause - 1].first);
        uint32_t k = first;
        while (k < begin && st->seg[k].kind != GN_SEG_QUANTITY) k++;
        if (k == begin) begin = first;
    }
    for (uint32_t k = s->previous; to && k-- > gn_look_back(s->previous, begin);) {
        const gn_seg *g = &st->seg[k];
        if ((g->clause != s->clause && g->clause + 1 != s->clause) || g->kind != GN_SEG_CUE) continue;
        if (g->cue == GN_CUE_RATE) return GN_CUE_RATE;
        if (g->cue == GN_CUE_SHARE) return gn_seg_ends(w, g, "比例") ? GN_CUE_NONE : GN_CUE_SHARE;
    }
    /* “甲的份额上升2个百分点至18%，乙则下滑3个百分点至12%” */
    const bool shares = to && w->memory.said_measure == GN_MEASURE_CHANGE && w->memory.said_seg == s->previous &&
                        gn_market_share(&w->memory.indicator);
    return shares ? GN_CUE_SHARE : GN_CUE_NONE;
}

/* “2020年9月的数据为6.4%”, “这一比例为36.8%”: what was told before. */
static bool refers_back(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"这一比例", "该比例", "这一数据", "的数据", "这一数字", "该数据", "这个数字"};
    if (w->memory.last_block != s->block || !percent_before(w) || w->memory.measure == GN_MEASURE_LEVEL) return false;
    const gn_seg *a = &w->structure->seg[s->from];
    const size_t from = a->start, n = w->structure->seg[s->list_seg].start - from;
    if (n > 60) return false;
    /* “同比增长4.9%，市场预期3.8%” */
    static const char *const expected[] = {
        "预期",   "市场预期", "预期为",     "市场预期为", "预期值",     "预期值为",       "预估值",         "预估值为",
        "预测值", "此前预期", "高于预期的", "低于预期的", "好于预期的", "高于市场预期的", "低于市场预期的", "和前值",
        "及前值", "以及前值", "和前值的",   "及前值的",   "以及前值的", "前值",           "前值的",         "前值为"};
    if (w->memory.last_sentence == s->sentence && GN_IS_ONE_OF(w->clean->text + from, n, expected)) return true;
    GN_EACH (i, words)
        if (gn_find(w->clean->text + from, n, words[i], strlen(words[i]))) return true;
    return false;
}

/* “降幅也在5%上下”, “增速放缓至3%”: the rate that the noun right before the verb names. */
static bool rate_noun(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE) return true;
        if (g->kind == GN_SEG_CUE &&
            (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_BOUND || g->cue == GN_CUE_TO || g->cue == GN_CUE_FORECAST))
            continue;
        if (g->kind == GN_SEG_QUANTITY && gn_work_quantity(w, k)->flags & GN_Q_DURATION) continue; /* 降至六年低点5% */
        if (g->kind != GN_SEG_TEXT) return false;
        if (gn_work_len(w, k) > 6 &&
            !gn_words_end("低点|高点|新低|新高|最低|最高", gn_work_text(w, k), gn_work_len(w, k)))
            return false;
    }
    return false;
}

/* “其次是模拟芯片（41%）”: a bracket in a clause that goes on with a ranking. */
static bool next_in_rank(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"其次", "再次", "随后", "紧随其后"};
    const gn_structure *st = w->structure;
    const uint32_t around = st->clause[s->clause].parent;
    if (around == GN_NO_INDEX) return false;
    const gn_seg *g = &st->seg[st->clause[around].first];
    GN_EACH (i, words)
        if (gn_seg_begins(w, g, words[i])) return true;
    return false;
}

/* “以9%的到店率名列第三”: a rate of the subject's own, no share. */
static bool rate_behind(const gn_work *w, const gn_statement *s, const char *after, size_t n)
{
    if (s->list_seg == s->from || !gn_seg_ends(w, &w->structure->seg[s->list_seg - 1], "以") || n < 9) return false;
    const size_t noun = gn_phrases_prefix(w->phrases, after + 3, n - 3, GN_PHRASE_RATE, NULL);
    return gn_words_end("率", after + 3, noun) && !gn_words_end("占有率|市占率", after + 3, noun);
}

/* The clause names a rate: 其中产能利用率达85%. */
static bool own_rate(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k), noun = gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_RATE);
        if (noun || gn_words_end("率|度|比|占比|比例|比重|指数|水平", t, n)) return true;
    }
    return false;
}

/* “份额升到20%，其中甲为9%”, “专利4282件，其中发明专利超85%”: a part of a share is one, of an amount too. */
static bool part_has(const gn_work *w, const gn_statement *s)
{
    if (!(s->left & GN_CUE_BIT(PART)) || s->left & ~(GN_CUE_BIT(PART) | GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND)))
        return false;
    if (w->memory.last_sentence == s->sentence)
        return w->memory.measure == GN_MEASURE_SHARE ||
               (w->memory.measure == GN_MEASURE_LEVEL && !percent_before(w) && !own_rate(w, s));
    /* 产量最高的是甲省，其中大豆超过40% */
    return s->near & GN_CUE_BIT(BOUND) && !(s->left & GN_CUE_BIT(LEVEL)) && !gn_statement_own_noun(w, s) &&
           s->predicate > s->from + 1;
}

/* What a percentage is surrounded by. */
typedef struct percent {
    uint64_t near, all;   /* cues */
    bool yoy, pop, moves; /* 同比, 环比 in the left part; a verb of growth right before */
    bool compound;        /* 年均 */
    const char *after;    /* the text behind */
    size_t after_len;
    uint8_t said_cue;  /* of the clause before, which announces a rate or a share */
    bool growth_after; /* …15%的速度, 30%的增长率 */
    bool level_after;  /* 1.87%的平均水平 */
} percent;

static percent look_around(const gn_work *w, const gn_statement *s)
{
    static const char growths[] = "的速度|的增速|的增长|的涨幅|的降幅|的高增长|的增幅";
    const uint32_t said = gn_statement_announced(w, s), tail = gn_statement_list_tail(w, s->seg);
    const char *raw = w->clean->text + w->structure->seg[tail].end;
    const size_t raw_len = (size_t)(w->clean->text + w->clean->block[s->block].end - raw);
    percent p = {.near = s->near, .all = s->near | s->left, .after = ""};
    p.yoy = p.all & GN_CUE_BIT(YOY);
    p.pop = p.all & GN_CUE_BIT(POP);
    p.moves = p.near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) && !gn_share_of_growth(w, s);
    p.compound = (p.all & GN_CUE_BIT(CAGR)) || average_of_years(w, s) || average_before(w, s) || year_by_year(w, s);
    p.after_len = text_after(w, tail, &p.after);
    p.said_cue = said == GN_NO_INDEX ? GN_CUE_NONE : w->structure->seg[said].cue;
    p.growth_after = gn_words_begin(growths, raw, raw_len) || gn_statement_pace(w, s);
    const size_t mean = gn_words_begin("的平均", raw, raw_len);
    p.growth_after |= mean && gn_words_begin("增|涨|降|跌", raw + mean, raw_len - mean);
    p.level_after = !p.growth_after && (mean || gn_words_begin("的水平", raw, raw_len));
    return p;
}

/* 同比增长3%, 较上年增加3%: words of growth rather than of a share that moves. */
static bool grows_on(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_CUE &&
            gn_words_begin("增长|同增|增加|同比", gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    return false;
}

/* “占比达56%，较去年提升3%”: the figure before in the sentence is a share by that name, and this clause names nothing.
 */
static bool share_before(const gn_work *w, const gn_statement *s)
{
    static const char *const shares[] = {"占比", "比重", "份额", "市占率", "占有率"};
    const gn_memory *m = &w->memory;
    const gn_seg *g = w->structure->seg;
    if (m->said_measure != GN_MEASURE_SHARE || m->last_sentence != s->sentence || !percent_before(w) ||
        gn_statement_own_noun(w, s))
        return false;
    if (grows_on(w, s)) return false;
    for (uint32_t k = m->said_seg; k-- > gn_look_back(m->said_seg, w->structure->clause[g[m->said_seg].clause].first);)
        GN_EACH (i, shares)
            if (g[k].kind != GN_SEG_MARK && gn_seg_says(w, k, shares[i])) return true;
    return false;
}

/* “市场份额增长了0.4%，乙提升了0.8%”: a share moves by points, whatever they are called. */
static bool share_moves(const gn_work *w, const gn_statement *s, const percent *p)
{
    if (!p->moves || p->near & GN_CUE_BIT(TO)) return false;
    if (p->yoy && grows_on(w, s)) return false;
    for (uint32_t k = s->predicate; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        if (gn_share_named(w, k, p->yoy)) return true;
        if (g->kind != GN_SEG_ORG && g->kind != GN_SEG_AREA) break;
    }
    if (s->predicate < s->list_seg && gn_share_named(w, s->predicate, p->yoy)) return true;
    return share_before(w, s) ||
           (!p->yoy && w->memory.said_measure == GN_MEASURE_CHANGE && w->memory.last_sentence == s->sentence &&
            percent_before(w) && !gn_statement_own_noun(w, s));
}

/* “产能利用率为70.5%，比上年同期减少7.1%”: a rate that was told right before moves by points too. */
static bool rate_moves(const gn_work *w, const gn_statement *s, const percent *p)
{
    static const char others[] = "增长率|利率|汇率|税率|收益率|回报率";
    const gn_label *last = &w->memory.indicator;
    return p->moves && !(p->near & GN_CUE_BIT(TO)) && w->memory.said_measure == GN_MEASURE_LEVEL &&
           w->memory.last_sentence == s->sentence && percent_before(w) && gn_words_end("率", last->s, last->n) &&
           !gn_words_end(others, last->s, last->n) && !gn_statement_own_noun(w, s);
}

/* By what it is compared with, what it is of and what contributes; returns whether that says it. */
static bool measure_by_relation(const gn_work *w, gn_statement *s, const percent *p)
{
    const gn_measure rate = compared_rate(w, s);
    if (rate != GN_MEASURE_COUNT) {
        s->measure = rate;
        s->rule = "compared.rate";
    } else if (!p->moves && !p->yoy && !p->pop && refers_back(w, s)) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "refers.back";
    } else if (moved_to(w, s)) {
        s->measure = moved_to(w, s) == GN_CUE_SHARE ? GN_MEASURE_SHARE : GN_MEASURE_YOY;
        s->rule = "moved.to";
    } else if (gn_share_gave_part(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.given";
    } else if (p->all & GN_CUE_BIT(CONTRIBUTION) && (!p->moves || s->nearest == GN_CUE_CONTRIBUTION)) {
        s->measure = GN_MEASURE_CONTRIBUTION;
        s->rule = "contribution.percent";
    } else if (p->compound || (s->right & GN_CUE_BIT(CAGR))) {
        s->measure = GN_MEASURE_CAGR;
        s->rule = "growth.average";
    } else if (!p->moves && !p->yoy && !p->pop && !(p->near & GN_CUE_BIT(RATE)) &&
               (gn_share_part_of(w, s) || gn_share_part_grows(w, s))) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.part";
    } else if (gn_share_ahead_by(w, s)) {
        s->measure = GN_MEASURE_CHANGE;
        s->rule = "change.ahead";
    } else if (share_moves(w, s, p) || rate_moves(w, s, p)) {
        s->measure = GN_MEASURE_CHANGE;
        s->rule = "change.share";
    } else if (gn_share_held(w, s, p->after, p->after_len)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.holding";
    } else {
        return false;
    }
    return true;
}

/* “收入增长预期，由24%上修至26%”, “经济增长目标设定为6%”: what is foreseen or aimed at is growth. */
static bool growth_foreseen(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (!((s->left | s->before) & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET)))) return false;
    const bool before =
        s->predicate == s->from && s->previous == GN_NO_INDEX && s->clause > st->sentence[s->sentence].first_clause;
    const uint32_t first = before ? st->clause[s->clause - 1].first : s->from;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, first) + 1;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return false;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET) &&
            gn_words_end("预期|预测|预估|目标|指引", gn_work_text(w, k), gn_work_len(w, k)))
            return g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_UP && g[-1].end == g->start;
    }
    return false;
}

/* 环比降幅收窄至2.8%: the rate's own name says on what it is. */
static bool rate_on(const gn_work *w, const gn_statement *s, const char *base)
{
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause == s->clause && g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE) return gn_seg_begins(w, g, base);
    }
    return false;
}

/* 较年初增速7.6% */
static bool since_rate(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
            strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0)
            return true;
        if (g->kind == GN_SEG_PERIOD && w->scan->time[g->index].flags & GN_P_COMPARED &&
            w->scan->time[g->index].flags & GN_P_POINT)
            return true;
    }
    return false;
}

/* By what was announced, what stands behind it and what the figures before were. */
static bool measure_by_others(const gn_work *w, gn_statement *s, const percent *p)
{
    gn_measure topic;
    if (growth_foreseen(w, s)) {
        gn_statement_measure_growth(w, s);
        if (s->measure == GN_MEASURE_LEVEL) s->measure = GN_MEASURE_YOY;
        s->rule = "growth.foreseen";
    } else if (p->said_cue == GN_CUE_SHARE) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.announced";
    } else if (p->said_cue == GN_CUE_RATE || p->said_cue == GN_CUE_UP || p->said_cue == GN_CUE_DOWN) {
        gn_statement_measure_growth(w, s);
        if (s->measure == GN_MEASURE_LEVEL) s->measure = GN_MEASURE_YOY;
        s->rule = "growth.announced";
    } else if (gn_share_some_of(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.of_them";
    } else if (p->level_after) {
        s->rule = "level.average";
    } else if (p->growth_after) {
        const bool yearly = each_year(w, s), other = gn_statement_pace(w, s) && each_time(w, s);
        /* “环比涨幅为0.4%，较8月0.6%的涨幅放缓” */
        const bool again = gn_statement_of_base(w, s) && w->memory.last_sentence == s->sentence &&
                           w->memory.said_measure == GN_MEASURE_POP;
        s->measure = yearly ? GN_MEASURE_CAGR : other ? GN_MEASURE_GROWTH : again ? GN_MEASURE_POP : GN_MEASURE_YOY;
        s->rule = yearly ? "growth.average" : "growth.noun";
    } else if (!p->yoy && !p->pop && p->near & GN_CUE_BIT(RATE) && gn_statement_base_before(w, s) != GN_MEASURE_COUNT) {
        s->measure = gn_statement_base_before(w, s);
        s->rule = "growth.again";
    } else if (!p->yoy && !p->pop && !p->moves && rate_noun(w, s)) {
        s->measure = rate_on(w, s, "同比") || rate_on(w, s, "年")            ? GN_MEASURE_YOY
                     : gn_statement_pop_again(w, s) || rate_on(w, s, "环比") ? GN_MEASURE_POP
                     : gn_statement_of_shares(w, s) || gn_statement_of_market(w, s) || since_rate(w, s) ||
                             s->base_kept || gn_statement_open_base(w, s)
                         ? GN_MEASURE_GROWTH
                         : GN_MEASURE_YOY;
        s->rule = "growth.rate";
    } else if ((topic = gn_statement_rate_topic(w, s, &s->falls)) != GN_MEASURE_COUNT) {
        s->measure = topic;
        s->rule = "growth.topic";
    } else if (gn_share_of_next(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.next";
    } else if (beside_amount(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.beside";
    } else if (gn_share_seen(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.seen";
    } else if (gn_share_line(w, s) || part_has(w, s) || gn_share_ranks(w, s, p->after, p->after_len)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.part";
    } else if (parallel(w, s) || (goes_on_to(w, s) && !(p->all & GN_CUE_BIT(SHARE)))) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "parallel";
    } else {
        return false;
    }
    return true;
}

/* “近七成认为太贵”, “另有三成用户选择等待”: so many of those who were asked. */
static bool some_do(const gn_work *w, const gn_statement *s, const percent *p)
{
    static const char verbs[] = "认为|表示|选择|愿意|希望|打算|倾向|计划|更|会|受访|被调查|的受访";
    static const char *const people[] = {"受访者", "消费者", "用户", "网民", "居民", "家庭", "企业", "员工", "人"};
    enum { FAR = 4 };
    if (s->near & ~(GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND) | GN_CUE_BIT(RESPECTIVELY)) || !p->after_len) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++) /* 有, 另有, 其中: nothing that it could be the rate of */
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind == GN_SEG_TEXT &&
            gn_work_len(w, k) > 6)
            return false;
    if (gn_words_begin(verbs, p->after, p->after_len)) return true;
    const uint32_t tail = gn_statement_list_tail(w, s->seg);
    for (uint32_t k = tail + 1; k < w->structure->segs && k < tail + FAR && w->structure->seg[k].clause == s->clause;
         k++)
        if (w->structure->seg[k].kind == GN_SEG_TEXT)
            GN_EACH (i, people)
                if (gn_seg_says(w, k, people[i])) return true;
    return false;
}

/* “60%用于研发，四成销往海外”: so much of a whole. */
static bool goes_to(const percent *p)
{
    static const char verbs[] =
        "用于|将用于|拟用于|用来|用在|投向|将投向|投入到|流向|流入|销往|销售到|销至|发往|供应|供给|"
        "源于|来源于|源自|属于|分布在|分布于|集中在|集中于|位于";
    return p->after_len && gn_words_begin(verbs, p->after, p->after_len);
}

/* “降低能耗40%”, “削减资本开支约20%”: a verb of change, what it changes, and by how much. */
static bool moves_noun(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t k = s->list_seg;
    while (k > s->from && st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_BOUND) k--;
    if (k < s->from + 2 || st->seg[k - 1].kind != GN_SEG_TEXT || gn_work_len(w, k - 1) < 6 ||
        st->seg[k - 2].end != st->seg[k - 1].start)
        return false;
    const gn_seg *verb = &st->seg[k - 2];
    const char *t = gn_work_text(w, k - 1);
    const size_t n = gn_work_len(w, k - 1);
    return verb->kind == GN_SEG_CUE && (verb->cue == GN_CUE_UP || verb->cue == GN_CUE_DOWN) &&
           verb->clause == s->clause &&
           (gn_words_end("效率|速率", t, n) || !gn_words_end("率|度|比|比例|比重|份额|的|至|到|为|在|值", t, n));
}

/* “销售指引为-3%”, “全年营收展望为5%至8%”: an amount has no percentage of its own but its growth. */
static bool of_amount(const gn_work *w, const gn_statement *s, const percent *p)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (gn_statement_by_how_much(w, s)) return true;
    if (!(p->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(FORECAST))) || p->all & GN_CUE_BIT(SHARE)) return false;
    if (!(q->flags & GN_Q_SIGNED) && !(s->left & GN_CUE_BIT(FORECAST))) return false;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_TEXT) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (gn_words_end("率|度|比|指数|占比|水平", t, n) || gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_RATE))
            return false;
        if (gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_HEAD)) return true;
    }
    return false;
}

/* “毛利率9%，较上季度的8%进一步提升”: the sentence has told a rate right before. */
static bool rate_before(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    return m->measure == GN_MEASURE_LEVEL && m->last_sentence == s->sentence && m->said_seg != GN_NO_INDEX &&
           gn_work_quantity(w, m->said_seg)->flags & GN_Q_PERCENT;
}

/* “预计增长7.4%，低于此前13.6%的预测”, “高于上次预测的9%”: of what has been told was expected before. */
static bool expected_before(const gn_work *w, const gn_statement *s)
{
    static const char behind[] = "的预测|的预期|的预估|的预计|的估计|的目标|的指引|的预测值|的预期值",
                      compares[] = "高于|低于|不及|超过|超出|好于|差于|优于|逊于|弱于|强于|快于|慢于|较|比",
                      before[] = "预测的|预期的|预计的|预估的|估计的|预测|预期|预计|预估";
    const gn_structure *st = w->structure;
    if (w->memory.last_sentence != s->sentence || !percent_before(w) || s->list_seg == s->from) return false;
    const char *raw = w->clean->text + st->seg[gn_statement_list_tail(w, s->seg)].end;
    const bool called = gn_words_begin(behind, raw, (size_t)(w->clean->text + w->clean->block[s->block].end - raw));
    bool compared = false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        compared |=
            st->seg[k].clause == s->clause && gn_words_begin(compares, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    if (!compared) compared = gn_words_end(compares, gn_work_text(w, s->from), gn_work_len(w, s->from)) > 0;
    if (called) return compared;
    const size_t end = st->seg[s->list_seg].start, begin = st->seg[s->from].start;
    return compared && gn_words_end(before, w->clean->text + begin, end - begin) > 0;
}

/* By the words of its own clause. */
static void measure_by_words(const gn_work *w, gn_statement *s, const percent *p)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (expected_before(w, s)) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "base";
    } else if (gn_statement_of_base(w, s) && !gn_statement_own_noun(w, s) && !(p->all & GN_CUE_BIT(SHARE)) &&
               (w->memory.measure == GN_MEASURE_SHARE || w->memory.measure == GN_MEASURE_YOY || rate_before(w, s))) {
        s->measure = (gn_measure)w->memory.measure;
        s->rule = "base";
    } else if ((s->nearest == GN_CUE_SHARE || ((p->all & GN_CUE_BIT(SHARE)) && !p->moves)) && plain_ratio(w, s)) {
        s->rule = "level.ratio";
    } else if (s->nearest == GN_CUE_SHARE || ((p->all & GN_CUE_BIT(SHARE)) && !p->moves)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share";
    } else if (p->moves || p->yoy || p->pop || (p->near & GN_CUE_BIT(RATE)) ||
               (s->right & (GN_CUE_BIT(RATE) | GN_CUE_BIT(UP))) || gn_statement_falls_behind(w, s) ||
               ((q->flags & GN_Q_SIGNED) && !(p->near & GN_CUE_BIT(LEVEL)))) {
        gn_statement_measure_growth(w, s);
    } else if (p->after_len && (memcmp(p->after, "的", p->after_len < 3 ? p->after_len : 3) == 0) &&
               !(s->right & (GN_CUE_BIT(RATE) | GN_CUE_BIT(SHARE)))) {
        s->measure =
            gn_share_coverage(w, s) || rate_behind(w, s, p->after, p->after_len) ? GN_MEASURE_LEVEL : GN_MEASURE_SHARE;
        s->rule = s->measure == GN_MEASURE_LEVEL ? "level.coverage" : "share.of_noun";
    } else if (s->right & GN_CUE_BIT(SHARE)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.noun";
    } else if (gn_share_of_other(w, s)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.of_other";
    } else if (s->bracket && s->previous != GN_NO_INDEX && w->memory.bracket_sentence == s->sentence) {
        /* “采矿业利润1200亿元（增长12%），制造业5000亿元（8%）” */
        s->measure = (gn_measure)w->memory.bracket_measure;
        s->rule = "bracket.again";
    } else if (s->bracket && s->previous == GN_NO_INDEX) {
        /* “甲（同比增长70%），其次是乙（43%）”, “甲的42%增幅最大，其次是乙（41%）” */
        const bool again = w->memory.last_sentence == s->sentence && w->memory.measure != GN_MEASURE_LEVEL &&
                           (w->memory.bracket || next_in_rank(w, s));
        const gn_measure around = gn_statement_bracket(w, s, &s->falls);
        s->measure = around != GN_MEASURE_COUNT ? around : again ? (gn_measure)w->memory.measure : GN_MEASURE_SHARE;
        s->rule = around != GN_MEASURE_COUNT ? "bracket.around" : again ? "bracket.again" : "share.bracket";
    } else if (gn_share_moved(w, s) || gn_share_begins_clause(w, s) || some_do(w, s, p) || goes_to(p)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.of_them";
    } else if (moves_noun(w, s) || of_amount(w, s, p)) {
        gn_statement_measure_growth(w, s);
        if (s->measure == GN_MEASURE_LEVEL) s->measure = GN_MEASURE_YOY;
        if (s->measure == GN_MEASURE_YOY && !p->yoy && !(s->before & GN_CUE_BIT(YOY)) && moves_noun(w, s))
            s->measure = GN_MEASURE_GROWTH;
    }
}

void gn_statement_measure_percent(const gn_work *w, gn_statement *s)
{
    const percent p = look_around(w, s);
    if (!measure_by_relation(w, s, &p) && !measure_by_others(w, s, &p)) measure_by_words(w, s, &p);
}
