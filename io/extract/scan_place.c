/* Places in the text: which one a name means here, and the offices and firms that it begins. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_private.h"
#include "io/extract/words.h"

#include <string.h>

/* Is `child` within `parent`? */
static bool within(const gn_lexicon *l, uint32_t child, uint32_t parent)
{
    const char *const name = l->area[parent].pub.official;
    for (int i = 0; child && i < 6; i++, child = l->area[child].pub.parent)
        if (strcmp(l->area[child].pub.official, name) == 0) return true;
    return false;
}

static bool seen(const gn_scan *s, uint32_t area)
{
    return s->seen[area / 8] >> (area % 8) & 1;
}

static void see(gn_scan *s, uint32_t area)
{
    s->seen[area / 8] |= (uint8_t)(1u << (area % 8));
}

/* Has the full name of a short form come up already? Forms of one place stand beside each other in the table. */
static bool confirmed(const scanner *sc, uint32_t area)
{
    const uint32_t first = area < 4 ? 1 : area - 3;
    for (uint32_t k = first; k < area + 4 && k < sc->l->areas; k++)
        if (seen(sc->s, k) && strcmp(sc->l->area[k].pub.official, sc->l->area[area].pub.official) == 0) return true;
    return false;
}

/* Which place a name means: the one within the place just before, else within the last city or province that the text
 * named, else the first of the table. 0: none, the word is too common without its place. */
static uint32_t choose_area(const scanner *sc, uint32_t area, const gn_token *before)
{
    for (uint32_t k = area; before && k; k = sc->l->area[k].same)
        if (within(sc->l, sc->l->area[k].pub.parent, before->index)) return k;
    for (uint32_t k = area; sc->place && sc->l->area[area].pub.level == GN_AREA_DISTRICT && k; k = sc->l->area[k].same)
        if (within(sc->l, sc->l->area[k].pub.parent, sc->place)) return k;
    for (uint32_t k = area; k; k = sc->l->area[k].same)
        if (!sc->l->area[k].pub.weak || confirmed(sc, k)) return k;
    return 0;
}

/* 品牌中东风汽车: the last character of what looks like a large place begins a company's longer name. */
static bool cuts_company(const scanner *sc, const char *p, unsigned len, gn_area_level level)
{
    if (level == GN_AREA_PROVINCE || level == GN_AREA_CITY || level == GN_AREA_DISTRICT || len < 6) return false;
    unsigned n;
    const uint32_t v = trie_longest(&sc->l->main_trie, p + len - 3, sc->end, &n);
    return v && MAIN_KIND(v) == MAIN_ORG && n > len;
}

/* 东、中、西部地区: the regions whose names are cut short before the one at p. */
static void cut_regions(scanner *sc, const char *p)
{
    static const struct {
        const char *cut, *whole;
    } names[] = {{"东北", "东北地区"}, {"东", "东部地区"}, {"中", "中部地区"}, {"西", "西部地区"}};
    enum { NAMES = sizeof names / sizeof *names, MOST = 3 };
    struct {
        const char *from;
        size_t name;
    } found[MOST];
    size_t n = 0;
    const char *const stop = sc->s->tokens ? sc->text + sc->s->token[sc->s->tokens - 1].end : sc->from;
    const char *q = p;
    while (n < MOST && (BEFORE(sc->from, q, "、") || BEFORE(sc->from, q, "和"))) {
        size_t k = 0;
        while (k < NAMES && !sc_before(sc->from, q - 3, names[k].cut, strlen(names[k].cut))) k++;
        if (k == NAMES) break;
        q -= 3 + strlen(names[k].cut);
        if (q < sc->from || q < stop) break;
        found[n].from = q;
        found[n++].name = k;
    }
    while (n-- > 0) {
        unsigned len;
        const char *const whole = names[found[n].name].whole;
        const uint32_t v = trie_longest(&sc->l->main_trie, whole, whole + strlen(whole), &len);
        if (v && MAIN_KIND(v) == MAIN_AREA)
            sc_emit(sc, GN_TOKEN_AREA, found[n].from, found[n].from + strlen(names[found[n].name].cut), MAIN_INDEX(v),
                    0);
    }
}

/* 2023年世界粗钢产量, 世界经济增长: 世界 stands before an amount, and is no part of 世界最大, 世界杯 or 新世界. */
static bool amount_of_world(const scanner *sc, const char *p, const char *q)
{
    enum { NEAR = 36 /* bytes */ };
    static const char
        names[] = "最|第|级|杯|一流|领先|先进|前|首|各|上|大|银行|卫生|旅游|知识|互联网|人工智能|500|百强|纪录|排名|"
                  "冠军|贸易组织|贸易中心|级别|强|性|范围|之|观|名|、|的",
        before[] = "新|三|大|小|全|微|电|影|戏|界|车|器|好|美|奇|我的|的|是|向|领先|领跑|居|列|占",
        amounts[] = "产量|销量|出货量|需求|消费量|供应量|产能|贸易额|贸易量|经济增长|经济增速|进口|出口|储量|装机|"
                    "完工量|订单|总量|供货量|库存|人口|销售额|市场规模|交付量|贸易增";
    if (gn_words_begin(names, q, (size_t)(sc->end - q)) || gn_words_end(before, sc->text, (size_t)(p - sc->text)))
        return false;
    for (const char *r = q; r < sc->end && r < q + NEAR; r++) {
        if ((unsigned char)*r < 0x80 && !((*r | 32) >= 'a' && (*r | 32) <= 'z')) return false;
        if (gn_words_begin("，|。|、|；|：|“|（", r, (size_t)(sc->end - r))) return false;
        if (gn_words_begin(amounts, r, (size_t)(sc->end - r))) return true;
    }
    return false;
}

/* The bytes of 地区 at q behind a place, as in 湘北地区: not those of 地区生产总值. */
static size_t called_region(const scanner *sc, const char *q)
{
    static const char region[] = "地区",
                      names[] = "地区生产|地区总产|地区性|地区级|地区间|地区之间|地区分布|地区差异|地区政府|"
                                "地区发展|地区行署|地区人民";
    const size_t left = (size_t)(sc->end - q);
    return gn_words_begin(names, q, left) ? 0 : gn_words_begin(region, q, left);
}

const char *sc_three_regions(scanner *sc, const char *p, unsigned len)
{
    static const char three[] = "东中西部";
    static const char *const wholes[] = {"东部地区", "中部地区"};
    enum { CHAR = 3 };
    if (len != sizeof three - 1 || memcmp(p, three, len) != 0) return NULL;
    for (size_t i = 0; i < sizeof wholes / sizeof *wholes; i++, p += CHAR) {
        unsigned n;
        const uint32_t v = trie_longest(&sc->l->main_trie, wholes[i], wholes[i] + strlen(wholes[i]), &n);
        if (!v || MAIN_KIND(v) != MAIN_AREA) return NULL;
        sc_emit(sc, GN_TOKEN_AREA, p, p + CHAR, MAIN_INDEX(v), 0);
    }
    return p;
}

const char *sc_place(scanner *sc, const char *p, uint32_t area, unsigned len)
{
    gn_scan *const s = sc->s;
    const uint32_t at = sc_offset(sc, p);
    gn_token *before = s->tokens ? &s->token[s->tokens - 1] : NULL;
    if (before && (before->kind != GN_TOKEN_AREA || before->end != at || before->start < sc_offset(sc, sc->from)))
        before = NULL;
    const char *q = p + len;
    const uint32_t named = area;
    area = choose_area(sc, area, before);
    if (!area && sc->l->area[named].pub.level == GN_AREA_WORLD && amount_of_world(sc, p, q)) area = named;
    if (!area) return q;
    const gn_area_level level = sc->l->area[area].pub.level;
    if (cuts_company(sc, p, len, level)) return q - 3;
    q += called_region(sc, q);
    if (!sc->l->area[area].pub.weak) see(s, area);
    if (level == GN_AREA_PROVINCE || level == GN_AREA_CITY) sc->place = area;
    const char *start = p;
    if (before && within(sc->l, sc->l->area[area].pub.parent, before->index)) { /* 江苏省 + 南京市 */
        start = sc->text + before->start;
        before->end = sc_offset(sc, q);
        before->index = area;
    } else {
        if (level == GN_AREA_REGION) cut_regions(sc, p);
        sc_emit(sc, GN_TOKEN_AREA, p, q, area, 0);
    }
    unsigned n;
    const uint32_t suffix = trie_longest(&sc->l->suffix_trie, q, sc->end, &n);
    /* 全国电信业 and 世界移动通信大会 name no company */
    if (suffix && (sc->l->org[suffix].role == ORG_SUFFIX || level == GN_AREA_PROVINCE || level == GN_AREA_CITY)) {
        /* 北京市统计局, 杭州银行: the organisation goes before the place that begins it */
        sc_emit(sc, GN_TOKEN_ORG, start, q + n, suffix, 0);
        if (!sc->failed) {
            const gn_token org = s->token[s->tokens - 1];
            s->token[s->tokens - 1] = s->token[s->tokens - 2];
            s->token[s->tokens - 2] = org;
        }
        q += n;
    }
    return q;
}
