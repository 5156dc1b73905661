/* What the clause before a number says of what it measures. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* Whether a clause ends as one that names what follows (方面, 环节), or how it is divided (分方式看). */
static bool clause_ends(const gn_work *w, const gn_clause *c, bool divides)
{
    if (c->last == c->first) return false;
    uint32_t k = c->last - 1;
    while (k > c->first && w->structure->seg[k].kind == GN_SEG_MARK) k--;
    const char *t = w->clean->text + w->structure->seg[c->first].start;
    size_t n = w->structure->seg[k].end - w->structure->seg[c->first].start;
    /* 在增值业务（网络游戏和社交网络）上 */
    if (!divides && gn_words_begin("在", t, n) && gn_words_end("上|中", t, n)) {
        n -= strlen("上");
        const char *open = t[n - 1] == ')' ? memrchr(t, '(', n) : NULL;
        if (open) n = (size_t)(open - t);
    }
    return divides ? gn_np_ends_in("看|来说|来讲|划分|分", t, n) : gn_np_ends_in("环节|业务|板块|领域|方面", t, n);
}

/* “2016—2020年期间，”: a clause that only says when. */
static bool only_time(const gn_work *w, const gn_clause *c)
{
    enum { SHORT = 9 }; /* bytes: 期间, 以来 */
    bool time = false;
    for (uint32_t k = c->first; k < c->last; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_PERIOD)
            time = true;
        else if (g->kind != GN_SEG_MARK && g->end - g->start > SHORT)
            return false;
    }
    return time;
}

/* “为稳外贸作出贡献，”, “受益于需求回升，”: a clause that names nobody's figure. */
static bool only_purpose(const gn_work *w, const gn_clause *c)
{
    static const char begins[] = "为|受|随着|由于|得益于|在|带动|推动|使|使得|对|因|助力|促进";
    uint32_t k = c->first;
    while (k < c->last && w->structure->seg[k].kind == GN_SEG_MARK) k++;
    if (k == c->last || w->structure->seg[k].kind == GN_SEG_ORG || clause_ends(w, c, false)) return false;
    for (uint32_t i = k; i < c->last; i++)
        if (gn_work_figure(w, i)) return false;
    /* 对东盟和拉美出口表现亮眼 */
    if (k + 1 < c->last && w->structure->seg[k + 1].kind == GN_SEG_AREA && gn_inherit_partner(w, k + 1)) return false;
    return gn_words_begin(begins, gn_work_text(w, k), gn_work_len(w, k)) &&
           !gn_phrases_prefix(w->phrases, gn_work_text(w, k), gn_work_len(w, k), GN_PHRASE_KEEP | GN_PHRASE_NAME, NULL);
}

/* “与2月的高点相比，”: a clause that only says what something is compared with. */
static bool only_base(const gn_work *w, const gn_clause *c)
{
    uint32_t k = c->last;
    while (k > c->first && w->structure->seg[k - 1].kind == GN_SEG_MARK) k--;
    if (k < c->first + 2) return false;
    const gn_seg *g = &w->structure->seg[k - 1], *first = &w->structure->seg[c->first];
    return g->kind == GN_SEG_CUE && g->cue == GN_CUE_COMPARE && gn_seg_ends(w, g, "相比") &&
           (gn_seg_begins(w, first, "与") || gn_seg_begins(w, first, "同") || gn_seg_begins(w, first, "和"));
}

/* 西安、兰州两个铁路局; “A、B和C 3个行业增长较快，增幅分别为…” with as many figures: how many were named, no figure. */
static bool counts_members(const gn_work *w, uint32_t k, uint32_t figures)
{
    enum { MOST = 12 };
    const gn_quantity *q = gn_work_quantity(w, k);
    return (q->flags & GN_Q_COUNT_NOUN) && !q->decimals && q->magnitude == 1 && q->value > 0 && q->value <= MOST &&
           ((k > 0 && w->structure->seg[k - 1].kind == GN_SEG_AREA) || (figures > 1 && q->value == figures));
}

/* “2020年我国呈现高位运行的状态”: only how it is, nobody's name. */
static bool only_state(const gn_work *w, const gn_clause *c)
{
    const gn_seg *g = w->structure->seg;
    uint32_t k = c->first, last = c->last;
    while (last > k && g[last - 1].kind == GN_SEG_MARK) last--;
    if (last == k ||
        !gn_words_end("状态|态势|局面|势头|格局|走势", gn_work_text(w, last - 1), gn_work_len(w, last - 1)))
        return false;
    while (k < last && g[k].kind != GN_SEG_TEXT && g[k].kind != GN_SEG_ORG) k++;
    return k < last &&
           gn_words_begin("呈现|呈|处于|处在|出现|陷入|保持|延续|继续", gn_work_text(w, k), gn_work_len(w, k));
}

bool gn_indicator_outdoes(const gn_work *w, const gn_clause *c)
{
    static const char
        how[] = "首次|首度|已经|已|均|也|都|远|远远|大幅|一举|成功|并|且|再次|历史性|明显|显著|更|略|稍|双双|正式|继续",
        verbs[] = "超过|超越|赶超|反超|高于|低于|领先|落后|赶上|追平|追上|好于|优于|快于|慢于|多于|少于|媲美|超出";
    const gn_structure *st = w->structure;
    uint32_t k = c->first;
    while (k < c->last && st->seg[k].kind == GN_SEG_MARK) k++;
    if (k == c->last) return false;
    const char *t = gn_work_text(w, k);
    const size_t n = st->seg[c->last - 1].end - st->seg[k].start;
    size_t at = 0;
    for (size_t more; (more = gn_words_begin(how, t + at, n - at)) != 0;) at += more;
    return gn_words_begin(verbs, t + at, n - at) > 0;
}

/* What a clause names before `figures` numbers in a list, into *out, and what stands before its verb, into *subject;
 * false if it has figures. */
static bool names_what(const gn_work *w, const gn_clause *c, uint32_t figures, gn_label *out, gn_label *subject)
{
    const gn_structure *st = w->structure;
    const uint32_t first = gn_look_back(c->last, c->first);
    gn_label_clear(out);
    gn_label_clear(subject);
    for (uint32_t k = first; k < c->last; k++)
        if (gn_work_figure(w, k) && !counts_members(w, k, figures) && !gn_statement_never(w, k)) return false;
    if (only_state(w, c) || gn_indicator_outdoes(w, c)) return true;
    gn_np_parse(w, (uint32_t)(c - st->clause), first, c->last, out, subject, NULL);
    /* “出货量恢复到2019年同期的水平，…” */
    static const char levels[] = "的水平|水平|的总量|总量|的纪录|纪录|的峰值|峰值|的高点|高点";
    gn_label what = *out;
    const size_t level = gn_words_end(levels, what.s, what.n);
    gn_label_drop(&what, what.n - level, level);
    if (level && gn_np_heads(w, &what)) *out = what;
    return true;
}

/* Whether a clause says of something that it has risen or fallen. */
static bool moves(const gn_work *w, const gn_clause *c)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(c->last, c->first); k < c->last; k++)
        if (st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_UP || st->seg[k].cue == GN_CUE_DOWN))
            return true;
    return false;
}

/* “营业收入创新低，仅为…”: whether a clause says of the measure *l how it does, in a word that ends a name. */
static bool evaluates(const gn_work *w, const gn_clause *c, const gn_label *l)
{
    const gn_structure *st = w->structure;
    uint32_t last = c->last;
    while (last > c->first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    if (!l->n || last == c->first || !gn_np_heads(w, l) || gn_indicator_generic(l)) return false;
    const uint32_t first = gn_look_back(last, c->first);
    const char *t = w->clean->text + st->seg[first].start, *end = w->clean->text + st->seg[last - 1].end;
    const char *at = gn_find(t, (size_t)(end - t), l->s, l->n);
    return at && at + l->n < end &&
           gn_phrases_prefix(w->phrases, at + l->n, (size_t)(end - at) - l->n, GN_PHRASE_BREAK | GN_PHRASE_AFTER, NULL);
}

/* “火电利润增幅最大，同比上升…”, “产量再创新高，同比增长…”: what the clause before says to have grown, without how.
 * False if it says nothing of growth. */
static bool growth_of(const gn_work *w, const gn_statement *s, bool moved, gn_label *l)
{
    static const char *const words[] = {"增速", "增幅",   "涨幅",   "降幅", "跌幅", "新高", "新低", "增长", "下降",
                                        "回升", "回落",   "上涨",   "下跌", "扩大", "提高", "提升", "增得", "涨得",
                                        "跌得", "负转正", "正转负", "降转", "升转", "涨转", "跌转", "转正", "反弹",
                                        "放缓", "收窄",   "下滑",   "攀升", "双降", "双增"};
    const bool growth = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_GROWTH ||
                        s->measure == GN_MEASURE_CAGR || s->measure == GN_MEASURE_POP ||
                        (s->measure == GN_MEASURE_LEVEL &&
                         ((s->near & GN_CUE_BIT(FROM)) || /* 出境人数增长明显，共50万人次 */
                          (moved && s->predicate <= s->from + 1 && s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(TOTAL)))));
    const bool rate = gn_np_drop_rate(w, l);
    if (!growth || !l->n) return false;
    if (rate) return true;
    gn_label what = *l;
    size_t at = l->n;
    GN_EACH (i, words) {
        const char *found = gn_find(l->s, l->n, words[i], strlen(words[i]));
        if (found && (size_t)(found - l->s) < at) at = (size_t)(found - l->s);
    }
    if (at == l->n) {
        if (moved &&
            (gn_np_heads(w, l) || (s->measure == GN_MEASURE_LEVEL && gn_phrases_break(w->phrases, l->s, l->n) == l->n)))
            return true;
        /* 出厂价格持续走高, 利润总额扭转颓势 */
        static const char turns[] = "持续走|继续走|不断走|走高|走低|走强|走弱|扭转|攀升|企稳|回暖|止跌|由负|由正";
        const size_t verb = gn_phrases_break(w->phrases, l->s, l->n);
        if (gn_np_heads(w, l) || !gn_words_begin(turns, l->s + verb, l->n - verb)) return false;
        if (!gn_np_cut_at_verb(w, &what) || !gn_np_heads(w, &what)) return false;
        *l = what;
        return true;
    }
    if (at < 6) return false;
    gn_label_drop(&what, at, what.n - at);
    gn_np_cut_at_verb(w, &what);
    gn_np_trim(w, &what);
    if (gn_label_chars(&what) < 2) return false;
    *l = what;
    return true;
}

/* “水泥制造业受需求不足影响，下降…”, “铜价得益于需求回升，上涨…”: whom a clause says to have been acted on. */
static void acted_on(const gn_work *w, const gn_clause *c, gn_label *out)
{
    static const char *const acts[] = {"受", "得益于"};
    static const char ends[] = "影响|拖累|带动|拉动|推动|冲击|提振|刺激|制约", no_name[] = "享|接|承|遭|感|忍";
    const gn_seg *g = w->structure->seg;
    uint32_t first = gn_look_back(c->last, c->first), last = c->last;
    while (first < last && (g[first].kind == GN_SEG_MARK || g[first].kind == GN_SEG_PERIOD ||
                            g[first].kind == GN_SEG_CUE || g[first].kind == GN_SEG_AREA))
        first++;
    while (last > first && g[last - 1].kind == GN_SEG_MARK) last--;
    if (first == last) return;
    const char *t = w->clean->text + g[first].start;
    const size_t n = g[last - 1].end - g[first].start;
    GN_EACH (i, acts) {
        const char *at = gn_may_say(w, acts[i]) ? gn_find(t, n, acts[i], strlen(acts[i])) : NULL;
        if (!at || at < t + 6 || gn_words_end(no_name, t, (size_t)(at - t))) continue;
        if (i == 0 && !gn_words_end(ends, t, n)) continue;
        gn_label_add(out, t, (size_t)(at - t));
        gn_np_trim(w, out);
        return;
    }
}

/* “零售额一路走高，突飞猛进，达到…”, “装机规模扩大，稳居世界第一，已达…”: the clause only praises; *out is the measure
 * that the one before it is about. */
static void behind_praise(const gn_work *w, const gn_clause *c, gn_label *out, gn_label *subject)
{
    enum { IDIOM = 4 };
    static const char ranks[] = "稳居|居|位居|位列|跃居|连续|保持|继续|创|再创|呈现";
    const gn_structure *st = w->structure;
    if (c <= &st->clause[st->sentence[c->sentence].first_clause + 1] || gn_np_heads(w, out)) return;
    bool ranked = false;
    if (c[-1].first < c[-1].last) {
        uint32_t k = c[-1].first;
        while (k + 1 < c[-1].last && st->seg[k].kind == GN_SEG_MARK) k++;
        ranked = gn_words_begin(ranks, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    }
    if (!ranked && (gn_label_chars(out) != IDIOM || gn_work_names_firm(w, out))) return;
    gn_label name, who;
    if (!names_what(w, c - 2, 1, &name, &who)) return;
    gn_np_cut_at_verb(w, &name);
    if (!gn_np_heads(w, &name)) return;
    *out = name;
    *subject = who;
}

/* “净水器作为健康家电的代表，”, “伺服领域包括电机和驱动器，”: what it is, what belongs to it. */
static bool cut_explained(const gn_work *w, gn_label *l)
{
    static const char *const words[] = {"作为",     "包括",     "涵盖",     "包含",     "市场格局",
                                        "竞争格局", "供需格局", "行业格局", "应用前景", "市场行情"};
    enum { LEAST = 6 };
    const size_t whole = l->n;
    GN_EACH (i, words) {
        const char *at = gn_may_say(w, words[i]) ? gn_find(l->s, l->n, words[i], strlen(words[i])) : NULL;
        if (at && at >= l->s + LEAST) gn_label_drop(l, (size_t)(at - l->s), l->n - (size_t)(at - l->s));
    }
    /* 金融业是最大的采购行业 */
    static const char is[] = "是最|是主要|是重要|是核心";
    for (size_t at = LEAST; at + LEAST < l->n; at += 3)
        if (gn_words_begin(is, l->s + at, l->n - at)) gn_label_drop(l, at, l->n - at);
    return l->n < whole;
}

/* “区域方面，华东占32%”: by what the figures are parted, where they name places. */
static void drop_parting(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char *const parts[] = {"区域",     "地区", "省份",     "城市",    "国别",
                                        "区域分布", "地域", "地域分布", "地区分布"};
    if (!GN_IS_ONE_OF(m->before.s, m->before.n, parts) || m->np.n) return;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].kind == GN_SEG_AREA) {
            gn_label_clear(&m->before);
            gn_label_clear(&m->stated);
            return;
        }
}

/* “在基础设施建设方面，学校达300所”: a task owns no figures but those of its own projects and money. */
static void drop_task(const gn_work *w, const gn_clause *c, gn_material *m)
{
    static const char of_task[] = "投资|投资额|项目|项目数|项目数量|资金|支出|投入|经费|贷款|规模|市场规模|产值|收入|"
                                  "产业|任务|率|指数|案例|工程|平台|企业|投资总额|融资|增加值|水平|专利|标准|占比|份额",
                      own[] = "网民规模|用户规模|研发投入|研发经费投入|网民普及率";
    if (!m->before.n || !m->np.n || !gn_subject_task(w, c, &m->before)) return;
    if (gn_words_end(of_task, m->np.s, m->np.n) && !gn_words_end(own, m->np.s, m->np.n)) return;
    gn_label_clear(&m->before);
    gn_label_clear(&m->stated);
}

/* “积极发展云计算、大数据等新兴业务，完成业务收入…”, “云计算等新兴业务快速发展，收入…”: the kind of what a clause
 * lists, which a bare noun behind it is of. */
static void kind_of_list(const gn_work *w, const gn_clause *c, gn_material *m)
{
    static const char kinds[] = "业务|产业|行业|服务|产品|板块|业态|领域",
                      no_list[] = "中|高|同|平|均|优|初|上|下|对|何", no_kind[] = "级|待|于|候|到|同";
    enum { ET = 3, MOST = 10 };
    if (!gn_may_say(w, "等") || !gn_np_bare(w, &m->np)) return;
    const gn_seg *g = w->structure->seg;
    uint32_t last = c->last;
    while (last > c->first && g[last - 1].kind == GN_SEG_MARK) last--;
    if (last == c->first) return;
    const char *t = w->clean->text + g[c->first].start, *found = NULL;
    const size_t n = g[last - 1].end - g[c->first].start;
    for (const char *at = t; (at = gn_find(at, (size_t)(t + n - at), "等", ET)) != NULL; at += ET)
        if (!gn_words_end(no_list, t, (size_t)(at - t)) && !gn_words_begin(no_kind, at + ET, (size_t)(t + n - at) - ET))
            found = at + ET;
    if (!found) return;
    gn_label kind = {.n = 0};
    found += gn_words_begin("为主的|为代表的|为主体的|为重点的|为特色的", found, (size_t)(t + n - found));
    gn_label_add(&kind, found, (size_t)(t + n - found));
    gn_np_cut_at_verb(w, &kind);
    gn_np_trim(w, &kind);
    const size_t word = gn_words_end(kinds, kind.s, kind.n);
    if (!word || word == kind.n || gn_label_chars(&kind) > MOST) return;
    /* 新兴业务 + 业务收入; what else is told behind 公司布局某某等新兴产业 is the firm's. */
    const bool again = m->np.n > word && memcmp(kind.s + kind.n - word, m->np.s, word) == 0;
    if (!again && w->memory.company_sure && w->memory.company_block == w->memory.block) return;
    m->before = kind;
    if (again) gn_label_drop(&kind, kind.n - word, word);
    m->stated = kind;
    m->links = true;
}

/* “轿车价格下跌3%。货车方面，二季度下跌2%”, “至于货车，…”: the growth is of other goods, by the last noun. */
static void turned_to(const gn_work *w, const gn_statement *s, const gn_clause *c, gn_material *m)
{
    static const char begins[] = "至于|再看", ends[] = "方面|领域|板块";
    const bool growth = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_GROWTH || s->measure == GN_MEASURE_POP;
    if (!growth || m->np.n || m->after.n || m->grew || c->last - c->first > 3) return;
    gn_label l = {.n = 0};
    for (uint32_t k = c->first; k < c->last; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_TEXT || g->kind == GN_SEG_NAME)
            gn_label_add(&l, gn_work_text(w, k), gn_work_len(w, k));
        else if (g->kind != GN_SEG_MARK)
            return;
    }
    const size_t begin = gn_words_begin(begins, l.s, l.n), end = gn_words_end(ends, l.s, l.n);
    if (!begin && !end) return;
    gn_label_drop(&l, l.n - end, end);
    gn_label_drop(&l, 0, begin);
    if (!gn_market_goods(w, &l)) return;
    m->before = l;
    m->grew = m->turned = true;
}

/* “东盟为我国第一大贸易伙伴，占外贸总值的15%”: the trade with it has the share. */
static void trade_of_partner(gn_label *l)
{
    static const char partner[] = "贸易伙伴", is[] = "为", was[] = "是", with[] = "对", trade[] = "进出口";
    if (!gn_words_end(partner, l->s, l->n)) return;
    const char *verb = gn_find(l->s, l->n, is, sizeof is - 1);
    if (!verb) verb = gn_find(l->s, l->n, was, sizeof was - 1);
    if (!verb || verb == l->s) return;
    gn_label_drop(l, (size_t)(verb - l->s), l->n - (size_t)(verb - l->s));
    if (!gn_words_begin(with, l->s, l->n)) gn_label_front(l, with, sizeof with - 1);
    gn_label_add(l, trade, sizeof trade - 1);
}

/* “定位较低的某某公司，毛利率为11%”: a clause that only names the firm, behind what it is like. */
static void only_firm(const gn_work *w, gn_label *l)
{
    static const char of[] = "的";
    for (size_t at = l->n; at >= sizeof of - 1; at--)
        if (memcmp(l->s + at - (sizeof of - 1), of, sizeof of - 1) == 0) {
            if (at < l->n && gn_work_name(w, l->s + at, l->n - at, false) == l->n - at) gn_label_drop(l, 0, at);
            return;
        }
}

/* “公布截至3月底止年度业绩，收入…”: a paper of results, which owns nothing. */
static void only_paper(gn_label *l)
{
    static const char *const papers[] = {"业绩",     "年度业绩", "全年业绩", "季度业绩", "业绩报告",
                                         "业绩公告", "财报",     "财务报告", "年报",     "季报",
                                         "半年报",   "公告",     "讯",       "消息"};
    if (GN_IS_ONE_OF(l->s, l->n, papers)) gn_label_clear(l);
}

/* “信息传输、计算机服务和软件业，同比增长16.8%” */
static bool only_trade(const gn_work *w, const gn_statement *s, const gn_clause *c, const gn_material *m)
{
    static const char trade[] = "业";
    const gn_structure *st = w->structure;
    if (m->np.n || m->after.n || !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))) || s->predicate != s->from ||
        !gn_words_end(trade, m->before.s, m->before.n) || c + 1 != &st->clause[s->clause])
        return false;
    const uint32_t first = gn_look_back(c->last, c->first);
    for (uint32_t k = first; k < c->last; k++)
        if (st->seg[k].kind == GN_SEG_CUE || st->seg[k].kind == GN_SEG_QUANTITY) return false;
    uint32_t last = c->last;
    while (last > first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    return last > first && gn_seg_ends(w, &st->seg[last - 1], trade);
}

void gn_indicator_clause_before(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    const gn_structure *st = w->structure;
    gn_label_clear(&m->before);
    gn_label_clear(&m->stated);
    gn_label_clear(&m->acted);
    m->links = m->grew = m->turned = m->own_trade = false;
    if (s->clause <= st->sentence[s->sentence].first_clause || s->previous != GN_NO_INDEX) return;
    const gn_clause *b = &st->clause[s->clause - 1];
    if (!m->np.n) acted_on(w, b, &m->acted);
    enum { AGENTS = 8 /* clauses */ };
    for (int n = 0; n < AGENTS && b > &st->clause[st->sentence[s->sentence].first_clause] && gn_subject_agents(w, b);
         n++)
        b--;
    if (b > &st->clause[st->sentence[s->sentence].first_clause] &&
        (only_time(w, b) || only_purpose(w, b) || only_base(w, b)))
        b--;
    else if (only_purpose(w, b))
        return; /* 因政策切换，导致… */
    if (gn_subject_names_source(w, b)) {
        if (b == &st->clause[st->sentence[s->sentence].first_clause]) return;
        b--;
    }
    /* “国内生产总值，按不变价格计算，同比增长…”: the clause before may name nothing. */
    if (names_what(w, b, q->list_count, &m->before, &m->stated) && !m->before.n &&
        b > &st->clause[st->sentence[s->sentence].first_clause])
        names_what(w, --b, q->list_count, &m->before, &m->stated);
    const bool explained = cut_explained(w, &m->before);
    if (m->before.n && !m->np.n && q->list_count < 2) behind_praise(w, b + 1, &m->before, &m->stated);
    m->grew = growth_of(w, s, moves(w, b) || evaluates(w, b, &m->before), &m->before) ||
              (explained && m->before.n && s->measure != GN_MEASURE_SHARE);
    if (m->total && gn_list_members(&m->before) > 1) gn_np_cut_at_verb(w, &m->before);
    if (m->stated.n > m->np.n && m->before.n > m->stated.n && m->np.n && gn_label_ends(&m->stated, m->np.s))
        m->before = m->stated; /* “某某的发行受影响，共发行15只” */
    if (s->measure == GN_MEASURE_SHARE && !m->np.n) trade_of_partner(&m->before);
    only_firm(w, &m->before);
    only_firm(w, &m->stated);
    if (m->np.n) only_paper(&m->before), only_paper(&m->stated);
    drop_parting(w, s, m);
    drop_task(w, b, m);
    m->links = clause_ends(w, b, false);
    if (clause_ends(w, b, true)) gn_label_clear(&m->before);
    m->own_trade = only_trade(w, s, b, m);
    kind_of_list(w, b, m);
    turned_to(w, s, b, m);
}
