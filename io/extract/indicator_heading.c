/* What a headline or numbered title says that the bare nouns below it are of: a line of business, a product. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

typedef enum heading {
    HEADING_NEWS,  /* tells something itself: another piece of news begins */
    HEADING_TITLE, /* divides the text: 财务状况, 未来展望 */
    HEADING_LINE   /* names what is told of below */
} heading;

/* What a line of business is called by. */
static const char lines_of_business[] = "业务|板块|分部|事业部|产品线|事业群";

/* 一、 (二) 3. 4、 第五，: the number that a title begins with, in bytes. */
static size_t numbering(const char *s, size_t n)
{
    static const char opens[] = "第|（", digits[] = "一|二|三|四|五|六|七|八|九|十", closes[] = "、|）|，|是";
    size_t i = n && *s == '(' ? 1 : gn_words_begin(opens, s, n);
    const size_t from = i;
    for (size_t k; i < n; i += k) {
        k = s[i] >= '0' && s[i] <= '9' ? 1 : gn_words_begin(digits, s + i, n - i);
        if (!k) break;
    }
    if (i == from || i == n) return 0;
    const size_t wide = gn_words_begin(closes, s + i, n - i);
    if (!wide && !strchr(").,", s[i])) return 0;
    i += wide ? wide : 1;
    while (i < n && s[i] == ' ') i++;
    return i < n && s[i] >= '0' && s[i] <= '9' ? 0 : i; /* 1.5万 */
}

/* Up to the bracket, colon, comma, dash or space behind which a title explains itself. */
static size_t title_end(const char *s, size_t n)
{
    static const char marks[] = "（|：|，|—|；|。|！|？|“|《";
    for (size_t i = 0; i < n; i++)
        if (strchr("(:,|;!? ", s[i]) || gn_words_begin(marks, s + i, n - i)) return i;
    return n;
}

/* 饲料业务稳健增长, 锂业务的更多信息: up to the word for a line of business; 0 if there is none. */
static size_t business_end(const char *s, size_t n)
{
    enum { NAME = 3 };
    for (size_t i = NAME; i < n; i++) {
        const size_t k = gn_words_begin(lines_of_business, s + i, n - i);
        if (k) return i + k;
    }
    return 0;
}

/* 主营业务, 其他板块, 发展情况: words of order, no line's own name. */
static bool says_nothing(const gn_label *l, size_t business)
{
    static const char whose[] =
        "主|双|多|老|本|该|此|主营|各|各项|其他|其它|主要|核心|传统|新|公司|分|三大|两大|四大|五大|重点|整体|全部|"
        "业务|创新|新兴|相关|多元|国内|海外|境外|国外|国际|现有|原有|热点";
    static const char ends[] =
        "情况|分析|概况|概述|展望|回顾|数据|信息|观点|建议|提示|要点|方面|状况|能力|原因|问题|政策|趋势|特点|总结|指引|"
        "动态|新闻|要闻|快讯|资讯|报告|摘要|介绍|解读|点评|评论|结论|小结|导语|前言|背景|现状|进展|影响|风险|机遇|挑战|"
        "战略|规划|目标|计划|措施|任务|重点|亮点|看点|焦点|热点|概览|综述|格局|竞争|财务|业绩|经营|市场|行业|产业|企业|"
        "公司|指标|指数|统计|附录|附件|附注|说明|声明|来源|排名|排行|榜单|名单|预测|预期|运行|形势|走势|发展|管理|融资|"
        "投资|合作|人事|政务|宏观|国内|国际|海外|全球|综合|其他|其它|今日|本周|本月|头条|视点|专题|人物|观察|关注|访谈|"
        "费用|现金流|负债|资产|股东|分红|供给|需求|供需|库存|价格|行情|生产|销售|消费|成本|出口|进口|贸易|优势|劣势|"
        "记者|编辑|作者|经济|工业|农业|"
        "服务业|建筑业|就业|物价|财政|金融|人口|能源|交通|教育|科技|文化|环境|安全|民生|社会|生活|收支|房地产|利润|"
        "效益";
    return business ? gn_words_end(whose, l->s, l->n - business) == l->n - business
                    : gn_words_end(ends, l->s, l->n) > 0;
}

/* Whether the sentence holds a figure, a time, a place or an office before the byte `end`. */
static bool tells(const gn_work *w, const gn_sentence *s, size_t end)
{
    for (uint32_t k = s->first; k < s->last && w->structure->seg[k].start < end; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA ||
            (g->kind == GN_SEG_ORG && !gn_work_company(w, g)))
            return true;
    }
    return false;
}

/* What a headline of n bytes is; the line's name goes to *out. */
static heading read_title(const gn_work *w, const gn_sentence *s, const char *t, size_t n, gn_label *out)
{
    enum { LEAST = 2, NAME = 10, SHORT = 12 /* characters */, WORD = 6 };
    gn_label_clear(out);
    if (n >= GN_LABEL_SIZE) return HEADING_NEWS;
    const size_t number = numbering(t, n), end = title_end(t + number, n - number);
    gn_label whole = {.n = 0};
    const bool explained = number + end < n && t[number + end] == '(';
    gn_label_add(&whole, t + number, explained || number ? end : n - number);
    const bool brief = gn_label_chars(&whole) <= SHORT;
    /* A few words without number or firm are as often a motto: 充电桩去哪儿. */
    const bool sober = number || w->memory.reporter.n;
    gn_label_add(out, t + number, end);
    const size_t firm = gn_work_name(w, out->s, out->n, false);
    if (firm && firm == out->n) return HEADING_NEWS;
    gn_label_drop(out, 0, firm);
    const size_t business = business_end(out->s, out->n);
    if (business) gn_label_drop(out, business, out->n - business);
    gn_np_trim(w, out);
    const bool verb = gn_phrases_break(w->phrases, out->s, out->n) < out->n || gn_find(out->s, out->n, "稳", 3);
    const size_t chars = gn_label_chars(out);
    const size_t word = gn_words_end(lines_of_business, out->s, out->n);
    if (verb || tells(w, s, s->start + number + end) || chars < LEAST || chars > NAME || says_nothing(out, word) ||
        (!business && (!brief || !sober || gn_np_heads(w, out))))
        return brief ? HEADING_TITLE : HEADING_NEWS;
    return HEADING_LINE;
}

/* Words that tell of a company's results. Whether the sentence has one; whether the one that is being read may. */
static const char *const result_words[] = {"财报", "年报", "季报",   "半年报", "业绩",  "年度报告",
                                           "营收", "收入", "净利润", "销售额", "总营收"};
static bool tells_results(const gn_work *w, const gn_sentence *s)
{
    GN_EACH (i, result_words)
        if (gn_find(w->clean->text + s->start, s->end - s->start, result_words[i], strlen(result_words[i])))
            return true;
    return false;
}
static bool may_tell_results(const gn_work *w)
{
    bool may = false;
    GN_EACH (i, result_words) may |= gn_may_say(w, result_words[i]);
    return may;
}

/* “某某家居2019年回顾”, and below it “某某家居总收入…”: whose results follow, known or not. False if it is nobody. */
static bool reporter_of(const gn_work *w, const gn_sentence *s, gn_label *out)
{
    enum { LEAST = 6, MOST = 30 /* bytes of a name */ };
    static const char nobody[] = "行业|工业|服务业|制造业|建筑业|零售业|市场|产业|领域|经济|企业|公司|部|局|省|市|区|"
                                 "县|业务|板块|产品|全国|我国";
    const gn_structure *st = w->structure;
    const gn_sentence *next = s + 1;
    if (next == st->sentence + st->sentences || next->block != s->block + 1 ||
        w->clean->block[next->block].kind == GN_BLOCK_HEADING || !tells_results(w, next))
        return false;
    uint32_t k = s->first;
    while (k < s->last && st->seg[k].kind != GN_SEG_PERIOD && st->seg[k].kind != GN_SEG_MARK) k++;
    const size_t n = k > s->first ? st->seg[k - 1].end - s->start : 0;
    if (n < LEAST || n > MOST || next->end - next->start < n ||
        memcmp(w->clean->text + next->start, w->clean->text + s->start, n) != 0)
        return false;
    gn_label_clear(out);
    gn_label_add(out, w->clean->text + s->start, n);
    const bool office = st->seg[s->first].kind == GN_SEG_ORG && !gn_work_company(w, &st->seg[s->first]);
    return !office && !gn_words_end(nobody, out->s, n) && !gn_np_heads(w, out) &&
           gn_phrases_break(w->phrases, out->s, n) == n;
}

static void set_reporter(gn_memory *m, const gn_label *firm, uint8_t level)
{
    m->reporter = *firm;
    m->reporter_level = level;
    m->reporter_span.freq = GN_FREQ_NONE;
}

static void read_headline(gn_work *w, const gn_sentence *s)
{
    gn_memory *m = &w->memory;
    const gn_block *b = &w->clean->block[s->block];
    gn_label line;
    const heading kind = read_title(w, s, w->clean->text + b->start, b->end - b->start, &line);
    const bool deeper = b->level > m->line_level, below = b->level > m->reporter_level;
    /* 其他 below a line of business is a part of it. */
    if (kind == HEADING_TITLE && m->line.n && deeper && m->line_level) return;
    gn_label_clear(&m->line);
    if (kind == HEADING_LINE) m->line = line, m->line_level = b->level;
    if (!below && (kind == HEADING_NEWS || (b->level && kind == HEADING_TITLE))) gn_label_clear(&m->reporter);
    /* A section without rank goes on with the results' time. */
    if (kind == HEADING_LINE && m->reporter.n && m->main_period.freq == GN_FREQ_NONE)
        m->main_period = m->seen = m->period = m->flow = m->reporter_span;
    gn_label firm;
    if ((below && m->reporter.n) || !reporter_of(w, s, &firm)) return;
    gn_label_clear(&m->line);
    set_reporter(m, &firm, b->level);
}

void gn_heading_of_sentence(gn_work *w, const gn_sentence *s)
{
    enum { MOST = 60 /* bytes */ };
    const gn_block *b = &w->clean->block[s->block];
    if (s->start != b->start) return;
    w->memory.entry_block = GN_NO_INDEX;
    if (b->kind == GN_BLOCK_HEADING) {
        read_headline(w, s);
        return;
    }
    /* “1、锂业务。上半年…”: a title of its own paragraph */
    const char *t = w->clean->text + s->start;
    const size_t n = s->end - s->start;
    if (n > MOST || s->end + 1 >= b->end || !numbering(t, n)) return;
    if (read_title(w, s, t, n, &w->memory.entry) == HEADING_LINE) w->memory.entry_block = s->block;
}

void gn_heading_article(gn_work *w, uint32_t first_sentence)
{
    gn_memory *m = &w->memory;
    const gn_structure *st = w->structure;
    const gn_sentence *s = &st->sentence[first_sentence];
    m->entry_block = GN_NO_INDEX;
    if (m->section || (!st->article[s->article].dated && w->clean->block[s->block].kind == GN_BLOCK_HEADING)) return;
    gn_label_clear(&m->line);
    gn_label_clear(&m->reporter);
}

void gn_heading_note_reporter(gn_work *w, const gn_sentence *s)
{
    gn_memory *m = &w->memory;
    if (m->line.n || !m->company.n || !m->company_sure ||
        (m->reporter.n == m->company.n && memcmp(m->reporter.s, m->company.s, m->company.n) == 0))
        return;
    if (!may_tell_results(w)) return;
    const gn_block *b = &w->clean->block[s->block];
    const bool named = gn_find(w->clean->text + s->start, s->end - s->start, m->company.s, m->company.n) != NULL;
    if (b->kind == GN_BLOCK_HEADING ? !named : m->company_block != s->block) return;
    /* 得益于公司: no name */
    if (!tells_results(w, s) || (gn_label_ends(&m->company, "公司") && !gn_work_names_firm(w, &m->company))) return;
    set_reporter(m, &m->company, b->kind == GN_BLOCK_HEADING ? b->level : w->structure->article[s->article].level);
}

void gn_heading_note_result(gn_memory *m, const gn_statement *s)
{
    if (m->reporter.n && m->reporter_span.freq == GN_FREQ_NONE && s->status == GN_ACTUAL &&
        s->indicator.n > m->reporter.n && memcmp(s->indicator.s, m->reporter.s, m->reporter.n) == 0)
        m->reporter_span = s->whole;
}

/* The bytes of the bare noun that the name ends in: 收入, 总销量, 单季收入. */
static size_t bare_noun(const gn_work *w, const gn_label *l)
{
    static const char kinds[] =
        "总|毛|吨|单吨|平均|产品|单季|单季度|出口|新增|年|日均|月均|累计|合计|整体|综合|单位|运营|经营|营业|销售|净";
    size_t n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    for (size_t k; n && (k = gn_words_end(kinds, l->s, l->n - n)) != 0;) n += k;
    return n;
}

/* Whether the sentence says the text before its number, behind byte `from`. */
static bool said(const gn_work *w, const gn_statement *s, size_t from, const char *t, size_t n)
{
    const gn_structure *st = w->structure;
    const size_t first = st->seg[gn_look_back(s->list_seg, st->sentence[s->sentence].first)].start;
    if (from < first) from = first;
    return gn_find(w->clean->text + from, st->seg[s->list_seg].start - from, t, n) != NULL;
}

/* The line that the text has turned to, where the number has the bare noun of what a line of business has (毛利率,
 * 销量), or of anything behind 某某业务：. */
static bool turned_to(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *line, uint32_t *end)
{
    static const char nouns[] =
        "收入|营收|销售额|毛利率|毛利|毛利润|成本|销量|销售量|产量|出货量|交付量|均价|售价|单价|平均价格|产能|"
        "产能利用率|亏损|亏损额|经营利润|经营亏损|运营利润|运营亏损|营业利润|经营利润率|营业利润率|利润率|订单|订单额|"
        "份额|市占率|GMV";
    static const char all[] = "整体|综合|合计|总|公司";
    const gn_memory *p = &w->memory;
    const bool firms =
        p->reporter.n || p->about.n || (p->company.n && (p->company_block == s->block || p->last_block == s->block));
    bool frame;
    return firms && m->np.n && !gn_words_begin(all, m->np.s, m->np.n) && bare_noun(w, &m->np) == m->np.n &&
           gn_line_told(w, s, m, line, end, &frame) && (frame || gn_words_end(nouns, m->np.s, m->np.n));
}

/* Another company is named in the sentence. */
static bool of_other(const gn_work *w, const gn_statement *s, const gn_label *firm)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, st->sentence[s->sentence].first); k < s->list_seg; k++)
        if (gn_work_company(w, &st->seg[k]) &&
            !(firm && gn_work_len(w, k) == firm->n && memcmp(gn_work_text(w, k), firm->s, firm->n) == 0))
            return true;
    return false;
}

/* *front before *l, a space between Latin letters. */
static void put_front(gn_label *l, const gn_label *front)
{
    if (!l->n || gn_find(l->s, l->n, front->s, front->n)) return;
    if ((unsigned char)l->s[0] < 0x80 && (unsigned char)front->s[front->n - 1] < 0x80) gn_label_front(l, " ", 1);
    gn_label_front(l, front->s, front->n);
}

void gn_heading_name(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    static const char points[] =
        "该项业务|该业务|该部门|该板块|该分部|该产品|此项业务|此业务|这项业务|这一业务|这块业务|"
        "这一板块|项业务|业务|部门|板块|分部|产品|该类产品",
                      whole[] = "公司|集团|我司|全公司|管理层", of[] = "的",
                      results[] = "收入|盈利|利润|亏损|毛利|成本|销售额|销量|费用|产能",
                      firms[] = "归母|归属|每股|资产负债|负债率|股东|扣非|现金流|员工|股价|市值|EPS";
    const gn_memory *p = &w->memory;
    gn_label told;
    uint32_t from = 0;
    const bool turned = turned_to(w, s, m, &told, &from);
    const gn_label *line = turned ? &told : p->entry_block == s->block ? &p->entry : p->line.n ? &p->line : NULL;
    const gn_label *firm = p->reporter.n            ? &p->reporter
                           : turned && p->company.n ? &p->company
                           : line && p->about.n     ? &p->about
                                                    : NULL;
    if ((!line && !firm) || !l->n || w->clean->block[s->block].kind == GN_BLOCK_HEADING) return;
    const size_t noun = bare_noun(w, l);
    /* 该业务占比: the line of business itself */
    const bool itself = line && !noun && gn_words_begin(points, l->s, l->n) == l->n;
    if ((!noun && !itself) || m->roles & GN_PHRASE_WHOLE) return;
    gn_label front = *l;
    gn_label_drop(&front, l->n - noun, noun);
    const size_t own = firm && front.n >= firm->n && !memcmp(front.s, firm->s, firm->n)
                           ? firm->n
                           : gn_words_begin(whole, front.s, front.n);
    const bool named = own && said(w, s, from, front.s, own);
    gn_label_drop(&front, 0, own);
    gn_label_drop(&front, 0, gn_words_begin(of, front.s, front.n));
    gn_label_drop(&front, front.n - gn_words_end(of, front.s, front.n), gn_words_end(of, front.s, front.n));
    const bool pointed = front.n && gn_words_begin(points, front.s, front.n) == front.n;
    /* A name of the sentence's own stays. */
    const bool inherited = line && gn_work_quantity(w, s->seg)->list_count < 2 && m->np.n &&
                           bare_noun(w, &m->np) == m->np.n && !said(w, s, from, front.s, front.n);
    if (front.n && !pointed && !inherited) return;
    if (of_other(w, s, firm)) return;
    const bool firms_own = named && !pointed && (m->roles & GN_PHRASE_FIRM);
    gn_label name = *l;
    gn_label_drop(&name, 0, l->n - noun);
    if (itself) name = *line;
    bool of_firm = firms_own;
    for (size_t i = 0; i < name.n && !of_firm; i++) of_firm = gn_words_begin(firms, name.s + i, name.n - i) > 0;
    if (line && !of_firm && !itself) {
        gn_label_drop(
            &name, 0,
            gn_words_end(lines_of_business, line->s, line->n) ? gn_words_begin("产品业务|业务", name.s, name.n) : 0);
        put_front(&name, line);
    } else if (!itself && (!firm || !(m->roles & GN_PHRASE_FIRM || gn_words_end(results, name.s, name.n))))
        return;
    if (firm) put_front(&name, firm);
    *l = name;
}
