# SPDX-License-Identifier: GPL-3.0-or-later
# Figures of a store checked against each other: a gap, a revision, a contradiction, and what agrees.
set -e
cd "$TMP"
cat >first.csv <<'T'
indicator,area,unit,measure,kind,status,period,value
软件业务收入,中国,亿元,level,ytd,actual,2022-01/2022-07,54560
软件业务收入,中国,亿元,level,ytd,actual,2023-01/2023-07,64570
软件业务收入,中国,%,yoy,ytd,actual,2023-01/2023-07,13.6
电信业务收入,中国,亿元,level,ytd,actual,2021-01/2021-05,5927
集成电路设计业规模,中国,亿元,level,single,actual,2015-01/2015-12,1325
集成电路设计业规模,中国,亿元,level,single,actual,2020-01/2020-12,3819
集成电路设计业规模,中国,%,cagr,span,actual,2016-01/2020-12,23.6
集成电路封测业规模,中国,亿元,level,single,actual,2015-01/2015-12,1384
集成电路封测业规模,中国,亿元,level,single,actual,2020-01/2020-12,2510
集成电路封测业规模,中国,%,cagr,span,actual,2016-01/2020-12,21.5
T
cat >second.csv <<'T'
indicator,area,unit,measure,kind,status,period,value
电信业务收入,中国,亿元,level,ytd,actual,2021-01/2021-05,5935
T
"$GNOMON" import -s s.h5 first.csv --date 2023-08-31 -q
"$GNOMON" import -s s.h5 second.csv --date 2023-09-30 -q
"$GNOMON" audit -s s.h5
"$GNOMON" audit -s s.h5 --all --indicator 设计业
"$GNOMON" audit -s s.h5 --format csv --indicator 电信
"$GNOMON" audit -s s.h5 --format jsonl --indicator 电信
"$GNOMON" audit -s s.h5 --indicator 没有
