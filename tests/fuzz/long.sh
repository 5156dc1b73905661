#!/bin/sh
# Runs fuzz targets in turn, two minutes each, until they have had N mutated inputs together and each target SECONDS.
# Equal times divide the inputs by what they cost: the whole way makes some hundred a second, plain text ten thousand.
# Inputs and seconds are counted in build/fuzz/runs, so that a run that was stopped goes on; what is read of the corpora
# before each turn does not count. A finding stops it: the input lies in build/fuzz, and running the target on it shows
# it again.
# usage: tests/fuzz/long.sh N SECONDS TARGET...
# SPDX-License-Identifier: GPL-3.0-or-later
runs=$1 seconds=$2
shift 2
[ $# -gt 0 ] || { echo "long.sh: no targets" >&2; exit 2; }
counts=build/fuzz/runs
mkdir -p $counts
count() { cat "$counts/$1" 2>/dev/null || echo 0; }

# The lexicon's words as a dictionary, so that mutations put cues, units and times beside each other.
for table in cue time unit name phrase sector; do grep -v '^#' "data/lexicon/$table.tsv" | sed 1d | cut -f1; done |
    LC_ALL=C sort -u | od -An -v -tx1 | tr -d '\n' | sed 's/ 0a/\n/g' | sed 's/ /\\x/g; s/.*/"&"/' |
    grep x >build/fuzz/words.dict

total=0
for target in "$@"; do total=$((total + $(count "${target##*/fuzz_}"))); done
seed=$(count seed)
open=1
while [ $open = 1 ]; do
    open=0
    for target in "$@"; do
        name=${target##*/fuzz_}
        done=$(count "$name") spent=$(count "$name.seconds")
        left=$((seconds - spent))
        [ $left -gt 0 ] || { [ $total -lt "$runs" ] && left=120; } || continue
        open=1
        mkdir -p "build/fuzz/found/$name"
        seed=$((seed + 1))
        # -entropic=0: its bookkeeping takes half of the time on the larger targets
        "$target" -max_total_time=$((left < 120 ? left : 120)) -seed=$seed -timeout=20 -rss_limit_mb=2048 -entropic=0 \
            -dict=build/fuzz/words.dict -artifact_prefix="build/fuzz/$name-" -print_final_stats=1 \
            "build/fuzz/found/$name" "tests/fuzz/corpus/$name" 2>build/fuzz/log ||
            { tail -50 build/fuzz/log >&2; echo "$name: a finding after $done inputs" >&2; exit 1; }
        ran=$(sed -n 's/^stat::number_of_executed_units: *//p' build/fuzz/log)
        read=$(sed -n 's/^#\([0-9]*\)\tINITED.*/\1/p' build/fuzz/log)
        took=$(sed -n 's/^Done .* in \([0-9]*\) second.*/\1/p' build/fuzz/log)
        fresh=$((${ran:-0} - ${read:-0}))
        total=$((total + fresh))
        echo $((done + fresh)) >"$counts/$name"
        echo $((spent + ${took:-0})) >"$counts/$name.seconds"
        echo $seed >$counts/seed
        echo "$name: $((done + fresh)) inputs in $((spent + ${took:-0})) s, $total together"
    done
done
echo "no finding in $total inputs (rm -r $counts begins anew)"
