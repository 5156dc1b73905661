# Rolling origins, measures in total, by step and by series, a comparison of two models.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
cat >in.csv <<'X'
a,10,12,14,16,18,20,22,24
b,5,5,6,5,6,5,6,5
short,1,2
X
"$GNOMON" backtest --input in.csv --freq A --horizon 2 --windows 2 --model drift,naive --format table 2>&1
"$GNOMON" backtest --input in.csv --freq A --horizon 2 --windows 2 --model naive --by horizon --format csv -q
"$GNOMON" backtest --input in.csv --freq A --horizon 1 --model naive --level 80 --by series --format json -q
"$GNOMON" backtest --input in.csv --freq A --horizon 9 --format csv 2>&1
echo "exit $?"
"$GNOMON" backtest --input in.csv --freq A --horizon 2 --model crystal-ball 2>&1
