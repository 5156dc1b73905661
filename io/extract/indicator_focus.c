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

bool gn_indicator_focus(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    enum { LEAST = 2, MOST = 14 /* characters */ };
    static const char odd[] =
        "这|该|其|它|他|此|本|我|各|两|三|四|五|最|以上|上述|以及|同时|此外|从|在|由于|尽管|虽然|随着";
    gn_label_clear(out);
    if ((m->np.n && !m->share) || m->after.n || !m->before.n || m->grew || s->bracket || s->previous != GN_NO_INDEX ||
        told_before(w, s))
        return false;
    gn_label l = m->before;
    size_t at = l.n;
    GN_EACH (i, predicates) {
        const char *found =
            gn_may_say(w, predicates[i]) ? gn_find(l.s, l.n, predicates[i], strlen(predicates[i])) : NULL;
        if (found && (size_t)(found - l.s) < at) at = (size_t)(found - l.s);
    }
    gn_label_drop(&l, at, l.n - at);
    const bool cut = gn_np_cut_at_verb(w, &l);
    if (at == m->before.n && !cut && !(gn_np_heads(w, &l) && most_before(w, s))) return false;
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
