/* The unit of a number that the text leaves bare: 净利润3.6亿, 销量达5480万. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

/* Ends of indicators that are units too, where the article counts in them. */
static const char *const counted[] = {"人次", "架次", "车次", "航次", "班次", "场次"};

/* Ends of indicators that are money. */
static const char *const money[] = {
    "收入",     "营收",     "利润",    "净利",     "毛利",     "亏损",     "盈利",     "费用",     "支出",
    "开支",     "投资",     "投入",    "成本",     "金额",     "总额",     "产值",     "销售额",   "零售额",
    "成交额",   "交易额",   "投资额",  "进口额",   "出口额",   "进出口额", "增加值",   "GDP",      "GMV",
    "市值",     "估值",     "价值",    "资金",     "资产",     "负债",     "余额",     "存款",     "贷款",
    "保费",     "融资",     "募资",    "补贴",     "税收",     "收益",     "薪酬",     "工资",     "票房",
    "债务",     "奖金",     "罚款",    "现金流",   "生产总值", "预算",     "注册资本", "营业额",   "赔付",
    "流水",     "财富",     "身家",    "总值",     "产业规模", "市场规模", "交易规模", "募集",     "GDP总量",
    "经济总量", "经济规模", "GDP规模", "外贸规模", "财政规模", "销售规模", "资产规模", "融资规模", "债务规模",
    "均价",     "单价",     "售价",    "房价",     "总价",     "客单价",   "年薪",     "位费",     "佣金",
    "押金",     "定金",     "订金",    "租金",     "房租",     "保证金",   "违约金",   "管理费",   "学费",
    "加盟费",   "手续费",   "服务费",  "货款",     "尾款",     "预付款",   "善款",     "工程款"};

/* Who is counted as people. */
static const char *const people[] = {"人口", "人次", "人数",   "用户",   "网民", "会员",   "员工",  "人员", "人才",
                                     "就业", "旅客", "游客",   "学生",   "客流", "粉丝",   "股东",  "户籍", "消费者",
                                     "读者", "观众", "订阅者", "居民",   "活跃", "学员",   "职工",  "教师", "乘客",
                                     "患者", "农民", "劳动力", "从业者", "球迷", "志愿者", "毕业生"};

static bool is_money(const gn_work *w, uint32_t unit)
{
    return strcmp(gn_lexicon_unit(w->lexicon, unit)->dimension, "money") == 0;
}

/* “销量超5万台，预约量突破100万”: goods are counted as they were in the figure before. */
static bool pieces_before(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    static const char goods[] = "销量|出货量|预约量|预订量|预定量|预售量|订单量|订单|订购量|交付量|产量|保有量|装机量|"
                                "下线量|出口量|进口量|库存|库存量|上险量|注册量|批发量|零售量|采购量";
    static const char *const others[] = {"个", "人", "家", "户", "项", "次", "人次", "名", "位", "款", "起", "城"};
    const gn_memory *m = &w->memory;
    if (!m->unit || m->last_block != s->block || !gn_words_end(goods, l->s, l->n)) return false;
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, m->unit);
    return strcmp(u->dimension, "count") == 0 && !GN_IS_ONE_OF(u->canonical, strlen(u->canonical), others);
}

void gn_statement_imply_unit(const gn_work *w, gn_statement *s)
{
    enum { MAGNITUDE = 10000, LARGE = 100000000 };
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *m = &w->memory;
    /* 产值破千亿: the numeral is its own magnitude */
    const bool large = q->magnitude >= MAGNITUDE || q->value >= LARGE;
    if (s->unit || q->unit || !large || q->flags & GN_Q_YEARLIKE ||
        (s->measure != GN_MEASURE_LEVEL && s->measure != GN_MEASURE_CHANGE))
        return;
    const gn_label *l = &s->indicator;
    GN_EACH (i, counted)
        for (uint32_t k = 0; k < GN_UNITS_KEPT && gn_label_ends(l, counted[i]); k++)
            if (strcmp(gn_lexicon_unit(w->lexicon, m->full_unit[k])->canonical, counted[i]) == 0)
                s->unit = m->full_unit[k];
    bool sum = false;
    GN_EACH (i, money) sum |= gn_label_ends(l, money[i]);
    /* 销售破10亿, 注资5200亿, 募资额300亿 */
    static const char sums[] =
        "销售|成交|交易|零售|额|费|税|款|债|债券|国债|专项债|注资|定增|增资|社融|社融增量|社会融资规模|顺差|逆差|"
        "信贷|授信|拨款|出让金|分红|股息|赤字|逆回购|回购|净投放|净回笼|净流入|净流出|理财|关税|退税|"
        "外汇储备|存量|赔款|理财规模|基金规模|管理规模|存续规模|贷款规模|保费规模|资金规模|信贷规模|"
        "发行规模|投资规模|债券规模|进出口规模|出口规模|进口规模|营收规模|收入规模|产值规模|支付规模",
                      no_sums[] = "份额|名额|配额|条款|新款|爆款|车款|单款|机型款";
    sum |= q->magnitude >= LARGE && gn_words_end(sums, l->s, l->n) && !gn_words_end(no_sums, l->s, l->n);
    /* 募资15亿元，其中8亿用于… */
    const bool part = m->unit && is_money(w, m->unit) && m->last_sentence == s->sentence &&
                      (s->left | s->before) & GN_CUE_BIT(PART) && s->measure == GN_MEASURE_LEVEL;
    if (sum || part) {
        /* 达到4400亿美元(2.8万亿): the same in yuan; else what the text reckons in. */
        const bool goes_on = m->unit && is_money(w, m->unit) && m->last_block == s->block && !s->bracket;
        s->unit = goes_on ? m->unit : gn_lexicon_find_unit(w->lexicon, "元", 3);
        return;
    }
    /* What was counted under this name before, else so many people or pieces. */
    for (uint32_t i = 0; i < GN_UNITS_KEPT && !s->unit; i++)
        if (m->full_unit[i] && m->full[i].n == l->n && memcmp(m->full[i].s, l->s, l->n) == 0 &&
            strcmp(gn_lexicon_unit(w->lexicon, m->full_unit[i])->dimension, "count") == 0)
            s->unit = m->full_unit[i];
    if (!s->unit && pieces_before(w, s, l)) s->unit = m->unit;
    /* “平板出货量为3770万台。苹果出货量为1520万”: as the market is counted */
    const size_t shipped = gn_words_end("出货量|销量|销售量|交付量|上险量|装机量", l->s, l->n);
    for (uint32_t i = 0; i < GN_UNITS_KEPT && shipped && !s->unit; i++)
        if (m->full_unit[i] && m->full[i].n > shipped &&
            memcmp(m->full[i].s + m->full[i].n - shipped, l->s + l->n - shipped, shipped) == 0 &&
            strcmp(gn_lexicon_unit(w->lexicon, m->full_unit[i])->dimension, "count") == 0)
            s->unit = m->full_unit[i];
    if (shipped && !s->unit && m->market_seg != GN_NO_INDEX &&
        gn_work_quantity(w, m->market_seg)->flags & GN_Q_COUNT_NOUN)
        s->unit = gn_work_quantity(w, m->market_seg)->unit;
    if (s->unit) return;
    bool heads = false;
    const gn_charset set = gn_charset_of(l->s, l->n);
    GN_EACH (i, people) heads |= gn_holds(set, l->s, l->n, people[i]);
    s->unit = gn_lexicon_find_unit(w->lexicon, heads ? "人" : "个", 3);
}
