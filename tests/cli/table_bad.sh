# Wrong tables are told with line and column, all at once; nothing is written.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 9
printf 'indicator,measure,period,value,flag\n收入,level,2021-1,5,A\n,speed,2021-01/2021-03,x,A\n"a,level,2021-01,2,A\n' >bad.csv
"$GNOMON" table --input bad.csv -o out.txt 2>&1
echo "code $?"
printf 'a,b\n1,2\n' >head.csv
"$GNOMON" growth --input head.csv 2>&1
echo "code $?"
: >empty.csv
"$GNOMON" table --input empty.csv 2>&1
"$GNOMON" table --input none.csv 2>&1
"$GNOMON" table 2>&1
echo "code $?"
"$GNOMON" table --input bad.csv --format xls 2>&1 | head -1
"$GNOMON" table --input bad.csv --lang fr 2>&1 | head -1
ls
"$GNOMON" table -s none.h5 2>&1
