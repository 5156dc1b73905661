/* What stands behind a number and is measured. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

uint32_t gn_indicator_last_member(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    enum { NEAR = 24 };
    const gn_structure *st = w->structure;
    uint32_t last = s->seg;
    for (uint32_t k = s->seg + 1; q->list_count > 1 && k < st->segs && k < s->seg + NEAR; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) {
            if (gn_work_quantity(w, k)->list != q->list) break;
            last = k;
        }
    return last;
}

/* 5G网络 of “5G网络已覆盖…”, “收到5G信号”: puts what covers, bytes `from` to `to` of the text, behind *out. */
static void add_coverer(gn_work *w, size_t from, size_t to, gn_label *out)
{
    enum { MOST = 10 /* characters */ };
    static const char verbs[] = "已|已经|基本|全面|实现|现已|均|也|将",
                      nets[] = "网络|光网|光纤|宽带|信号|网|4G|5G|系统|平台|服务";
    gn_label l = {.n = 0};
    if (from >= to) return;
    gn_label_add(&l, w->clean->text + from, to - from);
    for (size_t n; (n = gn_words_end(verbs, l.s, l.n)) != 0;) gn_label_drop(&l, l.n - n, n);
    gn_np_trim(w, &l);
    if (gn_label_chars(&l) <= MOST && gn_words_end(nets, l.s, l.n)) gn_label_add(out, l.s, l.n);
}

/* What is no part of a name: a mark, a place, a time, a number. */
static bool parts_names(const gn_seg *g)
{
    return g->kind == GN_SEG_MARK || g->kind == GN_SEG_AREA || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_QUANTITY ||
           (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF);
}

/* “97%以上的县区和40%的乡镇实现5G网络覆盖”, “5G网络覆盖97%以上的县区”, “98%的乡镇都收到了5G信号”: of what how much is
 * covered, and with what. */
void gn_indicator_covered(gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char cover[] = "覆盖";
    static const char *const joins[] = {"和", "以及", "及", "、"}, *const reached[] = {"收到了", "收到", "通达",
                                                                                       "开通了", "开通", "通上了",
                                                                                       "通了",   "接入"};
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(&m->covered);
    if (!m->of_after || !m->after.n || !(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT)) return;
    uint32_t first = c->first;
    if (s->clause > st->sentence[s->sentence].first_clause) first = c[-1].first;
    first = gn_look_back(s->seg, first);
    const char *t = w->clean->text;
    const uint32_t last = c->last < s->seg + GN_LOOK_BACK ? c->last : s->seg + GN_LOOK_BACK;
    const size_t from = st->seg[first].start, at = st->seg[s->seg].start, end = st->seg[last - 1].end;
    const char *behind = memmem(t + at, end - at, cover, sizeof cover - 1);
    if (behind && gn_find(behind, end - (size_t)(behind - t), "率", 3)) return;
    const char *before = NULL, *got = NULL;
    for (const char *p = t + from; !behind && (p = memmem(p, at - (size_t)(p - t), cover, sizeof cover - 1)); p++)
        before = p;
    size_t verb = 0;
    for (size_t i = 0; i < sizeof reached / sizeof *reached && !behind && !before && !got; i++)
        if (gn_may_say(w, reached[i]) && strcmp(s->rule, "level.coverage") == 0)
            got = gn_find(t + at, end - at, reached[i], verb = strlen(reached[i]));
    if (!behind && !before && !got) return;
    m->covered = m->after;
    const size_t n = gn_phrases_break(w->phrases, m->covered.s, m->covered.n);
    gn_label_drop(&m->covered, n, m->covered.n - n);
    GN_EACH (i, joins)
        if (gn_label_ends(&m->covered, joins[i]))
            gn_label_drop(&m->covered, m->covered.n - strlen(joins[i]), strlen(joins[i]));
    const char *own = got ? gn_find(m->covered.s, m->covered.n, got, verb) : NULL;
    if (own) gn_label_drop(&m->covered, (size_t)(own - m->covered.s), m->covered.n - (size_t)(own - m->covered.s));
    gn_np_trim(w, &m->covered);
    /* “…实现5G网络覆盖”: with what. */
    static const char brings[] = "实现", now[] = "了";
    const char *with = behind ? memmem(t + at, (size_t)(behind - t) - at, brings, sizeof brings - 1) : NULL;
    if (with && behind - with < 40) {
        with += sizeof brings - 1;
        if (memcmp(with, now, sizeof now - 1) == 0) with += sizeof now - 1;
        gn_label_add(&m->covered, with, (size_t)(behind - with));
    }
    size_t begin = from, stop = end;
    for (uint32_t k = first; before && k < s->seg && st->seg[k].end <= (size_t)(before - t); k++)
        if (parts_names(&st->seg[k])) begin = st->seg[k].end;
    if (before) add_coverer(w, begin, (size_t)(before - t), &m->covered);
    for (uint32_t k = last; got && k-- > s->seg && st->seg[k].start >= (size_t)(got - t);)
        if (parts_names(&st->seg[k])) stop = st->seg[k].start;
    if (got) add_coverer(w, (size_t)(got - t) + verb, stop, &m->covered);
    if (m->covered.n) gn_label_add(&m->covered, "覆盖率", strlen("覆盖率"));
}

/* Whether what follows the noun leaves it whole: the clause ends, or a verb begins. */
static bool noun_ends(const gn_work *w, const char *s, size_t n)
{
    static const char *const words[] = {"位", "排", "居", "重", "继", "引", "稳", "领", "成", "登", "在", "，", "。"};
    if (n < 3 || !((unsigned char)s[0] & 0x80)) return true;
    GN_EACH (i, words)
        if (memcmp(s, words[i], 3) == 0) return true;
    return gn_phrases_prefix(w->phrases, s, n, GN_PHRASE_BREAK | GN_PHRASE_LEAD, NULL) > 0;
}

/* 以35%的储能电池市占率: the share with its market right behind, its bytes; 0 if there is none. */
static size_t market_and_share(const char *t, size_t n)
{
    enum { MOST = 30 };
    static const char *const shares[] = {"市占率", "市场份额", "市场占有率"}, *const parts[] = {"的", "、", "，", "和",
                                                                                                "在"};
    if (n > MOST) n = MOST;
    GN_EACH (i, shares) {
        const char *at = gn_find(t, n, shares[i], strlen(shares[i]));
        if (!at) continue;
        GN_EACH (k, parts)
            if (gn_find(t, (size_t)(at - t), parts[k], 3)) return 0;
        return (size_t)(at - t) + strlen(shares[i]);
    }
    return 0;
}

/* “甲以21.6%的市场占有率居首”, “乙以5040万部的出货量位居第二”: what the figure is stands behind it. */
void gn_indicator_noun_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const shares[] = {"市场占有率", "市场份额", "出货量份额", "出货份额", "销量份额", "销售份额",
                                         "销售额份额", "零售份额", "市占率",     "占有率",   "份额"};
    static const char of[] = "的";
    const gn_structure *st = w->structure;
    const bool percent = q->flags & GN_Q_PERCENT;
    const uint32_t number = gn_indicator_last_member(w, s, q);
    const size_t end = st->sentence[s->sentence].end;
    size_t at = st->seg[number].end;
    const bool of_it = at + sizeof of - 1 < end && memcmp(w->clean->text + at, of, sizeof of - 1) == 0;
    if (of_it) at += sizeof of - 1;
    /* 以5800亿元价值位列第二, 以60%的增长率和127亿美元收入位列第二 */
    const bool another = s->previous != GN_NO_INDEX && s->previous + 1 == s->from && s->list_seg > s->from &&
                         gn_seg_begins(w, &st->seg[s->from], of) &&
                         gn_words_end("和|与|及", gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1));
    const bool share =
        percent && gn_words_begin("市场份额|份额|市占率", w->clean->text + at, end - at); /* 拿下六成份额 */
    if (!of_it && !another && !share && !(s->list_seg > s->from && gn_seg_ends(w, &st->seg[s->list_seg - 1], "以")))
        return;
    /* “以13.4%的份额和4430万台的出货量”: the first noun is the first number's. */
    if (s->previous != GN_NO_INDEX && s->previous + 1 == s->from && gn_seg_begins(w, &st->seg[s->from], of))
        gn_label_clear(&m->np);
    if (gn_np_heads(w, &m->np) || (q->flags & (GN_Q_POINTS | GN_Q_MULTIPLE))) return;
    const char *t = w->clean->text + at;
    /* 分别以9亿元、8亿元的数据居前: of what was told before */
    if (of_it && gn_words_begin("数据|成绩|数值|数字|战绩|业绩|体量", t, end - at)) return;
    static const char places[] = "全球|全国|国内|中国"; /* 以14%的全球市场份额 */
    if (of_it && percent) {
        const size_t place = gn_words_begin(places, t, end - at);
        t += place;
        at += place;
    }
    size_t noun = 0;
    if (percent) {
        for (size_t i = 0; i < sizeof shares / sizeof *shares && !noun; i++)
            if (end - at >= strlen(shares[i]) && memcmp(t, shares[i], strlen(shares[i])) == 0) noun = strlen(shares[i]);
        if (!noun && of_it) noun = market_and_share(t, end - at);
        if (!noun) { /* 以8.2%的GDP增速 */
            static const char rates[] = "增速|增幅|增长率|涨幅|降幅|跌幅";
            noun = gn_phrases_prefix(w->phrases, t, end - at, GN_PHRASE_HEAD, NULL);
            if (!gn_words_begin(rates, t + noun, end - at - noun)) noun = 0;
        }
        if (!noun && of_it) { /* 以9%的到店率名列第三 */
            unsigned roles = 0;
            noun = gn_phrases_prefix_of(w->phrases, t, end - at, GN_PHRASE_HEAD, 0, &roles);
            if (!(roles & GN_PHRASE_RATE) || !gn_words_end("率", t, noun) || gn_words_end("增长率", t, noun) ||
                !noun_ends(w, t + noun, end - at - noun))
                noun = 0;
        }
    } else {
        unsigned roles = 0; /* 的数据中心: no 数 */
        noun = gn_phrases_prefix_of(w->phrases, t, end - at, GN_PHRASE_HEAD, GN_PHRASE_KEEP, &roles);
        if (!(roles & GN_PHRASE_HEAD) || roles & GN_PHRASE_RATE) return;
    }
    if (!noun || (!percent && !noun_ends(w, t + noun, end - at - noun))) return;
    gn_np_cut_at_verb(w, &m->np);
    if (gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_BREAK, NULL) == m->np.n) gn_label_clear(&m->np);
    size_t name = gn_work_name(w, m->np.s, m->np.n, true);
    /* 甲和乙合计占据两成的份额 */
    for (size_t join, other = name; other && (join = gn_words_end("和|与|及", m->np.s, m->np.n - name)) != 0;) {
        other = gn_work_name(w, m->np.s, m->np.n - name - join, true);
        name += other ? join + other : 0;
    }
    if (name && gn_list_members(&m->np) < 2) gn_label_drop(&m->np, 0, m->np.n - name);
    if (m->np.n && !percent && !gn_owner_names_one(w, s, &m->np)) return;
    gn_label_add(&m->np, t, noun);
    gn_label_clear(&m->after);
}

/* “营收方面，7家企业实现正增长，6家为负增长”: so many that have grown, of what the sentence or the last count tells. */
static bool split_growth(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char grows[] = "为正增长|为负增长|实现正增长|出现负增长|呈正增长|呈负增长|呈现正增长|呈现负增长",
                      growth[] = "增长的", plus[] = "正增长的", minus[] = "负增长的";
    enum { SIGN = 3, MOST = 20 /* characters */ };
    const gn_memory *p = &w->memory;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint32_t last = w->structure->clause[s->clause].last;
    if (!(q->flags & GN_Q_COUNT_NOUN) || s->seg + 1 >= last) return false;
    const char *t = gn_work_text(w, s->seg + 1);
    const size_t n = w->structure->seg[last - 1].end - w->structure->seg[s->seg + 1].start;
    if (!m->after.n) {
        const char *had = gn_find(p->counted.s, p->counted.n, growth, sizeof growth - 1);
        const size_t grow = gn_words_begin(grows, t, n);
        if (!grow || !had || had < p->counted.s + SIGN || p->counted_unit != q->unit) return false;
        m->acting = p->counted;
        memcpy(m->acting.s + (had - p->counted.s) - SIGN, t + grow - 3 * SIGN, SIGN);
        gn_label_copy(&m->after, &m->acting);
        return true;
    }
    const bool falls = gn_words_end("负", m->after.s, m->after.n) > 0;
    if (!falls && !gn_words_end("正", m->after.s, m->after.n)) return false;
    gn_label counted = m->after;
    gn_label_drop(&counted, counted.n - SIGN, SIGN);
    const size_t at = gn_phrases_break(w->phrases, counted.s, counted.n);
    gn_label_drop(&counted, at, counted.n - at);
    gn_np_trim(w, &counted);
    /* 家电企业净利润同比: of what they have */
    const gn_label *topic = &p->topic;
    const size_t noun = gn_phrases_suffix(w->phrases, counted.s, counted.n, GN_PHRASE_HEAD);
    gn_label_clear(&m->acting);
    if (noun && noun < counted.n) {
        gn_label_add(&m->acting, counted.s + counted.n - noun, noun);
        gn_label_drop(&counted, counted.n - noun, noun);
    } else if (p->topic_sentence == s->sentence) {
        gn_label_add(&m->acting, topic->s, topic->n);
    }
    gn_label_add(&m->acting, falls ? minus : plus, sizeof plus - 1);
    gn_label_add(&m->acting, counted.s, counted.n);
    if (counted.n < 2 * SIGN || gn_label_chars(&m->acting) > MOST) {
        gn_label_clear(&m->acting);
        return false;
    }
    m->after = m->acting;
    return true;
}

/* “2000名员工全部返岗”, “300户农民将受益”: what is counted ends at an adverb. */
static void cut_at_adverb(const gn_work *w, gn_label *l)
{
    static const char *const adverbs[] = {"全部", "将", "悉数", "均", "陆续", "正在", "已经", "仍在", "齐聚"};
    enum { LEAST = 6 };
    size_t at = l->n;
    GN_EACH (i, adverbs) {
        const char *found = gn_may_say(w, adverbs[i]) ? gn_find(l->s, l->n, adverbs[i], strlen(adverbs[i])) : NULL;
        if (found && found >= l->s + LEAST && (size_t)(found - l->s) < at) at = (size_t)(found - l->s);
    }
    gn_label_drop(l, at, l->n - at);
}

/* “110家企业获得授信”: what is counted, and with what it does in front of it. */
static void split_object(const gn_work *w, const gn_statement *s, gn_material *m)
{
    enum { MOST = 22 };
    static const char ranks[] = "高居|位居|位列|稳居|居|名列|排名|排在|跃居|领先|领跑|荣登|登顶",
                      runs[] = "上线运行|投入使用|建成投产|建成投用|投入运营|上线",
                      fronts[] = "上榜|入选|获评|达标|停产|停工|复工|倒闭|退市|入围|参展|参会|获奖|在册";
    gn_label_clear(&m->acting);
    if (split_growth(w, s, m)) return;
    const size_t at = gn_phrases_break(w->phrases, m->after.s, m->after.n);
    if (at == m->after.n && gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) cut_at_adverb(w, &m->after);
    if (at < 6 || at >= m->after.n) return;
    const size_t verb = gn_phrases_prefix(w->phrases, m->after.s + at, m->after.n - at, GN_PHRASE_BREAK, NULL);
    const bool ranked = gn_words_begin(ranks, m->after.s + at, m->after.n - at) > 0 ||
                        gn_words_begin(runs, m->after.s + at, m->after.n - at) == m->after.n - at;
    const bool front = gn_words_begin(fronts, m->after.s + at, m->after.n - at) == m->after.n - at;
    if (at + verb >= m->after.n && !ranked && !front) return;
    gn_label counted = m->after;
    gn_label_drop(&counted, at, counted.n - at);
    gn_np_trim(w, &counted);
    if (counted.n < 6) return;
    if ((gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) && gn_np_drop_rate(w, &counted)) {
        gn_label_clear(&m->after); /* “近50%的绝对增速依然属于…” */
        return;
    }
    if (gn_words_begin("合计|共计|总计", m->after.s + at, m->after.n - at)) { /* 6家券商合计营业收入… */
        m->after = counted;
        return;
    }
    if (front) { /* 300家企业上榜: 上榜企业 */
        gn_label_front(&counted, m->after.s + at, m->after.n - at);
        m->after = counted;
        return;
    }
    if (ranked) { /* “甲以2191家企业居首” after 企业数量: told anew */
        m->after = counted;
        if (w->memory.last_block == s->block && counted.n == 6 &&
            memmem(w->memory.indicator.s, w->memory.indicator.n, counted.s, counted.n))
            gn_label_clear(&m->after);
        return;
    }
    gn_label_drop(&m->after, 0, at);
    for (size_t n = 1; n;) {
        n = gn_phrases_prefix(w->phrases, m->after.s, m->after.n, GN_PHRASE_LEAD, NULL);
        if (n != 3) break;
        gn_label_drop(&m->after, 0, n);
    }
    if (gn_label_chars(&m->after) + gn_label_chars(&counted) <= MOST) {
        m->acting = m->after;
        gn_label_add(&m->acting, "的", 3);
        gn_label_add(&m->acting, counted.s, counted.n);
    }
    m->after = counted;
}

/* The noun of a measure that a relative clause has before its number: 估值, 年销售额. */
static bool titled_noun(const gn_work *w, const gn_quantity *q, gn_label *noun)
{
    static const char land[] = "占地";
    if (noun->n == sizeof land - 1 && gn_label_ends(noun, land)) gn_label_add(noun, "面积", strlen("面积"));
    static const char *const before[] = {"年", "月", "日", "总", "设计", "规划", "计划", "累计"};
    const size_t verb = gn_phrases_prefix(w->phrases, noun->s, noun->n, GN_PHRASE_VERB, NULL);
    const size_t whole = gn_phrases_suffix(w->phrases, noun->s, noun->n, GN_PHRASE_HEAD); /* 年产量 */
    if (verb < noun->n && verb + whole <= noun->n) gn_label_drop(noun, 0, verb);
    if (verb && noun->n > 3 && memcmp(noun->s, "了", 3) == 0) gn_label_drop(noun, 0, 3); /* 批准了总额N的计划 */
    if (q->flags & GN_Q_PERCENT) { /* 股价下跌超过60%的某某 */
        const size_t head = gn_phrases_prefix(w->phrases, noun->s, noun->n, GN_PHRASE_HEAD, NULL);
        if (head) gn_label_drop(noun, head, noun->n - head);
    }
    const size_t head = gn_phrases_suffix(w->phrases, noun->s, noun->n, GN_PHRASE_HEAD);
    bool known = noun->n == head;
    GN_EACH (i, before) known |= noun->n == head + strlen(before[i]) && memcmp(noun->s, before[i], noun->n - head) == 0;
    return head && known;
}

/* 总投资N的某某公司存储器基地 */
static const char projects[] = "项目|工程|基地|工厂|生产线|产线";

/* What stands behind the number is a project, up to where it is or what is done with it. */
static bool project_behind(const gn_work *w, const gn_material *m)
{
    gn_label what = m->after;
    const char *where = gn_find(what.s, what.n, "在", 3);
    if (where) gn_label_drop(&what, (size_t)(where - what.s), what.n - (size_t)(where - what.s));
    gn_np_cut_at_verb(w, &what);
    return gn_words_end(projects, what.s, what.n) > 0;
}

/* “总投资N的某项目”, “设立规模N的基金”: the noun before the number belongs to what stands behind it. */
static void titled(const gn_work *w, const gn_quantity *q, gn_material *m)
{
    static const char *const yearly[] = {"年产", "月产", "日产"}, can[] = "产能";
    gn_label_clear(&m->titled);
    if (!m->after.n || q->flags & (GN_Q_POINTS | GN_Q_MULTIPLE)) return;
    /* 估值300亿元的某某科技累计亏损… */
    const size_t name = gn_work_name(w, m->after.s, m->after.n, false);
    gn_label noun, actor;
    gn_label_copy(&noun, m->rest.n ? &m->rest : &m->np);
    bool yields = false; /* 年产2万吨颗粒硅产能, 年产8GWh的生产线 */
    GN_EACH (i, yearly) yields |= gn_label_ends(&noun, yearly[i]);
    size_t firm = yields ? gn_work_name(w, noun.s, noun.n, false) : 0;
    /* 华峰新材料年产5万吨树脂项目在某地签约: whoever builds it */
    if (yields && !firm && !m->announcer.n && !m->subject.n && project_behind(w, m)) firm = noun.n - 6;
    yields &= noun.n == firm + 6 || m->announcer.n || m->subject.n;
    gn_label_copy(&actor, m->announcer.n ? &m->announcer : &m->subject);
    if (firm) gn_label_clear(&actor), gn_label_add(&actor, noun.s, firm);
    if ((!m->of_after && !yields) || (!name && !yields && gn_np_heads(w, &m->after)) ||
        (!name && (q->flags & GN_Q_PERCENT)))
        return;
    if (yields)
        gn_label_drop(&noun, 0, noun.n - 6);
    else if (!titled_noun(w, q, &noun))
        return;
    m->titled = m->after;
    gn_np_cut_at_verb(w, &m->titled);
    if (name && (m->titled.n <= name || !gn_words_end(projects, m->titled.s, m->titled.n))) {
        m->titled = m->after;
        gn_label_drop(&m->titled, name, m->titled.n - name);
    }
    const char *where = gn_find(m->titled.s, m->titled.n, "在", 3);
    if (where && where > m->titled.s)
        gn_label_drop(&m->titled, (size_t)(where - m->titled.s), m->titled.n - (size_t)(where - m->titled.s));
    gn_np_cut_at_verb(w, &m->titled);
    const size_t act = gn_phrases_prefix(w->phrases, m->titled.s, m->titled.n, GN_PHRASE_BREAK, NULL);
    if (act || !m->titled.n) {
        gn_label_clear(&m->titled);
        return;
    }
    if (!yields) {
        gn_label_add(&m->titled, noun.s, noun.n);
        return;
    }
    if (m->titled.n > sizeof can - 1 && gn_label_ends(&m->titled, can))
        gn_label_drop(&m->titled, m->titled.n - (sizeof can - 1), sizeof can - 1);
    gn_label_add(&m->titled, noun.s, 3);
    gn_label_add(&m->titled, can, sizeof can - 1);
    m->deal = m->titled;
    m->actor = actor;
}

/* “售出19万辆新能源车”, “共出货3亿部手机”: the object behind the number is what the verb before it makes of it,
 * 新能源车销量. */
static void object_of_verb(const gn_work *w, const gn_quantity *q, gn_material *m)
{
    enum { MOST = 15, QUANTITY = sizeof "量" - 1 };
    const char *noun = "", *ship = NULL;
    size_t n = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB);
    m->made = false;
    if (!m->after.n || gn_np_heads(w, &m->after) || gn_label_chars(&m->after) > MOST) return;
    if (!n) { /* by now 出货 is 出货量 */
        n = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
        if (n <= QUANTITY || !(q->flags & GN_Q_COUNT_NOUN) || !gn_label_ends(&m->np, "量")) return;
        ship = m->np.s + m->np.n - n;
        gn_phrases_find(w->phrases, ship, n - QUANTITY, &noun);
        if (strlen(noun) != n || memcmp(noun, ship, n) != 0) return;
    } else {
        gn_phrases_find(w->phrases, m->np.s + m->np.n - n, n, &noun);
    }
    m->made = *noun && *noun != '=' && !(q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE));
    if (!m->made) return;
    gn_label_add(&m->after, noun, strlen(noun));
    if (!ship) return;
    gn_label_drop(&m->np, m->np.n - n, n);
    gn_np_trim(w, &m->np);
    m->owner = m->np;
}

/* “门店已覆盖69个城市”, “班列通达25个国家216个城市”: how many places somebody reaches is named by who does it and by
 * what he does. */
static void places_reached(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char kinds[] =
        "城市|国家|国家和地区|省份|省区市|省市|区县|县区市|县市|县城|乡镇|城镇|地级市|地级行政区",
                      verbs[] = "覆盖|全面覆盖|通达|抵达|走入|走进|进入|进驻|布局|辐射|遍布|遍及|惠及|连通|落地",
                      adverbs[] = "已|已经|全面|累计|目前已|共|现已|将|正|也已|均已";
    enum { WORD = 6, MOST = 16 /* characters of who does it */, FAR = 18 /* bytes */ };
    const gn_memory *p = &w->memory;
    if (!(q->flags & GN_Q_COUNT_NOUN) || !m->after.n) return;
    const size_t kind = gn_words_begin(kinds, m->after.s, m->after.n);
    if (kind != m->after.n) return;
    if (!m->np.n) { /* 216个城市, after 通达国家 */
        const size_t other = gn_words_end(kinds, p->indicator.s, p->indicator.n);
        if (!other || p->last_sentence != s->sentence || !gn_words_end(verbs, p->indicator.s, p->indicator.n - other))
            return;
        m->np = p->indicator;
        gn_label_drop(&m->np, m->np.n - other, other);
        gn_label_add(&m->np, m->after.s, m->after.n);
        gn_label_clear(&m->after);
        return;
    }
    size_t at = m->np.n > FAR ? m->np.n - FAR : 0; /* 通达欧洲: a place may stand between */
    while (at < m->np.n && !gn_words_begin(verbs, m->np.s + at, m->np.n - at)) at++;
    if (at == m->np.n) return;
    gn_label who = m->np;
    gn_label_drop(&who, at, who.n - at);
    for (size_t n; (n = gn_words_end(adverbs, who.s, who.n)) != 0;) gn_label_drop(&who, who.n - n, n);
    if (!who.n) who = m->subject.n ? m->subject : p->subject;
    gn_np_cut_at_verb(w, &who);
    if (who.n < WORD || gn_label_chars(&who) > MOST) return;
    gn_label_add(&who, m->np.s + at, m->np.n - at);
    gn_label_add(&who, m->after.s, m->after.n);
    m->np = who;
    gn_label_clear(&m->after);
}

/* “第二名为15万辆的甲”, “其次是12万辆的甲”: whose amount of what was told before stands behind it. */
static void ranked_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    enum { MOST = 10 };
    static const char ranks[] = "第|冠军|亚军|季军|榜首|其次|再次|排名|位列|位居|排在|紧随其后";
    const gn_memory *p = &w->memory;
    const gn_seg *first = &w->structure->seg[s->from];
    if (m->np.n || !m->of_after || !m->after.n || s->measure != GN_MEASURE_LEVEL || p->last_block != s->block ||
        q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE) || q->unit != p->unit)
        return;
    while (first->kind == GN_SEG_MARK && first < &w->structure->seg[s->list_seg]) first++;
    const char *t = w->clean->text + first->start;
    const size_t noun = gn_phrases_suffix(w->phrases, p->indicator.s, p->indicator.n, GN_PHRASE_HEAD);
    if (!noun || gn_label_chars(&m->after) > MOST || gn_np_heads(w, &m->after) ||
        !gn_words_begin(ranks, t, w->structure->seg[s->list_seg].start - first->start))
        return;
    m->np = m->after;
    gn_label_add(&m->np, p->indicator.s + p->indicator.n - noun, noun);
    gn_label_clear(&m->after);
}

/* “互联网普及率达59%，比2019年增长近3亿”: more users, whose rate the clause before told. */
static void users_of_rate(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char rates[] = "普及率|使用率|渗透率", users[] = "网民|用户|人口|居民|家庭", user[] = "用户规模";
    const gn_memory *p = &w->memory;
    const bool heads =
        !(q->flags & GN_Q_UNIT) || gn_words_end("人|户|个", gn_work_text(w, s->seg), gn_work_len(w, s->seg));
    if (s->measure != GN_MEASURE_CHANGE || m->np.n || m->after.n || p->last_sentence != s->sentence || !heads ||
        q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY) || p->said_seg == GN_NO_INDEX ||
        !(gn_work_quantity(w, p->said_seg)->flags & GN_Q_PERCENT))
        return;
    const size_t rate = gn_words_end(rates, p->indicator.s, p->indicator.n);
    if (!rate || rate == p->indicator.n) return;
    m->np = p->indicator;
    gn_label_drop(&m->np, m->np.n - rate, rate);
    if (gn_words_end(users, m->np.s, m->np.n))
        gn_label_add(&m->np, user + strlen("用户"), strlen("规模"));
    else
        gn_label_add(&m->np, user, sizeof user - 1);
}

void gn_indicator_object(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    split_object(w, s, m);
    object_of_verb(w, q, m);
    titled(w, q, m);
    if (!m->titled.n && !m->deal.n) gn_project_signed(w, s, m);
    places_reached(w, s, q, m);
    users_of_rate(w, s, q, m);
    ranked_behind(w, s, q, m);
}
