/* Which words are the name of a house that may be credited, and what stands around it. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/inherit_source_private.h"

#include <string.h>

bool gn_inherit_kind_of_firm(const gn_label *l)
{
    static const char kinds[] =
        "大型|中型|小型|股份制|城市商业|农村商业|民营|外资|国有|中小|头部|各|主要|部分|规模以上|国内|国外|上市|"
        "政策性|开发性|商业银行|农村信用|人身保险|财产|中外|中资|合资|其他|A股|B股|H股|港股|美股|科创板|创业板|主板|"
        "新三板|沪深|两市|沪市|深市|行业|不含|不包括|包括|剔除|扣除";
    if (gn_words_begin(kinds, l->s, l->n)) return true;
    if (gn_words_end("的公司|的企业|的银行|的机构|的集团", l->s, l->n)) return true; /* 利润增长的公司 */
    /* 证券公司 alone names none of them, 某某证券公司 does. */
    static const char trades[] =
        "证券|保险|期货|基金|信托|租赁|航空|物流|快递|科技|上市|汽车|石油|软件|地产|医药|游戏|创业|初创|担保|小贷|"
        "理财|能源|电力|半导体|互联网|产险|寿险|人身险|财险|健康险|再保险|中小险";
    const size_t firm = l->n < 12 ? 0 : gn_words_end("公司|企业", l->s, l->n);
    return firm && gn_words_begin(trades, l->s, l->n) + firm == l->n;
}

bool gn_source_org_like(const char *s, size_t n)
{
    static const char *const ends[] = {
        "公司",   "集团",   "银行",   "协会",   "学会",   "局",     "研究院",     "科学院", "工程院",
        "设计院", "学院",   "法院",   "检察院", "医院",   "中科院", "社科院",     "部",     "厅",
        "委",     "委员会", "管委会", "研究所", "交易所", "事务所", "中心",       "控股",   "股份",
        "证券",   "期货",   "基金",   "联盟",   "联合会", "机构",   "大学",       "平台",   "咨询",
        "智库",   "实验室", "研究室", "政府",   "办公室", "商会",   "基金会",     "总队",   "海关",
        "资本",   "统计署", "保税区", "开发区", "高新区", "新区",   "经开区",     "自贸区", "科技园",
        "理事会", "组织",   "总社",   "总会",   "供销社", "交通局", "数据",       "新闻办", "发改委",
        "科技局", "部门",   "研究会", "促进会", "分会",   "商务部", "协会秘书处", "院"};
    static const char *const kinds[] = {
        "行业协会", "上市公司", "有关部门", "相关部门", "研究机构", "市场机构", "业内机构", "调研机构", "第三方机构",
        "评级机构", "主管部门", "统计部门", "部分公司", "初创公司", "全部",     "内部",     "东部",     "西部",
        "中部",     "南部",     "北部",     "总部",     "大部",     "局部",     "外部",     "电商平台", "直播平台",
        "分析机构", "投资机构", "金融机构", "咨询机构", "监管部门", "铁路部门", "多数据",   "大数据"};
    static const char *const never[] = {"上市公司", "初创公司", "龙头公司", "头部公司", "和行业协会", "部分公司"};
    static const char *const sites[] = {"网", "资讯"};
    static const char *const nets[] = {"互联网", "物联网", "电网", "官网",   "全网",   "联网",
                                       "宽带网", "管网",   "路网", "铁路网", "产业网", "渔网"};
    const bool net = GN_ENDS_IN(s, n, sites) && !GN_ENDS_IN(s, n, nets);
    if (n <= 9 || !(net || GN_ENDS_IN(s, n, ends)) || GN_ENDS_IN(s, n, never)) return false;
    GN_EACH (i, kinds) {
        const size_t k = strlen(kinds[i]);
        if (n >= k && n <= k + 6 && memcmp(s + n - k, kinds[i], k) == 0) return false;
    }
    return true;
}

size_t gn_source_house(const char *s, size_t n, bool *document)
{
    static const char ends[] =
        "的|之|数据|统计|调查|监测|测算|研究|最新|团队|分析|预测|今日|近日|日前|昨日|综合|新近|一份|这份|首次|"
        "也|则|还|就|都|再次|同时|联合|分别|相继|正式|昨天|今天|此前|随后|日报|当天|当日|方面|公开|共同|已|"
        "已经|曾|上|中|里|在|同期|又|最近|预计|明确|官方|介绍|不完全|初步|对外|率先|双双|进一步|并|编制|新|"
        "近期|向|晚间|盘后|以及|通过";
    static const char papers[] =
        "招股书|招股说明书|财报|年报|半年报|季报|中报|业绩|业绩预告|业绩报告|业绩快报|公告|研报|报告|研究报告|"
        "白皮书|蓝皮书|快报|公报|统计公报|调查报告|声明|财务数据|统计数据|数据";
    enum { LEAST = 4 /* bytes that are left */ };
    const size_t whole = n;
    *document = false;
    for (size_t k;; n -= k) {
        if ((k = GN_WORDS_SEEN(gn_words_last_seen, ends, s, n, LEAST)) != 0)
            *document |= n < whole && k == 3 && memcmp(s + n - k, "的", 3) == 0;
        else if ((k = GN_WORDS_SEEN(gn_words_last_seen, papers, s, n, LEAST)) != 0)
            *document |= memcmp(s + n - k, "招股", 6) == 0;
        else
            return n;
    }
}

size_t gn_source_before_name(const char *s, size_t n)
{
    static const char words[] =
        "而|但|据|另据|根据|按照|按|从|由|经|对|当|如|又|且|则|同期|此外|然而|其中|不过|同时|近日|日前|今日|"
        "昨日|近期|目前|此前|日前,|与此同时|以上数据|上述数据|以上|随后|第三方机构|市场研究机构|市场调研机构|"
        "研究机构|调研机构|市调机构|咨询机构|数据机构|市场机构|调查公司|市场研究公司|研究公司|咨询公司|"
        "分析机构";
    enum { LEAST = 4 /* bytes that are left */ };
    size_t at = 0;
    for (size_t k; (k = GN_WORDS_SEEN(gn_words_first_seen, words, s + at, n - at, LEAST)) != 0;) at += k;
    return at;
}

size_t gn_source_described(const char *s, size_t n)
{
    static const char *const kinds[] = {"平台",   "企业",   "公司",   "服务商", "厂商", "龙头",   "巨头",   "机构",
                                        "供应商", "制造商", "运营商", "开发商", "品牌", "独角兽", "提供商", "集成商"};
    static const char *const bodies[] = {"会", "局", "部", "中心", "院",   "家",   "司",   "所",
                                         "办", "署", "室", "队",   "平台", "机构", "企业", "组织"};
    if (GN_ENDS_IN(s, n, bodies)) return 0;
    const gn_charset set = gn_charset_of(s, n);
    size_t at = 0;
    GN_EACH (i, kinds) {
        const size_t k = strlen(kinds[i]);
        if (gn_charset_of_word(kinds[i], k) & ~set) continue;
        for (const char *p; (p = gn_find(s + at, n - at, kinds[i], k)) != NULL && (size_t)(p - s) + k + 6 <= n;)
            at = (size_t)(p - s) + k;
    }
    return at && n - at <= 30 ? at : 0;
}

bool gn_source_nobody(const char *s, size_t n)
{
    static const char *const words[] = {
        "记者", "专家", "报告", "会议", "大会", "文件", "消息",   "业内", "分析", "机构", "现场", "全国",
        "平台", "公司", "方面", "部门", "这",   "他",   "她",     "我",   "你",   "近",   "正式", "联合",
        "上",   "会",   "展",   "此",   "该",   "其",   "有",     "相关", "大家", "很多", "许多", "不少",
        "一些", "多家", "两家", "各",   "媒体", "官方", "市场",   "行业", "企业", "人士", "公开", "最新",
        "统计", "什么", "结果", "事实", "指数", "初步", "消费者", "用户", "资料", "预计", "情况", "就是",
        "时",   "所",   "了",   "不",   "是",   "为",   "在",     "和",   "也",   "产业", "经济", "产品",
        "销量", "价格", "指标", "比如", "尚未", "本报", "网友",   "陆续", "相继", "纷纷", "先后", "厂商",
        "商家", "截至", "提交", "提报", "前者", "后者", "本公",   "运行", "快报"};
    static const char *const begins[] = {"数据", "统计", "平台", "从", "到"};
    if (GN_BEGINS_WITH(s, n, begins)) return true;
    const gn_charset set = gn_charset_of(s, n);
    GN_EACH (i, words)
        if (gn_holds(set, s, n, words[i])) return true;
    return false;
}

bool gn_source_latin_name(const char *s, size_t n)
{
    static const char *const none[] = {"APP", "CPI", "PPI", "PMI", "GDP", "CEO",
                                       "CFO", "COO", "CTO", "TOP", "ID",  "AI"};
    bool upper = false;
    for (size_t i = 0; i < n; i++) {
        const char c = s[i];
        upper |= c >= 'A' && c <= 'Z';
        if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
              (i && (c == ' ' || c == '.' || c == '&' || c == '-'))))
            return false;
    }
    return upper && n >= 3 && !GN_IS_ONE_OF(s, n, none);
}
