/* A batch of forecasts. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch.h"

#include "fits.h"
#include "resume.h"

#include "gnomon/gn_parallel.h"

#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Significant digits of results: more than any forecast is good for, fewer than rounding errors reach. */
enum { DIGITS = 12 };

/* What becomes of the series of one piece of the table. */
typedef struct slot {
    gn_buf text[BATCH_FILES], warnings;
    size_t skipped;
    gn_status status;
    gn_err err;
} slot;

typedef struct worker {
    gn_csv_parser *parser;
    gn_arena *arena;
    size_t arena_size;
    double *result, *x, *y;
    size_t x_cap, y_cap;
    gn_fit fit; /* made by the series at hand */
} worker;

typedef struct batch {
    const batch_options *o;
    table_input *in;
    slot *slots;
    worker *workers;
    gn_outfile *file[BATCH_FILES];
    fits *stored;   /* NULL: none */
    uint64_t chain; /* checksum of the fits written so far */
    gn_buf sealed;
    size_t skipped;
    atomic_size_t done; /* series, for the progress line */
    size_t before;      /* done by the run that was ended */
    bool show_progress;
    struct timespec started, shown;
} batch;

static double seconds_since(const struct timespec *t)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t->tv_sec) + 1e-9 * (double)(now.tv_nsec - t->tv_nsec);
}

/* On a terminal only, four times a second at most; by one thread. */
static void progress(batch *b, bool last)
{
    if (!b->show_progress || (!last && seconds_since(&b->shown) < 0.25)) return;
    clock_gettime(CLOCK_MONOTONIC, &b->shown);
    const size_t done = atomic_load(&b->done), all = b->in->series > b->before ? b->in->series - b->before : 0;
    const double took = seconds_since(&b->started), rate = took > 0 ? (double)done / took : 0;
    fprintf(stderr, "\r%zu of %zu series, %.0f/s, %.0f s left \033[K", b->before + done, b->in->series, rate,
            rate > 0 && all > done ? (double)(all - done) / rate : 0);
    if (last) fputc('\n', stderr);
}

/* Room for a series of n values; arenas grow and stay. */
static gn_status make_room(const batch *b, worker *w, const gn_treatment *t, const gn_forecast_options *opt, size_t n,
                           gn_err *err)
{
    const size_t results = opt->horizon * (1 + 2 * opt->n_levels);
    if (!w->result) w->result = malloc(results * sizeof(double));
    if (!w->result) return gn_fail(err, GN_E_NOMEM, "no memory for %zu steps", opt->horizon);
    const size_t x = opt->n_x * (n + opt->horizon);
    if (x > w->x_cap) {
        double *p = realloc(w->x, x * sizeof *p);
        if (!p) return gn_fail(err, GN_E_NOMEM, "%s: no memory for regressors", b->in->path);
        w->x = p;
        w->x_cap = x;
    }
    const size_t need = gn_forecast_treated_scratch(t, opt, n);
    if (need <= w->arena_size && w->arena) return GN_OK;
    gn_arena_free(w->arena);
    w->arena_size = need;
    return gn_arena_new(need, &w->arena, err);
}

void batch_step(const batch_options *o, gn_buf *to, const gn_forecast *f, size_t step)
{
    const gn_forecast_options *opt = &o->forecast;
    gn_buf_char(to, ',');
    gn_buf_number(to, gn_number_round(f->mean[step], DIGITS));
    for (size_t i = 0; i < opt->n_levels; i++) {
        gn_buf_char(to, ',');
        gn_buf_number(to, gn_number_round(f->lower[i * opt->horizon + step], DIGITS));
        gn_buf_char(to, ',');
        gn_buf_number(to, gn_number_round(f->upper[i * opt->horizon + step], DIGITS));
    }
    gn_buf_char(to, '\n');
}

/* Steps of the output as the table's own dates go on, or as numbers. */
static void write_rows(const batch *b, gn_buf *to, const gn_csv_series *s, const gn_treatment *t, bool joined,
                       int64_t after, const gn_forecast *f) /* after: rows of the table behind the last value */
{
    const gn_forecast_options *opt = &b->o->forecast;
    char ds[GN_DS_SIZE];
    for (size_t h = 0; h < opt->horizon; h++) {
        const int64_t ahead =
            t->year_to_date ? gn_ytd_period(t->freq, t->last, joined, h + 1) - t->last : (int64_t)h + 1;
        gn_csv_field(to, s->id);
        gn_buf_char(to, ',');
        if (s->last && gn_ds_continue(s->last, b->in->freq, ahead - after, ds))
            gn_csv_field(to, ds);
        else
            gn_buf_printf(to, "%lld", (long long)ahead);
        batch_step(b->o, to, f, h);
    }
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

void batch_report(gn_buf *to, const char *id, const char *model, const char *reason, const char *error)
{
    const char *const cell[] = {id, model, reason, error};
    for (int i = 0; i < 4; i++) {
        if (i) gn_buf_char(to, ',');
        gn_csv_field(to, cell[i]);
    }
    gn_buf_char(to, '\n');
}

static void skip(const batch *b, slot *to, const gn_csv_series *s, const char *why)
{
    gn_buf_printf(&to->warnings, "%s:%zu: '%s' skipped: %s%c", b->in->path, s->line, s->id, why, 0);
    if (b->o->path[BATCH_REPORT]) batch_report(&to->text[BATCH_REPORT], s->id, "", "", why);
    to->skipped++;
}

/* What a series is, by its own words, those of its fit or those of the command line. */
typedef struct nature {
    gn_domain domain;
    gn_treatment treatment;
    size_t n; /* values; rows of regressors behind them are the future */
} nature;

static nature nature_of(const batch_options *o, gn_freq freq, const gn_csv_series *s, const fits_entry *old)
{
    nature k = {o->forecast.domain, o->treatment, s->n};
    if (old) {
        k.domain = old->domain;
        k.treatment.year_to_date = old->year_to_date;
    }
    if (s->domain) k.domain = (gn_domain)table_input_domain(s->domain);
    if (s->kind) k.treatment.year_to_date = table_input_kind(s->kind) == 1;
    k.treatment.freq = freq;
    while (o->forecast.n_x && k.n > 0 && isnan(s->y[k.n - 1])) k.n--;
    return k;
}

/* Periods between the fit's last value and the table's first; -1 and what is wrong where they do not follow. */
static int64_t gap_after(const fits_entry *old, const gn_csv_series *s, gn_freq freq, char wrong[TABLE_INPUT_FAULT])
{
    int64_t before, now;
    bool plain, plain_now;
    if (!old->last && !s->last) return 0;
    if (!old->last || !s->last || !gn_ds_parse(old->last, freq, &before, &plain) ||
        !gn_ds_parse(s->last, freq, &now, &plain_now) || plain != plain_now) {
        snprintf(wrong, TABLE_INPUT_FAULT, "its dates do not go on from those of the stored fit");
        return -1;
    }
    const int64_t gap = now - (int64_t)s->n - before;
    if (gap < 0 || gap > 100000) {
        snprintf(wrong, TABLE_INPUT_FAULT,
                 gap < 0 ? "the stored fit has values up to %.40s already"
                         : "too far behind the stored fit, which ends %.40s",
                 old->last);
        return -1;
    }
    return gap;
}

typedef struct judge_context {
    const batch_options *o;
    const table_input *in;
    const fits *stored;
} judge_context;

static bool judge(const void *ctx, const gn_csv_series *s, char wrong[TABLE_INPUT_FAULT])
{
    const judge_context *c = ctx;
    const batch_options *o = c->o;
    const table_input *in = c->in;
    fits_entry old = {0};
    bool found = false;
    gn_err err = {0};
    if (c->stored && fits_find(c->stored, s->id, &old, &found, &err)) {
        snprintf(wrong, TABLE_INPUT_FAULT, "%.150s", err.msg);
        fits_entry_free(&old);
        return false;
    }
    const bool follows = !found || gap_after(&old, s, in->freq, wrong) >= 0;
    const nature k = nature_of(o, in->freq, s, found ? &old : NULL);
    fits_entry_free(&old);
    if (!follows) return false;
    const size_t columns = in->n_columns, rows = k.n + o->forecast.horizon;
    int64_t ordinal;
    bool plain = false;
    if (columns && s->n < rows) {
        snprintf(wrong, TABLE_INPUT_FAULT, "regressors for %zu steps after the last value, the horizon is %zu",
                 s->n - k.n, o->forecast.horizon);
        return false;
    }
    for (size_t i = 0; columns && i < columns * rows; i++)
        if (isnan(s->x[i])) {
            snprintf(wrong, TABLE_INPUT_FAULT, "regressor '%.40s' has no value in period %zu", in->columns[i % columns],
                     i / columns + 1);
            return false;
        }
    if (!k.treatment.year_to_date) return true;
    const char *why = k.domain == GN_DOMAIN_PERCENT ? "shares do not add up"
                      : in->freq != GN_FREQ_HALF && in->freq != GN_FREQ_QUARTER && in->freq != GN_FREQ_MONTH
                          ? "the frequency is not S, Q or M"
                      : !s->last || !gn_ds_parse(s->last, in->freq, &ordinal, &plain) || plain ? "it has no dates"
                      : columns ? "it takes no regressors"
                                : NULL;
    if (why) snprintf(wrong, TABLE_INPUT_FAULT, "not a year-to-date series: %s", why);
    return !why;
}

/* The values of a stored fit with those of the table behind them. */
static gn_status put_together(worker *w, const fits_entry *old, int64_t gap, const gn_csv_series *s, gn_err *err)
{
    const size_t n = old->n + (size_t)gap + s->n;
    if (n > w->y_cap) {
        double *p = realloc(w->y, n * sizeof *p);
        if (!p) return gn_fail(err, GN_E_NOMEM, "no memory for %zu values", n);
        w->y = p;
        w->y_cap = n;
    }
    memcpy(w->y, old->y, old->n * sizeof *w->y);
    for (size_t i = old->n; i < old->n + (size_t)gap; i++) w->y[i] = NAN;
    memcpy(w->y + old->n + gap, s->y, s->n * sizeof *w->y);
    return GN_OK;
}

static gn_status forecast_values(batch *b, const gn_csv_series *s, const nature *k, const gn_fit *old, worker *w,
                                 slot *to, gn_err *err)
{
    const batch_options *o = b->o;
    gn_forecast_options opt = o->forecast;
    gn_treatment t = k->treatment;
    const size_t n = k->n, rows = n + opt.horizon;
    bool plain;
    opt.domain = k->domain;
    opt.replay = old;
    if (o->path[BATCH_FITS]) opt.record = &w->fit;
    if (t.year_to_date && (!s->last || !gn_ds_parse(s->last, t.freq, &t.last, &plain)))
        return gn_fail(err, GN_E_FORMAT, "a year-to-date series without dates");
    gn_status st = make_room(b, w, &t, &opt, n, err);
    if (st) return st;
    for (size_t i = 0; i < opt.n_x; i++) /* column after column */
        for (size_t r = 0; r < rows; r++) w->x[i * rows + r] = s->x[r * opt.n_x + i];
    opt.x = w->x;
    const size_t h = opt.horizon;
    gn_forecast f = {.mean = w->result, .lower = w->result + h, .upper = w->result + h + h * opt.n_levels};
    gn_arena_reset(w->arena);
    const double from = cpu_ms();
    st = gn_forecast_treated(s->y, n, &t, &opt, w->arena, &f, err);
    if (st) return st;
    if (o->path[BATCH_TIMES]) {
        gn_csv_field(&to->text[BATCH_TIMES], s->id);
        gn_buf_printf(&to->text[BATCH_TIMES], ",%.3f\n", cpu_ms() - from);
    }
    const bool joined = t.year_to_date && gn_ytd_joined(t.freq, t.last, s->y, n);
    write_rows(b, &to->text[BATCH_FORECASTS], s, &t, joined, (int64_t)(s->n - n), &f);
    if (o->path[BATCH_REPORT]) batch_report(&to->text[BATCH_REPORT], s->id, f.model, f.reason, "");
    if (o->path[BATCH_FITS])
        fits_line(&to->text[BATCH_FITS], s->id, s->last, k->domain, t.year_to_date, s->y, n, &w->fit);
    return GN_OK;
}

static gn_status forecast_one(batch *b, const gn_csv_series *s, worker *w, slot *to, gn_err *err)
{
    gn_csv_series whole = *s;
    fits_entry old = {0};
    bool found = false;
    char wrong[TABLE_INPUT_FAULT];
    gn_status st = b->stored ? fits_find(b->stored, s->id, &old, &found, err) : GN_OK;
    if (st == GN_OK && found) {
        const int64_t gap = gap_after(&old, s, b->in->freq, wrong);
        st = gap < 0 ? gn_fail(err, GN_E_FORMAT, "%s", wrong) : put_together(w, &old, gap, s, err);
        if (st == GN_OK) {
            whole.y = w->y;
            whole.n = old.n + (size_t)gap + s->n;
            fits_mark(b->stored, s->id);
        }
    }
    if (st == GN_OK) {
        const nature k = nature_of(b->o, b->in->freq, &whole, found ? &old : NULL);
        st = forecast_values(b, &whole, &k, found ? &old.fit : NULL, w, to, err);
    }
    fits_entry_free(&old);
    return st;
}

static void work(void *ctx, gn_csv_piece *p, size_t at, int number)
{
    batch *b = ctx;
    worker *w = &b->workers[number];
    slot *to = &b->slots[at];
    gn_csv_series s;
    to->status = w->parser ? GN_OK : gn_csv_parser_new(b->in->csv, &w->parser, &to->err);
    if (to->status) return;
    gn_csv_parser_begin(w->parser, p, table_input_silent, NULL);
    while ((to->status = gn_csv_parser_next(w->parser, &s, &to->err)) == GN_OK && s.id) {
        if (s.line <= b->in->found_line) continue; /* done by the run that was ended */
        char wrong[TABLE_INPUT_FAULT];
        if (!table_input_good(b->in, &s, wrong)) {
            skip(b, to, &s, wrong);
            continue;
        }
        gn_err err = {0};
        const gn_status st = forecast_one(b, &s, w, to, &err);
        if (st && b->o->skip_bad && st != GN_E_NOMEM) {
            skip(b, to, &s, err.msg);
        } else if (st) {
            to->err = err;
            gn_err_prefix(&to->err, "%s:%zu: '%s': ", b->in->path, s.line, s.id);
            to->status = st;
            return;
        }
        atomic_fetch_add_explicit(&b->done, 1, memory_order_relaxed);
        if (number == 0) progress(b, false);
    }
}

static gn_status write_fits(batch *b, const gn_buf *lines, gn_err *err)
{
    gn_buf_clear(&b->sealed);
    fits_seal(lines, &b->chain, &b->sealed);
    if (b->sealed.failed) return gn_fail(err, GN_E_NOMEM, "no memory for fits");
    return gn_outfile_write(b->file[BATCH_FITS], b->sealed.data, b->sealed.length, err);
}

/* Fits that the table has nothing new for stay as they are; then the end. */
static gn_status end_fits(batch *b, gn_err *err)
{
    gn_buf line = {0};
    gn_status st = GN_OK;
    size_t at = 0, kept = 0;
    while (b->stored && fits_next_unmarked(b->stored, &at, &line, &st, err)) {
        st = write_fits(b, &line, err);
        if (st) break;
        kept++;
    }
    if (kept && st == GN_OK) cli_note(b->o->self, "%zu stored fits without new values are kept, not forecast", kept);
    gn_buf_clear(&line);
    fits_end(&line);
    if (st == GN_OK) st = line.failed ? gn_fail(err, GN_E_NOMEM, "no memory for fits") : write_fits(b, &line, err);
    gn_buf_free(&line);
    return st;
}

static gn_status finish(void *ctx, size_t at, gn_err *err)
{
    batch *b = ctx;
    slot *from = &b->slots[at];
    gn_status st = from->status;
    if (st && err) *err = from->err;
    for (size_t i = 0; st == GN_OK && i < from->warnings.length; i += strlen(from->warnings.data + i) + 1)
        cli_warn(b->o->self, "%s", from->warnings.data + i);
    /* the forecasts last: what they have, the others have too */
    for (int k = 0; k < BATCH_FILES; k++) {
        gn_buf *text = &from->text[k];
        if (st == GN_OK && (text->failed || from->warnings.failed))
            st = gn_fail(err, GN_E_NOMEM, "no memory for results");
        if (st == GN_OK && k == BATCH_FITS && text->length)
            st = write_fits(b, text, err);
        else if (st == GN_OK && b->file[k] && text->length)
            st = gn_outfile_write(b->file[k], text->data, text->length, err);
        gn_buf_clear(text);
    }
    b->skipped += from->skipped;
    from->skipped = 0;
    gn_buf_clear(&from->warnings);
    return st;
}

void batch_header(const batch_options *o, gn_freq freq, batch_file which, gn_buf *h)
{
    gn_buf name = {0};
    const gn_forecast_options *f = &o->forecast;
    switch (which) {
    case BATCH_FITS: fits_header(h, freq); break;
    case BATCH_REPORT: gn_buf_text(h, "unique_id,model,reason,error\n"); break;
    case BATCH_TIMES: gn_buf_text(h, "unique_id,cpu_ms\n"); break;
    default:
        gn_buf_text(h, "unique_id,ds,");
        gn_csv_field(h, f->model);
        for (size_t i = 0; i < 2 * f->n_levels; i++) {
            gn_buf_clear(&name);
            gn_buf_printf(&name, "%s-%s-%s", f->model, i % 2 ? "hi" : "lo", o->level_name[i / 2]);
            gn_buf_char(h, ',');
            gn_csv_field(h, name.data);
        }
        gn_buf_char(h, '\n');
    }
    h->failed = h->failed || name.failed;
    gn_buf_free(&name);
}

/* How far an ended run came. Without a whole series all begins anew. */
static gn_status find_end(const batch_options *o, const gn_buf heads[BATCH_FILES], gn_buf *last,
                          uint64_t bytes[BATCH_FILES], gn_err *err)
{
    gn_status st = resume_last(o->path[BATCH_FORECASTS], &heads[BATCH_FORECASTS], o->forecast.horizon, last,
                               &bytes[BATCH_FORECASTS], err);
    for (int k = 0; k < BATCH_FORECASTS && st == GN_OK && last->length; k++)
        if (o->path[k]) st = resume_row(o->path[k], &heads[k], last->data, &bytes[k], err);
    return st;
}

static gn_status open_files(batch *b, const gn_buf heads[BATCH_FILES], const uint64_t bytes[BATCH_FILES], gn_err *err)
{
    gn_status st = GN_OK;
    for (int k = 0; k < BATCH_FILES && st == GN_OK; k++) {
        if (!b->o->path[k] && k != BATCH_FORECASTS) continue;
        st = bytes[k] ? gn_outfile_resume(b->o->path[k], bytes[k], &b->file[k], err)
                      : gn_outfile_open(b->o->path[k], &b->file[k], err);
        if (st == GN_OK && !bytes[k]) st = gn_outfile_write(b->file[k], heads[k].data, heads[k].length, err);
    }
    return st;
}

gn_status batch_run(const batch_options *o, table_input *in, size_t *skipped, gn_err *err)
{
    batch b = {.o = o, .in = in};
    gn_buf heads[BATCH_FILES] = {0}, last = {0};
    uint64_t bytes[BATCH_FILES] = {0};
    const size_t slots = gn_csv_slots(in->threads), workers = (size_t)gn_parallel_workers(slots, 1, in->threads);
    gn_status st = GN_OK;
    for (int k = 0; k < BATCH_FILES; k++) {
        batch_header(o, in->freq, (batch_file)k, &heads[k]);
        if (heads[k].failed) st = gn_fail(err, GN_E_NOMEM, "no memory");
    }
    if (st == GN_OK && o->resume) st = find_end(o, heads, &last, bytes, err);
    if (st == GN_OK && o->fit_in) st = fits_open(o->fit_in, in->freq, &b.stored, err);
    b.chain = fits_begin_chain(in->freq);
    if (st == GN_OK && bytes[BATCH_FITS])
        st = fits_chain_of_part(o->path[BATCH_FITS], bytes[BATCH_FITS], &b.chain, err);
    const judge_context judged = {o, in, b.stored};
    in->judge = judge;
    in->judge_ctx = &judged;
    in->find = last.length ? last.data : NULL;
    if (st == GN_OK) st = table_input_open(in, o->input, o->skip_bad, err);
    if (st == GN_OK && in->find && !in->found_line)
        st = gn_fail(err, GN_E_FORMAT, "%s.part: '%.60s' is not in %s, --resume cannot go on with it",
                     o->path[BATCH_FORECASTS], in->find, in->path);
    if (st == GN_OK) {
        b.slots = calloc(slots, sizeof *b.slots);
        b.workers = calloc(workers, sizeof *b.workers);
        if (!b.slots || !b.workers) st = gn_fail(err, GN_E_NOMEM, "no memory");
        const size_t room = o->path[BATCH_FITS] ? gn_fit_capacity(&o->forecast) : 0;
        for (size_t i = 0; st == GN_OK && room && i < workers; i++) {
            b.workers[i].fit = (gn_fit){.value = malloc(room * sizeof(double)), .capacity = room};
            if (!b.workers[i].fit.value) st = gn_fail(err, GN_E_NOMEM, "no memory");
        }
    }
    if (st == GN_OK) st = open_files(&b, heads, bytes, err);
    if (st == GN_OK) {
        const char *path = o->path[BATCH_FORECASTS];
        b.show_progress = !cli_quiet && cli_is_terminal(STDERR_FILENO) && path && strcmp(path, "-") != 0;
        b.before = in->found_at;
        clock_gettime(CLOCK_MONOTONIC, &b.started);
        b.shown = b.started;
        st = gn_csv_stream(in->csv, in->threads, work, finish, &b, err);
        if (st == GN_OK && b.file[BATCH_FITS]) st = end_fits(&b, err);
        progress(&b, true);
    }
    for (int k = 0; k < BATCH_FILES; k++) {
        if (st == GN_OK && b.file[k])
            st = gn_outfile_commit(b.file[k], err);
        else
            gn_outfile_abort(b.file[k]);
        gn_buf_free(&heads[k]);
    }
    for (size_t i = 0; b.slots && i < slots; i++) {
        for (int k = 0; k < BATCH_FILES; k++) gn_buf_free(&b.slots[i].text[k]);
        gn_buf_free(&b.slots[i].warnings);
    }
    for (size_t i = 0; b.workers && i < workers; i++) {
        gn_csv_parser_free(b.workers[i].parser);
        gn_arena_free(b.workers[i].arena);
        free(b.workers[i].result);
        free(b.workers[i].x);
        free(b.workers[i].y);
        free(b.workers[i].fit.value);
    }
    free(b.slots);
    free(b.workers);
    gn_buf_free(&last);
    gn_buf_free(&b.sealed);
    fits_close(b.stored);
    *skipped = b.skipped;
    table_input_close(in);
    return st;
}
