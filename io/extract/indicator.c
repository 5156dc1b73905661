/* Layer 5 of the extractor, indicators: the noun phrase that is measured, ellipsis resolved. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

#define KEPT_CUES                                                                                                      \
    (GN_CUE_BIT(RATE) | GN_CUE_BIT(SHARE) | GN_CUE_BIT(INVESTMENT) | GN_CUE_BIT(TOTAL) | GN_CUE_BIT(AVERAGE) |         \
     GN_CUE_BIT(LOSS) | GN_CUE_BIT(LIMIT) | GN_CUE_BIT(GUIDANCE) | GN_CUE_BIT(NONE))

static bool heads(const gn_work *w, const gn_label *l)
{
    return gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) > 0;
}

/* Drops what no indicator begins or ends with. */
static void trim(const gn_work *w, gn_label *l)
{
    for (size_t n = 1; n && l->n;) {
        n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_LEAD | GN_PHRASE_KEEP, NULL);
        if (n && (gn_phrases_find(w->phrases, l->s, n, NULL) & GN_PHRASE_KEEP)) n = 0;
        if (!n && (l->s[0] == ' ' || l->s[0] == '/' || l->s[0] == '+' || l->s[0] == '-' || l->s[0] == ')')) n = 1;
        if (!n && l->n >= 3 &&
            (!memcmp(l->s, "、", 3) || !memcmp(l->s, "”", 3) || !memcmp(l->s, "》", 3) || !memcmp(l->s, "】", 3)))
            n = 3;
        /* A quotation that begins here and ends elsewhere. */
        if (!n && l->n > 3 && !memcmp(l->s, "“", 3) && !memmem(l->s, l->n, "”", 3)) n = 3;
        if (n == l->n && heads(w, l)) break;
        gn_label_drop(l, 0, n);
    }
    for (size_t n = 1; n && l->n;) {
        n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_TAIL | GN_PHRASE_KEEP);
        if (n && (gn_phrases_find(w->phrases, l->s + l->n - n, n, NULL) & GN_PHRASE_KEEP)) n = 0;
        const char last = l->s[l->n - 1];
        if (!n && (last == ' ' || last == '/' || last == '+' || last == '-' || last == '(')) n = 1;
        if (!n && l->n >= 3 &&
            (!memcmp(l->s + l->n - 3, "、", 3) || !memcmp(l->s + l->n - 3, "“", 3) ||
             !memcmp(l->s + l->n - 3, "《", 3)))
            n = 3;
        if (!n && l->n > 3 && gn_label_ends(l, "”") && !memmem(l->s, l->n, "“", 3)) n = 3;
        if (n && gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) >= n) break;
        gn_label_drop(l, l->n - n, n);
    }
}

/* 完成投资 is 投资, (含本数) is nothing. */
static void plain(gn_label *l)
{
    static const char done[] = "完成投资";
    const size_t n = sizeof done - 1;
    if (l->n > n && memcmp(l->s + l->n - n, done, n) == 0) gn_label_drop(l, l->n - n, 6);
    const char *close = l->n && l->s[0] == '(' ? memchr(l->s, ')', l->n) : NULL;
    if (close) gn_label_drop(l, 0, (size_t)(close - l->s) + 1);
}

/* 占, 占到, 占据了; not 占比, 占有率. */
static bool is_share_verb(const char *text, size_t len)
{
    if (len == 6 && memcmp(text + 3, "占", 3) == 0) return true; /* 约占 */
    return len >= 3 && memcmp(text, "占", 3) == 0 &&
           !(len >= 6 && (memcmp(text + 3, "比", 3) == 0 || memcmp(text + 3, "有", 3) == 0));
}

/* “在电信业务收入中占比”: what stands between is the total, not what has the share. */
static void share_within(gn_label *out, gn_label *of)
{
    if (!gn_label_ends(out, "中")) return;
    const char *in = memmem(out->s, out->n, "在", 3);
    if (!in) return;
    const size_t at = (size_t)(in - out->s);
    if (of) {
        gn_label_clear(of);
        gn_label_add(of, in + 3, out->n - at - 6);
    }
    gn_label_drop(out, at, out->n - at);
}

/* 硅材料占比, 快递业务量的比重: what has the share is named, not the share. */
static void drop_share(const gn_work *w, gn_label *l)
{
    static const char *const words[] = {"占比", "比重", "占"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        if (l->n > n + 3 && gn_label_ends(l, words[i])) {
            gn_label_drop(l, l->n - n, n);
            trim(w, l);
            return;
        }
    }
}

/* “…救了急——线上收入”: behind a dash begins another phrase. */
static void drop_aside(gn_label *l)
{
    static const char dash[] = "——";
    for (size_t at = l->n; at-- > 0;)
        if (at + sizeof dash - 1 < l->n && memcmp(l->s + at, dash, sizeof dash - 1) == 0) {
            gn_label_drop(l, 0, at + sizeof dash - 1);
            return;
        }
}

/* Long brackets explain; short ones name: (CPI), (不含农户). Empty ones held a code. */
static void drop_brackets(gn_label *l)
{
    enum { SHORT = 20 }; /* bytes */
    for (size_t i = 0; i < l->n; i++) {
        if (l->s[i] != '(') continue;
        const char *close = memchr(l->s + i, ')', l->n - i);
        if (!close) return;
        const size_t n = (size_t)(close - l->s) + 1 - i;
        if (n > SHORT || n <= 3 || memmem(l->s + i, n, "称", 3)) {
            gn_label_drop(l, i, n);
            i--;
        } else {
            i += n - 1;
        }
    }
}

static bool ends_in_bound(const char *text, size_t len)
{
    return (len >= 6 && memcmp(text + len - 6, "以上", 6) == 0) || (len >= 6 && memcmp(text + len - 6, "以下", 6) == 0);
}

/* Whether segment k goes on right where the one before ended. */
static bool joined(const gn_structure *st, uint32_t k)
{
    return k > 0 && st->seg[k].start == st->seg[k - 1].end && st->seg[k].clause == st->seg[k - 1].clause;
}

/* A cue of one character that is part of a word: 虚拟, 自家, 签约. */
static bool within_word(const gn_work *w, uint32_t k)
{
    const gn_structure *st = w->structure;
    const gn_seg *g = &st->seg[k];
    if (g->end - g->start != 3) return false;
    const char *t = w->clean->text;
    if (joined(st, k) && st->seg[k - 1].kind == GN_SEG_TEXT && g->start >= 3 &&
        (gn_phrases_find(w->phrases, t + g->start - 3, 6, NULL) & GN_PHRASE_KEEP))
        return true;
    return k + 1 < st->segs && joined(st, k + 1) && st->seg[k + 1].kind == GN_SEG_TEXT &&
           (gn_phrases_find(w->phrases, t + g->start, 6, NULL) & GN_PHRASE_KEEP);
}

/* A place inside a name: 英特尔亚利桑那州工厂, 国际/港澳台快递; not the one where it happens: 在中国的销量. */
static bool place_within(const gn_work *w, uint32_t k, gn_label *out)
{
    static const char *const where[] = {"在", "从", "向", "于"};
    const gn_structure *st = w->structure;
    if (!out->n || !joined(st, k)) return false;
    const gn_seg *before = &st->seg[k - 1];
    if (before->kind == GN_SEG_TEXT)
        for (size_t i = 0; i < sizeof where / sizeof *where; i++)
            if (gn_label_ends(out, where[i])) {
                gn_label_drop(out, out->n - 3, 3);
                return false;
            }
    if (before->kind == GN_SEG_MARK ? before->mark != '/' : before->kind != GN_SEG_TEXT && before->kind != GN_SEG_ORG)
        return false;
    if (k + 1 >= st->segs || !joined(st, k + 1) || st->seg[k + 1].kind != GN_SEG_TEXT) return false;
    const char *next = gn_work_text(w, k + 1);
    return gn_work_len(w, k + 1) < 3 || (memcmp(next, "的", 3) != 0 && memcmp(next, "、", 3) != 0);
}

/* 海外营收: no place but a part of a company's figure. */
static bool abroad(const gn_work *w, uint32_t k, uint32_t first, uint32_t last)
{
    static const char *const words[] = {"海外", "境外", "国外"};
    const gn_structure *st = w->structure;
    if (k + 1 >= last || !joined(st, k + 1) || (k > first && st->seg[k - 1].kind == GN_SEG_CUE) ||
        !(gn_phrases_find(w->phrases, gn_work_text(w, k + 1), gn_work_len(w, k + 1), NULL) & GN_PHRASE_FIRM))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gn_work_len(w, k) == strlen(words[i]) && gn_seg_begins(w, &st->seg[k], words[i])) return true;
    return false;
}

/* Whether the mark or word at k only stands between two places: 东盟、欧盟、美国和日本. */
static bool between_places(const gn_structure *st, uint32_t k)
{
    return k > 0 && k + 1 < st->segs && st->seg[k - 1].kind == GN_SEG_AREA && st->seg[k + 1].kind == GN_SEG_AREA &&
           st->seg[k].end - st->seg[k].start <= 6;
}

/* Whether the text ends in one of the words that | parts. */
static bool ends_in(const char *words, const char *text, size_t len)
{
    for (const char *at = words, *next; *at; at = *next ? next + 1 : next) {
        next = strchr(at, '|');
        if (!next) next = at + strlen(at);
        const size_t n = (size_t)(next - at);
        if (n && len > n && memcmp(text + len - n, at, n) == 0) return true;
    }
    return false;
}

/* 本公司, 该行: the company that was named; 园区: the park; 全行业: the industry; 这一数字: what was measured last. */
static void name_group(const gn_work *w, gn_label *l)
{
    const char *kinds;
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, &kinds);
    if (!n) return;
    if (*kinds == '=') { /* 这一数字, 该指标: what was measured last */
        if (n == l->n) gn_label_clear(l);
        return;
    }
    const bool trade = n >= 6 && memcmp(l->s + n - 6, "业", 3) != 0 && memcmp(l->s + n - 3, "业", 3) == 0 &&
                       memcmp(l->s + n - 6, "企", 3) != 0;
    const gn_label *name = trade ? &w->memory.theme : *kinds ? &w->memory.body : &w->memory.company;
    if (!name->n || (*kinds && !ends_in(kinds, name->s, name->n))) return;
    gn_label_drop(l, 0, n);
    gn_label_front(l, name->s, name->n);
}

/* The noun phrase in [first, last) of a clause, without times, places, verbs of attaining and what it is compared with.
 * What stands before a verb in the middle goes to *subject (公司 实现 营收). */
static void phrase(const gn_work *w, uint32_t clause, uint32_t first, uint32_t last, gn_label *out, gn_label *subject,
                   gn_label *of)
{
    const gn_structure *st = w->structure;
    gn_label_clear(out);
    gn_label_clear(subject);
    bool compared = false, total = false;
    for (uint32_t k = first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != clause) continue;
        const char *text = gn_work_text(w, k);
        size_t len = gn_work_len(w, k);
        switch ((gn_seg_kind)g->kind) {
        case GN_SEG_PERIOD:
        case GN_SEG_QUANTITY: continue;
        case GN_SEG_AREA:
            if (total && of) gn_label_add(of, text, len);
            if (compared || total || !(place_within(w, k, out) || abroad(w, k, first, last))) continue;
            break;
        case GN_SEG_ORDINAL:
            /* 排名全国第11位: a rank is no indicator. */
            if (g->cue == GN_ORDINAL_ITEM || !joined(st, k + 1) || k + 1 >= last) continue;
            if (k > first && st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_RANK) continue;
            break;
        case GN_SEG_CUE:
            if (within_word(w, k)) break;
            if (g->cue == GN_CUE_PLACE_SELF) continue;
            /* 人民币贷款; not 39.1万亿元人民币 */
            if (g->cue == GN_CUE_CURRENCY && k + 1 < last && st->seg[k + 1].kind == GN_SEG_TEXT && joined(st, k + 1) &&
                (k == first || st->seg[k - 1].kind != GN_SEG_QUANTITY))
                break;
            if (g->cue == GN_CUE_SOURCE || g->cue == GN_CUE_PART) {
                gn_label_clear(out);
                gn_label_clear(subject);
                compared = total = false;
                continue;
            }
            if (g->cue == GN_CUE_COMPARE) {
                compared = true;
                continue;
            }
            if ((g->cue == GN_CUE_SHARE || g->cue == GN_CUE_BOUND) && is_share_verb(text, len)) {
                total = true;
                continue;
            }
            if (g->cue == GN_CUE_CONTRIBUTION && out->n) {
                compared = true;
                continue;
            }
            if (g->cue == GN_CUE_SHARE) share_within(out, of);
            /* 规模以上工业: no bound of a number */
            if (g->cue == GN_CUE_BOUND && k > first && st->seg[k - 1].kind != GN_SEG_QUANTITY && len >= 3 &&
                memcmp(text, "以", 3) == 0)
                break;
            if (g->cue == GN_CUE_BOUND && len == 6 && k + 1 < last &&
                (memcmp(text, "高于", 6) == 0 || memcmp(text, "低于", 6) == 0)) {
                compared = true;
                continue;
            }
            /* 出口, 接待: verbs that say what is counted. */
            if (g->cue == GN_CUE_LEVEL && !(gn_phrases_find(w->phrases, text, len, NULL) & GN_PHRASE_TAIL)) break;
            if (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_FORECAST || g->cue == GN_CUE_TARGET ||
                g->cue == GN_CUE_CUMULATIVE) {
                if (out->n && !compared && !total && !subject->n) *subject = *out, gn_label_clear(out);
                continue;
            }
            if ((g->cue == GN_CUE_UP || g->cue == GN_CUE_DOWN) && k + 1 < last && st->seg[k + 1].kind != GN_SEG_CUE)
                break;
            /* 规模以上工业, 人民币贷款: parts of a name. */
            if ((g->cue == GN_CUE_BOUND || g->cue == GN_CUE_CURRENCY) && k + 1 < last &&
                st->seg[k + 1].start == g->end &&
                (st->seg[k + 1].kind == GN_SEG_TEXT || st->seg[k + 1].kind == GN_SEG_SECTOR ||
                 st->seg[k + 1].kind == GN_SEG_CUE) &&
                (g->cue == GN_CUE_CURRENCY || (out->n && st->seg[k - 1].end == g->start && ends_in_bound(text, len))))
                break;
            if (!((UINT64_C(1) << g->cue) & KEPT_CUES)) continue;
            break;
        case GN_SEG_MARK:
            if (g->mark == 'd' && between_places(st, k)) continue;
            if (g->mark == ',' || g->mark == ';' || g->mark == ':' || g->mark == '.' || g->mark == '!' ||
                g->mark == '?' || g->mark == '[' || g->mark == ']' || g->mark == '|')
                continue;
            break;
        case GN_SEG_TEXT:
            if (between_places(st, k)) continue;
            /* 40个行业中增加值增长的 */
            if (k > 0 && joined(st, k) && len > 3 &&
                (st->seg[k - 1].kind == GN_SEG_QUANTITY || st->seg[k - 1].kind == GN_SEG_PERIOD) &&
                (memcmp(text, "中", 3) == 0 || memcmp(text, "内", 3) == 0) &&
                !gn_phrases_prefix(w->phrases, text, len, GN_PHRASE_KEEP, NULL)) {
                text += 3;
                len -= 3;
            }
            break;
        default: break;
        }
        if (compared) continue;
        if (total) {
            if (of) gn_label_add(of, text, len);
            continue;
        }
        gn_label_add(out, text, len);
    }
    if (of) trim(w, of);
    drop_aside(out);
    drop_brackets(out);
    drop_brackets(subject);
    trim(w, out);
    trim(w, subject);
    name_group(w, out);
    name_group(w, subject);
    trim(w, out);
    drop_brackets(subject);
    trim(w, subject);
    plain(out);
    if (!out->n && subject->n) {
        *out = *subject;
        gn_label_clear(subject);
    }
}

/* What stands right after the number: “600多个站点”, “48%的首席信息官”. */
static void phrase_after(const gn_work *w, const gn_statement *s, gn_label *out)
{
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    for (uint32_t k = s->seg + 1; k < c->last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->clause != s->clause) continue;
        if (g->kind == GN_SEG_QUANTITY) break;
        if (g->kind == GN_SEG_MARK && !strchr("d()qQ+/<> -", g->mark)) break;
        if (k == s->seg + 1 && g->kind == GN_SEG_MARK && g->mark != 'q') break;
        if (!out->n && g->kind == GN_SEG_CUE &&
            (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(TO) | GN_CUE_BIT(YOY) | GN_CUE_BIT(POP)) >> g->cue & 1)
            break;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_BOUND || g->cue == GN_CUE_CURRENCY) && k == s->seg + 1) continue;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_SHARE || g->cue == GN_CUE_COMPARE)) break;
        gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
        if (gn_label_chars(out) > 40) break;
    }
    drop_brackets(out);
    trim(w, out);
    static const char *const barriers[] = {"大关", "关口", "门槛", "级",   "区间",
                                           "速度", "增速", "幅度", "水平", "基础"};
    static const char *const aims[] = {"目标", "规模目标"};
    for (size_t i = 0; i < sizeof aims / sizeof *aims; i++)
        if (out->n > strlen(aims[i]) && gn_label_ends(out, aims[i]))
            gn_label_drop(out, out->n - strlen(aims[i]), strlen(aims[i]));
    for (size_t i = 0; i < sizeof barriers / sizeof *barriers; i++)
        if (out->n >= strlen(barriers[i]) && memcmp(out->s, barriers[i], strlen(barriers[i])) == 0) gn_label_clear(out);
    /* 30万片的产能目标: the capacity; 在5%的基础上: nothing that is measured. */
    const size_t vague = gn_phrases_suffix(w->phrases, out->s, out->n, GN_PHRASE_VAGUE);
    gn_label_drop(out, out->n - vague, vague);
    if (vague) trim(w, out);
}

/* Splits `whole` into the members of an enumeration; returns false unless there are exactly n. */
static bool member(const gn_label *whole, uint32_t index, uint32_t n, gn_label *out, gn_label *last)
{
    struct {
        size_t at, len;
    } cut[32];
    size_t cuts = 0;
    if (n > 32) return false;
    int depth = 0;
    for (size_t i = 0; i < whole->n; i++) {
        if (whole->s[i] == '(') depth++;
        if (whole->s[i] == ')') depth--;
        if (depth > 0) continue;
        size_t len = 0;
        if (i + 3 <= whole->n && !memcmp(whole->s + i, "、", 3)) len = 3;
        if (whole->s[i] == '/') len = 1;
        if (!len) continue;
        if (cuts == 32) return false;
        cut[cuts].at = i;
        cut[cuts++].len = len;
    }
    if (cuts + 1 == n - 1 || (n == 2 && cuts == 0)) {
        static const char *const words[] = {"以及", "和", "与", "及"};
        const size_t from = cuts ? cut[cuts - 1].at : 0;
        size_t at = 0, len = 0;
        for (size_t i = 0; i < 4 && !len; i++)
            for (size_t k = from; k + 3 <= whole->n; k++)
                if (k + strlen(words[i]) < whole->n && k > from && !memcmp(whole->s + k, words[i], strlen(words[i]))) {
                    at = k;
                    len = strlen(words[i]);
                    break;
                }
        if (len) {
            cut[cuts].at = at;
            cut[cuts++].len = len;
        }
    }
    if (cuts + 1 != n) return false;
    size_t start = 0;
    for (uint32_t i = 0; i < n; i++) {
        const size_t end = i < cuts ? cut[i].at : whole->n;
        gn_label *to = i == index ? out : NULL;
        if (to) {
            gn_label_clear(to);
            gn_label_add(to, whole->s + start, end - start);
        }
        if (i + 1 == n) {
            gn_label_clear(last);
            gn_label_add(last, whole->s + start, end - start);
        }
        start = i < cuts ? cut[i].at + cut[i].len : end;
    }
    return out->n > 0;
}

/* 汽车产销分别…: 产销 stands for the two members that its row names (产量|销量). */
static bool pair_member(const gn_work *w, gn_label *l, uint32_t index, uint32_t n)
{
    if (n != 2) return false;
    for (size_t at = 0; at < l->n; at++) {
        const char *noun;
        const size_t len = gn_phrases_prefix(w->phrases, l->s + at, l->n - at, GN_PHRASE_PAIR, &noun);
        const char *bar = len ? strchr(noun, '|') : NULL;
        if (!bar) continue;
        gn_label whole;
        gn_label_clear(&whole);
        gn_label_add(&whole, l->s, at);
        if (index == 0)
            gn_label_add(&whole, noun, (size_t)(bar - noun));
        else
            gn_label_add(&whole, bar + 1, strlen(bar + 1));
        gn_label_add(&whole, l->s + at + len, l->n - at - len);
        *l = whole;
        return true;
    }
    return false;
}

/* 生产原煤 → 原煤产量. */
static void verb_to_noun(const gn_work *w, gn_label *l)
{
    const char *noun;
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, &noun);
    if (n && n == l->n && *noun == '=') { /* 斥资: what is spent is an investment */
        gn_label_clear(l);
        gn_label_add(l, noun + 1, strlen(noun + 1));
        return;
    }
    if (!n || !*noun || *noun == '=' || n == l->n || heads(w, l)) return;
    static const char *const quantities[] = {"值", "额", "量", "率", "数", "指数", "价格"};
    for (size_t i = 0; i < sizeof quantities / sizeof *quantities; i++)
        if (gn_label_ends(l, quantities[i])) return;
    gn_label_drop(l, 0, n);
    gn_label_add(l, noun, strlen(noun));
}

/* 出货4亿部: the amount is 出货量. Only heads that are no verbs or pairs have such a noun. */
static void name_amount(const gn_work *w, gn_label *l)
{
    const size_t n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    const char *noun = "";
    if (!n || gn_phrases_find(w->phrases, l->s + l->n - n, n, &noun) != GN_PHRASE_HEAD || !*noun) return;
    gn_label_drop(l, l->n - n, n);
    gn_label_add(l, noun, strlen(noun));
}

/* 宣布将斥资, trimmed: what is spent is an investment. */
static void spent(const gn_work *w, gn_label *l)
{
    const char *noun;
    if (l->n && gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, &noun) == l->n && *noun == '=')
        verb_to_noun(w, l);
}

/* A name that is too long loses what stands before its last 的 or comma; false if that does not help. */
static bool shorten(gn_label *l)
{
    enum { MOST = 25 };
    while (gn_label_chars(l) > MOST) {
        size_t cut = 0;
        for (size_t i = 0; i + 3 < l->n && !cut; i++)
            if (!memcmp(l->s + i, "的", 3) || !memcmp(l->s + i, "、", 3)) cut = i + 3;
        if (!cut) return false;
        gn_label_drop(l, 0, cut);
    }
    return true;
}

/* 港股的股价 → 港股股价; not 归属于母公司股东的净利润, 具有影响力的平台. */
static void join_head(gn_label *l, size_t head)
{
    if (head && l->n > head + 6 && memcmp(l->s + l->n - head - 3, "的", 3) == 0) gn_label_drop(l, l->n - head - 3, 3);
}

/* 工业增加值增速 → 工业增加值: what grows is named, how is the measure. */
static bool drop_rate(const gn_work *w, gn_label *l)
{
    static const char *const rates[] = {"复合增长率", "增长率", "增长速度", "增长幅度", "增速",
                                        "增幅",       "涨幅",   "降幅",     "跌幅"};
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
        if (gn_label_ends(l, rates[i])) {
            const size_t n = strlen(rates[i]);
            gn_label_drop(l, l->n - n, n);
            trim(w, l);
            return true;
        }
    return false;
}

static void remember(gn_work *w, const gn_label *indicator)
{
    gn_memory *m = &w->memory;
    m->indicator = *indicator;
    m->entity = *indicator;
    const size_t head = gn_phrases_suffix(w->phrases, indicator->s, indicator->n, GN_PHRASE_HEAD);
    gn_label_drop(&m->entity, indicator->n - head, head);
}

static bool is_company(const gn_work *w, const gn_seg *g)
{
    return g->kind == GN_SEG_ORG && strcmp(gn_lexicon_org(w->lexicon, g->index)->kind, "company") == 0;
}

/* “X：…净利润…”, “X二季度营收…”: the headline of a company's report begins with its name. */
static void company_of_headline(gn_work *w, const gn_sentence *s)
{
    static const char *const words[] = {"净利", "营收", "营业收入", "业绩", "财报", "年报", "季报", "年度报告"};
    const gn_structure *st = w->structure;
    const uint32_t k = st->clause[s->first_clause].first;
    if (k + 1 >= st->segs || st->seg[k].kind != GN_SEG_TEXT || gn_work_len(w, k) > 30 || gn_work_len(w, k) < 6) return;
    const gn_seg *next = &st->seg[k + 1];
    if (next->kind != GN_SEG_PERIOD && !(next->kind == GN_SEG_MARK && (next->mark == ':' || next->mark == '('))) return;
    if (gn_phrases_suffix(w->phrases, gn_work_text(w, k), gn_work_len(w, k), GN_PHRASE_HEAD)) return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(w->clean->text + s->start, s->end - s->start, words[i], strlen(words[i]))) {
            gn_label_clear(&w->memory.company);
            gn_label_add(&w->memory.company, gn_work_text(w, k), gn_work_len(w, k));
            w->memory.company_sure = true;
            return;
        }
}

/* What a company is called by. */
static const char *const company_words[] = {"公司", "集团", "银行", "控股", "股份", "科技", "证券", "保险"};

static bool company_suffix(const gn_label *l)
{
    for (size_t i = 0; i < sizeof company_words / sizeof *company_words; i++)
        if (gn_label_ends(l, company_words[i])) return !gn_inherit_kind_of_firm(l);
    return false;
}

/* Whether a part of the text may have such an end: most texts need not be parsed for it. */
static bool may_name_company(const char *text, size_t len)
{
    const gn_charset set = gn_charset_of(text, len);
    for (size_t i = 0; i < sizeof company_words / sizeof *company_words; i++)
        if (gn_holds(set, text, len, company_words[i])) return true;
    return false;
}

/* A name of a company, not just 公司 and the like. */
static bool company_name(const gn_work *w, const gn_label *l)
{
    const size_t n = gn_label_chars(l);
    return n >= 4 && n <= 12 && company_suffix(l) && !gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, NULL);
}

/* Leaves what stands before the first verb. Returns whether there was one. */
static bool cut_at_verb(const gn_work *w, gn_label *l)
{
    const size_t n = gn_phrases_break(w->phrases, l->s, l->n);
    if (n == l->n) return false;
    gn_label_drop(l, n, l->n - n);
    trim(w, l);
    return true;
}

/* Up to and with the last word that ends the name of an industry: 软件业, 电子信息制造业运行情况. */
static size_t theme_end(const gn_label *l)
{
    static const char *const ends[] = {"产业", "行业", "制造业", "服务业", "市场", "领域", "业"};
    static const char *const not_after[] = {"企", "就", "营", "创", "专", "毕", "停", "商", "失", "作", "开", "从"};
    const gn_charset set = gn_charset_of(l->s, l->n);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        const size_t n = strlen(ends[i]);
        if (gn_charset_of(ends[i], n) & ~set) continue;
        for (size_t at = l->n; at-- > 3;) {
            if (at + n > l->n || memcmp(l->s + at, ends[i], n) != 0) continue;
            bool whole = at + n >= 6;
            if (n == 3)
                for (size_t k = 0; k < sizeof not_after / sizeof *not_after; k++)
                    whole &= memcmp(l->s + at - 3, not_after[k], 3) != 0;
            if (n == 3 && at + 6 <= l->n && (!memcmp(l->s + at, "业务", 6) || !memcmp(l->s + at, "业绩", 6)))
                whole = false;
            if (whole) return at + n;
        }
    }
    return 0;
}

void gn_indicator_article(gn_work *w, uint32_t first_sentence)
{
    enum { SENTENCES = 3 };
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    gn_label_clear(&m->theme);
    gn_label_clear(&m->body);
    m->body_block = GN_NO_INDEX;
    gn_label_clear(&m->outer);
    memset(m->full_unit, 0, sizeof m->full_unit);
    m->members_sentence = GN_NO_INDEX;
    m->topic_sentence = GN_NO_INDEX;
    m->last_sentence = GN_NO_INDEX;
    m->turn_sentence = GN_NO_INDEX;
    gn_label_clear(&m->market);
    m->outer_clause = 0;
    m->recent_count = 0;
    m->recent_sentence = m->recent_clause = GN_NO_INDEX;
    m->list.count = m->filling.count = m->filling.number = 0;
    const uint32_t article = st->sentence[first_sentence].article;
    for (uint32_t i = first_sentence; i < st->sentences && i < first_sentence + SENTENCES; i++) {
        const gn_sentence *s = &st->sentence[i];
        if (s->article != article) break;
        if (!m->company.n && i == first_sentence) company_of_headline(w, s);
        for (uint32_t c = s->first_clause; c < s->last_clause; c++) {
            const gn_clause *clause = &st->clause[c];
            for (uint32_t k = clause->first; k < clause->last && k < clause->first + GN_LOOK_BACK && !m->company.n; k++)
                if (st->seg[k].clause == c && is_company(w, &st->seg[k]))
                    gn_label_add(&m->company, gn_work_text(w, k), gn_work_len(w, k));
            if (m->theme.n) continue;
            gn_label text, subject;
            phrase(w, c, clause->first, clause->last < clause->first + 40 ? clause->last : clause->first + 40, &text,
                   &subject, NULL);
            const size_t n = theme_end(&text);
            if (n == 0) continue;
            gn_label_drop(&text, n, text.n - n);
            trim(w, &text);
            if (!memcmp(text.s, "规模以上", strlen("规模以上"))) continue; /* a part of the enterprises, no industry */
            if (gn_label_chars(&text) >= 3 && gn_label_chars(&text) <= 12) m->theme = text;
        }
    }
}

/* The bit of a wide character's last byte. */
#define BYTE(c) (UINT64_C(1) << ((c)&63))

/* 副司长某某, 新闻发言人: persons are no indicators. */
static bool person(const gn_label *l)
{
    static const char *const titles[] = {"发言人", "司长",   "局长", "主任",       "总经理",     "董事长", "分析师",
                                         "秘书长", "负责人", "总裁", "首席执行官", "首席财务官", "副总"};
    static const uint64_t person_bytes = BYTE(U'言') | BYTE(U'长') | BYTE(U'任') | BYTE(U'理') | BYTE(U'师') |
                                         BYTE(U'责') | BYTE(U'裁') | BYTE(U'席') | BYTE(U'副');
    bool any = false; /* a character that few others have, by its last byte first */
    for (size_t i = 0; i + 2 < l->n && !any; i += (unsigned char)l->s[i] >= 0xE0 ? 3 : 1) {
        if (!(person_bytes >> ((unsigned char)l->s[i + 2] & 63) & 1)) continue;
        switch (gn_wide(l->s + i)) {
        case U'言':
        case U'长':
        case U'任':
        case U'理':
        case U'师':
        case U'责':
        case U'裁':
        case U'席':
        case U'副': any = true;
        }
    }
    for (size_t i = 0; any && i < sizeof titles / sizeof *titles; i++)
        if (gn_find(l->s, l->n, titles[i], strlen(titles[i]))) return true;
    return false;
}

/* What a clause is about: its noun phrase up to the first verb. False if that is nothing one could own a figure. */
static bool clause_subject(const gn_work *w, uint32_t clause, gn_label *out)
{
    enum { SEGMENTS = 40, LEAST = 2, MOST = 16 };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[clause];
    uint32_t last = c->last < c->first + SEGMENTS ? c->last : c->first + SEGMENTS;
    for (uint32_t k = c->first; k < last; k++)
        if (st->seg[k].clause == clause && st->seg[k].kind == GN_SEG_QUANTITY) last = k;
    gn_label text;
    /* 某机构预计, 某人表示: who says it is not what it is about. */
    uint32_t first = c->first;
    for (uint32_t k = first; k < last; k++)
        if (st->seg[k].clause == clause && st->seg[k].kind == GN_SEG_CUE &&
            (st->seg[k].cue == GN_CUE_SOURCE ||
             (st->seg[k].cue == GN_CUE_FORECAST && !gn_seg_begins(w, &st->seg[k], "将") &&
              !gn_seg_begins(w, &st->seg[k], "有望"))))
            first = k + 1;
    phrase(w, clause, first, last, &text, out, NULL);
    if (!out->n) *out = text;
    /* 受某事影响, 完成某事: nobody's name. */
    const size_t verb = gn_phrases_prefix(w->phrases, out->s, out->n, ~0u, NULL);
    if (gn_phrases_find(w->phrases, out->s, verb, NULL) & GN_PHRASE_BREAK) gn_label_clear(out);
    cut_at_verb(w, out);
    /* 荷兰合作银行: a place that a company's name begins with. */
    if (first < last && st->seg[first].kind == GN_SEG_AREA && joined(st, first + 1) && company_name(w, out))
        gn_label_front(out, gn_work_text(w, first), gn_work_len(w, first));
    const size_t n = gn_label_chars(out);
    return n >= LEAST && n <= MOST && !person(out);
}

/* “某某网络发布半年报，”, “某某超市公告”: who tells of its own business. Bytes before the verb, 0 if there is none. */
static size_t reports_itself(const gn_work *w, const gn_sentence *s, uint32_t k)
{
    static const char *const words[] = {"发布", "公告", "宣布", "披露"};
    static const char *const papers[] = {"公告", "财报",   "年报",     "半年报", "季报",
                                         "业绩", "招股书", "年度报告", "预告"};
    enum { FAR = 45 }; /* bytes */
    const char *t = w->clean->text;
    const size_t from = w->structure->seg[k].start;
    const size_t n = s->end - from < FAR ? s->end - from : FAR;
    size_t at = n;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = gn_find(t + from, n, words[i], 6);
        if (found && (size_t)(found - t) - from < at) at = (size_t)(found - t) - from;
    }
    if (at == n || at < 6) return 0;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (gn_find(t + from + at, n - at, papers[i], strlen(papers[i]))) return at;
    return 0;
}

/* A short name that is no office and no kind of business. */
static bool like_name(const gn_work *w, const gn_label *l)
{
    static const char *const ends[] = {"局", "部", "委", "院", "会", "所",   "心",   "府",   "厅",
                                       "办", "者", "人", "业", "家", "机构", "公司", "企业", "厂商"};
    const size_t n = gn_label_chars(l);
    if (n < 2 || n > 8 || heads(w, l) || gn_find(l->s, l->n, "、", 3)) return false;
    if (gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_GROUP, NULL)) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (gn_label_ends(l, ends[i])) return false;
    return true;
}

/* “某某控股的主营业务”, “某某股份公告，”: the company that a sentence begins with. */
static void company_of_sentence(gn_work *w, const gn_sentence *s)
{
    enum { SEGMENTS = 8 };
    const gn_structure *st = w->structure;
    const uint32_t last = s->last < s->first + SEGMENTS ? s->last : s->first + SEGMENTS;
    bool opens = true;
    for (uint32_t k = s->first; k < last; k++) {
        const gn_seg *g = &st->seg[k];
        if (g->kind == GN_SEG_QUANTITY) return;
        /* “某某网络发布半年报，”; not one of several, nor one that is spoken of later. */
        if (opens && is_company(w, g) && (k + 1 == last || st->seg[k + 1].kind != GN_SEG_MARK)) {
            const gn_label *owner = &w->memory.owner;
            if (owner->n && owner->n == w->memory.company.n && !memcmp(owner->s, w->memory.company.s, owner->n))
                gn_label_clear(&w->memory.owner);
            if (w->memory.company.n != gn_work_len(w, k) ||
                memcmp(w->memory.company.s, gn_work_text(w, k), w->memory.company.n) != 0)
                w->memory.turn_sentence = st->clause[s->first_clause].sentence;
            gn_label_clear(&w->memory.company);
            gn_label_add(&w->memory.company, gn_work_text(w, k), gn_work_len(w, k));
            w->memory.company_sure = true;
            w->memory.company_block = s->block;
            return;
        }
        opens &= g->kind == GN_SEG_PERIOD || g->kind == GN_SEG_AREA || g->kind == GN_SEG_MARK;
        if (g->kind != GN_SEG_TEXT) continue;
        const size_t says = reports_itself(w, s, k);
        if (!says && !may_name_company(gn_work_text(w, k), gn_work_len(w, k))) continue;
        gn_label l;
        gn_label_clear(&l);
        gn_label_add(&l, gn_work_text(w, k), gn_work_len(w, k));
        const bool reports = says && says == gn_phrases_break(w->phrases, l.s, l.n);
        cut_at_verb(w, &l);
        const char *of = memmem(l.s, l.n, "的", 3);
        const size_t at = of ? (size_t)(of - l.s) : l.n;
        gn_label behind = l;
        gn_label_drop(&l, at, l.n - at);
        trim(w, &l);
        if (!(reports && !of && like_name(w, &l)) && !company_name(w, &l)) {
            /* 位于行业头部的某某科技 */
            if (!of) continue;
            gn_label_drop(&behind, 0, at + 3);
            trim(w, &behind);
            if (!company_name(w, &behind)) continue;
            l = behind;
        }
        w->memory.company = l;
        w->memory.company_sure = true;
        w->memory.company_block = s->block;
        return;
    }
}

/* “在临江产业园聚力打造…”, “某某示范园由…共建”: what 园区 and the like stand for from here on. */
static void body_of_sentence(gn_work *w, const gn_sentence *s)
{
    enum { SEGMENTS = 40, LEAST = 9, MOST = 36 /* bytes */ };
    static const char kinds[] = "园|园区|开发区|高新区|示范区|集聚区";
    static const char *const after[] = {"管委会", "是", "由", "在", "的", "内", "将", "也", "已", "有"};
    const gn_structure *st = w->structure;
    const uint32_t last = s->last < s->first + SEGMENTS ? s->last : s->first + SEGMENTS;
    for (uint32_t k = s->first; k < last; k++) {
        if (st->seg[k].kind != GN_SEG_TEXT) continue;
        const char *t = gn_work_text(w, k);
        const size_t n = gn_work_len(w, k);
        if (!gn_find(t, n, "园", 3) && !gn_find(t, n, "区", 3)) continue; /* what all kinds end in */
        size_t from = 0;
        for (size_t i = gn_phrases_prefix(w->phrases, t, n, GN_PHRASE_LEAD, NULL); i; from += i)
            i = gn_phrases_prefix(w->phrases, t + from + i, n - from - i, GN_PHRASE_LEAD, NULL);
        for (size_t at = from + LEAST; at <= n && at <= from + MOST; at++) {
            if (memcmp(t + at - 3, "园", 3) != 0 && memcmp(t + at - 3, "区", 3) != 0) continue;
            if (!ends_in(kinds, t + from, at - from)) continue;
            bool ends = at == n || gn_phrases_break(w->phrases, t + at - 3, n - at + 3) == 3;
            for (size_t i = 0; i < sizeof after / sizeof *after && !ends; i++)
                ends = n - at >= strlen(after[i]) && memcmp(t + at, after[i], strlen(after[i])) == 0;
            if (!ends || gn_phrases_prefix(w->phrases, t + from, at - from, GN_PHRASE_GROUP, NULL)) continue;
            gn_label_clear(&w->memory.body);
            gn_label_add(&w->memory.body, t + from, at - from);
            w->memory.body_block = s->block;
            return;
        }
    }
}

void gn_indicator_sentence(gn_work *w, uint32_t sentence)
{
    enum { CLAUSES = 3 };
    const gn_sentence *s = &w->structure->sentence[sentence];
    gn_memory *m = &w->memory;
    const bool opens = m->subject_block != s->block;
    m->subject_block = s->block;
    gn_label found;
    gn_label_clear(&found);
    for (uint32_t c = s->first_clause; c < s->last_clause && c < s->first_clause + CLAUSES; c++) {
        if (clause_subject(w, c, &found)) break;
        gn_label_clear(&found);
    }
    if (opens)
        m->opening = found;
    else if (m->subject.n)
        m->earlier = m->subject;
    if (opens) gn_label_clear(&m->earlier);
    m->subject = found;
    m->subject_sentence = GN_NO_INDEX;
    company_of_sentence(w, s);
    body_of_sentence(w, s);
    if (company_name(w, &found)) {
        m->company = found;
        m->company_sure = true;
        m->company_block = s->block;
    }
}

void gn_indicator_topic(gn_work *w, uint32_t clause)
{
    const gn_clause *c = &w->structure->clause[clause];
    gn_label text, subject;
    if (clause > w->structure->sentence[c->sentence].first_clause && clause_subject(w, clause, &subject))
        w->memory.subject = subject, w->memory.subject_sentence = c->sentence;
    phrase(w, clause, c->first, c->last, &text, &subject, NULL);
    if (!text.n || gn_label_chars(&text) > 16) return;
    drop_rate(w, &text);
    if (!heads(w, &text)) return;
    w->memory.topic = text;
    w->memory.topic_sentence = c->sentence;
}

/* ---- candidates ----------------------------------------------------------------------------------------------------
 */
/* Which of the candidates before i or itself is the first one with its text: what depends on nothing but the text is
 * found once. */
static void find_first(gn_candidates *c, size_t i)
{
    size_t k = 0;
    while (c->text[k].n != c->text[i].n || memcmp(c->text[k].s, c->text[i].s, c->text[i].n) != 0) k++;
    c->first[i] = k;
}

static void propose(gn_candidates *c, char kind, const gn_label *front, const gn_label *middle, const char *tail,
                    size_t n)
{
    if (c->count == GN_MAX_CANDIDATES || !middle->n) return;
    gn_label *l = &c->text[c->count];
    gn_label_clear(l);
    if (front) {
        if (!front->n || memmem(middle->s, middle->n, front->s, front->n)) return;
        gn_label_add(l, front->s, front->n);
    }
    gn_label_add(l, middle->s, middle->n);
    if (tail) {
        if (!n || (l->n >= n && memcmp(l->s + l->n - n, tail, n) == 0)) return;
        gn_label_add(l, tail, n);
    }
    find_first(c, c->count);
    c->owner[c->count] = front;
    c->kind[c->count++] = kind;
}

/* a followed by b, what a ends and b begins with once: 太阳能发电 + 发电设备利用小时. */
static void merge(const gn_label *a, const gn_label *b, gn_label *out)
{
    size_t same = a->n < b->n ? a->n : b->n;
    while (same > 0 && memcmp(a->s + a->n - same, b->s, same) != 0) same--;
    *out = *a;
    gn_label_add(out, b->s + same, b->n - same);
}

/* “A，B，C增加值分别增长x、y、z”: the members are clauses; whether q's is among the clauses before, then in *part. */
static bool clause_member(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *part)
{
    const gn_structure *st = w->structure;
    const uint32_t n = q->list_count;
    if (!(s->near & GN_CUE_BIT(RESPECTIVELY)) || s->previous != GN_NO_INDEX || q->list_index + 1 >= n ||
        s->clause - st->sentence[s->sentence].first_clause + 1 < n)
        return false;
    for (uint32_t c = s->clause + 1 - n; c < s->clause; c++) {
        const gn_clause *b = &st->clause[c];
        if (b->last - b->first > 24) return false;
        for (uint32_t k = b->first; k < b->last; k++)
            if (st->seg[k].kind == GN_SEG_QUANTITY || st->seg[k].kind == GN_SEG_PERIOD) return false;
    }
    const gn_clause *b = &st->clause[s->clause + 1 - n + q->list_index];
    gn_label unused;
    phrase(w, s->clause + 1 - n + q->list_index, b->first, b->last, part, &unused, NULL);
    return part->n > 0;
}

/* 已建各类充电桩 → 充电桩; with what was done to them as well where that is told anew: 新开门店, 关闭. */
static void drop_act(const gn_work *w, gn_label *l, bool acts)
{
    static const char *const words[] = {"已建", "在建", "现有", "各类", "各种"};
    for (size_t n = 1; n;) {
        n = acts ? gn_phrases_prefix(w->phrases, l->s, l->n, GN_PHRASE_VERB, NULL) : 0;
        for (size_t i = 0; i < sizeof words / sizeof *words && !n; i++)
            if (l->n > strlen(words[i]) && memcmp(l->s, words[i], strlen(words[i])) == 0) n = strlen(words[i]);
        if (n + 6 > l->n) return;
        gn_label_drop(l, 0, n);
    }
}

/* What the last member has behind its own name: in 风电、火电、核电发电设备利用小时 the others end in 电. */
static size_t shared_tail(const gn_label *part, const gn_label *last)
{
    if (part->n < 6 || last->n < 6) return 0;
    for (size_t at = 3; at + 3 < last->n; at++)
        if (memcmp(last->s + at, part->s + part->n - 3, 3) == 0) return last->n - at - 3;
    return 0;
}

/* “某业带动第一、第二、第三产业的增加值”, “东、中、西部地区”, “内、外贸”: members of one character or an ordinal
 * take all that the last has behind its own; what stands before the first ordinal is everybody's. Returns how long that
 * is, 0 if they are not of this kind. */
static size_t numbered_member(const gn_label *whole, gn_label *part, const gn_label *last)
{
    static const char nth[] = "第";
    if (part->n == 3 && last->n > 6) return last->n - 3;
    const char *first = memmem(whole->s, whole->n, nth, 3);
    if (!first || part->n < 6 || memcmp(part->s + part->n - 6, nth, 3) != 0 || last->n < 9 ||
        memcmp(last->s, nth, 3) != 0)
        return 0;
    if (part->n == 6) gn_label_front(part, whole->s, (size_t)(first - whole->s));
    return last->n - 6;
}

/* How many members the 、 of an enumeration make; 和 and 及 are not counted. */
static uint32_t members_of(const gn_label *l)
{
    uint32_t n = 1;
    for (size_t i = 0; i + 3 <= l->n; i++) n += memcmp(l->s + i, "、", 3) == 0;
    return n;
}

/* “A、B、C产量分别为x吨，y米，z吨”: numbers whose units differ are no list of the scanner's, and follow each other all
 * the same. Returns whether s takes one of the members, into *l. */
static bool next_member(gn_work *w, const gn_statement *s, const gn_quantity *q, gn_label *l)
{
    gn_memory *p = &w->memory;
    const uint32_t each = q->list_count > 1 ? q->list_count : 1;
    uint32_t at = q->list_index;
    if (l->n) {
        const uint32_t n = s->near & GN_CUE_BIT(RESPECTIVELY) ? members_of(l) : 0;
        if (n < 2 || n < each || n > 12) return false;
        p->members = *l;
        p->members_count = n;
        p->members_sentence = s->sentence;
        p->members_next = each;
        p->members_list = q->list;
        if (n == each) return false;
    } else {
        if (s->near || p->members_sentence != s->sentence) return false;
        if (!q->list || q->list != p->members_list) {
            at += p->members_next;
            if (q->list_index + 1 == each) p->members_next += each;
        }
    }
    if (at >= p->members_count) return false;
    gn_label part = {0}, last = {0};
    if (!member(&p->members, at, p->members_count, &part, &last)) return false;
    trim(w, &part);
    if (!heads(w, &part)) {
        const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
        gn_label_add(&part, last.s + last.n - n, n);
    }
    *l = part;
    return true;
}

/* 60岁及以上人口, 0-14岁人口: a number that is part of the name. */
static void name_limit(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char *const words[] = {"及以上", "及以下", "以上", "以下"};
    if (s->previous == GN_NO_INDEX || s->previous + 1 != s->from || !l->n) return;
    const gn_seg *g = &w->structure->seg[s->previous];
    if (g->clause != s->clause) return;
    const char *t = w->clean->text;
    size_t bound = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && !bound; i++)
        if (g->end + strlen(words[i]) < w->clean->length && memcmp(t + g->end, words[i], strlen(words[i])) == 0)
            bound = strlen(words[i]);
    const bool age = g->end >= 3 && memcmp(t + g->end - 3, "岁", 3) == 0;
    if ((!bound && !age) || g->end - g->start > 30) return;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (l->n > strlen(words[i]) && memcmp(l->s, words[i], strlen(words[i])) == 0)
            gn_label_drop(l, 0, strlen(words[i]));
    gn_label_front(l, t + g->start, g->end - g->start + bound);
}

/* “公司决定把新建门店由30家减到12家”: what is changed stands behind 把. */
static void drop_disposer(const gn_work *w, gn_label *l)
{
    static const char take[] = "把";
    for (size_t at = l->n; at-- > 0;) {
        if (at + 9 > l->n || memcmp(l->s + at, take, 3) != 0) continue;
        if (at >= 3 && (gn_phrases_find(w->phrases, l->s + at - 3, 6, NULL) & GN_PHRASE_KEEP)) continue;
        if (gn_phrases_prefix(w->phrases, l->s + at, l->n - at, ~0u, NULL) != 3) continue; /* 把握 */
        gn_label_drop(l, 0, at + 3);
        trim(w, l);
        return;
    }
}

/* Whether a clause ends as one that names what follows (方面, 环节), or how it is divided (分方式看). */
static bool clause_ends(const gn_work *w, const gn_clause *c, bool divides)
{
    static const char *const words[2][5] = {{"环节", "业务", "板块", "领域", "方面"},
                                            {"看", "来说", "来讲", "划分", "分"}};
    if (c->last == c->first) return false;
    uint32_t k = c->last - 1;
    while (k > c->first && w->structure->seg[k].kind == GN_SEG_MARK) k--;
    const char *t = w->clean->text + w->structure->seg[c->first].start;
    const size_t n = w->structure->seg[k].end - w->structure->seg[c->first].start;
    for (size_t i = 0; i < 5; i++) {
        const size_t len = strlen(words[divides][i]);
        if (n > len && memcmp(t + n - len, words[divides][i], len) == 0) return true;
    }
    return false;
}

/* “是门票的2.5倍”, “相当于上年的3倍”. */
static bool counted_from(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"是", "为", "相当于", "达到", "达", "有"};
    const gn_structure *st = w->structure;
    if (!(gn_work_quantity(w, s->seg)->flags & (GN_Q_MULTIPLE | GN_Q_PERCENT)) || s->list_seg == s->from) return false;
    const gn_seg *last = &st->seg[s->list_seg - 1], *first = &st->seg[s->from];
    if (last->kind == GN_SEG_CUE && s->list_seg - 1 > s->from) last--;
    if (last->kind != GN_SEG_TEXT || !gn_seg_ends(w, last, "的")) return false;
    if (first->kind == GN_SEG_MARK && s->from + 1 < s->list_seg) first++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gn_seg_begins(w, first, words[i])) return true;
    return false;
}

/* “份额前三名为甲（34%）、乙（11%）”: the name right before a bracket that holds nothing but its figure. */
static void bracket_name(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { NEAR = 8 };
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(out);
    if (c->opener != '(' || c->parent == GN_NO_INDEX || s->from != s->list_seg) return;
    uint32_t k = c->first;
    while (k > 0 && st->seg[k - 1].clause == c->parent && st->seg[k - 1].kind == GN_SEG_MARK &&
           st->seg[k - 1].mark == '(')
        k--;
    const uint32_t last = k;
    while (k > 0 && last - k < NEAR && st->seg[k - 1].clause == c->parent) {
        const gn_seg *g = &st->seg[k - 1];
        if (g->kind == GN_SEG_QUANTITY || g->kind == GN_SEG_PERIOD) break;
        if (g->kind == GN_SEG_MARK && strchr("d,)/", g->mark)) break;
        if (g->kind == GN_SEG_CUE && (g->cue == GN_CUE_LEVEL || g->cue == GN_CUE_RESPECTIVELY)) break;
        k--;
    }
    /* 重点集中在海淀区（52%）, 高于全国（3.8%）: a place, or what it is compared with. */
    if (last > k && st->seg[last - 1].kind == GN_SEG_AREA) return;
    for (uint32_t i = k; i < last; i++)
        if (st->seg[i].kind == GN_SEG_CUE &&
            (st->seg[i].cue == GN_CUE_COMPARE || st->seg[i].cue == GN_CUE_PLACE_SELF || st->seg[i].cue == GN_CUE_BOUND))
            return;
    for (uint32_t i = k; i < last; i++) gn_label_add(out, gn_work_text(w, i), gn_work_len(w, i));
    for (size_t i = out->n; i-- > 3;) /* 前三名为海信 */
        if (i + 3 < out->n && memcmp(out->s + i, "为", 3) == 0) {
            gn_label_drop(out, 0, i + 3);
            break;
        }
    trim(w, out);
    if (gn_label_chars(out) > 12) gn_label_clear(out);
}

/* “110家企业获得授信”: what is counted, and with what it does in front of it. */
static void split_object(const gn_work *w, gn_material *m)
{
    enum { MOST = 22 };
    gn_label_clear(&m->acting);
    const size_t at = gn_phrases_break(w->phrases, m->after.s, m->after.n);
    if (at < 6 || at == m->after.n) return;
    const size_t verb = gn_phrases_prefix(w->phrases, m->after.s + at, m->after.n - at, GN_PHRASE_BREAK, NULL);
    if (at + verb >= m->after.n) return;
    gn_label counted = m->after;
    gn_label_drop(&counted, at, counted.n - at);
    trim(w, &counted);
    if (counted.n < 6) return;
    gn_label_drop(&m->after, 0, at);
    for (size_t n = 1; n;) {
        n = gn_phrases_prefix(w->phrases, m->after.s, m->after.n, GN_PHRASE_LEAD, NULL);
        if (n != 3) break;
        gn_label_drop(&m->after, 0, n);
    }
    if (gn_label_chars(&m->after) + gn_label_chars(&counted) <= MOST) {
        m->acting = m->after;
        gn_label_add(&m->acting, "的", 3);
        gn_label_add(&m->acting, counted.s, counted.n);
    }
    m->after = counted;
}

/* “2016—2020年期间，”: a clause that only says when. */
static bool only_time(const gn_work *w, const gn_clause *c)
{
    enum { SHORT = 9 }; /* bytes: 期间, 以来 */
    bool time = false;
    for (uint32_t k = c->first; k < c->last; k++) {
        const gn_seg *g = &w->structure->seg[k];
        if (g->kind == GN_SEG_PERIOD)
            time = true;
        else if (g->kind != GN_SEG_MARK && g->end - g->start > SHORT)
            return false;
    }
    return time;
}

/* “火电利润增幅最大，同比上升…”, “产量再创新高，同比增长…”: what the clause before says to have grown, without how.
 * False if it says nothing of growth. */
static bool growth_of(const gn_work *w, const gn_statement *s, gn_label *l)
{
    static const char *const words[] = {"增速", "增幅", "涨幅", "降幅", "跌幅", "新高", "新低", "增长",
                                        "下降", "回升", "回落", "上涨", "下跌", "扩大", "提高", "提升"};
    const bool growth = s->measure == GN_MEASURE_YOY || s->measure == GN_MEASURE_GROWTH ||
                        s->measure == GN_MEASURE_CAGR || s->measure == GN_MEASURE_POP ||
                        (s->measure == GN_MEASURE_LEVEL && (s->near & GN_CUE_BIT(FROM)));
    const bool rate = drop_rate(w, l);
    if (!growth || !l->n) return false;
    if (rate) return true;
    gn_label what = *l;
    size_t at = l->n;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const char *found = memmem(l->s, l->n, words[i], strlen(words[i]));
        if (found && (size_t)(found - l->s) < at) at = (size_t)(found - l->s);
    }
    if (at == l->n || at < 6) return false;
    gn_label_drop(&what, at, what.n - at);
    cut_at_verb(w, &what);
    trim(w, &what);
    if (gn_label_chars(&what) < 2) return false;
    *l = what;
    return true;
}

/* “97%以上的县区和40%的乡镇实现5G网络覆盖”, “覆盖97%以上的县区”: of what how much is covered. */
static void covered_part(const gn_work *w, const gn_statement *s, gn_material *m)
{
    static const char cover[] = "覆盖";
    static const char *const joins[] = {"和", "以及", "及", "、"};
    const gn_structure *st = w->structure;
    const gn_clause *c = &st->clause[s->clause];
    gn_label_clear(&m->covered);
    if (!m->of_after || !m->after.n || !(gn_work_quantity(w, s->seg)->flags & GN_Q_PERCENT)) return;
    uint32_t first = c->first;
    if (s->clause > st->sentence[s->sentence].first_clause) first = c[-1].first;
    first = gn_look_back(s->seg, first);
    const char *t = w->clean->text;
    const uint32_t last = c->last < s->seg + GN_LOOK_BACK ? c->last : s->seg + GN_LOOK_BACK;
    const size_t from = st->seg[first].start, at = st->seg[s->seg].start, end = st->seg[last - 1].end;
    const char *behind = memmem(t + at, end - at, cover, sizeof cover - 1);
    if (behind && memmem(behind, end - (size_t)(behind - t), "率", 3)) return;
    if (!behind && !memmem(t + from, at - from, cover, sizeof cover - 1)) return;
    m->covered = m->after;
    const size_t n = gn_phrases_break(w->phrases, m->covered.s, m->covered.n);
    gn_label_drop(&m->covered, n, m->covered.n - n);
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        if (gn_label_ends(&m->covered, joins[i]))
            gn_label_drop(&m->covered, m->covered.n - strlen(joins[i]), strlen(joins[i]));
    trim(w, &m->covered);
    /* “…实现5G网络覆盖”: with what. */
    static const char brings[] = "实现";
    const char *with = behind ? memmem(t + at, (size_t)(behind - t) - at, brings, sizeof brings - 1) : NULL;
    if (with && behind - with < 40)
        gn_label_add(&m->covered, with + sizeof brings - 1, (size_t)(behind - with) - (sizeof brings - 1));
    if (m->covered.n) gn_label_add(&m->covered, "覆盖率", strlen("覆盖率"));
}

/* “某某公司宣布将投资…”: who says so of itself. Nothing where that is an office, a house of research or a person. */
static void announcer(const gn_work *w, const gn_statement *s, gn_label *out)
{
    static const char *const words[] = {"宣布", "公告", "发布公告", "公告称", "披露", "透露", "表示"};
    const gn_structure *st = w->structure;
    gn_label_clear(out);
    uint32_t k = s->np_end;
    while (k > s->from && !(st->seg[k - 1].kind == GN_SEG_CUE && st->seg[k - 1].cue == GN_CUE_SOURCE)) k--;
    if (k <= s->from + 1) return;
    const uint32_t say = k - 1;
    bool itself = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) itself |= gn_seg_begins(w, &st->seg[say], words[i]);
    uint32_t first = say;
    while (first > s->from && joined(st, first) &&
           (st->seg[first - 1].kind == GN_SEG_TEXT || st->seg[first - 1].kind == GN_SEG_AREA ||
            is_company(w, &st->seg[first - 1])))
        first--;
    bool place = true; /* 全球宣布了: a place alone is nobody */
    for (k = first; k < say; k++) place &= st->seg[k].kind == GN_SEG_AREA;
    if (!itself || place) return;
    for (k = first; k < say; k++) gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
    cut_at_verb(w, out);
    trim(w, out);
    if (out->n < 6 || gn_label_chars(out) > 12 || person(out)) gn_label_clear(out);
}

/* 价格, 投资: a measure's noun alone, which is somebody's. */
static bool bare_noun(const gn_work *w, const gn_label *l)
{
    return gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD) == l->n;
}

/* 三家合计, 出货合计: a total of several that were named. */
static bool total_of(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->list_seg, s->from); k < s->list_seg; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_CUE &&
            (st->seg[k].cue == GN_CUE_TOTAL || gn_seg_begins(w, &st->seg[k], "合计")))
            return true;
    return false;
}

/* Whether a label is the name of a company that the sentence names before the number, or was spoken of last. */
static bool names_one(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    const gn_structure *st = w->structure;
    if (l->n && l->n == w->memory.company.n && memcmp(l->s, w->memory.company.s, l->n) == 0) return true;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if (is_company(w, &st->seg[k]) && gn_work_len(w, k) == l->n && memcmp(gn_work_text(w, k), l->s, l->n) == 0)
            return true;
    return false;
}

/* “甲以21.6%的市场占有率居首”: what the percentage is stands behind it. */
static void share_behind(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const words[] = {"市场占有率", "市场份额", "市占率", "占有率", "份额"};
    if (!m->of_after || !(q->flags & GN_Q_PERCENT) || !m->np.n || heads(w, &m->np)) return;
    const size_t at = w->structure->seg[s->seg].end, end = w->structure->sentence[s->sentence].end;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = strlen(words[i]);
        const size_t from = at + strlen("的");
        if (end < from + n || memcmp(w->clean->text + from, words[i], n) != 0) continue;
        if (names_one(w, s, &m->np)) gn_label_add(&m->np, "市场份额", strlen("市场份额"));
        return;
    }
}

static void find_material(gn_work *w, gn_statement *s, gn_material *m)
{
    const gn_structure *st = w->structure;
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label_clear(&s->of);
    phrase(w, s->clause, s->from, s->np_end, &m->np, &m->subject, &s->of);
    phrase_after(w, s, &m->after);
    uint32_t next = s->seg + 1;
    if ((q->flags & GN_Q_PERCENT) && next < st->segs && st->seg[next].kind == GN_SEG_CUE &&
        st->seg[next].cue == GN_CUE_BOUND)
        next++;
    m->of_after = next < st->segs && st->seg[next].clause == s->clause && st->seg[next].kind == GN_SEG_TEXT &&
                  gn_seg_begins(w, &st->seg[next], "的");
    covered_part(w, s, m);
    gn_label_clear(&m->before);
    m->links = m->grew = false;
    m->total = total_of(w, s);
    const gn_clause *c = &st->clause[s->clause];
    if (s->clause > st->sentence[s->sentence].first_clause && s->previous == GN_NO_INDEX) {
        const gn_clause *b = c - 1;
        if (b > &st->clause[st->sentence[s->sentence].first_clause] && only_time(w, b)) b--;
        bool figures = false;
        for (uint32_t k = gn_look_back(b->last, b->first); k < b->last; k++)
            figures |= st->seg[k].kind == GN_SEG_QUANTITY;
        gn_label unused;
        if (!figures)
            phrase(w, (uint32_t)(b - st->clause), gn_look_back(b->last, b->first), b->last, &m->before, &unused, NULL);
        m->grew = growth_of(w, s, &m->before);
        if (m->total && members_of(&m->before) > 1) cut_at_verb(w, &m->before);
        m->links = clause_ends(w, b, false);
        if (clause_ends(w, b, true)) gn_label_clear(&m->before);
    }
    m->base = counted_from(w, s);
    /* “甲、乙两家合计占九成”: whose total it is stands before their number. */
    if (!m->np.n && m->total && s->previous != GN_NO_INDEX && s->previous > c->first &&
        st->seg[s->previous].clause == s->clause) {
        gn_label unused;
        phrase(w, s->clause, gn_look_back(s->previous, c->first), s->previous, &m->np, &unused, NULL);
        if (members_of(&m->np) < 2) gn_label_clear(&m->np);
    }
    m->rate = drop_rate(w, &m->np);
    name_limit(w, s, &m->np);
    gn_label_clear(&m->tailed);
    if (next_member(w, s, q, &m->np)) {
    } else if (q->list_count > 1 && m->np.n) {
        gn_label part = {0}, last = {0};
        if (clause_member(w, s, q, &part)) {
            trim(w, &part);
            if (!heads(w, &part)) {
                const size_t n = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
                gn_label_add(&part, m->np.s + m->np.n - n, n);
            }
            m->np = part;
        } else if (member(&m->np, q->list_index, q->list_count, &part, &last)) {
            const size_t numbered = numbered_member(&m->np, &part, &last);
            if (!numbered) trim(w, &part);
            if (!numbered) trim(w, &last);
            if (!heads(w, &part)) {
                const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
                const size_t more = numbered ? numbered : shared_tail(&part, &last);
                if (more > n) {
                    m->tailed = part;
                    gn_label_add(&m->tailed, last.s + last.n - more, more);
                }
                gn_label_add(&part, last.s + last.n - n, n);
            }
            if (part.n) m->np = part;
        } else if (pair_member(w, &m->np, q->list_index, q->list_count) ||
                   (m->subject.n && pair_member(w, &m->subject, q->list_index, q->list_count))) {
        } else if (m->subject.n && member(&m->subject, q->list_index, q->list_count, &part, &last)) {
            trim(w, &part);
            m->subject = part;
        } else if (bare_noun(w, &m->np) && members_of(&m->before) == q->list_count) {
            /* “A、B、C位列前三，份额为…” */
            gn_label all = m->before;
            cut_at_verb(w, &all);
            if (member(&all, q->list_index, q->list_count, &part, &last)) {
                trim(w, &part);
                gn_label_front(&m->np, part.s, part.n);
            }
        }
    } else if (q->list_count == 2 && m->subject.n && pair_member(w, &m->subject, q->list_index, q->list_count)) {
    } else if (q->list_count > 1 && m->before.n) {
        /* “A、B、C，分别为…”: the members stand in the clause before. */
        gn_label part = {0}, last = {0};
        if (member(&m->before, q->list_index, q->list_count, &part, &last)) {
            trim(w, &part);
            m->before = part;
        }
    }
    drop_disposer(w, &m->np);
    share_behind(w, s, q, m);
    verb_to_noun(w, &m->np);
    name_amount(w, &m->np);
    if (gn_label_chars(&m->subject) > 16) gn_label_clear(&m->subject);
    m->owner = m->np;
    gn_label_clear(&m->rest);
    if (cut_at_verb(w, &m->owner)) {
        m->rest = m->np;
        const size_t at = gn_phrases_break(w->phrases, m->np.s, m->np.n);
        gn_label_drop(&m->rest, 0,
                      at + gn_phrases_prefix(w->phrases, m->np.s + at, m->np.n - at, GN_PHRASE_BREAK, NULL));
        trim(w, &m->rest);
    } else {
        gn_label_clear(&m->owner);
    }
    split_object(w, m);
    bracket_name(w, s, &m->named);
    announcer(w, s, &m->announcer);
    m->head = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_HEAD);
    m->roles = m->head ? gn_phrases_find(w->phrases, m->np.s + m->np.n - m->head, m->head, NULL) : 0;
}

void gn_indicator_name_rate(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *l)
{
    if (s->measure != GN_MEASURE_CHANGE || !(gn_work_quantity(w, s->seg)->flags & GN_Q_POINTS)) return;
    const size_t n = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
    const bool of_rate = n && (gn_phrases_find(w->phrases, l->s + l->n - n, n, NULL) & GN_PHRASE_RATE);
    const gn_memory *p = &w->memory;
    const bool after_growth = p->measure == GN_MEASURE_YOY || p->measure == GN_MEASURE_GROWTH ||
                              p->measure == GN_MEASURE_CAGR || p->measure == GN_MEASURE_POP;
    if (m->rate || (!of_rate && after_growth))
        gn_label_add(l, "增速", 6);
    else if (!of_rate && p->measure == GN_MEASURE_SHARE)
        gn_label_add(l, "占比", 6);
}

/* 铁路投资 after 交通固定资产投资: the noun of the measure is the last part of a longer one. */
static bool short_head(const gn_work *w, const gn_material *m, const gn_label *parent)
{
    const size_t n = gn_phrases_suffix(w->phrases, parent->s, parent->n, GN_PHRASE_HEAD);
    return n > m->head && m->np.n > m->head && gn_label_chars(&m->np) <= 8 && gn_label_ends(&m->np, "投资") &&
           gn_label_ends(parent, "固定资产投资") &&
           memcmp(parent->s + parent->n - m->head, m->np.s + m->np.n - m->head, m->head) == 0;
}

/* Whether a measure's noun, the last n bytes, can have this unit: no 投资 in tons, no 产量 in money, no 率 in metres.
 */
static bool fits(const gn_work *w, const gn_statement *s, const gn_label *l, size_t n)
{
    static const char *const money[] = {"投资", "收入", "利润", "营收", "贷款", "存款", "资产", "负债",
                                        "费用", "支出", "税收", "盈利", "总值", "产值", "额"};
    static const char *const stuff[] = {"产量", "销量", "发电量", "用电量", "出货量", "面积", "人数", "人次", "里程"};
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const char *d = gn_lexicon_unit(w->lexicon, q->unit)->dimension;
    const bool amount = strcmp(d, "money") == 0;
    const bool physical = q->unit && !amount && strcmp(d, "count") != 0 && strcmp(d, "percent") != 0 &&
                          strcmp(d, "points") != 0 && strcmp(d, "multiple") != 0 && strcmp(d, "other") != 0;
    if (!n || (!amount && !physical)) return true;
    if (gn_phrases_find(w->phrases, l->s + l->n - n, n, NULL) & GN_PHRASE_RATE) return q->per != 0;
    const bool time = strcmp(d, "time") == 0;
    if (gn_label_ends(l, "小时") || gn_label_ends(l, "时长")) return time;
    if (physical)
        for (size_t i = 0; i < sizeof money / sizeof *money; i++)
            if (gn_label_ends(l, money[i])) return false;
    if (amount && !q->per)
        for (size_t i = 0; i < sizeof stuff / sizeof *stuff; i++)
            if (gn_label_ends(l, stuff[i])) return false;
    return true;
}

/* Clean ends for all, and what is too long or empty out; the first of equal ones stays. */
static void refine(const gn_work *w, const gn_statement *s, gn_candidates *c)
{
    size_t n = 0, kept[GN_MAX_CANDIDATES]; /* where a candidate went; GN_MAX_CANDIDATES: nowhere */
    for (size_t i = 0; i < c->count; i++) {
        gn_label *l = &c->text[i];
        const bool twin = c->first[i] < i && c->kind[i] != 'n';
        const size_t from = twin ? kept[c->first[i]] : i;
        size_t head;
        kept[i] = GN_MAX_CANDIDATES;
        if (twin) {
            if (from == GN_MAX_CANDIDATES) continue;
            *l = c->text[from];
            head = c->head[from];
        } else {
            trim(w, l);
            if (s->measure == GN_MEASURE_SHARE) drop_share(w, l);
            head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
            const size_t before = l->n;
            join_head(l, head);
            spent(w, l);
            if (!shorten(l) || gn_label_chars(l) < 2 || person(l)) continue;
            if (l->n != before) head = gn_phrases_suffix(w->phrases, l->s, l->n, GN_PHRASE_HEAD);
        }
        if (c->kind[i] != 'n' && !fits(w, s, l, head)) continue;
        if (n != i) c->text[n] = *l, c->kind[n] = c->kind[i], c->owner[n] = c->owner[i];
        c->head[n] = head;
        find_first(c, n);
        kept[i] = n++;
    }
    c->count = n;
}

static bool has(const gn_candidates *c, char kind)
{
    return memchr(c->kind, kind, c->count) != NULL;
}

/* “面板出货量…，出货渗透率”: it begins with the same word as the last name's noun, so that the owner is the same. */
static bool same_stem(const gn_memory *p, const gn_material *m)
{
    const size_t head = p->indicator.n - p->entity.n, own = m->np.n - m->head;
    return p->entity.n && head >= 6 && own == 6 && memcmp(p->indicator.s + p->entity.n, m->np.s, 6) == 0;
}

/* 跨国投资公司, 年收入过亿元企业: counted by itself. */
static bool whole_noun(const gn_label *l)
{
    static const char *const nouns[] = {"公司", "企业", "机构", "项目"};
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
        if (l->n >= strlen(nouns[i]) + 9 && gn_label_ends(l, nouns[i])) return true;
    return false;
}

/* 全省, 某市 before the number in its sentence: no company's figure. */
static bool speaks_of_place(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if (st->seg[k].kind == GN_SEG_AREA || (st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_PLACE_SELF))
            return true;
    return false;
}

/* “…，拉动收入增长1.7个百分点”, “影响CPI上涨…”: what does it was named before. */
static bool contributes(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    uint32_t k = s->from;
    while (k < s->list_seg && (st->seg[k].kind == GN_SEG_MARK || st->seg[k].clause != s->clause)) k++;
    return k < s->list_seg && ((st->seg[k].kind == GN_SEG_CUE && st->seg[k].cue == GN_CUE_CONTRIBUTION) ||
                               gn_seg_begins(w, &st->seg[k], "对"));
}

static bool hours(const gn_work *w, const gn_quantity *q)
{
    return strcmp(gn_lexicon_unit(w->lexicon, q->unit)->canonical, "小时") == 0;
}

/* 第一期, 第二批, 首期 at the beginning. */
static bool stage(const gn_label *l)
{
    static const char *const words[] = {"首期", "首批", "首轮"}, *const ends[] = {"期", "批", "轮"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (l->n >= 9 &&
            (memcmp(l->s, words[i], 6) == 0 || (memcmp(l->s, "第", 3) == 0 && memcmp(l->s + 6, ends[i], 3) == 0)))
            return true;
    return false;
}

/* What grammar alone would take; the weights see it as one feature among others. */
static char rule_choice(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_candidates *c)
{
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    const gn_memory *p = &w->memory;
    const bool share_noun = s->measure == GN_MEASURE_SHARE && m->head == m->np.n && (m->roles & GN_PHRASE_RATE);
    const bool amount = !(q->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE));
    /* “是门票的2.5倍”: the base that it is compared with. */
    if (m->base && p->indicator.n) return 'i';
    if (s->measure == GN_MEASURE_CONTRIBUTION && contributes(w, s) && p->last_block == s->block && has(c, 'i'))
        return 'i';
    if (m->named.n && (q->flags & GN_Q_PERCENT)) {
        if (has(c, '+') && heads(w, &p->subject)) return '+';
        if (has(c, '*') && p->last_sentence == s->sentence) return '*';
        return 'v';
    }
    if (m->of_after && (q->flags & GN_Q_PERCENT) && m->after.n && !m->head && !heads(w, &m->after) &&
        !(s->near & (GN_CUE_BIT(SHARE) | GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN) | GN_CUE_BIT(YOY)))) {
        if (has(c, 'G')) return 'G';
        return has(c, 'r') ? 'r' : 'a';
    }
    if (!m->np.n || share_noun) {
        if (has(c, 'M')) return 'M';
        if (gn_work_list(w, s)) return 'l';
        if (has(c, 'd')) return 'd';
        /* “…完成计划的75%，同比增加7.55亿元”: more of what had this unit. */
        if (s->measure == GN_MEASURE_CHANGE && !(q->flags & GN_Q_POINTS) && !m->after.n && has(c, 'w')) return 'w';
        if (s->bracket && s->previous != GN_NO_INDEX) return 'i';
        if (m->grew && !gn_indicator_generic(&m->before) && gn_label_chars(&m->before) <= 20) {
            if (heads(w, &m->before)) return 'b';
            if (has(c, 'g')) return 'g';
        }
        /* “其次是技术层企业数，占比为…” */
        if (s->measure == GN_MEASURE_SHARE && m->before.n && gn_label_chars(&m->before) <= 16 &&
            !gn_find(m->before.s, m->before.n, "“", 3) &&
            gn_phrases_break(w->phrases, m->before.s, m->before.n) == m->before.n)
            return 'b';
        /* “某业规模扩大，2016—2020年间，从a增长到b”: the sentence has said what. */
        if (p->last_sentence != s->sentence && m->before.n && heads(w, &m->before) && !gn_indicator_generic(&m->before))
            return 'b';
        if (!m->after.n || (q->flags & GN_Q_POINTS) || (s->previous != GN_NO_INDEX && (s->near & GN_CUE_BIT(YOY))))
            return 'i';
        return has(c, 'r') && !m->subject.n ? 'r' : 'a';
    }
    if (has(c, 'S')) return 'S';
    const size_t verb = gn_phrases_suffix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB);
    if (m->after.n && amount && !m->head && (verb || (q->flags & GN_Q_COUNT_NOUN) || m->of_after)) {
        /* “实现30万片的产能目标” after 某某产能: told anew. */
        if (bare_noun(w, &m->after) && p->last_block == s->block && gn_label_ends(&p->indicator, m->after.s))
            return 'i';
        if (has(c, 'A') && (m->owner.n || bare_noun(w, &m->after))) return 'A';
        if (has(c, 'r') && (q->flags & GN_Q_COUNT_NOUN)) return 'r';
        return bare_noun(w, &m->after) && has(c, 'Y') ? 'Y' : 'a';
    }
    if (m->subject.n) return 's';
    /* 其中水电1578小时, after 发电设备平均利用小时. */
    if (!m->head && hours(w, q) && has(c, 'V')) return 'V';
    /* 第一期投资: of what was spoken of. */
    if (m->head && stage(&m->np) && p->last_block == s->block && has(c, 'q')) return 'q';
    if (m->head == m->np.n) {
        if (m->total && members_of(&m->before) > 1 && has(c, 'B')) return 'B';
        if (m->total && members_of(&p->subject) > 1 && has(c, 'y')) return 'y';
        if (m->total && members_of(&p->earlier) > 1 && has(c, 'z')) return 'z';
        /* 多晶硅环节，产量…: whose it is stands before. */
        if (m->links && has(c, 'B')) return 'B';
        if (has(c, 'N') && !(m->roles & GN_PHRASE_WHOLE)) return 'N';
        /* “水电业务利润降幅最大，利润仅为…” */
        if (m->before.n > m->np.n && gn_label_ends(&m->before, m->np.s)) return 'b';
        /* 进出口、出口、进口分别…: a member says itself what it is. */
        if (q->list_count > 1) return has(c, 'm') ? 'm' : 'n';
        const bool act =
            gn_phrases_prefix(w->phrases, p->indicator.s, p->indicator.n, GN_PHRASE_VERB, NULL) + m->np.n ==
            p->indicator.n;
        if (p->turn_sentence == s->sentence && p->last_sentence != s->sentence && has(c, 'c')) return 'c';
        if (gn_label_ends(&p->indicator, m->np.s) && !act) return 'i';
        if (memmem(p->indicator.s, p->indicator.n, m->np.s, m->np.n)) return 'n';
        if (m->roles & GN_PHRASE_FIRM)
            return p->company.n ? 'c' : p->entity.n && p->last_sentence == s->sentence ? 'e' : 'n';
        if (!(m->roles & GN_PHRASE_WHOLE)) {
            if (p->subject_sentence == s->sentence && has(c, 'y') && !heads(w, &p->subject)) return 'y';
            if (p->owner_block == s->block && has(c, 'O')) return 'O';
            if (p->company_sure && p->company_block == s->block && has(c, 'c') && !speaks_of_place(w, s)) return 'c';
            if (p->body_block == s->block && has(c, 'J')) return 'J';
        }
        if (!gn_indicator_generic(&m->np)) return 'n';
        if (has(c, 'B') && theme_end(&m->before) == m->before.n) return 'B';
        return p->last_sentence == s->sentence && has(c, 'e') ? 'e' : has(c, 'T') ? 'T' : 'n';
    }
    if ((m->roles & GN_PHRASE_FIRM) && has(c, 'c')) return 'c';
    if (m->head && has(c, 'e') && p->last_sentence == s->sentence && same_stem(p, m)) return 'e';
    if (!m->head && amount && q->unit && q->unit == p->parent_unit && has(c, 'q') && p->last_block == s->block &&
        gn_label_chars(&m->np) <= 10 && !whole_noun(&m->np))
        return 'q';
    if (m->head && has(c, 'q') && p->last_block == s->block && short_head(w, m, &p->parent)) return 'q';
    if (!m->head && (q->flags & (GN_Q_PERCENT | GN_Q_MULTIPLE)) && s->measure != GN_MEASURE_SHARE)
        return p->topic_sentence == s->sentence && has(c, 't') ? 't' : 'h';
    if (has(c, 'W') && !gn_phrases_prefix(w->phrases, m->np.s, m->np.n, GN_PHRASE_VERB, NULL)) return 'W';
    return has(c, 'm') ? 'm' : 'n';
}

/* A subject that later figures are a company's: a company by name or by what it is called. */
static bool like_company(const gn_work *w, const gn_statement *s, const gn_label *l)
{
    if (gn_inherit_kind_of_firm(l)) return false;
    if (company_suffix(l)) return true;
    const gn_structure *st = w->structure;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (st->seg[k].clause == s->clause && st->seg[k].kind == GN_SEG_ORG && gn_work_len(w, k) == l->n) return true;
    return false;
}

/* “水电新增2371万千瓦（抽水蓄能880万千瓦），比上年增长”: after a bracket goes on what was said before it. */
static void leave_bracket(gn_work *w, const gn_statement *s)
{
    gn_memory *p = &w->memory;
    const gn_clause *c = &w->structure->clause[s->clause];
    if (p->outer_clause == s->clause + 1) return;
    if (p->outer_clause && w->structure->clause[p->outer_clause - 1].sentence == c->sentence) {
        const gn_label outer = p->outer;
        remember(w, &outer);
    }
    p->outer_clause = 0;
    if (c->parent == GN_NO_INDEX || c->opener != '(' || !p->indicator.n) return;
    p->outer = p->indicator;
    p->outer_clause = s->clause + 1;
}

static void keep_full(gn_memory *p, uint32_t unit, const gn_label *l)
{
    uint32_t at = 0;
    while (at < GN_UNITS_KEPT && p->full_unit[at] != unit) at++;
    if (at == GN_UNITS_KEPT) at = p->full_next++ % GN_UNITS_KEPT;
    p->full_unit[at] = unit;
    p->full[at] = *l;
}

/* The last full name that had this unit; NULL if there is none. */
static const gn_label *full_of(const gn_memory *p, uint32_t unit)
{
    for (uint32_t i = 0; i < GN_UNITS_KEPT; i++)
        if (unit && p->full_unit[i] == unit && p->full[i].n) return &p->full[i];
    return NULL;
}

/* “扣除价格因素，实际增长5.8%”: growth of volume, another series than the nominal one before it. */
static bool real_terms(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"扣除价格因素", "剔除价格因素", "扣除物价因素", "剔除物价因素"};
    if (s->measure != GN_MEASURE_YOY && s->measure != GN_MEASURE_GROWTH && s->measure != GN_MEASURE_CAGR) return false;
    const gn_structure *st = w->structure;
    uint32_t from = s->from;
    if (s->previous == GN_NO_INDEX && s->clause > st->sentence[s->sentence].first_clause)
        from = gn_look_back(s->from, st->clause[s->clause - 1].first);
    for (uint32_t k = from; k < s->list_seg; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) from = k + 1;
    if (from >= s->list_seg) return false;
    const size_t at = st->seg[from].start, n = st->seg[s->list_seg].start - at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(w->clean->text + at, n, words[i], strlen(words[i]))) return true;
    return false;
}

/* 分别, 分别为, 依次达 before the number. */
static bool in_turn(const gn_work *w, const gn_statement *s)
{
    static const char *const words[] = {"分别", "依次", "各为", "各达"};
    for (uint32_t k = s->predicate; k < s->list_seg; k++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (w->structure->seg[k].kind != GN_SEG_MARK && gn_seg_begins(w, &w->structure->seg[k], words[i]))
                return true;
    return false;
}

/* The amounts of a sentence, for a 分别 over several clauses: “产量x吨，收入y元，分别增长a和下降b”. */
static void note_recent(gn_memory *p, uint32_t sentence, const gn_label *l)
{
    if (p->recent_sentence != sentence) p->recent_count = 0;
    p->recent_sentence = sentence;
    if (p->recent_count == GN_RECENT_KEPT) {
        memmove(p->recent, p->recent + 1, (GN_RECENT_KEPT - 1) * sizeof *p->recent);
        p->recent_count--;
    }
    p->recent[p->recent_count++] = *l;
}

static const gn_label *over_recent(gn_memory *p, const gn_statement *s, const gn_quantity *q, const gn_material *m)
{
    if (m->np.n || p->recent_sentence != s->sentence) return NULL;
    const bool listed = q->list_count > 1;
    if (s->near & GN_CUE_BIT(RESPECTIVELY) && (!listed || q->list_index == 0)) {
        const uint32_t n = listed ? q->list_count : 2;
        if (p->recent_count < n) return NULL;
        p->recent_first = p->recent_count - n;
        p->recent_clause = s->clause;
        p->recent_turn = 0;
    } else if (p->recent_clause == s->clause) {
        p->recent_turn++;
    } else {
        return NULL;
    }
    const uint32_t at = p->recent_first + p->recent_turn;
    return at < p->recent_count ? &p->recent[at] : NULL;
}

/* “甲云平台收入为x，乙云和丙云收入则分别为y、z”, “甲累计销售x，乙为y”: another company's figure of the same kind. */
static bool another_company(const gn_work *w, const gn_statement *s, const gn_material *m, const gn_label *before,
                            gn_label *out)
{
    const gn_memory *p = &w->memory;
    const gn_label *last = p->parent.n && p->parent.n > before->n && !memcmp(p->parent.s, before->s, before->n)
                               ? &p->parent
                               : &p->indicator;
    if (!before->n || last->n < before->n + 6 || memcmp(last->s, before->s, before->n) != 0 ||
        p->last_block != s->block || m->np.n <= m->head)
        return false;
    gn_label name = m->np;
    gn_label_drop(&name, name.n - m->head, m->head);
    trim(w, &name);
    if (m->head &&
        (last->n < m->head || memcmp(last->s + last->n - m->head, m->np.s + m->np.n - m->head, m->head) != 0))
        return false;
    if (name.n == before->n && memcmp(name.s, before->s, name.n) == 0) return false;
    const gn_structure *st = w->structure;
    bool company = false;
    for (uint32_t k = s->from; k < s->list_seg && !company; k++)
        company = st->seg[k].clause == s->clause && is_company(w, &st->seg[k]) && gn_work_len(w, k) == name.n &&
                  memcmp(gn_work_text(w, k), name.s, name.n) == 0;
    if (!company) return false;
    gn_label kind = *last;
    gn_label_drop(&kind, 0, before->n);
    merge(&name, &kind, out);
    return true;
}

/* “占500家企业营收的75%”: a number in the name of a total; the share that follows is not of it. */
static bool within_total(const gn_work *w, const gn_statement *s)
{
    enum { NEAR = 8 };
    const gn_structure *st = w->structure;
    if (gn_work_quantity(w, s->seg)->flags & (GN_Q_PERCENT | GN_Q_POINTS | GN_Q_MULTIPLE)) return false;
    bool share = false;
    for (uint32_t k = gn_look_back(s->seg, s->from); k < s->seg; k++)
        share |= st->seg[k].clause == s->clause && (st->seg[k].kind == GN_SEG_CUE || st->seg[k].kind == GN_SEG_TEXT) &&
                 is_share_verb(gn_work_text(w, k), gn_work_len(w, k));
    const uint32_t last = st->clause[s->clause].last;
    for (uint32_t k = s->seg + 1; share && k < last && k <= s->seg + NEAR && st->seg[k].clause == s->clause; k++)
        if (st->seg[k].kind == GN_SEG_QUANTITY) {
            uint32_t before = k - 1;
            while (before > s->seg && st->seg[before].kind == GN_SEG_CUE) before--;
            return (gn_work_quantity(w, k)->flags & GN_Q_PERCENT) && gn_seg_ends(w, &st->seg[before], "的");
        }
    return false;
}

/* What a clause without figures may own: “受甲市场影响” → 甲市场, up to its verb; nothing that is quoted. */
static void owner_only(const gn_work *w, gn_label *l)
{
    if (gn_find(l->s, l->n, "“", 3) || gn_find(l->s, l->n, "”", 3)) {
        gn_label_clear(l);
        return;
    }
    const size_t n = gn_phrases_prefix(w->phrases, l->s, l->n, ~0u, NULL);
    if (n && n < l->n && (gn_phrases_find(w->phrases, l->s, n, NULL) & GN_PHRASE_BREAK)) gn_label_drop(l, 0, n);
    cut_at_verb(w, l);
}

/* The noun of a measure that every firm of a market has: bytes at the end, 0 if it is none. */
static size_t market_noun(const gn_label *l)
{
    static const char *const words[] = {"出货量", "销量", "市场占有率", "市场份额", "市场占比", "份额", "占有率"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (gn_label_ends(l, words[i])) return strlen(words[i]);
    return 0;
}

/* Whether a company is named in the number's sentence up to it. */
static bool names_company(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    for (uint32_t k = gn_look_back(s->seg, st->sentence[s->sentence].first); k < s->seg; k++)
        if (is_company(w, &st->seg[k])) return true;
    return false;
}

/* “智能手机出货量…”, no firm's: what the article's shipments are of. */
static void note_market(gn_work *w, const gn_statement *s, const gn_label *l)
{
    enum { LEAST = 6, MOST = 30 /* bytes */ };
    static const char market[] = "市场";
    gn_memory *p = &w->memory;
    const size_t n = market_noun(l);
    if (p->market.n || !n || l->n < n + LEAST || l->n > n + MOST || s->measure != GN_MEASURE_LEVEL ||
        names_company(w, s) || (p->company.n && memmem(l->s, l->n, p->company.s, p->company.n)))
        return;
    p->market = *l;
    gn_label_drop(&p->market, l->n - n, n);
    if (p->market.n >= LEAST + sizeof market - 1 && gn_label_ends(&p->market, market))
        gn_label_drop(&p->market, p->market.n - (sizeof market - 1), sizeof market - 1);
}

/* 华为出货量 in an article on smartphones: of what is said. */
static void say_market(const gn_work *w, const gn_statement *s, gn_label *l)
{
    const gn_memory *p = &w->memory;
    const size_t n = market_noun(l);
    if (!p->market.n || !n || l->n == n) return;
    gn_label name = *l;
    gn_label_drop(&name, l->n - n, n);
    if (!names_one(w, s, &name)) return;
    const gn_label noun = *l;
    *l = name;
    gn_label_add(l, p->market.s, p->market.n);
    gn_label_add(l, noun.s + noun.n - n, n);
}

void gn_indicator_find(gn_work *w, gn_statement *s)
{
    gn_memory *p = &w->memory;
    leave_bracket(w, s);
    const gn_label company_before = p->company;
    for (uint32_t k = s->from; k < s->list_seg; k++)
        if (w->structure->seg[k].clause == s->clause && is_company(w, &w->structure->seg[k])) {
            gn_label_clear(&p->company);
            gn_label_add(&p->company, gn_work_text(w, k), gn_work_len(w, k));
            p->company_sure = true;
            p->company_block = s->block;
            break;
        }
    gn_material m;
    find_material(w, s, &m);
    m.np_chars = gn_label_chars(&m.np);
    m.entity_chars = gn_label_chars(&p->entity);
    m.np_set = gn_charset_of(m.np.s, m.np.n);
    m.company_set = gn_charset_of(p->company.s, p->company.n);
    m.theme_set = gn_charset_of(p->theme.s, p->theme.n);
    gn_candidates c;
    c.count = 0;
    const gn_label *from = &p->indicator;
    const size_t head = gn_phrases_suffix(w->phrases, from->s, from->n, GN_PHRASE_HEAD);
    const size_t topic = gn_phrases_suffix(w->phrases, p->topic.s, p->topic.n, GN_PHRASE_HEAD);
    const bool fresh =
        p->topic_sentence == s->sentence || (p->topic_sentence != GN_NO_INDEX && p->topic_sentence + 1 == s->sentence);
    propose(&c, 'n', NULL, &m.np, NULL, 0);
    propose(&c, 'm', NULL, &m.tailed, NULL, 0);
    propose(&c, 'T', &p->theme, &m.np, NULL, 0);
    propose(&c, 'i', NULL, &p->indicator, NULL, 0);
    propose(&c, 'a', NULL, &m.after, NULL, 0);
    propose(&c, 's', &m.subject, &m.np, NULL, 0);
    if (!((m.roles & GN_PHRASE_FIRM) && p->company.n)) propose(&c, 'e', &p->entity, &m.np, NULL, 0);
    propose(&c, 'c', &p->company, &m.np, NULL, 0);
    propose(&c, 'b', NULL, &m.before, NULL, 0);
    gn_label stated = m.before;
    owner_only(w, &stated);
    propose(&c, 'B', &stated, &m.np, NULL, 0);
    if (m.head < m.np.n || !m.np.n) {
        propose(&c, 'h', NULL, &m.np, from->s + from->n - head, head);
        if (fresh) propose(&c, 't', NULL, &m.np, p->topic.s + p->topic.n - topic, topic);
        propose(&c, 'H', &p->company, &m.np, from->s + from->n - head, head);
        propose(&c, 'g', NULL, &m.before, from->s + from->n - head, head);
        propose(&c, 'u', NULL, &m.subject, from->s + from->n - head, head);
    }
    propose(&c, 'A', &m.np, &m.after, NULL, 0);
    propose(&c, 'C', &p->company, &m.after, NULL, 0);
    propose(&c, 'p', &p->parent, &m.np, NULL, 0);
    const gn_label *full = full_of(p, gn_work_quantity(w, s->seg)->unit);
    if (full && m.np.n && m.np.n < 30 && !m.head) {
        const size_t n = gn_phrases_suffix(w->phrases, full->s, full->n, GN_PHRASE_HEAD);
        propose(&c, 'W', NULL, &m.np, full->s + full->n - n, n);
        gn_label whole;
        merge(&m.np, full, &whole);
        propose(&c, 'V', NULL, &whole, NULL, 0);
    }
    if (m.np.n && m.np.n < 30 && m.head < m.np.n && p->parent.n) {
        gn_label stem = m.np, counted = p->parent, whole;
        gn_label_drop(&stem, stem.n - m.head, m.head);
        trim(w, &stem);
        drop_act(w, &counted,
                 gn_phrases_prefix(w->phrases, m.np.s, m.np.n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL) == m.np.n);
        merge(&stem, &counted, &whole);
        propose(&c, 'q', NULL, &whole, NULL, 0);
    }
    const gn_list *list = gn_work_list(w, s);
    if (list) propose(&c, 'l', NULL, &list->indicator[gn_work_quantity(w, s->seg)->list_index], NULL, 0);
    /* “移动、电信今年共投资x，分别为y和z” */
    const gn_quantity *number = gn_work_quantity(w, s->seg);
    if (number->list_count > 1 && number->list_index == 0) p->before_list = p->indicator;
    gn_label part = {.n = 0}, last = {.n = 0};
    if (!m.np.n && number->list_count > 1 && in_turn(w, s) &&
        member(&p->before_list, number->list_index, number->list_count, &part, &last)) {
        if (!heads(w, &part)) {
            const size_t n = gn_phrases_suffix(w->phrases, last.s, last.n, GN_PHRASE_HEAD);
            gn_label_add(&part, last.s + last.n - n, n);
        }
        propose(&c, 'M', NULL, &part, NULL, 0);
    }
    const gn_label *over = over_recent(p, s, number, &m);
    if (over) propose(&c, 'd', NULL, over, NULL, 0);
    if (full && number->unit != p->unit) propose(&c, 'w', NULL, full, NULL, 0);
    gn_label instead;
    if (another_company(w, s, &m, &company_before, &instead)) propose(&c, 'S', NULL, &instead, NULL, 0);
    propose(&c, 'P', NULL, &p->parent, NULL, 0);
    propose(&c, 'x', NULL, &m.subject, NULL, 0);
    propose(&c, 'J', &p->body, &m.np, NULL, 0);
    propose(&c, 'N', &m.announcer, &m.np, NULL, 0);
    propose(&c, 'o', NULL, &s->of, NULL, 0);
    propose(&c, 'G', NULL, &m.covered, NULL, 0);
    const gn_label *object = &m.after;
    propose(&c, 'v', NULL, &m.named, NULL, 0);
    propose(&c, '+', &m.named, &p->subject, NULL, 0);
    if (head) propose(&c, '*', NULL, &m.named, from->s + from->n - head, head);
    propose(&c, 'r', NULL, &m.acting, NULL, 0);
    propose(&c, 'D', &m.owner, object, NULL, 0);
    propose(&c, 'f', NULL, &m.rest, NULL, 0);
    propose(&c, 'F', &m.rest, object, NULL, 0);
    propose(&c, 'O', &p->owner, &m.np, NULL, 0);
    propose(&c, 'y', &p->subject, &m.np, NULL, 0);
    propose(&c, 'Y', &p->subject, object, NULL, 0);
    propose(&c, 'z', &p->earlier, &m.np, NULL, 0);
    propose(&c, 'Z', &p->earlier, object, NULL, 0);
    propose(&c, 'k', &p->opening, &m.np, NULL, 0);
    propose(&c, 'K', &p->opening, object, NULL, 0);
    gn_label_clear(&s->indicator);
    s->own_np = m.np.n > 0;
    s->after_np = false;
    if (!c.count) return;
    refine(w, s, &c);
    if (!c.count) return;
    const size_t best = gn_indicator_rank(w, s, &m, &c, rule_choice(w, s, &m, &c));
    if (c.owner[best]) {
        p->owner = *c.owner[best];
        p->owner_block = s->block;
    } else if (m.np.n > m.head) {
        gn_label_clear(&p->owner);
    }
    s->linked = (c.kind[best] == 'i' || c.kind[best] == 'l') && p->last_sentence == s->sentence && !m.np.n;
    s->of_parent = memchr("qhWVt", c.kind[best], 5) != NULL;
    s->after_np = c.kind[best] == 'a' || c.kind[best] == 'C';
    gn_label l = c.text[best];
    note_market(w, s, &l);
    say_market(w, s, &l);
    if (m.np.n && s->measure == GN_MEASURE_LEVEL) note_recent(p, s->sentence, &l);
    if (m.subject.n && like_company(w, s, &m.subject)) {
        p->company = m.subject;
        p->company_sure = true;
        p->company_block = s->block;
    }
    if (m.head) gn_label_clear(&p->topic);
    /* Without 额 it would be a trade, not its value. */
    if ((gn_label_ends(&l, "出口") || gn_label_ends(&l, "进口")) && (gn_work_quantity(w, s->seg)->flags & GN_Q_MONEY))
        gn_label_add(&l, "额", 3);
    const bool within = within_total(w, s);
    if (l.n && !within && (s->measure != GN_MEASURE_CONTRIBUTION || !p->indicator.n)) remember(w, &l);
    /* “分别为a、b和c，占全省x%”: of all of them again. */
    if (c.kind[best] == 'M' && number->list_index + 1 == number->list_count) remember(w, &p->before_list);
    if (gn_label_ends(&l, "利用") && hours(w, number)) gn_label_add(&l, "小时", 6);
    if (l.n && !within && c.kind[best] != 'V' && heads(w, &l) && s->measure == GN_MEASURE_LEVEL)
        keep_full(p, gn_work_quantity(w, s->seg)->unit, &l);
    gn_indicator_name_rate(w, s, &m, &l);
    if (m.rate && s->measure == GN_MEASURE_CHANGE) s->rule = "change.rate";
    if (l.n && real_terms(w, s)) gn_label_add(&l, "(扣除价格因素)", strlen("(扣除价格因素)"));
    s->indicator = l;
    if (!p->company.n && l.n > 6 && memcmp(l.s, "公司", 6) == 0) {
        gn_label_add(&p->company, "公司", 6);
        p->company_sure = true;
    }
    s->firm = (m.roles & GN_PHRASE_FIRM) ||
              (p->company.n && l.n > p->company.n && memcmp(l.s, p->company.s, p->company.n) == 0);
}
