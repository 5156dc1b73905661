# A series as SVG; which one must be clear.
# SPDX-License-Identifier: GPL-3.0-or-later
"$GNOMON" plot --input data/series/retail.csv --model naive -o "$TMP/r.svg" && head -c 60 "$TMP/r.svg" && echo
grep -o '<circle' "$TMP/r.svg" | wc -l
cat data/series/retail.csv >"$TMP/two.csv" && tail -n +2 data/series/profits_ytd.csv >>"$TMP/two.csv"
"$GNOMON" plot --input "$TMP/two.csv" 2>&1
"$GNOMON" plot --input "$TMP/two.csv" --indicator 零售 | head -c 20 && echo
"$GNOMON" plot --input "$TMP/two.csv" --indicator 没有 2>&1
head -3 data/series/retail.csv >"$TMP/short.csv"
"$GNOMON" plot --input "$TMP/short.csv" 2>&1
