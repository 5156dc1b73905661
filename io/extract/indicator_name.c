/* What a chosen indicator is called in full: what of its name its sentence leaves out, what was done to it taken out.
 */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “扣除价格因素，实际增长5.8%”, “扣除留抵退税因素后增长3%”: growth of another series than the one before it; what is
 * left out, NULL if nothing is. */
static const char *left_out(const gn_work *w, const gn_statement *s, size_t *bytes)
{
    enum { FAR = 42, CHAR = 3 };
    static const char *const words[] = {"扣除", "剔除"};
    static const char factor[] = "因素", price[] = "价";
    if (s->measure != GN_MEASURE_YOY && s->measure != GN_MEASURE_GROWTH && s->measure != GN_MEASURE_CAGR) return NULL;
    const gn_structure *st = w->structure;
    uint32_t from = s->from;
    if (s->previous == GN_NO_INDEX && s->clause > st->sentence[s->sentence].first_clause)
        from = gn_look_back(s->from, st->clause[s->clause - 1].first);
    for (uint32_t k = from; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) from = k + 1;
    if (from >= s->list_seg) return NULL;
    const size_t at = st->seg[from].start, n = st->seg[s->list_seg].start - at;
    GN_EACH (i, words) {
        const char *found =
            gn_may_say(w, words[i]) ? gn_find(w->clean->text + at, n, words[i], strlen(words[i])) : NULL;
        const size_t left = found ? n - (size_t)(found - (w->clean->text + at)) : 0, most = left < FAR ? left : FAR;
        const char *end = found ? gn_find(found, most, factor, sizeof factor - 1) : NULL;
        if (!end) continue;
        *bytes = (size_t)(end - found) + (sizeof factor - 1);
        return gn_find(found, *bytes, price, CHAR) ? "" : found;
    }
    return NULL;
}

/* 占GDP比重: a share with the total that it is of, where that is said. */
static void add_share(const gn_work *w, const gn_statement *s, gn_label *l)
{
    enum { MOST = 12 }; /* characters of the total */
    const gn_memory *p = &w->memory;
    const bool told = !s->of.n && p->measure == GN_MEASURE_SHARE && p->last_sentence == s->sentence;
    gn_label of = told ? p->share_of : s->of;
    const size_t share = gn_words_end("的比重|的比例|比重|比例", of.s, of.n);
    gn_label_drop(&of, of.n - share, share);
    if (!of.n || gn_label_chars(&of) > MOST || gn_find(l->s, l->n, of.s, of.n)) {
        gn_label_add(l, "占比", 6);
        return;
    }
    gn_label_add(l, "占", 3);
    gn_label_add(l, of.s, of.n);
    gn_label_add(l, "比重", 6);
}

/* 降幅收窄, 涨幅扩大: the rate that moves, by the text's word. */
static void add_rate(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char words[] = "降幅|跌幅|涨幅|增幅|升幅|减幅";
    enum { WORD = 6 };
    for (uint32_t k = s->list_seg; k-- > s->from;) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind != GN_SEG_CUE || g->cue != GN_CUE_RATE || g->clause != s->clause) continue;
        const bool said = gn_words_end(words, gn_work_text(w, k), gn_work_len(w, k)) > 0;
        gn_label_add(l, said ? w->clean->text + g->end - WORD : "增速", WORD);
        return;
    }
    gn_label_add(l, "增速", WORD);
}

void gn_indicator_name_rate(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    const uint32_t flags = gn_work_quantity(w, s->seg)->flags;
    const bool of_share = strcmp(s->rule, "change.share") == 0; /* 占比56%，较上年提升3% */
    if (s->measure != GN_MEASURE_CHANGE || !(flags & GN_Q_POINTS || (flags & GN_Q_PERCENT && (m->rate || of_share))))
        return;
    const size_t n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    const bool of_rate = n && (gn_phrases_find(w->phrases, l->s + l->n - n, n, NULL) & GN_PHRASE_RATE);
    const gn_memory *p = &w->memory;
    const bool after_growth = p->measure == GN_MEASURE_YOY || p->measure == GN_MEASURE_GROWTH ||
                              p->measure == GN_MEASURE_CAGR || p->measure == GN_MEASURE_POP;
    if ((m->share || s->of.n) && !of_rate)
        add_share(w, s, l);
    else if (m->rate || (!of_rate && after_growth))
        add_rate(w, s, l);
    else if (!of_rate && p->measure == GN_MEASURE_SHARE)
        add_share(w, s, l);
}

/* 出口, 出口量 in money: it would be a trade or its volume, not its value. */
static void name_value(gn_label *l)
{
    static const char *const words[][2] = {{"出口", "出口额"},   {"进口", "进口额"}, {"出口量", "出口额"},
                                           {"进口量", "进口额"}, {"销量", "销售额"}, {"采购量", "采购额"}};
    GN_EACH (i, words)
        if (gn_label_ends(l, words[i][0])) {
            gn_label_drop(l, l->n - strlen(words[i][0]), strlen(words[i][0]));
            gn_label_add(l, words[i][1], strlen(words[i][1]));
            return;
        }
}

/* 成交58万平方米, 成交1325套: no money. */
static void name_volume(const gn_work *w, const gn_quantity *q, gn_label *l)
{
    static const char value[] = "成交额";
    if (!gn_label_ends(l, value) || q->flags & (GN_Q_MONEY | GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE)) return;
    const bool area = strcmp(gn_lexicon_unit(w->lexicon, q->unit)->dimension, "area") == 0;
    gn_label_drop(l, l->n - 3, 3);
    gn_label_add(l, area ? "面积" : "量", area ? 6 : 3);
}

/* “应用层人工智能企业数占比最高，其次是技术层企业数”: what the first of a kind had between is the second's too. */
static void name_class(const gn_work *w, gn_label *l)
{
    enum { LEAST = 6, MOST = 12, CHARACTER = 3 };
    const gn_label *last = &w->memory.indicator;
    size_t tail = 0;
    while (tail < l->n && tail < last->n && l->s[l->n - tail - 1] == last->s[last->n - tail - 1]) tail++;
    while (tail && tail < l->n && ((unsigned char)l->s[l->n - tail] & 0xC0) == 0x80) tail--;
    const size_t own = l->n - tail;
    if (own < last->n && last->s[own] == '(') return; /* which kind the other one is */
    if (gn_words_begin("对|自", l->s, own)) return;   /* 对美国 after 对中国香港出口 */
    if (tail < LEAST || own < LEAST || own > MOST || own + tail + LEAST > last->n || memcmp(last->s, l->s, own) == 0 ||
        memcmp(last->s + own - CHARACTER, l->s + own - CHARACTER, CHARACTER) != 0)
        return;
    gn_label whole = {.n = 0};
    gn_label_add(&whole, l->s, own);
    gn_label_add(&whole, last->s + own, last->n - own);
    *l = whole;
}

void gn_indicator_name_goods(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char shares[] = "市场份额|市场占有率|市占率|份额|占有率";
    enum { LEAST = 6, MOST = 18 /* bytes of the goods */ };
    const gn_label *last = &w->memory.indicator;
    const size_t share = gn_words_end(shares, l->s, l->n);
    if (!share || w->memory.last_block != s->block || !(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT)) return;
    const size_t firm = gn_work_name(w, l->s, l->n, false), other = gn_work_name(w, last->s, last->n, false);
    if (!firm || firm + share != l->n || !other) return;
    size_t head = gn_words_end(shares, last->s, last->n);
    const bool amount = !head;
    if (amount) head = gn_market_noun(last);
    if (amount && !head) head = gn_words_end("零售量|零售额|销售额|产量|装机量", last->s, last->n);
    /* its own amount, or another's share */
    const bool same = firm == other && memcmp(l->s, last->s, firm) == 0;
    if (!head || (amount && !same) || last->n < other + head + LEAST || last->n > other + head + MOST) return;
    gn_label whole = {.n = 0};
    gn_label_add(&whole, l->s, firm);
    gn_label_add(&whole, last->s + other, last->n - other - head);
    gn_label_add(&whole, l->s + firm, share);
    *l = whole;
}

/* 提出销量, 逐渐费用: what is done to it is no part of its name. */
static void drop_deed(const gn_work *w, gn_label *l)
{
    static const char deeds[] = "提出|宣布|涉及|逐渐|逐步|陆续|部署了|建立了|再次|加快|加速";
    enum { LEAST = 6 };
    const size_t n = gn_words_begin(deeds, l->s, l->n);
    if (n && n + LEAST <= l->n && gn_np_heads(w, l)) gn_label_drop(l, 0, n);
}

/* “碳化硅器件市场规模为x，其中汽车占y，到2027年市场规模将达z”: a bare noun that its paragraph has said of what. */
static void name_fully(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    const gn_label *full = gn_indicator_full(&w->memory, gn_indicator_unit(q));
    if (!full || w->memory.last_block != s->block || q->list_count > 1 || full->n <= l->n ||
        memcmp(full->s + full->n - l->n, l->s, l->n) != 0)
        return;
    const unsigned roles = gn_phrases_find(w->phrases, l->s, l->n, NULL);
    if ((roles & GN_PHRASE_HEAD) && !(roles & (GN_PHRASE_WHOLE | GN_PHRASE_FIRM))) *l = *full;
}

/* “清算系统处理业务4亿笔。日均处理业务1200万笔”: the average of what the paragraph has told of in full. */
static void name_average(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char each[] = "日均|月均|单日|单月|年均";
    enum { LEAST = 6 };
    const gn_memory *p = &w->memory;
    const size_t n = gn_words_begin(each, l->s, l->n), rest = l->n - n;
    if (!n || rest < LEAST || p->recent_block != s->block) return;
    for (uint32_t i = p->recent_count; i-- > 0;) {
        const gn_label *full = &p->recent[i];
        if (full->n <= rest || memcmp(full->s + full->n - rest, l->s + n, rest) != 0 ||
            (full->n >= l->n && memcmp(full->s + full->n - l->n, l->s, l->n) == 0))
            continue;
        gn_label whole = *full;
        gn_label_drop(&whole, full->n - rest, rest);
        gn_label_add(&whole, l->s, l->n);
        *l = whole;
        return;
    }
}

/* Whether a sentence says nothing before the number's clause but who reckons: “数据显示，”, “截至年底，”. */
static bool opens_with(const gn_work *w, const gn_statement *s)
{
    enum { LITTLE = 6 /* bytes */ };
    const gn_structure *st = w->structure;
    size_t said = 0;
    if (s->from - st->sentence[s->sentence].first > GN_LOOK_BACK) return false;
    for (uint32_t k = st->sentence[s->sentence].first; k < s->from && said <= LITTLE; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_SOURCE)
            said = 0;
        else if ((g->kind == GN_SEG_TEXT || g->kind == GN_SEG_ORG || g->kind == GN_SEG_SECTOR) &&
                 !gn_subject_names_source(w, &st->clause[g->clause]))
            said += gn_work_len(w, k);
    }
    return said <= LITTLE;
}

/* 磷酸铁锂需求旺盛, 碳纤维性能优异, 某酸是电解液的溶质: what a sentence is about, up to what it says of it. */
static void cut_predicate(gn_label *l)
{
    static const char *const words[] = {"市场需求", "下游需求", "需求", "供给", "性能", "景气", "行情", "前景", "是"};
    static const char no_verb[] = "于|但|还|就|也|只|总|或";
    enum { LEAST = 6 };
    GN_EACH (i, words) {
        const char *at = l->n > LEAST ? gn_find(l->s + LEAST, l->n - LEAST, words[i], strlen(words[i])) : NULL;
        if (!at || gn_words_end(no_verb, l->s, (size_t)(at - l->s))) continue;
        gn_label_drop(l, (size_t)(at - l->s), l->n - (size_t)(at - l->s));
        return;
    }
}

/* “折叠屏手机成为亮点。数据显示，一季度出货量…”: a bare noun at the beginning of a sentence is of what the sentence
 * before, which tells no figure, is about; “该生产线总投资a，月产能b”: all bare ones of a sentence are of that. */
static void name_opened(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    enum { LEAST = 9, WORD = 6, MOST = 12, SHORT = 4 };
    static const char nobody[] =
        "会议|大会|论坛|企业|公司|部门|人士|专家|记者|市场竞争|各地|地区|政策|措施|建议|激烈|形势|经济|"
        "消费者|投资者|工作|情况|原因|方面|问题|影响|疫情|时间|季|年|月|作用|机构|局|部|委";
    const gn_memory *p = &w->memory;
    const gn_structure *st = w->structure;
    if (m->np_chars > SHORT || l->n != m->np.n || memcmp(l->s, m->np.s, l->n) != 0) return;
    if (p->that.n && p->last_sentence == s->sentence && p->indicator.n > p->that.n &&
        memcmp(p->indicator.s, p->that.s, p->that.n) == 0) {
        gn_label_front(l, p->that.s, p->that.n);
        return;
    }
    if (!m->head || m->roles & GN_PHRASE_WHOLE) return;
    if (!gn_indicator_generic(&m->np) && m->np_chars <= 3) return; /* EPS */
    const bool total = m->head + 3 == m->np.n && gn_words_begin("总", m->np.s, m->np.n);
    if ((m->head != m->np.n && !total) || m->subject.n || s->previous != GN_NO_INDEX || s->sentence == 0 ||
        st->sentence[s->sentence - 1].block != s->block || p->last_sentence == s->sentence ||
        (p->last_block == s->block && p->last_sentence + 1 == s->sentence) || !opens_with(w, s))
        return;
    gn_label of = p->earlier;
    const size_t noun = gn_phrases_suffix(w->phrases, of.s, of.n, GN_PHRASE_HEAD);
    gn_label_drop(&of, of.n - noun, noun);
    cut_predicate(&of);
    gn_np_trim(w, &of);
    const size_t verb = gn_phrases_break(w->phrases, of.s, of.n);
    gn_label_drop(&of, verb, of.n - verb);
    if (of.n < LEAST || gn_label_chars(&of) > MOST || gn_words_end(nobody, of.s, of.n)) return;
    if (l->n > WORD && memcmp(of.s + of.n - WORD, l->s, WORD) == 0) gn_label_drop(&of, of.n - WORD, WORD);
    gn_label_front(l, of.s, of.n);
}

/* The company that the number's sentence is about by name or by 其; NULL if it is about none. */
static const gn_label *firm_of_sentence(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    const gn_memory *p = &w->memory;
    return p->company_sure && p->company_block == s->block && (m->refers || gn_owner_company_named(w, s)) ? &p->company
                                                                                                          : NULL;
}

static void without_firm(gn_label *l, const gn_label *firm)
{
    if (firm && l->n > firm->n && memcmp(l->s, firm->s, firm->n) == 0) gn_label_drop(l, 0, firm->n);
}

/* “某某在30个城市开设了500家门店”, “新开200家门店”: what a firm has so many of is the firm's. */
static void name_deed(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    static const char plain[] = "共开出|共开设|共设有|共拥有|开出|开设|开有|设有|拥有|运营|经营|建有|布局";
    enum { LEAST = 6, MOST = 8 /* characters */ };
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN)) return;
    const gn_label *firm = firm_of_sentence(w, s, m);
    if (!firm) return;
    gn_label deed = *l;
    without_firm(&deed, firm);
    /* 新开304家门店: not all that it has */
    static const char anew[] = "新开|新开设|新设|新增|新建|新进入|关闭|关停|停业|撤销|新签";
    if (deed.n == m->after.n && memcmp(deed.s, m->after.s, deed.n) == 0) {
        const size_t verb = gn_words_end(anew, m->np.s, m->np.n);
        gn_label_front(&deed, m->np.s + m->np.n - verb, verb);
    }
    if (gn_label_chars(&deed) > MOST || !gn_phrases_prefix(w->phrases, deed.s, deed.n, GN_PHRASE_VERB, NULL)) return;
    const size_t verb = gn_words_begin(plain, deed.s, deed.n);
    if (verb + LEAST <= deed.n) gn_label_drop(&deed, 0, verb);
    gn_label_front(&deed, firm->s, firm->n);
    *l = deed;
}

/* 覆盖了北京、上海等12个城市: what the places left behind where the first n bytes end; whether there was anything. */
static bool without_examples(gn_label *l, size_t n)
{
    static const char examples[] = "等", done[] = "了";
    const size_t left = gn_words_end(examples, l->s, n);
    if (!left) return false;
    const size_t verb = gn_words_end(done, l->s, n - left);
    gn_label_drop(l, n - left - verb, left + verb);
    return true;
}

/* 签约甲、乙等软件项目169个: which of them, for example, is no part of what is counted. */
static void drop_examples(const gn_work *w, const gn_quantity *q, gn_label *l)
{
    static const char and_so_on[] = "等", grades[] = "高|中|初|平|对|同|优|均|何", no_kind[] = "级|候|待|于|额|各|多";
    enum { CHAR = 3, KIND = 6, LONG = 12 };
    if (!(q->flags & GN_Q_COUNT_NOUN) || !gn_find(l->s, l->n, "、", CHAR)) return;
    const char *at = gn_find(l->s, l->n, and_so_on, CHAR), *comma = gn_find(l->s, l->n, "、", CHAR);
    if (!at || at < comma || gn_words_end(grades, l->s, (size_t)(at - l->s))) return;
    const size_t kind = (size_t)(at - l->s) + CHAR;
    const size_t verb = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL);
    if (l->n - kind < (verb ? KIND : LONG) || verb >= (size_t)(comma - l->s) ||
        gn_words_begin(no_kind, l->s + kind, l->n - kind) || gn_find(l->s + kind, l->n - kind, "、", CHAR))
        return;
    gn_label_drop(l, verb, kind - verb);
}

/* “某某在61个城市有门店”, “班列通达欧洲25个国家、216个城市”: so many places are whose they reach. */
static void name_reach(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    static const char places[] = "国家|国家和地区|国家及地区|国家或地区|城市|省份|省市|省区市|地区|市县|县市|区县|县区",
                      reaches[] = "覆盖|通达|遍布|遍及|辐射|直达|连接|销往|远销|出口到|出口至|进入|进驻|触达|联通|抵达",
                      cover[] = "覆盖";
    enum { CHAR = 3, VERB = 6, LEAST = 6, MOST = 12 /* characters of whose they are */ };
    const gn_memory *p = &w->memory;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) || (l->n && !gn_words_end(places, l->s, l->n))) return;
    const gn_label *firm = firm_of_sentence(w, s, m);
    if (without_examples(l, l->n - gn_words_end(places, l->s, l->n)) && gn_words_end(places, l->s, l->n) < l->n) return;
    gn_label place = *l;
    without_firm(&place, firm);
    if (gn_words_end(places, place.s, place.n) != place.n) return;
    const size_t other = gn_words_end(places, p->indicator.s, p->indicator.n);
    if (other && p->last_sentence == s->sentence && s->previous == p->said_seg &&
        gn_words_end(reaches, p->indicator.s, p->indicator.n - other)) {
        *l = place;
        gn_label_front(l, p->indicator.s, p->indicator.n - other);
        return;
    }
    const size_t from = w->structure->seg[s->from].start;
    const char *t = w->clean->text + from, *verb = NULL;
    size_t n = w->structure->seg[s->list_seg].start - from, long_verb = 0;
    for (size_t at = 0; at + VERB <= n; at++)
        if (gn_words_begin(reaches, t + at, n - at)) verb = t + at, long_verb = gn_words_begin(reaches, t + at, n - at);
    if (!verb && firm && gn_words_end("在|于|在全国|在全球|在国内|在海外|在中国|在境内", t, n))
        verb = cover, long_verb = VERB;
    gn_label who = firm                                 ? *firm
                   : m->owner.n                         ? m->owner
                   : m->np.n && !m->head                ? m->np
                   : p->subject_sentence == s->sentence ? p->subject
                                                        : (gn_label){.n = 0};
    if (!firm) {
        static const char adverbs[] = "已通|已|通|共|累计";
        gn_np_cut_at_verb(w, &who);
        gn_label_drop(&who, who.n - gn_words_end(adverbs, who.s, who.n), gn_words_end(adverbs, who.s, who.n));
    }
    if (verb && without_examples(&who, who.n)) {
        const size_t again = gn_words_end(reaches, who.s, who.n);
        gn_label_drop(&who, who.n - again, again);
    }
    if (!verb || who.n < LEAST || gn_label_chars(&who) > MOST) return;
    *l = place;
    gn_label_front(l, verb, long_verb);
    gn_label_front(l, who.s, who.n);
}

/* “在云计算业务上，收入…”, in a paragraph on a firm: that firm's business. */
static void name_business(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    const gn_memory *p = &w->memory;
    if (m->links && p->company_sure && p->company_block == s->block &&
        gn_words_end("业务|板块", m->stated.s, m->stated.n) && !gn_work_name(w, l->s, l->n, false))
        gn_label_front(l, p->company.s, p->company.n);
}

/* “国家级孵化器12家、省级30家”, “园区40个，其中省级20个”: of what was counted before, of another grade. */
static void name_grade(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    static const char grades[] = "国家级|省级|市级|自治区级|区级|市县级|县级|世界级|部级|州级|校级|厅级|镇级|村级|"
                                 "AAAAA级|AAAA级|AAA级|5A级|4A级|3A级";
    enum { LEAST = 6 };
    const gn_memory *p = &w->memory;
    const gn_label *last = &p->indicator;
    const size_t grade = gn_words_end(grades, l->s, l->n);
    if (!grade || gn_words_end(grades, m->np.s, m->np.n) != m->np.n || p->last_block != s->block ||
        !(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) || p->unit != gn_work_quantity(w, s->seg)->unit)
        return;
    gn_label_drop(l, 0, l->n - grade);
    size_t from = 0;
    for (size_t at = 0; at + LEAST < last->n; at++)
        if (gn_words_begin(grades, last->s + at, last->n - at))
            from = at + gn_words_begin(grades, last->s + at, last->n - at);
    if (last->n >= from + LEAST) gn_label_add(l, last->s + from, last->n - from);
}

void gn_indicator_name_whole(const gn_work *w, const gn_statement *s, const gn_material *m, char kind, gn_label *l)
{
    gn_np_clean(w, l);
    drop_deed(w, l);
    if (s->measure == GN_MEASURE_LEVEL) drop_examples(w, gn_work_quantity(w, s->seg), l);
    if (w->memory.last_sentence == s->sentence) name_class(w, l);
    if (kind == 'n' || (kind == 'a' && !m->np.n)) name_fully(w, s, gn_work_quantity(w, s->seg), l);
    if (kind == 'n') name_average(w, s, l);
    if (kind == 'B') name_business(w, s, m, l);
    if (gn_may_say(w, "级")) name_grade(w, s, m, l);
    name_opened(w, s, m, l);
    name_deed(w, s, m, l);
    name_reach(w, s, m, l);
    gn_part_name(w, s, m, l);
    gn_project_phase(w, s, m, l);
    gn_heading_name(w, s, m, l);
}

/* “引进项目65个，投资额698亿元，其中甲县12个、120亿元，乙县9个、84亿元”: a figure without a name, of another unit than
 * the one before, is what was last told in its unit. */
static void name_last_of_unit(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    const gn_memory *p = &w->memory;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const bool money = q->flags & GN_Q_MONEY;
    if (m->np.n || m->after.n || s->measure != GN_MEASURE_LEVEL || q->per || !q->unit || p->said_seg == GN_NO_INDEX ||
        p->last_block != s->block || (!money && !(q->flags & GN_Q_COUNT_NOUN)) || l->n != p->indicator.n ||
        memcmp(l->s, p->indicator.s, l->n) != 0)
        return;
    const gn_quantity *last = gn_work_quantity(w, p->said_seg);
    const gn_label *full = money ? gn_indicator_full(p, gn_indicator_unit(q)) : &p->counted;
    if (!full || !full->n || (!money && p->counted_unit != q->unit) || last->per ||
        !(last->flags & (money ? GN_Q_COUNT_NOUN : GN_Q_MONEY)))
        return;
    *l = *full;
}

void gn_indicator_name_by_unit(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    name_last_of_unit(w, s, m, l);
    if ((q->flags & GN_Q_MONEY) && !q->per)
        name_value(l);
    else if (s->measure == GN_MEASURE_LEVEL || s->measure == GN_MEASURE_CHANGE)
        name_volume(w, q, l);
}

void gn_indicator_name_series(const gn_work *w, const gn_statement *s, gn_label *l)
{
    if (gn_inherit_all_time(w, s)) {
        const size_t head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
        gn_label noun = *l;
        gn_label_drop(&noun, 0, l->n - head);
        gn_label_drop(l, l->n - head, head);
        gn_label_add(l, "历史累计", strlen("历史累计"));
        gn_label_add(l, noun.s, noun.n);
    }
    size_t n = 0;
    const char *without = l->n ? left_out(w, s, &n) : NULL;
    if (without && !*without) gn_label_add(l, "(扣除价格因素)", strlen("(扣除价格因素)"));
    if (without && *without && gn_find(without, n, "，", 3) == NULL && !gn_find(l->s, l->n, without, n)) {
        gn_label_add(l, "(", 1);
        gn_label_add(l, without, n);
        gn_label_add(l, ")", 1);
    }
}
