# SPDX-License-Identifier: GPL-3.0-or-later
# Which statements are one series, compared with what a statistician joined: from the annotations' own fields, and from
# the extractor's.
shared=../shared/extraction
[ -r $shared/series.jsonl ] || { echo "skipped: $shared/series.jsonl is not there"; exit 0; }
command -v python3 >/dev/null || { echo "skipped: python3 is not there"; exit 0; }
for r in 000 002 003; do
    sed "s/^{/{\"file\": \"$r.txt\", /" $shared/gold/$r.jsonl
done >"$TMP/gold.jsonl"
score() {
    "$GNOMON" series -s "$TMP/$1.h5" --members --format jsonl >"$TMP/$1.jsonl"
    python3 $shared/score_series.py $shared/series.jsonl "$TMP/$1.jsonl" --min-f1 "$2" >"$TMP/score" &&
        echo "$1: F1 at least $2" || cat "$TMP/score"
}
"$GNOMON" ingest -q -s "$TMP/annotations.h5" --observations "$TMP/gold.jsonl" --dates $shared/reports.tsv
score annotations 0.96
"$GNOMON" ingest -q -s "$TMP/reports.h5" $shared/reports/00?.txt --dates $shared/reports.tsv
score reports 0.88
