# Everything on the sample reports: published quarters are in the table with their sentences, forecasts follow.
# SPDX-License-Identifier: GPL-3.0-or-later
cp -r data/samples "$TMP/in" && cd "$TMP" || exit 9
"$GNOMON" run in/*.txt in/*.html in/*.docx in/profits-2019.md -o out/deep --model drift --lang zh -q
echo "code $?"
ls out/deep
row() { grep "^$1" out/deep/table.csv | cut -d, -f"$2"; }
echo "-- published quarters, with place and sentence"
row '国内生产总值,中国,元,level,quarter,actual,2022-Q[1-4]' 7-11,16,18
row '国内生产总值,中国,元,level,quarter,actual,2022-Q1' 19- | grep -c 277175.8亿元
row '国内生产总值,中国,%,yoy_published,quarter,actual,2026-Q1' 7-11,16
echo "-- quarters by difference"
row '规模以上工业企业利润总额,中国,元,level,quarter,actual,2019' 7-11
echo "-- forecasts"
grep '^国内生产总值,中国,元,level,quarter' out/deep/forecasts.csv | cut -d, -f7,8,10,11,16
echo "-- software revenue to October 2021"
grep '^软件业务收入,中国' out/deep/table.csv | grep ',published,' | grep '2021-01/2021-10' | cut -d, -f3-10
echo "-- the page has a chart, and nothing from outside"
grep -c '<svg' out/deep/report.html | sed 's/[1-9][0-9]*/some/'
grep -cE '(src|href)="(https?:)?//' out/deep/report.html
# twice in a row gives the same bytes
cp -r out/deep first && "$GNOMON" run in/*.txt in/*.html in/*.docx in/profits-2019.md -o out/deep --model drift --lang zh -q --threads 1
for f in first/*; do cmp "$f" "out/deep/${f#first/}" || echo "$f differs"; done
