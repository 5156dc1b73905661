/* The indicator's candidates: what the grammar proposes, and what the choice among them sees. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INDICATOR_PRIVATE_H
#define INDICATOR_PRIVATE_H

#include "io/extract/noun_phrase.h"

/* What characters a name holds. */
typedef struct gn_name_looks {
    gn_charset set;
    size_t chars;         /* how many */
    bool verb, of, comma; /* 了, 将 and the like; 的; 、 */
    uint8_t pairs, said;  /* of wide characters; those that the sentence has too */
} gn_name_looks;
gn_name_looks gn_name_look(const gn_work *w, const gn_label *l);

/* What the indicator may be; the letter names it in features and weights. */
enum { GN_MAX_CANDIDATES = 48 };
typedef struct gn_candidates {
    size_t count;
    uint64_t kinds[2]; /* once they are refined: the letters that there are, as bits */
    char kind[GN_MAX_CANDIDATES];
    uint64_t key[GN_MAX_CANDIDATES];  /* of its text: the same for the same one */
    uint64_t seen;                    /* the keys that there are, as a set of bits */
    size_t head[GN_MAX_CANDIDATES];   /* bytes of the noun of a measure that it ends in */
    size_t first[GN_MAX_CANDIDATES];  /* the first candidate with the same text, or itself */
    uint64_t same[GN_MAX_CANDIDATES]; /* of a first one: all that have its text, as bits */
    gn_name_looks looks[GN_MAX_CANDIDATES];
    const gn_label *owner[GN_MAX_CANDIDATES]; /* that was put in front, NULL if none */
    gn_label counted, things;                 /* those that are put together: owners outlive who proposes them */
    gn_label goods[5];                        /* what owners that are cut from longer names point to */
    gn_label text[GN_MAX_CANDIDATES];
} gn_candidates;

/* What the members of a list or the number itself have of their own, before context is added. */
typedef struct gn_material {
    gn_label np, subject, after, before; /* before: the clause before, if it has no number */
    gn_label stated;                     /* what of `before` may own the figure */
    gn_label owner, rest;                /* np before and behind a verb in it: 大众公用|持有|股份 */
    gn_label covered;                    /* 县区5G网络覆盖率 for 97%的县区实现5G网络覆盖 */
    bool grew;                           /* the clause before, without a figure, says that `before` has grown */
    bool turned;                         /* ... that the clause before turns to: 至于玻璃, 玻璃方面 */
    gn_label acted;       /* “水泥受需求不足影响，下降…”: what the clause before says it of */
    gn_label acting;      /* 获得授信的企业 for 企业获得授信 behind the number */
    gn_label announcer;   /* who says of itself: 某某公司宣布将 */
    gn_label named;       /* the name right before the bracket: 为甲（34%）、乙（11%） */
    gn_label earlier;     /* what the sentence before is about; of “某人的薪酬大增。其年薪…” 某人 */
    bool total;           /* 合计 before the number */
    bool every;           /* np is all firms of a total that were named one by one */
    bool base;            /* np is what a multiple is counted from: 是门票的2.5倍 */
    bool links;           /* that clause only says what the next one is about: 多晶硅环节， */
    bool of_after;        /* the phrase behind the number begins with 的 */
    bool own_trade;       /* that clause is nothing but a trade's name: 租赁和商务服务业，同比增长… */
    bool own_members;     /* `before` is the member of the list, by the clause right before it */
    gn_label tailed;      /* a list's member with all that the last one has behind its name */
    gn_label deal, actor; /* 新厂投资 for 斥资N建设新厂, and who does it */
    gn_label titled;      /* 某项目总投资 for 总投资N的某项目 */
    bool firm_first;      /* begins with a company's name: takes no owner in front */
    bool rate;            /* ended in 增速 or the like */
    bool made;            /* `after` has its noun from the verb before the number */
    bool share;           /* 所占比重 alone: what has it was named before */
    bool versus;          /* np is what the figure before is compared with: 高于进口的23% */
    bool refers;          /* begins with 其 or 它的: of what was spoken of */
    size_t head;          /* bytes of np's noun of a measure */
    size_t np_chars;      /* of np */
    gn_charset np_set, company_set, theme_set; /* characters of np, of the memory's company and theme */
    unsigned roles;                            /* of that noun */
} gn_material;

/* A measure's noun that needs to be told of what: 产量, 出口, 净利润; not GDP, 居民消费价格. */
static inline bool gn_indicator_generic(const gn_label *l)
{
    return gn_label_chars(l) <= 3 && ((unsigned char)l->s[0] & 0x80);
}

/* indicator_member.c: “东莞、广州进出口分别为x和y”: two places stand before the list of two, which have a figure each.
 */
bool gn_indicator_two_places(const gn_work *w, const gn_statement *s, const gn_quantity *q);

/* 分别, 分别为, 依次达 before the number. */
bool gn_indicator_in_turn(const gn_work *w, const gn_statement *s);
/* 增速, 占比 behind the candidate where the change is of a rate that was not named. */
void gn_indicator_name_rate(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l);

/* indicator_focus.c */
/* “集装箱吞吐量再创新高，达146万标箱”: what the clause before speaks of, up to what it says of it, into *out; false if
 * the number's clause names something itself, or that clause nothing. */
bool gn_indicator_focus(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out);

/* indicator_owner.c */
/* Up to and with the last word that ends the name of an industry: 软件业, 电子信息制造业运行情况. */
size_t gn_owner_theme_end(const gn_label *l);
/* 副司长某某, 新闻发言人: persons are no indicators. `set` holds the characters. */
bool gn_owner_person(const gn_label *l, gn_charset set);
/* “某某公司宣布将投资…”: who says so of itself. Nothing where that is an office, a house of research or a person. */
void gn_owner_announced(gn_work *w, const gn_statement *s, const gn_label *l); /* ... is whom later figures are of */
void gn_owner_announcer(const gn_work *w, const gn_statement *s, gn_label *out);
/* Whether a label is the name of a company that the sentence names before the number, or was spoken of last. */
bool gn_owner_names_one(const gn_work *w, const gn_statement *s, const gn_label *l);
/* A subject that later figures are a company's: a company by name or by what it is called. */
bool gn_owner_like_company(const gn_work *w, const gn_statement *s, const gn_label *l);
/* What a clause without figures may own: “受甲市场影响” → 甲市场, up to its verb; nothing that is quoted. */
void gn_owner_only(const gn_work *w, gn_label *l);
/* 前者, 后者, 两者 that segments [from, end) begin with: the firms it stands for, named last; a single one is whom what
 * follows is about. Returns the word's bytes, 0 if there is none. */
size_t gn_owner_latter(gn_work *w, uint32_t from, uint32_t end, gn_label *names);
/* Whether a company is named in the number's sentence up to it. */
bool gn_owner_company_named(const gn_work *w, const gn_statement *s);

/* A name of a company, not just 公司 and the like. */
bool gn_owner_company_name(const gn_work *w, const gn_label *l);
/* Whether the sentence that is being read may hold what companies are called by. */
bool gn_owner_may_say_company(const gn_work *w);
/* “某某控股的主营业务”, “某某股份公告，”: the company that a sentence begins with. */
void gn_owner_company_of_sentence(gn_work *w, const gn_sentence *s);
/* “在临江产业园聚力打造…”, “某某示范园由…共建”: what 园区 and the like stand for from here on. */
void gn_owner_body_of_sentence(gn_work *w, const gn_sentence *s);

/* indicator_subject.c */
/* An office of segments [first, last) begins the label: 工信部, 某市经信局. What it fosters is not its own. */
bool gn_subject_office(const gn_work *w, uint32_t first, uint32_t last, const gn_label *l);
/* “在…建设方面”, “围绕…振兴”: the clause, whose name is that label, only says under which task figures are told. */
bool gn_subject_task(const gn_work *w, const gn_clause *c, const gn_label *l);
/* What a clause is about: its noun phrase up to the first verb. False if that is nothing one could own a figure. */
bool gn_subject_of_clause(const gn_work *w, uint32_t clause, gn_label *out);
/* 由甲领投, 乙跟投, 由甲负责运营: the clause says who does it for whom the text is about. */
bool gn_subject_agents(const gn_work *w, const gn_clause *c);
/* “自2012年某集团重组后，”, “在某公司引领下，”: a clause before others that is about none whom it names. */
bool gn_subject_aside(const gn_work *w, uint32_t clause);
/* “据某某协会监测，”: a clause that only says where figures are from. */
bool gn_subject_names_source(const gn_work *w, const gn_clause *c);
/* Finds the subjects that are due, of the last sentence, of the last one before it that has any, and of the paragraph's
 * first: to be called before the company or park that the text has named last changes. */
void gn_subject_settle(gn_work *w);

/* indicator_project.c */
/* “某某锂电池四期工程项目开工”: what 该项目 stands for, if the subject of a clause is one. */
void gn_subject_note_project(gn_work *w, const gn_sentence *s, const gn_label *subject);
/* Whether the sentence that is being read may name one. */
bool gn_project_may_be_named(const gn_work *w);
/* Finds what 该项目 stands for where the sentence's subject does not tell. */
void gn_project_of_sentence(gn_work *w, const gn_sentence *s);
/* “…；江北二期项目实施，项目总投资10亿元”: a project that a later clause of the sentence begins with. */
void gn_project_turned_to(gn_work *w, const gn_statement *s);
/* “…集成电路项目集中签约，22个项目涉及投资额…”: the money is of all that are signed, into m->titled. */
void gn_project_signed(const gn_work *w, const gn_statement *s, gn_material *m);

/* 用地面积 behind 其中一期投资…: of that phase of the project. */
void gn_project_phase(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l);

/* indicator_heading.c */
/* Reads what the sentence, where it is a headline or a numbered title, says the bare nouns below it are of. */
void gn_heading_of_sentence(gn_work *w, const gn_sentence *s);
/* Notes whose results are told, once the sentence's company is known. */
void gn_heading_note_reporter(gn_work *w, const gn_sentence *s);
/* An article begins with its first sentence: nothing of another one holds on. */
void gn_heading_article(gn_work *w, uint32_t first_sentence);
/* 收入, 该业务毛利率 → 某公司汽车电子业务收入: a bare noun is of what the headline names. */
void gn_heading_name(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l);

/* indicator_line.c */
/* “某某业务持续提速。一季度收入…”: notes the line of business that the sentence names last. */
void gn_line_of_sentence(gn_work *w, const gn_sentence *s);
/* The line that the text before the number has turned to, and where its name ends; *frame: what follows is of nothing
 * else (某某业务：, 某某业务方面，). False if there is none. */
bool gn_line_told(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *line, uint32_t *end,
                  bool *frame);

/* The one that the sentences before in its paragraph have turned to last. */
bool gn_line_before(const gn_work *w, const gn_sentence *s, gn_label *line);

/* indicator_lines.c */
/* “某某股份：净利润…”: the firm, known or not, that a line of a list begins with, into *out. */
bool gn_lines_labelled(const gn_work *w, const gn_sentence *s, gn_label *out);

/* indicator_part.c */
/* 房地产开发企业到位资金: whose money the kinds that follow are. */
void gn_part_note(gn_memory *p, const gn_label *l);
/* The chosen name of a share or of a part, with whose and of what it is. */
void gn_part_name(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l);

/* indicator_that.c */
/* “该业务”, “这款产品”: finds what the sentence points back to, into the memory. */
void gn_that_of_sentence(gn_work *w, const gn_sentence *s);

/* indicator_deal.c: what money is spent on, or whose shares are held, and by whom; both empty where it is not said.
 * m->np as it stands before the number. */
void gn_indicator_deal(gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal, gn_label *actor);

/* What gn_indicator_material() is made of. Each fills in its own part of *m, and may change m->np; q is the number's.
 */
/* indicator_clause_before.c: before, stated, links, grew. */
/* “连接数达17亿户，首次超过移动电话用户数，占…”: a clause that only says what somebody is more than. */
bool gn_indicator_outdoes(const gn_work *w, const gn_clause *c);
void gn_indicator_clause_before(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* indicator_number_in_name.c: 60岁及以上人口, 前3家企业: *l with the number that is a part of it. */
void gn_indicator_name_numbers(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l);
/* “55英寸面板均价123美元，65英寸195美元”: of what the other size was. */
void gn_indicator_name_size(const gn_work *w, const gn_statement *s, gn_label *l);
/* “每万人拥有26个5G基站”: per how many, before what they have. */
void gn_indicator_by_heads(const gn_work *w, const gn_statement *s, gn_material *m);
/* “3个产值超千亿元的集群”: puts into *out what is counted with that by which it is known; false where it is not so. */
bool gn_indicator_counts_known(gn_work *w, const gn_statement *s, gn_label *out);
/* indicator_member.c: np, subject and before of the member that the number is of; tailed. */
void gn_indicator_member(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* indicator_money.c: whose money it is and what for, into np and after. */
/* “募资10亿元，其中4亿元用于甲项目、6亿元用于乙项目”: the money is named by what it is for. */
void gn_money_spent_on(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* “完成82亿元业务收入，”: as 完成业务收入82亿元. */
void gn_money_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* “向甲公司提供6亿元补贴，为乙行业提供7亿元”: the money is named by who gets it. */
void gn_money_provided(const gn_work *w, gn_statement *s, const gn_quantity *q, gn_material *m);
/* “对某公司处以200万元罚款”, “某公司被罚款300万元”: whose fine it is. */
void gn_money_fined(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* “原油进口1.65亿吨，每吨3133元”: what a unit of the goods costs that were told right before, where nothing else is
 * said. */
void gn_money_for_each(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);

/* indicator_object.c: covered; np that stands behind the number (以21.6%的份额居首); acting, made, titled. */
void gn_indicator_covered(gn_work *w, const gn_statement *s, gn_material *m);
void gn_indicator_noun_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
void gn_indicator_object(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* indicator_bracket.c: the name that the number's bracket stands behind, into *out. */
void gn_indicator_bracket(const gn_work *w, const gn_statement *s, gn_label *out);
/* indicator_trade.c: *l, one way of a trade, with its kind; with the country that one trades with. */
void gn_indicator_one_way(const gn_work *w, const gn_statement *s, gn_label *l);
void gn_indicator_trade_partner(const gn_work *w, const gn_statement *s, gn_label *l);
/* indicator_shares.c: np where it is the price of shares, by its unit; by the hours at which they are traded. */
void gn_indicator_share_price(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
void gn_indicator_share_moves(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m);
/* The last number of the list that this one is a member of, else itself. */
uint32_t gn_indicator_last_member(const gn_work *w, const gn_statement *s, const gn_quantity *q);

/* indicator_material.c */
void gn_indicator_material(gn_work *w, gn_statement *s, gn_material *m);

/* indicator_market.c */
/* “智能手机出货量…”, no firm's: what the article's shipments, sales and shares are of. */
void gn_market_note(gn_work *w, const gn_statement *s, const gn_label *l);
/* “全球平板电脑市场的趋势”: a sentence's words that name one, for want of figures. */
void gn_market_sentence(gn_work *w, const gn_sentence *s);
/* 华为出货量, or 华为 alone for its share or growth, in an article on smartphones: of what is said. Returns whether it
 * is the share of an amount that *l names now: 华为智能手机出货量. */
bool gn_market_say(const gn_work *w, const gn_statement *s, gn_label *l);

/* “vivo居首。游戏手机出货量150万台”: in a house's report on a market, shipments of goods that a sentence without a firm
 * names are nobody's. */
bool gn_market_at_large(const gn_work *w, const gn_statement *s, const gn_material *m);

/* “中国市场出货量1700万副”: the market's, not of the firm before it. */
bool gn_market_of_place(const gn_work *w, const gn_statement *s, const gn_material *m);

/* What grows after a share was told is no share but the market's amount: the noun, or none, in place of *head bytes. */
void gn_market_growth(const gn_work *w, const gn_statement *s, const char **noun, size_t *head);

/* indicator_candidates.c */
/* All that the indicator may be, in the order of the letters that weights know them by. `company_before`: the company
 * that was named before the number's clause. */
void gn_indicator_gather(gn_work *w, const gn_statement *s, const gn_material *m, const gn_label *company_before,
                         gn_candidates *c);
/* 建成并开通5G基站 → 5G基站: without how the things came. */
void gn_indicator_drop_acts(const gn_work *w, gn_label *l);
/* indicator_refine.c: clean ends for all, and what is too long or empty out; the first of equal ones stays. */
void gn_indicator_refine(const gn_work *w, const gn_statement *s, gn_candidates *c);
/* Which of the candidates before i or itself is the first one with its text: what depends on nothing but the text is
 * found once. */
void gn_candidates_find_first(gn_candidates *c, size_t i);

/* indicator_name.c */
/* The chosen name, that of a candidate of this kind, without what was done to it and with what its sentence left out.
 */
void gn_indicator_name_whole(const gn_work *w, const gn_statement *s, const gn_material *m, char kind, gn_label *l);
/* “甲冰箱零售量…，占据33%的市场份额；乙占据15%的份额”: a firm's share is of the goods that its paragraph tells of. */
void gn_indicator_name_goods(const gn_work *w, const gn_statement *s, gn_label *l);
/* 出口额 of 出口 in money, 成交面积 of 成交额 in square metres. */
void gn_indicator_name_by_unit(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l);
/* 历史累计, (扣除价格因素): another series than the plain one. */
void gn_indicator_name_series(const gn_work *w, const gn_statement *s, gn_label *l);

/* indicator_recent.c */
/* 元 and 元/吨 count different things. */
uint32_t gn_indicator_unit(const gn_quantity *q);
/* Keeps the full name of a figure in this unit; the last one that had it, NULL if there is none. */
void gn_indicator_keep_full(gn_memory *p, uint32_t unit, const gn_label *l);
const gn_label *gn_indicator_full(const gn_memory *p, uint32_t unit);
/* Keeps the name of a figure that the clause has named itself. */
void gn_indicator_note_recent(gn_memory *p, const gn_statement *s, const gn_label *l);
/* “这三款车分别售出x、y和z”: a count of things stands for as many that were named; the clause that counts them, this
 * one or the one before, GN_NO_INDEX if there is none. */
uint32_t gn_indicator_counted(const gn_work *w, const gn_statement *s, const gn_quantity *q);
/* “三块业务占总收入的比例分别为”, “上述两大板块占比…”: the list's clause begins with as many lines of business as it
 * has members. */
bool gn_indicator_counts_lines(const gn_work *w, const gn_statement *s, const gn_quantity *q);
/* The one of them that the number, which names nothing itself, is of by 分别 or by their count; NULL if it is of none.
 */
const gn_label *gn_indicator_over_recent(const gn_work *w, gn_memory *p, const gn_statement *s, const gn_quantity *q,
                                         const gn_material *m);

/* indicator_choice.c */
/* The sentence is about a company, and the number names none of its own: not the one that figures so far were of. */
bool gn_indicator_other_firm(const gn_work *w, const gn_statement *s, const gn_material *m);
/* “发送旅客x人次、货物y吨”: another object of the same verb. */
bool gn_indicator_goes_on(const gn_work *w, const gn_statement *s);
/* 前3家, 前四名, 前10强. */
bool gn_indicator_of_first(const gn_label *l);
/* 行业合计营业收入, 前十大厂商营收: no one firm's. */
bool gn_indicator_of_many(const gn_label *l);
/* “销量超过1万辆的车企有16家，其中甲3万辆”: the noun by which those told of before, *l, are counted, for an amount in
 * another unit; its bytes, 0 if there is none. */
size_t gn_indicator_counted_by(const gn_work *w, const gn_statement *s, const gn_label *l, const char **noun);
bool gn_indicator_of_group(const gn_work *w, const gn_statement *s);
bool gn_indicator_hours(const gn_work *w, const gn_quantity *q);
/* What grammar alone would take; the weights see it as one feature among others. */
char gn_indicator_rule(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c);

/* indicator_rank.c: which of the candidates (at least one) it is, `rule` being the kind that grammar alone would take.
 * How it was chosen goes to s->chose_indicator. */
size_t gn_indicator_rank(gn_work *w, gn_statement *s, const gn_material *m, const gn_candidates *c, char rule);

/* indicator_belief.c: the candidate (of at least one) whose name is expected to share most with the right one, each
 * name as likely as the softmax of its scores, in GN_ONE, says. Candidates with the same name speak for it together,
 * and names that are like each other for what they have in common. Without weights (`weighed` false) the best score
 * alone counts. Its kind, and how much is expected, go to *choice. */
size_t gn_indicator_expected(const gn_candidates *c, const int32_t *score, bool weighed, gn_choice *choice);

/* indicator_lines.c: notes whether the sentence is a line of a list, and what the list's head says for it. */
void gn_indicator_lines(gn_work *w, uint32_t sentence);
/* “1. 某某公司：21万辆” below a line that says what is ranked: the owner with that noun, into *np where it is empty. */
void gn_indicator_of_line(const gn_work *w, const gn_statement *s, gn_label *np);

/* indicator_drop.c: words of a clause that are no part of what is measured. */
/* 粮食产量需(保持在), 出货量(bit shipments), 股价在盘后交易: what stands behind the noun of a measure and is no part of
 * its name. */
void gn_drop_behind_noun(const gn_work *w, gn_label *np);
/* Letters that say the noun again, by what means somebody does it, the verb of cause and what is before it. */
void gn_drop_manner(const gn_work *w, const gn_statement *s, gn_material *m);
/* What is done with the figure; for how long, and which place of those before. */
void gn_drop_deed(const gn_work *w, const gn_statement *s, gn_material *m);
/* By what the members of a list lead. */
void gn_drop_rank(const gn_work *w, gn_material *m);
/* “公司决定把新建门店由30家减到12家”: what is changed stands behind 把. */
void gn_drop_disposer(const gn_work *w, gn_label *l);

#endif
