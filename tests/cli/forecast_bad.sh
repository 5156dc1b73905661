# Everything that is wrong with a table is told at once, nothing is written.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
try() {
    "$GNOMON" forecast --freq M --horizon 2 --output out.csv "$@" 2>&1
    echo "exit $?"
    ls
}
printf 'a,1,2,x\nb,1,inf,"3\na,4,5\n,1\nd\n' >wide.csv
try --input wide.csv
try --input wide.csv --skip-bad --model naive
printf 'unique_id,ds,value\na,2021-01,1\n' >head.csv
try --input head.csv --layout long
cat >long.csv <<'X'
unique_id,ds,y
a,2021-01,1
a,2021-01,2
a,2020-12,3
a,2021-13,4
b,2021-01,1,9
b,7,1
a,2021-05,6
X
try --input long.csv --layout long
: >empty.csv
try --input empty.csv
try --input missing.csv
try --input wide.csv --horizon 0
try --input wide.csv --model best
try --input wide.csv --level 80,100
try --input wide.csv --level 80,95,80
try --input wide.csv --freq X
printf 'a;1;2\nb,"1\nc,1,2\n' >cells.csv
try --input cells.csv
try --input cells.csv --skip-bad --model naive
printf 'indicator,unit,measure,period,value\na,t,level,2021-01/2021-01,1\n' >figures.csv
try --input figures.csv
try --input figures.csv --layout long
"$GNOMON" transform pc1 --freq M --input figures.csv 2>&1
echo "exit $?"
