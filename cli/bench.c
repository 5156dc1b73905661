/* gnomon bench: how fast the kernels, the models and the extractor are on this machine. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "cli.h"

#include "gnomon/gn_cpu.h"
#include "gnomon/gn_extract.h"
#include "gnomon/gn_forecast.h"
#include "gnomon/gn_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct output {
    const cli_command *self;
    bool json;
    const char *text; /* report to repeat for the group `extract` */
    long megabytes;
    bool started;
} output;

static void print_row(void *context, const gn_bench_row *r)
{
    output *o = context;
    gn_buf b = {0};
    if (o->json) {
        gn_buf_char(&b, '{');
        gn_json_key(&b, "bench");
        gn_json_string(&b, r->bench);
        gn_json_key(&b, "isa");
        gn_json_string(&b, r->isa);
        gn_json_key(&b, "n");
        gn_buf_printf(&b, "%zu", r->n);
        gn_json_key(&b, "ns");
        gn_json_number(&b, round(r->ns * 10) / 10);
        gn_json_key(&b, "gb_per_s");
        gn_json_number(&b, round(r->gb_per_s * 1e4) / 1e4);
        gn_json_key(&b, "roofline");
        gn_json_number(&b, round(r->roofline * 1e3) / 1e3);
        gn_buf_text(&b, "}\n");
    } else {
        if (!o->started) printf("%-25s %-8s %12s %14s %10s %9s\n", "bench", "isa", "n", "ns", "GB/s", "of triad");
        gn_buf_printf(&b, "%-25s %-8s %12zu %14.1f %10.4f ", r->bench, r->isa, r->n, r->ns, r->gb_per_s);
        if (isfinite(r->roofline))
            gn_buf_printf(&b, "%9.2f\n", r->roofline);
        else
            gn_buf_text(&b, "        -\n");
    }
    o->started = true;
    if (!b.failed) fwrite(b.data, 1, b.length, stdout);
    fflush(stdout); /* a run takes minutes: show each row when it is there */
    gn_buf_free(&b);
}

static int bench_kernel(output *o, const char *name)
{
    gn_err err;
    if (gn_bench_kernels(name, (size_t)o->megabytes << 20, print_row, o, &err)) return cli_failed(o->self, &err);
    return EXIT_DONE;
}

void bench_series(double *y, size_t n, uint64_t state)
{
    for (size_t i = 0; i < n; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double noise = (double)(state >> 40) * 0x1p-24 - 0.5;
        y[i] = 1000 + 3 * (double)i + 80 * sin(0.5235987755982988 * (double)i) + 60 * noise;
    }
}

/* Time of one fit and forecast: the mean over a few series, the best of three rounds. */
static int bench_models(output *o)
{
    enum { N = 120, SERIES = 8, HORIZON = 18, ROUNDS = 3 };
    double y[N], mean[HORIZON], lower[2 * HORIZON], upper[2 * HORIZON];
    gn_err err;
    const gn_model *m;
    for (size_t i = 0; (m = gn_model_at(i)) != NULL; i++) {
        gn_forecast_options opt = gn_forecast_options_defaults();
        opt.model = gn_model_key(m);
        opt.season = 12;
        opt.horizon = HORIZON;
        gn_arena *arena;
        if (gn_arena_new(gn_forecast_scratch(&opt, N), &arena, &err)) return cli_failed(o->self, &err);
        double least = INFINITY;
        gn_status st = GN_OK;
        for (int round = 0; round < ROUNDS && !st; round++) {
            const double start = gn_bench_seconds();
            for (uint64_t s = 0; s < SERIES && !st; s++) {
                bench_series(y, N, s + 1);
                gn_forecast f = {.mean = mean, .lower = lower, .upper = upper};
                gn_arena_reset(arena);
                st = gn_forecast_series(y, N, &opt, arena, &f, &err);
            }
            const double took = (gn_bench_seconds() - start) / SERIES;
            if (took < least) least = took;
        }
        gn_arena_free(arena);
        if (st) return cli_failed(o->self, &err);
        char name[64];
        snprintf(name, sizeof name, "models.%s", opt.model);
        print_row(o, &(gn_bench_row){name, gn_cpu_isa(), N, least * 1e9, N * sizeof *y / least * 1e-9, NAN});
    }
    return EXIT_DONE;
}

static const char own_report[] =
    "【2023-08-15】\n某省统计局8月15日发布数据，1—7月份，全省规模以上工业增加值同比增长5.6%，比上半年加快0."
    "3个百分点。其中，"
    "汽车制造业增长12.4%，生产汽车81.3万辆，下降2.1%。7月末，金融机构本外币存款余额8.7万亿元，比年初增加6120亿元。"
    "预计全年软件业务收入将超过4200亿元，年均增长15%左右。\n\n";

/* Text to observations: the report repeated to o->megabytes, on one core, the best of three. */
static int bench_extract(output *o)
{
    gn_err err;
    gn_document *one = NULL, *big = NULL;
    gn_lexicon *lexicon = NULL;
    gn_buf text = {0};
    gn_status st = o->text ? gn_document_read(o->text, NULL, &one, &err)
                           : gn_document_from_bytes("built-in", own_report, sizeof own_report - 1, &one, &err);
    if (!st) {
        do {
            gn_buf_bytes(&text, one->text, one->length);
            gn_buf_char(&text, '\n');
        } while (!text.failed && text.length < (size_t)o->megabytes << 20);
        st = text.failed ? gn_fail(&err, GN_E_NOMEM, "bench: no memory for %ld MiB of text", o->megabytes)
                         : gn_document_from_bytes(one->name, text.data, text.length, &big, &err);
    }
    if (!st) st = gn_lexicon_new(cli_lexicon, &lexicon, &err);
    double least = INFINITY;
    const gn_extract_options opt = {.date = {2023, 8, 31}};
    for (int round = 0; round < 3 && !st; round++) {
        gn_observations *found;
        st = gn_observations_new(&found, &err);
        if (st) break;
        const double start = gn_bench_seconds();
        st = gn_extract(lexicon, big, 0, &opt, found, NULL, &err);
        const double took = gn_bench_seconds() - start;
        if (took < least) least = took;
        gn_observations_free(found);
    }
    if (!st)
        print_row(o, &(gn_bench_row){"extract", gn_cpu_isa(), big->length, least * 1e9,
                                     (double)big->length / least * 1e-9, NAN});
    gn_lexicon_free(lexicon);
    gn_buf_free(&text);
    gn_document_free(big);
    gn_document_free(one);
    return st ? cli_failed(o->self, &err) : EXIT_DONE;
}

static int bench_functions(output *o)
{
    gn_err err;
    return bench_engine(print_row, o, &err) ? cli_failed(o->self, &err) : EXIT_DONE;
}

static const struct group {
    const char *name;
    int (*run)(output *o);
} groups[] = {{"engine", bench_functions}, {"models", bench_models}, {"extract", bench_extract}};
enum { N_GROUPS = sizeof groups / sizeof *groups };

static int bench_name(output *o, const char *name)
{
    for (size_t i = 0; i < N_GROUPS; i++)
        if (strcmp(groups[i].name, name) == 0) return groups[i].run(o);
    const char *kernel;
    char known[512] = "kernels";
    for (size_t i = 0; (kernel = gn_bench_kernel(i)) != NULL; i++) {
        if (strcmp(kernel, name) == 0) return bench_kernel(o, name);
        const size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, ", %s", kernel);
    }
    if (strcmp(name, "kernels") != 0)
        return cli_usage(o->self, "'%s': known are engine, models, extract, %s", name, known);
    int code = EXIT_DONE;
    for (size_t i = 0; code == EXIT_DONE && (kernel = gn_bench_kernel(i)) != NULL; i++) code = bench_kernel(o, kernel);
    return code;
}

int cli_bench(const cli_command *self, int argc, char **argv)
{
    output o = {.self = self, .megabytes = 0};
    const cli_option options[] = {
        {"--json", NULL, CLI_FLAG, &o.json, 0, 0, NULL, "one JSON object a row"},
        {"--megabytes", NULL, CLI_INT, &o.megabytes, 4, 4096, "N",
         "largest working set of kernels (256), text of extract (50)"},
        {"--text", NULL, CLI_TEXT, &o.text, 0, 0, "FILE", "report to repeat for extract (a short built-in one)"},
    };
    static const char examples[] = "  gnomon bench                       all kernels, from the first cache to memory\n"
                                   "  gnomon bench --json sum cagr       two of them, for a program\n"
                                   "  gnomon bench extract --text report.txt\n"
                                   "  gnomon bench engine models           whole functions, as they are called\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    const long asked = o.megabytes;
    int code = EXIT_DONE;
    for (int i = 1; i <= (n ? n : 1) && code == EXIT_DONE; i++) {
        const char *name = n ? argv[i] : "kernels";
        o.megabytes = asked ? asked : strcmp(name, "extract") == 0 ? 50 : 256;
        code = bench_name(&o, name);
    }
    return code;
}
