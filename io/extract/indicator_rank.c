/* Layer 5 of the extractor, the choice: which of the candidates for the indicator it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* Whether l, whose characters are in `set`, holds `part`, whose characters are in `part_set`. */
static bool holds(gn_charset set, const gn_label *l, const gn_label *part, gn_charset part_set)
{
    if (!part->n || part->n > l->n || (part_set & ~set)) return false;
    return part->n < 3 ? memmem(l->s, l->n, part->s, part->n) != NULL : gn_find(l->s, l->n, part->s, part->n) != NULL;
}

/* What the statement says of every candidate, found once. */
static void look(const gn_work *w, const gn_statement *s, const gn_material *m, gn_shared *v)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_clause *clause = &w->structure->clause[s->clause];
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, q->unit);
    gn_shared_text(v, "Ik", "", 0);
#define WITH(name, a, b) gn_shared_pair(v, name, a, b)
    WITH("Inp", '0' + (m->np.n > 0) + 2 * (m->after.n > 0), '0' + (m->head > 0) + (m->head == m->np.n));
    const size_t np_chars = m->np_chars;
    const int size = np_chars == 0 ? 0 : np_chars < 3 ? 1 : np_chars < 5 ? 2 : np_chars < 8 ? 3 : np_chars < 13 ? 4 : 5;
    WITH("Inl", '0' + size, '0' + (m->head > 0));
    WITH("Im", 'a' + s->measure, '0' + (m->np.n > 0));
    WITH("Ipm", 'a' + w->memory.measure, 'a' + s->measure);
    WITH("Iop", clause->opener ? clause->opener : '^', '0' + (s->previous != GN_NO_INDEX));
    WITH("Ilist", '0' + (q->list_count > 1), '0' + (q->list_index > 0));
    WITH("Ibr", '0' + s->bracket, '0' + m->rate);
    WITH("Isub", '0' + (m->subject.n > 0), '0' + ((m->roles & GN_PHRASE_FIRM) != 0));
    WITH("Iroles", '0' + ((m->roles & GN_PHRASE_RATE) != 0) + 2 * ((m->roles & GN_PHRASE_STOCK) != 0),
         '0' + (m->head > 0));
    WITH("Iunit", '0' + (q->unit == w->memory.unit), 'a' + s->measure);
    WITH("Iunp", '0' + (q->unit == w->memory.unit), '0' + (m->np.n > 0) + (m->head > 0) + (m->head == m->np.n));
    WITH("Iparent", '0' + (w->memory.parent.n > 0),
         '0' + ((s->left & GN_CUE_BIT(PART)) != 0 || (s->before & GN_CUE_BIT(PART)) != 0));
    WITH("Icomp", '0' + (w->memory.company.n > 0),
         '0' + ((m->roles & GN_PHRASE_FIRM) != 0) + 2 * (w->memory.firms > 2));
    WITH("Inear", '0' + ((s->near & GN_CUE_BIT(LEVEL)) != 0) + 2 * ((s->near & GN_CUE_BIT(YOY)) != 0),
         '0' + ((s->left & GN_CUE_BIT(PART)) != 0));
    WITH("Iel", '0' + (int)(m->entity_chars / 3 > 6 ? 6 : m->entity_chars / 3), '0' + size);
    const uint32_t next = s->seg + 1;
    if (next < w->structure->segs) {
        const gn_seg *g = &w->structure->seg[next];
        WITH("Itop",
             '0' + (w->memory.topic_sentence == s->sentence) + 2 * (w->memory.topic_sentence + 1 == s->sentence),
             '0' + (m->head > 0));
        WITH("Isen", '0' + (w->memory.last_sentence == s->sentence) + 2 * gn_indicator_generic(&m->np),
             '0' + (m->head > 0) + (m->head == m->np.n));
        WITH("Inext", 'a' + g->kind, g->kind == GN_SEG_MARK ? g->mark : 'a' + g->cue % 26);
    }
#undef WITH
    gn_shared_known(v, "Idim", q->unit & 0xFFFF, u->dimension, strlen(u->dimension));
    gn_shared_known(v, "Iu", q->unit & 0xFFFF, u->canonical, strlen(u->canonical));
    if (m->head) gn_shared_text(v, "Ih", m->np.s + m->np.n - m->head, m->head < 60 ? m->head : 60);
    size_t two = m->np.n;
    for (int k = 0; k < 2 && two > 0; k++)
        for (two--; two > 0 && ((unsigned char)m->np.s[two] & 0xC0) == 0x80;) two--;
    gn_shared_text(v, "Ie2", m->np.s + two, m->np.n - two);
    two = 0;
    for (int k = 0; k < 2 && two < m->np.n; k++)
        for (two++; two < m->np.n && ((unsigned char)m->np.s[two] & 0xC0) == 0x80;) two++;
    gn_shared_text(v, "Ib2", m->np.s, two);
}

static int length_class(size_t chars)
{
    return chars < 3 ? 0 : chars < 5 ? 1 : chars < 8 ? 2 : chars < 12 ? 3 : chars < 18 ? 4 : 5;
}

/* The bits of the characters that are looked for in names. */
#define BIT(c) GN_CHARSET_BIT(c)
static const gn_charset said = BIT(U'了') | BIT(U'将') | BIT(U'已') | BIT(U'并') | BIT(U'是') | BIT(U'为') |
                               BIT(U'有') | BIT(U'被') | BIT(U'，') | BIT(U'可') | BIT(U'但') | BIT(U'我') |
                               BIT(U'的') | BIT(U'、');
#undef BIT

gn_name_looks gn_name_look(const gn_label *l)
{
    gn_name_looks looks = {0, 0, false, false, false};
    size_t k = 0;
    while (k + 2 < l->n) {
        if ((unsigned char)l->s[k] < 0xE0) {
            looks.chars += ((unsigned char)l->s[k++] & 0xC0) != 0x80;
            continue;
        }
        looks.chars++;
        const gn_charset bit = gn_charset_at(l->s + k);
        looks.set |= bit;
        if (bit & said) switch (gn_wide(l->s + k)) {
            case U'了':
            case U'将':
            case U'已':
            case U'并':
            case U'是':
            case U'为':
            case U'有':
            case U'被':
            case U'，':
            case U'可':
            case U'但': looks.verb = true; break;
            case U'我': looks.verb |= k + 5 < l->n && memcmp(l->s + k, "我们", 6) == 0; break;
            case U'的': looks.of = true; break;
            case U'、': looks.comma = true; break;
            }
        k += 3;
    }
    while (k < l->n) looks.chars += ((unsigned char)l->s[k++] & 0xC0) != 0x80;
    return looks;
}

/* Of the name itself, whatever it was made of. */
static int32_t describe_name(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c,
                             size_t i, int total, gn_features f)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, q->unit);
    const gn_label *l = &c->text[i];
    const size_t h2 = c->head[i], dim = strlen(u->dimension);
    char shape[64];
    const int noun = (h2 > 0) + (h2 == l->n);
    size_t k3 = dim < 30 ? dim : 30;
    memcpy(shape, u->dimension, k3);
    shape[k3++] = '.';
    shape[k3++] = (char)('a' + s->measure);
    shape[k3++] = (char)('0' + noun);
    gn_feature_known(&f, "Fh", (q->unit & 0xFFFF) << 8 | (uint32_t)s->measure << 2 | (uint32_t)noun, shape, k3);
    if (h2 >= 3) {
        memcpy(shape + k3, l->s + l->n - 3, 3);
        gn_feature_text(&f, "Fl", shape, k3 + 3);
    }
    gn_feature_small(&f, GN_FREP, h2 > 3 && l->n > h2 && gn_find(l->s, l->n - h2, l->s + l->n - h2, h2) != NULL);
    const gn_name_looks *looks = &c->looks[i];
    const gn_charset set = looks->set;
    gn_feature_small(&f, GN_FVERB, looks->verb);
    gn_feature_small(&f, GN_FDE, looks->of);
    gn_feature_small(&f, GN_FLIST, looks->comma + 2u * (q->list_count > 1));
    gn_feature_small(&f, GN_FLEN, (unsigned)total * 2 + (h2 > 0));
    const bool last_one = l->n == w->memory.indicator.n && memcmp(l->s, w->memory.indicator.s, l->n) == 0;
    shape[0] = (char)('0' + last_one);
    shape[1] = (char)('a' + s->measure);
    shape[2] = (char)('0' + (m->np.n > 0) + (m->head > 0));
    gn_feature_short(&f, "Fi", shape, 3);
    gn_feature_small(&f, GN_FNP, holds(set, l, &m->np, m->np_set) + 2u * (m->head > 0) + 4u * (m->np.n > 0));
    gn_feature_small(&f, GN_FCO,
                     holds(set, l, &w->memory.company, m->company_set) + 2u * (w->memory.company.n > 0) +
                         4u * ((m->roles & GN_PHRASE_FIRM) != 0));
    gn_feature_small(&f, GN_FTH,
                     holds(set, l, &w->memory.theme, m->theme_set) + 2u * (w->memory.theme.n > 0) +
                         4u * (m->head == m->np.n));
    return f.rank;
}

/* Of what it was made of. */
static int32_t describe(const gn_shared *v, const gn_candidates *c, size_t i, char rule, int total, gn_features f)
{
    const char kind = c->kind[i];
    gn_feature_shared(&f, v, kind);
    gn_feature_small(&f, GN_IRULE, kind == rule);
    gn_feature_pair(&f, kind, "Icl", '0' + total, '0' + (c->head[i] > 0));
    /* The same text as another candidate's. */
    for (size_t k = c->first[i]; k < c->count && c->same[c->first[i]] > 1; k++)
        if (k != i && c->first[k] == c->first[i]) gn_feature_short(&f, "Isame", (const char[]){kind, c->kind[k]}, 2);
    return f.rank;
}

size_t gn_indicator_rank(gn_work *w, gn_statement *s, const gn_material *m, const gn_candidates *c, char rule)
{
    size_t best = 0;
    int32_t most = GN_CHOICE_LEAST, named[GN_MAX_CANDIDATES];
    int length[GN_MAX_CANDIDATES];
    gn_features f;
    gn_features_begin(&f, w->model, w->remembered, NULL, w->candidates);
    gn_shared v;
    gn_shared_begin(&v, &f);
    if (w->candidates || !gn_model_empty(w->model)) look(w, s, m, &v);
    for (size_t i = 0; i < c->count; i++) {
        int32_t score = c->kind[i] == rule ? GN_PRIOR_INDICATOR * GN_ONE : 0;
        if (w->candidates) {
            gn_label whole = c->text[i];
            gn_indicator_name_rate(w, s, m, &whole);
            gn_buf_printf(w->candidates, "I\t%s", whole.s);
        }
        if (w->candidates || !gn_model_empty(w->model)) {
            /* Names that are the same are described once, unless the trainer wants all. */
            const size_t first = c->first[i];
            if (first == i) length[i] = length_class(c->looks[i].chars);
            if (first == i || w->candidates) named[i] = describe_name(w, s, m, c, i, length[first], f);
            score += named[first] + describe(&v, c, i, rule, length[first], f);
            if (w->candidates) gn_buf_char(w->candidates, '\n');
        }
        if (score > most) best = i;
        gn_choice_see(score, &most, &s->chose_indicator);
    }
    s->chose_indicator.kind = c->kind[best];
    return best;
}
