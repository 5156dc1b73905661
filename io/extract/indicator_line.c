/* The line of business that the text has turned to: what the bare nouns of the clauses and sentences behind are of. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* What a line is called by, and what makes another word of that: 业务量, 产品力. */
static const char kinds[] = "业务部门|业务线|业务群|业务单元|业务|板块|分部|事业部|产品线|事业群|部门",
                  no_kind[] = "量|员|部|经理|总量|指数|结构|模式|发展|人员|能力|范围|布局|规模";

static bool may_name(const gn_work *w)
{
    return gn_may_say(w, "业务") || gn_may_say(w, "板块") || gn_may_say(w, "分部") || gn_may_say(w, "事业") ||
           gn_may_say(w, "产品线") || gn_may_say(w, "方面") || gn_may_say(w, "部门");
}

/* Words of order and place, no line's own name: 主营业务, 海外业务. */
static bool no_line(const char *s, size_t n)
{
    static const char whose[] = "主|双|多|老|本|该|此|各|主营|各项|其他|其它|主要|核心|传统|新|公司|分|三大|两大|四大|"
                                "五大|重点|整体|全部|业务|创新|"
                                "新兴|相关|多元|国内|海外|境外|国外|国际|现有|原有|热点|该项|这项|此项|项|这一|上述|"
                                "部分|所有|两项|三项|两个|三个|非|一|二|三|"
                                "细分|自身|自有|集团|等|的";
    return !n || gn_words_end(whose, s, n) == n ||
           gn_words_end("等|的|和|及|与|、|各|该|两大|三大|四大|多项|多个", s, n);
}

/* Skips what may stand before the line's name: 其中, 公司, 在. */
static size_t opening(const gn_work *w, const char *s, size_t n)
{
    static const char words[] =
        "在|其中|而|此外|同时|另外|公司|集团|我司|旗下|的|期内|报告期内|当中|从|看|来自|得益于|受益于|"
        "随着|由于|一方面|另一方面";
    const size_t firm = gn_work_name(w, s, n, false);
    return firm && firm < n ? firm : gn_words_begin(words, s, n);
}

/* Text from segment k on, not beyond `end` and the clause: words that the scanner knows may be within a name
 * (AIoT业务). */
static uint32_t text_from(const gn_work *w, const gn_clause *c, uint32_t k, uint32_t end)
{
    enum { SEGMENTS = 6 };
    const gn_seg *g = w->structure->seg;
    uint32_t last = k;
    while (last < c->last && last < k + SEGMENTS && g[last].start < end &&
           (g[last].kind == GN_SEG_TEXT || g[last].kind == GN_SEG_NAME || g[last].kind == GN_SEG_SECTOR ||
            (g[last].kind == GN_SEG_MARK && g[last].mark == 'd' && last > k)) &&
           (last == k || g[last].start == g[last - 1].end))
        last++;
    return last;
}

/* 云业务和广告业务, 云和广告业务…分别: more lines than one; but 到店、酒店及旅游业务. */
static bool several(const gn_work *w, const char *t, size_t n, const char *joint)
{
    const char *at = gn_find(t, n, joint, strlen(joint));
    return at && (gn_may_say(w, "分别") || gn_may_say(w, "均") || gn_may_say(w, "合计") ||
                  gn_words_end(kinds, t, (size_t)(at - t)));
}

/* “某某业务持续提速”, “某某板块收入”, “某某方面，”: the bytes of the line's name that t[0..n) begins with; 0: none.
 * `ends`: the clause ends behind it. */
static size_t name_of(const gn_work *w, const char *t, size_t n, bool ends, bool *other)
{
    enum { LEAST = 6, MOST = 42, ET = 3 };
    static const char about[] = "方面|方面来看|方面看";
    const size_t far = n < MOST ? n : MOST, verb = gn_phrases_break(w->phrases, t, far);
    size_t name = 0;
    for (size_t i = LEAST; i < far && i <= verb && !name; i++) {
        if (((unsigned char)t[i] & 0xC0) == 0x80) continue;
        const size_t kind = gn_words_begin(kinds, t + i, far - i);
        if (!kind) continue;
        if (gn_words_begin(no_kind, t + i + kind, n - i - kind) && !gn_words_begin("量价", t + i + kind, n - i - kind))
            return 0;
        *other = no_line(t, i);
        name = i + kind;
    }
    const size_t end = ends && !name && verb == far ? gn_words_end(about, t, n) : 0;
    if (end && n <= MOST && n >= end + LEAST) {
        gn_label l = {.n = 0};
        gn_label_add(&l, t, n - end);
        if (!gn_np_heads(w, &l) && !gn_words_end("市场|行业|产业|政策|区域|地区", l.s, l.n) && !no_line(t, n - end) &&
            gn_label_chars(&l) > 2)
            name = n - end;
    }
    if (name && (several(w, t, name, "、") || several(w, t, name, "和") || gn_find(t, name, "的", ET))) *other = true;
    return *other ? 0 : name;
}

/* The line that a clause names, as far as the byte `end`. *other: it is about another one, or about a company. */
static gn_said line_of(const gn_work *w, const gn_clause *c, uint32_t end, bool *other)
{
    enum { HEAD = 8 };
    const gn_seg *g = w->structure->seg;
    bool firm = false;
    *other = false;
    for (uint32_t k = c->first; k < c->last && k < c->first + HEAD && g[k].start < end; k++) {
        firm |= gn_work_company(w, &g[k]);
        if (g[k].kind == GN_SEG_QUANTITY) break;
        const uint32_t last = text_from(w, c, k, end);
        if (last == k) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = g[last - 1].end - g[k].start;
        size_t from = 0;
        for (size_t skip; from < n && (skip = opening(w, t + from, n - from)) != 0; from += skip)
            firm |=
                gn_words_begin("公司|集团|我司", t + from, n - from) > 0 || gn_work_name(w, t + from, n - from, false);
        if (from == n) continue;
        const bool ends = last == c->last || g[last].kind == GN_SEG_MARK;
        const size_t name = name_of(w, t + from, n - from, ends, other);
        if (name || *other) return (gn_said){g[k].start + (uint32_t)from, (uint32_t)name};
        break;
    }
    *other = firm;
    return (gn_said){0, 0};
}

/* The last line that clauses [first, last) name up to the byte `end`. */
static gn_said last_line(const gn_work *w, uint32_t first, uint32_t last, uint32_t end, bool *other)
{
    enum { CLAUSES = 16 };
    gn_said line = {0, 0};
    *other = false;
    for (uint32_t c = last; c-- > first && last - c < CLAUSES && !line.bytes && !*other;)
        if (w->structure->clause[c].parent == GN_NO_INDEX) line = line_of(w, &w->structure->clause[c], end, other);
    return line;
}

/* The last figure was told behind the line's name, and is of something else. */
static bool left(const gn_work *w, gn_said line)
{
    static const char frame[] = "方面";
    const gn_memory *p = &w->memory;
    const char *name = w->clean->text + line.start;
    /* 物流业务方面，面积…，出租率…，收入…: all of them */
    if (p->last_sentence == w->memory.sentence && p->line_here.bytes && gn_may_say(w, frame) &&
        strncmp(name + line.bytes, frame, sizeof frame - 1) == 0)
        return false;
    const size_t stem = line.bytes - gn_words_end(kinds, name, line.bytes); /* 业务收入 is a noun too */
    return p->said_seg != GN_NO_INDEX && p->entity.n && w->structure->seg[p->said_seg].start > line.start &&
           !gn_find(p->entity.s, p->entity.n, name, stem);
}

void gn_line_of_sentence(gn_work *w, const gn_sentence *s)
{
    gn_memory *p = &w->memory;
    if (p->line_block != s->block) p->line_here = p->line_before = (gn_said){0, 0};
    if (p->line_here.bytes) p->line_before = p->line_here;
    p->line_here = (gn_said){0, 0};
    p->line_block = s->block;
    if (p->line_before.bytes && left(w, p->line_before)) p->line_before = (gn_said){0, 0};
    bool other = false;
    if (may_name(w)) p->line_here = last_line(w, s->first_clause, s->last_clause, s->end, &other);
    if (other) p->line_before = (gn_said){0, 0};
}

/* “挖机油缸产品销量39万只，收入…”: the goods of the amount right before. */
static bool goods_before(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    enum { LEAST = 6 };
    static const char
        amounts[] =
            "销量|销售量|产量|出货量|交付量|装机量|产销量|连接数|连接规模|签约额|签约规模|机柜利用率|机架利用率|上架率",
        nouns[] = "销售收入|业务收入|收入|毛利率|单吨毛利|毛利|均价|售价|单价",
        incomes[] = "主营业务收入|营业总收入|营业收入|销售收入|净收入|总收入|净营收|总营收|收入|营收|销售额|营业额",
        margins[] = "毛利率|毛利|毛利润|经营利润|经营利润率|营业利润|营业利润率|经营亏损|营业亏损",
        nobody[] = "市场|地区|国内|海外|境外|国外|公司|集团|全年|累计|合计|新增|渠道|线上|线下|内销|外销|全球|全国|"
                   "季度|的|总|主要产品|产品合计|合并|综合|国际|主营|主营业务|净|营业|销售";
    const gn_memory *p = &w->memory;
    const gn_structure *st = w->structure;
    /* 互联网服务收入40亿元，同比增长64%，毛利率… */
    const size_t income = gn_words_end(incomes, p->indicator.s, p->indicator.n);
    const bool margin = income && gn_words_end(margins, m->np.s, m->np.n) == m->np.n;
    if (p->last_sentence != s->sentence || !p->entity.n || p->said_seg == GN_NO_INDEX ||
        st->seg[p->said_seg].clause + 2 < s->clause || st->seg[p->said_seg].clause == s->clause ||
        !(margin ||
          (gn_words_end(nouns, m->np.s, m->np.n) == m->np.n && gn_words_end(amounts, p->indicator.s, p->indicator.n))))
        return false;
    *out = margin ? p->indicator : p->entity; /* 厨电业务, of 厨电业务收入 */
    if (margin) gn_label_drop(out, out->n - income, income);
    const size_t firm = gn_work_name(w, out->s, out->n, false);
    gn_label_drop(out, 0, firm ? firm : gn_words_begin("公司|集团", out->s, out->n));
    return out->n >= LEAST && !gn_words_end(nobody, out->s, out->n) && gn_list_members(out) < 2;
}

bool gn_line_told(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *line, uint32_t *end,
                  bool *frame)
{
    const gn_memory *p = &w->memory;
    *frame = false;
    if (goods_before(w, s, m, line)) {
        *end = w->structure->seg[s->from].start;
        return true;
    }
    bool other = false;
    gn_said said = {0, 0};
    if (p->line_here.bytes)
        said = last_line(w, w->structure->sentence[s->sentence].first_clause, s->clause + 1,
                         w->structure->seg[s->list_seg].start, &other);
    /* “…。公司预计四季度营收…”: back at the whole */
    const gn_sentence *of = &w->structure->sentence[s->sentence];
    const char *t = w->clean->text + w->structure->seg[of->first].start;
    other |= gn_words_begin("公司|该公司|集团|该集团", t, (size_t)(w->clean->text + of->end - t)) > 0;
    /* “…。某某车型保持稳定，销量…”: of what the sentence turns to */
    if (!said.bytes && !other && p->line_block == s->block && p->subject_sentence != s->sentence) said = p->line_before;
    /* 手机业务占38%，毛利率…: the text is at the whole again; but 手机业务收入5亿元，占38%，毛利率… */
    const bool whole =
        p->measure == GN_MEASURE_SHARE && p->last_sentence == s->sentence && !gn_np_heads(w, &p->indicator);
    if (!said.bytes || left(w, said) || whole) return false;
    gn_label_clear(line);
    gn_label_add(line, w->clean->text + said.start, said.bytes);
    *end = said.start + said.bytes;
    const char *behind = w->clean->text + *end;
    *frame = strncmp(behind, "：", strlen("：")) == 0 || *behind == ':' || strncmp(behind, "方面", strlen("方面")) == 0;
    return true;
}

bool gn_line_before(const gn_work *w, const gn_sentence *s, gn_label *line)
{
    const gn_said said = w->memory.line_before;
    if (!said.bytes || w->memory.line_block != s->block) return false;
    gn_label_clear(line);
    gn_label_add(line, w->clean->text + said.start, said.bytes);
    return true;
}
