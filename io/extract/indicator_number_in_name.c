/* Numbers that are a part of what is measured: 60岁及以上人口, 前3家企业. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* 60岁及以上人口, 0-14岁人口, 百亿级企业: a number that is part of the name. */
static void name_limit(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char *const words[] = {"及以上", "及以下", "以上", "以下"};
    if (s->previous == GN_NO_INDEX || s->previous + 1 != s->from || !l->n) return;
    const gn_seg *g = &w->structure->seg[s->previous];
    if (g->clause != s->clause || gn_find(l->s, l->n, w->clean->text + g->start, g->end - g->start)) return;
    /* 收入1.6亿元以上、就业235人 */
    if (g[1].kind == GN_SEG_CUE && g[1].cue == GN_CUE_BOUND && g[2].kind == GN_SEG_MARK) return;
    const char *t = w->clean->text;
    size_t bound = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !bound; i++)
        if (g->end + strlen(words[i]) < w->clean->length && memcmp(t + g->end, words[i], strlen(words[i])) == 0)
            bound = strlen(words[i]);
    static const char grades[] = "级|企业|产业|园区|集群|镇|县|强县|强镇|楼宇|项目|房企|基金|村|产业链|工厂|车企";
    const gn_quantity *amount = gn_work_quantity(w, s->previous); /* 百亿级企业, 百亿企业 */
    const bool round = !(amount->flags & GN_Q_UNIT) && amount->flags & GN_Q_CHINESE && amount->value >= 1e8 &&
                       amount->bound == GN_BOUND_EXACT;
    const bool age = g->end >= 3 && memcmp(t + g->end - 3, "岁", 3) == 0,
               grade = g->end + 3 < w->clean->length &&
                       (memcmp(t + g->end, "级", 3) == 0 ||
                        (round && gn_words_begin(grades, t + g->end, w->clean->length - g->end)));
    uint32_t end;
    const bool size = !bound && !age && !grade && gn_statement_threshold(w, s->previous, &end);
    if ((!bound && !age && !grade && !size) || g->end - g->start > 30) return;
    /* 50亿元项目2个: not of the projects that were counted before */
    if (size && s->own_np && end == s->list_seg) {
        l->n = 0;
        gn_label_add(l, t + g->end, w->structure->seg[end - 1].end - g->end);
    }
    if (size && s->previous > 0 && g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_BOUND) return; /* 超10亿元企业 */
    GN_EACH (i, words)
        if (l->n > strlen(words[i]) && memcmp(l->s, words[i], strlen(words[i])) == 0)
            gn_label_drop(l, 0, strlen(words[i]));
    gn_label_front(l, t + g->start, g->end - g->start + bound);
    if (!(gn_work_quantity(w, s->previous)->flags & GN_Q_MONEY) || s->previous == 0 || g[-1].end != g->start) return;
    /* 收入20亿元以上企业 */
    const size_t head = g[-1].kind == GN_SEG_TEXT ? gn_phrases_suffix(w->phrases, gn_work_text(w, s->previous - 1),
                                                                      gn_work_len(w, s->previous - 1), GN_PHRASE_HEAD)
                                                  : 0;
    gn_label_front(l, t + g->start - head, head);
}

/* 完工量, 新接订单量 of “完工量、新接订单量前10家企业分别占x和y”: by what the firms are ranked, in front. `k` is their
 * number. */
static void name_ranked_by(const gn_work *w, const gn_statement *s, uint32_t k, gn_label *l)
{
    static const char before[] = "前";
    enum { MOST = 10 /* characters */ };
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    uint32_t from = k;
    while (from > st->clause[s->clause].first &&
           (st->seg[from - 1].kind == GN_SEG_TEXT ||
            (st->seg[from - 1].kind == GN_SEG_MARK && st->seg[from - 1].mark == 'd')))
        from--;
    gn_label by = {.n = 0}, part = {.n = 0}, last = {.n = 0};
    gn_label_add(&by, w->clean->text + st->seg[from].start, st->seg[k].start - st->seg[from].start);
    gn_label_drop(&by, by.n - gn_words_end(before, by.s, by.n), gn_words_end(before, by.s, by.n));
    if (q->list_count > 1 && gn_list_member(&by, q->list_index, q->list_count, &part, &last)) by = part;
    gn_np_trim(w, &by);
    if (gn_np_heads(w, &by) && gn_label_chars(&by) <= MOST && !gn_find(by.s, by.n, "、", 3))
        gn_label_front(l, by.s, by.n);
}

/* 排名前3家、前5家、前10家企业: which of these counts, the last of which is segment k, a list's number belongs to. */
static uint32_t own_rank(const gn_work *w, const gn_quantity *q, uint32_t k)
{
    enum { APART = 4, MOST = 8 };
    const gn_seg *g = w->structure->seg;
    uint32_t rank[MOST], n = 0;
    for (uint32_t i = k + 1; i-- > gn_look_back(k, w->structure->clause[g[k].clause].first) && n < MOST;) {
        if (n && (rank[n - 1] - i > APART || (g[i].kind == GN_SEG_MARK && g[i].mark != 'd'))) break;
        if (g[i].kind != GN_SEG_QUANTITY) continue;
        if (i == 0 || !gn_words_end("前", gn_work_text(w, i - 1), gn_work_len(w, i - 1))) break;
        rank[n++] = i;
    }
    return n > 1 && n == q->list_count ? rank[n - 1 - q->list_index] : k;
}

/* 前3家企业合计装车量, 前四家集中度: the rank that the firms have together. */
static void name_first_ones(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char kinds[] = "企业|公司|厂商|品牌|车企|房企|银行|大企业", counts[] = "家|名|强";
    const gn_structure *st = w->structure;
    uint32_t k = s->previous;
    if (k == GN_NO_INDEX || k == 0 || k + 1 != s->from || st->seg[k].clause != s->clause || !l->n ||
        !gn_words_end("前", gn_work_text(w, k - 1), gn_work_len(w, k - 1)) ||
        !(gn_work_quantity(w, k)->flags & GN_Q_COUNT_NOUN))
        return;
    const bool counted = gn_words_end(counts, gn_work_text(w, k), gn_work_len(w, k)) &&
                         st->seg[k].end + 3 <= w->clean->length && l->n >= 3 &&
                         memcmp(w->clean->text + st->seg[k].end, l->s, 3) == 0;
    if (!gn_words_begin(kinds, l->s, l->n) && !counted) return;
    k = own_rank(w, q, k);
    gn_label_front(l, gn_work_text(w, k), gn_work_len(w, k));
    gn_label_front(l, "前", strlen("前"));
    if (!gn_np_heads(w, l)) name_ranked_by(w, s, k, l);
}

/* “5家上市公司合计收入”: what so many have together, 5家上市公司收入. */
static void name_several(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char sum[] = "合计", many[] = "公司|企业|厂商|券商|银行|机构|品牌|航司|房企|车企|钢企|险企|煤企|酒企|"
                                               "药企|猪企|运营商|银行业|平台|航企";
    enum { LEAST = 6 };
    const uint32_t k = s->previous;
    const char *at = gn_may_say(w, sum) ? gn_find(l->s, l->n, sum, sizeof sum - 1) : NULL;
    if (!at || gn_words_begin("前", l->s, l->n) || (size_t)(at - l->s) < LEAST ||
        (size_t)(at - l->s) + sizeof sum - 1 + LEAST > l->n || !gn_words_end(many, l->s, (size_t)(at - l->s)) ||
        k == GN_NO_INDEX || k + 1 != s->from || w->structure->seg[k].clause != s->clause ||
        !(gn_work_quantity(w, k)->flags & GN_Q_COUNT_NOUN))
        return;
    gn_label_drop(l, (size_t)(at - l->s), sizeof sum - 1);
    gn_label_front(l, gn_work_text(w, k), gn_work_len(w, k));
}

/* “港口5500、5000大卡煤炭价格分别为a和b”: which kind each price is of. */
static void name_kind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char heat[] = "大卡|千卡";
    const gn_structure *st = w->structure;
    if (!l->n || s->previous == GN_NO_INDEX || s->previous + 1 != s->from || st->seg[s->previous].clause != s->clause ||
        !gn_words_end(heat, gn_work_text(w, s->previous), gn_work_len(w, s->previous)))
        return;
    const gn_quantity *kind = gn_work_quantity(w, s->previous);
    uint32_t k = s->previous;
    if (kind->list_count > 1 && kind->list_count == q->list_count)
        for (uint32_t i = kind->list_index; i > q->list_index && k > 1; i--) k -= 2; /* a mark stands between two */
    if (st->seg[k].kind != GN_SEG_QUANTITY) return;
    gn_label name = {.n = 0};
    gn_label_add(&name, gn_work_text(w, k), gn_work_len(w, k));
    if (!gn_words_end(heat, name.s, name.n)) gn_label_add(&name, heat, strlen("大卡"));
    gn_label_front(l, name.s, name.n);
}

/* Puts into *out the noun and the bound that stand before the number at segment k, and it: 营收|超|百亿元. */
static bool threshold_at(const gn_work *w, uint32_t k, gn_label *out)
{
    const gn_seg *g = w->structure->seg;
    const bool said = k > 0 && g[k - 1].kind == GN_SEG_CUE && g[k - 1].cue == GN_CUE_BOUND;
    if (k < 2 || g[k - 1 - said].clause != g[k].clause) return false;
    const uint32_t noun = k - 1 - said;
    const bool rate = g[noun].kind == GN_SEG_CUE && (g[noun].cue == GN_CUE_RATE || g[noun].cue == GN_CUE_SHARE);
    if (g[noun].kind != GN_SEG_TEXT && !rate) return false;
    const char *t = gn_work_text(w, noun);
    const size_t in = gn_words_end("在|介于|位于|处于", t, gn_work_len(w, noun)), n = gn_work_len(w, noun) - in;
    size_t head = gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_HEAD | GN_PHRASE_RATE);
    if (rate) head = n;
    if (head < 6) return false; /* 销售|额 */
    gn_label_clear(out);
    gn_label_add(out, t + n - head, head);
    gn_label_add(out, w->clean->text + g[noun].end, g[k].end - g[noun].end);
    return true;
}

bool gn_indicator_counts_known(gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { MOST = 24, NEAR = 5 };
    const gn_seg *g = w->structure->seg;
    uint32_t k = s->seg + 1;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN)) return false;
    while (k + 1 < w->structure->segs && k < s->seg + NEAR && g[k].kind != GN_SEG_QUANTITY && g[k].kind != GN_SEG_MARK)
        k++;
    if (k + 1 >= w->structure->segs || g[k].kind != GN_SEG_QUANTITY || !gn_statement_known_by(w, k) ||
        !threshold_at(w, k, out))
        return false;
    uint32_t last = k + 1;
    while (last + 1 < w->structure->segs && g[last + 1].kind == GN_SEG_TEXT && g[last + 1].start == g[last].end) last++;
    gn_label_add(out, w->clean->text + g[k].end, g[last].end - g[k].end);
    gn_np_trim(w, out);
    return gn_label_chars(out) <= MOST;
}

/* 6.5mm高线、20mm中板和1.0mm冷轧板卷平均价格分别为: members that begin with their sizes, as many as the list has. */
static void name_sizes(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    enum { APART = 3, MOST = 16 };
    const gn_structure *st = w->structure;
    if (q->list_count < 2 || q->list_count > MOST || !l->n || s->previous == GN_NO_INDEX ||
        s->previous + 1 != s->from || st->seg[s->previous].clause != s->clause)
        return;
    const uint32_t begin = st->clause[s->clause].first, unit = gn_work_quantity(w, s->previous)->unit;
    uint32_t first = s->previous, count = 1;
    for (uint32_t k = first; count < q->list_count && k-- > begin && first - k <= APART;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_CUE || (g->kind == GN_SEG_MARK && g->mark != 'd')) return;
        if (g->kind != GN_SEG_QUANTITY) continue;
        if (gn_work_quantity(w, k)->unit != unit) return;
        first = k, count++;
    }
    if (count != q->list_count || st->seg[s->previous].end == st->seg[first].end) return;
    static const char *const sizes[] = {"mm", "毫米", "cm", "厘米", "寸", "英寸", "微米", "μm", "um"};
    const char *size = gn_lexicon_unit(w->lexicon, unit)->canonical;
    if (!GN_IS_ONE_OF(size, strlen(size), sizes)) return;
    gn_label_front(l, w->clean->text + st->seg[first].start, st->seg[s->previous].end - st->seg[first].start);
}

void gn_indicator_by_heads(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char each[] = "每", has[] = "拥有|配备|占有|享有";
    enum { MOST = 30 /* bytes */ };
    const gn_seg *g = w->structure->seg;
    if (!gn_may_say(w, "拥有") && !gn_may_say(w, "配备") && !gn_may_say(w, "占有") && !gn_may_say(w, "享有")) return;
    uint32_t last = s->list_seg; /* the verb's end, before 超过 */
    while (last > s->from && g[last - 1].kind == GN_SEG_CUE && g[last - 1].cue == GN_CUE_BOUND) last--;
    if (last == s->from) return;
    const bool number = s->previous != GN_NO_INDEX && s->previous + 1 == s->from && /* 每|百户|拥有 */
                        g[s->previous].start >= strlen(each);
    const size_t from = number ? g[s->previous].start - strlen(each) : g[s->from].start, to = g[last - 1].end;
    const char *t = w->clean->text + from, *at = gn_find(t, to - from, each, strlen(each));
    if (!at || to - (size_t)(at - w->clean->text) > MOST || !gn_words_end(has, t, to - from)) return;
    gn_label_clear(&m->np);
    gn_label_add(&m->np, at, to - (size_t)(at - w->clean->text));
    gn_label_add(&m->np, m->after.s, m->after.n);
    gn_label_clear(&m->after);
}

/* “营收超百亿元企业5家，超50亿元企业12家”: by what those before segment k were counted, with its own threshold, in
 * *out. */
static bool threshold_again(const gn_work *w, uint32_t k, gn_label *out)
{
    enum { FAR = 12 };
    const gn_seg *g = w->structure->seg;
    const uint32_t first = gn_look_back(k, w->structure->sentence[w->structure->clause[g[k].clause].sentence].first);
    for (uint32_t i = k; i-- > first && i + FAR > k;) {
        if (g[i].kind != GN_SEG_QUANTITY || !(gn_work_quantity(w, i)->flags & GN_Q_MONEY) || !threshold_at(w, i, out))
            continue;
        const bool said = g[i - 1].kind == GN_SEG_CUE && g[i - 1].cue == GN_CUE_BOUND;
        const size_t limit = g[i].end - g[i - said].start;
        gn_label_drop(out, out->n - limit, limit);
        gn_label_add(out, w->clean->text + g[k - 1].start, g[k].end - g[k - 1].start);
        return true;
    }
    return false;
}

/* 营收超百亿元企业, 销售额超过1亿元的设计企业: a threshold that is part of the name of what is counted. */
static void name_threshold(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char members[] =
        "企业|公司|项目|园区|集群|城市|区县|品牌|产品|门店|房企|车企|药企|险企|酒企|楼宇|乡镇|"
        "街道|镇|县|村|产业|产业链|单位|商户|机构|基金|平台|店铺|影片|电影|景区|商圈|街区|省份|"
        "车型|游戏|药品|品种|单品|开发区|基地|市场|主体|经销商|集团|合作社|农场|大户|网店|主播|新片|"
        "国产片|进口片",
                      of[] = "的";
    enum { MOST = 24 };
    if (s->previous == GN_NO_INDEX || s->previous + 1 != s->from ||
        !(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN))
        return;
    const gn_seg *g = &w->structure->seg[s->previous];
    /* 营收超千亿企业: without 元 */
    const gn_quantity *limit = gn_work_quantity(w, s->previous);
    const bool money = limit->flags & GN_Q_MONEY || (!(limit->flags & GN_Q_UNIT) && limit->value >= 1e8);
    const bool said = s->previous > 0 && g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_BOUND;
    if (!(money && said && gn_words_end(members, l->s, l->n)) && !gn_statement_known_by(w, s->previous)) return;
    gn_label name;
    if ((!threshold_at(w, s->previous, &name) && !(money && said && threshold_again(w, s->previous, &name))) ||
        gn_find(l->s, l->n, gn_work_text(w, s->previous), gn_work_len(w, s->previous)))
        return;
    if (l->n) gn_label_add(&name, of, strlen(of)); /* 总资产破万亿元的有8家 */
    const gn_label *last = &w->memory.indicator;   /* 产值超百亿元的园区5个，超50亿元的9个 */
    const size_t member = l->n ? 0 : gn_words_end(members, last->s, last->n);
    if (member && w->memory.last_sentence == s->sentence) {
        gn_label_add(&name, of, strlen(of));
        gn_label_add(&name, last->s + last->n - member, member);
    }
    if (gn_label_chars(&name) + gn_label_chars(l) <= MOST) gn_label_front(l, name.s, name.n);
}

/* “10年期国债收益率为x，30年期为y”: the last indicator with another term, in *l. */
static void change_term(const gn_memory *p, const char *term, size_t n, gn_label *l)
{
    static const char units[] = "年期|月期|天期|日期", figures[] = "0|1|2|3|4|5|6|7|8|9|一|二|三|五|十|个";
    for (size_t at = 0; at < p->indicator.n; at++) {
        const size_t unit = gn_words_begin(units, p->indicator.s + at, p->indicator.n - at);
        size_t from = at;
        for (size_t more; unit && (more = gn_words_end(figures, p->indicator.s, from)) != 0;) from -= more;
        if (from == at) continue;
        gn_label_add(l, p->indicator.s, from);
        gn_label_add(l, term, n);
        gn_label_add(l, p->indicator.s + at + unit, p->indicator.n - at - unit);
        return;
    }
}

/* The term that is the quantity at segment k, and the bytes behind the quantity that belong to it (期, 期以上, 以上).
 * False if it is none: 十年, 十年期间. */
static bool is_term(const gn_work *w, const gn_statement *s, uint32_t k, size_t *n)
{
    static const char term[] = "期", limits[] = "期及以上|期及以下|期以上|期以下|期以内|期",
                      bounds[] = "及以上|及以下|以上|以下|以内";
    enum { MOST = 30 };
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_QUANTITY || g->clause != s->clause || g->end - g->start > MOST ||
        !(gn_work_quantity(w, k)->flags & GN_Q_DURATION))
        return false;
    const char *behind = w->clean->text + g->end;
    const size_t left = w->structure->seg[s->list_seg].start - g->end;
    const bool own = gn_seg_ends(w, g, term); /* 十年期, as one unit */
    *n = own ? gn_words_begin(bounds, behind, left) : gn_words_begin(limits, behind, left);
    return own || (*n && !gn_words_begin("期间|期末|期初|期内|期货", behind, left));
}

/* Where in *l stands what the text has at `behind` (of `left` bytes); NULL if nowhere. */
static const char *found_behind(const gn_label *l, const char *behind, size_t left)
{
    enum { WORD = 6, LATIN = 3 };
    const char *at = left >= WORD ? gn_find(l->s, l->n, behind, WORD) : NULL;
    return at || left < LATIN ? at : gn_find(l->s, l->n, behind, LATIN); /* LPR分别为… */
}

/* “1年期和5年期以上LPR分别为x和y”: each figure's own, if there are as many terms. */
static bool name_terms(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char debris[] = "期|、|和|与";
    enum { MOST = 8 };
    uint32_t found = 0, term[MOST];
    size_t n = 0, own = 0;
    for (uint32_t k = s->from; k < s->list_seg && found < MOST; k++) {
        if (!is_term(w, s, k, &n)) continue;
        if (found == q->list_index) own = n;
        term[found++] = k;
    }
    if (found < 2 || found != q->list_count) return false;
    const gn_seg *last = &w->structure->seg[term[found - 1]], *mine = &w->structure->seg[term[q->list_index]];
    is_term(w, s, term[found - 1], &n);
    const char *noun =
        found_behind(l, w->clean->text + last->end + n, w->structure->seg[s->list_seg].start - last->end - n);
    if (!noun) return false;
    const size_t from = (size_t)(noun - l->s);
    size_t owner = 0;
    while (owner < from && !gn_words_begin(debris, l->s + owner, from - owner)) owner++;
    if (gn_words_begin("上|下|内", l->s, owner) == owner) owner = 0; /* of 5年期以上 */
    gn_label whole = {.n = 0};
    gn_label_add(&whole, l->s, owner);
    gn_label_add(&whole, w->clean->text + mine->start, mine->end - mine->start + own);
    gn_label_add(&whole, noun, l->n - from);
    *l = whole;
    return true;
}

/* 1年期及以上存单发行量, 3个月期存款, 某公司十年期首年期交保费: the term that is a part of the name. */
static void name_term(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    static const char term[] = "期及以上|期及以下|期以上|期以下|期以内|期";
    if (!gn_may_say(w, "期")) return;
    if (q->list_count > 1 && l->n && name_terms(w, s, q, l)) return;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        size_t n;
        if (!is_term(w, s, k, &n)) continue;
        const gn_seg *g = &w->structure->seg[k];
        const char *behind = w->clean->text + g->end;
        gn_label name = {.n = 0}, whole = {.n = 0};
        gn_label_add(&name, w->clean->text + g->start, g->end - g->start + n);
        if (!l->n) {
            if (w->memory.last_sentence == s->sentence) change_term(&w->memory, name.s, name.n, l);
            return;
        }
        const char *at = found_behind(l, behind + n, w->structure->seg[s->list_seg].start - g->end - n);
        size_t from = at ? (size_t)(at - l->s) : 0, to = from;
        if (at && from >= n && memcmp(l->s + from - n, behind, n) == 0) from -= n;
        if (!at) to = gn_words_begin(term, l->s, l->n);
        gn_label_add(&whole, l->s, from);
        gn_label_add(&whole, name.s, name.n);
        gn_label_add(&whole, l->s + to, l->n - to);
        *l = whole;
        return;
    }
}

void gn_indicator_name_numbers(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    name_limit(w, s, l);
    name_term(w, s, q, l);
    name_threshold(w, s, l);
    name_kind(w, s, q, l);
    name_sizes(w, s, q, l);
    name_first_ones(w, s, q, l);
    name_several(w, s, l);
}

bool gn_indicator_those_that_move(const gn_work *w, const gn_statement *s, gn_label *l, bool *bare)
{
    static const char nouns[] =
        "大类行业|行业大类|行业|工业行业|工业大类行业|省份|省区市|省区|省|地区|市州|城市|县市|主要产品|产品品种|产品|"
        "品种|"
        "商品|大宗商品|国家|子行业|细分行业|板块|上市公司|房企|车企|药企|钢企|企业|公司|店铺|门店|基金|个股|股票|项目",
                      adverbs[] = "同比|环比|保持|实现|均|较上月|比上月|较上年|比上年|累计|继续|由|或|出现|有所|"
                                  "较上年同期|比上年同期|也|在|趋于|转|小幅|大幅|开始";
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint32_t last = st->clause[s->clause].last;
    const uint64_t movement = GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(FLAT);
    if (s->measure != GN_MEASURE_LEVEL || q->list_count > 1 || !gn_may_cue(w, movement) || s->seg + 1 >= last ||
        q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY))
        return false;
    uint32_t moves = GN_NO_INDEX, how = GN_NO_INDEX, end = s->seg + 1;
    for (; end < last && st->seg[end].kind != GN_SEG_MARK; end++) {
        const gn_seg *g = &st->seg[end];
        if (g->kind == GN_SEG_QUANTITY || g->clause != s->clause) return false;
        if (g->kind != GN_SEG_CUE) continue;
        if (how == GN_NO_INDEX && g->cue != GN_CUE_AVERAGE && g->cue != GN_CUE_TOTAL) how = end;
        if (UINT64_C(1) << g->cue & movement) moves = end;
    }
    if (moves == GN_NO_INDEX || end > moves + 1 + (moves + 1 < last && gn_seg_begins(w, &st->seg[moves + 1], "趋势")))
        return false;
    const char *text = w->clean->text + st->seg[s->seg].end;
    size_t n = st->seg[how].start - st->seg[s->seg].end;
    size_t noun = gn_words_begin(nouns, text, n);
    const char *kind = text;
    gn_label of = {.n = 0};
    gn_label_add(&of, text + noun, n - noun);
    for (size_t adverb; (adverb = gn_words_end(adverbs, of.s, of.n)) != 0;) gn_label_drop(&of, of.n - adverb, adverb);
    *bare = !of.n;
    if (*bare && p->last_sentence == s->sentence) { /* of what the count before was */
        const size_t before = gn_words_begin(nouns, p->indicator.s, p->indicator.n);
        gn_label_add(&of, p->indicator.s + before, p->indicator.n - before);
        if (!noun) kind = p->indicator.s, noun = before;
    }
    *bare &= noun && of.n;
    if (!noun || !of.n) return false;
    gn_label out = of;
    gn_label_add(&out, w->clean->text + st->seg[how].start, st->seg[moves].end - st->seg[how].start);
    gn_label_add(&out, "的", 3);
    gn_label_add(&out, kind, noun);
    gn_label_copy(l, &out);
    return true;
}

/* Bytes of a size, 65英寸 or 55寸, at l->s[at]; 0 if there is none. */
static size_t size_at(const gn_label *l, size_t at)
{
    const size_t n = strspn(l->s + at, "0123456789.");
    return n && at + n < l->n ? (gn_words_begin("英寸|寸", l->s + at + n, l->n - at - n) ? n : 0) : 0;
}

void gn_indicator_name_size(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char inch[] = "英寸|寸";
    const gn_structure *st = w->structure;
    if (!gn_may_say(w, "寸")) return;
    size_t at = 0;
    while (at < l->n && !size_at(l, at)) at++;
    if (at == l->n) return;
    const size_t n = size_at(l, at), unit = gn_words_begin(inch, l->s + at + n, l->n - at - n), end = at + n + unit;
    /* 75英寸 + 55英寸面板均价 */
    const size_t again = size_at(l, end);
    if (again) {
        gn_label_drop(l, end, again + gn_words_begin(inch, l->s + end + again, l->n - end - again));
        return;
    }
    /* “55英寸面板均价123美元，65英寸195美元”: the size stands right before the figure */
    uint32_t k = s->list_seg > 1 ? s->list_seg - 1 : 0;
    if (k && st->seg[k].kind == GN_SEG_CUE &&
        gn_words_begin("以上|以下|及以上|及以下", gn_work_text(w, k), gn_work_len(w, k)))
        k--; /* 75英寸以上120万台 */
    if (st->seg[k].kind != GN_SEG_QUANTITY || st->seg[k].clause != s->clause || !gn_np_joined(st, s->list_seg) ||
        !gn_words_end(inch, gn_work_text(w, k), gn_work_len(w, k)))
        return;
    gn_label name = {.n = 0};
    gn_label_add(&name, l->s, at);
    gn_label_add(&name, gn_work_text(w, k), st->seg[s->list_seg - 1].end - st->seg[k].start);
    gn_label_add(&name, l->s + end, l->n - end);
    *l = name;
}
