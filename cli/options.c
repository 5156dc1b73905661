/* The option parser, --help and messages. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "gnomon/gn_observation.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool cli_quiet, cli_verbose;
const char *cli_lexicon;

static const cli_option common[] = {
    {"--lexicon", NULL, CLI_TEXT, &cli_lexicon, 0, 0, "DIR", "further lexicon tables (same files as data/lexicon)"},
    {"--quiet", "-q", CLI_FLAG, &cli_quiet, 0, 0, NULL, "no notes and warnings"},
    {"--verbose", "-v", CLI_FLAG, &cli_verbose, 0, 0, NULL, "say more on stderr"},
};
enum { N_COMMON = sizeof common / sizeof *common };

static void say(const cli_command *self, const char *kind, const char *fmt, va_list ap)
{
    gn_err text; /* for its tidying of control characters: words of the user and file names go to a terminal */
    char line[sizeof text.msg];
    vsnprintf(line, sizeof line, fmt, ap);
    gn_fail(&text, GN_OK, "%s", line);
    fprintf(stderr, "gnomon %s: %s%s\n", self->name, kind, text.msg);
}

int cli_usage(const cli_command *self, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    say(self, "", fmt, ap);
    va_end(ap);
    fprintf(stderr, "usage: gnomon %s %s\nmore: gnomon %s --help\n", self->name, self->args, self->name);
    return EXIT_USAGE;
}

int cli_failed(const cli_command *self, const gn_err *err)
{
    if (err->status == GN_E_PIPE) return EXIT_FAILED; /* `gnomon ... | head`: nothing to complain about */
    fprintf(stderr, "gnomon %s: %s\n", self->name, err->msg);
    return EXIT_FAILED;
}

void cli_warn(const cli_command *self, const char *fmt, ...)
{
    if (cli_quiet) return;
    va_list ap;
    va_start(ap, fmt);
    say(self, "warning: ", fmt, ap);
    va_end(ap);
}

void cli_note(const cli_command *self, const char *fmt, ...)
{
    if (cli_quiet) return;
    va_list ap;
    va_start(ap, fmt);
    say(self, "", fmt, ap);
    va_end(ap);
}

bool cli_is_terminal(int fd)
{
    return isatty(fd) == 1;
}

int cli_choice(const cli_command *self, const char *option, const char *word, const char *const *choices)
{
    char list[256] = "";
    for (int i = 0; choices[i]; i++) {
        if (strcmp(word, choices[i]) == 0) return i;
        const size_t n = strlen(list);
        snprintf(list + n, sizeof list - n, "%s%s", i ? ", " : "", choices[i]);
    }
    cli_usage(self, "%s '%s': known are %s", option, word, list);
    return -1;
}

bool cli_measure_known(const cli_command *self, const char *measure, const char *also)
{
    const char *known[GN_MEASURE_COUNT + 2] = {0};
    for (int i = 0; i < GN_MEASURE_COUNT; i++) known[i] = gn_measure_name((gn_measure)i);
    known[GN_MEASURE_COUNT] = also;
    return !measure || cli_choice(self, "--measure", measure, known) >= 0;
}

static void print_option(const cli_option *o)
{
    char left[64];
    snprintf(left, sizeof left, "%s%s%s%s%s", o->alias ? o->alias : "", o->alias ? ", " : "    ", o->name,
             o->value ? " " : "", o->value ? o->value : "");
    printf("  %-28s %s\n", left, o->help);
}

static void help(const cli_command *self, const char *examples, const cli_option *options, size_t n)
{
    printf("%s\n\nExamples:\n%s\nUsage: gnomon %s %s\n\nOptions:\n", self->brief, examples, self->name, self->args);
    for (size_t i = 0; i < n; i++) print_option(&options[i]);
    for (size_t i = 0; i < N_COMMON; i++) print_option(&common[i]);
    print_option(&(cli_option){"--help", "-h", CLI_FLAG, NULL, 0, 0, NULL, "this text"});
}

static const cli_option *find(const cli_option *options, size_t n, const char *word, size_t len)
{
    for (size_t i = 0; i < n; i++) {
        const cli_option *o = &options[i];
        if (strlen(o->name) == len && memcmp(o->name, word, len) == 0) return o;
        if (o->alias && strlen(o->alias) == len && memcmp(o->alias, word, len) == 0) return o;
    }
    return NULL;
}

static bool set(const cli_command *self, const cli_option *o, const char *value)
{
    switch (o->kind) {
    case CLI_FLAG: *(bool *)o->target = true; return true;
    case CLI_TEXT: *(const char **)o->target = value; return true;
    case CLI_DATE:
        if (gn_date_parse(value, o->target)) return true;
        cli_usage(self, "%s '%s': a date as YYYY-MM-DD was expected", o->name, value);
        return false;
    case CLI_INT: {
        char *end;
        errno = 0;
        const long v = strtol(value, &end, 10);
        if (end != value && !*end && !errno && v >= o->min && v <= o->max) {
            *(long *)o->target = v;
            return true;
        }
        cli_usage(self, "%s '%s': a whole number from %ld to %ld was expected", o->name, value, o->min, o->max);
        return false;
    }
    }
    return false;
}

int cli_parse(const cli_command *self, const char *examples, const cli_option *options, size_t n_options, int argc,
              char **argv)
{
    int operands = 0;
    for (int i = 1; i < argc; i++) {
        const char *word = argv[i];
        if (word[0] != '-' || !word[1]) {
            argv[++operands] = argv[i];
            continue;
        }
        if (strcmp(word, "--") == 0) {
            while (++i < argc) argv[++operands] = argv[i];
            break;
        }
        if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
            help(self, examples, options, n_options);
            return -2;
        }
        const char *equals = word[1] == '-' ? strchr(word, '=') : NULL;
        const size_t len = equals ? (size_t)(equals - word) : strlen(word);
        const cli_option *o = find(options, n_options, word, len);
        if (!o) o = find(common, N_COMMON, word, len);
        if (!o) {
            cli_usage(self, "unknown option '%s'", word);
            return -1;
        }
        const char *value = equals ? equals + 1 : NULL;
        if (o->kind == CLI_FLAG && value) {
            cli_usage(self, "%s takes no value", o->name);
            return -1;
        }
        if (o->kind != CLI_FLAG && !value) {
            if (i + 1 >= argc) {
                cli_usage(self, "%s needs a value: %s", o->name, o->value);
                return -1;
            }
            value = argv[++i];
        }
        if (!set(self, o, value)) return -1;
    }
    return operands;
}

int cli_parse_exit(int parsed)
{
    return parsed == -2 ? EXIT_DONE : EXIT_USAGE;
}
