# "-" is standard input wherever a file is read; what one step prints the next one takes.
# SPDX-License-Identifier: GPL-3.0-or-later
series=$PWD/data/series
cd "$TMP" || exit 9
echo '1—10月，软件业务收入76814亿元。一年仅有1000万台，而且还缺乏吸引力。' >r.txt
printf 'r.txt\t2021-11-30\n' | "$GNOMON" extract --dates - r.txt >r.jsonl
grep -o '"period": "[^"]*"' r.jsonl | head -1
"$GNOMON" ingest -s s.h5 --observations - <r.jsonl 2>&1
sed 's/"indicator": "[^"]*"/"indicator": null/' r.jsonl | "$GNOMON" ingest -s s.h5 --observations - 2>&1
"$GNOMON" import -s i.h5 - <"$series/retail.csv" 2>&1
iconv -f UTF-8 -t GB18030 "$series/retail.csv" >retail.csv
"$GNOMON" import -s g.h5 retail.csv 2>&1
"$GNOMON" export -s i.h5 | cut -d, -f1-10,14 >i.csv
"$GNOMON" export -s g.h5 | cut -d, -f1-10,14 | cmp - i.csv && echo "the same from GB18030"
printf 'a,1,2\n' | "$GNOMON" forecast --input - --freq A --horizon 1 --model naive --level 80
for form in csv md json; do "$GNOMON" table --input - --format $form <"$series/retail.csv" | wc -l; done
"$GNOMON" text - <r.txt
"$GNOMON" run - -o out --date 2021-11-30 -q <r.txt && ls out | wc -l
"$GNOMON" --version >/dev/full
echo "exit $?"
# a table of dates has a header or not; a first row that is wrong is no header
printf 'report\tdate\nr.txt\t2021-11-30\n' | "$GNOMON" extract --dates - r.txt | cmp - r.jsonl && echo "the same with a header"
printf 'r.txt\t2021-13-30\n' | "$GNOMON" extract --dates - r.txt 2>&1
echo "exit $?"
