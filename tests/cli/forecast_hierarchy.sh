# Forecasts of wholes are the sums of their parts', by each way; a hierarchy that is none is told line by line.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
awk 'BEGIN { print "unique_id,ds,y"
    for (i = 1; i <= 4; i++) for (t = 0; t < 24; t++)
        printf "part %d,%dQ%d,%.1f\n", i, 2018 + int(t / 4), t % 4 + 1, 10 * i + i * t / 3 + (t * 7 * i) % 5 + 3 * (t % 4)
    for (t = 0; t < 24; t++) printf "\"all, told\",%dQ%d,%.1f\n", 2018 + int(t / 4), t % 4 + 1, 105 + 4 * t + (t * 5) % 7 + 12 * (t % 4) }' >in.csv
cat >tree.csv <<'X'
parent,child
"all, told",north
"all, told",south
north,part 1
north,part 2
south,part 3
south,part 4
X
run() {
    "$GNOMON" forecast --input in.csv --layout long --freq Q --horizon 5 --model ets --hierarchy tree.csv "$@" 2>&1
    echo "exit $?"
}
for way in bottom-up ols struct shrink; do
    run --reconcile $way --output $way.csv --report report.csv
    # the largest gap between a whole and its parts, relative
    sed 's/"all, told"/all/' $way.csv | awk -F, 'NR > 1 { v[$1, $2] = $3; d[$2] }
        END { for (q in d) {
            g = v["all", q] - v["part 1", q] - v["part 2", q] - v["part 3", q] - v["part 4", q]; if (g < 0) g = -g
            n = v["north", q] - v["part 1", q] - v["part 2", q]; if (n < 0) n = -n
            if (g / v["all", q] > most) most = g / v["all", q]; if (n / v["north", q] > most) most = n / v["north", q] }
            print (most < 1e-9 ? "adds up" : "gap " most) }'
    run --reconcile $way --threads 3 --output other.csv
    cmp $way.csv other.csv && echo same bytes
done
head -6 bottom-up.csv
grep 'north' report.csv
sed -n '1p;22,26p' shrink.csv
printf 'whole,part\na,b\n' >tree.csv
run
printf 'parent,child\nnorth,part 1\nsouth,part 1\nx,y\nnorth\nx,"part 2",3\n' >tree.csv
run
printf 'parent,child\na,b\nb,c\nc,a\na,part 1\n' >tree.csv
run
: >tree.csv
run
rm tree.csv
run
run --resume --output out.csv
