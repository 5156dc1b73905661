# Long tables continue the spelling of their dates.
# SPDX-License-Identifier: GPL-3.0-or-later
long() {
    freq=$1
    shift
    {
        echo unique_id,ds,y
        n=1
        for d in "$@"; do
            echo "a,$d,$n"
            n=$((n + 1))
        done
    } | "$GNOMON" forecast --input - --layout long --freq "$freq" --horizon 2 --model naive --level 80 --season 1 | cut -d, -f1-3
}
long A 2019 2020 2021
long S 2020-S2 2021-S1
long Q 2021Q2 2021Q3
long M 2021-10 2021-11 2022-01
long M 2021-10-31 2021-11-30
long M 202110 202111
long W 2021-12-20 2021-12-27
long D 2024/2/27 2024/2/28
long H "2021-12-31 22:00" "2021-12-31 23:00"
long M 7 8 9
