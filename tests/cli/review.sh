# SPDX-License-Identifier: GPL-3.0-or-later
# A reviewer's word: what was accepted stays as corrected, what was rejected is in no series, and both survive further
# reports. A series without a name is no obstacle to tracing others.
set -e
cd "$TMP"
cat >may.txt <<'T'
2023年1—5月，全省茶叶产量12.6万吨，同比增长4.8%。全省茶园面积310万亩。
T
"$GNOMON" ingest -q -s s.h5 may.txt --date 2023-06-10
show() { "$GNOMON" series -s s.h5 --format csv | cut -d, -f1-6,8-; }
show
at() { "$GNOMON" extract may.txt --date 2023-06-10 | sed -n "s/.*\"start\": \([0-9]*\),.*\"text\": \"$1\".*/\1/p"; }
printf 'decision\tfile\tstart\naccept\tmay.txt\t%s\tarea=福建省\tvalue=126500\n' "$(at 12.6万吨)" >yes.tsv
printf 'reject\tmay.txt\t%s\n' "$(at 310万亩)" >no.tsv
"$GNOMON" ingest -s s.h5 --review yes.tsv 2>&1
"$GNOMON" ingest -s s.h5 --review no.tsv 2>&1
show
"$GNOMON" trace -s s.h5 茶叶产量 2023-05 --area 福建 | sed 's/, rule .*, confidence/, confidence/'
# a further report, whose statement has no name, changes nothing of that
"$GNOMON" extract may.txt --date 2023-06-10 | sed -n '1s/may.txt/june.txt/;1s/"indicator": "[^"]*"/"indicator": null/p' >again.jsonl
"$GNOMON" ingest -q -s s.h5 --observations again.jsonl
show
"$GNOMON" trace -s s.h5 茶叶产量 2023-05 --area 福建 | grep -c '«12.6万吨»'
printf 'accept\tmay.txt\t%s\n' "$(at 310万亩)" >back.tsv
"$GNOMON" ingest -q -s s.h5 --review back.tsv
show | grep 茶园
printf 'accept\tmay.txt\t9999\n' | "$GNOMON" ingest -s s.h5 --review - 2>&1 || echo "exit $?"
# the list to be filled in: what keeps its question mark stays undecided, what was meant is checked
"$GNOMON" extract --review --format tsv may.txt --date 2023-06-10 -o list.tsv
cut -f1,2,4,6-10 list.tsv | sort
sed '/310万亩/s/^?/accept/;/310万亩/s/area=中国/area=浙江省/' list.tsv >filled.tsv
"$GNOMON" ingest -q -s t.h5 may.txt --date 2023-06-10
"$GNOMON" ingest -s t.h5 --review filled.tsv 2>&1
"$GNOMON" series -s t.h5 --format csv | cut -d, -f1-4
sed 's/text=310/text=320/' filled.tsv | "$GNOMON" ingest -s t.h5 --review - 2>&1 || echo "exit $?"
"$GNOMON" extract --format tsv may.txt 2>&1 || echo "exit $?"
# a figure of January to May stands in the table's second quarter
"$GNOMON" trace -s t.h5 茶叶产量 2023-Q2 --measure yoy | sed 's/, rule .*, confidence/, confidence/;s/confidence.*/confidence/'
"$GNOMON" trace -s t.h5 茶叶产量 2023-06 2>&1 || echo "exit $?"
