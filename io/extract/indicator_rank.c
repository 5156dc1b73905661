/* Layer 5 of the extractor, the choice: which of the candidates for the indicator it is. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* Whether l, whose characters are in `set`, holds `part`, whose characters are in `part_set`. */
static bool holds(gn_charset set, const gn_label *l, const gn_label *part, gn_charset part_set)
{
    if (!part->n | (part->n > l->n) | ((part_set & ~set) != 0)) return false;
    return gn_find(l->s, l->n, part->s, part->n) != NULL;
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
    WITH("Ibr", '0' + s->bracket, '0' + m->rate);
    WITH("Iunit", '0' + (q->unit == w->memory.unit), 'a' + s->measure);
    WITH("Iunp", '0' + (q->unit == w->memory.unit), '0' + (m->np.n > 0) + (m->head > 0) + (m->head == m->np.n));
    WITH("Icomp", '0' + (w->memory.company.n > 0),
         '0' + ((m->roles & GN_PHRASE_FIRM) != 0) + 2 * (w->memory.firms > 2));
    WITH("Isen", '0' + (w->memory.last_sentence == s->sentence) + 2 * gn_indicator_generic(&m->np),
         '0' + (m->head > 0) + (m->head == m->np.n));
#undef WITH
    gn_shared_known(v, "Idim", q->unit & 0xFFFF, u->dimension);
    if (m->head) gn_shared_text(v, "Ih", m->np.s + m->np.n - m->head, m->head < 60 ? m->head : 60);
}

/* What some characters say of a name, by the last twelve bits of their code; the four bits before those are above it. A
 * table and no switch: which ones a name has is beyond guessing. */
enum { SAYS_VERB = 1, SAYS_WE = 2, SAYS_OF = 4, SAYS_COMMA = 8, SAYS = 15 };
#define CHAR(c, what) [(c)&0xFFF] = (c) >> 12 << 4 | (what)
static const uint8_t says[1 << 12] = {
    CHAR(0x4E86 /* 了 */, SAYS_VERB), CHAR(0x5C06 /* 将 */, SAYS_VERB), CHAR(0x5DF2 /* 已 */, SAYS_VERB),
    CHAR(0x5E76 /* 并 */, SAYS_VERB), CHAR(0x662F /* 是 */, SAYS_VERB), CHAR(0x4E3A /* 为 */, SAYS_VERB),
    CHAR(0x6709 /* 有 */, SAYS_VERB), CHAR(0x88AB /* 被 */, SAYS_VERB), CHAR(0xFF0C /* ， */, SAYS_VERB),
    CHAR(0x53EF /* 可 */, SAYS_VERB), CHAR(0x4F46 /* 但 */, SAYS_VERB), CHAR(0x6211 /* 我 */, SAYS_WE),
    CHAR(0x7684 /* 的 */, SAYS_OF),   CHAR(0x3001 /* 、 */, SAYS_COMMA)};
#undef CHAR

gn_name_looks gn_name_look(const gn_work *w, const gn_label *l)
{
    _Static_assert(GN_LABEL_SIZE / 3 <= UINT8_MAX, "a label's pairs can be counted");
    gn_name_looks looks = {0, 0, false, false, false, 0, 0};
    uint32_t said = 0;
    size_t k = 0;
    while (k + 2 < l->n) {
        const unsigned char lead = (unsigned char)l->s[k];
        if (lead < 0xE0) {
            looks.chars += (lead & 0xC0) != 0x80;
            k++;
            continue;
        }
        looks.chars++;
        looks.set |= gn_charset_at(l->s + k);
        const uint8_t what = says[gn_wide(l->s + k) & 0xFFF];
        said |= what >> 4 == (lead & 15) ? what & SAYS : 0;
        const bool pair = k + 6 <= l->n;
        looks.pairs += pair;
        looks.said += pair & (w->pairs[gn_pair_hash(l->s + k) >> 3] != 0);
        k += 3;
    }
    while (k < l->n) looks.chars += ((unsigned char)l->s[k++] & 0xC0) != 0x80;
    looks.verb = said & SAYS_VERB || (said & SAYS_WE && gn_find(l->s, l->n, "我们", 6));
    looks.of = said & SAYS_OF;
    looks.comma = said & SAYS_COMMA;
    return looks;
}

/* How the names stand to the one that the rules would take. */
typedef struct comparison {
    size_t ruled; /* that name; the first one if the rules would take none of them */
    char rule;
    char relation[GN_MAX_CANDIDATES];
    uint8_t likeness[GN_MAX_CANDIDATES];
    uint8_t begins[GN_MAX_CANDIDATES]; /* like what was said before */
} comparison;

/* The first name is the end of the second or within it, ends in it or holds it, has the same end or the same
 * beginning, or nothing of that; '=' is the same name. */
static char relation(const gn_label *l, gn_charset set, const gn_label *of, gn_charset of_set)
{
    enum { WORD = 6 /* bytes */ };
    if (l->n < of->n && !(set & ~of_set)) {
        if (gn_same(of->s + of->n - l->n, l->s, l->n)) return '<';
        if (l->n >= 3 && gn_find(of->s, of->n, l->s, l->n)) return '{';
    } else if (l->n > of->n && !(of_set & ~set)) {
        if (gn_same(l->s + l->n - of->n, of->s, of->n)) return '>';
        if (of->n >= 3 && gn_find(l->s, l->n, of->s, of->n)) return '}';
    }
    if (l->n < WORD || of->n < WORD) return '-';
    if (memcmp(l->s + l->n - WORD, of->s + of->n - WORD, WORD) == 0) return 'e';
    return memcmp(l->s, of->s, WORD) == 0 ? 'b' : '-';
}

static bool begins_alike(const gn_label *a, const gn_label *b)
{
    uint64_t x, y;
    memcpy(&x, a->s, sizeof x), memcpy(&y, b->s, sizeof y);
    return (a->n >= 6) & (b->n >= 6) & ((x ^ y) << 16 == 0); /* of names one cannot guess it */
}

static int length_class(size_t chars)
{
    return chars < 3 ? 0 : chars < 5 ? 1 : chars < 8 ? 2 : chars < 12 ? 3 : chars < 18 ? 4 : 5;
}

/* How many of the characters two names share, in seven classes. */
static uint8_t likeness(gn_charset a, gn_charset b)
{
    const int all = __builtin_popcountll(a) + __builtin_popcountll(b);
    const int part = all ? 200 * __builtin_popcountll(a & b) / all : 100;
    return part <= 15 ? 0 : part < 35 ? 1 : part < 50 ? 2 : part < 67 ? 3 : part < 85 ? 4 : part < 100 ? 5 : 6;
}

static void compare(const gn_work *w, const gn_material *m, const gn_candidates *c, size_t i, comparison *to)
{
    const gn_label *l = &c->text[i];
    const gn_charset set = c->looks[i].set, of_set = c->looks[to->ruled].set;
    if (c->first[to->ruled] == i) {
        to->relation[i] = '=';
        to->likeness[i] = 6;
    } else {
        to->relation[i] = relation(l, set, &c->text[to->ruled], of_set);
        to->likeness[i] = likeness(set, of_set);
    }
    to->begins[i] = (uint8_t)(begins_alike(l, &w->memory.indicator) + 2 * begins_alike(l, &w->memory.parent) +
                              4 * begins_alike(l, &m->np));
}

/* How many of the name's pairs of characters the sentence has, as it was said there or put together. */
static void describe_words(const gn_name_looks *looks, gn_features *f)
{
    const unsigned miss = (unsigned)looks->pairs - looks->said;
    gn_feature_small(f, GN_FMISS, miss > 6 ? 6 : miss);
    gn_feature_small(f, GN_FSAID, looks->pairs ? 8u * looks->said / looks->pairs : 9);
}

/* What of the name is there beside the rules' answer and beside what the number has of its own. */
static void describe_parts(const gn_material *m, const gn_candidates *c, size_t i, const comparison *to, gn_features *f)
{
    enum { FAR = 7, LONG = 15 };
    const gn_label *l = &c->text[i];
    gn_feature_short(f, "Frel", (const char[]){to->relation[i], to->rule}, 2);
    const int more = (int)c->looks[i].chars - (int)c->looks[to->ruled].chars;
    gn_feature_small(f, GN_FMORE, (unsigned)(FAR + (more < -FAR ? -FAR : more > FAR ? FAR : more)));
    const size_t rest = l->n - c->head[i];
    if (l->n >= 3 && (unsigned char)l->s[0] >= 0xE0) gn_feature_short(f, "Fa", l->s, 3);
    gn_feature_small(f, GN_FREST, rest / 3 > LONG ? LONG : (unsigned)(rest / 3));
    const gn_label *np = &m->np;
    if (np->n && l->n > np->n && gn_same(l->s + l->n - np->n, np->s, np->n)) {
        const uint32_t own = (uint32_t)(l->n - np->n) / 3, chars = (uint32_t)m->np_chars;
        gn_feature_bytes(f, "Fown", 'a' + (own > 9 ? 9 : own) + (('a' + (chars > 8 ? 8 : chars)) << 8));
    }
    describe_words(&c->looks[i], f);
}

/* Of the name itself, whatever it was made of. */
static int32_t describe_name(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c,
                             size_t i, const comparison *to, gn_features f)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, q->unit);
    const gn_label *l = &c->text[i];
    const size_t h2 = c->head[i];
    char shape[64];
    const int noun = (h2 > 0) + (h2 == l->n);
    gn_feature_known(&f, "Fh", (q->unit & 0xFFFF) << 8 | (uint32_t)s->measure << 2 | (uint32_t)noun, 0, u->dimension,
                     gn_feature_tail('.', 'a' + (int)s->measure, '0' + noun));
    if (h2 >= 3) {
        const size_t dim = strnlen(u->dimension, 32);
        memcpy(shape, u->dimension, dim);
        memcpy(shape + dim, (const char[]){'.', (char)('a' + s->measure), (char)('0' + noun)}, 3);
        memcpy(shape + dim + 3, l->s + l->n - 3, 3);
        gn_feature_text(&f, "Fl", shape, dim + 6);
    }
    gn_feature_small(&f, GN_FREP, h2 > 3 && l->n > h2 && gn_find(l->s, l->n - h2, l->s + l->n - h2, h2) != NULL);
    const gn_name_looks *looks = &c->looks[i];
    const gn_charset set = looks->set;
    gn_feature_small(&f, GN_FVERB, looks->verb);
    gn_feature_small(&f, GN_FDE, looks->of);
    gn_feature_small(&f, GN_FLIST, looks->comma + 2u * (q->list_count > 1));
    gn_feature_small(&f, GN_FLEN, (unsigned)length_class(looks->chars) * 2 + (h2 > 0));
    const bool last_one = l->n == w->memory.indicator.n && gn_same(l->s, w->memory.indicator.s, l->n);
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
    describe_parts(m, c, i, to, &f);
    return f.rank;
}

/* Of what it was made of. */
static int32_t describe(const gn_shared *v, const gn_candidates *c, size_t i, const comparison *to, gn_features f)
{
    enum { LONGEST = 25 };
    const char kind = c->kind[i];
    const size_t first = c->first[i], chars = c->looks[i].chars < LONGEST ? c->looks[i].chars : LONGEST;
    const uint8_t number = v->model ? gn_model_kind(v->model, kind) : 0;
    gn_feature_shared(&f, v, kind);
    gn_feature_small(&f, GN_IRULE, kind == to->rule);
    gn_feature_kinded(&f, GN_ICL, kind, number, (unsigned)chars / 2 * 2 + (c->head[i] > 0));
    gn_feature_kinded(&f, GN_IREL, kind, number, (unsigned char)to->relation[first]);
    gn_feature_kinded(&f, GN_ILIKE, kind, number, to->likeness[first]);
    gn_feature_kinded(&f, GN_IBEG, kind, number, to->begins[first]);
    /* The same text as another candidate's. */
    for (uint64_t same = c->same[first] & ~(UINT64_C(1) << i); same; same &= same - 1)
        gn_feature_kinded(&f, GN_ISAME, kind, number, (unsigned char)c->kind[__builtin_ctzll(same)]);
    return f.rank;
}

size_t gn_indicator_rank(gn_work *w, gn_statement *s, const gn_material *m, const gn_candidates *c, char rule)
{
    int32_t most = GN_CHOICE_LEAST, named[GN_MAX_CANDIDATES], scores[GN_MAX_CANDIDATES];
    const char *of_rule = memchr(c->kind, rule, c->count);
    comparison to;
    to.ruled = of_rule ? (size_t)(of_rule - c->kind) : 0;
    to.rule = rule;
    gn_features f;
    gn_features_begin(&f, w->model, w->remembered, NULL, w->candidates);
    gn_shared v;
    gn_shared_begin(&v, &f);
    if (w->candidates || !gn_model_empty(w->model)) look(w, s, m, &v);
    for (size_t i = 0; i < c->count; i++) {
        int32_t score = c->kind[i] == rule ? GN_PRIOR_CHOICE * GN_ONE : 0;
        if (w->candidates) {
            gn_label whole = c->text[i];
            gn_indicator_name_rate(w, s, m, &whole);
            gn_buf_printf(w->candidates, "I\t%s", whole.s);
        }
        if (w->candidates || !gn_model_empty(w->model)) {
            /* Names that are the same are described once, unless the trainer wants all. */
            const size_t first = c->first[i];
            if (first == i) compare(w, m, c, i, &to);
            if (first == i)
                named[i] = describe_name(w, s, m, c, i, &to, f);
            else if (w->candidates)
                describe_name(w, s, m, c, first, &to, f);
            score += named[first] + describe(&v, c, i, &to, f);
            if (w->candidates) gn_buf_char(w->candidates, '\n');
        }
        scores[i] = score;
        gn_choice_see(score, &most, &s->chose_indicator);
    }
    return gn_indicator_expected(c, scores, !gn_model_empty(w->model), &s->chose_indicator);
}
