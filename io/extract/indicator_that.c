/* What 该业务, 该工厂, 该产品 stand for: the one of that kind that the paragraph or its headline named last. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* What may be named first by its full name, and is then spoken of as that one. */
static const char *const kinds[] = {"业务", "工厂", "基地",   "生产线", "产线", "平台", "产品", "车型",
                                    "板块", "机型", "机器人", "工程",   "园",   "系列", "部门", "项目",
                                    "影片", "片",   "剧",     "所",     "游戏", "手游", "应用", "APP",
                                    "App",  "节目", "综艺",   "小说",   "动画", "专辑", "书"};

/* The kind that a phrase begins with behind a word that points back; NULL if it does not. *n: bytes up to the kind's
 * end. */
static const char *kind_meant(const char *s, size_t len, size_t *n)
{
    static const char *const back[] = {"该", "此", "这一", "该款", "这款", "该条", "这条", "该个", "这个"};
    GN_EACH (b, back) {
        const size_t word = strlen(back[b]);
        if (word > len || memcmp(s, back[b], word) != 0) continue;
        GN_EACH (i, kinds) {
            *n = word + strlen(kinds[i]);
            if (*n <= len && memcmp(s + word, kinds[i], *n - word) == 0) return kinds[i];
        }
    }
    return NULL;
}

/* “位于某市的储能电池生产基地正式开工” up to its kind, at byte `end` of the segment: the name alone. */
static bool name_up_to(const gn_work *w, uint32_t k, size_t end, size_t kind, gn_label *out)
{
    enum { LEAST = 6, MOST = 45 /* bytes of the name before its kind */ };
    static const char whose[] =
        "各|该|此|这|其|个|等|大|多|类|些|条|批|全部|重点|重大|主要|主营|核心|传统|其他|上述|相关|两大|三大|新|"
        "有关|所有|旗下|一|款|家|座|高端|中低端|最新|全新|首|第";
    gn_label_clear(out);
    gn_label_add(out, gn_work_text(w, k), end);
    const char *of;
    while ((of = gn_find(out->s, out->n - kind, "的", 3)) != NULL) gn_label_drop(out, 0, (size_t)(of - out->s) + 3);
    for (size_t at; (at = gn_phrases_break(w->phrases, out->s, out->n)) + kind < out->n;) {
        const size_t verb = gn_phrases_prefix(w->phrases, out->s + at, out->n - at, GN_PHRASE_BREAK, NULL);
        if (!verb) return false;
        gn_label_drop(out, 0, at + verb);
    }
    gn_np_trim(w, out);
    for (size_t verb;
         (verb = gn_phrases_prefix(w->phrases, out->s, out->n, GN_PHRASE_VERB | GN_PHRASE_BREAK, NULL)) != 0;) {
        if (verb + kind >= out->n) return false;
        gn_label_drop(out, 0, verb);
    }
    return out->n >= kind + LEAST && out->n <= kind + MOST && !gn_words_end(whose, out->s, out->n - kind) &&
           !gn_find(out->s, out->n, "、", 3);
}

/* The last one of a kind that stands before segment k, back to segment `first`. */
static bool last_named(const gn_work *w, uint32_t k, uint32_t first, const char *kind, gn_label *out)
{
    const size_t n = strlen(kind);
    for (first = gn_look_back(k, first); k-- > first;) {
        const gn_seg_kind is = (gn_seg_kind)w->structure->seg[k].kind;
        if (is != GN_SEG_TEXT && is != GN_SEG_ORG && is != GN_SEG_SECTOR) continue;
        const char *t = gn_work_text(w, k);
        for (size_t end = gn_work_len(w, k); end >= n; end--)
            if (memcmp(t + end - n, kind, n) == 0 && name_up_to(w, k, end, n, out)) return true;
    }
    return false;
}

/* “影片《某某》，某人饰演…。该片”: the title that stands last before segment k, back to segment `first`. */
static bool last_title(const gn_work *w, uint32_t k, uint32_t first, const char *kind, gn_label *out)
{
    enum { MARK = 3, MOST = 60 /* bytes of a title */ };
    if (!gn_words_end("片|剧|游戏|手游|应用|APP|App|节目|综艺|小说|动画|专辑|书", kind, strlen(kind))) return false;
    const char *t = w->clean->text;
    const size_t from = w->structure->seg[gn_look_back(k, first)].start;
    size_t end = w->structure->seg[k].start;
    while (end >= from + MARK && memcmp(t + end - MARK, "》", MARK) != 0) end--;
    if (end < from + MARK) return false;
    size_t at = end - MARK;
    while (at > from && end - at < MOST && memcmp(t + at, "《", MARK) != 0) at--;
    gn_label_clear(out);
    if (memcmp(t + at, "《", MARK) == 0) gn_label_add(out, t + at, end - at);
    return out->n > 0;
}

void gn_that_of_sentence(gn_work *w, const gn_sentence *s)
{
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    gn_label_clear(&m->that);
    if (!gn_may_say(w, "该") && !gn_may_say(w, "这一") && !gn_may_say(w, "这款") && !gn_may_say(w, "这条") &&
        !gn_may_say(w, "此"))
        return;
    for (uint32_t k = s->first; k < s->last; k++) {
        size_t bytes;
        const char *kind =
            st->seg[k].kind == GN_SEG_TEXT ? kind_meant(gn_work_text(w, k), gn_work_len(w, k), &bytes) : NULL;
        if (!kind) continue;
        if (gn_words_begin("业务|板块|部门", kind, strlen(kind)) && gn_line_before(w, s, &m->that)) return;
        uint32_t from = (uint32_t)(s - st->sentence);
        for (uint32_t n = 0; n < GN_LOOK_BACK && from > 0 && st->sentence[from - 1].block == s->block; n++) from--;
        if (from > 0 && w->clean->block[st->sentence[from - 1].block].kind == GN_BLOCK_HEADING &&
            st->sentence[from - 1].block + 1 == s->block)
            from--;
        if (last_title(w, k, st->sentence[from].first, kind, &m->that)) return;
        if (last_named(w, k, st->sentence[from].first, kind, &m->that)) return;
    }
}

void gn_that_name(const gn_work *w, gn_label *l)
{
    enum { KEPT = 30 /* bytes behind the kind */ };
    const gn_label *that = &w->memory.that;
    size_t n;
    const char *kind = that->n ? kind_meant(l->s, l->n, &n) : NULL;
    if (!kind || !(gn_label_ends(that, kind) || gn_label_ends(that, "》")) || l->n - n > KEPT) return;
    if (strcmp(kind, "项目") == 0 && gn_project_known(&w->memory, w->memory.block)) return;
    gn_label_drop(l, 0, n);
    gn_np_trim(w, l);
    gn_label_front(l, that->s, that->n);
}
