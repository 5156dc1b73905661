/* Observations as JSON lines, CSV and a table for reading. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_extract.h"

#include <math.h>
#include <string.h>

/* The fields in the order in which every form writes them. */
typedef enum field_kind { TEXT, NUMBER, COUNT, PERIOD, FLAG } field_kind;

typedef struct field {
    const char *name;
    field_kind kind;
    const char *text;
    double number;
    uint64_t count;
    bool flag;
} field;

enum { MAX_FIELDS = 32 };

static size_t fields(const gn_observations *o, const gn_observation *r, const char *file, char *period, size_t size,
                     field out[MAX_FIELDS])
{
    const gn_strings *s = o->strings;
    size_t n = 0;
    gn_span_format(r->period, period, size);
#define PUT_TEXT(key, value) out[n++] = (field){.name = key, .kind = TEXT, .text = value}
#define PUT_NUMBER(key, value)                                                                                         \
    out[n++] = (field)                                                                                                 \
    {                                                                                                                  \
        .name = key, .kind = NUMBER, .number = value                                                                   \
    }
#define PUT_COUNT(key, value)                                                                                          \
    out[n++] = (field)                                                                                                 \
    {                                                                                                                  \
        .name = key, .kind = COUNT, .count = value                                                                     \
    }
    PUT_TEXT("file", file);
    PUT_COUNT("start", r->start);
    PUT_COUNT("end", r->end);
    PUT_TEXT("text", gn_strings_get(s, r->text));
    PUT_NUMBER("value", r->value);
    PUT_NUMBER("value_high", r->value_high);
    PUT_TEXT("unit", gn_strings_get(s, r->unit));
    PUT_TEXT("bound", gn_bound_name(r->bound));
    PUT_TEXT("measure", gn_measure_name(r->measure));
    PUT_TEXT("indicator", gn_strings_get(s, r->indicator));
    PUT_TEXT("area", gn_strings_get(s, r->area));
    PUT_TEXT("period", *period ? period : NULL);
    out[n++] = (field){.name = "period_explicit", .kind = FLAG, .flag = r->period_explicit};
    PUT_TEXT("kind", r->period.freq == GN_FREQ_NONE ? NULL : gn_kind_name(r->kind));
    PUT_TEXT("status", gn_outcome_name(r->status));
    PUT_TEXT("source", gn_strings_get(s, r->source));
    PUT_TEXT("of", gn_strings_get(s, r->of));
    PUT_NUMBER("factor", r->factor);
    PUT_TEXT("unit_code", gn_strings_get(s, r->unit_code));
    PUT_TEXT("currency", gn_strings_get(s, r->currency));
    out[n++] = (field){.name = "page", .kind = r->page ? COUNT : TEXT, .count = r->page};
    PUT_COUNT("line", r->line);
    PUT_COUNT("article", r->article);
    PUT_TEXT("sentence", gn_strings_get(s, r->sentence));
    PUT_TEXT("rule", gn_strings_get(s, r->rule));
    PUT_NUMBER("confidence", round(1000.0 * (double)r->confidence) / 1000.0);
    PUT_COUNT("schema", GN_OBSERVATION_SCHEMA);
    return n;
}

void gn_observation_json(gn_buf *b, const gn_observations *o, const gn_observation *r, const char *file)
{
    field f[MAX_FIELDS];
    char period[64];
    const size_t n = fields(o, r, file, period, sizeof period, f);
    gn_buf_char(b, '{');
    for (size_t i = 0; i < n; i++) {
        gn_json_key(b, f[i].name);
        switch (f[i].kind) {
        case NUMBER: gn_json_number(b, f[i].number); break;
        case COUNT: gn_json_number(b, (double)f[i].count); break;
        case FLAG: gn_buf_text(b, f[i].flag ? "true" : "false"); break;
        default: gn_json_string(b, f[i].text); break;
        }
    }
    gn_buf_text(b, "}\n");
}

void gn_observation_csv_header(gn_buf *b)
{
    const gn_observations none = {0};
    const gn_observation r = {0};
    field f[MAX_FIELDS];
    char period[64];
    const size_t n = fields(&none, &r, NULL, period, sizeof period, f);
    for (size_t i = 0; i < n; i++) {
        if (i) gn_buf_char(b, ',');
        gn_buf_text(b, f[i].name);
    }
    gn_buf_text(b, "\r\n");
}

void gn_observation_csv(gn_buf *b, const gn_observations *o, const gn_observation *r, const char *file)
{
    field f[MAX_FIELDS];
    char period[64];
    const size_t n = fields(o, r, file, period, sizeof period, f);
    for (size_t i = 0; i < n; i++) {
        if (i) gn_buf_char(b, ',');
        switch (f[i].kind) {
        case NUMBER:
            if (!isnan(f[i].number)) gn_buf_number(b, f[i].number);
            break;
        case COUNT: gn_buf_number(b, (double)f[i].count); break;
        case FLAG: gn_buf_text(b, f[i].flag ? "true" : "false"); break;
        default:
            if (f[i].text) gn_csv_field(b, f[i].text);
            break;
        }
    }
    gn_buf_text(b, "\r\n");
}

/* Text cut to `width` terminal columns and filled up with spaces. */
static void cell(gn_buf *b, const char *s, size_t width)
{
    size_t used = 0;
    for (size_t i = 0; s && s[i];) {
        size_t len = 1;
        while ((s[i + len] & 0xC0) == 0x80) len++;
        char one[8] = {0};
        memcpy(one, s + i, len < sizeof one ? len : sizeof one - 1);
        const size_t w = gn_text_width(one);
        if (used + w > width - (s[i + len] ? 1 : 0)) {
            gn_buf_text(b, "…");
            used++;
            break;
        }
        gn_buf_bytes(b, s + i, len);
        used += w;
        i += len;
    }
    for (; used < width; used++) gn_buf_char(b, ' ');
}

/* A value as written, with one sign: that of the text, in whichever of its forms, or that of a word (下降). */
static void signed_text(gn_buf *b, const gn_observation *r, const char *text)
{
    static const char *const signs[] = {"-", "－", "−", "–"};
    size_t sign = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs && !sign; i++)
        if (strncmp(text, signs[i], strlen(signs[i])) == 0) sign = strlen(signs[i]);
    if (r->value < 0 && (sign || r->measure != GN_MEASURE_LEVEL)) {
        gn_buf_char(b, '-');
        text += sign;
    }
    gn_buf_text(b, text);
}

void gn_observations_table(gn_buf *b, const gn_observations *o, const char *file)
{
    enum { W_PERIOD = 15, W_AREA = 12, W_INDICATOR = 40, W_MEASURE = 12, W_VALUE = 18, W_STATUS = 8 };
    gn_buf_printf(b, "%s: %zu observations\n", file, o->count);
    if (!o->count) return;
    cell(b, "period", W_PERIOD + 1);
    cell(b, "area", W_AREA + 1);
    cell(b, "indicator", W_INDICATOR + 1);
    cell(b, "measure", W_MEASURE + 1);
    cell(b, "as written", W_VALUE + 1);
    cell(b, "status", W_STATUS + 1);
    gn_buf_text(b, "source\n");
    for (size_t i = 0; i < o->count; i++) {
        const gn_observation *r = &o->items[i];
        char period[64];
        gn_span_format(r->period, period, sizeof period);
        cell(b, period, W_PERIOD);
        gn_buf_char(b, ' ');
        cell(b, gn_strings_get(o->strings, r->area), W_AREA);
        gn_buf_char(b, ' ');
        cell(b, gn_strings_get(o->strings, r->indicator), W_INDICATOR);
        gn_buf_char(b, ' ');
        cell(b, gn_measure_name(r->measure), W_MEASURE);
        gn_buf_char(b, ' ');
        gn_buf value = {0};
        const char *text = gn_strings_get(o->strings, r->text);
        signed_text(&value, r, text ? text : "");
        cell(b, value.data, W_VALUE);
        b->failed |= value.failed;
        gn_buf_free(&value);
        gn_buf_char(b, ' ');
        cell(b, gn_outcome_name(r->status), W_STATUS);
        gn_buf_char(b, ' ');
        const char *source = gn_strings_get(o->strings, r->source);
        gn_buf_text(b, source ? source : "-");
        gn_buf_char(b, '\n');
    }
}
