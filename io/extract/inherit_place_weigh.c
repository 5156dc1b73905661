/* Which of the places that a statement may have it has, by rules and weights together. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_place_private.h"

#include <string.h>

/* A character of three bytes begins there. */
static bool wide(const gn_work *w, size_t at)
{
    return at < w->clean->length && ((unsigned char)w->clean->text[at] & 0xF0) == 0xE0;
}

/* What is the same for all places that a statement may have. */
static void describe_places(const gn_work *w, const gn_statement *s, bool any, gn_shared *v)
{
    const gn_memory *m = &w->memory;
    const char opener = w->structure->clause[s->clause].opener;
    const int firms = m->firms > 7 ? 3 : m->firms > 2 ? 2 : m->firms > 0;
    gn_shared_text(v, "Lk", "", 0);
    gn_shared_pair(v, "Lm", 'a' + s->measure, '0' + s->own_np);
    gn_shared_pair(v, "Lfirm", '0' + s->firm, '0' + any);
    gn_shared_pair(v, "Lmem", '0' + (m->area ? gn_place_entry(w, m->area)->level : 9),
                   '0' + (m->main_area ? gn_place_entry(w, m->main_area)->level : 9));
    gn_shared_pair(v, "Lfirms", '0' + firms, '0' + s->firm);
    gn_shared_pair(v, "Lfsh", '0' + firms, 'a' + m->main_share / 2);
    gn_shared_pair(v, "Lfse", '0' + firms, '0' + m->self);
    gn_shared_pair(v, "Lshare", 'a' + m->main_share, '0' + m->self);
    gn_shared_pair(v, "Lop", opener ? opener : '^', '0' + (s->previous != GN_NO_INDEX));
    gn_shared_pair(v, "Lnp", '0' + s->own_np + 2 * s->after_np, '0' + ((s->left & GN_CUE_BIT(COMPARE)) != 0));
    gn_shared_pair(v, "Lcomp", '0' + m->no_area, '0' + any);
    gn_shared_pair(v, "Lab", 'a' + m->abroad_share, '0' + any);
}

/* What the weights say of one of them. */
static int32_t describe_place(const gn_work *w, const gn_statement *s, const place *p, bool rule, char of_rule,
                              bool any, const gn_shared *v, gn_features f)
{
    const gn_structure *st = w->structure;
    const gn_memory *m = &w->memory;
    const char kind = p->kind;
    gn_feature_shared(&f, v, kind);
    gn_feature_number(&f, "Lrule", rule);
    const int level = p->area ? gn_place_entry(w, p->area)->level : 9;
    gn_feature_pair(&f, kind, "Lrk", '0' + rule, '0' + s->firm);
    gn_feature_pair(&f, kind, "Lor", of_rule, '.');
    gn_feature_pair(&f, kind, "Lra", '0' + rule, '0' + any);
    gn_feature_pair(&f, kind, "Llev", '0' + level, '0' + any);
    gn_feature_pair(&f, kind, "Ln", '0' + (p->nth > 3 ? 3 : p->nth), '0' + (p->clauses > 4 ? 4 : p->clauses));
    gn_feature_pair(&f, kind, "Lis", '0' + (p->area && p->area == m->main_area), 'a' + m->main_share);
    gn_feature_pair(&f, kind, "Lisa", '0' + (p->area && p->area == m->main_area), '0' + any);
    gn_feature_pair(&f, kind, "Lmm", '0' + (m->area == m->main_area), '0' + level);
    gn_feature_pair(&f, kind, "Lblock", '0' + (m->area_block == st->sentence[s->sentence].block), '0' + level);
    if (p->seg == GN_NO_INDEX) return f.rank;
    const gn_seg *g = &st->seg[p->seg];
    char text[4] = {kind};
    gn_feature_pair(&f, kind, "Laside", '0' + p->aside, '0' + s->firm);
    gn_feature_pair(&f, kind, "Lweak", '0' + gn_place_entry(w, p->area)->weak, '0' + (g->kind == GN_SEG_CUE));
    if (p->seg > 0) {
        gn_feature_pair(&f, kind, "Lprev", 'a' + g[-1].kind, g[-1].kind == GN_SEG_MARK ? g[-1].mark : 'A' + g[-1].cue);
        if (g[-1].kind == GN_SEG_TEXT && wide(w, g[-1].end - 3)) {
            memcpy(text + 1, w->clean->text + g[-1].end - 3, 3);
            gn_feature_text(&f, "Lpt", text, 4);
        }
    }
    if (p->seg + 1 < st->segs) {
        gn_feature_pair(&f, kind, "Lnext", 'a' + g[1].kind, g[1].kind == GN_SEG_MARK ? g[1].mark : 'A' + g[1].cue);
        if (g[1].kind == GN_SEG_TEXT && wide(w, g[1].start)) {
            memcpy(text + 1, w->clean->text + g[1].start, 3);
            gn_feature_text(&f, "Lnt", text, 4);
        }
    }
    return f.rank;
}

size_t gn_place_best(gn_work *w, gn_statement *s, const places *p, bool any)
{
    size_t best = p->rule;
    int32_t most = GN_CHOICE_LEAST;
    gn_features f;
    gn_shared shared;
    const bool weigh = w->candidates || !gn_model_empty(w->model);
    gn_features_begin(&f, w->model, w->remembered, NULL, w->candidates);
    gn_shared_begin(&shared, &f);
    if (weigh) describe_places(w, s, any, &shared);
    for (size_t i = 0; i < p->n && weigh; i++) {
        const uint32_t area = p->list[i].area;
        const bool chosen = area == p->list[p->rule].area;
        if (w->candidates) gn_buf_printf(w->candidates, "L\t%s", area ? gn_place_entry(w, area)->official : "");
        const int32_t rank = describe_place(w, s, &p->list[i], chosen, p->list[p->rule].kind, any, &shared, f);
        if (w->candidates) gn_buf_char(w->candidates, '\n');
        const int32_t score = (chosen ? GN_PRIOR_CHOICE * GN_ONE : 0) + rank;
        if (score > most) best = i;
        gn_choice_see(score, &most, &s->chose_area);
    }
    s->chose_area.kind = p->list[best].kind;
    /* What the text names is nearer than what goes without saying. */
    for (size_t i = 0; i < p->n && strchr("wzmhkpf", p->list[best].kind); i++)
        if (p->list[i].area == p->list[best].area && strchr("csr", p->list[i].kind)) {
            best = i;
            break;
        }
    return best;
}
