# SPDX-License-Identifier: GPL-3.0-or-later
# One report in three forms, and what a report that cannot be read does to the others.
printf '上半年，浙江省实现地区生产总值4.2万亿元，同比增长5.6%%。其中，第三产业增加值2.4万亿元，增长6.5%%。\n' >"$TMP/a.txt"
cd "$TMP" || exit 1
# the confidence changes whenever the weights are learnt anew
hide() { sed -E 's/("confidence": )[0-9.]+/\1C/; s/,[0-9.]+,1(\r?)$/,C,1\1/; s/^ *[0-9]+ %/C %/'; }
for form in jsonl csv table; do "$GNOMON" extract --format $form --date 2024-07-20 a.txt | hide; done
"$GNOMON" extract --review --date 2024-07-20 a.txt | hide | sort
"$GNOMON" extract --format csv --date 2024-07-20 missing.txt a.txt 2>/dev/null | head -2 | hide
"$GNOMON" extract --date 2024-07-20 missing.txt a.txt >/dev/null 2>&1; echo "exit $?"
"$GNOMON" extract --date 2024-07-20 missing.txt 2>&1; echo "exit $?"
"$GNOMON" extract --format xml a.txt 2>&1 | head -1
# a decrease has one sign, whichever the text has
printf '2021年1—10月，我国出口同比下降－１７.5%%，产量同比增长−4.2%%，房价环比下降1%%，贸易差额为-20亿元。\n' >b.txt
"$GNOMON" extract --format table --date 2021-11-01 b.txt
