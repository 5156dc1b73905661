/* Web pages, Word documents and PDF word boxes to text: what a reader of them would read. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/read/read_child.h"
#include "tests/support/check.h"
#include "tests/support/make_zip.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- HTML -------------------------------------------------------------------------------------------------------- */

static void check_html(const char *html, const char *want)
{
    reading r;
    assert_int_equal(html_read(html, strlen(html), &r, NULL), GN_OK);
    assert_string_equal(r.text.data ? r.text.data : "", want);
    reading_free(&r);
}

static void blocks_become_paragraphs_and_headings_get_marks(void **state)
{
    (void)state;
    check_html("<h1>标题</h1><p>一<b>二</b>三</p><div>四<br>五</div><ul><li>六<li>七</ul>",
               "# 标题\n\n一二三\n\n四\n五\n\n六\n\n七\n");
    check_html("<h3></h3><p>no heading</p>", "no heading\n");
    check_html("<title>标题</title><p>正文</p>", "# 标题\n\n正文\n");
    check_html("<title>标题_网站</title><h1>标题</h1><p>正文</p>", "# 标题\n\n正文\n");
    check_html("<pre>a\n  b</pre>", "a\n  b\n");
}

static void white_space_collapses_as_browsers_do_it(void **state)
{
    (void)state;
    check_html("<p>  revenue \n rose&nbsp;by <i> 19.2 </i> %</p>", "revenue rose by 19.2 %\n");
    check_html("<p>软件业务\n    收入</p>", "软件业务收入\n");
    check_html("<p>软件业务 收入 5\nG</p>", "软件业务 收入 5 G\n");
}

static void what_is_not_shown_is_left_out(void **state)
{
    (void)state;
    check_html("<nav>首页</nav><script>var a=1</script><style>p{}</style><p>a</p><p style='display : none'>b</p>"
               "<p hidden>c</p><del>d</del><footer>版权</footer><!-- e -->",
               "a\n");
    check_html("<article><p>a</p><footer>来源：统计局</footer></article>", "a\n\n来源：统计局\n");
}

static void menus_and_lists_of_links_are_left_out(void **state)
{
    (void)state;
#define LONG_TEXT                                                                                                      \
    "全国规模以上工业企业实现利润总额比上年同期有所下降，采矿业利润增长较快，制造业利润下降，企业成本上升。"
#define MENU                                                                                                                   \
    "<div class=top><a href=a>首页</a> <a href=b>财经10大新闻</a></div><ul><li><a href=c>8月价格上涨2.5%</a></li>" \
    "<li><a href=d>去年利润增长34.3%</a> </li></ul>"
    check_html(MENU "<p>" LONG_TEXT "</p><p>" LONG_TEXT "</p><div>见<a href=a>公报</a>和<a href=b>附表</a>，"
                    "数字为初步统计。</div><table><tr><td><a href=1>甲</a></td><td><a href=2>12</a></td></tr>"
                    "<tr><td><a href=1>乙</a></td><td><a href=2>13</a></td></tr></table>",
               LONG_TEXT "\n\n" LONG_TEXT
                         "\n\n见公报和附表，数字为初步统计。\n\n| 甲 | 12 |\n|---|---|\n| 乙 | 13 |\n");
    /* a page of links is read */
    check_html(MENU, "首页 财经10大新闻\n\n8月价格上涨2.5%\n\n去年利润增长34.3%\n");
}

static void superscripts_do_not_become_digits_of_the_number(void **state)
{
    (void)state;
    check_html("<p>100m<sup>2</sup>，10<sup>-8</sup>，见<sup>[1]</sup></p>", "100m²，10⁻⁸，见[1]\n");
}

static void tables_become_pipe_tables_with_spans_expanded(void **state)
{
    (void)state;
    check_html(
        "<p>表</p><table><caption>单位：亿元</caption><tr><th rowspan=2>指标<th colspan=2>2021年</tr><tr><th>收入"
        "<th>增速</tr><tr><td>软件<td>76814<td>19.2</tr><tr><td>a|b<td><p>1</p><p>2</p><td></tr></table><p>后</p>",
        "表\n\n单位：亿元\n\n| 指标 | 2021年 收入 | 2021年 增速 |\n|---|---|---|\n| 软件 | 76814 | 19.2 |\n"
        "| a\\|b | 1 2 |  |\n\n后\n");
    check_html("<table><thead><tr><td>a<td>b</thead><tr><td rowspan=2>c<td>1<tr><td>2</table>",
               "| a | b |\n|---|---|\n| c | 1 |\n| c | 2 |\n");
    check_html("<table><tr><td colspan=2>表1 收入</tr><tr><td>a<td>b<tr><td>c<td>1</table>",
               "表1 收入\n\n| a | b |\n|---|---|\n| c | 1 |\n");
    check_html("<table><tr><td colspan=3>表2<tr><td><td><td>单位：亿元<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d"
               "<tr><td>e<td>1<td>2</table>",
               "表2\n\n单位：亿元\n\n| a | b c | b d |\n|---|---|---|\n| e | 1 | 2 |\n");
    check_html("<table><tr><td>a<td>b<tr><td colspan=2>分组<tr><td>c<td>1</table>",
               "| a | b |\n|---|---|\n| 分组 |  |\n| c | 1 |\n");
}

static void terms_stand_before_what_is_said_of_them(void **state)
{
    (void)state;
    check_html("<dl><dt>生产总值<dd>6739亿元<dt>增长：<dd>2.5%<dd>全国第三</dl><dl><dt>注释</dl>",
               "生产总值：6739亿元\n\n增长：2.5%\n\n全国第三\n\n注释\n");
}

static void tables_that_arrange_a_page_are_no_tables(void **state)
{
    (void)state;
    check_html("<table><tr><td>左<td><table><tr><td>a<td>b<tr><td>c<td>1</table></table>",
               "左\n\n| a | b |\n|---|---|\n| c | 1 |\n");
    check_html("<table><tr><td><p>一</p><p>二</p></table>", "一\n\n二\n");
}

static void published_dates_are_taken_and_changes_are_not(void **state)
{
    (void)state;
    static const struct {
        const char *html;
        int year, month, day;
    } rows[] = {
        {"<meta name=PubDate content='2021-11-26 10:00'><p>a", 2021, 11, 26},
        {"<meta property='article:published_time' content='2021/1/5T08:00:00+08:00'><p>a", 2021, 1, 5},
        {"<p>a <time pubdate datetime='20211126'>x</time>", 2021, 11, 26},
        {"<meta name=publishdate content='2021年11月6日'><p>a", 2021, 11, 6},
        {"<meta name=lastmodified content='2021-11-26'><p>a", 0, 0, 0},
        {"<meta name=date content='2021-13-26'><p>a", 0, 0, 0},
        {"<meta name=date content='soon'><p>a", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        reading r;
        assert_int_equal(html_read(rows[i].html, strlen(rows[i].html), &r, NULL), GN_OK);
        assert_int_equal(r.date.year, rows[i].year);
        if (rows[i].year) {
            assert_int_equal(r.date.month, rows[i].month);
            assert_int_equal(r.date.day, rows[i].day);
            assert_int_equal(r.date_kind, GN_DATE_PUBLISHED);
        }
        reading_free(&r);
    }
}

static void deep_nesting_does_not_overflow_the_stack(void **state)
{
    (void)state;
    enum { DEEP = 8000 };
    char *html = malloc(DEEP * 24 + 1);
    assert_non_null(html);
    static const char *const pieces[] = {"<div>", "<table><tr><td>", "<b>", "<ul><li>"};
    for (size_t k = 0; k < sizeof pieces / sizeof *pieces; k++) {
        html[0] = '\0';
        size_t n = 0;
        for (int i = 0; i < DEEP; i++) n += (size_t)sprintf(html + n, "%s", pieces[k]);
        n += (size_t)sprintf(html + n, "x");
        reading r;
        if (html_read(html, n, &r, NULL) == GN_OK) assert_non_null(strchr(r.text.data, 'x'));
        reading_free(&r);
    }
    free(html);
}

static void spans_made_to_harm_do_not_multiply_the_text(void **state)
{
    (void)state;
    gn_buf html = {0};
    for (int i = 0; i < 400; i++) {
        gn_buf_text(&html, "<table><tr><td rowspan=600 colspan=250>");
        for (int k = 0; k < 90; k++) gn_buf_text(&html, "增长");
        gn_buf_text(&html, "<tr><td>1<tr><td>2</table>");
    }
    reading r;
    assert_int_equal(html_read(html.data, html.length, &r, NULL), GN_OK);
    assert_true(r.text.length < 16u << 20);
    reading_free(&r);
    gn_buf_free(&html);
}

/* ---- DOCX -------------------------------------------------------------------------------------------------------- */

#define W "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
#define END "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

static gn_status read_docx(const zip_part *parts, size_t n, reading *r, gn_err *err)
{
    size_t length;
    char *bytes = make_zip(parts, n, &length);
    const gn_status st = docx_read(bytes, length, r, err);
    free(bytes);
    return st;
}

static void check_docx(const char *body, const char *want)
{
    const zip_part parts[] = {
        {"word/document.xml", body, strlen(body)},
        {"word/styles.xml",
         "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
         "<w:style w:styleId=\"a\"><w:basedOn w:val=\"1\"/></w:style>"
         "<w:style w:styleId=\"b\"><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr></w:style>"
         "<w:style w:styleId=\"loop\"><w:basedOn w:val=\"loop\"/></w:style></w:styles>",
         0},
        {"docProps/core.xml", "<a xmlns:d=\"d\"><d:created>2021-11-26T01:02:03Z</d:created></a>", 0},
    };
    reading r;
    assert_int_equal(read_docx(parts, 3, &r, NULL), GN_OK);
    assert_string_equal(r.text.data ? r.text.data : "", want);
    assert_int_equal(r.date.day, 26);
    assert_int_equal(r.date_kind, GN_DATE_CREATED);
    reading_free(&r);
}

static void paragraphs_of_word_are_read_with_headings(void **state)
{
    (void)state;
    check_docx(W "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>" P("一") P("二") END,
               "# 标题\n\n一\n\n二\n");
    check_docx(W "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>A</w:t></w:r></w:p>"
                 "<w:p><w:pPr><w:pStyle w:val=\"b\"/></w:pPr><w:r><w:t>B</w:t></w:r></w:p>"
                 "<w:p><w:pPr><w:pStyle w:val=\"loop\"/></w:pPr><w:r><w:t>C</w:t></w:r></w:p>" END,
               "# A\n\n### B\n\nC\n");
    check_docx(W "<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr></w:p>" P("no heading") END, "no heading\n");
}

static void runs_join_and_deleted_or_hidden_ones_are_left_out(void **state)
{
    (void)state;
    check_docx(
        W "<w:p><w:r><w:t>增长</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 19</w:t></w:r><w:r><w:t>.2%</w:t></w:r>"
          "<w:del><w:r><w:delText>7</w:delText></w:r></w:del><w:ins><w:r><w:t>，新</w:t></w:r></w:ins>"
          "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>显</w:t>"
          "</w:r><w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>" END,
        "增长 19.2%，新显 a\nb\n");
    check_docx(
        W "<w:p><w:r><w:t>100m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>"
          "<w:r><w:t>，</w:t></w:r></w:p>" END,
        "100m²，\n");
    check_docx(W
               "<w:p><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:r><w:t>once</w:t></w:r></mc:Choice><mc:Fallback>"
               "<w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>" END,
               "once\n");
}

#define TC(props, text) "<w:tc><w:tcPr>" props "</w:tcPr>" P(text) "</w:tc>"

static void tables_of_word_become_pipe_tables(void **state)
{
    (void)state;
    check_docx(W P("前") "<w:tbl><w:tr>" TC("<w:vMerge w:val=\"restart\"/>", "指标")
                   TC("<w:gridSpan w:val=\"2\"/>", "2021年") "</w:tr><w:tr>" TC("<w:vMerge/>", "") TC("", "收入")
                       TC("", "增速") "</w:tr><w:tr>" TC("", "软件") TC("", "76814")
                           TC("", "19.2") "</w:tr></w:tbl>" P("后") END,
               "前\n\n| 指标 | 2021年 收入 | 2021年 增速 |\n|---|---|---|\n| 软件 | 76814 | 19.2 |\n\n后\n");
}

static void rows_that_word_repeats_on_each_page_are_headings(void **state)
{
    (void)state;
    check_docx(W "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", "指标")
                   TC("", "2021年") "</w:tr><w:tr><w:trPr><w:tblHeader/></w:trPr>" TC("", "")
                       TC("", "亿元") "</w:tr><w:tr>" TC("", "软件") TC("", "76814") "</w:tr></w:tbl>" END,
               "| 指标 | 2021年 亿元 |\n|---|---|\n| 软件 | 76814 |\n");
}

static void harmful_and_damaged_archives_are_refused(void **state)
{
    (void)state;
    reading r;
    gn_err err = {0};
    const zip_part loops = {"word/document.xml",
                            "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]>" W P("&c;") END, 0};
    assert_int_equal(read_docx(&loops, 1, &r, &err), GN_E_DAMAGED);
    assert_non_null(strstr(err.msg, "document type"));
    enum { MUCH = 32 << 20 };
    char *zeros = calloc(MUCH, 1);
    assert_non_null(zeros);
    memset(zeros, ' ', MUCH);
    const zip_part bomb = {"word/document.xml", zeros, MUCH};
    assert_int_equal(read_docx(&bomb, 1, &r, &err), GN_E_LIMIT);
    assert_non_null(strstr(err.msg, "made to harm"));
    free(zeros);
    const zip_part open = {"word/document.xml", W P("a"), 0};
    assert_int_equal(read_docx(&open, 1, &r, &err), GN_E_DAMAGED);
    const zip_part sheet = {"xl/workbook.xml", "<a/>", 0};
    assert_int_equal(read_docx(&sheet, 1, &r, &err), GN_E_UNSUPPORTED);
    assert_non_null(strstr(err.msg, ".xlsx"));
    assert_int_equal(docx_read("PK\3\4 and no more", 16, &r, &err), GN_E_DAMAGED);
}

/* ---- PDF word boxes ---------------------------------------------------------------------------------------------- */

enum turn { UPRIGHT, FROM_TOP, FROM_BOTTOM };

/* Words at (x, y) in a type of 10 points: "x y text" a line; an empty line ends a page. Turned, its lines stand on end
 * and are read from the top or from the bottom. */
static char *turned_boxes(const char *list, enum turn turn)
{
    gn_buf b = {0};
    gn_buf_text(&b, "<doc>\n<page width=\"595\" height=\"842\">\n");
    for (const char *p = list; *p;) {
        const size_t n = strcspn(p, "\n");
        if (n == 0)
            gn_buf_text(&b, "</page>\n<page width=\"595\" height=\"842\">\n");
        else {
            double x, y, width = 0;
            int skip = 0;
            assert_int_equal(sscanf(p, "%lf %lf %n", &x, &y, &skip), 2);
            for (size_t i = (size_t)skip; i < n; i++)
                if (((unsigned char)p[i] & 0xC0) != 0x80) width += (unsigned char)p[i] < 0x80 ? 5 : 10;
            const double x0 = turn == UPRIGHT    ? x
                              : turn == FROM_TOP ? 900 - y - 12
                                                 : y,
                         y0 = turn == UPRIGHT    ? y
                              : turn == FROM_TOP ? x
                                                 : 900 - x - width;
            gn_buf_printf(&b, "<word xMin=\"%.3f\" yMin=\"%.3f\" xMax=\"%.3f\" yMax=\"%.3f\">%.*s</word>\n", x0, y0,
                          x0 + (turn ? 12 : width), y0 + (turn ? width : 12), (int)(n - (size_t)skip), p + skip);
        }
        p += n + (p[n] == '\n');
    }
    gn_buf_text(&b, "</page>\n</doc>\n");
    return b.data;
}

static char *boxes(const char *list)
{
    return turned_boxes(list, UPRIGHT);
}

static void check_turned(const char *list, enum turn turn, const char *want)
{
    char *xml = turned_boxes(list, turn);
    reading r;
    assert_int_equal(pdf_words_read(xml, strlen(xml), 10, &r, NULL), GN_OK);
    assert_string_equal(r.text.data ? r.text.data : "", want);
    reading_free(&r);
    free(xml);
}

static void check_boxes(const char *list, const char *want)
{
    check_turned(list, UPRIGHT, want);
}

static void words_of_a_line_join_whatever_their_order(void **state)
{
    (void)state;
    check_boxes("100 101 76814\n50 100 业务收入为\n125 100 亿元\n50 120 rose\n75 120 by\n90 120 1.5%",
                "业务收入为76814亿元\nrose by 1.5%\n");
    check_boxes("50 100 A&amp;B&lt;C", "A&B<C\n");
}

static void paragraphs_begin_after_short_lines_and_indents(void **state)
{
    (void)state;
    check_boxes(
        "70 100 一一一一一一一一一一一一一一一一一一\n50 120 二二二二二二二二二二二二二二二二二二二二\n50 140 三三三\n"
        "70 160 四四四四四四四四四四四四四四四四四四\n50 180 五五五五五五五五五五五五五五五五五五五五",
        "一一一一一一一一一一一一一一一一一一\n二二二二二二二二二二二二二二二二二二二二\n三三三\n\n"
        "四四四四四四四四四四四四四四四四四四\n五五五五五五五五五五五五五五五五五五五五\n");
}

static void columns_of_figures_become_a_table(void **state)
{
    (void)state;
    check_boxes("50 80 前面的一段话说明下表的内容，写到行末为止。\n50 120 指标\n190 120 收入\n290 120 同比增长\n"
                "50 140 软件产品\n190 140 1,234.5\n300 140 16.4\n50 160 信息技术服务\n200 160 987\n300 160 -2.1\n"
                "50 180 合计\n190 180 2,221.5\n320 180 —\n50 220 后面的一段话接着讲这些数字。",
                "前面的一段话说明下表的内容，写到行末为止。\n\n| 指标 | 收入 | 同比增长 |\n|---|---|---|\n"
                "| 软件产品 | 1,234.5 | 16.4 |\n| 信息技术服务 | 987 | -2.1 |\n| 合计 | 2,221.5 | — |\n\n"
                "后面的一段话接着讲这些数字。\n");
}

static void wrapped_labels_stay_in_their_row(void **state)
{
    (void)state;
    check_boxes(
        "50 100 指标\n190 100 收入\n290 100 增速\n50 120 软件\n190 120 12\n290 120 1.5\n50 140 硬件\n190 140 13\n"
        "290 140 1.6\n50 160 信息技术\n190 166 14\n290 166 1.7\n50 172 服务\n50 192 其他\n190 192 15\n290 192 1.8",
        "| 指标 | 收入 | 增速 |\n|---|---|---|\n| 软件 | 12 | 1.5 |\n| 硬件 | 13 | 1.6 |\n"
        "| 信息技术服务 | 14 | 1.7 |\n| 其他 | 15 | 1.8 |\n");
}

static void headings_over_several_columns_go_to_each(void **state)
{
    (void)state;
    check_boxes(
        "235 100 2021年\n50 110 指标\n190 118 收入\n290 118 增速\n50 140 软件\n190 140 1,200\n290 140 1.5\n"
        "50 160 硬件\n190 160 1,300\n290 160 1.6",
        "| 指标 | 2021年 收入 | 2021年 增速 |\n|---|---|---|\n| 软件 | 1,200 | 1.5 |\n| 硬件 | 1,300 | 1.6 |\n");
}

static void headings_in_several_lines_find_their_columns(void **state)
{
    (void)state;
    /* cells with centred headings, labels at the left, figures at the right: 指标 stands over no figure or label */
    check_boxes(
        "340 92 1—2月\n110 101 指标\n255 110 绝对量\n420 110 同比增长\n50 130 布（亿米）\n315 130 42\n485 130 -5.3\n"
        "50 150 水泥（万吨）\n300 150 19855\n485 150 -0.6\n50 170 粗钢（万吨）\n315 170 …\n490 170 5.6",
        "| 指标 | 1—2月 绝对量 | 1—2月 同比增长 |\n|---|---|---|\n| 布（亿米） | 42 | -5.3 |\n"
        "| 水泥（万吨） | 19855 | -0.6 |\n| 粗钢（万吨） | … | 5.6 |\n");
    check_boxes("50 100 地区\n190 100 2020\n290 100 2021\n50 120 东部\n190 120 5,741\n290 120 6,556\n50 140 西部\n"
                "200 140 883\n300 140 986",
                "| 地区 | 2020 | 2021 |\n|---|---|---|\n| 东部 | 5,741 | 6,556 |\n| 西部 | 883 | 986 |\n");
}

static void captions_are_no_headings(void **state)
{
    (void)state;
    static const char body[] = "50 100 地区\n150 100 产量（万辆）\n290 100 同比增长\n50 120 北京市\n170 120 100.5\n"
                               "310 120 16.4\n50 140 内蒙古自治区\n170 140 98.7\n310 140 -2.1";
    static const char table[] = "| 地区 | 产量（万辆） | 同比增长 |\n|---|---|---|\n| 北京市 | 100.5 | 16.4 |\n"
                                "| 内蒙古自治区 | 98.7 | -2.1 |\n";
    static const char *const captions[][2] = {
        {"140 80 表1\n160 80 各地产销", "表1 各地产销"},
        {"50 80 各地区\n83 80 汽车产量的情况\n156 80 和增长", "各地区汽车产量的情况和增长"},
        {"130 80 各地区汽车产销的情况", "各地区汽车产销的情况"},
        {"50 80 汽车产销\n270 80 单位：万辆", "汽车产销  单位：万辆"},
    };
    for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
        char list[1024], want[1024];
        snprintf(list, sizeof list, "%s\n%s", captions[i][0], body);
        snprintf(want, sizeof want, "%s\n\n%s", captions[i][1], table);
        check_boxes(list, want);
    }
}

static void headings_near_each_other_keep_their_columns(void **state)
{
    (void)state;
    /* figures at the right of cells that the headings fill: 2022 stands over no figure, or over the neighbour's */
    check_boxes(
        "50 100 地区\n137 100 2022\n160 100 年产量\n197 100 2022\n220 100 年销量\n50 120 北京市\n"
        "165 120 10.5\n225 120 11.4\n50 140 天津市\n165 140 12.5\n225 140 13.4",
        "| 地区 | 2022 年产量 | 2022 年销量 |\n|---|---|---|\n| 北京市 | 10.5 | 11.4 |\n| 天津市 | 12.5 | 13.4 |\n");
    check_boxes("137 100 1-3\n155 100 月产量\n192 100 1-3\n210 100 月销量\n50 120 北京市\n"
                "165 120 10.5\n220 120 11.4\n50 140 天津市\n165 140 12.5\n220 140 13.4",
                "|  | 1-3 月产量 | 1-3 月销量 |\n|---|---|---|\n| 北京市 | 10.5 | 11.4 |\n| 天津市 | 12.5 | 13.4 |\n");
}

static void labels_wrapped_as_close_as_rows_stay_whole(void **state)
{
    (void)state;
    check_boxes("50 100 行业\n190 100 收入\n290 100 增速\n50 114 电子信息制\n190 114 12\n290 114 1.5\n50 128 造业\n"
                "50 142 其中：\n50 156 产品（万\n190 156 13\n290 156 1.6\n50 170 台）\n50 184 服务\n190 184 14\n"
                "290 184 1.7个百\n50 198 （亿元）\n290 198 分点",
                "| 行业 | 收入 | 增速 |\n|---|---|---|\n| 电子信息制造业 | 12 | 1.5 |\n| 其中： |  |  |\n"
                "| 产品（万台） | 13 | 1.6 |\n| 服务（亿元） | 14 | 1.7个百分点 |\n");
}

static void figures_beside_the_middle_of_a_label_are_its_row(void **state)
{
    (void)state;
    /* four lines, two lines and one, set apart from each other */
    check_boxes("50 100 行业\n190 100 收入\n290 100 增速\n50 130 电子信息\n50 144 制造业（\n190 151 12\n290 151 1.5\n"
                "50 158 全部产\n50 172 品）\n50 190 软件和服\n190 197 13\n290 197 1.6\n50 204 务业\n50 222 通信业\n"
                "190 222 14\n290 222 1.7",
                "| 行业 | 收入 | 增速 |\n|---|---|---|\n| 电子信息制造业（全部产品） | 12 | 1.5 |\n"
                "| 软件和服务业 | 13 | 1.6 |\n| 通信业 | 14 | 1.7 |\n");
    /* three lines with the figures in the second one, and below them beside the first one; a column of units */
    check_boxes("50 100 行业\n150 100 单位\n230 100 收入\n50 120 电子\n50 134 信息制造\n150 134 亿元\n230 134 12\n"
                "50 148 业\n50 170 软件和服\n150 170 亿元\n230 170 13\n50 184 务业\n50 206 通信业\n150 206 亿元\n"
                "230 206 14",
                "| 行业 | 单位 | 收入 |\n|---|---|---|\n| 电子信息制造业 | 亿元 | 12 |\n| 软件和服务业 | 亿元 | 13 |\n"
                "| 通信业 | 亿元 | 14 |\n");
    /* as near as the rows: full lines are one label, headings are none */
    check_boxes("50 100 行业\n190 100 收入\n290 100 增速\n50 114 电子信息\n190 121 12\n290 121 1.5\n50 128 制造业\n"
                "50 142 一、软件\n50 156 全省\n190 156 13\n290 156 1.6\n50 170 二、通信\n50 184 全市\n190 184 14\n"
                "290 184 1.7",
                "| 行业 | 收入 | 增速 |\n|---|---|---|\n| 电子信息制造业 | 12 | 1.5 |\n| 一、软件 |  |  |\n"
                "| 全省 | 13 | 1.6 |\n| 二、通信 |  |  |\n| 全市 | 14 | 1.7 |\n");
}

static void figures_at_the_left_of_wide_columns_have_their_headings(void **state)
{
    (void)state;
    check_boxes(
        "50 100 地区\n165 88 收入\n130 100 累计\n200 100 同比\n290 88 利润\n250 100 累计\n330 100 同比\n50 120 北京\n"
        "110 120 1,000.0\n180 120 0.3\n240 120 300\n300 120 0.1\n50 140 天津\n110 140 1,037.5\n180 140 1.3\n"
        "240 140 307\n300 140 1.1",
        "| 地区 | 收入 累计 | 收入 同比 | 利润 累计 | 利润 同比 |\n|---|---|---|---|---|\n"
        "| 北京 | 1,000.0 | 0.3 | 300 | 0.1 |\n| 天津 | 1,037.5 | 1.3 | 307 | 1.1 |\n");
}

static void pages_on_end_are_turned(void **state)
{
    (void)state;
    static const char list[] = "50 80 下表说明了各个地区产量的情况。\n50 120 指标\n190 120 收入\n290 120 同比增长\n"
                               "50 140 软件产品\n190 140 1,234.5\n300 140 16.4\n50 160 信息技术服务\n"
                               "200 160 987\n300 160 -2.1\n50 200 后面的一段话接着讲这些数字。";
    static const char want[] = "下表说明了各个地区产量的情况。\n\n| 指标 | 收入 | 同比增长 |\n|---|---|---|\n"
                               "| 软件产品 | 1,234.5 | 16.4 |\n| 信息技术服务 | 987 | -2.1 |\n\n"
                               "后面的一段话接着讲这些数字。\n";
    check_turned(list, UPRIGHT, want);
    check_turned(list, FROM_TOP, want);
    check_turned(list, FROM_BOTTOM, want);
}

static void two_columns_of_prose_are_read_one_after_the_other(void **state)
{
    (void)state;
    check_boxes("50 100 左一左一左一左一左一\n200 100 右一右一右一右一右一\n50 120 左二左二左二左二左二\n"
                "200 120 右二右二右二右二右二\n50 140 左三左三左三左三左三\n200 140 右三右三右三右三右三\n"
                "50 160 左四左四左四左四左四\n200 160 右四右四右四右四右四",
                "左一左一左一左一左一\n左二左二左二左二左二\n左三左三左三左三左三\n左四左四左四左四左四\n\n"
                "右一右一右一右一右一\n右二右二右二右二右二\n右三右三右三右三右三\n右四右四右四右四右四\n");
    /* on lines of their own, and a headline below both */
    check_boxes("50 100 左一左一左一左一左一\n200 106 右一右一右一右一右一\n50 115 左二左二左二左二左二\n"
                "200 121 右二右二右二右二右二\n50 130 左三左三左三左三左三\n200 136 右三右三右三右三右三\n"
                "50 145 左四左四左四左四左四\n200 151 右四右四右四右四右四",
                "左一左一左一左一左一\n左二左二左二左二左二\n左三左三左三左三左三\n左四左四左四左四左四\n\n"
                "右一右一右一右一右一\n右二右二右二右二右二\n右三右三右三右三右三\n右四右四右四右四右四\n");
}

static void pages_are_counted_and_limited(void **state)
{
    (void)state;
    char *xml = boxes("50 100 一\n\n50 100 二\n\n\n50 100 四");
    reading r;
    assert_int_equal(pdf_words_read(xml, strlen(xml), 10, &r, NULL), GN_OK);
    assert_string_equal(r.text.data, "一\n\f二\n\f\f四\n");
    assert_int_equal(r.pages, 4);
    static const size_t starts[] = {0, 5, 10, 11};
    assert_memory_equal(r.page_start, starts, sizeof starts);
    reading_free(&r);
    gn_err err;
    assert_int_equal(pdf_words_read(xml, strlen(xml), 3, &r, &err), GN_E_LIMIT);
    assert_string_equal(err.msg, "more than 3 pages; split it");
    free(xml);
}

static void small_digits_above_the_line_are_superscripts_in_pdf(void **state)
{
    (void)state;
    /* a mark of notes in the same font, then a figure in a lower font of the same size */
    static const char xml[] = "<page width=\"600\" height=\"800\">"
                              "<word xMin=\"50\" yMin=\"72.8\" xMax=\"92\" yMax=\"100.1\">增长5.9%</word>"
                              "<word xMin=\"92\" yMin=\"71.9\" xMax=\"96.8\" yMax=\"94.6\">12</word>"
                              "<word xMin=\"97\" yMin=\"72.8\" xMax=\"139\" yMax=\"100.1\">，收入为</word>"
                              "<word xMin=\"139\" yMin=\"78\" xMax=\"150\" yMax=\"96\">76</word>"
                              "<word xMin=\"150\" yMin=\"72.8\" xMax=\"171\" yMax=\"100.1\">亿元</word></page>";
    reading r;
    assert_int_equal(pdf_words_read(xml, sizeof xml - 1, 3, &r, NULL), GN_OK);
    assert_string_equal(r.text.data, "增长5.9%¹²，收入为76亿元\n");
    reading_free(&r);
}

static void the_day_a_pdf_was_made_is_only_that(void **state)
{
    (void)state;
    static const char xml[] =
        "<html><head><meta name=\"CreationDate\" content=\"2021-11-26T04:37:45Z\"/></head></html>";
    reading r;
    assert_int_equal(pdf_words_read(xml, sizeof xml - 1, 3, &r, NULL), GN_OK);
    assert_int_equal(r.date.year, 2021);
    assert_int_equal(r.date.day, 26);
    assert_int_equal(r.date_kind, GN_DATE_CREATED);
    reading_free(&r);
}

/* ---- results on the pipe ----------------------------------------------------------------------------------------- */

static void results_pass_the_pipe_and_false_ones_do_not(void **state)
{
    (void)state;
    reading r = {.date = {2021, 11, 26}, .date_kind = GN_DATE_PUBLISHED}, got;
    gn_buf_text(&r.text, "增长19.2%\f二");
    size_t pages[] = {0, 14};
    r.page_start = pages;
    r.pages = 2;
    gn_buf wire = {0};
    gn_err err = {0};
    read_wire_write(&r, GN_OK, &err, &wire);
    assert_int_equal(read_wire_parse(wire.data, wire.length, &got, NULL), GN_OK);
    assert_string_equal(got.text.data, "增长19.2%\f二");
    assert_int_equal(got.pages, 2);
    assert_int_equal(got.page_start[1], 14);
    assert_int_equal(got.date.month, 11);
    reading_free(&got);
    for (size_t n = 0; n < wire.length; n++) assert_int_equal(read_wire_parse(wire.data, n, &got, NULL), GN_E_DAMAGED);
    uint64_t seed = 3;
    for (int i = 0; i < 20000; i++) {
        gn_buf bad = {0};
        gn_buf_bytes(&bad, wire.data, wire.length);
        for (uint64_t k = check_random(&seed) % 4; k < 4; k++)
            bad.data[check_random(&seed) % bad.length] = (char)check_random(&seed);
        if (read_wire_parse(bad.data, bad.length, &got, NULL) == GN_OK) {
            for (size_t k = 1; k < got.pages; k++) assert_true(got.page_start[k] >= got.page_start[k - 1]);
            reading_free(&got);
        }
        gn_buf_free(&bad);
    }
    gn_buf_clear(&wire);
    gn_fail(&err, GN_E_LIMIT, "too much");
    read_wire_write(&r, GN_E_LIMIT, &err, &wire);
    gn_err back = {0};
    assert_int_equal(read_wire_parse(wire.data, wire.length, &got, &back), GN_E_LIMIT);
    assert_string_equal(back.msg, "too much");
    gn_buf_free(&wire);
    gn_buf_free(&r.text);
}

/* ---- damage ------------------------------------------------------------------------------------------------------ */

/* Every reader on many damaged forms of a good input: any status, but no crash, and text that is text. */
static void mutated_inputs_do_no_harm(void **state)
{
    (void)state;
    static const char html[] =
        "<!doctype html><html><head><meta name=PubDate content=2021-11-26><title>a</title></head>"
        "<body><h1>标题</h1><p>增长<b>19.2</b>%<sup>2</sup><table><tr><th rowspan=2>指标<th colspan=2>"
        "x</tr><tr><td>1<td>2</tr></table><pre>a\nb</pre><select><option>q</select></body></html>";
    char *xml = boxes("50 100 指标\n190 100 收入\n290 100 增速\n50 120 软件\n190 120 12\n290 120 1.5\n50 140 硬件\n"
                      "190 140 13\n290 140 1.6\n\n50 100 第二页");
    static const char doc[] =
        W P("前") "<w:tbl><w:tr>" TC("<w:gridSpan w:val=\"2\"/>", "2021年") "</w:tr><w:tr>" TC("", "收入")
            TC("<w:vMerge/>", "增速") "</w:tr></w:tbl>" P("后") END;
    const zip_part part = {"word/document.xml", doc, 0};
    size_t zip_length;
    char *zip = make_zip(&part, 1, &zip_length);
    const struct {
        const char *bytes;
        size_t n;
    } inputs[] = {{html, sizeof html - 1}, {xml, strlen(xml)}, {zip, zip_length}};
    uint64_t seed = 11;
    for (int i = 0; i < 6000; i++) {
        const int kind = i % 3;
        size_t n = inputs[kind].n;
        char *bytes = malloc(n);
        assert_non_null(bytes);
        memcpy(bytes, inputs[kind].bytes, n);
        for (uint64_t k = 1 + check_random(&seed) % 6; k > 0; k--) {
            const size_t at = check_random(&seed) % n;
            switch (check_random(&seed) % 4) {
            case 0: bytes[at] = (char)check_random(&seed); break;
            case 1: bytes[at] = "<>\"=/&0"[check_random(&seed) % 7]; break;
            case 2: memmove(bytes + at, bytes + check_random(&seed) % n / 2, (n - at) / 3); break;
            default: n = at + 1; break;
            }
        }
        reading r = {0};
        const gn_status st = kind == 0   ? html_read(bytes, n, &r, NULL)
                             : kind == 1 ? pdf_words_read(bytes, n, 3, &r, NULL)
                                         : docx_read(bytes, n, &r, NULL);
        if (!st && r.text.length) assert_true(r.text.data[r.text.length] == '\0');
        reading_free(&r);
        free(bytes);
    }
    free(zip);
    free(xml);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_become_paragraphs_and_headings_get_marks),
        cmocka_unit_test(white_space_collapses_as_browsers_do_it),
        cmocka_unit_test(what_is_not_shown_is_left_out),
        cmocka_unit_test(menus_and_lists_of_links_are_left_out),
        cmocka_unit_test(superscripts_do_not_become_digits_of_the_number),
        cmocka_unit_test(tables_become_pipe_tables_with_spans_expanded),
        cmocka_unit_test(terms_stand_before_what_is_said_of_them),
        cmocka_unit_test(tables_that_arrange_a_page_are_no_tables),
        cmocka_unit_test(published_dates_are_taken_and_changes_are_not),
        cmocka_unit_test(deep_nesting_does_not_overflow_the_stack),
        cmocka_unit_test(spans_made_to_harm_do_not_multiply_the_text),
        cmocka_unit_test(paragraphs_of_word_are_read_with_headings),
        cmocka_unit_test(runs_join_and_deleted_or_hidden_ones_are_left_out),
        cmocka_unit_test(tables_of_word_become_pipe_tables),
        cmocka_unit_test(rows_that_word_repeats_on_each_page_are_headings),
        cmocka_unit_test(harmful_and_damaged_archives_are_refused),
        cmocka_unit_test(words_of_a_line_join_whatever_their_order),
        cmocka_unit_test(paragraphs_begin_after_short_lines_and_indents),
        cmocka_unit_test(columns_of_figures_become_a_table),
        cmocka_unit_test(wrapped_labels_stay_in_their_row),
        cmocka_unit_test(headings_over_several_columns_go_to_each),
        cmocka_unit_test(headings_in_several_lines_find_their_columns),
        cmocka_unit_test(captions_are_no_headings),
        cmocka_unit_test(headings_near_each_other_keep_their_columns),
        cmocka_unit_test(labels_wrapped_as_close_as_rows_stay_whole),
        cmocka_unit_test(figures_beside_the_middle_of_a_label_are_its_row),
        cmocka_unit_test(figures_at_the_left_of_wide_columns_have_their_headings),
        cmocka_unit_test(pages_on_end_are_turned),
        cmocka_unit_test(two_columns_of_prose_are_read_one_after_the_other),
        cmocka_unit_test(pages_are_counted_and_limited),
        cmocka_unit_test(small_digits_above_the_line_are_superscripts_in_pdf),
        cmocka_unit_test(the_day_a_pdf_was_made_is_only_that),
        cmocka_unit_test(results_pass_the_pipe_and_false_ones_do_not),
        cmocka_unit_test(mutated_inputs_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
