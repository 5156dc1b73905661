/* Reports in bulk: read and extracted on several threads, handed over in order. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports.h"

#include "gnomon/gn_parallel.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct slot {
    gn_document *doc;
    gn_observations *observations;
    gn_buf features;
    size_t undated;
    gn_date date;
    bool dated_by_file; /* by the day it was made, for want of another */
    gn_status st;
    gn_err err;
} slot;

typedef struct batch {
    char **paths;
    size_t first;
    slot *slots;
    const cli_reports_options *opt;
} batch;

static void clear(slot *s)
{
    gn_document_free(s->doc);
    gn_observations_free(s->observations);
    gn_buf_free(&s->features);
    *s = (slot){0};
}

static void work(void *ctx, size_t begin, size_t end, int worker)
{
    (void)worker;
    const batch *b = ctx;
    for (size_t i = begin; i < end; i++) {
        slot *s = &b->slots[i];
        const char *path = b->paths[b->first + i];
        s->st = gn_document_read(path, NULL, &s->doc, &s->err);
        if (s->st) continue;
        const gn_date given = cli_dates_of(b->opt->dates, path);
        s->date = gn_document_date(s->doc, given);
        s->dated_by_file = !given.year && s->doc->date_kind == GN_DATE_CREATED;
        const gn_extract_options how = {.date = s->date, .features = b->opt->features ? &s->features : NULL};
        s->st = gn_observations_new(&s->observations, &s->err);
        if (!s->st)
            s->st = gn_extract(b->opt->lexicon, s->doc, (uint32_t)(b->first + i), &how, s->observations, &s->undated,
                               &s->err);
        if (s->st) { /* reading names the file itself */
            const gn_err why = s->err;
            gn_fail(&s->err, s->st, "%s: %s", path, why.msg);
        }
    }
}

gn_status cli_reports_each(const cli_command *self, size_t n, char **paths, const cli_reports_options *opt,
                           gn_status (*each)(void *ctx, const cli_report *report, gn_err *err), void *ctx,
                           size_t *skipped, gn_err *err)
{
    *skipped = 0;
    const int threads = opt->threads ? opt->threads : gn_cpu_count();
    const size_t many = 4 * (size_t)threads;
    slot *slots = calloc(many, sizeof *slots);
    if (!slots) return gn_fail(err, GN_E_NOMEM, "no memory for %zu reports", many);
    gn_status st = GN_OK;
    for (size_t first = 0; first < n && !st; first += many) {
        const size_t count = n - first < many ? n - first : many;
        batch b = {paths, first, slots, opt};
        st = gn_parallel_for(count, 1, threads, work, &b);
        if (st) gn_fail(err, st, "cannot run %d threads", threads);
        for (size_t i = 0; i < count; i++) {
            slot *s = &slots[i];
            if (!st && s->st) {
                cli_failed(self, &s->err);
                ++*skipped;
            } else if (!st) {
                if (s->dated_by_file)
                    cli_warn(self, "%s: read as of the day its file was made, %04d-%02d-%02d (--date YYYY-MM-DD)",
                             paths[first + i], s->date.year, s->date.month, s->date.day);
                if (s->undated)
                    cli_warn(self, "%s: %zu statements have no period: no date is known (--date YYYY-MM-DD)",
                             paths[first + i], s->undated);
                const cli_report report = {.path = paths[first + i],
                                           .index = first + i,
                                           .doc = s->doc,
                                           .observations = s->observations,
                                           .undated = s->undated,
                                           .date = s->date,
                                           .features = opt->features ? &s->features : NULL};
                st = each(ctx, &report, err);
            }
            clear(s);
        }
    }
    free(slots);
    return st;
}

int cli_reports_exit(size_t n, size_t skipped)
{
    return skipped == 0 ? EXIT_DONE : skipped == n ? EXIT_FAILED : EXIT_SKIPPED;
}
