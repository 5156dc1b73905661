# A run that was ended goes on with its .part and gives the same bytes.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
i=0
while [ $i -lt 40 ]; do
    echo "s$i,1,$((i % 7 + 2)),3,$((i + 4)),5,9,8,$((2 * i)),7,11"
    i=$((i + 1))
done >in.csv
run() {
    "$GNOMON" forecast --input in.csv --freq A --horizon 3 --model theta --output out.csv "$@"
}
run && mv out.csv whole.csv
head -c 2500 whole.csv >out.csv.part
run --resume && cmp whole.csv out.csv && echo same after a cut
head -c 20 whole.csv >out.csv.part
run --resume && cmp whole.csv out.csv && echo same after a cut header
run --resume && cmp whole.csv out.csv && echo same without a part
echo other,columns >out.csv.part
run --resume 2>&1
echo "exit $?"
ls
"$GNOMON" forecast --input in.csv --freq A --horizon 3 --resume 2>&1
