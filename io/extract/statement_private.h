/* What the parts of the statement layer share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef STATEMENT_PRIVATE_H
#define STATEMENT_PRIVATE_H

#include "io/extract/work.h"

/* Around the number (statement.c). */
/* The number of the list that the one at `seg` belongs to that stands last, as a segment. */
uint32_t gn_statement_list_tail(const gn_work *w, uint32_t seg);
/* The cues of the segment k, a cue, as bits: 将增长, 将下降 are a forecast and a movement in one word. */
uint64_t gn_statement_cue_bits(const gn_work *w, uint32_t k);

/* 将其持有的股份转让, 已将产能提升至: 将 at segment k is 把, and says nothing of the future. */
bool gn_statement_takes_object(const gn_work *w, uint32_t k);

/* What the clause around a bracket, in which a percentage stands alone, says that it is, and whether it is a decrease;
 * GN_MEASURE_COUNT: nothing (statement_bracket.c). */
gn_measure gn_statement_bracket(const gn_work *w, const gn_statement *s, bool *falls);

/* The number's clause names a time that is compared with (statement_measure.c). */
bool gn_statement_compared(const gn_work *w, const gn_statement *s);

/* 比5月的高点低3元: an adjective right before the number, and what is compared with before it (statement_measure.c). */
bool gn_statement_by_how_much(const gn_work *w, const gn_statement *s);

/* The measure and the rule of a percentage (statement_percent.c). */
void gn_statement_measure_percent(const gn_work *w, gn_statement *s);

/* Growth and changes (statement_growth.c; its base: statement_base.c). */
/* “出现了6.2%的同比下滑”: the movement that the number is of ends its clause. 以35.8%的降幅收缩: it is a noun. */
bool gn_statement_falls_behind(const gn_work *w, const gn_statement *s);
/* The clause before has no figures and ends in what this one's number is: “支出增幅最大，为29.8%”, “占比最高，达到84%”.
 * Returns the cue's segment; GN_NO_INDEX if there is none. */
uint32_t gn_statement_announced(const gn_work *w, const gn_statement *s);
/* Growth of a currency, an index of prices at an exchange, or since a day that was named: on no year before. */
bool gn_statement_of_market(const gn_work *w, const gn_statement *s);
/* 股价大涨15%, 收盘跌3%: never on the year before unless it says so. */
bool gn_statement_of_shares(const gn_work *w, const gn_statement *s);
/* “预计第三季度营收增长2%至4%”, “12月面板价格下跌5%”: what is foretold of a quarter, and prices, are told on no year
 * before where nobody has said 同比; those of a year, or of several months since January, are. */
bool gn_statement_open_base(const gn_work *w, const gn_statement *s);
/* “环比上升1.4点，升幅为1.3%”: on the base of the clause before, of which the rate says it again. “从环比看，增长1.8%”:
 * that clause names the base. “比上月末减少217万吨，下降10.7%”, “由5月的500元降至400元，降幅20%”: that of the change,
 * or of the amounts, told right before. GN_MEASURE_COUNT where nothing is said. */
gn_measure gn_statement_base_before(const gn_work *w, const gn_statement *s);
/* “与上个月比较，甲增长3%，乙下降2%”: which base a clause without figures has named for the sentence; GN_MEASURE_COUNT:
 * none. */
gn_measure gn_statement_base_held(const gn_work *w, const gn_statement *s);
/* Where what growth is compared with begins: 比1月4日50.37美元上涨30.8% has its number (statement_base.c). */
uint32_t gn_statement_from_base(const gn_work *w, const gn_statement *s);
/* 相比今年1月高点, 较去年高点, 较历史最高点97元: a high or a low right behind what compares. */
bool gn_statement_than_peak(const gn_work *w, const gn_statement *s);
/* 比2019年, 比3年前, 较6月末: growth on another base than the year before. */
bool gn_statement_other_base(const gn_work *w, const gn_statement *s);
/* “6月销量比5月增长34%”, “二季度…，与一季度相比下降2%”: the month or quarter right before. */
bool gn_statement_period_before(const gn_work *w, const gn_statement *s);
/* 同比 or 环比 of a percentage that names no measure, in a sentence that has told of a rate of growth
 * (同比营收增速方面， 甲以7.7%居首，其次是乙6.7%); GN_MEASURE_COUNT if it has not. *falls: the rate is one of a fall.
 * Looks at few clauses. */
gn_measure gn_statement_rate_topic(const gn_work *w, const gn_statement *s, bool *falls);
/* “合约价较上季下跌5%，现货价的跌幅则在10%以上”: on the same base as the clause before. */
bool gn_statement_pop_again(const gn_work *w, const gn_statement *s);
/* The measure and the rule of a percentage of growth: on what. */
void gn_statement_measure_growth(const gn_work *w, gn_statement *s);
/* The sign that goes with the measure. */
void gn_statement_set_sign(const gn_work *w, gn_statement *s);

/* Whether what the sentence says of the future before the number's left part is 将 alone. */
bool gn_statement_only_will(const gn_work *w, const gn_statement *s);

/* “项目达产后，可实现年销售收入1.6亿元、就业200人”: the sentence has turned to what it will give, and to no day that
 * was.
 */
bool gn_statement_turned_to_yield(const gn_work *w, const gn_statement *s);

/* “某部负责人透露，今年预计新建基站60万个，到年底总数将达200万个”: an office expects what it has built itself. */
bool gn_statement_own_deed(const gn_work *w, const gn_statement *s);
/* “全市将新建基站2000个。同时，改造小区130个”: the next sentence goes on with what is meant to be done, in a time that
 * is not over. */
bool gn_statement_goes_on_doing(const gn_work *w, const gn_statement *s);
/* “工信部将会同有关方面，为10万家企业提供服务”: an office says what it will do. */
bool gn_statement_office_will(const gn_work *w, const gn_statement *s);
/* “方案提出，“十四五”期间新增装机3200万千瓦”: of the years of a plan that are not over. */
bool gn_statement_within_plan(const gn_work *w, const gn_statement *s);
/* 某市的意见提出, 印发…方案: what an office means to reach. */
bool gn_statement_proposed(const gn_work *w, const gn_statement *s);
/* “（一）培育企业500家”, below “今年重点做好以下工作：”: in a time that is not over. */
bool gn_statement_of_tasks(const gn_work *w, const gn_statement *s);
/* “今年，全市新建基站5000个” in the year's first months: nobody has done that yet. */
bool gn_statement_year_ahead(const gn_work *w, const gn_statement *s);
/* 收购需要支付15亿美元 */
bool gn_statement_has_to_pay(const gn_work *w, uint32_t k);
/* 自有资金可以拿出30亿元, 上市可筹集20亿元: money that somebody could find. */
bool gn_statement_can_raise(const gn_work *w, uint32_t k);
/* “其余58亿元将通过银行贷款解决”, “剩下的30亿元资金就要靠借贷”: money that somebody means, or has, to find. */
bool gn_statement_to_be_found(const gn_work *w, gn_statement *s);
/* Something is done in the number's clause: 建成加氢站15座. */
bool gn_statement_does(const gn_work *w, const gn_statement *s);
/* The clause begins with it: nobody else is its subject. */
bool gn_statement_opens_with_deed(const gn_work *w, const gn_statement *s);

/* The segment holds one of the words. */
static inline __attribute__((always_inline)) bool gn_statement_holds(const gn_work *w, uint32_t k,
                                                                     const char *const *words, size_t n)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_CUE) return false;
    GN_UNROLLED for (size_t i = 0; i < n; i++) if (gn_seg_says(w, k, words[i])) return true;
    return false;
}

/* Whether one of segments [from, to) does. */
static inline __attribute__((always_inline)) bool gn_statement_said(const gn_work *w, uint32_t from, uint32_t to,
                                                                    const char *const *words, size_t count)
{
    for (uint32_t k = from; k < to; k++)
        if (gn_statement_holds(w, k, words, count)) return true;
    return false;
}

/* Parts of things (statement_share.c). */
/* “近九成的企业实现增长”: what grows stands behind the figure, which is a part of it. */
bool gn_share_part_grows(const gn_work *w, const gn_statement *s);
/* “八成来自居民”, “81%位于东部”, “六成是电动汽车”, “七成订单来自线下”: “37%智能家居设备将支持”: which part of
 * them. */
bool gn_share_part_of(const gn_work *w, const gn_statement *s);
/* “贡献了55%的收入”, “贡献全年近四成的销量”, “对营收的贡献为32%”: a part of the whole, where “贡献率55%” is one of its
 * growth. */
bool gn_share_gave_part(const gn_work *w, const gn_statement *s);
/* 游客达到40%以上, 企业超过六成: how many of them. */
bool gn_share_some_of(const gn_work *w, const gn_statement *s);
/* “37%智能家居设备将支持…”: a clause that begins with how many of them. */
bool gn_share_begins_clause(const gn_work *w, const gn_statement *s);
/* “完成投资40亿元，为年度计划投资的16%”: the amount right before has that share of another one. */
bool gn_share_of_other(const gn_work *w, const gn_statement *s);
/* “甲以15%的市占率居首，其次是乙的13%”: 的 right before the percentage, after a share in the sentence. */
bool gn_share_of_next(const gn_work *w, const gn_statement *s);
/* 股权, 股份 right behind it, 持股 before it. */
bool gn_share_held(const gn_work *w, const gn_statement *s, const char *after, size_t n);
/* “从纯电动汽车的占比来看，甲为0.1%”: what the clause before looks at. */
bool gn_share_seen(const gn_work *w, const gn_statement *s);
/* “占有率提高了6个百分点，来到45.2%”: the share that has changed. */
bool gn_share_moved(const gn_work *w, const gn_statement *s);
/* “甲以28%的份额居首，乙以26%位列第二，丙以12%跻身前三”: a rank by what the one before had. */
bool gn_share_ranks(const gn_work *w, const gn_statement *s, const char *after, size_t n);
/* “甲：24.6%” below “厂商份额如下：”. */
bool gn_share_line(const gn_work *w, const gn_statement *s);
/* 占整个行业新增的17%: a part of what has been added. */
bool gn_share_of_growth(const gn_work *w, const gn_statement *s);
/* Whether segment k ends in a share; 份额 that have risen on the year before may be those of a fund. */
bool gn_share_named(const gn_work *w, uint32_t k, bool yoy);
/* The clause names a measure of its own: 毛利率则由…. */
bool gn_statement_own_noun(const gn_work *w, const gn_statement *s);

/* “甲以36%的份额领先第二名的乙（25%）11%”: by how much its share is larger. */
bool gn_share_ahead_by(const gn_work *w, const gn_statement *s);

/* 覆盖全国97%以上的县区, 95%的乡镇实现5G覆盖: how far it reaches, a rate. */
bool gn_share_coverage(const gn_work *w, const gn_statement *s);

/* What is supposed or was expected (statement_supposed.c). */
/* “就算按照80%的产能利用率计算，产量也不过12万吨”: the clauses before suppose something. */
bool gn_statement_supposed(const gn_work *w, const gn_statement *s);
/* “营收为180亿美元，分析师预期为179亿美元，同比下降4%”: growth of what it is, not of what was expected of it. */
bool gn_statement_past_expectation(const gn_work *w, const gn_statement *s);
/* All that the sentence says of the future before the left part is what a figure was expected to be. */
bool gn_statement_expected_before(const gn_work *w, const gn_statement *s);

/* Projects (statement_project.c). */
/* A word between the sentence's beginning and the end of the number's clause says that a project begins. */
bool gn_statement_project_begins(const gn_work *w, const gn_statement *s);
/* What a project costs, takes or will give. `open`: the number's time is not over, or that of the statement before. */
bool gn_statement_of_project(const gn_work *w, const gn_statement *s, bool open);
/* What somebody means to build with the money, or to buy. */
bool gn_statement_to_spend(const gn_work *w, const gn_statement *s);
/* “宣布以400亿美元收购某公司”: a deal that is agreed and not yet done. */
bool gn_statement_agreed(const gn_work *w, const gn_statement *s);

#endif
