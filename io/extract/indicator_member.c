/* What the members of a list of figures measure, each its own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “A、B的利用率分别为…，毛利率分别为…”: the firms of a list, for the next figures that are each's. */
static void note_firms(gn_work *w, const gn_statement *s, const gn_label *whole, const gn_label *last)
{
    const size_t name = gn_work_name(w, last->s, last->n, false);
    if (!name || !gn_work_name(w, whole->s, whole->n, false)) return;
    w->memory.several = *whole;
    gn_label_drop(&w->memory.several, whole->n - last->n + name, last->n - name);
    w->memory.several_sentence = s->sentence;
}

/* Whether a firm is named between the number before and this one. */
static bool firm_since(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const uint32_t first = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > first && st->seg[k].kind != GN_SEG_QUANTITY;)
        if (gn_work_company(w, &st->seg[k])) return true;
    return false;
}

/* 最受欢迎的前三大快递品牌, 份额前三的手机厂商: what they are, without which ones. */
static void drop_ranks(gn_label *l)
{
    static const char ranks[] = "前|三|四|五|六|七|八|九|十|两|二|大|位|家|个|名";
    const char *of = gn_find(l->s, l->n, "的", 3), *first = gn_find(l->s, l->n, "前", 3);
    if (!first) return;
    if (of) gn_label_drop(l, 0, (size_t)(of - l->s) + 3);
    if (gn_words_begin("前", l->s, l->n))
        for (size_t n; (n = gn_words_begin(ranks, l->s, l->n)) != 0;) gn_label_drop(l, 0, n);
}

/* “A、B、C位列手机出货量厂商前三，份额为…”: whose share it is, and of what. */
static void firms_before(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const kinds[] = {"厂商", "企业", "供应商", "市场", "品牌"};
    gn_label all = m->before, part = {0}, last = {0};
    if (!all.n && w->memory.several_sentence == s->sentence && !firm_since(w, s)) all = w->memory.several;
    const gn_label uncut = all;
    gn_np_cut_at_verb(w, &all);
    if (!gn_list_member(&all, q->list_index, q->list_count, &part, &last) &&
        !gn_list_member(&uncut, q->list_index, q->list_count, &part, &last))
        return;
    if (gn_list_members(&all) < gn_list_members(&uncut)) all = uncut; /* 在美国上市的甲、乙 */
    const size_t name = gn_list_firm(w, &last, 0);
    if (!name && !gn_np_bare(w, &m->np)) return;
    gn_label of = {0}, first = {0};
    /* 乙公司更是在, 在美国上市的甲公司: adverbs behind the last name, what the first one is. */
    static const char adverbs[] = "更是|也|都|均|则|还|却|已|将|在|于|近|今|当";
    if (name && gn_words_begin(adverbs, last.s + name, last.n - name)) {
        gn_label_drop(&all, all.n - last.n + name, last.n - name);
        if (q->list_index + 1 == q->list_count) gn_label_drop(&part, name, part.n - name);
        last.n = name;
    }
    if (name && name < last.n) {
        gn_label_add(&of, last.s + name, last.n - name);
        gn_label_drop(&all, all.n - of.n, of.n);
        if (part.n == last.n && memcmp(part.s, last.s, last.n) == 0) gn_label_drop(&part, name, part.n - name);
    }
    /* “化妆品、食品和日用品进口额排名前三，占比…”: goods with one noun */
    gn_np_trim(w, &last);
    const size_t noun = name ? 0 : gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
    if (noun && noun < last.n && !gn_np_heads(w, &part)) gn_label_add(&of, last.s + last.n - noun, noun);
    /* “装车量前三名分别是A、B和C” */
    gn_list_member(&all, 0, q->list_count, &first, &last);
    const size_t own = gn_work_name(w, first.s, first.n, true);
    if (own && own < first.n && !of.n) {
        gn_label_add(&of, first.s, first.n - own);
        gn_label_drop(&all, 0, of.n);
        if (!q->list_index) gn_label_drop(&part, 0, of.n);
        if (gn_label_ends(&of, "的")) gn_label_clear(&of);
    }
    drop_ranks(&of);
    GN_EACH (i, kinds)
        if (gn_label_ends(&of, kinds[i])) gn_label_drop(&of, of.n - strlen(kinds[i]), strlen(kinds[i]));
    gn_np_trim(w, &part);
    gn_np_trim(w, &of);
    w->memory.several = all;
    w->memory.several_sentence = s->sentence;
    if (of.n && gn_np_heads(w, &of)) gn_label_clear(&m->np); /* what has the share is named, not the share */
    const size_t said = gn_phrases_suffix(w->phrases, part.s, part.n, GN_PHRASE_HEAD); /* 手机出口增长，出口额为… */
    if (said < part.n && said <= m->np.n && memcmp(m->np.s, part.s + part.n - said, said) == 0)
        gn_label_drop(&part, part.n - said, said);
    gn_label_front(&m->np, of.s, of.n);
    gn_label_front(&m->np, part.s, part.n);
}

/* “甲、乙、丙位列前三，出货量分别为x台（24%）、y台（19%）、z台（11%）”: brackets part the numbers, and the first one
 * names the firms for all. */
static bool firms_in_turn(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    if (q->list_count > 1 || !gn_indicator_in_turn(w, s) || !gn_np_bare(w, &m->np)) return false;
    gn_label all = m->before;
    gn_np_cut_at_verb(w, &all);
    const uint32_t n = gn_list_members(&all);
    gn_label part = {0}, last = {0};
    if (n < 3 || !gn_list_member(&all, n - 1, n, &part, &last)) return false;
    const size_t name = gn_work_name(w, last.s, last.n, false);
    if (!name) return false;
    gn_label_drop(&all, all.n - last.n + name, last.n - name);
    gn_label_add(&all, m->np.s, m->np.n);
    m->np = all;
    return gn_list_begin(w, s, q, &m->np, n);
}

/* 冰箱的零售量和零售额, 居民存款、贷款: whose the first member is holds for the others, which are nothing but a noun.
 */
static void share_owner(const gn_work *w, const gn_label *list, uint32_t count, gn_label *part)
{
    enum { MOST = 10, NOUN = 5 }; /* characters of the owner, of a noun by itself */
    gn_label first = {0}, last = {0};
    if (!part->n || gn_label_chars(part) > NOUN ||
        gn_phrases_suffix(w->phrases, part->s, part->n, GN_PHRASE_HEAD) != part->n)
        return;
    if (gn_phrases_find(w->phrases, part->s, part->n, NULL) & GN_PHRASE_WHOLE) return;
    if (!gn_list_member(list, 0, count, &first, &last)) return;
    const size_t head = gn_phrases_suffix(w->phrases, first.s, first.n, GN_PHRASE_HEAD);
    if (!head || head == first.n) return;
    gn_label_drop(&first, first.n - head, head);
    gn_np_trim(w, &first);
    if (!first.n || gn_label_chars(&first) > MOST || gn_phrases_break(w->phrases, first.s, first.n) < first.n) return;
    gn_label_front(part, first.s, first.n);
}

/* “青岛、烟台居前，进出口值分别为x和y”: each place's own, no two ways of the trade. */
bool gn_indicator_two_places(const gn_work *w, const gn_statement *s, const gn_quantity *q)
{
    const gn_structure *st = w->structure;
    if (q->list_count != 2) return false;
    const uint32_t first = st->clause[s->clause].first, before = st->clause[s->clause - (s->clause > 0)].first;
    const bool same = st->seg[before].clause < s->clause && st->clause[s->clause - 1].sentence == s->sentence;
    for (uint32_t k = gn_look_back(s->list_seg, same ? before : first); k + 2 < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_AREA && st->seg[k + 2].kind == GN_SEG_AREA && gn_work_len(w, k + 1) == 3 &&
            st->seg[k + 1].start == st->seg[k].end && st->seg[k + 2].start == st->seg[k + 1].end)
            return true;
    return false;
}

/* “一、二季度进出口分别为x和y”: each time's own, no two ways of the trade. */
static bool two_times(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    static const char *const joins[] = {"、", "和", "与", "及"};
    for (uint32_t k = s->from; k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause == s->clause && (gn_seg_says(w, k, "分季度") || gn_seg_says(w, k, "分月"))) return true;
        if (g->kind != GN_SEG_PERIOD || g->clause != s->clause) continue;
        GN_EACH (i, joins)
            if (gn_find(gn_work_text(w, k), gn_work_len(w, k), joins[i], 3)) return true;
        if (k + 2 < s->list_seg && g[2].kind == GN_SEG_PERIOD && g[1].end - g[1].start == 3) return true;
    }
    return false;
}

/* 甲、乙可分别获得股息: what stands between the last firm and its noun is nobody's. */
static void drop_behind_firm(const gn_work *w, gn_label *l)
{
    enum { CHAR = 3, LEAST = 6 };
    const size_t name = gn_work_name(w, l->s, l->n, false);
    const size_t lead = name ? gn_phrases_prefix(w->phrases, l->s + name, l->n - name, GN_PHRASE_LEAD, NULL) : 0;
    if (lead > CHAR && name + lead + LEAST <= l->n) gn_label_drop(l, name, lead);
}

/* The member that a list of names and nouns was split into: with the noun that only the last one has. */
static void of_split(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m, gn_label *part,
                     gn_label *last)
{
    note_firms(w, s, &m->np, last);
    w->memory.listed = m->np;
    w->memory.listed_sentence = s->sentence;
    drop_behind_firm(w, last);
    drop_behind_firm(w, part);
    const size_t numbered = gn_list_numbered(&m->np, part, last);
    if (!numbered) gn_np_trim(w, part);
    if (!numbered) gn_np_trim(w, last);
    if (!gn_np_heads(w, part)) {
        const size_t class = gn_list_class(part, last), tail = gn_list_tail(w, part, last),
                     n = class > tail ? class : tail;
        static const char *const kinds[] = {"市场", "行业", "产业", "业务", "板块"}; /* DRAM、NAND闪存市场 */
        GN_EACH (i, kinds)
            if (gn_label_ends(last, kinds[i]) && !gn_label_ends(part, kinds[i])) gn_label_add(part, kinds[i], 6);
        const size_t more = numbered ? numbered : gn_list_shared_tail(w, part, last);
        if (more > n) {
            m->tailed = *part;
            gn_label_add(&m->tailed, last->s + last->n - more, more);
        }
        gn_label_add(part, last->s + last->n - n, n);
    } else if (q->list_index + 1 == q->list_count) {
        gn_list_own_name(w, part);
    }
    if (q->list_index) share_owner(w, &m->np, q->list_count, part);
    /* 甲、乙、丙分别以x、y、z位居前三: the first one's noun */
    const gn_label *first = &w->memory.indicator;
    const size_t noun = q->list_index && gn_work_name(w, part->s, part->n, false) == part->n
                            ? gn_phrases_suffix(w->phrases, first->s, first->n, GN_PHRASE_HEAD)
                            : 0;
    if (noun && noun < first->n) gn_label_add(part, first->s + first->n - noun, noun);
    gn_list_stock(part, last);
    gn_list_partner(&m->np, part);
    if (part->n) m->np = *part;
}

/* “A、B、C，分别为…”: the members stand in the clause before. */
static void of_names_before(const gn_work *w, const gn_quantity *q, gn_material *m)
{
    static const char adverbs[] = "都|均|也|皆";
    gn_label part = {0}, last = {0};
    const gn_label all = m->before;
    if (!gn_list_member(&m->before, q->list_index, q->list_count, &part, &last)) return;
    gn_np_cut_at_verb(w, &part); /* 甲、乙、丙紧随其后 */
    gn_np_cut_at_verb(w, &last);
    gn_np_trim(w, &part);
    gn_np_trim(w, &last);
    if (!gn_np_heads(w, &part)) {
        const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
        gn_label_add(&part, last.s + last.n - n, n);
    }
    gn_label_drop(&part, part.n - gn_words_end(adverbs, part.s, part.n), gn_words_end(adverbs, part.s, part.n));
    if (q->list_index) share_owner(w, &all, q->list_count, &part);
    gn_list_partner(&all, &part);
    m->before = part;
    m->own_members = true;
}

/* “鲜菜价格继续上涨，蛋价格由降转涨，涨幅分别为a和b”: as many clauses before, each without a figure, name one each. */
static bool of_clauses_before(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *part)
{
    enum { FAR = 24 };
    const gn_structure *st = w->structure;
    if (s->previous != GN_NO_INDEX || q->list_count > GN_LIST_KEPT ||
        s->clause - st->sentence[s->sentence].first_clause < q->list_count)
        return false;
    const uint32_t first = s->clause - q->list_count;
    for (uint32_t c = first; c < s->clause; c++) {
        const gn_clause *b = &st->clause[c];
        gn_label name, subject;
        if (b->last - b->first > FAR) return false;
        for (uint32_t k = b->first; k < b->last; k++)
            if (st->seg[k].kind == GN_SEG_QUANTITY || st->seg[k].kind == GN_SEG_ORG) return false;
        gn_np_parse(w, c, b->first, b->last, &name, &subject, NULL);
        gn_np_cut_at_verb(w, &name);
        if (!gn_np_heads(w, &name) || gn_list_members(&name) > 1) return false;
        if (c == first + q->list_index) *part = name;
    }
    return true;
}

/* “水电装机a、风电装机b，新增装机分别为x和y”, “甲收入a，乙收入b。它们的销量分别是x和y”: whose the figures before were,
 * as many and of one noun, in front of *np as a list. */
static bool of_figures_before(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *np)
{
    static const char kinds[] = "新增|新签|净增|当年|当月|累计", joins[] = "、|和|与|及";
    enum { MOST = 14 };
    gn_memory *p = &w->memory;
    if (q->list_count < 2) return false;
    if (q->list_index) {
        if (p->owners_list != q->list || !p->owners.n) return false;
        *np = p->owners;
        return true;
    }
    const bool same = p->recent_sentence == s->sentence;
    if (!(same || (p->recent_sentence + 1 == s->sentence && p->recent_block == s->block)) ||
        p->recent_own < q->list_count || !gn_indicator_in_turn(w, s))
        return false;
    const gn_label *first = &p->recent[p->recent_count - q->list_count];
    const size_t noun = gn_phrases_suffix(w->phrases, first->s, first->n, GN_PHRASE_HEAD),
                 head = gn_phrases_suffix(w->phrases, np->s, np->n, GN_PHRASE_HEAD);
    if (!noun || !head || gn_work_name(w, np->s, np->n, false)) return false;
    /* 装机, 新增发电装机: no other owner; firms sell new cars */
    const bool plain =
        head == np->n || gn_words_begin(kinds, np->s, np->n) || gn_label_ends(np, first->s + first->n - noun);
    gn_label all = {.n = 0};
    for (uint32_t i = 0; i < q->list_count; i++) {
        gn_label owner = first[i];
        if (owner.n <= noun || !gn_label_ends(&owner, first->s + first->n - noun)) return false;
        gn_label_drop(&owner, owner.n - noun, noun);
        gn_np_trim(w, &owner);
        const bool firm = gn_work_names_firm(w, &owner);
        if (!owner.n || gn_label_chars(&owner) > MOST || (!firm && (!plain || !same)) ||
            (i && all.n >= owner.n && gn_label_ends(&all, owner.s)))
            return false;
        for (size_t k = 0; k < owner.n; k++)
            if (gn_words_begin(joins, owner.s + k, owner.n - k)) return false;
        if (i) gn_label_add(&all, "、", strlen("、"));
        gn_label_add(&all, owner.s, owner.n);
    }
    gn_label_front(np, all.s, all.n);
    p->owners = *np;
    p->owners_list = q->list;
    return true;
}

/* “甲、乙贷款余额分别为a、b，不良率分别为x、y”: whose the first list's were. */
static void of_list_before(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char things[] = "贷款|存款|保险|产品|债券", stocks[] = "余额|规模|总额";
    enum { LEAST = 6, MOST = 14 };
    const gn_list *list = gn_work_list(w, s);
    if (!list || !gn_np_bare(w, &m->np) || (gn_phrases_find(w->phrases, m->np.s, m->np.n, NULL) & GN_PHRASE_WHOLE))
        return;
    gn_label owner = list->indicator[q->list_index];
    const size_t stock = gn_words_end(stocks, owner.s, owner.n);
    if (gn_words_end(things, owner.s, owner.n - stock)) gn_label_drop(&owner, owner.n - stock, stock);
    const size_t head = gn_phrases_suffix(w->phrases, owner.s, owner.n, GN_PHRASE_HEAD);
    if (!gn_words_end(things, owner.s, owner.n)) gn_label_drop(&owner, owner.n - head, head);
    gn_np_trim(w, &owner);
    if (owner.n >= LEAST && gn_label_chars(&owner) <= MOST) gn_label_front(&m->np, owner.s, owner.n);
}

/* “批发和零售业，住宿和餐饮业增加值分别…”: a comma parts two trades that have 和 in their names. */
static bool trades_by_comma(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *np)
{
    static const char trade[] = "业";
    const gn_structure *st = w->structure;
    const size_t head = gn_phrases_suffix(w->phrases, np->s, np->n, GN_PHRASE_HEAD);
    if (q->list_count != 2 || s->previous != GN_NO_INDEX || s->clause <= st->sentence[s->sentence].first_clause ||
        !gn_words_end(trade, np->s, np->n - head) || gn_find(np->s, np->n, "、", 3))
        return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    gn_label first, unused;
    gn_np_parse(w, s->clause - 1, gn_look_back(b->last, b->first), b->last, &first, &unused, NULL);
    if (!gn_words_end(trade, first.s, first.n) || unused.n || gn_phrases_break(w->phrases, first.s, first.n) < first.n)
        return false;
    for (uint32_t k = b->first; k < b->last; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY || st->seg[k].kind == GN_SEG_CUE) return false;
    if (q->list_index) return true;
    gn_label_add(&first, np->s + np->n - head, head);
    *np = first;
    return true;
}

/* The member of a list that the clause itself names. */
static void of_nouns(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    gn_list_spell_sectors(&m->np);
    if (trades_by_comma(w, s, q, &m->np)) return;
    if (gn_list_members(&m->before) < 2 && !gn_work_list(w, s)) of_figures_before(w, s, q, &m->np);
    gn_label part = {0}, last = {0};
    static const char pairs[] = "产、销|产、销量|进、出口|进、出口额|存、贷款"; /* with their own 、 */
    const bool split = !(q->list_count == 2 && gn_words_end(pairs, m->np.s, m->np.n)) &&
                       gn_list_member(&m->np, q->list_index, q->list_count, &part, &last);
    const bool pair = !split && !gn_indicator_two_places(w, s, q) && !two_times(w, s);
    if (pair && gn_list_pair(w, &m->np, q->list_index, q->list_count)) {
    } else if (!split && gn_list_clause_member(w, s, q, &part)) {
        gn_np_trim(w, &part);
        if (!gn_np_heads(w, &part)) {
            const size_t n = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
            gn_label_add(&part, m->np.s + m->np.n - n, n);
        }
        m->np = part;
    } else if (split) {
        of_split(w, s, q, m, &part, &last);
    } else if (pair && m->subject.n && gn_list_pair(w, &m->subject, q->list_index, q->list_count)) {
    } else if (m->subject.n && gn_list_member(&m->subject, q->list_index, q->list_count, &part, &last)) {
        gn_np_trim(w, &part);
        m->subject = part;
    } else if (gn_np_heads(w, &m->np)) {
        firms_before(w, s, q, m);
        of_list_before(w, s, q, m);
    }
}

/* 为 or 是 as a verb in s[0..n), with something on either side; n if there is none. */
static size_t is_verb(const char *s, size_t n)
{
    enum { CHAR = 3 };
    static const char is[] = "为|是", no_verb[] = "华|作|成|行|人|因|认|以|称|视|分别|主|但|还|于|就|也|总|或|则";
    for (size_t at = CHAR; at + CHAR < n; at++)
        if (gn_words_begin(is, s + at, n - at) && !gn_words_end(no_verb, s, at)) return at;
    return n;
}

/* “A、B和C为销量前三名，”, “前三的车型为A、B和C，”: the members alone; of firms it is known where their names begin. */
static void drop_predicate(const gn_work *w, gn_label *l)
{
    enum { CHAR = 3 };
    static const char comma[] = "、";
    const char *first = gn_find(l->s, l->n, comma, CHAR), *last = first;
    if (!first) return;
    for (const char *at = first; (at = gn_find(at + CHAR, l->n - (size_t)(at + CHAR - l->s), comma, CHAR)) != NULL;)
        last = at;
    const size_t from = (size_t)(last - l->s) + CHAR, verb = from + is_verb(l->s + from, l->n - from);
    gn_label_drop(l, verb, l->n - verb);
    const size_t before = (size_t)(first - l->s), is = is_verb(l->s, before);
    if (is < before && !gn_work_name(w, l->s, before, true)) gn_label_drop(l, 0, is + CHAR);
}

/* “对甲、乙和丙进出口增长，分别达到x、y和z”: the list that the sentence began with. */
static void of_topic(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *before)
{
    gn_memory *p = &w->memory;
    if (!q->list_index && p->topic_sentence == s->sentence) gn_list_begin(w, s, q, &p->topic, q->list_count);
    if (p->members_list == q->list && p->members_sentence == s->sentence) *before = p->members;
}

/* Whether a rank is told in t[0..n), into *at where, and *end what is behind its words. */
static bool tells_rank(const char *t, size_t n, size_t *at, size_t *end)
{
    static const char ranks[] =
        "紧随其后|紧跟其后|紧随|紧跟|分列|分居|分别位|分别排|分别名列|分别列|分别居|分获|位列|位居|名列|"
        "排名|排在|排第|列第|居第|次之|随后|居前|靠前|跻身|其次|其后";
    for (*at = 0; *at < n; ++*at) {
        const size_t word = (t[*at] & 0xC0) == 0x80 ? 0 : gn_words_begin(ranks, t + *at, n - *at);
        if (!word) continue;
        *end = *at + word;
        return true;
    }
    return false;
}

/* “甲、乙分列二、三位，销量分别为x和y”, “排在第二、三位的是甲和乙，…”, “其次是甲和乙，分别为…”: those whom the clause
 * before ranks, as many as the list has figures. */
static bool ranked_in_turn(const gn_work *w, const gn_statement *s, const gn_quantity *q, const gn_label *np,
                           gn_label *all)
{
    enum { CHAR = 3, MOST = 14, RANK = 24 /* bytes of 第二、第三位 */, LONGEST = 300, FIGURES = 32 };
    static const char is[] = "是|为", begins[] = "而|其中|分别|依次|则|还有";
    const gn_structure *st = w->structure;
    if (q->list_count < 2 || q->list_count > FIGURES || s->clause <= st->sentence[s->sentence].first_clause ||
        s->bracket)
        return false;
    const gn_clause *b = &st->clause[s->clause - 1];
    uint32_t first = gn_look_back(b->last, b->first), last = b->last;
    while (last > first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    while (first < last && (st->seg[first].kind == GN_SEG_PERIOD || st->seg[first].kind == GN_SEG_MARK ||
                            (st->seg[first].kind == GN_SEG_CUE && st->seg[first].cue != GN_CUE_RANK)))
        first++;
    if (first == last) return false;
    const char *t = w->clean->text + st->seg[first].start;
    size_t n = st->seg[last - 1].end - st->seg[first].start, at, end;
    if (n > LONGEST || !tells_rank(t, n, &at, &end)) return false;
    size_t from = 0, to = at;
    if (at < 2 * CHAR || gn_find(t + end, n - end, "的", CHAR)) { /* 排在第二位的是甲 */
        size_t verb = n;
        for (size_t i = end; i + CHAR < n; i++)
            if (gn_words_begin(is, t + i, n - i)) verb = i;
        if (verb == n) return false;
        from = verb + CHAR, to = n;
    } else if (np->n && (n - end > RANK || gn_phrases_suffix(w->phrases, t, at, GN_PHRASE_HEAD))) {
        return false; /* 甲、乙位列出货量企业前二, 甲、乙出口额居前: firms_before reads what they sell */
    }
    const uint32_t begin = (uint32_t)(t - w->clean->text + from), stop = (uint32_t)(t - w->clean->text + to);
    for (uint32_t k = first; k < last; k++)
        if ((st->seg[k].kind == GN_SEG_AREA || st->seg[k].kind == GN_SEG_QUANTITY) && st->seg[k].start >= begin &&
            st->seg[k].end <= stop)
            return false;
    from += gn_words_begin(begins, t + from, to - from);
    gn_label_clear(all);
    gn_label_add(all, t + from, to - from);
    gn_np_trim(w, all);
    gn_label part, unused;
    for (uint32_t i = 0; i < q->list_count; i++)
        if (!gn_list_member(all, i, q->list_count, &part, &unused) || gn_label_chars(&part) > MOST ||
            gn_phrases_break(w->phrases, part.s, part.n) < part.n)
            return false;
    return true;
}

/* The member of those who are ranked, in front of the figure's noun. */
static bool of_ranked(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    gn_label all, part, last;
    if ((m->np.n && (gn_list_members(&m->np) > 1 || !gn_np_bare(w, &m->np))) ||
        !ranked_in_turn(w, s, q, &m->np, &all) || !gn_list_member(&all, q->list_index, q->list_count, &part, &last))
        return false;
    const size_t noun = m->np.n ? 0 : gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
    if (noun && noun < last.n && !gn_np_heads(w, &part)) gn_label_add(&part, last.s + last.n - noun, noun);
    gn_np_trim(w, &part);
    w->memory.several = all;
    w->memory.several_sentence = s->sentence;
    gn_label_front(&m->np, part.s, part.n);
    gn_label_clear(&m->before);
    gn_label_clear(&m->stated);
    return true;
}

void gn_indicator_member(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    gn_label_clear(&m->tailed);
    m->own_members = false;
    if (of_ranked(w, s, q, m)) return;
    if (q->list_count > 1) drop_predicate(w, &m->before);
    if (firms_in_turn(w, s, q, m) || gn_list_next(w, s, q, &m->np) || q->list_count < 2) return;
    gn_label part;
    if (!m->np.n && !m->before.n && gn_indicator_in_turn(w, s)) of_topic(w, s, q, &m->before);
    if (m->np.n)
        of_nouns(w, s, q, m);
    else if (gn_list_members(&m->before) < 2 && gn_indicator_in_turn(w, s) && of_clauses_before(w, s, q, &part)) {
        m->before = part;
        m->own_members = true;
    } else if (m->before.n &&
               !(q->list_count == 2 && m->subject.n && gn_list_pair(w, &m->subject, q->list_index, q->list_count)))
        of_names_before(w, q, m);
}
