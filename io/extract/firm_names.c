/* Firms that no lexicon knows, by how their article speaks of them. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/firm_names.h"

#include <stdlib.h>
#include <string.h>

#include "io/extract/lexicon.h"
#include "io/extract/work.h"

enum {
    MOST = 16,  /* names of an article */
    TRIES = 64, /* ... candidates that are looked for a second time in it: each is a pass over its text */
    LEAST = 4,  /* bytes of a name; at least six of wide characters */
    WIDE = 18,  /* ... at most, of wide ones */
    LATIN = 24  /* ... of Latin ones */
};

/* Where a firm is named. */
typedef struct place {
    uint32_t start, end;
} place;

typedef struct finder {
    const gn_phrases *phrases;
    const gn_lexicon *lexicon;
    const char *text;
    gn_structure *st;
    gn_firm_names *out;
    uint32_t article, last;         /* with its sections */
    size_t first;                   /* the article's first name */
    size_t tried;                   /* its candidates that were looked for */
    size_t from, to;                /* its text */
    uint64_t begins[GN_CHAR_WORDS]; /* with what the words begin that tell of firms, by gn_char_bit */
    place *place;
    size_t places, cap;
    bool failed;
} finder;

static bool latin(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Nortel, Lithium Werks: letters with a capital first and not all of them; its bytes, 0: none. */
static size_t latin_name(const char *s, size_t n)
{
    bool small = false;
    size_t end = 0;
    if (!n || s[0] < 'A' || s[0] > 'Z') return 0;
    for (size_t i = 0; i < n && (latin(s[i]) || (i + 1 < n && s[i] == ' ' && s[i + 1] >= 'A' && s[i + 1] <= 'Z'));
         i++) {
        small |= s[i] >= 'a';
        end = i + 1;
    }
    if (end < n && s[end] >= '0' && s[end] <= '9') return 0;
    return small && end >= LEAST && end <= LATIN ? end : 0;
}

/* What may be a firm's name: short, nothing that is a word, a kind of business, an office or a person, and no verb. */
static bool may_be_name(const finder *f, const char *s, size_t n)
{
    static const char common[] =
        "者|人|员|家|业|场|们|方|户|品|店|院|校|局|部|委|会|所|厅|府|办|省|市|县|区|国|州|港|队|组|团|社|心|司|机|片|"
        "池|板|料|量|率|价|额|值|数|性|化|力|期|年|月|日|时|间|中|上|下|内|外|前|后|等|士|台|告|准|单|次|磅|布|书|案|"
        "划|度|点|层|级|类|种|型|款|车|电|网|费|金|股|权|长|报|的|了|称|说|法|系统|平台|标准|经济|产品|项目|技术|"
        "服务|数据|官方|双方|代表";
    static const char begins[] = "该|此|这|其|本|各|多|两|有|我|他|她|你|新|全|首|不|在|对|从|向|把|被|为|与|和|及|但|"
                                 "而|如|据|每|以|所|可|将|已|也|还|又|都|很|更|最|第|当|随|由|因|于|是|一|三|前|近";
    static const char firms[] =
        "集团|国际|科技|汽车|电子|网络|期货|时代|机器人|养车|电器|药业|锂业|乳业|酒业|纸业|铝业|"
        "铜业|矿业|煤业|影业|置业|石化";
    const size_t roman = latin_name(s, n);
    if (n < LEAST) return false;
    if (roman == n) return true;
    if (n < 6 || n > WIDE || gn_words_begin(begins, s, n)) return false;
    if (gn_words_end(common, s, n) && !gn_words_last(firms, sizeof firms - 1, s, n, 3)) return false;
    for (size_t i = 0; i + 2 < n; i++)
        if (!memcmp(s + i, "的", 3) || !memcmp(s + i, "了", 3)) return false;
    return !gn_phrases_find(f->phrases, s, n, NULL) && !gn_phrases_suffix(f->phrases, s, n, GN_PHRASE_HEAD) &&
           !gn_phrases_prefix(f->phrases, s, n + 3, GN_PHRASE_HEAD, NULL) &&
           !gn_phrases_prefix(f->phrases, s, n, GN_PHRASE_GROUP | GN_PHRASE_LEAD | GN_PHRASE_BREAK, NULL) &&
           gn_phrases_break(f->phrases, s, n) == n;
}

/* The next place in the article's text behind `at` where it has that name; NULL if there is none. */
static const char *next_named(const finder *f, const char *at, const char *name, size_t n)
{
    const char *const end = f->text + f->to;
    while ((at = memmem(at, (size_t)(end - at), name, n)) != NULL) {
        const bool within = latin(*name) && ((at > f->text && latin(at[-1])) || (at + n < end && latin(at[n])));
        if (!within) return at;
        at += n;
    }
    return NULL;
}

/* Takes a name, unless the article never says it again. */
static void take(finder *f, size_t start, size_t n, bool sure)
{
    const char *name = f->text + start;
    gn_firm_names *out = f->out;
    if (out->count - f->first >= MOST) return;
    for (size_t i = f->first; i < out->count; i++)
        if (out->name[i].len == n && memcmp(f->text + out->name[i].start, name, n) == 0) return;
    if (!sure) {
        if (f->tried++ >= TRIES) return;
        const char *first = next_named(f, f->text + f->from, name, n);
        if (!first || !next_named(f, first + n, name, n)) return;
    }
    if (out->count == out->cap && !gn_structure_grow((void **)&out->name, &out->cap, sizeof *out->name)) {
        f->failed = true;
        return;
    }
    out->name[out->count++] = (gn_firm_name){(uint32_t)start, (uint32_t)n, f->article, f->last};
}

/* “某某有限公司（以下简称“某某”）”: the opening bracket is segment k. */
static void defined(finder *f, uint32_t k, size_t end)
{
    static const char words[] = "以下简称|下称|简称|以下称",
                      firms[] = "公司|集团|(有限合伙)|(有限 合伙)|合伙企业|银行|科技|股份|控股";
    static const char *const open[] = {":", "：", "为", " ", "“", "”", "\""};
    static const char *const close[] = {"“", "”", "\"", ")", "、", ",", "，", "或"};
    const char *t = f->text + f->st->seg[k].end, *const stop = f->text + end;
    const size_t before = f->st->seg[k].start - f->from;
    const size_t word = gn_words_begin(words, t, (size_t)(stop - t));
    if (!word || !gn_words_end(firms, f->text + f->from, before)) return;
    t += word;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if ((size_t)(stop - t) > strlen(open[i]) && !memcmp(t, open[i], strlen(open[i]))) t += strlen(open[i]);
    for (const char *e = t; e < stop && e - t <= LATIN; e++)
        for (size_t i = 0; i < sizeof close / sizeof *close; i++)
            if ((size_t)(stop - e) >= strlen(close[i]) && !memcmp(e, close[i], strlen(close[i]))) {
                static const char kinds[] = "公司|本公司|集团|银行|发行人|企业|基金";
                const size_t n = (size_t)(e - t);
                if (n >= LEAST && gn_words_begin(kinds, t, n) != n && may_be_name(f, t, n))
                    take(f, (size_t)(t - f->text), n, true);
                return;
            }
}

/* 600000.SH, NASDAQ:ABCD, 002475 between brackets. */
static bool listed(const finder *f, uint32_t k, uint32_t last)
{
    enum { CODE = 6, LONGEST = 16 };
    bool mark = false;
    size_t digits = 0;
    const char *t = f->text + f->st->seg[k].end;
    const size_t n = f->st->seg[last - 1].end - f->st->seg[k].end;
    for (size_t i = 0; i < n && i < LONGEST; i++) {
        if (t[i] == ')') return mark ? i >= CODE : digits == CODE && i == CODE;
        mark |= t[i] == '.' || t[i] == ':';
        digits += t[i] >= '0' && t[i] <= '9';
        if (!(t[i] >= '0' && t[i] <= '9') && !(t[i] >= 'A' && t[i] <= 'Z') && t[i] != '.' && t[i] != ':') return false;
    }
    return false;
}

/* Who publishes, has a chairman, a price of its shares or a rank; what firms' names end in. */
static const char tells[] = "发布|宣布|公布|公告|旗下|董事长|创始人|首席执行官|总裁|财报|股价|市值|招股书|年报|"
                            "季报|半年报|CEO|排名|位居|位列",
                  ends[] = "科技|股份|集团|控股|证券|期货|药业|制药|锂业|锂能|乳业|酒业|光电|微电|重工|"
                           "钢铁|特钢|纸业|铝业|铜业|矿业|煤业|影业|置业|航运|轮胎|石化";

/* The characters that these words begin with: most characters begin none. */
static void note_beginnings(finder *f, const char *words)
{
    for (const char *word = words; word; word = strchr(word, '|')) {
        word += word > words;
        f->begins[gn_char_bit(word) >> 6] |= UINT64_C(1) << (gn_char_bit(word) & 63);
    }
}
static inline bool may_begin(const finder *f, const char *s)
{
    const uint32_t bit = gn_char_bit(s);
    return f->begins[bit >> 6] >> (bit & 63) & 1;
}

static bool of_firm(const char *s, size_t n)
{
    return gn_words_begin(tells, s, n) > 0;
}

/* 某某科技, 某某股份: the bytes of what a firm's name may end in at s[at..n), unless a kind of such things stands
 * before it; 0: none. */
static size_t firm_end(const char *s, size_t at, size_t n)
{
    enum { SHORT = 6, LONG = 12 }; /* bytes before it */
    static const char kinds[] = "高新|金融|农业|数字|信息|生物|绿色|智能|国家|前沿|现代|创新|文化|核心|先进|军事|航天|"
                                "可再生|新|化石|清洁|传统|一次|功率|企业|大型|互联网|移动|工业|海洋|健康|医疗|教育|"
                                "产业|商品|其他|汽车|全球|国际|国有|民营|上市|通信|运输|娱乐|普通|特种|优质|废|"
                                "国内|海外|主要|重点|中小|粗|全国|出口|进口|造|有色|地方|相关|其它|煤炭";
    if (at < SHORT || at > LONG) return 0;
    const size_t end = gn_words_begin(ends, s + at, n - at);
    return end && !gn_words_end(kinds, s, at) ? end : 0;
}

/* 阿里云就宣布, 某某副总裁: what stands between the name and the word. */
static size_t without_adverb(const char *t, size_t n)
{
    static const char words[] =
        "就|也|则|还|再|即|又|才|副|高级|执行|联席|联合|近日|日前|今日|昨日|近期|此前|随后|正式|"
        "最新|首次|官方|中国区|公司|的|继续|仍|仍然|依旧|目前|现任|前";
    for (size_t k = 1; k; n -= k) k = gn_words_last(words, sizeof words - 1, t, n, LEAST);
    return n;
}

/* “某某宣布”, “某某旗下”, “某某二季度营收”: the name that text segment k begins with, in bytes; 0: none. */
static size_t told(const finder *f, uint32_t k, uint32_t last)
{
    const gn_seg *g = &f->st->seg[k];
    const char *t = f->text + g->start;
    const size_t n = g->end - g->start;
    const size_t roman = latin_name(t, n);
    if (roman && roman < n) return of_firm(t + roman, n - roman) ? roman : 0;
    size_t whole = 0;
    for (size_t at = LEAST; at + 3 <= n && at <= WIDE; at++) {
        if (((unsigned char)t[at] & 0xC0) == 0x80 || !may_begin(f, t + at)) continue;
        if (of_firm(t + at, n - at)) return without_adverb(t, at);
        const size_t end = whole ? 0 : firm_end(t, at, n);
        if (end) whole = at + end;
    }
    if (whole) return whole;
    if (n > LATIN || k + 1 >= last) return 0;
    uint32_t next = k + 1;
    if (f->st->seg[next].kind == GN_SEG_PERIOD && next + 1 < last) next++;
    const gn_seg *b = &f->st->seg[next];
    return (b->kind == GN_SEG_TEXT || b->kind == GN_SEG_CUE) && of_firm(f->text + b->start, b->end - b->start) ? n : 0;
}

/* “郑州某某百货2018年净利润”, “东莞某某电子公布半年报”: the bytes of the name behind the place at segment k, where what
 * only firms have or do follows; 0: none. */
static size_t placed(const finder *f, const gn_sentence *s, uint32_t k)
{
    enum { FAR = 60, SHORT = 9 /* bytes */ };
    static const char cuts[] =
        "发布|宣布|公布|公告|披露|旗下|董事长|创始人|总裁|总经理|首席|财报|股价|市值|招股书|年报|季报|"
        "半年报|业绩|净利|营收|营业收入|实现|完成|获得|是一家|成立于|主营|总部|递交|提交|CEO",
                      forms[] = "股份有限公司|集团有限公司|有限责任公司|有限公司";
    static const char *const firms[] = {"净利", "归母",   "营收",   "营业收入", "财报",   "年报", "季报",  "业绩",
                                        "招股", "股价",   "市值",   "董事长",   "创始人", "总裁", "旗下",  "融资",
                                        "上市", "是一家", "成立于", "总经理",   "CEO",    "IPO",  "负债率"};
    static const char offices[] =
        "学|馆|园|山|商|企|号|湖|街|村|镇|乡|路|桥|河|军|警|站|刊|关|港|社区|大会|论坛|展|赛|奥|行业|企业";
    const gn_seg *seg = f->st->seg;
    if (k + 1 >= s->last || seg[k + 1].kind != GN_SEG_TEXT || seg[k + 1].start != seg[k].end) return 0;
    const gn_area_level level = gn_lexicon_area(f->lexicon, seg[k].index)->level;
    if (level != GN_AREA_PROVINCE && level != GN_AREA_CITY && level != GN_AREA_DISTRICT) return 0;
    const char *t = f->text + seg[k + 1].start;
    const size_t n = seg[k + 1].end - seg[k + 1].start;
    size_t end = n;
    for (size_t at = 2 * 3; at + 3 <= n && at <= LATIN + WIDE && end == n; at++)
        if (((unsigned char)t[at] & 0xC0) != 0x80 && gn_words_begin(cuts, t + at, n - at)) end = at;
    if (end == n && (k + 2 >= s->last || seg[k + 2].kind == GN_SEG_MARK || seg[k + 2].start != seg[k + 1].end))
        return 0;
    const size_t left = s->end - seg[k + 1].start - end, far = left < FAR ? left : FAR;
    bool told = false;
    for (size_t i = 0; i < sizeof firms / sizeof *firms && !told; i++)
        told = gn_find(t + end, far, firms[i], strlen(firms[i])) != NULL;
    if (!told) return 0;
    end = without_adverb(t, end);
    end -= gn_words_end(forms, t, end);
    return end >= SHORT && may_be_name(f, t, end) && !gn_words_end(offices, t, end) ? end : 0;
}

static bool known_firm(const finder *f, uint32_t k)
{
    const gn_seg *g = &f->st->seg[k];
    return g->kind == GN_SEG_ORG && gn_lexicon_org(f->lexicon, g->index)->company;
}

/* “甲和某某”, of which the first is known: text segment k. */
static void joined(finder *f, uint32_t k)
{
    static const char words[] = "和|与|及|以及";
    const gn_seg *g = &f->st->seg[k];
    if (!known_firm(f, k - 1)) return;
    const size_t n = g->end - g->start, word = gn_words_begin(words, f->text + g->start, n);
    if (word && may_be_name(f, f->text + g->start + word, n - word)) take(f, g->start + word, n - word, false);
}

static bool house(const finder *f, uint32_t k)
{
    const gn_seg *g = &f->st->seg[k];
    return g->kind == GN_SEG_ORG && gn_lexicon_org(f->lexicon, g->index)->house;
}

/* What follows a house that tells of others. */
static const char opines[] =
    "研报|研究|研判|报告|预计|预测|预期|预估|认为|指出|表示|称|说|数据|统计|测算|估算|估计|分析|首席|团队|给予|维持|"
    "上调|下调|评级|目标价|覆盖|点评|解读|复盘|前瞻|展望|策略|调研|调查|行业|看好|推荐|建议|梳理|保荐|辅导|发现|提醒|"
    "强调|判断|援引|引用|口径|指数|白皮书|策略会|提示|担任|主承销";
static bool opinion(const char *t, size_t n)
{
    for (size_t i = 0; i + 3 <= n; i++)
        if (((unsigned char)t[i] & 0xC0) != 0x80 && gn_words_begin(opines, t + i, n - i)) return true;
    return false;
}

/* “某证券发布三季报”, “某证券公告”: what the house at segment k publishes is of itself. */
static bool own_paper(const finder *f, const gn_sentence *s, uint32_t k)
{
    enum { FAR = 60 /* bytes */ };
    static const char papers[] =
        "一季报|三季报|季报|半年报|年报|中报|业绩|财报|公告|招股书|招股说明书|财务报表|财务数据|"
        "经营数据|成绩单|季度报告|中期报告|年度报告|财务报告|招股意向书|聆讯";
    const gn_seg *seg = f->st->seg;
    const char *t = f->text + seg[k].end;
    size_t n = 0;
    for (uint32_t i = k + 1; i < s->last && n < FAR && seg[i].clause == seg[k].clause; i++) {
        if (seg[i].kind == GN_SEG_ORG || seg[i].kind == GN_SEG_QUANTITY ||
            (seg[i].kind == GN_SEG_MARK && seg[i].mark != ' '))
            break;
        n = seg[i].end - seg[k].end;
    }
    for (size_t i = 0; i + 3 <= n; i++) {
        const size_t paper = ((unsigned char)t[i] & 0xC0) != 0x80 ? gn_words_begin(papers, t + i, n - i) : 0;
        if (!paper) continue;
        const size_t end = i + paper;
        static const char reads[] = "点评|前瞻|综述|总结|分析|展望|策略|研究|解读|会|排|榜|预计|预测",
                          others[] = "销售|房企|企业|券商|板块|上市公司|个股";
        return !opinion(t, i) && !gn_words_end(others, t, i) && !gn_words_begin(reads, t + end, n - end);
    }
    return false;
}

/* The words from segment i on that stand together; *end is the segment behind them. */
static size_t words_from(const finder *f, const gn_sentence *s, uint32_t i, uint32_t *end)
{
    const gn_seg *seg = f->st->seg;
    uint32_t k = i;
    while (k < s->last && seg[k].clause == seg[i].clause && (k == i || seg[k].start == seg[k - 1].end) &&
           (seg[k].kind == GN_SEG_TEXT || seg[k].kind == GN_SEG_SECTOR || seg[k].kind == GN_SEG_NAME ||
            seg[k].kind == GN_SEG_AREA || (seg[k].kind == GN_SEG_CUE && seg[k].cue == GN_CUE_INVESTMENT)))
        k++;
    *end = k;
    return k > i ? seg[k - 1].end - seg[i].start : 0;
}

/* “某证券前三季度经纪业务收入”, “某证券以80亿元的净利润居首”, and, where its sentence has `told` of such,
 * “某证券为60亿元”: the house at segment k has results of its own. */
static bool own_results(const finder *f, const gn_sentence *s, uint32_t k, bool told)
{
    enum { LONGEST = 60 /* bytes */ };
    static const char fills[] = "的|公司|集团|实现|取得|录得|以|凭借|凭|也|均|则|全年|当期|单季|合并|旗下|营业",
                      business[] =
                          "业务收入|净收入|业务净收入|业务利润|业务规模|管理规模|托管规模|客户数|客户数量|员工|营业部|"
                          "总市值|注册资本|资产规模|客户资产|承销金额|承销规模|承销额|利息收入|盈利|亏损|营业利润";
    const gn_seg *seg = f->st->seg;
    uint32_t i = k + 1;
    bool colon = false;
    while (i < s->last) {
        const gn_seg *g = &seg[i];
        if (g->kind == GN_SEG_MARK && g->mark == '(') {
            const uint32_t open = i;
            while (i < s->last && i < open + 6 && !(seg[i].kind == GN_SEG_MARK && seg[i].mark == ')')) i++;
            if (i++ == s->last || seg[i - 1].kind != GN_SEG_MARK ||
                opinion(f->text + g->start, seg[i - 1].end - g->start))
                return false;
            continue;
        }
        if (g->kind == GN_SEG_PERIOD || (g->kind == GN_SEG_MARK && g->mark == ' ')) {
            i++;
            continue;
        }
        if (g->kind == GN_SEG_MARK && g->mark == ':' && i == k + 1) {
            colon = true;
            i++;
            continue;
        }
        if (g->kind == GN_SEG_CUE) {
            if (g->cue == GN_CUE_LOSS) return !colon;
            if (g->cue != GN_CUE_LEVEL && g->cue != GN_CUE_CUMULATIVE && g->cue != GN_CUE_TOTAL &&
                g->cue != GN_CUE_RESPECTIVELY && g->cue != GN_CUE_BOUND && g->cue != GN_CUE_INVESTMENT)
                return false;
            if (g->cue != GN_CUE_INVESTMENT) {
                i++;
                continue;
            }
        }
        if (g->kind == GN_SEG_QUANTITY) {
            if (told) return true;
            static const char with[] = "的";
            uint32_t end = i + 1;
            const size_t n = i + 1 < s->last ? words_from(f, s, i + 1, &end) : 0;
            const char *t = f->text + g->end;
            const size_t of = gn_words_begin(with, t, n);
            return of && gn_phrases_prefix(f->phrases, t + of, n - of, GN_PHRASE_FIRM, NULL);
        }
        uint32_t end;
        const char *t = f->text + g->start;
        size_t n = words_from(f, s, i, &end);
        if (!n || n > LONGEST || opinion(t, n)) return false;
        if (gn_phrases_prefix(f->phrases, t, n, GN_PHRASE_FIRM, NULL)) return true;
        for (size_t fill; (fill = gn_words_begin(fills, t, n)) != 0; t += fill, n -= fill)
            if (gn_phrases_prefix(f->phrases, t, n, GN_PHRASE_FIRM, NULL)) return true;
        if (n) {
            if (gn_phrases_prefix(f->phrases, t, n, GN_PHRASE_FIRM, NULL)) return true;
            return !colon && (gn_phrases_suffix(f->phrases, t, n, GN_PHRASE_FIRM) || gn_words_end(business, t, n));
        }
        i = end;
    }
    return false;
}

/* A house of research that has results of its own is a firm there, and so are those that it is joined to. */
static void see_house(finder *f, const gn_sentence *s, uint32_t k, bool told)
{
    static const char with[] = "和|与|及|以及";
    gn_seg *seg = f->st->seg;
    if (!own_results(f, s, k, told) && !own_paper(f, s, k)) return;
    for (;;) {
        seg[k].index = GN_ORG_UNKNOWN;
        if (k < s->first + 2 || !house(f, k - 2)) return;
        const gn_seg *g = &seg[k - 1];
        if (g->kind == GN_SEG_MARK ? g->mark != 'd'
                                   : gn_words_begin(with, f->text + g->start, g->end - g->start) != g->end - g->start)
            return;
        k -= 2;
    }
}

/* Segment k names a measure of firms. */
static bool tells_results(const finder *f, uint32_t k)
{
    const gn_seg *g = &f->st->seg[k];
    return gn_phrases_suffix(f->phrases, f->text + g->start, g->end - g->start, GN_PHRASE_FIRM) > 0;
}

static void see_houses(finder *f, const gn_sentence *s)
{
    const gn_seg *seg = f->st->seg;
    uint32_t first = s->first;
    while (first < s->last && !house(f, first)) first++;
    if (first == s->last) return;
    bool results = false;
    for (uint32_t k = s->first; k < s->last; k++) {
        if (house(f, k)) see_house(f, s, k, results);
        results |= seg[k].kind == GN_SEG_TEXT && tells_results(f, k);
        results &= seg[k].kind != GN_SEG_CUE || (seg[k].cue != GN_CUE_FORECAST && seg[k].cue != GN_CUE_GUIDANCE);
    }
}

static void find_in_sentence(finder *f, const gn_sentence *s)
{
    const gn_seg *seg = f->st->seg;
    uint32_t named = GN_NO_INDEX; /* the last segment that was taken */
    for (uint32_t k = s->first; k < s->last; k++) {
        if (seg[k].kind == GN_SEG_MARK && seg[k].mark == '(' && k + 1 < s->last) {
            defined(f, k, s->end);
            if (k > s->first && seg[k - 1].kind == GN_SEG_TEXT && listed(f, k, s->last) &&
                may_be_name(f, f->text + seg[k - 1].start, seg[k - 1].end - seg[k - 1].start))
                take(f, seg[k - 1].start, seg[k - 1].end - seg[k - 1].start, true);
            continue;
        }
        const bool opens = k == s->first || seg[k - 1].kind == GN_SEG_MARK || seg[k - 1].kind == GN_SEG_PERIOD;
        const size_t there = seg[k].kind == GN_SEG_AREA && opens ? placed(f, s, k) : 0;
        if (there) {
            take(f, seg[k].start, seg[k].end - seg[k].start + there, false);
            take(f, seg[k + 1].start, there, false);
        }
        if (seg[k].kind != GN_SEG_TEXT) continue;
        if (!opens) {
            joined(f, k);
            continue;
        }
        size_t n = told(f, k, s->last);
        /* 甲、某某、乙, of which one is known */
        if (!n && k > s->first && k + 1 < s->last && seg[k - 1].mark == 'd' && seg[k + 1].mark == 'd' &&
            ((k > s->first + 1 && (known_firm(f, k - 2) || named == k - 2)) ||
             (k + 2 < s->last && known_firm(f, k + 2))))
            n = seg[k].end - seg[k].start;
        if (n && may_be_name(f, f->text + seg[k].start, n)) {
            take(f, seg[k].start, n, false);
            named = k;
        }
    }
}

static int by_place(const void *a, const void *b)
{
    const place *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    return x->end > y->end ? -1 : x->end < y->end;
}

/* Where the article has its names. */
static void find_places(finder *f)
{
    const size_t first = f->places;
    for (size_t i = f->first; i < f->out->count && !f->failed; i++) {
        const gn_firm_name *name = &f->out->name[i];
        const char *at = f->text + f->from;
        while ((at = next_named(f, at, f->text + name->start, name->len)) != NULL) {
            if (f->places == f->cap && !gn_structure_grow((void **)&f->place, &f->cap, sizeof *f->place)) {
                f->failed = true;
                return;
            }
            f->place[f->places++] = (place){(uint32_t)(at - f->text), (uint32_t)(at - f->text) + name->len};
            at += name->len;
        }
    }
    if (f->places > first) qsort(f->place + first, f->places - first, sizeof *f->place, by_place);
}

/* Whether segments i to j may become the name and what is left of the first and last. */
static bool fits(const gn_seg *seg, size_t i, size_t j, place p)
{
    for (size_t k = i; k <= j; k++) {
        const gn_seg *g = &seg[k];
        if (g->clause != seg[i].clause) return false;
        if (g->kind == GN_SEG_TEXT) continue;
        if (g->start < p.start || g->end > p.end) return false;
        if (g->kind == GN_SEG_ORG || g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD ||
            (g->kind == GN_SEG_MARK && g->mark != ' '))
            return false;
    }
    return true;
}

/* The segments anew, with the names among them. Each name adds two segments at most: by as many all are moved on, and
 * then back one after the other. */
static bool put_names(finder *f)
{
    gn_structure *st = f->st;
    const size_t room = 2 * f->places;
    gn_seg *const seg = realloc(st->seg, (st->segs + room) * sizeof *seg), *const old = seg + room;
    if (!seg) return false;
    st->seg = seg;
    st->seg_cap = st->segs + room;
    uint32_t *map = malloc((st->segs + 1) * sizeof *map);
    if (!map) return false;
    memmove(old, seg, st->segs * sizeof *seg);
    size_t n = 0, p = 0, mapped = 0;
    for (size_t i = 0; i < st->segs;) {
        gn_seg *g = &old[i];
        for (; mapped <= i; mapped++) map[mapped] = (uint32_t)n;
        while (p < f->places && f->place[p].start < g->start) p++;
        if (p == f->places || f->place[p].start >= g->end) { /* nearly always, and so what follows */
            const uint32_t stop = p < f->places ? f->place[p].start : UINT32_MAX;
            size_t to = i + 1;
            for (; to < st->segs && old[to].end <= stop; to++) map[to] = (uint32_t)(n + to - i);
            memmove(seg + n, g, (to - i) * sizeof *seg);
            n += to - i;
            i = mapped = to;
            continue;
        }
        const place at = f->place[p++];
        size_t j = i;
        while (j + 1 < st->segs && old[j].end < at.end && old[j + 1].clause == g->clause) j++;
        if (old[j].end < at.end || !fits(old, i, j, at)) continue;
        if (g->start < at.start) {
            seg[n] = *g;
            seg[n++].end = at.start;
        }
        seg[n++] = (gn_seg){.start = at.start,
                            .end = at.end,
                            .token = GN_NO_INDEX,
                            .index = GN_ORG_UNKNOWN,
                            .clause = g->clause,
                            .kind = GN_SEG_ORG};
        old[j].start = at.end;
        i = j + (old[j].end == at.end);
    }
    for (; mapped <= st->segs; mapped++) map[mapped] = (uint32_t)n;
    for (size_t c = 0; c < st->clauses; c++) {
        st->clause[c].first = map[st->clause[c].first];
        st->clause[c].last = map[st->clause[c].last];
    }
    for (size_t s = 0; s < st->sentences; s++) {
        st->sentence[s].first = map[st->sentence[s].first];
        st->sentence[s].last = map[st->sentence[s].last];
    }
    free(map);
    st->segs = n;
    return true;
}

gn_status gn_firm_names_find(const gn_lexicon *lexicon, const gn_clean *c, gn_structure *st, gn_firm_names *out,
                             gn_err *err)
{
    finder f = {.phrases = gn_lexicon_phrases(lexicon), .lexicon = lexicon, .text = c->text, .st = st, .out = out};
    out->count = 0;
    note_beginnings(&f, tells);
    note_beginnings(&f, ends);
    for (size_t i = 0; i < st->sentences && !f.failed;) {
        size_t end = i;
        f.article = f.last = st->sentence[i].article;
        const gn_article *a = &st->article[f.article];
        for (; end < st->sentences; end++) {
            const uint32_t other = st->sentence[end].article;
            if (other != f.last && !gn_inherit_section(&st->article[other], a->dated, a->level)) break;
            f.last = other;
        }
        f.first = out->count;
        f.tried = 0;
        f.from = st->sentence[i].start;
        f.to = st->sentence[end - 1].end;
        for (; i < end; i++) {
            see_houses(&f, &st->sentence[i]);
            find_in_sentence(&f, &st->sentence[i]);
        }
        find_places(&f);
    }
    if (f.places && !f.failed) f.failed = !put_names(&f);
    free(f.place);
    return f.failed ? gn_fail(err, GN_E_NOMEM, "extract: no memory for names") : GN_OK;
}

size_t gn_firm_names_of(const gn_firm_names *f, uint32_t article, size_t *first)
{
    while (*first < f->count && f->name[*first].last < article) ++*first;
    size_t n = *first;
    while (n < f->count && f->name[n].article <= article) n++;
    return n - *first;
}

void gn_firm_names_free(gn_firm_names *f)
{
    if (!f) return;
    free(f->name);
    *f = (gn_firm_names){0};
}
