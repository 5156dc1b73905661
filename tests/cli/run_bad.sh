# Reports that cannot be read are named; the others are done. Without any nothing is written.
# SPDX-License-Identifier: GPL-3.0-or-later
cp data/samples/software-2021.txt "$TMP/good.txt" && cd "$TMP" || exit 9
: >empty.txt
"$GNOMON" run good.txt empty.txt none.txt -o out 2>&1 | grep -vE ' (observations|out/)'
"$GNOMON" run good.txt empty.txt -o out -q 2>/dev/null
echo "code $?"
ls out
"$GNOMON" run empty.txt none.txt -o out2 2>&1
echo "code $?"
: >file
"$GNOMON" run good.txt -o file 2>&1
echo "code $?"
"$GNOMON" run good.txt 2>&1 | head -1
"$GNOMON" run -o out 2>&1 | head -1
"$GNOMON" run good.txt -o out3 --date 2021-13-01 2>&1 | head -1
"$GNOMON" run good.txt -o out3 --model best 2>&1 | head -1
ls
