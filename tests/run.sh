#!/bin/sh
# Runs the test programs given, in one environment, and fails if one of them failed.
# SPDX-License-Identifier: GPL-3.0-or-later
export MODE TZ=UTC LC_ALL=C OPENBLAS_NUM_THREADS=1 CMOCKA_MESSAGE_OUTPUT=stdout
export ASAN_OPTIONS="${ASAN_OPTIONS:-detect_leaks=1:allocator_may_return_null=1}"
TMPDIR=$(mktemp -d) && export TMPDIR || exit 1
trap 'rm -rf "$TMPDIR"' EXIT
failed=
for t in "$@"; do
    echo "== $t"
    "$t" >"$TMPDIR/log" 2>&1 || { failed="$failed $t"; grep -v -E '^\[ +(OK|RUN) +\]' "$TMPDIR/log"; continue; }
    grep -E '^skipped:|\[==========\]|\[  PASSED  \]|\[  SKIPPED' "$TMPDIR/log"
done
[ -z "$failed" ] || { echo "FAILED ($MODE):$failed"; exit 1; }
echo "all test programs passed ($MODE)"
