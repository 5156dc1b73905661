/* The noun phrase of a clause, put together from its segments. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/noun_phrase.h"

#include <string.h>

#define KEPT_CUES                                                                                                      \
    (GN_CUE_BIT(RATE) | GN_CUE_BIT(SHARE) | GN_CUE_BIT(INVESTMENT) | GN_CUE_BIT(TOTAL) | GN_CUE_BIT(AVERAGE) |         \
     GN_CUE_BIT(LOSS) | GN_CUE_BIT(LIMIT) | GN_CUE_BIT(GUIDANCE) | GN_CUE_BIT(NONE))

/* 计划投资, 拟募集: the verb that a plan's word ends in, 0 if there is none. */
static size_t planned(const gn_work *w, const gn_seg *g)
{
    static const char *const verbs[] = {"投资", "募资", "募集", "收购", "发行"};
    GN_EACH (i, verbs)
        if (gn_seg_ends(w, g, verbs[i])) return strlen(verbs[i]);
    return 0;
}

/* “分别占比总营收93.6%”: 占比 as a verb, before the total. */
static bool share_of(const gn_work *w, uint32_t k, uint32_t last)
{
    static const char *const others[] = {"的", "最", "较", "从", "由", "在", "将", "也", "为", "达", "已"};
    const gn_structure *st = w->structure;
    if (!gn_seg_ends(w, &st->seg[k], "占比") || k + 1 >= last || st->seg[k + 1].kind != GN_SEG_TEXT ||
        !gn_np_joined(st, k + 1) || gn_work_len(w, k + 1) < 6)
        return false;
    GN_EACH (i, others)
        if (gn_seg_begins(w, &st->seg[k + 1], others[i])) return false;
    return true;
}

/* “在电信业务收入中占比”: what stands between is the total, not what has the share. */
static void share_within(gn_label *out, gn_label *of)
{
    if (gn_label_ends(out, "中的")) gn_label_drop(out, out->n - 3, 3);
    if (!gn_label_ends(out, "中")) return;
    const char *in = gn_find(out->s, out->n, "在", 3);
    if (!in) return;
    const size_t at = (size_t)(in - out->s);
    gn_label_clear(of);
    gn_label_add(of, in + 3, out->n - at - 6);
    gn_label_drop(out, at, out->n - at);
}

static bool ends_in_bound(const char *text, size_t len)
{
    return (len >= 6 && memcmp(text + len - 6, "以上", 6) == 0) || (len >= 6 && memcmp(text + len - 6, "以下", 6) == 0);
}

/* A cue of one character that is part of a word: 虚拟, 自家, 签约. */
static bool within_word(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g->end - g->start != 3) return false;
    const char *t = w->clean->text;
    if (gn_np_joined(st, k) && st->seg[k - 1].kind == GN_SEG_TEXT && g->start >= 3 &&
        (gn_phrases_find(w->phrases, t + g->start - 3, 6, NULL) & GN_PHRASE_KEEP))
        return true;
    return k + 1 < st->segs && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_TEXT &&
           (gn_phrases_find(w->phrases, t + g->start, 6, NULL) & GN_PHRASE_KEEP);
}

/* 厂商在本季度的总出货量: 在 belongs to the time, as all from it on does in 在价格暴涨的2020年. */
static void drop_in(const gn_work *w, uint32_t k, gn_label *out)
{
    const gn_structure *st = w->structure;
    if (out->n > 9 && gn_np_joined(st, k)) {
        const char *in = gn_label_ends(out, "的") ? gn_find(out->s, out->n, "在", 3) : NULL;
        if (in) gn_label_drop(out, (size_t)(in - out->s), out->n - (size_t)(in - out->s));
    }
    if (out->n > 3 && gn_np_joined(st, k) && gn_label_ends(out, "在") && !gn_label_ends(out, "存在") &&
        !gn_label_ends(out, "现在"))
        gn_label_drop(out, out->n - 3, 3);
    /* 某公司截至6月30日的季度营收 */
    if (out->n > 6 && gn_np_joined(st, k)) {
        const size_t until = gn_words_end("截至|截止", out->s, out->n);
        gn_label_drop(out, out->n - until, until);
    }
    /* 某公司对今年第二季度的交付指引 */
    if (out->n > 3 && gn_np_joined(st, k) && gn_label_ends(out, "对") && k + 1 < st->segs &&
        gn_seg_begins(w, &st->seg[k + 1], "的"))
        gn_label_drop(out, out->n - 3, 3);
}

/* 前市场领导者, 面板巨头 before a company's name: who that is, no part of its name. */
static bool epithet(const gn_label *l)
{
    static const char ends[] =
        "者|对手|劲敌|巨头|龙头|大厂|厂商|制造商|供应商|提供商|运营商|开发商|服务商|代工商|经销商|零售商|"
        "独角兽|品牌|新势力|公司|企业|"
        "新贵|老将|霸主|一哥|新秀|平台|老大";
    return gn_words_end(ends, l->s, l->n) > 0;
}

/* “第二三名分别是甲的”, “其次为乙”: what stands before the name says which rank it has. */
static bool predicate_name(const gn_work *w, uint32_t k, uint32_t last, const gn_label *out)
{
    const gn_structure *st = w->structure;
    const bool rank = out->n >= 6 && (memcmp(out->s, "第", 3) == 0 || memcmp(out->s, "其次", 6) == 0 ||
                                      memcmp(out->s, "排名", 6) == 0 || memcmp(out->s, "紧随", 6) == 0);
    if (!rank && !gn_label_ends(out, "是") && !gn_label_ends(out, "为")) return false;
    if (k + 1 >= last) return true;
    return k + 2 == last && st->seg[k + 1].kind == GN_SEG_TEXT && gn_work_len(w, k + 1) == 3 &&
           gn_seg_begins(w, &st->seg[k + 1], "的");
}

/* 浙江某某建筑科技有限公司, 武汉某某企业(有限合伙): the place that a firm's full name begins with. */
static bool before_firm(const gn_work *w, uint32_t k)
{
    enum { FAR = 60 /* bytes */ };
    static const char *const ends[] = {"有限公司", "股份公司", "合伙企业", "集团公司", "有限责任"};
    const gn_structure *st = w->structure;
    if (k + 1 >= st->segs || !gn_np_joined(st, k + 1) || st->seg[k + 1].kind != GN_SEG_TEXT) return false;
    const char *t = gn_work_text(w, k + 1);
    const size_t n = gn_work_len(w, k + 1) < FAR ? gn_work_len(w, k + 1) : FAR;
    const char *of = gn_find(t, n, "的", 3);
    const size_t name = of ? (size_t)(of - t) : n;
    GN_EACH (i, ends)
        if (gn_find(t, name, ends[i], strlen(ends[i]))) return true;
    return false;
}

/* A place inside a name: 英特尔亚利桑那州工厂, 国际/港澳台快递; not the one where it happens: 在中国的销量. */
static bool place_within(const gn_work *w, uint32_t k, gn_label *out)
{
    static const char *const where[] = {"在", "从", "向", "于"};
    const gn_structure *st = w->structure;
    if (!out->n || !gn_np_joined(st, k)) return false;
    const gn_seg *before = &st->seg[k - 1];
    if (gn_label_ends(out, "其")) return false; /* 其全球出货量 */
    if (out->n == 3 && (gn_phrases_find(w->phrases, out->s, 3, NULL) & GN_PHRASE_LEAD)) return false; /* 而美国 */
    if (before->kind == GN_SEG_TEXT)
        GN_EACH (i, where)
            if (gn_label_ends(out, where[i])) {
                static const char lies[] = "位于|坐落于|落户于|设于|建于|地处于|分布于|落子于"; /* 项目位于 */
                const size_t verb = gn_words_end(lies, out->s, out->n);
                gn_label_drop(out, out->n - (verb ? verb : 3), verb ? verb : 3);
                return false;
            }
    if (before->kind == GN_SEG_MARK ? before->mark != '/' : before->kind != GN_SEG_TEXT && before->kind != GN_SEG_ORG)
        return false;
    if (k + 1 >= st->segs || !gn_np_joined(st, k + 1)) return false;
    if (st->seg[k + 1].kind == GN_SEG_SECTOR && gn_label_ends(out, "/")) return true; /* 国际/港澳台快递 */
    if (st->seg[k + 1].kind != GN_SEG_TEXT) return false;
    const char *next = gn_work_text(w, k + 1);
    return gn_work_len(w, k + 1) < 3 || (memcmp(next, "的", 3) != 0 && memcmp(next, "、", 3) != 0);
}

/* 秦皇岛港, 淄博站, 国内航线: a place that is only part of a name; not 香港股市. */
static bool site(const gn_work *w, uint32_t k, uint32_t last)
{
    static const char *const kinds[] = {"港", "站", "机场", "口岸", "航线"}, *const others[] = {"港股", "港元", "港币",
                                                                                                "站点"};
    if (k + 1 >= last || !gn_np_joined(w->structure, k + 1)) return false;
    const gn_seg *next = &w->structure->seg[k + 1];
    if (next->kind != GN_SEG_TEXT) return false;
    GN_EACH (i, others)
        if (gn_seg_begins(w, next, others[i])) return false;
    GN_EACH (i, kinds)
        if (gn_seg_begins(w, next, kinds[i])) return true;
    return false;
}

/* 海外营收, 国内业务收入: no place but a part of a company's figure. */
static bool abroad(const gn_work *w, uint32_t k, uint32_t first, uint32_t last)
{
    static const char *const words[] = {"海外", "境外", "国外", "国内"};
    const gn_structure *st = w->structure;
    if (k + 1 >= last || !gn_np_joined(st, k + 1)) return false;
    const char *next = gn_work_text(w, k + 1);
    const size_t n = gn_work_len(w, k + 1);
    /* 海外市场的营收 */
    const bool market = gn_words_begin("市场", next, n) && gn_words_end("收入|营收|利润", next, n) &&
                        !gn_seg_begins(w, &st->seg[k], "国内");
    if (!market && !gn_words_begin("业务", next, n) &&
        ((k > first && st->seg[k - 1].kind == GN_SEG_CUE) ||
         !(gn_phrases_find(w->phrases, next, n, NULL) & GN_PHRASE_FIRM)))
        return false;
    GN_EACH (i, words)
        if (gn_work_len(w, k) == strlen(words[i]) && gn_seg_begins(w, &st->seg[k], words[i])) return true;
    return false;
}

/* Whether the mark or word at k only stands between two places: 东盟、欧盟、美国和日本; not 对东盟、欧盟进出口,
 * 广东对美国 出口. */
static bool between_places(const gn_work *w, uint32_t k)
{
    static const char *const towards[] = {"对", "自", "从", "向"};
    const gn_structure *st = w->structure;
    return k > 0 && k + 1 < st->segs && st->seg[k - 1].kind == GN_SEG_AREA && st->seg[k + 1].kind == GN_SEG_AREA &&
           !site(w, k - 1, (uint32_t)st->segs) && st->seg[k].end - st->seg[k].start <= 6 &&
           !gn_inherit_partner(w, k - 1) && !GN_IS_ONE_OF(gn_work_text(w, k), gn_work_len(w, k), towards);
}

/* 占据主导地位: no share. */
static bool leads_in(const gn_work *w, uint32_t k, uint32_t last)
{
    static const char places[] = "主导|优势|领先|主要|重要|绝对|首位|先机|主体|上风|一席|龙头|榜首|第";
    return k + 1 < last && gn_words_begin(places, gn_work_text(w, k + 1), gn_work_len(w, k + 1)) > 0;
}

/* The end of what opens at segment k and is no part of a name: (营业利润与销售额之比), 《…行动计划》; k itself if it
 * is. */
static uint32_t behind_aside(const gn_work *w, uint32_t k, uint32_t last)
{
    enum { FAR = 24, LONG = 20 /* bytes */ };
    static const char plans[] = "计划》|方案》|规划》|纲要》|意见》|通知》|办法》|条例》|指南》";
    const gn_seg *g = w->structure->seg;
    const char close = g[k].mark == '(' ? ')' : '>';
    for (uint32_t i = k + 1; i < last && i < k + FAR && g[i].clause == g[k].clause; i++) {
        if (g[i].kind != GN_SEG_MARK || g[i].mark != close) continue;
        const char *t = w->clean->text + g[k].start;
        const size_t n = g[i].end - g[k].start;
        return close == ')' ? n > LONG && !gn_find(t, n, "称", 3) ? i : k : gn_words_end(plans, t, n) ? i : k;
    }
    return k;
}

/* A phrase as it is put together from the segments first to last of a clause. */
typedef struct np_parse {
    const gn_work *w;
    uint32_t first, last;
    gn_label *out, *subject, *of;
    bool compared, total; /* what follows is compared with; is the whole that a share is of */
    bool has_rank;
    size_t ranked; /* bytes of what has a rank */
} np_parse;

/* 市场预期, 钢铁协会最新预测, 某机构的报告预计 (segment k): who expects something is no part of what is expected. The
 * owner of a project is: 研究中心预计总投资3亿元. */
static bool expects(const np_parse *p, uint32_t k)
{
    static const char
        all[] = "市场|业内|业界|外界|各方|行业",
        who[] = "机构|专家|人士|学者|分析师|经济学家|协会|学会|商会|联合会|联盟|委员会|"
                "该中心|研究中心|信息中心|监测中心|统计中心|评估中心|研究院|研究所|研究会|研究部|智库|部门|"
                "券商|投行|央行|报告|白皮书|蓝皮书|教授|院长|所长|会长|秘书长|主任|局长|官员|发言人|负责人|团队|"
                "咨询|统计局|发改委|能源署|农业部|总署|总局",
        adverbs[] = "曾|最新|此前|近日|日前|则|也|还|普遍|一致|最近|更|初步|仍|均|都|乐观|保守",
        foresees[] = "预测|预计|预期|预估|估计|预判",
        builds[] = "投资|总投资|投入|建设|占地|年产|年处理|产能|建成|投产|完工|容纳|招收|实现|达产|引进|新增";
    const gn_work *w = p->w;
    size_t n = p->out->n;
    if (!gn_words_end(foresees, gn_work_text(w, k), gn_work_len(w, k))) return false;
    for (size_t more; (more = gn_words_end(adverbs, p->out->s, n)) != 0;) n -= more;
    if (gn_words_end(all, p->out->s, n) != n && !gn_words_end(who, p->out->s, n)) return false;
    return k + 1 >= p->last || !gn_words_begin(builds, gn_work_text(w, k + 1), gn_work_len(w, k + 1));
}

/* Whether the place at segment k is a part of the phrase. */
static bool take_area(np_parse *p, uint32_t k)
{
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    /* 一般贸易大省之一的江苏省: what a place is, not what is measured there */
    if (gn_label_ends(p->out, "之一的")) gn_label_clear(p->out);
    if (p->total) gn_label_add(p->of, gn_work_text(w, k), gn_work_len(w, k));
    if (gn_label_ends(p->out, "在") && gn_inherit_total(w, k)) return true;
    if (p->compared || p->total) return false;
    if (place_within(w, k, p->out) || before_firm(w, k) || site(w, k, p->last)) return true;
    if (!gn_inherit_partner(w, k)) return abroad(w, k, p->first, p->last);
    /* “对美国出口下降16%，欧盟增长21%”: towards it too */
    const gn_label *told = &w->memory.indicator;
    if (!p->out->n && k > 0 && st->seg[k - 1].kind == GN_SEG_MARK && gn_words_begin("对|自", told->s, told->n))
        gn_label_add(p->out, told->s, 3);
    /* 自美国进口, 向美国出口: which way the trade goes */
    static const char from[] = "自|从", towards[] = "向|往";
    if (k > p->first && gn_np_joined(st, k) && st->seg[k - 1].kind != GN_SEG_MARK) {
        const char *word = gn_work_text(w, k - 1);
        const size_t n = gn_work_len(w, k - 1);
        if (gn_words_end(from, word, n) == n)
            gn_label_add(p->out, "自", strlen("自"));
        else if (!p->out->n && gn_words_end(towards, word, n) == n)
            gn_label_add(p->out, "对", strlen("对"));
    }
    return true;
}

/* Whether the rank at segment k is a part of it. */
static bool take_rank(const np_parse *p, uint32_t k)
{
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    /* 排名全国第11位: a rank is no indicator. */
    if (g->cue == GN_ORDINAL_ITEM || !gn_np_joined(st, k + 1) || k + 1 >= p->last) return false;
    /* 跌至第四，; 位居榜单第三名， */
    if (k > p->first && g[1].kind == GN_SEG_MARK && strchr(",;.", g[1].mark) &&
        ((g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_TO) ||
         gn_words_end("榜单|榜|位次|排行", gn_work_text(w, k - 1), gn_work_len(w, k - 1))))
        return false;
    const bool ranks = k > p->first && st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_RANK;
    static const char firms[] = "企业|厂商|公司|品牌|车企|房企|机构|券商|银行|险企|企业集团";
    if (ranks && gn_seg_begins(w, g, "前") && gn_words_begin(firms, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return true; /* 排名前三名企业 */
    return !ranks || (gn_seg_begins(w, g, "前") && gn_seg_begins(w, &st->seg[k + 1], "的"));
}

/* “贝恩预测2017年销量将…”: a house, no company, that says so. */
static bool house_foresees(const gn_work *w, uint32_t k)
{
    const gn_seg *org = &w->structure->seg[k], *cue = org + 1;
    return org->kind == GN_SEG_ORG && cue->kind == GN_SEG_CUE && cue->cue == GN_CUE_FORECAST &&
           cue->start == org->end && org->index != GN_ORG_UNKNOWN && !gn_work_company(w, org) &&
           gn_words_end("预测|预计|预期|预估|估计", gn_work_text(w, k + 1), gn_work_len(w, k + 1));
}

bool gn_np_foresees(const gn_work *w, uint32_t k)
{
    enum { FAR = 40 };
    static const char revised[] = "上调|下调|上修|下修|调高|调低|调升|调降|调整为|定为|设定为",
                      what[] = "预期|预测|预估|目标", who[] = "机构|政府|协会|组织|央行|分析师|专家|中心|研究院|券商";
    const gn_structure *st = w->structure;
    const gn_seg *org = &st->seg[k];
    if (k + 1 < st->segs && house_foresees(w, k)) return true;
    if (k + 2 >= st->segs || !gn_np_joined(st, k + 1) || !gn_seg_begins(w, &org[1], "将")) return false;
    if (org->kind == GN_SEG_ORG ? gn_work_company(w, org) : !gn_words_end(who, gn_work_text(w, k), gn_work_len(w, k)))
        return false;
    bool foreseen = false;
    for (uint32_t i = k + 2; i < st->clause[org->clause].last && i < k + FAR; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind != GN_SEG_CUE && g->kind != GN_SEG_TEXT) continue;
        const char *text = gn_work_text(w, i);
        const size_t n = gn_work_len(w, i);
        if (foreseen && gn_words_begin(revised, text, n)) return true;
        foreseen |= gn_words_end(what, text, n) > 0;
    }
    return false;
}

/* “有效拉动客单价同比增长6%”, “疫情拖累客运量下降12%”: what is pulled has a growth of its own, on a base that is named
 * or without points. */
static bool grows_itself(const np_parse *p, uint32_t k)
{
    enum { FAR = 16 };
    static const char gives[] = "贡献";
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const uint32_t last = st->clause[st->seg[k].clause].last;
    bool moves = false;
    for (uint32_t i = k + 1; i < last && i < k + FAR; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_QUANTITY) return moves && !(gn_work_quantity(w, i)->flags & GN_Q_POINTS);
        if (g->kind != GN_SEG_CUE || i == k + 1) continue;
        if (i < p->last && (g->cue == GN_CUE_YOY || g->cue == GN_CUE_POP)) return true;
        moves |= (g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN || g->cue == GN_CUE_TO) &&
                 !gn_seg_begins(w, &st->seg[k], gives);
    }
    return false;
}

/* Whether the cue at segment k is a part of it; if not, what it says of the rest is noted. */
static bool take_cue(np_parse *p, uint32_t k)
{
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const char *text = gn_work_text(w, k);
    const size_t len = gn_work_len(w, k);
    if (within_word(w, k)) return true;
    if (g->cue == GN_CUE_PLACE_SELF) return gn_label_ends(p->out, "在") && gn_inherit_total(w, k);
    /* 人民币贷款; not 39.1万亿元人民币, 按美元计算的销售额 */
    if (g->cue == GN_CUE_CURRENCY && gn_np_joined(st, k) && st->seg[k - 1].kind == GN_SEG_QUANTITY) return false;
    if (g->cue == GN_CUE_CURRENCY && !gn_words_begin("按|以|折合", text, len) && k + 1 < p->last &&
        st->seg[k + 1].kind == GN_SEG_TEXT && gn_np_joined(st, k + 1))
        return true;
    if (g->cue == GN_CUE_SOURCE || g->cue == GN_CUE_PART) {
        gn_label_clear(p->out);
        gn_label_clear(p->subject);
        p->compared = p->total = false;
        return false;
    }
    /* “增速比同期工业高7.5个百分点” */
    const bool then = g->cue == GN_CUE_YOY && k + 1 < p->last &&
                      (st->seg[k + 1].kind == GN_SEG_TEXT || st->seg[k + 1].kind == GN_SEG_SECTOR) &&
                      gn_seg_begins(w, g, "比同期");
    if (g->cue == GN_CUE_COMPARE || then) {
        p->compared = true;
        return false;
    }
    if ((g->cue == GN_CUE_SHARE || g->cue == GN_CUE_BOUND) && !leads_in(w, k, p->last) &&
        (gn_np_share_verb(text, len) || share_of(w, k, p->last))) {
        share_within(p->out, p->of);
        p->total = true;
        return false;
    }
    /* 排名前3的企业 */
    if (g->cue == GN_CUE_RANK && k + 2 < p->last && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_ORDINAL &&
        gn_seg_begins(w, &st->seg[k + 2], "的") && gn_seg_begins(w, &st->seg[k + 1], "前"))
        return true;
    if (g->cue == GN_CUE_RANK) p->ranked = p->out->n, p->has_rank = true;
    if (g->cue == GN_CUE_CONTRIBUTION && p->out->n && grows_itself(p, k)) {
        gn_label_clear(p->out);
        return false;
    }
    if (g->cue == GN_CUE_CONTRIBUTION && p->out->n) {
        p->compared = true;
        return false;
    }
    if (g->cue == GN_CUE_SHARE) share_within(p->out, p->of);
    /* 规模以上工业: no bound of a number */
    if (g->cue == GN_CUE_BOUND && k > p->first && st->seg[k - 1].kind != GN_SEG_QUANTITY && len >= 3 &&
        memcmp(text, "以", 3) == 0)
        return true;
    if (g->cue == GN_CUE_BOUND && len == 6 && k + 1 < p->last &&
        (memcmp(text, "高于", 6) == 0 || memcmp(text, "低于", 6) == 0 || memcmp(text, "超出", 6) == 0 ||
         memcmp(text, "不及", 6) == 0)) {
        p->compared = true;
        return false;
    }
    /* 出口, 接待: verbs that say what is counted. */
    if (g->cue == GN_CUE_LEVEL && !(gn_phrases_find(w->phrases, text, len, NULL) & GN_PHRASE_TAIL)) return true;
    if (g->cue == GN_CUE_TARGET && gn_seg_ends(w, g, "产能")) return true; /* 设计产能, 规划产能 */
    if (g->cue == GN_CUE_TARGET && gn_statement_names_reached(w, k)) return true;
    /* “给自己定下的目标是2020年出栏…”: who has it is said elsewhere */
    if (g->cue == GN_CUE_TARGET && gn_seg_ends(w, g, "目标") && k + 1 < p->last &&
        gn_seg_begins(w, &st->seg[k + 1], "是")) {
        gn_label_clear(p->out);
        gn_label_clear(p->subject);
        return false;
    }
    const size_t plan = g->cue == GN_CUE_TARGET && !p->compared && !p->total ? planned(w, g) : 0;
    if (plan) {
        if (p->out->n && !p->subject->n) gn_label_copy(p->subject, p->out), gn_label_clear(p->out);
        gn_label_add(p->out, w->clean->text + g->end - plan, plan);
        return false;
    }
    /* 进出口累计增速: one name */
    if (g->cue == GN_CUE_CUMULATIVE && k + 1 < p->last && gn_np_joined(st, k + 1) &&
        st->seg[k + 1].kind == GN_SEG_CUE && st->seg[k + 1].cue == GN_CUE_RATE)
        return false;
    if (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET || g->cue == GN_CUE_CUMULATIVE) {
        if (g->cue == GN_CUE_FORECAST && expects(p, k)) gn_label_clear(p->out);
        if (p->out->n && !p->compared && !p->total && !p->subject->n)
            gn_label_copy(p->subject, p->out), gn_label_clear(p->out);
        return false;
    }
    if ((g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN) && k + 1 < p->last && st->seg[k + 1].kind != GN_SEG_CUE)
        return !gn_words_begin("净增|净减", text, len); /* 电商净增用户 */
    /* 规模以上工业, 人民币贷款: parts of a name. */
    if ((g->cue == GN_CUE_BOUND || g->cue == GN_CUE_CURRENCY) && k + 1 < p->last && st->seg[k + 1].start == g->end &&
        (st->seg[k + 1].kind == GN_SEG_TEXT || st->seg[k + 1].kind == GN_SEG_SECTOR ||
         st->seg[k + 1].kind == GN_SEG_CUE) &&
        ((g->cue == GN_CUE_CURRENCY && !gn_words_begin("按|以|折合", text, len)) ||
         (p->out->n && st->seg[k - 1].end == g->start && ends_in_bound(text, len))))
        return true;
    return ((UINT64_C(1) << g->cue) & KEPT_CUES) != 0;
}

/* “在去年同期增长3.2%的低基数上”: how much of the text is what something grows from, 0 if nothing is. */
static size_t ground(const char *text, size_t len)
{
    static const char grounds[] = "基数基础上|基数之上|基数上|基数下|基础上|基础之上", begin[] = "基";
    for (const char *at = text; (at = gn_find(at, len - (size_t)(at - text), begin, sizeof begin - 1)) != NULL; at++) {
        const size_t from = (size_t)(at - text), n = gn_words_begin(grounds, at, len - from);
        if (n) return from + n;
    }
    return 0;
}

/* “补贴标准在2021年基础上退坡30%”: what stands before 在, or before the time at segment k, is what has moved. */
static void cut_at_ground(const gn_work *w, uint32_t k, gn_label *l)
{
    if (w->structure->seg[k].kind == GN_SEG_PERIOD) return;
    static const char at[] = "在";
    size_t n = l->n;
    while (n >= sizeof at - 1 && memcmp(l->s + n - (sizeof at - 1), at, sizeof at - 1) != 0) n--;
    n = n < sizeof at - 1 ? 0 : n - (sizeof at - 1);
    gn_label_drop(l, n, l->n - n);
}

/* 市场 of 中国市场手机出货量: how much of the text behind a place it takes; 0 where 市场 is a part of what is measured:
 * 中国市场规模. */
static size_t before_goods(const gn_work *w, const char *text, size_t len)
{
    static const char market[] = "市场上的|市场中的|市场的|市场上|市场中|市场",
                      parts[] =
                          "规模|份额|占|所|总|共|贡献|主体|采购|需求|渗透|价|融资|利率|指数|交易|收|销|成交|增|的";
    const size_t n = gn_words_begin(market, text, len);
    if (!n || n == len || gn_words_begin(parts, text + n, len - n)) return 0;
    const size_t head = gn_phrases_suffix(w->phrases, text + n, len - n, GN_PHRASE_HEAD);
    return head && head < len - n ? n : 0;
}

/* Whether the text at segment k is, and what of it. */
static bool take_text(np_parse *p, uint32_t k, const char **from, size_t *n)
{
    static const char counted[] = "统计的|统计|监测的|公布的|发布的", within[] = "中|内|半",
                      more[] = "多|余"; /* 三年半, 六年多 */
    const gn_work *w = p->w;
    const gn_structure *st = w->structure;
    const char *text = *from;
    size_t len = *n, skip;
    if (between_places(w, k)) return false;
    if ((skip = ground(text, len)) != 0) {
        cut_at_ground(w, k > p->first ? k - 1 : k, p->out);
        if (skip == len) return false;
        text += skip;
        len -= skip;
    }
    /* 海关总署统计的出口量: whose figures they are */
    if (k > p->first && st->seg[k - 1].kind == GN_SEG_ORG && gn_np_joined(st, k) &&
        p->out->n == gn_work_len(w, k - 1) && (skip = gn_words_begin(counted, text, len)) != 0) {
        gn_label_clear(p->out);
        if (skip == len) return false;
        text += skip;
        len -= skip;
    }
    /* 管理规模继三季度创新高后再度扩容: what came before */
    static const char after[] = "继", then[] = "后";
    const char *later = k > p->first && st->seg[k - 1].kind == GN_SEG_PERIOD && gn_label_ends(p->out, after)
                            ? gn_find(text, len, then, sizeof then - 1)
                            : NULL;
    if (later) {
        gn_label_drop(p->out, p->out->n - (sizeof after - 1), sizeof after - 1);
        skip = (size_t)(later - text) + (sizeof then - 1);
        if (skip == len) return false;
        text += skip;
        len -= skip;
    }
    /* 西部区域占52%, 中国市场手机出货量 */
    static const char region[] =
        "区域|两省|三省|四省|五省|六省|两市|三市|四市|五市|六市|两地|三地|四地|五地"; /* 南京、苏州两市 */
    if (k > 0 && st->seg[k - 1].kind == GN_SEG_AREA && gn_np_joined(st, k) &&
        (skip = gn_words_begin(region, text, len) + before_goods(w, text, len)) != 0) {
        if (skip == len) return false;
        text += skip;
        len -= skip;
    }
    /* 40个行业中增加值增长的 */
    if (k > 0 && gn_np_joined(st, k) && len >= 3 &&
        (st->seg[k - 1].kind == GN_SEG_QUANTITY || st->seg[k - 1].kind == GN_SEG_PERIOD ||
         st->seg[k - 1].kind == GN_SEG_AREA) &&
        gn_words_begin(within, text, len) && !gn_phrases_prefix(w->phrases, text, len, GN_PHRASE_KEEP, NULL)) {
        text += 3;
        len -= 3;
    }
    if (k > 0 && gn_np_joined(st, k) && st->seg[k - 1].kind == GN_SEG_QUANTITY && len > 3 &&
        gn_work_quantity(w, k - 1)->flags & GN_Q_DURATION && gn_words_begin(more, text, len)) {
        text += 3;
        len -= 3;
    }
    *from = text;
    *n = len;
    return true;
}

/* What has a rank goes, and what no name holds. Whether the memory was asked for it. */
static bool finish(const np_parse *p)
{
    enum { SHORT = 12 }; /* bytes */
    const gn_work *w = p->w;
    gn_label *out = p->out;
    gn_np_trim(w, p->of);
    /* 某某公司位居榜首 */
    if (p->has_rank && out->n > p->ranked && (p->ranked || gn_words_end("位|首|名|列|茅", out->s, out->n)) &&
        out->n - p->ranked <= SHORT)
        gn_label_drop(out, p->ranked, out->n - p->ranked);
    return gn_np_tidy(w, out, p->subject);
}

/* 车龄在3—6年的车型, 使用年限在10年以上的电梯: the years are a part of the name, 在 is none. */
static bool names_age(const gn_work *w, uint32_t k, gn_label *out)
{
    static const char ages[] = "龄在|年限在|期限在|龄为|年限为", age[] = "在";
    if (!(gn_work_quantity(w, k)->flags & GN_Q_DURATION) || !gn_np_joined(w->structure, k) ||
        !gn_words_end(ages, out->s, out->n))
        return false;
    gn_label_drop(out, out->n - strlen(age), strlen(age));
    return true;
}

/* Whether the memory was asked for it: with whom one trades (gn_inherit_partner), what a word stands for. */
static bool parse(const gn_work *w, uint32_t clause, uint32_t first, uint32_t last, gn_parsed *to)
{
    const gn_structure *st = w->structure;
    gn_label *const out = &to->out;
    np_parse p = {.w = w, .first = first, .last = last, .out = out, .subject = &to->subject, .of = &to->of};
    bool asked = first > 0 && st->seg[first - 1].kind == GN_SEG_AREA;
    gn_label_clear(out);
    gn_label_clear(p.subject);
    gn_label_clear(p.of);
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) continue;
        asked |= g->kind == GN_SEG_AREA;
        const char *text = gn_work_text(w, k);
        size_t len = gn_work_len(w, k);
        switch ((gn_seg_kind)g->kind) {
        case GN_SEG_PERIOD: drop_in(w, k, out); continue;
        case GN_SEG_QUANTITY: /* 《探案3》 */
            if (k + 1 < last && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_MARK &&
                st->seg[k + 1].mark == '>')
                break;
            if (!names_age(w, k, out)) {
                const size_t deed = gn_statement_out_for(w, k);
                if (deed && deed <= out->n) gn_label_drop(out, out->n - deed, deed);
                continue;
            }
            if (k + 1 < last && gn_np_joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_CUE &&
                st->seg[k + 1].cue == GN_CUE_BOUND)
                len = st->seg[++k].end - g->start;
            break;
        case GN_SEG_AREA:
            if (!take_area(&p, k)) continue;
            break;
        case GN_SEG_ORDINAL:
            if (!take_rank(&p, k)) continue;
            break;
        case GN_SEG_CUE:
            if (!take_cue(&p, k)) continue;
            break;
        case GN_SEG_MARK:
            if (g->mark == '(' || g->mark == '<') {
                const uint32_t behind = behind_aside(w, k, last);
                if (behind > k) {
                    k = behind;
                    continue;
                }
            }
            if (g->mark == 'd' && between_places(w, k)) continue;
            /* 三家运营商——甲、乙、丙: who they are */
            if (g->mark == '-' && out->n && k + 1 < last && g[1].kind == GN_SEG_MARK && g[1].mark == '-') {
                gn_label_clear(out);
                k++;
                continue;
            }
            if (g->mark == ',' || g->mark == ';' || g->mark == ':' || g->mark == '.' || g->mark == '!' ||
                g->mark == '?' || g->mark == '[' || g->mark == ']' || g->mark == '|')
                continue;
            break;
        case GN_SEG_TEXT:
            if (gn_np_foresees(w, k)) continue;
            if (!take_text(&p, k, &text, &len)) continue;
            break;
        case GN_SEG_ORG:
            if (gn_np_foresees(w, k)) continue;
            if (gn_work_company(w, g) && gn_np_joined(st, k) &&
                (epithet(out) || gn_label_ends(out, "阵营中") || predicate_name(w, k, last, out)))
                gn_label_clear(out);
            break;
        default: break;
        }
        if (p.compared) continue;
        gn_label_add(p.total ? p.of : out, text, len);
    }
    return finish(&p) || asked;
}

void gn_np_parse(const gn_work *w, uint32_t clause, uint32_t first, uint32_t last, gn_label *out, gn_label *subject,
                 gn_label *of)
{
    gn_parses *all = w->parses;
    gn_parsed *p = all->kept;
    while (p < all->kept + GN_PARSED && !(p->clause == clause && p->first == first && p->last == last)) p++;
    if (p == all->kept + GN_PARSED) {
        p = &all->kept[all->next++ % GN_PARSED];
        const bool asked = parse(w, clause, first, last, p);
        p->clause = asked ? GN_NO_INDEX : clause;
        p->first = first;
        p->last = last;
    }
    gn_label_copy(out, &p->out);
    gn_label_copy(subject, &p->subject);
    if (of) gn_label_copy(of, &p->of);
}
