/* Of what a clause without figures speaks, where the figure behind it names nothing itself. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* What is said of it: from here on it is no name. */
static const char *const predicates[] = {
    "持续", "继续",     "保持",     "延续",   "维持",   "再创",   "也再",   "创下",   "创出",   "成为",  "不及",
    "表现", "主要分布", "主要集中", "呈现",   "实现",   "依然",   "依旧",   "仍然",   "仍是",   "仍为",  "是最",
    "是主", "是中国",   "是全球",   "是国内", "再次",   "首次",   "大幅",   "稳步",   "不断",   "居首",  "位居",
    "位列", "遥遥",     "的步子",   "的脚步", "的步伐", "的势头", "的表现", "的节奏", "的热度", "的胃口"};

/* The clause right before has a figure of its own. */
static bool told_before(const gn_work *w, const gn_statement *s)
{
    const gn_memory *p = &w->memory;
    return p->last_sentence == s->sentence && p->said_seg != GN_NO_INDEX && p->said_seg < s->seg &&
           w->structure->seg[p->said_seg].clause + 1 >= s->clause;
}

/* “窄体货机交付量最多，达到1200架”: the clause right before says that it is the most. */
static bool most_before(const gn_work *w, const gn_statement *s)
{
    static const char most[] = "最多|最大|最高|最少|最低|居多";
    const gn_seg *g = w->structure->seg;
    const gn_clause *c = &w->structure->clause[s->clause - 1];
    uint32_t k = c->last;
    while (k > c->first && g[k - 1].kind == GN_SEG_MARK) k--;
    return k > c->first && gn_words_end(most, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
}

/* It has the beginning and the end of the last figure's name, or is within it: the same again. */
static bool same_again(const gn_memory *p, const gn_label *l)
{
    enum { WORD = 6 };
    const gn_label *of = &p->indicator;
    return gn_find(of->s, of->n, l->s, l->n) || (l->n >= WORD && of->n >= WORD && memcmp(l->s, of->s, WORD) == 0 &&
                                                 memcmp(l->s + l->n - WORD, of->s + of->n - WORD, WORD) == 0);
}

/* “存储器将成为最大的市场，预计增长…”, “增长最快的是存储器，增幅…”, “存储器增速最快，达…”: what the clause right before
 * calls the most, into *out. */
static bool called_most(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { CHAR = 3 };
    static const char
        most[] = "最",
        is[] = "的是|的为|的则是|的当属|的要数",
        says[] = "将成为|成为|将是|仍将|仍是|仍为|依然是|依旧是|则是|也是|是|增长最|增速最|增幅最|涨幅最|降幅最|"
                 "跌幅最|下滑最|下降最|表现最|占比最|规模最|份额最|需求最|最";
    const gn_structure *st = w->structure;
    gn_label_clear(out);
    if (s->clause == st->sentence[s->sentence].first_clause || !gn_may_say(w, most)) return false;
    const gn_clause *c = &st->clause[s->clause - 1];
    if (c->parent != GN_NO_INDEX || c->first == c->last) return false;
    const char *t = w->clean->text + st->seg[c->first].start;
    const size_t n = st->seg[c->last - 1].end - st->seg[c->first].start;
    const char *top = gn_find(t, n, most, CHAR);
    if (!top) return false;
    uint32_t k = c->first;
    bool ends = false;
    for (; k < c->last && !ends; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_ORDINAL) return false;
        if (g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA) continue;
        if (g->kind == GN_SEG_MARK && out->n) return false;
        const char *text = gn_work_text(w, k);
        const size_t len = gn_work_len(w, k);
        if (g->kind == GN_SEG_CUE) { /* 将, 增长; 其中 */
            ends = out->n && g->cue != GN_CUE_PART;
            continue;
        }
        size_t at = 0;
        while (g->kind == GN_SEG_TEXT && at < len && !gn_words_begin(says, text + at, len - at))
            at += (unsigned char)text[at] < 0x80 ? 1 : CHAR;
        ends = g->kind == GN_SEG_TEXT && at < len;
        if (g->kind != GN_SEG_MARK) gn_label_add(out, text, ends ? at : len);
    }
    /* 增长最快的是存储器 */
    if (!out->n)
        for (size_t i = (size_t)(top - t); i < n && !out->n; i++) {
            const size_t verb = gn_words_begin(is, t + i, n - i);
            if (!verb) continue;
            const char *end = st->seg[c->last - 1].kind == GN_SEG_MARK
                                  ? t + n - (st->seg[c->last - 1].end - st->seg[c->last - 1].start)
                                  : t + n;
            gn_label_add(out, t + i + verb, (size_t)(end - (t + i + verb)));
        }
    gn_np_trim(w, out);
    return out->n > 0;
}

bool gn_indicator_focus(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    enum { LEAST = 2, MOST = 14 /* characters */ };
    static const char odd[] =
        "这|该|其|它|他|此|本|我|各|两|三|四|五|最|以上|上述|以及|同时|此外|从|在|由于|尽管|虽然|随着";
    gn_label_clear(out);
    if ((m->np.n && !m->share) || m->after.n || s->bracket || s->previous != GN_NO_INDEX || told_before(w, s))
        return false;
    gn_label l;
    const bool most = called_most(w, s, &l);
    if (!most && (!m->before.n || m->grew)) return false;
    if (!most) l = m->before;
    size_t at = l.n;
    GN_EACH (i, predicates) {
        const char *found =
            gn_may_say(w, predicates[i]) ? gn_find(l.s, l.n, predicates[i], strlen(predicates[i])) : NULL;
        if (found && (size_t)(found - l.s) < at) at = (size_t)(found - l.s);
    }
    gn_label_drop(&l, at, l.n - at);
    const bool cut = gn_np_cut_at_verb(w, &l);
    if (!most && at == m->before.n && !cut && !(gn_np_heads(w, &l) && most_before(w, s))) return false;
    gn_np_trim(w, &l);
    static const char adverbs[] = "亦|也|则|均|都|更|还|却|再";
    for (size_t n; (n = gn_words_end(adverbs, l.s, l.n)) != 0 && n < l.n;) gn_label_drop(&l, l.n - n, n);
    const size_t chars = gn_label_chars(&l);
    const bool noun = gn_np_heads(w, &l);
    gn_label stem = l;
    if ((noun && gn_indicator_generic(&l)) || (!noun && gn_find(l.s, l.n, "的", 3)) || gn_np_drop_rate(w, &stem) ||
        gn_phrases_prefix(w->phrases, l.s, l.n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL) || same_again(&w->memory, &l))
        return false;
    if (chars < LEAST || chars > MOST || gn_words_begin(odd, l.s, l.n) || gn_find(l.s, l.n, "，", 3) ||
        gn_phrases_find(w->phrases, l.s, l.n, NULL) & (GN_PHRASE_VAGUE | GN_PHRASE_GROUP) ||
        gn_owner_person(&l, gn_charset_of(l.s, l.n)))
        return false;
    *out = l;
    return true;
}

void gn_indicator_moved(gn_work *w, uint32_t sentence)
{
    static const char places[] = "省份|省市|省区|省|区域|地区|各地|城市|国家|市场",
                      kinds[] = "产品|品种|商品|行业|子行业|板块|企业",
                      adverbs[] =
                          "均|都|也|出现|普遍|全面|整体|总体|有所|略有|小幅|大幅|保持|实现|呈|呈现|延续|继续|双双|全线|"
                          "明显|显著|持续|稳步|快速|再度|再次|仍|同时|稳定|平稳|较快|不同程度|不同程度地|有";
    enum { LONGEST = 16 /* characters */ };
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[sentence];
    gn_memory *m = &w->memory;
    if (!gn_may_cue(w, GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))) return;
    uint32_t k = s->last;
    while (k > s->first && st->seg[k - 1].kind == GN_SEG_MARK) k--;
    if (k == s->first || st->seg[k - 1].kind != GN_SEG_CUE ||
        (st->seg[k - 1].cue != GN_CUE_UP && st->seg[k - 1].cue != GN_CUE_DOWN))
        return;
    const uint32_t clause = st->seg[k - 1].clause;
    gn_label text, subject;
    gn_np_parse(w, clause, st->clause[clause].first, k, &text, &subject, NULL);
    if (!text.n || gn_label_chars(&text) > LONGEST) return;
    for (size_t how; (how = gn_words_end(adverbs, text.s, text.n)) != 0;) gn_label_drop(&text, text.n - how, how);
    gn_np_drop_rate(w, &text);
    const size_t head = gn_phrases_suffix(w->phrases, text.s, text.n, GN_PHRASE_HEAD);
    if (!head || gn_phrases_suffix(w->phrases, text.s, text.n, GN_PHRASE_RATE)) return;
    const size_t kind = text.n - head;
    const bool place =
        gn_words_end(places, text.s, kind) || (kind == 3 && gn_words_begin("区", text.s, kind)); /* 各地区 */
    if (place || gn_words_end(kinds, text.s, kind)) gn_label_drop(&text, 0, kind);
    m->topic = text;
    m->topic_sentence = m->moved_sentence = sentence;
    const gn_label *const told[] = {&m->indicator, &m->parent, &m->whole};
    for (size_t i = 0; place && i < sizeof told / sizeof *told; i++)
        if (told[i]->n > text.n && gn_label_ends(told[i], text.s)) {
            m->topic = *told[i];
            return;
        }
}
