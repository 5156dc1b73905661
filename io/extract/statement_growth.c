/* Growth and changes: up or down, and on which base. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

bool gn_statement_falls_behind(const gn_work *w, const gn_statement *s)
{
    return gn_statement_moves_behind(w, s) == GN_PACE_DOWN ||
           (gn_may_say(w, "的") && gn_statement_pace(w, s) == GN_PACE_DOWN);
}

static int direction(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->flags & GN_Q_SIGNED) return 1; /* the value has its sign already */
    if (s->falls || gn_statement_falls_behind(w, s)) return -1;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause) continue;
        const char *word = gn_work_text(w, k);
        const size_t len = gn_work_len(w, k);
        const bool compared = q->flags & GN_Q_POINTS || s->measure == GN_MEASURE_CHANGE ||
                              (q->flags & GN_Q_PERCENT && s->left & (GN_CUE_BIT(COMPARE) | GN_CUE_BIT(YOY)));
        if (g->kind == GN_SEG_TEXT && compared && len >= 3 && k + 1 == s->list_seg) {
            /* 比全国高, 比上年低 */
            const char *end = word + len - 3;
            if (memcmp(end, "低", 3) == 0 || memcmp(end, "慢", 3) == 0 || memcmp(end, "少", 3) == 0) return -1;
            if (memcmp(end, "高", 3) == 0 || memcmp(end, "快", 3) == 0 || memcmp(end, "多", 3) == 0) return 1;
        }
        if (g->kind != GN_SEG_CUE) continue;
        switch (g->cue) {
        case GN_CUE_FORECAST:
        case GN_CUE_TARGET:
        case GN_CUE_YOY:
        case GN_CUE_POP:
            if (gn_statement_cue_bits(w, k) & GN_CUE_BIT(DOWN)) return -1;
            break;
        case GN_CUE_CAGR: /* 年均下降 */
            if (gn_find(word, len, "降", 3) || gn_find(word, len, "减", 3) || gn_find(word, len, "跌", 3)) return -1;
            break;
        case GN_CUE_UP: return 1;
        case GN_CUE_DOWN: return -1;
        case GN_CUE_CONTRIBUTION:
            if (gn_words_end("下拉|拉低|拖累|拖低", word, len)) return -1;
            break;
        case GN_CUE_BOUND:
        case GN_CUE_COMPARE:
            if (len >= 3 &&
                (gn_find(word, len, "低于", 6) || gn_find(word, len, "慢于", 6) || gn_find(word, len, "少于", 6) ||
                 gn_find(word, len, "落后", 6) || gn_find(word, len, "弱于", 6) || gn_find(word, len, "逊于", 6) ||
                 gn_find(word, len, "跑输", 6)))
                return -1;
            if (len >= 6 && (gn_find(word, len, "高于", 6) || gn_find(word, len, "快于", 6) ||
                             gn_find(word, len, "好于", 6) || gn_find(word, len, "跑赢", 6)))
                return 1;
            break;
        case GN_CUE_RATE:
            /* 低于全国增速5个百分点: the rate is what is compared with. */
            if (q->flags & GN_Q_POINTS && s->left & (GN_CUE_BIT(COMPARE) | GN_CUE_BIT(BOUND)) &&
                !(s->left & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))))
                break;
            if (len >= 6 && (gn_find(word, len, "降", 3) || gn_find(word, len, "跌", 3))) return -1;
            if (strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "down") == 0) return -1;
            /* 下滑幅度超过80% */
            if (k > s->from && g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_DOWN && g[-1].end == g->start) return -1;
            return 1;
        default: break;
        }
    }
    return 1;
}

/* 分别为 and nothing else before the number. */
static bool in_turn(const gn_work *w, const gn_statement *s)
{
    const gn_seg *g = w->structure->seg;
    uint32_t k = s->from;
    while (k < s->list_seg && g[k].kind == GN_SEG_MARK) k++;
    return k < s->list_seg && gn_words_begin("分别|依次", gn_work_text(w, k), gn_work_len(w, k));
}

uint32_t gn_statement_announced(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    if (s->predicate != s->from || c->opener != ',' || s->previous != GN_NO_INDEX ||
        s->clause <= st->sentence[s->sentence].first_clause)
        return GN_NO_INDEX;
    /* “受外购比例升至八成影响，减少5%”: a share is the cause, not what is told */
    const bool moves = s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN));
    uint32_t found = GN_NO_INDEX;
    for (uint32_t k = gn_look_back(c->first, c[-1].first); k < c[-1].last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return GN_NO_INDEX;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_RATE || (g->cue == GN_CUE_SHARE && !moves))) found = k;
    }
    /* “营收和净利润同比大幅下滑，分别为19%和27%” */
    if (found == GN_NO_INDEX && in_turn(w, s) && gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) {
        uint32_t k = c[-1].last;
        while (k > c[-1].first && st->seg[k - 1].kind == GN_SEG_MARK) k--;
        if (k-- > c[-1].first && st->seg[k].kind == GN_SEG_CUE &&
            (st->seg[k].cue == GN_CUE_UP || st->seg[k].cue == GN_CUE_DOWN))
            found = k;
    }
    return found;
}

/* “下降10.3%，相比一季度的20.3%有所好转”: better or worse than another fall. */
static bool another_fall(const gn_work *w, const gn_statement *s)
{
    static const char adverbs[] = "有所|有|略有|略|明显|显著|大幅|进一步|已|大大",
                      turns[] = "好转|改善|收窄|扩大|缓和|缓解";
    if (w->memory.said_sign >= 0 || s->seg + 1 >= w->structure->segs || s->left & GN_CUE_BIT(UP)) return false;
    const char *t = gn_work_text(w, s->seg + 1);
    const size_t n = w->clean->length - w->structure->seg[s->seg + 1].start, skip = gn_words_begin(adverbs, t, n);
    return gn_words_begin(turns, t + skip, n - skip) > 0;
}

/* “低于全国同期0.6%的涨幅”: the rate behind it is the figure's, however much lower the other one is. */
static bool of_others(const gn_work *w, const gn_statement *s)
{
    static const char rises[] = "的涨幅|的增速|的增幅|的增长|的速度|的平均增|的平均涨";
    const gn_structure *st = w->structure;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) || s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) ||
        gn_statement_pace(w, s) == GN_PACE_DOWN)
        return false;
    const char *behind = w->clean->text + st->seg[s->seg].end;
    const size_t n = (size_t)(w->clean->text + w->clean->block[s->block].end - behind);
    return gn_words_begin(rises, behind, n) > 0;
}

void gn_statement_set_sign(const gn_work *w, gn_statement *s)
{
    switch (s->measure) {
    case GN_MEASURE_YOY:
    case GN_MEASURE_POP:
    case GN_MEASURE_GROWTH:
    case GN_MEASURE_CAGR:
    case GN_MEASURE_CHANGE:
    case GN_MEASURE_CONTRIBUTION: {
        const uint32_t said = gn_statement_announced(w, s);
        s->sign = direction(w, s);
        if (of_others(w, s)) s->sign = 1;
        if (gn_work_quantity(w, s->seg)->flags & GN_Q_SIGNED) break; /* 跌幅最大，为-23.2% */
        /* 增速15%，低于一季度的22%: as the one that is compared with it */
        if (strcmp(s->rule, "base") == 0 && w->memory.said_sign > 0 && !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))))
            s->sign = 1;
        if (strcmp(s->rule, "base") == 0 && another_fall(w, s)) s->sign = -1;
        if (said != GN_NO_INDEX &&
            (w->structure->seg[said].cue == GN_CUE_DOWN ||
             (w->structure->seg[said].cue == GN_CUE_RATE &&
              strcmp(gn_lexicon_cue(w->lexicon, w->structure->seg[said].index)->detail, "down") == 0)))
            s->sign = -1;
        break;
    }
    default: s->sign = 1; break;
    }
}

bool gn_statement_of_shares(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"股价", "收盘",     "收报",    "美股", "港股", "A股",  "个股",     "盘中",
                                        "涨停", "跌停",     "沪深300", "上证", "深证", "恒生", "纳斯达克", "道琼斯",
                                        "标普", "创业板指", "盘后",    "盘前", "早盘", "尾盘", "午盘",     "开盘",
                                        "收涨", "收跌",     "股指",    "道指", "纳指", "恒指", "沪指"};
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++)
        GN_EACH (i, words)
            if (st->seg[k].kind != GN_SEG_MARK && gn_seg_says(w, k, words[i])) return true;
    /* “盘后一度涨近4%。随后大跌超过7%，市值缩水300亿美元，目前下跌6.8%” */
    const gn_label *l = &w->memory.indicator;
    return s->predicate == s->from && w->memory.last_block == s->block && gn_words_end("股价|市值|股票", l->s, l->n);
}

/* Whether a cue of the statement's predicate ends in (find: gn_words_last) or begins with (gn_words_first) one of the
 * words. */
static bool predicate_says(const gn_work *w, const gn_statement *s,
                           size_t (*find)(const char *, size_t, const char *, size_t, size_t), const char *words)
{
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_CUE &&
            find(words, strlen(words), gn_work_text(w, k), gn_work_len(w, k), 0))
            return true;
    return false;
}

bool gn_statement_reprices(const gn_work *w, const gn_statement *s)
{
    return predicate_says(w, s, gn_words_last, "涨价|降价|提价");
}

bool gn_statement_yields(const gn_work *w, const gn_statement *s)
{
    return predicate_says(w, s, gn_words_last, "减产|增产");
}

/* “CRB指数累计涨幅近30%”, “机械行业下跌3%，跑输沪深300指数1个百分点”: an index of prices at an exchange. */
static bool of_index(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 8 };
    static const char *const beats[] = {"跑输", "跑赢", "大盘", "沪深300", "上证", "申万", "中证"};
    static const char moves[] = "涨|上涨|下跌|跌|涨幅|跌幅|收涨|收跌|累计涨幅|累计跌幅|大涨|大跌|领涨|领跌",
                      index[] = "指数|板块|子行业|概念股|个股",
                      official[] =
                          "价格指数|物价指数|生产指数|景气指数|信心指数|发展指数|消费指数|经理指数|运价指数|活跃指数";
    const gn_structure *st = w->structure;
    if (!predicate_says(w, s, gn_words_last, moves)) return false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (st->seg[k].clause != s->clause || st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_CUE) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (gn_words_end(index, t, n) && !gn_words_end(official, t, n)) return true;
    }
    for (uint32_t k = s->seg + 1; k < st->sentence[s->sentence].last && k < s->seg + FAR; k++)
        GN_EACH (i, beats)
            if (st->seg[k].kind != GN_SEG_MARK && gn_seg_says(w, k, beats[i])) return true;
    return false;
}

/* 人民币贬值8%: of a currency, against what it stood at before. */
static bool of_currency(const gn_work *w, const gn_statement *s)
{
    return predicate_says(w, s, gn_words_last, "贬值|升值|贬值了|升值了");
}

bool gn_statement_of_market(const gn_work *w, const gn_statement *s)
{
    return of_currency(w, s) || of_index(w, s);
}

/* “到2030年将水耗减少30%”: over years to come. */
static bool years_ahead(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        if (st->seg[k].kind != GN_SEG_PERIOD || k == 0 || !gn_seg_ends(w, &st->seg[k - 1], "到")) continue;
        const gn_time *t = &w->scan->time[st->seg[k].index];
        if (t->year_mode == GN_YEAR_GIVEN && t->year >= gn_inherit_anchor(w, s->sentence).year + 2) return true;
    }
    return false;
}

/* 周涨幅, 单日下跌, 季增幅: growth on the week, day, month or quarter before. */
static bool by_week(const gn_work *w, const gn_statement *s)
{
    return predicate_says(w, s, gn_words_first, "周|单周|全周|单日|季|单季|月涨|月跌|月增|月减|月升|月降");
}

static bool is_any_price(const char *t, size_t n)
{
    return gn_words_end("价格|均价|单价|报价|合约价|现货价|售价|价", t, n) > 0;
}

/* ... but those of official statistics */
static bool is_price(const char *t, size_t n)
{
    return is_any_price(t, n) && !gn_words_end("消费价格|销售价格|出厂价格|物价", t, n);
}

/* What a technique is for: 作业效率, 单箱能耗, 研发周期. */
static bool is_effect(const char *t, size_t n)
{
    return gn_words_end(
        "效率|效能|能效|成本|能耗|电耗|功耗|物耗|水耗|煤耗|油耗|料耗|损耗|消耗|周期|耗时|时长|时间|工时|时延|延时|延迟|"
        "用工|人工|人力|人员|用人|人手|次品率|不良率|不良品率|废品率|故障率|误报率|漏检率|差错率|事故率|缺陷率|良品率|"
        "良率|合格率|优品率|准确率|准确度|精度|精确度|周转率|利用率|发生率|损失|浪费|工作量|劳动强度|负荷|带宽|速度|"
        "性能|能力|体积|重量|库存量|碳排放|碳排放量|排放量|质量|指标",
        t, n);
}

/* What grows is of a kind, by its own clause or, where that names nothing, by the statement before. */
static bool of_kind(const gn_work *w, const gn_statement *s, bool (*kind)(const char *, size_t))
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK || g->kind == GN_SEG_PERIOD ||
            (g->kind == GN_SEG_CUE && g->cue == GN_CUE_RATE))
            continue;
        const char *t = gn_work_text(w, k);
        size_t n = gn_work_len(w, k);
        if (n > 3 && gn_words_end("的|却|则|也|还|又|再|均|仅|更|已|可", t, n)) n -= 3;
        if (n > 6 && gn_words_end("连续|持续|继续|普遍|平均|累计|整体|大幅|小幅", t, n)) n -= 6;
        if (kind(t, n)) return true;
        if (gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK)) return false;
    }
    const gn_label *l = &w->memory.indicator;
    return w->memory.last_block == s->block && kind(l->s, l->n);
}

/* It is a price, and none of an article that began with CPI or PPI: those grow on the year before. */
static bool of_price(const gn_work *w, const gn_statement *s)
{
    static const char indices[] = "消费价格|出厂价格|购进价格|消费价格指数|出厂价格指数|物价|CPI|PPI";
    return of_kind(w, s, is_price) && !gn_words_end(indices, w->memory.whole.s, w->memory.whole.n);
}

/* “今年以来，碳酸锂价格上涨70%，镍价下跌12%”: a price, since then. */
static bool price_since(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (!gn_may_say(w, "以来") && !gn_may_say(w, "至今") && !gn_may_say(w, "年内")) return false;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);)
        if (st->seg[k].kind == GN_SEG_PERIOD && !gn_inherit_compared(w, k))
            return (w->scan->time[st->seg[k].index].flags & GN_P_SINCE || gn_seg_begins(w, &st->seg[k], "年内")) &&
                   of_price(w, s);
    return false;
}

bool gn_statement_open_base(const gn_work *w, const gn_statement *s)
{
    enum { QUARTER = 3, YEAR = 12 };
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (s->before & GN_CUE_BIT(YOY)) return false;
    if (price_since(w, s)) return true;
    if (m->yoy_block == s->block) return false;
    gn_span own = {.freq = GN_FREQ_NONE};
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);)
        if (st->seg[k].kind == GN_SEG_PERIOD && gn_inherit_dates(w, s->sentence, k, &own)) break;
    const bool stated = own.freq != GN_FREQ_NONE;
    if (!stated && m->last_block == s->block) own = m->period;
    /* “投用后，作业效率提升15%，单箱能耗下降8%”: against what was before it */
    if (!stated && own.first == own.last && !m->article_yoy && of_kind(w, s, is_effect)) return true;
    const bool foretold = (s->left | s->before) & GN_CUE_BIT(FORECAST);
    if (own.freq == GN_FREQ_NONE) return !m->article_yoy && of_price(w, s);
    const int64_t months = own.last - own.first + 1;
    /* “十四五”期间能耗下降15%; not 2014年至2017年…增速分别为a、b、c和d */
    if (months > YEAR) return gn_work_quantity(w, s->seg)->list_count * YEAR != months;
    if (months == QUARTER) return foretold; /* else a firm's report on the quarter */
    return months < YEAR && (months <= QUARTER || own.first % YEAR != 0) && of_price(w, s);
}

/* “本周成交9套；上周成交12套；套数下跌25%”: the figure of the week, month or quarter before was told. */
static bool after_last(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    bool told = false, last = false;
    if (s->before & GN_CUE_BIT(YOY)) return false;
    for (uint32_t k = gn_look_back(s->from, st->sentence[s->sentence].first); k < s->from; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY)
            told |=
                last && g[-1].kind != GN_SEG_PERIOD && !(gn_work_quantity(w, k)->flags & (GN_Q_PERCENT | GN_Q_POINTS));
        if (g->kind != GN_SEG_PERIOD) continue;
        const gn_time *t = &w->scan->time[g->index];
        last =
            (t->part == GN_PART_DAY_OFFSET || t->part == GN_PART_MONTH_OFFSET || t->part == GN_PART_QUARTER_OFFSET) &&
            t->first < 0 && k == st->clause[g->clause].first && !gn_inherit_compared(w, k);
    }
    return told && last;
}

/* “环比上涨0.5%，大理涨幅为1.9%；二线城市均价3万元，上涨0.6%”: the last base that the sentence has spoken of holds on
 * while it names no other time; that of prices in the paragraph. */
static bool pop_spoken(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if ((s->left | s->near) & (GN_CUE_BIT(YOY) | GN_CUE_BIT(COMPARE))) return false;
    const bool price = of_kind(w, s, is_any_price);
    if (!price && !(s->before & GN_CUE_BIT(POP))) return false;
    uint32_t first = s->sentence;
    enum { MOST = 3 /* sentences */ };
    while (price && first > 0 && s->sentence - first < MOST && st->sentence[first - 1].block == s->block) first--;
    bool times = false;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[first].first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_PERIOD) {
            const gn_time *t = &w->scan->time[g->index];
            /* “环比上涨0.7%，上月为上涨0.4%” */
            const bool before = t->part == GN_PART_MONTH_OFFSET && t->first < 0;
            times |= !before && !gn_inherit_compared(w, k);
        }
        if (g->kind != GN_SEG_CUE) continue;
        if (g->cue == GN_CUE_YOY || (g->cue == GN_CUE_RATE && gn_seg_begins(w, g, "同比"))) return false;
        if (g->cue == GN_CUE_COMPARE && k >= s->from) return false;
        if (g->cue != GN_CUE_POP) continue;
        /* “增幅较上月回升1.3个百分点” compares rates of growth; 环比持平 has no figure */
        uint32_t of = k + 1;
        while (of < s->list_seg && st->seg[of].clause == g->clause && st->seg[of].kind != GN_SEG_QUANTITY) of++;
        const bool figure = of < s->list_seg && st->seg[of].clause == g->clause;
        if (figure && !(gn_work_quantity(w, of)->flags & GN_Q_PERCENT)) return false;
        return !times;
    }
    return false;
}

bool gn_statement_pop_again(const gn_work *w, const gn_statement *s)
{
    if (by_week(w, s) || after_last(w, s) || pop_spoken(w, s)) return true;
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (m->measure != GN_MEASURE_POP || m->last_sentence != s->sentence || (s->left | s->before) & GN_CUE_BIT(YOY) ||
        s->previous != GN_NO_INDEX || s->clause == 0 || st->seg[m->said_seg].clause + 1 != s->clause)
        return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD || (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_COMPARE))
            return false;
    return true;
}

/* “价格环比上涨0.3%，其中，北京和广州分别上涨0.6%和0.3%，上海下降0.1%；二线城市上涨0.2%”: the base holds for the parts
 * and for what stands beside the whole. */
static bool pop_of_whole(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    const uint32_t first = st->sentence[s->sentence].first;
    if (m->measure != GN_MEASURE_POP || !(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) ||
        !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))) || gn_statement_compared(w, s))
        return false;
    bool part = false;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, first);) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_PERIOD && k >= s->from) return false;
        if (g->kind != GN_SEG_CUE) continue;
        part |= g->cue == GN_CUE_PART;
        if (g->cue == GN_CUE_YOY || g->cue == GN_CUE_COMPARE) return false;
        if (g->cue == GN_CUE_POP) return part;
    }
    /* “…环比上涨0.3%。其中，北京上涨0.6%” */
    return part && m->last_block == s->block &&
           (m->last_sentence == s->sentence || m->last_sentence + 1 == s->sentence);
}

/* “环比由上月上涨0.1%转为下降0.2%”: growth on the base that the number before, which it comes from, has. */
static bool turned_from(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    return s->previous != GN_NO_INDEX && s->previous == m->from_seg && s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) &&
           w->structure->seg[s->previous].clause == s->clause &&
           gn_work_quantity(w, s->previous)->flags & GN_Q_PERCENT &&
           (m->from_measure == GN_MEASURE_YOY || m->from_measure == GN_MEASURE_POP ||
            m->from_measure == GN_MEASURE_GROWTH);
}

/* 同比增速, 环比涨幅 before the number. */
static gn_measure base_in_rate(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind != GN_SEG_CUE || g->cue != GN_CUE_RATE) continue;
        if (gn_seg_begins(w, g, "同比")) return GN_MEASURE_YOY;
        if (gn_seg_begins(w, g, "环比")) return GN_MEASURE_POP;
    }
    return GN_MEASURE_COUNT;
}

void gn_statement_measure_growth(const gn_work *w, gn_statement *s)
{
    const gn_measure each = gn_statement_two_bases(w, s);
    if (each != GN_MEASURE_COUNT) {
        s->measure = each;
        s->rule = each == GN_MEASURE_YOY ? "growth.yoy" : "growth.pop";
        return;
    }
    const uint64_t near = s->near, all = s->near | s->left;
    const bool yoy = all & GN_CUE_BIT(YOY) && !gn_statement_than_peak(w, s), pop = all & GN_CUE_BIT(POP);
    gn_measure base = yoy || pop ? GN_MEASURE_COUNT : gn_statement_base_before(w, s);
    if (base == GN_MEASURE_COUNT && !yoy && !pop && s->before & (GN_CUE_BIT(POP) | GN_CUE_BIT(YOY)))
        base = gn_statement_base_held(w, s);
    if (base != GN_MEASURE_COUNT) {
        s->measure = base;
        s->rule = "growth.again";
    } else if (!yoy && !pop && turned_from(w, s)) {
        s->measure = (gn_measure)w->memory.from_measure;
        s->rule = "range.end";
    } else if (near & GN_CUE_BIT(TO)) {
        s->measure = GN_MEASURE_LEVEL;
        s->rule = "level.reached";
    } else if (pop) {
        s->measure = GN_MEASURE_POP;
        s->rule = "growth.pop";
    } else if (yoy) {
        s->measure = GN_MEASURE_YOY;
        s->rule = "growth.yoy";
    } else if (base_in_rate(w, s) != GN_MEASURE_COUNT) {
        s->measure = base_in_rate(w, s);
        s->rule = s->measure == GN_MEASURE_YOY ? "growth.yoy" : "growth.pop";
    } else {
        const bool other = gn_statement_other_base(w, s) || gn_inherit_over_years(w, s) ||
                           gn_statement_of_shares(w, s) || gn_statement_reprices(w, s) ||
                           gn_statement_of_market(w, s) || years_ahead(w, s) || gn_statement_open_base(w, s) ||
                           gn_inherit_part_of_other(w, s);
        const bool pop_told = w->memory.pop_block == s->block || gn_statement_period_before(w, s) ||
                              gn_statement_pop_again(w, s) || pop_of_whole(w, s);
        s->measure = pop_told ? GN_MEASURE_POP : other ? GN_MEASURE_GROWTH : GN_MEASURE_YOY;
        s->rule = "growth.unnamed";
        bool since = s->base_since || s->base_kept;
        for (uint32_t k = s->from; k < s->list_seg && !since; k++) {
            const gn_seg *g = &w->structure->seg[k];
            since = g->clause == s->clause && g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE &&
                    strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "since") == 0;
        }
        if (since) {
            s->measure = GN_MEASURE_GROWTH;
            s->rule = "growth.since";
        }
        for (uint32_t k = gn_statement_from_base(w, s); k < s->list_seg; k++) {
            const gn_seg *g = &w->structure->seg[k];
            if (g->clause != s->clause || g->kind != GN_SEG_PERIOD) continue;
            const gn_time *t = &w->scan->time[g->index];
            if ((t->flags & GN_P_COMPARED) && (t->flags & GN_P_POINT) && !gn_statement_period_before(w, s)) {
                s->measure = GN_MEASURE_GROWTH;
                s->rule = "growth.since";
            }
        }
    }
}

/* Nothing of a measure of its own stands between the clause's beginning and segment `end`. */
static bool names_no_measure(const gn_work *w, const gn_clause *c, uint32_t end)
{
    enum { NAME = 18 /* bytes: no more is but a name */ };
    const uint8_t measures = GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK;
    for (uint32_t k = gn_look_back(end, c->first); k < end; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_SHARE || g->cue == GN_CUE_CONTRIBUTION)) return false;
        if (g->kind == GN_SEG_TEXT && (gn_work_len(w, k) > NAME ||
                                       gn_phrases_suffix(w->phrases, gn_work_text(w, k), gn_work_len(w, k), measures)))
            return false;
    }
    return true;
}

/* The clause tells of a rate of growth, or ends in growth, and of no figure: 同比营收增速方面, 增幅创新高,
 * 实现双位数增长. GN_MEASURE_COUNT if it does not. */
static gn_measure rate_told(const gn_work *w, const gn_clause *c, bool next, bool *falls)
{
    gn_measure found = GN_MEASURE_COUNT;
    bool pop = false;
    for (uint32_t k = gn_look_back(c->last, c->first); k < c->last; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_QUANTITY && gn_work_quantity(w, k)->flags & (GN_Q_PERCENT | GN_Q_MONEY))
            return GN_MEASURE_COUNT;
        if (g->kind != GN_SEG_CUE) continue;
        pop |= g->cue == GN_CUE_POP;
        const bool noun = next && g->cue == GN_CUE_UP && gn_seg_ends(w, g, "增长") &&
                          (k + 1 == c->last || w->structure->seg[k + 1].kind == GN_SEG_MARK);
        if (g->cue != GN_CUE_RATE && !noun) continue;
        found = GN_MEASURE_YOY;
        *falls = !noun && strcmp(gn_lexicon_cue(w->lexicon, g->index)->detail, "down") == 0;
    }
    return found != GN_MEASURE_COUNT && pop ? GN_MEASURE_POP : found;
}

gn_measure gn_statement_rate_topic(const gn_work *w, const gn_statement *s, bool *falls)
{
    enum { FAR = 3 /* clauses */ };
    if (!gn_may_say(w, "增速") && !gn_may_say(w, "增幅") && !gn_may_say(w, "涨幅") && !gn_may_say(w, "降幅") &&
        !gn_may_say(w, "跌幅") && !gn_may_say(w, "增长"))
        return GN_MEASURE_COUNT;
    const gn_structure *st = w->structure;
    const uint64_t plain = GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND) | GN_CUE_BIT(RESPECTIVELY) | GN_CUE_BIT(COMPARE);
    const gn_clause *own = &st->clause[s->clause];
    if ((s->near | s->left) & ~plain || own->parent != GN_NO_INDEX || !names_no_measure(w, own, s->list_seg))
        return GN_MEASURE_COUNT;
    const gn_memory *m = &w->memory;
    const bool after_growth = m->last_sentence == s->sentence && m->said_seg != GN_NO_INDEX &&
                              (m->said_measure == GN_MEASURE_YOY || m->said_measure == GN_MEASURE_POP) &&
                              gn_work_quantity(w, m->said_seg)->flags & GN_Q_PERCENT;
    /* “增速为12%，高于乙的10%和丙的5%” */
    const bool than = gn_words_begin("高于|低于|快于|慢于|超过|好于|略高于|远高于|略低于|远低于",
                                     gn_work_text(w, own->first), gn_work_len(w, own->first));
    if (after_growth) *falls = m->said_sign < 0;
    if (after_growth && than && gn_seg_ends(w, &st->seg[s->list_seg - 1], "的")) return (gn_measure)m->said_measure;
    bool bare = true;
    for (uint32_t k = own->first; k < s->list_seg && bare; k++) bare = st->seg[k].kind == GN_SEG_CUE;
    for (uint32_t i = s->clause;
         s->previous == GN_NO_INDEX && i-- > st->sentence[s->sentence].first_clause && s->clause - i <= FAR;) {
        const gn_clause *c = &st->clause[i];
        const gn_measure told = rate_told(w, c, bare && i + 1 == s->clause, falls);
        if (told != GN_MEASURE_COUNT) return told;
        if (after_growth && m->rate_sentence == s->sentence && st->seg[m->said_seg].clause == i)
            return (gn_measure)m->said_measure;
        if (!names_no_measure(w, c, c->last)) return GN_MEASURE_COUNT;
    }
    return GN_MEASURE_COUNT;
}
