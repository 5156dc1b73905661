/* gnomon forecast: a table of series in, a table of forecasts out, in blocks, on all cores. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table_input.h"

#include "gnomon/gn_forecast.h"
#include "gnomon/gn_parallel.h"
#include "gnomon/gn_write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Significant digits of results: more than any forecast is good for, fewer than rounding errors reach. */
enum { DIGITS = 12 };
enum { BLOCK_SERIES = 512, BLOCK_VALUES = 1 << 20 };

/* A series of the block: its part of the values, and what becomes of it. */
typedef struct job {
    char *id, *last;
    size_t from, n, line;
    gn_status status;
    gn_err err;
    const char *model;
    char reason[160];
    double ms; /* CPU time of its thread */
    gn_buf rows;
} job;

typedef struct batch {
    const cli_command *self;
    const char *name;
    table_input in;
    gn_forecast_options opt;
    char level_name[GN_MAX_LEVELS][16];
    long threads;
    bool skip_bad, resume;
    size_t skipped, done;
    job *jobs;
    size_t count;
    double *values;
    size_t n_values, values_cap;
    gn_arena **arena; /* one a worker */
    size_t *arena_size;
    double **result;
    int workers;
    gn_outfile *out;
    gn_buf report, times;
    bool want_report, want_times, show_progress;
    struct timespec started, shown;
} batch;

static double seconds_since(const struct timespec *t)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t->tv_sec) + 1e-9 * (double)(now.tv_nsec - t->tv_nsec);
}

/* On a terminal only, four times a second at most. */
static void progress(batch *b, bool last)
{
    if (!b->show_progress || (!last && seconds_since(&b->shown) < 0.25)) return;
    clock_gettime(CLOCK_MONOTONIC, &b->shown);
    const double took = seconds_since(&b->started), rate = took > 0 ? (double)b->done / took : 0;
    fprintf(stderr, "\r%zu of %zu series, %.0f/s, %.0f s left \033[K", b->done, b->in.series, rate,
            rate > 0 ? (double)(b->in.series - b->done) / rate : 0);
    if (last) fputc('\n', stderr);
}

/* Room for the longest series of a worker; arenas grow and stay. */
static gn_status make_room(batch *b, int worker, size_t n, gn_err *err)
{
    const size_t results = b->opt.horizon * (1 + 2 * b->opt.n_levels);
    if (!b->result[worker]) b->result[worker] = malloc(results * sizeof(double));
    if (!b->result[worker]) return gn_fail(err, GN_E_NOMEM, "no memory for %zu steps", b->opt.horizon);
    const size_t need = gn_forecast_scratch(&b->opt, n);
    if (need <= b->arena_size[worker] && b->arena[worker]) return GN_OK;
    gn_arena_free(b->arena[worker]);
    b->arena_size[worker] = need;
    return gn_arena_new(need, &b->arena[worker], err);
}

static void write_rows(const batch *b, job *j, const gn_forecast *f)
{
    char ds[GN_DS_SIZE];
    gn_buf *to = &j->rows;
    for (size_t h = 0; h < b->opt.horizon; h++) {
        gn_csv_field(to, j->id);
        gn_buf_char(to, ',');
        if (j->last && gn_ds_continue(j->last, b->in.freq, (int64_t)h + 1, ds))
            gn_csv_field(to, ds);
        else
            gn_buf_printf(to, "%zu", h + 1);
        gn_buf_char(to, ',');
        gn_buf_number(to, gn_number_round(f->mean[h], DIGITS));
        for (size_t i = 0; i < b->opt.n_levels; i++) {
            gn_buf_char(to, ',');
            gn_buf_number(to, gn_number_round(f->lower[i * b->opt.horizon + h], DIGITS));
            gn_buf_char(to, ',');
            gn_buf_number(to, gn_number_round(f->upper[i * b->opt.horizon + h], DIGITS));
        }
        gn_buf_char(to, '\n');
    }
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

static void work(void *ctx, size_t begin, size_t end, int worker)
{
    batch *b = ctx;
    for (size_t i = begin; i < end; i++) {
        job *j = &b->jobs[i];
        j->status = make_room(b, worker, j->n, &j->err);
        if (j->status) continue;
        double *r = b->result[worker];
        const size_t h = b->opt.horizon;
        gn_forecast f = {.mean = r, .lower = r + h, .upper = r + h + h * b->opt.n_levels};
        gn_arena_reset(b->arena[worker]);
        const double from = cpu_ms();
        j->status = gn_forecast_series(b->values + j->from, j->n, &b->opt, b->arena[worker], &f, &j->err);
        j->ms = cpu_ms() - from;
        if (j->status) continue;
        j->model = f.model;
        memcpy(j->reason, f.reason, sizeof j->reason);
        write_rows(b, j, &f);
    }
}

static void report_row(batch *b, const char *id, const char *model, const char *reason, const char *error)
{
    if (!b->want_report) return;
    gn_csv_field(&b->report, id);
    gn_buf_char(&b->report, ',');
    gn_csv_field(&b->report, model);
    gn_buf_char(&b->report, ',');
    gn_csv_field(&b->report, reason);
    gn_buf_char(&b->report, ',');
    gn_csv_field(&b->report, error);
    gn_buf_char(&b->report, '\n');
}

static void clear_job(job *j)
{
    free(j->id);
    free(j->last);
    gn_buf_free(&j->rows);
    *j = (job){0};
}

static gn_status flush_block(batch *b, gn_err *err)
{
    gn_status st = gn_parallel_for(b->count, 1, (int)b->threads, work, b);
    if (st) gn_fail(err, st, "threads could not be started");
    for (size_t i = 0; i < b->count; i++) {
        job *j = &b->jobs[i];
        if (st == GN_OK && j->status == GN_OK) {
            st = j->rows.failed ? gn_fail(err, GN_E_NOMEM, "no memory for the rows of '%s'", j->id)
                                : gn_outfile_write(b->out, j->rows.data, j->rows.length, err);
            report_row(b, j->id, j->model, j->reason, "");
            if (b->want_times) {
                gn_csv_field(&b->times, j->id);
                gn_buf_printf(&b->times, ",%.3f\n", j->ms);
            }
        } else if (st == GN_OK && b->skip_bad && j->status != GN_E_NOMEM) {
            cli_warn(b->self, "%s:%zu: '%s' skipped: %s", b->in.path, j->line, j->id, j->err.msg);
            report_row(b, j->id, "", "", j->err.msg);
            b->skipped++;
        } else if (st == GN_OK) {
            *err = j->err;
            gn_err_prefix(err, "%s:%zu: '%s': ", b->in.path, j->line, j->id);
            st = j->status;
        }
        clear_job(j);
    }
    b->done += b->count;
    b->count = 0;
    b->n_values = 0;
    progress(b, false);
    return st;
}

/* Copies a series into the block. */
static gn_status add(batch *b, const gn_csv_series *s, gn_err *err)
{
    job *j = &b->jobs[b->count];
    if (b->n_values + s->n > b->values_cap) {
        const size_t cap = b->n_values + s->n + BLOCK_VALUES / 8;
        double *p = realloc(b->values, cap * sizeof *p);
        if (!p) return gn_fail(err, GN_E_NOMEM, "%s: no memory for %zu values", b->in.path, cap);
        b->values = p;
        b->values_cap = cap;
    }
    *j = (job){.id = strdup(s->id), .last = s->last ? strdup(s->last) : NULL, .from = b->n_values, .n = s->n};
    b->count++;
    if (!j->id || (s->last && !j->last)) return gn_fail(err, GN_E_NOMEM, "%s: no memory", b->in.path);
    j->line = s->line;
    memcpy(b->values + b->n_values, s->y, s->n * sizeof *s->y);
    b->n_values += s->n;
    return GN_OK;
}

static void header(const batch *b, gn_buf *h)
{
    gn_buf_text(h, "unique_id,ds,");
    gn_csv_field(h, b->name);
    for (size_t i = 0; i < b->opt.n_levels; i++)
        gn_buf_printf(h, ",%s-lo-%s,%s-hi-%s", b->name, b->level_name[i], b->name, b->level_name[i]);
    gn_buf_char(h, '\n');
}

/* How far an ended run came: whole series in OUT.part, and the bytes up to there. No such file: 0 of both. */
static gn_status find_end(const batch *b, const char *output, const gn_buf *head, size_t *series, uint64_t *bytes,
                          gn_err *err)
{
    gn_buf part = {0};
    *series = 0;
    *bytes = 0;
    gn_buf_printf(&part, "%s.part", output);
    FILE *f = part.failed ? NULL : fopen(part.data, "re");
    gn_status st = part.failed ? gn_fail(err, GN_E_NOMEM, "no memory") : GN_OK;
    char *line = NULL;
    size_t cap = 0, rows = 0;
    uint64_t at = 0;
    ssize_t n;
    for (bool first = true; f && (n = getline(&line, &cap, f)) > 0 && line[n - 1] == '\n'; first = false) {
        at += (uint64_t)n;
        if (first && ((size_t)n != head->length || memcmp(line, head->data, (size_t)n) != 0)) {
            st = gn_fail(err, GN_E_FORMAT, "%s: made with other options, --resume cannot go on with it", part.data);
            break;
        }
        if (first)
            *bytes = at;
        else if (++rows % b->opt.horizon == 0) {
            *series = rows / b->opt.horizon;
            *bytes = at;
        }
    }
    if (f) fclose(f);
    free(line);
    gn_buf_free(&part);
    return st;
}

/* Opens the output, for --resume at the end of what is there already. */
static gn_status begin(batch *b, const char *output, size_t *before, gn_err *err)
{
    gn_buf head = {0};
    uint64_t bytes = 0;
    *before = 0;
    header(b, &head);
    gn_status st = head.failed ? gn_fail(err, GN_E_NOMEM, "no memory") : GN_OK;
    if (st == GN_OK && b->resume) st = find_end(b, output, &head, before, &bytes, err);
    if (st == GN_OK)
        st = bytes ? gn_outfile_resume(output, bytes, &b->out, err) : gn_outfile_open(output, &b->out, err);
    if (st == GN_OK && bytes == 0) {
        st = gn_outfile_write(b->out, head.data, head.length, err);
        if (st) gn_outfile_abort(b->out);
    }
    gn_buf_free(&head);
    return st;
}

/* Second pass: block after block. */
static gn_status forecast_all(batch *b, gn_csv *csv, const char *output, gn_err *err)
{
    size_t before;
    gn_status st = begin(b, output, &before, err);
    if (st) return st;
    clock_gettime(CLOCK_MONOTONIC, &b->started);
    b->shown = b->started;
    b->in.series -= before < b->in.series ? before : b->in.series;
    gn_csv_series s;
    while (st == GN_OK && (st = gn_csv_next(csv, &s, err)) == GN_OK && s.id) {
        if (s.bad || !table_input_has_values(&s)) {
            cli_warn(b->self, "%s:%zu: '%s' skipped", b->in.path, s.line, s.id);
            report_row(b, s.id, "", "", "bad input");
            b->skipped++;
            continue;
        }
        if (before > 0) { /* done by the run that was ended */
            before--;
            continue;
        }
        st = add(b, &s, err);
        if (st == GN_OK && (b->count == BLOCK_SERIES || b->n_values >= BLOCK_VALUES)) st = flush_block(b, err);
    }
    if (st == GN_OK && b->count > 0) st = flush_block(b, err);
    for (size_t i = 0; i < b->count; i++) clear_job(&b->jobs[i]);
    progress(b, true);
    if (st) {
        gn_outfile_abort(b->out);
        return st;
    }
    return gn_outfile_commit(b->out, err);
}

static gn_status run(batch *b, const char *input, const char *output, const char *report, const char *times,
                     gn_err *err)
{
    gn_status st = table_input_open(&b->in, input, b->skip_bad, err);
    if (st == GN_OK) {
        b->workers = gn_parallel_workers(BLOCK_SERIES, 1, (int)b->threads);
        b->jobs = calloc(BLOCK_SERIES, sizeof *b->jobs);
        b->arena = calloc((size_t)b->workers, sizeof *b->arena);
        b->arena_size = calloc((size_t)b->workers, sizeof *b->arena_size);
        b->result = calloc((size_t)b->workers, sizeof *b->result);
        if (!b->jobs || !b->arena || !b->arena_size || !b->result) st = gn_fail(err, GN_E_NOMEM, "no memory");
    }
    if (b->want_report) gn_buf_text(&b->report, "unique_id,model,reason,error\n");
    if (b->want_times) gn_buf_text(&b->times, "unique_id,cpu_ms\n");
    if (st == GN_OK) st = forecast_all(b, b->in.csv, output, err);
    if (st == GN_OK && report) st = gn_outfile_save(report, &b->report, err);
    if (st == GN_OK && times) st = gn_outfile_save(times, &b->times, err);
    for (int i = 0; i < b->workers && b->arena && b->result; i++) {
        gn_arena_free(b->arena[i]);
        free(b->result[i]);
    }
    free(b->arena);
    free(b->arena_size);
    free(b->result);
    free(b->jobs);
    free(b->values);
    gn_buf_free(&b->report);
    gn_buf_free(&b->times);
    table_input_close(&b->in);
    return st;
}

/* "80,95" */
static bool read_levels(batch *b, const char *text)
{
    b->opt.n_levels = 0;
    for (const char *p = text; *p;) {
        const size_t n = strcspn(p, ",");
        double v;
        bool good = gn_number_parse(p, n, &v) && v > 0 && v < 100;
        for (size_t i = 0; good && i < b->opt.n_levels; i++) good = b->opt.level[i] != v; /* names of columns */
        if (b->opt.n_levels == GN_MAX_LEVELS || n >= sizeof b->level_name[0] || !good) {
            cli_usage(b->self, "--level '%s': up to %d different numbers above 0 and below 100 were expected, as 80,95",
                      text, GN_MAX_LEVELS);
            return false;
        }
        snprintf(b->level_name[b->opt.n_levels], sizeof b->level_name[0], "%.*s", (int)n, p);
        b->opt.level[b->opt.n_levels++] = v;
        p += n;
        if (*p == ',' && p[1]) p++;
    }
    return true;
}

int cli_forecast(const cli_command *self, int argc, char **argv)
{
    batch b = {.self = self, .opt = gn_forecast_options_defaults()};
    const char *input = NULL, *layout = "wide", *freq = NULL, *level = "80,95", *output = NULL, *domain = "auto";
    const char *model = "auto", *report = NULL, *times = NULL;
    long horizon = 0, season = 0;
    const cli_option options[] = {
        {"--input", "-i", CLI_TEXT, &input, 0, 0, "FILE.csv", "table of series, - for standard input"},
        {"--layout", NULL, CLI_TEXT, &layout, 0, 0, "L", "wide: id,v1,v2,... or long: unique_id,ds,y (default wide)"},
        {"--freq", NULL, CLI_TEXT, &freq, 0, 0, "F", "A S Q M W D H: year, half, quarter, month, week, day, hour"},
        {"--horizon", NULL, CLI_INT, &horizon, 1, GN_MAX_HORIZON, "N", "steps ahead"},
        {"--season", NULL, CLI_INT, &season, 1, GN_MAX_SEASON, "N",
         "values in a season (default: that of the frequency)"},
        {"--model", NULL, CLI_TEXT, &model, 0, 0, "NAME", "see gnomon models (default auto)"},
        {"--level", NULL, CLI_TEXT, &level, 0, 0, "L1,L2", "intervals in percent (default 80,95)"},
        {"--domain", NULL, CLI_TEXT, &domain, 0, 0, "D",
         "auto, real, positive or percent (default auto: positive unless a value is below 0)"},
        {"--threads", NULL, CLI_INT, &b.threads, 0, GN_MAX_THREADS, "N", "0: all processors (default)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE.csv", "forecasts (default standard output)"},
        {"--report", NULL, CLI_TEXT, &report, 0, 0, "FILE.csv", "model, reason and error of each series"},
        {"--times", NULL, CLI_TEXT, &times, 0, 0, "FILE.csv", "CPU milliseconds of each series"},
        {"--resume", NULL, CLI_FLAG, &b.resume, 0, 0, NULL, "go on with the OUT.part of a run that was ended"},
        {"--skip-bad", NULL, CLI_FLAG, &b.skip_bad, 0, 0, NULL, "leave out bad series, do the others, exit code 3"},
    };
    const int operands =
        cli_parse(self,
                  "  gnomon forecast --input sales.csv --freq M --horizon 12 --output forecast.csv\n"
                  "  gnomon forecast --input long.csv --layout long --freq Q --horizon 8 --model ets --level 95\n",
                  options, sizeof options / sizeof *options, argc, argv);
    if (operands < 0) return cli_parse_exit(operands);
    if (operands > 0) return cli_usage(self, "unexpected '%s'", argv[1]);
    if (!input) return cli_usage(self, "--input is missing");
    if (!horizon) return cli_usage(self, "--horizon is missing");
    static const char *const domains[] = {"real", "positive", "percent", "auto", NULL}; /* gn_domain's order */
    if (!table_input_words(&b.in, self, layout, freq)) return EXIT_USAGE;
    const int d = cli_choice(self, "--domain", domain, domains);
    if (d < 0) return EXIT_USAGE;
    if (b.resume && (!output || strcmp(output, "-") == 0 || strcmp(input, "-") == 0 || report || times))
        return cli_usage(self, "--resume needs --input and --output that are files, and no --report or --times");
    if (!gn_model_find(model)) return cli_usage(self, "--model '%s': gnomon models lists those there are", model);
    if (!read_levels(&b, level)) return EXIT_USAGE;
    b.name = model;
    b.opt.model = model;
    b.opt.horizon = (size_t)horizon;
    b.opt.season = season ? (int)season : gn_freq_season(b.in.freq);
    b.opt.domain = (gn_domain)d;
    b.want_report = report != NULL;
    b.want_times = times != NULL;
    b.show_progress = !cli_quiet && cli_is_terminal(STDERR_FILENO) && output && strcmp(output, "-") != 0;
    gn_err err = {0};
    const gn_status st = run(&b, input, output, report, times, &err);
    if (st) return cli_failed(self, &err);
    return b.skipped ? EXIT_SKIPPED : EXIT_DONE;
}
