/* A table of results, row by row, as CSV, JSON or aligned columns. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sheet.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { TABLE_DIGITS = 6 };

void cli_sheet_begin(cli_sheet *s, cli_form form, const char *columns, const char *head, int digits)
{
    *s = (cli_sheet){.form = form, .digits = digits};
    if (form == CLI_JSON) gn_buf_printf(&s->out, "{%s, \"rows\": [", head);
    for (const char *p = columns; s->width < CLI_SHEET_COLUMNS;) {
        const bool number = *p == '#';
        p += number;
        const size_t n = strcspn(p, ",");
        s->columns[s->width] = p;
        s->align[s->width++] = number ? 'r' : 'l';
        if (form != CLI_JSON) {
            if (s->width > 1) gn_buf_char(&s->out, form == CLI_CSV ? ',' : '\t');
            gn_buf_bytes(&s->out, p, n);
        }
        if (!p[n]) break;
        p += n + 1;
    }
    if (form != CLI_JSON) gn_buf_char(&s->out, '\n');
}

static void before(cli_sheet *s)
{
    if (s->form != CLI_JSON) {
        if (s->at) gn_buf_char(&s->out, s->form == CLI_CSV ? ',' : '\t');
        return;
    }
    if (s->at == 0) gn_buf_text(&s->out, s->out.data && s->out.data[s->out.length - 1] == '[' ? "\n{" : ",\n{");
    char name[64];
    const size_t n = strcspn(s->columns[s->at], ",");
    snprintf(name, sizeof name, "%.*s", (int)n, s->columns[s->at]);
    gn_json_key(&s->out, name);
}

static void after(cli_sheet *s)
{
    if (++s->at < s->width) return;
    s->at = 0;
    gn_buf_char(&s->out, s->form == CLI_JSON ? '}' : '\n');
}

void cli_sheet_text(cli_sheet *s, const char *text)
{
    before(s);
    if (s->form == CLI_JSON)
        gn_json_string(&s->out, text);
    else if (s->form == CLI_CSV)
        gn_csv_field(&s->out, text);
    else
        for (const char *p = text; *p; p++) gn_buf_char(&s->out, (unsigned char)*p < ' ' ? ' ' : *p);
    after(s);
}

void cli_sheet_number(cli_sheet *s, double v)
{
    before(s);
    v = gn_number_round(v, s->form == CLI_TABLE ? TABLE_DIGITS : s->digits);
    if (s->form == CLI_JSON)
        gn_json_number(&s->out, v);
    else if (isfinite(v))
        gn_buf_number(&s->out, v);
    after(s);
}

void cli_sheet_count(cli_sheet *s, size_t n)
{
    before(s);
    gn_buf_printf(&s->out, "%zu", n);
    after(s);
}

void cli_sheet_flag(cli_sheet *s, char flag)
{
    cli_sheet_text(s, (const char[]){flag, '\0'});
}

gn_status cli_sheet_save(cli_sheet *s, const char *path, gn_err *err)
{
    if (s->form == CLI_JSON) gn_buf_text(&s->out, "\n]}\n");
    if (s->form == CLI_TABLE) gn_table_align(&s->out, s->align);
    return gn_outfile_save(path, &s->out, err);
}

void cli_sheet_free(cli_sheet *s)
{
    gn_buf_free(&s->out);
}
