/* gnomon transform: every operation of the engine on series of a table or a store. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "transform.h"

#include "gnomon/gn_parallel.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FULL_DIGITS = 15, PORTABLE_DIGITS = 9, MOST_NAMED = 20 };

#define EACH(key, zh, group, brief, needs, code, f)                                                                    \
    {                                                                                                                  \
        key, zh, group, brief, needs, code, f, NULL                                                                    \
    }
#define RUN(key, zh, group, brief, needs, f)                                                                           \
    {                                                                                                                  \
        key, zh, group, brief, needs, 0, NULL, f                                                                       \
    }
const cli_operation cli_operations[] = {
    EACH("lin", "水平", "Changes (FRED's codes)", "the level itself", 0, GN_LIN, cli_op_fred),
    EACH("chg", "增减", NULL, "change over a period", 0, GN_CHG, cli_op_fred),
    EACH("ch1", "同比增减", NULL, "change over a year", NEEDS_YEARS, GN_CH1, cli_op_fred),
    EACH("pch", "环比", NULL, "percent change over a period, not seasonally adjusted", 0, GN_PCH, cli_op_fred),
    EACH("pc1", "同比", NULL, "percent change over a year, computed", NEEDS_YEARS, GN_PC1, cli_op_fred),
    EACH("pca", "环比折年率|折年率", NULL, "change over a period at an annual rate", NEEDS_YEARS, GN_PCA, cli_op_fred),
    EACH("cch", "对数环比", NULL, "100 ln of the ratio to the period before", 0, GN_CCH, cli_op_fred),
    EACH("cca", "对数环比年率", NULL, "the same at an annual rate", NEEDS_YEARS, GN_CCA, cli_op_fred),
    EACH("log", "自然对数|对数", NULL, "natural logarithm", 0, GN_LOG, cli_op_fred),
    EACH("avg", "两年平均|三年平均|四年平均|五年平均|年均|年均增长", NULL,
         "average growth over --years N from levels, or with --rates from yearly rates", NEEDS_YEARS, 0,
         cli_op_average),
    RUN("cagr", "复合增长率|年均复合增长率", NULL, "compound annual growth, --base to --until, and by least squares",
        NEEDS_YEARS, cli_op_cagr),
    EACH("single", "当期|当月|当季|单季|单月", "Year to date, base and prices", "single periods of year-to-date flows",
         NEEDS_YEARS | NEEDS_DATES, 0, cli_op_single),
    EACH("ytd", "累计", NULL, "year to date of single periods", NEEDS_YEARS | NEEDS_DATES, 0, cli_op_ytd),
    EACH("single_growth", "当期同比|当月同比|当季同比", NULL,
         "growth of single periods from year-to-date levels and their published rates (--with)",
         NEEDS_YEARS | NEEDS_DATES | NEEDS_WITH, 0, cli_op_single_growth),
    EACH("rebase", "定基", NULL, "index, 100 in --base (a period or FIRST/LAST)", NEEDS_BASE, 0, cli_op_rebase),
    EACH("chain", "链式|链式指数", NULL, "index chained from rates on the period before, 100 in --base", NEEDS_BASE, 0,
         cli_op_chain),
    RUN("link", "接续|链接", NULL, "the old series (--with) scaled to the new one in --base and put before it",
        NEEDS_BASE | NEEDS_WITH | NEEDS_DATES, cli_op_link),
    EACH("deflate", "实际|不变价", NULL, "real from nominal by a price index (--with)", NEEDS_WITH, 0, cli_op_deflate),
    EACH("scale", "换算", NULL, "another unit: times --factor", 0, 0, cli_op_scale),
    EACH("share", "占比|比重", "Parts of a whole (--with)", "percent of the whole", NEEDS_WITH, GN_PART_SHARE,
         cli_op_part),
    EACH("contribution", "贡献率", NULL, "part of the whole's change over --lag periods (a year)", NEEDS_WITH,
         GN_PART_CONTRIBUTION, cli_op_part),
    EACH("pull", "拉动", NULL, "percentage points of the whole's growth over --lag periods (a year)", NEEDS_WITH,
         GN_PART_PULL, cli_op_part),
    EACH("sum", "移动合计", "Windows (--window N or all)", "sum", NEEDS_WINDOW, GN_ROLL_SUM, cli_op_roll),
    EACH("mean", "移动平均", NULL, "mean", NEEDS_WINDOW, GN_ROLL_MEAN, cli_op_roll),
    EACH("variance", "方差", NULL, "variance", NEEDS_WINDOW, GN_ROLL_VARIANCE, cli_op_roll),
    EACH("sd", "标准差", NULL, "standard deviation", NEEDS_WINDOW, GN_ROLL_SD, cli_op_roll),
    EACH("min", "最小值", NULL, "minimum", NEEDS_WINDOW, GN_ROLL_MIN, cli_op_roll),
    EACH("max", "最大值", NULL, "maximum", NEEDS_WINDOW, GN_ROLL_MAX, cli_op_roll),
    EACH("median", "中位数", NULL, "median", NEEDS_WINDOW, GN_ROLL_MEDIAN, cli_op_roll),
    EACH("zscore", "标准分", NULL, "distance from the mean in standard deviations", NEEDS_WINDOW, GN_ROLL_ZSCORE,
         cli_op_roll),
    EACH("correlation", "移动相关", NULL, "correlation with --with", NEEDS_WINDOW | NEEDS_WITH, 0,
         cli_op_roll_correlation),
    EACH("ewma", "指数平均|指数平滑", NULL, "exponential average, weight --alpha of the newest value", 0, 0,
         cli_op_exponential),
    RUN("lower", "降频", "Frequency and gaps", "to a lower frequency --to, by --how", NEEDS_TO | NEEDS_DATES,
        cli_op_lower),
    RUN("higher", "升频|分解", NULL, "to a higher frequency --to by --method, along an indicator (--by FILE.csv)",
        NEEDS_TO | NEEDS_DATES | NEEDS_YEARS | MACHINE_DIGITS, cli_op_higher),
    EACH("fill", "补缺|插补", NULL, "gaps filled, with the season's pattern if --season is given", 0, 0, cli_op_fill),
    RUN("adjust", "季调|季节调整", "Season and outliers",
        "seasonally adjusted by STL, with Spring Festival taken out if --festival is given", MACHINE_DIGITS,
        cli_op_adjust),
    RUN("outliers", "异常值", NULL, "single points, level shifts and transitory changes", MACHINE_DIGITS,
        cli_op_outliers),
    EACH("clean", "去异常", NULL, "the series without them", 0, 0, cli_op_clean),
    RUN("describe", "概况", "Statistics", "count, sum, mean, deviation, extremes, median", 0, cli_op_describe),
    RUN("tests", "检验", NULL, "autocorrelation, normality, seasonality, unit root, stationarity", MACHINE_DIGITS,
        cli_op_tests),
    RUN("correlate", "相关|相关系数", NULL, "correlation of every pair", MACHINE_DIGITS, cli_op_correlate),
    RUN("leadlag", "先行滞后|领先滞后", NULL, "correlation with --with, up to --most periods ahead and behind",
        NEEDS_WITH, cli_op_lead_lag),
    RUN("regress", "回归", NULL, "every series on a constant and --with, least squares or --robust KIND",
        NEEDS_WITH | MACHINE_DIGITS, cli_op_regress),
    RUN("diffusion", "扩散指数", NULL, "percent of the series that rose over --lag periods (1)", 0, cli_op_diffusion),
    RUN("components", "主成分|合成指数|一致指数", NULL, "principal components, the first is a coincident index",
        MACHINE_DIGITS, cli_op_components),
};
const size_t cli_operation_count = sizeof cli_operations / sizeof *cli_operations;

/* ---- what the operations share ------------------------------------------------------------------------------------
 */

gn_status cli_request_no_memory(gn_err *err)
{
    return gn_fail(err, GN_E_NOMEM, "no memory for the result");
}

void cli_request_skip(cli_request *r, size_t i, const gn_err *err)
{
    if (r->skipped++ < MOST_NAMED) cli_warn(r->self, "%s: %s", r->in.id[i], err->msg);
}

void cli_request_align(const cli_request *r, const gn_panel *in, size_t i, double *value, char *flag)
{
    const gn_panel *p = r->in.panel;
    const size_t n = in->offset[i + 1] - in->offset[i], at = p->offset[r->other], len = p->offset[r->other + 1] - at;
    const int64_t shift = in->first[i] - p->first[r->other];
    for (size_t t = 0; t < n; t++) {
        const int64_t k = shift + (int64_t)t;
        const bool there = k >= 0 && (uint64_t)k < len;
        value[t] = there ? p->value[at + (size_t)k] : NAN;
        flag[t] = there ? p->flag[at + (size_t)k] : (char)GN_OBS_MISSING;
    }
}

double *cli_request_table(cli_request *r, int64_t *first, size_t *n)
{
    const gn_panel *p = r->in.panel;
    int64_t begin = p->first[0], end = begin;
    gn_err err;
    for (size_t i = 0; i < p->count; i++) {
        const int64_t last = p->first[i] + (int64_t)(p->offset[i + 1] - p->offset[i]);
        if (p->first[i] < begin) begin = p->first[i];
        if (last > end) end = last;
    }
    size_t cells, bytes;
    double *X = NULL;
    *n = (size_t)(end - begin);
    if (end - begin <= 1000000 && !__builtin_mul_overflow(*n, p->count, &cells) &&
        !__builtin_mul_overflow(cells, sizeof *X, &bytes))
        X = malloc(bytes + 1);
    if (!X) {
        gn_fail(&err, GN_E_NOMEM, "%zu series over %lld periods do not fit", p->count, (long long)(end - begin));
        cli_failed(r->self, &err);
        return NULL;
    }
    *first = begin;
    for (size_t i = 0; i < p->count; i++) {
        double *row = X + i * *n;
        const size_t at = p->offset[i], len = p->offset[i + 1] - at, skip = (size_t)(p->first[i] - begin);
        for (size_t t = 0; t < *n; t++) row[t] = t >= skip && t - skip < len ? p->value[at + t - skip] : NAN;
    }
    return X;
}

void cli_request_sheet(cli_request *r, const char *columns)
{
    cli_sheet_free(&r->sheet);
    cli_sheet_begin(&r->sheet, r->form, columns, r->head,
                    r->op->needs & MACHINE_DIGITS ? PORTABLE_DIGITS : FULL_DIGITS);
}

void cli_request_rows(cli_request *r, const gn_panel *p, const gn_status *status)
{
    for (size_t i = 0; i < p->count; i++) {
        if (status && status[i]) continue;
        for (size_t at = p->offset[i]; at < p->offset[i + 1]; at++) {
            char ds[CLI_PERIOD_SIZE];
            if (p->freq == r->in.panel->freq)
                cli_panel_period(&r->in, i, at - p->offset[i], ds);
            else
                gn_period_format((gn_period){p->freq, p->first[i] + (int64_t)(at - p->offset[i])}, ds, sizeof ds);
            cli_sheet_text(&r->sheet, r->in.id[i]);
            cli_sheet_text(&r->sheet, ds);
            cli_sheet_number(&r->sheet, p->value[at]);
            cli_sheet_flag(&r->sheet, p->flag[at]);
        }
    }
}

/* Series of the same periods, in parallel. */
static int map(cli_request *r)
{
    gn_panel out = *r->in.panel;
    const size_t n = out.offset[out.count];
    gn_err err;
    gn_status st = GN_OK;
    out.value = malloc((n + 1) * sizeof *out.value);
    out.flag = malloc(n + 1);
    gn_status *status = malloc(out.count * sizeof *status);
    if (out.value && out.flag && status)
        st = gn_panel_map(r->in.panel, (int)r->threads, r->op->each, r, out.value, out.flag, status, &err);
    else
        st = cli_request_no_memory(&err);
    for (size_t i = 0; !st && i < out.count; i++) {
        if (status[i] == GN_OK) continue;
        const size_t at = out.offset[i];
        if (r->op->each(r, r->in.panel, i, out.value + at, out.flag + at, &err)) cli_request_skip(r, i, &err);
    }
    if (!st) {
        cli_request_sheet(r, "unique_id,ds,#y,flag");
        cli_request_rows(r, &out, status);
    }
    free(out.value);
    free(out.flag);
    free(status);
    return st ? cli_failed(r->self, &err) : EXIT_DONE;
}

/* ---- the command line ---------------------------------------------------------------------------------------------
 */

/* The place of a word in a list divided by |, -1 if it is not there. */
static int place_in(const char *list, const char *word)
{
    for (int place = 0;; place++) {
        const size_t n = strcspn(list, "|");
        if (strlen(word) == n && memcmp(list, word, n) == 0) return place;
        if (!list[n]) return -1;
        list += n + 1;
    }
}

static const cli_operation *find(const char *word, int *name)
{
    for (size_t i = 0; i < cli_operation_count; i++) {
        *name = -1;
        if (strcmp(cli_operations[i].key, word) == 0) return &cli_operations[i];
        *name = place_in(cli_operations[i].zh, word);
        if (*name >= 0) return &cli_operations[i];
    }
    return NULL;
}

static void list(gn_buf *b)
{
    for (size_t i = 0; i < cli_operation_count; i++) {
        const cli_operation *o = &cli_operations[i];
        if (o->group) gn_buf_printf(b, "%s%s\n", i ? "\n" : "", o->group);
        const size_t n = strcspn(o->zh, "|");
        gn_buf_printf(b, "  %-14s%.*s%*s%s\n", o->key, (int)n, o->zh,
                      16 - 2 * (int)(n / 3) > 1 ? 16 - 2 * (int)(n / 3) : 1, "", o->brief);
    }
}

static int print_list(const cli_command *self, const char *output)
{
    gn_buf b = {0};
    gn_err err;
    list(&b);
    const gn_status st = gn_outfile_save(output, &b, &err);
    gn_buf_free(&b);
    return st ? cli_failed(self, &err) : EXIT_DONE;
}

/* --with: the id itself, or a part of one id only. */
static int find_other(cli_request *r)
{
    size_t found = 0, n = 0;
    for (size_t i = 0; i < r->in.panel->count; i++) {
        if (strcmp(r->in.id[i], r->with) == 0) {
            r->other = i;
            return EXIT_DONE;
        }
        if (strstr(r->in.id[i], r->with)) {
            found = i;
            n++;
        }
    }
    r->other = found;
    if (n == 1) return EXIT_DONE;
    gn_err err;
    gn_fail(&err, GN_E_NOTFOUND,
            n ? "--with '%s': part of the names of %zu series, one was expected" : "--with '%s': no such series (%zu)",
            r->with, n);
    return cli_failed(r->self, &err);
}

/* P or P/Q. */
static bool parse_base(const char *word, gn_freq freq, gn_span *out)
{
    char text[128];
    gn_period from, to;
    /* days may be written with / too: only a word that is no period as a whole is cut */
    if (gn_period_parse(word, freq, &from)) {
        *out = (gn_span){freq, from.ordinal, from.ordinal};
        return true;
    }
    const char *slash = strchr(word, '/');
    if (!slash || (size_t)(slash - word) >= sizeof text) return false;
    memcpy(text, word, (size_t)(slash - word));
    text[slash - word] = '\0';
    if (!gn_period_parse(text, freq, &from) || !gn_period_parse(slash + 1, freq, &to) || to.ordinal < from.ordinal)
        return false;
    *out = (gn_span){freq, from.ordinal, to.ordinal};
    return true;
}

static bool parse_number(const char *word, double *out)
{
    return gn_number_parse(word, strlen(word), out) && isfinite(*out);
}

/* Everything that can be wrong before a file is opened. */
static int check(cli_request *r, const cli_panel_options *in)
{
    const cli_operation *op = r->op;
    const gn_freq freq = cli_freq(in->freq);
    if (freq == GN_FREQ_NONE) return cli_usage(r->self, "--freq: one of A, S, Q, M, W, D and H is needed");
    if ((op->needs & NEEDS_YEARS) && !strchr("ASQM", (char)freq))
        return cli_usage(r->self, "%s: needs a frequency of A, S, Q or M", op->key);
    if ((op->needs & NEEDS_WITH) && !r->with)
        return cli_usage(r->self, "%s: --with ID names the other series", op->key);
    if ((op->needs & NEEDS_TO) && cli_freq(r->to) == GN_FREQ_NONE)
        return cli_usage(r->self, "%s: --to names the other frequency, one of A, S, Q, M, W, D and H", op->key);
    if ((op->needs & NEEDS_BASE) && !r->base) return cli_usage(r->self, "%s: --base names the base period", op->key);
    if (r->base && !parse_base(r->base, freq, &r->base_span))
        return cli_usage(r->self, "--base '%s' is no period of frequency %c", r->base, (char)freq);
    if ((op->needs & NEEDS_WINDOW) && !r->window)
        return cli_usage(r->self, "%s: --window N or --window all is needed", op->key);
    if (r->window) {
        double n;
        if (strcmp(r->window, "all") == 0)
            r->width = GN_EXPANDING;
        else if (parse_number(r->window, &n) && n >= 1 && n <= 1e9 && n == floor(n))
            r->width = (size_t)n;
        else
            return cli_usage(r->self, "--window '%s': a number of periods or all was expected", r->window);
        if ((size_t)r->least > r->width) return cli_usage(r->self, "--least %ld is more than the window", r->least);
    }
    r->number = NAN;
    if (op->each == cli_op_exponential &&
        (!r->alpha || !parse_number(r->alpha, &r->number) || r->number <= 0 || r->number > 1))
        return cli_usage(r->self, "ewma: --alpha above 0 and at most 1 is needed");
    if (op->each == cli_op_scale && (!r->factor || !parse_number(r->factor, &r->number) || r->number == 0))
        return cli_usage(r->self, "scale: --factor, a number that is not 0, is needed");
    if ((op->each == cli_op_clean || op->run == cli_op_outliers) &&
        (!parse_number(r->critical, &r->number) || r->number <= 0))
        return cli_usage(r->self, "--critical '%s': a number above 0 was expected", r->critical);
    if (r->festival) {
        int used = 0;
        if (sscanf(r->festival, "%d,%d%n", &r->before, &r->after, &used) != 2 || r->festival[used] || r->before < 0 ||
            r->after < 0 || r->before > 31 || r->after > 31 || r->before + r->after == 0)
            return cli_usage(r->self, "--festival '%s': days before and after, 0 to 31 each, as 10,10", r->festival);
        if (freq != GN_FREQ_MONTH) return cli_usage(r->self, "--festival: only months know it");
    }
    if (r->joined && freq != GN_FREQ_MONTH) return cli_usage(r->self, "--joined: only months can be joined");
    const bool dated = (op->needs & NEEDS_DATES) || (op->run == cli_op_adjust && (r->joined || r->festival));
    if (dated && in->layout && strcmp(in->layout, "wide") == 0)
        return cli_usage(r->self, "%s: a wide table has no dates", op->key);
    if (op->run == cli_op_adjust && r->span % 2 == 0)
        return cli_usage(r->self, "--span %ld: an odd number was expected", r->span);
    return EXIT_DONE;
}

static int run(cli_request *r, const cli_panel_options *in)
{
    char head[256];
    gn_buf json = {0};
    gn_json_key(&json, "transform");
    gn_json_string(&json, r->op->key);
    gn_json_key(&json, "title");
    char title[128];
    snprintf(title, sizeof title, "%.*s%s", (int)strcspn(r->op->zh, "|"), r->op->zh,
             r->op->each == cli_op_fred && r->op->code == GN_PCH   ? "（未季调，计算）"
             : r->op->each == cli_op_fred && r->op->code == GN_PC1 ? "（计算）"
                                                                   : "");
    gn_json_string(&json, title);
    /* gn_json_key writes a comma before all but the first byte of an object */
    snprintf(head, sizeof head, "%s", json.data ? json.data + (json.data[0] == ',') : "");
    gn_buf_free(&json);
    r->head = head;
    int code = cli_panel_load(r->self, in, &r->in);
    const bool dated = (r->op->needs & NEEDS_DATES) || r->joined || r->festival;
    for (size_t i = 0; code == EXIT_DONE && dated && i < r->in.panel->count; i++)
        if (r->in.plain[i]) {
            gn_err err;
            gn_fail(&err, GN_E_FORMAT, "%s: %s needs dates, its periods are numbers", r->in.id[i], r->op->key);
            code = cli_failed(r->self, &err);
        }
    if (code == EXIT_DONE && r->with) code = find_other(r);
    if (code == EXIT_DONE) code = r->op->run ? r->op->run(r) : map(r);
    gn_err err;
    if (code == EXIT_DONE && cli_sheet_save(&r->sheet, r->output, &err)) code = cli_failed(r->self, &err);
    if (code == EXIT_DONE && r->skipped) {
        if (r->skipped > MOST_NAMED) cli_warn(r->self, "... and %zu more", r->skipped - MOST_NAMED);
        code = EXIT_SKIPPED;
    }
    cli_sheet_free(&r->sheet);
    cli_panel_free(&r->in);
    return code;
}

int cli_transform(const cli_command *self, int argc, char **argv)
{
    static const char *const formats[] = {"table", "csv", "json", NULL};
    const char *format = NULL;
    cli_panel_options in = {0};
    cli_request r = {.self = self,
                     .how = "sum",
                     .method = "denton",
                     .critical = "4",
                     .years = 2,
                     .most = 12,
                     .span = 11,
                     .fiscal_start = 1,
                     .components = 1};
    bool show = false;
    const cli_option options[] = {
        {"--list", NULL, CLI_FLAG, &show, 0, 0, NULL, "list the operations with their Chinese names, and end"},
        CLI_PANEL_OPTIONS(in),
        {"--with", NULL, CLI_TEXT, &r.with, 0, 0, "ID", "the other series: a name, or a part of one name only"},
        {"--window", NULL, CLI_TEXT, &r.window, 0, 0, "N|all", "periods of a window; all: everything up to a period"},
        {"--least", NULL, CLI_INT, &r.least, 0, 1000000, "N", "values a window, pair or comparison must have (all)"},
        {"--lag", NULL, CLI_INT, &r.lag, 1, 100000, "N", "periods back (contribution and pull: a year; diffusion: 1)"},
        {"--years", NULL, CLI_INT, &r.years, 1, 100, "N", "of avg (2)"},
        {"--rates", NULL, CLI_FLAG, &r.rates, 0, 0, NULL, "avg: the series are growth rates on a year before"},
        {"--base", NULL, CLI_TEXT, &r.base, 0, 0, "P[/P]", "base period, of cagr the first one"},
        {"--until", NULL, CLI_TEXT, &r.until, 0, 0, "P", "cagr: the last period (the last value)"},
        {"--joined", NULL, CLI_FLAG, &r.joined, 0, 0, NULL, "January and February are one observation, at February"},
        {"--fiscal-start", NULL, CLI_INT, &r.fiscal_start, 1, 12, "MONTH", "the year begins with this month (1)"},
        {"--to", NULL, CLI_TEXT, &r.to, 0, 0, "F", "frequency of the result of lower and higher"},
        {"--how", NULL, CLI_TEXT, &r.how, 0, 0, "WORD", "of both: sum, average, end or first (sum)"},
        {"--partial", NULL, CLI_FLAG, &r.partial, 0, 0, NULL, "lower: averages and ends of incomplete periods, flag E"},
        {"--method", NULL, CLI_TEXT, &r.method, 0, 0, "WORD", "higher: denton, chow-lin or litterman (denton)"},
        {"--by", NULL, CLI_TEXT, &r.by, 0, 0, "FILE.csv",
         "higher: indicator at the higher frequency, a long table; of the same id, or one for all"},
        {"--festival", NULL, CLI_TEXT, &r.festival, 0, 0, "B,A",
         "adjust: Spring Festival works from B days before its first day to A days after"},
        {"--span", NULL, CLI_INT, &r.span, 3, 1001, "N", "adjust: years over which the season is smoothed, odd (11)"},
        {"--additive", NULL, CLI_FLAG, &r.additive, 0, 0, NULL, "adjust: differences, not factors"},
        {"--parts", NULL, CLI_FLAG, &r.parts, 0, 0, NULL, "adjust: trend, season, festival and rest too"},
        {"--season", NULL, CLI_INT, &r.season, 1, 10000, "N", "periods a season (adjust, tests: the frequency's)"},
        {"--longest", NULL, CLI_INT, &r.longest, 0, 1000000, "N", "fill: longer gaps stay (0: none does)"},
        {"--critical", NULL, CLI_TEXT, &r.critical, 0, 0, "T", "outliers: size of t from which on a point is one (4)"},
        {"--log", NULL, CLI_FLAG, &r.logs, 0, 0, NULL, "outliers: of the logarithms"},
        {"--most", NULL, CLI_INT, &r.most, 1, 10000, "N", "outliers a series, leads of leadlag (12)"},
        {"--lags", NULL, CLI_INT, &r.lags, 1, 10000, "N", "tests: lags (by the length)"},
        {"--alpha", NULL, CLI_TEXT, &r.alpha, 0, 0, "A", "ewma: weight of the newest value, 0 to 1"},
        {"--corrected", NULL, CLI_FLAG, &r.corrected, 0, 0, NULL, "ewma: a weighted mean of all values"},
        {"--factor", NULL, CLI_TEXT, &r.factor, 0, 0, "X", "scale: 1e-8 makes 100 million yuan of yuan"},
        {"--robust", NULL, CLI_TEXT, &r.robust, 0, 0, "KIND", "regress: bisquare, huber, cauchy, fair or welsch"},
        {"--components", NULL, CLI_INT, &r.components, 1, 100, "N", "components: how many (1)"},
        {"--loadings", NULL, CLI_FLAG, &r.loadings, 0, 0, NULL, "components: the weight of each series instead"},
        {"--threads", NULL, CLI_INT, &r.threads, 0, GN_MAX_THREADS, "N", "0: all processors (0)"},
        {"--format", NULL, CLI_TEXT, &format, 0, 0, "FORM", "table, csv or json (csv; a table on a terminal)"},
        {"--output", "-o", CLI_TEXT, &r.output, 0, 0, "FILE", "write to FILE instead of standard output"},
    };
    static const char examples[] =
        "  gnomon transform --list                                       all operations\n"
        "  gnomon transform 同比 -i data/series/gdp_quarterly.csv -f Q     the same as pc1\n"
        "  gnomon transform adjust -s out/store.h5 -f M --festival 10,10 --joined --parts\n"
        "  gnomon transform share -i data/series/gdp_quarterly.csv -f Q --with 国内生产总值\n"
        "  gnomon transform fill -i x.csv -f M | gnomon transform mean -i - -f M --window 12\n";
    const int n = cli_parse(self, examples, options, sizeof options / sizeof *options, argc, argv);
    if (n < 0) return cli_parse_exit(n);
    if (show) return n ? cli_usage(self, "'%s' was not expected", argv[1]) : print_list(self, r.output);
    if (n == 0) return cli_usage(self, "no operation; gnomon transform --list shows them");
    if (n > 1) return cli_usage(self, "'%s' was not expected: one operation at a time", argv[2]);
    int name;
    r.op = find(argv[1], &name);
    if (!r.op) return cli_usage(self, "no operation '%s'; gnomon transform --list shows them", argv[1]);
    if (r.op->each == cli_op_average && name >= 0 && name < 4) r.years = name + 2; /* 两年平均 ... 五年平均 */
    const int form = format ? cli_choice(self, "--format", format, formats) : cli_is_terminal(1) ? CLI_TABLE : CLI_CSV;
    if (form < 0) return EXIT_USAGE;
    r.form = (cli_form)form;
    const int code = check(&r, &in);
    return code == EXIT_DONE ? run(&r, &in) : code;
}
