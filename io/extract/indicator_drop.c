/* Layer 5 of the extractor: words of a clause that are no part of what is measured. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

void gn_drop_behind_noun(const gn_work *w, gn_label *np)
{
    static const char modals[] = "需要|需|必须|须|应当", price[] = "股价", when[] = "在|于|周|自|从";
    enum { LEAST = 3 }; /* letters of a word */
    const size_t modal = gn_words_end(modals, np->s, np->n);
    if (modal && gn_phrases_suffix(w->phrases, np->s, np->n - modal, GN_PHRASE_HEAD))
        gn_label_drop(np, np->n - modal, modal);
    /* 月产能折合8英寸(晶圆), 年产能约当标准箱: in what it is reckoned */
    static const char *const as[] = {"折合", "约当", "折算", "等效"};
    GN_EACH (i, as) {
        const char *at = gn_find(np->s, np->n, as[i], 6);
        if (at && gn_phrases_suffix(w->phrases, np->s, (size_t)(at - np->s), GN_PHRASE_HEAD))
            gn_label_drop(np, (size_t)(at - np->s), np->n - (size_t)(at - np->s));
    }
    const char *open = np->n && np->s[np->n - 1] == ')' ? memrchr(np->s, '(', np->n) : NULL;
    if (open && open > np->s && (unsigned char)open[-1] >= 0x80) {
        const size_t at = (size_t)(open - np->s), n = np->n - at - 2;
        size_t latin = 0;
        while (latin < n && (unsigned char)open[1 + latin] < 0x80) latin++;
        if (latin == n && n >= LEAST && gn_phrases_suffix(w->phrases, np->s, at, GN_PHRASE_HEAD))
            gn_label_drop(np, at, np->n - at);
    }
    const char *shares = gn_find(np->s, np->n, price, sizeof price - 1);
    const size_t end = shares ? (size_t)(shares - np->s) + sizeof price - 1 : np->n;
    if (shares > np->s && gn_words_begin(when, np->s + end, np->n - end)) gn_label_drop(np, end, np->n - end);
}

/* 居民消费价格(CPI): the letters say the measure again. */
static void drop_letters(const gn_work *w, gn_label *l)
{
    if (!l->n || l->s[l->n - 1] != ')') return;
    size_t at = l->n - 1;
    while (at > 0 && ((l->s[at - 1] >= 'A' && l->s[at - 1] <= 'Z') || (l->s[at - 1] >= 'a' && l->s[at - 1] <= 'z')))
        at--;
    if (at < 2 || l->s[at - 1] != '(') return;
    if (gn_phrases_suffix(w->phrases, l->s, at - 1, GN_PHRASE_HEAD)) gn_label_drop(l, at - 1, l->n - at + 1);
}

/* “华为凭借其品牌形象继续以45%的份额…”: by what means is no part of who. */
static void drop_means(const gn_work *w, gn_label *l)
{
    static const char means[] = "凭借|凭着|依靠|依托|借助|借力|得益于|受益于";
    const size_t firm = gn_work_name(w, l->s, l->n, false);
    if (firm && gn_words_begin(means, l->s + firm, l->n - firm) && !gn_np_heads(w, l))
        gn_label_drop(l, firm, l->n - firm);
    /* “甲是唯一增长的厂商，凭借新系列出货1130万部”: what was done alone */
    const size_t done = !firm && gn_words_begin(means, l->s, l->n)
                            ? gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_VERB | GN_PHRASE_HEAD)
                            : 0;
    if (done) gn_label_drop(l, 0, l->n - done);
}

/* 云服务跑得最快，相关收入增长27%: the measure alone, of what was spoken of. */
static void drop_related(const gn_work *w, gn_label *l)
{
    static const char related[] = "相关|有关";
    const size_t n = gn_words_begin(related, l->s, l->n);
    if (n && n < l->n && gn_phrases_find(w->phrases, l->s + n, l->n - n, NULL) & GN_PHRASE_HEAD) gn_label_drop(l, 0, n);
}

/* 装机量以年均20%的速度增长, 规模按12%的增速扩大: how fast. */
static void drop_pace(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char paces[] = "以年均|以月均|以周均|以日均|以平均|以年平均|以年复合|按年均|以均|按|按照|以";
    if (!gn_statement_pace(w, s)) return;
    const size_t pace = gn_words_end(paces, l->s, l->n);
    gn_label_drop(l, l->n - pace, pace);
}

/* “零件短缺使汽车产量减少…”, “速度创新高，助力交付量达到…”, “限产将导致水泥产量下降…”: whose measure it is stands
 * behind the verb of cause. */
static void drop_cause(const gn_work *w, const gn_statement *s, gn_material *m)
{
    enum { LEAST = 6, FAR = 240 /* bytes */ };
    /* 人工智能带动产业规模800亿元: what is moved so much is named by both */
    static const char joins[] = "带动|拉动|撬动|促进|推动|引发|催生|激发|支撑|提振|刺激|助力";
    const bool amount = s->measure == GN_MEASURE_LEVEL;
    size_t verb, at = gn_phrases_cause(w->phrases, m->np.s, m->np.n, &verb);
    gn_label object = m->np;
    gn_label_drop(&object, 0, at + verb);
    gn_np_trim(w, &object);
    const bool named = amount && at && gn_words_begin(joins, m->np.s + at, m->np.n - at);
    if (verb && !named && object.n >= LEAST && gn_np_heads(w, &object)) m->np = object;
    if (gn_phrases_find(w->phrases, m->np.s, m->np.n, NULL) & GN_PHRASE_CAUSE) gn_label_clear(&m->np);
    if (!m->subject.n) return;
    const size_t from = w->structure->seg[s->from].start, to = w->structure->seg[s->np_end].start;
    if (to > from + FAR) return;
    if (gn_phrases_prefix(w->phrases, m->subject.s, m->subject.n, GN_PHRASE_CAUSE, NULL)) gn_label_clear(&m->subject);
    const char *t = w->clean->text + from;
    at = gn_phrases_cause(w->phrases, t, to - from, &verb);
    if (verb && !(amount && gn_words_begin(joins, t + at, to - from - at))) gn_label_clear(&m->subject);
}

/* 中值, 按指引区间的下限计算: which point of a range is meant; 以上限 is read as 以上, 限. */
static bool names_point(const gn_label *l)
{
    static const char before[] = "以其|以|按照|按其|按|取|若以|若按|如以|如按",
                      ranges[] = "指引|区间|预测|预期|预告|指导|业绩|的",
                      points[] = "中值|中间值|中位值|中位数|平均值|均值|中点|上限|下限|限|高端|低端",
                      counts[] = "计算|计|测算|估算|来算|推算|算|来看|看|口径";
    size_t from = gn_words_begin(before, l->s, l->n), to = l->n;
    to -= gn_words_end(counts, l->s, to);
    for (size_t n; from < to && (n = gn_words_begin(ranges, l->s + from, to - from)) != 0;) from += n;
    return from < to && gn_words_begin(points, l->s + from, to - from) == to - from;
}

/* “新增就业40.2万人，完成年度目标任务的57.4%”: what was to be done. */
static bool names_aim(const gn_label *l)
{
    static const char whose[] = "年度|全年|年初|目标|计划|省定|市定|既定|下达|省里|市里|的",
                      aims[] = "任务数|任务量|任务|目标数|目标|计划数|计划|指标任务";
    size_t from = 0;
    for (size_t n; from < l->n && gn_words_begin(aims, l->s + from, l->n - from) != l->n - from &&
                   (n = gn_words_begin(whose, l->s + from, l->n - from)) != 0;)
        from += n;
    return from < l->n && gn_words_begin(aims, l->s + from, l->n - from) == l->n - from;
}

/* “打破去年创下的310亿美元纪录”, “以中间值46亿美元计算”: what is done with the figure names nothing. */
static void drop_doing(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char beats[] = "打破|打破了|刷新|刷新了|挑战|冲击|超越|超越了|突破|突破了";
    if (strcmp(s->rule, "level.base") == 0 && gn_words_end(beats, m->np.s, m->np.n)) gn_label_clear(&m->np);
    if (w->memory.last_block != s->block) return;
    gn_label point = m->np; /* 中值同比增速 */
    gn_np_drop_rate(w, &point);
    gn_np_trim(w, &point);
    if (!names_point(&point) && !(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT && names_aim(&m->np))) return;
    gn_label_clear(&m->np);
    gn_label_clear(&m->after);
}

/* 其中中国市场9.5亿: the place says which part; 连续第6个月突破100亿美元: for how long; 日均5亿件: by what time. */
static void drop_place_or_run(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char runs[] = "连续第|连续";
    const gn_structure *st = w->structure;
    if (l->n == 6 && gn_words_begin("市场", l->s, l->n) && w->memory.last_block == s->block) {
        for (uint32_t k = s->from; k + 1 < s->list_seg; k++)
            if (st->seg[k].kind == GN_SEG_AREA && st->seg[k + 1].start == st->seg[k].end) {
                gn_label_clear(l);
                return;
            }
    }
    static const char each[] = "日均|月均|年均|周均", when[] = "后|之后|以后|时|期间|之前";
    if (l->n && gn_words_begin(when, l->s, l->n) == l->n) gn_label_clear(l); /* 增长30%后下降了47% */
    if (l->n && gn_words_begin(each, l->s, l->n) == l->n && w->memory.last_block == s->block) gn_label_clear(l);
    if (gn_words_begin(runs, l->s, l->n) && gn_words_end("个月|个季度|季度|月|年|个财季|周", l->s, l->n) &&
        w->memory.last_sentence == s->sentence)
        gn_label_clear(l);
}

/* “水泥产量最多的省份是甲、乙和丙，分别为…”: which places they are, no part of what is measured there. */
static void drop_kind_of_place(const gn_work *w, gn_label *l)
{
    static const char kinds[] = "的省份|的省|的省市|的省区|的城市|的地区|的国家|的国家和地区|的区域|的市|的区县";
    static const char most[] = "最多|最高|最大|较多|较高|较大|居前|居前列|靠前|领先";
    size_t n = gn_words_end(kinds, l->s, l->n);
    if (!n) return;
    n += gn_words_end(most, l->s, l->n - n);
    if (l->n - n < 6) return;
    gn_label what = *l;
    gn_label_drop(&what, what.n - n, n);
    gn_np_trim(w, &what);
    if (!gn_np_bare(w, &what)) *l = what;
}

/* “总量居前三位的甲省、乙省收入分别增长…”, “下载规模位于前三位的分别是…”: by what they lead, no part of a member's
 * name; 前10的企业 are counted together. */
static void drop_lead(const gn_work *w, gn_label *l)
{
    static const char numerals[] = "一|二|三|四|五|六|七|八|九|十", leads[] = "居|列|于|名|在", units[] = "位|名|位次",
                      together[] = "企业|公司|厂商|品牌|机构|合计|供应商|国家|地区|城市";
    enum { CHARACTER = 3, LEAST = 6 };
    const char *first = gn_find(l->s, l->n, "前", CHARACTER);
    if (!first || first == l->s) return;
    const size_t before = (size_t)(first - l->s), from = before + CHARACTER;
    const bool leading = gn_words_end(leads, l->s, before) > 0;
    /* 总量前三 */
    const bool ranked = gn_phrases_suffix(w->phrases, l->s, before, GN_PHRASE_HEAD) == before ||
                        gn_words_end("总量|总额", l->s, before) == before;
    size_t at = from;
    while (at < l->n && l->s[at] >= '0' && l->s[at] <= '9') at++;
    for (size_t n; (n = gn_words_begin(numerals, l->s + at, l->n - at)) != 0;) at += n;
    if (at == from) return;
    at += gn_words_begin(units, l->s + at, l->n - at);
    const size_t of = gn_words_begin("的", l->s + at, l->n - at);
    at += of;
    if (!(leading && of) && !ranked) return;
    if (at + LEAST > l->n || gn_words_begin(together, l->s + at, l->n - at)) return;
    gn_label_drop(l, 0, at);
}

/* “净流入居前的还有甲、乙、丙，金额分别为…”: those alone. */
static void drop_ranking(gn_label *l)
{
    static const char *const ranks[] = {"居前的", "靠前的", "前列的", "较多的", "较高的", "较大的", "最多的", "最高的"};
    static const char links[] = "还有|分别是|分别为|依次是|依次为|主要是|主要有|包括|是|有|为";
    enum { BYTES = 9, LEAST = 6 };
    GN_EACH (i, ranks) {
        const char *at = gn_find(l->s, l->n, ranks[i], BYTES);
        const size_t end = at ? (size_t)(at - l->s) + BYTES : 0;
        const size_t link = at ? gn_words_begin(links, l->s + end, l->n - end) : 0;
        if (!link || end + link + LEAST > l->n) continue;
        gn_label_drop(l, 0, end + link);
        return;
    }
}

/* 冠军是销量30万台的甲, 第二名为: a rank before the noun of what is ranked. */
static void drop_place(gn_label *l)
{
    static const char places[] = "冠军|亚军|季军|榜首|榜眼|销冠|首位|第一名|第二名|第三名|第四名|第五名|第六名|第七名|"
                                 "第八名|第九名|第十名|第一位|第二位|第三位|第四位|第五位",
                      is[] = "是|为|则是|则为|分别是|分别为";
    const size_t place = gn_words_begin(places, l->s, l->n);
    const size_t verb = place ? gn_words_begin(is, l->s + place, l->n - place) : 0;
    if (verb || place == l->n) gn_label_drop(l, 0, place + verb);
}

void gn_drop_disposer(const gn_work *w, gn_label *l)
{
    static const char take[] = "把";
    for (size_t at = l->n; at-- > 0;) {
        if (at + 9 > l->n || memcmp(l->s + at, take, 3) != 0) continue;
        if (at >= 3 && (gn_phrases_find(w->phrases, l->s + at - 3, 6, NULL) & GN_PHRASE_KEEP)) continue;
        if (gn_phrases_prefix(w->phrases, l->s + at, l->n - at, ~0u, NULL) != 3) continue; /* 把握 */
        gn_label_drop(l, 0, at + 3);
        gn_np_trim(w, l);
        return;
    }
}

void gn_drop_manner(const gn_work *w, const gn_statement *s, gn_material *m)
{
    drop_letters(w, &m->np);
    drop_means(w, &m->np);
    drop_pace(w, s, &m->np);
    drop_related(w, &m->np);
    drop_place(&m->np);
    drop_place(&m->subject);
    drop_cause(w, s, m);
}

void gn_drop_deed(const gn_work *w, const gn_statement *s, gn_material *m)
{
    drop_doing(w, s, m);
    drop_place_or_run(w, s, &m->np);
}

void gn_drop_rank(const gn_work *w, gn_material *m)
{
    drop_kind_of_place(w, m->np.n ? &m->np : &m->before);
    if (gn_may_say(w, "前")) drop_lead(w, &m->np), drop_lead(w, &m->before);
    drop_ranking(&m->before);
}
