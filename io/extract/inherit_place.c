/* The area of a statement: from its clause, its sentence, or what went before. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_place_private.h"

#include <string.h>

bool gn_inherit_subnational(const gn_work *w, uint32_t area)
{
    const gn_lex_area *a = gn_place_entry(w, area);
    gn_area_level l = a->level;
    /* 两江新区 is a part of its city. */
    if (l == GN_AREA_REGION && a->parent) l = gn_place_entry(w, a->parent)->level;
    return l == GN_AREA_PROVINCE || l == GN_AREA_CITY || l == GN_AREA_DISTRICT;
}

/* 全县, 全市: the county or city that the paragraph has named last before segment k, one that begins its sentence
 * first; 0 if none. */
static uint32_t last_of_level(const gn_work *w, uint32_t k, bool city)
{
    const gn_structure *st = w->structure;
    const uint32_t block = st->sentence[st->clause[st->seg[k].clause].sentence].block;
    uint32_t last = 0;
    for (uint32_t i = k; i-- > gn_look_back(k, 0);) {
        const gn_sentence *of = &st->sentence[st->clause[st->seg[i].clause].sentence];
        if (of->block != block) break;
        if (st->seg[i].kind != GN_SEG_AREA) continue;
        const gn_area_level level = gn_place_entry(w, st->seg[i].index)->level;
        if (level != (city ? GN_AREA_CITY : GN_AREA_DISTRICT)) continue;
        if (!city || i == of->first) return st->seg[i].index;
        if (!last && !gn_inherit_aside(w, i)) last = st->seg[i].index;
    }
    return last;
}

/* 全省, 我市 …: the last province or city that the text named before; 全国, 我国: China. */
static uint32_t own_place(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const char *level = gn_lexicon_cue(w->lexicon, g->index)->detail;
    if (strcmp(level, "country") == 0) return w->china;
    const bool province = strcmp(level, "province") == 0, district = strcmp(level, "district") == 0;
    uint32_t at = 0;
    const uint32_t begin = st->sentence[st->clause[g->clause].sentence].first;
    for (uint32_t i = k; i-- > gn_look_back(k, begin) && !at;)
        if (st->seg[i].kind == GN_SEG_AREA || st->seg[i].kind == GN_SEG_ORG) {
            const uint32_t area =
                st->seg[i].kind == GN_SEG_AREA ? st->seg[i].index : gn_inherit_org_area(w, &st->seg[i]);
            if (area && gn_inherit_subnational(w, area)) at = area;
        }
    if (!at && district) at = last_of_level(w, k, false);
    /* 全市 in an article on a province or region: of the city that the paragraph is on */
    const uint32_t about = w->memory.main_area;
    if (!at && strcmp(level, "city") == 0 && about &&
        (gn_place_entry(w, about)->level == GN_AREA_REGION || gn_place_entry(w, about)->level == GN_AREA_PROVINCE))
        at = last_of_level(w, k, true);
    if (!at) at = w->memory.main_area ? w->memory.main_area : w->memory.province;
    /* 全区 of an autonomous region is the region. */
    uint32_t top = at;
    while (top && gn_place_entry(w, top)->level > GN_AREA_PROVINCE) top = gn_place_entry(w, top)->parent;
    if (!top || gn_place_entry(w, top)->level != GN_AREA_PROVINCE) return at;
    if (province) return top;
    if (district && gn_place_entry(w, at)->level != GN_AREA_DISTRICT &&
        strstr(gn_place_entry(w, top)->official, "自治区"))
        return top;
    return at;
}

uint32_t gn_inherit_org_area(const gn_work *w, const gn_seg *g)
{
    if (g->index == GN_ORG_UNKNOWN) return 0;
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (*o->area) { /* a house of the world's markets tells of China's too */
        const uint32_t area = gn_lexicon_find_area(w->lexicon, o->area, strlen(o->area));
        return area == w->world ? 0 : area;
    }
    if (gn_seg_ends(w, g, "银行") || gn_seg_ends(w, g, "农商行")) return 0; /* a firm's name */
    /* 杭州市统计局: the place that its name begins with. */
    const gn_scan *s = w->scan;
    for (size_t t = g->token + 1; t < s->tokens && s->token[t].start < g->end; t++)
        if (s->token[t].kind == GN_TOKEN_AREA) return s->token[t].index;
    return 0;
}

uint32_t gn_place_named(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind == GN_SEG_AREA) return gn_inherit_of_firms(w, k) || gn_places_examples(w, k) ? 0 : g->index;
    if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_PLACE_SELF) return own_place(w, k);
    return 0;
}

/* Whether only the words of a list's member stand between the places at two segments: “美国CPI、欧元区HICP”. */
static bool next_member(const gn_work *w, uint32_t from, uint32_t to)
{
    enum { MOST = 5 };
    const gn_structure *st = w->structure;
    if (to - from > MOST || st->seg[to - 1].end != st->seg[to].start) return false;
    if (to == from + 1) return true; /* 东中西部 */
    static const char sites[] = "港|站|机场|口岸|海关|关区|地区|片区|铁路";
    const gn_seg *b = &st->seg[to - 1];
    const size_t and = gn_words_end("以及|和|与|及", gn_work_text(w, to - 1), gn_work_len(w, to - 1)),
                 site = gn_work_len(w, to - 1) - and;
    if (!(b->kind == GN_SEG_MARK && b->mark == 'd') &&
        !(and&&(!site || gn_words_begin(sites, gn_work_text(w, to - 1), site) == site)))
        return false;
    for (uint32_t i = from + 1; i + 1 < to; i++)
        if (st->seg[i].kind == GN_SEG_MARK || st->seg[i].kind == GN_SEG_QUANTITY || st->seg[i].kind == GN_SEG_AREA)
            return false;
    return true;
}

/* The bracket that closes at segment k (亚太(不包括日本)、西欧和美国): where it opens; GN_NO_INDEX where none does. */
static uint32_t bracket_open(const gn_work *w, uint32_t k, uint32_t begin)
{
    enum { MOST = 10 };
    const gn_seg *g = w->structure->seg;
    if (g[k].kind != GN_SEG_MARK || g[k].mark != ')') return GN_NO_INDEX;
    for (uint32_t i = k; i-- > begin && k - i < MOST;)
        if (g[i].kind == GN_SEG_MARK && g[i].mark == '(') return i;
    return GN_NO_INDEX;
}

/* A list of figures and as many places one after the other in the clause or one of the two before: the segment of the
 * number's own, GN_NO_INDEX if there are none. */
static uint32_t member_place(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    enum { MOST = 12 };
    const gn_structure *st = w->structure;
    if (q->list_count < 2) return GN_NO_INDEX;
    uint32_t c = s->clause, member[MOST], n = 0, end = GN_NO_INDEX; /* of the bracket behind the next one */
    const uint32_t first = st->sentence[s->sentence].first_clause;
    for (int back = 0; back < 2 && c > first; back++) c--;
    const uint32_t begin = gn_look_back(s->list_seg, st->clause[c].first);
    for (uint32_t k = s->list_seg; k-- > begin && n < MOST;) {
        if (st->clause[st->seg[k].clause].parent != GN_NO_INDEX && st->seg[k].clause != s->clause) continue;
        const uint32_t open = n ? bracket_open(w, k, begin) : GN_NO_INDEX;
        if (open != GN_NO_INDEX) {
            end = k;
            k = open;
            continue;
        }
        if (st->seg[k].kind != GN_SEG_AREA) continue;
        if (!n && gn_inherit_aside(w, k)) continue; /* 占全国比重 */
        if (n && !next_member(w, end != GN_NO_INDEX ? end : k, member[n - 1])) break;
        end = GN_NO_INDEX;
        member[n++] = k;
    }
    if (n != q->list_count || gn_inherit_of_firms(w, member[0]) || gn_inherit_partner(w, member[0])) return GN_NO_INDEX;
    /* 增速分别比美国、英国高出1.5个和2.6个百分点 */
    const uint32_t head = member[n - 1];
    if (head > 0 && st->seg[head - 1].end == st->seg[head].start &&
        gn_words_end("比|较|低于|高于|快于|慢于|好于|优于|超过|领先|落后", gn_work_text(w, head - 1),
                     gn_work_len(w, head - 1)))
        return GN_NO_INDEX;
    return member[n - 1 - q->list_index];
}

/* “低于全球芯片销售额增长率26.2%”: the number is the other side's, whose place is at k. */
static bool other_side(const gn_work *w, const gn_statement *s, uint32_t k)
{
    enum { LEAST = 9 /* bytes of what is measured */ };
    const gn_structure *st = w->structure;
    if (k == 0 || st->seg[k - 1].kind != GN_SEG_CUE || s->measure == GN_MEASURE_CHANGE ||
        s->measure == GN_MEASURE_MULTIPLE || st->seg[k - 1].clause != s->clause)
        return false;
    const gn_seg *b = &st->seg[k - 1];
    if (b->cue != GN_CUE_COMPARE && !(b->cue == GN_CUE_BOUND && (gn_seg_ends(w, b, "于") || gn_seg_begins(w, b, "超"))))
        return false;
    for (uint32_t i = k + 1; i < s->list_seg; i++)
        if (st->seg[i].kind == GN_SEG_MARK || st->seg[i].kind == GN_SEG_QUANTITY) return false;
    /* 快于全国同期7.3%的增速, 高于全国5.1%的平均水平 */
    uint32_t at = k + 1;
    while (at < s->list_seg && (st->seg[at].kind == GN_SEG_PERIOD || gn_seg_says(w, at, "同期"))) at++;
    if (at == s->list_seg && at + 1 < st->segs && st->seg[at + 1].start == st->seg[at].end &&
        gn_seg_begins(w, &st->seg[at + 1], "的"))
        return true;
    /* 仅次于美国的2257家 */
    if (k + 2 == s->list_seg && gn_work_len(w, k + 1) == 3 && gn_seg_begins(w, &st->seg[k + 1], "的")) return true;
    return st->seg[s->list_seg].start - st->seg[k].end >= LEAST && !gn_seg_ends(w, &st->seg[s->list_seg - 1], "水平");
}

bool gn_place_stated(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].clause == s->clause && gn_place_named(w, k) && (!gn_inherit_aside(w, k) || other_side(w, s, k)))
            return true;
    /* “…；深圳均价连跌两月，报…”: since the last number. */
    for (uint32_t k = s->from, begin = gn_look_back(k, st->sentence[s->sentence].first); k-- > begin;) {
        if (st->seg[k].kind == GN_SEG_QUANTITY && !(gn_work_quantity(w, k)->flags & GN_Q_DURATION)) break;
        if (st->seg[k].kind == GN_SEG_AREA && gn_place_named(w, k) && !gn_inherit_aside(w, k)) return true;
    }
    return member_place(w, s, gn_work_quantity(w, s->seg)) != GN_NO_INDEX;
}

/* 是全球增速的6倍: the place at k is of what is compared with. */
static bool of_times(const gn_work *w, const gn_statement *s, uint32_t k)
{
    for (uint32_t i = k; i-- > s->from;) {
        const gn_seg *g = &w->structure->seg[i];
        if (g->clause == s->clause && g->kind == GN_SEG_CUE && g->cue == GN_CUE_LEVEL && gn_seg_begins(w, g, "是"))
            return true;
    }
    return false;
}

/* “印度手机市场…。中国厂商的份额…”: of the market that the article is on, not of where the makers are from. */
static bool makers_abroad(const gn_work *w, const gn_statement *s, uint32_t k)
{
    enum { MAINLY = 3 };
    const gn_memory *m = &w->memory;
    if (!m->abroad || m->abroad_share < MAINLY || s->measure != GN_MEASURE_SHARE || !gn_inherit_makers(w, k))
        return false;
    const gn_area_level level = gn_place_entry(w, m->abroad)->level;
    return (level == GN_AREA_COUNTRY || level == GN_AREA_WORLD) && m->abroad != w->structure->seg[k].index;
}

/* Whether the sentence names places at all. */
static bool may_name_places(const gn_work *w)
{
    return gn_may_have(w, GN_SEG_AREA) || gn_may_have(w, GN_SEG_ORG) || gn_may_cue(w, GN_CUE_BIT(PLACE_SELF));
}

/* “拥有3个亿吨大港(南通、芜湖、武汉)，完成吞吐量…”: where the bracket opens that closes at segment k and says where
 * so many things are; k where none does. */
static uint32_t before_examples(const gn_work *w, uint32_t k, uint32_t begin)
{
    enum { MOST = 40 };
    const gn_seg *g = w->structure->seg;
    uint32_t i = k;
    while (i > begin + 2 && k - i < MOST && !(g[i].kind == GN_SEG_MARK && g[i].mark == '(')) i--;
    const bool things = g[i].kind == GN_SEG_MARK && g[i].mark == '(' && g[i - 1].kind == GN_SEG_TEXT &&
                        g[i - 1].end == g[i].start && g[i - 2].kind == GN_SEG_QUANTITY &&
                        g[i - 2].end == g[i - 1].start;
    return things ? i : k;
}

/* “虽然在中国和印度下滑，但…”, “尽管美国需求疲软，全球…”: the clause at which that is granted that has no say in the
 * next. */
static bool granted(const gn_work *w, uint32_t clause)
{
    static const char words[] = "虽然|尽管|虽说|即便|即使";
    enum { NEAR = 24 /* bytes: 小米虽然 */ };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[clause];
    if (c->first == c->last) return false;
    const char *t = w->clean->text + st->seg[c->first].start;
    const size_t n = st->seg[c->last - 1].end - st->seg[c->first].start;
    for (size_t i = 0; i < n && i < NEAR; i++)
        if (gn_words_begin(words, t + i, n - i)) return true;
    return false;
}

/* “广东进出口下降8.1%，同期全国下降10.8%”: a look aside at the whole, in the clause that begins with it. */
static bool same_time_there(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    const uint32_t first = w->structure->clause[g->clause].first;
    if (k <= first || g[-1].kind != GN_SEG_PERIOD || g[-1].end != g->start || gn_place_narrow(w, gn_place_named(w, k)))
        return false;
    const gn_time *t = &w->scan->time[g[-1].index];
    return t->part == GN_PART_SAME && (k - 1 == first || (k - 2 == first && gn_work_len(w, first) <= 3));
}

/* 中美贸易总值, 中欧双边贸易额, 对美贸易顺差, 自韩进口: of the one side with the other, by their short names. */
static bool between_two(const gn_work *w, const gn_statement *s)
{
    static const char begin[] = "中|对|自", with[] = "美|欧|日|韩|俄|非|德|英|法|印|澳|巴|越|泰|加|意|朝|蒙|哈|阿|拉",
                      trade[] = "贸易|双边|进出口|货物贸易|经贸|出口|进口|顺差|逆差";
    enum { CHAR = 3 };
    if (!gn_may_say(w, "贸易") && !gn_may_say(w, "双边") && !gn_may_say(w, "出口") && !gn_may_say(w, "进口"))
        return false;
    const char *text = w->clean->text + w->structure->seg[s->from].start;
    const size_t n = w->structure->seg[s->list_seg].start - w->structure->seg[s->from].start;
    for (size_t i = 0; i + 2 * CHAR < n; i++)
        if (gn_words_begin(begin, text + i, n - i) && gn_words_begin(with, text + i + CHAR, n - i - CHAR) &&
            gn_words_begin(trade, text + i + 2 * CHAR, n - i - 2 * CHAR))
            return true;
    return false;
}

/* Places that the sentence names before the number. */
static void places_before(const gn_work *w, const gn_statement *s, places *p)
{
    enum { KEEP = 9 };
    const gn_structure *st = w->structure;
    uint8_t nth = 0, clauses = 0;
    uint32_t clause = s->clause;
    bool conceded = false;
    const bool concedes = gn_may_say(w, "虽") || gn_may_say(w, "尽管") || gn_may_say(w, "即");
    const bool times = gn_work_quantity(w, s->seg)->flags & GN_Q_MULTIPLE;
    uint32_t partner = 0; /* with whom one trades, of the clause */
    if (!may_name_places(w)) return;
    const bool bilateral = between_two(w, s);
    const uint32_t begin = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > begin && p->n < MAX_PLACES - KEEP;) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) {
            clause = g->clause;
            if (clauses < 9) clauses++;
            conceded = concedes && granted(w, clause);
        }
        if (conceded) continue;
        if (st->clause[g->clause].parent != GN_NO_INDEX && g->clause != s->clause) continue;
        if (g->kind == GN_SEG_MARK && g->mark == ')') k = before_examples(w, k, begin);
        uint32_t area = gn_place_named(w, k);
        char kind = g->clause == s->clause ? 'c' : 's';
        if (area && kind == 'c' && times && of_times(w, s, k)) continue;
        if (!area && g->kind == GN_SEG_ORG) {
            area = gn_inherit_org_area(w, g);
            kind = 'o';
        }
        /* 据海关统计，苏州进出口…: an office of the country says nothing of the place behind it */
        if (!area ||
            (kind == 'o' && area == w->china && !gn_places_open(p) && gn_inherit_subnational(w, p->list[p->rule].area)))
            continue;
        if (makers_abroad(w, s, k)) {
            if (kind == 'c' && !p->makers) p->makers = k + 1;
            continue;
        }
        bool aside = gn_inherit_aside(w, k);
        /* “新兴市场加速开拓，对非洲出口增长14.8%”: trade with partners is not told of by those whom it is done with */
        if (kind == 'c' && aside && gn_inherit_partner(w, k)) { /* 对东盟进出口: never where it is */
            partner = area;
            continue;
        }
        aside |= kind == 's' && k + 1 < s->list_seg && same_time_there(w, k);
        aside |= kind == 's' && partner && gn_place_entry(w, area)->level == GN_AREA_CONTINENT;
        /* “美国退居第三，对美国出口8亿元”, “…，中美贸易总值11亿元” */
        if (kind == 's' &&
            ((partner && strcmp(gn_place_entry(w, area)->official, gn_place_entry(w, partner)->official) == 0) ||
             (bilateral && !gn_inherit_subnational(w, area) && area != w->china)))
            continue;
        gn_places_offer(p, (place){area, k, kind, nth, clauses, aside}, kind != 'o' && (!aside || other_side(w, s, k)));
        if (nth < 9) nth++;
    }
}

/* “斥资20亿元在德国建设工厂”, “81%位于中国台湾和韩国”: the place at k, behind the number, is where that is. */
static bool there(const gn_work *w, const gn_statement *s, uint32_t k)
{
    static const char *const builds[] = {"建", "新建", "设立", "投建", "扩建", "兴建"}, *const lies[] = {
                                                                                            "位于",   "坐落在",
                                                                                            "坐落于", "分布在",
                                                                                            "集中在", "是在"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g[-1].end != g->start || g[-1].kind == GN_SEG_MARK) return false;
    /* 全球60%以上的基站在中国 */
    const bool last = k + 1 >= st->clause[g->clause].last || g[1].kind == GN_SEG_MARK;
    if (s->measure == GN_MEASURE_SHARE)
        return GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), lies) ||
               (last && gn_seg_ends(w, &g[-1], "在"));
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY)) return false;
    static const char *const stands[] = {"位于", "坐落于", "坐落在",
                                         "落户", "落地",   "选址"}; /* 总投资N的某某基地位于武汉 */
    if (GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), stands)) return true;
    return gn_seg_ends(w, &g[-1], "在") && k + 1 < st->segs && g[1].start == g->end &&
           GN_BEGINS_WITH(gn_work_text(w, k + 1), gn_work_len(w, k + 1), builds);
}

/* The first place behind the number. */
static void place_after(const gn_work *w, const gn_statement *s, places *p)
{
    enum { NEAR = 5, FAR = 9 };
    if (!may_name_places(w)) return;
    for (uint32_t k = s->seg + 1; k < w->structure->clause[s->clause].last && k < s->seg + FAR; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->clause != s->clause || g->kind == GN_SEG_QUANTITY) return;
        const uint32_t area = gn_place_named(w, k);
        if (!area) continue;
        const bool it = there(w, s, k);
        if (k >= s->seg + NEAR && !it) return;
        const bool before = !gn_places_open(p) && (p->list[p->rule].kind == 's' ||
                                                   gn_place_entry(w, p->list[p->rule].area)->level == GN_AREA_WORLD);
        if (it && before) p->rule = MAX_PLACES;
        gn_places_offer(p, (place){area, k, 'r', 0, 0, gn_inherit_aside(w, k)}, it);
        return;
    }
}

/* “销量居全球第三，份额为6.2%”: the share is of the world in which the clause before ranks it. */
static void share_of_ranked(const gn_work *w, const gn_statement *s, places *p)
{
    const gn_structure *st = w->structure;
    if (s->measure != GN_MEASURE_SHARE || s->previous != GN_NO_INDEX) return;
    /* 居全球第二，占GDP比重38.6%: of another total */
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (gn_seg_says(w, k, "GDP") || gn_seg_says(w, k, "生产总值")) return;
    for (size_t i = 0; i < p->n && gn_places_open(p); i++) {
        const uint32_t k = p->list[i].seg;
        if (p->list[i].kind == 's' && p->list[i].clauses == 1 && k + 1 < st->segs &&
            gn_place_entry(w, p->list[i].area)->level == GN_AREA_WORLD && st->seg[k + 1].kind == GN_SEG_ORDINAL)
            p->rule = i;
    }
}

/* “纯电动汽车占欧盟市场份额的16%”: the market is that place's, where the clause names no other. */
static void share_of_place(const gn_work *w, const gn_statement *s, places *p)
{
    const gn_structure *st = w->structure;
    if (s->measure != GN_MEASURE_SHARE || !gn_places_open(p) || !p->n || p->list[0].kind != 'c' ||
        (p->n > 1 && p->list[1].kind == 'c'))
        return;
    const uint32_t k = p->list[0].seg;
    if (k > 0 && gn_seg_ends(w, &st->seg[k - 1], "占") && gn_place_large(w, p->list[0].area) && k + 1 < st->segs &&
        st->seg[k + 1].start == st->seg[k].end && gn_seg_begins(w, &st->seg[k + 1], "市场"))
        p->rule = 0;
}

/* What is done with a project from segment k on, up to a number or the clause's end; `abroad`: built in a country. */
static bool begun(const gn_work *w, uint32_t k, uint32_t last, bool abroad)
{
    static const char *const deeds[] = {"开工", "动工", "奠基", "签约", "开建", "落户", "落地", "落址", "投产", "竣工"};
    static const char builds[] = "建|建设|新建|兴建|投建|扩建|设立";
    const gn_seg *g = w->structure->seg;
    for (uint32_t i = k; i < last && g[i].clause == g[k].clause && g[i].kind != GN_SEG_QUANTITY; i++) {
        if (abroad && g[i].kind == GN_SEG_TEXT && i > k &&
            gn_words_begin(builds, gn_work_text(w, i), gn_work_len(w, i)))
            return true;
        GN_EACH (d, deeds)
            if (g[i].kind != GN_SEG_MARK && gn_seg_says(w, i, deeds[d])) return true;
    }
    return false;
}

void gn_inherit_project_place(gn_work *w, const gn_sentence *s)
{
    static const char stands[] = "在|位于|坐落于|坐落在|落户|落户于|落地|落址|选址|落子|入驻|地处";
    gn_memory *m = &w->memory;
    const gn_seg *g = w->structure->seg;
    for (uint32_t k = s->first + 1; k < s->last && k < s->first + GN_LOOK_BACK && !gn_work_figure(w, k); k++) {
        if (g[k].kind != GN_SEG_AREA || g[k - 1].end != g[k].start || g[k - 1].kind == GN_SEG_MARK ||
            !gn_words_end(stands, gn_work_text(w, k - 1), gn_work_len(w, k - 1)))
            continue;
        const uint32_t before = k - 1;
        while (k + 1 < s->last && g[k + 1].kind == GN_SEG_AREA && g[k + 1].start == g[k].end) k++;
        const uint32_t area = gn_place_named(w, k);
        if (!area || !gn_place_narrow(w, area) || !begun(w, before, s->last, !gn_inherit_subnational(w, area))) return;
        m->area = m->block_area = m->project_area = area;
        m->area_block = m->project_area_block = s->block;
        m->block_area_sentence = m->area_sentence = (uint32_t)(s - w->structure->sentence);
        return;
    }
}

bool gn_place_of_project(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    return gn_project_known(m, s->block) && m->project.n && s->indicator.n > m->project.n &&
           memcmp(s->indicator.s, m->project.s, m->project.n) == 0;
}

/* 南方五省区, 京津冀 that the paragraph begins with; 东部, 中部 … only part the country. */
static bool region_of_block(const gn_work *w)
{
    static const char *const parts[] = {"东部", "中部",     "西部", "东北", "中西部", "沿海",
                                        "内陆", "重点城市", "南方", "北方", "中东部"};
    const gn_lex_area *a = gn_place_entry(w, w->memory.area);
    return a->level == GN_AREA_REGION && w->memory.area == w->memory.block_area &&
           !GN_BEGINS_WITH(a->official, strlen(a->official), parts);
}

/* “其中，…”, “这是连续三年增长，…”: a paragraph that goes on with what the one before told. */
static bool goes_on(const gn_work *w, const gn_statement *s)
{
    static const char words[] = "其中|这是|这也是|这一";
    const gn_seg *g = &w->structure->seg[w->structure->sentence[s->sentence].first];
    return s->sentence > 0 && w->memory.last_block + 1 == s->block &&
           w->structure->sentence[s->sentence - 1].block < s->block &&
           gn_words_begin(words, w->clean->text + g->start, w->clean->length - g->start);
}

/* 国家统计局数据显示, 海关总署公布: the office at segment k tells of what it counts itself. */
static bool publishes(const gn_work *w, uint32_t k)
{
    enum { NEAR = 60 /* bytes */ };
    static const char own[] = "核算|核定|反馈|调查总队|批复|评定|认定";
    const gn_seg *g = &w->structure->seg[k];
    const char *text = w->clean->text + g->end;
    const size_t end = w->structure->seg[w->structure->clause[g->clause].last - 1].end - g->end;
    const size_t n = end < NEAR ? end : NEAR;
    for (size_t i = 0; i < n; i++)
        if (gn_words_begin(own, text + i, n - i)) return false;
    static const char *const told[] = {"显示", "公布", "发布", "统计", "测算", "监测", "调查", "预测", "预计"};
    GN_EACH (i, told)
        if (gn_find(text, n, told[i], strlen(told[i]))) return true;
    return false;
}

/* “据某研究院统计，…” in a paragraph below one on a town that no headline names: a house of research tells of the
 * country where it names no place. */
static bool house_tells(const gn_work *w, const gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const gn_structure *st = w->structure;
    const uint32_t area = m->area ? m->area : m->main_area;
    if (m->headed || m->self || m->area_block == s->block || !area || !gn_inherit_subnational(w, area)) return false;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_ORG && st->seg[k].index != GN_ORG_UNKNOWN) {
            const gn_lex_org *o = gn_lexicon_org(w->lexicon, st->seg[k].index);
            return !*o->area && o->research && publishes(w, k);
        }
    return false;
}

/* A new sentence goes back to the place that the paragraph began with. */
static void go_back(gn_memory *m, const gn_statement *s)
{
    if (m->area && m->area_block == s->block && m->last_sentence != s->sentence && m->last_block == s->block &&
        m->block_area)
        m->area = m->block_area;
}

/* 全国 and 中国 are rows of one place. */
static bool of_country(const gn_work *w, uint32_t area)
{
    return area && strcmp(gn_place_entry(w, area)->official, gn_place_entry(w, w->china)->official) == 0;
}

/* “其中，上海下降0.1%。31个二线城市上涨0.2%”: a sentence that is on cities of a kind, and names none. */
static bool on_cities(const gn_work *w, const gn_statement *s)
{
    static const char *const kinds[] = {"线城市",   "大中城市", "百城", "重点城市", "代表城市", "样本城市",
                                        "热点城市", "十大城市", "各线", "监测城市", "50城",     "百强城市"};
    const gn_structure *st = w->structure;
    if (w->memory.self || !gn_may_say(w, "城")) return false;
    const uint32_t first = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = first; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_AREA && gn_inherit_subnational(w, st->seg[k].index)) return false;
    const char *t = w->clean->text + st->seg[first].start;
    const size_t n = st->seg[s->list_seg].start - st->seg[first].start;
    GN_EACH (i, kinds)
        if (gn_find(t, n, kinds[i], strlen(kinds[i]))) return true;
    return false;
}

/* Places that were named before the sentence. An article on a province or city passes its place on; one that names
 * several, the last; one on companies, none. */
static void remembered_places(gn_work *w, const gn_statement *s, places *p)
{
    enum { MAINLY = 4, WHOLLY = 8, FIRMS = 3 };
    gn_memory *m = &w->memory;
    const bool any = p->n > 0;
    const bool works = !p->n && gn_place_of_project(w, s); /* stands where its article is, whatever firms build it */
    const bool regional =
        m->main_area && (m->self || (m->main_share >= MAINLY && (m->firms < FIRMS || works || m->main_share >= WHOLLY ||
                                                                 (m->headed && !s->firm))));
    /* “银川市…；石嘴山市、吴忠市分别…”: the next paragraph is of no single one of them */
    const bool past_list = m->area_block != s->block && m->last_area && m->last_area != m->area &&
                           gn_place_narrow(w, m->last_area) && m->last_block != s->block;
    if (regional && past_list && m->main_share < MOSTLY) m->area = 0;
    const bool several = regional && m->main_share < MOSTLY && m->area && (!works || m->area_block == s->block) &&
                         (gn_inherit_subnational(w, m->area) ||
                          (gn_place_entry(w, m->area)->level == GN_AREA_REGION &&
                           gn_place_entry(w, m->main_area)->level == GN_AREA_REGION && m->area_block == s->block));
    /* 某市统计局, 某新区管委会: the place that it speaks for. */
    for (size_t i = 0; i < p->n && gn_places_open(p) && !regional; i++)
        if (p->list[i].kind == 'o' && gn_place_narrow(w, p->list[i].area)) p->rule = i;
    /* “国家统计局数据显示，房地产开发投资…”: where the text has told of a city before, the country */
    for (size_t i = 0; i < p->n && gn_places_open(p) && m->area_block != s->block; i++)
        if (p->list[i].kind == 'o' && p->list[i].area == w->china && publishes(w, p->list[i].seg)) {
            p->rule = i;
            m->national_block = s->block;
        }
    if (!p->n && house_tells(w, s)) m->national_block = s->block;
    if (!p->n && m->national_block == s->block && (m->area_block != s->block || of_country(w, m->area)))
        gn_places_offer(p, (place){w->china, GN_NO_INDEX, 'z', 0, 0, false}, true);
    /* “某公司收入3亿元，其中…。员工260人”: the company's too, in an article on its city. */
    gn_places_offer(p, (place){0, GN_NO_INDEX, '0', 0, 0, false},
                    regional && m->no_area && m->last_block == s->block && !p->n);
    go_back(m, s);
    if (!any && on_cities(w, s)) {
        gn_places_offer(p, (place){w->china, GN_NO_INDEX, 'z', 0, 0, false}, true);
        return;
    }
    if (m->area) {
        const bool near =
            (m->area_block == s->block || (m->area_block + 1 == s->block && goes_on(w, s))) &&
            (gn_place_entry(w, m->area)->level == GN_AREA_WORLD || gn_place_narrow(w, m->area) || region_of_block(w));
        /* “全球产业营收…。甲、乙、丙的市占率分别为…” */
        const bool of_world =
            near && s->measure == GN_MEASURE_SHARE && gn_place_entry(w, m->area)->level == GN_AREA_WORLD;
        /* The next paragraph goes on with the works. */
        static const char *const sites[] = {"工厂", "基地", "项目", "产业园", "厂房", "生产线"};
        const bool next = m->project_area_block != GN_NO_INDEX && m->project_area_block + 1 == s->block &&
                          m->area_block == m->project_area_block;
        bool named = false;
        GN_EACH (i, sites) named |= next && gn_find(s->indicator.s, s->indicator.n, sites[i], strlen(sites[i]));
        const bool project = (named || (near && m->project_area_block == s->block)) && m->area == m->project_area;
        gn_places_offer(p, (place){m->area, GN_NO_INDEX, 'm', 0, 0, false},
                        several || of_world || project || (near && !regional && !s->firm));
    }
    /* “2021年我国风电发电量…；煤电装机占比…”, in an article from a city: the sentence is on the country */
    const bool national = !gn_places_open(p) && p->list[p->rule].kind == 's' && of_country(w, p->list[p->rule].area);
    if (m->main_area && !(national && gn_inherit_subnational(w, m->main_area)))
        gn_places_offer(p, (place){m->main_area, GN_NO_INDEX, 'h', 0, 0, false}, regional);
    if (m->kept_area)
        gn_places_offer(p, (place){m->kept_area, GN_NO_INDEX, 'k', 0, 0, false}, m->self && !m->main_area);
    /* “某市2021年公报”, then 四、固定资产投资: a section that names no place */
    if (m->home_area && !m->main_area && !s->firm)
        gn_places_offer(p, (place){m->home_area, GN_NO_INDEX, 'h', 0, 0, false}, true);
    if (!national) gn_places_offer(p, (place){m->province, GN_NO_INDEX, 'p', 0, 0, false}, false);
    /* An article on another country, or on the world. */
    gn_places_offer(p, (place){m->abroad, GN_NO_INDEX, 'f', 0, 0, false}, m->abroad_share >= MOSTLY || p->makers);
    gn_places_offer(p, (place){w->china, GN_NO_INDEX, 'z', 0, 0, false}, true);
    gn_places_offer(p, (place){w->world, GN_NO_INDEX, 'w', 0, 0, false}, false);
    gn_places_offer(p, (place){0, GN_NO_INDEX, '0', 0, 0, false}, false);
}

/* The area of the statement before is this one's too. */
static void linked_area(const gn_work *w, gn_statement *s)
{
    const gn_list *of = gn_work_list(w, s);
    /* “同期全国下降10.8%，占全国的23%” */
    if (w->memory.looked_aside && s->measure == GN_MEASURE_SHARE && w->memory.area) {
        s->area = w->memory.area;
        return;
    }
    s->area = of ? of->area[gn_work_quantity(w, s->seg)->list_index] : w->memory.last_area;
    s->areas = w->memory.last_areas;
}

/* Nothing but times stands before the place at segment k in its sentence. */
static bool begins_sentence(const gn_work *w, const gn_statement *s, uint32_t k)
{
    enum { FAR = 6 };
    const uint32_t first = w->structure->sentence[s->sentence].first;
    if (k == GN_NO_INDEX || k - first > FAR) return false;
    while (k > first &&
           (w->structure->seg[k - 1].kind == GN_SEG_PERIOD || w->structure->seg[k - 1].kind == GN_SEG_MARK))
        k--;
    return k == first;
}

/* Whether the one place is a part of the other. */
static bool part_of(const gn_work *w, const gn_lex_area *a, const gn_lex_area *whole)
{
    while (a->parent) {
        a = gn_place_entry(w, a->parent);
        if (strcmp(a->official, whole->official) == 0) return true;
    }
    return false;
}

/* “其中：北京和广州分别上涨0.6%和0.3%，上海下降0.1%”: 其中 stands before segment k in its part of the sentence. */
static bool after_part(const gn_work *w, uint32_t sentence, uint32_t k)
{
    const gn_seg *g = w->structure->seg;
    if (!gn_may_cue(w, GN_CUE_BIT(PART))) return false;
    for (const uint32_t first = gn_look_back(k, w->structure->sentence[sentence].first); k-- > first;) {
        if (g[k].kind == GN_SEG_MARK && g[k].mark == ';') return false;
        if (g[k].kind == GN_SEG_CUE && g[k].cue == GN_CUE_PART) return true;
    }
    return false;
}

/* The place that the text goes on with. */
static void remember_place(gn_work *w, const gn_statement *s, uint32_t seg)
{
    gn_memory *m = &w->memory;
    const gn_lex_area *now = gn_place_entry(w, s->area), *before = m->area ? gn_place_entry(w, m->area) : now;
    /* 北京 and 广州 too, not 江苏 and 苏州 */
    const bool beside =
        before->level == now->level || (m->area && gn_place_narrow(w, m->area) && gn_place_narrow(w, s->area) &&
                                        !part_of(w, now, before) && !part_of(w, before, now));
    const bool again = m->area_sentence == s->sentence && beside && strcmp(before->official, now->official) != 0;
    const bool part = seg != GN_NO_INDEX && after_part(w, s->sentence, seg) && gn_place_narrow(w, s->area);
    if (again || part) m->parted_sentence = s->sentence;
    /* “长三角进出口…。京津冀进出口…。其中出口…”: another place of its kind is what the paragraph goes on with. */
    const gn_lex_area *first = m->block_area ? gn_place_entry(w, m->block_area) : now;
    const bool turns = !part && first->level == now->level && strcmp(first->official, now->official) != 0 &&
                       begins_sentence(w, s, seg);
    if (m->area_block != s->block || !m->block_area || turns) {
        m->block_area = s->area;
        m->block_area_sentence = s->sentence;
    }
    m->area = s->area;
    m->area_block = s->block;
    m->area_sentence = s->sentence;
}

/* After “甲省增长5%，乙省增长3%。” the text goes back to the whole, or to the place that it told of before. */
static void leave_parts(gn_memory *m, const gn_statement *s)
{
    if (m->parted_sentence == GN_NO_INDEX || m->parted_sentence == s->sentence) return;
    if (m->block_area && m->block_area_sentence >= m->parted_sentence) m->block_area = 0;
    m->area = m->block_area;
    m->parted_sentence = GN_NO_INDEX;
}

/* 中国厂商份额 on another country's market or the world's: whose makers they are is a part of the name there. */
static void name_makers(gn_work *w, gn_statement *s, uint32_t makers)
{
    const char *of = gn_work_text(w, makers);
    const size_t n = gn_work_len(w, makers);
    gn_label *last = &w->memory.indicator;
    if (gn_find(s->indicator.s, s->indicator.n, of, n)) return;
    if (last->n && s->indicator.n >= last->n && memcmp(s->indicator.s, last->s, last->n) == 0)
        gn_label_front(last, of, n);
    gn_label_front(&s->indicator, of, n);
}

/* 全国（3.8%）, 全国平均水平（3.8%）: where the place stands that a bracket's figure is of, if one does. */
static uint32_t before_bracket(const gn_work *w, const gn_statement *s)
{
    const uint32_t first = w->structure->clause[s->clause].first;
    if (!s->bracket || first < 2) return GN_NO_INDEX;
    static const char *const levels[] = {"水平", "平均水平", "均值", "平均值", "平均"};
    const bool level = first > 2 && GN_IS_ONE_OF(gn_work_text(w, first - 2), gn_work_len(w, first - 2), levels);
    return first - 2 - level;
}

void gn_inherit_area(gn_work *w, gn_statement *s)
{
    leave_parts(&w->memory, s);
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const uint32_t beside = before_bracket(w, s),
                   around = beside != GN_NO_INDEX && !gn_inherit_partner(w, beside) ? gn_place_named(w, beside) : 0;
    if (gn_places_together(w, s) || gn_places_in_turn(w, s)) {
        w->memory.no_area = w->memory.looked_aside = false;
        return;
    }
    const bool aside = w->memory.bracket && !s->bracket; /* 高于全国(3.8%)1.4个百分点 */
    if (s->linked && !around && !aside && !gn_place_stated(w, s)) {
        linked_area(w, s);
        return;
    }
    w->memory.looked_aside = false;
    places p = {.rule = MAX_PLACES};
    const uint32_t of_list = member_place(w, s, q);
    if (of_list != GN_NO_INDEX)
        gn_places_offer(&p, (place){w->structure->seg[of_list].index, GN_NO_INDEX, 'l', 0, 0, false}, true);
    if (around) gn_places_offer(&p, (place){around, beside, 'b', 0, 0, gn_inherit_aside(w, beside)}, true);
    places_before(w, s, &p);
    place_after(w, s, &p);
    const uint32_t head = w->memory.lines_next == s->sentence + 1 ? w->memory.lines_place : GN_NO_INDEX;
    if (head != GN_NO_INDEX) gn_places_offer(&p, (place){gn_place_named(w, head), head, 's', 0, 1, false}, true);
    share_of_ranked(w, s, &p);
    share_of_place(w, s, &p);
    if (gn_place_of_firm(w, s, &p)) {
        go_back(&w->memory, s);
        return;
    }
    const bool any = p.n > 0;
    remembered_places(w, s, &p);
    const place *best = &p.list[gn_place_best(w, s, &p, any)];
    s->area = best->area;
    if (w->memory.market_seg == s->seg) w->memory.market_area = s->area;
    gn_label_clear(&s->areas);
    if (best->seg != GN_NO_INDEX && q->list_count < 2) gn_places_join(w, best->seg, best->kind == 'r', &s->areas);
    if (best->seg != GN_NO_INDEX || best->kind == 'l')
        gn_places_but_that(w, best->kind == 'l' ? of_list : best->seg, &s->areas);
    /* 在华东的86家影院: only where these are */
    const bool within = best->seg != GN_NO_INDEX && best->seg > 0 && s->area &&
                        gn_place_entry(w, s->area)->level == GN_AREA_REGION &&
                        gn_seg_ends(w, &w->structure->seg[best->seg - 1], "在");
    s->other_side = best->seg != GN_NO_INDEX && other_side(w, s, best->seg);
    const bool looks_aside = best->seg != GN_NO_INDEX && w->memory.area && same_time_there(w, best->seg);
    w->memory.looked_aside = looks_aside;
    /* 北京、上海等地: what follows is of no single one of them */
    if (!within && !looks_aside && !s->other_side && !s->areas.n &&
        (strchr("csr", best->kind) || (best->kind == 'o' && gn_place_narrow(w, s->area)))) {
        remember_place(w, s, best->seg);
        /* “全国票房为300亿元。人均观影2次”: what the paragraph is of, though its article names a city most often */
        if (of_country(w, s->area) && !w->memory.self && w->memory.last_block != s->block &&
            begins_sentence(w, s, best->seg))
            w->memory.national_block = s->block;
    }
    w->memory.no_area = !s->area;
    if (p.makers && s->area != w->structure->seg[p.makers - 1].index) name_makers(w, s, p.makers - 1);
}
