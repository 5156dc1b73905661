/* What money is spent on: the object behind the number of 斥资N建设新厂, 以N的价格收购某公司. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* Lists for gn_words_begin and gn_words_end: of two words that begin or end alike the longer one stands first. */
static const char spends[] = "投资|斥资|耗资|出资|注资|投入|花费|砸下|砸下了|豪掷|拟投|将投|以";
static const char bounds[] = "不超过|不少于|人民币|超过|至多|最多|高达|至少|合计|总计|总额|约|逾|超|近|了|共";
static const char builds[] = "建设|建立|新建|兴建|修建|建造|扩建|改建|改造|打造|设立|成立|组建|升级|开发|研发|建成|建";
static const char buys[] = "收购|全资收购|并购|购买|买下|买入|购入|拿下|入股|认购|受让|回购";
/* What was done to the object is part of the investment's name. */
static const char changes[] = "扩建|改建|改造|升级|开发|研发";
static const char towards[] = "在|于|用于|用以|用来|来|以|并|对|从|向";
static const char papers[] = "合同|协议|计划|项目|方案|意向";
static const char counts[] = "座|个|家|条|所|项|处|支|只|款";

static const char yields[] = "年产|月产|日产|年产能|年处理|年处置|年加工|年可生产|产能|规模";
static const char prices[] = "的价格|的对价|的总价|的代价|的总对价";

/* Whether a verb of spending stands right before the number. */
static bool spent(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->from >= s->list_seg) return false;
    const char *t = w->clean->text + st->seg[s->from].start;
    size_t n = st->seg[s->list_seg].start - st->seg[s->from].start;
    for (size_t k = 1; k; n -= k) k = gn_words_end(bounds, t, n);
    return gn_words_end(spends, t, n) > 0;
}

/* The clause behind the number as it reads, without its brackets; behind a comma where only a price stands there, or
 * nothing. */
static void read_on(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { SEGMENTS = 14, ENOUGH = 8 };
    const gn_structure *st = w->structure;
    uint32_t clause = s->clause;
    gn_label_clear(out);
    for (uint32_t k = s->seg + 1; k < st->segs && k < s->seg + SEGMENTS; k++) {
        const gn_seg *g = &st->seg[k];
        if (k >= st->clause[clause].last) {
            if ((out->n && gn_words_begin(prices, out->s, out->n) != out->n) || clause != s->clause ||
                clause + 1 >= st->clauses || st->clause[clause + 1].sentence != s->sentence)
                return;
            clause = g->clause;
        }
        if (g->clause != clause || g->kind == GN_SEG_PERIOD) continue;
        if (g->kind == GN_SEG_QUANTITY) {
            const size_t link = gn_words_end("为|达|约|达到", out->s, out->n);
            size_t yield = gn_words_end(yields, out->s, out->n - link); /* 建设年产10GW电池项目: 电池项目 */
            if (yield) yield += link;
            if (!yield && gn_label_chars(out) > ENOUGH) return;
            gn_label_drop(out, out->n - yield, yield);
            continue;
        }
        if (g->kind == GN_SEG_MARK && strchr(",;:.!?", g->mark)) continue;
        /* of a bracket with figures, which is left out */
        if (g->kind == GN_SEG_MARK && ((g->mark == '(' && k + 1 < st->segs && g[1].clause != clause) ||
                                       (g->mark == ')' && g[-1].clause != clause)))
            continue;
        gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
    }
}

/* 两座新芯片厂 → 新芯片厂. */
static void drop_count(gn_label *l)
{
    static const char numerals[] = "一二两三四五六七八九十首几数";
    if (l->n > 9 && (unsigned char)l->s[0] >= 0xE0 && gn_find(numerals, sizeof numerals - 1, l->s, 3) &&
        gn_words_begin(counts, l->s + 3, l->n - 3))
        gn_label_drop(l, 0, 6);
}

/* The object alone: 建立新工厂的合同 → 新工厂. */
static void cut_object(const gn_work *w, gn_label *l)
{
    if (l->n > 3 && memcmp(l->s, "的", 3) == 0) gn_label_drop(l, 0, 3);
    if (l->n > 3 && (memcmp(l->s, "了", 3) == 0 || memcmp(l->s, "其", 3) == 0)) gn_label_drop(l, 0, 3);
    drop_count(l);
    /* 年销售额高达350亿元的电池工厂 */
    static const char *const bounding[] = {"达的", "为的", "超的", "过的", "逾的", "约的"};
    for (size_t i = 0; i < sizeof bounding / sizeof *bounding; i++) {
        const char *at = gn_find(l->s, l->n, bounding[i], 6);
        if (at) gn_label_drop(l, 0, (size_t)(at - l->s) + 6);
    }
    static const char *const parts[] = {"全部", "所有", "已发行"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *at = l->n > 6 ? gn_find(l->s + 6, l->n - 6, parts[i], strlen(parts[i])) : NULL;
        if (at) gn_label_drop(l, (size_t)(at - l->s), l->n - (size_t)(at - l->s));
    }
    const size_t paper = gn_words_end(papers, l->s, l->n);
    if (paper && l->n > paper + 3 && memcmp(l->s + l->n - paper - 3, "的", 3) == 0)
        gn_label_drop(l, l->n - paper - 3, paper + 3);
    const size_t verb = gn_phrases_break(w->phrases, l->s, l->n);
    gn_label_drop(l, verb, l->n - verb);
    gn_np_trim(w, l);
}

/* What is built or bought with it. */
static void object_of(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    enum { FAR = 48, LEAST = 2, MOST = 16 };
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label_clear(out);
    if (!(q->flags & GN_Q_MONEY)) return;
    gn_label text;
    read_on(w, s, &text);
    const bool price = gn_words_begin(prices, text.s, text.n) > 0;
    /* “以每股95美元的价格收购”, “某公司687亿美元收购…” */
    if ((q->per && !price) || (!spent(w, s) && !(m->np.n && gn_words_begin(buys, text.s, text.n)))) return;
    size_t at = 0, build = 0, buy = 0;
    for (; at < text.n && at < FAR; at++) {
        build = gn_words_begin(builds, text.s + at, text.n - at);
        buy = gn_words_begin(buys, text.s + at, text.n - at);
        if (build || buy) break;
    }
    if (!build && !buy) return;
    if (at && !gn_words_begin(towards, text.s, text.n) && memcmp(text.s, "的", 3) != 0) return;
    if (memcmp(text.s + at, "建成", 6) == 0) return; /* 建成后…: another matter */
    /* “研发投入30亿元，研发人员5000人”: a noun, nothing that is built */
    static const char nouns[] =
        "研发人员|研发费用|研发投入|研发强度|研发支出|研发经费|研发团队|研发占比|开发人员|开发区|开发商|"
        "建设用地|建设周期|建设工期|建设银行|改造率|升级率";
    if (gn_words_begin(nouns, text.s + at, text.n - at)) return;
    gn_label object = text;
    gn_label_drop(&object, 0, at + (build ? build : buy));
    /* 用于新能源项目的建设推广 */
    const size_t toward = gn_words_begin(towards, text.s, text.n);
    if (build && toward && at > toward + 6 && memcmp(text.s + at - 3, "的", 3) == 0) {
        object = text;
        gn_label_drop(&object, at - 3, object.n - (at - 3));
        gn_label_drop(&object, 0, toward);
    }
    cut_object(w, &object);
    const size_t chars = gn_label_chars(&object);
    if (chars < LEAST || chars > MOST) return;
    if (buy) gn_label_add(out, "收购", strlen("收购"));
    gn_label_add(out, object.s, object.n);
    if (build && gn_words_begin(changes, text.s + at, build)) gn_label_add(out, text.s + at, build);
    gn_label_add(out, buy ? "价格" : "投资", strlen("价格"));
}

/* Who spends: the subject, or what stands before the first verb. */
static void spender(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    const gn_memory *p = &w->memory;
    *out = m->subject.n ? m->subject : m->np;
    const size_t spend = gn_words_end(spends, out->s, out->n);
    gn_label_drop(out, out->n - spend, spend);
    if (gn_phrases_prefix(w->phrases, out->s, out->n, GN_PHRASE_BREAK, NULL)) gn_label_clear(out);
    gn_np_cut_at_verb(w, out);
    gn_np_trim(w, out);
    /* “这桩买卖始于去年，甲宣布以400亿美元收购…” */
    if (out->n < 6 ||
        (gn_work_name(w, m->announcer.s, m->announcer.n, false) && !gn_work_name(w, out->s, out->n, false)))
        *out = m->announcer;
    if (!out->n && p->company_sure && p->company_block == s->block) *out = p->company;
    if (!out->n && gn_owner_like_company(w, s, &p->subject)) *out = p->subject;
    if (gn_label_chars(out) > 12) gn_label_clear(out);
}

static const char *const holds[] = {"持有", "收购", "获得", "转让", "受让", "增持", "减持", "认购", "拿下",
                                    "购买", "出售", "获赠", "质押", "拥有", "购得", "取得", "买入", "卖出"};
static const char stocks[] = "股权|股份|份额|股票|普通股|公司股份|公司股权|公司股票";
static const char stakes[] = "持股比例|持股|占股|占股比例|持股占比|控股比例|参股";
static const char together[] = "合计|共|累计|总计|直接|间接|将|拟|也|均|仍|分别";

static const char *const titles[] = {"CEO", "创始人", "董事长", "实际控制人", "总经理", "总裁", "控股股东"};

/* Whose shares they are: 公司 and nobody are the firm whose shares were spoken of last, else the one spoken of. */
static void firm_held(const gn_work *w, const gn_statement *s, gn_label *firm, const gn_label *holder)
{
    enum { MOST = 16 };
    const gn_memory *p = &w->memory;
    const size_t of = gn_words_end("的", firm->s, firm->n);
    gn_label_drop(firm, firm->n - of, of);
    gn_np_trim(w, firm);
    const size_t group = gn_phrases_prefix(w->phrases, firm->s, firm->n, GN_PHRASE_GROUP, NULL);
    if (firm->n && group == firm->n) {
        gn_label_clear(firm);
        /* 某公司CEO某人持有该公司 */
        for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
            const char *at = gn_find(holder->s, holder->n, titles[i], strlen(titles[i]));
            if (at && at > holder->s + 5) gn_label_add(firm, holder->s, (size_t)(at - holder->s));
            if (at) break;
        }
    }
    if (!firm->n && p->held_block == s->block) *firm = p->held;
    if (!firm->n && (p->company.n != holder->n || memcmp(p->company.s, holder->s, holder->n) != 0)) *firm = p->company;
    while (gn_label_chars(firm) > MOST) {
        const char *cut = gn_find(firm->s, firm->n, "的", 3);
        if (!cut) {
            gn_label_clear(firm);
            return;
        }
        gn_label_drop(firm, 0, (size_t)(cut - firm->s) + 3);
    }
}

/* The holder alone: 其他股东合计 → 其他股东. */
static void holder_only(const gn_work *w, const gn_material *m, gn_label *holder)
{
    for (size_t n = 1; n; gn_label_drop(holder, holder->n - n, n)) n = gn_words_end(together, holder->s, holder->n);
    gn_np_trim(w, holder);
    if (!holder->n) *holder = m->subject;
    if (gn_label_chars(holder) > 14) gn_label_clear(holder);
}

/* “乙控股股东为甲，持股比例…”, “新增甲为股东，持股比例…”: the clause before says who holds whose shares. */
static void shareholder(const gn_work *w, const gn_material *m, gn_label *holder, gn_label *firm)
{
    static const char owner[] = "股东", as[] = "为股东", added[] = "新增";
    static const char links[] = "原为|是|系|为";
    static const char ranks[] = "控股|第一大|最大|大";
    const gn_label *b = &m->before;
    const char *at = gn_find(b->s, b->n, as, sizeof as - 1);
    const char *from = at ? gn_find(b->s, (size_t)(at - b->s), added, sizeof added - 1) : NULL;
    if (from) {
        from += sizeof added - 1;
        gn_label_clear(holder);
        gn_label_add(holder, from, (size_t)(at - from));
    } else if ((at = gn_find(b->s, b->n, owner, sizeof owner - 1)) != NULL) {
        const size_t behind = (size_t)(at - b->s) + sizeof owner - 1;
        const size_t link = gn_words_begin(links, b->s + behind, b->n - behind);
        if (!link) return;
        gn_label_clear(holder);
        gn_label_add(holder, b->s + behind + link, b->n - behind - link);
        gn_label_clear(firm);
        gn_label_add(firm, b->s, (size_t)(at - b->s));
        const size_t rank = gn_words_end(ranks, firm->s, firm->n);
        gn_label_drop(firm, firm->n - rank, rank);
    }
    gn_np_trim(w, holder);
}

/* “甲持有乙12%的股权”, “甲持股12%”, “甲持股12%的乙”: whose share of whom the figure is. */
static void stake(gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal, gn_label *actor)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const char *unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical;
    if (!(q->flags & GN_Q_PERCENT) && strcmp(unit, "股") != 0) return;
    const char *t = w->clean->text + st->seg[s->seg].end;
    const size_t rest = st->sentence[s->sentence].end - st->seg[s->seg].end;
    const size_t of = gn_words_begin("的", t, rest);
    const size_t stock = gn_words_begin(stocks, t + of, rest - of);
    const size_t held = gn_words_end(stakes, m->np.s, m->np.n);
    gn_label firm;
    gn_label_clear(&firm);
    gn_label_copy(actor, &m->np);
    const char *verb = "持有";
    if (held) {
        gn_label_drop(actor, actor->n - held, held);
        if (of) firm = m->after;
    } else {
        /* “甲受让3000万股” after whose shares they are */
        const bool counted =
            !(q->flags & GN_Q_PERCENT) && w->memory.held_block == s->block && GN_ENDS_IN(m->np.s, m->np.n, holds);
        if (!stock && !counted) return;
        size_t at = 0;
        for (size_t i = 0; i < sizeof holds / sizeof *holds; i++) {
            const char *found = gn_find(m->np.s, m->np.n, holds[i], strlen(holds[i]));
            if (found && (size_t)(found - m->np.s) >= at) at = (size_t)(found - m->np.s), verb = holds[i];
        }
        const bool cut = gn_label_ends(&m->np, "持") && !GN_ENDS_IN(m->np.s, m->np.n, holds); /* 持有, trimmed */
        if (cut) at = m->np.n - 3, verb = "持有";
        if (!cut && (at + 6 > m->np.n || memcmp(m->np.s + at, verb, 6) != 0)) return;
        if (!cut) gn_label_add(&firm, m->np.s + at + 6, m->np.n - at - 6);
        gn_label_drop(actor, at, actor->n - at);
    }
    holder_only(w, m, actor);
    if (actor->n < 6) shareholder(w, m, actor, &firm);
    if (actor->n < 6 && !held) spender(w, s, m, actor);
    if (actor->n < 6) *actor = w->memory.company_block == s->block ? w->memory.company : (gn_label){.n = 0};
    firm_held(w, s, &firm, actor);
    if (!firm.n) {
        gn_label_clear(actor);
        return;
    }
    w->memory.held = firm;
    w->memory.held_block = s->block;
    gn_label_add(deal, verb, strlen(verb));
    gn_label_add(deal, firm.s, firm.n);
    gn_label_add(deal, "股权", strlen("股权"));
}

/* “收购某公司股权，交易金额为N”: a price alone is that of the deal that the clause before or the last figure told of.
 */
static void price_alone(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal, gn_label *actor)
{
    static const char nouns[] =
        "交易总价值|交易金额|交易价格|交易对价|交易总价|交易作价|收购价格|转让价格|转让价款|收购价";
    enum { LEAST = 2, MOST = 16 };
    static const char buying[] = "收购";
    const gn_memory *p = &w->memory;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || gn_words_begin(nouns, m->np.s, m->np.n) != m->np.n)
        return;
    if (p->last_block == s->block && gn_find(p->indicator.s, p->indicator.n, buying, sizeof buying - 1)) {
        *deal = p->indicator;
        if (!gn_label_ends(deal, "价格") && !gn_label_ends(deal, "金额")) gn_label_add(deal, m->np.s, m->np.n);
        return;
    }
    size_t at = 0, buy = 0;
    for (; at < m->before.n && !buy; at += !buy) buy = gn_words_begin(buys, m->before.s + at, m->before.n - at);
    if (!buy) return;
    gn_label object = m->before;
    gn_label_drop(&object, 0, at + buy);
    cut_object(w, &object);
    const size_t chars = gn_label_chars(&object);
    static const char vague[] = "资产|股权|股份|标的";
    if (chars < LEAST || chars > MOST || gn_words_end(vague, object.s, object.n) == object.n) return;
    gn_label_add(deal, buying, sizeof buying - 1);
    gn_label_add(deal, object.s, object.n);
    gn_label_add(deal, m->np.s, m->np.n);
    *actor = m->before;
    gn_label_drop(actor, at, actor->n - at);
    gn_np_cut_at_verb(w, actor);
    if (gn_label_chars(actor) > 12 || gn_find(actor->s, actor->n, "方式", 6)) gn_label_clear(actor);
    if (!actor->n && p->company_sure && p->company_block == s->block) *actor = p->company;
}

/* The name that text[0..n) begins with, up to what is no part of a firm's name. */
static void firm_at(const gn_work *w, const char *text, size_t n, gn_label *out)
{
    enum { MOST = 14, LEAST = 6 };
    static const char ends[] = "的|首次|注册|股权|股份|总股本|，|。|；|、|比例|资本|份额|合计|约";
    size_t k = 0;
    while (k < n && !strchr("(,.;0123456789", text[k]) && !gn_words_begin(ends, text + k, n - k)) k++;
    gn_label_clear(out);
    gn_label_add(out, text, k);
    gn_np_trim(w, out);
    if (out->n < LEAST || gn_label_chars(out) > MOST || gn_np_heads(w, out) ||
        gn_phrases_break(w->phrases, out->s, out->n) < out->n ||
        gn_phrases_prefix(w->phrases, out->s, out->n, GN_PHRASE_GROUP, NULL) == out->n)
        gn_label_clear(out);
}

/* “甲出资3亿元，持有乙60%股权”, “甲与丙设立乙，其中甲出资3亿元”: into which firm it pays. */
static void paid_in(gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal, gn_label *actor)
{
    enum { FAR = 36, HOLDS = 6, BACK = 1200 }; /* bytes up to the verb of holding, of it, back to that of founding */
    static const char pays[] = "出资|注资",
                      amounts[] = "不高于|不低于|不超过|人民币|超过|达到|约|逾|超|近|达|为|了|均|共";
    static const char *const holding[] = {"持有", "占"}, *const founding[] = {"设立", "成立", "组建"};
    const gn_structure *st = w->structure;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || s->from >= s->list_seg) return;
    const char *t = w->clean->text, *left = t + st->seg[s->from].start;
    size_t n = (size_t)(t + st->seg[s->list_seg].start - left);
    for (size_t k = 1; k; n -= k) k = gn_words_end(amounts, left, n);
    if (!gn_words_end(pays, left, n)) return;
    const gn_sentence *own = &st->sentence[s->sentence];
    const char *behind = t + st->seg[s->seg].end, *end = t + own->end, *begin = t + own->start;
    if (left - begin > BACK) begin = left - BACK;
    const size_t rest = (size_t)(end - behind), near = rest < FAR + HOLDS ? rest : FAR + HOLDS;
    gn_label firm = {.n = 0};
    GN_EACH (i, holding) {
        const char *at = firm.n ? NULL : gn_find(behind, near, holding[i], strlen(holding[i]));
        if (at && at - behind <= FAR)
            firm_at(w, at + strlen(holding[i]), (size_t)(end - at) - strlen(holding[i]), &firm);
    }
    GN_EACH (i, founding) {
        const char *at = firm.n ? NULL : gn_find(begin, (size_t)(left - begin), founding[i], strlen(founding[i]));
        if (at) firm_at(w, at + strlen(founding[i]), (size_t)(end - at) - strlen(founding[i]), &firm);
    }
    if (!firm.n) return;
    gn_label who = m->subject.n ? m->subject : m->np;
    gn_material named = *m;
    const size_t pay = gn_words_end("认缴出资|累计出资|均出资|出资|投资", who.s, who.n);
    gn_label_drop(&who, who.n - pay, pay);
    named.np = who;
    gn_label_clear(&named.subject);
    spender(w, s, &named, actor);
    if (!actor->n && gn_work_name(w, m->before.s, m->before.n, false))
        gn_label_add(actor, m->before.s, gn_work_name(w, m->before.s, m->before.n, false));
    if (actor->n == firm.n && memcmp(actor->s, firm.s, firm.n) == 0) return;
    w->memory.held = firm;
    w->memory.held_block = s->block;
    *deal = *actor; /* whole: the firm's name may hold the payer's */
    gn_label_clear(actor);
    gn_label_add(deal, "对", strlen("对"));
    gn_label_add(deal, firm.s, firm.n);
    gn_label_add(deal, "出资", strlen("出资"));
}

/* The clause before the number as it reads, without its times and bounds. */
static void read_before(const gn_work *w, const gn_statement *s, gn_label *out)
{
    const gn_structure *st = w->structure;
    gn_label_clear(out);
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[s->clause].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause == s->clause && g->kind != GN_SEG_PERIOD && g->kind != GN_SEG_QUANTITY)
            gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
    }
    for (size_t n = 1; n; gn_label_drop(out, out->n - n, n)) n = gn_words_end(bounds, out->s, out->n);
}

/* The price of what is bought: “乙被甲以350亿美元收购”, “甲买入乙时花了320亿美元”. */
static void bought(const gn_work *w, const gn_statement *s, gn_label *deal, gn_label *actor)
{
    enum { LEAST = 2, MOST = 16 };
    static const char by[] = "被", with[] = "以|斥资|耗资|豪掷|用", paid[] = "花|花费|耗费|耗资|斥资|支付|付出|出价|用",
                      times[] = "时|共|总共|一共|案|曾|就|而|但|则";
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || gn_work_quantity(w, s->seg)->per) return;
    gn_label left, text;
    read_before(w, s, &left);
    read_on(w, s, &text);
    const char *passive = gn_find(left.s, left.n, by, sizeof by - 1);
    const size_t price = gn_words_begin(prices, text.s, text.n), pay = gn_words_end(paid, left.s, left.n),
                 give = gn_words_end(with, left.s, left.n);
    gn_label object = {.n = 0};
    if (passive && give && gn_words_begin(buys, text.s + price, text.n - price)) {
        gn_label_add(&object, left.s, (size_t)(passive - left.s));
        *actor = left;
        gn_label_drop(actor, actor->n - give, give);
        gn_label_drop(actor, 0, (size_t)(passive - left.s) + sizeof by - 1);
    } else if (pay && !text.n) {
        size_t at = 0, buy = 0;
        for (; at < left.n && !buy; at += !buy) buy = gn_words_begin(buys, left.s + at, left.n - at);
        if (!buy) return;
        object = left;
        gn_label_drop(&object, object.n - pay, pay);
        for (size_t n = 1; n; gn_label_drop(&object, object.n - n, n)) n = gn_words_end(times, object.s, object.n);
        if (object.n <= at + buy) return;
        gn_label_drop(&object, 0, at + buy);
        *actor = left;
        gn_label_drop(actor, at, actor->n - at);
        const size_t lead = gn_words_begin(times, actor->s, actor->n);
        gn_label_drop(actor, 0, lead);
    } else {
        return;
    }
    cut_object(w, &object);
    gn_np_trim(w, actor);
    const size_t chars = gn_label_chars(&object);
    if (chars < LEAST || chars > MOST || gn_label_chars(actor) > MOST) {
        gn_label_clear(actor);
        return;
    }
    gn_label_add(deal, "收购", strlen("收购"));
    gn_label_add(deal, object.s, object.n);
    gn_label_add(deal, "价格", strlen("价格"));
}

/* “以400亿美元买下乙，代价包括215亿美元的股票和120亿美元的现金”, “其中15亿美元为现金”: in what the price is paid. */
static void paid_in_kind(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal)
{
    static const char kinds[] = "现金|股票|股份|股权|票据|可转债|可转换债券", of[] = "的|为|是|以",
                      price[] = "价格|金额|对价", buying[] = "收购";
    const gn_memory *p = &w->memory;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY) || p->last_sentence != s->sentence ||
        !gn_find(p->indicator.s, p->indicator.n, buying, sizeof buying - 1))
        return;
    const size_t end = gn_words_end(price, p->indicator.s, p->indicator.n);
    gn_label text;
    read_on(w, s, &text);
    const size_t skip = gn_words_begin(of, text.s, text.n), kind = gn_words_begin(kinds, text.s + skip, text.n - skip);
    const bool before = !kind && gn_words_begin(kinds, m->np.s, m->np.n) == m->np.n && m->np.n;
    gn_label left;
    read_before(w, s, &left);
    const bool pays = !kind && !before && !text.n && gn_words_end("支付|预付|首付|付款|即付", left.s, left.n);
    if (!(end || pays) || !(kind || before || pays)) return;
    *deal = p->indicator;
    if (pays) {
        const char *paid_in = gn_find(deal->s, deal->n, "现金对价", strlen("现金对价"));
        if (paid_in) gn_label_drop(deal, (size_t)(paid_in - deal->s), deal->n - (size_t)(paid_in - deal->s));
        const size_t sum = gn_words_end(price, deal->s, deal->n);
        gn_label_drop(deal, deal->n - sum, sum);
        gn_label_add(deal, "支付金额", strlen("支付金额"));
        return;
    }
    gn_label_drop(deal, deal->n - end, end);
    const size_t other = gn_words_end(kinds, deal->s, deal->n); /* of the part before */
    gn_label_drop(deal, deal->n - other, other);
    gn_label_add(deal, kind ? text.s + skip : m->np.s, kind ? kind : m->np.n);
    gn_label_add(deal, "对价", strlen("对价"));
}

void gn_indicator_deal(gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal, gn_label *actor)
{
    gn_label_clear(actor);
    object_of(w, s, m, deal);
    if (deal->n)
        spender(w, s, m, actor);
    else
        stake(w, s, m, deal, actor);
    if (!deal->n) paid_in(w, s, m, deal, actor);
    if (!deal->n) price_alone(w, s, m, deal, actor);
    if (!deal->n) bought(w, s, deal, actor);
    if (!deal->n) paid_in_kind(w, s, m, deal);
}
