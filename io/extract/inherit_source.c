/* The source of a statement: whom the text credits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/work.h"

#include <string.h>

void gn_inherit_source(gn_work *w, gn_statement *s)
{
    const gn_memory *m = &w->memory;
    const gn_label *company = &m->company;
    s->source = m->source;
    const bool named =
        company->n && memcmp(company->s, "公司", 6) != 0 && !gn_inherit_kind_of_firm(company) && m->company_sure;
    const bool subject = s->indicator.n > company->n && memcmp(s->indicator.s, company->s, company->n) == 0;
    /* A company's own figures are its own report, unless somebody else reckons. */
    const size_t n = gn_phrases_suffix(w->phrases, s->indicator.s, s->indicator.n, GN_PHRASE_HEAD);
    const bool result =
        n && (gn_phrases_find(w->phrases, s->indicator.s + s->indicator.n - n, n, NULL) & GN_PHRASE_FIRM);
    if (s->firm && named && subject && s->measure != GN_MEASURE_SHARE &&
        ((result && s->status == GN_ACTUAL) || !m->source.n || m->source_block + 1 < s->block))
        s->source = *company;
    else if (s->firm && company->n && !s->source.n)
        s->source = *company;
    if (!s->source.n) s->source = m->lead_source;
}

bool gn_inherit_kind_of_firm(const gn_label *l)
{
    static const char *const kinds[] = {"大型",     "中型",     "小型", "股份制", "城市商业", "农村商业", "民营",
                                        "外资",     "国有",     "中小", "头部",   "各",       "主要",     "部分",
                                        "规模以上", "国内",     "国外", "上市",   "政策性",   "开发性",   "商业银行",
                                        "农村信用", "人身保险", "财产", "中外",   "中资",     "合资",     "其他"};
    GN_EACH (i, kinds)
        if (l->n >= strlen(kinds[i]) && memcmp(l->s, kinds[i], strlen(kinds[i])) == 0) return true;
    return false;
}

static bool org_like(const char *s, size_t n)
{
    static const char *const ends[] = {"公司", "集团",   "银行", "协会", "学会", "局",     "院",     "部",    "厅",
                                       "委",   "委员会", "所",   "中心", "控股", "股份",   "证券",   "联盟",  "联合会",
                                       "机构", "大学",   "平台", "咨询", "智库", "实验室", "研究室", "政府",  "办公室",
                                       "商会", "基金会", "总队", "海关", "法院", "数据",   "资本",   "统计署"};
    GN_EACH (i, ends) {
        const size_t k = strlen(ends[i]);
        if (n > k + 3 && memcmp(s + n - k, ends[i], k) == 0) return true;
    }
    return false;
}

/* …的数据, …最新报告, …研究团队: the house that they are of. */
static size_t house(const char *s, size_t n)
{
    static const char *const ends[] = {"的",   "数据", "统计", "报告", "调查",     "监测", "测算",
                                       "研究", "最新", "公告", "团队", "统计数据", "分析", "预测",
                                       "今日", "近日", "日前", "昨日", "综合",     "新近"};
    for (bool again = true; again;) {
        again = false;
        GN_EACH (i, ends) {
            const size_t k = strlen(ends[i]);
            if (n <= k + 3 || memcmp(s + n - k, ends[i], k) != 0) continue;
            n -= k;
            again = true;
        }
    }
    return n;
}

static void set_source(gn_work *w, const char *text, size_t n)
{
    gn_label_clear(&w->memory.source);
    gn_label_add(&w->memory.source, text, n);
    w->memory.source_block = w->memory.block;
}

/* An organisation of the lexicon, by the name that the lexicon reports. */
void gn_inherit_credit_org(gn_work *w, const gn_seg *g)
{
    /* 杭州市统计局、国家统计局杭州调查队: both. */
    const gn_seg *first = g, *begin = w->structure->seg;
    while (first > begin && first[-1].kind == GN_SEG_ORG && first[-1].end == first->start) first--;
    while (first > begin + 1 && first[-1].kind == GN_SEG_MARK && first[-1].mark == 'd' &&
           first[-2].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, first[-2].index)->publishes)
        first -= 2;
    const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
    if (first == g && !strstr(o->kind, "suffix")) {
        set_source(w, o->canonical, strlen(o->canonical));
        return;
    }
    const char *text = w->clean->text + first->start;
    const size_t len = g->end - first->start;
    const char *open = memchr(text, '(', len);
    const char *close = open ? memchr(open, ')', len - (size_t)(open - text)) : NULL;
    if (close && (unsigned char)open[1] < 0x80)
        set_source(w, open + 1, (size_t)(close - open) - 1);
    else
        set_source(w, text, len);
}

static void credit_text(gn_work *w, uint32_t k);

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
    GN_EACH (i, ends) {
        const size_t e = strlen(ends[i]);
        if (n <= e || n > 120 || memcmp(name + n - e, ends[i], e) != 0) continue;
        set_source(w, name, n);
        return true;
    }
    return false;
}

void gn_inherit_credit_place(gn_work *w, const gn_seg *g)
{
    set_source(w, w->clean->text + g->start, g->end - g->start);
}

/* Who reckons: 某某银行预计. */
void gn_inherit_credit_forecast(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    /* 某某研究中心数据，…; 某某协会统计： */
    if (st->seg[k].kind == GN_SEG_TEXT) {
        static const char *const ends[] = {"数据", "统计", "监测", "测算", "统计数据"};
        if (k + 1 >= st->segs || st->seg[k + 1].kind != GN_SEG_MARK || !strchr(",:", st->seg[k + 1].mark)) return;
        GN_EACH (i, ends)
            if (gn_seg_ends(w, &st->seg[k], ends[i])) {
                credit_text(w, k + 1);
                return;
            }
        return;
    }
    if (k == 0 || st->seg[k - 1].clause != st->seg[k].clause || st->seg[k - 1].end != st->seg[k].start) return;
    static const char *const words[] = {"预计", "预测", "测算", "估算", "推算", "预期", "估计"};
    GN_EACH (i, words)
        if (gn_seg_begins(w, &st->seg[k], words[i])) {
            credit_text(w, k);
            return;
        }
}

/* Who is credited by the cue at k (发布, 显示, 据 …): the organisation before it in the clause, else behind it, else
 * the company that the clause begins with. */
void gn_inherit_credit(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause;
    const gn_clause *c = &st->clause[clause];
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t d = 1; d <= 10; d++) {
            if (pass ? k + d >= c->last : k < c->first + d) break;
            const gn_seg *g = &st->seg[pass ? k + d : k - d];
            if (g->clause != clause) continue;
            if (g->kind == GN_SEG_QUANTITY) break;
            if (g->kind != GN_SEG_ORG) continue;
            const gn_lex_org *o = gn_lexicon_org(w->lexicon, g->index);
            if (!o->publishes && strcmp(o->kind, "company") != 0) continue;
            /* 在国新办发布会上说: where, not who. */
            if (!pass && g > st->seg && g[-1].kind == GN_SEG_TEXT && gn_seg_ends(w, &g[-1], "在")) continue;
            gn_inherit_credit_org(w, g);
            return;
        }
    /* “江苏省政府召开新闻发布会，通报…” */
    if (k == c->first && clause > st->sentence[c->sentence].first_clause) {
        const gn_clause *b = c - 1;
        for (uint32_t i = b->first; i < b->last && i < b->first + 12; i++)
            if (st->seg[i].kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, st->seg[i].index)->publishes) {
                gn_inherit_credit_org(w, &st->seg[i]);
                return;
            }
    }
    if (title_credit(w, k)) return;
    credit_text(w, k);
}

/* 某某超市发布公告: whoever stands alone before a verb of publishing, but people and papers. */
static bool publishes(const gn_work *w, uint32_t k, const gn_label *who)
{
    static const char *const verbs[] = {"发布", "公告", "披露", "宣布"}, *const no[] = {"记者", "专家", "数据", "报告",
                                                                                        "会议", "大会", "文件", "消息",
                                                                                        "业内", "分析", "机构", "现场",
                                                                                        "全国", "平台", "公司", "方面",
                                                                                        "部门", "这",   "他",   "我",
                                                                                        "近",   "正式", "联合", "上",
                                                                                        "会",   "展"};
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    const gn_clause *c = &st->clause[g->clause];
    bool verb = false;
    GN_EACH (i, verbs) verb |= gn_seg_begins(w, g, verbs[i]);
    if (!verb || k != c->first + 1 || who->n < 6 || who->n > 30 || gn_find(who->s, who->n, "的", 3)) return false;
    GN_EACH (i, no)
        if (gn_find(who->s, who->n, no[i], strlen(no[i]))) return false;
    return true;
}

/* The organisation, or what is named like one, that the clause has before the cue, else behind it. */
static void credit_text(gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const uint32_t clause = st->seg[k].clause;
    const gn_clause *c = &st->clause[clause];
    gn_memory *m = &w->memory;
    gn_label who;
    gn_label_clear(&who);
    int depth = 0;
    for (uint32_t i = gn_look_back(k, c->first); i < k; i++) {
        const gn_seg *g = &st->seg[i];
        if (g->kind == GN_SEG_MARK) depth += (g->mark == '(') - (g->mark == ')');
        if (g->clause != clause || depth > 0 || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_MARK) continue;
        if (g->kind == GN_SEG_CUE || g->kind == GN_SEG_QUANTITY) {
            gn_label_clear(&who);
            continue;
        }
        gn_label_add(&who, gn_work_text(w, i), gn_work_len(w, i));
    }
    /* 据某某研究中心统计, 根据各地统计局数据 */
    if (!who.n)
        for (uint32_t i = k + 1; i < c->last && i < k + 12; i++) {
            const gn_seg *g = &st->seg[i];
            if (g->clause != clause || g->kind == GN_SEG_CUE || g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_MARK ||
                g->kind == GN_SEG_PERIOD)
                break;
            gn_label_add(&who, gn_work_text(w, i), gn_work_len(w, i));
        }
    /* 某某院副院长张三: the house, not the person. */
    static const char *const titles[] = {"副主任", "主任",   "总经理", "副总",       "董事", "总裁", "院长", "副院长",
                                         "秘书长", "会长",   "负责人", "分析师",     "局长", "司长", "处长", "部长",
                                         "首席",   "发言人", "研究员", "教授",       "经理", "总监", "行长", "理事长",
                                         "创始人", "合伙人", "工程师", "新闻发言人", "高级", "相关"};
    const gn_charset set = gn_charset_of(who.s, who.n);
    GN_EACH (i, titles) {
        if (!gn_holds(set, who.s, who.n, titles[i])) continue;
        const char *at = gn_find(who.s, who.n, titles[i], strlen(titles[i]));
        if (at && at - who.s >= 6) gn_label_drop(&who, (size_t)(at - who.s), who.n - (size_t)(at - who.s));
    }
    const size_t n = house(who.s, who.n);
    gn_label_drop(&who, n, who.n - n);
    if (who.n > 75) return;
    const bool group = gn_phrases_find(w->phrases, who.s, who.n, NULL) & GN_PHRASE_GROUP;
    const bool own = who.n >= 9 && (memcmp(who.s, "该公司", 9) == 0 || memcmp(who.s, "本公司", 9) == 0);
    const bool company = m->company.n && m->company.n <= who.n && memcmp(who.s, m->company.s, m->company.n) == 0;
    if ((group || own || company) && m->company.n)
        set_source(w, m->company.s, m->company.n);
    else if (group || org_like(who.s, who.n) || publishes(w, k, &who))
        set_source(w, who.s, who.n);
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
            if (o->kind == GN_SEG_ORG && gn_lexicon_org(w->lexicon, o->index)->publishes) {
                gn_inherit_credit_org(w, o);
                return;
            }
            size_t n = o->end - o->start;
            const char *text = w->clean->text + o->start;
            if (o->kind == GN_SEG_TEXT && n > 6 && memcmp(text + n - 6, "整理", 6) == 0) n -= 6;
            if (o->kind == GN_SEG_TEXT && org_like(text, n)) {
                set_source(w, text, n);
                return;
            }
        }
    }
}
