/* The source of a statement: whom the text credits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_source_private.h"
#include "io/extract/noun_phrase.h"

#include <string.h>

/* “…收入262亿美元，市场份额为41%”: a place in a market, as a research house ranks it. */
static bool ranked(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    const gn_sentence *all = &st->sentence[s->sentence];
    for (uint32_t k = gn_look_back(s->seg, all->first); k < all->last && k < s->seg + 24; k++)
        if (st->seg[k].kind == GN_SEG_ORDINAL ||
            (st->seg[k].kind == GN_SEG_CUE && (st->seg[k].cue == GN_CUE_SHARE || st->seg[k].cue == GN_CUE_RANK)))
            return true;
    return false;
}

bool gn_inherit_result(const gn_work *w, const gn_statement *s)
{
    const gn_label *l = &s->indicator;
    const size_t noun = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    return noun && (gn_phrases_find(w->phrases, l->s + l->n - noun, noun, NULL) & GN_PHRASE_FIRM);
}

void gn_inherit_source(gn_work *w, gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const gn_label *company = &m->company;
    s->source = m->source.n ? m->source : m->lead_source;
    if ((m->source.n ? m->source_research : m->lead_research) && ranked(w, s)) return;
    s->source = m->source;
    const bool named =
        company->n && memcmp(company->s, "公司", 6) != 0 && !gn_inherit_kind_of_firm(company) && m->company_sure;
    const bool subject = s->indicator.n > company->n && memcmp(s->indicator.s, company->s, company->n) == 0;
    /* A company's own figures are its own report, unless somebody else reckons. */
    if (s->firm && named && subject && s->measure != GN_MEASURE_SHARE &&
        (!m->source.n || (s->status == GN_ACTUAL && m->source_sentence != s->sentence && gn_inherit_result(w, s)) ||
         (m->source_title && m->source_block != s->block)))
        s->source = *company;
    else if (s->firm && company->n > strlen("公司") && !s->source.n)
        s->source = *company;
    if (!s->source.n) s->source = m->lead_source;
    if (!s->source.n && named && (s->firm || m->company_block == s->block)) s->source = *company;
}

static void set_source(gn_work *w, const char *text, size_t n)
{
    gn_label_clear(&w->memory.source);
    gn_label_add(&w->memory.source, text, n);
    w->memory.source_title = w->memory.source_research = false;
    w->memory.source_block = w->memory.block;
    w->memory.source_sentence = w->memory.sentence;
}

/* 某某协会(简称“某协”): how the text calls it from there on. Segment `after` follows the name. Returns its length, 0
 * for none. */
static size_t short_name(const gn_work *w, uint32_t after, const char **name)
{
    static const char *const words[] = {"以下简称为", "以下简称", "简称为", "简称", "下称", "以下称"};
    const gn_structure *st = w->structure;
    if (after >= st->segs || st->seg[after].kind != GN_SEG_MARK || st->seg[after].mark != '(') return 0;
    const char *text = w->clean->text + st->seg[after].end;
    const size_t rest = w->clean->length - st->seg[after].end;
    const char *close = memchr(text, ')', rest < 90 ? rest : 90);
    if (!close) return 0;
    size_t n = (size_t)(close - text), k = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !k; i++)
        if (n > strlen(words[i]) && memcmp(text, words[i], strlen(words[i])) == 0) k = strlen(words[i]);
    if (!k) return 0;
    text += k, n -= k;
    static const char *const quotes[] = {"“", "”", "\"", "「", "」", "'", ":"};
    while (GN_BEGINS_WITH(text, n, quotes)) {
        const size_t q = (unsigned char)text[0] < 0x80 ? 1 : 3;
        text += q, n -= q;
    }
    while (n && GN_ENDS_IN(text, n, quotes)) n -= (unsigned char)text[n - 1] < 0x80 ? 1 : 3;
    *name = text;
    return n >= 2 && n <= 36 ? n : 0;
}

static bool organisation(const gn_work *w, const gn_seg *g)
{
    if (g->kind != GN_SEG_ORG) return false;
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    return o->publishes || o->company;
}

/* The article has called the organisation by its full name. */
static bool in_full(const gn_work *w, const gn_lex_org *o)
{
    for (uint32_t i = 0; i < GN_FULL_KEPT; i++)
        if (w->memory.in_full[i] &&
            strcmp(gn_lexicon_org(w->lexicon, w->memory.in_full[i])->canonical, o->canonical) == 0)
            return true;
    return false;
}

/* ... and first by the name that the lexicon reports: SIA before 美国半导体行业协会. */
static bool by_canonical(const gn_work *w, const gn_lex_org *o)
{
    for (uint32_t i = 0; i < GN_FULL_KEPT; i++)
        if (w->memory.in_full[i] && strcmp(gn_lexicon_org(w->lexicon, w->memory.in_full[i])->word, o->canonical) == 0)
            return true;
    return false;
}

static void see_in_full(gn_work *w, const gn_seg *g)
{
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (!o->publishes || strlen(o->word) < strlen(o->canonical) || in_full(w, o)) return;
    w->memory.in_full[w->memory.in_full_next++ % GN_FULL_KEPT] = g->index;
}

/* The name of one organisation of the lexicon, by which the lexicon reports it, unless the text calls it by a shorter
 * one only (央行, CNNIC); a company's as the text shortens it. */
static void name_of(const gn_work *w, uint32_t k, gn_label *out)
{
    const gn_structure *st = w->structure;
    uint32_t first = k;
    while (first > 0 && st->seg[first - 1].kind == GN_SEG_ORG && st->seg[first - 1].end == st->seg[first].start)
        first--;
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, st->seg[k].index);
    const char *text = w->clean->text + st->seg[first].start;
    const size_t len = st->seg[k].end - st->seg[first].start;
    const char *brief;
    const size_t n = o->publishes ? 0 : short_name(w, k + 1, &brief);
    const char *open = memchr(text, '(', len);
    const char *close = open ? memchr(open, ')', len - (size_t)(open - text)) : NULL;
    if (n)
        gn_label_add(out, brief, n);
    else if (first == k && *o->canonical && !strstr(o->kind, "suffix") &&
             (((unsigned char)*o->canonical < 0x80) == ((unsigned char)*text < 0x80) || by_canonical(w, o)) &&
             (len >= strlen(o->canonical) || in_full(w, o)))
        gn_label_add(out, o->canonical, strlen(o->canonical));
    else if (close && (unsigned char)open[1] < 0x80)
        gn_label_add(out, open + 1, (size_t)(close - open) - 1);
    else
        gn_label_add(out, text, len);
}

/* The mark or word at k joins two names. */
static bool joins(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (g->kind == GN_SEG_MARK) return g->mark == 'd';
    static const char *const words[] = {"和", "与", "及", "联合", "携手", "、", "会同", "以及"};
    return GN_IS_ONE_OF(gn_work_text(w, k), gn_work_len(w, k), words);
}

/* An organisation of the lexicon, and those that it is joined to: 杭州市统计局、国家统计局杭州调查队. */
static void credit_org(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    uint32_t at[4], count = 0;
    at[count++] = k;
    for (uint32_t i = k; count < 4 && i >= 2 && st->seg[i - 1].clause == st->seg[k].clause && joins(w, i - 1) &&
                         organisation(w, &st->seg[i - 2]);
         i -= 2)
        at[count++] = i - 2;
    gn_label l;
    gn_label_clear(&l);
    while (count-- > 0) {
        if (l.n) gn_label_add(&l, "、", 3);
        name_of(w, at[count], &l);
    }
    /* …、中国某某联合会同时发布 */
    uint32_t next = k + 2;
    if (next < st->segs && st->seg[next].kind == GN_SEG_AREA && st->seg[next + 1].start == st->seg[next].end) next++;
    if (next < st->segs && st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == 'd' &&
        st->seg[next].kind == GN_SEG_TEXT && st->seg[next].clause == st->seg[k].clause) {
        bool document;
        const char *text = gn_work_text(w, k + 2);
        const size_t n = gn_source_house(text, st->seg[next].end - st->seg[k + 2].start, &document);
        if (gn_source_org_like(text, n)) gn_label_add(&l, "、", 3), gn_label_add(&l, text, n);
    }
    set_source(w, l.s, l.n);
    w->memory.source_research = gn_lexicon_org(w->lexicon, st->seg[k].index)->research;
}

/* 《…报告》显示: the report, where nobody else was named. */
static bool title_credit(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    if (k < 2 || st->seg[k - 1].kind != GN_SEG_MARK || st->seg[k - 1].mark != '>') return false;
    if (w->memory.source.n && w->memory.source_block == w->memory.block) return true;
    uint32_t open = k - 1;
    while (open > 0 && k - open < 30 && !(st->seg[open].kind == GN_SEG_MARK && st->seg[open].mark == '<')) open--;
    if (st->seg[open].kind != GN_SEG_MARK || st->seg[open].mark != '<') return false;
    const char *name = w->clean->text + st->seg[open].end;
    size_t n = st->seg[k - 1].start - st->seg[open].end;
    const char *bracket = memchr(name, '(', n);
    if (bracket) n = (size_t)(bracket - name);
    static const char *const ends[] = {"报告", "白皮书", "蓝皮书", "公报", "榜单", "指数"};
    if (n > 120 || n <= 9 || !GN_ENDS_IN(name, n, ends)) return false;
    set_source(w, name, n);
    w->memory.source_title = true;
    return true;
}

/* A cue of one character between texts, as in 索比咨询. */
static bool part_of_name(const gn_work *w, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    return gn_work_len(w, k) == 3 && k > 0 && g[-1].kind == GN_SEG_TEXT && g[-1].end == g->start &&
           k + 1 < w->structure->segs && g[1].kind == GN_SEG_TEXT && g[1].start == g->end && g[1].clause == g->clause;
}

/* Who stands in the segments [from, to) as text, unless that is nobody's name. `paper`: it is said to publish, so that
 * any name will do. */
static bool credit_text(gn_work *w, uint32_t from, uint32_t to, bool paper)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    gn_label who;
    gn_label_clear(&who);
    int depth = 0;
    bool cut = false; /* only a part of what stands there */
    uint32_t pieces = 0;
    const char *brief = NULL;
    size_t brief_n = 0;
    for (uint32_t i = from; i < to; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_MARK && g->mark == '(') {
            if (!depth && who.n) brief_n = short_name(w, i, &brief);
            depth++;
        }
        if (g->kind == GN_SEG_MARK && g->mark == ')') depth--;
        if (g->kind == GN_SEG_MARK && g->mark == 'q' && !depth) {
            /* 服务商「某某」宣布 */
            gn_label_clear(&who);
            pieces = 0;
        }
        if (depth > 0 || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_MARK || g->clause != st->seg[from].clause)
            continue;
        if ((g->kind == GN_SEG_CUE && !part_of_name(w, i)) || g->kind == GN_SEG_QUANTITY) {
            gn_label_clear(&who);
            brief_n = 0;
            cut = true;
            continue;
        }
        pieces += g->kind == GN_SEG_TEXT;
        gn_label_add(&who, gn_work_text(w, i), gn_work_len(w, i));
    }
    /* 某某院副院长张三在发布会上: the house, not the person or the place. */
    static const char *const titles[] = {
        "副主任", "主任",   "总经理", "副总",   "董事",   "总裁",       "院长",   "副院长", "秘书长", "会长", "负责人",
        "分析师", "局长",   "司长",   "处长",   "部长",   "首席",       "发言人", "研究员", "教授",   "经理", "总监",
        "行长",   "理事长", "创始人", "合伙人", "工程师", "新闻发言人", "高级",   "相关",   "在",     "董秘", "主管",
        "负责",   "有关",   "监管",   "所长",   "理事",   "专家",       "店长",   "管理层"};
    const gn_charset set = gn_charset_of(who.s, who.n);
    GN_EACH (i, titles) {
        if (!gn_holds(set, who.s, who.n, titles[i])) continue;
        const char *at = gn_find(who.s, who.n, titles[i], strlen(titles[i]));
        if (at && at - who.s >= 6) gn_label_drop(&who, (size_t)(at - who.s), who.n - (size_t)(at - who.s));
    }
    bool document;
    const size_t n = gn_source_house(who.s, who.n, &document);
    paper = (paper || (document && n <= 24)) && !cut && pieces == 1;
    gn_label_drop(&who, n, who.n - n);
    gn_label_drop(&who, 0, gn_source_before_name(who.s, who.n));
    gn_label_drop(&who, 0, gn_source_described(who.s, who.n));
    if (who.n > 75 || who.n < 3) return false;
    const bool group = gn_phrases_find(w->phrases, who.s, who.n, NULL) & GN_PHRASE_GROUP;
    const bool own = who.n >= 9 && (memcmp(who.s, "该公司", 9) == 0 || memcmp(who.s, "本公司", 9) == 0);
    const bool company = m->company.n && m->company.n <= who.n && memcmp(who.s, m->company.s, m->company.n) == 0;
    if (group || own || company) {
        static const char *const any[] = {"公司", "集团", "企业"};
        if (m->company.n && !(m->source.n && GN_ENDS_IN(m->company.s, m->company.n, any) && m->company.n <= 6))
            set_source(w, m->company.s, m->company.n);
        else if (!m->source.n)
            set_source(w, who.s, who.n);
        return m->company.n;
    }
    const bool named =
        gn_source_org_like(who.s, who.n) || gn_source_latin_name(who.s, who.n) ||
        (paper && who.n >= 6 && who.n <= 30 && !gn_find(who.s, who.n, "的", 3) && !gn_source_nobody(who.s, who.n));
    if (!named) return false;
    if (brief_n)
        set_source(w, brief, brief_n);
    else
        set_source(w, who.s, who.n);
    return true;
}

/* The organisation before segment k in its clause, not farther than a number and not where it only speaks; one in
 * brackets only behind a foreign name, iiMedia Research(艾媒咨询); GN_NO_INDEX for none. */
static uint32_t org_before(const gn_work *w, uint32_t k, uint32_t first)
{
    const gn_structure *st = w->structure;
    int depth = 0;
    for (uint32_t d = 1; d <= 10 && k >= first + d; d++) {
        const gn_seg *g = &st->seg[k - d];
        if (g->clause != st->seg[k].clause) continue;
        if (g->kind == GN_SEG_MARK) depth += (g->mark == ')') - (g->mark == '(');
        /* 某机构的一份报告, 发言人2日指出 */
        if (g->kind == GN_SEG_QUANTITY && !(d == 1 && (gn_seg_begins(w, g, "一") || gn_seg_ends(w, g, "日")))) break;
        if (!organisation(w, g)) continue;
        if (depth > 0 && !(g - st->seg >= 2 && g[-1].kind == GN_SEG_MARK && g[-2].kind == GN_SEG_TEXT &&
                           gn_source_latin_name(gn_work_text(w, k - d - 2), gn_work_len(w, k - d - 2))))
            continue;
        /* 在国新办发布会上说: where, not who. */
        if (g > st->seg && g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "在")) continue;
        return k - d;
    }
    return GN_NO_INDEX;
}

/* 据, 根据, 来自: who is behind it; of the other cues it stands before. */
static bool leads(const gn_work *w, uint32_t k)
{
    static const char *const words[] = {"据",   "根据",     "来自",     "援引", "引用",
                                        "来源", "数据来源", "资料来源", "稿源", "出处"};
    return GN_IS_ONE_OF(gn_work_text(w, k), gn_work_len(w, k), words);
}

/* 据某某研究中心统计, 根据各地统计局数据, 来源：某某 */
static void credit_behind(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[st->seg[k].clause];
    /* 10:30 来源：某某, what a page says of itself; the papers that print it are no source. */
    const uint32_t last = st->sentence[c->sentence].last;
    static const char *const labels[] = {"来源", "稿源", "出处"};
    if (k + 2 < last && GN_IS_ONE_OF(gn_work_text(w, k), gn_work_len(w, k), labels) &&
        st->seg[k + 1].kind == GN_SEG_MARK && st->seg[k + 1].mark == ':') {
        const gn_seg *g = &st->seg[k + 2];
        if (g->kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, g->index)->publishes) credit_org(w, k + 2);
        return;
    }
    /* 收入来自海外, 主要收入来源 */
    if (gn_seg_begins(w, &st->seg[k], "来") && k > c->first && !(st->seg[k - 1].kind == GN_SEG_MARK)) return;
    uint32_t end = k + 1;
    bool said = false;
    for (; end < c->last && end < k + 12; end++) {
        const gn_seg *g = &st->seg[end];
        if (g->clause != st->seg[k].clause || g->kind == GN_SEG_QUANTITY ||
            (g->kind == GN_SEG_MARK && strchr("<,;:.!?", g->mark)))
            break;
        if (organisation(w, g)) {
            while (end + 2 < c->last && joins(w, end + 1) && organisation(w, &st->seg[end + 2])) end += 2;
            credit_org(w, end);
            return;
        }
        if ((g->kind == GN_SEG_CUE && !part_of_name(w, end)) || g->kind == GN_SEG_PERIOD) break;
    }
    if (end == k + 1) return;
    /* Whoever reckons, reports or has told. */
    static const char *const words[] = {"统计", "测算", "数据", "分析",   "预测", "报告", "调查", "监测",
                                        "研究", "了解", "估算", "招股书", "财报", "公告", "年报"};
    if (st->seg[end].kind == GN_SEG_CUE && st->seg[end].cue == GN_CUE_SOURCE)
        said = true;
    else if (st->seg[end - 1].kind == GN_SEG_TEXT)
        said = GN_ENDS_IN(gn_work_text(w, end - 1), gn_work_len(w, end - 1), words) && gn_work_len(w, end - 1) > 6;
    credit_text(w, k + 1, end, said);
}

/* What few segments come to is kept out of the way that all of them go. */
#define SELDOM __attribute__((noinline))

/* Who is credited by the cue at k (发布, 显示, 据 …). */
static SELDOM void credit(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause;
    const gn_clause *c = &st->clause[clause];
    if (leads(w, k)) {
        credit_behind(w, k);
        return;
    }
    uint32_t first = gn_look_back(k, c->first);
    for (uint32_t i = k; i > first; i--)
        if (st->seg[i - 1].kind == GN_SEG_CUE && st->seg[i - 1].clause == clause && leads(w, i - 1)) first = i;
    /* 尚未披露 */
    static const char *const negations[] = {"尚未", "并未", "没有", "未", "不", "不再", "拒绝"};
    if (k > first && st->seg[k - 1].kind == GN_SEG_TEXT &&
        GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), negations))
        return;
    /* 凭借新机的发布: no verb. */
    static const char *const nouns[] = {"发布", "宣布", "公布", "披露"};
    if (k > first && gn_seg_ends(w, &st->seg[k - 1], "的") &&
        GN_BEGINS_WITH(gn_work_text(w, k), gn_work_len(w, k), nouns))
        return;
    /* 某社11月2日消息: only right before it. */
    uint32_t org = org_before(w, k, first);
    if (org != GN_NO_INDEX && gn_seg_begins(w, &st->seg[k], "消息") && gn_work_len(w, k) == 6 && org + 1 != k &&
        !(org + 2 == k && st->seg[org + 1].kind == GN_SEG_PERIOD))
        return;
    if (org != GN_NO_INDEX) {
        credit_org(w, org);
        return;
    }
    /* “江苏省政府召开新闻发布会，通报…” */
    if (k == c->first && clause > st->sentence[c->sentence].first_clause) {
        const gn_clause *b = c - 1;
        for (uint32_t i = b->first; i < b->last && i < b->first + 12; i++)
            if (st->seg[i].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, st->seg[i].index)->publishes) {
                credit_org(w, i);
                return;
            }
    }
    if (title_credit(w, k)) return;
    /* 此次发布的数据: those that the article began with. 财报显示，某公司…: its own. */
    static const char *const these[] = {"此次", "本次", "这次"};
    if (k > first && w->memory.lead_source.n && GN_BEGINS_WITH(gn_work_text(w, first), gn_work_len(w, first), these)) {
        set_source(w, w->memory.lead_source.s, w->memory.lead_source.n);
        return;
    }
    static const char *const papers[] = {"财报", "年报", "季报", "中报", "公告", "半年报"};
    const gn_memory *m = &w->memory;
    if (GN_BEGINS_WITH(gn_work_text(w, k), gn_work_len(w, k), papers) &&
        !(m->source.n && m->source_block == m->block)) {
        for (uint32_t n = clause + 1; n < clause + 3 && n < st->clauses && st->clause[n].sentence == c->sentence; n++) {
            uint32_t i = st->clause[n].first;
            const uint32_t last = st->clause[n].last;
            while (i < last && st->seg[i].kind == GN_SEG_PERIOD) i++;
            if (i + 1 == last && st->seg[i].kind == GN_SEG_MARK) continue;
            if (i < last && organisation(w, &st->seg[i]) && gn_lexicon_org(w->lexicon, st->seg[i].index)->company) {
                credit_org(w, i);
                return;
            }
            break;
        }
        /* 财报显示, 根据公告: of the company that the article is about. */
        if (m->company.n > 6 && m->company_sure && !gn_inherit_kind_of_firm(&m->company) &&
            !(m->source.n && m->source_block + 1 == m->block) && (k == c->first || leads(w, k - 1))) {
            set_source(w, m->company.s, m->company.n);
            return;
        }
    }
    static const char *const verbs[] = {"发布", "公告", "披露", "宣布", "公布"};
    credit_text(w, first, k, GN_BEGINS_WITH(gn_work_text(w, k), gn_work_len(w, k), verbs));
}

/* 某银行预计, 某机构则预测, 某协会统计, 某研究院的数据: whom the clause begins with reckons. */
static bool reckons(const gn_work *w, uint32_t k, uint32_t last, bool first)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (strcmp(o->kind, "media") == 0) return false;
    uint32_t next = k + 1;
    static const char *const adverbs[] = {"则", "也", "还", "近日", "最新", "同时", "此前", "日前", "曾"};
    for (; next < last && next < k + 4; next++) {
        const gn_seg *a = &st->seg[next];
        if (a->clause != g->clause) return false;
        if (a->kind == GN_SEG_PERIOD) continue;
        if (a->kind != GN_SEG_TEXT) break;
        bool adverb = false;
        GN_EACH (i, adverbs) adverb |= gn_work_len(w, next) == strlen(adverbs[i]) && gn_seg_begins(w, a, adverbs[i]);
        if (!adverb) break;
    }
    if (next >= last) return false;
    const gn_seg *a = &st->seg[next];
    if (a->kind == GN_SEG_CUE && a->cue == GN_CUE_FORECAST && !gn_seg_begins(w, a, "将") &&
        !gn_seg_begins(w, a, "有望"))
        return o->publishes || next == k + 1;
    if (!o->publishes) return false;
    if (first && a->kind == GN_SEG_MARK && a->mark == ':') return true;
    if (a->kind != GN_SEG_TEXT || gn_seg_begins(w, a, "数据中心")) return false;
    /* 某协会对60家样本企业的调查 */
    if (gn_seg_begins(w, a, "对")) {
        for (uint32_t i = next; i < last && i < next + 6 && st->seg[i].clause == g->clause; i++)
            if (st->seg[i].kind == GN_SEG_TEXT && (gn_find(gn_work_text(w, i), gn_work_len(w, i), "的调查", 9) ||
                                                   gn_find(gn_work_text(w, i), gn_work_len(w, i), "的监测", 9) ||
                                                   gn_find(gn_work_text(w, i), gn_work_len(w, i), "的统计", 9) ||
                                                   gn_find(gn_work_text(w, i), gn_work_len(w, i), "进行了统计", 15) ||
                                                   gn_find(gn_work_text(w, i), gn_work_len(w, i), "进行了调查", 15)))
                return true;
        return false;
    }
    static const char *const words[] = {"联合报告", "的联合报告", "数据",   "的数据", "统计",     "的统计", "最新数据",
                                        "报告",     "的报告",     "监测",   "测算",   "综合测算", "调查",   "认为",
                                        "则认为",   "提出",       "则提出", "判断",   "则表示",   "估算",   "推算",
                                        "研报",     "的研报",     "研究",   "分析"};
    return GN_BEGINS_WITH(gn_work_text(w, next), gn_work_len(w, next), words);
}

/* 以上数据由某某测算; 某某研究中心数据，: a mark follows text segment k. */
static SELDOM void credit_counted(gn_work *w, uint32_t k)
{
    static const char *const ends[] = {"数据", "统计", "监测", "测算", "统计数据"};
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[st->seg[k].clause];
    if (!GN_ENDS_IN(gn_work_text(w, k), gn_work_len(w, k), ends)) return;
    const uint32_t org = org_before(w, k + 1, c->first);
    if (org != GN_NO_INDEX && org + 2 >= k && st->seg[org].clause == st->seg[k].clause)
        credit_org(w, org);
    else
        credit_text(w, gn_look_back(k, c->first), k + 1, k == c->first);
}

/* 某某银行预计 where the name is none of the lexicon. */
static SELDOM void credit_forecast(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[st->seg[k].clause];
    if (k == 0 || st->seg[k - 1].clause != st->seg[k].clause || st->seg[k - 1].end != st->seg[k].start) return;
    static const char *const words[] = {"预计", "预测", "测算", "估算", "推算", "预期", "估计", "预估"};
    static const char *const offices[] = {"中心", "研究院", "研究所", "调查队"};
    if (!GN_BEGINS_WITH(gn_work_text(w, k), gn_work_len(w, k), words)) return;
    /* 某部数据中心测算: an office of it. */
    const uint32_t org = org_before(w, k, c->first);
    if (org == GN_NO_INDEX || (org + 2 == k && GN_ENDS_IN(gn_work_text(w, k - 1), gn_work_len(w, k - 1), offices)))
        credit_text(w, gn_look_back(k, c->first), k, false);
}

void gn_inherit_credit_org(gn_work *w, uint32_t k, uint32_t first, uint32_t last)
{
    see_in_full(w, &w->structure->seg[k]);
    if (k + 1 < last && (reckons(w, k, last, k == first) || gn_np_foresees(w, k))) credit_org(w, k);
}

/* 某某医药(688131): a company's name before the number of its share opens an article on it. */
static SELDOM void listed(gn_work *w, uint32_t k, uint32_t first)
{
    const gn_structure *st = w->structure;
    if (st->seg[k - 1].kind != GN_SEG_TEXT || k - 1 != first || gn_work_len(w, k - 1) > 24) return;
    const char *code = w->clean->text + st->seg[k].end;
    const size_t rest = w->clean->length - st->seg[k].end;
    size_t n = 0;
    while (n < rest && code[n] >= '0' && code[n] <= '9') n++;
    if (n != 6 || n == rest || (code[n] != ')' && code[n] != '.')) return;
    set_source(w, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
}

/* 《…报告》从…企业中选取: the title that begins the sentence ends at segment k. */
static SELDOM void opening_title(gn_work *w, uint32_t k, uint32_t first)
{
    const gn_seg *g = &w->structure->seg[k], *head = &w->structure->seg[first];
    if (head->kind == GN_SEG_MARK && head->mark == '<' && k < first + 12 && g[1].kind != GN_SEG_MARK &&
        !gn_seg_begins(w, &g[1], "的") && !gn_seg_begins(w, &g[1], "和"))
        title_credit(w, k + 1);
}

/* 某市出台的意见提出 */
void gn_inherit_credit_area(gn_work *w, uint32_t k, uint32_t last)
{
    static const char *const words[] = {"出台", "提出", "印发"};
    const gn_seg *g = &w->structure->seg[k];
    if (k + 1 < last && k == w->structure->clause[g->clause].first && g[1].start == g->end &&
        GN_BEGINS_WITH(gn_work_text(w, k + 1), gn_work_len(w, k + 1), words))
        set_source(w, gn_work_text(w, k), gn_work_len(w, k));
}

void gn_inherit_credit_text(gn_work *w, uint32_t k)
{
    const gn_seg *next = &w->structure->seg[k + 1];
    if (k + 1 < w->structure->segs && next->kind == GN_SEG_MARK &&
        (next->mark == ',' || next->mark == ':' || next->mark == '.'))
        credit_counted(w, k);
}

void gn_inherit_credit_cue(gn_work *w, uint32_t k)
{
    const uint8_t cue = w->structure->seg[k].cue;
    if (cue == GN_CUE_SOURCE) credit(w, k);
    if (cue == GN_CUE_FORECAST) credit_forecast(w, k);
}

void gn_inherit_credit_mark(gn_work *w, uint32_t k, uint32_t first, uint32_t last)
{
    const char mark = w->structure->seg[k].mark;
    if (mark == '(' && k > first && k + 1 < last && !w->memory.source.n) listed(w, k, first);
    if (mark == '>' && k + 1 < last) opening_title(w, k, first);
}

void gn_inherit_credit_at(gn_work *w, uint32_t k, uint32_t first, uint32_t last)
{
    switch ((gn_seg_kind)w->structure->seg[k].kind) {
    case GN_SEG_TEXT: gn_inherit_credit_text(w, k); break;
    case GN_SEG_CUE: gn_inherit_credit_cue(w, k); break;
    case GN_SEG_ORG: gn_inherit_credit_org(w, k, first, last); break;
    case GN_SEG_AREA: gn_inherit_credit_area(w, k, last); break;
    case GN_SEG_MARK: gn_inherit_credit_mark(w, k, first, last); break;
    default: break;
    }
}

/* “（来源：11月19日，工信部）” at the article's end holds for all of it. */
void gn_inherit_credit_end(gn_work *w, uint32_t first_sentence)
{
    const gn_structure *st = w->structure;
    const uint32_t article = st->sentence[first_sentence].article;
    uint32_t last = first_sentence;
    while (last + 1 < st->sentences && st->sentence[last + 1].article == article) last++;
    const gn_sentence *s = &st->sentence[last];
    const uint32_t end = s->last;
    for (uint32_t k = s->first; k < end; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind != GN_SEG_CUE || g->cue != GN_CUE_SOURCE || !gn_seg_begins(w, g, "来源")) continue;
        for (uint32_t i = k + 1; i < end && i < k + 8; i++) {
            const gn_seg *o = &st->seg[i];
            if (o->kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, o->index)->publishes &&
                !gn_lexicon_org(w->lexicon, o->index)->company) {
                credit_org(w, i);
                return;
            }
            size_t n = o->end - o->start;
            const char *text = w->clean->text + o->start;
            if (o->kind == GN_SEG_TEXT && n > 6 && memcmp(text + n - 6, "整理", 6) == 0) n -= 6;
            if (o->kind == GN_SEG_TEXT && gn_source_org_like(text, n)) {
                set_source(w, text, n);
                return;
            }
        }
    }
}
