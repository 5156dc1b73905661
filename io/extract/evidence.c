/* The features that the linear model sees of a number: what it is, what stands around it, what the rules made of it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <math.h>
#include <string.h>

/* A text, most often of one character. */
static void describe(gn_features *f, const char *template, const char *text, size_t n)
{
    if (n <= 3)
        gn_feature_short(f, template, text, n);
    else
        gn_feature_text(f, template, text, n);
}

/* The n characters that end before `end` or begin at `start`, within the block. */
static void around(const gn_work *w, gn_features *f, const gn_seg *g, const gn_block *b)
{
    static const char *const before[] = {"p1", "p2", "p3", "p4"}, *const after[] = {"a1", "a2", "a3", "a4"};
    const char *t = w->clean->text;
    size_t at = g->start;
    for (size_t i = 0; i < 4 && at > b->start; i++) {
        at -= at >= 3 && (unsigned char)t[at - 3] >= 0xE0 ? 3 : 1; /* nearly always */
        while (at > b->start && ((unsigned char)t[at] & 0xC0) == 0x80) at--;
        describe(f, before[i], t + at, g->start - at);
    }
    at = g->end;
    for (size_t i = 0; i < 4 && at < b->end; i++) {
        at += ((unsigned char)t[at] >= 0xE0) * 2 + 1;
        while (at < b->end && ((unsigned char)t[at] & 0xC0) == 0x80) at++;
        describe(f, after[i], t + g->end, at - g->end);
    }
}

static void neighbour(const gn_work *w, gn_features *f, const char *template, const char *pair, gn_measure measure,
                      uint32_t seg)
{
    const gn_seg *g = &w->structure->seg[seg];
    const bool cue = g->kind == GN_SEG_CUE, mark = g->kind == GN_SEG_MARK;
    const uint32_t what = cue ? g->cue : mark ? (unsigned char)g->mark : 0;
    const uint32_t name =
        gn_feature_tail('a' + g->kind, cue ? '0' + g->cue / 10 : g->mark * mark, cue ? '0' + g->cue % 10 : 0);
    gn_feature_bytes(f, template, name);
    gn_feature_known(f, pair, what << 16 | (uint32_t)g->kind << 8 | (uint32_t)measure,
                     name | (uint32_t)'.' << (cue    ? 24
                                              : mark ? 16
                                                     : 8),
                     gn_measure_name(measure), 0);
}

/* One for each bit. */
static void bits_of(gn_features *f, const char *template, uint64_t bits)
{
    for (; bits; bits &= bits - 1) gn_feature_number(f, template, __builtin_ctzll(bits));
}

/* A choice's kind alone, with its margin, and with the measure. */
static void choice(gn_features *f, const char *kind, const char *margin, const char *with, const gn_choice *c,
                   int other)
{
    const int32_t m = c->margin;
    gn_feature_short(f, kind, &c->kind, c->kind != 0);
    gn_feature_pair(f, c->kind ? c->kind : '0', with, other, '.');
    gn_feature_number(f, margin,
                      m < GN_ONE / 2    ? 0
                      : m < GN_ONE      ? 1
                      : m < 2 * GN_ONE  ? 2
                      : m < 4 * GN_ONE  ? 3
                      : m < 7 * GN_ONE  ? 4
                      : m < 11 * GN_ONE ? 5
                                        : 6);
}

static int bucket(double v)
{
    static const double from[] = {/* halves of decades */
                                  1,    3.1622776601683795, 10,    31.622776601683793, 100, 316.22776601683796,
                                  1000, 3162.2776601683795, 10000, 31622.776601683792};
    int n = 0;
    v = fabs(v);
    for (size_t i = 0; i < sizeof from / sizeof *from; i++) n += v >= from[i];
    return v == 0 ? -1 : n;
}

/* The templates of what is known only once the indicator, the period and the place are. */
static const char *const late_templates[] = {"S", "A", "h", "hd", "il", "pe", "k", "src"};

float gn_evidence_most(const gn_model *m)
{
    float most = 0;
    GN_EACH (i, late_templates) most += gn_model_most(m, late_templates[i]);
    return most;
}

/* Keeps the place of a feature that is added later: the sum of all does not depend on when they were found. */
static void keep(gn_features *f, gn_late *late)
{
    late->place[late->count++] = f->rows;
    f->row[f->rows++] = 0;
}

/* Puts the feature that was found, if any, where the next place was kept. */
static void put(gn_features *found, gn_features *f, gn_late *late)
{
    if (found->rows) f->row[late->place[late->put]] = found->row[0];
    found->rows = 0;
    late->put++;
}

void gn_evidence(const gn_work *w, const gn_statement *s, gn_features *f, gn_late *late)
{
    late->count = late->put = 0;
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[s->seg];
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_sentence *sentence = &st->sentence[s->sentence];
    const gn_block *b = &w->clean->block[sentence->block];
    const gn_clause *c = &st->clause[s->clause];
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, q->unit);

    gn_feature_short(f, "bias", "", 0);
    const uint32_t unit = q->unit & 0xFFFF;
    gn_feature_known(f, "u", unit, 0, u->canonical, 0);
    gn_feature_known(f, "d", unit, 0, u->dimension, 0);
    gn_feature_known(f, "M", s->measure, 0, gn_measure_name(s->measure), 0);
    if (s->measure == GN_MEASURE_CHANGE)
        keep(f, late);
    else
        gn_feature_text(f, "R", s->rule, strlen(s->rule));
    keep(f, late);
    keep(f, late);
    bits_of(f, "f", q->flags & 0xFFFF);
    gn_feature_number(f, "v", bucket(q->value));
    gn_feature_number(f, "mag", bucket(q->magnitude));
    gn_feature_number(f, "dec", q->decimals > 2 ? 2 : q->decimals);
    gn_feature_number(f, "bound", q->bound);
    gn_feature_number(f, "list", q->list_count > 1 ? (q->list_count > 2 ? 2 : 1) : 0);
    gn_feature_number(f, "block", b->kind);
    gn_feature_number(f, "per", q->per > 0);
    const char opener = c->opener ? c->opener : '^';
    gn_feature_short(f, "open", &opener, 1);
    gn_feature_number(f, "brk", s->bracket);
    gn_feature_number(f, "prev", s->previous != GN_NO_INDEX);
    gn_feature_number(f, "pm", w->memory.measure);
    keep(f, late);
    gn_feature_number(f, "N", s->nearest);
    bits_of(f, "n", s->near);
    bits_of(f, "l", s->left);
    bits_of(f, "b", s->before);
    bits_of(f, "r", s->right);
    around(w, f, g, b);
    if (s->seg > c->first) neighbour(w, f, "ps", "psM", s->measure, s->seg - 1);
    if (s->seg > c->first + 1) neighbour(w, f, "pps", "ppsM", s->measure, s->seg - 2);
    if (s->seg + 1 < st->segs) neighbour(w, f, "ns", "nsM", s->measure, s->seg + 1);
    if (s->seg + 2 < st->segs) neighbour(w, f, "nns", "nnsM", s->measure, s->seg + 2);

    /* Dimension and growth cue together, unit and size together. */
    gn_feature_known(f, "dN", unit << 8 | s->nearest, 0, u->dimension,
                     gn_feature_tail('.', '0' + s->nearest / 10, '0' + s->nearest % 10));
    const uint32_t size = (uint32_t)(bucket(q->value) + 1);
    const bool big = q->magnitude > 1;
    gn_feature_known(f, "dv", unit << 8 | size << 1 | big, 0, u->dimension,
                     gn_feature_tail('.', 'a' + (int)size, '0' + big));
    keep(f, late);
    gn_feature_known(f, "uv", unit << 8 | size, 0, u->canonical, gn_feature_tail('.', 'a' + (int)size, 0));
    keep(f, late);
    const uint32_t bound = (s->near & GN_CUE_BIT(BOUND) ? 1u : 0u) + (q->bound != GN_BOUND_EXACT ? 2u : 0u);
    gn_feature_known(f, "ubd", unit << 8 | bound, 0, u->canonical, gn_feature_tail('.', 'a' + (int)bound, 0));
    for (int i = 0; i < 7; i++) keep(f, late); /* indicator and period */
    gn_feature_number(f, "ps_", w->memory.status);
    keep(f, late);
}

/* A unit's text with what is known of the noun phrase: "元.a0". */
static void phrase(gn_features *f, const char *template, uint32_t unit, const char *text, uint32_t np, bool level)
{
    gn_feature_known(f, template, unit << 8 | np << 1 | level, 0, text,
                     gn_feature_tail('.', 'a' + (int)np, '0' + level));
}

/* The feature of a period that ends after the article was written, or not, with the words for what is to come. */
static void to_come(gn_features *f, const gn_statement *s, int state)
{
    const char what[3] = {(char)('0' + state),
                          s->left & GN_CUE_BIT(FORECAST) ? 'f'
                          : s->left & GN_CUE_BIT(TARGET) ? 't'
                                                         : '-',
                          s->before & GN_CUE_BIT(FORECAST) ? 'f'
                          : s->before & GN_CUE_BIT(TARGET) ? 't'
                                                           : '-'};
    gn_feature_short(f, "futc", what, 3);
}

float gn_evidence_at_most(const gn_work *w, const gn_statement *s, const gn_features *all)
{
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, gn_work_quantity(w, s->seg)->unit);
    const uint32_t unit = gn_work_quantity(w, s->seg)->unit & 0xFFFF;
    const bool level = (s->near & GN_CUE_BIT(LEVEL)) != 0;
    uint32_t row[3];
    gn_features f = *all;
    f.row = row;
    float phrases = -INFINITY, periods = 0;
    for (uint32_t k = 0; k < 4; k++) {
        float sum = 0;
        f.rows = 0;
        gn_feature_number(&f, "np", (int)k);
        phrase(&f, "dnp", unit, u->dimension, k, level);
        phrase(&f, "unp", unit, u->canonical, k, level);
        for (uint32_t i = 0; i < f.rows; i++) sum += f.weights[row[i]][GN_SCORE_STATEMENT];
        phrases = fmaxf(phrases, sum);
        sum = 0;
        f.rows = 0;
        gn_feature_number(&f, "fut", (int)k);
        to_come(&f, s, (int)k);
        for (uint32_t i = 0; i < f.rows; i++) sum += f.weights[row[i]][GN_SCORE_STATEMENT];
        periods = fmaxf(periods, sum);
    }
    return w->late_most + phrases + periods + (s->measure == GN_MEASURE_CHANGE ? gn_model_most(w->model, "R") : 0);
}

void gn_evidence_late(const gn_work *w, const gn_statement *s, bool accepted, gn_features *all, gn_late *late)
{
    const gn_sentence *sentence = &w->structure->sentence[s->sentence];
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, gn_work_quantity(w, s->seg)->unit);
    const uint32_t unit = gn_work_quantity(w, s->seg)->unit & 0xFFFF, np = (uint32_t)(s->own_np + 2 * s->after_np);
    const bool level = (s->near & GN_CUE_BIT(LEVEL)) != 0;
    uint32_t row[1];
    gn_features found = *all, *f = &found;
    found.row = row;
    found.rows = 0;
#define PUT(feature) feature, put(f, all, late)
    if (s->measure == GN_MEASURE_CHANGE) PUT(gn_feature_text(f, "R", s->rule, strlen(s->rule)));
    PUT(gn_feature_known(f, "S", s->status, 0, gn_outcome_name(s->status), 0));
    PUT(gn_feature_number(f, "A", accepted));
    PUT(gn_feature_number(f, "np", (int)np));
    PUT(phrase(f, "dnp", unit, u->dimension, np, level));
    PUT(phrase(f, "unp", unit, u->canonical, np, level));
    const size_t head = gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD);
    PUT(gn_feature_text(f, "h", s->indicator.s + s->indicator.n - head, head));
    PUT(gn_feature_number(f, "hd", head > 0));
    const size_t chars = gn_label_chars(&s->indicator);
    PUT(gn_feature_number(f, "il", chars == 0 ? 0 : chars < 3 ? 1 : chars < 8 ? 2 : chars < 16 ? 3 : 4));
    const gn_article *a = &w->structure->article[sentence->article];
    const gn_date d = a->date.year ? a->date : w->date;
    PUT(gn_feature_number(f, "pe", s->period_explicit));
    PUT(gn_feature_number(f, "k", s->kind));
    if (s->period.freq != GN_FREQ_NONE && d.year) {
        int64_t ahead = s->period.last - gn_month(d.year, d.month);
        int64_t begins = s->period.first - gn_month(d.year, 1);
        const int state = ahead > 0 ? (begins >= 12 ? 3 : begins >= 0 ? 2 : 1) : 0;
        PUT(gn_feature_number(f, "fut", state));
        PUT(to_come(f, s, state));
    } else {
        late->put += 2;
    }
    PUT(gn_feature_number(f, "src", w->memory.source.n > 0));
#undef PUT
}

void gn_evidence_of_reading(const gn_work *w, const gn_statement *s, gn_features *f)
{
    const gn_structure *st = w->structure;
    const gn_sentence *sentence = &st->sentence[s->sentence];
    const gn_lex_unit *u = gn_lexicon_unit(w->lexicon, gn_work_quantity(w, s->seg)->unit);
    gn_feature_short(f, "c", "", 0);
    gn_feature_number(f, "cs", (int)fminf(20, fmaxf(0, 2 * s->score)));
    gn_feature_known(f, "cM", s->measure, 0, gn_measure_name(s->measure), 0);
    gn_feature_known(f, "cS", s->status, 0, gn_outcome_name(s->status), 0);
    gn_feature_text(f, "cR", s->rule, strlen(s->rule));
    gn_feature_known(f, "cd", gn_work_quantity(w, s->seg)->unit & 0xFFFF, 0, u->dimension, 0);
    choice(f, "cI", "cIm", "cIM", &s->chose_indicator, '0' + (int)s->measure);
    gn_feature_number(f, "cIe", s->chose_indicator.likely);
    choice(f, "cP", "cPm", "cPS", &s->chose_period, '0' + (int)s->status);
    choice(f, "cL", "cLm", "cLf", &s->chose_area, '0' + s->firm);
    gn_feature_number(f, "cpe", s->period_explicit);
    gn_feature_number(f, "ck", s->kind);
    const size_t chars = gn_label_chars(&s->indicator);
    gn_feature_number(f, "cil", chars < 3 ? 0 : chars < 5 ? 1 : chars < 9 ? 2 : chars < 14 ? 3 : chars < 20 ? 4 : 5);
    gn_feature_number(f, "chd", gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD) > 0);
    /* The longer the sentence and the further into it, the more may have been meant. */
    const uint32_t into = s->seg - sentence->first, whole = sentence->last - sentence->first;
    gn_feature_number(f, "cin", into < 4 ? 0 : into < 10 ? 1 : into < 25 ? 2 : into < 60 ? 3 : 4);
    gn_feature_number(f, "cwh", whole < 10 ? 0 : whole < 25 ? 1 : whole < 60 ? 2 : whole < 120 ? 3 : 4);
    const bool list = gn_work_quantity(w, s->seg)->list_count > 1;
    gn_feature_number(f, "cb", s->bracket + 2 * list);
}
