#!/bin/sh
# Transforms of a large panel on one core: gnomon, pandas and R (Debian's packages) side by side, with the ratio.
#   benchmarks/peers/transforms.sh [SERIES]     (default 100000 monthly series of 240 points: needs 6 GB)
# Needs python3-pandas and r-base-core; build/release/benchmarks/bench_transforms is built by `make benches`.
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
series=${1:-100000}
here=$(dirname "$0")
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 NUMEXPR_NUM_THREADS=1
{
    build/release/benchmarks/bench_transforms "$series"
    /usr/bin/python3 "$here/transforms.py" "$series"
    Rscript "$here/transforms.R" "$series"
} | awk -F, 'BEGIN { printf "%-12s %-22s %10s %8s\n", "tool", "transform", "seconds", "ratio" }
    $1 == "gnomon" { ours[$2] = $3 }
    { printf "%-12s %-22s %10.4f %8.1f\n", $1, $2, $3, $3 / ours[$2] }'
