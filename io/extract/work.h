/* What layers 4 and 5 share while one document is extracted. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef WORK_H
#define WORK_H

#include "gnomon/gn_extract.h"
#include "io/extract/firm_names.h"
#include "io/extract/lexicon.h"
#include "io/extract/model.h"
#include "io/extract/phrase.h"
#include "io/extract/structure.h"
#include "io/extract/words.h"

#include <string.h>

/* A short text that is put together: indicators, subjects. Longer ones are cut at a whole character. */
enum { GN_LABEL_SIZE = 240 };
typedef struct gn_label {
    char s[GN_LABEL_SIZE];
    size_t n;
} gn_label;

static inline void gn_label_clear(gn_label *l)
{
    l->n = 0;
    l->s[0] = '\0';
}
/* The same as an assignment, without the bytes behind the text. */
void gn_label_copy(gn_label *to, const gn_label *from);
void gn_label_add(gn_label *l, const char *s, size_t n);
void gn_label_front(gn_label *l, const char *s, size_t n); /* before what it holds */
void gn_label_drop(gn_label *l, size_t from, size_t n);
/* Whether it ends in s; nothing ends in an empty text. */
static inline bool gn_label_ends(const gn_label *l, const char *s)
{
    const size_t n = strlen(s);
    return n && l->n >= n && l->s[l->n - 1] == s[n - 1] && memcmp(l->s + l->n - n, s, n) == 0;
}
size_t gn_label_chars(const gn_label *l);

/* The wide characters of a text as a set that may hold more than it should: what it lacks is not in the text, and most
 * words that are looked for are not. */
typedef uint64_t gn_charset;
static inline gn_charset gn_charset_at(const char *s)
{
    return UINT64_C(1) << (((unsigned char)s[1] * 5u + (unsigned char)s[2]) & 63u);
}
/* The same of a character constant. */
#define GN_CHARSET_BIT(c) (UINT64_C(1) << (((0x80u | (((c) >> 6) & 63u)) * 5u + (0x80u | ((c)&63u))) & 63u))
static inline gn_charset gn_charset_of(const char *s, size_t n)
{
    gn_charset set = 0;
    for (size_t i = 0; i + 2 < n;) {
        if ((unsigned char)s[i] < 0xE0) {
            i++;
            continue;
        }
        set |= gn_charset_at(s + i);
        i += 3;
    }
    return set;
}
/* The code point of a wide character of three bytes. */
static inline uint32_t gn_wide(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    return (u[0] & 15u) << 12 | (u[1] & 63u) << 6 | (u[2] & 63u);
}
/* The bit of a word's first two characters. */
static inline gn_charset gn_charset_of_word(const char *word, size_t len)
{
    return gn_charset_of(word, len < 6 ? len : 6);
}
/* Whether s[0..n), whose characters are in `set`, holds the word, which has three bytes or more. */
static inline bool gn_holds(gn_charset set, const char *s, size_t n, const char *word)
{
    const size_t len = strlen(word);
    return !(gn_charset_of_word(word, len) & ~set) && gn_find(s, n, word, len);
}

/* What later sentences take over from earlier ones. */
enum { GN_NAMES_KEPT = 8, GN_LIST_KEPT = 12, GN_UNITS_KEPT = 4, GN_RECENT_KEPT = 4, GN_FULL_KEPT = 8 };
/* What the members of a list of figures were: “分别为A、B和C，同比分别增长…” */
typedef struct gn_list {
    uint32_t number, count, sentence;
    gn_label indicator[GN_LIST_KEPT];
    gn_span period[GN_LIST_KEPT];
    uint32_t area[GN_LIST_KEPT];
    uint8_t status;
} gn_list;

/* A piece of the clean text. */
typedef struct gn_said {
    uint32_t start, bytes;
} gn_said;

typedef struct gn_memory {
    gn_label indicator; /* of the last statement, resolved, without 增速 and the like */
    gn_label entity;    /* the same without the noun that names the measure */
    gn_label share_of;  /* the total that the last share is of, empty: not said */
    gn_label parent;    /* indicator of the last sentence's main statement, for 其中 */
    gn_label whole;     /* the first indicator of the article, which 分地区看 parts */
    gn_label main_part; /* the first indicator of the last paragraph that began with one of its own, `main_block` */
    uint32_t main_block;
    gn_label topic;    /* noun of a measure that an introducing clause names: 从产量看 */
    gn_label company;  /* subject that company figures belong to */
    gn_span last_span; /* period and place of the last statement, as it has them */
    const gn_time *last_time;
    uint32_t last_area;
    bool looked_aside; /* the last statement looked aside at the whole: 同期全国下降10.8% */
    uint32_t last_sentence;
    gn_label last_areas;
    uint32_t told_area[GN_NAMES_KEPT], told_count, told_sentence; /* of the sentence's amounts, one after the other */
    gn_label body;                                                /* the park that was named last */
    uint32_t body_block;
    gn_label that;    /* what 该业务, 该产品 of the sentence that is being read stands for; empty: nothing */
    gn_label project; /* the project, base or works that was named last */
    uint32_t project_block, project_sentence;
    uint32_t project_area, project_area_block; /* where one was begun or signed, and the paragraph that says so */
    uint32_t site, site_block, site_article;   /* the place that a firm's project was agreed for, and where */
    bool project_headline;                     /* of the headline above, which the next paragraph is about */
    uint32_t company_block;                    /* where it was named last, as what a sentence is about */
    uint32_t results_block; /* the paragraph in which a company tells of its own results; GN_NO_INDEX */
    gn_label results;       /* ... which one */
    bool company_sure;      /* `company` is one, not just somebody who does something */
    bool section;           /* the article at hand is a section of a larger one */
    gn_label main_about;    /* the company that the article with its sections is about, empty: none */
    gn_label about;         /* ... or the section at hand */
    uint32_t list_number;   /* of the last list of numbers, and what its first member was decided to be */
    bool list_taken;
    uint8_t list_measure, list_status;
    gn_span flow;       /* the last period that is no point in time */
    bool point;         /* `period` is a point in time */
    gn_span point_span; /* the last point in time */
    uint32_t goals_block;
    bool plan;           /* the article speaks of a plan: 《…规划》 */
    uint32_t plan_block; /* where */
    uint8_t last_kind;
    uint8_t level;            /* of the headline that the sections below belong to */
    bool dated;               /* the article began with its date; headlines within only divide it */
    uint32_t block, sentence; /* that is being read */
    gn_span main_period;      /* that the article's lead states */
    bool main_point;          /* ... a point in time */
    bool main_unsaid;         /* ... whose year the text left out */
    int32_t headed_year;      /* that the last headline names, whole: of 全年, 上半年 without one; 0 none */
    bool main_borrowed;       /* they are those of the article that this is a numbered item of */
    gn_span block_period;     /* the first one that a paragraph's figures had, in `period_block` */
    uint32_t period_block;
    bool goals; /* a headline or lead-in announces targets */
    bool tasks; /* ... what an office is going to do, in `tasks_block` */
    uint32_t tasks_block;
    uint32_t topic_sentence;      /* where */
    uint32_t moved_sentence;      /* the same where it has no figures and says that this moves */
    gn_label trade;               /* that all figures of the paragraph were of so far: 通信设备制造业 */
    uint32_t trade_block;         /* where */
    gn_label title;               /* of the film, play or game that a clause ends in: 第一的是《某某》 */
    uint32_t title_block;         /* where */
    gn_label full[GN_UNITS_KEPT]; /* the last indicators that had their full names, one for each unit */
    uint32_t full_unit[GN_UNITS_KEPT];
    uint32_t full_next;
    gn_label members; /* an enumeration before 分别 of which not all have had their numbers */
    uint32_t members_next, members_count, members_sentence, members_list;
    gn_label subject;          /* who or what the sentence or its last clause without figures is about */
    gn_label earlier, opening; /* ... the sentence before in the same block, the block's first sentence */
    uint32_t subject_block;
    uint32_t subject_sentence; /* whose clause without figures named `subject`, else GN_NO_INDEX */
    uint32_t
        intro_block; /* a paragraph that only says of when the ones below are (三季报显示：), or the last of these */
    uint32_t due, due_last; /* so many sentences up to due_last have subjects that are found once they are needed */
    bool due_opens;         /* ... the first of them begins a block */
    gn_label owner;         /* what the last indicator had in front that was not its own */
    uint32_t owner_block;
    uint32_t turn_sentence;          /* begins with another company than the one before it was about */
    gn_label market;                 /* what the article's first figures of shipments or sales are of: 智能手机 */
    gn_label market_left;            /* ... before the article turned to other goods (在平板电脑方面) */
    uint32_t market_turn;            /* ... and the end of the sentence in which it did, a segment */
    gn_label market_whole;           /* ... while a sentence tells the firms of a part of it (其中华为份额), */
    uint32_t market_part_sentence;   /* ... the last such one */
    bool market_loose;               /* ... named in words only so far */
    gn_label market_noun;            /* ... and the noun of their measure */
    uint32_t revenue_block;          /* where it was told */
    gn_label revenue_of;             /* whose sales in money a research house counts: DRAM, of DRAM总产值 */
    uint32_t market_seg;             /* the number that last told of the market as a whole */
    uint32_t market_area;            /* its place, entry of area.tsv; 0: not known */
    gn_label theme;                  /* industry, market or the like that the article's headline is about */
    gn_label recent[GN_RECENT_KEPT]; /* the last amounts of the block, the last `recent_own` of them of the sentence */
    uint32_t recent_count, recent_own, recent_sentence, recent_block;
    uint32_t recent_clause, recent_first, recent_turn; /* the clause that speaks of them in turn, and where it is */
    gn_label owners; /* whose the figures of `owners_list` are, as a list with their noun; empty: not so */
    uint32_t owners_list;
    gn_label before_list; /* the indicator before the list that is being read */
    gn_label lines_noun;  /* what a list by short lines ranks */
    gn_span lines_span;   /* ... its time, the segment of its place, its next line */
    uint32_t lines_place, lines_next;
    gn_label held; /* the firm whose shares were spoken of last */
    uint32_t held_block;
    gn_label listed; /* the names of the sentence's last list of figures with their noun, for 合计占 */
    uint32_t listed_sentence;
    gn_label several; /* that a list of the sentence has given each a figure, for 三家合计 */
    uint32_t several_sentence;
    gn_label counted; /* what was counted last by a measure word, and this */
    uint32_t counted_unit;
    gn_label outer;        /* the indicator before the bracket that is being read */
    uint32_t outer_clause; /* that bracket's clause + 1; 0: none */
    uint32_t parent_unit;  /* of the statement that `parent` names */
    uint32_t last_block;
    uint32_t from_seg; /* the last number after 从 or 由, and its measure */
    uint8_t from_measure;
    uint32_t unit;          /* of the last statement */
    uint8_t status;         /* of the last statement */
    uint8_t measure;        /* of the last statement */
    uint32_t said_seg;      /* the last statement's number, what it was and its sign */
    uint32_t rate_sentence; /* the sentence whose figures are rates of growth that it has told of */
    uint8_t said_measure;
    int8_t said_sign;
    bool said_base;            /* it was what others are compared with */
    bool bracket;              /* the last statement stood in a bracket */
    gn_span period;            /* of the last statement that has one */
    gn_span item, item_before; /* what the first statements of this and the last ；-part of the sentence have */
    bool item_day;             /* that is no more than a day: 截至9月1日 */
    uint32_t item_clause, item_sentence; /* where this part begins */
    gn_span begun;                       /* the first statement's, if that is a month; else freq NONE */
    bool has_begun;                      /* there was one */
    gn_span seen;                        /* the last time stated at all */
    uint32_t now_block;                  /* the paragraph that tells of what is so 目前 */
    gn_span month;                       /* the last single month that a figure was of; freq NONE: none */
    struct {                             /* how these were before a bracket that has a time of its own */
        gn_span period, flow, point_span, item;
        int32_t year;
        bool point, kept;
    } around;
    gn_span reported; /* of reports that `reported_sentence` says to be out, behind its figures */
    uint32_t reported_sentence;
    gn_span titled; /* in the name of a report that the paragraph names: 《…2021上半年跟踪》 */
    uint32_t titled_block;
    gn_span average; /* of the last average growth, in `average_sentence` */
    uint32_t average_sentence;
    struct { /* when the last rise whose beginning is dated (由2015年的3万增至2020年的5万) begins and ends */
        gn_span from, to;
        uint32_t seg; /* its last number; GN_NO_INDEX: none */
    } ends;
    gn_span run; /* 十年 of 十年增加, in `run_sentence` */
    uint32_t run_sentence;
    gn_span years;   /* three and more years that the article's prospectus reports on, as 报告期; freq NONE: none */
    bool prospectus; /* the article speaks of one */
    gn_span main_of_aside; /* the period that a remark of this sentence (其中9月当月…) is within; freq NONE: none */
    gn_span past;          /* the last period that is no time to come */
    gn_span head;          /* the earliest period of the sentence that is being read */
    uint32_t head_sentence;
    gn_span plan_span; /* of the last plan that was named */
    int32_t year;      /* running year */
    struct {
        uint32_t start, bytes;   /* in the clean text */
    } short_name[GN_NAMES_KEPT]; /* of companies, that begin with places: (以下简称“滁州捷泰”) */
    uint32_t short_names;        /* so many were given; the last ones are kept */
    uint32_t area;               /* entry of the last place that was a subject; 0 none */
    uint32_t main_area;          /* of the article */
    uint32_t kept_area;          /* ... of the article before, which a subheading may only divide */
    bool headed;                 /* ... and a headline names it */
    uint32_t home_area;          /* ... of the article that this is a section or item of, where that is on one place */
    uint32_t area_block;         /* where `area` was named */
    uint32_t area_sentence;      /* ... the sentence */
    uint32_t block_area;         /* the first place of that paragraph */
    uint32_t block_area_sentence;
    uint32_t parted_sentence; /* told of several places one after the other, or of 其中 some; GN_NO_INDEX: none */
    int main_share;           /* tenths of the article's places that are main_area */
    uint32_t abroad;          /* the country or larger place, not China, that the article names most; 0 none */
    int abroad_share;         /* ... which part of all such places, in tenths */
    uint8_t world_headed;     /* ... a bit for each rank of the headlines above that are on the world */
    int firms;                /* how often the article names companies */
    uint32_t whole_area;      /* before the text parted its matter by places; 0: it has not */
    bool self;                /* the article says 全省, 我市 and the like */
    gn_label source;          /* the organisation that is credited */
    gn_label lead_source;     /* ... by the lead, before any other */
    uint32_t source_block, source_sentence;       /* where `source` was credited */
    bool source_title;                            /* it is a report, whose house is not named */
    bool source_research, lead_research;          /* a research house is credited, in the lead */
    uint32_t in_full[GN_FULL_KEPT], in_full_next; /* houses that the article has called by their full names */
    uint32_t province; /* last province or city named in the document, for 全省 and 全市 */
    bool article_yoy;  /* the article has spoken of 同比 */
    gn_span said_span; /* the time of the last statement, a base too */
    gn_span foretold;  /* the last forecast's time, and its sentence */
    uint32_t foretold_sentence;
    /* What the last growth and the last change of the paragraph were counted from: months since the end of last year or
     * another point in time, beginning with `since_first`; and their sentences. */
    bool growth_since, change_since;
    bool growth_other; /* the last growth is on another year than the one before: 比2019年同期 */
    uint32_t growth_sentence, change_sentence, grown_sentence /* on the year before */;
    int64_t since_first;
    uint8_t bracket_measure; /* of the last percentage in a bracket behind an amount, and its sentence */
    uint32_t bracket_sentence;
    uint32_t yoy_block; /* the last paragraph that has spoken of 同比 so far */
    uint32_t pop_block; /* the paragraph that looks at growth on the month before from some clause on: 从环比看 */
    uint32_t national_block; /* the paragraph that an office of the country tells without a place, or that begins with
                                全国 */
    bool no_area;            /* the last statement was a company's own figure */
    gn_list list, filling;   /* the last list of figures, and the one that is being read: only of what was accepted */
    gn_label line;           /* the business, product or market that the headline above names; empty: none */
    gn_label entry;          /* ... or the number and title that a paragraph begins with, in `entry_block` */
    gn_label reporter;       /* the company whose results the article and its sections tell */
    uint32_t entry_block;
    gn_label funds; /* whose money was told in all (到位资金); what it is made of follows */
    bool funds_told;
    gn_said line_here, line_before; /* ... that this sentence, and those before it in `line_block`, name last */
    uint32_t line_block;
    uint8_t line_level, reporter_level; /* of the headlines that named them */
    gn_span reporter_span;              /* the months that the reporter's first result is of */
    gn_span chapter[8];                 /* the lead's months of the article, [0], and of its sections by their rank */
} gn_memory;

/* How a candidate was chosen among several: its kind, and how far the next one's score was behind. */
typedef struct gn_choice {
    char kind;      /* 0: there was none */
    uint8_t likely; /* of an indicator: how much of it is expected to be right, in tenths */
    int32_t margin; /* in GN_ONE */
} gn_choice;

/* What no score is: GN_CHOICE_LEAST, to begin with. */
enum { GN_CHOICE_LEAST = INT32_MIN / 2 };
static inline void gn_choice_see(int32_t score, int32_t *most, gn_choice *c)
{
    if (score > *most) {
        c->margin = score - *most;
        *most = score;
    } else if (*most - score < c->margin)
        c->margin = *most - score;
}

/* One number that may be a statement. */
typedef struct gn_statement {
    uint32_t seg;      /* its own */
    uint32_t list_seg; /* of the first member of its list, else seg */
    uint32_t clause, sentence, block;
    uint32_t from;      /* first segment of its left part: the clause's beginning or after the number before */
    uint32_t predicate; /* [predicate, list_seg): the verbs and adverbs right before the number */
    uint32_t np_end;    /* [from, np_end): where its noun phrase may stand */
    uint64_t near;      /* cues of the predicate, bits by gn_cue */
    uint64_t left;      /* cues of the whole left part */
    uint64_t before;    /* cues of the sentence before the left part */
    uint64_t right;     /* cues right after it */
    uint32_t previous;  /* segment of the number before it in the clause or around the bracket; GN_NO_INDEX */
    uint8_t nearest;    /* the growth or share cue next to it */
    bool flow;          /* 完成, 实现, 新增 before it */
    bool base_since;    /* the clause before compares with the end of last year */
    bool base_kept;     /* counted from the point in time that the growth or change before it is counted from */
    bool bracket;       /* stands in a bracket with nothing before it */
    bool other_side;    /* of what is compared with only: 低于全国11.8%的增速 */
    bool of_parent;     /* its indicator is part of the parent's */
    bool linked;        /* tells more of the statement before it: growth, share, change */
    bool own_np;        /* the indicator is its own clause's, not taken over */
    bool after_np;      /* ... and stands after the number */
    bool firm;          /* the indicator is a company's */
    bool aim;           /* an aim that was reached: 完成2万个目标 */
    bool given;         /* money that somebody gives to whom the indicator names: 向甲公司提供2亿元补贴 */
    bool falls;         /* the words around its bracket say that it is a decrease */
    const char *rule;
    gn_choice chose_indicator, chose_period, chose_area;
    float score, confidence; /* of being a statement; of the whole reading */
    gn_measure measure;
    gn_outcome status;
    int sign; /* -1 for a decrease */
    gn_span period;
    gn_span whole;       /* the time as stated, of which `period` may be one end or member */
    const gn_time *time; /* NULL: taken over */
    gn_kind kind;
    bool period_explicit;
    bool meant;     /* what is only to be, whatever the weights say */
    uint32_t area;  /* entry of area.tsv */
    gn_label areas; /* several places as one text; empty: `area` */
    gn_label indicator, of, source;
    uint32_t unit;      /* of a table's heading, entry of unit.tsv; 0: the number's own */
    gn_label unit_name; /* a compound one of a heading: 元/吨; empty: the unit's */
    double scale;       /* of a table's heading, else 1 */
} gn_statement;

/* The pairs of wide characters that stand beside each other in a sentence, as a set of bits that may hold more than it
 * should: a word whose first pair it lacks is not in the sentence, and nearly all words that are looked for are not.
 * A pair's hash has its byte, then its bit in that: weights are learnt of names whose pairs have a byte that is not 0.
 */
enum { GN_PAIR_BYTES = 1 << 11 };
static inline uint32_t gn_pair_hash(const char *s)
{
    uint32_t one, two;
    memcpy(&one, s, sizeof one);
    memcpy(&two, s + 2, sizeof two);
    return (one * 0x9E3779B1u ^ two * 0x85EBCA6Bu) >> 18;
}

/* The same of single characters, the ASCII ones too. */
enum { GN_CHAR_WORDS = 64 };
static inline uint32_t gn_char_bit(const char *s)
{
    const unsigned char *u = (const unsigned char *)s;
    return u[0] < 0xE0 ? u[0] : (u[1] & 63u) << 6 | (u[2] & 63u);
}

/* Noun phrases that were put together last (gn_np_parse), by their segments: several rules ask for the same ones. Only
 * such as have nothing in them that the memory knows. */
enum { GN_PARSED = 4 };
typedef struct gn_parsed {
    uint32_t clause, first, last; /* all 0 at first: of no segments, an empty phrase */
    gn_label out, subject, of;
} gn_parsed;
typedef struct gn_parses {
    gn_parsed kept[GN_PARSED];
    uint32_t next;
} gn_parses;

/* Texts of the lexicon and names of rules that were put among the observations' strings last, by where they are. */
enum { GN_INTERNED_BITS = 7 };
typedef struct gn_interned {
    const char *text;
    gn_str str;
} gn_interned;

typedef struct gn_work {
    const gn_lexicon *lexicon;
    const gn_phrases *phrases;
    const gn_model *model;
    gn_remembered *remembered; /* of the model */
    gn_parses *parses;
    const gn_clean *clean;
    const gn_scan *scan;
    const gn_structure *structure;
    const gn_firm_names *firms;
    const char *plain;          /* the document's text in simplified characters if it has others, else NULL */
    struct gn_written *forms;   /* of such a document, else NULL */
    struct gn_written *written; /* the same, of an article that has others, else NULL */
    size_t first_name, names;   /* of the article's own */
    gn_date date;               /* of the report */
    gn_memory memory;
    float late_most;    /* gn_evidence_most() of the model */
    gn_buf *candidates; /* described there for the trainer, NULL unless asked for */
    size_t undated;
    size_t counted; /* bytes of the document whose line ends are counted in `line` */
    uint32_t line;
    uint32_t placed; /* the sentence + 1 whose place in the document is known, 0: none */
    uint64_t sentence_start, sentence_end;
    gn_str sentence_text; /* of it, 0: not known yet */
    gn_interned interned[1 << GN_INTERNED_BITS];
    uint32_t china, world;         /* entries of area.tsv */
    uint64_t chars[GN_CHAR_WORDS]; /* of the sentence that is being read */
    uint8_t pairs[GN_PAIR_BYTES];
    uint32_t kinds; /* of its segments, bits by gn_seg_kind */
    uint64_t cues;  /* ... bits by gn_cue */
} gn_work;

/* Whether the sentence that is being read has segments of that kind, one of these cues: most rules look for what it has
 * not, and need not go through it. */
static inline bool gn_may_have(const gn_work *w, gn_seg_kind kind)
{
    return w->kinds >> kind & 1;
}
static inline bool gn_may_cue(const gn_work *w, uint64_t cues)
{
    return (w->cues & cues) != 0;
}

/* Segments that are looked back at most: what is farther away is no context, and time stays linear. */
enum { GN_LOOK_BACK = 400 };

static inline const gn_quantity *gn_work_quantity(const gn_work *w, uint32_t seg)
{
    return &w->scan->quantity[w->structure->seg[seg].index];
}
static inline uint32_t gn_look_back(uint32_t from, uint32_t begin)
{
    return from - begin > GN_LOOK_BACK ? from - GN_LOOK_BACK : begin;
}
static inline const char *gn_work_text(const gn_work *w, uint32_t seg)
{
    return w->clean->text + w->structure->seg[seg].start;
}
static inline size_t gn_work_len(const gn_work *w, uint32_t seg)
{
    return w->structure->seg[seg].end - w->structure->seg[seg].start;
}
static inline bool gn_work_company(const gn_work *w, const gn_seg *g)
{
    return g->kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, g->index)->company;
}
/* The bytes of the company's name that s[0..n) begins with (or ends in), by the lexicon or the article; 0: none. */
static inline size_t gn_work_name(const gn_work *w, const char *s, size_t n, bool end)
{
    size_t most = end ? gn_phrases_suffix(w->phrases, s, n, GN_PHRASE_NAME)
                      : gn_phrases_prefix(w->phrases, s, n, GN_PHRASE_NAME, NULL);
    for (size_t i = 0; i < w->names; i++) {
        const gn_firm_name *name = &w->firms->name[w->first_name + i];
        if (name->len > most && name->len <= n &&
            memcmp(end ? s + n - name->len : s, w->clean->text + name->start, name->len) == 0)
            most = name->len;
    }
    return most;
}
static inline bool gn_work_names_firm(const gn_work *w, const gn_label *l)
{
    return l->n && gn_work_name(w, l->s, l->n, false) == l->n;
}
/* A number that may be a figure, not how long something took: 连续四个季度 */
static inline bool gn_work_figure(const gn_work *w, uint32_t seg)
{
    return w->structure->seg[seg].kind == GN_SEG_QUANTITY && !(gn_work_quantity(w, seg)->flags & GN_Q_DURATION);
}
/* The segment's text begins with the word, ends with it. */
static inline bool gn_seg_begins(const gn_work *w, const gn_seg *g, const char *word)
{
    const size_t n = strlen(word);
    return g->end - g->start >= n && memcmp(w->clean->text + g->start, word, n) == 0;
}
static inline bool gn_seg_ends(const gn_work *w, const gn_seg *g, const char *word)
{
    const size_t n = strlen(word);
    return g->end - g->start >= n && memcmp(w->clean->text + g->end - n, word, n) == 0;
}
/* A project that this paragraph has named, or the headline above it. */
static inline bool gn_project_known(const gn_memory *m, uint32_t block)
{
    return m->project_block == block ||
           (m->project_headline && m->project_block != GN_NO_INDEX && m->project_block + 1 == block);
}

/* Whether the sentence that is being read may hold the word: no if it surely does not. */
static inline bool gn_may_say(const gn_work *w, const char *word)
{
    const bool pair = strlen(word) >= 6 && (unsigned char)word[0] >= 0xE0 && (unsigned char)word[3] >= 0xE0;
    const uint32_t bit = pair ? gn_pair_hash(word) : gn_char_bit(word);
    return pair ? w->pairs[bit >> 3] >> (bit & 7) & 1 : w->chars[bit >> 6] >> (bit & 63) & 1;
}
/* Whether segment k, of the sentence that is being read, holds the word. */
static inline bool gn_seg_says(const gn_work *w, uint32_t k, const char *word)
{
    return gn_may_say(w, word) && gn_find(gn_work_text(w, k), gn_work_len(w, k), word, strlen(word)) != NULL;
}
#define GN_CUE_BIT(c) (UINT64_C(1) << (GN_CUE_##c))

/* The last list, where the number is a member of one as long in the same sentence; NULL if not. */
static inline const gn_list *gn_work_list(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_list *l = w->memory.filling.number == q->list ? &w->memory.list : &w->memory.filling;
    return q->list_count > 1 && l->count == q->list_count && l->sentence == s->sentence && q->list_index < GN_LIST_KEPT
               ? l
               : NULL;
}

/* statement.c: what stands around a number. */
void gn_statement_parse(const gn_work *w, uint32_t seg, gn_statement *s);

/* statement_accept.c: whether it is a statement. */
/* “收入超千亿元的企业达10家”, “打造3个产值超千亿元的集群”: by what those are known that the clause counts. */
bool gn_statement_known_by(const gn_work *w, uint32_t seg);
/* “完成销售目标的门店占三成”: the aim at segment k says which ones are counted. */
bool gn_statement_names_reached(const gn_work *w, uint32_t k);
/* 五年 of 五年复合增长率: no statement whatever the weights say. */
bool gn_statement_never(const gn_work *w, uint32_t seg);
/* “税收1000万元以上企业8家”, “50亿元项目2个”, “10亿元以上9家”: how large those are that the next figure counts; `*end`
 * is the segment behind their noun. */
bool gn_statement_threshold(const gn_work *w, uint32_t seg, uint32_t *end);
bool gn_statement_accept(const gn_work *w, const gn_statement *s);
/* The same before the indicator is known: no if it surely is none. */
bool gn_statement_may_accept(const gn_work *w, const gn_statement *s);

/* statement_measure.c, statement_growth.c: what it is, its sign and the rule's name. */
void gn_statement_measure(const gn_work *w, gn_statement *s);
/* Takes a measure that the model chose: sign and the rule's name follow. */
void gn_statement_set_measure(const gn_work *w, gn_statement *s, gn_measure measure);
/* 粗钢减产50万吨, 焦炭增产3%: of its output. */
bool gn_statement_yields(const gn_work *w, const gn_statement *s);
/* 涨价4%, 降价5%: growth of a price on the one before. */
bool gn_statement_reprices(const gn_work *w, const gn_statement *s);
/* 以每年15%的幅度下降, 正以每周新增1万个的速度增长: the number says how fast, and what moves so goes up or down. */
typedef enum gn_pace { GN_PACE_NONE, GN_PACE_UP, GN_PACE_DOWN } gn_pace;
gn_pace gn_statement_pace(const gn_work *w, const gn_statement *s);
/* 出现16.1%的显著下滑: the movement that the number is of ends its clause. */
gn_pace gn_statement_moves_behind(const gn_work *w, const gn_statement *s);
/* 上映16天, 开售两小时: for how long something has been out; bytes of the verb before the duration at segment k, 0 if
 * there is none (statement_accept.c). */
size_t gn_statement_out_for(const gn_work *w, uint32_t k);
/* 比2020年的6.4亿元: what is compared with (statement_measure.c). */
bool gn_statement_of_base(const gn_work *w, const gn_statement *s);
/* 同环比增长73%和20%, 同比、环比分别增长…: the base of each of two figures; GN_MEASURE_COUNT where one is named. */
gn_measure gn_statement_two_bases(const gn_work *w, const gn_statement *s);

/* statement_plan.c: “主要任务” as a headline, “今年重点做好以下工作：”: what stands below is what an office means to
 * do. */
void gn_statement_note_tasks(gn_work *w, uint32_t number);
/* statement_base.c: “由5月初的2900元降到7月的2500元，降幅14%”: the months from the one amount's time to the other's. */
bool gn_statement_risen_over(const gn_work *w, const gn_statement *s, gn_span *over);

/* statement_status.c: actual, forecast or target; exact or not. */
void gn_statement_status(const gn_work *w, gn_statement *s);
/* What is said of it looks ahead: not the 预期 of 高于分析师预期的12.9亿元 before it. */
bool gn_statement_ahead(const gn_work *w, const gn_statement *s);
/* “《通知》要求，建设外网；新增标识注册量20亿”: what a paper of an office asks somebody to do. */
bool gn_statement_asked_for(const gn_work *w, const gn_statement *s);
/* “已获得20万辆订单”, “沃土计划发展了130万个开发者”: done, whatever was planned before in the clause or sentence. */
bool gn_statement_done(const gn_work *w, const gn_statement *s);
/* Its clause names a time that has not begun yet. */
bool gn_statement_to_come(const gn_work *w, const gn_statement *s);
/* The number's own bound, else the one that the clause's adverb (至少投入…, 约占全国的…) or its list's beginning has.
 */
uint8_t gn_statement_bound(const gn_work *w, const gn_statement *s);

/* unit_implied.c: the unit of a number that has none, by what is measured or what it was counted in before. */
void gn_statement_imply_unit(const gn_work *w, gn_statement *s);

/* inherit_period.c: the period, from the clause or from what went before. */
/* 历史累计: the figure is of all years, as many as there are by now. */
bool gn_inherit_all_time(const gn_work *w, const gn_statement *s);
void gn_inherit_period(gn_work *w, gn_statement *s);
/* Behind a bracket with a time of its own, the text goes on with what it spoke of before it. */
void gn_inherit_leave_bracket(gn_work *w);
/* Keeps the two times between which the statement says that something rose. */
void gn_inherit_note_ends(gn_work *w, const gn_statement *s);
/* Sets the months that a heading states, and what kind of period that is for the statement's indicator. */
void gn_inherit_period_stated(const gn_work *w, gn_statement *s, gn_span span);

/* inherit_since.c: “较年初增长7%；存款余额8万亿元，增长8%”: a growth or change without a base of its own is counted
 * from where the one before it is; and what was read, to be noted for that. */
bool gn_inherit_keeps_base(const gn_work *w, const gn_statement *s);
/* “较2019年同期增长9%，其中城镇增长8.8%”: of a part of what grew on that year. */
bool gn_inherit_part_of_other(const gn_work *w, const gn_statement *s);
void gn_inherit_note_base(gn_work *w, const gn_statement *s);

/* inherit_run.c: “十年增长2%”: growth over so many years, or going on with one. */
bool gn_inherit_over_years(const gn_work *w, const gn_statement *s);

/* inherit_time.c: a time in the context of a clause. Returns false if it cannot be resolved. */
bool gn_inherit_resolve(const gn_work *w, uint32_t clause, const gn_time *t, gn_span *out);
/* The date that relative times of the sentence count from: its article's, else the report's. */
gn_date gn_inherit_anchor(const gn_work *w, uint32_t sentence);

/* inherit_moment.c: the last list of figures in this sentence or the one before whose members have times of their own,
 * where the number is a member of one as long, or their sum; NULL if it is not. */
const gn_list *gn_inherit_dated_list(const gn_work *w, const gn_statement *s);

/* inherit_use.c: whether the time at segment k of the sentence dates figures, and its span. */
bool gn_inherit_dates(const gn_work *w, uint32_t sentence, uint32_t k, gn_span *out);
/* “与6月份比”, “比上年末”, and a price basis: 上年不变价. */
bool gn_inherit_compared(const gn_work *w, uint32_t k);
/* 恢复至2019年同期的119%, “5000万头，为2017年的85%”: the figure behind it says how much of that time's it is. */
bool gn_inherit_measured_by(const gn_work *w, uint32_t k);
/* “由上年的16.3%”: the number that alone has the time at segment k, as a base of comparison; GN_NO_INDEX if none. */
uint32_t gn_inherit_base(const gn_work *w, uint32_t k);
/* “与2010年第六次人口普查的4457万人相比”: the number is a base, and the words before it say whence it is. */
bool gn_inherit_named_base(const gn_work *w, const gn_statement *s);

/* inherit_place.c: the area. */
void gn_inherit_area(gn_work *w, gn_statement *s);
/* Keeps the place of an amount for the rates that go on with several. */
void gn_places_note(gn_memory *m, const gn_statement *s);
/* “某某项目12日在长沙高新区开工”: the paragraph's figures are of that place, until another one is named. */
void gn_inherit_project_place(gn_work *w, const gn_sentence *s);
/* “基础设施项目18个，总投资…；产业项目17个，总投资…”: the projects that the statement counts are those spoken of. */
void gn_project_counted(gn_work *w, const gn_statement *s);
/* Notes where the sentence agrees that a firm's project will stand (inherit_place_firm.c). */
void gn_inherit_site(gn_work *w, const gn_sentence *s);
/* What a firm plans is there, unless the text has said of another place. */
void gn_inherit_to_site(const gn_work *w, gn_statement *s);
/* The place that an organisation's name begins with, 0 if none; whether a place is a part of a country. */
uint32_t gn_inherit_org_area(const gn_work *w, const gn_seg *g);
bool gn_inherit_subnational(const gn_work *w, uint32_t area);
/* 自欧盟进口, 对美国、东盟进出口: the place at segment k is the one with whom trade is done. */
bool gn_inherit_partner(const gn_work *w, uint32_t k);

/* inherit_aside.c: marks the places that are parts of names, to be called once; whether the place at segment k is none
 * of a figure's, a part of firms' names, where a firm is from. */
void gn_inherit_names(const gn_work *w, gn_structure *st);
bool gn_inherit_aside(const gn_work *w, uint32_t k);
/* 在全球公有云中的占比, 在全年销量中占比: the place or time at segment k begins what something is a share of. */
bool gn_inherit_total(const gn_work *w, uint32_t k);
bool gn_inherit_of_firms(const gn_work *w, uint32_t k);
bool gn_inherit_origin(const gn_work *w, uint32_t k);
bool gn_inherit_makers(const gn_work *w, uint32_t k);
bool gn_inherit_dateline(const gn_work *w, uint32_t k);
/* 英国《金融时报》, 受四川限电影响, 注册于上海的公司: whose paper it is, a cause, a seat; says so of any sentence. */
bool gn_inherit_mentioned(const gn_work *w, uint32_t k);
/* 全国第五, 全球最大: the place is what something ranks in. */
bool gn_inherit_ranks(const gn_work *w, uint32_t k);
/* Notes a company's short name that begins with the place at segment k. */
void gn_inherit_short_name(gn_work *w, uint32_t k);

/* 大型商业银行, 规模以上企业: kinds of companies, none of them. */
bool gn_inherit_kind_of_firm(const gn_label *l);
/* t[0..n) speaks of an industry: 行业合计收入, but not 行业客户, 行业应用, which are some firm's business. */
bool gn_inherit_of_industry(const char *t, size_t n);

/* inherit_abroad.c: the country or larger place that an article is on, into w->memory.abroad and abroad_share. */
void gn_inherit_article_abroad(gn_work *w, uint32_t first_sentence, bool section);
/* A row of a table with several cells: the places in it are the rows', not the article's. */
bool gn_inherit_rows(const gn_work *w, const gn_sentence *s);
/* 低于德国, 仅次于美国: the place at segment k is only what something is compared with. */
bool gn_inherit_set_against(const gn_work *w, uint32_t k);
/* The last of the headlines that an article begins with, each of a lower rank: title, chapter, news. */
uint32_t gn_inherit_headlines(const gn_work *w, uint32_t sentence);

/* inherit_places.c: a figure of several places. */
/* 亚洲和大洋洲, 甘肃、新疆、山西等地: adds to *out the names of all that stand with the place at segment k, and with
 * those behind it if so; nothing where it stands alone. */
void gn_places_join(const gn_work *w, uint32_t k, bool behind, gn_label *out);
/* 中国以外的市场: *out is all but the place at segment k; as it was where the text does not say so. */
void gn_places_but_that(const gn_work *w, uint32_t k, gn_label *out);
/* “四地合计”: the places that it stands for are as many as this sentence and the one before have named last.
 * “…分别为A和 B，合计C”: those of the list. Returns whether the figure's places are known by that. */
bool gn_places_together(const gn_work *w, gn_statement *s);
/* “甲市3亿元，乙市2亿元，分别增长5%和6%”: each has the place of the amount that it goes on with. */
bool gn_places_in_turn(const gn_work *w, gn_statement *s);
/* “北京、上海等12个城市”: the place at segment k is one of the examples of so many, not where a figure is. */
bool gn_places_examples(const gn_work *w, uint32_t k);
/* “四地合计”, “这两个市场的销量”: how many places the number's clause says that it is of, 0 if it does not. */
uint32_t gn_places_counted(const gn_work *w, const gn_statement *s);

/* inherit_source.c: whom the text credits: by the cue at segment k, an organisation, an article's last line. */
void gn_inherit_source(gn_work *w, gn_statement *s);
/* 营收, 归母净利润: the indicator is a measure of companies. */
bool gn_inherit_result(const gn_work *w, const gn_statement *s);
void gn_inherit_credit_at(gn_work *w, uint32_t k, uint32_t first, uint32_t last);
/* The same where the segment's kind is known. */
void gn_inherit_credit_text(gn_work *w, uint32_t k);
void gn_inherit_credit_cue(gn_work *w, uint32_t k);
void gn_inherit_credit_org(gn_work *w, uint32_t k, uint32_t first, uint32_t last);
void gn_inherit_credit_area(gn_work *w, uint32_t k, uint32_t last);
void gn_inherit_credit_mark(gn_work *w, uint32_t k, uint32_t first, uint32_t last);
void gn_inherit_credit_end(gn_work *w, uint32_t first_sentence);

/* inherit.c: what is remembered. To be called for each article and sentence before its statements. */
void gn_inherit_article(gn_work *w, uint32_t first_sentence);
/* Whether an article is a section of one before it that is dated or has a headline of that level. */
bool gn_inherit_section(const gn_article *a, bool dated, uint8_t level);
void gn_inherit_sentence(gn_work *w, uint32_t sentence);

/* indicator_subject.c: for each sentence before its statements, its subject. */
void gn_indicator_sentence(gn_work *w, uint32_t sentence);

/* indicator.c */
void gn_indicator_find(gn_work *w, gn_statement *s);
/* indicator_number_in_name.c: “24个行业增加值保持同比增长，17个行业下降”: puts into *out those that move so
 * (增加值保持同比增长的行业, 增加值下降的行业); *bare: what moves was named by the count before. False where nothing
 * moves. */
bool gn_indicator_those_that_move(const gn_work *w, const gn_statement *s, gn_label *out, bool *bare);
/* To be called for each article before its statements: the company and the industry that it is about. */
void gn_indicator_article(gn_work *w, uint32_t first_sentence);
/* indicator_heading.c: notes the months of the first result that is told of whose results an article tells. */
void gn_heading_note_result(gn_memory *m, const gn_statement *s);
/* A clause without numbers may name what the following ones are about. */
void gn_indicator_topic(gn_work *w, uint32_t clause);
/* indicator_focus.c: “主要产品出口量均出现下滑。”, “六大区域产量全面下降。”: a sentence without figures may say what
 * moves, which the next one tells of by kinds or places: the noun alone, of places that of the goods that the text was
 * on. */
void gn_indicator_moved(gn_work *w, uint32_t sentence);

/* 6家航司(甲、乙等): the company at segment k is one of several that a bracket lists, and no figure's owner alone. */
bool gn_owner_one_of_group(const gn_work *w, uint32_t k);
/* 《中国商飞公司市场预测年报》: the company at segment k is part of a title, and no figure's owner. */
bool gn_owner_in_title(const gn_work *w, uint32_t k);

/* indicator_market.c: the noun of a measure that every firm of a market has (出货量, 份额): bytes at the end, 0: none.
 */
size_t gn_market_noun(const gn_label *l);
/* It ends in 份额, 市占率. */
bool gn_market_share(const gn_label *l);
/* 智能手机, PC; not 整体, 全年, 高端, which are no goods, nor what has a verb in it; trims *l. */
bool gn_market_goods(const gn_work *w, gn_label *l);

/* evidence.c: what the model sees of a number, first without its indicator, period, place and status; then the rest,
 * into the places kept for it. `accepted` is what the rules say. */
enum { GN_LATE = 16 };
typedef struct gn_late {
    uint32_t place[GN_LATE], count, put;
} gn_late;
void gn_evidence(const gn_work *w, const gn_statement *s, gn_features *f, gn_late *late);
void gn_evidence_late(const gn_work *w, const gn_statement *s, bool accepted, gn_features *f, gn_late *late);
/* The most that the rest can say for a statement: of all numbers in a part, to be put into w->late_most; of this one.
 */
float gn_evidence_most(const gn_model *m);
float gn_evidence_at_most(const gn_work *w, const gn_statement *s, const gn_features *f);
/* What speaks for and against the whole reading, once it is done. */
void gn_evidence_of_reading(const gn_work *w, const gn_statement *s, gn_features *f);

#endif
