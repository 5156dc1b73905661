/* Noun phrases and enumerations of them: what the indicators are put together from. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NOUN_PHRASE_H
#define NOUN_PHRASE_H

#include "io/extract/work.h"

/* noun_phrase.c */
bool gn_np_heads(const gn_work *w, const gn_label *l);
/* Drops what no indicator begins or ends with. False: the end was clean, once more would change nothing. */
bool gn_np_trim(const gn_work *w, gn_label *l);
/* 占, 占到, 占据了; not 占比, 占有率. */
bool gn_np_share_verb(const char *text, size_t len);
/* 硅材料占比, 快递业务量的比重: what has the share is named, not the share. */
void gn_np_drop_share(const gn_work *w, gn_label *l);
/* Whether segment k goes on right where the one before ended. */
bool gn_np_joined(const gn_structure *st, uint32_t k);
/* “2.4亿欧元（约合18.7亿元）的基金”: the segment that the number's noun may begin with. */
uint32_t gn_np_behind_bracket(const gn_work *w, const gn_statement *s);
/* Whether the text ends in one of the words that | parts, and is longer. */
#define gn_np_ends_in(words, text, len) (GN_WORDS_SEEN(gn_words_last_seen, words, text, len, 1) > 0)
/* What stands right after the number: “600多个站点”, “48%的首席信息官”. */
void gn_np_after(const gn_work *w, const gn_statement *s, gn_label *out);
/* 生产原煤 → 原煤产量. */
void gn_np_verb_to_noun(const gn_work *w, gn_label *l);
/* 出货4亿部: the amount is 出货量. Only heads that are no verbs or pairs have such a noun. */
void gn_np_name_amount(const gn_work *w, gn_label *l);
/* 宣布将斥资, trimmed: what is spent is an investment. */
void gn_np_spent(const gn_work *w, gn_label *l);
/* A name of more than GN_NP_MOST characters loses what stands before its last 的 or comma; false if that does not help.
 */
enum { GN_NP_MOST = 25 };
bool gn_np_shorten(gn_label *l);
/* 港股的股价 → 港股股价; not 归属于母公司股东的净利润, 具有影响力的平台. */
void gn_np_join_head(gn_label *l, size_t head);
/* 工业增加值增速 → 工业增加值: what grows is named, how is the measure. */
bool gn_np_drop_rate(const gn_work *w, gn_label *l);
/* Leaves what stands before the first verb. Returns whether there was one. */
bool gn_np_cut_at_verb(const gn_work *w, gn_label *l);
/* indicator_that.c: 该业务毛利率 → 汽车电子业务毛利率, of what the sentence points back to. */
void gn_that_name(const gn_work *w, gn_label *l);
/* 价格, 投资: a measure's noun alone, which is somebody's. */
bool gn_np_bare(const gn_work *w, const gn_label *l);

/* noun_parse.c */
/* The noun phrase in [first, last) of a clause, without times, places, verbs of attaining and what it is compared with.
 * What stands before a verb in the middle goes to *subject (公司 实现 营收), what a share is of to *of unless that is
 * NULL.
 */
void gn_np_parse(const gn_work *w, uint32_t clause, uint32_t first, uint32_t last, gn_label *out, gn_label *subject,
                 gn_label *of);

/* “某机构将今年经济增长预期由a上调至b”: who foresees, at segment k, is no part of what is foreseen. */
bool gn_np_foresees(const gn_work *w, uint32_t k);

/* noun_tidy.c */
/* Long brackets explain; short ones name: (CPI), (不含农户). Empty ones held a code. */
void gn_np_drop_brackets(gn_label *l);
/* Takes out of a phrase that is put together, and of the subject before it, what no name holds. Whether the memory was
 * asked what a word stands for: 该公司. */
bool gn_np_tidy(const gn_work *w, gn_label *out, gn_label *subject);

/* noun_clean.c */
/* Takes out of a chosen name what is said of a firm before its name, adverbs with light verbs, a second clause. */
void gn_np_clean(const gn_work *w, gn_label *l);

/* noun_list.c */
/* Splits `whole` into the members of an enumeration; returns false unless there are exactly n. */
bool gn_list_member(const gn_label *whole, uint32_t index, uint32_t n, gn_label *out, gn_label *last);
/* “正极材料、隔膜、电解液等锂电材料产量”: the last member is 电解液产量; what they all are is none of its name. */
void gn_list_own_name(const gn_work *w, gn_label *l);
/* 汽车产销分别…: 产销 stands for the two members that its row names (产量|销量). */
bool gn_list_pair(const gn_work *w, gn_label *l, uint32_t index, uint32_t n);
/* “A，B，C增加值分别增长x、y、z”: the members are clauses; whether q's is among the clauses before, then in *part. */
bool gn_list_clause_member(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *part);
/* What the last member has behind its own name: in 风电、火电、核电发电设备利用小时 the others end in 电. */
size_t gn_list_shared_tail(const gn_work *w, const gn_label *part, const gn_label *last);
/* 吃、穿和用类商品: bytes of the last member from the word for its class on, which all have; 0 if there is none. */
size_t gn_list_class(const gn_label *part, const gn_label *last);
/* Bytes at the end of the last member that the others have too: its noun, or all behind its own name where script or
 * firms' names tell that from the rest (LED、OLED电视销量). */
size_t gn_list_tail(const gn_work *w, const gn_label *part, const gn_label *last);
/* Bytes of the firm's name that *l begins with, and of its model where nothing stands between that and the last `head`
 * bytes: 京东方A出货量, 特斯拉Model Y; not 三星OLED面板. 0: none. */
size_t gn_list_firm(const gn_work *w, const gn_label *l, size_t head);
/* ... of its name alone, with what it is joined with and a bracket: HPE/新华三, OPPO(含一加). */
size_t gn_list_firm_name(const gn_work *w, const gn_label *l);
/* Firms' names and nothing else, two or more: 甲、乙和丙. */
bool gn_list_of_firms(const gn_work *w, const gn_label *l);
/* 住房贷款、汽车贷款余额: what the last member says of the stock, for the others too. */
void gn_list_stock(gn_label *part, const gn_label *last);
/* 对欧盟、美国出口: with whom one trades, for the other members too. */
void gn_list_partner(const gn_label *whole, gn_label *part);
/* 第一、二、三产业 to 第一产业、第二产业、第三产业. */
void gn_list_spell_sectors(gn_label *l);
/* “某业带动第一、第二、第三产业的增加值”, “东、中、西部地区”, “内、外贸”: members of one character or an ordinal
 * take all that the last has behind its own; what stands before the first ordinal is everybody's. Returns how long that
 * is, 0 if they are not of this kind. */
size_t gn_list_numbered(const gn_label *whole, gn_label *part, const gn_label *last);
/* How many members the 、 of an enumeration make; 和 and 及 are not counted. */
uint32_t gn_list_members(const gn_label *l);
/* How many figures the number's clause has from it on that only 、, 和 and verbs of growth part: 增长x、下降y和增长z.
 */
uint32_t gn_list_figures(const gn_work *w, const gn_statement *s);
/* Keeps an enumeration of n members whose numbers follow; takes the first one's into *l. */
bool gn_list_begin(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l, uint32_t n);
/* “A、B、C产量分别为x吨，y米，z吨”: numbers whose units differ are no list of the scanner's, and follow each other all
 * the same. Returns whether s takes one of the members, into *l. */
bool gn_list_next(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l);

#endif
