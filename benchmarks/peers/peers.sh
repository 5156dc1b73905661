#!/bin/sh
# CPU time a series of gnomon and of its peers in Debian (R forecast, statsmodels) on the same series in the same run.
#   benchmarks/peers/peers.sh [SERIES] [PROGRAM] [DATA]
# SERIES a frequency (default 20), spread evenly; DATA: a folder like ../shared/forecasting/m3. Prints a table with ratios.
# Needs r-cran-forecast and python3-statsmodels.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
series=${1:-20} program=${2:-build/release/gnomon} data=${3:-../shared/forecasting/m3}
here=$(dirname "$0")
[ -d "$data" ] || { echo "skipped: no folder $data"; exit 0; }
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
for f in quarterly:Q:4:8 monthly:M:12:18; do
    IFS=: read -r name freq season horizon <<X
$f
X
    awk -v n="$series" '{ row[NR] = $0 } END { for (i = 0; i < n; i++) print row[1 + int(i * (NR - 1) / (n > 1 ? n - 1 : 1))] }' \
        "$data/$name-train.csv" >"$tmp/$name.csv"
    for model in ets dot theta ces arima auto; do
        for i in 1 2 3 4 5; do
            "$program" forecast --input "$tmp/$name.csv" --layout wide --freq "$freq" --horizon "$horizon" --model $model \
                --threads 1 --times "$tmp/own.csv" --output "$tmp/out.csv"
            tail -n +2 "$tmp/own.csv"
        done | awk -F, -v f="$name" -v m="$model" '{ sum += $2 } END { printf "gnomon,%s,%s,%.4f\n", f, m, sum / NR }' \
            >>"$tmp/times.csv"
    done
    Rscript "$here/peers.R" "$tmp/$name.csv" "$season" "$horizon" "$name" >>"$tmp/times.csv"
    /usr/bin/python3 "$here/peers.py" "$tmp/$name.csv" "$season" "$horizon" "$name" >>"$tmp/times.csv"
done
awk -F, '
    $1 == "gnomon" { own[$2, $3] = $4; next }
    { if (!shown++) printf "%-12s %-10s %-8s %12s %12s %9s\n", "peer", "frequency", "model", "peer ms", "gnomon ms", "ratio"
      g = own[$2, $3]; printf "%-12s %-10s %-8s %12.2f %12.3f %9s\n", $1, $2, $3, $4, g, (g > 0 ? sprintf("%.0f", $4 / g) : "-") }
' "$tmp/times.csv"
