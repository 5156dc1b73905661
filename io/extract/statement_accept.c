/* Which numbers are statements: none that name, date or count something else. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/statement_private.h"

#include <math.h>
#include <string.h>

/* Numbers that only name something: 60岁及以上人口, 每10万人, 600美元以上市场. */
static bool in_name(const gn_work *w, const gn_statement *s)
{
    static const char *const years[] = {"岁", "周岁"};
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, q->unit);
    const gn_seg *g = &st->seg[s->seg];
    if (GN_IS_ONE_OF(u->canonical, strlen(u->canonical), years)) return !(s->near & GN_CUE_BIT(LEVEL));
    if (q->flags & (GN_Q_PERCENT | GN_Q_COUNT_NOUN) || s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(TO))) return false;
    if (s->seg + 2 >= st->segs) return false;
    const gn_seg *b = &g[1], *n = &g[2];
    if (b->kind != GN_SEG_CUE || b->cue != GN_CUE_BOUND || b->start != g->end || n->start != b->end) return false;
    return n->clause == g->clause && n->kind == GN_SEG_TEXT && memcmp(w->clean->text + n->start, "的", 3) != 0;
}

/* 每10股, 每100户: what is counted by. */
static bool counted_by(const gn_work *w, uint32_t seg)
{
    const gn_seg *g = &w->structure->seg[seg];
    return seg > 0 && g[-1].end == g->start && g[-1].kind != GN_SEG_MARK && gn_seg_ends(w, &g[-1], "每");
}

/* 2万元以上冰箱的销量: a class of goods by price, before anything is said of it. */
static bool price_class(const gn_work *w, uint32_t seg)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[seg];
    if (!(gn_work_quantity(w, seg)->flags & GN_Q_MONEY) || seg + 2 >= st->segs) return false;
    if (g[1].kind != GN_SEG_CUE || g[1].cue != GN_CUE_BOUND || g[1].start != g->end || !gn_seg_begins(w, &g[1], "以"))
        return false;
    const bool opens =
        seg == 0 || g[-1].kind == GN_SEG_MARK || g[-1].kind == GN_SEG_PERIOD || g[-1].clause != g->clause;
    return opens && g[2].kind == GN_SEG_TEXT && g[2].start == g[1].end && !gn_seg_begins(w, &g[2], "的");
}

/* 49英寸、55英寸等尺寸的面板: sizes that goods come in. */
static bool sizes_of_goods(const gn_work *w, uint32_t seg)
{
    enum { MOST = 20 };
    const gn_structure *st = w->structure;
    const uint32_t unit = gn_work_quantity(w, seg)->unit;
    if (!gn_seg_ends(w, &st->seg[seg], "寸")) return false;
    uint32_t k = seg;
    while (k + 2 < st->segs && k < seg + MOST && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == 'd' &&
           st->seg[k + 2].kind == GN_SEG_QUANTITY && gn_work_quantity(w, k + 2)->unit == unit)
        k += 2;
    return k + 1 < st->segs && st->seg[k + 1].start == st->seg[k].end && gn_seg_begins(w, &st->seg[k + 1], "等");
}

/* 12英寸晶圆, 8英寸100万片/月, 22纳米和28纳米的芯片: a size that names a thing. */
static bool names_size(const gn_work *w, const gn_statement *s)
{
    static const char *const units[] = {"英寸", "寸", "毫米", "mm", "纳米", "nm"};
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const char *unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical;
    if (!GN_IS_ONE_OF(unit, strlen(unit), units)) return false;
    uint32_t k = s->seg + 1;
    if (k < st->segs && st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_BOUND) k++;
    /* 平均尺寸加大2英寸至50英寸 */
    if (k < st->segs && s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN)) &&
        (gn_seg_begins(w, &st->seg[k], "至") || gn_seg_begins(w, &st->seg[k], "到")))
        return false;
    return k < st->segs && st->seg[k].start == st->seg[k - 1].end && st->seg[k].kind != GN_SEG_MARK;
}

/* 每万人拥有18个基站: counted by heads, however few. */
static bool by_heads(const gn_work *w, const gn_statement *s)
{
    if (s->previous == GN_NO_INDEX) return false;
    const gn_seg *g = &w->structure->seg[s->previous];
    return g->clause == s->clause && g->start >= 3 && memcmp(w->clean->text + g->start - 3, "每", 3) == 0;
}

/* 5500和5000大卡煤炭, 77GHz毫米波雷达, 10万元级别的市场, 2000万元及以上的企业: what kind of thing it is. */
static bool names_kind(const gn_work *w, uint32_t seg)
{
    static const char *const units[] = {"大卡", "GHz", "MHz", "马力", "W", "mAh", "Hz", "像素", "fps", "英寸", "寸"};
    static const char *const kinds[] = {"级别", "量级",   "价位", "级市场", "价格段", "价格带", "级",  "列车",
                                        "巨轮", "的税率", "品位", "纯度",   "浓度",   "酒精度", "口径"};
    static const char *const bodies[] = {"企业", "单位", "公司", "机构", "个体户", "项目"};
    const gn_structure *st = w->structure;
    uint32_t tail = gn_statement_list_tail(w, seg);
    if (gn_work_quantity(w, tail)->unit != gn_work_quantity(w, seg)->unit) tail = seg; /* 2家、百亿级企业1家 */
    const gn_quantity *q = gn_work_quantity(w, tail);
    if (tail + 2 >= st->segs) return false;
    const gn_seg *g = &st->seg[tail + 1];
    if (g->start != st->seg[tail].end || g->clause != st->seg[tail].clause) return false;
    /* 加大2英寸至50英寸 */
    const bool to = gn_seg_begins(w, g, "至") || gn_seg_begins(w, g, "到");
    if (g->kind != GN_SEG_MARK && g->kind != GN_SEG_CUE && !to) {
        const char *unit = gn_lexicon_unit(w->lexicon, q->unit)->canonical;
        if (GN_IS_ONE_OF(unit, strlen(unit), units)) return true;
        GN_EACH (i, kinds)
            if (gn_seg_begins(w, g, kinds[i])) return true;
    }
    const bool limit =
        g->kind == GN_SEG_CUE &&
        (gn_seg_begins(w, g, "及以") || (q->flags & GN_Q_MONEY && g->cue == GN_CUE_BOUND && gn_seg_begins(w, g, "以")));
    if (!limit || !gn_seg_begins(w, &g[1], "的")) return false;
    const uint32_t last = st->clause[g->clause].last;
    for (uint32_t k = tail + 2; k < last && k < tail + 7; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY || st->seg[k].kind == GN_SEG_CUE) break;
        GN_EACH (i, bodies)
            if (gn_find(gn_work_text(w, k), gn_work_len(w, k), bodies[i], strlen(bodies[i]))) return true;
    }
    return false;
}

/* The segment behind the number at `seg` and what bounds it: 以上, 以内, 之间; `bounded` says whether something does.
 */
static uint32_t behind_bound(const gn_work *w, uint32_t seg, bool *bounded)
{
    const gn_structure *st = w->structure;
    uint32_t k = seg + 1;
    *bounded = k < st->segs && st->seg[k].start == st->seg[seg].end && st->seg[k].kind == GN_SEG_CUE &&
               st->seg[k].cue == GN_CUE_BOUND &&
               gn_words_begin("以|及以|或以|之内|之下|之上", gn_work_text(w, k), gn_work_len(w, k));
    return k + *bounded;
}

/* Those who are counted by their size: 亿元以上项目. */
static const char sized[] =
    "项目|企业|公司|园区|集群|单位|工程|机构|平台|门店|品牌|主体|商户|工厂|个体户|大户|合作社|"
    "家庭农场|乡镇|镇|村|村集体|集体|区县|县|县区|城市|基地|大项目|楼宇|基金|订单|合同|街道|开发区";

static bool sizes_counted(const gn_work *w, uint32_t seg, uint32_t *end)
{
    enum { MOST = 6 };
    static const char many[] = "有|共|共有|已有|就有|还有|总数|数量|数|合计|分别|突破";
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, seg);
    const unsigned other = GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_COUNT_NOUN | GN_Q_DURATION;
    if (!(q->flags & GN_Q_UNIT) || q->flags & other) return false;
    bool bounded;
    const uint32_t noun = behind_bound(w, seg, &bounded), clause = st->seg[seg].clause;
    uint32_t k = noun;
    if (!bounded && !(q->flags & GN_Q_MONEY)) return false;
    while (k < st->segs && k < noun + MOST && st->seg[k].clause == clause && st->seg[k].start == st->seg[k - 1].end &&
           st->seg[k].kind != GN_SEG_MARK && st->seg[k].kind != GN_SEG_CUE && st->seg[k].kind != GN_SEG_QUANTITY &&
           st->seg[k].kind != GN_SEG_PERIOD)
        k++;
    *end = k;
    if (k > noun) {
        const char *t = gn_work_text(w, k - 1);
        size_t n = gn_work_len(w, k - 1);
        n -= gn_words_end(many, t, n);
        /* 投资30亿元建设项目20个: what the money does */
        if (!gn_words_end(sized, t, n) || (!bounded && gn_phrases_prefix(w->phrases, gn_work_text(w, noun),
                                                                         gn_work_len(w, noun), GN_PHRASE_VERB, NULL)))
            return false;
    } else if (!bounded) {
        return false;
    }
    const uint64_t cues = GN_CUE_BIT(LEVEL) | GN_CUE_BIT(BOUND) | GN_CUE_BIT(TOTAL) | GN_CUE_BIT(CUMULATIVE) |
                          GN_CUE_BIT(UP) | GN_CUE_BIT(TO) | GN_CUE_BIT(RESPECTIVELY);
    while (k > noun && k < st->segs && k < noun + MOST && st->seg[k].clause == clause &&
           st->seg[k].kind == GN_SEG_CUE && cues & (UINT64_C(1) << st->seg[k].cue))
        k++;
    return k < st->segs && st->seg[k].clause == clause && st->seg[k].kind == GN_SEG_QUANTITY &&
           gn_work_quantity(w, k)->flags & GN_Q_COUNT_NOUN &&
           !(gn_work_quantity(w, k)->flags & other & ~GN_Q_COUNT_NOUN);
}

bool gn_statement_threshold(const gn_work *w, uint32_t seg, uint32_t *end)
{
    const gn_structure *st = w->structure;
    bool bounded;
    const uint32_t k = behind_bound(w, seg, &bounded);
    static const char others[] = "或者|或"; /* 1亿元或1000万美元以上项目3个 */
    const bool other = k + 1 < st->segs && st->seg[k + 1].kind == GN_SEG_QUANTITY &&
                       st->seg[k + 1].clause == st->seg[seg].clause && st->seg[k].kind == GN_SEG_TEXT &&
                       gn_words_begin(others, gn_work_text(w, k), gn_work_len(w, k)) == gn_work_len(w, k);
    return sizes_counted(w, other ? k + 1 : seg, end);
}

/* A figure stands in the clause behind segment k: what the class has. */
static bool has_figure(const gn_work *w, uint32_t k)
{
    enum { FAR = 12 };
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause, end = st->segs - k < FAR ? st->segs : k + FAR;
    for (uint32_t i = k + 1; i < end && st->seg[i].clause == clause; i++)
        if (st->seg[i].kind == GN_SEG_QUANTITY) return true;
    return false;
}

/* “三成受访者月收入在5000元以下”: so many of them stand before it in the clause. */
static bool of_so_many(const gn_work *w, uint32_t seg)
{
    enum { FAR = 8 };
    static const char *const people[] = {"受访", "被访", "调查", "消费者", "用户", "网民",
                                         "居民", "家庭", "员工", "人",     "者",   "企业"};
    const gn_structure *st = w->structure;
    bool named = false;
    for (uint32_t k = seg; k-- > st->clause[st->seg[seg].clause].first && seg - k <= FAR;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) /* 近五成, 6亿人的 */
            return (named && gn_work_quantity(w, k)->flags & GN_Q_PERCENT) ||
                   (gn_seg_ends(w, g, "人") && gn_seg_begins(w, &g[1], "的"));
        if (g->kind == GN_SEG_TEXT)
            GN_EACH (i, people) named |= gn_seg_says(w, k, people[i]);
    }
    return false;
}

/* 5米以上客车销售2万辆, 1.6升以下乘用车: the unit is one that goods are sorted by. */
static bool sizes_goods(const gn_work *w, const gn_quantity *q)
{
    static const char *const kinds[] = {"length", "volume", "voltage", "power"};
    const char *kind = gn_lexicon_unit(w->lexicon, q->unit)->dimension;
    return GN_IS_ONE_OF(kind, strlen(kind), kinds);
}

/* 月收入5000元以下的占32%, “3000元以下、3000-5000元的受访者占比分别为…”, “三成用户月支出在1000元以上”: a class that
 * something is told of. */
static bool names_class(const gn_work *w, uint32_t seg)
{
    enum { MOST = 24 };
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE) ||
        (q->flags & GN_Q_COUNT_NOUN && !gn_seg_ends(w, &st->seg[seg], "人")) || !(q->flags & GN_Q_UNIT))
        return false;
    for (uint32_t at = seg; at < seg + MOST;) {
        bool bounded;
        const uint32_t k = behind_bound(w, at, &bounded);
        const bool range = gn_work_quantity(w, at)->flags & GN_Q_RANGE;
        if (k >= st->segs || st->seg[k].clause != st->seg[seg].clause) return (bounded || range) && of_so_many(w, at);
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK)
            if (g->mark != 'd') return bounded && of_so_many(w, at);
        const bool joined = g->kind == GN_SEG_MARK && k + 1 < st->segs && st->seg[k + 1].kind == GN_SEG_QUANTITY &&
                            gn_work_quantity(w, k + 1)->unit == q->unit;
        if (joined) {
            at = k + 1;
            continue;
        }
        if (g->kind == GN_SEG_MARK || g->start != st->seg[k - 1].end) return false;
        const bool between = gn_seg_begins(w, g, "之间");
        if (between && of_so_many(w, at)) return true;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k), skip = between ? strlen("之间") : 0;
        const bool shared = g->kind == GN_SEG_CUE && g->cue == GN_CUE_SHARE;
        if (shared) return (bounded || range) && has_figure(w, k);
        if (n == skip)
            return k + 1 < st->segs && st->seg[k + 1].kind == GN_SEG_CUE && st->seg[k + 1].cue == GN_CUE_SHARE;
        if (bounded && sizes_goods(w, q) && g->kind == GN_SEG_TEXT && has_figure(w, k)) return true;
        if (!gn_words_begin("的", t + skip, n - skip)) return false;
        if (n == skip + 3) /* 以下的占 */
            return k + 1 < st->segs && st->seg[k + 1].kind == GN_SEG_CUE && st->seg[k + 1].cue == GN_CUE_SHARE &&
                   has_figure(w, k + 1);
        return (bounded || range || between) && has_figure(w, k) &&
               (gn_words_end("人口|人群|人数|家庭", t, n) ||
                gn_phrases_suffix(w->phrases, t + skip + 3, n - skip - 3, GN_PHRASE_HEAD) != n - skip - 3);
    }
    return false;
}

/* 上下浮动2亿美元, 正负50个基点: how sure a forecast is. */
static bool tolerance(const gn_work *w, uint32_t seg)
{
    const gn_seg *g = &w->structure->seg[seg];
    if (seg == 0 || g[-1].end != g->start || g[-1].kind != GN_SEG_TEXT) return false;
    const char *t = gn_work_text(w, seg - 1);
    const size_t n = gn_work_len(w, seg - 1);
    return gn_words_end("浮动|上下波动|正负|±|加减|误差为|误差", t, n) ||
           (gn_words_end("正", t, n) && gn_work_quantity(w, seg)->flags & GN_Q_SIGNED);
}

/* “其中60英寸为900元”: a size that the next figure is of. */
static bool size_has_figure(const gn_work *w, uint32_t seg)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[seg];
    if (!gn_seg_ends(w, g, "寸") || seg == 0 || seg + 2 >= st->segs) return false;
    const bool opens = g[-1].kind == GN_SEG_MARK || g[-1].clause != g->clause ||
                       (g[-1].kind == GN_SEG_CUE && g[-1].cue == GN_CUE_PART);
    return opens && g[1].start == g->end && g[1].clause == g->clause && g[1].kind == GN_SEG_CUE &&
           g[1].cue == GN_CUE_LEVEL && g[2].kind == GN_SEG_QUANTITY && g[2].clause == g->clause;
}

/* 前20家企业: a rank. */
static bool first_ones(const gn_work *w, uint32_t seg)
{
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (!(q->flags & GN_Q_COUNT_NOUN) || q->magnitude > 1 || q->list_count > 1 || seg == 0) return false;
    const gn_seg *g = &w->structure->seg[seg - 1];
    if (g->kind != GN_SEG_TEXT || g->end != g[1].start || !gn_seg_ends(w, g, "前")) return false;
    if (g->end - g->start == 3 || gn_seg_ends(w, g, "在前") || gn_seg_ends(w, g, "排前") || gn_seg_ends(w, g, "的前"))
        return true;
    /* 完工量前10家企业; but 目前10家企业 */
    static const char when[] = "目前|此前|之前|以前|日前|年前|月前|提前|当前|空前|眼前|周前|天前|事前|会前|往前",
                      firms[] = "企业|公司|厂商|品牌|车企|房企|银行|大企业";
    return !gn_words_end(when, gn_work_text(w, seg - 1), gn_work_len(w, seg - 1)) && seg + 1 < w->structure->segs &&
           g[2].start == g[1].end && g[2].kind != GN_SEG_MARK &&
           gn_words_begin(firms, gn_work_text(w, seg + 1), gn_work_len(w, seg + 1));
}

/* 26项重点举措, 8条措施, 22个具体指标: what the text itself counts up. */
static bool counts_itself(const gn_work *w, uint32_t seg)
{
    enum { MANY = 100 };
    static const char *const ends[] = {"举措", "措施", "任务", "意见", "建议", "要求", "原则",
                                       "规定", "清单", "指标", "专栏", "要点", "重点", "条款"},
                             *const deeds[] = {"工程", "行动"};
    const gn_quantity *q = gn_work_quantity(w, seg);
    const gn_seg *g = &w->structure->seg[seg + 1];
    if (!(q->flags & GN_Q_COUNT_NOUN) || q->value >= MANY || q->list_count > 1) return false;
    if (seg + 1 >= w->structure->segs) return false;
    /* 8章、32节 */
    if ((gn_seg_ends(w, &g[-1], "章") || gn_seg_ends(w, &g[-1], "节")) && g->kind == GN_SEG_MARK) return true;
    const bool item = gn_seg_ends(w, &g[-1], "项") || gn_seg_ends(w, &g[-1], "条");
    if (!item && !gn_seg_ends(w, &g[-1], "个")) return false;
    if (g->kind != GN_SEG_TEXT || g->start != g[-1].end || gn_work_len(w, seg + 1) > 18) return false;
    GN_EACH (i, ends)
        if (gn_seg_ends(w, g, ends[i])) return true;
    GN_EACH (i, deeds)
        if (item && gn_seg_ends(w, g, deeds[i])) return true;
    return false;
}

/* 在12个县区建成300座: where the clause's own figure was counted. */
static bool tells_where(const gn_work *w, uint32_t seg)
{
    enum { MANY = 100 };
    const gn_quantity *q = gn_work_quantity(w, seg);
    const gn_seg *const all = w->structure->seg;
    if (!(q->flags & GN_Q_COUNT_NOUN) || q->value >= MANY || q->list_count > 1 || seg == 0) return false;
    if (all[seg - 1].end != all[seg].start || !gn_seg_ends(w, &all[seg - 1], "在")) return false;
    uint32_t k = seg + 1;
    while (k < w->structure->segs && all[k].kind != GN_SEG_MARK && all[k].kind != GN_SEG_QUANTITY) k++;
    return k < w->structure->segs && k > seg + 1 && all[k].kind == GN_SEG_QUANTITY;
}

/* 11日0点30分, 中午12点: the time of a day. */
static bool clock_time(const gn_work *w, uint32_t seg)
{
    static const char *const parts[] = {"上午", "中午", "下午", "晚上", "晚间", "凌晨", "早上", "夜间", "傍晚", "今晚",
                                        "当晚", "清晨", "截至", "截止", "晚",   "早",   "早晨", "午后", "午夜", "深夜"};
    const gn_quantity *q = gn_work_quantity(w, seg);
    const gn_seg *g = &w->structure->seg[seg];
    const bool hour = gn_seg_ends(w, g, "点") || gn_seg_ends(w, g, "时"), minute = gn_seg_ends(w, g, "分");
    if (seg == 0 || q->decimals || q->value >= 60 || !(hour || minute) || g[-1].end != g->start) return false;
    /* 15时23分 */
    if (minute && seg >= 2 && g[-1].kind == GN_SEG_TEXT && gn_seg_begins(w, &g[-1], "时") &&
        gn_work_len(w, seg - 1) == 3)
        return g[-2].kind == GN_SEG_QUANTITY && g[-2].end == g[-1].start && gn_work_quantity(w, seg - 2)->value <= 24;
    /* 3小时20分 is one duration. */
    if (minute)
        return g[-1].kind == GN_SEG_QUANTITY
                   ? gn_seg_ends(w, &g[-1], "小时") || (!gn_seg_ends(w, &g[-1], "分") && clock_time(w, seg - 1))
                   : gn_seg_ends(w, &g[-1], "零点");
    if (q->value > 24) return false;
    GN_EACH (i, parts)
        if (gn_seg_ends(w, &g[-1], parts[i])) return true;
    return g[-1].kind == GN_SEG_PERIOD && w->scan->time[g[-1].index].flags & (GN_P_DAY | GN_P_FEAST);
}

/* “（指年营收2000万元以上）”: a bracket that says what is meant. */
static bool defines(const gn_work *w, uint32_t seg)
{
    const gn_clause *c = &w->structure->clause[w->structure->seg[seg].clause];
    uint32_t k = c->first;
    if (c->parent == GN_NO_INDEX || c->opener != '(') return false;
    while (k < c->last && w->structure->seg[k].kind == GN_SEG_MARK) k++;
    return k < c->last && gn_words_begin("指|是指|系指", gn_work_text(w, k), gn_work_len(w, k)) &&
           !gn_words_begin("指数|指标", gn_work_text(w, k), gn_work_len(w, k));
}

/* 产业结构为6.7∶24.9∶68.4: a part of a ratio. */
static bool in_ratio(const gn_work *w, uint32_t seg)
{
    static const char colons[] = "：|∶|︰";
    const gn_seg *g = &w->structure->seg[seg];
    if (gn_work_quantity(w, seg)->flags & GN_Q_UNIT) return false;
    const gn_sentence *of = &w->structure->sentence[w->structure->clause[g->clause].sentence];
    const char *t = w->clean->text;
    size_t i = g->end, n;
    while (i < of->end && t[i] == ' ') i++;
    n = i < of->end && t[i] == ':' ? 1 : gn_words_begin(colons, t + i, of->end - i);
    if (n) {
        for (i += n; i < of->end && t[i] == ' ';) i++;
        if (i < of->end && t[i] >= '0' && t[i] <= '9') return true;
    }
    i = g->start;
    while (i > of->start && t[i - 1] == ' ') i--;
    n = i > of->start && t[i - 1] == ':' ? 1 : gn_words_end(colons, t + of->start, i - of->start);
    for (i -= n; n && i > of->start && t[i - 1] == ' ';) i--;
    return n && i > of->start && t[i - 1] >= '0' && t[i - 1] <= '9';
}

bool gn_statement_known_by(const gn_work *w, uint32_t seg)
{
    enum { MOST = 6 };
    static const char *const are[] = {"有", "共有", "已有", "共", "就有", "数", "数量", "总数", "分别有"};
    const gn_structure *st = w->structure;
    const gn_seg *g = st->seg;
    const gn_quantity *q = gn_work_quantity(w, seg);
    const bool between = q->flags & GN_Q_RANGE && q->flags & GN_Q_MONEY; /* 销售额在500亿元至1000亿元的房企 */
    if ((q->bound != GN_BOUND_GE && q->bound != GN_BOUND_LE && !between) || q->list_count > 1 || seg < 2 ||
        seg + 1 >= st->segs)
        return false;
    bool bounded;
    const uint32_t of = behind_bound(w, seg, &bounded);
    if (of >= st->segs || g[of].kind == GN_SEG_MARK || g[of].start != g[of - 1].end || !gn_seg_begins(w, &g[of], "的"))
        return false;
    /* 3个|产值|超|千亿元: the count stands before. */
    const uint32_t noun = g[seg - 1].kind == GN_SEG_CUE && g[seg - 1].cue == GN_CUE_BOUND ? seg - 2 : seg - 1;
    if (noun > 0 && g[noun].kind == GN_SEG_TEXT && g[noun - 1].kind == GN_SEG_QUANTITY &&
        g[noun - 1].end == g[noun].start && gn_work_quantity(w, noun - 1)->flags & GN_Q_COUNT_NOUN &&
        gn_phrases_suffix(w->phrases, gn_work_text(w, noun), gn_work_len(w, noun), GN_PHRASE_HEAD | GN_PHRASE_RATE))
        return true;
    if (gn_phrases_suffix(w->phrases, gn_work_text(w, of), gn_work_len(w, of), GN_PHRASE_VERB | GN_PHRASE_BREAK) &&
        !GN_ENDS_IN(gn_work_text(w, of), gn_work_len(w, of), are))
        return false; /* 投资超10亿元的园区|建成|3座厂房 */
    for (uint32_t k = of + 1; k < st->segs && k < of + MOST && g[k].clause == g[seg].clause; k++) {
        if (g[k].kind == GN_SEG_QUANTITY)
            return gn_work_quantity(w, k)->flags & GN_Q_COUNT_NOUN && gn_work_quantity(w, k)->unit != q->unit;
        if (g[k].kind == GN_SEG_TEXT
                ? !GN_ENDS_IN(gn_work_text(w, k), gn_work_len(w, k), are)
                : g[k].kind != GN_SEG_CUE ||
                      (g[k].cue != GN_CUE_LEVEL && g[k].cue != GN_CUE_BOUND && g[k].cue != GN_CUE_TO &&
                       g[k].cue != GN_CUE_UP && g[k].cue != GN_CUE_TOTAL && g[k].cue != GN_CUE_CUMULATIVE))
            return false;
    }
    return false;
}

size_t gn_statement_out_for(const gn_work *w, uint32_t k)
{
    static const char deeds[] = "上映|公映|热映|首映|开画|开播|播出|上线|上市|上架|开售|发售|预售|开服|公测|问世|面世";
    const gn_seg *g = &w->structure->seg[k];
    if (k == 0 || !(gn_work_quantity(w, k)->flags & GN_Q_DURATION) || g[-1].end != g->start) return 0;
    return gn_words_end(deeds, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
}

/* 建设周期18个月, 工期约为两年, 合作期限5年: how long something will take, at segment k. */
static bool takes_so_long(const gn_work *w, uint32_t k)
{
    enum { BETWEEN = 3 };
    static const char spans[] = "建设周期|建设期|建设期限|建设工期|工期|总工期|施工期|施工周期|合作期|合作期限|租期|"
                                "租赁期限|锁定期|限售期|服务期|服务期限|保质期|质保期|经营期限|协议期限|合同期限",
                      verbs[] = "为|约|约为|各为|均为|预计|预计为|暂定为|限为|是|共|共计|为期|拟";
    const gn_seg *g = w->structure->seg;
    for (uint32_t i = k, n = 0; i-- > 0 && n < BETWEEN; n++) {
        if (g[i].end != g[i + 1].start || (g[i].kind != GN_SEG_TEXT && g[i].kind != GN_SEG_CUE)) return false;
        const char *t = gn_work_text(w, i);
        const size_t all = gn_work_len(w, i), verb = gn_words_end(verbs, t, all);
        if (gn_words_end(spans, t, all - verb)) return true;
        if (verb != all) return false;
    }
    return false;
}

/* “36家上市银行净利润9800亿元”, “70个大中城市房价上涨0.3%”: of how many the clause's own figure is. */
static bool of_how_many(const gn_work *w, uint32_t seg)
{
    enum { FAR = 12 };
    static const char units[] = "家|个|座|户|只|支", before[] = "测的|查的|计的|大|点|国|前|及|其中",
                      never[] = "项目|工程|订单|岗位|品种|亿|万";
    const gn_structure *st = w->structure;
    const gn_seg *const g = st->seg;
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (!(q->flags & GN_Q_COUNT_NOUN) || q->list_count > 1 || q->magnitude > 1 ||
        !gn_words_end(units, gn_work_text(w, seg), gn_work_len(w, seg)))
        return false;
    const gn_clause *c = &st->clause[g[seg].clause];
    if (seg > c->first && g[seg - 1].end == g[seg].start && g[seg - 1].kind != GN_SEG_MARK &&
        g[seg - 1].kind != GN_SEG_PERIOD && g[seg - 1].kind != GN_SEG_AREA &&
        !(g[seg - 1].kind == GN_SEG_CUE && (g[seg - 1].cue == GN_CUE_PART || g[seg - 1].cue == GN_CUE_PLACE_SELF)) &&
        !(g[seg - 1].kind == GN_SEG_TEXT && gn_words_end(before, gn_work_text(w, seg - 1), gn_work_len(w, seg - 1))))
        return false;
    bool noun = false, moves = false;
    uint32_t k = seg + 1;
    for (; k < c->last && k < seg + FAR && g[k].clause == g[seg].clause && g[k].start == g[k - 1].end; k++) {
        if (g[k].kind == GN_SEG_QUANTITY || g[k].kind == GN_SEG_MARK) break;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (g[k].kind == GN_SEG_CUE) {
            if (k == seg + 1 || g[k].cue == GN_CUE_SHARE) return false;
            moves |= g[k].cue == GN_CUE_UP || g[k].cue == GN_CUE_DOWN;
            continue;
        }
        if (moves || (k == seg + 1 && gn_words_begin("的", t, n)) || gn_words_begin(never, t, n) ||
            gn_words_end(never, t, n))
            return false;
        noun |= g[k].kind == GN_SEG_TEXT &&
                gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_HEAD | GN_PHRASE_RATE | GN_PHRASE_STOCK);
    }
    if (k == seg + 1 || k >= c->last || g[k].kind != GN_SEG_QUANTITY || g[k].start != g[k - 1].end) return false;
    const gn_quantity *of = gn_work_quantity(w, k);
    if (of->flags & GN_Q_COUNT_NOUN || of->bound == GN_BOUND_GE) return false;
    return noun || (moves && of->flags & GN_Q_PERCENT);
}

bool gn_statement_never(const gn_work *w, uint32_t seg)
{
    uint32_t end;
    if (names_kind(w, seg) || gn_statement_threshold(w, seg, &end) || counts_itself(w, seg) || first_ones(w, seg) ||
        clock_time(w, seg) || counted_by(w, seg) || price_class(w, seg) || sizes_of_goods(w, seg) ||
        tells_where(w, seg) || size_has_figure(w, seg) || defines(w, seg) || names_class(w, seg) || tolerance(w, seg) ||
        in_ratio(w, seg) || gn_statement_known_by(w, seg) || of_how_many(w, seg))
        return true;
    /* 1月25日、26日 */
    if (seg >= 2 && w->structure->seg[seg - 1].kind == GN_SEG_MARK && w->structure->seg[seg - 1].mark == 'd' &&
        w->structure->seg[seg - 2].kind == GN_SEG_PERIOD && gn_seg_ends(w, &w->structure->seg[seg - 2], "日") &&
        gn_seg_ends(w, &w->structure->seg[seg], "日"))
        return true;
    const gn_quantity *q = gn_work_quantity(w, seg);
    if (seg + 1 >= w->structure->segs) return false;
    const gn_seg *g = &w->structure->seg[seg + 1];
    /* 60岁及以上人口: an age that names a group. */
    if (gn_work_len(w, seg) > 3 && memcmp(gn_work_text(w, seg) + gn_work_len(w, seg) - 3, "岁", 3) == 0 &&
        g->start == w->structure->seg[seg].end && g->kind != GN_SEG_MARK)
        return true;
    if (!(q->flags & GN_Q_DURATION)) return false;
    if (takes_so_long(w, seg) || gn_statement_out_for(w, seg)) return true;
    /* 连续四个季度 */
    if (seg > 0 && w->structure->seg[seg - 1].end == w->structure->seg[seg].start &&
        w->structure->seg[seg - 1].kind != GN_SEG_MARK && gn_seg_ends(w, &w->structure->seg[seg - 1], "连续"))
        return true;
    if (g->start != w->structure->seg[seg].end) return false;
    if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_CAGR) return true;
    const char *text = gn_work_text(w, seg + 1);
    const size_t n = gn_work_len(w, seg + 1);
    if (n >= 3 && memcmp(text, "半", 3) == 0) return true;
    /* 20多年来, 30年以来 */
    if (gn_words_begin("来的|来最|来首|来新|来单|来同|以来", text, n) || (n == 3 && memcmp(text, "来", 3) == 0))
        return true;
    /* 在11日当天: a date */
    if (gn_seg_ends(w, &w->structure->seg[seg], "日") && gn_words_begin("当天|当日|当晚|晚|凌晨", text, n)) return true;
    return n >= 6 && (memcmp(text, "复合", 6) == 0 || memcmp(text, "平均", 6) == 0 || memcmp(text, "年均", 6) == 0);
}

/* 培育百亿级企业1家、十亿级企业5家: what is done begins the phrase, or stands before the item with the same unit. */
static bool beside_made(const gn_work *w, const gn_statement *s, const gn_quantity *q, const char *acts, size_t all)
{
    const gn_structure *st = w->structure;
    const uint32_t begin = st->clause[s->clause].first;
    uint32_t first = s->from, last = s->previous;
    uint32_t end;
    if (last != GN_NO_INDEX && last > begin && (names_kind(w, last) || gn_statement_threshold(w, last, &end))) {
        first = last - 1;
        last = first > begin ? first - 1 : GN_NO_INDEX;
    }
    while (first < s->list_seg && st->seg[first].kind == GN_SEG_PERIOD) first++;
    if (gn_words_first(acts, all, gn_work_text(w, first), gn_work_len(w, first), 0)) return true;
    return st->seg[first].kind == GN_SEG_MARK && st->seg[first].mark == 'd' && last != GN_NO_INDEX &&
           st->seg[last].kind == GN_SEG_QUANTITY && gn_work_quantity(w, last)->unit == q->unit;
}

/* “24个创投项目和3个服务机构入驻”, “17户企业入选”: so many bodies did something. */
static bool bodies_act(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    static const char *const bodies[] = {"企业", "公司", "项目", "机构", "园区", "品牌", "平台", "产品", "团队"},
                             *const acts[] = {"入驻", "入选", "上榜", "落户", "落地", "获批", "获评", "参展", "亮相"};
    enum { FAR = 6 /* segments */ };
    const gn_structure *st = w->structure;
    bool body = false, act = false;
    if (fabs(q->value) < 2) return false;
    for (uint32_t k = s->seg + 1; k < st->segs && k <= s->seg + FAR && st->seg[k].clause == s->clause && !act; k++) {
        if (st->seg[k].kind != GN_SEG_TEXT) continue;
        if (k == s->seg + 1)
            GN_EACH (i, bodies) body |= gn_seg_says(w, k, bodies[i]);
        GN_EACH (i, acts) act |= gn_seg_says(w, k, acts[i]);
    }
    return body && act;
}

/* “新增42家绿色工厂、1个绿色园区和17项绿色产品”: a member behind one that counts. */
static bool counted_on(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t last = s->previous;
    if (last == GN_NO_INDEX) return false;
    const bool grade = last > 0 && w->memory.said_seg == last - 1 && st->seg[last].kind == GN_SEG_QUANTITY &&
                       names_kind(w, last); /* 3个千亿级集群 */
    const uint32_t noun = last + 1;
    last -= grade;
    if (w->memory.said_seg != last || s->list_seg != s->seg || s->seg != noun + 2 || s->seg + 1 >= st->segs ||
        (st->seg[s->seg + 1].kind != GN_SEG_TEXT &&
         !(st->seg[s->seg + 1].kind == GN_SEG_QUANTITY && names_kind(w, s->seg + 1))) ||
        st->seg[s->seg + 1].start != st->seg[s->seg].end || st->seg[noun].kind != GN_SEG_TEXT ||
        !(gn_work_quantity(w, last)->flags & GN_Q_COUNT_NOUN))
        return false;
    const gn_seg *join = &st->seg[s->seg - 1];
    return join->kind == GN_SEG_MARK && join->mark == 'd';
}

/* 建成至少10座, 打造3个, 其中整车企业2家: counted, however few, right behind what is done, or behind what they are
 * where others were counted before. */
static bool made(const gn_work *w, const gn_statement *s, const gn_quantity *q, bool goes_on)
{
    static const char acts[] =
        "建成|打造|新建|建设|新增|培育|引进|落户|新开|关闭|关停|开业|投产|开通|投运|新设|布局|改造|拥有|建有|"
        "完成了|形成|形成了|签约的|签约|实施",
                      least[] = "至少|不低于|不少于",
                      plans[] = "工程|任务|方面|行动|方向|领域|举措|措施|体系|环节|阶段|重点",
                      bodies[] = "企业|公司|平台|基地|项目|园区|机构|中心|工厂|品牌|门店|医院|高校|实验室";
    const gn_structure *st = w->structure;
    if (s->list_seg == s->from) return false;
    uint32_t k = s->list_seg - 1;
    bool bound = false;
    for (; k > s->from && st->seg[k].kind == GN_SEG_CUE; k--)
        bound |= gn_words_end(least, gn_work_text(w, k), gn_work_len(w, k)) > 0;
    const gn_seg *next = s->seg + 1 < st->segs ? &st->seg[s->seg + 1] : NULL;
    if (next && next->kind == GN_SEG_TEXT &&
        gn_words_end(plans, gn_work_text(w, s->seg + 1), gn_work_len(w, s->seg + 1)))
        return false;
    if ((!next || next->kind == GN_SEG_MARK) && k + 1 == s->list_seg &&
        gn_words_end(bodies, gn_work_text(w, k), gn_work_len(w, k)) && !gn_seg_begins(w, &st->seg[s->seg], "一") &&
        (beside_made(w, s, q, acts, sizeof acts - 1) || (goes_on && fabs(q->value) >= 2)))
        return true;
    if (fabs(q->value) < 2) return false;
    return bound || gn_words_end(acts, gn_work_text(w, k), gn_work_len(w, k));
}

/* 浏览次数：1280次, 阅读：1.2万: of the page that the article stands on. */
static bool counts_readers(const gn_work *w, uint32_t seg)
{
    static const char words[] = "浏览次数|浏览量|浏览数|浏览|点击次数|点击数|点击量|点击|阅读次数|阅读量|阅读数|阅读|"
                                "访问次数|访问量|评论数|评论|人气|字数";
    const gn_seg *g = &w->structure->seg[seg];
    return seg >= 2 && g[-1].kind == GN_SEG_MARK && g[-1].mark == ':' &&
           gn_words_end(words, gn_work_text(w, seg - 2), gn_work_len(w, seg - 2));
}

/* What is measured in days and hours; how long a plan or a contract runs is none. */
static const char lasting[] =
    "时延|延迟|交付周期|交货周期|供货周期|库存周期|交期|交货期|周转天数|库存天数|可用天数|空置天数|"
    "去化周期|账期|回款周期|等待时间|续航时间|待机时间|通关时间|办理时间|办结时间|审批时间|响应时间|"
    "停电时间|停留时间|使用时间|学习时间|恢复时间|配送时间|耗时|用时|寿命|回收期|住院日";

/* “周转天数126天（上年同期174天）”: a bracket's figure of the year before, in the unit of the one that it stands
 * behind. */
static bool year_before_beside(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    enum { NEAR = 4 };
    const gn_seg *g = w->structure->seg;
    const gn_memory *m = &w->memory;
    const uint32_t said = m->said_seg;
    if (said == GN_NO_INDEX || m->last_sentence != s->sentence || said >= s->list_seg || s->list_seg - said > NEAR ||
        !q->unit || gn_work_quantity(w, said)->unit != q->unit)
        return false;
    return g[said + 1].kind == GN_SEG_MARK && g[said + 1].mark == '(' && g[said + 2].kind == GN_SEG_PERIOD;
}

/* `read`: the indicator is known, which an hour's figure may need, and what was counted in full. */
static bool accept(const gn_work *w, const gn_statement *s, bool read)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);

    if (s->near & (GN_CUE_BIT(RANK))) return false;
    /* 占500家企业总营收的75%: counts what the total is of. */
    if ((q->flags & GN_Q_COUNT_NOUN) && s->seg > s->from && w->structure->seg[s->seg - 1].kind == GN_SEG_CUE &&
        w->structure->seg[s->seg - 1].cue == GN_CUE_SHARE && s->seg + 1 < w->structure->segs &&
        w->structure->seg[s->seg + 1].kind != GN_SEG_MARK)
        return false;
    if (q->flags & GN_Q_YEARLIKE && !(q->flags & GN_Q_UNIT)) return false;
    if (in_name(w, s) || names_size(w, s) || counts_readers(w, s->seg)) return false;
    if (year_before_beside(w, s, q)) return true;
    if (q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE | GN_Q_MONEY)) return true;
    const bool verb = s->near & (GN_CUE_BIT(LEVEL) | GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(BOUND) |
                                 GN_CUE_BIT(TO) | GN_CUE_BIT(CUMULATIVE) | GN_CUE_BIT(FROM));
    /* 水电960小时，比上年同期减少21小时: the article has measured something in hours before. */
    bool goes_on = !read || (q->unit && w->memory.last_block == s->block && q->unit == w->memory.unit);
    for (uint32_t i = 0; i < GN_UNITS_KEPT && q->unit; i++) goes_on |= w->memory.full_unit[i] == q->unit;
    if (q->flags & GN_Q_DURATION)
        return goes_on || (verb && (q->decimals || gn_words_end(lasting, s->indicator.s, s->indicator.n))) ||
               (s->left & GN_CUE_BIT(AVERAGE)) || gn_words_end("小时|时长", s->indicator.s, s->indicator.n);
    if (!(q->flags & GN_Q_UNIT)) return q->magnitude > 1 || (verb && q->decimals);
    if (q->flags & GN_Q_COUNT_NOUN)
        return fabs(q->value) >= 100 || (verb && fabs(q->value) >= 20) || by_heads(w, s) || made(w, s, q, goes_on) ||
               counted_on(w, s) || bodies_act(w, s, q);
    return true;
}

bool gn_statement_accept(const gn_work *w, const gn_statement *s)
{
    return accept(w, s, true);
}

bool gn_statement_may_accept(const gn_work *w, const gn_statement *s)
{
    return accept(w, s, false);
}
