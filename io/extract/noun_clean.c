/* What a chosen name loses: adverbs and light verbs within it, who is only described, a second clause. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/noun_phrase.h"

#include <string.h>

enum { LEAST = 6 /* bytes that stay on either side */ };

/* 餐饮收入虽然…零售额, 个人移动收入却出现收入: what is measured ends before the verb, at byte `at`. Whether it was
 * more.
 */
static bool cut_second_clause(const gn_work *w, gn_label *l, size_t at)
{
    static const char turns[] = "虽然|尽管|但|却|仍然|仍|依然|继续|延续|保持|出现|跑赢|不及|恢复";
    if (at < 2 * LEAST || !gn_words_begin(turns, l->s + at, l->n - at)) return false;
    gn_label first = {.n = 0};
    gn_label_add(&first, l->s, at);
    gn_np_trim(w, &first);
    const size_t head = gn_phrases_suffix(w->phrases, first.s, first.n, GN_PHRASE_HEAD);
    if (!head || head == first.n || !gn_np_heads(w, l)) return false;
    *l = first;
    return true;
}

/* 客运量保持快速恢复, 利润总额扭转下滑态势: a measure and what it does without a figure; the measure alone. */
static void cut_predicate(const gn_work *w, gn_label *l, size_t at)
{
    static const char goes[] = "保持|扭转|呈现|延续|维持|摆脱|持续|不断|稳居|再创|主要集中|集中在";
    if (at < 2 * LEAST || !gn_words_begin(goes, l->s + at, l->n - at) || gn_np_heads(w, l)) return;
    if (gn_phrases_suffix(w->phrases, l->s, at, GN_PHRASE_HEAD)) gn_label_drop(l, at, l->n - at);
}

/* 结算系统共处理业务, 商业银行累计实现净利润, 园区已经聚集企业: how often and that it is done is no part of the
 * name. */
static void drop_within(const gn_work *w, gn_label *l)
{
    static const char adverbs[] = "累计共|已累计|已经|总共|共计|合计|累计|共|已|均|也|却|仍",
                      verbs[] = "实现|完成|处理|办理|发生|聚集|集聚|具备|建成|达成|取得|接入|拥有";
    enum { VERB = 6 };
    for (size_t at = LEAST; at + LEAST < l->n; at++) {
        if (((unsigned char)l->s[at] & 0xC0) == 0x80) continue;
        const size_t adverb = gn_words_begin(adverbs, l->s + at, l->n - at);
        if (!adverb) continue;
        const size_t verb = gn_words_begin(verbs, l->s + at + adverb, l->n - at - adverb);
        if (at + adverb + verb + LEAST > l->n) continue;
        if (gn_phrases_find(w->phrases, l->s + at - 3, 6, NULL) & GN_PHRASE_KEEP) continue; /* 公共 */
        /* 前三名企业共计出货量, 某车型也上险量 */
        const size_t rest = l->n - at - adverb;
        const bool sum = !verb && gn_words_begin("共计|总共|也|却|仍", l->s + at, adverb) == adverb &&
                         gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) == rest;
        /* 平台已入驻商家: the verb says which */
        if (!verb && !sum &&
            (!gn_words_begin("已|共", l->s + at, adverb) ||
             gn_phrases_prefix(w->phrases, l->s + at, l->n - at, GN_PHRASE_KEEP, NULL) > adverb ||
             !gn_phrases_prefix(w->phrases, l->s + at + adverb, l->n - at - adverb, GN_PHRASE_VERB | GN_PHRASE_BREAK,
                                NULL)))
            continue;
        gn_label_drop(l, at, adverb + verb);
        return;
    }
}

/* 榜首的某某公司, 最为亮眼的是某某公司: what is said of a firm before its name. */
static void drop_description(const gn_work *w, gn_label *l)
{
    static const char of[] = "的", is[] = "是|就是|为";
    const char *at = gn_find(l->s, l->n, of, 3);
    if (!at || at == l->s) return;
    size_t from = (size_t)(at - l->s) + 3;
    from += gn_words_begin(is, l->s + from, l->n - from);
    if (from < l->n && gn_work_name(w, l->s + from, l->n - from, false)) gn_label_drop(l, 0, from);
}

/* 某某公司净利率, 某某有员工: the firm's name and what it has. */
static void drop_behind_firm(const gn_work *w, gn_label *l)
{
    static const char words[] = "公司|共有|拥有|有";
    const size_t name = gn_work_name(w, l->s, l->n, false);
    if (!name) return;
    /* 理想(LI) */
    const size_t code = l->s[name] == '(' ? strspn(l->s + name + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;
    if (code && l->s[name + 1 + code] == ')') gn_label_drop(l, name, code + 2);
    const size_t n = gn_words_begin(words, l->s + name, l->n - name);
    if (!n || name + n + LEAST > l->n) return;
    if (gn_phrases_prefix(w->phrases, l->s + name, l->n - name, GN_PHRASE_KEEP | GN_PHRASE_HEAD, NULL) > n) return;
    gn_label_drop(l, name, n);
}

/* 企业共计申请专利, 城市共发放消费券: that there are several who do it is no part of what is counted. */
static void drop_doers(const gn_work *w, gn_label *l)
{
    static const char doers[] = "企业|公司|城市|地区|部门|单位|机构|各地|项目|园区",
                      adverbs[] = "累计共|共计|总共|合计|总计|累计|共";
    const size_t doer = gn_words_begin(doers, l->s, l->n);
    const size_t n = doer ? doer + gn_words_begin(adverbs, l->s + doer, l->n - doer) : 0;
    if (n > doer && n + LEAST <= l->n &&
        gn_phrases_prefix(w->phrases, l->s + n, l->n - n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL))
        gn_label_drop(l, 0, n);
}

/* 某芯片在国内市场的市占率: where, which the area says. */
static void drop_where(gn_label *l)
{
    static const char where[] = "在国内市场的|在国内市场|在国内的|在国内|在全球市场的|在全球市场|在市场上的|在市场上";
    const char *in = gn_find(l->s, l->n, "在", 3);
    if (!in || in == l->s) return;
    const size_t at = (size_t)(in - l->s), n = gn_words_begin(where, in, l->n - at);
    if (n && at + n + LEAST <= l->n) gn_label_drop(l, at, n);
}

void gn_np_clean(const gn_work *w, gn_label *l)
{
    static const char all[] = "已有各类|已有各种|现有各类|现有各种|拥有各类|共有各类|已建各类|各类|各种";
    if (l->n <= 2 * LEAST) return;
    const size_t kinds = gn_words_begin(all, l->s, l->n);
    if (kinds && kinds + LEAST <= l->n) gn_label_drop(l, 0, kinds);
    drop_description(w, l);
    const size_t verb = gn_phrases_break(w->phrases, l->s, l->n);
    cut_predicate(w, l, cut_second_clause(w, l, verb) ? gn_phrases_break(w->phrases, l->s, l->n) : verb);
    drop_where(l);
    drop_doers(w, l);
    drop_within(w, l);
    drop_behind_firm(w, l);
}
