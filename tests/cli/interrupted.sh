# SPDX-License-Identifier: GPL-3.0-or-later
# Ctrl-C or SIGTERM while reports are read: said, the shell's code, and the store as it was.
cd "$TMP" || exit 1
echo '2021年1—10月，全国软件业务收入76814亿元，同比增长19.2%。' >a.txt
"$GNOMON" ingest -s s.h5 a.txt --date 2021-11-30 2>&1
mkfifo never
exec 3<>never # a report that does not end
for signal in INT TERM; do
    timeout --preserve-status -s $signal 1 "$GNOMON" ingest -s s.h5 - --date 2021-12-31 <&3 2>&1
    echo "exit $?"
    "$GNOMON" verify s.h5
done
echo '2021年1—11月，全国软件业务收入85371亿元。' >b.txt
"$GNOMON" ingest -s s.h5 b.txt --date 2021-12-31 2>&1
