# SPDX-License-Identifier: GPL-3.0-or-later
# Operations of the engine on tables, with flags that travel through and Chinese names.
cd "$TMP"
cat >x.csv <<'T'
unique_id,ds,y,flag
a,2020-01,100,A
a,2020-02,110,E
a,2020-03,,
a,2020-04,125,B
a,2020-05,130,A
b,2020-02,10,A
b,2020-03,11,A
b,2020-04,12,A
b,2020-05,13.5,F
T
for op in pch 环比 "fill" "移动平均 --window 2" "sum --window all" "占比 --with a" "pull --with a --lag 1" \
    "lower --to Q --how average --partial" "describe" "correlate" "leadlag --with a --most 1" "diffusion" \
    "定基 --base 2020-02" "link --with a --base 2020-04" "当月" "cagr" "scale --factor 0.1" \
    "ewma --alpha 0.5" "zscore --window all --least 2" "chain --base 2020-02" "avg --years 1" "components --loadings" \
    "deflate --with a" "regress --with a"; do
    echo "== $op"
    "$GNOMON" transform $op -i x.csv -f M 2>&1
done
echo "== chained"
"$GNOMON" transform fill -i x.csv -f M | "$GNOMON" transform lower --to Q -i - -f M --format table
"$GNOMON" transform pc1 -i x.csv -f M --format json | head -3
printf 'a,1,2,4\nb,3,,5\n' | "$GNOMON" transform median --window 2 --least 1 -i - --layout wide -f A
cd - >/dev/null
echo "== real series"
data=data/series
"$GNOMON" transform 两年平均 -i $data/gdp_quarterly.csv -f Q | grep '^国内生产总值' | tail -2
"$GNOMON" transform 贡献率 -i $data/gdp_quarterly.csv -f Q --with 国内生产总值 | grep '^第二产业增加值' | tail -2
"$GNOMON" transform higher --to M -i $data/gdp_quarterly.csv -f Q | sed -n '2,4p'
"$GNOMON" transform higher --to M --method chow-lin --how average -i $data/gdp_quarterly.csv -f Q | sed -n '2,4p'
"$GNOMON" transform single_growth -i $data/profits_ytd.csv --layout figures --measure all -f M --joined --with '|yoy|' |
    sed -n '2,4p'
"$GNOMON" transform 季调 -i $data/retail.csv --layout figures -f M --joined --festival 20,20 --parts --format table 2>&1 |
    head -5
"$GNOMON" transform tests -i $data/gdp_quarterly.csv -f Q -q | grep '^国内生产总值'
"$GNOMON" transform outliers --log --season 4 --critical 3 -i $data/gdp_quarterly.csv -f Q 2>&1 | head -3
"$GNOMON" transform regress --robust huber -i $data/gdp_quarterly.csv -f Q --with 国内生产总值 | sed -n '2,3p'
"$GNOMON" transform --list | grep -c '^  '
