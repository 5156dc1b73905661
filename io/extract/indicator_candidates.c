/* What the indicator may be: its own words, joined with what the text has named before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* A number that the same texts have in common and others hardly: of their ends and their length. */
static uint64_t key_of(const gn_label *l)
{
    uint64_t first, last;
    const bool longer = l->n >= sizeof first;
    memcpy(&first, l->s, sizeof first);
    memcpy(&last, l->s + (longer ? l->n - sizeof last : 0), sizeof last);
    if (!longer) last = first &= (UINT64_C(1) << 8 * l->n) - 1;
    return (first * 0x9E3779B97F4A7C15u ^ last) * 0xC2B2AE3D27D4EB4Fu + l->n;
}

void gn_candidates_find_first(gn_candidates *c, size_t i)
{
    const gn_label *l = &c->text[i];
    const uint64_t key = c->key[i] = key_of(l), bit = UINT64_C(1) << (key >> 58);
    size_t k = c->seen & bit ? 0 : i; /* nearly all are new */
    c->seen |= bit;
    while (k < i && (c->key[k] != key || c->text[k].n != l->n || !gn_same(c->text[k].s, l->s, l->n))) k++;
    c->first[i] = k;
}

static bool holds(const gn_label *l, const gn_label *part)
{
    return gn_find(l->s, l->n, part->s, part->n) != NULL;
}

/* DRAM市场, of DRAM、NAND闪存市场 */
static bool member_of(const gn_label *list, const gn_label *l)
{
    return l->n > 6 && l->n < list->n && gn_find(list->s, list->n, "、", 3) &&
           memmem(list->s, list->n, l->s, l->n - 6) != NULL;
}

/* 新能源车批发销量 before 零售销量, 挖掘机产量 before 出口额: bytes of an amount that has no other amount. */
static size_t amount_before(const gn_label *front, const gn_label *middle)
{
    static const char amounts[] = "销量|产量|出货量|交付量|批发量|零售量|装车量|装机量|进口量|出口量|销售额|零售额|"
                                  "交易额|成交额|出口额|进口额|主营业务收入|营业总收入|营业收入|总收入|总营收|净利润|"
                                  "营业利润|利润总额|净亏损|营收|收入|利润|亏损",
                      ways[] = "批发|零售|内销|外销|线上|线下|出口|进口|国内|海外|总体|整体";
    enum { WORD = 6 };
    const size_t n = gn_words_end(amounts, front->s, front->n);
    if (!n || n + WORD > front->n || !gn_words_end(amounts, middle->s, middle->n)) return 0;
    const size_t way = gn_words_end(ways, front->s, front->n - n);
    return n + way + WORD > front->n ? n : n + way;
}

/* 工业增加值, 高新技术产业增加值: neither owns the other. */
static bool same_measure(const gn_label *front, const gn_label *middle)
{
    static const char measures[] = "增加值|生产总值|零售总额|零售额|进出口额|出口额|进口额|进出口总值|总产值|产值";
    enum { WORD = 6 };
    const size_t n = gn_words_end(measures, middle->s, middle->n);
    return n && middle->n >= n + WORD && front->n >= n &&
           memcmp(front->s + front->n - n, middle->s + middle->n - n, n) == 0;
}

static void put_together(gn_candidates *c, char kind, const gn_label *front, const gn_label *middle, const char *tail,
                         size_t n)
{
    enum { WORD = 6 };
    if (c->count == GN_MAX_CANDIDATES) return;
    gn_label *l = &c->text[c->count];
    gn_label_clear(l);
    if (front) {
        if (holds(middle, front) || member_of(front, middle) || same_measure(front, middle)) return;
        gn_label_add(l, front->s, front->n - amount_before(front, middle));
        /* B轮融资 + 融资额 */
        if (l->n >= 2 * WORD && middle->n > WORD && memcmp(l->s + l->n - WORD, middle->s, WORD) == 0) l->n -= WORD;
    }
    gn_label_add(l, middle->s, middle->n);
    if (tail) {
        if ((l->n >= n && gn_same(l->s + l->n - n, tail, n)) || gn_market_share(l)) return;
        const size_t same = n > WORD && l->n > WORD && memcmp(l->s + l->n - WORD, tail, WORD) == 0 ? WORD : 0;
        gn_label_add(l, tail + same, n - same); /* 光伏发电 + 发电量 */
    }
    gn_candidates_find_first(c, c->count);
    c->owner[c->count] = front;
    c->kind[c->count++] = kind;
}

/* The parts that are given have to be there, and most are not. */
static inline void propose(gn_candidates *c, char kind, const gn_label *front, const gn_label *middle, const char *tail,
                           size_t n)
{
    if (middle->n && !(front && !front->n) && !(tail && !n)) put_together(c, kind, front, middle, tail, n);
}

/* 百度, of 腾讯收入: the bytes of the other firm that b begins with; 0: a is none or b has none. */
static size_t other_firm(const gn_work *w, const gn_label *a, const gn_label *b)
{
    const size_t name = gn_work_name(w, b->s, b->n, false);
    if (!name || name == b->n || (!gn_work_names_firm(w, a) && gn_list_firm(w, a, 0) != a->n)) return 0;
    const size_t head = gn_phrases_suffix(w->phrases, b->s, b->n, GN_PHRASE_HEAD);
    return gn_list_firm(w, b, head);
}

/* 五大上市险企, of 五大上市险企保费收入: the bytes of the firms that b counts together, of which a is one; 0. */
static size_t firms_of_one(const gn_work *w, const gn_label *a, const gn_label *b)
{
    static const char which[] =
        "两|二|三|四|五|六|七|八|九|十|大|家|上市|头部|主要|全国|国内|中国|我国|A股|港股|重点|国有|中资|外资|民营|"
        "股份制|大型|龙头|知名|前|多|几|数|各|强|百|千",
                      firms[] =
                          "险企|车企|房企|药企|酒企|钢企|煤企|券商|运营商|厂商|企业|公司|银行|平台|巨头|品牌|供应商|"
                          "制造商|集团|商家|机构|航司|航空公司|手机品牌|手机厂商|电商平台";
    if (!gn_work_names_firm(w, a) && !gn_words_end("证券|银行|人寿|保险|财险|信托", a->s, a->n)) return 0;
    size_t n = 0;
    for (size_t more; (more = gn_words_begin(which, b->s + n, b->n - n)) != 0;) n += more;
    const size_t kind = n ? gn_words_begin(firms, b->s + n, b->n - n) : 0;
    return kind && n + kind < b->n ? n + kind + gn_words_begin("的", b->s + n + kind, b->n - n - kind) : 0;
}

/* 对美国, of 对欧盟进出口额: the bytes of the other partner before the trade; 0. */
static size_t trade_of_other(const gn_label *a, const gn_label *b)
{
    static const char with[] = "对|自|从|向", trade[] = "进出口|出口|进口|贸易";
    if (!gn_words_begin(with, a->s, a->n) || !gn_words_begin(with, b->s, b->n)) return 0;
    for (size_t at = 0; at < a->n; at++)
        if (gn_words_begin(trade, a->s + at, a->n - at)) return 0;
    for (size_t at = 0; at < b->n; at++)
        if (gn_words_begin(trade, b->s + at, b->n - at)) return at;
    return 0;
}

/* a followed by b, what a ends and b begins with once if it has `least` bytes: 太阳能发电 + 发电设备利用小时; words
 * have two characters, 手机 + 机电产品 have none in common. A long word within b replaces what b has before it:
 * 工业级碳酸锂 + 电池级碳酸锂均价. */
static void merge(const gn_work *w, const gn_label *a, const gn_label *b, size_t least, gn_label *out)
{
    enum { LONG = 9 }; /* bytes */
    size_t from = other_firm(w, a, b);
    if (!from) from = firms_of_one(w, a, b);
    if (!from) from = trade_of_other(a, b);
    for (size_t same = a->n < b->n ? a->n : b->n; same >= least && !from; same--) {
        if (((unsigned char)a->s[a->n - same] & 0xC0) == 0x80) continue;
        const char *at = gn_find(b->s, b->n, a->s + a->n - same, same);
        if (at && (at == b->s || (same >= LONG && at + same < b->s + b->n))) from = (size_t)(at - b->s) + same;
    }
    /* 责任险 after 货运险签单数量, 第二产业 after 第一产业增加值: one of the same kinds in its place. */
    static const char kinds[] = "英寸|险|类|型|车|业务|产业|行业|企业|市场|板块|地区|银行|品牌|渠道|用户|领域";
    const size_t kind = from ? 0 : gn_words_end(kinds, a->s, a->n);
    const char *other = kind && b->n > kind ? gn_find(b->s, b->n - kind, a->s + a->n - kind, kind) : NULL;
    if (other) from = (size_t)(other - b->s) + kind;
    /* 服务业 after 建筑业商务活动指数 */
    static const char trades[] =
        "建筑业|服务业|制造业|非制造业|采矿业|金融业|批发业|零售业|住宿业|餐饮业|房地产业|交通运输业|邮政业|保险业|"
        "银行业|证券业|信托业|旅游业|农业|工业|林业|牧业|渔业|种植业|畜牧业|批发和零售业|住宿和餐饮业|信息服务业";
    const size_t trade = from || !gn_words_end("业", a->s, a->n) ? 0 : gn_words_begin(trades, b->s, b->n);
    if (trade < b->n && trade) from = trade;
    gn_label_copy(out, a);
    /* 风电叶片需求 + 碳纤维需求量: what is done is said once */
    const size_t act = from ? 0 : gn_words_end("需求|消费|销售|出货|装机|采购|消耗", a->s, a->n);
    if (act && a->n > act && gn_find(b->s, b->n, a->s + a->n - act, act)) gn_label_drop(out, a->n - act, act);
    gn_label_add(out, b->s + from, b->n - from);
}

/* 已建各类充电桩 → 充电桩; with what was done to them as well where that is told anew: 新开门店, 关闭. */
static void drop_act(const gn_work *w, gn_label *l, bool acts)
{
    static const char *const words[] = {"已建", "在建", "现有", "各类", "各种"};
    for (size_t n = 1; n;) {
        n = acts ? gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, NULL) : 0;
        for (size_t i = 0; i < sizeof words / sizeof *words && !n; i++)
            if (l->n > strlen(words[i]) && memcmp(l->s, words[i], strlen(words[i])) == 0) n = strlen(words[i]);
        if (n + 6 > l->n) return;
        gn_label_drop(l, 0, n);
    }
}

void gn_indicator_drop_acts(const gn_work *w, gn_label *l)
{
    static const char acts[] =
        "并且|并|和|及|且|净增|新设|累计|共有|共|已有|已|在|新|拥有|现有|再|投运|创建|组建|落户|备案|铺设|"
        "安装|评定|引育|注册|孵化";
    enum { LEAST = 6 /* bytes */ };
    const size_t firm = gn_work_name(w, l->s, l->n, false); /* 华为新建门店 */
    for (size_t n; (n = gn_phrases_prefix(w->phrases, l->s + firm, l->n - firm, GN_PHRASE_VERB, NULL)) != 0 ||
                   (n = gn_words_begin(acts, l->s + firm, l->n - firm)) != 0;) {
        if (n + firm + LEAST > l->n) return;
        gn_label_drop(l, firm, n);
    }
}

/* “建成并开通5G基站142万个，总量占全球60%”: the things that were counted, however they came, where the noun says no
 * more than that they are. */
static bool counted_things(const gn_work *w, const gn_material *m, gn_label *out)
{
    static const char counts[] = "总量|总数量|总数|数量|总规模|规模|存量|总保有量|保有量";
    const gn_memory *p = &w->memory;
    if (!p->indicator.n || p->said_seg == GN_NO_INDEX || !m->np.n || m->head != m->np.n ||
        !(gn_work_quantity(w, p->said_seg)->flags & GN_Q_COUNT_NOUN) ||
        (p->said_measure != GN_MEASURE_LEVEL && p->said_measure != GN_MEASURE_CHANGE) ||
        gn_words_begin(counts, m->np.s, m->np.n) != m->np.n || gn_words_end(counts, p->indicator.s, p->indicator.n))
        return false;
    gn_label_copy(out, &p->indicator);
    gn_indicator_drop_acts(w, out);
    return true;
}

/* The figure before in the sentence is no member of a list. */
static bool after_single(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = s->list_seg; k-- > gn_look_back(s->list_seg, w->structure->sentence[s->sentence].first);)
        if (gn_work_figure(w, k)) return gn_work_quantity(w, k)->list_count < 2;
    return false;
}

bool gn_indicator_in_turn(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"分别", "依次", "各为", "各达"};
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        GN_EACH (i, words)
            if (w->structure->seg[k].kind != GN_SEG_MARK && gn_seg_begins(w, &w->structure->seg[k], words[i]))
                return true;
    return false;
}

/* “日本和美国分别为x和y”: whose the members are is said by places. */
static bool names_places(const gn_work *w, const gn_statement *s)
{
    uint32_t places = 0;
    for (uint32_t k = s->from; k < s->np_end; k++)
        places += w->structure->seg[k].kind == GN_SEG_AREA && w->structure->seg[k].clause == s->clause;
    return places > 1;
}

/* “甲云平台收入为x，乙云和丙云收入则分别为y、z”, “甲累计销售x，乙为y”: another company's figure of the same kind. */
static bool another_company(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_label *before,
                            gn_label *out)
{
    const gn_memory *p = &w->memory;
    const gn_label *last = p->parent.n && p->parent.n > before->n && !memcmp(p->parent.s, before->s, before->n)
                               ? &p->parent
                               : &p->indicator;
    if (p->last_block != s->block || m->np.n <= m->head) return false;
    /* “甲的份额为36%，领先乙（25%），丙为16%”: of the firm that the last figure was of */
    const bool same = before->n && last->n > before->n && memcmp(last->s, before->s, before->n) == 0;
    const bool share = s->measure == GN_MEASURE_SHARE && p->measure == GN_MEASURE_SHARE;
    size_t firm = same ? before->n : share ? gn_work_name(w, last->s, last->n, false) : 0;
    if (firm && firm < last->n && strchr("/(", last->s[firm])) firm = gn_list_firm_name(w, last);
    if (!firm || last->n < firm + 6) return false;
    gn_label name = m->np;
    gn_label_drop(&name, name.n - m->head, m->head);
    gn_np_trim(w, &name);
    if (m->head &&
        (last->n < m->head || memcmp(last->s + last->n - m->head, m->np.s + m->np.n - m->head, m->head) != 0))
        return false;
    if (name.n == firm && memcmp(name.s, last->s, name.n) == 0) return false;
    const gn_structure *st = w->structure;
    bool company = false;
    for (uint32_t k = s->from; k < s->list_seg && !company; k++)
        company = st->seg[k].clause == s->clause && gn_work_company(w, &st->seg[k]) && gn_work_len(w, k) == name.n &&
                  memcmp(gn_work_text(w, k), name.s, name.n) == 0;
    if (!company) return false;
    gn_label kind = *last;
    gn_label_drop(&kind, 0, firm);
    merge(w, &name, &kind, 3, out); /* 阿里云 + 云平台 */
    return true;
}

/* 北区指数, 总指数 after 库存预警指数: the same index of a part or of the whole, into *whole. */
static bool index_of_part(const gn_memory *p, const gn_label *np, gn_label *whole)
{
    static const char index[] = "指数", total[] = "总";
    enum { INDEX = sizeof index - 1, LONG = 9 /* bytes: 北区, 东北部 */, LEAST = 4 /* characters */ };
    if (np->n <= INDEX || np->n > INDEX + LONG || !gn_label_ends(np, index) || !gn_label_ends(&p->indicator, index))
        return false;
    const size_t part = np->n - INDEX;
    const bool all = part == 3 && memcmp(np->s, total, part) == 0;
    if (!all && !gn_words_end("区|部|地区", np->s, part)) return false;
    *whole = p->indicator;
    /* of the part before */
    for (size_t n = 6; n <= LONG; n += 3)
        if (whole->n > n && gn_words_end("区|部", whole->s, n)) {
            gn_label_drop(whole, 0, n);
            break;
        }
    if (gn_label_chars(whole) < LEAST || whole->n <= np->n) return false;
    if (!all) gn_label_front(whole, np->s, part);
    return true;
}

/* “国有企业占500家企业总营收的75%”: what names no measure itself has a share of the total's, 国有企业营收; where the
 * total's goods are what the part is of (电动汽车 of 汽车销量), only its noun. */
static bool part_of_total(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    static const char all[] = "全部|所有|总|全国|全球|全省|全市|全行业|整个|我国|中国|公司|同期|当年|的|企业",
                      amounts[] =
                          "额|收入|营收|支出|销量|产量|产值|出货量|产能|投资|利润|交易量|装车量|装机容量|业务量";
    enum { MOST = 22, CHAR = 6 /* two characters */ };
    if (s->measure != GN_MEASURE_SHARE || m->head || !m->np.n || !s->of.n || !gn_np_heads(w, &s->of) ||
        !gn_words_end(amounts, s->of.s, s->of.n))
        return false;
    gn_label noun = s->of;
    for (size_t n; (n = gn_words_begin(all, noun.s, noun.n)) != 0 && n < noun.n;) gn_label_drop(&noun, 0, n);
    const size_t head = gn_phrases_suffix(w->phrases, noun.s, noun.n, GN_PHRASE_HEAD);
    if (!head) return false;
    const size_t same = m->np.n < CHAR ? m->np.n : CHAR;
    if (noun.n > head && memmem(noun.s, noun.n - head, m->np.s + m->np.n - same, same))
        gn_label_drop(&noun, 0, noun.n - head);
    *out = m->np;
    gn_label_add(out, noun.s, noun.n);
    return gn_label_chars(out) <= MOST;
}

/* Nothing has a share of a rate or a price. */
static bool no_whole(const gn_label *l)
{
    return gn_words_end("率|指数|价格|均价|单价|价", l->s, l->n) && !gn_market_share(l);
}

size_t gn_indicator_counted_by(const gn_work *w, const gn_statement *s, const gn_label *l, const char **noun)
{
    static const char of[] = "的", bounds[] = "突破|超过|超|过|达到|达|逾|高于|低于|不足|大于|不低于|在",
                      figures[] = "百|千|万|亿|十|两";
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const char *const end = gn_find(l->s, l->n, of, sizeof of - 1);
    if (!end || q->unit == w->memory.unit || w->memory.last_block != s->block ||
        w->memory.last_sentence + 1 < s->sentence)
        return 0;
    const char *const unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical; /* 万辆的, 过万的 */
    const size_t n = (size_t)(end - l->s), u = strlen(unit);
    if (!gn_words_end("万|亿|千|百", l->s, n) && !(u < n && memcmp(end - u, unit, u) == 0)) return 0;
    for (const char *p = l->s; p < end; p++) {
        const size_t left = (size_t)(end - p), bound = gn_words_begin(bounds, p, left);
        if (left == bound ||
            !((p[bound] >= '0' && p[bound] <= '9') || gn_words_begin(figures, p + bound, left - bound)))
            continue;
        const size_t head = gn_phrases_suffix(w->phrases, l->s, (size_t)(p - l->s), GN_PHRASE_HEAD);
        *noun = p - head;
        return head;
    }
    return 0;
}

/* “债务余额20亿元。上半年发行债券3亿元，偿还本金1亿元”: money that is moved is no such balance;
 * “汽车保有量3亿辆。新注册登记 摩托车1000万辆”: nor is what comes to a stock or leaves it. */
static bool deed_beside_stock(const gn_work *w, const gn_statement *s, const gn_label *told)
{
    static const char flows[] =
        "新注册|新登记|新增|新领|新上牌|新建|新开|新设|新投|新售|报废|注销|淘汰|退役|召回|拆除|关停";
    const bool money = gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY;
    if (s->measure != GN_MEASURE_LEVEL || !gn_phrases_suffix(w->phrases, told->s, told->n, GN_PHRASE_STOCK))
        return false;
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        if (w->structure->seg[k].clause != s->clause || w->structure->seg[k].kind != GN_SEG_TEXT) continue;
        const char *t = gn_work_text(w, k);
        const size_t len = gn_work_len(w, k), adverb = gn_words_begin("共|已|累计|还|又|新|净|再", t, len);
        return gn_words_begin(flows, t, len) ||
               (money && (gn_phrases_prefix(w->phrases, t + adverb, len - adverb, GN_PHRASE_VERB, NULL) ||
                          gn_phrases_prefix(w->phrases, t, len, GN_PHRASE_VERB, NULL)));
    }
    return false;
}

/* The noun that a name alone takes over, of the label *of; its bytes, 0 if there is none. */
static size_t last_noun(const gn_work *w, const gn_statement *s, const gn_label **of, const char **noun)
{
    const gn_memory *p = &w->memory;
    const gn_label *from = &p->indicator;
    size_t head = gn_phrases_suffix(w->phrases, from->s, from->n, GN_PHRASE_HEAD);
    /* “出货1.4亿台，其中耳机占比65%，手表增长4%”: of what the sentence is about. */
    if (!head && p->measure == GN_MEASURE_SHARE && p->last_sentence == s->sentence)
        head = gn_phrases_suffix(w->phrases, (from = &p->parent)->s, p->parent.n, GN_PHRASE_HEAD);
    /* Growth is of something, not of its growth: 增速 is no noun to take over. */
    if ((s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_POP) &&
        gn_words_end("增速|增幅|增长率|涨幅|降幅|跌幅|减幅|升幅", from->s, from->n))
        head = 0;
    if (s->measure == GN_MEASURE_SHARE && no_whole(from)) head = 0;
    /* GDP is of a place, not of a trade. */
    if (gn_words_end("GDP|生产总值", from->s, from->n)) head = 0;
    *of = from;
    *noun = from->s + from->n - head;
    /* “7家企业营收正增长，其中甲增幅最大，为9%”: of what they were counted by */
    static const char grows[] = "增长的";
    enum { SIGN = 3 /* 正, 负 */ };
    const char *grown = head ? NULL : gn_find(from->s, from->n, grows, sizeof grows - 1);
    if (grown && grown > from->s + SIGN) {
        head = gn_phrases_suffix(w->phrases, from->s, (size_t)(grown - from->s) - SIGN, GN_PHRASE_HEAD);
        *noun = grown - SIGN - head;
    }
    if (!head) head = gn_indicator_counted_by(w, s, from, noun);
    gn_market_growth(w, s, noun, &head);
    return head && deed_beside_stock(w, s, from) ? 0 : head;
}

/* 注销企业 after 新设企业, 新增企业 after 某产业头部企业: another kind of the same, no part of it; of *of is left what
 * both belong to. */
static bool beside_kind(const gn_work *w, const gn_label *l, gn_label *of)
{
    enum { SAME = 6 /* bytes of the noun */ };
    if (l->n <= SAME || of->n <= SAME || memcmp(l->s + l->n - SAME, of->s + of->n - SAME, SAME) != 0 ||
        gn_find(of->s, of->n, "的", 3))
        return false;
    gn_label_drop(of, of->n - SAME, SAME);
    const size_t trade = gn_owner_theme_end(of);
    if (trade)
        gn_label_drop(of, trade, of->n - trade);
    else
        gn_label_drop(of, 0, gn_phrases_prefix(w->phrases, of->s, of->n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL));
    if (of->n < SAME) gn_label_clear(of);
    return true;
}

/* 半导体部门 after 三星电子营业利润: the firm's name stays in front. */
static bool of_firms_part(const gn_work *w, const gn_label *part, const gn_label *of, gn_label *whole)
{
    const size_t firm = gn_work_name(w, of->s, of->n, false);
    if (!firm || firm == of->n || gn_work_name(w, part->s, part->n, false)) return false;
    gn_label rest = *of;
    gn_label_drop(&rest, 0, firm);
    merge(w, part, &rest, 6, whole);
    gn_label_front(whole, of->s, firm);
    return true;
}

/* “收入增至3万亿元，光纤用户占比由3成升至9成”: users are no part of money. */
static bool apart(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    enum { STOCK = 6 /* bytes: 用户 by itself is whoever's */ };
    const gn_label *whole = &w->memory.parent;
    if (s->measure != GN_MEASURE_SHARE || m->np.n <= STOCK) return false;
    gn_label part = m->np;
    gn_np_drop_share(w, &part);
    return part.n > STOCK && gn_phrases_suffix(w->phrases, part.s, part.n, GN_PHRASE_STOCK) &&
           gn_phrases_suffix(w->phrases, whole->s, whole->n, GN_PHRASE_HEAD) &&
           !gn_phrases_suffix(w->phrases, whole->s, whole->n, GN_PHRASE_STOCK);
}

/* A part with the noun of the whole that was told before: 其中手机 of 出货量. */
static void propose_wholes(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_label *full,
                           gn_candidates *c)
{
    const gn_memory *p = &w->memory;
    if (!m->head && p->last_sentence == s->sentence && gn_indicator_goes_on(w, s)) return; /* beside it */
    const char *noun;
    if (!m->head && gn_indicator_counted_by(w, s, &p->indicator, &noun)) return;
    if ((full && deed_beside_stock(w, s, full)) || deed_beside_stock(w, s, &p->parent)) return;
    const bool share = s->measure == GN_MEASURE_SHARE;
    if (full && !(share && no_whole(full)) && m->np.n && m->np.n < 30 && !m->head) {
        const size_t n = gn_phrases_suffix(w->phrases, full->s, full->n, GN_PHRASE_HEAD);
        propose(c, 'W', NULL, &m->np, full->s + full->n - n, n);
        gn_label whole;
        merge(w, &m->np, full, 6, &whole);
        propose(c, 'V', NULL, &whole, NULL, 0);
    }
    if (m->np.n && m->np.n < 30 && m->head < m->np.n && p->parent.n && !(share && no_whole(&p->parent)) &&
        !apart(w, s, m)) {
        gn_label stem, whole, *counted = &c->counted;
        gn_label_copy(&stem, &m->np);
        gn_label_copy(counted, &p->parent);
        gn_label_drop(&stem, stem.n - m->head, m->head);
        gn_np_trim(w, &stem);
        drop_act(w, counted,
                 gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL) == m->np.n);
        /* 在孵企业 after 孵化器: firms are of a trade, of nothing else that is counted in 家 */
        const bool firms = !m->head && gn_words_end("企业|公司|商户|商家", stem.s, stem.n) &&
                           !gn_owner_theme_end(counted) && !gn_label_ends(counted, "企业");
        if (!m->head && beside_kind(w, &stem, counted))
            propose(c, 'q', counted->n ? counted : NULL, &stem, NULL, 0);
        else if (!firms && of_firms_part(w, &stem, counted, &whole))
            propose(c, 'q', NULL, &whole, NULL, 0);
        else if (!firms)
            merge(w, &stem, counted, 6, &whole), propose(c, 'q', NULL, &whole, NULL, 0);
    }
}

/* “面板销售额为x，其中手机用面板占九成；市场规模将达y”, “而全球市场为z”: what the full name before had it of. */
static void propose_market(const gn_work *w, const gn_material *m, const gn_label *full, gn_candidates *c)
{
    static const char *const words[] = {"规模", "市场规模", "市场"};
    if (!full || !GN_IS_ONE_OF(m->np.s, m->np.n, words)) return;
    gn_label of = *full;
    const size_t noun = gn_phrases_suffix(w->phrases, of.s, of.n, GN_PHRASE_HEAD);
    gn_label_drop(&of, of.n - noun, noun);
    gn_np_trim(w, &of);
    if (!noun || of.n < 6 || gn_phrases_prefix(w->phrases, of.s, of.n, GN_PHRASE_NAME, NULL)) return;
    const bool named = m->np.n == strlen(words[1]);
    propose(c, '7', NULL, named ? &of : full, named ? m->np.s : NULL, m->np.n);
}

/* The member of a list: of the last one, or of one that was named with a total. */
static void propose_members(gn_work *w, const gn_statement *s, const gn_material *m, gn_candidates *c)
{
    gn_memory *p = &w->memory;
    const gn_quantity *number = gn_work_quantity(w, s->seg);
    const gn_list *list = gn_work_list(w, s);
    if (list) propose(c, 'l', NULL, &list->indicator[number->list_index], NULL, 0);
    /* “移动、电信今年共投资x，分别为y和z” */
    if (number->list_count > 1 && number->list_index == 0) gn_label_copy(&p->before_list, &p->indicator);
    if (m->np.n || number->list_count < 2 || !gn_indicator_in_turn(w, s)) return;
    gn_label part = {.n = 0}, last = {.n = 0};
    if (!names_places(w, s) && gn_list_member(&p->before_list, number->list_index, number->list_count, &part, &last)) {
        if (!gn_np_heads(w, &part)) {
            const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
            gn_label_add(&part, last.s + last.n - n, n);
        }
        propose(c, 'M', NULL, &part, NULL, 0);
    }
    /* “…产销均完成1.2万辆，同比分别增长a和b” */
    gn_label one = p->before_list;
    if (number->list_count == 2 && after_single(w, s) && !gn_indicator_two_places(w, s, number) &&
        gn_list_pair(w, &one, number->list_index, number->list_count))
        propose(c, '2', NULL, &one, NULL, 0);
}

/* What the candidates are joined with. */
typedef struct joins {
    const gn_label *owned; /* the number's own noun phrase; empty where it begins with its company */
    const gn_label *subject, *stated, *spoken, *earlier, *opening; /* whom the clauses and sentences are about */
    bool several;         /* the clause before names several measures of one thing, one of which is the number's */
    const gn_label *from; /* the name that was told last, */
    const char *tail;     /* ... its noun of a measure */
    size_t head;          /* ... and how long that is */
} joins;

static const gn_label none;

/* “甲营收x。同为巨头的乙发布半年报，营收增长y”: another firm's result than the one told of before. */
static bool firm_turned_to(const gn_memory *p, const gn_statement *s, const gn_material *m)
{
    return p->turn_sentence == s->sentence && p->last_sentence != s->sentence && p->company.n &&
           (m->roles & GN_PHRASE_FIRM) && m->head == m->np.n;
}

/* “全球半导体资本支出”: of the world's trade, in an article on a firm too; not 全球营收, 某公司全球手机销量. */
static bool of_world(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    const gn_structure *st = w->structure;
    if (!m->head || m->head == m->np.n) return false;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); k + 1 < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (gn_work_company(w, g)) return false;
        if (g->kind == GN_SEG_AREA && g[1].start == g->end && g[1].kind == GN_SEG_TEXT &&
            gn_lexicon_area(w->lexicon, g->index)->level == GN_AREA_WORLD)
            return memcmp(gn_work_text(w, k + 1), m->np.s, 3) == 0;
    }
    return false;
}

/* “广东进出口1.8万亿元” in the paragraph below 对欧盟进出口: of no partner that was told of before. */
static bool trade_at_large(const gn_memory *p, const gn_statement *s, const gn_material *m)
{
    static const char with[] = "对|自|从|向", trade[] = "进出口额|进出口总值|进出口|出口额|出口|进口额|进口|外贸进出口";
    return p->last_block != s->block && m->np.n && gn_words_begin(trade, m->np.s, m->np.n) == m->np.n &&
           gn_words_begin(with, p->indicator.s, p->indicator.n);
}

/* The number's own words, alone and behind whom they are of. */
static void propose_own(const gn_work *w, const gn_statement *s, const gn_material *m, const joins *x, gn_candidates *c)
{
    const gn_memory *p = &w->memory;
    const size_t topic = gn_phrases_suffix(w->phrases, p->topic.s, p->topic.n, GN_PHRASE_HEAD);
    const bool fresh =
        p->topic_sentence == s->sentence || (p->topic_sentence != GN_NO_INDEX && p->topic_sentence + 1 == s->sentence);
    const gn_label *single = gn_indicator_of_many(&m->np) ? &none : x->owned;
    propose(c, 'n', NULL, &m->np, NULL, 0);
    propose(c, 'm', NULL, &m->tailed, NULL, 0);
    propose(c, 'T', &p->theme, x->owned, NULL, 0);
    const bool turned = firm_turned_to(p, s, m) || trade_at_large(p, s, m);
    if (!turned) propose(c, 'i', NULL, &p->indicator, NULL, 0);
    propose(c, 'a', NULL, &m->after, NULL, 0);
    const bool first_ones = gn_indicator_of_first(&m->np); /* 前四家出货量: of no firm that was told of */
    if (!first_ones) propose(c, 's', x->subject, &m->np, NULL, 0);
    const bool counted = counted_things(w, m, &c->things);
    if (counted)
        propose(c, 'e', &c->things, &m->np, NULL, 0);
    else if (!first_ones && (!((m->roles & GN_PHRASE_FIRM) && p->company.n) || gn_indicator_of_group(w, s)))
        propose(c, 'e', &p->entity, x->owned, NULL, 0);
    /* Of what a company of an earlier paragraph has, only its results need no new mention of it. */
    if ((p->about.n || p->company_block == s->block || (m->roles & GN_PHRASE_FIRM)) && !of_world(w, s, m) && !counted)
        propose(c, 'c', &p->company, single, NULL, 0);
    if (!x->several) propose(c, 'b', NULL, &m->before, NULL, 0);
    propose(c, 'B', x->stated, x->owned, NULL, 0);
    if (m->head < m->np.n || !m->np.n) {
        gn_label has = m->np; /* 平板 of 平板占比 */
        if (s->measure == GN_MEASURE_SHARE) gn_np_drop_share(w, &has);
        propose(c, 'h', NULL, &has, x->tail, x->head);
        if (fresh && m->np.n) propose(c, 't', NULL, &m->np, p->topic.s + p->topic.n - topic, topic);
        if (fresh && !m->np.n && p->last_sentence != s->sentence) propose(c, 't', NULL, &p->topic, NULL, 0);
        propose(c, 'H', &p->company, &m->np, x->tail, x->head);
        propose(c, 'g', NULL, &m->before, x->tail, x->head);
        propose(c, 'u', NULL, &m->subject, x->tail, x->head);
    }
    propose(c, 'A', &m->np, &m->after, NULL, 0);
    propose(c, 'C', &p->company, &m->after, NULL, 0);
    propose(c, 'p', &p->parent, x->owned, NULL, 0);
}

/* What the figures before were of. */
static void propose_told(gn_work *w, const gn_statement *s, const gn_material *m, const gn_label *company_before,
                         gn_candidates *c)
{
    gn_memory *p = &w->memory;
    const gn_quantity *number = gn_work_quantity(w, s->seg);
    const gn_label *full = gn_indicator_full(p, gn_indicator_unit(number));
    propose_wholes(w, s, m, full, c);
    if (p->last_block == s->block) propose_market(w, m, full, c);
    propose_members(w, s, m, c);
    const gn_label *over = gn_indicator_over_recent(w, p, s, number, m);
    if (over) propose(c, 'd', NULL, over, NULL, 0);
    /* “人数a，收入b，分别增长…；人数c，收入d，分别增长…”: of the amounts behind the last list */
    if (over && number->list_count > 1 && after_single(w, s)) propose(c, '2', NULL, over, NULL, 0);
    if (full && number->unit != p->unit) propose(c, 'w', NULL, full, NULL, 0);
    /* “甲县以118家居首”, after other figures */
    if (!full && number->flags & GN_Q_COUNT_NOUN && number->unit == p->counted_unit && number->unit != p->unit)
        propose(c, 'w', NULL, &p->counted, NULL, 0);
    gn_label instead;
    if (another_company(w, s, m, company_before, &instead)) propose(c, 'S', NULL, &instead, NULL, 0);
    const bool turned = firm_turned_to(p, s, m) || trade_at_large(p, s, m);
    if (!turned) propose(c, 'P', NULL, &p->parent, NULL, 0);
    propose(c, 'x', NULL, &m->subject, NULL, 0);
}

/* What stands around the number, and whom the text has been about. */
static void propose_others(const gn_work *w, const gn_statement *s, const gn_material *m, const joins *x,
                           gn_candidates *c)
{
    const gn_memory *p = &w->memory;
    const gn_quantity *number = gn_work_quantity(w, s->seg);
    propose(c, 'J', &p->body, x->owned, NULL, 0);
    propose(c, 'N', &m->announcer, &m->np, NULL, 0);
    propose(c, 'o', NULL, &s->of, NULL, 0);
    gn_label part_of;
    if (part_of_total(w, s, m, &part_of)) propose(c, '&', NULL, &part_of, NULL, 0);
    propose(c, 'G', NULL, &m->covered, NULL, 0);
    const gn_label *object = &m->after;
    propose(c, 'v', NULL, &m->named, NULL, 0);
    propose(c, '+', &m->named, &p->subject, NULL, 0);
    /* 乙营收规模 after 甲营收规模 */
    const size_t firm = m->named.n ? gn_phrases_prefix(w->phrases, x->from->s, x->from->n, GN_PHRASE_NAME, NULL) : 0;
    if (firm && firm < x->from->n)
        propose(c, '*', NULL, &m->named, x->from->s + firm, x->from->n - firm);
    else if (x->head)
        propose(c, '*', NULL, &m->named, x->tail, x->head);
    propose(c, 'r', NULL, &m->acting, NULL, 0);
    propose(c, 'D', &m->owner, object, NULL, 0);
    propose(c, 'f', NULL, &m->rest, NULL, 0);
    propose(c, 'F', &m->rest, object, NULL, 0);
    propose(c, 'O', &p->owner, x->owned, NULL, 0);
    propose(c, 'y', x->spoken, x->owned, NULL, 0);
    propose(c, 'Y', &p->subject, object, NULL, 0);
    propose(c, 'z', x->earlier, x->owned, NULL, 0);
    propose(c, 'Z', &p->earlier, object, NULL, 0);
    propose(c, 'k', x->opening, x->owned, NULL, 0);
    propose(c, 'K', &p->opening, object, NULL, 0);
    if (m->total && !m->np.n && s->measure == GN_MEASURE_SHARE && p->listed_sentence == s->sentence)
        propose(c, 'E', NULL, &p->listed, NULL, 0);
    if (m->total && p->several_sentence == s->sentence) propose(c, 'E', &p->several, &m->np, NULL, 0);
    if (x->head && (number->flags & GN_Q_PERCENT) && gn_indicator_other_firm(w, s, m))
        propose(c, 'U', NULL, &p->subject, x->tail, x->head);
    if (gn_project_known(p, s->block)) propose(c, 'L', &p->project, &m->np, NULL, 0);
    if (m->grew && !m->head) {
        const size_t grown = gn_phrases_suffix(w->phrases, m->before.s, m->before.n, GN_PHRASE_HEAD);
        propose(c, 'j', NULL, &m->np, m->before.s + m->before.n - grown, grown);
    }
    /* 票房, 累计票房 of the film that was named; 春节档总票房 is of all. */
    if (p->title_block == s->block && m->head && m->np_chars <= 6 && !gn_find(m->np.s, m->np.n, "总", 3) &&
        !gn_find(m->np.s, m->np.n, "》", 3) &&
        gn_words_end("票房|播放量|收视率|流水|上座率|观影人次|排片率|排片占比|豆瓣评分|评分|销量|下载量|观影人数",
                     m->np.s, m->np.n))
        propose(c, 'I', NULL, &p->title, m->np.s, m->np.n);
    if (p->trade_block == s->block) propose(c, '3', &p->trade, x->owned, NULL, 0);
    gn_label index;
    if (index_of_part(p, &m->np, &index)) propose(c, 'R', NULL, &index, NULL, 0);
    propose(c, '4', NULL, &m->acted, gn_np_heads(w, &m->acted) ? NULL : x->tail,
            gn_np_heads(w, &m->acted) ? 0 : x->head);
    /* “投资额为x，其中甲、乙占比分别为…”: parts of that amount */
    if (s->measure == GN_MEASURE_SHARE && number->list_count > 1 && p->last_sentence == s->sentence &&
        (s->left | s->before) & GN_CUE_BIT(PART)) {
        gn_label part = m->np;
        gn_np_drop_share(w, &part);
        if (!gn_np_heads(w, &part)) propose(c, '6', NULL, &part, x->tail, x->head);
    }
    propose(c, 'X', &m->actor, &m->deal, NULL, 0);
    propose(c, 'Q', NULL, m->deal.n ? &m->deal : &m->titled, NULL, 0);
    /* “甲产品的行情要差得多，降幅达8%”: the last noun, of whom the clause before is about */
    if (!m->np.n && !m->after.n && m->stated.n < m->before.n) propose(c, '5', NULL, &m->stated, x->tail, x->head);
    gn_label focus;
    if (gn_indicator_focus(w, s, m, &focus)) {
        const bool noun = s->measure == GN_MEASURE_SHARE || gn_np_heads(w, &focus);
        propose(c, '8', NULL, &focus, noun ? NULL : x->tail, noun ? 0 : x->head);
    }
}

/* “负极材料产能产量均增长，产能由x增至y”, “某产品产销量持续提高，销量…”, “手机出货3亿部。其销量…”: a single noun of
 * measure is of what the several, or the deed, are of. Returns the label that owns it, *l itself unless it names
 * several. */
static const gn_label *goods_of(const gn_work *w, const gn_material *m, const gn_label *l, gn_label *goods)
{
    enum { LEAST = 6 /* bytes */ };
    static const char et[] = "、|和|及|与", always[] = "每年|历年|每月|年度|每",
                      vague[] = "规模|水平|情况|数量|总量|额|率";
    /* “发布清洁电器市场报告。销量…” */
    static const char told[] =
        "跟踪报告|研究报告|分析报告|监测报告|总结报告|调研报告|调查报告|报告|月报|季报|数据|榜单|排行榜",
                      of[] = "的|详细|最新|初步|统计|监测";
    const char *noun = "";
    if (!m->np.n || m->head != m->np.n || l->n < 2 * LEAST) return l;
    const size_t report = gn_words_end(told, l->s, l->n);
    if (report && l->n - report >= LEAST && !gn_market_share(&m->np)) {
        gn_label_clear(goods);
        gn_label_add(goods, l->s, l->n - report);
        for (size_t n; (n = gn_words_end(of, goods->s, goods->n)) != 0;) gn_label_drop(goods, goods->n - n, n);
        if (goods->n >= LEAST) return goods;
    }
    const size_t deed = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    if (deed) gn_phrases_find(w->phrases, l->s + l->n - deed, deed, &noun);
    if (*noun && l->n - deed >= LEAST && !gn_market_share(&m->np)) {
        gn_label_clear(goods);
        gn_label_add(goods, l->s, l->n - deed);
        return goods;
    }
    if (l->n < 3 * LEAST) return l;
    size_t n = l->n - gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_PAIR);
    if (n == l->n) {
        if (gn_words_end(vague, l->s, n)) return l;
        n -= gn_phrases_suffix(w->phrases, l->s, n, GN_PHRASE_HEAD);
        if (n == l->n) return l;
        n -= gn_words_end(et, l->s, n);
        const size_t other = gn_phrases_suffix(w->phrases, l->s, n, GN_PHRASE_HEAD);
        if (!other || gn_words_end(vague, l->s, n)) return l;
        n -= other;
    }
    n -= gn_words_end(always, l->s, n);
    if (n < LEAST || n == l->n) return l;
    gn_label_clear(goods);
    gn_label_add(goods, l->s, n);
    return goods;
}

void gn_indicator_gather(gn_work *w, const gn_statement *s, const gn_material *m, const gn_label *company_before,
                         gn_candidates *c)
{
    /* 微软市值: a name that begins with its company takes no other in front. */
    gn_label unused;
    joins x = {.owned = m->firm_first || apart(w, s, m) || gn_market_at_large(w, s, m) ? &none : &m->np};
    x.subject = goods_of(w, m, &m->subject, &c->goods[0]);
    x.stated = goods_of(w, m, &m->stated, &c->goods[1]);
    x.spoken = goods_of(w, m, &w->memory.subject, &c->goods[2]);
    x.earlier = goods_of(w, m, &m->earlier, &c->goods[3]);
    x.opening = goods_of(w, m, &w->memory.opening, &c->goods[4]);
    x.several = goods_of(w, m, &m->before, &unused) != &m->before;
    x.head = last_noun(w, s, &x.from, &x.tail);
    /* “产量1.3万亿斤。科技创新指数达12.5%”: no amount is so many per cent; 经济 grows itself */
    const bool level = s->measure == GN_MEASURE_LEVEL && gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT;
    static const char amounts[] =
        "量|销售额|零售额|出口额|进口额|进出口额|交易额|成交额|总额|金额|收入|营收|利润|投资|产值|"
        "增加值|支出|余额|规模|贷款|存款";
    if ((level && m->np.n && gn_words_end(amounts, x.tail, x.head)) || gn_words_end("经济", m->np.s, m->np.n))
        x.head = 0;
    c->count = 0;
    c->seen = 0;
    propose_own(w, s, m, &x, c);
    propose_told(w, s, m, company_before, c);
    propose_others(w, s, m, &x, c);
}
