/* Stores whose checksums are right and whose content is not: each is refused with the place, none crashes. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include "gnomon/gn_store.h"
#include "io/read/sha256.h"

#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct manifest_row {
    char path[48];
    uint64_t rows;
    char sha256[65];
} manifest_row;

static void hex_of(const void *bytes, size_t n, char hex[65])
{
    uint8_t sum[32];
    sha256(bytes, n, sum);
    for (size_t i = 0; i < 32; i++) snprintf(hex + 2 * i, 3, "%02x", sum[i]);
}

/* A small store with two series. */
static void make(const char *path, gn_lexicon *lexicon)
{
    static const char lines[] = "{\"file\": \"a.txt\", \"start\": 1, \"value\": 10, \"unit\": \"元\", \"indicator\": "
                                "\"收入甲\", \"area\": \"中国\", "
                                "\"period\": \"2021-01/2021-05\"}\n"
                                "{\"file\": \"a.txt\", \"start\": 900, \"value\": 11, \"unit\": \"元\", \"indicator\": "
                                "\"收入甲\", \"area\": \"中国\", "
                                "\"period\": \"2021-01/2021-07\"}\n"
                                "{\"file\": \"b.txt\", \"start\": 2, \"value\": 12, \"unit\": \"元\", \"indicator\": "
                                "\"收入乙\", \"area\": \"中国\", "
                                "\"period\": \"2021-01/2021-05\"}\n";
    gn_err err = {0};
    gn_store_tx *tx;
    gn_store *s;
    unlink(path);
    assert_int_equal(gn_store_begin(path, &tx, &s, &err), GN_OK);
    assert_int_equal(gn_store_add_jsonl(s, "x", lines, sizeof lines - 1, NULL, NULL, NULL, NULL, &err), GN_OK);
    assert_int_equal(gn_store_assemble(s, lexicon, &err), GN_OK);
    assert_int_equal(gn_store_commit(tx, &err), GN_OK);
}

/* Puts header and empty list around an HDF5 file. */
static void wrap(const char *hdf5, const char *path)
{
    size_t n;
    char *bytes = check_read_file(hdf5, &n), *all = calloc(1, n + 512), sum[65], none[65];
    hex_of(bytes, n, sum);
    hex_of("", 0, none);
    snprintf(all, 448, "gnomon store\nschema 1\nhdf5 %zu %s\nmap 0 %s\n", n, sum, none);
    hex_of(all, 448, sum);
    memcpy(all + 448, sum, 64);
    memcpy(all + 512, bytes, n);
    check_write_file(path, all, n + 512);
    free(bytes);
    free(all);
}

/* One byte range of a dataset is overwritten, its checksum in the manifest made right. new_bytes NULL: the dataset is
 * taken away. */
static void forge(const char *path, const char *dataset, size_t at, const void *new_bytes, size_t n_new)
{
    const char *part = check_tmp("forged.part");
    size_t n;
    char *bytes = check_read_file(path, &n);
    const char *hdf5 = strstr(bytes, "hdf5 ");
    check_write_file(part, bytes + 512, strtoul(hdf5 + 5, NULL, 10));
    free(bytes);
    const hid_t file = H5Fopen(part, H5F_ACC_RDWR, H5P_DEFAULT);
    assert_true(file >= 0);
    const hid_t manifest = H5Dopen2(file, "/manifest/datasets", H5P_DEFAULT), type = H5Dget_type(manifest);
    manifest_row rows[200];
    assert_true(H5Dread(manifest, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, rows) >= 0);
    if (new_bytes) {
        const hid_t set = H5Dopen2(file, dataset, H5P_DEFAULT), kind = H5Dget_type(set), space = H5Dget_space(set);
        const size_t size = H5Tget_size(kind) * (size_t)H5Sget_simple_extent_npoints(space);
        char *data = malloc(size);
        assert_true(H5Dread(set, kind, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) >= 0);
        assert_true(at + n_new <= size);
        memcpy(data + at, new_bytes, n_new);
        assert_true(H5Dwrite(set, kind, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) >= 0);
        size_t i = 0;
        while (strcmp(rows[i].path, dataset) != 0) i++;
        hex_of(data, size, rows[i].sha256);
        assert_true(H5Dwrite(manifest, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, rows) >= 0);
        free(data);
        H5Sclose(space);
        H5Tclose(kind);
        H5Dclose(set);
    } else
        assert_true(H5Ldelete(file, dataset, H5P_DEFAULT) >= 0);
    H5Tclose(type);
    H5Dclose(manifest);
    assert_true(H5Fclose(file) >= 0);
    wrap(part, path);
}

static void what_the_checksums_do_not_tell_is_found(void **state)
{
    static const uint8_t eight[8] = {0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0, 0};
    static const int32_t no_date = 20211399;
    static const char zero = 0;
    static const struct {
        const char *dataset;
        size_t at;
        const void *bytes;
        size_t n;
        const char *message;
    } rows[] = {
        {"/observations/document", 0, eight, 4, "/observations/document: no such document"},
        {"/observations/indicator", 4, eight, 4, "/observations: a text that is not in the dictionary"},
        {"/observations/bound", 1, eight, 1, "/observations/bound: value out of range"},
        {"/observations/measure", 0, eight, 1, "/observations/measure: value out of range"},
        {"/observations/decision", 2, eight, 1, "/observations/decision: value out of range"},
        {"/observations/period_freq", 0, "?", 1, "/observations/period_freq: no such period"},
        {"/observations/period_last", 0, eight + 4, 4, "/observations/period_freq: no such period"},
        {"/observations/value", 0, NULL, 0, "/observations/value: missing"},
        {"/documents/name", 0, eight, 4, "/documents: a text that is not in the dictionary"},
        {"/documents/date", 0, &no_date, 4, "/documents/date: a date that does not exist"},
        {"/documents/format", 0, eight, 1, "/documents/format: value out of range"},
        {"/documents/sha256", 0, NULL, 0, "/documents/sha256: missing"},
        {"/dictionary/offset", 8, eight, 8, "/dictionary/offset: offsets out of order"},
        {"/dictionary/bytes", 0, &zero, 1, "/dictionary/bytes: a text holds a zero byte"},
        {"/series/M/offset", 8, eight, 8, "/series/M: offsets out of order"},
        {"/series/M/member_offset", 0, eight, 8, "/series/M: offsets out of order"},
        {"/series/M/indicator", 0, eight, 4, "/series/M: a text that is not in the dictionary"},
        {"/series/M/member_observation", 0, eight, 4, "/series/M: a member that does not exist"},
        {"/series/M/member_point", 0, eight, 4, "/series/M: a member that does not exist"},
        {"/series/M/kind", 0, eight, 1, "/series/M/kind: value out of range"},
        {"/series/M/first", 0, NULL, 0, "/series/M/first: missing"},
        {"/manifest/schema", 0, eight, 4, "/manifest/schema: not the header's"},
        {"/manifest/schema", 0, NULL, 0, "/manifest/schema: missing"},
    };
    char path[512];
    snprintf(path, sizeof path, "%s", check_tmp("forged.h5")); /* check_tmp's ring is short */
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        make(path, *state);
        forge(path, rows[i].dataset, rows[i].at, rows[i].bytes, rows[i].n);
        gn_store *s;
        gn_err err = {0};
        assert_int_equal(gn_store_open(path, &s, &err), GN_E_DAMAGED);
        if (!strstr(err.msg, rows[i].message)) fail_msg("%s: %s", rows[i].dataset, err.msg);
        assert_null(s);
    }
}

static void a_value_that_its_manifest_does_not_know_is_found(void **state)
{
    const char *path = check_tmp("forged.h5"), *part = check_tmp("forged.part");
    make(path, *state);
    size_t n;
    char *bytes = check_read_file(path, &n);
    check_write_file(part, bytes + 512, strtoul(strstr(bytes, "hdf5 ") + 5, NULL, 10));
    free(bytes);
    const hid_t file = H5Fopen(part, H5F_ACC_RDWR, H5P_DEFAULT),
                set = H5Dopen2(file, "/observations/value", H5P_DEFAULT);
    const double values[3] = {1, 2, 3};
    assert_true(H5Dwrite(set, H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, values) >= 0);
    H5Dclose(set);
    H5Fclose(file);
    wrap(part, path);
    gn_err err = {0};
    assert_int_equal(gn_store_verify(path, NULL, NULL, &err), GN_E_DAMAGED);
    assert_non_null(strstr(err.msg, "/observations/value: differs from its checksum in the manifest"));
}

static void an_hdf5_file_of_another_shape_is_refused(void **state)
{
    (void)state;
    const char *path = check_tmp("shape.h5"), *part = check_tmp("shape.part");
    const hid_t file = H5Fcreate(part, H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
    H5Gclose(H5Gcreate2(file, "/manifest", H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    const hsize_t dims[2] = {2, 2};
    const hid_t space = H5Screate_simple(2, dims, NULL);
    H5Dclose(H5Dcreate2(file, "/manifest/datasets", H5T_STD_U32LE, space, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT));
    H5Sclose(space);
    H5Fclose(file);
    wrap(part, path);
    gn_err err = {0};
    assert_int_equal(gn_store_verify(path, NULL, NULL, &err), GN_E_DAMAGED);
    assert_non_null(strstr(err.msg, "/manifest/datasets: of another type than expected"));
    check_write_file(part, "no HDF5 at all", 14);
    wrap(part, path);
    assert_int_equal(gn_store_verify(path, NULL, NULL, &err), GN_E_DAMAGED);
    assert_non_null(strstr(err.msg, "HDF5 cannot open it"));
}

int main(void)
{
    gn_err err = {0};
    gn_lexicon *lexicon;
    if (gn_lexicon_new(NULL, &lexicon, &err)) {
        fprintf(stderr, "%s\n", err.msg);
        return 1;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(what_the_checksums_do_not_tell_is_found, lexicon),
        cmocka_unit_test_prestate(a_value_that_its_manifest_does_not_know_is_found, lexicon),
        cmocka_unit_test(an_hdf5_file_of_another_shape_is_refused),
    };
    const int failed = cmocka_run_group_tests_name("forged stores", tests, NULL, NULL);
    gn_lexicon_free(lexicon);
    return failed;
}
