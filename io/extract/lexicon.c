/* Lexicon: the tables of data/lexicon and of the user's folder, read into entries and tries. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/lexicon.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "gnomon/gn_write.h"
#include "io/extract/lexicon_private.h"
#include "io/extract/scan.h"

/* Made by tools/embed.sh from data/lexicon. */
extern const struct embedded {
    const char *name, *start, *end;
} gn_embedded_files[];

enum { MAX_COLUMNS = 12, MAX_TABLES = 64 };
static const size_t max_file = (size_t)64 << 20;

/* ---- tables --------------------------------------------------------------------------------------------------------
 */
struct table {
    char name[64];
    size_t columns, rows, cap;
    const char **field; /* [rows * columns] */
    uint32_t *line;     /* [rows] of its file */
    size_t *source;     /* [rows] index of the file it came from */
    char head[MAX_COLUMNS][32];
};

struct text_file {
    char *path, *bytes;
};

static struct table *find_table(gn_lexicon *l, const char *name)
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
    struct table *t = find_table(l, name);
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
        if (!st && !find_table(l, "unit")) st = gn_fail(err, GN_E_NOTFOUND, "%s: no built-in tables", dir);
        char table[256];
        snprintf(table, sizeof table, "%.*s", (int)strlen(list[i]->d_name) - 4, list[i]->d_name);
        if (!st && !find_table(l, table)) st = gn_fail(err, GN_E_FORMAT, "%s/%s: no such table", dir, list[i]->d_name);
        if (!st) st = read_user_file(l, dir, list[i]->d_name, err);
        free(list[i]);
    }
    free(list);
    return st;
}

/* ---- rows to entries -----------------------------------------------------------------------------------------------
 */
typedef struct builder {
    gn_lexicon *l;
    const struct table *t;
    size_t row;
    gn_err *err;
} builder;

static const char *cell(const builder *b, const char *column)
{
    for (size_t k = 0; k < b->t->columns; k++)
        if (strcmp(b->t->head[k], column) == 0) return b->t->field[b->row * b->t->columns + k];
    return "";
}

/* "file:line:column: what": the column is the byte where the field begins. */
static gn_status bad(const builder *b, const char *column, const char *expected)
{
    size_t at = 1;
    const char *value = "";
    for (size_t k = 0; k < b->t->columns; k++) {
        value = b->t->field[b->row * b->t->columns + k];
        if (strcmp(b->t->head[k], column) == 0) break;
        at += strlen(value) + 1;
    }
    return gn_fail(b->err, GN_E_FORMAT, "%s:%u:%zu: '%s' in column %s, %s was expected",
                   b->l->file[b->t->source[b->row]].path, b->t->line[b->row], at, value, column, expected);
}

static gn_status number_cell(const builder *b, const char *column, double absent, double *out)
{
    const char *const s = cell(b, column);
    *out = absent;
    if (*s == 0) return GN_OK;
    if (!gn_number_parse(s, strlen(s), out)) return bad(b, column, "a number");
    return GN_OK;
}

static gn_status choice_cell(const builder *b, const char *column, const char *const *words, size_t *out,
                             const char *expected)
{
    const char *const s = cell(b, column);
    for (size_t i = 0; words[i]; i++)
        if (strcmp(words[i], s) == 0) {
            *out = i;
            return GN_OK;
        }
    return bad(b, column, expected);
}

/* Is the row taken out by a later one, of another file, for the same word? */
static bool replaced(const gn_lexicon *l, const struct table *t, size_t row)
{
    const char *const word = t->field[row * t->columns];
    const size_t last = t->source[t->rows - 1];
    if (t->source[row] == last) return false;
    (void)l;
    for (size_t k = t->rows; k-- > 0 && t->source[k] != t->source[row];)
        if (strcmp(t->field[k * t->columns], word) == 0) return true;
    return false;
}

static bool start_table(builder *b, const char *name)
{
    b->t = find_table(b->l, name);
    b->row = 0;
    return b->t && b->t->rows;
}

#define NEW_ENTRIES(array, count, b)                                                                                   \
    ((array) = calloc((b)->t->rows + 1, sizeof *(array)), (count) = 1,                                                 \
     (array) ? GN_OK : gn_fail((b)->err, GN_E_NOMEM, "lexicon: no memory"))

static gn_status build_units(builder *b)
{
    if (!start_table(b, "unit")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->unit, l->units, b);
    l->unit[0] = (struct unit_entry){{"", "", "", "", "", 1}, "", 0, 1};
    static const struct {
        const char *dimension;
        uint32_t flags;
    } kinds[] = {{"percent", GN_Q_PERCENT}, {"points", GN_Q_POINTS},    {"multiple", GN_Q_MULTIPLE},
                 {"time", GN_Q_DURATION},   {"count", GN_Q_COUNT_NOUN}, {"money", GN_Q_MONEY}};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        struct unit_entry *const u = &l->unit[l->units];
        u->pub = (gn_lex_unit){cell(b, "word"), cell(b, "canonical"), cell(b, "dimension"),
                               cell(b, "code"), cell(b, "currency"),  1};
        if (*u->pub.canonical == 0) u->pub.canonical = u->pub.word;
        if (*u->pub.dimension == 0) st = bad(b, "dimension", "a dimension");
        if (!st) st = number_cell(b, "factor", 1, &u->pub.factor);
        u->not_before = cell(b, "not_before");
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (strcmp(u->pub.dimension, kinds[k].dimension) == 0) u->flags = kinds[k].flags;
        u->scale = u->flags & GN_Q_PERCENT && u->pub.factor != 1 ? u->pub.factor : 1;
        l->units++;
    }
    return st;
}

static const char *const levels[] = {"world", "continent", "country", "province", "city", "district", "region", NULL};

static gn_status build_areas(builder *b)
{
    if (!start_table(b, "area")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->area, l->areas, b);
    l->area[0] = (struct area_entry){{"", "", "", GN_AREA_WORLD, 0, false}, 0, ""};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t level = 0;
        st = choice_cell(b, "level", levels, &level, "world, continent, country, province, city, district or region");
        if (!st && *cell(b, "official") == 0) st = bad(b, "official", "the full name");
        struct area_entry *const a = &l->area[l->areas++];
        a->pub = (gn_lex_area){cell(b, "word"),      cell(b, "official"), cell(b, "code"), (gn_area_level)level, 0,
                               *cell(b, "weak") != 0};
        a->parent = cell(b, "parent");
    }
    return st;
}

static gn_status build_orgs(builder *b)
{
    if (!start_table(b, "org")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->org, l->orgs, b);
    l->org[0] = (struct org_entry){{"", "", "", false, ""}, ORG_WORD};
    static const char *const kinds[] = {"authority", "statistics",     "association", "research",
                                        "exchange",  "company",        "media",       "international",
                                        "suffix",    "company_suffix", NULL};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t kind = 0;
        st = choice_cell(b, "kind", kinds, &kind, "a kind of organisation");
        struct org_entry *const o = &l->org[l->orgs++];
        const char *const canonical = cell(b, "canonical");
        o->pub = (gn_lex_org){cell(b, "word"), *canonical ? canonical : cell(b, "word"), cell(b, "kind"),
                              strcmp(cell(b, "publishes"), "yes") == 0, cell(b, "area")};
        o->role = kind == 8 ? ORG_SUFFIX : kind == 9 ? ORG_COMPANY_SUFFIX : ORG_WORD;
    }
    return st;
}

static gn_status build_cues(builder *b)
{
    if (!start_table(b, "cue")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->cue, l->cues, b);
    l->cue[0] = (struct cue_entry){{"", "", GN_CUE_NONE}, CUE_ANYWHERE, GN_BOUND_EXACT};
#define GN_CUE_WORD(name, word) word,
    static const char *const classes[] = {GN_CUE_LIST(GN_CUE_WORD) NULL};
    static const char *const wheres[] = {"", "number", "before", "after", NULL};
    static const char *const bounds[] = {"exact", "approx", "ge", "le", NULL};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t class = 0, where = 0, bound = 0;
        st = choice_cell(b, "class", classes, &class, "a class of cue words");
        if (!st) st = choice_cell(b, "where", wheres, &where, "number, before, after or nothing");
        if (!st && class == GN_CUE_BOUND) st = choice_cell(b, "detail", bounds, &bound, "exact, approx, ge or le");
        l->cue[l->cues++] =
            (struct cue_entry){{cell(b, "word"), cell(b, "detail"), (uint8_t) class}, (uint8_t)where, (uint8_t)bound};
    }
    return st;
}

static gn_status build_names(builder *b)
{
    if (!start_table(b, "name")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->name, l->names, b);
    static const char *const kinds[] = {"word", "prefix", "after_nm", "after_inch", NULL};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t kind = 0;
        st = choice_cell(b, "kind", kinds, &kind, "word, prefix, after_nm or after_inch");
        struct name_entry *const n = &l->name[l->names++];
        n->word = cell(b, "word");
        n->kind = (uint8_t)kind;
        n->figures = strpbrk(n->word, "0123456789") != NULL;
    }
    return st;
}

static gn_status build_sectors(builder *b)
{
    if (!start_table(b, "sector")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->sector, l->sectors, b);
    l->sector[0] = (gn_lex_sector){"", "", ""};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++)
        if (!replaced(l, b->t, b->row))
            l->sector[l->sectors++] = (gn_lex_sector){cell(b, "word"), cell(b, "code"), cell(b, "title")};
    return st;
}

static gn_status build_times(builder *b)
{
    if (!start_table(b, "time")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->time, l->times, b);
    static const char *const types[] = {"relative",
                                        "context",
                                        "months",
                                        "relative-months",
                                        "month_offset",
                                        "month_context",
                                        "quarter_offset",
                                        "quarter_context",
                                        "day_offset",
                                        "week_offset",
                                        "last",
                                        "next",
                                        "now",
                                        "same",
                                        "days",
                                        "year-given",
                                        "feast",
                                        NULL};
    static const struct {
        const char *word;
        uint32_t flag;
    } flags[] = {{"ytd", GN_P_YTD},           {"point", GN_P_POINT}, {"begin", GN_P_BEGIN}, {"single", GN_P_SINGLE},
                 {"compared", GN_P_COMPARED}, {"near", GN_P_NEAR},   {"vague", GN_P_VAGUE}, {"report", GN_P_REPORT}};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t type = 0;
        double year, first, last;
        st = choice_cell(b, "type", types, &type, "a type of time");
        if (!st) st = number_cell(b, "year", 0, &year);
        if (!st) st = number_cell(b, "first", 0, &first);
        if (!st) st = number_cell(b, "last", 0, &last);
        if (st) break;
        if (year < -100 || year > 9999 || first < -100 || first > 100 || last < -100 || last > 100) {
            st = bad(b, "year", "a smaller number");
            break;
        }
        struct time_entry *const t = &l->time[l->times++];
        t->word = cell(b, "word");
        t->type = (uint8_t)type;
        gn_time *const v = &t->value;
        v->year = v->year2 = (int32_t)year;
        v->first = (int16_t)first;
        v->last = (int16_t)last;
        v->unit = *cell(b, "unit");
        char list[64];
        snprintf(list, sizeof list, "%s", cell(b, "flags"));
        for (char *save = NULL, *w = strtok_r(list, " ", &save); w && !st; w = strtok_r(NULL, " ", &save)) {
            size_t k = 0;
            while (k < sizeof flags / sizeof *flags && strcmp(flags[k].word, w) != 0) k++;
            if (k == sizeof flags / sizeof *flags)
                st = bad(b, "flags", "ytd, point, begin, single, compared, near or vague");
            else
                v->flags |= flags[k].flag;
        }
        switch (type) {
        case TIME_RELATIVE: v->year_mode = GN_YEAR_RELATIVE, v->part = GN_PART_YEAR, v->year2 += v->last; break;
        case TIME_CONTEXT: v->year_mode = GN_YEAR_CONTEXT, v->part = GN_PART_YEAR; break;
        case TIME_MONTHS: v->year_mode = GN_YEAR_NONE, v->part = GN_PART_MONTHS; break;
        case TIME_RELATIVE_MONTHS: v->year_mode = GN_YEAR_RELATIVE, v->part = GN_PART_MONTHS; break;
        case TIME_MONTH_OFFSET: v->year_mode = GN_YEAR_RELATIVE, v->part = GN_PART_MONTH_OFFSET; break;
        case TIME_MONTH_CONTEXT: v->year_mode = GN_YEAR_CONTEXT, v->part = GN_PART_MONTH_OFFSET; break;
        case TIME_QUARTER_OFFSET: v->year_mode = GN_YEAR_RELATIVE, v->part = GN_PART_QUARTER_OFFSET; break;
        case TIME_QUARTER_CONTEXT: v->year_mode = GN_YEAR_CONTEXT, v->part = GN_PART_QUARTER_OFFSET; break;
        case TIME_DAY_OFFSET:
            v->year_mode = GN_YEAR_RELATIVE, v->part = GN_PART_DAY_OFFSET, v->flags |= GN_P_DAY;
            break;
        case TIME_WEEK_OFFSET:
            v->year_mode = GN_YEAR_RELATIVE, v->part = GN_PART_DAY_OFFSET, v->unit = 'W', v->flags |= GN_P_DAY;
            v->day = (int8_t)v->last;
            break;
        case TIME_LAST: v->year_mode = GN_YEAR_NONE, v->part = GN_PART_LAST, v->first = v->last; break;
        case TIME_NEXT: v->year_mode = GN_YEAR_NONE, v->part = GN_PART_NEXT, v->first = v->last; break;
        case TIME_NOW: v->year_mode = GN_YEAR_NONE, v->part = GN_PART_NOW; break;
        case TIME_SAME: v->year_mode = GN_YEAR_CONTEXT, v->part = GN_PART_SAME; break;
        case TIME_DAYS:
            v->year_mode = GN_YEAR_NONE, v->part = GN_PART_DAYS, v->flags |= GN_P_DAY | GN_P_FEAST;
            v->day = v->day2 = (int8_t)v->last;
            v->last = v->first;
            break;
        case TIME_FEAST:
            v->year_mode = GN_YEAR_NONE, v->part = GN_PART_DAYS, v->flags |= GN_P_DAY | GN_P_FEAST;
            v->first = v->last = (int16_t)-v->first;
            break;
        default: v->year_mode = GN_YEAR_GIVEN, v->part = GN_PART_MONTHS, v->first = v->last = 12; break;
        }
        if (v->part == GN_PART_MONTHS && (v->first < 1 || v->last > 12 || v->first > v->last))
            st = bad(b, "first", "months 1 to 12");
    }
    return st;
}

/* ---- tries ---------------------------------------------------------------------------------------------------------
 */
static gn_status add_word(const builder *b, trie_word *words, size_t *n, const char *text, uint32_t value)
{
    const size_t len = strlen(text);
    if (len == 0 || len > TRIE_WORD_MAX || (unsigned char)*text >= 0xF0)
        return gn_fail(b->err, GN_E_FORMAT, "lexicon: '%.40s': a word of 1 to %d bytes was expected", text,
                       TRIE_WORD_MAX);
    words[(*n)++] = (trie_word){text, (uint32_t)len, value};
    return GN_OK;
}

/* The main trie's words in the order in which kinds go before each other where a word is in two tables. */
static gn_status build_tries(builder *b)
{
    gn_lexicon *const l = b->l;
    const size_t total = l->times + l->orgs + l->areas + l->sectors + l->names + l->cues + l->units + 16;
    trie_word *const words = malloc(total * sizeof *words);
    if (!words) return gn_fail(b->err, GN_E_NOMEM, "lexicon: no memory");
    gn_status st = GN_OK;
    size_t n = 0;
    for (size_t i = 1; !st && i < l->units; i++) st = add_word(b, words, &n, l->unit[i].pub.word, (uint32_t)i);
    if (!st) st = trie_build(&l->unit_trie, words, n, b->err);

    n = 0;
    for (size_t i = 1; !st && i < l->orgs; i++)
        if (l->org[i].role != ORG_WORD) st = add_word(b, words, &n, l->org[i].pub.word, (uint32_t)i);
    if (!st) st = trie_build(&l->suffix_trie, words, n, b->err);

    for (int kind = NAME_AFTER_NM; kind <= NAME_AFTER_INCH; kind++) {
        n = 0;
        for (size_t i = 1; !st && i < l->names; i++)
            if (l->name[i].kind == kind) st = add_word(b, words, &n, l->name[i].word, (uint32_t)i);
        if (!st) st = trie_build(kind == NAME_AFTER_NM ? &l->after_nm : &l->after_inch, words, n, b->err);
    }

    n = 0;
    for (size_t i = 1; !st && i < l->times; i++) st = add_word(b, words, &n, l->time[i].word, MAIN(MAIN_TIME, i));
    for (size_t i = 1; !st && i < l->orgs; i++)
        if (l->org[i].role == ORG_WORD) st = add_word(b, words, &n, l->org[i].pub.word, MAIN(MAIN_ORG, i));
    for (size_t i = 1; !st && i < l->areas; i++) st = add_word(b, words, &n, l->area[i].pub.word, MAIN(MAIN_AREA, i));
    for (size_t i = 1; !st && i < l->sectors; i++) st = add_word(b, words, &n, l->sector[i].word, MAIN(MAIN_SECTOR, i));
    for (size_t i = 1; !st && i < l->names; i++)
        if (l->name[i].kind <= NAME_PREFIX) st = add_word(b, words, &n, l->name[i].word, MAIN(MAIN_NAME, i));
    for (size_t i = 1; !st && i < l->cues; i++) st = add_word(b, words, &n, l->cue[i].pub.word, MAIN(MAIN_CUE, i));
    if (!st) st = trie_build(&l->main_trie, words, n, b->err);

    /* Bound words that follow a number. */
    n = 0;
    for (size_t i = 1; !st && i < l->cues; i++)
        if (l->cue[i].pub.cue == GN_CUE_BOUND && l->cue[i].where == CUE_AFTER)
            st = add_word(b, words, &n, l->cue[i].pub.word, (uint32_t)i);
    if (!st) st = trie_build(&l->after_trie, words, n, b->err);
    free(words);
    return st;
}

/* Characters that may begin a numeral, and others that the scanner looks at although they begin no word of the tables:
 * times with figures (前3个月, 近5年, 第3季度), 翻番, marks. */
static gn_status mark_starts(gn_lexicon *l, gn_err *err)
{
    l->start = malloc(65536 * sizeof *l->start);
    if (!l->start) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    if (l->main_trie.size > START_STATE) return gn_fail(err, GN_E_LIMIT, "lexicon: too many words");
    memcpy(l->start, l->main_trie.first, 65536 * sizeof *l->start);
    static const struct {
        const char *characters;
        uint32_t flag;
    } sets[] = {{"零〇一二两三四五六七八九十百千万亿半几数", START_NUMERAL},
                {"省市区县《》第前头近最过未今此随接往以财“翻负￥上首①②③④⑤⑥⑦⑧⑨⑩", START_SPECIAL}};
    for (size_t k = 0; k < 2; k++) {
        const unsigned char *s = (const unsigned char *)sets[k].characters, *const end = s + strlen(sets[k].characters);
        for (unsigned n; s < end; s += n) {
            const uint32_t cp = trie_char(s, end, &n);
            l->start[cp] |= sets[k].flag;
        }
    }
    return GN_OK;
}

/* Areas of one word in a chain, parents by their full name. */
static void link_areas(gn_lexicon *l)
{
    for (uint32_t i = 1; i < l->areas; i++) {
        struct area_entry *const a = &l->area[i];
        const uint32_t first = gn_lexicon_find_area(l, a->pub.word, strlen(a->pub.word));
        if (first && first != i) {
            uint32_t k = first;
            while (l->area[k].same) k = l->area[k].same;
            if (k != i) l->area[k].same = i;
        }
        if (*a->parent == 0) continue;
        if (i > 1 && strcmp(a->parent, l->area[i - 1].parent) == 0) { /* rows of one city stand together */
            a->pub.parent = l->area[i - 1].pub.parent;
            continue;
        }
        /* Full names of a province or country are words; those of a city are found by walking its own rows. */
        uint32_t p = gn_lexicon_find_area(l, a->parent, strlen(a->parent));
        for (uint32_t k = i; p == 0 && k-- > 1 && i - k < 400;)
            if (strcmp(l->area[k].pub.official, a->parent) == 0) p = k;
        for (uint32_t k = 1; p == 0 && k < l->areas; k++)
            if (strcmp(l->area[k].pub.official, a->parent) == 0) p = k;
        a->pub.parent = p;
    }
}

gn_status gn_lexicon_new(const char *dir, gn_lexicon **out, gn_err *err)
{
    if (!out) return gn_fail(err, GN_E_ARG, "lexicon: no place for the result");
    *out = NULL;
    gn_lexicon *const l = calloc(1, sizeof *l);
    if (!l) return gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    l->table = calloc(MAX_TABLES, sizeof *l->table);
    l->derived = calloc(1, sizeof *l->derived);
    if (l->derived) pthread_mutex_init(&l->derived->lock, NULL);
    gn_status st = l->table && l->derived ? GN_OK : gn_fail(err, GN_E_NOMEM, "lexicon: no memory");
    if (!st) st = read_built_in(l, err);
    if (!st && dir) st = read_user(l, dir, err);
    builder b = {.l = l, .err = err};
    if (!st) st = build_units(&b);
    if (!st) st = build_areas(&b);
    if (!st) st = build_orgs(&b);
    if (!st) st = build_cues(&b);
    if (!st) st = build_names(&b);
    if (!st) st = build_sectors(&b);
    if (!st) st = build_times(&b);
    if (!st) st = build_tries(&b);
    if (!st) st = mark_starts(l, err);
    if (!st) st = gn_phrases_new(l, &l->phrases, err);
    if (!st) st = gn_model_new(l, &l->model, err);
    if (st) {
        gn_lexicon_free(l);
        return st;
    }
    link_areas(l);
    *out = l;
    return GN_OK;
}

const gn_phrases *gn_lexicon_phrases(const gn_lexicon *l)
{
    return l->phrases;
}

gn_status gn_lexicon_derived(const gn_lexicon *l, gn_status (*make)(const gn_lexicon *, void **out, gn_err *),
                             void (*release)(void *), const void **out, gn_err *err)
{
    struct derived *const d = l->derived;
    pthread_mutex_lock(&d->lock);
    d->release = release;
    const gn_status st = d->tables ? GN_OK : make(l, &d->tables, err);
    *out = d->tables;
    pthread_mutex_unlock(&d->lock);
    return st;
}

const gn_model *gn_lexicon_model(const gn_lexicon *l)
{
    return l->model;
}

void gn_lexicon_free(gn_lexicon *l)
{
    if (!l) return;
    if (l->derived) {
        if (l->derived->tables) l->derived->release(l->derived->tables);
        pthread_mutex_destroy(&l->derived->lock);
        free(l->derived);
    }
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
    free(l->unit);
    free(l->area);
    free(l->org);
    free(l->cue);
    free(l->name);
    free(l->sector);
    free(l->time);
    free(l->start);
    gn_phrases_free(l->phrases);
    gn_model_free(l->model);
    trie_free(&l->main_trie);
    trie_free(&l->unit_trie);
    trie_free(&l->suffix_trie);
    trie_free(&l->after_trie);
    trie_free(&l->after_nm);
    trie_free(&l->after_inch);
    free(l);
}

/* ---- access --------------------------------------------------------------------------------------------------------
 */
const gn_lex_unit *gn_lexicon_unit(const gn_lexicon *l, uint32_t index)
{
    return &l->unit[index < l->units ? index : 0].pub;
}

const gn_lex_area *gn_lexicon_area(const gn_lexicon *l, uint32_t index)
{
    return &l->area[index < l->areas ? index : 0].pub;
}

const gn_lex_org *gn_lexicon_org(const gn_lexicon *l, uint32_t index)
{
    static const gn_lex_org unknown = {.word = "", .canonical = "", .kind = "company", .area = ""};
    if (index == GN_ORG_UNKNOWN) return &unknown;
    return &l->org[index < l->orgs ? index : 0].pub;
}

const gn_lex_cue *gn_lexicon_cue(const gn_lexicon *l, uint32_t index)
{
    return &l->cue[index < l->cues ? index : 0].pub;
}

const gn_lex_sector *gn_lexicon_sector(const gn_lexicon *l, uint32_t index)
{
    return &l->sector[index < l->sectors ? index : 0];
}

uint32_t gn_lexicon_find_area(const gn_lexicon *l, const char *word, size_t len)
{
    unsigned n = 0;
    const uint32_t v = trie_longest(&l->main_trie, word, word + len, &n);
    return v && n == len && MAIN_KIND(v) == MAIN_AREA ? MAIN_INDEX(v) : 0;
}

uint32_t gn_lexicon_find_unit(const gn_lexicon *l, const char *word, size_t len)
{
    unsigned n = 0;
    const uint32_t v = trie_longest(&l->unit_trie, word, word + len, &n);
    return n == len ? v : 0;
}

size_t gn_lexicon_rows(const gn_lexicon *l, const char *table)
{
    for (size_t i = 0; i < l->tables; i++)
        if (strcmp(l->table[i].name, table) == 0) return l->table[i].rows;
    return 0;
}

const char *gn_lexicon_field(const gn_lexicon *l, const char *table, size_t row, size_t column)
{
    for (size_t i = 0; i < l->tables; i++) {
        const struct table *const t = &l->table[i];
        if (strcmp(t->name, table) == 0)
            return row < t->rows && column < t->columns ? t->field[row * t->columns + column] : "";
    }
    return "";
}
