# SPDX-License-Identifier: GPL-3.0-or-later
# The series go out as CSV and come back as the same series; a wrong table is refused with every cause.
set -e
cd "$TMP"
cat >figures.csv <<'T'
indicator,area,unit,measure,kind,status,period,value,flag
软件业务收入,中国,元,level,ytd,actual,2021-01/2021-10,7681400000000,A
软件业务收入,中国,元,level,ytd,actual,2021-01/2021-11,8537100000000,A
软件业务收入,中国,%,yoy,ytd,actual,2021-01/2021-11,18.1,A
5G基站,中国,个,level,point,actual,2021-10/2021-10,1291000,A
5G基站,中国,个,level,point,future,2025-12/2025-12,3640000,F
T
"$GNOMON" import -s a.h5 figures.csv --date 2021-12-31 2>&1
"$GNOMON" export -s a.h5 -o out.csv
cat out.csv
"$GNOMON" import -s b.h5 out.csv --date 2021-12-31 -q
"$GNOMON" export -s a.h5 | cut -d, -f1-10 >a.csv
"$GNOMON" export -s b.h5 | cut -d, -f1-10 | diff a.csv - && echo the same
"$GNOMON" export -s a.h5 --layout long --freq M --measure level --least 2
"$GNOMON" export -s a.h5 --layout long 2>&1 || echo "exit $?"
printf 'indicator,measure,period,value\n收入,levl,2021-01/2021-10,1\n,level,2021,x\n' >bad.csv
"$GNOMON" import -s a.h5 bad.csv 2>&1 || echo "exit $?"
"$GNOMON" series -s a.h5
# figures that contradict each other are series of their own, and a table's ids are distinct
printf 'indicator,area,measure,period,value\n基站,中国,level,2021-01/2021-12,%s\n' 10113 >c.csv
echo '基站,中国,level,2021-01/2021-12,20163' >>c.csv
"$GNOMON" import -s c.h5 c.csv -q
"$GNOMON" export -s c.h5 --layout long --freq M
"$GNOMON" export -s c.h5 --layout long --freq M | "$GNOMON" forecast -i - --layout long --freq M --horizon 1 --model naive | wc -l
