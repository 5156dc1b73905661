# Kinds of series: year to date, shares, growth, gaps, outliers, regressors.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
forecast() {
    "$GNOMON" forecast --layout long --level 80 --report report.csv "$@" 2>&1
    echo "exit $?"
    [ -f report.csv ] && cat report.csv
    rm -f report.csv
}
awk 'BEGIN { print "unique_id,ds,y,domain,kind"
    for (y = 2019; y <= 2021; y++) for (m = 2; m <= (y == 2021 ? 6 : 12); m++) printf "sum,%d-%02d,%d,,ytd\n", y, m, 5 * m
    for (y = 2019; y <= 2021; y++) for (m = 1; m <= 3; m++) printf "share,%d-%02d,%d,percent,\n", y, m, 95 + m
    for (m = 1; m <= 9; m++) printf "growth,2021-%02d,%.1f,real,single\n", m, 4 - m / 2 }' >ytd.csv
forecast --input ytd.csv --freq M --horizon 8 --model drift
forecast --input ytd.csv --freq M --horizon 2 --model naive --kind ytd
sed 's/,ytd$/,yearly/; s/percent/share/' ytd.csv >words.csv
forecast --input words.csv --freq M --horizon 2
sed '2s/,ytd$/,single/' ytd.csv >mixed.csv
forecast --input mixed.csv --freq M --horizon 2
echo gaps,5,,,5,6,5 >gaps.csv
"$GNOMON" forecast --input gaps.csv --freq A --horizon 1 --model mean --level 80 --gaps zero
"$GNOMON" forecast --input gaps.csv --freq A --horizon 1 --model mean --level 80
echo out,5,6,5,6,5,6,5,60,5,6,5,6,5,6,5,6,5 >out.csv
"$GNOMON" forecast --input out.csv --freq A --horizon 1 --model mean --level 80 --outliers adjust --report report.csv
cat report.csv
rm report.csv
awk 'BEGIN { print "unique_id,ds,price,y"
    for (t = 1; t <= 12; t++) printf "a,%d,%d,%s\n", t, t % 3, t <= 10 ? 7 + 2 * (t % 3) + t % 2 / 10 : "" }' >price.csv
forecast --input price.csv --freq A --horizon 2 --model linear --regressors price
forecast --input price.csv --freq A --horizon 3 --model linear --regressors price
forecast --input price.csv --freq A --horizon 2 --model naive --regressors price
forecast --input price.csv --freq A --horizon 2 --regressors cost
