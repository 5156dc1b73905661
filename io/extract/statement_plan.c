/* What an office or a plan means to do: the deeds that it lists, the papers that ask for them, the years of a plan. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_period_private.h"
#include "io/extract/statement_private.h"

#include <string.h>

static const char acts[] = "建成|打造|培育|引进|新建|建设|推广|布局|新增|关闭|关停|逐步关停|逐步关闭|改造|实施|"
                           "裁减|裁员|裁撤|削减|收购|出售|回购|招聘|创建|淘汰|压减|推动|完成|新改建|认定|新开工|"
                           "盘活|腾退|招引|竣工|出让|收储|修建|铺设|化解|储备|落地";

bool gn_statement_does(const gn_work *w, const gn_statement *s)
{
    for (uint32_t k = gn_look_back(s->list_seg, w->structure->clause[s->clause].first); k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && w->structure->seg[k].kind != GN_SEG_MARK &&
            gn_words_begin(acts, gn_work_text(w, k), gn_work_len(w, k)))
            return true;
    return false;
}

/* Verbs of what is done, right at the beginning of the text. */
static bool deed_at(const char *t, size_t n)
{
    static const char more[] =
        "实现|形成|达到|力争|确保|发展|支持|化解|引导|扶持|落实|争取|压缩|降低|提升|提高|推进|加快|"
        "建立|设立|培训|遴选|安排|组织|拆除|治理|整治|再降|再建|累计建成";
    return gn_words_begin(acts, t, n) || gn_words_begin(more, t, n);
}

bool gn_statement_opens_with_deed(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t k = st->clause[s->clause].first;
    while (k < s->list_seg && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_PERIOD)) k++;
    return k < s->list_seg && deed_at(gn_work_text(w, k), gn_work_len(w, k));
}

/* 政府工作报告…。报告提出: the report that the paragraph has named, of what an office means to do. */
static bool of_government(const gn_work *w, uint32_t k, const char *t, size_t n)
{
    enum { FAR = 600 /* bytes */ };
    static const char report[] = "报告";
    const gn_structure *st = w->structure;
    const uint32_t at = st->seg[k].start,
                   block = w->clean->block[st->sentence[st->clause[st->seg[k].clause].sentence].block].start,
                   from = at - block > FAR ? at - FAR : block;
    return gn_words_end(report, t, n) && (gn_find(w->clean->text + from, at - from, "工作报告", 12) ||
                                          gn_find(w->clean->text + from, at - from, "计划报告", 12));
}

/* The bytes of segment k up to where it says what a paper of an office asks for: 方案要求, 《意见》|提出, 某部|部署,
 * 印发《方案》，|明确; 0 if it does not. */
static size_t asks(const gn_work *w, uint32_t k)
{
    static const char papers[] =
        "通知|意见|方案|计划|规划|措施|办法|纲要|细则|文件|行动|政策|工作报告|会议|计划报告|条例|指南";
    static const char *const verbs[] = {"要求", "提出", "明确", "部署", "强调"};
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind != GN_SEG_TEXT) return 0;
    const char *t = gn_work_text(w, k), *at = NULL;
    const size_t n = gn_work_len(w, k);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs && !at; i++) at = gn_find(t, n, verbs[i], strlen(verbs[i]));
    if (!at) return 0;
    const size_t before = (size_t)(at - t), end = before + strlen("要求");
    if (before) return gn_words_end(papers, t, before) || of_government(w, k, t, before) ? end : 0;
    if (k == 0) return 0;
    const gn_seg *b = g - 1;
    if (b->kind == GN_SEG_MARK && b->mark == ',' && k > 1) b--; /* 印发《方案》，明确… */
    if (b->kind == GN_SEG_ORG)
        return b->index != GN_ORG_UNKNOWN && strcmp(gn_lexicon_org(w->lexicon, b->index)->kind, "authority") == 0 ? end
                                                                                                                  : 0;
    const uint32_t of = (uint32_t)(b - w->structure->seg);
    return (b->kind == GN_SEG_MARK ? b->mark == '>' : gn_words_end(papers, gn_work_text(w, of), gn_work_len(w, of)) > 0)
               ? end
               : 0;
}

bool gn_statement_asked_for(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->left & GN_CUE_BIT(CUMULATIVE) ||
        !(gn_may_say(w, "要求") || gn_may_say(w, "提出") || gn_may_say(w, "明确") || gn_may_say(w, "部署")))
        return false;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        const size_t ask = asks(w, k), n = gn_work_len(w, k);
        if (!ask) continue;
        for (uint32_t i = k + 1; i < s->list_seg; i++)
            if (gn_seg_says(w, i, "已") || gn_seg_ends(w, &st->seg[i], "了")) return false;
        /* 明确建设充电桩5000个 */
        if (st->seg[k].clause == s->clause)
            return n > ask ? deed_at(gn_work_text(w, k) + ask, n - ask)
                           : k + 1 < s->list_seg && deed_at(gn_work_text(w, k + 1), gn_work_len(w, k + 1));
        return gn_statement_opens_with_deed(w, s);
    }
    return false;
}

bool gn_statement_own_deed(const gn_work *w, const gn_statement *s)
{
    static const char builds[] = "新建|建设|新开工|开工建设|建成|改造|新改建|实施|安排|培训";
    const gn_structure *st = w->structure;
    uint32_t k = st->clause[s->clause].first;
    while (k < s->list_seg && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_PERIOD)) k++;
    if (k + 1 >= s->list_seg || st->seg[k].kind != GN_SEG_CUE || st->seg[k].cue != GN_CUE_FORECAST ||
        !gn_words_begin("预计|计划", gn_work_text(w, k), gn_work_len(w, k)) ||
        !gn_words_begin(builds, gn_work_text(w, k + 1), gn_work_len(w, k + 1)))
        return false;
    for (uint32_t i = k, from = gn_look_back(k, 0); i-- > from;) {
        const gn_seg *g = &st->seg[i];
        if (st->sentence[st->clause[g->clause].sentence].block != s->block) return false;
        if (g->kind == GN_SEG_ORG)
            return g->index != GN_ORG_UNKNOWN && strcmp(gn_lexicon_org(w->lexicon, g->index)->kind, "authority") == 0;
    }
    return false;
}

bool gn_statement_proposed(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"提出", "印发", "意见", "方案", "部署", "明确", "要求"};
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_TEXT && g->kind != GN_SEG_CUE) continue;
        const bool solution = gn_seg_says(w, k, "解决方案");
        GN_EACH (i, words)
            if (!(solution && i == 3) && gn_seg_says(w, k, words[i])) return true;
    }
    return false;
}

bool gn_statement_within_plan(const gn_work *w, const gn_statement *s)
{
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    return s->time && s->time->part == GN_PART_PLAN && d.year && s->period.freq != GN_FREQ_NONE &&
           s->period.last > gn_month(d.year, d.month) && s->period.first <= gn_month(d.year, d.month) &&
           (gn_statement_proposed(w, s) || w->memory.plan);
}

bool gn_statement_goes_on_doing(const gn_work *w, const gn_statement *s)
{
    static const char also[] = "同时|此外|另外|并且|还将|与此同时|并";
    const gn_memory *m = &w->memory;
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    if (m->status != GN_TARGET || m->last_sentence == GN_NO_INDEX || m->last_sentence + 1 < s->sentence ||
        m->last_block != s->block || m->last_span.freq == GN_FREQ_NONE || m->last_span.last != s->period.last ||
        !d.year || s->period.last < gn_month(d.year, d.month) || !gn_statement_only_will(w, s) ||
        s->left & GN_CUE_BIT(CUMULATIVE))
        return false;
    return gn_words_begin(also, w->clean->text + of->start, of->end - of->start) ? gn_statement_does(w, s)
                                                                                 : gn_statement_opens_with_deed(w, s);
}

bool gn_statement_office_will(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->from, st->sentence[s->sentence].first) + 1; k < s->from; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_CUE && g->cue == GN_CUE_FORECAST && gn_seg_begins(w, g, "将") && g[-1].end == g->start &&
            g[-1].kind == GN_SEG_ORG && g[-1].index != GN_ORG_UNKNOWN &&
            strcmp(gn_lexicon_org(w->lexicon, g[-1].index)->kind, "authority") == 0)
            return true;
    }
    return false;
}

void gn_statement_note_tasks(gn_work *w, uint32_t number)
{
    enum { LONG = 90 /* bytes of a title */ };
    static const char tasks[] =
        "主要任务|重点任务|工作任务|目标任务|任务举措|工作安排|工作打算|工作部署|工作计划|工作要点|工作思路|工作重点|"
        "重点工作|主要工作|主要举措|重点举措|重大任务|重大工程|重点工程|重点项目|下一步打算|下步打算|下一步工作|"
        "下步工作|"
        "下一步计划|行动目标|工作举措|任务部署|任务安排",
                      works[] = "工作|任务|举措|行动|工程", marks[] = "。|：|:|；|》|”",
                      over[] = "回顾|总结|情况|成效|现状|基础|进展|落实|完成|成绩|成果";
    static const char *const means[] = {"做好",     "抓好",   "重点抓", "重点实施", "重点推进",
                                        "重点开展", "着力抓", "下一步", "将重点"};
    static const char *const all[] = {"工作", "任务", "举措", "行动", "工程", "项目", "打算", "计划"};
    const gn_structure *st = w->structure;
    const gn_sentence *of = &st->sentence[number];
    gn_memory *m = &w->memory;
    bool may = m->tasks;
    GN_EACH (i, all) may |= gn_may_say(w, all[i]);
    if (!may) return;
    const gn_block *b = &w->clean->block[of->block];
    const char *t = w->clean->text + of->start;
    size_t n = of->end - of->start;
    for (size_t mark; (mark = gn_words_end(marks, t, n)) != 0;) n -= mark;
    const bool title = b->kind == GN_BLOCK_HEADING || (n < LONG && b->end - b->start <= of->end - of->start);
    if (title && gn_words_end(over, t, n)) m->tasks = false;
    const bool named = gn_words_end(tasks, t, n) > 0;
    if (!gn_words_end(works, t, n) && !named) return;
    bool meant = title && named, dated = false;
    const bool leads_in = !title || gn_words_end("：|:", t, of->end - of->start);
    GN_EACH (i, means) meant |= leads_in && gn_find(t, n, means[i], strlen(means[i])) != NULL;
    const gn_date d = gn_inherit_anchor(w, number);
    for (uint32_t k = of->first; k < of->last && meant; k++) {
        gn_span span;
        if (st->seg[k].kind == GN_SEG_PERIOD && gn_inherit_time_at(w, number, k, false, &span) && d.year)
            dated = true, meant = span.last >= gn_month(d.year, d.month);
        if (gn_seg_says(w, k, "已") || gn_seg_says(w, k, "完成")) meant = false;
    }
    if (!meant) return;
    m->tasks = true;
    m->tasks_block = of->block;
    const gn_span *plan = &m->plan_span; /* 三年行动方案（2022—2024年）: its tasks have its years */
    if (!dated && plan->freq != GN_FREQ_NONE && d.year && plan->last > gn_month(d.year, d.month) &&
        plan->first <= gn_month(d.year, d.month)) {
        m->period = m->flow = *plan;
        m->point = false;
    }
}

/* 营收 of a company, not that of a place. */
static bool of_company(const gn_work *w, const gn_statement *s)
{
    return s->firm && w->memory.company.n;
}

bool gn_statement_of_tasks(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 8 /* paragraphs */ };
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    return w->memory.tasks && s->block <= w->memory.tasks_block + FAR && !of_company(w, s) && d.year &&
           (!s->period_explicit || (s->period.freq != GN_FREQ_NONE && s->period.last > gn_month(d.year, d.month)));
}

bool gn_statement_year_ahead(const gn_work *w, const gn_statement *s)
{
    enum { EARLY = 3 /* months */ };
    const gn_memory *m = &w->memory;
    const gn_date d = gn_inherit_anchor(w, s->sentence);
    return d.year && d.month && d.month <= EARLY && !of_company(w, s) && s->period_explicit &&
           s->period.freq != GN_FREQ_NONE && s->period.first == gn_month(d.year, 1) &&
           s->period.last == gn_month(d.year, 12) && !(s->time && s->time->flags & GN_P_SINCE) &&
           ((s->measure == GN_MEASURE_YOY && s->area && gn_inherit_subnational(w, s->area)) ||
            (s->measure == GN_MEASURE_LEVEL && gn_statement_does(w, s)) ||
            (m->status == GN_TARGET && m->last_sentence == s->sentence &&
             !gn_words_end("投资|投资额", m->indicator.s, m->indicator.n) && m->last_span.first == s->period.first &&
             m->last_span.last == s->period.last));
}
