/* Whose figures are told: companies, parks and subjects of sentences and articles. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* What a company is called by. */
static const char *const company_words[] = {"公司", "集团", "银行", "控股", "股份", "科技", "证券", "保险", "期货",
                                            "药业", "制药", "重工", "锂业", "乳业", "酒业", "信托", "实业", "精工"};

static bool company_suffix(const gn_label *l)
{
    /* 发行股份, 参股公司: what is done with shares is nobody's name. */
    static const char deeds[] = "发行股份|持有股份|减持股份|增持股份|转让股份|受让股份|回购股份|收购股份";
    GN_EACH (i, company_words)
        if (gn_label_ends(l, company_words[i])) return !gn_words_end(deeds, l->s, l->n) && !gn_inherit_kind_of_firm(l);
    return false;
}

bool gn_owner_may_say_company(const gn_work *w)
{
    GN_EACH (i, company_words)
        if (gn_may_say(w, company_words[i])) return true;
    return false;
}

/* Whether segment k may have such an end: most texts need not be parsed for it. */
static bool may_name_company(const gn_work *w, uint32_t k)
{
    GN_EACH (i, company_words)
        if (gn_seg_says(w, k, company_words[i])) return true;
    return false;
}

bool gn_owner_company_name(const gn_work *w, const gn_label *l)
{
    const size_t n = gn_label_chars(l);
    /* 某人是该公司 */
    if (gn_find(l->s, l->n, "该", 3) || gn_find(l->s, l->n, "是", 3)) return false;
    return n >= 4 && n <= 12 && company_suffix(l) && !gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, NULL);
}

/* 签约甲、乙等软件项目: whom a place has won, nobody whose figure it is. */
static bool won_over(const gn_work *w, uint32_t k)
{
    static const char deeds[] = "签约|引进|引进了|引入|招引|落地|招商引资|吸引|吸引了|签约引进";
    enum { FAR = 16 };
    const gn_seg *g = w->structure->seg;
    for (uint32_t i = k; i > 0 && k - i < FAR && g[i - 1].clause == g[k].clause && g[i - 1].end == g[i].start; i--) {
        if (g[i - 1].kind == GN_SEG_MARK ? g[i - 1].mark != 'd' : g[i - 1].kind == GN_SEG_QUANTITY) return false;
        if (gn_words_end(deeds, gn_work_text(w, i - 1), gn_work_len(w, i - 1))) return true;
    }
    return false;
}

bool gn_owner_in_title(const gn_work *w, uint32_t k)
{
    enum { FAR = 12 };
    const gn_seg *g = w->structure->seg;
    for (uint32_t i = k; i-- > 0 && k - i < FAR && g[i].clause == g[k].clause;)
        if (g[i].kind == GN_SEG_MARK && (g[i].mark == '<' || g[i].mark == '>')) return g[i].mark == '<';
    return false;
}

bool gn_owner_one_of_group(const gn_work *w, uint32_t k)
{
    enum { FAR = 24 };
    const gn_seg *g = w->structure->seg;
    const uint32_t clause = g[k].clause;
    if (won_over(w, k)) return true;
    /* 甲、乙及丙 */
    const bool joined = k > 0 && g[k - 1].kind == GN_SEG_TEXT && g[k - 1].end == g[k].start &&
                        gn_words_end("和|与|及|以及", gn_work_text(w, k - 1), gn_work_len(w, k - 1));
    const bool listed = joined || (k > 0 && g[k - 1].kind == GN_SEG_MARK && g[k - 1].mark == 'd') ||
                        (k + 1 < w->structure->segs && g[k + 1].kind == GN_SEG_MARK && g[k + 1].mark == 'd');
    for (uint32_t i = k; listed && i-- > 0 && k - i < FAR && g[i].clause == clause;)
        if (g[i].kind == GN_SEG_MARK && (g[i].mark == '(' || g[i].mark == ')')) return g[i].mark == '(';
    return listed && w->structure->clause[clause].opener == '(' && w->structure->clause[clause].parent != GN_NO_INDEX;
}

bool gn_owner_person(const gn_label *l, gn_charset set)
{
#define TITLE(word, one, two)                                                                                          \
    {                                                                                                                  \
        word, sizeof word - 1, GN_CHARSET_BIT(one) | GN_CHARSET_BIT(two)                                               \
    }
    static const struct {
        const char *word;
        size_t n;
        gn_charset set; /* of its first characters */
    } titles[] = {TITLE("发言人", U'发', U'言'), TITLE("司长", U'司', U'长'),       TITLE("局长", U'局', U'长'),
                  TITLE("主任", U'主', U'任'),   TITLE("总经理", U'总', U'经'),     TITLE("董事长", U'董', U'事'),
                  TITLE("分析师", U'分', U'析'), TITLE("秘书长", U'秘', U'书'),     TITLE("负责人", U'负', U'责'),
                  TITLE("总裁", U'总', U'裁'),   TITLE("首席执行官", U'首', U'席'), TITLE("首席财务官", U'首', U'席'),
                  TITLE("副总", U'副', U'总')};
#undef TITLE
    GN_EACH (i, titles)
        if (!(titles[i].set & ~set) && gn_find(l->s, l->n, titles[i].word, titles[i].n)) return true;
    return false;
}

static const char *const publishing[] = {"发布", "公告", "宣布", "披露", "公布", "交出", "晒出", "亮出"};
enum { PUBLISHING_FAR = 60 }; /* bytes from a name to such a verb */

/* “某某网络发布半年报，”, “某某超市公告”: who tells of its own business. Bytes before the verb, 0 if there is none. */
static size_t reports_itself(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    static const char *const papers[] = {"公告",   "财报",     "年报", "半年报", "季报", "业绩",
                                         "招股书", "年度报告", "预告", "成绩单", "答卷"};
    const char *t = w->clean->text;
    const size_t from = w->structure->seg[k].start;
    const size_t n = s->end - from < PUBLISHING_FAR ? s->end - from : PUBLISHING_FAR;
    size_t at = n;
    /* 某公司最新财报显示 */
    static const char shows[] =
        "财报显示|年报显示|半年报显示|季报显示|中报显示|业绩显示|业绩报告显示|财务报告显示|业绩快报显示|"
        "业绩预告显示";
    for (size_t i = gn_work_len(w, k); gn_may_say(w, "显示") && i + 12 < n && t[from + i] & 0x80; i += 3)
        if (gn_words_begin(shows, t + from + i, n - i)) return i;
    GN_EACH (i, publishing) {
        const char *found = gn_may_say(w, publishing[i]) ? gn_find(t + from, n, publishing[i], 6) : NULL;
        if (found && (size_t)(found - t) - from < at) at = (size_t)(found - t) - from;
    }
    if (at == n || at < 6) return 0;
    GN_EACH (i, papers)
        if (gn_find(t + from + at, n - at, papers[i], strlen(papers[i]))) return at;
    return 0;
}

/* A short name that is no office and no kind of business. */
static bool like_name(const gn_work *w, const gn_label *l)
{
    static const char *const ends[] = {"局",   "部",   "委",   "院",   "会",   "所",   "心",   "府",   "厅",
                                       "办",   "者",   "人",   "业",   "家",   "机构", "公司", "企业", "厂商",
                                       "规范", "标准", "名单", "目录", "条件", "办法", "规划", "方案", "业绩"};
    const size_t n = gn_label_chars(l);
    if (n < 2 || n > (n == l->n ? 24 : 8) || gn_np_heads(w, l) || gn_find(l->s, l->n, "、", 3)) return false;
    if (gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, NULL)) return false;
    GN_EACH (i, ends)
        if (gn_label_ends(l, ends[i])) return false;
    return true;
}

/* 教育行业解决方案平台某某科技: the firm's name behind what it is. */
static void drop_kind_of_firm(const gn_work *w, gn_label *l)
{
    static const char *const kinds[] = {"平台", "服务商", "供应商", "制造商", "企业", "厂商", "巨头",
                                        "龙头", "品牌",   "机构",   "运营商", "黑马", "新秀", "独角兽"};
    size_t at = 0;
    GN_EACH (i, kinds)
        for (size_t k = at; k + strlen(kinds[i]) + 12 <= l->n; k++)
            if (memcmp(l->s + k, kinds[i], strlen(kinds[i])) == 0) at = k + strlen(kinds[i]);
    gn_label name = *l;
    gn_label_drop(&name, 0, at);
    if (at && gn_owner_company_name(w, &name)) *l = name;
}

/* Whether the article goes on to speak of somebody: named thrice or more within what follows. */
static bool often_named(const gn_work *w, const gn_sentence *s, const gn_label *name)
{
    enum { OFTEN = 3, FAR = 6000 /* bytes */ };
    const gn_structure *st = w->structure;
    uint32_t last = st->clause[s->first_clause].sentence;
    for (; last + 1 < st->sentences && st->sentence[last + 1].end - s->start < FAR; last++) {
        const gn_article *a = &st->article[st->sentence[last + 1].article], *own = &st->article[s->article];
        if (a != own && !gn_inherit_section(a, own->dated, own->level)) break;
    }
    const char *t = w->clean->text + s->start, *end = w->clean->text + st->sentence[last].end;
    int n = 0;
    while (n < OFTEN && (t = gn_find(t, (size_t)(end - t), name->s, name->n)) != NULL) t += name->n, n++;
    return n == OFTEN;
}

/* What a firm that seeks money or its listing is told of with. */
static const char *const offerings[] = {"上市申请", "招股书", "招股说明书", "轮融资", "上市辅导"};
static bool may_go_public(const gn_work *w)
{
    GN_EACH (i, offerings)
        if (gn_may_say(w, offerings[i])) return true;
    return false;
}

/* “某某养车向交易所提交了上市申请”, “某某机器人完成D轮融资”: a firm that no lexicon knows, of which the article tells.
 */
static bool goes_public(const gn_work *w, const gn_sentence *s, uint32_t k, gn_label *out)
{
    static const char *const ends[] = {"向", "在", "于", "与", "对", "将", "拟", "欲", "的", "近日", "日前", "正式"};
    enum { FAR = 60 /* bytes */, LEAST = 9, MOST = 24 };
    const size_t from = w->structure->seg[k].start;
    const size_t n = s->end - from < FAR ? s->end - from : FAR;
    bool paper = false;
    GN_EACH (i, offerings)
        paper |= gn_may_say(w, offerings[i]) &&
                 gn_find(w->clean->text + from, n, offerings[i], strlen(offerings[i])) != NULL;
    if (!paper) return false;
    gn_label_clear(out);
    gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const char *at = gn_find(out->s, out->n, ends[i], strlen(ends[i]));
        if (at) gn_label_drop(out, (size_t)(at - out->s), out->n - (size_t)(at - out->s));
    }
    gn_np_cut_at_verb(w, out);
    return out->n >= LEAST && out->n <= MOST && like_name(w, out) && often_named(w, s, out);
}

/* Whom a sentence is about; what was due is found while the company before is known. */
static void name_company(gn_work *w, const gn_sentence *s, const char *name, size_t n)
{
    gn_subject_settle(w);
    gn_label_clear(&w->memory.company);
    gn_label_add(&w->memory.company, name, n);
    w->memory.company_sure = true;
    w->memory.company_block = s->block;
}

/* “协作服务商「某某」宣布”: such brackets name a firm. */
static bool bracketed_firm(gn_work *w, const gn_sentence *s)
{
    enum { FAR = 150, LEAST = 4, MOST = 24 /* bytes */ };
    const char *t = w->clean->text + s->start;
    const size_t n = s->end - s->start < FAR ? s->end - s->start : FAR;
    const char *open = gn_may_say(w, "「") ? gn_find(t, n, "「", 3) : NULL;
    const char *close = open ? gn_find(open + 3, n - (size_t)(open + 3 - t), "」", 3) : NULL;
    if (!close || close - open - 3 < LEAST || close - open - 3 > MOST) return false;
    name_company(w, s, open + 3, (size_t)(close - open - 3));
    return true;
}

/* What a firm's head is called. */
static const char *const heads_of_firm[] = {"总经理", "董事长", "总裁", "首席执行官", "CEO", "创始人", "厂长"};

/* “某某纺织总经理李某说”: the firm whose head speaks; *l is what the segment says. */
static bool headed_firm(const gn_work *w, gn_label *l)
{
    static const char joins[] = "副|常务副|执行|联合|兼|董事长|党委书记|、|名誉|原|前";
    enum { LEAST = 6, MOST = 24 /* bytes */ };
    size_t at = l->n;
    GN_EACH (i, heads_of_firm) {
        const size_t n = strlen(heads_of_firm[i]);
        const char *found = gn_may_say(w, heads_of_firm[i]) ? gn_find(l->s, l->n, heads_of_firm[i], n) : NULL;
        if (found && (size_t)(found - l->s) < at) at = (size_t)(found - l->s);
    }
    if (at == l->n) return false;
    gn_label_drop(l, at, l->n - at);
    for (size_t n; (n = gn_words_end(joins, l->s, l->n)) != 0;) gn_label_drop(l, l->n - n, n);
    if (gn_find(l->s, l->n, "的", 3)) return false; /* 负责生产的副总经理 */
    gn_np_trim(w, l);
    return l->n >= LEAST && l->n <= MOST && like_name(w, l) && gn_phrases_break(w->phrases, l->s, l->n) == l->n &&
           !gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL);
}

/* Whether one of the sentence's segments before `last` may be the name of a company that no lexicon knows, or tell of
 * its own business: most sentences have none, and need not be looked at segment by segment. */
static bool may_hold_company(const gn_work *w, const gn_sentence *s, uint32_t last)
{
    const char *t = w->clean->text + s->start;
    const size_t end = w->structure->seg[last - 1].end,
                 far = end + PUBLISHING_FAR < s->end ? end + PUBLISHING_FAR : s->end;
    GN_EACH (i, publishing)
        if (gn_may_say(w, publishing[i]) && gn_find(t, far - s->start, publishing[i], 6)) return true;
    GN_EACH (i, company_words)
        if (gn_may_say(w, company_words[i]) && gn_find(t, end - s->start, company_words[i], 6)) return true;
    GN_EACH (i, heads_of_firm)
        if (gn_may_say(w, heads_of_firm[i]) && gn_find(t, end - s->start, heads_of_firm[i], strlen(heads_of_firm[i])))
            return true;
    return false;
}

/* 再比如, 其中: nothing that names anybody. */
static bool only_leads(const gn_work *w, uint32_t k)
{
    enum { MOST = 15 /* bytes */ };
    gn_label l;
    if (gn_work_len(w, k) > MOST) return false;
    gn_label_clear(&l);
    gn_label_add(&l, gn_work_text(w, k), gn_work_len(w, k));
    gn_np_trim(w, &l);
    return l.n == 0;
}

/* 36氪讯, 新华社电: a paper that a sentence begins with, and that it is its news. */
static bool credits_paper(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    static const char news[] = "讯|消息|报道|获悉|电|综合消息";
    const gn_seg *g = &w->structure->seg[k];
    if (k > s->first + 1) return false;
    if (g->kind == GN_SEG_ORG) return !gn_work_company(w, g) && k + 1 < s->last && credits_paper(w, s, k + 1);
    return k > s->first && g[-1].kind == GN_SEG_ORG && g[-1].end == g->start && g->kind != GN_SEG_MARK &&
           gn_words_begin(news, gn_work_text(w, k), gn_work_len(w, k)) == gn_work_len(w, k);
}

/* 与甲齐名的乙, 继甲之后: the firm at segment k is not whom its sentence is about. */
static bool beside_it(const gn_work *w, uint32_t k)
{
    static const char before[] = "与|同|跟|和|继|不同于|相比于|相较于|区别于";
    return gn_np_joined(w->structure, k) &&
           gn_words_begin(before, gn_work_text(w, k - 1), gn_work_len(w, k - 1)) == gn_work_len(w, k - 1);
}

/* 与甲齐名的乙, 面板巨头乙: what is said of the firm at segment k stands before it. */
static bool told_of(const gn_work *w, uint32_t k)
{
    static const char ends[] = "的|巨头|龙头|大厂|厂商|制造商|供应商|服务商|运营商|企业|品牌|公司|平台|老大|新秀";
    const gn_structure *st = w->structure;
    return k < st->segs && gn_np_joined(st, k) && st->seg[k - 1].kind != GN_SEG_MARK &&
           gn_words_end(ends, gn_work_text(w, k - 1), gn_work_len(w, k - 1));
}

/* 手机品牌, 老牌厂商 before a firm: only what it is, and nothing that is said. */
static bool kind_of_firm(const gn_work *w, uint32_t k)
{
    enum { MOST = 24 /* bytes */ };
    static const char *const said[] = {"的", "与", "和", "及", "对", "向", "为",
                                       "是", "在", "比", "超", "给", "被", "据"};
    if (!told_of(w, k + 1) || gn_work_len(w, k) > MOST || !gn_work_company(w, &w->structure->seg[k + 1])) return false;
    GN_EACH (i, said)
        if (gn_find(gn_work_text(w, k), gn_work_len(w, k), said[i], 3)) return false;
    return true;
}

/* “某某新材料有限公司生产车间”: the firm, up to the end of its form of company. */
static void cut_behind_form(gn_label *l)
{
    static const char *const forms[] = {"股份有限公司", "有限责任公司", "有限公司"};
    enum { LEAST = 12 };
    GN_EACH (i, forms) {
        const char *at = gn_find(l->s, l->n, forms[i], strlen(forms[i]));
        if (!at || at < l->s + LEAST) continue;
        const size_t end = (size_t)(at - l->s) + strlen(forms[i]);
        gn_label_drop(l, end, l->n - end);
        return;
    }
}

void gn_owner_company_of_sentence(gn_work *w, const gn_sentence *s)
{
    enum { SEGMENTS = 12 };
    if (bracketed_firm(w, s)) return;
    gn_label labelled;
    if (gn_lines_labelled(w, s, &labelled)) {
        name_company(w, s, labelled.s, labelled.n);
        w->memory.turn_sentence = (uint32_t)(s - w->structure->sentence);
        return;
    }
    const gn_structure *st = w->structure;
    const uint32_t last = s->last < s->first + SEGMENTS ? s->last : s->first + SEGMENTS;
    const bool unknown = may_hold_company(w, s, last);
    bool opens = false; /* only where there is a company to be found */
    for (uint32_t k = s->first; gn_may_have(w, GN_SEG_ORG) && k < last; k++) opens |= gn_work_company(w, &st->seg[k]);
    if (!opens && !unknown && (w->memory.about.n || w->memory.company_sure || !may_go_public(w))) return;
    for (uint32_t k = s->first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return;
        opens = opens && !(k == s->first + 1 && beside_it(w, k));
        /* “某某网络发布半年报，”; not one of several, nor one that is spoken of later. */
        const bool alone = k + 1 == last || st->seg[k + 1].kind != GN_SEG_MARK || strchr("( ", st->seg[k + 1].mark);
        if (gn_work_company(w, g) && alone && !gn_owner_in_title(w, k) &&
            (opens || (k > s->first && told_of(w, k) && reports_itself(w, s, k)))) {
            const gn_label *owner = &w->memory.owner;
            if (owner->n && owner->n == w->memory.company.n && !memcmp(owner->s, w->memory.company.s, owner->n))
                gn_label_clear(&w->memory.owner);
            if (w->memory.company.n != gn_work_len(w, k) ||
                memcmp(w->memory.company.s, gn_work_text(w, k), w->memory.company.n) != 0)
                w->memory.turn_sentence = st->clause[s->first_clause].sentence;
            name_company(w, s, gn_work_text(w, k), gn_work_len(w, k));
            if (reports_itself(w, s, k)) w->memory.results_block = s->block, w->memory.results = w->memory.company;
            return;
        }
        /* 7月14日消息， */
        const bool dateline =
            k == s->first + 1 && g->kind == GN_SEG_CUE && gn_seg_begins(w, g, "消息") && g[-1].kind == GN_SEG_PERIOD;
        opens = opens && (g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA || g->kind == GN_SEG_MARK || dateline ||
                          only_leads(w, k) || kind_of_firm(w, k) || credits_paper(w, s, k));
        if (g->kind != GN_SEG_TEXT) continue;
        gn_label firm;
        if (!w->memory.about.n && !w->memory.company_sure && goes_public(w, s, k, &firm)) {
            name_company(w, s, firm.s, firm.n);
            w->memory.about = w->memory.main_about = firm;
            return;
        }
        if (!unknown || gn_subject_aside(w, g->clause)) continue;
        gn_label_clear(&firm);
        gn_label_add(&firm, gn_work_text(w, k), gn_work_len(w, k));
        if (headed_firm(w, &firm)) {
            name_company(w, s, firm.s, firm.n);
            return;
        }
        const size_t says = reports_itself(w, s, k);
        if (!says && !may_name_company(w, k)) continue;
        gn_label l;
        gn_label_clear(&l);
        gn_label_add(&l, gn_work_text(w, k), gn_work_len(w, k));
        const bool reports = says && says == gn_phrases_break(w->phrases, l.s, l.n);
        cut_behind_form(&l);
        gn_np_cut_at_verb(w, &l);
        drop_kind_of_firm(w, &l);
        const char *of = gn_find(l.s, l.n, "的", 3);
        const size_t at = of ? (size_t)(of - l.s) : l.n;
        gn_label behind = l;
        gn_label_drop(&l, at, l.n - at);
        gn_np_trim(w, &l);
        if (!(reports && !of && like_name(w, &l)) && !gn_owner_company_name(w, &l)) {
            /* 位于行业头部的某某科技 */
            if (!of) continue;
            gn_label_drop(&behind, 0, at + 3);
            gn_np_trim(w, &behind);
            if (!gn_owner_company_name(w, &behind)) continue;
            l = behind;
        }
        /* 市场研究公司IDC: what a house is */
        if (gn_label_ends(&l, "公司") && k + 1 < st->segs && gn_np_joined(st, k + 1) &&
            st->seg[k + 1].kind == GN_SEG_ORG)
            continue;
        name_company(w, s, l.s, l.n);
        return;
    }
}

void gn_owner_body_of_sentence(gn_work *w, const gn_sentence *s)
{
    enum { SEGMENTS = 40, LEAST = 9, MOST = 36 /* bytes */ };
    static const char kinds[] = "园|园区|开发区|高新区|示范区|集聚区";
    static const char *const after[] = {"管委会", "是", "由", "在", "的", "内", "将", "也", "已", "有"};
    const gn_structure *st = w->structure;
    const uint32_t last = s->last < s->first + SEGMENTS ? s->last : s->first + SEGMENTS;
    if (!gn_may_say(w, "园") && !gn_may_say(w, "区")) return; /* what all kinds end in */
    for (uint32_t k = s->first; k < last; k++) {
        if (st->seg[k].kind != GN_SEG_TEXT) continue;
        if (!gn_seg_says(w, k, "园") && !gn_seg_says(w, k, "区")) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        size_t from = 0;
        for (size_t i = gn_phrases_prefix(w->phrases, t, n, GN_PHRASE_LEAD, NULL); i; from += i)
            i = gn_phrases_prefix(w->phrases, t + from + i, n - from - i, GN_PHRASE_LEAD, NULL);
        for (size_t at = from + LEAST; at <= n && at <= from + MOST; at++) {
            if (memcmp(t + at - 3, "园", 3) != 0 && memcmp(t + at - 3, "区", 3) != 0) continue;
            if (!gn_np_ends_in(kinds, t + from, at - from)) continue;
            bool ends = at == n || gn_phrases_break(w->phrases, t + at - 3, n - at + 3) == 3;
            for (size_t i = 0; i < sizeof after / sizeof *after && !ends; i++)
                ends = n - at >= strlen(after[i]) && memcmp(t + at, after[i], strlen(after[i])) == 0;
            if (!ends || gn_phrases_prefix(w->phrases, t + from, at - from, GN_PHRASE_GROUP, NULL)) continue;
            gn_subject_settle(w);
            gn_label_clear(&w->memory.body);
            gn_label_add(&w->memory.body, t + from, at - from);
            w->memory.body_block = s->block;
            return;
        }
    }
}

/* “排名第三的是某某”: a name that no lexicon knows, the last n bytes of the segment; 0 if there is none. */
static size_t ranked_name(const gn_work *w, const gn_clause *c, uint32_t k)
{
    enum { LEAST = 6, MOST = 15 };
    static const char *const is[] = {"的是", "则是", "的为", "则为", "名是", "位是", "名为", "位为"};
    const char *t = gn_work_text(w, k);
    const size_t n = gn_work_len(w, k);
    if (!gn_find(w->clean->text + w->structure->seg[c->first].start,
                 w->structure->seg[k].end - w->structure->seg[c->first].start, "第", 3))
        return 0;
    GN_EACH (i, is) {
        const char *at = gn_find(t, n, is[i], 6);
        const size_t name = at ? n - (size_t)(at - t) - 6 : 0;
        gn_label l = {.n = 0};
        if (name < LEAST || name > MOST) continue;
        gn_label_add(&l, at + 6, name);
        if (like_name(w, &l) && gn_phrases_break(w->phrases, l.s, l.n) == l.n) return name;
    }
    return 0;
}

/* “排名第二的品牌为某某电脑，该品牌…”: the company that the clause ends in is whom the next one is about. */
static void company_at_end(gn_work *w, const gn_clause *c)
{
    enum { MORE = 6 }; /* bytes behind the name: 电脑, 公司 */
    const gn_structure *st = w->structure;
    uint32_t k = c->last, last;
    while (k > c->first && st->seg[k - 1].kind == GN_SEG_MARK && st->seg[k - 1].mark != ')') k--;
    if (k > c->first + 2 && st->seg[k - 1].kind == GN_SEG_MARK)
        while (k > c->first && !(st->seg[k - 1].kind == GN_SEG_MARK && st->seg[k - 1].mark == '(')) k--;
    while (k > c->first && (st->seg[k - 1].kind == GN_SEG_MARK || st->seg[k - 1].clause != st->seg[c->first].clause))
        k--;
    if (k == c->first) return;
    const size_t unknown = st->seg[k - 1].kind == GN_SEG_TEXT ? ranked_name(w, c, k - 1) : 0;
    const char *end = w->clean->text + st->seg[k - 1].end;
    if (k > c->first && st->seg[k - 1].kind == GN_SEG_TEXT && gn_work_len(w, k - 1) <= MORE) k--;
    last = k;
    if (!unknown) {
        if (k < c->first + 2 || !gn_work_company(w, &st->seg[k - 1])) return;
        k--;
        /* 的是我国的某某 */
        if (gn_np_joined(st, k) && gn_work_len(w, k - 1) == 3 && gn_seg_begins(w, &st->seg[k - 1], "的")) k--;
        if (k > c->first && (st->seg[k - 1].kind == GN_SEG_AREA ||
                             (st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_PLACE_SELF)))
            k--;
        static const char is[] = "为|是|当属|要数|莫过于|还有|首推|包括了|便是|就是";
        if (k == c->first || !gn_words_end(is, gn_work_text(w, k - 1), gn_work_len(w, k - 1))) return;
    }
    gn_label_clear(&w->memory.owner);
    w->memory.turn_sentence = c->sentence;
    gn_label_clear(&w->memory.company);
    if (unknown)
        gn_label_add(&w->memory.company, end - unknown, unknown);
    else
        gn_label_add(&w->memory.company, gn_work_text(w, last - 1), gn_work_len(w, last - 1));
    w->memory.company_sure = true;
    w->memory.company_block = st->sentence[c->sentence].block;
}

enum { TITLE = 8 }; /* segments of a title, at most */

/* “第二的是喜剧电影《某某》，票房…”: whose figures follow. */
static void title_at_end(gn_work *w, const gn_clause *c)
{
    static const char works[] = "是|为|电影|影片|片|剧|大片|动画|动漫|游戏|手游|端游|综艺|专辑";
    const gn_structure *st = w->structure;
    uint32_t k = c->last;
    while (k > c->first && st->seg[k - 1].kind == GN_SEG_MARK && st->seg[k - 1].mark != '>') k--;
    if (k < c->first + 3 || st->seg[k - 1].kind != GN_SEG_MARK) return;
    const uint32_t end = --k;
    while (k > c->first && end - k < TITLE && !(st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == '<')) k--;
    if (k == c->first || st->seg[k].kind != GN_SEG_MARK || st->seg[k].mark != '<') return;
    if (!gn_words_end(works, gn_work_text(w, k - 1), gn_work_len(w, k - 1))) return;
    gn_label_clear(&w->memory.title);
    gn_label_add(&w->memory.title, w->clean->text + st->seg[k].start, st->seg[end].end - st->seg[k].start);
    w->memory.title_block = st->sentence[c->sentence].block;
}

/* “而《某某》紧随其后，票房…”: whose figures follow; a comma within the title begins a clause too. */
static void title_at_begin(gn_work *w, const gn_clause *c)
{
    const gn_structure *st = w->structure;
    uint32_t end = c->first;
    while (end < c->last && end - c->first < TITLE && !(st->seg[end].kind == GN_SEG_MARK && st->seg[end].mark == '>'))
        end++;
    if (end + 1 >= c->last || end - c->first == TITLE || st->seg[end + 1].kind == GN_SEG_MARK) return;
    const uint32_t least = gn_look_back(end, st->sentence[c->sentence].first);
    uint32_t k = end;
    while (k > least && end - k < TITLE && !(st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == '<')) k--;
    if (st->seg[k].kind != GN_SEG_MARK || st->seg[k].mark != '<') return;
    for (uint32_t i = c->first; i < k; i++) /* 而, 其中 */
        if (gn_work_len(w, i) > 6) return;
    gn_label_clear(&w->memory.title);
    gn_label_add(&w->memory.title, w->clean->text + st->seg[k].start, st->seg[end].end - st->seg[k].start);
    w->memory.title_block = st->sentence[c->sentence].block;
}

/* “前者的销量下滑，而后者…”: where the two that are told apart have been named, before 前者; else `at` itself. */
static uint32_t behind_former(const gn_work *w, uint32_t at, uint32_t first)
{
    static const char *const starts[] = {"前者", "而前者", "其中前者"};
    for (uint32_t k = at; k-- > gn_look_back(at, first);)
        GN_EACH (i, starts)
            if (w->structure->seg[k].kind == GN_SEG_TEXT && gn_seg_begins(w, &w->structure->seg[k], starts[i]))
                return k;
    return at;
}

size_t gn_owner_latter(gn_work *w, uint32_t from, uint32_t end, gn_label *names)
{
    enum { LATTER = 0 }; /* of the words */
    static const struct {
        const char *word;
        uint32_t skip, take; /* companies counted from the last one named */
    } words[] = {{"后者", 0, 1}, {"前者", 1, 1}, {"两者", 0, 2}, {"二者", 0, 2}, {"双方", 0, 2}, {"三者", 0, 3}};
    static const char joins[] = "而|但|其中";
    const gn_structure *st = w->structure;
    gn_label_clear(names);
    while (from < end && st->seg[from].kind != GN_SEG_TEXT && st->seg[from].kind != GN_SEG_CUE) from++;
    if (from == end) return 0;
    const size_t join = gn_words_begin(joins, gn_work_text(w, from), gn_work_len(w, from));
    const char *t = gn_work_text(w, from) + join;
    const size_t n = gn_work_len(w, from) - join;
    for (size_t i = 0; n >= 6 && i < sizeof words / sizeof *words; i++) {
        if (memcmp(t, words[i].word, 6) != 0) continue;
        const uint32_t sentence = st->clause[st->seg[from].clause].sentence;
        uint32_t first = st->sentence[sentence].first, found = 0, last = GN_NO_INDEX;
        if (sentence > 0 && st->sentence[sentence - 1].block == st->sentence[sentence].block)
            first = st->sentence[sentence - 1].first; /* “甲和乙都发布了财报。前者…” */
        if (i == LATTER) from = behind_former(w, from, first);
        for (uint32_t k = from; k-- > gn_look_back(from, first);) {
            if (!gn_work_company(w, &st->seg[k]) ||
                (last != GN_NO_INDEX && gn_work_len(w, k) == gn_work_len(w, last) &&
                 memcmp(gn_work_text(w, k), gn_work_text(w, last), gn_work_len(w, k)) == 0))
                continue;
            last = k;
            if (found++ < words[i].skip) continue;
            if (names->n) gn_label_front(names, "、", 3);
            gn_label_front(names, gn_work_text(w, k), gn_work_len(w, k));
            if (found == words[i].skip + words[i].take) break;
        }
        if (found != words[i].skip + words[i].take) return 0;
        if (words[i].take > 1) return 6;
        w->memory.company = *names;
        w->memory.company_sure = true;
        w->memory.company_block = st->sentence[sentence].block;
        gn_label_clear(&w->memory.owner);
        return 6;
    }
    return 0;
}

void gn_indicator_topic(gn_work *w, uint32_t clause)
{
    const gn_clause *c = &w->structure->clause[clause];
    gn_label text, subject;
    company_at_end(w, c);
    gn_owner_latter(w, c->first, c->last, &text);
    title_at_end(w, c);
    title_at_begin(w, c);
    if (clause > w->structure->sentence[c->sentence].first_clause) {
        if (gn_subject_of_clause(w, clause, &subject))
            w->memory.subject = subject, w->memory.subject_sentence = c->sentence;
        gn_subject_note_project(w, &w->structure->sentence[c->sentence], &subject);
    }
    gn_np_parse(w, clause, c->first, c->last, &text, &subject, NULL);
    if (!text.n || gn_label_chars(&text) > 16) return;
    gn_np_drop_rate(w, &text);
    if (gn_list_members(&text) > 1) gn_np_cut_at_verb(w, &text); /* 对甲、乙和丙出口全面回暖 */
    if (!gn_np_heads(w, &text)) return;
    w->memory.topic = text;
    w->memory.topic_sentence = c->sentence;
}

/* 初创企业Dyna Robotics: what it is, before a name in another script. */
static void drop_kind(gn_label *l)
{
    static const char kinds[] = "企业|公司|独角兽|品牌|厂商|巨头|平台|机构|商";
    size_t at = 0;
    while (at < l->n && (unsigned char)l->s[at] >= 0x80) at++;
    if (at && at + 2 < l->n && gn_words_end(kinds, l->s, at)) gn_label_drop(l, 0, at);
}

void gn_owner_announcer(const gn_work *w, const gn_statement *s, gn_label *out)
{
    static const char *const words[] = {"宣布", "公告", "发布公告", "公告称", "披露", "透露", "表示"};
    const gn_structure *st = w->structure;
    gn_label_clear(out);
    uint32_t k = s->np_end;
    while (k > s->from && !(st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_SOURCE)) k--;
    if (k <= s->from + 1) return;
    const uint32_t say = k - 1;
    bool itself = false;
    GN_EACH (i, words) itself |= gn_seg_begins(w, &st->seg[say], words[i]);
    uint32_t first = say;
    while (first > s->from && gn_np_joined(st, first) &&
           (st->seg[first - 1].kind == GN_SEG_TEXT || st->seg[first - 1].kind == GN_SEG_AREA ||
            gn_work_company(w, &st->seg[first - 1])))
        first--;
    /* 韩国LG化学公司表示: where it is from */
    if (first + 1 < say && st->seg[first].kind == GN_SEG_AREA && gn_work_company(w, &st->seg[first + 1])) first++;
    bool place = true; /* 全球宣布了: a place alone is nobody */
    for (k = first; k < say; k++) place &= st->seg[k].kind == GN_SEG_AREA;
    if (!itself || place) return;
    for (k = first; k < say; k++) gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
    gn_np_cut_at_verb(w, out);
    gn_np_trim(w, out);
    drop_kind(out);
    if (out->n < 6 || gn_label_chars(out) > (out->n == gn_label_chars(out) ? 24 : 12) ||
        gn_owner_person(out, gn_charset_of(out->s, out->n)))
        gn_label_clear(out);
}

void gn_owner_announced(gn_work *w, const gn_statement *s, const gn_label *l)
{
    gn_memory *p = &w->memory;
    if (!l->n || !like_name(w, l) || (l->n == p->company.n && memcmp(l->s, p->company.s, l->n) == 0)) return;
    p->company = *l;
    p->company_sure = true;
    p->company_block = s->block;
}

bool gn_owner_names_one(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    const gn_structure *st = w->structure;
    if (l->n && l->n == w->memory.company.n && memcmp(l->s, w->memory.company.s, l->n) == 0) return true;
    if (gn_work_names_firm(w, l)) return true;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if (gn_work_company(w, &st->seg[k]) && gn_work_len(w, k) == l->n && memcmp(gn_work_text(w, k), l->s, l->n) == 0)
            return true;
    return false;
}

bool gn_owner_like_company(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    if (gn_inherit_kind_of_firm(l)) return false;
    if (company_suffix(l)) return true;
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_ORG && gn_work_len(w, k) == l->n) return true;
    return false;
}

void gn_owner_only(const gn_work *w, gn_label *l)
{
    if (gn_find(l->s, l->n, "“", 3) || gn_find(l->s, l->n, "”", 3)) {
        gn_label_clear(l);
        return;
    }
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, ~0u, NULL);
    if (n && n < l->n && (gn_phrases_find(w->phrases, l->s, n, NULL) & GN_PHRASE_BREAK)) gn_label_drop(l, 0, n);
    gn_np_cut_at_verb(w, l);
}

bool gn_owner_company_named(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if (gn_work_company(w, &st->seg[k])) return true;
    return false;
}
