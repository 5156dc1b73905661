/* Noun phrases of clauses: what an indicator is called, without times, places and verbs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/noun_phrase.h"

#include <string.h>

#define KEPT_CUES                                                                                                      \
    (GN_CUE_BIT(RATE) | GN_CUE_BIT(SHARE) | GN_CUE_BIT(INVESTMENT) | GN_CUE_BIT(TOTAL) | GN_CUE_BIT(AVERAGE) |         \
     GN_CUE_BIT(LOSS) | GN_CUE_BIT(LIMIT) | GN_CUE_BIT(GUIDANCE) | GN_CUE_BIT(NONE))

static bool heads(const gn_work *w, const char *s, size_t n)
{
    /* 国内生产总值(GDP) */
    const char *open = n && s[n - 1] == ')' ? memrchr(s, '(', n) : NULL;
    return gn_phrases_suffix(w->phrases, s, open ? (size_t)(open - s) : n, GN_PHRASE_HEAD) > 0;
}

bool gn_np_heads(const gn_work *w, const gn_label *l)
{
    return heads(w, l->s, l->n);
}

/* Bytes at the beginning of a phrase that are none of it: a mark, a quotation that ends and did not begin. Most begin
 * with a character of E4 and more, and no mark does. */
static size_t mark_first(const char *s, size_t n)
{
    const unsigned char c = (unsigned char)s[0];
    if (c >= 0xE4) return 0;
    if (c == ' ' || c == '/' || c == '+' || c == '-' || c == ')') return 1;
    if (n < 3) return 0;
    if (!memcmp(s, "、", 3) || !memcmp(s, "”", 3) || !memcmp(s, "》", 3) || !memcmp(s, "】", 3)) return 3;
    return n > 3 && !memcmp(s, "“", 3) && !gn_find(s, n, "”", 3) ? 3 : 0;
}
/* The same at the end. */
static size_t mark_last(const char *s, size_t n)
{
    const char last = s[n - 1];
    if (last == ' ' || last == '/' || last == '+' || last == '-' || last == '(') return 1;
    if (n < 3 || (unsigned char)s[n - 3] >= 0xE4) return 0;
    const char *end = s + n - 3;
    if (!memcmp(end, "、", 3) || !memcmp(end, "“", 3) || !memcmp(end, "《", 3)) return 3;
    return n > 3 && !memcmp(end, "”", 3) && !gn_find(s, n, "“", 3) ? 3 : 0;
}

bool gn_np_trim(const gn_work *w, gn_label *l)
{
    const gn_phrases *p = w->phrases;
    const char *s = l->s;
    size_t left = l->n;
    unsigned roles;
    while (left) {
        size_t n = gn_phrases_prefix_of(p, s, left, GN_PHRASE_LEAD | GN_PHRASE_KEEP, &roles);
        if (n && (roles & GN_PHRASE_KEEP)) n = 0;
        if (!n) n = mark_first(s, left);
        if (!n || (n == left && heads(w, s, left))) break;
        s += n;
        left -= n;
    }
    if (s > l->s) gn_label_drop(l, 0, (size_t)(s - l->s));
    while (left) {
        size_t n = gn_phrases_suffix_of(p, l->s, left, GN_PHRASE_TAIL | GN_PHRASE_KEEP, &roles);
        if (n && (roles & GN_PHRASE_KEEP)) n = 0;
        if (!n) n = mark_last(l->s, left);
        if (!n || gn_phrases_suffix(p, l->s, left, GN_PHRASE_HEAD) >= n) break;
        left -= n;
    }
    const bool cut = left < l->n;
    gn_label_drop(l, left, l->n - left);
    return cut;
}

/* 完成投资 is 投资, (含本数) is nothing. */
static void plain(gn_label *l)
{
    static const char done[] = "完成投资";
    const size_t n = sizeof done - 1;
    if (l->n > n && memcmp(l->s + l->n - n, done, n) == 0) gn_label_drop(l, l->n - n, 6);
    const char *close = l->n && l->s[0] == '(' ? memchr(l->s, ')', l->n) : NULL;
    if (close) gn_label_drop(l, 0, (size_t)(close - l->s) + 1);
}

bool gn_np_share_verb(const char *text, size_t len)
{
    if (len == 6 && memcmp(text + 3, "占", 3) == 0) return true; /* 约占 */
    return len >= 3 && memcmp(text, "占", 3) == 0 &&
           !(len >= 6 && (memcmp(text + 3, "比", 3) == 0 || memcmp(text + 3, "有", 3) == 0));
}

/* 计划投资, 拟募集: the verb that a plan's word ends in, 0 if there is none. */
static size_t planned(const gn_work *w, const gn_seg *g)
{
    static const char *const verbs[] = {"投资", "募资", "募集", "收购", "发行"};
    GN_EACH (i, verbs)
        if (gn_seg_ends(w, g, verbs[i])) return strlen(verbs[i]);
    return 0;
}

/* “分别占比总营收93.6%”: 占比 as a verb, before the total. */
static bool share_of(const gn_work *w, uint32_t k, uint32_t last)
{
    static const char *const others[] = {"的", "最", "较", "从", "由", "在", "将", "也", "为", "达", "已"};
    const gn_structure *st = w->structure;
    if (!gn_seg_ends(w, &st->seg[k], "占比") || k + 1 >= last || st->seg[k + 1].kind != GN_SEG_TEXT ||
        !gn_np_joined(st, k + 1) || gn_work_len(w, k + 1) < 6)
        return false;
    GN_EACH (i, others)
        if (gn_seg_begins(w, &st->seg[k + 1], others[i])) return false;
    return true;
}

/* “在电信业务收入中占比”: what stands between is the total, not what has the share. */
static void share_within(gn_label *out, gn_label *of)
{
    if (!gn_label_ends(out, "中")) return;
    const char *in = gn_find(out->s, out->n, "在", 3);
    if (!in) return;
    const size_t at = (size_t)(in - out->s);
    if (of) {
        gn_label_clear(of);
        gn_label_add(of, in + 3, out->n - at - 6);
    }
    gn_label_drop(out, at, out->n - at);
}

void gn_np_drop_share(const gn_work *w, gn_label *l)
{
    static const char *const words[] = {"所占比重", "所占比例", "占比", "比重", "占"};
    GN_EACH (i, words) {
        const size_t n = strlen(words[i]);
        if (l->n > n + 3 && gn_label_ends(l, words[i])) {
            gn_label_drop(l, l->n - n, n);
            gn_np_trim(w, l);
            return;
        }
    }
}

/* “…救了急——线上收入”: behind a dash begins another phrase. */
static void drop_aside(gn_label *l)
{
    static const char *const dashes[] = {"——", "--"};
    if (!gn_find(l->s, l->n, dashes[0], 6) && !memchr(l->s, '-', l->n)) return;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const size_t n = strlen(dashes[i]);
        size_t behind = 0;
        for (const char *at = l->s; (at = memmem(at, l->n - (size_t)(at - l->s), dashes[i], n)) != NULL; at += n)
            if ((size_t)(at - l->s) + n < l->n) behind = (size_t)(at - l->s) + n;
        gn_label_drop(l, 0, behind);
    }
}

/* “票房第一的影片为《某某》”: the title alone. */
static void drop_before_title(gn_label *l)
{
    static const char *const is[] = {"为《", "是《"};
    enum { IS = 3 };
    if (!gn_label_ends(l, "》")) return;
    for (size_t i = 0; i < sizeof is / sizeof *is; i++) {
        const char *at = gn_find(l->s, l->n, is[i], 6);
        if (at) gn_label_drop(l, 0, (size_t)(at - l->s) + IS);
    }
}

/* 毛利较高的零售业务, 以接触性服务为主的娱乐业: how it is, or what it consists of, is no part of its name. */
static void drop_quality(gn_label *l)
{
    static const char such[] = "较高|较低|较大|较小|较快|较慢|较好|较强|较多|为主|为代表|为首|为核心|为重点|为支撑";
    enum { LEAST = 12 };
    const char *of = l->n > LEAST + 9 ? gn_find(l->s, l->n - LEAST, "的", 3) : NULL;
    if (of && gn_words_end(such, l->s, (size_t)(of - l->s))) gn_label_drop(l, 0, (size_t)(of - l->s) + 3);
    /* 轿车细分市场的产量 */
    static const char part[] = "细分市场";
    const char *at = l->n > LEAST + sizeof part ? gn_find(l->s, l->n, part, sizeof part - 1) : NULL;
    if (at && at > l->s && (size_t)(l->s + l->n - at) > sizeof part + 3)
        gn_label_drop(l, (size_t)(at - l->s), sizeof part - 1);
}

/* 600000.SH, NASDAQ:TSLA: where a share is listed, no part of the company's name. */
static bool listing(const char *s, size_t n)
{
    bool mark = false, figure = n > 0;
    for (size_t i = 0; i < n; i++) {
        mark |= s[i] == '.' || s[i] == ':';
        figure &= s[i] >= '0' && s[i] <= '9';
        if (!(s[i] >= '0' && s[i] <= '9') && !(s[i] >= 'A' && s[i] <= 'Z') && s[i] != '.' && s[i] != ':') return false;
    }
    return mark || (figure && n >= 4 && n <= 6);
}

/* (包括平板电脑), (即某某) */
static bool explains(const char *s, size_t n)
{
    static const char words[] = "包括|包含|含有|不包括|即|也就是|例如|比如|指|又称";
    return gn_words_begin(words, s, n);
}

/* “某某企业管理有限公司(下称:“某某”)出资”: the short name takes the full one's place; the bracket is l->s[i..i+n). */
static bool abbreviated(gn_label *l, size_t i, size_t n)
{
    static const char words[] = "下称|以下简称|简称|以下称", *const quotes[] = {":", "：", "“", "”", "\""},
                      firms[] = "公司|集团|合伙)|合伙企业|银行|科技|股份|基金";
    size_t from = i + 1 + gn_words_begin(words, l->s + i + 1, n - 2), to = i + n - 1;
    if (from == i + 1 || !gn_np_ends_in(firms, l->s, i)) return false;
    GN_EACH (k, quotes) {
        const size_t one = strlen(quotes[k]);
        if (from + one < to && memcmp(l->s + from, quotes[k], one) == 0) from += one;
        if (from + one < to && memcmp(l->s + to - one, quotes[k], one) == 0) to -= one;
    }
    gn_label_drop(l, to, i + n - to);
    gn_label_drop(l, 0, from);
    return true;
}

/* Long brackets explain; short ones name: (CPI), (不含农户). Empty ones held a code. */
static void drop_brackets(gn_label *l)
{
    enum { SHORT = 20 }; /* bytes */
    for (size_t i = 0; i < l->n; i++) {
        const char *open = memchr(l->s + i, '(', l->n - i);
        if (!open) return;
        i = (size_t)(open - l->s);
        const char *close = memchr(l->s + i, ')', l->n - i);
        if (!close) return;
        const size_t n = (size_t)(close - l->s) + 1 - i;
        if (n > 8 && abbreviated(l, i, n)) {
            i = 0;
            continue;
        }
        if (n > SHORT || n <= 3 || listing(l->s + i + 1, n - 2) || explains(l->s + i + 1, n - 2) ||
            gn_find(l->s + i, n, "称", 3)) {
            gn_label_drop(l, i, n);
            i--;
        } else {
            i += n - 1;
        }
    }
}

static bool ends_in_bound(const char *text, size_t len)
{
    return (len >= 6 && memcmp(text + len - 6, "以上", 6) == 0) || (len >= 6 && memcmp(text + len - 6, "以下", 6) == 0);
}

bool gn_np_joined(const gn_structure *st, uint32_t k)
{
    return k > 0 && st->seg[k].start == st->seg[k - 1].end && st->seg[k].clause == st->seg[k - 1].clause;
}

/* A cue of one character that is part of a word: 虚拟, 自家, 签约. */
static bool within_word(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g->end - g->start != 3) return false;
    const char *t = w->clean->text;
    if (gn_np_joined(st, k) && st->seg[k - 1].kind == GN_SEG_TEXT && g->start >= 3 &&
        (gn_phrases_find(w->phrases, t + g->start - 3, 6, NULL) & GN_PHRASE_KEEP))
        return true;
    return k + 1 < st->segs && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_TEXT &&
           (gn_phrases_find(w->phrases, t + g->start, 6, NULL) & GN_PHRASE_KEEP);
}

/* 厂商在本季度的总出货量: 在 belongs to the time, as all from it on does in 在价格暴涨的2020年. */
static void drop_in(const gn_structure *st, uint32_t k, gn_label *out)
{
    if (out->n > 9 && gn_np_joined(st, k)) {
        const char *in = gn_label_ends(out, "的") ? gn_find(out->s, out->n, "在", 3) : NULL;
        if (in) gn_label_drop(out, (size_t)(in - out->s), out->n - (size_t)(in - out->s));
    }
    if (out->n > 3 && gn_np_joined(st, k) && gn_label_ends(out, "在") && !gn_label_ends(out, "存在") &&
        !gn_label_ends(out, "现在"))
        gn_label_drop(out, out->n - 3, 3);
}

/* 前市场领导者, 面板巨头 before a company's name: who that is, no part of its name. */
static bool epithet(const gn_label *l)
{
    static const char ends[] = "者|巨头|龙头|大厂|厂商|制造商|供应商|提供商|运营商|开发商|服务商|代工商|经销商|零售商|"
                               "独角兽|品牌|新势力|公司|企业|"
                               "新贵|老将|霸主|一哥|新秀|平台";
    return gn_np_ends_in(ends, l->s, l->n);
}

/* “第二三名分别是甲的”, “其次为乙”: what stands before the name says which rank it has. */
static bool predicate_name(const gn_work *w, uint32_t k, uint32_t last, const gn_label *out)
{
    const gn_structure *st = w->structure;
    const bool rank = out->n >= 6 && (memcmp(out->s, "第", 3) == 0 || memcmp(out->s, "其次", 6) == 0 ||
                                      memcmp(out->s, "排名", 6) == 0 || memcmp(out->s, "紧随", 6) == 0);
    if (!rank && !gn_label_ends(out, "是") && !gn_label_ends(out, "为")) return false;
    if (k + 1 >= last) return true;
    return k + 2 == last && st->seg[k + 1].kind == GN_SEG_TEXT && gn_work_len(w, k + 1) == 3 &&
           gn_seg_begins(w, &st->seg[k + 1], "的");
}

/* 浙江某某建筑科技有限公司, 武汉某某企业(有限合伙): the place that a firm's full name begins with. */
static bool before_firm(const gn_work *w, uint32_t k)
{
    enum { FAR = 60 /* bytes */ };
    static const char *const ends[] = {"有限公司", "股份公司", "合伙企业", "集团公司", "有限责任"};
    const gn_structure *st = w->structure;
    if (k + 1 >= st->segs || !gn_np_joined(st, k + 1) || st->seg[k + 1].kind != GN_SEG_TEXT) return false;
    const char *t = gn_work_text(w, k + 1);
    const size_t n = gn_work_len(w, k + 1) < FAR ? gn_work_len(w, k + 1) : FAR;
    const char *of = gn_find(t, n, "的", 3);
    const size_t name = of ? (size_t)(of - t) : n;
    GN_EACH (i, ends)
        if (gn_find(t, name, ends[i], strlen(ends[i]))) return true;
    return false;
}

/* A place inside a name: 英特尔亚利桑那州工厂, 国际/港澳台快递; not the one where it happens: 在中国的销量. */
static bool place_within(const gn_work *w, uint32_t k, gn_label *out)
{
    static const char *const where[] = {"在", "从", "向", "于"};
    const gn_structure *st = w->structure;
    if (!out->n || !gn_np_joined(st, k)) return false;
    const gn_seg *before = &st->seg[k - 1];
    if (gn_label_ends(out, "其")) return false; /* 其全球出货量 */
    if (out->n == 3 && (gn_phrases_find(w->phrases, out->s, 3, NULL) & GN_PHRASE_LEAD)) return false; /* 而美国 */
    if (before->kind == GN_SEG_TEXT)
        GN_EACH (i, where)
            if (gn_label_ends(out, where[i])) {
                gn_label_drop(out, out->n - 3, 3);
                return false;
            }
    if (before->kind == GN_SEG_MARK ? before->mark != '/' : before->kind != GN_SEG_TEXT && before->kind != GN_SEG_ORG)
        return false;
    if (k + 1 >= st->segs || !gn_np_joined(st, k + 1) || st->seg[k + 1].kind != GN_SEG_TEXT) return false;
    const char *next = gn_work_text(w, k + 1);
    return gn_work_len(w, k + 1) < 3 || (memcmp(next, "的", 3) != 0 && memcmp(next, "、", 3) != 0);
}

/* 秦皇岛港, 淄博站: a place that is only part of a name; not 香港股市. */
static bool site(const gn_work *w, uint32_t k, uint32_t last)
{
    static const char *const kinds[] = {"港", "站", "机场", "口岸"}, *const others[] = {"港股", "港元", "港币", "站点"};
    if (k + 1 >= last || !gn_np_joined(w->structure, k + 1)) return false;
    const gn_seg *next = &w->structure->seg[k + 1];
    if (next->kind != GN_SEG_TEXT) return false;
    GN_EACH (i, others)
        if (gn_seg_begins(w, next, others[i])) return false;
    GN_EACH (i, kinds)
        if (gn_seg_begins(w, next, kinds[i])) return true;
    return false;
}

/* 海外营收: no place but a part of a company's figure. */
static bool abroad(const gn_work *w, uint32_t k, uint32_t first, uint32_t last)
{
    static const char *const words[] = {"海外", "境外", "国外"};
    const gn_structure *st = w->structure;
    if (k + 1 >= last || !gn_np_joined(st, k + 1) || (k > first && st->seg[k - 1].kind == GN_SEG_CUE) ||
        !(gn_phrases_find(w->phrases, gn_work_text(w, k + 1), gn_work_len(w, k + 1), NULL) & GN_PHRASE_FIRM))
        return false;
    GN_EACH (i, words)
        if (gn_work_len(w, k) == strlen(words[i]) && gn_seg_begins(w, &st->seg[k], words[i])) return true;
    return false;
}

/* Whether the mark or word at k only stands between two places: 东盟、欧盟、美国和日本; not 对东盟、欧盟进出口. */
static bool between_places(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    return k > 0 && k + 1 < st->segs && st->seg[k - 1].kind == GN_SEG_AREA && st->seg[k + 1].kind == GN_SEG_AREA &&
           st->seg[k].end - st->seg[k].start <= 6 && !gn_inherit_partner(w, k - 1);
}

/* 本公司, 该行: the company that was named; 园区: the park; 全行业: the industry; 这一数字: what was measured last. */
static bool name_group(const gn_work *w, gn_label *l)
{
    const char *kinds;
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, &kinds);
    if (!n) return false;
    if (*kinds == '=') { /* 这一数字, 该指标: what was measured last */
        if (n == l->n) gn_label_clear(l);
        return n == l->n;
    }
    const bool trade = n >= 6 && memcmp(l->s + n - 6, "业", 3) != 0 && memcmp(l->s + n - 3, "业", 3) == 0 &&
                       memcmp(l->s + n - 6, "企", 3) != 0;
    const bool project = strncmp(kinds, "项目", 3) == 0;
    if (project && w->memory.project_block != w->memory.block) return false;
    const gn_label *name = trade     ? &w->memory.theme
                           : project ? &w->memory.project
                           : *kinds  ? &w->memory.body
                                     : &w->memory.company;
    if (!name->n || (*kinds && !gn_np_ends_in(kinds, name->s, name->n))) return false;
    gn_label_drop(l, 0, n);
    gn_label_front(l, name->s, name->n);
    return true;
}

/* 市场预期, 业内预计: who expects something is no part of what is expected. */
static bool expects(const gn_label *l)
{
    static const char *const words[] = {"市场", "业内", "业界", "机构", "外界", "专家", "行业", "业内人士", "分析师"};
    return GN_IS_ONE_OF(l->s, l->n, words);
}

/* 占据主导地位: no share. */
static bool leads_in(const gn_work *w, uint32_t k, uint32_t last)
{
    static const char places[] = "主导|优势|领先|主要|重要|绝对|首位|先机|主体|上风|一席|龙头|榜首|第";
    return k + 1 < last && gn_words_begin(places, gn_work_text(w, k + 1), gn_work_len(w, k + 1)) > 0;
}

/* 小米虽然出货量 → 小米出货量; LG的数字 → LG. */
static void drop_behind_name(const gn_work *w, gn_label *l)
{
    enum { LEAST = 6 };
    const size_t figure = gn_words_end("的数字|的数据|的数值", l->s, l->n);
    gn_label_drop(l, l->n - figure, figure);
    const size_t name = gn_work_name(w, l->s, l->n, false);
    for (size_t n = name; n && name;) {
        unsigned roles = 0;
        n = gn_phrases_prefix_of(w->phrases, l->s + name, l->n - name, GN_PHRASE_LEAD | GN_PHRASE_KEEP, &roles);
        const bool acts = roles & GN_PHRASE_BREAK && !gn_words_begin("虽然|尽管", l->s + name, n); /* 甲再次成为 */
        if (n <= 3 || roles & GN_PHRASE_KEEP || acts || name + n + LEAST > l->n) return;
        gn_label_drop(l, name, n);
    }
}

/* A phrase as it is put together from the segments first to last of a clause. */
typedef struct np_parse {
    const gn_work *w;
    uint32_t first, last;
    gn_label *out, *subject, *of;
    bool compared, total; /* what follows is compared with; is the whole that a share is of */
    bool has_rank;
    size_t ranked; /* bytes of what has a rank */
} np_parse;

/* Whether the place at segment k is a part of the phrase. */
static bool take_area(np_parse *p, uint32_t k)
{
    const gn_work *w = p->w;
    /* 一般贸易大省之一的江苏省: what a place is, not what is measured there */
    if (gn_label_ends(p->out, "之一的")) gn_label_clear(p->out);
    if (p->total && p->of) gn_label_add(p->of, gn_work_text(w, k), gn_work_len(w, k));
    return !p->compared && !p->total &&
           (place_within(w, k, p->out) || before_firm(w, k) || site(w, k, p->last) || gn_inherit_partner(w, k) ||
            abroad(w, k, p->first, p->last));
}

/* Whether the rank at segment k is a part of it. */
static bool take_rank(const np_parse *p, uint32_t k)
{
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    /* 排名全国第11位: a rank is no indicator. */
    if (g->cue == GN_ORDINAL_ITEM || !gn_np_joined(st, k + 1) || k + 1 >= p->last) return false;
    const bool ranks = k > p->first && st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_RANK;
    return !ranks || (gn_seg_begins(w, g, "前") && gn_seg_begins(w, &st->seg[k + 1], "的"));
}

/* Whether the cue at segment k is a part of it; if not, what it says of the rest is noted. */
static bool take_cue(np_parse *p, uint32_t k)
{
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const char *text = gn_work_text(w, k);
    const size_t len = gn_work_len(w, k);
    if (within_word(w, k)) return true;
    if (g->cue == GN_CUE_PLACE_SELF) return false;
    /* 人民币贷款; not 39.1万亿元人民币 */
    if (g->cue == GN_CUE_CURRENCY && k + 1 < p->last && st->seg[k + 1].kind == GN_SEG_TEXT && gn_np_joined(st, k + 1) &&
        (k == p->first || st->seg[k - 1].kind != GN_SEG_QUANTITY))
        return true;
    if (g->cue == GN_CUE_SOURCE || g->cue == GN_CUE_PART) {
        gn_label_clear(p->out);
        gn_label_clear(p->subject);
        p->compared = p->total = false;
        return false;
    }
    /* “增速比同期工业高7.5个百分点” */
    const bool then = g->cue == GN_CUE_YOY && k + 1 < p->last &&
                      (st->seg[k + 1].kind == GN_SEG_TEXT || st->seg[k + 1].kind == GN_SEG_SECTOR) &&
                      gn_seg_begins(w, g, "比同期");
    if (g->cue == GN_CUE_COMPARE || then) {
        p->compared = true;
        return false;
    }
    if ((g->cue == GN_CUE_SHARE || g->cue == GN_CUE_BOUND) && !leads_in(w, k, p->last) &&
        (gn_np_share_verb(text, len) || share_of(w, k, p->last))) {
        share_within(p->out, p->of);
        p->total = true;
        return false;
    }
    /* 排名前3的企业 */
    if (g->cue == GN_CUE_RANK && k + 2 < p->last && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_ORDINAL &&
        gn_seg_begins(w, &st->seg[k + 2], "的") && gn_seg_begins(w, &st->seg[k + 1], "前"))
        return true;
    if (g->cue == GN_CUE_RANK) p->ranked = p->out->n, p->has_rank = true;
    if (g->cue == GN_CUE_CONTRIBUTION && p->out->n) {
        p->compared = true;
        return false;
    }
    if (g->cue == GN_CUE_SHARE) share_within(p->out, p->of);
    /* 规模以上工业: no bound of a number */
    if (g->cue == GN_CUE_BOUND && k > p->first && st->seg[k - 1].kind != GN_SEG_QUANTITY && len >= 3 &&
        memcmp(text, "以", 3) == 0)
        return true;
    if (g->cue == GN_CUE_BOUND && len == 6 && k + 1 < p->last &&
        (memcmp(text, "高于", 6) == 0 || memcmp(text, "低于", 6) == 0 || memcmp(text, "超出", 6) == 0)) {
        p->compared = true;
        return false;
    }
    /* 出口, 接待: verbs that say what is counted. */
    if (g->cue == GN_CUE_LEVEL && !(gn_phrases_find(w->phrases, text, len, NULL) & GN_PHRASE_TAIL)) return true;
    if (g->cue == GN_CUE_TARGET && gn_seg_ends(w, g, "产能")) return true; /* 设计产能, 规划产能 */
    /* “给自己定下的目标是2020年出栏…”: who has it is said elsewhere */
    if (g->cue == GN_CUE_TARGET && gn_seg_ends(w, g, "目标") && k + 1 < p->last &&
        gn_seg_begins(w, &st->seg[k + 1], "是")) {
        gn_label_clear(p->out);
        gn_label_clear(p->subject);
        return false;
    }
    const size_t plan = g->cue == GN_CUE_TARGET && !p->compared && !p->total ? planned(w, g) : 0;
    if (plan) {
        if (p->out->n && !p->subject->n) *p->subject = *p->out, gn_label_clear(p->out);
        gn_label_add(p->out, w->clean->text + g->end - plan, plan);
        return false;
    }
    if (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET || g->cue == GN_CUE_CUMULATIVE) {
        if (g->cue == GN_CUE_FORECAST && expects(p->out)) gn_label_clear(p->out);
        if (p->out->n && !p->compared && !p->total && !p->subject->n) *p->subject = *p->out, gn_label_clear(p->out);
        return false;
    }
    if ((g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN) && k + 1 < p->last && st->seg[k + 1].kind != GN_SEG_CUE)
        return true;
    /* 规模以上工业, 人民币贷款: parts of a name. */
    if ((g->cue == GN_CUE_BOUND || g->cue == GN_CUE_CURRENCY) && k + 1 < p->last && st->seg[k + 1].start == g->end &&
        (st->seg[k + 1].kind == GN_SEG_TEXT || st->seg[k + 1].kind == GN_SEG_SECTOR ||
         st->seg[k + 1].kind == GN_SEG_CUE) &&
        (g->cue == GN_CUE_CURRENCY || (p->out->n && st->seg[k - 1].end == g->start && ends_in_bound(text, len))))
        return true;
    return ((UINT64_C(1) << g->cue) & KEPT_CUES) != 0;
}

/* Whether the text at segment k is, and what of it. */
static bool take_text(np_parse *p, uint32_t k, const char **from, size_t *n)
{
    static const char counted[] = "统计的|统计|监测的|公布的|发布的", within[] = "中|内|半"; /* 三年半 */
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const char *text = *from;
    size_t len = *n, skip;
    if (between_places(w, k)) return false;
    /* 海关总署统计的出口量: whose figures they are */
    if (k > p->first && st->seg[k - 1].kind == GN_SEG_ORG && gn_np_joined(st, k) &&
        p->out->n == gn_work_len(w, k - 1) && (skip = gn_words_begin(counted, text, len)) != 0) {
        gn_label_clear(p->out);
        if (skip == len) return false;
        text += skip;
        len -= skip;
    }
    /* 40个行业中增加值增长的 */
    if (k > 0 && gn_np_joined(st, k) && len >= 3 &&
        (st->seg[k - 1].kind == GN_SEG_QUANTITY || st->seg[k - 1].kind == GN_SEG_PERIOD ||
         st->seg[k - 1].kind == GN_SEG_AREA) &&
        gn_words_begin(within, text, len) && !gn_phrases_prefix(w->phrases, text, len, GN_PHRASE_KEEP, NULL)) {
        text += 3;
        len -= 3;
    }
    *from = text;
    *n = len;
    return true;
}

/* What is no part of the phrase after all goes, once it is put together. */
static void finish(const np_parse *p)
{
    enum { SHORT = 12 };                                           /* bytes */
    static const char *const figures[] = {"数据", "数值", "数字"}; /* “上年的数据为…”: of what was measured last */
    const gn_work *w = p->w;
    gn_label *out = p->out, *subject = p->subject;
    if (p->of) gn_np_trim(w, p->of);
    /* 某某公司位居榜首 */
    if (p->has_rank && out->n > p->ranked && (p->ranked || gn_words_end("位|首|名|列|茅", out->s, out->n)) &&
        out->n - p->ranked <= SHORT)
        gn_label_drop(out, p->ranked, out->n - p->ranked);
    drop_aside(out);
    drop_before_title(out);
    drop_quality(out);
    drop_brackets(out);
    drop_brackets(subject);
    const bool out_cut = gn_np_trim(w, out), subject_cut = gn_np_trim(w, subject);
    if (name_group(w, out) || out_cut) gn_np_trim(w, out);
    if (name_group(w, subject) || subject_cut) {
        drop_brackets(subject);
        gn_np_trim(w, subject);
    }
    plain(out);
    if (!out->n && subject->n) {
        *out = *subject;
        gn_label_clear(subject);
    }
    if (out->n == 6 && GN_IS_ONE_OF(out->s, out->n, figures)) gn_label_clear(out);
    drop_behind_name(w, out);
}

void gn_np_parse(const gn_work *w, uint32_t clause, uint32_t first, uint32_t last, gn_label *out, gn_label *subject,
                 gn_label *of)
{
    const gn_structure *st = w->structure;
    np_parse p = {.w = w, .first = first, .last = last, .out = out, .subject = subject, .of = of};
    gn_label_clear(out);
    gn_label_clear(subject);
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) continue;
        const char *text = gn_work_text(w, k);
        size_t len = gn_work_len(w, k);
        switch ((gn_seg_kind)g->kind) {
        case GN_SEG_PERIOD: drop_in(st, k, out); continue;
        case GN_SEG_QUANTITY: /* 《探案3》 */
            if (k + 1 < last && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_MARK &&
                st->seg[k + 1].mark == '>')
                break;
            continue;
        case GN_SEG_AREA:
            if (!take_area(&p, k)) continue;
            break;
        case GN_SEG_ORDINAL:
            if (!take_rank(&p, k)) continue;
            break;
        case GN_SEG_CUE:
            if (!take_cue(&p, k)) continue;
            break;
        case GN_SEG_MARK:
            if (g->mark == 'd' && between_places(w, k)) continue;
            if (g->mark == ',' || g->mark == ';' || g->mark == ':' || g->mark == '.' || g->mark == '!' ||
                g->mark == '?' || g->mark == '[' || g->mark == ']' || g->mark == '|')
                continue;
            break;
        case GN_SEG_TEXT:
            if (!take_text(&p, k, &text, &len)) continue;
            break;
        case GN_SEG_ORG:
            if (gn_work_company(w, g) && gn_np_joined(st, k) &&
                (epithet(out) || gn_label_ends(out, "阵营中") || predicate_name(w, k, last, out)))
                gn_label_clear(out);
            break;
        default: break;
        }
        if (p.compared) continue;
        if (p.total) {
            if (of) gn_label_add(of, text, len);
            continue;
        }
        gn_label_add(out, text, len);
    }
    finish(&p);
}

/* “2.4亿欧元（约合18.7亿元）的基金”: where the number's noun may begin. */
static uint32_t behind_bracket(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 10 };
    const gn_structure *st = w->structure;
    uint32_t k = s->seg + 1;
    const uint32_t last = st->clause[s->clause].last;
    if (k >= last || st->seg[k].kind != GN_SEG_MARK || st->seg[k].mark != '(') return k;
    while (k < last && k < s->seg + FAR && !(st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == ')')) k++;
    if (k + 1 >= last || st->seg[k].mark != ')' || !gn_seg_begins(w, &st->seg[k + 1], "的")) return s->seg + 1;
    return k + 1;
}

void gn_np_after(const gn_work *w, const gn_statement *s, gn_label *out)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    const uint32_t first = behind_bracket(w, s);
    for (uint32_t k = first; k < c->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_QUANTITY || (g->kind == GN_SEG_PERIOD && out->n)) break;
        if (g->kind == GN_SEG_MARK && !strchr("d()qQ+/<> -", g->mark)) break;
        if (k == first && g->kind == GN_SEG_MARK && g->mark != 'q') break;
        if (!out->n && (gn_seg_begins(w, g, "至") || gn_seg_begins(w, g, "到"))) break; /* 增加17%至2020年的87分钟 */
        if (!out->n && g->kind == GN_SEG_CUE &&
            (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(TO) | GN_CUE_BIT(YOY) | GN_CUE_BIT(POP)) >> g->cue & 1)
            break;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_BOUND || g->cue == GN_CUE_CURRENCY) && k == s->seg + 1) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_SHARE || g->cue == GN_CUE_COMPARE)) break;
        gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
        if (gn_label_chars(out) > 40) break;
    }
    drop_brackets(out);
    gn_np_trim(w, out);
    static const char barriers[] =
        "大关|关口|门槛|级|区间|目标|相当|速度|增速|幅度|水平|基础|增幅|增长率|涨幅|降幅|跌幅|"
        "复合增长|正增长|负增长|同比增长|高增长|CAGR|复合年|年复合|年均";
    static const char aims[] = "目标|规模目标";
    static const char of_them[] = "的增幅|的同比增幅|的增速|的同比增速|的涨幅|的降幅|的跌幅";
    if (gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT ? gn_np_drop_rate(w, out)
                                                          : gn_words_end(of_them, out->s, out->n) > 0) {
        if (gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT)
            gn_label_clear(out);
        else
            gn_np_drop_rate(w, out);
    }
    for (size_t n; (n = gn_words_last(aims, strlen(aims), out->s, out->n, 1)) != 0;) gn_label_drop(out, out->n - n, n);
    /* “跌幅5.3%在头部厂商里算好的”, “500万部排第四”: what goes on is no object. */
    static const char ranks[] = "排|列|居|位|屈居|问鼎|荣登|跃居|夺", with[] = "在|与|跟|比";
    const bool more = s->seg + 1 < c->last;
    const char *next = more ? gn_work_text(w, s->seg + 1) : "";
    const size_t n = more ? gn_work_len(w, s->seg + 1) : 0;
    if (gn_words_begin(barriers, out->s, out->n) || gn_words_begin(ranks, next, n) ||
        ((gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) && gn_words_begin(with, next, n)))
        gn_label_clear(out);
    /* 30万片的产能目标: the capacity; 在5%的基础上: nothing that is measured. */
    static const char *const told[] = {"数据", "数字", "成绩", "战绩", "业绩"};
    if (GN_IS_ONE_OF(out->s, out->n, told)) gn_label_clear(out);
    const size_t vague = gn_phrases_suffix(w->phrases, out->s, out->n, GN_PHRASE_VAGUE);
    gn_label_drop(out, out->n - vague, vague);
    if (vague) gn_np_trim(w, out);
}

/* “纳入统计的企业共销售挖掘机”: where the verb stands that has somebody before it, 0 if there is none. */
static size_t acted(const gn_work *w, const gn_label *l, size_t *n, const char **noun)
{
    static const char doers[] = "企业|公司|集团|厂商|厂家|工厂|品牌|市场|口岸|关区|铁路|部门|单位|股份|国家和地区|国家|"
                                "地区|共|总共|共计|合计|累计";
    enum { LEAST = 6 }; /* bytes */
    for (size_t at = LEAST; at + LEAST < l->n; at++) {
        if (((unsigned char)l->s[at] & 0xC0) == 0x80) continue;
        *n = gn_phrases_prefix(w->phrases, l->s + at, l->n - at, GN_PHRASE_VERB, noun);
        if (*n && at + *n + LEAST <= l->n && **noun && **noun != '=' && gn_np_ends_in(doers, l->s, at)) return at;
    }
    return 0;
}

void gn_np_verb_to_noun(const gn_work *w, gn_label *l)
{
    static const char quantities[] = "值|额|量|率|数|价格",
                      bodies[] = "企业|公司|人员|单位|机构|工厂|基地|项目|商户|商|站";
    const char *noun;
    size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, &noun), at = 0;
    if (n && n == l->n && *noun == '=') { /* 斥资: what is spent is an investment */
        gn_label_clear(l);
        gn_label_add(l, noun + 1, strlen(noun + 1));
        return;
    }
    if (gn_np_heads(w, l) || gn_np_ends_in(quantities, l->s, l->n) || gn_np_ends_in(bodies, l->s, l->n)) return;
    /* 家用空调生产: the verb behind its object */
    const size_t last = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_VERB);
    /* 生鲜及加工: a trade beside another */
    if (!n && last && gn_words_end("及|和|与|、", l->s, l->n - last)) return;
    if (!n && last && last + 3 <= l->n) at = l->n - (n = last), gn_phrases_find(w->phrases, l->s + at, n, &noun);
    if (!n && !(at = acted(w, l, &n, &noun))) return;
    if (!*noun || *noun == '=' || (at + n == l->n && !last)) return;
    gn_label_drop(l, at, n);
    if (at) { /* 企业共 */
        gn_label front = *l;
        gn_label_drop(&front, at, front.n - at);
        gn_np_trim(w, &front);
        gn_label_drop(l, front.n, at - front.n);
    }
    gn_label_add(l, noun, strlen(noun));
}

void gn_np_name_amount(const gn_work *w, gn_label *l)
{
    const size_t n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    const char *noun = "";
    if (!n || gn_phrases_find(w->phrases, l->s + l->n - n, n, &noun) != GN_PHRASE_HEAD || !*noun) return;
    gn_label_drop(l, l->n - n, n);
    gn_label_add(l, noun, strlen(noun));
}

void gn_np_spent(const gn_work *w, gn_label *l)
{
    const char *noun;
    if ((gn_phrases_find(w->phrases, l->s, l->n, &noun) & GN_PHRASE_VERB) && *noun == '=') gn_np_verb_to_noun(w, l);
}

bool gn_np_shorten(gn_label *l)
{
    while (gn_label_chars(l) > GN_NP_MOST) {
        size_t cut = 0;
        for (size_t i = 0; i + 3 < l->n && !cut; i++)
            if (!memcmp(l->s + i, "的", 3) || !memcmp(l->s + i, "、", 3)) cut = i + 3;
        if (!cut) return false;
        gn_label_drop(l, 0, cut);
    }
    return true;
}

void gn_np_join_head(gn_label *l, size_t head)
{
    if (head && l->n > head + 6 && memcmp(l->s + l->n - head - 3, "的", 3) == 0) gn_label_drop(l, l->n - head - 3, 3);
}

bool gn_np_drop_rate(const gn_work *w, gn_label *l)
{
    static const char *const rates[] = {
        "复合增长率", "增长率",   "增长速度", "增长幅度", "增长的幅度", "上调幅度", "下调幅度", "调整幅度", "上涨幅度",
        "下跌幅度",   "下降幅度", "下滑幅度", "提价幅度", "涨价幅度",   "降价幅度", "提升幅度", "增速",     "增幅",
        "涨幅",       "降幅",     "跌幅",     "的幅度",   "变动幅度",   "跌价幅度", "升幅"};
    GN_EACH (i, rates)
        if (gn_label_ends(l, rates[i])) {
            const size_t n = strlen(rates[i]);
            gn_label_drop(l, l->n - n, n);
            gn_np_trim(w, l);
            return true;
        }
    return false;
}

bool gn_np_cut_at_verb(const gn_work *w, gn_label *l)
{
    const size_t n = gn_phrases_break(w->phrases, l->s, l->n);
    if (n == l->n) return false;
    gn_label_drop(l, n, l->n - n);
    gn_np_trim(w, l);
    return true;
}

bool gn_np_bare(const gn_work *w, const gn_label *l)
{
    return gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) == l->n;
}
