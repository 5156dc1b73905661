/* Sets of series: one panel a frequency with its members. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_assemble.h"

#include <stdlib.h>

const char gn_group_freqs[GN_GROUPS + 1] = "ASQMWDH";

gn_status gn_series_set_new(gn_series_set **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "series: no place for the result");
    *out = NULL;
    gn_series_set *s = calloc(1, sizeof *s);
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < GN_GROUPS; i++) {
        gn_panel *p = s->group[i].panel = calloc(1, sizeof *p);
        s->group[i].member_offset = calloc(1, sizeof(size_t));
        ok = p && s->group[i].member_offset;
        if (!p) break;
        p->freq = gn_freq_of(gn_group_freqs[i]);
        p->offset = calloc(1, sizeof(size_t));
        ok = ok && p->offset;
    }
    if (!ok) {
        gn_series_set_free(s);
        return gn_fail(err, GN_E_NOMEM, "series: no memory");
    }
    *out = s;
    return GN_OK;
}

void gn_series_set_free(gn_series_set *s)
{
    if (!s) return;
    for (size_t i = 0; i < GN_GROUPS; i++) {
        gn_panel_free(s->group[i].panel);
        free(s->group[i].member_offset);
        free(s->group[i].member);
    }
    free(s);
}

size_t gn_series_set_count(const gn_series_set *s)
{
    size_t n = 0;
    for (size_t i = 0; i < GN_GROUPS; i++) n += s->group[i].panel->count;
    return n;
}
