/* What an article begins with: its industry, and the company that it is about. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

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
    /* 截至9月1日 */
    if (gn_phrases_find(w->phrases, gn_work_text(w, k), gn_work_len(w, k), NULL) & (GN_PHRASE_LEAD | GN_PHRASE_BREAK))
        return;
    GN_EACH (i, words)
        if (gn_find(w->clean->text + s->start, s->end - s->start, words[i], strlen(words[i]))) {
            gn_label_clear(&w->memory.company);
            gn_label_add(&w->memory.company, gn_work_text(w, k), gn_work_len(w, k));
            w->memory.company_sure = true;
            return;
        }
}

size_t gn_owner_theme_end(const gn_label *l)
{
    static const char *const ends[] = {"产业", "行业", "制造业", "服务业", "市场", "领域", "业"};
    static const char *const not_after[] = {"企", "就", "营", "创", "专", "毕", "停", "商", "失", "作", "开", "从"};
    const gn_charset set = gn_charset_of(l->s, l->n);
    GN_EACH (i, ends) {
        const size_t n = strlen(ends[i]);
        if (gn_charset_of(ends[i], n) & ~set) continue;
        for (size_t at = l->n; at-- > 3;) {
            if (at + n > l->n || memcmp(l->s + at, ends[i], n) != 0) continue;
            bool whole = at + n >= 6;
            if (n == 3)
                GN_EACH (k, not_after) whole &= memcmp(l->s + at - 3, not_after[k], 3) != 0;
            if (n == 3 && at + 6 <= l->n && (!memcmp(l->s + at, "业务", 6) || !memcmp(l->s + at, "业绩", 6)))
                whole = false;
            if (whole) return at + n;
        }
    }
    return 0;
}

/* Whether segments [first, last) hold what the names of industries end in, or stand for what was named. */
static bool may_name_theme(const gn_work *w, uint32_t first, uint32_t last)
{
    static const char *const words[] = {"业", "市场", "领域", "公司"};
    if (first == last) return false;
    const size_t at = w->structure->seg[first].start, n = w->structure->seg[last - 1].end - at;
    GN_EACH (i, words)
        if (gn_find(w->clean->text + at, n, words[i], strlen(words[i]))) return true;
    return false;
}

void gn_indicator_article(gn_work *w, uint32_t first_sentence)
{
    enum { SENTENCES = 3 };
    const gn_structure *st = w->structure;
    gn_memory *m = &w->memory;
    gn_heading_article(w, first_sentence);
    gn_label_clear(&m->theme);
    gn_label_clear(&m->body);
    m->body_block = m->project_block = m->project_area_block = GN_NO_INDEX;
    gn_label_clear(&m->outer);
    memset(m->full_unit, 0, sizeof m->full_unit);
    m->members_sentence = GN_NO_INDEX;
    m->topic_sentence = m->moved_sentence = m->title_block = m->trade_block = m->results_block = GN_NO_INDEX;
    m->last_sentence = GN_NO_INDEX;
    m->turn_sentence = GN_NO_INDEX;
    m->several_sentence = m->listed_sentence = m->held_block = GN_NO_INDEX;
    gn_label_clear(&m->market);
    gn_label_clear(&m->market_left);
    gn_label_clear(&m->market_whole);
    m->funds_told = false;
    gn_label_clear(&m->results);
    gn_label_clear(&m->market_noun);
    gn_label_clear(&m->revenue_of);
    m->market_loose = false;
    m->market_seg = GN_NO_INDEX;
    m->market_area = 0;
    m->outer_clause = 0;
    m->counted_unit = 0;
    m->recent_count = m->recent_own = 0;
    m->recent_sentence = m->recent_clause = m->recent_block = GN_NO_INDEX;
    m->list.count = m->filling.count = m->filling.number = 0;
    const uint32_t article = st->sentence[first_sentence].article;
    for (uint32_t i = first_sentence; i < st->sentences && i < first_sentence + SENTENCES; i++) {
        const gn_sentence *s = &st->sentence[i];
        if (s->article != article) break;
        if (!m->company.n && i == first_sentence) company_of_headline(w, s);
        for (uint32_t c = s->first_clause; c < s->last_clause; c++) {
            const gn_clause *clause = &st->clause[c];
            for (uint32_t k = clause->first; k < clause->last && k < clause->first + GN_LOOK_BACK && !m->company.n; k++)
                if (st->seg[k].clause == c && gn_work_company(w, &st->seg[k]) && !gn_subject_aside(w, c) &&
                    !gn_owner_one_of_group(w, k) && !gn_owner_in_title(w, k))
                    gn_label_add(&m->company, gn_work_text(w, k), gn_work_len(w, k));
            const uint32_t last = clause->last < clause->first + 40 ? clause->last : clause->first + 40;
            if (m->theme.n || !may_name_theme(w, clause->first, last)) continue;
            gn_label text, subject;
            gn_np_parse(w, c, clause->first, last, &text, &subject, NULL);
            const size_t n = gn_owner_theme_end(&text);
            if (n == 0) continue;
            gn_label_drop(&text, n, text.n - n);
            gn_np_trim(w, &text);
            if (!memcmp(text.s, "规模以上", strlen("规模以上"))) continue; /* a part of the enterprises, no industry */
            if (gn_phrases_break(w->phrases, text.s, text.n) < text.n) continue; /* 某公司引领市场 */
            if (gn_label_chars(&text) >= 3 && gn_label_chars(&text) <= 12) m->theme = text;
        }
    }
}
