/* gnomon forecast: a table of series in, a table of forecasts out. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "batch.h"

#include "gnomon/gn_parallel.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "12" or, for models that take several, "24,168" */
static bool read_seasons(batch_options *o, const char *text)
{
    gn_forecast_options *f = &o->forecast;
    size_t count = 0;
    for (const char *p = text; *p;) {
        char *end;
        const long v = strtol(p, &end, 10);
        const bool first = count == 0;
        const int before = first ? 0 : count == 1 ? f->season : f->more_season[count - 2];
        if (end == p || v < 1 || v > GN_MAX_SEASON || v <= before || count > GN_MORE_SEASONS ||
            (*end && (*end != ',' || !end[1]))) {
            cli_usage(o->self,
                      "--season '%s': a number from 1 to %d was expected, or up to %d ascending ones as 24,168", text,
                      GN_MAX_SEASON, GN_MORE_SEASONS + 1);
            return false;
        }
        if (first)
            f->season = (int)v;
        else
            f->more_season[count - 1] = (int)v;
        count++;
        p = *end ? end + 1 : end;
    }
    f->n_more_seasons = count ? count - 1 : 0;
    return count > 0;
}

/* "price,holiday" in place */
static bool read_regressors(batch_options *o, table_input *in, char *text, const char *names[GN_MAX_REGRESSORS])
{
    for (char *word; (word = strsep(&text, ",")) != NULL;) {
        if (!*word || in->n_columns == GN_MAX_REGRESSORS) {
            cli_usage(o->self, "--regressors: up to %d names of columns were expected, as price,holiday",
                      GN_MAX_REGRESSORS);
            return false;
        }
        names[in->n_columns++] = word;
    }
    in->columns = names;
    o->forecast.n_x = in->n_columns;
    return true;
}

/* The words of options that are read once all are known. */
typedef struct words {
    const char *layout, *freq, *level, *domain, *model, *season, *interval, *kind, *gaps, *outliers, *regressors,
        *reconcile;
} words;

static bool chosen(const batch_options *o, const char *option, const char *word, const char *const *known, int *choice)
{
    *choice = cli_choice(o->self, option, word, known);
    return *choice >= 0;
}

static bool read_choices(batch_options *o, const words *w)
{
    static const char *const intervals[] = {"analytic", "simulated", "conformal", NULL}; /* gn_interval's order */
    static const char *const kinds[] = {"single", "ytd", NULL}, *const gap_words[] = {"bridge", "zero", NULL};
    static const char *const ways[] = {"bottom-up", "ols", "struct", "shrink", NULL}; /* gn_reconcile's order */
    static const char *const outlier_words[] = {"keep", "adjust", NULL};
    int domain, interval, kind, gaps, outliers, way;
    if (!chosen(o, "--domain", w->domain, table_input_domains, &domain) ||
        !chosen(o, "--interval", w->interval, intervals, &interval) || !chosen(o, "--kind", w->kind, kinds, &kind) ||
        !chosen(o, "--gaps", w->gaps, gap_words, &gaps) ||
        !chosen(o, "--outliers", w->outliers, outlier_words, &outliers) ||
        !chosen(o, "--reconcile", w->reconcile, ways, &way))
        return false;
    o->forecast.domain = (gn_domain)domain;
    o->forecast.interval = (gn_interval)interval;
    o->treatment.year_to_date = kind == 1;
    o->treatment.zero_gaps = gaps == 1;
    o->treatment.outliers = outliers == 1;
    o->reconcile = (gn_reconcile)way;
    return true;
}

/* What excludes each other; NULL: nothing. */
static const char *conflict(const batch_options *o, const table_input *in, const words *w)
{
    const bool fits = o->fit_in || o->path[BATCH_FITS], ytd = o->treatment.year_to_date;
    const char *output = o->path[BATCH_FORECASTS];
    if (w->regressors && fits) return "--regressors goes without --fit-in and --fit-out";
    if (o->resume && o->fit_in && o->path[BATCH_FITS]) return "--resume goes with --fit-in or --fit-out, not with both";
    if (o->hierarchy && (fits || ytd || w->regressors || o->resume || o->path[BATCH_TIMES]))
        return "--hierarchy goes without --fit-in, --fit-out, --kind ytd, --regressors, --resume and --times";
    if (o->resume && (!output || strcmp(output, "-") == 0 || strcmp(o->input, "-") == 0))
        return "--resume needs --input and --output that are files";
    if (ytd && in->layout == GN_LAYOUT_WIDE) return "--kind ytd needs dates: --layout long";
    if (ytd && in->freq != GN_FREQ_HALF && in->freq != GN_FREQ_QUARTER && in->freq != GN_FREQ_MONTH)
        return "--kind ytd goes with --freq S, Q or M";
    if (ytd && o->forecast.domain == GN_DOMAIN_PERCENT) return "--kind ytd: shares do not add up over the year";
    if (w->regressors && (in->layout == GN_LAYOUT_WIDE || ytd))
        return "--regressors goes with --layout long and --kind single";
    return NULL;
}

static bool read_words(batch_options *o, table_input *in, const words *w)
{
    if (!table_input_words(in, o->self, w->layout, w->freq) || !read_choices(o, w)) return false;
    const char *const wrong = conflict(o, in, w);
    gn_err err = {0};
    if (wrong) {
        cli_usage(o->self, "%s", wrong);
        return false;
    }
    if (gn_model_check(w->model, &err)) {
        cli_usage(o->self, "--model: %s; gnomon models lists those there are", err.msg);
        return false;
    }
    if (w->regressors && strcmp(w->model, "auto") != 0 && !gn_model_takes_x(gn_model_find(w->model))) {
        cli_usage(o->self, "--regressors: model '%s' takes none", w->model);
        return false;
    }
    o->forecast.model = w->model;
    o->forecast.season = gn_freq_season(in->freq);
    return table_input_levels(o->self, w->level, &o->forecast, o->level_name) &&
           (!w->season || read_seasons(o, w->season));
}

int cli_forecast(const cli_command *self, int argc, char **argv)
{
    batch_options o = {.self = self, .forecast = gn_forecast_options_defaults()};
    table_input in = {0};
    words w = {.layout = "wide",
               .level = "80,95",
               .domain = "auto",
               .model = "auto",
               .interval = "analytic",
               .kind = "single",
               .gaps = "bridge",
               .outliers = "keep",
               .reconcile = "shrink"};
    const char *names[GN_MAX_REGRESSORS];
    long horizon = 0, seed = 1, threads = 0;
    const cli_option options[] = {
        {"--input", "-i", CLI_TEXT, &o.input, 0, 0, "FILE.csv", "table of series, - for standard input"},
        {"--layout", NULL, CLI_TEXT, &w.layout, 0, 0, "L", "wide: id,v1,v2,... or long: unique_id,ds,y (default wide)"},
        {"--freq", NULL, CLI_TEXT, &w.freq, 0, 0, "F", "A S Q M W D H: year, half, quarter, month, week, day, hour"},
        {"--horizon", NULL, CLI_INT, &horizon, 1, GN_MAX_HORIZON, "N", "steps ahead"},
        {"--season", NULL, CLI_TEXT, &w.season, 0, 0, "N",
         "values in a season (default: that of the frequency); several for mstl: 24,168"},
        {"--model", NULL, CLI_TEXT, &w.model, 0, 0, "NAME", "see gnomon models (default auto)"},
        {"--level", NULL, CLI_TEXT, &w.level, 0, 0, "L1,L2", "intervals in percent (default 80,95)"},
        {"--interval", NULL, CLI_TEXT, &w.interval, 0, 0, "I", "analytic, simulated or conformal (default analytic)"},
        {"--seed", NULL, CLI_INT, &seed, 0, INT32_MAX, "N", "of simulated intervals (default 1)"},
        {"--domain", NULL, CLI_TEXT, &w.domain, 0, 0, "D",
         "auto, real, positive or percent (default auto: positive unless a value is below 0)"},
        {"--kind", NULL, CLI_TEXT, &w.kind, 0, 0, "K",
         "single, or ytd: sums from January on, forecast by single periods and summed up again (default single)"},
        {"--gaps", NULL, CLI_TEXT, &w.gaps, 0, 0, "G",
         "missing values between others: bridge or zero (default bridge)"},
        {"--outliers", NULL, CLI_TEXT, &w.outliers, 0, 0, "O", "keep, or adjust: outliers and breaks (default keep)"},
        {"--regressors", NULL, CLI_TEXT, &w.regressors, 0, 0, "A,B",
         "columns of a long table that hold regressors; rows without y go on for the horizon"},
        {"--hierarchy", NULL, CLI_TEXT, &o.hierarchy, 0, 0, "FILE.csv",
         "rows parent,child: forecasts of wholes are made the sums of their parts'"},
        {"--reconcile", NULL, CLI_TEXT, &w.reconcile, 0, 0, "HOW",
         "bottom-up, or minimum trace: ols, struct, shrink (default shrink)"},
        {"--threads", NULL, CLI_INT, &threads, 0, GN_MAX_THREADS, "N", "0: all processors (default)"},
        {"--output", "-o", CLI_TEXT, &o.path[BATCH_FORECASTS], 0, 0, "FILE.csv", "forecasts (default standard output)"},
        {"--report", NULL, CLI_TEXT, &o.path[BATCH_REPORT], 0, 0, "FILE.csv", "model, reason and error of each series"},
        {"--times", NULL, CLI_TEXT, &o.path[BATCH_TIMES], 0, 0, "FILE.csv", "CPU milliseconds of each series"},
        {"--fit-out", NULL, CLI_TEXT, &o.path[BATCH_FITS], 0, 0, "FILE", "store the fits, to go on with them later"},
        {"--fit-in", NULL, CLI_TEXT, &o.fit_in, 0, 0, "FILE",
         "stored fits: the table has what came since, nothing is searched anew"},
        {"--resume", NULL, CLI_FLAG, &o.resume, 0, 0, NULL, "go on with the OUT.part of a run that was ended"},
        {"--skip-bad", NULL, CLI_FLAG, &o.skip_bad, 0, 0, NULL, "leave out bad series, do the others, exit code 3"},
    };
    const int operands = cli_parse(
        self,
        "  gnomon forecast --input sales.csv --freq M --horizon 12 --output forecast.csv\n"
        "  gnomon forecast --input long.csv --layout long --freq Q --horizon 8 --model ets --level 95\n"
        "  gnomon forecast --input profits.csv --layout long --freq M --kind ytd --horizon 11\n"
        "  gnomon forecast --input parts.csv --freq Q --horizon 4 --hierarchy tree.csv --reconcile shrink\n"
        "  gnomon forecast --input 2024.csv --freq M --horizon 12 --fit-out fits -o out.csv\n"
        "  gnomon forecast --input january.csv --freq M --horizon 12 --fit-in fits --fit-out fits -o out.csv\n"
        "  gnomon forecast --input many.csv --freq M --horizon 12 -o out.csv --report report.csv --resume\n",
        options, sizeof options / sizeof *options, argc, argv);
    if (operands < 0) return cli_parse_exit(operands);
    if (operands > 0) return cli_usage(self, "unexpected '%s'", argv[1]);
    if (!o.input) return cli_usage(self, "--input is missing");
    if (!horizon) return cli_usage(self, "--horizon is missing");
    if (!read_words(&o, &in, &w)) return EXIT_USAGE;
    o.forecast.horizon = (size_t)horizon;
    o.forecast.seed = (uint64_t)seed;
    in.threads = (int)threads;
    gn_err err = {0};
    char *columns = w.regressors ? strdup(w.regressors) : NULL;
    if (w.regressors && !columns) return cli_failed(self, &(gn_err){GN_E_NOMEM, "no memory"});
    if (columns && !read_regressors(&o, &in, columns, names)) {
        free(columns);
        return EXIT_USAGE;
    }
    size_t skipped = 0;
    const gn_status st =
        o.hierarchy ? batch_run_hierarchy(&o, &in, &skipped, &err) : batch_run(&o, &in, &skipped, &err);
    free(columns);
    if (st) return cli_failed(self, &err);
    return skipped ? EXIT_SKIPPED : EXIT_DONE;
}
