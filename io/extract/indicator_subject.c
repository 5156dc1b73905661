/* Whom or what sentences are about. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “某证券：”: a house of research that speaks. */
static bool house_speaks(const gn_work *w, const gn_clause *c)
{
    const gn_seg *g = w->structure->seg;
    return c->last == c->first + 2 && g[c->first].kind == GN_SEG_ORG && g[c->last - 1].kind == GN_SEG_MARK &&
           g[c->last - 1].mark == ':' && gn_lexicon_org(w->lexicon, g[c->first].index)->research;
}

bool gn_subject_names_source(const gn_work *w, const gn_clause *c)
{
    if (house_speaks(w, c)) return true;
    static const char *const words[] = {"据", "根据", "按照", "依据"};
    for (size_t i = 0; i < sizeof words / sizeof *words && c->first < c->last; i++)
        if (gn_seg_begins(w, &w->structure->seg[c->first], words[i])) return true;
    return false;
}

/* “某某科技在连续增长后”: the company alone. */
static void cut_at_preposition(const gn_work *w, gn_label *l)
{
    static const char words[] =
        "在|于|从|自|由于|凭借|受|因|则|以|通过|作为|是|仍|也|曾|已|正|将|虽|整体|方面|不|没|未|要|能|可|会|都|均|"
        "却|并|又|再|更|最|很|较|还|仅|只|就|才|便|目前|同样|直接";
    const size_t n = gn_work_name(w, l->s, l->n, false);
    if (n && gn_words_begin(words, l->s + n, l->n - n)) gn_label_drop(l, n, l->n - n);
}

bool gn_subject_aside(const gn_work *w, uint32_t clause)
{
    static const char begins[] = "自|自从|在|随着|由于|受", ends[] = "后|之后|以来|下|之下|影响|带动";
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[clause];
    uint32_t first = c->first, last = c->last;
    if (clause + 1 >= st->sentence[c->sentence].last_clause) return false;
    while (first < last && st->seg[first].kind == GN_SEG_MARK) first++;
    while (last > first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    if (first == last) return false;
    const char *t = gn_work_text(w, first);
    const size_t n = st->seg[last - 1].end - st->seg[first].start;
    return gn_words_begin(begins, t, n) && gn_words_end(ends, t, n);
}

bool gn_subject_agents(const gn_work *w, const gn_clause *c)
{
    static const char gives[] =
        "领投|跟投|参投|联合领投|独家投资|联合投资|担任财务顾问|担任独家财务顾问|保荐|主承销|承销";
    const gn_structure *st = w->structure;
    uint32_t first = c->first, last = c->last;
    if (!gn_may_say(w, "由") && !gn_may_say(w, "投") && !gn_may_say(w, "担任") && !gn_may_say(w, "承销") &&
        !gn_may_say(w, "保荐"))
        return false;
    while (first < last && st->seg[first].kind == GN_SEG_MARK) first++;
    while (last > first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    if (first == last) return false;
    const char *t = gn_work_text(w, first);
    const size_t n = st->seg[last - 1].end - st->seg[first].start;
    return gn_words_end(gives, t, n) ||
           (gn_words_begin("由", t, n) && !gn_words_begin("由于|由此", t, n) && !gn_find(t, n, "的", strlen("的")));
}

/* 某网讯 3月12日, 某社3月12日电, 某某消息: who reports. */
static bool only_credits(const gn_work *w, const gn_clause *c)
{
    const gn_structure *st = w->structure;
    uint32_t k = c->last;
    while (k > c->first && (st->seg[k - 1].kind == GN_SEG_MARK || st->seg[k - 1].kind == GN_SEG_PERIOD)) k--;
    if (k == c->first) return false;
    const char *t = gn_work_text(w, --k);
    const size_t n = gn_work_len(w, k);
    return gn_words_end("讯|消息|专电", t, n) ||
           (k > c->first && st->seg[k - 1].kind == GN_SEG_PERIOD && gn_words_begin("电", t, n) == n);
}

bool gn_subject_office(const gn_work *w, uint32_t first, uint32_t last, const gn_label *l)
{
    const gn_structure *st = w->structure;
    if (!l->n || !gn_may_have(w, GN_SEG_ORG)) return false;
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        const size_t n = g->end - g->start;
        if (g->kind != GN_SEG_ORG || n > l->n || memcmp(gn_work_text(w, k), l->s, n) != 0) continue;
        if (g->index == GN_ORG_UNKNOWN) return false;
        const char *kind = gn_lexicon_org(w->lexicon, g->index)->kind;
        return strcmp(kind, "authority") == 0 || strcmp(kind, "statistics") == 0 || strcmp(kind, "suffix") == 0;
    }
    return false;
}

bool gn_subject_task(const gn_work *w, const gn_clause *c, const gn_label *l)
{
    static const char tasks[] = "建设|发展|创新|振兴|保障|开放|治理|改革|转型|服务社会|升级|推广|普及|提升|培育|合作|"
                                "民生|环境|优化|监管|统筹|融合|培养|惠民|保护|数字化|智能化|绿色化|现代化",
                      kinds[] = "领域|层面|过程|进程", frames[] = "方面|领域|层面|环节|过程中|进程中|而言|来说|上|看",
                      opens[] = "在|围绕|聚焦|针对|着眼|关于|就|立足";
    const size_t kind = gn_words_end(kinds, l->s, l->n);
    if (!gn_words_end(tasks, l->s, l->n - kind)) return false;
    const gn_seg *g = w->structure->seg;
    uint32_t first = gn_look_back(c->last, c->first), last = c->last;
    while (first < last && (g[first].kind == GN_SEG_MARK || g[first].kind == GN_SEG_PERIOD)) first++;
    while (last > first && g[last - 1].kind == GN_SEG_MARK) last--;
    if (first == last) return false;
    const char *t = w->clean->text + g[first].start;
    const size_t n = g[last - 1].end - g[first].start;
    return gn_words_begin(opens, t, n) || gn_words_end(frames, t, n);
}

bool gn_subject_of_clause(const gn_work *w, uint32_t clause, gn_label *out)
{
    enum { SEGMENTS = 40, LEAST = 2, MOST = 16 };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[clause];
    uint32_t last = c->last < c->first + SEGMENTS ? c->last : c->first + SEGMENTS;
    for (uint32_t k = c->first; k < last; k++)
        if (st->seg[k].clause == clause && st->seg[k].kind == GN_SEG_QUANTITY) last = k;
    gn_label text;
    gn_label_clear(out);
    if (gn_subject_names_source(w, c) || gn_subject_aside(w, clause) || only_credits(w, c) || gn_subject_agents(w, c) ||
        gn_indicator_outdoes(w, c))
        return false;
    /* 某机构预计, 某人表示: who says it is not what it is about. */
    uint32_t first = c->first;
    for (uint32_t k = first; k < last; k++)
        if (st->seg[k].clause == clause && st->seg[k].kind == GN_SEG_CUE &&
            (st->seg[k].cue == GN_CUE_SOURCE ||
             (st->seg[k].cue == GN_CUE_FORECAST && !gn_seg_begins(w, &st->seg[k], "将") &&
              !gn_seg_begins(w, &st->seg[k], "有望"))))
            first = k + 1;
    gn_np_parse(w, clause, first, last, &text, out, NULL);
    if (!out->n) gn_label_copy(out, &text);
    /* 受某事影响, 完成某事: nobody's name. */
    const size_t verb = gn_phrases_prefix(w->phrases, out->s, out->n, ~0u, NULL);
    if (gn_phrases_find(w->phrases, out->s, verb, NULL) & GN_PHRASE_BREAK) gn_label_clear(out);
    gn_np_cut_at_verb(w, out);
    cut_at_preposition(w, out);
    /* 荷兰合作银行: a place that a company's name begins with. */
    if (first < last && st->seg[first].kind == GN_SEG_AREA && gn_np_joined(st, first + 1) &&
        gn_owner_company_name(w, out))
        gn_label_front(out, gn_work_text(w, first), gn_work_len(w, first));
    /* 从业务结构看, 光伏硅料不停, 说到底亏了: no name. */
    static const char *const odd[] = {"不", "了", "吗", "我", "你"};
    static const char *const fine[] = {"不锈", "不良", "不动产", "不饱和"};
    const gn_charset set = gn_charset_of(out->s, out->n);
    GN_EACH (i, odd) {
        const char *at = gn_charset_of(odd[i], 3) & ~set ? NULL : gn_find(out->s, out->n, odd[i], 3);
        for (size_t k = 0; at && k < sizeof fine / sizeof *fine; k++)
            if ((size_t)(out->s + out->n - at) >= strlen(fine[k]) && !memcmp(at, fine[k], strlen(fine[k]))) at = NULL;
        if (at) return false;
    }
    if (out->n > 3 && memcmp(out->s, "从", 3) == 0) return false;
    if (gn_subject_office(w, c->first, last, out)) return false;
    /* 创下新高: nothing that is measured */
    if (out->n && gn_phrases_suffix(w->phrases, out->s, out->n, GN_PHRASE_VAGUE) == out->n) return false;
    /* 公布季度业绩: a paper, which has no figures of its own */
    static const char papers[] =
        "业绩|财报|季报|年报|半年报|中报|业绩公告|业绩预告|业绩快报|业绩报告|财务报告|成绩单|答卷",
                      which[] = "季度|年度|半年度|全年|财务|中期|运营|经营|最新|财年|未经审计";
    const size_t paper = gn_words_end(papers, out->s, out->n);
    if (paper && (paper == out->n || gn_words_end(which, out->s, out->n - paper))) return false;
    static const char places[] = "背后|之下|之中|之内|之外|之际|之前|之后|当中|期间|以来|背景下|面前|过程中|情况下|"
                                 "条件下|前提下|基础上|推动下|影响下|带动下|作用下|形势下|同时|态势下";
    const size_t n = gn_label_chars(out);
    if (gn_subject_task(w, c, out)) return false;
    return n >= LEAST && n <= MOST && !gn_owner_person(out, set) && !gn_np_ends_in(places, out->s, out->n);
}

/* The subject of a sentence: of the first of its clauses that has one; empty if none has. */
static void subject_of(const gn_work *w, const gn_sentence *s, gn_label *out)
{
    enum { CLAUSES = 3 };
    uint32_t last = s->first_clause + CLAUSES;
    for (uint32_t c = s->first_clause; c < s->last_clause && c < last; c++) {
        if (gn_subject_of_clause(w, c, out)) return;
        if (last < s->first_clause + 2 * CLAUSES) last += gn_subject_aside(w, c);
    }
    gn_label_clear(out);
}

void gn_subject_settle(gn_work *w)
{
    gn_memory *m = &w->memory;
    const gn_sentence *all = w->structure->sentence;
    if (!m->due) return;
    const uint32_t last = m->due_last, first = last + 1 - m->due;
    m->due = 0;
    const bool opens = m->due_opens;
    gn_label found, before;
    if (opens) subject_of(w, &all[first], &m->opening);
    if (opens && last == first)
        gn_label_copy(&found, &m->opening);
    else
        subject_of(w, &all[last], &found);
    /* The last one before that has a subject; the paragraph's first one is known by now. */
    gn_label_clear(&before);
    for (uint32_t i = last; i > first && !before.n; i--)
        if (opens && i - 1 == first)
            gn_label_copy(&before, &m->opening);
        else
            subject_of(w, &all[i - 1], &before);
    if (before.n)
        gn_label_copy(&m->earlier, &before);
    else if (opens)
        gn_label_clear(&m->earlier);
    else if (m->subject.n)
        gn_label_copy(&m->earlier, &m->subject);
    gn_label_copy(&m->subject, &found);
}

/* Whether the subject of the sentence that is being read has to be known at once: figures may be its, or it names the
 * company or the project that is spoken of from here on. Most sentences are never asked for theirs. */
static bool needed_now(const gn_work *w)
{
    static const char *const named[] = {"该",   "本行", "我行",   "自家",  "这家",
                                        "这匹", "这头", "全行业", "全产业"}; /* before */
    if (gn_may_have(w, GN_SEG_QUANTITY)) return true;
    if (gn_project_may_be_named(w)) return true;
    GN_EACH (i, named)
        if (gn_may_say(w, named[i])) return true;
    return gn_owner_may_say_company(w);
}

static bool same_label(const gn_label *a, const gn_label *b)
{
    return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

void gn_indicator_sentence(gn_work *w, uint32_t sentence)
{
    const gn_sentence *s = &w->structure->sentence[sentence];
    gn_memory *m = &w->memory;
    const bool opens = m->subject_block != s->block;
    /* 这家: a subject that hangs on the ones before */
    if (gn_may_say(w, "这家") || gn_may_say(w, "这匹") || gn_may_say(w, "这头")) gn_subject_settle(w);
    m->subject_block = s->block;
    m->subject_sentence = GN_NO_INDEX;
    if (opens)
        m->due = 0; /* a subject is forgotten with its paragraph */
    else if (m->due_last + 1 != sentence)
        gn_subject_settle(w);
    if (!m->due) m->due_opens = opens;
    m->due++;
    m->due_last = sentence;
    const bool turns = opens && m->about.n && !same_label(&m->about, &m->company);
    const bool now = needed_now(w);
    if (now || turns) gn_subject_settle(w);
    if (opens && m->about.n) m->company = m->about, m->company_sure = true;
    gn_indicator_lines(w, sentence);
    const gn_label company = m->company;
    gn_heading_of_sentence(w, s);
    gn_line_of_sentence(w, s);
    gn_owner_company_of_sentence(w, s);
    gn_owner_body_of_sentence(w, s);
    if (now && gn_project_may_be_named(w)) gn_project_of_sentence(w, s);
    if (gn_may_have(w, GN_SEG_AREA) || gn_may_have(w, GN_SEG_ORG)) gn_inherit_site(w, s);
    gn_that_of_sentence(w, s);
    gn_market_sentence(w, s);
    /* “甲…。乙披露的半年报显示，公司营收…”: its subject was read as 甲 before 乙 was known. */
    const bool turned = !same_label(&m->company, &company) && same_label(&m->subject, &company);
    if (now && !turned && (gn_owner_company_name(w, &m->subject) || gn_work_names_firm(w, &m->subject))) {
        m->company = m->subject;
        m->company_sure = true;
        m->company_block = s->block;
    }
    gn_heading_note_reporter(w, s);
}
