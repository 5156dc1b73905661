/* Runs a fuzz target over its stored corpus, tests/fuzz/corpus/NAME for the program fuzz_NAME, as an ordinary test; or
 * over the files that are named. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void run(const char *path)
{
    size_t n;
    char *bytes = check_read_file(path, &n);
    char *exact = malloc(n ? n : 1); /* without the final 0, so that a byte too far is seen */
    assert_non_null(exact);
    memcpy(exact, bytes, n);
    LLVMFuzzerTestOneInput((const uint8_t *)exact, n);
    free(exact);
    free(bytes);
}

static const char *folder;

static void the_corpus_runs_without_a_finding(void **state)
{
    (void)state;
    DIR *d = opendir(folder);
    assert_non_null(d);
    size_t files = 0;
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.') continue;
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, e->d_name);
        run(path);
        files++;
    }
    closedir(d);
    assert_true(files > 0);
}

int main(int argc, char **argv)
{
    if (argc > 1) {
        for (int i = 1; i < argc; i++) run(argv[i]);
        return 0;
    }
    const char *name = strrchr(argv[0], '/');
    name = name ? name + 1 : argv[0];
    char path[512];
    snprintf(path, sizeof path, "tests/fuzz/corpus/%s", strncmp(name, "fuzz_", 5) == 0 ? name + 5 : name);
    folder = path;
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_corpus_runs_without_a_finding)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
