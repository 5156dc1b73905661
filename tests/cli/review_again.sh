# SPDX-License-Identifier: GPL-3.0-or-later
# A reviewer's word goes on to the same report in another encoding, with other lines, or corrected elsewhere; what finds
# no figure any more is named, and the corrected figure goes before the one that was accepted of the old print.
set -e
cd "$TMP"
mkdir -p old new gbk
cat >old/tea.txt <<'T'
2023年1—5月，全省茶叶产量12.6万吨，同比增长4.8%。全省茶园面积310万亩，比上年末增长4.8%。

茶叶出口额3.2亿元，茶叶企业210家，其中新增企业12家，规模以上企业12家。
T
extract() { "$GNOMON" extract "$1" --date 2023-06-10; }
at() { extract "$1" | sed -n "s/.*\"start\": \([0-9]*\),.*\"text\": \"$2\".*/\1/p" | sed -n "${3:-1}p"; }
{
    printf 'accept\ttea.txt\t%s\tarea=福建省\tvalue=126500\n' "$(at old/tea.txt 12.6万吨)"
    printf 'accept\ttea.txt\t%s\n' "$(at old/tea.txt 3.2亿元)"
    printf 'reject\ttea.txt\t%s\n' "$(at old/tea.txt 4.8% 2)" "$(at old/tea.txt 12家 2)"
} >decisions.tsv
"$GNOMON" ingest -q -s s.h5 old/tea.txt --date 2023-06-10
"$GNOMON" ingest -s s.h5 --review decisions.tsv 2>&1 | grep -v 'documents,' || true
series() { "$GNOMON" series -s "$1" --format csv | cut -d, -f1-4,11 | grep -E '茶叶产量|出口额|茶园'; }
series s.h5

echo "== another encoding, full-width figures, other lines"
sed 's/，全省/，\n全省/;s/4\.8%。全/４．８%。全/' old/tea.txt | iconv -f UTF-8 -t GB18030 >gbk/tea.txt
"$GNOMON" ingest -s s.h5 gbk/tea.txt --date 2023-06-10 2>&1 | grep -v 'documents,' || true
series s.h5

echo "== a figure corrected, a second sentence lost"
sed 's/3.2亿元/3.5亿元/;s/，比上年末增长4.8%//' old/tea.txt >new/tea.txt
"$GNOMON" ingest -s s.h5 new/tea.txt --date 2023-06-10 2>&1 | grep -v 'documents,' || true
series s.h5

echo "== another report of another date is another document"
"$GNOMON" ingest -s other.h5 old/tea.txt --date 2023-06-10 2>&1 | grep -v 'documents,' || true
"$GNOMON" ingest -q -s other.h5 --review decisions.tsv
sed 's/310/312/' old/tea.txt >new/tea.txt
"$GNOMON" ingest -s other.h5 new/tea.txt --date 2023-07-10 2>&1 | grep -v 'documents,' || true

echo "== a run carries over what was decided in the last one's store"
"$GNOMON" run -q -o out old/tea.txt --date 2023-06-10
"$GNOMON" ingest -q -s out/store.h5 --review decisions.tsv
"$GNOMON" run -o out gbk/tea.txt --date 2023-06-10 2>&1 | grep decisions
series out/store.h5
