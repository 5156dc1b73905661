# SPDX-License-Identifier: GPL-3.0-or-later
# Reports in, series out, back to the sentence; the store is open to other programs.
set -e
cd "$TMP"
cat >october.txt <<'T'
2021年1—10月，全国软件业务收入76814亿元，同比增长19.2%。
T
cat >december.txt <<'T'
2021年1—12月，全国软件业务收入94994亿元，同比增长17.7%。
T
"$GNOMON" ingest -s s.h5 october.txt december.txt --date 2021-12-31 2>&1
"$GNOMON" ingest -s s.h5 october.txt 2>&1
"$GNOMON" series -s s.h5 --measure level
echo '2021年1—11月，全国软件业务收入85371亿元。' >november.txt
"$GNOMON" ingest -s t.h5 november.txt missing.txt --date 2021-12-20 2>&1 || echo "exit $?"
"$GNOMON" ingest -s t.h5 december.txt --date 2022-01-31 -q
"$GNOMON" series -s t.h5 --freq M --measure level
"$GNOMON" series -s t.h5 --freq M --measure level --as-of 2021-12-31
"$GNOMON" series -s s.h5 --format csv
"$GNOMON" series -s s.h5 --format jsonl --members --points --measure yoy
"$GNOMON" trace -s s.h5 软件业务收入 2021-10 --measure level | sed "s,\, rule .*,,"
"$GNOMON" trace -s s.h5 软件业务收入 2020-10 2>&1 || echo "exit $?"
"$GNOMON" trace -s s.h5 软件业营业收入 2021-10 --measure level | sed "s,\, rule .*,,"
"$GNOMON" trace -s s.h5 软件业收人 2021-10 2>&1 || echo "exit $?"
"$GNOMON" trace -s s.h5 原油 2021-10 2>&1 || echo "exit $?"
"$GNOMON" trace -s s.h5 软件业务收入 2021-10 --area 贵州省 2>&1 || echo "exit $?"
printf 'reject\toctober.txt\t69\n' >decisions.tsv
"$GNOMON" ingest -s s.h5 --review decisions.tsv 2>&1
"$GNOMON" verify s.h5
h5dump -d /documents/date -y s.h5 | sed -n 5,6p
