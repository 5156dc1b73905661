# A run that was ended goes on with its .part and gives the same bytes, its report too; what it had done is not redone.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
i=0
while [ $i -lt 40 ]; do
    echo "\"s, $i\",1,$((i % 7 + 2)),3,$((i + 4)),5,9,8,$((2 * i)),7,11"
    [ $i = 20 ] && echo "bad,1,x"
    i=$((i + 1))
done >in.csv
run() {
    "$GNOMON" forecast --input in.csv --freq A --horizon 3 --model theta --output out.csv -q --skip-bad "$@" 2>&1
    echo "exit $?"
}
run --report report.csv
mv out.csv whole.csv
mv report.csv whole_report.csv
for bytes in 2500 20 1 1500; do
    head -c $bytes whole.csv >out.csv.part
    cp whole_report.csv report.csv.part
    rm -f out.csv report.csv
    run --resume --report report.csv && cmp whole.csv out.csv && cmp whole_report.csv report.csv &&
        echo "same after $bytes bytes"
done
run --resume && cmp whole.csv out.csv && echo same without a part
# whole rows that no run would write show that they are kept and not made anew
sed '2,4s/,[0-9.]*$/,77/' whole.csv | head -c 1500 >out.csv.part
run --resume && grep -c ',77$' out.csv
echo other,columns >out.csv.part
run --resume
head -c 2500 whole.csv | sed 's/s, /z, /' >out.csv.part
run --resume
head -c 2500 whole.csv >out.csv.part
run --resume --horizon 4
head -4 whole_report.csv >report.csv.part
run --resume --report report.csv
ls
"$GNOMON" forecast --input in.csv --freq A --horizon 3 --resume 2>&1
# killed in the middle: a table that never ends is not there yet when the signal comes
i=0
while [ $i -lt 3000 ]; do
    echo "s$i,1,$((i % 7 + 2)),3,$((i + 4)),5,9,8,$((2 * i)),7,11,$((i % 3)),5,$((i % 5)),9"
    i=$((i + 1))
done >many.csv
"$GNOMON" forecast --input many.csv --freq A --horizon 3 --output many_whole.csv
rm -f many_out.csv.part
"$GNOMON" forecast --input many.csv --freq A --horizon 3 --output many_out.csv &
pid=$!
while [ ! -s many_out.csv.part ] && kill -0 $pid 2>/dev/null; do sleep 0.01; done
{ kill -9 $pid && wait $pid; } 2>/dev/null
"$GNOMON" forecast --input many.csv --freq A --horizon 3 --output many_out.csv --resume
cmp many_whole.csv many_out.csv && echo same after kill -9
