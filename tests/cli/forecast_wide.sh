# Wide table, two models, columns in the order of --level, missing cells, short series, all threads alike.
# SPDX-License-Identifier: GPL-3.0-or-later
cat >"$TMP/in.csv" <<'X'
north,10,12,13,12,15,16,18,17,20,21
"south, coast",5,,7,8,NA,10
one,42
same,3,3,3,3,3
zeros,0,0,0,0
X
"$GNOMON" forecast --input "$TMP/in.csv" --layout wide --freq A --horizon 2 --model naive --level 95,80 --threads 1
"$GNOMON" forecast --input "$TMP/in.csv" --freq A --horizon 3 --threads 1 --output "$TMP/one.csv" --report "$TMP/report.csv"
"$GNOMON" forecast --input - --freq A --horizon 3 --threads 3 --output "$TMP/three.csv" <"$TMP/in.csv"
cmp "$TMP/one.csv" "$TMP/three.csv" && echo same bytes
ls "$TMP"
cut -d, -f1-2 "$TMP/report.csv"
