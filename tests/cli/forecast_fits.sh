# A stored fit goes on with what came since: no search, the same from one step or two, nothing lost, damage found.
# SPDX-License-Identifier: GPL-3.0-or-later
cd "$TMP" || exit 1
awk -v n=60 'BEGIN { print "unique_id,ds,y"
    for (i = 1; i <= 5; i++) for (t = 0; t < n; t++)
        printf "s%d,%d-%02d,%.2f\n", i, 2018 + int(t / 12), t % 12 + 1, 100 + i * t + 10 * ((t * 7 + i) % 12) + (t * t * i) % 13 }' >all.csv
awk -F, 'NR == 1 || $2 < "2022-07"' all.csv >old.csv
awk -F, 'NR == 1 || ($2 >= "2022-07" && $2 < "2022-10")' all.csv >summer.csv
awk -F, 'NR == 1 || $2 >= "2022-10"' all.csv >autumn.csv
awk -F, 'NR == 1 || $2 >= "2022-07"' all.csv >new.csv
run() {
    "$GNOMON" forecast --layout long --freq M --horizon 3 --level 80 "$@" 2>&1
    echo "exit $?"
}
for model in auto ets arima dot ces; do
    run --input old.csv --model $model --fit-out fits --output out.csv
    run --input new.csv --model $model --fit-in fits --output at_once.csv --report report.csv
    run --input summer.csv --model $model --fit-in fits --fit-out fits2 --output out.csv
    run --input autumn.csv --model $model --fit-in fits2 --output in_two.csv --threads 3
    cmp at_once.csv in_two.csv && echo same in two steps
    grep -c 'stored fit of 54 values' report.csv
done
head -3 at_once.csv
cut -c 1-60 fits2 | head -2
# some go on, one is new, the others are kept
{ head -1 new.csv; grep '^s3' new.csv; echo s9,2022-12,7; } >some.csv
run --input some.csv --model ets --fit-in fits --fit-out fits3 --output out.csv --report report.csv
cut -d, -f1 fits3
cut -d, -f1-2 report.csv
# wide tables have no dates
echo a,1,2,4,3,5,6,8,7,9,10 >wide.csv
echo a,12,11 >more.csv
echo a,1,2,4,3,5,6,8,7,9,10,12,11 >long.csv
"$GNOMON" forecast --input wide.csv --freq A --horizon 1 --model naive --level 80 --fit-out wide --output out.csv
"$GNOMON" forecast --input more.csv --freq A --horizon 1 --model naive --level 80 --fit-in wide --output out.csv
"$GNOMON" forecast --input long.csv --freq A --horizon 1 --model naive --level 80 --output whole.csv
cmp out.csv whole.csv && echo same as the whole
# what does not go on, and damage
run --input all.csv --fit-in fits --output never.csv
run --input new.csv --fit-in missing --output never.csv
run --input new.csv --fit-in all.csv --output never.csv
sed '3s/[1-9]/0/' fits >bad
run --input new.csv --fit-in bad --output never.csv
head -3 fits >bad
run --input new.csv --fit-in bad --output never.csv
{ cat fits; tail -1 fits; } >bad
run --input new.csv --fit-in bad --output never.csv
sed '1s/fits 1/fits 2/' fits >bad
run --input new.csv --fit-in bad --output never.csv
"$GNOMON" forecast --input wide.csv --freq A --horizon 1 --fit-in fits --output never.csv 2>&1
run --input new.csv --fit-in fits --fit-out x --output y --resume
# an ended run goes on with its fits
run --input old.csv --model ets --fit-out fits --output whole.csv
head -c 500 whole.csv >resumed.csv.part
cp fits resumed.part
run --input old.csv --model ets --fit-out resumed --output resumed.csv --resume
cmp fits resumed && cmp whole.csv resumed.csv && echo the same after a cut
[ -e never.csv ] || echo nothing was written for those
