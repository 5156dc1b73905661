# SPDX-License-Identifier: GPL-3.0-or-later
# What is wrong is said before anything is computed; series that cannot be done are named and left out.
cd "$TMP"
printf 'unique_id,ds,y\na,2020-01,1\na,2020-02,2\nb,2020-01,3\n' >x.csv
try() {
    echo "== $*"
    "$GNOMON" transform "$@" 2>&1 >out | head -2
    "$GNOMON" transform "$@" >/dev/null 2>&1
    echo "exit $?"
}
try
try nonsense -i x.csv -f M
try pch -f M
try pch -i x.csv
try pch -i x.csv -f MM
try pc1 -i x.csv -f D
try share -i x.csv -f M
try share -i x.csv -f M --with c
try mean -i x.csv -f M
try mean -i x.csv -f M --window 0
try mean -i x.csv -f M --window 2 --least 3
try lower -i x.csv -f M
try lower -i x.csv -f M --to M
try higher -i x.csv -f M --to Q
try rebase -i x.csv -f M
try rebase -i x.csv -f M --base 2020-13
try rebase -i x.csv -f M --base 2020-02
try ewma -i x.csv -f M --alpha 2
try scale -i x.csv -f M
try adjust -i x.csv -f M --festival 40,1
try adjust -i x.csv -f M --span 4
try adjust -i x.csv -f M
try adjust -i x.csv -f Q --joined
try regress -i x.csv -f M --with a --robust mean
try components -i x.csv -f M --components 3
try single -i x.csv -f M --layout wide
try fill -i none.csv -f M
try fill -i x.csv -f M --area x
try fill -s none.h5 -f M
try pch chg -i x.csv -f M
printf 'unique_id,ds,y,flag\na,2020-01,1,Z\na,2020-02,2,M\n' >flags.csv
try lin -i flags.csv -f M
printf 'unique_id,ds,y\na,1,1\na,2,2\n' >plain.csv
try ytd -i plain.csv -f M
