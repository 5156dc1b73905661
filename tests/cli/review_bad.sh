# SPDX-License-Identifier: GPL-3.0-or-later
# What is wrong with a list of decisions, a table of dates or a measure is said with its place, and nothing is written.
cd "$TMP" || exit 1
g() { "$GNOMON" "$@" 2>&1; echo "exit $?"; }
echo '2023年1—5月，全省茶叶产量12.6万吨。' >may.txt
"$GNOMON" extract --review --format tsv may.txt --date 2023-06-10 -o list.tsv
g ingest -s none.h5 --review list.tsv
ls
"$GNOMON" ingest -q -s s.h5 may.txt --date 2023-06-10
g ingest -s s.h5 --review list.tsv
sed 's/^?/maybe/' list.tsv >word.tsv
sed 's/^?/accept/;s/measure=level/measure=rate/' list.tsv >measure.tsv
sed 's/^?/accept/' list.tsv | tr '\t' ',' >commas.tsv
for f in word measure commas; do g ingest -s s.h5 --review $f.tsv; done
g ingest -s s.h5 --review may.txt
sed 's/^?/Accept/;s/$/\r/' list.tsv | iconv -f UTF-8 -t GB18030 >spreadsheet.tsv
g ingest -s s.h5 --review spreadsheet.tsv
for c in 'trace 茶叶产量 2023-05' series export; do g $c -s s.h5 --measure rate; done
printf 'may.txt 2023-06-10\n' >dates.tsv
g extract --dates dates.tsv may.txt
printf '\357\273\277may.txt\t2021-06-10\r\n' >dates.tsv
echo '5月，全省茶叶产量12.6万吨。' >may.txt
"$GNOMON" extract --dates dates.tsv may.txt | grep -o '"period": "[^"]*"'
