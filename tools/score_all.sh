#!/bin/sh
# Extracts all annotated reports of ../shared/extraction and prints the scores of each and of all together.
# usage: tools/score_all.sh [N]   (N: print the first N errors of all together)
# SPDX-License-Identifier: GPL-3.0-or-later
shared=${SHARED:-../shared}/extraction
gnomon=${GNOMON:-build/release/gnomon}
[ -d "$shared" ] || { echo "skipped: no $shared"; exit 0; }
out=$(mktemp -d) || exit 1
trap 'rm -rf "$out"' EXIT
pairs=
for gold in "$shared"/gold/*.jsonl; do
    name=$(basename "$gold" .jsonl)
    "$gnomon" extract --format jsonl --dates "$shared/reports.tsv" "$shared/reports/$name.txt" >"$out/$name" || exit 1
    printf '%-10s ' "$name"
    python3 "$shared/score.py" "$gold" "$out/$name" | tail -1
    pairs="$pairs $gold=$out/$name"
done
# shellcheck disable=SC2086
python3 "$shared/score.py" --pairs $pairs --errors "${1:-0}"
