/* What money is spent on: the object behind the number of 斥资N建设新厂, 以N的价格收购某公司. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

typedef struct words {
    const char *const *word;
    size_t n;
} words;
#define WORDS(list) ((words){list, sizeof(list) / sizeof *(list)})

static const char *const spends[] = {"投资", "斥资",   "耗资", "出资", "注资", "投入", "花费",
                                     "砸下", "砸下了", "豪掷", "拟投", "将投", "以"};
static const char *const bounds[] = {"约", "逾", "超",   "超过",   "近",     "至多", "最多", "高达",  "至少",
                                     "了", "共", "合计", "不超过", "不少于", "总计", "总额", "人民币"};
static const char *const builds[] = {"建设", "建立", "新建", "兴建", "修建", "建造", "扩建", "改建", "改造",
                                     "打造", "设立", "成立", "组建", "升级", "开发", "研发", "建成", "建"};
static const char *const buys[] = {"收购", "并购", "购买", "买下", "购入", "拿下", "入股", "认购", "受让", "回购"};
/* What was done to the object is part of the investment's name. */
static const char *const changes[] = {"扩建", "改建", "改造", "升级", "开发", "研发"};
static const char *const towards[] = {"在", "于", "用于", "用以", "用来", "来", "以", "并", "对"};
static const char *const papers[] = {"合同", "协议", "计划", "项目", "方案", "意向"};
static const char *const counts[] = {"座", "个", "家", "条", "所", "项", "处", "支", "只", "款"};

static size_t begins(const char *s, size_t n, words list)
{
    size_t most = 0;
    for (size_t i = 0; i < list.n; i++) {
        const size_t len = strlen(list.word[i]);
        if (len > most && len <= n && memcmp(s, list.word[i], len) == 0) most = len;
    }
    return most;
}

static size_t ends(const char *s, size_t n, words list)
{
    size_t most = 0;
    for (size_t i = 0; i < list.n; i++) {
        const size_t len = strlen(list.word[i]);
        if (len > most && len <= n && memcmp(s + n - len, list.word[i], len) == 0) most = len;
    }
    return most;
}

/* Whether a verb of spending stands right before the number. */
static bool spent(const gn_work *w, const gn_statement *s)
{
    const gn_structure *st = w->structure;
    if (s->from >= s->list_seg) return false;
    const char *t = w->clean->text + st->seg[s->from].start;
    size_t n = st->seg[s->list_seg].start - st->seg[s->from].start;
    for (size_t k = 1; k; n -= k) k = ends(t, n, WORDS(bounds));
    return ends(t, n, WORDS(spends)) > 0;
}

/* The clause behind the number as it reads, without its brackets; a price goes on behind a comma. */
static void read_on(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { SEGMENTS = 14, ENOUGH = 8 };
    static const char *const prices[] = {"的价格", "的对价", "的总价", "的代价", "的总对价"};
    const gn_structure *st = w->structure;
    uint32_t clause = s->clause;
    gn_label_clear(out);
    for (uint32_t k = s->seg + 1; k < st->segs && k < s->seg + SEGMENTS; k++) {
        const gn_seg *g = &st->seg[k];
        if (k >= st->clause[clause].last) {
            if (!out->n || begins(out->s, out->n, WORDS(prices)) != out->n || clause != s->clause ||
                clause + 1 >= st->clauses || st->clause[clause + 1].sentence != s->sentence)
                return;
            clause = g->clause;
        }
        if (g->clause != clause || g->kind == GN_SEG_PERIOD) continue;
        if (g->kind == GN_SEG_QUANTITY) {
            if (gn_label_chars(out) > ENOUGH) return;
            continue;
        }
        if (g->kind == GN_SEG_MARK && strchr(",;:.!?", g->mark)) continue;
        gn_label_add(out, gn_work_text(w, k), gn_work_len(w, k));
    }
}

/* 两座新芯片厂 → 新芯片厂. */
static void drop_count(gn_label *l)
{
    static const char numerals[] = "一二两三四五六七八九十首几数";
    if (l->n > 9 && (unsigned char)l->s[0] >= 0xE0 && gn_find(numerals, sizeof numerals - 1, l->s, 3) &&
        begins(l->s + 3, l->n - 3, WORDS(counts)))
        gn_label_drop(l, 0, 6);
}

/* The object alone: 建立新工厂的合同 → 新工厂. */
static void cut_object(const gn_work *w, gn_label *l)
{
    if (l->n > 3 && memcmp(l->s, "的", 3) == 0) gn_label_drop(l, 0, 3);
    if (l->n > 3 && (memcmp(l->s, "了", 3) == 0 || memcmp(l->s, "其", 3) == 0)) gn_label_drop(l, 0, 3);
    drop_count(l);
    const size_t paper = ends(l->s, l->n, WORDS(papers));
    if (paper && l->n > paper + 3 && memcmp(l->s + l->n - paper - 3, "的", 3) == 0)
        gn_label_drop(l, l->n - paper - 3, paper + 3);
    const size_t verb = gn_phrases_break(w->phrases, l->s, l->n);
    gn_label_drop(l, verb, l->n - verb);
    gn_np_trim(w, l);
}

/* What is built or bought with it. */
static void object_of(const gn_work *w, const gn_statement *s, gn_label *out)
{
    enum { FAR = 48, LEAST = 2, MOST = 16 };
    const gn_quantity *q = gn_work_quantity(w, s->seg);
    gn_label_clear(out);
    if (!(q->flags & GN_Q_MONEY) || q->per || !spent(w, s)) return;
    gn_label text;
    read_on(w, s, &text);
    size_t at = 0, build = 0, buy = 0;
    for (; at < text.n && at < FAR; at++) {
        build = begins(text.s + at, text.n - at, WORDS(builds));
        buy = begins(text.s + at, text.n - at, WORDS(buys));
        if (build || buy) break;
    }
    if (!build && !buy) return;
    if (at && !begins(text.s, text.n, WORDS(towards)) && memcmp(text.s, "的", 3) != 0) return;
    gn_label object = text;
    gn_label_drop(&object, 0, at + (build ? build : buy));
    cut_object(w, &object);
    const size_t chars = gn_label_chars(&object);
    if (chars < LEAST || chars > MOST) return;
    if (buy) gn_label_add(out, "收购", strlen("收购"));
    gn_label_add(out, object.s, object.n);
    if (build && begins(text.s + at, build, WORDS(changes))) gn_label_add(out, text.s + at, build);
    gn_label_add(out, buy ? "价格" : "投资", strlen("价格"));
}

/* Who spends: the subject, or what stands before the first verb. */
static void spender(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *out)
{
    const gn_memory *p = &w->memory;
    *out = m->subject.n ? m->subject : m->np;
    const size_t spend = ends(out->s, out->n, WORDS(spends));
    gn_label_drop(out, out->n - spend, spend);
    if (gn_phrases_prefix(w->phrases, out->s, out->n, GN_PHRASE_BREAK, NULL)) gn_label_clear(out);
    gn_np_cut_at_verb(w, out);
    gn_np_trim(w, out);
    if (out->n < 6) *out = m->announcer;
    if (!out->n && p->company_sure && p->company_block == s->block) *out = p->company;
    if (!out->n && gn_owner_like_company(w, s, &p->subject)) *out = p->subject;
    if (gn_label_chars(out) > 12) gn_label_clear(out);
}

void gn_indicator_deal(const gn_work *w, const gn_statement *s, const gn_material *m, gn_label *deal, gn_label *actor)
{
    gn_label_clear(actor);
    object_of(w, s, deal);
    if (deal->n) spender(w, s, m, actor);
}
