/* gnomon backtest: how accurate would the forecasts have been. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table_input.h"

#include "gnomon/gn_backtest.h"
#include "gnomon/gn_parallel.h"
#include "gnomon/gn_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK = 256, MOST_MODELS = 8, DIGITS = 12 };
enum { TABLE, CSV, JSON };
enum { BY_TOTAL, BY_HORIZON, BY_SERIES };

typedef struct job {
    char *id;
    double *y;
    size_t n, line;
    gn_status status;
    gn_err err;
    gn_accuracy *by_step; /* [models][horizon] */
    double *loss;         /* [models][windows] */
} job;

typedef struct backtest {
    table_input in;
    gn_backtest_options opt;
    char *models[MOST_MODELS];
    size_t n_models;
    long threads;
    bool skip_bad;
    size_t skipped;
    job jobs[BLOCK];
    size_t count;
    gn_accuracy *total; /* [models][horizon] */
    double *difference; /* [n_models][differences_cap]: loss of a model less that of the first, each series */
    size_t n_differences, differences_cap;
    double *single; /* [models][windows] of the last series, for tables of one series */
    int by, format;
    gn_buf out;
    size_t rows;
    int width; /* of the models' names in a table */
} backtest;

static const char *const fixed[] = {"me", "mae", "rmse", "mape", "smape", "mase", "rmsse", "crps"};
enum { FIXED = sizeof fixed / sizeof *fixed };

/* One line of results; in the table format columns of one width. */
static void row(backtest *b, const char *model, const char *what, const gn_accuracy *a)
{
    const gn_measures m = gn_accuracy_measures(a, b->opt.forecast.n_levels);
    const double value[FIXED] = {m.me, m.mae, m.rmse, m.mape, m.smape, m.mase, m.rmsse, m.crps};
    const char *key = b->by == BY_SERIES ? "unique_id" : b->by == BY_HORIZON ? "step" : NULL;
    gn_buf *o = &b->out;
    const size_t levels = b->opt.forecast.n_levels;
    char name[32];
    if (b->format == JSON) {
        gn_buf_text(o, b->rows++ ? ",\n{" : "{");
        gn_json_key(o, "model");
        gn_json_string(o, model);
        if (key) {
            gn_json_key(o, key);
            gn_json_string(o, what);
        }
        gn_json_key(o, "forecasts");
        gn_json_number(o, a->count);
        for (int i = 0; i < FIXED; i++) {
            gn_json_key(o, fixed[i]);
            gn_json_number(o, gn_number_round(value[i], DIGITS));
        }
        for (size_t i = 0; i < levels; i++) {
            snprintf(name, sizeof name, "msis_%g", b->opt.forecast.level[i]);
            gn_json_key(o, name);
            gn_json_number(o, gn_number_round(m.msis[i], DIGITS));
            snprintf(name, sizeof name, "coverage_%g", b->opt.forecast.level[i]);
            gn_json_key(o, name);
            gn_json_number(o, gn_number_round(m.coverage[i], DIGITS));
        }
        gn_buf_char(o, '}');
        return;
    }
    const bool csv = b->format == CSV;
    if (b->rows++ == 0) {
        gn_buf_printf(o, "%-*s", csv ? 0 : b->width, "model");
        if (key) gn_buf_printf(o, csv ? ",%s" : "  %-16s", key);
        gn_buf_printf(o, csv ? ",%s" : " %9s", "forecasts");
        for (int i = 0; i < FIXED; i++) gn_buf_printf(o, csv ? ",%s" : " %10s", fixed[i]);
        for (size_t i = 0; i < levels; i++) {
            snprintf(name, sizeof name, "msis_%g", b->opt.forecast.level[i]);
            gn_buf_printf(o, csv ? ",%s" : " %10s", name);
            snprintf(name, sizeof name, "coverage_%g", b->opt.forecast.level[i]);
            gn_buf_printf(o, csv ? ",%s" : " %12s", name);
        }
        gn_buf_char(o, '\n');
    }
    if (csv) {
        gn_csv_field(o, model);
        if (key) {
            gn_buf_char(o, ',');
            gn_csv_field(o, what);
        }
        gn_buf_printf(o, ",%.0f", a->count);
    } else {
        gn_buf_printf(o, "%-*s", b->width, model);
        if (key) gn_buf_printf(o, "  %-16s", what);
        gn_buf_printf(o, " %9.0f", a->count);
    }
    for (int i = 0; i < FIXED; i++) {
        if (csv) {
            gn_buf_char(o, ',');
            if (!isnan(value[i])) gn_buf_number(o, gn_number_round(value[i], DIGITS));
        } else {
            gn_buf_printf(o, " %10.4g", value[i]);
        }
    }
    for (size_t i = 0; i < levels; i++) {
        if (csv) {
            gn_buf_char(o, ',');
            if (!isnan(m.msis[i])) gn_buf_number(o, gn_number_round(m.msis[i], DIGITS));
            gn_buf_char(o, ',');
            if (!isnan(m.coverage[i])) gn_buf_number(o, gn_number_round(m.coverage[i], DIGITS));
        } else {
            gn_buf_printf(o, " %10.4g %12.3f", m.msis[i], m.coverage[i]);
        }
    }
    gn_buf_char(o, '\n');
}

static void work(void *ctx, size_t begin, size_t end, int worker)
{
    backtest *b = ctx;
    (void)worker;
    for (size_t i = begin; i < end; i++) {
        job *j = &b->jobs[i];
        for (size_t m = 0; m < b->n_models && j->status == GN_OK; m++) {
            gn_backtest_options opt = b->opt;
            opt.forecast.model = b->models[m];
            gn_arena *a = NULL;
            j->status = gn_arena_new(gn_backtest_scratch(&opt, j->n), &a, &j->err);
            if (j->status == GN_OK)
                j->status = gn_backtest_series(j->y, j->n, &opt, a, j->by_step + m * opt.forecast.horizon,
                                               j->loss + m * opt.windows, &j->err);
            gn_arena_free(a);
        }
    }
}

static void clear_job(job *j)
{
    free(j->id);
    free(j->y);
    free(j->by_step);
    free(j->loss);
    *j = (job){0};
}

/* Loss of each further model less that of the first, one value a series. */
static gn_status keep_differences(backtest *b, const job *j, gn_err *err)
{
    if (b->n_differences == b->differences_cap) {
        const size_t cap = b->differences_cap ? 2 * b->differences_cap : 256;
        double *p = calloc(cap * b->n_models, sizeof *p);
        if (!p) return gn_fail(err, GN_E_NOMEM, "no memory");
        for (size_t m = 0; m < b->n_models && b->difference; m++)
            memcpy(p + m * cap, b->difference + m * b->differences_cap, b->n_differences * sizeof *p);
        free(b->difference);
        b->difference = p;
        b->differences_cap = cap;
    }
    for (size_t m = 0; m < b->n_models; m++) {
        double sum = 0, count = 0;
        for (size_t w = 0; w < b->opt.windows; w++) {
            const double d = j->loss[m * b->opt.windows + w] - j->loss[w];
            if (isnan(d)) continue;
            sum += d;
            count++;
        }
        b->difference[m * b->differences_cap + b->n_differences] = count > 0 ? sum / count : NAN;
    }
    b->n_differences++;
    memcpy(b->single, j->loss, b->n_models * b->opt.windows * sizeof *b->single);
    return GN_OK;
}

static gn_status flush_block(backtest *b, gn_err *err)
{
    const size_t horizon = b->opt.forecast.horizon;
    gn_status st = gn_parallel_for(b->count, 1, (int)b->threads, work, b);
    if (st) gn_fail(err, st, "threads could not be started");
    for (size_t i = 0; i < b->count; i++) {
        job *j = &b->jobs[i];
        if (st == GN_OK && j->status == GN_OK) {
            for (size_t m = 0; m < b->n_models; m++) {
                gn_accuracy all = {0};
                for (size_t h = 0; h < horizon; h++) {
                    gn_accuracy_add(&b->total[m * horizon + h], &j->by_step[m * horizon + h]);
                    gn_accuracy_add(&all, &j->by_step[m * horizon + h]);
                }
                if (b->by == BY_SERIES) row(b, b->models[m], j->id, &all);
            }
            st = keep_differences(b, j, err);
        } else if (st == GN_OK && j->status == GN_E_SHORT) {
            cli_warn(b->in.self, "%s:%zu: '%s' skipped: %s", b->in.path, j->line, j->id, j->err.msg);
            b->skipped++;
        } else if (st == GN_OK) {
            *err = j->err;
            gn_err_prefix(err, "%s:%zu: '%s': ", b->in.path, j->line, j->id);
            st = j->status;
        }
        clear_job(j);
    }
    b->count = 0;
    return st;
}

static gn_status add(backtest *b, const gn_csv_series *s, gn_err *err)
{
    job *j = &b->jobs[b->count++];
    *j = (job){.id = strdup(s->id), .y = malloc(s->n * sizeof *s->y), .n = s->n, .line = s->line};
    j->by_step = calloc(b->n_models * b->opt.forecast.horizon, sizeof *j->by_step);
    j->loss = calloc(b->n_models * b->opt.windows, sizeof *j->loss);
    if (!j->id || !j->y || !j->by_step || !j->loss) return gn_fail(err, GN_E_NOMEM, "%s: no memory", b->in.path);
    memcpy(j->y, s->y, s->n * sizeof *s->y);
    return b->count == BLOCK ? flush_block(b, err) : GN_OK;
}

static void comparison(backtest *b, size_t m)
{
    double statistic = NAN, p = NAN;
    gn_err err = {0};
    const double *d = b->difference + m * b->differences_cap;
    size_t n = b->n_differences, lags = 0;
    if (n == 1) { /* one series: over its windows, which overlap */
        n = b->opt.windows;
        for (size_t w = 0; w < n; w++) b->single[m * n + w] -= b->single[w];
        d = b->single + m * n;
        lags = (b->opt.forecast.horizon - 1) / b->opt.step;
    }
    const bool done = n > 0 && gn_diebold_mariano(d, n, lags, &statistic, &p, &err) == GN_OK;
    gn_buf *o = &b->out;
    if (b->format == JSON) {
        gn_buf_text(o, b->rows++ ? ",\n{" : "{");
        gn_json_key(o, "diebold_mariano");
        gn_json_string(o, b->models[m]);
        gn_json_key(o, "against");
        gn_json_string(o, b->models[0]);
        gn_json_key(o, "statistic");
        gn_json_number(o, done ? statistic : NAN);
        gn_json_key(o, "p");
        gn_json_number(o, done ? p : NAN);
        gn_buf_char(o, '}');
    } else { /* a table of measures has no place for it: a note */
        gn_buf line = {0};
        gn_buf_printf(&line, "Diebold-Mariano, %s against %s: ", b->models[m], b->models[0]);
        if (done)
            gn_buf_printf(&line, "%.3f, p = %.4f (%s)", statistic, p,
                          p >= 0.05       ? "no difference shown"
                          : statistic < 0 ? "better"
                                          : "worse");
        else
            gn_buf_text(&line, err.msg);
        if (b->format == TABLE)
            gn_buf_printf(o, "%s\n", line.data ? line.data : "");
        else
            cli_note(b->in.self, "%s", line.data ? line.data : "");
        gn_buf_free(&line);
    }
}

static void results(backtest *b)
{
    const size_t horizon = b->opt.forecast.horizon;
    char step[24];
    for (size_t m = 0; m < b->n_models && b->by != BY_SERIES; m++) {
        gn_accuracy all = {0};
        for (size_t h = 0; h < horizon; h++) {
            snprintf(step, sizeof step, "%zu", h + 1);
            if (b->by == BY_HORIZON) row(b, b->models[m], step, &b->total[m * horizon + h]);
            gn_accuracy_add(&all, &b->total[m * horizon + h]);
        }
        if (b->by == BY_TOTAL) row(b, b->models[m], NULL, &all);
    }
    for (size_t m = 1; m < b->n_models; m++) comparison(b, m);
}

static gn_status run(backtest *b, const char *input, const char *output, gn_err *err)
{
    b->total = calloc(b->n_models * b->opt.forecast.horizon, sizeof *b->total);
    b->single = calloc(b->n_models * b->opt.windows, sizeof *b->single);
    gn_status st = b->total && b->single ? GN_OK : gn_fail(err, GN_E_NOMEM, "no memory");
    if (st == GN_OK) st = table_input_open(&b->in, input, b->skip_bad, err);
    if (b->format == JSON) gn_buf_char(&b->out, '[');
    gn_csv_series s;
    while (st == GN_OK && (st = gn_csv_next(b->in.csv, &s, err)) == GN_OK && s.id) {
        char wrong[TABLE_INPUT_FAULT];
        if (!table_input_good(&b->in, &s, wrong)) {
            cli_warn(b->in.self, "%s:%zu: '%s' skipped: %s", b->in.path, s.line, s.id, wrong);
            b->skipped++;
            continue;
        }
        st = add(b, &s, err);
    }
    if (st == GN_OK && b->count > 0) st = flush_block(b, err);
    for (size_t i = 0; i < b->count; i++) clear_job(&b->jobs[i]);
    if (st == GN_OK && b->n_differences == 0)
        st = gn_fail(err, GN_E_SHORT, "%s: no series is long enough for this horizon", b->in.path);
    if (st == GN_OK) {
        results(b);
        if (b->format == JSON) gn_buf_text(&b->out, "]\n");
        st = gn_outfile_save(output, &b->out, err);
    }
    table_input_close(&b->in);
    free(b->total);
    free(b->single);
    free(b->difference);
    gn_buf_free(&b->out);
    return st;
}

/* "ets,theta" in place; false after a usage message. */
static bool read_models(backtest *b, const cli_command *self, char *words)
{
    for (char *word = words; word;) {
        char *end = word;
        for (int depth = 0; *end && (*end != ',' || depth > 0); end++) depth += (*end == '(') - (*end == ')');
        char *next = *end ? end + 1 : NULL;
        *end = '\0';
        gn_err err = {0};
        if (gn_model_check(word, &err) || b->n_models == MOST_MODELS) {
            cli_usage(self, "--model '%s': up to %d of those that gnomon models lists were expected%s%s", word,
                      MOST_MODELS, *err.msg ? ": " : "", err.msg);
            return false;
        }
        b->models[b->n_models++] = word;
        if ((int)strlen(word) > b->width) b->width = (int)strlen(word);
        word = next;
    }
    return true;
}

int cli_backtest(const cli_command *self, int argc, char **argv)
{
    backtest *b = calloc(1, sizeof *b);
    if (!b) return cli_failed(self, &(gn_err){GN_E_NOMEM, "no memory"});
    b->opt.forecast = gn_forecast_options_defaults();
    b->width = 10;
    const char *input = NULL, *layout = "wide", *freq = NULL, *level = "80,95", *output = NULL, *model = "auto,snaive";
    const char *by = "total", *format = NULL, *domain = "auto";
    long horizon = 0, season = 0, windows = 3, step = 1, longest = 0, least = 3, refit = 1;
    const cli_option options[] = {
        {"--input", "-i", CLI_TEXT, &input, 0, 0, "FILE.csv", "table of series, - for standard input"},
        {"--layout", NULL, CLI_TEXT, &layout, 0, 0, "L", "wide: id,v1,v2,... or long: unique_id,ds,y (default wide)"},
        {"--freq", NULL, CLI_TEXT, &freq, 0, 0, "F", "A S Q M W D H: year, half, quarter, month, week, day, hour"},
        {"--horizon", NULL, CLI_INT, &horizon, 1, 10000, "N", "steps ahead"},
        {"--season", NULL, CLI_INT, &season, 1, GN_MAX_SEASON, "N",
         "values in a season (default: that of the frequency)"},
        {"--model", NULL, CLI_TEXT, &model, 0, 0, "A,B", "models, compared with the first (default auto,snaive)"},
        {"--windows", NULL, CLI_INT, &windows, 1, 10000, "N", "origins a series (default 3)"},
        {"--step", NULL, CLI_INT, &step, 1, 10000, "N", "periods between origins (default 1)"},
        {"--longest", NULL, CLI_INT, &longest, 0, 1000000, "N",
         "values a forecast sees at most (default 0: all before)"},
        {"--refit", NULL, CLI_INT, &refit, 1, 10000, "N",
         "fit anew at every Nth origin, go on with the parameters between (default 1)"},
        {"--least", NULL, CLI_INT, &least, 1, 1000000, "N", "values before the first origin (default 3)"},
        {"--level", NULL, CLI_TEXT, &level, 0, 0, "L1,L2", "intervals in percent (default 80,95)"},
        {"--domain", NULL, CLI_TEXT, &domain, 0, 0, "D", "auto, real, positive or percent (default auto)"},
        {"--by", NULL, CLI_TEXT, &by, 0, 0, "WHAT", "total, horizon or series (default total)"},
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "F", "table, csv or json (default table on a terminal, else csv)"},
        {"--threads", NULL, CLI_INT, &b->threads, 0, GN_MAX_THREADS, "N", "0: all processors (default)"},
        {"--output", "-o", CLI_TEXT, &output, 0, 0, "FILE", "results (default standard output)"},
        {"--skip-bad", NULL, CLI_FLAG, &b->skip_bad, 0, 0, NULL, "leave out bad series, do the others, exit code 3"},
    };
    static const char *const bys[] = {"total", "horizon", "series", NULL};
    static const char *const formats[] = {"table", "csv", "json", NULL};
    int code = EXIT_USAGE, d = -1;
    char *words = NULL;
    const int operands =
        cli_parse(self,
                  "  gnomon backtest --input sales.csv --freq M --horizon 12 --model auto,ets,snaive\n"
                  "  gnomon backtest --input sales.csv --freq M --horizon 12 --windows 6 --by horizon\n",
                  options, sizeof options / sizeof *options, argc, argv);
    if (operands < 0) {
        code = cli_parse_exit(operands);
        goto done;
    }
    if (operands > 0) {
        cli_usage(self, "unexpected '%s'", argv[1]);
        goto done;
    }
    if (!input || !horizon) {
        cli_usage(self, "%s is missing", input ? "--horizon" : "--input");
        goto done;
    }
    words = strdup(model);
    if (!words) {
        code = cli_failed(self, &(gn_err){GN_E_NOMEM, "no memory"});
        goto done;
    }
    if (!table_input_words(&b->in, self, layout, freq) ||
        (d = cli_choice(self, "--domain", domain, table_input_domains)) < 0 ||
        (b->by = cli_choice(self, "--by", by, bys)) < 0 || !read_models(b, self, words) ||
        !table_input_levels(self, level, &b->opt.forecast, NULL))
        goto done;
    if (refit > 1 && longest) {
        cli_usage(self, "--refit goes without --longest");
        goto done;
    }
    b->format = format                                      ? cli_choice(self, "--format", format, formats)
                : !output && cli_is_terminal(STDOUT_FILENO) ? TABLE
                                                            : CSV;
    if (b->format < 0) goto done;
    b->opt.forecast.horizon = (size_t)horizon;
    b->opt.forecast.season = season ? (int)season : gn_freq_season(b->in.freq);
    b->opt.forecast.domain = (gn_domain)d;
    b->opt.windows = (size_t)windows;
    b->opt.step = (size_t)step;
    b->opt.longest = (size_t)longest;
    b->opt.least = (size_t)least;
    b->opt.refit = (size_t)refit;
    gn_err err = {0};
    const gn_status st = run(b, input, output, &err);
    code = st ? cli_failed(self, &err) : b->skipped ? EXIT_SKIPPED : EXIT_DONE;
done:
    free(words);
    free(b);
    return code;
}
