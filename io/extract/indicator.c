/* Layer 5 of the extractor, indicators: the noun phrase that is measured, ellipsis resolved. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

#define KEPT_CUES                                                                                                      \
    (GN_CUE_BIT(RATE) | GN_CUE_BIT(SHARE) | GN_CUE_BIT(INVESTMENT) | GN_CUE_BIT(TOTAL) | GN_CUE_BIT(AVERAGE) |         \
     GN_CUE_BIT(LOSS) | GN_CUE_BIT(LIMIT) | GN_CUE_BIT(GUIDANCE) | GN_CUE_BIT(NONE))

static bool heads(const gn_work *w, const gn_label *l)
{
    return gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) > 0;
}

/* Drops what no indicator begins or ends with. */
static void trim(const gn_work *w, gn_label *l)
{
    for (size_t n = 1; n && l->n;) {
        n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_LEAD, NULL);
        if (!n && (l->s[0] == ' ' || l->s[0] == '/' || l->s[0] == '+' || l->s[0] == '-' || l->s[0] == ')')) n = 1;
        if (!n && l->n >= 3 &&
            (!memcmp(l->s, "、", 3) || !memcmp(l->s, "”", 3) || !memcmp(l->s, "》", 3) || !memcmp(l->s, "】", 3)))
            n = 3;
        if (n == l->n && heads(w, l)) break;
        gn_label_drop(l, 0, n);
    }
    for (size_t n = 1; n && l->n;) {
        n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_TAIL);
        const char last = l->s[l->n - 1];
        if (!n && (last == ' ' || last == '/' || last == '+' || last == '-' || last == '(')) n = 1;
        if (!n && l->n >= 3 &&
            (!memcmp(l->s + l->n - 3, "、", 3) || !memcmp(l->s + l->n - 3, "“", 3) ||
             !memcmp(l->s + l->n - 3, "《", 3)))
            n = 3;
        if (n && gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) >= n) break;
        gn_label_drop(l, l->n - n, n);
    }
}

/* The noun phrase in [first, last) of a clause, without times, places, verbs of attaining and what it is compared with.
 * What stands before a verb in the middle goes to *subject (公司 实现 营收). */
static void phrase(const gn_work *w, uint32_t clause, uint32_t first, uint32_t last, gn_label *out, gn_label *subject,
                   gn_label *of)
{
    const gn_structure *st = w->structure;
    gn_label_clear(out);
    gn_label_clear(subject);
    bool compared = false, total = false;
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) continue;
        const char *text = gn_work_text(w, k);
        const size_t len = gn_work_len(w, k);
        switch ((gn_seg_kind)g->kind) {
        case GN_SEG_PERIOD:
        case GN_SEG_QUANTITY: continue;
        case GN_SEG_AREA:
            if (total && of) gn_label_add(of, text, len);
            continue;
        case GN_SEG_ORDINAL:
            if (g->cue == GN_ORDINAL_ITEM) continue;
            break;
        case GN_SEG_CUE:
            if (g->cue == GN_CUE_PLACE_SELF) continue;
            if (g->cue == GN_CUE_SOURCE || g->cue == GN_CUE_PART) {
                gn_label_clear(out);
                gn_label_clear(subject);
                compared = total = false;
                continue;
            }
            if (g->cue == GN_CUE_COMPARE) {
                compared = true;
                continue;
            }
            if (g->cue == GN_CUE_SHARE && len == 3) { /* 占 */
                total = true;
                continue;
            }
            if (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET ||
                g->cue == GN_CUE_CUMULATIVE) {
                if (out->n && !compared && !total && !subject->n) *subject = *out, gn_label_clear(out);
                continue;
            }
            if ((g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN) && k + 1 < last) break;
            if (!((UINT64_C(1) << g->cue) & KEPT_CUES)) continue;
            break;
        case GN_SEG_MARK:
            if (g->mark == ',' || g->mark == ';' || g->mark == ':' || g->mark == '.' || g->mark == '!' ||
                g->mark == '?' || g->mark == '[' || g->mark == ']' || g->mark == '|')
                continue;
            break;
        default: break;
        }
        if (compared) continue;
        if (total) {
            if (of) gn_label_add(of, text, len);
            continue;
        }
        gn_label_add(out, text, len);
    }
    if (of) trim(w, of);
    trim(w, out);
    trim(w, subject);
    if (!out->n && subject->n) {
        *out = *subject;
        gn_label_clear(subject);
    }
}

/* What stands right after the number: “600多个站点”, “48%的首席信息官”. */
static void phrase_after(const gn_work *w, const gn_statement *s, gn_label *out)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    for (uint32_t k = s->seg + 1; k < c->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_QUANTITY) break;
        if (g->kind == GN_SEG_MARK && !strchr("d()qQ+/<> -", g->mark)) break;
        if (k == s->seg + 1 && g->kind == GN_SEG_MARK) break;
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_BOUND) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_SHARE || g->cue == GN_CUE_COMPARE)) break;
        gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
        if (gn_label_chars(out) > 25) break;
    }
    trim(w, out);
}

/* Splits `whole` into the members of an enumeration; returns false unless there are exactly n. */
static bool member(const gn_label *whole, uint32_t index, uint32_t n, gn_label *out, gn_label *last)
{
    struct {
        size_t at, len;
    } cut[32];
    size_t cuts = 0;
    if (n > 32) return false;
    int depth = 0;
    for (size_t i = 0; i < whole->n; i++) {
        if (whole->s[i] == '(') depth++;
        if (whole->s[i] == ')') depth--;
        if (depth > 0) continue;
        size_t len = 0;
        if (i + 3 <= whole->n && !memcmp(whole->s + i, "、", 3)) len = 3;
        if (whole->s[i] == '/') len = 1;
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
                if (k + strlen(words[i]) < whole->n && k > from && !memcmp(whole->s + k, words[i], strlen(words[i]))) {
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
    return out->n > 0;
}

/* 生产原煤 → 原煤产量. */
static void verb_to_noun(const gn_work *w, gn_label *l)
{
    const char *noun;
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, &noun);
    if (!n || !*noun || n == l->n || heads(w, l)) return;
    gn_label_drop(l, 0, n);
    gn_label_add(l, noun, strlen(noun));
}

/* 本公司, 该行: the company that was named. */
static void name_group(const gn_work *w, gn_label *l)
{
    const gn_label *company = &w->memory.company;
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, NULL);
    if (!n || !company->n || n == l->n) return;
    gn_label_drop(l, 0, n);
    gn_label_front(l, company->s, company->n);
}

static void shorten(gn_label *l)
{
    enum { MOST = 25 };
    while (gn_label_chars(l) > MOST) {
        /* What stands before a 的 qualifies; without one, the end is kept. */
        const char *de = memmem(l->s, l->n, "的", 3);
        if (de && (size_t)(de - l->s) + 3 < l->n) {
            gn_label_drop(l, 0, (size_t)(de - l->s) + 3);
            continue;
        }
        size_t drop = 1;
        while (drop < l->n && ((unsigned char)l->s[drop] & 0xC0) == 0x80) drop++;
        gn_label_drop(l, 0, drop);
    }
}

static void remember(gn_work *w, const gn_label *indicator)
{
    gn_memory *m = &w->memory;
    m->indicator = *indicator;
    m->entity = *indicator;
    const size_t head = gn_phrases_suffix(w->phrases, indicator->s, indicator->n, GN_PHRASE_HEAD);
    gn_label_drop(&m->entity, indicator->n - head, head);
}

void gn_indicator_topic(gn_work *w, uint32_t clause)
{
    const gn_clause *c = &w->structure->clause[clause];
    gn_label text, subject;
    phrase(w, clause, c->first, c->last, &text, &subject, NULL);
    if (!text.n || gn_label_chars(&text) > 16) return;
    if (heads(w, &text)) w->memory.topic = text;
}

void gn_indicator_find(gn_work *w, gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_memory *m = &w->memory;
    gn_label np, subject, after;
    gn_label_clear(&s->of);
    phrase(w, s->clause, s->from, s->list_seg, &np, &subject, &s->of);
    phrase_after(w, s, &after);
    s->own_np = np.n > 0;
    s->after_np = false;
    /* 增速, 占比 as the whole phrase: of what was spoken of before. */
    const bool points = q->flags & GN_Q_POINTS;
    bool rate = false;
    static const char *const rates[] = {"增速", "增幅", "涨幅", "降幅", "跌幅", "增长率"};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        if (gn_label_ends(&np, rates[i])) {
            const size_t n = strlen(rates[i]);
            rate = true;
            gn_label_drop(&np, np.n - n, n);
            trim(w, &np);
            if (points) s->rule = "change.rate";
            break;
        }
    const bool list = q->list_count > 1;
    if (list && np.n) {
        gn_label part = {0}, last = {0};
        if (member(&np, q->list_index, q->list_count, &part, &last)) {
            trim(w, &part);
            trim(w, &last);
            if (!heads(w, &part)) {
                const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
                gn_label_add(&part, last.s + last.n - n, n);
            }
            if (part.n) np = part;
        }
    }
    if (!np.n && after.n &&
        (s->previous == GN_NO_INDEX || !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(YOY)))) &&
        !(q->flags & (GN_Q_POINTS))) {
        np = after;
        s->after_np = true;
    } else if (after.n && (q->flags & GN_Q_COUNT_NOUN) && np.n &&
               (gn_phrases_suffix(w->phrases, np.s, np.n, GN_PHRASE_VERB) || !heads(w, &np))) {
        const size_t verb = gn_phrases_suffix(w->phrases, np.s, np.n, GN_PHRASE_VERB);
        if (verb) {
            np = after;
            s->after_np = true;
        }
    }
    verb_to_noun(w, &np);
    if (subject.n && !(s->left & GN_CUE_BIT(COMPARE))) {
        if (gn_phrases_find(w->phrases, subject.s, subject.n, NULL) & GN_PHRASE_GROUP)
            subject = m->company.n ? m->company : subject;
        if (gn_label_chars(&subject) <= 16) {
            m->company = subject;
            if (np.n + subject.n < GN_LABEL_SIZE && !memmem(np.s, np.n, subject.s, subject.n))
                gn_label_front(&np, subject.s, subject.n);
        }
    }
    name_group(w, &np);
    if (!np.n) {
        if (s->bracket && s->previous != GN_NO_INDEX) s->rule = s->rule;
        np = m->indicator;
        s->own_np = false;
        if (list && q->list_index == 0 && st->clause[s->clause].opener == ',') {
            /* “A、B、C，分别为…”: the members stand in the clause before. */
        }
    } else {
        const size_t head = gn_phrases_suffix(w->phrases, np.s, np.n, GN_PHRASE_HEAD);
        if (head == np.n) {
            /* Only the measure: of whom the text speaks of. */
            if (gn_label_ends(&m->indicator, np.s))
                np = m->indicator;
            else if (m->entity.n && !memmem(np.s, np.n, m->entity.s, m->entity.n) && gn_label_chars(&m->entity) <= 12 &&
                     (gn_phrases_find(w->phrases, np.s, np.n, NULL) & GN_PHRASE_FIRM))
                gn_label_front(&np, m->entity.s, m->entity.n);
            else if (m->company.n && (gn_phrases_find(w->phrases, np.s, np.n, NULL) & GN_PHRASE_FIRM))
                gn_label_front(&np, m->company.s, m->company.n);
        } else if (!head && !s->after_np && (q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE)) &&
                   s->measure != GN_MEASURE_SHARE) {
            const gn_label *from = m->topic.n ? &m->topic : &m->indicator;
            const size_t n = gn_phrases_suffix(w->phrases, from->s, from->n, GN_PHRASE_HEAD);
            gn_label_add(&np, from->s + from->n - n, n);
        }
    }
    trim(w, &np);
    shorten(&np);
    if (np.n && s->measure != GN_MEASURE_CONTRIBUTION) remember(w, &np);
    if (points && s->measure == GN_MEASURE_CHANGE) {
        const size_t n = gn_phrases_suffix(w->phrases, np.s, np.n, GN_PHRASE_HEAD);
        const bool of_rate = n && (gn_phrases_find(w->phrases, np.s + np.n - n, n, NULL) & GN_PHRASE_RATE);
        if (rate || (!of_rate && (m->measure == GN_MEASURE_YOY || m->measure == GN_MEASURE_GROWTH ||
                                  m->measure == GN_MEASURE_CAGR || m->measure == GN_MEASURE_POP)))
            gn_label_add(&np, "增速", 6);
        else if (!of_rate && m->measure == GN_MEASURE_SHARE)
            gn_label_add(&np, "占比", 6);
    }
    s->indicator = np;
}
