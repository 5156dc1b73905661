/* What a noun phrase loses once it is put together: asides, titles, brackets, adverbs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/noun_phrase.h"

#include <string.h>

/* 完成投资 is 投资, (含本数) is nothing. */
static void plain(gn_label *l)
{
    static const char done[] = "完成投资";
    const size_t n = sizeof done - 1;
    if (l->n > n && memcmp(l->s + l->n - n, done, n) == 0) {
        const size_t already = gn_words_end("累计已|已累计|已经|已|累计", l->s, l->n - n);
        gn_label_drop(l, l->n - n - already, 6 + already);
    }
    const char *close = l->n && l->s[0] == '(' ? memchr(l->s, ')', l->n) : NULL;
    if (close) gn_label_drop(l, 0, (size_t)(close - l->s) + 1);
}

/* “…救了急——线上收入”: behind a dash begins another phrase. */
static void drop_aside(gn_label *l)
{
    static const char *const dashes[] = {"——", "--"};
    if (!gn_find(l->s, l->n, dashes[0], 6) && !memchr(l->s, '-', l->n)) return;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        const size_t n = strlen(dashes[i]);
        while (gn_label_ends(l, dashes[i])) gn_label_drop(l, l->n - n, n); /* “出货量463万台——同比增长”: “——” alone */
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

/* 毛利较高的零售业务, 以接触性服务为主的娱乐业: how it is, or what it consists of, is no part of its name; whose it is
 * stays, 某公司云服务为代表的数字业务. */
static void drop_quality(const gn_work *w, gn_label *l)
{
    static const char such[] = "较高|较低|较大|较小|较快|较慢|较好|较强|较多|为主|为代表|为首|为核心|为重点|为支撑|"
                               "为中心|为导向|为基础|为特色|为引领|为依托|为载体|为主体|为主导|为龙头|计算|核算|测算";
    enum { LEAST = 12 };
    const char *of = l->n > LEAST + 9 ? gn_find(l->s, l->n - LEAST, "的", 3) : NULL;
    if (of && gn_words_end(such, l->s, (size_t)(of - l->s))) {
        const size_t firm = gn_work_name(w, l->s, (size_t)(of - l->s), false);
        gn_label_drop(l, firm, (size_t)(of - l->s) + 3 - firm);
    }
    /* 全力推进的储能业务, 炙手可热的短剧市场: how somebody goes about it */
    static const char manners[] =
        "全力|大力|积极|着力|倾力|精心|潜心|加快|努力|主动|率先|独家|备受|深受|广受|颇受|炙手可热|"
        "如火如荼|方兴未艾|蓬勃发展|快速发展|迅速崛起|异军突起|厚积薄发|后来居上|重点发展|重点打造";
    enum { MANNER = 30 /* bytes */ };
    if (gn_words_begin(manners, l->s, l->n)) {
        const char *end = gn_find(l->s, l->n < MANNER ? l->n : MANNER, "的", 3);
        if (end && (size_t)(l->s + l->n - end) >= LEAST) gn_label_drop(l, 0, (size_t)(end - l->s) + 3);
    }
    /* 轿车细分市场的产量 */
    static const char part[] = "细分市场";
    const char *at = l->n > LEAST + sizeof part ? gn_find(l->s, l->n, part, sizeof part - 1) : NULL;
    if (at && at > l->s && (size_t)(l->s + l->n - at) > sizeof part + 3)
        gn_label_drop(l, (size_t)(at - l->s), sizeof part - 1);
}

/* 云收入在该季度, 公司在报告期内的净利润: when it was, in words that the scanner takes for no time. */
static void drop_when(const gn_work *w, gn_label *l)
{
    static const char *const words[] = {"在该季度", "在本季度",   "在该财季", "在本财季", "在这一季度",
                                        "在该年度", "在报告期内", "在报告期", "在此期间", "在同期",
                                        "在该月",   "在当月",     "在当季"};
    if (!gn_may_say(w, "在")) return;
    GN_EACH (i, words) {
        const size_t n = strlen(words[i]);
        const char *at = gn_may_say(w, words[i]) ? gn_find(l->s, l->n, words[i], n) : NULL;
        if (!at || at == l->s) continue;
        const size_t from = (size_t)(at - l->s), of = gn_words_begin("的", at + n, l->n - from - n);
        gn_label_drop(l, from, n + of);
        return;
    }
}

/* 最关键的交付量: which of its figures somebody thinks most of. */
static void drop_most(gn_label *l)
{
    enum { FAR = 15, LEAST = 6 /* bytes */ };
    if (!gn_words_begin("最", l->s, l->n)) return;
    const char *of = gn_find(l->s, l->n < FAR ? l->n : FAR, "的", 3);
    if (of && (size_t)(l->s + l->n - of) >= LEAST + 3) gn_label_drop(l, 0, (size_t)(of - l->s) + 3);
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

/* 《区域全面经济伙伴关系协定》(RCEP)其他成员国: the letters take the title's place; the bracket is l->s[i..i+n). */
static bool lettered(gn_label *l, size_t i, size_t n)
{
    enum { MARK = 3 };
    static const char open[] = "《", close[] = "》";
    if (i < 2 * MARK || memcmp(l->s + i - MARK, close, MARK) != 0) return false;
    for (size_t k = i + 1; k + 1 < i + n; k++)
        if (l->s[k] < 'A' || l->s[k] > 'Z') return false;
    const char *title = gn_find(l->s, i, open, MARK);
    if (!title) return false;
    gn_label_drop(l, i + n - 1, 1);
    gn_label_drop(l, (size_t)(title - l->s), i + 1 - (size_t)(title - l->s));
    return true;
}

void gn_np_drop_brackets(gn_label *l)
{
    enum { SHORT = 20 }; /* bytes */
    for (size_t i = 0; i < l->n; i++) {
        const char *open = memchr(l->s + i, '(', l->n - i);
        if (!open) return;
        i = (size_t)(open - l->s);
        const char *close = memchr(l->s + i, ')', l->n - i);
        if (!close) return;
        const size_t n = (size_t)(close - l->s) + 1 - i;
        if ((n > 8 && abbreviated(l, i, n)) || (n > 3 && lettered(l, i, n))) {
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

/* 这家, 该业务, 此项目 */
static bool points(const gn_label *l)
{
    static const char *const words[] = {"这", "该", "此"};
    return GN_BEGINS_WITH(l->s, l->n, words);
}

/* 本公司, 该行: the company that was named; 园区: the park; 全行业: the industry; 这一数字: what was measured last. */
static bool name_group(const gn_work *w, gn_label *l, bool *asked)
{
    const char *kinds;
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, &kinds);
    if (!n) return false;
    *asked = true;
    if (*kinds == '=') { /* 这一数字, 该指标: what was measured last */
        if (n == l->n) gn_label_clear(l);
        return n == l->n;
    }
    const bool trade = n >= 6 && memcmp(l->s + n - 6, "业", 3) != 0 && memcmp(l->s + n - 3, "业", 3) == 0 &&
                       memcmp(l->s + n - 6, "企", 3) != 0;
    const bool project = strncmp(kinds, "项目", 3) == 0;
    if (project && !gn_project_known(&w->memory, w->memory.block)) return false;
    /* “甲发布财报。甲旗下的乙收入…。公司…”: whose results the paragraph tells */
    const gn_memory *p = &w->memory;
    const bool reporter = !*kinds && !points(l) && p->results.n &&
                          (p->results_block == p->block || (!p->about.n && p->company_block != p->block));
    const gn_label *name = trade      ? &w->memory.theme
                           : reporter ? &w->memory.results
                           : project  ? &w->memory.project
                           : *kinds   ? &w->memory.body
                                      : &w->memory.company;
    if (!name->n || (*kinds && !gn_words_last(kinds, strlen(kinds), name->s, name->n, 1))) return false;
    gn_label_drop(l, 0, n);
    gn_np_trim(w, l); /* 公司累计实现 */
    gn_label_front(l, name->s, name->n);
    return true;
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
        n = gn_phrases_prefix_of(w->phrases, l->s + name, l->n - name, GN_PHRASE_LEAD, GN_PHRASE_KEEP, &roles);
        const bool acts = roles & GN_PHRASE_BREAK && !gn_words_begin("虽然|尽管", l->s + name, n); /* 甲再次成为 */
        if (n <= 3 || roles & GN_PHRASE_KEEP || acts || name + n + LEAST > l->n) return;
        gn_label_drop(l, name, n);
    }
}

/* “这家刚成立的公司员工”, “这匹黑马”: the firm that was named; where none was, what stands behind 这家. */
static void name_this_firm(const gn_work *w, gn_label *l)
{
    static const char this[] = "这家|这匹|这头", kinds[] =
                                                     "公司|企业|厂商|机构|银行|集团|巨头|车企|房企|券商|药企|平台|"
                                                     "初创|独角兽|黑马”|黑马";
    enum { LEAST = 6, MOST = 24 /* bytes of a name */ };
    size_t n = gn_words_begin(this, l->s, l->n);
    if (!n) return;
    const gn_memory *p = &w->memory;
    size_t kind = 0;
    for (size_t at = n; at + LEAST <= l->n && !kind; at++)
        if ((kind = gn_words_begin(kinds, l->s + at, l->n - at)) != 0) n = at + kind;
    gn_label_drop(l, 0, n);
    if (p->company.n && p->company_sure && (p->company_block == p->block || p->about.n)) {
        gn_label_front(l, p->company.s, p->company.n);
        return;
    }
    /* “某某公司却不一样。这家…” */
    const char *of = gn_find(p->earlier.s, p->earlier.n, "的", 3);
    const size_t name = of ? (size_t)(of - p->earlier.s) : p->earlier.n;
    if (name > LEAST && name <= MOST && p->subject_block == p->block)
        gn_label_front(l, p->earlier.s, name);
    else if (kind)
        gn_label_front(l, "公司", LEAST);
}

/* 大宗商品如原油: the example, not its kind. */
static void drop_kind(gn_label *l)
{
    enum { AS = 3, LEAST = 6 };
    static const char as[] = "如",
                      kinds[] = "商品|产品|品种|品类|行业|领域|材料|设备|国家|地区|企业|作物|金属|城市|资产",
                      no_as[] = "如下|如今|如此|如何|如期|如果|如意";
    const char *at = l->n > 2 * LEAST ? gn_find(l->s + LEAST, l->n - LEAST, as, AS) : NULL;
    if (!at) return;
    const size_t n = (size_t)(at - l->s);
    if (l->n - n < AS + LEAST || !gn_words_end(kinds, l->s, n) || gn_words_begin(no_as, at, l->n - n)) return;
    gn_label_drop(l, 0, n + AS);
}

/* What both have in common. Whether they are to be trimmed again. */
static bool tidy(const gn_work *w, gn_label *l, bool *asked)
{
    drop_kind(l);
    drop_quality(w, l);
    drop_when(w, l);
    drop_most(l);
    if (points(l)) {
        *asked = true;
        name_this_firm(w, l);
        gn_that_name(w, l);
    }
    gn_np_drop_brackets(l);
    const bool cut = gn_np_trim(w, l);
    return name_group(w, l, asked) || cut;
}

bool gn_np_tidy(const gn_work *w, gn_label *out, gn_label *subject)
{
    static const char *const figures[] = {"数据", "数值", "数字"}; /* “上年的数据为…”: of what was measured last */
    bool asked = false;
    drop_aside(out);
    drop_before_title(out);
    if (tidy(w, out, &asked)) gn_np_trim(w, out);
    if (subject->n && tidy(w, subject, &asked)) {
        gn_np_drop_brackets(subject);
        gn_np_trim(w, subject);
    }
    plain(out);
    if (!out->n && subject->n) {
        gn_label_copy(out, subject);
        gn_label_clear(subject);
    }
    if (out->n == 6 && GN_IS_ONE_OF(out->s, out->n, figures)) gn_label_clear(out);
    drop_behind_name(w, out);
    return asked;
}
