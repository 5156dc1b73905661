/* Projects that the text names: 项目, 基地 and the like that figures of money, land and output are of. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* What a project is called by. */
static const char *const project_words[] = {"项目", "工程", "基地", "工厂", "生产线", "产线"};

bool gn_project_may_be_named(const gn_work *w)
{
    GN_EACH (i, project_words)
        if (gn_may_say(w, project_words[i])) return true;
    return false;
}

void gn_subject_note_project(gn_work *w, const gn_sentence *s, const gn_label *subject)
{
    enum { LEAST = 15 /* bytes */ };
    static const char many[] =
        "重大项目|重点项目|签约项目|投资项目|产业项目|建设项目|新建项目|个项目|些项目|批项目|上述项目|"
        "此项目|类项目|等项目|大项目|合作项目|在建项目|储备项目|开工项目|科技项目|家工厂|座工厂|个基地",
                      acts[] = "扩大|扩建|新建|建设|打造|推进|加快|启动|布局|投建|兴建|开发";
    if (subject->n < LEAST || !GN_ENDS_IN(subject->s, subject->n, project_words) ||
        gn_np_ends_in(many, subject->s, subject->n) || gn_words_begin(acts, subject->s, subject->n))
        return;
    /* “某某项目由甲设立，规划建设…产线”: a part of it. */
    const gn_memory *m = &w->memory;
    if (m->project_block == s->block && m->project_sentence == (uint32_t)(s - w->structure->sentence) &&
        gn_label_ends(&m->project, "项目") && !gn_label_ends(subject, "项目"))
        return;
    w->memory.project = *subject;
    w->memory.project_block = s->block;
    w->memory.project_sentence = (uint32_t)(s - w->structure->sentence);
    w->memory.project_headline = w->clean->block[s->block].kind == GN_BLOCK_HEADING;
}

/* “项目在某市开工”: behind 项目 in segment k, at `next`, stands where it begins. */
static bool done_there(const gn_work *w, const gn_sentence *s, uint32_t k, const char *next)
{
    static const char in[] = "在|于", deeds[] = "开工|签约|奠基|投产|落户|落地|动工|开建|启动|正式|举行|建成|竣工";
    const gn_structure *st = w->structure;
    const char *const end = w->clean->text + st->seg[k].end;
    const size_t n = gn_words_begin(in, next, (size_t)(end - next));
    if (!n || next + n != end) return false;
    while (++k < s->last && k < s->first + GN_LOOK_BACK && st->seg[k].kind == GN_SEG_AREA)
        if (k + 1 < s->last && gn_words_begin(deeds, gn_work_text(w, k + 1), gn_work_len(w, k + 1))) return true;
    return false;
}

/* “与某市签署储能电池项目合作协议”, “举行某某项目开工仪式”: the project that somebody does something about. */
static void project_of_deed(gn_work *w, const gn_sentence *s)
{
    static const char project[] = "项目", deeds[] = "签署|签订|举行|举办|达成|就|了";
    static const char what[] = "投资合作协议|投资协议|合作协议|框架协议|战略合作|签约|开工|奠基|投产|落户|落地|落子|"
                               "选址|位于|坐落|由|正式|宣布|动工|开建|封顶|竣工|启动";
    const gn_structure *st = w->structure;
    for (uint32_t k = s->first; k < s->last && k < s->first + GN_LOOK_BACK; k++) {
        if (st->seg[k].kind != GN_SEG_TEXT || !gn_seg_says(w, k, project)) continue;
        const char *t = gn_work_text(w, k), *at = gn_find(t, gn_work_len(w, k), project, sizeof project - 1);
        const size_t n = (size_t)(at - t) + sizeof project - 1;
        const char *next = t + n;
        if (!gn_words_begin(what, next, s->end - (size_t)(next - w->clean->text)) && !done_there(w, s, k, next))
            continue;
        size_t from = 0;
        for (size_t i = 3; i < n; i++)
            if (gn_words_end(deeds, t, i)) from = i;
        gn_label name = {.n = 0};
        gn_label_add(&name, t + from, n - from);
        if (from) gn_label_front(&name, w->memory.company.s, w->memory.company.n);
        gn_subject_note_project(w, s, &name);
        return;
    }
}

/* What comes behind the name of a project that a clause begins with: 由, 位于, 12日在某地开工. */
static bool goes_on(const char *next, size_t n)
{
    static const char words[] =
        "由|位于|坐落|选址|总|计划|规划|将|预计|拟|已|正式|正在|正|一期|二期|三期|首期|全部|占地|用地|在|于|落户|"
        "落地|开工|动工|奠基|签约|投产|竣工|建成|主要|是|属于|采用|开建|启动|分|年产|达产|设计|建设|实施|获批|获审";
    while (n && *next == ' ') next++, n--;
    return n && ((*next >= '0' && *next <= '9') || gn_words_begin(words, next, n));
}

/* Behind the name of a project, which a comma may end: what it takes and where it is. */
static bool takes(const gn_work *w, const gn_sentence *s, const char *next)
{
    static const char comma[] = "，",
                      what[] = "总投资|计划总投资|投资|占地|用地|总建筑面积|建筑面积|位于|由|计划投资|规划";
    const size_t n = s->end - (size_t)(next - w->clean->text);
    if (goes_on(next, n)) return true;
    return gn_words_begin(comma, next, n) && gn_words_begin(what, next + sizeof comma - 1, n - (sizeof comma - 1));
}

/* “蓝谷电池项目由甲集团设立”, “华东最大的基地——蓝谷电池项目12日在某市开工”: the project that a clause begins with. */
static void project_at_head(gn_work *w, const gn_sentence *s, uint32_t clause)
{
    enum { MOST = 25 /* characters */, FAR = 120 /* bytes */, SEGMENTS = 16 };
    static const char that[] = "该|此|这|其|本|上述|一批|两|多|各|据|全部|所有|重点|重大|首批|新|随着|在|对|为";
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[clause];
    uint32_t first = c->first;
    for (uint32_t k = first; k < c->last && k < c->first + SEGMENTS; k++) {
        const gn_seg *g = &st->seg[k];
        const bool before = g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA || g->kind == GN_SEG_MARK;
        if ((before && k == first) || (g->kind == GN_SEG_MARK && g->mark == '-')) first = k + 1;
    }
    if (first >= c->last) return;
    uint32_t last = first + 1; /* up to a number: 年产5万吨树脂项目 is no such name */
    while (last < c->last && st->seg[last].kind != GN_SEG_QUANTITY) last++;
    const char *begin = gn_work_text(w, first);
    const size_t room = st->seg[last - 1].end - st->seg[first].start, n = room < FAR ? room : FAR;
    GN_EACH (i, project_words) {
        const size_t kind = strlen(project_words[i]);
        const char *at = gn_may_say(w, project_words[i]) ? gn_find(begin, n, project_words[i], kind) : NULL;
        /* 作为开工项目的江北粮油基地项目，总投资3亿元 */
        for (const char *next = at; next && !takes(w, s, at + kind);) {
            next = gn_find(at + kind, n - (size_t)(at + kind - begin), project_words[i], kind);
            if (next) at = next;
        }
        if (!at || !takes(w, s, at + kind)) continue;
        gn_label name = {.n = 0};
        gn_label_add(&name, begin, (size_t)(at - begin) + kind);
        for (const char *of; (of = gn_find(name.s, name.n, "的", 3)) != NULL;)
            gn_label_drop(&name, 0, (size_t)(of - name.s) + 3);
        if (gn_words_begin(that, name.s, name.n) || gn_find(name.s, name.n, "、", 3) ||
            gn_find(name.s, name.n, "等", 3) || gn_find(name.s, name.n, "在", 3) || gn_label_chars(&name) > MOST ||
            gn_phrases_prefix(w->phrases, name.s, name.n, GN_PHRASE_BREAK | GN_PHRASE_VERB, NULL))
            continue;
        gn_subject_note_project(w, s, &name);
        return;
    }
}

/* “建设年产10万吨负极材料项目”: what the sentence builds stands in segment k behind what it is to make. */
static bool of_output(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    static const char makes[] = "年产|月产|日产|年产能|产能", builds[] = "建设|投建|新建|兴建|拟建|开建|建";
    const gn_seg *g = w->structure->seg;
    if (k < s->first + 2 || g[k - 1].kind != GN_SEG_QUANTITY || g[k - 2].kind == GN_SEG_MARK ||
        !gn_words_end(makes, gn_work_text(w, k - 2), gn_work_len(w, k - 2)))
        return false;
    for (uint32_t i = k - 1; i-- > s->first && g[i].clause == g[k].clause;) {
        const char *t = gn_work_text(w, i);
        for (size_t n = gn_work_len(w, i); n >= 3; n--)
            if (gn_words_end(builds, t, n)) return true;
    }
    return false;
}

/* “拟在荆州建设特种纸生产基地，”: the project that a clause without figures ends with, behind who builds it. */
static void project_to_build(gn_work *w, const gn_sentence *s, uint32_t clause)
{
    static const char *const builds[] = {"投资建设", "建设", "新建", "投建", "兴建", "修建"};
    enum { MOST = 16 /* characters */ };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[clause];
    uint32_t last = c->last;
    while (last > c->first && st->seg[last - 1].kind == GN_SEG_MARK) last--;
    if (last == c->first || st->seg[last - 1].kind != GN_SEG_TEXT) return;
    const char *t = gn_work_text(w, last - 1);
    const size_t n = gn_work_len(w, last - 1);
    if (!GN_ENDS_IN(t, n, project_words)) return;
    gn_label name = {.n = 0};
    if (of_output(w, s, last - 1)) gn_label_add(&name, t, n);
    GN_EACH (i, builds) {
        const char *at = name.n ? NULL : gn_find(t, n, builds[i], strlen(builds[i]));
        if (at) gn_label_add(&name, at + strlen(builds[i]), n - (size_t)(at - t) - strlen(builds[i]));
    }
    if (gn_label_chars(&name) > MOST || gn_find(name.s, name.n, "的", 3) || gn_find(name.s, name.n, "、", 3)) return;
    gn_np_trim(w, &name);
    gn_subject_note_project(w, s, &name);
}

/* The sentence has named one already. */
static bool named_in(const gn_work *w, const gn_sentence *s)
{
    return w->memory.project_block == s->block && w->memory.project_sentence == (uint32_t)(s - w->structure->sentence);
}

void gn_project_of_sentence(gn_work *w, const gn_sentence *s)
{
    enum { CLAUSES = 4 };
    const uint32_t last = s->first_clause + CLAUSES < s->last_clause ? s->first_clause + CLAUSES : s->last_clause;
    gn_inherit_project_place(w, s);
    for (uint32_t c = s->first_clause; c < last && !named_in(w, s); c++) project_at_head(w, s, c);
    if (!named_in(w, s)) gn_subject_note_project(w, s, &w->memory.subject);
    if (!named_in(w, s) && gn_may_say(w, "项目")) project_of_deed(w, s);
    for (uint32_t c = s->first_clause; c < last && !named_in(w, s) && gn_may_say(w, "建"); c++)
        project_to_build(w, s, c);
}

void gn_project_counted(gn_work *w, const gn_statement *s)
{
    static const char project[] = "项目";
    gn_memory *m = &w->memory;
    if (!(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) || s->measure != GN_MEASURE_LEVEL ||
        m->project_block != s->block || m->project_sentence != s->sentence || !gn_label_ends(&s->indicator, project))
        return;
    m->project = s->indicator;
}

void gn_project_turned_to(gn_work *w, const gn_statement *s)
{
    enum { BACK = 3 /* clauses */ };
    const gn_structure *st = w->structure;
    const gn_sentence *of = &st->sentence[s->sentence];
    if (!named_in(w, of) || !gn_project_may_be_named(w)) return;
    const gn_label before = w->memory.project;
    for (uint32_t c = s->clause + 1; c-- > of->first_clause + 1 && s->clause - c < BACK;) {
        if (st->clause[c].parent != GN_NO_INDEX) continue;
        project_at_head(w, of, c);
        if (w->memory.project.n != before.n || memcmp(w->memory.project.s, before.s, before.n) != 0) return;
    }
}

/* The projects that end with segment k's 项目, behind what was done to them: 集成电路项目, 重大项目; false: nothing
 * stands there but that word. */
static bool projects_at(const gn_work *w, uint32_t k, uint32_t first, gn_label *out)
{
    enum { KIND = 6 /* bytes of 项目 */, MOST = 12 /* characters */ };
    const gn_seg *g = w->structure->seg;
    const char *t = w->clean->text + g[k].start, *at = gn_find(t, g[k].end - g[k].start, "项目", KIND);
    if (!at) return false;
    while (k > first && g[k - 1].end == g[k].start && g[k - 1].clause == g[k].clause &&
           (g[k - 1].kind == GN_SEG_TEXT || g[k - 1].kind == GN_SEG_SECTOR || g[k - 1].kind == GN_SEG_NAME))
        k--;
    gn_label_clear(out);
    gn_label_add(out, w->clean->text + g[k].start, (size_t)(at - w->clean->text) + KIND - g[k].start);
    for (const char *of; (of = gn_find(out->s, out->n, "的", 3)) != NULL;)
        gn_label_drop(out, 0, (size_t)(of - out->s) + 3);
    for (size_t verb; (verb = gn_phrases_break(w->phrases, out->s, out->n)) + KIND < out->n;) {
        const size_t n = gn_phrases_prefix(w->phrases, out->s + verb, out->n - verb, GN_PHRASE_BREAK, NULL);
        if (!n) return false;
        gn_label_drop(out, 0, verb + n);
    }
    gn_np_trim(w, out);
    return out->n > KIND && gn_label_chars(out) <= MOST && !gn_find(out->s, out->n, "、", 3);
}

/* What is done with several projects at once, as the sentence says it; NULL: nothing. */
static const char *deed_of_many(const gn_work *w)
{
    static const char *const deeds[] = {"签约", "开工"};
    GN_EACH (i, deeds)
        if (gn_may_say(w, deeds[i])) return deeds[i];
    return NULL;
}

/* The projects that the sentence names last before the number, with what is done with them in front. */
static bool projects_before(const gn_work *w, const gn_statement *s, const char *deed, gn_label *out)
{
    const gn_structure *st = w->structure;
    const uint32_t first = gn_look_back(s->list_seg, st->sentence[s->sentence].first);
    for (uint32_t k = s->list_seg; k-- > first;)
        if (st->seg[k].kind == GN_SEG_TEXT && gn_seg_says(w, k, "项目") && projects_at(w, k, first, out)) {
            if (memcmp(out->s, deed, 6) != 0) gn_label_front(out, deed, 6);
            return true;
        }
    return false;
}

/* “…集成电路项目集中签约，22个项目涵盖…”, “本次签约的9个重大项目”: which projects are counted. */
static void count_signed(const gn_work *w, const gn_statement *s, const char *deed, gn_material *m)
{
    static const char project[] = "项目";
    enum { KIND = sizeof project - 1 };
    const bool bare = gn_words_begin(project, m->after.s, m->after.n) &&
                      (m->after.n == KIND || gn_phrases_break(w->phrases, m->after.s, m->after.n) == KIND);
    const gn_memory *p = &w->memory;
    gn_label name = {.n = 0};
    if (bare && !projects_before(w, s, deed, &name) && p->project_block == s->block &&
        memcmp(p->project.s, deed, 6) == 0)
        name = p->project;
    static const char of[] = "签约的|开工的";
    /* 12个重大项目总投资200亿元 */
    const size_t noun = gn_phrases_suffix(w->phrases, m->after.s, m->after.n, GN_PHRASE_HEAD);
    if (noun && gn_words_end(project, m->after.s, m->after.n - noun)) gn_label_drop(&m->after, m->after.n - noun, noun);
    if (!bare && gn_label_ends(&m->after, project) && s->list_seg > s->from &&
        gn_words_end(of, gn_work_text(w, s->list_seg - 1), gn_work_len(w, s->list_seg - 1))) {
        name = m->after;
        gn_label_front(&name, deed, 6);
    }
    if (!name.n) return;
    m->after = name;
    gn_label_clear(&m->acting);
    gn_label_clear(&m->np);
}

void gn_project_signed(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char *const money[] = {"投资额",     "总投资",     "总投资额",     "投资总额",   "投资金额",
                                        "涉及投资额", "签约投资额", "协议投资额",   "合同投资额", "合同投资金额",
                                        "计划总投资", "涉及总投资", "协议总投资额", "合同总投资"};
    static const char about[] = "涉及";
    enum { BEHIND = 6 };
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const char *deed = gn_may_say(w, "项目") ? deed_of_many(w) : NULL;
    if (!deed) return;
    if (q->flags & GN_Q_COUNT_NOUN) count_signed(w, s, deed, m);
    if (!(q->flags & GN_Q_MONEY) || !GN_IS_ONE_OF(m->np.s, m->np.n, money) || gn_project_known(&w->memory, s->block))
        return;
    gn_label projects = {.n = 0};
    const uint32_t last = st->sentence[s->sentence].last;
    /* 总投资138亿元的26个集成电路项目现场签约 */
    for (uint32_t k = s->seg + 1; m->of_after && k < last && k < s->seg + BEHIND && !projects.n; k++)
        if (st->seg[k].kind == GN_SEG_TEXT && gn_seg_says(w, k, "项目")) {
            if (!projects_at(w, k, s->seg, &projects)) return;
            if (memcmp(projects.s, deed, 6) != 0) gn_label_front(&projects, deed, 6);
        }
    if (!projects.n && !projects_before(w, s, deed, &projects)) return;
    const size_t verb = gn_words_begin(about, m->np.s, m->np.n);
    m->titled = projects;
    gn_label_add(&m->titled, m->np.s + verb, m->np.n - verb);
}

/* The phase that t[0..n) begins with: 一期, 第二期, 首期; its bytes, 0 if there is none. */
static size_t phase_at(const char *t, size_t n)
{
    return gn_words_begin("一期|二期|三期|四期|首期|第一期|第二期|第三期|第四期", t, n);
}

/* “一期投资20亿元，用地200亩”: the phase that the part of the sentence before the number is on, into *out. */
static bool phase_of_part(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { LONG = 120 /* bytes */ };
    static const char all[] = "全部|整个|两期|三期建设|分两期|分三期|达产|建成|投产";
    const gn_structure *st = w->structure;
    const uint32_t first = st->sentence[s->sentence].first_clause;
    for (uint32_t c = s->clause + 1; c-- > first && s->clause - c < GN_NAMES_KEPT;) {
        size_t from = st->seg[st->clause[c].first].start;
        const size_t end = c == s->clause ? st->seg[s->list_seg].start : st->seg[st->clause[c].last - 1].end;
        if (end - from > LONG) from = end - LONG;
        for (size_t at = end; at-- > from;) {
            const char *t = w->clean->text + at;
            if (gn_words_begin(all, t, end - at)) return false;
            const size_t n = phase_at(t, end - at);
            if (!n || gn_words_end("第|分|上", w->clean->text + from, at - from)) continue;
            gn_label_clear(out);
            gn_label_add(out, t, n);
            return true;
        }
        if (st->clause[c].opener == ';') return false;
    }
    return false;
}

void gn_project_phase(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    static const char kinds[] = "项目|工程|计划|的|拟|预计|将",
                      nouns[] = "投资|投资额|产值|产能|面积|占地|用地|税收|收入|利税|产量|装机|容量",
                      whose[] = "项目|工程|基地|工厂|该|本";
    enum { MOST = 30 /* characters */ };
    const gn_memory *p = &w->memory;
    gn_label phase;
    if (!gn_may_say(w, "期") || !gn_project_known(p, s->block) || gn_find(p->project.s, p->project.n, "期", 3)) return;
    gn_label own = phase_at(l->s, l->n) ? *l : m->np;
    if (!gn_words_end(nouns, own.s, own.n) || !phase_of_part(w, s, &phase)) return;
    size_t at = 0, n;
    while ((n = gn_words_begin(whose, own.s + at, own.n - at)) != 0) at += n;
    const size_t named = phase_at(own.s + at, own.n - at);
    if (named) gn_label_drop(&own, 0, at + named);
    while ((n = gn_words_begin(kinds, own.s, own.n)) != 0 && n < own.n) gn_label_drop(&own, 0, n);
    const size_t noun = gn_phrases_suffix(w->phrases, own.s, own.n, GN_PHRASE_HEAD);
    if (named && own.n == l->n - named) gn_label_drop(&own, 0, own.n - noun); /* 一期周期投资 */
    /* of another thing than the project */
    static const char yields[] = "产值|税收|收入|利税"; /* once all is done, as often as not */
    if (!named && gn_words_end(yields, own.s, own.n)) return;
    if (!named && !(l->n == p->project.n + own.n && !memcmp(l->s, p->project.s, p->project.n))) return;
    gn_label whole = p->project;
    gn_label_add(&whole, phase.s, phase.n);
    gn_label_add(&whole, own.s, own.n);
    if (gn_label_chars(&whole) <= MOST) *l = whole;
}
