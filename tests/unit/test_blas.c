/* Whose dgemm the program calls: the reference BLAS that GSL's own flags bring would hide OpenBLAS. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <cblas.h>
#include <dlfcn.h>
#include <string.h>

static void the_dgemm_that_is_bound_is_openblas(void **state)
{
    (void)state;
    void *symbol = NULL;
    void (*const f)(const enum CBLAS_ORDER, const enum CBLAS_TRANSPOSE, const enum CBLAS_TRANSPOSE, const blasint,
                    const blasint, const blasint, const double, const double *, const blasint, const double *,
                    const blasint, const double, double *, const blasint) = cblas_dgemm;
    memcpy(&symbol, &f, sizeof symbol);
    Dl_info where;
    assert_int_not_equal(dladdr(symbol, &where), 0);
    /* Debian's alternatives call it libblas or libopenblas; gslcblas is the one that must not be there */
    assert_null(strstr(where.dli_fname, "gslcblas"));
    assert_non_null(strstr(openblas_get_config(), "OpenBLAS"));
    assert_int_equal(openblas_get_num_threads(), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_dgemm_that_is_bound_is_openblas)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
