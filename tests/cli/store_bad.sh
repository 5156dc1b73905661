# SPDX-License-Identifier: GPL-3.0-or-later
# What is wrong with a store is said in one line, and nothing is left behind.
cd "$TMP"
g() { "$GNOMON" "$@" 2>&1; echo "exit $?"; }
g series
g series -s missing.h5
g series -s missing.h5 --format xml
g series -s missing.h5 --freq X
g ingest -s s.h5
g ingest -s s.h5 missing.txt
echo '{"value": 1}' >bad.jsonl
g ingest -s s.h5 --observations bad.jsonl
ls
echo '{"value": 1, "indicator": "收入", "period": "2021-01/2021-10", "start": 5}' >good.jsonl
g ingest -s s.h5 --observations good.jsonl
g ingest -s s.h5 good.txt missing.txt
printf 'accept\tgood.jsonl\t6\n' >unknown.tsv
g ingest -s s.h5 --review unknown.tsv
printf 'accept\tgood.jsonl\t5\tvalue=x\n' >number.tsv
g ingest -s s.h5 --review number.tsv
g trace -s s.h5 收入 yesterday
g trace -s s.h5 支出 2021-10
printf X | dd of=s.h5 bs=1 seek=9000 conv=notrunc 2>/dev/null
g verify s.h5
g series -s s.h5
g verify good.jsonl
ls
