/* What the parts of the period's inheritance share. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef INHERIT_PERIOD_PRIVATE_H
#define INHERIT_PERIOD_PRIVATE_H

#include "io/extract/work.h"

/* Times and their months (inherit_time.c). */
/* The months of the time at segment k of a statement that is of the `future`, or not; false if it has none. */
bool gn_inherit_time_at(const gn_work *w, uint32_t sentence, uint32_t k, bool future, gn_span *out);
/* “2020年公司全年…”: the year that the sentence has stated before the time at segment k; 0 if none. */
int32_t gn_inherit_stated_year(const gn_work *w, uint32_t sentence, uint32_t k);

/* What a time is to a figure (inherit_use.c). */
enum { GN_USE_NO, GN_USE_WEAK, GN_USE_YES };
/* Whether a time can date a figure: not a base of comparison, a document's name or the article's own date; a day or
 * "now" only where nothing better is there. */
int gn_inherit_use(const gn_time *t);
/* 三年来首次, 2018年以来新低: since when nothing was like that. */
bool gn_inherit_superlative(const gn_work *w, uint32_t k);
/* “…，上年同期为2.2亿元”: begins its clause, and is no base of comparison but the figure's own time. */
bool gn_inherit_year_before(const gn_work *w, uint32_t k);
/* “预计2024年建成投产，达产后…”: the time at segment k is when something will be ready; it dates nothing behind ；. */
bool gn_inherit_finishes(const gn_work *w, uint32_t k);
/* 六年间: how long, not when. */
bool gn_inherit_how_long(const gn_work *w, const gn_statement *s, uint32_t k);
/* A time that dates the figure stands between the number before and this one. */
bool gn_inherit_own_time(const gn_work *w, const gn_statement *s);

/* Stocks and flows (inherit_since.c). */
/* What is as of a day: 存款余额, 装机容量. */
bool gn_inherit_stock(const gn_work *w, const gn_label *indicator);
/* Cards, machines, shops: as many as there are, unless the text says that they are new; an index as it stands. */
bool gn_inherit_count(const gn_label *indicator);
/* It is nothing but a balance, which is of the end of any months: 贷款余额, 总资产, 不良率. */
bool gn_inherit_balance(const gn_label *indicator);
/* Its noun is one of what adds up over the year: 零售额, 产量, 投资. */
bool gn_inherit_accumulates(const gn_work *w, const gn_label *indicator);

/* What a change is counted from, if it is a point in time. 较上年末, 比年初: January on; 较上季末: the quarter's first
 * month; 比10月末: November, 较3月: March. */
enum { GN_SINCE_NONE, GN_SINCE_YEAR, GN_SINCE_QUARTER, GN_SINCE_POINT };
typedef struct gn_since_base {
    int what;
    gn_span base; /* of GN_SINCE_POINT */
    bool given;   /* its year is stated */
} gn_since_base;
gn_since_base gn_inherit_since(const gn_work *w, const gn_statement *s);
/* The first month of the span that a change up to `last` has. */
int64_t gn_inherit_since_month(const gn_since_base *b, int64_t last);

/* Years that the text has counted (inherit_run.c). */
/* “2020年11月1日…，与2010年人口普查的4457万人相比”: taken in the same month of that year. */
void gn_inherit_census(const gn_work *w, const gn_statement *s, gn_span *span);
/* “十年增加50万人”, “比十年前”: the span that ends with the period spoken of. */
bool gn_inherit_run(const gn_work *w, const gn_statement *s, gn_span *out);
/* 近一年: the twelve months up to what the sentence or the text before the time at segment k is of, or the article's.
 */
void gn_inherit_last_year(const gn_work *w, const gn_statement *s, uint32_t k, gn_span *span);
/* “自2017年转型以来，截至6月底累计投入…”: from that year on. */
bool gn_inherit_since_deed(const gn_work *w, const gn_statement *s, gn_span *out);
/* “…十年增加50万人，占比由14%升至17%”: the one is of when the years began, the other of
 * their end. */
bool gn_inherit_run_end(const gn_work *w, const gn_statement *s, gn_span *out);
/* “十年增加50万人，增长2%”: still of those years. */
bool gn_inherit_goes_on_run(const gn_work *w, const gn_statement *s);

/* The figure's own span (inherit_span.c). */
/* “2018年、2019年及2020年，…分别为A、B、C”: the time of the member, as a segment; GN_NO_INDEX if there are not as many.
 */
uint32_t gn_inherit_listed_time(const gn_work *w, const gn_statement *s);
/* “2016—2020年，从A增长到B”: A is the first year's, B the last one's. */
void gn_inherit_one_end(const gn_work *w, const gn_statement *s, const gn_time *t, gn_span *p);
/* “2021—2027年，市场将以8%的复合增长率增至…”: where the years of the average end. */
bool gn_inherit_end_of_average(const gn_work *w, const gn_statement *s, gn_span *out);

/* One of the times that the period may be. The letter names it in features and weights: c a time in the clause, s one
 * in the sentence before, r one after the number, m that of the last statement, a one that the article spoke of, n the
 * article's month, e a list's, f one that the sentence goes on with; a capital the same from January on. */
enum { GN_MAX_TIMES = 12 };
typedef struct gn_moment {
    gn_span span;
    const gn_time *time; /* NULL for m, a, n */
    char kind;
    uint8_t use, nth, clauses; /* how many times lie between, how many clauses */
    bool semicolon, bracket;
    uint32_t seg;
} gn_moment;

/* The two years of the last statement (从2012年到2021年), where this one takes over its whole period; NULL: it does
 * not.
 */
const gn_time *gn_inherit_same_time(const gn_work *w, const gn_moment *m);
/* The candidate's span, parted or moved to what the figure itself is of. */
gn_span gn_inherit_adjust(const gn_work *w, const gn_statement *s, const gn_moment *m, gn_span span);

/* The candidates for a statement's period, and which of them the rules take. */
typedef struct gn_moments {
    gn_moment list[GN_MAX_TIMES];
    size_t n, rule;
    size_t day;         /* the first that is no more than a day of the sentence; GN_MAX_TIMES if there is none */
    bool any;           /* the sentence has a time before the number */
    bool chosen;        /* the rules have taken one */
    bool of_base;       /* a time dates a base of comparison, which is the statement's own number */
    bool ahead;         /* a forecast or target */
    bool keeps;         /* the indicator is a stock */
    bool stock;         /* and so is the figure: no change of it */
    bool net;           /* it comes after what was added to net */
    bool sure;          /* of what the rules have taken, the weights say nothing */
    gn_since_base from; /* what a change is counted from */
} gn_moments;

/* inherit_moment.c: fills them in; day, ahead, keeps, stock and from are set. */
void gn_inherit_moments(gn_work *w, const gn_statement *s, gn_moments *c);

/* inherit_fiscal.c: the months of the fiscal time at segment k (2021财年, 第四财季), where the article says on which
 * day a fiscal year or one of its quarters ends. */
bool gn_inherit_fiscal(const gn_work *w, uint32_t k, gn_span *out);
/* 截至9月30日止六个月的中期业绩: what the report at segment k covers has been said. */
bool gn_inherit_said_run(const gn_work *w, uint32_t k);

#endif
