/* Places that are not the place of a figure: parts of names, the other side of a comparison, with whom one deals. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

/* 上海某某管理有限公司: the place before it is a part of the name. */
static bool firm_name(const gn_work *w, const gn_seg *g, gn_charset set)
{
    static const char *const ends[] = {"公司", "集团", "股份有限"};
    const char *text = w->clean->text + g->start;
    const size_t n = g->end - g->start;
    GN_EACH (i, ends) {
        if (gn_charset_of_word(ends[i], 6) & ~set) continue;
        const char *at = gn_find(text, n, ends[i], strlen(ends[i]));
        if (at && !gn_find(text, (size_t)(at - text), "的", 3)) return true;
    }
    return false;
}

/* 无锡银行, 常熟农商行; not 无锡银行业 */
static bool bank_name(const gn_work *w, const gn_seg *g)
{
    static const char *const ends[] = {"银行", "农商行", "农商银行"}, *const other[] = {"银行业", "银行机", "银行存",
                                                                                        "银行贷", "银行卡"};
    return GN_BEGINS_WITH(w->clean->text + g->start, g->end - g->start, ends) &&
           !GN_BEGINS_WITH(w->clean->text + g->start, g->end - g->start, other);
}

/* What joins two places of an enumeration. */
static bool joins(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind == GN_SEG_MARK) return g->mark == 'd';
    return g->end - g->start == 3 && (gn_seg_begins(w, g, "和") || gn_seg_begins(w, g, "与") ||
                                      gn_seg_begins(w, g, "及") || gn_seg_begins(w, g, "等"));
}

static bool is_china(const gn_work *w, uint32_t k)
{
    return strcmp(gn_lexicon_area(w->lexicon, w->structure->seg[k].index)->official, "中国") == 0;
}

/* 全球投资促进大会, 中国国际进口博览会: the place that ends at byte `from` begins an event's name. */
static bool event_name(const gn_work *w, size_t from, size_t end)
{
    enum { NEAR = 36 };
    static const char *const ends[] = {"大会",   "博览会",     "论坛",   "峰会",   "交易会", "展览会", "研究院",
                                       "会计准", "财务报告准", "狂欢节", "购物节", "艺术节", "电影节", "运动会",
                                       "锦标赛", "奥运",       "冬奥",   "亚运",   "世博会", "车展",   "日报",
                                       "晚报",   "时报",       "商报",   "周刊",   "通讯社"};
    static const char *const not_in[] = {"的", "、",   "，",   "。",   "；",   "在",   "将",
                                         "已", "举办", "举行", "召开", "参加", "参展", "亮相"};
    const char *text = w->clean->text + from;
    const size_t n = end - from < NEAR ? end - from : NEAR;
    const gn_charset set = gn_charset_of(text, n);
    GN_EACH (i, ends) {
        if (gn_charset_of_word(ends[i], 6) & ~set) continue;
        const char *at = gn_find(text, n, ends[i], strlen(ends[i]));
        bool name = at;
        for (size_t j = 0; name && j < sizeof not_in / sizeof *not_in; j++)
            name = !gn_find(text, (size_t)(at - text), not_in[j], strlen(not_in[j]));
        if (name) return true;
    }
    return false;
}

/* 中国企业500强, 中国专利奖: the place that ends at byte `from` begins the name of a list or a prize. */
static bool list_name(const gn_work *w, size_t from, size_t end)
{
    static const char kinds[] = "民营企业|企业|制造业民营企业|服务业民营企业|制造业企业|服务业企业|制造业|服务业|民企|"
                                "上市公司|互联网综合实力|互联网企业|互联网|软件企业|软件|电子信息|电子元件|品牌|"
                                "新经济|连锁|物流企业|外贸|化工企业|电商|最具价值品牌|工业|县域经济",
                      lists[] = "500强|100强|200强|50强|百强|五百强|千强|驰名商标|名牌产品|专利奖|质量奖|专利金奖|"
                                "专利优秀奖|工业大奖|软件名城|软件名园|驰名品牌|名优品牌";
    const char *t = w->clean->text + from;
    const size_t n = end - from, kind = gn_words_begin(kinds, t, n);
    return gn_words_begin(lists, t + kind, n - kind) > 0;
}

/* The segment behind a bracket that opens at k, the one before a bracket that closes there; k itself where none does.
 */
static uint32_t past_bracket(const gn_work *w, uint32_t k)
{
    enum { MOST = 6 };
    const gn_structure *st = w->structure;
    if (k >= st->segs) return k;
    if (st->seg[k].kind != GN_SEG_MARK) return k;
    for (uint32_t i = k; i < st->segs && i < k + MOST && st->seg[k].mark == '('; i++)
        if (st->seg[i].kind == GN_SEG_MARK && st->seg[i].mark == ')') return i + 1;
    for (uint32_t i = k; i > 0 && i + MOST > k && st->seg[k].mark == ')'; i--)
        if (st->seg[i].kind == GN_SEG_MARK && st->seg[i].mark == '(') return i - 1;
    return k;
}

/* The first and the last place of the enumeration that the one at k belongs to: A、B和C, A(5%)和B(3%). */
static void ends_of_list(const gn_work *w, uint32_t k, uint32_t *first, uint32_t *last)
{
    enum { MOST = 20 };
    const gn_structure *st = w->structure;
    *first = *last = k;
    while (*first >= 2 && k - *first < MOST && joins(w, *first - 1)) {
        const uint32_t i = past_bracket(w, *first - 2);
        if (st->seg[i].kind != GN_SEG_AREA) break;
        *first = i;
    }
    while (*last - k < MOST && *last + 1 < st->segs) {
        const gn_seg *next = &st->seg[*last + 1]; /* most join nothing */
        if (next->kind != GN_SEG_MARK && next->end - next->start != 3) break;
        const uint32_t i = past_bracket(w, *last + 1);
        if (i + 1 >= st->segs || !joins(w, i) || st->seg[i + 1].kind != GN_SEG_AREA) break;
        *last = i + 1;
    }
}

/* 包头钢铁(集团)有限责任公司, 深圳某某投资合伙企业(有限合伙): the place begins the name, whatever words are in it. */
static bool long_name(const gn_work *w, const gn_seg *before)
{
    enum { NEAR = 60 /* bytes */ };
    static const char *const ends[] = {"有限公司", "有限责任公司", "股份公司", "集团公司",
                                       "合伙企业", "事务所",       "投资银行"};
    static const char *const not_in[] = {"的", "有", "共", "家",   "在",   "将",   "已",   "、",   "，",
                                         "。", "；", "：", "新增", "设立", "成立", "注册", "收购", "和"};
    const char *text = w->clean->text + before->end;
    const size_t left =
                     w->clean->block[w->structure->sentence[w->structure->clause[before->clause].sentence].block].end -
                     before->end,
                 n = left < NEAR ? left : NEAR;
    const gn_charset set = gn_charset_of(text, n);
    GN_EACH (i, ends) {
        if (gn_charset_of_word(ends[i], strlen(ends[i])) & ~set) continue;
        const char *at = gn_find(text, n, ends[i], strlen(ends[i]));
        bool name = at && at >= text + 6;
        for (size_t j = 0; name && j < sizeof not_in / sizeof *not_in; j++)
            name = !gn_find(text, (size_t)(at - text), not_in[j], strlen(not_in[j]));
        if (name) return true;
    }
    return false;
}

/* A place and two to four characters right behind it. */
static bool short_name(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    if (k + 1 >= st->segs || st->seg[k].kind != GN_SEG_AREA) return false;
    const gn_seg *a = &st->seg[k + 1];
    const size_t n = a->end - a->start;
    return a->kind == GN_SEG_TEXT && a->start == st->seg[k].end && n >= 6 && n <= 12 &&
           !gn_phrases_suffix(w->phrases, w->clean->text + a->start, n, GN_PHRASE_HEAD);
}

/* 上海源盟、宁波九胜: names that begin with places, one after the other. */
static bool named_in_turn(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    if (k >= 3 && joins(w, k - 1) && short_name(w, k - 3) && k + 1 < st->segs && st->seg[k + 1].kind == GN_SEG_TEXT &&
        st->seg[k + 1].start == st->seg[k].end)
        return true;
    return k + 3 < st->segs && short_name(w, k) && joins(w, k + 2) && short_name(w, k + 3);
}

void gn_inherit_short_name(gn_work *w, uint32_t k)
{
    enum { MOST = 30 /* bytes */, QUOTE = 3 };
    const gn_seg *g = &w->structure->seg[k];
    const bool quoted = k >= 2 && g[-1].kind == GN_SEG_MARK && g[-1].mark == 'q';
    const gn_seg *before = quoted ? &g[-2] : k >= 1 ? &g[-1] : g;
    if (before->kind == GN_SEG_MARK && before->mark == ':' && before > w->structure->seg) before--;
    if (before == g || !(gn_seg_ends(w, before, "称") || gn_seg_ends(w, before, "称为"))) return;
    const char *text = w->clean->text + g->start;
    const size_t left = w->clean->length - g->start, n = left < MOST ? left : MOST;
    const char *quote = gn_find(text, n, "”", QUOTE), *bracket = memchr(text, ')', n);
    const char *end = quoted ? quote : bracket;
    gn_memory *m = &w->memory;
    if (!end || end <= w->clean->text + g->end) return;
    m->short_name[m->short_names % GN_NAMES_KEPT].start = g->start;
    m->short_name[m->short_names++ % GN_NAMES_KEPT].bytes = (uint32_t)(end - text);
}

/* The place begins a short name that was given before. */
static bool short_name_again(const gn_work *w, const gn_seg *place)
{
    const gn_memory *m = &w->memory;
    for (uint32_t i = 0; i < m->short_names && i < GN_NAMES_KEPT; i++) {
        const size_t n = m->short_name[i].bytes;
        const char *text = w->clean->text + place->start, *name = w->clean->text + m->short_name[i].start;
        if (n <= w->clean->length - place->start && text[n - 1] == name[n - 1] && memcmp(text, name, n) == 0)
            return true;
    }
    return false;
}

/* 特斯拉上海超级工厂出口量: a works of the firm before the place, unless it is being built or paid for. */
static bool works_of_firm(const gn_work *w, uint32_t k)
{
    static const char works[] = "超级工厂|工厂|晶圆厂|生产基地|基地|整车厂";
    static const char *const builds[] = {"投资", "扩建", "扩产", "新建", "建设",
                                         "斥资", "开工", "动工", "投建", "建厂"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || k + 1 >= st->segs || g->kind != GN_SEG_AREA || g[-1].kind != GN_SEG_ORG || g[-1].end != g->start ||
        g[1].start != g->end || g[-1].index == GN_ORG_UNKNOWN || !gn_lexicon_org(w->lexicon, g[-1].index)->company ||
        !gn_words_begin(works, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return false;
    const gn_clause *c = &st->clause[g->clause];
    const uint32_t first = gn_look_back(k, c->first), last = c->last - k > GN_LOOK_BACK ? k + GN_LOOK_BACK : c->last;
    const char *t = w->clean->text + st->seg[first].start;
    const size_t n = st->seg[last - 1].end - st->seg[first].start;
    GN_EACH (i, builds)
        if (gn_find(t, n, builds[i], strlen(builds[i]))) return false;
    return true;
}

/* 上海某某公司, 西安、兰州两个铁路局集团公司: parts of names. */
static bool in_name(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t first, last;
    if (st->seg[k].kind == GN_SEG_AREA && (named_in_turn(w, k) || works_of_firm(w, k))) return true;
    ends_of_list(w, k, &first, &last);
    if (last > first && last + 2 < st->segs && st->seg[last + 1].kind == GN_SEG_QUANTITY) last++;
    if (long_name(w, &st->seg[last])) return true;
    const gn_seg *a = &st->seg[last + 1];
    if (last + 1 >= st->segs || a->start != st->seg[last].end) return false;
    const uint32_t end = st->seg[st->clause[a->clause].last - 1].end;
    if ((a->kind == GN_SEG_TEXT || a->kind == GN_SEG_CUE) && event_name(w, a->start, end)) return true;
    if (list_name(w, a->start, end)) return true;
    if (a->kind != GN_SEG_TEXT) return false;
    const gn_charset set = gn_charset_of(w->clean->text + a->start, a->end - a->start);
    return firm_name(w, a, set) || bank_name(w, a);
}

void gn_inherit_names(const gn_work *w, gn_structure *st)
{
    for (uint32_t k = 0; k < st->segs; k++)
        if (st->seg[k].kind == GN_SEG_AREA) st->seg[k].in_name = in_name(w, k);
}

bool gn_inherit_of_firms(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    return g->kind == GN_SEG_AREA ? g->in_name || short_name_again(w, g) : in_name(w, k);
}

/* 与土耳其厂商签约, 向上海恩捷采购, 对世界增长的贡献, 以美国、日本为主: with whom, for whom, who is there. */
static bool addressee(const gn_work *w, uint32_t k)
{
    static const char *const with[] = {"对", "向", "与", "同"};
    const gn_structure *st = w->structure;
    uint32_t first, last;
    ends_of_list(w, k, &first, &last);
    /* 我国与东盟产业合作更加紧密 */
    if (k > first && is_china(w, first) && gn_seg_begins(w, &st->seg[first + 1], "与") &&
        (gn_may_say(w, "合作") || gn_may_say(w, "贸易") || gn_may_say(w, "进出口") || gn_may_say(w, "伙伴")))
        return true;
    if (first == 0 || last + 1 >= st->segs || st->seg[first].kind != GN_SEG_AREA) return false;
    const gn_seg *b = &st->seg[first - 1];
    if (b->end != st->seg[first].start || b->kind == GN_SEG_MARK || b->clause != st->seg[first].clause) return false;
    for (uint32_t i = last + 1;
         gn_seg_ends(w, b, "以") && i < st->segs && i < last + 8 && st->seg[i].clause == b->clause; i++)
        if (gn_seg_says(w, i, "为主")) return true;
    if (first >= 2 && joins(w, first - 1) && st->seg[first - 2].kind == GN_SEG_AREA) return false;
    const gn_area_level level = gn_lexicon_area(w->lexicon, st->seg[k].index)->level;
    bool found = false;
    GN_EACH (i, with) found = found || gn_seg_ends(w, b, with[i]);
    if (!found) return false;
    if (level != GN_AREA_WORLD && !is_china(w, k)) return true;
    /* 与全国平均水平相差5个百分点 */
    if (last + 1 < st->segs && gn_words_begin("平均", gn_work_text(w, last + 1), gn_work_len(w, last + 1))) return true;
    for (uint32_t i = last + 1; i < st->segs && i < last + 5 && st->seg[i].clause == b->clause; i++)
        if (st->seg[i].kind == GN_SEG_CUE && st->seg[i].cue == GN_CUE_CONTRIBUTION) return true;
    return false;
}

/* “长三角数字干线”: begins a name in quotation marks. */
static bool quoted_name(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || k + 2 >= st->segs || g[-1].kind != GN_SEG_MARK || g[-1].mark != 'q' || g[1].kind != GN_SEG_TEXT)
        return false;
    for (uint32_t i = k + 2; i < st->segs && i < k + 5 && st->seg[i].kind != GN_SEG_QUANTITY; i++)
        if (st->seg[i].kind == GN_SEG_MARK) return st->seg[i].mark == 'Q';
    return false;
}

/* 实际使用外资…，其中日本、德国投资增长…: who invests. */
static bool foreign_investors(const gn_work *w, uint32_t first, uint32_t last)
{
    enum { NEAR = 480 /* bytes */ };
    const gn_structure *st = w->structure;
    if (last + 1 >= st->segs || st->seg[last + 1].start != st->seg[last].end || is_china(w, first)) return false;
    const char *next = gn_work_text(w, last + 1); /* 实际|投资 may be two segments */
    const size_t len = st->seg[st->clause[st->seg[last].clause].last - 1].end - st->seg[last].end;
    /* 韩国、德国对华投资分别增长… */
    if (gn_words_begin(
            "对华投资|对华直接投资|对华实际投|对华投入|实际对华投资|来华投资|在华投资|对我国投资|实际来华投资", next,
            len))
        return true;
    if (!gn_words_begin("投资|实际投资|实际投入|实际利用", next, len)) return false;
    const gn_label *told = &w->memory.indicator;
    if (gn_find(told->s, told->n, "外资", 6) || gn_find(told->s, told->n, "外商", 6)) return true;
    const size_t begin = w->clean->block[st->sentence[st->clause[st->seg[first].clause].sentence].block].start,
                 end = st->seg[first].start;
    const size_t from = end - begin > NEAR ? end - NEAR : begin;
    const char *text = w->clean->text + from;
    return gn_find(text, end - from, "外资", 6) || gn_find(text, end - from, "外商", 6) ||
           gn_find(text, end - from, "来源地", 9) || gn_find(text, end - from, "来源国", 9);
}

/* 东盟、欧盟、美国分别为前三大贸易伙伴, 主要出口市场为美国(18%)、日本(12%): that is said right before or behind them.
 */
static bool named_partners(const gn_work *w, uint32_t first, uint32_t last)
{
    enum { NEAR = 6 };
    static const char kinds[] = "贸易伙伴|出口市场|出口目的地|进口来源地|进口来源国|投资来源地";
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[st->seg[first].clause];
    if (is_china(w, first)) return false;
    bool market = false; /* 出口前三大市场为 */
    bool is = first > c->first && gn_words_end("为|是|有|包括", gn_work_text(w, first - 1), gn_work_len(w, first - 1));
    for (uint32_t k = first; is && k-- > c->first && first - k < NEAR;) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) break;
        const size_t n = g->end - g->start, verb = k + 1 == first ? strlen("为") : 0;
        market |= gn_words_begin("市场", w->clean->text + g->start, n) > 0;
        if (gn_words_end(kinds, w->clean->text + g->start, n) ||
            (n > verb && gn_words_end(kinds, w->clean->text + g->start, n - verb)) ||
            (market && gn_words_end("出口|进口", w->clean->text + g->start, n)))
            return true;
    }
    is = false;
    for (uint32_t k = last + 1; k < c->last && k < last + NEAR; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_MARK || g->kind == GN_SEG_QUANTITY) break;
        is |= gn_seg_begins(w, g, "为") || gn_seg_begins(w, g, "是") || gn_seg_ends(w, g, "为") ||
              gn_seg_ends(w, g, "是");
        if (is && gn_words_end(kinds, w->clean->text + g->start, g->end - g->start)) return true;
    }
    return false;
}

/* 自欧盟进口, 对美国、东盟和中东欧16国进出口: with whom. */
bool gn_inherit_partner(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t first, last;
    ends_of_list(w, k, &first, &last);
    /* 中国与欧盟进出口: the one side trades with the other. */
    const bool with_before = first > 0 && st->seg[first - 1].kind != GN_SEG_MARK &&
                             st->seg[first - 1].end == st->seg[first].start &&
                             gn_words_end("对|自|从|向", gn_work_text(w, first - 1), gn_work_len(w, first - 1));
    if (first < k && !with_before && st->seg[first + 1].kind == GN_SEG_TEXT &&
        (is_china(w, first) ||
         (gn_inherit_subnational(w, st->seg[first].index) && !gn_inherit_subnational(w, st->seg[k].index))))
        first += 2;
    if (foreign_investors(w, first, last) || named_partners(w, first, last)) return true;
    if (first == 0 || st->seg[first - 1].end != st->seg[first].start) return false;
    /* 出口美国1513亿元 */
    static const char *const trade[] = {"出口", "进口"};
    const gn_area_level level = gn_lexicon_area(w->lexicon, st->seg[k].index)->level;
    if ((level == GN_AREA_COUNTRY || level == GN_AREA_CONTINENT) && !is_china(w, k) && last + 1 < st->segs &&
        (st->seg[last + 1].kind == GN_SEG_QUANTITY || st->seg[last + 1].kind == GN_SEG_CUE) &&
        GN_ENDS_IN(gn_work_text(w, first - 1), gn_work_len(w, first - 1), trade))
        return true;
    static const char *const with[] = {"自", "从", "对", "向", "与", "同", "往"}, *const what[] = {"进口", "出口",
                                                                                                   "贸易"};
    /* 对第一大贸易伙伴东盟进出口 */
    bool found = st->seg[first - 1].kind == GN_SEG_TEXT && gn_seg_ends(w, &st->seg[first - 1], "贸易伙伴");
    for (size_t i = 0; i < sizeof with / sizeof *with && !found; i++)
        found = st->seg[first - 1].kind != GN_SEG_MARK && gn_seg_ends(w, &st->seg[first - 1], with[i]);
    /* 对东盟出口增长10%，对美国下降5% */
    const gn_label *before = &w->memory.indicator;
    uint32_t verb = past_bracket(w, last + 1);
    if (verb + 1 < st->segs && st->seg[verb].kind != GN_SEG_MARK &&
        gn_words_begin("有所|均|都|则|也|却", gn_work_text(w, verb), gn_work_len(w, verb)) == gn_work_len(w, verb))
        verb++;
    while (verb + 1 < st->segs && st->seg[verb].kind == GN_SEG_CUE &&
           (st->seg[verb].cue == GN_CUE_RESPECTIVELY || st->seg[verb].cue == GN_CUE_YOY))
        verb++;
    const gn_seg *next = &st->seg[verb];
    /* 对美国出口增长16%，欧盟增长21% */
    found |= first == st->clause[st->seg[k].clause].first && w->memory.last_sentence == w->memory.sentence &&
             gn_words_begin("对|自", before->s, before->n);
    /* 对美国1.1万亿元 */
    const bool told = verb < st->segs && next->clause == st->seg[k].clause &&
                      (next->kind == GN_SEG_QUANTITY ||
                       (next->kind == GN_SEG_CUE &&
                        (next->cue == GN_CUE_UP || next->cue == GN_CUE_DOWN || next->cue == GN_CUE_LEVEL ||
                         next->cue == GN_CUE_BOUND || next->cue == GN_CUE_SHARE)));
    if (found && told) {
        /* “出口增长5%，对印度占17.6%” */
        const uint32_t near = gn_look_back(first, st->sentence[st->clause[st->seg[k].clause].sentence].first);
        const size_t from = st->seg[near].start;
        const char *said = w->clean->text + from;
        const size_t n = st->seg[first].start > from ? st->seg[first].start - from : 0;
        const bool to = gn_seg_ends(w, &st->seg[first - 1], "对");
        GN_EACH (i, what)
            if (gn_find(before->s, before->n, what[i], strlen(what[i])) ||
                (to && gn_find(said, n, what[i], strlen(what[i]))))
                return true;
    }
    const uint32_t behind = past_bracket(w, last + 1);
    for (uint32_t n = behind; found && n < st->segs && n < behind + 4; n++) {
        const gn_seg *g = &st->seg[n];
        if (g->clause != st->seg[first].clause || g->kind == GN_SEG_MARK || g->kind == GN_SEG_AREA) break;
        GN_EACH (i, what)
            if (gn_find(gn_work_text(w, n), gn_work_len(w, n), what[i], 6)) return true;
    }
    return false;
}

bool gn_inherit_total(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || g[-1].end != g->start || g[-1].kind == GN_SEG_MARK || !gn_seg_ends(w, &g[-1], "在")) return false;
    for (uint32_t i = k + 1; i < st->segs && i < k + 6 && st->seg[i].clause == g->clause; i++) {
        if (st->seg[i].kind != GN_SEG_CUE || st->seg[i].cue != GN_CUE_SHARE) continue;
        if (st->seg[i - 1].kind == GN_SEG_TEXT &&
            (gn_seg_ends(w, &st->seg[i - 1], "中的") || gn_seg_ends(w, &st->seg[i - 1], "中") ||
             (i == k + 2 && gn_work_len(w, i - 1) == 3 && gn_seg_begins(w, &st->seg[i - 1], "的"))))
            return true;
    }
    return false;
}

/* 韩国三星电子, 中国大陆的中芯国际, 日本半导体设备龙头TEL, 中国厂商宁德时代: where a company is from. */
bool gn_inherit_origin(const gn_work *w, uint32_t k)
{
    static const char *const kinds[] = {"龙头",   "巨头", "大厂",   "制造商", "供应商", "运营商",
                                        "芯片商", "车企", "电池厂", "厂商",   "企业",   "品牌"};
    static const char of[] = "的";
    enum { OF = sizeof of - 1, NAMED = 8 /* of them, before a foreign name; 厂商OLED is none */ };
    const gn_structure *st = w->structure;
    const gn_seg *a = &st->seg[k + 1];
    if (k + 1 >= st->segs || a->start != st->seg[k].end) return false;
    const char *text = gn_work_text(w, k + 1);
    size_t n = gn_work_len(w, k + 1);
    const bool firm_next = k + 2 < st->segs && st->seg[k + 2].start == a->end && gn_work_company(w, a + 1);
    if (a->kind == GN_SEG_TEXT && n == OF && memcmp(text, of, OF) == 0) return firm_next;
    if (a->kind == GN_SEG_ORG) return gn_lexicon_org(w->lexicon, a->index)->company;
    if (a->kind != GN_SEG_TEXT) return false;
    if (n > OF && memcmp(text, of, OF) == 0) text += OF, n -= OF;
    GN_EACH (i, kinds) {
        const char *at = gn_find(text, n, kinds[i], strlen(kinds[i]));
        if (!at || gn_find(text, (size_t)(at - text), of, OF)) continue;
        const char next = w->clean->text[(size_t)(at - w->clean->text) + strlen(kinds[i])];
        const bool latin = (next >= 'A' && next <= 'Z') || (next >= 'a' && next <= 'z') || next == ' ';
        if ((latin && i < NAMED) || (at + strlen(kinds[i]) == text + n && firm_next)) return true;
    }
    return false;
}

/* 韩国面板厂商, 中国手机品牌, 日韩四家企业: the country at segment k is where makers are from; not 中国市场的品牌. */
bool gn_inherit_makers(const gn_work *w, uint32_t k)
{
    enum { NEAR = 48 /* bytes */ };
    static const char *const makers[] = {"厂商", "品牌", "企业", "车企", "制造商", "供应商", "面板厂", "电池厂"},
                             *const others[] = {"市场", "的", "、", "和", "在", "对", "与"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g->kind != GN_SEG_AREA || gn_seg_begins(w, g, "我国")) return false;
    const gn_lex_area *place = gn_lexicon_area(w->lexicon, g->index);
    if (place->level != GN_AREA_COUNTRY && place->level != GN_AREA_CONTINENT &&
        strcmp(place->official, "中国台湾") != 0)
        return false;
    uint32_t at_text = k + 1;
    if (at_text < st->segs && st->seg[at_text].kind == GN_SEG_QUANTITY) at_text++;
    if (at_text >= st->segs || st->seg[at_text].kind != GN_SEG_TEXT || st->seg[k + 1].start != g->end) return false;
    const char *t = gn_work_text(w, at_text);
    const size_t n = gn_work_len(w, at_text) < NEAR ? gn_work_len(w, at_text) : NEAR;
    GN_EACH (i, makers) {
        const char *at = gn_find(t, n, makers[i], strlen(makers[i]));
        bool other = !at;
        for (size_t o = 0; !other && o < sizeof others / sizeof *others; o++)
            other = gn_find(t, (size_t)(at - t), others[o], strlen(others[o])) != NULL;
        if (!other) return true;
    }
    return false;
}

/* 亚太(不包括日本和中国), 除拉丁美洲外, 剔除日本的亚洲: left out of what the figure is of. */
static bool left_out(const gn_work *w, uint32_t k)
{
    static const char *const heads[] = {"不包括", "不含", "不包含", "除", "除了", "剔除", "扣除", "除去"};
    const gn_structure *st = w->structure;
    uint32_t first, last;
    ends_of_list(w, k, &first, &last);
    if (first == 0 || st->seg[first - 1].end != st->seg[first].start || st->seg[first - 1].kind == GN_SEG_MARK)
        return false;
    return GN_ENDS_IN(gn_work_text(w, first - 1), gn_work_len(w, first - 1), heads);
}

/* 产品远销欧美、东南亚: where goods go to. */
static bool sent_to(const gn_work *w, uint32_t k)
{
    static const char *const ways[] = {"销往", "远销", "发往", "运往", "销至", "畅销", "热销", "出口到", "出口至"};
    const gn_structure *st = w->structure;
    if (st->seg[k].kind != GN_SEG_AREA || k == 0 || st->seg[k - 1].end != st->seg[k].start) return false;
    uint32_t first, last;
    ends_of_list(w, k, &first, &last);
    return first > 0 && st->seg[first - 1].kind != GN_SEG_MARK && st->seg[first - 1].end == st->seg[first].start &&
           GN_ENDS_IN(gn_work_text(w, first - 1), gn_work_len(w, first - 1), ways);
}

/* 新华社北京2月18日电; 2023-09-09 08:30 发表于北京: where it was written. */
bool gn_inherit_dateline(const gn_work *w, uint32_t k)
{
    enum { FAR = 24 /* bytes: the time of day, 发表于 */ };
    const gn_seg *g = &w->structure->seg[k];
    if (k + 1 < w->structure->segs && g[1].kind == GN_SEG_PERIOD && g[1].start == g->end)
        return w->scan->time[g[1].index].flags & GN_P_DATELINE;
    for (const gn_seg *day = g; day > w->structure->seg && g->start - day[-1].end <= FAR; day--)
        if (day[-1].kind == GN_SEG_PERIOD)
            return w->scan->time[day[-1].index].flags & GN_P_DATELINE &&
                   memchr(w->clean->text + day[-1].end, ':', g->start - day[-1].end);
    return false;
}

/* 第6代线, 第二期: the ordinal at k is no rank. */
static bool generation(const gn_work *w, uint32_t k)
{
    static const char kinds[] = "代|期|批|条|座";
    const size_t end = w->structure->seg[k].end;
    return gn_words_end(kinds, gn_work_text(w, k), gn_work_len(w, k)) ||
           gn_words_begin(kinds, w->clean->text + end, w->clean->length - end);
}

/* 宁德时代上海基地, 中创新航厦门三期项目: the works there. */
static bool site(const gn_work *w, uint32_t k)
{
    static const char *const words[] = {"基地", "工厂", "项目", "一期",   "二期", "三期", "四期",
                                        "五期", "新厂", "园区", "产业园", "生产", "厂",   "超级工厂"};
    const gn_structure *st = w->structure;
    if (k + 1 == st->segs || st->seg[k + 1].start != st->seg[k].end) return false;
    if (st->seg[k + 1].kind == GN_SEG_PERIOD) return true; /* 特斯拉全球三季度交付 */
    if (st->seg[k + 1].kind == GN_SEG_ORDINAL) return generation(w, k + 1);
    GN_EACH (i, words)
        if (gn_seg_begins(w, &st->seg[k + 1], words[i])) return true;
    return false;
}

/* 在盐城举行项目开工仪式: where it begins is where it will be. */
static bool starts_works(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    for (uint32_t i = k + 1; i < st->segs && i < k + 6 && st->seg[i].clause == st->seg[k].clause; i++)
        if (gn_find(gn_work_text(w, i), gn_work_len(w, i), "开工", 6) ||
            gn_find(gn_work_text(w, i), gn_work_len(w, i), "奠基", 6))
            return true;
    return false;
}

/* Nothing but a time stands before segment k in its clause. */
static bool begins_clause(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t i = st->clause[st->seg[k].clause].first;
    while (i < k && st->seg[i].kind == GN_SEG_PERIOD) i++;
    return i == k;
}

/* 晶圆代工厂商产值: what several have together. */
static bool of_group(const gn_work *w, uint32_t k)
{
    static const char *const many[] = {"厂商", "企业", "公司",   "业者", "品牌", "供应商", "车企", "城市",
                                       "港口", "工厂", "运营商", "银行", "券商", "房企",   "机构"};
    const char *t = gn_work_text(w, k);
    const size_t n = gn_work_len(w, k), noun = gn_phrases_suffix(w->phrases, t, n, GN_PHRASE_HEAD);
    GN_EACH (i, many)
        if (noun && noun < n && gn_find(t, n - noun, many[i], strlen(many[i]))) return true;
    return false;
}

/* 前十大企业…合计, 前三名厂商…共, 前十大厂商产值: a total of those in the front behind segment k. */
static bool counts_them(const gn_work *w, uint32_t k)
{
    enum { NEAR = 8 };
    const gn_structure *st = w->structure;
    bool figure = false;
    for (uint32_t i = k + 1; i < st->segs && i < k + NEAR && st->seg[i].clause == st->seg[k].clause; i++) {
        const gn_seg *g = &st->seg[i];
        figure |= g->kind == GN_SEG_QUANTITY;
        if (g->kind == GN_SEG_TEXT && !figure && of_group(w, i)) return true;
        if (g->kind == GN_SEG_CUE &&
            (g->cue == GN_CUE_TOTAL || gn_words_begin("合计|共计|总计", gn_work_text(w, i), gn_work_len(w, i))))
            return true;
    }
    return false;
}

/* 中国首届智能投影产业峰会在北京召开: a gathering of a trade, wherever it meets. */
static bool meets_there(const gn_work *w, uint32_t k)
{
    static const char acts[] = "召开|举行|举办|开幕|闭幕|落幕|揭幕|成功举|隆重举|顺利召",
                      events[] = "论坛|峰会|发布会|博览会|展览会|研讨会|年会|大会", *const trades[] = {"产业", "行业",
                                                                                                       "中国", "全球",
                                                                                                       "国际", "世界"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k == 0 || k + 1 >= st->segs || g->kind != GN_SEG_AREA || g[-1].end != g->start || g[1].start != g->end ||
        !gn_seg_ends(w, &g[-1], "在") || !gn_words_begin(acts, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return false;
    const char *t = gn_work_text(w, gn_look_back(k, st->clause[g->clause].first));
    const size_t n = (size_t)(w->clean->text + g->start - t), in = strlen("在");
    if (n <= in || !gn_words_end(events, t, n - in)) return false;
    GN_EACH (i, trades)
        if (gn_find(t, n, trades[i], strlen(trades[i]))) return true;
    return false;
}

bool gn_inherit_mentioned(const gn_work *w, uint32_t k)
{
    enum { MARKS = 8 /* behind the clause's last word */ };
    static const char causes[] = "受|因|由于|受到|得益于|受益于|鉴于", aims[] = "成为|打造|打造成|跻身|迈向|走向|进军",
                      seats[] = "注册于|总部位于|总部设在|注册地为|成立于";
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (k + 1 < st->segs && g[1].kind == GN_SEG_MARK && g[1].mark == '<' && g[1].start == g->end) return true;
    /* 河南新乡一位消费者: somebody who lives there */
    static const char somebody[] = "一位|一名|的一位|的一名|市民|网友|居民|籍|消费者";
    if (g->kind == GN_SEG_AREA && k + 1 < st->segs && g[1].start == g->end && g[1].kind != GN_SEG_MARK &&
        gn_words_begin(somebody, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return true;
    if (meets_there(w, k)) return true;
    uint32_t first, last;
    if (k == 0 || g->kind != GN_SEG_AREA) return false;
    ends_of_list(w, k, &first, &last);
    if (first == 0) return false;
    if (first >= 2 && st->seg[first - 1].kind == GN_SEG_PERIOD && st->seg[first - 1].clause == g->clause &&
        st->seg[first - 1].end == st->seg[first].start)
        first--; /* 由于去年同期上海疫情影响 */
    const gn_seg *b = &st->seg[first - 1];
    /* 粤东地区(包括汕头、梅州和汕尾): a gloss */
    if (first >= 2 && b[-1].kind == GN_SEG_MARK && b[-1].mark == '(' &&
        gn_words_begin("包括|包含|含|即|指|不含", w->clean->text + b->start, b->end - b->start))
        return true;
    if (b->kind == GN_SEG_MARK || b->end != st->seg[first].start) return false;
    const char *text = w->clean->text + b->start;
    const size_t n = b->end - b->start, cause = gn_words_end(causes, text, n);
    if (gn_words_end(seats, text, n) || gn_words_end(aims, text, n)) return true;
    /* 受四川限电影响，…: a clause without figures, or what stands before the effect */
    if (cause && (cause == n || b->kind == GN_SEG_CUE) && first - 1 == st->clause[b->clause].first) return true;
    if (!cause) return false;
    /* 无线设备受海外生产扩大影响，… */
    uint32_t end = st->clause[b->clause].last;
    for (uint32_t i = 0; i < MARKS && end > k + 1 && st->seg[end - 1].kind == GN_SEG_MARK; i++) end--;
    return gn_words_end("影响|拖累|冲击|带动|推动|拉动", gn_work_text(w, end - 1), gn_work_len(w, end - 1));
}

bool gn_inherit_ranks(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    if (k + 1 >= st->segs) return false;
    const gn_seg *g = &st->seg[k], *a = g + 1;
    static const char *const most[] = {"最大",   "最高",     "最多",   "最强",   "最快",   "最早",   "最先", "最具",
                                       "最为",   "最长",     "最佳",   "最低",   "规模最", "首",     "领先", "第一",
                                       "前",     "范围内最", "同类",   "影响力", "知名",   "著名",   "一流", "百强",
                                       "竞争力", "先进",     "新纪录", "纪录",   "新高",   "重要的", "唯一"};
    /* 全球第一; but 全国第一产业, 全省第一、二、三产业, 全国第一季度, 全球前端设备支出, 全国最高用电负荷 */
    static const char *const parts[] = {
        "第一产业", "第一、",   "第一和",   "第一季",   "第二产业", "第二、",   "第三产业", "前端",     "前装",
        "前驱体",   "前置",     "前景",     "首饰",     "首套",     "首付",     "首次公开", "首发上市", "先进封装",
        "先进制程", "先进制造", "先进工艺", "先进陶瓷", "先进材料", "先进计算", "最高用电", "最高负荷", "最高发电",
        "最高统调", "最高气温", "最大用电", "最大负荷", "最大电力", "最大发电", "最低生活", "最低工资", "最低收购价"};
    /* 全球前十大企业营收合计…: what the clause is about */
    if (g->kind == GN_SEG_AREA && gn_words_begin("前", w->clean->text + a->start, w->clean->length - a->start) &&
        begins_clause(w, k) && counts_them(w, k))
        return false;
    /* 5G网络全球领先 */
    if (a->start == g->end && a->kind == GN_SEG_CUE && a->cue == GN_CUE_COMPARE && gn_seg_begins(w, a, "领先"))
        return true;
    if (a->start != g->end || (a->kind != GN_SEG_TEXT && a->kind != GN_SEG_ORDINAL) ||
        GN_BEGINS_WITH(w->clean->text + a->start, w->clean->length - a->start, parts))
        return false;
    /* 东盟为广东第一大贸易伙伴: whose trade it is */
    enum { NEAR = 36 /* bytes */ };
    const size_t left = w->clean->length - a->start;
    if (gn_may_say(w, "大贸易") && gn_find(w->clean->text + a->start, left < NEAR ? left : NEAR, "大贸易伙伴", 15))
        return false;
    /* 绵阳第6代线: no rank */
    if (a->kind == GN_SEG_ORDINAL) return !generation(w, k + 1);
    GN_EACH (i, most)
        if (gn_seg_begins(w, a, most[i])) return true;
    return false;
}

/* 比美国、英国和法国高出1.5个百分点, 超过日本和德国: each of them is only what something is compared with. */
static bool one_of_compared(const gn_work *w, uint32_t k)
{
    static const char outdone[] = "超过|超越|赶超|反超|高于|低于|落后于|领先于|仅次于|远超|远高于|远低于";
    static const char than[] = "比|较|相比",
                      by[] = "高|低|快|慢|多|少|领先|落后|强|弱|分别高|分别低|分别快|分别慢|分别多|分别少";
    const gn_structure *st = w->structure;
    uint32_t first, last;
    if (st->seg[k].kind != GN_SEG_AREA) return false;
    ends_of_list(w, k, &first, &last);
    if (first == last || first == 0 || last + 1 >= st->segs || st->seg[first - 1].kind == GN_SEG_MARK ||
        st->seg[first - 1].end != st->seg[first].start || st->seg[last + 1].start != st->seg[last].end)
        return false;
    const size_t n = st->seg[st->clause[st->seg[last].clause].last - 1].end - st->seg[last].end;
    if (gn_words_end(outdone, gn_work_text(w, first - 1), gn_work_len(w, first - 1))) return true;
    return gn_words_end(than, gn_work_text(w, first - 1), gn_work_len(w, first - 1)) &&
           gn_words_begin(by, w->clean->text + st->seg[last].end, n);
}

/* A place that is none of a figure's: the other side of a comparison or share (高于全国, 占全球, 全球占比), a
 * superlative (全球最大), where something happens (在上海成立), a part of a name, what a bracket's figure is of. */
bool gn_inherit_aside(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    /* 粤港澳大湾区内地9市 */
    if (k > 0 && g->kind == GN_SEG_AREA && g[-1].kind == GN_SEG_AREA && g[-1].end == g->start && is_china(w, k))
        return true;
    /* 占江苏全省的一半 */
    if (k > 0 && g->kind == GN_SEG_CUE && g[-1].kind == GN_SEG_AREA && g[-1].end == g->start)
        return gn_inherit_aside(w, k - 1);
    if (gn_inherit_partner(w, k) || gn_inherit_total(w, k) || quoted_name(w, k) || addressee(w, k)) return true;
    if (gn_inherit_mentioned(w, k)) return true;
    if (gn_seg_begins(w, g, "港澳台") || one_of_compared(w, k) || left_out(w, k) || sent_to(w, k) ||
        gn_inherit_dateline(w, k))
        return true;
    if (k > 0 && g[-1].clause == g->clause) {
        const gn_seg *b = &g[-1];
        if (b->kind == GN_SEG_PERIOD && k > 1 && b[-1].clause == g->clause) b--; /* 占同期全国出口 */
        if (b->kind == GN_SEG_CUE && (b->cue == GN_CUE_COMPARE || b->cue == GN_CUE_SHARE ||
                                      gn_seg_begins(w, b, "贡献") || gn_seg_begins(w, b, "来自")))
            return true;
        if (b->kind == GN_SEG_CUE && b->cue == GN_CUE_BOUND &&
            (gn_seg_begins(w, b, "高于") || gn_seg_begins(w, b, "低于") || gn_seg_begins(w, b, "超") ||
             gn_seg_ends(w, b, "占")))
            return true;
        if (b->kind == GN_SEG_ORG && b->end == g->start && g->kind == GN_SEG_AREA && !site(w, k)) return true;
        static const char *const where[] = {"位于", "落户", "于",   "赴",     "占",     "约占", "来自",
                                            "承接", "成为", "打造", "打造成", "打开了", "打开", "进军",
                                            "开拓", "走进", "引领", "辐射",   "面向",   "领跑"};
        if ((b->kind == GN_SEG_TEXT || b->kind == GN_SEG_CUE) && b->end == g->start)
            GN_EACH (i, where)
                if (gn_seg_ends(w, b, where[i])) return true;
    }
    if (k + 1 < st->segs) {
        const gn_seg *a = &g[1];
        /* 在上海成立, 在北京签订: where it happened. */
        static const char *const acts[] = {"共同", "签",   "成立", "举行", "召开", "设立", "发布", "揭牌",
                                           "举办", "开幕", "创立", "创办", "注册", "上市", "挂牌", "进行首次"};
        if (a->start == g->end && k > 0 && g[-1].end == g->start && gn_seg_ends(w, &g[-1], "在") && !starts_works(w, k))
            GN_EACH (i, acts)
                if (gn_seg_begins(w, a, acts[i])) return true;
        if (gn_inherit_of_firms(w, k)) return true;
        /* 国外媒体, 美国专家: who says so. */
        static const char *const voices[] = {"媒体",   "专家", "分析师", "学者", "网友",
                                             "旅游者", "游客", "旅客",   "入境"}; /* and 海外游客 */
        if (a->kind == GN_SEG_TEXT && a->start == g->end)
            GN_EACH (i, voices)
                if (gn_seg_begins(w, a, voices[i])) return true;
        /* 全球占比; but 中国约占21%, 华南占比21% */
        const gn_area_level level =
            g->kind == GN_SEG_AREA ? gn_lexicon_area(w->lexicon, g->index)->level : GN_AREA_WORLD;
        if ((level == GN_AREA_WORLD || level == GN_AREA_COUNTRY) && a->kind == GN_SEG_CUE && a->clause == g->clause &&
            a->cue == GN_CUE_SHARE && a->start == g->end && !gn_seg_ends(w, a, "占") && !gn_seg_ends(w, a, "占了") &&
            !gn_seg_ends(w, a, "占到") && !gn_seg_ends(w, a, "占据") &&
            !gn_words_end("市占率|市场份额|占有率", gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
            return true;
        if (gn_inherit_origin(w, k)) return true;
        if (a->kind == GN_SEG_MARK && a->mark == '(' && k + 2 < st->segs && st->seg[k + 2].kind == GN_SEG_QUANTITY &&
            (gn_work_quantity(w, k + 2)->flags & GN_Q_PERCENT))
            return true;
        if (gn_inherit_ranks(w, k)) return true;
    }
    return false;
}
