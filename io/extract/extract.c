/* Extraction: the layers one after the other, and the records. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_extract.h"

#include "io/extract/firm_names.h"
#include "io/extract/headline.h"
#include "io/extract/table.h"
#include "io/extract/traditional.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static gn_str put(gn_observations *o, const char *s, size_t n, bool *failed)
{
    const gn_str r = gn_strings_add(o->strings, s, n);
    if (!r) *failed = true;
    return r;
}

/* A name that was put together, in the characters that its article has. */
static gn_str put_name(const gn_work *w, gn_observations *o, const gn_label *name, bool *failed)
{
    if (!w->written) return put(o, name->s, name->n, failed);
    gn_label own = *name;
    gn_written_restore(w->written, own.s, own.n);
    return put(o, own.s, own.n, failed);
}

/* The same of a text that stays where it is: of the lexicon, a rule's name. */
static gn_str put_known(gn_work *w, gn_observations *o, const char *s, bool *failed)
{
    gn_interned *at = &w->interned[(uintptr_t)s * 0x9E3779B97F4A7C15u >> (64 - GN_INTERNED_BITS)];
    if (at->text != s) *at = (gn_interned){s, put(o, s, strlen(s), failed)};
    return at->str;
}

/* White space of any width at t[0..n): its length, 0 if it is none. */
static size_t space_at(const char *t, size_t n)
{
    const unsigned char c = (unsigned char)t[0];
    if (c <= ' ') return c == ' ' || (c >= '\t' && c <= '\r');
    if (c != 0xC2 && c != 0xE2 && c != 0xE3) return 0;
    if (n >= 2 && memcmp(t, "\xC2\xA0", 2) == 0) return 2;
    return n >= 3 && (memcmp(t, "\xE3\x80\x80", 3) == 0 || memcmp(t, "\xE2\x80\xAF", 3) == 0) ? 3 : 0;
}

static void add_without_space(gn_label *l, const char *t, size_t n)
{
    for (size_t i = 0, run; i < n; i = run + (run < n ? space_at(t + run, n - run) : 0)) {
        for (run = i; run < n && !space_at(t + run, n - run);) run++;
        gn_label_add(l, t + i, run - i);
    }
}

/* The value expression as the document has it, white space left out; where a page's end divides it, as it was read. */
static gn_str put_text(const gn_work *w, const gn_document *doc, const gn_seg *g, size_t from, size_t to,
                       gn_observations *o, bool *failed)
{
    gn_label l;
    gn_label_clear(&l);
    const char *line = memchr(doc->text + from, '\n', to - from);
    const bool whole = !memchr(doc->text + from, '\f', to - from) &&
                       !(line && memchr(line + 1, '\n', (size_t)(doc->text + to - line - 1)));
    if (whole)
        add_without_space(&l, doc->text + from, to - from);
    else
        add_without_space(&l, w->clean->text + g->start, g->end - g->start);
    return put(o, l.s, l.n, failed);
}

/* A sentence of more than LONG bytes has not ended where it should: only what is near the number is kept, the stretch
 * of NEAR bytes that holds it and its two neighbours, so that the numbers of a stretch share one text and memory and
 * output stay in proportion to the document. */
enum { LONG = 3000, NEAR = 200 };
static gn_str put_sentence(const gn_work *w, gn_observations *o, size_t at, size_t start, size_t end, bool *failed)
{
    const char *const t = w->clean->text;
    if (end - start <= LONG && !w->written) return put(o, t + start, end - start, failed);
    if (end - start <= LONG) {
        char own[LONG];
        memcpy(own, t + start, end - start);
        gn_written_restore(w->written, own, end - start);
        return put(o, own, end - start, failed);
    }
    static const char dots[] = "…";
    const size_t stretch = (at - start) / NEAR;
    size_t from = stretch > 0 ? start + (stretch - 1) * NEAR : start;
    size_t to = end - start > (stretch + 2) * NEAR ? start + (stretch + 2) * NEAR : end;
    while (((unsigned char)t[from] & 0xC0) == 0x80) from++;
    while (((unsigned char)t[to] & 0xC0) == 0x80) to--;
    char near[3 * NEAR + 2 * sizeof dots];
    size_t n = 0;
    if (from > start) n = sizeof dots - 1, memcpy(near, dots, n);
    memcpy(near + n, t + from, to - from);
    n += to - from;
    if (to < end) memcpy(near + n, dots, sizeof dots - 1), n += sizeof dots - 1;
    if (w->written) gn_written_restore(w->written, near, n);
    return put(o, near, n, failed);
}

/* The currency of an amount in 元 that another one is said of: 港币300亿元, 新台币3亿元. */
static const char *currency_of(const gn_work *w, const gn_quantity *q, const gn_lex_unit *unit)
{
    static const char *const words[] = {"新台币", "台币", "港币", "澳门币"};
    if (strcmp(unit->currency, "CNY") != 0) return unit->currency;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        if (q->whole_start < n || memcmp(w->clean->text + q->whole_start - n, words[i], n) != 0) continue;
        return gn_lexicon_unit(w->lexicon, gn_lexicon_find_unit(w->lexicon, words[i], n))->currency;
    }
    return unit->currency;
}

/* A value times a heading's magnitude: 2280.7 of 亿 has no digits behind the point. */
static double scaled(double value, double scale, unsigned decimals)
{
    return scale >= 1e4 && decimals <= 4 ? round(value * scale) : value * scale;
}

static bool record(gn_work *w, const gn_document *doc, uint32_t index, const gn_statement *s, gn_observations *o)
{
    gn_observation *r = gn_observations_add(o);
    if (!r) return false;
    const gn_seg *g = &w->structure->seg[s->seg];
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_sentence *sentence = &w->structure->sentence[s->sentence];
    const size_t at = gn_clean_doc(w->clean, g->start), end = gn_clean_doc_end(w->clean, doc->text, g->end);
    bool failed = false;
    r->document = index;
    r->start = gn_document_offset(doc, at);
    r->end = gn_document_offset(doc, end);
    r->page = gn_document_page(doc, at);
    for (const char *nl; (nl = memchr(doc->text + w->counted, '\n', at - w->counted)) != NULL; w->line++)
        w->counted = (size_t)(nl - doc->text) + 1;
    w->counted = at;
    r->line = w->line;
    r->article = sentence->article + 1;
    if (w->placed != s->sentence + 1) {
        w->placed = s->sentence + 1;
        w->sentence_start = gn_document_offset(doc, gn_clean_doc(w->clean, sentence->start));
        w->sentence_end = gn_document_offset(doc, gn_clean_doc_end(w->clean, doc->text, sentence->end));
        w->sentence_text = 0;
    }
    r->sentence_start = w->sentence_start;
    r->sentence_end = w->sentence_end;
    r->value = s->sign * scaled(q->value, s->scale, q->decimals);
    r->value_high = s->sign * scaled(q->value_high, s->scale, q->decimals);
    r->bound = gn_statement_bound(w, s);
    r->measure = (uint8_t)s->measure;
    r->status = (uint8_t)s->status;
    r->kind = (uint8_t)s->kind;
    r->period = s->period;
    r->period_explicit = s->period_explicit;
    r->confidence = s->confidence;
    const gn_lex_unit *unit = gn_lexicon_unit(w->lexicon, s->unit ? s->unit : q->unit);
    if (s->unit_name.n) {
        r->unit = put(o, s->unit_name.s, s->unit_name.n, &failed);
    } else if (!s->unit && q->per) {
        size_t n;
        const char *name = gn_quantity_unit(w->lexicon, w->clean, q, &n);
        r->unit = put(o, name, n, &failed);
    } else {
        r->unit = put_known(w, o, unit->canonical, &failed);
    }
    if (*unit->code) r->unit_code = put_known(w, o, unit->code, &failed);
    if (*unit->currency) r->currency = put_known(w, o, currency_of(w, q, unit), &failed);
    r->text = put_text(w, doc, g, at, end, o, &failed);
    if (s->indicator.n) r->indicator = put_name(w, o, &s->indicator, &failed);
    if (s->source.n) r->source = put_name(w, o, &s->source, &failed);
    if (s->of.n && s->measure == GN_MEASURE_SHARE) r->of = put_name(w, o, &s->of, &failed);
    const char *area = gn_lexicon_area(w->lexicon, s->area)->official;
    if (s->areas.n)
        r->area = put(o, s->areas.s, s->areas.n, &failed);
    else if (*area)
        r->area = put_known(w, o, area, &failed);
    r->rule = put_known(w, o, s->rule, &failed);
    if (!w->sentence_text || sentence->end - sentence->start > LONG)
        w->sentence_text = put_sentence(w, o, g->start, sentence->start, sentence->end, &failed);
    r->sentence = w->sentence_text;
    return !failed;
}

/* What is known of a number before it is read as a statement. */
typedef struct first_look {
    gn_features f;
    gn_late late;
    uint32_t row[GN_ROWS];
} first_look;

/* Whether the number is no statement whatever its indicator, period and place are: most that are none need not be
 * read. */
static bool hopeless(const gn_work *w, const gn_statement *s, const gn_features *f)
{
    const float rounding = 0.01f;
    if (gn_model_empty(w->model)) return false;
    float sum = rounding;
    for (size_t i = 0; i < f->rows; i++) sum += f->weights[f->row[i]][GN_SCORE_STATEMENT];
    if (sum > GN_PRIOR) return false;
    sum += gn_evidence_at_most(w, s, f);
    return sum + GN_PRIOR < 0 || (sum - GN_PRIOR < 0 && !gn_statement_may_accept(w, s));
}

/* What the model says of a number; without weights, what the rules said. Returns whether it is a statement. */
static bool decide(gn_work *w, gn_statement *s, bool accepted, first_look *look)
{
    gn_evidence_late(w, s, accepted, &look->f, &look->late);
    s->confidence = 0.5f;
    if (gn_model_empty(w->model)) return accepted;
    gn_weights score;
    gn_features_score(&look->f, &score);
    score[GN_SCORE_STATEMENT] += accepted ? GN_PRIOR : -GN_PRIOR;
    score[GN_SCORE_MEASURE + (int)s->measure] += GN_PRIOR_STRONG;
    score[GN_SCORE_STATUS + (int)s->status] += GN_PRIOR_STRONG;
    s->score = score[GN_SCORE_STATEMENT];
    s->confidence = score[GN_SCORE_RIGHT];
    if (score[GN_SCORE_STATEMENT] <= 0) return false;
    gn_measure measure = GN_MEASURE_LEVEL;
    for (int k = 1; k < GN_MEASURE_COUNT; k++)
        if (score[GN_SCORE_MEASURE + k] > score[GN_SCORE_MEASURE + (int)measure]) measure = (gn_measure)k;
    gn_statement_set_measure(w, s, measure);
    if (s->meant) return true;
    /* What is to come is not actual, whatever the weights say. */
    s->status = s->status != GN_ACTUAL && gn_statement_to_come(w, s) ? GN_FORECAST : GN_ACTUAL;
    for (int k = s->status + 1; k < GN_OUTCOME_COUNT; k++)
        if (score[GN_SCORE_STATUS + k] > score[GN_SCORE_STATUS + (int)s->status]) s->status = (gn_outcome)k;
    return true;
}

/* From what the number's evidence says of the whole reading to the probability that it is right. */
static void judge(const gn_work *w, gn_statement *s, gn_buf *names)
{
    if (gn_model_empty(w->model)) return;
    gn_features f;
    uint32_t row[GN_ROWS];
    gn_features_begin(&f, w->model, w->remembered, row, names);
    gn_evidence_of_reading(w, s, &f);
    float right = 0;
    for (size_t i = 0; i < f.rows; i++) right += f.weights[f.row[i]][GN_SCORE_RIGHT];
    s->confidence = 1.0f / (1.0f + expf(-s->confidence - right));
}

/* Indicator, period, area and source of a statement of this measure, and its status unless the model has said it. */
static void resolve(gn_work *w, gn_statement *s, bool status_known)
{
    s->chose_indicator = s->chose_period = s->chose_area = (gn_choice){0};
    const gn_outcome status = s->status;
    if (w->candidates) gn_buf_clear(w->candidates);
    gn_indicator_find(w, s);
    gn_inherit_period(w, s);
    gn_inherit_area(w, s);
    gn_inherit_source(w, s);
    gn_statement_status(w, s);
    if (status_known) s->status = status;
    gn_inherit_to_site(w, s);
}

static bool has_figures(const gn_work *w, uint32_t clause)
{
    const gn_clause *c = &w->structure->clause[clause];
    const gn_seg *seg = w->structure->seg;
    for (uint32_t g = c->first; g < c->last; g++)
        if (seg[g].clause == clause && gn_work_figure(w, g) &&
            !(g + 1 < c->last && seg[g + 1].kind == GN_SEG_MARK && seg[g + 1].mark == '>')) /* 《某某2》 */
            return true;
    return false;
}

/* What a number that is rejected must not have changed: all but the lists, which are written once it is accepted. */
enum { KEPT = offsetof(gn_memory, list) };

/* The characters that the sentence holds, by gn_char_bit, and pairs of them. */
static void note_characters(gn_work *w, const gn_sentence *s)
{
    const char *at = w->clean->text + s->start, *const end = w->clean->text + s->end;
    memset(w->pairs, 0, sizeof w->pairs);
    memset(w->chars, 0, sizeof w->chars);
    while (at < end) {
        const unsigned char *const u = (const unsigned char *)at;
        if (u[0] < 0xE0) {
            w->chars[u[0] >> 6] |= UINT64_C(1) << (u[0] & 63);
            at++;
            continue;
        }
        w->chars[u[1] & 63] |= UINT64_C(1) << (u[2] & 63);
        if (end - at >= 6) {
            const uint32_t pair = gn_pair_hash(at);
            w->pairs[pair >> 3] |= (uint8_t)(1u << (pair & 7));
        }
        at += 3;
    }
}

/* The kinds of its segments and its cues. */
static void note_segments(gn_work *w, const gn_sentence *s)
{
    w->kinds = 0;
    w->cues = 0;
    for (const gn_seg *g = &w->structure->seg[s->first], *end = &w->structure->seg[s->last]; g < end; g++) {
        w->kinds |= UINT32_C(1) << g->kind;
        w->cues |= (uint64_t)(g->kind == GN_SEG_CUE) << (g->cue & 63);
    }
}

/* A member of a list of figures, for the lists that follow this one. */
static void note_member(gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->list_count < 2 || q->list_index >= GN_LIST_KEPT) return;
    gn_list *l = &w->memory.filling;
    if (l->number != q->list) {
        w->memory.list = *l;
        *l =
            (gn_list){.number = q->list, .count = q->list_count, .sentence = s->sentence, .status = (uint8_t)s->status};
    }
    gn_label_copy(&l->indicator[q->list_index], &w->memory.indicator);
    l->period[q->list_index] = s->period;
    l->area[q->list_index] = s->area;
}

/* 其中 is said of it: “a，其中b；c” begins anew with c where that names another measure in full. */
static bool within_part(const gn_work *w, const gn_statement *s)
{
    if (s->left & GN_CUE_BIT(PART)) return true;
    if (!(s->before & GN_CUE_BIT(PART))) return false;
    const gn_structure *st = w->structure;
    if (st->clause[s->clause].opener != ';' || s->previous != GN_NO_INDEX || s->of_parent) return true;
    const gn_label *l = &s->indicator, *parent = &w->memory.parent;
    const size_t noun = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    return !noun || (parent->n >= noun && !memcmp(parent->s + parent->n - noun, l->s + l->n - noun, noun));
}

/* What later statements take over from one that counts. */
static void note_statement(gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (s->measure != GN_MEASURE_CHANGE) w->memory.measure = (uint8_t)s->measure;
    if (s->measure == GN_MEASURE_SHARE) gn_label_copy(&w->memory.share_of, &s->of);
    w->memory.bracket = w->structure->clause[s->clause].opener == '(';
    if (w->memory.bracket && q->flags & GN_Q_PERCENT && s->previous != GN_NO_INDEX) {
        w->memory.bracket_measure = (uint8_t)s->measure;
        w->memory.bracket_sentence = s->sentence;
    }
    if (s->measure == GN_MEASURE_LEVEL && q->list_count < 2) gn_places_note(&w->memory, s);
    if (!s->aim) w->memory.status = (uint8_t)s->status;
    if (s->status == GN_FORECAST) {
        w->memory.foretold = s->period;
        w->memory.foretold_sentence = s->sentence;
    }
    w->memory.unit = s->unit ? s->unit : q->unit;
    w->memory.said_seg = s->seg;
    w->memory.said_span = s->period;
    w->memory.said_measure = (uint8_t)s->measure;
    w->memory.said_sign = (int8_t)s->sign;
    if (strcmp(s->rule, "growth.topic") == 0 || strcmp(s->rule, "growth.announced") == 0)
        w->memory.rate_sentence = s->sentence;
    w->memory.said_base = gn_statement_of_base(w, s) || s->near & GN_CUE_BIT(FROM);
    if (s->near & GN_CUE_BIT(FROM)) {
        w->memory.from_seg = s->seg;
        w->memory.from_measure = (uint8_t)s->measure;
    }
    if (s->near & (GN_CUE_BIT(FROM) | GN_CUE_BIT(TO))) gn_inherit_note_ends(w, s);
    if (!s->aim) {
        w->memory.last_span = q->list_count > 1 ? s->period : s->whole;
        w->memory.last_time = s->time;
    }
    if (!s->other_side) {
        w->memory.last_area = s->area;
        gn_label_copy(&w->memory.last_areas, &s->areas);
    }
    w->memory.last_sentence = s->sentence;
    w->memory.last_block = s->block;
    if (!w->memory.whole.n && s->own_np && !s->firm) gn_label_copy(&w->memory.whole, &w->memory.indicator);
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    if (s->own_np && !s->firm && (!w->memory.main_part.n || w->memory.main_block != s->block) && !within_part(w, s) &&
        !gn_words_begin("分|从|按", w->clean->text + of->start, of->end - of->start)) {
        gn_label_copy(&w->memory.main_part, &w->memory.indicator);
        w->memory.main_block = s->block;
    }
    gn_inherit_note_base(w, s);
    note_member(w, s);
    gn_heading_note_result(&w->memory, s);
    gn_project_counted(w, s);
    const bool main = s->own_np && s->measure == GN_MEASURE_LEVEL && !within_part(w, s) &&
                      w->structure->clause[s->clause].parent == GN_NO_INDEX;
    if (main && !s->of_parent) {
        gn_label_copy(&w->memory.parent, &w->memory.indicator);
        w->memory.parent_unit = q->unit;
    }
}

/* Whether the number is a later member of the list whose first member was read last. */
static bool follows_first(const gn_work *w, const gn_statement *s)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    return q->list_count > 1 && q->list_index > 0 && q->list == w->memory.list_number;
}

/* The members of a list are one thing: the first one decides. Returns whether this one counts. */
static bool like_first(gn_work *w, gn_statement *s, bool taken)
{
    gn_memory *m = &w->memory;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (!follows_first(w, s)) return taken;
    if (!m->list_taken) return false;
    /* 34.9%和一倍多: a multiple is one beside growth too. */
    const gn_measure own = q->flags & GN_Q_PERCENT ? gn_statement_two_bases(w, s) : GN_MEASURE_COUNT;
    if (own != GN_MEASURE_COUNT)
        gn_statement_set_measure(w, s, own);
    else if (!(q->flags & GN_Q_MULTIPLE) == (m->list_measure != GN_MEASURE_MULTIPLE))
        gn_statement_set_measure(w, s, (gn_measure)m->list_measure);
    s->status = (gn_outcome)m->list_status;
    return true;
}

/* What is decided of the first member of a list, for the others. */
static void note_first(gn_work *w, const gn_statement *s, bool taken)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    if (q->list_count < 2 || q->list_index > 0) return;
    w->memory.list_number = q->list;
    w->memory.list_taken = taken;
    w->memory.list_measure = (uint8_t)s->measure;
    w->memory.list_status = (uint8_t)s->status;
}

/* Reads a number whose surroundings are parsed; false if it is no statement, and leaves nothing then to take over. */
static bool read_statement(gn_work *w, const gn_document *doc, gn_statement *s, gn_buf *names)
{
    const gn_seg *g = &w->structure->seg[s->seg];
    gn_statement_measure(w, s);
    if (names) {
        gn_buf_printf(names, "S\t%zu\t%zu\t%s\t%.17g", gn_clean_doc(w->clean, g->start),
                      gn_clean_doc_end(w->clean, doc->text, g->end), doc->name,
                      s->sign * gn_work_quantity(w, s->seg)->value);
    }
    first_look look;
    gn_features_begin(&look.f, w->model, w->remembered, look.row, names);
    gn_evidence(w, s, &look.f, &look.late);
    if (!names && (follows_first(w, s) ? !w->memory.list_taken : hopeless(w, s, &look.f))) {
        note_first(w, s, false);
        return false;
    }
    gn_memory before;
    memcpy(&before, &w->memory, KEPT);
    const size_t undated = w->undated;
    resolve(w, s, false);
    const gn_measure first_measure = s->measure;
    const bool taken = like_first(w, s, decide(w, s, gn_statement_accept(w, s), &look));
    if (names) gn_buf_char(names, '\n');
    const bool anew = taken && s->measure != first_measure;
    if (!taken || anew) {
        memcpy(&w->memory, &before, KEPT);
        w->undated = undated;
    }
    if (anew) resolve(w, s, !gn_model_empty(w->model));
    /* “甲的份额为24%，乙为22%”: 乙份额 */
    if (s->measure == GN_MEASURE_LEVEL && gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT &&
        gn_market_share(&s->indicator)) {
        s->measure = GN_MEASURE_SHARE;
        s->rule = "share.name";
    }
    note_first(w, s, taken);
    if (names) gn_buf_bytes(names, w->candidates->data, w->candidates->length);
    if (!taken) return false;
    if (names) gn_buf_printf(names, "C\t%zu", gn_clean_doc(w->clean, g->start));
    judge(w, s, names);
    if (names) gn_buf_char(names, '\n');
    gn_statement_imply_unit(w, s);
    note_statement(w, s);
    gn_label moving;
    bool bare;
    if (gn_indicator_those_that_move(w, s, &moving, &bare)) gn_label_copy(&s->indicator, &moving);
    return true;
}

/* The characters of the article that begins with sentence i; nearly all have none to be given back. */
static void begin_written(gn_work *w, const gn_document *doc, uint32_t i)
{
    const gn_structure *st = w->structure;
    uint32_t last = i;
    while (last + 1 < st->sentences && st->sentence[last + 1].article == st->sentence[i].article) last++;
    const size_t from = gn_clean_doc(w->clean, st->sentence[i].start);
    const size_t n = gn_clean_doc_end(w->clean, doc->text, st->sentence[last].end) - from;
    w->written = memcmp(doc->text + from, w->plain + from, n) != 0 ? w->forms : NULL;
    if (w->written) gn_written_article(w->written, doc->text + from, n);
}

static bool run(gn_work *w, const gn_document *doc, uint32_t index, gn_buf *names, gn_table *table,
                gn_observations *out)
{
    const gn_structure *st = w->structure;
    uint32_t article = GN_NO_INDEX;
    gn_headline headline = {.figures = 0};
    for (uint32_t i = 0; i < st->sentences; i++) {
        const gn_sentence *sentence = &st->sentence[i];
        note_characters(w, sentence);
        note_segments(w, sentence);
        if (sentence->article != article) {
            gn_headline_settle(&headline, w, out);
            article = sentence->article;
            if (w->plain) begin_written(w, doc, i);
            w->names = gn_firm_names_of(w->firms, article, &w->first_name);
            gn_inherit_article(w, i);
            gn_indicator_article(w, i);
        }
        const gn_table_row_kind row = gn_table_row(w, i, table);
        if (row == GN_ROW_NONE || row == GN_ROW_PROSE) {
            gn_inherit_sentence(w, i);
            gn_indicator_sentence(w, i);
        }
        uint32_t clause = sentence->first_clause;
        const uint32_t first = sentence->first;
        const uint32_t last = sentence->last;
        bool figures = false;
        for (uint32_t g = first; g < last; g++) {
            if (st->seg[g].kind != GN_SEG_QUANTITY || gn_statement_never(w, g)) continue;
            figures = true;
            gn_statement s;
            gn_statement_parse(w, g, &s);
            if (row == GN_ROW_HEADING || row == GN_ROW_FIGURES || (row == GN_ROW_PROSE && !gn_table_prose(table, g))) {
                if (row != GN_ROW_HEADING && gn_table_cell(w, table, g, &s) && !record(w, doc, index, &s, out))
                    return false;
                continue;
            }
            for (; clause < st->seg[g].clause; clause++)
                if (!has_figures(w, clause)) gn_indicator_topic(w, clause);
            if (!read_statement(w, doc, &s, names)) continue;
            if (!record(w, doc, index, &s, out)) return false;
            gn_headline_note(&headline, w, &s, out);
        }
        if (!figures && row == GN_ROW_NONE) gn_indicator_moved(w, i);
    }
    gn_headline_settle(&headline, w, out);
    return true;
}

gn_status gn_extract(const gn_lexicon *lexicon, const gn_document *doc, uint32_t document_index,
                     const gn_extract_options *opt, gn_observations *out, size_t *undated, gn_err *err)
{
    if (!lexicon || !doc || !opt || !out) return gn_fail(err, GN_E_ARG, "extract: a null argument");
    const size_t before = out->count;
    gn_clean clean = {0};
    gn_scan scan = {0};
    gn_structure structure = {0};
    gn_firm_names firms = {0};
    gn_table *table = calloc(1, sizeof *table);
    gn_remembered *remembered = calloc(GN_REMEMBERED, sizeof *remembered);
    gn_parses parses = {.next = 0};
    gn_work w = {
        .lexicon = lexicon, .clean = &clean, .scan = &scan, .structure = &structure, .date = opt->date, .line = 1};
    gn_buf candidates = {0};
    if (opt->features) w.candidates = &candidates;
    const gn_traditional *const traditional = gn_lexicon_traditional(lexicon);
    char *plain = NULL;
    gn_status st = gn_traditional_fold(traditional, doc->text, doc->length, &plain, err);
    if (!st) st = gn_clean_text(plain ? plain : doc->text, doc->length, doc->page_start, doc->pages, &clean, err);
    w.plain = plain;
    if (!st && plain && !(w.forms = gn_written_new(traditional))) st = gn_fail(err, GN_E_NOMEM, "extract: no memory");
    if (!st && (!table || !remembered)) st = gn_fail(err, GN_E_NOMEM, "extract: no memory");
    if (!st) st = gn_scan_text(lexicon, &clean, &scan, err);
    if (!st) st = gn_structure_find(&clean, &scan, opt->date, &structure, err);
    if (!st) st = gn_firm_names_find(lexicon, &clean, &structure, &firms, err);
    w.china = gn_lexicon_find_area(lexicon, "中国", strlen("中国"));
    w.world = gn_lexicon_find_area(lexicon, "全球", strlen("全球"));
    w.phrases = gn_lexicon_phrases(lexicon);
    w.model = gn_lexicon_model(lexicon);
    w.late_most = gn_evidence_most(w.model);
    w.remembered = remembered;
    w.parses = &parses;
    w.firms = &firms;
    if (!st) gn_inherit_names(&w, &structure);
    if (!st && !run(&w, doc, document_index, opt->features, table, out))
        st = gn_fail(err, GN_E_NOMEM, "extract: no memory for observations");
    if (st) out->count = before;
    if (undated) *undated = w.undated;
    free(table);
    free(remembered);
    gn_buf_free(&candidates);
    gn_firm_names_free(&firms);
    gn_structure_free(&structure);
    gn_scan_free(&scan);
    gn_clean_free(&clean);
    gn_written_free(w.forms);
    free(plain);
    return st;
}
