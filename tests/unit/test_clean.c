/* Tests of the text layer: what joins, what goes, what is folded, and the way back to the document. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/check.h"

#include <stdlib.h>
#include <string.h>

#include "gnomon/gn_write.h"
#include "io/extract/clean.h"

/* The blocks, one a line: P paragraph, H heading, L list item, T table row. */
static const char *cleaned_pages(const char *text, const size_t *page, size_t pages)
{
    static gn_buf out;
    static gn_clean c;
    gn_err err;
    gn_buf_clear(&out);
    gn_buf_text(&out, "");
    assert_int_equal(gn_clean_text(text, strlen(text), page, pages, &c, &err), GN_OK);
    for (size_t i = 0; i < c.blocks; i++) {
        if (i) gn_buf_char(&out, '\n');
        gn_buf_char(&out, "PHLT"[c.block[i].kind]);
        gn_buf_char(&out, ' ');
        gn_buf_bytes(&out, c.text + c.block[i].start, c.block[i].end - c.block[i].start);
        assert_int_equal(c.text[c.block[i].end], '\n');
    }
    assert_int_equal(c.text[c.length], 0);
    return out.data;
}

static const char *cleaned(const char *text)
{
    return cleaned_pages(text, NULL, 0);
}

static void wrapped_lines_of_a_paragraph_are_one_again(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("全国规模以上工业企业实现利润总额六万三千四百四十\n亿元，同比增长百分之四十四，比上年同期回落一个百分\n"
                "点。\n"),
        "P 全国规模以上工业企业实现利润总额六万三千四百四十亿元，同比增长百分之四十四，比上年同期回落一个百分点。");
    assert_string_equal(cleaned("我国软件和信息技术服务业运行态势良好，软件业务收入768\n\n14亿元，同比增长19.\n\n2%"
                                "，两年复合增长率为15.4%，利润总额保持平稳增长。\n"),
                        "P "
                        "我国软件和信息技术服务业运行态势良好，软件业务收入76814亿元，同比增长19.2%"
                        "，两年复合增长率为15.4%，利润总额保持平稳增长。");
}

static void a_line_that_begins_within_a_number_goes_on(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned(
            "上半年，全市家电零售额保持较快增长，比上年同期增长\n7．9％；其中冰箱零售额增长一成，洗衣机零售额比上年降\n"
            "低百分之三。\n"),
        "P 上半年，全市家电零售额保持较快增长，比上年同期增长7.9%；其中冰箱零售额增长一成，洗衣机零售额比上年降低百分之"
        "三。");
}

static void a_headline_with_a_comma_stays_apart_from_the_news_below_it(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("（来源：5 月 8 日，某某报）原文\n\n家电市场回暖：冰箱零售额增一成，洗衣机跌百分之三\n\n"
                "5 月 6 日消息，据行业协会统计，上半年全市家电零售额保\n\n持较快增长，冰箱零售额增长一成，洗衣机零售额"
                "下降百分\n\n之三。\n"),
        "H (来源：5月8日，某某报)原文\nH 家电市场回暖：冰箱零售额增一成，洗衣机跌百分之三\n"
        "P 5月6日消息，据行业协会统计，上半年全市家电零售额保持较快增长，冰箱零售额增长一成，洗衣机零售额下降百分之"
        "三。");
}

static void a_paragraph_ends_with_whom_it_is_taken_from_however_full_the_line_is(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned(
            "上半年，全市家电零售额保持较快增长，比上年同期增长\n百分之八；其中冰箱零售额增长一成，洗衣机零售额比上年\n"
            "降低百分之三，线上份额升高。（来源：6月2日，某报）\n空调销量回升\n"),
        "P 上半年，全市家电零售额保持较快增长，比上年同期增长百分之八；其中冰箱零售额增长一成，洗衣机零售额比上年降低"
        "百分之三，线上份额升高。(来源：6月2日，某报)\nH 空调销量回升");
}

static void blanks_around_latin_words_make_no_line_the_widest(void **state)
{
    (void)state;
    assert_string_equal(cleaned("据统计，2020 年全球基础服务（IaaS）市场规模继续扩大，头部\n\n比 2019 年的 382 "
                                "亿美元多 40%，2020 年 3 家厂商 A、B 和 C "
                                "占一半\n\n以上，居前五位的 IaaS 厂商合计占市场的八成，近\n\n九成的 IaaS "
                                "厂商实现增长，其中二线厂商增速比头部更快，市场\n\n"
                                "格局仍在变化之中，价格也在下降。\n"),
                        "P "
                        "据统计，2020年全球基础服务(IaaS)市场规模继续扩大，头部比2019年的382亿美元多40%"
                        "，2020年3家厂商A、B和C占一半以上，"
                        "居前五位的IaaS厂商合计占市场的八成，近九成的IaaS厂商实现增长，其中二线厂商增速比头部更快，市场"
                        "格局仍在变化之中，"
                        "价格也在下降。");
}

static void a_headline_with_a_comma_that_stands_apart_is_one(void **state)
{
    (void)state;
    /* of lines that stand one below the other a blank line parts paragraphs, whatever the width */
    assert_string_equal(cleaned("半导体存储芯片的市场低迷了许久，两家厂商先后宣布减产\n\n存储芯片的两家厂商表示，今年不"
                                "再扩大产能，以后的几个季\n"
                                "度也会维持现在的产量，直到库存回到合理的水平为止，并且还\n会推迟新厂房的建设。\n"),
                        "H 半导体存储芯片的市场低迷了许久，两家厂商先后宣布减产\nP "
                        "存储芯片的两家厂商表示，今年不再扩大产能，以后的几个季度也会维持现在的产量，"
                        "直到库存回到合理的水平为止，并且还会推迟新厂房的建设。");
    /* of whole paragraphs the second one begins as news do */
    assert_string_equal(
        cleaned("机构：今年个人电脑的出货量预计会有所下降，平板电脑也会略有下降，明年恢复增长\n\n某某之家6月12日消息，"
                "根据机构的最新预测，个人电脑和平板电脑的出货量今年都会有所下降，但是到了明年就会恢复增长，并且一直持续"
                "到以后的"
                "几年。\n"),
        "H 机构：今年个人电脑的出货量预计会有所下降，平板电脑也会略有下降，明年恢复增长\nP 某某之家6月12日消息，"
        "根据机构的最新预测，个人电脑和平板电脑的出货量今年都会有所下降，但是到了明年就会恢复增长，并且一直持续到以后的"
        "几年。");
}

static void a_headline_wrapped_like_the_text_is_one_line(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("### 浙江省数字经济核心产业增加值突破九千亿元，建成两千个数\n字车间\n\n"
                "近日，有关部门在省会召开新闻发布会介绍，全省数字经济发展势\n"
                "头良好，企业数量继续增加，创新成果不断涌现，产业规模再上新\n台阶。\n"),
        "H 浙江省数字经济核心产业增加值突破九千亿元，建成两千个数字车间\n"
        "P 近日，有关部门在省会召开新闻发布会介绍，全省数字经济发展势头良好，企业数量继续增加，创新成果不断涌现，"
        "产业规模再上新台阶。");
    assert_string_equal(
        cleaned("浙江省数字经济核心产业增加值突破九千亿元，两千多个数字车间\n建成\n\n"
                "近日，有关部门在省会召开新闻发布会介绍，全省数字经济发展势\n"
                "头良好，企业数量继续增加，创新成果不断涌现，产业规模再上新\n台阶。\n"),
        "H 浙江省数字经济核心产业增加值突破九千亿元，两千多个数字车间建成\n"
        "P 近日，有关部门在省会召开新闻发布会介绍，全省数字经济发展势头良好，企业数量继续增加，创新成果不断涌现，"
        "产业规模再上新台阶。");
}

static void tables_in_any_drawing_are_tables(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "产销情况\n\n| 车型 | 产量（万辆） | 同比 |\n|---|:-:|---|\n| 乘用车 | 240.9 | 35.8 |\n| 商用车 | 26.3 | -17.7 "
        "|\n",
        "产销情况\n\n车型 | 产量（万辆） | 同比\n--- | --- | ---\n乘用车 | 240.9 | 35.8\n商用车 | 26.3 | -17.7\n",
        "产销情况\n\n+----+----+----+\n| 车型 | 产量（万辆） | 同比 |\n+====+====+====+\n| 乘用车 | 240.9 | 35.8 |\n"
        "+----+----+----+\n| 商用车 | 26.3 | -17.7 |\n+----+----+----+\n",
        "产销情况\n\n┌───┬───┬───┐\n│车型│产量（万辆）│同比│\n├───┼───┼───┤\n│乘用车│240.9│35.8│\n│商用车│26.3│-17."
        "7│\n└───┴───┴───┘\n",
        "产销情况\n\n｜车型｜产量（万辆）｜同比｜\n｜乘用车｜240.9｜35.8｜\n｜商用车｜26.3｜-17.7｜\n",
        "产销情况\n\n  车型     产量（万辆）   同比\n  -------- -------------- -------\n  乘用车   240.9          "
        "35.8\n"
        "  商用车   26.3           -17.7\n",
        "产销情况\n\n车型\t产量（万辆）\t同比\n乘用车\t240.9\t35.8\n商用车\t26.3\t-17.7\n",
        "产销情况\n\n车型 产量（万辆） 同比\n乘用车 240.9 35.8\n商用车 26.3 -17.7\n",
        "产销情况\n\n| 车型 | 产量（万辆） | 同比 |\n\n|---|---|---|\n\n| 乘用车 | 240.9 | 35.8 |\n\n| 商用车 | 26.3 | "
        "-17.7 |\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_string_equal(cleaned(texts[i]),
                            "H 产销情况\nT 车型|产量(万辆)|同比\nT 乘用车|240.9|35.8\nT 商用车|26.3|-17.7");
        gn_clean c = {0};
        assert_int_equal(gn_clean_text(texts[i], strlen(texts[i]), NULL, 0, &c, NULL), GN_OK);
        for (size_t k = 1; k < c.blocks; k++) assert_int_equal(c.block[k].table, 1);
        gn_clean_free(&c);
    }
    assert_string_equal(cleaned("| 地区 | 产量 |\n|---|---|\n| 北　京 | 12 |\n| 内 蒙 古 | 13 |\n"),
                        "T 地区|产量\nT 北京|12\nT 内蒙古|13");
    /* no tables: words, or a single line */
    assert_string_equal(cleaned("产量 增长 较快\n第一 第二 第三\n"), "H 产量 增长 较快\nH 第一 第二 第三");
    assert_string_equal(cleaned("车型 产量 同比\n乘用车 240.9 35.8\n"), "H 车型 产量 同比\nH 乘用车240.9 35.8");
}

static void short_lines_that_stand_apart_are_not_joined(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("三、分地区的情况和其他说明\n\n表1 2022年9月产销情况\n\n单位：万辆，%\n\n公路完成货运量8亿吨\n"),
        "H 三、分地区的情况和其他说明\nH 表1 2022年9月产销情况\nH 单位：万辆，%\nH "
        "公路完成货运量8亿吨");
}

static void short_paragraphs_among_headings_are_wrapped_too(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("一、整车\n\n9月份，新能源汽车的产量和销量都有所增长，价格下降，出\n口增加。\n\n二、零件\n\n"
                "9月份，零件的产量和销量都有所增长，价格也有下降，进\n口减少。\n\n三、地区\n\n四、其他\n"),
        "H 一、整车\nP 9月份，新能源汽车的产量和销量都有所增长，价格下降，出口增加。\nH 二、零件\nP "
        "9月份，零件的产量和销量都有所增长，价格也有下降，进口减少。\nH 三、地区\nH 四、其他");
}

static void the_first_line_of_a_paragraph_that_stands_further_in_is_no_headline(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("　　云海发展集团有限责任公司由某某于二〇一五年在某市的高新区\n创立，是一家提供仓储规划和运输调度服务的"
                "供应链管理企业，某某持\n"
                "有公司六成的股份，此次上市拟募集的资金用于仓库扩建及车辆的\n购置。\n"),
        "P "
        "云海发展集团有限责任公司由某某于二〇一五年在某市的高新区创立，是一家提供仓储规划和运输调度服务的供应链管理企业"
        "，"
        "某某持有公司六成的股份，此次上市拟募集的资金用于仓库扩建及车辆的购置。");
}

static void a_paragraph_that_a_page_break_cut_is_one_again(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("会议提出，要加快第五代移动通信和千兆光网建设，到二〇二二年底具备覆盖超过四亿户家庭的能力，健全车联网等"
                "安\n\n"
                "- 12 -\n\n全保障体系，提高无线电频谱资源的利用水平。\n\n下一段。"),
        "P 会议提出，要加快第五代移动通信和千兆光网建设，到二〇二二年底具备覆盖超过四亿户家庭的能力，健全车联网等安"
        "全保障体系，提高无线电频谱资源的利用水平。\nP 下一段。");
}

static void headlines_stay_apart(void **state)
{
    (void)state;
    assert_string_equal(cleaned("软件业利润增速小幅提升\n\n软件业利润总额8723亿元，同比增长7.7%。\n"),
                        "H 软件业利润增速小幅提升\nP 软件业利润总额8723亿元，同比增长7.7%。");
    assert_string_equal(cleaned("## 一、总体运行情况 ##\n软件业务收入增长。\n"),
                        "H 一、总体运行情况\nP 软件业务收入增长。");
}

static void page_furniture_is_taken_out(void **state)
{
    (void)state;
    assert_string_equal(cleaned("正文一。\n\n12\n\n正文二。\n\n第 3 页 共 20 页\n\n正文三。\n\n— 4 —\n"),
                        "P 正文一。\nP 正文二。\nP 正文三。");
    assert_string_equal(cleaned("目录\n产业环境..... 3\n- 通信业运行稳总量增..... 6\n运营竞争 36\n\n正文开始。\n"),
                        "P 正文开始。");
    assert_string_equal(cleaned("正文一。\n\n－１２－\n\n产业环境..... ３\n收入增加20%..... １６\n正文开始。\n"),
                        "P 正文一。\nP 正文开始。");
    assert_string_equal(cleaned("收入增长 https://example.org/a?b=1 较快。\nhttp://example.org/x.shtml\n"),
                        "P 收入增长较快。");
}

static void running_headers_are_known_by_the_pages(void **state)
{
    (void)state;
    static const char text[] = "行业月报\n第一页的正文。\n行业月报\n第二页的正文。\n行业月报\n第三页的正文。\n";
    const char *const second = strstr(text + 1, "行业月报"), *const third = strstr(second + 1, "行业月报");
    const size_t page[] = {0, (size_t)(second - text), (size_t)(third - text)};
    assert_string_equal(cleaned_pages(text, page, 3), "P 第一页的正文。\nP 第二页的正文。\nP 第三页的正文。");
}

static void marks_are_taken_out_and_their_text_stays(void **state)
{
    (void)state;
    assert_string_equal(cleaned("**重点**：天然气68332m<sup>3</sup>，见[公报](http://example.org/(1))。"),
                        "P 重点：天然气68332m3，见公报)。");
    assert_string_equal(cleaned("增长5%<sup>[2]</sup>，较快[3]。&nbsp;利润&lt;成本。"), "P 增长5%，较快。利润<成本。");
    assert_string_equal(cleaned("收入¹增长5%²，面积8千米²或8km²，成本（不含税）³为10⁴元⁴[^1]，较[^a]快。"),
                        "P 收入增长5%，面积8千米²或8km²，成本(不含税)为10⁴元，较快。");
    assert_string_equal(cleaned("- 第一项内容。\n* 第二项内容。\n"), "L 第一项内容。\nL 第二项内容。");
    assert_string_equal(cleaned("![图](a.png)\n\n---\n\n正文。"), "P 正文。");
}

static void table_rows_keep_their_cells(void **state)
{
    (void)state;
    assert_string_equal(cleaned("| 指标 | 10月 | 同比% |\n|---|---:|:---:|\n| 收入（亿元） | 1,234.5 | 19.2 |\n"),
                        "T 指标|10月|同比%\nT 收入(亿元)|1,234.5|19.2");
    gn_clean c = {0};
    gn_err err;
    static const char two[] = "| a | b |\n|---|---|\n| 1 | 2 |\n\n文字。\n\n| c | d |\n|---|---|\n";
    assert_int_equal(gn_clean_text(two, strlen(two), NULL, 0, &c, &err), GN_OK);
    assert_int_equal(c.blocks, 4);
    assert_int_equal(c.block[0].table, 1);
    assert_int_equal(c.block[1].table, 1);
    assert_int_equal(c.block[2].table, 0);
    assert_int_equal(c.block[3].table, 2);
    assert_int_equal(c.block[1].line, 3);
    gn_clean_free(&c);
}

static void columns_of_plain_text_are_a_table(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("指标名称      1-10月    同比（%）\n软件业务收入   76814     19.2\n利润总额\t8723\t7.7\n"),
        "T 指标名称|1-10月|同比(%)\nT 软件业务收入|76814|19.2\nT 利润总额|8723|7.7");
    assert_string_equal(cleaned("一句话里  有两个空格。\n\n另一句话。\n"), "P 一句话里 有两个空格。\nP 另一句话。");
}

static void cells_that_stand_below_one_another_are_rows(void **state)
{
    (void)state;
    assert_string_equal(cleaned("主要指标\n\n指标\n绝对量\n同比\n收入\n421\n19.2\n利润\n9107\n—\n\n数据由各地报送。\n"),
                        "H 主要指标\nT 指标|绝对量|同比\nT 收入|421|19.2\nT 利润|9107|—\nP 数据由各地报送。");
    assert_string_equal(cleaned("指标\n\n单位\n\n产量\n\n钢材\n\n万吨\n\n12\n\n水泥\n\n万吨\n\n13\n"),
                        "T 指标|单位|产量\nT 钢材|万吨|12\nT 水泥|万吨|13");
    /* headings over several columns cannot be placed, prose has no cells */
    assert_string_equal(
        cleaned("主要指标\n指标\n本月\n累计\n产量\n同比\n钢材\n12.5\n13.5\n水泥\n13.0\n14.5\n"),
        "H 主要指标\nH 指标\nH 本月\nH 累计\nH 产量\nH 同比\nH 钢材\nH 12.5\nH 13.5\nH 水泥\nH 13.0\nH 14.5");
}

static void headings_above_several_columns_find_their_place(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("零售额\n\n                  5月              1—5月\n指标            绝对量    增速    绝对量    增速\n"
                "                （亿元）  （%）   （亿元）  （%）\n零售总额        3678      2.5     26437     7.3\n"
                "餐饮            3190      2.3     22948     7.1\n按地区分\n"
                "  乡村                    3.8               8.1\n"),
        "H 零售额\nT |5月||1—5月\nT 指标|绝对量|增速|绝对量|增速\nT |(亿元)|(%)|(亿元)|(%)\n"
        "T 零售总额|3678|2.5|26437|7.3\nT 餐饮|3190|2.3|22948|7.1\nT 按地区分\nT 乡村||3.8||8.1");
    assert_string_equal(
        cleaned("指标\n\n8月\n\n1—8月\n\n产量\n\n同比\n\n产量\n\n同比\n\n完工量\n\n389\n\n16.9%\n\n2798\n\n"
                "16.5%\n\n新接订单量\n\n511\n\n93.2%\n\n5133\n\n86.5%\n"),
        "T 指标|8月||1—8月\nT |产量|同比|产量|同比\nT 完工量|389|16.9%|2798|16.5%\n"
        "T 新接订单量|511|93.2%|5133|86.5%");
}

static void latin_words_cut_by_a_line_end_are_whole_where_the_text_has_them(void **state)
{
    (void)state;
    assert_string_equal(
        cleaned("全国各地加快部署下一代互联网，目前各项工作都在进行，IPv\n6用户持续增加，根据统计的结果，全部IPv6终端也"
                "在增加，Op"
                "\nenAI等公司发展很快，其中OpenAI的投资最多，各地的cloud\ncomputing业务也在增长。\n"),
        "P 全国各地加快部署下一代互联网，目前各项工作都在进行，IPv6用户持续增加，根据统计的结果，全部IPv6终端也在增加，"
        "OpenAI等公司发展很快，其中OpenAI的投资最多，各地的cloud computing业务也在增长。");
}

static void separated_values_are_a_table(void **state)
{
    (void)state;
    assert_string_equal(cleaned("指标,单位,2021年\r\n收入,亿元,\"1,234.5\"\r\n利润,亿元,\r\n从业人员,万人,12\r\n"),
                        "T 指标|单位|2021年\nT 收入|亿元|1,234.5\nT 利润|亿元\nT 从业人员|万人|12");
    assert_string_equal(cleaned("指标;2020年;2021年\n收入;1;2\n利润;3;4\n"),
                        "T 指标|2020年|2021年\nT 收入|1|2\nT 利润|3|4");
    assert_string_equal(cleaned("\t2020年\t2021年\n收入\t\t2\n利润\t3\t4\n"),
                        "T |2020年|2021年\nT 收入||2\nT 利润|3|4");
    assert_string_equal(
        cleaned("产量,销量,出口都增长了\n据统计,今年产量增长,销量增长\n去年产量下降,销量下降,出口增长\n"),
        "H 产量，销量，出口都增长了\nH 据统计，今年产量增长，销量增长去年产量下降，销量下降，出口增长");
}

static void widths_are_folded(void **state)
{
    (void)state;
    assert_string_equal(cleaned("５Ｇ基站１１５．９万个，增长１２％（同比）。"), "P 5G基站115.9万个，增长12%(同比)。");
    assert_string_equal(cleaned("共1，234家；7，8月；10－12月；５～６倍"), "H 共1,234家；7，8月；10-12月；5~6倍");
    assert_string_equal(cleaned("面积10㎡,增长5%; 收入:3亿元"), "H 面积10平方米，增长5%；收入：3亿元");
}

static void spaces_stay_only_where_they_part_words(void **state)
{
    (void)state;
    assert_string_equal(cleaned("截至 10 月底 ，用户 4.71 亿 户， 增长 19.2 %。"),
                        "P 截至10月底，用户4.71亿户，增长19.2%。");
    assert_string_equal(cleaned("Business  Essentials 服务；审议通过 规划"),
                        "H Business Essentials服务；审议通过 规划");
}

/* Every byte of the clean text leads to the same character of the document, unless that was folded. */
static void every_byte_leads_back_to_the_document(void **state)
{
    (void)state;
    static const char text[] =
        "# 标题 一\r\n\r\n**截至** 10 月底，用户４.71 亿\r\n户,增长 19.2 %（同比）&nbsp;。\r\n\r\n| 甲 | 乙㎡ |\r\n";
    gn_clean c = {0};
    gn_err err;
    assert_int_equal(gn_clean_text(text, strlen(text), NULL, 0, &c, &err), GN_OK);
    size_t last = 0, same = 0, characters = 0;
    for (size_t i = 0; i < c.length; i++) {
        const unsigned char b = (unsigned char)c.text[i];
        if ((b & 0xC0) == 0x80 || b == '\n') continue;
        const size_t at = gn_clean_doc(&c, i);
        assert_true(at >= last && at < strlen(text));
        assert_int_not_equal((unsigned char)text[at] & 0xC0, 0x80);
        const size_t n = b < 0x80 ? 1 : 3;
        same += memcmp(c.text + i, text + at, n) == 0;
        characters++;
        last = at;
    }
    assert_true(characters - same <= 9); /* ４ , （ ） and the three of 平方米 */
    const char *const unit = strstr(c.text, "亿");
    const size_t end = (size_t)(unit - c.text) + 6;
    assert_int_equal(gn_clean_doc_end(&c, text, end), (size_t)(strstr(text, "户,") - text) + 3);
    gn_clean_free(&c);
}

static void the_empty_text_has_no_blocks(void **state)
{
    (void)state;
    assert_string_equal(cleaned(""), "");
    assert_string_equal(cleaned(" \r\n\n \t\n"), "");
}

static void long_lines_take_time_by_their_length_only(void **state)
{
    (void)state;
    /* ten million brackets of a link that never closes: quadratic search would not end */
    const size_t n = 10u << 20;
    char *const text = malloc(n);
    memset(text, '[', n);
    gn_clean c = {0};
    gn_err err;
    assert_int_equal(gn_clean_text(text, n, NULL, 0, &c, &err), GN_OK);
    assert_int_equal(c.blocks, 1);
    gn_clean_free(&c);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrapped_lines_of_a_paragraph_are_one_again),
        cmocka_unit_test(a_line_that_begins_within_a_number_goes_on),
        cmocka_unit_test(a_headline_with_a_comma_stays_apart_from_the_news_below_it),
        cmocka_unit_test(a_paragraph_ends_with_whom_it_is_taken_from_however_full_the_line_is),
        cmocka_unit_test(blanks_around_latin_words_make_no_line_the_widest),
        cmocka_unit_test(a_headline_with_a_comma_that_stands_apart_is_one),
        cmocka_unit_test(a_headline_wrapped_like_the_text_is_one_line),
        cmocka_unit_test(tables_in_any_drawing_are_tables),
        cmocka_unit_test(short_lines_that_stand_apart_are_not_joined),
        cmocka_unit_test(short_paragraphs_among_headings_are_wrapped_too),
        cmocka_unit_test(the_first_line_of_a_paragraph_that_stands_further_in_is_no_headline),
        cmocka_unit_test(a_paragraph_that_a_page_break_cut_is_one_again),
        cmocka_unit_test(headlines_stay_apart),
        cmocka_unit_test(page_furniture_is_taken_out),
        cmocka_unit_test(running_headers_are_known_by_the_pages),
        cmocka_unit_test(marks_are_taken_out_and_their_text_stays),
        cmocka_unit_test(table_rows_keep_their_cells),
        cmocka_unit_test(columns_of_plain_text_are_a_table),
        cmocka_unit_test(cells_that_stand_below_one_another_are_rows),
        cmocka_unit_test(headings_above_several_columns_find_their_place),
        cmocka_unit_test(latin_words_cut_by_a_line_end_are_whole_where_the_text_has_them),
        cmocka_unit_test(separated_values_are_a_table),
        cmocka_unit_test(widths_are_folded),
        cmocka_unit_test(spaces_stay_only_where_they_part_words),
        cmocka_unit_test(every_byte_leads_back_to_the_document),
        cmocka_unit_test(the_empty_text_has_no_blocks),
        cmocka_unit_test(long_lines_take_time_by_their_length_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
