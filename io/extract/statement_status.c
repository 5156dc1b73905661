/* Whether a figure is actual, forecast or a target, and whether it is exact. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

uint8_t gn_statement_bound(const gn_work *w, const gn_statement *s)
{
    static const char *const adverbs[] = {"至少", "最多", "大约", "约占", "约合", "折合约", "不低于", "不超过"};
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->bound != GN_BOUND_EXACT) return q->bound;
    /* 分别约为100万吨、67万吨 */
    if (s->list_seg != s->seg) {
        const gn_seg *g = &st->seg[s->list_seg - 1];
        const bool before = s->list_seg > s->from && g->kind == GN_SEG_CUE && g->cue == GN_CUE_BOUND;
        return before ? gn_work_quantity(w, s->list_seg)->bound : GN_BOUND_EXACT;
    }
    if (!gn_may_cue(w, GN_CUE_BIT(BOUND) | GN_CUE_BIT(SHARE)) && !gn_may_say(w, "约合")) return GN_BOUND_EXACT;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_TEXT && gn_seg_ends(w, g, "约合")) return GN_BOUND_APPROX;
        if (g->kind != GN_SEG_CUE || (g->cue != GN_CUE_BOUND && g->cue != GN_CUE_SHARE)) continue;
        const char *detail = gn_lexicon_cue(w->lexicon, g->index)->detail;
        GN_EACH (i, adverbs)
            if (gn_seg_begins(w, g, adverbs[i]))
                return strcmp(detail, "approx") == 0 ? GN_BOUND_APPROX
                       : strcmp(detail, "ge") == 0   ? GN_BOUND_GE
                       : strcmp(detail, "le") == 0   ? GN_BOUND_LE
                                                     : GN_BOUND_EXACT;
    }
    return GN_BOUND_EXACT;
}

/* “销量预测已下调至1.6亿台”, “增长预期由24%上修至26%”: it is the forecast that is another one now. */
static bool revises(const gn_work *w, const gn_statement *s)
{
    enum { BEHIND = 3 };
    static const char verbs[] = "上调|下调|上修|下修|调高|调低|调升|调降|调整";
    const gn_structure *st = w->structure;
    if (!((s->left | s->before) & GN_CUE_BIT(FORECAST))) return false;
    for (uint32_t k = s->from; k < st->clause[s->clause].last && k < s->seg + BEHIND; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause == s->clause && (g->kind == GN_SEG_CUE || g->kind == GN_SEG_TEXT) &&
            gn_words_begin(verbs, gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    }
    return false;
}

bool gn_statement_done(const gn_work *w, const gn_statement *s)
{
    static const char *const done[] = {"已经", "已", "实际"}, *const none[] = {"已将",   "已计划", "已规划",
                                                                               "已开始", "已启动", "已宣布"};
    const gn_structure *st = w->structure;
    if (!gn_may_say(w, "已") && !gn_may_say(w, "实际") && !gn_may_say(w, "了")) return false;
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET)) return false;
        if (k + 1 + (st->seg[k + 1].cue == GN_CUE_BOUND) >= s->list_seg && g->kind == GN_SEG_TEXT &&
            gn_seg_ends(w, g, "了"))
            return true;
        static const char *const named[] = {"实际利用", "实际使用", "实际到位", "实际吸收", "实际到账", "实际引进"};
        if (gn_statement_holds(w, k, done, sizeof done / sizeof *done) &&
            !gn_statement_holds(w, k, named, sizeof named / sizeof *named))
            return !gn_statement_holds(w, k, none, sizeof none / sizeof *none) && !revises(w, s);
    }
    return false;
}

/* “预计年底将达60万个；应用方面，全国累计开展400项”: another part of the sentence, of what has been done. */
static bool done_so_far(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (!(s->left & GN_CUE_BIT(CUMULATIVE)) || w->memory.plan || w->memory.goals) return false;
    const uint32_t first = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > first;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET)) return false;
        if (g->kind == GN_SEG_MARK && g->mark == ';') return true;
    }
    return false;
}

/* “市场预期为50亿元，实际52亿元，增长9%”: the last figure was no forecast any more, and nothing since says of one. */
static bool known_since(const gn_work *w, const gn_statement *s, bool own_cue)
{
    const gn_memory *m = &w->memory;
    /* 预计净利润1.2亿元，上年同期为0.8亿元，每股收益0.3元: back at the time of what is foretold */
    if (m->foretold_sentence == s->sentence && s->period.freq != GN_FREQ_NONE && m->said_span.last < s->period.last &&
        m->foretold.first == s->period.first && m->foretold.last == s->period.last)
        return false;
    if (own_cue || m->last_sentence != s->sentence || m->status != GN_ACTUAL || m->said_seg == GN_NO_INDEX ||
        m->said_base || m->bracket || !(s->before & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET))))
        return false;
    for (uint32_t k = gn_look_back(s->list_seg, m->said_seg + 1); k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET)) return false;
    }
    return true;
}

/* 占年度目标的98%, 完成全年任务的75%: how much of the aim is done. */
static bool of_aim(const gn_work *w, const gn_statement *s)
{
    static const char done[] =
        "占|占到|占到了|占了|完成|完成了|已完成|达到|达到了|达|为|是|相当于|只有|仅有|仅|不足|不到|超过|超|约为";
    const gn_seg *g = w->structure->seg;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) ||
        !(s->left & GN_CUE_BIT(TARGET) || gn_may_say(w, "任务")))
        return false;
    if (strcmp(s->rule, "share.of_other") == 0) return true;
    bool part = false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (g[k].clause != s->clause || g[k].kind == GN_SEG_MARK) continue;
        if (g[k].kind == GN_SEG_CUE && g[k].cue == GN_CUE_FORECAST) return false;
        if ((g[k].kind == GN_SEG_CUE && g[k].cue == GN_CUE_TARGET) || gn_seg_says(w, k, "任务"))
            return part && gn_seg_ends(w, &g[s->list_seg - 1], "的");
        part |= gn_words_end(done, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    }
    return false;
}

/* 超出年初计划20万个: by how much more is done than was meant. */
static bool past_plan(const gn_work *w, const gn_statement *s)
{
    return strcmp(s->rule, "change.net") == 0 && s->list_seg > s->from &&
           gn_words_end("计划|目标|任务|预算|规划", gn_work_text(w, s->list_seg - 1),
                        gn_work_len(w, s->list_seg - 1)) &&
           !(s->left & GN_CUE_BIT(FORECAST));
}

/* “签约项目42个，总投资620亿元；其中制造业项目30个”: the money was meant to be spent, the projects are there. */
static bool after_investment(const gn_work *w, const gn_statement *s)
{
    const gn_label *l = &w->memory.indicator;
    return !(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) && gn_words_end("投资|投资额", l->s, l->n);
}

/* 目前 in the number's clause. */
static bool says_now(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (!gn_may_have(w, GN_SEG_PERIOD)) return false;
    for (uint32_t k = s->list_seg; k-- > s->from;)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_PERIOD &&
            w->scan->time[st->seg[k].index].part == GN_PART_NOW && !(w->scan->time[st->seg[k].index].flags & GN_P_NEAR))
            return true;
    return false;
}

/* “同比增长约70%的指引”, “2万亿日元营收指引”, “56亿元的预期”: right behind the number it is called a forecast. */
static bool called_forecast(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 4 };
    static const char nouns[] = "指引|展望|预期|预测|预估|财测|预测值|预期值";
    static const char against[] =
        "于|于市场|及|及市场|超|超出|超过|胜|略胜|符合|达到|低过|高过|超市场|超出市场|超过市场";
    const gn_structure *st = w->structure;
    if (!(s->right & GN_CUE_BIT(FORECAST))) return false;
    const uint32_t tail = gn_statement_list_tail(w, s->seg);
    for (uint32_t k = tail + 1; k < st->clause[s->clause].last && k < tail + FAR; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_MARK || g->start != g[-1].end) return false;
        /* 增长8.3%好于预期: what was expected is another figure */
        if (gn_words_end(against, gn_work_text(w, k), gn_work_len(w, k)) ||
            (g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST &&
             gn_words_begin(against, gn_work_text(w, k), gn_work_len(w, k))))
            return false;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST)
            return gn_words_end(nouns, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    }
    return false;
}

/* “6英寸硅片100万片/月，8英寸80万片/月的产能目标”: the last of several figures of one unit is called an aim. */
static bool of_aims(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 24, NEAR = 4 };
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (!q->unit || !gn_may_say(w, "目标") || s->left & GN_CUE_BIT(FORECAST)) return false;
    uint32_t last = s->seg;
    for (uint32_t k = s->seg + 1; k < st->sentence[s->sentence].last && k < s->seg + FAR; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY && gn_work_quantity(w, k)->unit == q->unit) last = k;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_TARGET)
            return last > s->seg && k - last < NEAR && gn_seg_begins(w, &st->seg[last + 1], "的") &&
                   gn_seg_ends(w, g, "目标");
        if (g->kind == GN_SEG_CUE && g->cue != GN_CUE_BOUND && g->cue != GN_CUE_LEVEL) return false;
    }
    return false;
}

/* 持股40%的某公司: what is held, whatever is planned with it. */
static bool held_of(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    return strcmp(s->rule, "share.holding") == 0 && s->list_seg > s->from && s->seg + 1 < st->segs &&
           st->seg[s->seg + 1].start == st->seg[s->seg].end && gn_seg_begins(w, &st->seg[s->seg + 1], "的") &&
           gn_words_end("持股|持有", gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1));
}

/* 100亿美元的激励计划: its name, not what it aims at. */
static bool names_plan(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->seg + 1; k < st->segs && k < s->seg + 5 && st->seg[k].clause == s->clause; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_TARGET)
            return gn_seg_ends(w, &st->seg[k], "计划") && st->seg[k - 1].kind == GN_SEG_TEXT &&
                   gn_work_len(w, k - 1) > 3;
    return false;
}

/* Who forecasts: a house, a government, those of the trade. */
static bool forecaster(const gn_work *w, uint32_t k)
{
    static const char *const who[] = {"政府", "机构", "分析师", "专家", "业内", "协会", "券商", "人士"};
    const gn_seg *g = &w->structure->seg[k];
    /* IDC, IDC中国 */
    if (g->kind == GN_SEG_ORG || (g->kind == GN_SEG_AREA && k > 0 && g[-1].kind == GN_SEG_ORG)) return true;
    GN_EACH (i, who)
        if (g->kind == GN_SEG_TEXT && gn_seg_ends(w, g, who[i])) return true;
    return false;
}

/* What the clause says of the future: 将, 预计, IDC预计, that somebody means to do something. */
typedef struct future_cues {
    bool weak, strong, somebody, intends, owes;
} future_cues;

/* “预计亏损的公司有23家”, “有望上市的企业达40家”: who is counted by what is foretold of them, not how many there will
 * be. */
static bool of_the_counted(const gn_work *w, const gn_statement *s, uint32_t k)
{
    static const char counted[] = "的公司|的上市公司|的企业|的项目|的厂商|的机构|的城市|的国家";
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN)) return false;
    for (uint32_t i = k + 1; i < s->list_seg; i++)
        if (w->structure->seg[i].clause == s->clause && w->structure->seg[i].kind == GN_SEG_TEXT) {
            const char *t = gn_work_text(w, i);
            const size_t n = gn_work_len(w, i);
            if (gn_words_end(counted, t, n)) return true;
        }
    return false;
}

/* 全省将新增…, “十四五”期间，某市将新增…: the clause is about a place within the country. */
static bool of_province(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t k = st->clause[s->clause].first;
    while (k < s->list_seg && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_PERIOD)) k++;
    return st->seg[k].kind == GN_SEG_AREA
               ? gn_inherit_subnational(w, st->seg[k].index)
               : st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_PLACE_SELF &&
                     strcmp(gn_lexicon_cue(w->lexicon, st->seg[k].index)->detail, "country") != 0;
}

static future_cues cues_of_clause(const gn_work *w, const gn_statement *s, bool future)
{
    const gn_structure *st = w->structure;
    enum { LARGE = 100000000 };
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const bool sum = q->flags & GN_Q_MONEY || (!q->unit && q->magnitude >= LARGE);
    future_cues a = {0};
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        const char *text = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST && !of_the_counted(w, s, k) &&
            !gn_statement_takes_object(w, k)) {
            const bool will = n >= 3 && memcmp(text, "将", 3) == 0;
            a.weak |= will;
            a.strong |= !will;
            /* IDC预计, 政府预计: a forecast in a plan's text too. */
            a.somebody |= !will && k > s->from && g[-1].end == g->start && forecaster(w, k - 1);
            /* 将以10亿美元的价格; but 将以50亿元升到第二 */
            a.intends |= will && k + 2 == s->list_seg && gn_seg_says(w, k + 1, "以") &&
                         gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY && !(s->right & GN_CUE_BIT(RANK));
        }
        /* 将投入, 要达到: somebody means to. */
        static const char *const acts[] = {"投入", "投资", "建设", "新建", "推出", "发布", "设立", "打造", "引进",
                                           "持有", "销售", "再建", "新开", "采购", "收购", "投放", "回购", "增持",
                                           "斥资", "出资", "增资", "发行", "募集", "转让", "减持", "裁员", "裁减",
                                           "兴建", "扩建", "开设", "追加", "招聘", "开通", "提供", "关闭", "关停",
                                           "裁撤", "开出", "撤销", "拨款", "扶持", "开展", "举办", "培育", "遴选"};
        for (size_t i = 0; a.weak && i < sizeof acts / sizeof *acts; i++)
            a.intends |= g->kind != GN_SEG_MARK && gn_seg_says(w, k, acts[i]);
        /* 将压减钢铁产能: what a place does, where nobody expects it */
        static const char *const deeds[] = {"压减", "削减", "淘汰",   "退出",   "处置", "改造", "治理", "整治", "拆除",
                                            "实施", "推进", "安排",   "奖励",   "补助", "补贴", "资助", "建成", "修建",
                                            "铺设", "布设", "部署",   "布局",   "启动", "开工", "创建", "组建", "培训",
                                            "招收", "选派", "新开工", "新改建", "引入", "改建", "续建", "翻建", "选拔",
                                            "认定", "关停", "搬迁",   "清理",   "化解"};
        for (size_t i = 0; a.weak && !a.strong && i < sizeof deeds / sizeof *deeds; i++)
            a.intends |= g->kind != GN_SEG_MARK && gn_seg_says(w, k, deeds[i]);
        a.intends |= a.weak && !a.strong && g->kind == GN_SEG_CUE && gn_seg_begins(w, g, "新增") && of_province(w, s);
        const bool must = g->kind == GN_SEG_TEXT && gn_seg_ends(w, g, "要") && !gn_seg_ends(w, g, "主要") &&
                          !gn_seg_ends(w, g, "重要") && !gn_seg_ends(w, g, "需要");
        if (must && (k >= s->predicate || (future && k + 1 == s->predicate))) a.intends = true;
        static const char *const musts[] = {"要达",   "要做到", "要实现", "要稳定",
                                            "要保持", "要控制", "要提高", "要超过"};
        for (size_t i = 0; future && g->kind != GN_SEG_MARK && i < sizeof musts / sizeof *musts; i++)
            a.intends |= gn_seg_says(w, k, musts[i]);
        a.owes |= g->kind == GN_SEG_TEXT && gn_statement_has_to_pay(w, k);
        a.strong |= sum && gn_statement_can_raise(w, k);
    }
    return a;
}

/* “德勤预测，2022年机构将投资超过60亿美元”, “预计年底，我国将建设…”: a house says so, or it is what a country is
 * expected to do. */
static bool foretold(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t first = st->clause[s->clause].first;
    while (first < s->list_seg && st->seg[first].kind == GN_SEG_MARK) first++;
    const bool country = st->seg[first].kind == GN_SEG_AREA ||
                         (st->seg[first].kind == GN_SEG_CUE && st->seg[first].cue == GN_CUE_PLACE_SELF);
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->from; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_FORECAST &&
            !gn_seg_begins(w, &st->seg[k], "将") && k > 0 &&
            (forecaster(w, k - 1) || (country && st->seg[k - 1].kind == GN_SEG_MARK)))
            return true;
    return false;
}

bool gn_statement_only_will(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->from; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_FORECAST && !gn_seg_begins(w, &st->seg[k], "将"))
            return false;
    return true;
}

/* “按照三年计划，到2024年将达到5万座”: what somebody has planned. */
static bool by_plan(const gn_work *w, const gn_statement *s)
{
    static const char *const by[] = {"按照", "根据", "依据"}, *const plans[] = {"方案", "规划", "计划", "纲要"};
    const gn_structure *st = w->structure;
    bool open = false;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->from; k++) {
        if (st->seg[k].kind != GN_SEG_TEXT && st->seg[k].kind != GN_SEG_CUE) continue;
        open |= gn_statement_holds(w, k, by, sizeof by / sizeof *by);
        if (open && gn_statement_holds(w, k, plans, sizeof plans / sizeof *plans) && !gn_seg_says(w, k, "解决方案"))
            return true;
    }
    return false;
}

/* “…建成后将用于生产两款手机，售价分别为N和M”: what things cost is not what will be, where the clause does not say so.
 */
static bool priced_already(const gn_work *w, const gn_statement *s)
{
    return s->measure == GN_MEASURE_LEVEL && gn_words_end("售价|定价|零售价|指导价", s->indicator.s, s->indicator.n) &&
           !(s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET))) && !(s->before & GN_CUE_BIT(TARGET)) &&
           gn_statement_only_will(w, s);
}

/* “将补助5亿元；三家企业只出资1亿元”: what somebody means to do ends with its part of the sentence. */
static bool past_the_deed(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (m->status == GN_FORECAST || m->last_sentence != s->sentence || s->before & GN_CUE_BIT(TARGET) ||
        !gn_statement_only_will(w, s))
        return false;
    /* “将完成投资N；新建公路M”: the same doer's next deed */
    bool parted = st->clause[s->clause].opener == ';' && !gn_statement_opens_with_deed(w, s);
    const uint32_t first = gn_look_back(s->from, st->sentence[s->sentence].first);
    for (uint32_t k = s->from; m->status == GN_ACTUAL && !parted && k-- > first;) {
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_FORECAST) break;
        parted = st->clause[st->seg[k].clause].opener == ';';
    }
    return parted;
}

/* “到2025年，建成加氢站15座”: nobody foretells it, somebody means to. */
static bool to_build(const gn_work *w, const gn_statement *s, const future_cues *a)
{
    if (a->weak || a->strong || s->from == s->list_seg) return false;
    if (s->before & GN_CUE_BIT(FORECAST) && !gn_statement_only_will(w, s)) return false;
    return gn_statement_does(w, s);
}

/* “某公司预计，上半年净利润为…”: a guess at what is over and not yet told. */
static bool guessed(const gn_work *w, const gn_statement *s)
{
    enum { SHORT = 4, FRESH = 4 /* months */ };
    static const char guesses[] = "预计|预测|预估|预告";
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[st->sentence[s->sentence].first_clause];
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (!(s->before & GN_CUE_BIT(FORECAST)) || s->period.freq == GN_FREQ_NONE || !d.year ||
        s->period.last + FRESH < gn_month(d.year, d.month) || c->last <= c->first || c->last - c->first > SHORT)
        return false;
    uint32_t k = c->last - 1;
    while (k > c->first && st->seg[k].kind == GN_SEG_MARK) k--;
    return k > c->first && gn_words_end(guesses, gn_work_text(w, k), gn_work_len(w, k));
}

/* “拟发行股票，募资8亿元”: the sentence says before that somebody means to. */
static bool means(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_TARGET && gn_seg_begins(w, &st->seg[k], "拟"))
            return true;
    return false;
}

/* “将在年底前关闭30家店的某公司，昨日股价上涨9%”: all that the sentence says of the future before is what a firm is
 * known by. */
static bool only_known_by(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    bool any = false;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->from; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_CUE || (g->cue != GN_CUE_FORECAST && g->cue != GN_CUE_TARGET)) continue;
        uint32_t last = st->clause[g->clause].last;
        while (last > k + 2 && st->seg[last - 1].kind == GN_SEG_MARK) last--;
        if (g->clause == s->clause || last < k + 3 || !gn_work_company(w, &st->seg[last - 1]) ||
            !gn_seg_ends(w, &st->seg[last - 2], "的"))
            return false;
        any = true;
    }
    return any;
}

/* “下一步，将重点…，2023年推动3000家企业上云”: what an office will do. */
static bool next_step(const gn_work *w, const gn_statement *s)
{
    static const char words[] = "下一步|下一阶段|接下来|今后|后续";
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    return gn_words_begin(words, w->clean->text + of->start, of->end - of->start) && gn_statement_only_will(w, s);
}

/* 整车工厂年产量, 二期产能: of something that is being built. */
static bool of_works(const gn_statement *s)
{
    static const char *const works[] = {"工厂", "基地", "项目", "产线", "一期", "二期", "三期"};
    GN_EACH (i, works)
        if (gn_find(s->indicator.s, s->indicator.n, works[i], strlen(works[i]))) return true;
    return false;
}

/* “到2025年，某公司产能将提升至60GWh”: what it means to have, where no house foretells it of an industry. */
static bool own_capacity(const gn_work *w, const gn_statement *s)
{
    return gn_words_end("产能|产能规模|年产量", s->indicator.s, s->indicator.n) && gn_statement_only_will(w, s) &&
           (s->firm || gn_project_known(&w->memory, s->block));
}

/* “2017年的意见提出，到2020年，培育30万个”: an aim, though its year is over. */
static bool was_aim(const gn_work *w, const gn_statement *s)
{
    static const char to[] = "到|至";
    const gn_structure *st = w->structure;
    if (!s->time || s->time->year_mode != GN_YEAR_GIVEN ||
        !(gn_may_say(w, "提出") || gn_may_say(w, "明确") || gn_may_say(w, "要求")))
        return false;
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, st->sentence[s->sentence].first) + 1;) {
        const gn_seg *g = &st->seg[k];
        if (gn_seg_says(w, k, "实际") || gn_seg_says(w, k, "完成")) return false;
        if (g->kind == GN_SEG_PERIOD && &w->scan->time[g->index] == s->time)
            return g[-1].end == g->start && g[-1].kind != GN_SEG_MARK &&
                   gn_words_end(to, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) && gn_statement_proposed(w, s);
    }
    return false;
}

/* “到2025年，全市软件收入达到3000亿元”: nobody foretells it of a place within the country. */
static bool of_place(const gn_work *w, const gn_statement *s)
{
    return s->time && s->time->flags & GN_P_UNTIL && !(s->firm && w->memory.company.n) && s->area &&
           gn_inherit_subnational(w, s->area) && gn_statement_only_will(w, s) && !w->memory.source_research &&
           !(s->right & GN_CUE_BIT(RANK));
}

/* The status by the clause's cues, by those before it, and by whether the period is to come. */
static void decide_status(const gn_work *w, gn_statement *s, const future_cues *a, bool future, bool past)
{
    const gn_memory *m = &w->memory;
    /* 2020年到2022年 of a plan: the span that it is made for, though some of it is over. */
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    const bool planned = m->plan && d.year && s->period.freq != GN_FREQ_NONE && s->period.last > gn_month(d.year, 12);
    const bool known = s->before & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET)) && only_known_by(w, s),
               forecast = s->before & GN_CUE_BIT(FORECAST) && !known && !gn_statement_expected_before(w, s),
               target = s->before & GN_CUE_BIT(TARGET) && !known;
    if (a->somebody)
        s->status = GN_FORECAST;
    else if (s->left & GN_CUE_BIT(TARGET))
        s->status = (a->strong || (forecast && (a->weak || foretold(w, s)))) && !w->memory.plan &&
                            !(gn_project_known(m, s->block) && gn_statement_project_begins(w, s))
                        ? GN_FORECAST
                        : GN_TARGET;
    else if ((a->intends && !revises(w, s) &&
              (!past || (s->left | s->before) & GN_CUE_BIT(SOURCE))) || /* 去年7月，公司宣布将以… */
             (a->owes && !(past && strchr("cs", s->chose_period.kind))))
        s->status = forecast && foretold(w, s) ? GN_FORECAST : GN_TARGET;
    else if (past && guessed(w, s))
        s->status = GN_FORECAST;
    else if (a->weak || a->strong)
        s->status = target || gn_statement_own_deed(w, s) ||
                            (!a->strong && m->status == GN_TARGET && m->last_sentence == s->sentence) ||
                            w->memory.goals || (own_capacity(w, s) && (!a->strong || of_works(s))) ||
                            (future && !a->strong && (by_plan(w, s) || of_place(w, s))) ||
                            (w->memory.plan && (w->memory.status == GN_TARGET || w->memory.plan_block == s->block))
                        ? GN_TARGET
                        : GN_FORECAST;
    else if (future)
        s->status = target || of_place(w, s) || own_capacity(w, s) ||
                            (m->status == GN_TARGET && m->last_block == s->block) || w->memory.goals ||
                            gn_statement_proposed(w, s) || to_build(w, s, a) || next_step(w, s) ||
                            (w->memory.plan && w->memory.plan_block == s->block)
                        ? GN_TARGET
                    : forecast       ? GN_FORECAST
                    : w->memory.plan ? GN_TARGET
                                     : GN_FORECAST;
    else if (!past && forecast && past_the_deed(w, s))
        return;
    else if (!past && forecast) /* 将持有10%，持股比例为…: goes on with what is meant */
        s->status = (m->status == GN_TARGET && m->last_sentence == s->sentence) ||
                            (planned && m->plan_block == s->block) || next_step(w, s) ||
                            (gn_statement_only_will(w, s) &&
                             (gn_statement_opens_with_deed(w, s) || gn_statement_office_will(w, s)))
                        ? GN_TARGET
                        : GN_FORECAST;
    /* 上月动工…。公司拟发行股票，募资8亿元: what is meant to be done is not over with a month told of before. */
    else if ((!past &&
              (target || m->goals || planned || gn_statement_within_plan(w, s) || gn_statement_goes_on_doing(w, s))) ||
             (target && strchr("mwai", s->chose_period.kind) && means(w, s)) || (past && was_aim(w, s)))
        s->status = GN_TARGET;
}

/* 国庆假期机票预订量: what is booked is so by now. */
static bool booked_already(const gn_statement *s)
{
    static const char booked[] =
        "预订量|预定量|订单量|订单|订单数|搜索量|搜索热度|预售额|预售票房|预售|报名人数|报名量";
    return s->time && s->time->flags & GN_P_FEAST && gn_words_end(booked, s->indicator.s, s->indicator.n);
}

bool gn_statement_to_come(const gn_work *w, const gn_statement *s)
{
    if (booked_already(s)) return false;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    return d.year && s->period.freq != GN_FREQ_NONE && (s->chose_period.kind == 'c' || s->chose_period.kind == 's') &&
           !(s->near & GN_CUE_BIT(FROM)) && s->period.first > gn_month(d.year, d.month);
}

/* “2022年支出将达1070亿元。其中，甲地支出为350亿元。乙地为98亿元。”: more of what was foretold of a time that is not
 * over.
 */
static bool of_foretold(const gn_work *w, const gn_statement *s)
{
    enum { NEAR = 2 /* paragraphs */ };
    const gn_memory *m = &w->memory;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (m->status != GN_FORECAST || s->block - m->last_block > NEAR || strchr("csr", s->chose_period.kind) ||
        m->last_span.freq == GN_FREQ_NONE || m->last_span.first != s->period.first ||
        m->last_span.last != s->period.last || !d.year || s->period.last <= gn_month(d.year, d.month) ||
        s->left & GN_CUE_BIT(CUMULATIVE))
        return false;
    const gn_label *l = &s->indicator, *of = &m->parent;
    const size_t noun = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    return noun ? of->n >= noun && !memcmp(of->s + of->n - noun, l->s + l->n - noun, noun) : !s->own_np;
}

/* “支付25亿美元，折合人民币165亿元”: the same money. */
static bool converted(const gn_work *w, const gn_statement *s)
{
    enum { NEAR = 36 /* bytes */ };
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || m->last_sentence != s->sentence ||
        m->said_seg == GN_NO_INDEX || m->said_seg >= s->seg || !(gn_work_quantity(w, m->said_seg)->flags & GN_Q_MONEY))
        return false;
    const uint32_t from = st->seg[m->said_seg].end;
    const size_t n = st->seg[s->seg].start - from;
    return n < NEAR && (gn_may_say(w, "折合") || gn_may_say(w, "约合")) &&
           (gn_find(w->clean->text + from, n, "折合", 6) || gn_find(w->clean->text + from, n, "约合", 6));
}

void gn_statement_status(const gn_work *w, gn_statement *s)
{
    s->status = GN_ACTUAL;
    s->meant = false;
    if (converted(w, s)) {
        s->status = (gn_outcome)w->memory.status;
        return;
    }
    bool future = false, past = false;
    if (s->period.freq != GN_FREQ_NONE && w->date.year) {
        const gn_article *a = &w->structure->article[w->structure->sentence[s->sentence].article];
        const gn_date d = a->date.year ? a->date : w->date;
        /* 未来五年…年均增长: from this year on */
        future = s->period.last > gn_month(d.year, d.month) &&
                 (s->period.first > gn_month(d.year, 1) || (s->time && s->time->part == GN_PART_NEXT));
        past = s->period.last < gn_month(d.year, d.month) && s->period_explicit;
    }
    const gn_memory *m = &w->memory;
    const bool same = m->last_span.freq != GN_FREQ_NONE && m->last_span.first == s->period.first &&
                      m->last_span.last == s->period.last;
    const bool own_cue = s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET));
    if (says_now(w, s) && !own_cue && !future && s->chose_period.kind != 'l') return; /* 预计将维持90%，目前为88% */
    if (!own_cue && gn_statement_past_expectation(w, s)) return;
    if (s->linked && m->status != GN_ACTUAL && !own_cue && (same || !past) && !after_investment(w, s) &&
        !only_known_by(w, s)) {
        s->status = (gn_outcome)m->status;
        return;
    }
    /* 预计2021—2023年收入为A、B、C，对应PE为…: reckoned from those. */
    if (s->chose_period.kind == 'l' && !own_cue) {
        const gn_list *of = gn_inherit_dated_list(w, s);
        if (of) {
            s->status = (gn_outcome)of->status;
            return;
        }
    }
    /* 预计2021年收入…；净利润…: the year is over, its figures are not out. */
    if (m->foretold_sentence == s->sentence && m->foretold.first == s->period.first &&
        m->foretold.last == s->period.last && s->before & GN_CUE_BIT(FORECAST))
        past = false;
    /* 预计2025年比2021年的120万台增长一倍: what it is compared with is known. */
    if ((past || (!future && !(s->right & GN_CUE_BIT(TARGET)))) && strcmp(s->rule, "level.base") == 0) return;
    /* 今年以来: so far. */
    if (s->time && s->time->flags & GN_P_SINCE && !own_cue && !(s->near & GN_CUE_BIT(FROM)) &&
        s->time->year_mode != GN_YEAR_GIVEN)
        past = true, future = false;
    /* A day that was is no forecast's. */
    if (s->time && s->time->flags & GN_P_DAY && s->time->part == GN_PART_DAYS && !future) past = true;
    const gn_structure *st = w->structure;
    /* 全年 before the year is over. */
    if (s->time && s->time->part == GN_PART_MONTHS && s->time->first == 1 && s->time->last == 12 &&
        s->period.freq != GN_FREQ_NONE) {
        const gn_date d = gn_inherit_anchor(w, s->sentence);
        future |= d.year && s->period.last > gn_month(d.year, d.month);
    }
    if (!own_cue && booked_already(s)) return;
    if ((known_since(w, s, own_cue) || priced_already(w, s)) && !future) return;
    if ((gn_statement_done(w, s) || done_so_far(w, s) || (says_now(w, s) && !own_cue)) && !future) return;
    s->meant = ((!past || same) && gn_statement_turned_to_yield(w, s)) ||
               (!past && s->before & GN_CUE_BIT(TARGET) && gn_statement_asked_for(w, s));
    if (s->meant || gn_statement_of_project(w, s, !past || same)) {
        s->status = GN_TARGET;
        return;
    }
    if (gn_statement_to_be_found(w, s)) return;
    if ((!past && (gn_statement_to_spend(w, s) || of_aims(w, s))) || gn_statement_agreed(w, s)) {
        s->status = GN_TARGET;
        return;
    }
    if (held_of(w, s)) return;
    if (called_forecast(w, s)) {
        s->status = GN_FORECAST;
        return;
    }
    /* 三季度营收指引为130亿美元，股价涨6.5% */
    if (!own_cue && s->measure == GN_MEASURE_GROWTH && gn_statement_of_shares(w, s)) return;
    /* 完成3000亿元目标的117%, 提出1000万台的目标; but 100亿美元的激励计划 */
    if (s->right & GN_CUE_BIT(TARGET) && !(s->left & GN_CUE_BIT(FORECAST)) && !names_plan(w, s)) {
        s->status = GN_TARGET;
        return;
    }
    /* 将从现在的30亿美元提升至…: where it comes from is so already. */
    if ((s->near & GN_CUE_BIT(FROM)) && !future && !revises(w, s)) {
        bool from = false, ahead = false;
        for (uint32_t k = s->list_seg; k-- > s->predicate && !from && !ahead;) {
            from = st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_FROM;
            ahead =
                st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_FORECAST || st->seg[k].cue == GN_CUE_TARGET);
        }
        if (!ahead) return;
    }
    /* 其中 goes on with what was said. */
    if ((s->left | s->before) & GN_CUE_BIT(PART) && !past && w->memory.status != GN_ACTUAL &&
        w->memory.last_block == s->block && !(s->left & (GN_CUE_BIT(FORECAST) | GN_CUE_BIT(TARGET))) &&
        !after_investment(w, s)) {
        s->status = (gn_outcome)w->memory.status;
        return;
    }
    if (of_aim(w, s) || past_plan(w, s)) return;
    if (!own_cue && of_foretold(w, s)) {
        s->status = GN_FORECAST;
        return;
    }
    if (!past && !own_cue && gn_statement_only_will(w, s) &&
        (gn_statement_of_tasks(w, s) || gn_statement_year_ahead(w, s))) {
        s->status = GN_TARGET;
        s->meant = true;
        return;
    }
    future_cues a = cues_of_clause(w, s, future);
    a.strong |= !(past && strchr("cs", s->chose_period.kind)) && gn_statement_supposed(w, s);
    decide_status(w, s, &a, future, past);
}
