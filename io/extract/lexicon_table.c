/* The lexicon's tables: the files of data/lexicon and of the user's folder, cut into rows and fields. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "io/extract/lexicon_private.h"

/* Made by tools/embed.sh from data/lexicon. */
extern const struct embedded {
    const char *name, *start, *end;
} gn_embedded_files[];

enum { MAX_TABLES = 64 };
static const size_t max_file = (size_t)64 << 20;

struct table *gn_lexicon_table(gn_lexicon *l, const char *name)
{
    for (size_t i = 0; i < l->tables; i++)
        if (strcmp(l->table[i].name, name) == 0) return &l->table[i];
    return NULL;
}

static gn_status add_row(struct table *t, char *const *field, size_t n, uint32_t line, size_t source, gn_err *err)
{
    if (t->rows == t->cap) {
        const size_t cap = t->cap ? 2 * t->cap : 256;
        const char **const f = realloc(t->field, cap * t->columns * sizeof *f);
        if (f) t->field = f;
        uint32_t *const ln = realloc(t->line, cap * sizeof *ln);
        if (ln) t->line = ln;
        size_t *const s = realloc(t->source, cap * sizeof *s);
        if (s) t->source = s;
        if (!f || !ln || !s) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
        t->cap = cap;
    }
    for (size_t k = 0; k < t->columns; k++) t->field[t->rows * t->columns + k] = k < n ? field[k] : "";
    t->line[t->rows] = line;
    t->source[t->rows++] = source;
    return GN_OK;
}

/* Reads one file's rows; `bytes` is cut into fields and must outlive the table. The first row that is no comment names
 * the columns; a user's file has to have the names of the built-in one. */
static gn_status read_table(gn_lexicon *l, const char *name, const char *path, char *bytes, size_t source, gn_err *err)
{
    struct table *t = gn_lexicon_table(l, name);
    const bool known = t != NULL;
    if (!t) {
        if (l->tables == MAX_TABLES) return gn_fail(err, GN_E_LIMIT, "%s: more than %d tables", path, MAX_TABLES);
        t = &l->table[l->tables++];
        *t = (struct table){0};
        snprintf(t->name, sizeof t->name, "%s", name);
    }
    uint32_t number = 0;
    bool head = false;
    for (char *s = bytes, *next; s && *s; s = next) {
        number++;
        next = strchr(s, '\n');
        if (next) *next++ = 0;
        const size_t n = strlen(s);
        if (n && s[n - 1] == '\r') s[n - 1] = 0;
        if (*s == '#' || *s == 0) continue;
        char *field[MAX_COLUMNS];
        size_t count = 0;
        for (char *f = s; f;) {
            if (count == MAX_COLUMNS)
                return gn_fail(err, GN_E_FORMAT, "%s:%u:%td: more than %d columns", path, number, f - s + 1,
                               MAX_COLUMNS);
            field[count++] = f;
            f = strchr(f, '\t');
            if (f) *f++ = 0;
        }
        if (!head) {
            head = true;
            if (!known) {
                t->columns = count;
                for (size_t k = 0; k < count; k++) snprintf(t->head[k], sizeof t->head[k], "%s", field[k]);
            } else {
                for (size_t k = 0; k < t->columns && k < count; k++) /* the last columns may be left out */
                    if (strcmp(field[k], t->head[k]) != 0)
                        return gn_fail(err, GN_E_FORMAT, "%s:%u:%td: column '%s' was expected", path, number,
                                       field[k] - s + 1, t->head[k]);
            }
            continue;
        }
        if (count > t->columns)
            return gn_fail(err, GN_E_FORMAT, "%s:%u:%td: %zu columns, the table has %zu", path, number,
                           field[t->columns] - s + 1, count, t->columns);
        if (*field[0] == 0) return gn_fail(err, GN_E_FORMAT, "%s:%u:1: the word is missing", path, number);
        const gn_status st = add_row(t, field, count, number, source, err);
        if (st) return st;
    }
    return GN_OK;
}

static gn_status add_file(gn_lexicon *l, const char *name, const char *path, char *bytes, gn_err *err)
{
    struct text_file *const more = realloc(l->file, (l->files + 1) * sizeof *more);
    if (!more) {
        free(bytes);
        return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    }
    l->file = more;
    l->file[l->files] = (struct text_file){strdup(path), bytes};
    if (!l->file[l->files++].path) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    char table[64];
    const size_t n = strlen(name);
    if (n < 5 || n - 4 >= sizeof table)
        return gn_fail(err, GN_E_FORMAT, "%s: a name of at most 59 bytes was expected", path);
    memcpy(table, name, n - 4);
    table[n - 4] = 0;
    return read_table(l, table, path, bytes, l->files - 1, err);
}

static gn_status read_built_in(gn_lexicon *l, gn_err *err)
{
    for (const struct embedded *e = gn_embedded_files; e->name; e++) {
        const size_t n = (size_t)(e->end - e->start);
        char *const bytes = malloc(n + 1);
        if (!bytes) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
        memcpy(bytes, e->start, n);
        bytes[n] = 0;
        const gn_status st = add_file(l, e->name, e->name, bytes, err);
        if (st) return st;
    }
    return GN_OK;
}

static gn_status read_user_file(gn_lexicon *l, const char *dir, const char *name, gn_err *err)
{
    char path[4096];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", dir, name) >= sizeof path)
        return gn_fail(err, GN_E_LIMIT, "%s: the path is too long", dir);
    FILE *const f = fopen(path, "rb");
    if (!f) return gn_fail(err, GN_E_IO, "%s: %s", path, strerror(errno));
    char *bytes = NULL;
    size_t n = 0, cap = 0;
    gn_status st = GN_OK;
    for (;;) {
        if (cap - n < 4096) {
            cap = cap ? 2 * cap : 16384;
            char *const more = cap <= max_file ? realloc(bytes, cap + 1) : NULL;
            if (!more) {
                st = gn_fail(err, cap > max_file ? GN_E_LIMIT : GN_E_NOMEM, "%s: too large for a table of words", path);
                break;
            }
            bytes = more;
        }
        const size_t got = fread(bytes + n, 1, cap - n, f);
        if (got == 0) break;
        n += got;
    }
    if (!st && ferror(f)) st = gn_fail(err, GN_E_IO, "%s: %s", path, strerror(errno));
    fclose(f);
    if (st) {
        free(bytes);
        return st;
    }
    bytes[n] = 0;
    if (memchr(bytes, 0, n)) {
        free(bytes);
        return gn_fail(err, GN_E_FORMAT, "%s: is no text", path);
    }
    const size_t bom = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (bom) memmove(bytes, bytes + 3, n - 2);
    return add_file(l, name, path, bytes, err);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_tsv(const struct dirent *e)
{
    const size_t n = strlen(e->d_name);
    return n > 4 && e->d_name[0] != '.' && strcmp(e->d_name + n - 4, ".tsv") == 0;
}

static gn_status read_user(gn_lexicon *l, const char *dir, gn_err *err)
{
    struct stat info;
    if (stat(dir, &info) != 0) return gn_fail(err, GN_E_NOTFOUND, "%s: %s", dir, strerror(errno));
    if (!S_ISDIR(info.st_mode)) return gn_fail(err, GN_E_IO, "%s: is no folder", dir);
    struct dirent **list = NULL;
    const int n = scandir(dir, &list, is_tsv, by_name);
    if (n < 0) return gn_fail(err, GN_E_IO, "%s: %s", dir, strerror(errno));
    gn_status st = GN_OK;
    for (int i = 0; i < n; i++) {
        if (!st && !gn_lexicon_table(l, "unit")) st = gn_fail(err, GN_E_NOTFOUND, "%s: no built-in tables", dir);
        char table[256];
        snprintf(table, sizeof table, "%.*s", (int)strlen(list[i]->d_name) - 4, list[i]->d_name);
        if (!st && !gn_lexicon_table(l, table))
            st = gn_fail(err, GN_E_FORMAT, "%s/%s: no such table", dir, list[i]->d_name);
        if (!st) st = read_user_file(l, dir, list[i]->d_name, err);
        free(list[i]);
    }
    free(list);
    return st;
}

gn_status gn_lexicon_read(gn_lexicon *l, const char *dir, gn_err *err)
{
    l->table = calloc(MAX_TABLES, sizeof *l->table);
    gn_status st = l->table ? GN_OK : gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    if (!st) st = read_built_in(l, err);
    if (!st && dir) st = read_user(l, dir, err);
    return st;
}

void gn_lexicon_forget(gn_lexicon *l)
{
    for (size_t i = 0; i < l->tables; i++) {
        free(l->table[i].field);
        free(l->table[i].line);
        free(l->table[i].source);
    }
    free(l->table);
    for (size_t i = 0; i < l->files; i++) {
        free(l->file[i].path);
        free(l->file[i].bytes);
    }
    free(l->file);
}

gn_lex_table gn_lexicon_rows(const gn_lexicon *l, const char *table)
{
    for (size_t i = 0; i < l->tables; i++) {
        const struct table *const t = &l->table[i];
        if (strcmp(t->name, table) == 0) return (gn_lex_table){t->rows, t->columns, t->field};
    }
    return (gn_lex_table){0};
}
