/* Prices of shares, and what moves by itself while shares are traded. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/indicator_private.h"

#include <string.h>

/* “收报125.07美元”, “收于每股20元”: what closes is the price of a share. */
void gn_indicator_share_price(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char closes[] = "收报|报收|报收于|收报于|收于|收盘报|收盘价报|股价报|收盘价为|收盘于";
    const gn_structure *st = w->structure;
    if (!(q->flags & GN_Q_MONEY) || s->list_seg == s->from || gn_np_heads(w, &m->np)) return;
    const size_t at = st->seg[s->from].start, end = st->seg[s->list_seg].start;
    const size_t n = end - at < sizeof m->np.s ? end - at : sizeof m->np.s;
    static const char each[] = "每股";
    const size_t less = n > 6 && memcmp(w->clean->text + end - 6, each, 6) == 0 ? 6 : 0;
    /* 收涨0.06%，报16.47美元 */
    static const char shares[] = "股价", stands[] = "现报|报于|报";
    const gn_memory *p = &w->memory;
    if (!q->per && p->last_block == s->block && gn_label_ends(&p->indicator, shares) && gn_label_chars(&m->np) < 3 &&
        gn_np_ends_in(stands, w->clean->text + end - n, n - less)) {
        m->np = p->indicator;
        return;
    }
    if (!gn_np_ends_in(closes, w->clean->text + end - n, n - less)) return;
    const size_t name = gn_work_name(w, m->np.s, m->np.n, false);
    if (name) gn_label_drop(&m->np, name, m->np.n - name);
    gn_label_add(&m->np, "股价", strlen("股价"));
}

/* “某某公司盘后转跌，截至发稿已下跌14%”: what moves while shares are traded is the price of them. */
void gn_indicator_share_moves(const gn_work *w, const gn_statement *s, const gn_quantity *q, gn_material *m)
{
    static const char *const hours[] = {"盘后", "盘前", "盘中", "早盘", "尾盘", "午盘", "开盘",
                                        "收盘", "该股", "收涨", "收跌", "高开", "低开"};
    static const char fresh[] = "新", houses[] = "项目|楼盘|房源|量|面积|率|套数|去化";
    enum { HOUR = 6, LEAST = 6, MOST = 24 /* bytes of a name */ };
    const gn_memory *p = &w->memory;
    if (!(q->flags & GN_Q_PERCENT) || !(s->near & (GN_CUE_BIT(UP) | GN_CUE_BIT(DOWN))) || gn_np_heads(w, &m->np) ||
        s->measure == GN_MEASURE_SHARE)
        return;
    const gn_structure *st = w->structure;
    const uint32_t before = s->clause - (s->clause > st->sentence[s->sentence].first_clause);
    bool traded = false;
    gn_label firm = {.n = 0};
    if (p->company_sure && p->company_block == s->block) firm = p->company;
    for (uint32_t k = gn_look_back(s->list_seg, st->clause[before].first); k < s->list_seg; k++) {
        if (st->seg[k].kind == GN_SEG_MARK || st->seg[k].kind == GN_SEG_QUANTITY) continue;
        const char *text = gn_work_text(w, k);
        size_t name = gn_work_name(w, text, gn_work_len(w, k), false);
        GN_EACH (i, hours) {
            const char *at = gn_may_say(w, hours[i]) ? gn_find(text, gn_work_len(w, k), hours[i], HOUR) : NULL;
            /* 新开盘项目, 开盘楼盘: houses */
            if (at && (gn_words_end(fresh, text, (size_t)(at - text)) ||
                       gn_words_begin(houses, at + HOUR, gn_work_len(w, k) - (size_t)(at - text) - HOUR)))
                at = NULL;
            traded |= at != NULL;
            if (at && at >= text + LEAST && at <= text + MOST && !name) name = (size_t)(at - text);
        }
        /* 某某股价盘后 */
        name -= gn_words_end("美股股价|港股股价|A股股价|股价|美股|港股|A股|股票", text, name);
        if (!name) continue;
        gn_label_clear(&firm);
        gn_label_add(&firm, text, name);
    }
    if (!traded || !firm.n) return;
    m->np = firm;
    gn_label_add(&m->np, "股价", strlen("股价"));
}
