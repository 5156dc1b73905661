/* Candidates for the indicator made ready to choose from: trimmed, and those that cannot be it left out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* Whether a measure's noun, the last n bytes, can have this unit: no 投资 in tons, no 产量 in money, no 率 in metres.
 */
enum { UNIT_ANY, UNIT_AMOUNT, UNIT_PHYSICAL, UNIT_TIME };
static int unit_class(const gn_work *w, const gn_quantity *q)
{
    static const char *const none[] = {"count", "percent", "points", "multiple", "other"};
    const char *d = gn_lexicon_unit(w->lexicon, q->unit)->dimension;
    if (strcmp(d, "money") == 0) return UNIT_AMOUNT;
    if (GN_IS_ONE_OF(d, strlen(d), none)) return UNIT_ANY;
    return !q->unit ? UNIT_ANY : strcmp(d, "time") == 0 ? UNIT_TIME : UNIT_PHYSICAL;
}

static bool fits(const gn_work *w, const gn_quantity *q, int unit, const gn_label *l, size_t n)
{
    static const char money[] = "投资|收入|利润|营收|贷款|存款|资产|负债|费用|支出|税收|盈利|总值|产值|额",
                      stuff[] = "产量|销量|发电量|用电量|出货量|面积|人数|人次|里程|产能|容量";
    if (!n || unit == UNIT_ANY) return true;
    if (gn_phrases_find(w->phrases, l->s + l->n - n, n, NULL) & GN_PHRASE_RATE)
        return q->per != 0 || (unit == UNIT_TIME && gn_words_end("天数|期|时间", l->s, l->n));
    if (gn_label_ends(l, "小时") || gn_label_ends(l, "时长")) return unit == UNIT_TIME;
    if (unit != UNIT_AMOUNT && gn_words_end(money, l->s, l->n)) return false;
    if (unit == UNIT_AMOUNT && !q->per && gn_words_end(stuff, l->s, l->n)) return false;
    if (unit == UNIT_AMOUNT && q->per &&
        (gn_words_end("市值|净利润|营收", l->s, l->n) || gn_words_end(stuff, l->s, l->n)))
        return false;
    /* 订单量 in money only where it was before; what is issued, dealt in and lent is money itself */
    static const char funds[] =
        "发行量|成交量|交易量|结算量|投放量|操作量|支付量|业务量|融资量|资金量|托管量|承销量|兑付量|"
        "到期量|偿还量|存量|增量|总量|信贷量|贷款量|买卖量|供应量|回购量|净买入量|净卖出量";
    if (unit == UNIT_AMOUNT && !q->per && q->unit != w->memory.unit && gn_words_end("量|数", l->s, l->n) &&
        !gn_words_end(funds, l->s, l->n))
        return false;
    return true;
}

/* 小米境外收入 in front of 市场份额: revenue owns no share of a market in pieces. */
static bool of_money(const gn_work *w, const gn_label *owner, const gn_label *l)
{
    static const char money[] = "收入|营收|利润|支出|投资", market[] = "市场份额|份额|市占率|出货量|销量|交付量";
    return l->n > owner->n && !memcmp(l->s, owner->s, owner->n) && gn_words_end(money, owner->s, owner->n) &&
           gn_words_begin(market, l->s + owner->n, l->n - owner->n) && gn_work_name(w, owner->s, owner->n, false);
}

/* 产业项目202个 after 总投资1761亿元: no pieces of what was told in money. */
static bool sum_in_pieces(const gn_quantity *q, char kind, const gn_label *l)
{
    static const char sums[] = "总投资|投资额|产值|金额|余额|市值";
    return q->flags & GN_Q_COUNT_NOUN && !strchr("naACm", kind) && gn_words_end(sums, l->s, l->n);
}

/* “甲出口900辆。自主品牌出口16万辆”: what the clause begins with is many firms', none's that was told of before. */
static bool of_trade_at_large(const gn_work *w, const gn_statement *s)
{
    static const char large[] =
        "全行业|整个行业|行业整体|行业平均|行业总|业内|自主品牌|合资品牌|主流合资|主流自主|日系|"
        "德系|美系|韩系|法系|欧系|豪华品牌|豪华车|造车新势力|新势力|车市|整体市场|整个市场|"
        "市场整体|全国市场|大盘|其他品牌|其他企业|其他厂商|同行|中国品牌|外资品牌|国产品牌|"
        "民营企业|外资企业|国有企业";
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_ORG) return false;
        if (g->kind == GN_SEG_TEXT) return gn_words_begin(large, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    }
    return false;
}

void gn_indicator_refine(const gn_work *w, const gn_statement *s, gn_candidates *c)
{
    size_t n = 0, kept[GN_MAX_CANDIDATES]; /* where a candidate went; GN_MAX_CANDIDATES: nowhere */
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const int unit = unit_class(w, q);
    const bool large = of_trade_at_large(w, s);
    c->kinds[0] = c->kinds[1] = 0;
    c->seen = 0;
    for (size_t i = 0; i < c->count; i++) {
        gn_label *l = &c->text[i];
        const bool twin = c->first[i] < i && c->kind[i] != 'n';
        const size_t from = twin ? kept[c->first[i]] : i;
        size_t head;
        gn_name_looks looks;
        kept[i] = GN_MAX_CANDIDATES;
        if (twin) {
            if (from == GN_MAX_CANDIDATES) continue;
            gn_label_copy(l, &c->text[from]);
            head = c->head[from];
            looks = c->looks[from];
        } else {
            gn_np_trim(w, l);
            if (s->measure == GN_MEASURE_SHARE) gn_np_drop_share(w, l);
            head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
            const size_t before = l->n;
            gn_np_join_head(l, head);
            gn_np_spent(w, l);
            looks = gn_name_look(w, l);
            if (looks.chars > GN_NP_MOST && !gn_np_shorten(l)) continue;
            if (looks.chars > GN_NP_MOST) looks = gn_name_look(w, l);
            if (looks.chars < 2) continue;
            if (gn_owner_person(l, looks.set)) continue;
            if (l->n != before) head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
        }
        if (c->kind[i] != 'n' && !fits(w, q, unit, l, head)) continue;
        if (sum_in_pieces(q, c->kind[i], l)) continue;
        if (large && c->kind[i] != 'n' && gn_work_name(w, l->s, l->n, false)) continue;
        if (c->owner[i] && of_money(w, c->owner[i], l)) continue;
        /* 118家 after 研发投入强度: not of that */
        if ((c->kind[i] == 'i' || c->kind[i] == 'P') && head && q->flags & GN_Q_COUNT_NOUN &&
            (gn_phrases_find(w->phrases, l->s + l->n - head, head, NULL) & GN_PHRASE_RATE) &&
            !gn_words_end("周转率|频率", l->s, l->n))
            continue;
        if (n != i) gn_label_copy(&c->text[n], l), c->kind[n] = c->kind[i], c->owner[n] = c->owner[i];
        c->head[n] = head;
        c->looks[n] = looks;
        gn_candidates_find_first(c, n);
        c->same[n] = 0;
        c->same[c->first[n]] |= UINT64_C(1) << n;
        c->kinds[(unsigned char)c->kind[n] >> 6 & 1] |= UINT64_C(1) << (c->kind[n] & 63);
        kept[i] = n++;
    }
    c->count = n;
}
