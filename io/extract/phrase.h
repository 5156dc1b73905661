/* Words that shape indicators: what is dropped at a phrase's ends, nouns that name a measure, verbs that become one. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PHRASE_H
#define PHRASE_H

#include "gnomon/gn_lexicon.h"

/* Roles of data/lexicon/phrase.tsv. */
enum gn_phrase_role {
    GN_PHRASE_LEAD = 1,  /* dropped at the beginning */
    GN_PHRASE_TAIL = 2,  /* dropped at the end */
    GN_PHRASE_HEAD = 4,  /* names a measure by itself: 收入, 产量, 零售额 */
    GN_PHRASE_STOCK = 8, /* such a measure is a stock: 用户数, 余额, 装机容量 */
    GN_PHRASE_RATE = 16, /* such a measure is a rate whose change is in points: 率, 占比, 比重 */
    GN_PHRASE_VERB = 32, /* before its object: 建成, 生产; the second column may name the noun it becomes: 产量 */
    GN_PHRASE_FIRM = 64, /* a measure of companies: 营收, 归母净利润, 毛利率 */
    GN_PHRASE_BREAK = 128,   /* a verb or adverb at which a subject ends: 继续, 位列, 持有 */
    GN_PHRASE_GROUP = 256,   /* stands for a company that was named: 公司, 集团, 该行 */
    GN_PHRASE_PAIR = 1024,   /* stands for two: 产销 is 产量|销量 */
    GN_PHRASE_WHOLE = 2048,  /* a head that needs not be told of what: GDP, 城镇化率 */
    GN_PHRASE_VAGUE = 4096,  /* says nothing by itself of what is measured: 基础, 目标, 区间 */
    GN_PHRASE_NAME = 8192,   /* a company of org.tsv: kept as it is, whatever it ends in (隆基股份, 三星显示) */
    GN_PHRASE_AFTER = 16384, /* dropped behind the noun of a measure only: 一般, 能, 长期 */
    GN_PHRASE_CAUSE = 32768, /* makes what stands behind it move: 导致, 带动 */
    GN_PHRASE_KEEP = 512     /* begins or ends like one that is dropped, and is not: 从业, 完成率 */
};

typedef struct gn_phrases gn_phrases;

GN_MUST_USE gn_status gn_phrases_new(const gn_lexicon *lexicon, gn_phrases **out, gn_err *err);
void gn_phrases_free(gn_phrases *p);
/* Those of the lexicon, which made them when it was read. */
const gn_phrases *gn_lexicon_phrases(const gn_lexicon *l);

/* Roles of text[0..len) as a whole word, 0 if it has none; *noun (may be NULL) is the second column or "". */
unsigned gn_phrases_find(const gn_phrases *p, const char *text, size_t len, const char **noun);
/* The longest word with one of `roles` at the beginning (or the end) of text[0..len): its length, 0 if none. */
size_t gn_phrases_prefix(const gn_phrases *p, const char *text, size_t len, unsigned roles, const char **noun);
size_t gn_phrases_suffix(const gn_phrases *p, const char *text, size_t len, unsigned roles);
/* The same, none if a longer word has no other roles than some of `rivals`; all roles of the word go to *found, which
 * is left alone if there is none. */
size_t gn_phrases_prefix_of(const gn_phrases *p, const char *text, size_t len, unsigned roles, unsigned rivals,
                            unsigned *found);
size_t gn_phrases_suffix_of(const gn_phrases *p, const char *text, size_t len, unsigned roles, unsigned rivals,
                            unsigned *found);
/* The roles that words at the end of text[0..len) may have: what it lacks, none of them has. */
unsigned gn_phrases_may_end(const gn_phrases *p, const char *text, size_t len);
/* Where the subject that text[0..len) begins with ends: before the first verb or adverb behind its first character; len
 * if there is none. A verb within a noun (覆盖率, 交付量) does not count. Linear. */
size_t gn_phrases_break(const gn_phrases *p, const char *text, size_t len);

/* Where the last verb of cause begins that has an object behind it, and its length; len and 0 if there is none (导致的
 * tells of what). Linear. */
size_t gn_phrases_cause(const gn_phrases *p, const char *text, size_t len, size_t *verb);

#endif
