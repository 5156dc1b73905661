/* Which indicators add up, which growth goes with which level: the statistical conventions as word lists. */
/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gnomon/gn_table.h"

#include <string.h>

static bool has_any(const char *text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++)
        if (strstr(text, words[i])) return true;
    return false;
}

bool gn_indicator_additive(const char *indicator, const char *unit)
{
    /* rates, indices, prices and averages; what is counted at a point in time (users, stations, coverage) */
    static const char *const names[] = {"率",   "指数", "价格", "均价",   "单价", "人均", "平均", "户均",   "占比",
                                        "比重", "比例", "密度", "保有量", "存量", "余额", "库存", "用户数", "总数",
                                        "累计", "时长", "市值", "资产",   "负债", "估值", "排名", "基站数", NULL};
    static const char *const units[] = {"%", "百分点", "倍", "bps", "pp", "pct", "/", NULL};
    if (!unit || !*unit || has_any(unit, units)) return false;
    return indicator && !has_any(indicator, names);
}

bool gn_indicator_one_price(const char *indicator)
{
    static const char *const names[] = {"生产总值", "GDP", "增加值", "业务总量", NULL};
    return indicator && !has_any(indicator, names);
}

bool gn_indicator_comparable(const char *indicator)
{
    static const char *const names[] = {"业务总量", NULL};
    return indicator && !has_any(indicator, names);
}
