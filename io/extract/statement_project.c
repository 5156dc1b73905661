/* What a project costs, takes and will give, and what somebody means to build or to buy. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <string.h>

static uint32_t least(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

/* “达产后年产值5亿元”, “建成后可新增产能25万吨”: what a project will give. */
static bool once_built(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"达产",     "满产",     "建成后",   "投产后",   "投用后",
                                        "落地后",   "竣工后",   "完工后",   "可年产",   "可形成",
                                        "可新增",   "建成之后", "投产之后", "投用之后", "完工之后",
                                        "竣工之后", "全部建成", "建成达产", "年可产",   "可生产"};
    const gn_structure *st = w->structure;
    const char *t = w->clean->text + st->seg[s->from].start; /* 建成|后 are two segments */
    const size_t n = st->seg[s->list_seg].start - st->seg[s->from].start;
    GN_EACH (i, words)
        if (gn_may_say(w, words[i]) && gn_find(t, n, words[i], strlen(words[i]))) return true;
    return false;
}

bool gn_statement_turned_to_yield(const gn_work *w, const gn_statement *s)
{
    static const char later[] = "达产后|投产后|建成后|投用后|满产后|竣工后|完工后|投运后|运营后|实施后|落成后|"
                                "投入使用后|全部建成|建成之后|投产之后|达产之后|完工之后|竣工之后";
    const gn_structure *st = w->structure;
    if (s->measure != GN_MEASURE_LEVEL || !gn_may_say(w, "后") ||
        s->left & (GN_CUE_BIT(CUMULATIVE) | GN_CUE_BIT(FORECAST)) || !gn_statement_only_will(w, s))
        return false;
    for (uint32_t i = s->clause, n = 0; i-- > st->sentence[s->sentence].first_clause && n < GN_LOOK_BACK; n++) {
        const gn_clause *c = &st->clause[i];
        const uint32_t first = gn_look_back(c->last, c->first);
        uint32_t last = c->last;
        while (last > first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
        if (last == first || c->parent != GN_NO_INDEX) continue;
        const char *t = w->clean->text + st->seg[first].start;
        if (gn_words_end(later, t, st->seg[last - 1].end - st->seg[first].start)) {
            bool dated = false;
            for (uint32_t k = first; k < last; k++) dated |= st->seg[k].kind == GN_SEG_PERIOD;
            return !dated;
        }
        if (st->clause[i + 1].opener == ';') return false;
    }
    return false;
}

/* “可年产A 20万吨、B 10万吨”: another object of the same verb. */
static bool same_verb(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    return w->memory.status == GN_TARGET && s->previous != GN_NO_INDEX && s->previous == w->memory.said_seg &&
           s->previous + 1 == s->from && s->from < s->list_seg && st->seg[s->from].kind == GN_SEG_MARK &&
           st->seg[s->from].mark == 'd' && !s->near;
}

bool gn_statement_project_begins(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 12 };
    static const char *const words[] = {"开工", "签约", "奠基", "动工", "开建", "协议",
                                        "落户", "落子", "宣布", "启动", "拟建"};
    const gn_structure *st = w->structure;
    return gn_statement_said(w, gn_look_back(s->list_seg, st->sentence[s->sentence].first),
                             least(st->clause[s->clause].last, s->seg + FAR), words, sizeof words / sizeof *words);
}

/* Projects are signed in the number's sentence. */
static bool signs(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"签约", "签订", "签署"};
    return gn_statement_said(w, gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first), s->list_seg,
                             words, sizeof words / sizeof *words);
}

/* The sentence goes on with what is to be built: “，启动三期项目建设”. */
static bool begins_behind(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 12 };
    static const char *const words[] = {"启动", "建设", "扩建", "新建", "扩产", "用于"};
    return gn_statement_said(w, s->seg + 1, least(w->structure->sentence[s->sentence].last, s->seg + FAR), words,
                             sizeof words / sizeof *words);
}

/* “…总投资达205亿元，同比增加30%”: what grows on the year before has been spent. */
static bool compared_by_year(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->seg + 1; k < st->sentence[s->sentence].last && k < s->seg + GN_LOOK_BACK; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY) return false;
        if (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_YOY) return true;
    }
    return false;
}

/* “某公司上半年总投资为417亿元”: what a firm has spent in months that are over. */
static bool spent_by_firm(const gn_work *w, const gn_statement *s, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    bool firm = false, over = false;
    gn_span span;
    for (uint32_t i = s->from; i < k; i++) {
        if (st->seg[i].clause != s->clause) continue;
        firm |= gn_work_company(w, &st->seg[i]);
        over |= st->seg[i].kind == GN_SEG_PERIOD && d.year && gn_inherit_dates(w, s->sentence, i, &span) &&
                span.last > span.first && span.last <= gn_month(d.year, d.month);
    }
    return firm && over;
}

/* 总投资370亿元的项目, 二期扩建投资21亿元: money that somebody means to spend. */
static bool announced_investment(const gn_work *w, const gn_statement *s)
{
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || s->measure != GN_MEASURE_LEVEL || compared_by_year(w, s))
        return false;
    static const char *const phases[] = {"一期", "二期", "三期", "首期", "扩建"};
    static const char plans[] = "总投资|计划总投资|计划投资|拟投资|协议投资|意向投资|签约投资|合同投资|概算投资";
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_MARK) continue;
        if (gn_words_begin(plans, gn_work_text(w, k), gn_work_len(w, k))) return !spent_by_firm(w, s, k);
        /* 议案涉及金额36亿元, 获审的3个项目共涉资29亿元 */
        if (g->kind == GN_SEG_TEXT && (gn_may_say(w, "议案") || gn_may_say(w, "项目")) &&
            gn_words_end("涉及金额|涉资|涉及资金|涉及投资", gn_work_text(w, k), gn_work_len(w, k)))
            return true;
        /* 追加投资30亿元，启动三期建设 */
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_INVESTMENT && k > s->from && gn_seg_ends(w, &g[-1], "追加") &&
            begins_behind(w, s))
            return true;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_INVESTMENT && gn_statement_project_begins(w, s)) return true;
        /* 签约项目28个，涉及投资额310亿元 */
        if (g->kind == GN_SEG_TEXT && gn_seg_says(w, k, "投资额") && !gn_seg_says(w, k, "完成") && signs(w, s))
            return true;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_INVESTMENT && k > s->from)
            GN_EACH (i, phases)
                if (gn_seg_says(w, k - 1, phases[i])) return true;
    }
    return false;
}

/* The sentence says of what is built that it is there already, before the number or behind it. */
static bool stands(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 16 };
    static const char *const done[] = {"建成",     "竣工", "投运",   "投用", "投入使用",
                                       "投入运营", "完工", "已投产", "落成", "完成"};
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    return gn_statement_said(w, gn_look_back(s->list_seg, of->first), least(of->last, s->seg + FAR), done,
                             sizeof done / sizeof *done);
}

/* “耗资120亿美元在甲州建设的晶圆厂”, “以200亿美元扩建工厂”, “晶圆厂花费170亿美元”, “再设立2000亿元专项再贷款”: money
 * for what is being built or set up. */
static bool to_build_for(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 8 };
    static const char pays[] = "耗资|花费|斥资|耗费|出资|投资|以|拿出|投入|定增|追加", sets[] = "设立|新设|增设|再设立",
                      works[] = "厂|工厂|基地|产线|园区";
    static const char *const builds[] = {"建设", "扩建", "新建", "兴建", "建造", "建厂", "投建", "修建"},
                             *const funds[] = {"再贷款", "基金", "专项资金"};
    const gn_structure *st = w->structure;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || s->measure != GN_MEASURE_LEVEL) return false;
    uint32_t k = s->list_seg;
    while (k > s->from && st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_BOUND) k--;
    if (k == s->from) return false;
    const char *t = gn_work_text(w, k - 1);
    const size_t n = gn_work_len(w, k - 1), pay = gn_words_end(pays, t, n), set = gn_words_end(sets, t, n);
    if (!pay && !set) return false;
    const bool work =
        gn_words_end(works, t, n - pay) ||
        (n == pay && k - 1 > s->from && gn_words_end(works, gn_work_text(w, k - 2), gn_work_len(w, k - 2)));
    bool ahead = pay && work;
    for (uint32_t i = s->seg + 1; i < st->clause[s->clause].last && i < s->seg + FAR && !ahead; i++) {
        if (st->seg[i].kind == GN_SEG_QUANTITY) break;
        ahead = pay ? gn_statement_holds(w, i, builds, sizeof builds / sizeof *builds)
                    : gn_statement_holds(w, i, funds, sizeof funds / sizeof *funds);
    }
    return ahead && !stands(w, s);
}

/* “启动光缆集采，预估规模为1亿芯公里，最高限价80亿元”: what somebody means to buy, and pay. */
static bool to_buy(const gn_work *w, const gn_statement *s)
{
    static const char sizes[] = "规模|采购量|采购规模|采购数量|数量|限价|预算|预算金额|总预算";
    static const char *const calls[] = {"集采", "集中采购", "招标", "采购项目"}, *const done[] = {"中标", "成交",
                                                                                                  "结果", "完成",
                                                                                                  "候选"};
    const gn_structure *st = w->structure;
    if (!gn_may_say(w, "采购") && !gn_may_say(w, "集采") && !gn_may_say(w, "招标")) return false;
    bool called = false;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        called |= gn_statement_holds(w, k, calls, sizeof calls / sizeof *calls);
        if (gn_statement_holds(w, k, done, sizeof done / sizeof *done)) return false;
    }
    if (!called) return false;
    return s->measure == GN_MEASURE_LEVEL ? gn_words_end(sizes, s->indicator.s, s->indicator.n) > 0
                                          : w->memory.status == GN_TARGET && w->memory.last_sentence == s->sentence;
}

/* The sentence tells that what was planned is there. */
static bool built_already(const gn_work *w, const gn_statement *s)
{
    static const char *const done[] = {"投产", "建成", "竣工", "投运", "投用", "投入使用", "投入运营", "完工", "现有"};
    return gn_statement_said(w, gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first), s->list_seg, done,
                             sizeof done / sizeof *done);
}

/* “年产5万吨树脂生产线建成投产”: what the figure's clause names behind it is at work, and not only to be. */
static bool at_work(const gn_work *w, const gn_statement *s)
{
    static const char *const done[] = {"投产", "建成", "竣工", "投运", "投用", "达产", "满产", "运行", "运转"};
    const gn_structure *st = w->structure;
    const uint32_t last = least(st->clause[s->clause].last, s->seg + GN_NAMES_KEPT);
    for (uint32_t k = s->seg + 1; k < last; k++)
        if (st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_FORECAST || st->seg[k].cue == GN_CUE_TARGET))
            return false;
    return gn_statement_said(w, s->seg + 1, last, done, sizeof done / sizeof *done);
}

/* “年产5万吨树脂项目”: what it makes stands right before it. */
static bool before_works(const gn_work *w, const gn_statement *s)
{
    static const char *const works[] = {"项目", "基地", "工程", "生产线", "产线"};
    const gn_structure *st = w->structure;
    return s->seg + 1 < st->segs && st->seg[s->seg + 1].start == st->seg[s->seg].end &&
           st->seg[s->seg + 1].kind == GN_SEG_TEXT &&
           gn_statement_holds(w, s->seg + 1, works, sizeof works / sizeof *works) && !at_work(w, s);
}

/* “年产5万吨树脂项目在某地签约”: what it is to make. */
static bool to_make(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 24 };
    static const char *const words[] = {"开工", "签约", "奠基", "动工", "开建", "落户", "落子", "拟建", "建设"};
    const gn_structure *st = w->structure;
    if (s->list_seg == s->from || !gn_words_end("产能", s->indicator.s, s->indicator.n) ||
        !gn_words_end("年产|月产|日产", gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1)))
        return false;
    return (gn_statement_said(w, s->seg + 1, least(st->clause[s->clause].last, s->seg + FAR), words,
                              sizeof words / sizeof *words) ||
            before_works(w, s)) &&
           !built_already(w, s);
}

/* “总投资9亿元，占地300亩，年产能为2万片。项目年产值…”: what is planned goes on with its size and what it will yield.
 */
static bool will_yield(const gn_work *w, const gn_statement *s)
{
    static const char yields[] = "产能|产值|产量|税收|收入|利税|面积|用地|占地|床位|岗位|就业|能力|装机|容量|利润|"
                                 "生产线|产线|车位|投资|投资额";
    const gn_memory *m = &w->memory;
    if (m->status != GN_TARGET || s->measure != GN_MEASURE_LEVEL || m->last_block != s->block ||
        !gn_words_end(yields, s->indicator.s, s->indicator.n))
        return false;
    if (m->last_sentence == s->sentence)
        return gn_work_quantity(w, m->said_seg)->flags & GN_Q_MONEY || gn_project_known(m, s->block);
    return gn_project_known(m, s->block) && s->indicator.n > m->project.n &&
           !memcmp(s->indicator.s, m->project.s, m->project.n) && !built_already(w, s);
}

/* “建成达产后年产值N，带动产业产值预计超N，创造就业岗位N个”: what a project will give goes on, whoever reckons it. */
static bool will_give(const gn_work *w, const gn_statement *s)
{
    static const char gives[] = "产值|税收|收入|利税|岗位|就业|利润|销售额";
    const gn_memory *m = &w->memory;
    return m->status == GN_TARGET && m->last_sentence == s->sentence && s->measure == GN_MEASURE_LEVEL &&
           gn_words_end(gives, s->indicator.s, s->indicator.n) &&
           (gn_project_known(m, s->block) || m->project_area_block == s->block);
}

/* “项目占地1000亩”, “占地5万平方米的工厂建成后将…”: the land of what is not there yet. */
static bool land_to_use(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 90 /* bytes */ };
    static const char land[] = "占地|占地面积|用地|用地面积|建筑面积", bounds[] = "约|约为|为|达|达到|近|超|超过";
    static const char *const once[] = {"建成之后", "建成后", "投产后", "完工后", "投用后", "竣工后"};
    const gn_structure *st = w->structure;
    if (s->from >= s->list_seg || s->measure != GN_MEASURE_LEVEL || !(gn_may_say(w, "地") || gn_may_say(w, "面积")))
        return false;
    const char *t = w->clean->text + st->seg[s->from].start;
    size_t n = st->seg[s->list_seg].start - st->seg[s->from].start;
    for (size_t k = 1; k; n -= k) k = gn_words_end(bounds, t, n);
    if (!gn_words_end(land, t, n)) return false;
    const uint32_t end = st->seg[s->seg].end, rest = st->sentence[s->sentence].end - end;
    GN_EACH (i, once)
        if (gn_may_say(w, once[i]) && gn_find(w->clean->text + end, rest < FAR ? rest : FAR, once[i], strlen(once[i])))
            return true;
    return (gn_may_say(w, "项目") || gn_statement_project_begins(w, s)) && !built_already(w, s);
}

bool gn_statement_has_to_pay(const gn_work *w, uint32_t k)
{
    static const char *const words[] = {"需要支付", "需支付", "须支付", "需要投入", "需投入", "需要筹集"};
    return gn_seg_says(w, k, "需") && gn_statement_holds(w, k, words, sizeof words / sizeof *words) &&
           !gn_seg_says(w, k, "无需");
}

bool gn_statement_can_raise(const gn_work *w, uint32_t k)
{
    static const char *const can[] = {"可以", "能够", "可筹", "可募", "能筹", "能募", "可拿出", "能拿出"},
                             *const raise[] = {"筹措", "筹集", "筹到", "募集", "募到", "拿出", "融到", "借到"};
    return gn_statement_holds(w, k, raise, sizeof raise / sizeof *raise) &&
           gn_statement_holds(w, k, can, sizeof can / sizeof *can);
}

bool gn_statement_to_be_found(const gn_work *w, gn_statement *s)
{
    enum { NEAR = 42 /* bytes */ };
    static const char means[] = "将|拟|计划|则将", has[] = "需要|需|就要|还要|要", how[] = "通过|由|靠|依靠|从|向",
                      of[] = "的资金|资金|左右的资金|左右";
    static const char *const found[] = {"贷", "借", "债", "筹", "募", "融资", "解决", "承担", "补足"};
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (s->measure != GN_MEASURE_LEVEL || (q->unit && !(q->flags & GN_Q_MONEY))) return false;
    const size_t from = st->seg[s->seg].end, end = st->seg[st->clause[s->clause].last - 1].end;
    const char *t = w->clean->text + from;
    const size_t n = end <= from         ? 0
                     : end - from < NEAR ? end - from
                                         : NEAR,
                 at = gn_words_begin(of, t, n), will = gn_words_begin(means, t + at, n - at),
                 must = will ? will : gn_words_begin(has, t + at, n - at);
    if (!must || !gn_words_begin(how, t + at + must, n - at - must)) return false;
    s->status = will ? GN_TARGET : GN_FORECAST;
    GN_EACH (i, found)
        if (gn_find(t, n, found[i], strlen(found[i]))) return true;
    s->status = GN_ACTUAL;
    return false;
}

bool gn_statement_of_project(const gn_work *w, const gn_statement *s, bool open)
{
    const bool foreseen = s->left & GN_CUE_BIT(FORECAST);
    return (!foreseen && (announced_investment(w, s) || (open && will_yield(w, s)) || once_built(w, s) ||
                          to_make(w, s) || same_verb(w, s))) ||
           will_give(w, s) || land_to_use(w, s);
}

bool gn_statement_agreed(const gn_work *w, const gn_statement *s)
{
    static const char buying[] = "收购", price[] = "价格|金额|对价";
    static const char *const agrees[] = {"宣布", "同意", "签署", "签订", "达成"}, *const done[] = {"完成", "成功",
                                                                                                   "已经"};
    const uint32_t first = gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first);
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || s->measure != GN_MEASURE_LEVEL ||
        !gn_find(s->indicator.s, s->indicator.n, buying, sizeof buying - 1) ||
        !gn_words_end(price, s->indicator.s, s->indicator.n))
        return false;
    return gn_statement_said(w, first, s->list_seg, agrees, sizeof agrees / sizeof *agrees) &&
           !gn_statement_said(w, first, s->list_seg, done, sizeof done / sizeof *done);
}

bool gn_statement_to_spend(const gn_work *w, const gn_statement *s)
{
    return to_build_for(w, s) || to_buy(w, s);
}
