/* Plain text in its encodings: detection, strictness, offsets back into the file. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_document.h"
#include "tests/support/check.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static char *encode(const char *text, const char *to, size_t *n)
{
    iconv_t cd = iconv_open(to, "UTF-8");
    assert_true(cd != (iconv_t)-1);
    char *in = (char *)text;
    size_t left = strlen(text), room = 4 * left + 16;
    char *out = malloc(room), *p = out;
    assert_non_null(out);
    assert_int_not_equal(iconv(cd, &in, &left, &p, &room), (size_t)-1);
    iconv_close(cd);
    *n = (size_t)(p - out);
    return out;
}

/* The text comes back, and each character's offset is where it stands in the file. */
static void check_round(const char *text, const char *encoding, const char *named, const char *mark, size_t mark_length)
{
    size_t n;
    char *body = encode(text, encoding, &n);
    char *bytes = malloc(n + mark_length);
    assert_non_null(bytes);
    memcpy(bytes, mark, mark_length);
    memcpy(bytes + mark_length, body, n);
    gn_document *d;
    assert_int_equal(gn_document_from_bytes("t", bytes, n + mark_length, &d, NULL), GN_OK);
    assert_string_equal(d->text, text);
    assert_string_equal(d->encoding, named);
    for (size_t i = 0; text[i]; i++) {
        if (((unsigned char)text[i] & 0xC0) == 0x80) continue;
        char *front = strndup(text, i);
        size_t want;
        free(encode(front, encoding, &want));
        free(front);
        assert_int_equal(gn_document_offset(d, i), want + mark_length);
    }
    assert_int_equal(gn_document_offset(d, d->length), n + mark_length);
    gn_document_free(d);
    free(bytes);
    free(body);
}

static void texts_of_every_encoding_are_read_and_lead_back(void **state)
{
    (void)state;
    static const char text[] = "软件业务收入76814亿元，同比增长19.2%。\r\n㐀 and 𠀀 are rare; € £ é too\n";
    static const char plain[] = "软件业务收入76814亿元，同比增长19.2%。\n";
    check_round(text, "UTF-8", "UTF-8", "", 0);
    check_round(text, "UTF-8", "UTF-8", "\xEF\xBB\xBF", 3);
    check_round(plain, "GB18030", "GB18030", "", 0);
    check_round(text, "GB18030", "GB18030", "", 0);
    check_round(plain, "GBK", "GB18030", "", 0);
    check_round("主計處公布8月工業生產指數90.04，年減10.53%。\n", "BIG5", "Big5", "", 0);
    check_round(text, "UTF-16LE", "UTF-16LE", "\xFF\xFE", 2);
    check_round(text, "UTF-16BE", "UTF-16BE", "\xFE\xFF", 2);
    check_round(plain, "UTF-16LE", "UTF-16LE", "", 0);
    check_round(plain, "UTF-16BE", "UTF-16BE", "", 0);
    check_round("revenue rose by 19.2%\n", "UTF-16LE", "UTF-16LE", "", 0);
    check_round("revenue rose by 19.2%\n", "UTF-16BE", "UTF-16BE", "", 0);
}

static void long_texts_lead_back_over_many_pairs(void **state)
{
    (void)state;
    enum { N = 300 };
    static const char piece[] = "电信业务收入增长8.2%，㐀 𠀀 and more. ";
    char *text = calloc(N, sizeof piece);
    assert_non_null(text);
    for (int i = 0; i < N; i++) strcat(text, piece);
    static const char *const encodings[] = {"GB18030", "UTF-16LE"};
    for (int e = 0; e < 2; e++) {
        size_t n, front;
        char *bytes = encode(text, encodings[e], &n);
        gn_document *d;
        assert_int_equal(gn_document_from_bytes("t", bytes, n, &d, NULL), GN_OK);
        for (int i = 0; i < N; i += 7) {
            char *head = strndup(text, (size_t)i * (sizeof piece - 1));
            free(encode(head, encodings[e], &front));
            free(head);
            assert_int_equal(gn_document_offset(d, (size_t)i * (sizeof piece - 1)), front);
        }
        gn_document_free(d);
        free(bytes);
    }
    free(text);
}

static void short_chinese_texts_in_gbk_are_recognised(void **state)
{
    (void)state;
    static const char *const texts[] = {"增长", "联通", "同比增长19.2%", "移动", "降", "1-10月", "完成投资100亿元"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t n;
        char *bytes = encode(texts[i], "GBK", &n);
        gn_document *d;
        assert_int_equal(gn_document_from_bytes("t", bytes, n, &d, NULL), GN_OK);
        assert_string_equal(d->text, texts[i]);
        gn_document_free(d);
        free(bytes);
    }
}

static void other_scripts_in_utf8_stay_utf8(void **state)
{
    (void)state;
    static const char *const texts[] = {"Привет, мир", "ürün geliştirme", "± 5 µm", "naïve café", "ελληνικά"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        gn_document *d;
        assert_int_equal(gn_document_from_bytes("t", texts[i], strlen(texts[i]), &d, NULL), GN_OK);
        assert_string_equal(d->encoding, "UTF-8");
        assert_string_equal(d->text, texts[i]);
        gn_document_free(d);
    }
}

static void lines_that_end_in_a_carriage_return_alone_are_lines(void **state)
{
    (void)state;
    gn_document *d;
    assert_int_equal(gn_document_from_bytes("t", "a\rb\r\rc", 6, &d, NULL), GN_OK);
    assert_string_equal(d->text, "a\nb\n\nc");
    gn_document_free(d);
    assert_int_equal(gn_document_from_bytes("t", "a\r\nb", 4, &d, NULL), GN_OK);
    assert_string_equal(d->text, "a\r\nb");
    gn_document_free(d);
}

static void wrong_bytes_are_refused_with_their_place(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *says;
    } rows[] = {
        {"", 0, "t: the file is empty"},
        {" \n\t", 3, "t: it holds no text"},
        {"\xEF\xBB\xBF", 3, "t: it holds no text"},
        {"\xE3\x80\x80\n\xC2\xA0", 6, "t: it holds no text"},
        {"ab\0cd", 5, "t: binary, not text: a zero byte at offset 2"},
        {"\x01\x02\x03\x04", 4, "t: binary, not text: it is full of control characters"},
        {"abc \xE5\xA2\x9E\xE9\x95 19", 12, "t: not valid UTF-8: byte 0xE9 at offset 7"},
        {"\xED\xA0\x80 surrogate", 13, "t: not valid UTF-8: byte 0xED at offset 0"},
        {"\xD4\xF6\xB3\xA4\xD4\xF6\xB3\xA4\xD4\xF6\xB3\xA4\xFF\x31", 14,
         "t: not valid GB18030: byte 0xFF at offset 12"},
        {"\xFF\xFE\x31\x00\x00\xD8", 6, "t: not valid UTF-16LE"},
        {"\xFE\xFF\x00\x31\x00", 5, "t: not valid UTF-16BE"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        gn_document *d = NULL;
        gn_err err = {0};
        assert_int_equal(gn_document_from_bytes("t", rows[i].bytes, rows[i].n, &d, &err), GN_E_FORMAT);
        assert_null(d);
        if (strncmp(err.msg, rows[i].says, strlen(rows[i].says)) != 0) print_error("%s\n", err.msg);
        assert_memory_equal(err.msg, rows[i].says, strlen(rows[i].says));
    }
}

static void what_cannot_be_read_says_what_to_do(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        size_t n;
        const char *says;
    } rows[] = {
        {"{\\rtf1 x}", 9, "t: a rich-text document (.rtf); save it as .docx"},
        {"\x89PNG\r\n\x1A\n", 8, "t: a picture; run text recognition (OCR) on it and save the text"},
        {"\x1F\x8B\x08", 3, "t: a packed archive; unpack it and name the reports in it"},
        {"\x89HDF\r\n\x1A\n", 8, "t: an HDF5 file (a gnomon store?), not a report"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, "t: an old Office document (.doc, .wps or .xls); save it as .docx"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1W\0o\0r\0k\0b\0o\0o\0k\0", 24,
         "t: an old Excel workbook (.xls, .et), not a report; save the sheet as CSV for gnomon import"},
        {"<?xml version=\"1.0\"?><a/>", 25, "t: an XML file, not a report; reports are text, HTML, .docx or PDF"},
        {"%PDF-1.4", 8, "t: a PDF, which is read from a file only"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        gn_document *d = NULL;
        gn_err err = {0};
        assert_int_equal(gn_document_from_bytes("t", rows[i].bytes, rows[i].n, &d, &err), GN_E_UNSUPPORTED);
        assert_null(d);
        assert_string_equal(err.msg, rows[i].says);
    }
}

static void a_document_knows_its_size_and_sum(void **state)
{
    (void)state;
    gn_document *d;
    assert_int_equal(gn_document_from_bytes("t", "abc", 3, &d, NULL), GN_OK);
    static const uint8_t sum[32] = {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea, 0x41, 0x41, 0x40,
                                    0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03, 0x61, 0xa3, 0x96, 0x17,
                                    0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00, 0x15, 0xad}; /* FIPS 180-4 */
    assert_memory_equal(d->sha256, sum, 32);
    assert_int_equal(d->source_bytes, 3);
    assert_int_equal(gn_document_page(d, 1), 0);
    gn_document_free(d);
    static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    assert_int_equal(gn_document_from_bytes("t", two_blocks, 56, &d, NULL), GN_OK);
    assert_int_equal(d->sha256[0], 0x24);
    assert_int_equal(d->sha256[31], 0xc1);
    gn_document_free(d);
    gn_document_free(NULL);
}

static void random_bytes_never_give_wrong_text(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int i = 0; i < 20000; i++) {
        char bytes[64];
        const size_t n = 1 + check_random(&seed) % sizeof bytes;
        const uint64_t kind = check_random(&seed) % 3;
        for (size_t k = 0; k < n; k++)
            bytes[k] = (char)(kind == 0   ? check_random(&seed)
                              : kind == 1 ? 0xA1 + check_random(&seed) % 0x5E
                                          : 0x20 + check_random(&seed) % 0x60);
        gn_document *d;
        if (gn_document_from_bytes("t", bytes, n, &d, NULL)) continue;
        assert_int_equal(strlen(d->text), d->length);
        uint64_t before = 0;
        for (size_t k = 0; k <= d->length && d->format == GN_FORMAT_TEXT; k++) {
            const uint64_t at = gn_document_offset(d, k);
            assert_true(at >= before && at <= n);
            before = at;
        }
        gn_document_free(d);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_of_every_encoding_are_read_and_lead_back),
        cmocka_unit_test(long_texts_lead_back_over_many_pairs),
        cmocka_unit_test(short_chinese_texts_in_gbk_are_recognised),
        cmocka_unit_test(other_scripts_in_utf8_stay_utf8),
        cmocka_unit_test(lines_that_end_in_a_carriage_return_alone_are_lines),
        cmocka_unit_test(wrong_bytes_are_refused_with_their_place),
        cmocka_unit_test(what_cannot_be_read_says_what_to_do),
        cmocka_unit_test(a_document_knows_its_size_and_sum),
        cmocka_unit_test(random_bytes_never_give_wrong_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
