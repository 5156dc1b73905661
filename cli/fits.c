/* Files of stored fits. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fits.h"

#include "csv_cell.h"

#include "gnomon/gn_csv.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DIGITS = 16 }; /* of a checksum */
static const char MAGIC[] = "gnomon fits ";
enum { VERSION = 1 };

typedef struct place {
    uint64_t hash, offset;
} place;

struct fits {
    FILE *f;
    char *path;
    place *places; /* in the file's order until all are read, then by hash */
    size_t count, capacity;
    bool *marked;    /* as places */
    size_t *in_file; /* places in the file's order */
};

/* FNV-1a from the checksum of the line before. */
static uint64_t chain_on(uint64_t chain, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) chain = (chain ^ (unsigned char)s[i]) * 1099511628211u;
    return chain;
}

void fits_header(gn_buf *to, gn_freq freq)
{
    gn_buf_printf(to, "%s%d,%c\n", MAGIC, VERSION, freq);
}

uint64_t fits_begin_chain(gn_freq freq)
{
    gn_buf head = {0};
    fits_header(&head, freq);
    const uint64_t chain = chain_on(14695981039346656037u, head.data ? head.data : "", head.length);
    gn_buf_free(&head);
    return chain;
}

static void numbers(gn_buf *to, const double *v, size_t n)
{
    gn_buf_char(to, ',');
    for (size_t i = 0; i < n; i++) {
        if (i) gn_buf_char(to, ' ');
        gn_buf_number(to, v[i]);
    }
}

void fits_line(gn_buf *to, const char *id, const char *last, gn_domain domain, bool year_to_date, const double *y,
               size_t n, const gn_fit *fit)
{
    gn_csv_field(to, id);
    gn_buf_char(to, ',');
    gn_csv_field(to, last ? last : "");
    gn_buf_printf(to, ",%d,%d,", (int)domain, year_to_date);
    gn_csv_field(to, fit->count ? fit->model : "");
    gn_buf_printf(to, ",%zu,%d,%d", fit->n, fit->season, fit->positive);
    numbers(to, &fit->scale, 1);
    numbers(to, fit->value, fit->count);
    numbers(to, y, n);
    gn_buf_text(to, ",\n");
}

void fits_end(gn_buf *to)
{
    gn_buf_text(to, ",end,\n");
}

void fits_seal(const gn_buf *text, uint64_t *chain, gn_buf *to)
{
    for (size_t at = 0; at < text->length;) {
        const char *end = memchr(text->data + at, '\n', text->length - at);
        const size_t n = end ? (size_t)(end - text->data) - at : text->length - at;
        *chain = chain_on(*chain, text->data + at, n);
        gn_buf_bytes(to, text->data + at, n);
        gn_buf_printf(to, "%016llx\n", (unsigned long long)*chain);
        at += n + 1;
    }
}

/* The checksum at a line's end. */
static bool read_sum(const char *line, size_t n, uint64_t *sum)
{
    if (n < DIGITS + 1 || line[n - 1] != '\n' || strspn(line + n - 1 - DIGITS, "0123456789abcdef") != DIGITS)
        return false;
    *sum = strtoull(line + n - 1 - DIGITS, NULL, 16);
    return true;
}

gn_status fits_chain_of_part(const char *path, uint64_t bytes, uint64_t *chain, gn_err *err)
{
    gn_buf name = {0};
    char tail[DIGITS + 2] = "";
    gn_buf_printf(&name, "%s.part", path);
    FILE *f = name.failed ? NULL : fopen(name.data, "re");
    const bool read = f && bytes > DIGITS + 1 && fseek(f, (long)(bytes - DIGITS - 1), SEEK_SET) == 0 &&
                      fread(tail, 1, DIGITS + 1, f) == DIGITS + 1;
    if (f) fclose(f);
    const bool fine = read && read_sum(tail, DIGITS + 1, chain);
    gn_status st = fine ? GN_OK : gn_fail(err, GN_E_DAMAGED, "%s.part: no checksum where it was expected", path);
    gn_buf_free(&name);
    return st;
}

static int by_hash(const void *a, const void *b)
{
    const place *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

static int by_offset(const void *a, const void *b, void *ctx)
{
    const place *p = ctx;
    const uint64_t x = p[*(const size_t *)a].offset, y = p[*(const size_t *)b].offset;
    return (x > y) - (x < y);
}

static gn_status damaged(const fits *f, size_t line, const char *what, gn_err *err)
{
    return gn_fail(err, GN_E_DAMAGED, "%s:%zu: %s", f->path, line, what);
}

static gn_status read_all(fits *f, gn_freq freq, gn_err *err)
{
    char *line = NULL;
    size_t cap = 0, number = 1;
    gn_buf id = {0};
    ssize_t n = getline(&line, &cap, f->f);
    int version;
    char letter, end_of_line;
    gn_status st = GN_OK;
    if (n < 0 || strncmp(line, MAGIC, sizeof MAGIC - 1) != 0 ||
        sscanf(line + sizeof MAGIC - 1, "%9d,%c%c", &version, &letter, &end_of_line) != 3 || end_of_line != '\n')
        st = gn_fail(err, GN_E_FORMAT, "%s: no file of stored fits", f->path);
    else if (version > VERSION)
        st = gn_fail(err, GN_E_SCHEMA, "%s: of version %d, this gnomon knows %d", f->path, version, VERSION);
    else if (version != VERSION || letter != (char)freq)
        st = gn_fail(err, GN_E_FORMAT, "%s: fits of frequency %c, --freq is %c", f->path, letter, freq);
    uint64_t chain = fits_begin_chain(freq), at = n > 0 ? (uint64_t)n : 0;
    bool ended = false;
    while (st == GN_OK && (n = getline(&line, &cap, f->f)) > 0) {
        uint64_t sum;
        number++;
        if (ended) {
            st = damaged(f, number, "a line behind the end", err);
            break;
        }
        chain = read_sum(line, (size_t)n, &sum) ? chain_on(chain, line, (size_t)n - DIGITS - 1) : sum + 1;
        if (!read_sum(line, (size_t)n, &sum) || sum != chain || strlen(line) != (size_t)n) {
            st = damaged(f, number, "damaged, or changed by hand", err);
            break;
        }
        csv_cell(line, &id);
        if (id.failed) st = gn_fail(err, GN_E_NOMEM, "%s: no memory", f->path);
        if (strncmp(line, ",end,", 5) == 0) {
            ended = true;
            continue;
        }
        if (f->count == f->capacity) {
            const size_t room = f->capacity ? f->capacity + f->capacity / 2 : 1024;
            place *p = realloc(f->places, room * sizeof *p);
            if (!p) {
                st = gn_fail(err, GN_E_NOMEM, "%s: no memory", f->path);
                break;
            }
            f->places = p;
            f->capacity = room;
        }
        if (st == GN_OK) f->places[f->count++] = (place){gn_csv_hash(id.data), at};
        at += (uint64_t)n;
    }
    if (st == GN_OK && !ended) st = damaged(f, number, "the end is missing", err);
    free(line);
    gn_buf_free(&id);
    return st;
}

gn_status fits_open(const char *path, gn_freq freq, fits **out, gn_err *err)
{
    fits *f = calloc(1, sizeof *f);
    *out = NULL;
    if (!f || !(f->path = strdup(path))) {
        free(f);
        return gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    }
    f->f = fopen(path, "re");
    gn_status st = f->f ? GN_OK : gn_fail(err, GN_E_NOTFOUND, "%s: cannot open: %s", path, strerror(errno));
    if (st == GN_OK) st = read_all(f, freq, err);
    if (st == GN_OK) {
        f->marked = calloc(f->count + 1, sizeof *f->marked);
        f->in_file = malloc((f->count + 1) * sizeof *f->in_file);
        if (!f->marked || !f->in_file) st = gn_fail(err, GN_E_NOMEM, "%s: no memory", path);
    }
    if (st == GN_OK && f->count) {
        qsort(f->places, f->count, sizeof *f->places, by_hash);
        for (size_t i = 0; i < f->count; i++) f->in_file[i] = i;
        qsort_r(f->in_file, f->count, sizeof *f->in_file, by_offset, f->places);
    }
    for (size_t i = 1; st == GN_OK && i < f->count; i++)
        if (f->places[i].hash == f->places[i - 1].hash)
            st = gn_fail(err, GN_E_DAMAGED, "%s: an id stands there twice", path);
    if (st)
        fits_close(f);
    else
        *out = f;
    return st;
}

void fits_close(fits *f)
{
    if (!f) return;
    if (f->f) fclose(f->f);
    free(f->path);
    free(f->places);
    free(f->marked);
    free(f->in_file);
    free(f);
}

static size_t place_of(const fits *f, const char *id)
{
    const place key = {gn_csv_hash(id), 0};
    const place *p = f->count ? bsearch(&key, f->places, f->count, sizeof key, by_hash) : NULL;
    return p ? (size_t)(p - f->places) : SIZE_MAX;
}

/* The line at an offset, its checksum cut off. */
static gn_status line_at(const fits *f, uint64_t offset, gn_buf *line, gn_err *err)
{
    char block[4096];
    gn_buf_clear(line);
    for (;;) {
        const ssize_t n = pread(fileno(f->f), block, sizeof block, (off_t)(offset + line->length));
        const char *end = n > 0 ? memchr(block, '\n', (size_t)n) : NULL;
        if (n <= 0) return gn_fail(err, GN_E_IO, "%s: cannot read again", f->path);
        gn_buf_bytes(line, block, end ? (size_t)(end - block) : (size_t)n);
        if (line->failed) return gn_fail(err, GN_E_NOMEM, "%s: no memory", f->path);
        if (!end) continue;
        if (line->length < DIGITS) return gn_fail(err, GN_E_DAMAGED, "%s: it has changed", f->path);
        line->length -= DIGITS;
        line->data[line->length] = '\0';
        return GN_OK;
    }
}

/* Numbers between blanks; false where one is none. */
static bool read_numbers(const gn_buf *cell, double **out, size_t *count)
{
    size_t blanks = 0;
    for (size_t i = 0; i < cell->length; i++) blanks += cell->data[i] == ' ';
    *count = 0;
    *out = malloc((blanks + 1) * sizeof **out);
    if (!*out) return false;
    for (const char *p = cell->data; cell->length && *p;) {
        const size_t n = strcspn(p, " ");
        if (!gn_number_parse(p, n, &(*out)[(*count)++])) return false;
        p += n + (p[n] == ' ');
    }
    return true;
}

static bool read_int(const gn_buf *cell, long most, long *out)
{
    double v;
    if (!gn_number_parse(cell->data, cell->length, &v) || v != floor(v) || v < 0 || v > (double)most) return false;
    *out = (long)v;
    return true;
}

void fits_entry_free(fits_entry *e)
{
    free(e->id);
    free(e->last);
    free(e->y);
    free(e->fit.value);
    *e = (fits_entry){0};
}

/* Cells of a line whose checksum is right; still none of them is believed. */
static bool read_entry(const char *line, fits_entry *e)
{
    enum { ID, LAST, DOMAIN, YTD, MODEL, VALUES, SEASON, POSITIVE, SCALE, FIT, Y, CELLS };
    gn_buf cell = {0};
    bool fine = true;
    long number = 0;
    size_t one = 0;
    double *scale = NULL;
    for (int i = 0; i < CELLS && fine; i++) {
        fine = line != NULL;
        if (fine) line = csv_cell(line, &cell);
        fine = fine && !cell.failed;
        if (!fine) break;
        switch (i) {
        case ID: fine = (e->id = strdup(cell.data)) != NULL; break;
        case LAST: fine = !cell.length || (e->last = strdup(cell.data)) != NULL; break;
        case DOMAIN: fine = read_int(&cell, GN_DOMAIN_AUTO, &number), e->domain = (gn_domain)number; break;
        case YTD: fine = read_int(&cell, 1, &number), e->year_to_date = number == 1; break;
        case MODEL:
            fine = cell.length < sizeof e->fit.model;
            if (fine) memcpy(e->fit.model, cell.data, cell.length + 1);
            break;
        case VALUES: fine = read_int(&cell, INT32_MAX, &number), e->fit.n = (size_t)number; break;
        case SEASON: fine = read_int(&cell, GN_MAX_SEASON, &number), e->fit.season = (int)number; break;
        case POSITIVE: fine = read_int(&cell, 1, &number), e->fit.positive = number == 1; break;
        case SCALE: fine = read_numbers(&cell, &scale, &one) && one == 1, e->fit.scale = fine ? scale[0] : 0; break;
        case FIT: fine = read_numbers(&cell, &e->fit.value, &e->fit.count), e->fit.capacity = e->fit.count; break;
        default: fine = read_numbers(&cell, &e->y, &e->n);
        }
    }
    for (size_t i = 0; fine && i < e->n; i++) fine = isnan(e->y[i]) || fabs(e->y[i]) <= 1e150;
    free(scale);
    gn_buf_free(&cell);
    return fine && e->n > 0;
}

gn_status fits_find(const fits *f, const char *id, fits_entry *e, bool *found, gn_err *err)
{
    const size_t at = place_of(f, id);
    *e = (fits_entry){0};
    *found = false;
    if (at == SIZE_MAX) return GN_OK;
    gn_buf line = {0};
    gn_status st = line_at(f, f->places[at].offset, &line, err);
    if (st == GN_OK && !read_entry(line.data, e))
        st = gn_fail(err, GN_E_DAMAGED, "%s: '%.60s': not a fit", f->path, id);
    if (st == GN_OK) *found = strcmp(e->id, id) == 0;
    if (!*found) fits_entry_free(e);
    gn_buf_free(&line);
    return st;
}

void fits_mark(fits *f, const char *id)
{
    const size_t at = place_of(f, id);
    if (at != SIZE_MAX) f->marked[at] = true;
}

bool fits_next_unmarked(fits *f, size_t *at, gn_buf *line, gn_status *st, gn_err *err)
{
    while (*at < f->count && f->marked[f->in_file[*at]]) ++*at;
    if (*at >= f->count) return false;
    *st = line_at(f, f->places[f->in_file[(*at)++]].offset, line, err);
    if (*st == GN_OK) gn_buf_char(line, '\n');
    return *st == GN_OK;
}
