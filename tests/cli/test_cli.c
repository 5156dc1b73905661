/* Golden tests of the program: tests/cli/NAME.sh is run with sh, its standard output must be NAME.out and its exit code
 * NAME.exit (0 where there is no such file). $GNOMON is the program, $TMP an empty folder of the test's own.
 * UPDATE_GOLDEN=1 writes the expectations anew. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>

enum { MOST = 512 };

static void behaves_as_recorded(void **state)
{
    const char *name = *state;
    char folder[512], path[600], command[2048];
    snprintf(folder, sizeof folder, "%s", check_tmp("gnomon_cli_XXXXXX"));
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "mkdir '%s/t' && TMP='%s/t' sh tests/cli/%s.sh >'%s/out' </dev/null", folder,
             folder, name, folder);
    const int raw = system(command);
    assert_true(WIFEXITED(raw));
    const int code = WEXITSTATUS(raw);
    snprintf(path, sizeof path, "%s/out", folder);
    size_t n;
    char *got = check_read_file(path, &n);
    if (strncmp(got, "skipped: ", 9) == 0) {
        printf("%s", got);
        free(got);
        skip();
    }
    char out_path[512], exit_path[512];
    snprintf(out_path, sizeof out_path, "tests/cli/%s.out", name);
    snprintf(exit_path, sizeof exit_path, "tests/cli/%s.exit", name);
    if (getenv("UPDATE_GOLDEN")) {
        check_write_file(out_path, got, n);
        char text[16];
        snprintf(text, sizeof text, "%d\n", code);
        if (code)
            check_write_file(exit_path, text, strlen(text));
        else
            remove(exit_path);
        free(got);
        return;
    }
    char *want = check_read_file(out_path, NULL);
    struct stat there;
    int want_code = 0;
    if (stat(exit_path, &there) == 0) {
        char *text = check_read_file(exit_path, NULL);
        want_code = atoi(text);
        free(text);
    }
    if (strcmp(got, want) != 0) {
        snprintf(command, sizeof command, "diff tests/cli/%s.out '%s/out' | head -40", name, folder);
        fflush(stdout);
        if (system(command) < 0) print_error("diff did not run\n");
        print_error("tests/cli/%s.out differs\n", name);
    }
    assert_int_equal(code, want_code);
    assert_int_equal(strcmp(got, want), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    assert_int_equal(system(command), 0);
    free(want);
    free(got);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct CMUnitTest *)a)->name, ((const struct CMUnitTest *)b)->name);
}

int main(void)
{
    static struct CMUnitTest tests[MOST];
    size_t n = 0;
    DIR *d = opendir("tests/cli");
    if (!d || !getenv("GNOMON")) {
        fprintf(stderr, "test_cli: run from the project's folder with GNOMON set (make check does)\n");
        return 1;
    }
    for (struct dirent *e; (e = readdir(d)) != NULL;) {
        const size_t len = strlen(e->d_name);
        if (len < 4 || strcmp(e->d_name + len - 3, ".sh") != 0) continue;
        if (n == MOST) {
            fprintf(stderr, "test_cli: more than %d tests\n", MOST);
            return 1;
        }
        char *name = strndup(e->d_name, len - 3);
        tests[n++] = (struct CMUnitTest){name, behaves_as_recorded, NULL, NULL, name};
    }
    closedir(d);
    qsort(tests, n, sizeof *tests, by_name);
    const int failed = _cmocka_run_group_tests("cli", tests, n, NULL, NULL);
    for (size_t i = 0; i < n; i++) free((char *)tests[i].name);
    return failed;
}
