/* What a time in the text is to a figure: its date, the base of a comparison, or neither. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"

#include <string.h>

int gn_inherit_use(const gn_time *t)
{
    if (t->flags & (GN_P_DATELINE | GN_P_NAMED | GN_P_COMPARED)) return GN_USE_NO;
    if (t->part == GN_PART_NOW) return GN_USE_NO;
    if (t->part == GN_PART_LAST && t->unit == 'A' && t->first > 1) return GN_USE_WEAK;
    /* 3月—6月单月: says how, not when. */
    if ((t->flags & GN_P_SINGLE) && t->year_mode == GN_YEAR_CONTEXT) return GN_USE_WEAK;
    const bool days = t->part == GN_PART_DAYS && (t->first != t->last || t->day != t->day2);
    if ((t->flags & GN_P_DAY) && !days && !(t->flags & (GN_P_UNTIL | GN_P_POINT))) return GN_USE_WEAK;
    return GN_USE_YES;
}

/* 自2009年进入中国以来, 自2014年的8年来最快: since when something is so. */
static bool since_then(const gn_work *w, uint32_t k)
{
    enum { REACH = 36 };
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || g[-1].end != g->start || g[-1].kind == GN_SEG_MARK || !gn_seg_ends(w, &g[-1], "自")) return false;
    const size_t end = st->sentence[st->clause[g->clause].sentence].end;
    const size_t n = end - g->end < REACH ? end - g->end : REACH;
    const char *at = gn_find(w->clean->text + g->end, n, "以来", 6);
    if (!at) at = gn_find(w->clean->text + g->end, n, "年来", 6);
    return at && at > w->clean->text + g->end &&
           !gn_find(w->clean->text + g->end, (size_t)(at - (w->clean->text + g->end)), "，", 3);
}

/* 1991年有记录以来最高, 2018年上市以来最大单季亏损: since when it is known, and that nothing was like that. */
static bool since_known(const gn_work *w, uint32_t k)
{
    enum { WORDS = 18, REACH = 42 };
    static const char *const most[] = {"最", "新高", "新低", "首次", "首度", "纪录", "记录", "高位", "低位", "峰值"};
    const gn_seg *g = &w->structure->seg[k];
    if (w->scan->time[g->index].flags & GN_P_SINCE) return false;
    const size_t clause = w->structure->seg[w->structure->clause[g->clause].last - 1].end;
    const size_t left = clause > g->end ? clause - g->end : 0, n = left < REACH ? left : REACH;
    const char *text = w->clean->text + g->end, *since = n > WORDS ? gn_find(text, WORDS, "以来", 6) : NULL;
    if (!since || since == text) return false;
    const size_t rest = n - (size_t)(since - text);
    GN_EACH (i, most)
        if (gn_find(since, rest, most[i], strlen(most[i]))) return true;
    return false;
}

/* 创下2015年3月以后的最高纪录, 2020年12月以来的第二高增速, 突破2011年3月的历史高点: when it was like that before. */
static bool of_record(const gn_work *w, uint32_t k)
{
    enum { NEAR = 36 /* bytes */ };
    static const char *const record[] = {"纪录", "记录", "最高", "最低", "最大", "最多", "最快",
                                         "最慢", "最好", "最差", "高点", "低点", "高位", "低位",
                                         "新高", "新低", "二高", "三高", "峰值", "历史"};
    static const char *const beat[] = {"突破", "打破", "刷新", "超过", "超越", "超", "跌破", "高于", "低于"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    const bool since = t->flags & (GN_P_SINCE | GN_P_AFTER);
    if (!since && !(k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK &&
                    GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), beat)))
        return false;
    const size_t clause = st->seg[st->clause[g->clause].last - 1].end;
    const char *text = w->clean->text + g->end;
    size_t n = clause > g->end ? clause - g->end : 0;
    if (n > NEAR) n = NEAR;
    if (n < 3 || (memcmp(text, "的", 3) != 0 && memcmp(text, "创", 3) != 0)) return false;
    for (uint32_t i = k + 1; i < st->clause[g->clause].last && st->seg[i].start < g->end + n; i++)
        if (st->seg[i].kind == GN_SEG_QUANTITY) n = st->seg[i].start - g->end;
    const gn_charset set = gn_charset_of(text, n);
    GN_EACH (i, record)
        if (gn_holds(set, text, n, record[i])) return true;
    return false;
}

/* “这也是2017年以来，占比首次低于70%”: the sentence says what has not been since then. */
static bool this_is(const gn_work *w, uint32_t k)
{
    static const char *const what[] = {"首次", "首度", "第一次", "新高", "新低"};
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[st->clause[st->seg[k].clause].sentence];
    if (k == 0 || k > s->first + 2 || !gn_words_end("是|也是|为|系", gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
        return false;
    const size_t at = st->seg[k].end;
    GN_EACH (i, what)
        if (gn_find(w->clean->text + at, s->end - at, what[i], strlen(what[i]))) return true;
    return false;
}

/* 2018年以来首次, 年内新高, 近十年最: the time at segment k says how long nothing was like that. */
static bool superlative(const gn_work *w, uint32_t k)
{
    static const char *const what[] = {"首次",   "首度",   "新高", "新低", "最",   "第一次", "罕见",
                                       "单月最", "单季最", "同期", "历史", "之最", "次高",   "次低",
                                       "低位",   "高位",   "低点", "高点", "纪录", "记录",   "峰值"};
    const gn_seg *g = &w->structure->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (since_then(w, k) || since_known(w, k) || of_record(w, k)) return true;
    if (!(t->flags & (GN_P_SINCE | GN_P_AFTER)) && t->part != GN_PART_LAST && !gn_seg_begins(w, g, "年内"))
        return false;
    if (t->flags & GN_P_SINCE && this_is(w, k)) return true;
    const size_t block =
        (size_t)(w->clean->block[w->structure->sentence[w->structure->clause[g->clause].sentence].block].end);
    const char *text = w->clean->text + g->end;
    size_t n = block > g->end ? block - g->end : 0;
    if (n >= 3 && memcmp(text, "的", 3) == 0) text += 3, n -= 3;
    GN_EACH (i, what)
        if (n >= strlen(what[i]) && memcmp(text, what[i], strlen(what[i])) == 0) return true;
    return false;
}

bool gn_inherit_superlative(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    /* 2008年以来同期纪录 */
    if (w->scan->time[g->index].part == GN_PART_SAME && k > 0 && g[-1].kind == GN_SEG_PERIOD && g[-1].end == g->start &&
        superlative(w, k - 1))
        return true;
    return superlative(w, k);
}

/* “继三季度增长后，”, “继去年突破万亿之后再创新高”: the time at segment k is of what came before. */
static bool after_another(const gn_work *w, uint32_t k)
{
    enum { FAR = 8, ET = 3 };
    static const char no_verb[] = "相继|后继|承继|过继", behind[] = "后";
    const gn_seg *g = &w->structure->seg[k];
    const char *t = gn_work_text(w, k - 1);
    const size_t n = gn_work_len(w, k - 1);
    if (g[-1].kind == GN_SEG_MARK || g[-1].end != g->start || !gn_words_end("继", t, n) || gn_words_end(no_verb, t, n))
        return false;
    for (uint32_t i = k + 1; i < w->structure->segs && i <= k + FAR && g[i - k].clause == g->clause; i++) {
        if (g[i - k].kind == GN_SEG_QUANTITY) return false; /* its own figure */
        if (gn_find(gn_work_text(w, i), gn_work_len(w, i), behind, ET)) return true;
    }
    return false;
}

/* 上年不变价, 按上年不变单价折算, 以2020年美元汇率计: at what prices something is reckoned. */
static bool prices_of(const gn_work *w, uint32_t k)
{
    static const char fixed[] = "不变价|不变单价|可比价|可比单价|的不变价|的可比价",
                      any[] =
                          "价格|价|单价|汇率|平均汇率|年均汇率|美元汇率|口径|统计口径|可比口径|同口径|物价|购买力|标准|"
                          "的价格|的单价|的汇率|的口径|的标准|的物价",
                      carried[] = "翘尾|价格翘尾|价格变动的翘尾|价格上涨的翘尾|价格变动翘尾|涨价的翘尾|涨价翘尾",
                      by[] = "按|按照|以|依|依照|依据|根据|基于|参照|参考";
    const gn_seg *g = &w->structure->seg[k];
    const char *behind = w->clean->text + g->end;
    const size_t n = w->structure->sentence[w->structure->clause[g->clause].sentence].end - g->end;
    if (gn_words_begin(fixed, behind, n) || gn_words_begin(carried, behind, n)) return true;
    return k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK &&
           gn_words_end(by, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) && gn_words_begin(any, behind, n);
}

bool gn_inherit_measured_by(const gn_work *w, uint32_t k)
{
    static const char back[] = "恢复至|恢复到|恢复到了|恢复到了约|相当于|回升至|回升到",
                      is[] = "为|是|约为|仅为|只有|仅有|达|达到|已达|已达到|不足|不到|接近|超过|超|占|约占",
                      of[] = "的水平的|的|水平的|全年的|平均水平的|高点的|峰值的|最高值的|最高水平的|总量的|末的|底的";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const uint32_t last = st->clause[g->clause].last;
    if (k == 0 || k + 2 >= last || g[-1].end != g->start || g[-1].kind == GN_SEG_MARK || g[1].start != g->end ||
        g[1].kind != GN_SEG_TEXT ||
        gn_words_begin(of, gn_work_text(w, k + 1), gn_work_len(w, k + 1)) != gn_work_len(w, k + 1))
        return false;
    uint32_t n = k + 2;
    while (n < last && st->seg[n].kind == GN_SEG_CUE && st->seg[n].cue == GN_CUE_BOUND) n++;
    if (n >= last || st->seg[n].kind != GN_SEG_QUANTITY ||
        !(gn_work_quantity(w, n)->flags & (GN_Q_PERCENT | GN_Q_MULTIPLE)))
        return false;
    const char *verb = gn_work_text(w, k - 1);
    const size_t len = gn_work_len(w, k - 1);
    if (gn_words_end(back, verb, len)) return true;
    if (!gn_words_end(is, verb, len) || gn_work_quantity(w, n)->flags & GN_Q_MULTIPLE) return false;
    /* the amount that it is a part of; not 从2017年的80%，达到2020年的85% */
    for (uint32_t i = k - 1; i-- > gn_look_back(k, st->sentence[st->clause[g->clause].sentence].first);) {
        if (st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_FROM) return false;
        if (st->seg[i].kind == GN_SEG_QUANTITY)
            return !(gn_work_quantity(w, i)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_DURATION));
    }
    return false;
}

/* 自去年高点, 从去年11月的高点至今: since when prices have moved. */
static bool since_peak(const gn_work *w, uint32_t k)
{
    static const char
        from[] = "自|从|自从|较|比|距|相对|相较",
        peaks[] = "高点|的高点|低点|的低点|高位|的高位|峰值|的峰值|历史高点|的历史高点|最高点|的最高点|年内高点";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    return (gn_may_say(w, "点") || gn_may_say(w, "高位") || gn_may_say(w, "峰值")) && k > 0 && k + 1 < st->segs &&
           g[-1].end == g->start && g[-1].kind != GN_SEG_MARK && g[1].start == g->end && g[1].kind == GN_SEG_TEXT &&
           gn_words_end(from, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) &&
           gn_words_begin(peaks, gn_work_text(w, k + 1), gn_work_len(w, k + 1));
}

/* 成立于2016年, 2014年成立的某某汽车, 于2012年创立，: when a firm was founded. */
static bool founded(const gn_work *w, uint32_t k)
{
    enum { WORD = 6 /* bytes */ };
    static const char at[] = "成立于|创立于|创建于|创办于|始建于|诞生于|始创于|组建于|创始于",
                      acts[] = "成立|创立|创建|创办|诞生|始建|始创";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (!gn_may_say(w, "成立") && !gn_may_say(w, "创立") && !gn_may_say(w, "创建") && !gn_may_say(w, "创办") &&
        !gn_may_say(w, "始建") && !gn_may_say(w, "诞生") && !gn_may_say(w, "始创"))
        return false;
    if (k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK &&
        gn_words_end(at, gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
        return true;
    if (k + 1 >= st->segs || g[1].start != g->end || g[1].kind != GN_SEG_TEXT) return false;
    const char *t = gn_work_text(w, k + 1);
    const size_t n = gn_work_len(w, k + 1);
    if (gn_words_begin(acts, t, n) != WORD) return false;
    if (n == WORD) return k + 2 >= st->segs || g[2].kind == GN_SEG_MARK;
    return n == WORD + strlen("的") && !memcmp(t + WORD, "的", strlen("的")) && k + 2 < st->segs &&
           gn_work_company(w, &g[2]);
}

bool gn_inherit_compared(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (w->scan->time[g->index].flags & GN_P_COMPARED) return true;
    if (gn_inherit_superlative(w, k) || gn_inherit_total(w, k)) return true; /* 在全年销量中的占比 */
    if (gn_inherit_measured_by(w, k) || founded(w, k) || since_peak(w, k)) return true;
    /* 较上半年、第三季度分别收窄; 比1—3月、1—6月、1—9月分别回落 */
    enum { BASES = 12 };
    for (uint32_t i = k; i >= 2 && k - i < 2 * BASES; i -= 2) {
        const gn_seg *a = &st->seg[i - 2], *joint = a + 1;
        if (a->kind != GN_SEG_PERIOD || a->clause != g->clause || joint->end - joint->start > 3 ||
            !gn_words_begin("、|和|与|及", gn_work_text(w, i - 1), gn_work_len(w, i - 1)))
            break;
        if (w->scan->time[a->index].flags & GN_P_COMPARED) return true;
    }
    /* 由上月下降转为上涨0.1% */
    if (k > 0 && g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_FROM && k + 2 < st->segs && g[1].clause == g->clause &&
        g[1].kind == GN_SEG_CUE && (g[1].cue == GN_CUE_UP || g[1].cue == GN_CUE_DOWN || g[1].cue == GN_CUE_FLAT) &&
        gn_words_begin("转|变|改", gn_work_text(w, k + 2), gn_work_len(w, k + 2)))
        return true;
    /* 去年上半年低基数, 上年同期基数较高: what makes growth large or small */
    if (k + 1 < st->segs && g[1].start == g->end && g[1].kind != GN_SEG_MARK && gn_may_say(w, "基数") &&
        gn_words_begin("低基数|高基数|基数|的低基数|的高基数|的基数|较低基数|较高基数|同期低基数|同期高基数|同期基数|"
                       "同期的低基数|同期的高基数",
                       gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return true;
    /* 上半年(截至6月25日) */
    if (k >= 3 && g[-1].end == g->start &&
        gn_words_end("截至|截止|截止到", gn_work_text(w, k - 1), gn_work_len(w, k - 1)) && g[-2].kind == GN_SEG_MARK &&
        g[-2].mark == '(' && g[-3].kind == GN_SEG_PERIOD && g[-3].end == g[-2].start && k + 1 < st->segs &&
        g[1].kind == GN_SEG_MARK && g[1].mark == ')')
        return true;
    /* 在2021年基础上退坡30% */
    if (k + 1 < st->segs && g[1].start == g->end && g[1].kind == GN_SEG_TEXT &&
        gn_words_begin("基础上|的基础上|基数上|的基数上", gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return true;
    /* 继三季度规模创新高后 */
    if (k > 0 && gn_may_say(w, "继") && after_another(w, k)) return true;
    /* 相对疫情前的2019年 */
    if (k >= 2 && g[-1].end == g->start && g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "前的") &&
        g[-2].kind == GN_SEG_CUE && g[-2].cue == GN_CUE_COMPARE)
        return true;
    /* 延续一季度的增长, 全年任务: no period of the figure. */
    if (k > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK) {
        static const char other[] =
            "延续|延续了|沿袭|快于|慢于|高于|低于|好于|弱于|优于|强于|大于|小于|多于|少于|不及|不如|"
            "超过|超过了|超|超越|超越了|赶超|反超|追上|追平|追平了|扭转|扭转了|相当于|等于|恢复至|"
            "恢复到|恢复到了|回到|回到了|回升至|回升到|回落至|回落到|跌回|打破|打破了|刷新|刷新了|结束",
                          near[] = "接近|接近于|逼近|直逼";
        if (!(w->scan->time[g->index].flags & GN_P_POINT) &&
            gn_words_end(near, gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
            return true;
        if (gn_words_end(other, gn_work_text(w, k - 1), gn_work_len(w, k - 1))) return true;
    }
    if (k > 0 && k + 1 < st->segs) {
        /* 恢复至疫情前(2019年)的76% */
        if (k > 1 && g[-1].kind == GN_SEG_MARK && g[-1].mark == '(' && g[1].kind == GN_SEG_MARK && g[1].mark == ')' &&
            gn_words_end("前|同期|水平|高点|峰值|时期", gn_work_text(w, k - 2), gn_work_len(w, k - 2)))
            return true;
        /* 年初确定的目标: when it was set */
        if (w->scan->time[g->index].flags & GN_P_BEGIN && g[1].start == g->end && g[1].kind != GN_SEG_MARK &&
            gn_words_begin("确定|制定|提出|设定|下达|定下", gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
            return true;
    }
    static const char *const plans[] = {"计划", "目标", "预期", "任务", "投资进度", "进度"};
    /* 全年计划投资50亿元, 全年目标为10万辆: the figure's own */
    static const char own[] = "投|新|自|建|为|是|销|出|营|资|产|发|交|开|招|推|实|净|增|收|用|再|将|生";
    enum { OWN = 3 /* the first of them */, NEAR = 30 };
    GN_EACH (i, plans) {
        const size_t n = strlen(plans[i]);
        const gn_time *t = &w->scan->time[g->index];
        const bool year = t->part == GN_PART_YEAR || (t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12);
        if (year && t->year_mode != GN_YEAR_GIVEN && g->end + NEAR <= w->clean->length) {
            const char *text = w->clean->text + g->end;
            const bool named = memcmp(text, plans[i], n) == 0;
            if (named && i < OWN && gn_words_begin(own, text + n, NEAR - n)) return false;
            if (named || gn_find(text, NEAR, "任务", 6)) return true;
        }
    }
    if (k + 1 < st->segs && g[1].start == g->end) {
        /* 与6月份相比, 与2010年的133972万人相比, 和去年持平, 与上月的水平相当 */
        const char *before = g->start >= 3 ? w->clean->text + g->start - 3 : "   ";
        if (memcmp(before, "与", 3) == 0 || memcmp(before, "同", 3) == 0 || memcmp(before, "和", 3) == 0 ||
            memcmp(before, "跟", 3) == 0)
            for (uint32_t i = k + 1; i < st->segs && i < k + 6 && st->seg[i].clause == g->clause; i++) {
                const gn_seg *a = &st->seg[i];
                if (a->kind == GN_SEG_CUE && (a->cue == GN_CUE_COMPARE || a->cue == GN_CUE_FLAT)) return true;
                if (a->kind == GN_SEG_TEXT && gn_words_end("相当|一致|相同|相近|相仿|类似|差不多|比较|不相上下",
                                                           gn_work_text(w, i), gn_work_len(w, i)))
                    return true;
            }
        if (prices_of(w, k)) return true;
        /* 年初预计: when it was said. */
        if ((w->scan->time[g->index].flags & GN_P_BEGIN) && g[1].kind == GN_SEG_CUE &&
            (g[1].cue == GN_CUE_FORECAST || g[1].cue == GN_CUE_TARGET))
            return true;
    }
    return false;
}

/* A year, or all months of one. */
static bool whole_year(const gn_time *t)
{
    return t->part == GN_PART_YEAR || (t->part == GN_PART_MONTHS && t->first == 1 && t->last == 12);
}

/* 全年3000亿元目标的117%, 全年2600台的任务: the number at k is what was aimed at. */
static bool aimed_at(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t i = k + 1;
    if (i < st->segs && st->seg[i].kind == GN_SEG_TEXT && gn_work_len(w, i) == 3 && gn_seg_begins(w, &st->seg[i], "的"))
        i++;
    return i < st->segs && st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_TARGET &&
           st->seg[i].clause == st->seg[k].clause;
}

/* 是2021年120亿元的近3倍, 仅为去年同期8亿元的四分之一: the number at which times are counted. */
static uint32_t base_of_multiple(const gn_work *w, uint32_t k)
{
    enum { GLOSS = 12 /* bytes: 历史纪录 */ };
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause, last = st->clause[clause].last;
    uint32_t n = k + 1;
    if (n < last && st->seg[n].kind == GN_SEG_TEXT && gn_work_len(w, n) <= GLOSS) n++;
    if (n + 2 >= last || st->seg[n].kind != GN_SEG_QUANTITY || st->seg[n].clause != clause ||
        gn_work_quantity(w, n)->flags & (GN_Q_MULTIPLE | GN_Q_FRACTION | GN_Q_YEARLIKE) ||
        st->seg[n + 1].kind != GN_SEG_TEXT || !gn_seg_begins(w, &st->seg[n + 1], "的") || gn_work_len(w, n + 1) > GLOSS)
        return GN_NO_INDEX;
    uint32_t m = n + 2;
    while (m < last && st->seg[m].kind == GN_SEG_CUE && st->seg[m].cue == GN_CUE_BOUND) m++;
    if (m >= last || st->seg[m].kind != GN_SEG_QUANTITY ||
        !(gn_work_quantity(w, m)->flags & (GN_Q_MULTIPLE | GN_Q_FRACTION)))
        return GN_NO_INDEX;
    return n;
}

/* 相比于2018年的税率9%下降了1%: the number of the base at segment k, which is named again and from which
 * something has moved; GN_NO_INDEX if it is none. */
static uint32_t named_base(const gn_work *w, uint32_t k)
{
    enum { MOST = 5 };
    const gn_structure *st = w->structure;
    uint32_t i = k + 1;
    while (i < st->segs && i < k + MOST && st->seg[i].start == st->seg[i - 1].end &&
           (st->seg[i].kind == GN_SEG_TEXT ||
            (st->seg[i].kind == GN_SEG_CUE && (st->seg[i].cue == GN_CUE_AVERAGE || st->seg[i].cue == GN_CUE_RATE))))
        i++;
    if (i + 1 >= st->segs || st->seg[i].kind != GN_SEG_QUANTITY || st->seg[i].start != st->seg[i - 1].end)
        return GN_NO_INDEX;
    const gn_seg *next = &st->seg[i + 1];
    return next->kind == GN_SEG_CUE && (next->cue == GN_CUE_UP || next->cue == GN_CUE_DOWN) ? i : GN_NO_INDEX;
}

/* 与2010年第六次人口普查的4457万人相比, 低于2020年一度达到的24%: the number of the base at segment k behind more words
 * that end in 的; GN_NO_INDEX if there is none. */
static uint32_t glossed_base(const gn_work *w, uint32_t k, bool with)
{
    enum { MOST = 8, LONGEST = 60 /* bytes */ };
    const gn_structure *st = w->structure;
    uint32_t i = k + 1;
    for (; i < st->segs && i < k + MOST && st->seg[i].start == st->seg[i - 1].end; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_MARK && g->mark == '<') { /* 票房冠军《某某2》的19亿元 */
            while (i + 1 < st->segs && i < k + MOST + 1 && !(st->seg[i].kind == GN_SEG_MARK && st->seg[i].mark == '>'))
                i++;
            if (st->seg[i].kind != GN_SEG_MARK) break;
            continue;
        }
        if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_ORDINAL && g->kind != GN_SEG_ORG && g->kind != GN_SEG_AREA &&
            g->kind != GN_SEG_SECTOR && !(g->kind == GN_SEG_CUE && g->cue == GN_CUE_LEVEL))
            break;
    }
    const uint32_t behind = i; /* the words */
    while (i < st->segs && st->seg[i].kind == GN_SEG_CUE &&
           (st->seg[i].cue == GN_CUE_BOUND || st->seg[i].cue == GN_CUE_CURRENCY))
        i++;
    if (i < k + 2 || i + 1 >= st->segs || st->seg[i].kind != GN_SEG_QUANTITY ||
        st->seg[i].start > st->seg[k].end + LONGEST || st->seg[i].clause != st->seg[k].clause ||
        gn_work_quantity(w, i)->flags & (GN_Q_POINTS | GN_Q_MULTIPLE))
        return GN_NO_INDEX;
    const uint32_t of = behind - 1;
    if (st->seg[of].kind != GN_SEG_TEXT || !gn_seg_ends(w, &st->seg[of], "的")) return GN_NO_INDEX;
    const gn_seg *next = &st->seg[i + 1];
    return !with || (next->kind == GN_SEG_CUE && next->cue == GN_CUE_COMPARE) ? i : GN_NO_INDEX;
}

/* “在上年同期下降25.1%的低基数上增长27.5%”: the number that something grows from; GN_NO_INDEX if the time at
 * segment k has none. */
static uint32_t grown_from(const gn_work *w, uint32_t k)
{
    enum { MOST = 8, GLOSS = 40 /* bytes: 的较高增速基数之 */ };
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    const uint32_t last = st->clause[g->clause].last;
    if (t->year >= 0 && t->year_mode != GN_YEAR_GIVEN) return GN_NO_INDEX;
    if (!gn_words_end("在|于", gn_work_text(w, k - 1), gn_work_len(w, k - 1)) || g[-1].end != g->start)
        return GN_NO_INDEX;
    uint32_t i = k + 1;
    while (i < last && i < k + MOST && st->seg[i].kind != GN_SEG_QUANTITY) i++;
    if (i >= last || st->seg[i].kind != GN_SEG_QUANTITY || st->seg[i].clause != g->clause) return GN_NO_INDEX;
    size_t to = st->seg[i].end + GLOSS;
    for (uint32_t n = i + 1; n < last && st->seg[n].start < to; n++)
        if (st->seg[n].kind == GN_SEG_QUANTITY) to = st->seg[n].start;
    if (to > st->seg[last - 1].end) to = st->seg[last - 1].end;
    const char *text = w->clean->text + st->seg[i].end;
    const size_t n = to - st->seg[i].end;
    return memmem(text, n, "基数", 6) || memmem(text, n, "基础", 6) ? i : GN_NO_INDEX;
}

bool gn_inherit_named_base(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->seg + 1 >= st->segs || st->seg[s->seg + 1].kind != GN_SEG_CUE || st->seg[s->seg + 1].cue != GN_CUE_COMPARE)
        return false;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_PERIOD && glossed_base(w, k, true) == s->list_seg) return true;
    return false;
}

static uint32_t base_at(const gn_work *w, uint32_t k, bool second);

/* 超过二季度的180万台以及去年三季度的150万台: the second one of what is compared with, after a first one. */
static bool second_base(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    if (k < 5 || !gn_words_end("以及|和|及", gn_work_text(w, k - 1), gn_work_len(w, k - 1))) return false;
    const uint32_t first = k - 4;
    return st->seg[k - 2].kind == GN_SEG_QUANTITY && st->seg[first].kind == GN_SEG_PERIOD &&
           st->seg[first].clause == st->seg[k].clause && base_at(w, first, false) == k - 2;
}

/* “由上年的16.3%提高到…”, “由去年同期下降5%转为”, “比2020年的占比9.5%”, “远超去年90亿元”, “是2014年的14倍”: the
 * number that alone has the time at segment k; GN_NO_INDEX if there is none. `second`: it may be the second of two. */
static uint32_t base_at(const gn_work *w, uint32_t k, bool second)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || k + 2 >= st->segs || g->kind != GN_SEG_PERIOD || g[1].start != g->end || gn_inherit_measured_by(w, k))
        return GN_NO_INDEX;
    /* 的, 逼近2018年的历史低位5.0% */
    const bool of = g[1].kind == GN_SEG_TEXT && gn_seg_begins(w, &g[1], "的") &&
                    (g[1].end - g[1].start == 3 || gn_words_end("低位|高位|低点|高点|纪录|记录|峰值|水平",
                                                                gn_work_text(w, k + 1), gn_work_len(w, k + 1)));
    const bool cue = g[-1].kind == GN_SEG_CUE, start = cue && g[-1].cue == GN_CUE_FROM;
    /* 远超去年90亿元的水平, 低于9月的6.6% */
    static const char beyond[] = "超|超过|超过了|超越|超越了|高于|低于|不及|慢于|快于|好于|少于|多于|逼近|接近";
    const bool past = g[-1].end == g->start && (of || w->scan->time[g->index].year < 0) &&
                      gn_words_end(beyond, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
    /* 环比4月的419亿元增长4% */
    const bool rate = cue && (g[-1].cue == GN_CUE_YOY || g[-1].cue == GN_CUE_POP);
    const bool from =
        start || rate || (cue && g[-1].cue == GN_CUE_COMPARE) ||
        (g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "与")) || past ||
        (of && gn_words_end("自", gn_work_text(w, k - 1), gn_work_len(w, k - 1)) && g[-1].end == g->start) ||
        (second && of && second_base(w, k));
    /* 上年2.4倍的32万辆 */
    if (g[1].kind == GN_SEG_QUANTITY && g[1].clause == g->clause && w->scan->time[g->index].year < 0 &&
        gn_work_quantity(w, k + 1)->flags & GN_Q_MULTIPLE)
        return k + 1;
    if (g[1].kind == GN_SEG_QUANTITY && g[1].clause == g->clause && whole_year(&w->scan->time[g->index]) &&
        aimed_at(w, k + 1))
        return k + 1;
    /* 比2019年3.2亿人次增长5% */
    if (g[1].kind == GN_SEG_QUANTITY && g[1].clause == g->clause && w->scan->time[g->index].flags & GN_P_COMPARED &&
        !(gn_work_quantity(w, k + 1)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_DURATION)) &&
        g[2].kind == GN_SEG_CUE && (g[2].cue == GN_CUE_UP || g[2].cue == GN_CUE_DOWN))
        return k + 1;
    const uint32_t times = base_of_multiple(w, k);
    if (times != GN_NO_INDEX) return times;
    /* 较去年同期增速31%下降了3个百分点 */
    const bool its_rate = g[1].kind == GN_SEG_CUE && g[1].cue == GN_CUE_RATE && gn_work_figure(w, k + 2);
    const uint32_t named = cue && from && (its_rate || gn_seg_begins(w, &g[1], "的")) ? named_base(w, k) : GN_NO_INDEX;
    if (named != GN_NO_INDEX) return named;
    /* 打破去年3月创下的310亿美元纪录 */
    static const char beat[] = "打破|打破了|刷新|刷新了|挑战|冲击|超越|超越了|突破|突破了";
    const bool with =
        g[-1].kind == GN_SEG_TEXT && gn_words_end("与|同|和|跟", gn_work_text(w, k - 1), gn_work_len(w, k - 1));
    if (with || past || (cue && g[-1].cue == GN_CUE_COMPARE) ||
        (g[-1].end == g->start && (gn_words_end(beyond, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) ||
                                   gn_words_end(beat, gn_work_text(w, k - 1), gn_work_len(w, k - 1))))) {
        const uint32_t glossed = glossed_base(w, k, with);
        if (glossed != GN_NO_INDEX) return glossed;
    }
    const uint32_t ground = grown_from(w, k);
    if (ground != GN_NO_INDEX) return ground;
    if (!of && !from) return GN_NO_INDEX;
    /* 恢复至2019年同期的119%: measured by it, and of today. */
    if (of && !from &&
        (gn_seg_begins(w, &g[-1], "恢复") || gn_seg_ends(w, &g[-1], "恢复到") || gn_seg_ends(w, &g[-1], "恢复至") ||
         gn_seg_ends(w, &g[-1], "相当于")))
        return GN_NO_INDEX;
    uint32_t number = k + 1 + of;
    const uint32_t stop = number + 2 < st->segs ? number + 2 : (uint32_t)st->segs;
    while (number < stop && st->seg[number].kind == GN_SEG_CUE &&
           (st->seg[number].cue == GN_CUE_BOUND || st->seg[number].cue == GN_CUE_CURRENCY ||
            (start && (st->seg[number].cue == GN_CUE_UP || st->seg[number].cue == GN_CUE_DOWN ||
                       st->seg[number].cue == GN_CUE_LOSS || st->seg[number].cue == GN_CUE_YOY)) ||
            (from && of && (st->seg[number].cue == GN_CUE_SHARE || st->seg[number].cue == GN_CUE_RATE))))
        number++;
    if (number >= st->segs || st->seg[number].kind != GN_SEG_QUANTITY || st->seg[number].clause != g->clause ||
        gn_work_quantity(w, number)->flags & GN_Q_DURATION)
        return GN_NO_INDEX;
    if (past && gn_work_quantity(w, number)->flags & GN_Q_POINTS) return GN_NO_INDEX; /* by how much it is higher */
    /* 较24年同期-14.4%: the growth since then */
    if (!of && !start && gn_work_quantity(w, number)->flags & GN_Q_SIGNED &&
        gn_work_quantity(w, number)->flags & GN_Q_PERCENT)
        return GN_NO_INDEX;
    const bool multiple = of && gn_work_quantity(w, number)->flags & GN_Q_MULTIPLE;
    return multiple || from || (of && w->scan->time[g->index].flags & GN_P_COMPARED) ? number : GN_NO_INDEX;
}

uint32_t gn_inherit_base(const gn_work *w, uint32_t k)
{
    return base_at(w, k, true);
}

bool gn_inherit_year_before(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_time *t = &w->scan->time[g->index];
    if (t->part != GN_PART_SAME || gn_inherit_measured_by(w, k) ||
        (t->year_mode != GN_YEAR_GIVEN && (t->year_mode != GN_YEAR_CONTEXT || t->year >= 0)))
        return false;
    const gn_clause *c = &st->clause[g->clause];
    static const char facing[] = "相比之下|与之相比|与此相比|作为对比|作为比较|与之相对";
    if (k > c->first + 1 || (k == c->first + 1 && (g[-1].kind != GN_SEG_TEXT ||
                                                   (gn_work_len(w, k - 1) > 6 &&
                                                    gn_words_begin(facing, gn_work_text(w, k - 1),
                                                                   gn_work_len(w, k - 1)) != gn_work_len(w, k - 1)))))
        return false;
    static const char *const with[] = {"与", "比", "较", "同"};
    const bool beside = k == c->first + 1 && gn_work_len(w, k - 1) == 6 && gn_seg_begins(w, &g[-1], "对比");
    for (size_t i = 0; !beside && k == c->first + 1 && i < sizeof with / sizeof *with; i++)
        if (gn_seg_ends(w, &g[-1], with[i])) return false;
    for (uint32_t i = k + 1; i < c->last && i < k + 10; i++) {
        if (st->seg[i].clause != g->clause) continue;
        /* 去年同期为增长3%: the growth that was then */
        const bool was = i == k + 2 && gn_seg_ends(w, &st->seg[k + 1], "为");
        if (st->seg[i].kind == GN_SEG_CUE && !was &&
            (st->seg[i].cue == GN_CUE_COMPARE || st->seg[i].cue == GN_CUE_UP || st->seg[i].cue == GN_CUE_DOWN ||
             st->seg[i].cue == GN_CUE_YOY))
            return false;
        if (st->seg[i].kind == GN_SEG_QUANTITY) return true;
    }
    return false;
}

bool gn_inherit_finishes(const gn_work *w, uint32_t k)
{
    enum { FAR = 5 };
    static const char *const ends[] = {"投产", "竣工", "建成",     "完工",     "投用",     "投入", "达产",
                                       "满产", "试产", "交付使用", "建设完成", "开工建设", "启用", "开园"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const uint32_t sentence = st->clause[g->clause].sentence;
    gn_span span;
    bool ended = false;
    if (w->scan->time[g->index].part == GN_PART_PLAN) return false;
    for (uint32_t i = st->clause[g->clause].first; i < st->clause[g->clause].last; i++)
        if (st->seg[i].kind == GN_SEG_QUANTITY) return false; /* 2023年建成基站3000个 */
    for (uint32_t i = k + 1; i < st->clause[g->clause].last && i < k + FAR && !ended; i++)
        GN_EACH (e, ends) ended |= st->seg[i].kind != GN_SEG_MARK && gn_seg_says(w, i, ends[e]);
    const gn_date d = gn_inherit_anchor(w, sentence);
    return ended && d.year && gn_inherit_time_at(w, sentence, k, true, &span) &&
           span.last > gn_month(d.year, d.month) && span.last - span.first < 12;
}

bool gn_inherit_how_long(const gn_work *w, const gn_statement *s, uint32_t k)
{
    enum { YEARS = 24 /* months, two of them */ };
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (s->measure != GN_MEASURE_CAGR || w->scan->time[g->index].part != GN_PART_LAST || !gn_seg_ends(w, g, "间"))
        return false;
    /* 2010—2020年，…十年间: which years these are stands before */
    if (w->memory.period.freq != GN_FREQ_NONE && w->memory.period.last - w->memory.period.first + 1 >= YEARS)
        return true;
    for (uint32_t i = k; i-- > gn_look_back(k, st->sentence[s->sentence].first);)
        if (st->seg[i].kind == GN_SEG_PERIOD) return true;
    return false;
}

bool gn_inherit_own_time(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first);) {
        if (st->seg[k].kind == GN_SEG_QUANTITY && k < s->from) return false;
        if (st->seg[k].kind != GN_SEG_PERIOD) continue;
        if (gn_inherit_how_long(w, s, k)) continue;
        if (gn_inherit_base(w, k) == s->list_seg || gn_inherit_year_before(w, k)) return true;
        if (!gn_inherit_compared(w, k) && gn_inherit_use(&w->scan->time[st->seg[k].index]) != GN_USE_NO) return true;
    }
    return false;
}

bool gn_inherit_dates(const gn_work *w, uint32_t sentence, uint32_t k, gn_span *out)
{
    const gn_time *t = &w->scan->time[w->structure->seg[k].index];
    if (t->part == GN_PART_SAME && w->memory.prospectus) return false; /* 报告期: of several years */
    return gn_inherit_use(t) == GN_USE_YES && !gn_inherit_compared(w, k) &&
           gn_inherit_time_at(w, sentence, k, false, out);
}
