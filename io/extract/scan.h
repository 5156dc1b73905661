/* Layer 2 of the extractor, scanner: one pass over clean text that finds numbers with units, times, areas,
 * organisations, cue words and names, by tries built from data/lexicon. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef SCAN_H
#define SCAN_H

#include "gnomon/gn_calendar.h"
#include "gnomon/gn_lexicon.h"
#include "gnomon/gn_observation.h"
#include "io/extract/clean.h"

typedef enum gn_token_kind {
    GN_TOKEN_QUANTITY, /* a number, with its unit if it has one: index into quantity[] */
    GN_TOKEN_PERIOD,   /* a time of a day or longer: index into period[] */
    GN_TOKEN_AREA,     /* index: entry of area.tsv (gn_lexicon_area) */
    GN_TOKEN_ORG,      /* index: entry of org.tsv (gn_lexicon_org); may contain an AREA token: 北京市统计局;
                          its entry is then only the suffix 统计局, and its name is the token's text */
    GN_TOKEN_CUE,      /* cue: gn_cue; index: entry of cue.tsv (gn_lexicon_cue) */
    GN_TOKEN_NAME,     /* a name with digits, no number: 5G, IPv6, 7nm, 12英寸晶圆, “双11”, GB/T 4754 */
    GN_TOKEN_ORDINAL,  /* 第三, 一是, （一）, 1., 其一, ①: rank or enumeration mark; cue: gn_ordinal */
    GN_TOKEN_SECTOR,   /* index: entry of sector.tsv (gn_lexicon_sector) */
    GN_TOKEN_KINDS
} gn_token_kind;

/* Classes of cue words; cue.tsv names them by the word in the second column. */
#define GN_CUE_LIST(X)                                                                                                              \
    X(NONE, "none") /* looks like a cue and is none (增长极): never a token, only stops shorter words */                         \
    X(UP, "up")     /* 增长 上升 提高 增加 扩大 回升 上涨 涨 增 升 (entry: noun/verb in column 3) */               \
    X(DOWN, "down") /* 下降 减少 回落 收窄 降低 下滑 萎缩 跌 降 减 */                                              \
    X(YOY, "yoy")   /* 同比 比上年同期 较去年同期 比上年 较上年 */                                                \
    X(POP, "pop")   /* 环比 比上月 较上季度 */                                                                             \
    X(CAGR, "cagr") /* 年均增长 复合增长率 CAGR 年均 两年平均 */                                                     \
    X(SHARE, "share")               /* 占 占比 比重 份额 市占率 */                                                        \
    X(CONTRIBUTION, "contribution") /* 拉动 贡献率 贡献 */                                                                   \
    X(MULTIPLE, "multiple")         /* 翻番 翻一番 (also a QUANTITY) */                                                        \
    X(LEVEL, "level")               /* 达 达到 为 实现 完成 累计 共 合计 是 有 约为 突破 */                      \
    X(RATE, "rate")                 /* nouns of a growth rate: 增速 增幅 增长率 涨幅 降幅 跌幅 */                      \
    X(FORECAST, "forecast")         /* 预计 预测 有望 将达 预期 料将 */                                                 \
    X(TARGET, "target")             /* 目标 力争 计划 规划 拟 争取 确保 */                                             \
    X(SOURCE, "source")             /* 发布 显示 公布 表示 指出 据 来自 数据显示 报告称 */                      \
    X(BOUND, "bound")     /* 约 近 超 超过 以上 … (also within QUANTITY.bound where they stand beside one) */              \
    X(FROM, "from")       /* 从 由 自 of “从…增长到…” */                                                             \
    X(TO, "to")           /* 增长到 提升至 升至 降至 增至 扩大到 */                                                  \
    X(COMPARE, "compare") /* 高于 低于 多于 快于 比 较 相比 相较于 */                                                \
    X(PART, "part")       /* 其中 */                                                                                              \
    X(RESPECTIVELY, "respectively") /* 分别 依次 */                                                                             \
    X(TOTAL, "total")               /* 总计 合计 共计 总量 */                                                               \
    X(AVERAGE, "average")           /* 平均 人均 户均 日均 月均 */                                                        \
    X(CUMULATIVE, "cumulative")     /* 累计 */                                                                                    \
    X(NEGATION, "negation")         /* 未 没有 不 不是 */                                                                     \
    X(FLAT, "flat")                 /* 持平 与上年持平 基本持平 */                                                       \
    X(LOSS, "loss")                 /* 亏损 净亏损 (a level below zero), 逆差 */                                             \
    X(RANK, "rank")                 /* 位居 排名 居 名列: a number after it is a rank */                                     \
    X(LIMIT, "limit")               /* 门槛 上限 不得 应当: a legal threshold */                                            \
    X(PLACE_SELF, "place_self") /* 全省 全市 我市 全国 我国 本市 全区: the article's own place; column 3 its level */ \
    X(CURRENCY, "currency")     /* 人民币 新台币 币种 before a number */                                                    \
    X(INVESTMENT, "investment") /* 投资 总投资 拟投资 注资 */                                                             \
    X(GUIDANCE, "guidance")     /* 指引 业绩预告: forecast by a company */

#define GN_CUE_ENUM(name, word) GN_CUE_##name,
typedef enum gn_cue { GN_CUE_LIST(GN_CUE_ENUM) GN_CUE_COUNT } gn_cue;
#undef GN_CUE_ENUM

typedef enum gn_ordinal {
    GN_ORDINAL_RANK, /* 第三, 第12位, 首位, 第一大, Top10 */
    GN_ORDINAL_ITEM  /* enumeration mark of the text itself: 1. （二） 三、 ① 一是 其二 */
} gn_ordinal;

typedef struct gn_token {
    uint32_t start, end; /* in the clean text */
    uint32_t index;      /* by kind, see above */
    uint8_t kind;        /* gn_token_kind */
    uint8_t cue;         /* of a CUE or an ORDINAL */
} gn_token;

/* ---- numbers with units --------------------------------------------------------------------------------------------
 */
enum gn_quantity_flag {
    GN_Q_UNIT = 1,          /* has a unit of its own or of its list; else a bare number */
    GN_Q_PERCENT = 2,       /* unit % (also 成, 分之, 半数) */
    GN_Q_POINTS = 4,        /* 个百分点, pp, 基点 */
    GN_Q_MULTIPLE = 8,      /* unit 倍 (also 翻番, 一倍) */
    GN_Q_FRACTION = 16,     /* 三分之一, 1/3, 半数, 过半 */
    GN_Q_TENTHS = 32,       /* 七成, 三成五 */
    GN_Q_RANGE = 64,        /* value_high is set */
    GN_Q_LIST_UNIT = 128,   /* unit or magnitude stated once at the list's end: this one takes it from there, and its
                               span is the number alone */
    GN_Q_SIGNED = 256,      /* a written + or - (or 负) before the number; value has the sign, the span the mark */
    GN_Q_CHINESE = 512,     /* written in Chinese numerals */
    GN_Q_DURATION = 1024,   /* unit of time: 年 个月 天 小时 分钟 … */
    GN_Q_COUNT_NOUN = 2048, /* unit is a measure word of counting (个 家 户 项 …) */
    GN_Q_MONEY = 4096,      /* unit is a currency, alone or per something */
    GN_Q_YEARLIKE = 8192,   /* bare integer 1900 to 2100 */
    GN_Q_BRACKET = 32768    /* stands alone in ( ): （+24.1%） */
};

/* A document that holds more is refused: 100 MB of reports have half as many, and every number takes up to 400 bytes.
 */
enum { GN_MOST_QUANTITIES = 8000000 };

typedef struct gn_quantity {
    double value, value_high;          /* magnitude applied; value_high NaN unless a range */
    double magnitude;                  /* 1, 1e4, 1e8 …: what value was multiplied by */
    uint32_t number_start, number_end; /* the (first) numeral without magnitude; number_end of a range: of the second */
    uint32_t unit_start, unit_end;     /* the unit as written, empty if none */
    uint32_t whole_start, whole_end;   /* with bound words on both sides: 约…左右, 超过…, …以上 */
    uint32_t list; /* 0, or a number that the members of one list share: 83、84、97小时; also of lists
                      in which each has its unit: 19.2%、3.1%和5% (“分别” lists) */
    uint32_t list_index, list_count;
    uint32_t unit;    /* entry of unit.tsv, 0: none (gn_lexicon_unit) */
    uint32_t per;     /* entry of the unit after “/” or “每”: 元/吨; else 0 */
    uint32_t flags;   /* gn_quantity_flag */
    uint8_t bound;    /* gn_bound: both sides taken together */
    uint8_t decimals; /* digits after the point as written */
} gn_quantity;

/* ---- times ---------------------------------------------------------------------------------------------------------
 */
/* How the year is given. */
typedef enum gn_year_mode {
    GN_YEAR_NONE,     /* 10月, 三季度, 上半年, 11月3日: the running year of the text, else by the anchor */
    GN_YEAR_GIVEN,    /* 2021年: `year` */
    GN_YEAR_RELATIVE, /* 今年 0, 去年 -1, 前年 -2, 明年 +1: `year` is the offset to the anchor's year */
    GN_YEAR_CONTEXT /* 同年 当年 0, 次年 +1, 上年 -1, 同期: `year` is the offset to the running year of the text */
} gn_year_mode;

/* What is meant within or around the year. */
typedef enum gn_part {
    GN_PART_YEAR,   /* the year, or years: year … year2 */
    GN_PART_MONTHS, /* first … last months of the year (1 to 12): months, quarters, halves, 前N月 */
    GN_PART_DAYS, /* first month/day to last month2/day2; first -1: Spring festival, -2: dragon boat, -3: mid-autumn */
    GN_PART_MONTH_OFFSET,   /* 本月 0, 上月 -1, 下月 +1 (当月: by context): `first` is the offset */
    GN_PART_QUARTER_OFFSET, /* 本季度 0, 上季度 -1 */
    GN_PART_DAY_OFFSET,     /* 今日 昨日 本周 上周 */
    GN_PART_LAST, /* 近/过去 N years, quarters or months, up to the anchor: `first` is N, `unit` 'A' 'Q' 'M' 'D' */
    GN_PART_NEXT, /* 未来 N years … */
    GN_PART_PLAN, /* “十四五”: year … year2 given */
    GN_PART_SAME, /* 同期, 当期, 此前: the months of the context's period, year by year_mode */
    GN_PART_NOW   /* 目前, 近日, 截至目前: the anchor */
} gn_part;

enum gn_period_flag {
    GN_P_POINT = 1,      /* 末, 底, 截至…: a point in time */
    GN_P_SINCE = 2,      /* 以来, 至今: from its beginning to the anchor */
    GN_P_UNTIL = 4,      /* 截至, 到, 至 before it */
    GN_P_YTD = 8,        /* 1—10月, 前三季度, 上半年 …: from January on */
    GN_P_SINGLE = 16,    /* 单季, 当月, 单月 */
    GN_P_BEGIN = 32,     /* 初, 年初 */
    GN_P_FISCAL = 64,    /* 财年, FY */
    GN_P_FORECAST = 256, /* 2023E */
    GN_P_DAY = 512,      /* names days, not months */
    GN_P_BEFORE = 1024,  /* 前, 之前, 以前: 2025年前 */
    GN_P_AFTER = 2048,   /* 后, 之后, 以后 */
    GN_P_DATELINE =
        4096, /* 【2023-08-10】, 11月19日电, （来源：11月3日 …: dates the article, is no period of a figure */
    GN_P_PLAN = 8192,      /* “十四五” */
    GN_P_COMPARED = 16384, /* a base of comparison stands before it or after it: 比2020年, 较上年末, 同期 */
    GN_P_NAMED = 32768,    /* within 《 》 or a plan's name: 《…（2021—2023年）》: not the figures' period */
    GN_P_NEAR = 65536,     /* 近日, 近期: about the anchor */
    GN_P_VAGUE = 131072,   /* 近年来: no stated number of years */
    GN_P_WITHIN = 262144,  /* 三年内: past or future as its sentence is */
    GN_P_REPORT = 524288,  /* 年报, 半年报: what it covers is over when it comes out */
    GN_P_FEAST = 1048576,  /* days by their name: 国庆, 双11, 春节 */
    GN_P_EVENT = 4194304,  /* of the name of a gathering (with GN_P_NAMED): 2022年世界电信大会 */
    GN_P_RUN = 2097152     /* 截至3月31日止年度: as many months as `unit` says, up to the one named */
};

typedef struct gn_time {
    int32_t year, year2; /* see gn_year_mode; year2 the last of a span of years, else equal to year */
    int16_t first, last; /* months 1 to 12, or the offset or count of the part */
    int8_t day, day2;    /* of GN_PART_DAYS */
    uint8_t year_mode, part;
    char unit;      /* of GN_PART_LAST and _NEXT; of GN_P_RUN a number */
    uint32_t flags; /* gn_period_flag */
} gn_time;

/* What a time is resolved against. */
typedef struct gn_time_context {
    gn_date anchor;  /* of the article, else of the report; year 0: none */
    int32_t year;    /* the running year of the text (of the last stated period); 0: none, the anchor's counts */
    gn_span running; /* months of the running period, for 同期; freq NONE: none */
} gn_time_context;

typedef struct gn_resolved {
    gn_span months;              /* freq NONE: cannot be resolved without a date */
    gn_date first_day, last_day; /* year 0 likewise */
} gn_resolved;

/* A time in its context. 10月 without any year: of the anchor's year, or of the year before if the month lies after the
 * anchor's (a report tells what was) unless `future` is set. Returns false if a date is needed and there is none. */
bool gn_time_resolve(const gn_time *t, const gn_time_context *context, bool future, gn_resolved *out);

/* ---- the whole -----------------------------------------------------------------------------------------------------
 */
typedef struct gn_scan {
    gn_token *token; /* [tokens] by start, then the longer first. Tokens do not cross; one may hold others */
    size_t tokens;
    gn_quantity *quantity;
    size_t quantities;
    gn_time *time;
    size_t times;
    bool fiscal; /* a time is of a fiscal year, or a run of months up to a day */
    /* capacities and work space; private */
    size_t token_cap, quantity_cap, time_cap;
    uint8_t *seen; /* areas that came up under their full name */
} gn_scan;

/* Scans all blocks of c into *s (zero-initialise before the first use; memory is used again). Tokens never reach over a
 * block's end or a table cell's. Linear time, allocation only to grow the arrays. Returns GN_OK, GN_E_NOMEM.
 * Thread-safe for different s. */
GN_MUST_USE gn_status gn_scan_text(const gn_lexicon *lexicon, const gn_clean *c, gn_scan *s, gn_err *err);
void gn_scan_free(gn_scan *s);

/* The unit to report: as in the lexicon, of a compound (元/吨) as it is written; not 0-terminated, *len bytes, 0 for
 * none. Lives as long as lexicon and c. */
const char *gn_quantity_unit(const gn_lexicon *lexicon, const gn_clean *c, const gn_quantity *q, size_t *len);

#endif
