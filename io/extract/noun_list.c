/* Enumerations of names: which member belongs to which number. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/noun_phrase.h"

#include <string.h>

/* Before the other side of a trade. */
static const char partners[] = "对|自|从|向|与|同";

/* 涉及, 参与, 碳中和, 和平: the character at s + k joins nothing. */
static bool within_word(const char *s, size_t n, size_t k)
{
    static const char before[] = "涉及|普及|触及|波及|惠及|提及|埃及|参与|共和|饱和|缓和|温和|总和|中和|清和",
                      behind[] = "和谐|和平|和解|与会";
    return gn_words_end(before, s, k + 3) || gn_words_begin(behind, s + k, n - k);
}

bool gn_list_member(const gn_label *whole, uint32_t index, uint32_t n, gn_label *out, gn_label *last)
{
    struct {
        size_t at, len;
    } cut[32];
    size_t cuts = 0;
    if (n > 32) return false;
    const bool listed = gn_find(whole->s, whole->n, "、", 3) != NULL; /* 同城、异地、国际/港澳台 */
    int depth = 0;
    for (size_t i = 0; i < whole->n; i++) {
        if (whole->s[i] == '(') depth++;
        if (whole->s[i] == ')') depth--;
        if (depth > 0) continue;
        size_t len = 0;
        if (i + 3 <= whole->n && !memcmp(whole->s + i, "、", 3)) len = 3;
        if (whole->s[i] == '/' && !listed) len = 1;
        if (!len) continue;
        if (cuts == 32) return false;
        cut[cuts].at = i;
        cut[cuts++].len = len;
    }
    if (cuts + 1 == n - 1 || (n == 2 && cuts == 0)) {
        static const char *const words[] = {"以及", "和", "与", "及"};
        const size_t from = cuts ? cut[cuts - 1].at : 0;
        size_t at = 0, len = 0;
        for (size_t i = 0; i < 4 && !len; i++)
            for (size_t k = from; k + 3 <= whole->n; k++)
                if (k + strlen(words[i]) < whole->n && k > from && !memcmp(whole->s + k, words[i], strlen(words[i])) &&
                    !within_word(whole->s, whole->n, k)) {
                    at = k;
                    len = strlen(words[i]);
                    break;
                }
        if (len) {
            cut[cuts].at = at;
            cut[cuts++].len = len;
        }
    }
    if (cuts + 1 != n) return false;
    size_t start = 0;
    for (uint32_t i = 0; i < n; i++) {
        const size_t end = i < cuts ? cut[i].at : whole->n;
        gn_label *to = i == index ? out : NULL;
        if (to) {
            gn_label_clear(to);
            gn_label_add(to, whole->s + start, end - start);
        }
        if (i + 1 == n) {
            gn_label_clear(last);
            gn_label_add(last, whole->s + start, end - start);
        }
        start = i < cuts ? cut[i].at + cut[i].len : end;
    }
    /* 零售、工程和直销业务: what all are is named once. */
    static const char kinds[] = "业务|板块|产业|领域";
    const size_t kind = index + 1 < n && out->n ? gn_words_end(kinds, last->s, last->n) : 0;
    if (kind && kind < last->n && !gn_words_end(kinds, out->s, out->n))
        gn_label_add(out, last->s + last->n - kind, kind);
    return out->n > 0;
}

/* 智利四国出口, 哈萨克斯坦等国进口: bytes of the place that s[0..n) begins with; *count: of how many there are. */
static size_t place_of_list(const gn_work *w, const char *s, size_t n, size_t *count)
{
    static const char counts[] = "两国|三国|四国|五国|六国|七国|八国|两省|三省|四省|五省|六省|两市|三市|四市|五市|六市|"
                                 "两地|三地|四地|五地|六地|等国家|等国|等地区|等地|等省市|等省份|等省|等市";
    enum { CHAR = 3, MOST = 8 * CHAR };
    size_t at = n < MOST ? n : MOST;
    while (at > 0 && (((unsigned char)s[at - 1] < 0x80) || !gn_lexicon_find_area(w->lexicon, s, at))) at--;
    *count = at ? gn_words_begin(counts, s + at, n - at) : 0;
    return at;
}

void gn_list_own_name(const gn_work *w, gn_label *l)
{
    size_t count;
    const size_t of = gn_words_begin(partners, l->s, l->n), place = place_of_list(w, l->s + of, l->n - of, &count);
    if (count && of + place + count < l->n) gn_label_drop(l, of + place, count);
    enum { LEAST = 6 };
    static const char and[] = "等";
    const char *at = l->n > 2 * LEAST ? gn_find(l->s + LEAST, l->n - 2 * LEAST, and, 3) : NULL;
    if (!at || (gn_phrases_find(w->phrases, at, LEAST, NULL) | gn_phrases_find(w->phrases, at - 3, LEAST, NULL)) &
                   GN_PHRASE_KEEP)
        return;
    const size_t from = (size_t)(at - l->s), head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    if (head && from + 3 + head <= l->n) gn_label_drop(l, from, l->n - head - from);
}

bool gn_list_pair(const gn_work *w, gn_label *l, uint32_t index, uint32_t n)
{
    /* “甲市进出口3亿元，乙市2亿元，分别增长5%和6%”: one of each place */
    const gn_memory *m = &w->memory;
    if (m->told_sentence == m->sentence && m->told_count > 1 &&
        m->told_area[m->told_count - 1] != m->told_area[m->told_count - 2])
        return false;
    if (n != 2) return false;
    for (size_t at = 0; at < l->n; at++) {
        const char *noun;
        const size_t len = gn_phrases_prefix(w->phrases, l->s + at, l->n - at, GN_PHRASE_PAIR, &noun);
        const char *bar = len ? strchr(noun, '|') : NULL;
        if (!bar) continue;
        gn_label whole;
        gn_label_clear(&whole);
        gn_label_add(&whole, l->s, at);
        if (index == 0)
            gn_label_add(&whole, noun, (size_t)(bar - noun));
        else
            gn_label_add(&whole, bar + 1, strlen(bar + 1));
        gn_label_add(&whole, l->s + at + len, l->n - at - len);
        *l = whole;
        return true;
    }
    return false;
}

bool gn_list_clause_member(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *part)
{
    const gn_structure *st = w->structure;
    const uint32_t n = q->list_count;
    if (!(s->near & GN_CUE_BIT(RESPECTIVELY)) || s->previous != GN_NO_INDEX || q->list_index + 1 >= n ||
        s->clause - st->sentence[s->sentence].first_clause + 1 < n)
        return false;
    for (uint32_t c = s->clause + 1 - n; c < s->clause; c++) {
        const gn_clause *b = &st->clause[c];
        if (b->last - b->first > 24) return false;
        for (uint32_t k = b->first; k < b->last; k++)
            if (st->seg[k].kind == GN_SEG_QUANTITY || st->seg[k].kind == GN_SEG_PERIOD) return false;
    }
    const gn_clause *b = &st->clause[s->clause + 1 - n + q->list_index];
    gn_label unused;
    gn_np_parse(w, s->clause + 1 - n + q->list_index, b->first, b->last, part, &unused, NULL);
    return part->n > 0;
}

/* 43、50和65英寸液晶面板, 32吋、43吋电视: what the last size has behind it, with its unit where the part has none. */
static size_t behind_size(const gn_label *part, const gn_label *last)
{
    static const char digits[] = "0123456789.", inches[] = "英寸|寸|吋";
    const size_t of_part = strspn(part->s, digits), of_last = strspn(last->s, digits);
    const size_t unit = gn_words_begin(inches, last->s + of_last, last->n - of_last);
    const size_t said = gn_words_begin(inches, part->s + of_part, part->n - of_part);
    if (!of_part || !of_last || !unit || of_part + said != part->n) return 0;
    return last->n - of_last - (said ? unit : 0);
}

size_t gn_list_shared_tail(const gn_work *w, const gn_label *part, const gn_label *last)
{
    const size_t size = behind_size(part, last);
    if (size) return size;
    if (part->n < 6 || last->n < 6) return 0;
    const size_t of = gn_words_begin(partners, part->s, part->n);
    if (gn_lexicon_find_area(w->lexicon, part->s + of, part->n - of)) { /* 俄罗斯、哈萨克斯坦 */
        size_t count;
        const size_t place = place_of_list(w, last->s, last->n, &count);
        return place ? last->n - place - count : 0;
    }
    for (size_t at = 3; at + 3 < last->n; at++)
        if (memcmp(last->s + at, part->s + part->n - 3, 3) == 0) return last->n - at - 3;
    return 0;
}

/* 海尔、美的、奥马冰箱出口量: the bytes of a firm's name that no lexicon knows, most have two characters. */
static size_t unknown_name(const gn_label *last)
{
    static const char kinds[] = "汽车|科技|电子|股份|集团|证券|银行|保险|人寿|控股|电气|电器|地产|光电|能源|航空|物流";
    enum { NAME = 6, LEAST = 6 };
    if (last->n < NAME + LEAST || !(last->s[0] & 0x80) || !(last->s[3] & 0x80)) return last->n;
    const size_t kind = gn_words_begin(kinds, last->s + NAME, last->n - NAME);
    return NAME + kind + LEAST > last->n ? NAME : NAME + kind;
}

size_t gn_list_firm_name(const gn_work *w, const gn_label *l)
{
    size_t name = gn_work_name(w, l->s, l->n, false);
    for (size_t more; name && name < l->n && l->s[name] == '/'; name += 1 + more)
        if (!(more = gn_work_name(w, l->s + name + 1, l->n - name - 1, false))) break;
    const char *close = name && name < l->n && l->s[name] == '(' ? memchr(l->s + name, ')', l->n - name) : NULL;
    return close ? (size_t)(close - l->s) + 1 : name;
}

bool gn_list_of_firms(const gn_work *w, const gn_label *l)
{
    size_t at = 0, n = 0, join = 0, firms = 0;
    do {
        at += n + join;
        n = gn_work_name(w, l->s + at, l->n - at, false);
        join = n ? gn_words_begin("、|和|与|及|以及", l->s + at + n, l->n - at - n) : 0;
        firms++;
    } while (join);
    return n && at + n == l->n && firms > 1;
}

size_t gn_list_firm(const gn_work *w, const gn_label *l, size_t head)
{
    const size_t name = gn_list_firm_name(w, l), end = l->n - head;
    if (!name) return 0;
    const size_t model =
        name + strspn(l->s + name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -+.&");
    return model == end || (model < end && model + gn_words_begin("的", l->s + model, end - model) == end) ? model
                                                                                                           : name;
}

/* LED、OLED和Mini LED电视销量, 甲、乙、丙的空调零售额份额: script and firms' names say where the last name ends. Bytes
 * of what all have, 0 if they do not say. */
static size_t common_tail(const gn_work *w, const gn_label *part, const gn_label *last, size_t head)
{
    enum { LEAST = 2 };
    const size_t latin = strspn(last->s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 -+.&");
    if (latin >= LEAST && latin < last->n && part->n >= LEAST && !(part->s[0] & 0x80) &&
        part->s[part->n - 1] == last->s[latin - 1]) /* AR、VR; not DRAM、NAND闪存 */
        return last->n - latin;
    if (!gn_work_names_firm(w, part)) return 0;
    const size_t known = gn_list_firm(w, last, head), name = known ? known : unknown_name(last);
    return last->n - name - gn_words_begin("的", last->s + name, last->n - name);
}

size_t gn_list_class(const gn_label *part, const gn_label *last)
{
    static const char classes[] = "类";
    enum { CHAR = 3, MOST = 12 };
    const char *at = gn_find(last->s, last->n < MOST ? last->n : MOST, classes, CHAR);
    if (!at || at == last->s || part->n > MOST || gn_find(part->s, part->n, classes, CHAR)) return 0;
    return last->n - (size_t)(at - last->s);
}

size_t gn_list_tail(const gn_work *w, const gn_label *part, const gn_label *last)
{
    static const char of[] = "的";
    enum { CHAR = 3 };
    const size_t head = gn_phrases_suffix(w->phrases, last->s, last->n, GN_PHRASE_HEAD);
    size_t tail = head ? common_tail(w, part, last, head) : 0;
    /* 果蔬、肉类、水产品的冷链流通率 */
    for (size_t at = last->n - head; head && tail <= head && at > CHAR && !gn_find(part->s, part->n, of, CHAR); at--)
        if (memcmp(last->s + at - CHAR, of, CHAR) == 0) tail = last->n - at;
    return tail > head ? tail : head;
}

void gn_list_stock(gn_label *part, const gn_label *last)
{
    static const char stocks[] = "余额|规模|总额|总量", things[] = "贷款|存款|保费|债券|基金|理财产品|融资|票据";
    const size_t stock = gn_words_end(stocks, last->s, last->n);
    if (stock && gn_words_end(things, part->s, part->n)) gn_label_add(part, last->s + last->n - stock, stock);
}

void gn_list_partner(const gn_label *whole, gn_label *part)
{
    static const char ways[] = "对|自",
                      trades[] = "出口|进口|进出口|出口额|进口额|进出口额|出口值|进口值|进出口值|贸易额|投资";
    const size_t way = gn_words_begin(ways, whole->s, whole->n);
    if (way && whole->n > 2 * way && memcmp(part->s, whole->s, way) != 0 && gn_np_ends_in(trades, part->s, part->n))
        gn_label_front(part, whole->s, way);
}

size_t gn_list_numbered(const gn_label *whole, gn_label *part, const gn_label *last)
{
    static const char nth[] = "第";
    /* 东、中、西部; but 铜、铝、电池级碳酸锂, 纱、布、化纤: the last one's name is longer */
    static const char
        single[] = "东|中|西|南|北|前|后|上|下|左|右|一|二|三|四|五|六|七|八|九|十|内|外|大|小|高|低|早|晚|老|新|男|女|"
                   "公|铁|水|民|春|夏|"
                   "秋|冬|客|货|省|市|县|甲|乙|丙|丁|轻|重|软|硬|冷|热|粗|细|厚|薄|长|短|微|黑|白|红|绿|蓝|私|增|减|进|"
                   "出|产|销|购|售|吃|"
                   "穿|用|住|行|存|贷|收|支|猪|牛|羊|禽|鸡|鸭|铜|铝|铅|锌|镍|锡|金|银|钢|煤|油|气|盐|糖|酒|纱|布|茶|棉|"
                   "麻|粮|菜|果|"
                   "肉|蛋|奶|鱼|钨|钼|锂|钴|钛|镁|硅|铬|锰|镓|锗|铟|锑|铋|丝|毛|风|光|核|车|船|机|港|路|桥",
        longer[] =
            "金属|铁矿|铁合|铁路|钢材|钢铁|钢管|铜材|铝材|铜精|铜矿|铝土|铝合|铅酸|油菜|油料|油气|气体|煤炭|"
            "煤油|煤层|水产|水泥|大豆|大米|大蒜|小麦|小米|上市|中药|中成|中厚|高端|高铁|新能|新材|老年|公路|水路|"
            "热轧|热卷|冷轧|白酒|红酒|黑色|白糖|白银|风电|光伏|光纤|核电|车用|船用|机床|机器|鸡蛋|鸡肉|牛肉|牛奶|"
            "羊肉|羊毛|猪肉|鸭肉|禽蛋|棉花|棉纱|茶叶|酒精|糖料|盐酸|粮食|蔬菜|硅片|硅料|锂电|重卡|轻卡|微卡";
    if (part->n == 3 && (part->s[0] & 0x80) && last->n > 6)
        return gn_words_begin(single, last->s, last->n) && !gn_words_begin(longer, last->s, last->n) ? last->n - 3 : 0;
    const char *first = memmem(whole->s, whole->n, nth, 3);
    if (!first || part->n < 6 || memcmp(part->s + part->n - 6, nth, 3) != 0 || last->n < 9 ||
        memcmp(last->s, nth, 3) != 0)
        return 0;
    if (part->n == 6) gn_label_front(part, whole->s, (size_t)(first - whole->s));
    return last->n - 6;
}

void gn_list_spell_sectors(gn_label *l)
{
    static const char noun[] = "产业", nth[] = "第";
    static const char *const digits[] = {"一", "二", "三"}, *const joins[] = {"、", "和", "与", "及"};
    enum { CHAR = 3, NOUN = 6, MOST = 3 };
    const char *at = gn_find(l->s, l->n, noun, NOUN);
    if (!at) return;
    const size_t end = (size_t)(at - l->s);
    size_t from = end, count = 0, ordinals = 0;
    const char *found[MOST];
    for (size_t i = end; i >= CHAR && count < MOST && GN_ENDS_IN(l->s, i, digits);) {
        i -= CHAR;
        found[count++] = l->s + i;
        if (i >= CHAR && memcmp(l->s + i - CHAR, nth, CHAR) == 0) {
            i -= CHAR;
            ordinals++;
        }
        from = i;
        if (!GN_ENDS_IN(l->s, i, joins)) break;
        i -= CHAR;
    }
    if (count < 2 || ordinals == count) return;
    gn_label whole;
    gn_label_clear(&whole);
    gn_label_add(&whole, l->s, from);
    while (count-- > 0) {
        gn_label_add(&whole, nth, CHAR);
        gn_label_add(&whole, found[count], CHAR);
        gn_label_add(&whole, noun, NOUN);
        if (count) gn_label_add(&whole, "、", CHAR);
    }
    gn_label_add(&whole, l->s + end + NOUN, l->n - end - NOUN);
    *l = whole;
}

uint32_t gn_list_members(const gn_label *l)
{
    uint32_t n = 1;
    for (size_t i = 0; i + 3 <= l->n; i++) n += memcmp(l->s + i, "、", 3) == 0;
    return n;
}

/* 、 and 和 between figures, or the verb that each has: 增长x、下降y和增长z. */
static bool parts_figures(const gn_work *w, uint32_t k)
{
    static const char joins[] = "和|、|及|以及|与";
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind == GN_SEG_MARK) return g->mark == 'd';
    if (g->kind == GN_SEG_CUE) return g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN;
    return g->kind == GN_SEG_TEXT && gn_words_begin(joins, gn_work_text(w, k), gn_work_len(w, k)) == gn_work_len(w, k);
}

uint32_t gn_list_figures(const gn_work *w, const gn_statement *s)
{
    enum { MOST = 12 };
    const gn_structure *st = w->structure;
    uint32_t n = 1;
    for (uint32_t k = s->seg + 1; k < st->segs && st->seg[k].clause == s->clause && n < MOST; k++) {
        if (st->seg[k].kind == GN_SEG_QUANTITY)
            n++;
        else if (!parts_figures(w, k))
            break;
    }
    return n;
}

/* Nothing stands between the figure before and this one but what parts them. */
static bool follows_on(const gn_work *w, const gn_statement *s)
{
    if (s->previous == GN_NO_INDEX || w->structure->seg[s->previous].clause != s->clause) return false;
    for (uint32_t k = s->previous + 1; k < s->list_seg; k++)
        if (!parts_figures(w, k)) return false;
    return true;
}

/* The member of the kept enumeration at place `at`, with the noun that the last one ends in. */
static bool take_member(const gn_work *w, uint32_t at, gn_label *l)
{
    const gn_memory *p = &w->memory;
    gn_label part = {0}, last = {0};
    if (at >= p->members_count || !gn_list_member(&p->members, at, p->members_count, &part, &last)) return false;
    const size_t numbered = gn_list_numbered(&p->members, &part, &last);
    if (!numbered) gn_np_trim(w, &part);
    if (!gn_np_heads(w, &part)) {
        const size_t n = numbered ? numbered : gn_list_tail(w, &part, &last);
        gn_label_add(&part, last.s + last.n - n, n);
    }
    gn_list_stock(&part, &last);
    gn_list_partner(&p->members, &part);
    *l = part;
    return true;
}

bool gn_list_begin(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l, uint32_t n)
{
    gn_memory *p = &w->memory;
    const uint32_t each = q->list_count > 1 ? q->list_count : 1;
    if (n < 2 || n < each || n > 12) return false;
    p->members = *l;
    p->members_count = n;
    p->members_sentence = s->sentence;
    p->members_next = each;
    p->members_list = q->list;
    return n > each && take_member(w, q->list_index, l);
}

bool gn_list_next(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    gn_memory *p = &w->memory;
    const uint32_t each = q->list_count > 1 ? q->list_count : 1;
    uint32_t at = q->list_index;
    if (l->n && !(s->near & GN_CUE_BIT(RESPECTIVELY))) return false;
    if (l->n) {
        gn_label part, last;
        const uint32_t figures = gn_list_figures(w, s);
        return gn_list_begin(
            w, s, q, l, figures > each && gn_list_member(l, 0, figures, &part, &last) ? figures : gn_list_members(l));
    }
    if ((s->near && !follows_on(w, s)) || p->members_sentence != s->sentence ||
        w->structure->clause[s->clause].opener == '(')
        return false;
    if (!q->list || q->list != p->members_list) {
        at += p->members_next;
        if (q->list_index + 1 == each) p->members_next += each;
    }
    return take_member(w, at, l);
}
