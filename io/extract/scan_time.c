/* Times: years, months, quarters, days and plan periods, composed from figures and the words of time.tsv. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/extract/scan_time_private.h"
#include "io/extract/words.h"

#include <string.h>

/* 2014年中期，集团实现营业收入…: the half-year's results are told behind it. */
static bool of_results(const char *q, const char *end)
{
    enum { FAR = 48 /* bytes */ };
    static const char *const results[] = {"实现", "营业收入", "营收", "净利", "录得", "溢利", "毛利"};
    const size_t left = (size_t)(end - q), most = left < FAR ? left : FAR;
    const char *const stop = gn_find(q, most, "。", strlen("。"));
    const size_t n = stop ? (size_t)(stop - q) : most;
    GN_EACH (i, results)
        if (gn_find(q, n, results[i], strlen(results[i]))) return true;
    return false;
}

/* 末 底 初 以来 至今 同期 前 后 behind a time. */
static const char *suffix(const char *q, const char *end, gn_time *t)
{
    const bool months =
        t->part == GN_PART_MONTHS || t->part == GN_PART_MONTH_OFFSET || t->part == GN_PART_QUARTER_OFFSET;
    const bool year = t->part == GN_PART_YEAR;
    if (months || year) {
        if (AT(q, end, "末") || AT(q, end, "底")) {
            t->flags |= GN_P_POINT;
            q += 3;
            if (year) sc_set_months(t, 12, 12);
        } else if (year && (AT(q, end, "年末") || AT(q, end, "年底"))) {
            t->flags |= GN_P_POINT;
            q += 6;
            sc_set_months(t, 12, 12);
        } else if (AT(q, end, "初") && !AT(q, end, "初步") && !AT(q, end, "初级")) {
            t->flags |= GN_P_BEGIN | GN_P_POINT;
            q += 3;
            if (year) sc_set_months(t, 1, 1), t->flags &= ~(uint32_t)GN_P_YTD;
        } else if (year && AT(q, end, "中期") && !AT(q, end, "中期业") && !AT(q, end, "中期报") &&
                   !AT(q, end, "中期财")) {
            q += 6;
            sc_set_months(t, of_results(q, end) ? 1 : 6, 6);
        } else if (AT(q, end, "上旬") || AT(q, end, "中旬") || AT(q, end, "下旬")) {
            q += 6;
        } else if (AT(q, end, "前")) { /* 8月前20天 */
            int days;
            const char *const r = sc_small_number(q + 3, end, &days);
            if (r && days > 3 && days < 31 && (AT(r, end, "天") || AT(r, end, "日"))) q = r + 3;
        }
    }
    if (AT(q, end, "当月")) {
        t->flags |= GN_P_SINGLE;
        if (months && t->last > t->first) return q;
        q += 6;
    }
    if (t->part == GN_PART_DAYS && (t->flags & GN_P_FEAST)) {
        const char *const after = sc_holidays(q, end);
        if (after > q) t->flags &= ~(uint32_t)GN_P_DAY;
        q = after;
    }
    if (AT(q, end, "期间") && !AT(q, end, "期间费用")) q += 6;
    static const char to_now[] = "到目前为止|到现在为止|到目前|到现在|至目前|至现在|到如今|到今天|到当前|到眼下";
    const size_t now = AT(q, end, "到") || AT(q, end, "至") ? gn_words_begin(to_now, q, (size_t)(end - q)) : 0;
    if (AT(q, end, "以来"))
        t->flags |= GN_P_SINCE, q += 6;
    else if (now) /* 从3月到现在 */
        t->flags |= GN_P_SINCE, q += now;
    else if (AT(q, end, "至今") || AT(q, end, "迄今"))
        t->flags |= GN_P_SINCE, q += 6;
    else if (AT(q, end, "起至今"))
        t->flags |= GN_P_SINCE, q += 9;
    else if (year && (AT(q, end, "截至目前") || AT(q, end, "截止目前")))
        t->flags |= GN_P_SINCE, q += 12;
    else if (AT(q, end, "同期") || AT(q, end, "同月")) {
        t->flags |= GN_P_COMPARED, q += 6;
        if (year) t->part = GN_PART_SAME;
    } else if (AT(q, end, "之前") || AT(q, end, "以前"))
        t->flags |= GN_P_BEFORE, q += 6;
    else if (AT(q, end, "之后") || AT(q, end, "以后"))
        t->flags |= GN_P_AFTER, q += 6;
    else if (AT(q, end, "前") && (year || (t->flags & (GN_P_DAY | GN_P_FEAST) && !AT(q, end, "前夕"))) &&
             !AT(q, end, "前三") && !AT(q, end, "前两") && !AT(q, end, "前后") && !AT(q, end, "前十"))
        t->flags |= GN_P_BEFORE, q += 3;
    else if (AT(q, end, "后") && year)
        t->flags |= GN_P_AFTER, q += 3;
    else if (AT(q, end, "止") && (t->flags & GN_P_DAY))
        q += 3;
    return q;
}

static void prefix_flags(const scanner *sc, const char *p, gn_time *t)
{
    const char *const f = sc->from;
    while (p > f && p[-1] == ' ') p--; /* 比 2019年 */
    if (BEFORE(f, p, "截至") || BEFORE(f, p, "截止") || BEFORE(f, p, "截止到") || BEFORE(f, p, "截至到"))
        t->flags |= GN_P_UNTIL | GN_P_POINT;
    else if (BEFORE(f, p, "到") || BEFORE(f, p, "至"))
        t->flags |= GN_P_UNTIL;
    if (BEFORE(f, p, "比") || BEFORE(f, p, "较") || BEFORE(f, p, "相比") || BEFORE(f, p, "相较于") ||
        BEFORE(f, p, "相比于") || BEFORE(f, p, "对比") || BEFORE(f, p, "相对") || BEFORE(f, p, "相对于"))
        t->flags |= GN_P_COMPARED;
    if (sc->title) t->flags |= GN_P_NAMED;
}

/* A date with nothing else in its line, in brackets or behind who publishes, or with the day of the week: 国家统计局
 * 2021年11月20日, 2021年11月20日 星期六 第3版. */
static bool stands_apart(const scanner *sc, const char *p, const char *q)
{
    enum { NAME = 45, REST = 40 /* bytes */ };
    const char *from = sc->from, *end = sc->end;
    if (p - from > NAME || end - q > REST || *end == '|' || (from > sc->text && from[-1] == '|')) return false;
    if (p > from && end > q && p[-1] == '(' && *q == ')') p--, q++;
    for (; p > from && p[-1] == ' '; p--) {
    }
    const bool parted = q == end || *q == ' ';
    if (!parted || (p > from && q < end)) return false;
    while (q < end && *q == ' ') q++;
    if (p == from) return q == end || AT(q, end, "星期");
    static const char *const marks[] = {"，", "。", "；", "："};
    GN_EACH (i, marks)
        if (gn_find(from, (size_t)(p - from), marks[i], strlen(marks[i]))) return false;
    return p[0] == ' ';
}

/* 原创 车市观察 2023-09-09 08:30 发表于北京: a time of day in a line of few words, which says no more than that. */
static bool is_short_line(const scanner *sc, const char *p, const char *q)
{
    enum { FRONT = 75, BACK = 30 /* bytes */ };
    static const char *const marks[] = {"，", "。", "；"};
    if (p - sc->from > FRONT || sc->end - q > BACK || *sc->end == '|') return false;
    GN_EACH (i, marks)
        if (gn_find(sc->from, (size_t)(sc->end - sc->from), marks[i], strlen(marks[i]))) return false;
    return true;
}

/* “发布时间：2021-07-15 10:00”, “2021-07-15 10:00 来源：…”: the line that a page has below its headline. */
static bool below_headline(const scanner *sc, const char *p, const char *q)
{
    static const char *const labels[] = {"发布时间：", "发布日期：", "发稿时间：", "发表时间：", "发表日期：",
                                         "发布于",     "发布于：",   "成文日期：", "更新时间：", "更新日期：",
                                         "公布日期：", "发布日期]",  "发布日期 ]", "成文日期]",  "成文日期 ]"};
    static const char *const bare[] = {"时间：", "日期："};
    if (p > sc->from && p[-1] == ' ') p--;
    GN_EACH (i, labels)
        if (sc_before(sc->from, p, labels[i], strlen(labels[i]))) return true;
    GN_EACH (i, bare)
        if (sc_before(sc->from, p, bare[i], strlen(bare[i]))) {
            const char *before = p - strlen(bare[i]);
            return before == sc->from || before[-1] == ' ' || before[-1] == '\n';
        }
    if (stands_apart(sc, p, q)) return true;
    enum { CLOCK = 10 };
    const char *const day = q;
    for (int n = 0; q < sc->end && n < CLOCK && strchr("0123456789: ", *q) && *q; n++) q++;
    return AT(q, sc->end, "来源：") || (memchr(day, ':', (size_t)(q - day)) && is_short_line(sc, p, q));
}

/* 2022年世界电信日大会上, 2023年中国算力大会在银川召开: the year is of the name of a gathering, before q, that only
 * meets or is told at; but 2021年进博会成交额 */
static bool names_gathering(const scanner *sc, const char *q)
{
    enum { LEAST = 6, NAME = 60 /* bytes */ };
    static const char meets[] =
        "上|期间|在|于|召开|举行|举办|开幕|闭幕|获悉|新闻|组委会|，|,|。|、|：|；|暨|现场|圆满|将|的|由|正式|论坛|了解|"
        "开展|落幕|启幕|拉开";
    static const char *const ends[] = {"大会",     "论坛",   "峰会",   "博览会", "年会",
                                       "工作会议", "展览会", "研讨会", "推介会"};
    const char *const end = sc->end - q < NAME ? sc->end : q + NAME;
    for (const char *p = q; p + LEAST <= end && (unsigned char)*p >= 0xE4 && (unsigned char)*p < 0xEF; p += 3)
        GN_EACH (i, ends) {
            const size_t n = strlen(ends[i]);
            if (p == q || !sc_at(p, end, ends[i], n)) continue;
            const char *behind = p + n;
            return behind >= sc->end || (unsigned char)*behind < 0x80 ||
                   gn_words_begin(meets, behind, (size_t)(sc->end - behind)) > 0;
        }
    return false;
}

static void after_flags(const scanner *sc, const char *p, const char *q, gn_time *t)
{
    if (AT(q, sc->end, "相比") || AT(q, sc->end, "的同期")) t->flags |= GN_P_COMPARED;
    if (t->part == GN_PART_YEAR && t->year == t->year2 && t->year_mode == GN_YEAR_GIVEN && names_gathering(sc, q))
        t->flags |= GN_P_NAMED | GN_P_EVENT;
    if (t->flags & GN_P_DAY) {
        static const char *const marks[] = {"电", "讯", "消息", "报道", NULL};
        /* 春节电影票房, 11日电商大促: words that begin like a telegram */
        static const char *const words[] = {"电影", "电商", "电视", "电子", "电量", "电力", "电网",
                                            "电信", "电动", "电池", "电价", "电煤", "电器", "电脑",
                                            "电竞", "电站", "电话", "电缆", "电源", "电解"};
        bool word = false;
        GN_EACH (i, words) word |= sc_at(q, sc->end, words[i], 6);
        for (const char *const *m = marks; *m && !word; m++)
            if (sc_at(q, sc->end, *m, strlen(*m))) t->flags |= GN_P_DATELINE;
        if (BEFORE(sc->from, p, "【") || BEFORE(sc->from, p, "来源：")) t->flags |= GN_P_DATELINE;
        if (t->year_mode == GN_YEAR_GIVEN && below_headline(sc, p, q)) t->flags |= GN_P_DATELINE;
    }
    if ((t->flags & GN_P_PLAN) && (AT(q, sc->end, "规划") || AT(q, sc->end, "发展规划"))) t->flags |= GN_P_NAMED;
}

/* Nothing before it that it would end: 投用后年门诊量 is no 后年. */
static bool stands_alone(const scanner *sc, const char *p)
{
    static const char *const before[] = {"，", "。", "；", "：", "、", "“",    "到", "至",
                                         "在", "于", "和", "及", "或", "预计", "明"};
    if (p == sc->from || (unsigned char)p[-1] < 0x80) return true;
    GN_EACH (i, before)
        if (sc_before(sc->from, p, before[i], strlen(before[i]))) return true;
    return false;
}

/* Only a day: 18日 in news, as against 3日 of a duration. */
static const char *lone_day(const scanner *sc, const char *p, gn_time *t)
{
    int d;
    unsigned count;
    const char *const end = sc->end;
    const char *q = sc_figures(p, end, 3, &d, &count);
    if (count < 1 || count > 2 || d < 1 || d > 31 || !AT(q, end, "日")) return NULL;
    q += 3;
    int d2 = d;
    const unsigned to = sc_dash(q, end);
    if (to) { /* 12日至14日 */
        const char *const r = sc_figures(q + to, end, 3, &d2, &count);
        if (count >= 1 && count <= 2 && d2 > d && d2 <= 31 && AT(r, end, "日")) {
            t->year_mode = GN_YEAR_NONE;
            t->part = GN_PART_DAYS;
            t->first = t->last = 0;
            t->day = (int8_t)d;
            t->day2 = (int8_t)d2;
            t->flags |= GN_P_DAY;
            return r + 3;
        }
    }
    static const char *const behind[] = {
        "电",   "讯",   "晚",   "上午", "下午", "凌晨", "早间", "午间", "盘后", "发布", "消息", "从",   "在",   "举行",
        "公布", "宣布", "表示", "召开", "介绍", "，",   "至",   "透露", "报道", "对外", "收盘", "发表", "印发", "指出",
        "通报", "披露", "称",   "强调", "获悉", "回应", "签署", "启动", "开幕", "闭幕", "出炉", "公告", NULL};
    bool news = false;
    for (const char *const *b = behind; *b && !news; b++) news = sc_at(q, end, *b, strlen(*b));
    if (AT(q, end, "，") && p != sc->from && !BEFORE(sc->from, p, "。") && !BEFORE(sc->from, p, "，") &&
        !BEFORE(sc->from, p, "截至"))
        news = false;
    if (!news || AT(q, end, "电量")) return NULL;
    t->year_mode = GN_YEAR_NONE;
    t->part = GN_PART_DAYS;
    t->first = t->last = 0;
    t->day = t->day2 = (int8_t)d;
    t->flags |= GN_P_DAY;
    return q;
}

/* 8月29日晚间: bytes of the part of the day behind it. */
static size_t part_of_day(const char *q, const char *end)
{
    static const char *const parts[] = {"晚间", "早间", "午间", "凌晨", "上午", "下午",
                                        "中午", "傍晚", "晚上", "清晨", "深夜", "盘后"};
    if (end - q < 6 || (unsigned char)*q < 0xE4) return 0;
    return GN_BEGINS_WITH(q, (size_t)(end - q), parts) ? strlen(parts[0]) : 0;
}

/* After months: 去年11月至今年1月, 11月至次年1月, 2020年11月至翌年1月. */
static const char *to_year_in_words(const scanner *sc, const char *q, gn_time *t)
{
    const unsigned n = sc_dash(q, sc->end);
    unsigned len;
    const uint32_t v = n ? trie_longest(&sc->l->main_trie, q + n, sc->end, &len) : 0;
    if (!v || MAIN_KIND(v) != MAIN_TIME || t->year != t->year2) return q;
    gn_time other = sc->l->time[MAIN_INDEX(v)].value;
    const bool next = other.year_mode == GN_YEAR_CONTEXT && other.year == 1;
    const bool this_one = other.year_mode == GN_YEAR_RELATIVE && other.year == 0;
    if (other.part != GN_PART_YEAR || !(next || this_one)) return q;
    const char *const s = sc_part(sc, q + n + len, &other);
    if (!s || other.part != GN_PART_MONTHS) return q;
    if (other.last >= t->first) { /* 5月至今年10月 */
        if (!this_one || t->year_mode != GN_YEAR_NONE) return q;
        t->year_mode = GN_YEAR_RELATIVE;
        t->last = other.last;
        return s;
    }
    if (this_one && t->year_mode == GN_YEAR_NONE) t->year_mode = GN_YEAR_RELATIVE, t->year = -1;
    t->year2 = t->year + 1;
    t->last = other.last;
    return s;
}

/* The months of 止年度, 止六个月, 的三个月内 at *q, which is moved behind it; 0 if it is none. */
static int counted_run(const char **q, const char *end)
{
    static const struct {
        const char *words;
        int months;
    } runs[] = {{"财政年度", 12}, {"财年度", 12}, {"财年", 12}, {"年度", 12},    {"全年", 12},  {"十二个月", 12},
                {"12个月", 12},   {"九个月", 9},  {"9个月", 9}, {"上半年度", 6}, {"上半年", 6}, {"半年度", 6},
                {"半年", 6},      {"六个月", 6},  {"6个月", 6}, {"三个月", 3},   {"3个月", 3},  {"季度", 3}};
    GN_EACH (i, runs)
        if (sc_at(*q, end, runs[i].words, strlen(runs[i].words))) {
            *q += strlen(runs[i].words);
            return runs[i].months;
        }
    return 0;
}

/* 截至2019年3月31日止年度, 6月止六个月, 截至9月30日的三个月内: the months that end with the day, which is no point in
 * time then. 止季度及全年 are two of them. */
static const char *run_to_day(const scanner *sc, const char *p, const char *q, gn_time *t)
{
    enum { HALF = 15 };
    const char *const end = sc->end;
    if (t->first < 1 || t->first != t->last || t->year != t->year2 || t->day != t->day2 ||
        (t->part != GN_PART_DAYS && t->part != GN_PART_MONTHS))
        return q;
    const bool until = t->flags & GN_P_UNTIL;
    const char *r = q;
    if (!BEFORE(p, q, "止")) {
        if (AT(q, end, "止"))
            r += strlen("止");
        else if (until && AT(q, end, "的"))
            r += strlen("的");
        else
            return q;
    }
    if (AT(r, end, "的") || AT(r, end, "之")) r += 3;
    const int months = counted_run(&r, end);
    if (!months || AT(r, end, "及全年") || AT(r, end, "和全年") || AT(r, end, "及年度") || AT(r, end, "报告")) return q;
    if (AT(r, end, "内") || AT(r, end, "之")) r += 3;
    if (t->part == GN_PART_DAYS && t->day <= HALF && t->first > 1) t->first--;
    t->part = GN_PART_MONTHS;
    t->last = t->first;
    t->unit = (char)months;
    t->flags |= GN_P_RUN;
    t->flags &= ~(uint32_t)(GN_P_POINT | GN_P_UNTIL | GN_P_DAY);
    return r;
}

static const char *emit_time(scanner *sc, const char *p, const char *q, gn_time *t)
{
    if (t->part == GN_PART_MONTHS) q = to_year_in_words(sc, q, t);
    q = suffix(q, sc->end, t);
    prefix_flags(sc, p, t);
    q = run_to_day(sc, p, q, t);
    if (t->flags & GN_P_DAY) q += part_of_day(q, sc->end);
    after_flags(sc, p, q, t);
    gn_time *const stored = sc_add_time(sc);
    if (!stored) return q;
    *stored = *t;
    if (t->flags & (GN_P_FISCAL | GN_P_RUN)) sc->s->fiscal = true;
    sc_emit(sc, GN_TOKEN_PERIOD, p, q, (uint32_t)(sc->s->times - 1), 0);
    return q;
}

/* After a year and its part: 2022年12月至2023年2月, 2021年第四季度至2022年第一季度. */
static const char *to_other_year(const scanner *sc, const char *q, gn_time *t)
{
    if (t->year_mode != GN_YEAR_GIVEN || t->part != GN_PART_MONTHS) return q;
    const unsigned n = sc_dash(q, sc->end);
    if (!n) return q;
    gn_time other = {0};
    const char *r = sc_year_part(sc, q + n, &other);
    if (!r || other.year < t->year) return q;
    const char *const s = sc_part(sc, r, &other);
    if (!s || other.part != GN_PART_MONTHS) return q;
    t->year2 = other.year2;
    t->last = other.last;
    return s;
}

/* Most numbers are no times: what follows the digits tells it quickly. */
static bool may_be_time(const char *p, const char *end)
{
    unsigned digits = 0;
    while (p < end && sc_digit(*p)) p++, digits++;
    if (p == end || digits > 4) return false;
    if (*p == '.') return digits == 4;
    if ((unsigned char)*p < 0x80) return *p != '%' && *p != ',' && *p != ')' && *p != ' ';
    static const char *const after[] = {"年", "月", "日", "号", "个", "季", "财", "学", "至", "到", "—",
                                        "、", "和", "周", "天", "上", "下", "全", "前", "一", "二", "三",
                                        "四", "的", "底", "末", "第", "中", "春", "五", "国", "端", "清"};
    for (size_t i = 0; i < sizeof after / sizeof *after; i++)
        if (sc_at(p, end, after[i], 3)) return true;
    return false;
}

/* The same of what no figure begins: a Chinese numeral goes on so, before any other there is a number soon (前三季度,
 * 接下来的三年). */
static bool may_be_worded(const scanner *sc, const char *p)
{
    enum { NEAR = 5 /* characters */ };
    static const char *const after[] = {"年", "月", "日", "个", "季", "财", "至", "到", "—", "、",
                                        "和", "及", "周", "天", "期", "时", "规", "以", "末"};
    const char *const end = sc->end;
    unsigned n;
    uint32_t cp = sc_char(p, end, &n);
    if (n && sc_cn_start(sc, cp)) {
        for (; n && (sc_cn_digit(cp) >= 0 || sc_cn_unit(cp) > 0); cp = sc_char(p, end, &n)) p += n;
        return p < end && (*p == '-' || *p == '~' || GN_BEGINS_WITH(p, (size_t)(end - p), after));
    }
    for (int i = 1; i < NEAR && n; i++) {
        p += n;
        cp = sc_char(p, end, &n);
        if (n && (sc_cn_start(sc, cp) || sc_digit(*p))) return true;
    }
    return false;
}

/* 20世纪80年代后期, 90年代: ten years. */
static const char *decade(const char *p, const char *end, gn_time *t)
{
    static const char *const parts[] = {"中后期", "初期", "前期", "中期", "后期", "末期", "初", "末"};
    int tens, century = 20;
    unsigned count;
    const char *q = sc_figures(p, end, 3, &tens, &count);
    if (count == 2 && AT(q, end, "世纪")) {
        century = tens;
        q = sc_figures(q + 6, end, 3, &tens, &count);
    }
    if (count != 2 || tens % 10 || century < 19 || century > 21 || !AT(q, end, "年代")) return NULL;
    q += 6;
    t->year_mode = GN_YEAR_GIVEN;
    t->part = GN_PART_YEAR;
    t->year = (century - 1) * 100 + tens;
    t->year2 = t->year + 9;
    GN_EACH (i, parts)
        if (sc_at(q, end, parts[i], strlen(parts[i]))) return q + strlen(parts[i]);
    return q;
}

const char *sc_time(scanner *sc, const char *p, uint32_t word, unsigned len)
{
    const char *const end = sc->end;
    gn_time t = {0};
    const char *q;
    if (word) {
        const struct time_entry *const e = &sc->l->time[word];
        t = e->value;
        q = p + len;
        /* 截至今年6月 is no 至今. */
        if (t.part == GN_PART_NOW && BEFORE(p, q, "至今") && (AT(q, end, "年") || AT(q, end, "日") || AT(q, end, "天")))
            return NULL;
        /* 主要体现在, 都出现在: no 现在 */
        if (t.part == GN_PART_NOW && AT(p, end, "现在") &&
            gn_words_end("出|体|表|呈|展|实|发|兑|涌|浮|显", sc->from, (size_t)(p - sc->from)))
            return NULL;
        /* 提前一季度完成: how long */
        if (t.part == GN_PART_MONTHS && (BEFORE(sc->from, p, "提前") || BEFORE(sc->from, p, "推迟") ||
                                         BEFORE(sc->from, p, "延后") || BEFORE(sc->from, p, "滞后")))
            return NULL;
        if (t.part == GN_PART_YEAR && t.year_mode == GN_YEAR_RELATIVE && t.year == 2 && !stands_alone(sc, p))
            return NULL;
        if (t.part == GN_PART_YEAR) {
            const int year = t.year;
            gn_time inner = t;
            const char *s = AT(q, end, "的") ? q + 3 : q;
            const char *const r = sc_part(sc, s, &inner);
            if (r) {
                t = inner;
                t.year = t.year2 = year;
                q = r;
            }
        }
        /* 春节 alone is no time: 春节因素, 春节错位. */
        if (t.part == GN_PART_DAYS && t.first < 0 && t.year_mode == GN_YEAR_NONE && !sc_alone_too(&t) &&
            sc_holidays(q, end) == q)
            return NULL;
        return emit_time(sc, p, q, &t);
    }
    const bool digit = sc_digit(*p);
    if (digit && (q = decade(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    if (digit ? !may_be_time(p, end) : !may_be_worded(sc, p)) return NULL;
    if (digit && (q = sc_iso_date(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = sc_year_part(sc, p, &t)) != NULL) {
        if (digit && p + 2 < end && !sc_digit(p[2])) {
            sc->short_year_at = p;
            sc->short_year = t.year % 100;
        }
        if (t.year2 == t.year) {
            gn_time inner = t;
            const char *r = sc_part(sc, AT(q, end, "的") ? q + 3 : q, &inner);
            /* 2019年中国春节电影票房 */
            if (!r && (AT(q, end, "中国") || AT(q, end, "全国")) && (r = sc_part(sc, q + 6, &inner)) != NULL &&
                !(inner.flags & GN_P_FEAST))
                r = NULL, inner = t;
            if (r) {
                t = inner;
                q = to_other_year(sc, r, &t);
            }
        } else {
            gn_time inner = t;
            const char *const r = sc_part(sc, q, &inner);
            if (r && inner.part == GN_PART_MONTHS) { /* 2016年至2020年10月 */
                t = inner;
                t.first = 1;
                q = r;
            }
        }
        return emit_time(sc, p, q, &t);
    }
    t = (gn_time){0};
    if (!digit && (q = sc_plan_period(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = sc_latin_part(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = sc_fiscal_quarter(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (!digit && (q = sc_numbered_quarters(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = sc_listed_quarters(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (digit && (q = sc_counted_months(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = sc_month_part(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    /* 较前一季度: the one before */
    const bool before =
        !digit && AT(p, end, "前一季") && gn_words_end("比|较|与|于|由|从", sc->from, (size_t)(p - sc->from));
    if (!digit && !before && (q = sc_first_months(p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if ((q = sc_count_of_years(sc->from, p, end, &t)) != NULL) return emit_time(sc, p, q, &t);
    t = (gn_time){0};
    if (digit && (q = lone_day(sc, p, &t)) != NULL) return emit_time(sc, p, q, &t);
    return NULL;
}
