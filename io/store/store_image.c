/* The store as an HDF5 file in memory: datasets by column, their manifest, and everything back with checks.
 *
 * HDF5 never touches the disk here (core driver without backing store): with a full disk H5Dwrite succeeds while its
 * cache absorbs the data, H5Dclose fails and H5Fclose returns 0. Our own write() tells the truth. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store_image.h"

#include "io/read/sha256.h"

#include <hdf5.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "columns are little-endian; their checksums are of memory");

typedef enum kind { U8, U32, I32, U64, I64, F32, F64, BOUND, MEASURE, OUTCOME, KIND, FORMAT, DECISION, N_KINDS } kind;
static const size_t size_of[N_KINDS] = {1, 4, 4, 8, 8, 4, 8, 1, 1, 1, 1, 1, 1};

/* A column of an array of structs. Enums of the header that are ints (gn_freq) are columns of their low byte. */
typedef struct column {
    const char *name;
    kind kind;
    size_t offset;
} column;

#define OBS(field) offsetof(gn_observation, field)
static const column observation_columns[] = {
    {"document", U32, OBS(document)},
    {"page", U32, OBS(page)},
    {"line", U32, OBS(line)},
    {"article", U32, OBS(article)},
    {"start", U64, OBS(start)},
    {"end", U64, OBS(end)},
    {"sentence_start", U64, OBS(sentence_start)},
    {"sentence_end", U64, OBS(sentence_end)},
    {"value", F64, OBS(value)},
    {"value_high", F64, OBS(value_high)},
    {"factor", F64, OBS(factor)},
    {"period_freq", U8, OBS(period.freq)},
    {"period_first", I64, OBS(period.first)},
    {"period_last", I64, OBS(period.last)},
    {"period_explicit", U8, OBS(period_explicit)},
    {"text", U32, OBS(text)},
    {"unit", U32, OBS(unit)},
    {"indicator", U32, OBS(indicator)},
    {"area", U32, OBS(area)},
    {"source", U32, OBS(source)},
    {"of", U32, OBS(of)},
    {"sentence", U32, OBS(sentence)},
    {"rule", U32, OBS(rule)},
    {"unit_code", U32, OBS(unit_code)},
    {"currency", U32, OBS(currency)},
    {"confidence", F32, OBS(confidence)},
    {"bound", BOUND, OBS(bound)},
    {"measure", MEASURE, OBS(measure)},
    {"status", OUTCOME, OBS(status)},
    {"kind", KIND, OBS(kind)},
};
enum { N_OBSERVATION_COLUMNS = sizeof observation_columns / sizeof *observation_columns };

typedef struct document_row {
    uint32_t name, encoding, pages, vintage;
    int32_t date; /* 20211130, 0: unknown */
    uint8_t format;
    uint64_t bytes;
    uint8_t sha256[32];
} document_row;
#define DOC(field) offsetof(document_row, field)
static const column document_columns[] = {
    {"name", U32, DOC(name)},       {"encoding", U32, DOC(encoding)}, {"pages", U32, DOC(pages)},
    {"vintage", U32, DOC(vintage)}, {"date", I32, DOC(date)},         {"format", FORMAT, DOC(format)},
    {"bytes", U64, DOC(bytes)},
};
enum { N_DOCUMENT_COLUMNS = sizeof document_columns / sizeof *document_columns };

#define KEY(field) offsetof(gn_key, field)
static const column key_columns[] = {
    {"indicator", U32, KEY(indicator)}, {"area", U32, KEY(area)},  {"unit", U32, KEY(unit)},
    {"basis", MEASURE, KEY(basis)},     {"kind", KIND, KEY(kind)}, {"future", U8, KEY(future)},
};
enum { N_KEY_COLUMNS = sizeof key_columns / sizeof *key_columns };

#define MEMBER(field) offsetof(gn_member, field)
static const column member_columns[] = {
    {"member_observation", U32, MEMBER(observation)},
    {"member_point", I32, MEMBER(point)},
    {"member_borrowed", U8, MEMBER(borrowed)},
};
enum { N_MEMBER_COLUMNS = sizeof member_columns / sizeof *member_columns };

/* What /manifest/datasets says of each dataset. */
typedef struct manifest_row {
    char path[48];
    uint64_t rows;
    char sha256[65];
} manifest_row;

enum { CHUNK_ROWS = 65536, PATH_SIZE = sizeof((manifest_row *)0)->path };

/* ---- types ----------------------------------------------------------------------------------------------------------
 */
typedef struct types {
    hid_t id[N_KINDS], manifest, path, hex;
} types;

static const char *format_name(unsigned v)
{
    static const char *const names[] = {"text", "html", "docx", "pdf"};
    return names[v];
}
static const char *decision_name(unsigned v)
{
    static const char *const names[] = {"undecided", "accepted", "rejected"};
    return names[v];
}
static const char *bound_name(unsigned v)
{
    return gn_bound_name((gn_bound)v);
}
static const char *measure_name(unsigned v)
{
    return gn_measure_name((gn_measure)v);
}
static const char *outcome_name(unsigned v)
{
    return gn_outcome_name((gn_outcome)v);
}
static const char *kind_name(unsigned v)
{
    return gn_kind_name((gn_kind)v);
}

static const struct {
    kind kind;
    unsigned count;
    const char *(*name)(unsigned);
} enums[] = {
    {BOUND, GN_BOUND_COUNT, bound_name},       {MEASURE, GN_MEASURE_COUNT, measure_name},
    {OUTCOME, GN_OUTCOME_COUNT, outcome_name}, {KIND, GN_KIND_COUNT, kind_name},
    {FORMAT, GN_FORMAT_PDF + 1, format_name},  {DECISION, GN_DECISION_COUNT, decision_name},
};
enum { N_ENUMS = sizeof enums / sizeof *enums };

/* Highest value that a byte column may hold. */
static unsigned highest(kind k)
{
    for (size_t i = 0; i < N_ENUMS; i++)
        if (enums[i].kind == k) return enums[i].count - 1;
    return UINT8_MAX;
}

static bool types_open(types *t)
{
    memset(t, 0xFF, sizeof *t); /* -1: H5I_INVALID_HID */
    const hid_t plain[] = {H5T_STD_U8LE,  H5T_STD_U32LE,  H5T_STD_I32LE, H5T_STD_U64LE,
                           H5T_STD_I64LE, H5T_IEEE_F32LE, H5T_IEEE_F64LE};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if ((t->id[i] = H5Tcopy(plain[i])) < 0) return false;
    for (size_t i = 0; i < N_ENUMS; i++) {
        const hid_t e = t->id[enums[i].kind] = H5Tenum_create(H5T_STD_U8LE);
        if (e < 0) return false;
        for (uint8_t v = 0; v < enums[i].count; v++)
            if (H5Tenum_insert(e, enums[i].name(v), &v) < 0) return false;
    }
    t->path = H5Tcopy(H5T_C_S1);
    t->hex = H5Tcopy(H5T_C_S1);
    if (t->path < 0 || t->hex < 0 || H5Tset_size(t->path, PATH_SIZE) < 0 || H5Tset_size(t->hex, 65) < 0) return false;
    t->manifest = H5Tcreate(H5T_COMPOUND, sizeof(manifest_row));
    return t->manifest >= 0 && H5Tinsert(t->manifest, "path", offsetof(manifest_row, path), t->path) >= 0 &&
           H5Tinsert(t->manifest, "rows", offsetof(manifest_row, rows), H5T_STD_U64LE) >= 0 &&
           H5Tinsert(t->manifest, "sha256", offsetof(manifest_row, sha256), t->hex) >= 0;
}

static void types_close(types *t)
{
    for (size_t i = 0; i < N_KINDS; i++)
        if (t->id[i] >= 0) H5Tclose(t->id[i]);
    if (t->manifest >= 0) H5Tclose(t->manifest);
    if (t->path >= 0) H5Tclose(t->path);
    if (t->hex >= 0) H5Tclose(t->hex);
}

static void hex_of(const uint8_t sum[32], char hex[65])
{
    for (size_t i = 0; i < 32; i++) snprintf(hex + 2 * i, 3, "%02x", sum[i]);
}

/* A file of the core driver: in memory, never on disk. */
static hid_t access_in_memory(const void *image, size_t n)
{
    const hid_t fapl = H5Pcreate(H5P_FILE_ACCESS);
    if (fapl < 0) return fapl;
    /* the image is only read; H5Pset_file_image copies it and its parameter lacks a const */
    if (H5Pset_fapl_core(fapl, (size_t)1 << 20, false) < 0 || H5Pset_fclose_degree(fapl, H5F_CLOSE_STRONG) < 0 ||
        (image && H5Pset_file_image(fapl, (void *)(uintptr_t)image, n) < 0)) {
        H5Pclose(fapl);
        return -1;
    }
    return fapl;
}

static void quiet(void)
{
    H5Eset_auto2(H5E_DEFAULT, NULL, NULL); /* what fails is said by our own messages */
}

/* ---- writing --------------------------------------------------------------------------------------------------------
 */
typedef struct writer {
    hid_t file;
    types types;
    manifest_row *rows;
    size_t count, capacity;
    void *scratch; /* one column */
    size_t scratch_size;
    gn_err *err;
} writer;

static gn_status hdf5_failed(gn_err *err, const char *path)
{
    return gn_fail(err, GN_E_IO, "HDF5 refused %s", path);
}

static gn_status note(writer *w, const char *path, uint64_t rows, const void *data, size_t bytes)
{
    if (w->count == w->capacity) {
        const size_t cap = w->capacity ? 2 * w->capacity : 64;
        manifest_row *p = realloc(w->rows, cap * sizeof *p);
        if (!p) return gn_fail(w->err, GN_E_NOMEM, "no memory for the store's manifest");
        w->rows = p;
        w->capacity = cap;
    }
    manifest_row *r = &w->rows[w->count++];
    memset(r, 0, sizeof *r); /* padding is written too: the same bytes each time */
    snprintf(r->path, sizeof r->path, "%s", path);
    r->rows = rows;
    uint8_t sum[32];
    sha256(data, bytes, sum);
    hex_of(sum, r->sha256);
    return GN_OK;
}

/* A dataset of `rows` rows with `width` values each (0: one-dimensional). */
static gn_status put(writer *w, const char *path, hid_t type, size_t size, uint64_t rows, uint64_t width,
                     const void *data)
{
    const int rank = width ? 2 : 1;
    const hsize_t dims[2] = {rows, width}, most[2] = {H5S_UNLIMITED, width};
    const hsize_t chunk[2] = {rows < 1 ? 1 : rows < CHUNK_ROWS ? rows : CHUNK_ROWS, width};
    const hid_t space = H5Screate_simple(rank, dims, most), dcpl = H5Pcreate(H5P_DATASET_CREATE);
    hid_t set = -1;
    /* without times, and filters that need nothing but zlib: any reader opens it, and the bytes repeat */
    if (space >= 0 && dcpl >= 0 && H5Pset_obj_track_times(dcpl, false) >= 0 && H5Pset_chunk(dcpl, rank, chunk) >= 0 &&
        H5Pset_shuffle(dcpl) >= 0 && H5Pset_deflate(dcpl, 4) >= 0)
        set = H5Dcreate2(w->file, path, type, space, H5P_DEFAULT, dcpl, H5P_DEFAULT);
    bool ok = set >= 0 && (rows == 0 || H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) >= 0);
    if (set >= 0 && H5Dclose(set) < 0) ok = false;
    if (dcpl >= 0) H5Pclose(dcpl);
    if (space >= 0) H5Sclose(space);
    if (!ok) return hdf5_failed(w->err, path);
    return note(w, path, rows, data, rows * (width ? width : 1) * size);
}

static gn_status put_group(writer *w, const char *path)
{
    const hid_t g = H5Gcreate2(w->file, path, H5P_DEFAULT, H5P_DEFAULT, H5P_DEFAULT);
    return g < 0 || H5Gclose(g) < 0 ? hdf5_failed(w->err, path) : GN_OK;
}

static gn_status put_kind(writer *w, const char *group, const char *name, kind k, uint64_t rows, const void *data)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", group, name);
    return put(w, path, w->types.id[k], size_of[k], rows, 0, data);
}

static gn_status put_columns(writer *w, const char *group, const column *columns, size_t n_columns, const void *items,
                             size_t count, size_t stride)
{
    if (count > w->scratch_size / 8) {
        void *p = realloc(w->scratch, count * 8);
        if (!p) return gn_fail(w->err, GN_E_NOMEM, "no memory for a column of %zu rows", count);
        w->scratch = p;
        w->scratch_size = count * 8;
    }
    gn_status st = GN_OK;
    for (size_t c = 0; !st && c < n_columns; c++) {
        const size_t size = size_of[columns[c].kind];
        const char *from = count ? (const char *)items + columns[c].offset : NULL; /* no items, no array */
        char *to = w->scratch;
        for (size_t i = 0; i < count; i++) memcpy(to + i * size, from + i * stride, size);
        st = put_kind(w, group, columns[c].name, columns[c].kind, count, w->scratch);
    }
    return st;
}

static gn_status put_documents(writer *w, const gn_store *s)
{
    gn_status st = put_group(w, "/documents");
    if (st) return st;
    document_row *rows = calloc(s->document_count + 1, sizeof *rows);
    uint8_t *sums = malloc(32 * s->document_count + 1);
    if (!rows || !sums) st = gn_fail(w->err, GN_E_NOMEM, "no memory for the store's documents");
    for (size_t i = 0; !st && i < s->document_count; i++) {
        const gn_store_document *d = &s->documents[i];
        rows[i] = (document_row){.name = d->name,
                                 .encoding = d->encoding,
                                 .pages = d->pages,
                                 .vintage = d->vintage,
                                 .date = d->date.year * 10000 + d->date.month * 100 + d->date.day,
                                 .format = d->format,
                                 .bytes = d->bytes};
        memcpy(sums + 32 * i, d->sha256, 32);
    }
    if (!st)
        st = put_columns(w, "/documents", document_columns, N_DOCUMENT_COLUMNS, rows, s->document_count, sizeof *rows);
    if (!st) st = put(w, "/documents/sha256", w->types.id[U8], 1, s->document_count, 32, sums);
    free(rows);
    free(sums);
    return st;
}

static gn_status put_dictionary(writer *w, const gn_strings *strings)
{
    gn_status st = put_group(w, "/dictionary");
    if (st) return st;
    const size_t n = gn_strings_count(strings);
    gn_buf bytes = {0};
    uint64_t *offset = malloc((n + 2) * sizeof *offset);
    if (!offset) return gn_fail(w->err, GN_E_NOMEM, "no memory for the store's dictionary");
    offset[0] = 0; /* number 0 is null: an empty range */
    offset[1] = 0;
    for (size_t i = 1; i <= n; i++) {
        gn_buf_bytes(&bytes, gn_strings_get(strings, (gn_str)i), gn_strings_len(strings, (gn_str)i));
        offset[i + 1] = bytes.length;
    }
    if (bytes.failed) st = gn_fail(w->err, GN_E_NOMEM, "no memory for the store's dictionary");
    if (!st) st = put_kind(w, "/dictionary", "offset", U64, n + 2, offset);
    if (!st) st = put_kind(w, "/dictionary", "bytes", U8, bytes.length, bytes.data);
    free(offset);
    gn_buf_free(&bytes);
    return st;
}

static gn_status put_group_of_series(writer *w, const gn_series_group *g, char freq)
{
    const gn_panel *p = g->panel;
    char group[] = {'/', 's', 'e', 'r', 'i', 'e', 's', '/', freq, '\0'};
    gn_status st = put_group(w, group);
    const size_t points = p->offset[p->count], members = g->member_offset[p->count];
    if (!st) st = put_columns(w, group, key_columns, N_KEY_COLUMNS, p->key, p->count, sizeof *p->key);
    if (!st) st = put_kind(w, group, "first", I64, p->count, p->first);
    if (!st) st = put_kind(w, group, "offset", U64, p->count + 1, p->offset);
    if (!st) st = put_kind(w, group, "value", F64, points, p->value);
    if (!st) st = put_kind(w, group, "flag", U8, points, p->flag);
    if (!st) st = put_kind(w, group, "member_offset", U64, p->count + 1, g->member_offset);
    if (!st) st = put_columns(w, group, member_columns, N_MEMBER_COLUMNS, g->member, members, sizeof *g->member);
    return st;
}

static gn_status put_manifest(writer *w)
{
    gn_status st = put_group(w, "/manifest");
    if (st) return st;
    const uint32_t schema = GN_STORE_SCHEMA;
    st = put_kind(w, "/manifest", "schema", U32, 1, &schema);
    const size_t n = w->count;
    return st ? st : put(w, "/manifest/datasets", w->types.manifest, sizeof *w->rows, n, 0, w->rows);
}

/* Where the chunks of every dataset lie in the file, with their checksums. */
static gn_status write_map(writer *w, const gn_buf *image, gn_buf *map)
{
    for (size_t i = 0; i < w->count; i++) {
        const hid_t set = H5Dopen2(w->file, w->rows[i].path, H5P_DEFAULT);
        const hid_t space = set >= 0 ? H5Dget_space(set) : -1;
        hsize_t chunks = 0;
        bool ok = space >= 0 && H5Dget_num_chunks(set, space, &chunks) >= 0;
        for (hsize_t c = 0; ok && c < chunks; c++) {
            hsize_t corner[2], size;
            unsigned mask;
            haddr_t at;
            ok = H5Dget_chunk_info(set, space, c, corner, &mask, &at, &size) >= 0 && at <= image->length &&
                 size <= image->length - at;
            if (!ok) break;
            uint8_t sum[32];
            char hex[65];
            sha256(image->data + at, size, sum);
            hex_of(sum, hex);
            gn_buf_printf(map, "%llu %llu %s %s\n", (unsigned long long)at, (unsigned long long)size, hex,
                          w->rows[i].path);
        }
        if (space >= 0) H5Sclose(space);
        if (set >= 0) H5Dclose(set);
        if (!ok) return hdf5_failed(w->err, w->rows[i].path);
    }
    return map->failed ? gn_fail(w->err, GN_E_NOMEM, "no memory for the store's checksums") : GN_OK;
}

static gn_status write_image(writer *w, gn_buf *image)
{
    const ssize_t n = H5Fflush(w->file, H5F_SCOPE_GLOBAL) < 0 ? -1 : H5Fget_file_image(w->file, NULL, 0);
    if (n <= 0) return hdf5_failed(w->err, "the file's image");
    image->data = malloc((size_t)n);
    if (!image->data) return gn_fail(w->err, GN_E_NOMEM, "no memory for a store of %zd bytes", n);
    image->length = image->capacity = (size_t)n;
    return H5Fget_file_image(w->file, image->data, (size_t)n) != n ? hdf5_failed(w->err, "the file's image") : GN_OK;
}

gn_status store_image_write(const gn_store *s, gn_buf *image, gn_buf *map, gn_err *err)
{
    quiet();
    writer w = {.file = -1, .err = err};
    gn_status st = types_open(&w.types) ? GN_OK : hdf5_failed(err, "its types");
    const hid_t fapl = access_in_memory(NULL, 0);
    if (!st) {
        w.file = H5Fcreate("gnomon-store", H5F_ACC_TRUNC, H5P_DEFAULT, fapl);
        if (w.file < 0) st = hdf5_failed(err, "a new file in memory");
    }
    if (!st) st = put_documents(&w, s);
    if (!st) st = put_group(&w, "/observations");
    if (!st)
        st = put_columns(&w, "/observations", observation_columns, N_OBSERVATION_COLUMNS, s->observations->items,
                         s->observations->count, sizeof *s->observations->items);
    if (!st) st = put_kind(&w, "/observations", "decision", DECISION, s->observations->count, s->decision);
    if (!st) st = put_group(&w, "/series");
    for (size_t i = 0; !st && i < GN_GROUPS; i++)
        if (s->series->group[i].panel->count) st = put_group_of_series(&w, &s->series->group[i], gn_group_freqs[i]);
    if (!st) st = put_dictionary(&w, s->observations->strings);
    if (!st) st = put_manifest(&w);
    if (!st) st = write_image(&w, image);
    if (!st) st = write_map(&w, image, map);
    if (w.file >= 0) H5Fclose(w.file);
    if (fapl >= 0) H5Pclose(fapl);
    types_close(&w.types);
    free(w.rows);
    free(w.scratch);
    return st;
}

/* ---- reading --------------------------------------------------------------------------------------------------------
 */
typedef struct reader {
    hid_t file;
    types types;
    manifest_row *rows;
    size_t count;
    gn_err *err;
} reader;

static gn_status damaged(gn_err *err, const char *path, const char *what)
{
    return gn_fail(err, GN_E_DAMAGED, "damaged: %s: %s", path, what);
}

/* The manifest's row of a dataset, or NULL. */
static const manifest_row *listed(const reader *r, const char *path)
{
    for (size_t i = 0; i < r->count; i++)
        if (strcmp(r->rows[i].path, path) == 0) return &r->rows[i];
    return NULL;
}

/* A whole dataset of the type expected, with a final 0 byte; freed by the caller. width 0: one-dimensional. */
static gn_status get(reader *r, const char *path, hid_t type, size_t size, uint64_t width, void **data, size_t *rows)
{
    *data = NULL;
    gn_status st = GN_OK;
    const hid_t set = H5Dopen2(r->file, path, H5P_DEFAULT);
    const hid_t space = set >= 0 ? H5Dget_space(set) : -1, stored = set >= 0 ? H5Dget_type(set) : -1;
    hsize_t dims[2] = {0, 0};
    size_t bytes = 0;
    if (space < 0 || stored < 0)
        st = damaged(r->err, path, "missing");
    else if (H5Tequal(stored, type) <= 0)
        st = damaged(r->err, path, "of another type than expected");
    else if (H5Sget_simple_extent_ndims(space) != (width ? 2 : 1) || H5Sget_simple_extent_dims(space, dims, NULL) < 0 ||
             (width && dims[1] != width) || __builtin_mul_overflow((size_t)dims[0], size * (width ? width : 1), &bytes))
        st = damaged(r->err, path, "of another shape than expected");
    else if (!(*data = calloc(1, bytes + 1)))
        st = gn_fail(r->err, GN_E_NOMEM, "no memory for %s (%zu bytes)", path, bytes);
    else if (bytes && H5Dread(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, *data) < 0)
        st = damaged(r->err, path, "cannot be read");
    if (stored >= 0) H5Tclose(stored);
    if (space >= 0) H5Sclose(space);
    if (set >= 0) H5Dclose(set);
    if (!st && r->rows) {
        const manifest_row *m = listed(r, path);
        uint8_t sum[32];
        char hex[65];
        sha256(*data, bytes, sum);
        hex_of(sum, hex);
        if (!m)
            st = damaged(r->err, path, "not in the manifest");
        else if (m->rows != dims[0] || strcmp(m->sha256, hex) != 0)
            st = damaged(r->err, path, "differs from its checksum in the manifest");
    }
    if (st) {
        free(*data);
        *data = NULL;
        return st;
    }
    *rows = (size_t)dims[0];
    return GN_OK;
}

/* The same with the number of rows known. */
static gn_status get_kind(reader *r, const char *group, const char *name, kind k, size_t want, bool exact, void **data,
                          size_t *rows)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", group, name);
    gn_status st = get(r, path, r->types.id[k], size_of[k], 0, data, rows);
    if (!st && exact && *rows != want) st = damaged(r->err, path, "not as long as its neighbours");
    const unsigned top = highest(k);
    if (!st && size_of[k] == 1 && top < UINT8_MAX)
        for (size_t i = 0; !st && i < *rows; i++)
            if (((const uint8_t *)*data)[i] > top) st = damaged(r->err, path, "value out of range");
    if (st) {
        free(*data);
        *data = NULL;
    }
    return st;
}

/* Fills the columns of an array that is allocated by the first one; *items NULL at first. */
static gn_status get_columns(reader *r, const char *group, const column *columns, size_t n_columns, void **items,
                             size_t *count, size_t stride, bool count_known)
{
    gn_status st = GN_OK;
    for (size_t c = 0; !st && c < n_columns; c++) {
        void *data;
        size_t rows;
        st = get_kind(r, group, columns[c].name, columns[c].kind, *count, c > 0 || count_known, &data, &rows);
        if (st) break;
        if (!*items) {
            *count = rows;
            if (!(*items = calloc(rows + 1, stride)))
                st = gn_fail(r->err, GN_E_NOMEM, "no memory for %zu rows of %s", rows, group);
        }
        const size_t size = size_of[columns[c].kind];
        char *to = *items ? (char *)*items + columns[c].offset : NULL;
        for (size_t i = 0; !st && i < rows; i++) memcpy(to + i * stride, (const char *)data + i * size, size);
        free(data);
    }
    return st;
}

static gn_status get_manifest(reader *r)
{
    void *data;
    size_t rows;
    gn_status st = get(r, "/manifest/datasets", r->types.manifest, sizeof(manifest_row), 0, &data, &rows);
    if (st) return st;
    r->rows = data;
    r->count = rows;
    for (size_t i = 0; i < rows; i++) { /* strings end where they should, whatever the file holds */
        r->rows[i].path[sizeof r->rows[i].path - 1] = '\0';
        r->rows[i].sha256[sizeof r->rows[i].sha256 - 1] = '\0';
    }
    uint32_t schema = 0;
    st = get(r, "/manifest/schema", r->types.id[U32], 4, 0, &data, &rows);
    if (!st && rows == 1) memcpy(&schema, data, sizeof schema);
    if (!st) free(data);
    if (!st && schema != GN_STORE_SCHEMA) st = damaged(r->err, "/manifest/schema", "not the header's");
    return st;
}

/* offsets[0] = 0, not falling, the last one `end`. */
static gn_status check_offsets(gn_err *err, const char *path, const uint64_t *offset, size_t n, uint64_t end)
{
    bool ok = n > 0 && offset[0] == 0 && offset[n - 1] == end;
    for (size_t i = 1; ok && i < n; i++) ok = offset[i] >= offset[i - 1];
    return ok ? GN_OK : damaged(err, path, "offsets out of order");
}

static gn_status get_dictionary(reader *r, gn_strings *strings)
{
    void *data, *bytes = NULL;
    size_t n, n_bytes;
    gn_status st = get_kind(r, "/dictionary", "offset", U64, 0, false, &data, &n);
    if (st) return st;
    const uint64_t *offset = data;
    st = get_kind(r, "/dictionary", "bytes", U8, 0, false, &bytes, &n_bytes);
    if (!st) st = check_offsets(r->err, "/dictionary/offset", offset, n, n_bytes);
    if (!st && (n < 2 || offset[1] != 0)) st = damaged(r->err, "/dictionary/offset", "no place for null");
    for (size_t i = 1; !st && i + 1 < n; i++) {
        const char *text = (const char *)bytes + offset[i];
        const size_t len = (size_t)(offset[i + 1] - offset[i]);
        if (memchr(text, 0, len))
            st = damaged(r->err, "/dictionary/bytes", "a text holds a zero byte");
        else if (gn_strings_add(strings, text, len) != i)
            st = damaged(r->err, "/dictionary/bytes", "a text stands there twice");
    }
    free(bytes);
    free(data);
    return st;
}

static gn_status get_documents(reader *r, gn_store *s)
{
    void *items = NULL, *sums = NULL;
    size_t count = 0, rows = 0;
    gn_status st =
        get_columns(r, "/documents", document_columns, N_DOCUMENT_COLUMNS, &items, &count, sizeof(document_row), false);
    if (!st) st = get(r, "/documents/sha256", r->types.id[U8], 1, 32, &sums, &rows);
    if (!st && rows != count) st = damaged(r->err, "/documents/sha256", "not as long as its neighbours");
    if (!st && !(s->documents = calloc(count + 1, sizeof *s->documents)))
        st = gn_fail(r->err, GN_E_NOMEM, "no memory for %zu documents", count);
    const size_t strings = gn_strings_count(s->observations->strings);
    for (size_t i = 0; !st && i < count; i++) {
        const document_row *d = &((const document_row *)items)[i];
        gn_store_document *o = &s->documents[i];
        *o = (gn_store_document){.name = d->name,
                                 .encoding = d->encoding,
                                 .bytes = d->bytes,
                                 .pages = d->pages,
                                 .vintage = d->vintage,
                                 .format = d->format,
                                 .date = {d->date / 10000, d->date / 100 % 100, d->date % 100}};
        memcpy(o->sha256, (const uint8_t *)sums + 32 * i, 32);
        if (d->name == 0 || d->name > strings || d->encoding > strings)
            st = damaged(r->err, "/documents", "a text that is not in the dictionary");
        else if (d->date && !gn_date_valid(o->date))
            st = damaged(r->err, "/documents/date", "a date that does not exist");
    }
    s->document_count = st ? 0 : count;
    free(items);
    free(sums);
    return st;
}

static gn_status get_observations(reader *r, gn_store *s)
{
    gn_observations *o = s->observations;
    void *items = NULL, *decision = NULL;
    size_t count = 0, rows;
    gn_status st = get_columns(r, "/observations", observation_columns, N_OBSERVATION_COLUMNS, &items, &count,
                               sizeof(gn_observation), false);
    if (!st) st = get_kind(r, "/observations", "decision", DECISION, count, true, &decision, &rows);
    const size_t strings = gn_strings_count(o->strings);
    for (size_t i = 0; !st && i < count; i++) {
        const gn_observation *b = &((const gn_observation *)items)[i];
        const gn_str texts[] = {b->text, b->unit,     b->indicator, b->area,      b->source,
                                b->of,   b->sentence, b->rule,      b->unit_code, b->currency};
        for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
            if (texts[k] > strings) st = damaged(r->err, "/observations", "a text that is not in the dictionary");
        if (b->document >= s->document_count)
            st = damaged(r->err, "/observations/document", "no such document");
        else if (b->period.freq != GN_FREQ_NONE &&
                 (gn_freq_of((char)b->period.freq) != b->period.freq || b->period.first > b->period.last))
            st = damaged(r->err, "/observations/period_freq", "no such period");
    }
    if (st) {
        free(items);
        free(decision);
        return st;
    }
    free(o->items);
    o->items = items;
    o->count = o->capacity = count;
    s->decision = decision;
    return GN_OK;
}

static gn_status get_series(reader *r, gn_store *s, size_t group_index)
{
    gn_series_group *g = &s->series->group[group_index];
    gn_panel *p = g->panel;
    const char group[] = {'/', 's', 'e', 'r', 'i', 'e', 's', '/', gn_group_freqs[group_index], '\0'};
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/offset", group);
    if (!listed(r, path)) return GN_OK; /* no series of this frequency */
    void *key = NULL, *first = NULL, *offset = NULL, *value = NULL, *flag = NULL, *member_offset = NULL, *member = NULL;
    size_t count = 0, rows, points = 0, members = 0;
    gn_status st = get_columns(r, group, key_columns, N_KEY_COLUMNS, &key, &count, sizeof *p->key, false);
    if (!st) st = get_kind(r, group, "first", I64, count, true, &first, &rows);
    if (!st) st = get_kind(r, group, "offset", U64, count + 1, true, &offset, &rows);
    if (!st) st = get_kind(r, group, "value", F64, 0, false, &value, &points);
    if (!st) st = get_kind(r, group, "flag", U8, points, true, &flag, &rows);
    if (!st) st = get_kind(r, group, "member_offset", U64, count + 1, true, &member_offset, &rows);
    if (!st) st = get_columns(r, group, member_columns, N_MEMBER_COLUMNS, &member, &members, sizeof *g->member, false);
    if (!st) st = check_offsets(r->err, group, offset, count + 1, points);
    if (!st) st = check_offsets(r->err, group, member_offset, count + 1, members);
    const size_t strings = gn_strings_count(s->observations->strings);
    for (size_t i = 0; !st && i < count; i++) {
        const gn_key *k = &((const gn_key *)key)[i];
        const uint64_t *po = offset, *mo = member_offset;
        if (k->indicator > strings || k->area > strings || k->unit > strings)
            st = damaged(r->err, group, "a text that is not in the dictionary");
        for (uint64_t m = mo[i]; !st && m < mo[i + 1]; m++) {
            const gn_member *one = &((const gn_member *)member)[m];
            if (one->observation >= s->observations->count || one->point < -1 ||
                (one->point >= 0 && (uint64_t)one->point >= po[i + 1] - po[i]))
                st = damaged(r->err, group, "a member that does not exist");
        }
    }
    if (st) {
        free(key);
        free(first);
        free(offset);
        free(value);
        free(flag);
        free(member_offset);
        free(member);
        return st;
    }
    free(p->offset);
    free(g->member_offset);
    p->count = count;
    p->key = key;
    p->first = first;
    p->offset = offset;
    p->value = value;
    p->flag = flag;
    g->member_offset = member_offset;
    g->member = member;
    return GN_OK;
}

gn_status store_image_read(const void *bytes, size_t n, gn_store **out, gn_err *err)
{
    quiet();
    *out = NULL;
    reader r = {.file = -1, .err = err};
    gn_store *s = NULL;
    gn_status st =
        types_open(&r.types) ? gn_store_new(&s, err) : gn_fail(err, GN_E_NOMEM, "no memory for HDF5's types");
    const hid_t fapl = access_in_memory(bytes, n);
    if (!st) {
        r.file = H5Fopen("gnomon-store", H5F_ACC_RDONLY, fapl);
        if (r.file < 0) st = gn_fail(err, GN_E_DAMAGED, "damaged: HDF5 cannot open it");
    }
    if (!st) st = get_manifest(&r);
    if (!st) st = get_dictionary(&r, s->observations->strings);
    if (!st) st = get_documents(&r, s);
    if (!st) st = get_observations(&r, s);
    for (size_t i = 0; !st && i < GN_GROUPS; i++) st = get_series(&r, s, i);
    if (r.file >= 0) H5Fclose(r.file);
    if (fapl >= 0) H5Pclose(fapl);
    types_close(&r.types);
    free(r.rows);
    if (st) {
        gn_store_free(s);
        return st;
    }
    *out = s;
    return GN_OK;
}
