/* The lexicon's entries: what the rows of its tables say. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gnomon/gn_write.h"
#include "io/extract/lexicon_private.h"

typedef struct builder {
    gn_lexicon *l;
    const struct table *t;
    size_t row;
    gn_err *err;
} builder;

static inline bool same(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

static const char *cell(const builder *b, const char *column)
{
    for (size_t k = 0; k < b->t->columns; k++)
        if (same(b->t->head[k], column)) return b->t->field[b->row * b->t->columns + k];
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
        if (same(words[i], s)) {
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
    b->t = gn_lexicon_table(b->l, name);
    b->row = 0;
    return b->t && b->t->rows;
}

static struct words_behind words_behind(const char *words)
{
    struct words_behind w = {words, 0};
    for (const char *p = words; *p;) {
        p += *p == '!';
        if (*p) w.first |= first_bit(p);
        p += strcspn(p, " ");
        p += *p == ' ';
    }
    return w;
}

#define NEW_ENTRIES(array, count, b)                                                                                   \
    ((array) = calloc((b)->t->rows + 1, sizeof *(array)), (count) = 1,                                                 \
     (array) ? GN_OK : gn_fail((b)->err, GN_E_NOMEM, "lexicon: no memory"))

static gn_status build_units(builder *b)
{
    if (!start_table(b, "unit")) return GN_OK;
    gn_lexicon *const l = b->l;
    gn_status st = NEW_ENTRIES(l->unit, l->units, b);
    l->unit[0] = (struct unit_entry){{"", "", "", "", "", 1}, {"", 0}, 0, 1};
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
        u->not_before = words_behind(cell(b, "not_before"));
        for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
            if (same(u->pub.dimension, kinds[k].dimension)) u->flags = kinds[k].flags;
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
    l->org[0] = (struct org_entry){{"", "", "", false, false, false, false, ""}, ORG_WORD, {"", 0}};
    static const char *const kinds[] = {"authority", "statistics",     "association", "research",
                                        "exchange",  "company",        "media",       "international",
                                        "suffix",    "company_suffix", "house",       NULL};
    enum { RESEARCH = 3, COMPANY = 5, SUFFIX = 8, COMPANY_SUFFIX, HOUSE };
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t kind = 0;
        st = choice_cell(b, "kind", kinds, &kind, "a kind of organisation");
        struct org_entry *const o = &l->org[l->orgs++];
        const char *const canonical = cell(b, "canonical");
        o->pub = (gn_lex_org){cell(b, "word"),
                              *canonical ? canonical : cell(b, "word"),
                              cell(b, "kind"),
                              kind == COMPANY,
                              kind == RESEARCH || kind == HOUSE,
                              kind == HOUSE,
                              strcmp(cell(b, "publishes"), "yes") == 0,
                              cell(b, "area")};
        o->role = kind == SUFFIX ? ORG_SUFFIX : kind == COMPANY_SUFFIX ? ORG_COMPANY_SUFFIX : ORG_WORD;
        o->not_before = words_behind(cell(b, "not_before"));
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
    } flags[] = {{"ytd", GN_P_YTD},       {"point", GN_P_POINT},       {"begin", GN_P_BEGIN},
                 {"single", GN_P_SINGLE}, {"compared", GN_P_COMPARED}, {"near", GN_P_NEAR},
                 {"vague", GN_P_VAGUE},   {"report", GN_P_REPORT},     {"fiscal", GN_P_FISCAL}};
    for (b->row = 0; !st && b->row < b->t->rows; b->row++) {
        if (replaced(l, b->t, b->row)) continue;
        size_t type = 0;
        bool season = false;
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
            if (strcmp(w, "season") == 0)
                season = true;
            else if (k == sizeof flags / sizeof *flags)
                st = bad(b, "flags", "ytd, point, begin, single, compared, near, vague or season");
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
        if (season) v->flags &= ~(uint32_t)GN_P_DAY;
        if (v->part == GN_PART_MONTHS && (v->first < 1 || v->last > 12 || v->first > v->last))
            st = bad(b, "first", "months 1 to 12");
    }
    return st;
}

gn_status gn_lexicon_entries(gn_lexicon *l, gn_err *err)
{
    builder b = {.l = l, .err = err};
    gn_status st = build_units(&b);
    if (!st) st = build_areas(&b);
    if (!st) st = build_orgs(&b);
    if (!st) st = build_cues(&b);
    if (!st) st = build_names(&b);
    if (!st) st = build_sectors(&b);
    if (!st) st = build_times(&b);
    return st;
}
