/* What the firms of an article share a market of: 智能手机 for 甲的出货量, 乙的份额. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

static const char market_word[] = "市场";
enum { MARKET = sizeof market_word - 1, LEAST = 6, MOST = 30 /* bytes of a market's name */ };

/* The noun of an amount that every firm of a market has, of its share: bytes at the end, 0 if it is none. */
static size_t amount_noun(const gn_label *l)
{
    return gn_words_end("出货量|销量|销售量|装车量|装机量|交付量|上险量|发货量", l->s, l->n);
}

static size_t share_noun(const gn_label *l)
{
    return gn_words_end("市场占有率|市占率|市场份额|市场占比|份额|占有率", l->s, l->n);
}

size_t gn_market_noun(const gn_label *l)
{
    const size_t amount = amount_noun(l);
    return amount ? amount : share_noun(l);
}

bool gn_market_share(const gn_label *l)
{
    return share_noun(l) > 0;
}

static bool begins(const gn_label *l, const gn_label *with)
{
    return with->n && l->n > with->n && memcmp(l->s, with->s, with->n) == 0;
}

bool gn_market_goods(const gn_work *w, gn_label *l)
{
    static const char *const others[] = {
        "整体", "总体", "大盘", "国内", "国际", "海外", "高端", "低端", "中端", "消费",   "资本",   "二级", "一级",
        "证券", "股票", "期货", "金融", "线上", "线下", "目标", "细分", "终端", "零售",   "批发",   "下沉", "大众",
        "新兴", "市场", "产品", "主要", "全年", "季度", "累计", "单一", "厂商", "品牌",   "劳动力", "出口", "进口",
        "各类", "行业", "公司", "业者", "细节", "具体", "数据", "排名", "地区", "区域",   "渠道",   "份额", "价格",
        "业绩", "需求", "成本", "走势", "格局", "趋势", "表现", "其他", "其它", "供应链", "报告"};
    gn_np_trim(w, l);
    if (l->n > MARKET && gn_label_ends(l, market_word)) gn_label_drop(l, l->n - MARKET, MARKET);
    gn_np_trim(w, l);
    if ((l->n < LEAST && !(l->n >= 2 && (unsigned char)l->s[0] < 0x80)) || l->n > MOST) return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (gn_find(l->s, l->n, others[i], strlen(others[i]))) return false;
    if (gn_find(l->s, l->n, "的", 3) || gn_np_heads(w, l)) return false;
    if (gn_work_name(w, l->s, l->n, false) ||
        gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP | GN_PHRASE_BREAK, NULL))
        return false;
    return gn_phrases_break(w->phrases, l->s, l->n) == l->n;
}

/* “全球平板电脑市场的趋势”, “PC出货量出现…”: the goods that the text before one of the words names, into *out. */
static bool goods_in_text(const gn_work *w, uint32_t k, const char *const *words, size_t count, gn_label *out)
{
    const char *t = gn_work_text(w, k);
    const size_t n = gn_work_len(w, k);
    for (size_t i = 0; i < count; i++) {
        const char *found = gn_may_say(w, words[i]) ? gn_find(t, n, words[i], strlen(words[i])) : NULL;
        if (!found || found == t) continue;
        gn_label_clear(out);
        gn_label_add(out, t, (size_t)(found - t));
        if (k >= 2 && w->structure->seg[k - 1].kind == GN_SEG_MARK && w->structure->seg[k - 1].mark == 'd' &&
            w->structure->seg[k - 2].kind == GN_SEG_TEXT) { /* PC、平板市场 */
            gn_label_front(out, "、", 3);
            gn_label_front(out, gn_work_text(w, k - 2), gn_work_len(w, k - 2));
        }
        if (gn_market_goods(w, out)) return true;
    }
    return false;
}

/* “在平板电脑方面，”, “轿车市场中，”: the article turns to other goods. */
static void turn_to(gn_work *w, const gn_sentence *s)
{
    enum { SEGMENTS = 3 };
    static const char ends[] = "方面|市场方面|市场上|市场中|领域|细分市场|市场",
                      leads[] = "如果|若|如|仅|只|单|单独|看|论";
    const gn_structure *st = w->structure;
    uint32_t k = s->first, end;
    while (k < s->last && (st->seg[k].kind == GN_SEG_PERIOD || st->seg[k].kind == GN_SEG_AREA)) k++;
    gn_label l = {.n = 0};
    for (end = k; end < s->last && end < k + SEGMENTS && st->seg[end].kind != GN_SEG_MARK; end++) {
        if (st->seg[end].kind != GN_SEG_TEXT && st->seg[end].kind != GN_SEG_NAME) return;
        gn_label_add(&l, gn_work_text(w, end), gn_work_len(w, end));
    }
    if (end == k || end + 1 >= s->last || st->seg[end].kind != GN_SEG_MARK || st->seg[end].mark != ',') return;
    const size_t n = gn_words_last(ends, strlen(ends), l.s, l.n, 1);
    gn_label_drop(&l, l.n - n, n);
    for (size_t lead; n && (lead = gn_words_begin(leads, l.s, l.n)) != 0;) gn_label_drop(&l, 0, lead);
    if (!n || !gn_market_goods(w, &l)) return;
    w->memory.market_left = w->memory.market;
    w->memory.market = l;
    w->memory.market_turn = s->last;
}

/* “浪潮以10%居首。从区域来看，日本下降21%”: the market is told of by places, and no longer its firms. */
static void turn_to_places(gn_work *w, const gn_sentence *s)
{
    static const char words[] =
        "从区域来看|从区域看|从地区来看|从地区看|分地区来看|分地区看|分区域来看|分区域看|按地区看|"
        "按区域看|按地区划分|按区域划分|按地区来看|从各地区看|区域方面|地区方面|分国家看|从国家来看";
    gn_memory *p = &w->memory;
    const char *t = w->clean->text + w->structure->seg[s->first].start;
    if (!p->market.n || !gn_words_begin(words, t, (size_t)(w->clean->text + s->end - t))) return;
    gn_label_clear(&p->company);
    gn_label_clear(&p->owner);
    p->company_sure = false;
    p->indicator = p->market;
    if (p->market_noun.n && !gn_market_share(&p->market_noun))
        gn_label_add(&p->indicator, p->market_noun.s, p->market_noun.n);
    else
        gn_label_add(&p->indicator, market_word, MARKET);
}

void gn_market_sentence(gn_work *w, const gn_sentence *s)
{
    enum { SEGMENTS = 30 };
    static const char *const words[] = {"市场", "出货量", "销量"}, *const money[] = {"总产值", "产值"};
    const gn_structure *st = w->structure;
    gn_memory *p = &w->memory;
    /* DRAM产值再创新高 */
    if (!p->revenue_of.n && gn_may_say(w, money[1]) && st->seg[s->first].kind == GN_SEG_TEXT) {
        gn_label l;
        if (goods_in_text(w, s->first, money, sizeof money / sizeof *money, &l)) {
            p->revenue_of = l;
            p->revenue_block = GN_NO_INDEX;
        }
    }
    if (p->market_whole.n && (uint32_t)(s - st->sentence) > p->market_part_sentence) {
        p->market = p->market_whole;
        gn_label_clear(&p->market_whole);
    }
    if (p->market.n) {
        turn_to_places(w, s);
        turn_to(w, s);
        return;
    }
    bool said = false;
    GN_EACH (i, words) said |= gn_may_say(w, words[i]);
    bool firm = false; /* “甲的出货量占全球智能手机出货量的…”: behind a firm only what is of a place */
    for (uint32_t k = s->first; said && k < s->last && k < s->first + SEGMENTS; k++) {
        gn_label l;
        if (st->seg[k].kind == GN_SEG_QUANTITY) return;
        firm |= gn_work_company(w, &st->seg[k]);
        if (firm && (k == 0 || st->seg[k - 1].kind != GN_SEG_AREA || st->seg[k - 1].end != st->seg[k].start)) continue;
        if (st->seg[k].kind != GN_SEG_TEXT || !goods_in_text(w, k, words, sizeof words / sizeof *words, &l)) continue;
        p->market = l;
        p->market_loose = true;
        return;
    }
}

/* Whose figures a house of research tells. */
static bool researched(const gn_work *w)
{
    return w->memory.source.n ? w->memory.source_research : w->memory.lead_research;
}

bool gn_market_at_large(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    return w->memory.market.n && m->head && m->head < m->np.n && w->memory.last_sentence != s->sentence &&
           researched(w) && amount_noun(&m->np) && !gn_owner_company_named(w, s);
}

static size_t revenue_noun(const gn_label *l)
{
    return gn_words_end("营业收入|营收|收入|销售额|产值", l->s, l->n);
}

/* “DRAM总产值x，其中甲营收y”, “基础设施即服务(IaaS)市场x”: what the firms' revenue is of that follows. */
static void note_revenue(gn_work *w, const gn_statement *s, const gn_label *l)
{
    enum { MOST_BYTES = 48 };
    static const char money[] = "产值|市场规模|营收|收入|收益|支出|销售额|市场",
                      kinds[] = "总|产业|行业|市场|整体|合计";
    gn_memory *p = &w->memory;
    size_t n = gn_words_end(money, l->s, l->n);
    if (!n || (p->revenue_of.n && p->revenue_block == s->block) || gn_owner_company_named(w, s) ||
        !(gn_work_quantity(w, s->seg)->flags & (GN_Q_MONEY | GN_Q_PERCENT)) || s->measure == GN_MEASURE_SHARE)
        return;
    gn_label of = *l;
    for (; n; n = gn_words_end(kinds, of.s, of.n)) gn_label_drop(&of, of.n - n, n);
    /* 前十大晶圆代工厂产值: of 晶圆代工 */
    static const char which[] = "全球|前三大|前五大|前六大|前八大|前十大|前十|前五|前三|十大|五大|三大|六大|主要|各大",
                      makers[] = "设计业者|设计公司|品牌厂商|供应商|制造商|厂商|业者|企业|公司|原厂|品牌厂|品牌|厂";
    bool many = false;
    for (size_t lead; (lead = gn_words_begin(which, of.s, of.n)) != 0; many = true) gn_label_drop(&of, 0, lead);
    const size_t maker = many ? gn_words_end(makers, of.s, of.n) : 0;
    gn_label_drop(&of, of.n - maker, maker);
    const char *open = memchr(of.s, '(', of.n), *close = memchr(of.s, ')', of.n);
    if (open && close && close > open + 2 && (unsigned char)open[1] < 0x80) { /* 基础设施即服务(IaaS): the short name */
        const size_t end = (size_t)(close - of.s);
        gn_label_drop(&of, end, 1);
        gn_label_drop(&of, 0, (size_t)(open - of.s) + 1);
    }
    if (of.n < 3 || of.n > MOST_BYTES || gn_list_members(&of) > 1) return;
    gn_label probe = of;
    if (of.n <= MOST ? !gn_market_goods(w, &probe) : gn_np_heads(w, &of)) return;
    p->revenue_of = of;
    p->revenue_block = s->block;
    if (gn_find(l->s, l->n, market_word, MARKET)) p->market_seg = s->seg;
}

/* 市场出货量, 大盘销量: the market as a whole, by no name of its own. */
static bool whole_market(const gn_label *l)
{
    static const char words[] = "总|市场|该市场|这一市场|整体市场|整个市场|大盘|整体|总体|行业|全行业|市场整体|市场总";
    gn_label name = *l;
    if (name.n > 3 && gn_label_ends(&name, "的")) gn_label_drop(&name, name.n - 3, 3);
    for (const char *at = words, *next; *at; at = *next ? next + 1 : next) {
        next = strchr(at, '|');
        if (!next) next = at + strlen(at);
        if (name.n == (size_t)(next - at) && memcmp(name.s, at, name.n) == 0) return true;
    }
    return false;
}

bool gn_market_of_place(const gn_work *w, const gn_statement *s, const gn_material *m)
{
    gn_label name = m->np;
    gn_label_drop(&name, name.n - m->head, m->head);
    return gn_market_at_large(w, s, m) && whole_market(&name);
}

/* 苹果全球, 小米总, 竞争对手三星, 甲和乙: only the firms are left of the name; false if it names none. */
static bool only_firms(const gn_work *w, const gn_statement *s, gn_label *name)
{
    static const char kinds[] = "总|全球|国内|在全球|累计|合计|整体|的|当季|单季|季度|年度",
                      joins[] = "、|和|及|与|以及|,", before[] = "的|对手|劲敌|巨头|龙头|老大|厂商|品牌|者|商";
    size_t latin = gn_work_name(w, name->s, name->n, false); /* 微软Azure */
    while (latin && latin < name->n && (unsigned char)name->s[latin] < 0x80) latin++;
    if (latin == name->n || gn_owner_names_one(w, s, name)) return true;
    if (latin && gn_list_firm(w, name, 0) == name->n) { /* OPPO(含一加), HPE/新华三 */
        const char *open = memchr(name->s, '(', name->n);
        if (open) gn_label_drop(name, (size_t)(open - name->s), name->n - (size_t)(open - name->s));
        return true;
    }
    /* 甲、Brother、乙的份额分别为 */
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -.";
    if (gn_work_quantity(w, s->seg)->list_count > 1 && name->n >= 3 && name->s[0] >= 'A' && name->s[0] <= 'Z' &&
        strspn(name->s, letters) == name->n)
        return true;
    static const char rest[] = "其他供应商|其它供应商|其余供应商|其他厂商|其它厂商|其余厂商|其他公司|其余公司";
    if (gn_words_end(rest, name->s, name->n)) return true;
    for (size_t n; (n = gn_words_end(kinds, name->s, name->n)) != 0 && n < name->n;)
        gn_label_drop(name, name->n - n, n);
    if (gn_owner_names_one(w, s, name)) return true;
    size_t at = name->n, firm = 0;
    for (size_t n; (n = gn_work_name(w, name->s, at, true)) != 0;) {
        firm = at - n;
        if (!firm) return true;
        const size_t join = gn_words_end(joins, name->s, firm);
        if (!join) break;
        at = firm - join;
    }
    if (!firm || at != name->n || !gn_words_end(before, name->s, firm)) return false;
    gn_label_drop(name, 0, firm);
    return true;
}

/* “云服务支出275亿元。甲占6.9%，乙份额5.4%”: shares of a market that is told in money. */
static bool say_share_of_money(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char share[] = "市场份额";
    enum { SHARE = sizeof share - 1 };
    const gn_memory *p = &w->memory;
    if (s->measure != GN_MEASURE_SHARE || !p->revenue_of.n || p->revenue_block != s->block ||
        gn_find(l->s, l->n, p->revenue_of.s, p->revenue_of.n))
        return false;
    gn_label name = *l;
    const size_t n = share_noun(l);
    gn_label_drop(&name, l->n - n, n);
    if (!name.n || (n ? !only_firms(w, s, &name) : !gn_owner_names_one(w, s, &name))) return false;
    *l = name;
    gn_label_add(l, p->revenue_of.s, p->revenue_of.n);
    const bool said = gn_label_ends(l, market_word);
    gn_label_add(l, share + (said ? MARKET : 0), SHARE - (said ? MARKET : 0));
    return true;
}

/* 甲营收, in what a house of research tells of a market in money: of that. */
static void say_revenue(const gn_work *w, const gn_statement *s, gn_label *l)
{
    const gn_label *of = &w->memory.revenue_of;
    const size_t noun = of->n ? revenue_noun(l) : 0;
    if (!noun || (l->n == noun && !gn_label_ends(l, "产值")) || s->measure == GN_MEASURE_SHARE || !researched(w) ||
        gn_find(l->s, l->n, of->s, of->n))
        return;
    gn_label name = *l;
    gn_label_drop(&name, l->n - noun, noun);
    if (!name.n || whole_market(&name)) {
        gn_label_clear(&name); /* 整体产值 */
    } else {
        gn_label firm = name; /* 美光集团 */
        const size_t group = gn_words_last("集团|公司", strlen("集团|公司"), name.s, name.n, 6);
        gn_label_drop(&firm, firm.n - group, group);
        if (gn_work_name(w, firm.s, firm.n, false) != firm.n || !gn_owner_names_one(w, s, &firm)) return;
    }
    gn_label_add(&name, of->s, of->n);
    gn_label_add(&name, l->s + l->n - noun, noun);
    *l = name;
}

/* “PC市场出货量1200万台” in another paragraph than that of the market that was told before, or what is counted by
 * another unit there: the text goes on to it. */
static bool told_anew(const gn_work *w, const gn_statement *s, const gn_label *l, size_t amount)
{
    const gn_memory *p = &w->memory;
    const gn_structure *st = w->structure;
    if (!amount || s->measure != GN_MEASURE_LEVEL || p->market_seg == GN_NO_INDEX || s->left & GN_CUE_BIT(PART) ||
        st->sentence[st->clause[st->seg[p->market_seg].clause].sentence].block == s->block)
        return false;
    /* 部 after 辆: goods of another kind */
    const gn_quantity *q = gn_work_quantity(w, s->seg), *told = gn_work_quantity(w, p->market_seg);
    return gn_words_end("市场|市场的", l->s, l->n - amount) ||
           (q->flags & told->flags & GN_Q_COUNT_NOUN && q->unit != told->unit && q->list_count < 2);
}

/* “折叠屏手机出货150万台，同比增长20%。其中华为份额49%”: the sentence in which firms are told right behind the figure
 * and its growth, GN_NO_INDEX if none is. */
static uint32_t firms_follow(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 14 /* segments */ };
    const gn_structure *st = w->structure;
    bool starts = false, again = !(s->left & GN_CUE_BIT(PART)); /* 其中5G手机出货1亿部，三星…: of all */
    for (uint32_t k = s->seg + 1; k < st->segs && k <= s->seg + FAR; k++) {
        const gn_seg *g = &st->seg[k];
        const uint32_t sentence = st->clause[g->clause].sentence;
        if (sentence > s->sentence + 1 || st->sentence[sentence].block != s->block) break;
        if (g->kind == GN_SEG_MARK) {
            starts = true;
            continue;
        }
        if (starts && gn_work_company(w, g)) return again ? sentence : GN_NO_INDEX;
        if (starts && g->kind != GN_SEG_CUE) break;
        again |= starts && g->cue == GN_CUE_PART;
        starts = starts && g->cue == GN_CUE_PART;
    }
    return GN_NO_INDEX;
}

/* Other goods than the market's, whose firms follow: the shares of these are of them. */
static bool note_part(gn_work *w, const gn_statement *s, const gn_label *l, size_t noun)
{
    gn_memory *p = &w->memory;
    if (!p->market.n || p->market_loose || s->measure != GN_MEASURE_LEVEL ||
        gn_work_quantity(w, s->seg)->list_count > 1 || gn_owner_company_named(w, s))
        return false;
    gn_label of = *l;
    gn_label_drop(&of, of.n - noun, noun);
    if (!gn_market_goods(w, &of) || (of.n >= p->market.n && !memcmp(of.s, p->market.s, p->market.n))) return false;
    const uint32_t sentence = firms_follow(w, s);
    if (sentence == GN_NO_INDEX) return false;
    if (!p->market_whole.n) p->market_whole = p->market;
    p->market = of;
    p->market_part_sentence = sentence;
    return true;
}

void gn_market_note(gn_work *w, const gn_statement *s, const gn_label *l)
{
    gn_memory *p = &w->memory;
    const size_t amount = amount_noun(l), n = amount ? amount : share_noun(l);
    if (!n) note_revenue(w, s, l);
    if (!n || l->n == n) return;
    /* Where the market is told of again, its place may be another. */
    if (begins(l, &p->market) && s->measure == GN_MEASURE_LEVEL && gn_work_quantity(w, s->seg)->list_count < 2)
        p->market_seg = s->seg;
    const bool closer = l->n - n > p->market.n &&
                        memcmp(l->s + l->n - n - p->market.n, p->market.s, p->market.n) == 0; /* 智能手机, after 手机 */
    const bool back = p->market_left.n && amount && begins(l, &p->market_left) && s->measure == GN_MEASURE_LEVEL;
    const bool anew = told_anew(w, s, l, amount);
    if (amount && !back && !anew && note_part(w, s, l, amount)) return;
    if (p->market.n && !((p->market_loose || closer || back || anew) && amount)) return;
    if (s->measure == GN_MEASURE_SHARE || gn_owner_company_named(w, s) ||
        (p->company.n && memmem(l->s, l->n, p->company.s, p->company.n)))
        return;
    gn_label of = *l;
    gn_label_drop(&of, l->n - n, n);
    const size_t in = gn_words_end("市场|市场上|市场中|市场的", of.s, of.n);
    if (of.n > in) gn_label_drop(&of, of.n - in, in);
    if (gn_find(of.s, of.n, "“", 3)) return; /* a car of that name: no market */
    static const char makers[] = "厂商|企业|公司|品牌|中企|车企|厂家|业者|的总|的";
    if (gn_words_end(makers, of.s, of.n)) return;
    const bool latin = of.n >= 2 && (unsigned char)of.s[0] < 0x80; /* PC */
    if (of.n < LEAST && !latin && !(p->market_loose && p->market.n)) return;
    p->market_seg = s->seg;
    gn_label_clear(&p->market_noun);
    gn_label_add(&p->market_noun, l->s + l->n - n, n);
    /* The headline's name stays where the figure's is a list of its parts or none. */
    if (back) {
        p->market = p->market_left;
        gn_label_clear(&p->market_left);
    } else if (!p->market.n || ((of.n >= LEAST || (anew && latin)) && of.n <= MOST && gn_list_members(&of) < 2 &&
                                gn_market_goods(w, &of))) {
        p->market = of;
    }
    p->market_loose = false;
}

static bool grows(const gn_statement *s)
{
    return s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_POP || s->measure == GN_MEASURE_GROWTH;
}

void gn_market_growth(const gn_work *w, const gn_statement *s, const char **noun, size_t *head)
{
    const gn_memory *p = &w->memory;
    if (!*head || !grows(s) || share_noun(&p->indicator) < *head) return;
    *noun = p->market_noun.s;
    *head = amount_noun(&p->market_noun);
}

/* A firm's name alone, whose share or growth is told after figures of the market. */
static bool firm_alone(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    const gn_memory *p = &w->memory;
    return p->market_noun.n && (s->measure != GN_MEASURE_LEVEL || s->bracket) && s->measure != GN_MEASURE_CHANGE &&
           (s->bracket || memmem(p->indicator.s, p->indicator.n, p->market.s, p->market.n)) &&
           (gn_owner_names_one(w, s, l) || (memchr(l->s, '/', l->n) && gn_list_firm_name(w, l) == l->n) ||
            gn_list_of_firms(w, l) || (s->bracket && p->bracket && p->last_sentence == s->sentence));
}

/* 6940万台 after 3.26亿部, 5000万部 after a growth of 手机出货量: pieces of the same goods. */
static bool pieces(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"台", "部", "支", "只", "片", "颗", "块", "件"};
    const gn_quantity *q = gn_work_quantity(w, s->seg), *told = gn_work_quantity(w, w->memory.market_seg);
    if (!q->unit || q->unit == told->unit) return q->unit;
    if (told->flags & GN_Q_PERCENT && !(q->flags & GN_Q_COUNT_NOUN)) return false;
    const char *unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical,
               *first = gn_lexicon_unit(w->lexicon, told->unit)->canonical;
    return GN_IS_ONE_OF(unit, strlen(unit), words) &&
           (told->flags & GN_Q_PERCENT || GN_IS_ONE_OF(first, strlen(first), words));
}

/* “手机出货量3亿部。甲以5000万部居首”: a firm's name alone, with as many of the goods. */
static bool firm_and_amount(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    const gn_memory *p = &w->memory;
    return p->market_seg != GN_NO_INDEX && amount_noun(&p->market_noun) && s->measure == GN_MEASURE_LEVEL &&
           pieces(w, s) && gn_owner_names_one(w, s, l);
}

/* “轿车销量增长2%。货车方面，增速放缓，仅增长1%”: of the goods that the sentence has turned to. */
static void say_turned(const gn_work *w, const gn_statement *s, gn_label *l)
{
    const gn_memory *p = &w->memory;
    if (!p->market_left.n || p->market_turn != w->structure->sentence[s->sentence].last ||
        !begins(l, &p->market_left) || p->market_left.n + amount_noun(l) != l->n)
        return;
    gn_label_drop(l, 0, p->market_left.n);
    gn_label_front(l, p->market.s, p->market.n);
}

/* 苹果全球, of 苹果全球出货量: where a firm's figure is from is no part of its name. */
static void drop_place(const gn_work *w, gn_label *name)
{
    static const char places[] = "全球|全国|国内|中国";
    gn_label firm = *name;
    gn_label_drop(&firm, firm.n - gn_words_end(places, firm.s, firm.n), gn_words_end(places, firm.s, firm.n));
    if (firm.n < name->n && gn_work_names_firm(w, &firm)) *name = firm;
}

/* “甲出货10万台，乙出货8万台。某机构预计，全年出货量将为50万台”: a house's forecast that names no firm is of the
 * market, not of the firm that was told of last. */
static void say_forecast(const gn_work *w, const gn_statement *s, gn_label *l)
{
    enum { HEAD = 8 /* segments */ };
    static const char its[] = "其";
    const gn_structure *st = w->structure;
    const gn_memory *p = &w->memory;
    const size_t firm = gn_work_name(w, l->s, l->n, false), noun = amount_noun(l);
    if (!firm || !noun || !p->market.n || p->last_sentence == s->sentence || gn_may_say(w, its)) return;
    const gn_sentence *of = &st->sentence[s->sentence];
    bool house = false, foretells = false;
    for (uint32_t k = of->first; k < of->last && k < of->first + HEAD && !foretells; k++) {
        const gn_seg *g = &st->seg[k];
        house |= g->kind == GN_SEG_ORG && !gn_work_company(w, g);
        foretells = house && g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST;
    }
    if (!foretells || gn_owner_company_named(w, s)) return;
    const gn_label named = *l;
    *l = p->market;
    gn_label_add(l, named.s + named.n - noun, noun);
}

/* “三星排名第二，2021年共卖出3090万台”: the firm that the sentence begins with, before a rank, takes the place of the
 * one that was told of before it. */
static void turn_to_ranked(const gn_work *w, const gn_statement *s, gn_label *l)
{
    enum { LONGEST = 6000 /* bytes */ };
    const gn_structure *st = w->structure;
    const gn_sentence *of = &st->sentence[s->sentence];
    const gn_clause *c = &st->clause[of->first_clause];
    const gn_label *goods = &w->memory.market;
    if (s->clause == of->first_clause || of->end - of->start > LONGEST || !gn_work_company(w, &st->seg[c->first]))
        return;
    bool ranks = false;
    for (uint32_t k = c->first + 1; k < c->last; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY || gn_work_company(w, &st->seg[k])) return;
        ranks |= st->seg[k].kind == GN_SEG_ORDINAL || (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_RANK);
    }
    const char *at = ranks ? gn_find(l->s, l->n, goods->s, goods->n) : NULL;
    if (!at || at == l->s || gn_work_name(w, l->s, l->n, false) != (size_t)(at - l->s)) return;
    const char *text = w->clean->text + of->start, *firm = gn_work_text(w, c->first);
    if (gn_find(text, (size_t)(of->end - of->start), l->s, (size_t)(at - l->s))) return;
    gn_label_drop(l, 0, (size_t)(at - l->s));
    gn_label_front(l, firm, gn_work_len(w, c->first));
}

bool gn_market_say(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char sells[] = "销售", sold[] = "销量";
    const gn_memory *p = &w->memory;
    if (p->market.n) turn_to_ranked(w, s, l);
    /* 联想销售1777万台 */
    if (p->market.n && l->n > sizeof sells && gn_label_ends(l, sells) && s->measure == GN_MEASURE_LEVEL &&
        gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) {
        gn_label_drop(l, l->n - (sizeof sells - 1), sizeof sells - 1);
        gn_label_add(l, sold, sizeof sold - 1);
    }
    if (say_share_of_money(w, s, l)) return false;
    say_forecast(w, s, l);
    say_revenue(w, s, l);
    say_turned(w, s, l);
    gn_label of = p->market;
    if (!of.n && gn_label_ends(&p->theme, market_word)) {
        of = p->theme;
        if (!gn_market_goods(w, &of)) return false;
    }
    if (!of.n) return false;
    /* 联想占比18%: of the market's sales, as 联想占18% */
    gn_label alone = *l;
    gn_label_drop(&alone, l->n - gn_words_end("占比", l->s, l->n), gn_words_end("占比", l->s, l->n));
    if (s->measure == GN_MEASURE_SHARE && alone.n < l->n && firm_alone(w, s, &alone)) *l = alone;
    const size_t amount = amount_noun(l), share = amount ? 0 : share_noun(l), n = amount + share;
    if (memmem(l->s, l->n, of.s, of.n)) /* said already */
        return amount && s->measure == GN_MEASURE_SHARE && l->n > of.n + amount &&
               gn_work_name(w, l->s, l->n, false) + of.n + amount == l->n;
    gn_label name = *l, noun = {.n = 0};
    /* 惠普，市场占比为18.7% */
    if (!n && s->measure == GN_MEASURE_SHARE && p->market_noun.n && name.n > MARKET &&
        gn_label_ends(&name, market_word)) {
        gn_label_drop(&name, name.n - MARKET, MARKET);
        if (!only_firms(w, s, &name)) return false;
        noun = p->market_noun;
    } else if (n && l->n > n) {
        gn_label_add(&noun, l->s + l->n - n, n);
        gn_label_drop(&name, l->n - n, n);
        drop_place(w, &name);
        const bool whole = amount && whole_market(&name);
        if (whole) gn_label_clear(&name);
        if (!whole && !only_firms(w, s, &name)) return false;
        /* “市场份额为15%，同比增长20%”: it sold more; the share is of the sales. */
        if (share && p->market_noun.n && (grows(s) || s->measure == GN_MEASURE_SHARE)) noun = p->market_noun;
    } else if (!n && grows(s) && whole_market(&name)) { /* 该市场下降了12% */
        gn_label_clear(&name);
        noun = p->market_noun;
        if (!noun.n) gn_label_add(&noun, market_word, MARKET);
    } else if (!n && (firm_alone(w, s, l) || firm_and_amount(w, s, l))) {
        noun = p->market_noun;
    } else {
        return false;
    }
    *l = name;
    gn_label_add(l, of.s, of.n);
    gn_label_add(l, noun.s, noun.n);
    return s->measure == GN_MEASURE_SHARE && amount_noun(l);
}
