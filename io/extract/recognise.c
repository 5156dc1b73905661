/* The scanner's numbers and times as a list of their own. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "gnomon/gn_scan.h"
#include "io/extract/clean.h"
#include "io/extract/lexicon.h"
#include "io/extract/scan.h"
#include "io/extract/traditional.h"

/* A year that the paragraph's following months belong to. */
static bool sets_year(const gn_time *t)
{
    if (t->flags & (GN_P_COMPARED | GN_P_NAMED | GN_P_PLAN | GN_P_DATELINE | GN_P_UNTIL | GN_P_FISCAL)) return false;
    return (t->year_mode == GN_YEAR_GIVEN || t->year_mode == GN_YEAR_RELATIVE) && t->year == t->year2;
}

gn_status gn_scan_document(const gn_lexicon *lexicon, const gn_document *doc, gn_date date, gn_found **out,
                           size_t *count, gn_err *err)
{
    *out = NULL;
    *count = 0;
    gn_clean c = {0};
    gn_scan s = {0};
    gn_found *found = NULL;
    size_t n = 0;
    char *plain;
    gn_status st = gn_traditional_fold(gn_lexicon_traditional(lexicon), doc->text, doc->length, &plain, err);
    if (!st) st = gn_clean_text(plain ? plain : doc->text, doc->length, doc->page_start, doc->pages, &c, err);
    if (!st) st = gn_scan_text(lexicon, &c, &s, err);
    if (!st && s.quantities + s.times) {
        found = calloc(s.quantities + s.times, sizeof *found);
        if (!found) st = gn_fail(err, GN_E_NOMEM, "scan: no memory");
    }
    gn_time_context context = {.anchor = gn_document_date(doc, date)};
    size_t block = 0, from = 0;
    bool passing = false;
    for (size_t i = 0; !st && i < s.tokens; i++) {
        const gn_token *const t = &s.token[i];
        while (block < c.blocks && c.block[block].end <= t->start) {
            block++;
            context.year = 0;
            context.running = (gn_span){0};
        }
        /* 去年 in passing does not date the next sentence */
        if (passing && t->start > from && memmem(c.text + from, t->start - from, "。", 3)) {
            context.year = 0;
            passing = false;
        }
        from = t->end;
        if (t->kind != GN_TOKEN_QUANTITY && t->kind != GN_TOKEN_PERIOD) continue;
        gn_found *const f = &found[n++];
        f->text_start = gn_clean_doc(&c, t->start);
        f->text_end = gn_clean_doc_end(&c, doc->text, t->end);
        f->start = gn_document_offset(doc, f->text_start);
        f->end = gn_document_offset(doc, f->text_end);
        f->value = f->value_high = NAN;
        if (t->kind == GN_TOKEN_QUANTITY) {
            const gn_quantity *const q = &s.quantity[t->index];
            f->kind = GN_FOUND_QUANTITY;
            f->value = q->value;
            f->value_high = q->value_high;
            size_t len;
            const char *const unit = gn_quantity_unit(lexicon, &c, q, &len);
            memcpy(f->unit, unit, len < sizeof f->unit ? len : 0);
            f->bound = (gn_bound)q->bound;
            continue;
        }
        const gn_time *const time = &s.time[t->index];
        gn_resolved r;
        f->kind = GN_FOUND_PERIOD;
        if (gn_time_resolve(time, &context, false, &r)) {
            f->months = r.months;
            f->first_day = r.first_day;
            f->last_day = r.last_day;
            if ((time->flags & GN_P_DATELINE) && time->year_mode == GN_YEAR_GIVEN) context.anchor = r.first_day;
            if (sets_year(time)) {
                int year, month;
                gn_month_split(r.months.first, &year, &month);
                context.year = year;
                passing = time->year_mode == GN_YEAR_RELATIVE && time->year != 0;
            }
            if (!(time->flags & (GN_P_COMPARED | GN_P_NAMED | GN_P_DATELINE))) context.running = r.months;
        }
    }
    if (!st) {
        *out = found;
        *count = n;
        found = NULL;
    }
    free(found);
    free(plain);
    gn_scan_free(&s);
    gn_clean_free(&c);
    return st;
}
