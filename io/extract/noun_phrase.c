/* Noun phrases of clauses: what an indicator is called, without times, places and verbs. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/noun_phrase.h"

#include <string.h>

static bool heads(const gn_work *w, const char *s, size_t n)
{
    /* 国内生产总值(GDP) */
    const char *open = n && s[n - 1] == ')' ? memrchr(s, '(', n) : NULL;
    return gn_phrases_suffix(w->phrases, s, open ? (size_t)(open - s) : n, GN_PHRASE_HEAD) > 0;
}

bool gn_np_heads(const gn_work *w, const gn_label *l)
{
    return heads(w, l->s, l->n);
}

/* Bytes at the beginning of a phrase that are none of it: a mark, a quotation that ends and did not begin. Most begin
 * with a character of E4 and more, and no mark does. */
static size_t mark_first(const char *s, size_t n)
{
    const unsigned char c = (unsigned char)s[0];
    if (c >= 0xE4) return 0;
    if (c == ' ' || c == '/' || c == '+' || c == '-' || c == ')') return 1;
    if (n < 3) return 0;
    if (!memcmp(s, "、", 3) || !memcmp(s, "”", 3) || !memcmp(s, "》", 3) || !memcmp(s, "】", 3)) return 3;
    return n > 3 && !memcmp(s, "“", 3) && !gn_find(s, n, "”", 3) ? 3 : 0;
}
/* The same at the end. */
static size_t mark_last(const char *s, size_t n)
{
    const char last = s[n - 1];
    if (last == ' ' || last == '/' || last == '+' || last == '-' || last == '(') return 1;
    if (n < 3 || (unsigned char)s[n - 3] >= 0xE4) return 0;
    const char *end = s + n - 3;
    if (!memcmp(end, "、", 3) || !memcmp(end, "“", 3) || !memcmp(end, "《", 3)) return 3;
    return n > 3 && !memcmp(end, "”", 3) && !gn_find(s, n, "“", 3) ? 3 : 0;
}

/* 收入一般, 产能长期, 销量稳定: bytes of the adverb or verb behind the noun of a measure. */
static size_t behind_noun(const gn_work *w, const char *s, size_t n)
{
    unsigned roles = 0;
    const size_t last = gn_phrases_suffix_of(w->phrases, s, n, GN_PHRASE_AFTER | GN_PHRASE_BREAK,
                                             GN_PHRASE_KEEP | GN_PHRASE_HEAD | GN_PHRASE_VERB, &roles);
    if (!last || (!(roles & GN_PHRASE_AFTER) && roles & (GN_PHRASE_KEEP | GN_PHRASE_HEAD | GN_PHRASE_VERB))) return 0;
    return heads(w, s, n - last) ? last : 0;
}

bool gn_np_trim(const gn_work *w, gn_label *l)
{
    enum { CHAR = 3 };
    const gn_phrases *p = w->phrases;
    const char *s = l->s;
    size_t left = l->n;
    unsigned roles;
    while (left) {
        size_t n = gn_phrases_prefix_of(p, s, left, GN_PHRASE_LEAD, GN_PHRASE_KEEP, &roles);
        if (n && (roles & GN_PHRASE_KEEP)) n = 0;
        if (!n) n = mark_first(s, left);
        if (!n || (n == left && heads(w, s, left))) break;
        s += n;
        left -= n;
    }
    if (s > l->s) gn_label_drop(l, 0, (size_t)(s - l->s));
    while (left) {
        const unsigned may = gn_phrases_may_end(p, l->s, left);
        size_t n =
            may & GN_PHRASE_TAIL ? gn_phrases_suffix_of(p, l->s, left, GN_PHRASE_TAIL, GN_PHRASE_KEEP, &roles) : 0;
        if (n && (roles & GN_PHRASE_KEEP)) n = 0;
        if (n <= CHAR && may & (GN_PHRASE_AFTER | GN_PHRASE_BREAK)) { /* 创新低, not 低 alone */
            const size_t word = behind_noun(w, l->s, left);
            if (word > n) n = word;
        }
        if (!n) n = mark_last(l->s, left);
        if (!n || gn_phrases_suffix(p, l->s, left, GN_PHRASE_HEAD) >= n) break;
        left -= n;
    }
    const bool cut = left < l->n;
    gn_label_drop(l, left, l->n - left);
    return cut;
}

bool gn_np_share_verb(const char *text, size_t len)
{
    if (len == 6 && memcmp(text + 3, "占", 3) == 0) return true; /* 约占 */
    return len >= 3 && memcmp(text, "占", 3) == 0 &&
           !(len >= 6 && (memcmp(text + 3, "比", 3) == 0 || memcmp(text + 3, "有", 3) == 0));
}

void gn_np_drop_share(const gn_work *w, gn_label *l)
{
    static const char *const words[] = {"所占比重", "所占比例", "占比", "比重", "占"};
    static const char within[] =
        "在全国|在全球|在世界|在国内|在全省|在全市|在全区|在全县|在亚洲|在整体中|在总体中|在总量中|在其中";
    GN_EACH (i, words) {
        const size_t n = strlen(words[i]);
        if (l->n > n + 3 && gn_label_ends(l, words[i])) {
            gn_label_drop(l, l->n - n, n);
            gn_np_trim(w, l);
            /* 新能源汽车在全国的占比 */
            const size_t where = gn_words_end(within, l->s, l->n);
            if (where < l->n) gn_label_drop(l, l->n - where, where);
            return;
        }
    }
}

bool gn_np_joined(const gn_structure *st, uint32_t k)
{
    return k > 0 && st->seg[k].start == st->seg[k - 1].end && st->seg[k].clause == st->seg[k - 1].clause;
}

uint32_t gn_np_behind_bracket(const gn_work *w, const gn_statement *s)
{
    enum { FAR = 10 };
    const gn_structure *st = w->structure;
    uint32_t k = s->seg + 1;
    const uint32_t last = st->clause[s->clause].last;
    if (k >= last || st->seg[k].kind != GN_SEG_MARK || st->seg[k].mark != '(') return k;
    while (k < last && k < s->seg + FAR && !(st->seg[k].kind == GN_SEG_MARK && st->seg[k].mark == ')')) k++;
    if (k + 1 >= last || st->seg[k].mark != ')' || !gn_seg_begins(w, &st->seg[k + 1], "的")) return s->seg + 1;
    return k + 1;
}

/* “在61个城市共开出695家”: the verb is the next number's. */
static void drop_last_verb(const gn_work *w, gn_label *l)
{
    enum { LEAST = 6 };
    static const char adverbs[] = "共|已|累计|合计|总共";
    const size_t verb = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_VERB);
    size_t n = l->n - verb;
    if (verb < LEAST || n < LEAST || gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD)) return;
    n -= gn_words_end(adverbs, l->s, n);
    if (n >= LEAST) gn_label_drop(l, n, l->n - n);
}

/* “甲地增长4.5%和乙地增长1%”: the next member begins; not 500万元及以上的. */
static bool joins_next(const gn_work *w, const gn_seg *g)
{
    const char *t = w->clean->text + g->start;
    const size_t n = g->end - g->start;
    return gn_words_begin("和|以及|及", t, n) && !gn_words_begin("及以|和以", t, n);
}

/* 5个百亿级产业集群, 3家10亿元以上企业: how large they are, right behind how many; `k` is that number. */
static bool names_size(const gn_work *w, const gn_statement *s, uint32_t k)
{
    const gn_seg *g = &w->structure->seg[k];
    if (k != s->seg + 1 || k + 1 >= w->structure->segs || !gn_np_joined(w->structure, k) ||
        !gn_np_joined(w->structure, k + 1) || !(gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) ||
        gn_work_quantity(w, k)->flags & GN_Q_COUNT_NOUN)
        return false;
    return g[1].kind == GN_SEG_CUE ? g[1].cue == GN_CUE_BOUND && gn_seg_begins(w, &g[1], "以")
                                   : gn_seg_begins(w, &g[1], "级");
}

void gn_np_after(const gn_work *w, const gn_statement *s, gn_label *out)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    const uint32_t first = gn_np_behind_bracket(w, s);
    bool more_figures = false;
    for (uint32_t k = first; k < c->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        more_figures = g->kind == GN_SEG_QUANTITY && !names_size(w, s, k);
        if (more_figures || (g->kind == GN_SEG_PERIOD && out->n)) break;
        if (g->kind == GN_SEG_MARK && !strchr("d()qQ+/<> -", g->mark)) break;
        if (k == first && g->kind == GN_SEG_MARK && g->mark != 'q') break;
        if (k == first && g->kind == GN_SEG_TEXT && joins_next(w, g)) break;
        if (!out->n && (gn_seg_begins(w, g, "至") || gn_seg_begins(w, g, "到"))) break; /* 增加17%至2020年的87分钟 */
        /* 其中70%用于…: what it is of was told before */
        if (!out->n && gn_words_begin("用于|用以|用来|投向|来自|源自|位于", gn_work_text(w, k), gn_work_len(w, k)))
            break;
        if (!out->n && g->kind == GN_SEG_CUE &&
            (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(TO) | GN_CUE_BIT(YOY) | GN_CUE_BIT(POP)) >> g->cue & 1)
            break;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_BOUND || g->cue == GN_CUE_CURRENCY) && k == s->seg + 1) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_SHARE || g->cue == GN_CUE_COMPARE)) break;
        /* 60%以上的基站在中国: where they are */
        if (g->kind == GN_SEG_AREA && gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT && out->n > 3 &&
            gn_label_ends(out, "在") && gn_np_joined(st, k)) {
            gn_label_drop(out, out->n - 3, 3);
            break;
        }
        gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
        if (gn_label_chars(out) > 40) break;
    }
    gn_np_drop_brackets(out);
    static const char by[] = "项目由"; /* 传感器项目由某公司投资建设 */
    const char *project = gn_may_say(w, by) ? gn_find(out->s, out->n, by, sizeof by - 1) : NULL;
    if (project) gn_label_drop(out, (size_t)(project - out->s) + 6, out->n - (size_t)(project - out->s) - 6);
    gn_np_trim(w, out);
    if (more_figures && gn_work_quantity(w, s->seg)->flags & GN_Q_COUNT_NOUN) drop_last_verb(w, out);
    static const char barriers[] =
        "大关|关口|门槛|级|区间|目标|相当|速度|增速|幅度|水平|基础|增幅|增长率|涨幅|降幅|跌幅|减幅|"
        "复合增长|正增长|负增长|同比增长|高增长|CAGR|复合年|年复合|年均";
    static const char aims[] = "目标|规模目标";
    static const char of_them[] = "的增幅|的同比增幅|的增速|的同比增速|的涨幅|的降幅|的跌幅";
    if (gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT ? gn_np_drop_rate(w, out)
                                                          : gn_words_end(of_them, out->s, out->n) > 0) {
        if (gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT)
            gn_label_clear(out);
        else
            gn_np_drop_rate(w, out);
    }
    for (size_t n; (n = gn_words_last(aims, strlen(aims), out->s, out->n, 1)) != 0;) gn_label_drop(out, out->n - n, n);
    /* “跌幅5.3%在头部厂商里算好的”, “500万部排第四”: what goes on is no object. */
    static const char ranks[] = "排|列|居|位|屈居|高居|稳居|名列|领跑|拔得|摘得|登顶|蝉联|独占|遥遥领先|问鼎|荣登|跃居|"
                                "夺|紧随|紧跟|紧追|垫底|殿后|次之|领先|领衔|摘冠|退居|折桂|霸榜|称霸|称雄|重返|重回|"
                                "重登|重夺|追平|反超|赶超|力压|跻身|挤进|挤入|杀入|杀进|闯入|闯进|冲进|冲上|升至第|"
                                "升到第|升居|跌至第|跌到第|跌出前|降至第|滑落|滑至第|掉到第|掉出前|跃升|跃至|卫冕|"
                                "坐稳|坐上|稳坐|登上|一马当先|叨陪|荣膺|加冕|收获冠军|收获亚军",
                      with[] = "在|与|跟|比";
    const bool more = s->seg + 1 < c->last;
    const char *next = more ? gn_work_text(w, s->seg + 1) : "";
    const size_t n = more ? gn_work_len(w, s->seg + 1) : 0;
    const bool with_it = s->seg > c->first && gn_seg_ends(w, &st->seg[s->seg - 1], "以"); /* 以5000万部超越乙 */
    if (with_it && gn_phrases_prefix(w->phrases, next, n, GN_PHRASE_BREAK, NULL)) gn_label_clear(out);
    if (gn_words_begin(barriers, out->s, out->n) || gn_words_begin(ranks, next, n) ||
        ((gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT) && gn_words_begin(with, next, n)))
        gn_label_clear(out);
    /* 30万片的产能目标: the capacity; 在5%的基础上: nothing that is measured. */
    static const char *const told[] = {"数据", "数字", "成绩", "战绩", "业绩", "负", "正"}; /* 6家为负增长 */
    static const char rest[] = "排|列|居|位|稳|高居|领|登|名列|跻身|入围|夺|摘|收官|问鼎|成为|遥遥";
    const size_t of = gn_words_begin("数据|成绩|战绩|业绩|数值", out->s, out->n);
    if (GN_IS_ONE_OF(out->s, out->n, told) || (of && gn_words_begin(rest, out->s + of, out->n - of)))
        gn_label_clear(out);
    const size_t vague = gn_phrases_suffix(w->phrases, out->s, out->n, GN_PHRASE_VAGUE);
    gn_label_drop(out, out->n - vague, vague);
    if (vague) gn_np_trim(w, out);
}

/* “纳入统计的企业共销售挖掘机”: where the verb stands that has somebody before it, 0 if there is none. */
static size_t acted(const gn_work *w, const gn_label *l, size_t *n, const char **noun)
{
    static const char doers[] = "企业|公司|集团|厂商|厂家|工厂|品牌|市场|口岸|关区|铁路|部门|单位|股份|国家和地区|国家|"
                                "地区|共|总共|共计|合计|累计";
    enum { LEAST = 6 }; /* bytes */
    for (size_t at = LEAST; at + LEAST < l->n; at++) {
        if (((unsigned char)l->s[at] & 0xC0) == 0x80) continue;
        *n = gn_phrases_prefix(w->phrases, l->s + at, l->n - at, GN_PHRASE_VERB, noun);
        if (*n && at + *n + LEAST <= l->n && **noun && **noun != '=' &&
            (gn_np_ends_in(doers, l->s, at) || gn_work_name(w, l->s, at, true) == at))
            return at;
    }
    return 0;
}

void gn_np_verb_to_noun(const gn_work *w, gn_label *l)
{
    static const char quantities[] = "值|额|量|率|数|价格",
                      bodies[] =
                          "企业|公司|人员|单位|机构|工厂|基地|项目|商户|商|站|能力|需求|中心|网络|环节|渠道|要素|场所|"
                          "站点|网点|订单|合同|资质|许可|许可证|牌照|体系|周期|活动|生产线",
                      done[] = "控制|管理|安全|经营|运营|服务|调度|许可|要素"; /* 生产控制软件 */
    const char *noun;
    size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, &noun), at = 0;
    if (n && n < l->n && gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_HEAD, NULL) > n) return; /* 销售额超千亿 */
    /* 总交付新车 */
    if (!n && gn_words_begin("总", l->s, l->n) && !gn_np_heads(w, l) &&
        (n = gn_phrases_prefix(w->phrases, l->s + 3, l->n - 3, GN_PHRASE_VERB, &noun)) != 0)
        gn_label_drop(l, 0, 3);
    if (n && n == l->n && *noun == '=') { /* 斥资: what is spent is an investment */
        gn_label_clear(l);
        gn_label_add(l, noun + 1, strlen(noun + 1));
        return;
    }
    if (gn_np_heads(w, l) || gn_np_ends_in(quantities, l->s, l->n) || gn_np_ends_in(bodies, l->s, l->n) ||
        (n && (gn_words_begin(done, l->s + n, l->n - n) || (l->n == n + 3 && gn_words_end("线", l->s, l->n)))))
        return;
    /* 家用空调生产: the verb behind its object */
    const size_t last = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_VERB);
    /* 生鲜及加工: a trade beside another */
    if (!n && last && gn_words_end("及|和|与|、", l->s, l->n - last)) return;
    if (!n && last && last + 3 <= l->n) at = l->n - (n = last), gn_phrases_find(w->phrases, l->s + at, n, &noun);
    if (!n && !(at = acted(w, l, &n, &noun))) return;
    if (!*noun || *noun == '=' || (at + n == l->n && !last)) return;
    gn_label_drop(l, at, n);
    if (at) { /* 企业共 */
        gn_label front = *l;
        gn_label_drop(&front, at, front.n - at);
        gn_np_trim(w, &front);
        gn_label_drop(l, front.n, at - front.n);
    }
    gn_label_add(l, noun, strlen(noun));
}

void gn_np_name_amount(const gn_work *w, gn_label *l)
{
    const size_t n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    const char *noun = "";
    if (!n || gn_phrases_find(w->phrases, l->s + l->n - n, n, &noun) != GN_PHRASE_HEAD || !*noun) return;
    gn_label_drop(l, l->n - n, n);
    gn_label_add(l, noun, strlen(noun));
}

void gn_np_spent(const gn_work *w, gn_label *l)
{
    const char *noun;
    if ((gn_phrases_find(w->phrases, l->s, l->n, &noun) & GN_PHRASE_VERB) && *noun == '=') gn_np_verb_to_noun(w, l);
}

bool gn_np_shorten(gn_label *l)
{
    while (gn_label_chars(l) > GN_NP_MOST) {
        size_t cut = 0;
        for (size_t i = 0; i + 3 < l->n && !cut; i++)
            if (!memcmp(l->s + i, "的", 3) || !memcmp(l->s + i, "、", 3)) cut = i + 3;
        if (!cut) return false;
        gn_label_drop(l, 0, cut);
    }
    return true;
}

void gn_np_join_head(gn_label *l, size_t head)
{
    if (head && l->n > head + 6 && memcmp(l->s + l->n - head - 3, "的", 3) == 0) gn_label_drop(l, l->n - head - 3, 3);
}

bool gn_np_drop_rate(const gn_work *w, gn_label *l)
{
    static const char *const rates[] = {
        "复合增长率", "增长率",   "增长速度", "增长幅度", "增长的幅度", "上调幅度", "下调幅度", "调整幅度",
        "上涨幅度",   "下跌幅度", "下降幅度", "下滑幅度", "提价幅度",   "涨价幅度", "降价幅度", "提升幅度",
        "增速",       "增幅",     "涨幅",     "降幅",     "跌幅",       "的幅度",   "变动幅度", "跌价幅度",
        "升幅",       "减幅",     "缩幅",     "增幅度",   "减幅度",     "成长率",   "成长幅度", "衰退率",
        "衰退幅度",   "增加幅度", "减少幅度", "上升幅度", "回落幅度",   "下修幅度", "上修幅度", "季增率",
        "年增率",     "月增率",   "季减率",   "年减率",   "月减率",     "增率",     "减率"};
    if (gn_label_ends(l, "自然增长率")) return false; /* of a population: a figure of its own */
    GN_EACH (i, rates)
        if (gn_label_ends(l, rates[i])) {
            const size_t n = strlen(rates[i]);
            gn_label_drop(l, l->n - n, n);
            gn_np_trim(w, l);
            /* 周跌幅, 单日涨幅, 合约价季涨幅 */
            const size_t of =
                gn_words_end("周|月|季|日|年|单日|单周|单月|单季|当日|当周|当月|当季|全周|全年|累计", l->s, l->n);
            if (of == l->n || (of && gn_phrases_suffix(w->phrases, l->s, l->n - of, GN_PHRASE_HEAD)))
                gn_label_drop(l, l->n - of, of);
            return true;
        }
    return false;
}

bool gn_np_cut_at_verb(const gn_work *w, gn_label *l)
{
    const size_t n = gn_phrases_break(w->phrases, l->s, l->n);
    if (n == l->n) return false;
    gn_label_drop(l, n, l->n - n);
    gn_np_trim(w, l);
    return true;
}

bool gn_np_bare(const gn_work *w, const gn_label *l)
{
    return gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) == l->n;
}
