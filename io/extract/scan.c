/* Layer 2 of the extractor: one pass over the clean text, block by block and cell by cell. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan.h"

#include <stdlib.h>

#include "io/extract/scan_private.h"

/* ---- tokens --------------------------------------------------------------------------------------------------------
 */
static bool room(void **array, size_t *cap, size_t count, size_t size)
{
    if (count < *cap) return true;
    const size_t more = *cap ? 2 * *cap : 1024;
    void *const grown = realloc(*array, more * size);
    if (!grown) return false;
    *array = grown;
    *cap = more;
    return true;
}

void sc_emit(scanner *sc, gn_token_kind kind, const char *from, const char *to, uint32_t index, uint8_t cue)
{
    gn_scan *const s = sc->s;
    if (!room((void **)&s->token, &s->token_cap, s->tokens, sizeof *s->token)) {
        sc->failed = true;
        return;
    }
    s->token[s->tokens++] = (gn_token){
        .start = sc_offset(sc, from), .end = sc_offset(sc, to), .index = index, .kind = (uint8_t)kind, .cue = cue};
}

gn_quantity *sc_add_quantity(scanner *sc)
{
    gn_scan *const s = sc->s;
    if (s->quantities == GN_MOST_QUANTITIES) {
        sc->failed = sc->crowded = true;
        return NULL;
    }
    if (!room((void **)&s->quantity, &s->quantity_cap, s->quantities, sizeof *s->quantity)) {
        sc->failed = true;
        return NULL;
    }
    gn_quantity *const q = &s->quantity[s->quantities++];
    *q = (gn_quantity){0};
    return q;
}

gn_time *sc_add_time(scanner *sc)
{
    gn_scan *const s = sc->s;
    if (!room((void **)&s->time, &s->time_cap, s->times, sizeof *s->time)) {
        sc->failed = true;
        return NULL;
    }
    return &s->time[s->times++];
}

/* ---- words ---------------------------------------------------------------------------------------------------------
 */
/* Does a number follow, perhaps behind 约 or a currency? */
static bool number_follows(const scanner *sc, const char *p)
{
    for (int i = 0; i < 3; i++) {
        if (p >= sc->end) return false;
        if (sc_digit(*p) || *p == '$') return true;
        if ((*p == '-' || *p == '+') && p + 1 < sc->end) return sc_digit(p[1]);
        unsigned n, len;
        const uint32_t cp = sc_char(p, sc->end, &n);
        const uint32_t v = trie_longest(&sc->l->main_trie, p, sc->end, &len);
        if (v && MAIN_KIND(v) == MAIN_CUE && sc->l->cue[MAIN_INDEX(v)].pub.cue == GN_CUE_BOUND) {
            p += len;
            continue;
        }
        if (v && MAIN_KIND(v) == MAIN_CUE && sc->l->cue[MAIN_INDEX(v)].pub.cue == GN_CUE_CURRENCY) return true;
        if (v && MAIN_KIND(v) != MAIN_CUE) return false;
        return sc_cn_start(sc, cp) || cp == 0xFFE5 || AT(p, sc->end, "€") || AT(p, sc->end, "£");
    }
    return false;
}

/* 较上一年, 相比去年 before 底: where the time within such a word begins, behind the word that compares, which is
 * emitted; NULL if it is none. */
static const char *time_within(scanner *sc, const char *p, const char *q)
{
    for (unsigned head = 3; head <= 9; head += 3) {
        unsigned n = 0;
        const uint32_t with = p + head < q ? trie_longest(&sc->l->main_trie, p, p + head, &n) : 0;
        if (!with || MAIN_KIND(with) != MAIN_CUE || n != head) continue;
        const uint32_t time = trie_longest(&sc->l->main_trie, p + head, q, &n);
        if (!time || MAIN_KIND(time) != MAIN_TIME) continue;
        const char *const end = p + head + n;
        if (end != q && !(end + 3 == q && (BEFORE(p, q, "末") || BEFORE(p, q, "底")))) continue;
        sc_emit(sc, GN_TOKEN_CUE, p, p + head, MAIN_INDEX(with), sc->l->cue[MAIN_INDEX(with)].pub.cue);
        return p + head;
    }
    return NULL;
}

/* 25.7%提升6.6个百分点, 1200万户的规模增加300万户: from the number at p, something moves by another one. */
static bool moves_on(const scanner *sc, const char *p)
{
    enum { FAR = 48 /* bytes from the number's digits to the next one's */ };
    static const char marks[] = "，|。|；|、|（|：|！|？|至|—|~|～|／",
                      verbs[] = "增|升|提|扩|涨|高|多|攀|跃|降|减|下|回落|跌|滑|缩|收窄|低|少|快|慢|放缓";
    while (p < sc->end && !sc_digit(*p)) p++;
    while (p < sc->end && (sc_digit(*p) || ((*p == '.' || *p == ',') && p + 1 < sc->end && sc_digit(p[1])))) p++;
    const char *const end = sc->end - p > FAR ? p + FAR : sc->end;
    bool moved = false;
    for (const char *q = p; q < end; q++) {
        const size_t n = (size_t)(end - q);
        if (*q == ',' || *q == ';' || *q == '(' || *q == '\n' || *q == '-' || *q == '~' || *q == '/' ||
            gn_words_begin(marks, q, n))
            return false;
        if (sc_digit(*q)) return moved;
        if (gn_words_begin("翻", q, n)) return true; /* 翻了一番 */
        moved |= gn_words_begin(verbs, q, n) > 0;
    }
    return false;
}

/* 较上一年的4716亿元, 较上年末的90亿元, 对比上一年同期为108亿元, 较上月25.7%提升6.6个百分点: what seems to say of
 * growth is the time of a base. */
static bool base_told(const scanner *sc, const char *q, gn_cue cue)
{
    if (cue != GN_CUE_YOY && cue != GN_CUE_POP && cue != GN_CUE_COMPARE) return false;
    if (AT(q, sc->end, "的") || AT(q, sc->end, "为")) return number_follows(sc, q + 3);
    return q < sc->end && sc_digit(*q) && moves_on(sc, q);
}

static const char *cue_word(scanner *sc, const char *p, uint32_t index, unsigned len)
{
    const struct cue_entry *const c = &sc->l->cue[index];
    const char *const q = p + len;
    if (c->pub.cue == GN_CUE_NONE) return q;
    if (c->where == CUE_NUMBER && !number_follows(sc, q)) return q;
    /* 一线城市占比, 超市占三成: 占 */
    if (c->pub.cue == GN_CUE_SHARE && AT(p, q, "市占") &&
        gn_words_end("城|超|门|上|都|股|楼|夜|全|本|该|各|地|县|跨", sc->from, (size_t)(p - sc->from)))
        return p + 3;
    const bool ends = AT(q, sc->end, "末") || AT(q, sc->end, "底"),
               moves = c->pub.cue == GN_CUE_YOY || c->pub.cue == GN_CUE_POP;
    if (base_told(sc, q, c->pub.cue) || (c->pub.cue == GN_CUE_YOY && ends)) {
        const char *const time = time_within(sc, p, q);
        if (time) return time;
    }
    if (c->pub.cue == GN_CUE_POP && ends) { /* 较上月底 */
        sc_emit(sc, GN_TOKEN_CUE, p, q + 3, index, c->pub.cue);
        return q + 3;
    }
    /* 比上年12月份: compares with a month, not with the year. */
    if (moves && len > 6 && BEFORE(p, q, "年") && sc_within_year(sc, q)) {
        unsigned n;
        const uint32_t with = trie_longest(&sc->l->main_trie, p, q - 6, &n);
        if (with && MAIN_KIND(with) == MAIN_CUE && n == len - 6)
            sc_emit(sc, GN_TOKEN_CUE, p, q - 6, MAIN_INDEX(with), sc->l->cue[MAIN_INDEX(with)].pub.cue);
        return q - 6;
    }
    sc_emit(sc, GN_TOKEN_CUE, p, q, index, c->pub.cue);
    return q;
}

/* A name that ends in a number of its own: 麒麟9000, Windows 11. */
static const char *numbered_name(scanner *sc, const char *p, const char *q, uint32_t index)
{
    const char *r = q;
    if (r < sc->end && (*r == ' ' || *r == '-')) r++;
    const char *const digits = r;
    while (r < sc->end && (sc_alnum(*r) || (*r == '.' && r + 1 < sc->end && sc_digit(r[1])) || *r == '-')) r++;
    if (r == digits || !sc_digit(*digits)) return q;
    while (r > digits && r[-1] == '-') r--;
    unsigned len;
    if (r < sc->end && *r != ' ' && trie_longest(&sc->l->unit_trie, r, sc->end, &len) && (unsigned char)*r >= 0x80) {
        return q; /* 北斗3颗: a number after all */
    }
    if (r < sc->end && *r == '%') return q;
    if (AT(r, sc->end, "年") || AT(r, sc->end, "财年") || AT(r, sc->end, "万") || AT(r, sc->end, "亿")) return q;
    sc_emit(sc, GN_TOKEN_NAME, p, r, index, 0);
    return r;
}

/* 中国银行业, 中国建筑业, 中国移动互联网: a trade, not the firm whose name it begins with; but 中国银行业绩 */
static bool trade_behind(const scanner *sc, uint32_t org, const char *q)
{
    if (sc_splits_word(&sc->l->org[org].not_before, q, sc->end)) return true;
    return AT(q, sc->end, "业") && !gn_words_begin("业务|业绩|业界|业主|业态|业者", q, (size_t)(sc->end - q));
}

/* 《我不是药神》, 《北京遇上西雅图》: what stands in the marks at p is the name of a film or game, of which no word
 * says anything, but for that of a paper or a body. The end of it, p where it is none. */
static const char *titled_work(scanner *sc, const char *p)
{
    enum { LONGEST = 42 /* bytes */ };
    static const char close[] = "》", open[] = "《",
                      papers[] =
                          "报|书|规划|计划|方案|意见|通知|纲要|条例|办法|统计|年鉴|指南|目录|法|标准|规范|协议|协定|"
                          "宣言|研究|分析|刊|榜|调查|数据|合同|决定|规定|细则|战略|政策|措施|草案|提示|情况|要求|函|"
                          "政务|展望|名录|晴雨表|评论|新闻|杂志|议案|表|年";
    const char *q = p;
    while (q < sc->end && q - p <= LONGEST && !AT(q, sc->end, close)) {
        if (*q == '\n' || AT(q, sc->end, open) || gn_words_begin(papers, q, (size_t)(sc->end - q))) return p;
        q++;
    }
    if (q == p || !AT(q, sc->end, close)) return p;
    unsigned n;
    const uint32_t v = trie_longest(&sc->l->main_trie, p, q, &n);
    if (v && p + n == q && MAIN_KIND(v) != MAIN_CUE) return p; /* 《福布斯》 */
    sc_emit(sc, GN_TOKEN_NAME, p, q, 0, 0);
    return q;
}

/* A word of the main trie. */
static const char *word(scanner *sc, const char *p, uint32_t v, unsigned len)
{
    const char *const q = p + len;
    const uint32_t index = MAIN_INDEX(v);
    switch (MAIN_KIND(v)) {
    case MAIN_TIME: {
        const char *const r = sc_time(sc, p, index, len);
        return r ? r : p + 3;
    }
    case MAIN_ORG: {
        unsigned n = 0;
        const uint32_t at = trade_behind(sc, index, q) ? trie_longest(&sc->l->main_trie, p, q - 3, &n) : 0;
        if (at && MAIN_KIND(at) == MAIN_AREA) return sc_place(sc, p, MAIN_INDEX(at), n);
        /* 苹果产量, 风电装机: no firm; what its last character begins is still to be read */
        if (sc_splits_word(&sc->l->org[index].not_before, q, sc->end)) return q - 3;
        /* 京东方面: what the shorter name's side says */
        const uint32_t other =
            AT(q, sc->end, "面") && BEFORE(p, q, "方") ? trie_longest(&sc->l->main_trie, p, q - 3, &n) : 0;
        if (other && MAIN_KIND(other) == MAIN_ORG && p + n == q - 3) return word(sc, p, other, n);
        sc_emit(sc, GN_TOKEN_ORG, p, q, index, 0);
        return q;
    }
    case MAIN_AREA: {
        const char *const west = sc_three_regions(sc, p, len);
        if (west) return west;
        /* 北京市场: 北京 */
        unsigned n = 0;
        const bool market = AT(q, sc->end, "场") && BEFORE(p, q, "市") &&
                            !gn_words_begin("场馆|场地|场次|场所", q, (size_t)(sc->end - q));
        const uint32_t at = market ? trie_longest(&sc->l->main_trie, p, q - 3, &n) : 0;
        if (at && MAIN_KIND(at) == MAIN_AREA && p + n == q - 3) return sc_place(sc, p, MAIN_INDEX(at), n);
        return sc_place(sc, p, index, len);
    }
    case MAIN_SECTOR: sc_emit(sc, GN_TOKEN_SECTOR, p, q, index, 0); return q;
    case MAIN_NAME:
        if (sc->l->name[index].kind == NAME_PREFIX) return numbered_name(sc, p, q, index);
        if (sc->l->name[index].figures) sc_emit(sc, GN_TOKEN_NAME, p, q, index, 0);
        return q;
    default: return cue_word(sc, p, index, len);
    }
}

/* 翻一番 is a cue and a number: the number's token is the longer or equal one and holds the cue. */
static bool is_multiple(const scanner *sc, uint32_t v)
{
    return MAIN_KIND(v) == MAIN_CUE && sc->l->cue[MAIN_INDEX(v)].pub.cue == GN_CUE_MULTIPLE;
}

/* ---- figures and letters -------------------------------------------------------------------------------------------
 */
/* A number that belongs to a name by what follows: 7nm工艺, 12英寸晶圆. */
static bool names_process(const scanner *sc, const gn_quantity *q, const char *end)
{
    const char *const unit = sc->l->unit[q->unit].pub.word;
    static const char *const nanos[] = {"nm", "纳米"}, *const inches[] = {"英寸", "寸"};
    const bool nano = GN_IS_ONE_OF(unit, strlen(unit), nanos), inch = GN_IS_ONE_OF(unit, strlen(unit), inches);
    if (!nano && !inch) return false;
    if (unit[0] == 'n') return true; /* 7nm is a process, 7纳米 may be a length */
    unsigned n;
    const char *p = end;
    if (AT(p, sc->end, "及以下") || AT(p, sc->end, "及以上")) p += 9;
    return trie_longest(nano ? &sc->l->after_nm : &sc->l->after_inch, p, sc->end, &n) != 0;
}

/* The number at p as a QUANTITY; turned into a NAME where it is none. */
static const char *quantity(scanner *sc, const char *p)
{
    gn_scan *const s = sc->s;
    const size_t tokens = s->tokens, quantities = s->quantities;
    const char *const q = sc_quantity(sc, p);
    if (q && s->quantities > quantities && names_process(sc, &s->quantity[quantities], q)) {
        s->quantities = quantities;
        s->tokens = tokens;
        sc_emit(sc, GN_TOKEN_NAME, p, q, 0, 0);
    }
    return q;
}

/* Digits that are no number: 3C, 1.2.3, 10:30, 600519.SH, 13800138000, 1+6+N. */
static const char *digits_name(const scanner *sc, const char *p)
{
    const char *q = p, *const end = sc->end;
    unsigned digits = 0, dots = 0, letters = 0;
    while (q < end &&
           (sc_alnum(*q) || ((*q == '.' || *q == ':' || *q == '+' || *q == '_') && q + 1 < end && sc_alnum(q[1])))) {
        if (sc_digit(*q))
            digits++;
        else if (sc_alpha(*q))
            letters++;
        else
            dots++;
        q++;
    }
    if (letters == 0) {
        if (dots >= 2 || memchr(p, ':', (size_t)(q - p)) || memchr(p, '+', (size_t)(q - p))) return q;
        if (digits >= 9 && dots == 0 && !AT(q, end, "元") && !AT(q, end, "%")) return q;
        if (*p == '0' && digits > 1 && dots == 0) return q;
        return NULL;
    }
    /* letters behind: a unit (3GW, 5kWh, 300mm) or a name (5G, 3D, 2B) */
    const char *r = p;
    while (r < end && (sc_digit(*r) || ((*r == '.' || *r == ',') && r + 1 < end && sc_digit(r[1])))) r++;
    if (end - r > 2 && *r == '.' && sc_alpha(r[1])) return q; /* 600519.SH */
    if (r < end && !sc_alpha(*r)) return NULL;
    unsigned len;
    const uint32_t u = trie_longest(&sc->l->unit_trie, r, end, &len);
    if (u && !(r + len < end && sc_alnum(r[len]))) return NULL;
    if (u && r + len < end && r[len] == '/') return NULL;
    int power;
    return sc_power_of_ten(r, end, &power) ? NULL : q;
}

static const char *on_digit(scanner *sc, const char *p)
{
    const char *q = sc_time(sc, p, 0, 0);
    if (q) return q;
    unsigned len;
    const uint32_t v = trie_longest(&sc->l->main_trie, p, sc->end, &len);
    if (v && !(sc_alnum(p[len - 1]) && p + len < sc->end && sc_alnum(p[len])) &&
        !(MAIN_KIND(v) == MAIN_TIME && sc_bare_number(sc, p, p + len)))
        return word(sc, p, v, len);
    q = sc_item_mark(sc, p);
    if (q) {
        sc_emit(sc, GN_TOKEN_ORDINAL, p, q, 0, GN_ORDINAL_ITEM);
        return q;
    }
    q = digits_name(sc, p);
    if (q) {
        sc_emit(sc, GN_TOKEN_NAME, p, q, 0, 0);
        return q;
    }
    q = sc_size_of_goods(sc, p);
    if (q) {
        sc_emit(sc, GN_TOKEN_NAME, p, q, 0, 0);
        return q;
    }
    q = quantity(sc, p);
    if (q) return q;
    while (p < sc->end && sc_digit(*p)) p++;
    return p;
}

/* Where the number begins that stands right behind two letters or more (GDP114.4万亿元, PVC2,130万吨, ROE15.2%): no
 * name's own number has a magnitude or a percent sign behind it. NULL: there is none. */
static const char *number_behind_letters(const char *p, const char *end)
{
    const char *first = p;
    while (first < end && sc_alpha(*first)) first++;
    const char *q = first;
    while (q < end && (sc_digit(*q) || ((*q == '.' || *q == ',') && q + 1 < end && sc_digit(q[1])))) q++;
    if (first - p < 2 || q == first || q == end) return NULL;
    const bool counted = *q == '%' || (end - q >= 3 && (memcmp(q, "万", 3) == 0 || memcmp(q, "亿", 3) == 0));
    return counted ? first : NULL;
}

/* Air 2的售价, nova 7、Neo 6 SE: the end of the figure that belongs to the name p[0..q); NULL if none does. A word that
 * goes on with 的 or a noun of a product's figures stands right behind it, behind small letters also another name. */
static const char *model_behind(const char *p, const char *q, const char *end)
{
    static const char behind[] = "的|售价|出货|销量|上市|价格|起售", listed[] = "、|和|与|及|系列|机型|均价|凭|以";
    enum { DIGITS = 2, WORD = 3 };
    if (q == end || *q != ' ' || q - p < 2) return NULL;
    const char *r = q + 1;
    while (r < end && sc_digit(*r)) r++;
    if (r == q + 1 || r - q > DIGITS + 1 || r == end) return NULL;
    if (*p >= 'A' && *p <= 'Z' && gn_words_begin(behind, r, (size_t)(end - r))) return r;
    const bool small = q - p >= WORD && q[-1] >= 'a' && q[-1] <= 'z' && memcmp(p, "Top", WORD) != 0;
    const bool goes_on = *r == ' ' ? r + 1 < end && sc_alpha(r[1]) : gn_words_begin(listed, r, (size_t)(end - r)) > 0;
    return small && (goes_on || gn_words_begin(behind, r, (size_t)(end - r))) ? r : NULL;
}

/* A run of letters: a word of the lexicon (IDC, CAGR), a time (Q3, FY2023), a name with digits (IPv6, L4), or nothing.
 */
static const char *on_letter(scanner *sc, const char *p)
{
    const char *const end = sc->end;
    if (*p == 'T' || *p == 'N') {
        const char *const q = sc_rank_mark(sc, p);
        if (q) {
            sc_emit(sc, GN_TOKEN_ORDINAL, p, q, 0, GN_ORDINAL_ITEM);
            return q;
        }
    }
    if (*p == 'Q' || *p == 'H' || *p == 'F' || *p == 'q') {
        const char *const q = sc_time(sc, p, 0, 0);
        if (q) return q;
    }
    unsigned len;
    const uint32_t v = trie_longest(&sc->l->main_trie, p, end, &len);
    if (v) {
        const char *const q = p + len;
        const bool prefix = MAIN_KIND(v) == MAIN_NAME && sc->l->name[MAIN_INDEX(v)].kind == NAME_PREFIX;
        if (q == end || !sc_alnum(*q) || !sc_alnum(q[-1]) || (prefix && sc_digit(*q))) return word(sc, p, v, len);
    }
    if (*p == 'U' || *p == 'H' || *p == 'R' || *p == 'E' || *p == 'N' || *p == 'A' || *p == 'C') {
        const char *const q = sc_quantity(sc, p); /* US$20亿, RMB 5亿 */
        if (q) return q;
    }
    const char *q = p;
    bool digits = false;
    while (q < end) {
        if (sc_alpha(*q))
            q++;
        else if (sc_digit(*q))
            digits = true, q++;
        else if ((*q == '-' || *q == '.' || *q == '/' || *q == '+' || *q == '_') && q + 1 < end && sc_alnum(q[1]) &&
                 q[-1] != *q)
            q++;
        else
            break;
    }
    const char *const number = digits ? number_behind_letters(p, end) : NULL;
    if (number) return number;
    const char *const model = digits ? NULL : model_behind(p, q, end);
    if (model) {
        sc_emit(sc, GN_TOKEN_NAME, p, model, 0, 0);
        return model;
    }
    if (digits) sc_emit(sc, GN_TOKEN_NAME, p, q, 0, 0);
    return q;
}

/* A sign before a number, not the dash of a range or of a word. */
static bool sign_place(const scanner *sc, const char *p)
{
    if (p + 1 >= sc->end || !sc_digit(p[1])) return false;
    if (p == sc->from) return true;
    const unsigned char b = (unsigned char)p[-1];
    return b >= 0x80 || b == '(' || b == ' ' || b == ':' || b == '/' || b == '|' || b == '=' || b == '[';
}

/* ---- the pass ------------------------------------------------------------------------------------------------------
 */
/* The longest word of the main trie at p, where the character cp has n bytes and `start` is what may begin with it. */
static inline uint32_t longest(const scanner *sc, const char *p, uint32_t cp, unsigned n, uint32_t start, unsigned *len)
{
    const gn_lexicon *const l = sc->l;
    const uint32_t state = start & START_STATE;
    unsigned next;
    if (!state) return 0;
    const uint32_t bit = pair_bit(cp, sc_char(p + n, sc->end, &next));
    if (l->pair[bit >> 6] >> (bit & 63) & 1) return trie_from(&l->main_trie, state, p, p + n, sc->end, len);
    *len = n;
    return start & START_WORD ? l->main_trie.state[state].value : 0;
}

/* Characters that more than words may begin with: 上百亿, 省统计局, 第三, 前三名, 翻一番. NULL: nothing of that kind
 * does. */
static const char *special(scanner *sc, const char *p, uint32_t cp, unsigned n)
{
    const char *const end = sc->end;
    switch (cp) {
    case 0x4E0A: { /* 上百亿, 上千家: no numeral */
        unsigned k;
        if (sc_cn_unit(sc_char(p + n, end, &k)) >= 100) {
            double value;
            bool vague;
            unsigned decimals;
            const char *const q = sc_cn_number(p + n, end, &value, &vague, &decimals);
            if (q) return q;
        }
        break;
    }
    case 0x7701: /* 省 */
    case 0x5E02: /* 市 */
    case 0x533A: /* 区 */
    case 0x53BF: /* 县 */ {
        unsigned k; /* 省统计局: of the article's own place */
        const uint32_t suffix = trie_longest(&sc->l->suffix_trie, p + n, end, &k);
        if (suffix && sc->l->org[suffix].role == ORG_SUFFIX) {
            sc_emit(sc, GN_TOKEN_ORG, p, p + n + k, suffix, 0);
            return p + n + k;
        }
        break;
    }
    case 0x300A: /* 《 */ sc->title++; return titled_work(sc, p + n);
    case 0x300B: sc->title -= sc->title > 0; return p + n;
    case 0x7B2C: { /* 第 */
        unsigned len;
        const uint32_t v = trie_longest(&sc->l->main_trie, p, end, &len);
        if (v) return word(sc, p, v, len);
        const char *const time = sc_time(sc, p, 0, 0);
        if (time) return time;
        const char *const q = sc_rank(sc, p);
        return q ? q : p + n;
    }
    case 0x524D:   /* 前 */
    case 0x5934:   /* 头 */
    case 0x8FD1:   /* 近 */
    case 0x6700:   /* 最 */
    case 0x8FC7:   /* 过 */
    case 0x672A:   /* 未 */
    case 0x4ECA:   /* 今 */
    case 0x6B64:   /* 此 */
    case 0x968F:   /* 随 */
    case 0x63A5:   /* 接 */
    case 0x9996:   /* 首 */
    case 0x5F80:   /* 往 */
    case 0x4EE5:   /* 以 */
    case 0x8D22: { /* 财 */
        const char *q = sc_time(sc, p, 0, 0);
        if (!q && cp == 0x524D) q = sc_top(sc, p);
        if (q) return q;
        break;
    }
    case 0x201C: { /* “ */
        const char *const q = sc_time(sc, p, 0, 0);
        if (q) return q;
        break;
    }
    case 0x7FFB: /* 翻 */
    case 0x8D1F: /* 负 */
    case 0xFFE5: /* ￥ */ {
        if (cp == 0x8D1F && !(p + n < end && sc_digit(p[n]))) break;
        const char *const q = quantity(sc, p);
        if (q) {
            unsigned len;
            const uint32_t v = trie_longest(&sc->l->main_trie, p, end, &len);
            if (v && is_multiple(sc, v) && p + len <= q)
                sc_emit(sc, GN_TOKEN_CUE, p, p + len, MAIN_INDEX(v), GN_CUE_MULTIPLE);
            return q;
        }
        break;
    }
    default: break;
    }
    return NULL;
}

static const char *on_wide(scanner *sc, const char *p, uint32_t cp, unsigned n, uint32_t start)
{
    const char *const end = sc->end;
    if (start & START_SPECIAL) {
        const char *const q = special(sc, p, cp, n);
        if (q) return q;
    }
    if ((cp >= 0x2460 && cp <= 0x2473) || (cp >= 0x2776 && cp <= 0x2793)) { /* ①, ❶, ➀, ➊ */
        sc_emit(sc, GN_TOKEN_ORDINAL, p, p + n, 0, GN_ORDINAL_ITEM);
        return p + n;
    }
    unsigned len = 0;
    const uint32_t v = longest(sc, p, cp, n, start, &len);
    const bool numeral = start & START_NUMERAL;
    if (numeral) {
        const char *q = sc_item_mark(sc, p);
        if (q) {
            sc_emit(sc, GN_TOKEN_ORDINAL, p, q, 0, GN_ORDINAL_ITEM);
            return q;
        }
        if (!v || MAIN_KIND(v) == MAIN_TIME) {
            if (v) return word(sc, p, v, len);
            q = sc_time(sc, p, 0, 0);
            if (q) return q;
            q = quantity(sc, p);
            if (q) return q;
            /* no number: skip the whole numeral, 几十 must not leave a 十 */
            double value;
            bool vague;
            unsigned decimals;
            q = sc_cn_number(p, end, &value, &vague, &decimals);
            return q ? q : p + n;
        }
    }
    if (v) return word(sc, p, v, len);
    return p + n;
}

static void scan_span(scanner *sc)
{
    const uint32_t *const starts = sc->l->start;
    const char *p = sc->from, *const end = sc->end;
    while (p < end) {
        const unsigned char c = (unsigned char)*p;
        if (c >= 0x80) {
            unsigned n;
            const uint32_t cp = sc_char(p, end, &n);
            const uint32_t start = starts[cp];
            if (start == 0)
                p += n;
            else
                p = on_wide(sc, p, cp, n, start);
        } else if (sc_digit((char)c)) {
            p = on_digit(sc, p);
        } else if (sc_alpha((char)c)) {
            p = on_letter(sc, p);
        } else if ((c == '-' || c == '+') && sign_place(sc, p)) {
            const char *const q = quantity(sc, p);
            p = q ? q : p + 1;
        } else if (c == '$') {
            const char *const q = quantity(sc, p);
            p = q ? q : p + 1;
        } else if (c == '(') {
            const char *const q = sc_item_mark(sc, p);
            if (q) sc_emit(sc, GN_TOKEN_ORDINAL, p, q, 0, GN_ORDINAL_ITEM);
            p = q ? q : p + 1;
        } else {
            p++;
        }
    }
}

gn_status gn_scan_text(const gn_lexicon *lexicon, const gn_clean *c, gn_scan *s, gn_err *err)
{
    s->tokens = s->quantities = s->times = 0;
    s->fiscal = false;
    const size_t bytes = lexicon->areas / 8 + 1;
    uint8_t *const bits = realloc(s->seen, bytes);
    if (!bits) return gn_fail(err, GN_E_NOMEM, "scan: no memory");
    s->seen = bits;
    memset(bits, 0, bytes);
    scanner sc = {.l = lexicon, .s = s, .text = c->text};
    for (size_t i = 0; i < c->blocks && !sc.failed; i++) {
        const gn_block *const b = &c->block[i];
        const char *p = c->text + b->start, *const end = c->text + b->end;
        sc.title = 0;
        for (;;) {
            const char *const bar = b->kind == GN_BLOCK_TABLE_ROW ? memchr(p, '|', (size_t)(end - p)) : NULL;
            const size_t quantities = s->quantities;
            sc.from = p;
            sc.end = bar ? bar : end;
            scan_span(&sc);
            sc_lists(&sc, quantities);
            if (!bar) break;
            p = bar + 1;
        }
    }
    if (sc.crowded)
        return gn_fail(err, GN_E_LIMIT, "it holds more than %d numbers, too many for a report; split it",
                       GN_MOST_QUANTITIES);
    return sc.failed ? gn_fail(err, GN_E_NOMEM, "scan: no memory for the tokens") : GN_OK;
}

void gn_scan_free(gn_scan *s)
{
    if (!s) return;
    free(s->token);
    free(s->quantity);
    free(s->time);
    free(s->seen);
    *s = (gn_scan){0};
}

const char *gn_quantity_unit(const gn_lexicon *lexicon, const gn_clean *c, const gn_quantity *q, size_t *len)
{
    if (q->per) {
        *len = q->unit_end - q->unit_start;
        return c->text + q->unit_start;
    }
    const char *const unit = gn_lexicon_unit(lexicon, q->unit)->canonical;
    *len = strlen(unit);
    return unit;
}
