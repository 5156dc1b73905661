#!/bin/sh
# Runs fuzz targets in turn, in portions, until they have had N inputs together; counts in build/fuzz/runs, so that a run
# that was stopped goes on. A finding stops it: the input lies in build/fuzz, and running the target on it shows it again.
# usage: tests/fuzz/long.sh N TARGET...
# SPDX-License-Identifier: GPL-3.0-or-later
runs=$1
shift
[ $# -gt 0 ] || { echo "long.sh: no targets" >&2; exit 2; }
each=$((runs / $# + 1))
mkdir -p build/fuzz/runs
seed=$(cat build/fuzz/runs/seed 2>/dev/null || echo 1)
open=1
while [ $open = 1 ]; do
    open=0
    for target in "$@"; do
        name=${target##*/fuzz_}
        done=$(cat "build/fuzz/runs/$name" 2>/dev/null || echo 0)
        left=$((each - done))
        [ $left -gt 0 ] || continue
        open=1
        portion=$((left < 5000 ? left : 5000))
        mkdir -p "build/fuzz/found/$name"
        seed=$((seed + 1))
        # The corpus is read first and counts as inputs; -runs counts all of them.
        "$target" -runs=$portion -seed=$seed -timeout=20 -rss_limit_mb=2048 -artifact_prefix="build/fuzz/$name-" \
            -verbosity=0 -print_final_stats=1 "build/fuzz/found/$name" "tests/fuzz/corpus/$name" 2>build/fuzz/log ||
            { cat build/fuzz/log >&2; echo "$name: a finding after $done inputs" >&2; exit 1; }
        ran=$(sed -n 's/^stat::number_of_executed_units: *//p' build/fuzz/log)
        echo $((done + ${ran:-0})) >"build/fuzz/runs/$name"
        echo $seed >build/fuzz/runs/seed
        echo "$name: $((done + ${ran:-0})) of $each"
    done
done
echo "no finding in $runs inputs (rm -r build/fuzz/runs begins anew)"
